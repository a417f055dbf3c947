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

from reports.readers.pdf.lines import Line, Row, Word

SAME_MIDDLE, SAME_EDGE = 0.3, 0.1
"""How far, in sizes, the middles and the left edges of two lines of one head may be apart."""
NEXT_LINE = 1.4
"""The greatest distance, in sizes, of two lines of one head."""
OFF = 1.5
"""How far, in sizes, the middle of a head may be from that of its columns."""
WHITE = 0.4
"""The least white, in sizes, between two heads that stand side by side."""
BESIDE = 0.1
"""How much higher, in sizes, the foot of a head may be than the top of one that stands beside it."""
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

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return _middle((self.lines[0].base, self.lines[-1].base))

    def goes_on(self, line: Line) -> bool:
        """Whether a line is the next one of it."""
        last = self.lines[-1]
        return 0 < (line.base - last.base) / line.size < NEXT_LINE and _aligned(last, line)


def _aligned(last: Line, line: Line) -> bool:
    """Whether two lines may be of one head: they have one middle, or begin or end at one place."""
    middle = abs(_middle((line.x0, line.x1)) - _middle((last.x0, last.x1)))
    edge = min(abs(line.x0 - last.x0), abs(line.x1 - last.x1))
    return middle < SAME_MIDDLE * line.size or edge < SAME_EDGE * line.size


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


def widened(columns: Sequence[Extent], rows: Sequence[Row], first: int) -> list[Extent]:
    """The columns of a table as wide as the lowest heads over each, which may be wider than what is below
    them. first: the first column of numbers. Where there is one head for each column in the lowest row, they
    stand in its order.
    """
    wide, heads = list(columns), dict[int, Extent]()
    lowest = [(piece.x0, piece.x1) for piece in rows[-1]] if rows else []
    for start in (0, first):
        if len(lowest) > 1 and len(lowest) == len(columns) - start:
            heads = dict(enumerate(lowest, start=start))
    for piece in (piece for row in reversed(rows) for piece in row):
        touched = _of(piece, columns)
        if len(touched) == 1:
            heads.setdefault(touched[0], (piece.x0, piece.x1))
    for n, (left, right) in heads.items():
        before = columns[n - 1][1] if n else -inf
        after = columns[n + 1][0] if n + 1 < len(columns) else inf
        if before < left and right < after:
            wide[n] = min(wide[n][0], left), max(wide[n][1], right)
    clash = {n for n in range(1, len(wide)) if wide[n - 1][1] > wide[n][0]}
    return [
        old if {n, n + 1} & clash else new for n, (old, new) in enumerate(zip(columns, wide, strict=True))
    ]


def leaves_in(rows: Sequence[Row], columns: Sequence[Extent]) -> dict[int, str]:
    """The heads below the lowest groups by their columns, the lines of each together."""
    texts = dict[int, list[str]]()
    for piece in sorted((piece for row in rows for piece in row), key=lambda one: one.base):
        for column in _of(piece, columns)[:1]:
            texts.setdefault(column, []).append(piece.text)
    return {column: " ".join(words) for column, words in texts.items()}


def _of(piece: Line, columns: Sequence[Extent]) -> list[int]:
    return _touched((piece.x0, piece.x1), columns)


def groups_in(rows: Sequence[Row], columns: Sequence[Extent]) -> Groups | None:
    """The uppermost groups among the rows of a head; None where nothing stands over several columns."""
    over = next((n for n in range(len(rows)) if _groups_others(rows, n, columns)), None)
    if over is None:
        return None
    end = over + 1
    blocks = [*_blocks(rows[:end])]
    while end < len(rows) and _goes_on(rows[end], blocks, columns):
        end += 1
        blocks = [*_blocks(rows[:end])]
    blocks.sort(key=lambda block: block.extent)
    below = _below(_lowest(rows[end:], columns), columns)
    placed = _by_edges(blocks, rows[end:], columns) or _placed(blocks, columns, below, rows[0][0].size)
    if not placed:
        return Groups((), tuple(rows[end:]), "; ".join(block.text for block in blocks))
    firsts, rest, groups = {first for first, _ in placed}, [*rows[end:]], list[Group]()
    for block, (first, last) in zip(blocks, placed, strict=True):
        last = _last(block, first, last, below, firsts)  # noqa: PLW2901
        if first == last:
            block, rest = _whole(block, rest)  # noqa: PLW2901
        groups.append(Group(block.text, first, last))
    return Groups(tuple(groups), tuple(row for row in rest if row))


def _by_edges(
    blocks: Sequence[_Block], rows: Sequence[Row], columns: Sequence[Extent]
) -> Sequence[tuple[int, int]]:
    """The first and last column of each group where they begin where heads below them do: up to the next one,
    as far as heads follow there. A block with no head below it is that of its column alone.
    """
    for row in rows:
        starts = {found[0]: piece.x0 for piece in row if (found := _of(piece, columns))}
        firsts = [n for block in blocks if (n := _start(block, starts, columns)) is not None]
        if len(firsts) == len(blocks) and firsts == sorted(set(firsts)) and starts.keys() & set(firsts):
            return [
                (first, _follow(first, until, starts))
                for first, until in zip(firsts, [*firsts[1:], len(columns)], strict=True)
            ]
    return ()


def _follow(first: int, until: int, starts: Container[int]) -> int:
    """The last of the columns from `first` up to `until` that have heads without one between."""
    last = first
    while first in starts and last + 1 in starts and last + 1 < until:
        last += 1
    return last


def _start(block: _Block, starts: Mapping[int, float], columns: Sequence[Extent]) -> int | None:
    """The column at whose head a block begins, or which is its own; None when it begins elsewhere."""
    edge, touched = SAME_EDGE * block.lines[0].size, _touched(block.extent, columns)
    aligned = (n for n, x0 in starts.items() if abs(block.extent[0] - x0) < edge)
    alone = touched[0] if len(touched) == 1 and touched[0] not in starts else None
    return next(aligned, alone)


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
    return any(
        _has_heads_below(piece, rows[at + 1 :], n, said, columns)
        for piece, found in zip(rows[at], touched, strict=True)
        for n in found
    )


def _has_heads_below(
    head: Line, rows: Sequence[Row], column: int, said: Container[int], columns: Sequence[Extent]
) -> bool:
    """Whether the next head in the column of another is none of its lines, beside one of which nothing is
    said yet.
    """
    below = {n for row in rows for piece in row for n in _of(piece, columns)}
    beside = any(n in below and n not in said for n in (column - 1, column + 1))
    follow = (piece for row in rows for piece in row if column in _of(piece, columns))
    after = next(follow, None)
    if after is None or not beside:
        return False
    return (after.base - head.base) / head.size > NEXT_LINE or not _aligned(head, after)


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


def _lowest(rows: Sequence[Row], columns: Sequence[Extent]) -> Sequence[Row]:
    """The heads below some groups: those that stand lower than the head of the labels, and where there are
    no groups among them those beside the lowest one; what is higher is a head of one column beside groups.
    """
    blocks = [*_blocks(rows)]
    if not rows or any(_groups_others(rows, n, columns) for n in range(len(rows))):
        label = next((block.middle for block in blocks if _touched(block.extent, columns) == [0]), -inf)
        lower = [block for block in blocks if block.middle > label + BESIDE * block.lines[0].size]
        return [block.lines for block in lower] or rows
    last = max(blocks, key=lambda block: block.lines[-1].base)
    top = last.lines[0].base - BESIDE * last.lines[0].size
    return [block.lines for block in blocks if block.lines[-1].base >= top]


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
