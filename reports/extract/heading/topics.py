"""The periods that a text names to tell results or plans of them.

In: a source with its marks. Out: a `Topic` for each such period, with how surely it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from reports.extract.marks import Marked, Sentence, within
from reports.extract.model import BlockKind
from reports.extract.names.days import happened_on
from reports.extract.names.times import Stated, in_year
from reports.extract.tables.tables import heads_two, is_row
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, fold, not_after
from reports.periods import Period, PeriodKind

HEADING = WORDS["heading"]
TOPICS = Phrases({name: HEADING[name] for name in ("firm", "plan", "review", "neither")})
COMPARED = re.compile(rf"{any_of(HEADING['compared'])}{END}[^,;.]{{0,16}}\Z")
REACHED = re.compile(  # hoàn thành toàn bộ chỉ tiêu
    rf"(?<!\w){not_after(HEADING['still_to_reach'])}{any_of(HEADING['reached'])}\s(?:[^\W_]+%?\s){{0,4}}\Z"
)
SEVERAL_AIMS = re.compile(rf"(?<!\w){any_of(HEADING['several_aims'])}\s\Z")
REACHED_BEHIND = re.compile(  # nhiều chỉ tiêu hoàn thành trước thời hạn
    rf"(?:\s(?!{any_of(HEADING['still_to_reach'])}{END})[^\W\d_]+){{0,3}}?\s{any_of(HEADING['reached'])}{END}"
)
OF_REVIEW = re.compile(  # tổng kết tình hình thực hiện nhiệm vụ, not: giao ban triển khai nhiệm vụ
    rf"(?<!\w)(?!{fold(HEADING['regular'])}){any_of(HEADING['firm'])}"
    rf"(?:\s{any_of(HEADING['reviewing'])})*\s\Z"
)
FOLLOWED = re.compile(  # Bám sát nhiệm vụ chính trị và định hướng của tỉnh, hoạt động 6 tháng đầu năm ...
    rf"(?:\A|[,;:]\s){any_of(WORDS['work']['following'])}\s[^,;:.\d]*\Z"
)
NO_TIME = re.compile(r"[^,;:.\d]*,")
TO_DATE = tuple(map(fold, HEADING["by_now"]))
FIRM, REVIEWED, IMPLIED = 3, 2, 1
IN_OPENING = 4  # times the weight of the same words in the body, and so more than any of these
NEARLY_OVER = 0.75  # of a period: results are told of no earlier than this
NEAR_TOP = 1000  # characters from which on no line belongs to a title
NEAR = 100  # characters between a word of the body and the period it tells of


class Topic(NamedTuple):
    """A period named in a sentence: whether plans or results are told of it, and how surely."""

    stated: Stated
    sentence: Sentence
    planned: bool
    weight: int


def topics_in(marked: Marked, *, is_plan: bool) -> Iterator[Topic]:
    """Every period of which words before it, or the cue that follows it, tell plans or results; in the
    opening of a plan, what is else rather results is planned.
    """
    opening = {sentence.start for sentence in marked.opening}
    published = marked.source.published
    told_on = published or next(_days_at_head(marked), None)
    for sentence in marked.sentences:
        line = marked.source.text[sentence.start : sentence.end]
        if not sentence.times or is_row(line) or heads_two(line):
            continue
        words = _topic_words(sentence, marked.folded)
        opens = sentence.start in opening
        for time in sentence.times:
            before = within(words, sentence.start if opens else time.start - NEAR, time.start)
            group, weight = _told_of(
                before, within(words, time.end, sentence.end) if opens else (), sentence, time
            )
            if is_plan and opens and group != "firm":
                group, weight = "plan", FIRM
            if not group and not is_plan and _stands_alone(time, sentence, marked):
                group, weight, opens = "review", IMPLIED, True
            if group == "plan" and _is_reached_by_now(time, sentence, marked.folded):
                group, weight = "firm", 0
            named = group == "firm" and weight == FIRM
            over = _share_over(time, sentence, published if named else told_on)
            passed = over == 1 or (over is None and opens and _is_told_of(time, sentence, marked))
            if not group and passed and sentence.leads(time) and not _is_to_come(time, marked):
                group, weight = "review", IMPLIED
            if group != "plan" and over is not None and over < NEARLY_OVER:
                continue
            if group in ("plan", "firm") or (group == "review" and opens):
                yield Topic(time, sentence, group == "plan", weight * (IN_OPENING if opens else 1))


def _topic_words(sentence: Sentence, folded: str) -> list[Found]:
    """The words of a sentence that tell plans or results; a plan that was reached is a result, and one that
    is reviewed.
    """
    words = TOPICS.find(folded, sentence.start, sentence.end)
    return [_meant(word, folded, max(sentence.start, word.start - NEAR)) for word in words]


def _meant(word: Found, folded: str, start: int) -> Found:
    """The word with what it tells after the words from `start` on."""
    if word.group != "plan":
        return word
    if OF_REVIEW.search(folded, start, word.start):
        return word._replace(group="firm")
    if FOLLOWED.search(folded[start : word.start]) and NO_TIME.match(folded, word.end):
        return word._replace(group="neither")
    several = SEVERAL_AIMS.search(folded, start, word.start)
    reached = REACHED.search(folded, start, word.start) or (
        several and REACHED_BEHIND.match(folded, word.end)
    )
    return word._replace(group="review") if reached else word


def _is_reached_by_now(time: Stated, sentence: Sentence, folded: str) -> bool:
    """Whether a sentence that names the plan of a period goes on with what was done of it: `Năm 2016 sẽ thành
    lập 21 CĐCS, đến nay đã thành lập 32 CĐCS`.
    """
    return len(sentence.times) == 1 and any(
        cue.start > time.end and folded.startswith(TO_DATE, cue.start) for cue in sentence.cues
    )


def _stands_alone(time: Stated, sentence: Sentence, marked: Marked) -> bool:
    """Whether a line near the top has but a period, as below the title of a form, or begins with one and a
    colon: `NĂM 2021`, `QUÝ I/2024: NHỮNG CON SỐ`.
    """
    words = marked.folded[sentence.start : sentence.end].strip(" ().,:")
    named = marked.folded[time.start : time.end]
    return sentence.start < NEAR_TOP and (words == named or words.startswith(f"{named}:"))


def _is_told_of(time: Stated, sentence: Sentence, marked: Marked) -> bool:
    """Whether the paragraph that begins with a period of a year goes on with what was done: `Quý III/2021 là
    quãng thời gian khó khăn. Giữa những ngày ấy, LĐLĐ tỉnh đã ...`.
    """
    if time.period is None or not sentence.opens_block:
        return False
    told = (
        s.cue_after(s.start, ("done", "plan", "named")) for s in marked.sentences if s.block is sentence.block
    )
    return next(filter(None, told), "") == "done"


def passed(marked: Marked) -> Iterator[Topic]:
    """The periods that a text names in passing, none of them only compared with, and none a whole year."""
    for sentence in marked.sentences:
        for time in sentence.times:
            if time.kind is PeriodKind.YEAR or is_compared(time, sentence, marked):
                continue
            if not _is_to_come(time, marked):
                yield Topic(time, sentence, planned=False, weight=0)


def _is_to_come(time: Stated, marked: Marked) -> bool:
    """Whether a period without a year is rather the next of its name than the last, by the day on which the
    text was published: `quý III` in June.
    """
    published = marked.source.published
    if time.year or published is None:
        return False
    ahead = Period(published.year, time.kind, time.number)
    last = replace(ahead, year=ahead.year - 1)
    return ahead.first_day > published and ahead.first_day - published < published - last.last_day


def led_by_year(marked: Marked) -> Iterator[Topic]:
    """The years that sentences of the lead begin with: `Năm 2021, LĐLĐ huyện có 12 CĐCS vững mạnh`."""
    for sentence in marked.opening:
        if sentence.block.kind is not BlockKind.TITLE:
            yield from (
                Topic(time, sentence, planned=False, weight=0) for time in sentence.leading if time.year
            )


def is_compared(time: Stated, sentence: Sentence, marked: Marked) -> bool:
    """Whether a period is only named because another is compared with it."""
    before = marked.folded[max(sentence.start, time.start - NEAR) : time.start]
    return COMPARED.search(before) is not None


def _share_over(time: Stated, sentence: Sentence, told_on: date | None) -> float | None:
    """How much of a period had passed on the day that a text tells of, up to 1; None when nobody knows."""
    period = in_year(time, sentence.times, told_on).period
    if not told_on or not period:
        return None
    length = period.last_day - period.first_day
    return min(1.0, (told_on - period.first_day) / length)


def _days_at_head(marked: Marked) -> Iterator[date]:
    """The days that sentences of title and lead begin with: `Ngày 31/1/2021, LĐLĐ huyện tổ chức hội nghị`."""
    for sentence in marked.opening:
        if day := happened_on(marked.folded, sentence.start, sentence.end):
            yield day


def _told_of(
    before: Sequence[Found], after: Sequence[Found], sentence: Sentence, time: Stated
) -> tuple[str, int]:
    """What a period is named for, and how surely, by the words before it and after it."""
    telling = [word.group for word in before if word.group != "review"]
    cue = sentence.cue_after(time.end, ("done", "plan")) if sentence.leads(time) else ""
    if telling and not ((cue == "done" and telling[-1] == "plan") or (cue and telling[-1] == "neither")):
        return telling[-1], FIRM
    if cue:
        return "plan" if cue == "plan" else "firm", IMPLIED
    if before:
        return "review", REVIEWED
    told = [word.group for word in after if word.group in ("plan", "firm", "review")]
    return ("plan" if "plan" in told else "firm", IMPLIED) if told and sentence.leads(time) else ("", 0)
