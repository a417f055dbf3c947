"""The tables of a report: achievements, who has reported, tasks, and the annex of sources.

In: the material of a report. Out: rows of ready strings. Missing figures are said to be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from reports.document.figures import Material, target_result, tasks_by_section
from reports.document.report import (
    AchievementGroup,
    AchievementRow,
    Achievements,
    AttendanceRow,
    Completeness,
    SourceRow,
    TaskGroup,
    TaskRow,
)
from reports.facts import Measure, Record, Role, Task
from reports.merge import Attendance, Basis, Result, Standing


def achievements(material: Material, heading: str) -> Achievements:
    """The table of all results: a column for each reporting unit where there are several."""
    words, reporters = material.words, material.summary.reporters
    columns = reporters if len(reporters) > 1 else ()
    general = {material.summary.subject, *columns}
    others = dict.fromkeys(
        r.organisation for r in material.told(Role.ACHIEVEMENT) if r.organisation not in general
    )
    rows = _Rows(material, columns)
    groups = [
        AchievementGroup("", tuple(rows.about(general, absent=words.text("no data yet")))),
        *(AchievementGroup(material.name(id), tuple(rows.about({id}, absent="-"))) for id in others),
    ]
    return Achievements(
        heading=heading,
        introduction=words.text(
            "The results by indicator are in the table below; the Annex gives the source of each figure."
        ),
        units=tuple(material.short(id) for id in columns),
        groups=tuple(group for group in groups if group.rows),
    )


class _Rows:
    """Makes the rows of the table of achievements, numbered through all groups."""

    def __init__(self, material: Material, columns: tuple[str, ...]) -> None:
        self.material, self.columns = material, columns
        self.numbers = count(1)

    def about(self, organisations: set[str], absent: str) -> Iterator[AchievementRow]:
        """A row for each indicator that something is known of; `absent` stands for a missing figure."""
        told = [r for r in self.material.told(Role.ACHIEVEMENT) if r.organisation in organisations]
        totals = {r.indicator: r for r in self.material.summary.totals if r.organisation in organisations}
        for indicator in self.material.config.catalogue.indicators.values():
            stated = {r.organisation: r for r in told if r.indicator == indicator.id}
            total = totals.get(indicator.id)
            if stated or total:
                yield AchievementRow(
                    number=str(next(self.numbers)),
                    label=indicator.label,
                    unit=indicator.unit,
                    result=self.result(stated, total),
                    units=tuple(_cell(self.material, stated.get(id), absent) for id in self.columns),
                    note=self.note(stated, total),
                )

    def result(self, stated: dict[str, Result], total: Result | None) -> str:
        single = next(iter(stated.values())) if stated and not self.columns else None
        return _cell(self.material, total or single, self.material.words.text("by unit"))

    def note(self, stated: dict[str, Result], total: Result | None) -> str:
        remarks = []
        if total and total.basis is Basis.SUMMED:
            remarks.append(self.material.words.text("sum of the units that have figures"))
        for id, result in stated.items():
            if result.measure is Measure.AMOUNT and (said := "; ".join(self.remarks(result))):
                remarks.append(f"{self.material.short(id)}: {said}" if self.columns else said)
        return capitalised("; ".join(remarks))

    def remarks(self, result: Result) -> Iterator[str]:
        if base := result.facts[0].base:
            yield self.material.words.text("out of {base}", base=base)
        yield from self.material.remarks(result)


def _cell(material: Material, result: Result | None, absent: str) -> str:
    if result is None:
        return absent
    if result.measure is not Measure.AMOUNT:
        return material.text(result)
    return material.words.cell(result.quantity)


def completeness(material: Material, heading: str) -> Completeness:
    """Who was expected to report and who did."""
    words = material.words
    silent = [a.organisation for a in material.summary.attendance if a.standing is Standing.MISSING]
    named = [material.name(id) for id in silent if id]
    missing = words.text("Not reported yet: {names}.", names=words.list(named)) if named else ""
    rows = tuple(
        AttendanceRow(str(number), _expected(material, attendance), _standing(material, attendance))
        for number, attendance in enumerate(material.summary.attendance, 1)
    )
    return Completeness(heading, (missing,) if missing else (), rows)


def _expected(material: Material, attendance: Attendance) -> str:
    if attendance.organisation is None:
        return material.words.text("other members not yet named in the list")
    return material.name(attendance.organisation)


def _standing(material: Material, attendance: Attendance) -> str:
    words = material.words
    if attendance.standing is Standing.IN_PART:
        names = words.list(material.short(id) for id in attendance.through)
        return words.text("no joint report yet; reports came from {names}", names=names)
    return {
        Standing.REPORTED: words.text("reported"),
        Standing.JOINT: words.text("no report of its own; covered by the joint report"),
        Standing.MISSING: words.text("not reported yet, no data"),
    }[attendance.standing]


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
    words, target = material.words, "-"
    if task.target:
        result = target_result(task.target)
        target = f"{material.indicator(result).label}: {material.text(result)}"
    return TaskRow(
        number=number,
        text=task.text,
        target=target,
        due=words.date(task.due) if task.due else capitalised(words.period(task.period)),
        owner=material.short(task.owner),
    )


def source_rows(material: Material) -> tuple[tuple[str, ...], tuple[SourceRow, ...]]:
    """The records and their documents, numbered, and a row for each figure with its line in them."""
    records = material.summary.records
    numbers = {record.place.file: f"[{n}]" for n, record in enumerate(records, 1)}
    rows = []
    for number, figure in enumerate(material.figures, 1):
        label = material.config.catalogue.indicators[figure.indicator].label
        if figure.organisation != material.summary.subject:
            label = f"{label} ({material.short(figure.organisation)})"
        rows.append(
            SourceRow(
                number=str(number),
                label=label,
                value=figure.text,
                quote="; ".join(f"“{c.quote}”" for c in figure.sources),
                place="; ".join(_line(material, numbers[c.file], c.line) for c in figure.sources),
            )
        )
    return tuple(f"{numbers[r.place.file]} {_document(material, r)}" for r in records), tuple(rows)


def _line(material: Material, number: str, line: int) -> str:
    return material.words.text("{record}, line {line}", record=number, line=line)


def _document(material: Material, record: Record) -> str:
    words, source = material.words, record.source
    parts = [source.publisher, f"“{source.title}”"]
    if source.published:
        parts.append(words.text("published on {date}", date=words.date(source.published)))
    parts.append(words.text("record {file}", file=record.place.file))
    return ", ".join(parts) + "."


def capitalised(text: str) -> str:
    """The text with its first letter as a capital; the rest untouched."""
    return text[:1].upper() + text[1:]
