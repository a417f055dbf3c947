"""Several facts about one thing become one result; those that contradict each other are found.

In: facts, and the office's order of precedence. Out: results, each with all facts that agree, and
findings. The three classes of XBRL: complete duplicates (the same) and consistent ones (equal within
what is stated) are one result, in its sharpest form; inconsistent ones are a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from reports.errors import Finding, Message, Severity, message
from reports.facts import Fact
from reports.grouping import grouped
from reports.merge.results import Result
from reports.quantities import agree, sharpness
from reports.settings import Standing


def settle(facts: Iterable[Fact], precedence: Sequence[Standing]) -> tuple[list[Result], list[Finding]]:
    """One result for each thing that facts speak of, and a finding where they contradict.

    Of contradicting figures the one of the class that stands first in `precedence` is printed, within
    a class the one published last, and between equals the one that stands first in the records.
    """
    rank, results, findings = ranking(precedence), list[Result](), list[Finding]()
    groups = grouped(facts, _identity)
    for identity in sorted(groups):
        ranked = sorted(sorted(groups[identity], key=lambda fact: fact.place), key=rank)
        agreeing = list[Fact]()
        for fact in ranked:
            if all(agree(fact.quantity, other.quantity) for other in agreeing):
                agreeing.append(fact)
        results.append(_result(agreeing))
        findings += [conflict(ranked[0], fact, rank) for fact in ranked if fact not in agreeing]
    return results, findings


def _result(agreeing: Sequence[Fact]) -> Result:
    """What facts that agree say together, in its sharpest form."""
    first = agreeing[0]
    said = min((fact.quantity for fact in agreeing), key=sharpness) if agreeing[1:] else first.quantity
    return Result(
        first.organisation,
        first.indicator,
        first.measure,
        first.role,
        first.period,
        said,
        tuple(agreeing),
    )


Rank = tuple[int, int]
Ranking = Callable[[Fact], Rank]


def ranking(precedence: Sequence[Standing]) -> Ranking:
    """How facts are ranked: the smaller rank is printed."""

    @cache
    def place(*classes: Standing) -> int:
        return next((n for n, standing in enumerate(precedence) if standing in classes), len(precedence))

    def rank(fact: Fact) -> Rank:
        classes = Standing(fact.source.kind), *([Standing.REVIEWED] if fact.reviewed else [])
        return place(*classes), -(fact.source.published or date.min).toordinal()

    return rank


def _identity(fact: Fact) -> tuple[str, ...]:
    """What a fact speaks of. Two facts of one identity must state the same quantity."""
    as_of = str(fact.as_of or "")
    return (fact.organisation, fact.indicator, str(fact.period), fact.measure, fact.role, fact.base, as_of)


def conflict(chosen: Fact, other: Fact, rank: Ranking) -> Finding:
    """The finding that names both of two contradicting facts, and why the first is printed."""
    said = message(
        "“{other}” contradicts “{chosen}” at {place} ({indicator})",
        other=other.quote,
        chosen=chosen.quote,
        place=chosen.place,
        indicator=chosen.indicator,
    )
    return Finding(Severity.WARNING, "conflict", other.place, said, _rule(rank(chosen), rank(other), chosen))


def _rule(chosen: Rank, other: Rank, fact: Fact) -> Message:
    if chosen[0] != other[0]:
        return message("“{chosen}” is printed: its class comes first in precedence.", chosen=fact.quote)
    if chosen[1] != other[1]:
        return message("“{chosen}” is printed: its source was published later.", chosen=fact.quote)
    return message("“{chosen}” is printed: its record stands first.", chosen=fact.quote)
