"""An HTML page as PDF. The only user of WeasyPrint.

In: the page of a report. Out: the bytes of the PDF, the same on every run with the same fonts.
Nothing is fetched, neither from the network nor from the disk, and no warning passes unheard.
"""

from __future__ import annotations

import logging
from functools import cache

from reports.errors import Finding, Place, RenderError, Severity, message

try:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:  # WeasyPrint loads Pango when it is imported
    problem = message("the libraries that make PDFs are missing: {detail}", detail=str(error).splitlines()[0])
    hint = message("Run “make system” in the folder of ldreport, or install Pango.")
    raise RenderError([Finding(Severity.ERROR, "no-pango", Place("PDF"), problem, hint)]) from error

LOGGER = logging.getLogger("weasyprint")


def render_pdf(html: str, shown: str) -> bytes:
    """The PDF of a page; `shown` names the report in messages. Raises `RenderError`."""
    heard = _Warnings()
    LOGGER.addHandler(heard)
    try:
        page = weasyprint.HTML(string=html, url_fetcher=_closed(), base_url="")
        pdf: bytes = page.write_pdf(font_config=_fonts())
    finally:
        LOGGER.removeHandler(heard)
    if heard.said:
        raise RenderError(
            [
                Finding(
                    Severity.ERROR,
                    "pdf-warning",
                    Place(shown),
                    message("the PDF has a defect: {detail}", detail=text),
                )
                for text in heard.said
            ]
        )
    return pdf


class _Warnings(logging.Handler):
    """Collects what WeasyPrint would only log: a missing glyph or file must not go unnoticed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


def _closed() -> weasyprint.urls.URLFetcher:
    return weasyprint.urls.URLFetcher(allowed_protocols=(), allow_redirects=False)
