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
from docxtpl import DocxTemplate

from reports.document.marks import START, plain
from reports.document.report import Copy, Report
from reports.render.environment import context, environment, template_errors
from reports.render.word_finish import finish
from reports.render.word_parts import opening

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
EPOCH = (1980, 1, 1, 0, 0, 0)


def render_docx(report: Report, template: bytes, shown: str) -> bytes:
    """The Word file of `report`; `shown` names the template in messages. Raises `TemplateError`."""
    document, values = _open(template, shown), context(report)
    with template_errors(shown):
        document.render(values, environment())
    finish(document.docx, report)
    _set_properties(document.docx, report)
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
    with opening(shown):
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
    for name in PROPERTIES:  # docxtpl would run them as templates and escape them twice
        setattr(document.core_properties, name, "")
    return document


def _set_properties(document: Any, report: Report) -> None:
    """What the file says of itself. No date: the same report gives the same bytes on any day."""
    properties = document.core_properties
    properties.title = report.title
    properties.subject = " ".join(report.letterhead.subject)
    properties.category = report.letterhead.type.capitalize()
    properties.author = " ".join(report.letterhead.issuer)
    properties.keywords = f"{report.organisation}, {report.period}"
    properties.content_status = "Draft" if report.copy is Copy.DRAFT else "Final"
    properties.language = "vi-VN"
    element = properties._element  # noqa: SLF001 python-docx can set dates, not take them away
    for dated in element.findall("{http://purl.org/dc/terms/}*"):
        element.remove(dated)


def _repacked(docx: bytes) -> bytes:
    """The same parts in the order of their names, without the time of the day, and no mark in any."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, _unmarked(old.read(name)), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _unmarked(part: bytes) -> bytes:
    """A part without marks of figures, which a header that prints one still has."""
    return plain(part.decode()).encode() if START.encode() in part else part
