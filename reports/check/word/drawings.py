"""What is drawn on a Word page: the lines and text boxes of DrawingML (`w:drawing`) and of VML (`w:pict`).

Out: `Shape`s with their places on the page. Everything else that is drawn (pictures, charts) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reports.check.word.xml import EMU, MM, PIXEL, Element, attributes, find, length, points, value
from reports.readers.xml import local

LINES = {"line", "straightConnector1"}
VML_LINES = {"#_x0000_t20", "#_x0000_t32"}  # the line and the straight connector of Word's own drawing tools
FLAT = 2 * MM  # mm: a shape without text that is no higher is a line
SHORTEST = 3.0  # mm


@dataclass(frozen=True)
class Frame:
    """What places on a page refer to, in mm: the paper, its margins, the area of the paragraph that a drawing
    hangs on. top: of that paragraph, in points from the top of the text.
    """

    paper: float
    page_top: float
    margins: tuple[float, float]
    area: tuple[float, float]
    top: float


@dataclass(frozen=True)
class Shape:
    """A line or a text box. left: from the left edge of the page; top: in points from the top of the text.

    Both are None for one that stands in the text like a letter. text: the content of a text box.
    """

    left: float | None
    top: float | None
    width: float
    solid: bool
    text: Element | None


def shapes(drawing: Element, frame: Frame) -> Iterator[Shape]:
    """The lines and text boxes of a `w:drawing` or `w:pict` that hangs on a paragraph."""
    yield from _drawn(drawing, frame) if local(drawing) == "drawing" else _vector(drawing, frame)


def _drawn(drawing: Element, frame: Frame) -> Iterator[Shape]:
    for anchor in drawing:
        size = attributes(find(anchor, "extent"))
        width, height = length(size.get("cx"), EMU), length(size.get("cy"), EMU)
        left, top = _anchored(anchor, frame, width) if local(anchor) == "anchor" else (None, None)
        for shape in _own(drawing, anchor.iter("{*}wsp")):
            text = find(shape, "txbx/txbxContent")
            if text is not None:
                yield Shape(left, top, width, solid=True, text=text)
            elif local(shape.getparent()) == "graphicData" and _is_line(shape, width, height):
                yield Shape(left, top, width, solid=_solid(find(shape, "spPr/ln")), text=None)


def _own(drawing: Element, elements: Iterable[Element]) -> list[Element]:
    """Those of the elements that do not stand in a text box of the drawing."""
    boxes = ("{*}txbxContent", "{*}drawing", "{*}pict")
    return [element for element in elements if next(element.iterancestors(*boxes)) is drawing]


def _is_line(shape: Element, width: float, height: float) -> bool:
    kind = value(shape, "spPr/prstGeom", "prst")
    flat = height <= FLAT or (kind in LINES and height <= width / 10)
    return flat and width >= SHORTEST and find(shape, "spPr/ln/noFill") is None


def _solid(line: Element | None) -> bool:
    dashes = value(line, "prstDash") in {"", "solid"} and find(line, "custDash") is None
    return dashes and attributes(line).get("cmpd", "sng") == "sng"


def _anchored(anchor: Element, frame: Frame, width: float) -> tuple[float, float]:
    """Where a floating drawing stands: mm from the left edge, points from the top of the text."""
    across, down = find(anchor, "positionH"), find(anchor, "positionV")
    span = _span(attributes(across).get("relativeFrom", "column"), frame)
    offset = length(_content(across, "posOffset"), EMU)
    left = _aligned(_content(across, "align"), span, width, offset)
    top = _origin(attributes(down).get("relativeFrom", "paragraph"), frame)
    return left, top + (points(_content(down, "posOffset"), EMU) or 0)


def _content(element: Element | None, name: str) -> str:
    found = find(element, name)
    return "" if found is None else (found.text or "").strip()


def _span(reference: str, frame: Frame) -> tuple[float, float]:
    """What a place across the page refers to."""
    left, right = frame.margins
    spans = {
        "page": (0.0, frame.paper),
        "margin": (left, right),
        "leftMargin": (0.0, left),
        "insideMargin": (0.0, left),
        "left-margin-area": (0.0, left),
        "rightMargin": (right, frame.paper),
        "outsideMargin": (right, frame.paper),
        "right-margin-area": (right, frame.paper),
    }
    return spans.get(reference, frame.area)


def _origin(reference: str, frame: Frame) -> float:
    """What a place down the page refers to. Only on the first page is the edge of the page where it seems."""
    origins = {"page": -frame.page_top / MM, "topMargin": -frame.page_top / MM, "margin": 0.0}
    return origins.get(reference, frame.top)


def _aligned(align: str, span: tuple[float, float], width: float, offset: float) -> float:
    left, right = span
    places = {"center": (left + right - width) / 2, "right": right - width, "left": left}
    return places.get(align, left + offset)


def _vector(pict: Element, frame: Frame) -> Iterator[Shape]:
    for element in _own(pict, pict.iterdescendants()):
        style = _style(attributes(element).get("style", ""))
        content = find(element, "textbox/txbxContent")
        if content is not None:
            yield _vector_shape(style, frame, length(style.get("width"), PIXEL), content)
        elif local(element.getparent()) != "group" and attributes(element).get("stroked", "t")[0:1] != "f":
            yield from _vector_line(element, style, frame)


def _style(text: str) -> dict[str, str]:
    """The properties of a `style` attribute."""
    pairs = (pair.partition(":") for pair in text.split(";"))
    return {name.strip().lower(): stated.strip() for name, _, stated in pairs}


def _vector_line(element: Element, style: dict[str, str], frame: Frame) -> Iterator[Shape]:
    found, width = attributes(element), length(style.get("width"), PIXEL)
    solid = value(element, "stroke", "dashstyle") in {"", "solid"}
    if "from" in found and "to" in found:
        (x, y), (to_x, to_y) = _point(found["from"]), _point(found["to"])
        style = style | {"margin-left": f"{min(x, to_x):.3f}pt", "margin-top": f"{(y + to_y) / 2:.3f}pt"}
        width, flat = abs(to_x - x) * MM, abs(to_y - y) <= abs(to_x - x) / 10
    else:
        flat = length(style.get("height"), PIXEL) <= FLAT or found.get("type", "") in VML_LINES
        flat = flat and local(element) in {"line", "shape", "rect"} and find(element, "imagedata") is None
    if flat and width >= SHORTEST:
        yield _vector_shape(style, frame, width, None, solid=solid)


def _point(text: str) -> tuple[float, float]:
    across, _, down = text.partition(",")
    return points(across, PIXEL) or 0, points(down, PIXEL) or 0


def _vector_shape(
    style: Mapping[str, str], frame: Frame, width: float, text: Element | None, *, solid: bool = True
) -> Shape:
    if style.get("position") not in {"absolute", "relative"}:
        return Shape(None, None, width, solid, text)
    span = _span(style.get("mso-position-horizontal-relative", "text"), frame)
    offset = length(style.get("margin-left", style.get("left")), PIXEL)
    top = _origin(style.get("mso-position-vertical-relative", "text"), frame)
    down = points(style.get("margin-top", style.get("top")), PIXEL) or 0
    left = _aligned(style.get("mso-position-horizontal", ""), span, width, offset)
    return Shape(left, top + down, width, solid, text)
