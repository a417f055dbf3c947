"""Facts become the summary of a subject: a cluster, an organisation, or the whole city.

In: the records of one period and the config. Out: one `Summary` for each report to be written.
Rules (design.md section 7): a subject's own figure comes before the sum of its units' figures;
nothing missing is counted as zero; percentages are never added; figures that contradict each other
give a finding that names both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from reports.config import Config
from reports.errors import Finding, Severity, message
from reports.facts import Measure, Record, RecordKind, Role
from reports.merge.results import Result, Summary
from reports.merge.rules import rule_findings
from reports.merge.scopes import Scope, attendance, cluster_days, scopes
from reports.merge.settle import settle
from reports.merge.totals import Totals
from reports.periods import Period


def summarise(records: tuple[Record, ...], config: Config) -> tuple[Summary, ...]:
    """A summary for each report of the period of `records`: clusters, organisations, the city."""
    return tuple(_summary(scope, config) for scope in scopes(records, config.directory))


def _summary(scope: Scope, config: Config) -> Summary:
    records, days = scope.records, cluster_days(scope.records[0].period, config.directory)
    results, conflicts = settle((fact for r in records for fact in r.facts), config.precedence)
    results.sort(key=_order(scope, config))
    totals = Totals(scope.subject, results, config, days)
    return Summary(
        subject=scope.subject,
        period=records[0].period,
        task_periods=_task_periods(records, results),
        plan_only=all(record.kind is RecordKind.PLAN for record in records),
        records=records,
        reporters=scope.reporters,
        results=tuple(results),
        totals=tuple(totals.results()),
        attendance=tuple(attendance(scope, config.directory, days)),
        tasks=tuple(task for record in records for task in record.tasks),
        findings=(*conflicts, *totals.findings(), *rule_findings(results, config), *_unreviewed(records)),
    )


def _task_periods(records: tuple[Record, ...], results: list[Result]) -> tuple[Period, ...]:
    """The times that tasks and targets are planned for; without any, the time ahead."""
    tasks = {task.period for record in records for task in record.tasks}
    targets = {r.facts[0].period for r in results if r.role is Role.TASK}
    return tuple(sorted(tasks | targets, key=lambda p: p.first_day)) or (records[0].task_period,)


def _order(scope: Scope, config: Config) -> Callable[[Result], tuple[int | date, ...]]:
    """The order of the catalogue, then of the reporters; the newest of several days last."""
    indicators, measures = [*config.catalogue.indicators], [*Measure]
    units = [*dict.fromkeys((scope.subject, *scope.reporters, *config.directory.ids))]
    return lambda r: (
        indicators.index(r.indicator),
        units.index(r.organisation),
        measures.index(r.measure),
        r.facts[0].as_of or date.max,
    )


def _unreviewed(records: tuple[Record, ...]) -> Iterable[Finding]:
    problem = message("the record has not been checked by a person yet")
    hint = message("Check it, then set reviewed: true.")
    for record in records:
        if not record.reviewed:
            yield Finding(Severity.WARNING, "not-reviewed", record.place, problem, hint)
