"""The text of a Word paragraph: its pieces as they are set, the fields in it, the drawings hung on it.

Read: what is shown when all insertions are taken and all deletions made; of fields their results.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from reports.check.metrics import widths
from reports.check.model import Run
from reports.check.word.props import SLOTS, Level, Props, over, stated
from reports.check.word.styles import Styles
from reports.check.word.xml import (
    HALF_POINT,
    MM,
    Element,
    attributes,
    branch,
    every,
    find,
    hexadecimal,
    on,
    points,
)
from reports.readers.xml import local, whole, written

DEFAULT_SIZE = 10.0  # points: what Word takes when the file says nothing
RAISED = 0.65  # of its size: what a raised text measures
UNSTRETCHED = 0.5  # points between letters that still count as none (the-thuc.md, FN-05)
SKIPPED = {
    "del",
    "moveFrom",
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "delText",
    "delInstrText",
    "rt",
    "txbxContent",
}
DRAWN = {"drawing", "pict", "object"}
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
COLOUR = re.compile("[0-9A-Fa-f]{6}")
PAGE = "PAGE"


@dataclass(frozen=True)
class Piece:
    """A stretch of text set in one way. raw: its characters as the file has them, without `w:caps`.

    scale: of its letters against their size; tracking: points added to each letter; field: PAGE for the
    number of the page.
    """

    run: Run
    raw: str
    scale: float = 1.0
    tracking: float = 0.0
    language: str = ""
    field: str = ""

    def widths(self) -> Iterator[float]:
        """How wide each of its characters is, in mm."""
        run = self.run
        plain = widths(run.text, run.size * self.scale, bold=run.bold, italic=run.italic)
        return (width + self.tracking * MM for width in plain)

    def part(self, start: int, end: int) -> Piece:
        """The characters from `start` to `end` alone."""
        return replace(self, run=replace(self.run, text=self.run.text[start:end]), raw=self.raw[start:end])


@dataclass(frozen=True)
class Content:
    """What stands in a paragraph: its pieces, and the drawings hung on it."""

    pieces: tuple[Piece, ...]
    drawings: tuple[Element, ...]

    def marked(self) -> Content:
        """The same with a colour behind all of its text."""
        marked = (replace(piece, run=replace(piece.run, marked=True)) for piece in self.pieces)
        return replace(self, pieces=tuple(marked))


class Leaf(NamedTuple):
    """One thing in the flow of a paragraph.

    kind: text, drawing, or begin, code, result and end of a field. element: its run, or the drawing.
    font: of a sign that states its own.
    """

    kind: str
    text: str = ""
    element: Element | None = None
    field: str = ""
    font: str = ""


def read_content(paragraph: Element, styles: Styles, style: str, table: Level) -> Content:
    """The text of a `w:p` in a paragraph style and a table."""
    leaves = [*_shown(_leaves(paragraph, None))]
    texts = (leaf for leaf in leaves if leaf.kind == "text" and leaf.text)
    pieces = []
    for (run, field, font), group in groupby(texts, key=lambda leaf: (leaf.element, leaf.field, leaf.font)):
        props = styles.run(find(run, "rPr"), style, table)
        if font:
            props = over(props, {"rFonts": dict.fromkeys((slot for slot, _ in SLOTS), font)})
        pieces.append(replace(piece_of("".join(leaf.text for leaf in group), props), field=field))
    return Content(tuple(pieces), tuple(leaf.element for leaf in leaves if leaf.kind == "drawing"))


def is_deleted(paragraph: Element) -> bool:
    """Whether tracked changes take the whole paragraph away, with its end."""
    mark = find(paragraph, "pPr/rPr")
    gone = find(mark, "del") is not None or find(mark, "moveFrom") is not None
    return gone and next(_shown(_leaves(paragraph, None)), None) is None


def piece_of(text: str, props: Props) -> Piece:
    """A text set with these effective run properties."""
    capitals = on(props.get("caps"))
    raised = stated(props, "vertAlign") in {"superscript", "subscript"}
    return Piece(
        run=replace(_run(props), text="".join(map(_capital, text)) if capitals else text),
        raw=text,
        scale=(whole(stated(props, "w")) or 100) / 100 * (RAISED if raised else 1),
        tracking=points(stated(props, "spacing")) or 0,
        language=stated(props, "lang"),
    )


def joined(pieces: Iterable[Piece]) -> str:
    """Their printed text in NFC, every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", "".join(piece.run.text for piece in pieces)).split())


def runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Their runs, neighbours that are set alike as one."""
    looks = groupby((piece.run for piece in pieces), key=lambda run: replace(run, text=""))
    return tuple(replace(look, text="".join(run.text for run in alike)) for look, alike in looks)


def _capital(letter: str) -> str:
    return upper if len(upper := letter.upper()) == 1 else letter


def _run(props: Props) -> Run:
    names = dict.fromkeys(stated(props, "rFonts", slot) for slot, _ in SLOTS)
    colour = stated(props, "color")
    size = points(stated(props, "sz"), HALF_POINT) or DEFAULT_SIZE
    tracking = points(stated(props, "spacing")) or 0
    return Run(
        text="",
        fonts=tuple(filter(None, names)),
        size=size if size > 0 else DEFAULT_SIZE,
        bold=on(props.get("b")),
        italic=on(props.get("i")),
        colour=colour.upper() if COLOUR.fullmatch(colour) else "000000",
        underlined=stated(props, "u") not in {"", "none"},
        marked=stated(props, "highlight") not in {"", "none"} or shaded(props),
        stretched=abs(tracking) > UNSTRETCHED or stated(props, "w").rstrip("%") not in {"", "100"},
        hidden=on(props.get("vanish")),
    )


def shaded(props: Props) -> bool:
    """Whether properties put a colour or a pattern behind the text."""
    pattern, fill = stated(props, "shd"), stated(props, "shd", "fill").upper()
    return fill not in {"", "AUTO", "FFFFFF"} or pattern not in {"", "nil", "clear"}


def _leaves(element: Element, run: Element | None) -> Iterator[Leaf]:
    for part in element:
        name = local(part)
        if name == "t":
            yield Leaf("text", written(part), run)
        elif name == "r":
            yield from _leaves(part, part)
        elif name in SIGNS:
            yield Leaf("text", SIGNS[name], run)
        elif name in SPECIAL:
            yield from SPECIAL[name](part, run)
        elif name in DRAWN:
            yield Leaf("drawing", element=part)
        elif name == "AlternateContent":
            yield from _leaves(branch(part), run)
        elif name not in SKIPPED:
            yield from _leaves(part, run)


def _symbol(element: Element, run: Element | None) -> Iterator[Leaf]:
    found = attributes(element)
    code = hexadecimal(found.get("char", ""))
    if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE:
        yield Leaf("text", chr(code), run, font=found.get("font", ""))


def _mark(element: Element, run: Element | None) -> Iterator[Leaf]:
    kinds = {"begin": "begin", "separate": "result", "end": "end"}
    kind = kinds.get(attributes(element).get("fldCharType", ""))
    if kind:
        yield Leaf(kind, element=run)


def _code(element: Element, run: Element | None) -> Iterator[Leaf]:
    yield Leaf("code", element.text or "", run)


def _simple_field(element: Element, run: Element | None) -> Iterator[Leaf]:
    first = next(iter(every(element, "r")), run)
    yield from (Leaf("begin"), Leaf("code", attributes(element).get("instr", "")), Leaf("result"))
    yield from _leaves(element, run)
    yield Leaf("end", element=first)


def _page_number(_: Element, run: Element | None) -> Iterator[Leaf]:
    yield from (Leaf("begin"), Leaf("code", PAGE), Leaf("end", element=run))


SPECIAL = {
    "sym": _symbol,
    "fldChar": _mark,
    "instrText": _code,
    "fldSimple": _simple_field,
    "pgNum": _page_number,
}


@dataclass
class _Field:
    """A field that is open while its paragraph is read."""

    code: str = ""
    result: bool = False
    filled: bool = False

    @property
    def is_page(self) -> bool:
        return re.match(r"\s*PAGE\b", self.code, re.IGNORECASE) is not None


def _shown(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """What is shown: of fields the results; of a page number without one, the digit 1 in its stead."""
    fields: list[_Field] = []
    for leaf in leaves:
        if leaf.kind == "begin":
            fields.append(_Field())
        elif leaf.kind == "code" and fields:
            fields[-1].code += leaf.text
        elif leaf.kind == "result" and fields:
            fields[-1].result = True
        elif leaf.kind == "end" and fields:
            ended = fields.pop()
            if ended.is_page and not ended.filled and all(field.result for field in fields):
                yield Leaf("text", "1", leaf.element, PAGE)
        elif leaf.kind in {"text", "drawing"} and all(field.result for field in fields):
            for field in fields:
                field.filled = field.filled or bool(leaf.text)
            yield leaf._replace(field=PAGE if any(field.is_page for field in fields) else "")
