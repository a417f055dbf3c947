"""Excel files (.xlsx) to a plain grid, with what openpyxl knows of dates and formats.

In: the parts of a file. Out: a `Book`. The parts are walked through once and by ourselves: openpyxl gives
either values or formulas, and what is hidden or merged only with the whole sheet in memory.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.utils.exceptions import CellCoordinatesException

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import NOTHING, Cell, Span
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.office import main_part, relations
from reports.readers.package import Package
from reports.readers.sheets.beside import HEADS, beside_sheet, coded_margin
from reports.readers.sheets.conditions import hidden_by, hiding_formats
from reports.readers.sheets.letters import Letters
from reports.readers.sheets.maker import LAST_COLUMN, LAST_ROW, SheetMaker, hidden_sheet, not_a_sheet
from reports.readers.sheets.model import Book, Sheet, cell_name, number_of, text_named, text_written
from reports.readers.sheets.values import Values, styles_of, texts_of
from reports.readers.xml import Element, attribute, local

YES = {"1", "true"}
WORKSHEET = "worksheet"
ELEMENTS = ("sheetFormatPr", "col", "row", "mergeCell", "conditionalFormatting", *HEADS)


class _Listed(NamedTuple):
    """A sheet as the workbook lists it. kind: of its part, empty when the file has none; seen: whether people
    see it.
    """

    name: str
    part: str
    kind: str
    seen: bool


class _Workbook(NamedTuple):
    """What a workbook says. epoch: the day from which days are counted; names: that stand for a text."""

    listed: list[_Listed]
    epoch: datetime
    names: dict[str, str]


def xlsx_book(package: Package, path: str, limits: Limits) -> Book:
    """The sheets of an Excel file. Raises `NotUnderstoodError`."""
    workbook, room, letters = _workbook(package), Room(limits.cells), Letters()
    values = Values(texts_of(package, limits), styles_of(package), workbook.epoch, letters)
    hiding = hiding_formats(package)
    findings, sheets = list[Finding](), list[Sheet]()
    for one in workbook.listed:
        if not one.seen:
            findings.append(hidden_sheet(path, one.name))
        elif one.kind != WORKSHEET:
            findings.append(_no_cells(one, path))
        else:
            made = _sheet(package, one, _Walk(SheetMaker(one.name, room), values, hiding))
            sheets.append(made.sheet())
            findings += made.findings(path)
    return Book(tuple(sheets), tuple(findings), workbook.names, tuple(letters.pairs))


def _sheet(package: Package, listed: _Listed, walk: _Walk) -> SheetMaker:
    walk.made.beside = beside_sheet(package, listed.part)
    try:
        for element in package.elements(listed.part, *ELEMENTS):
            walk.take(element)
    except ValueError as error:  # no number where the format has one
        raise error if isinstance(error, NotUnderstoodError) else not_a_sheet(listed.part) from error
    return walk.made


def _no_cells(listed: _Listed, path: str) -> Finding:
    """What is said of a sheet that has no cells."""
    if listed.kind == "chartsheet":
        problem = message("sheet {sheet} is a chart and is not read", sheet=listed.name)
        return Finding(Severity.WARNING, "not-read", Place(path), problem)
    problem = message("sheet {sheet} has no cells that can be read", sheet=listed.name)
    return Finding(Severity.WARNING, "not-read", Place(path), problem)


def _workbook(package: Package) -> _Workbook:
    part = main_part(package)
    links = relations(package, part)
    found = _Workbook([], CALENDAR_WINDOWS_1900, {})
    for element in package.elements(part, "workbookPr", "sheet", "definedName"):
        match local(element):
            case "workbookPr" if element.get("date1904") in YES:
                found = found._replace(epoch=CALENDAR_MAC_1904)
            case "definedName" if (text := text_named(element.text or "")) is not None:
                found.names[element.get("name", "")] = text
            case "sheet":
                link = links.get(attribute(element, "id") or "")
                there = link is not None and link.target in package.names
                name, seen = (
                    text_written(element.get("name", "")),
                    element.get("state", "visible") == "visible",
                )
                found.listed.append(
                    _Listed(name, link.target if link else "", link.kind if link and there else "", seen)
                )
    return found


class _Walk:
    """The way through one sheet, element by element. hiding: the numbers of formats that may hide cells."""

    def __init__(self, made: SheetMaker, values: Values, hiding: frozenset[str]) -> None:
        self.made, self.values, self.hiding = made, values, hiding
        self.row, self.rows_hidden, self.hidden = 0, False, set[int]()

    def take(self, element: Element) -> None:
        """One element of the sheet; those of columns come before the rows, merged cells after them."""
        match local(element):
            case "sheetFormatPr":
                self.rows_hidden = element.get("zeroHeight") in YES
            case "col" if element.get("hidden") in YES or _is_nothing(element.get("width")):
                first, last = int(element.get("min", "1")), int(element.get("max", "0"))
                columns = range(max(first, 1), min(last, LAST_COLUMN) + 1)
                self.made.room.take(len(columns))
                self.hidden.update(columns)
            case "row":
                self.take_row(element)
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                self.made.merge(Span(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN))
            case "conditionalFormatting":
                self.made.fading += hidden_by(element, self.hiding)
            case name if name in HEADS:
                self.made.beside.margins += coded_margin(element.text or "")

    def take_row(self, element: Element) -> None:
        self.row = int(element.get("r", self.row + 1))
        hidden = element.get("hidden", "1" if self.rows_hidden else "0") in YES
        row_hidden = hidden or _is_nothing(element.get("ht"))
        column = 0
        for cell in element.iterchildren("{*}c"):
            self.made.room.take(1)
            name = cell.get("r")
            column = _column(name) if name else column + 1
            read = self.read(cell, cell_name(self.row, column))
            self.made.put(self.row, column, read, row_hidden=row_hidden, column_hidden=column in self.hidden)

    def read(self, cell: Element, name: str) -> Cell:
        """What a cell shows; nothing where a formula has no value or a wrong one."""
        parts = {local(child): child.text or "" for child in cell}
        kind, stored = cell.get("t", "n"), parts.get("v", "")
        if kind == "e":
            self.made.errors.append(name)
            return NOTHING
        if "f" in parts and not stored and kind != "str":
            self.made.no_value.append(name)
            return NOTHING
        if not stored and kind != "inlineStr":
            return NOTHING
        shown = self.values.cell(cell, kind, stored, computed="f" in parts)
        if shown is None:
            self.made.missing.append(name)
        return shown or NOTHING


def _is_nothing(size: str | None) -> bool:
    """Whether a row is so low, or a column so narrow, that nothing of it is seen."""
    return bool(size) and number_of(size or "") == 0


def _column(name: str) -> int:
    """The column of the cell `name`. Raises `ValueError` when that is no name of a cell."""
    try:
        return column_index_from_string(coordinate_from_string(name)[0])
    except CellCoordinatesException as error:
        raise ValueError(name) from error
