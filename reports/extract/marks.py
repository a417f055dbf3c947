"""A source with the words marked that later steps decide by: who is named, which times, which cues.

In: a `Source` and the directory. Out: its sentences that are told (title, lead, body, item), each with
its marks. Every step after this one decides by them, and by the words right around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Protocol, TypeVar

from reports.extract.model import OPENING, UNTOLD, Block, BlockKind, Source
from reports.extract.names.actors import START, Clauses, actors, clauses_of
from reports.extract.names.casing import is_in_capitals, recased
from reports.extract.names.names import Named, Names, names_of
from reports.extract.names.namesakes import explained, namesakes
from reports.extract.names.shares import Share, is_counted, shares
from reports.extract.names.terms import terms_ahead
from reports.extract.names.times import TIMES, Stated, stated
from reports.extract.page.headlines import headlines
from reports.extract.tables.tables import Cells, cells_of
from reports.extract.words.phrases import WORDS, Found, Phrases, any_of, fold
from reports.organisations import Directory

GIVING_TO = [f"giao ban {field}" for field in WORDS["departments"]["fields"]]  # no meeting: giao ban
CUES = Phrases(
    {
        **WORDS["cues"],
        "plan": (*WORDS["cues"]["plan"], *WORDS["rest_of_year"]),
        "ordered": (*WORDS["cues"]["ordered"], *GIVING_TO),
        "title": WORDS["people"]["titles"],
        "directing": WORDS["people"]["directing"],
    }
)
JOINED = re.compile(rf"\d.*\s{any_of(TIMES['joints'])}\Z")
AGREED = re.compile(rf"(?<!\w){any_of((*TIMES['agreeing'], *TIMES['assessing']))}(?:\s\w+)?\Z")
COUNTS = tuple(f"{sign} " for sign in "0123456789%")
LEADING = {fold(words) for words in TIMES["leading"]} | {""}


class Placed(Protocol):
    """Something that begins at text[start]."""

    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=Placed)


def within(marks: Sequence[P], start: int, end: int) -> Sequence[P]:
    """The marks that begin in [start, end); `marks` are in the order of the text."""
    if not marks:
        return marks
    first = bisect_left(marks, start, key=START)
    return marks[first : bisect_left(marks, end, first, key=START)]


def last_before(marks: Sequence[P], place: int) -> P | None:
    """The last mark that begins before `place`."""
    at = bisect_left(marks, place, key=START) if marks else 0
    return marks[at - 1] if at else None


@dataclass(slots=True)  # as `Block`
class Sentence:
    """A sentence of `block` with its marks, each kind in the order of the text.

    words: those of its clauses; actors: the names and words that act; shares: those with a number in a list;
    times: the periods named; leading: those at the head of a clause; opens_block: whether its block begins
    with it; speaks_on: who spoke in the sentence before goes on.
    """

    start: int
    end: int
    block: Block
    opens_block: bool
    words: frozenset[str]
    cues: tuple[Found, ...]
    names: tuple[Named, ...]
    actors: tuple[Named | Found, ...]
    shares: tuple[Share, ...]
    times: tuple[Stated, ...]
    leading: tuple[Stated, ...]
    clauses: Clauses
    speaks_on: bool = False

    @property
    def speaker(self) -> int:
        """From where on somebody named can be reported to say something; its end without anybody."""
        directing = next((cue.start for cue in self.cues if cue.group == "directing"), self.end)
        return min(self.person, directing, self.names[0].start if self.names else self.end)

    @property
    def person(self) -> int:
        """Where the first person is named by an office; its end without anybody."""
        if self.speaks_on:
            return self.start
        for cue in self.cues:
            if cue.group == "title":
                return cue.start
        return self.end

    def leads(self, time: Stated) -> bool:
        """Whether a period of the sentence stands at the head of a clause."""
        return last_before(self.leading, time.end) == time

    def cue_after(self, place: int, groups: Container[str]) -> str:
        """The group of the first cue of `groups` from `place` on; empty when there is none."""
        first = bisect_left(self.cues, place, key=START)
        return next((cue.group for cue in islice(self.cues, first, None) if cue.group in groups), "")


@dataclass(frozen=True)
class Marked:
    """A source, its folded text as far as it is told, its sentences, and what finds organisations."""

    source: Source
    folded: str
    sentences: tuple[Sentence, ...]
    names: Names

    @cached_property
    def headlines(self) -> frozenset[int]:
        """Where the blocks start that are headings of what follows."""
        return headlines(self.source)

    @cached_property
    def cells(self) -> Cells:
        """The cells of its tables."""
        return cells_of(self.source, self.folded, self.names)

    @cached_property
    def opening(self) -> tuple[Sentence, ...]:
        """Title and lead; without a lead, the first sentences of the body as well."""
        opening = [s for s in self.sentences if s.block.kind in OPENING]
        if any(s.block.kind is BlockKind.LEAD for s in opening):
            return tuple(opening)
        return (*opening, *[s for s in self.sentences if s.block.kind not in OPENING][:2])


def mark(source: Source, directory: Directory) -> Marked:
    """The source with its marks, its text as `_unbroken`."""
    told = [block for block in source.blocks if block.kind not in UNTOLD]
    source = replace(source, text=_unbroken(source.text, told))
    folded = fold(source.text[: told[-1].end if told else 0])
    marker = _Marker(_in_case(source.text, told), folded, names_of(directory), terms_ahead(folded))
    sentences = [marker.sentence(b, *span) for b in told for span in b.sentences]
    return Marked(source, folded, tuple(_as_meant(sentences, source.text)), marker.names)


def _as_meant(sentences: Sequence[Sentence], text: str) -> Iterator[Sentence]:
    """The sentences, with whom their names mean in this text."""
    named = [name for sentence in sentences for name in sentence.names]
    meant = explained(named, text) | namesakes(named, text)
    for sentence in sentences:
        if meant.keys().isdisjoint(name.start for name in sentence.names):
            yield sentence
            continue
        names = tuple(meant.get(name.start, name) for name in sentence.names)
        acting = (meant.get(a.start, a) if isinstance(a, Named) else a for a in sentence.actors)
        yield replace(sentence, names=names, actors=tuple(acting))


def _unbroken(text: str, blocks: Sequence[Block]) -> str:
    """The text, character for character, with spaces for the line breaks within blocks."""
    pieces, at = list[str](), 0
    for block in blocks:
        pieces += (text[at : block.start], text[block.start : block.end].replace("\n", " "))
        at = block.end
    return "".join((*pieces, text[at:]))


def _in_case(text: str, blocks: Sequence[Block]) -> str:
    """The text, character for character, with the case of names in its titles that stand in capitals."""
    for block in blocks:
        title = text[block.start : block.end]
        if block.kind is BlockKind.TITLE and is_in_capitals(title):
            text = f"{text[: block.start]}{recased(title)}{text[block.end :]}"
    return text


def _leads(head: str) -> bool:
    """Whether a time after `head` stands at the head of a clause, also of one that goes on after a joint, or
    of what was agreed or found: `Nếu quý II có 300 thì quý III có 350`, `Hội nghị thống nhất trong quý II`.
    """
    return head in LEADING or JOINED.search(head) is not None or AGREED.search(head) is not None


@dataclass(frozen=True)
class _Marker:
    """Marks the sentences of one text."""

    text: str  # as `_in_case`
    folded: str
    names: Names
    ahead: Sequence[Found]  # where the term or school year to come is named

    def sentence(self, block: Block, start: int, end: int) -> Sentence:
        """The sentence text[start:end] with its marks; those with a number in a list are its shares alone."""
        clauses = clauses_of(self.folded, start, end)
        named = self.names.among(clauses.words, self.text, self.folded, start, end)
        times = tuple(stated(self.folded, start, end))
        acting = (one for one in actors(clauses, named) if not is_counted(one, clauses))
        return Sentence(
            start,
            end,
            block,
            start == block.sentences[0][0],
            clauses.words,
            self._cues(start, end),
            named,
            tuple(acting),
            tuple(shares(self.text, clauses, named, self.names)),
            times,
            tuple(time for time in times if _leads(clauses.head(time.start))) if times else (),
            clauses,
        )

    def _cues(self, start: int, end: int) -> tuple[Found, ...]:
        """The cues of a sentence; the term to come is one where the sentence begins with it, unless things
        were done in it by now.
        """
        found = [cue for cue in CUES.find(self.folded, start, end) if not self._is_counted(cue)]
        for term in within(self.ahead, start, end)[:1]:
            done = any(cue.group == "done" for cue in found)
            if not done and self.folded[start : term.start].strip() in LEADING:
                return tuple(sorted([term, *found], key=START))
        return tuple(found)

    def _is_counted(self, cue: Found) -> bool:
        """Whether words for an office count who holds it: `100% cán bộ`, `12 chủ tịch CĐCS`."""
        return cue.group == "title" and self.folded.endswith(COUNTS, 0, cue.start)
