"""Reporting periods as texts name them: quý I/2021, 6 tháng đầu năm, năm 2023.

In: a folded text and a stretch of it. Out: what is named there, still without a year where the text
gives none, and the year that fits. Knows no organisation and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from reports.extract.words.phrases import GAP, WORDS, any_of, fold
from reports.periods import Period, PeriodKind

TIMES = WORDS["times"]
NUMBERS = {fold(word): number for word, number in TIMES["numbers"].items()}
OF_MONTHS = {  # months counted from the start or the end of a year
    (3, "first"): (PeriodKind.QUARTER, 1),
    (6, "first"): (PeriodKind.HALF, 1),
    (9, "first"): (PeriodKind.NINE_MONTHS, 1),
    (3, "last"): (PeriodKind.QUARTER, 4),
    (6, "last"): (PeriodKind.HALF, 2),
}
FIRST_HALF, LAST = ({fold(words) for words in TIMES[name]} for name in ("first_half", "last"))
IN_ALL = {"", *map(fold, TIMES["in_all"])}  # between the beginning of a clause and a number of months
REPORTED = tuple(f"{fold(word)} " for word in TIMES["reported"])
BULLETS = ' -+*•“"'
REACH = 60  # characters before months that can say what they are
RANGE_REACH = 40  # the same before the end of a range

QUARTER, OF_YEAR, MONTHS = (fold(TIMES[word]) for word in ("quarter", "year", "months"))
YEAR = r"(?:19|20)\d\d(?!\d|\s?-\s?\d|[./]\d)"
IN_YEAR = rf"(?:\s?[/-]\s?|,?{GAP}(?:của{GAP})?{OF_YEAR}{GAP}|{GAP})"
SHORT_YEAR = r"/20\d\d"  # 6T/2022
NUMBER = any_of(NUMBERS)
SIDE = any_of((*TIMES["first"], *TIMES["last"]))
HALF = any_of((*TIMES["first_half"], *TIMES["second_half"]))
BEFORE_YEAR, UNTIL = (any_of(TIMES[name]) for name in ("before_year", "until"))
AND = fold(WORDS["names"]["and"])
STATED = re.compile(
    rf"(?<![\w/.,-])(?:"
    rf"{QUARTER}{GAP}(?P<quarter>{NUMBER})(?!\w)(?:{IN_YEAR}(?P<quarter_year>{YEAR}))?"
    rf"|0?(?P<months>{NUMBER})(?:{GAP}{MONTHS}|t(?={SHORT_YEAR}))(?:{GAP}(?P<side>{SIDE}))?"
    rf"(?:{IN_YEAR}(?P<months_year>{YEAR})|{GAP}{OF_YEAR}(?P<now>{GAP}nay)?(?!\w))?"
    rf"|(?P<half>{HALF})(?:{IN_YEAR}(?P<half_year>{YEAR}))?(?!\w)"
    rf"|{OF_YEAR}{GAP}(?P<year>{YEAR})"
    rf"|{BEFORE_YEAR}{GAP}(?P<bare>20\d\d)(?=\s?[,.:;()]|\s?\Z|\n|{GAP}{AND}{GAP}))"
)
HINTS = (QUARTER, MONTHS, OF_YEAR, " 20", "t/20")
"""One of these is in each period named."""
FROM, UNTIL_THEN = fold(TIMES["from"]), tuple(f" {fold(word)} " for word in TIMES["until"])
EACH = tuple(f"{fold(word)} " for word in TIMES["each"])
RANGE_BEFORE = re.compile(rf"(?<!\w){FROM}{GAP}(?!nay)[^,;:]{{2,24}}{GAP}{UNTIL}{GAP}\Z")
OF_A_MONTH = re.compile(rf"{MONTHS}{GAP}\d{{1,2}}{GAP}\Z")
AMOUNTS = re.compile(rf"\s?(?:[:|\t]|\Z)|\s{any_of(TIMES['amounts'])}\s")
RISES_TO = re.compile(rf"\s{any_of((*TIMES['rises_to'], *TIMES['reaching']))}\s")
PARTED, CLAUSE_END = re.compile(r"\s?[,:;.)\n]"), re.compile(r"[,:;.()\n]")
HEADS_CLAUSE = re.compile(r"(?:\A|[(|\t,;:])\s?\Z")


class Stated(NamedTuple):
    """A period named at folded[start:end]; year: None where the words give none."""

    start: int
    end: int
    kind: PeriodKind
    number: int = 1
    year: int | None = None

    @property
    def period(self) -> Period | None:
        """The period, when its year is known."""
        return Period(self.year, self.kind, self.number) if self.year else None

    def named_like(self, period: Period | None) -> bool:
        """Whether the words can mean `period`."""
        if period is None or (self.kind, self.number) != (period.kind, period.number):
            return False
        return self.year in (None, period.year)


def stated(folded: str, start: int = 0, end: int | None = None) -> list[Stated]:
    """The periods that folded[start:end] names, from left to right; a year without a word of its own only
    after one for reports and plans: `Nhiệm vụ trọng tâm 2024,`.
    """
    stop = len(folded) if end is None else end
    words = folded[start:stop]
    if not any(map(words.__contains__, HINTS)):
        return []
    named = (
        _stated(found, folded)
        for found in STATED.finditer(folded, start, stop)
        if not _is_of_a_range(found, folded)
    )
    return [period for period in named if period]


def in_year(named: Stated, others: Iterable[Stated], published: date | None) -> Stated:
    """`named` with the year that it is meant in: that of the next period named, or the one before it, `quý IV
    và nhiệm vụ năm 2023`; else the latest year in which it had begun when the text was published. Unchanged
    when neither is known.
    """
    if named.year:
        return named
    later = next((other for other in others if other.start > named.start and other.year), None)
    if later and later.year:
        first = Period(later.year, named.kind, named.number)
        closes = first.last_day.month == 12 or later.kind is not PeriodKind.YEAR
        ahead = closes and later.period is not None and first.first_day > later.period.first_day
        return named._replace(year=later.year - ahead)
    if not published:
        return named
    this_year = Period(published.year, named.kind, named.number)
    return named._replace(year=published.year - (this_year.first_day > published))


def period_at(time: Stated | None, record: str | None) -> str | None:
    """The period that something is told for under `time`; None when it is that of the record, or unknown."""
    if time is None or not record:
        return None
    period = Period.parse(record)
    if time.named_like(period):
        return None
    return str(Period(time.year or period.year, time.kind, time.number))


def _is_of_a_range(found: re.Match[str], folded: str) -> bool:
    """Whether words only say from when or up to when, từ năm 2015 đến quý I/2018, in which month, or how
    often: `mỗi quý một lần`.
    """
    before = folded[max(0, found.start() - RANGE_REACH) : found.start()]
    if found["quarter"] and not found["quarter_year"] and before.endswith(EACH):
        return True
    if found["year"] and OF_A_MONTH.search(before):
        return True
    return bool(RANGE_BEFORE.search(before)) or (
        before.endswith(f"{FROM} ") and folded.startswith(UNTIL_THEN, found.end())
    )


def _stated(found: re.Match[str], folded: str) -> Stated | None:
    """The period that a match of `STATED` names; None where there is no such one."""
    start, end = found.span()
    if found["quarter"]:
        number = NUMBERS[found["quarter"]]
        year = found["quarter_year"]
        return Stated(start, end, PeriodKind.QUARTER, number, _int(year)) if number <= 4 else None
    if found["half"]:
        number = 1 if _plain(found["half"]) in FIRST_HALF else 2
        return Stated(start, end, PeriodKind.HALF, number, _int(found["half_year"]))
    if found["months"]:
        return _months(found, folded)
    if found["bare"]:
        start = found.start("bare")
    return Stated(start, end, PeriodKind.YEAR, 1, int(found["year"] or found["bare"]))


def _months(found: re.Match[str], folded: str) -> Stated | None:
    """`6 tháng đầu năm`, `9 tháng năm 2023`; months alone name a period only where `_is_period`."""
    year, side = _int(found["months_year"]), found["side"]
    if not side and not year and not found["now"] and not _is_period(found, folded):
        return None
    end = "last" if side and _plain(side) in LAST else "first"
    period = OF_MONTHS.get((NUMBERS[found["months"]], end))
    return Stated(*found.span(), *period, year) if period else None


def _is_period(found: re.Match[str], folded: str) -> bool:
    """Whether months alone are a period: `kết quả hoạt động 9 tháng`, `sơ kết công tác Hội 6 tháng, ...`,
    `(9 tháng: 251)`, `9 tháng đạt 251`, `nâng số đoàn viên kết nạp 9 tháng lên 251`.
    """
    before, end = folded[max(0, found.start() - REACH) : found.start()], found.end()
    if before.endswith(REPORTED) or RISES_TO.match(folded, end, found.endpos):
        return True
    heads = found.start() == found.pos or HEADS_CLAUSE.search(before)
    if heads and AMOUNTS.match(folded, end, found.endpos):
        return True
    clause = CLAUSE_END.split(before)[-1]
    reported = any(f" {word}" in f" {clause}" for word in REPORTED) or clause.strip(BULLETS) in IN_ALL
    return reported and PARTED.match(folded, end) is not None


def _plain(words: str) -> str:
    """Words with one space between them."""
    return " ".join(words.split())


def _int(text: str | None) -> int | None:
    return int(text) if text else None
