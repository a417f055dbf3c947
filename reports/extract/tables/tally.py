"""What the head of a column says that its numbers count: `Kết nạp đoàn viên`, `Kinh phí (triệu đồng)`.

In: the words of a head, of a cell, or of a line above the table. Out: a `Tally`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.extract.figures.numbers import scale_at
from reports.extract.figures.units import PERCENTS, counted_at, money_end, unit_at
from reports.extract.model import Kind
from reports.extract.reasons import Unsure
from reports.extract.words.phrases import WORDS
from reports.extract.words.tokens import Tokens, tokens_of
from reports.quantities import PERCENT

SHORT = {
    re.compile(rf"(?<!\w)(?:{short})(?!\w)", re.IGNORECASE): full for short, full in WORDS["columns"]["short"]
}
AMOUNT = frozenset(WORDS["columns"]["amount"])
IN_DIGITS = {"1.000": (3, "nghìn"), "1000": (3, "nghìn"), "1.000.000": (6, "triệu"), "1000000": (6, "triệu")}


class Tally(NamedTuple):
    """What is counted, and why that is unsure. scale: the words that multiply and the unit, `triệu đồng`,
    and power, of ten, by how much; base: what an amount is compared with; rises: whether a comparison is
    said to be a rise or a fall; explicit: whether the unit is said as such, in brackets or behind a colon.
    """

    kind: Kind
    unit: str
    unsure: Unsure
    scale: str = ""
    power: int = 0
    base: str = ""
    rises: bool = False
    explicit: bool = False


def tally_in(words: str, unsure: Unsure) -> Tally | None:
    """What `words` say that is counted: in brackets, else by their first noun that is known to be counted."""
    words = _spelt_out(words)
    tokens = tokens_of(words, 0, len(words))
    bracket = tokens.lows.index("(") + 1 if "(" in tokens.lows else tokens.size
    if said := _at(tokens, bracket, unsure) or _scaled(tokens, bracket, unsure):
        return said._replace(explicit=True)
    places = [n for n in range(tokens.size) if tokens.lows[n] not in AMOUNT]
    number = places[0] if places else 0  # Số lượt người: what is counted comes right after it
    told = ((n, tally) for n in places if (tally := _at(tokens, n, unsure)))
    return next((tally._replace(explicit=n == number > 0) for n, tally in told), None)


def tally_of(words: str, unsure: Unsure) -> Tally | None:
    """The unit that `words` are: `triệu đồng`, `người`."""
    words = _spelt_out(words)
    tokens = tokens_of(words, 0, len(words))
    tally = _at(tokens, 0, unsure)
    return tally._replace(explicit=True) if tally else None


def unit_alone(words: str, unsure: Unsure) -> Tally | None:
    """The unit that `words` are, and nothing else: no address, no name."""
    tally, plain = tally_of(words, unsure), " ".join(_spelt_out(words).split())
    if tally is None or not (tally.scale or tally.unit):
        return None
    named = plain.lower().startswith((tally.scale or tally.unit).lower())
    rest = plain[len(tally.scale or tally.unit) :].lstrip()
    return tally if named and (not rest or rest[0] in "/(") else None


def _scaled(tokens: Tokens, bracket: int, unsure: Unsure) -> Tally | None:
    """What stands before a bracket that but multiplies it: Người (nghìn)."""
    end = bracket
    while scale_at(tokens, end):
        end += 1
    if end == bracket or tokens.lows[end] != ")":
        return None
    told = (tally for n in range(bracket - 1) if (tally := _at(tokens, n, unsure)))
    counted = next(told, None)
    if counted is None or counted.power or counted.kind is Kind.PERCENT:
        return None
    power = sum(scale_at(tokens, n) for n in range(bracket, end))
    scaled = Unsure.SCALE_APART if unsure == Unsure.UNIT_APART else Unsure.SCALE_ABOVE
    scale = f"{tokens.words(bracket, end)} {counted.unit}"
    return counted._replace(unsure=scaled, scale=scale, power=power)


def _spelt_out(words: str) -> str:
    """The words of a head with short forms of money written out: `tr.đ` is `triệu đồng`."""
    for short, full in SHORT.items():
        words = short.sub(full, words)
    return words


def _at(tokens: Tokens, index: int, unsure: Unsure) -> Tally | None:
    """What the pieces from `index` on say that is counted, with the words that multiply it."""
    first, (power, word) = index, IN_DIGITS.get(tokens.texts[index], (0, ""))
    index += bool(power)
    while step := scale_at(tokens, index):
        index, power = index + 1, power + step
    if PERCENTS.at(tokens.lows, index) and not power:
        return Tally(Kind.PERCENT, PERCENT, unsure, PERCENT)
    if not (counted_at(tokens, index) or money_end(tokens, index)):
        return None
    unit = unit_at(tokens, index)
    if not power:
        return Tally(unit.kind, unit.name, unsure)
    scale = f"{word or tokens.words(first, index)} {unit.name}"
    scaled = Unsure.SCALE_APART if unsure == Unsure.UNIT_APART else Unsure.SCALE_ABOVE
    return Tally(unit.kind, unit.name, scaled, scale, power)
