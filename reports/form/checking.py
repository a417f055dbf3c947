"""Whether a sheet of a form still is as it was handed out: its printed words in their places, nothing hidden.

In: a page as `reports.form.layout` has it, and the sheet that came back. Out: `Fault`s, one for each cause: a
row that was put in shifts every cell below, and is told once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reports.errors import Message, message
from reports.form.layout import Page, Place
from reports.readers.sheets.model import Sheet

FEW = 3  # changed cells that are told one by one
REACH = 200  # rows or columns by which cells are looked for
AGAIN = message("Make a new form by ldreport form, and copy the figures.")
DELETE = message("Delete them, and save the form.")
ROWS_MORE = message("{number} rows were put in above this cell")
ROWS_LESS = message("{number} rows of the form were deleted above this cell")
COLUMNS_MORE = message("{number} columns were put in to the left of this cell")
COLUMNS_LESS = message("{number} columns of the form were deleted to the left of this cell")


class Fault(NamedTuple):
    """What is wrong with a sheet, and where. whole: nothing in the sheet can be relied on."""

    place: Place
    problem: Message
    hint: Message | None = None
    whole: bool = False


def faults(page: Page, sheet: Sheet | None) -> Iterator[Fault]:
    """What is wrong with a page that came back as `sheet`; None: it did not."""
    if sheet is None:
        problem = message("the sheet “{sheet}” of the form is missing, hidden or renamed", sheet=page.title)
        yield Fault((1, 1), problem, message("Put it back as it was, and save the form."), whole=True)
        return
    if hidden := sorted(sheet.hidden & {*page.texts, *page.inputs}):
        problem = message("{number} cells of the form are hidden, the first is here", number=len(hidden))
        hint = message("Show all rows and columns, undo merged cells, and save the form.")
        yield Fault(hidden[0], problem, hint, whole=True)
    changed = [
        place for place in page.texts if place not in sheet.hidden and not _is_kept(page, sheet, place)
    ]
    if len(changed) > FEW:
        yield _of_many(page, sheet, sorted(changed))
    else:
        for place in changed:
            text = page.texts[place]
            yield Fault(place, message("the form had “{text}” here; put it back", text=text))


def strays(page: Page, sheet: Sheet) -> list[Place]:
    """The cells that have something, and are none of the form's."""
    return sorted(place for place in sheet.cells if place not in page.texts and place not in page.inputs)


def _is_kept(page: Page, sheet: Sheet, place: Place) -> bool:
    return _text(sheet, place) == " ".join(page.texts[place].split())


def _text(sheet: Sheet, place: Place) -> str:
    return sheet.cells[place].text if place in sheet.cells else ""


def _of_many(page: Page, sheet: Sheet, changed: list[Place]) -> Fault:
    """What is said when many cells differ: rows or columns were put in or deleted, or all were typed over."""
    for axis, (more, less) in enumerate(((ROWS_MORE, ROWS_LESS), (COLUMNS_MORE, COLUMNS_LESS))):
        if by := _shift(page, sheet, changed, axis):
            problem = message((more if by > 0 else less).pattern, number=abs(by))
            first = min(changed, key=lambda place: (place[axis], place))
            return Fault(first, problem, DELETE if by > 0 else AGAIN, whole=True)
    problem = message(
        "{number} printed cells of the sheet were changed; the first, here, had “{text}”",
        number=len(changed),
        text=page.texts[changed[0]],
    )
    return Fault(changed[0], problem, AGAIN, whole=True)


def _shift(page: Page, sheet: Sheet, changed: list[Place], axis: int) -> int:
    """By how many rows (axis 0) or columns most of the changed cells stand elsewhere; 0 when they do not."""
    found = Counter(
        by
        for row, column in changed
        for by in range(-REACH, REACH + 1)
        if _text(sheet, (row + by, column) if axis == 0 else (row, column + by))
        == " ".join(page.texts[row, column].split())
    )
    by, number = found.most_common(1)[0] if found else (0, 0)
    return by if 2 * number > len(changed) else 0
