"""Words of a laid-out document beyond their cell or beyond the paper, of which WeasyPrint says nothing.

In: a WeasyPrint document. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.errors import Finding, Place, Severity, message

MOST = 5  # lines told one by one
TOLERANCE = 1.0  # CSS pixels: what rounding and the slant of italics may take
SHOWN = 60


def overflow_findings(document: Any, shown: str) -> tuple[Finding, ...]:
    """A finding for each of the first lines that run out of where they belong; `shown` names the report."""
    told = dict.fromkeys(text for page in document.pages for text in _running_out(page._page_box))  # noqa: SLF001  # no public way to the boxes
    return tuple(_finding(text, shown) for text in [*told][:MOST])


def _running_out(page: Any) -> Iterator[str]:
    """The lines of a page that run out, and where a picture of the paper would lack them."""
    paper = (0.0, 0.0, page.margin_width(), page.margin_height())
    yield from (line.text.strip() for line in _lines(page) if not _within(line, paper))
    for cell in page.descendants(placeholders=True):
        if type(cell).__name__ == "TableCellBox":
            area = (cell.border_box_x(), cell.border_box_y(), cell.border_width(), cell.border_height())
            yield from (line.text.strip() for line in _lines(cell) if not _within(line, area))


def _lines(box: Any) -> Iterator[Any]:
    return (
        one for one in box.descendants(placeholders=True) if hasattr(one, "pango_layout") and one.text.strip()
    )


def _within(line: Any, area: tuple[float, float, float, float]) -> bool:
    left, top, width, height = area
    across = left - TOLERANCE <= line.position_x and line.position_x + line.width <= left + width + TOLERANCE
    down = top - line.height <= line.position_y and line.position_y <= top + height + TOLERANCE
    return bool(across and down)


def _finding(text: str, shown: str) -> Finding:
    problem = message("“{text}” runs out of its place on the page", text=text[:SHOWN])
    hint = message("Make the column wider, or let long words break: overflow-wrap: break-word.")
    return Finding(Severity.ERROR, "text-overflow", Place(shown), problem, hint)
