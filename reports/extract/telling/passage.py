"""What a sentence tells: results, plans or background, as a whole and from which of its words on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reports.extract.marks import Sentence, last_before
from reports.extract.words.phrases import END, WORDS, any_of, fold, past
from reports.facts import TASK, Role

JOINING = (*WORDS["work"]["joining"], *WORDS["work"]["ordinals"])
MAKING_SO = fold(WORDS["work"]["making_so"])
JOINED = re.compile(rf"{any_of(JOINING)}{END}(?!\s{MAKING_SO}{END})(?:\slà{END})?[,:]?\s*")
NUMBERING = (
    r"\s*(?:[^\w\s“”\"'‘’()\[\].,:;%/…]+|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4}|[a-hđ])[.)/](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)|[“\"(])\s*"
)
NUMBERED = (  # Chỉ tiêu 3: ...
    rf"{any_of((*WORDS['labels']['nouns'], *WORDS['labels']['parts']))}\s(?:thứ\s)?\d{{1,2}}\s?[:.]\s"
)
BEGINNING = re.compile(rf"\s*+(?:{NUMBERING}|{NUMBERED}|{JOINED.pattern})*+")
BRACKETS = re.compile(r"\([^()]*\)")
REACH = 160  # characters around a figure that can tell its role


class Turn(NamedTuple):
    """From `start` on, plans are told, or results; passing: within their paragraph only; alone: within
    their sentence only.
    """

    start: int
    end: int
    role: Role
    passing: bool = False
    alone: bool = False

    @property
    def planned(self) -> bool:
        """Whether it turns to plans."""
        return self.role is TASK


class Piece(NamedTuple):
    """A stretch of a sentence, up to a semicolon or its end, and what it tells as a whole."""

    start: int
    end: int
    role: Role


@dataclass(slots=True)  # as `Block`
class Passage:
    """A sentence with what it tells. begins: where its own words begin, after numbering and joining words;
    asides: what tells something of its own, brackets and what was done before a speech; speech: where words
    of somebody begin, -1 without; appeal: others are told of, or called on; said: what it tells is said in
    its paragraph, in a heading or before its list, not further back; below: what the heading or the words
    above a list tell, None without; seasonal: only the time of year that it speaks of says that it was done.
    """

    sentence: Sentence
    begins: int
    turns: tuple[Turn, ...]
    pieces: tuple[Piece, ...]
    asides: tuple[Piece, ...] = ()
    speech: int = -1
    appeal: bool = False
    said: bool = True
    below: Role | None = None
    seasonal: bool = False

    def role_at(self, place: int) -> Role:
        """What is told at `place`: as its brackets do, by the last turn of its piece up to it, or in all."""
        if not (self.turns or self.asides or self.pieces[1:]):
            return self.pieces[0].role
        if self.asides and (aside := around(self.asides, place)):
            return aside.role
        piece = last_before(self.pieces, place + 1) or self.pieces[0]
        turn = last_before(self.turns, place + 1)  # ước thực hiện 12 chỉ tiêu
        return turn.role if turn and turn.start >= piece.start else piece.role


def leading_up(folded: str, start: int, place: int) -> str:
    """The words from `start` on that can tell the role of a figure at `place`."""
    return folded[max(start, place - REACH) : place]


def ends_item(folded: str, place: int) -> bool:
    """Whether what ends at `place` ends its brackets or its item of a list."""
    return folded.startswith((")", ",", ";"), place)


def around(asides: Sequence[Piece], place: int) -> Piece | None:
    """The brackets around `place`, of those that tell something of their own."""
    aside = last_before(asides, place + 1)
    return aside if aside and place < aside.end else None


def begin(folded: str, start: int, end: int) -> int:
    """Where the own words of folded[start:end] begin, after numbering and joining words."""
    return past(BEGINNING, folded, start, end)
