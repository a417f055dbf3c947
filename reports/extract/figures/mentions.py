"""A text to the figures it states and the numbers that are none.

Every number of a title, lead, body or item becomes one or the other; those of the rest of the page are
listed as skipped. Nothing is guessed in silence: a doubtful reading says why (`Mention.unsure`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import compress, count

from reports.extract.figures.called import named_at, quoted
from reports.extract.figures.cells import with_unit_of_row
from reports.extract.figures.dates import span_of_time_at
from reports.extract.figures.figures import OF_WHOLES, Found, figure_at, narrows
from reports.extract.figures.fractions import PART, multiple_at, part_at
from reports.extract.figures.labels import BARE, INEXACT, LISTED, NAME, NotFigure, roman_at, spoken_label_at
from reports.extract.figures.lists import in_list, with_shared_bases, with_units_after
from reports.extract.figures.not_figures import UNREADABLE, not_figure_at, one_of_several
from reports.extract.figures.numbers import (
    FIVE,
    HALF_OF,
    SCALES,
    SPOKEN,
    STARTS,
    TENS,
    amount_at,
    ranges_at,
    scale_at,
)
from reports.extract.figures.units import QUOTES, WITHIN, counted_at, money_end, noun_end
from reports.extract.model import BlockKind, Mention, Skipped, Source
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import ODD_DIGITS, Tokens, tokens_of
from reports.roman import roman

SILENT = {BlockKind.FURNITURE: "furniture", BlockKind.REPEAT: "repeat"}
BOTH, SPEAKING = phrases(LEXICON["contexts"]["both"]), phrases(SPOKEN["speaking"])
VAGUE, SOME, OR_MORE = (frozenset(SPOKEN[name]) for name in ("vague", "some", "vague_after"))
KNOWN, POINTING, PLACES = (frozenset(SPOKEN[name]) for name in ("known", "pointing", "places"))
BARE_SCALES = frozenset(SPOKEN["bare_scales"])
TIMES_AS_MUCH = frozenset(words.split()[0] for words in SPOKEN["multiples"])
ROMANS = frozenset(roman(number).lower() for number in range(1, 30))
IN_WORDS = STARTS | VAGUE | ROMANS | BARE_SCALES | TIMES_AS_MUCH | {HALF_OF}
TEN = Decimal(10)
NUMBER = re.compile(rf"\d++(?:[.,/:-]\d++)*+|{ODD_DIGITS}")
DIGIT = re.compile(rf"\d|{ODD_DIGITS}")
BEGINNINGS, SCALE_WORDS, VAGUELY = (
    "|".join(sorted(words))
    for words in (STARTS - {FIVE} | BARE_SCALES | TIMES_AS_MUCH | {HALF_OF}, SCALES, VAGUE)
)
SPELT = re.compile(
    rf"\b(?:{BEGINNINGS}|[ivx]++|{FIVE} (?:{TENS}|{SCALE_WORDS})|(?:{VAGUELY}) (?:{SCALE_WORDS}))\b"
)
"""What a sentence without digits has that states a number: năm alone is a year."""
MOST_NUMBERS = 1000  # in one sentence; what has more is no text


def mentions(source: Source) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """Every number of `source`: the figures it states, and what is none, both in the order of the text."""
    found, skipped = list[Mention](), list[Skipped]()
    for block in source.blocks:
        if block.kind in SILENT:
            skipped += _silent(source.text, block.start, block.end, SILENT[block.kind])
            continue
        for start, end in block.sentences:
            if DIGIT.search(source.text, start, end) or SPELT.search(source.text[start:end].lower()):
                _read(source.text, start, end, found, skipped)
    return tuple(found), tuple(skipped)


def readings(tokens: Tokens) -> list[Found | NotFigure]:
    """All numbers of a sentence, in order."""
    found, names, floor = list[Found | NotFigure](), quoted(tokens), 0
    figure: Found | None = None  # the last one
    digits = set(tokens.numbers)
    spelt = [*compress(count(), map(IN_WORDS.__contains__, tokens.lows))]
    for index in sorted(digits.union(spelt)) if spelt else tokens.numbers:
        if index < floor:
            continue
        reading = _digits_at(tokens, index, floor) if index in digits else _words_at(tokens, index, floor)
        if reading is None:
            continue
        named = names and any(opened < index < closed for opened, closed in names)
        if named and isinstance(reading, Found):
            reading = NotFigure(reading.first, reading.end, "programme name")  # “75 nghìn sáng kiến”
        found.append(in_list(tokens, figure, found[-1], reading) if figure else reading)
        figure = found[-1] if isinstance(found[-1], Found) else figure
        floor = reading.end
    if len(found) == 1:
        return found
    return with_shared_bases(tokens, with_units_after(tokens, found))


def _silent(text: str, start: int, end: int, why: str) -> list[Skipped]:
    """Every number of text[start:end] as one that is skipped, all for one reason."""
    return [Skipped(number.start(), number.end(), why) for number in NUMBER.finditer(text, start, end)]


def _read(text: str, start: int, end: int, found: list[Mention], skipped: list[Skipped]) -> None:
    """Adds what one sentence states to the two lists."""
    tokens = tokens_of(text, start, end)
    if len(tokens.numbers) > MOST_NUMBERS:
        skipped += _silent(text, start, end, UNREADABLE)
        return
    for reading in readings(tokens):
        begin, stop = tokens.starts[reading.first], tokens.ends[reading.end - 1]
        if isinstance(reading, NotFigure):
            skipped.append(Skipped(begin, stop, reading.why))
        else:
            found.append(Mention(begin, stop, *reading[2:]))


def _digits_at(tokens: Tokens, index: int, floor: int) -> Found | NotFigure:
    """What the number in digits at `index` is."""
    if not tokens.numeral(index):
        return NotFigure(index, index + 1, UNREADABLE if tokens.odd(index) else NAME)
    in_parts = tokens.lows[index + 1] == PART  # 3 phần 4 đơn vị
    if found := not_figure_at(tokens, index, floor) or (in_parts and part_at(tokens, index, floor)):
        return found
    raised = tokens.glued(index) and tokens.odd(index - 1)  # ²520
    amount = None if raised else amount_at(tokens, index)
    if amount is None:
        return NotFigure(max(index - raised, floor), index + 1, UNREADABLE)
    if tokens.lows[amount.end] in OR_MORE:
        return NotFigure(index, amount.end + 1, INEXACT)
    figure = figure_at(tokens, index, amount, floor)
    if figure is None:
        return NotFigure(index, amount.end, BARE)
    narrowing = narrows(tokens, figure)
    return figure._replace(narrows=True) if narrowing else with_unit_of_row(tokens, figure, floor)


def _words_at(tokens: Tokens, index: int, floor: int) -> Found | NotFigure | None:
    """What a word begins: a Roman number after its label, `hàng trăm`, a number in words, or nothing."""
    for reader in (_vague, _bare_scale, _one_of_several, part_at, multiple_at, roman_at, _spoken_at):
        if found := reader(tokens, index, floor):
            return found
    return None


def _one_of_several(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`một trong ba đơn vị dẫn đầu`."""
    return one_of_several(tokens, index, floor) if tokens.lows[index + 1] == WITHIN else None


def _spoken_at(tokens: Tokens, index: int, floor: int) -> Found | NotFigure | None:
    """A number in words: a figure, or a way of speaking."""
    amount = amount_at(tokens, index)
    if amount is None or BOTH.at(tokens.lows, index) or _ends_a_name(tokens, index):
        return None
    if tokens.lows[index - 1 - (tokens.lows[index - 1] == ",")] in STARTS:
        return NotFigure(index, amount.end, INEXACT)  # hai, ba đơn vị
    if tokens.lows[amount.end] in OR_MORE:
        return NotFigure(index, amount.end + 1, INEXACT)
    alone = amount.end == index + 1 and amount.value < TEN
    ranged = ranges_at(tokens, amount.end)
    counts = not alone or ranged or _says_a_count(tokens, index, floor)
    if not counts and tokens.lows[index] == FIVE:
        return None
    not_figure = (
        spoken_label_at(tokens, index, amount.end, floor)
        or span_of_time_at(tokens, index, floor)
        or named_at(tokens, index, floor)
    )
    if not_figure or not (counts or tokens.lows[amount.end] in OF_WHOLES):
        return not_figure
    figure = figure_at(tokens, index, amount, floor)
    no_range = figure and alone and ranged and figure.value_to is None
    return figure if figure and not no_range and (counts or figure.total is not None) else None


def _ends_a_name(tokens: Tokens, index: int) -> bool:
    """Whether a number word is part of a name that began before it: huyện Tháp Mười, ông Mai Văn Bảy."""
    return _is_proper(tokens, index) and _is_proper(tokens, index - 1)


def _is_proper(tokens: Tokens, index: int) -> bool:
    """Whether a word has a capital, and not only because all letters around it have."""
    return tokens.capital(index) and not tokens.texts[index].isupper()


def _says_a_count(tokens: Tokens, index: int, floor: int) -> bool:
    """Whether one small number word is a figure: `hai đơn vị`, not `ba khâu đột phá`, `giữa hai đơn vị` or
    `hai đơn vị này`; `năm` in lists.
    """
    counted = index + 1 + (tokens.texts[index + 1] in QUOTES)  # hai “Mái ấm Công đoàn”
    if not counted_at(tokens, counted) or SPEAKING.at(tokens.lows, index + 1):
        return False
    if tokens.lows[index - 1] in PLACES and tokens.capital(index):
        return False
    if _names_each(tokens, noun_end(tokens, index + 1)):
        return False
    if tokens.lows[index - 1] in KNOWN or tokens.lows[noun_end(tokens, index + 1)] in POINTING:
        return False
    listed = floor == index - 1 and tokens.lows[index - 1] in LISTED
    return tokens.lows[index] != FIVE or listed


def _names_each(tokens: Tokens, index: int) -> bool:
    """Whether all that are counted are named at `index`: `hai huyện Mẫu Sơn và Mẫu Lâm`."""
    while _is_proper(tokens, index):
        index += 1
        if tokens.lows[index] in LISTED and tokens.capital(index + 1):
            return True
    return False


def _bare_scale(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """A scale word that counts without a number: `hơn trăm suất quà`."""
    if tokens.lows[index] not in BARE_SCALES or not scale_at(tokens, index):
        return None
    return NotFigure(index, index + 1, INEXACT) if counted_at(tokens, index + 1) else None


def _vague(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`hàng trăm`, `vài chục triệu đồng`, `dăm ba người`: an amount that is no number."""
    end = index + 1
    if tokens.lows[index] not in VAGUE:
        return None
    small = tokens.lows[index] in SOME and tokens.lows[end] in STARTS
    if small and counted_at(tokens, end + 1):
        return NotFigure(index, end + 1, INEXACT)
    end += small and scale_at(tokens, end + 1) > 0  # vài ba trăm
    while scale_at(tokens, end):
        end += 1
    return NotFigure(index, money_end(tokens, end) or end, INEXACT) if end > index + 1 else None
