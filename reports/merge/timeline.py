"""What is known of an indicator of an organisation in any period.

In: the records of this and the last year. Out: results. A stated figure stands first; a quarter can be
derived from cumulative figures (6 tháng, 9 tháng, năm), a longer period rolled up from its quarters.
Both say what they are, and nothing missing counts as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from reports.config import Config
from reports.errors import Finding, Severity, message
from reports.facts import Measure, Record, Role
from reports.grouping import grouped
from reports.indicators import Aggregation, Kind, OverTime
from reports.merge.results import Basis, Result
from reports.merge.settle import settle
from reports.periods import Period, PeriodKind
from reports.quantities import agree, difference, total

Key = tuple[str, str]


class Timeline:
    """The amounts of all organisations through time. What an organisation was made of counts as its
    history; for the time in which both stood, each has its own figures.
    """

    def __init__(self, records: Iterable[Record], config: Config) -> None:
        self.records = tuple(records)
        self.sent = grouped(enumerate(self.records), lambda numbered: numbered[1].organisation)
        self.indicators, self.directory = config.catalogue.indicators, config.directory
        facts = (f for record in self.records for f in record.facts if f.measure is Measure.AMOUNT)
        targets = (task.target for record in self.records for task in record.tasks if task.target)
        self.facts, self.precedence = tuple(facts), config.precedence
        results, _ = settle((*self.facts, *targets), config.precedence)
        results.sort(key=lambda result: result.facts[0].as_of or date.max)
        self.stated = {_key(r): r for r in results if r.role is Role.ACHIEVEMENT}
        self.known = {(organisation, indicator) for organisation, indicator, _ in self.stated}
        self.planned = {_key(r): r for r in results if r.role is Role.TASK and r.measure is Measure.AMOUNT}

    def keys(self, organisations: Iterable[str]) -> Iterator[Key]:
        """Each organisation and indicator that anything is known of, in the order of the catalogue."""
        for organisation in organisations:
            for indicator in self.indicators:
                if (organisation, indicator) in self.known:
                    yield organisation, indicator

    def sent_by(self, organisations: Iterable[str]) -> list[Record]:
        """The records of these organisations, in the order in which all were read."""
        found = {number: record for id in organisations for number, record in self.sent.get(id, ())}
        return [found[number] for number in sorted(found)]

    def at(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """The amount in a period: stated, else derived, else rolled up; None when not known."""
        return (
            self.stated.get((organisation, indicator, period))
            or self._derived(organisation, indicator, period)
            or self._rolled_up(organisation, indicator, period)
        )

    def history(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """The amount in an earlier period, with that of the organisations it has taken in since."""
        days = period.first_day, period.last_day
        former = self.directory.former(organisation, *days)
        own = self.at(organisation, indicator, period)
        stood = self.directory.stood(organisation, *days)
        # What it tells of a time before it stood, or was rolled up over them, has them in it already.
        if not former or (own and (not stood or any(f.organisation != organisation for f in own.facts))):
            return own
        found = [own] if stood else []
        found += [self.history(id, indicator, period) for id in former]
        known = [result for result in found if result]
        adds_up = self.indicators[indicator].aggregation is Aggregation.SUM
        if len(known) < len(found) or (len(known) > 1 and not adds_up):
            return None
        return _added(known, replace(known[0], organisation=organisation, basis=Basis.SUMMED))

    def contradictions(self, organisation: str, indicator: str, period: Period) -> Iterator[Finding]:
        """Where the stated figures of a period and of its parts cannot all be true."""
        stated = self.stated.get((organisation, indicator, period))
        rolled = self._rolled_up(organisation, indicator, period)
        whole = rolled and rolled.basis is Basis.ROLLED_UP
        if stated and rolled and whole and not agree(stated.quantity, rolled.quantity):
            problem = message(
                "“{whole}” is not what its parts give, {parts}",
                whole=stated.facts[0].quote,
                parts=" + ".join(f"“{fact.quote}”" for fact in rolled.facts),
            )
            yield Finding(Severity.WARNING, "parts-and-whole-differ", stated.facts[0].place, problem)
        for longer, part in self._cumulative(organisation, indicator, period):
            if not stated and difference(longer.quantity, part.quantity) is None:
                problem = message(
                    "“{whole}” less “{part}” gives no figure for {period}",
                    whole=longer.facts[0].quote,
                    part=part.facts[0].quote,
                    period=period,
                )
                yield Finding(Severity.WARNING, "cumulative-falls", longer.facts[0].place, problem)

    def conflicts(self, results: Iterable[Result]) -> list[Finding]:
        """What contradicts the stated figures that derived and rolled-up results were made from."""
        made_from = (fact for r in results if r.basis is not Basis.STATED for fact in r.facts)
        used = {(fact.organisation, fact.indicator, fact.period) for fact in made_from}
        facts = self.facts if used else ()
        told = (f for f in facts if (f.organisation, f.indicator, f.period) in used)
        return settle(told, self.precedence)[1]

    def plan(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """What was planned for the period, or for the year that it lies in."""
        year = Period(period.year, PeriodKind.YEAR)
        of = (self.planned.get((organisation, indicator, time)) for time in (period, year))
        return next((result for result in of if result), None)

    def to_date(self, organisation: str, indicator: str, period: Period, whole: Period) -> Result | None:
        """The amount from the beginning of `whole` to the end of `period`; None when a part is missing."""
        if whole == period or self.indicators[indicator].through_time is OverTime.LAST:
            return self.at(organisation, indicator, period)
        so_far = [q for q in whole.quarters if q.last_day <= period.last_day]
        known = [result for q in so_far if (result := self._part(organisation, indicator, q, period))]
        if len(known) < len(so_far) or self.indicators[indicator].through_time is not OverTime.SUM:
            return None
        return _added(known, replace(known[-1], period=period, basis=Basis.ROLLED_UP))

    def _cumulative(
        self, organisation: str, indicator: str, period: Period
    ) -> Iterator[tuple[Result, Result]]:
        """The stated figures whose difference is the period's."""
        for pair in _cumulative(period):
            entry = self.indicators[indicator]
            if entry.through_time is OverTime.SUM and entry.kind in (Kind.COUNT, Kind.MONEY):
                whole, part = (self.stated.get((organisation, indicator, time)) for time in pair)
                if whole and part:
                    yield whole, part

    def _derived(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """A cumulative figure that ends with the period, less the one that ends before it."""
        for whole, part in self._cumulative(organisation, indicator, period):
            if left := difference(whole.quantity, part.quantity):
                facts = (*whole.facts, *part.facts)
                return replace(whole, period=period, quantity=left, facts=facts, basis=Basis.DERIVED)
        return None

    def _rolled_up(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """What the parts of a longer period give: a sum for a flow, the last for a stock."""
        entry = self.indicators[indicator]
        if period.kind is PeriodKind.QUARTER or entry.through_time is OverTime.NONE:
            return None
        if entry.through_time is OverTime.LAST:
            last = self.stated.get((organisation, indicator, period.quarters[-1]))
            return last and replace(last, period=period, basis=Basis.ROLLED_UP)
        tilings = _tilings(period)
        covers = [[self._part(organisation, indicator, p, period) for p in parts] for parts in tilings]
        best = max(covers, key=lambda parts: sum(len(r.period.quarters) for r in parts if r))
        known = [result for result in best if result]
        if not known or not best[-1]:
            return None
        basis = Basis.ROLLED_UP if len(known) == len(best) else Basis.PARTIAL
        return _added(known, replace(known[-1], organisation=organisation, period=period, basis=basis))

    def _part(self, organisation: str, indicator: str, period: Period, whole: Period) -> Result | None:
        """The figure of a part: stated or derived, with that of organisations that it took in later.

        Those that state the whole themselves have their own figure in it.
        """
        former = self.directory.former(organisation, period.first_day, period.last_day)
        ended = [id for id in former if not self.directory.stood(id, whole.last_day, whole.last_day)]
        if ended and not any((id, indicator, whole) in self.stated for id in former):
            return self.history(organisation, indicator, period)
        stated = self.stated.get((organisation, indicator, period))
        return stated or self._derived(organisation, indicator, period)


def _key(result: Result) -> tuple[str, str, Period]:
    return result.organisation, result.indicator, result.period


@cache
def _cumulative(period: Period) -> tuple[tuple[Period, Period], ...]:
    """The cumulative periods whose difference is the period."""
    year, q = period.year, PeriodKind.QUARTER
    first_half, nine = Period(year, PeriodKind.HALF, 1), Period(year, PeriodKind.NINE_MONTHS)
    whole = Period(year, PeriodKind.YEAR)
    pairs = {
        Period(year, q, 2): ((first_half, Period(year, q, 1)),),
        Period(year, q, 3): ((nine, first_half),),
        Period(year, q, 4): ((whole, nine),),
        Period(year, PeriodKind.HALF, 2): ((whole, first_half),),
    }
    return pairs.get(period, ())


def _tilings(period: Period) -> Iterator[tuple[Period, ...]]:
    """The ways in which shorter periods make up a longer one, quarters last."""
    quarters = period.quarters
    first_half, second_half = (Period(period.year, PeriodKind.HALF, n) for n in (1, 2))
    nine = Period(period.year, PeriodKind.NINE_MONTHS)
    if period.kind is PeriodKind.YEAR:
        yield nine, quarters[3]
        yield first_half, second_half
        yield first_half, *quarters[2:]
        yield *quarters[:2], second_half
    if period.kind is PeriodKind.NINE_MONTHS:
        yield first_half, quarters[2]
    yield quarters


def _added(parts: list[Result], form: Result) -> Result:
    facts = tuple(fact for part in parts for fact in part.facts)
    return replace(form, quantity=total(part.quantity for part in parts), facts=facts)
