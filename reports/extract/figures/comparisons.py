"""Rises, falls and shares of a plan: what stands before and after an amount to make it one of these."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON, PhraseTable, phrases
from reports.extract.words.tokens import Tokens
from reports.quantities import LEXICON as STRICT

PLAN, LAST_YEAR, BEFORE = "plan", "last_year", "before"
OVER_PLAN: dict[str, int] = LEXICON["over_plan"]
COMPARATIVES: dict[str, int] = LEXICON["comparatives"]
LEVEL = "mức"  # mức tăng bình quân 310.000 đồng: an amount
CHANGES: PhraseTable[tuple[int, str]] = PhraseTable(
    {word: (sign, "") for word, sign in {**STRICT["changes"], **LEXICON["changes"], **COMPARATIVES}.items()}
    | {word: (sign, PLAN) for word, sign in OVER_PLAN.items()}
)
THAN: PhraseTable[tuple[int, str]] = PhraseTable({"hơn": (1, ""), "kém": (-1, "")})
SHARES, AGAINST, RATES, PARTING, NEW = (
    phrases(LEXICON["around"][name]) for name in ("shares", "against", "rates", "parting", "new")
)
BASES: PhraseTable[str] = PhraseTable(
    {word: name for name in (PLAN, LAST_YEAR, BEFORE) for word in LEXICON["bases"][name]}
)
TAIL = phrases(LEXICON["bases"]["tail"])
ENDS_BASE = frozenset(words.split()[-1] for kind in LEXICON["bases"].values() for words in kind)
TIMES = frozenset(["lần", *(words.split()[-1] for words in LEXICON["spoken"]["multiples"])])
EQUALS = "bằng"
SAME = "cùng"  # cùng kỳ: needs no `so với`
DATED = re.compile(r"(?:19|20)[0-9]{2}|[IVX]{1,3}|/|[0-9]{1,2}")
PLAN_NAMED = phrases(word for word in OVER_PLAN if " " in word)
TO_LEVEL = frozenset(LEXICON["around"]["to_level"])
FAR_BACK = 14  # pieces in which `so với cùng kỳ` may stand before its change
FARTHEST_BACK = 60  # the same where its clause begins with it
ABOVE = frozenset([":", ","])  # after what all of a sentence is compared with
CLAUSE_ENDS = frozenset([";", ":", "(", "."])
PARTS_ENDS = CLAUSE_ENDS | {","}
COUNTING = frozenset(["số", "được", "vượt"])  # số công ty thành lập công đoàn, được kết nạp
OF = "/"  # 3/7 tells itself of what it is
AND = "và"
SHARE_ENDS = PARTS_ENDS | {")", AND}
OPENING_ASIDE = frozenset([",", "("])  # before the share that was reached
LONGEST_TAIL = 8


@dataclass(frozen=True)
class Comparison:
    """A change from the piece `first` up to `end`; sign: -1 for a fall; base: what it is compared with;
    unsure: why it may be no change, None when nothing is doubtful.
    """

    first: int
    end: int
    sign: int = 1
    base: str = ""
    unsure: Unsure | None = None


def comparison_of(tokens: Tokens, first: int, end: int, floor: int, *, percent: bool) -> Comparison | None:
    """What makes the amount from `first` up to `end` a change or a share of a plan; None if nothing does."""
    base_end, base = _base_after(tokens, end, percent=percent)
    times = tokens.lows[end - 1] in TIMES
    found = CHANGES.before(tokens.lows, first, floor)
    if found and (percent or tokens.lows[first - found[0] - 1] != LEVEL):
        words, (sign, implied) = tokens.lows[first - found[0] : first], found[1]
        first -= found[0]
        if times and not base:
            base_end, base = _named_at(tokens, end)
        base = base or implied or _base_before(tokens, first) or _base_above(tokens)
        compared = " ".join(words) in COMPARATIVES or AGAINST.at(tokens.lows, end)
        vague = not base and compared
        return Comparison(first, base_end, sign, base, Unsure.THAN_WHAT if vague else None)
    if turned := _before_base(tokens, first, end, floor) or (
        percent and _behind_plan(tokens, first, end, floor)
    ):
        return turned
    share = SHARES.before(tokens.lows, first, floor) if percent or base or times else None
    unsure = None
    if percent and not base and share and not _is_rate(tokens, first - share[0]):
        base = _base_above(tokens)
        unsure = Unsure.THAN_WHAT if base and _is_apart(tokens, first - share[0], base) else None
    if times and not base:
        base_end, base = _times_as_much(tokens, first, end, shared=share is not None)
    if base and (percent or times):
        return Comparison(first - share[0] if share else first, base_end, 1, base, unsure)
    return None


def more_than_all(tokens: Tokens, first: int, end: int, floor: int) -> Comparison | None:
    """What makes a percentage over 100 a change, though nothing says of what it is: it was reached, so of
    something set, `thành lập 45 CĐCS, đạt 116%`; None for a rate, which can be of anything.
    """
    share = SHARES.before(tokens.lows, first, floor)
    if share is None or _is_rate(tokens, first - share[0]):
        return None
    return Comparison(first - share[0], end, unsure=Unsure.THAN_WHAT)


def of_all_to_come(tokens: Tokens, first: int, end: int, floor: int) -> Comparison | None:
    """What makes any other percentage that was reached a change: of what is new there is nothing but what was
    to come, `thành lập 4 CĐCS, đạt 80%`; none where it can be of those that did so, `17 công ty thành lập`.
    """
    share = SHARES.before(tokens.lows, first, floor)
    if share is None or not (tokens.lows[end] in SHARE_ENDS or end == tokens.size):
        return None
    first -= share[0]
    new = _new_before(tokens, first - (tokens.lows[first - 1] in OPENING_ASIDE))
    return Comparison(first, end, unsure=Unsure.THAN_WHAT) if new else None


def _new_before(tokens: Tokens, end: int) -> bool:
    """Whether the clause up to `end` begins with words for something new, and counts nobody who has it."""
    new = False
    for index in range(end - 1, max(end - FAR_BACK, -1), -1):
        word = tokens.lows[index]
        if word in PARTS_ENDS or (new and word == AND):
            return new
        counted = new and (word in COUNTING or tokens.numeral(index))
        if counted or word == OF or RATES.at(tokens.lows, index):
            return False
        new = new or NEW.at(tokens.lows, index) is not None
    return new


def over_plan_before(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether it is said earlier in the clause that a plan was exceeded: `vượt chỉ tiêu thu kinh phí 8%`."""
    for index in range(first - 1, max(first - FAR_BACK, floor) - 1, -1):
        if tokens.lows[index] in PARTS_ENDS or tokens.numeral(index):
            return False
        if PLAN_NAMED.at(tokens.lows, index):
            return True
    return False


def rate_changes(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether it is told before a percentage that a rate rose or fell, and not to how much: `giảm tỷ lệ hộ
    nghèo 0,5%`, which may be by so much.
    """
    for index in range(first - 1, max(first - FAR_BACK, floor) - 1, -1):
        word = tokens.lows[index]
        if word in PARTS_ENDS or word in TO_LEVEL or tokens.numeral(index):
            return False
        if changed := CHANGES.at(tokens.lows, index):
            return RATES.at(tokens.lows, index + changed[0]) is not None
    return False


def _is_rate(tokens: Tokens, end: int) -> bool:
    """Whether the clause before `end` names what can be of anything: a rate, a capacity."""
    for index in range(end - 1, max(end - FAR_BACK, -1), -1):
        if tokens.lows[index] in PARTS_ENDS:
            return False
        if RATES.at(tokens.lows, index):
            return True
    return False


def _before_base(tokens: Tokens, first: int, end: int, floor: int) -> Comparison | None:
    """`nhiều hơn cùng kỳ 300 đoàn viên`, `tăng so với năm trước 5%`: the base stands before the amount."""
    if tokens.lows[first - 1] not in ENDS_BASE and not DATED.fullmatch(tokens.texts[first - 1]):
        return None
    for index in range(max(floor, first - FAR_BACK), first - 1):
        changed = CHANGES.at(tokens.lows, index) or THAN.at(tokens.lows, index)
        if not changed:
            continue
        start = index + changed[0]
        against = AGAINST.at(tokens.lows, start)
        start += against[0] if against else 0
        base = BASES.at(tokens.lows, start)
        if base and _tail_end(tokens, start + base[0], first) == first:
            return Comparison(index, end, changed[1][0], base[1])
    return None


def _behind_plan(tokens: Tokens, first: int, end: int, floor: int) -> Comparison | None:
    """`đạt chỉ tiêu 200%`, `đạt kế hoạch năm 110%`: the share of a plan that stands before it; none where it
    tells of whom it is, `đạt chỉ tiêu 100% hộ tham gia`.
    """
    if tokens.lows[end] not in SHARE_ENDS and end < tokens.size:
        return None
    for index in range(max(floor, first - FAR_BACK), first - 1):
        share = SHARES.at(tokens.lows, index)
        start = index + share[0] if share else end
        base = BASES.at(tokens.lows, start) if share else None
        if base and base[1] == PLAN and _tail_end(tokens, start + base[0], first) == first:
            return Comparison(index, end, base=PLAN)
    return None


def _base_after(tokens: Tokens, end: int, *, percent: bool) -> tuple[int, str]:
    """Where `so với cùng kỳ năm trước` or `kế hoạch năm` after an amount ends, and which base it names."""
    against = AGAINST.at(tokens.lows, end)
    if not (against or percent):
        return end, ""
    start = end + (against[0] if against else 0)
    if percent and not against and tokens.lows[start] == "của":
        start += 1
    found = BASES.at(tokens.lows, start)
    direct = found and percent and (found[1] == PLAN or tokens.lows[start] == SAME)
    if not found or not (against or direct):
        return end, ""
    start += found[0]
    return _tail_end(tokens, start, start + LONGEST_TAIL), found[1]


def _named_at(tokens: Tokens, end: int) -> tuple[int, str]:
    """The base right after `gấp 2,1 lần`, and where it ends: `năm 2020`, `cùng kỳ`."""
    found = BASES.at(tokens.lows, end)
    return (_tail_end(tokens, end + found[0], end + LONGEST_TAIL), found[1]) if found else (end, "")


def _times_as_much(tokens: Tokens, first: int, end: int, *, shared: bool) -> tuple[int, str]:
    """The base right after `2,5 lần chỉ tiêu`, `bằng 1,2 lần cùng kỳ`, `gấp đôi năm 2020`, and where it ends;
    none in `3 lần năm 2020`.
    """
    base_end, base = _named_at(tokens, end)
    surely = base == PLAN or (base == LAST_YEAR and shared)
    equals = tokens.lows[first - 1] == EQUALS or CHANGES.at(tokens.lows, first) is not None
    return (base_end, base) if surely or equals else (end, "")


def _base_above(tokens: Tokens) -> str:
    """The base that a sentence begins with for all of it: `So với năm 2021: thu tăng 8%; chi giảm 3%`."""
    against = AGAINST.at(tokens.lows, 0)
    found = BASES.at(tokens.lows, against[0]) if against else None
    if not against or not found:
        return ""
    start = against[0] + found[0]
    return found[1] if tokens.lows[_tail_end(tokens, start, start + LONGEST_TAIL)] in ABOVE else ""


def _is_apart(tokens: Tokens, first: int, base: str) -> bool:
    """Whether something else is told between the base at the head of a sentence and a share, so that this may
    be of other things: `So với năm 2019, thu nhập cao hơn, tiêm chủng đạt 95%`; of a plan are all but parts.
    """
    near = range(max(first - FARTHEST_BACK, 0), first)
    if base == PLAN:
        return any(PARTING.at(tokens.lows, index) for index in near)
    head = next(index for index, word in enumerate(tokens.lows) if word in ABOVE)
    return tokens.lows[head] == "," and any(tokens.lows[i] in PARTS_ENDS for i in near if i > head)


def _tail_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where the words that go with a base end, before `limit`: `năm 2022`, `đề ra`."""
    while start < limit:
        if tail := TAIL.at(tokens.lows, start):
            start += tail[0]
        elif DATED.fullmatch(tokens.texts[start]):
            start += 1
        else:
            break
    return start


def _base_before(tokens: Tokens, first: int) -> str:
    """The base named earlier in the same clause, for all of it where that begins with it: `so với cùng kỳ năm
    2022, số vụ giảm 5%, số người giảm 40`.
    """
    for index in range(first - 1, max(first - FARTHEST_BACK, -1), -1):
        if tokens.lows[index] in CLAUSE_ENDS:
            return ""
        if against := AGAINST.at(tokens.lows, index):
            found = BASES.at(tokens.lows, index + against[0])
            leads = index == 0 or tokens.lows[index - 1] in PARTS_ENDS
            return found[1] if found and (leads or first - index < FAR_BACK) else ""
    return ""
