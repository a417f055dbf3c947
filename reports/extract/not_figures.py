"""Numbers that are no figures: dates, periods, terms, document numbers, anniversaries, names, scores ...

In: the pieces of a sentence and the place of a number. Out: the whole stretch that is no figure, and why
(design.md 6, `skipped`); None where the number may be a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.extract.lexicon import LEXICON, Phrases, phrases
from reports.extract.numbers import HALF, SHORT, amount_at, scale_at
from reports.extract.tokens import CELL, Tokens
from reports.extract.units import CURRENCY, PERCENT_WORDS, counted_at, money_end

DATE, YEAR, PERIOD, NAME = "date", "year", "period", "number of a name"

CONTEXTS = LEXICON["contexts"]
AFTER = LEXICON["after"]
DAY_WORDS, WEAK_DAY = phrases(CONTEXTS["day"]), phrases(CONTEXTS["weak_day"])
NEAR_DAY = phrases(CONTEXTS["near_day"])
CLOCK, ANNIVERSARY = phrases(CONTEXTS["clock"]), phrases(CONTEXTS["anniversary"])
SCORE, PHONE = phrases(CONTEXTS["score"]), phrases(CONTEXTS["phone"])
PROGRAMMES, SLOGANS = phrases(CONTEXTS["programmes"]), phrases(CONTEXTS["slogans"])
CALENDAR, YEAR_WORDS = phrases(CONTEXTS["calendar"]), phrases(CONTEXTS["year"])
AGES, PERIODS = phrases(AFTER["age"]), phrases(AFTER["period"])
DURATIONS, WORK_TIME = phrases(AFTER["duration"]), phrases(AFTER["not_duration"])
NUMBER_WORD, NOT_A_NAME = "số", phrases(LEXICON["number_word"]["before"])

DASHES = ("-", "–", "—")
JOINTS = (*DASHES, ",", "và", "đến", "tới", "/", "&")
ROMAN = re.compile(r"[IVXL]{1,6}")
SMALL = re.compile(r"[0-9]{1,2}")
YEARS = re.compile(r"(?:19|20)[0-9]{2}")
DOTTED_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.((?:19|20)[0-9]{2}))?")
ISO_DATE = ("-",)
LONGEST_NAME = 16  # pieces between quotation marks; more is somebody speaking
OPENING, CLOSING = '“«‘"', {"“": "”", "«": "»", "‘": "’", '"': '"'}


@dataclass(frozen=True)
class Label:
    """Words that make the number after them a name: why, up to which number, and whether always."""

    why: str
    limit: int
    firm: bool


LABELS: Phrases[Label] = Phrases(
    {
        word: Label(entry["why"], entry["limit"], entry["firm"])
        for entry in LEXICON["labels"]
        for word in entry["words"]
    }
)


@dataclass(frozen=True)
class NotFigure:
    """The pieces from `first` up to `end` are no figure."""

    first: int
    end: int
    why: str


def not_figure_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """What makes the number at `index` no figure; pieces before `floor` belong to something else."""
    for rule in RULES:
        if found := rule(tokens, index, floor):
            return found
    return None


def quoted(tokens: Tokens) -> list[tuple[int, int]]:
    """Short stretches between quotation marks: names of programmes, slogans, titles."""
    found, opened = list[tuple[int, int]](), -1
    for index, text in enumerate(tokens.texts):
        if opened >= 0 and text == CLOSING[tokens.texts[opened]]:
            if index - opened <= LONGEST_NAME and tokens.low(opened - 1) != ":":
                found.append((opened, index))
            opened = -1
        elif text in CLOSING:
            opened = index
    return found


def _list_number(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`1.`, `2)`, `(3)`, `1/`, `1.2.` and the first cell of a row, where a line begins."""
    opened = tokens.low(index - 1) in ("(", "[")
    if not tokens.numeral(index) or len(tokens.texts[index]) > 5:
        return None
    if index - opened == 0:
        closing = tokens.low(index + 1)
        marks = (")", ".", "/", "-", "|", "\t", ":", "–")
        if (
            closing in marks
            and (tokens.glued(index + 1) or closing in CELL)
            and not tokens.numeral(index + 2)
        ):
            return NotFigure(index - opened, index + 2, "list number")
    if opened and tokens.low(index + 1) in (")", "]") and len(tokens.texts[index]) < 3:
        follows = index + 2 < len(tokens) and tokens.low(index - 2) in (";", ":", ".", ",", "", "và")
        if follows:
            return NotFigure(index - 1, index + 2, "list number")
    return None


def _code(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`Covid-19`, `5K`, `4.0`, `9001:2015`: digits grown together with letters."""
    if not tokens.numeral(index):
        return None
    before = tokens.glued(index) and tokens.low(index - 1) in DASHES and tokens.glued(index - 1)
    if before and tokens.word(index - 2):
        return NotFigure(max(index - 2, floor), index + 1, NAME)
    if tokens.glued(index + 1) and tokens.word(index + 1) and tokens.capital(index + 1):
        known = (
            scale_at(tokens, index + 1) or tokens.low(index + 1) in CURRENCY or tokens.low(index + 1) in SHORT
        )
        if not known and len(tokens.texts[index + 1]) <= 2:
            return NotFigure(index, index + 2, NAME)
    if tokens.texts[index] in ("1.0", "2.0", "3.0", "4.0", "5.0") and not _has_unit(tokens, index + 1):
        return NotFigure(index, index + 1, NAME)
    return None


def _phone(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`0982.095.095`, `024 3825 1234`, and numbers after words such as điện thoại."""
    if not tokens.numeral(index):
        return None
    named = any(PHONE.before(tokens.lows, index - back, floor) for back in range(3) if index - back > floor)
    digits, end = sum(c.isdigit() for c in tokens.texts[index]), index + 1
    starts_with_zero = tokens.texts[index].startswith("0")
    if not named and not starts_with_zero:
        return None
    while end < len(tokens) and digits < 16:
        step = (
            1
            if tokens.numeral(end)
            else 2
            if tokens.low(end) in (".", "-") and tokens.numeral(end + 1)
            else 0
        )
        if not step:
            break
        digits += sum(c.isdigit() for c in tokens.texts[end + step - 1])
        end += step
    if digits >= 9 or (named and digits >= 6):
        return NotFigure(index, end, "phone or account number")
    return None


def _document(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`1921/QĐ-TLĐ`, `30/2020/NĐ-CP`, `02-NQ/TW`, `7b/NQ-BCH`: a number with the letters of its kind."""
    end = index + 1
    if tokens.glued(end) and tokens.word(end) and len(tokens.texts[end]) == 1:
        end += 1
    while tokens.low(end) in ("/", "-") and tokens.glued(end) and tokens.glued(end + 1):
        code = tokens.texts[end + 1]
        if tokens.word(end + 1) and len(code) > 1 and sum(c.isupper() for c in code) * 2 >= len(code):
            while (
                tokens.low(end) in ("/", "-", "&")
                and tokens.glued(end + 1)
                and not tokens.low(end + 1) in CELL
            ):
                end += 2
            return NotFigure(_document_start(tokens, index, floor), end, "document number")
        if not YEARS.fullmatch(code):
            return None
        end += 2
    return None


def _document_start(tokens: Tokens, index: int, floor: int) -> int:
    return index - 1 if tokens.low(index - 1) == NUMBER_WORD and index - 1 >= floor else index


def _clock(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`14:13`, `14h30`, `8h`, `8 giờ 30`."""
    if not SMALL.fullmatch(tokens.texts[index]):
        return None
    if tokens.low(index + 1) == ":" and tokens.glued(index + 1) and tokens.glued(index + 2):
        if SMALL.fullmatch(tokens.texts[index + 2]) and len(tokens.texts[index + 2]) == 2:
            return NotFigure(index, index + 3, "time of day")
    if tokens.glued(index + 1) and tokens.low(index + 1) in ("h", "g"):
        minutes = tokens.numeral(index + 2) and tokens.glued(index + 2)
        return NotFigure(index, index + 2 + minutes, "time of day")
    if tokens.low(index + 1) == "giờ" and int(tokens.texts[index]) <= 24:
        minutes = bool(SMALL.fullmatch(tokens.texts[index + 2])) if tokens.numeral(index + 2) else False
        if minutes or CLOCK.before(tokens.lows, index, floor):
            return NotFigure(index, index + 2 + minutes, "time of day")
    return None


def _date(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """Days, months and years in all forms, with lists and stretches of them: `19 - 21/12`, `9/2 và 10/2/2021`."""
    end = _date_end(tokens, index, floor)
    if not end:
        return None
    first = _labelled_from(tokens, index, floor)
    while nxt := _next_date(tokens, end):
        end = nxt
    return NotFigure(first, end, DATE)


def _labelled_from(tokens: Tokens, index: int, floor: int) -> int:
    found = LABELS.before(tokens.lows, index, floor)
    return index - found[0] if found and found[1].why in (DATE, PERIOD, YEAR) else index


def _next_date(tokens: Tokens, end: int) -> int:
    """The end of a further date that a joint ties to the one before."""
    start = end
    while tokens.low(start) in (*JOINTS, "(", "từ", "đến", "ngày"):
        start += 1
        if start - end > 3:
            return 0
    if start == end or not tokens.numeral(start):
        return 0
    return _slashed(tokens, start) or 0


def _date_end(tokens: Tokens, index: int, floor: int) -> int:
    """The piece after the date that begins at `index`; 0 when none does."""
    text = tokens.texts[index]
    if DAY_WORDS.before(tokens.lows, index, floor) and (dotted := DOTTED_DATE.fullmatch(text)):
        return index + 1 if _day(dotted[1], dotted[2]) else 0
    if (dotted := DOTTED_DATE.fullmatch(text)) and dotted[3] and _day(dotted[1], dotted[2]):
        return index + 1
    if (
        (dotted := DOTTED_DATE.fullmatch(text))
        and _day(dotted[1], dotted[2])
        and not _has_unit(tokens, index + 1)
    ):
        if _near_day(tokens, index, floor):
            return index + 1
    if end := _slashed(tokens, index):
        return end if _is_day(tokens, index, end, floor) else 0
    if SMALL.fullmatch(text) and tokens.low(index + 1) in DASHES and tokens.numeral(index + 2):
        end = _slashed(tokens, index + 2)
        if end and int(text) <= 31:
            return end  # 19 - 21/12
    if YEARS.fullmatch(text) and tokens.low(index + 1) == "-" and tokens.glued(index + 1):
        if SMALL.fullmatch(tokens.texts[index + 2]) and tokens.low(index + 3) == "-":
            return index + 5 if tokens.numeral(index + 4) else 0
    return 0


def _slashed(tokens: Tokens, index: int) -> int:
    """The end of `27/4`, `27/4/2021`, `4/2021`, `28-7`, `28-04-2021`; 0 for other pieces."""
    mark = tokens.low(index + 1)
    if (
        mark not in ("/", "-", "–")
        or not tokens.numeral(index + 2)
        or not SMALL.fullmatch(tokens.texts[index])
    ):
        return 0
    second = tokens.texts[index + 2]
    if mark != "/" and not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return 0
    if YEARS.fullmatch(second) and int(tokens.texts[index]) <= 12 and mark == "/":
        return index + 3
    if not SMALL.fullmatch(second) or not _day(tokens.texts[index], second):
        return 0
    if tokens.low(index + 3) == mark and tokens.numeral(index + 4) and tokens.glued(index + 4):
        return index + 5 if re.fullmatch(r"(?:19|20)?[0-9]{2}", tokens.texts[index + 4]) else 0
    return index + 3


def _day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _is_day(tokens: Tokens, index: int, end: int, floor: int) -> bool:
    """Whether `x/y` is a day of the year rather than a share, `x-y` a day rather than a range."""
    if end - index > 3 or YEARS.fullmatch(tokens.texts[end - 1]):
        return True
    day, month = int(tokens.texts[index]), int(tokens.texts[index + 2])
    if DAY_WORDS.before(tokens.lows, index, floor):
        return True
    unit = _has_unit(tokens, end)
    if tokens.low(index + 1) != "/":
        if day > month:
            return not unit and not _is_score(tokens, index, floor)
        return (
            not unit
            and (_near_day(tokens, index, floor) or tokens.capital(index - 1))
            and tokens.low(index - 1) != "từ"
        )
    if WEAK_DAY.before(tokens.lows, index, floor):
        return day > month or not unit
    if day > month:
        return not unit or _near_day(tokens, index, floor)
    return not unit and (_near_day(tokens, index, floor) or (tokens.capital(index - 1) and index - 1 > 0))


def _near_day(tokens: Tokens, index: int, floor: int) -> bool:
    return any(NEAR_DAY.before(tokens.lows, at, 0) for at in range(index, max(index - 9, 0), -1))


def _has_unit(tokens: Tokens, index: int) -> bool:
    """Whether what follows at `index` makes the number before it an amount."""
    return bool(
        PERCENT_WORDS.at(tokens.lows, index)
        or scale_at(tokens, index)
        or money_end(tokens, index)
        or counted_at(tokens, index)
    )


def _amount_follows(tokens: Tokens, index: int) -> bool:
    """Whether a percent sign, a scale or money follows: then a label word before does not matter."""
    return bool(PERCENT_WORDS.at(tokens.lows, index) or scale_at(tokens, index) or money_end(tokens, index))


def _label(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`ngày 28, 29 tháng Chạp`, `Cụm số 1`, `khóa 12`, `Điều 5`, `quận 1`: a number after its label."""
    found = LABELS.before(tokens.lows, index, floor)
    if not found:
        return None
    length, label = found
    text = tokens.texts[index].rstrip(".")
    whole = text.replace(",", "")
    if (
        not whole.isdigit()
        or int(whole[:9]) > label.limit
        and "," not in text
        or _amount_follows(tokens, index + 1)
    ):
        return None
    if tokens.low(index - length) in ("tổng", "một", "những", "các") and not label.firm:
        return None
    if tokens.low(index - 1) == NUMBER_WORD and NOT_A_NAME.before(tokens.lows, index - 1, floor):
        return None
    named = tokens.capital(index - length) and (index - length > 0)
    if not label.firm and counted_at(tokens, index + 1) and not named:
        return None
    return NotFigure(index - length, _label_end(tokens, index, label), label.why)


def _label_end(tokens: Tokens, index: int, label: Label) -> int:
    """The end of a list of numbers that share one label, with the year after it."""
    end = index + 1
    while tokens.low(end) in JOINTS and tokens.numeral(end + 1):
        text = tokens.texts[end + 1]
        if YEARS.fullmatch(text):
            end += 2
            continue
        if not text.isdigit() or int(text[:9]) > label.limit or _has_unit(tokens, end + 2):
            break
        if not label.firm and tokens.low(end) not in (",", "và"):
            break
        end += 2
    return end


def _years(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`năm 2021`, `2021 - 2025`, `Giáp Thìn 2024`; a bare 2021 that nothing shows to be an amount."""
    text = tokens.texts[index]
    if not YEARS.fullmatch(text) or _amount_follows(tokens, index + 1):
        return None
    first = index
    if found := YEAR_WORDS.before(tokens.lows, index, floor):
        first = index - found[0] if tokens.word(index - 1) else index
    elif CALENDAR.before(tokens.lows, index, floor):
        first = index - 1
    elif counted_at(tokens, index + 1):
        return None
    end = index + 1
    while tokens.low(end) in JOINTS and tokens.numeral(end + 1) and YEARS.fullmatch(tokens.texts[end + 1]):
        if counted_at(tokens, end + 2) and tokens.low(end) not in DASHES:
            break
        end += 2
    return NotFigure(first, end, YEAR if end == index + 1 else PERIOD)


def span_of_time(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`kỷ niệm 92 năm`, `6 tháng đầu năm`, `18 tuổi`, `từ 18 đến 35 tuổi`, `3 ngày`: time, not results."""
    amount = amount_at(tokens, index)
    if amount is None:
        return None
    end = amount.end
    if tokens.low(end) in (*DASHES, "đến") and (further := amount_at(tokens, end + 1)):
        end = further.end
    if WORK_TIME.at(tokens.lows, end):
        return None
    if found := AGES.at(tokens.lows, end):
        return NotFigure(index, end + found[0], "age")
    if found := PERIODS.at(tokens.lows, end):
        return NotFigure(index, end + found[0], PERIOD)
    found = DURATIONS.at(tokens.lows, end)
    if not found:
        return None
    kept = any(ANNIVERSARY.before(tokens.lows, at, 0) for at in range(index, max(index - 3, 0), -1))
    of_founding = tokens.low(end + found[0]) == "ngày"
    why = "anniversary" if kept or of_founding else "duration"
    return NotFigure(index - 2 if kept and index - 2 >= floor else index, end + found[0], why)


def _score(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`4-3`, `2-0` after words of a game."""
    if tokens.low(index + 1) in DASHES and tokens.numeral(index + 2) and _is_score(tokens, index, floor):
        return NotFigure(index, index + 3, "score")
    return None


def _is_score(tokens: Tokens, index: int, floor: int) -> bool:
    if not (SMALL.fullmatch(tokens.texts[index]) and SMALL.fullmatch(tokens.texts[index + 2])):
        return False
    return any(SCORE.before(tokens.lows, at, floor) for at in range(index, max(index - 4, floor), -1))


def _always(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`24/7`, `24/24 giờ`."""
    if (
        tokens.texts[index] == "24"
        and tokens.low(index + 1) == "/"
        and tokens.low(index + 2) in ("7", "24", "24h")
    ):
        return NotFigure(index, index + 3, "around the clock")
    return None


def _slogan(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`5 không, 3 sạch`, `4 tại chỗ`, `Sinh viên 5 tốt`, `chương trình 1 triệu sáng kiến`."""
    if amount_at(tokens, index) is None:
        return None
    if (
        SMALL.fullmatch(tokens.texts[index])
        and SLOGANS.at(tokens.lows, index + 1)
        and not tokens.low(index + 1) == "có"
    ):
        return NotFigure(index, index + 2, "slogan")
    if scale_at(tokens, index + 1) and (found := PROGRAMMES.before(tokens.lows, index, floor)):
        amount = amount_at(tokens, index)
        if amount and not money_end(tokens, amount.end) and tokens.word(amount.end):
            return NotFigure(index - found[0], amount.end, "programme name")
    return None


def _brand(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`May 10`, `Sơn La 2`: a number after a name, with nothing that it could count."""
    text = tokens.texts[index]
    if (
        not text.isdigit()
        or len(text) > 4
        or not tokens.capital(index - 1)
        or index - 1 <= 0
        or index - 1 < floor
    ):
        return None
    if _has_unit(tokens, index + 1) or tokens.texts[index - 1].isupper() and tokens.word(index + 1):
        return None
    if tokens.low(index + 1) in ("/", *DASHES) and tokens.numeral(index + 2):
        return None
    return NotFigure(index - 1, index + 1, NAME)


Rule = Callable[[Tokens, int, int], NotFigure | None]
RULES: tuple[Rule, ...] = (
    _list_number, _code, _always, _document, _clock, _date, _phone, _label, _years, span_of_time, _score, _slogan, _brand,
)  # fmt: skip


def roman_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`lần thứ XIII`, `khóa XV`, `quý I/2021`: a label with a Roman number."""
    if not ROMAN.fullmatch(tokens.texts[index]):
        return None
    found = LABELS.before(tokens.lows, index, floor)
    if not found or found[1].why not in ("term", "ordinal", PERIOD):
        return None
    end = index + 1
    while tokens.low(end) in JOINTS and end + 1 < len(tokens):
        if not (ROMAN.fullmatch(tokens.texts[end + 1]) or YEARS.fullmatch(tokens.texts[end + 1])):
            break
        end += 2
    return NotFigure(index - found[0], end, found[1].why)
