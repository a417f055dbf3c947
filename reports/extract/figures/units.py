"""What a number counts: money, percent, or the noun phrase after it, and where that phrase ends.

The end is found by general rules: a phrase goes on until a mark, a number, a word that cannot belong to
a noun (verbs, prepositions, pronouns; lexicon.toml), or a capital letter that begins a name. A comma or
`và` is passed only when what follows is of the same kind: `1.075 đoàn viên, CNVCLĐ`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.extract.model import COUNT, Kind
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON, PhraseTable, phrases
from reports.extract.words.tokens import Tokens
from reports.quantities import LEXICON as STRICT
from reports.quantities import MONEY, PERCENT

UNITS, PHRASE = LEXICON["units"], LEXICON["phrase"]
GROUPS: dict[str, frozenset[str]] = {}
for group, nouns in LEXICON["nouns"].items():
    for noun in nouns:
        GROUPS[noun] = GROUPS.get(noun, frozenset()) | {group}
NOUNS: PhraseTable[frozenset[str]] = PhraseTable(GROUPS)
STOPS, KEEPS, ACTIONS = phrases(PHRASE["stops"]), phrases(PHRASE["keeps"]), phrases(PHRASE["actions"])
AGENTS, ACTS = phrases(PHRASE["agents"]), phrases(PHRASE["acts"])
PLACES, ACTING = phrases(PHRASE["levels"]), phrases(PHRASE["acting"])
CAPITALS, ORGANISATIONS = phrases(PHRASE["capitals"]), frozenset(PHRASE["organisations"])
PER, PERCENT_OF = phrases(UNITS["per"]), phrases(UNITS["percent_of"])
PERCENTS, PERMILLE = phrases([PERCENT, *UNITS["percent"]]), phrases(UNITS["permille"])
SHARES = PERCENTS.firsts | PERMILLE.firsts
BEFORE_AMOUNTS = phrases(UNITS["before"])
CURRENCY, FOREIGN_CURRENCY = frozenset(UNITS["money"]), phrases(UNITS["foreign"])
NOT_AFTER_DONG = frozenset(UNITS["not_after_dong"])
ABBREVIATED = frozenset(UNITS["abbreviated"])
DIGIT_WORDS = frozenset([*LEXICON["spoken"]["colloquial"], *STRICT["spoken"]["digits"]]) - {"năm"}
COMRADE, UNION_MEMBER = ["đ", "/", "c"], ["đ", "/", "v"]
ADDRESS = ["đồng", "chí"]
ORGANISE, WITHIN, LEVEL = ["tổ", "chức"], "trong", "cấp"
MASSES = frozenset(PHRASE["masses"])
GIVEN = frozenset(["tiền", "quà"])  # 300 ngàn tiền mặt, 200 ngàn quà
JOINTS = frozenset([",", "và", "hoặc", "/", "&"])
QUOTES = {"“": "”", "«": "»", "‘": "’", '"': '"'}
LONGEST_NAME = 16  # pieces between quotation marks; more is somebody speaking
EVENTS, PEOPLE = "events", "people"
LONGEST = 28  # pieces


class Unit(NamedTuple):
    """What is counted. end: the piece after it; name: as written, `đồng` and `%` in one spelling."""

    kind: Kind
    end: int
    name: str = ""
    unsure: Unsure | None = None


def unit_at(tokens: Tokens, index: int, power: int = 0) -> Unit:
    """The unit that begins at `index`, right after a number; its end is `index` when there is none.

    power: of the number's scale words, from triệu on they mean money when nothing else follows.
    """
    if tokens.lows[index] in SHARES:
        if found := PERMILLE.at(tokens.lows, index):
            return Unit(COUNT, index + found[0], UNITS["permille"][0])
        if found := PERCENTS.at(tokens.lows, index):
            return Unit(Kind.PERCENT, index + found[0], PERCENT)
    if end := money_end(tokens, index):
        return _money(tokens, end)
    if found := FOREIGN_CURRENCY.at(tokens.lows, index):
        end = index + found[0]
        return Unit(COUNT, end, tokens.words(index, end), Unsure.FOREIGN)
    end = noun_end(tokens, index)
    if power >= 3 and (end == index or tokens.lows[index] in GIVEN):
        return _money(tokens, index)._replace(unsure=Unsure.NO_CURRENCY)
    unsure = Unsure.UNKNOWN_UNIT if power >= 3 and end > index and not counted_at(tokens, index) else None
    letter = len(tokens.texts[index]) == 1 and tokens.texts[index].isupper() and tokens.glued(index)
    if tokens.lows[index] in ABBREVIATED or tokens.texts[index] in DIGIT_WORDS or letter:
        unsure = Unsure.UNKNOWN_UNIT  # 5 tr, một trăm mốt người, 1,2M lượt xem
    if tokens.lows[index] == LEVEL:
        unsure = Unsure.UNIT_ELSEWHERE  # 04 cấp huyện
    return Unit(COUNT, end, tokens.words(index, end), unsure)


def _money(tokens: Tokens, end: int) -> Unit:
    """Money whose currency ends at `end`, with what it is paid for each of."""
    rate = per_end(tokens, end)
    name = tokens.words(end, rate)
    for short, spelt in UNITS["short_per"].items():
        name = re.sub(rf"{short}(?!\w)", spelt, name)
    return Unit(Kind.MONEY, rate, MONEY + name)


def currency_before(tokens: Tokens, index: int, floor: int) -> tuple[int, Unit] | None:
    """The currency that stands before its amount at `index`: where it begins, and the unit."""
    found = BEFORE_AMOUNTS.before(tokens.lows, index, floor)
    if not found:
        return None
    first = index - found[0]
    name = tokens.words(first, index)
    known = name.lower() in CURRENCY
    return first, Unit(Kind.MONEY, 0, MONEY) if known else Unit(COUNT, 0, name, Unsure.FOREIGN)


def money_end(tokens: Tokens, index: int) -> int:
    """The piece after a currency word at `index`; 0 when there is none."""
    shortened = tokens.lows[index - 1] in ABBREVIATED or tokens.numeral(index - 1)
    index += shortened and tokens.inner_dot(index)  # tr.đ, 500.000.đ
    low = tokens.lows[index]
    if low not in CURRENCY or _is_short_for_people(tokens, index):
        return 0
    return 0 if low == MONEY and tokens.lows[index + 1] in NOT_AFTER_DONG else index + 1


def counted_at(tokens: Tokens, index: int) -> bool:
    """Whether a word that is known to be counted begins at `index`."""
    return _noun_at(tokens, index) is not None


def people_at(tokens: Tokens, index: int) -> bool:
    """Whether a word for people begins at `index`."""
    noun = _noun_at(tokens, index)
    return noun is not None and PEOPLE in noun[1]


def same_group(tokens: Tokens, one: int, other: int) -> bool:
    """Whether nouns at two places can be counted out of each other: members and women, not meetings."""
    first, second = _noun_at(tokens, one), _noun_at(tokens, other)
    return bool(first and second and first[1] & second[1])


def _ends_at(tokens: Tokens, index: int) -> bool:
    """Whether words end before `index`, with no number: “tổ chức 215 lớp” counts no organisations."""
    return not (tokens.word(index) or tokens.numeral(index))


def _noun_at(tokens: Tokens, index: int) -> tuple[int, frozenset[str]] | None:
    """A known noun at `index`: how many pieces it has, and its groups."""
    lows = tokens.lows
    if found := NOUNS.at(lows, index):
        stop = STOPS.at(lows, index)
        if not stop or found[0] >= stop[0]:
            return found
    if lows[index] == COMRADE[0] and _is_short_for_people(tokens, index):
        return 3, GROUPS["đồng chí"]
    if organises_at(tokens, index):
        named = tokens.capital(index + 2) and not tokens.capital(index)
        of_masses = named and lows[index + 2] in MASSES  # 8 tổ chức Đoàn, Hội; not: 2.3 Tổ chức Đoàn
        if of_masses or _ends_at(tokens, index + 2) or STOPS.at(lows, index + 2):
            return 2 + of_masses, GROUPS["đơn vị"]
    return None


def _is_short_for_people(tokens: Tokens, index: int) -> bool:
    """Whether `đ/c` or `đ/v` stands at `index`: comrades, members of a union; no currency."""
    return tokens.lows[index : index + 3] in (COMRADE, UNION_MEMBER)


def organises_at(tokens: Tokens, index: int) -> bool:
    """Whether `tổ chức` stands at `index`."""
    return tokens.lows[index] == ORGANISE[0] and tokens.lows[index : index + 2] == ORGANISE


def noun_end(tokens: Tokens, index: int) -> int:
    """The piece after the noun phrase that begins at `index`; `index` when none begins there."""
    if tokens.texts[index] in QUOTES:
        return quote_end(tokens, index) or index
    end, groups = _part(tokens, index)
    if end == index:
        return index
    while end - index < LONGEST and tokens.lows[end] in JOINTS:
        rate = per_end(tokens, end)
        if rate > end:
            return rate
        after = end + 1 + (tokens.lows[end] == "," and tokens.lows[end + 1] in JOINTS)
        noun = _noun_at(tokens, after)
        if not noun or (groups and not groups & noun[1]) or _is_somebody(tokens, after):
            return end
        part, more = _part(tokens, after)
        if tokens.numeral(part) or _is_place(tokens, after, part):
            return end  # 98 đơn vị, khối doanh nghiệp 89 đơn vị
        end, groups = part, groups | more
    return end


def _is_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether right after a comma a place is named, or does something that is called by its level alone: `8
    CĐCS, huyện phấn đấu lập 10`.
    """
    level = PLACES.at(tokens.lows, start)
    if level is None or start + level[0] != end or tokens.lows[start - 1] != ",":
        return False
    named = tokens.capital(end) and not tokens.texts[end].isupper()
    return named or ACTING.at(tokens.lows, end) is not None


def quote_end(tokens: Tokens, index: int) -> int:
    """The piece after the name that a quotation mark at `index` opens; 0 when it is longer than a name."""
    closing = QUOTES[tokens.texts[index]]
    for end in range(index + 2, min(index + LONGEST_NAME, tokens.size)):
        if tokens.texts[end] == closing:
            return end + 1
    return 0


def percent_end(tokens: Tokens, index: int) -> int:
    """The end of what a percentage is of: a noun phrase, or one after `trong khối`, `tổng số`."""
    found = PERCENT_OF.at(tokens.lows, index)
    if not found:
        end = noun_end(tokens, index)
        if end == index or tokens.lows[end] != WITHIN:
            return end
        index, found = end, PERCENT_OF.at(tokens.lows, end)
        if not found:
            return end
    inner = noun_end(tokens, index + found[0])
    whole = found[0] > 1 and tokens.lows[index] == WITHIN
    return inner if inner > index + found[0] or whole else index


def per_end(tokens: Tokens, end: int) -> int:
    """The end of a rate that goes on at `end`: `/người/tháng`, `/1 suất`."""
    while tokens.lows[end] == "/":
        start = end + 1 + (tokens.texts[end + 1] in ("1", "01"))
        found = PER.at(tokens.lows, start)
        if not found:
            break
        end = start + found[0]
    return end


def _part(tokens: Tokens, start: int) -> tuple[int, frozenset[str]]:
    """The end of one noun phrase without commas, and the groups of the nouns in it."""
    first = _noun_at(tokens, start)
    if first:
        index, groups = start + first[0], first[1]
        if EVENTS in groups and (action := ACTIONS.at(tokens.lows, index)):
            index += action[0]
    elif tokens.capital(start) and not _may_be_capital(tokens, start):
        return start, frozenset()
    else:
        index, groups = start, frozenset()
    acting = first is not None and AGENTS.at(tokens.lows, start) is not None
    while index - start < LONGEST and tokens.word(index):
        step, more = _step(tokens, index)
        if not step or (acting and tokens.lows[index] in ACTS.firsts and _acts_at(tokens, index)):
            break
        acting = acting or (bool(more) and AGENTS.at(tokens.lows, index) is not None)
        index, groups = index + step, groups | more
    return index, groups


def _acts_at(tokens: Tokens, index: int) -> bool:
    """Whether a verb stands at `index`, and no noun of which it is a part: cử, not cử tri."""
    act = ACTS.at(tokens.lows, index)
    if not act:
        return False
    longer = (NOUNS.at(tokens.lows, index), KEEPS.at(tokens.lows, index))
    return not any(found and found[0] > act[0] for found in longer)


def _step(tokens: Tokens, index: int) -> tuple[int, frozenset[str]]:
    """How many pieces at `index` still belong to the phrase; 0 when it is over."""
    lows = tokens.lows
    kept = KEEPS.at(lows, index)
    if kept and not _breaks_a_noun(tokens, index, index + kept[0]):
        return kept[0], frozenset()
    noun, stop = NOUNS.at(lows, index), STOPS.at(lows, index)
    if (
        (stop and not (noun and noun[0] > stop[0]))
        or lows[index] in JOINTS
        or (lows[index] == LEVEL and tokens.numeral(index + 1))  # 12 nhà cấp 4
        or _is_organisation(tokens, index)
    ):
        return 0, frozenset()
    if tokens.capital(index) and not _may_be_capital(tokens, index):
        return 0, frozenset()
    return (noun[0], noun[1]) if noun else (1, frozenset())


def _breaks_a_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a noun begins within the pieces and goes on after them: có công in `có công trình`."""
    found = ((place, NOUNS.at(tokens.lows, place)) for place in range(start + 1, end))
    return any(noun and place + noun[0] > end for place, noun in found)


def _may_be_capital(tokens: Tokens, index: int) -> bool:
    """Whether the capital letter at `index` begins no name: abbreviations, known words, words of capitals."""
    return (
        tokens.texts[index].isupper()
        or CAPITALS.at(tokens.lows, index) is not None
        or (index > 0 and tokens.capital(index - 1) and CAPITALS.at(tokens.lows, index - 1) is not None)
    )


def _is_somebody(tokens: Tokens, index: int) -> bool:
    """Whether an organisation or a person is named: `500 đoàn viên, đồng chí Chủ tịch LĐLĐ tỉnh ...`."""
    addressed = tokens.lows[index : index + 2] == ADDRESS and tokens.capital(index + 2)
    return addressed or _is_organisation(tokens, index)


def _is_organisation(tokens: Tokens, index: int) -> bool:
    """Whether the name of an organisation begins at `index`: `LĐLĐ`, `UBND`."""
    return tokens.lows[index] in ORGANISATIONS and tokens.capital(index)
