"""What a filled Word template still needs: its sections, the grids of its tables, the numbers of its
drawings, and what the file says of itself.

In: a filled body, or a report. Out: the same body, changed, or the part of the properties.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from reports.document.report import Copy, Report
from reports.render.word_package import xml
from reports.render.word_tables import settle_tables

SECTION_END = f"{qn('w:pPr')}/{qn('w:sectPr')}"
PRINTS = tuple(qn(name) for name in ("w:t", "w:drawing", "w:pict", "w:fldChar"))
FIRST_DRAWING = 1001


def settle(body: Any) -> None:
    """Settle the sections and the tables of a body."""
    _end_with_last_section(body)
    settle_tables(body)


def number_drawings(body: Any) -> None:
    """Give each drawing a number of its own, which those that came out of a loop lack."""
    for number, traits in enumerate(body.iter(qn("wp:docPr")), FIRST_DRAWING):
        traits.set("id", str(number))


def properties(report: Report) -> bytes:
    """What the file says of itself. No date: the same report gives the same bytes on any day."""
    told = {
        "dc:title": report.title,
        "dc:subject": " ".join(report.letterhead.subject),
        "dc:creator": " ".join(report.letterhead.issuer),
        "dc:language": "vi-VN",
        "cp:category": report.letterhead.type.capitalize(),
        "cp:keywords": f"{report.organisation}, {report.period}",
        "cp:contentStatus": "Draft" if report.copy is Copy.DRAFT else "Final",
    }
    made = etree.Element(qn("cp:coreProperties"), nsmap={prefix: nsmap[prefix] for prefix in ("cp", "dc")})
    for name, text in told.items():
        etree.SubElement(made, qn(name)).text = text
    return xml(made)


def _end_with_last_section(body: Any) -> None:
    """The last section break becomes the end of the document: nothing may come after it but blank lines."""
    *blocks, end = body
    while blocks and blocks[-1].tag == qn("w:p") and not _says(blocks[-1]):
        last = blocks.pop()
        closing = last.find(SECTION_END)
        body.remove(last)
        if closing is not None:
            body.replace(end, closing)
            return


def _says(paragraph: Any) -> bool:
    """Whether a paragraph prints anything."""
    return next(paragraph.iter(*PRINTS), None) is not None
