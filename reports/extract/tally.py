"""What the head of a column says that its numbers count: `Kết nạp đoàn viên`, `Kinh phí (triệu đồng)`.

In: the words of a head. Out: a `Tally`. A mention is read from its own characters alone, so a head whose
unit would change a value gives none, and says so.
"""

from __future__ import annotations

from typing import NamedTuple

from reports.extract.model import Kind, Mention
from reports.extract.numbers import scale_at
from reports.extract.phrases import WORDS
from reports.extract.reasons import Unsure
from reports.extract.tokens import Tokens, tokens_of
from reports.extract.units import counted_at, money_end, unit_at

AMOUNT = frozenset(WORDS["columns"]["amount"])


class Tally(NamedTuple):
    """What is counted, and why that is unsure; unit: empty where it cannot be said."""

    kind: Kind
    unit: str
    unsure: Unsure


def tally_in(words: str, unsure: Unsure) -> Tally | None:
    """What `words` say that is counted: in brackets, else by their first noun that is known to be counted."""
    tokens = tokens_of(words, 0, len(words))
    bracket = tokens.lows.index("(") + 1 if "(" in tokens.lows else tokens.size
    places = (bracket, *(n for n in range(tokens.size) if tokens.lows[n] not in AMOUNT))
    return next((tally for n in places if (tally := _at(tokens, n, unsure))), None)


def _at(tokens: Tokens, index: int, unsure: Unsure) -> Tally | None:
    first, power = index, 0
    while step := scale_at(tokens, index):
        index, power = index + 1, power + step
    if power:
        return (
            Tally(Kind.COUNT, "", Unsure.SCALE_ABOVE) if index > first and money_end(tokens, index) else None
        )
    if not (counted_at(tokens, index) or money_end(tokens, index)):
        return None
    unit = unit_at(tokens, index)
    return Tally(unit.kind, unit.name, unsure)


def counting(mention: Mention, tally: Tally | None, label: str) -> Mention:
    """A mention with what the head of its column says that it counts, where its own words do not say it.

    label: that of its row, which is no unit.
    """
    if mention.unsure == Unsure.UNIT_APART and mention.unit == " ".join(label.split()):
        mention = mention._replace(unit="", unsure=Unsure.NO_UNIT)
    if mention.unsure != Unsure.NO_UNIT or mention.kind is not Kind.COUNT or tally is None:
        return mention
    return mention._replace(kind=tally.kind, unit=tally.unit, unsure=tally.unsure)
