"""Times that are no period of a report by name: cùng kỳ năm trước, từ đầu năm đến nay, lũy kế, cả năm,
đến hết quý III, nhiệm kỳ 2018-2023.

In: a folded sentence, and the period of its record. Out: `Span`s, and the period that each means there:
the record's one year before, its year up to some month, the whole year, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reports.extract.names.actors import Clauses
from reports.extract.names.times import MONTHS, NUMBER, NUMBERS, QUARTER, TIMES
from reports.extract.reasons import Unsure
from reports.extract.words.phrases import END, WORDS, any_of, fold, hints
from reports.periods import Period, PeriodKind

VOCABULARY = WORDS["spans"]
LAST_YEAR, TO_DATE, TOTALLED, UNTIL, WHOLE_YEAR = (
    any_of(VOCABULARY[name]) for name in ("last_year", "to_date", "totalled", "until", "whole_year")
)
LASTING, YEARS_AGO, SINCE, SINCE_EVENT, TILL_NOW = (
    any_of(VOCABULARY[name]) for name in ("lasting", "years_ago", "since", "since_event", "till_now")
)
START_OF_YEAR, MIDDLE_OF_YEAR, END_OF_YEAR = (
    any_of(VOCABULARY[name]) for name in ("beginning_of_year", "middle_of_year", "end_of_year")
)
LEADING = {fold(words) for words in (*TIMES["leading"], *VOCABULARY["leading"])}
YEAR = r"(?:19|20)\d\d"
MONTH_PARTS, PARTS, OF_QUARTER = (any_of(VOCABULARY[name]) for name in ("month_parts", "parts", "of_quarter"))
NO_RANGE = rf"(?!(?:,\s\d{{1,2}})*\s?(?:-|đến|tới|,\s\d{{1,2}}\svà)\s?(?:hết\s)?(?:{MONTHS}\s)?\d)"
FIRST, REST_OF, NO_TIME = (any_of(VOCABULARY[name]) for name in ("first_months", "last_months", "no_months"))
FEAST, FEASTS, SCHOOL = (any_of(VOCABULARY[name]) for name in ("feast", "feasts", "school"))
NAMED_FEASTS = any_of(words for words in VOCABULARY["feasts"] if words not in VOCABULARY["feast"])
OF_YEAR = rf"(?:(?:\s?/\s?|\snăm\s)(?:{YEAR})|\snăm\snay)?"
KINDS = {
    "last_year": rf"{LAST_YEAR}(?:\snăm\s{YEAR})?",
    "unnamed": (
        rf"{LASTING}(?:\s{TILL_NOW})?|(?:\d{{1,2}}(?:,\d)?|{NUMBER})\s{YEARS_AGO}|{SINCE}\s{YEAR}(?:\s{TILL_NOW})?"
        rf"|{SINCE_EVENT}\s[^\d,;:.()]{{2,60}}\s{TILL_NOW}|{TOTALLED}\s{TILL_NOW}"
        rf"|{SCHOOL}\s{NUMBER}"
    ),
    "feast": rf"{FEASTS}\s{LAST_YEAR}|{NAMED_FEASTS}\s(?:năm\s)?{YEAR}",
    "part": rf"{PARTS}|{NUMBER}\s{MONTHS}\s{OF_QUARTER}",
    "months": (
        rf"(?P<months>\d{{1,2}}|{NUMBER})\s{MONTHS}(?!\s?/|\s{NO_TIME}{END})"
        rf"(?:\s(?:(?P<from_start>{FIRST})|(?P<to_end>{REST_OF})))?"
    ),
    "to_date": rf"{TO_DATE}(?:\s{YEAR})?",
    "whole_year": rf"{WHOLE_YEAR}(?:\s{YEAR})?",
    "until": rf"{UNTIL}\s(?:{QUARTER}\s(?P<quarter>{NUMBER})|{MONTHS}\s(?P<until_month>\d{{1,2}})){OF_YEAR}",
    "totalled": rf"{TOTALLED}(?!\s(?:{TO_DATE}|{WHOLE_YEAR}|{QUARTER}\s|{NUMBER}\s{MONTHS}))",
    "month": (
        rf"(?:{MONTH_PARTS}\s)?{MONTHS}\s(?P<month>\d{{1,2}}|{NUMBER}){OF_YEAR}(?!\d|/){NO_RANGE}(?P<since>\s{TILL_NOW})?"
        rf"|\d{{1,2}}/(?P<month_of_day>\d{{1,2}})/{YEAR}\s{TILL_NOW}"
        rf"|(?:(?P<december>{END_OF_YEAR})|(?P<january>{START_OF_YEAR})|(?P<june>{MIDDLE_OF_YEAR}))\s{YEAR}(?!\d)"
        rf"|{FEAST}(?P<february>\s(?:[^\W\d]+\s){{0,3}}){YEAR}(?!\d)"
    ),
}
BESIDE_TIMES = {  # lists of words that no time begins with
    *("telling", "leading", "till_now", "years_ago", "of_quarter", "school_headings"),
    *("first_months", "last_months", "no_months"),
}
BEGINNINGS = {
    fold(words).split()[0] for name in VOCABULARY.keys() - BESIDE_TIMES for words in VOCABULARY[name]
}
BEGINNING = any_of({QUARTER, MONTHS, *(word.split()[0] for word in NUMBERS), *BEGINNINGS})
ANY_KIND = "|".join(f"(?P<{kind}_>{words})" for kind, words in KINDS.items())
IN_FIGURES = rf"\d{{1,2}}(?:/|(?:,\d)?\s(?:{MONTHS}|{YEARS_AGO}))"
SPAN = re.compile(rf"(?<![\w/.,-])(?={IN_FIGURES}|{BEGINNING})(?:{ANY_KIND}){END}")
TELLING = hints(VOCABULARY["telling"])
BESIDE = ("last_year", "to_date", "totalled", "whole_year")  # may be put in beside what is told
MONTH_OF = {"january": 1, "february": 2, "june": 6, "december": 12}
YEAR_IN = re.compile(rf"(?<!\d){YEAR}(?!\d)")
ENDING = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS, 12: PeriodKind.YEAR}
"""The periods from the start of a year on, by their last month."""
CLOSED = re.compile(r"[^()]*\)")  # what stands in brackets holds only there
ONE_FIGURE = re.compile(r"\D*\d[\d.,]*[^,;()]*")
REST = re.compile(r"[^;]*")


class Span(NamedTuple):
    """A time at folded[start:end] that holds until `until`. kind: of `KINDS`, or `by` for a day; month: its
    last, 0 without, and of `months` how many there are; alone: it is that month and no other; side: of
    `months`, that of the year they begin or end.
    """

    start: int
    end: int
    until: int
    kind: str
    year: int | None = None
    month: int = 0
    alone: bool = False
    side: str = ""

    @property
    def lasts(self) -> bool:
        """Whether the next sentence goes on with it."""
        return self.alone or self.kind in ("to_date", "unnamed", "whole_year", "until", "part", "months")

    @property
    def counts_up(self) -> bool:
        """Whether only an amount that grows with time can be of it, no number of what there is."""
        return self.kind in ("totalled", "until")

    def meant(self, record: str) -> tuple[str, Unsure | None]:
        """The period that it means in a record of the period `record`, and why that is unsure, if it is."""
        period = Period.parse(record)
        last = period.last_day.month
        year = self.year or (period.same_period_last_year if self.kind == "last_year" else period).year
        if self.kind == "last_year":
            return str(Period(year, period.kind, period.number)), None
        if self.kind == "whole_year":
            return str(Period(year, PeriodKind.YEAR)), None
        if self.kind == "months":
            return record, self._of_months(period)
        if self.kind in ("feast", "by", "month", "part") or (self.kind == "until" and self.month != last):
            part = Unsure.PART_OF_PERIOD if self._is_part_of(period) else None
            return record, part if self._within(period, year) else Unsure.UNNAMED
        if self.kind != "unnamed" and year == period.year:
            to_date = str(Period(year, ENDING[last]))
            return to_date, Unsure.SINCE_WHEN if self.counts_up and to_date != record else None
        return record, Unsure.UNNAMED

    def _within(self, period: Period, year: int) -> bool:
        """Whether it is surely a time of the period: a feast of its year, its last day, a month in it."""
        if self.kind == "feast":
            return self.year == period.year
        if self.kind == "by":
            return self.closes(period)
        return self.kind == "part" or (0 < self.month <= 12 and _holds(period, year, self.month))

    def _of_months(self, period: Period) -> Unsure | None:
        """What is unsure of so many months: they may be fewer than those of the period, or others."""
        first, last = period.first_day.month, period.last_day.month
        others = (self.side == "from_start" and first > 1) or (self.side == "to_end" and last < 12)
        if others or self.month > last - first + 1:
            return Unsure.UNNAMED
        return Unsure.PART_OF_PERIOD if self.month < last - first + 1 else None

    def _is_part_of(self, period: Period) -> bool:
        """Whether it is less than a period that it is a time of; a quarter may be called by its beginning."""
        if self.kind == "until":
            return not self.closes(period)
        if self.kind != "month" or self.alone:
            return self.kind in ("month", "part")
        return self.month > period.first_day.month + 1

    def closes(self, period: Period) -> bool:
        """Whether its month is the last of a period; half a year and a year may be closed one month early."""
        early = period.kind in (PeriodKind.HALF, PeriodKind.YEAR)
        last = period.last_day.month
        return self.year in (None, period.year) and (self.month == last or (early and self.month == last - 1))


def spans(clauses: Clauses, begins: int) -> Iterator[Span]:
    """The times at the heads of the clauses of a sentence; begins: where its own words begin."""
    folded, start, end = clauses.folded, clauses.start, clauses.end
    for found in () if clauses.words.isdisjoint(TELLING) else SPAN.finditer(folded, start, end):
        opens = found.start() == begins or folded.endswith("; ", start, found.start())
        head = clauses.head(found.start())
        aside = not opens and not head
        bracketed = folded.endswith("(", start, found.start())
        beside = bracketed or any(found[f"{kind}_"] for kind in BESIDE)
        if opens or (head and head in LEADING) or (aside and beside):
            yield _span(found, _until(folded, found.end(), end, aside=aside and bool(found["last_year_"])))


def spans_in(folded: str, start: int, end: int) -> Iterator[Span]:
    """The times of folded[start:end], wherever they stand."""
    return (_span(found, end) for found in SPAN.finditer(folded, start, end))


def span_at(folded: str, place: int, end: int) -> Span | None:
    """The time that begins right at `place`."""
    found = SPAN.match(folded, place, end)
    return _span(found, end) if found else None


def _holds(period: Period, year: int, month: int) -> bool:
    """Whether a month lies in a period."""
    return period.first_day <= date(year, month, 1) <= period.last_day


def _span(found: re.Match[str], until: int) -> Span:
    """The time that a match of `SPAN` names, which holds until `until`."""
    kind = next(name for name in KINDS if found[f"{name}_"])
    year = YEAR_IN.search(found[0]) if kind != "unnamed" else None
    quarter, months = found["quarter"], ("month", "until_month", "month_of_day", "months")
    month = next((found[name] for name in months if found[name]), None)
    by_name = next((number for name, number in MONTH_OF.items() if found[name]), 0)
    last = 3 * NUMBERS[quarter] if quarter else NUMBERS.get(month or "") or int(month or by_name)
    alone = found["month"] is not None and not found["since"]
    side = next((name for name in ("from_start", "to_end") if found[name]), "")
    return Span(*found.span(), until, kind, int(year[0]) if year else None, last, alone, side)


def _until(folded: str, place: int, end: int, *, aside: bool) -> int:
    """Where a time ends to hold; aside: it is put in beside what is told, and holds for one figure."""
    held = CLOSED.match(folded, place, end) or (ONE_FIGURE if aside else REST).match(folded, place, end)
    return held.end() if held else end
