"""What is told of a Word file besides its text: tracked changes, what is hidden, what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reports.errors import Finding, Message, Place, Severity, message
from reports.readers.legacy import Pair, told
from reports.readers.model import Tracked
from reports.readers.plain import normalised
from reports.readers.word_changes import Change, Revisions
from reports.readers.word_text import Texts

LONGEST = 120  # characters of a text that are shown
LEFT_OUT = {
    "picture": message("pictures are not read; there are {number}"),
    "chart": message("charts are not read; there are {number}"),
    "diagram": message("diagrams (SmartArt) are not read; there are {number}"),
    "object": message("embedded objects are not read; there are {number}"),
    "equation": message("equations are not read; there are {number}"),
    "document": message("documents put into this one are not read; there are {number}"),
}


class Beside(NamedTuple):
    """What a file holds beside its text. comments: their texts; links: to how many other files; pairs: words
    that were converted from old fonts, old and new; doubtful: lines that may be in one; empty: there is no
    text at all.
    """

    comments: tuple[str, ...]
    links: int
    pairs: Sequence[Pair]
    doubtful: Sequence[str]
    empty: bool


def findings_of(place: Place, revisions: Revisions, texts: Texts, beside: Beside) -> tuple[Finding, ...]:
    """What is told of the file at `place`."""
    notes = (
        *_changes(revisions),
        *_unseen(texts.hidden, beside.comments),
        *_left_out(texts.left_out, beside.links),
    )
    told_of = [Finding(severity, code, place, problem) for severity, code, problem in notes]
    if beside.empty:
        hint = message("What stands in pictures must be typed.")
        told_of.append(Finding(Severity.WARNING, "no-text", place, message("the file holds no text"), hint))
    return (*told_of, *told(beside.pairs, beside.doubtful, place))


Note = tuple[Severity, str, Message]


def _changes(revisions: Revisions) -> Iterator[Note]:
    insertions, deletions = revisions.insertions, revisions.deletions
    if not insertions and not deletions:
        return
    counts = {"insertions": insertions, "deletions": deletions}
    if revisions.tracked is Tracked.ACCEPTED:
        problem = message(
            "tracked changes are read as accepted: {insertions} insertions, {deletions} deletions", **counts
        )
    else:
        problem = message(
            "tracked changes are read as not made: {insertions} insertions, {deletions} deletions", **counts
        )
    yield Severity.INFO, "tracked-changes", problem
    for change in revisions.changes:
        if change.of_figures:
            yield Severity.INFO, "tracked-change", _told(change)


def _told(change: Change) -> Message:
    old, new = _begun(change.old), _begun(change.new)
    if not old:
        return message("a tracked change of figures: “{new}” was put in", new=new)
    if not new:
        return message("a tracked change of figures: “{old}” was taken out", old=old)
    return message("a tracked change of figures: “{old}” became “{new}”", old=old, new=new)


def _unseen(hidden: Sequence[str], comments: Sequence[str]) -> Iterator[Note]:
    if hidden:
        problem = message(
            "hidden text is not read; places: {number}, the first: “{words}”",
            number=len(hidden),
            words=_begun(hidden[0]),
        )
        yield Severity.WARNING, "hidden-text", problem
    if comments:
        problem = message(
            "comments are not read; there are {number}, the first: “{words}”",
            number=len(comments),
            words=_begun(comments[0]),
        )
        yield Severity.INFO, "comment", problem


def _left_out(left_out: Mapping[str, int], links: int) -> Iterator[Note]:
    for kind, problem in LEFT_OUT.items():
        if number := left_out.get(kind):
            yield Severity.INFO, "not-read", message(problem.pattern, number=number)
    if links:
        problem = message("links to other files are not followed; there are {number}", number=links)
        yield Severity.INFO, "link-not-followed", problem


def _begun(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(normalised(text).split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
