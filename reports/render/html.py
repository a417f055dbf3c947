"""A `Report` as one self-contained HTML page, which is also what the PDF is made from.

In: a report and the folder of the HTML template. Out: the page as text.
"""

from __future__ import annotations

from pathlib import Path

import jinja2

from reports.document.report import Report
from reports.render.environment import context, environment, template_errors


def render_html(report: Report, folder: Path, name: str) -> str:
    """The page that the template `name` in `folder` makes of `report`. Raises `TemplateError`."""
    values = context(report)
    with template_errors(f"{folder.name}/{name}"):
        return environment(jinja2.FileSystemLoader(folder)).get_template(name).render(values)
