"""Numbers that are no figures, each with why: dates, document numbers, names, slogans, scores, phones ...

In: the pieces of a sentence and the place of a number. Out: the whole stretch that is no figure, and why
(design.md 6, `skipped`); None where the number may be a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reports.extract.dates import (
    OF_CLOCKS,
    OF_DAYS,
    YEAR_NUMBERS,
    date_at,
    dotted_date_at,
    is_score,
    span_of_time_at,
    time_of_day_at,
    year_at,
)
from reports.extract.labels import DASHES, LABELS, NAME, NUMBER_WORD, YEARS, NotFigure, has_unit, label_at
from reports.extract.lexicon import LEXICON, phrases
from reports.extract.model import Kind
from reports.extract.numbers import FIVE, SCALING, SHORT, amount_at, scale_at
from reports.extract.tokens import CELL, Tokens
from reports.extract.units import (
    CURRENCY,
    LONGEST_NAME,
    PERCENTS,
    QUOTES,
    counted_at,
    money_end,
    noun_end,
    organises_at,
    people_at,
    unit_at,
)
from reports.quantities import MONEY

CONTEXTS = LEXICON["contexts"]
PHONE, PROGRAMMES = phrases(CONTEXTS["phone"]), phrases(CONTEXTS["programmes"])
THEMES, NAMING = phrases(CONTEXTS["themes"]), phrases(CONTEXTS["naming"])
CALLED, PROGRAMME = "là", "programme name"
COUNTERS = phrases(CONTEXTS["counters"])
RATINGS = frozenset(CONTEXTS["ratings"])
LEVELS, RANKS = frozenset(CONTEXTS["levels"]), frozenset(CONTEXTS["ranks"])
FEES = phrases(CONTEXTS["fees"])
SLOGANS, ONE_OF = phrases(CONTEXTS["slogans"]), phrases(LEXICON["around"]["one_of"])
DAY_PARTS = frozenset(["giờ", "h"])
CLASS = re.compile(r"[A-ZĐ][0-9]{1,2}")  # 10A5
SPOKEN = frozenset(CONTEXTS["spoken"])
UNREADABLE = "unreadable number"
OPERATORS = frozenset(["±", "×", "*", "^", ":", "="])
PARTING = re.compile(  # marks between digits as other lands write them, strokes through digits, and worse
    "['`´‘’‚·˙․‧٫٬⁄∕\u0300-\u036f\u20d0-\u20ff\u202a-\u202e\u2066-\u2069]"
)
ROUND = frozenset(["1.000", "1000", "1.000.000", "1000000"])
THOUSAND = Decimal(1000)
SMALL = frozenset("23456789")
VERSIONS = frozenset(f"{digit}.0" for digit in range(1, 10))
LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}")
LIST_MARKS = frozenset([")", ".", "/", "-", "–", ":"])
LISTING = frozenset([":", ";"])
CLOSED = frozenset([")", "]"])
BEFORE_LIST_NUMBER = frozenset(["", ";", ":", ".", ",", "và"])
GROUP = re.compile(r"[0-9]{3}")
LONGEST_PROGRAMME = 60  # pieces between quotation marks
PHONE_DIGITS, NAMED_PHONE_DIGITS, LONGEST_PHONE = 9, 6, 16


Tells = Callable[[Tokens, int, int], NotFigure | None]


def not_figure_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """What makes the number at `index` no figure; pieces before `floor` belong to something else."""
    before, number, after = tokens.lows[index - 1], tokens.lows[index], tokens.lows[index + 1]
    asked = _asked(
        (after[:1].isalpha() and not tokens.glued(index + 1), number.isdecimal()),
        before if before in BY_WORD_BEFORE else "",
        number if number in BY_NUMBER else "",
        after if after in BY_WORD_AFTER else "",
    )
    for tells in asked:
        if found := tells(tokens, index, floor):
            return found
    return None


@lru_cache(maxsize=4096)
def _asked(form: tuple[bool, bool], before: str, number: str, after: str) -> Sequence[Tells]:
    """The rules to ask of a number, in their order; form: as in `ALWAYS`."""
    asked = {
        *ALWAYS[form],
        *BY_WORD_BEFORE.get(before, ()),
        *BY_NUMBER.get(number, ()),
        *BY_WORD_AFTER.get(after, ()),
    }
    return [RULES[n].tells for n in sorted(asked)]


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


def _list_number(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`1.`, `2)`, `(3)`, `1/`, `1.2.` and the first cell of a row, where a line or a clause begins."""
    opened = tokens.lows[index - 1] in ("(", "[")
    begins = index == 0 or (index == 1 and tokens.lows[0] in CELL)
    if tokens.lows[index + 1] == ")" and tokens.lows[index - 1] in LISTING:  # đề nghị: 1) Mở 2 lớp; 2) ...
        begins = tokens.word(index + 2)
    if not (opened or begins) or not LIST_NUMBER.fullmatch(tokens.texts[index]):
        return None
    after = tokens.lows[index + 1]
    if opened and after in CLOSED and tokens.word(index + 2):
        clause = tokens.lows[index - 2] in BEFORE_LIST_NUMBER
        return (
            NotFigure(index - 1, index + 2, "list number")
            if clause and "." not in tokens.texts[index]
            else None
        )
    if not begins:
        return None
    marked = after in LIST_MARKS and tokens.glued(index + 1) and not tokens.glued(index + 2)
    return NotFigure(index, index + 2, "list number") if marked or after in CELL else None


def _behind_a_dash(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`Covid-19`: digits grown together with the word before them."""
    dashed = tokens.glued(index) and tokens.glued(index - 1) and tokens.word(index - 2)
    return NotFigure(max(index - 2, floor), index + 1, NAME) if dashed else None


def _code(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
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


def _registered(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`tàu cá BĐ 12345 TS`: what a ship is called."""
    named = tokens.capital(index - 1) and tokens.texts[index + 1].isupper()
    return NotFigure(index, index + 2, NAME) if named else None


def _version(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`4.0`."""
    return None if has_unit(tokens, index + 1) else NotFigure(index, index + 1, NAME)


def _around_the_clock(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`24/7`, `24/24 giờ`."""
    if tokens.texts[index + 1 : index + 3] not in (["/", "7"], ["/", "24"]):
        return None
    counts = counted_at(tokens, index + 3) and tokens.lows[index + 3] not in DAY_PARTS
    return None if counts else NotFigure(index, index + 3, "around the clock")


def _document(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`1921/QĐ-TLĐ`, `30/2020/NĐ-CP`, `02-NQ/TW`, `7b/NQ-BCH`: a number with the letters of its kind."""
    end = index + 1
    if tokens.glued(end) and tokens.word(end) and len(tokens.texts[end]) == 1:
        end += 1
    if tokens.lows[end] == "/" and YEARS.fullmatch(tokens.texts[end + 1]):
        end += 2
    if tokens.lows[end] not in ("/", "-") or not (tokens.glued(end) and tokens.glued(end + 1)):
        return None
    code = tokens.texts[end + 1]
    if len(code) < 2 or not code[0].isalpha() or sum(map(str.isupper, code)) * 2 < len(code):
        return None
    while tokens.lows[end] in ("/", "-", "&") and tokens.glued(end + 1):
        end += 2
    numbered = tokens.lows[index - 1] == NUMBER_WORD and index > floor
    return NotFigure(index - numbered, end, "document number")


def _phone(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`0982.095.095`, `024 3825 1234`, and long numbers after words such as điện thoại."""
    near = tokens.lows[index - 1] in PHONE.lasts or tokens.lows[index - 2] in PHONE.lasts
    if not near and tokens.texts[index][0] != "0":
        return None
    named = near and (PHONE.before(tokens.lows, index, floor) or PHONE.before(tokens.lows, index - 1, floor))
    if not named and tokens.texts[index][0] != "0":
        return None
    digits, end = _digits(tokens.texts[index]), index + 1
    while digits < LONGEST_PHONE:
        step = (
            1
            if tokens.numeral(end)
            else 2
            if tokens.lows[end] in ("-", ".") and tokens.numeral(end + 1)
            else 0
        )
        if not step:
            break
        digits, end = digits + _digits(tokens.texts[end + step - 1]), end + step
    if digits >= PHONE_DIGITS or (named and digits >= NAMED_PHONE_DIGITS):
        return NotFigure(index, end, "phone or account number")
    return None


def _digits(text: str) -> int:
    return len(text) - text.count(".") - text.count(",")


def _score(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`4-3`, `2-0` after words of a game."""
    if tokens.numeral(index + 2) and is_score(tokens, index, floor):
        return NotFigure(index, index + 3, "score")
    return None


def one_of_several(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`1 trong 5 đơn vị dẫn đầu`, `một trong sáu đơn vị`: a rank, not a share."""
    first = index
    if found := ONE_OF.at(tokens.lows, index):
        index += found[0]
    elif found := ONE_OF.before(tokens.lows, index, floor):
        first = index - found[0]
    amount = amount_at(tokens, index) if found else None
    if amount is None or (tokens.lows[index] == FIVE and not counted_at(tokens, amount.end)):
        return None  # also: một trong năm qua
    return NotFigure(first, noun_end(tokens, amount.end), "one of several")


def _slogan(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`5 không, 3 sạch`, `4 tại chỗ`, `Sinh viên 5 tốt`."""
    found = SLOGANS.at(tokens.lows, index + 1) if tokens.texts[index] in SMALL else None
    if not found:
        return None
    end = index + 1 + found[0]
    ends = not tokens.word(end) or tokens.capital(index - 1)
    return NotFigure(index, end, "slogan") if ends else None


def _free(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`chợ 0 đồng`."""
    return NotFigure(index, index + 2, PROGRAMME) if tokens.lows[index + 1] == MONEY else None


def _programme(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
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


def _levels(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`chính quyền địa phương 2 cấp`, `sản phẩm 4 sao`: how something is built or ranked, no count of it."""
    ranked = tokens.lows[index + 1] in RANKS
    level = tokens.lows[index + 1] in LEVELS and not tokens.word(index + 2)
    return NotFigure(index, index + 2, NAME) if ranked or level else None


def _counter(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`Lượt xem: 1.284`: how often a page was read."""
    return NotFigure(index, index + 1, "furniture") if COUNTERS.before(tokens.lows, index, floor) else None


def _fee(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`kinh phí công đoàn 2%`, `1% đoàn phí`: what the fee is, not what came in."""
    percent = PERCENTS.at(tokens.lows, index + 1) if tokens.texts[index] in ("1", "2") else None
    if not percent:
        return None
    end = index + 1 + percent[0]
    named = FEES.before(tokens.lows, index, floor) or FEES.at(tokens.lows, end)
    return NotFigure(index, end, "rate of a fee") if named else None


def _mixed_groups(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`2.000 000`: groups of three digits parted in two ways, so that either part alone would be wrong."""
    end = index + 1
    while GROUP.fullmatch(tokens.texts[end]) and not tokens.glued(end):
        end += 1
    return NotFigure(index, end, UNREADABLE) if end > index + 1 else None


def _calculation(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`5±1`, `1:3`, `20-30/50`, `1e5`, `5½`, `1'520`: numbers, and no telling what together they are."""
    lows, end = tokens.lows, index + 1
    glued = tokens.glued(end)
    if glued and tokens.odd(end):
        while tokens.glued(end) and (tokens.odd(end) or tokens.numeral(end)):
            end += 1
        return NotFigure(index, end, UNREADABLE)
    if (
        lows[end] in DASHES
        and tokens.numeral(index + 2)
        and lows[index + 3] == "/"
        and tokens.numeral(index + 4)
    ):
        return NotFigure(index, index + 5, UNREADABLE)
    if (parted := _end_of_parted(tokens, end)) > end:
        return NotFigure(index, parted, UNREADABLE)
    joined = lows[end] in OPERATORS or (glued and tokens.word(end) and not scale_at(tokens, end))
    if joined and tokens.numeral(index + 2) and (lows[end] in OPERATORS or tokens.glued(index + 2)):
        return NotFigure(index, index + 3, UNREADABLE)
    return None


def _end_of_parted(tokens: Tokens, end: int) -> int:
    """Where the number ends whose first digits end at `end`: `1'520'000`, `1·5`."""
    while (
        PARTING.fullmatch(tokens.texts[end])
        and tokens.numeral(end + 1)
        and tokens.glued(end)
        and tokens.glued(end + 1)
    ):
        end += 2
    return end


def _brand(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`May 10`, `Sơn La 2`: a number after a name, with nothing that it could count."""
    text = tokens.texts[index]
    if not tokens.capital(index - 1) or not text.isdecimal() or len(text) > 4:
        return None
    if index - 1 < max(floor, 1) or not tokens.word(index - 2):
        return None
    counts = has_unit(tokens, index + 1) and not _organises(tokens, index + 1)
    if counts or (tokens.texts[index - 1].isupper() and tokens.word(index + 1)):
        return None
    paired = tokens.lows[index + 1] in ("/", *DASHES) and tokens.numeral(index + 2)
    return None if paired else NotFigure(index - 1, index + 1, NAME)


def _organises(tokens: Tokens, index: int) -> bool:
    """Whether `tổ chức` at `index` is what the one named before does: `May 10 tổ chức tặng quà`."""
    return organises_at(tokens, index) and tokens.word(index + 2)


def _unit_in_head(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`Kinh phí (1.000 đồng)`: what the numbers below are counted in."""
    if tokens.lows[index - 1] != "(":
        return None
    end = money_end(tokens, index + 1)
    return NotFigure(index, end, "unit of a table") if end and tokens.lows[end] == ")" else None


class Rule(NamedTuple):
    """What tells a number that is no figure, where the piece `at` steps from it is one of `words`."""

    tells: Tells
    at: int = 0
    words: frozenset[str] | None = None


RULES = (
    Rule(_unit_in_head, 0, ROUND),
    Rule(_list_number),
    Rule(_behind_a_dash, -1, DASHES),
    Rule(_code),
    Rule(_registered, 1, frozenset(["ts"])),
    Rule(_version, 0, VERSIONS),
    Rule(_around_the_clock, 0, frozenset(["24"])),
    Rule(_document),
    Rule(time_of_day_at, 1, OF_CLOCKS),
    Rule(date_at, 1, OF_DAYS),
    Rule(dotted_date_at),
    Rule(_phone),
    Rule(_score, 1, DASHES),
    Rule(label_at, -1, LABELS.lasts),
    Rule(year_at, 0, YEAR_NUMBERS),
    Rule(span_of_time_at),
    Rule(one_of_several, 0, ONE_OF.firsts),
    Rule(one_of_several, -1, ONE_OF.lasts),
    Rule(_free, 0, frozenset("0")),
    Rule(_slogan, 1, SLOGANS.firsts),
    Rule(_programme, 1, SCALING),
    Rule(named_at, -1, frozenset([":", CALLED, *THEMES.lasts, *NAMING.lasts])),
    Rule(_levels, 0, SMALL),
    Rule(_counter, -1, COUNTERS.lasts),
    Rule(_fee, 1, PERCENTS.firsts),
    Rule(_mixed_groups),
    Rule(_calculation),
    Rule(_brand),
)
OF_MARKS = frozenset([_list_number, _code, _document, _mixed_groups, _calculation])
"""What tells numbers with a mark, another number or letters right after them."""
WITH_DOTS = frozenset([dotted_date_at, _mixed_groups])
"""What tells numbers with a dot or comma in them."""
ALWAYS = {
    (before_a_word, plain): [
        n
        for n, rule in enumerate(RULES)
        if rule.words is None
        and not (before_a_word and rule.tells in OF_MARKS)
        and not (plain and rule.tells in WITH_DOTS)
    ]
    for before_a_word in (True, False)
    for plain in (True, False)
}
"""The rules that need no word, by whether a word follows the number, and whether that is digits alone."""


def _by_word(at: int) -> dict[str, list[int]]:
    """The rules that a word asks for which stands so many steps from a number."""
    words = {word for rule in RULES if rule.words and rule.at == at for word in rule.words}
    return {
        word: [n for n, rule in enumerate(RULES) if rule.at == at and rule.words and word in rule.words]
        for word in words
    }


BY_WORD_BEFORE, BY_NUMBER, BY_WORD_AFTER = map(_by_word, (-1, 0, 1))
