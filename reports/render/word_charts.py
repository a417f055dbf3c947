"""Charts in a filled Word template: where the description of one stands, its picture takes the place.

In: the body of the document, the report and the package it will be part of. Out: the same body, changed,
and the pictures.
"""

from __future__ import annotations

from typing import Any

from docx.image.image import Image
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Mm

from reports.document.report import Chart, Report
from reports.render.chart import WIDTH, picture
from reports.render.word_package import Attachment, Package
from reports.typography import bound

TEXT, SPACE = qn("w:t"), qn("xml:space")


def draw_charts(body: Any, report: Report, package: Package) -> list[Attachment]:
    """Draw the charts of the report in the places that its template gives them."""
    charts = {bound(chart.alt): chart for chart in report.overview.charts} if report.overview else {}
    drawn: list[Attachment] = []
    for text in [*body.iter(TEXT)] if charts else ():
        alt = next((alt for alt in charts if alt in (text.text or "")), None)
        if alt:
            id = package.id_of(len(drawn))
            drawn.append(_draw(text, alt, charts[alt], id))
    return drawn


def _draw(text: Any, alt: str, chart: Chart, id: str) -> Attachment:
    """Put the chart in the place of its description; `id` is that of the relationship to its picture."""
    image = Image.from_blob(picture(chart))
    name = f"{id}.png"
    inline = CT_Inline.new_pic_inline(1, id, name, *image.scaled_dimensions(width=Mm(WIDTH)))
    inline.docPr.set("descr", alt)
    text.text, _, rest = text.text.partition(alt)
    after = text.makeelement(TEXT, {SPACE: "preserve"})
    after.text = rest
    drawing = text.makeelement(qn("w:drawing"))
    drawing.append(inline)
    text.addnext(after)
    text.addnext(drawing)
    return Attachment(f"media/{name}", RELATIONSHIP_TYPE.IMAGE, CONTENT_TYPE.PNG, image.blob)
