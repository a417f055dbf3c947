"""Sheets of several units or periods in one file: whose the figures of each sheet are, and of which time.

In: the sheets of a document, what was found in its whole text. Out: the same, what is told of the one who
reports told of the unit of its sheet. A sheet says whose it is by its name, or by its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from reports.extract.elsewhen import is_wider
from reports.extract.issuer import LETTERHEAD_LENGTH, head_of
from reports.extract.marks import last_before, mark
from reports.extract.model import Figure, Heading, PlannedTask
from reports.extract.names import Named, names_of, same
from reports.extract.owners import other_than
from reports.extract.phrases import fold
from reports.extract.reasons import Unsure
from reports.extract.tables import Cells
from reports.extract.text import source_of
from reports.extract.times import Stated, stated
from reports.facts import Role
from reports.organisations import Directory
from reports.periods import Period
from reports.readers.model import Document, Part

T = TypeVar("T", Figure, PlannedTask)
NUMBERED = re.compile(r"(?:\d{1,3}|[ivx]{1,4})\s?[.)-]\s?|\d{1,3}\s", re.IGNORECASE)


class Sheet(NamedTuple):
    """A sheet from `start` on. unit: whose it is, None when it names nobody; time: the period in its name."""

    start: int
    unit: str | None
    time: Stated | None
    unsure: Unsure | None = None


class Sheets(NamedTuple):
    """The sheets of a file in their order, none for a file of one; heading: of the whole file."""

    sheets: tuple[Sheet, ...]
    heading: Heading

    def figures(self, found: Iterable[Figure], cells: Cells) -> tuple[Figure, ...]:
        """The figures, each of the unit and time of its sheet where itself it says nothing."""
        if not self.sheets:
            return tuple(found)
        return tuple(_timed(self._figure(one, cells), self.of(one), self.heading) for one in found)

    def _figure(self, one: Figure, cells: Cells) -> Figure:
        cell = cells.at(one.end - 1)
        return one if cell and cell.owner else self.told(one)  # its row or column names the one who reports

    def told(self, one: T) -> T:
        """A figure or task of the unit of its sheet, if it is told of the one who reports."""
        sheet = self.of(one)
        if sheet is None or one.organisation is not None:
            return one
        unit = other_than(sheet.unit, self.heading.reporting_org or "")
        return one._replace(organisation=unit, unsure=sheet.unsure or one.unsure)

    def of(self, one: Figure | PlannedTask) -> Sheet | None:
        """The sheet in which something stands; None in a file of one sheet."""
        return last_before(self.sheets, one.start + 1)


def sheets_of(document: Document, heading: Heading, directory: Directory) -> Sheets:
    """Whose the sheets of a document are, and of which time; the whole file is of the unit of the first."""
    sheets = [_sheet(part, document.text, directory) for part in document.parts]
    issuer = (sheets[0].unit if sheets else None) or heading.reporting_org
    if any(sheet.unit and other_than(sheet.unit, issuer or "") for sheet in sheets):
        sheets = [one if one.unit else one._replace(unsure=Unsure.SHEET_OF_NOBODY) for one in sheets]
    return Sheets(tuple(sheets), replace(heading, reporting_org=issuer))


def _sheet(part: Part, text: str, directory: Directory) -> Sheet:
    """What a sheet says of itself by its name, numbered or not, or else by its first lines."""
    name = NUMBERED.sub("", part.name, count=1) if NUMBERED.match(part.name) else part.name
    folded = fold(name)
    named, times = names_of(directory).whole(name, folded, 0, len(name)), stated(folded)
    time = times[0] if len(times) == 1 else None
    first_lines = text[part.start : min(part.end, part.start + LETTERHEAD_LENGTH)]
    head = head_of(mark(source_of(first_lines), directory), directory)
    if not named:
        return Sheet(part.start, head, time)
    differs = head is not None and not _may_head(head, named, directory)
    return Sheet(part.start, named.name, time, Unsure.SHEET_OF_TWO if differs else None)


def _may_head(head: str, named: Named, directory: Directory) -> bool:
    """Whether a name above a table can stand over the figures of a unit: its own, or that of one above it."""
    above = (directory[id].name for id in directory.upward(named.id)) if named.id else ()
    return any(same(head, name) for name in (named.name, *above))


def _timed(figure: Figure, sheet: Sheet | None, heading: Heading) -> Figure:
    """A result of the time in the name of its sheet, where nothing nearer tells of another."""
    if sheet is None or figure.role is not Role.ACHIEVEMENT or figure.period or not heading.period:
        return figure
    time = sheet.time
    if time is None or is_wider(time, heading.period):
        return figure
    year = time.year or Period.parse(heading.period).year
    return figure._replace(period=str(Period(year, time.kind, time.number)))
