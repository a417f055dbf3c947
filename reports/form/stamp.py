"""What tells a form from any other file of sheets: the names of its workbook.

In: the bytes of a file. Out: its `Stamp`, None when it has none.
"""

from __future__ import annotations

from dataclasses import fields

from reports.errors import NotUnderstoodError
from reports.form.layout import Stamp
from reports.readers.model import Format, Limits
from reports.readers.office import main_part
from reports.readers.package import Package, opened
from reports.readers.xml import attribute

PREFIX = "ldreport."


def stamp_in(content: bytes, format: Format, limits: Limits) -> Stamp | None:
    """What a file says to be; None for one that is no form, or cannot be opened."""
    try:
        found = _names(opened(content, limits), format)
    except NotUnderstoodError:
        return None  # the reader of sheets says what is wrong
    values = [found.get(f"{PREFIX}{field.name}") for field in fields(Stamp)]
    known = [value for value in values if value is not None]
    return Stamp(*known) if len(known) == len(values) else None


def _names(package: Package, format: Format) -> dict[str, str]:
    """The names of a workbook that stand for a text."""
    if format is Format.XLSX:
        elements = package.elements(main_part(package), "definedName")
        named = {attribute(one, "name") or "": one.text or "" for one in elements}
    elif format is Format.ODS:
        elements = package.elements("content.xml", "named-expression")
        named = {attribute(one, "name") or "": attribute(one, "expression") or "" for one in elements}
    else:
        named = {}
    return {name: text.removeprefix("of:=").removeprefix("=").strip('"') for name, text in named.items()}
