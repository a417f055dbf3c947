"""Lists in which each organisation has its number right after it: `LĐLĐ quận A: 50; LĐLĐ huyện B: 40`.

In: the clauses of a sentence, its names and what finds names. Out: `Share`s. In such lists a place alone
stands for its union.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.extract.names.actors import DOING, HEAD, START, Clauses, partners
from reports.extract.names.names import PROPER, Named, Names
from reports.extract.words.phrases import WORDS, Found, any_of, hints, past, tree

CLAUSE = WORDS["clause"]
JOINT = rf"(?:{any_of(CLAUSE['joints'])}\s)"
COUNTING = rf"\s?[-:(]?\s?(?:{any_of(CLAUSE['counting'])}\s)*"
DIGIT = re.compile(r"[0-9]")
NUMBER = re.compile(rf"{COUNTING}\d")
ASIDE = re.compile(rf"\s?\([^()]*\)\s(?!{JOINT})\w")  # LĐLĐ quận A (12 cơ sở) đã trao
ITEM = re.compile(
    rf"{COUNTING}\d[\d.,]*(?:[^.,;:()\n]|[.,]\d){{0,80}}(?:\([^()\n]{{0,80}}\))?\)?[,;]?\s{JOINT}*\(?"
)
INTRODUCED = re.compile(rf"(?:.*\s)?{any_of((*CLAUSE['after'], *CLAUSE['introducing']))}")
ITS_NUMBER = r"\d{1,2}(?!\w|[.,/]\d)"  # of a place: Quận 3
PLACE = re.compile(
    rf"(?:,\s|;\s|:\s|\(\s?|và\s|là\s)((?i:{tree(CLAUSE['levels'])})\s{ITS_NUMBER}"
    rf"|(?:{tree(CLAUSE['levels'])}\s)?{PROPER}(?!\w))"
)
BEFORE_PLACE = 3  # characters at most
LEVEL, LEVELS = re.compile(rf"(?i:{tree(CLAUSE['levels'])})\s"), hints(CLAUSE["levels"])
UNTIL = re.compile(r"(?:[^;()]++|\([^()]*\))*")


class Share(NamedTuple):
    """A list tells of `name` from `start` until `until`. known: False for a place that nobody knows, or that
    only does something.
    """

    start: int
    until: int
    name: str
    known: bool = True


def shares(text: str, clauses: Clauses, named: Sequence[Named], names: Names) -> list[Share]:
    """The names and places of a sentence that have a number in a list, in their order."""
    folded, end = clauses.folded, clauses.end
    if not DIGIT.search(folded, clauses.start, end):
        return []
    placed = not clauses.words.isdisjoint(names.unions.hints)
    unions = names.places(folded, clauses.start, end) if placed else ()
    others = partners(clauses, named)
    known = [
        Share(one.start, one.end, one.name, known=is_counted(one, clauses))
        for one in (*named, *_acting(unions, clauses))
        if one not in others and (one not in named or is_counted(one, clauses))
    ]
    if not known and clauses.words.isdisjoint(LEVELS):
        return []
    taken = {one.start for one in known}
    places = [
        Share(*found.span(1), found[1], known=False)
        for found in PLACE.finditer(text, clauses.start - BEFORE_PLACE, end)
        if found.start(1) >= clauses.start and found.start(1) not in taken and _acts(found.end(), clauses)
    ]
    if not (known or places):
        return []
    return [
        one._replace(until=_until(clauses, one))
        for run in _runs(clauses, sorted((*known, *places), key=START))
        if any(one.start in taken or LEVEL.match(text, one.start) for one in run)
        and _is_introduced(clauses.head(run[0].start))
        for one in run
    ]


def _acting(places: Sequence[Named], clauses: Clauses) -> list[Named]:
    """The places that have their number, or do something at the head of a later clause: `; quận Mẫu trao 50
    suất`.
    """
    return [
        one
        for one in places
        if is_counted(one, clauses)
        or (one.start > clauses.start and HEAD.fullmatch(clauses.head(one.start)) and _acts(one.end, clauses))
    ]


def _acts(end: int, clauses: Clauses) -> bool:
    """Whether a number or a verb follows a place that ends there."""
    counted = NUMBER.match(clauses.folded, end, clauses.end)
    return counted is not None or DOING.begins(clauses.folded, end + 1, clauses.end)


def is_counted(one: Named | Found, clauses: Clauses) -> bool:
    """Whether it is a name whose number follows it without a verb."""
    if isinstance(one, Found) or ASIDE.match(clauses.folded, one.end, clauses.end):
        return False
    return NUMBER.match(clauses.folded, one.end, clauses.end) is not None


def _runs(clauses: Clauses, found: Sequence[Share]) -> Iterator[list[Share]]:
    """The lists; what is said of the first name of one, as that it is given something, holds for all."""
    run = list[Share]()
    for one in found:
        if run and one.start < run[-1].until:
            continue  # the place within a name
        if run and not ITEM.fullmatch(clauses.folded, run[-1].until, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_introduced(head: str) -> bool:
    """Whether a list can begin after the words that its clause begins with."""
    return HEAD.fullmatch(head) is not None or INTRODUCED.fullmatch(head) is not None


def _until(clauses: Clauses, one: Share) -> int:
    """Where what is told of an entry ends: at a semicolon, or with the brackets that it stands in."""
    return past(UNTIL, clauses.folded, one.start, clauses.end)
