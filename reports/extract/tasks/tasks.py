"""Planned work, one item for each piece as people would list them.

In: the passages of a source and who acts where. Out: `PlannedTask`s, each of who acts there or of the
department that is to do it. Praise, appeals and words that only
announce a list are no work; a title, and a lead before a body with work, only tell what the body lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reports.extract.attribution.elsewhen import aimed_in, over_lists
from reports.extract.attribution.owners import Owner, other_than
from reports.extract.marks import LEADING, Marked, Sentence, last_before
from reports.extract.model import UNTOLD, BlockKind, Heading, PlannedTask
from reports.extract.names.days import HAPPENED_ON, due_in
from reports.extract.names.times import Stated, period_at
from reports.extract.page.headlines import level
from reports.extract.reasons import Unsure, reasons
from reports.extract.tasks.announced import only_announces
from reports.extract.tasks.departments import department_of, headed_by_department, only_names_departments
from reports.extract.tasks.sections import Sections
from reports.extract.tasks.targets import targets_of_entry
from reports.extract.tasks.work import pieces_of_work, work_in_row
from reports.extract.telling.passage import Passage
from reports.extract.telling.telling import BACKGROUND, rows, under
from reports.extract.words.phrases import END, WORDS, any_of
from reports.periods import Period

ASIDE = re.compile(rf"{any_of(WORDS['work']['aside'])}{END}|{BACKGROUND}")
GIVING = re.compile(rf"{any_of(WORDS['work']['giving'])}\s")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
GIVEN = re.compile(rf"(?<!\w){GIVING.pattern}\Z")
ORDINAL = re.compile(rf"{any_of(WORDS['work']['ordinals'])}{END}")
LEADS_TO_TARGETS = re.compile(  # đề ra các chỉ tiêu: ...; II. CHỈ TIÊU
    rf"(?<!\w){any_of(WORDS['work']['aims'])}(?:\s(?:{any_of(WORDS['work']['announcing'])}|[\d/]+))*\s?:?\Z"
)
I_SAY = re.compile(rf"{any_of(WORDS['people']['first_person'])}{END}")  # - Chúng tôi bàn rất kỹ chuyện này
SEVERAL = 3  # pieces of work in a lead that are more than what it sums up


def tasks(
    marked: Marked,
    heading: Heading,
    passages: Sequence[Passage],
    owners: Sequence[Owner],
    sections: Sections,
) -> Iterator[PlannedTask]:
    """The planned work of a source, each piece once, in the order of the text."""
    planned = _planned(heading)
    told, headed, listed = set[str](), headed_by_department(marked), over_lists(marked)
    for passage, (start, end) in _spans(marked, passages):
        words = marked.folded[start:end]
        named = last_before(passage.sentence.names, start)
        within_name = named is not None and start < named.end  # Cục Thống kê
        if (
            words not in told
            and not within_name
            and not only_announces(words)
            and not only_names_departments(words)
        ):
            told.add(words)
            given = _given_to(passage, marked, start)
            acting = last_before(owners, start + 1)
            owner = Owner(start, other_than(given, heading.reporting_org or "")) if given else acting
            department = department_of(marked, passage, start, end) or headed.get(
                passage.sentence.block.start
            )
            yield PlannedTask(
                start,
                end,
                marked.source.text[start:end],
                organisation=department or (owner.name if owner else None),
                period=_period(passage.sentence, marked.folded, (start, end), listed, heading),
                section=sections.of(marked.folded, start, end),
                due=due_in(words, planned),
                doubts=reasons(
                    None if passage.said else Unsure.PLAN_INHERITED,
                    owner.unsure if owner and not department else None,
                ),
            )


def _period(
    sentence: Sentence, folded: str, work: tuple[int, int], listed: Mapping[int, Stated], heading: Heading
) -> str | None:
    """Of which period a piece of work is, by what its sentence or the words before its list name; None when
    that is the one of all.
    """
    begins = (time for time in sentence.leading if folded[work[0] : time.start].strip() in LEADING)
    leads = [time for time in sentence.leading if not _is_closed(folded, sentence, time, work[0])]
    leading = last_before(leads, work[0]) or next(begins, None)
    time = leading or aimed_in(sentence, folded, work[1]) or listed.get(sentence.block.start)
    if time and time.period and not heading.task_period:
        return str(time.period)
    return period_at(time, heading.task_period)


def _is_closed(folded: str, sentence: Sentence, time: Stated, place: int) -> bool:
    """Whether a time stands in brackets that end before `place`: `(năm 2020: 25 hộ); xây 5 nhà`."""
    opened = folded.rfind("(", sentence.start, time.start) > folded.rfind(")", sentence.start, time.start)
    return opened and folded.find(")", time.end, place) >= 0


def _given_to(passage: Passage, marked: Marked, place: int) -> str | None:
    """To whom by name the work at `place` is given: `giao CĐCS A tổ chức hội thi`; None where to nobody."""
    names = passage.sentence.names
    if opening := GIVING.match(marked.folded, place):
        return next((named.name for named in names if named.start == opening.end()), None)
    named = last_before(names, place)
    if named is None or marked.folded[named.end : place].strip():
        return None
    before = marked.folded[passage.sentence.start : named.start]
    return named.name if GIVEN.search(before) else None


def _planned(heading: Heading) -> Period | None:
    """The period that work is planned for; where none is named, the one after that of the results."""
    if heading.task_period:
        return Period.parse(heading.task_period)
    return Period.parse(heading.period).ahead if heading.period else None


def _spans(marked: Marked, passages: Sequence[Passage]) -> Sequence[tuple[Passage, tuple[int, int]]]:
    """Where planned work stands, with the passage it stands in; in the lead, where that alone lists it, or
    several pieces of it none of which is told again, or with numbers that stand nowhere below.
    """
    found = [*_in_all(marked, passages)]
    lead = [one for one in found if one[0].sentence.block.kind is BlockKind.LEAD]
    told = found[len(lead) :]
    if not (lead and told):
        return found if len(found) > 1 or told else []
    body = lead[-1][0].sentence.block.end
    sums_up = any(marked.folded.find(marked.folded[slice(*span)], body) >= 0 for _, span in lead)
    if len(lead) >= SEVERAL and not sums_up:
        return found
    striven = (one for one in lead if _is_striven_for(marked, *one))
    below = {*NUMBER.findall(marked.folded, body)}
    more = (one for one in striven if not below.issuperset(NUMBER.findall(marked.folded, *one[1])))
    return [*more, *told]


def _is_striven_for(marked: Marked, passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a lead tells a plan before the end of a piece of work in it, and not that it was on some day:
    `Chiều 12/10, LĐLĐ thị xã tổ chức hội nghị sơ kết, triển khai nhiệm vụ quý IV`.
    """
    planned = [turn.start for turn in passage.turns if turn.planned]
    happened = HAPPENED_ON.search(marked.folded, passage.sentence.start, span[0])
    return bool(planned) and not (happened and planned[0] > span[0])


def _in_all(marked: Marked, passages: Sequence[Passage]) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """The same of lead and body alike."""
    above = marked.headlines
    passed, lists, in_tables = above | under(marked, ASIDE), _lists(marked, above), rows(marked)
    targets = _entries_of_targets(marked)
    in_table = False  # whether the block before was a row
    for passage in passages:
        sentence, block = passage.sentence, passage.sentence.block
        row, headed = block.start in in_tables, in_table
        in_table = row
        asked = marked.folded.endswith("?", sentence.start, sentence.end)
        untold = asked or block.kind is BlockKind.TITLE or block.start in passed
        if passage.appeal or untold or (row and not headed):
            continue
        if row:
            spans = [*work_in_row(passage, marked)]
        elif block.start in targets and sentence.opens_block:
            spans = [*targets_of_entry(passage, marked.folded)]
        else:
            answers = not passage.turns and I_SAY.match(marked.folded, passage.begins)
            listed = block.start in lists and not answers
            spans = [*pieces_of_work(passage, marked.folded, listed=listed)]
        yield from ((passage, span) for span in spans)


def _entries_of_targets(marked: Marked) -> frozenset[int]:
    """Where the entries of lists start that words naming targets lead to: `Các chỉ tiêu năm 2022:`."""
    found, led = set[int](), False
    told = (block for block in marked.source.blocks if block.kind not in UNTOLD)
    for before, block in pairwise(told):
        entry = block.kind is BlockKind.ITEM and block.start not in marked.headlines
        led = entry and (led or LEADS_TO_TARGETS.search(marked.folded[before.start : before.end]) is not None)
        if led:
            found.add(block.start)
    return frozenset(found)


def _lists(marked: Marked, above: frozenset[int]) -> frozenset[int]:
    """Where the blocks start that are entries of a list: by their numbers, by the marks before and between
    them, or under a heading with a number.
    """
    found, before, sign, headed, folded = set[int](), "", "", False, marked.folded
    for block in (block for block in marked.source.blocks if block.kind not in UNTOLD):
        first, last = folded[block.start], folded[block.end - 1]
        listed = block.kind is BlockKind.ITEM or last == ";" or before in (":", ";") or first == sign
        if block.start in above:
            headed = level(marked.source.text[block.start : block.end]) >= 0
        elif headed or listed or ORDINAL.match(folded, block.start):
            found.add(block.start)
        before = last if last == ":" or block.start in found else ""
        sign = first if block.start in found and not first.isalnum() else ""
    return frozenset(found)
