"""Automatic lists of a Word file: what `numbering.xml` defines, and the numbers that come out of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from reports.readers.word_styles import Form
from reports.readers.xml import Element, attribute, every, find, switch, value, whole
from reports.roman import roman

BULLET = "-"
LARGEST = 32_767  # no list of Word counts further
LONGEST = 60  # characters of a pattern: nine numbers with what is around them
PLACEHOLDER = re.compile("%([1-9])")


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
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, form: Form, style: str) -> str:
        """What stands before the next paragraph of this form and style: `1.`, `a)`, `-`; else nothing."""
        found = self._lists.get(form.list or "")
        if found is None:
            return ""
        made = (depth for depth, level in found.levels.items() if style and level.style == style)
        depth = form.level if form.level is not None else next(made, 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        self._count(form.list or "", found, depth)
        if level.format == "bullet":
            return BULLET if level.text.strip() else ""
        return self._numbers(found, level).strip()

    def _count(self, key: str, found: List, depth: int) -> None:
        counts = self._counts[found.family]
        if depth in found.starts and (key, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        self._begun.add((key, depth))
        for below in [below for below in counts if below > depth]:
            if below not in found.levels or found.levels[below].restarts > depth:
                del counts[below]

    def _numbers(self, found: List, level: Level) -> str:
        counts = self._counts[found.family]

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = found.levels.get(depth, level)
            return _formatted(counts.get(depth, other.start), "decimal" if level.legal else other.format)

        return PLACEHOLDER.sub(number, level.text)


def _formatted(number: int, name: str) -> str:
    """A number in a format of Word; in plain digits when the format is not one that is known here."""
    return FORMATS.get(name, str)(max(0, min(number, LARGEST)))


def _letters(number: int) -> str:
    """a, b ... z, aa, bb: the way of Word, in the Latin alphabet."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "none": lambda _: "",
}
