"""The renderers with their templates: a `Report` becomes documents, which are read back and compared.

In: templates, and reports. Out: bytes by format. Loads only the libraries that the wanted formats need.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from reports.document.report import Report
from reports.errors import RenderError, TemplateError
from reports.levels import PdfLevel
from reports.parity import differences
from reports.render.templates import FOLDER, PAGE, PAGES, WORD, Templates, read_templates

SUFFIXES = {"docx": (WORD,), "pdf": PAGES, "html": PAGES}
Sources = tuple[tuple[str, bytes], ...]
Behind = dict[tuple[str, str], dict[str, str]]  # by form and format: the digest of each template, by its path


def sources_for(workspace: Path, formats: Collection[str]) -> dict[str, bytes]:
    """The templates of a workspace that these formats need, by name. Raises `TemplateError`."""
    suffixes = {suffix for format in formats for suffix in SUFFIXES[format]}
    return read_templates(workspace / FOLDER, FOLDER, suffixes)


class Studio:
    """Makes documents from templates. sources: their bytes by name; level: of PDF/A."""

    def __init__(self, sources: Mapping[str, bytes], level: PdfLevel) -> None:
        self.templates, self.level = Templates(sources, FOLDER), level

    def look_through(self, forms: Iterable[str], formats: Collection[str]) -> Behind:
        """Which templates take part in the documents. Raises `TemplateError` with every slip of them."""
        wanted = {(form, format): _template(form, format) for form in forms for format in formats}
        names = dict.fromkeys(wanted.values())
        # A slip in a shared part is met in each template that includes it, and told once.
        checked = self.templates.check([self.templates.known(name) for name in names])
        if findings := dict.fromkeys(finding for template in checked for finding in template.findings):
            raise TemplateError(findings)
        for name in names:
            if name.endswith(WORD):
                self.templates.word(name)
        return {asked: self._behind(name) for asked, name in wanted.items()}

    def _behind(self, name: str) -> dict[str, str]:
        names = map(self.templates.named, self.templates.needs(name))
        return {name: self.templates.digests[name] for name in names}

    def render(self, report: Report, format: str, records: Mapping[str, bytes]) -> bytes:
        """The report in this format; `records` are put into a PDF that may hold them.

        Raises `TemplateError`, and `RenderError` also when the document does not tell the whole report.
        """
        made = self._docx(report) if format == "docx" else self._page(report, format, records)
        if findings := [*differences(report, {format: made}, report.id)]:
            raise RenderError(findings)
        return made

    def _docx(self, report: Report) -> bytes:
        from reports.render.docx import render_docx

        return render_docx(report, self.templates.word(_template(report.form, "docx")))

    def _page(self, report: Report, format: str, records: Mapping[str, bytes]) -> bytes:
        from reports.render.html import render_html

        name = _template(report.form, format)
        page = render_html(report, self.templates.pages, name, self.templates.named(name))
        if format == "html":
            return page.encode()
        from reports.render.pdf import render_pdf

        return render_pdf(page, f"{report.id}.pdf", self.level, records)


def _template(form: str, format: str) -> str:
    """The name of the template for documents of this form and format."""
    return form + (WORD if format == "docx" else PAGE)


# What a process is asked for that is not to fill templates itself; it keeps what it has prepared.


def look_through(sources: Sources, level: PdfLevel, forms: Iterable[str], formats: Collection[str]) -> Behind:
    """See `Studio.look_through`."""
    return _studio(sources, level).look_through(forms, formats)


def make(
    sources: Sources, level: PdfLevel, report: Report, format: str, records: Mapping[str, bytes]
) -> bytes:
    """See `Studio.render`."""
    return _studio(sources, level).render(report, format, records)


@lru_cache(maxsize=2)
def _studio(sources: Sources, level: PdfLevel) -> Studio:
    return Studio(dict(sources), level)
