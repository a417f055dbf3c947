"""Effective properties: what holds for a paragraph or run when all that a Word file says is put together.

The order is that of ISO 29500-1, 17.7.2: defaults, table style, paragraph style with the styles it is based
on, list, character style, and last what stands at the place itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reports.check.word.lists import List
from reports.check.word.props import Level, Props, Theme, over, over_styles, read_level, read_props, stated
from reports.check.word.xml import Element, attributes, every, find, hexadecimal, on, value

LOOKS = (("firstRow", 32), ("lastRow", 64), ("firstColumn", 128), ("lastColumn", 256), ("noHBand", 512))
NO_LEVEL = Level({}, {})


class Cell(NamedTuple):
    """Where a cell stands in its table, from 0; with how many rows and columns there are."""

    row: int
    column: int
    rows: int
    columns: int


class Styles:
    """The styles of a file. theme, lists: what they lean on."""

    def __init__(self, root: Element | None, theme: Theme, lists: Mapping[str, List]) -> None:
        self.theme, self.lists = theme, lists
        self._elements = {attributes(style).get("styleId", ""): style for style in every(root, "style")}
        self._standard = {
            attributes(style).get("type", ""): key
            for key, style in reversed(self._elements.items())
            if on({"val": attributes(style).get("default", "0")})  # an attribute, written as switches are
        }
        paragraph = read_props(find(root, "docDefaults/pPrDefault/pPr"), theme)
        self.defaults = Level(paragraph, read_props(find(root, "docDefaults/rPrDefault/rPr"), theme))
        self._known: dict[str, Level] = {}
        self._known_cells: dict[tuple[str, ...], Level] = {}

    def name(self, properties: Element | None) -> str:
        """The style of a paragraph: the one its `w:pPr` names, or the standard one."""
        named = value(properties, "pStyle")
        return named if named in self._elements else self._standard.get("paragraph", "Normal")

    def style(self, name: str) -> Level:
        """What a style says, with the styles it is based on; nothing for a style that is not there."""
        if name not in self._known:
            paragraph, run = NO_LEVEL.paragraph, NO_LEVEL.run
            for key in self._chain(name):
                own = read_level(self._elements[key], self.theme)
                paragraph = over(paragraph, self._list_level(own.paragraph, key), own.paragraph)
                run = over(run, own.run)
            self._known[name] = Level(paragraph, run)
        return self._known[name]

    def _chain(self, name: str) -> list[str]:
        """The style and those it is based on, the deepest first."""
        chain: list[str] = []
        while name in self._elements and name not in chain:
            chain.append(name)
            name = value(self._elements[name], "basedOn")
        return chain[::-1]

    def _list_level(self, props: Props, style: str = "") -> Props:
        """What the list that the properties name says of paragraphs."""
        found = self.lists.get(stated(props, "numPr/numId"))
        level = found.levels.get(found.depth(stated(props, "numPr/ilvl"), style)) if found else None
        return level.level.paragraph if level else {}

    def paragraph(self, properties: Element | None, table: Level = NO_LEVEL) -> Props:
        """The effective properties of a paragraph with this `w:pPr`. table: what its table style says."""
        styled = self.style(self.name(properties)).paragraph
        direct = read_props(properties, self.theme)
        changed = any(name.startswith("numPr/") for name in direct)
        listed = self._list_level(over(styled, direct), self.name(properties)) if changed else {}
        return over(self.defaults.paragraph, table.paragraph, styled, listed, direct)

    def run(self, properties: Element | None, style: str, table: Level = NO_LEVEL) -> Props:
        """The effective properties of a run with this `w:rPr` in a paragraph of `style`."""
        character = self.style(value(properties, "rStyle")).run
        below = over_styles(self.defaults.run, table.run, self.style(style).run, character)
        return over(below, read_props(properties, self.theme))

    def item(self, props: Props, style: str) -> tuple[str, int] | None:
        """The list and the level that a paragraph of these properties is an item of; None for no item."""
        key = stated(props, "numPr/numId")
        found = self.lists.get(key)
        return (key, found.depth(stated(props, "numPr/ilvl"), style)) if found else None

    def table(self, properties: Element | None) -> Props:
        """The table properties of a `w:tblPr` over those of its style."""
        styles = (self._elements[key] for key in self._table_chain(properties))
        places = (*(find(style, "tblPr") for style in styles), properties)
        return over(*(read_props(place, self.theme) for place in places))

    def table_level(self, properties: Element | None, cell: Cell) -> Level:
        """What the style of a table says of the text in one of its cells."""
        chain, conditions = self._table_chain(properties), tuple(_conditions(properties, cell))
        key = (*chain[-1:], *conditions)
        if key not in self._known_cells:
            levels = [self.style(name) for name in chain[-1:]]
            parts = [part for name in chain for part in every(self._elements[name], "tblStylePr")]
            for condition in conditions:
                found = (part for part in parts if attributes(part).get("type") == condition)
                levels += [read_level(part, self.theme) for part in found]
            run, paragraph = (over(*(x.run for x in levels)), over(*(x.paragraph for x in levels)))
            self._known_cells[key] = Level(paragraph, run)
        return self._known_cells[key]

    def _table_chain(self, properties: Element | None) -> list[str]:
        return self._chain(value(properties, "tblStyle") or self._standard.get("table", ""))


def _conditions(properties: Element | None, cell: Cell) -> Iterator[str]:
    """The parts of its table that a cell belongs to, the weakest first (ISO 29500-1, 17.7.6)."""
    look = attributes(find(properties, "tblLook"))
    bits = hexadecimal(look.get("val", ""))
    has = {name: on({"val": look[name]}) if name in look else bool(bits & bit) for name, bit in LOOKS}
    if not has["noHBand"]:
        yield "band1Horz" if (cell.row - has["firstRow"]) % 2 == 0 else "band2Horz"
    if has["firstRow"] and cell.row == 0:
        yield "firstRow"
    if has["lastRow"] and cell.row == cell.rows - 1:
        yield "lastRow"
    if has["firstColumn"] and cell.column == 0:
        yield "firstCol"
    if has["lastColumn"] and cell.column == cell.columns - 1:
        yield "lastCol"
