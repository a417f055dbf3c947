"""An HTML page as a PDF that is PDF/A and PDF/UA-1 at once. The only user of WeasyPrint.

In: the page of a report. Out: the bytes of the PDF, the same on every run with the same fonts.
Nothing is fetched, neither from the network nor from the disk, and no warning passes unheard.
Fonts are found and stylesheets parsed once in a process, whichever report comes first (docs/performance.md).
"""

from __future__ import annotations

import gc
import logging
import re
import warnings
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from reports.errors import Finding, Place, RenderError, Severity, message
from reports.levels import PdfLevel
from reports.render.fonts import INSTALL, font_findings
from reports.render.overflow import overflow_findings

try:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", ".*Expect ugly output")  # without any font Pango would crash
        import weasyprint
    from pydyf import PDF, Object
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:  # WeasyPrint loads Pango when it is imported
    problem = message("the libraries that make PDFs are missing: {detail}", detail=str(error).splitlines()[0])
    hint = message("Run “make system” in the folder of ldreport, or install Pango.")
    raise RenderError([Finding(Severity.ERROR, "no-pango", Place("PDF"), problem, hint)]) from error
except UserWarning as error:
    problem = message("no font is installed on this machine")
    raise RenderError([Finding(Severity.ERROR, "no-font", Place("PDF"), problem, INSTALL)]) from error

LOGGER = logging.getLogger("weasyprint")
YAML = "application/yaml"  # RFC 9512
# WeasyPrint's own rules for the marks of lists and notes, and what a page holds that has any.
MARKS = re.compile(r"^::(?:marker|(?:foot)?note-\w+) \{.*\}$", re.MULTILINE)
MARKED = re.compile(r"<li\b|list-item|footnote|note\(", re.IGNORECASE)
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
# ISO 14289-1, 5: the claim itself; ISO 19005-2, 6.6.2.3: the schema that PDF/A does not know by itself.
UA_CLAIM = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def render_pdf(
    page: str,
    shown: str,
    level: PdfLevel = PdfLevel.A2B,
    attachments: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The PDF of a page; `shown` names the report in messages. Raises `RenderError`.

    attachments: the records (YAML) behind the report, by the names that readers will see beside its title.
    """
    if attachments and level is not PdfLevel.A3U:
        raise ValueError(f"PDF/A-{level} holds no files")
    with _collector_at_rest(), _failures_told(shown):
        pdf, findings = _made(page, shown, level, attachments)
    if findings:
        raise RenderError(findings)
    return pdf


def _made(
    page: str, shown: str, level: PdfLevel, attachments: Mapping[str, bytes]
) -> tuple[bytes, tuple[Finding, ...]]:
    options = {"pdf_variant": f"pdf/a-{level}", "pdf_tags": True}
    html = (weasyprint.HTML if MARKED.search(page) else _Unmarked)(string=page, url_fetcher=_fetcher())
    styles = _parsed(_taken_out(html.etree_element))
    with _listening() as heard:
        heard.said += styles.said
        document = html.render(stylesheets=styles.sheets, **styles.shared, **options)
        title = document.metadata.title
        files = [_attachment(name, content, title) for name, content in sorted(attachments.items())]
        pdf: bytes = document.write_pdf(finisher=_finish, attachments=files, **options)
    told = (*font_findings(document, shown), *overflow_findings(document, shown), *heard.findings(shown))
    return pdf, told


@contextmanager
def _failures_told(shown: str) -> Iterator[None]:
    """WeasyPrint lets through whatever its own libraries raise: of a file not fetched, of sizes, of depth."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        problem = message(
            "the PDF cannot be made of this page: {detail}", detail=f"{type(error).__name__}: {error}"
        )
        raise RenderError([Finding(Severity.ERROR, "pdf-failed", Place(shown), problem)]) from error


class _Unmarked(weasyprint.HTML):  # type: ignore[misc]
    """A page without lists and notes. The rules for their marks would make five more styles for each element:
    a third of the memory of a long table, and a tenth of its time.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:  # noqa: ARG002, FBT001, FBT002
        return [_unmarked()]


@cache
def _unmarked() -> weasyprint.CSS:
    """WeasyPrint's own stylesheet, sparing the marks."""
    return weasyprint.CSS(string=MARKS.sub("", UA), url_fetcher=_fetcher())


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Have Python's garbage collector wait until a document is made, and then look at nothing older.

    Left alone it searches through the pages, and through every library, time and again, while nearly all is
    in use.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was:
            gc.enable()


@contextmanager
def _listening() -> Iterator[_Warnings]:
    heard = _Warnings()
    LOGGER.addHandler(heard)
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile open.
            warnings.filterwarnings("ignore", ".*sRGB2014", ResourceWarning)
            yield heard
    finally:
        LOGGER.removeHandler(heard)


class _Warnings(logging.Handler):
    """Collects what WeasyPrint would only log: a file it could not have must not go unnoticed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.getMessage().startswith(".notdef glyph"):  # fonts.py says more about these
            self.said.append(record.getMessage())

    def findings(self, shown: str) -> Iterator[Finding]:
        for text in self.said:
            problem = message("the PDF has a defect: {detail}", detail=text)
            yield Finding(Severity.ERROR, "pdf-warning", Place(shown), problem)


@dataclass(frozen=True)
class _Styles:
    """Parsed stylesheets, what they define beside rules, and what WeasyPrint said of them."""

    sheets: tuple[weasyprint.CSS, ...]
    shared: Mapping[str, Any]
    said: tuple[str, ...]


def _taken_out(root: Any) -> tuple[str, ...]:
    """The texts of the plain `<style>` elements of a page, which are empty from then on."""
    elements = [element for element in root.iter("style") if not element.attrib]
    texts = tuple(element.text or "" for element in elements)
    for element in elements:
        element.text = ""
    return texts


@cache
def _parsed(texts: tuple[str, ...]) -> _Styles:
    shared = {"font_config": _fonts(), "counter_style": CounterStyle(), "color_profiles": {}}
    layers: list[Any] = []
    with _listening() as heard:
        sheets = [
            weasyprint.CSS(string=text, url_fetcher=_fetcher(), layers=layers, **shared) for text in texts
        ]
    return _Styles(tuple(sheets), shared, tuple(heard.said))


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


def _fetcher(*protocols: str) -> weasyprint.urls.URLFetcher:
    return weasyprint.urls.URLFetcher(allowed_protocols=protocols, allow_redirects=False)


def _attachment(name: str, content: bytes, description: str) -> weasyprint.Attachment:
    """A file as a data: URL, which states its type; a type by name would come from the system's lists."""
    return weasyprint.Attachment(
        url=f"data:{YAML};base64,{b64encode(content).decode()}",
        url_fetcher=_fetcher("data"),
        name=name,
        description=description,
        created=EPOCH,
        modified=EPOCH,
        relationship="Data",
    )


def _finish(_: weasyprint.Document, pdf: PDF) -> None:
    """Put the claim into the one XMP tree there is, name each attached file once, and set all in bytes."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", UA_CLAIM + b"</rdf:RDF>") for part in metadata.stream]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    for number, one in enumerate(pdf.objects):  # in place: a long table has a gigabyte of them
        pdf.objects[number] = _Bytes(one) if one.free == "n" else one


class _Bytes(Object):  # type: ignore[misc]
    """An object of a PDF in its final bytes. pydyf would make and compress them twice: to write them, and for
    the identifier of the file.
    """

    data = b""
    compressible = False

    def __init__(self, finished: Object) -> None:
        super().__init__()
        self.number, self.generation = finished.number, finished.generation
        self.data, self.compressible = finished.data, finished.compressible
