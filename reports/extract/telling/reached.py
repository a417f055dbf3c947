"""Plans that are named where results are told: targets of which some were reached, tasks that work went to,
or plans that were adopted.

In: a folded text, and the words or turns in it that name plans. Out: whether, and from where on, results are
told instead, or plans where words of results only say that these were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.extract.heading.topics import TO_DATE
from reports.extract.marks import Sentence, last_before
from reports.extract.telling.passage import Turn
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold
from reports.facts import ACHIEVEMENT

SETTING = fold(WORDS["setting"])
AIMS, BY_NOW = any_of(WORDS["work"]["aims"]), any_of(WORDS["events"]["by_now"])
AIMS_NEXT = re.compile(rf"\s(?:các\s|những\s|\d+\s)?{AIMS}{END}")  # Đại hội đã đề ra mục tiêu
REACHED = any_of(WORDS["heading"]["reached"])
WHOSE_AIMS = re.compile(rf"(?<!\w){any_of(WORDS['events']['targets'])}\s(?:[^\W\d_]+\s){{0,10}}\Z")
TO_REACH = re.compile(rf"(?<!\w){any_of(WORDS['heading']['still_to_reach'])}{END}")
NOT_REACHED = (  # quyết tâm đạt, yêu cầu đạt, phải đạt, góp phần đạt
    *(*WORDS["heading"]["still_to_reach"], *WORDS["doubts"]["wished"]),
    *(WORDS["doubts"]["must"], *WORDS["times"]["agreeing"], *WORDS["work"]["verbs"]),
)
UNTIL_REACHED = rf"(?:(?!{any_of(NOT_REACHED)}{END})[^\W\d_]+\s){{0,5}}?"  # who reached them, and how
ESTIMATED = rf"(?:{any_of(WORDS['columns']['estimates'])}\s)?"
AIMS_REACHED = rf"{ESTIMATED}{REACHED}(?:\s[^\W\d_]+){{0,3}}?\s(?:\d+/\d+|\d+\s{AIMS}){END}"
WORD, NUMBER = r"[^\W\d_]+", r"\d[\d.]*(?:,\d+)?"
PARTING = any_of((*WORDS["clause"]["parting"], *WORDS["clause"]["introducing"]))
OF_REACHING = re.compile(rf"{REACHED}{END}")
STILL_TO_REACH = re.compile(  # phấn đấu đạt nhiều kết quả, đạt nhiều thành tích
    rf"(?<!\w){any_of(WORDS['heading']['still_to_reach'])}\s(?:{REACHED}\s[^,;:.\d]+,\s)*\Z"
)
TELLS_ON = re.compile(
    rf",?\s(?:[^\W\d_]+\s){{0,4}}?{BY_NOW}{END}"
    rf"|\s(?:[^\W\d_]+\s){{0,4}}?{REACHED}{END}|,\s{UNTIL_REACHED}{AIMS_REACHED}"
    rf"|\s(?:là\s)?{NUMBER}\s(?P<unit>{WORD}(?=,|;)|{WORD}\s{WORD})(?:\s{WORD}){{0,3}}[,;]\s(?!{PARTING}{END})"
    rf"{UNTIL_REACHED}(?:{REACHED}|{BY_NOW}|{any_of(WORDS['work']['verbs'])})\s(?:{WORD}\s){{0,3}}?{NUMBER}\s(?P=unit)(?!\w)"
)
REACHED_OF = re.compile(  # đề ra 12 chỉ tiêu, huyện hoàn thành 11 chỉ tiêu
    rf"\d\s{AIMS}{END}[^;:.\d]*[,;]\s{UNTIL_REACHED}(?P<reached>{AIMS_REACHED})"
)
ADOPTS = re.compile(
    rf"\s{any_of(WORDS['events']['adopting'])}\s(?:[^\W\d_]+\s){{0,4}}?{any_of(WORDS['events']['adopted'])}{END}"
)
NO_FIGURES = re.compile(r"(?:[^;:.\d]|\d{4}(?!\d))*+;")
COUNTED = r"\s[^,;:.\d]{0,60}\d+(?:/\d+)?\s\Z"
COUNTED_BY_NOW = re.compile(  # 21 cơ sở, 900 đoàn viên, đến nay đã thành lập 32 cơ sở
    rf"(?<!\S)\d[\d.]*\s(?P<unit>{WORD}(?=,|;)|{WORD}\s{WORD})[^;:]{{0,300}}?,"
    rf"\s{any_of(WORDS['heading']['by_now'])}\s[^,;:]{{0,120}}?\d[\d.]*\s(?P=unit)(?!\w)"
)
REACHED_SOME = re.compile(  # LĐLĐ quận hoàn thành 02 nhiệm vụ trọng tâm; đã tập trung chỉ đạo hoàn thành 5/5
    rf"(?:(?:\A|[,;]\s){UNTIL_REACHED}|(?<!\w){BY_NOW}\s(?:[^\W\d_]+\s){{0,5}}?){REACHED}{COUNTED}"
)
CARRIED_OUT_SOME = re.compile(  # đã triển khai 02 nhiệm vụ trọng tâm
    rf"(?<!\w){BY_NOW}\s(?:[^\W\d_]+\s){{0,3}}?{any_of(WORDS['events']['carried_out'])}{COUNTED}"
)
UNLESS_DONE, BY = frozenset(map(fold, WORDS["unless_done"])), fold(WORDS["work"]["by"])
WAS_DONE = re.compile(rf"(?<!\w){any_of(WORDS['since_done'])}{END}")
FOCUSED = re.compile(rf"{any_of(WORDS['work']['focusing'])}\s(?:[^\W\d_]+\s){{0,3}}\Z")
OF_THESE = re.compile(rf"(?<!\w){any_of(WORDS['clause']['parting'])}{END}[,:]?\s*\Z")
SUCH_AS = re.compile(rf"\s{any_of(WORDS['work']['examples'])}{END}")


def is_done_since(cue: Found, folded: str, end: int) -> bool:
    """Whether words that name a plan go on with what was done of it: `Ưu tiên hàng đầu là chăm lo Tết, nhờ đó
    tặng 90 suất quà`.
    """
    if folded[cue.start : cue.end] not in UNLESS_DONE:
        return False
    return folded.endswith(f"{BY} ", 0, cue.start) or WAS_DONE.search(folded, cue.end, end) is not None


def reached_some(before: str) -> bool:
    """Whether the words before tasks or targets say that a number of them was reached."""
    return REACHED_SOME.search(before) is not None


def carried_out_some(before: str) -> bool:
    """Whether the words before tasks say that a number of them was carried out."""
    return CARRIED_OUT_SOME.search(before) is not None


def is_reached(cue: Found, folded: str, begins: int) -> bool:
    """Whether words of results tell what was reached, not what is striven for: `phấn đấu đạt kết quả`."""
    striven = OF_REACHING.match(folded, cue.start) and STILL_TO_REACH.search(folded, begins, cue.start)
    return not striven


def gives_examples(turn: Turn, sentence: Sentence, folded: str, begins: int) -> bool:
    """Whether words of plans only say on what work went, that of somebody or that told of before: `Các cơ sở
    tập trung vào các nhiệm vụ trọng tâm như A, B`, `Trong đó, tập trung vào ...`.
    """
    focused = FOCUSED.search(folded, begins, turn.start)
    if focused is None or SUCH_AS.match(folded, turn.end) is None:
        return False
    actor = last_before(sentence.actors, focused.start())
    if actor and actor.end + 1 == focused.start():
        return folded.find(",", begins, actor.start) < 0
    return OF_THESE.search(folded, sentence.start, begins) is not None


def sets(cue: Found, folded: str, begins: int, end: int) -> bool:
    """Whether words tell a plan that is made, or one made before where a sentence begins with it; not
    where results follow.
    """
    named = cue.group == "neutral" and folded.endswith(SETTING, 0, cue.end)
    of_before = named and (cue.start == begins or AIMS_NEXT.match(folded, cue.end, end))
    plans = of_before or cue.group in ("plan", "purpose")
    return bool(plans) and not _set_before(cue, folded, begins, end)


def _set_before(cue: Found, folded: str, begins: int, end: int) -> bool:
    """Whether words of setting only say whose the targets before them are: `25 chỉ tiêu của xã đề ra, đã hoàn
    thành 10`; or which, before what was done of them: `Chỉ tiêu đề ra 300 hội viên, kết nạp 320 hội viên`.
    """
    if not (folded.endswith(SETTING, begins, cue.end) and TELLS_ON.match(folded, cue.end, end)):
        return False
    before = folded[begins : cue.end - len(SETTING)].rpartition(", ")[2]
    return WHOSE_AIMS.search(before) is not None and not TO_REACH.search(before)


def unless_adopted(turns: Sequence[Turn], folded: str) -> list[Turn]:
    """The turns, but those to results where only plans were adopted: `đã thông qua kế hoạch gồm 7 việc`; what
    a semicolon parts from a plan without any figure was done: `đã thông qua kế hoạch; khen thưởng 7 tập thể`.
    """
    last = max((turn.start for turn in turns if turn.planned), default=-1)
    return [turn for turn in turns if turn.planned or turn.start > last or not _adopts(turn, folded)]


def _adopts(turn: Turn, folded: str) -> bool:
    """Whether words of results only say that a plan was adopted, of which more is told."""
    adopted = ADOPTS.match(folded, turn.end)
    return adopted is not None and not NO_FIGURES.match(folded, adopted.end())


def reached_by_now(turns: Sequence[Turn], folded: str, *, planned: bool) -> Iterator[Turn]:
    """The turns to what was done by now of plans told before them: `sẽ mở 9 lớp, đến nay đã mở 8 lớp`.

    planned: plans are told before the first turn.
    """
    for plans, turn in zip((planned, *(turn.planned for turn in turns)), turns, strict=False):
        if plans and folded.startswith(TO_DATE, turn.start) and folded.endswith(", ", 0, turn.start):
            yield turn


def is_counted(folded: str, start: int, end: int) -> bool:
    """Whether a plan is followed by how many of what it foresaw there are by now."""
    told = any(folded.find(words, start, end) >= 0 for words in TO_DATE)
    return told and COUNTED_BY_NOW.search(folded, start, end) is not None


def reached_of_set(turns: Sequence[Turn], folded: str, end: int) -> Iterator[Turn]:
    """The turn from targets that were set to how many of them were reached."""
    for turn in turns[-1:]:
        found = REACHED_OF.search(folded, turn.end, end) if folded.endswith(SETTING, 0, turn.end) else None
        if found:
            yield Turn(found.start("reached"), found.end("reached"), ACHIEVEMENT)
