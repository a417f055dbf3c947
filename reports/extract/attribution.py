"""Mentions become figures: whose each is, of which period, and whether done, planned or background.

In: the passages of a source, its mentions, its heading. Out: `Figure`s, still without indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.extract.counting import counting
from reports.extract.doubts import Doubt, doubts_in, reconsidered
from reports.extract.elsewhen import Time, is_wider, sections, times
from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import Figure, Heading, Mention
from reports.extract.owners import Owner, other_than
from reports.extract.phrases import WORDS, Phrases
from reports.extract.reasons import Unsure
from reports.extract.roles import roles
from reports.extract.tables import Cell
from reports.extract.targets import Target, targets
from reports.extract.telling import Passage, around, told_of, under
from reports.extract.times import Stated, days_up_to
from reports.facts import Role
from reports.periods import Period

ASIDE = Phrases({"aside": (*WORDS["background_headings"], *WORDS["work"]["shortcomings"])})


def figures(
    marked: Marked,
    heading: Heading,
    passages: Iterable[Passage],
    owners: Sequence[Owner],
    mentions: Sequence[Mention],
) -> Iterator[Figure]:
    """A figure for each mention, in the order of the text."""
    headed = sections(marked)
    period = Period.parse(heading.period) if heading.period else None
    aside = under(marked, ASIDE)
    last = Role.ACHIEVEMENT
    time: Time | None = None
    for passage in passages:
        sentence = passage.sentence
        above = _headed(headed, sentence, heading)
        time = above if sentence.opens_block else time
        when = times(passage, marked.folded, time, carried=time is not above)
        stated = within(mentions, sentence.start, sentence.end)
        days = days_up_to(marked.folded, sentence.start, sentence.end, period) if stated else ()
        doubts = (*doubts_in(marked.folded, sentence, heading.reporting_org or ""),) if stated else ()
        plain, planned = roles(passage, stated, marked.folded, last), targets(passage, stated, marked.folded)
        for mention, role, target in zip(stated, plain, planned, strict=True):
            cell = _below(marked.cells.at(mention.end - 1), heading)
            likely = _in_column(cell, heading) or _set_before(
                role, target, aside=sentence.block.start in aside
            )
            told_role, doubt = reconsidered(marked.folded, sentence.start, mention.start, likely)
            inherits = cell is not None and cell.unsure is Unsure.PLAN_INHERITED
            record = _record(heading, told_role, told_role if inherits else role)
            told = when.told(mention, told_role, record, cell)
            owner = _owner(owners, doubts, mention, cell, heading)
            day = last_before(days, mention.start)
            read = counting(mention, cell, marked.source.text) if cell else mention
            yield Figure(
                read,
                told_role,
                organisation=owner.name if owner else None,
                period=_unlike_record(told.period, told_role, heading),
                indicator=None,
                unsure=told.unsure
                or read.unsure
                or doubt
                or (target and target.unsure)
                or (Unsure.PLAN_INHERITED if inherits else None)
                or _doubt(mention.start, passage, role, owner, heading),
                as_of=day.day if day else None,
            )
            last = role
        time = when.after(stated)


def _set_before(role: Role, target: Target | None, *, aside: bool) -> Role:
    """The role of a figure by what stands before it: a target that was set, or `aside`, under a heading of
    what there is.
    """
    if target:
        return Role.TASK
    return Role.CONTEXT if aside and role is Role.ACHIEVEMENT else role


def _owner(
    owners: Sequence[Owner], doubts: Sequence[Doubt], mention: Mention, cell: Cell | None, heading: Heading
) -> Owner | None:
    """Whose a figure is: what its row or column names, else who acts where it stands."""
    if cell is None or cell.owner is None:
        owner = last_before(owners, mention.start + 1)
        doubt = next((d.unsure for d in reversed(doubts) if d.start <= mention.start < d.until), None)
        return owner._replace(unsure=doubt) if owner and doubt else owner
    name = other_than(cell.owner, heading.reporting_org or "")
    return Owner(cell.start, name, cell.unsure)


def _below(cell: Cell | None, heading: Heading) -> Cell | None:
    """A cell with what a heading between the rows of its table says: plans or results, of which time. Its
    column says it better, but for a time that is still to come.
    """
    if cell is None or cell.heading.role is None:
        return cell
    above, time = cell.heading, cell.heading.time
    if isinstance(time, Stated) and is_wider(time, heading.period):
        time = None
    ahead = isinstance(time, Stated) and told_of(time, heading) is Role.TASK
    if cell.role and not ahead:
        return cell
    role = Role.TASK if ahead else above.role
    unsure = cell.unsure or (Unsure.PLAN_INHERITED if role is Role.TASK else None)
    return cell._replace(
        role=role, time=cell.time or time, last_year=cell.last_year or above.last_year, unsure=unsure
    )


def _in_column(cell: Cell | None, heading: Heading) -> Role | None:
    """What the head of a column says of its figures: in so many words, or by its time."""
    if cell is None or cell.role:
        return cell.role if cell else None
    return told_of(cell.time, heading) if isinstance(cell.time, Stated) else None


def _headed(headed: Mapping[int, Stated], sentence: Sentence, heading: Heading) -> Stated | None:
    """The time of the heading above, where it is not that of the whole record."""
    time = headed.get(sentence.block.start)
    return None if time is None or is_wider(time, heading.period) else time


def _record(heading: Heading, role: Role, telling: Role) -> str | None:
    """The period a figure is of unless it says otherwise; targets among results are those of the results."""
    return heading.task_period if role is Role.TASK and telling is Role.TASK else heading.period


def _unlike_record(period: str | None, role: Role, heading: Heading) -> str | None:
    return None if period == (heading.task_period if role is Role.TASK else heading.period) else period


def _doubt(place: int, passage: Passage, role: Role, owner: Owner | None, heading: Heading) -> Unsure | None:
    """What is not certain of the figure at `place`; None when nothing is."""
    if passage.appeal and role is Role.TASK:
        return Unsure.PERHAPS_NOT_DONE
    if not (passage.turns or around(passage.asides, place)) and _is_inherited(role, passage, heading):
        return Unsure.ROLE_INHERITED
    return owner.unsure if owner else None


def _is_inherited(role: Role, passage: Passage, heading: Heading) -> bool:
    """Whether a sentence without a turn tells it for what stands around it: plans among results, and
    results below a heading of plans or beside a plan in brackets.
    """
    if role is Role.TASK:
        return heading.kind != "plan"
    planned = passage.below is Role.TASK or any(aside.role is Role.TASK for aside in passage.asides)
    return role is Role.ACHIEVEMENT and planned
