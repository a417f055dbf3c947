"""Names that stand in capitals, in the case of names.

In: words in capitals. Out: the same words, letter for letter, with the capitals of names.
"""

from __future__ import annotations

import re

from reports.extract.names.names import HEAD_WORDS, NAMES, STOP
from reports.extract.words.phrases import Phrases, fold

FORMS = {fold(form): form for form in (*NAMES["full"], *HEAD_WORDS, *NAMES["cased"])}
CASES = Phrases({form: [form] for form in FORMS.values()})
NO_VOWEL = re.compile(r"[^\W\d_aeiouyà-\u0110\u0112-ỹ]{2,}")
ROMAN, NUMBERED = re.compile(r"[ivxl]+"), tuple(f"{fold(words)} " for words in NAMES["before_numerals"])
MOSTLY = 0.9  # of the letters of words that stand in capitals


def is_in_capitals(words: str) -> bool:
    """Whether words stand in capitals, but perhaps for a few letters."""
    return sum(map(str.isupper, words)) >= MOSTLY * (sum(map(str.isalpha, words)) or 1)


def recased(capitals: str) -> str:
    """Words with the capitals of names: known words as they are written, words that are no part of names
    small, each other word with one. The letters stay, of which folding has changed some: hòa, hoà.
    """
    pairs = zip(_recased(fold(capitals)), capitals, strict=True)
    return "".join(letter if cased.isupper() else letter.lower() for cased, letter in pairs)


def _recased(folded: str) -> str:
    """Folded words with the capitals of names."""
    recased, at = list[str](), 0
    while at < len(folded):
        cased, small = CASES.at(folded, at, len(folded)), STOP.at(folded, at, len(folded))
        known = cased or small
        space = folded.find(" ", at)
        end = known.end if known else space if space >= 0 else len(folded)
        word = folded[at:end]
        numeral = ROMAN.fullmatch(word) and folded.endswith(NUMBERED, 0, at)
        shown = word.upper() if numeral or NO_VOWEL.fullmatch(word) else word.capitalize()  # TNHH, CP
        recased.append(_spaced(cased.group, word) if cased else word if small else shown)
        recased.append(folded[end : end + 1])
        at = end + 1
    return "".join(recased)


def _spaced(phrase: str, written: str) -> str:
    """The letters of a phrase with the spaces between its words as they are written: places stay."""
    letters = iter("".join(phrase.split()))
    return "".join(letter if letter.isspace() else next(letters) for letter in written)
