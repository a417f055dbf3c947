"""OpenDocument sheets (.ods) to a plain grid.

In: the parts of a file. Out: a `Book`. Rows and cells that the file repeats are written out only where
something stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reports.errors import NotUnderstoodError
from reports.readers.grid import NOTHING, Cell, Span
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.package import Package
from reports.readers.sheets.beside import MARGINAL, styled_margin, take_drawn, told_margins
from reports.readers.sheets.conditions import hidden_by_styles
from reports.readers.sheets.letters import NO_FONT, Font, Letters, Run
from reports.readers.sheets.maker import LAST_COLUMN, LAST_ROW, SheetMaker, hidden_sheet, not_a_sheet
from reports.readers.sheets.model import (
    Book,
    Spot,
    cell_name,
    day_written,
    format_shown,
    number_of,
    number_written,
    text_named,
    text_written,
)
from reports.readers.sheets.styles import CELL, Styles
from reports.readers.xml import Element, attribute, attributes, local

CONTENT, STYLES = "content.xml", "styles.xml"
OF_STYLES = ("style", "default-style", "font-face")
UNSEEN = {"collapse", "filter"}
CELLS = {"table-cell", "covered-table-cell"}
SPACES = {"s", "tab", "line-break"}
NOT_SHOWN = {"annotation", "frame", "custom-shape"}
ERRORS = ("#", "Err:")
NUMBERS = {"float": "General", "currency": "General", "percentage": "0%"}


def ods_book(package: Package, path: str, limits: Limits) -> Book:
    """The sheets of an OpenDocument file. Raises `NotUnderstoodError`."""
    walk = _Walk(Room(limits.cells))
    elements = (*OF_STYLES, "table-column", "table-row", "shapes", "conditional-format", "named-expression")
    try:
        for element in package.elements(STYLES, *OF_STYLES, *MARGINAL) if STYLES in package.names else ():
            walk.take(element)
        for element in package.elements(CONTENT, *elements):
            walk.take(element)
    except ValueError as error:  # no number where the format has one
        raise error if isinstance(error, NotUnderstoodError) else not_a_sheet(CONTENT) from error
    seen = [made for name, made in walk.sheets.items() if name not in walk.unseen]
    sheets = tuple(made.sheet() for made in seen)
    findings = [hidden_sheet(path, name) for name in walk.sheets if name in walk.unseen]
    findings += (finding for made in seen for finding in made.findings(path))
    findings += told_margins(walk.margins, path)
    return Book(sheets, tuple(findings), walk.names, tuple(walk.letters.pairs))


class _Walk:
    """The way through a file, element by element."""

    def __init__(self, room: Room) -> None:
        self.room, self.styles, self.letters = room, Styles(), Letters()
        self.sheets, self.names = dict[str, SheetMaker](), dict[str, str]()
        self.unseen, self.hidden, self.margins = set[str](), set[int](), list[str]()
        self.columns = dict[int, str]()
        self.row = self.column = 0

    def take(self, element: Element) -> None:
        """One element of the file; styles come first, and the columns of a table before its rows."""
        kind = local(element)
        if kind in OF_STYLES:
            self.styles.take(element)
        elif kind in MARGINAL:
            self.margins += (words for words in styled_margin(element) if words not in self.margins)
        elif kind == "named-expression":
            if (text := text_named(_get(element, "expression"))) is not None:
                self.names[_get(element, "name")] = text
        else:
            made = self.begun(next(element.iterancestors("{*}table"), element))
            match kind:
                case "table-column":
                    self.take_column(element)
                case "table-row":
                    self.take_row(made, element)
                case "conditional-format":
                    made.fading += hidden_by_styles(element, self.styles)
                case _:
                    take_drawn(element, made.beside)

    def begun(self, table: Element) -> SheetMaker:
        """The sheet of a table; a new one begins with it."""
        name = text_written(_get(table, "name"))
        if name not in self.sheets:
            self.sheets[name] = SheetMaker(name, self.room)
            self.row, self.column, self.hidden, self.columns = 0, 0, set(), {}
            if _get(table, "style-name") in self.styles.unseen:
                self.unseen.add(name)
        return self.sheets[name]

    def take_column(self, element: Element) -> None:
        repeated = min(_number(element, "number-columns-repeated"), LAST_COLUMN)
        columns = range(self.column + 1, self.column + repeated + 1)
        if _is_unseen(element):
            self.room.take(repeated)
            self.hidden.update(columns)
        if style := _get(element, "default-cell-style-name"):
            self.room.take(repeated)
            self.columns.update(dict.fromkeys(columns, style))
        self.column += repeated

    def take_row(self, made: SheetMaker, element: Element) -> None:
        take_drawn(element, made.beside)
        cells, unseen = [*self.cells(made, element)], _is_unseen(element)
        repeated = _number(element, "number-rows-repeated")
        if cells:
            self.room.take(len(cells) * repeated)
            for row in range(self.row + 1, self.row + repeated + 1):
                for column, cell in cells:
                    made.put(row, column, cell, row_hidden=unseen, column_hidden=column in self.hidden)
        self.row += repeated

    def cells(self, made: SheetMaker, row: Element) -> Iterator[tuple[int, Cell]]:
        """The cells of a row that are not empty, with their columns."""
        column, of_row = 1, _get(row, "default-cell-style-name")
        for element in row:
            said = attributes(element)
            repeated = int(said.get("number-columns-repeated", 1))
            if local(element) in CELLS:
                style = said.get("style-name") or of_row or self.columns.get(column, "")
                font = self.styles.font(CELL, style)
                shown = self.shown(element, font)
                gone = font.struck or font.unseen
                cell = shown if gone else _cell(made, said, shown, (self.row + 1, column))
                if cell.text or cell.struck or cell.unseen:
                    self.room.take(repeated)
                    yield from ((n, cell) for n in range(column, column + repeated))
                wide, high = (int(said.get(f"number-{side}-spanned", 1)) for side in ("columns", "rows"))
                if wide > 1 or high > 1:
                    bottom, right = min(self.row + high, LAST_ROW), min(column + wide - 1, LAST_COLUMN)
                    made.merge(Span(self.row + 1, column, bottom, right))
            column += repeated

    def shown(self, element: Element, font: Font) -> Cell:
        """The text of a cell in a font, without the notes beside it."""
        runs = list[Run]()
        for child in element:
            if local(child) == "p":
                runs += self.runs(child, NO_FONT)
                runs.append(Run("\n"))
        return self.letters.cell(runs, font)

    def runs(self, paragraph: Element, font: Font) -> Iterator[Run]:
        """The text of a paragraph, or of a part of it, in a font of its own or that of the cell."""
        yield Run(paragraph.text or "", font)
        for child in paragraph:
            name = local(child)
            if name in SPACES:
                yield Run("\n" if name == "line-break" else " ", font)
            elif name not in NOT_SHOWN:
                own = self.styles.font("text", _get(child, "style-name")) if name == "span" else NO_FONT
                yield from self.runs(child, own.over(font))
            yield Run(child.tail or "", font)


def _cell(made: SheetMaker, said: Mapping[str, str], shown: Cell, spot: Spot) -> Cell:
    """What a cell shows; nothing where a formula has no value or a wrong one. said: by its attributes."""
    computed, kind = bool(said.get("formula")), said.get("value-type", "")
    if computed and not kind:
        made.no_value.append(cell_name(*spot))
        return NOTHING
    if computed and shown.text.startswith(ERRORS):
        made.errors.append(cell_name(*spot))
        return NOTHING
    value = number_of(said.get("value", "")) if kind in NUMBERS else None
    if value is not None:
        format = format_shown(value, NUMBERS[kind], shown.text)
        return Cell(number_written(value, format, computed=computed), number=True)
    if kind == "date":
        return Cell(day_written(date.fromisoformat(said.get("date-value", "")[:10])))
    return shown


def _is_unseen(element: Element) -> bool:
    return _get(element, "visibility") in UNSEEN


def _number(element: Element, name: str) -> int:
    """How often or how far something goes; once when it does not say."""
    return int(_get(element, name) or 1)


def _get(element: Element, name: str) -> str:
    """An attribute by its local name, empty when it is missing."""
    return attribute(element, name) or ""
