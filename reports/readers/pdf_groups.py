"""Group heads of tables without lines: what stands in the middle over several columns, `Năm 2021` over `KH`,
`TH`.

In: the rows above the first numbers of a table, and where its columns are. Out: the groups with the columns
that each is for, found by where its middle is, and how many rows they take. A head over one column is a
group of one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from math import inf
from typing import NamedTuple

from reports.readers.pdf_lines import Line, Row, Word

SAME_MIDDLE, SAME_EDGE = 0.3, 0.1
"""How far, in sizes, the middles and the left edges of two lines of one head may be apart."""
NEXT_LINE = 1.4
"""The greatest distance, in sizes, of two lines of one head."""
OFF = 1.5
"""How far, in sizes, the middle of a head may be from that of its columns."""
WHITE = 0.4
"""The least white, in sizes, between two heads that stand side by side."""
UNCOVERED = 0.5
"""What a column with a head below that no group is over counts, in sizes."""

Extent = tuple[float, float]


class Group(NamedTuple):
    """A head over the columns from `first` to `last`."""

    text: str
    first: int
    last: int


class Groups(NamedTuple):
    """The groups of a head. rest: the rows of the head below them; title: the words of all of them where it
    is not clear what is theirs.
    """

    groups: tuple[Group, ...]
    rest: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True)
class _Block:
    """The lines of one head."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def extent(self) -> Extent:
        return min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)

    def goes_on(self, line: Line) -> bool:
        """Whether a line is the next one of it."""
        last = self.lines[-1]
        apart = (line.base - last.base) / line.size
        middle = abs(_middle((line.x0, line.x1)) - _middle((last.x0, last.x1)))
        near = middle < SAME_MIDDLE * line.size or abs(line.x0 - last.x0) < SAME_EDGE * line.size
        return 0 < apart < NEXT_LINE and near


def heads_in(rows: Sequence[Row], columns: Sequence[Extent]) -> tuple[list[Row], list[str]]:
    """The rows above the first numbers of a table as the heads in them, and those heads behind its last
    column: nothing stands in theirs.
    """
    parted = [[head for piece in row for head in _heads(piece)] for row in rows]
    over_last = any(
        _touched((head.x0, head.x1), columns) == [len(columns) - 1] for row in parted for head in row
    )
    aside = [head for row in parted for head in row if over_last and head.x0 >= columns[-1][1]]
    kept = [tuple(head for head in row if head not in aside) for row in parted]
    return [row for row in kept if row], [head.text for head in aside]


def groups_in(rows: Sequence[Row], columns: Sequence[Extent]) -> Groups | None:
    """The groups among the rows of a head; None where nothing stands over several columns."""
    over = [n for n in range(len(rows)) if _groups_others(rows, n, columns)]
    if not over:
        return None
    end = over[-1] + 1
    blocks = [*_blocks(rows[:end])]
    while end < len(rows) and _goes_on(rows[end], blocks, columns):
        end += 1
        blocks = [*_blocks(rows[:end])]
    blocks.sort(key=lambda block: block.extent)
    below = _below(rows[end:], columns)
    placed = _placed(blocks, columns, below, rows[0][0].size)
    if not placed:
        return Groups((), tuple(rows[end:]), "; ".join(block.text for block in blocks))
    firsts, rest, groups = {first for first, _ in placed}, [*rows[end:]], list[Group]()
    for block, (first, last) in zip(blocks, placed, strict=True):
        last = _last(block, first, last, below, firsts)  # noqa: PLW2901
        if first == last:
            block, rest = _whole(block, rest)  # noqa: PLW2901
        groups.append(Group(block.text, first, last))
    return Groups(tuple(groups), tuple(row for row in rest if row))


def _whole(block: _Block, rows: Sequence[Row]) -> tuple[_Block, list[Row]]:
    """A head over one column with its other lines, which stand beside the heads below groups, and the rows
    without them.
    """
    rest = list[Row]()
    for row in rows:
        line = next((piece for piece in row if block.goes_on(piece)), None)
        block = _Block((*block.lines, line)) if line else block
        rest.append(tuple(piece for piece in row if piece is not line))
    return block, rest


def _last(block: _Block, first: int, last: int, below: Mapping[int, Extent], firsts: Container[int]) -> int:
    """The last column of a group; one that begins where the head below it begins goes up to the next one."""
    edge = SAME_EDGE * block.lines[0].size
    if first == last and first in below and abs(block.extent[0] - below[first][0]) < edge:
        while last + 1 in below and last + 1 not in firsts:
            last += 1
    return last


def _goes_on(row: Row, blocks: Sequence[_Block], columns: Sequence[Extent]) -> bool:
    """Whether one of the groups over several columns goes on in a row."""
    groups = [block for block in blocks if len(_touched(block.extent, columns)) > 1]
    return any(group.goes_on(piece) for group in groups for piece in row)


def _heads(piece: Line) -> Iterator[Line]:
    """The heads in a piece of a row: in small tables less white parts them than other pieces."""
    words = list[Word]()
    for word in piece.words:
        if words and word.x0 - words[-1].x1 > WHITE * piece.size:
            yield _line(piece, words)
            words = []
        words.append(word)
    yield _line(piece, words)


def _line(piece: Line, words: Sequence[Word]) -> Line:
    text = " ".join(word.text for word in words)
    return replace(piece, text=text, x0=words[0].x0, x1=words[-1].x1, words=tuple(words))


def _groups_others(rows: Sequence[Row], at: int, columns: Sequence[Extent]) -> bool:
    """Whether a row has a head that reaches into two columns with heads of their own below it, or one with
    another head well below it that stands beside heads of columns of which nothing is said yet.
    """
    touched = [_touched((piece.x0, piece.x1), columns) for piece in rows[at]]
    all_below = {n for row in rows[at + 1 :] for one in row for n in _touched((one.x0, one.x1), columns)}
    if any(len(all_below.intersection(found)) > 1 for found in touched):
        return True
    said = {n for row in rows[: at + 1] for piece in row for n in _touched((piece.x0, piece.x1), columns)}
    return any(_has_heads_below(rows, at, n, said, columns) for found in touched for n in found)


def _has_heads_below(
    rows: Sequence[Row], at: int, column: int, said: Container[int], columns: Sequence[Extent]
) -> bool:
    """Whether the next head in a column stands well below a row, beside one of which nothing is said yet."""
    for row in rows[at + 1 :]:
        below = {n for piece in row for n in _touched((piece.x0, piece.x1), columns)}
        if column in below:
            apart = (row[0].base - rows[at][0].base) / row[0].size
            return apart > NEXT_LINE and any(n in below and n not in said for n in (column - 1, column + 1))
    return False


def _touched(extent: Extent, columns: Sequence[Extent]) -> list[int]:
    """The columns into which something reaches; between two the nearer one, none behind the last."""
    touched = [n for n, (left, right) in enumerate(columns) if extent[0] < right and extent[1] > left]
    if touched or extent[0] >= columns[-1][1]:
        return touched
    return [min(range(len(columns)), key=lambda n: max(columns[n][0] - extent[1], extent[0] - columns[n][1]))]


def _blocks(rows: Sequence[Row]) -> Iterator[_Block]:
    """The heads whose lines stand in some rows."""
    blocks = list[_Block]()
    for piece in (piece for row in rows for piece in row):
        above = next((block for block in blocks if block.goes_on(piece)), None)
        if above:
            blocks.remove(above)
        blocks.append(_Block((*(above.lines if above else ()), piece)))
    yield from blocks


def _below(rows: Sequence[Row], columns: Sequence[Extent]) -> Mapping[int, Extent]:
    """Where the heads below the groups stand, by their columns."""
    pieces = sorted(
        (column, piece.x0, piece.x1)
        for row in rows
        for piece in row
        for column in _touched((piece.x0, piece.x1), columns)
    )
    each = {column: [*found] for column, found in groupby(pieces, key=lambda one: one[0])}
    return {n: (min(x0 for _, x0, _ in found), max(x1 for *_, x1 in found)) for n, found in each.items()}


def _placed(
    blocks: Sequence[_Block], columns: Sequence[Extent], below: Mapping[int, Extent], size: float
) -> Sequence[tuple[int, int]]:
    """The first and last column of each group; none where it stands in the middle of nothing."""

    @cache
    def best(block: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if block == len(blocks):
            return UNCOVERED * size * sum(n >= start for n in below if block), ()
        found = [(inf, tuple[tuple[int, int], ...]())]
        for first in range(start, len(columns)):
            missed = UNCOVERED * size * sum(start <= n < first for n in below if block)
            for last in range(first, len(columns)):
                off = _off(blocks[block].extent, first, last)
                rest, ranges = best(block + 1, last + 1)
                found.append((missed + off + rest, ((first, last), *ranges)))
        return min(found)

    def _off(extent: Extent, first: int, last: int) -> float:
        touched = _touched(extent, columns)
        alone = first == last
        if (touched and not first <= touched[0] <= touched[-1] <= last) or not (
            alone or all(n in below for n in range(first, last + 1))
        ):
            return inf
        left, right = below.get(first, columns[first])[0], below.get(last, columns[last])[1]
        off = abs(_middle(extent) - _middle((left, right)))
        least = min(off, abs(extent[0] - left), abs(extent[1] - right)) if alone else off
        return least if least <= OFF * size else inf

    cost, ranges = best(0, 0)
    return ranges if cost < inf else ()


def _middle(extent: Extent) -> float:
    return (extent[0] + extent[1]) / 2
