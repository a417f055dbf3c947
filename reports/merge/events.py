"""One event told by several records is counted once.

In: the results that are to be added. Out: which of their facts tell an event again, what a result adds
beyond those, and findings. A record answers with `same_as`: the id of the other fact, or `none`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import timedelta

from reports.errors import Finding, Severity, message
from reports.facts import NO_OTHER, Fact
from reports.merge.results import Basis, Result
from reports.merge.settle import Ranking
from reports.periods import Period
from reports.quantities import Quantity, difference, total

NEAR = timedelta(days=7)

Told = tuple[str, Period]


def told_by(fact: Fact) -> Told:
    """Who tells a fact, of which time. What one tells twice of one time is settled before."""
    return fact.organisation, fact.period


def told_again(parts: Sequence[Result], rank: Ranking) -> Iterator[tuple[Fact, Fact]]:
    """Pairs: the fact counted for an event, which ranks first, and each other fact that tells it."""
    facts = sorted((fact for part in parts for fact in counted(part) if _names(fact)), key=rank)
    for event in _events(facts):
        first, *others = (fact for fact in facts if _names(fact) & event)
        yield from ((first, other) for other in others if told_by(other) != told_by(first))


def counted(part: Result) -> list[Fact]:
    """The facts that are in a result. What a derived one was lessened by is not."""
    first = part.facts[0].period
    return [fact for fact in part.facts if part.basis is not Basis.DERIVED or fact.period == first]


def without(part: Result, again: Mapping[Told, Quantity]) -> Quantity | None:
    """What a part adds beyond the events that are in the sum already; None for nothing."""
    told = dict.fromkeys(told_by(fact) for fact in counted(part))
    twice = [again[key] for key in told if key in again]
    if not twice:
        return part.quantity
    left = difference(part.quantity, total(twice)) if len(twice) < len(told) else None
    return left if left and left.value else None


def suspects(parts: Sequence[Result]) -> Iterator[Finding]:
    """Pairs of figures that may tell one event and were not answered for."""
    for one, other in _alike([fact for part in parts for fact in counted(part)]):
        if one.organisation != other.organisation and _near(one, other):
            problem = message(
                "“{other}” may be the same event as “{one}” at {place}",
                other=other.quote,
                one=one.quote,
                place=one.place,
            )
            hint = message("If it is, write same_as with the id of the other figure, else same_as: none.")
            yield Finding(Severity.WARNING, "suspect-double-count", other.place, problem, hint)


def _events(facts: Sequence[Fact]) -> list[set[str]]:
    """The names of each event: ids that `same_as` leads to, over any number of steps."""
    events: list[set[str]] = []
    for fact in facts:
        joined = [event for event in events if event & _names(fact)]
        events = [event for event in events if event not in joined]
        events.append(_names(fact).union(*joined))
    return events


def _names(fact: Fact) -> set[str]:
    return {name for name in (fact.id, fact.same_as) if name and name != NO_OTHER}


def _alike(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each fact of an event that was not answered for, with each later one of the same partner and amount."""
    alike = defaultdict[Hashable, deque[Fact]](deque)
    open_ones = [
        (fact, (fact.event.partner.casefold(), fact.quantity.value))
        for fact in facts
        if fact.event and not fact.same_as
    ]
    for fact, key in open_ones:
        alike[key].append(fact)
    for fact, key in open_ones:
        alike[key].popleft()
        yield from ((fact, later) for later in alike[key])


def _near(one: Fact, other: Fact) -> bool:
    return bool(one.event and other.event and abs(one.event.day - other.event.day) <= NEAR)
