"""What a number counts: money, percent, or the noun phrase after it, and where that phrase ends.

The end is found by general rules: a phrase goes on until a mark, a number, a word that cannot belong to
a noun (verbs, prepositions, pronouns; lexicon.toml), or a capital letter that begins a name. A comma or
`và` is passed only when the next word can be counted itself: `1.075 đoàn viên, CNVCLĐ`.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.errors import message
from reports.extract.lexicon import LEXICON, phrases
from reports.extract.model import Kind
from reports.extract.tokens import Tokens
from reports.quantities import MONEY, PERCENT

NO_CURRENCY = str(message("no currency is named"))
FOREIGN = str(message("the amount is in a foreign currency"))

NOUNS = phrases(LEXICON["units"]["nouns"])
STOPS = phrases(LEXICON["phrase"]["stops"])
KEEPS = phrases(LEXICON["phrase"]["keeps"])
CAPITALS = phrases(LEXICON["phrase"]["capitals"])
PER = phrases(LEXICON["units"]["per"])
INSIDE = phrases(LEXICON["percent"]["inside"])
PERCENT_WORDS = phrases([PERCENT, *LEXICON["percent"]["words"]])
CURRENCY = frozenset(LEXICON["money"]["words"])
FOREIGN_CURRENCY = phrases(LEXICON["money"]["foreign"])
NOT_AFTER_DONG = frozenset(LEXICON["money"]["not_after_dong"])
ORGANISATIONS = frozenset(LEXICON["phrase"]["organisations"])
JOINTS = (",", "và", "hoặc", "/", "&", "-")
LONGEST = 28  # pieces


@dataclass(frozen=True)
class Unit:
    """What is counted. end: the piece after it; name: as written, `đồng` and `%` in one spelling."""

    kind: Kind
    end: int
    name: str = ""
    unsure: str = ""


def unit_at(tokens: Tokens, index: int, *, scaled: bool) -> Unit:
    """The unit that begins at `index`, right after a number; its end is `index` when there is none.

    scaled: whether the number had words such as triệu, which mean money when nothing else follows.
    """
    if found := PERCENT_WORDS.at(tokens.lows, index):
        return Unit(Kind.PERCENT, index + found[0], PERCENT)
    if end := money_end(tokens, index):
        rate = _per(tokens, end)
        return Unit(Kind.MONEY, rate, MONEY + tokens.words(end, rate))
    if found := FOREIGN_CURRENCY.at(tokens.lows, index):
        end = index + found[0]
        return Unit(Kind.COUNT, end, tokens.words(index, end), FOREIGN)
    end = noun_end(tokens, index)
    if end == index and scaled:
        return Unit(Kind.MONEY, _per(tokens, index), MONEY, NO_CURRENCY)
    return Unit(Kind.COUNT, end, tokens.words(index, end))


def money_end(tokens: Tokens, index: int) -> int:
    """The piece after a currency word at `index`; 0 when there is none."""
    low = tokens.low(index)
    if low not in CURRENCY or (low == "đ" and tokens.low(index + 1) == "/" and tokens.low(index + 2) == "c"):
        return 0
    if low == MONEY and tokens.low(index + 1) in NOT_AFTER_DONG:
        return 0
    return index + 1


def counted_at(tokens: Tokens, index: int) -> bool:
    """Whether a word that is known to be counted begins at `index`."""
    return NOUNS.at(tokens.lows, index) is not None or is_comrade(tokens, index)


def is_comrade(tokens: Tokens, index: int) -> bool:
    """Whether `đ/c` stands at `index`."""
    return tokens.lows[index : index + 3] == ["đ", "/", "c"]


def noun_end(tokens: Tokens, index: int) -> int:
    """The piece after the noun phrase that begins at `index`; `index` when none begins there."""
    end = _part_end(tokens, index)
    if end == index:
        return index
    while end - index < LONGEST and tokens.low(end) in JOINTS:
        joint = tokens.low(end)
        if joint == "/" and PER.at(tokens.lows, end + 1):
            return _per(tokens, end)
        if joint == "-" and not tokens.glued(end):
            break
        after = end + 1 + (joint == "," and tokens.low(end + 1) in ("và", "hoặc"))
        if not counted_at(tokens, after) or _is_organisation(tokens, after):
            break
        further = _part_end(tokens, after)
        if further == after:
            break
        end = further
    return end


def inside_end(tokens: Tokens, index: int) -> int:
    """The end of what a percentage is of: a noun phrase, or one after `trong khối`, `tổng số`."""
    found = INSIDE.at(tokens.lows, index)
    if not found:
        end = noun_end(tokens, index)
        found = INSIDE.at(tokens.lows, end) if end > index and tokens.low(end) == "trong" else None
        if not found:
            return end
        index = end
    start = index + found[0]
    return max(_part_end(tokens, start), start)


def _per(tokens: Tokens, end: int) -> int:
    """The end of a rate that goes on at `end`: `/người/tháng`."""
    while tokens.low(end) == "/" and (found := PER.at(tokens.lows, end + 1)):
        end += 1 + found[0]
    return end


def _part_end(tokens: Tokens, start: int) -> int:
    """The end of one noun phrase without commas."""
    if is_comrade(tokens, start):
        return start + 3
    index = start
    first = NOUNS.at(tokens.lows, start)
    if first:
        index += first[0]
    elif tokens.capital(start) and not tokens.texts[start].isupper() and not CAPITALS.at(tokens.lows, start):
        return start
    while tokens.word(index) and index - start < LONGEST:
        if kept := KEEPS.at(tokens.lows, index):
            index += kept[0]
            continue
        if tokens.low(index) in JOINTS or STOPS.at(tokens.lows, index) or _is_organisation(tokens, index):
            break
        if tokens.capital(index) and not tokens.texts[index].isupper():
            known = CAPITALS.at(tokens.lows, index)
            if not known and not tokens.capital(index - 1):
                break
            index += known[0] if known else 1
            continue
        index += 1
    return index


def _is_organisation(tokens: Tokens, index: int) -> bool:
    return tokens.low(index) in ORGANISATIONS and tokens.capital(index)
