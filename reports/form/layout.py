"""Where everything stands in a form: the one thing that writing and reading share.

In: the catalogue, a unit and a period. Out: the texts of each sheet by their cells, and which cells are to
be filled in. A form says in names of the workbook which version it is, of which unit, period and catalogue;
two forms of one stamp have the same cells, so the reader needs no search. The words are in wording.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Any

from reports.config import Config
from reports.indicators import Catalogue, Indicator, Section
from reports.periods import Period
from reports.quantities import LEXICON
from reports.readers.sheets.model import cell_name
from reports.roman import roman
from reports.words import Words, capitalised

VERSION = "ldreport/form-1"
WORDING: dict[str, Any] = tomllib.loads(
    files("reports.form").joinpath("wording.toml").read_text(encoding="utf-8")
)
FIGURES, TASKS, REMARKS, LISTS = (
    WORDING["sheets"][name] for name in ("figures", "tasks", "remarks", "lists")
)
NUMBER, LABEL, UNIT, HEDGE, VALUE, BEFORE, NOTE = range(1, 8)  # columns of figures
TEXT, SECTION, OWNER, DUE, INDICATOR, TARGET = range(2, 8)  # columns of tasks, after their number
FIGURE_HEADS, TASK_HEADS = (tuple(WORDING[name]["heads"]) for name in ("figures", "tasks"))
HEDGES = tuple(word for word in WORDING["hedges"] if word in LEXICON["hedges"])
HEAD_ROW = 9  # of figures; the other sheets have no letterhead
SHORT_HEAD_ROW = 5
TASK_ROWS, REMARK_ROWS = 20, 6
Place = tuple[int, int]


@dataclass(frozen=True)
class Stamp:
    """What a form is: its version, period, unit and catalogue; names of the workbook hold them."""

    version: str
    period: str
    unit: str
    catalogue: str


@dataclass(frozen=True)
class Page:
    """A sheet of a form. texts: what is printed in it; inputs: what is to be filled in; headings: rows that
    stand above a group of lines; last: its last row.
    """

    title: str
    texts: dict[Place, str]
    inputs: frozenset[Place]
    headings: tuple[int, ...] = ()
    last: int = 0


@dataclass(frozen=True)
class Form:
    """The form of a unit for a period. unit: the id of an organisation or a cluster."""

    config: Config
    unit: str
    period: Period
    words: Words = field(default_factory=Words)

    @property
    def stamp(self) -> Stamp:
        """What the form is."""
        return Stamp(VERSION, str(self.period), self.unit, catalogue_digest(self.config.catalogue))

    @property
    def name(self) -> str:
        """The unit's name in full."""
        return self.config.directory[self.unit].name

    @property
    def title(self) -> str:
        """What the form is called where it is told as a source."""
        return str(WORDING["source"]).format(period=self.words.period(self.period), unit=self.name)

    @cached_property
    def lines(self) -> tuple[tuple[int, Indicator], ...]:
        """The rows of figures with their indicators."""
        return tuple((row, one) for row, one in self._rows if isinstance(one, Indicator))

    @cached_property
    def _rows(self) -> tuple[tuple[int, Section | Indicator], ...]:
        catalogue, told = self.config.catalogue, list[Section | Indicator]()
        for section in catalogue.sections:
            own = [one for one in catalogue.indicators.values() if one.section == section.id]
            told += [section, *own] if own else []
        return tuple(enumerate(told, start=HEAD_ROW + 1))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The sheets that people see, in their order."""
        return self._figures(), self._tasks(), self._remarks()

    def _figures(self) -> Page:
        above = next((id for id in self.config.directory.upward(self.unit) if id != self.unit), None)
        superior = self.config.directory[above].name if above else WORDING["superior"]
        day, said = self.period.cut_off(self.config.cut_off), WORDING["figures"]
        texts = {
            (1, NUMBER): superior.upper(),
            (1, HEDGE): WORDING["state"],
            (2, NUMBER): self.name.upper(),
            (2, HEDGE): WORDING["motto"],
            (4, NUMBER): said["title"],
            (5, NUMBER): capitalised(self.words.period(self.period)),
            (6, NUMBER): said["until"].format(day=self.words.date(day)),
            (7, NUMBER): said["how"],
            **_across(HEAD_ROW, FIGURE_HEADS),
        }
        headings, sections, number = list[int](), 0, 0
        for row, one in self._rows:
            if isinstance(one, Section):
                sections, number = sections + 1, 0
                headings.append(row)
                texts[row, NUMBER], texts[row, LABEL] = roman(sections), one.heading
            else:
                number += 1
                texts |= _across(row, (str(number), one.label, one.unit))
        last = self._rows[-1][0] if self._rows else HEAD_ROW
        texts |= {(last + 2, LABEL): said["made_by"], (last + 2, HEDGE): said["signed_by"]}
        inputs = frozenset((row, column) for row, _ in self.lines for column in (HEDGE, VALUE, NOTE))
        return Page(FIGURES, texts, inputs, tuple(headings), last)

    def _tasks(self) -> Page:
        ahead, said = self.words.period(self.period.ahead), WORDING["tasks"]
        texts = {
            (1, NUMBER): said["title"].format(period=ahead.upper()),
            (2, NUMBER): self.name,
            (3, NUMBER): said["how"],
            **_across(SHORT_HEAD_ROW, TASK_HEADS),
        }
        rows = range(SHORT_HEAD_ROW + 1, SHORT_HEAD_ROW + TASK_ROWS + 1)
        texts |= {(row, NUMBER): str(n) for n, row in enumerate(rows, start=1)}
        inputs = frozenset((row, column) for row in rows for column in range(TEXT, TARGET + 1))
        return Page(TASKS, texts, inputs, last=rows[-1])

    def _remarks(self) -> Page:
        said = WORDING["remarks"]
        texts = {
            (1, NUMBER): said["title"].format(period=self.words.period(self.period).upper()),
            (2, NUMBER): self.name,
            (3, NUMBER): said["how"],
            **_across(SHORT_HEAD_ROW, tuple(said["heads"])),
        }
        headings, inputs = list[int](), set[Place]()
        for n, (_, heading, rows) in enumerate(remark_rows(), start=1):
            headings.append(rows[0] - 1)
            texts |= _across(rows[0] - 1, (roman(n), heading))
            texts |= {(row, NUMBER): str(m) for m, row in enumerate(rows, start=1)}
            inputs |= {(row, LABEL) for row in rows}
        return Page(REMARKS, texts, frozenset(inputs), tuple(headings), max(inputs)[0])


def remark_rows() -> tuple[tuple[str, str, range], ...]:
    """The kinds of remarks with their headings, and the rows for each; the heading stands above them."""
    height = REMARK_ROWS + 1
    starts = range(SHORT_HEAD_ROW + 2, SHORT_HEAD_ROW + 2 + height * len(WORDING["kinds"]), height)
    kinds = zip(WORDING["kinds"].items(), starts, strict=True)
    return tuple((kind, heading, range(start, start + REMARK_ROWS)) for (kind, heading), start in kinds)


def catalogue_digest(catalogue: Catalogue) -> str:
    """What tells a catalogue from another with other indicators, labels or units."""
    sections = (f"{section.id}\t{section.heading}" for section in catalogue.sections)
    entries = (f"{i.id}\t{i.label}\t{i.unit}\t{i.kind}\t{i.section}" for i in catalogue.indicators.values())
    return sha256("\n".join((*sections, *entries)).encode()).hexdigest()


def before_digest(texts: Iterable[str]) -> str:
    """What tells the figures of the period before, by rows, from others."""
    return sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()


def place_name(page: str, place: Place) -> tuple[str, str]:
    """The sheet and the cell of a place as people call them."""
    return page, cell_name(*place)


def _across(row: int, texts: tuple[str, ...]) -> dict[Place, str]:
    return {(row, column): text for column, text in enumerate(texts, start=1)}
