"""Tables that are wider than a page, as a sheet program prints them: the columns that do not fit stand on a
page of their own, at the same heights as their rows, without the labels of these.

In: the pages of a file. Out: the same, such tables and pages as unclear, and how many pages go on others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reports.readers.grid import Cell
from reports.readers.grid_rows import Row
from reports.readers.pdf.cells import AMOUNT
from reports.readers.pdf.lines import Row as Pieces
from reports.readers.pdf.text import COUNTED, Sheet, Table, has_same_columns

SAME_HEIGHT = 1.0
"""How far apart, in points, the same row may stand on two pages."""
FEWEST_LINES, FEWEST_AMOUNTS = 3, 2
"""So many lines of a table stand beside others at least, its head among them; or so many that begin with an
amount.
"""

COUNT = re.compile(r"\d{1,4}")

Heights = tuple[float, ...]


def pages_beside(sheets: Sequence[Sheet]) -> tuple[list[Sheet], int]:
    """The pages, those that go on others to the right and the tables there as unclear; and how many do so."""
    unclear, beside = set[int](), set[int]()
    seen: dict[Heights, list[Table]] = {}
    for sheet in sheets:
        before = [*_before(sheet, seen)]
        unclear |= set(map(id, before))
        beside |= {sheet.number} if before else set()
        for table in _tables(sheet):
            seen.setdefault(table.heights, []).append(table)
    marked = [_marked(sheet, unclear, beside=sheet.number in beside) for sheet in sheets]
    return marked, len(beside)


def _tables(sheet: Sheet) -> Iterator[Table]:
    return (part for part in sheet.parts if isinstance(part, Table))


def _before(sheet: Sheet, seen: dict[Heights, list[Table]]) -> Iterator[Table]:
    """The tables that a page goes on to the right."""
    for at, part in enumerate(sheet.parts):
        if isinstance(part, Table):
            may = not _has_labels(part, may_name=at > 0 or not _has_head(part))
            found = _beside(part.heights, seen) if may and len(part.heights) >= FEWEST_LINES else ()
            yield from (table for table in found if not _goes_on_below(table, part))
        elif len(heights := tuple(row[0].base for row in part if _begins_with_amount(row))) >= FEWEST_AMOUNTS:
            yield from _beside(heights, seen)


def _begins_with_amount(row: Pieces) -> bool:
    return AMOUNT.fullmatch(row[0].text) is not None and not COUNTED.match(row[0].text)


def _beside(heights: Heights, seen: dict[Heights, list[Table]]) -> Iterator[Table]:
    """The tables that have lines at all these heights."""
    for others, tables in seen.items():
        if all(_has_line(others, height) for height in heights):
            yield from tables


def _has_line(heights: Heights, height: float) -> bool:
    at = bisect_left(heights, height - SAME_HEIGHT)
    return at < len(heights) and heights[at] <= height + SAME_HEIGHT


def _goes_on_below(table: Table, after: Table) -> bool:
    """Whether a table on a later page has the heads of another, or its columns and no heads."""
    return table.rows[0] == after.rows[0] or (has_same_columns(table, after) and not _has_head(after))


def _has_head(table: Table) -> bool:
    return Row(enumerate(map(Cell, table.rows[0]))).names


def _has_labels(table: Table, *, may_name: bool) -> bool:
    """Whether the first column tells the rows apart: it counts them, or it may name them and no words in it
    come twice.
    """
    column = [row[0] for row in table.rows if row[0]]
    return _counts(column[1:]) or (may_name and _has_words(column) and len({*column}) == len(column))


def _counts(texts: Sequence[str]) -> bool:
    numbers = [int(text) for text in texts if COUNT.fullmatch(text)]
    return len(numbers) == len(texts) and all(after == one + 1 for one, after in pairwise(numbers))


def _has_words(texts: Sequence[str]) -> bool:
    return any(not AMOUNT.fullmatch(text) for text in texts[1:])


def _marked(sheet: Sheet, unclear: set[int], *, beside: bool) -> Sheet:
    parts = (
        replace(part, unclear=True) if isinstance(part, Table) and (beside or id(part) in unclear) else part
        for part in sheet.parts
    )
    return replace(sheet, parts=tuple(parts), beside=beside)
