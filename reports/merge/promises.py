"""What was planned for a period, told again with what has become of it.

In: all records, those of the period, and who answers for whose tasks. Out: promises, and findings for
answers to tasks that nobody planned. A task without an answer is not reported, never done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from reports.errors import Finding, Severity, message
from reports.facts import Record, RecordKind, Task, TaskStanding
from reports.merge.results import Promise
from reports.organisations import Directory
from reports.periods import Period

Planned = Mapping[tuple[str, str], Task]


def planned(sent: Iterable[Record], heirs: Mapping[str, str], period: Period) -> Planned:
    """The tasks that earlier records, and plans of the period itself, set for the period: each once, by who
    answers and its id. sent: the records of those that have an heir.
    """
    tasks: dict[tuple[str, str], Task] = {}
    for record in sent:
        heir = heirs[record.organisation]
        if record.period.last_day < period.last_day or record.kind is RecordKind.PLAN:
            for task in record.tasks:
                if task.period == period:
                    tasks.setdefault((heir, task.id or task.text), task)
    return tasks


def heirs(expected: Iterable[str], directory: Directory) -> Mapping[str, str]:
    """Who answers for the tasks of an organisation: it, or what it has become part of since."""
    answer = {id: id for id in expected}
    before = {old: id for id in answer for old in directory.former(id, date.min, date.max)}
    return before | answer


def promises(tasks: Planned, told: Iterable[Record]) -> Iterator[Promise]:
    """Each planned task, with what the records of the period say of it."""
    reports = {(record.organisation, r.task): r for record in told for r in record.task_reports}
    for key, task in tasks.items():
        report = reports.get(key)
        standing = report.standing if report else TaskStanding.NOT_REPORTED
        yield Promise(task, standing, report.note if report else "")


def unknown_tasks(tasks: Planned, told: Iterable[Record], period: Period) -> Iterator[Finding]:
    """The answers to tasks that nobody planned for the period."""
    for record in told:
        for report in record.task_reports:
            if (record.organisation, report.task) not in tasks:
                problem = message("no task “{id}” was planned for {period}", id=report.task, period=period)
                yield Finding(Severity.WARNING, "unknown-task", record.place, problem)
