"""What a table says of the figures in its cells: whose, of which time, planned or done, and what they count.

In: the marks of a source. Out: `Cell`s by their places. A table is a run of lines whose cells are parted by
bars or tabs; its first line has the heads of the columns, the first cell with words in a line is its label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.extract.marks import OPENING, Marked
from reports.extract.phrases import END, WORDS, Found, Phrases, fold, tree
from reports.extract.reasons import Unsure
from reports.extract.tally import Tally, tally_in
from reports.extract.times import Stated, stated
from reports.facts import Role
from reports.periods import PeriodKind

HEADS = Phrases({name: WORDS["columns"][name] for name in ("plan", "done", "last_year", "compared")})
WHOLE_YEAR = Phrases({"year": WORDS["columns"]["whole_year"]})
OF_UNITS = {fold(words) for words in WORDS["columns"]["units"]}
TOTAL = re.compile(rf"{tree(map(fold, WORDS['columns']['totals']))}{END}")
YEAR = re.compile(r"(?<![\d./])(?:19|20)\d\d(?![\d./])")
CELL = re.compile(r"[^|\t]+")
SEPARATOR = re.compile(r"[|\t]")
WORD = re.compile(r"[^\W\d_]{2}")
FEWEST_CELLS, MOST_CELLS = 3, 200  # in a row; what has more is no table
TELLING = re.compile(r"[^\W\d_]|\d{4}|%")
"""What a head has to have to say anything: a letter, a year or a sign of shares."""
ROLES = {"plan": Role.TASK, "done": Role.ACHIEVEMENT, "last_year": Role.ACHIEVEMENT}


class Cell(NamedTuple):
    """A cell at text[start:end] and what its column's head and its row's label say.

    role, time, tally: None where they say nothing; last_year: of the same period one year before; owner: who
    has it, empty for the one who reports, None where nothing says; known: whether that is surely a name;
    words, label: those of the head and of the label.
    """

    start: int
    end: int
    role: Role | None = None
    time: Stated | None = None
    last_year: bool = False
    tally: Tally | None = None
    owner: str | None = None
    known: bool = True
    words: str = ""
    label: str = ""


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


def cells_of(marked: Marked) -> Cells:
    """The cells of the tables in `marked`, in the order of the text."""
    return Cells([*_cells(marked)])


def _cells(marked: Marked) -> Iterator[Cell]:
    heads, frame = list[Cell](), ""
    for block in marked.source.blocks:
        line = marked.source.text[block.start : block.end]
        if block.kind in OPENING or not is_row(line):
            heads = []
        elif not heads:
            frame = "|" if line.startswith("|") else ""
            heads = [_head(marked, *span) for span in _spans(line, block.start, frame)]
        else:
            yield from _row(marked, heads, _spans(line, block.start, frame))


def _spans(line: str, start: int, frame: str) -> list[tuple[int, int]]:
    """Where the words of each cell begin and end; frame: what stands around all of them, if anything does."""
    inner = line.removeprefix(frame)
    place, spans = start + len(line) - len(inner), list[tuple[int, int]]()
    for words in SEPARATOR.split(inner.removesuffix(frame)):
        left = place + len(words) - len(words.lstrip())
        spans.append((left, max(left, place + len(words.rstrip()))))
        place += len(words) + 1
    return spans


def _head(marked: Marked, start: int, end: int) -> Cell:
    """What the words of a column's head say; a share or a comparison says nothing of its figures."""
    words = marked.source.text[start:end]
    if not TELLING.search(words):
        return Cell(start, end, words=words)
    owner = _owner(marked, start, end)
    found = HEADS.find(marked.folded, start, end)
    groups = {one.group for one in found}
    if owner is not None or "compared" in groups:
        return Cell(start, end, owner=owner, words=words)
    return Cell(
        start,
        end,
        role=next((ROLES[one.group] for one in found if one.group in ROLES), None),
        time=None if "last_year" in groups else _time(marked.folded, start, end),
        last_year="last_year" in groups,
        tally=tally_in(_without(words, start, found), Unsure.UNIT_ABOVE),
        words=words,
    )


def _without(words: str, start: int, found: Sequence[Found]) -> str:
    for one in found:
        words = words[: one.start - start] + " " * (one.end - one.start) + words[one.end - start :]
    return words


def _owner(marked: Marked, start: int, end: int) -> str | None:
    """The organisation that a cell names; empty for the total of all, None for anything else."""
    if TOTAL.match(marked.folded, start, end):
        return ""
    named = marked.names.whole(marked.source.text, marked.folded, start, end)
    return named.name if named else None


def _time(folded: str, start: int, end: int) -> Stated | None:
    """The period in a head; a year may stand alone there, and the record's year without its number."""
    if named := stated(folded, start, end):
        return named[0]
    year = YEAR.search(folded, start, end)
    if year or WHOLE_YEAR.find(folded, start, end):
        return Stated(start, end, PeriodKind.YEAR, 1, int(year[0]) if year else None)
    return None


def _row(marked: Marked, heads: Sequence[Cell], spans: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """The cells of a line under their heads; one with fewer cells, such as a total, lacks the first ones."""
    under = heads[max(0, len(heads) - len(spans)) :]
    texts = [marked.source.text[start:end] for start, end in spans]
    first = next((n for n, words in enumerate(texts[: len(under)]) if WORD.search(words)), None)
    if first is None:
        return
    label = _label(marked, under[first], *spans[first])
    for (start, end), head in zip(spans, under, strict=False):
        cell = head._replace(start=start, end=end, tally=head.tally or label.tally, label=label.label)
        yield cell if label.owner is None else cell._replace(owner=label.owner, known=label.known)


def _label(marked: Marked, head: Cell, start: int, end: int) -> Cell:
    """What the label of a line says: an organisation, the total of them, or what is counted."""
    words = marked.source.text[start:end]
    owner = _owner(marked, start, end)
    if owner is not None:
        return Cell(start, end, owner=owner, label=words)
    if fold(head.words) in OF_UNITS and words[0].isupper():
        return Cell(start, end, owner=words, known=False, label=words)
    return Cell(start, end, tally=tally_in(words, Unsure.UNIT_APART), label=words)
