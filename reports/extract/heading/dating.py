"""Of which time a text tells and for which it plans: the years of the periods that it names.

In: the topics of a text and its marks. Out: periods, None where nothing tells the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reports.extract.heading.topics import IN_OPENING, Topic, is_compared
from reports.extract.marks import Marked
from reports.extract.names.times import Stated, in_year
from reports.extract.page.signs import FULL_DATE, day_in
from reports.extract.words.phrases import WORDS, Phrases
from reports.periods import Period, PeriodKind

HEADING = WORDS["heading"]
AHEAD = Phrases({"next": HEADING["ahead"], "rest": (*HEADING["rest"], *WORDS["rest_of_year"])})
JUST_OVER = timedelta(days=92)  # what is told of a plan so soon after it, is told of that one
REST_OF_YEAR = {6: (PeriodKind.HALF, 2), 9: (PeriodKind.QUARTER, 4)}  # by the last month before it


def surest(topics: Sequence[Topic], marked: Marked) -> Topic | None:
    """The first of the weightiest topics; of those that only the body names, the latest; None without any."""
    first = max(topics, key=lambda topic: topic.weight, default=None)
    if first is None or first.weight >= IN_OPENING or first.planned:
        return first
    told = [(topic, period_of(topic, marked)) for topic in topics if topic.weight == first.weight]
    return max(told, key=lambda one: one[1].last_day if one[1] else date.min)[0]


def period_of(topic: Topic, marked: Marked) -> Period | None:
    """The period of a topic: its year stands in its sentence, follows from the date, or is the only one
    that title and lead name.
    """
    others = [time for time in topic.sentence.times if not is_compared(time, topic.sentence, marked)]
    told_on = marked.source.published or _latest_day(marked)
    named = in_year(topic.stated, others, told_on)
    undated = topic.planned and not any(time.year for time in (topic.stated, *others))
    if undated and told_on and named.period and told_on - named.period.last_day > JUST_OVER:
        named = named._replace(year=_year_ahead(topic.stated, told_on))
    years = {
        time.year
        for sentence in marked.opening
        for time in sentence.times
        if time.year and not is_compared(time, sentence, marked)
    }
    if not named.year and len(years) == 1:
        named = named._replace(year=years.pop())
    alike = (time for s in marked.sentences for time in s.times if time.year)
    same = (time.period for time in alike if (time.kind, time.number) == (named.kind, named.number))
    return named.period or next(same, None)


def _year_ahead(named: Stated, told_on: date) -> int:
    """The year of a period that is planned for on some day: it does not end before that."""
    this_year = Period(told_on.year, named.kind, named.number)
    return told_on.year + (this_year.last_day < told_on)


def period_before(result: Topic, topics: Sequence[Topic], marked: Marked) -> Period | None:
    """The period of a name without a year, by the one year of those later in it that are planned for."""
    ahead = [later for topic in topics if topic.planned and (later := period_of(topic, marked))]
    named = {Period(later.year, result.stated.kind, result.stated.number) for later in ahead}
    period = named.pop() if len(named) == 1 else None
    return period if period and all(period.last_day < later.first_day for later in ahead) else None


def _latest_day(marked: Marked) -> date | None:
    """The last day that the text names in full, when nothing says when it was published."""
    days = (day_in(marked.source.text[found.start() : found.end()]) for found in _full_dates(marked))
    return max((day for day in days if day), default=None)


def _full_dates(marked: Marked) -> Iterator[re.Match[str]]:
    for sentence in marked.sentences:
        yield from FULL_DATE.finditer(marked.source.text, sentence.start, sentence.end)


def task_period(topics: Iterable[Topic], period: Period | None, marked: Marked) -> Period | None:
    """The period that is planned for: later than that of the results, when there are any."""
    planned = [topic for topic in topics if topic.planned]
    if period is None:
        topic = surest(planned, marked)
        return period_of(topic, marked) if topic else None
    later = [
        (topic, ahead)
        for topic in planned
        if not topic.stated.named_like(period)
        if _may_follow(ahead := _after(topic.stated, period), period)
    ]
    if later:
        return max(later, key=lambda pair: (pair[0].weight, pair[1] == period.ahead))[1]
    if begun := next(_begun(period, marked), None):
        return begun
    said = {found.group for s in marked.sentences for found in AHEAD.find(marked.folded, s.start, s.end)}
    rest = REST_OF_YEAR.get(period.last_day.month) if "rest" in said else None
    if rest:
        return Period(period.year, *rest)
    return period.ahead if "next" in said else None


def _begun(period: Period, marked: Marked) -> Iterator[Period]:
    """The periods after `period` that sentences begin with, which tell of nothing done in them, or that a
    heading names alone: `B. Công tác quý IV`.
    """
    for sentence in marked.sentences:
        heads = len(sentence.times) == 1 and sentence.block.start in marked.headlines
        for time in sentence.times if heads else sentence.leading:
            ends_year = period.last_day.month == 12
            ahead = Period(time.year or period.year + ends_year, time.kind, time.number)
            done = sentence.cue_after(time.end, ("done", "plan")) == "done"
            if not done and not time.named_like(period) and _may_follow(ahead, period):
                yield ahead


def _may_follow(ahead: Period, period: Period) -> bool:
    """Whether work can be planned for a period in a report of another: no later than the next year, since
    what is aimed at for years ahead is no plan: `mục tiêu đến năm 2030`.
    """
    return ahead.first_day > period.last_day and ahead.year <= period.year + 1


def _after(named: Stated, period: Period) -> Period:
    """The period that `named` means in a text about `period`: without a year, the next of its name."""
    if named.year:
        return Period(named.year, named.kind, named.number)
    this_year = Period(period.year, named.kind, named.number)
    return this_year if this_year.first_day > period.first_day else replace(this_year, year=period.year + 1)
