"""What sources state: facts and tasks, each with its source and the place it was read from.

Types only. A `Fact` is never changed after it was read; merging makes new things out of facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.errors import Place
from reports.periods import Period
from reports.quantities import Quantity

NO_OTHER = "none"  # what same_as says of a figure that only looks like another


class Role(StrEnum):
    """What a figure is in its source: a result, a target of planned work, or background."""

    ACHIEVEMENT = "achievement"
    TASK = "task"
    CONTEXT = "context"


# Looked up in the enumeration at each use, they would take ten times as long.
ACHIEVEMENT, TASK, CONTEXT = Role.ACHIEVEMENT, Role.TASK, Role.CONTEXT


class Measure(StrEnum):
    """Which side of an indicator a figure tells: the amount itself, or a comparison of it."""

    AMOUNT = "amount"
    PERCENT_OF_PLAN = "percent_of_plan"
    CHANGE_ON_LAST_YEAR = "change_on_last_year"


class SourceKind(StrEnum):
    """What kind of document a source is."""

    OFFICIAL_REPORT = "official_report"
    FORM = "form"
    NEWSPAPER = "newspaper"


class RecordKind(StrEnum):
    """What a record reports about; a plan holds tasks of its own period."""

    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    EVENT = "event"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True)
class Source:
    """A document that states facts. sha256: of the document's bytes, empty when there is no copy."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    published: date | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Event:
    """The happening that a figure is about: its day and with whom."""

    day: date
    partner: str


@dataclass(frozen=True)
class Fact:
    """One stated quantity: whose, of what, when, how much, and who says so where.

    base: what a percentage is of, empty when the indicator's own words say it all; quote: the
    characters of the source that state it; span: where they stand in the source's text
    (start and end in characters, see design.md 6); as_of: the day it holds for when not the end of
    `period`; reviewed: whether a person has checked its record; place: the line of the record; id:
    how other records refer to it; event: the happening it counts; same_as: the id of the fact that
    tells the same event, or `none` when it was looked at and is another.
    """

    organisation: str
    indicator: str
    period: Period
    quantity: Quantity
    source: Source
    place: Place
    quote: str
    role: Role = Role.ACHIEVEMENT
    measure: Measure = Measure.AMOUNT
    span: tuple[int, int] | None = None
    base: str = ""
    as_of: date | None = None
    reviewed: bool = True
    id: str = ""
    event: Event | None = None
    same_as: str = ""


@dataclass(frozen=True)
class Task:
    """Planned work of a period. owner: id of who does it; target: what is to be reached.

    span: where the words that name it stand in the source's text; id: how the next record refers to it.
    """

    text: str
    owner: str
    period: Period
    source: Source
    place: Place
    section: str | None = None
    target: Fact | None = None
    due: date | None = None
    span: tuple[int, int] | None = None
    id: str = ""


class TaskStanding(StrEnum):
    """What has become of a planned task."""

    DONE = "done"
    PARTLY = "partly"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class TaskReport:
    """What a record says of a task of the period before, by the task's id."""

    task: str
    standing: TaskStanding
    note: str = ""


@dataclass(frozen=True)
class Record:
    """What one source states of one organisation (or cluster) and period.

    highlights, difficulties, causes, proposals: short texts without figures; reviewed: whether a person
    checked it; received: the day the office got it; task_reports: what became of tasks planned before;
    absence: why there are no figures; briefing: it was made for a giao ban.
    """

    organisation: str
    period: Period
    kind: RecordKind
    task_period: Period
    source: Source
    reviewed: bool
    place: Place
    facts: tuple[Fact, ...] = ()
    tasks: tuple[Task, ...] = ()
    received: date | None = None
    task_reports: tuple[TaskReport, ...] = ()
    absence: str = ""
    highlights: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    briefing: bool = False
    causes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
