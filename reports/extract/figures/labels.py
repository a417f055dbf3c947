"""Words that make the number after them a name: `Cụm số 1`, `khóa XV`, `Điều 5`, `ngày 28, 29 tháng Chạp`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reports.extract.figures.numbers import scale_at
from reports.extract.figures.units import PERCENTS, counted_at, money_end
from reports.extract.words.lexicon import LEXICON, PhraseTable, phrases
from reports.extract.words.tokens import Tokens

DATE, YEAR, PERIOD, PLACE, NAME = "date", "year", "period", "place or group number", "number of a name"
BARE, INEXACT = "bare number", "no exact number"
DASHES = frozenset(["-", "–", "—"])
HUNDRED = 100  # no place or group has such a number
OUT_OF_ALL = frozenset(["/", "trên"])
JOINTS = frozenset([*DASHES, ",", "và", "đến", "tới", "/", "&"])
LISTED = frozenset([",", "và"])
NUMBER_WORD, MONTH, YEAR_WORD = "số", "tháng", "năm"
ORDINAL = "thứ"
ASIDE = phrases(LEXICON["around"]["bracketed"])
NOT_A_NAME = phrases(LEXICON["contexts"]["number_word"])
EACH = frozenset(LEXICON["contexts"]["each"])
BUILDING = phrases(LEXICON["around"]["building"])
SEVERAL = frozenset(["tổng", "một", "những", "các"])
RANKS, OUT_OF = frozenset(LEXICON["contexts"]["ranked"]), phrases(LEXICON["contexts"]["of_how_many"])
PERIODS = phrases(LEXICON["after"]["period"])
LUNAR_MONTHS = frozenset(LEXICON["after"]["lunar"])
ROMAN = re.compile(r"[IVXL]{1,6}")
YEARS = re.compile(r"(?:19|20)[0-9]{2}")
LONGEST_LABELLED = 12  # digits


class NotFigure(NamedTuple):
    """The pieces from `first` up to `end` are no figure."""

    first: int
    end: int
    why: str


@dataclass(frozen=True)
class Label:
    """Why a number is a name, up to which number, and up to which even before what can be counted."""

    why: str
    limit: int
    firm: int


LABELS: PhraseTable[Label] = PhraseTable(
    {
        word: Label(entry["why"], entry["limit"], entry["firm"])
        for entry in LEXICON["labels"]
        for word in entry["words"]
    }
)


def amount_follows(tokens: Tokens, index: int) -> bool:
    """Whether a percent sign, a scale or money stands at `index`: then a label before it does not matter."""
    return bool(PERCENTS.at(tokens.lows, index) or scale_at(tokens, index) or money_end(tokens, index))


def has_unit(tokens: Tokens, index: int) -> bool:
    """Whether what stands at `index` makes the number before it an amount."""
    return amount_follows(tokens, index) or counted_at(tokens, index)


def _amount_begins(tokens: Tokens, index: int) -> bool:
    """Whether the number before `index` is an amount, or the lower end of one: `mức 1-2 triệu đồng`."""
    ranged = tokens.lows[index] in DASHES and tokens.numeral(index + 1)
    return amount_follows(tokens, index + 2 if ranged else index)


def label_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """The label before the number at `index`, with the whole list of numbers that it holds for."""
    found = LABELS.before(tokens.lows, index, floor)
    if not found or not _names(tokens, index, index - found[0], floor):
        return None
    label, first = found[1], index - found[0]
    digits = tokens.texts[index].replace(",", "")
    if not digits.isdecimal() or len(digits) > LONGEST_LABELLED or _amount_begins(tokens, index + 1):
        return None
    if label.why not in (DATE, PERIOD) and PERIODS.at(tokens.lows, index + 1):
        return None  # công đoàn 6 tháng đầu năm
    number = int(digits)
    if number > label.limit and "," not in tokens.texts[index]:
        return None
    certain = number <= label.firm or (tokens.capital(first) and tokens.word(first - 1))
    of_all = label.why != PLACE or number >= HUNDRED  # công đoàn 387/387 người; not: lớp 9/2, tổ 7/30 hộ
    noun = _end_of_share(tokens, index) if of_all else index + 1
    counts = counted_at(tokens, noun) and not _is_label(tokens, noun) and not _begins_a_name(tokens, noun)
    if not certain and (counts or tokens.lows[first - 1] in SEVERAL):
        return None
    return NotFigure(first, _end(tokens, index, label), label.why)


def _end_of_share(tokens: Tokens, index: int) -> int:
    """Behind the number at `index`, or behind the whole share: `vượt mức 10/25 chỉ tiêu`, `17 trên 19`."""
    whole = tokens.texts[index + 2]
    shared = tokens.lows[index + 1] in OUT_OF_ALL and tokens.numeral(index + 2) and not YEARS.fullmatch(whole)
    return index + 3 if shared else index + 1


def _is_label(tokens: Tokens, index: int) -> bool:
    """Whether the word at `index` is itself a label with its number: the second in `phường 12 quận 10`."""
    found = LABELS.at(tokens.lows, index)
    return found is not None and tokens.numeral(index + found[0])


def _begins_a_name(tokens: Tokens, index: int) -> bool:
    """Whether what stands at `index` is called by its name: `tầng 3 Bệnh viện Đa khoa tỉnh`."""
    return tokens.capital(index) and not tokens.texts[index].isupper()


def _names(tokens: Tokens, index: int, first: int, floor: int) -> bool:
    """Whether the label from `first` up to `index` can name: not in `tổng số 61`, `mỗi tháng 2 lần`, `450
    người (KH 500)`.
    """
    verb = BUILDING.before(tokens.lows, index, floor)
    if verb and verb[0] > index - first:
        return False  # nâng cấp 4, cải tạo 6 phòng học
    beside = tokens.lows[first - 1] == "/" or (
        tokens.lows[first - 1] == "(" and tokens.lows[index + 1] == ")"
    )
    if beside and ASIDE.before(tokens.lows, index):
        return False
    counted = tokens.lows[index - 1] == NUMBER_WORD and NOT_A_NAME.before(tokens.lows, index - 1, floor)
    return not counted and tokens.lows[first - 1] not in EACH


def _end(tokens: Tokens, index: int, label: Label) -> int:
    """The end of a list of numbers that share one label, with the month and year after a day; of a rank, with
    of how many it is one: `xếp thứ 2/10 cụm`, `xếp thứ 3 trong 9 huyện`.
    """
    end = index + 1
    if label.why == "ordinal":
        end = _end_of_rank(tokens, index)
    while tokens.lows[end] in JOINTS and tokens.numeral(end + 1):
        text = tokens.texts[end + 1]
        if not YEARS.fullmatch(text):
            too_large = not text.isdecimal() or len(text) > 4 or int(text) > label.limit
            if too_large or has_unit(tokens, end + 2) or (not label.firm and tokens.lows[end] not in LISTED):
                break
        end += 2
    return month_end(tokens, end) if label.why == DATE else end


def _end_of_rank(tokens: Tokens, index: int) -> int:
    """Behind the rank at `index`, or behind of how many it is one."""
    out_of = OUT_OF.at(tokens.lows, index + 1) if tokens.lows[index - 1] in RANKS else None
    whole = index + 1 + (out_of[0] if out_of else tokens.lows[index + 1] == "/")
    return whole + 1 if tokens.numeral(whole) else index + 1


def month_end(tokens: Tokens, end: int) -> int:
    """The end of `tháng 6 năm 2021` or `tháng Chạp`, if that goes on at `end`."""
    if tokens.lows[end] == MONTH and (tokens.numeral(end + 1) or tokens.lows[end + 1] in LUNAR_MONTHS):
        end += 2
    if tokens.lows[end] == YEAR_WORD and YEARS.fullmatch(tokens.texts[end + 1]):
        end += 2
    return end


def roman_at(tokens: Tokens, index: int, floor: int) -> NotFigure | None:
    """`lần thứ XIII`, `khóa XV`, `quý I/2021`: a label with a Roman number."""
    if not ROMAN.fullmatch(tokens.texts[index]):
        return None
    found = LABELS.before(tokens.lows, index, floor)
    if not found or found[1].why not in ("term", "ordinal", PERIOD):
        return None
    end = index + 1
    while tokens.lows[end] in JOINTS:
        if not (ROMAN.fullmatch(tokens.texts[end + 1]) or YEARS.fullmatch(tokens.texts[end + 1])):
            break
        end += 2
    if tokens.lows[end] == YEAR_WORD and YEARS.fullmatch(tokens.texts[end + 1]):
        end += 2
    return NotFigure(index - found[0], end, found[1].why)


def spoken_label_at(tokens: Tokens, index: int, end: int, floor: int) -> NotFigure | None:
    """`thứ hai`, `hạng ba`, `tháng năm`: a label with a number in words that ends at `end`; what stands
    behind an ordinal is never counted: `lần thứ mười ba Ban Chấp hành`.
    """
    found = LABELS.before(tokens.lows, index, floor)
    if not found:
        return None
    counts = counted_at(tokens, end) or (tokens.capital(index) and tokens.capital(end))
    if counts and tokens.lows[index - 1] != ORDINAL:
        return None
    return NotFigure(index - found[0], end, found[1].why)
