"""A plain grid: what stands in which cell of a table or a sheet, whatever file it came in. Types only.

Rows and columns are counted from 1. Cells that are empty, hidden or covered by a merged one are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A merged cell: rows from `top` to `bottom`, columns from `left` to `right`, all of them in it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def covers(self) -> bool:
        """Whether there is more in it than its first place."""
        return self.bottom > self.top or self.right > self.left


class Cell(NamedTuple):
    """What stands in a cell; number: whether it is a number and no text; struck, unseen: whether something in
    it is struck through, or white on white, which is not in the text.
    """

    text: str
    number: bool = False
    struck: bool = False
    unseen: bool = False


NOTHING = Cell("")


@dataclass(frozen=True)
class Grid:
    """Cells that are not empty by row and column, and the merged ones."""

    cells: dict[tuple[int, int], Cell]
    merged: tuple[Span, ...] = ()


class Line(NamedTuple):
    """The texts of a row of a table, or the one of a title above it. row: its number in the grid, that of the
    last line for a head of several.
    """

    row: int
    texts: tuple[str, ...]
