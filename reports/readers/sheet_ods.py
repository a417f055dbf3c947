"""OpenDocument sheets (.ods) to a plain grid.

In: the parts of a file. Out: a `Book`. Rows and cells that the file repeats are written out only where
something stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reports.errors import NotUnderstoodError
from reports.readers.grid import NOTHING, Cell, Span
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.package import Package
from reports.readers.sheet_maker import SheetMaker, hidden_sheet, not_a_sheet
from reports.readers.sheet_model import (
    Book,
    cell_name,
    day_written,
    number_of,
    number_written,
    shown_decimals,
    text_written,
)
from reports.readers.xml import Element, attribute, local

CONTENT = "content.xml"
UNSEEN = {"collapse", "filter"}
SPACES = {"s", "tab", "line-break"}
ERRORS = ("#", "Err:")
NUMBERS = {"float": "General", "currency": "General", "percentage": "0%"}


def ods_book(package: Package, path: str, limits: Limits) -> Book:
    """The sheets of an OpenDocument file. Raises `NotUnderstoodError`."""
    walk = _Walk(Room(limits.cells))
    try:
        for element in package.elements(CONTENT, "style", "table-column", "table-row"):
            walk.take(element)
    except ValueError as error:  # no number where the format has one
        raise error if isinstance(error, NotUnderstoodError) else not_a_sheet(CONTENT) from error
    seen = [walk.sheets[name] for name in walk.sheets if name not in walk.unseen]
    findings = [hidden_sheet(path, name) for name in walk.sheets if name in walk.unseen]
    return Book(
        tuple(made.sheet() for made in seen), (*findings, *(f for made in seen for f in made.findings(path)))
    )


class _Walk:
    """The way through a file, element by element."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.sheets = dict[str, SheetMaker]()
        self.unseen, self.unseen_styles, self.hidden = set[str](), set[str](), set[int]()
        self.row = self.column = 0

    def take(self, element: Element) -> None:
        """One element of the file; styles come first, and the columns of a table before its rows."""
        kind = local(element)
        if kind == "style":
            if "false" in (attribute(child, "display") for child in element):
                self.unseen_styles.add(_get(element, "name"))
            return
        made = self.begun(next(element.iterancestors("{*}table"), element))
        repeated = int(_get(element, f"number-{kind.removeprefix('table-')}s-repeated") or 1)
        unseen = _get(element, "visibility") in UNSEEN
        if kind == "table-row":
            self.take_row(made, element, repeated, unseen=unseen)
        else:
            if unseen:
                self.hidden.update(range(self.column + 1, self.column + repeated + 1))
            self.column += repeated

    def begun(self, table: Element) -> SheetMaker:
        """The sheet of a table; a new one begins with it."""
        name = text_written(_get(table, "name"))
        if name not in self.sheets:
            self.sheets[name] = SheetMaker(name, self.room)
            self.row, self.column, self.hidden = 0, 0, set()
            if _get(table, "style-name") in self.unseen_styles:
                self.unseen.add(name)
        return self.sheets[name]

    def take_row(self, made: SheetMaker, element: Element, repeated: int, *, unseen: bool) -> None:
        cells = [*self.cells(made, element)]
        if cells:
            self.room.take(len(cells) * repeated)
            for row in range(self.row + 1, self.row + repeated + 1):
                for column, cell in cells:
                    made.put(row, column, cell, row_hidden=unseen, column_hidden=column in self.hidden)
        self.row += repeated

    def cells(self, made: SheetMaker, row: Element) -> Iterator[tuple[int, Cell]]:
        """The cells of a row that are not empty, with their columns."""
        column = 1
        for element in row:
            repeated = int(_get(element, "number-columns-repeated") or 1)
            if local(element) == "table-cell":
                cell = self.cell(made, element, cell_name(self.row + 1, column))
                if cell.text:
                    self.room.take(repeated)
                    yield from ((n, cell) for n in range(column, column + repeated))
                wide = int(_get(element, "number-columns-spanned") or 1)
                high = int(_get(element, "number-rows-spanned") or 1)
                if wide > 1 or high > 1:
                    top = self.row + 1
                    made.merged.append(Span(top, column, top + high - 1, column + wide - 1))
            column += repeated

    def cell(self, made: SheetMaker, element: Element, name: str) -> Cell:
        """What a cell shows; nothing where a formula has no value or a wrong one."""
        computed, kind, shown = bool(_get(element, "formula")), _get(element, "value-type"), _shown(element)
        if computed and not kind:
            made.no_value.append(name)
            return NOTHING
        if computed and shown.startswith(ERRORS):
            made.errors.append(name)
            return NOTHING
        value = number_of(_get(element, "value")) if kind in NUMBERS else None
        if value is not None:
            format = shown_decimals(value, NUMBERS[kind], shown)
            return Cell(number_written(value, format, computed=computed), number=True)
        if kind == "date":
            return Cell(day_written(date.fromisoformat(_get(element, "date-value")[:10])))
        return Cell(shown)


def _shown(element: Element) -> str:
    """The text of a cell without the notes beside it."""
    paragraphs = (child for child in element if local(child) == "p")
    return text_written(" ".join("".join(_pieces(paragraph)) for paragraph in paragraphs))


def _pieces(paragraph: Element) -> Iterator[str]:
    yield paragraph.text or ""
    for child in paragraph:
        yield " " if local(child) in SPACES else "".join(_pieces(child))
        yield child.tail or ""


def _get(element: Element, name: str) -> str:
    """An attribute by its local name, empty when it is missing."""
    return attribute(element, name) or ""
