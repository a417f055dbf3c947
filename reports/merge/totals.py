"""Results of several organisations become the subject's, and nothing is counted twice.

In: the settled results of a scope. Out: one total for each indicator that has one, and findings.
Rules, by name:
- own-first: the figure that a subject states itself stands before any sum; where all its units have
  figures and their sum cannot be the same, that is a finding (`own-and-sum-differ`).
- covered: the figure of an organisation stands for all below it, in the tree and in the clusters.
- share: a percentage is computed from the sum of its x/y, never from other percentages.
- one-event: a figure that its record says to be the `same_as` another is counted with it, once; two
  that look like one event (equal amounts, near days, the same partner) and were not answered for are
  a finding (`suspect-double-count`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from reports.config import Config
from reports.errors import Finding, Place, Severity, message
from reports.facts import NO_OTHER, Fact, Measure, Role
from reports.indicators import Aggregation, Indicator, Kind
from reports.merge.results import Basis, Result
from reports.merge.rules import share_of
from reports.quantities import Quantity, agree, difference, total

NEAR = timedelta(days=7)


class Totals:
    """The totals of one subject."""

    def __init__(
        self, subject: str, results: Sequence[Result], config: Config, days: Mapping[str, date]
    ) -> None:
        self.subject, self.config, self.days = subject, config, days
        self.indicators = config.catalogue.indicators
        self.amounts: dict[str, dict[str, Result]] = {}
        for result in results:
            if result.measure is Measure.AMOUNT and result.role is Role.ACHIEVEMENT:
                self.amounts.setdefault(result.indicator, {})[result.organisation] = result

    def results(self) -> Iterator[Result]:
        """The subject's own result of each indicator, else the sum of what is stated below it."""
        for id, stated in self.amounts.items():
            own = stated.get(self.subject)
            if own and own.basis is not Basis.PARTIAL:
                yield own
            elif self.adds_up(self.indicators[id]) and len(parts := self.parts(stated)) > 1:
                yield (added := self.sum(id, parts))
                yield from self.shares(added)

    def shares(self, added: Result) -> Iterator[Result]:
        """The percentages that are computed from a sum of the form x/y, where all parts tell their y."""
        for indicator in self.indicators.values():
            own = self.subject in self.amounts.get(indicator.id, {})
            if indicator.share_of == added.indicator and added.quantity.total and not own:
                share = share_of(added.quantity)
                yield replace(added, indicator=indicator.id, quantity=share, basis=Basis.COMPUTED)

    def findings(self) -> Iterator[Finding]:
        """Own figures that differ from the sum of the units, and events that may be told twice."""
        for id, stated in self.amounts.items():
            if self.adds_up(self.indicators[id]):
                yield from self.differences(id, stated)
                yield from self.suspects(self.parts(stated))

    def adds_up(self, indicator: Indicator) -> bool:
        return indicator.aggregation is Aggregation.SUM and indicator.kind is not Kind.PERCENT

    def parts(self, stated: Mapping[str, Result]) -> list[Result]:
        """The results that add up: none that another covers. The subject's own, in part, is none."""
        below = {id: r for id, r in stated.items() if id != self.subject}
        return [r for id, r in below.items() if not self.above(id) & below.keys()]

    def above(self, id: str) -> set[str]:
        """Who stands above an organisation: in the tree, and the clusters that any of these lies in."""
        clusters, line = self.config.directory.clusters, {*self.config.directory.upward(id)}
        lying_in = {c for c, day in self.days.items() if line & {*clusters[c].members_on(day)}}
        return (lying_in | line) - {id}

    def sum(self, indicator: str, parts: Sequence[Result]) -> Result:
        """The sum of the parts, with the facts of all; one event told by two is in it once."""
        again = _told_again([fact for part in parts for fact in part.facts])
        once = [quantity for part in parts if (quantity := _without(part, again))]
        return Result(
            self.subject,
            indicator,
            Measure.AMOUNT,
            Role.ACHIEVEMENT,
            parts[0].period,
            total(once),
            tuple(fact for part in parts for fact in part.facts),
            Basis.SUMMED,
        )

    def differences(self, indicator: str, stated: Mapping[str, Result]) -> Iterator[Finding]:
        """A cluster's own figure against the sum of its members, when all of them have one."""
        cluster, day = self.config.directory.clusters.get(self.subject), self.days.get(self.subject)
        if not cluster or not day or self.subject not in stated or cluster.unnamed_on(day):
            return
        own, units = stated[self.subject], [stated.get(id) for id in cluster.members_on(day)]
        parts = [unit for unit in units if unit]
        if len(parts) < len(units) or agree(own.quantity, self.sum(indicator, parts).quantity):
            return
        problem = message(
            "“{own}” is not the sum of the units, {units} ({indicator})",
            own=own.facts[0].quote,
            units=" + ".join(f"“{part.facts[0].quote}”" for part in parts),
            indicator=indicator,
        )
        hint = message("The report prints “{own}”, the cluster's own figure.", own=own.facts[0].quote)
        yield Finding(Severity.WARNING, "own-and-sum-differ", own.facts[0].place, problem, hint)

    def suspects(self, parts: Sequence[Result]) -> Iterator[Finding]:
        """Pairs of figures that may tell one event and were not answered for."""
        facts = [fact for part in parts for fact in part.facts]
        for one, other in combinations(facts, 2):
            if one.organisation != other.organisation and _look_alike(one, other):
                problem = message(
                    "“{other}” may be the same event as “{one}” at {place}",
                    other=other.quote,
                    one=one.quote,
                    place=one.place,
                )
                hint = message("If it is, write same_as with the id of the other figure, else same_as: none.")
                yield Finding(Severity.WARNING, "suspect-double-count", other.place, problem, hint)


def _told_again(facts: Sequence[Fact]) -> set[Place]:
    """The places of facts that tell an event which a fact before them tells."""
    events: list[set[str]] = []
    again = set[Place]()
    for fact in facts:
        names = {name for name in (fact.id, fact.same_as) if name and name != NO_OTHER}
        known = next((event for event in events if event & names), None)
        if names and known is not None:
            again.add(fact.place)
            known |= names
        elif names:
            events.append(names)
    return again


def _without(part: Result, again: set[Place]) -> Quantity | None:
    """What a part adds beyond the events that are in the sum already; None for nothing."""
    told = {fact.period: fact.quantity for fact in part.facts if fact.place in again}
    if not told:
        return part.quantity
    left = difference(part.quantity, total(told.values()))
    return left if left and left.value else None


def _look_alike(one: Fact, other: Fact) -> bool:
    if one.same_as or other.same_as or not one.event or not other.event:
        return False
    same_partner = one.event.partner.casefold() == other.event.partner.casefold()
    near = abs(one.event.day - other.event.day) <= NEAR
    return same_partner and near and one.quantity.value == other.quantity.value
