"""Sheets as plain grids: types, and how values are written, as a clerk would do it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import product

from reports.errors import Finding
from reports.readers.grid import Grid
from reports.readers.legacy import Pair

SWAPPED = str.maketrans(",.", ".,")
SPACES = re.compile(r"[\s\x00-\x1f]+")
TWO_NUMBERS = re.compile(r"(?<=[\d%)])[^\S\n]*\n\s*(?=[-+(]?\d)")
DECIMALS = re.compile(r"\.(0+)(?!#)")
DIGITS, MOST_DECIMALS, MOST_SCALED = re.compile(r"\d"), 7, 4
LITERAL = re.compile(r'[_*].|"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
"""What a format puts in: between quotation marks, behind a backslash, as a currency; not what it leaves room
for or fills up with.
"""
WORDS, LETTER, SAYING = re.compile(r"[^\W\d_]{2}"), re.compile(r"[A-Za-z]"), re.compile(r"[^\W\d_]|[%₫]")
AROUND = re.compile(r"\A([^\d]*)\d.*?([^\d]*)\Z", re.DOTALL)
PLACES = re.compile(r"[#0?]")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


Spot = tuple[int, int]
"""The row and the column of a cell, both from 1."""


@dataclass(frozen=True)
class Sheet(Grid):
    """A sheet as a grid; hidden: where cells that have something are left out."""

    name: str = ""
    hidden: frozenset[Spot] = frozenset()


@dataclass(frozen=True)
class Book:
    """The sheets of a file that can be seen, and what was left out of them. names: those of the workbook that
    stand for a text; pairs: words that were converted from old fonts, old and new.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


def cell_name(row: int, column: int) -> str:
    """The name of a cell: C5."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def number_of(text: str) -> Decimal | None:
    """A number as files store it, to the 15 digits that spreadsheets keep; None when it is none."""
    try:
        value = Decimal(text)
        return Decimal(f"{value:.15g}") if value.is_finite() else None
    except InvalidOperation:
        return None


SCALED = re.compile(r",+(?=[^#0?,]*\Z)")


def number_written(value: Decimal, format: str, *, computed: bool) -> str:
    """A number as people write it: 1.234.567,5, 12,5%. format: as in Excel; computed: by a formula, whose
    many digits nobody wrote, so that it is rounded as its format shows it.
    """
    sections = format.split(";")
    plain, before, after = _parts(sections[0])
    if not plain and not before + after and len(sections) > 1:
        return ""  # ;;; shows nothing
    percent = "%" in plain
    thousands = SCALED.search(plain)  # 1500000000 is shown as 1.500 by #,##0,,
    if thousands and LETTER.fullmatch(after):
        thousands, after = None, ""  # 0,,"M": it says how many in a way that people here do not
    shown = value.scaleb(2) if percent else value.scaleb(-3 * len(thousands[0])) if thousands else value
    if computed and plain not in ("", "General"):
        decimals = DECIMALS.search(plain)
        shown = round(shown, len(decimals[1]) if decimals else 0)
    digits = f"{shown:,f}"
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    return f"{before} {digits.translate(SWAPPED)}{'%' * percent} {after}".strip()


def _parts(section: str) -> tuple[str, str, str]:
    """A format without the words that it puts in, and these, before and behind its digits: 0" người"."""
    placed = PLACES.search(QUOTED.sub(lambda found: "\0" * len(found[0]), section))
    at = placed.start() if placed else len(section)
    before, after = (_literal(part) for part in (section[:at], section[at:]))
    return QUOTED.sub("", section), before if WORDS.search(before) else "", after


def _literal(format: str) -> str:
    """The words or the sign that a part of a format puts in; nothing where these are only marks."""
    literal = "".join(filter(None, (part for found in LITERAL.findall(format) for part in found))).strip()
    return literal if SAYING.search(literal) else ""


def format_shown(value: Decimal, format: str, shown: str) -> str:
    """The format in which `shown` shows the value: its decimals, whether in thousands, what stands around it;
    where it shows something else, the format alone.
    """
    percent = "%" in format
    scaled, digits = value.scaleb(2) if percent else value, DIGITS.findall(shown)
    for thousands, decimals in product(range(MOST_SCALED), range(MOST_DECIMALS)):
        if DIGITS.findall(f"{scaled.scaleb(-3 * thousands):.{decimals}f}") == digits:
            places = "0." + "0" * decimals if decimals else "0"
            before, after = (words.replace('"', "").strip() for words in AROUND.findall(shown)[0])
            return f'"{before}"{places}{"," * thousands}' + ("%" if percent else f'"{after}"')
    return format


def day_written(day: date) -> str:
    """A day as papers write it: 05/03/2021."""
    return f"{day:%d/%m}/{day.year:04}"


def text_written(text: str) -> str:
    """The text of a cell on one line; numbers on lines of their own stay two."""
    return SPACES.sub(" ", TWO_NUMBERS.sub("; ", text)).strip()


TEXT_NAMED = re.compile(r'(?:of:)?=?"([^"]*)"')


def text_named(expression: str) -> str | None:
    """The text that a name of a workbook stands for; None when it stands for cells or a formula."""
    found = TEXT_NAMED.fullmatch(expression)
    return found[1] if found else None
