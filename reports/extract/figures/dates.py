"""Time in a text: days, years, times of day, stretches of time. None of these is a figure."""

from __future__ import annotations

import re
from decimal import Decimal

from reports.extract.figures.labels import (
    DASHES,
    DATE,
    JOINTS,
    LABELS,
    NAME,
    PERIOD,
    PERIODS,
    YEAR,
    YEARS,
    NotFigure,
    amount_follows,
    has_unit,
)
from reports.extract.figures.numbers import amount_at
from reports.extract.figures.units import PERCENTS, counted_at
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import Tokens

CONTEXTS, AFTER = LEXICON["contexts"], LEXICON["after"]
DAY_WORDS, WEAK_DAY = phrases(CONTEXTS["day"]), phrases(CONTEXTS["weak_day"])
NEAR_DAY = frozenset(word.split()[-1] for word in CONTEXTS["near_day"])
CLOCK, ANNIVERSARY = phrases(CONTEXTS["clock"]), phrases(CONTEXTS["anniversary"])
SCORE, WON = phrases(CONTEXTS["score"]), phrases(CONTEXTS["won"])
COMPANIES, BETWEEN_CLAUSES = phrases(CONTEXTS["companies"]), frozenset([",", ";", ":", "("])
CALENDAR, YEAR_WORDS = frozenset(CONTEXTS["calendar"]), phrases(CONTEXTS["year"])
AGES = phrases(AFTER["age"])
DURATIONS, WORK_TIME = phrases(AFTER["duration"]), phrases(AFTER["not_duration"])
TIME_WORDS = frozenset(words.split()[0] for name in ("age", "period", "duration") for words in AFTER[name])
NEAR_TIME = 12  # pieces in which a word of time follows, if it does
DAY_MARKS = DASHES | {"/"}
BEFORE_DAY = frozenset([*JOINTS, "(", "từ", "ngày"])
LAST_OF_YEAR, TET = frozenset(map(str, range(23, 31))), "tết"  # đêm 30 Tết
OF_CLOCKS = frozenset([":", "h", "g", "giờ"])
HALVES_OF_DAY = frozenset(["am", "pm"])
OF_DAYS = DAY_MARKS | {TET}
YEAR_NUMBERS = frozenset(map(str, range(1900, 2100)))
SMALL = re.compile(r"[0-9]{1,2}")
SHORT_YEAR = re.compile(r"(?:1[0-9]|20)?[0-9]{2}")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.((?:19|20)[0-9]{2}))?")
FAR_BACK = 9  # pieces in which a word such as `ngày` still tells that 8/3 is a day


def time_of_day_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`14:13`, `10:12:00 AM`, `14h30`, `8h`, `8 giờ 30`."""
    if not SMALL.fullmatch(tokens.texts[index]):
        return None
    mark, after = tokens.lows[index + 1], SMALL.fullmatch(tokens.texts[index + 2]) is not None
    if mark == ":" and after and len(tokens.texts[index + 2]) == 2 and tokens.glued(index + 2):
        seconds = tokens.lows[index + 3] == ":" and SMALL.fullmatch(tokens.texts[index + 4])
        end = index + 5 if seconds else index + 3
        return NotFigure(index, end + (tokens.lows[end] in HALVES_OF_DAY), "time of day")
    if mark in ("h", "g") and (tokens.glued(index + 1) or after):
        minutes = after and (tokens.glued(index + 2) or not counted_at(tokens, index + 3))
        return NotFigure(index, index + 2 + minutes, "time of day")
    told = after or (CLOCK.before(tokens.lows, index, floor) and not counted_at(tokens, index + 1))
    if mark == "giờ" and told and int(tokens.texts[index]) <= 24:
        return NotFigure(index, index + 2 + after, "time of day")
    return None


def date_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """Days in figures, with lists and stretches of them: `19 - 21/12`, `9/2 và 10/2/2021`, `28-7`."""
    end = _date_end(tokens, index, floor)
    return _with_further(tokens, index, end, floor) if end else None


def dotted_date_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """The same with dots: `7.3`, `28.4.2021`."""
    found = DOTTED.fullmatch(tokens.texts[index])
    if not found or not _is_calendar_day(found[1], found[2]):
        return None
    near = DAY_WORDS.before(tokens.lows, index, floor) or _near_day(tokens, index)
    dated = found[3] or (near and not has_unit(tokens, index + 1))
    return _with_further(tokens, index, index + 1, floor) if dated else None


def _with_further(tokens: Tokens, index: int, end: int, floor: int) -> NotFigure:
    """A day with the days after it, and with the word before it that says what it is."""
    if _names_a_company(tokens, index, floor):
        return NotFigure(index, end, NAME)
    found = LABELS.before(tokens.lows, index, floor)
    labelled = found and found[1].why in (DATE, PERIOD)
    why = found[1].why if found and labelled else DATE
    while further := _next_day(tokens, end):
        end = further
    return NotFigure(index - found[0] if found and labelled else index, end, why)


def _names_a_company(tokens: Tokens, index: int, floor: int) -> bool:
    """Whether a day is the last word of a company's name: `Công ty May 19/5`."""
    first = index
    while first - 1 > floor and tokens.capital(first - 1):
        first -= 1
    return COMPANIES.before(tokens.lows, first, floor) is not None


def _next_day(tokens: Tokens, end: int) -> int:
    """The end of a further day that a joint ties to the one before; 0 when there is none."""
    start = end
    while tokens.lows[start] in BEFORE_DAY and start - end < 3:
        start += 1
    return _numbered(tokens, start) if start > end and tokens.numeral(start) else 0


def _date_end(tokens: Tokens, index: int, floor: int) -> int:
    """The piece after the date that begins at `index`; 0 when none does."""
    text = tokens.texts[index]
    if tokens.lows[index + 1] == TET:
        return index + 2 if text in LAST_OF_YEAR else 0
    if SMALL.fullmatch(text) and tokens.lows[index + 1] in DASHES and tokens.lows[index + 3] == "/":
        return _numbered(tokens, index + 2) if int(text) <= 31 else 0  # 19 - 21/12
    if SMALL.fullmatch(text) and tokens.lows[index + 1] in DASHES and _near_day(tokens, index):
        last = DOTTED.fullmatch(tokens.texts[index + 2])  # hai ngày 24 - 25.8
        days = last and _is_calendar_day(last[1], last[2]) and int(text) < int(last[1])
        if days and not has_unit(tokens, index + 3):
            return index + 3
    if end := _numbered(tokens, index):
        return end if _is_day(tokens, index, end, floor) else 0
    if YEARS.fullmatch(text) and tokens.lows[index + 1] == "-" and tokens.glued(index + 1):
        return _iso_end(tokens, index)
    return 0


def _iso_end(tokens: Tokens, index: int) -> int:
    """`2021-04-28`, `2021-04`."""
    month, day = tokens.texts[index + 2], tokens.texts[index + 4]
    if tokens.lows[index + 3] == "-" and _is_calendar_day(day, month):
        return index + 5
    return index + 3 if len(month) == 2 and _is_calendar_day("1", month) else 0


def _numbered(tokens: Tokens, index: int) -> int:
    """The end of `27/4`, `27/4/2021`, `4/2021`, `28-7`, `28-04-2021`; 0 for other pieces."""
    mark, second = tokens.lows[index + 1], tokens.texts[index + 2]
    if (mark != "/" and mark not in DASHES) or not SMALL.fullmatch(tokens.texts[index]):
        return 0
    if mark != "/" and not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return 0
    if mark == "/" and YEARS.fullmatch(second) and 1 <= int(tokens.texts[index]) <= 12:
        return index + 3
    if not _is_calendar_day(tokens.texts[index], second):
        return 0
    if tokens.lows[index + 3] == mark and tokens.numeral(index + 4):
        return index + 5 if SHORT_YEAR.fullmatch(tokens.texts[index + 4]) else 0
    return index + 3


def _is_calendar_day(day: str, month: str) -> bool:
    """Whether there can be such a day in such a month."""
    if not SMALL.fullmatch(day) or not SMALL.fullmatch(month):
        return False
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _is_day(tokens: Tokens, index: int, end: int, floor: int) -> bool:
    """Whether `x/y` is a day of the year rather than a share, `x-y` a day rather than a range."""
    if end - index > 3 or len(tokens.texts[end - 1]) == 4 or DAY_WORDS.before(tokens.lows, index, floor):
        return True
    falling = int(tokens.texts[index]) > int(tokens.texts[index + 2])
    unit = has_unit(tokens, end) or _has_its_share(tokens, index, end)
    named = index > 1 and tokens.capital(index - 1)
    if tokens.lows[index + 1] in DASHES:
        if falling:
            return not unit and not is_score(tokens, index, floor)
        return not unit and (_near_day(tokens, index) or named) and tokens.lows[index - 1] != "từ"
    if WEAK_DAY.before(tokens.lows, index, min(floor, index - 1)):  # 610 suất quà 1/6
        return falling or not unit
    if falling:
        return not unit or (named and _near_day(tokens, index))
    return not unit and (_near_day(tokens, index) or named)


def _has_its_share(tokens: Tokens, index: int, end: int) -> bool:
    """Whether the percentage right after two numbers is what share one is of the other: `3/7 đạt 42,85%`."""
    share = next((found for at in (end, end + 1, end + 2) if (found := amount_at(tokens, at))), None)
    whole = int(tokens.texts[index + 2])
    if share is None or not whole or not PERCENTS.at(tokens.lows, share.end):
        return False
    return abs(Decimal(100 * int(tokens.texts[index])) / whole - share.value) < 1


def _near_day(tokens: Tokens, index: int) -> bool:
    """Whether a word such as `ngày` or `lễ` stands some words before `index`."""
    return any(word in NEAR_DAY for word in tokens.lows[max(index - FAR_BACK, 0) : index])


def is_score(tokens: Tokens, index: int, floor: int) -> bool:
    """Whether `4-3` at `index` is the score of a game."""
    if not (SMALL.fullmatch(tokens.texts[index]) and SMALL.fullmatch(tokens.texts[index + 2])):
        return False
    if tokens.capital(index - 1) and tokens.capital(index + 3):
        return True  # Hà Nội 2-1 Hải Phòng
    first = next((at for at in range(index - 1, floor, -1) if tokens.lows[at] in BETWEEN_CLAUSES), floor)
    if any(WON.before(tokens.lows, at, first) for at in range(index, max(index - FAR_BACK, first), -1)):
        return True  # thắng đội bóng Công ty Hoa Mẫu 3-1
    return any(SCORE.before(tokens.lows, at, floor) for at in range(index, max(index - 4, floor), -1))


def year_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`năm 2021`, `2021 - 2025`, `Giáp Thìn 2024`; also a bare 2021 that nothing shows to be an amount. For
    `YEAR_NUMBERS` alone.
    """
    if amount_follows(tokens, index + 1):
        return None
    first, counted = index, counted_at(tokens, index + 1)
    if found := YEAR_WORDS.before(tokens.lows, index, floor):
        first = index - found[0]
    elif tokens.lows[index - 1] in CALENDAR and tokens.capital(index - 1):
        first = index - 1
    elif counted and (index > floor or index == 0):
        return None
    end = index + 1
    while tokens.lows[end] in JOINTS and YEARS.fullmatch(tokens.texts[end + 1]):
        if counted_at(tokens, end + 2) and tokens.lows[end] not in DASHES:
            break
        end += 2
    return NotFigure(first, end, YEAR if end == index + 1 else PERIOD)


def span_of_time_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`kỷ niệm 92 năm`, `6 tháng đầu năm 2021`, `từ 18 đến 35 tuổi`, `3 ngày`: time, not results."""
    near = tokens.lows[index + 1 : index + NEAR_TIME]
    amount = None if TIME_WORDS.isdisjoint(near) else amount_at(tokens, index)
    if amount is None:
        return None
    end = amount.end
    if tokens.lows[end] in JOINTS and (further := amount_at(tokens, end + 1)):
        end = further.end
    if found := AGES.at(tokens.lows, end):
        return NotFigure(index, end + found[0], "age")
    if found := PERIODS.at(tokens.lows, end):
        end += found[0]
        return NotFigure(index, end + bool(YEARS.fullmatch(tokens.texts[end])), PERIOD)
    found = DURATIONS.at(tokens.lows, end)
    if not found or WORK_TIME.at(tokens.lows, end):
        return None
    return _duration(tokens, index, end + found[0], floor)


def _duration(tokens: Tokens, index: int, end: int, floor: int) -> NotFigure:
    """A stretch of time; since a founding or a birth it is an anniversary."""
    for first in range(index, max(index - 3, floor), -1):
        if kept := ANNIVERSARY.before(tokens.lows, first, floor):
            return NotFigure(first - kept[0], end, "anniversary")
    founded = tokens.lows[end] == "ngày" and tokens.lows[end - 1] == "năm"
    return NotFigure(index, end, "anniversary" if founded else "duration")
