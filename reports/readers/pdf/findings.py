"""What is told of a PDF besides its text: what of its pages does not stand in that, and what to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reports.errors import Finding, Message, Place, Severity, message
from reports.readers.changes import told_unseen
from reports.readers.legacy import Pair
from reports.readers.pdf.text import Whole

SHOWN = 5  # lines in a finding
LONGEST = 60  # characters of a line in it


@dataclass
class Beside:
    """What was met on the pages beside their text. pairs: words of old fonts, as they were and converted;
    notes: laid over the pages; sideways: letters across the others; unseen: letters that nobody can see;
    cut: how many texts are cut off at the edge of their cell;
    recognised: how many lie unseen over a picture of them;
    struck: texts that are struck through;
    columns: tables without lines, unclear: those of which heads may be of other columns;
    across: pages that go on others to the right;
    filled: the fields of a form that have a text and were not read.
    """

    filled: set[str]
    pairs: list[Pair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sideways: int = 0
    unseen: str = ""
    cut: int = 0
    recognised: int = 0
    struck: list[str] = field(default_factory=list)
    columns: int = 0
    unclear: int = 0
    across: int = 0


def of_lines(running: Counter[str], whole: Whole, place: Place) -> Iterator[Finding]:
    """Lines and rows that were left out as they come on each page, and rows that the end of a page cut."""
    if running:
        problem = message(
            "headers, footers and page numbers were left out, {number} lines: {lines}",
            number=running.total(),
            lines=_quoted(running),
        )
        yield Finding(Severity.INFO, "running-lines", place, problem)
    if whole.heads:
        problem = message(
            "heads of tables that come again on the next page were left out, {number} rows",
            number=whole.heads,
        )
        yield Finding(Severity.INFO, "repeated-heads", place, problem)
    if whole.cut:
        problem = message(
            "rows of tables that the end of a page seems to cut were put together: {rows}",
            rows=_quoted(whole.cut),
        )
        hint = message("Compare their rows with the file.")
        yield Finding(Severity.WARNING, "cut-rows", place, problem, hint)


Note = tuple[int, Message, Message]
"""How many of something there are, what is told of them when there are any, and what to do."""


def of_pages(beside: Beside, place: Place) -> Iterator[Finding]:
    """What of the pages does not stand in the text, or not as surely."""
    yield from told_unseen([], beside.struck, place)
    for number, problem, hint in (*_letters(beside), *_boxes(beside)):
        if number:
            yield Finding(Severity.WARNING, "left-out", place, problem, hint)


def _letters(beside: Beside) -> Iterator[Note]:
    """Of letters that were left out."""
    yield (
        beside.sideways,
        message("letters that lie on their side were left out, {number}", number=beside.sideways),
        message("A stamp, a watermark or the head of a column may be written so: look at the page."),
    )
    unseen = " ".join(beside.unseen.split())
    problem = message(
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, {number}: "
        "{words}",
        number=len(unseen),
        words=_quoted([unseen]),
    )
    yield len(unseen), problem, message("If they belong to the text, ask for the file they were made from.")
    yield (
        beside.cut,
        message("texts are cut off at the edge of their cell, {number}", number=beside.cut),
        message("Ask for the file it was printed from, or have its columns made wider."),
    )
    yield (
        beside.recognised,
        message(
            "letters that a program recognised in the picture of a page were read, {number}: it may have "
            "mistaken some",
            number=beside.recognised,
        ),
        message("Compare the figures with the picture, or ask for the Word file."),
    )


def _boxes(beside: Beside) -> Iterator[Note]:
    """Of forms, tables and notes."""
    filled, columns, notes = len(beside.filled), beside.columns, len(beside.notes)
    yield (
        filled,
        message("{number} fields of a form are filled in and were not read", number=filled),
        message("Print the form to a new PDF, and read that."),
    )
    problem = message(
        "tables without lines were put together by where their words stand, {number}", number=columns
    )
    yield columns, problem, message("Compare their rows with the file.")
    yield (
        beside.unclear,
        message(
            "tables without lines have heads of which it is not clear over which columns they stand,"
            " {number}",
            number=beside.unclear,
        ),
        message("Look at the time and the unit of each of their figures, or ask for the Word or Excel file."),
    )
    problem = message(
        "tables seem to be wider than their page, {number} pages go on them to the right: their rows stand "
        "there without labels, and heads may be cut",
        number=beside.across,
    )
    yield beside.across, problem, message("Ask for the Excel file, or have it printed on one page in width.")
    yield (
        notes,
        message(
            "{number} notes laid over the pages were not read: {notes}",
            number=notes,
            notes=_quoted(beside.notes),
        ),
        message("If they belong to the text, print the file to a new PDF, and read that."),
    )


def _quoted(lines: Iterable[str]) -> str:
    """The first of some lines, as they are told."""
    return ", ".join(f"“{line[:LONGEST]}”" for line in [*lines][:SHOWN])
