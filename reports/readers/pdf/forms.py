"""What is laid over the pages of a PDF: fields of a form that were filled in, and notes.

In: what lies over a page, and the form of the file. Out: fields that were filled in, where they stand, and
the texts of notes. Signatures, passwords, boxes that are not ticked and what is hidden are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text

HIDDEN = 2 | 32  # among the flags of what lies over a page: hidden, not to be viewed
PASSWORD = 1 << 13  # among the flags of a field
NO_NOTES = {"Link", "Widget", "Popup"}
DEEPEST = 20  # fields within fields; deeper ones are a slip of the file
TICKED, OFF = "☒", {"", "Off"}
CORNERS = 4

Field = dict[str, Any]


class Filled(NamedTuple):
    """A field that was filled in: its name, its text, and where it stands in the measures of the file."""

    name: str
    text: str
    left: float
    bottom: float
    right: float
    top: float


def filled_in(annotations: Any) -> Iterator[Filled]:
    """The fields among what lies over a page."""
    for one in _shown(annotations):
        corners = [resolve1(place) for place in resolve1(one.get("Rect")) or ()]
        text = _text_of(one) if _literal(one.get("Subtype")) == "Widget" else ""
        if text and len(corners) == CORNERS:
            (left, right), (bottom, top) = sorted(corners[::2]), sorted(corners[1::2])
            yield Filled(_name(one), text, left, bottom, right, top)


def notes_in(annotations: Any) -> Iterator[str]:
    """The texts of the notes among what lies over a page."""
    for one in _shown(annotations):
        text = " ".join(_text(one.get("Contents")).split())
        if text and _literal(one.get("Subtype")) not in NO_NOTES:
            yield text


def is_program(catalog: Field) -> bool:
    """Whether the pages of a file are made by a form of its own (XFA), which only the program that wrote it
    shows: it says so, or the form has no fields besides.
    """
    form = resolve1(catalog.get("AcroForm")) or {}
    if "XFA" not in form:
        return False
    return bool(resolve1(catalog.get("NeedsRendering"))) or not resolve1(form.get("Fields"))


def names_of_filled(form: Any) -> set[str]:
    """The names of all fields of a form that have a text, wherever they stand."""
    return {_name(field) for field in _fields(form, "Fields", DEEPEST) if _text_of(field)}


def _shown(annotations: Any) -> Iterator[Field]:
    for one in resolve1(annotations) or ():
        found = resolve1(one)
        if isinstance(found, dict) and not _whole(found.get("F")) & HIDDEN:
            yield found


def _fields(parent: Any, kind: str, deep: int) -> Iterator[Field]:
    """The fields within a form or a field."""
    for one in resolve1((resolve1(parent) or {}).get(kind)) or ():
        field = resolve1(one)
        if isinstance(field, dict):
            yield field
            yield from _fields(field, "Kids", deep - 1) if deep else ()


def _said(field: Field, key: str) -> Any:
    """What a field says, or else the one that it is a part of."""
    for _ in range(DEEPEST):
        if key in field:
            return resolve1(field[key])
        field = resolve1(field.get("Parent")) or {}
    return None


def _name(field: Field) -> str:
    names = list[str]()
    for _ in range(DEEPEST):
        names += [_text(field["T"])] if "T" in field else []
        field = resolve1(field.get("Parent")) or {}
    return ".".join(reversed(names))


def _text_of(field: Field) -> str:
    kind, value = _literal(_said(field, "FT")), _said(field, "V")
    if kind == "Btn":
        return "" if _literal(field.get("AS", value)) in OFF else TICKED
    if kind not in {"Tx", "Ch"} or _whole(_said(field, "Ff")) & PASSWORD:
        return ""
    return ", ".join(filter(None, map(_text, value))) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str:
    found = resolve1(value)
    data = found.get_data() if isinstance(found, PDFStream) else found
    return decode_text(data).replace("\r", "\n").strip() if isinstance(data, bytes) else ""


def _literal(value: Any) -> str:
    found = resolve1(value)
    return str(literal_name(found)) if isinstance(found, PSLiteral) else ""


def _whole(value: Any) -> int:
    found = resolve1(value)
    return found if isinstance(found, int) else 0
