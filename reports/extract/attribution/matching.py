"""Figures matched with the catalogue of config.yaml: which indicator each tells.

In: figures, and the marks of their source. Out: the same figures with ids of indicators, None rather than
a guess. An indicator is told when its kind and unit fit and the words of its label or of a synonym stand
near, in their order; a sum of money after a count can be the one that goes with it, a change is that of
what it changes, the same count of the next organisation in a list is the same; what stands at the end
of a period is told as background only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.attribution.doubts import IN_TURN
from reports.extract.attribution.rivals import told_once
from reports.extract.attribution.roles import BEFELL
from reports.extract.marks import Marked, Sentence
from reports.extract.model import CHANGE, COUNT, MONEY, Figure, Kind
from reports.extract.page.signs import VERBS
from reports.extract.reasons import Unsure
from reports.extract.tables.tables import Cell
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import WORDS, Phrases, any_of, fold, hints, tree
from reports.facts import CONTEXT
from reports.grouping import grouped
from reports.indicators import Catalogue, Indicator, Time
from reports.quantities import LEXICON as STRICT
from reports.quantities import Qualifier

UNITS = WORDS["units"]
PERSON, PERSONS = fold(UNITS["person"]), tuple(fold(word) for word in UNITS["persons"])
OCCASIONS = fold(UNITS["occasions"])
RATE = re.compile(rf"(?<!\w){any_of(UNITS['rates'])}\s\Z")
EACH = re.compile(rf".*(?<!\w){any_of(UNITS['each'])}(?!\w)(?P<since>.*)\Z", re.DOTALL)
OF_EACH = hints(UNITS["each"])
OF_ALL = re.compile(rf"(?<!\w){any_of(UNITS['summed'])}(?!\w)|\d[^,;]*[,;]\s")
PER = re.compile(rf"\s?/\s?[^\W\d_]|\s{any_of(UNITS['per'])}\s[^\d,;.]*(?:[,;.]|\Z)")
ANEW = re.compile(rf".*[,;]\s(?P<words>(?:\w+\s)*{any_of(UNITS['measures'])}\s.*)", re.DOTALL)
ANEW_WORDS = re.compile(rf"(?<!\w){any_of(UNITS['anew'])}(?!\w)")
IN_A_ROW = re.compile(rf"\s?(?:,\s)?(?:{any_of(WORDS['clause']['joints'])}\s)?")
GENERIC = {fold(word) for word in UNITS["generic"]}
BACK = Phrases({"back": UNITS["back"]})
OWED = re.compile(rf"(?<!\w){any_of(UNITS['owed'])}(?!\w)")
CAUSING = hints(UNITS["causing"])
CAUSED = re.compile(rf"(?<!\w){any_of(UNITS['causing'])}\s\Z")
CAME_FROM = re.compile(  # 120 đại biểu đến từ 85 công đoàn cơ sở
    rf"(?<!\w){any_of(WORDS['events']['attending'])}(?!\w)[^;.]*\Z"
)
CLAUSE_ENDS = re.compile(r"[,;:.()]")
OTHER_WORK = Phrases({"work": [verb for verb in WORDS["work"]["verbs"] if verb not in UNITS["reaching"]]})
LONG = {fold(short): fold(words) for short, words in UNITS["long"].items()}
WORD = re.compile(r"[^\W\d_]+")
OF_NONE = {
    *(Unsure.DENIED, Unsure.PERHAPS_NOT_DONE, Unsure.DIFFERENCE),
    *(Unsure.UNNAMED, Unsure.PART_OF_PERIOD, Unsure.YEARLESS),
}
"""What is so doubtful is that of no indicator."""
ANY_UNIT = frozenset(["", "lần"])
"""The units, in plain words, that any amount can change by; that of a percentage is none."""
REACH = 240  # characters around a figure that can tell its indicator
NEAREST = 6  # counts before a sum of money that it can go with
NEXT = 15  # characters behind a figure: 2.100 người là nữ
BESIDE = 60  # characters between an amount and its change


class Entry(NamedTuple):
    """An indicator as it is looked for: its unit, and its label and synonyms as plain words."""

    indicator: Indicator
    unit: str
    spelt: tuple[str, ...]


class Fitting(NamedTuple):
    """The indicators that a figure of some kind and unit can be of. own: that which the unit itself names."""

    ids: frozenset[str]
    own: str | None


class Phrase(NamedTuple):
    """Words that tell the indicator `id`: each of them, their pattern, and how many they are."""

    needed: frozenset[str]
    pattern: re.Pattern[str]
    length: int
    id: str


def _entry(indicator: Indicator) -> Entry:
    spelt = tuple(_plain(fold(words)) for words in (*indicator.synonyms, indicator.label))
    return Entry(indicator, _unit(_plain(fold(indicator.unit))), spelt)


def _phrase(words: str, id: str) -> Phrase:
    """The words of a phrase in their order, at most one other between two of them."""
    each = words.split()
    pattern = r"(?: \w+)? ".join(each)
    return Phrase(frozenset(each), re.compile(rf"\b{pattern}\b"), len(each), id)


def _plain(folded: str) -> str:
    """A text as its words alone, short forms written out."""
    words = WORD.findall(folded)
    return " ".join(words if LONG.keys().isdisjoint(words) else [LONG.get(word, word) for word in words])


def _unit(plain: str) -> str:
    """A unit as it is compared: without lượt, and with one word for all words for persons."""
    unit = plain.removeprefix(OCCASIONS)
    return PERSON if unit.startswith(PERSONS) else unit


@lru_cache(maxsize=4)
def matcher(catalogue: Catalogue) -> Matcher:
    """What matches figures with the indicators of `catalogue`; made once for one catalogue."""
    return Matcher(catalogue.indicators.values())


HEDGES = re.compile(  # between the words of an indicator: kết nạp ít nhất 50 đoàn viên
    rf"\b{tree(filter(None, map(_plain, map(fold, (*STRICT['hedges'], *LEXICON['hedges'])))))} "
)


class Matcher:
    """The catalogue, ready to be matched with figures."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.entries = tuple(_entry(indicator) for indicator in indicators)
        after = {e.indicator.id: e.indicator.clause.after for e in self.entries if e.indicator.clause}
        self.told_after, self.clauses = grouped(after, lambda id: after[id]), frozenset(after)
        self.apart = _apart(self.entries, after)
        phrases = [_phrase(words, entry.indicator.id) for entry in self.entries for words in entry.spelt]
        common = Counter(word for phrase in phrases for word in phrase.needed)
        # By the word of each that the fewest have.
        self.phrases = grouped(phrases, lambda phrase: min(phrase.needed, key=lambda w: (common[w], w)))
        self.telling = frozenset(self.phrases)
        self.debts = {e.indicator.id for e in self.entries if any(OWED.search(words) for words in e.spelt)}
        self.fitting = lru_cache(maxsize=4096)(self._fitting)

    def matched(self, figures: Sequence[Figure], marked: Marked) -> tuple[Figure, ...]:
        """The figures with their indicators; none is told twice of one organisation and period."""
        found, previous = list[Figure](), None
        starts = [figure.mention.start for figure in figures]
        for sentence in marked.sentences:
            here = list[Figure]()
            stated = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            earlier = _before(marked.folded, previous, sentence) if stated else ""
            for n, figure in enumerate(stated):
                stop = stated[n + 1].mention.start if n + 1 < len(stated) else sentence.end
                between = range(here[-1].mention.end if here else sentence.start, stop)
                indicator = None
                beside = (*here[-1:], *stated[n + 1 : n + 2]) if figure.mention.kind is CHANGE else ()
                if not _tells_none(figure, beside, marked.folded, sentence):
                    cell = marked.cells.at(figure.mention.start)
                    words = _near(marked.folded, figure, between, cell, earlier)
                    in_table = _says_stock(cell)
                    indicator = self._indicator(figure, here, marked.folded, words, in_table=in_table)
                here.append(figure._replace(indicator=indicator) if indicator else figure)
            found += here
            previous = sentence
        return tuple(told_once(found, marked))

    def _indicator(
        self, figure: Figure, before: Sequence[Figure], folded: str, near: Iterable[str], *, in_table: bool
    ) -> str | None:
        """near: the words that can tell of the figure, the nearest first; looked at only as far as needed;
        in_table: a table says how many there are beside what was done.
        """
        mention = figure.mention
        background = in_table or figure.role is CONTEXT
        fitting = self.fitting(mention.kind, mention.unit, background=background)
        if mention.kind is CHANGE and before and mention.start - before[-1].end <= BESIDE:
            own = ANEW.match(folded, before[-1].end, mention.start)
            if own:
                return self._told(fitting, _plain(own["words"]))
            if not _other_work(folded, before[-1].end, mention.start):
                counts = (one for one in reversed(before) if one.mention.kind is COUNT)
                alike = (one for one in counts if one.mention.unit == mention.unit)
                return next(alike, before[-1]).indicator
        beside = (
            before if mention.kind is MONEY else [b for b in before[-1:] if mention.start - b.end <= BESIDE]
        )
        if beside and mention.kind is not MONEY and _other_work(folded, beside[-1].end, mention.start):
            beside = []
        companion = self._companion(fitting.ids, beside[-NEAREST:], figure, folded)
        if mention.kind is MONEY and companion:
            return companion
        told = fitting.own
        if fitting.ids and not told:
            plain = (
                near if mention.qualifier is Qualifier.EXACT else (HEDGES.sub("", words) for words in near)
            )
            told = next(filter(None, (self._told(fitting, words) for words in plain)), None)
        if mention.kind is MONEY and told not in self.debts and _is_owed(figure, folded):
            return None
        return told or companion or _listed(before, figure, folded)

    def _companion(
        self, ids: Container[str], before: Sequence[Figure], figure: Figure, folded: str
    ) -> str | None:
        """The indicator that the catalogue tells in the sentence of the last count before, or of the count
        that this one goes with itself; of several, none. ids: of those that it can be.
        """
        for one in reversed(before):
            if one.mention.kind in (MONEY, CHANGE):
                continue
            if told := [id for id in self.told_after.get(one.indicator or "", ()) if id in ids]:
                words = _beside(one, figure, folded)
                told = [id for id in told if self.apart[id] <= words]
                return told[0] if len(told) == 1 else None
            if one.indicator not in self.clauses:
                return None
        return None

    def _fitting(self, kind: Kind, unit: str, *, background: bool) -> Fitting:
        """The indicators of a kind whose unit is that of a figure; a change can be one of any amount.

        background: whether the figure may say how many there are, and not only what was done.
        """
        plain = _plain(fold(unit))
        told = (e for e in self.entries if background or kind is not COUNT or not _is_stock(e))
        entries = [e for e in told if _fits(e, kind, plain)]
        return Fitting(frozenset(e.indicator.id for e in entries), _own(entries, plain))

    def _told(self, fitting: Fitting, words: str) -> str | None:
        """The indicator of those that fit of which the longest phrase stands in `words`."""
        each = frozenset(words.split())
        return _longest(
            [
                (phrase.length, phrase.id)
                for word in self.telling & each
                for phrase in self.phrases[word]
                if phrase.id in fitting.ids and phrase.needed <= each and phrase.pattern.search(words)
            ]
        )


def _apart(entries: Iterable[Entry], after: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The words that tell a part of what there is, nữ of nữ đoàn viên, or of what was counted before in the
    same unit, kết nạp of those who were recommended.
    """
    known = {entry.indicator.id: entry for entry in entries}
    labels = {id: frozenset(entry.spelt[-1].split()) for id, entry in known.items()}
    parts = {id for id, whole in after.items() if _is_stock(known[id]) or known[id].unit == known[whole].unit}
    return {id: labels[id] - labels[whole] if id in parts else frozenset() for id, whole in after.items()}


def _beside(before: Figure, figure: Figure, folded: str) -> frozenset[str]:
    """The words between two figures, and those next to the second."""
    end = figure.mention.end
    behind = CLAUSE_ENDS.split(folded[end : end + NEXT])[0]
    return frozenset(_plain(folded[before.end : end] + behind).split())


def _fits(entry: Entry, kind: Kind, unit: str) -> bool:
    """Whether an indicator can be told in a unit; of a change in numbers only whether it counts people."""
    wanted = entry.indicator.kind.value
    if kind is CHANGE:
        alike = unit in ANY_UNIT or (_unit(unit) == PERSON) == (entry.unit == PERSON)
        return wanted != Kind.PERCENT.value and alike
    if kind.value != wanted or kind in (MONEY, Kind.PERCENT):
        return kind.value == wanted
    return bool(unit) and (_unit(unit).startswith(entry.unit) or unit.startswith(entry.spelt))


def _is_stock(entry: Entry) -> bool:
    return entry.indicator.time is Time.STOCK


def _tells_none(figure: Figure, beside: Iterable[Figure], folded: str, sentence: Sentence) -> bool:
    """Whether a figure, whatever stands near, can be that of no indicator; beside: those next to a change."""
    before = folded[sentence.start : figure.start][-REACH:]
    if (
        figure.mention.narrows
        or not OF_NONE.isdisjoint(figure.doubts)
        or _is_of_one(figure, before, folded, sentence)
    ):
        return True
    if figure.role is CONTEXT and CAME_FROM.search(before):
        return True
    caused = not sentence.words.isdisjoint(CAUSING) and CAUSED.search(before)
    if caused and BEFELL.match(folded, figure.mention.end):
        return True
    return any(_in_turn(figure, other, folded) for other in beside)


def _is_of_one(figure: Figure, before: str, folded: str, sentence: Sentence) -> bool:
    """Whether a figure is that of one gift, person or union, or an average: mỗi suất 500.000 đồng, mỗi huyện
    kết nạp 200 đoàn viên, 60 triệu đồng/căn, 1 triệu đồng mỗi người. before: the words before it.
    """
    start, end = figure.mention.start, figure.mention.end
    each = None if sentence.words.isdisjoint(OF_EACH) else EACH.match(before)
    if (each and not OF_ALL.search(each["since"])) or PER.match(folded, end, sentence.end):
        return True
    money = figure.mention.kind is MONEY
    return money and ("/" in folded[start:end] or RATE.search(before) is not None)


def _in_turn(one: Figure, other: Figure, folded: str) -> bool:
    """Whether two changes stand next to each other, each of another amount: tăng 5% và 20%."""
    if not (one.mention.kind is other.mention.kind is CHANGE and one.mention.base == other.mention.base):
        return False
    first, second = (one, other) if one.start < other.start else (other, one)
    return IN_A_ROW.fullmatch(folded, first.end, second.start) is not None


def _other_work(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] goes on with a clause of another verb: `4 CĐCS, thăm 120 đoàn viên`."""
    clause = max(folded.rfind(",", start, end), folded.rfind(";", start, end))
    return clause >= 0 and bool(OTHER_WORK.find(folded, clause, end))


def _is_owed(figure: Figure, folded: str) -> bool:
    """Whether a sum of money is a debt or collected afterwards: `nợ kinh phí công đoàn 320 triệu đồng`."""
    before = folded[max(0, figure.start - REACH) : figure.start]
    return OWED.search(CLAUSE_ENDS.split(before)[-1]) is not None


def _listed(before: Sequence[Figure], figure: Figure, folded: str) -> str | None:
    """The indicator of the same count of the organisation before it in a list: A kết nạp 50 người, B 40."""
    for one in before[-1:]:
        alike = one.mention.kind is figure.mention.kind and one.mention.unit == figure.mention.unit
        if (
            alike
            and one.organisation != figure.organisation
            and not VERBS.find(folded, one.end, figure.start)
        ):
            return one.indicator
    return None


def _own(entries: Sequence[Entry], unit: str) -> str | None:
    """The indicator of the longest unit or phrase that the figure's unit begins with, if only one has it."""
    return _longest(
        (len(words), entry.indicator.id)
        for entry in entries
        for words in (entry.unit, *entry.spelt)
        if unit.startswith(words) and words not in GENERIC
    )


def _longest(told: Iterable[tuple[int, str]]) -> str | None:
    """The indicator of the greatest length above 0, when only one has it."""
    longest, ids = 0, set[str]()
    for length, id in told:
        if length > longest:
            longest, ids = length, {id}
        elif length == longest > 0:
            ids.add(id)
    return ids.pop() if len(ids) == 1 else None


def _near(folded: str, figure: Figure, between: range, cell: Cell | None, earlier: str) -> Iterator[str]:
    """The words that can tell of a figure, the nearest first: around it, or at the heads of its cell; then
    those of the sentence before its own, `earlier`.
    """
    yield _heads(cell, figure) if cell else _around(folded, figure, between)
    yield earlier


def _before(folded: str, previous: Sentence | None, sentence: Sentence) -> str:
    """The words of the sentence before, where this one goes on with it."""
    if not previous or sentence.opens_block or not BACK.begins(folded, sentence.start, sentence.end):
        return ""
    return _plain(folded[max(previous.start, previous.end - REACH) : previous.end])


def _says_stock(cell: Cell | None) -> bool:
    """Whether a table says how many there are: not where its words tell of new ones, CĐCS mới."""
    return cell is not None and ANEW_WORDS.search(fold(f"{cell.label} {cell.words}")) is None


def _heads(cell: Cell, figure: Figure) -> str:
    """The words that tell of a figure in a table: its row's label, its unit, its column's head."""
    return _plain(fold(f"{cell.label} {figure.mention.unit} {cell.words}"))


def _around(folded: str, figure: Figure, between: range) -> str:
    """The words around a figure, up to the semicolons next to it and within `between`, the figures next to
    it; none where several figures are told in turn (lần lượt).
    """
    mention, start, stop = figure.mention, between.start, between.stop
    head = folded.rfind(";", start, mention.start) + 1 or start
    marks = ";," if mention.kind is CHANGE else ";"  # đoàn viên tăng 340 người, công đoàn cơ sở giảm 4 đơn vị
    end = min((place for mark in marks if (place := folded.find(mark, mention.end, stop)) >= 0), default=stop)
    unit = f" {fold(mention.unit)}" if mention.unsure is Unsure.UNIT_ELSEWHERE else ""
    before, behind = max(head, mention.start - REACH), min(end, mention.end + REACH)
    words = _plain(folded[before : mention.end] + unit + folded[mention.end : behind])
    return "" if IN_TURN in words else words
