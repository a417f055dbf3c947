"""A `Report` as a Word file. The only user of docxtpl.

In: a report and the bytes of a Word template. Out: the bytes of the file, the same on every run.
docxtpl is never called in another way: by default it loses text and runs code (field-notes.md 1).
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from reports.document.report import Report
from reports.errors import Finding, Place, Severity, TemplateError, message
from reports.render.environment import context, environment, template_errors

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
EPOCH = (1980, 1, 1, 0, 0, 0)


def render_docx(report: Report, template: bytes, shown: str) -> bytes:
    """The Word file of `report`; `shown` names the template in messages. Raises `TemplateError`."""
    document, values = _open(template, shown), context(report)
    with template_errors(shown):
        document.render(values, environment())
    for table in document.element.body.iter(qn("w:tbl")):
        _fit_columns(table)
    _set_properties(document, report)
    raw = BytesIO()
    document.save(raw)
    return _repacked(raw.getvalue())


def filled_parts(template: bytes, shown: str) -> tuple[Any, ...]:
    """The XML trees that docxtpl fills: body, headers, footers, footnotes. Raises `TemplateError`."""
    document = _open(template, shown)
    uris = (document.HEADER_URI, document.FOOTER_URI)
    beside = [part for uri in uris for _, part in document.get_headers_footers(uri)]
    notes = [part for part in document.part.package.parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES]
    return (document.element.body, *(parse_xml(part.blob) for part in (*beside, *notes)))


def preprocessed(part: Any) -> str:
    """The XML of such a part as docxtpl hands it to Jinja."""
    document = DocxTemplate(BytesIO())
    return str(document.patch_xml(document.xml_to_string(part)))


def _open(template: bytes, shown: str) -> Any:
    try:
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
    except Exception as error:  # python-docx lets through whatever zipfile, lxml and itself raise
        problem = message("the template cannot be opened as a Word file (.docx)")
        raise TemplateError([Finding(Severity.ERROR, "template", Place(shown), problem)]) from error
    for name in PROPERTIES:  # docxtpl would run them as templates and escape them twice
        setattr(document.core_properties, name, "")
    return document


def _fit_columns(table: Any) -> None:
    """Give a table whose columns came out of a loop a grid that fits, within the table's own width.

    Such a loop leaves a grid that Word and LibreOffice guess at. The widest column gives way to the
    others down to two fifths of its width; then all shrink alike. Other tables stay as the office made them.
    """
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    grid, fullest = table.find(qn("w:tblGrid")), max(rows, key=len)
    wanted, width = [_twips(cell, "w:tcPr/w:tcW") for cell in fullest], _twips(table, "w:tblPr/w:tblW")
    spans = any(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") is not None for cell in fullest)
    if spans or not all(wanted) or not width:
        return
    widest = wanted.index(max(wanted))
    wanted[widest] = max(wanted[widest] * 2 // 5, width - sum(wanted) + wanted[widest])
    fitted = [width * part // sum(wanted) for part in wanted]
    grid[:] = [grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(part)}) for part in fitted]
    for row in rows:
        if len(row) == len(fitted):
            for cell, part in zip(row, fitted, strict=True):
                cell.find(qn("w:tcPr")).find(qn("w:tcW")).set(qn("w:w"), str(part))


def _twips(element: Any, path: str) -> int:
    """The width that an element states in twips; 0 when it states none, or in another measure."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    plain = found is not None and found.get(qn("w:type")) == "dxa"
    return int(found.get(qn("w:w"))) if plain and found.get(qn("w:w")).isdecimal() else 0


def _set_properties(document: Any, report: Report) -> None:
    properties = document.core_properties
    properties.title = report.title
    properties.author = " ".join(report.letterhead.issuer)
    properties.language = "vi-VN"


def _repacked(docx: bytes) -> bytes:
    """The same parts in the order of their names and without the time of the day."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
