"""A page as lines and tables, and the text area of each page. Lengths are in points.

In: what is drawn on the pages. Out: pages; and for each its left and right edge, as its own lines show
them, or else the other pages of its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from reports.check.model import PageNumber, Side
from reports.check.pdf.grids import Grid, take_grids
from reports.check.pdf.lines import Line, make_lines
from reports.check.pdf.marks import MM, Marks, Segments

FAR = 5 * MM
"""Lines that end within this of the longest one may show the right edge."""
ALIKE = 1.0
"""Ends, and starts, as near as this are the same."""
NEXT = 2.2
"""The greatest pitch of the lines of a paragraph, in sizes."""
SAME_SIZE = 0.4
"""Letters differ in size when they do by more than this."""
WORD_SPACE = 0.25
"""The space that the next word would need before it, in sizes."""
BROAD = 0.7
"""A table shows the text area when it is as wide as this share of the paper."""


@dataclass(frozen=True)
class Page:
    """A page. lines: its text outside of tables, in reading order; across: its horizontal lines there."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    across: Segments
    numbers: tuple[PageNumber, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return round(self.width), round(self.height)

    @property
    def whole(self) -> tuple[Line, ...]:
        """The lines that stand in no column."""
        return tuple(line for line in self.lines if line.side is Side.WHOLE)


def make_page(marks: Marks) -> Page:
    """The lines and the tables of a page."""
    grids, rest = take_grids(marks)
    lines = make_lines(rest.glyphs, rest.across, marks.number)
    return Page(marks.number, marks.width, marks.height, lines, grids, rest.across)


@dataclass(frozen=True)
class Area:
    """The edges of the text; None when neither the page nor one of its size shows them.

    own_left, own_right: as this page alone shows them. reach: where its longest line ends at least.
    """

    left: float | None
    right: float | None
    own_left: float | None
    own_right: float | None
    reach: float

    @property
    def width(self) -> float | None:
        return None if self.left is None or self.right is None else self.right - self.left

    @property
    def middle(self) -> float | None:
        return None if self.left is None or self.right is None else (self.left + self.right) / 2


def find_areas(pages: Sequence[Page]) -> tuple[Area, ...]:
    """The text area of each page."""
    longest: dict[tuple[int, int], float] = defaultdict(float)
    for page in pages:
        longest[page.size] = max([longest[page.size], *(line.x1 for line in page.whole)])
    own_rights = [_right_edge(page) for page in pages]
    rights = _shared(own_rights, pages)
    reaches = [right or longest[page.size] for page, right in zip(pages, rights, strict=True)]
    own_lefts = [_left_edge(page, reach) for page, reach in zip(pages, reaches, strict=True)]
    return tuple(map(Area, _shared(own_lefts, pages), rights, own_lefts, own_rights, reaches))


def _shared(own: Sequence[float | None], pages: Sequence[Page]) -> list[float | None]:
    """What each page shows, or else what the pages of its size show."""
    seen: dict[tuple[int, int], list[float]] = defaultdict(list)
    for edge, page in zip(own, pages, strict=True):
        seen[page.size] += [] if edge is None else [edge]
    usual = {size: median_low(edges) for size, edges in seen.items() if edges}
    return [usual.get(page.size) if edge is None else edge for edge, page in zip(own, pages, strict=True)]


def _right_edge(page: Page) -> float | None:
    ends = [line.x1 for line in page.whole]
    edge = most([end for end in ends if end > max(ends) - FAR], least=2, sign=1)
    return _broad(page, -1) if edge is None else edge


def _left_edge(page: Page, reach: float) -> float | None:
    """Where lines begin that go on from a full line: not those with a first-line indent."""
    starts = [
        line.x0
        for before, line in pairwise(page.whole)
        if follows(before, line) and not has_room(before, line, reach) and not _stacked(before, line)
    ]
    edge = most(starts, sign=-1)
    return _broad(page, 0) if edge is None else edge


def most(places: Sequence[float], least: int = 1, sign: int = 1) -> float | None:
    """The place that most are near to; of several the greatest, or with `sign` -1 the smallest.

    None when there are fewer than `least` of them.
    """
    groups = {place: [one for one in places if abs(one - place) <= ALIKE] for place in places}
    best = max(groups, key=lambda place: (len(groups[place]), sign * place), default=None)
    return None if best is None or len(groups[best]) < least else median(groups[best])


def _broad(page: Page, border: int) -> float | None:
    return next((grid.xs[border] for grid in page.grids if grid.width >= BROAD * page.width), None)


def _stacked(line: Line, following: Line) -> bool:
    """Whether the two are centred on one axis."""
    return abs(line.centre - following.centre) <= 2 * MM and following.x0 > line.x0 + 2 * MM


def follows(line: Line, following: Line) -> bool:
    """Whether `following` stands right below `line`, in letters of its size."""
    alike = abs(line.size - following.size) < SAME_SIZE
    return alike and 0 < following.baseline - line.baseline <= NEXT * line.size


def has_room(line: Line, following: Line, reach: float) -> bool:
    """Whether the first word of `following` would have fitted at the end of `line`."""
    word = following.words[0]
    return line.x1 + WORD_SPACE * line.size + (word.x1 - word.x0) <= reach
