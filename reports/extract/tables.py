"""What the heads of a table's columns say of the figures under them: planned or done, and of which time.

In: the marks of a source. Out: `Column`s by the places of the cells under them. A table is a run of
lines whose cells are parted by bars or tabs; its first line has the heads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.extract.marks import OPENING, Marked
from reports.extract.phrases import WORDS, Phrases
from reports.extract.times import Stated, stated
from reports.facts import Role

HEADS = Phrases(WORDS["columns"])
CELL = re.compile(r"[^|\t]+")
FEWEST_CELLS = 3
ROLES = {"plan": Role.TASK, "done": Role.ACHIEVEMENT}


class Column(NamedTuple):
    """A cell at text[start:end] and what the head above it says; role, time: None where it says nothing.

    last_year: whether it is of the same period one year before.
    """

    start: int
    end: int
    role: Role | None = None
    time: Stated | None = None
    last_year: bool = False


class Columns:
    """The cells of all tables of a source."""

    def __init__(self, cells: Sequence[Column]) -> None:
        self.cells = cells
        self.starts = [cell.start for cell in cells]

    def at(self, place: int) -> Column | None:
        """The cell in which `place` is; None outside of tables."""
        index = bisect_right(self.starts, place) - 1
        return self.cells[index] if index >= 0 and place < self.cells[index].end else None


def is_row(words: str) -> bool:
    """Whether a line is one of a table."""
    return len(CELL.findall(words)) >= FEWEST_CELLS


def columns(marked: Marked) -> Columns:
    """The cells of the tables in `marked`, in the order of the text."""
    return Columns([*_cells(marked)])


def _cells(marked: Marked) -> Iterator[Column]:
    heads = list[Column]()
    for block in marked.source.blocks:
        found = [cell.span() for cell in CELL.finditer(marked.source.text, block.start, block.end)]
        if len(found) < FEWEST_CELLS or block.kind in OPENING:
            heads = []
        elif not heads:
            heads = [_head(marked.folded, *cell) for cell in found]
        else:
            for (start, end), head in zip(found, heads, strict=False):
                yield head._replace(start=start, end=end)


def _head(folded: str, start: int, end: int) -> Column:
    """What the words of a column's head say; a share or a comparison says nothing of its figures."""
    groups = [found.group for found in HEADS.find(folded, start, end)]
    if "compared" in groups:
        return Column(start, end)
    role = next((ROLES[group] for group in groups if group in ROLES), None)
    time = next(iter(stated(folded, start, end)), None)
    return Column(start, end, role, time, "last_year" in groups)
