"""The grids of tables whose columns came out of a loop, which Word and LibreOffice guess at otherwise.

In: the body of a filled Word template. Out: the same body, changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn

TABLE, ROW, CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
GRID, COLUMN = qn("w:tblGrid"), qn("w:gridCol")
CELL_TRAITS, CELL_WIDTH, SPAN = qn("w:tcPr"), qn("w:tcW"), qn("w:gridSpan")
TABLE_WIDTH = f"{qn('w:tblPr')}/{qn('w:tblW')}"
SECTION, SECTION_END = qn("w:sectPr"), f"{qn('w:pPr')}/{qn('w:sectPr')}"
WIDTH, TYPE, VALUE = qn("w:w"), qn("w:type"), qn("w:val")
SIDES = qn("w:left"), qn("w:right")
ADDED = (SPAN, qn("w:vMerge"), qn("w:shd"))  # where docxtpl's colspan, hm, vm and cellbg put them is no place
TRAITS = (  # of a cell, in their order: ECMA-376-1, 17.4.69
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
    *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
)
ORDER = {qn(f"w:{name}"): place for place, name in enumerate(TRAITS)}


def settle_tables(body: Any) -> None:
    """Give each table the columns that its rows have, and each cell its traits in the order of the schema."""
    for added in [*body.iter(*ADDED)]:
        traits = added.getparent()
        if traits.tag == CELL_TRAITS:
            traits[:] = sorted(traits, key=lambda trait: ORDER.get(trait.tag, len(ORDER)))
    rooms = dict(_tables_with_room(body))
    for grid in body.iter(GRID):
        table = grid.getparent()
        if table.tag == TABLE and not (table in rooms and _fitted(table, grid, rooms[table])):
            _count_columns(table, grid)


def _tables_with_room(body: Any) -> Iterator[tuple[Any, int]]:
    """Each table with the width in twips between the margins of its section."""
    waiting: list[Any] = []
    for block in body:
        if block.tag == TABLE:
            waiting.append(block)
        section = block if block.tag == SECTION else block.find(SECTION_END)
        if section is None:
            continue
        page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        if page is not None and margins is not None:
            room = int(page.get(WIDTH)) - sum(int(margins.get(side)) for side in SIDES)
            yield from ((table, room) for table in waiting)
        waiting = []


def _fitted(table: Any, grid: Any, room: int) -> bool:
    """Whether the table could be given a grid that fits: its own width, or the page's where that is wider
    than the template was made for.

    The widest column gives way to the others down to two fifths of its width, then all shrink alike; of
    what is left over it takes one half, the last column the other. A table that an office made in its own
    way is left alone: no widths in twips, or cells that span.
    """
    rows = [row.findall(CELL) for row in table.findall(ROW)]
    fullest: list[Any] = max(rows, key=len, default=[])
    wanted, stated = [_twips(_width(cell)) for cell in fullest], _twips(table.find(TABLE_WIDTH))
    if not fullest or any(map(_spans, fullest)) or not all(wanted) or not stated:
        return False
    width = room if room > stated * 1.2 else stated  # on a landscape page
    table.find(TABLE_WIDTH).set(WIDTH, str(width))
    widest, left = wanted.index(max(wanted)), width - sum(wanted)
    wanted[-1] += max(left, 0) // 2
    wanted[widest] = max(wanted[widest] * 2 // 5, width - sum(wanted) + wanted[widest])
    fitted = [width * part // sum(wanted) for part in wanted]
    _set_columns(grid, fitted)
    for row in rows:
        _set_widths(row, fitted)
    return True


def _set_widths(row: list[Any], columns: list[int]) -> None:
    """Give the cells of a row the widths of the columns; a row of one cell goes across all."""
    if len(row) == len(columns):
        for cell, part in zip(row, columns, strict=True):
            _width(cell).set(WIDTH, str(part))
    elif len(row) == 1 and (found := _width(row[0])) is not None:
        found.set(WIDTH, str(sum(columns)))


def _count_columns(table: Any, grid: Any) -> None:
    """Give the grid as many columns as the rows have, as docxtpl does: the table keeps its width."""
    made = [float(column.get(WIDTH) or 0) for column in grid.findall(COLUMN)]
    rows = [row.findall(CELL) for row in table.iter(ROW)]
    cells, places = (max((count(row) for row in rows), default=0) for count in (len, _places))
    columns, width = made, sum(made)
    if width and cells > len(made):
        share = width / cells
        columns = [int(column * share / (width / len(made))) for column in made]
        columns += [int(share)] * (cells - len(made))
    if places < len(columns):
        spare = int(sum(columns[places:]) / max(places, 1))
        columns = [column + spare for column in columns[:places]]
    if columns is not made:
        _set_columns(grid, columns)


def _set_columns(grid: Any, widths: Iterable[float]) -> None:
    grid[:] = [grid.makeelement(COLUMN, {WIDTH: str(int(width))}) for width in widths]


def _width(cell: Any) -> Any:
    """The element that states the width of a cell; None when none does."""
    traits = cell.find(CELL_TRAITS)
    return None if traits is None else traits.find(CELL_WIDTH)


def _twips(width: Any) -> int:
    """The width that an element states in twips; 0 when it states none, or in another measure."""
    plain = width is not None and width.get(TYPE) == "dxa"
    return int(width.get(WIDTH)) if plain and width.get(WIDTH).isdecimal() else 0


def _spans(cell: Any) -> bool:
    return cell.find(f"{CELL_TRAITS}/{SPAN}") is not None


def _places(row: list[Any]) -> int:
    """How many columns of the grid the cells of a row take."""
    spans = (cell.find(f"{CELL_TRAITS}/{SPAN}") for cell in row)
    return sum(1 if span is None else int(span.get(VALUE)) for span in spans)
