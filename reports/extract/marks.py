"""A source with the words marked that later steps decide by: who is named, which times, which cues.

In: a `Source` and the directory. Out: its sentences that are told (title, lead, body, item), each with
its marks. Every step after this one looks at marks and decides; none searches the text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from reports.extract.model import Block, BlockKind, Source
from reports.extract.names import Named, names
from reports.extract.phrases import WORDS, Found, Phrases, fold, tree
from reports.extract.times import TIMES, Stated, stated
from reports.organisations import Directory

UNTOLD = {BlockKind.REPEAT, BlockKind.FURNITURE}
OPENING = {BlockKind.TITLE, BlockKind.LEAD}
CUES = Phrases(
    {**{g: w for g, w in WORDS["cues"].items() if g != "ahead"}, "title": WORDS["people"]["titles"]}
)
SUBJECTS = Phrases({group: WORDS["subjects"][group] for group in ("own", "back", "this", "nobody")})
LEADING = {fold(words) for words in TIMES["leading"]} | {""}
HEAD = re.compile(
    rf"(?:{tree(map(fold, WORDS['subjects']['after']))}(?:\s|$))*"
    rf"(?:{tree(map(fold, WORDS['subjects']['times']))}(?:\s(?:[\divx/]+|{tree(map(fold, WORDS['subjects']['time_words']))}))*)?"
)
LISTED = {",", "và", ", và", "cùng", "-", "cùng với"}
BOUNDARIES = (",", ":", ";", ".", "(", ")", "\n", " - ")
BULLETS = " -–+*•"
REACH = 48  # characters before a mark that can say how it is meant


class Placed(Protocol):
    """Something at text[start:end]."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def within(marks: Sequence[P], start: int, end: int) -> Sequence[P]:
    """The marks that begin in [start, end); `marks` are in the order of the text."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, first, key=lambda mark: mark.start)]


def last_before(marks: Sequence[P], place: int) -> P | None:
    """The last mark that begins before `place`."""
    at = bisect_left(marks, place, key=lambda mark: mark.start)
    return marks[at - 1] if at else None


@dataclass(frozen=True)
class Sentence:
    """A sentence of `block` with its marks, each kind in the order of the text.

    actors: the names and words that act; times: the periods named; leading: those at the head of a clause.
    """

    start: int
    end: int
    block: Block
    cues: tuple[Found, ...]
    names: tuple[Named, ...]
    actors: tuple[Named | Found, ...]
    times: tuple[Stated, ...]
    leading: tuple[Stated, ...]

    @property
    def opens_block(self) -> bool:
        """Whether its block begins with it."""
        return self.start == self.block.sentences[0][0]


@dataclass(frozen=True)
class Marked:
    """A source, its folded text, and its sentences."""

    source: Source
    folded: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def opening(self) -> tuple[Sentence, ...]:
        """Title and lead; without a lead, the first sentences of the body as well."""
        opening = [s for s in self.sentences if s.block.kind in OPENING]
        if any(s.block.kind is BlockKind.LEAD for s in opening):
            return tuple(opening)
        return (*opening, *[s for s in self.sentences if s.block.kind not in OPENING][:2])


def mark(source: Source, directory: Directory) -> Marked:
    """The source with its marks."""
    folded = fold(source.text)
    told = [block for block in source.blocks if block.kind not in UNTOLD]
    sentences = (
        _sentence(source.text, folded, block, span, directory) for block in told for span in block.sentences
    )
    return Marked(source, folded, tuple(sentences))


def _sentence(
    text: str, folded: str, block: Block, span: tuple[int, int], directory: Directory
) -> Sentence:
    start, end = span
    named, times = names(text, folded, directory, span), tuple(stated(folded, start, end))
    return Sentence(
        start,
        end,
        block,
        tuple(CUES.find(folded, start, end)),
        named,
        _actors(folded, named, span),
        times,
        tuple(t for t in times if _head_of_clause(folded, t.start, start) in LEADING),
    )


def _head_of_clause(folded: str, place: int, start: int) -> str:
    """The words between the last boundary before `place` and `place` itself."""
    before = folded[max(start, place - REACH) : place]
    cut = max((before.rfind(b) + len(b) for b in BOUNDARIES if b in before), default=0)
    return before[cut:].strip(BULLETS)


def _actors(folded: str, named: Sequence[Named], span: tuple[int, int]) -> tuple[Named | Found, ...]:
    """The names and general subjects that act: at the head of a clause, or after no more than its joining
    words and times. A later item of a list of names does not act.
    """
    general = [s for s in SUBJECTS.find(folded, *span) if s.group != "nobody" and not _inside(s, named)]
    marks: list[Named | Found] = sorted((*named, *general), key=lambda mark: mark.start)
    found: list[Named | Found] = []
    end = span[0]
    for mark in marks:
        listed = mark.start > end > span[0] and folded[end : mark.start].strip() in LISTED
        if not listed and HEAD.fullmatch(_head_of_clause(folded, mark.start, span[0])):
            found.append(mark)
        end = mark.end
    return tuple(found)


def _inside(mark: Placed, others: Sequence[Named]) -> bool:
    before = last_before(others, mark.start + 1)
    return before is not None and mark.start < before.end
