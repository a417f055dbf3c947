"""Reporting periods and days as texts name them: quý I/2021, 6 tháng đầu năm, tính đến ngày 30/3/2024.

In: a folded text and a stretch of it. Out: what is named there, still without a year where the text
gives none, and the year that fits. Knows no organisation and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from reports.extract.words.phrases import WORDS, fold
from reports.periods import Period, PeriodKind

TIMES = WORDS["times"]
NUMBERS = {fold(word): number for word, number in TIMES["numbers"].items()}
SPANS = {  # months counted from the start or the end of a year
    (3, "first"): (PeriodKind.QUARTER, 1),
    (6, "first"): (PeriodKind.HALF, 1),
    (9, "first"): (PeriodKind.NINE_MONTHS, 1),
    (3, "last"): (PeriodKind.QUARTER, 4),
    (6, "last"): (PeriodKind.HALF, 2),
}

FIRST_HALF, LAST = ({fold(words) for words in TIMES[name]} for name in ("first_half", "last"))
IN_ALL = {"", *map(fold, TIMES["in_all"])}  # between the beginning of a clause and a number of months
PARTED, CLAUSE_END = re.compile(r"\s?[,:;.)\n]"), re.compile(r"[,:;.()\n]")
REPORTED = tuple(f"{fold(word)} " for word in TIMES["reported"])
HEADS_CLAUSE = re.compile(r"(?:\A|[(|\t,;:])\s?\Z")
BULLETS = ' -+*•“"'
REACH = 60  # characters before months that can say what they are
GAP = r"\s{1,4}"


def _any(words: Iterable[str]) -> str:
    spelt = (GAP.join(map(re.escape, fold(word).split())) for word in sorted(words, key=len, reverse=True))
    return "|".join(spelt)


THE_QUARTER, THE_YEAR, THE_MONTHS = (fold(TIMES[word]) for word in ("quarter", "year", "months"))
JOINED = fold(WORDS["others"]["and"][0])
QUARTER, OF_YEAR, MONTHS = (_any([word]) for word in (THE_QUARTER, THE_YEAR, THE_MONTHS))
YEAR = r"(?:19|20)\d\d(?!\d|\s?-\s?\d|[./]\d)"
IN_YEAR = rf"(?:\s?[/-]\s?|,?{GAP}(?:của{GAP})?(?:{OF_YEAR}){GAP}|{GAP})"
NUMBER, SIDE, HALF = (
    _any(words)
    for words in (
        TIMES["numbers"],
        (*TIMES["first"], *TIMES["last"]),
        (*TIMES["first_half"], *TIMES["second_half"]),
    )
)
STATED = re.compile(
    rf"(?<![\w/.,-])(?:"
    rf"{QUARTER}{GAP}(?P<quarter>{NUMBER})(?!\w)(?:{IN_YEAR}(?P<quarter_year>{YEAR}))?"
    rf"|0?(?P<months>{NUMBER}){GAP}{MONTHS}(?:{GAP}(?P<side>{SIDE}))?"
    rf"(?:{IN_YEAR}(?P<months_year>{YEAR})|{GAP}{OF_YEAR}(?P<now>{GAP}nay)?(?!\w))?"
    rf"|(?P<half>{HALF})(?:{IN_YEAR}(?P<half_year>{YEAR}))?(?!\w)"
    rf"|{OF_YEAR}{GAP}(?P<year>{YEAR})"
    rf"|(?:{_any(TIMES['before_year'])}){GAP}(?P<bare>20\d\d)(?=\s?[,.:;()]|\s?\Z|\n|{GAP}{JOINED}{GAP}))"
)
BARE = " 20"
AMOUNTS = re.compile(rf"\s?(?:[:|\t]|\Z)|\s(?:{_any(TIMES['amounts'])})\s")
RISES_TO = re.compile(rf"\s(?:{_any((*TIMES['rises_to'], *TIMES['reaching']))})\s")
ON_DAY = rf"\s(?:{_any(TIMES['day'])}\s)?(\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{4}})?)(?!\d)"
OF_A_MONTH = re.compile(rf"{MONTHS}{GAP}\d{{1,2}}{GAP}\Z")
FROM, UNTIL = fold(TIMES["from"]), tuple(f" {fold(word)} " for word in TIMES["until"])
RANGE_BEFORE = re.compile(rf"(?<!\w){FROM}{GAP}(?!nay)[^,;:]{{2,24}}{GAP}(?:{_any(TIMES['until'])}){GAP}\Z")
DAY_NAMED = re.compile(r"[/.](?<=\d.)\d{1,2}(?!\d)")  # begins with the mark, which is rarer than digits
UP_TO = re.compile(rf"(?<!\w)(?:{_any(TIMES['up_to'])}){ON_DAY}")
"""Up to which day figures are counted: tính đến ngày 30/3/2024."""
NO_RANGE = rf"(?!\w|\s?-\s?\d|,\s\d|{GAP}(?:{_any(TIMES['range_joints'])}){GAP}(?:{MONTHS}{GAP})?\d)"
DUE = re.compile(
    rf"(?<!\w)(?:(?P<before>{_any(TIMES['due_before'])})|{_any(TIMES['due'])})"
    rf"(?:{GAP}(?:{_any(TIMES['ends'])}))?"
    rf"(?:{ON_DAY}|(?:{GAP}(?:{_any(TIMES['day'])}))?{GAP}(?P<day>\d{{1,2}}){GAP}{MONTHS}{GAP}(?P<of>\d{{1,2}})"
    rf"(?:{IN_YEAR}(?P<day_year>{YEAR}))?(?!\w)"
    rf"|{GAP}{MONTHS}{GAP}(?P<month>\d{{1,2}})(?:{IN_YEAR}(?P<month_year>{YEAR}))?{NO_RANGE}"
    rf"|{GAP}{QUARTER}{GAP}(?P<quarter>{NUMBER})(?:{IN_YEAR}(?P<quarter_year>{YEAR}))?{NO_RANGE})"
    rf"|(?<!\w)(?:{_any(TIMES['by_end_of_year'])})(?:{GAP}(?P<year>{YEAR}))?(?!\w)"
)
"""By when or on which day work is planned: trước ngày 30/6, trong tháng 5/2021, đến cuối năm."""
DUE_NAMED = (THE_MONTHS, THE_QUARTER, *{fold(words).split()[-2] for words in TIMES["by_end_of_year"]})
"""One of these is named in each of these times, but for a day in figures."""
NOTED = re.compile(  # behind work
    rf"\(\s?{MONTHS}{GAP}(?P<month>\d{{1,2}})(?:{IN_YEAR}(?P<month_year>{YEAR}))?\s?\)"
    r"\W*\Z"
)
"""The month of a piece of work: (tháng 10)."""
YEAR_NAMED = re.compile(r"(?:19|20)\d\d")
HAPPENED_ON = re.compile(
    rf"(?<!\w)(?:{_any(TIMES['happened_on'])})\s(?:\d{{1,2}}\D{{1,6}})?\d{{1,2}}(?:[/.-]|\s{MONTHS}\s)\d{{1,2}}(?!\d)"
)
"""A day on which something happened: ngày 19/4, chiều 10/7, từ ngày 18 đến 20/5."""


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
    if not any(map(words.__contains__, (THE_QUARTER, THE_MONTHS, THE_YEAR, BARE))):
        return []  # each period named has one of them
    named = (
        _stated(found, folded)
        for found in STATED.finditer(folded, start, stop)
        if not _is_of_a_range(found, folded)
    )
    return [period for period in named if period]


def _is_of_a_range(found: re.Match[str], folded: str) -> bool:
    """Whether words only say from when or up to when, từ năm 2015 đến quý I/2018, or in which month."""
    before = folded[max(0, found.start() - 40) : found.start()]
    if found["year"] and OF_A_MONTH.search(before):
        return True
    return bool(RANGE_BEFORE.search(before)) or (
        before.endswith(f"{FROM} ") and folded.startswith(UNTIL, found.end())
    )


def _stated(found: re.Match[str], folded: str) -> Stated | None:
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
    span = SPANS.get((NUMBERS[found["months"]], end))
    return Stated(*found.span(), *span, year) if span else None


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
    return " ".join(words.split())


def _int(text: str | None) -> int | None:
    return int(text) if text else None


class UpTo(NamedTuple):
    """Words at `start` say that figures are counted up to `day`."""

    start: int
    day: date


def days_up_to(folded: str, start: int, end: int, within: Period | None) -> list[UpTo]:
    """The days up to which figures of folded[start:end] are counted; without a year, those of `within`."""
    if not DAY_NAMED.search(folded, start, end):
        return []
    named = ((found.start(), day_of(found[1], within)) for found in UP_TO.finditer(folded, start, end))
    return [UpTo(place, day) for place, day in named if day]


class Due(NamedTuple):
    """Words at [start, end) say that something is to be done by `day`, or on it."""

    start: int
    end: int
    day: date


def due_days(folded: str, start: int, end: int, planned: Period | None) -> Iterator[Due]:
    """By when folded[start:end] says that work is to be done, within the period `planned`; not where it only
    names that period again.
    """
    words = folded[start:end]
    if not any(map(words.__contains__, DUE_NAMED)) and not DAY_NAMED.search(words):
        return
    for found in DUE.finditer(folded, start, end):
        if day := _due(found, planned):
            yield Due(*found.span(), day)


def due_in(words: str, planned: Period | None) -> date | None:
    """The first day by which folded words say that work is to be done; None where they do not. Without a
    year, the first such day from the beginning of `planned` on: trước 15/1, of work for a fourth quarter.
    """
    if due := next(due_days(words, 0, len(words), planned), None):
        past = planned is not None and due.day < planned.first_day
        return (
            _a_year_later(due.day) if past and not YEAR_NAMED.search(words, due.start, due.end) else due.day
        )
    noted = NOTED.search(words)
    year = noted and (_int(noted["month_year"]) or (planned and planned.year))
    return _last_of_month(year, int(noted["month"])) if noted and year else None


def _a_year_later(day: date) -> date | None:
    with suppress(ValueError):
        return day.replace(year=day.year + 1)
    return None  # 29/2


def _last_of_month(year: int, month: int) -> date | None:
    """The last day of a month; None where no year has such a month."""
    if not 1 <= month <= 12:
        return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _due(found: re.Match[str], planned: Period | None) -> date | None:
    if found[2]:
        return day_of(found[2], planned)
    named = next(
        (found[name] for name in ("day_year", "month_year", "quarter_year", "year") if found[name]), None
    )
    year = int(named) if named else planned.year if planned else 0
    with suppress(ValueError):
        if found["day"]:
            return date(year, int(found["of"]), int(found["day"]))
        if found["month"]:
            first = date(year, int(found["month"]), 1)
            return first - timedelta(1) if found["before"] else _last_of_month(year, first.month)
        kind, number = (
            (PeriodKind.QUARTER, NUMBERS[found["quarter"]]) if found["quarter"] else (PeriodKind.YEAR, 1)
        )
        period = Period(year, kind, number)
        if period != planned:
            return period.first_day - timedelta(1) if found["before"] else period.last_day
    return None


def day_of(found: str, within: Period | None) -> date | None:
    """The day that `30/3/2024` or `30/3` names; without a year, that of the period `within`."""
    parts = [int(part) for part in re.split(r"[/.]", found)]
    if len(parts) == 2 and not within:
        return None
    with suppress(ValueError):
        return date(parts[2] if len(parts) == 3 else within.year if within else 0, parts[1], parts[0])
    return None


def in_year(named: Stated, others: Iterable[Stated], published: date | None) -> Stated:
    """`named` with the year that it is meant in: that of the next period named, else the latest year in
    which it had begun when the text was published. Unchanged when neither is known.
    """
    if named.year:
        return named
    later = next((other for other in others if other.start > named.start and other.year), None)
    if later and later.year:
        first = Period(later.year, named.kind, named.number)
        ahead = later.period is not None and first.first_day > later.period.first_day
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
