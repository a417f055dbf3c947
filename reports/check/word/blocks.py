"""A Word file as it is set: paragraphs and tables with their places on the page.

In: elements of the document, of a cell, of a text box. Out: `Block`s (paragraphs) and `Tabular`s (tables) in
the order of the file. Down the page everything is placed by its lines and gaps as if on one long page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reports.check.model import Align, Side
from reports.check.word.drawings import Frame, Shape, shapes
from reports.check.word.lines import Line, Measure, lay, tab_stops
from reports.check.word.lists import Counter
from reports.check.word.props import Level, Props, over, stated
from reports.check.word.styles import NO_LEVEL, Cell, Styles
from reports.check.word.tables import Grid, Slot, parts, read_grid
from reports.check.word.text import Content, Piece, is_deleted, piece_of, read_content, shaded
from reports.check.word.xml import Element, find, length, on, points
from reports.readers.xml import local

LINE_PITCH = 1.15  # of the size: one line of Times (the-thuc.md, 1.10)
BY_ITSELF = 14.0  # points: the space that Word sets before and after a paragraph by itself, as on the web
WIDE = 0.65  # of the text area: what is wider stands in neither half
BOX_INSET, BOX_TOP = 2.54, 3.6  # mm, points: what a text box leaves free at its sides and above
ALIGNMENTS = {
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
    "thaiDistribute": Align.JUSTIFIED,
    "lowKashida": Align.JUSTIFIED,
    "mediumKashida": Align.JUSTIFIED,
    "highKashida": Align.JUSTIFIED,
}


@dataclass(frozen=True)
class Page:
    """Paper, in mm. left, right: where its text area begins and ends; top: the margin above it."""

    width: float
    height: float
    left: float
    right: float
    top: float


@dataclass(frozen=True)
class Area:
    """What a text is set in: a page, a cell, a box. left, right: in mm from the left edge of the page."""

    left: float
    right: float
    side: Side = Side.WHOLE

    @property
    def middle(self) -> float:
        """The middle between its two sides."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Block:
    """A paragraph as set. top: in points from the top of the text. strokes: the lines drawn in it.

    hidden: what is in the file but not shown; boxes: what stands in the text boxes hung on it, a text each.
    """

    pieces: tuple[Piece, ...]
    hidden: tuple[Piece, ...]
    props: Props
    style: str
    list_format: str
    area: Area
    measure: Measure
    size: float
    top: float
    strokes: tuple[Shape, ...]
    boxes: tuple[tuple[Blocks, Area], ...]

    @cached_property
    def text(self) -> str:
        """Its printed characters."""
        return "".join(piece.run.text for piece in self.pieces)

    @cached_property
    def stretches(self) -> tuple[tuple[Line, ...], ...]:
        """Its lines, grouped by the breaks that the file has in it."""
        return lay(self.pieces, self.measure)

    @property
    def pitch(self) -> float:
        """From one of its lines to the next, in points."""
        return self.spacing * LINE_PITCH * self.size

    @property
    def spacing(self) -> float:
        """Its line pitch, 1.0 for single."""
        return line_spacing(self.props, self.size)

    @cached_property
    def bottom(self) -> float:
        """Where its last line ends, in points from the top of the text."""
        return self.top + space(self.props, "before") + sum(map(len, self.stretches)) * self.pitch

    @property
    def end(self) -> float:
        """Where what comes next begins."""
        return self.bottom + space(self.props, "after")


@dataclass(frozen=True)
class Tabular:
    """A table as set: for each row its cells, each with what stands in it."""

    grid: Grid
    cells: tuple[tuple[tuple[Slot, Blocks], ...], ...]
    area: Area
    end: float


Blocks = tuple[Block | Tabular, ...]


def paragraphs(blocks: Blocks) -> Iterator[Block]:
    """All paragraphs of a story, with those in its tables and text boxes."""
    for block in blocks:
        if isinstance(block, Block):
            yield from (found for inside, _ in block.boxes for found in paragraphs(inside))
            yield block
        else:
            yield from (found for row in block.cells for _, inside in row for found in paragraphs(inside))


def space(props: Props, side: str) -> float:
    """The space `before` or `after` a paragraph, in points."""
    if on({"val": stated(props, "spacing", f"{side}Autospacing") or "0"}):
        return BY_ITSELF
    return points(stated(props, "spacing", side)) or 0


def line_spacing(props: Props, size: float) -> float:
    """The line pitch of a paragraph of `size`, 1.0 for single."""
    rule, line = stated(props, "spacing", "lineRule"), stated(props, "spacing", "line")
    if rule in {"exact", "atLeast"}:
        pitch = (points(line) or 0) / (LINE_PITCH * size)
        return pitch if rule == "exact" and pitch > 0 else max(1.0, pitch)
    lines = (points(line, 1) or 0) / 240
    return lines if lines > 0 else 1.0


class Composer:
    """Sets the stories of one file. free_stop: in mm; overhangs: as `read_grid` takes it."""

    def __init__(self, styles: Styles, free_stop: float, *, overhangs: bool) -> None:
        self.styles, self.counter = styles, Counter(styles.lists)
        self.free_stop, self.overhangs = free_stop, overhangs

    def blocks(
        self, elements: Iterable[Element], area: Area, page: Page, top: float, table: Level = NO_LEVEL
    ) -> Blocks:
        """Paragraphs and tables one below the other, from `top` (points). table: what a table style says."""
        found: list[Block | Tabular] = []
        for element in elements:
            begin = found[-1].end if found else top
            if local(element) == "tbl":
                found.append(self._tabular(element, area, page, begin))
            elif not is_deleted(element):
                found.append(self._block(element, area, page, begin, table))
        return tuple(found)

    def _block(self, paragraph: Element, area: Area, page: Page, top: float, table: Level) -> Block:
        properties = find(paragraph, "pPr")
        props, style = self.styles.paragraph(properties, table), self.styles.name(properties)
        content = read_content(paragraph, self.styles, style, table)
        if shaded(props):
            content = content.marked()
        mark = self.styles.run(find(properties, "rPr"), style, table)
        label, list_format = self._label(props, style, mark)
        pieces = tuple(piece for piece in (*label, *content.pieces) if not piece.run.hidden)
        area, align = _framed(props, area, page)
        printed = [piece.run.size for piece in pieces if piece.run.text.strip()]
        strokes, boxes = self._drawn(content, area, page, top)
        return Block(
            pieces=pieces,
            hidden=tuple(piece for piece in content.pieces if piece.run.hidden),
            props=props,
            style=style,
            list_format=list_format,
            area=area,
            measure=self._measure(props, area, align),
            size=max(printed, default=piece_of("", mark).run.size),
            top=top,
            strokes=strokes,
            boxes=boxes,
        )

    def _label(self, props: Props, style: str, mark: Props) -> tuple[list[Piece], str]:
        """The number of an item, as a piece that the file does not hold, and its format."""
        item = self.styles.item(props, style)
        text = self.counter.label(*item) if item else ""
        if not item or not text:
            return [], ""
        level = self.styles.lists[item[0]].levels[item[1]]
        return [replace(piece_of(text, over(mark, level.level.run)), raw="")], level.format

    def _measure(self, props: Props, area: Area, align: Align | None) -> Measure:
        left = length(stated(props, "ind", "left"))
        return Measure(
            first=left + length(stated(props, "ind", "first")),
            left=left,
            right=area.right - area.left - length(stated(props, "ind", "right")),
            align=align or ALIGNMENTS.get(stated(props, "jc"), Align.LEFT),
            stops=tab_stops(props.get("tabs", {})),
            free_stop=self.free_stop,
        )

    def _drawn(
        self, content: Content, area: Area, page: Page, top: float
    ) -> tuple[tuple[Shape, ...], tuple[tuple[Blocks, Area], ...]]:
        """The lines of a paragraph's drawings, and its text boxes with what stands in them."""
        frame = Frame(page.width, page.top, (page.left, page.right), (area.left, area.right), top)
        found = [shape for drawing in content.drawings for shape in shapes(drawing, frame)]
        boxes = []
        for shape in found:
            if shape.text is not None:
                left = area.left if shape.left is None else shape.left
                box = halved(left + BOX_INSET, left + shape.width - BOX_INSET, page)
                inside = parts(shape.text, {"p", "tbl"})
                begin = BOX_TOP + (top if shape.top is None else shape.top)
                boxes.append((self.blocks(inside, box, page, begin), box))
        return tuple(shape for shape in found if shape.text is None), tuple(boxes)

    def _tabular(self, element: Element, area: Area, page: Page, top: float) -> Tabular:
        grid = read_grid(element, self.styles, (area.left, area.right), overhangs=self.overhangs)
        sides = _sides(grid, area, page)
        rows = []
        for number, row in enumerate(grid.rows):
            cells = []
            for slot in row:
                cell = Cell(number, slot.column, len(grid.rows), grid.columns)
                side = sides.get(slot.column, area.side) if slot.columns < grid.columns else area.side
                inside = Area(slot.left, slot.right, side)
                elements = () if slot.continued else parts(slot.element, {"p", "tbl"})
                level = self.styles.table_level(grid.properties, cell)
                cells.append((slot, self.blocks(elements, inside, page, top, level)))
            rows.append(tuple(cells))
            top = max((blocks[-1].end for _, blocks in cells if blocks), default=top)
        return Tabular(grid, tuple(rows), area, top)


def _framed(props: Props, area: Area, page: Page) -> tuple[Area, Align | None]:
    """The area of a paragraph, and how it is set when a frame (`w:framePr`) takes it out of the flow."""
    frame = props.get("framePr", {})
    if not frame.get("xAlign") and not frame.get("w"):
        return area, None
    spans = {"page": (0.0, page.width), "margin": (page.left, page.right)}
    left, right = spans.get(frame.get("hAnchor", ""), (area.left, area.right))
    if frame.get("xAlign"):
        return Area(left, right, area.side), ALIGNMENTS.get(frame["xAlign"], Align.LEFT)
    left += length(frame.get("x"))
    return halved(left, left + length(frame["w"]), page), None


def halved(left: float, right: float, page: Page) -> Area:
    """An area by its place on the page: in one of its halves, or over its whole width."""
    middle = (page.left + page.right) / 2
    if right - left >= WIDE * (page.right - page.left):
        return Area(left, right)
    return Area(left, right, Side.LEFT if (left + right) / 2 < middle else Side.RIGHT)


def _sides(grid: Grid, area: Area, page: Page) -> dict[int, Side]:
    """For the columns of a table that only places text, where each stands; nothing for other tables."""
    if not grid.layout or area.side is not Side.WHOLE:
        return {}
    slots = [slot for row in grid.rows for slot in row if slot.columns < grid.columns]
    written = sorted({slot.column for slot in slots if slot.written})
    sides = {slot.column: halved(slot.left, slot.right, page).side for slot in slots}
    return sides | (dict(zip(written, (Side.LEFT, Side.RIGHT), strict=True)) if len(written) == 2 else {})
