"""The tables of a Word file: their columns in mm, their merged cells, and which of them only place text.

A table is layout when it draws no vertical line, its text stands in two columns, and it is short: the heading
of a document (ô 1-4) and its end (Nơi nhận, chữ ký). Any other table holds data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.check.word.props import Props, Theme, read_props, stated
from reports.check.word.styles import Styles
from reports.check.word.xml import Element, attributes, branch, every, find, length, points, switched, value
from reports.readers.xml import local, whole

MOST_COLUMNS = 63  # of a table in Word
LAYOUT_ROWS, LAYOUT_COLUMNS = 8, 2
CELL_MARGIN = "108"  # twips: what Word leaves free at the sides of a cell when nothing is stated
SIDES = {"left": ("start", "left"), "right": ("end", "right")}
UPRIGHT = ("left", "start", "right", "end", "insideV")
MOVED = {"center": 0.5, "right": 1.0, "end": 1.0}  # of the room beside a table: what stands before it
WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


@dataclass(frozen=True)
class Slot:
    """A cell. column, columns: where it begins in the grid and how many it spans.

    left, right: of its text, in mm from the left edge of the page; continued: it belongs to the cell above;
    written: it holds text.
    """

    element: Element
    column: int
    columns: int
    left: float
    right: float
    continued: bool
    written: bool


@dataclass(frozen=True)
class Grid:
    """A table. properties: its `w:tblPr`; width, indent: in mm, the indent against the area it stands in."""

    properties: Element | None
    rows: tuple[tuple[Slot, ...], ...]
    columns: int
    width: float
    indent: float
    layout: bool
    head_repeats: bool
    rows_whole: bool


def parts(container: Element, names: set[str]) -> Iterator[Element]:
    """The elements of these names in a container, also in content controls and insertions; none deleted."""
    for element in container:
        name = local(element)
        if name in names:
            yield element
        elif name == "AlternateContent":
            yield from parts(branch(element), names)
        elif name in WRAPPERS:
            yield from parts(element, names)


def read_grid(table: Element, styles: Styles, area: tuple[float, float], *, overhangs: bool) -> Grid:
    """A `w:tbl` that stands in an area, in mm from the left edge of the page.

    overhangs: its cell margins stand outside of that area, as they did before Word 2013.
    """
    properties = find(table, "tblPr")
    props = styles.table(properties)
    rows = [row for row in parts(table, {"tr"}) if find(row, "trPr/del") is None]
    grid = (column for grid in parts(table, {"tblGrid"}) for column in parts(grid, {"gridCol"}))
    columns = [length(attributes(column).get("w")) for column in grid]
    widths = [[*_widths(row, columns, area[1] - area[0])] for row in rows]
    drawn = max((sum(row) for row in widths), default=0.0)
    indent = _indent(props, area, drawn)
    begins_at_margin = overhangs and stated(props, "jc") not in MOVED
    left = area[0] + indent - (_margin(props, {}, "left") if begins_at_margin else 0)
    slots = tuple(
        tuple(_slots(row, found, left, props, styles.theme)) for row, found in zip(rows, widths, strict=True)
    )
    return Grid(
        properties=properties,
        rows=slots,
        columns=max((slot.column + slot.columns for row in slots for slot in row), default=0),
        width=_width(props, area, drawn),
        indent=indent,
        layout=_is_layout(slots, props, styles.theme),
        head_repeats=bool(rows) and switched(rows[0], "trPr/tblHeader"),
        rows_whole=bool(rows) and all(switched(row, "trPr/cantSplit") for row in rows),
    )


def _span(element: Element, path: str) -> int:
    return min(max(whole(value(element, path)) or 0, 0), MOST_COLUMNS)


def _widths(row: Element, columns: list[float], room: float) -> Iterator[float]:
    """The widths of what stands in a row: first any gap, then each cell's own width, that of a merged cell by
    the grid: programs that change columns forget the cells over them.
    """
    before = _span(row, "trPr/gridBefore")
    yield sum(columns[:before])
    at, cells = before, [*parts(row, {"tc"})]
    for cell in cells:
        span = max(1, _span(cell, "tcPr/gridSpan"))
        own = attributes(find(cell, "tcPr/tcW"))
        width = length(own.get("w")) if own.get("type", "dxa") == "dxa" else 0
        grid = sum(columns[at : at + span])
        yield (width if span == 1 else grid) or grid or width or room / len(cells)
        at += span


def _slots(row: Element, widths: list[float], left: float, props: Props, theme: Theme) -> Iterator[Slot]:
    column, left = _span(row, "trPr/gridBefore"), left + widths[0]
    for cell, width in zip(parts(row, {"tc"}), widths[1:], strict=True):
        own, merge = read_props(find(cell, "tcPr"), theme), find(cell, "tcPr/vMerge")
        span = max(1, _span(cell, "tcPr/gridSpan"))
        yield Slot(
            element=cell,
            column=column,
            columns=span,
            left=left + _margin(props, own, "left"),
            right=left + width - _margin(props, own, "right"),
            continued=merge is not None and attributes(merge).get("val", "continue") == "continue",
            written=any((text.text or "").strip() for text in every(cell, "t")),
        )
        column, left = column + span, left + width


def _margin(table: Props, cell: Props, side: str) -> float:
    """What a cell leaves free at a side, in mm."""
    places = [(cell, f"tcMar/{name}") for name in SIDES[side]]
    places += [(table, f"tblCellMar/{name}") for name in SIDES[side]]
    found = (stated(props, name, "w") for props, name in places)
    return length(next(filter(None, found), CELL_MARGIN))


def _width(props: Props, area: tuple[float, float], drawn: float) -> float:
    """The width that the table states, else what its cells take. Fixed columns take what they take."""
    kind, text = stated(props, "tblW", "type"), stated(props, "tblW", "w")
    if stated(props, "tblLayout", "type") == "fixed":
        return drawn
    if kind == "pct" or text.endswith("%"):
        share = (points(text.rstrip("%"), 1) or 0) / (100 if text.endswith("%") else 5000)
        return share * (area[1] - area[0]) or drawn
    return (length(text) if kind == "dxa" else 0) or drawn


def _indent(props: Props, area: tuple[float, float], drawn: float) -> float:
    room = area[1] - area[0] - drawn
    place = stated(props, "jc")
    return MOVED[place] * room if place in MOVED else length(stated(props, "tblInd", "w"))


def _is_layout(rows: tuple[tuple[Slot, ...], ...], props: Props, theme: Theme) -> bool:
    if len(rows) > LAYOUT_ROWS:
        return False
    slots = [slot for row in rows for slot in row]
    full = max((slot.column + slot.columns for slot in slots), default=0)
    written = {slot.column for slot in slots if slot.columns < full and slot.written}
    placed = full <= LAYOUT_COLUMNS or len(written) == LAYOUT_COLUMNS
    return placed and not any(_is_ruled(slot, props, theme) for slot in slots)


def _is_ruled(slot: Slot, table: Props, theme: Theme) -> bool:
    """Whether a vertical line stands at a side of a cell: by its own borders, else by those of the table."""
    own = read_props(find(slot.element, "tcPr"), theme)
    stated_sides = [name for name in UPRIGHT if f"tcBorders/{name}" in own]
    inherits = len(stated_sides) < len(SIDES)
    drawn = any(_is_drawn(own, f"tcBorders/{name}") for name in stated_sides)
    return drawn or (inherits and any(_is_drawn(table, f"tblBorders/{name}") for name in UPRIGHT))


def _is_drawn(props: Props, name: str) -> bool:
    found = props.get(name, {})
    visible = found.get("color", "").upper() != "FFFFFF" and found.get("sz") != "0"
    return visible and found.get("val", "none") not in {"none", "nil"}
