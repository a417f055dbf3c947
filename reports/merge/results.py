"""What merging makes: results, who reported, and the summary of a subject. Types only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reports.errors import Finding
from reports.facts import Fact, Measure, Record, Role, Task, TaskStanding
from reports.periods import Period
from reports.quantities import Quantity


class Basis(StrEnum):
    """Where a result comes from.

    stated: a source states it; summed: over organisations; computed: a share or a change; derived: a
    cumulative figure less the one before; rolled_up: all quarters of the period; partial: some of them.
    """

    STATED = "stated"
    SUMMED = "summed"
    COMPUTED = "computed"
    DERIVED = "derived"
    ROLLED_UP = "rolled_up"
    PARTIAL = "partial"


@dataclass(frozen=True)
class Result:
    """What is known of one indicator of one organisation, and the facts that say so: thousands for a sum."""

    organisation: str
    indicator: str
    measure: Measure
    role: Role
    period: Period
    quantity: Quantity
    facts: tuple[Fact, ...] = field(hash=False)
    basis: Basis = Basis.STATED


@dataclass(frozen=True)
class Comparison:
    """An amount beside others. plan: what was to be reached, share: how much of it is; previous: the
    period before; last_year: the same period of the year before, change: by how many percent.
    """

    organisation: str
    indicator: str
    plan: Result | None = None
    share: Result | None = None
    previous: Result | None = None
    last_year: Result | None = None
    change: Result | None = None


class Standing(StrEnum):
    """How a member stands with its report."""

    REPORTED = "reported"
    JOINT = "joint"
    IN_PART = "in_part"
    MISSING = "missing"


@dataclass(frozen=True)
class Attendance:
    """The standing of one expected reporter; `through`: the units that reported in its stead.

    `organisation` is None for the members that are expected but not known by name; reason: why there
    are no figures, when its record says so.
    """

    organisation: str | None
    standing: Standing
    through: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Promise:
    """A task that was planned for the period, and what has become of it."""

    task: Task
    standing: TaskStanding
    note: str = ""


@dataclass(frozen=True)
class Summary:
    """All that a report can say, decided and traceable, but in nobody's language yet.

    task_periods: the times ahead that are planned for; results: of every organisation, in the order
    of the catalogue; totals: of the subject, one for each indicator that has one; attendance: empty
    when nobody but the subject is expected; quarters: the subject's amounts in each quarter of a longer
    period, for the indicators that are shown as charts.
    """

    subject: str
    period: Period
    task_periods: tuple[Period, ...]
    plan_only: bool
    records: tuple[Record, ...]
    reporters: tuple[str, ...]
    results: tuple[Result, ...]
    totals: tuple[Result, ...]
    comparisons: tuple[Comparison, ...]
    quarters: tuple[Result, ...]
    attendance: tuple[Attendance, ...]
    promises: tuple[Promise, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
