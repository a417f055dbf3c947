"""A `Report` as a Word file.

In: a report and a template that was prepared for any number of them. Out: the bytes of the file, the same
on every run.
"""

from __future__ import annotations

from typing import Any

from reports.document.marks import START, plain
from reports.document.report import Report
from reports.render.environment import context, template_errors
from reports.render.word_charts import draw_charts
from reports.render.word_figures import settle_figures
from reports.render.word_finish import number_drawings, properties, settle
from reports.render.word_package import xml
from reports.render.word_template import WordTemplate


def render_docx(report: Report, template: WordTemplate) -> bytes:
    """The Word file of `report`. Raises `TemplateError`."""
    document, beside = template.filled(context(report))
    (body,) = document.iterchildren("{*}body")
    with template_errors(template.shown):
        settle(body)
    package = template.package
    attached = [*draw_charts(body, report, package), *settle_figures(body, report)]
    number_drawings(body)
    parts = {name: _unmarked(tree) for name, tree in {**beside, package.document: document}.items()}
    return package.with_parts({**parts, package.properties: properties(report)}, attached)


def _unmarked(tree: Any) -> bytes:
    """A part without marks of figures, which a header that prints one still has."""
    content = xml(tree)
    return plain(content.decode()).encode() if START.encode() in content else content
