"""The rule below a text: a drawn line, or underscores typed on the next line. Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.check.model import Stroke
from reports.check.pdf.lines import UNDERLINE, Line
from reports.check.pdf.marks import Segment
from reports.check.pdf.page import Page
from reports.check.pdf.sheets import DESCENT, millimetres

DRAWN_BELOW = 8.0
"""How far below the letters a drawn line still belongs to a text, in points."""
TYPED_BELOW = 2.0
"""How far below its baseline typed underscores do, in sizes."""


def with_strokes(page: Page) -> Page:
    """The page, its lines with what is drawn or typed below them; the underscores are no lines any more."""
    texts = [line for line in page.lines if not _typed(line)]
    strokes: dict[int, Segment] = {}
    for segment in page.across:
        _lay(segment, strokes, texts, [DESCENT * line.size + DRAWN_BELOW for line in texts])
    laid = {
        id(line)
        for line in filter(_typed, page.lines)
        for segment in [Segment(line.x0, line.x1, line.baseline)]
        if _lay(segment, strokes, texts, [TYPED_BELOW * text.size for text in texts])
    }
    rest = (line for line in page.lines if id(line) not in laid)
    return replace(page, lines=tuple(replace(line, stroke=_stroke(strokes.get(id(line)))) for line in rest))


def _typed(line: Line) -> bool:
    return set(line.text) <= {"_", " "}


def _lay(
    segment: Segment, strokes: dict[int, Segment], texts: Sequence[Line], limits: Sequence[float]
) -> bool:
    """Give a line below to the nearest text above it that is no further away than its limit."""
    near = [
        (segment.at - line.baseline, id(line))
        for line, limit in zip(texts, limits, strict=True)
        if UNDERLINE * line.size < segment.at - line.baseline <= limit and _overlaps(segment, line)
    ]
    if near:
        strokes.setdefault(min(near)[1], segment)
    return bool(near)


def _overlaps(segment: Segment, line: Line) -> bool:
    common = min(segment.end, line.x1) - max(segment.start, line.x0)
    return common > min(segment.length, line.x1 - line.x0) / 2


def _stroke(segment: Segment | None) -> Stroke | None:
    if segment is None:
        return None
    return Stroke(millimetres(segment.length), millimetres(segment.middle), segment.solid)
