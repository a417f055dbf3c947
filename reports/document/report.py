"""The view model: a report as strings ready to print, and what each printed figure rests on.

Types only. `document` makes a `Report`; the renderers only set it in type, so Word and PDF cannot
say different things. Names of fields are the names of the tags in the templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reports.errors import Finding


@dataclass(frozen=True)
class Citation:
    """One place that states a figure: the source's id, the record's file and line, the words."""

    source: str
    file: str
    line: int
    quote: str


@dataclass(frozen=True)
class Figure:
    """A figure as printed, its value, and every place that states it."""

    text: str
    indicator: str
    organisation: str
    period: str
    value: Decimal
    qualifier: str
    sources: tuple[Citation, ...]
    value_to: Decimal | None = None
    total: Decimal | None = None


@dataclass(frozen=True)
class Letterhead:
    """Ô 2 to 5 of NĐ 30/2020: issuer, number and symbol, place and date, type and subject."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str
    type: str
    subject: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """Ô 7 and 9b: authority and position, a line each; the signer's name; Nơi nhận."""

    authority: tuple[str, ...]
    name: str
    recipients_heading: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Paragraphs under a heading of their own."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A numbered part of the report."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class AchievementRow:
    """A line of a table of achievements. cells: one for each column beside the result."""

    number: str
    label: str
    unit: str
    result: str
    cells: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class AchievementGroup:
    """Lines about one organisation; without a heading they are about the reporters themselves."""

    heading: str
    rows: tuple[AchievementRow, ...]


@dataclass(frozen=True)
class AchievementTable:
    """A table of achievements. columns: the heads beside the result: units, and comparisons."""

    columns: tuple[str, ...]
    groups: tuple[AchievementGroup, ...]


@dataclass(frozen=True)
class Achievements:
    """The results by indicator, in as many tables as the columns of the units need."""

    heading: str
    introduction: str
    tables: tuple[AchievementTable, ...]


@dataclass(frozen=True)
class AttendanceRow:
    """Whether one expected unit has reported."""

    number: str
    organisation: str
    standing: str


@dataclass(frozen=True)
class Completeness:
    """Who has reported and who has not."""

    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[AttendanceRow, ...]


@dataclass(frozen=True)
class TaskRow:
    """A line of the table of tasks."""

    number: str
    text: str
    target: str
    due: str
    owner: str


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one area of work; without a heading when no area is stated."""

    heading: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class Plan:
    """The tasks of the period ahead. note: what a dash in the table means, empty without one."""

    heading: str
    paragraphs: tuple[str, ...]
    groups: tuple[TaskGroup, ...]
    note: str


@dataclass(frozen=True)
class PromiseRow:
    """A task of the period that was planned before, and what has become of it."""

    number: str
    text: str
    owner: str
    standing: str


@dataclass(frozen=True)
class Promises:
    """What was planned for the period, before what is planned next."""

    heading: str
    rows: tuple[PromiseRow, ...]


@dataclass(frozen=True)
class SourceRow:
    """A line of the annex: a figure, the words that state it, and the numbers of the documents."""

    number: str
    label: str
    value: str
    quote: str
    documents: str


@dataclass(frozen=True)
class Annex:
    """The annex of sources. documents: each with its number; remarks: the findings of the build."""

    heading: str
    title: str
    reference: str
    documents: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class PlannedTask:
    """A task as the manifest lists it."""

    text: str
    period: str


@dataclass(frozen=True)
class Report:
    """One report. A part that has nothing to say is None and its heading is not printed."""

    id: str
    kind: str
    period: str
    title: str
    organisation: str
    letterhead: Letterhead
    opening: str
    situation: Part | None
    results: Part | None
    achievements: Achievements | None
    assessment: Part | None
    completeness: Completeness | None
    promises: Promises | None
    plan: Plan | None
    closing: tuple[str, ...]
    signature: Signature
    annex: Annex
    figures: tuple[Figure, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    findings: tuple[Finding, ...] = ()
