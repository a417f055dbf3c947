"""From what is set to what the rules look at: paragraphs in the two halves of a page, lines below texts.

In: the blocks of a story. Out: `Draft`s (paragraphs), `Drawn`s (lines), data tables in reading order; after
`underline` every line belongs to the paragraph that it is drawn below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from reports.check.model import Align, Side, Stroke
from reports.check.word.blocks import Area, Block, Blocks, Tabular, space
from reports.check.word.drawings import Shape
from reports.check.word.lines import Line, Part
from reports.check.word.props import stated
from reports.check.word.text import Piece, joined
from reports.check.word.xml import on

RULE = re.compile("_{3,}|[-–—]{4,}|[-–—]+o[0oO]o[-–—]+")  # a line that was typed
SOLID = {"_", "—"}
SOLID_BORDERS = {"single", "thick"}
MARK = re.compile(r"[-+•*]|\(?(\d+(\.\d+)*|[IVXLC]+|\w)[.)/]?")  # of an item: no half of a page
HALF = 0.4  # of the text area: what begins beyond stands in its right half
NEAR = 30.0  # points: a line further from a text is not drawn below it
SLACK = 2.0  # mm
ROW, STEP = 1000, 10  # levels of a row, and from paragraph to paragraph


@dataclass(frozen=True)
class Draft:
    """A paragraph, or one half of a line.

    left, right: of its ink, from the left edge of the page, None if blank; bottom: in points from the top of
    the text; the other measures are those of the model.
    """

    block: Block
    pieces: tuple[Piece, ...]
    area: Area
    align: Align
    left: float | None
    right: float | None
    width: float | None
    bottom: float
    gap: float | None
    level: float | None = None
    stroke: Stroke | None = None

    @cached_property
    def text(self) -> str:
        """What is printed, in NFC, every run of white space as one space."""
        return joined(self.pieces)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return self.left is None


@dataclass(frozen=True)
class Drawn:
    """A line, and the area of the paragraph that it hangs on.

    top: in points from the top of the text, None for a line right below the text before it.
    """

    stroke: Stroke
    top: float | None
    area: Area


Item = Draft | Drawn | Tabular


class Flow:
    """Puts the stories of one file into reading order. Rows are counted through the file."""

    def __init__(self) -> None:
        self._row = -1
        self._box_side = Side.WHOLE

    def items(self, blocks: Blocks) -> Iterator[Item]:
        """What stands in a story, in reading order: text boxes before the paragraph that they hang on."""
        for block, below, printed in zip(blocks, [*blocks, None][1:], _next_printed(blocks), strict=True):
            if isinstance(block, Block):
                for inside, area in block.boxes:
                    yield from self._box(inside, area)
                yield from self._paragraph(block, below, _gap(block, printed))
            elif block.grid.layout:
                yield from self._layout(block)
            else:
                yield block

    def _next_row(self) -> int:
        self._row, self._box_side = self._row + 1, Side.WHOLE
        return self._row

    def _layout(self, table: Tabular) -> Iterator[Item]:
        for row in table.cells:
            number = self._next_row()
            for _, blocks in row:
                yield from self._cell(blocks, number)

    def _box(self, blocks: Blocks, area: Area) -> Iterator[Item]:
        """A text box. One to the right of the box before it stands in the same row."""
        pair = (self._box_side, area.side) == (Side.LEFT, Side.RIGHT)
        number = self._row if pair else self._next_row()
        self._box_side = area.side
        yield from self._cell(blocks, number)

    def _cell(self, blocks: Blocks, row: int) -> Iterator[Item]:
        """A cell with its levels; of one without text only its lines."""
        items = [*self.items(blocks)]
        written = any(
            isinstance(item, Tabular) or (isinstance(item, Draft) and not item.blank) for item in items
        )
        index = 0
        for item in items:
            if isinstance(item, Draft) and item.level is None:
                index += 1
                if written:
                    yield replace(item, level=float(ROW * row + STEP * (index - 1)))
            elif written or isinstance(item, Drawn):
                yield item

    def _paragraph(self, block: Block, below: Block | Tabular | None, gap: float | None) -> Iterator[Item]:
        """A paragraph with the lines of its borders, its drawings, its underscores."""
        above, under = _border(block, "top"), _border(block, "bottom")
        if above:
            yield Drawn(above, None, block.area)
        if not (is_rule(block) and not block.text.strip()):
            yield from _with_gap([*self._drafts(block)], gap)
        if under and not _continues(block, below):
            yield Drawn(under, None, block.area)
        for shape in block.strokes:
            yield _drawn(shape, block)

    def _drafts(self, block: Block) -> Iterator[Draft | Drawn]:
        """The paragraph as a whole; but lines that put texts into both halves, and typed rules, by parts."""
        halves = any(_is_halved(lines, block) for lines in block.stretches)
        area = replace(block.area, side=_side(block))
        at = block.bottom - sum(map(len, block.stretches)) * block.pitch
        for apart, group in groupby(block.stretches, lambda lines: halves or _is_typed(lines, block)):
            lines = tuple(line for stretch in group for line in stretch)
            if not apart:
                at += len(lines) * block.pitch
                yield _draft(block, lines, area, at)
                continue
            for line in lines:
                at += block.pitch
                level = float(ROW * self._next_row()) if halves else None
                for part in line:
                    place = _half(block, part) if halves else area
                    draft = replace(_draft(block, ((part,),), place, at), align=part.align, level=level)
                    yield _typed(draft) or draft


def _next_printed(blocks: Blocks) -> list[Block | None]:
    """For each block the next paragraph that is not just a line; None when a table comes first."""
    found: list[Block | None] = []
    following: Block | None = None
    for block in reversed(blocks):
        found.append(following)
        if isinstance(block, Tabular):
            following = None
        elif not is_rule(block):
            following = block
    return found[::-1]


def _gap(block: Block, following: Block | None) -> float | None:
    """From a paragraph to the next, beyond the line pitch, in points."""
    if following is None:
        return None
    alike = block.style == following.style
    after = 0.0 if alike and on(block.props.get("contextualSpacing")) else space(block.props, "after")
    before = (
        0.0 if alike and on(following.props.get("contextualSpacing")) else space(following.props, "before")
    )
    return after + before


def _with_gap(drafts: list[Draft | Drawn], gap: float | None) -> Iterator[Draft | Drawn]:
    """The lines of one paragraph follow each other without a gap; the last has that to the next paragraph."""
    last = max((i for i, draft in enumerate(drafts) if isinstance(draft, Draft)), default=-1)
    for number, draft in enumerate(drafts):
        yield replace(draft, gap=gap) if number == last and isinstance(draft, Draft) else draft


def is_rule(block: Block) -> bool:
    """Whether the only job of a paragraph is to be a line."""
    typed = "".join(block.text.split())
    return bool(_borders(block) or block.strokes) if not typed else RULE.fullmatch(typed) is not None


def _draft(block: Block, lines: tuple[Line, ...], area: Area, bottom: float) -> Draft:
    ink = [part for line in lines for part in line]
    whole = lines == tuple(line for stretch in block.stretches for line in stretch)
    start, end = min((p.start for p in ink), default=0), max((p.end for p in ink), default=0)
    return Draft(
        block=block,
        pieces=block.pieces if whole else _cut(block.pieces, start, end),
        area=area,
        align=block.measure.align,
        left=block.area.left + min(part.left for part in ink) if ink else None,
        right=block.area.left + max(part.right for part in ink) if ink else None,
        width=max(line[-1].right - line[0].left for line in lines if line) if ink else None,
        bottom=bottom,
        gap=0.0,
    )


def _cut(pieces: Iterable[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The characters from `start` to `end` of the text of the pieces."""
    found, at = [], 0
    for piece in pieces:
        length = len(piece.run.text)
        if at < end and start < at + length:
            found.append(piece.part(max(0, start - at), end - at))
        at += length
    return tuple(found)


def _is_halved(lines: tuple[Line, ...], block: Block) -> bool:
    """Whether a line has one text in the left half of the page, a tab, and one in the right half."""
    if len(lines) != 1 or len(lines[0]) != 2 or block.area.side is not Side.WHOLE:
        return False
    (first, second), middle = lines[0], (block.area.right - block.area.left) / 2
    apart = first.left + first.right < 2 * middle < second.left + second.right
    return apart and not second.led and not MARK.fullmatch(block.text[first.start : first.end])


def _is_typed(lines: tuple[Line, ...], block: Block) -> bool:
    """Whether lines are nothing but a rule made of underscores or dashes."""
    ink = [part for line in lines for part in line]
    return bool(ink) and all(RULE.fullmatch(block.text[part.start : part.end]) for part in ink)


def _half(block: Block, part: Part) -> Area:
    left, middle, right = block.area.left, block.area.middle, block.area.right
    if left + (part.left + part.right) / 2 < middle:
        return Area(left, middle, Side.LEFT)
    return Area(middle, right, Side.RIGHT)


def _side(block: Block) -> Side:
    """The half that the indents or the tabs of a paragraph push it into; else that of its area."""
    measure, width = block.measure, block.area.right - block.area.left
    tabbed = [part.left for line in block.stretches[0] for part in line if "\t" in block.text[: part.start]]
    if block.area.side is Side.WHOLE and len(block.stretches) == 1:
        if min([measure.first, measure.left]) >= HALF * width or min(tabbed, default=0.0) >= HALF * width:
            return Side.RIGHT
        if measure.right <= (1 - HALF) * width:
            return Side.LEFT
    return block.area.side


def _typed(draft: Draft) -> Drawn | None:
    """The line that a text made of underscores draws; None for any other text."""
    text = "".join(piece.run.text for piece in draft.pieces).strip()
    if draft.left is None or draft.right is None or not RULE.fullmatch(text):
        return None
    axis = (draft.left + draft.right) / 2
    return Drawn(Stroke(draft.right - draft.left, axis, text[0] in SOLID), None, draft.area)


def _borders(block: Block) -> dict[str, str]:
    """The kinds of the lines around a paragraph that are seen, by their sides."""
    kinds = {edge: stated(block.props, f"pBdr/{edge}") for edge in ("top", "bottom", "left", "right")}
    return {edge: kind for edge, kind in kinds.items() if kind not in {"", "none", "nil"}}


def _border(block: Block, edge: str) -> Stroke | None:
    """The line at the top or bottom edge of a paragraph; None without, or when it is one side of a box."""
    borders = _borders(block)
    if edge not in borders or "left" in borders or "right" in borders:
        return None
    left, right = min(block.measure.first, block.measure.left), block.measure.right
    axis = block.area.left + (left + right) / 2
    return Stroke(max(0.0, right - left), axis, borders[edge] in SOLID_BORDERS)


def _continues(block: Block, below: Block | Tabular | None) -> bool:
    """Whether Word joins the borders of two paragraphs and draws nothing between them."""
    if not isinstance(below, Block) or below.measure != block.measure:
        return False
    return _borders(block) == _borders(below)


def _drawn(shape: Shape, block: Block) -> Drawn:
    """A drawn line. One that stands in the text like a letter stands where the paragraph is set."""
    left, half = shape.left, shape.width / 2
    if left is None:
        begin, end = (block.area.left + edge for edge in (block.measure.left, block.measure.right))
        places = {Align.CENTRE: (begin + end) / 2 - half, Align.RIGHT: end - shape.width}
        left = places.get(block.measure.align, begin)
    return Drawn(Stroke(shape.width, left + half, shape.solid), shape.top, block.area)


def underline(items: Iterable[Item]) -> list[Draft | Tabular]:
    """Paragraphs and tables alone, each paragraph with the line that is drawn below it."""
    found: list[Draft | Tabular] = []
    floating: list[tuple[Drawn, int | None]] = []
    before: dict[Side, int] = {}
    for item in items:
        if isinstance(item, Drawn) and item.top is None:
            _mark(found, before.get(item.area.side), item.stroke)
        elif isinstance(item, Drawn):
            floating.append((item, before.get(item.area.side)))
        else:
            if isinstance(item, Tabular) or (not item.blank and item.area.side is Side.WHOLE):
                before.clear()
            if isinstance(item, Draft) and not item.blank:
                before[item.area.side] = len(found)
            found.append(item)
    for line, host in floating:
        nearest = _nearest(found, line)
        _mark(found, host if nearest is None else nearest, line.stroke)
    return found


def _mark(found: list[Draft | Tabular], number: int | None, stroke: Stroke) -> None:
    draft = found[number] if number is not None else None
    if number is not None and isinstance(draft, Draft) and draft.stroke is None:
        found[number] = replace(draft, stroke=stroke)


def _nearest(found: list[Draft | Tabular], line: Drawn) -> int | None:
    """The text that a floating line is drawn below: in its own area if it can be; None when none is near."""
    candidates = []
    for number, draft in enumerate(found):
        if isinstance(draft, Tabular) or draft.blank:
            continue
        below = (line.top or 0.0) - draft.bottom
        inside = draft.area.left - SLACK <= line.stroke.axis <= draft.area.right + SLACK
        if inside and -draft.block.pitch / 2 <= below <= NEAR:
            candidates.append((draft.block.area != line.area, abs(below), number))
    return min(candidates)[2] if candidates else None
