"""Who acts where: from which place of a text on it speaks of which organisation.

In: the sentences of a source, and who reports. Out: `Owner`s in the order of the text; what stands after
one and before the next is told of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.marks import Marked, Sentence, last_before
from reports.extract.model import BlockKind
from reports.extract.names.actors import COMMEMORATED, DOING, START
from reports.extract.names.honours import honours_of
from reports.extract.names.names import (
    CAPITAL,
    CLUSTER_NAMES,
    FEDERATION,
    NAMES,
    OF_BRANCH,
    PROPER,
    UNION,
    Named,
    federal,
    full,
    same,
)
from reports.extract.names.shares import ITS_NUMBER, NUMBER, UNTIL, Share
from reports.extract.names.spans import CLOSED
from reports.extract.reasons import Unsure
from reports.extract.words.phrases import WORDS, Found, any_of, fold, past

POINTERS = {phrase: fold(full(phrase)) for phrase in map(fold, WORDS["subjects"]["back"])}
PART = re.compile(rf"(?<!\w){any_of(WORDS['clause']['parting'])}[,:]?\s\Z")
LEVELS = "|".join(WORDS["clause"]["levels"])
OF_PLACE = re.compile(
    rf"\W*(?P<place>(?:(?P<level>(?i:{LEVELS}))\s)?(?:{PROPER}|(?(level){ITS_NUMBER}|(?!))))"
    r"(?!\w)(?P<colon>\s?:)?"
)
HIGHER = {fold(level) for level in WORDS["clause"]["higher_levels"]}
OF_DISTRICT = tuple(fold(f"{NAMES['federation']} {level} ") for level in WORDS["clause"]["district_levels"])
SEVERAL = f" {fold(WORDS['doubts']['several'])} "  # LĐLĐ các huyện A, B
OTHERS = 3  # names after one that tell enough
JOINTS = {fold(words) for words in WORDS["clause"]["and"]}
MORE_PLACES = re.compile(rf"(?:,|:|,?\s{NAMES['and']})\s{CAPITAL}")
OTHER_PLACES = re.compile(rf"(?:(?:,|,?\s{NAMES['and']})\s{PROPER})+(?=\s[^\W\d_])")
OF_LEVELS = re.compile(
    rf"\s(?:(?i:{SEVERAL.strip()})|\d{{1,2}})\s(?P<levels>(?i:{LEVELS})(?:,?\s(?i:{LEVELS}))*)(?!\w)"
)
PLACE_AFTER = re.compile(rf":?\s{CAPITAL}")
PLURAL = re.compile(rf"{SEVERAL}(?:{LEVELS})(?!\w)")
TOGETHER = re.compile(  # Hai huyện Mẫu và Thử kết nạp 80 đoàn viên
    rf"\W*(?i:{'|'.join(WORDS['clause']['some'])})\s(?i:{LEVELS})\s{CAPITAL}[^,;:.\d]*?(?:,|\s{NAMES['and']})\s{CAPITAL}"
)
REACH = 24  # characters before a name that can say that it is a part
UNIONS_BELOW = tuple(map(fold, WORDS["clause"]["below"]))
GRASSROOTS, AT = (
    set(WORDS["clause"]["grassroots"]),
    tuple(f"{words} " for words in WORDS["clause"]["at_work"]),
)
OPEN_ENDED = tuple(map(fold, NAMES["open_ended"]))
WORKPLACES = tuple(NAMES["workplaces"])


class Owner(NamedTuple):
    """From `start` on, `name` acts; None: the one who reports. unsure: why that is doubtful, if it is."""

    start: int
    name: str | None
    unsure: Unsure | None = None


def owners(marked: Marked, issuer: str | None) -> tuple[Owner, ...]:
    """Who acts where in the whole text."""
    return tuple(_walk(marked, issuer or ""))


def _walk(marked: Marked, issuer: str) -> Iterator[Owner]:
    """The same from one sentence to the next: who acted last goes on within a paragraph, and in each entry of
    a list whoever acted before its colon.
    """
    named: dict[str, str] = {}  # by each pointer, the name it points to by now
    acting = listing = None
    in_list = together = False
    for sentence in marked.sentences:
        if sentence.block.kind is BlockKind.TITLE:
            continue  # a headline tells of the one who reports, under whatever name
        if sentence.opens_block:
            in_list = in_list and sentence.block.kind is BlockKind.ITEM
            acting, together = listing if in_list else None, False
        told = [Owner(sentence.start, acting, _inherited(acting, together=together))]
        place = _place(sentence, marked)
        if opening := _opening(place, sentence, marked, issuer):
            acting = opening.name
            told.append(opening)
        acts, aside = {actor.start for actor in sentence.actors}, list[Share]()
        for mark in _marks(sentence, place.until if place else sentence.start):
            if mark.start in acts:
                one = _at_work(mark, sentence, marked, issuer) or _organisation(
                    mark, marked, named, acting, issuer
                )
                one = _unless_honouring(one, issuer, marked, mark.end, sentence.end)
                if until := _aside(mark, sentence, marked.folded):
                    aside.append(Share(mark.start, until, one.name or issuer))
                else:
                    together = _is_one_of_several(mark, sentence, marked) or (together and _is_same(mark))
                    told.append(Owner(mark.start, None, Unsure.JOINTLY) if together else one)
                    acting = told[-1].name
            if isinstance(mark, Named) and not sentence.clauses.head(mark.start).endswith(COMMEMORATED):
                named.update(dict.fromkeys(_pointers(mark.name), mark.name))
        yield from _with_shares(told, (*aside, *sentence.shares), issuer)
        if marked.folded[sentence.start : sentence.end].rstrip().endswith(":"):
            in_list, listing = True, acting


def _inherited(acting: str | None, *, together: bool) -> Unsure | None:
    """What is doubtful of a sentence whose subject is only that of the one before."""
    return Unsure.JOINTLY if together else Unsure.OWNER_INHERITED if acting else None


def _is_same(mark: Named | Found) -> bool:
    """Whether a subject is the one that acts already: `Hai đơn vị này`."""
    return isinstance(mark, Found) and mark.group == "this"


def _marks(sentence: Sentence, since: int) -> list[Named | Found]:
    """The names in a sentence and who acts in it, in their order, after the place that it begins with."""
    if not sentence.names:
        return [actor for actor in sentence.actors if actor.start >= since]
    marks: set[Named | Found] = {*sentence.actors, *sentence.names}
    return sorted((mark for mark in marks if mark.start >= since), key=START)


def _place(sentence: Sentence, marked: Marked) -> Share | None:
    """The place that a sentence begins with, for its union: `Quận Mẫu: 50 suất`, `Quận Mẫu trao 50 suất`,
    `Quận Mẫu 50 suất`.

    known: only for a place of the directory before a colon; other places may be no union.
    """
    found = OF_PLACE.match(marked.source.text, sentence.start, sentence.end)
    heads = found and found["colon"]
    if not found:
        return None
    counted = found["level"] and NUMBER.match(marked.folded, found.end("place"), sentence.end)
    if not (heads or counted or DOING.begins(marked.folded, found.end("place") + 1, sentence.end)):
        return None
    start, end = found.span("place")
    places = marked.names.places(marked.folded, start, end)
    union = next((one for one in places if (one.start, one.end) == (start, end)), None)
    if not union and not found["level"]:
        return None
    return Share(start, end, union.name if union else found["place"], known=bool(union and heads))


def _is_one_of_several(mark: Named | Found, sentence: Sentence, marked: Marked) -> bool:
    """Whether others are named right after one who acts, that act with it: `LĐLĐ các huyện A, B trao 50
    suất`, `LĐLĐ quận A, LĐLĐ quận B và LĐLĐ quận C trao 50 suất`.
    """
    text = marked.source.text
    if not isinstance(mark, Named):
        levels = OF_LEVELS.match(text, mark.end, sentence.end)
        return levels is not None and PLACE_AFTER.match(text, levels.end(), sentence.end) is not None
    if SEVERAL in f" {fold(mark.name)} ":
        return bool(PLURAL.search(fold(mark.name)) or MORE_PLACES.match(text, mark.end, sentence.end))
    places = OTHER_PLACES.match(text, mark.end, sentence.end)
    if places and DOING.begins(marked.folded, places.end() + 1, sentence.end):
        return True
    end, joints = mark.end, list[str]()
    first = bisect_right(sentence.names, mark.start, key=START)
    for name in sentence.names[first : first + OTHERS]:
        joint = marked.folded[end : name.start].strip()
        if joint not in JOINTS:
            break
        end, joints = name.end, [*joints, joint]
    return len(joints) > 1 or (bool(joints) and joints[-1] != ",")


def _opening(place: Share | None, sentence: Sentence, marked: Marked, issuer: str) -> Owner | None:
    """Who acts by the place, or the places together, that a sentence begins with."""
    if TOGETHER.match(marked.source.text, sentence.start, sentence.end):
        return Owner(sentence.start, None, Unsure.JOINTLY)
    if spokesman := _speaking_for(sentence, marked):
        return Owner(spokesman.end, other_than(spokesman.name, issuer))
    if not place:
        return None
    return Owner(place.start, other_than(place.name, issuer), None if place.known else Unsure.PLACE_ALONE)


def _speaking_for(sentence: Sentence, marked: Marked) -> Named | None:
    """For whom somebody speaks with whose name a sentence begins: `Đ/c Lê Mẫu (CĐCS A): đơn vị có 2 lớp`."""
    name = sentence.names[0] if sentence.names else None
    if name is None or sentence.person > name.start or not marked.folded.startswith("):", name.end):
        return None
    return name if marked.folded[name.start - 1] == "(" else None


def _at_work(mark: Named | Found, sentence: Sentence, marked: Marked, issuer: str) -> Owner | None:
    """The union of a place of work that stands right before it: `Tại Công ty A, CĐCS trao 45 suất quà`."""
    place = last_before(sentence.names, mark.start)
    if isinstance(mark, Named) or place is None or marked.folded[mark.start : mark.end] not in GRASSROOTS:
        return None
    at = marked.folded.endswith(AT, 0, place.start) and marked.folded[place.end : mark.start] == ", "
    if not (at and fold(place.name).startswith(WORKPLACES)):
        return None
    return Owner(mark.start, other_than(f"{full(NAMES['grassroots'])} {place.name}", issuer))


def _aside(mark: Named | Found, sentence: Sentence, folded: str) -> int:
    """Where it ends what one does that is only put in: in brackets, or as a part of all; 0 for others."""
    if closed := CLOSED.match(folded, mark.end, sentence.end):
        return closed.end()
    before = folded[max(sentence.start, mark.start - REACH) : mark.start]
    return past(UNTIL, folded, mark.start, sentence.end) if PART.search(before) else 0


def _with_shares(told: Sequence[Owner], shares: Sequence[Share], issuer: str) -> list[Owner]:
    """The owners of a sentence with those of its lists, after which everything is as before."""
    if not shares:
        return [*told]
    found = [*told]
    for share in shares:
        found.append(
            Owner(share.start, other_than(share.name, issuer), None if share.known else Unsure.PLACE_ALONE)
        )
        back = last_before(told, share.until + 1) or told[0]
        found.append(back._replace(start=share.until))
    return sorted(found, key=START)


def _organisation(
    actor: Named | Found, marked: Marked, named: dict[str, str], acting: str | None, issuer: str
) -> Owner:
    """Who it is that acts, from its place on."""
    words = " ".join(marked.folded[actor.start : actor.end].split())
    if isinstance(actor, Named):
        return _named(actor, words, marked, issuer)
    if actor.group == "back":
        return _pointed_at(actor, words, marked, named, issuer)
    name = acting if actor.group == "this" else None
    if actor.group == "outside":
        name = full(marked.source.text[actor.start : actor.end])
        name = None if _is_part(name, issuer) else name
    return Owner(actor.start, other_than(name, issuer))


def _unless_honouring(one: Owner, issuer: str, marked: Marked, start: int, end: int) -> Owner:
    """The one who reports, where somebody only honours those of it."""
    return Owner(one.start, None) if honours_of(issuer, one.name, marked.folded, start, end) else one


def _named(actor: Named, words: str, marked: Marked, issuer: str) -> Owner:
    """Whoever is named so; a level alone names the one who reports if that is of it. A level, or the short
    name of a fund, means one of the directory for sure only where that knows who reports.
    """
    if words in POINTERS and fold(issuer).startswith(f"{POINTERS[words]} "):
        return Owner(actor.start, None)
    known = not issuer or issuer.startswith(CLUSTER_NAMES) or issuer in marked.names.official.values()
    short = actor.id and words.startswith(OPEN_ENDED) and len(words) < len(actor.name)
    unsure = Unsure.LEVEL_ALONE if not known and (short or words in POINTERS) else None
    return Owner(actor.start, other_than(actor.name, issuer), unsure)


def _pointed_at(actor: Found, words: str, marked: Marked, named: dict[str, str], issuer: str) -> Owner:
    """Whom “LĐLĐ quận”, “Quỹ”, “Hội” means: the last one called so, unless it can be the one who reports."""
    if OF_LEVELS.match(marked.source.text, actor.end):
        return Owner(actor.start, None)  # LĐLĐ các huyện, thị xã
    meant = named.get(words) or _above(words, issuer)
    name = other_than(meant, issuer)
    if name and _stands_for(words, issuer):
        return Owner(actor.start, name, Unsure.PERHAPS_REPORTER)
    unknown = issuer and not meant and not _stands_for(words, issuer)
    return Owner(actor.start, name, Unsure.STRANGER if unknown else None)


def _stands_for(words: str, issuer: str) -> bool:
    """Whether a name's first words can mean the one who reports: `Công đoàn quận` for LĐLĐ quận."""
    spelt, name = federal(POINTERS[words]), federal(fold(issuer))
    if name.startswith(spelt):
        return True
    union = spelt.startswith((UNION, FEDERATION))
    return union and ((words == OF_BRANCH and name.startswith(UNION)) or _is_part(spelt, name))


def _is_part(short: str, name: str) -> bool:
    """Whether all words of one name stand in another in their order: Hội Phụ nữ huyện for that of a place."""
    words = iter(fold(full(name)).split())
    return all(word in words for word in fold(full(short)).split())


def other_than(name: str | None, issuer: str) -> str | None:
    """The name of one who acts; None for the one who reports."""
    return None if not name or (issuer and same(name, issuer)) else name


def _above(words: str, issuer: str) -> str | None:
    """Whom “LĐLĐ quận” means before such a name has stood: the reporting side, or what is above its union."""
    spelt = full(words.upper() if " " not in words else words)
    is_federation = fold(spelt).startswith(fold(NAMES["federation"]))
    level = fold(spelt).removeprefix(fold(NAMES["federation"])).strip()
    federation = fold(NAMES["federation"]) in fold(issuer) and not fold(issuer).startswith(OF_DISTRICT)
    below = fold(issuer).startswith(UNIONS_BELOW) or (issuer and level in HIGHER and not federation)
    return f"{NAMES['federation']}{spelt[len(NAMES['federation']) :]}" if below and is_federation else None


@lru_cache(maxsize=1024)
def _pointers(name: str) -> tuple[str, ...]:
    """The words that point back to a name: its first ones."""
    folded = fold(name)
    return tuple(words for words, spelt in POINTERS.items() if folded.startswith(spelt))
