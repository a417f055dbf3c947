"""What a filled Word template still needs: its sections, the widths of its tables, charts as pictures,
and the marks of the figures taken out, in a draft with a comment on each.

In: a filled document of python-docx and the report it was filled from. Out: the same document, changed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.run import Run

from reports.document.marks import START, pieces
from reports.document.report import Copy, Report
from reports.render.chart import WIDTH, picture
from reports.typography import bound

AUTHOR, INITIALS = "ldreport", "ld"


def finish(document: Any, report: Report) -> None:
    """Finish a document that was filled from `report`."""
    body = document.element.body
    _end_with_last_section(body)
    for span in body.xpath(".//w:gridSpan[following-sibling::w:tcW]"):  # where docxtpl's colspan puts it
        span.getparent().find(qn("w:tcW")).addnext(span)
    for table, room in _tables_with_room(body):
        _fit_columns(table, room)
    _draw_charts(document, report)
    _settle_figures(document, report)


def _end_with_last_section(body: Any) -> None:
    """The last section break becomes the end of the document: nothing may come after it but blank lines."""
    *blocks, end = body
    while blocks and blocks[-1].tag == qn("w:p") and not _says(blocks[-1]):
        last = blocks.pop()
        closing = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        body.remove(last)
        if closing is not None:
            body.replace(end, closing)
            return


def _says(paragraph: Any) -> bool:
    """Whether a paragraph prints anything."""
    return next(paragraph.iter(qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:fldChar")), None) is not None


def _tables_with_room(body: Any) -> Iterator[tuple[Any, int]]:
    """Each table with the width in twips between the margins of its section."""
    waiting: list[Any] = []
    for block in body:
        if block.tag == qn("w:tbl"):
            waiting.append(block)
        section = block if block.tag == qn("w:sectPr") else block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None:
            page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
            sides = sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
            room = int(page.get(qn("w:w"))) - sides
            yield from ((table, room) for table in waiting)
            waiting = []


def _fit_columns(table: Any, room: int) -> None:
    """Give a table whose columns came out of a loop a grid that fits: the table's own width, or the
    page's where that is wider than the template was made for.

    Such a loop leaves a grid that Word and LibreOffice guess at. The widest column gives way to the
    others down to two fifths of its width, then all shrink alike; of what is left over it takes one half,
    the last column the other. Other tables stay as the office made them.
    """
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    grid, fullest = table.find(qn("w:tblGrid")), max(rows, key=len)
    wanted, stated = [_twips(cell, "w:tcPr/w:tcW") for cell in fullest], _twips(table, "w:tblPr/w:tblW")
    spans = any(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") is not None for cell in fullest)
    if spans or not all(wanted) or not stated:
        return
    landscape = room > stated * 1.2
    width = room if landscape else stated
    table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").set(qn("w:w"), str(width))
    widest, left = wanted.index(max(wanted)), width - sum(wanted)
    wanted[-1] += max(left, 0) // 2
    wanted[widest] = max(wanted[widest] * 2 // 5, width - sum(wanted) + wanted[widest])
    fitted = [width * part // sum(wanted) for part in wanted]
    grid[:] = [grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(part)}) for part in fitted]
    for row in rows:
        if len(row) == len(fitted):
            for cell, part in zip(row, fitted, strict=True):
                cell.find(qn("w:tcPr")).find(qn("w:tcW")).set(qn("w:w"), str(part))
        elif len(row) == 1:
            found = row[0].find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if found is not None:
                found.set(qn("w:w"), str(sum(fitted)))


def _twips(element: Any, path: str) -> int:
    """The width that an element states in twips; 0 when it states none, or in another measure."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    plain = found is not None and found.get(qn("w:type")) == "dxa"
    return int(found.get(qn("w:w"))) if plain and found.get(qn("w:w")).isdecimal() else 0


def _draw_charts(document: Any, report: Report) -> None:
    """Where the description of a chart stands, its picture takes the place."""
    charts = {bound(chart.alt): chart for chart in report.overview.charts} if report.overview else {}
    for text in [*document.element.body.iter(qn("w:t"))] if charts else ():
        alt = next((alt for alt in charts if alt in (text.text or "")), None)
        if alt:
            text.text, _, after = text.text.partition(alt)
            run = Run(text.getparent(), document)
            shape = run.add_picture(BytesIO(picture(charts[alt])), width=Mm(WIDTH))
            shape._inline.docPr.set("descr", alt)  # noqa: SLF001 python-docx has no name for it
            run.add_text(after)


def _settle_figures(document: Any, report: Report) -> None:
    """Take the marks out; in a draft comment each figure with where it comes from."""
    figures: list[tuple[Any, int]] = []
    for text in [*document.element.body.iter(qn("w:t"))]:
        if START in (text.text or ""):
            figures += _split(text)
    if report.copy is not Copy.DRAFT:
        return
    for run, number in figures:
        document.add_comment(Run(run, document), report.figures[number].account, AUTHOR, INITIALS)
    for comment in document.comments:
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # noqa: SLF001 the time of the day


def _split(text: Any) -> Iterator[tuple[Any, int]]:
    """Cut the run around a text so that each figure in it has a run of its own; those come back with their
    numbers. What else the run holds stays where it is.
    """
    run = text.getparent()
    before, after = _like(run), _like(run)
    for child in [child for child in run if child.tag != qn("w:rPr")]:
        place = run.index(child) - run.index(text)
        if place:
            (before if place < 0 else after).append(child)
    parts = [(_like(run, piece), number) for piece, number in pieces(text.text)]
    for part in (before, *(part for part, _ in parts), after):
        if any(child.tag != qn("w:rPr") for child in part):
            run.addprevious(part)
    run.getparent().remove(run)
    yield from ((part, number) for part, number in parts if number is not None)


def _like(run: Any, text: str = "") -> Any:
    """An empty run, or one with a text, that looks like `run`."""
    made = run.makeelement(run.tag)
    if run.rPr is not None:
        made.append(copy.deepcopy(run.rPr))
    if text:
        Run(made, None).text = text  # type: ignore[arg-type]
    return made
