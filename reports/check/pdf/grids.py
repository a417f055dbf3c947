"""Ruled tables of a page: crossing lines to grids, grids and glyphs to rows of texts.

In: what is drawn on a page. Out: its grids, and the glyphs and lines that belong to none. Lengths are
in points. A single box is no table, nor is a frame around a chart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.check.model import Run
from reports.check.pdf.lines import make_lines, runs_of, text_of
from reports.check.pdf.marks import Glyph, Marks, Segments
from reports.grouping import grouped

NEAR = 2.5
"""Lines as near as this, in points, are one border; ends as near as this to a line meet it."""
NARROW = 4.0
"""No column and no row is smaller than this."""
CLOSED = 0.9
"""The share of its width that the first or the last line of a table covers at least."""
FILLED = 2
"""A table has at least so many cells with text; the bars of a chart have fewer."""
MAX_CELLS = 100_000


@dataclass(frozen=True)
class Grid:
    """A table on one page, or its part there. xs: the borders of its columns, from the left.

    rows: the texts of its cells; a merged cell counts once, in its first column and row.
    letters: how many glyphs stand in it.
    """

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    runs: tuple[Run, ...]
    letters: int

    @property
    def width(self) -> float:
        return self.xs[-1] - self.xs[0]


def take_grids(marks: Marks) -> tuple[tuple[Grid, ...], Marks]:
    """The tables of a page from top to bottom, and the page without them and without all frames."""
    groups = list(_crossing(marks.across, marks.down))
    framed = {id(line) for rows, _ in groups for line in rows}
    marks = replace(marks, across=tuple(line for line in marks.across if id(line) not in framed))
    grids = []
    for frame in sorted(_frames(groups), key=lambda frame: frame.ys[0]):
        inside = [glyph for glyph in marks.glyphs if frame.holds(glyph)]
        grid = _grid(frame, inside, marks)
        if sum(bool(text) for row in grid.rows for text in row) < FILLED:
            continue
        taken = {id(glyph) for glyph in inside}
        marks = replace(marks, glyphs=tuple(glyph for glyph in marks.glyphs if id(glyph) not in taken))
        grids.append(grid)
    return tuple(grids), marks


@dataclass(frozen=True)
class _Frame:
    """Lines that hang together, and the borders of columns and rows that they make."""

    across: Segments
    down: Segments
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, glyph: Glyph) -> bool:
        middle, height = glyph.middle
        return self.xs[0] < middle < self.xs[-1] and self.ys[0] < height < self.ys[-1]


def _frames(groups: Iterable[tuple[Segments, Segments]]) -> Iterator[_Frame]:
    for rows, columns in groups:
        ends = [e for line in rows for e in (line.start, line.end)]
        xs = _borders([*(line.at for line in columns), min(ends), max(ends)])
        ends = [e for line in columns for e in (line.start, line.end)]
        ys = _borders([*(line.at for line in rows), min(ends), max(ends)])
        frame = _Frame(rows, columns, xs, ys)
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= MAX_CELLS and _closed(frame):
            yield frame


def _crossing(across: Segments, down: Segments) -> Iterator[tuple[Segments, Segments]]:
    """Groups of lines that meet, directly or through others."""
    columns = sorted(down, key=lambda line: line.at)
    places = [line.at for line in columns]
    group_of = list(range(len(columns) + len(across)))

    def root(member: int) -> int:
        while group_of[member] != member:
            group_of[member] = member = group_of[group_of[member]]
        return member

    for number, row in enumerate(across, start=len(columns)):
        near = range(bisect_left(places, row.start - NEAR), bisect_right(places, row.end + NEAR))
        for index in near:
            if columns[index].start - NEAR <= row.at <= columns[index].end + NEAR:
                group_of[root(index)] = root(number)
    for group in grouped(range(len(group_of)), root).values():
        rows = tuple(across[member - len(columns)] for member in group if member >= len(columns))
        sides = tuple(columns[member] for member in group if member < len(columns))
        if rows and sides:
            yield rows, sides


def _borders(places: Iterable[float]) -> tuple[float, ...]:
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > NARROW:
            borders.append(place)
    return tuple(borders)


def _closed(frame: _Frame) -> bool:
    width = frame.xs[-1] - frame.xs[0]
    return any(
        sum(line.length for line in frame.across if abs(line.at - y) <= NARROW) >= CLOSED * width
        for y in (frame.ys[0], frame.ys[-1])
    )


def _grid(frame: _Frame, glyphs: Sequence[Glyph], marks: Marks) -> Grid:
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    first = _first_cells(frame)
    for glyph in glyphs:
        middle, height = glyph.middle
        field = bisect_right(frame.ys, height) - 1, bisect_right(frame.xs, middle) - 1
        cells[first[field]].append(glyph)
    lines = {cell: make_lines(inside, marks.across) for cell, inside in cells.items()}
    texts = {cell: text_of(lines[cell]) for cell in cells}
    shape = range(len(frame.ys) - 1), range(len(frame.xs) - 1)
    rows = tuple(tuple(texts.get((row, column), "") for column in shape[1]) for row in shape[0])
    runs = runs_of(line for cell in sorted(lines) for line in lines[cell])
    return Grid(marks.number, frame.xs, frame.ys[0], frame.ys[-1], rows, runs, len(glyphs))


def _first_cells(frame: _Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of the grid the first field of its cell: no line runs between the two."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(zip(frame.ys, frame.ys[1:], strict=False)):
        for column, (left, right) in enumerate(zip(frame.xs, frame.xs[1:], strict=False)):
            here = (row, column)
            if column and not _cut(frame.down, left, (top + bottom) / 2):
                first[here] = first[row, column - 1]
            elif row and not _cut(frame.across, top, (left + right) / 2):
                first[here] = first[row - 1, column]
            else:
                first[here] = here
    return first


def _cut(lines: Segments, at: float, point: float) -> bool:
    return any(abs(line.at - at) <= NARROW and line.start <= point <= line.end for line in lines)
