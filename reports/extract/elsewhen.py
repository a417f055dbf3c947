"""The time that a figure itself is told of, where that is not the time of its sentence.

In: a mention in its sentence, the sections and tables it stands in. Out: the name of its period, None when it
is the record's: `980 suất quà năm 2022`, `cùng kỳ đạt 12 lớp`, what stands under the heading `1. Quý I`.
"""

from __future__ import annotations

import re

from reports.extract.headlines import headlines, level
from reports.extract.marks import OPENING, Marked, Sentence
from reports.extract.model import Kind, Mention
from reports.extract.phrases import END, WORDS, fold, tree
from reports.extract.tables import Column
from reports.extract.times import Stated, period_at
from reports.periods import Period

WORDS_OF_TIME = WORDS["elsewhen"]
LAST_YEAR = tree(map(fold, WORDS_OF_TIME["last_year"]))
LINK = re.compile(rf"\s(?:{tree(map(fold, WORDS_OF_TIME['links']))}\s)?")
LAST_YEAR_AFTER = re.compile(rf"{LAST_YEAR}{END}")
LAST_YEAR_BEFORE = re.compile(
    rf"(?<!\w)(?<!so với )(?<!so )(?:{LAST_YEAR})(?:\snăm\s\d{{4}})?[\s,:]*"
    rf"(?:{tree(map(fold, WORDS_OF_TIME['verbs']))}\s)*\Z"
)
CLOSED = re.compile(r"[^()]*\)")  # what stands in brackets holds only there
WHOLE = re.compile(rf"(?<!\w){tree(map(fold, WORDS_OF_TIME['whole']))}{END}")


def sections(marked: Marked) -> dict[int, Stated]:
    """The time of the nearest heading above that names one, by the starts of the blocks under it."""
    above, found = headlines(marked.source), dict[int, Stated]()
    time, depth = None, -1
    for sentence in marked.sentences:
        block = sentence.block
        if block.kind in OPENING or not sentence.opens_block:
            continue
        if block.start in above:
            deep = level(marked.source.text[block.start : block.end])
            if sentence.times or deep <= depth:
                time = sentence.times[0] if len(sentence.times) == 1 else None
                depth = deep
        elif time:
            found[block.start] = time
    return found


def own_period(
    mention: Mention, sentence: Sentence, folded: str, record: str | None, column: Column | None
) -> str | None:
    """The period that words at a figure, or the head of its column, name for it; None without any."""
    if not record or mention.kind is Kind.CHANGE:
        return None
    period = Period.parse(record)
    if column and column.time:
        return period_at(column.time, record)
    if (column and column.last_year) or _is_last_years(mention, sentence, folded):
        return str(period.same_period_last_year)
    link = LINK.match(folded, mention.end, sentence.end)
    time = next((t for t in sentence.times if link and t.start == link.end()), None)
    return str(_other(time, period)) if time and _other(time, period) else None


def _is_last_years(mention: Mention, sentence: Sentence, folded: str) -> bool:
    link = LINK.match(folded, mention.end, sentence.end)
    if link and LAST_YEAR_AFTER.match(folded, link.end(), sentence.end):
        return True
    return LAST_YEAR_BEFORE.search(folded[sentence.start : mention.start]) is not None


def _other(time: Stated, period: Period) -> Period | None:
    """The period that is meant right after a figure: of another year, or a part of the record's."""
    named = Period(time.year or period.year, time.kind, time.number)
    part = named != period and period.covers(named)
    return named if named.year != period.year or part else None


def leading_time(sentence: Sentence, folded: str, place: int, before: Stated | None) -> Stated | None:
    """The time of the clauses before `place`; None once they sum up: `nâng tổng số lên 360`."""
    leading = (time for time in reversed(sentence.leading) if time.start < place)
    time = next((time for time in leading if not CLOSED.match(folded, time.end, place)), before)
    start = time.end if time and time.start >= sentence.start else sentence.start
    return None if time and WHOLE.search(folded, start, place) else time


def is_wider(time: Stated, record: str | None) -> bool:
    """Whether a period takes in that of the record, so that a heading with it says nothing new."""
    period = Period.parse(record) if record else None
    return period is None or Period(time.year or period.year, time.kind, time.number).covers(period)
