"""Days as texts name them: up to which one figures are counted, by when work is to be done.

In: a folded text and a stretch of it, and the period that it tells of, whose year a day without one has.
Out: days, each with where it is named. Knows no organisation and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from reports.extract.names.times import IN_YEAR, MONTHS, NUMBER, NUMBERS, QUARTER, TIMES, YEAR
from reports.extract.page.signs import day_in
from reports.extract.words.phrases import GAP, any_of, fold
from reports.periods import Period, PeriodKind

DAY, UP_TO_WORDS, HAPPENED, JOINTS = (
    any_of(TIMES[name]) for name in ("day", "up_to", "happened_on", "range_joints")
)
BEFORE, BY, ENDS, BY_END_OF_YEAR = (
    any_of(TIMES[name]) for name in ("due_before", "due", "ends", "by_end_of_year")
)
ON_DAY = rf"\s(?:{DAY}\s)?(?P<on>\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{4}})?)(?!\d)"
DAY_NAMED = re.compile(r"[/.](?<=\d.)\d{1,2}(?!\d)")  # begins with the mark, which is rarer than digits
UP_TO = re.compile(rf"(?<!\w){UP_TO_WORDS}{ON_DAY}")
"""Up to which day figures are counted: tính đến ngày 30/3/2024."""
NO_RANGE = rf"(?!\w|\s?-\s?\d|,\s\d|{GAP}{JOINTS}{GAP}(?:{MONTHS}{GAP})?\d)"
DUE = re.compile(
    rf"(?<!\w)(?:(?P<before>{BEFORE})|{BY})(?:{GAP}{ENDS})?"
    rf"(?:{ON_DAY}|(?:{GAP}{DAY})?{GAP}(?P<day>\d{{1,2}}){GAP}{MONTHS}{GAP}(?P<of>\d{{1,2}})"
    rf"(?:{IN_YEAR}(?P<day_year>{YEAR}))?(?!\w)"
    rf"|{GAP}{MONTHS}{GAP}(?P<month>\d{{1,2}})(?:{IN_YEAR}(?P<month_year>{YEAR}))?{NO_RANGE}"
    rf"|{GAP}{QUARTER}{GAP}(?P<quarter>{NUMBER})(?:{IN_YEAR}(?P<quarter_year>{YEAR}))?{NO_RANGE})"
    rf"|(?<!\w){BY_END_OF_YEAR}(?:{GAP}(?P<year>{YEAR}))?(?!\w)"
)
"""By when or on which day work is planned: trước ngày 30/6, trong tháng 5/2021, đến cuối năm."""
DUE_NAMED = (MONTHS, QUARTER, *{fold(words).split()[-2] for words in TIMES["by_end_of_year"]})
"""One of these is named in each of these times, but for a day in figures."""
NOTED = re.compile(rf"\(\s?{MONTHS}{GAP}(?P<month>\d{{1,2}})(?:{IN_YEAR}(?P<month_year>{YEAR}))?\s?\)\W*\Z")
"""The month behind a piece of work: (tháng 10)."""
YEAR_NAMED = re.compile(r"(?:19|20)\d\d")
LONGEST_YEAR = len(" năm 2021")
HAPPENED_ON = re.compile(
    rf"(?<!\w){HAPPENED}\s(?:\d{{1,2}}\D{{1,6}})?\d{{1,2}}(?:[/.-]|\s{MONTHS}\s)\d{{1,2}}(?!\d)"
)
"""A day on which something happened: ngày 19/4, chiều 10/7, từ ngày 18 đến 20/5."""


def happened_on(folded: str, start: int, end: int) -> date | None:
    """The whole day that folded[start:end] begins with, on which something happened: `ngày 31/1/2021`."""
    happened = HAPPENED_ON.match(folded, start, end)
    return day_in(folded[start : min(end, happened.end() + LONGEST_YEAR)]) if happened else None


class UpTo(NamedTuple):
    """Words at `start` say that figures are counted up to `day`."""

    start: int
    day: date


class Due(NamedTuple):
    """Words at [start, end) say that something is to be done by `day`, or on it."""

    start: int
    end: int
    day: date


def days_up_to(folded: str, start: int, end: int, within: Period | None) -> list[UpTo]:
    """The days up to which figures of folded[start:end] are counted; without a year, those of `within`."""
    if not DAY_NAMED.search(folded, start, end):
        return []
    named = ((found.start(), day_of(found["on"], within)) for found in UP_TO.finditer(folded, start, end))
    return [UpTo(place, day) for place, day in named if day]


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
        yearless = not YEAR_NAMED.search(words, due.start, due.end)
        return _a_year_later(due.day) if past and yearless else due.day
    noted = NOTED.search(words)
    year = noted and (noted["month_year"] or (planned and planned.year))
    return _last_of_month(int(year), int(noted["month"])) if noted and year else None


def day_of(found: str, within: Period | None) -> date | None:
    """The day that `30/3/2024` or `30/3` names; without a year, that of the period `within`."""
    day, month, *years = map(int, re.split(r"[/.]", found))
    year = years[0] if years else within.year if within else None
    with suppress(ValueError):
        return date(year, month, day) if year else None
    return None


def _due(found: re.Match[str], planned: Period | None) -> date | None:
    """The day that a match of `DUE` names; None where there is no such day, or it ends what is planned."""
    if found["on"]:
        return day_of(found["on"], planned)
    years = (found[name] for name in ("day_year", "month_year", "quarter_year", "year"))
    year = int(next(filter(None, years), planned.year if planned else 0))
    with suppress(ValueError):
        if found["day"]:
            return date(year, int(found["of"]), int(found["day"]))
        if found["month"]:
            first = date(year, int(found["month"]), 1)
            return first - timedelta(1) if found["before"] else _last_of_month(year, first.month)
        period = Period(year, PeriodKind.YEAR)
        if found["quarter"]:
            period = Period(year, PeriodKind.QUARTER, NUMBERS[found["quarter"]])
        if period != planned:
            return period.first_day - timedelta(1) if found["before"] else period.last_day
    return None


def _a_year_later(day: date) -> date | None:
    """The same day one year later; None for the 29th of February."""
    with suppress(ValueError):
        return day.replace(year=day.year + 1)
    return None


def _last_of_month(year: int, month: int) -> date | None:
    """The last day of a month; None where no year has such a month."""
    if not 1 <= month <= 12:
        return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
