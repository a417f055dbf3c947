"""The tables of a report: achievements, who has reported, tasks, and the annex of sources.

In: the material of a report. Out: rows of ready strings. Missing figures are said to be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from reports.document.figures import Material, capitalised, target_result, tasks_by_section
from reports.document.prose import sentence
from reports.document.report import (
    AchievementGroup,
    AchievementRow,
    Achievements,
    AchievementTable,
    AnnexHead,
    AttendanceRow,
    Completeness,
    PromiseRow,
    SourceRow,
    TaskGroup,
    TaskRow,
)
from reports.facts import Measure, Role, Source, Task, TaskStanding
from reports.indicators import Aggregation, Indicator
from reports.merge.results import Attendance, Result, Standing
from reports.periods import Period

ABREAST, ABREAST_WIDE = 1, 6  # columns that fit beside the result on a portrait and on a landscape page


@dataclass(frozen=True)
class _Line:
    """What a row is made of: what is stated, and what of it stands for all."""

    indicator: Indicator
    stated: list[Result]
    shown: list[Result]
    absent: str


@dataclass(frozen=True)
class _Column:
    """A column beside the result. units: the organisations it tells of."""

    head: str
    cell: Callable[[_Line], str]
    units: tuple[str, ...] = ()


def achievements(material: Material, head: AnnexHead) -> Achievements:
    """The tables of all results: beside them a column for each reporting unit where there are several,
    and for each comparison that has a value. Columns that do not fit on a landscape page either go into
    tables of their own below.
    """
    compared = tuple(_comparison_columns(material))
    columns = (*_unit_columns(material), *compared)
    wide = len(columns) > ABREAST
    abreast = ABREAST_WIDE if wide else ABREAST
    starts = range(0, max(1, len(columns)), abreast)
    return Achievements(
        head=head,
        wide=wide,
        tables=tuple(_Table(material, columns[n : n + abreast]).made() for n in starts),
        note=material.words.text("(-): there is nothing to compare with.") if compared else "",
    )


def _reporters(material: Material) -> tuple[str, ...]:
    reporters = material.summary.reporters
    return reporters if len(reporters) > 1 else ()


def _unit_columns(material: Material) -> Iterator[_Column]:
    for id in _reporters(material):

        def cell(line: _Line, id: str = id) -> str:
            return _cell(material, [r for r in line.stated if r.organisation == id], line.absent)

        yield _Column(material.short(id), cell, (id,))


def _comparison_columns(material: Material) -> Iterator[_Column]:
    words, period = material.words, material.summary.period
    told = {(c.organisation, c.indicator): c for c in material.summary.comparisons}
    heads: tuple[tuple[str, str, Callable[[Result], str]], ...] = (
        ("plan", words.text("Plan"), material.cell),
        ("share", words.text("Of the plan (%)"), material.share),
        ("previous", capitalised(words.period(period.previous)), material.cell),
        ("last_year", capitalised(words.period(period.same_period_last_year)), material.cell),
        ("change", words.text("Rise (+), fall (-) on the same period (%)"), material.change),
    )
    for name, head, say in heads:
        if any(getattr(comparison, name) for comparison in told.values()):

            def cell(line: _Line, name: str = name, say: Callable[[Result], str] = say) -> str:
                key = (line.shown[0].organisation, line.indicator.id) if line.shown else ("", "")
                result = getattr(told.get(key), name, None)
                return say(result) if result else "-"

            yield _Column(head, cell)


class _Table:
    """Makes one table of achievements, its rows numbered through all groups."""

    def __init__(self, material: Material, columns: tuple[_Column, ...]) -> None:
        self.material, self.columns = material, columns
        self.subject, self.reporters = material.summary.subject, _reporters(material)
        self.beside = {unit for column in columns for unit in column.units}
        self.numbers = count(1)

    def made(self) -> AchievementTable:
        told, general = self.material.told(Role.ACHIEVEMENT), {self.subject, *self.reporters}
        missing = self.material.words.text("no data yet")
        others = dict.fromkeys(r.organisation for r in told if r.organisation not in general)
        groups = [
            AchievementGroup("", tuple(self.rows(general, missing))),
            *(AchievementGroup(self.material.name(id), tuple(self.rows({id}, "-"))) for id in others),
        ]
        heads = tuple(column.head for column in self.columns)
        return AchievementTable(heads, tuple(group for group in groups if group.rows))

    def rows(self, organisations: set[str], absent: str) -> Iterator[AchievementRow]:
        """A row for each indicator that something is known of; `absent` stands for a missing figure."""
        told = [r for r in self.material.told(Role.ACHIEVEMENT) if r.organisation in organisations]
        totals = {r.indicator: r for r in self.material.summary.totals if r.organisation in organisations}
        for indicator in self.material.config.catalogue.indicators.values():
            stated = [r for r in told if r.indicator == indicator.id]
            if stated or indicator.id in totals:
                shown = self.shown(indicator, stated, totals.get(indicator.id))
                line = _Line(indicator, stated, shown, absent)
                yield AchievementRow(
                    number=str(next(self.numbers)),
                    label=indicator.label,
                    unit=indicator.unit,
                    result=_cell(self.material, shown, self.material.words.text("by unit")),
                    cells=tuple(column.cell(line) for column in self.columns),
                    note=self.note(stated, shown),
                )

    def shown(self, indicator: Indicator, stated: list[Result], total: Result | None) -> list[Result]:
        """What stands for all: the sum; else the figures of one organisation, unless others are beside it."""
        if total and total.organisation == self.subject and total not in stated:
            return [total]
        own = [r for r in stated if r.organisation not in self.reporters or r.organisation == self.subject]
        alone = len({r.organisation for r in stated}) == 1 and indicator.aggregation is Aggregation.SUM
        return own or (stated if alone else [])

    def note(self, stated: list[Result], shown: list[Result]) -> str:
        """Whose figures the result is made of, and what is known besides of each."""
        words, short = self.material.words, self.material.short
        contributors = {fact.organisation for result in shown for fact in result.facts} - {self.subject}
        names = [short(id) for id in self.reporters if id in contributors]
        remarks = []
        if names and len(names) == len(self.reporters):
            remarks.append(words.text("figures of all units that reported"))
        elif names:
            remarks.append(words.text("figures of {names}", names=words.list(names)))
        beside = [r for r in stated if r.organisation in self.beside or r.organisation not in self.reporters]
        told = ((short(r.organisation), "; ".join(self.remarks(r))) for r in beside)
        remarks += [f"{name}: {said}" if self.reporters else said for name, said in told if said]
        return capitalised("; ".join(remarks))

    def remarks(self, result: Result) -> Iterator[str]:
        base = result.facts[0].base
        if base and base not in self.material.indicator(result).label:
            yield self.material.words.text("out of {base}", base=base)
        if result.measure is Measure.AMOUNT:
            yield from self.material.origin(result)


def _cell(material: Material, results: list[Result], absent: str) -> str:
    return "; ".join(material.cell(result) for result in results) or absent


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
        return words.text("no joint report yet; reports came from {names}", names=names)
    return {
        Standing.REPORTED: words.text("reported"),
        Standing.JOINT: words.text("no report of its own; covered by the joint report"),
        Standing.MISSING: words.text("not reported yet, no data"),
    }[attendance.standing]


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
    words = material.words
    return TaskRow(
        number=number,
        text=task.text,
        target=sentence(material, target_result(task.target)) if task.target else "-",
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
