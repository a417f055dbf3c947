"""The time that a figure is told of, where that is not the time of its record.

In: a mention in its sentence, the sections and tables it stands in. Out: the name of its period, or why that
is unsure: `980 suất quà năm 2022`, `cùng kỳ đạt 12 lớp`, what stands under the heading `1. Quý I`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from reports.extract.figures.comparisons import PLAN
from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import CHANGE, COUNT, MONEY, OPENING, BlockKind, Mention
from reports.extract.names.actors import LISTED, START
from reports.extract.names.spans import CLOSED, LAST_YEAR, TELLING, Span, span_at, spans, spans_in
from reports.extract.names.times import Stated, period_at
from reports.extract.page.headlines import level
from reports.extract.reasons import Unsure
from reports.extract.tables.tables import Cell
from reports.extract.telling.passage import Passage, ends_item
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, fold, hints
from reports.facts import CONTEXT, TASK, Role
from reports.periods import Period, PeriodKind

WORDS_OF_TIME = WORDS["elsewhen"]
OF_LAST_YEAR = hints(WORDS["spans"]["last_year"])
VERBS = any_of(WORDS_OF_TIME["verbs"])
LINK = re.compile(rf"\s(?P<bracket>\()?(?:{any_of(WORDS_OF_TIME['links'])}\s)?")
LAST_YEAR_BEFORE = re.compile(
    rf"(?<!\w)(?<!so với )(?<!so )(?<!cùng kỳ )(?:{LAST_YEAR})(?:\snăm\s\d{{4}})?[\s,:]*"
    rf"(?:{VERBS}\s)*\Z|(?:{LAST_YEAR})(?:\snăm\s\d{{4}})?\s?\((?:{VERBS}\s)*\Z"
)
LAST_YEAR_NAMED = re.compile(LAST_YEAR)
IN_BRACKETS = re.compile(  # tăng 8% so với cùng kỳ (nam 20 người; not: (trong đó nam 20 người
    rf"(?:{LAST_YEAR})(?:\snăm\s\d{{4}})?\s?\((?!{any_of(WORDS['clause']['parting'])}{END})[^()]*\Z"
)
DIFFERS = re.compile(  # nhiều hơn cùng kỳ 300 đoàn viên
    rf"(?<!\w){any_of(WORDS_OF_TIME['differing'])}\s(?:so\s(?:với\s)?)?{LAST_YEAR}"
    rf"(?:\snăm\s\d{{4}})?\s(?:{VERBS}\s)*\Z"
)
CLAUSE_PARTED = re.compile(r"[,;()\d]|:(?!\s)")
BY = any_of(WORDS_OF_TIME["by"])
AIMED = re.compile(rf"(?<!\w){any_of(WORDS_OF_TIME['aims'])}\s(?:{BY}\s)*\Z")
YEAR_AIMED = re.compile(  # phấn đấu cả năm
    rf"(?<!\w){any_of(WORDS_OF_TIME['aims'])}\s(?:{BY}\s)*"
    rf"{any_of(WORDS_OF_TIME['year_end'])}(?!\s\d|\w|\shọc)"
)
BY_END = re.compile(  # phấn đấu đến cuối năm thành lập 15 cơ sở
    rf"(?<!\w){any_of(WORDS_OF_TIME['aims'])}\s(?:{BY}\s)*"
    rf"{any_of(WORDS_OF_TIME['year_end'])}"
    r"(?!\s\d|\w|\shọc)[^,;:()\d]{0,60}\Z"
)
FOR_A_TERM = re.compile(  # phấn đấu đến hết nhiệm kỳ 2023-2028 kết nạp 500 đoàn viên
    rf"(?<!\w){any_of(WORDS_OF_TIME['aims'])}\s(?:{BY}\s)*"
    rf"{any_of(WORDS['spans']['lasting'])}"
    r"(?:\s\d{4}\s?[-–]\s?\d{4})?(?!\w),?[^,;:()\d]{0,60}\Z"
)
YEARS_TARGET = rf"{any_of(WORDS['events']['targets'])}\s(?:cả\s)?năm(?!\s\d{{4}}|\w|\shọc)"
# chỉ tiêu năm là 900 đoàn viên; 68% kế hoạch cả năm (900 đoàn viên); in brackets all
OF_THE_YEAR = re.compile(
    rf"(?<!\w){YEARS_TARGET}[^,;:.()\d]{{0,40}}[:(]?\s?\Z|\({YEARS_TARGET}[^;()]{{0,80}}\Z"
)
GOES_ON = re.compile(r"[^();,.\d]*(?:\([^()]*\)[^();,.\d]*)?[;,][^();.:\d]*")  # to the next figure of a list
MEASURED = re.compile(rf"\s(?:{any_of(WORDS_OF_TIME['measured'])}\s){{1,2}}\Z")
MEASURING = tuple({fold(words).split()[-1] for words in WORDS_OF_TIME["measured"]})
OF_ANOTHER = re.compile(  # so với năm 2020; tăng từ 50 suất năm 2020
    rf"(?<!\w){any_of(WORDS_OF_TIME['compared'])}\s\Z|\d[^,;:()]*\Z"
)
TOTALLED, DIGIT = tuple(f"{fold(words)} " for words in WORDS["spans"]["totalled"]), re.compile(r"\d")
WHOLE = Phrases({"whole": WORDS_OF_TIME["whole"]})
AS_MANY = re.compile(
    rf"\S+\s+{fold(WORDS['times']['months'])}"
)  # months that no side of the year is named of
ON_A_DAY = re.compile(  # Năm 2020 hỗ trợ 12 nhà; ngày 30/3/2021 hỗ trợ 3 nhà
    rf";\s{any_of(WORDS['times']['happened_on'])}\s\d{{1,2}}[/.]\d{{1,2}}[/.](20\d\d)(?!\d)"
)
REACH = 80  # characters before a figure that can tell its time


Time = Stated | Span


class When(NamedTuple):
    """The period that something is told of, and why that is unsure, if it is. said: whether words say it."""

    period: str | None
    unsure: Unsure | None = None
    said: bool = True


@dataclass(slots=True)  # as `Block`
class Times:
    """The times that hold in a sentence. leads: those that its clauses begin with; before: the one that holds
    at its beginning; carried: whether that comes from a sentence before, not from a heading; wholes: words
    that sum up or come back to the present; timed: whether it can name any time itself.
    """

    sentence: Sentence
    folded: str
    leads: Sequence[Time]
    before: Time | None
    carried: bool
    wholes: Sequence[Found]
    timed: bool

    def told(self, mention: Mention, role: Role, record: str | None, cell: Cell | None) -> When:
        """Of which period a figure is in a record of the period `record`."""
        if not record:
            return self._of_no_record(mention)
        when = self._of_record(mention, role, record, cell)
        by_then = role is TASK and when.unsure is Unsure.PART_OF_PERIOD  # when it is to be done
        return when._replace(unsure=None) if by_then else when

    def _of_record(self, mention: Mention, role: Role, record: str, cell: Cell | None) -> When:
        """Of which period a figure is: of the time that stands with it, else of the one that holds there,
        else of the record's.
        """
        if own := self._own(mention, role, record, cell):
            return own
        time = self.at(mention.start)
        if isinstance(time, Stated) and self._is_one_of_many(time):
            return When(record, Unsure.UNNAMED)
        by_then = isinstance(time, Span) and (
            time.counts_up or (time.alone and time.closes(Period.parse(record)))
        )
        if by_then and role is CONTEXT:
            return When(record)  # what there is by then
        when = self._meant(time, record)._replace(said=False) if time else When(record, said=False)
        if time is not self.before:
            return when
        if when.period == record:
            carried = self.carried and when.unsure is Unsure.PART_OF_PERIOD
            return when._replace(unsure=Unsure.TIME_INHERITED) if carried else when
        return self._inherited(when, role, record)

    def _of_no_record(self, mention: Mention) -> When:
        """Of which period a figure is in a text that is of none: of one that its clause begins with."""
        time = self.at(mention.start)
        if isinstance(time, Stated) and time.period and time is not self.before:
            return When(str(time.period))
        before = self.folded[max(self.sentence.start, mention.start - REACH) : mention.start]
        elsewhen = time or LAST_YEAR_BEFORE.search(before) or FOR_A_TERM.search(before)
        return When(None, Unsure.UNNAMED if elsewhen or self._for_a_year(mention) else None)

    def _for_a_year(self, mention: Mention) -> bool:
        """Whether a figure is a target of a time that is named: `mục tiêu đến năm 2030, có 900 đoàn viên`."""
        time = last_before(self.sentence.times, mention.start)
        return time is not None and AIMED.search(self.folded, self.sentence.start, time.start) is not None

    def _inherited(self, when: When, role: Role, record: str) -> When:
        """Of which period a figure is that a sentence before, or a heading above, tells the time of."""
        if self.carried:
            outside = _is_out_of(when, role, record)
            return When(record) if outside else When(when.period, Unsure.TIME_INHERITED)
        below_plans = role is not TASK and _is_out_of(when, role, record)
        return When(record, Unsure.TIME_INHERITED) if below_plans else when

    def at(self, place: int) -> Time | None:
        """The time of the clauses before `place`; None once they sum up: `nâng tổng số lên 360`."""
        if not self.leads and self.before is None:
            return None
        leading = (time for time in reversed(self.leads) if time.start < place)
        time = next((time for time in leading if place <= self._until(time, place)), self.before)
        if time is None:
            return None
        start = time.end if time is not self.before else self.sentence.start
        whole = last_before(self.wholes, place)
        return None if whole and whole.start >= start else time

    def goes_on(self, before: Mention, mention: Mention) -> bool:
        """Whether a planned figure is one of a list with the one before, and no other time is named for it:
        `phấn đấu năm 2022: kết nạp 500 đoàn viên; thành lập 20 CĐCS`.
        """
        named = within(self.leads, before.end, mention.start) or within(
            self.sentence.times, before.end, mention.start
        )
        return not named and GOES_ON.fullmatch(self.folded, before.end, mention.start) is not None

    def after(self, stated: Sequence[Mention]) -> Time | None:
        """The time that the next sentence goes on with: none that is named after a figure of another one."""
        time = self.at(self.sentence.end)
        if time is None or time is self.before:
            return time
        beside = bool(stated) and stated[0].start < time.start
        return None if beside or (isinstance(time, Span) and not time.lasts) else time

    def _until(self, time: Time, place: int) -> int:
        """Where a time named before `place` ends to hold; `place` or later where it still holds there."""
        if isinstance(time, Span):
            return time.until
        end = self.folded.find(";", time.end, place)
        if end >= 0 and self._is_put_in(time):
            return end
        for day in ON_A_DAY.finditer(self.folded, time.end, place):
            if time.year not in (None, int(day[1])):
                return day.start()
        closed = CLOSED.match(self.folded, time.end, place)
        return closed.end() if closed else place

    def _is_put_in(self, time: Stated) -> bool:
        """Whether it is told up to when a figure is summed up that goes on from another: `kết nạp 188 người,
        lũy kế 9 tháng 604 người; thành lập 2 cơ sở`.
        """
        totalled = self.folded.endswith(TOTALLED, self.sentence.start, time.start)
        clause = max(self.folded.rfind(";", self.sentence.start, time.start), self.sentence.start)
        return totalled and DIGIT.search(self.folded, clause, time.start) is not None

    def _is_one_of_many(self, time: Stated) -> bool:
        """Whether another period is joined to one, so that both are meant: năm 2023 và quý I/2024."""
        joints = LISTED - {","}
        pairs = zip(self.sentence.times, self.sentence.times[1:], strict=False)
        return any(
            time in pair and self.folded[pair[0].end : pair[1].start].strip() in joints for pair in pairs
        )

    def _own(self, mention: Mention, role: Role, record: str, cell: Cell | None) -> When | None:
        """What words at a figure, or the head of its column, say of its time."""
        if mention.kind is CHANGE:
            return self._of_plan(mention, record)
        last_year = not self.sentence.words.isdisjoint(OF_LAST_YEAR)
        before = self.folded[self.sentence.start : mention.start][-REACH:]
        if last_year and DIFFERS.search(before):
            return When(record, Unsure.DIFFERENCE)
        if cell and cell.time:
            return self._meant(cell.time, record)
        beside = self._meant(cell.beside, record).period if cell and cell.beside else None
        if beside and beside != record:
            return When(str(Period.parse(beside).same_period_last_year), Unsure.TIME_BESIDE)
        if (cell and cell.last_year) or (last_year and LAST_YEAR_BEFORE.search(before)):
            base = Period.parse(self._base(mention.start, record))
            unsure = None if cell or self._is_measured(mention, before) else Unsure.COMPARED
            return When(str(base.same_period_last_year), unsure)
        own = self._aimed(mention, record) if role is TASK else None
        if self.timed:
            own = own or self._before(mention, before, record) or self._behind(mention, role, record)
        bracketed = last_year and mention.kind in (COUNT, MONEY) and IN_BRACKETS.search(before)
        return own or (When(record, Unsure.COMPARED) if bracketed else None)

    def _is_measured(self, mention: Mention, before: str) -> bool:
        """Whether a figure is the same as what is compared: in brackets behind that it can be of anything,
        `tăng 12% so với cùng kỳ (20 đơn vị nộp đủ)`; not so what the sentence has counted before.
        """
        bracket = before.rfind("(")
        if bracket < 0 or mention.kind not in (COUNT, MONEY) or LAST_YEAR_NAMED.search(before, bracket):
            return True
        counted = f" {fold(mention.unit)}" in before[:bracket]
        return counted and ends_item(self.folded, mention.end)

    def _of_plan(self, mention: Mention, record: str) -> When | None:
        """The time right before a share of a plan: `thu kinh phí 6 tháng đạt 52% dự toán`."""
        if mention.base != PLAN:
            return None
        time = next((time for time in self._amounts(mention) if time.end + 1 == mention.start), None)
        if time is None or OF_ANOTHER.search(self.folded[self.sentence.start : time.start]):
            return None
        return self._meant(time, record)

    def _aimed(self, mention: Mention, record: str) -> When | None:
        """The time of a target: `chỉ tiêu năm 2024 là kết nạp 6.000 đoàn viên`."""
        start = max(self.sentence.start, mention.start - REACH)
        if any(words.search(self.folded, start, mention.start) for words in (OF_THE_YEAR, BY_END)):
            return When(str(Period(Period.parse(record).year, PeriodKind.YEAR)))
        time = last_before(self.sentence.times, mention.start)
        if FOR_A_TERM.search(self.folded, start, mention.start):
            return When(record, Unsure.UNNAMED)
        if time is None:
            return None
        end = time.end + self.folded.startswith(",", time.end)  # mục tiêu đến năm 2030, có 90% ...
        if CLAUSE_PARTED.search(self.folded, end, mention.start):
            return None
        aimed = AIMED.search(self.folded, self.sentence.start, time.start)
        far = time.year is not None and time.year > Period.parse(record).year + 1
        if aimed and far:
            return When(record, Unsure.UNNAMED)  # by the end of a term
        return self._meant(time, record) if aimed else None

    def _before(self, mention: Mention, before: str, record: str) -> When | None:
        """The time in what is measured, `số đoàn viên kết nạp từ đầu năm lên 1.200`, or before its brackets:
        `quý I năm 2023 (kết nạp 500 đoàn viên)`; before: its words.
        """
        bracket = before.rfind("(")
        if bracket > before.rfind(")"):
            place = mention.start - len(before) + bracket
            named = next((time for time in self._amounts(mention) if time.end + 1 == place), None)
            if named or self.folded.startswith(")", mention.end):
                return self._meant(named, record) if named else None
        measured = MEASURED.search(before) if before[:-1].endswith(MEASURING) else None
        if not measured:
            return None
        start = mention.start - len(before)
        place = start + measured.start()
        time = next((time for time in self._amounts(mention) if time.end == place), None)
        if time is None or OF_ANOTHER.search(self.folded[start : time.start]):
            return None
        when = self._meant(time, record)
        year = isinstance(time, Stated) and time.kind is PeriodKind.YEAR
        return None if year and time.year == Period.parse(record).year else when

    def _behind(self, mention: Mention, role: Role, record: str) -> When | None:
        """The time right after a figure: `30 suất năm 2020`, `30 suất (năm 2020)`; of what is planned, also
        that in which it is to be done: `kết nạp 400 đoàn viên trong năm 2023`.
        """
        link = LINK.match(self.folded, mention.end, self.sentence.end)
        if not link:
            return None
        span = span_at(self.folded, link.end(), self.sentence.end)
        time = span or next((time for time in self.sentence.times if time.start == link.end()), None)
        if time is None or (link["bracket"] and not self.folded.startswith(")", time.end)):
            return None
        if isinstance(time, Span):
            return self._meant(time, record)
        if role is TASK:
            return self._meant(time, record)
        linked = bool(link["bracket"]) or link.end() > mention.end + 1
        other = _other(time, Period.parse(record), linked=linked)
        return When(str(other)) if other else None

    def _amounts(self, mention: Mention) -> Sequence[Time]:
        """The times before a figure that an amount can be of, wherever they stand."""
        anywhere = spans_in(self.folded, max(self.sentence.start, mention.start - REACH), mention.end)
        return [*self.sentence.times, *(span for span in anywhere if span.kind in ("to_date", "whole_year"))]

    def _meant(self, time: Time | None, record: str) -> When:
        """The period that a time means; last year's is that of the time before it."""
        if not isinstance(time, Span):
            months = time and AS_MANY.fullmatch(self.folded, time.start, time.end)
            as_long = months and time and time.kind is Period.parse(record).kind  # trong 3 tháng
            return When(record if as_long else period_at(time, record) or record)
        base = self._base(time.start, record) if _is_last_years(time) else record
        return When(*time.meant(base))

    def _base(self, place: int, record: str) -> str:
        """The period that something is compared with last year's at `place`."""
        time = self.at(place)
        if _is_last_years(time) and time is not self.before:
            time = self.at(time.start)
        return record if time is None or _is_last_years(time) else self._meant(time, record).period or record


def times(passage: Passage, folded: str, before: Time | None, *, carried: bool) -> Times:
    """The times that hold in a sentence, given the one that holds at its beginning."""
    sentence = passage.sentence
    named = [*spans(sentence.clauses, passage.begins)]
    if named and sentence.times:
        periods = {time.start for time in sentence.times}
        named = [span for span in named if span.kind != "months" or span.start not in periods]
    if named and any(turn.planned for turn in passage.turns):
        named = [span for span in named if span.kind != "until"]  # by when it is to be done
    leads: Sequence[Time] = sentence.leading
    if named:
        stated = [t for t in leads if not any(s.start <= t.start < s.end for s in named)]
        leads = sorted([*named, *stated], key=START)
    wholes = WHOLE.among(sentence.words, folded, sentence.start, sentence.end) if leads or before else ()
    timed = bool(sentence.times) or not sentence.words.isdisjoint(TELLING)
    return Times(sentence, folded, leads, before, carried, wholes, timed)


def _is_last_years(time: Time | None) -> TypeGuard[Span]:
    return isinstance(time, Span) and time.kind == "last_year"


def _is_out_of(when: When, role: Role, record: str) -> bool:
    """Whether a time of a sentence before cannot be that of results, or of plans, of a record."""
    if not when.period:
        return False
    told, period = Period.parse(when.period), Period.parse(record)
    return told.last_day < period.first_day if role is TASK else told.first_day > period.last_day


def _other(time: Stated, period: Period, *, linked: bool) -> Period | None:
    """The period that is meant right after a figure: of another year, or a part of the record's, or `linked`
    to it by a word, one as long: 10 căn nhà trong quý II.
    """
    named = Period(time.year or period.year, time.kind, time.number)
    part = named != period and (period.covers(named) or (linked and named.kind is period.kind))
    return named if named.year != period.year or part else None


def sections(marked: Marked) -> dict[int, Time]:
    """The time of the nearest heading above that names one, by the starts of the blocks under it."""
    above, found = marked.headlines, dict[int, Time]()
    time: Time | None = None
    depth = -1
    for sentence in marked.sentences:
        block = sentence.block
        if block.kind in OPENING or not sentence.opens_block:
            continue
        if block.start in above:
            deep = level(marked.source.text[block.start : block.end])
            parts = [span for span in spans_in(marked.folded, sentence.start, sentence.end) if span.alone]
            named = sentence.times or parts
            if named or deep <= depth:
                time = named[0] if len(named) == 1 else None
                depth = deep
        elif time:
            found[block.start] = time
    return found


def over_lists(marked: Marked) -> dict[int, Stated]:
    """The period that the words before a list name for it, by the starts of the blocks of its entries:
    `Năm 2022, phấn đấu:`.
    """
    found = dict[int, Stated]()
    time: Stated | None = None
    for sentence in marked.sentences:
        start, block = sentence.start, sentence.block
        if sentence.opens_block and block.kind is not BlockKind.ITEM:
            time = None
        elif time and sentence.opens_block:
            found[block.start] = time
        if sentence.end == block.end and marked.folded.endswith(":", start, sentence.end):
            time = next(iter(sentence.leading), None) or aimed_in(sentence, marked.folded, sentence.end)
    return found


def aimed_in(sentence: Sentence, folded: str, place: int) -> Stated | None:
    """The period that a sentence names for what is aimed at before `place`: `phấn đấu năm 2022: ...`."""
    time = last_before(sentence.times, place)
    if time and not folded.startswith(",", time.end) and AIMED.search(folded, sentence.start, time.start):
        return time
    year = YEAR_AIMED.search(folded, sentence.start, place)
    return Stated(*year.span(), PeriodKind.YEAR) if year else None


def is_wider(time: Time, record: str | None) -> bool:
    """Whether a period takes in that of the record, so that a heading with it says nothing new."""
    if isinstance(time, Span):
        return False
    period = Period.parse(record) if record else None
    return period is None or Period(time.year or period.year, time.kind, time.number).covers(period)
