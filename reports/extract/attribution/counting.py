"""Mentions in the cells of tables, read with what their column, their row or their table says of them.

In: a mention, its cell, the text. Out: the mention with its unit. A mention is read from its own characters
alone; what a head adds to these, `triệu đồng` or `%`, is put in here, and said (`Mention.in_full`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reports.extract.figures.labels import BARE as BARE_NUMBER
from reports.extract.figures.numbers import amount_at
from reports.extract.figures.units import counted_at
from reports.extract.model import Kind, Mention, Skipped
from reports.extract.names.actors import START
from reports.extract.reasons import Unsure
from reports.extract.tables.heads import RISES
from reports.extract.tables.tables import Cell, Cells
from reports.extract.tables.tally import Tally
from reports.extract.words.phrases import WORDS, fold
from reports.extract.words.tokens import tokens_of
from reports.quantities import PERCENT, Qualifier

BARE = (Kind.COUNT, Kind.CHANGE)
NEGATIVE = re.compile(r"\(\s?[\d.,]+\s?%?\s?\)")
RISE, FALL = WORDS["columns"]["rise"], WORDS["columns"]["fall"]
PLAN, SIGNS = "plan", "+-–−‐‑"
MOST_ROWS = 100  # that a table may count before the labels: 2 Đoàn viên
ALONE = re.compile(r"[\d\W_]*")


def counting(mention: Mention, cell: Cell, text: str) -> Mention:
    """A mention with what its cell says that it counts, where its own words do not say it."""
    words = text[cell.start : mention.end]
    labels = not cell.counts and cell.unsure is not Unsure.OTHER_CELLS
    if labels and mention.start == cell.start and mention.value < MOST_ROWS:
        mention = replace(mention, unsure=mention.unsure or Unsure.NUMBERING)
    if cell.estimated and mention.qualifier is Qualifier.EXACT:
        mention = replace(mention, qualifier=Qualifier.ABOUT)
    if cell.tally and cell.tally.base:
        return _compared(mention, cell, cell.tally, words)
    if mention.start < cell.start:  # triệu đồng | 57,2
        unit = text[mention.start : cell.start].strip("|\t ")
        return replace(mention, start=cell.start, in_full=f"{words} {unit}")
    if mention.unsure == Unsure.UNIT_APART and mention.kind is Kind.PERCENT:
        return replace(mention, in_full=f"{words}{PERCENT}")
    if mention.unsure == Unsure.UNIT_APART and (cell.tally or mention.unit == " ".join(cell.label.split())):
        kind = Kind.CHANGE if mention.kind is Kind.CHANGE else Kind.COUNT
        mention = replace(mention, kind=kind, unit="", unsure=Unsure.NO_UNIT)
    if mention.kind is Kind.COUNT and mention.unit and mention.unsure is None and not _is_known(mention.unit):
        return replace(mention, unsure=Unsure.UNKNOWN_UNIT)
    if mention.unit or mention.kind not in BARE or cell.tally is None:
        return mention
    return _counted(mention, cell.tally, words)


def as_in_cells(
    mentions: Sequence[Mention], skipped: Sequence[Skipped], cells: Cells, text: str
) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """The mentions but for those in cells that hold no figure: a unit, a year, the number of a column; with
    the bare numbers that their cells make figures; and all that is skipped.
    """
    if not cells.cells:
        return tuple(mentions), tuple(skipped)
    bare = {one: found for one in skipped if (found := _bare(one, cells.at(one.start), text))}
    placed = [(mention, cells.at(mention.end - 1)) for mention in (*mentions, *bare.values())]
    none = [Skipped(one.start, one.end, cell.none) for one, cell in placed if cell and cell.none]
    kept = sorted((mention for mention, cell in placed if cell is None or not cell.none), key=START)
    return tuple(kept), tuple(sorted((*(one for one in skipped if one not in bare), *none)))


def _is_known(unit: str) -> bool:
    """Whether a unit begins with a word that is known to be counted: not the `tr` of 15 tr."""
    tokens = tokens_of(unit, 0, len(unit))
    return counted_at(tokens, 0)


def _bare(skipped: Skipped, cell: Cell | None, text: str) -> Mention | None:
    """The figure that a number alone is in a cell of a table; None where the cell labels its row, or only its
    words tell of a number and its head counts nothing.
    """
    if skipped.why != BARE_NUMBER or cell is None or not cell.counts or cell.none:
        return None
    words = text[cell.start : cell.end]
    if not (cell.tally or ALONE.fullmatch(words)):
        return None
    number = text[skipped.start : skipped.end]
    amount = amount_at(tokens_of(number, 0, len(number)), 0)
    if amount is None:
        return None
    if NEGATIVE.fullmatch(words):
        return _negative(cell, amount.value)
    before = text[cell.start : skipped.start].strip()
    signed = before != "" and before in SIGNS[1:]
    unsure = Unsure.PERHAPS_MINUS if signed else amount.unsure or Unsure.NO_UNIT
    return Mention(skipped.start, skipped.end, amount.value, Kind.COUNT, "", Qualifier.EXACT, unsure=unsure)


def _negative(cell: Cell, value: Decimal) -> Mention:
    """A number in brackets, as books have it: less than nothing where a change is told, else perhaps so."""
    if RISES.find(fold(f"{cell.label} {cell.words}")):
        return Mention(cell.start, cell.end, -value, Kind.CHANGE, "", Qualifier.EXACT, unsure=Unsure.NO_UNIT)
    return Mention(cell.start, cell.end, value, Kind.COUNT, "", Qualifier.EXACT, unsure=Unsure.PERHAPS_MINUS)


def _counted(mention: Mention, tally: Tally, words: str) -> Mention:
    """A bare number in the unit of its head."""
    full = f"{words}{PERCENT}" if tally.kind is Kind.PERCENT else f"{words} {tally.scale}"
    changes = mention.kind is Kind.CHANGE or (tally.kind is Kind.PERCENT and tally.rises)
    return replace(
        mention,
        value=mention.value.scaleb(tally.power),
        value_to=mention.value_to and mention.value_to.scaleb(tally.power),
        kind=Kind.CHANGE if changes else tally.kind,
        unit=tally.unit,
        unsure=tally.unsure if mention.unsure == Unsure.NO_UNIT else mention.unsure,
        in_full=full if tally.scale else "",
    )


def _compared(mention: Mention, cell: Cell, tally: Tally, words: str) -> Mention:
    """A number under `So với kế hoạch (%)`: a share of the plan, or a rise."""
    if mention.kind not in (Kind.PERCENT, Kind.CHANGE) and tally.kind is not Kind.PERCENT:
        return mention
    bare = words.lstrip(SIGNS)
    amount = amount_at(tokens_of(bare, 0, len(bare)), 0)
    value = amount.value if amount else mention.value
    falls = bare != words and words[0] != SIGNS[0]
    full = f"{bare.removesuffix(PERCENT)}{PERCENT}"
    return replace(
        mention,
        start=cell.start,
        value=-value if falls else value,
        value_to=None,
        kind=Kind.CHANGE,
        unit=PERCENT,
        base=tally.base,
        unsure=tally.unsure if tally.base == PLAN or tally.rises or falls else Unsure.RISE_OR_SHARE,
        in_full=full if tally.base == PLAN else f"{FALL if falls else RISE} {full}",
    )
