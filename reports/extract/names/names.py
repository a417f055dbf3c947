"""Organisations named in a text: those of config.yaml under any of their names, others by their form.

In: a text and the directory. Out: `Named`, in the order of the text, none overlapping. Says nothing of
what an organisation does in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.words.phrases import (
    END,
    WORDS,
    Phrases,
    any_of,
    begun,
    fold,
    hints,
    not_after,
    past,
    tree,
    words_in,
)
from reports.organisations import Directory

NAMES, FULL = WORDS["names"], WORDS["names"]["full"]
FEDERATION, SHORT_FEDERATION = fold(NAMES["federation"]), fold(NAMES["short_federation"])
CITY, SHORT_CITY = fold(NAMES["city"]), fold(NAMES["short_city"])
UNION, OF_BRANCH = fold(NAMES["union"]), fold(NAMES["of_branch"])
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))}]"
PROPER_WORD = rf"{CAPITAL}\w*(?:['’]\w+)?"  # also of the Central Highlands: Cư M’gar
PROPER = rf"{PROPER_WORD}(?:\s{PROPER_WORD}){{0,3}}"  # the name of a place or a person

# What a name begins with, and the words that it goes on with.
MASS = tuple(f"{body} {level}" for body in NAMES["mass"] for level in WORDS["outside"]["levels"])
HEAD_WORDS = (*NAMES["heads"], *(words for words in MASS if words not in NAMES["heads"]))
HEADS = re.compile(rf"({begun(HEAD_WORDS)})(?:\s?\(\w{{1,12}}\))?(?!\w)")
WORD = re.compile(
    r"(?:[ \u00a0]\([^\W\d_]{1,12}\))?[ \u00a0]{1,3}((?:\w+-)?T[Pp]\.(?!\w)|\w+(?:[./&'’-]\w+)*|[-–](?=\s))"
)
COMPOUNDS = Phrases({"compound": NAMES["compounds"]})
OFFICES = (*WORDS["people"]["titles"], *WORDS["clause"]["offices"])
STOP = Phrases({"stop": (*NAMES["stop"], *WORDS["work"]["verbs"], *OFFICES)})
DASHES = "-–"
GOES_ON = re.compile(rf"[ \u00a0]{CAPITAL}|(?<=T[Pp])\.[ \u00a0]?{CAPITAL}")
NUMBERED = re.compile(
    rf"(?<!\w)(?:{tree(NAMES['numbered'])}(?!\w)[^\d]*|{tree(NAMES['counted'])})\Z", re.IGNORECASE
)
TERM = re.compile(rf"(?i:{tree(NAMES['terms'])})\s(?:[IVXLC]+|\d+)(?!\w)")  # LĐLĐ huyện Khóa V
NUMERAL = re.compile(r"\d{1,3}(?:/\d{1,2})?(?![\w/]|[.,]\d|\s?%)")
MAX_WORDS, MAX_SMALL = 16, 6  # of a name; small ones in a row

# What stands before a name that is none, or is somebody's own.
CAPITAL_BEFORE = re.compile(rf"\w[^\w]+{CAPITAL}\w*\s$|(?<!\w)(?:{'|'.join(NAMES['families'])})\s$")
TITLED = re.compile(rf"{any_of(WORDS['people']['titles'])}\s$")
NOT_NAMES = tuple(NAMES["not_names"])

# What a name may end with besides: small words that say whose, of which place and level it is.
OWNED = re.compile(rf" của (?:{'|'.join(NAMES['owners'])}) (?:{'|'.join(NAMES['levels'])})(?!\w)")
UNPLACED = tuple(NAMES["unplaced"])
OF_LEVEL = re.compile(rf"\s{any_of(WORDS['outside']['levels'])}(?!\w)")  # Chi đoàn Công an phường
PLACED = rf"\s{any_of(NAMES['placed_levels'])}(?!\w)"
EACH_LEVEL = re.compile(rf"\s{any_of(NAMES['all_of'])}(?={PLACED})")
AT_LEVEL = tuple(f" {level}" for level in NAMES["placed_levels"])
OF_UNION = re.compile(PLACED)  # Công đoàn ngành Xây dựng tỉnh, Công đoàn Viên chức tỉnh
OF_ZONES = re.compile(  # Công đoàn các khu công nghiệp tỉnh, Công đoàn viên chức tỉnh
    rf"(?:\s{any_of((*NAMES['zones'], *NAMES['compounds']))})+{PLACED}"
)
BLOCK = fold(NAMES["block"])
OF_BLOCK = re.compile(rf"(?:\s{any_of(NAMES['blocks'])})+{PLACED}")  # Đoàn Khối các cơ quan tỉnh
BARE_PLACE = tuple(f" {words}" for words in NAMES["workplaces"])  # a kind of place and nothing else
OF_KIND = re.compile(rf"(?:\s{any_of(NAMES['compounds'])})+{PLACED}")  # Bệnh viện đa khoa tỉnh

# Clusters, by their number or by whom they unite.
CLUSTERS = {words: name for name, forms in NAMES["clusters"].items() for words in forms}
CLUSTER = re.compile(rf"({begun(CLUSTERS)})\s0?(\d{{1,2}}|[ivx]{{1,4}})(?!\w|[./,]\d)")
OF_SEVERAL = re.compile(  # Cụm thi đua 5 thành phố trực thuộc Trung ương; Khối thi đua 12 trường tiểu học
    rf"\s\d{{1,2}}(?=(?:,?\s(?:{NAMES['and']}\s)?{any_of(NAMES['levels'])})+"
    rf"\s{any_of(NAMES['cluster_regions'])}{END}|\s{any_of(NAMES['cluster_members'])}{END})"
)
NUMBER_WORD = fold(NAMES["number"])
CLUSTER_HINTS = hints(CLUSTERS)
OF_UNIONS = rf"{NAMES['cluster_bare']}(?=\s{any_of(NAMES['cluster_unions'])}\s)"
CLUSTER_OF = re.compile(rf"(?<!\w)(?:{any_of(NAMES['cluster_words'])}(?=\s)|{OF_UNIONS})")
SEVERAL = re.compile(  # 3/3 Khối thi đua trường học; các cụm thi đua
    rf"(?:(?<![\w./-]){not_after(NAMES['days'])}\d{{1,2}}(?:/\d{{1,2}})?|(?<!\w){any_of(NAMES['some_of'])})\s\Z"
)
NEAR = 12  # characters before a name that can tell of how many it is
CLUSTER_NAMES = (
    *NAMES["clusters"],
    *(words.capitalize() for words in NAMES["cluster_words"]),
    *(f"{NAMES['cluster_bare'].capitalize()} {unions}" for unions in NAMES["cluster_unions"]),
)
UNITED = Phrases(
    {
        "part": (*NAMES["cluster_parts"], *NAMES["compounds"]),
        "members": NAMES["cluster_members"],
        "all": (NAMES["cluster_uniting"],),
    }
)
OWN_NUMBER = re.compile(  # doanh nghiệp số 2; công đoàn ngành 1 tổ chức; not: các huyện 5 cơ sở, 6 tháng
    rf"\s(?:{NUMBER_WORD}\s(?:\d{{1,2}}|[ivx]{{1,4}})(?![\w/]|[.,]\d|\s?%)"
    rf"|(?:\d{{1,2}}|[ivx]{{1,4}})(?=\s?[,.;:)\n](?!\d)|\Z"
    rf"|\s{tree((*NAMES['doing'], *NAMES['cluster_of'], *NAMES['adverbs']))}{END}))"
)
JOINTS = (*DASHES, NAMES["and"])

# How names are compared.
BRACKETED = re.compile(r"\s?\([^()]{1,12}\)")
OF_CITY = re.compile(rf"\s(?i:{NAMES['short_city']})(?:\.\s?|\s)")
BODIES = {fold(name): whole for name, whole in NAMES["bodies"].items()}
BODY = re.compile(rf"\A(?i:{tree(NAMES['bodies'])})(?!\w)")
OF_FEDERATION = re.compile(rf"\A{UNION}(?={PLACED})")


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
        clustered = () if words.isdisjoint(CLUSTER_HINTS) else clusters(text, folded, start, end)
        return _apart([*known, *clustered, *_formed(text, folded, start, end, ends)])

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


def _apart(found: Iterable[Named]) -> tuple[Named, ...]:
    """Of names that overlap the first, and the longest of those that begin with it; but the directory's,
    where that is the same.
    """
    kept: list[Named] = []
    for named in sorted(found, key=lambda named: (named.start, -named.end, not named.id)):
        if kept and named.start == kept[-1].start and named.id and same(named.name, kept[-1].name):
            kept[-1] = named
        elif not kept or named.start >= kept[-1].end:
            kept.append(named)
    return tuple(kept)


def clusters(text: str, folded: str, start: int, end: int) -> Iterator[Named]:
    """The clusters named by a number, Cụm thi đua số 3, or by whom they unite: Cụm thi đua các quận."""
    for found in CLUSTER.finditer(folded, start, end):
        if OF_SEVERAL.match(folded, found.end(1), end) and not found[1].endswith(NUMBER_WORD):
            continue
        number = text[found.start(2) : found.end(2)]
        name = CLUSTERS[" ".join(found[1].split())]
        yield Named(*found.span(), f"{name} {number.lstrip('0') or number}")
    for head in CLUSTER_OF.finditer(folded, start, end):
        if SEVERAL.search(folded, max(start, head.start() - NEAR), head.start()):
            continue
        first = past(OF_SEVERAL, folded, head.end(), end)
        stop = _end_of_united(text, folded, first) if text[head.start()].isupper() else first
        if stop > first:
            yield Named(head.start(), stop, full(f"{head[0].capitalize()}{text[head.end() : stop]}"))


def _end_of_united(text: str, folded: str, start: int) -> int:
    """Where the names from `start` on end of those whom a cluster unites; `start`, where nobody is named:
    `Cụm thi đua tỉnh`. A number belongs there that is told of a place, `Mặt trận 13 xã của huyện Mẫu`, or is
    that of the cluster, `Khối thi đua doanh nghiệp số 2`; any other counts what it has: `các huyện 5 cơ sở`.
    """
    at = end = start
    named, counted = text[start - 1].isdecimal(), False
    while word := WORD.match(text, at + text.startswith(",", at)):
        number = word[1].isdecimal()
        of = named and word[1] in NAMES["cluster_of"] and text[at] != ","
        if number or word[1] in JOINTS or of:
            at, counted = word.end(), counted or number
            continue
        place, capital = word.start(1), word[1][0].isupper()
        head, part = HEADS.match(text, place), UNITED.at(folded, place, len(folded))
        listed = text[at] == ","  # Cụm thi đua các quận, huyện
        if not part and (listed or not (head or capital)):
            break
        at = head.end(1) if head else part.end if part else word.end()
        counted = counted and (head is not None or not capital)
        if not counted:
            group = part.group if part else "name"
            named = named or head is not None or capital or group != "part"
            if group != "all":
                end = at
    own = OWN_NUMBER.match(folded, end) if end > start else None
    return own.end() if own else end if named else start


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
        titled = TITLED.search(folded, max(start, at - 40), at) is not None
        stop = _placed(text, folded, head, _end(text, folded, head, titled=titled), end)
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
        if not word and at > end > head.end() and head[1] in NAMES["open_ended"] and text.startswith(",", at):
            return at
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


def _names_a_person(text: str, word: re.Match[str], *, named: bool) -> bool:
    """Whether a person's name begins with `word`: by its middle name, or by its family name; with nothing
    named yet, the next word has to tell so. Right behind a level, Chủ tịch LĐLĐ tỉnh Hà Duy A, any middle
    name tells it: no province or district has one there.
    """
    after = WORD.match(text, word.end())
    middles = NAMES["middles" if text.endswith(AT_LEVEL, 0, word.start()) else "sure_middles"]
    if after and after[1] in middles and GOES_ON.match(text, after.end()):
        return True
    sure = named or (after is not None and after[1] in NAMES["middles"])
    return word[1] in NAMES["families"] and sure


def _stops(text: str, folded: str, word: re.Match[str], head: re.Match[str]) -> bool:
    """Whether a name cannot go on with `word`: a verb, a title, a term, a number that counts something."""
    if TERM.match(text, word.start(1)):
        return True
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


def _goes_on(text: str, folded: str, place: int) -> bool:
    """Whether a name goes on after a joint at `place`: with a capital, no title and no other name."""
    after = WORD.match(text, place)
    if not after or not after[1][0].isupper() or HEADS.match(text, after.start(1)):
        return False
    return not STOP.begins(folded, after.start(1), len(folded))


def _placed(text: str, folded: str, head: re.Match[str], stop: int, end: int) -> int:
    """Where a name ends that could end at `stop`, with the small words that follow it there: whose a fund is,
    whom the cluster of a union unites, of which level or kind its place is.
    """
    at, union = head.start(), folded.startswith(UNION, head.start())
    if head[1] in NAMES["open_ended"]:
        stop = past(OWNED, text, stop, end)
    if union and (cluster := CLUSTER_OF.match(folded, head.end() + 1, end)):
        stop = max(stop, _end_of_united(text, folded, past(OF_SEVERAL, folded, cluster.end(), end)))
    if union and stop == head.end():
        stop = past(OF_ZONES, folded, stop, end)
    elif folded.startswith(BLOCK, at):
        stop = past(OF_BLOCK, folded, stop, end)
    if stop > head.end() and head[1].startswith(UNPLACED):
        stop = past(OF_LEVEL, folded, stop, end)
    elif stop > head.end() and union:
        stop = past(OF_UNION, folded, stop, end)
    return past(OF_KIND, folded, stop, end) if folded.endswith(BARE_PLACE, at, stop) else stop


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether two names mean one organisation, however they are shortened; one may hold the other."""
    a, b = (f" {federal(fold(full(name)))} " for name in (one, other))
    return a in b or b in a or _shortens(one, other) or _shortens(other, one)


@lru_cache(maxsize=4096)
def full(name: str) -> str:
    """A name without its short forms: LĐLĐ quận X, or LĐLĐ các cấp quận X, is Liên đoàn Lao động quận X."""
    spelt = OF_CITY.sub(f" {NAMES['short_city']} ", name).replace("'", "’")
    words = BRACKETED.sub("", spelt).split()
    whole = EACH_LEVEL.sub("", " ".join(FULL.get(word.upper(), word) for word in words))
    if whole.lower().startswith(FEDERATION):  # Liên đoàn lao động
        return f"{NAMES['federation']}{whole[len(FEDERATION) :]}"
    return BODY.sub(lambda body: BODIES[fold(body[0])], whole)


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
