"""Days that stand among numbers: what Excel makes of a share such as 3/5 that is typed as one.

In: a book. Out: findings that name the cells. Nothing is changed: what was typed is not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.errors import Finding, Place, Severity, message
from reports.readers.grid_rows import DAY
from reports.readers.sheets.model import Book, Sheet, Spot, cell_name
from reports.readers.vietnamese import VIETNAMESE

SHORT_DAY = re.compile(VIETNAMESE["sheets"]["short_day"], re.IGNORECASE)
"""A day as Excel shows it without its year, and as it goes into separated values: 3-May, 03-thg 5."""
SHARE = re.compile(r"\d{1,4}\s?/\s?\d{1,5}")
OF_DAYS = re.compile(VIETNAMESE["sheets"]["of_days"], re.IGNORECASE)
"""What says of a row or a column that it has days."""
APART = 2  # rows that cells of one run of numbers may be apart
MOST_NAMED = 30


def told_days(book: Book, path: str) -> Iterator[Finding]:
    """The days in each sheet that may have been shares."""
    for sheet in book.sheets:
        cells = [f"{cell_name(*spot)} ({sheet.cells[spot].text})" for spot in sorted(_days(sheet))]
        if cells:
            problem = message(
                "sheet {sheet}: days stand among numbers; Excel may have made them of shares such as 3/5: "
                "{cells}",
                sheet=sheet.name,
                cells=", ".join(cells[:MOST_NAMED]),
            )
            hint = message("Compare these cells with the paper, and type a share as text: '3/5.")
            yield Finding(Severity.WARNING, "day-among-numbers", Place(path), problem, hint)


def _days(sheet: Sheet) -> Iterator[Spot]:
    """The days that stand above or below numbers, where neither their row nor their column is one of days."""
    days = {spot for spot, cell in sheet.cells.items() if _is_day(cell.text)}
    for column in {column for _, column in days}:
        rows = sorted(row for row, other in sheet.cells if other == column)
        for head, run in _runs(sheet, rows, column):
            here = [(row, column) for row in run if (row, column) in days]
            if len(here) < len(run) and not OF_DAYS.search(head):
                yield from (spot for spot in here if not _is_row_of_days(sheet, spot))


def _is_day(text: str) -> bool:
    return DAY.fullmatch(text) is not None or SHORT_DAY.fullmatch(text) is not None


def _runs(sheet: Sheet, rows: Sequence[int], column: int) -> Iterator[tuple[str, list[int]]]:
    """The rows of a column in which numbers, shares and days stand under each other without words between,
    each time with the words that are next above them.
    """
    head, run = "", list[int]()
    for row in rows:
        cell = sheet.cells[row, column]
        counts = cell.number or _is_day(cell.text) or SHARE.fullmatch(cell.text) is not None
        if run and (not counts or row - run[-1] > APART):
            yield head, run
            run = []
        if counts:
            run.append(row)
        else:
            head = cell.text
    if run:
        yield head, run


def _is_row_of_days(sheet: Sheet, spot: Spot) -> bool:
    """Whether the words before a cell in its row say that it is a day."""
    row, column = spot
    before = (sheet.cells[row, other].text for other in range(1, column) if (row, other) in sheet.cells)
    return any(map(OF_DAYS.search, before))
