"""Numbers written in Vietnamese words, as amounts of money are repeated in brackets.

In: texts such as `hai tỷ ba trăm năm mươi triệu đồng`. Out: the exact number. The words are those of
lexicon.toml, and what cannot be read in one way is refused.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from reports.errors import NotUnderstoodError, message
from reports.quantities import LEXICON, MONEY

WORDS = LEXICON["spoken"]
DIGITS: dict[str, int] = WORDS["digits"]
SCALES: dict[str, int] = LEXICON["scales"]


def read_spoken(text: str) -> Decimal:
    """The number that `text` says in words. Raises `NotUnderstoodError`."""
    words = unicodedata.normalize("NFC", text).casefold().strip(" .").split()
    while words and words[-1] in (MONEY, WORDS["even"]):
        words.pop()
    value, limit, group = Decimal(), None, list[str]()
    for word in [*words, ""]:
        power = SCALES.get(word, 0)
        if word and not power:
            group.append(word)
            continue
        if word or group:
            number = _below_thousand(group, text) * Decimal(10) ** power
            if limit is not None and number >= limit:
                raise _refusal(text)
            value, limit, group = value + number, Decimal(10) ** power, []
    if not words:
        raise _refusal(text)
    return value


def _below_thousand(words: list[str], text: str) -> int:
    """A number from 0 to 999: `ba trăm linh năm`, `hai mươi tư`, `mười lăm`."""
    rest, value = list(words), 0
    if len(rest) > 1 and rest[1] == WORDS["hundred"]:
        value, rest = 100 * _digit(rest[0], text), rest[2:]
        if rest and rest[0] in WORDS["and"]:
            return value + _digit(rest[1] if len(rest) == 2 else "", text)
    if rest and rest[0] == WORDS["ten"]:
        value, rest = value + 10, rest[1:]
    elif len(rest) > 1 and rest[1] == WORDS["tens"]:
        value, rest = value + 10 * _digit(rest[0], text), rest[2:]
    elif value and rest:
        raise _refusal(text)
    if len(rest) > 1 or not words:
        raise _refusal(text)
    return value + (_digit(rest[0], text) if rest else 0)


def _digit(word: str, text: str) -> int:
    if word not in DIGITS:
        raise _refusal(text)
    return DIGITS[word]


def _refusal(text: str) -> NotUnderstoodError:
    return NotUnderstoodError(message("“{text}” is not a number in words", text=text))
