"""Totals of tables, added up: a line `Tổng cộng` that differs from the lines it sums up is a finding.

In: what was found in a document, and its cells. Out: findings. The total stays the figure that the table
states. Which lines a total sums up is not said in a table, so it may be all of them since the last total,
those of the highest numbering, or the totals before; it differs when it is none of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from reports.errors import Finding, Place, Severity, message
from reports.extract.model import Extraction, Figure, Kind
from reports.extract.rows import Row
from reports.extract.tables import Cell, Cells
from reports.extract.values import written
from reports.quantities import Qualifier

ADDED = (Kind.COUNT, Kind.MONEY)
FEWEST = 2  # lines: one alone is no sum


class Entry(NamedTuple):
    """A figure in a column, and the line it stands in."""

    row: Row
    figure: Figure

    @property
    def value(self) -> Decimal:
        """Its amount."""
        return self.figure.mention.value


def differing(found: Extraction, cells: Cells) -> Iterator[Finding]:
    """A warning for each total among the figures that is not the sum of its lines."""
    placed = [(cell, figure) for figure in found.figures if (cell := cells.at(figure.start))]
    columns = sorted(placed, key=lambda pair: (pair[0].row.table, pair[0].column))
    for _, column in groupby(columns, key=lambda pair: (pair[0].row.table, pair[0].column)):
        entries = [_entry(*pair) for pair in column]
        for total, sums in _totals([entry for entry in entries if entry]):
            yield _finding(total.figure, sums[0], found)


def _entry(cell: Cell, figure: Figure) -> Entry | None:
    """A figure that can be added or be a sum."""
    mention = figure.mention
    adds = mention.kind in ADDED and mention.qualifier is Qualifier.EXACT
    return Entry(cell.row, figure) if adds and not cell.row.part else None


def _totals(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Decimal]]]:
    """The totals of a column that differ from whatever they can be the sum of."""
    since, before = list[Entry](), list[Entry]()
    for place, entry in enumerate(entries):
        if not entry.row.total:
            since.append(entry)
            continue
        # A total above what it sums up stands first.
        summed = since if place else [e for e in entries[1:] if not e.row.total]
        totals = [e for e in entries[:place] if e.row.total]
        sums = [_sum(part) for part in _parts(summed, before + summed, totals) if len(part) >= FEWEST]
        if sums and entry.value not in sums and _of_one_unit(entry, summed):
            yield entry, sums
        before, since = [*before, *since], []


def _parts(since: list[Entry], every: list[Entry], totals: list[Entry]) -> Iterator[list[Entry]]:
    """What a total may sum up."""
    for entries in (since, every):
        yield entries
        top = min((entry.row.depth for entry in entries), default=0)
        yield [entry for entry in entries if entry.row.depth == top]
    yield totals
    yield [*totals, *since]


def _sum(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.value for entry in entries), Decimal())


def _of_one_unit(total: Entry, entries: Sequence[Entry]) -> bool:
    units = {entry.figure.mention.unit for entry in (total, *entries)}
    return len(units) == 1


def _finding(figure: Figure, summed: Decimal, found: Extraction) -> Finding:
    problem = message(
        "the total {total} differs from the sum of its lines, {sum}",
        total=written(figure.mention),
        sum=written(figure.mention._replace(value=summed)),
    )
    path, where = found.document.path, found.where(figure)
    names = dict(where.values if where else ())
    cell = "!".join(filter(None, (names.get("sheet"), names.get("cell"))))
    return Finding(Severity.WARNING, "total-differs", Place(f"{path}: {cell}" if cell else path), problem)
