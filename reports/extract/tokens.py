"""A sentence as words, numerals and marks, with the places where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"  # characters that print nothing
NUMERAL = rf"[0-9]++(?:[{HIDDEN}]*+[.,][{HIDDEN}]*+[0-9]++|[{HIDDEN}]++[0-9]++)*+"
CODE = r"[A-ZĐ]++[0-9]\w*+|[ckdm]?m[23]\b"  # B52, Z117, m2
WORD = r"[^\W\d_]++(?:[-&'’][^\W\d_]++)*+"
TOKEN = re.compile(rf"{NUMERAL}|{CODE}|{WORD}|\t|[^\s{HIDDEN}]")
CELL = ("|", "\t")


@dataclass(frozen=True)
class Tokens:
    """Pieces of `source`: their characters, the same in lower case, where each starts and ends."""

    source: str
    texts: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    def numeral(self, index: int) -> bool:
        """Whether the piece at `index` exists and is a number in digits."""
        return index < len(self.texts) and "0" <= self.texts[index][0] <= "9"

    def word(self, index: int) -> bool:
        """Whether the piece at `index` exists and begins with a letter."""
        return index < len(self.texts) and self.texts[index][0].isalpha()

    def capital(self, index: int) -> bool:
        """Whether the piece at `index` exists and begins with a capital letter."""
        return index < len(self.texts) and self.texts[index][0].isupper()

    def low(self, index: int) -> str:
        """The piece at `index` in lower case, empty outside the sentence."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def words(self, first: int, end: int) -> str:
        """The text from the piece `first` up to the piece `end`, on one line."""
        return " ".join(self.source[self.starts[first] : self.ends[end - 1]].split()) if end > first else ""

    def glued(self, index: int) -> bool:
        """Whether the piece at `index` stands right after the one before it, without a space."""
        return 0 < index < len(self.texts) and self.starts[index] == self.ends[index - 1]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The pieces of `text` from `start` to `end`."""
    found = list(TOKEN.finditer(text, start, end))
    texts = [match[0] for match in found]
    return Tokens(
        text,
        texts,
        [piece.lower() for piece in texts],
        [match.start() for match in found],
        [match.end() for match in found],
    )
