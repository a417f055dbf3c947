"""Reporting periods: quarters, halves, nine months and years of the calendar.

In: texts such as `2021Q1`, `2021H1`, `2021M09`, `2021`. Out: `Period`. Knows nothing of languages:
the names that people read are made in `words`. Dates are read here too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from reports.errors import NotUnderstoodError, message


class PeriodKind(StrEnum):
    """The lengths of time that reports are about."""

    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class CutOff(StrEnum):
    """When the figures of a period close: with the calendar, by NĐ 09/2019 (on the 14th of the last
    month), or with the statistics forms of the unions (31/5 and 30/11 for half-years and years).
    """

    CALENDAR = "calendar"
    ND09 = "nd09"
    TLD = "tld"


MONTHS = {
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
SUFFIXES = {
    PeriodKind.QUARTER: "Q{}",
    PeriodKind.HALF: "H{}",
    PeriodKind.NINE_MONTHS: "M09",
    PeriodKind.YEAR: "",
}
SHAPE = re.compile(r"(?P<year>[12][0-9]{3})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>M09))?")
DAY = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[12][0-9]{3})")


@dataclass(frozen=True)
class Period:
    """A calendar period. `number` counts periods of its kind within the year, from 1."""

    year: int
    kind: PeriodKind
    number: int = 1

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> Period:
        """The period that `text` names. Raises `NotUnderstoodError` for anything else."""
        found = SHAPE.fullmatch(text.strip())
        if not found:
            raise NotUnderstoodError(
                message("“{text}” is not a period", text=text),
                message("Write 2021Q1, 2021H1, 2021M09 or 2021."),
            )
        year = int(found["year"])
        if found["quarter"]:
            return cls(year, PeriodKind.QUARTER, int(found["quarter"]))
        if found["half"]:
            return cls(year, PeriodKind.HALF, int(found["half"]))
        return cls(year, PeriodKind.NINE_MONTHS if found["nine"] else PeriodKind.YEAR)

    def __str__(self) -> str:
        return f"{self.year}{SUFFIXES[self.kind].format(self.number)}"

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period, which is also its calendar cut-off date."""
        month = self.number * MONTHS[self.kind]
        return date(self.year, month, monthrange(self.year, month)[1])

    def cut_off(self, scheme: CutOff) -> date:
        """The day up to which figures are counted (the-thuc.md 4.3)."""
        last = self.last_day
        if scheme is CutOff.ND09:
            return last.replace(day=14)
        if scheme is CutOff.TLD and self.kind is PeriodKind.YEAR:
            return date(self.year, 11, 30)
        if scheme is CutOff.TLD and self.kind is PeriodKind.HALF:
            return date(self.year, 5, 31) if self.number == 1 else date(self.year, 11, 30)
        return last

    def opens(self, scheme: CutOff) -> date:
        """The first day that is counted: the one after the cut-off of the time before."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return Period(self.year, PeriodKind.QUARTER, 1).opens(scheme)
        return self.previous.cut_off(scheme) + timedelta(days=1)

    @property
    def next(self) -> Period:
        """The period of the same kind that follows; nine months are followed by next year's."""
        return self._step(1)

    @property
    def previous(self) -> Period:
        """The period of the same kind before this one."""
        return self._step(-1)

    @property
    def same_period_last_year(self) -> Period:
        """The period that a change "against the same period" compares with."""
        return replace(self, year=self.year - 1)

    @property
    def ahead(self) -> Period:
        """The period that this period's report plans for: after nine months, the fourth quarter."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return Period(self.year, PeriodKind.QUARTER, 4)
        return self.next

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters that make up the period, in order."""
        first = (self.first_day.month - 1) // 3 + 1
        last = self.last_day.month // 3
        return tuple(Period(self.year, PeriodKind.QUARTER, n) for n in range(first, last + 1))

    def covers(self, other: Period) -> bool:
        """Whether `other` lies wholly within this period."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def _step(self, by: int) -> Period:
        if self.kind is PeriodKind.NINE_MONTHS:
            return replace(self, year=self.year + by)
        per_year = 12 // MONTHS[self.kind]
        years, index = divmod(self.number - 1 + by, per_year)
        return replace(self, year=self.year + years, number=index + 1)


def read_day(text: str) -> date:
    """The date that `text` writes as day/month/year. Raises `NotUnderstoodError`."""
    found = DAY.fullmatch(text.strip())
    with suppress(ValueError):
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    raise NotUnderstoodError(
        message("“{text}” is not a date", text=text),
        message("Write day/month/year, such as 28/4/2021."),
    )
