"""What a report says, for programs that know nothing of ours: plain data, and one outline for all of them.

Their documents are plainer than ours (no letterhead in two columns, no page numbers): they have less to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reports.document.marks import plain
from reports.document.report import Report

TASKS = ("tasks", ("TT", "Nhiệm vụ, chỉ tiêu", "Thời hạn", "Đơn vị thực hiện"))
RESULTS = ("results", ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"))
SOURCES = ("sources", ("TT", "Chỉ tiêu", "Số liệu", "Trích nguồn", "Nguồn"))
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
# Lines, parts (a heading and its lines), or a table: in the order of the page.
OUTLINE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("lines", "front", ()),
    ("parts", "before", ()),
    ("table", *TASKS),
    ("parts", "after", ()),
    ("lines", "ending", ()),
    ("lines", "results_head", ()),
    ("table", *RESULTS),
    ("lines", "sources_head", ()),
    ("table", *SOURCES),
)


def content(report: Report) -> dict[str, Any]:
    """The report of one unit as lists of objects with texts. Such a report has no charts and no promises."""
    head, plan, results, sources = report.letterhead, report.plan, report.achievements, report.sources
    if not (plan and results and sources):
        raise ValueError(f"{report.id} is no report as bench/workspace.py makes them")
    front = (*head.superior, *head.issuer, *NATION, head.number, head.date, head.type, *head.subject)
    sign = report.signature
    signed = (sign.recipients_heading, *sign.recipients, *sign.authority, sign.name)
    tasks = (row for group in plan.groups for row in group.rows)
    rows = (row for one in results.tables for group in one.groups for row in group.rows)
    return {
        "front": _lines((*front, report.opening)),
        "before": [
            *_parts(report.situation, report.results, report.overview, report.assessment),
            _part(plan.heading, plan.paragraphs),
        ],
        "tasks": [_row(row.number, row.text, row.due, row.owner) for row in tasks],
        "after": [*_parts(report.proposals)],
        "ending": _lines((*report.closing, *signed)),
        "results_head": _lines(_head(results.head)),
        "results": [_row(row.number, row.label, row.unit, row.result, row.note) for row in rows],
        "sources_head": _lines((*_head(sources.head), *sources.documents)),
        "sources": [_row(row.number, row.label, row.value, row.quote, row.documents) for row in sources.rows],
    }


def _parts(*parts: Any) -> Iterable[dict[str, Any]]:
    for part in filter(None, parts):
        yield _part(part.heading, part.paragraphs)
        yield from (_part(one.heading, one.paragraphs) for one in getattr(part, "sections", ()))


def _part(heading: str, paragraphs: Iterable[str]) -> dict[str, Any]:
    return {"heading": plain(heading), "lines": _lines(paragraphs)}


def _head(head: Any) -> tuple[str, ...]:
    return head.name, head.title, head.reference


def _lines(texts: Iterable[str]) -> list[dict[str, str]]:
    return [{"text": plain(text)} for text in texts if text]


def _row(*cells: str) -> dict[str, str]:
    return {f"c{n}": plain(cell) for n, cell in enumerate(cells)}
