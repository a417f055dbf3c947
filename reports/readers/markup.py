"""A tree of elements to lines: paragraphs, entries of lists after a dash, rows of tables parted by tabs.

The trees are those of web pages, and those that trafilatura makes of them, with names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

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
    rows = (["".join(_words(cell)) for cell in row.iterchildren(*CELLS)] for row in table.iter(*ROWS))
    return [
        "\t".join(" ".join(cell.split()) for cell in cells) for cells in rows if any(map(str.strip, cells))
    ]


def _words(element: Any) -> Iterator[str]:
    """The text of a cell; what stands in blocks of their own is parted by a space."""
    for piece in _pieces(element, element, linked=False):
        yield piece.words if piece.kind == "text" else f" {piece.words}"


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


def spread(table: Any) -> None:
    """Gives a table of a web page an empty cell for each one that a merged cell covers."""
    if is_layout(table):
        return
    below: dict[int, int] = {}
    for row in table.iter("tr"):
        below = _spread_row(row, below)


def _spread_row(row: Any, covered: dict[int, int]) -> dict[int, int]:
    """Spreads a row; `covered` says for how many rows more each column is under a merged cell."""
    cells, below, column = list(row.iterchildren("td", "th")), dict[int, int](), 0
    for cell in cells:
        column = _filled(cell, column, covered)
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        cell.attrib.pop("colspan", None)  # else they are counted once more by who reads the tree
        cell.attrib.pop("rowspan", None)
        for n in range(across):
            below[column + n] = down - 1
            if n:
                cell.addnext(_empty(cell))
        column += across
    while covered.get(column, 0) > 0:
        row.append(row.makeelement("td"))
        column += 1
    return {**{at: left - 1 for at, left in covered.items()}, **below}


def _filled(cell: Any, column: int, covered: dict[int, int]) -> int:
    """Puts empty cells before one where cells above reach down; gives the column that it stands in."""
    while covered.get(column, 0) > 0:
        cell.addprevious(_empty(cell))
        column += 1
    return column


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


def _empty(cell: Any) -> Any:
    return cell.makeelement(cell.tag)
