"""Whom the head of a paper names: in a form, or in capitals above its text.

In: a source with its marks. Out: a name as it stands there, in the case of a name; empty without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reports.extract.marks import Marked
from reports.extract.names.casing import recased
from reports.extract.names.names import HEAD_WORDS, NAMES, full
from reports.extract.page.signs import BETWEEN_ENTRIES, OFFICIAL
from reports.extract.words.phrases import WORDS, Phrases, any_of, fold, past

LETTERHEAD_LINES = 14
LETTERHEAD_LENGTH = 3000
LETTERHEAD_WIDTH = 200
HEADS = Phrases({"head": (*HEAD_WORDS, *NAMES["cluster_words"]), "paper": NAMES["papers"]})
BARE_HEADS = {fold(words) for words in HEAD_WORDS}  # CÔNG ĐOÀN alone is a menu's
BOARD = re.compile(rf"{any_of(NAMES['boards'])}\s(?=\w)")
OF_LEVEL = re.compile(  # BAN THƯỜNG VỤ HUYỆN MẪU below HỘI NÔNG DÂN TỈNH; not: HUYỆN ĐOÀN MẪU, HUYỆN KHÓA X
    rf"{any_of(WORDS['outside']['levels'])}\s(?!{any_of(NAMES['no_places'])}(?!\w))\w"
)
LEVEL = re.compile(rf"\s(?:{any_of(WORDS['outside']['levels'])}|{fold(NAMES['country'])})(?!\w)")
MASS = tuple(map(fold, NAMES["mass"]))
BARE_PLACES = [fold(words).split() for words in NAMES["workplaces"]]
PRESS = Phrases({"press": NAMES["press"]})
DOES = Phrases({"does": NAMES["does"]})
COLUMNS = re.compile(r"\s(?:(?<=\t)|\s{2})")  # who issued a paper stands to the left of the state's name
REPORTING = rf"\s?{any_of(NAMES['reporting'])}\s?:\s?([^\n\t|]*[^\W\d_][^\n\t|]*)"
REPORTS, REPORTS_LATER = re.compile(REPORTING), re.compile(rf"[\n(]{REPORTING}")


def stated_in(marked: Marked) -> str:
    """Whom a form names in so many words, `Đơn vị báo cáo: ...`; empty when it names nobody."""
    head = marked.folded, 0, LETTERHEAD_LENGTH
    found = REPORTS.match(*head) or REPORTS_LATER.search(*head)
    words = marked.source.text[found.start(1) : found.end(1)].strip(" .") if found else ""
    return full(words)


def letterhead_of(marked: Marked) -> str:
    """The issuer in capitals above an official paper: the last name there; empty when none does. Between the
    name of the state and the type of the paper, a name may go on in the next line.
    """
    names, before = list[list[str]](), ""
    top = filter(str.strip, marked.source.text[:LETTERHEAD_LENGTH].splitlines())
    lines = [_left(line) for line in islice(top, LETTERHEAD_LINES)]
    official = any(line.casefold() in OFFICIAL for line in lines)
    for n, line in enumerate(lines):
        below = "" if official else "".join(lines[n + 1 : n + 2])
        capitals = line.isupper() and line.casefold() not in OFFICIAL
        named = capitals and not (BETWEEN_ENTRIES.search(line) or BETWEEN_ENTRIES.search(below))
        words = line[past(BOARD, fold(line), 0) :].split(":")[0].rstrip() if named else ""
        head = HEADS.at(fold(words), 0, len(words)) if named else None
        if names and words != line and OF_LEVEL.match(fold(words)) and fold(names[-1][0]).startswith(MASS):
            names.append([f"{_without_level(names[-1][0])} {words}"])
        elif head and head.group == "head" and (official or not PRESS.begins(fold(words), 0, len(words))):
            names.append([words])
        elif named and official and names and before == names[-1][-1]:
            names[-1].append(words)
        before = words
    whole = [" ".join(" ".join(name).split()) for name in names]
    issuers = [name for name in whole if fold(name) not in BARE_HEADS]
    return _mixed_case(_with_place_above(_before_verb(issuers[-1]), lines), marked) if issuers else ""


def _without_level(name: str) -> str:
    """The name of an organisation without its level and place: `HỘI NÔNG DÂN` of `HỘI NÔNG DÂN TP HÀ NỘI`."""
    found = LEVEL.search(fold(name))
    return name[: found.start()] if found else name


def _with_place_above(name: str, lines: Sequence[str]) -> str:
    """A union named by the kind of its place of work alone, with the name of that from a line above:
    `TRƯỜNG MẦM NON HOA SEN`, `CÔNG ĐOÀN TRƯỜNG`.
    """
    words = fold(name).split()
    kind = next(
        (kind for kind in BARE_PLACES if words[-len(kind) :] == kind and len(words) > len(kind)), None
    )
    if not kind:
        return name
    above = (
        line for line in lines if fold(line).split()[: len(kind)] == kind and len(line.split()) > len(kind)
    )
    place = next(above, "").upper()
    return " ".join((*name.split()[: -len(kind)], place)) if place else name


def _left(line: str) -> str:
    """What stands to the left in a line of a letterhead."""
    words = line[:LETTERHEAD_WIDTH].strip()
    column = COLUMNS.search(words)
    return words[: column.start()] if column else words


def _before_verb(words: str) -> str:
    """A name in a headline without what its bearer does."""
    does = DOES.find(fold(words))
    return words[: does[0].start].strip() if does else words


def _mixed_case(capitals: str, marked: Marked) -> str:
    """A name in capitals as it is written elsewhere in the text, or else by the case of its known words."""
    folded, written, at = fold(capitals), capitals, -1
    while written.isupper() and (at := marked.folded.find(folded, at + 1)) >= 0:
        written = marked.source.text[at : at + len(folded)]
    name = recased(written) if written.isupper() else written
    return full(f"{name[0].upper()}{name[1:]}")
