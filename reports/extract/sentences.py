"""Where sentences begin and end, and where paragraphs do."""

from __future__ import annotations

import re

from reports.extract.lexicon import LEXICON

LONGEST = 20_000  # characters: what is longer is no sentence, and is cut at a space
ABBREVIATIONS = frozenset(LEXICON["page"]["abbreviations"])
END = re.compile(r"[.!?…]++[”\"’»)\]]*+(?=\s)")
OPENING = re.compile(r"\s++[“\"‘«(\[]?+([^\W_]|[+•*–-])")


def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of the paragraph from `start` to `end`, without the spaces around them.

    A stop after an abbreviation (`TP.`, `TS.`, `H.`) ends none.
    """
    found, begin = list[tuple[int, int]](), start
    for mark in END.finditer(text, start, end):
        opening = OPENING.match(text, mark.end(), end)
        if opening and not opening[1].islower() and not _abbreviated(text, begin, mark):
            found += _pieces(text, begin, mark.end())
            begin = mark.end()
    return (*found, *_pieces(text, begin, end))


def _abbreviated(text: str, begin: int, mark: re.Match[str]) -> bool:
    if mark[0] != ".":
        return False
    word = text[max(begin, mark.start() - 12) : mark.start()].replace("(", " ").replace("“", " ").split()
    if not word:
        return False
    last = word[-1]
    initial = len(last) == 1 and last.isalpha()
    return last[0].isupper() and (initial or last.lower() in ABBREVIATIONS)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without spaces around it, cut where it is too long to be a sentence."""
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces += _pieces(text, start, cut)
        start = cut
    stretch = text[start:end]
    inner = stretch.strip()
    if inner:
        start += len(stretch) - len(stretch.lstrip())
        pieces.append((start, start + len(inner)))
    return pieces
