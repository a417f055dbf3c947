"""Numbers that are part of what something is called: programmes, slogans, brands, ships, versions, fees.

In: the pieces of a sentence and the place of a number. Out: the whole stretch of the name; None where the
number may be a figure.
"""

from __future__ import annotations

import re

from reports.extract.figures.labels import LISTED, NAME, NotFigure, has_unit
from reports.extract.figures.numbers import FIVE, SHORT, THOUSAND, TO_MARKS, amount_at, scale_at
from reports.extract.figures.units import (
    CURRENCY,
    LONGEST_NAME,
    PERCENTS,
    QUOTES,
    counted_at,
    money_end,
    organises_at,
    people_at,
    unit_at,
)
from reports.extract.model import Kind
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import Tokens
from reports.quantities import MONEY

CONTEXTS = LEXICON["contexts"]
PROGRAMMES, THEMES, NAMING = map(phrases, (CONTEXTS["programmes"], CONTEXTS["themes"], CONTEXTS["naming"]))
CALLED, PROGRAMME, FILE_SIZE = "là", "programme name", "file size"
SLOGANS, FEES = phrases(CONTEXTS["slogans"]), phrases(CONTEXTS["fees"])
FILE_SIZES = frozenset(CONTEXTS["file_sizes"])
RATINGS, SPOKEN = frozenset(CONTEXTS["ratings"]), frozenset(CONTEXTS["spoken"])
LEVELS, RANKS = frozenset(CONTEXTS["levels"]), frozenset(CONTEXTS["ranks"])
CLASS = re.compile(r"[A-ZĐ][0-9]{1,2}")  # 10A5
VERSIONS = frozenset(f"{digit}.0" for digit in range(1, 10))
SMALL = frozenset("23456789")
PAIRING = frozenset(["/", *TO_MARKS])
LONGEST_PROGRAMME = 60  # pieces between quotation marks


def quoted(tokens: Tokens) -> list[tuple[int, int]]:
    """Stretches between quotation marks that are names: of programmes, slogans, titles; not speech."""
    if QUOTES.keys().isdisjoint(tokens.texts):
        return []
    found, opened = list[tuple[int, int]](), -1
    for index, text in enumerate(tokens.texts):
        if opened >= 0 and text == QUOTES[tokens.texts[opened]]:
            introduced = opened - (tokens.lows[opened - 1] in (":", CALLED))
            programme = PROGRAMMES.before(tokens.lows, introduced) and index - opened <= LONGEST_PROGRAMME
            short = index - opened <= LONGEST_NAME and tokens.lows[opened - 1] != ":"
            if programme or (short and SPOKEN.isdisjoint(tokens.lows[opened:index])):
                found.append((opened, index))
            opened = -1
        elif text in QUOTES:
            opened = index
    return found


def dashed_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`Covid-19`: digits grown together with the word before them."""
    dashed = tokens.glued(index) and tokens.glued(index - 1) and tokens.word(index - 2)
    return NotFigure(max(index - 2, floor), index + 1, NAME) if dashed else None


def code_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`5K`, `500kV`: digits grown together with the letters after them."""
    after = tokens.texts[index + 1]
    if not tokens.glued(index + 1):
        return None
    if after.isupper() and after.isalpha() and len(after) <= 2:
        scale = scale_at(tokens, index + 1) and after.lower() not in SHORT
        counts = scale or tokens.lows[index + 1] in CURRENCY or counted_at(tokens, index + 1)
        return None if counts else NotFigure(index, index + 2, NAME)
    named = tokens.lows[index + 1] in RATINGS or CLASS.fullmatch(after)
    return NotFigure(index, index + 2, NAME) if named else None


def registered_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`tàu cá BĐ 12345 TS`: what a ship is called."""
    named = tokens.capital(index - 1) and tokens.texts[index + 1].isupper()
    return NotFigure(index, index + 2, NAME) if named else None


def file_size_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`(121 KB)`: how large a file is that a page offers."""
    return NotFigure(index, index + 2, FILE_SIZE) if tokens.lows[index + 1] in FILE_SIZES else None


def version_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`4.0`."""
    return None if has_unit(tokens, index + 1) else NotFigure(index, index + 1, NAME)


def slogan_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`5 không, 3 sạch`, `4 tại chỗ`, `Sinh viên 5 tốt`."""
    found = SLOGANS.at(tokens.lows, index + 1) if tokens.texts[index] in SMALL else None
    if not found:
        return None
    end = index + 1 + found[0]
    joint = index - (tokens.lows[index - 1] in LISTED)
    before = SLOGANS.before(tokens.lows, joint)
    goes_on = before and tokens.texts[joint - before[0] - 1] in SMALL  # 5 không, 3 sạch
    ends = not tokens.word(end) or tokens.capital(index - 1) or goes_on
    return NotFigure(index, end, "slogan") if ends else None


def free_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`chợ 0 đồng`."""
    return NotFigure(index, index + 2, PROGRAMME) if tokens.lows[index + 1] == MONEY else None


def programme_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`chương trình 1 triệu sáng kiến`."""
    before = PROGRAMMES.before(tokens.lows, index, floor) if scale_at(tokens, index + 1) else None
    amount = amount_at(tokens, index) if before else None
    if before and amount and not money_end(tokens, amount.end) and tokens.word(amount.end):
        return NotFigure(index - before[0], amount.end, PROGRAMME)
    return None


def named_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`chủ đề 1.000 bữa cơm`, `khẩu hiệu: 100% nhà máy xanh`, and a round number right after the word for a
    programme, `phong trào 10.000 sáng kiến`: what it is called.
    """
    end = index - (tokens.lows[index - 1] in (":", CALLED) and index - 1 > floor)
    themed = THEMES.before(tokens.lows, end, floor)
    before = themed or (NAMING.before(tokens.lows, index, floor) if end == index else None)
    amount = amount_at(tokens, index) if before and tokens.lows[index] != FIVE else None
    if amount is None or before is None:
        return None  # also: chủ đề năm
    unit = unit_at(tokens, amount.end, amount.power)
    if not themed and (amount.value < THOUSAND or amount.value % THOUSAND or unit.kind is not Kind.COUNT):
        return None
    counts_people = not themed and people_at(tokens, amount.end)  # hội thi 1.000 người tham gia
    return None if counts_people else NotFigure(end - before[0], unit.end, PROGRAMME)


def levels_at(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`chính quyền địa phương 2 cấp`, `sản phẩm 4 sao`: how something is built or ranked, no count of it."""
    ranked = tokens.lows[index + 1] in RANKS
    level = tokens.lows[index + 1] in LEVELS and not tokens.word(index + 2)
    return NotFigure(index, index + 2, NAME) if ranked or level else None


def fee_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`kinh phí công đoàn 2%`, `1% đoàn phí`: what the fee is, not what came in."""
    percent = PERCENTS.at(tokens.lows, index + 1) if tokens.texts[index] in ("1", "2") else None
    if not percent:
        return None
    end = index + 1 + percent[0]
    named = FEES.before(tokens.lows, index, floor) or FEES.at(tokens.lows, end)
    return NotFigure(index, end, "rate of a fee") if named else None


def brand_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`May 10`, `Sơn La 2`: a number after a name, with nothing that it could count."""
    text = tokens.texts[index]
    if not tokens.capital(index - 1) or not text.isdecimal() or len(text) > 4:
        return None
    if index - 1 < max(floor, 1) or not tokens.word(index - 2):
        return None
    counts = has_unit(tokens, index + 1) and not _organises(tokens, index + 1)
    if counts or (tokens.texts[index - 1].isupper() and tokens.word(index + 1)):
        return None
    paired = tokens.lows[index + 1] in PAIRING and tokens.numeral(index + 2)
    return None if paired else NotFigure(index - 1, index + 1, NAME)


def _organises(tokens: Tokens, index: int) -> bool:
    """Whether `tổ chức` at `index` is what the one named before does: `May 10 tổ chức tặng quà`."""
    return organises_at(tokens, index) and tokens.word(index + 2)
