"""Facts become the summary of a subject: a cluster, an organisation, or the whole city.

In: the records of one period and the config. Out: one `Summary` for each report to be written.
Rules (design.md section 7): a subject's own figure comes before the sum of its units' figures;
nothing missing is counted as zero; percentages are never added; figures that contradict each other
give a finding that names both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from reports.errors import Finding, Severity, message
from reports.facts import Fact, Measure, Record, RecordKind, Role, Task
from reports.indicators import Aggregation, Catalogue, Indicator
from reports.organisations import Cluster, Directory
from reports.periods import Period
from reports.quantities import PERCENT, Quantity, total


class Basis(StrEnum):
    """Where a result comes from: a source states it, or it is the sum of several that do."""

    STATED = "stated"
    SUMMED = "summed"


@dataclass(frozen=True)
class Result:
    """What is known of one indicator of one organisation, and the facts that say so."""

    organisation: str
    indicator: str
    measure: Measure
    role: Role
    quantity: Quantity
    facts: tuple[Fact, ...]
    basis: Basis = Basis.STATED


class Standing(StrEnum):
    """How a member stands with its report."""

    REPORTED = "reported"
    JOINT = "joint"
    IN_PART = "in_part"
    MISSING = "missing"


@dataclass(frozen=True)
class Attendance:
    """The standing of one expected reporter; `through`: the units that reported in its stead.

    `organisation` is None for the members that are expected but not known by name.
    """

    organisation: str | None
    standing: Standing
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What one report is about: a subject, its own records, and the scopes below it."""

    subject: str
    own: tuple[Record, ...] = ()
    parts: tuple[Scope, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the scope, the subject's own first."""
        return (*self.own, *(record for part in self.parts for record in part.records))

    @property
    def reporters(self) -> tuple[str, ...]:
        """Ids of all that sent a record, in order."""
        return tuple(dict.fromkeys(record.organisation for record in self.records))


@dataclass(frozen=True)
class Summary:
    """All that a report can say, decided and traceable, but in nobody's language yet.

    task_periods: the times ahead that are planned for; results: of every organisation, in the order
    of the catalogue; totals: of the subject, one for each indicator that has one; attendance: empty
    when nobody but the subject is expected.
    """

    subject: str
    period: Period
    task_periods: tuple[Period, ...]
    plan_only: bool
    records: tuple[Record, ...]
    reporters: tuple[str, ...]
    results: tuple[Result, ...]
    totals: tuple[Result, ...]
    attendance: tuple[Attendance, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]


def summarise(records: tuple[Record, ...], directory: Directory, catalogue: Catalogue) -> tuple[Summary, ...]:
    """A summary for each report of the period of `records`: clusters, organisations, the city."""
    return tuple(_summary(scope, directory, catalogue) for scope in scopes(records, directory))


def scopes(records: tuple[Record, ...], directory: Directory) -> tuple[Scope, ...]:
    """The reports to write: each cluster and each organisation outside one that has records.

    The city comes last, when it has records of its own or there are two or more others.
    """
    root, days = directory.root.id, _cluster_days(records, directory)
    clusters = [_cluster_scope(directory.clusters[id], records, day) for id, day in days.items()]
    inside = {reporter for scope in clusters for reporter in scope.reporters}
    others = [_own_scope(id, records) for id in directory.ids if id not in inside | {root}]
    parts = tuple(scope for scope in (*clusters, *others) if scope.records)
    city = Scope(root, _own_scope(root, records).own, parts)
    return (*parts, city) if city.own or len(parts) > 1 else parts


def _cluster_days(records: tuple[Record, ...], directory: Directory) -> Mapping[str, date]:
    period = records[0].period
    return directory.clusters_within(period.first_day, period.last_day)


def _own_scope(id: str, records: Iterable[Record]) -> Scope:
    return Scope(id, tuple(record for record in records if record.organisation == id))


def _cluster_scope(cluster: Cluster, records: tuple[Record, ...], day: date) -> Scope:
    members = (_own_scope(id, records) for id in cluster.members_on(day))
    own = _own_scope(cluster.id, records).own
    return Scope(cluster.id, own, tuple(member for member in members if member.own))


def _summary(scope: Scope, directory: Directory, catalogue: Catalogue) -> Summary:
    records, days = scope.records, _cluster_days(scope.records, directory)
    results, findings = settle(fact for record in records for fact in record.facts)
    ordered = tuple(sorted(results, key=_order(scope, directory, catalogue)))
    above = _Above(directory, days)
    totals = (_total(scope.subject, indicator, ordered, above) for indicator in catalogue.indicators.values())
    planned = {task.period for r in records for task in r.tasks} | {
        r.facts[0].period for r in results if r.role is Role.TASK
    }
    return Summary(
        subject=scope.subject,
        period=records[0].period,
        task_periods=tuple(sorted(planned, key=lambda p: p.first_day)) or (records[0].task_period,),
        plan_only=all(record.kind is RecordKind.PLAN for record in records),
        records=records,
        reporters=scope.reporters,
        results=ordered,
        totals=tuple(result for result in totals if result),
        attendance=tuple(_attendance(scope, directory, days)),
        tasks=tuple(task for record in records for task in record.tasks),
        findings=(*findings, *(_unreviewed(record) for record in records if not record.reviewed)),
    )


def _order(
    scope: Scope, directory: Directory, catalogue: Catalogue
) -> Callable[[Result], tuple[int | date, ...]]:
    """The order of the catalogue, then of the reporters; the newest of several days last."""
    indicators, measures = [*catalogue.indicators], [*Measure]
    units = [*dict.fromkeys((scope.subject, *scope.reporters, *directory.ids))]
    return lambda r: (
        indicators.index(r.indicator),
        units.index(r.organisation),
        measures.index(r.measure),
        r.facts[0].as_of or date.max,
    )


def _identity(fact: Fact) -> tuple[str, ...]:
    """What a fact speaks of. Two facts of one identity must state the same quantity."""
    as_of = str(fact.as_of or "")
    return (fact.organisation, fact.indicator, str(fact.period), fact.measure, fact.role, fact.base, as_of)


def settle(facts: Iterable[Fact]) -> tuple[list[Result], list[Finding]]:
    """One result for each thing that facts speak of, and a finding where they contradict.

    Rule `newest-source`: of contradicting figures the one published last is printed; between equal
    dates, the one that stands first in the order of places. Of equal figures the most precisely
    stated one is printed. All others stay in the finding or among the result's facts.
    """
    results, findings = [], []
    for _, group in groupby(sorted(facts, key=lambda f: (_identity(f), f.place)), key=_identity):
        same = sorted(group, key=lambda f: f.source.published or date.min, reverse=True)
        agreeing = [fact for fact in same if _equal(fact.quantity, same[0].quantity)]
        chosen = min(agreeing, key=lambda f: f.quantity.precision)
        results.append(
            Result(
                chosen.organisation,
                chosen.indicator,
                chosen.measure,
                chosen.role,
                chosen.quantity,
                tuple(agreeing),
            )
        )
        findings += [_conflict(chosen, fact) for fact in same if fact not in agreeing]
    return results, findings


def _equal(one: Quantity, other: Quantity) -> bool:
    return replace(one, precision=other.precision) == other


def _conflict(chosen: Fact, other: Fact) -> Finding:
    values = {
        "other": other.quote,
        "chosen": chosen.quote,
        "place": chosen.place,
        "indicator": chosen.indicator,
    }
    if chosen.source.published != other.source.published:
        problem = message(
            "“{other}” contradicts “{chosen}” at {place} ({indicator}); "
            "“{chosen}” is printed, because its source was published later",
            **values,
        )
    else:
        problem = message(
            "“{other}” contradicts “{chosen}” at {place} ({indicator}); "
            "“{chosen}” is printed, because its record stands first",
            **values,
        )
    return Finding(Severity.WARNING, "conflict", other.place, problem)


def _unreviewed(record: Record) -> Finding:
    problem = message("the record has not been checked by a person yet")
    hint = message("Check it, then set reviewed: true.")
    return Finding(Severity.WARNING, "not-reviewed", record.place, problem, hint)


@dataclass(frozen=True)
class _Above:
    """Who stands above whom: in the tree, and in the clusters of the period."""

    directory: Directory
    days: Mapping[str, date]

    def __call__(self, id: str) -> set[str]:
        clusters = {c for c, day in self.days.items() if id in self.directory.clusters[c].members_on(day)}
        return clusters | {*self.directory.upward(id)} - {id}


def _total(
    subject: str, indicator: Indicator, results: tuple[Result, ...], above: Callable[[str], set[str]]
) -> Result | None:
    """The subject's own result of `indicator`, else the sum of what is stated below it.

    The figure of an organisation stands for all below it, which are not added again.
    """
    amounts = {
        r.organisation: r
        for r in results
        if r.indicator == indicator.id and r.measure is Measure.AMOUNT and r.role is Role.ACHIEVEMENT
    }
    if subject in amounts:
        return amounts[subject]
    stated = [r for id, r in amounts.items() if not above(id) & amounts.keys()]
    if indicator.aggregation is not Aggregation.SUM or len(stated) < 2 or stated[0].quantity.unit == PERCENT:
        return None
    facts = tuple(fact for result in stated for fact in result.facts)
    quantity = total(result.quantity for result in stated)
    return Result(subject, indicator.id, Measure.AMOUNT, Role.ACHIEVEMENT, quantity, facts, Basis.SUMMED)


def _attendance(scope: Scope, directory: Directory, days: Mapping[str, date]) -> Iterator[Attendance]:
    """Who was expected to report within the scope, and who did."""
    if scope.subject == directory.root.id:
        reported = {part.subject: part for part in scope.parts}
        for id in dict.fromkeys([*days, *reported]):
            part = reported.get(id, Scope(id))
            standing = Standing.REPORTED if part.own else Standing.IN_PART if part.parts else Standing.MISSING
            yield Attendance(id, standing, tuple(p.subject for p in part.parts))
    elif scope.subject in days:
        cluster, day = directory.clusters[scope.subject], days[scope.subject]
        absent = Standing.JOINT if scope.own else Standing.MISSING
        for id in cluster.members_on(day):
            yield Attendance(id, Standing.REPORTED if id in scope.reporters else absent)
        if cluster.unnamed_on(day):
            yield Attendance(None, absent)
