"""Figures that seem to tell the same result: one indicator of one organisation and period.

In: figures with their indicators, and the text that tells them. Out: the same figures, of which one at most
tells each result. In a text that is the first, but for a title that rounds what stands below it. In a table
cells stand beside each other, `Thực hiện` beside `Lũy kế`, and the first is no better than the others: it is
the one whose head names its time, or that is the whole or the total of the others; where that leaves several
with different values, it is none of them. A table that differs from what was told before it says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from reports.extract.marks import Marked
from reports.extract.model import BlockKind, Figure
from reports.extract.names.times import Stated
from reports.extract.reasons import Unsure, reasons
from reports.extract.tables.tables import Cell, Cells

Rival = tuple[Figure, Cell]
BETTER: tuple[Callable[[Cell], bool], ...] = (
    lambda cell: not (cell.part or cell.row.part),
    lambda cell: isinstance(cell.time, Stated) or (cell.time is not None and cell.time.kind == "whole_year"),
    lambda cell: cell.total,
    lambda cell: cell.row.total,
)
"""What makes a cell the one of several that tells a result, the strongest first."""
OF_UNITS = (Unsure.UNIT_APART, Unsure.UNIT_ABOVE, Unsure.SCALE_APART, Unsure.SCALE_ABOVE)
"""Doubts that say less than that a result was told otherwise; one of whose it is says more."""
ROUNDED = Decimal("0.05")  # by how much of it a figure of a title may differ from that of its text


def told_once(figures: Sequence[Figure], marked: Marked) -> Iterator[Figure]:
    """The figures in their order, each result told by one of them at most."""
    cells = marked.cells
    doubtful, others = set[int](), _rounded(figures, marked)
    for rivals in _rivals(figures, cells):
        best = _best(rivals)
        doubtful.update(one.start for one in best if _differ(best))
        others.update(one.start for one, _ in rivals if one not in best)
    told = dict[tuple[object, ...], Figure]()
    for figure in figures:
        start = figure.mention.start
        if not figure.indicator:
            yield figure
        elif start in doubtful:
            yield figure._replace(indicator=None, doubts=reasons(Unsure.SAME_RESULT, figure.doubts))
        elif start in others:
            yield figure._replace(indicator=None, told_as=figure.indicator)
        elif (key := _result(figure)) in told:
            otherwise = cells.at(start) and _differ([figure, told[key]])
            weightier = tuple(doubt for doubt in figure.doubts if doubt not in OF_UNITS)
            doubts = reasons(weightier, Unsure.TOLD_OTHERWISE if otherwise else None, figure.doubts)
            yield figure._replace(indicator=None, doubts=doubts, told_as=figure.indicator)
        else:
            yield figure
            told[key] = figure


def _rounded(figures: Sequence[Figure], marked: Marked) -> set[int]:
    """Where the figures of the title start that the sentences below tell again, more exactly or the same."""
    titles = (sentence.end for sentence in marked.opening if sentence.block.kind is BlockKind.TITLE)
    end = max(titles, default=0)
    titled = [one for one in figures if one.start < end and one.indicator]
    if not titled:
        return set()
    below = (one for one in reversed(figures) if one.start >= end and not marked.cells.at(one.start))
    told = {_result(figure): figure.mention.value for figure in below}
    return {
        figure.start
        for figure in titled
        if (exact := told.get(_result(figure)))
        if abs(exact - figure.mention.value) <= exact * ROUNDED
    }


def _differ(figures: Iterable[Figure]) -> bool:
    return len({(one.mention.value, one.mention.value_to) for one in figures}) > 1


def _rivals(figures: Iterable[Figure], cells: Cells) -> Iterable[Sequence[Rival]]:
    """The figures of each table that seem to tell one result: the first of each cell, and those that stand
    under it without a word.
    """
    found = defaultdict[tuple[object, ...], list[Rival]](list)
    for figure in figures:
        if not (figure.indicator and (cell := cells.at(figure.start))):
            continue
        rivals = found[cell.row.table, *_result(figure)]
        before = next((one for one, other in reversed(rivals) if other.start == cell.start), None)
        if before is None or figure.start - before.end <= len("; (-"):
            rivals.append((figure, cell))
    return found.values()


def _result(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, figure.organisation, figure.period, figure.role, figure.mention.base)


def _best(rivals: Sequence[Rival]) -> Sequence[Figure]:
    """Those of several figures that tell a result better than the others."""
    for better in BETTER:
        rivals = [one for one in rivals if better(one[1])] or rivals
    return [figure for figure, _ in rivals]
