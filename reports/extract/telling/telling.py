"""Which sentences tell what was done, and which what is planned.

In: the marks of a source and its heading. Out: a `Passage` for each sentence: its role, and the turns in
it, places from which on results or plans are told. A sentence without a turn goes on as the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import OPENING, Block, BlockKind, Heading
from reports.extract.names.actors import START
from reports.extract.names.days import UP_TO, day_of
from reports.extract.names.times import Stated
from reports.extract.page.headlines import ANNEX, level
from reports.extract.page.signs import VERBS
from reports.extract.tables.tables import is_row
from reports.extract.telling.announcing import (
    aims,
    announces,
    lists_targets,
    named_by,
    names_plans,
    only_followed,
)
from reports.extract.telling.others import of_others
from reports.extract.telling.passage import BRACKETS, JOINED, Passage, Piece, Turn, around, begin
from reports.extract.telling.reached import (
    gives_examples,
    is_reached,
    reached_by_now,
    reached_of_set,
    sets,
    unless_adopted,
)
from reports.extract.telling.seasons import out_of_season
from reports.extract.telling.speaking import (
    MILD,
    asks_besides,
    asks_own,
    calls_for_work,
    is_spoken,
    speech_in,
)
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, fold
from reports.facts import ACHIEVEMENT, CONTEXT, TASK, Role
from reports.periods import Period

THEMES, BECOME, MODALS = (any_of(WORDS["work"][name]) for name in ("themes", "become", "modals"))
STATEMENT = re.compile(  # công tác tuyên truyền được đẩy mạnh, but not: cần được
    rf"{THEMES}{END}(?:(?!\s{MODALS}{END})[^;:.“]){{0,80}}?\s{BECOME}{END}"
)
ASSIGNED = any_of(WORDS["work"]["assigned"])
PASSIVE = re.compile(  # nhiều mô hình được nhân rộng; no target: 100% công nhân được khám
    rf"(?!\d|{any_of(WORDS['work']['each'])}{END})"
    rf"[^,;:.]{{3,60}}?\s{fold(WORDS['work']['by'])}\s(?!{ASSIGNED}{END})"
)
CUT = re.compile(r"(?:[^;“]|(?<!: )“[^”“]{0,200}”|“)*+;")  # up to a semicolon in no quotation but a speech
DETAILS = re.compile(rf"{any_of(WORDS['work']['in_detail'])}{END}")
CAPTION = re.compile(rf"{any_of(WORDS['columns']['captions'])}\s(?:số\s)?\d")
REQUESTS = re.compile(  # Đề xuất, kiến nghị: what those above are asked for
    rf"{any_of(WORDS['work']['requests'])}\s?:"
)
VOICES = re.compile(rf"{any_of(WORDS['others']['discussion_headings'])}{END}")
BACKGROUND = (  # Hạn chế, tồn tại; not: Hạn chế tranh chấp
    rf"(?:{any_of(WORDS['background_headings'])}{END}"
    rf"|{any_of(WORDS['work']['shortcomings'])}{END}(?!\s{any_of(WORDS['work']['limited'])}{END}))"
)
CHARGES = re.compile(rf"{any_of(WORDS['cues']['ordered'])}\s?:")  # Phân công: Đồng chí A phụ trách
PLANS = Phrases({"plans": WORDS["plan_headings"]})
ABOUT = f"{fold(WORDS['about'])} "
CONDITION = re.compile(rf"(?<!\w){any_of(WORDS['conditions'])}(?!\w)")
SPOKEN = frozenset(["told", "directed", "appeal", "ordered", "scene"])  # cues of what somebody said
PASSING = frozenset(map(fold, WORDS["passing"]))
ENDS_OF_TIMES = frozenset(["", *map(fold, WORDS["elsewhen"]["by"])])
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
    voiced = under(marked, VOICES)
    annexes = {start for start in above if ANNEX.match(marked.source.text, start)}
    now = held = after = initial  # in the paragraph, from one to the next, and after the sentence before
    left: Role | None = None  # what was told before an annex, while that itself does not say what it tells
    for sentence in _with_speakers(_led_by_headings(marked, above), marked.folded):
        block, opening = sentence.block, sentence.block.kind in OPENING
        caption = block.start not in annexes and CAPTION.match(marked.folded, block.start)
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
        after = after._replace(lasts=False, led=False) if wished else after
        now = initial if opening and not leads else after
        held = now if now.lasts and not held.outlasts(sentence, now) else held
    return tuple(found)


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
    turns, asides = _parted(_turns(sentence, folded, heading, begins), sentence, folded)
    if role is ACHIEVEMENT and not sentence.opens_block and len(turns) == 1:
        turns = [turn for turn in turns if not gives_examples(turn, sentence, folded, begins)]
    listed = role is TASK and (before.heads or sentence.block.kind is BlockKind.ITEM) and not headline
    if listed and folded.find(":", begins, sentence.end) < 0:
        turns = [turn for turn in turns if turn.start > begins or not _is_work(turn, folded)]
    if headline and not turns and (told := named_by(folded, begins, sentence.end)):
        turns = [Turn(begins, sentence.end, told)]
    if speech := speech_in(sentence, folded):
        asides = tuple(sorted((*asides, *_before_speech(turns, speech.start)), key=START))
        turns = [*within(turns, speech.start, sentence.end)] or turns
    seasonal = False
    if not turns and role is TASK and heading.kind != "plan":
        stated = _states(sentence, folded, begins) or _counts_up(sentence, folded, begins, heading)
        seasonal = not stated and out_of_season(sentence, folded, begins, heading)
        role = ACHIEVEMENT if stated or seasonal else role
    asked = (turn for turn in turns if not speech and asks_besides(turn, turns, folded))
    apart = next(chain(asked, reached_by_now(turns, folded, planned=role is TASK)), None)
    pieces = tuple(_pieces(sentence, folded, turns, role, apart.start if apart else sentence.end))
    appeals = (
        of_others(sentence, folded, begins)
        or _appeals(sentence, folded, turns)
        or REQUESTS.match(folded, begins, sentence.end) is not None
    )
    said = before.led or before.block is sentence.block or bool(turns)
    spoken = speech.end if speech else -1
    return Passage(sentence, begins, tuple(turns), pieces, asides, spoken, appeals, said, seasonal=seasonal)


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
    """A piece tells what its first turn says, but what the last one before a colon says of the list after it;
    without a turn, or going on with another verb, what the piece before it tells. apart: where somebody is
    asked for more after what was done, or it is told what was done of a plan, which is a piece of its own;
    the end without that.
    """
    start, told = sentence.start, role
    while start < sentence.end:
        cut = CUT.match(folded, start, sentence.end) if folded.find(";", start, sentence.end) >= 0 else None
        end = cut.end() if cut else sentence.end
        end = apart if start < apart < end else end
        own = within(turns, start, end)
        goes_on = start > sentence.start and VERBS.begins(folded, begin(folded, start, end), end)
        colon = end if folded.endswith(":", start, end) else folded.find(": ", start, end)
        listing = last_before(own, colon) if own else None
        role = (listing or own[0]).role if own and not goes_on else role
        yield Piece(start, end, role)
        role = TASK if start == apart and told is TASK else role  # of a list of plans
        start = end


def _appeals(sentence: Sentence, folded: str, turns: Sequence[Turn]) -> bool:
    planned = any(turn.planned for turn in turns)
    appeal = next((cue for cue in sentence.cues if cue.group == "appeal"), None)
    return appeal is not None and not planned and is_spoken(appeal, sentence, folded)


def _turns(sentence: Sentence, folded: str, heading: Heading, begins: int) -> list[Turn]:
    """The turns of a sentence in their order. What only sets the scene counts where no plan is told."""
    found = _at_head(sentence, folded, heading, begins)
    if not (sentence.cues or found):
        return []
    works = VERBS.begins(folded, begins, sentence.end)
    stated = STATEMENT.match(folded, begins, sentence.end) is not None
    meeting = next((cue.start for cue in sentence.cues if cue.group == "meeting"), sentence.end)
    scenes = list[Turn]()
    for cue in sentence.cues:
        if cue.group == "purpose" and stated:
            found.append(Turn(cue.start, cue.end, CONTEXT))  # what something is done for
        elif cue.group == "aimed" and not found and aims(cue, folded, sentence.end):
            found.append(Turn(begins, begins, TASK, passing=True))
        elif cue.group == "scene":
            scenes.append(Turn(cue.start, cue.end, ACHIEVEMENT))
        elif (
            sets(cue, folded, begins, sentence.end)
            or (cue.group == "plan_first" and cue.start == begins)
            or (cue.start < meeting and _names_plans(cue, sentence, folded, heading, begins))
            or (cue.group in ("directed", "ordered") and is_spoken(cue, sentence, folded))
            or (cue.group == "directed" and asks_own(cue, sentence, folded))
            or (cue.group == "appeal" and calls_for_work(cue, sentence, folded))
            or announces(cue, folded, sentence.end)
            or (cue.start == begins and CHARGES.match(folded, begins, sentence.end))
        ):
            passing = folded[cue.start : cue.end] in PASSING
            if passing and CONDITION.search(folded, sentence.start, cue.start):
                continue
            found.append(Turn(cue.start, cue.end, TASK, passing))
        # “Hỗ trợ các doanh nghiệp đã ký kết”: where a sentence begins with its verb, this is another's.
        elif (cue.group == "done_first" and cue.start == begins) or (
            cue.group == "done"
            and (not works or _is_done(cue, sentence, folded))
            and is_reached(cue, folded, begins)
        ):
            found.append(Turn(cue.start, cue.end, ACHIEVEMENT))
    found.extend(reached_of_set(found, folded, sentence.end))
    planned = any(turn.planned for turn in found)
    return sorted(unless_adopted(found, folded) if planned else [*found, *scenes], key=START)


def _names_plans(cue: Found, sentence: Sentence, folded: str, heading: Heading, begins: int) -> bool:
    """Whether a sentence names plans to tell them: not those of the period that is reported, or of no other
    that is named, where what follows is done by them.
    """
    if not names_plans(cue, folded, begins, sentence.end):
        return False
    if not only_followed(cue, folded, begins, sentence.end):
        return True
    time = next((time for time in sentence.times if cue.start <= time.start <= cue.end + 1), None)
    return time is not None and told_of(time, heading) is not ACHIEVEMENT


def _at_head(sentence: Sentence, folded: str, heading: Heading, begins: int) -> list[Turn]:
    """The turns by the periods that clauses begin with, and by targets that a sentence begins with."""
    found = [
        Turn(time.start, time.end, role)
        for time in sentence.leading
        if (role := told_of(time, heading))
        if not (_aimed_at(time, sentence, heading) or _until(time, sentence, folded))
        if not any(cue.group == "named" and cue.start < time.start < cue.end for cue in sentence.cues)
    ]
    listing = lists_targets(folded, begins, sentence.end)
    return [*found, Turn(begins, begins, TASK)] if listing else found


def _is_done(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether words of results in a sentence that begins with its verb tell what somebody did by that:
    `Thực hiện chương trình phúc lợi, trong năm LĐLĐ huyện đã thăm hỏi`.
    """
    if not folded.startswith(MILD, cue.start):
        return True
    parted = folded.rfind("; ", sentence.start, cue.start)  # tuyên truyền ...; hiện đã có 6.500 người
    if parted >= 0 and not VERBS.begins(folded, begin(folded, parted + 1, sentence.end), sentence.end):
        return True
    actor = last_before(sentence.actors, cue.start)
    return actor is not None and not folded[actor.end : cue.start].strip()


def _until(time: Stated, sentence: Sentence, folded: str) -> bool:
    """Whether a time only says up to when something is planned: `Từ nay đến hết năm 2020`."""
    cue = last_before(sentence.cues, time.start)
    return cue is not None and cue.group == "plan" and folded[cue.end : time.start].strip() in ENDS_OF_TIMES


def _aimed_at(time: Stated, sentence: Sentence, heading: Heading) -> bool:
    """Whether a period around that of the record is one to plan for: `Đến hết năm 2023, phấn đấu`."""
    period = Period.parse(heading.period) if heading.period else None
    if period is None or sentence.cue_after(time.end, ("done", "plan")) != "plan":
        return False
    named = Period(time.year or period.year, time.kind, time.number)
    return named != period and named.covers(period)


def told_of(time: Stated, heading: Heading) -> Role | None:
    """What is told of a period that a clause begins with; None when the heading leaves it open."""
    if not heading.period:
        return None
    if heading.task_period and time.named_like(Period.parse(heading.task_period)):
        return TASK
    period = Period.parse(heading.period)
    named = Period(time.year or period.year, time.kind, time.number)
    done = named.last_day < period.first_day if heading.kind == "plan" else named.first_day <= period.last_day
    return ACHIEVEMENT if done else TASK


def _counts_up(sentence: Sentence, folded: str, begins: int, heading: Heading) -> bool:
    """Whether a sentence begins with the day up to which it counts, no later than what is reported:
    `Tính đến 30/6, quận có 243 CĐCS`.
    """
    found = UP_TO.match(folded, begins, sentence.end)
    period = Period.parse(heading.period) if heading.period else None
    day = day_of(found[1], period) if found else None
    return found is not None and not (day and period and day > period.last_day)
