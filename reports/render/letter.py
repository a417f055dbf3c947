"""A `Letter` as the two bodies of a message: plain text, and a page that needs nothing from outside.

In: a letter and the templates of a workspace. Out: two texts that say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import jinja2

from reports.document.letter import Letter
from reports.document.marks import plain
from reports.errors import TemplateError
from reports.render.environment import context, environment, template_errors
from reports.render.fields.pages import check_pages
from reports.render.page_door import admitted_page
from reports.render.templates import FOLDER, LETTER_PAGE, LETTER_PLAIN, LETTERS, Templates

GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Bodies:
    """The same message for programs that show pages, and for those that do not."""

    text: str
    page: str


class Stationery:
    """The templates of the bulletin, looked through once. Raises `TemplateError` with every slip of them."""

    def __init__(self, templates: Templates) -> None:
        named = tuple((templates.known(name), templates.named(name)) for name in LETTERS)
        checked = (check_pages(templates.pages, name, shown, Letter) for name, shown in named)
        if findings := dict.fromkeys(finding for one in checked for finding in one.findings):
            raise TemplateError(findings)
        self.templates = templates
        self.environment = environment(jinja2.DictLoader(templates.pages))

    def bodies(self, letter: Letter) -> Bodies:
        """The bodies that the templates make of a letter. Raises `TemplateError`."""
        values, made = context(letter), {}
        for name in LETTERS:
            with template_errors(self.templates.named(name)):
                made[name] = plain(self.environment.get_template(name).render(values))
        page = admitted_page(made[LETTER_PAGE], self.templates.named(LETTER_PAGE))
        text = GAP.sub("\n\n", made[LETTER_PLAIN])
        return Bodies(f"{text.strip()}\n", f"{page.strip()}\n")


def write(sources: tuple[tuple[str, bytes], ...], letter: Letter) -> Bodies:
    """The bodies that the templates with these bytes, by name, make of a letter. Raises `TemplateError`."""
    return _stationery(sources).bodies(letter)


@lru_cache(maxsize=1)
def _stationery(sources: tuple[tuple[str, bytes], ...]) -> Stationery:
    return Stationery(Templates(dict(sources), FOLDER))
