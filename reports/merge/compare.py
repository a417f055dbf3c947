"""Results beside their plan, the period before, and the same period last year.

In: the results of a subject, and the timeline. Out: a `Comparison` for each amount that has one, and
findings. A figure that a source states itself (đạt 25,16% kế hoạch) is used, and checked against the
computed one where both are there. A sum is compared only with the sum of the same units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from reports.config import Config
from reports.errors import Finding, Message, Place, Severity, message
from reports.facts import Measure, Role
from reports.merge.results import Basis, Comparison, Result
from reports.merge.scopes import cluster_days
from reports.merge.timeline import Timeline
from reports.merge.totals import Totals, above
from reports.organisations import Directory
from reports.periods import Period, PeriodKind
from reports.quantities import PERCENT, Qualifier, Quantity, agree, notation

CENT = Decimal("0.01")


class Comparisons:
    """The comparisons of one subject in one period."""

    def __init__(
        self, subject: str, period: Period, results: Sequence[Result], timeline: Timeline, config: Config
    ) -> None:
        self.subject, self.period, self.timeline, self.config = subject, period, timeline, config
        told = (r for r in results if r.measure is Measure.AMOUNT and r.role is Role.ACHIEVEMENT)
        # Percentages have no history here: each is of its own base.
        self.now = [r for r in told if r.quantity.unit != PERCENT]
        told = (r for r in results if r.role is Role.ACHIEVEMENT)
        self.stated = {(r.organisation, r.indicator, r.measure): r for r in told}
        self.totals_then = cache(self._totals_then)
        self.findings: dict[Finding, None] = {}

    def all(self) -> Iterator[Comparison]:
        """A comparison for each amount that has something to be compared with."""
        before, last_year = self.period.previous, self.period.same_period_last_year
        for result in self.now:
            earlier = self._then(result, before) if before != last_year else None
            then = self._then(result, last_year)
            plan = self.timeline.plan(result.organisation, result.indicator, self.period)
            self._far_off(result, earlier, then)
            share = self._share(result, plan)
            change = self._change(result, then)
            if earlier or then or plan or share or change:
                yield Comparison(result.organisation, result.indicator, plan, share, earlier, then, change)

    def quarters(self) -> Iterator[Result]:
        """What the subject's amounts were in each quarter of a longer period, where all are known and of
        the same units; only of the indicators that are shown as charts.
        """
        quarters = self.period.quarters if self.period.kind is not PeriodKind.QUARTER else ()
        charted = [id for id, indicator in self.config.catalogue.indicators.items() if indicator.chart]
        for indicator in charted:
            found = [self.totals_then(quarter).get(indicator) for quarter in quarters]
            known = [result for result in found if result and result.basis is not Basis.PARTIAL]
            units = {frozenset(self._units(result, result.period)) for result in known}
            if len(known) == len(quarters) and len(units) == 1:
                yield from known

    def _then(self, result: Result, other: Period) -> Result | None:
        """The same amount in another period, whole and of the same units."""
        whole = result.organisation == self.subject
        if whole:
            found = self.totals_then(other).get(result.indicator)
        else:
            found = self.timeline.history(result.organisation, result.indicator, other)
        if found is None or Basis.PARTIAL in (found.basis, result.basis):
            return None
        units = self._units(result, self.period) if whole else {result.organisation}
        former = self._units(found, other) if whole else {fact.organisation for fact in found.facts}
        if former == units:
            return found
        today = self.config.directory.today
        if {today(id) for id in former} != {today(id) for id in units}:
            problem = message("not compared with {period}: the units are not the same", period=other)
            self._note(result.organisation, other, problem)
            return None
        problem = message("compared with {period} over mergers and new names", period=other)
        self._note(result.organisation, other, problem)
        return found

    def _units(self, result: Result, period: Period) -> set[str]:
        """Whom an amount of the subject is of: those it was added from, or all members for its own."""
        cluster = self.config.directory.clusters.get(self.subject)
        day = cluster_days(period, self.config.directory).get(self.subject)
        if result.basis is Basis.SUMMED or not cluster or not day or cluster.unnamed_on(day):
            return {fact.organisation for fact in result.facts}
        return {*cluster.members_on(day)}

    def _totals_then(self, other: Period) -> dict[str, Result]:
        stood = _beneath(self.config.directory, other).get(self.subject, ())
        known = (self.timeline.at(*key, other) for key in self.timeline.keys(stood))
        days = cluster_days(other, self.config.directory)
        totals = Totals(self.subject, [r for r in known if r], self.config, days)
        return {result.indicator: result for result in totals.results()}

    def _share(self, result: Result, plan: Result | None) -> Result | None:
        stated = self.stated.get((result.organisation, result.indicator, Measure.PERCENT_OF_PLAN))
        done = plan and self.timeline.to_date(result.organisation, result.indicator, self.period, plan.period)
        if not plan or not done or not plan.quantity.value or done.basis is Basis.PARTIAL:
            return stated
        quantity = _percent(done.quantity, plan.quantity, less=0)
        return self._checked(stated, done, plan, quantity, Measure.PERCENT_OF_PLAN)

    def _change(self, result: Result, then: Result | None) -> Result | None:
        stated = self.stated.get((result.organisation, result.indicator, Measure.CHANGE_ON_LAST_YEAR))
        if not then or not then.quantity.value:
            return stated
        quantity = _percent(result.quantity, then.quantity, less=100)
        return self._checked(stated, result, then, quantity, Measure.CHANGE_ON_LAST_YEAR)

    def _checked(
        self, stated: Result | None, now: Result, other: Result, computed: Quantity | None, measure: Measure
    ) -> Result | None:
        """What is stated, else what is computed; a finding when they cannot both be true."""
        if computed is None:
            return stated
        if stated is None:
            facts = (*now.facts, *other.facts)
            return Result(
                now.organisation,
                now.indicator,
                measure,
                now.role,
                self.period,
                computed,
                facts,
                Basis.COMPUTED,
            )
        if stated.quantity.unit == PERCENT and not agree(stated.quantity, computed):
            fact = stated.facts[0]
            problem = message(
                "“{stated}” is not what the figures give, {computed}%",
                stated=fact.quote,
                computed=notation(computed.value),
            )
            finding = Finding(Severity.WARNING, "stated-differs", fact.place, problem)
            self.findings[finding] = None
        return stated

    def _far_off(self, result: Result, *others: Result | None) -> None:
        """A value many times as large or as small as it was is more often a slip than a change."""
        known = [other for other in others if other and other.quantity.value > 0]
        limit, value = self.config.far_off, result.quantity.value
        ratios = [max(value / o.quantity.value, o.quantity.value / value) for o in known if value > 0]
        if ratios and min(ratios) >= limit:
            fact, other = result.facts[0], known[0].facts[0]
            values = {"quote": fact.quote, "other": other.quote, "place": other.place}
            problem = message("“{quote}” is far from “{other}” at {place}", **values)
            hint = message("Check both; far_off in config.yaml says how many times is far.")
            self.findings[Finding(Severity.WARNING, "far-off", fact.place, problem, hint)] = None

    def _note(self, organisation: str, other: Period, problem: Message) -> None:
        place = Place(f"{organisation} {other}")
        self.findings[Finding(Severity.INFO, "reorganised", place, problem)] = None


def _percent(now: Quantity, other: Quantity, less: int) -> Quantity | None:
    """`now` as a percentage of `other`, less so many points; "about" when either is hedged."""
    if Qualifier.RANGE in (now.qualifier, other.qualifier):
        return None
    exact = now.qualifier is other.qualifier is Qualifier.EXACT
    value = (now.value / other.value * 100 - less).quantize(CENT)
    if not exact and not value:  # hơn 2 tỷ after gần 2 tỷ is more, by nobody knows how much
        return None
    return Quantity(value, PERCENT, Qualifier.EXACT if exact else Qualifier.ABOUT, precision=CENT)


@lru_cache(maxsize=8)  # one look through the directory for all reports of a build
def _beneath(directory: Directory, period: Period) -> Mapping[str, Sequence[str]]:
    """Each organisation and cluster with itself and all beneath it that stood in the period."""
    days, found = cluster_days(period, directory), dict[str, list[str]]()
    for id in directory.ids:
        if directory.stood(id, period.first_day, period.last_day):
            for holder in {id} | above(id, directory, days):
                found.setdefault(holder, []).append(id)
    return found
