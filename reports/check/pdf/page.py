"""A page as lines and tables, and how two of its lines stand to each other. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

from reports.check.model import PageNumber, Side
from reports.check.pdf.grids import Grid, take_grids
from reports.check.pdf.lines import Line, make_lines
from reports.check.pdf.marks import Marks, Segments

NEXT = 3.5
"""The greatest pitch of the lines of a paragraph, in sizes: triple spacing."""
SAME_SIZE = 0.4
"""Letters differ in size when they do by more than this."""
WORD_SPACE = 0.25
"""The space that the next word would need before it, in sizes."""
PAGE_LEVEL = 10_000
"""What the number of a page, times this, adds to the level of its lines."""


@dataclass(frozen=True)
class Page:
    """A page. lines: its text outside of tables, in reading order; across: its horizontal lines there.

    pictures: where each begins, from the top.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    across: Segments
    pictures: tuple[float, ...]
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
    return Page(marks.number, marks.width, marks.height, lines, grids, rest.across, rest.pictures)


def follows(line: Line, following: Line) -> bool:
    """Whether `following` stands right below `line`, in letters of its size."""
    alike = abs(line.size - following.size) < SAME_SIZE
    return alike and 0 < following.baseline - line.baseline <= NEXT * line.size


def has_room(line: Line, following: Line, reach: float) -> bool:
    """Whether the first word of `following` would have fitted at the end of `line`."""
    word = following.words[0]
    return line.x1 + WORD_SPACE * line.size + (word.x1 - word.x0) <= reach
