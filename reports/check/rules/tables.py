"""Rules BG: tables, their totals, and shares in sentences (house rules beside NĐ 30/2020, I.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

from reports.check.model import Table
from reports.check.rule import (
    MM,
    Case,
    E,
    Problem,
    Verdict,
    W,
    all_texts,
    figure,
    rule,
    short,
    size_fits,
    visible,
)
from reports.check.vietnamese import SHARE, own_words, plain_number
from reports.errors import Message, message

OUTDENT = 2.0  # mm: Word sets a table back by the margin of its cells
SIZES = (11.0, 14.0)

COUNTER = re.compile(r"(?:s?tt|số tt)\.?", re.IGNORECASE)
UNIT = re.compile(r"đơn vị tính|đvt", re.IGNORECASE)
RATE = re.compile(r"%|tỷ lệ|tỉ lệ|so với|bình quân", re.IGNORECASE)
TOTAL = re.compile(r"tổng(?: cộng| số)?:?", re.IGNORECASE)
PART = re.compile(r"trong đó\b|[-+*]", re.IGNORECASE)


@rule("BG-01", E)
def width(case: Case) -> Verdict:
    """Within the margins. A warning for more than one size of text, or one beyond 11 to 14."""
    if not case.document.tables:
        return None
    return [fault for t in case.document.tables for fault in (*_width_faults(t), *_text_faults(case, t))]


def _width_faults(table: Table) -> Iterator[Problem]:
    indent = table.indent or 0
    if table.width is not None and table.room is not None:
        reach = max(table.width, table.width + indent - OUTDENT)
        if reach > table.room + MM:
            text = message(
                "the table is {found} mm wide; allowed: {allowed} mm, the width of the text",
                found=figure(reach),
                allowed=figure(table.room),
            )
            yield Problem(table.place, text)
    if indent < -OUTDENT - MM:
        text = message("the table begins {found} mm left of the margin", found=figure(-indent))
        yield Problem(table.place, text)


def _text_faults(case: Case, table: Table) -> Iterator[Problem]:
    sizes = sorted({run.size for run in visible(table)})
    if not sizes:
        return
    found = " / ".join(map(figure, sizes))
    if not all(size_fits(case.document, size, *SIZES) for size in sizes):
        text = message("the text of the table has the size {found}; customary: 11–14", found=found)
        yield Problem(table.place, text, W)
    elif not size_fits(case.document, sizes[0], sizes[-1], sizes[-1]):
        text = message("the text of the table has the sizes {found}; use one", found=found)
        yield Problem(table.place, text, W)


@rule("BG-02", W)
def rows(case: Case) -> Verdict:
    """The head comes again on each page, rows are whole, lines are counted, figures have units."""
    if not case.document.tables:
        return None
    return [Problem(t.place, text) for t in case.document.tables for text in _row_faults(t)]


def _row_faults(table: Table) -> Iterator[Message]:
    if table.head_repeats is False:
        yield message("the head of the table is not repeated on each page")
    if table.rows_whole is False:
        yield message("rows of the table can be cut by the end of a page")
    if table.rows and COUNTER.fullmatch(_cell(table.rows[0], 0)):
        yield from _counting_faults(table.rows[1:])
    if table.rows:
        yield from _unit_faults(table)


def _counting_faults(rows: Iterable[tuple[str, ...]]) -> Iterator[Message]:
    """Lines are counted 1, 2, 3; below the heading of a group they may begin anew."""
    wanted, anew = 1, False
    for row in rows:
        if _names_columns(row):
            continue
        label = _cell(row, 0)
        if label.isdecimal():
            found = int(label)
            if found != wanted and not (anew and found == 1):
                yield message(
                    "line {found} of the table stands where {wanted} should", found=found, wanted=wanted
                )
            wanted, anew = found + 1, False
        else:
            anew = anew or bool(label)


def _names_columns(row: tuple[str, ...]) -> bool:
    """Whether the row counts the columns: 1, 2, 3 or (1), (2), (3)."""
    figures = [cell.strip("()") for cell in row if cell]
    return len(figures) > 2 and figures == [str(n) for n in range(1, len(figures) + 1)]


def _unit_faults(table: Table) -> Iterator[Message]:
    units = [n for n, head in enumerate(table.rows[0]) if UNIT.fullmatch(head)]
    for row in table.rows[1:]:
        lacking = any(n < len(row) and not row[n] for n in units)
        figures = any(plain_number(cell) is not None for cell in row[1:])
        if lacking and figures and not TOTAL.fullmatch(_label(row)):
            yield message("the line “{label}” has figures without a unit", label=short(_label(row)))


def _label(row: tuple[str, ...]) -> str:
    """What a line is about: its first cell that is no number."""
    return next((cell for cell in row if any(letter.isalpha() for letter in cell)), "")


# -------------------------------------------------------------------------------------- totals and shares


@dataclass(frozen=True)
class Check:
    """A figure that was computed again: where it stands, as what, its value, and all it may be."""

    place: Message
    label: str
    found: Decimal
    allowed: tuple[Decimal, ...]
    slack: Decimal = Decimal(0)

    @property
    def holds(self) -> bool:
        return any(abs(self.found - value) <= self.slack for value in self.allowed)


@rule("BG-03", E)
def sums(case: Case) -> Verdict:
    """Totals are the sums of their parts, and x/y (đạt z%) is right to its last digit."""
    checks = [
        *(check for t in case.document.tables for check in (*_row_totals(t), *_column_totals(t))),
        *(check for place, text in all_texts(case.document) for check in _shares(place, own_words(text))),
    ]
    return [_wrong(check) for check in checks if not check.holds] if checks else None


def _wrong(check: Check) -> Problem:
    text = message(
        "“{label}” is {found}; recomputed: {allowed}",
        label=short(check.label),
        found=_written(check.found),
        allowed=_written(check.allowed[0]),
    )
    return Problem(check.place, text)


def _written(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _row_totals(table: Table) -> Iterator[Check]:
    """Lines named Tổng that end the table, or the part of it before the next heading."""
    rows = table.rows
    for n, row in enumerate(rows[1:], 1):
        ends = n + 1 == len(rows) or _heads_group(rows[n + 1]) or TOTAL.fullmatch(_label(rows[n + 1]))
        if not TOTAL.fullmatch(_label(row)) or not ends:
            continue
        for column in _additive_columns(table):
            found = plain_number(_cell(row, column))
            sums = _sums_above(rows[1:n], column)
            if found is not None and sums:
                yield Check(table.place, _label(row), found, sums, _rounding(found, n))


def _additive_columns(table: Table) -> list[int]:
    head = table.rows[0]
    return [n for n, name in enumerate(head) if not RATE.search(name) and not COUNTER.fullmatch(name)]


def _sums_above(rows: tuple[tuple[str, ...], ...], column: int) -> tuple[Decimal, ...]:
    """What a total of `column` may be: the sum of all lines, of those since the last total, of the totals,
    or of the lines that are numbered alike. Empty when a line has no plain number.
    """
    sets: dict[str, list[Decimal]] = {"all": []}
    for row in rows:
        if _names_columns(row) or _heads_group(row) or PART.match(_label(row)):
            continue
        value = Decimal(0) if _cell(row, column) == "-" else plain_number(_cell(row, column))
        if value is None:
            return ()
        if TOTAL.fullmatch(_label(row)):
            sets.setdefault("totals", []).append(value)
            sets["since"] = []
            continue
        for name in ("all", "since", f"like {_manner(_cell(row, 0))}"):
            sets.setdefault(name, []).append(value)
    return tuple(sum(values, Decimal(0)) for values in sets.values() if len(values) > 1)


def _manner(label: str) -> str:
    """How a line is numbered: the number with its letters and digits made alike."""
    return re.sub(r"[IVX]+", "I", re.sub(r"\d+", "1", label)) if len(label) < 6 else ""


def _heads_group(row: tuple[str, ...]) -> bool:
    """Whether the row is the heading of the lines below it: a text and no figures."""
    return not any(plain_number(cell) is not None or cell == "-" for cell in row[1:])


def _cell(row: tuple[str, ...], column: int) -> str:
    return row[column] if column < len(row) else ""


def _rounding(found: Decimal, terms: int) -> Decimal:
    """By how much a sum of rounded decimals may differ; whole numbers are exact."""
    step = _last_digit(found)
    return step * terms / 2 if step < 1 else Decimal(0)


def _column_totals(table: Table) -> Iterator[Check]:
    """A last column of figures named Tổng, beside two or more columns that may be its parts."""
    head = table.rows[0] if table.rows else ()
    for column, name in enumerate(head):
        if not TOTAL.fullmatch(name):
            continue
        for row in table.rows[1:]:
            values = [plain_number(_cell(row, n)) for n in range(column) if n in _additive_columns(table)]
            found = plain_number(_cell(row, column))
            parts = _last_figures(values)
            if found is not None and len(parts) > 1:
                label = f"{_label(row)}, {name}"
                yield Check(table.place, label, found, _suffix_sums(parts), _rounding(found, len(parts)))


def _last_figures(values: list[Decimal | None]) -> list[Decimal]:
    """The unbroken row of numbers at the end of `values`."""
    figures = list(takewhile(lambda value: value is not None, reversed(values)))
    return [value for value in reversed(figures) if value is not None]


def _suffix_sums(parts: list[Decimal]) -> tuple[Decimal, ...]:
    return tuple(sum(parts[n:], Decimal(0)) for n in range(len(parts) - 1))


def _shares(place: Message, text: str) -> Iterator[Check]:
    for found in SHARE.finditer(text):
        part, whole, share = (plain_number(found[name]) for name in ("part", "whole", "share"))
        if part is not None and share is not None and whole:
            exact = (part * 100 / whole).quantize(_last_digit(share), ROUND_HALF_UP)
            yield Check(place, found[0], share, (exact,))


def _last_digit(value: Decimal) -> Decimal:
    """One in the place of the last digit that is written: 0.01 for 60,24."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
