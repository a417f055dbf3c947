"""Rows of a table, where the unit of a number may stand apart: `Chi thăm hỏi | triệu đồng | 57,2`."""

from __future__ import annotations

from reports.extract.figures.figures import Found
from reports.extract.figures.numbers import scale_at
from reports.extract.figures.units import Unit, unit_at
from reports.extract.model import Kind
from reports.extract.reasons import Unsure
from reports.extract.words.tokens import CELL, Tokens


def with_unit_of_row(tokens: Tokens, reading: Found, floor: int) -> Found:
    """The figure with the unit that the nearest cell before it consists of.

    A unit that changes the value, such as `triệu đồng`, must stand right before the figure and becomes a
    part of it, so that its characters alone still say its value.
    """
    if tokens.lows[reading.first - 1] not in CELL or reading.unsure is not Unsure.NO_UNIT:
        return reading
    end = reading.first - 1
    while end > 0:
        start = end
        while start > 0 and tokens.lows[start - 1] not in CELL:
            start -= 1
        unit, power = _whole_cell(tokens, start, end)
        if unit and (not power or (start >= floor and end == reading.first - 1)):
            kind = reading.kind if reading.kind is Kind.CHANGE else unit.kind
            first, value = start if power else reading.first, reading.value.scaleb(power)
            return reading._replace(
                first=first, value=value, kind=kind, unit=unit.name, unsure=Unsure.UNIT_APART
            )
        end = start - 1
    return reading


def _whole_cell(tokens: Tokens, start: int, end: int) -> tuple[Unit | None, int]:
    """The unit that a cell consists of, and the power of ten of its scale words."""
    first, power = start, 0
    while step := scale_at(tokens, first):
        first, power = first + 1, power + step
    unit = unit_at(tokens, first, power)
    return (unit if start < end == unit.end and unit.name else None), power
