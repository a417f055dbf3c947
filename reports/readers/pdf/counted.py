"""Rows of a table without lines whose numbers end close before what stands in the next column: 1 Kết nạp.

In: rows. Out: the same, such numbers a little to the left, so that there is white between the two columns. Of
the numbers of rows it is told by the labels, which all begin at one place, also those of lines without a
number; of amounts by the white itself, which is less than a space.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from reports.readers.pdf.lines import CELL, Row, Word

LEAST = 0.27
"""The least white, in sizes, between two columns: more than a space."""
COUNT = re.compile(r"\d{1,3}|[IVXLC]{1,5}|[a-z\u0111]\)|S?TT")
AMOUNT = re.compile(r"[-+]?\d[\d.,]*%?")
NO_SPACE = 0.22
"""White of so many sizes is less than a space."""
FEWEST = 2
"""Labels at least that begin at one place."""
SAME = 1.0
"""How far apart, in points, places are at most that are one."""


def with_room(rows: Sequence[Row]) -> list[Row]:
    """The rows, the numbers before labels moved away from these."""
    starts = sorted(start for row in rows if (start := _label(row)))
    return [_moved(_parted(row), starts) for row in rows]


def _parted(row: Row) -> Row:
    """A row, each amount that ends less than a space before the next word as far from it as columns are."""
    return tuple(replace(piece, words=tuple(_apart(piece.words, piece.size))) for piece in row)


def _apart(words: Sequence[Word], size: float) -> Iterator[Word]:
    for word, after in pairwise((*words, None)):
        if word and after and AMOUNT.fullmatch(word.text) and CELL <= (after.x0 - word.x1) / size < NO_SPACE:
            yield word._replace(x1=after.x0 - SAME - LEAST * size)
        elif word:
            yield word


def _label(row: Row) -> float:
    """Where the label of a row begins, at its number or without one; 0 for a row with a number alone."""
    first, *rest = row[0].words
    if not COUNT.fullmatch(first.text):
        return first.x0
    return rest[0].x0 if rest and rest[0].x0 - first.x1 < LEAST * row[0].size else 0.0


def _moved(row: Row, starts: Sequence[float]) -> Row:
    """A row, its first word as far to the left of the labels as columns are apart, if it counts rows."""
    first, *rest = row[0].words
    close = bisect_left(starts, first.x1 - SAME), bisect_right(starts, first.x1 + LEAST * row[0].size)
    begins = rest[0].x0 if rest else starts[close[0]] if close[0] < close[1] else inf
    same = bisect_right(starts, begins + SAME) - bisect_left(starts, begins - SAME)
    if not COUNT.fullmatch(first.text) or same < FEWEST or begins - first.x1 >= LEAST * row[0].size:
        return row
    left = begins - SAME - LEAST * row[0].size - (first.x1 - first.x0)
    number = first._replace(x0=left, x1=left + first.x1 - first.x0)
    return (replace(row[0], x0=left, words=(number, *rest)), *row[1:])
