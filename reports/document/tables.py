"""The tables of a report: achievements, who has reported, tasks, and the annex of sources.

In: the material of a report. Out: rows of ready strings. Missing figures are said to be missing.
"""

from __future__ import annotations

from itertools import count

from reports.document.figures import Material, target_result, tasks_by_section
from reports.document.prose import sentence
from reports.document.report import (
    AnnexHead,
    AttendanceRow,
    Completeness,
    PromiseRow,
    SourceRow,
    TaskGroup,
    TaskRow,
)
from reports.facts import Source, Task, TaskStanding
from reports.merge.results import Attendance, Standing
from reports.periods import Period
from reports.words import capitalised


def completeness(material: Material, head: AnnexHead) -> Completeness:
    """Who was expected to report and who did, and what is not certain about the list."""
    cluster = material.config.directory.clusters.get(material.summary.subject)
    paragraphs = (cluster.note,) if cluster and cluster.note else ()
    rows = tuple(
        AttendanceRow(str(number), _expected(material, attendance), _standing(material, attendance))
        for number, attendance in enumerate(material.summary.attendance, 1)
    )
    return Completeness(head, paragraphs, rows)


def silent_units(material: Material) -> tuple[str, ...]:
    """The names of the units that were expected to report and have not."""
    silent = [a.organisation for a in material.summary.attendance if a.standing is Standing.MISSING]
    return tuple(material.name(id) for id in silent if id)


def _expected(material: Material, attendance: Attendance) -> str:
    if attendance.organisation is None:
        return material.words.text("other members not yet named in the list")
    return material.name(attendance.organisation)


def _standing(material: Material, attendance: Attendance) -> str:
    words = material.words
    if attendance.reason:
        return words.text("no data: {reason}", reason=attendance.reason)
    if attendance.standing is Standing.IN_PART:
        names = words.list(material.short(id) for id in attendance.through)
        told = words.text("no joint report yet; reports came from {names}", names=names)
        silent = [material.short(id) for id in _members(material, attendance) if id not in attendance.through]
        return words.text("{told}; not from {names}", told=told, names=words.list(silent)) if silent else told
    return {
        Standing.REPORTED: words.text("reported"),
        Standing.JOINT: words.text("no report of its own; covered by the joint report"),
        Standing.MISSING: words.text("not reported yet, no data"),
    }[attendance.standing]


def _members(material: Material, attendance: Attendance) -> tuple[str, ...]:
    """The members that are known by name of the cluster that an attendance is of."""
    period, directory = material.summary.period, material.config.directory
    cluster = directory.clusters.get(attendance.organisation or "")
    day = cluster and cluster.day_within(period.first_day, period.last_day)
    return cluster.members_on(day) if cluster and day else ()


def promise_rows(material: Material) -> tuple[PromiseRow, ...]:
    """What has become of each task that was planned for the period."""
    text = material.words.text
    standings = {
        TaskStanding.DONE: text("done"),
        TaskStanding.PARTLY: text("partly done"),
        TaskStanding.NOT_REPORTED: text("no report on it yet"),
    }
    return tuple(
        PromiseRow(
            str(number),
            promise.task.text,
            material.short(promise.task.owner),
            "; ".join(part for part in (standings[promise.standing], promise.note) if part),
        )
        for number, promise in enumerate(material.summary.promises, 1)
    )


def task_groups(material: Material) -> tuple[TaskGroup, ...]:
    """The planned tasks, grouped by area of work and numbered through."""
    headings = {section.id: section.heading for section in material.config.catalogue.sections}
    numbers = count(1)
    return tuple(
        TaskGroup(
            headings.get(section or "", ""), tuple(_task_row(material, str(next(numbers)), t) for t in tasks)
        )
        for section, tasks in tasks_by_section(material.summary.tasks, headings)
    )


def _task_row(material: Material, number: str, task: Task) -> TaskRow:
    words, text = material.words, task.text
    if task.target:
        target = sentence(material, target_result(task.target))
        text = words.text("{task} (target: {target})", task=text, target=target)
    return TaskRow(
        number=number,
        text=text,
        due=words.date(task.due) if task.due else capitalised(words.period(task.period)),
        owner=material.short(task.owner),
    )


def source_rows(material: Material) -> tuple[tuple[str, ...], tuple[SourceRow, ...]]:
    """The documents that the figures come from, numbered, and a row for each figure."""
    sources = material.sources
    numbers = {id: f"[{n}]" for n, id in enumerate(sources, 1)}
    rows = []
    for number, figure in enumerate(material.figures, 1):
        label = material.config.catalogue.indicators[figure.indicator].label
        if figure.organisation != material.summary.subject:
            label = f"{label} ({material.short(figure.organisation)})"
        if figure.period != str(material.summary.period):
            label = f"{label}, {material.words.period(Period.parse(figure.period))}"
        rows.append(
            SourceRow(
                number=str(number),
                label=label,
                value=figure.text,
                quote="; ".join(f"“{c.quote}”" for c in figure.sources),
                documents=" ".join(dict.fromkeys(numbers[c.source] for c in figure.sources)),
            )
        )
    return tuple(f"{numbers[id]} {_document(material, s)}" for id, s in sources.items()), tuple(rows)


def _document(material: Material, source: Source) -> str:
    words, parts = material.words, [source.publisher, f"“{source.title}”"]
    if source.published:
        parts.append(words.text("published on {date}", date=words.date(source.published)))
    return ", ".join(parts) + "."
