"""Tables without lines: rows whose words keep to columns, with a column of numbers at the right.

In: the rows of a stretch of a page. Out: such tables, and the rows between them. In a table the words of each
cell stand together, wherever in its row they are set: at the top, in the middle, at the foot. White between
columns is held as from where to where it goes, what lies at the sides of the table with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from reports.readers.grid import Span
from reports.readers.grid_rows import YEAR
from reports.readers.pdf_counted import LEAST, with_room
from reports.readers.pdf_groups import Groups, groups_in, heads_in
from reports.readers.pdf_lines import APART, HEAD, NEXT, SIGNED, SPACE, Line, Row, Word
from reports.readers.pdf_text import Cells, Table
from reports.readers.pieces import on_one_line

FARTHER = 1.3
"""The greatest distance of two rows, as against that of the rows of their table before them."""
MOST_BETWEEN = 8
"""The most rows from one with a number to the next."""
NUMBERS, WITH_HEAD = 1 / 2, 1 / 4
"""The share of what stands in a column of numbers that are numbers, at least; with its head, too."""
WIDEST = 60.0
"""How far, in points, words in a column of numbers may begin to the left of these."""
LINE = 1.6
"""The greatest distance, in sizes, of two lines of a cell."""
LOOSE, OVERLAP = 1.1, 0.45
"""As against the least distance of two lines of a cell: the greatest one, and how near cells of a row are."""
NEAR_GROUP, FEWEST_GAPS = 2.2, 3
"""The greatest distance, in sizes, of a group and its heads; the least white of a table that has groups."""
NO_HEAD = re.compile(r"[:()\d]")
NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[^\W\d_])[.)]?|S?TT")
AMOUNT = re.compile(r"\(?[-+]?\d.{0,15}|[-–—]")

Gap = tuple[float, float]


class Entry(NamedTuple):
    """The words of a row that stand in one column. first: how wide the first of them is; amount: whether it
    is a number in a column of numbers.
    """

    column: int
    text: str
    x0: float
    x1: float
    base: float
    size: float
    first: float
    amount: bool = False


Cell = list[Entry]
"""The lines of one text in a column, from top to bottom."""


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


def _common(gaps: Sequence[Gap], row: Row) -> list[Gap]:
    """What the words of a row leave of the white between columns."""
    rest = list(gaps)
    for word in (word for piece in row for word in piece.words):
        parts = [part for gap in rest for part in _around(gap, word)]
        rest = [part for part in parts if _width(part) >= LEAST * row[0].size]
    return rest


def _after(gaps: Sequence[Gap], row: Row, *, counted: bool) -> list[Gap]:
    """As `_common`; the white behind a column that counts the rows is there though a row runs across it."""
    rest, inner = _common(gaps, row), sorted(gaps)[1:2]
    across = counted and inner and not _common(inner, row) and row[0].x0 < inner[0][0]
    return [*rest, *inner] if across else rest


def _around(gap: Gap, word: Word) -> list[Gap]:
    left, right = gap
    if word.x1 <= left or word.x0 >= right:
        return [gap]
    return [(left, min(right, word.x0)), (max(left, word.x1), right)]


def _kept(gaps: Sequence[Gap], row: Row) -> list[Gap] | None:
    """The white between columns as a row leaves it, from left to right; None when its words run across."""
    parts = [_common([gap], row) for gap in sorted(gaps)]
    return [max(part, key=_width) for part in parts] if all(parts) else None


def _width(gap: Gap) -> float:
    return gap[1] - gap[0]


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
        elif not row[0].text[0].islower():  # else the rest of a title that runs across the columns
            break
    return found


def _is_group(row: Row, below: Row, gaps: Sequence[Gap]) -> bool:
    """Whether a row of one piece is a head right above others, behind the first column of the table."""
    edges = sorted(gaps)
    near = _distance(row, below) < NEAR_GROUP and not NO_HEAD.search(row[0].text)
    return near and len(edges) > FEWEST_GAPS and row[0].x0 > edges[1][0] and row[0].x1 < edges[-1][0]


def _end(rows: Sequence[Row], end: int, gaps: Sequence[Gap]) -> int:
    """Behind the last row of a table: lines of its last cells that stand below their number."""
    for n in range(end, len(rows)):
        row, above = rows[n], rows[n - 1]
        close = _distance(above, row) < APART and _kept(gaps, row)
        if _is_paper(row) or not (close or _goes_on_in(above, row, gaps)):
            return n
    return len(rows)


def _goes_on_in(row: Row, below: Row, gaps: Sequence[Gap]) -> bool:
    """Whether a row goes on what stands in the row above, each piece of one of the two in the same column."""
    if _distance(row, below) > LINE or not _kept(gaps, row) or not _kept(gaps, below):
        return False
    above, after = ({entry.column: entry for entry in _entries(one, gaps)} for one in (row, below))
    shared = above.keys() & after.keys()
    within = shared in (above.keys(), after.keys())
    return within and all(_has_no_room(above[column], after[column], gaps) for column in shared)


def _has_no_room(above: Entry, entry: Entry, gaps: Sequence[Gap]) -> bool:
    """Whether the first word of a line had no room at the end of the line above."""
    edge = sorted(gaps)[above.column + 1][0]
    return above.x1 + SPACE * above.size + entry.first > edge


def _entries(row: Row, gaps: Sequence[Gap]) -> Iterator[Entry]:
    """The words of a row by their columns; of a row that runs across, its pieces by where they begin."""
    kept = _kept(gaps, row)
    middles = [(left + right) / 2 for left, right in (kept or sorted(gaps))[1:-1]]
    columns: dict[int, list[Word]] = {}
    for piece in row:
        for word in piece.words:
            place = (word.x0 + word.x1) / 2 if kept else piece.x0
            columns.setdefault(bisect_right(middles, place), []).append(word)
    for column, words in columns.items():
        text = " ".join(word.text for word in words)
        yield Entry(
            column, text, words[0].x0, words[-1].x1, row[0].base, row[0].size, words[0].x1 - words[0].x0
        )


def _table(rows: Sequence[Row], gaps: Sequence[Gap], page: int) -> Table:
    """The rows of a table, the lines of each cell together."""
    edges = sorted(gaps)
    columns = [(left[1], right[0]) for left, right in pairwise(edges)]
    heads = next((n for n in range(len(rows)) if _amount(rows, n) < inf and not _ends_head(rows, n)), 0)
    parted, aside = heads_in(rows[:heads], columns)
    grouped = groups_in(parted, columns)
    texts = _texts([*(grouped.rest if grouped else parted), *rows[heads:]], gaps)
    above, merged = _with_groups(texts, grouped) if grouped else (texts, ())
    for title in aside:
        above, merged = _under(title, above, merged)
    return Table(above, tuple(left for left, _ in columns), (page,) * len(above), merged)


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


def _with_groups(texts: Sequence[Cells], found: Groups) -> tuple[tuple[Cells, ...], tuple[Span, ...]]:
    """The rows of a table below its groups, with the merged cells of these. The heads beside them stand
    there, wherever in their cells they are set; groups of which it is not clear what is theirs are a title.
    """
    width = len(texts[0])
    if found.title:
        return _under(found.title, tuple(texts), ())
    head = [""] * width
    for group in found.groups:
        head[group.first] = group.text
    under = {n for group in found.groups for n in range(group.first, group.last + 1)}
    rows = [*texts]
    while len(rows) > 1 and not under & {n for n, text in enumerate(rows[0]) if text}:
        head = _both(head, rows.pop(0))
    head = _both(head, [text if n not in under else "" for n, text in enumerate(rows[0])])
    rows[0] = tuple(text if n in under else "" for n, text in enumerate(rows[0]))
    wide = (group for group in found.groups if group.last > group.first)
    merged = (Span(1, group.first + 1, 1, group.last + 1) for group in wide)
    return (tuple(head), *rows), tuple(merged)


def _both(head: Sequence[str], row: Sequence[str]) -> list[str]:
    """Two lines of a head as one, cell by cell."""
    return [" ".join(filter(None, texts)) for texts in zip(head, row, strict=True)]


def _texts(rows: Sequence[Row], gaps: Sequence[Gap]) -> tuple[Cells, ...]:
    """What stands in the cells of some rows, the lines of each together."""
    columns = [*_columns(rows, gaps)]
    pitch = _pitch(columns)
    ends = [] if _is_loose(columns, LOOSE * pitch) else _ends(columns, gaps)
    cells = [cell for column in columns for cell in _cells(column, LOOSE * pitch, ends)]
    together = (row for group in _side_by_side(cells, OVERLAP * pitch) for row in _rows(group, pitch))
    return tuple(tuple(_joined(row, n) for n in range(len(gaps) - 1)) for row in together)


def _columns(rows: Sequence[Row], gaps: Sequence[Gap]) -> Iterator[list[Entry]]:
    """What stands in each column, from top to bottom."""
    entries = [entry for row in rows for entry in _entries(row, gaps)]
    for n in range(len(gaps) - 1):
        column = [entry for entry in entries if entry.column == n]
        numbers = [AMOUNT.fullmatch(entry.text) is not None for entry in column]
        of_numbers = sum(numbers) >= WITH_HEAD * len(column)
        yield [entry._replace(amount=one and of_numbers) for entry, one in zip(column, numbers, strict=True)]


def _joined(row: Sequence[Entry], column: int) -> str:
    return on_one_line(entry.text for entry in row if entry.column == column)


def _least(columns: Iterable[Sequence[Entry]]) -> float:
    """The least distance of two entries that follow each other in a column."""
    return min((b.base - a.base for column in columns for a, b in pairwise(column)), default=inf)


def _pitch(columns: Iterable[Sequence[Entry]]) -> float:
    """The distance of the lines of a cell: the least one between words, if these are as near as that."""
    words = [[entry for entry in column if not entry.amount] for column in columns]
    size = max(entry.size for column in words for entry in column)
    return min(_least(words), LINE * size)


def _is_loose(columns: Sequence[Sequence[Entry]], most: float) -> bool:
    """Whether the rows of a table are parted by more white than the lines of a cell, which is `most`."""
    longest = max(columns, key=len)
    parted = sum(b.base - a.base > most for a, b in pairwise(longest))
    return parted >= max(sum(entry.amount for entry in column) for column in columns) - 1


def _ends(columns: Iterable[Sequence[Entry]], gaps: Sequence[Gap]) -> list[tuple[float, float]]:
    """Between which lines a row of the table ends for sure: a number stands there, or a line that had room
    for the first word of the next one.
    """
    pairs = (pair for column in columns for pair in pairwise(column))
    return sorted((a.base, b.base) for a, b in pairs if a.amount or b.amount or not _has_no_room(a, b, gaps))


def _cells(column: Sequence[Entry], most: float, ends: Sequence[tuple[float, float]]) -> list[Cell]:
    """The texts of a column: lines that are no further apart than `most`, and between which no row ends."""
    cells: list[Cell] = []
    for entry in column:
        last = cells[-1][-1] if cells else None
        if last and _is_one(last, entry, most, ends):
            cells[-1].append(entry)
        else:
            cells.append([entry])
    return cells


def _is_one(last: Entry, entry: Entry, most: float, ends: Sequence[tuple[float, float]]) -> bool:
    if last.amount or entry.amount or entry.base - last.base > most:
        return False
    first = bisect_left(ends, (last.base - 1, -inf))
    return all(end > entry.base + 1 for _, end in ends[first : bisect_right(ends, (entry.base, inf))])


def _side_by_side(cells: Sequence[Cell], near: float) -> Iterator[list[Cell]]:
    """The cells that stand beside each other, from top to bottom."""
    group, foot = list[Cell](), -inf
    for cell in sorted(cells, key=lambda cell: cell[0].base):
        if group and cell[0].base > foot + near:
            yield group
            group = []
        group.append(cell)
        foot = max(foot, cell[-1].base)
    if group:
        yield group


def _rows(cells: Sequence[Cell], pitch: float) -> Iterator[list[Entry]]:
    """What stands in each row, where several of them touch each other: as many as a column has numbers."""
    entries = sorted((entry for cell in cells for entry in cell), key=lambda entry: entry.base)
    numbers: dict[int, list[float]] = {}
    for entry in entries:
        if entry.amount:
            numbers.setdefault(entry.column, []).append(entry.base)
    anchors = max(numbers.values(), key=len, default=[])
    if len(anchors) < 2:
        yield entries
        return
    rows: list[list[Entry]] = [[] for _ in anchors]
    for column in {entry.column for entry in entries}:
        own = [entry for entry in entries if entry.column == column]
        for entry, row in zip(own, _owners([entry.base for entry in own], anchors, pitch), strict=True):
            rows[row].append(entry)
    yield from rows


def _owners(lines: Sequence[float], numbers: Sequence[float], pitch: float) -> list[int]:
    """To which of the numbers each line of a column belongs: to that which the lines begin at, or end at, or
    which stands in their middle.
    """
    near = OVERLAP * pitch
    each = all(any(abs(line - number) < near for line in lines) for number in numbers)
    if each and abs(lines[0] - numbers[0]) < near:
        return [bisect_right(numbers, line + near) - 1 for line in lines]
    if each and abs(lines[-1] - numbers[-1]) < near:
        return [bisect_left(numbers, line - near) for line in lines]
    owners = list[int]()
    for n, number in enumerate(numbers):
        rest = lines[len(owners) :]
        owners += [n for line in rest if line - number <= number - rest[0] + near]
    return owners + [len(numbers) - 1] * (len(lines) - len(owners))
