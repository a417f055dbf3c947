"""How the letters of a PDF are drawn, which pdfminer leaves out: without ink, in layers that are off, under
something that is drawn later, or in a box that cuts them off, as sheet programs draw what is too long for its
cell.

In: a page. Out: what is on it, letters in the colour `CLEAR` where nothing is drawn: with the opacity 0, in
the mode that draws no letters, in a layer that is not shown, below the picture of a page; in the colour
`OUTSIDE` beyond their box and below any other that hides them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1, stream_value
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt

from reports.readers.pdf.covers import (
    EVERYWHERE,
    NOWHERE,
    Box,
    Cover,
    around,
    box_within,
    boxes_of,
    common,
    on_top,
)

CLEAR = "clear"
"""The colour of letters that are not drawn."""
OUTSIDE = "outside"
"""The colour of letters that lie beyond the box within which they are drawn, or below another."""
CUT = "… "
"""What stands for the first letter that is cut off, and all of its number."""
WHOLE = 3 / 4
"""So much of a letter is seen at least, as against its width, to be read."""
PART_OF_NUMBER = frozenset("0123456789.,")
FAINT = 0.05
"""An opacity so low that nobody sees what is drawn with it."""
NOT_DRAWN = (3, 7)
"""The modes that draw no letters (ISO 32000-1, 9.3.6); recognised text lies so over a picture of it."""
CLIPPING = 4
"""The first of the modes in which letters clip what is drawn after them."""
THIN = 3.0
"""What is not higher and wider, in points, is a line and hides no letter."""
PAGE = 1 / 2
"""A picture over so large a part of a page is the page itself: letters below it were recognised in it."""
SEEN_THROUGH = ("ca", "BM", "SMask")
"""What says how far one sees through what is drawn: opacity, way of blending, mask (ISO 32000-1, 11.6.4)."""
HOLES = ("SMask", "Mask", "ImageMask", "IM", "SMaskInData")
"""What pictures have that are not drawn everywhere, as stamps (8.9.5)."""
UNIT = (0, 0, 1, 1)


def drawn_on(page: PDFPage, number: int, resources: PDFResourceManager, catalog: Mapping[str, Any]) -> LTPage:
    """What is on a page, in the order in which it is drawn."""
    device = _Device(resources, pageno=number)
    made = _Interpreter(resources, device)
    made.layers_off = _layers_off(catalog)
    made.process_page(page)
    drawn = device.get_result()
    _cover(device, PAGE * drawn.width * drawn.height)
    return drawn


def _layers_off(catalog: Mapping[str, Any]) -> frozenset[int]:
    """The numbers of the layers that are not shown when a file is opened."""
    shown = dict_value(dict_value(catalog.get("OCProperties") or {}).get("D") or {})
    off = list_value(shown.get("OFF") or [])
    return frozenset(layer.objid for layer in off if isinstance(layer, PDFObjRef))


class _State(PDFGraphicState):
    """How something is drawn. clear: whether without ink; box: nothing of it is seen outside; pane: all of it
    is seen there; through: for what reasons one sees through it.
    """

    clear = False
    box: Box = EVERYWHERE
    pane: Box = EVERYWHERE
    through: frozenset[str] = frozenset()

    def copy(self) -> _State:
        copied = _State()
        copied.__dict__.update(self.__dict__)
        return copied


class _Device(PDFPageAggregator):
    """Collects what is drawn; letters beyond their box are none. letters, covers: in the order of drawing."""

    def __init__(self, resources: PDFResourceManager, pageno: int) -> None:
        super().__init__(resources, pageno=pageno)
        self.letters, self.covers = list[Any](), list[Cover]()

    def render_char(self, *drawn: Any) -> float:
        """As pdfminer; the letter is the last object then."""
        advance: float = super().render_char(*drawn)
        char: Any = self.cur_item._objs[-1]  # noqa: SLF001 pdfminer has no other way to it
        self.letters.append(char)
        left, foot, right, top = char.graphicstate.box
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        if not (left <= x and foot <= y <= top):
            _hide(char)
        elif char.x0 + WHOLE * char.width > right:
            self._cut(char, right)
        elif char.x1 > right:
            char._text += " "  # noqa: SLF001 what follows stands in the next cell
        return advance

    def _cut(self, char: LTChar, right: float) -> None:
        """The letter as the place where a text is cut off, unless one before it is that."""
        before = takewhile(lambda one: isinstance(one, LTChar), self._before())
        last: Any = next(before, None)
        if last and last.y0 == char.y0 and _is_cut(last) and last.x0 < char.x1:
            _hide(char)
            return
        for one in takewhile(lambda one: _is_number_before(one, char), chain([last] if last else [], before)):
            _hide(one)
        char._text = CUT  # noqa: SLF001 as above
        char.set_bbox((min(char.x0, right), char.y0, min(char.x0, right), char.y1))

    def _before(self) -> Iterator[Any]:
        """What was drawn before the last letter, the latest first."""
        return islice(reversed(self.cur_item._objs), 1, None)  # noqa: SLF001 as above


def _cover(device: _Device, page: float) -> None:
    """The letters below something as such. page: how large a picture of it is at least."""
    middles = [((char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2) for char in device.letters]
    for at, cover in on_top(middles, device.covers):
        left, foot, right, top = cover.box
        char = device.letters[at]
        scanned = cover.picture and (right - left) * (top - foot) >= page
        if not scanned and not (cover.picture and char.graphicstate.ncolor == CLEAR):
            _hide(char)
        elif char.graphicstate.ncolor != OUTSIDE:
            _hide(char, CLEAR)


def _hide(char: Any, colour: str = OUTSIDE) -> None:
    char.graphicstate = char.graphicstate.copy()
    char.graphicstate.ncolor = colour


def _is_cut(char: LTChar) -> bool:
    return char.get_text() == CUT or char.graphicstate.ncolor == OUTSIDE


def _is_number_before(one: Any, char: Any) -> bool:
    """Whether a letter is part of a number that a cut one goes on: in its row, in the same box."""
    same = one.y0 == char.y0 and one.graphicstate.box == char.graphicstate.box
    return same and one.get_text() in PART_OF_NUMBER


class _Interpreter(PDFPageInterpreter):
    """Reads a page. layers_off: those that are not shown; within: whether what it reads stands in something
    that nobody sees.
    """

    device: _Device
    graphicstate: _State
    layers_off: frozenset[int] = frozenset()
    within = False
    around = _State()

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.graphicstate = _State()
        self.graphicstate.pane, self.graphicstate.through = self.around.pane, self.around.through
        self.marked = list[bool]()

    def subinterp(self) -> Any:
        inner: Any = super().subinterp()
        inner.layers_off, inner.within = self.layers_off, self._is_clear()
        inner.around = self.graphicstate
        return inner

    def execute(self, streams: Sequence[Any]) -> None:
        """As pdfminer; a form is seen but in its box."""
        for box in (stream_value(stream).get("BBox") for stream in streams):
            if box:
                within = box_within(list_value(box), self.ctm)
                self.graphicstate.pane = common(self.graphicstate.pane, within)
        super().execute(streams)

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState") or {})
        said = dict_value(states.get(literal_name(name)) or {})
        opacity = resolve1(said.get("ca"))
        if isinstance(opacity, int | float):
            self.graphicstate.clear = opacity <= FAINT
        through = {key for key in SEEN_THROUGH if key in said and not _is_solid(resolve1(said[key]))}
        self.graphicstate.through = (self.graphicstate.through - said.keys()) | through

    def do_W(self) -> None:  # noqa: N802 as below
        self._keep_within()

    def do_W_a(self) -> None:  # noqa: N802 as below
        self._keep_within()

    def _keep_within(self) -> None:
        """What is drawn from here on is seen but in the box around the path."""
        numbers = [part for step in self.curpath for part in step[1:]]
        points = [apply_matrix_pt(self.ctm, pair) for pair in zip(numbers[::2], numbers[1::2], strict=False)]
        if not points:
            return
        state, boxes = self.graphicstate, boxes_of(self.curpath, self.ctm, even_odd=False)
        state.box = common(state.box, around(points))
        state.pane = common(state.pane, boxes[0] if len(boxes) == 1 else NOWHERE)

    def do_f(self) -> None:
        self._fill(even_odd=False)
        super().do_f()

    def do_F(self) -> None:  # noqa: N802 as below
        self.do_f()

    def do_f_a(self) -> None:
        self._fill(even_odd=True)
        super().do_f_a()

    def do_B(self) -> None:  # noqa: N802 as below
        self._fill(even_odd=False)
        super().do_B()

    def do_B_a(self) -> None:  # noqa: N802 as below
        self._fill(even_odd=True)
        super().do_B_a()

    def _fill(self, *, even_odd: bool) -> None:
        """The path as what hides the letters before it, unless a pattern fills it."""
        if _is_plain(self.graphicstate.ncolor):
            self._lay(boxes_of(self.curpath, self.ctm, even_odd=even_odd), picture=False)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 as below
        drawn = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        said = drawn.attrs if isinstance(drawn, PDFStream) else {}
        self.marked.append(self._is_layer_off(said.get("OC")))
        if literal_name(said.get("Subtype")) == "Image":
            self._picture(said)
        super().do_Do(xobjid_arg)
        self.marked.pop()

    def do_EI(self, obj: Any) -> None:  # noqa: N802 as below
        if isinstance(obj, PDFStream):
            self._picture(obj.attrs)
        super().do_EI(obj)

    def _picture(self, said: Mapping[str, Any]) -> None:
        """A picture as what hides the letters before it, unless one sees through parts of it."""
        if not any(resolve1(said.get(key)) for key in HOLES):
            self._lay([box_within(UNIT, self.ctm)], picture=True)

    def _lay(self, boxes: Iterable[Box], *, picture: bool) -> None:
        """Boxes over the letters drawn so far, where all of them is seen."""
        after, state = len(self.device.letters), self.graphicstate
        if not after or state.through or self._is_clear():
            return
        for left, foot, right, top in (common(box, state.pane) for box in boxes):
            if min(right - left, top - foot) > THIN:
                self.device.covers.append(Cover(after, (left, foot, right, top), picture))

    def do_BMC(self, tag: Any) -> None:  # noqa: N802 the name of the operator
        self.marked.append(False)
        super().do_BMC(tag)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 as above
        self.marked.append(literal_name(tag) == "OC" and self._is_off(props))
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802 as above
        del self.marked[-1:]
        super().do_EMC()

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 as above
        state = self.graphicstate
        if self._is_clear() or self.textstate.render in NOT_DRAWN:
            self.graphicstate = state.copy()
            self.graphicstate.ncolor = CLEAR
        super().do_TJ(seq)
        self.graphicstate = state
        if self.textstate.render >= CLIPPING:
            state.pane = NOWHERE

    def _is_clear(self) -> bool:
        return self.within or self.graphicstate.clear or any(self.marked)

    def _is_off(self, props: Any) -> bool:
        """Whether a layer, as marked content names it, is not shown."""
        layers = dict_value(self.resources.get("Properties") or {})
        return self._is_layer_off(layers.get(literal_name(props)))

    def _is_layer_off(self, layer: Any) -> bool:
        return isinstance(layer, PDFObjRef) and layer.objid in self.layers_off


def _is_solid(value: Any) -> bool:
    """Whether one sees nothing through what is drawn so: with this opacity, way of blending or mask."""
    if isinstance(value, int | float):
        return value >= 1
    return literal_name(value) in ("Normal", "Compatible", "None")


def _is_plain(colour: Any) -> bool:
    """Whether a colour is one, by its parts, and no pattern."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    return all(isinstance(part, int | float) for part in parts)
