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
# A number and the word after it; not a year, a date, or a fraction of a document number.
WITH_WORD = re.compile(
    rf"(?P<named>\b(?:{BEFORE_NUMBERS}) )?(?<![\w.,/-])(?!(?:19|20)\d\d )"
    r"(?P<number>\d+(?:[.,]\d+)*(?:-\d+)?(?:/\d+(?:\.\d{3})*)?) (?P<word>[^\W\d_]+)"
)
AFTER_WORD = re.compile(rf"\b({BEFORE_NUMBERS}) (?=[\dIVX])")
TOGETHER = re.compile(rf"\b({PAIRS})\b")


def bound(text: str) -> str:
    """The text with its numbers bound to what they belong to."""
    text = WITH_WORD.sub(_with_unit, text)
    text = AFTER_WORD.sub(rf"\1{NBSP}", text)
    return TOGETHER.sub(lambda found: found[0].replace(" ", NBSP), text)


def _with_unit(found: re.Match[str]) -> str:
    """The number bound to its unit. In “số 12 của”, “khoản 2 Điều” the number counts nothing."""
    counts = not found["named"] or found["word"] in LEXICON["scales"]
    if found["word"].istitle() or not counts:
        return found[0]
    return f"{found['named'] or ''}{found['number']}{NBSP}{found['word']}"
