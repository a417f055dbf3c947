"""Pages to sheets: page numbers and repeated heads, margins, where the annexes begin.

In: pages as read, in points. Out: the pages without what repeats on them, and a `Sheet` for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reports.check.model import Margins, PageNumber, Sheet
from reports.check.pdf.areas import Area
from reports.check.pdf.lines import Line, runs_of
from reports.check.pdf.marks import MM
from reports.check.pdf.page import Page
from reports.check.vietnamese import heads_annex
from reports.errors import Message, message

BAND = 20 * MM
"""Page numbers and repeated heads stand this near to the upper or lower edge; the text does not."""
ASCENT, DESCENT = 0.891, 0.216
"""Of Times New Roman, in sizes: what a line takes above and below its baseline."""
NUMBER = re.compile(r"(?i)\W*(trang|tr|page)?\W*(\d{1,4}|[ivxl]+)(\W*(/|trên|of)\W*\d{1,4})?\W*")
BARE = re.compile(r"\d+|[ivxlIVXL]+")


def without_bands(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without page numbers, which their `numbers` now hold, and without repeated heads."""
    placed = Counter(_placed(line, page) for page in pages for line in page.lines if _in_band(line, page))
    return tuple(_stripped(page, placed) for page in pages)


def _stripped(page: Page, placed: Mapping[tuple[str, int], int]) -> Page:
    rest, numbers = [], []
    for line in page.lines:
        if _in_band(line, page) and NUMBER.fullmatch(line.text):
            numbers.append(_number(line, page))
        elif not (_in_band(line, page) and placed[_placed(line, page)] > 1):
            rest.append(line)
    lines = tuple(replace(line, row=row) for row, line in enumerate(rest, start=1))
    return replace(page, lines=lines, numbers=tuple(numbers))


def _in_band(line: Line, page: Page) -> bool:
    return line.baseline < BAND or line.baseline > page.height - BAND


def _placed(line: Line, page: Page) -> tuple[str, int]:
    """What is the same of a head or foot on every page, upright or landscape: its text, and how far it
    stands from the nearer edge.
    """
    below = line.baseline > page.height / 2
    return re.sub(r"\d+", "0", line.text), round(line.baseline - page.height if below else line.baseline)


def _number(line: Line, page: Page) -> PageNumber:
    runs = runs_of([line])
    return PageNumber(
        text=line.text,
        bare=bool(BARE.fullmatch(line.text)),
        in_footer=line.baseline > page.height / 2,
        size=line.size,
        italic=any(run.italic for run in runs),
        fonts=tuple(dict.fromkeys(font for run in runs for font in run.fonts)),
        axis=millimetres(line.centre),
        middle=None,
        place=page_place(page.number),
    )


def opens_annex(page: Page) -> bool:
    """Whether the first line of a page is the heading of an annex."""
    first = min(page.lines, key=lambda line: line.baseline, default=None)
    under = first and any(grid.top < first.baseline for grid in page.grids)
    return bool(first and not under and heads_annex(first.text))


def make_sheets(pages: Sequence[Page], areas: Sequence[Area]) -> Iterator[Sheet]:
    """A sheet for each page, in order."""
    annex, ordinal = False, 0
    for page, area in zip(pages, areas, strict=True):
        opens = opens_annex(page)
        annex, ordinal = annex or opens, 1 if opens else ordinal + 1
        middle = None if area.middle is None else millimetres(area.middle)
        yield Sheet(
            width=millimetres(page.width),
            height=millimetres(page.height),
            margins=_margins(page, area),
            place=page_place(page.number),
            tabular=_is_tabular(page),
            annex=annex,
            opens_annex=opens,
            annexes=sum(heads_annex(line.text) for line in page.lines),
            numbers=tuple(replace(number, middle=middle) for number in page.numbers),
            ordinal=ordinal,
        )


def _margins(page: Page, area: Area) -> Margins:
    tops = [line.baseline - ASCENT * line.size for line in page.lines]
    bottoms = [line.baseline + DESCENT * line.size for line in page.lines]
    tops += [grid.top for grid in page.grids]
    bottoms += [grid.bottom for grid in page.grids]
    return Margins(
        top=millimetres(min(tops)) if tops else None,
        bottom=millimetres(page.height - max(bottoms)) if bottoms else None,
        left=None if area.own_left is None else millimetres(area.own_left),
        right=None if area.own_right is None else millimetres(page.width - area.own_right),
        declared=False,
    )


def _is_tabular(page: Page) -> bool:
    outside = sum(len(word.text) for line in page.lines for word in line.words)
    return sum(grid.letters for grid in page.grids) > outside


def page_place(number: int) -> Message:
    """Where a page is."""
    return message("page {page}", page=number)


def millimetres(points: float) -> float:
    """A length in mm, to a hundredth."""
    return round(points / MM, 2)
