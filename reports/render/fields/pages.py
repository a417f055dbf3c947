"""Templates of pages and messages, looked through with all that they include, extend and import."""

from __future__ import annotations

from collections.abc import Mapping

from reports.document.report import Report
from reports.errors import Place
from reports.render.fields.program import Program, program
from reports.render.fields.scope import Checked
from reports.render.fields.tags import PAGE_SLIP, broken, find
from reports.render.fields.walk import walk


def check_pages(pages: Mapping[str, str], name: str, shown: str, model: type = Report) -> Checked:
    """The fields and the slips of the template `name`.

    pages: it and its neighbours by name; shown: its path in messages, which ends with its name; model: the
    type of what it is given.
    """
    folder = shown.removesuffix(name)
    programs = {other: read_page(text, folder + other) for other, text in pages.items()}
    return walk([programs[name]], shown, programs, model)


def read_page(text: str, shown: str) -> Program:
    """The tags of one page, each with its line."""
    tags, told = [], []
    for found in find(text, PAGE_SLIP):
        tag = found.tag(text, Place(shown, text.count("\n", 0, found.start) + 1))
        if found.broken:
            told.append(broken(tag))
        if found.text:
            tags.append(tag)
    return program(tags, told)
