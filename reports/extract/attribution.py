"""Mentions become figures: whose each is, of which period, and whether done, planned or background.

In: the passages of a source, its mentions, its heading. Out: `Figure`s, still without indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reports.errors import message
from reports.extract.marks import Marked, last_before, within
from reports.extract.model import Figure, Heading, Kind, Mention
from reports.extract.owners import Owner
from reports.extract.phrases import WORDS, Found, Phrases, fold
from reports.extract.telling import Passage
from reports.extract.times import UP_TO, day_in, period_at
from reports.facts import Role
from reports.periods import Period

EVENTS = WORDS["events"]
HAPPENED = Phrases({"happened": EVENTS["words"]})
ATTEND = Phrases({"attend": EVENTS["attend"]})
MEMBERS = Phrases({"members": EVENTS["members"]})
WITHIN = Phrases({"within": EVENTS["within"]})
HAVING, OR_MORE = tuple(map(fold, EVENTS["having"])), tuple(map(fold, EVENTS["or_more"]))
STATIVELY = {fold(words) for words in EVENTS["statively"]}
ATTENDING = tuple(fold(words) for words in EVENTS["attending"])
REACH = 160  # characters after a figure that tell what it is part of
GAPS = {"context": 15, "total": 60}  # characters between a word and the figure it governs

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
    role, time = Role.ACHIEVEMENT, None
    for passage in passages:
        sentence = passage.sentence
        time = None if sentence.opens_block else time
        stated = within(mentions, sentence.start, sentence.end)
        for mention, role in zip(stated, _roles(passage, stated, marked.folded, role), strict=True):
            owner = last_before(owners, mention.start + 1)
            record = heading.task_period if role is Role.TASK else heading.period
            period = period_at(last_before(sentence.leading, mention.start) or time, record)
            unsure = mention.unsure or _doubt(passage, role, owner)
            name = owner.name if owner else None
            yield Figure(mention, role, name, period, None, unsure, _as_of(marked, passage, mention, heading))
        time = sentence.leading[-1] if sentence.leading else time


def _roles(passage: Passage, stated: Sequence[Mention], folded: str, before: Role) -> list[Role]:
    """The role of each mention of a sentence; `before`: that of the last figure of the one before."""
    found: list[Role] = []
    background = -1  # from where on background is told
    part = WITHIN.at(folded, passage.sentence.start, passage.sentence.end)
    for n, mention in enumerate(stated):
        stop = stated[n + 1].start if n + 1 < len(stated) else passage.sentence.end
        turn = last_before(passage.turns, mention.start)
        since = max(background, _background(passage, mention, folded))
        if since > (turn.start if turn else -1) and not _happens(folded, mention, stop):
            background = since
            found.append(Role.CONTEXT)
        elif _is_condition(mention, folded) or _attends(passage, mention, folded) or _is_membership(passage, mention, folded):
            found.append(Role.CONTEXT)
        else:
            found.append(before if part and not turn else passage.role_at(mention.start))
        before = found[-1]
    return found


def _background(passage: Passage, mention: Mention, folded: str) -> int:
    """Where words of background stand right before the mention, -1 when none do."""
    if mention.kind not in (Kind.COUNT, Kind.RATIO):
        return -1
    cues = [cue for cue in passage.sentence.cues if cue.group in GAPS]
    cue = last_before(cues, mention.start)
    if cue and mention.start - cue.end <= GAPS[cue.group] and not HAPPENED.find(folded, cue.end, mention.start):
        return cue.start
    actor = last_before(passage.sentence.actors, mention.start)
    states = actor and not passage.turns and folded[actor.end : mention.start].strip() in STATIVELY
    return actor.start if actor and states and mention.kind is Kind.COUNT else -1


def _happens(folded: str, mention: Mention, stop: int) -> bool:
    """Whether it is told right after a figure what happened to what it counts."""
    end = min(stop, mention.end + REACH)
    clause = folded.find(";", mention.end, end)
    return bool(HAPPENED.find(folded, mention.end, clause if clause >= 0 else end))


def _is_condition(mention: Mention, folded: str) -> bool:
    """Whether it only says which ones are meant: doanh nghiệp có từ 25 lao động trở lên."""
    before = folded[max(0, mention.start - GAPS["context"]) : mention.start].rstrip()
    return before.endswith(HAVING) and folded[mention.start : mention.end].endswith(OR_MORE)


def _attends(passage: Passage, mention: Mention, folded: str) -> bool:
    """Whether it counts those who attend a meeting."""
    sentence = passage.sentence
    around = max(sentence.start, mention.start - REACH), min(sentence.end, mention.end + REACH)
    return fold(mention.unit).startswith(ATTENDING) and bool(ATTEND.find(folded, *around))


def _is_membership(passage: Passage, mention: Mention, folded: str) -> bool:
    """Whether a sentence only calls its subject by its number: “6 đơn vị trong Cụm luôn ...”."""
    if passage.turns or mention.kind is not Kind.COUNT or mention.start != passage.begins:
        return False
    return MEMBERS.at(folded, mention.end + 1, passage.sentence.end) is not None


def _as_of(marked: Marked, passage: Passage, mention: Mention, heading: Heading) -> date | None:
    """The day up to which the figure is counted, where its sentence says so."""
    period = Period.parse(heading.period) if heading.period else None
    days = [d for d in UP_TO.finditer(marked.folded, passage.sentence.start, mention.start)]
    return day_in(days[-1][1], period) if days else None


def _doubt(passage: Passage, role: Role, owner: Owner | None) -> str:
    if role is Role.TASK and not passage.turns:
        return ROLE_INHERITED
    return OWNER_INHERITED if owner and owner.carried else ""
