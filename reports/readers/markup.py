"""A tree of elements to lines: paragraphs, entries of lists after a dash, rows of tables parted by tabs.

The trees are those of web pages, and those that trafilatura makes of them, with names of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

BREAKS = frozenset({"br", "lb"})
ITEMS, CELLS, ROWS = {"li", "item"}, ("td", "th", "cell"), ("tr", "row")
INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "cite",
            "code",
            "del",
            "em",
            "font",
            "hi",
            "i",
            "ins",
            "label",
            "mark",
            "q",
            "ref",
        ),
        *("s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
    }
)
TIGHT = ITEMS | {"dd", "dt", "option"}  # with no empty line around
SILENT = {"button", "select", "textarea", "input", "graphic", "img"}
MOST_SPANNED = 200  # cells: more is a slip of the page


def lines_in(element: Any) -> Iterator[str]:
    """The lines of an element, empty ones between paragraphs."""
    text, gap = "", True
    for kind, words in (*_pieces(element), ("gap", "")):
        if kind == "text":
            text += words
            continue
        line = " ".join(text.split())
        if line.strip("- "):
            yield line
            gap = False
        if kind == "row":
            yield words
            gap = False
        if kind == "gap" and not gap:
            yield ""
            gap = True
        text = "" if kind == "row" else words


def _pieces(element: Any) -> Iterator[tuple[str, str]]:
    """What a tree holds in its order: `text`, a `row` of a table, and `line` or `gap` where a line ends, with
    what the next one begins with.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT:
        return
    if tag == "table" and not _is_layout(element):
        yield "gap", ""
        yield from (("row", row) for row in rows_of(element))
        yield "gap", ""
        return
    between = "line" if tag in TIGHT or tag in BREAKS else "gap"
    if tag not in INLINE:
        yield between, "- " if tag in ITEMS else ""
    yield "text", element.text or ""
    for child in element:
        yield from _pieces(child)
        yield "text", child.tail or ""
    if tag not in INLINE | BREAKS:
        yield between, ""


def rows_of(table: Any) -> list[str]:
    """The rows of a table that have a text, cells parted by tabs."""
    rows = (["".join(_words(cell)) for cell in row.iterchildren(*CELLS)] for row in table.iter(*ROWS))
    return [
        "\t".join(" ".join(cell.split()) for cell in cells) for cells in rows if any(map(str.strip, cells))
    ]


def _words(element: Any) -> Iterator[str]:
    """The text of a cell; what stands in blocks of their own is parted by a space."""
    for kind, words in _pieces(element):
        yield words if kind == "text" else f" {words}"


def _is_layout(table: Any) -> bool:
    """Whether a table only arranges a page: there is another one in it, or nothing beside anything."""
    inner = any(other is not table for other in table.iter("table"))
    return inner or all(len(list(row.iterchildren(*CELLS))) < 2 for row in table.iter(*ROWS))


def spread(table: Any) -> None:
    """Gives a table of a web page an empty cell for each one that a merged cell covers."""
    if _is_layout(table):
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


def _span(cell: Any, name: str) -> int:
    said = str(cell.attrib.pop(name, "1")).strip()
    return min(int(said), MOST_SPANNED) if said.isdecimal() and int(said) else 1


def _empty(cell: Any) -> Any:
    return cell.makeelement(cell.tag)
