"""The place of who reports: the union or association of which level and place it is.

In: a name as it was found, and a source with its marks. Out: the name with its place, as far as the text
tells that.
"""

from __future__ import annotations

import re

from reports.extract.heading.letterhead import HEADS
from reports.extract.marks import Marked
from reports.extract.model import BlockKind
from reports.extract.names.casing import recased
from reports.extract.names.names import CAPITAL, FEDERATION, NAMES, PROPER, TERM, Named, full
from reports.extract.words.phrases import fold

PLACE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3})\s?:")
DATELINE = re.compile(rf"({CAPITAL}[^\W\d_]+(?:\s{CAPITAL}[^\W\d_]+){{1,3}})\s?[:–-]\s")
LEVELS = NAMES["placed_levels"]
ENDINGS = tuple(f" {level}" for level in LEVELS)
OF_MANY = tuple(f" {NAMES['cluster_uniting']} {level}" for level in LEVELS)
IN_LINE = PROPER.replace(r"\s", "[ \u00a0]")
PLACES = {level: re.compile(rf"(?<!\w)(?i:{level})[ \u00a0]({IN_LINE})(?!\w)") for level in LEVELS}


def federation(name: str, others: list[str], marked: Marked) -> str | None:
    """The federation that a title shortens: Công đoàn Hà Đông is Liên đoàn Lao động quận Hà Đông, where the
    text names that, or the place with its level and the federation by its level alone.
    """
    if not name.startswith(NAMES["union"]):
        return None
    place = name.removeprefix(NAMES["union"]).strip()
    federations = [other for other in others if other.startswith(NAMES["federation"])]
    if named := next((other for other in federations if other.endswith(f" {place}")), None):
        return named
    if place in LEVELS:
        of_level = f"{NAMES['federation']} {place} "
        return next((other for other in federations if other.startswith(of_level)), None)
    own = next((word for word in LEVELS if place.startswith(f"{word} ")), "")
    place = place.removeprefix(f"{own} ")
    level = own or next((word for word in NAMES["levels"] if f" {word} {fold(place)}" in marked.folded), None)
    below = (
        f"{form} {level}" in marked.folded
        for form in map(fold, (NAMES["federation"], NAMES["short_federation"]))
    )
    return f"{NAMES['federation']} {level} {place}" if level and any(below) else None


def of_place(marked: Marked) -> str | None:
    """The federation of the place that the title begins with, where the text names it by its level alone:
    “Hoàn Kiếm: ...” and “LĐLĐ quận”.
    """
    title = next((s for s in marked.opening if s.block.kind is BlockKind.TITLE), None)
    place = PLACE.match(marked.source.text, title.start, title.end) if title else None
    general = (
        a for s in marked.sentences for a in s.actors if not isinstance(a, Named) and a.group == "back"
    )
    named = (fold(full(marked.folded[a.start : a.end])) for a in general)
    levels = (words.split()[-1] for words in named if words.startswith(FEDERATION))
    level = next((level for level in levels if level in NAMES["levels"]), None)
    if place is None or level is None:
        return None
    own = len(level) + 1 if fold(place[1]).startswith(f"{level} ") else 0  # Quận Hoàn Kiếm: ...
    return f"{NAMES['federation']} {level} {place[1][own:]}"


def lacks_place(name: str) -> bool:
    """Whether a name ends with the level of its place; not with that of many, `Cụm thi đua các huyện`."""
    return name.lower().endswith(ENDINGS) and not name.lower().endswith(OF_MANY)


def with_place(name: str, marked: Marked) -> str:
    """A name that ends with a level, with the one place of that level which the text names, or with the place
    that the text begins with; that of a union without any more words, too.
    """
    if name == NAMES["union"]:
        return f"{name} {_dateline(marked) or ''}".strip()
    if not lacks_place(name):
        return name
    level = next(level for level in LEVELS if name.lower().endswith(f" {level}"))
    found = [place for place in PLACES[level].findall(marked.source.text) if not _ends(place)]
    places = {" ".join(word.capitalize() for word in place.split()) for place in found}
    if not places and (dated := _dateline(marked)):
        return f"{name} {dated}"
    return f"{name} {places.pop()}" if len(places) == 1 else name


def _ends(words: str) -> bool:
    """Whether words with capitals behind a level are no place: `huyện Khóa V`, `HUYỆN NĂM 2023`."""
    return TERM.match(words) is not None or (words.isupper() and recased(words)[0].islower())


def _dateline(marked: Marked) -> str | None:
    """The place that title or lead begins with: `Mẫu Sơn: Công đoàn huyện tổ chức ...`."""
    found = (DATELINE.match(marked.source.text, s.start, s.end) for s in marked.opening)
    places = (place[1] for place in found if place and not HEADS.begins(fold(place[1]), 0, len(place[1])))
    return next(places, None)
