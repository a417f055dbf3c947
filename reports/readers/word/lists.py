"""Automatic lists of a Word file: what `numbering.xml` defines, and the numbers that come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reports.numbering import Counts
from reports.readers.word.styles import Form
from reports.readers.xml import Element, attribute, every, find, switch, value, whole

BULLET = "-"
LONGEST = 60  # characters of a pattern: nine numbers with what is around them


class Level(NamedTuple):
    """A level of a list. text: a pattern such as `%1.%2.`; restarts: after which level (from 1), 0 never;
    legal: all numbers in it are Arabic; style: of the paragraphs it is made for.
    """

    format: str
    text: str
    start: int
    restarts: int
    legal: bool
    style: str


class List(NamedTuple):
    """A list. family: lists of one family count on together; starts: where this one begins anew."""

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


def read_lists(root: Element | None) -> Mapping[str, List]:
    """The lists of `numbering.xml` by their ids."""
    patterns = {attribute(p, "abstractNumId") or "": p for p in every(root, "abstractNum")}
    linked = {value(p, "styleLink"): key for key, p in patterns.items() if find(p, "styleLink") is not None}
    lists = {}
    for number in every(root, "num"):
        family = value(number, "abstractNumId") or ""
        family = linked.get(value(patterns.get(family), "numStyleLink"), family)
        lists[attribute(number, "numId") or ""] = _read_list(family, patterns.get(family), number)
    return lists


def _read_list(family: str, pattern: Element | None, number: Element) -> List:
    levels, starts = _levels(every(pattern, "lvl")), {}
    for change in every(number, "lvlOverride"):
        levels |= _levels(every(change, "lvl"))
        start, depth = whole(value(change, "startOverride")), whole(attribute(change, "ilvl"))
        if start is not None and depth is not None:
            starts[depth] = start
    return List(family, levels, starts)


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    return {whole(attribute(element, "ilvl")) or 0: _level(element) for element in elements}


def _level(element: Element) -> Level:
    start, restarts = whole(value(element, "start")), whole(value(element, "lvlRestart"))
    return Level(
        format=attribute(next(every(element, "numFmt"), None), "val") or "decimal",
        text=(value(element, "lvlText") or "")[:LONGEST],
        start=1 if start is None else start,
        restarts=(whole(attribute(element, "ilvl")) or 0) if restarts is None else restarts,
        legal=switch(element, "isLgl") or False,
        style=value(element, "pStyle") or "",
    )


class Counter:
    """Counts the items of all lists in the order of the text."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._counts = Counts()

    def label(self, form: Form, style: str) -> str:
        """What stands before the next paragraph of this form and style: `1.`, `a)`, `-`; else nothing.

        A number without a mark gets a point: the gap that Word leaves behind it is none in a text.
        """
        found = self._lists.get(form.list or "")
        if found is None:
            return ""
        made = (depth for depth, level in found.levels.items() if style and level.style == style)
        depth = form.level if form.level is not None else next(made, 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        self._counts.take(form.list or "", found, depth)
        if level.format == "bullet":
            return BULLET if level.text.strip() else ""
        numbers = self._counts.numbers(found, level).strip()
        return f"{numbers}." if numbers[-1:].isdigit() else numbers
