"""A `Report` as one self-contained HTML page, which is also what the PDF is made from.

In: a report and the texts of the HTML templates by name. Out: the page as text. A template can
include another of these texts and nothing else on the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reports.document.marks import plain
from reports.document.report import Report
from reports.render.environment import context, environment, template_errors
from reports.render.page_door import admitted_page


def render_html(report: Report, templates: Mapping[str, str], name: str, shown: str) -> str:
    """The page that the template `name` makes of `report`; `shown` names it in messages.

    Raises `TemplateError`.
    """
    values = context(report)
    with template_errors(shown):
        page = _compiled(tuple(templates.items())).get_template(name).render(values)
    return admitted_page(plain(page), shown)


@cache
def _compiled(templates: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    """The environment of these templates, which compiles each of them once."""
    return environment(jinja2.DictLoader(dict(templates)))
