"""Numbers in lists: what one of them leaves out stands with another.

`tăng 18% và 9% so với cùng kỳ`; `hai tỷ đồng` in brackets after its figure; `Ba Đình 30, Tây Hồ 20`
after a total; `đã kết nạp 320` after what was to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from reports.extract.figures.comparisons import CLAUSE_ENDS, PLAN
from reports.extract.figures.figures import OVER, Found
from reports.extract.figures.labels import BARE, BUILDING, LISTED, NAME, NotFigure
from reports.extract.figures.numbers import SCALES, amount_at
from reports.extract.model import CHANGE, COUNT, MONEY, Kind
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.tokens import Tokens
from reports.quantities import PERCENT

SHARES = (Kind.PERCENT, CHANGE)
OPENS_LIST = frozenset([",", ";", "và", "(", ":"])
ENDS_ENTRY = frozenset([",", ";", "và", ")", ".", ""])
ENDS_SHARE = frozenset([PERCENT, "trăm"])  # what a share is of, is not named: not `100% đơn vị`
IN_NAMES = frozenset(LEXICON["phrase"]["in_names"])
LONGEST_ENTRY = 8  # pieces
VERB = 2  # pieces that a verb has
NEARLY = Decimal("0.005")  # by how much a share that was rounded differs from the exact one


def in_list(
    tokens: Tokens, figure: Found, before: Found | NotFigure, reading: Found | NotFigure
) -> Found | NotFigure:
    """`reading` as it is meant after the last `figure` of its sentence and what was read right before it."""
    if isinstance(reading, NotFigure):
        return _entry(tokens, before.end, reading, figure) or reading
    return _after(tokens, figure, reading) if figure is before else reading


def with_units_after(tokens: Tokens, found: Sequence[Found | NotFigure]) -> list[Found | NotFigure]:
    """`Hoàng Mai 125, Hà Đông 98, Đống Đa 110 đoàn viên`: the unit stands at the end of the list."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        reading, after = shared[place], shared[place + 1]
        if isinstance(after, NotFigure) or after.kind is not COUNT or not after.unit:
            continue
        if tokens.lows[reading.end] in LISTED and reading.end + 1 == after.first:
            shared[place] = _of_the_next(tokens, reading, after)
            rough = place == 0 or shared[place - 1].end + 1 != reading.first
            if rough and shared[place] is not reading and tokens.lows[reading.end] == ",":
                shared[place + 1] = after._replace(unsure=after.unsure or Unsure.SIDE_BY_SIDE)
        if _builds_alike(tokens, reading, after):
            shared[place] = _of_the_next(tokens, reading, after)
        if isinstance(reading, Found):
            continue
        if tokens.lows[reading.end] in LISTED and _is_name(tokens, reading.end + 1, after.first):
            shared[place] = _counting(tokens, reading, after) or reading
    return shared


def _builds_alike(tokens: Tokens, reading: Found | NotFigure, after: Found) -> bool:
    """Whether something was built or mended in two numbers with one unit: `xây mới 5, sửa chữa 3 căn nhà`."""
    verb = BUILDING.at(tokens.lows, reading.end + 1) if tokens.lows[reading.end] in LISTED else None
    right_before = verb and reading.end + 1 + verb[0] == after.first
    return bool(right_before and BUILDING.before(tokens.lows, reading.first))


def with_shared_bases(tokens: Tokens, found: list[Found | NotFigure]) -> list[Found | NotFigure]:
    """`tăng 18% và 9% so với cùng kỳ`: the base named last holds for the whole list."""
    if not any(isinstance(one, Found) and one.base for one in found):
        return found
    shared = found[-1:]
    for reading in reversed(found[:-1]):
        shared.append(_with_base_of(tokens, reading, shared[-1]))
    shared.reverse()
    return [*(_of_plan(tokens, one, after) for one, after in pairwise(shared)), shared[-1]]


def _after(tokens: Tokens, before: Found, reading: Found) -> Found | NotFigure:
    """A figure as it is meant right after another."""
    if reading.kind is MONEY and not tokens.numeral(reading.first) and tokens.lows[before.end] == "(":
        return _in_words(before, reading)
    if doubt := _doubt_after(tokens, before, reading):
        return reading._replace(unsure=reading.unsure or doubt)
    bare = reading.kind is CHANGE or tokens.lows[reading.end - 1] in ENDS_SHARE
    goes_on = bare and reading.unit == PERCENT and tokens.numeral(reading.first) and reading.kind in SHARES
    if before.kind is CHANGE and goes_on and _joined(tokens, before, reading):
        return reading._replace(kind=CHANGE, value=reading.value.copy_sign(before.value))
    alike = _does_the_same(tokens, before, reading)
    return reading._replace(unit=before.unit, unsure=Unsure.UNIT_ELSEWHERE) if alike else reading


def _doubt_after(tokens: Tokens, before: Found, reading: Found) -> Unsure | None:
    """Why an amount may belong to the one before it: `12 lớp trên 15 xã`, have changed as that did: `tăng 4
    CĐCS và 312 đoàn viên`, or be less than the last scale word of that: `4 tỷ, 350 triệu đồng`.
    """
    if reading.kind is COUNT and reading.first == before.end and tokens.lows[before.end] == OVER:
        return Unsure.PERHAPS_OF
    counts = reading.kind is COUNT and before.kind is CHANGE and before.unit not in ("", PERCENT)
    if counts and tokens.numeral(reading.first) and _joined(tokens, before, reading):
        return Unsure.PERHAPS_CHANGE
    if not (before.kind is reading.kind is MONEY and before.unsure is Unsure.NO_CURRENCY):
        return None
    scale = Decimal(1).scaleb(SCALES.get(tokens.lows[before.end - 1], 0))
    goes_on = _joined(tokens, before, reading) and reading.value < scale
    return Unsure.PERHAPS_WITH if goes_on else None


def _does_the_same(tokens: Tokens, before: Found, reading: Found) -> bool:
    """Whether a bare number is told in the words of the count before it: `giao kết nạp 500 đoàn viên, đã kết
    nạp 320`.
    """
    bare = reading.kind is COUNT and not reading.unit and before.kind is COUNT and before.unit
    if not bare:
        return False
    first, other = reading.first, before.first
    alike = tokens.lows[max(0, first - VERB) : first] == tokens.lows[max(0, other - VERB) : other]
    return other >= VERB and alike and tokens.word(first - 1)


def _entry(tokens: Tokens, start: int, reading: NotFigure, other: Found) -> Found | None:
    """A number right after a name, in a list of names with numbers that begins or goes on at `start`:
    `Tây Hồ 20` after `50 đoàn viên (`; it counts what the `other` figure of the list counts.
    """
    listed = tokens.lows[start] in OPENS_LIST and tokens.lows[reading.end] in ENDS_ENTRY
    named = listed and _is_name(tokens, start + 1, reading.end - 1)
    return _counting(tokens, reading, other) if named else None


def _counting(tokens: Tokens, reading: NotFigure, other: Found) -> Found | None:
    """The number at the end of what was taken for a name, as a count of what the `other` figure counts."""
    if reading.why != NAME or other.kind is not COUNT or not other.unit:
        return None
    index = reading.end - 1
    amount = amount_at(tokens, index)
    if amount is None or amount.end != reading.end:
        return None
    return Found(index, reading.end, amount.value, COUNT, other.unit, unsure=Unsure.UNIT_ELSEWHERE)


def _is_name(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the pieces from `first` up to `end` are names: capitals, and small words within names."""
    words = range(first, end)
    named = all(tokens.capital(at) or tokens.lows[at] in IN_NAMES | OPENS_LIST for at in words)
    return named and 0 < len(words) <= LONGEST_ENTRY


def _joined(tokens: Tokens, before: Found, reading: Found) -> bool:
    """Whether no more than a comma or `và` is between two figures."""
    return reading.first == before.end + 1 and tokens.lows[before.end] in LISTED


def _in_words(before: Found, reading: Found) -> Found | NotFigure:
    """An amount of money in brackets and in words: the one before it again, or a contradiction."""
    if reading.value == before.value:
        return NotFigure(reading.first, reading.end, "amount repeated in words")
    return reading._replace(unsure=reading.unsure or Unsure.OTHER_IN_WORDS)


def _of_the_next(tokens: Tokens, reading: Found | NotFigure, after: Found) -> Found | NotFigure:
    """A bare number right before another one, with the unit of that: `100, 200 và 300 đồng chí`."""
    bare = reading.unit == "" if isinstance(reading, Found) else reading.why == BARE
    amount = amount_at(tokens, reading.first) if bare and reading.end == reading.first + 1 else None
    if amount is None:
        return reading
    return Found(reading.first, reading.end, amount.value, COUNT, after.unit, unsure=Unsure.UNIT_ELSEWHERE)


def _with_base_of(tokens: Tokens, reading: Found | NotFigure, after: Found | NotFigure) -> Found | NotFigure:
    """A change without a base with that of the change listed right after it."""
    if isinstance(reading, NotFigure) or isinstance(after, NotFigure) or reading.base:
        return reading
    listed = reading.kind is after.kind is CHANGE and _joined(tokens, reading, after)
    own = after.base == PLAN and tokens.word(after.first)  # tăng 340 đoàn viên, đạt 68% chỉ tiêu
    return reading._replace(base=after.base) if listed and not own else reading


def _of_plan(tokens: Tokens, one: Found | NotFigure, share: Found | NotFigure) -> Found | NotFigure:
    """A part and its whole, in doubt where a share of a plan right after it is theirs: `480/500 người, đạt
    96% chỉ tiêu`.
    """
    if isinstance(one, NotFigure) or isinstance(share, NotFigure) or not one.total:
        return one
    shared = share.kind is CHANGE and share.base == PLAN and share.unit == PERCENT
    parted = not CLAUSE_ENDS.isdisjoint(tokens.lows[one.end : share.first])
    theirs = shared and not parted and comes_out(one.value, one.total, share.value)
    return one._replace(unsure=one.unsure or Unsure.PERHAPS_SET) if theirs else one


def comes_out(part: Decimal, whole: Decimal, percentage: Decimal) -> bool:
    """Whether a percentage is the share, perhaps rounded, that a part has of its whole."""
    return abs(part / whole - percentage / 100) <= NEARLY
