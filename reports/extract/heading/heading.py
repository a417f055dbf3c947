"""What a document is about: who reports, of which period, and what it plans for.

In: a source with its marks. Out: a `Heading`, with None for whatever the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reports.extract.heading.dating import period_before, period_of, surest, task_period
from reports.extract.heading.issuer import cluster_in, issuer_in
from reports.extract.heading.topics import (
    FIRM,
    IN_OPENING,
    TOPICS,
    Topic,
    led_by_year,
    passed,
    topics_in,
)
from reports.extract.marks import LEADING, Marked, Sentence
from reports.extract.model import OPENING, BlockKind, Heading
from reports.extract.names.days import HAPPENED_ON
from reports.extract.names.names import NAMES
from reports.extract.names.terms import SCHOOL_YEAR, YEARS
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold
from reports.organisations import Directory
from reports.periods import Period, PeriodKind

HEADING = WORDS["heading"]
EVENTS = Phrases({"event": (*HEADING["event"], *WORDS["happenings"])})
PLANS = {fold(words) for words in HEADING["plans"]}
NUMBER = re.compile(  # Số: 15/KH-LĐLĐ
    r"^\s*số\s?:?\s?\d{1,4}\s?[/-]\s?(?:\d{4}\s?/\s?)?(?P<sign>[^\W\d_]+)", re.MULTILINE
)
PLAN_SIGN = re.compile(rf"{any_of(HEADING['plan_signs'])}\Z")
OVER = frozenset(["done", "done_first", "meeting"])  # cues of what is no plan
TITLED_PLAN = re.compile(rf"{any_of(HEADING['plan_titles'])}{END}")
NEAR_TOP = 1000  # characters in which the number of a paper stands
OF_SCHOOL_YEAR = re.compile(  # tổng kết năm học 2014-2015, tổng kết phong trào khối trường học 2014-2015
    rf"(?<!\w){any_of(HEADING['firm'])}{END}(?:[^,;.:]|,\s(?={any_of(WORDS['work']['themes'])}{END})){{0,120}}?\s"
    rf"(?:{SCHOOL_YEAR}{END}|{any_of(WORDS['times']['schools'])}{YEARS})"
)
UNIONS = any_of((*NAMES["mass"], NAMES["federation"], NAMES["short_federation"], NAMES["union"]))
REVIEW = re.compile(  # of all that was done, not of a programme: sơ kết công tác Hội, đề ra
    rf"(?<!\w)(?:{fold(HEADING['interim'])}|(?P<closes>{fold(HEADING['closing'])}))"
    rf"(?:\s{any_of((*HEADING['reviewing'], *WORDS['times']['reported']))})*"
    rf"(?:\s{UNIONS}(?:\s[^\W\d_]+){{0,5}}?)?"
    rf"(?:,|\s{fold(WORDS['names']['and'])}\s|\s{any_of(HEADING['plan'])}{END})"
)
SEVERAL_YEARS = re.compile(  # từ năm 2012 đến 2019, giai đoạn 2014 - 2022
    rf"(?<!\w){any_of(HEADING['of_years'])}\s(20\d\d)(?:\s?-\s?|\sđến\s(?:năm\s)?)(20\d\d)(?!\d)"
)
CAMPAIGN = re.compile(  # Tháng Công nhân năm 2023; not: vui Tết, hoàn thành nhiệm vụ năm 2023
    rf"(?<!\w){any_of(HEADING['campaigns'])}{END}(?:,?\s{any_of(HEADING['campaign_goes_on'])}{END})*"
    rf"(?:\s(?!{any_of(HEADING['no_campaign'])}{END})[^\W\d_]+){{0,5}}\s(?P<year>20\d\d)(?![\d/-])"
)
TELLING = ("done", "plan", "named", "directed", "ordered")  # cues that say what is told
PLANNED_FOR = re.compile(rf"(?<!\w){any_of((*HEADING['plan_titles'], *WORDS['work']['preparing']))}{END}")
LOOKING_BACK = tuple(map(fold, HEADING["looking_back"]))
PAST = tuple(map(fold, HEADING["years_past"]))
UNTIL = tuple(f"{fold(words)} " for words in WORDS["times"]["until"])
YEARS_PAST = (*PAST, *map(fold, WORDS["spans"]["to_date"]))
HALF_TERMS = Phrases({"term": (*HEADING["half_terms"], *HEADING["school_terms"])})


class Told(NamedTuple):
    """What a text tells of: the period that it reports, the one that it plans for, and the kind of report
    that makes it. inferred: as in `Heading`.
    """

    period: Period | None
    ahead: Period | None
    kind: str
    inferred: bool = False


def heading_in(marked: Marked, directory: Directory) -> Heading:
    """Who reports and when, from title, lead and body; None where the text does not say."""
    issuer, told = issuer_in(marked, directory), _told(marked)
    period, ahead = (str(time) if time else None for time in (told.period, told.ahead))
    return Heading(issuer, cluster_in(marked, issuer), period, ahead, told.kind, told.inferred)


def _told(marked: Marked) -> Told:
    """What title, lead and body tell of."""
    is_paper = _is_paper_of_plans(marked)
    is_plan = is_paper or _is_plan(marked)
    topics = [*topics_in(marked, is_plan=is_plan)]
    campaign = None if is_plan else _campaign(marked, topics)
    if of_none := campaign or _of_no_period(marked, topics):
        return of_none
    topics = topics or [*passed(marked), *led_by_year(marked)][:1]
    inferred = not is_plan and not _titled_plan(topics)
    if inferred and all(topic.planned for topic in topics):
        topics += [*_passed_years(topics, marked)] or [*_reviewed_before(topics, marked)]
    plans = is_paper or _plans_first(topics, marked)
    result = None if plans else surest([topic for topic in topics if not topic.planned], marked)
    period = period_of(result, marked) or period_before(result, topics, marked) if result else None
    ahead = task_period(topics, period, marked)
    if result:
        return Told(period, ahead, result.stated.kind.value)
    if inferred and (looks_back := _looks_back_at_first(marked, topics, ahead)):
        return looks_back
    planned = bool(ahead or is_plan)
    return Told(ahead, ahead, "plan" if planned else "other", planned and inferred)


def _of_no_period(marked: Marked, topics: Sequence[Topic]) -> Told | None:
    """What a text tells that reports no period; None for others."""
    if _of_part_of_a_term(marked, topics):
        return Told(None, None, "other")
    if _of_school_year(marked, topics):
        return Told(None, None, PeriodKind.YEAR.value)
    if _tells_an_event(marked, topics):
        return Told(None, None, "event")
    years = _several_years(marked)
    ahead = [topic for topic in topics if _is_planned_after(years, topic)]
    several = years and all(_is_one_of(years, topic) for topic in topics if topic not in ahead)
    planned = [topic for topic in ahead if not _is_aimed_at(topic, marked)]
    return Told(None, task_period(planned, None, marked), "other") if several else None


def _looks_back_at_first(marked: Marked, topics: Sequence[Topic], ahead: Period | None) -> Told | None:
    """What a text tells whose first sentence that tells of a time looks back: `Năm qua, các CĐCS đã hỗ trợ`;
    that is the year before the one that is planned for, but not before one up to which more is planned: `đến
    năm 2025`.
    """
    telling = (s for s in marked.sentences if s.times or any(cue.group == "done" for cue in s.cues))
    first = next(telling, None)
    if first is None or not marked.folded.startswith(YEARS_PAST, first.start):
        return Told(None, ahead, "other") if _plans_later(marked, topics, ahead) else None
    by_then = any(_is_aimed_at(topic, marked) for topic in topics if topic.planned)
    of_a_year = ahead if ahead and ahead.kind is PeriodKind.YEAR and not by_then else None
    if of_a_year and marked.folded.startswith(PAST, first.start):
        return Told(of_a_year.previous, ahead, of_a_year.kind.value)
    return Told(None, ahead, "other")


def _plans_later(marked: Marked, topics: Sequence[Topic], ahead: Period | None) -> bool:
    """Whether a text first tells what was done, and only its body, behind that, what is planned, for a time
    that neither title nor lead name.
    """
    planned = min((topic.sentence.start for topic in topics), default=0)
    named = (time for s in marked.opening for time in s.times)
    if any(ahead and time.period and time.period.covers(ahead) for time in named):
        return False
    told = (s.cue_after(s.start, TELLING) for s in marked.sentences if s.start < planned)
    return next(filter(None, told), "") == "done"


def _of_part_of_a_term(marked: Marked, topics: Sequence[Topic]) -> bool:
    """Whether title or lead review a part of a term of office or of a school year, and no period: `sơ kết
    giữa nhiệm kỳ`, `sơ kết học kỳ I`.
    """
    if any(topic.weight >= IN_OPENING for topic in topics):
        return False
    found = [
        HALF_TERMS.find(marked.folded, s.start, s.end) and TOPICS.find(marked.folded, s.start, s.end)
        for s in marked.opening
    ]
    return any(word.group == "firm" for words in found for word in words)


def _of_school_year(marked: Marked, topics: Sequence[Topic]) -> bool:
    """Whether a title reviews a school year, and no period of a report; or the lead, and none but one that is
    only named beside it: `tổng kết năm học 2014-2015, gắn với ngày hội năm 2015`.
    """
    found = ((s, OF_SCHOOL_YEAR.search(marked.folded, s.start, s.end)) for s in marked.opening)
    reviewed = [(sentence, review.end()) for sentence, review in found if review]
    opening = [topic for topic in topics if topic.weight >= IN_OPENING]
    if any(map(_is_title, (sentence for sentence, _ in reviewed))):
        return not any(_is_title(topic.sentence) for topic in opening)
    beside = (any(_is_beside(topic, end, marked) for _, end in reviewed) for topic in opening)
    return bool(reviewed) and all(beside)


def _is_title(sentence: Sentence) -> bool:
    """Whether a sentence stands in the title."""
    return sentence.block.kind is BlockKind.TITLE


def _is_beside(topic: Topic, end: int, marked: Marked) -> bool:
    """Whether a period is named in the sentence of what ends at `end`, and for nothing of its own."""
    if not topic.sentence.start < end < topic.stated.start:
        return False
    return all(word.group == "review" for word in TOPICS.find(marked.folded, end, topic.stated.start))


def _several_years(marked: Marked) -> range:
    """The years of which title or lead tell results together: `Từ năm 2012 đến 2019, LĐLĐ tỉnh đã ...`, `Kết
    quả phát triển đoàn viên giai đoạn 2014 - 2022`; none for two, which may be a school year.
    """
    for sentence in marked.opening:
        found = SEVERAL_YEARS.search(marked.folded, sentence.start, sentence.end)
        if found and int(found[2]) - int(found[1]) > 1:
            words = TOPICS.find(marked.folded, sentence.start, found.start())
            told = [word.group for word in words if word.group != "review"]
            heads = marked.folded[sentence.start : found.start()].strip() in LEADING
            done = heads and sentence.cue_after(found.end(), ("done", "plan")) == "done"
            if done or told[-1:] == ["firm"]:
                return range(int(found[1]), int(found[2]) + 1)
    return range(0)


def _is_one_of(years: range, topic: Topic) -> bool:
    """Whether a period is one of several years that are told of: named beside another of them, or not the
    one that title or lead review.
    """
    if topic.stated.kind is not PeriodKind.YEAR or topic.stated.year not in years:
        return False
    beside = sum(time.kind is PeriodKind.YEAR and time.year in years for time in topic.sentence.times) > 1
    reviewed = topic.weight >= FIRM * IN_OPENING and topic.sentence.block.kind in OPENING
    return beside or topic.planned or not reviewed


def _is_planned_after(years: range, topic: Topic) -> bool:
    """Whether a period is planned for, after several years that are told of."""
    return topic.planned and topic.stated.year is not None and topic.stated.year >= years.stop


def _is_aimed_at(topic: Topic, marked: Marked) -> bool:
    """Whether more is planned up to a period, not for it alone: `đến năm 2025`."""
    return marked.folded.endswith(UNTIL, 0, topic.stated.start)


def _titled_plan(topics: Iterable[Topic]) -> bool:
    """Whether a title tells plans."""
    return any(topic.planned and _is_title(topic.sentence) for topic in topics)


def _passed_years(planned: Sequence[Topic], marked: Marked) -> Iterator[Topic]:
    """The periods before the first that is planned for, of those that clauses begin with, as they are told of
    in `Năm 2022, Hội kết nạp 40 hội viên. Năm 2023, phấn đấu 30 hội viên`.
    """
    first = min((p.first_day for topic in planned if (p := topic.stated.period)), default=None)
    for sentence in marked.sentences:
        for time in sentence.leading:
            passed = first and time.period and time.period.last_day < first
            if passed and sentence.cue_after(time.end, ("done", "plan")) != "plan":
                yield Topic(time, sentence, planned=False, weight=FIRM)


def _reviewed_before(planned: Sequence[Topic], marked: Marked) -> Iterator[Topic]:
    """The periods before those that a review plans for: `Hội nghị sơ kết đề ra nhiệm vụ quý II năm 2022`; a
    year is closed, other periods are reviewed within theirs.
    """
    for topic in planned:
        sentence, ahead = topic.sentence, topic.stated.period
        review = REVIEW.search(marked.folded, sentence.start, topic.stated.start)
        if not (review and ahead) or len(sentence.times) > 1:
            continue
        if bool(review["closes"]) == (ahead.kind is PeriodKind.YEAR):
            passed = topic.stated._replace(number=ahead.previous.number, year=ahead.previous.year)
            yield Topic(passed, sentence, planned=False, weight=FIRM)


def _is_plan(marked: Marked) -> bool:
    """Whether a line above the text calls it a plan."""
    lines = (marked.folded[s.start : s.end].strip(" .:") for s in marked.opening)
    return any(line in PLANS for line in lines)


def _is_paper_of_plans(marked: Marked) -> bool:
    """Whether it is a plan by its official number, `Số: 15/KH-LĐLĐ`, or by a title that ends with the period
    that it is for, or with whose it is: `Kế hoạch công tác quý II của LĐLĐ huyện Mẫu`.
    """
    number = NUMBER.search(fold(marked.source.text[:NEAR_TOP]))
    if number and PLAN_SIGN.match(number["sign"]) and not any(_is_report(s, marked) for s in marked.opening):
        return True
    title = next((s for s in marked.opening if _is_title(s)), None)
    if title is None or not title.times or any(cue.group in OVER for cue in title.cues):
        return False
    words = TOPICS.find(marked.folded, title.start, title.end)
    told = {word.group for word in words} - {"plan", "review"}
    if told or not TITLED_PLAN.match(marked.folded, title.start, title.end):
        return False
    ends = {time.end for time in title.times} | {name.end for name in title.names}
    return len(marked.folded[: title.end].rstrip(" .:")) in ends


def _is_report(sentence: Sentence, marked: Marked) -> bool:
    """Whether a line above the text reviews what was done."""
    words = TOPICS.find(marked.folded, sentence.start, sentence.end)
    return _is_title(sentence) and any(word.group == "firm" for word in words)


def _plans_first(topics: Sequence[Topic], marked: Marked) -> bool:
    """Whether the opening tells plans alone, and calls itself a plan or is followed by plans; a body that
    reviews a period by name reports it, wherever that stands, but in what only looks back.
    """
    opening = [topic for topic in topics if topic.weight >= IN_OPENING]
    reviewed = any(
        not topic.planned and topic.weight >= FIRM and not _looks_back(topic.sentence, marked)
        for topic in topics
    )
    if not opening or reviewed or not all(topic.planned for topic in opening):
        return False
    if _is_plan(marked) or (_titled_plan(opening) and len(opening) > 1):
        return True
    meant = {(topic.stated.kind, topic.stated.number, topic.stated.year) for topic in opening}
    for sentence in marked.sentences:
        if sentence.block.kind not in OPENING and not _looks_back(sentence, marked):
            if any((time.kind, time.number, time.year) in meant for time in sentence.leading):
                return True
            if cue := sentence.cue_after(sentence.start, ("done", "done_first", "plan", "launch")):
                return cue in ("plan", "launch") or _agrees(sentence)
    return True


def _agrees(sentence: Sentence) -> bool:
    """Whether a sentence tells of what was agreed on: `đã thảo luận, thống nhất nội dung giao ước`."""
    return any(cue.group == "launch" for cue in sentence.cues)


def _looks_back(sentence: Sentence, marked: Marked) -> bool:
    """Whether a sentence tells of what was before all that its text is about."""
    return marked.folded.startswith(LOOKING_BACK, sentence.start)


def _campaign(marked: Marked, topics: Sequence[Topic]) -> Told | None:
    """What a text tells whose title or lead names a campaign of a year, `Tháng Công nhân năm 2023`, `Tết Giáp
    Thìn 2024`, and no period that is reviewed: a happening of that year, or the plan for it.
    """
    found = ((s, CAMPAIGN.search(marked.folded, s.start, s.end)) for s in marked.opening)
    named = next(((sentence, campaign) for sentence, campaign in found if campaign), None)
    if named is None:
        return None
    sentence, campaign = named
    year = Period(int(campaign["year"]), PeriodKind.YEAR)
    others = [topic for topic in topics if topic.stated.period != year]
    reviewed = any(topic.weight >= IN_OPENING or not topic.planned for topic in others)
    if reviewed or sentence.cue_after(campaign.end(), ("meeting",)):
        return None
    announced = PLANNED_FOR.search(marked.folded, sentence.start, campaign.start())
    planned = announced or any(topic.planned and topic.weight >= IN_OPENING for topic in topics)
    ahead = task_period(topics, None, marked)
    return Told(year, ahead or year, "plan" if planned else "event")


def _tells_an_event(marked: Marked, topics: Sequence[Topic]) -> bool:
    """Whether title or lead tell of a happening on some day, and of no period that is reviewed or planned;
    a text that tells results of one period and plans for another is no report of a happening.
    """
    if any(topic.weight >= IN_OPENING for topic in topics) or len({topic.planned for topic in topics}) > 1:
        return False
    found = [s for s in marked.opening if EVENTS.find(marked.folded, s.start, s.end)]
    told = found if topics else marked.opening
    dated = (HAPPENED_ON.search(marked.folded, s.start, s.end) for s in told)
    titled = any(map(_is_title, found))
    return titled or any(dated) or bool(found and not topics)
