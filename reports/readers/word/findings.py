"""What is told of a Word file besides its text: tracked changes, what is hidden, what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reports.errors import Finding, Message, Place, Severity, message
from reports.readers.changes import told_changes, told_unseen
from reports.readers.legacy import Pair, told
from reports.readers.nested import told_nested
from reports.readers.plain import counted
from reports.readers.word.changes import Revisions
from reports.readers.word.text import Texts

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
    that were converted from old fonts, old and new; doubtful: lines that may be in one; nested: how the rows
    begin in which tables stand; empty: there is no
    text at all.
    """

    comments: tuple[str, ...]
    links: int
    pairs: Sequence[Pair]
    doubtful: Sequence[str]
    nested: Sequence[str]
    empty: bool


def findings_of(place: Place, revisions: Revisions, texts: Texts, beside: Beside) -> tuple[Finding, ...]:
    """What is told of the file at `place`."""
    told_of = [*told_changes(revisions.made, place), *told_unseen(texts.hidden, texts.struck, place)]
    told_of += told_nested(beside.nested, place)
    notes = (*_comments(beside.comments), *_left_out(texts.left_out, beside.links))
    told_of += [Finding(severity, code, place, problem) for severity, code, problem in notes]
    if beside.empty:
        hint = message("What stands in pictures must be typed.")
        told_of.append(Finding(Severity.WARNING, "no-text", place, message("the file holds no text"), hint))
    return (*told_of, *told(beside.pairs, beside.doubtful, place))


Note = tuple[Severity, str, Message]


def _comments(comments: Sequence[str]) -> Iterator[Note]:
    if comments:
        problem = message("comments are not read; there are {number}, the first: “{words}”")
        yield Severity.INFO, "comment", counted(problem, comments)


def _left_out(left_out: Mapping[str, int], links: int) -> Iterator[Note]:
    for kind, problem in LEFT_OUT.items():
        if number := left_out.get(kind):
            yield Severity.INFO, "not-read", message(problem.pattern, number=number)
    if links:
        problem = message("links to other files are not followed; there are {number}", number=links)
        yield Severity.INFO, "link-not-followed", problem
