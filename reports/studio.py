"""The renderers with their templates: a `Report` becomes documents, which are read back and compared.

In: templates, and reports. Out: bytes by format. Loads only the libraries that the wanted formats need.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from reports.document.report import Report
from reports.errors import RenderError, TemplateError
from reports.parity import differences
from reports.render.templates import FOLDER, PAGE, PAGES, WORD, Templates, read_templates
from reports.settings import PdfLevel

SUFFIXES = {"docx": (WORD,), "pdf": PAGES, "html": PAGES}


def sources_for(workspace: Path, formats: Collection[str]) -> dict[str, bytes]:
    """The templates of a workspace that these formats need, by name. Raises `TemplateError`."""
    suffixes = {suffix for format in formats for suffix in SUFFIXES[format]}
    return read_templates(workspace / FOLDER, FOLDER, suffixes)


class Studio:
    """Makes documents from templates. sources: their bytes by name; level: of PDF/A.

    digests: the sha256 of each template, by its path in the workspace; behind: those of the templates that
    take part in documents of a form and format.
    """

    def __init__(self, sources: Mapping[str, bytes], level: PdfLevel) -> None:
        self.templates, self.level = Templates(sources, FOLDER), level
        self.digests, self.behind = self.templates.digests, cache(self._behind)

    def look_through(self, reports: Iterable[Report], formats: Collection[str]) -> None:
        """Raise `TemplateError` with every slip of the templates that these reports need."""
        forms = dict.fromkeys(report.form for report in reports)
        wanted = dict.fromkeys(_template(form, format) for form in forms for format in formats)
        # A slip in a shared part is met in each template that includes it, and told once.
        checked = self.templates.check([self.templates.known(name) for name in wanted])
        if findings := dict.fromkeys(finding for template in checked for finding in template.findings):
            raise TemplateError(findings)
        for name in wanted:
            if name.endswith(WORD):
                self.templates.word(name)

    def _behind(self, form: str, format: str) -> dict[str, str]:
        names = map(self.templates.named, self.templates.needs(_template(form, format)))
        return {name: self.digests[name] for name in names}

    def render(
        self, report: Report, formats: Collection[str], records: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """The report in these formats; `records` are put into a PDF that may hold them.

        Raises `TemplateError`, and `RenderError` also when a document does not tell the whole report.
        """
        made: dict[str, bytes] = {}
        templates = self.templates
        if "docx" in formats:
            from reports.render.docx import render_docx

            made["docx"] = render_docx(report, templates.word(_template(report.form, "docx")))
        if "pdf" in formats or "html" in formats:
            from reports.render.html import render_html

            name = _template(report.form, "html")
            page = render_html(report, templates.pages, name, templates.named(name))
            if "pdf" in formats:
                from reports.render.pdf import render_pdf

                made["pdf"] = render_pdf(page, f"{report.id}.pdf", self.level, records)
            if "html" in formats:
                made["html"] = page.encode()
        if findings := [*differences(report, made, report.id)]:
            raise RenderError(findings)
        return made


def _template(form: str, format: str) -> str:
    """The name of the template for documents of this form and format."""
    return form + (WORD if format == "docx" else PAGE)
