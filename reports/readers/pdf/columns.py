"""Tables without lines: rows whose words keep to columns, with a column of numbers at the right.

In: the rows of a stretch of a page. Out: such tables with their heads, and the rows between them. White
between columns is held as from where to where it goes, what lies at the sides of the table with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from math import inf
from typing import NamedTuple

from reports.readers.grid import Cell as Text
from reports.readers.grid import Grid, Span
from reports.readers.grid_rows import YEAR, head_lines, rows_of
from reports.readers.pdf.cells import AMOUNT, LINE, Gap, entries_of, has_no_room, kept_by, left_by, texts_of
from reports.readers.pdf.counted import with_room
from reports.readers.pdf.groups import Groups, groups_in, heads_in, leaves_in, widened
from reports.readers.pdf.lines import APART, HEAD, NEXT, SIGNED, Line, Row
from reports.readers.pdf.text import Cells, Table

FARTHER = 1.3
"""The greatest distance of two rows, as against that of the rows of their table before them."""
MOST_BETWEEN = 8
"""The most rows from one with a number to the next."""
NUMBERS = 1 / 2
"""The share of what stands in a column of numbers that are numbers, at least."""
WIDEST = 60.0
"""How far, in points, words in a column of numbers may begin to the left of these."""
NEAR_GROUP, FEWEST_GAPS = 2.2, 3
"""The greatest distance, in sizes, of a group and its heads; the least white of a table that has groups."""
NO_HEAD = re.compile(r"[:()\d]")
NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[^\W\d_])[.)]?|S?TT")


def parts_of(rows: Sequence[Row], page: int) -> Iterator[Table | tuple[Row, ...]]:
    """The tables in a stretch of rows of a page, and the rows between them."""
    done, at, roomy = 0, 0, with_room(rows)
    while at < len(rows):
        found = _stretch(roomy, at, done)
        if found is None:
            at += 1
            continue
        start, at, gaps = found
        yield tuple(rows[done:start])
        yield _table(roomy[start:at], gaps, page)
        done = at
    yield tuple(rows[done:])


def _stretch(rows: Sequence[Row], start: int, first: int) -> tuple[int, int, list[Gap]] | None:
    """The rows of a table in which `start` is the first with a number, none of them before `first`, and the
    white between its columns; None when no table begins there.
    """
    if _amount(rows, start) == inf:
        return None
    gaps, last, across, amounts = [(-inf, inf)], start - 1, False, inf
    widest, common, counted = 0.0, gaps, NUMBERING.fullmatch(rows[start][0].text) is not None
    for n in range(start, len(rows)):
        row = rows[n]
        apart = _distance(rows[n - 1], row) if n > start else 0.0
        if n - last > MOST_BETWEEN or apart > max(NEXT, FARTHER * widest) or _is_paper(row):
            break
        widest = max(widest, apart)
        rest, ends = _after(common, row, counted=counted), min(amounts, _amount(rows, n))
        if _edge(rest, ends) is None:
            if across or _amount(rows, n) < inf:
                break
            across = True
            continue
        common, across, amounts = rest, False, ends
        if _amount(rows, n) < inf:
            gaps, last = common, n
    if last <= start or not _has_numbers(gaps, rows[start : last + 1], amounts):
        return None
    return _first(rows, start, first, gaps), _end(rows, last + 1, gaps), gaps


def _amount(rows: Sequence[Row], at: int) -> float:
    """Where the last number of a row begins that stands to the right of words, of this row or of one that is
    nearer than a line; infinite without such a number.
    """
    row = rows[at]
    if len(row) > 1:
        return max((piece.x0 for piece in row[1:] if _is_number(piece)), default=inf)
    beside = (rows[n] for n in (at - 1, at + 1) if 0 <= n < len(rows) and _distance(rows[n], row) < APART)
    right = any(other[-1].x1 < row[0].x0 for other in beside)
    return row[0].x0 if right and _is_number(row[0]) else inf


def _is_number(piece: Line) -> bool:
    return AMOUNT.fullmatch(piece.text) is not None


def _distance(row: Row, other: Row) -> float:
    """How far apart two rows are, in sizes."""
    return abs(other[0].base - row[0].base) / row[0].size


def _is_far(row: Row, after: Row) -> bool:
    return _distance(row, after) > NEXT


def _is_paper(row: Row) -> bool:
    """Whether a row is one of the head of a paper, or of its signature."""
    said = any(HEAD.search(piece.text) or SIGNED.match(piece.text) for piece in row)
    return said and not any(map(_is_number, row))


def _after(gaps: Sequence[Gap], row: Row, *, counted: bool) -> list[Gap]:
    """As `_common`; the white behind a column that counts the rows is there though a row runs across it."""
    rest, inner = left_by(gaps, row), sorted(gaps)[1:2]
    across = counted and inner and not left_by(inner, row) and row[0].x0 < inner[0][0]
    return [*rest, *inner] if across else rest


def _edge(gaps: Sequence[Gap], amounts: float) -> float | None:
    """Where the white to the left of `amounts` ends; None when that is far from there."""
    edges = (right for _, right in gaps if amounts - WIDEST < right <= amounts + 1)
    return max(edges, default=None)


def _has_numbers(gaps: Sequence[Gap], rows: Sequence[Row], amounts: float) -> bool:
    """Whether words stand to the left of the column of numbers that begins at `amounts`, and in it at most as
    many words as numbers.
    """
    edge = _edge(gaps, amounts)
    if edge is None:
        return False
    end = min(left for left, _ in gaps if left > edge)
    pieces = [piece for row in rows for piece in row]
    column = [piece for piece in pieces if edge - 1 <= piece.x0 < end]
    words = any(not _is_number(piece) for piece in pieces if piece.x0 < edge - 1)
    return words and sum(map(_is_number, column)) >= NUMBERS * len(column)


def _first(rows: Sequence[Row], start: int, first: int, gaps: Sequence[Gap]) -> int:
    """The first row of a table: its head, and lines of its first cells that stand above their number."""
    found = start
    for n in range(start - 1, first - 1, -1):
        row, below = rows[n], rows[n + 1]
        if _is_paper(row) or _is_far(row, below):
            break
        near = _distance(row, below) < APART or _is_group(row, below, gaps)
        if len(row) > 1 or near or _goes_on_in(row, below, gaps):
            found = n
        elif not (row[0].text[0].islower() or (found == start and _is_line_of_head(rows, n, gaps))):
            break  # else it is the rest of a title that runs across the columns, or of a head
    return found


def _is_line_of_head(rows: Sequence[Row], at: int, gaps: Sequence[Gap]) -> bool:
    """Whether a row of one piece is the last line of a head that is higher than those beside it."""
    row = rows[at]
    near = at > 0 and _distance(rows[at - 1], row) < LINE
    return near and bool(kept_by(gaps, row)) and min(one.column for one in entries_of(row, gaps)) > 0


def _is_group(row: Row, below: Row, gaps: Sequence[Gap]) -> bool:
    """Whether a row of one piece is a head right above others, behind the first column of the table."""
    edges = sorted(gaps)
    near = _distance(row, below) < NEAR_GROUP and not NO_HEAD.search(row[0].text)
    return near and len(edges) > FEWEST_GAPS and row[0].x0 > edges[1][0] and row[0].x1 < edges[-1][0]


def _end(rows: Sequence[Row], end: int, gaps: Sequence[Gap]) -> int:
    """Behind the last row of a table: lines of its last cells that stand below their number."""
    for n in range(end, len(rows)):
        row, above = rows[n], rows[n - 1]
        close = _distance(above, row) < APART and kept_by(gaps, row)
        if _is_paper(row) or not (close or _goes_on_in(above, row, gaps)):
            return n
    return len(rows)


def _goes_on_in(row: Row, below: Row, gaps: Sequence[Gap]) -> bool:
    """Whether a row goes on what stands in the row above, each piece of one of the two in the same column."""
    if _distance(row, below) > LINE or not kept_by(gaps, row) or not kept_by(gaps, below):
        return False
    above, after = ({entry.column: entry for entry in entries_of(one, gaps)} for one in (row, below))
    shared = above.keys() & after.keys()
    within = shared in (above.keys(), after.keys())
    return within and all(has_no_room(above[column], after[column], gaps) for column in shared)


def _table(rows: Sequence[Row], gaps: Sequence[Gap], page: int) -> Table:
    """The rows of a table, the lines of each cell together."""
    edges = sorted(gaps)
    columns = [(left[1], right[0]) for left, right in pairwise(edges)]
    heads, first = _heads(rows, gaps)
    parted, aside = heads_in(rows[:heads], columns)
    above, merged, unclear = _headed(parted, rows[heads:], widened(columns, parted, first), gaps)
    unclear = unclear or _has_more_heads(above, merged, first)
    for title in aside:
        above, merged = _under(title, above, merged)
    lefts, heights = tuple(left for left, _ in columns), tuple(row[0].base for row in rows)
    return Table(above, lefts, (page,) * len(above), heights, merged, unclear)


def _has_more_heads(rows: Sequence[Cells], merged: Sequence[Span], first: int) -> bool:
    """Whether words stand over numbers below what is taken for the head of a table. first: the first column
    of numbers.
    """
    cells = {(n, c): Text(text) for n, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}
    grid = rows_of(Grid(cells))
    lines = head_lines(grid, 1, merged) if 1 in grid else 0
    above = takewhile(lambda row: not any(map(AMOUNT.fullmatch, row[first:])), rows)
    return bool(lines) and any(any(row[first:]) and not any(row[:first]) for row in [*above][lines:])


def _heads(rows: Sequence[Row], gaps: Sequence[Gap]) -> tuple[int, int]:
    """How many rows are the head of a table: those above its first numbers, down to the last one over them;
    then the first label begins. And the first column of numbers.
    """
    first = next((n for n in range(len(rows)) if _amount(rows, n) < inf and not _ends_head(rows, n)), 0)
    amounts = [
        one.column for one in entries_of(rows[first], gaps) if AMOUNT.fullmatch(one.text) and one.column
    ]
    left = min(amounts, default=0)
    over = (n for n in range(first) if any(one.column >= left for one in entries_of(rows[n], gaps)))
    return max(over, default=-1) + 1, left


class Headed(NamedTuple):
    """The rows of a table, and the merged cells of its head; unclear: whether its groups are but a title."""

    rows: tuple[Cells, ...]
    merged: tuple[Span, ...] = ()
    unclear: bool = False


def _headed(heads: Sequence[Row], body: Sequence[Row], columns: Sequence[Gap], gaps: Sequence[Gap]) -> Headed:
    """The rows of a head and those of its table, each level of groups above what it groups."""
    found = groups_in(heads, columns)
    if found is None:
        return Headed(texts_of([*heads, *body], gaps))
    if found.title:
        return Headed(*_under(found.title, texts_of([*found.rest, *body], gaps), ()), unclear=True)
    if groups_in(found.rest, columns):
        below = _headed(found.rest, body, columns, gaps)
    else:
        leaves = leaves_in(found.rest, columns)
        head = tuple(leaves.get(n, "") for n in range(len(columns)))
        below = Headed((head, *texts_of(body, gaps)))
    return _with_groups(below, found)


def _ends_head(rows: Sequence[Row], at: int) -> bool:
    """Whether the numbers of a row are but years, the last lines of heads: Cùng kỳ năm | 2020."""
    numbers = [piece.text for piece in rows[at] if _is_number(piece)]
    return at > 0 and all(map(YEAR.fullmatch, numbers)) and _distance(rows[at - 1], rows[at]) < LINE


def _under(
    title: str, texts: tuple[Cells, ...], merged: Iterable[Span]
) -> tuple[tuple[Cells, ...], tuple[Span, ...]]:
    """Some rows under a title of one cell."""
    down = (span._replace(top=span.top + 1, bottom=span.bottom + 1) for span in merged)
    return ((title, *[""] * (len(texts[0]) - 1)), *texts), tuple(down)


def _with_groups(below: Headed, found: Groups) -> Headed:
    """The rows of a table below its groups, with the merged cells of these. The heads beside them stand
    there, wherever in their cells they are set.
    """
    under = {n for group in found.groups for n in range(group.first, group.last + 1)}
    head, first = [""] * len(below.rows[0]), below.rows[0]
    for group in found.groups:
        head[group.first] = group.text
    head = _both(head, [text if n not in under else "" for n, text in enumerate(first)])
    rest = tuple(text if n in under else "" for n, text in enumerate(first))
    wide = [Span(1, group.first + 1, 1, group.last + 1) for group in found.groups if group.last > group.first]
    spans = (span if span.left - 1 not in under else span._replace(top=2, bottom=2) for span in below.merged)
    return Headed((tuple(head), rest, *below.rows[1:]), (*wide, *spans), below.unclear)


def _both(head: Sequence[str], row: Sequence[str]) -> list[str]:
    """Two lines of a head as one, cell by cell."""
    return [" ".join(filter(None, texts)) for texts in zip(head, row, strict=True)]
