"""What comes at one time of the year: Tết, tháng Công nhân. It is not planned for other months.

In: a folded sentence and the heading of its record. Out: whether it speaks of another time of the year, or
of one that is still to come.
"""

from __future__ import annotations

import re

from reports.extract.marks import Sentence
from reports.extract.model import Heading
from reports.extract.names.times import TIMES
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold
from reports.periods import Period

SEASONS = Phrases({season: [season] for season in TIMES["seasons"]})
BEGINNINGS: dict[str, int] = TIMES["season_begins"]
YEAR = re.compile(rf"\s(?:{fold(TIMES['year'])}\s)?((?:19|20)\d\d)(?!\d)")
MAKING = re.compile(  # a plan is made for what comes later
    rf"{any_of(WORDS['work']['making'])}{END}"
    rf"[^,;:.]{{0,40}}?\s{any_of(WORDS['plan_headings'])}{END}"
    rf"|{any_of(WORDS['work']['preparing'])}{END}"
)


def out_of_season(sentence: Sentence, folded: str, begins: int, heading: Heading) -> bool:
    """Whether a sentence speaks of what comes in other months than those that are planned for, and of no plan
    that is made for it. begins: where its own words begin.
    """
    if not heading.task_period or MAKING.match(folded, begins, sentence.end):
        return False
    period = Period.parse(heading.task_period)
    months = {*range(period.first_day.month, period.last_day.month + 1)}
    return any(
        months.isdisjoint(TIMES["seasons"][season.group]) and not _is_later(folded, season.end, period)
        for season in SEASONS.among(sentence.words, folded, sentence.start, sentence.end)
    )


def before_season(sentence: Sentence, folded: str, heading: Heading) -> bool:
    """Whether a sentence speaks of what begins later in the year than the period of the results ends."""
    if not heading.period:
        return False
    period = Period.parse(heading.period)
    return any(
        BEGINNINGS.get(season.group, 0) > period.last_day.month and not YEAR.match(folded, season.end)
        for season in SEASONS.among(sentence.words, folded, sentence.start, sentence.end)
    )


def _is_later(folded: str, place: int, period: Period) -> bool:
    """Whether a year after that of the period stands at `place`: Tháng Công nhân năm 2024."""
    year = YEAR.match(folded, place)
    return year is not None and int(year[1]) > period.year
