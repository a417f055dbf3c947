"""Spaces that must not break: between a number and its unit, `quý` and its numeral, and the like.

In: a text with ordinary spaces. Out: the same with no-break spaces (the-thuc.md 6.5); which words
are bound stands in lexicon.toml.
"""

from __future__ import annotations

import re

from reports.quantities import LEXICON

NBSP = "\u00a0"
BEFORE_NUMBERS = "|".join(LEXICON["bound"]["before_numbers"])
PAIRS = "|".join(LEXICON["bound"]["pairs"])
# A number and its unit; not a year, and not a date or a fraction of a document number.
WITH_UNIT = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d )(\d+(?:[.,]\d+)*(?:-\d+)?(?:/\d+(?:\.\d{3})*)?) (?=([^\W\d_]+))"
)
AFTER_WORD = re.compile(rf"\b({BEFORE_NUMBERS}) (?=[\dIVX])")
TOGETHER = re.compile(rf"\b({PAIRS})\b")


def bound(text: str) -> str:
    """The text with its numbers bound to what they belong to."""
    # No unit is written with one capital: in “khoản 2 Điều 103” another citation begins.
    text = WITH_UNIT.sub(lambda found: found[0] if found[2].istitle() else f"{found[1]}{NBSP}", text)
    text = AFTER_WORD.sub(rf"\1{NBSP}", text)
    return TOGETHER.sub(lambda found: found[0].replace(" ", NBSP), text)
