"""The text of Word paragraphs: what is shown, and what of it is not read.

Shown are the results of fields, not their codes. Not read are hidden text, what is white on white or too
small to be seen, what is struck through, page numbers, and what is no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reports.readers.legacy import Pair, changes, converted
from reports.readers.plain import normalised
from reports.readers.word import lists
from reports.readers.word.styles import Look, Styles
from reports.readers.xml import Element, attribute, every, find, local, value, whole, written

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
DRAWN = {"drawing", "pict", "object"}
OBJECTS = {  # what drawings hold: name, and how it is counted
    "blip": "picture",
    "imagedata": "picture",
    "chart": "chart",
    "relIds": "diagram",
    "OLEObject": "object",
}
DOCUMENT = "document"  # another one that is put in
NOT_SHOWN = {"pPr", "rPr", "sdtPr", "sdtEndPr", "rt"}
PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,4}")
SYMBOLS = {  # of fonts whose letters are signs; the last two digits of the code
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
    "wingdings": {0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
OTHER_SYMBOL = "•"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Leaf(NamedTuple):
    """One thing in the flow of a paragraph: text, box (a `w:txbxContent`), note, object; or begin, code,
    result and end of a field. text: the kind of a note or object; element: the box, or the note's reference.
    """

    kind: str
    look: Look
    text: str = ""
    element: Element | None = None


class Paragraph(NamedTuple):
    """A paragraph with its number. item: of a list, and no heading; boxes: that hang on it, a root each."""

    text: str
    item: bool
    boxes: tuple[Element, ...]


class Texts:
    """Reads paragraphs in the order of the file, and keeps what it did with them.

    hidden: texts that are not shown; struck: that are struck through; converted: words from fonts of before
    Unicode, old and new; left_out: how many pictures and other things; notes: kinds and ids of
    those referred to, in their order.
    """

    def __init__(self, styles: Styles, lists: lists.Counter) -> None:
        self._styles, self._lists = styles, lists
        self.hidden, self.struck, self.converted = list[str](), list[str](), list[Pair]()
        self.left_out, self.notes = Counter[str](), dict[tuple[str, str], None]()

    def paragraph(self, element: Element) -> Paragraph:
        """The paragraph `element`, a `w:p`."""
        properties = find(element, "pPr")
        style, look, form = self._styles.paragraph(properties)
        leaves = self._seen([*_shown(self._leaves(element, look, look))], element)
        self._keep(leaves)
        seen = [leaf for leaf in leaves if leaf.look.holds]
        text = self._text(seen)
        mark = self._styles.run(find(properties, "rPr"), look)
        label = "" if not mark.holds and not text else self._lists.label(form, style)
        boxes = tuple(leaf.element for leaf in seen if leaf.kind == "box")
        item = bool(label) and form.outline is None
        return Paragraph(f"{label} {text}" if label and text else text, item, boxes)

    def _seen(self, leaves: list[Leaf], paragraph: Element) -> list[Leaf]:
        """The leaves of a paragraph, those as hidden that nobody can see."""
        white = any(leaf.look.white for leaf in leaves) and not self._styles.is_on_ground(paragraph)
        return [_unseen(leaf) if _is_unseen(leaf.look, white=white) else leaf for leaf in leaves]

    def _keep(self, leaves: list[Leaf]) -> None:
        """Note down what is hidden or struck through, and what is in the paragraph besides its text."""
        struck = [leaf for leaf in leaves if leaf.look.crossed_out and not leaf.look.hidden]
        self.hidden += _words_of(leaf for leaf in leaves if leaf.look.hidden)
        self.struck += _words_of(struck)
        seen = [leaf for leaf in leaves if leaf.look.holds]
        self.left_out.update(leaf.text for leaf in seen if leaf.kind == "object")
        ids = ((leaf.text, attribute(leaf.element, "id") or "") for leaf in seen if leaf.kind == "note")
        self.notes |= dict.fromkeys(ids)

    def _text(self, leaves: Iterable[Leaf]) -> str:
        texts = (leaf for leaf in leaves if leaf.kind == "text")
        read = ""
        for (font, raised), group in groupby(
            texts, key=lambda leaf: (leaf.look.font or "", leaf.look.raised)
        ):
            text = self._converted("".join(leaf.text for leaf in group), font)
            read += text.translate(RAISED) if raised else text
        return read.strip()

    def _converted(self, text: str, font: str) -> str:
        """A text in Unicode, as far as its font tells."""
        typed = normalised(text)
        new = converted(typed, font) or typed
        self.converted += changes(typed, new)
        return new

    def _leaves(self, element: Element, look: Look, paragraph: Look) -> Iterator[Leaf]:
        """What stands in an element. look: of its text; paragraph: what the style of the paragraph says."""
        for part in element:
            name = local(part)
            if name == "t":
                yield Leaf("text", look, written(part))
            elif name == "r":
                yield from self._run(part, paragraph)
            elif name in SIGNS:
                yield Leaf("text", look, SIGNS[name])
            elif name in SPECIAL:
                yield from SPECIAL[name](part, look)
            elif name == "fldSimple":
                yield from (Leaf("begin", look), Leaf("code", look, attribute(part, "instr") or ""))
                yield Leaf("result", look)
                yield from self._leaves(part, look, paragraph)
                yield Leaf("end", look)
            elif name not in NOT_SHOWN:
                yield from self._leaves(part, look, paragraph)

    def _run(self, run: Element, paragraph: Look) -> Iterator[Leaf]:
        """What stands in a run; beside a reference to a note with a mark of its own stands that mark."""
        look = self._styles.run(find(run, "rPr"), paragraph)
        own = any(attribute(note, "customMarkFollows") in {"1", "true", "on"} for note in every(run, *NOTES))
        yield from (leaf for leaf in self._leaves(run, look, paragraph) if leaf.kind != "text" or not own)


def _is_unseen(look: Look, *, white: bool) -> bool:
    """Whether nobody can see a text that looks so. white: whether the paper behind it is."""
    return bool(look.tiny or (white and look.white and not look.ground))


def _unseen(leaf: Leaf) -> Leaf:
    return leaf._replace(look=leaf.look._replace(hidden=True)) if leaf.kind == "text" else leaf


def _words_of(leaves: Iterable[Leaf]) -> Iterator[str]:
    """The text of leaves, with that of their boxes; nothing for none."""
    texts = (leaf.text if leaf.kind == "text" else all_text(leaf.element) for leaf in leaves)
    if words := "".join(texts).strip():
        yield words


def all_text(element: Element | None) -> str:
    """All texts of runs in an element, however they are meant."""
    return " ".join(text.text or "" for text in every(element, "t"))


def _symbol(element: Element, look: Look) -> Iterator[Leaf]:
    code = attribute(element, "char") or ""
    signs = SYMBOLS.get((attribute(element, "font") or "").casefold(), {})
    sign = signs.get(int(code, 16) & 0xFF, OTHER_SYMBOL) if HEXADECIMAL.fullmatch(code) else ""
    yield Leaf("text", look._replace(font=""), sign)


def _field_mark(element: Element, look: Look) -> Iterator[Leaf]:
    """The begin, the result or the end of a field; before it what was chosen in one that lets choose."""
    kinds = {"begin": "begin", "separate": "result", "end": "end"}
    entries = [attribute(entry, "val") or "" for entry in every(element, "listEntry")]
    chosen = whole(value(element, "ffData/ddList/result")) or 0
    if 0 <= chosen < len(entries):
        yield Leaf("text", look, entries[chosen])
    if kind := kinds.get(attribute(element, "fldCharType") or ""):
        yield Leaf(kind, look)


def _drawing(element: Element, look: Look) -> Iterator[Leaf]:
    """The outermost text boxes of a drawing, and what else is in it."""
    boxes = [box for box in every(element, "txbxContent") if _outermost(box, element)]
    inside = {found for box in boxes for found in every(box, *OBJECTS)}
    yield from (Leaf("box", look, element=box) for box in boxes)
    objects = (found for found in every(element, *OBJECTS) if found not in inside)
    kinds = {OBJECTS[local(found)] for found in objects}
    yield from (Leaf("object", look, kind) for kind in (kinds if len(kinds) < 2 else kinds - {"picture"}))


def _outermost(box: Element, drawing: Element) -> bool:
    around = next(element for element in box.iterancestors("{*}txbxContent", drawing.tag))
    return local(around) != "txbxContent" and around is drawing


SPECIAL: Mapping[str, Callable[[Element, Look], Iterator[Leaf]]] = {
    "sym": _symbol,
    "fldChar": _field_mark,
    "instrText": lambda element, look: iter([Leaf("code", look, element.text or "")]),
    **dict.fromkeys(NOTES, lambda element, look: iter([Leaf("note", look, NOTES[local(element)], element)])),
    **dict.fromkeys(DRAWN, _drawing),
    "oMath": lambda _, look: iter([Leaf("object", look, "equation")]),
    "subDoc": lambda _, look: iter([Leaf("object", look, DOCUMENT)]),
}


class _Field:
    """A field that is open while its paragraph is read."""

    def __init__(self) -> None:
        self.code, self.in_result = "", False

    @property
    def shown(self) -> bool:
        return self.in_result and not PAGE.match(self.code)


def _shown(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """The leaves without the codes of fields and without numbers of pages."""
    fields: list[_Field] = []
    for leaf in leaves:
        if leaf.kind == "begin":
            fields.append(_Field())
        elif leaf.kind == "code" and fields:
            fields[-1].code += leaf.text
        elif leaf.kind == "result" and fields:
            fields[-1].in_result = True
        elif leaf.kind == "end" and fields:
            fields.pop()
        elif leaf.kind not in {"code", "result", "end"} and all(field.shown for field in fields):
            yield leaf
