"""Tracked changes of a text: what differs between the two texts that a file holds, and how that is told.

In: the stretches of a paragraph, each with the texts in which it stands. Out: changes in whole words, and
findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from reports.errors import Finding, Message, Place, Severity, message
from reports.quantities import LEXICON
from reports.readers.model import Tracked
from reports.readers.plain import begun, counted, normalised

SPOKEN = LEXICON["spoken"]
NUMBER_WORDS = {*SPOKEN["digits"], SPOKEN["ten"], SPOKEN["tens"], SPOKEN["hundred"], *LEXICON["scales"]}
NUMBER_OR_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
WORD_OR_SPACE = re.compile(r"\s+|\S+")


class Change(NamedTuple):
    """What stood at a place before the changes and after them, in whole words."""

    old: str
    new: str

    @property
    def of_figures(self) -> bool:
        """Whether the two state different numbers, in digits or in words."""
        return _numbers(self.old) != _numbers(self.new)


class Stretch(NamedTuple):
    """A stretch of the text of a paragraph, and in which of the two texts it stands."""

    text: str
    old: bool
    new: bool


class Changes(NamedTuple):
    """The changes of a file. insertions, deletions: as often as the file marks one."""

    tracked: Tracked
    insertions: int
    deletions: int
    changes: tuple[Change, ...]


def _numbers(text: str) -> list[str]:
    words = (word.casefold() for word in NUMBER_OR_WORD.findall(text))
    return [word for word in words if word[0].isdigit() or word in NUMBER_WORDS]


def changes_in(stretches: Iterable[Stretch]) -> Iterator[Change]:
    """The places in which the two texts of a paragraph differ, in its order."""
    words = (word for stretch in stretches for word in _words(stretch))
    for parts, group in groupby(words, key=lambda word: word.old and word.new and word.text.isspace()):
        pieces = list(group)
        before = " ".join("".join(piece.text for piece in pieces if piece.old).split())
        after = " ".join("".join(piece.text for piece in pieces if piece.new).split())
        if not parts and before != after:
            yield Change(normalised(before), normalised(after))


def _words(stretch: Stretch) -> Iterator[Stretch]:
    """What stands in both texts in words and spaces: words that a change touches are told as a whole."""
    if stretch.old and stretch.new:
        yield from (stretch._replace(text=text) for text in WORD_OR_SPACE.findall(stretch.text))
    elif stretch.text:
        yield stretch


def told_changes(made: Changes, place: Place) -> Iterator[Finding]:
    """How the changes of the file at `place` are read, and each one of figures."""
    if not made.insertions and not made.deletions:
        return
    counts = {"insertions": made.insertions, "deletions": made.deletions}
    if made.tracked is Tracked.ACCEPTED:
        problem = message(
            "tracked changes are read as accepted: {insertions} insertions, {deletions} deletions", **counts
        )
    else:
        problem = message(
            "tracked changes are read as not made: {insertions} insertions, {deletions} deletions", **counts
        )
    yield Finding(Severity.INFO, "tracked-changes", place, problem)
    for change in made.changes:
        if change.of_figures:
            yield Finding(Severity.INFO, "tracked-change", place, _told(change))


def _told(change: Change) -> Message:
    old, new = begun(change.old), begun(change.new)
    if not old:
        return message("a tracked change of figures: “{new}” was put in", new=new)
    if not new:
        return message("a tracked change of figures: “{old}” was taken out", old=old)
    return message("a tracked change of figures: “{old}” became “{new}”", old=old, new=new)


def told_unseen(hidden: list[str], struck: list[str], place: Place) -> Iterator[Finding]:
    """Texts of the file at `place` that are not read because they are hidden, or struck through."""
    if hidden:
        problem = message("hidden text is not read; places: {number}, the first: “{words}”")
        yield Finding(Severity.WARNING, "hidden-text", place, counted(problem, hidden))
    if struck:
        problem = message("text that is struck through is not read; places: {number}, the first: “{words}”")
        yield Finding(Severity.WARNING, "struck-text", place, counted(problem, struck))
