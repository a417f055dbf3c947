"""Totals of tables, added up: a line `Tổng cộng` that differs from the lines it sums up is a finding.

In: what was found in a document, and its cells. Out: findings. The total stays the figure that the table
states. It sums up the lines before it that count the same thing, where there are several. Else it is not said
which, so it may be all of them since the last total, all lines, or the totals before; it differs when it is
none of these. An amount of money above lines of a deeper numbering is their sum, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from itertools import groupby
from typing import NamedTuple

from reports.errors import Finding, Place, Severity, message
from reports.extract.model import Extraction, Figure, Kind
from reports.extract.tables.rows import Row
from reports.extract.tables.tables import Cell, Cells
from reports.extract.values import written
from reports.extract.words.phrases import fold
from reports.quantities import Qualifier

ADDED = (Kind.COUNT, Kind.MONEY)
FEWEST = 2  # lines: one alone is no sum


class Entry(NamedTuple):
    """A figure in a column, the line it stands in, and what that says is counted."""

    row: Row
    figure: Figure
    label: str

    @property
    def value(self) -> Decimal:
        """Its amount."""
        return self.figure.mention.value


class Sum(NamedTuple):
    """What so many lines add up to."""

    number: int
    value: Decimal

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        return Sum(self.number + other.number, self.value + other.value)


NONE = Sum(0, Decimal())


def differing(found: Extraction, cells: Cells) -> Iterator[Finding]:
    """A warning for each total among the figures that is not the sum of its lines."""
    if not cells.cells:
        return
    placed = [(cell, figure) for figure in found.figures if (cell := cells.at(figure.start))]
    columns = sorted(placed, key=lambda pair: (pair[0].row.table, pair[0].column))
    for _, column in groupby(columns, key=lambda pair: (pair[0].row.table, pair[0].column)):
        placed_in = [entry for pair in column if (entry := _entry(*pair))]
        for total, sums in _totals(placed_in):
            yield _finding(total.figure, sums[0], found)
        yield from (_finding(group.figure, value, found) for group, value in _groups(placed_in))


def _entry(cell: Cell, figure: Figure) -> Entry | None:
    """A figure that can be added or be a sum."""
    mention = figure.mention
    adds = mention.kind in ADDED and mention.qualifier is Qualifier.EXACT
    return Entry(cell.row, figure, fold(cell.label)) if adds and not cell.row.part else None


@dataclass
class Lines:
    """Lines that are added up as they come. levels: how many there are of each depth, and their sum."""

    levels: dict[int, Sum] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """One more line."""
        depth = entry.row.depth
        self.levels[depth] = self.levels.get(depth, NONE).plus(Sum(1, entry.value))
        self.units.add(entry.figure.mention.unit)

    @property
    def whole(self) -> Sum:
        """All lines together."""
        return reduce(Sum.plus, self.levels.values(), NONE)

    @property
    def top(self) -> Sum:
        """The lines of the highest numbering alone."""
        return self.levels[min(self.levels)] if self.levels else NONE


def _totals(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Decimal]]]:
    """The totals of a column that differ from whatever they can be the sum of."""
    since, every, totals = Lines(), Lines(), Lines()
    for place, entry in enumerate(entries):
        if not entry.row.total:
            since.add(entry)
            every.add(entry)
            continue
        if alike := _alike(entry, entries[:place]):
            if entry.value != alike.value:
                yield entry, [alike.value]
            continue
        # A total above what it sums up stands first.
        summed = since if place else _added(other for other in entries if not other.row.total)
        parts = _parts(summed, every if place else summed, totals)
        sums = [part.value for part in parts if part.number >= FEWEST]
        if sums and entry.value not in sums and summed.units <= {entry.figure.mention.unit}:
            yield entry, sums
        totals.add(entry)
        since = Lines()


def _alike(total: Entry, before: Sequence[Entry]) -> Sum | None:
    """What the lines before a total add up to that count the same thing; None where they are not several."""
    lines = [one for one in before if not one.row.total and one.label == total.label]
    units = {one.figure.mention.unit for one in lines}
    several = len(lines) >= FEWEST and units == {total.figure.mention.unit}
    return Sum(len(lines), sum((one.value for one in lines), Decimal())) if several and total.label else None


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Decimal]]:
    """The amounts of money that differ from the lines right below them, one level deeper."""
    for place, entry in enumerate(entries):
        depth, below = entry.row.depth, list[Entry]()
        for one in entries[place + 1 :]:
            if one.row.depth <= depth or one.row.total:
                break
            below.append(one)
        lines = [one for one in below if one.row.depth == below[0].row.depth]
        money = all(one.figure.mention.kind is Kind.MONEY for one in (entry, *lines))
        value = sum((one.value for one in lines), Decimal())
        if money and len(lines) >= FEWEST and not entry.row.total and value != entry.value:
            yield entry, value


def _parts(since: Lines, every: Lines, totals: Lines) -> Iterator[Sum]:
    """What a total may be the sum of: the lines since the last one, all of them, or the totals before and
    what follows these; of lines with several levels the highest.
    """
    yield from (since.top, every.top)
    if totals.levels:
        yield totals.whole.plus(since.top)


def _added(entries: Iterable[Entry]) -> Lines:
    lines = Lines()
    for entry in entries:
        lines.add(entry)
    return lines


def _finding(figure: Figure, summed: Decimal, found: Extraction) -> Finding:
    problem = message(
        "the total {total} differs from the sum of its lines, {sum}",
        total=written(figure.mention),
        sum=written(replace(figure.mention, value=summed)),
    )
    path, where = found.document.path, found.where(figure)
    names = dict(where.values if where else ())
    cell = "!".join(filter(None, (str(names.get("sheet", "")), str(names.get("cell", "")))))
    return Finding(Severity.WARNING, "total-differs", Place(f"{path}: {cell}" if cell else path), problem)
