"""Tables as text with separators (.csv) to a plain grid.

In: the text. Out: a `Book` of one sheet. A comma between cells goes with a point for decimals: programs
write both, so numbers that can only be meant that way are taken as such.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import Cell
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.sheets.maker import MOST_NAMED
from reports.readers.sheets.model import Book, Sheet, cell_name, number_written, text_written
from reports.readers.sheets.separators import cut_of

WHOLE = re.compile(r"-?(?:0|[1-9]\d*)")
DECIMAL = re.compile(r"-?(?:\d+\.\d{1,2}|\d+\.\d{4,}|\d{4,}\.\d+|0\.\d+)")
GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d{1,2}|-?\d{1,3}(?:,\d{3}){2,}")
EITHER = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
"""1.250: in Vietnam more than a thousand, elsewhere little more than one."""
NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")


def csv_book(text: str, path: str, limits: Limits) -> Book:
    """The one sheet of a file of separated values. Raises `NotUnderstoodError`."""
    separator, text = cut_of(text)
    room, rows, begun = Room(limits.cells), list[list[str]](), 1
    try:
        for fields in (reader := csv.reader(StringIO(text), delimiter=separator, strict=True)):
            room.take(len(fields))
            rows.append(fields)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise _unclosed(begun) from error
    cells = {(row, column): _cell(field, separator) for row, column, field in _places(rows)}
    doubts = _doubts(rows, path) if separator == "," else ()
    return Book((Sheet(cells),), (*doubts, *_longer(rows, path)))


def _unclosed(line: int) -> NotUnderstoodError:
    """What is said of a quotation mark that swallows what stands behind it."""
    problem = message("in line {line} begins a cell whose quotation marks do not fit", line=line)
    hint = message("Close the quotation mark at the end of the cell, or write one within a cell twice.")
    return NotUnderstoodError(problem, hint, code="file-damaged")


def _longer(rows: Sequence[Sequence[str]], path: str) -> Iterator[Finding]:
    """Rows with more cells than the head of their table: the first row with as many as most have."""
    lengths = [_length(fields) for fields in rows]
    head = next((length for length in lengths if length > 1), 0)
    longer = [number for number, length in enumerate(lengths, start=1) if length > head > 1]
    if 0 < 2 * len(longer) <= len(rows):
        lines = ", ".join(map(str, longer[:MOST_NAMED]))
        problem = message("rows with more cells than the head of the table: {lines}", lines=lines)
        hint = message('A number with a comma has to stand between quotation marks: "1,5".')
        yield Finding(Severity.WARNING, "more-cells", Place(path), problem, hint)


def _length(fields: Sequence[str]) -> int:
    """The number of cells up to the last one that has something."""
    return max((place for place, field in enumerate(fields, start=1) if field.strip()), default=0)


def _cell(field: str, separator: str) -> Cell:
    written = text_written(field)
    plain, percent = written.removesuffix("%"), "%" if written.endswith("%") else ""
    if GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if WHOLE.fullmatch(plain) or (separator == "," and DECIMAL.fullmatch(plain)):
        return Cell(number_written(Decimal(plain), "", computed=False) + percent, number=True)
    return Cell(written, number=NUMBER.fullmatch(plain) is not None)


def _doubts(rows: Iterable[Sequence[str]], path: str) -> Iterator[Finding]:
    """The numbers that are read as thousands in a file that has points for decimals elsewhere."""
    fields = {cell_name(row, column): field.strip() for row, column, field in _places(rows)}
    names = [name for name, field in fields.items() if EITHER.fullmatch(field)]
    if names and any(DECIMAL.fullmatch(field.removesuffix("%")) for field in fields.values()):
        problem = message(
            "1.250 is read as one thousand two hundred and fifty, but the file has points for decimals "
            "elsewhere: {cells}",
            cells=", ".join(names[:MOST_NAMED]),
        )
        yield Finding(Severity.WARNING, "doubtful-number", Place(path), problem)


def _places(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    for row, fields in enumerate(rows, start=1):
        for column, field in enumerate(fields, start=1):
            if field.strip():
                yield row, column, field
