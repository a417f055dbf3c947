"""Conditional formats that may hide what stands in cells: white letters on paper, numbers of which none is
shown. Their conditions are not read.

In: elements of Excel and OpenDocument files. Out: the names of ranges, as A1:B20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.readers.office import part_of
from reports.readers.package import Package
from reports.readers.sheets.model import number_written
from reports.readers.sheets.styles import CELL, Styles
from reports.readers.sheets.values import GENERAL, is_paper
from reports.readers.xml import Element, attribute, every, find, value

LONGEST = len("XFD1048576:XFD1048576")
SPOT = r"\.([A-Z]{1,3}\d{1,7})"
RANGE = re.compile(rf"{SPOT}(?::(?:'[^']*'|[^\s'.]*){SPOT})?(?!\S)")
"""A range of an OpenDocument file, without the name of the sheet before it."""


def hiding_formats(package: Package) -> frozenset[str]:
    """The numbers of the formats of an Excel file that may hide what stands in cells."""
    part = part_of(package, "styles")
    formats = enumerate(package.elements(part, "dxf") if part else ())
    return frozenset(str(number) for number, format in formats if _hides(format))


def hidden_by(formatting: Element, hiding: frozenset[str]) -> Iterator[str]:
    """The ranges of a conditional format of an Excel file when one of its rules may hide them."""
    rules = [*every(formatting, "cfRule")]
    own = (format for rule in rules for format in every(rule, "dxf"))
    if any(attribute(rule, "dxfId") in hiding for rule in rules) or any(map(_hides, own)):
        ranges = [attribute(formatting, "sqref"), *(one.text for one in every(formatting, "sqref"))]
        yield from (name[:LONGEST] for said in ranges for name in (said or "").split())


def _hides(format: Element) -> bool:
    """Whether a format makes white letters on paper, or numbers of which none is shown."""
    code = value(format, "numFmt", "formatCode") or GENERAL
    white = is_paper(find(format, "font/color")) and not _is_ground(find(format, "fill/patternFill"))
    return white or not number_written(Decimal(1), code, computed=False)


def _is_ground(pattern: Element | None) -> bool:
    """Whether a fill is darker than paper; one of a single colour has it as that of its ground."""
    if pattern is None or attribute(pattern, "patternType") == "none":
        return False
    colour = find(pattern, "bgColor")
    return (attribute(pattern, "patternType") or "solid") != "solid" or not (
        colour is None or is_paper(colour)
    )


def hidden_by_styles(formatting: Element, styles: Styles) -> Iterator[str]:
    """The ranges of a conditional format of an OpenDocument file when one of its styles may hide them."""
    names = [attribute(one, "apply-style-name") or "" for one in every(formatting, "condition")]
    if any(styles.font(CELL, styles.shown_as.get(name, name)).unseen for name in names):
        for first, last in RANGE.findall(attribute(formatting, "target-range-address") or ""):
            yield f"{first}:{last}" if last not in ("", first) else first
