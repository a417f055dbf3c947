"""Numbers that are no figures, each with why: dates, document numbers, names, slogans, scores, phones ...

In: the pieces of a sentence and the place of a number. Out: the whole stretch that is no figure, and why
(design.md 6, `skipped`); None where the number may be a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.figures.called import (
    CALLED,
    FILE_SIZES,
    NAMING,
    SLOGANS,
    SMALL,
    THEMES,
    VERSIONS,
    brand_at,
    code_at,
    dashed_at,
    fee_at,
    file_size_at,
    free_at,
    levels_at,
    named_at,
    programme_at,
    registered_at,
    slogan_at,
    version_at,
)
from reports.extract.figures.dates import (
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
from reports.extract.figures.labels import DASHES, LABELS, NUMBER_WORD, YEARS, NotFigure, label_at
from reports.extract.figures.numbers import FIVE, SCALING, THREE_DIGITS, amount_at, scale_at
from reports.extract.figures.units import PERCENTS, counted_at, money_end, noun_end, people_at
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import CELL, Tokens

CONTEXTS = LEXICON["contexts"]
PHONE, ONE_OF = phrases(CONTEXTS["phone"]), phrases(LEXICON["around"]["one_of"])
COUNTERS = phrases(CONTEXTS["counters"])
DAY_PARTS = frozenset(["giờ", "h"])
UNREADABLE = "unreadable number"
OPERATORS = frozenset(["±", "×", "*", "^", ":", "="])
PARTING = re.compile(  # marks between digits as other lands write them, strokes through digits, and worse
    "['`´‘’‚·˙․‧٫٬⁄∕\u0300-\u036f\u20d0-\u20ff\u202a-\u202e\u2066-\u2069]"
)
ROUND = frozenset(["1.000", "1000", "1.000.000", "1000000"])
LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}")
LIST_MARKS = frozenset([")", ".", "/", "-", "–", ":"])
LISTING = frozenset([":", ";"])
CLOSED = frozenset([")", "]"])
BEFORE_LIST_NUMBER = frozenset(["", ";", ":", ".", ",", "và"])
MANY, UNDERGOES = 10, frozenset(CONTEXTS["undergoes"])
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


def _list_number(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`1.`, `2)`, `(3)`, `1/`, `1.2.` and the first cell of a row, where a line or a clause begins."""
    before, after = tokens.lows[index - 1], tokens.lows[index + 1]
    opened = before in ("(", "[")
    begins = index == 0 or (index == 1 and before in CELL)
    if after == ")" and before in LISTING:  # đề nghị: 1) Mở 2 lớp; 2) ...
        begins = tokens.word(index + 2)
    if not (opened or begins) or not LIST_NUMBER.fullmatch(tokens.texts[index]):
        return None
    if opened and after in CLOSED and tokens.word(index + 2):
        listed = tokens.lows[index - 2] in BEFORE_LIST_NUMBER and "." not in tokens.texts[index]
        return NotFigure(index - 1, index + 2, "list number") if listed else None
    if not begins:
        return None
    marked = after in LIST_MARKS and tokens.glued(index + 1) and not tokens.glued(index + 2)
    return NotFigure(index, index + 2, "list number") if marked or after in CELL else None


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
        group = end + (tokens.lows[end] in ("-", "."))
        if not tokens.numeral(group):
            break
        digits, end = digits + _digits(tokens.texts[group]), group + 1
    if digits >= PHONE_DIGITS or (named and digits >= NAMED_PHONE_DIGITS):
        return NotFigure(index, end, "phone or account number")
    return None


def _digits(text: str) -> int:
    """How many digits a numeral has."""
    return len(text) - text.count(".") - text.count(",")


def _score(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`4-3`, `2-0` after words of a game."""
    if tokens.numeral(index + 2) and is_score(tokens, index, floor):
        return NotFigure(index, index + 3, "score")
    return None


def one_of_several(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`1 trong 5 đơn vị dẫn đầu`, `một trong sáu đơn vị`: a rank, no share; but of many it is told how many
    they are: `một trong 140 đoàn viên được hỗ trợ`.
    """
    first = index
    if found := ONE_OF.at(tokens.lows, index):
        index += found[0]
    elif found := ONE_OF.before(tokens.lows, index, floor):
        first = index - found[0]
    amount = amount_at(tokens, index) if found else None
    if amount is None or (tokens.lows[index] == FIVE and not counted_at(tokens, amount.end)):
        return None  # also: một trong năm qua
    stop = noun_end(tokens, amount.end)
    if amount.value >= MANY and people_at(tokens, amount.end) and tokens.lows[stop] in UNDERGOES:
        return None
    return NotFigure(first, stop, "one of several")


def _counter(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`Lượt xem: 1.284`: how often a page was read."""
    return NotFigure(index, index + 1, "furniture") if COUNTERS.before(tokens.lows, index, floor) else None


def _mixed_groups(tokens: Tokens, index: int, _floor: int) -> NotFigure | None:
    """`2.000 000`: groups of three digits parted in two ways, so that either part alone would be wrong."""
    end = index + 1
    while THREE_DIGITS.fullmatch(tokens.texts[end]) and not tokens.glued(end):
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
    Rule(dashed_at, -1, DASHES),
    Rule(code_at),
    Rule(registered_at, 1, frozenset(["ts"])),
    Rule(file_size_at, 1, FILE_SIZES),
    Rule(version_at, 0, VERSIONS),
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
    Rule(free_at, 0, frozenset("0")),
    Rule(slogan_at, 1, SLOGANS.firsts),
    Rule(programme_at, 1, SCALING),
    Rule(named_at, -1, frozenset([":", CALLED, *THEMES.lasts, *NAMING.lasts])),
    Rule(levels_at, 0, SMALL),
    Rule(_counter, -1, COUNTERS.lasts),
    Rule(fee_at, 1, PERCENTS.firsts),
    Rule(_mixed_groups),
    Rule(_calculation),
    Rule(brand_at),
)
OF_MARKS = frozenset([_list_number, code_at, _document, _mixed_groups, _calculation])
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
