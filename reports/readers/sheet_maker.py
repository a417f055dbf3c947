"""A sheet in the making: cells come in one by one, what is left out is counted and said.

In: cells as a file has them. Out: a `Sheet`, and findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.errors import Finding, Message, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import Cell, Span
from reports.readers.limits import Room
from reports.readers.sheet_model import Sheet
from reports.readers.xml import SAVE_AGAIN

MOST_NAMED = 30  # cells in one finding
NO_VALUE, ERROR = "formula-without-value", "error-value"


@dataclass
class SheetMaker:
    """Gathers one sheet. hidden_rows, hidden_columns: those that have something and are left out."""

    name: str
    room: Room
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    no_value: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, cell: Cell, *, row_hidden: bool, column_hidden: bool) -> None:
        """A cell in its place; nothing where it is empty or hidden."""
        if not cell.text:
            return
        if row_hidden:
            self.hidden_rows.add(row)
        elif column_hidden:
            self.hidden_columns.add(column)
        else:
            self.room.fill(len(cell.text))
            self.cells[row, column] = cell

    def sheet(self) -> Sheet:
        """The sheet as it is known by now."""
        return Sheet(self.cells, tuple(self.merged), self.name)

    def findings(self, path: str) -> Iterator[Finding]:
        """What is to be said of the sheet."""
        rows, columns = len(self.hidden_rows), len(self.hidden_columns)
        if rows:
            yield hidden(
                path,
                message("sheet {sheet}: {number} hidden rows are left out", sheet=self.name, number=rows),
            )
        if columns:
            told = message(
                "sheet {sheet}: {number} hidden columns are left out", sheet=self.name, number=columns
            )
            yield hidden(path, told)
        if self.no_value:
            problem = message(
                "sheet {sheet}: formulas without a stored value, of which nothing is read: {cells}",
                sheet=self.name,
                cells=_listed(self.no_value),
            )
            hint = message("Open the file in Excel or LibreOffice, save it there, and try again.")
            yield Finding(Severity.WARNING, NO_VALUE, Place(path), problem, hint)
        if self.errors:
            problem = message(
                "sheet {sheet}: errors in place of values: {cells}",
                sheet=self.name,
                cells=_listed(self.errors),
            )
            hint = message("Correct the formulas in these cells.")
            yield Finding(Severity.WARNING, ERROR, Place(path), problem, hint)


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
