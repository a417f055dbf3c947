"""How the letters of a PDF are drawn, which pdfminer leaves out: without ink, in layers that are off, or in a
box that cuts them off, as sheet programs draw what is too long for its cell.

In: a page. Out: what is on it, letters in the colour `CLEAR` where nothing is drawn: with the opacity 0, in
the mode that draws no letters, in a layer that is not shown; in the colour `OUTSIDE` beyond their box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice, takewhile
from math import inf
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt

CLEAR = "clear"
"""The colour of letters that are not drawn."""
OUTSIDE = "outside"
"""The colour of letters that lie beyond the box within which they are drawn."""
CUT = "… "
"""What stands for the first letter that is cut off, and all of its number."""
WHOLE = 3 / 4
"""So much of a letter is seen at least, as against its width, to be read."""
PART_OF_NUMBER = frozenset("0123456789.,")
FAINT = 0.05
"""An opacity so low that nobody sees what is drawn with it."""
NOT_DRAWN = (3, 7)
"""The modes that draw no letters (ISO 32000-1, 9.3.6); recognised text lies so over a picture of it."""


Box = tuple[float, float, float, float]  # left, foot, right, top
EVERYWHERE = (-inf, -inf, inf, inf)


def drawn_on(page: PDFPage, number: int, resources: PDFResourceManager, catalog: Mapping[str, Any]) -> LTPage:
    """What is on a page, in the order in which it is drawn."""
    device = _Device(resources, pageno=number)
    made = _Interpreter(resources, device)
    made.layers_off = _layers_off(catalog)
    made.process_page(page)
    return device.get_result()


def _layers_off(catalog: Mapping[str, Any]) -> frozenset[int]:
    """The numbers of the layers that are not shown when a file is opened."""
    shown = dict_value(dict_value(catalog.get("OCProperties") or {}).get("D") or {})
    off = list_value(shown.get("OFF") or [])
    return frozenset(layer.objid for layer in off if isinstance(layer, PDFObjRef))


class _State(PDFGraphicState):
    """How something is drawn. clear: whether without ink; box: nothing of it is seen outside."""

    clear = False
    box: Box = EVERYWHERE

    def copy(self) -> _State:
        copied = _State()
        copied.__dict__.update(self.__dict__)
        return copied


class _Device(PDFPageAggregator):
    """Collects what is drawn; letters beyond their box are none."""

    def render_char(self, *drawn: Any) -> float:
        """As pdfminer; the letter is the last object then."""
        advance: float = super().render_char(*drawn)
        char: Any = self.cur_item._objs[-1]  # noqa: SLF001 pdfminer has no other way to it
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


def _hide(char: LTChar) -> None:
    char.graphicstate = char.graphicstate.copy()
    char.graphicstate.ncolor = OUTSIDE


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

    graphicstate: _State
    layers_off: frozenset[int] = frozenset()
    within = False

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.graphicstate = _State()
        self.marked = list[bool]()

    def subinterp(self) -> Any:
        inner: Any = super().subinterp()
        inner.layers_off, inner.within = self.layers_off, self._is_clear()
        return inner

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState") or {})
        opacity = resolve1(dict_value(states.get(literal_name(name)) or {}).get("ca"))
        if isinstance(opacity, int | float):
            self.graphicstate.clear = opacity <= FAINT

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
        left, foot, right, top = self.graphicstate.box
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.graphicstate.box = max(left, min(xs)), max(foot, min(ys)), min(right, max(xs)), min(top, max(ys))

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

    def _is_clear(self) -> bool:
        return self.within or self.graphicstate.clear or any(self.marked)

    def _is_off(self, props: Any) -> bool:
        """Whether a layer, as marked content names it, is not shown."""
        layers = dict_value(self.resources.get("Properties") or {})
        layer = layers.get(literal_name(props))
        return isinstance(layer, PDFObjRef) and layer.objid in self.layers_off
