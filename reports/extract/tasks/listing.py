"""Pieces of work that one sentence lists: after `đồng thời`, where work begins afresh, between commas.

In: a folded text and where its work begins and ends. Out: the spans of the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.extract.tasks.verbs import STRIVING, VOCABULARY, WORK, is_work
from reports.extract.words.phrases import END, any_of

BESIDES = re.compile(rf",\s{any_of(VOCABULARY['besides'])}{END}[\s,]*")
AFRESH = re.compile(rf",\s(?P<how>{any_of(VOCABULARY['afresh'])}\s)")
COMMAS = re.compile(r",\s(?:và\s)?|\svà\s")
COUNTED = re.compile(r"(?:[^\W\d_]+\s){1,8}\d")  # a verb with its number
SOME_WORDS = re.compile(r"\s?\S+\s+\S")
MANY = 3  # pieces of work that make a list without semicolons


def as_listed(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The work at folded[start:end], and after “đồng thời” the next, or where it begins afresh: `đẩy mạnh thi
    đua, tích cực tham gia xây dựng nông thôn mới`.
    """
    besides = ((joint.start(), joint.end()) for joint in BESIDES.finditer(folded, start, end))
    afresh = (
        (joint.start(), joint.start("how"))
        for joint in AFRESH.finditer(folded, start, end)
        if _is_whole(folded, start, joint.start()) and is_work(folded, joint.end(), end)
    )
    for stop, place in sorted((*besides, *afresh)):
        if is_work(folded, place, end):
            yield start, stop
            start = place
    yield start, end


def enumerated(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence that only commas part, each a verb with what is done, and two of them with a
    number of its own: three or more, or what is striven for; else the whole.
    """
    for whole, until in as_listed(folded, start, end):
        ends, begun = list[int](), [whole]
        striven = STRIVING.begins(folded, whole, until)
        for joint in COMMAS.finditer(folded, whole, until):
            first = striven and not ends  # phấn đấu không còn nhà tạm, giảm tỷ lệ hộ nghèo xuống dưới 1%
            before = first or _is_whole(folded, begun[-1], joint.start())
            if before and _is_whole(folded, joint.end(), until):
                ends.append(joint.start())
                begun.append(joint.end())
        pieces = [*zip(begun, [*ends, until], strict=True)]
        counting = sum(COUNTED.match(folded, *piece) is not None for piece in pieces)
        several = counting > 1 and (len(pieces) >= MANY or striven)
        yield from pieces if several else [(whole, until)]


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is a verb of work, or several, with words on what is done."""
    if striving := STRIVING.at(folded, start, end):
        start = striving.end + 1
    if not is_work(folded, start, end):
        return False
    while (verb := WORK.at(folded, start, end)) and verb.group == "work":
        start = verb.end + 1
    return SOME_WORDS.match(folded, start, end) is not None
