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
from reports.readers.model import Limits
from reports.readers.package import BROKEN
from reports.readers.sheet_maker import MOST_NAMED, Room
from reports.readers.sheet_model import Book, Cell, Sheet, cell_name, number_written, text_written

SEPARATORS = "\t;,"
LOOKED_AT = 50  # lines from which the separator is told
HINT = re.compile(r"sep=(.)\n")
WHOLE = re.compile(r"-?(?:0|[1-9]\d*)")
DECIMAL = re.compile(r"-?(?:\d+\.\d{1,2}|\d+\.\d{4,}|\d{4,}\.\d+|0\.\d+)")
GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d{1,2}|-?\d{1,3}(?:,\d{3}){2,}")
EITHER = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
"""1.250: in Vietnam more than a thousand, elsewhere little more than one."""
NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")


def csv_book(text: str, path: str, limits: Limits) -> Book:
    """The one sheet of a file of separated values. Raises `NotUnderstoodError`."""
    hint = HINT.match(text)
    text = text[hint.end() :] if hint else text
    separator = hint[1] if hint else separator_of(text)
    room, rows = Room(limits.cells), list[list[str]]()
    try:
        for fields in csv.reader(StringIO(text), delimiter=separator):
            room.take(len(fields))
            rows.append(fields)
    except csv.Error as error:
        raise NotUnderstoodError(BROKEN) from error
    cells = {(row, column): _cell(field, separator) for row, column, field in _places(rows)}
    return Book((Sheet("", cells),), tuple(_doubts(rows, path)) if separator == "," else ())


def separator_of(text: str) -> str:
    """What parts the cells: the sign that cuts most of the first lines into equally many pieces."""
    lines = [line for line in text.split("\n")[:LOOKED_AT] if line.strip()]

    def fit(separator: str) -> tuple[int, int]:
        pieces = [len(row) for row in csv.reader(lines, delimiter=separator)]
        usual = max(pieces, key=lambda number: (number > 1, pieces.count(number)), default=0)
        return (pieces.count(usual) if usual > 1 else 0, usual)

    return max(SEPARATORS, key=fit)


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
