"""Amounts in running text: digits, scales and number words, read from what is written and nothing else.

In: the pieces of a sentence, and where an amount begins. Out: its exact value, where it ends, and why
the reading is doubtful where it is: `1.520`, `15 tỷ 220 triệu`, `1 tỷ rưỡi`, `hai mươi tư`, `4.3 tỷ`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.errors import NotUnderstoodError, message
from reports.extract.lexicon import LEXICON
from reports.extract.tokens import HIDDEN, Tokens
from reports.quantities import LEXICON as STRICT
from reports.quantities import MAX_VALUE
from reports.spoken import read_spoken

DOT_AS_COMMA = str(message("the dot is read as a decimal point"))
COMMA_AS_DOT = str(message("the comma is read as a mark between thousands"))
EITHER = str(message("the mark could stand for decimals or between thousands"))
SPACED = str(message("the digits stand apart and are read as one number"))
MORE_DIGITS = str(message("another number follows without a word between"))

SPOKEN = LEXICON["spoken"]
DIGITS = STRICT["spoken"]["digits"]
HUNDRED, TEN, TENS = (STRICT["spoken"][name] for name in ("hundred", "ten", "tens"))
AND = tuple(STRICT["spoken"]["and"])
FIVE, ONE, HALF, HALF_OF = "năm", "một", SPOKEN["half"], SPOKEN["half_of"]
SCALES: dict[str, int] = {**STRICT["scales"], HUNDRED: 2, SPOKEN["ten"]: 1}
SHORT: dict[str, int] = SPOKEN["short"]
NO_SCALE_BEFORE = frozenset(SPOKEN["no_scale_before"])
STARTS = frozenset(SPOKEN["starts"])
NUMBER_WORDS = frozenset({*DIGITS, *STRICT["scales"], HUNDRED, TEN, TENS, *AND})
LONGEST_NUMERAL = 24
LONGEST_SPOKEN = 24  # words

GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
THREE_AFTER_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,2}")
DOT = re.compile(r"[0-9]+\.[0-9]+")
HIDDEN_LETTERS = re.compile(f"[{HIDDEN}]")


@dataclass(frozen=True)
class Amount:
    """A number without its unit.

    end: the piece after it; numeral, power: the last part as written and the power of ten its scale
    words stand for; other: the value if its mark were read the other way.
    """

    value: Decimal
    end: int
    numeral: Decimal
    power: int = 0
    other: Decimal | None = None
    unsure: str = ""
    spoken: bool = False


def amount_at(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at `index`; None where there is none that can be read."""
    first = _part(tokens, index)
    if first is None:
        return None
    total = first
    while total.power and not total.spoken:
        part = _part(tokens, total.end)
        if part is None or part.power >= total.power or not part.power:
            break
        if part.numeral.scaleb(part.power) >= Decimal(10) ** total.power:
            break
        total = replace(part, value=total.value + part.value, unsure=total.unsure or part.unsure)
    if total.power and tokens.numeral(total.end) and not total.spoken:
        total = replace(total, unsure=total.unsure or MORE_DIGITS)
    return total if total.value < MAX_VALUE else None


def _part(tokens: Tokens, index: int) -> Amount | None:
    """One numeral or run of number words, with the scale words after it."""
    if tokens.numeral(index):
        read = _spaced(tokens, index) or numeral(tokens.texts[index])
        if read is None:
            return None
        number, other, unsure, width = read
        return _scaled(tokens, Amount(number, index + width, number, 0, other, unsure))
    if tokens.low(index) == HALF_OF and scale_at(tokens, index + 1):
        return _scaled(tokens, Amount(Decimal("0.5"), index + 1, Decimal("0.5")))
    return _spoken(tokens, index)


def numeral(text: str) -> tuple[Decimal, Decimal | None, str, int] | None:
    """The value of digits with dots and commas, its other reading, and what is doubtful about it."""
    text = HIDDEN_LETTERS.sub("", text)
    if len(text) > LONGEST_NUMERAL:
        return None
    if GROUPED.fullmatch(text):
        dots = Decimal(text) if text.count(".") == 1 and "," not in text else None
        return Decimal(text.replace(".", "").replace(",", ".")), dots, "", 1
    if PLAIN.fullmatch(text):
        commas = Decimal(text.replace(",", "")) if THREE_AFTER_COMMA.fullmatch(text) else None
        return Decimal(text.replace(",", ".")), commas, "", 1
    if COMMAS.fullmatch(text):
        return Decimal(text.replace(",", "")), None, COMMA_AS_DOT, 1
    if DOT.fullmatch(text):
        return Decimal(text), None, DOT_AS_COMMA, 1
    return None


def _spaced(tokens: Tokens, index: int) -> tuple[Decimal, Decimal | None, str, int] | None:
    """A number whose groups of three digits stand apart: `1 520`, `1 250 000`."""
    end = index
    if len(tokens.texts[index]) > 3 or not tokens.texts[index].isdigit() or tokens.texts[index][0] == "0":
        return None
    while tokens.numeral(end + 1) and len(tokens.texts[end + 1]) == 3 and tokens.texts[end + 1].isdigit():
        end += 1
        if end - index > 4:
            return None
    if end == index:
        return None
    return Decimal("".join(tokens.texts[index : end + 1])), None, SPACED, end + 1 - index


def _scaled(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the scale words that follow it: `2,35 tỷ`, `5 trăm triệu`, `1 tỷ rưỡi`."""
    end, power = amount.end, 0
    while step := scale_at(tokens, end):
        end, power = end + 1, power + step
    if not power:
        return amount
    value = amount.value.scaleb(power)
    if tokens.low(end) == HALF:
        value, end = value + Decimal(5).scaleb(power - 1), end + 1
    unsure = EITHER if amount.other is not None and "," in tokens.texts[amount.end - 1] else amount.unsure
    return replace(amount, value=value, end=end, power=power, other=None, unsure=unsure)


def scale_at(tokens: Tokens, index: int) -> int:
    """The power of ten that the word at `index` multiplies by; 0 when it does not."""
    low = tokens.low(index)
    if low in SCALES:
        name = tokens.capital(index) and tokens.capital(index + 1)
        return 0 if name or tokens.low(index + 1) in NO_SCALE_BEFORE else SCALES[low]
    if low in SHORT and (tokens.glued(index) or tokens.low(index + 1) in ("đồng", "đ")):
        return SHORT[low]
    return 0


def _spoken(tokens: Tokens, index: int) -> Amount | None:
    """A run of number words."""
    end = _run_of_words(tokens, index)
    while end > index:
        try:
            value = read_spoken(" ".join(tokens.lows[index:end]))
        except NotUnderstoodError:
            end -= 1
            continue
        return _after_words(tokens, index, end, value)
    return None


def _after_words(tokens: Tokens, index: int, end: int, value: Decimal) -> Amount:
    """The amount of a run of words, with `chục` or `rưỡi` after it."""
    power = STRICT["scales"].get(tokens.lows[end - 1], 0)
    if power and tokens.low(end) == HALF:
        return Amount(value + Decimal(5).scaleb(power - 1), end + 1, value, power, spoken=True)
    if scale_at(tokens, end):
        return replace(_scaled(tokens, Amount(value, end, value)), spoken=True)
    return Amount(value, end, value, power, spoken=True)


def _run_of_words(tokens: Tokens, index: int) -> int:
    """Where number words from `index` on end. `năm` is a year unless the words beside it say five."""
    end = index
    if tokens.low(index) not in STARTS:
        return index
    while end - index < LONGEST_SPOKEN and tokens.low(end) in NUMBER_WORDS:
        low, after = tokens.low(end), tokens.low(end + 1)
        if low in STRICT["scales"] and not scale_at(tokens, end):
            break
        if low == FIVE and after not in SCALES and after != TENS and tokens.low(end - 1) not in AND:
            break
        if end > index and tokens.capital(end) and not tokens.capital(index):
            break
        end += 1
    return index if end == index + 1 and tokens.low(index) == ONE else end
