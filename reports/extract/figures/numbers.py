"""Amounts in running text: digits, scales and number words, read from what is written and nothing else.

In: the pieces of a sentence, and where an amount begins. Out: its exact value, where it ends, and why
the reading is doubtful where it is: `1.520`, `15 tỷ 220 triệu`, `1 tỷ rưỡi`, `hai mươi tư`, `4.3 tỷ`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from reports.errors import NotUnderstoodError
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import HIDDEN, Tokens
from reports.quantities import LEXICON as STRICT
from reports.quantities import MAX_VALUE
from reports.spoken import read_spoken

SPOKEN = LEXICON["spoken"]
DIGITS = STRICT["spoken"]["digits"]
HUNDRED, TEN, TENS = (STRICT["spoken"][name] for name in ("hundred", "ten", "tens"))
AND = frozenset(STRICT["spoken"]["and"])
FIVE, ONE, HALF, HALF_OF = "năm", "một", SPOKEN["half"], SPOKEN["half_of"]
SCALES: dict[str, int] = {**STRICT["scales"], HUNDRED: 2, SPOKEN["ten"]: 1}
SHORT: dict[str, int] = SPOKEN["short"]
SCALING = frozenset([*SCALES, *SHORT])
COLLOQUIAL = frozenset(SPOKEN["colloquial"])
NO_SCALE: dict[str, frozenset[str]] = {word: frozenset(after) for word, after in SPOKEN["no_scale"].items()}
STARTS = frozenset(SPOKEN["starts"])
NUMBER_WORDS = frozenset({*DIGITS, *STRICT["scales"], HUNDRED, TEN, TENS, *AND})
POINT = "."
AFTER_FIVE = frozenset({*SCALES, TENS})
CURRENCY = ("đồng", "đ")
TO_MARKS = frozenset(["-", "–", "—", STRICT["range"]["to"], "tới"])
AT_LEAST = phrases(SPOKEN["at_least"])
HALF_OF_ONE, THOUSAND = Decimal("0.5"), Decimal(1000)
LONGEST_NUMERAL = 24
LONGEST_SPOKEN = 24  # words
LONGEST_SPACED = 5  # pieces
TRIES = 3  # words that may hang on to a number in words

GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
THREE_AFTER_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,2}")
MIXED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{3})+")
DOT = re.compile(r"[0-9]+\.[0-9]{1,2}|0\.[0-9]{3,6}")
THREE_DIGITS = re.compile(r"[0-9]{3}")
UP_TO_THREE_DIGITS = re.compile(r"[0-9]{1,3}")
UP_TO_THREE = re.compile(r"[1-9][0-9]{0,2}")
HIDDEN_LETTERS = re.compile(f"[{HIDDEN}]")


class Amount(NamedTuple):
    """A number without its unit.

    end: the piece after it; numeral, power: the last part as written and the power of ten its scale
    words stand for; other: the value if its mark were read the other way.
    """

    value: Decimal
    end: int
    numeral: Decimal
    power: int = 0
    other: Decimal | None = None
    unsure: Unsure | None = None


def amount_at(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at `index`; None where there is none that can be read."""
    if not tokens.numeral(index):
        amount = _half(tokens, index) or _spoken(tokens, index)
    else:
        amount = _part(tokens, index)
        if amount and amount.power:
            amount = _with_smaller_parts(tokens, amount)
        if amount and tokens.lows[amount.end] == "(":
            amount = _said_again(tokens, amount)
    return amount if amount and amount.value < MAX_VALUE else None


def _said_again(tokens: Tokens, amount: Amount) -> Amount:
    """`05 (năm) tập thể`: the number in words, in brackets before what is counted, is no other number."""
    words = tokens.lows[amount.end + 1 : amount.end + LONGEST_SPOKEN]
    if ")" not in words:
        return amount
    closed = words.index(")")
    if not NUMBER_WORDS.issuperset(words[:closed]):
        return amount
    with suppress(NotUnderstoodError):
        if read_spoken(" ".join(words[:closed])) in (amount.value, amount.other):
            return amount._replace(end=amount.end + closed + 2)
    return amount._replace(end=amount.end + closed + 2, unsure=Unsure.OTHER_IN_WORDS)


def _with_smaller_parts(tokens: Tokens, total: Amount) -> Amount:
    """`15 tỷ` with the `220 triệu` after it: each scale word stands for less than the one before; `25tr8`."""
    digits = tokens.texts[total.end]
    if UP_TO_THREE_DIGITS.fullmatch(digits) and tokens.glued(total.end) and tokens.glued(total.end - 1):
        value = total.value + Decimal(f"0.{digits}").scaleb(total.power)
        return total._replace(value=value, end=total.end + 1)
    while tokens.numeral(total.end):
        part = _part(tokens, total.end)
        if not part or not part.power or part.value >= Decimal(10) ** total.power:
            return total._replace(unsure=total.unsure or Unsure.MORE_DIGITS)
        total = part._replace(value=total.value + part.value, unsure=total.unsure or part.unsure)
    return total


def _part(tokens: Tokens, index: int) -> Amount | None:
    """One numeral with the scale words after it."""
    end = index + 1
    apart = tokens.numeral(end) or (tokens.lows[end] == POINT and not tokens.glued(end))
    amount = (_spaced(tokens, index) if apart else None) or _numeral(tokens.texts[index], end)
    if amount and tokens.lows[amount.end] == HALF and scale_at(tokens, amount.end + 1):
        amount = amount._replace(value=amount.value + HALF_OF_ONE, end=amount.end + 1)  # 3 rưỡi tỷ
    return _scaled(tokens, amount) if amount and tokens.lows[amount.end] in SCALING else amount


def _half(tokens: Tokens, index: int) -> Amount | None:
    """`nửa tỷ`."""
    if tokens.lows[index] != HALF_OF or not scale_at(tokens, index + 1):
        return None
    return _scaled(tokens, Amount(HALF_OF_ONE, index + 1, HALF_OF_ONE))


def _numeral(text: str, end: int) -> Amount | None:
    """Digits with dots and commas: their value, its other reading, and what is doubtful about it."""
    if len(text) > LONGEST_NUMERAL:
        return None
    other: Decimal | None = None
    unsure: Unsure | None = None
    text = text if text.isascii() else HIDDEN_LETTERS.sub("", text)
    if text.isdigit():
        value = Decimal(text)
    elif GROUPED.fullmatch(text):
        value = Decimal(text.replace(".", "").replace(",", "."))
        other = Decimal(text) if text.count(".") == 1 and "," not in text else None
    elif PLAIN.fullmatch(text):
        value = Decimal(text.replace(",", "."))
        other = Decimal(text.replace(",", "")) if THREE_AFTER_COMMA.fullmatch(text) else None
    elif COMMAS.fullmatch(text):
        value, unsure = Decimal(text.replace(",", "")), Unsure.COMMA_AS_DOT
    elif MIXED.fullmatch(text):
        value, unsure = Decimal(text.replace(",", "").replace(".", "")), Unsure.EITHER
    elif DOT.fullmatch(text):
        value, unsure = Decimal(text), Unsure.DOT_AS_COMMA
    else:
        return None
    return Amount(value, end, value, 0, other, unsure)


def _spaced(tokens: Tokens, index: int) -> Amount | None:
    """A number whose groups of three digits stand apart: `1 520`, `1 250 000`, `1 .520`."""
    end = index + 1
    if not UP_TO_THREE.fullmatch(tokens.texts[index]):
        return None
    while end - index < LONGEST_SPACED:
        group = end + (tokens.lows[end] == POINT)
        if not THREE_DIGITS.fullmatch(tokens.texts[group]):
            break
        end = group + 1
    if end == index + 1 or tokens.numeral(end):
        return None
    value = Decimal("".join(filter(str.isdigit, tokens.texts[index:end])))
    return Amount(value, end, value, unsure=Unsure.SPACED)


def _scaled(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the scale words that follow it: `2,35 tỷ`, `5 trăm triệu`, `1 tỷ rưỡi`."""
    end, power = amount.end, 0
    while step := scale_at(tokens, end):
        end, power = end + 1, power + step
    if not power:
        return amount
    unsure = Unsure.EITHER if amount.other is not None and amount.other > amount.value else amount.unsure
    value = amount.value.scaleb(power)
    return _and_a_half(tokens, amount._replace(value=value, end=end, power=power, other=None, unsure=unsure))


def _and_a_half(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the `rưỡi` after it: half of what its last scale word stands for."""
    if tokens.lows[amount.end] != HALF or not amount.power:
        return amount
    return amount._replace(value=amount.value + Decimal(5).scaleb(amount.power - 1), end=amount.end + 1)


def scale_at(tokens: Tokens, index: int) -> int:
    """The power of ten that the word at `index` multiplies by; 0 when it does not."""
    low = tokens.lows[index]
    if low in SCALES:
        name = tokens.texts[index][0].isupper() and tokens.capital(index + 1)
        return 0 if name or tokens.lows[index + 1] in NO_SCALE.get(low, ()) else SCALES[low]
    if low in SHORT and (tokens.glued(index) or low[-1] in CURRENCY or _before_currency(tokens, index + 1)):
        return SHORT[low]
    return 0


def _before_currency(tokens: Tokens, index: int) -> bool:
    """Whether a currency stands at `index`, perhaps after a dot: `tr đồng`, `tr.đ`."""
    return tokens.lows[index + tokens.inner_dot(index)] in CURRENCY


def _spoken(tokens: Tokens, index: int) -> Amount | None:
    """A run of number words. `một` alone is an article, but behind words for the least, `ít nhất một lớp`, or
    before a larger number: `từ một đến hai lớp`.
    """
    end = _run_of_words(tokens, index)
    for stop in range(end, max(index, end - TRIES), -1):
        alone = stop == index + 1 and tokens.lows[index] == ONE
        if alone and not (AT_LEAST.before(tokens.lows, index) or ranges_at(tokens, stop)):
            return None
        words = tokens.lows[index:stop]
        if words[0] in DIGITS and words[1:2] and words[1] in COLLOQUIAL:
            words.insert(1, TENS)
        try:
            value = read_spoken(" ".join(words))
        except NotUnderstoodError:
            continue
        amount = _and_a_half(tokens, Amount(value, stop, value, SCALES.get(words[-1], 0)))
        return _scaled(tokens, amount) if scale_at(tokens, amount.end) else amount
    return None


def ranges_at(tokens: Tokens, joint: int) -> bool:
    """Whether a word such as `đến` and another number in words stand at `joint`."""
    return tokens.lows[joint] in TO_MARKS and _run_of_words(tokens, joint + 1) > joint + 1


def _run_of_words(tokens: Tokens, index: int) -> int:
    """Where number words from `index` on end. `năm` is a year unless the words beside it say five."""
    lows, end = tokens.lows, index
    if lows[index] not in STARTS:
        return index
    while end - index < LONGEST_SPOKEN and lows[end] in NUMBER_WORDS:
        if lows[end] in STRICT["scales"] and not scale_at(tokens, end):
            break
        if end > index and lows[end] == FIVE and lows[end + 1] not in AFTER_FIVE and lows[end - 1] not in AND:
            break
        if end > index and lows[end] == TEN and lows[end - 1] not in SCALES:
            break
        if end > index and tokens.capital(end) and not tokens.capital(index):
            break
        end += 1
    return end
