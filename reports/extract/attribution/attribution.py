"""Mentions become figures: whose each is, of which period, and whether done, planned or background.

In: the passages of a source, its mentions, its heading. Out: `Figure`s, still without indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reports.extract.attribution.counting import counting
from reports.extract.attribution.doubts import Doubt, ahead, doubts_in, reconsidered
from reports.extract.attribution.elsewhen import Time, Times, When, is_wider, over_lists, sections, times
from reports.extract.attribution.owners import Owner, other_than
from reports.extract.attribution.roles import roles
from reports.extract.attribution.strangers import strangers
from reports.extract.attribution.targets import Target, targets
from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import CHANGE, BlockKind, Figure, Heading, Mention
from reports.extract.names.days import days_up_to, due_days
from reports.extract.names.times import Stated
from reports.extract.page.signs import VERBS
from reports.extract.reasons import Reasons, Unsure, reasons
from reports.extract.tables.tables import Cell
from reports.extract.telling.passage import Passage, around
from reports.extract.telling.seasons import before_season
from reports.extract.telling.telling import BACKGROUND, under
from reports.extract.telling.turns import told_of
from reports.extract.words.phrases import END, WORDS, any_of
from reports.facts import ACHIEVEMENT, CONTEXT, TASK, Role
from reports.periods import Period, PeriodKind

SCHOOL = re.compile(rf"{any_of(WORDS['spans']['school_headings'])}{END}")
ASIDE = re.compile(BACKGROUND)
PAST_YEAR, YEAR_BEFORE = (
    re.compile(rf"{any_of(WORDS['heading'][name])}{END}") for name in ("years_past", "years_before")
)
THIS_YEAR = re.compile(rf"(?<!\w){any_of(WORDS['heading']['this_year'])}{END}")
DONE = frozenset(["done", "done_first", "scene"])  # cues that tell results


def figures(
    marked: Marked,
    heading: Heading,
    passages: Iterable[Passage],
    owners: Sequence[Owner],
    mentions: Sequence[Mention],
) -> Iterator[Figure]:
    """A figure for each mention, in the order of the text."""
    headed, listed, reader = sections(marked), over_lists(marked), _reader(marked, heading, owners)
    last = ACHIEVEMENT
    time: Time | None = None
    for passage in passages:
        sentence = passage.sentence
        above = listed.get(sentence.block.start) or _headed(headed, sentence, heading)
        time = above if sentence.opens_block else time
        when = times(passage, marked.folded, time, carried=time is not above)
        stated = within(mentions, sentence.start, sentence.end)
        if stated:
            told = reader.told(passage, when, stated, last)
            yield from told.figures
            last = told.last
        time = when.after(stated)


class _Scene(NamedTuple):
    """A passage, the times that hold in it, and what is doubtful in it."""

    passage: Passage
    when: Times
    doubts: Sequence[Doubt]


class _Told(NamedTuple):
    """The figures of a sentence, and the role of the last as its words tell it."""

    figures: tuple[Figure, ...]
    last: Role


@dataclass(frozen=True)
class _Reader:
    """What tells of all figures of a source alike. aside, school: where the blocks start that stand under
    headings of what there is, and of a school year or a half of it; limit: the last day of any result;
    silent: the text nowhere says whether it tells results or plans.
    """

    marked: Marked
    heading: Heading
    owners: Sequence[Owner]
    aside: frozenset[int]
    school: frozenset[int]
    period: Period | None
    limit: date | None
    silent: bool

    def told(self, passage: Passage, when: Times, stated: Sequence[Mention], last: Role) -> _Told:
        """The figures of a passage; last: the role of the figure before."""
        folded, sentence = self.marked.folded, passage.sentence
        start, end = sentence.start, sentence.end
        days = days_up_to(folded, start, end, self.period)
        dues = [*due_days(folded, start, end, self.period)] if self.limit else []
        issuer = self.heading.reporting_org or ""
        doubts = (*strangers(self.marked, sentence), *doubts_in(folded, sentence, issuer))
        scene = _Scene(passage, when, doubts)
        plain, last = roles(passage, stated, folded, last)
        figures = list[Figure]()
        for mention, role, target in zip(stated, plain, targets(passage, stated, folded), strict=True):
            figure = self._figure(scene, mention, role, target, figures[-1:])
            day = last_before(days, mention.start)
            late = figure.role is ACHIEVEMENT and ahead(folded, mention, dues, self.limit)
            if late or day:
                doubts_of = reasons(figure.doubts, Unsure.PERHAPS_NOT_DONE if late else None)
                figure = figure._replace(doubts=doubts_of, as_of=day.day if day else None)
            figures.append(figure)
        return _Told(tuple(figures), last)

    def _figure(
        self, scene: _Scene, mention: Mention, role: Role, target: Target | None, before: Sequence[Figure]
    ) -> Figure:
        """A figure whose words tell `role`, with what its column, its heading and the words before it say;
        before: the one before in its sentence, if there is one.
        """
        heading, passage, block = self.heading, scene.passage, scene.passage.sentence.block
        likely = _set_before(role, target, aside=block.start in self.aside)
        if cell := self.marked.cells.at(mention.end - 1):
            cell = _below(cell, heading)
            likely = _in_column(cell, heading) or likely
        told_role, doubt = reconsidered(self.marked.folded, passage.sentence, mention.start, likely)
        inherits = cell is not None and cell.unsure is Unsure.PLAN_INHERITED
        record = _record(heading, told_role, told_role if inherits else role)
        told = scene.when.told(mention, told_role, record, cell)
        if before and told_role is TASK and not told.said:
            told = _as_before(before[-1], scene.when, mention) or told
        if told_role is ACHIEVEMENT and self._is_of_before(told, mention, passage):
            told_role = CONTEXT
        owner = _owner(self.owners, scene.doubts, mention, cell, heading)
        read = counting(mention, cell, self.marked.source.text) if cell else mention
        return Figure(
            read,
            told_role,
            organisation=owner.name if owner else None,
            period=None if told.period == _record(heading, told_role, told_role) else told.period,
            indicator=None,
            doubts=reasons(
                told.unsure,
                read.unsure,
                doubt,
                target.unsure if target else None,
                Unsure.PLAN_INHERITED if inherits else None,
                Unsure.STILL_TO_COME if cell and _is_to_come(cell, role, told_role, heading) else None,
                self._doubts(mention.start, passage, role),
                owner.unsure if owner else None,
                Unsure.UNNAMED if block.start in self.school else None,
                Unsure.TARGET_TIME if _is_of_no_time(told, told_role, role, heading) else None,
            ),
        )

    def _is_of_before(self, told: When, mention: Mention, passage: Passage) -> bool:
        """Whether it is told what was done before the period of the record: in a paper of plans, in the year
        before, or in brackets behind what was done in it, `xây 9 nhà (năm 2022: 7 nhà)`.
        """
        plans = self.heading.kind == "plan" and not self.heading.inferred
        beside = mention.kind is not CHANGE and _is_in_brackets_of_a_time(
            mention, passage, self.marked.folded
        )
        if self._is_of_year_before(mention, passage, plans=plans):
            return True
        done = Period.parse(told.period) if told.period and (plans or beside) else None
        return done is not None and self.period is not None and done.last_day < self.period.first_day

    def _is_of_year_before(self, mention: Mention, passage: Passage, *, plans: bool) -> bool:
        """Whether a sentence begins with the year before a plan or a part of a year, `Năm qua`, `Năm ngoái`,
        and names no other time before the figure.
        """
        period, folded = self.period, self.marked.folded
        began = plans and PAST_YEAR.match(folded, passage.begins)
        if not began and (period is None or period.kind is not PeriodKind.YEAR):
            began = YEAR_BEFORE.match(folded, passage.begins)
        if not began or within(passage.sentence.times, passage.begins, mention.start):
            return False
        return THIS_YEAR.search(folded, passage.begins, mention.start) is None

    def _doubts(self, place: int, passage: Passage, role: Role) -> Reasons:
        """What is not certain of whether the figure at `place` is done or planned."""
        appealed = passage.appeal and role is TASK
        turned = passage.turns or around(passage.asides, place)
        inherited = not turned and self._is_inherited(role, passage)
        inheriting = (Unsure.ROLE_INHERITED,) if inherited else ()
        untold = role is ACHIEVEMENT and not last_before(passage.turns, place)
        if untold and before_season(passage.sentence, self.marked.folded, self.heading):
            return (Unsure.PERHAPS_NOT_DONE, *inheriting)
        if role is TASK and place < passage.speech and not last_before(passage.turns, place):
            return (Unsure.PERHAPS_DONE, *inheriting)  # before somebody asks for more
        return (Unsure.PERHAPS_NOT_DONE, *inheriting) if appealed else inheriting

    def _is_inherited(self, role: Role, passage: Passage) -> bool:
        """Whether a sentence without a turn tells it for what stands around it: plans among results, and
        results below a heading of plans or beside a plan in brackets; or for nothing: bare verbs.
        """
        folded, heading = self.marked.folded, self.heading
        if role is TASK:
            return (heading.kind != "plan" or heading.inferred) and not _is_listed(passage, folded)
        planned = passage.below is TASK or any(aside.role is TASK for aside in passage.asides)
        bare = self.silent and VERBS.begins(folded, passage.begins, passage.sentence.end)
        return role is ACHIEVEMENT and (planned or passage.seasonal or bare)


def _is_in_brackets_of_a_time(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure stands in brackets that begin with a period: `(năm 2022: 7 nhà)`."""
    bracket = folded.rfind("(", passage.sentence.start, mention.start)
    if bracket < 0 or folded.find(")", bracket, mention.start) >= 0:
        return False
    named = within(passage.sentence.times, bracket, folded.find(")", mention.start))
    return len(named) == 1 and named[0].start <= bracket + 1  # not: (quý I: 30; quý II: 50)


def _as_before(before: Figure, when: Times, mention: Mention) -> When | None:
    """When a target is to be reached that goes on a list of them; None where nothing before says it."""
    if before.role is not TASK or not when.goes_on(before.mention, mention):
        return None
    unnamed = Unsure.UNNAMED if Unsure.UNNAMED in before.doubts else None
    return When(before.period, unnamed) if before.period or unnamed else None


def _reader(marked: Marked, heading: Heading, owners: Sequence[Owner]) -> _Reader:
    period = Period.parse(heading.period) if heading.period else None
    limit = marked.source.published or (period.last_day if period else None)
    aside, school, silent = under(marked, ASIDE), under(marked, SCHOOL), _is_silent(marked, heading)
    return _Reader(marked, heading, owners, aside, school, period, limit, silent)


def _is_silent(marked: Marked, heading: Heading) -> bool:
    """Whether a text nowhere says what it tells: by its kind, its period or a word of what was done."""
    done = (cue for sentence in marked.sentences for cue in sentence.cues if cue.group in DONE)
    return heading.kind == "other" and heading.period is None and not any(done)


def _set_before(role: Role, target: Target | None, *, aside: bool) -> Role:
    """The role of a figure by what stands before it: a target that was set, or `aside`, under a heading of
    what there is.
    """
    if target:
        return TASK
    return CONTEXT if aside and role is ACHIEVEMENT else role


def _owner(
    owners: Sequence[Owner], doubts: Sequence[Doubt], mention: Mention, cell: Cell | None, heading: Heading
) -> Owner | None:
    """Whose a figure is: what its row or column names, else who acts where it stands."""
    if cell is None or cell.owner is None:
        owner = last_before(owners, mention.start + 1)
        place = mention.start
        doubt = (
            next((d.unsure for d in reversed(doubts) if d.start <= place < d.until), None) if doubts else None
        )
        if not (owner and doubt) or (doubt is Unsure.STRANGER and owner.unsure):
            return owner
        return owner._replace(unsure=doubt)
    name = other_than(cell.owner, heading.reporting_org or "")
    return Owner(cell.start, name, cell.unsure)


def _below(cell: Cell, heading: Heading) -> Cell:
    """A cell with what a heading between the rows of its table says: plans or results, of which time. Its
    column says it better, but for a time that is still to come.
    """
    if cell.heading.role is None:
        return cell
    above, time = cell.heading, cell.heading.time
    if isinstance(time, Stated) and is_wider(time, heading.period):
        time = None
    ahead = isinstance(time, Stated) and told_of(time, heading) is TASK
    if cell.role and not ahead:
        return cell
    role = TASK if ahead else above.role
    unsure = cell.unsure or (Unsure.PLAN_INHERITED if role is TASK else None)
    return cell._replace(
        role=role, time=cell.time or time, last_year=cell.last_year or above.last_year, unsure=unsure
    )


def _in_column(cell: Cell, heading: Heading) -> Role | None:
    """What the head of a column says of its figures: in so many words, or by its time."""
    if cell.role:
        return cell.role
    return told_of(cell.time, heading) if isinstance(cell.time, Stated) else None


def _is_to_come(cell: Cell, role: Role, told: Role, heading: Heading) -> bool:
    """Whether a figure is taken for planned for the time of its column alone: no words of it, nor of the text
    above, say so.
    """
    silent = cell.role is None and role is not TASK and heading.kind != "plan"
    return silent and told is TASK and _in_column(cell, heading) is TASK


def _headed(headed: Mapping[int, Time], sentence: Sentence, heading: Heading) -> Time | None:
    """The time of the heading above, where it is not that of the whole record."""
    time = headed.get(sentence.block.start)
    return None if time is None or is_wider(time, heading.period) else time


def _record(heading: Heading, role: Role, telling: Role) -> str | None:
    """The period a figure is of unless it says otherwise; targets among results are those of the results."""
    return heading.task_period if role is TASK and telling is TASK else heading.period


def _is_of_no_time(told: When, role: Role, telling: Role, heading: Heading) -> bool:
    """Whether a target among results does not say of which time it is: it may be that of the whole year."""
    if role is not TASK or telling is TASK:
        return False
    period = Period.parse(heading.period) if heading.period else None
    part_of_year = period is not None and period.kind is not PeriodKind.YEAR
    return part_of_year and not told.said


def _is_listed(passage: Passage, folded: str) -> bool:
    """Whether it is an entry of a list below a heading of plans, which is certain."""
    sentence = passage.sentence
    works = sentence.opens_block and VERBS.begins(folded, passage.begins, sentence.end)
    entry = sentence.block.kind is BlockKind.ITEM or works
    return passage.below is TASK and entry
