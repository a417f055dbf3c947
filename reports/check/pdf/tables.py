"""Grids to data tables: what goes on over pages is one table.

In: the pages, their text areas, and where the paragraphs begin. Out: a `Table` for each, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reports.check.model import Table
from reports.check.pdf.areas import Area
from reports.check.pdf.grids import NEAR, Grid
from reports.check.pdf.page import PAGE_LEVEL, Page
from reports.check.pdf.sheets import millimetres
from reports.errors import message

Row = tuple[str, ...]


def make_tables(pages: Sequence[Page], areas: Sequence[Area], levels: Sequence[float]) -> Iterator[Table]:
    """The tables of a document. levels: of its paragraphs, as in the model."""
    for number, parts in enumerate(_joined(pages), start=1):
        first, area = parts[0], areas[parts[0].page - 1]
        heads = [_heads(first, part) for part in parts[1:]]
        rows, cuts = [*first.rows], 0
        for head, part in zip(heads, parts[1:], strict=True):
            rest = part.rows[head:]
            if rest and _goes_on(rest[0]):
                rows[-1], rest, cuts = _whole(rows[-1], rest[0]), rest[1:], cuts + 1
            rows += rest
        yield Table(
            rows=tuple(rows),
            runs=tuple(run for part in parts for run in part.runs),
            place=message("page {page}, table {table}", page=first.page, table=number),
            before=sum(level < PAGE_LEVEL * first.page + first.top for level in levels),
            width=millimetres(max(part.width for part in parts)),
            indent=None if area.left is None else millimetres(first.xs[0] - area.left),
            room=millimetres(area.width) if area.width is not None and area.even else None,
            head_repeats=all(heads) if heads else None,
            rows_whole=not cuts,
        )


def _joined(pages: Sequence[Page]) -> Iterator[list[Grid]]:
    """The parts of each table: at the end of one page and at the beginning of the next one."""
    parts: list[Grid] = []
    for page in pages:
        for grid in page.grids:
            if parts and not (_ends(parts[-1], pages) and _begins(grid, page) and _alike(parts[-1], grid)):
                yield parts
                parts = []
            parts.append(grid)
    if parts:
        yield parts


def _ends(grid: Grid, pages: Sequence[Page]) -> bool:
    page = pages[grid.page - 1]
    return grid is page.grids[-1] and all(line.baseline < grid.bottom for line in page.lines)


def _begins(grid: Grid, page: Page) -> bool:
    return grid is page.grids[0] and all(line.baseline > grid.top for line in page.lines)


def _alike(grid: Grid, following: Grid) -> bool:
    """Whether two grids follow on from page to page with the same columns."""
    same = len(grid.xs) == len(following.xs) and following.page == grid.page + 1
    return same and all(abs(a - b) <= NEAR for a, b in zip(grid.xs, following.xs, strict=True))


def _heads(first: Grid, part: Grid) -> int:
    """How many rows of the first part come again."""
    pairs = zip(first.rows, part.rows, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _goes_on(row: Row) -> bool:
    """Whether a row is the rest of one that a page has cut: nothing in front, words in mid-sentence."""
    return not row[0] and any(cell[:1].islower() for cell in row)


def _whole(row: Row, rest: Row) -> Row:
    return tuple(" ".join(filter(None, cells)) for cells in zip(row, rest, strict=True))
