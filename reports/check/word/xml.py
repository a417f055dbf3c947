"""The XML of a Word file: names, numbers, lengths. Nothing here raises, whatever stands in the file.

Elements and attributes are known by their local names: the two dialects of the format (ISO 29500,
transitional and strict) differ in nothing else that matters here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

Element = Any
Attributes = Mapping[str, str]

MM = 25.4 / 72  # of a point
TWIP, HALF_POINT, EMU, PIXEL = 1 / 20, 1 / 2, 1 / 12700, 3 / 4  # in points
UNITS = {"pt": 1.0, "in": 72.0, "mm": 1 / MM, "cm": 10 / MM, "pc": 12.0, "pi": 12.0, "px": PIXEL}
LENGTH = re.compile(rf"\s*([-+]?(?:\d{{1,9}}(?:\.\d*)?|\.\d+))({'|'.join(UNITS)})?\s*", re.ASCII)
HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,8}")
OFF = {"0", "false", "off"}


@cache
def _path(path: str) -> str:
    return "/".join("{*}" + step for step in path.split("/"))


def find(element: Element | None, path: str) -> Element | None:
    """The first element at a path of local names, such as `pPr/numPr`; None when there is none."""
    return None if element is None else element.find(_path(path))


def every(element: Element | None, name: str) -> Iterator[Element]:
    """All elements of that local name at any depth, in the order of the file."""
    return iter(()) if element is None else element.iter("{*}" + name)


def attributes(element: Element | None) -> Attributes:
    """The attributes of an element by their local names."""
    return {} if element is None else {key.rpartition("}")[2]: text for key, text in element.attrib.items()}


def value(element: Element | None, path: str, name: str = "val") -> str:
    """An attribute of the element at a path; empty without."""
    return attributes(find(element, path)).get(name, "")


def on(found: Attributes | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off; takes its attributes."""
    return found is not None and found.get("val", "1") not in OFF


def switched(element: Element | None, path: str) -> bool:
    """Whether the switch at a path is on."""
    found = find(element, path)
    return found is not None and on(attributes(found))


def points(text: str | None, unit: float = TWIP) -> float | None:
    """A length in points: a number with its own unit, or a bare one in `unit`; None when it is neither."""
    found = LENGTH.fullmatch(text or "")
    return float(found[1]) * UNITS.get(found[2] or "", unit) if found else None


def length(text: str | None, unit: float = TWIP) -> float:
    """A length in mm; 0 when the file states none."""
    return (points(text, unit) or 0) * MM


def hexadecimal(text: str) -> int:
    """A number in hexadecimal digits; 0 when it is none."""
    return int(text, 16) if HEXADECIMAL.fullmatch(text) else 0


def branch(alternatives: Element) -> Element:
    """The one branch of an `mc:AlternateContent` that is read: the first choice, else the fallback.

    An element without either is its own branch.
    """
    chosen = (find(alternatives, name) for name in ("Choice", "Fallback"))
    return next((element for element in chosen if element is not None), alternatives)
