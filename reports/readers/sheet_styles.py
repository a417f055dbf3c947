"""What the styles of an OpenDocument file say of sheets: the fonts of cells and texts, and which are hidden.

In: the elements of its styles, one by one. Out: names of fonts, empty where nothing names one.
"""

from __future__ import annotations

from typing import NamedTuple

from reports.readers.xml import Element, attribute, every, local

CELL = "table-cell"
STANDARD = ""  # the name under which the style of all cells or texts is kept


class _Style(NamedTuple):
    font: str
    parent: str


class Styles:
    """The styles of a file. unseen: the names of those whose tables are hidden."""

    def __init__(self) -> None:
        self.unseen = set[str]()
        self._styles = dict[tuple[str, str], _Style]()
        self._faces, self._known = dict[str, str](), dict[tuple[str, str], str]()

    def take(self, element: Element) -> None:
        """One style, the one of all that have none, or the face of a font."""
        name = attribute(element, "name") or STANDARD
        if local(element) == "font-face":
            self._faces[name] = _plain(attribute(element, "font-family") or "")
            return
        if "false" in (attribute(child, "display") for child in element):
            self.unseen.add(name)
        style = _Style(_font(element), attribute(element, "parent-style-name") or STANDARD)
        self._styles[attribute(element, "family") or "", name] = style

    def font(self, family: str, name: str) -> str:
        """The font of a style of a family, with those that it is based on; empty when none names it."""
        key = family, name
        if key not in self._known:
            found, at, seen = "", name, set[str]()
            while not found and at not in seen:
                seen.add(at)
                found, at = self._styles.get((family, at), _Style("", STANDARD))
            self._known[key] = self._faces.get(found) or found
        return self._known[key]


def _font(style: Element) -> str:
    """The name of the face, or of the font, that a style itself names."""
    for properties in every(style, "text-properties"):
        return attribute(properties, "font-name") or _plain(attribute(properties, "font-family") or "")
    return ""


def _plain(family: str) -> str:
    """The first name of a family of fonts, without what stands around it."""
    return family.split(",", maxsplit=1)[0].strip().strip("'\"")
