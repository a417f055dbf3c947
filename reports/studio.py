"""The renderers with their templates: a `Report` becomes documents, which are read back and compared.

In: the templates folder of a workspace, and reports. Out: bytes by format. Loads only the libraries
that the wanted formats need.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from reports.document.report import Report
from reports.errors import RenderError, TemplateError
from reports.parity import differences
from reports.render.templates import FOLDER, PAGE, PAGES, WORD, Templates
from reports.settings import PdfLevel

SUFFIXES = {"docx": (WORD,), "pdf": PAGES, "html": PAGES}


class Studio:
    """Makes documents of some formats from the templates of one workspace. level: of PDF/A."""

    def __init__(self, workspace: Path, formats: Collection[str], level: PdfLevel) -> None:
        self.formats, self.level = formats, level
        suffixes = {suffix for format in formats for suffix in SUFFIXES[format]}
        self.templates = Templates(workspace / FOLDER, FOLDER, suffixes)

    def look_through(self, reports: Iterable[Report]) -> None:
        """Raise `TemplateError` with every slip of the templates that these reports need."""
        suffixes = [suffix for suffix in (WORD, PAGE) if suffix in self.templates.suffixes]
        forms = dict.fromkeys(report.form for report in reports)
        names = [self.templates.known(form + suffix) for form in forms for suffix in suffixes]
        # A slip in a shared part is met in each template that includes it, and told once.
        checked = self.templates.check(names)
        if findings := dict.fromkeys(finding for template in checked for finding in template.findings):
            raise TemplateError(findings)

    @property
    def digests(self) -> dict[str, str]:
        """The sha256 of each template, by its path in the workspace."""
        return self.templates.digests

    def render(self, report: Report, records: Mapping[str, bytes]) -> dict[str, bytes]:
        """The report in each wanted format; `records` are put into a PDF that may hold them.

        Raises `TemplateError`, and `RenderError` also when a document does not tell the whole report.
        """
        made: dict[str, bytes] = {}
        templates = self.templates
        if "docx" in self.formats:
            from reports.render.docx import render_docx

            made["docx"] = render_docx(report, templates.word(f"{report.form}.docx"))
        if "pdf" in self.formats or "html" in self.formats:
            from reports.render.html import render_html

            name = f"{report.form}.html"
            page = render_html(report, templates.pages, name, templates.named(name))
            if "pdf" in self.formats:
                from reports.render.pdf import render_pdf

                made["pdf"] = render_pdf(page, f"{report.id}.pdf", self.level, records)
            if "html" in self.formats:
                made["html"] = page.encode()
        if findings := [*differences(report, made, report.id)]:
            raise RenderError(findings)
        return made
