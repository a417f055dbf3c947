"""The view model: a report as strings ready to print, and what each printed figure rests on.

Types only. `document` makes a `Report`; the renderers only set it in type, so Word and PDF cannot
say different things. Names of fields are the names of the tags in the templates, and their order within
a part is that of the page, by which finished documents are compared. Texts carry marks
(see `document/marks`) that tie each printed figure to `Report.figures`; renderers take them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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
    """A figure as printed, its value, and every place that states it.

    account: where it comes from, in words, for a reader of the draft.
    """

    text: str
    indicator: str
    organisation: str
    period: str
    value: Decimal
    qualifier: str
    sources: tuple[Citation, ...]
    account: str
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
class Salutation:
    """Ô 9a: `Kính gửi:` with the one addressee, or with a line for each of several."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """Ô 9b and 7: Nơi nhận; authority and position, a line each; the signer's name."""

    recipients_heading: str
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents. anchor: the name of the part in the page."""

    anchor: str
    text: str


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
class Bar:
    """A bar of a chart. share: its length in percent of the longest; empty where there is no figure."""

    label: str
    text: str
    share: str


@dataclass(frozen=True)
class Chart:
    """Values of one indicator beside each other. alt: the same in words, for who cannot see it."""

    title: str
    bars: tuple[Bar, ...]
    alt: str


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
class Overview:
    """The results by indicator: where their table is, and charts of the main ones."""

    heading: str
    paragraphs: tuple[str, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class TaskRow:
    """A line of the table of tasks. text: the task, with its target when one is set."""

    number: str
    text: str
    due: str
    owner: str


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one area of work; without a heading when no area is stated."""

    heading: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class Plan:
    """The tasks of the period ahead."""

    heading: str
    paragraphs: tuple[str, ...]
    groups: tuple[TaskGroup, ...]


@dataclass(frozen=True)
class AnnexHead:
    """The head of an annex (NĐ 30/2020, III.1): `Phụ lục I`, its title, and what it belongs to."""

    name: str
    title: str
    reference: str


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
    """The annex of results by indicator, in as many tables as the columns need. wide: set on a
    landscape page. note: what the signs in the tables mean, empty without any.
    """

    head: AnnexHead
    wide: bool
    tables: tuple[AchievementTable, ...]
    note: str


@dataclass(frozen=True)
class AttendanceRow:
    """Whether one expected unit has reported."""

    number: str
    organisation: str
    standing: str


@dataclass(frozen=True)
class Completeness:
    """The annex of who has reported and who has not."""

    head: AnnexHead
    paragraphs: tuple[str, ...]
    rows: tuple[AttendanceRow, ...]


@dataclass(frozen=True)
class SourceRow:
    """A line of the annex of sources: a figure, the words that state it, and the numbers of the documents."""

    number: str
    label: str
    value: str
    quote: str
    documents: str


@dataclass(frozen=True)
class Sources:
    """The annex of sources. documents: each with its number."""

    head: AnnexHead
    documents: tuple[str, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True)
class Remarks:
    """The annex of a draft: what is to be looked at before the report is issued."""

    head: AnnexHead
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PlannedTask:
    """A task as the manifest lists it."""

    text: str
    period: str


class Copy(StrEnum):
    """For whom a document is made: a draft for the office, or the copy that is signed and sent."""

    DRAFT = "draft"
    ISSUE = "issue"


@dataclass(frozen=True)
class Report:
    """One report. A part that has nothing to say is None and its heading is not printed.

    kind: of document, for the manifest; form: which template sets it; salutation: None when the report
    goes to nobody above; contents: the parts, for the form that lists them.
    """

    id: str
    kind: str
    form: str
    copy: Copy
    period: str
    title: str
    organisation: str
    letterhead: Letterhead
    salutation: Salutation | None
    contents: tuple[Entry, ...]
    opening: str
    situation: Part | None
    results: Part | None
    promises: Promises | None
    overview: Overview | None
    assessment: Part | None
    plan: Plan | None
    proposals: Part | None
    closing: tuple[str, ...]
    signature: Signature
    achievements: Achievements | None
    completeness: Completeness | None
    sources: Sources | None
    remarks: Remarks | None
    figures: tuple[Figure, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    findings: tuple[Finding, ...] = ()
