"""What the letters of a PDF are drawn with, which pdfminer leaves out: no ink, or in layers that are off.

In: a device on which pages are drawn. Out: an interpreter that gives letters the colour `CLEAR` where nothing
is drawn: with the opacity 0, in the mode that draws no letters, in a layer that is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

CLEAR = "clear"
"""The colour of letters that are not drawn."""
FAINT = 0.05
"""An opacity so low that nobody sees what is drawn with it."""
NOT_DRAWN = (3, 7)
"""The modes that draw no letters (ISO 32000-1, 9.3.6); recognised text lies so over a picture of it."""


def interpreter(resources: PDFResourceManager, device: Any, catalog: Mapping[str, Any]) -> PDFPageInterpreter:
    """What draws pages on a device as pdfminer does, letters without ink in the colour `CLEAR`."""
    made = _Interpreter(resources, device)
    made.layers_off = _layers_off(catalog)
    return made


def _layers_off(catalog: Mapping[str, Any]) -> frozenset[int]:
    """The numbers of the layers that are not shown when a file is opened."""
    shown = dict_value(dict_value(catalog.get("OCProperties") or {}).get("D") or {})
    off = list_value(shown.get("OFF") or [])
    return frozenset(layer.objid for layer in off if isinstance(layer, PDFObjRef))


class _State(PDFGraphicState):
    """How something is drawn. clear: whether without ink."""

    clear = False

    def copy(self) -> _State:
        copied = _State()
        copied.__dict__.update(self.__dict__)
        return copied


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
