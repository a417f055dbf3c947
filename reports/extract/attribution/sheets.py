"""Sheets of several units or periods in one file: whose the figures of each sheet are, and of which time.

In: the sheets of a document, what was found in its whole text. Out: the same, what is told of the one who
reports told of the unit of its sheet. A sheet says whose it is by its name, or by its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from reports.extract.attribution.elsewhen import is_wider
from reports.extract.attribution.owners import other_than
from reports.extract.heading.issuer import head_of
from reports.extract.heading.letterhead import LETTERHEAD_LENGTH
from reports.extract.marks import last_before, mark
from reports.extract.model import Figure, Heading, PlannedTask
from reports.extract.names.names import Named, names_of, same
from reports.extract.names.times import Stated
from reports.extract.page.text import source_of
from reports.extract.reasons import Unsure, reasons
from reports.extract.tables.heads import Head, head_in
from reports.extract.tables.tables import Cell, Cells
from reports.extract.words.phrases import fold
from reports.facts import Role
from reports.organisations import Directory
from reports.periods import Period
from reports.readers.model import Document, Part

T = TypeVar("T", Figure, PlannedTask)
NUMBERED = re.compile(r"(?:\d{1,3}|[ivx]{1,4})\s?[.)-]\s?|\d{1,3}\s", re.IGNORECASE)


class Sheet(NamedTuple):
    """A sheet from `start` on. unit: whose it is, None when it names nobody; named: what its name says, of
    which time it is, and planned or done.
    """

    start: int
    unit: str | None
    named: Head
    unsure: Unsure | None = None


class Sheets(NamedTuple):
    """The sheets of a file in their order, none for a file of one; heading: of the whole file."""

    sheets: tuple[Sheet, ...]
    heading: Heading

    def figures(self, found: Iterable[Figure], cells: Cells) -> tuple[Figure, ...]:
        """The figures, each of the unit and time of its sheet where itself it says nothing."""
        if not self.sheets:
            return tuple(found)
        return tuple(
            _timed(self._figure(one, cells), self.of(one), cells.at(one.end - 1), self.heading)
            for one in found
        )

    def _figure(self, one: Figure, cells: Cells) -> Figure:
        cell = cells.at(one.end - 1)
        return one if cell and cell.owner else self.told(one)  # its row or column names the one who reports

    def told(self, one: T) -> T:
        """A figure or task of the unit of its sheet, if it is told of the one who reports."""
        sheet = self.of(one)
        if sheet is None or one.organisation is not None:
            return one
        unit = other_than(sheet.unit, self.heading.reporting_org or "")
        return one._replace(organisation=unit, doubts=reasons(sheet.unsure, one.doubts))

    def of(self, one: Figure | PlannedTask) -> Sheet | None:
        """The sheet in which something stands; None in a file of one sheet."""
        return last_before(self.sheets, one.start + 1)


def sheets_of(document: Document, heading: Heading, directory: Directory) -> Sheets:
    """Whose the sheets of a document are, and of which time; the whole file is of the unit of the first."""
    if not document.parts:
        return Sheets((), heading)
    sheets = [_sheet(part, document.text, directory) for part in document.parts]
    issuer = sheets[0].unit or heading.reporting_org
    if any(sheet.unit and other_than(sheet.unit, issuer or "") for sheet in sheets):
        sheets = [one if one.unit else one._replace(unsure=Unsure.SHEET_OF_NOBODY) for one in sheets]
    return Sheets(tuple(sheets), replace(heading, reporting_org=issuer))


def _sheet(part: Part, text: str, directory: Directory) -> Sheet:
    """What a sheet says of itself by its name, numbered or not, or else by its first lines."""
    name = NUMBERED.sub("", part.name, count=1) if NUMBERED.match(part.name) else part.name
    named, said = names_of(directory).whole(name, fold(name), 0, len(name)), head_in(name)
    first_lines = text[part.start : min(part.end, part.start + LETTERHEAD_LENGTH)]
    head = head_of(mark(source_of(first_lines), directory), directory)
    if not named:
        return Sheet(part.start, head, said)
    differs = head is not None and not _may_head(head, named, directory)
    return Sheet(part.start, named.name, said, Unsure.SHEET_OF_TWO if differs else None)


def _may_head(head: str, named: Named, directory: Directory) -> bool:
    """Whether a name above a table can stand over the figures of a unit: its own, or that of one above it."""
    above = (directory[id].name for id in directory.upward(named.id)) if named.id else ()
    return any(same(head, name) for name in (named.name, *above))


def _timed(figure: Figure, sheet: Sheet | None, cell: Cell | None, heading: Heading) -> Figure:
    """A figure of the time in the name of its sheet, and planned where that says so, unless something nearer
    says better.
    """
    if sheet is None or figure.period:
        return figure
    said, nearer = sheet.named, cell is not None and cell.role is not None
    differs = said.role is Role.TASK and figure.role is Role.ACHIEVEMENT
    planned = differs and not nearer
    if planned:
        figure = figure._replace(role=Role.TASK, doubts=reasons(figure.doubts, Unsure.PLAN_INHERITED))
    elif differs:
        figure = figure._replace(doubts=reasons(Unsure.PERHAPS_NOT_DONE, figure.doubts))
    if figure.role is not Role.ACHIEVEMENT and said.role is not Role.TASK:
        return figure
    period, unsure = _of_name(said, heading)
    own = heading.task_period if figure.role is Role.TASK else heading.period
    return figure._replace(
        period=None if period == own else period or (heading.period if planned else None),
        doubts=reasons(unsure, figure.doubts),
    )


def _of_name(said: Head, heading: Heading) -> tuple[str | None, Unsure | None]:
    """The period that the name of a sheet means, None for that of the record, and why that is unsure."""
    time, record = said.time, heading.period
    if not record:
        year = time.year if isinstance(time, Stated) else None
        told = time is not None or said.last_year
        named = Period(year, time.kind, time.number) if year and isinstance(time, Stated) else None
        return (str(named), None) if named else (None, Unsure.YEARLESS if told else None)
    if said.last_year:
        return str(Period.parse(record).same_period_last_year), None
    if isinstance(time, Stated):
        year = time.year or Period.parse(record).year
        says_nothing = said.role is not Role.TASK and is_wider(time, record)
        return (None, None) if says_nothing else (str(Period(year, time.kind, time.number)), None)
    period, unsure = time.meant(record) if time else (None, None)
    return None if period == record else period, unsure
