"""What is known of an indicator of an organisation in any period.

In: the records of this and the last year. Out: results. A stated figure stands first; a quarter can be
derived from cumulative figures (6 tháng, 9 tháng, năm), a longer period rolled up from its quarters.
Both say what they are, and nothing missing counts as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reports.config import Config
from reports.facts import Measure, Record, Role
from reports.indicators import Indicator, Kind, OverTime
from reports.merge.results import Basis, Result
from reports.merge.settle import settle
from reports.periods import Period, PeriodKind
from reports.quantities import difference, total

Key = tuple[str, str]


class Timeline:
    """The amounts of all organisations through time. Organisations that were renamed or merged keep
    their history under the name they have now.
    """

    def __init__(self, records: Iterable[Record], config: Config) -> None:
        self.records = tuple(records)
        self.indicators, self.organisations = config.catalogue.indicators, config.directory.organisations
        facts = [f for record in self.records for f in record.facts if f.measure is Measure.AMOUNT]
        targets = (task.target for record in self.records for task in record.tasks if task.target)
        results, _ = settle((*facts, *targets), config.precedence)
        results.sort(key=lambda result: result.facts[0].as_of or date.max)
        self.stated = {_key(r): r for r in results if r.role is Role.ACHIEVEMENT}
        self.planned = {_key(r): r for r in results if r.role is Role.TASK and r.measure is Measure.AMOUNT}

    def keys(self, organisations: Iterable[str]) -> Iterator[Key]:
        """Each organisation and indicator that anything is known of, in the order of the catalogue."""
        known = {(organisation, indicator) for organisation, indicator, _ in self.stated}
        for organisation in organisations:
            for indicator in self.indicators:
                if (organisation, indicator) in known:
                    yield organisation, indicator

    def at(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """The amount in a period: stated, else derived, else rolled up; None when not known."""
        return (
            self.stated.get((organisation, indicator, period))
            or self._derived(organisation, indicator, period)
            or self._rolled_up(organisation, indicator, period)
            or self._of_predecessors(organisation, indicator, period)
        )

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
        known = [result for q in so_far if (result := self._quarter(organisation, indicator, q))]
        if len(known) < len(so_far) or self.indicators[indicator].through_time is not OverTime.SUM:
            return None
        return _added(known, replace(known[-1], period=period, basis=Basis.ROLLED_UP))

    def _derived(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """A cumulative figure that ends with the period, less the one that ends before it."""
        entry = self.indicators[indicator]
        if entry.through_time is not OverTime.SUM or entry.kind not in (Kind.COUNT, Kind.MONEY):
            return None
        for whole_period, part_period in _cumulative(period):
            whole = self.stated.get((organisation, indicator, whole_period))
            part = self.stated.get((organisation, indicator, part_period))
            left = whole and part and difference(whole.quantity, part.quantity)
            if whole and part and left:
                facts = (*whole.facts, *part.facts)
                return replace(whole, period=period, quantity=left, facts=facts, basis=Basis.DERIVED)
        return None

    def _rolled_up(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """The quarters of a longer period: their sum for a flow, the last for a stock."""
        if period.kind is PeriodKind.QUARTER:
            return None
        quarters = [self._quarter(organisation, indicator, quarter) for quarter in period.quarters]
        return _roll_up(self.indicators[indicator], period, quarters)

    def _quarter(self, organisation: str, indicator: str, quarter: Period) -> Result | None:
        stated = self.stated.get((organisation, indicator, quarter))
        return stated or self._derived(organisation, indicator, quarter)

    def _of_predecessors(self, organisation: str, indicator: str, period: Period) -> Result | None:
        """The amount of the organisations that this one was made of, when all of them tell theirs."""
        former = [id for id, o in self.organisations.items() if o.merged_into == organisation]
        own = self.organisations.get(organisation)
        if own and own.renamed_from:
            former.append(own.renamed_from)
        found = [result for id in former if (result := self.at(id, indicator, period))]
        if not found or len(found) < len(former):
            return None
        return _added(found, replace(found[0], organisation=organisation, basis=Basis.SUMMED))


def _key(result: Result) -> tuple[str, str, Period]:
    return result.organisation, result.indicator, result.period


def _cumulative(period: Period) -> Iterator[tuple[Period, Period]]:
    """The cumulative periods whose difference is the period."""
    year, q = period.year, PeriodKind.QUARTER
    first_half, nine = Period(year, PeriodKind.HALF, 1), Period(year, PeriodKind.NINE_MONTHS)
    whole = Period(year, PeriodKind.YEAR)
    if period == Period(year, q, 2):
        yield first_half, Period(year, q, 1)
    if period == Period(year, q, 3):
        yield nine, first_half
    if period == Period(year, q, 4):
        yield whole, nine
    if period == Period(year, PeriodKind.HALF, 2):
        yield whole, first_half


def _roll_up(indicator: Indicator, period: Period, quarters: list[Result | None]) -> Result | None:
    known, last = [result for result in quarters if result], quarters[-1]
    if last is None:
        return None
    if indicator.through_time is OverTime.LAST:
        return replace(last, period=period, basis=Basis.ROLLED_UP)
    if indicator.through_time is not OverTime.SUM or indicator.kind is Kind.PERCENT:
        return None
    basis = Basis.ROLLED_UP if len(known) == len(quarters) else Basis.PARTIAL
    return _added(known, replace(last, period=period, basis=basis))


def _added(parts: list[Result], form: Result) -> Result:
    facts = tuple(fact for part in parts for fact in part.facts)
    return replace(form, quantity=total(part.quantity for part in parts), facts=facts)
