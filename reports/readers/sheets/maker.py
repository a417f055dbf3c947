"""A sheet in the making: cells come in one by one, what is left out is counted and said.

In: cells as a file has them. Out: a `Sheet`, and findings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.errors import Finding, Message, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import Cell, Span
from reports.readers.limits import Room
from reports.readers.sheets.beside import Beside
from reports.readers.sheets.model import Sheet, Spot, cell_name
from reports.readers.xml import SAVE_AGAIN

MOST_NAMED = 30  # cells in one finding
NO_VALUE, ERROR, MISSING, STRUCK = "formula-without-value", "error-value", "missing-text", "struck-text"
FADING = "conditional-format"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass
class SheetMaker:
    """Gathers one sheet. hidden_rows, hidden_columns: those that have something and are left out; no_value,
    errors, missing: names of cells with formulas that have no value, a wrong one, and without their texts;
    unseen: of those whose format shows nothing; struck: of those in which something is struck through; white:
    of those in which something is white on white; fading: ranges that conditional formats may hide.
    """

    name: str
    room: Room
    cells: dict[Spot, Cell] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: set[Spot] = field(default_factory=set)
    covered: list[Spot] = field(default_factory=list)
    no_value: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    white: list[str] = field(default_factory=list)
    fading: list[str] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)

    def put(self, row: int, column: int, cell: Cell, *, row_hidden: bool, column_hidden: bool) -> None:
        """A cell in its place; nothing where it is empty or hidden."""
        if cell.struck and not (row_hidden or column_hidden):
            self.struck.append(cell_name(row, column))
        if cell.unseen and not (row_hidden or column_hidden):
            self.white.append(cell_name(row, column))
        if not cell.text:
            if cell.number:
                self.unseen.append(cell_name(row, column))
            return
        if row_hidden or column_hidden:
            self.hidden.add((row, column))
            (self.hidden_rows if row_hidden else self.hidden_columns).add(row if row_hidden else column)
        else:
            self.room.fill(len(cell.text))
            self.cells[row, column] = cell

    def merge(self, span: Span) -> None:
        """A merged cell. Raises `NotUnderstoodError`: more than cells there may be."""
        self.room.take(1)
        self.merged.append(span)

    def sheet(self) -> Sheet:
        """The sheet when all of it has come in. Raises `NotUnderstoodError` as `merge` does."""
        self.covered = sorted(set(self._covered()))
        for spot in self.covered:
            del self.cells[spot]
            self.hidden.add(spot)
        hidden, merged = frozenset(self.hidden), tuple(self.merged)
        return Sheet(name=self.name, cells=self.cells, merged=merged, hidden=hidden)

    def _covered(self) -> Iterator[Spot]:
        """Where something stands under a merged cell."""
        columns = dict[int, list[int]]()
        for row, column in sorted(self.cells) if self.merged else ():
            columns.setdefault(row, []).append(column)
        rows = [*columns]
        for top, left, bottom, right in self.merged:
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                its = columns[row]
                under = its[bisect_left(its, left) : bisect_right(its, right)]
                self.room.take(len(under))  # those that overlap each other could take forever
                yield from ((row, column) for column in under if (row, column) != (top, left))

    def findings(self, path: str) -> Iterator[Finding]:
        """What is to be said of the sheet."""
        yield from self._hidden(path)
        again = message("Open the file in Excel or LibreOffice, save it there, and try again.")
        correct = message("Correct the formulas in these cells.")
        look = message("Look at these cells in the file: what cannot be seen there is read all the same.")
        for code, cells, pattern, hint in (
            (NO_VALUE, self.no_value, NO_VALUES, again),
            (ERROR, self.errors, ERRORS, correct),
            (MISSING, self.missing, NO_TEXTS, again),
            (STRUCK, self.struck, STRUCK_OUT, None),
            (FADING, self.fading, FADING_CELLS, look),
        ):
            if cells:
                problem = message(pattern.pattern, sheet=self.name, cells=_listed(cells))
                yield Finding(Severity.WARNING, code, Place(path), problem, hint)
        yield from self.beside.findings(self.name, path)

    def _hidden(self, path: str) -> Iterator[Finding]:
        """What nobody who opens the file would see."""
        for number, pattern in ((len(self.hidden_rows), ROWS), (len(self.hidden_columns), COLUMNS)):
            if number:
                yield hidden(path, message(pattern.pattern, sheet=self.name, number=number))
        if self.unseen:
            yield hidden(path, message(UNSEEN.pattern, sheet=self.name, cells=_listed(self.unseen)))
        if self.white:
            yield hidden(path, message(WHITE.pattern, sheet=self.name, cells=_listed(self.white)))
        if self.covered:
            names = _listed([cell_name(*spot) for spot in self.covered])
            yield hidden(path, message(COVERED.pattern, sheet=self.name, cells=names))


ROWS = message("sheet {sheet}: {number} hidden rows are left out")
COLUMNS = message("sheet {sheet}: {number} hidden columns are left out")
COVERED = message("sheet {sheet}: what stands under merged cells is left out: {cells}")
UNSEEN = message("sheet {sheet}: numbers whose format shows nothing are left out: {cells}")
WHITE = message("sheet {sheet}: what is white on white in these cells is left out: {cells}")
NO_VALUES = message("sheet {sheet}: formulas without a stored value, of which nothing is read: {cells}")
ERRORS = message("sheet {sheet}: errors in place of values: {cells}")
STRUCK_OUT = message("sheet {sheet}: what is struck through in these cells is not read: {cells}")
FADING_CELLS = message("sheet {sheet}: conditional formats may hide what is read in these cells: {cells}")
NO_TEXTS = message("sheet {sheet}: the texts of these cells are missing from the file: {cells}")


def not_a_sheet(part: str) -> NotUnderstoodError:
    """What is said of a part that has something else where sheets have numbers, names or days."""
    problem = message("the part {part} is not what files of sheets have there", part=part)
    return NotUnderstoodError(problem, SAVE_AGAIN, code="file-damaged")


def hidden(path: str, what: Message) -> Finding:
    """What is said of something that nobody who opens the file would see."""
    hint = message("Show it in the file if it is to be read.")
    return Finding(Severity.WARNING, "hidden-left-out", Place(path), what, hint)


def hidden_sheet(path: str, name: str) -> Finding:
    """What is said of a sheet that nobody who opens the file would see."""
    return hidden(path, message("sheet {sheet} is hidden and is left out", sheet=name))


def _listed(cells: list[str]) -> str:
    more = f" … (+{len(cells) - MOST_NAMED})" if len(cells) > MOST_NAMED else ""
    return ", ".join(cells[:MOST_NAMED]) + more
