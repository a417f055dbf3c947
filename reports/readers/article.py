"""Which lines of a page are its article, seen what an extractor found of it.

An extractor tells well where an article stands and leaves out pieces of it: the lead that a page sets apart,
short lists, a last line. So it gives the place, and the page the lines: from the title to the last line, and
of what lies between all but links.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from reports.readers.markup import Line
from reports.readers.plain import normalised

LONGEST_HEAD = 16
"""Lines between a title and the text, empty ones too; with more the title is one of another text."""
FOUND = 0.5
"""The share of the extractor's lines that stand in the page so, at least; else it took the page apart."""
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
        return []
    start, end = _start(keys, text[0], named), _end(page, text[-1])
    return [*_spaced(_without_links(page, range(start, end), {*text, start}))]


def _places(told: Iterable[str], keys: Sequence[str]) -> list[int]:
    """Where the lines stand in the page, one after the other."""
    of_key: dict[str, list[int]] = {}
    for n, words in enumerate(keys):
        of_key.setdefault(words, []).append(n)
    places, at = list[int](), 0
    for words in told:
        own = of_key.get(words, [])
        if (next_one := bisect_left(own, at)) < len(own):
            places.append(own[next_one])
            at = places[-1] + 1
    return places


def _start(keys: Sequence[str], first: int, named: Collection[str]) -> int:
    """The line of the title above the text; where there is none, the first line of that."""
    above = range(first - 1, max(first - LONGEST_HEAD, -1) - 1, -1)
    return next((n for n in above if n >= 0 and keys[n] in named), first)


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
    """Lines, but of those that the extractor did not take no links, and no heading right above links."""
    kept, linked = list[Line](), False
    for n in reversed(places):
        line = page[n]
        heads = linked and HEADING.fullmatch(line.text)
        if n in taken or not (line.linked or heads):
            kept.append(line)
        linked = line.linked if line.text else linked
    return kept[::-1]


def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with no more than one empty one between them."""
    for empty, group in groupby(lines, key=lambda line: not line.text):
        yield from [Line("")] if empty else group
