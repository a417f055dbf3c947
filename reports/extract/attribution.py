"""Mentions become figures: whose each is, of which period, and whether done, planned or background.

In: the passages of a source, its mentions, its heading. Out: `Figure`s, still without indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.errors import message
from reports.extract.marks import Marked, last_before, within
from reports.extract.model import Figure, Heading, Mention
from reports.extract.owners import Owner
from reports.extract.roles import roles
from reports.extract.telling import Passage
from reports.extract.times import days_up_to, period_at
from reports.facts import Role
from reports.periods import Period

ROLE_INHERITED = str(message("whether it is done or planned follows only from the text before"))
OWNER_INHERITED = str(message("whose figure it is follows only from the sentence before"))


def figures(
    marked: Marked,
    heading: Heading,
    passages: Iterable[Passage],
    owners: Sequence[Owner],
    mentions: Sequence[Mention],
) -> Iterator[Figure]:
    """A figure for each mention, in the order of the text."""
    period = Period.parse(heading.period) if heading.period else None
    last, time = Role.ACHIEVEMENT, None
    for passage in passages:
        sentence = passage.sentence
        time = None if sentence.opens_block else time
        stated = within(mentions, sentence.start, sentence.end)
        days = days_up_to(marked.folded, sentence.start, sentence.end, period) if stated else ()
        for mention, role in zip(stated, roles(passage, stated, marked.folded, last), strict=True):
            owner, day = last_before(owners, mention.start + 1), last_before(days, mention.start)
            record = heading.task_period if role is Role.TASK else heading.period
            yield Figure(
                mention,
                role,
                organisation=owner.name if owner else None,
                period=period_at(last_before(sentence.leading, mention.start) or time, record),
                indicator=None,
                unsure=mention.unsure or _doubt(passage, role, owner, heading),
                as_of=day.day if day else None,
            )
            last = role
        time = sentence.leading[-1] if sentence.leading else time


def _doubt(passage: Passage, role: Role, owner: Owner | None, heading: Heading) -> str:
    """What is not certain of a figure; empty when nothing is."""
    if role is Role.TASK and not passage.turns and heading.kind != "plan":
        return ROLE_INHERITED
    return OWNER_INHERITED if owner and owner.carried else ""
