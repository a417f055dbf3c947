"""The letters of cells in Unicode: by their fonts where these tell, else by the words of a row.

In: runs of text with the names of their fonts; a `Book`. Out: texts; the `Book` with the rows converted that
are surely typed in an old font, and what is to be said of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reports.errors import Place
from reports.readers.grid import Cell
from reports.readers.legacy import Pair, changes, converted, old_encoding, recovered, told
from reports.readers.plain import normalised
from reports.readers.sheets.model import Book, Sheet, Spot, text_written
from reports.readers.spoiled import spoiled

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # the mark of a note is no digit of the number before it


class Font(NamedTuple):
    """What a text is written in: the name of the font, empty where nothing names one; struck: whether a line
    goes through it; raised; white: as paper is; ground: whether something darker is behind it. None where
    nothing says so.
    """

    name: str = ""
    struck: bool | None = None
    raised: bool | None = None
    white: bool | None = None
    ground: bool | None = None

    def over(self, under: Font) -> Font:
        """What it says, and what `under` says where it says nothing."""
        rest = (mine if mine is not None else other for mine, other in zip(self[1:], under[1:], strict=True))
        return Font(self.name or under.name, *rest)

    @property
    def unseen(self) -> bool:
        """Whether nobody can tell it from the paper."""
        return bool(self.white and not self.ground)


NO_FONT = Font()


class Run(NamedTuple):
    """Some text in one font; where that says nothing, the one of the cell holds."""

    text: str
    font: Font = NO_FONT


@dataclass
class Letters:
    """Writes the texts of cells; pairs: the words that their fonts changed, old and new."""

    pairs: list[Pair] = field(default_factory=list)

    def cell(self, runs: Iterable[Run], font: Font) -> Cell:
        """The runs of a cell in `font` as its text, without what is struck through or cannot be seen."""
        own = [run._replace(font=run.font.over(font)) for run in runs if run.text]
        filled = [run.font for run in own if run.text.strip()]
        struck, unseen = any(one.struck for one in filled), any(one.unseen for one in filled)
        kept = [run for run in own if not (run.font.struck or run.font.unseen)]
        if not all(run.font.raised for run in kept):  # else it is one number in small letters
            kept = [run._replace(text=run.text.translate(RAISED)) if run.font.raised else run for run in kept]
        return Cell(self._written(kept), struck=struck, unseen=unseen)

    def _written(self, runs: Sequence[Run]) -> str:
        """Runs on one line, in Unicode."""
        if not any(_is_old(run.font.name) for run in runs):
            return text_written("".join(run.text for run in runs))
        fonts = groupby(runs, key=lambda run: run.font.name)
        return text_written("".join(self._shown("".join(run.text for run in its), one) for one, its in fonts))

    def _shown(self, text: str, font: str) -> str:
        typed = normalised(text)
        new = converted(typed, font) or typed
        self.pairs += changes(typed, new)
        return new


@lru_cache(maxsize=256)
def _is_old(font: str) -> bool:
    return old_encoding(font) is not None


def in_unicode(book: Book, path: str) -> Book:
    """The book with what is typed in old fonts nobody named in Unicode; all conversions are told.

    Raises `NotUnderstoodError` when its letters are spoiled.
    """
    rows = [[*_rows(sheet)] for sheet in book.sheets]
    lines = (
        "\t".join(sheet.cells[spot].text for spot in row)
        for sheet, its in zip(book.sheets, rows, strict=True)
        for row in its
    )
    found = recovered(normalised("\n".join(lines)))
    letters = told([*book.pairs, *found.pairs], found.doubtful, Place(path))
    findings = (*book.findings, *spoiled(found.text, path), *letters)
    if not found.pairs:
        return replace(book, findings=findings)
    new = iter(found.text.split("\n"))
    sheets = (_with_texts(sheet, its, new) for sheet, its in zip(book.sheets, rows, strict=True))
    return replace(book, sheets=tuple(sheets), findings=findings)


def _rows(sheet: Sheet) -> Iterator[list[Spot]]:
    """The places of the cells of each row that has any."""
    for _, row in groupby(sorted(sheet.cells), key=itemgetter(0)):
        yield [*row]


def _with_texts(sheet: Sheet, rows: Iterable[list[Spot]], lines: Iterator[str]) -> Sheet:
    """The sheet with the texts of its rows taken from the next lines."""
    texts = {spot: text for row in rows for spot, text in zip(row, next(lines).split("\t"), strict=True)}
    return replace(sheet, cells={spot: sheet.cells[spot]._replace(text=text) for spot, text in texts.items()})
