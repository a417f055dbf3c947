"""The renderers and the templates they use: a `Report` becomes documents, which are read back and compared.

In: the templates folder of a workspace, and reports. Out: bytes by format. Loads only the libraries
that the wanted formats need.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from reports.config import PdfLevel
from reports.deliver.files import digest
from reports.document.report import Report
from reports.errors import Finding, Message, Place, RenderError, Severity, TemplateError, message
from reports.parity import differences

TEMPLATES = "templates"
SUFFIXES = {"docx": (".docx",), "pdf": (".html", ".css"), "html": (".html", ".css")}


class Studio:
    """Makes documents of some formats from the templates of one workspace. level: of PDF/A."""

    def __init__(self, workspace: Path, formats: Collection[str], level: PdfLevel) -> None:
        self.folder, self.formats, self.level = workspace / TEMPLATES, formats, level
        suffixes = {suffix for format in formats for suffix in SUFFIXES[format]}
        paths = sorted(path for path in self.folder.rglob("*") if path.suffix in suffixes)
        names = [path.relative_to(self.folder).as_posix() for path in paths]
        # A Word file that somebody has open leaves a lock file of the same suffix.
        self.sources = {name: self._read(name) for name in names if "~$" not in name}
        self.pages = {
            name: content.decode("utf-8", "replace")
            for name, content in self.sources.items()
            if not name.endswith(".docx")
        }
        self.assembled = cache(self._assembled)

    @property
    def digests(self) -> dict[str, str]:
        """The sha256 of each template, by its path in the workspace."""
        return {f"{TEMPLATES}/{name}": digest(content) for name, content in self.sources.items()}

    def render(self, report: Report, records: Mapping[str, bytes]) -> dict[str, bytes]:
        """The report in each wanted format; `records` are put into a PDF that may hold them.

        Raises `TemplateError`, and `RenderError` also when two formats do not tell the same.
        """
        made: dict[str, bytes] = {}
        if "docx" in self.formats:
            from reports.render.docx import render_docx

            name = self._known(f"{report.form}.docx")
            made["docx"] = render_docx(report, self.assembled(name), f"{TEMPLATES}/{name}")
        if "pdf" in self.formats or "html" in self.formats:
            from reports.render.html import render_html

            name = self._known(f"{report.form}.html")
            page = render_html(report, self.pages, name, f"{TEMPLATES}/{name}")
            if "pdf" in self.formats:
                from reports.render.pdf import render_pdf

                made["pdf"] = render_pdf(page, f"{report.id}.pdf", self.level, records)
            if "html" in self.formats:
                made["html"] = page.encode()
        if findings := [*differences(report, made, report.id)]:
            raise RenderError(findings)
        return made

    def _assembled(self, name: str) -> bytes:
        from reports.render.word_parts import assembled

        words = {n: content for n, content in self.sources.items() if n.endswith(".docx")}
        return assembled(name, words, TEMPLATES)

    def _known(self, name: str) -> str:
        if name not in self.sources:
            raise _no_template(name, message("the template for this form of report is missing"))
        return name

    def _read(self, name: str) -> bytes:
        """A template's bytes; a link that leads out of the folder is not followed."""
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise _no_template(name, message("the template is a link to another folder"))
        try:
            return path.read_bytes()
        except OSError as error:
            problem = message("the template cannot be read: {detail}", detail=error.strerror)
            raise _no_template(name, problem) from error


def _no_template(name: str, problem: Message) -> TemplateError:
    return TemplateError([Finding(Severity.ERROR, "no-template", Place(f"{TEMPLATES}/{name}"), problem)])
