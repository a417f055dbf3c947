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
from datetime import date

from reports.config import Config
from reports.errors import Finding, Severity, message
from reports.facts import Measure, Role
from reports.indicators import Aggregation, Indicator, Kind
from reports.merge.events import suspects, told_again, told_by, without
from reports.merge.results import Basis, Result
from reports.merge.rules import share_of
from reports.merge.settle import conflict, ranking
from reports.organisations import Directory
from reports.quantities import agree, total


class Totals:
    """The totals of one subject."""

    def __init__(
        self, subject: str, results: Sequence[Result], config: Config, days: Mapping[str, date]
    ) -> None:
        self.subject, self.config, self.days = subject, config, days
        self.indicators, self.rank = config.catalogue.indicators, ranking(config.precedence)
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
                basis = Basis.PARTIAL if added.basis is Basis.PARTIAL else Basis.COMPUTED
                yield replace(added, indicator=indicator.id, quantity=share, basis=basis)

    def findings(self) -> Iterator[Finding]:
        """Own figures that differ from the sum of the units, and events that may be told twice."""
        for id, stated in self.amounts.items():
            if self.adds_up(self.indicators[id]):
                yield from self.differences(id, stated)
                parts = self.parts(stated)
                yield from suspects(parts)
                for first, other in told_again(parts, self.rank):
                    if not agree(first.quantity, other.quantity):
                        yield conflict(first, other, self.rank)

    def adds_up(self, indicator: Indicator) -> bool:
        return indicator.aggregation is Aggregation.SUM and indicator.kind is not Kind.PERCENT

    def parts(self, stated: Mapping[str, Result]) -> list[Result]:
        """The results that add up: none that another covers. One in part covers nobody."""
        below = {id: r for id, r in stated.items() if id != self.subject}
        held = {id: above(id, self.config.directory, self.days) for id in below}
        holders = {holder for own in held.values() for holder in own}
        whole = {id: r for id, r in below.items() if r.basis is not Basis.PARTIAL or id not in holders}
        return [r for id, r in whole.items() if not held[id] & whole.keys()]

    def sum(self, indicator: str, parts: Sequence[Result]) -> Result:
        """The sum of the parts, with the facts of all; one event told by two is in it once."""
        again = {told_by(other): other.quantity for _, other in told_again(parts, self.rank)}
        once = [quantity for part in parts if (quantity := without(part, again))]
        partial = any(part.basis is Basis.PARTIAL for part in parts)
        return Result(
            self.subject,
            indicator,
            Measure.AMOUNT,
            Role.ACHIEVEMENT,
            parts[0].period,
            total(once),
            tuple(fact for part in parts for fact in part.facts),
            Basis.PARTIAL if partial else Basis.SUMMED,
        )

    def differences(self, indicator: str, stated: Mapping[str, Result]) -> Iterator[Finding]:
        """A cluster's own figure against the sum of its members, when all of them have one."""
        cluster, day = self.config.directory.clusters.get(self.subject), self.days.get(self.subject)
        if not cluster or not day or self.subject not in stated or cluster.unnamed_on(day):
            return
        own, units = stated[self.subject], [stated.get(id) for id in cluster.members_on(day)]
        parts = [unit for unit in units if unit]
        if Basis.PARTIAL in {own.basis, *(part.basis for part in parts)} or len(parts) < len(units):
            return
        if agree(own.quantity, self.sum(indicator, parts).quantity):
            return
        problem = message(
            "“{own}” is not the sum of the units, {units} ({indicator})",
            own=own.facts[0].quote,
            units=" + ".join(f"“{part.facts[0].quote}”" for part in parts),
            indicator=indicator,
        )
        hint = message("The report prints “{own}”, the cluster's own figure.", own=own.facts[0].quote)
        yield Finding(Severity.WARNING, "own-and-sum-differ", own.facts[0].place, problem, hint)


def above(id: str, directory: Directory, days: Mapping[str, date]) -> set[str]:
    """Who stands above an organisation: in the tree, and the clusters that any of these lies in."""
    line = {*directory.upward(id)}
    lying_in = {c for c, day in days.items() if line & {*directory.clusters[c].members_on(day)}}
    return (lying_in | line) - {id}
