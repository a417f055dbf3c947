"""A tree of elements to lines: paragraphs, entries of lists after a dash, rows of tables parted by tabs.

The trees are those of web pages, and those that trafilatura makes of them, with names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from reports.readers.grid import Cell, Grid, Span
from reports.readers.grid_rows import table_lines
from reports.readers.pieces import on_one_line
from reports.readers.vietnamese import VIETNAMESE

BREAKS, LINKS = frozenset({"br", "lb"}), frozenset({"a", "ref"})
ITEMS, CELLS, ROWS = frozenset({"li", "item"}), ("td", "th", "cell"), ("tr", "row")
INLINE = LINKS | {"abbr", "b", "bdi", "cite", "code", "del", "em", "font", "hi", "i", "ins", "label", "mark"}
INLINE |= {"q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
TIGHT = ITEMS | {"dd", "dt"}  # with no empty line around
SILENT = frozenset({"button", "select", "textarea", "input", "graphic", "img"})
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # the mark of a note is no digit of the number before it
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
OFFICIAL = re.compile("|".join(VIETNAMESE["paper"][name] for name in ("head", "signature")), re.IGNORECASE)
"""How one of two boxes side by side begins: with the name of the state, or who signs a paper or gets it."""
AMOUNT = re.compile(r"[-+]?\d[\d.,%]*")
SIDE_BY_SIDE = 2
LONGEST_LABEL = 80  # letters before a table in a row that may say whose it is
MOST_SPANNED, DIGITS = 200, 9  # cells: more is a slip of the page
LINKED = 0.7
"""The share of the letters of a line that lead elsewhere, from which on it is a link and no text."""


class Line(NamedTuple):
    """A line, empty between paragraphs; whether it is a link, and the element that it ends in."""

    text: str
    linked: bool = False
    block: Any = None

    @property
    def heads(self) -> bool:
        """Whether it is a heading that leads nowhere."""
        return self.block is not None and self.block.tag in HEADINGS and not self.linked


class _Piece(NamedTuple):
    """A stretch of text, a row of a table, or where a line (`line`) or a paragraph (`gap`) ends.

    words: also what the next line begins with.
    """

    kind: str
    words: str
    block: Any
    linked: bool = False


def lines_in(element: Any) -> Iterator[Line]:
    """The lines of an element."""
    texts, gap = list[_Piece](), True
    for piece in (*_pieces(element, element, linked=False), _Piece("gap", "", element)):
        if piece.kind == "text":
            texts.append(piece)
            continue
        line = _line(texts)
        if line.text.strip("- "):
            yield line
            gap = False
        if piece.kind == "row":
            yield Line(piece.words, piece.linked, piece.block)
            gap = False
        if piece.kind == "gap" and not gap:
            yield Line("")
            gap = True
        texts = [] if piece.kind == "row" else [piece]


def _line(texts: list[_Piece]) -> Line:
    text = " ".join("".join(piece.words for piece in texts).split())
    linked = sum(len("".join(piece.words.split())) for piece in texts if piece.linked)
    return Line(text, linked > LINKED * len("".join(text.split())), texts[-1].block if texts else None)


def _pieces(element: Any, block: Any, *, linked: bool) -> Iterator[_Piece]:
    """What a tree holds, in its order."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT:
        return
    if tag == "table" and not is_layout(element):
        yield _Piece("gap", "", block)
        yield from (_Piece("row", row, element) for row in rows_of(element))
        yield _Piece("gap", "", block)
        return
    between, outer = "line" if tag in TIGHT | BREAKS else "gap", block
    linked = linked or (tag in LINKS and bool(element.get("href") or element.get("target")))
    if tag not in INLINE:
        block = element if tag not in BREAKS else block
        yield _Piece(between, "- " if tag in ITEMS else "", block)
    yield _Piece("text", element.text or "", block, linked)
    for child in element:
        yield from _pieces(child, block, linked=linked)
        yield _Piece("text", child.tail or "", block, linked)
    if tag not in INLINE | BREAKS:
        yield _Piece(between, "", outer)


def rows_of(table: Any) -> list[str]:
    """The rows of a table that have a text, cells parted by tabs."""
    rows = ([_text(cell) for cell in row.iterchildren(*CELLS)] for row in table.iter(*ROWS))
    return ["\t".join(cells) for cells in rows if any(cells)]


def is_layout(table: Any) -> bool:
    """Whether a table only arranges a page: there is another one in it, or a heading, nothing stands beside
    anything, or it sets the two boxes of an official paper side by side.
    """
    if any(element is not table for element in table.iter("table", *HEADINGS)):
        return True
    rows = [
        [" ".join(cell.itertext()).strip() for cell in row.iterchildren(*CELLS)] for row in table.iter(*ROWS)
    ]
    if all(len(cells) < SIDE_BY_SIDE for cells in rows):
        return True
    boxes = all(sum(map(bool, cells)) <= SIDE_BY_SIDE for cells in rows)
    texts = [" ".join(text.split()) for cells in rows for text in cells]
    return boxes and any(map(OFFICIAL.match, texts)) and not any(map(AMOUNT.fullmatch, texts))


def row_around(element: Any) -> str:
    """What a row of a table says beside the cell in which an element stands: a label, as that of a figure;
    empty where no row does.
    """
    for cell in element.iterancestors("td", "th"):
        others = (
            " ".join(other.itertext()).split() for other in cell.itersiblings("td", "th", preceding=True)
        )
        label = " ".join(words for other in others for words in other)
        if label and len(label) <= LONGEST_LABEL:
            return label
    return ""


def straighten(table: Any) -> None:
    """Makes each line of a table of a web page one row, the lines of a head one, and gives what a merged cell
    covers an empty cell.
    """
    if is_layout(table):
        return
    rows = [*table.iter("tr")]
    cells, merged = _placed(rows)
    texts = {place: Cell(text) for place, cell in cells.items() if (text := _text(cell))}
    lines = {line.row: line.texts for line in table_lines(Grid(texts, merged))}
    for number, row in enumerate(rows, start=1):
        if number in lines:
            _refill(
                row, [cells.get((number, n)) for n, _ in enumerate(lines[number], start=1)], lines[number]
            )
        else:
            row.getparent().remove(row)


def _placed(rows: Sequence[Any]) -> tuple[dict[tuple[int, int], Any], tuple[Span, ...]]:
    """The cells of rows by row and column, and those that cover others."""
    cells, spans, taken = dict[tuple[int, int], Any](), list[Span](), set[tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            bottom = min(number + _span(cell, "rowspan") - 1, len(rows))
            span = Span(number, column, bottom, column + _span(cell, "colspan") - 1)
            taken |= {*product(range(number, bottom + 1), range(column, span.right + 1))}
            spans.append(span)
            cells[number, column] = cell
    return cells, tuple(span for span in spans if span.covers)


def _refill(row: Any, cells: Sequence[Any], texts: Sequence[str]) -> None:
    """Puts cells with these texts into a row, those that it has where they say that, and no others."""
    for cell in row.iterchildren("td", "th"):
        row.remove(cell)
    for old, text in zip(cells, texts, strict=True):
        cell = row.makeelement("td") if old is None else old
        if _text(cell) != text:
            del cell[:]
            cell.text = text
        for name in ("colspan", "rowspan"):  # else they are counted once more by who reads the tree
            cell.attrib.pop(name, None)
        row.append(cell)


def _text(cell: Any) -> str:
    """The text of a cell; what stands in blocks of their own, and broken lines, as lines of one."""
    lines = [""]
    for piece in _pieces(cell, cell, linked=False):
        if piece.kind != "text":
            lines.append("")
        lines[-1] += piece.words
    return on_one_line(" ".join(line.split()) for line in lines)


def raise_digits(tree: Any) -> None:
    """Gives raised digits of a web page letters of their own, as `m²` has it."""
    for element in tree.iter("sup"):
        for inner in element.iter():
            inner.text = inner.text and inner.text.translate(RAISED)


def cells_of(table: Any) -> int:
    """How many cells a table of a web page has, with those that merged ones cover."""
    return sum(_span(cell, "colspan") * _span(cell, "rowspan") for cell in table.iter("td", "th"))


def _span(cell: Any, name: str) -> int:
    said = str(cell.get(name, "1")).strip()[:DIGITS]
    return min(int(said), MOST_SPANNED) if said.isdecimal() and int(said) else 1
