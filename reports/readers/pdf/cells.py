"""The words of some rows as the cells of a table, given the white between its columns.

In: rows, and that white, as from where to where it goes, what lies at the sides of the table with it. Out:
what stands in each cell: its lines together, wherever in their row they are set, at the top, in the middle,
at the foot.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from reports.readers.grid_rows import YEAR
from reports.readers.pdf.counted import LEAST
from reports.readers.pdf.lines import SPACE, Row, Word
from reports.readers.pdf.text import Cells
from reports.readers.pieces import on_one_line

WITH_HEAD = 1 / 4
"""The share of what stands in a column of numbers that are numbers, at least, with its head."""
LINE = 1.6
"""The greatest distance, in sizes, of two lines of a cell."""
LOOSE, OVERLAP = 1.1, 0.45
"""As against the least distance of two lines of a cell: the greatest one, and how near cells of a row are."""
AMOUNT = re.compile(r"\(?[-+]?\d.{0,15}|[-–—]")

Gap = tuple[float, float]


class Entry(NamedTuple):
    """The words of a row that stand in one column. first: how wide the first of them is; amount: whether it
    is a number in a column of numbers.
    """

    column: int
    text: str
    x0: float
    x1: float
    base: float
    size: float
    first: float
    amount: bool = False


Cell = list[Entry]
"""The lines of one text in a column, from top to bottom."""


def entries_of(row: Row, gaps: Sequence[Gap]) -> Iterator[Entry]:
    """The words of a row by their columns; of a row that runs across, its pieces by where they begin."""
    kept = kept_by(gaps, row)
    middles = [(left + right) / 2 for left, right in (kept or sorted(gaps))[1:-1]]
    columns: dict[int, list[Word]] = {}
    for piece in row:
        for word in piece.words:
            place = (word.x0 + word.x1) / 2 if kept else piece.x0
            columns.setdefault(bisect_right(middles, place), []).append(word)
    for column, words in columns.items():
        text = " ".join(word.text for word in words)
        yield Entry(
            column, text, words[0].x0, words[-1].x1, row[0].base, row[0].size, words[0].x1 - words[0].x0
        )


def left_by(gaps: Sequence[Gap], row: Row) -> list[Gap]:
    """What the words of a row leave of the white between columns."""
    rest = list(gaps)
    for word in (word for piece in row for word in piece.words):
        parts = [part for gap in rest for part in _around(gap, word)]
        rest = [part for part in parts if _width(part) >= LEAST * row[0].size]
    return rest


def _around(gap: Gap, word: Word) -> list[Gap]:
    """What is left of white around a word; the blanks that were typed after it part no columns."""
    (left, right), end = gap, word.x1 + word.room
    if end <= left or word.x0 >= right:
        return [gap]
    return [(left, min(right, word.x0)), (max(left, end), right)]


def kept_by(gaps: Sequence[Gap], row: Row) -> list[Gap] | None:
    """The white between columns as a row leaves it, from left to right; None when its words run across."""
    parts = [left_by([gap], row) for gap in sorted(gaps)]
    return [max(part, key=_width) for part in parts] if all(parts) else None


def _width(gap: Gap) -> float:
    return gap[1] - gap[0]


def has_no_room(above: Entry, entry: Entry, gaps: Sequence[Gap]) -> bool:
    """Whether the first word of a line had no room at the end of the line above."""
    edge = sorted(gaps)[above.column + 1][0]
    return above.x1 + SPACE * above.size + entry.first > edge


def texts_of(rows: Sequence[Row], gaps: Sequence[Gap]) -> tuple[Cells, ...]:
    """What stands in the cells of some rows, the lines of each together."""
    columns = [*_columns(rows, gaps)]
    pitch = _pitch(columns)
    ends = [] if _is_loose(columns, LOOSE * pitch) else _ends(columns, gaps)
    cells = [cell for column in columns for cell in _cells(column, LOOSE * pitch, ends)]
    together = (row for group in _side_by_side(cells, OVERLAP * pitch) for row in _rows(group, pitch))
    return tuple(tuple(_joined(row, n) for n in range(len(gaps) - 1)) for row in together)


def _columns(rows: Sequence[Row], gaps: Sequence[Gap]) -> Iterator[list[Entry]]:
    """What stands in each column, from top to bottom."""
    entries = [entry for row in rows for entry in entries_of(row, gaps)]
    for n in range(len(gaps) - 1):
        column = [entry for entry in entries if entry.column == n]
        numbers = [AMOUNT.fullmatch(entry.text) is not None for entry in column]
        of_numbers = sum(numbers) >= WITH_HEAD * len(column)
        other = (at for at, one in enumerate(column) if numbers[at] and not YEAR.fullmatch(one.text))
        first = next(other, 0)  # a year above the first amount is the last line of a head
        amounts = [one and of_numbers and at >= first for at, one in enumerate(numbers)]
        yield [entry._replace(amount=one) for entry, one in zip(column, amounts, strict=True)]


def _joined(row: Sequence[Entry], column: int) -> str:
    return on_one_line(entry.text for entry in row if entry.column == column)


def _least(columns: Iterable[Sequence[Entry]]) -> float:
    """The least distance of two entries that follow each other in a column."""
    return min((b.base - a.base for column in columns for a, b in pairwise(column)), default=inf)


def _pitch(columns: Iterable[Sequence[Entry]]) -> float:
    """The distance of the lines of a cell: the least one between words, if these are as near as that."""
    words = [[entry for entry in column if not entry.amount] for column in columns]
    size = max(entry.size for column in words for entry in column)
    return min(_least(words), LINE * size)


def _is_loose(columns: Sequence[Sequence[Entry]], most: float) -> bool:
    """Whether the rows of a table are parted by more white than the lines of a cell, which is `most`."""
    longest = max(columns, key=len)
    parted = sum(b.base - a.base > most for a, b in pairwise(longest))
    return parted >= max(sum(entry.amount for entry in column) for column in columns) - 1


def _ends(columns: Iterable[Sequence[Entry]], gaps: Sequence[Gap]) -> list[tuple[float, float]]:
    """Between which lines a row of the table ends for sure: a number stands there, or a line that had room
    for the first word of the next one.
    """
    pairs = (pair for column in columns for pair in pairwise(column))
    return sorted((a.base, b.base) for a, b in pairs if a.amount or b.amount or not has_no_room(a, b, gaps))


def _cells(column: Sequence[Entry], most: float, ends: Sequence[tuple[float, float]]) -> list[Cell]:
    """The texts of a column: lines that are no further apart than `most`, and between which no row ends."""
    cells: list[Cell] = []
    for entry in column:
        last = cells[-1][-1] if cells else None
        if last and _is_one(last, entry, most, ends):
            cells[-1].append(entry)
        else:
            cells.append([entry])
    return cells


def _is_one(last: Entry, entry: Entry, most: float, ends: Sequence[tuple[float, float]]) -> bool:
    if last.amount or entry.amount or entry.base - last.base > most:
        return False
    first = bisect_left(ends, (last.base - 1, -inf))
    return all(end > entry.base + 1 for _, end in ends[first : bisect_right(ends, (entry.base, inf))])


def _side_by_side(cells: Sequence[Cell], near: float) -> Iterator[list[Cell]]:
    """The cells that stand beside each other, from top to bottom."""
    group, foot = list[Cell](), -inf
    for cell in sorted(cells, key=lambda cell: cell[0].base):
        if group and cell[0].base > foot + near:
            yield group
            group = []
        group.append(cell)
        foot = max(foot, cell[-1].base)
    if group:
        yield group


def _rows(cells: Sequence[Cell], pitch: float) -> Iterator[list[Entry]]:
    """What stands in each row, where several of them touch each other: as many as a column has numbers."""
    entries = sorted((entry for cell in cells for entry in cell), key=lambda entry: entry.base)
    numbers: dict[int, list[float]] = {}
    for entry in entries:
        if entry.amount:
            numbers.setdefault(entry.column, []).append(entry.base)
    anchors = max(numbers.values(), key=len, default=[])
    if len(anchors) < 2:
        yield entries
        return
    rows: list[list[Entry]] = [[] for _ in anchors]
    for column in {entry.column for entry in entries}:
        own = [entry for entry in entries if entry.column == column]
        for entry, row in zip(own, _owners([entry.base for entry in own], anchors, pitch), strict=True):
            rows[row].append(entry)
    yield from rows


def _owners(lines: Sequence[float], numbers: Sequence[float], pitch: float) -> list[int]:
    """To which of the numbers each line of a column belongs: to that which the lines begin at, or end at, or
    which stands in their middle.
    """
    near = OVERLAP * pitch
    each = all(any(abs(line - number) < near for line in lines) for number in numbers)
    if each and abs(lines[0] - numbers[0]) < near:
        return [bisect_right(numbers, line + near) - 1 for line in lines]
    if each and abs(lines[-1] - numbers[-1]) < near:
        return [bisect_left(numbers, line - near) for line in lines]
    owners = list[int]()
    for n, number in enumerate(numbers):
        rest = lines[len(owners) :]
        owners += [n for line in rest if line - number <= number - rest[0] + near]
    return owners + [len(numbers) - 1] * (len(lines) - len(owners))
