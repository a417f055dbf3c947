"""How Word numbers the items of its automatic lists: counting on, beginning anew, and formats of numbers.

Both readers of Word files stand on it, that of the format linter and that of what units send; each reads
`numbering.xml` for what it needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Protocol

from reports.roman import roman

LARGEST = 32_767  # no list of Word counts further
PLACEHOLDER = re.compile(r"%([1-9])")


class Level(Protocol):
    """A level of a list. text: a pattern such as `%1.%2.`; restarts: after which level (from 1), 0 never;
    legal: all numbers in it are Arabic.
    """

    @property
    def format(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def restarts(self) -> int: ...
    @property
    def legal(self) -> bool: ...


class List(Protocol):
    """A list. family: lists of one family count on together; starts: where this one begins anew."""

    @property
    def family(self) -> str: ...
    @property
    def levels(self) -> Mapping[int, Level]: ...
    @property
    def starts(self) -> Mapping[int, int]: ...


class Counts:
    """The items of all lists of a file, counted in the order of the text."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def take(self, key: str, found: List, depth: int) -> None:
        """Count the next item at this depth of the list `found`, whose id is `key`."""
        counts = self._counts[found.family]
        if depth in found.starts and (key, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        self._begun.add((key, depth))
        for below in [below for below in counts if below > depth]:
            if below not in found.levels or found.levels[below].restarts > depth:
                del counts[below]

    def numbers(self, found: List, level: Level) -> str:
        """The pattern of a level with the numbers of the item that was counted last."""
        counts = self._counts[found.family]

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = found.levels.get(depth, level)
            return formatted(counts.get(depth, other.start), "decimal" if level.legal else other.format)

        return PLACEHOLDER.sub(number, level.text)


def formatted(number: int, name: str) -> str:
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
