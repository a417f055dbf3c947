"""Quantities as Vietnamese reports state them, and the strict reader of their notation.

In: texts such as `2.130`, `hơn 2 tỷ đồng`, `15 tỷ 220 triệu đồng`, `41,15%`, `6/6`, `từ 3-5`.
Out: `Quantity`, exact to the last digit (`Decimal`), with its hedge and its stated precision.
A text that can be read in two ways is refused, never guessed at. The words are in lexicon.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from importlib.resources import files

from reports.errors import NotUnderstoodError, message

LEXICON = tomllib.loads(files("reports").joinpath("lexicon.toml").read_text(encoding="utf-8"))

MONEY = "đồng"
PERCENT = "%"
MAX_VALUE = Decimal(10**15)  # a thousand times the money of all unions: more is a slip of the hand
MAX_LENGTH = 200


class Qualifier(StrEnum):
    """How a number is meant. A hedge is part of the value and never gets lost."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


UPWARD = {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.RANGE}
TURNED = {
    Qualifier.MORE_THAN: Qualifier.AT_MOST,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.NEARLY: Qualifier.AT_LEAST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
    Qualifier.ABOUT: Qualifier.ABOUT,
    Qualifier.RANGE: Qualifier.RANGE,
}
DOWNWARD = {Qualifier.NEARLY, Qualifier.AT_MOST, Qualifier.RANGE}


@dataclass(frozen=True)
class Quantity:
    """One stated quantity.

    value: the number, in units of `unit` (money in đồng, a percentage as 41.15). The lower end
        of a range. Negative only for a fall.
    unit: `đồng`, `%`, a counted noun, or empty when the text names none.
    value_to: the upper end of a range.
    total: what `value` is counted out of, as in `6/6`.
    precision: the smallest step that was stated: `2,35 tỷ` is right to ten million.
    """

    value: Decimal
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    value_to: Decimal | None = None
    total: Decimal | None = None
    precision: Decimal = Decimal(1)

    def in_unit(self, unit: str) -> Quantity:
        """The same quantity counted in `unit`, which it must have stated itself or left open.

        Raises `NotUnderstoodError` when it states another unit, and for a percentage without its sign.
        """
        if self.unit == unit or (not self.unit and unit != PERCENT):
            return replace(self, unit=unit)
        raise NotUnderstoodError(
            message("the unit is “{found}”, not “{wanted}”", found=self.unit, wanted=unit)
            if self.unit
            else message("the number has no “{wanted}”", wanted=unit),
            message("Write the figure in the unit of its indicator, or leave the unit out."),
        )


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both can be true of one thing: equal within what their precision and hedges leave open.

    `2 tỷ` and `2,35 tỷ` agree, `hơn 2 tỷ` and `2,35 tỷ` as well; `24` and `26` do not.
    """
    if (one.unit, one.total) != (other.unit, other.total):
        return False
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return one.value == other.value or (low < other_high and other_low < high)


def sharpness(quantity: Quantity) -> Decimal:
    """How much a quantity leaves open; the smaller, the more it says."""
    low, high = bounds(quantity)
    return high - low


def bounds(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values that a stated quantity can stand for, as its words are meant in reports.

    A hedge reaches as far as the number is round: `hơn 2.000` below 3.000, `hơn 2.043` below 2.044.
    """
    value, step, far = quantity.value, quantity.precision, Decimal("Infinity")
    exponent = value.normalize().as_tuple().exponent
    reach = max(step, Decimal(1).scaleb(exponent)) if value and isinstance(exponent, int) else step
    return {
        Qualifier.EXACT: (value - step / 2, value + step / 2),
        Qualifier.MORE_THAN: (value, value + reach),
        Qualifier.NEARLY: (value - reach, value),
        Qualifier.ABOUT: (value - max(step, reach / 5), value + max(step, reach / 5)),
        Qualifier.AT_LEAST: (value, far),
        Qualifier.AT_MOST: (-far, value),
        Qualifier.RANGE: (value, _upper(quantity)),
    }[quantity.qualifier]


def notation(value: Decimal) -> str:
    """A number as it is written beside quotes, with a comma for decimals: 41,15."""
    return f"{value:f}".replace(".", ",")


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of one or more quantities of one unit; the order never changes it.

    Bounds add to bounds (hơn + từ 3-5 is hơn), hedges in opposite directions give "about". The sum is
    as precise as its least precise part, but keeps three significant digits; where rounding changes
    an exact sum, it says "about". Percentages have no sum: `ValueError`.
    """
    parts = tuple(quantities)
    if len({part.unit for part in parts}) != 1 or parts[0].unit == PERCENT:
        raise ValueError("only quantities of one unit other than percent can be added")
    low = sum((part.value for part in parts), Decimal())
    high = sum((_upper(part) for part in parts), Decimal())
    totals = [part.total for part in parts if part.total is not None]
    qualifier = _joint_qualifier({part.qualifier for part in parts})
    exact = Quantity(
        value=_joint_value(qualifier, low, high),
        unit=parts[0].unit,
        qualifier=qualifier,
        value_to=high if qualifier is Qualifier.RANGE else None,
        total=sum(totals, Decimal()) if len(totals) == len(parts) else None,
        precision=max(part.precision for part in parts),
    )
    return _to_precision(exact, min(part.precision for part in parts))


def difference(whole: Quantity, part: Quantity) -> Quantity | None:
    """What is left of `whole` without `part`, of one unit.

    A hedge of the whole stays, one of the part turns round, two hedges give "about". None when the
    part is larger, when a range is hedged besides, and when a hedge is all that is left.
    """
    hedges = {whole.qualifier, part.qualifier} - {Qualifier.EXACT}
    low, high = whole.value - _upper(part), _upper(whole) - part.value
    if low < 0 or (Qualifier.RANGE in hedges and len(hedges) > 1):
        return None
    if whole.value == part.value and hedges and Qualifier.RANGE not in hedges:
        return None
    qualifier = whole.qualifier
    if part.qualifier is not Qualifier.EXACT:
        alone = whole.qualifier is Qualifier.EXACT
        qualifier = TURNED[part.qualifier] if alone or Qualifier.RANGE in hedges else Qualifier.ABOUT
    value = low if qualifier is Qualifier.RANGE else whole.value - part.value
    upper = high if qualifier is Qualifier.RANGE else None
    precision = max(whole.precision, part.precision)
    left = Quantity(value, whole.unit, qualifier, upper, precision=precision)
    return _to_precision(left, min(whole.precision, part.precision))


def _to_precision(quantity: Quantity, finest: Decimal) -> Quantity:
    """Rounded to its precision, but to three significant digits at least and nothing finer than stated."""
    three_digits = Decimal(1).scaleb(quantity.value.adjusted() - 2)
    return _rounded(quantity, min(quantity.precision, max(finest, three_digits)))


def _rounded(quantity: Quantity, step: Decimal) -> Quantity:
    """The quantity without digits finer than `step`, rounded so that its hedge stays true."""
    down = quantity.qualifier in UPWARD
    rounding = ROUND_FLOOR if down else ROUND_CEILING if quantity.qualifier in DOWNWARD else ROUND_HALF_EVEN
    value = (quantity.value / step).to_integral_value(rounding) * step
    upper = quantity.value_to and (quantity.value_to / step).to_integral_value(ROUND_CEILING) * step
    changed = value != quantity.value and quantity.qualifier is Qualifier.EXACT
    qualifier = Qualifier.ABOUT if changed else quantity.qualifier
    return replace(quantity, value=value, value_to=upper, qualifier=qualifier, precision=step)


def _upper(part: Quantity) -> Decimal:
    return part.value if part.value_to is None else part.value_to


def _joint_qualifier(qualifiers: set[Qualifier]) -> Qualifier:
    hedges = qualifiers - {Qualifier.EXACT}
    if not hedges:
        return Qualifier.EXACT
    if len(hedges) == 1:
        return hedges.pop()
    if hedges <= UPWARD:
        return Qualifier.MORE_THAN if Qualifier.MORE_THAN in hedges else Qualifier.AT_LEAST
    return Qualifier.AT_MOST if hedges <= DOWNWARD else Qualifier.ABOUT


def _joint_value(qualifier: Qualifier, low: Decimal, high: Decimal) -> Decimal:
    if qualifier in (Qualifier.NEARLY, Qualifier.AT_MOST):
        return high
    return (low + high) / 2 if qualifier is Qualifier.ABOUT else low


def read_quantity(text: str) -> Quantity:
    """The quantity that `text`, and all of it, states. Raises `NotUnderstoodError`."""
    words = _tidy(text)
    hedge, rest = _leading_hedge(words)
    after, rest = _trailing_hedge(rest)
    if hedge and after:
        raise _refusal(text)
    quantity = _read_range(rest) or _read_ratio(rest) or _read_amount(rest)
    qualifier = hedge or after
    if quantity is None or (qualifier and quantity.qualifier is Qualifier.RANGE):
        raise _refusal(text)
    return replace(quantity, qualifier=qualifier) if qualifier else quantity


def read_change(text: str) -> Quantity:
    """A rise or a fall, such as `tăng 3,33%` or `giảm 12%`; a fall is negative."""
    word, _, rest = _tidy(text).partition(" ")
    sign = LEXICON["changes"].get(word.lower())
    if sign is None:
        raise NotUnderstoodError(
            message("“{text}” does not say whether it is a rise or a fall", text=text),
            message("Begin with one of: {words}.", words=", ".join(LEXICON["changes"])),
        )
    quantity = read_quantity(rest)
    if quantity.value_to is not None or quantity.total is not None:
        raise _refusal(text)
    return replace(quantity, value=quantity.value * sign + 0)


def states(quote: str, figure: str) -> bool:
    """Whether `quote` holds `figure` whole: not a piece of a longer one, no hedge or change cut off."""
    said, wanted = _tidy(_visible(quote)).lower(), _tidy(_visible(figure)).lower()
    return any(
        not CUT_BEFORE.search(said[:begins]) and not CUT_AFTER.match(said[begins + len(wanted) :])
        for begins in _places(said, wanted)
    )


def _places(text: str, wanted: str) -> Iterator[int]:
    """Where `wanted` begins in a text, again and again behind itself."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + max(1, len(wanted)))


def _visible(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


WHOLE = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)"
NUMERAL = rf"{WHOLE}(?:,[0-9]+)?"
SCALE = _alternatives(LEXICON["scales"])
SIGN = _alternatives(unit for unit in LEXICON["units"] if unit not in (MONEY, PERCENT))
CLOSERS = _alternatives((*LEXICON["scales"], *LEXICON["vague"]["after"]))
LETTER = r"(?![¼-¾⅐-ↈ])[^\W\d_]"  # fractions and Roman digits are letters to Python
UNIT = rf"(?:\s?{PERCENT}|\s(?!(?:{CLOSERS})\b){LETTER}\D*|\s?(?:{SIGN}))"
AMOUNT = re.compile(
    rf"(?P<parts>(?:{NUMERAL})(?:\s(?:{SCALE})\b)?|{WHOLE}\s(?:{SCALE})\b(?:\s{WHOLE}\s(?:{SCALE})\b)+)"
    rf"(?P<unit>{UNIT})?",
    re.IGNORECASE,
)
PART = re.compile(rf"({NUMERAL})(?:\s({SCALE})\b)?", re.IGNORECASE)
RATIO = re.compile(rf"({NUMERAL})\s?/\s?({NUMERAL})({UNIT})?")
FROM, TO = LEXICON["range"]["from"], LEXICON["range"]["to"]
RANGE_WORDS = re.compile(rf"{FROM}\s(.+)\s{TO}\s(.+)", re.IGNORECASE)
RANGE_DASH = re.compile(rf"(?:{FROM}\s)?({NUMERAL})\s?[-–]\s?(.+)", re.IGNORECASE)
YEARS = re.compile(r"[12][0-9]{3}")
TWO_WAYS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")  # 18,750: eighteen and three quarters, or thousands
HEDGE = re.compile(rf"({_alternatives(LEXICON['hedges'])})\s(.+)", re.IGNORECASE)
HEDGE_AFTER = re.compile(rf"(.+)\s({_alternatives(LEXICON['hedges_after'])})", re.IGNORECASE)

# What may not stand right before or after a figure, or the figure would be less than what is said.
OPENERS = _alternatives(
    (*LEXICON["hedges"], *LEXICON["changes"], *LEXICON["scales"], *LEXICON["vague"]["before"])
)
JOINS = r"[^\w\s:;()\[\]{}“”\"]"  # between digits, such as the apostrophe of 1'520
CUT_BEFORE = re.compile(rf"(?:[\w.,/–‐‑−-]|[0-9]{JOINS}|[0-9]\s?[/–-]?\s|\b(?:{OPENERS})\s)$", re.IGNORECASE)
CUT_AFTER = re.compile(
    rf"\w|{JOINS}\d|\s?[/–-]\s?\d|\s?{PERCENT}|\s\d|\s(?:{CLOSERS})\b"
    rf"|(?:\s[^\s\d,;.]+){{0,6}}\s\(?(?:{_alternatives(LEXICON['hedges_after'])})\b",
    re.IGNORECASE,
)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _refusal(text: str) -> NotUnderstoodError:
    return NotUnderstoodError(
        message("“{text}” is not a figure in Vietnamese notation", text=text),
        message("Write it like one of these: {examples}.", examples="; ".join(LEXICON["examples"])),
    )


def _leading_hedge(text: str) -> tuple[Qualifier | None, str]:
    found = HEDGE.fullmatch(text)
    return (Qualifier(LEXICON["hedges"][found[1].lower()]), found[2]) if found else (None, text)


def _trailing_hedge(text: str) -> tuple[Qualifier | None, str]:
    found = HEDGE_AFTER.fullmatch(text)
    return (Qualifier(LEXICON["hedges_after"][found[2].lower()]), found[1]) if found else (None, text)


def _read_range(text: str) -> Quantity | None:
    found = RANGE_WORDS.fullmatch(text) or RANGE_DASH.fullmatch(text)
    if not found:
        return None
    lower, upper = found[1], found[2]
    if len(PART.findall(upper)) > 1 or YEARS.fullmatch(lower):
        raise _refusal(text)
    if re.fullmatch(NUMERAL, lower):  # "2-3 tỷ đồng": the words after 3 hold for 2 as well
        lower += re.sub(rf"^(?:{NUMERAL})", "", upper)
    low, high = _read_amount(lower), _read_amount(upper)
    if low is None or high is None or low.unit != high.unit or low.value >= high.value:
        raise _refusal(text)
    return replace(high, value=low.value, value_to=high.value, qualifier=Qualifier.RANGE)


def _read_ratio(text: str) -> Quantity | None:
    found = RATIO.fullmatch(text)
    if not found:
        return None
    value, of, unit = _number(found[1]), _number(found[2]), _unit(found[3])
    if value > of or not of or unit == PERCENT or "," in found[1] + found[2]:
        raise _refusal(text)
    return Quantity(value, unit, total=of)


def _read_amount(text: str) -> Quantity | None:
    """An amount, of which each scale word stands for less than the one before it."""
    found = AMOUNT.fullmatch(text)
    if not found or len(text) > MAX_LENGTH:
        return None
    value, step, limit = Decimal(), Decimal(1), None
    for numeral, scale in PART.findall(found["parts"]):
        number, power = _number(numeral), LEXICON["scales"].get(scale.lower(), 0)
        step = Decimal(1).scaleb(power - _decimals(numeral))
        if limit is not None and number.scaleb(power) >= limit:
            raise _refusal(text)
        value, limit = value + number.scaleb(power), Decimal(10) ** power
    unit = _unit(found["unit"])
    if value >= MAX_VALUE:
        raise _refusal(text)
    if unit != PERCENT and TWO_WAYS.fullmatch(found["parts"]):
        raise _read_in_two_ways(found["parts"])
    return Quantity(value, unit, precision=step)


def _read_in_two_ways(numeral: str) -> NotUnderstoodError:
    thousands, fraction = numeral.replace(",", "."), numeral.rstrip("0")
    return NotUnderstoodError(
        message("“{text}” can be read in two ways", text=numeral),
        message("Write {thousands}, or {fraction} if that is meant.", thousands=thousands, fraction=fraction),
    )


def _decimals(numeral: str) -> int:
    return len(numeral.partition(",")[2])


def _number(numeral: str) -> Decimal:
    return Decimal(numeral.replace(".", "").replace(",", "."))


def _unit(text: str | None) -> str:
    unit = (text or "").strip()
    known: str = LEXICON["units"].get(unit, unit)
    return known
