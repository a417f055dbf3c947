"""What the styles of an OpenDocument file say of sheets: the fonts of cells and texts, and which are hidden.

In: the elements of its styles, one by one. Out: fonts.
"""

from __future__ import annotations

from typing import NamedTuple

from reports.readers.colours import is_light
from reports.readers.sheets.letters import NO_FONT, Font
from reports.readers.xml import Element, attribute, attributes, every, local

CELL = "table-cell"
LINES = ("text-line-through-style", "text-line-through-type")
RISEN = tuple("123456789")  # percent of the size by which letters stand higher; below the line it has a minus
STANDARD = ""  # the name under which the style of all cells or texts is kept


class _Style(NamedTuple):
    font: Font
    parent: str


class Styles:
    """The styles of a file. unseen: the names of those whose tables are hidden; shown_as: the names by which
    people know them, each with that of the style.
    """

    def __init__(self) -> None:
        self.unseen, self.shown_as = set[str](), dict[str, str]()
        self._styles = dict[tuple[str, str], _Style]()
        self._faces, self._known = dict[str, str](), dict[tuple[str, str], Font]()

    def take(self, element: Element) -> None:
        """One style, the one of all that have none, or the face of a font."""
        name = attribute(element, "name") or STANDARD
        if local(element) == "font-face":
            self._faces[name] = _plain(attribute(element, "font-family") or "")
            return
        if "false" in (attribute(child, "display") for child in element):
            self.unseen.add(name)
        self.shown_as[attribute(element, "display-name") or name] = name
        style = _Style(_font(element), attribute(element, "parent-style-name") or STANDARD)
        self._styles[attribute(element, "family") or "", name] = style

    def font(self, family: str, name: str) -> Font:
        """The font of a style of a family, with what those it is based on say where it says nothing."""
        key = family, name
        if key not in self._known:
            found, at, seen = NO_FONT, name, set[str]()
            while at not in seen:
                seen.add(at)
                own, at = self._styles.get((family, at), _Style(NO_FONT, STANDARD))
                found = found.over(own)
            self._known[key] = found._replace(name=self._faces.get(found.name) or found.name)
        return self._known[key]


def _font(style: Element) -> Font:
    """What a style itself says: the name of the face, or of the font, whether it strikes texts through or
    raises them, whether they are white, and what is behind them.
    """
    said = dict[str, str]()
    for properties in every(style, "text-properties", "table-cell-properties"):
        said |= attributes(properties)
    name = said.get("font-name") or _plain(said.get("font-family", ""))
    lines = [said[key] for key in LINES if key in said]
    struck = any(line != "none" for line in lines) if lines else None
    place, colour, ground = (said.get(key) for key in ("text-position", "color", "background-color"))
    raised = None if place is None else place.startswith("super") or place[:1] in RISEN
    white = None if colour is None else is_light(colour)
    return Font(name, struck, raised, white, None if ground is None else not is_light(ground))


def _plain(family: str) -> str:
    """The first name of a family of fonts, without what stands around it."""
    return family.split(",", maxsplit=1)[0].strip().strip("'\"")
