"""Organisations named in a text: those of config.yaml under any of their names, others by their form.

In: a text and the directory. Out: `Named`, in the order of the text, none overlapping. Says nothing of
what an organisation does in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.words.phrases import WORDS, Phrases, any_of, begun, fold, hints, tree, words_in
from reports.organisations import Directory

NAMES, FULL = WORDS["names"], WORDS["names"]["full"]
MASS = tuple(f"{body} {level}" for body in NAMES["mass"] for level in WORDS["outside"]["levels"])
HEAD_WORDS = (*NAMES["heads"], *(words for words in MASS if words not in NAMES["heads"]))
HEADS = re.compile(rf"({begun(HEAD_WORDS)})(?:\s?\(\w{{1,12}}\))?(?!\w)")
WORD = re.compile(
    r"(?:[ \u00a0]\([^\W\d_]{1,12}\))?[ \u00a0]{1,3}((?:\w+-)?TP\.(?!\w)|\w+(?:[./&-]\w+)*|[-–](?=\s))"
)
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))}]"
PROPER = rf"{CAPITAL}\w*(?:\s{CAPITAL}\w*){{0,3}}"  # the name of a place or a person
CAPITAL_BEFORE = re.compile(rf"\w[^\w]+{CAPITAL}\w*\s$|(?<!\w)(?:{'|'.join(NAMES['families'])})\s$")
CLUSTERS = {words: name for name, forms in NAMES["clusters"].items() for words in forms}
CLUSTER = re.compile(rf"({begun(CLUSTERS)})\s0?(\d{{1,2}}|[ivx]{{1,4}})(?!\w|[./,]\d)")
CLUSTER_WORDS = hints(CLUSTERS)
CLUSTER_OF = re.compile(rf"(?<!\w){any_of(NAMES['cluster_words'])}(?=\s)")
CLUSTER_NAMES = tuple(words.capitalize() for words in NAMES["cluster_words"])
CLUSTER_PARTS = Phrases({"part": (NAMES["cluster_uniting"], *NAMES["cluster_parts"])})
JOINTS = ("-", "–", NAMES["and"])
OWNED = re.compile(rf" của (?:{'|'.join(NAMES['owners'])}) (?:{'|'.join(NAMES['levels'])})(?!\w)")
BRACKETED = re.compile(r"\s?\([^()]{1,12}\)")
GOES_ON = re.compile(rf"[ \u00a0]{CAPITAL}|(?<=TP)\.[ \u00a0]?{CAPITAL}")
NOT_NAMES = tuple(NAMES["not_names"])
UNPLACED = tuple(NAMES["unplaced"])
OF_LEVEL = re.compile(rf"[ \u00a0](?:{'|'.join(WORDS['outside']['levels'])})(?!\w)")
"""The level of a body whose place is not named: Chi đoàn Công an phường."""
UNION = fold(NAMES["union"])
OF_UNION = re.compile(rf"[ \u00a0](?:{'|'.join(NAMES['placed_levels'])})(?!\w)")
"""The same of a union: Công đoàn ngành Xây dựng tỉnh, Công đoàn Viên chức tỉnh."""
OF_ZONES = re.compile(  # Công đoàn các khu công nghiệp tỉnh, Công đoàn viên chức tỉnh
    rf"(?:[ \u00a0](?:{'|'.join((*NAMES['zones'], *NAMES['compounds']))}))+"
    rf"[ \u00a0](?:{'|'.join(NAMES['placed_levels'])})(?!\w)"
)
OF_KIND = re.compile(  # Bệnh viện đa khoa tỉnh
    rf"(?:[ \u00a0](?:{'|'.join(NAMES['compounds'])}))+[ \u00a0](?:{'|'.join(NAMES['placed_levels'])})(?!\w)"
)
BARE_PLACE = tuple(f" {words}" for words in NAMES["workplaces"])
"""What a name may end with that only says which kind of place it is of."""
TITLED = re.compile(rf"{any_of(WORDS['people']['titles'])}\s$")
STOP = Phrases({"stop": (*NAMES["stop"], *WORDS["work"]["verbs"], *WORDS["people"]["titles"])})
COMPOUNDS = Phrases({"compound": NAMES["compounds"]})
FEDERATION, SHORT_FEDERATION = fold(NAMES["federation"]), fold(NAMES["short_federation"])
CITY, SHORT_CITY = fold(NAMES["city"]), fold(NAMES["short_city"])
OF_FEDERATION = re.compile(rf"\A{UNION}(?=\s(?:{'|'.join(NAMES['placed_levels'])})(?!\w))")
NUMBERED = re.compile(
    rf"(?<!\w)(?:{tree(NAMES['numbered'])}(?!\w)[^\d]*|{tree(NAMES['counted'])})\Z", re.IGNORECASE
)
NUMERAL = re.compile(r"\d{1,3}(?:/\d{1,2})?(?![\w/]|[.,]\d|\s?%)")
DASHES = "-–"
MAX_WORDS, MAX_SMALL = 16, 6  # of a name; small ones in a row


class Named(NamedTuple):
    """An organisation named at text[start:end]. name: in full; id: of config.yaml, empty when not there."""

    start: int
    end: int
    name: str
    id: str = ""


class Names:
    """Finds the names of a directory, and names that have the form of one."""

    def __init__(self, entries: tuple[tuple[str, str, str], ...]) -> None:
        self.official = {id: name for id, name, _ in entries}
        self.phrases = Phrases({id: {*_spellings(name), *_spellings(short)} for id, name, short in entries})
        self.unions = Phrases({id: _places(name) for id, name, _ in entries})

    def find(self, text: str, folded: str, start: int, end: int) -> tuple[Named, ...]:
        """The organisations and clusters named in text[start:end]; `folded` is the same text folded."""
        return self.among(words_in(folded, start, end), text, folded, start, end)

    def among(self, words: frozenset[str], text: str, folded: str, start: int, end: int) -> tuple[Named, ...]:
        """The same, in a text whose `words_in` are known."""
        known = [
            Named(found.start, found.end, self.official[found.group], found.group)
            for found in self.phrases.among(words, folded, start, end)
        ]
        ends = {named.start: named.end for named in known}
        clustered = () if words.isdisjoint(CLUSTER_WORDS) else clusters(text, folded, start, end)
        formed = [*clustered, *_formed(text, folded, start, end, ends)]
        if not known and not formed:
            return ()
        found = sorted((*known, *formed), key=lambda named: (named.start, -named.end, not named.id))
        kept: list[Named] = []
        for named in found:
            if kept and named.start == kept[-1].start and named.id and same(named.name, kept[-1].name):
                kept[-1] = named
            elif not kept or named.start >= kept[-1].end:
                kept.append(named)
        return tuple(kept)

    def places(self, folded: str, start: int, end: int) -> list[Named]:
        """The places of unions, standing alone: quận Mẫu for LĐLĐ quận Mẫu."""
        found = self.unions.find(folded, start, end)
        return [Named(one.start, one.end, self.official[one.group], one.group) for one in found]

    def whole(self, text: str, folded: str, start: int, end: int) -> Named | None:
        """The organisation that text[start:end] names with all its words, or as its place alone."""
        for named in (*self.find(text, folded, start, end), *self.places(folded, start, end)):
            if (named.start, named.end) == (start, end):
                return named
        return None


@lru_cache(maxsize=4)
def names_of(directory: Directory) -> Names:
    """What finds the organisations of `directory`; made once for one directory."""
    return Names(tuple((id, directory[id].name, directory[id].short) for id in directory.ids))


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether two names mean one organisation, however they are shortened; one may hold the other."""
    a, b = (f" {federal(fold(full(name)))} " for name in (one, other))
    return a in b or b in a or _shortens(one, other) or _shortens(other, one)


def federal(folded: str) -> str:
    """A folded name in which a federation is called one: công đoàn quận A is liên đoàn lao động quận A."""
    return OF_FEDERATION.sub(FEDERATION, folded)


def _shortens(short: str, name: str) -> bool:
    """Whether a name begins with the words of another, some of them as initials: ĐH for Đại học."""
    words = fold(full(name)).split()
    for word in full(short).split():
        said = stands_for(word, words)
        if not said:
            return False
        del words[:said]
    return True


def stands_for(word: str, words: Sequence[str]) -> int:
    """How many of some folded words, from the first on, a word says: itself, or as many as it has initials,
    ĐH for đại học; 0 when it says none.
    """
    if words and words[0] == fold(word):
        return 1
    initials = "".join(one[0] for one in words[: len(word)])
    return len(word) if word.isupper() and len(word) > 1 and initials == fold(word) else 0


@lru_cache(maxsize=4096)
def full(name: str) -> str:
    """A name without its short forms: LĐLĐ quận X is Liên đoàn Lao động quận X."""
    words = BRACKETED.sub("", name.replace(f" {NAMES['short_city']}.", f" {NAMES['short_city']} ")).split()
    whole = " ".join(FULL.get(word.upper(), word) for word in words)
    if whole.lower().startswith(FEDERATION):  # Liên đoàn lao động
        return f"{NAMES['federation']}{whole[len(FEDERATION) :]}"
    return whole


def _spellings(name: str) -> Iterator[str]:
    """The ways to write a name: with LĐLĐ or in full, with TP for thành phố, without quận or huyện."""
    short = fold(name).replace(FEDERATION, SHORT_FEDERATION)
    plain = f"{short} ".replace(f" {SHORT_CITY} ", f" {CITY} ").strip()
    for form in (plain, plain.replace(CITY, SHORT_CITY), plain.replace(f"{CITY} ", f"{SHORT_CITY}.")):
        for federation in (SHORT_FEDERATION, FEDERATION, f"{FEDERATION} ({SHORT_FEDERATION})"):
            yield form.replace(SHORT_FEDERATION, federation)
            for level in (*NAMES["levels"], SHORT_CITY):
                head = f"{SHORT_FEDERATION} {level} "
                if form.startswith(head):
                    yield f"{federation} {form.removeprefix(head)}"


def _places(name: str) -> Iterator[str]:
    """The place that a union is named after, with and without its level."""
    for level in NAMES["levels"]:
        head, _, place = fold(name).partition(f"{FEDERATION} {level} ")
        if place and not head:
            yield from (place, f"{level} {place}")


def clusters(text: str, folded: str, start: int, end: int) -> Iterator[Named]:
    """The clusters named by a number, Cụm thi đua số 3, or by whom they unite: Cụm thi đua các quận."""
    for found in CLUSTER.finditer(folded, start, end):
        number = text[found.start(2) : found.end(2)]
        name = CLUSTERS[" ".join(found[1].split())]
        yield Named(*found.span(), f"{name} {number.lstrip('0') or number}")
    for head in CLUSTER_OF.finditer(folded, start, end):
        stop = _end_of_cluster(text, folded, head.end()) if text[head.start()].isupper() else head.end()
        if stop > head.end():
            yield Named(head.start(), stop, full(f"{head[0].capitalize()}{text[head.end() : stop]}"))


def _end_of_cluster(text: str, folded: str, start: int) -> int:
    """Where the name of a cluster without a number ends, its first words before `start`; there, where it
    says of nobody whom the cluster unites: `Cụm thi đua tỉnh`.
    """
    at = end = start
    named = False
    while word := WORD.match(text, at + text.startswith(",", at)):
        place = word.start(1)
        known = COMPOUNDS.at(folded, place, len(folded)) or CLUSTER_PARTS.at(folded, place, len(folded))
        head = HEADS.match(text, place)
        if word[1] in JOINTS or word[1].isdecimal() or (named and word[1] == NAMES["of"]):
            at = word.end()
            continue
        listed = text[at] == ","  # Cụm thi đua các quận, huyện
        if not (known or (not listed and (head or word[1][0].isupper()))):
            break
        at = end = head.end(1) if head else known.end if known else word.end()
        named = named or head is not None or word[1][0].isupper() or word[1] == NAMES["cluster_uniting"]
    return end if named else start


def _formed(text: str, folded: str, start: int, end: int, known: Mapping[int, int]) -> Iterator[Named]:
    """Names by their form: a word such as Công đoàn, Quỹ or Trường, then words with capitals.

    known: where names of the directory end, by where they start; only a longer name is looked for there.
    """
    for head in HEADS.finditer(text, start, end):
        at = head.start()
        if at in known and head[1] not in NAMES["open_ended"] and not GOES_ON.match(text, known[at], end):
            continue
        if _may_be_given(head[1]) and CAPITAL_BEFORE.search(text, max(start, at - 24), at):
            continue  # Nguyễn Văn Trường is no school
        stop = _end(text, folded, head, titled=TITLED.search(folded, max(start, at - 40), at) is not None)
        if head[1] in NAMES["open_ended"] and (owner := OWNED.match(text, stop)):
            stop = owner.end()
        union = folded.startswith(UNION, at)
        if union and (cluster := CLUSTER_OF.match(folded, head.end() + 1, end)):
            stop = max(stop, _end_of_cluster(text, folded, cluster.end()))
        levels = OF_LEVEL if head[1].startswith(UNPLACED) else OF_UNION if union else None
        if union and stop == head.end() and (zones := OF_ZONES.match(folded, stop, end)):
            stop = zones.end()
        if stop > head.end() and levels and (level := levels.match(folded, stop, end)):
            stop = level.end()
        if folded.endswith(BARE_PLACE, at, stop) and (kind := OF_KIND.match(folded, stop, end)):
            stop = kind.end()
        name = text[at:stop]
        if stop > head.end() and not name.startswith(NOT_NAMES):
            yield Named(at, stop, full(f"{name[0].upper()}{name[1:]}"))


def _may_be_given(head: str) -> bool:
    """Whether a word can be somebody's name: Trường, Viện; not LĐLĐ, Công ty."""
    return " " not in head and not head.isupper()


def _end(text: str, folded: str, head: re.Match[str], *, titled: bool) -> int:
    """Where a name ends: after its last word with a capital; a fund's may end in small words before a verb.

    titled: somebody's office stands before it, so that somebody's name may follow.
    """
    at = end = head.end()
    small = 0
    for _ in range(MAX_WORDS):
        word = WORD.match(text, at)
        if not word or (titled and _names_a_person(text, word, named=end > head.end())):
            return end
        if _stops(text, folded, word, head):
            return at if at > end > head.end() and head[1] in NAMES["open_ended"] else end
        small = small + 1 if word[1][0].islower() else 0
        if small > MAX_SMALL:
            return end
        at = word.end()
        if not small and word[1] not in DASHES:
            compound = COMPOUNDS.at(folded, word.start(1), len(folded))
            at = end = compound.end if compound else at
    return end


def _stops(text: str, folded: str, word: re.Match[str], head: re.Match[str]) -> bool:
    """Whether a name cannot go on with `word`: a verb, a title, a number that counts something."""
    if word[1][0].isdigit():
        return not _numbers(text, folded, word, head)
    if word[1] in DASHES or word[1] == NAMES["and"]:
        joins = word[1] in DASHES or head[1] in NAMES["with_and"]
        return word.start(1) - head.end() <= 1 or not (joins and _goes_on(text, folded, word.end()))
    return word[1][0].islower() and STOP.begins(folded, word.start(1), len(folded))


def _numbers(text: str, folded: str, word: re.Match[str], head: re.Match[str]) -> bool:
    """Whether a number is part of a name: after “số” or a level, or in that of a business or a school, and
    where it counts nothing: trường số 2, phường 14, Công ty May 10, not LĐLĐ huyện A 80 suất.
    """
    before = text[head.start() : word.start()]
    if not NUMBERED.search(before) or not NUMERAL.match(text, word.start(1)):
        return False
    after = WORD.match(text, word.end())
    if after is None:
        return True
    if HEADS.match(text, after.start(1)):
        return False
    return STOP.begins(folded, after.start(1), len(folded)) or not after[1][0].islower()


def _names_a_person(text: str, word: re.Match[str], *, named: bool) -> bool:
    """Whether a person's name begins with `word`: by its middle name, or by its family name; with nothing
    named yet, the next word has to tell so.
    """
    after = WORD.match(text, word.end())
    if after and after[1] in NAMES["sure_middles"] and GOES_ON.match(text, after.end()):
        return True
    sure = named or (after is not None and after[1] in NAMES["middles"])
    return word[1] in NAMES["families"] and sure


def _goes_on(text: str, folded: str, place: int) -> bool:
    """Whether a name goes on after a joint at `place`: with a capital, no title and no other name."""
    after = WORD.match(text, place)
    if not after or not after[1][0].isupper() or HEADS.match(text, after.start(1)):
        return False
    return not STOP.begins(folded, after.start(1), len(folded))
