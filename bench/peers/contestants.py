"""Who makes the same documents: ours first, then each peer in the way that its own documentation shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import jinja2
import weasyprint
from docxtpl import DocxTemplate
from peers.made import TOOLS, Material, Peer, one_by_one, outside
from peers.word import carbone_template, docxtemplater_template

from reports.document.marks import plain
from reports.document.report import Report
from reports.render.docx import render_docx
from reports.render.environment import context
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.render.word_parts import assembled

HERE = Path(__file__).parent
FIRST = HERE / "first"
TAGGED = {"pdf_variant": "pdf/a-2b", "pdf_tags": True}


def word_contestants(given: Material) -> dict[str, Peer]:
    """Who makes Word files here."""
    found = {
        "ldreport: Word": one_by_one(_word),
        "ldreport: Word, read back and compared": one_by_one(_studio("docx")),
        "docxtpl, its documented loop": one_by_one(docxtpl_loop),
    }
    node, template = shutil.which("node"), given.scratch / "template"
    if node and (TOOLS / "node.done").is_file():
        for name, write in (("docxtemplater", docxtemplater_template), ("carbone", carbone_template)):
            path = template.with_suffix(f".{name}.docx")
            write(path)
            found[name] = outside(f".{name}.docx", node, TOOLS / f"node/{name}.js", path)
    return found


def pdf_contestants() -> dict[str, Peer]:
    """Who makes PDFs here without an office program."""
    found = {
        "ldreport: page and PDF/A, tagged": one_by_one(_pdf),
        "ldreport: the same, read back and compared": one_by_one(_studio("pdf")),
        "bare WeasyPrint, the first version of our template": one_by_one(_bare({})),
        "the same, as PDF/A, tagged": one_by_one(_bare(TAGGED)),
    }
    if (TOOLS / "typst.done").is_file():
        python = TOOLS / "typst/bin/python"
        found["Typst, PDF/A"] = outside(".typst.pdf", python, HERE / "typst_loop.py", HERE / "report.typ")
    return found


def docxtpl_loop(given: Material) -> Callable[[Report], bytes]:
    """One `DocxTemplate`, rendered and saved again and again; escaping, as its manual advises."""
    sources = given.studio.templates.sources
    template = DocxTemplate(BytesIO(assembled(f"{given.reports[0].form}.docx", sources, "templates")))

    def make(report: Report) -> bytes:
        made = BytesIO()
        template.render(_unmarked(context(report)), autoescape=True)
        template.save(made)
        return made.getvalue()

    return make


def _unmarked(value: object) -> object:
    if isinstance(value, dict):
        return {name: _unmarked(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    return plain(value) if isinstance(value, str) else value


def _word(given: Material) -> Callable[[Report], bytes]:
    templates = given.studio.templates

    def make(report: Report) -> bytes:
        name = f"{report.form}.docx"
        return render_docx(report, templates.word(name))

    return make


def _studio(format: str) -> Callable[[Material], Callable[[Report], bytes]]:
    def prepare(given: Material) -> Callable[[Report], bytes]:
        return lambda report: given.studio.render(report, format, {})

    return prepare


def _pdf(given: Material) -> Callable[[Report], bytes]:
    pages = given.studio.templates.pages

    def make(report: Report) -> bytes:
        page = render_html(report, pages, f"{report.form}.html", "bench")
        return render_pdf(page, report.id, given.studio.level)

    return make


def _bare(options: dict[str, object]) -> Callable[[Material], Callable[[Report], bytes]]:
    """WeasyPrint as its first page shows it, with the template of the first commit that had one."""

    def prepare(_: Material) -> Callable[[Report], bytes]:
        template = jinja2.Environment(loader=jinja2.FileSystemLoader(FIRST), autoescape=True).get_template(
            "report.html"
        )

        def make(report: Report) -> bytes:
            page = plain(template.render(context(report)))
            made: bytes = weasyprint.HTML(string=page).write_pdf(**options)
            return made

        return make

    return prepare
