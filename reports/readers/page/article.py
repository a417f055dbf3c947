"""Which lines of a page are its article, seen what an extractor found of it.

An extractor tells well where an article stands and leaves out pieces of it: the lead that a page sets apart,
short lists, a last line. So it gives the place, and the page the lines: from the title to the last line, and
of what lies between all but links.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from reports.grouping import grouped
from reports.readers.markup import Line
from reports.readers.plain import normalised
from reports.readers.vietnamese import VIETNAMESE

LONGEST_HEAD = 16
"""Lines between a title and the text, empty ones too; with more the title is one of another text."""
FOUND = 0.5
"""The share of the extractor's lines that stand in the page so, at least; else it took the page apart."""
HEAD = re.compile(VIETNAMESE["paper"]["head"], re.IGNORECASE)
NUMBERED = re.compile(VIETNAMESE["paper"]["number"])
SENTENCE = re.compile(r".{40,}[.!?…:;][”\"’)]?")
HEADING = re.compile(r"[^\d.!?…]{1,60}")
"""What stands above the links of a box: no sentence, no day, no figure."""


def key(text: str) -> str:
    """A line as it is compared with others."""
    return " ".join(normalised(text).casefold().split())


def article(page: Sequence[Line], found: Iterable[Line], titles: Collection[str]) -> list[Line]:
    """The lines of a page that are its article; none when that cannot be told.

    found: what an extractor took for it; titles: how the page or a heading in it calls it.
    """
    keys, named = [key(line.text) for line in page], {key(title) for title in titles} - {""}
    told = [words for words in (key(line.text) for line in found) if words]
    text = [place for place in _places(told, keys) if keys[place] not in named]
    if not text or len(_places(told, keys)) < FOUND * len(told):
        return _paper(page)
    start, end = _start(page, keys, text[0], named), _end(page, text[-1])
    start = _letterhead(page, start)
    return [*_spaced(_without_links(page, range(start, end), {*text, start}))]


def _places(told: Iterable[str], keys: Sequence[str]) -> list[int]:
    """Where the lines stand in the page, one after the other."""
    of_key = grouped(range(len(keys)), keys.__getitem__)
    places, at = list[int](), 0
    for words in told:
        own = of_key.get(words, ())
        if (next_one := bisect_left(own, at)) < len(own):
            places.append(own[next_one])
            at = places[-1] + 1
    return places


def _start(page: Sequence[Line], keys: Sequence[str], first: int, named: Collection[str]) -> int:
    """The line of the title above the text, or else the first line of that and of the sentences above it, for
    an extractor takes long comments for the text; with the headings right above.
    """
    above = range(first - 1, max(first - LONGEST_HEAD, -1) - 1, -1)
    start = next((n for n in above if n >= 0 and keys[n] in named), None)
    if start is None:
        start = _up(page, first, lambda line: line.heads or SENTENCE.fullmatch(line.text) is not None)
    return _up(page, start, lambda line: line.heads)


def _letterhead(page: Sequence[Line], start: int) -> int:
    """The first line of the head of an official paper around `start`; that itself without one."""
    near = range(max(start - LONGEST_HEAD, 0), min(start + LONGEST_HEAD, len(page)))
    head = next((n for n in near if HEAD.search(page[n].text)), None)
    return start if head is None else _up(page, min(head, start), _is_above_state)


def _paper(page: Sequence[Line]) -> list[Line]:
    """The lines from the head of an official paper on; none where a page has no such head."""
    head = next((n for n, line in enumerate(page) if HEAD.search(line.text)), None)
    if head is None:
        return []
    start = _up(page, head, _is_above_state)
    return [*_spaced(_without_links(page, range(start, len(page)), ()))]


def _is_above_state(line: Line) -> bool:
    """Whether a line can stand above the name of the state: who issues the paper, its number."""
    return line.text.isupper() or NUMBERED.match(line.text) is not None


def _up(page: Sequence[Line], start: int, belongs: Callable[[Line], bool]) -> int:
    """The first of the lines above one that belong to it, with empty ones between them."""
    found = start
    for n in range(start - 1, -1, -1):
        if page[n].text and (page[n].linked or not belongs(page[n])):
            break
        found = n if page[n].text else found
    return found


def _end(page: Sequence[Line], last: int) -> int:
    """Behind the last line of the text, and what follows in the element around it without being a link."""
    around = page[last].block.getparent() if page[last].block is not None else None
    end = last + 1
    if around is None or around.tag in {"body", "html"}:
        return end
    for n in range(end, len(page)):
        line = page[n]
        if line.linked or (line.text and around not in {*line.block.iterancestors()}):
            break
        end = n + 1 if line.text else end
    return end


def _without_links(page: Sequence[Line], places: range, taken: Collection[int]) -> list[Line]:
    """Lines without lists of links, and of those that the extractor did not take, without any link and any
    heading right above links.
    """
    kept, linked = list[Line](), False
    lists = _lists_of_links(page)
    for n in reversed(places):
        line = page[n]
        heads = linked and HEADING.fullmatch(line.text)
        if n not in lists and (n in taken or not (line.linked or heads)):
            kept.append(line)
        linked = line.linked if line.text else linked
    return kept[::-1]


def _lists_of_links(page: Sequence[Line]) -> set[int]:
    """Where links follow each other as entries of a list."""
    entries = [n for n, line in enumerate(page) if line.linked and line.text.startswith("- ")]
    return {n for pair in pairwise(entries) if not _has_text(page[pair[0] + 1 : pair[1]]) for n in pair}


def _has_text(lines: Iterable[Line]) -> bool:
    return any(line.text for line in lines)


def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with no more than one empty one between them."""
    for empty, group in groupby(lines, key=lambda line: not line.text):
        yield from [Line("")] if empty else group
