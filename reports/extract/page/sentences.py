"""Where sentences begin and end, and where paragraphs do."""

from __future__ import annotations

import re

from reports.extract.words.lexicon import LEXICON

LONGEST = 5_000  # characters: what is longer is no sentence, and is cut at a space
ABBREVIATIONS = frozenset(LEXICON["page"]["abbreviations"])
END = re.compile(r"[.!?…][.!?…]*+[”\"’»)\]]*+(?=\s|[^\W\d_]{2})")
BRACKETS = re.compile(r"[(“\"]")
ROMAN_LETTERS = ("I", "V", "X")
FAR_BACK = 24  # characters in which the word before a stop stands
LIST_NUMBER = re.compile(r"\s*+(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[a-zđ])")
OPENING = re.compile(r"\s*+[“\"‘«(\[]?+([^\W_]|[+•*–-])")


def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of the paragraph from `start` to `end`, without the spaces around them.

    A stop after an abbreviation (`TP.`, `TS.`, `H.`, `Tây Nguyên-TP.`) ends none.
    """
    found, begin = list[tuple[int, int]](), start
    for mark in END.finditer(text, start, end):
        opening = OPENING.match(text, mark.end(), end)
        if opening and not opening[1].islower() and not _continues(text, begin, mark):
            found += _pieces(text, begin, mark.end())
            begin = mark.end()
    return (*found, *_pieces(text, begin, end))


def _continues(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether a stop ends no sentence: it stands after an abbreviation or the number of a list."""
    if mark[0] != ".":
        return False
    if LIST_NUMBER.fullmatch(text, begin, mark.start()):
        return True
    words = BRACKETS.sub(" ", text[max(begin, mark.start() - FAR_BACK) : mark.start()]).split()
    if not words or not words[-1][0].isupper():
        return False
    last, *before = reversed(words)
    numbered = (last in ROMAN_LETTERS and before and before[0].islower()) or (  # khóa X.
        last == ROMAN_LETTERS[0] and len(before) > 1  # Khu công nghiệp Hoàng Mai I.; not: Phần I. Kết quả
    )
    initials = all(len(part) == 1 for part in words[-1].split("."))
    return words[-1].lower().rpartition("-")[2] in ABBREVIATIONS or (initials and not numbered)


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
