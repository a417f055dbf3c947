"""Paragraphs, tables and text boxes of a Word file in reading order.

A row of a table is one line with its cells parted by tabs; what stands in a cell is one stretch of text. What
another cell covers is empty, so columns stay in line. What does not go into a cell, a table or a text box in
it, follows its table. A table that only frames texts is read as if there were no frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.errors import Message, message
from reports.readers.grid import Cell, Grid, Span
from reports.readers.grid_rows import table_lines
from reports.readers.nested import NESTED
from reports.readers.pieces import Piece, on_one_line
from reports.readers.word.text import Paragraph, Texts, all_text
from reports.readers.xml import Element, find, local, switch, value, whole

MOST_COLUMNS = 63  # of a table in Word
SIDE_BY_SIDE = 2
SPACES = re.compile(r"[ \t]+")
BLOCKS = {"p", "tbl"}
WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom"}
WRAPPERS |= {"AlternateContent", "Choice", "Fallback"}


class Slot(NamedTuple):
    """A place in a row: a cell with the columns it spans; None when nothing, or another cell, stands there.

    goes_on: whether that is the one above (`vMerge`) or the one to the left (`hMerge`).
    """

    cell: Element | None
    columns: int
    goes_on: str = ""


class Blocks:
    """Reads stories: the body, a header, a note, a cell, a text box.

    nested: how the rows begin in which tables stand.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts, self._boxes, self.nested = texts, 0, list[str]()

    def pieces(self, story: Element, where: Message | None = None) -> Iterator[Piece]:
        """The text of a story. where: it stands; what stands in a text box says so itself."""
        listed = False
        for element in _parts(story, BLOCKS):
            if local(element) == "p":
                paragraph = self._texts.paragraph(element)
                if paragraph.text:
                    yield Piece(paragraph.text, listed and paragraph.item, where)
                    listed = paragraph.item
                yield from self._boxes_of(paragraph)
                listed = listed and not paragraph.boxes
            else:
                yield from self._table(element, where)
                listed = False

    def _boxes_of(self, paragraph: Paragraph) -> Iterator[Piece]:
        for box in paragraph.boxes:
            self._boxes += 1
            yield from self.pieces(box, message("text box {number}", number=self._boxes))

    def _table(self, table: Element, where: Message | None) -> Iterator[Piece]:
        rows = [_slots(row) for row in self._shown_rows(table)]
        if _frames(rows):
            for cell in (slot.cell for row in rows for slot in row if slot.cell is not None):
                yield from self._framed(cell, where, beside=any(len(row) > 1 for row in rows))
            return
        within = list[Piece]()  # tables and text boxes in cells: they follow the table, not to cut it
        lines = table_lines(Grid(self._cells(rows, within), tuple(_merged(rows))))
        for number, line in enumerate(lines):
            yield Piece("\t".join(line.texts), number > 0, where)
        yield from within

    def _framed(self, cell: Element, where: Message | None, *, beside: bool) -> Iterator[Piece]:
        """The text of a cell that is only a frame; beside: another one, so that its lines belong together."""
        for number, piece in enumerate(self.pieces(cell, where)):
            yield piece._replace(close=piece.close or (beside and number > 0 and piece.where == where))

    def _shown_rows(self, table: Element) -> Iterator[Element]:
        for row in _parts(table, {"tr"}):
            if switch(row, "trPr/hidden"):
                self._texts.hidden.append(all_text(row))
            else:
                yield row

    def _cells(self, rows: list[list[Slot]], within: list[Piece]) -> dict[tuple[int, int], Cell]:
        """The cells that have a text; what does not go into one is added to `within`."""
        found = dict[tuple[int, int], Cell]()
        for number, row in enumerate(rows, start=1):
            own = list[Piece]()
            for column, slot in _placed(row):
                if slot.cell is not None and (text := self._cell(slot.cell, own)):
                    found[number, column] = Cell(text)
            heads = [cell.text for (line, _), cell in found.items() if line == number]
            self.nested += heads[:1] if any("\t" in piece.text for piece in own) else ()
            within += own
        return found

    def _cell(self, cell: Element, after: list[Piece]) -> str:
        """The paragraphs of a cell as one text; its tables and text boxes are added to `after`."""
        texts = list[str]()
        for element in _parts(cell, BLOCKS):
            if local(element) == "p":
                paragraph = self._texts.paragraph(element)
                texts += (SPACES.sub(" ", line).strip() for line in paragraph.text.split("\n"))
                after += self._boxes_of(paragraph)
            else:
                after += self._table(element, NESTED)
        return on_one_line(texts)


def _parts(container: Element, names: set[str]) -> Iterator[Element]:
    """The elements of these names in a container, also in content controls and the like."""
    for element in container:
        name = local(element)
        if name in names:
            yield element
        elif name in WRAPPERS:
            yield from _parts(element, names)


def _slots(row: Element) -> list[Slot]:
    """The places of a row from its first column to its last."""
    before, after = (_span(row, f"trPr/grid{side}") for side in ("Before", "After"))
    slots = [Slot(None, 1)] * before
    for cell in _parts(row, {"tc"}):
        goes_on = next((merge for merge in ("vMerge", "hMerge") if _continues(cell, merge)), "")
        slots.append(Slot(None if goes_on else cell, max(1, _span(cell, "tcPr/gridSpan")), goes_on))
    return slots + [Slot(None, 1)] * after


def _placed(row: list[Slot]) -> Iterator[tuple[int, Slot]]:
    """The places of a row, each with its first column, counted from 1."""
    column = 1
    for slot in row:
        yield column, slot
        column += slot.columns


def _merged(rows: list[list[Slot]]) -> Iterator[Span]:
    """The cells of a table that cover others, which have places of their own."""
    spans, above = dict[tuple[int, int], Span](), dict[int, tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        here, start = dict[int, tuple[int, int]](), (number, 0)
        for column, slot in _placed(row):
            last = column + slot.columns - 1
            if slot.cell is not None:
                start = number, column
                spans[start] = Span(number, column, number, last)
            elif slot.goes_on == "vMerge" and column in above:
                start = above[column]
                spans[start] = spans[start]._replace(bottom=number)
            elif slot.goes_on == "hMerge" and start in spans:
                spans[start] = spans[start]._replace(right=last)
            here[column] = start
        above = here
    yield from (span for span in spans.values() if span.covers)


def _frames(rows: list[list[Slot]]) -> bool:
    """Whether a table has one column, or sets texts of several lines side by side: the head of an official
    paper (who issues it, and the name of the state), or whom it goes to and who signs it.
    """
    if all(sum(slot.columns for slot in row) <= 1 for row in rows):
        return True
    lines = [[_lines(slot.cell) for slot in row if slot.cell is not None] for row in rows]
    beside = max((sum(map(bool, row)) for row in lines), default=0)
    return beside <= SIDE_BY_SIDE and any(number > 1 for row in lines for number in row)


def _lines(cell: Element) -> int:
    """How many lines with text a cell has, in paragraphs or broken."""
    paragraphs = [paragraph for paragraph in _parts(cell, {"p"}) if all_text(paragraph).strip()]
    return len(paragraphs) + sum(len([*paragraph.iterfind(".//{*}br")]) for paragraph in paragraphs)


def _span(element: Element, path: str) -> int:
    return min(max(whole(value(element, path)) or 0, 0), MOST_COLUMNS)


def _continues(cell: Element, merge: str) -> bool:
    found = find(cell, f"tcPr/{merge}")
    return found is not None and (value(cell, f"tcPr/{merge}") or "continue") == "continue"
