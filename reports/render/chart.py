"""A bar chart as a picture for Word: black on white, so that it can be photocopied.

In: a `Chart`. Out: a PNG for a frame of the width of the text, 400 dots an inch, the same on every run.
"""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from reports.document.marks import plain
from reports.document.report import Chart
from reports.errors import Finding, Place, RenderError, Severity, message

WIDTH = 160  # mm: the picture, as wide as the text less its frame
WIDEST_LABEL, GAP = 75, 2  # mm: room for the names beside the bars; between bar and text
ROW, BAR, EDGE = 7, 4.2, 1  # mm: a row, the thickness of its bar, around all rows
DOTS = 400 / 25.4
SIZES = (12, 11, 10, 9, 8)  # points; the largest in which all texts fit
FONTS = ("times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf")
GREY, BLACK, WHITE = 89, 0, 255


def picture(chart: Chart) -> bytes:
    """The chart as PNG. Raises `RenderError` when there is no font for it."""
    height = ROW * len(chart.bars) + 2 * EDGE
    image = Image.new("L", (_dots(WIDTH), _dots(height)), WHITE)
    draw, (font, labels, longest) = ImageDraw.Draw(image), _layout(chart)
    for number, bar in enumerate(chart.bars):
        middle = EDGE + ROW * (number + 0.5)
        draw.text((_dots(labels - GAP), _dots(middle)), bar.label, BLACK, font, anchor="rm")
        length = longest * float(bar.share or 0) / 100
        if length:
            box = (labels, middle - BAR / 2, labels + length, middle + BAR / 2)
            draw.rectangle(tuple(_dots(side) for side in box), GREY)
        draw.text((_dots(labels + length + GAP), _dots(middle)), plain(bar.text), BLACK, font, anchor="lm")
    axis = (_dots(labels), _dots(EDGE), _dots(labels), _dots(height - EDGE))
    draw.line(axis, BLACK, width=_dots(0.3))
    made = BytesIO()
    image.save(made, "PNG", dpi=(400, 400), compress_type=zlib.Z_RLE)  # plain areas are all there is to pack
    return made.getvalue()


def _layout(chart: Chart) -> tuple[ImageFont.FreeTypeFont, float, float]:
    """The font, and in mm where the bars begin and how long the longest may be, so that no text is cut."""
    for size in SIZES:
        font = _font(size)
        labels = max(font.getlength(bar.label) for bar in chart.bars) / DOTS + 2 * GAP
        texts = max(font.getlength(plain(bar.text)) for bar in chart.bars) / DOTS + 2 * GAP
        if labels <= WIDEST_LABEL and WIDTH - labels - texts >= WIDTH / 5:
            break
    return font, labels, max(WIDTH - labels - texts, EDGE)


def _dots(length: float) -> int:
    return round(length * DOTS)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, _dots(size / 72 * 25.4))
        except OSError:
            continue
    problem = message("no Times New Roman or Liberation Serif was found for the charts")
    hint = message("Run “make system” in the folder of ldreport, or install one of them.")
    raise RenderError([Finding(Severity.ERROR, "no-font", Place("Word"), problem, hint)])
