"""The figures of a report: each result as printed, tied to the places that state it.

In: a `Summary`, the config and the words of the reader. Out: a `Material`, from which sentences
and tables take their figures, so that a figure reads the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.config import Config
from reports.document.marks import marked
from reports.document.report import Citation, Copy, Figure
from reports.facts import Fact, Measure, Role, Source, Task
from reports.grouping import grouped
from reports.indicators import Indicator
from reports.merge.results import Basis, Result, Summary
from reports.words import Words, capitalised


@dataclass(frozen=True)
class Material:
    """What a report is made of: the summary, the config, the words to say it in, and for whom."""

    summary: Summary
    config: Config
    words: Words
    copy: Copy

    @cached_property
    def printed(self) -> tuple[Result, ...]:
        """Every result of the report, each once: in the order of the catalogue, those of tasks last."""
        summary = self.summary
        targets = (target_result(task.target) for task in summary.tasks if task.target)
        beside = (*self._compared(), *summary.quarters)
        return tuple(dict.fromkeys((*summary.results, *summary.totals, *beside, *targets)))

    @cached_property
    def _numbers(self) -> dict[Result, int]:
        return {result: number for number, result in enumerate(self.printed)}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the report."""
        return tuple(self.figure(result) for result in self.printed)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The documents of the report by id: those of its records, then those it compares with."""
        own = {record.source.id: record.source for record in self.summary.records}
        return own | {fact.source.id: fact.source for result in self.printed for fact in result.facts}

    def _compared(self) -> Iterator[Result]:
        for c in self.summary.comparisons:
            yield from (r for r in (c.plan, c.share, c.previous, c.last_year, c.change) if r)

    def figure(self, result: Result) -> Figure:
        """The printed figure of a result."""
        quantity = result.quantity
        return Figure(
            text=self.text(result),
            indicator=result.indicator,
            organisation=result.organisation,
            period=str(result.period),
            value=quantity.value,
            qualifier=quantity.qualifier,
            sources=tuple(_citation(fact) for fact in result.facts),
            account=self.account(result),
            value_to=quantity.value_to,
            total=quantity.total,
        )

    def account(self, result: Result) -> str:
        """Where a figure comes from: who states it in which words, and whether a person has checked it."""
        words = self.words
        stated = (
            words.text(
                "{publisher}, “{title}”: “{quote}” ({place}).",
                publisher=fact.source.publisher,
                title=fact.source.title,
                quote=fact.quote,
                place=fact.place,
            )
            for fact in result.facts
        )
        made = {
            Basis.SUMMED: words.text("The sum of these figures:"),
            Basis.COMPUTED: words.text("Computed from these figures:"),
        }.get(result.basis, "")
        remarks = (f"{capitalised(remark)}." for remark in self.origin(result))
        return " ".join(part for part in (made, *stated, *remarks) if part)

    def prose(self, result: Result) -> str:
        """A result as prose tells it, marked as the figure it is."""
        return marked(self.text(result), self._numbers[result])

    def cell(self, result: Result) -> str:
        """A result for a table that names its unit in a column of its own, marked as the figure it is."""
        if result.measure is not Measure.AMOUNT:
            return self.prose(result)
        return marked(self.words.cell(result.quantity), self._numbers[result])

    def share(self, result: Result) -> str:
        """A share for a table that says in its head what it is of, marked as the figure it is."""
        return marked(self.words.cell(result.quantity), self._numbers[result])

    def change(self, result: Result) -> str:
        """A change for a table that has its sign, marked as the figure it is."""
        return marked(self.words.signed(result.quantity), self._numbers[result])

    def text(self, result: Result) -> str:
        """A result in words, with its hedge and its unit."""
        words, quantity = self.words, result.quantity
        if result.measure is Measure.PERCENT_OF_PLAN:
            return words.text("{percent} of the plan", percent=words.quantity(quantity))
        if result.measure is Measure.CHANGE_ON_LAST_YEAR:
            last_year = result.period.same_period_last_year.year
            change = words.change(quantity)
            return words.text("{change} on the same period of {year}", change=change, year=last_year)
        return f"{words.quantity(quantity)} {result.facts[0].base}".rstrip()

    def remarks(self, result: Result) -> tuple[str, ...]:
        """What belongs to an amount besides: its comparisons, and the day it holds for."""
        return (*(self.prose(c) for c in self.comparisons(result)), *self.origin(result))

    def comparisons(self, result: Result) -> Iterator[Result]:
        """The results that compare the same indicator of the same organisation."""
        yield from self._beside.get(_about(result), ())

    @cached_property
    def _beside(self) -> Mapping[tuple[str, str, Role], tuple[Result, ...]]:
        """The results that are comparisons, by what they are about."""
        compared = (r for r in self.summary.results if r.measure is not Measure.AMOUNT)
        return grouped(compared, _about)

    def origin(self, result: Result) -> Iterator[str]:
        """How a figure came about when nobody states it as it is, and the day it holds for."""
        if result.basis is Basis.DERIVED:
            yield self.words.text("cumulative figure less the one before")
        elif result.basis is Basis.ROLLED_UP:
            yield self.words.text("from the figures of the quarters")
        elif result.basis is Basis.PARTIAL:
            yield self.words.text("not all quarters have figures yet")
        days = {fact.as_of for fact in result.facts}
        if result.basis is not Basis.SUMMED or len(days) == 1:  # a sum has a day when all its parts have it
            for day in sorted(day for day in days if day):
                yield self.words.text("as of {date}", date=self.words.date(day))
        if self.copy is Copy.DRAFT and not all(fact.reviewed for fact in result.facts):
            yield self.words.text("not checked by a person yet")

    def name(self, id: str) -> str:
        """The full name of an organisation or cluster."""
        return self.config.directory[id].name

    def short(self, id: str) -> str:
        """Its short name, for tables."""
        return self.config.directory[id].short

    def indicator(self, result: Result) -> Indicator:
        """The catalogue entry of a result."""
        return self.config.catalogue.indicators[result.indicator]

    def told(self, role: Role) -> tuple[Result, ...]:
        """The results of a role; a comparison goes with its amount, and alone only without one."""
        return self._told.get(role, ())

    @cached_property
    def _told(self) -> Mapping[Role, tuple[Result, ...]]:
        results = self.summary.results
        amounts = {_about(r) for r in results if r.measure is Measure.AMOUNT}
        told = (r for r in results if r.measure is Measure.AMOUNT or _about(r) not in amounts)
        return grouped(told, lambda r: r.role)

    @cached_property
    def achieved(self) -> Mapping[str | None, tuple[Result, ...]]:
        """The achievements that are told, by their section."""
        return grouped(self.told(Role.ACHIEVEMENT), self._section)

    @cached_property
    def summed(self) -> Mapping[str | None, tuple[Result, ...]]:
        """The totals that are no results themselves, by their section."""
        results = {*self.summary.results}
        return grouped((total for total in self.summary.totals if total not in results), self._section)

    def _section(self, result: Result) -> str | None:
        return self.indicator(result).section

    @cached_property
    def units(self) -> Mapping[str, None]:
        """The units whose figures stand beside each other, in their order: none where only one reports."""
        reporters = self.summary.reporters
        return dict.fromkeys(reporters if len(reporters) > 1 else ())

    @cached_property
    def order(self) -> Callable[[str], tuple[int, int]]:
        """By what organisations are sorted: the subject, those that report, all others."""
        return self.config.directory.order((self.summary.subject, *self.summary.reporters))


def target_result(fact: Fact) -> Result:
    """The result that the target of a task is."""
    return Result(
        fact.organisation, fact.indicator, fact.measure, Role.TASK, fact.period, fact.quantity, (fact,)
    )


def tasks_by_section(
    tasks: Iterable[Task], sections: Iterable[str]
) -> Iterator[tuple[str | None, list[Task]]]:
    """The tasks of each section in the order of `sections`; those of no section come first."""
    listed = list(tasks)
    for section in (None, *sections):
        mine = [task for task in listed if task.section == section]
        if mine:
            yield section, mine


def _about(result: Result) -> tuple[str, str, Role]:
    return result.organisation, result.indicator, result.role


def _citation(fact: Fact) -> Citation:
    return Citation(fact.source.id, fact.place.file, fact.place.line, fact.quote)
