"""Automatic lists of a Word file: what `numbering.xml` defines, and the numbers that come out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.check.word.props import Level, Theme, read_level
from reports.check.word.xml import Element, attributes, every, switched, value
from reports.numbering import Counts
from reports.readers.xml import whole

PRIVATE = re.compile("[\ue000-\uf8ff]")  # the signs of Symbol and Wingdings


@dataclass(frozen=True)
class ListLevel:
    """A level of a list. text: a pattern such as `%1.%2.`; restarts: after which level (from 1), 0 never."""

    format: str
    text: str
    start: int
    spaced: bool
    restarts: int
    legal: bool
    style: str
    level: Level


@dataclass(frozen=True)
class List:
    """A list. family: lists of one family count on together; starts: where this one begins anew."""

    family: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]

    def depth(self, stated: str, style: str) -> int:
        """The level that a paragraph means: the one it states, else the one made for its style."""
        found = whole(stated)
        made = (depth for depth, level in self.levels.items() if style and level.style == style)
        return found if found is not None else next(made, 0)


def read_lists(root: Element | None, theme: Theme) -> Mapping[str, List]:
    """The lists of `numbering.xml` by their ids."""
    patterns = {attributes(p).get("abstractNumId", ""): p for p in every(root, "abstractNum")}
    linked = {value(p, "styleLink"): key for key, p in patterns.items() if value(p, "styleLink")}
    lists = {}
    for number in every(root, "num"):
        family = value(number, "abstractNumId")
        family = linked.get(value(patterns.get(family), "numStyleLink"), family)
        lists[attributes(number).get("numId", "")] = _read_list(family, patterns.get(family), number, theme)
    return lists


def _read_list(family: str, pattern: Element | None, number: Element, theme: Theme) -> List:
    levels = _levels(every(pattern, "lvl"), theme)
    starts = {}
    for change in every(number, "lvlOverride"):
        levels |= _levels(every(change, "lvl"), theme)
        start, depth = whole(value(change, "startOverride")), whole(attributes(change).get("ilvl"))
        if start is not None and depth is not None:
            starts[depth] = start
    return List(family, levels, starts)


def _levels(elements: Iterable[Element], theme: Theme) -> dict[int, ListLevel]:
    return {whole(attributes(e).get("ilvl")) or 0: _read_list_level(e, theme) for e in elements}


def _read_list_level(element: Element, theme: Theme) -> ListLevel:
    start, restarts = whole(value(element, "start")), whole(value(element, "lvlRestart"))
    depth = whole(attributes(element).get("ilvl")) or 0
    number_format = next(every(element, "numFmt"), None)
    return ListLevel(
        format=attributes(number_format).get("val", "decimal"),
        text=value(element, "lvlText"),
        start=1 if start is None else start,
        spaced=value(element, "suff") != "nothing",
        restarts=depth if restarts is None else restarts,
        legal=switched(element, "isLgl"),
        style=value(element, "pStyle"),
        level=read_level(element, theme),
    )


class Counter:
    """Counts the items of all lists in the order of the text."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self.lists = lists
        self._counts = Counts()

    def label(self, key: str, depth: int) -> str:
        """What stands before the next item of a list, with the space after it; empty for no list."""
        found = self.lists.get(key)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        self._counts.take(key, found, depth)
        text = _bullet(level.text) if level.format == "bullet" else self._counts.numbers(found, level)
        return text + " " if text.strip() and level.spaced else text


def _bullet(text: str) -> str:
    return PRIVATE.sub("•", text)
