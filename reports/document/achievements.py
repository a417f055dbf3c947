"""The annex of results by indicator: a row for each, with whom it is of and what it compares with.

In: the material of a report and the head of the annex. Out: as many tables as the columns need, on a
landscape page when one column beside the result is not enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from reports.document.figures import Material
from reports.document.report import (
    AchievementGroup,
    AchievementRow,
    Achievements,
    AchievementTable,
    AnnexHead,
)
from reports.facts import Measure, Role
from reports.grouping import grouped
from reports.indicators import Aggregation, Indicator
from reports.merge.results import Result
from reports.words import capitalised

ABREAST, ABREAST_WIDE = 1, 5  # columns that fit beside the result on a portrait and on a landscape page
NAMED = 4  # contributors that a note names; of more it gives the count


@dataclass(frozen=True)
class _Line:
    """What a row is made of: what is stated, what of it stands for all, what a missing figure reads."""

    indicator: Indicator
    stated: Sequence[Result]
    shown: Sequence[Result]
    absent: str

    @cached_property
    def by_unit(self) -> Mapping[str, Sequence[Result]]:
        """What is stated, by who states it."""
        return grouped(self.stated, lambda result: result.organisation)


@dataclass(frozen=True)
class _Group:
    """Lines about one organisation; without a heading those of the subject and the reporters."""

    heading: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True)
class _Column:
    """A column beside the result. say: its cell, empty without a value; unit: whose figures it holds."""

    head: str
    say: Callable[[_Line], str]
    unit: str = ""


def achievements(material: Material, head: AnnexHead) -> Achievements:
    """The tables of all results: beside them a column for each reporting unit where there are several,
    and for each comparison that two rows or more have. A comparison of one row stands in its note.
    """
    groups = tuple(group for group in _groups(material) if group.lines)
    lines = [line for group in groups for line in group.lines]
    compared = [column for column in _comparisons(material) if any(map(column.say, lines))]
    alone = tuple(c for c in compared if sum(bool(c.say(line)) for line in lines) == 1)
    beside = tuple(column for column in compared if column not in alone)
    columns = (*_units(material), *beside)
    wide = len(columns) > ABREAST
    abreast = ABREAST_WIDE if wide else ABREAST
    makers = [
        _Table(material, columns[start : start + abreast], alone, first=start == 0)
        for start in range(0, max(1, len(columns)), abreast)
    ]
    gaps = any(not column.say(line) for column in beside for line in lines)
    note = material.words.text("(-): there is nothing to compare with.") if gaps else ""
    return Achievements(head, wide, tuple(maker.made(groups) for maker in makers), note)


def _groups(material: Material) -> Iterator[_Group]:
    general, results = {material.summary.subject, *material.units}, material.told(Role.ACHIEVEMENT)
    told = grouped(results, lambda r: "" if r.organisation in general else r.organisation)
    first, absent = told.pop("", ()), material.words.text("no data yet")
    totals = {result.indicator: result for result in material.summary.totals}
    yield _Group("", tuple(_lines(material, first, totals, absent)))
    for id, told_of_it in told.items():
        yield _Group(material.name(id), tuple(_lines(material, told_of_it, {}, "-")))


def _lines(
    material: Material, told: Iterable[Result], totals: Mapping[str, Result], absent: str
) -> Iterator[_Line]:
    """A line for each indicator that something is known of; `absent` stands for a missing figure."""
    by_indicator = grouped(told, lambda result: result.indicator)
    for id, indicator in material.config.catalogue.indicators.items():
        if id in by_indicator or id in totals:
            stated = by_indicator.get(id, ())
            yield _Line(indicator, stated, _shown(material, indicator, stated, totals.get(id)), absent)


def _shown(
    material: Material, indicator: Indicator, stated: Sequence[Result], total: Result | None
) -> Sequence[Result]:
    """What stands for all: the sum; else the figures of one organisation, unless others are beside it."""
    subject, units = material.summary.subject, material.units
    if total and total.organisation == subject and total not in stated:
        return [total]
    own = [r for r in stated if r.organisation not in units or r.organisation == subject]
    alone = len({r.organisation for r in stated}) == 1 and indicator.aggregation is Aggregation.SUM
    return own or (stated if alone else [])


def _units(material: Material) -> Iterator[_Column]:
    for id in material.units:

        def say(line: _Line, id: str = id) -> str:
            return _cell(material, line.by_unit.get(id, ()))

        yield _Column(material.short(id), say, id)


def _comparisons(material: Material) -> Iterator[_Column]:
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

        def cell(line: _Line, name: str = name, say: Callable[[Result], str] = say) -> str:
            key = (line.shown[0].organisation, line.indicator.id) if line.shown else ("", "")
            result = getattr(told.get(key), name, None)
            return say(result) if result else ""

        yield _Column(head, cell)


def _cell(material: Material, results: Sequence[Result]) -> str:
    return "; ".join(material.cell(result) for result in results)


class _Table:
    """Makes one table of achievements, its rows numbered through all groups. first: notes that are about
    no column of a unit stand in it alone.
    """

    def __init__(
        self, material: Material, columns: tuple[_Column, ...], alone: tuple[_Column, ...], *, first: bool
    ) -> None:
        self.material, self.columns, self.alone, self.first = material, columns, alone, first
        self.subject, self.units = material.summary.subject, material.units
        self.beside = [column.unit for column in columns if column.unit]
        self.numbers = count(1)

    def made(self, groups: tuple[_Group, ...]) -> AchievementTable:
        rows = tuple(
            AchievementGroup(group.heading, tuple(self.row(line) for line in group.lines)) for group in groups
        )
        return AchievementTable(tuple(column.head for column in self.columns), rows)

    def row(self, line: _Line) -> AchievementRow:
        return AchievementRow(
            number=str(next(self.numbers)),
            label=line.indicator.label,
            unit=line.indicator.unit,
            result=_cell(self.material, line.shown) or self.material.words.text("by unit"),
            cells=tuple(c.say(line) or (line.absent if c.unit else "-") for c in self.columns),
            note=capitalised("; ".join(self.remarks(line))),
        )

    def remarks(self, line: _Line) -> Iterator[str]:
        """Whose figures the result is made of, what it alone compares with, and what is known of each."""
        if self.first:
            yield from self.contributors(line)
            yield from (f"{column.head}: {said}" for column in self.alone if (said := column.say(line)))
        for result in self.told(line):
            if said := "; ".join(self.about(result)):
                short = self.material.short(result.organisation)
                yield f"{short}: {said}" if self.units else said

    def told(self, line: _Line) -> Iterable[Result]:
        """What is stated by the units of this table; in the first also by all that have no column."""
        if not self.units:
            return line.stated
        if not self.first:
            return (result for id in self.beside for result in line.by_unit.get(id, ()))
        return (r for r in line.stated if r.organisation in self.beside or r.organisation not in self.units)

    def contributors(self, line: _Line) -> Iterator[str]:
        words, short = self.material.words, self.material.short
        found = {fact.organisation for result in line.shown for fact in result.facts} - {self.subject}
        names = [short(id) for id in self.units if id in found]
        if names and len(names) == len(self.units):
            yield words.text("figures of all units that reported")
        elif len(names) > NAMED:
            yield words.text("figures of {some} of {all} units", some=len(names), all=len(self.units))
        elif names:
            yield words.text("figures of {names}", names=words.list(names))

    def about(self, result: Result) -> Iterator[str]:
        base = result.facts[0].base
        if base and base not in self.material.indicator(result).label:
            yield self.material.words.text("out of {base}", base=base)
        if result.measure is Measure.AMOUNT:
            yield from self.material.origin(result)
