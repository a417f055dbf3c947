"""Organisations named in a text: those of config.yaml under any of their names, others by their form.

In: a text and the directory. Out: `Named`, in the order of the text, none overlapping. Says nothing of
what an organisation does in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reports.extract.phrases import WORDS, Phrases, fold, tree
from reports.organisations import Directory

NAMES, FULL = WORDS["names"], WORDS["names"]["full"]
HEADS = re.compile(rf"(?<!\w)({tree(NAMES['heads'])})(?:\s?\(\w{{1,12}}\))?(?=\s)")
WORD = re.compile(r"[ \u00a0]{1,3}(TP\.|\w+(?:[./-]\w+)*|[-–](?=\s))")
CAPITAL_BEFORE = re.compile(r"[^\W\d_a-zà-ỹ]\w*\s$")
CLUSTER = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, NAMES['clusters']))})\s(?:số\s)?0?(\d{{1,2}}|[ivx]{{1,4}})(?!\w|[./,]\d)")
OWNED = re.compile(rf" của (?:{'|'.join(NAMES['owners'])}) (?:{'|'.join(NAMES['levels'])})(?!\w)")
STOP = Phrases({"stop": (*NAMES["stop"], *WORDS["work"]["verbs"], *WORDS["people"]["titles"])})
COMPOUNDS = Phrases({"compound": NAMES["compounds"]})
FEDERATION, SHORT_FEDERATION = "liên đoàn lao động", "lđlđ"
LEVELS = ("thành phố", "quận", "huyện", "thị xã", "tỉnh", "tp", "tp.")
MAX_WORDS, MAX_SMALL = 16, 6


@dataclass(frozen=True)
class Named:
    """An organisation named at text[start:end]. name: in full; id: of config.yaml, empty when unknown there."""

    start: int
    end: int
    name: str
    id: str = ""


def names(text: str, folded: str, directory: Directory, span: tuple[int, int]) -> tuple[Named, ...]:
    """The organisations and clusters named in text[span]; `folded` is the same text folded."""
    known = [*_known(folded, directory, span), *_clusters(text, folded, span)]
    found = sorted((*known, *_formed(text, folded, span)), key=lambda named: (named.start, -named.end, not named.id))
    kept: list[Named] = []
    for named in found:
        if kept and named.start == kept[-1].start and named.id and same(named.name, kept[-1].name):
            kept[-1] = named
        elif not kept or named.start >= kept[-1].end:
            kept.append(named)
    return tuple(kept)


def same(one: str, other: str) -> bool:
    """Whether two names mean one organisation, however they are shortened; one may hold the other."""
    a, b = fold(full(one)), fold(full(other))
    return a in b or b in a


def full(name: str) -> str:
    """A name without its short forms: LĐLĐ quận X is Liên đoàn Lao động quận X."""
    spelt = re.sub(r"\s?\([^()]{1,12}\)", "", " ".join(name.split()))
    return " ".join(FULL.get(word.upper(), word) if word.upper() in FULL else word for word in spelt.split())


def _known(folded: str, directory: Directory, span: tuple[int, int]) -> Iterator[Named]:
    entries = (*directory.organisations.values(), *directory.clusters.values())
    phrases, official = _phrases(tuple((entry.id, entry.name, entry.short) for entry in entries))
    for found in phrases.find(folded, *span):
        yield Named(found.start, found.end, official[found.group], found.group)


@lru_cache(maxsize=4)
def _phrases(entries: tuple[tuple[str, str, str], ...]) -> tuple[Phrases, dict[str, str]]:
    spellings = {id: {*_spellings(name), *_spellings(short)} for id, name, short in entries}
    return Phrases(spellings), {id: name for id, name, _ in entries}


def _spellings(name: str) -> Iterator[str]:
    """The ways to write a name: with LĐLĐ or in full, with TP for thành phố, without quận or huyện."""
    plain = f"{fold(name).replace(FEDERATION, SHORT_FEDERATION)} ".replace(" tp ", " thành phố ").strip()
    for form in (plain, plain.replace("thành phố", "tp"), plain.replace("thành phố ", "tp.")):
        for federation in (SHORT_FEDERATION, FEDERATION, f"{FEDERATION} ({SHORT_FEDERATION})"):
            yield form.replace(SHORT_FEDERATION, federation)
            for level in LEVELS:
                head = f"{SHORT_FEDERATION} {level} "
                if form.startswith(head):
                    yield f"{federation} {form.removeprefix(head)}"


def _clusters(text: str, folded: str, span: tuple[int, int]) -> Iterator[Named]:
    for found in CLUSTER.finditer(folded, *span):
        number = text[found.start(1) : found.end(1)]
        yield Named(*found.span(), f"{NAMES['cluster']} {number.lstrip('0') or number}")


def _formed(text: str, folded: str, span: tuple[int, int]) -> Iterator[Named]:
    """Names by their form: a word such as Công đoàn, Quỹ or Trường, then words with capitals."""
    for head in HEADS.finditer(text, *span):
        if " " not in head[1] and CAPITAL_BEFORE.search(text, max(0, head.start() - 12), head.start()):
            continue  # Nguyễn Văn Trường is no school
        end = _end(text, folded, head)
        if head[1] in NAMES["open_ended"] and (owner := OWNED.match(text, end)):
            end = owner.end()
        name = text[head.start() : end]
        if end > head.end() and not name.startswith(tuple(NAMES["not_names"])):
            yield Named(head.start(), end, full(name))


def _end(text: str, folded: str, head: re.Match[str]) -> int:
    """Where a name ends: after its last word with a capital; a fund's may end in small words."""
    at = end = head.end()
    small = 0
    for _ in range(MAX_WORDS):
        word = WORD.match(text, at)
        if not word or _stops(text, folded, word, head):
            return at if at > end > head.end() and head[1] in NAMES["open_ended"] else end
        compound = COMPOUNDS.at(folded, word.start(1), len(folded))
        small = small + 1 if word[1][0].islower() else 0
        if small > MAX_SMALL:
            return end
        at = compound.end if compound and not small else word.end()
        if not small and word[1] not in "-–":
            end = at
    return end


def _stops(text: str, folded: str, word: re.Match[str], head: re.Match[str]) -> bool:
    """Whether a name cannot go on with `word`: a verb, a title, a number that counts something."""
    begin = word.start(1)
    after = WORD.match(text, word.end())
    if word[1][0].isdigit():
        return after is not None and not STOP.at(folded, after.start(1), len(folded))
    if word[1] in "-–":
        return after is None or not after[1][0].isupper() or STOP.at(folded, after.start(1), len(folded)) is not None
    if word[1] == NAMES["and"]:
        joins = head[1] in NAMES["with_and"] and begin - head.end() > 1
        return not joins or after is None or not after[1][0].isupper() or HEADS.match(text, after.start(1)) is not None
    return word[1][0].islower() and STOP.at(folded, begin, len(folded)) is not None


def without_repeats(found: Iterable[Named]) -> list[Named]:
    """The first mention of each organisation."""
    kept: list[Named] = []
    for named in found:
        if not any(same(named.name, other.name) for other in kept):
            kept.append(named)
    return kept
