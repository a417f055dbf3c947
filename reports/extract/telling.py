"""Which sentences tell what was done, and which what is planned.

In: the marks of a source and its heading. Out: a `Passage` for each sentence: its role, and the turns in
it, places from which on results or plans are told. A sentence without a turn goes on as the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.extract.marks import OPENING, Marked, Sentence, last_before, within
from reports.extract.model import Heading
from reports.extract.phrases import END, WORDS, Found, Phrases, fold, tree
from reports.extract.times import TIMES, Stated
from reports.facts import Role
from reports.periods import Period

JOINED = re.compile(rf"{tree(map(fold, WORDS['work']['joining']))}{END}[,:]?\s*")
WORK = Phrases({"work": WORDS["work"]["verbs"]})
SEASONS = Phrases({season: [season] for season in TIMES["seasons"]})
NUMBERING = re.compile(r"\s*(?:[-–•*+●▪]|(?:\d{1,2}|[ivx]{1,4}|[a-hđ])[.)](?:\d{1,2}\.?)*|[“\"(])\s*")
MILD = "đã"
NOT_SAID = tuple(map(fold, WORDS["people"]["not_said"]))


@dataclass(frozen=True)
class Turn:
    """From `start` on, plans are told, or results."""

    start: int
    end: int
    planned: bool


@dataclass(frozen=True)
class Passage:
    """A sentence with its role. own: it says so itself; begins: where its own words begin, after numbering
    and joining words; appeal: somebody calls on people, without a piece of work.
    """

    sentence: Sentence
    role: Role
    own: bool
    begins: int
    turns: tuple[Turn, ...]
    appeal: bool = False

    def role_at(self, place: int) -> Role:
        """What is told at `place`: by the last turn before it, else as the whole sentence."""
        turn = last_before(self.turns, place)
        return _role(turn.planned) if turn else self.role


def passages(marked: Marked, heading: Heading) -> tuple[Passage, ...]:
    """The sentences of a source with their roles. Title and lead turn nothing for what follows."""
    initial = role = Role.TASK if heading.kind == "plan" else Role.ACHIEVEMENT
    found = list[Passage]()
    for sentence in marked.sentences:
        opening = sentence.block.kind in OPENING
        passage = _passage(sentence, marked.folded, heading, initial if opening else role)
        found.append(passage)
        role = initial if opening else passage.role
    return tuple(found)


def _role(planned: bool) -> Role:
    return Role.TASK if planned else Role.ACHIEVEMENT


def _passage(sentence: Sentence, folded: str, heading: Heading, before: Role) -> Passage:
    begins = _begins(folded, sentence)
    turns = sorted(_turns(sentence, folded, heading, begins), key=lambda turn: turn.start)
    if speech := _speech(sentence, folded):
        turns = [*within(turns, speech.start, sentence.end)] or turns
    role = _role(turns[0].planned) if turns else before
    if not turns and role is Role.TASK and _out_of_season(sentence, folded, heading):
        role = Role.ACHIEVEMENT
    return Passage(sentence, role, bool(turns), begins, tuple(turns), _appeals(sentence, folded, turns))


def _appeals(sentence: Sentence, folded: str, turns: Sequence[Turn]) -> bool:
    appeal = next((cue for cue in sentence.cues if cue.group == "appeal"), None)
    if not appeal or not _spoken(appeal, sentence, folded):
        return False
    return not any(turn.planned for turn in turns if turn.start > appeal.start)


def _begins(folded: str, sentence: Sentence) -> int:
    """Where a sentence begins, after numbering and joining words."""
    at = sentence.start
    while mark := NUMBERING.match(folded, at, sentence.end) or JOINED.match(folded, at, sentence.end):
        at = mark.end()
    return at


def _turns(sentence: Sentence, folded: str, heading: Heading, begins: int) -> Iterator[Turn]:
    works = WORK.at(folded, begins, sentence.end) is not None
    for cue in sentence.cues:
        word = folded[cue.start : cue.end]
        # “Hỗ trợ các doanh nghiệp đã ký kết”: where the sentence begins with its verb, this is no other.
        if (cue.group == "done" and not (works and word.startswith(MILD))) or (
            cue.group == "done_first" and cue.start == begins
        ):
            yield Turn(cue.start, cue.end, planned=False)
        elif cue.group == "plan" or (cue.group == "directed" and _spoken(cue, sentence, folded)):
            yield Turn(cue.start, cue.end, planned=True)
    for time in sentence.leading:
        if (planned := _planned(time, heading)) is not None:
            yield Turn(time.start, time.end, planned)


def _planned(time: Stated, heading: Heading) -> bool | None:
    """Whether a period that a clause begins with is one of plans; None when the heading leaves it open."""
    if heading.kind == "plan":
        return True
    if not heading.period:
        return None
    period = Period.parse(heading.period)
    if heading.task_period and time.named_like(Period.parse(heading.task_period)):
        return True
    named = Period(time.year or period.year, time.kind, time.number)
    return named.first_day > period.last_day


def _spoken(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether somebody named is reported to say it."""
    speaks = any(c.start < cue.start for c in sentence.cues if c.group == "title") or any(
        name.start < cue.start for name in sentence.names[:1]
    )
    return speaks and not folded[sentence.start : cue.start].rstrip().endswith(NOT_SAID)


def _speech(sentence: Sentence, folded: str) -> Found | None:
    """The first words that report a speech."""
    said = (cue for cue in sentence.cues if cue.group in ("told", "directed"))
    return next((cue for cue in said if _spoken(cue, sentence, folded)), None)


def _out_of_season(sentence: Sentence, folded: str, heading: Heading) -> bool:
    """Whether a sentence speaks of what comes in other months than those that are planned for."""
    if not heading.task_period:
        return False
    period = Period.parse(heading.task_period)
    months = {*range(period.first_day.month, period.last_day.month + 1)}
    found = SEASONS.find(folded, sentence.start, sentence.end)
    return any(months.isdisjoint(TIMES["seasons"][season.group]) for season in found)
