"""Shares and multiples in words: `hai phần ba đơn vị`, `một nửa số đoàn viên`, `tăng gấp đôi`.

In: the pieces of a sentence and the place of the first word. Out: the figure, None where there is none.
"""

from __future__ import annotations

from decimal import Decimal

from reports.extract.figures.comparisons import CHANGES
from reports.extract.figures.figures import TIMES, Found, with_surroundings
from reports.extract.figures.hedges import HEDGES
from reports.extract.figures.labels import INEXACT, NUMBER_WORD, YEARS, NotFigure, amount_follows
from reports.extract.figures.numbers import DIGITS, FIVE, HALF_OF, ONE, SPOKEN, scale_at
from reports.extract.figures.units import counted_at, unit_at
from reports.extract.model import CHANGE, RATIO
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import PhraseTable
from reports.extract.words.tokens import CELL, Tokens

PART, HALF_IN_WORDS = SPOKEN["part"], [ONE, HALF_OF]
MULTIPLES: PhraseTable[str] = PhraseTable(SPOKEN["multiples"])


def part_at(tokens: Tokens, index: int, floor: int) -> Found | NotFigure | None:
    """A share in words: `hai phần ba đơn vị`, `3 phần 4 đơn vị`, `một nửa số đoàn viên`, `giảm một nửa`; no
    figure where nothing says of what.
    """
    if tokens.lows[index] != HALF_OF and tokens.lows[index + 1] not in (HALF_OF, PART):
        return None
    share = _half_at(tokens, index) or _parts_at(tokens, index)
    if share is None:
        return None
    value, total, end = share
    unit = unit_at(tokens, end)
    told = CHANGES.before(tokens.lows, index, floor) or tokens.lows[index - 1] in CELL
    if not unit.name and not told:
        return NotFigure(index, end, INEXACT)
    core = Found(index, unit.end, Decimal(value), RATIO, unit.name, total=Decimal(total))
    whole = with_surroundings(tokens, core, floor)
    return whole and whole._replace(unsure=whole.unsure or (None if unit.name else Unsure.NO_UNIT))


def multiple_at(tokens: Tokens, index: int, floor: int) -> Found | None:
    """`gấp đôi`, `tăng gấp rưỡi so với cùng kỳ`."""
    found = MULTIPLES.at(tokens.lows, index)
    if not found:
        return None
    core = Found(index, index + found[0], Decimal(found[1]), CHANGE, TIMES)
    return with_surroundings(tokens, core, floor)


def _half_at(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """One of two, and where that ends: `một nửa`, `nửa số đoàn viên`, `hơn nửa đơn vị`; not `nửa đầu năm`."""
    if tokens.lows[index : index + 2] == HALF_IN_WORDS:
        return None if scale_at(tokens, index + 2) else (1, 2, index + 2)
    if tokens.lows[index] != HALF_OF or scale_at(tokens, index + 1):
        return None
    end = index + 1
    hedged = HEDGES.before(tokens.lows, index) and counted_at(tokens, end)
    return (1, 2, end) if hedged or _names_whole(tokens, end) else None


def _parts_at(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """How many parts of how many, and where that ends: `hai phần ba`, `3 phần 4`; no `3 phần 50.000 đồng`."""
    part, joint, whole = tokens.lows[index : index + 3]
    value, total, end = _digit(part), _digit(whole), index + 3
    if joint != PART or not value or not total or value >= total:
        return None
    if YEARS.fullmatch(tokens.texts[end]) or amount_follows(tokens, end):
        return None
    a_year = whole == FIVE and not (counted_at(tokens, end) or _names_whole(tokens, end))
    return None if a_year else (value, total, end)


def _digit(low: str) -> int | None:
    """A number below ten, in words or as a digit."""
    return int(low) if len(low) == 1 and low.isdecimal() else DIGITS.get(low)


def _names_whole(tokens: Tokens, index: int) -> bool:
    """Whether `số đoàn viên` stands at `index`."""
    return tokens.lows[index] == NUMBER_WORD and counted_at(tokens, index + 1)
