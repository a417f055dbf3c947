"""Which sentences tell what was done, and which what is planned.

In: the marks of a source and its heading. Out: a `Passage` for each sentence: its role, and the turns in
it, places from which on results or plans are told. A sentence without a turn goes on as the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import OPENING, Block, BlockKind, Heading
from reports.extract.names.actors import START
from reports.extract.names.days import UP_TO, day_of, happened_on
from reports.extract.page.headlines import ANNEX, level
from reports.extract.page.signs import VERBS
from reports.extract.tables.tables import is_row
from reports.extract.telling.announcing import (
    named_by,
)
from reports.extract.telling.others import of_others
from reports.extract.telling.passage import BRACKETS, JOINED, Passage, Piece, Turn, around, begin
from reports.extract.telling.reached import (
    gives_examples,
    reached_by_now,
)
from reports.extract.telling.seasons import out_of_season
from reports.extract.telling.speaking import (
    asks_besides,
    is_duty,
    is_spoken,
    speech_in,
)
from reports.extract.telling.turns import STATEMENT, turns_in
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold
from reports.facts import ACHIEVEMENT, TASK, Role
from reports.periods import Period, PeriodKind

ASSIGNED = any_of(WORDS["work"]["assigned"])
PASSIVE = re.compile(  # nhiều mô hình được nhân rộng; no target: 100% công nhân được khám
    rf"(?!\d|{any_of(WORDS['work']['each'])}{END})"
    rf"[^,;:.]{{3,60}}?\s{fold(WORDS['work']['by'])}\s(?!{ASSIGNED}{END})"
)
CUT = re.compile(  # up to a semicolon in no brackets and no quotation but a speech
    r"(?:[^;“(]|(?<!: )“[^”“]{0,200}”|“|\([^()]{0,200}\)|\()*+;"
)
DETAILS = re.compile(rf"{any_of(WORDS['work']['in_detail'])}{END}")
CAPTION = re.compile(rf"{any_of(WORDS['columns']['captions'])}\s(?:số\s)?\d")
TARGETS = re.compile(  # of a table of results: Một số chỉ tiêu chủ yếu:
    rf"(?:{fold(WORDS['annex'])}[^:]{{0,20}}:\s)?(?:{any_of(WORDS['labels']['several'])}\s)*{any_of(WORDS['work']['aims'])}"
    rf"(?:\s(?!{any_of(WORDS['work']['striving'])}{END}){any_of(WORDS['work']['announcing'])})*\s?:?"
)
CARRYING_OUT = re.compile(  # 2. Thực hiện các nhiệm vụ trọng tâm, among results
    rf"{any_of(WORDS['work']['carrying_out'])}{END}"
)
REQUESTS = re.compile(  # Đề xuất, kiến nghị: what those above are asked for
    rf"{any_of(WORDS['work']['requests'])}\s?:"
)
VOICES = re.compile(rf"{any_of(WORDS['others']['discussion_headings'])}{END}")
BACKGROUND = (  # Hạn chế, tồn tại; not: Hạn chế tranh chấp
    rf"(?:{any_of(WORDS['background_headings'])}{END}"
    rf"|{any_of(WORDS['work']['shortcomings'])}{END}(?!\s{any_of(WORDS['work']['limited'])}{END}))"
)
PLANS = Phrases({"plans": WORDS["plan_headings"]})
IS, WITH = " là ", f"{fold(WORDS['clause']['with'])} "
ABOUT = f"{fold(WORDS['about'])} "
NO_REPORT = rf"(?:(?!{any_of(WORDS['no_reporting'])}{END})[^\s:]+\s)"
# báo cáo kết quả công tác năm 2022 và phương hướng năm 2023 như sau: results come first
OPENS_REPORT = re.compile(rf"{NO_REPORT}{{0,30}}?{any_of(WORDS['reporting'])}\s{NO_REPORT}*[^\s:]+:\Z")
WORDS_BEHIND = re.compile(r"\W*\w")  # not: “...”, Chủ tịch LĐLĐ tỉnh yêu cầu.
SPOKEN = frozenset(["told", "directed", "appeal", "ordered", "scene"])  # cues of what somebody said
INFORMING = tuple(map(fold, WORDS["people"]["informing"]))


class _Told(NamedTuple):
    """What is told until something else is, and in which block that was said; led: a heading or the words
    before a list say so, or the whole paper is of that kind; lasts: beyond its paragraph and list; heads: it
    is told below those words, where each entry and paragraph begins with it.
    """

    role: Role
    block: Block | None = None
    led: bool = True
    lasts: bool = True
    heads: bool = False

    def after(self, passage: Passage, *, leads: bool) -> _Told:
        """What is told after a passage before which this was; leads: others stand below it."""
        role, turns = passage.pieces[-1].role, passage.turns
        if turns and all(turn.alone for turn in turns):
            return self
        if not turns and role is self.role:
            return self._replace(lasts=True, heads=True) if leads else self
        if turns and self.role is TASK is passage.pieces[0].role and not turns[0].planned:
            return self  # of an entry of a plan it is told what was done by now
        lasts = leads or any(turn.role is role and not turn.passing for turn in turns)
        return _Told(role, passage.sentence.block, leads or (self.led and role is self.role), lasts, leads)

    def outlasts(self, sentence: Sentence, other: _Told) -> bool:
        """Whether what is told below a heading goes on after a sentence that tells another: no entry of a
        list ends it, and of paragraphs only those that begin with what was done, or turn to plans.
        """
        if not self.heads or other.heads:
            return False
        remark = not sentence.opens_block and other.role is ACHIEVEMENT
        return sentence.block.kind is BlockKind.ITEM or remark


def passages(marked: Marked, heading: Heading) -> tuple[Passage, ...]:
    """The sentences of a source with their roles. Title and lead turn nothing for what follows; words such
    as sẽ do so within their paragraph, and what they lead to.
    """
    initial = _Told(TASK if heading.kind == "plan" else ACHIEVEMENT)
    found, in_tables, above = list[Passage](), rows(marked), marked.headlines
    over_tables = {a.start for a, b in pairwise(marked.source.blocks) if b.start in in_tables}
    voiced = under(marked, VOICES)
    annexes = {start for start in above if ANNEX.match(marked.source.text, start)}
    now = held = after = initial  # in the paragraph, from one to the next, and after the sentence before
    left: Role | None = None  # what was told before an annex, while that itself does not say what it tells
    for sentence in _with_speakers(_led_by_headings(marked, above), marked.folded):
        block, opening = sentence.block, sentence.block.kind in OPENING
        caption = block.start not in annexes and CAPTION.match(marked.folded, block.start)
        if block.start in over_tables and now.role is ACHIEVEMENT:
            caption = caption or TARGETS.fullmatch(marked.folded, sentence.start, sentence.end)
        if not opening and (block.start in in_tables or caption):
            found.append(_row(sentence, now.role, left))
            continue
        if block.start in annexes and sentence.opens_block:  # no section before it goes on there
            left, now, held = held.role, initial, initial
        if opening or (sentence.opens_block and _informs(sentence, marked.folded)):
            now = after if _details(sentence, marked.folded) else initial
        elif sentence.opens_block and (held.heads or not _goes_on(sentence, marked.folded)):
            now = held
        passage = _passage(sentence, marked.folded, heading, now, headline=block.start in above)
        passage.appeal = passage.appeal or block.start in voiced
        left = None if passage.turns else left
        passage.below = left or (held.role if held.heads else None)
        found.append(passage)
        leads = block.start in above or marked.folded.endswith(":", sentence.start, sentence.end)
        wished = passage.appeal and _is_open(block.start, sentence.end, marked.folded)
        aside = _is_aside(passage, marked.folded) and not wished
        after = now if aside else now.after(passage, leads=leads)
        after = initial if leads and _opens_report(passage, now.role, marked.folded) else after
        after = after._replace(lasts=False, led=False) if wished else after
        now = initial if opening and not leads else after
        held = now if now.lasts and not held.outlasts(sentence, now) else held
    return tuple(found)


def _opens_report(passage: Passage, role: Role, folded: str) -> bool:
    """Whether a sentence leads to a whole report: that begins with results, though plans are named, too.
    role: what was told before.
    """
    if role is TASK or not any(turn.planned for turn in passage.turns):
        return False
    return OPENS_REPORT.match(folded, passage.begins, passage.sentence.end) is not None


def _is_aside(passage: Passage, folded: str) -> bool:
    """Whether a sentence is of others, so that it tells nothing for those after it; one that begins with the
    name of the plans does: `Về phương hướng năm 2024, tổng số lớp sẽ là 22`.
    """
    begins = passage.begins + (len(ABOUT) if folded.startswith(ABOUT, passage.begins) else 0)
    return passage.appeal and not PLANS.begins(folded, begins, passage.sentence.end)


def _goes_on(sentence: Sentence, folded: str) -> bool:
    """Whether a paragraph goes on with the one before: as an entry of a list, or by joining words."""
    joined = JOINED.match(folded, sentence.start, sentence.end)
    return joined is not None or sentence.block.kind is BlockKind.ITEM


def _details(sentence: Sentence, folded: str) -> bool:
    """Whether a sentence only tells in detail what the one before it in its paragraph does."""
    return not sentence.opens_block and DETAILS.match(folded, sentence.start, sentence.end) is not None


def _is_open(start: int, end: int, folded: str) -> bool:
    """Whether a quotation that begins in folded[start:end] goes on behind it."""
    straight = folded.count('"', start, end) % 2 == 1
    return straight or folded.rfind("“", start, end) > folded.rfind("”", start, end)


def _informs(sentence: Sentence, folded: str) -> bool:
    """Whether somebody begins to tell how things are: `Chủ tịch LĐLĐ quận cho biết, quận có 9 cơ sở`."""
    said = speech_in(sentence, folded)
    return said is not None and folded.startswith(INFORMING, said.start)


def _led_by_headings(marked: Marked, above: frozenset[int]) -> Iterator[Sentence]:
    """The sentences; the one period that a heading names leads what stands below it."""
    for sentence in marked.sentences:
        heads = len(sentence.times) == 1 and sentence.block.start in above
        yield replace(sentence, leading=sentence.times) if heads else sentence


def _with_speakers(sentences: Iterable[Sentence], folded: str) -> Iterator[Sentence]:
    """The sentences; with one that joins on with a request, who spoke in the sentence before goes on, as in
    `Chủ tịch LĐLĐ tỉnh ghi nhận kết quả. Đồng thời đề nghị các cấp công đoàn`.
    """
    before: Sentence | None = None
    for sentence in sentences:
        joined = JOINED.match(folded, sentence.start, sentence.end) if sentence.cues else None
        asks = joined and any(c.group == "directed" and c.start == joined.end() for c in sentence.cues)
        spoke = before and before.block is sentence.block and before.person < before.end
        spoken = spoke and before and any(c.group in SPOKEN and c.start > before.person for c in before.cues)
        before = replace(sentence, speaks_on=True) if asks and spoken else sentence
        yield before


def rows(marked: Marked) -> frozenset[int]:
    """Where the blocks start that are lines of tables."""
    text = marked.source.text
    if "|" not in text and "\t" not in text:
        return frozenset()
    return frozenset(block.start for block in marked.source.blocks if is_row(text[block.start : block.end]))


def under(marked: Marked, words: re.Pattern[str]) -> frozenset[int]:
    """Where the blocks start that stand under headings which begin with some words."""
    found, depth, headlines = list[int](), None, marked.headlines
    for block in marked.source.blocks if headlines else ():
        heads = block.start in headlines
        deep = level(marked.source.text[block.start : block.end]) if heads else 0
        if heads and (depth is None or deep <= depth):
            at = begin(marked.folded, block.start, block.end)
            at += len(ABOUT) if marked.folded.startswith(ABOUT, at) else 0
            depth = deep if words.match(marked.folded, at, block.end) else None
        elif depth is not None:
            found.append(block.start)
    return frozenset(found)


def _row(sentence: Sentence, role: Role, below: Role | None) -> Passage:
    """A line or a caption of a table, that turns to nothing else: its columns tell their own."""
    return Passage(sentence, sentence.start, (), (Piece(sentence.start, sentence.end, role),), below=below)


def _passage(sentence: Sentence, folded: str, heading: Heading, before: _Told, *, headline: bool) -> Passage:
    role = before.role
    begins = begin(folded, sentence.start, sentence.end)
    turns, asides = _parted(turns_in(sentence, folded, heading, begins), sentence, folded)
    if role is ACHIEVEMENT and not sentence.opens_block and len(turns) == 1:
        turns = [turn for turn in turns if not gives_examples(turn, sentence, folded, begins)]
    listed = role is TASK and (before.heads or sentence.block.kind is BlockKind.ITEM) and not headline
    if listed and folded.find(":", begins, sentence.end) < 0:
        turns = [turn for turn in turns if turn.start > begins or not _is_work(turn, folded)]
    if headline and role is ACHIEVEMENT and before.heads and not sentence.times:
        turns = [] if CARRYING_OUT.match(folded, begins, sentence.end) else turns
    if role is TASK and (before.heads or any(turn.planned for turn in turns)):
        turns = [turn for turn in turns if not _is_part_of_year_ahead(turn, sentence, heading)]
    if headline and not turns and (told := named_by(folded, begins, sentence.end)):
        turns = [Turn(begins, sentence.end, told)]
    if speech := speech_in(sentence, folded):
        asides = tuple(sorted((*asides, *_before_speech(turns, speech.start)), key=START))
        turns = [*within(turns, speech.start, sentence.end)] or turns
    seasonal = False
    if not turns and role is TASK and heading.kind != "plan":
        stated = _states(sentence, folded, begins) or _is_past(sentence, folded, begins, heading)
        seasonal = not (stated or before.heads) and out_of_season(sentence, folded, begins, heading)
        role = ACHIEVEMENT if stated or seasonal else role
    asked = (t for t in turns if (is_duty(t, folded) if speech else asks_besides(t, turns, folded)))
    apart = next(chain(asked, reached_by_now(turns, folded, planned=role is TASK)), None)
    pieces = tuple(_pieces(sentence, folded, turns, role, apart.start if apart else sentence.end))
    appeals = (
        of_others(sentence, folded, begins)
        or _appeals(sentence, folded, turns)
        or REQUESTS.match(folded, begins, sentence.end) is not None
    )
    said = before.led or before.block is sentence.block or bool(turns)
    spoken = speech.end if speech and WORDS_BEHIND.match(folded, speech.end, sentence.end) else -1
    return Passage(sentence, begins, tuple(turns), pieces, asides, spoken, appeals, said, seasonal=seasonal)


def _is_part_of_year_ahead(turn: Turn, sentence: Sentence, heading: Heading) -> bool:
    """Whether words that seem to turn to results only name a part of the year that is planned for, below the
    heading of its plans or among them: `Quý I: tập huấn`, `Trong quý I, Hội dự kiến tặng 50 suất quà`.
    """
    if turn.role is not ACHIEVEMENT or not heading.task_period:
        return False
    named = (time for time in sentence.leading if (time.start, time.end) == (turn.start, turn.end))
    part = any(time.year is None and time.kind is not PeriodKind.YEAR for time in named)
    return part and Period.parse(heading.task_period).kind is PeriodKind.YEAR


def _is_work(turn: Turn, folded: str) -> bool:
    """Whether words that can tell of results are work, too, in a list of it: `Đánh giá kết quả năm 2023`."""
    return turn.role is ACHIEVEMENT and VERBS.begins(folded, turn.start, turn.end)


def _parted(turns: Sequence[Turn], sentence: Sentence, folded: str) -> tuple[list[Turn], tuple[Piece, ...]]:
    """The turns outside of brackets, and the brackets with turns of their own: they turn nothing outside."""
    if not turns:
        return [], ()
    spans = [found.span() for found in BRACKETS.finditer(folded, sentence.start, sentence.end)]
    spans = [*_purpose(turns[0], sentence, folded), *spans]
    asides = tuple(Piece(*span, own[0].role) for span in spans if (own := within(turns, *span)))
    return [turn for turn in turns if not around(asides, turn.start)], asides


def _purpose(first: Turn, sentence: Sentence, folded: str) -> Iterator[tuple[int, int]]:
    """What a sentence begins with that only tells what somebody does something for: `Với mục tiêu chăm lo tốt
    hơn, LĐLĐ huyện trao 500 suất quà`.
    """
    if not any(cue.group == "purpose" and cue.start == first.start for cue in sentence.cues):
        return
    doing = sorted((*sentence.actors, *sentence.leading), key=START)
    main = next((one for one in doing if folded.endswith(", ", first.end, one.start)), None)
    if main and begin(folded, sentence.start, sentence.end) == first.start:
        yield first.start, main.start


def _before_speech(turns: Sequence[Turn], speech: int) -> tuple[Piece, ...]:
    """What was done before somebody asks for more: `biểu dương quận đã kết nạp 320 đoàn viên và đề nghị`."""
    done = last_before(turns, speech)
    return (Piece(done.start, speech, ACHIEVEMENT),) if done and not done.planned else ()


def _states(sentence: Sentence, folded: str, begins: int) -> bool:
    """Whether a sentence tells how things are, or a paragraph begins with what was done to something."""
    if STATEMENT.match(folded, begins, sentence.end):
        return True
    opens = sentence.opens_block and sentence.block.kind is not BlockKind.ITEM
    passive = opens and PASSIVE.match(folded, begins, sentence.end) is not None
    return passive and not VERBS.begins(folded, begins, sentence.end)


def _pieces(
    sentence: Sentence, folded: str, turns: Sequence[Turn], role: Role, apart: int
) -> Iterator[Piece]:
    """A piece tells what its first turn says, but what the last one before a colon says of the list after it,
    or a plan that is named: `với nhiệm vụ trọng tâm là ...`; without a turn, or going on with another verb,
    what the piece before it tells. apart: where somebody is asked for more after what was done, or it is told
    what was done of a plan, which is a piece of its own; the end without that.
    """
    start, told = sentence.start, role
    while start < sentence.end:
        cut = CUT.match(folded, start, sentence.end) if folded.find(";", start, sentence.end) >= 0 else None
        end = cut.end() if cut else sentence.end
        end = apart if start < apart < end else end
        own = within(turns, start, end)
        goes_on = start > sentence.start and VERBS.begins(folded, begin(folded, start, end), end)
        colon = end if folded.endswith(":", start, end) else folded.find(": ", start, end)
        listing = (_named(own, folded) or last_before(own, colon)) if own else None
        role = (listing or own[0]).role if own and not goes_on else role
        yield Piece(start, end, role)
        role = TASK if start == apart and told is TASK else role  # of a list of plans
        start = end


def _named(turns: Sequence[Turn], folded: str) -> Turn | None:
    """The plan that is named before what it is: `với nhiệm vụ trọng tâm là ...`."""
    planned = (turn for turn in turns if turn.planned and folded.startswith(IS, turn.end))
    return next((turn for turn in planned if not folded.startswith(WITH, turn.start)), None)


def _appeals(sentence: Sentence, folded: str, turns: Sequence[Turn]) -> bool:
    planned = any(turn.planned for turn in turns)
    appeal = next((cue for cue in sentence.cues if cue.group == "appeal"), None)
    return appeal is not None and not planned and is_spoken(appeal, sentence, folded)


def _is_past(sentence: Sentence, folded: str, begins: int, heading: Heading) -> bool:
    """Whether a sentence begins with the day up to which it counts, or of a meeting, no later than what is
    reported: `Tính đến 30/6, quận có 243 CĐCS`, `Chiều ngày 24/12/2020, LĐLĐ huyện tổ chức hội nghị`.
    """
    period = Period.parse(heading.period) if heading.period else None
    if day := happened_on(folded, begins, sentence.end):
        met = any(cue.group == "meeting" for cue in sentence.cues)
        return met and period is not None and day <= period.last_day
    found = UP_TO.match(folded, begins, sentence.end)
    day = day_of(found[1], period) if found else None
    return found is not None and not (day and period and day > period.last_day)
