"""What is drawn on a page: glyphs and thin straight lines.

In: the plain dicts of pdfplumber. Out: glyphs in the order of the content stream, and lines joined
from the pieces that programs draw them in. Lengths are in points, from the top left of the page.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from reports.check.pdf.fonts import Font

Plain = Mapping[str, Any]

MM = 72 / 25.4
"""Points in a millimetre."""
THIN = 3.0
"""The greatest thickness of a line; what is thicker is a bar or a shaded cell."""
TOUCHING = 1.0
"""Pieces as near as this are one line."""
DASH, DASH_GAP, DASHES = 8.0, 5.0, 3
"""So many pieces, as short and as near as this, are the dashes of one line."""
HAIR = 0.01
"""What rounding leaves between two edges that are one."""
SLANT = 0.1
"""The least shear that makes letters italic, and the least turn that makes them stand askew."""
STRETCH = 0.03
"""How far a letter may be from the width of its font before it counts as stretched."""
NEARLY_WHITE = 0xF0
HUGS, LINE_HIGH = 0.3, 2.0
"""A colour that highlights letters reaches no further beyond them, in sizes, and is no higher."""


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are set. font: without its subset prefix; colour: six hexadecimal digits."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str
    stretched: bool = False
    underlined: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or the few that one glyph stands for."""

    text: str
    x0: float
    x1: float
    baseline: float
    style: Style

    @property
    def middle(self) -> tuple[float, float]:
        """Where its middle is, from the left and from the top."""
        return (self.x0 + self.x1) / 2, self.baseline - self.style.size / 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A line along one axis of the page, from `start` to `end`, standing at `at` on the other axis."""

    start: float
    end: float
    at: float
    solid: bool = True

    @property
    def length(self) -> float:
        return self.end - self.start

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Marks:
    """A page as drawn. across, down: its horizontal and vertical lines; pictures: where each begins."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Segment, ...]
    down: tuple[Segment, ...]
    pictures: tuple[float, ...]


def make_glyphs(
    chars: Iterable[Plain], fonts: Mapping[str, Font], width: float, height: float
) -> tuple[Glyph, ...]:
    """The glyphs that stand upright on a page of that size. Turned ones (watermarks) are left out."""
    found = (_glyph(char, fonts, height) for char in chars if _is_upright(char["matrix"]))
    return tuple(g for g in found if g and g.x0 > -1 and g.x1 < width + 1 and 0 < g.baseline < height)


def with_highlights(
    glyphs: Sequence[Glyph], boxes: Iterable[Plain], down: Iterable[Segment]
) -> tuple[Glyph, ...]:
    """The glyphs, marked where a box of colour was laid right behind them. down: the sides of cells."""
    sides, marked = [*down], set[int]()
    by_height = sorted((glyph.middle[1], number) for number, glyph in enumerate(glyphs))
    for box in (_box(shape) for shape in boxes if shape["fill"] and not _white(shape["non_stroking_color"])):
        if box.thickness > THIN and not box.fills_cell(sides):
            level = by_height[bisect_right(by_height, (box.top,)) : bisect_left(by_height, (box.bottom,))]
            inside = [number for _, number in level if box.x0 < glyphs[number].middle[0] < box.x1]
            marked.update(inside if box.hugs([glyphs[number] for number in inside]) else ())
    return tuple(
        replace(glyph, style=replace(glyph.style, marked=True)) if number in marked else glyph
        for number, glyph in enumerate(glyphs)
    )


def _is_upright(matrix: Sequence[float]) -> bool:
    right, turn, _, up, *_ = matrix
    return right > 0 < up and abs(turn) < SLANT * right


def _glyph(char: Plain, fonts: Mapping[str, Font], height: float) -> Glyph | None:
    text, (_, _, shear, upright, _, y) = printed(char["text"]), char["matrix"]
    x0, x1, size = char["x0"], char["x1"], round(char["size"], 2)
    if not text or not all(map(math.isfinite, (x0, x1, y, size))) or size <= 0:
        return None
    font = fonts.get(char["fontname"]) or Font.named(char["fontname"])
    usual = font.widths.get(char["text"], 0) * size
    style = Style(
        font=font.name,
        size=size,
        bold=font.bold,
        italic=font.italic or abs(shear) > SLANT * abs(upright),
        colour=hexadecimal(char["non_stroking_color"], str(char.get("ncs") or "")),
        stretched=usual > 0 and abs((x1 - x0) / usual - 1) > STRETCH,
    )
    return Glyph(text, x0, x1, height - y, style)


UNMAPPED = re.compile(r"\(cid:\d+\)")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def printed(text: str) -> str:
    """The text of a glyph, with U+FFFD for what the file gives no letter."""
    return UNPRINTABLE.sub("\ufffd", UNMAPPED.sub("\ufffd", text))


def hexadecimal(colour: object, space: str = "") -> str:
    """A colour of pdfminer (gray, RGB or CMYK, each part 0 to 1) as RRGGBB; patterns count as black."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [min(max(float(p), 0.0), 1.0) for p in parts if isinstance(p, int | float)]
    if len(numbers) == 1:
        numbers = [1 - numbers[0] if space == "Separation" else numbers[0]] * 3
    elif len(numbers) == 4:
        numbers = [(1 - ink) * (1 - numbers[3]) for ink in numbers[:3]]
    elif len(numbers) != 3:
        numbers = [0.0, 0.0, 0.0]
    return "".join(f"{round(255 * number):02X}" for number in numbers)


@dataclass(frozen=True, slots=True)
class _Box:
    """A drawn shape as its bounding box."""

    x0: float
    top: float
    x1: float
    bottom: float
    solid: bool

    @property
    def thickness(self) -> float:
        return min(self.x1 - self.x0, self.bottom - self.top)

    @property
    def lies(self) -> bool:
        """Whether it is wider than high."""
        return self.x1 - self.x0 >= self.bottom - self.top

    def fills_cell(self, sides: Iterable[Segment]) -> bool:
        """Whether it reaches from one upright line to another."""
        beside = [side.at for side in sides if side.start < (self.top + self.bottom) / 2 < side.end]
        return all(any(abs(at - edge) <= TOUCHING for at in beside) for edge in (self.x0, self.x1))

    def hugs(self, glyphs: Sequence[Glyph]) -> bool:
        """Whether it is about as large as the line that these glyphs make."""
        if not glyphs:
            return False
        size = max(glyph.style.size for glyph in glyphs)
        beyond = min(g.x0 for g in glyphs) - self.x0, self.x1 - max(g.x1 for g in glyphs)
        return max(beyond) <= HUGS * size and self.bottom - self.top <= LINE_HIGH * size

    def holds(self, other: _Box) -> bool:
        across = self.x0 <= other.x0 + HAIR and other.x1 <= self.x1 + HAIR
        return across and self.top <= other.top + HAIR and other.bottom <= self.bottom + HAIR

    def edges(self, inner: _Box) -> Iterator[_Box]:
        """The four strips between this box and one within it."""
        yield _Box(self.x0, self.top, self.x1, inner.top, self.solid)
        yield _Box(self.x0, inner.bottom, self.x1, self.bottom, self.solid)
        yield _Box(self.x0, self.top, inner.x0, self.bottom, self.solid)
        yield _Box(inner.x1, self.top, self.x1, self.bottom, self.solid)


Segments = tuple[Segment, ...]


def make_segments(lines: Iterable[Plain], boxes: Sequence[Plain]) -> tuple[Segments, Segments]:
    """The horizontal and the vertical lines of a page, whether drawn as lines or as thin boxes."""
    strips = [*_stroked(lines), *_filled(boxes)]
    across = [Segment(s.x0, s.x1, (s.top + s.bottom) / 2, s.solid) for s in strips if s.lies]
    down = [Segment(s.top, s.bottom, (s.x0 + s.x1) / 2, s.solid) for s in strips if not s.lies]
    return tuple(_joined(across)), tuple(_joined(down))


def _stroked(shapes: Iterable[Plain]) -> Iterator[_Box]:
    for shape in shapes:
        box = _box(shape)
        if shape["stroke"] and shape["linewidth"] <= THIN and not _white(shape["stroking_color"]):
            yield from (box,) if box.thickness <= THIN else box.edges(box)


def _filled(shapes: Sequence[Plain]) -> Iterator[_Box]:
    """Thin boxes, and the edges of frames: two boxes, one in the other, with the paint between them."""
    painted = [(shape, _box(shape)) for shape in shapes if shape["fill"]]
    strips = [box for shape, box in painted if not _white(shape["non_stroking_color"])]
    for (shape, box), (next_shape, next_box) in pairwise(painted):
        small, large = sorted((box, next_box), key=lambda b: b.thickness)
        if shape["evenodd"] and next_shape["evenodd"] and large.holds(small):
            strips += large.edges(small)
    yield from (box for box in strips if HAIR < box.thickness <= THIN)


def _box(shape: Plain) -> _Box:
    dash = shape.get("dash")
    solid = not (isinstance(dash, tuple) and dash[0])
    return _Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"], solid)


def _white(colour: object) -> bool:
    code = hexadecimal(colour)
    return all(int(code[at : at + 2], 16) >= NEARLY_WHITE for at in (0, 2, 4))


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Pieces that touch as one line each, then rows of short pieces as one dashed line each."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if not rows or segment.at - rows[-1][0].at > TOUCHING:
            rows.append([])
        rows[-1].append(segment)
    for row in rows:
        whole = [_one(pieces) for pieces in _chains(row, TOUCHING)]
        for pieces in _chains(whole, DASH_GAP):
            dashed = len(pieces) >= DASHES and all(piece.length <= DASH for piece in pieces)
            yield from (replace(_one(pieces), solid=False),) if dashed else pieces


def _chains(row: Iterable[Segment], gap: float) -> Iterator[list[Segment]]:
    chain: list[Segment] = []
    end = -math.inf
    for piece in sorted(row, key=lambda s: s.start):
        if chain and piece.start - end > gap:
            yield chain
            chain, end = [], -math.inf
        chain.append(piece)
        end = max(end, piece.end)
    if chain:
        yield chain


def _one(pieces: Sequence[Segment]) -> Segment:
    """The line that pieces make together, where the longest of them stands."""
    longest = max(pieces, key=lambda s: s.length)
    ends = min(s.start for s in pieces), max(s.end for s in pieces)
    return Segment(*ends, longest.at, all(s.solid for s in pieces))
