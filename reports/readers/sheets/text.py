"""A grid to text: paragraphs are lines of their own, a row of a table is one line of cells parted by tabs.

In: a `Book`. Out: its text, and where each cell with a digit stood. The lines of a head become one, in
which a group stands before what it groups: `Đoàn viên: Nam`. All rows of a table have as many tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reports.errors import Message, message
from reports.quantities import LEXICON
from reports.readers.grid import Span
from reports.readers.grid_rows import (
    YEAR,
    Row,
    head_lines,
    rows_of,
    table_end,
    texts_of,
)
from reports.readers.model import Part, Region
from reports.readers.plain import normalised
from reports.readers.sheets.model import Book, Sheet, cell_name

DIGIT = re.compile(r"\d")
YEAR_WORD = re.compile(rf"{LEXICON['year']}\W*\Z", re.IGNORECASE)


class Piece(NamedTuple):
    """Some words of a line, and the name of the cell they come from."""

    text: str
    cell: str


Place = tuple[str, str]
"""The name of a sheet, and that of a cell in it."""
Line = tuple[Piece, ...]
"""The cells of a row of a table, or the one piece of a paragraph."""


def text_of(book: Book) -> tuple[str, tuple[Region, ...], tuple[Part, ...]]:
    """The text of all sheets, each of several under its name, the places of its numbers, and these sheets."""
    text, places = placed(book)
    spans = ((place, *span) for place, span in places.items())
    regions = (
        Region(start, end, where(*place)) for place, start, end in spans if DIGIT.search(text, start, end)
    )
    return text, tuple(regions), _parts(places)


def _parts(places: Mapping[Place, tuple[int, int]]) -> tuple[Part, ...]:
    """The sheets, from their first cell to their last; none when there is but one."""
    parts = list[Part]()
    for (name, _), (start, end) in places.items():
        if parts and parts[-1].name == name:
            parts[-1] = parts[-1]._replace(end=end)
        else:
            parts.append(Part(start, end, name))
    return tuple(parts) if len(parts) > 1 else ()


def placed(book: Book) -> tuple[str, dict[Place, tuple[int, int]]]:
    """The text of all sheets, and where in it each cell stands, in the order of the text."""
    text, places, size = list[str](), dict[Place, tuple[int, int]](), 0
    filled = [sheet for sheet in book.sheets if sheet.cells]
    for sheet in filled:
        name: tuple[Line, ...] = ((), (Piece(sheet.name, ""),), ()) if len(filled) > 1 else ()
        for line in (*name[sheet is filled[0] :], *_lines(sheet)):
            for place, piece in enumerate(line):
                words = "\t" * (place > 0) + normalised(piece.text)
                start, size = size + (place > 0), size + len(words)
                text.append(words)
                if piece.cell and piece.text:
                    places[sheet.name, piece.cell] = start, size
            text.append("\n")
            size += 1
    return "".join(text), places


def where(sheet: str, cell: str) -> Message:
    if not sheet:
        return message("cell {cell}", cell=cell)
    return message("sheet {sheet}, cell {cell}", sheet=sheet, cell=cell)


def _lines(sheet: Sheet) -> Iterator[Line]:
    """The lines of a sheet; an empty one where rows are empty, and around tables."""
    rows = rows_of(sheet)
    numbers, at = sorted(rows), 0
    while at < len(numbers):
        lines = head_lines(rows, numbers[at], sheet.merged)
        if at and (lines or numbers[at] > numbers[at - 1] + 1):
            yield ()
        if lines:
            end = table_end(rows, numbers, numbers.index(numbers[at] + lines), sheet.merged)
            yield from _table(rows, numbers[at:end], lines, sheet.merged)
            yield ()
        else:
            end = at + 1
            yield from _paragraphs(numbers[at], rows[numbers[at]])
        at = end


def _table(
    rows: Mapping[int, Row], numbers: Sequence[int], lines: int, merged: Sequence[Span]
) -> Iterator[Line]:
    """The rows of a table, its head of so many lines as the first, over the columns that it has."""
    texts = texts_of(rows, numbers, lines, merged)
    columns = {column for row in texts.values() for column in row}
    every = range(min(columns), max(columns) + 1)
    for number, row in texts.items():
        yield tuple(Piece(row.get(column, ""), cell_name(number, column)) for column in every)


def _paragraphs(number: int, row: Row) -> Iterator[Line]:
    """The cells of a row outside of tables: each a line, what follows a colon or a label in one with it."""
    pieces = list[Piece]()
    for column, cell in row.items():
        text, name = cell.text, cell_name(number, column)
        before = pieces[-1].text if pieces else ""
        if YEAR.fullmatch(text) and YEAR_WORD.search(before):
            pieces[-1] = Piece(f"{before} {text.replace('.', '')}", name)
        elif before.endswith(":"):
            pieces[-1] = Piece(f"{before} {text}", name)
        else:
            pieces.append(Piece(text, name))
    if row.counts and len(pieces) > 1:
        yield tuple(pieces)
    else:
        yield from ((piece,) for piece in pieces)
