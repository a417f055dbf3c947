"""The rows of a grid, which of them are the head and the body of a table, and a table as lines.

In: a `Grid`, of a table or of a sheet with tables in it. Out: its rows, how many lines a head has, where its
table ends; and `Line`s, in which those of a head are one that has groups before what they group: `Đoàn viên:
Nam`. A line under a head that numbers the columns is none. Nothing is told by fonts or borders, which other
formats do not keep.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from reports.readers.grid import NOTHING, Cell, Grid, Line, Span

NUMERIC = re.compile(r"[-+]?\d[\d.,/ -]*%?(?:; [-+]?\d[\d.,/ -]*%?)*")
NUMBERED = re.compile(r"[(\[]?(?:[^\W\d_]|(?P<number>[1-9]\d?))[)\]]?(?:\s?=.*)?")
"""A cell of the line under a head that numbers its columns: (1), 2, 5=4/3, B."""
DAY = re.compile(r"(?:\d{1,2}/){1,2}(?:19|20)\d\d")
YEAR = re.compile(r"(?:19|20)\d\d|(?:1\.9|2\.0)\d\d")
FEWEST_HEADS, MOST_HEAD_LINES = 3, 5


class Row(dict[int, Cell]):
    """The cells of a row that are not empty, by their columns."""

    @property
    def counts(self) -> bool:
        """Whether a number stands behind a label."""
        return any(is_numeric(cell) for column, cell in self.items() if column != min(self))

    @property
    def names(self) -> bool:
        """Whether there are but words in it, or years and days, as in a head."""
        return all(not is_numeric(cell) or is_time(cell.text) for cell in self.values())

    @property
    def numbers_columns(self) -> bool:
        """Whether it is the line under a head that numbers the columns: A, B, 1, 2, 3."""
        found = [NUMBERED.fullmatch(cell.text) for cell in self.values()]
        numbers = [int(one["number"]) for one in found if one and one["number"]]
        return all(found) and len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]


def is_time(text: str) -> bool:
    """Whether a text is but a year, a month or a day: 2021, 3/2021, 31/3/2021."""
    return YEAR.fullmatch(text) is not None or DAY.fullmatch(text) is not None


def is_numeric(cell: Cell) -> bool:
    """Whether a cell is a number or a day, be it typed as text."""
    return cell.number or NUMERIC.fullmatch(cell.text) is not None


def rows_of(grid: Grid) -> dict[int, Row]:
    """The rows that have something, by their numbers."""
    rows: dict[int, Row] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        rows.setdefault(row, Row())[column] = cell
    return rows


def table_lines(grid: Grid) -> Iterator[Line]:
    """The lines of a grid that is one table: as wide as it, but for the titles above its head."""
    found = rows_of(grid)
    numbers = sorted(found)
    rows = dict(enumerate(found.values(), start=1))
    merged = [_among(numbers, span) for span in grid.merged]
    last = max((*(column for _, column in grid.cells), *(span.right for span in merged)), default=0)
    first = 1
    while first < len(rows) and _is_title(first, rows, merged):
        yield Line(numbers[first - 1], tuple(cell.text for cell in rows[first].values()))
        first += 1
    lines = head_lines(rows, first, merged) if rows else 0
    for number, texts in texts_of(rows, range(first, len(rows) + 1), lines, merged).items():
        yield Line(numbers[number - 1], tuple(texts.get(column, "") for column in range(1, last + 1)))


def _among(numbers: Sequence[int], span: Span) -> Span:
    """A merged cell in a grid without its empty rows, given the numbers of the others."""
    return span._replace(top=bisect_left(numbers, span.top) + 1, bottom=bisect_right(numbers, span.bottom))


def _is_title(number: int, rows: Mapping[int, Row], merged: Sequence[Span]) -> bool:
    """Whether a row is a title above a table: one cell, the first, that does not reach down into it."""
    row, below = rows[number], rows[number + 1]
    reaches = any(span.top == number < span.bottom for span in merged)
    return [*row] == [1] and row.names and not reaches and (len(below) > 1 or number + 1 < len(rows))


def texts_of(
    rows: Mapping[int, Row], numbers: Sequence[int], lines: int, merged: Sequence[Span]
) -> dict[int, dict[int, str]]:
    """The texts of a table by row and column, its head of so many lines as the last of these."""
    first = numbers[0] if numbers else 0
    heads = {first + lines - 1: heads_of(rows, range(first, first + lines), merged)} if lines else {}
    body = (number for number in numbers if number >= first + lines)
    return heads | {number: {place: cell.text for place, cell in rows[number].items()} for number in body}


def head_lines(rows: Mapping[int, Row], first: int, merged: Sequence[Span]) -> int:
    """How many rows the head of a table has that begins with the row `first`; 0 when none begins there."""
    row = rows[first]
    if not row.names or len(row) < FEWEST_HEADS - 1:
        return 0
    lines = 1
    while lines < MOST_HEAD_LINES and _goes_on(rows, first, first + lines, merged):
        lines += 1
    body = rows.get(first + lines)
    if body is None or (len(body) < FEWEST_HEADS - 1 and not _is_group(body, rows.get(first + lines + 1))):
        return 0
    below = {column for number in range(first, first + lines) for column in rows.get(number, Row())}
    if len(below) >= FEWEST_HEADS:
        return lines
    return lines if body.counts and set(body) == below else 0


def _is_group(row: Row, below: Row | None) -> bool:
    """Whether a row with one cell stands above others as their heading."""
    return len(row) == 1 and below is not None and below.counts


def _goes_on(rows: Mapping[int, Row], first: int, number: int, merged: Sequence[Span]) -> bool:
    """Whether a row is one more line of a head: under cells that reach down to it, or with names of its own
    under what groups them.
    """
    row, above = rows.get(number, Row()), rows.get(number - 1, Row())
    if row.numbers_columns and not _numbers_rows(row, rows.get(number + 1, Row())):
        return True
    if above.numbers_columns or not row.names:
        return False
    groups = [span for span in merged if span.top >= first and span.bottom == number - 1]
    if any(first <= span.top < number <= span.bottom for span in merged) or _is_grouped(row, above, groups):
        return True
    return len(row) > 1 and min(row) > min(rows[first]) and any(column not in above for column in row)


def _is_grouped(row: Row, above: Row, groups: Sequence[Span]) -> bool:
    """Whether merged cells right above a row group some of its cells, and nothing stands above its others."""
    under = {column for span in groups for column in range(span.left, span.right + 1)}
    several = any(sum(span.left <= column <= span.right for column in row) > 1 for span in groups)
    others = row.keys() - under
    return several and not others & above.keys() and bool(others or above.keys() - under)


def _numbers_rows(row: Row, below: Row) -> bool:
    """Whether a row only looks as if it numbered columns: it is the first one and the next is the second."""
    first = min(row)
    return row[first].text == "1" and below.get(first, NOTHING).text == "2"


def heads_of(rows: Mapping[int, Row], lines: Sequence[int], merged: Sequence[Span]) -> dict[int, str]:
    """The head of each column of a table whose head has these lines, groups before what they group."""
    parts: dict[int, list[str]] = {}
    for number in lines:
        if rows.get(number, Row()).numbers_columns:
            continue
        for column, text in _spread(rows, number, lines, merged):
            if text not in parts.setdefault(column, []):
                parts[column].append(text)
    return {column: ": ".join(texts) for column, texts in parts.items()}


def _spread(
    rows: Mapping[int, Row], number: int, lines: Sequence[int], merged: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    """The texts of one line of a head over all columns that each is for."""
    row = rows.get(number, Row())
    below = {column for other in lines if other > number for column in rows.get(other, Row())}
    wide = {span.left: span.right for span in merged if span.top == number}
    for column, cell in row.items():
        text = cell.text.replace(".", "") if YEAR.fullmatch(cell.text) else cell.text
        last = wide.get(column, column)
        while column in below and column not in wide and last + 1 in below and last + 1 not in row:
            last += 1
        yield from ((place, text.strip(" :")) for place in range(column, last + 1))


def table_end(rows: Mapping[int, Row], numbers: Sequence[int], at: int, merged: Sequence[Span]) -> int:
    """The place in `numbers` after the last row of a table whose body begins at the place `at`."""
    left = min(rows[numbers[at]])
    while at < len(numbers):
        number, before = numbers[at], numbers[at - 1]
        row = rows[number]
        parted = number > before + 1
        if parted and not (row.counts and min(row) <= left + 1):
            return at
        if (parted or len(rows[before]) == 1) and _begins_anew(rows, number, merged):
            return at
        at += 1
    return at


def _begins_anew(rows: Mapping[int, Row], number: int, merged: Sequence[Span]) -> bool:
    """Whether another table begins at a row."""
    lines = head_lines(rows, number, merged)
    return lines > 0 and len(rows[number]) >= FEWEST_HEADS and rows[number + lines].counts
