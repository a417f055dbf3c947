"""A sentence as words, numerals and marks, with the places where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"  # characters that print nothing
YEAR_OF_A_DATE = r"(?<=/)(?:19|20)[0-9]{2}(?=,[0-9])"  # “30/9/2023,92,6%”, written without a space
NUMERAL = rf"{YEAR_OF_A_DATE}|[0-9]++(?:[{HIDDEN}]*+[.,][{HIDDEN}]*+[0-9]++|[{HIDDEN}]++[0-9]++)*+"
CODE = r"[A-ZĐ]++[0-9]\w*+"  # B52, U23, H5N1
ODD_DIGITS = "[\u00bc-\u00be\u2150-\u215e\u2460-\u24ff]"  # ½, ⅓, ①
RAISED = "¹²³⁰⁴-⁹"  # of a note: 120 đoàn viên¹
LETTER = rf"[^\W\d_{RAISED}]"
PARTS = rf"(?:[-&'’]{LETTER}++)*+"
WORD = rf"(?:[ckdm]?m[23²³]\b|{LETTER}++{PARTS})"
SMALL = rf"[a-zà-öø-ďđ-ɏẠ-ỹ]++(?![\d²³]){LETTER}*+{PARTS}"  # what most pieces are, and no code or m2
PIECE = rf"{SMALL}|{NUMERAL}|{CODE}|\d++|{ODD_DIGITS}|{WORD}|\t|[^\s{HIDDEN}]"
TOKEN, TOKENS = re.compile(PIECE), re.compile(f"({PIECE})")
NUMBERED = re.compile(rf"\d|{ODD_DIGITS}|[A-ZĐ]++[0-9]")
"""How the pieces begin that have digits."""
CELL = ("|", "\t")
PADDING = [""] * 8  # empty pieces after the last, so that looking ahead needs no questions


@dataclass(slots=True)  # not frozen, which would take six times as long to make
class Tokens:
    """Pieces of `source`: their characters, the same in lower case, where each starts and ends.

    texts, lows: with empty pieces after the last one (and so before the first); numbers: where pieces
    with digits stand; size: how many pieces there are.
    """

    source: str
    texts: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    numbers: list[int]
    size: int

    def numeral(self, index: int) -> bool:
        """Whether the piece at `index` is a number in digits."""
        return "0" <= self.texts[index] < ":"

    def odd(self, index: int) -> bool:
        """Whether the piece at `index` is a number in other digits than 0 to 9: ½."""
        return self.texts[index].isnumeric() and not self.texts[index].isascii()

    def word(self, index: int) -> bool:
        """Whether the piece at `index` begins with a letter."""
        return self.texts[index][:1].isalpha()

    def capital(self, index: int) -> bool:
        """Whether the piece at `index` begins with a capital letter."""
        return self.texts[index][:1].isupper()

    def words(self, first: int, end: int) -> str:
        """The text from the piece `first` up to the piece `end`, on one line."""
        return " ".join(self.source[self.starts[first] : self.ends[end - 1]].split()) if end > first else ""

    def inner_dot(self, index: int) -> bool:
        """Whether the piece at `index` is a dot within a shortened word: tr.đ."""
        return self.lows[index] == "." and self.glued(index) and self.glued(index + 1)

    def glued(self, index: int) -> bool:
        """Whether the piece at `index` stands right after the one before it, without a space."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The pieces of `text` from `start` to `end`."""
    parted = TOKENS.split(text[start:end])  # what is between the pieces, and these
    places, texts = [*accumulate(map(len, parted), initial=start)], parted[1::2]
    return Tokens(
        source=text,
        texts=[*texts, *PADDING],
        lows=[*map(str.lower, texts), *PADDING],
        starts=places[1:-1:2],
        ends=places[2::2],
        numbers=[
            n
            for n, letters in enumerate(map(str.isalpha, texts))
            if not letters and texts[n] >= "0" and NUMBERED.match(texts[n])
        ],
        size=len(texts),
    )
