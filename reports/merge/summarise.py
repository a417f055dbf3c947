"""Facts become the summary of a subject: a cluster, an organisation, or the whole city.

In: the records of one period and the config. Out: one `Summary` for each report to be written.
Rules (design.md section 7): a subject's own figure comes before the sum of its units' figures;
nothing missing is counted as zero; percentages are never added; figures that contradict each other
give a finding that names both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from reports.config import Config
from reports.errors import Finding, Severity, message
from reports.facts import Fact, Measure, Record, RecordKind, Role, Task
from reports.merge.compare import Comparisons
from reports.merge.promises import Planned, heirs, planned, promises, unknown_tasks
from reports.merge.results import Attendance, Result, Summary
from reports.merge.rules import rule_findings
from reports.merge.scopes import Scope, attendance, closing, cluster_days, scopes
from reports.merge.settle import settle
from reports.merge.timeline import Timeline
from reports.merge.totals import Totals
from reports.periods import Period


def summarise(
    records: tuple[Record, ...], config: Config, period: Period | None = None, past: tuple[Record, ...] = ()
) -> tuple[Summary, ...]:
    """A summary for each report of a period: clusters, organisations, the city.

    records: those of the period, which they tell unless `period` does; past: those of other periods of
    this and the last year, for comparisons and for what is derived or rolled up.
    """
    time = period or records[0].period
    told = scopes(time, (*records, *closing(time, past, config.directory)), config.directory)
    timeline = Timeline((*records, *past), config)
    return tuple(_summary(scope, time, timeline, config) for scope in told)


def _summary(scope: Scope, period: Period, timeline: Timeline, config: Config) -> Summary:
    records, days = scope.records, cluster_days(period, config.directory)
    results, conflicts = _results(scope, period, timeline, config)
    totals = Totals(scope.subject, results, config, days)
    added = tuple(totals.results())
    stated = {*results}
    summed = [result for result in added if result not in stated]
    compared = Comparisons(scope.subject, period, (*results, *summed), timeline, config)
    comparisons = tuple(compared.all())
    present = tuple(attendance(scope, config.directory, days))
    plan_only = all(record.kind is RecordKind.PLAN for record in records)
    before = {} if plan_only else _planned(scope, present, period, timeline, config)
    ahead = _tasks(records, period, plan_only=plan_only)
    findings = (
        *conflicts,
        *_through_time(results, scope, period, timeline),
        *totals.findings(),
        *rule_findings(results, config),
        *compared.findings,
        *unknown_tasks(before, records, period),
        *_unreviewed(records),
    )
    return Summary(
        subject=scope.subject,
        period=period,
        task_periods=_task_periods(ahead, records, results),
        plan_only=plan_only,
        records=records,
        reporters=scope.reporters,
        results=tuple(results),
        totals=added,
        comparisons=comparisons,
        quarters=tuple(compared.quarters()),
        promises=tuple(promises(before, records)),
        attendance=present,
        tasks=ahead,
        findings=findings,
    )


def _results(
    scope: Scope, period: Period, timeline: Timeline, config: Config
) -> tuple[list[Result], list[Finding]]:
    """What the records state of the period, and what follows from other periods; how contradictions ended."""
    results, conflicts = settle(_facts(scope.records, period), config.precedence)
    results += _beyond_stated(results, scope.records, period, timeline)
    return sorted(results, key=_order(scope, config)), conflicts


def _planned(
    scope: Scope, present: Iterable[Attendance], period: Period, timeline: Timeline, config: Config
) -> Planned:
    """The tasks that those who are expected to report, and those they came of, had set for the period."""
    expected = {*scope.reporters, *(known.organisation for known in present if known.organisation)}
    answer = heirs(expected, config.directory)
    return planned(timeline.sent_by(answer), answer, period)


def _facts(records: tuple[Record, ...], period: Period) -> Iterator[Fact]:
    """What the records say of the period itself, and what they plan for the time after it."""
    for record in records:
        for fact in record.facts:
            ahead = fact.role is Role.TASK and _is_told(fact.period, period)
            if ahead or fact.period == period:
                yield fact


def _tasks(records: tuple[Record, ...], period: Period, *, plan_only: bool) -> tuple[Task, ...]:
    """The tasks ahead. What a plan set for the period itself is ahead while nothing else is told of it."""
    return tuple(
        task
        for record in records
        for task in record.tasks
        if _is_told(task.period, period)
        and (plan_only or record.kind is not RecordKind.PLAN or task.period != period)
    )


def _is_told(other: Period, period: Period) -> bool:
    return other == period or other.last_day > period.last_day


def _beyond_stated(
    results: list[Result], records: tuple[Record, ...], period: Period, timeline: Timeline
) -> list[Result]:
    """The amounts that nobody states for the period, but that cumulative or shorter periods give."""
    amounts = (r for r in results if r.role is Role.ACHIEVEMENT and r.measure is Measure.AMOUNT)
    known = {(r.organisation, r.indicator) for r in amounts}
    found = (timeline.at(*key, period) for key in timeline.keys(_told_of(records)) if key not in known)
    return [result for result in found if result]


def _told_of(records: tuple[Record, ...]) -> dict[str, None]:
    """The organisations that send the records or that their facts are about, in that order."""
    return dict.fromkeys(o for r in records for o in (r.organisation, *(f.organisation for f in r.facts)))


def _through_time(
    results: list[Result], scope: Scope, period: Period, timeline: Timeline
) -> Iterator[Finding]:
    """Contradictions between the period and its parts, and within the parts that results rest on."""
    for organisation, indicator in timeline.keys(_told_of(scope.records)):
        yield from timeline.contradictions(organisation, indicator, period)
    yield from timeline.conflicts(results)


def _task_periods(
    tasks: tuple[Task, ...], records: tuple[Record, ...], results: list[Result]
) -> tuple[Period, ...]:
    """The times that tasks and targets are planned for; without any, the time ahead."""
    targets = {r.period for r in results if r.role is Role.TASK}
    planned_for = {task.period for task in tasks} | targets
    return tuple(sorted(planned_for, key=lambda p: p.first_day)) or (records[0].task_period,)


def _order(scope: Scope, config: Config) -> Callable[[Result], tuple[int | date, ...]]:
    """The order of the catalogue, then of the reporters; the newest of several days last."""
    indicators, measures = {id: n for n, id in enumerate(config.catalogue.indicators)}, [*Measure]
    units = config.directory.order((scope.subject, *scope.reporters))
    return lambda r: (
        indicators[r.indicator],
        *units(r.organisation),
        measures.index(r.measure),
        r.facts[0].as_of or date.max,
    )


def _unreviewed(records: tuple[Record, ...]) -> Iterable[Finding]:
    problem = message("the record has not been checked by a person yet")
    hint = message("Check it, then set reviewed: true.")
    for record in records:
        if not record.reviewed:
            yield Finding(Severity.WARNING, "not-reviewed", record.place, problem, hint)
