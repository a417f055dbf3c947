"""The text area of each page: where full lines begin and end.

In: the pages. Out: for each page what its own lines show, or else the pages of its size; where no line
does, the borders of a broad table. Lengths are in points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from reports.check.pdf.lines import Line
from reports.check.pdf.marks import MM
from reports.check.pdf.page import Page, follows, has_room

LONG, FAR = 0.5, 5 * MM
"""Lines longer than this share of the paper that end this near to the outermost one may show the edge."""
ALIKE = 1.0
"""Ends, and starts, as near as this are the same."""
BROAD = 0.7
"""A table shows the text area when it is as wide as this share of the paper."""
SAME_AXIS, DIFFERENT = 1 * MM, 4 * MM
"""Titles that differ in width by so much, but not in their middle, are centred."""

Edges = Sequence[float | None]


@dataclass(frozen=True)
class Area:
    """The left and right edge of the text, and its middle; None when they are unknown.

    own_left, own_right: as this page alone shows them. reach: where its longest lines end.
    """

    left: float | None
    right: float | None
    middle: float | None
    own_left: float | None
    own_right: float | None
    reach: float

    @property
    def width(self) -> float | None:
        return None if self.left is None or self.right is None else self.right - self.left


def find_areas(pages: Sequence[Page]) -> tuple[Area, ...]:
    """The text area of each page."""
    found: dict[int, Area] = {}
    for size in {page.size for page in pages}:
        alike = [page for page in pages if page.size == size]
        found.update(zip((page.number for page in alike), _areas(alike), strict=True))
    return tuple(found[page.number] for page in pages)


def _areas(pages: Sequence[Page]) -> Iterator[Area]:
    """The text areas of pages of one size."""
    lefts, rights = _text_edges(pages)
    axis = _axis(pages) if _usual(lefts) is None else None
    if _usual(lefts) is None:
        lefts = [_broad(page, 0) for page in pages]
    if _usual(rights) is None:
        rights = [_broad(page, -1) for page in pages]
    longest = max((line.x1 for page in pages for line in page.whole), default=0.0)
    for own_left, own_right in zip(lefts, rights, strict=True):
        left = _usual(lefts) if own_left is None else own_left
        right = _usual(rights) if own_right is None else own_right
        middle = (left + right) / 2 if left is not None and right is not None else None
        yield Area(left, right, middle if axis is None else axis, own_left, own_right, right or longest)


def _text_edges(pages: Sequence[Page]) -> tuple[Edges, Edges]:
    """Where the lines of each page begin and end; where they begin is known by those that are full."""
    rights = [_right_edge(page) for page in pages]
    usual = _usual(rights)
    if usual is None:
        return [None for _ in pages], rights
    return [_left_edge(page, edge or usual) for page, edge in zip(pages, rights, strict=True)], rights


def _usual(edges: Edges) -> float | None:
    known = [edge for edge in edges if edge is not None]
    return median_low(known) if known else None


def _right_edge(page: Page) -> float | None:
    ends = [line.x1 for line in page.whole if line.x1 - line.x0 > LONG * page.width]
    return most([end for end in ends if end > max(ends) - FAR], least=2)


def _left_edge(page: Page, reach: float) -> float | None:
    """Where lines begin that go on from a full line: not those with a first-line indent."""
    starts = [
        line.x0
        for before, line in pairwise(page.whole)
        if follows(before, line) and not has_room(before, line, reach) and not _stacked(before, line)
    ]
    return most(starts, sign=-1)


def most(places: Sequence[float], least: int = 1, sign: int = 1) -> float | None:
    """The place that most are near to; of several the greatest, or with `sign` -1 the smallest.

    None when there are fewer than `least` of them.
    """
    ordered = sorted(places)
    around = {p: (bisect_left(ordered, p - ALIKE), bisect_right(ordered, p + ALIKE)) for p in ordered}
    best = max(around, key=lambda p: (around[p][1] - around[p][0], sign * p), default=None)
    near = [] if best is None else ordered[slice(*around[best])]
    return median(near) if len(near) >= least else None


def _stacked(line: Line, following: Line) -> bool:
    """Whether two lines of different widths are centred on one axis."""
    different = abs((line.x1 - line.x0) - (following.x1 - following.x0)) > DIFFERENT
    return different and abs(line.centre - following.centre) <= SAME_AXIS


def _axis(pages: Sequence[Page]) -> float | None:
    """What titles that stand below each other are centred on."""
    stacks = [(a, b) for page in pages for a, b in pairwise(page.whole) if _stacked(a, b)]
    return most([line.centre for stack in stacks for line in stack])


def _broad(page: Page, border: int) -> float | None:
    return next((grid.xs[border] for grid in page.grids if grid.width >= BROAD * page.width), None)
