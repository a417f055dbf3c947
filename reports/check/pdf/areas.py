"""The text area of each page: where full lines begin and end.

In: the pages. Out: for each page what its own lines show, or else the pages of its size; where no line
does, the borders of a broad table. Ragged lines show no right edge, only how far the longest of them reach.
Lengths are in points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_high, median_low

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

    own_left, own_right: as this page alone shows them. reach: where its longest lines end. even: its right
    edge is known, not just how far ragged lines reach.
    """

    left: float | None
    right: float | None
    middle: float | None
    own_left: float | None
    own_right: float | None
    reach: float
    even: bool

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
    longest = max((line.x1 for page in pages for line in page.whole), default=0.0)
    by_text = _right_edges(pages)
    full = _filled(by_text, pages, median_high)
    begun = [_left_edge(page, edge, longest) for page, edge in zip(pages, full, strict=True)]
    own_lefts = begun if any(begun) else [_broad(page, 0) for page in pages]
    own_rights = by_text if any(by_text) else [_broad(page, -1) for page in pages]
    lefts, rights = _filled(own_lefts, pages, median_low), _filled(own_rights, pages, median_high)
    even = any(rights)
    if any(begun) and not even:
        rights = [longest for _ in pages]
    axis = None if any(begun) and any(by_text) else _axis(pages)
    for left, right, own_left, own_right in zip(lefts, rights, own_lefts, own_rights, strict=True):
        middle = (left + right) / 2 if left is not None and right is not None else None
        middle = middle if axis is None else axis
        yield Area(left, right, middle, own_left, own_right, right or longest, even)


def _filled(edges: Edges, pages: Sequence[Page], middle: Callable[[list[float]], float]) -> Edges:
    """The edge of each page; where it shows none, that of most odd or even pages, or else of most pages."""
    known = [(page.number % 2, edge) for page, edge in zip(pages, edges, strict=True) if edge is not None]
    by_turn = [[edge for turn, edge in known if turn == page.number % 2] for page in pages]
    others = [alike or [edge for _, edge in known] for alike in by_turn]
    return [middle(o) if edge is None and o else edge for edge, o in zip(edges, others, strict=True)]


def _right_edges(pages: Sequence[Page]) -> Edges:
    """The right edge of each page as it shows it; when none does, that of all pages together."""
    own = [_right_edge([page]) for page in pages]
    return own if any(own) else [_right_edge(pages)] * len(pages)


def _right_edge(pages: Sequence[Page]) -> float | None:
    """Where most of the full lines end, and others as long; None when they are ragged."""
    ends = [line.x1 for page in pages for line in page.whole if line.x1 - line.x0 > LONG * page.width]
    edge = most([end for end in ends if end > max(ends) - FAR], least=2)
    if edge is None:
        return None
    full = [before.x1 for page in pages for before, _ in _flowing(page, max(ends))]
    even = 2 * sum(abs(end - edge) <= ALIKE for end in full) >= len(full)
    return max(end for end in ends if abs(end - edge) <= ALIKE) if even else None


def _left_edge(page: Page, right: float | None, longest: float) -> float | None:
    """Where lines begin that go on from a full line: not those with a first-line indent.

    Of ragged lines only long ones are full.
    """
    full = _flowing(page, right or longest)
    least = 0.0 if right else LONG * page.width
    return most([line.x0 for before, line in full if before.x1 - before.x0 > least], sign=-1)


def _flowing(page: Page, reach: float) -> Iterator[tuple[Line, Line]]:
    """Each full line with the line that goes on from it."""
    for before, line in pairwise(page.whole):
        if follows(before, line) and not has_room(before, line, reach) and not _stacked(before, line):
            yield before, line


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
