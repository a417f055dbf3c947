"""The office's own checks between the figures of one organisation.

In: results and the rules of config.yaml. Out: findings. A rule speaks only where every figure that it
names is there; what lies within stated precision and hedges is no breach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from reports.config import Config, Rule
from reports.errors import Finding, Severity, message
from reports.facts import Fact, Measure, Role
from reports.indicators import Catalogue
from reports.merge.results import Result
from reports.quantities import PERCENT, Quantity, agree, bounds, notation, total
from reports.settings import Operator

HUNDRED = Decimal(100)


def rule_findings(results: Iterable[Result], config: Config) -> Iterator[Finding]:
    """What breaks a rule, and percentages that are not those of their own x/y."""
    amounts: dict[str, dict[str, Result]] = {}
    for r in results:
        if r.measure is Measure.AMOUNT and r.role is not Role.TASK:
            amounts.setdefault(r.organisation, {})[r.indicator] = r
    for stated in amounts.values():
        for rule in config.rules:
            yield from _breach(rule, stated)
        yield from _wrong_shares(stated, config.catalogue)


def _breach(rule: Rule, stated: Mapping[str, Result]) -> Iterator[Finding]:
    left = [stated[id] for id in rule.left if id in stated]
    right = [stated[id] for id in rule.right if id in stated]
    if len(left) < len(rule.left) or len(right) < len(rule.right):
        return
    one, other = (_sum(side) for side in (left, right))
    if not _holds(one, rule.operator, other):
        problem = message(
            "{left} {operator} {right} does not hold (rule {rule})",
            left=_quotes(left),
            operator=rule.operator,
            right=_quotes(right),
            rule=rule.id,
        )
        yield Finding(rule.severity, "rule-broken", left[0].facts[0].place, problem)


def _sum(side: list[Result]) -> Quantity:
    """The sum of a side, whatever its counts are called."""
    quantities = [replace(result.quantity, unit="") for result in side]
    return quantities[0] if len(side) == 1 else total(quantities)


def _holds(one: Quantity, operator: Operator, other: Quantity) -> bool:
    if one.value == other.value or agree(one, other):
        return True
    if operator is Operator.EQUAL:
        return False
    smaller, larger = (one, other) if operator is Operator.AT_MOST else (other, one)
    return bounds(smaller)[0] < bounds(larger)[1]


def _wrong_shares(stated: Mapping[str, Result], catalogue: Catalogue) -> Iterator[Finding]:
    for id, share in stated.items():
        ratio = stated.get(catalogue.indicators[id].share_of or "")
        computed = ratio and share_of(ratio.quantity, share.quantity.precision)
        if ratio and computed and not agree(share.quantity, computed):
            problem = message(
                "“{share}” is not the share of “{ratio}”, which is {computed}%",
                share=share.facts[0].quote,
                ratio=ratio.facts[0].quote,
                computed=notation(computed.value),
            )
            yield Finding(Severity.WARNING, "wrong-share", share.facts[0].place, problem)


def share_of(ratio: Quantity, precision: Decimal = Decimal("0.01")) -> Quantity:
    """The percentage that a quantity of the form x/y is, to `precision`."""
    share = (ratio.value / (ratio.total or 1) * HUNDRED).quantize(precision)
    return Quantity(share, PERCENT, ratio.qualifier, precision=precision)


def _quotes(results: list[Result]) -> str:
    facts: list[Fact] = [result.facts[0] for result in results]
    return " + ".join(f"“{fact.quote}”" for fact in facts)
