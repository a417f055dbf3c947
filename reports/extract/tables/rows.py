"""What the words of a table's row say of its figures: whose, when, what they count; and what rows above say.

In: the heads of a table, and the texts of its rows from the top. Out: a `Label` for each row. A unit that
stands once beside several rows, or as a heading above them, has the figures of them all until another one is
named, a total follows, or the numbering goes back; that is doubtful, for no table says where it ends. So is,
below a unit with figures of its own, whether what follows is a part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reports.extract.names.names import Names
from reports.extract.names.spans import Span
from reports.extract.names.times import Stated, stated
from reports.extract.reasons import Unsure
from reports.extract.tables.heads import (
    AMONG,
    LABELS,
    SUM,
    TIMES,
    TOTAL,
    UNITS,
    Head,
    head_in,
    moment_in,
    owner_of,
    part_of,
    time_of,
)
from reports.extract.tables.tally import Tally, tally_in
from reports.extract.words.phrases import fold, past
from reports.periods import PeriodKind
from reports.readers.grid_rows import YEAR

WORD = re.compile(r"[^\W\d_]{2}")
NUMBERING = re.compile(r"[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[-+*]")
PREFIX = re.compile(rf"(?:({NUMBERING.pattern})[.)/]|([-+*]))\s*(?=\w)")
ROMAN = re.compile(r"[IVX]+|[IVXLC]{2,}")
NO_HEADING = Head("")


class Row(NamedTuple):
    """A line of a table. table: its number; total: whether it sums up others; part: whether it is only a part
    of the line before; depth: how deep its numbering goes.
    """

    table: int
    total: bool = False
    part: bool = False
    depth: int = 0


class Owner(NamedTuple):
    """Who has the figures of a row: empty for the one who reports. unsure: why that is doubtful; named:
    whether the row itself names it; total: whether it is that of a total of all.
    """

    name: str
    unsure: Unsure | None = None
    named: bool = False
    total: bool = False


class Label(NamedTuple):
    """What a row says. words: those that say what is counted; owner, time, tally: None where nothing does;
    place, named, year: the columns of the words, of a name, and of a year alone, -1 without one; heading:
    what the row above says that heads it, of plans, results and times.
    """

    row: Row
    words: str = ""
    owner: Owner | None = None
    time: Stated | Span | None = None
    tally: Tally | None = None
    place: int = -1
    named: int = -1
    year: int = -1
    heading: Head = NO_HEADING


class _Unit(NamedTuple):
    """An organisation named for several rows: in a column beside them, or in a row above them (column -1)
    whose numbering has a level.
    """

    owner: Owner
    column: int
    level: int | None


class Rows:
    """The rows of a table on the way down."""

    def __init__(self, number: int, heads: Sequence[Head], names: Names) -> None:
        self.number, self.heads, self.names = number, heads, names
        self.unit: _Unit | None = None
        self.above: Owner | None = None
        self.group = self.subject = ""
        self.heading, self.level = NO_HEADING, -1
        self.said = dict[int, str]()  # what the last cells of columns of labels say

    def read(self, texts: Mapping[int, str]) -> Label:
        """The label of the next row. texts: of its cells that are not empty, by column; none is a unit."""
        columns = [*_with_words(texts)]
        names = {n: owner for n in columns if (owner := self._named(n, texts[n], first=n == columns[0]))}
        place = next((n for n in columns if n not in names and self.heads[n].key in LABELS), -1)
        if place < 0:
            rest = [n for n in columns if names and n not in names and n == max(names) + 1]
            place = next((n for n in rest if not self.heads[n].key), columns[0] if columns else -1)
        if place in names or any(self.heads[n].key in TIMES for n in texts):
            place, texts = self._beside(texts, place)
        words = texts.get(place, "")
        level = _level(texts, place)
        row = Row(self.number, depth=max((level or 0) - 1, 0))
        named = next((n for n, owner in names.items() if owner.named), -1)
        label = self._label(row, words, place, is_name=place == named)
        total = label.row.total or bool(names)
        owner = (
            names[named] if named >= 0 else self._total(texts) if total else self._above(label, texts, level)
        )
        time, year = self._time(texts, words)
        summed = label.row.total or (owner is not None and owner.total)
        label = label._replace(
            row=label.row._replace(total=summed),
            owner=owner,
            time=time,
            named=named,
            year=year,
            heading=self.heading,
        )
        counts = any(n > place and n != year and any(map(str.isdigit, text)) for n, text in texts.items())
        self._follow(label, level, counts=counts)
        return label

    def _beside(self, texts: Mapping[int, str], place: int) -> tuple[int, Mapping[int, str]]:
        """The texts of a row with what is counted, which stands once for several, and the column of that."""
        empty = {n: words for n, words in self.said.items() if n not in texts}
        return next(iter(empty), place), {**texts, **empty}

    def _named(self, column: int, words: str, *, first: bool) -> Owner | None:
        """The organisation in a cell: in the first one with words, or below a head that says so."""
        of_units = self.heads[column].key in UNITS
        if not (first or of_units):
            return None
        words = words[_begin(words) :]
        summed = SUM.match(fold(words))
        name = owner_of(words, self.names)
        if name is None and summed:
            name = owner_of(words[summed.end() :], self.names)
        if name is not None:
            return Owner(name, named=name != "")
        unknown = of_units and words[0].isupper() and not (summed or AMONG.match(fold(words)))
        return Owner(words, Unsure.PLACE_ALONE, named=True) if unknown else None

    def _label(self, row: Row, words: str, place: int, *, is_name: bool) -> Label:
        """What the words of a row say is counted, or that it is a total or a part of the row above."""
        start = _begin(words)
        folded = fold(words)
        sums = SUM.match(folded, start) and (is_name or self.heads[place].key in UNITS)
        if not words or (is_name and not sums):
            return Label(row, words, place=place)
        if sums or TOTAL.match(folded, start):
            group = f"{words} {self.group}" if self.group else words
            return Label(row._replace(total=True), group, place=place)
        if among := AMONG.match(folded, start):
            words, row = part_of(self.subject, words[among.end() :]), row._replace(part=True)
        return Label(row, words, tally=tally_in(words, Unsure.UNIT_APART), place=place)

    def _total(self, texts: Mapping[int, str]) -> Owner:
        """Who has a total: the one who reports, if it is not that of the unit of the rows above."""
        within = self.unit is not None and self.unit.owner.name and self.unit.column not in texts
        return Owner("", Unsure.TOTAL_OF if within else None, total=True)

    def _above(self, label: Label, texts: Mapping[int, str], level: int | None) -> Owner | None:
        """Who has the figures of a row that names nobody."""
        unit = self.unit
        if label.row.part:
            return self.above
        if unit is None:
            return None
        beside = unit.column >= 0 and unit.column not in texts
        if level is not None and unit.level is not None and level <= unit.level and not beside:
            return None
        if unit.column in texts and level == unit.level:
            return Owner("", Unsure.PERHAPS_ABOVE)
        if not unit.owner.name:  # a total, until the next heading that is numbered as such
            return None if level is not None and level < 2 else unit.owner
        return Owner(unit.owner.name, unit.owner.unsure or Unsure.OWNER_ABOVE)

    def _time(self, texts: Mapping[int, str], words: str) -> tuple[Stated | Span | None, int]:
        """When the figures of a row are, and which of its cells says that with a year alone."""
        for n, text in texts.items():
            key = self.heads[n].key
            alone = YEAR.fullmatch(text) is not None
            if alone and (key in TIMES or (not words and key in LABELS | {""})):
                return Stated(0, len(text), PeriodKind.YEAR, 1, int(text.replace(".", ""))), n
            if not alone and key in TIMES and (time := time_of(text)):
                return time, -1
        named = stated(fold(words))
        moment = moment_in(fold(words))
        time = named[0] if len(named) == 1 else moment
        return (time if time and (time.start, time.end) == (0, len(words)) else None), -1

    def _follow(self, label: Label, level: int | None, *, counts: bool) -> None:
        """Go on below a row: one without numbers is the heading of what follows."""
        owner = label.owner
        if label.place >= 0 and self.heads[label.place].key in LABELS:
            self.said = {label.place: label.words}
        if not counts:
            self.group = label.words
            self._head(label.words, level)
        if owner and owner.named:
            self.unit = _Unit(owner, label.named if counts else -1, level)
        elif owner and owner.total and not (self.unit and self.unit.owner == owner):
            beside = next((n for n, head in enumerate(self.heads) if head.key in UNITS), -1)
            other = beside if beside != label.place else -1  # what is counted stands in a column of its own
            self.unit = _Unit(Owner("", total=True), other, level) if other >= 0 or not counts else None
        elif owner is None:
            self.unit = None
        if not label.row.part:
            words = self.group if label.row.total and counts else label.words
            self.subject = "" if label.place == label.named else words
            self.above = owner

    def _head(self, words: str, level: int | None) -> None:
        """Go on below a heading between rows: of plans, of results or of last year, until one as high."""
        heading, depth = head_in(words), level or 0
        if heading.role:
            self.heading, self.level = heading, depth
        elif depth <= self.level:
            self.heading, self.level = NO_HEADING, -1


def is_label(words: str) -> bool:
    """Whether a cell has words, and no numbering."""
    return WORD.search(words) is not None and NUMBERING.fullmatch(words) is None


def _with_words(texts: Mapping[int, str]) -> Iterator[int]:
    """The columns of a row that may label it: with words that begin with no number, but for the first."""
    first = next((n for n, words in texts.items() if not NUMBERING.fullmatch(words)), -1)
    for n, words in texts.items():
        if is_label(words) and (n == first or not words[0].isdigit() or PREFIX.match(words)):
            yield n


def _begin(words: str) -> int:
    """Where a label begins behind a numbering of its own: `II. LĐLĐ quận A`."""
    return past(PREFIX, words, 0)


def _level(texts: Mapping[int, str], place: int) -> int | None:
    """How deep the numbering of a row goes: A above I, that above 1, 1.1 and a dash; None without any."""
    before = (words for n, words in texts.items() if n < place and NUMBERING.fullmatch(words))
    prefix = PREFIX.match(texts.get(place, ""))
    numbering = next(before, prefix[1] or prefix[2] if prefix else "")
    if not numbering:
        return None
    if numbering[0].isdigit():
        return 2 + numbering.count(".")
    return (1 if ROMAN.fullmatch(numbering) else 0) if numbering.isalpha() else 9
