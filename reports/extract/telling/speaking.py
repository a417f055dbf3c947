"""What somebody is reported to say: whether it asks for work, and of whom.

In: a sentence and the words in it that can report a speech. Out: whether they do so, and what they ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.extract.marks import Sentence, last_before
from reports.extract.page.signs import VERBS
from reports.extract.telling.passage import Turn
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold, not_after

WILL = fold(WORDS["work"]["will"])
MILD = fold(WORDS["mild"])
GIVING = any_of(WORDS["honours"]["giving"])
HONOURING = any_of((*WORDS["honours"]["giving"], *WORDS["honours"]["verbs"], *WORDS["honours"]["asked"]))
HONOURED = re.compile(  # đề nghị tặng Cờ thi đua, đề nghị LĐLĐ tỉnh tặng Cờ thi đua: no work is asked for
    rf"[\s:]+(?:{HONOURING}{END}"
    rf"|[^,;:.]{{2,60}}?\s{GIVING}\s(?:\d+\s)?{any_of(WORDS['honours']['things'])}{END})"
)
OF_OWN = re.compile(rf"\s{any_of(WORDS['subjects']['own'])}{END}")
OF_UNITS = re.compile(rf"\s(?:100%\s)?{any_of(WORDS['subjects']['units'])}{END}")
ASKED_THEN = re.compile(rf"(?<!\w){any_of(WORDS['others']['asked_then'])}{END}")
ASKING_TOO = frozenset(["", *map(fold, WORDS["others"]["still"])])
FOR_HELP = re.compile(  # đề nghị LĐLĐ tỉnh hỗ trợ, not: đề nghị các đơn vị hỗ trợ
    rf"(?!{OF_OWN.pattern})\s[^,;:.\d]{{2,60}}?\s{any_of(WORDS['work']['asked_for'])}{END}"
)
ASKED_OF_OWN = re.compile(  # yêu cầu các đơn vị trong Cụm: what leads to a list, whoever says it
    rf"{OF_OWN.pattern}[^:;.]{{0,60}}:\Z"
)
OWN_TO_GO_ON = re.compile(  # đề nghị các đơn vị tiếp tục
    rf"{OF_OWN.pattern}(?:\s[^\W\d_]+){{0,6}}?\s{any_of(WORDS['work']['going_on'])}{END}"
)
JOINTS = (", ", "; ", *(f" {fold(words)} " for words in WORDS["work"]["besides"]))
NEEDED = re.compile(  # such as cần cố gắng hơn; not: cần vốn
    rf"{any_of(WORDS['work']['needing'])}\s{any_of((*WORDS['work']['verbs'], *WORDS['work']['trying']))}{END}"
)
MUST = fold(WORDS["doubts"]["must"])
DIRECTED = tuple(map(fold, WORDS["cues"]["directed"]))
CALLING = fold(WORDS["work"]["calling"])
CLAUSE_ENDED = re.compile(  # các chỉ tiêu LĐLĐ tỉnh giao đều đạt
    rf"\s?[.;,)]|\Z|\s{any_of(WORDS['work']['given_done'])}{END}"
)
BY, AND = fold(WORDS["work"]["by"]), WORDS["names"]["and"]
NO_ORDER = re.compile(  # Phó Trưởng ban chỉ đạo; được Công đoàn ngành tin tưởng giao nhiệm vụ
    rf"(?<!\w)(?:{any_of(WORDS['people']['no_orders'])}"
    rf"|{not_after(WORDS['events']['sharing'])}{BY}(?:\s(?!{AND}\s)[^\s,;:.]+){{1,10}})\s\Z"
)
TO_SOMEBODY = re.compile(  # Trưởng ban chỉ đạo các CĐCS kết nạp 300 đoàn viên
    rf"{OF_OWN.pattern}|\s{any_of(map(WORDS['names'].get, ('federation', 'short_federation', 'union')))}{END}"
)
NO_NEWS = re.compile(  # khai thác thông tin thu thập, not: Chủ tịch LĐLĐ tỉnh thông tin: ...
    rf"{fold(WORDS['people']['news'])}(?!\s?[,:]|\s{any_of(WORDS['people']['news_on'])}{END})"
)
NEAR = 100  # characters before an order in which it is told to whom it was given
HEAD_OF_CLAUSE = re.compile(r":\s[“\"]?\Z")
SAYING = frozenset(["told", "directed", "ordered", "appeal"])
NOT_SAID = tuple(map(fold, WORDS["people"]["not_said"]))


def speech_in(sentence: Sentence, folded: str) -> Found | None:
    """The first words that report a speech."""
    for cue in sentence.cues:
        reported = cue.group in SAYING and is_spoken(cue, sentence, folded)
        if reported and (cue.group != "appeal" or calls_for_work(cue, sentence, folded)):
            return cue
    return None


def is_spoken(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether somebody named is reported to say it."""
    before = folded[max(sentence.start, cue.start - 20) : cue.start]
    if _is_no_speech(cue, sentence, folded) or _is_work_to_come(cue, sentence, folded):
        return False
    if cue.group == "directed" and (HEAD_OF_CLAUSE.search(before) or _asks_its_units(cue, sentence, folded)):
        return True
    did_so = {"ordered": _did_so, "directed": _asked_for_help}.get(cue.group)
    if did_so and did_so(cue, sentence, folded):
        return False
    by = sentence.person if cue.group == "ordered" else sentence.speaker
    apart = cue.group == "told" and by < cue.start < sentence.person
    if apart and folded.find(";", by, cue.start) >= 0:
        return False  # thăm Bệnh viện A; đánh giá, xếp loại CĐCS
    if cue.group == "directed" and before.rstrip().endswith(MILD):  # Chủ tịch đã yêu cầu các đơn vị
        return sentence.person < cue.start and OF_OWN.match(folded, cue.end, sentence.end) is not None
    return by < cue.start and not before.rstrip().endswith(NOT_SAID)


def _asks_its_units(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether an organisation asks those below it for work, `LĐLĐ huyện yêu cầu các CĐCS mở 2 lớp`, and it is
    not told of when, or what came of it: `Quý I, LĐLĐ huyện yêu cầu`, `; kết quả thành lập 5 CĐCS`.
    """
    actor = last_before(sentence.actors, cue.start)
    if actor is None or folded[actor.end : cue.start].strip() not in ASKING_TOO:
        return False
    if last_before(sentence.leading, cue.start) or not OF_UNITS.match(folded, cue.end, sentence.end):
        return False
    return ASKED_THEN.search(folded, sentence.start, sentence.end) is None


def calls_for_work(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether somebody calls on people to do several things, and not only to be of good cheer."""
    called = folded[cue.start : cue.end] == CALLING and folded.find(";", cue.end, sentence.end) >= 0
    return called and is_spoken(cue, sentence, folded)


def asks_own(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether the reporting side is asked for work, whoever says it: before a list, or to go on with it."""
    if ASKED_OF_OWN.match(folded, cue.end, sentence.end):
        return True
    joined = folded.endswith(JOINTS, sentence.start, cue.start)
    return joined and OWN_TO_GO_ON.match(folded, cue.end, sentence.end) is not None


def is_duty(turn: Turn, folded: str) -> bool:
    """Whether a turn says what somebody must do."""
    return folded[turn.start : turn.end] == MUST


def asks_besides(turn: Turn, turns: Sequence[Turn], folded: str) -> bool:
    """Whether a turn, of those of a sentence, asks for more after what was done: `trao 90 suất quà, đề nghị
    các cấp công đoàn tiếp tục quan tâm`.
    """
    asks = folded.startswith(DIRECTED, turn.start) or NEEDED.match(folded, turn.start)
    if not (turn.planned and asks):
        return False
    planned = any(before.planned for before in turns if before.start < turn.start)
    return not planned and folded.endswith(JOINTS, 0, turn.start)


def _is_no_speech(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether words that can report a speech do not: they ask for an honour, belong to a board's name or only
    tell what was given, `các chỉ tiêu LĐLĐ tỉnh giao`; news is but a thing.
    """
    told: re.Match[str] | None = None
    if cue.group == "directed":
        told = HONOURED.match(folded, cue.end, sentence.end)
    elif cue.group == "told":
        told = NO_NEWS.match(folded, cue.start, sentence.end)
    elif cue.group == "ordered":
        told = CLAUSE_ENDED.match(folded, cue.end, sentence.end)
        if told is None and not TO_SOMEBODY.match(folded, cue.end, sentence.end):
            told = NO_ORDER.search(folded, max(sentence.start, cue.start - NEAR), cue.start)
    return told is not None


def _asked_for_help(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether an organisation, in the list of what it did or does, has asked somebody who is none of its own:
    `LĐLĐ huyện đã trao 90 suất quà; đề nghị LĐLĐ tỉnh hỗ trợ 8 em`, `thẩm định hồ sơ, đề nghị chi hỗ trợ`.
    """
    if not folded.endswith((", ", "; "), sentence.start, cue.start):
        return False
    told = min(cue.start, sentence.person)
    did = any(done.group == "done" and done.end < told for done in sentence.cues)
    actor = last_before(sentence.actors, told)
    works = actor is not None and told == cue.start and VERBS.begins(folded, actor.end + 1, cue.start)
    return (did or works) and FOR_HELP.match(folded, cue.end, sentence.end) is not None


def _is_work_to_come(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether those who hold an office only stand in what will be done: `sẽ bố trí cán bộ, phân công ...`."""
    if cue.group not in ("directed", "ordered"):
        return False
    will = (one.start for one in sentence.cues if folded[one.start : one.end] == WILL)
    titles = [one for one in sentence.cues if one.group == "title" and one.start < cue.start]
    heads_clause = titles and folded.endswith(JOINTS, sentence.start, titles[-1].start)
    return next(will, sentence.end) < sentence.person < cue.start and not heads_clause


def _did_so(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether an organisation has done it, as somebody tells: `Theo Chủ tịch LĐLĐ huyện, LĐLĐ đã chỉ đạo`."""
    actor = last_before(sentence.actors, cue.start)
    if actor is None or actor.start < sentence.person:
        return False
    apart = folded.find(",", sentence.person, actor.start) >= 0
    return apart and folded[actor.end : cue.start].strip() == MILD
