"""The lines and tables of all pages to one text: page headers out, lines to paragraphs, tables to rows.

In: `Sheet`s. Out: the text with its pages, and what was left out. Lengths are in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from math import inf
from typing import NamedTuple

from reports.readers.grid import Cell, Grid, Span
from reports.readers.grid_rows import table_lines
from reports.readers.pdf.lines import Line, Row, joined
from reports.readers.vietnamese import VIETNAMESE

ZONE, ZONE_ROWS = 0.12, 3
"""Headers and footers: the share of the page at its top and bottom, and how many of the rows there."""
SAME_PLACE = 3.0
OFTEN = 1 / 3
"""The share of the pages on which a header stands at least."""
NUMBER = re.compile(VIETNAMESE["paper"]["page_number"], re.IGNORECASE)
OWN_NUMBER = "#0"

SAME_SIZE, SAME_EDGE, WORD_SPACE = 1.0, 0.5, 0.25
"""How much letters of a paragraph may differ; how far, in sizes, an edge may be off; a space, in sizes."""
FARTHEST, FARTHER = 2.4, 1.25
"""The greatest distance of two lines of a paragraph, in sizes, and as against the lines before."""
LONG = 0.5
"""The share of the width of the page that lines have which show where the text ends at the right."""
BULLET = re.compile(r"[-–—+*•●▪■◦·](?=\s|[^\W\d_])")
COUNTED = re.compile(VIETNAMESE["paper"]["counted"])
BODY = re.compile(VIETNAMESE["paper"]["body"])
OPEN_DAY = re.compile(VIETNAMESE["paper"]["open_day"])
ENDED = re.compile(r"[.;:!?…][”\"’»)\]]*\Z")
JOINT = re.compile(r"\w[-/]\Z")
BROKEN_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})*\.\Z")
THOUSANDS = re.compile(r"\d{3}(?!\d)")
NEAR = 3.0
"""How far apart the columns of the two parts of a table may be."""

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table. xs: the left edges of its columns; pages: that of each row; heights: where lines of text stand
    in it, from top to bottom of its first page; merged: the cells that cover others, which are empty;
    unclear: whether the heads or labels of its figures may be others.
    """

    rows: tuple[Cells, ...]
    xs: tuple[float, ...]
    pages: tuple[int, ...]
    heights: tuple[float, ...]
    merged: tuple[Span, ...] = ()
    unclear: bool = False

    @property
    def grid(self) -> Grid:
        """What stands in it."""
        rows = ((n, enumerate(row, start=1)) for n, row in enumerate(self.rows, start=1))
        return Grid({(n, column): Cell(text) for n, row in rows for column, text in row if text}, self.merged)


@dataclass(frozen=True)
class Sheet:
    """A page. parts: tables, and the rows of text between them, from top to bottom; beside: whether another
    one goes on here to the right.
    """

    number: int
    width: float
    height: float
    parts: tuple[Table | tuple[Row, ...], ...]
    beside: bool = False


class Piece(NamedTuple):
    """A stretch of the finished text, the page it stood on, and what parts it from the one before; unclear:
    whether the heads or labels of its figures may be others.
    """

    text: str
    page: int
    before: str
    unclear: bool = False


def without_running(sheets: Sequence[Sheet]) -> tuple[list[Sheet], Counter[str]]:
    """The pages without headers, footers and page numbers, and on how many pages each of these stood."""
    places: dict[str, list[float]] = {}
    for sheet in sheets:
        for row in _zone(sheet):
            places.setdefault(_key(row, sheet), []).append(row[0].base)
    often = {key for key, found in places.items() if len(found) > 1 and len(found) >= OFTEN * len(sheets)}
    running = {key for key in often if _same_place(places[key])} | {OWN_NUMBER}
    out: Counter[str] = Counter()
    for sheet in sheets:
        out.update(joined(row, " ").text for row in _zone(sheet) if _key(row, sheet) in running)
    return [_cleared(sheet, running) for sheet in sheets], out


def _zone(sheet: Sheet) -> list[Row]:
    """The rows where headers and footers stand."""
    rows = [row for part in sheet.parts if isinstance(part, tuple) for row in part]
    above = [row for row in rows[:ZONE_ROWS] if row[0].base < ZONE * sheet.height]
    below = [row for row in rows[-ZONE_ROWS:] if row[0].base > (1 - ZONE) * sheet.height]
    return [*above, *(row for row in below if row not in above)]


def _key(row: Row, sheet: Sheet) -> str:
    """A row as it is compared with those of other pages; of a number alone, what it is above its page's."""
    text = joined(row, " ").text
    if number := NUMBER.fullmatch(text):
        return f"#{int(number[1]) - sheet.number}"
    return re.sub(rf"\A\W*{sheet.number}(?![\w.,/])|(?<![\w.,/]){sheet.number}\W*\Z", "", text).strip()


def _same_place(bases: Sequence[float]) -> bool:
    return max(bases) - min(bases) <= SAME_PLACE


def _cleared(sheet: Sheet, running: set[str]) -> Sheet:
    drop = [row for row in _zone(sheet) if _key(row, sheet) in running]
    parts = (
        part if isinstance(part, Table) else tuple(row for row in part if row not in drop)
        for part in sheet.parts
    )
    return replace(sheet, parts=tuple(part for part in parts if part))


@dataclass(frozen=True)
class Placed:
    """A line or a table, its page, and where the text of that begins and ends; beside: as its page is."""

    content: Line | Table
    page: int
    left: float
    right: float
    beside: bool = False


class Whole(NamedTuple):
    """Lines and whole tables. heads: how many rows were heads that came again; cut: rows that the end of a
    page seemed to cut, as they are now.
    """

    placed: list[Placed]
    heads: int
    cut: tuple[str, ...]


def whole_tables(placed: Iterable[Placed]) -> Whole:
    """Tables that go on over pages as one each, without the heads that come again. A row that the end of a
    page has cut is one again.
    """
    whole, heads, cut = list[Placed](), 0, list[str]()
    for one in placed:
        last = whole[-1] if whole else None
        if last and (tables := _parts(last, one)):
            before, after = tables
            again = sum(1 for _ in takewhile(_is_same, zip(before.rows, after.rows, strict=False)))
            heads += again
            before, after, row = _with_rest(before, _below(after, again))
            cut += filter(None, [row])
            whole[-1] = replace(one, content=_joined(before, after))
        else:
            whole.append(one)
    return Whole(whole, heads, tuple(cut))


def _is_same(rows: tuple[Cells, Cells]) -> bool:
    return rows[0] == rows[1]


def _parts(last: Placed, one: Placed) -> tuple[Table, Table] | None:
    """The two parts of a table of which the second stands on the next page; None for anything else."""
    before, after = last.content, one.content
    if not isinstance(before, Table) or not isinstance(after, Table):
        return None
    if one.page != last.page + 1 or one.beside:
        return None
    return (before, after) if has_same_columns(before, after) else None


def has_same_columns(table: Table, other: Table) -> bool:
    """Whether the columns of two tables stand at the same places."""
    pairs = zip(table.xs, other.xs, strict=False)
    return len(table.xs) == len(other.xs) and all(abs(a - b) <= NEAR for a, b in pairs)


def _below(table: Table, rows: int) -> Table:
    """A table without so many of its first rows."""
    merged = (span._replace(top=max(span.top - rows, 1), bottom=span.bottom - rows) for span in table.merged)
    rest = tuple(span for span in merged if span.bottom > 0)
    return replace(table, rows=table.rows[rows:], pages=table.pages[rows:], merged=rest)


def _with_rest(before: Table, after: Table) -> tuple[Table, Table, str]:
    """Two parts of a table, the row between them whole; that row, when nothing but its form tells it."""
    if not after.rows or not _is_rest(before, after):
        return before, after, ""
    row = tuple(" ".join(filter(None, cells)) for cells in zip(before.rows[-1], after.rows[0], strict=True))
    told = "" if _is_surely_rest(after.rows[0]) else " ".join(filter(None, row))
    return replace(before, rows=(*before.rows[:-1], row)), _below(after, 1), told


def _is_surely_rest(row: Cells) -> bool:
    """Whether a row goes on with a word in lower case."""
    return any(cell[:1].islower() for cell in row)


def _is_rest(before: Table, after: Table) -> bool:
    """Whether the first row after the end of a page is the rest of the one before it: without a number at its
    head or an amount, and either in mid-sentence, or words below words as no other row of the table has them
    alone: such rows would be those that head groups.
    """
    last, rest = before.rows[-1], after.rows[0]
    if rest[0] or any(cell[:1].isdigit() for cell in rest):
        return False
    if _is_surely_rest(rest):
        return True
    filled = _filled(rest)
    alike = (row for row in (*before.rows, *after.rows[1:]) if not row[0] and _filled(row) <= filled)
    words = all(last[n] and not last[n][:1].isdigit() for n in filled)
    return bool(filled and last[0]) and words and not any(alike)


def _filled(row: Cells) -> set[int]:
    return {n for n, cell in enumerate(row) if cell}


def _joined(before: Table, after: Table) -> Table:
    """Two parts of a table as one."""
    down = len(before.rows)
    moved = (span._replace(top=span.top + down, bottom=span.bottom + down) for span in after.merged)
    return replace(
        before,
        rows=(*before.rows, *after.rows),
        pages=(*before.pages, *after.pages),
        merged=(*before.merged, *moved),
        unclear=before.unclear or after.unclear,
    )


def pieces_of(placed: Sequence[Placed]) -> Iterator[Piece]:
    """Lines and rows of tables, each with what parts it from the one before: a space goes on a paragraph."""
    paragraph: list[tuple[Line, Placed]] = []
    usual = _usual_pitch(placed)
    for one in placed:
        line = one.content
        if isinstance(line, Table):
            paragraph = []
            for number, row in enumerate(table_lines(line.grid)):
                page, before = line.pages[row.row - 1], "\n" if number else "\n\n"
                yield Piece("\t".join(row.texts), page, before, line.unclear)
        elif paragraph and _goes_on(paragraph, line, one, usual):
            broken = _is_broken(paragraph[-1][0].text, line.text)
            paragraph.append((line, one))
            yield Piece(line.text, one.page, "" if broken else " ", one.beside)
        else:
            near = paragraph and not _is_parted(paragraph, line, one, FARTHER * usual)
            paragraph = [(line, one)]
            yield Piece(line.text, one.page, "\n" if near else "\n\n", one.beside)


def _usual_pitch(placed: Sequence[Placed]) -> float:
    """The distance that most lines have from the one before, in sizes."""
    pitches: Counter[float] = Counter()
    for one, after in pairwise(placed):
        a, b = one.content, after.content
        if isinstance(a, Line) and isinstance(b, Line) and one.page == after.page:
            pitches[round((b.base - a.base) / b.size, 1)] += 1
    near = [pitch for pitch in pitches if 0 < pitch <= FARTHEST]
    return max(near, key=lambda pitch: (pitches[pitch], -pitch), default=FARTHEST)


def _goes_on(paragraph: Sequence[tuple[Line, Placed]], line: Line, placed: Placed, usual: float) -> bool:
    """Whether a line is the next one of a paragraph: the one before is full, and it begins nothing new."""
    last, before = paragraph[-1]
    if (last.left, last.right) != (line.left, line.right) or "\t" in last.text + line.text:
        return False
    full = _is_full(last, line, last.right or before.right) or _is_open(last, line) or _is_name(last, line)
    if abs(last.size - line.size) > SAME_SIZE or not full:
        return False
    most = FARTHEST if line.text[0].islower() else FARTHER * usual
    if before.page == placed.page and _is_parted(paragraph, line, placed, most):
        return False
    return not _begins_anew(paragraph, line, line.left or placed.left)


def _begins_anew(paragraph: Sequence[tuple[Line, Placed]], line: Line, left: float) -> bool:
    """Whether a line begins a paragraph by its sign or number, or by where it starts."""
    lines, edge = [one for one, _ in paragraph], SAME_EDGE * line.size
    item = len(lines) == 1 and _begins_item(lines[0].text)
    if line.right == inf:
        return False
    start = lines[min(1, len(lines) - 1)].x0
    if BULLET.match(line.text) or (COUNTED.match(line.text) and ENDED.search(lines[-1].text)):
        return True
    if item or line.text[0].islower():
        return False
    return line.x0 > start + edge or (len(lines) == 1 and line.x0 > left + edge)


def _begins_item(text: str) -> bool:
    return bool(BULLET.match(text) or COUNTED.match(text))


def _is_full(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the line that follows had no room at the end of this one."""
    word = following.text.split(" ", 1)[0]
    width = (following.x1 - following.x0) * len(word) / max(len(following.text), 1)
    return line.x1 + WORD_SPACE * line.size + width > right


def _is_open(line: Line, following: Line) -> bool:
    """Whether a sentence or a day goes on below, as in a title that is set in the middle."""
    if OPEN_DAY.search(line.text) and following.text[0].isdigit():
        return True
    return following.text[0].islower() and not ENDED.search(line.text)


def _is_name(line: Line, following: Line) -> bool:
    """Whether two lines of an official head are one name: `LIÊN ĐOÀN LAO ĐỘNG`, `THÀNH PHỐ HÀ NỘI`."""
    alike = (
        line.right == inf and line.text.isupper() and following.text.isupper() and line.bold == following.bold
    )
    return alike and not BODY.match(following.text) and BODY.match(line.text) is not None


def _is_parted(paragraph: Sequence[tuple[Line, Placed]], line: Line, placed: Placed, most: float) -> bool:
    """Whether a line stands elsewhere than a paragraph, or further below it than the lines of one do.

    most: the distance of lines, in sizes.
    """
    last, before = paragraph[-1]
    if before.page != placed.page or (last.left, last.right) != (line.left, line.right):
        return True
    usual = most * line.size
    if len(paragraph) > 1 and paragraph[-2][1].page == before.page:
        usual = min(usual, FARTHER * (last.base - paragraph[-2][0].base))
    return not 0 < line.base - last.base <= usual


def _is_broken(end: str, start: str) -> bool:
    """Whether a line broke within a word, after a hyphen or a slash, or within a number."""
    if BROKEN_NUMBER.search(end) and THOUSANDS.match(start):
        return True
    return bool(JOINT.search(end)) and start[:1].isalnum()
