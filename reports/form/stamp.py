"""What tells a form from any other file of sheets: the names of its workbook.

In: the names that stand for a text. Out: the `Stamp` they make, None when they make none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from reports.form.layout import Stamp

PREFIX = "ldreport."
BEFORE_NAME = f"{PREFIX}before"
"""The name that holds a digest of the figures of the period before, as they were handed out."""


def stamp_in(names: Mapping[str, str]) -> Stamp | None:
    """What a workbook with these names says to be; None for one that is no form."""
    values = [names.get(f"{PREFIX}{field.name}") for field in fields(Stamp)]
    known = [value for value in values if value is not None]
    return Stamp(*known) if len(known) == len(values) else None
