"""Words around a number that say how it is meant: `hơn`, `ước đạt`, `≥`, `trở lên`; and such as deny it.

A hedge is read where it stands right at its number, or but for words such as `con số`. One that stands
farther away, or a `không`, is not understood: it makes the figure doubtful, so that it never gets lost.
"""

from __future__ import annotations

from itertools import takewhile

from reports.extract.figures.comparisons import CHANGES, PARTS_ENDS
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON, PhraseTable, phrases
from reports.extract.words.tokens import Tokens
from reports.quantities import LEXICON as STRICT
from reports.quantities import Qualifier

AROUND = LEXICON["around"]
HEDGES: PhraseTable[Qualifier] = PhraseTable(
    {word: Qualifier(name) for word, name in {**STRICT["hedges"], **LEXICON["hedges"]}.items()}
)
HEDGES_AFTER: PhraseTable[Qualifier] = PhraseTable(
    {word: Qualifier(name) for word, name in {**STRICT["hedges_after"], **LEXICON["hedges_after"]}.items()}
)
NOT_HEDGES, FILLERS = phrases(AROUND["not_hedges"]), phrases(AROUND["fillers"])
DENIALS, NO_DENIALS = phrases(AROUND["denials"]), phrases(AROUND["no_denials"])
EVERYDAY = frozenset(AROUND["everyday"])
HEDGING = HEDGES.lasts | FILLERS.lasts
DOUBTING = DENIALS.firsts | HEDGES.firsts
GRADES, GRADED_WITHIN = frozenset(AROUND["grades"]), 5  # pieces
REACH, DENIED_WITHIN = 6, 14  # pieces before a number in which a hedge or a denial may still be meant for it


def hedges_before(tokens: Tokens, first: int, floor: int) -> tuple[int, set[Qualifier]]:
    """Where the words that qualify the number at `first` begin, and all that they say."""
    found = set[Qualifier]()
    if tokens.lows[first - 1] not in HEDGING:
        return first, found
    while hedge := _hedge_before(tokens, first, floor):
        first = hedge[0]
        found.add(hedge[1])
    return first, found


def hedge_after(tokens: Tokens, end: int) -> tuple[int, set[Qualifier]]:
    """Where the word that qualifies the figure before `end` ends, and what it says."""
    found = HEDGES_AFTER.at(tokens.lows, end)
    return (end + found[0], {found[1]}) if found and not _grades(tokens, end) else (end, set())


def doubt_before(tokens: Tokens, first: int, floor: int) -> Unsure | None:
    """Why words earlier in its clause make the figure from `first` on doubtful; None when none do."""
    since = max(floor, first - DENIED_WITHIN)
    if DOUBTING.isdisjoint(tokens.lows[since:first]):
        return None
    for index in range(first - 1, since - 1, -1):
        low = tokens.lows[index]
        if low in PARTS_ENDS:
            return None
        if low not in DOUBTING:
            continue
        if DENIALS.at(tokens.lows, index) and not _harmless(tokens, index):
            return Unsure.DENIED
        hedge = HEDGES.at(tokens.lows, index)
        near = first - index <= REACH and low not in EVERYDAY
        if hedge and near and not _belongs_elsewhere(tokens, index + hedge[0], hedge[0]):
            return Unsure.HEDGED_BEFORE
    return None


def _hedge_before(tokens: Tokens, first: int, floor: int) -> tuple[int, Qualifier] | None:
    """Where the hedge before `first` begins, and what it says; a filler such as `con số` may be between."""
    filler = FILLERS.before(tokens.lows, first, floor)
    for end in (first, first - filler[0]) if filler else (first,):
        found = HEDGES.before(tokens.lows, end, floor)
        near = end == first or tokens.lows[end - 1] not in EVERYDAY
        if found and near and not _belongs_elsewhere(tokens, end, found[0]):
            return end - found[0], found[1]
    return None


def _grades(tokens: Tokens, end: int) -> bool:
    """Whether a grade stands right before `end`, which goes up or down, not the number: `12 sáng kiến cấp
    tỉnh trở lên`.
    """
    before = takewhile(
        lambda index: not tokens.numeral(index), range(end - 1, max(-1, end - GRADED_WITHIN), -1)
    )
    return any(tokens.lows[index] in GRADES for index in before)


def _belongs_elsewhere(tokens: Tokens, first: int, length: int) -> bool:
    """Whether a hedge is a piece of something else: `trình độ 12`, `cao hơn 5%`."""
    changed = CHANGES.before(tokens.lows, first)
    if changed and changed[0] > length:
        return True
    return any(NOT_HEDGES.before(tokens.lows, end) for end in (first, first - length + 1))


def _harmless(tokens: Tokens, index: int) -> bool:
    """Whether the denial at `index` is but a part of other words: `không chỉ`, `hàng không`."""
    return bool(NO_DENIALS.at(tokens.lows, index) or NO_DENIALS.before(tokens.lows, index + 1))
