"""Times that are no period of a report by name: cùng kỳ năm trước, từ đầu năm đến nay, nhiệm kỳ 2018-2023.

In: a folded sentence, and the period of its record. Out: `Span`s, and the period that each means there:
the record's one year before, the year up to the record's end, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reports.errors import message
from reports.extract.actors import clauses_of
from reports.extract.phrases import END, WORDS, fold, tree
from reports.extract.times import NUMBER
from reports.periods import Period, PeriodKind

UNNAMED = str(message("it is told of a time that is no reporting period"))

VOCABULARY = WORDS["spans"]
LAST_YEAR, TO_DATE, LASTING, YEARS_AGO, SINCE, TILL_NOW = (
    tree(map(fold, VOCABULARY[name]))
    for name in ("last_year", "to_date", "lasting", "years_ago", "since", "till_now")
)
LEADING = {fold(words) for words in (*WORDS["times"]["leading"], *VOCABULARY["leading"])}
MONTH, YEAR = rf"{fold(WORDS['times']['months'])}\s(?P<month>\d{{1,2}})", r"(?:19|20)\d\d"
SPAN = re.compile(
    rf"(?<![\w/.,-])(?:(?P<last_year>{LAST_YEAR}(?:\snăm\s(?P<of>{YEAR}))?)"
    rf"|(?P<unnamed>{LASTING}(?:\s{TILL_NOW})?|(?:\d{{1,2}}|{NUMBER})\s{YEARS_AGO}|{SINCE}\s{YEAR}(?:\s{TILL_NOW})?)"
    rf"|(?P<to_date>{TO_DATE}(?:\s(?P<since>{YEAR}))?)"
    rf"|{MONTH}(?:(?:/|\snăm\s)(?P<year>{YEAR}))?(?!\d|/)){END}"
)
BRACKETED = re.compile(r"[^()]*\)")  # what stands in brackets holds only there
ONE_FIGURE = re.compile(r"\D*\d[\d.,]*[^,;()]*")
REST = re.compile(r"[^;]*")


class Span(NamedTuple):
    """A time at folded[start:end] that holds until `until`. kind: last_year, to_date, unnamed or month."""

    start: int
    end: int
    until: int
    kind: str
    year: int | None = None
    month: int = 0

    @property
    def lasts(self) -> bool:
        """Whether the next sentence goes on with it."""
        return self.kind in ("to_date", "unnamed")

    def meant(self, record: str) -> tuple[str, str]:
        """The period that it means in a record of the period `record`, and why that is unsure, if it is."""
        period = Period.parse(record)
        if self.kind == "last_year":
            year = self.year or period.same_period_last_year.year
            return str(Period(year, period.kind, period.number)), ""
        if self.kind == "to_date" and self.year in (None, period.year):
            parts = (Period(period.year, kind) for kind in PeriodKind)
            return next((str(part) for part in parts if part.last_day == period.last_day), record), ""
        if self.kind == "month" and 0 < self.month <= 12:
            day = date(self.year or period.year, self.month, 1)
            return record, "" if period.first_day <= day <= period.last_day else UNNAMED
        return record, UNNAMED


def spans(folded: str, start: int, end: int, begins: int) -> Iterator[Span]:
    """The times at the heads of clauses of folded[start:end]; begins: where its own words begin."""
    clauses = clauses_of(folded, start, end)
    for found in SPAN.finditer(folded, start, end):
        head, opens = clauses.head(found.start()), found.start() == begins
        aside = not opens and not head
        if opens or head in LEADING - {""} or (aside and found["last_year"]):
            yield _span(found, _until(folded, found.end(), end, aside=aside))


def span_at(folded: str, place: int, end: int) -> Span | None:
    """The time that begins right at `place`."""
    found = SPAN.match(folded, place, end)
    return _span(found, end) if found else None


def _span(found: re.Match[str], until: int) -> Span:
    kind = next(name for name in ("last_year", "to_date", "unnamed", "month") if found[name])
    year = found["of"] or found["since"] or found["year"]
    return Span(*found.span(), until, kind, int(year) if year else None, int(found["month"] or 0))


def _until(folded: str, place: int, end: int, *, aside: bool) -> int:
    """Where a time ends to hold; aside: it is put in beside what is told, and holds for one figure."""
    held = BRACKETED.match(folded, place, end) or (ONE_FIGURE if aside else REST).match(folded, place, end)
    return held.end() if held else end
