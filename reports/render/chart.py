"""A bar chart as a picture for Word: black on white, so that it can be photocopied.

In: a `Chart`. Out: a PNG of the width of the text, 400 dots an inch, the same on every run.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from reports.document.marks import plain
from reports.document.report import Chart
from reports.errors import Finding, Place, RenderError, Severity, message

WIDTH, LABELS, LONGEST = 165, 45, 80  # mm: the picture, the names beside the bars, the longest bar
ROW, BAR, EDGE = 7, 4.2, 1  # mm: a row, the thickness of its bar, around all rows
DOTS = 400 / 25.4
SIZE = 12 / 72 * 25.4  # mm: 12 points
FONTS = ("times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf")
GREY, BLACK, WHITE = 89, 0, 255


def picture(chart: Chart) -> bytes:
    """The chart as PNG. Raises `RenderError` when there is no font for it."""
    height = ROW * len(chart.bars) + 2 * EDGE
    image = Image.new("L", (_dots(WIDTH), _dots(height)), WHITE)
    draw, font = ImageDraw.Draw(image), _font()
    for number, bar in enumerate(chart.bars):
        middle = EDGE + ROW * (number + 0.5)
        draw.text((_dots(LABELS - 2), _dots(middle)), bar.label, BLACK, font, anchor="rm")
        length = LONGEST * float(bar.share or 0) / 100
        if length:
            box = (LABELS, middle - BAR / 2, LABELS + length, middle + BAR / 2)
            draw.rectangle(tuple(_dots(side) for side in box), GREY)
        draw.text((_dots(LABELS + length + 2), _dots(middle)), plain(bar.text), BLACK, font, anchor="lm")
    axis = (_dots(LABELS), _dots(EDGE), _dots(LABELS), _dots(height - EDGE))
    draw.line(axis, BLACK, width=_dots(0.3))
    made = BytesIO()
    image.save(made, "PNG", dpi=(400, 400), optimize=True)
    return made.getvalue()


def _dots(length: float) -> int:
    return round(length * DOTS)


@cache
def _font() -> ImageFont.FreeTypeFont:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, _dots(SIZE))
        except OSError:
            continue
    problem = message("no Times New Roman or Liberation Serif was found for the charts")
    hint = message("Run “make system” in the folder of ldreport, or install one of them.")
    raise RenderError([Finding(Severity.ERROR, "no-font", Place("Word"), problem, hint)])
