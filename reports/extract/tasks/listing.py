"""Pieces of work that one sentence lists: after `đồng thời`, where work begins afresh, between commas.

In: a folded text and where its work begins and ends. Out: the spans of the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.extract.tasks.verbs import HEADS, STRIVING, VOCABULARY, WORK, is_likely, is_work
from reports.extract.words.phrases import END, any_of, fold

BESIDES = re.compile(rf",\s{any_of(VOCABULARY['besides'])}{END}[\s,]*")
AFRESH = re.compile(rf",\s(?P<how>{any_of(VOCABULARY['afresh'])}\s)")
GOING_ON = frozenset(map(fold, VOCABULARY["going_on"]))
COMMAS = re.compile(r",\s(?:và\s)?|\svà\s")
COMMA = re.compile(r",\s(?!và\s)")
COUNTED = re.compile(r"(?:[^\W\d_]+\s){1,8}\d")  # a verb with its number
SOME_WORDS = re.compile(r"\s?\S+\s+\S")
MANY = 3  # pieces of work with numbers that make a list without semicolons
MOST = 4  # of any that make one
APART = 3  # words before a comma that are more than a verb
FULL = re.compile(r"(?:[^\s,]+\s){3,}[^\s,]+")  # a verb with what is done
ABOUT = re.compile(rf"(?<!\w){any_of(VOCABULARY['about'])}\s")
BOUND = re.compile(rf"(?<!\w){any_of(VOCABULARY['bound'])}{END}|[“\"(]")


def as_listed(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The work at folded[start:end], and after “đồng thời” the next, or where it begins afresh: `đẩy mạnh thi
    đua, tích cực tham gia xây dựng nông thôn mới`.
    """
    besides = ((joint.start(), joint.end()) for joint in BESIDES.finditer(folded, start, end))
    afresh = (
        (joint.start(), joint.start("how"))
        for joint in AFRESH.finditer(folded, start, end)
        if _is_whole(folded, start, joint.start()) and _begins_afresh(joint, folded, start, end)
    )
    for stop, place in sorted((*besides, *afresh)):
        if is_work(folded, place, end):
            yield start, stop
            start = place
    yield start, end


def _begins_afresh(joint: re.Match[str], folded: str, start: int, end: int) -> bool:
    """Whether work begins behind the words of a joint: any verb after `tiếp tục`, but where somebody who may
    do that is named before: `tặng quà công nhân mất việc làm, tiếp tục gặp khó khăn`.
    """
    if is_work(folded, joint.end(), end):
        return True
    words = HEADS.find(folded, start, joint.start())
    alone = not any(word.group == "body" and word.end < joint.start() for word in words)
    return alone and joint["how"].strip() in GOING_ON and is_likely(folded, joint.end(), end)


def enumerated(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence that only commas part, each a verb with what is done: three or more, and two
    of them with a number of its own; or four or more of any; else the whole.
    """
    parts = [*as_listed(folded, start, end)]
    many = _are_many(folded, parts)
    for whole, until in parts:
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
        if counting > 1 and len(pieces) >= MANY:
            yield from pieces
        elif many:
            yield from _side_by_side(folded, whole, until)
        else:
            yield whole, until


def long_lists(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of one part of a sentence that semicolons part."""
    parts = [*as_listed(folded, start, end)]
    many = _are_many(folded, parts)
    for whole, until in parts:
        yield from _side_by_side(folded, whole, until) if many else [(whole, until)]


def _are_many(folded: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the parts of a sentence hold so many pieces of work that it lists them."""
    return sum(len(_between_commas(folded, *part)) for part in parts) >= MOST


def _side_by_side(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a long list that only commas part; the whole where one may only say what another is for:
    `chăm lo đời sống để giữ chân lao động, ổn định sản xuất`.
    """
    pieces = _between_commas(folded, start, end)
    if BOUND.search(folded, start, pieces[-1][0]) or _is_of_others(folded, *pieces[0]):
        return [(start, end)]
    return pieces


def _between_commas(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of work that commas part, each a verb with what is done."""
    ends, begun, last = list[int](), [start], start
    for comma in COMMA.finditer(folded, start, end):
        apart = len(folded[last : comma.start()].split()) >= APART
        last = comma.end()
        works = is_work(folded, last, end) or STRIVING.begins(folded, last, end)
        if apart and FULL.match(folded, last, end) and works:
            ends.append(comma.start())
            begun.append(last)
    return [*zip(begun, [*ends, end], strict=True)]


def _is_of_others(folded: str, start: int, end: int) -> bool:
    """Whether somebody is moved to work, or it is spoken of, and so perhaps all that is listed behind it:
    `vận động đoàn viên tham gia`, `mở lớp tập huấn về tổ chức`.
    """
    if any(is_work(folded, word.end(), end) for word in ABOUT.finditer(folded, start, end)):
        return True
    words = pairwise(HEADS.find(folded, start, end))
    return any(a.group == "body" and b.group == "work" and b.start == a.end + 1 for a, b in words)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is a verb of work, or several, with words on what is done."""
    if striving := STRIVING.at(folded, start, end):
        start = striving.end + 1
    if not is_work(folded, start, end):
        return False
    while (verb := WORK.at(folded, start, end)) and verb.group == "work":
        start = verb.end + 1
    return SOME_WORDS.match(folded, start, end) is not None
