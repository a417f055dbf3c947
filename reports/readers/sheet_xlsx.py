"""Excel files (.xlsx) to a plain grid, with what openpyxl knows of dates and formats.

In: the parts of a file. Out: a `Book`. The parts are walked through once and by ourselves: openpyxl gives
either values or formulas, and what is hidden or merged only with the whole sheet in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.exceptions import CellCoordinatesException

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import NOTHING, Cell, Span
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.office import main_part, relations
from reports.readers.package import Package
from reports.readers.sheet_maker import SheetMaker, hidden_sheet, not_a_sheet
from reports.readers.sheet_model import (
    Book,
    Sheet,
    cell_name,
    day_written,
    number_of,
    number_written,
    text_written,
)
from reports.readers.xml import Element, attribute, every, local, whole

YES = {"1", "true"}
GENERAL = "General"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class _Listed(NamedTuple):
    """A sheet as the workbook lists it. seen: whether people see it."""

    name: str
    part: str
    seen: bool


def xlsx_book(package: Package, path: str, limits: Limits) -> Book:
    """The sheets of an Excel file. Raises `NotUnderstoodError`."""
    listed, epoch = _workbook(package)
    values, room = _Values(_strings(package), _formats(package), epoch), Room(limits.cells)
    findings = [hidden_sheet(path, one.name) for one in listed if not one.seen]
    sheets = list[Sheet]()
    for one in listed:
        if one.seen:
            made = _sheet(package, one, values, room)
            sheets.append(made.sheet())
            findings += made.findings(path)
    return Book(tuple(sheets), (*findings, *_not_read(package, path)))


def _sheet(package: Package, listed: _Listed, values: _Values, room: Room) -> SheetMaker:
    walk = _Walk(listed.name, values, room)
    try:
        for element in package.elements(listed.part, "sheetFormatPr", "col", "row", "mergeCell"):
            walk.take(element)
    except ValueError as error:  # no number where the format has one
        raise error if isinstance(error, NotUnderstoodError) else not_a_sheet(listed.part) from error
    return walk.made


def _workbook(package: Package) -> tuple[list[_Listed], datetime]:
    """The sheets in their order, and the day from which days are counted."""
    workbook = main_part(package)
    links = relations(package, workbook)
    parts = {key: link.target for key, link in links.items() if link.kind == "worksheet"}
    listed, epoch = list[_Listed](), CALENDAR_WINDOWS_1900
    for element in package.elements(workbook, "workbookPr", "sheet"):
        if local(element) == "workbookPr":
            epoch = CALENDAR_MAC_1904 if element.get("date1904") in YES else epoch
            continue
        part = parts.get(attribute(element, "id") or "")
        if part is not None:
            seen = element.get("state", "visible") == "visible"
            listed.append(_Listed(text_written(element.get("name", "")), part, seen))
    return listed, epoch


def _part(package: Package, kind: str) -> str | None:
    """The part of a kind that the workbook leads to; None without."""
    links = relations(package, main_part(package)).values()
    return next((link.target for link in links if link.kind == kind and link.target in package.names), None)


def _strings(package: Package) -> list[str]:
    """The texts that cells refer to by their number."""
    part = _part(package, "sharedStrings")
    return [_text(item) for item in package.elements(part, "si")] if part else []


def _text(item: Element) -> str:
    """The text of a string in one or several runs, without how it is spoken."""
    said = (t for t in every(item, "t") if local(t.getparent()) != "rPh")
    return text_written("".join(t.text or "" for t in said))


def _formats(package: Package) -> list[str]:
    """The number format of each style of cells."""
    part, own, formats = _part(package, "styles"), dict[str, str](), list[str]()
    for element in package.elements(part, "numFmt", "cellXfs") if part else ():
        if local(element) == "numFmt":
            own.setdefault(element.get("numFmtId", ""), element.get("formatCode", GENERAL))
        else:
            ids = [xf.get("numFmtId", "0") for xf in element.iterchildren("{*}xf")]
            formats = [own.get(id) or BUILTIN_FORMATS.get(whole(id) or 0, GENERAL) for id in ids]
    return formats


@dataclass(frozen=True)
class _Values:
    """What gives the values of cells their looks. strings, formats: by number; epoch: the first day."""

    strings: list[str]
    formats: list[str]
    epoch: datetime

    def cell(self, element: Element, kind: str, stored: str, *, computed: bool) -> Cell:
        """What a cell shows. kind: of its value, as the file says it."""
        if kind == "s":
            index = int(stored) if stored.isdecimal() else -1
            return Cell(self.strings[index] if 0 <= index < len(self.strings) else "")
        if kind in ("str", "b"):
            return Cell(text_written(stored))
        if kind == "inlineStr":
            return Cell(_text(element))
        if kind == "d":
            return Cell(day_written(date.fromisoformat(stored[:10])))
        style = element.get("s", "0")
        format = self.formats[int(style)] if style.isdecimal() and int(style) < len(self.formats) else GENERAL
        value = number_of(stored)
        if value is None:
            return Cell(text_written(stored))
        moment = self.moment(value) if is_date_format(format) else ""
        return Cell(moment) if moment else Cell(number_written(value, format, computed=computed), number=True)

    def moment(self, value: Decimal) -> str:
        """The day or the time that a number stands for; empty when it is none."""
        try:
            moment = from_excel(float(value), self.epoch)
        except (OverflowError, ValueError):
            return ""
        if isinstance(moment, date):
            return day_written(moment)
        return f"{moment:%H:%M}" if isinstance(moment, time) else ""


class _Walk:
    """The way through one sheet, element by element."""

    def __init__(self, name: str, values: _Values, room: Room) -> None:
        self.made, self.values = SheetMaker(name, room), values
        self.row, self.rows_hidden, self.hidden = 0, False, set[int]()

    def take(self, element: Element) -> None:
        """One element of the sheet; those of columns come before the rows, merged cells after them."""
        match local(element):
            case "sheetFormatPr":
                self.rows_hidden = element.get("zeroHeight") in YES
            case "col" if element.get("hidden") in YES:
                last = min(int(element.get("max", "0")), LAST_COLUMN)
                self.hidden.update(range(int(element.get("min", "1")), last + 1))
            case "row":
                self.take_row(element)
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                self.made.merged.append(Span(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN))

    def take_row(self, element: Element) -> None:
        self.row = int(element.get("r", self.row + 1))
        row_hidden = element.get("hidden", "1" if self.rows_hidden else "0") in YES
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
        return self.values.cell(cell, kind, stored, computed="f" in parts)


def _not_read(package: Package, path: str) -> Iterator[Finding]:
    """Notes beside cells, pictures and text boxes, which may say something, too."""
    number = sum(name.startswith(("xl/comments", "xl/drawings/drawing")) for name in package.names)
    if number:
        problem = message("notes, pictures or text boxes in the sheets are not read")
        yield Finding(Severity.INFO, "not-read", Place(path), problem)


def _column(name: str) -> int:
    """The column of the cell `name`. Raises `ValueError` when that is no name of a cell."""
    try:
        return column_index_from_string(coordinate_from_string(name)[0])
    except CellCoordinatesException as error:
        raise ValueError(name) from error
