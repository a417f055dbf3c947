"""What a table says of the figures in its cells: whose, of which time, planned or done, and what they count.

In: a source, and what finds organisations in it. Out: `Cell`s by their places. A table is a run of lines with
cells parted by bars or tabs; its first line has the heads of the columns, the first cell with words in a line
is its label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reports.extract.model import OPENING, Block, Kind, Source
from reports.extract.names import Names
from reports.extract.phrases import END, WORDS, Found, Phrases, fold, tree
from reports.extract.reasons import Unsure
from reports.extract.spans import Span, spans_in
from reports.extract.tally import Tally, tally_in, tally_of
from reports.extract.times import Stated, stated
from reports.facts import Role
from reports.periods import PeriodKind
from reports.quantities import PERCENT

COLUMNS = WORDS["columns"]
HEADS = Phrases({name: COLUMNS[name] for name in ("plan", "done", "last_year", "compared")})
AGAINST = Phrases({"plan": COLUMNS["against_plan"], "last_year": COLUMNS["against_last_year"]})
RISES = Phrases({"rises": COLUMNS["rises"]})
WHOLE_YEAR = Phrases({"year": COLUMNS["whole_year"]})
OF_UNITS = {fold(words) for words in COLUMNS["units"]}
OF_LABELS = OF_UNITS | {fold(words) for words in COLUMNS["labels"]}
TOTALS, TOTALLED = (tree(map(fold, COLUMNS[name])) for name in ("totals", "totalled"))
TOTAL = re.compile(rf"{TOTALS}(?:\s{TOTALLED}){{0,2}}\W*\Z")
AMONG = re.compile(rf"[\s(+-]*{tree(map(fold, COLUMNS['among']))}{END}[\s:,]*")
OF_ALL = re.compile(rf"{tree(map(fold, ['tổng số', 'tổng']))}\s")
UNIT_LINE = re.compile(rf"{tree(map(fold, COLUMNS['unit_above']))}\s?:\s?([^()]+)")
YEAR = re.compile(r"(?<![\d./])(?:19|20)\d\d(?![\d./])")
CELL = re.compile(r"[^|\t]+")
SEPARATOR = re.compile(r"[|\t]")
WORD = re.compile(r"[^\W\d_]{2}")
NUMBERING = re.compile(r"[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[-+*]")
FEWEST_CELLS, MOST_CELLS = 3, 200  # in a row; what has more is no table
TELLING = re.compile(r"[^\W\d_]|\d{4}|%")
"""What a head has to have to say anything: a letter, a year or a sign of shares."""
ROLES = {"plan": Role.TASK, "done": Role.ACHIEVEMENT, "last_year": Role.ACHIEVEMENT}
CUMULATIVE = ("totalled", "to_date", "until")


class Row(NamedTuple):
    """A line of a table. table: its number; total: whether it sums up others; part: whether it is only a part
    of the line before; depth: how deep its numbering goes.
    """

    table: int
    total: bool = False
    part: bool = False
    depth: int = 0


class Cell(NamedTuple):
    """A cell at text[start:end] and what its column's head and its row's label say.

    role, time, tally: None where they say nothing; last_year: of the same period one year before; owner: who
    has it, empty for the one who reports, None where nothing says; known: whether that is surely a name;
    words, label: those of the head and of the label; column: its place in the row.
    """

    start: int
    end: int
    role: Role | None = None
    time: Stated | Span | None = None
    last_year: bool = False
    tally: Tally | None = None
    owner: str | None = None
    known: bool = True
    words: str = ""
    label: str = ""
    row: Row = Row(0)
    column: int = 0


class Cells:
    """The cells of all tables of a source, below their heads."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.starts = [cell.start for cell in cells]

    def at(self, place: int) -> Cell | None:
        """The cell in which `place` is; None outside of tables."""
        index = bisect_right(self.starts, place) - 1
        return self.cells[index] if index >= 0 and place < self.cells[index].end else None


def is_row(words: str) -> bool:
    """Whether a line is one of a table."""
    if "|" not in words and "\t" not in words:
        return False
    return FEWEST_CELLS <= len(CELL.findall(words)) <= MOST_CELLS


def cells_of(source: Source, folded: str, names: Names) -> Cells:
    """The cells of the tables in a source, in the order of the text. folded: that as far as it is told."""
    page = _Page(source.text, folded, names)
    return Cells([*_cells(page, source.blocks)] if SEPARATOR.search(source.text) else [])


class _Page(NamedTuple):
    """A text, the same folded, and what finds organisations in it."""

    text: str
    folded: str
    names: Names


def _cells(page: _Page, blocks: Iterable[Block]) -> Iterator[Cell]:
    table, number, above = None, 0, list[Block]()
    for block in blocks:
        line = _line(page.text, block.start, block.end)
        if table and table.holds(*line) and not table.ends_before(*line):
            yield from table.row(*line)
        elif block.kind not in OPENING and _opens(page.text[slice(*line)]):
            number += 1
            table, above = _Table(page, number, _unit_above(page, above), *line), []
        else:
            table = None
            above.append(block)


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a line begins and ends with the empty cells at its ends."""
    while start and text[start - 1] in "\t ":
        start -= 1
    while end < len(text) and text[end] in "\t ":
        end += 1
    return start, end


def _opens(words: str) -> bool:
    """Whether a line can be the head of a table; one of two columns says what they have."""
    if is_row(words):
        return True
    first, *others = words.split("\t")
    return len(others) == 1 and fold(first.strip()) in OF_LABELS


def _unit_above(page: _Page, blocks: Sequence[Block]) -> Tally | None:
    """The unit that the last of the lines above a table gives for all of it: `Đơn vị tính: triệu đồng`."""
    found = (UNIT_LINE.search(page.folded, block.start, block.end) for block in reversed(blocks))
    units = (page.text[one.start(1) : one.end(1)] for one in found if one)
    return next(filter(None, (tally_of(unit, Unsure.UNIT_ABOVE) for unit in units)), None)


class _Table:
    """A table on the way down: its heads, and what the lines above the next one say."""

    def __init__(self, page: _Page, number: int, unit: Tally | None, start: int, end: int) -> None:
        self.page, self.number, self.unit, self.end = page, number, unit, end
        line = page.text[start:end]
        self.frame = "|" if line.startswith("|") else ""
        self.heads = [_head(page, *span) for span in _spans(line, start, self.frame)]
        for n, head in enumerate(self.heads[1:], start=1):
            self.heads[n] = _of_group(head, self.heads[:n])
        self.group = self.subject = ""

    def holds(self, start: int, end: int) -> bool:
        """Whether a line is one of this table."""
        words = self.page.text[start:end]
        return is_row(words) or words.count("\t") + 1 == len(self.heads)

    def ends_before(self, start: int, end: int) -> bool:
        """Whether a line is the head of another table: it stands apart, and no cell begins with a digit."""
        text = self.page.text
        apart = text.startswith("\n\n", self.end) and not any(
            text[left].isdigit() for left, right in _spans(text[start:end], start, self.frame) if right > left
        )
        self.end = end
        return apart

    def row(self, start: int, end: int) -> Iterator[Cell]:
        """The cells of a line under their heads."""
        text = self.page.text
        spans = _spans(text[start:end], start, self.frame)
        if len(spans) != len(self.heads):  # a total often lacks the first cells
            line = text[start:end]
            start += len(line) - len(line.lstrip())
            spans = _spans(line.strip(), start, self.frame)
        under = self.heads[max(0, len(self.heads) - len(spans)) :]
        texts = [text[slice(*span)] for span in spans][: len(under)]
        first = next((n for n, words in enumerate(texts) if _is_label(words)), None)
        if first is not None:
            label = self.label(under[first], *spans[first])
            depth = sum(_depth(words) for words in texts[:first])
            yield from self.told(under, spans, label._replace(row=label.row._replace(depth=depth)))
            self.follow(label, counts=any(map(str.isdigit, "".join(texts[first + 1 :]))))

    def told(self, under: Sequence[Cell], spans: Sequence[tuple[int, int]], label: Cell) -> Iterator[Cell]:
        """The cells of a row that are not empty, with what their heads and the label say of them."""
        apart: Tally | None = None
        for n, ((start, end), head) in enumerate(zip(spans, under, strict=False)):
            tally = self.tally(head, label, apart)
            cell = head._replace(
                start=start, end=end, tally=tally, label=label.label, row=label.row, column=n
            )
            yield cell if label.owner is None else cell._replace(owner=label.owner, known=label.known)
            words = self.page.text[start:end]
            whole = tally_of(words, Unsure.UNIT_APART) if words and not words[0].isdigit() else None
            apart = whole if whole and start != label.start else apart

    def tally(self, head: Cell, label: Cell, apart: Tally | None) -> Tally | None:
        """What a column, a row or the whole table counts, whichever says it best."""
        of_table = self.unit if self.unit and self.unit.kind is Kind.MONEY else None
        if head.tally and (head.tally.explicit or head.tally.base):
            return head.tally
        return apart or of_table or head.tally or self.unit or label.tally

    def label(self, head: Cell, start: int, end: int) -> Cell:
        """What the label of a line says: an organisation, the total of them, or what is counted."""
        page, words = self.page, self.page.text[start:end]
        row = Row(self.number)
        if TOTAL.match(page.folded, start, end):
            group = f"{words} {self.group}" if self.group else words
            return Cell(start, end, owner="", label=group, row=row._replace(total=True))
        if among := AMONG.match(page.folded, start, end):
            part = _part_of(self.subject, words[among.end() - start :])
            return Cell(
                start, end, tally=tally_in(part, Unsure.UNIT_APART), label=part, row=row._replace(part=True)
            )
        if (owner := _owner(page, start, end)) is not None:
            return Cell(start, end, owner=owner, label=words, row=row)
        if fold(head.words) in OF_UNITS and words[0].isupper():
            return Cell(start, end, owner=words, known=False, label=words, row=row)
        return Cell(start, end, tally=tally_in(words, Unsure.UNIT_APART), label=words, row=row)

    def follow(self, label: Cell, *, counts: bool) -> None:
        """Go on below a row: one without numbers (counts) is the heading of what follows."""
        if not counts:
            self.group = label.label
        if not label.row.part:
            self.subject = self.group if label.row.total and counts else label.label


def _is_label(words: str) -> bool:
    return WORD.search(words) is not None and NUMBERING.fullmatch(words) is None


def _depth(numbering: str) -> int:
    """How deep the numbering of a row goes: I above 1, 1 above 1.1, and that above a dash."""
    if not NUMBERING.fullmatch(numbering):
        return 0
    return 1 + numbering.count(".") if numbering[0].isdigit() else 0 if numbering.isalpha() else 9


def _part_of(whole: str, part: str) -> str:
    """What a part may be called: `đoàn viên nữ, nữ đoàn viên`."""
    return f"{whole} {part}, {part} {whole}".strip(", ") if whole else part


def _of_group(head: Cell, before: Sequence[Cell]) -> Cell:
    """A head `Trong đó: Nam` with what it is a part of: the column before."""
    among = AMONG.match(fold(head.words))
    whole = next((one for one in reversed(before) if one.words and not AMONG.match(fold(one.words))), None)
    if not among or whole is None:
        return head
    of_all = OF_ALL.match(fold(whole.words))
    words = _part_of(whole.words[of_all.end() if of_all else 0 :], head.words[among.end() :])
    return whole._replace(
        words=words,
        start=head.start,
        end=head.end,
        tally=head.tally if head.tally and head.tally.explicit else whole.tally,
    )


def _spans(line: str, start: int, frame: str) -> list[tuple[int, int]]:
    """Where the words of each cell begin and end; frame: what stands around all of them, if anything does."""
    inner = line.removeprefix(frame)
    place, spans = start + len(line) - len(inner), list[tuple[int, int]]()
    for words in SEPARATOR.split(inner.removesuffix(frame)):
        left = place + len(words) - len(words.lstrip())
        spans.append((left, max(left, place + len(words.rstrip()))))
        place += len(words) + 1
    return spans


def _head(page: _Page, start: int, end: int) -> Cell:
    """What the words of a column's head say."""
    words = page.text[start:end]
    if not TELLING.search(words):
        return Cell(start, end, words=words)
    owner = _owner(page, start, end)
    found = HEADS.find(page.folded, start, end)
    groups = {one.group for one in found}
    if "compared" in groups:
        return _comparison(page, Cell(start, end, owner=owner, words=words))
    if owner is not None:
        return Cell(start, end, owner=owner, words=words)
    return Cell(
        start,
        end,
        role=next((ROLES[one.group] for one in found if one.group in ROLES), None),
        time=None if "last_year" in groups else _time(page.folded, start, end),
        last_year="last_year" in groups,
        tally=tally_in(_without(words, start, found), Unsure.UNIT_ABOVE),
        words=words,
    )


def _comparison(page: _Page, head: Cell) -> Cell:
    """The head of a column of shares or changes; what it compares with, where it says that."""
    found = {one.group for one in AGAINST.find(page.folded, head.start, head.end)}
    base = found.pop() if len(found) == 1 else ""
    percent = PERCENT in head.words
    if not base:
        return head._replace(
            tally=Tally(Kind.PERCENT, PERCENT, Unsure.UNIT_ABOVE, PERCENT, explicit=True) if percent else None
        )
    rises = bool(RISES.find(page.folded, head.start, head.end))
    kind = Kind.PERCENT if percent else Kind.COUNT
    return head._replace(
        role=Role.ACHIEVEMENT, tally=Tally(kind, PERCENT, Unsure.UNIT_ABOVE, base=base, rises=rises)
    )


def _without(words: str, start: int, found: Sequence[Found]) -> str:
    for one in found:
        words = words[: one.start - start] + " " * (one.end - one.start) + words[one.end - start :]
    return words


def _owner(page: _Page, start: int, end: int) -> str | None:
    """The organisation that a cell names; empty for the total of all, None for anything else."""
    if TOTAL.match(page.folded, start, end):
        return ""
    named = page.names.whole(page.text, page.folded, start, end)
    return named.name if named else None


def _time(folded: str, start: int, end: int) -> Stated | Span | None:
    """The period in a head; a year may stand alone there, and the record's year without its number."""
    if named := stated(folded, start, end):
        return named[0]
    if span := next((span for span in spans_in(folded, start, end) if span.kind in CUMULATIVE), None):
        return span
    year = YEAR.search(folded, start, end)
    if year or WHOLE_YEAR.find(folded, start, end):
        return Stated(start, end, PeriodKind.YEAR, 1, int(year[0]) if year else None)
    return None
