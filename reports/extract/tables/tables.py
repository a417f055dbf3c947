"""What a table says of the figures in its cells: whose, of which time, planned or done, and what they count.

In: a source, and what finds organisations in it. Out: `Cell`s by their places. A table is a run of lines with
cells parted by bars or tabs. Its first lines are the heads of the columns (`heads`), unless it has none; the
cells of a row that have words are its label (`rows`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reports.extract.model import OPENING, Block, Kind, Source
from reports.extract.names.names import Names
from reports.extract.names.spans import Span
from reports.extract.names.times import Stated
from reports.extract.reasons import Unsure
from reports.extract.tables.heads import (
    DAYS,
    LABELS,
    MEASURES,
    NUMBERINGS,
    UNITS,
    Head,
    both,
    head_in,
    heads_in,
    owner_of,
    role_of,
)
from reports.extract.tables.rows import NO_HEADING, NUMBERING, Label, Owner, Row, Rows, is_label
from reports.extract.tables.tally import Tally, tally_of, unit_alone
from reports.extract.words.phrases import WORDS, any_of, fold
from reports.facts import Role
from reports.readers.grid import Cell as Text
from reports.readers.grid import Grid
from reports.readers.grid_rows import YEAR, head_lines, heads_of, is_numeric, is_time, rows_of

UNIT_LINE = re.compile(rf"{any_of(WORDS['columns']['unit_above'])}\s?:\s?([^()]+)")
CELL = re.compile(r"[^|\t]+")
SEPARATOR = re.compile(r"[|\t]")
FEWEST_CELLS, MOST_CELLS = 3, 200  # in a row; what has more is no table
MOST_LINES = 2  # rows below a head of which the first ones may be more lines of it
LONGEST_GROUP = 80  # characters of a heading between rows
ORDINAL = re.compile(r"\d{1,3}(?:\.?\d{3})?")  # of a row
NUMBERED, A_YEAR, A_UNIT, A_ROW = "number of a column", "year", "unit of a table", "list number"
"""Why a number in a cell is no figure."""

Place = tuple[int, int]
"""Where words begin and end."""


class Cell(NamedTuple):
    """A cell at text[start:end] and what its column's head and its row's label say.

    role, time, tally: None where they say nothing; last_year: of the same period one year before; beside:
    when the results beside it are; owner: who has it, empty for the one who reports, None where nothing says
    it; unsure: why that is doubtful; words, label: those of the head and of the label; column: its place in
    the row; none: why a number in it is no figure; heading: what the row above says that heads its own;
    counts: whether its row is told in it, not labelled; estimated: whether amounts are only expected; part,
    total: whether its column is a part of the one before, or sums up others.
    """

    start: int
    end: int
    role: Role | None = None
    time: Stated | Span | None = None
    last_year: bool = False
    beside: Stated | Span | None = None
    tally: Tally | None = None
    owner: str | None = None
    unsure: Unsure | None = None
    words: str = ""
    label: str = ""
    row: Row = Row(0)
    column: int = 0
    none: str = ""
    heading: Head = NO_HEADING
    counts: bool = False
    estimated: bool = False
    part: bool = False
    total: bool = False


class Cells:
    """The cells of all tables of a source: those below heads, and those of heads that are but numbers."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.starts = [cell.start for cell in cells]

    def at(self, place: int) -> Cell | None:
        """The cell in which `place` is; None outside of tables."""
        index = bisect_right(self.starts, place) - 1 if self.starts else -1
        return self.cells[index] if index >= 0 and place < self.cells[index].end else None


def is_row(words: str) -> bool:
    """Whether a line is one of a table; bars around it make two cells a row."""
    if "|" not in words and "\t" not in words:
        return False
    framed = words.startswith("|") and words.endswith("|")
    return FEWEST_CELLS - framed <= len(CELL.findall(words)) <= MOST_CELLS


def heads_two(words: str) -> bool:
    """Whether a line is the head of a table of two columns: `Chỉ tiêu` and what there is of it."""
    first, *others = words.split("\t")
    return len(others) == 1 and fold(first.strip()) in LABELS | UNITS


def cells_of(source: Source, folded: str, names: Names) -> Cells:
    """The cells of the tables in a source, in the order of the text. folded: that as far as it is told."""
    parted = "|" in source.text or "\t" in source.text
    return Cells([*_cells(source, folded, names)] if parted else [])


def _cells(source: Source, folded: str, names: Names) -> Iterator[Cell]:
    """The same as `cells_of` says, table by table; above: the lines since the one before, for its unit."""
    text, number, at, above = source.text, 0, 0, list[Block]()
    lines = [_line(text, block.start, block.end) for block in source.blocks]
    while at < len(lines):
        opens = source.blocks[at].kind not in OPENING and _opens(text[slice(*lines[at])])
        end = _end(text, lines, at) if opens else at
        if end > at:
            number += 1
            table = _Table(text, lines[at:end], _unit_above(text, folded, above))
            yield from table.cells(number, names)
            under = end < len(lines) and _is_other_head(text, lines, at, end)
            above = above if under else []
        else:
            above.append(source.blocks[at])
        at = max(end, at + 1)


def _line(text: str, start: int, end: int) -> Place:
    """Where a line begins and ends with the empty cells at its ends."""
    while start and text[start - 1] in "\t ":
        start -= 1
    while end < len(text) and text[end] in "\t ":
        end += 1
    return start, end


def _opens(words: str) -> bool:
    """Whether a table can begin with a line; one of two columns says what they have, or has a number."""
    if is_row(words):
        return True
    first, *others = words.split("\t")
    if len(others) != 1:
        return False
    return heads_two(words) or (is_numeric(Text(others[0].strip())) and is_label(first.strip()))


def _end(text: str, lines: Sequence[Place], first: int) -> int:
    """The line behind the last one of a table."""
    width, at = len(_spans(text, lines[first])), first + 1
    while at < len(lines):
        held = _holds(text, lines[at], width)
        heads = not held and at + 1 < len(lines) and _is_group(text, lines[at - 1 : at + 2], width)
        if not (held or heads) or (held and _begins_anew(text, lines[at - 1], lines[at])):
            return at
        if held and _is_other_head(text, lines, first, at):
            return at
        at += 1
    return at


def _holds(text: str, line: Place, width: int) -> bool:
    """Whether a line is a row of a table with so many columns."""
    words = text[slice(*line)]
    return is_row(words) or words.count("\t") + 1 == width


def _is_group(text: str, lines: Sequence[Place], width: int) -> bool:
    """Whether the second of three lines is a heading between rows of a table without their empty cells."""
    before, line, after = lines
    together = text[before[1] : line[0]] == text[line[1] : after[0]] == "\n"
    words = text[slice(*line)].strip()
    short = len(words) <= LONGEST_GROUP and not words.endswith((".", ":", ";", ","))
    numbering, _, rest = words.partition("\t")
    label = rest if NUMBERING.fullmatch(numbering) else words
    heading = is_label(label) and not any(map(str.isdigit, label))
    return together and short and heading and _holds(text, after, width)


def _begins_anew(text: str, before: Place, line: Place) -> bool:
    """Whether a line is the head of another table: it stands apart, and no cell begins with a digit."""
    apart = text.startswith("\n\n", before[1])
    return apart and not _counts(text, _spans(text, line))


def _is_other_head(text: str, lines: Sequence[Place], first: int, at: int) -> bool:
    """Whether a line right under the rows of a table, those from `first` on, is the head of another: it has
    no numbers itself, differs from the head of the table, and begins with the word over numbers of rows, or
    else stands over numbers: with the word over a label before them, or with several heads of amounts.
    """
    words, rows = _words(text, lines[at]), lines[first:at]
    if not words or any(word[0].isdigit() and not _heads_amounts(word) for word in words.values()):
        return False
    filled = {n for row in rows for n in _numbered(text, row)}
    if not filled or text[slice(*lines[at])] in {text[slice(*row)] for row in rows}:
        return False
    opening = fold(next(iter(words.values())))
    below = {n for row in lines[at + 1 : at + 1 + MOST_LINES] for n in _numbered(text, row)}
    over = filled & below & words.keys()
    if opening in NUMBERINGS or (opening in LABELS | UNITS and over):
        return True
    return sum(_heads_amounts(words[n]) for n in over) > 1


def _words(text: str, line: Place) -> dict[int, str]:
    """What stands in the cells of a line that are not empty, by column."""
    cells = enumerate(text[slice(*cell)].strip(" :") for cell in _spans(text, line))
    return {n: words for n, words in cells if words}


def _numbered(text: str, line: Place) -> list[int]:
    """The columns behind the first in which a cell of a line begins with a digit."""
    return [n for n, words in _words(text, line).items() if n and words[0].isdigit()]


def _heads_amounts(words: str) -> bool:
    """Whether words are those of a head over amounts: planned or done, of which time, compared with what."""
    if not any(map(str.isalpha, words)) and not is_time(words):
        return False
    head = head_in(words)
    return bool(head.role or head.last_year or head.time or (head.tally and head.tally.base))


def _counts(text: str, cells: Iterable[Place]) -> bool:
    """Whether one of some cells begins with a digit."""
    return any(text[start].isdigit() for start, end in cells if end > start)


def _unit_above(text: str, folded: str, blocks: Sequence[Block]) -> Tally | None:
    """The unit that the last of the lines above a table gives for all of it: `Đơn vị tính: triệu đồng`."""
    found = (UNIT_LINE.search(folded, block.start, block.end) for block in reversed(blocks))
    units = (text[one.start(1) : one.end(1)].strip(" .;") for one in found if one)
    return next(filter(None, (unit_alone(unit, Unsure.UNIT_ABOVE) for unit in units)), None)


class _Table:
    """The lines of a table. rows: where the cells of each stand that are not empty, by column; grid: what
    stands in them; lines: how many of them are its head; unit: that of all of it.
    """

    def __init__(self, text: str, lines: Sequence[Place], unit: Tally | None) -> None:
        self.text, self.unit = text, unit
        self.width = len(_spans(text, lines[0]))
        self.rows = [self._row(line) for line in lines]
        texts = {(n, c): Text(self.words(p)) for n, row in enumerate(self.rows) for c, p in row.items()}
        self.grid = rows_of(Grid(texts))
        first = self.grid.get(0)
        self.lines = (head_lines(self.grid, 0, ()) or int(first.names)) if first else 1
        self.heads = list[Head]()
        self.last = self.width

    def words(self, place: Place) -> str:
        """What stands in a cell."""
        return self.text[slice(*place)]

    def _row(self, line: Place) -> dict[int, Place]:
        """Where the cells of a line stand; a total often lacks the first ones."""
        spans = _spans(self.text, line)
        if len(spans) != self.width:
            words = self.words(line)
            start = line[0] + len(words) - len(words.lstrip())
            spans = _spans(self.text, (start, start + len(words.strip())))
        lacking = max(self.width - len(spans), 0) if _counts(self.text, spans[1:]) else 0
        return {n: span for n, span in enumerate(spans, start=lacking) if span[1] > span[0]}

    def cells(self, number: int, names: Names) -> Iterator[Cell]:
        """The cells of the table, the one of this number in its text."""
        texts = heads_of(self.grid, range(self.lines), ())
        self.heads = heads_in([texts.get(column, "") for column in range(self.width)], names)
        self.last = max(texts, default=self.width)
        for n, row in enumerate(self.rows[: self.lines]):
            numbered = n in self.grid and self.grid[n].numbers_columns
            for place in row.values():
                if numbered or is_time(self.words(place)):
                    yield Cell(*place, none=NUMBERED if numbered else A_YEAR)
        rows = Rows(number, self.heads, names)
        for row in self.rows[self.lines :]:
            if max(row, default=0) < self.width:
                yield from self._told(row, rows, names)
            else:
                yield from (Cell(*place, owner="", unsure=Unsure.OTHER_CELLS) for place in row.values())

    def _told(self, row: Mapping[int, Place], rows: Rows, names: Names) -> Iterator[Cell]:
        """The cells of a row, with what their heads and its label say of them."""
        texts = {column: self.words(place) for column, place in row.items()}
        measures = {n: tally for n, words in texts.items() if (tally := self._measure(n, words, names))}
        label = rows.read({column: words for column, words in texts.items() if column not in measures})
        apart, said = next(iter(measures.values()), None), role_of(label.words)
        for column, place in row.items():
            head, words = self.heads[column], texts[column]
            owner = _owner(head, label)
            if max(row) > self.last:
                owner = (owner or Owner(""))._replace(unsure=Unsure.OTHER_CELLS)
            yield Cell(
                *place,
                role=head.role or said,
                time=_time(head, label),
                last_year=head.last_year,
                beside=head.beside,
                tally=self._tally(head, label, apart),
                owner=owner.name if owner else None,
                unsure=owner.unsure if owner else None,
                words=head.words,
                label=label.words,
                row=label.row,
                column=column,
                none=self._no_figure(column, words, label, measures),
                heading=label.heading,
                counts=column not in (label.place, label.named),
                estimated=head.estimated,
                part=head.part,
                total=head.sums_up,
            )
            if not measures and column not in (label.place, label.named):
                apart = unit_alone(words, Unsure.UNIT_APART) or apart

    def _no_figure(self, column: int, words: str, label: Label, measures: Container[int]) -> str:
        """Why a number in a cell is no figure; empty when it can be one."""
        if column in measures:
            return A_UNIT
        if self.heads[column].key in NUMBERINGS and ORDINAL.fullmatch(words):
            return A_ROW
        day = DAYS.match(self.heads[column].key) and YEAR.fullmatch(words)
        return A_YEAR if day or column == label.year else ""

    def _measure(self, column: int, words: str, names: Names) -> Tally | None:
        """The unit of measure that a cell is, where its head calls it one, or the table has no head."""
        key = self.heads[column].key
        tally = tally_of(words, Unsure.UNIT_APART) if key in MEASURES or not self.lines else None
        if tally is None or key in MEASURES - UNITS:
            return tally
        labelled = any(head.key in LABELS for head in self.heads[:column])
        is_name = owner_of(words, names) is not None or (words[0].isupper() and not labelled)
        return None if is_name or (column == 0 and not self.lines) else tally

    def _tally(self, head: Head, label: Label, apart: Tally | None) -> Tally | None:
        """What a column, a row or the whole table counts, whichever says it best."""
        of_table = self.unit if self.unit and self.unit.kind is Kind.MONEY else None
        if head.tally and (head.tally.explicit or head.tally.base):
            return head.tally
        own = label.tally if label.tally and label.tally.explicit else None
        return apart or own or of_table or head.tally or self.unit or label.tally


def _owner(head: Head, label: Label) -> Owner | None:
    """Whose a figure is: what its row names, else its column, else a row above."""
    row = label.owner
    if row and row.name and row.named:
        differs = head.owner and head.owner != row.name
        return row._replace(unsure=Unsure.TWO_OWNERS) if differs else row
    return Owner(head.owner, head.unsure) if head.owner or (head.owner is not None and not row) else row


def _time(head: Head, label: Label) -> Stated | Span | None:
    """When a figure is, by its row and its column."""
    if not head.last_year:
        return both(label.time, head.time)
    year = label.time.year if label.time else None
    return label.time._replace(year=year - 1) if label.time and year else None


def _spans(text: str, line: Place) -> list[Place]:
    """Where the words of each cell begin and end; a bar before the first one parts nothing."""
    start, end = line
    frame = "|" if text.startswith("|", start) else ""
    inner = text[start:end].removeprefix(frame).removesuffix(frame)
    place, spans = start + len(frame), list[Place]()
    for words in SEPARATOR.split(inner):
        left = place + len(words) - len(words.lstrip())
        spans.append((left, max(left, place + len(words.rstrip()))))
        place += len(words) + 1
    return spans
