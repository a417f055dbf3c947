"""One figure: its number or numbers, its unit, and the words around them that change what it says."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reports.extract.figures.called import NAMING
from reports.extract.figures.comparisons import (
    AGAINST,
    BASES,
    CHANGES,
    OVER_PLAN,
    Comparison,
    comparison_of,
    more_than_all,
    of_all_to_come,
    over_plan_before,
    rate_changes,
)
from reports.extract.figures.hedges import HEDGES, doubt_before, hedge_after, hedges_before
from reports.extract.figures.labels import ASIDE, YEARS
from reports.extract.figures.numbers import THOUSAND, TO_MARKS, Amount, amount_at
from reports.extract.figures.units import (
    WITHIN,
    Unit,
    counted_at,
    currency_before,
    noun_end,
    percent_end,
    same_group,
    unit_at,
)
from reports.extract.model import CHANGE, COUNT, MONEY, RATIO, Kind
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON, phrases
from reports.extract.words.tokens import CELL, PADDING, Tokens
from reports.quantities import LEXICON as STRICT
from reports.quantities import PERCENT, Qualifier

LEAST_MONEY = 100  # đồng: nothing costs less, but `3 đồng` can be three bronze medals
AROUND = LEXICON["around"]
TOTALS = phrases(AROUND["totals"])
BARE, LEVELS, BEGINNINGS = (phrases(AROUND[name]) for name in ("bare", "levels", "beginnings"))
BEYOND, OF_PLAN = phrases(AROUND["beyond"]), phrases(AROUND["before_brackets"])
AIMS, REACHED = tuple(AROUND["aims"]), phrases(AROUND["reached"])
SURPASSING = phrases((*OVER_PLAN, *AROUND["surpassing"]))  # vượt kế hoạch 9/14 tiêu chí: so many of them do
RATIO_WORDS, MEASURES = phrases(AROUND["ratio_of"]), phrases(LEXICON["units"]["measures"])
OVER = "trên"
ALL = 100  # percent
OF_WHOLES = frozenset(["/", WITHIN, OVER, *RATIO_WORDS.firsts])
TIMES = "lần"
HAVING, SIZED, SIZE = (phrases(LEXICON["contexts"][name]) for name in ("having", "sized", "size"))
BOUNDS = frozenset([Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.MORE_THAN])
OPENING = frozenset(["(", "[", ":", "=", *CELL])
MINUS, LONG_DASH = frozenset("-−‐‑"), "–"
SIGNS = MINUS | {"+", LONG_DASH}
FROM, BECOMES = STRICT["range"]["from"], "thành"
TIMES_SIGN = "x"  # 3 x 50 triệu đồng
RISES = frozenset([*TO_MARKS, "lên", "xuống", "còn", BECOMES])  # after from where on
FROM_LEAST = phrases(AROUND["at_least_from"])
OPENED, CLOSED = "(", ")"
NOUN_WORDS = 4  # before brackets, in which what is counted may begin


class Found(NamedTuple):
    """A figure among the pieces of a sentence: from `first` up to `end`. The rest as in `Mention`."""

    first: int
    end: int
    value: Decimal
    kind: Kind
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    value_to: Decimal | None = None
    total: Decimal | None = None
    base: str = ""
    unsure: Unsure | None = None
    narrows: bool = False


def figure_at(tokens: Tokens, index: int, amount: Amount, floor: int) -> Found | None:
    """The figure of the `amount` that begins at `index`, with the words before and after that belong to it.

    None for a number alone that nothing introduces. Pieces before `floor` belong to something else.
    """
    unit = unit_at(tokens, amount.end, amount.power)
    if tokens.lows[amount.end] == TIMES and BASES.at(tokens.lows, amount.end + 1):
        unit = Unit(COUNT, amount.end + 1, TIMES)  # 2,5 lần chỉ tiêu
    joints = tokens.lows[amount.end], tokens.lows[unit.end]
    core = (
        (None if OF_WHOLES.isdisjoint(joints) else _ratio(tokens, index, amount, unit))
        or (None if TO_MARKS.isdisjoint(joints) else _range(tokens, index, amount, unit))
        or (None if unit.name else _after_currency(tokens, index, amount, floor))
        or _single(tokens, index, amount, unit)
    )
    return with_surroundings(tokens, core, floor)


def narrows(tokens: Tokens, figure: Found) -> bool:
    """`doanh nghiệp có từ 25 lao động trở lên`: which ones are meant, no count of anything."""
    bounded = figure.qualifier in BOUNDS or tokens.lows[figure.first - 1] == FROM
    if figure.kind is not COUNT or not bounded:
        return False
    having = HAVING.before(tokens.lows, figure.first)
    place = figure.first - (having[0] if having else 0)
    if tokens.lows[place - 3] == "(" and tokens.lows[place - 1] == ")":
        place -= 3  # doanh nghiệp (DN) có từ 25 lao động
    if not SIZED.before(tokens.lows, place):
        return False
    return SIZE.at([*figure.unit.lower().split(), *PADDING], 0) is not None


def with_surroundings(tokens: Tokens, core: Found, floor: int) -> Found | None:
    """A figure with its signs, hedges and comparisons; None when nothing says that it is one."""
    signed = _signed(tokens, core, floor) if tokens.lows[core.first - 1] in SIGNS else core
    whole = _compared(tokens, _hedged(tokens, signed, floor), floor)
    if not whole.unsure and (doubt := doubt_before(tokens, whole.first, floor)):
        whole = whole._replace(unsure=doubt)
        if doubt is Unsure.DENIED and BEYOND.at(tokens.lows, whole.first):  # không để nợ quá 5 tỷ đồng
            whole = whole._replace(qualifier=Qualifier.AT_MOST)
    if whole.unit == PERCENT and not whole.unsure and rate_changes(tokens, whole.first, floor):
        whole = whole._replace(unsure=Unsure.HEDGED_BEFORE)
    if tokens.lows[core.first - 1] == TIMES_SIGN and tokens.numeral(core.first - 2):
        whole = whole._replace(unsure=whole.unsure or Unsure.MULTIPLIED)
    if core.kind is COUNT and NAMING.before(tokens.lows, core.first, floor):
        whole = whole._replace(unsure=whole.unsure or Unsure.PERHAPS_NAME)
    if not whole.unit and tokens.lows[whole.first - 1] == FROM:
        whole = whole._replace(unit=_reached(tokens, whole.end))
    if whole.unit or whole.total is not None or whole.value_to is not None:
        return _earlier(tokens, whole, floor)
    introduced = BARE.before(tokens.lows, whole.first, floor) or tokens.lows[whole.first - 1] in CELL
    alone = not introduced and whole.first == core.first
    if alone and not (_in_brackets(tokens, whole) or _is_total(tokens, whole)):
        return None
    return whole._replace(unsure=whole.unsure or Unsure.NO_UNIT)


def _is_total(tokens: Tokens, bare: Found) -> bool:
    """Whether a number stands right behind what there are altogether: `Tổng số đoàn viên 5.412`."""
    nouns = range(max(0, bare.first - NOUN_WORDS), bare.first)
    return any(TOTALS.before(tokens.lows, at) and noun_end(tokens, at) == bare.first for at in nouns)


def _in_brackets(tokens: Tokens, bare: Found) -> bool:
    """Whether brackets or a stroke tell what a number without a unit is: `vượt chỉ tiêu (350)`, `12 tổ (kế
    hoạch 10)`, `12 tổ/KH 10`, `100% lao động (1.140)`; one digit after what is counted may be a note.
    """
    named = ASIDE.before(tokens.lows, bare.first)
    if named:
        return tokens.lows[bare.first - named[0] - 1] in (OPENED, "/")
    opened = bare.first - 1
    if tokens.lows[opened] != OPENED or tokens.lows[bare.end] != CLOSED:
        return False
    if OF_PLAN.before(tokens.lows, opened):
        return True
    nouns = (at for at in range(max(0, opened - NOUN_WORDS), opened) if counted_at(tokens, at))
    return len(tokens.texts[bare.first]) > 1 and any(noun_end(tokens, at) == opened for at in nouns)


def _single(tokens: Tokens, index: int, amount: Amount, unit: Unit) -> Found:
    """One number with its unit."""
    value, unsure = _settled(amount, unit)
    if unit.kind is COUNT and amount.end == index + 1 and YEARS.fullmatch(tokens.texts[index]):
        unsure = unsure or Unsure.LIKE_A_YEAR
    if unit.kind is MONEY and value < LEAST_MONEY:
        unsure = unsure or Unsure.HARDLY_MONEY
    return Found(index, unit.end, value, unit.kind, unit.name, unsure=unsure or unit.unsure)


def _after_currency(tokens: Tokens, index: int, amount: Amount, floor: int) -> Found | None:
    """`VND 500.000`, `$500`."""
    currency = currency_before(tokens, index, floor)
    if not currency:
        return None
    first, unit = currency
    value, unsure = _settled(amount, unit)
    return Found(first, amount.end, value, unit.kind, unit.name, unsure=unsure or unit.unsure)


def _settled(amount: Amount, unit: Unit) -> tuple[Decimal, Unsure | None]:
    """The value that fits the unit where a mark can be read in two ways, and what is doubtful."""
    if amount.other is None:
        return amount.value, amount.unsure
    whole, fraction = max(amount.value, amount.other), min(amount.value, amount.other)
    if unit.kind is Kind.PERCENT:
        return fraction, amount.unsure if fraction == amount.value else Unsure.DOT_AS_COMMA
    if whole == amount.value:
        return whole, amount.unsure
    measured = unit.kind is COUNT and MEASURES.at([*unit.name.lower().split(), *PADDING], 0)
    return (fraction, Unsure.EITHER) if measured else (whole, Unsure.COMMA_AS_DOT)


def _ratio(tokens: Tokens, index: int, amount: Amount, part: Unit) -> Found | None:
    """`6/6 đơn vị`, `42 trong số 61 đơn vị`, `118.000 hội viên/166.000 phụ nữ`."""
    noun = amount.end
    if tokens.lows[noun] in ("/", WITHIN, OVER) or RATIO_WORDS.at(tokens.lows, noun):
        part = Unit(COUNT, noun)
    noun = part.end
    if part.kind is Kind.PERCENT:
        return None
    start = noun + (tokens.lows[noun] == "/")
    if found := RATIO_WORDS.at(tokens.lows, start):
        start += found[0]
    elif tokens.lows[start] in (WITHIN, OVER):
        start += 1
    whole = amount_at(tokens, start) if start > noun else None
    unit = unit_at(tokens, whole.end, whole.power) if whole else None
    if whole is None or unit is None or unit.kind is Kind.PERCENT:
        return None
    if not tokens.numeral(start) and (tokens.lows[noun] == "/" or whole.value <= amount.value):
        return None  # hai trong ba đơn vị, but not: 12 trong hai tháng
    if noun > amount.end and not found:
        parted = tokens.lows[noun] == "/"
        alike = _of_one_kind(tokens, amount, part, whole, unit) if parted else _of_one_noun(part, unit)
        if not alike:
            return None
    if found and part.name and unit.name and part.name != unit.name:
        return None
    value = _lower(amount, whole, alone=noun == amount.end)
    unsure = amount.unsure or whole.unsure or (Unsure.MORE_THAN_WHOLE if value > whole.value else None)
    name = part.name or unit.name
    return Found(index, unit.end, value, RATIO, name, total=whole.value, unsure=unsure)


def _of_one_kind(tokens: Tokens, amount: Amount, part: Unit, whole: Amount, unit: Unit) -> bool:
    """Whether a slash parts two things of one kind; `12 buổi/1.250 lượt người` are two figures."""
    if part.kind is not unit.kind or part.kind is MONEY:
        return part.kind is unit.kind
    return amount.value <= whole.value and same_group(tokens, amount.end, whole.end)


def _of_one_noun(part: Unit, whole: Unit) -> bool:
    """Whether the same is counted twice: `12 đơn vị trên 15 đơn vị trực thuộc`, not `12 lớp trên 15 xã`."""
    return part.kind is COUNT and f"{whole.name.lower()} ".startswith(f"{part.name.lower()} ")


def _range(tokens: Tokens, index: int, amount: Amount, unit: Unit) -> Found | None:
    """`3-5`, `từ 2 đến 3 tỷ đồng`, `từ 500.000 đồng đến 1 triệu đồng`, `80% - 85%`."""
    joint, between = amount.end, None
    if tokens.lows[joint] not in TO_MARKS:
        between, joint = unit, unit.end
        counted = between.kind is COUNT and tokens.lows[index - 1] != FROM
        if joint == amount.end or counted or tokens.lows[joint] not in TO_MARKS:
            return None
    hedge = HEDGES.at(tokens.lows, joint + 1)  # từ 3 đến dưới 5 triệu
    upper = amount_at(tokens, joint + 1 + (hedge[0] if hedge else 0))
    if upper is None:
        return None
    unit = unit_at(tokens, upper.end, upper.power)
    if between and between.kind is not unit.kind and between.unsure != Unsure.NO_CURRENCY:
        return None
    low = _lower(amount, upper, alone=between is None)
    high, unsure = _settled(upper, unit)
    shortened = low * THOUSAND < high or (low < THOUSAND and upper.other is not None)
    while between is None and unit.kind is MONEY and 0 < low * THOUSAND < high:
        low *= THOUSAND  # 250 - 450.000 đồng
    doubt = Unsure.SHORTENED if shortened else Unsure.TWO_HEDGES if hedge else None
    unsure = unsure or amount.unsure or unit.unsure or doubt
    if low >= high:
        return None
    return Found(index, unit.end, low, unit.kind, unit.name, Qualifier.RANGE, high, unsure=unsure)


def _lower(lower: Amount, upper: Amount, *, alone: bool) -> Decimal:
    """The lower end, or a part: `2-3 tỷ` shares its scale word, `từ 500.000 đến 1 triệu` does not."""
    if alone and not lower.power and upper.power and lower.value <= upper.numeral:
        return lower.value.scaleb(upper.power)
    return lower.value


def _signed(tokens: Tokens, core: Found, floor: int) -> Found:
    """`-5%`, `| +3 sáng kiến`: a percentage or a cell with its sign is a change; else it may be a bullet."""
    sign = core.first - 1
    if sign < max(floor, 1) or not tokens.glued(core.first):
        return core
    if tokens.numeral(sign - 1) or (tokens.glued(sign) and tokens.lows[sign - 1] not in OPENING):
        return core
    if core.kind is Kind.PERCENT or tokens.lows[sign - 1] in CELL:
        value = -core.value if tokens.lows[sign] in MINUS else core.value
        unsure = core.unsure or (Unsure.PERHAPS_MINUS if tokens.lows[sign] == LONG_DASH else None)
        return core._replace(first=sign, value=value, kind=CHANGE, unsure=unsure)
    return core._replace(unsure=core.unsure or Unsure.PERHAPS_MINUS) if tokens.lows[sign] in MINUS else core


def _hedged(tokens: Tokens, core: Found, floor: int) -> Found:
    """The figure with the words that qualify it, before and after; of aims they say that all were met."""
    end, after = hedge_after(tokens, core.end)
    ranged = core.value_to is not None
    begun = tokens.lows[core.first - 1] == FROM and core.first > floor and (ranged or after)
    if not begun and _no_less(tokens, core, floor):
        begun, after = True, {Qualifier.AT_LEAST}
    reached = REACHED.before(tokens.lows, core.first, floor) if core.unit.startswith(AIMS) else None
    first, before = hedges_before(tokens, core.first - bool(begun), floor)
    if reached:
        first, before = core.first - reached[0], set()
    hedges = before | after
    if len(hedges) > 1:
        hedges -= {Qualifier.ABOUT}  # ước đạt hơn 150 tấn
    if not hedges:
        return core._replace(first=first)
    unsure = core.unsure or (Unsure.TWO_HEDGES if ranged or len(hedges) > 1 else None)
    qualifier = core.qualifier if ranged else Qualifier.ABOUT if len(hedges) > 1 else hedges.pop()
    return core._replace(first=first, end=end, qualifier=qualifier, unsure=unsure)


def _no_less(tokens: Tokens, core: Found, floor: int) -> bool:
    """Whether a figure is the least that there shall be: `kết nạp từ 150 đoàn viên`, not `từ 85% lên 92%`."""
    from_here = tokens.lows[core.first - 1] == FROM and core.first - 1 > floor
    if not from_here or core.kind is RATIO or tokens.lows[core.end] in RISES:
        return False
    return FROM_LEAST.before(tokens.lows, core.first - 1, floor) is not None


def _compared(tokens: Tokens, core: Found, floor: int) -> Found:
    """The figure as a change where it is one; a percentage with what it is of."""
    percent = core.unit == PERCENT
    if core.kind is RATIO:
        changed = CHANGES.before(tokens.lows, core.first, floor)
        if not changed or (core.unit and SURPASSING.before(tokens.lows, core.first, floor)):
            return core
        return core._replace(unsure=core.unsure or Unsure.CHANGED_BY_SHARE)
    found = comparison_of(tokens, core.first, core.end, floor, percent=percent)
    if not found and core.kind is Kind.PERCENT:
        found = _share_of_set(tokens, core, floor)
    if found:
        return _hedged_after(tokens, _changed(core, found), found.end)
    if not percent and AGAINST.at(tokens.lows, core.end):
        core = core._replace(unsure=core.unsure or Unsure.COMPARED)
    if core.kind is not Kind.PERCENT:
        return core
    if over_plan_before(tokens, core.first, floor):
        core = core._replace(unsure=core.unsure or Unsure.COMPARED)
    end = percent_end(tokens, core.end)
    return core if end == core.end else _hedged_after(tokens, core, end)


def _share_of_set(tokens: Tokens, core: Found, floor: int) -> Comparison | None:
    """What makes a percentage one of something set that nothing names; none for the least there shall be."""
    if core.value > ALL:
        return more_than_all(tokens, core.first, core.end, floor)
    if core.qualifier is Qualifier.AT_LEAST or over_plan_before(tokens, core.first, floor):
        return None
    return of_all_to_come(tokens, core.first, core.end, floor)


def _hedged_after(tokens: Tokens, core: Found, end: int) -> Found:
    """A figure up to `end`, with the word that qualifies it after what it is of: `85% cơ sở Hội trở lên`,
    `đạt 102% dự toán trở lên`.
    """
    after, hedges = hedge_after(tokens, end)
    if hedges and core.qualifier is Qualifier.EXACT:
        return core._replace(end=after, qualifier=hedges.pop())
    return core._replace(end=end)


def _changed(core: Found, found: Comparison) -> Found:
    """The figure as the change that the words around it make of it; `giảm -5%` falls once."""
    signed = core.kind is CHANGE
    sign = 1 if signed and core.value < 0 else found.sign
    twice = Unsure.SIGNED_TWICE if signed and found.sign * core.value < 0 else None
    unsure = core.unsure or found.unsure or twice
    return core._replace(
        first=found.first,
        end=found.end,
        kind=CHANGE,
        value=core.value * sign,
        value_to=core.value_to and core.value_to * sign,
        base=found.base,
        unsure=unsure,
    )


def _reached(tokens: Tokens, end: int) -> str:
    """What is counted up or down to, after the bare number before `end`: `từ 1.250 lên 1.410 người`."""
    level = LEVELS.at(tokens.lows, end)
    amount = amount_at(tokens, end + level[0]) if level and tokens.numeral(end + level[0]) else None
    unit = unit_at(tokens, amount.end, amount.power) if amount else None
    return unit.name if unit and unit.kind is COUNT else ""


def _earlier(tokens: Tokens, whole: Found, floor: int) -> Found:
    """The first is what was before: `từ 85% lên 92%`, `110 Chi hội thành 97`, `từ 900 người đầu năm`."""
    begun = tokens.lows[whole.first - 1] == FROM and whole.first > floor
    if not begun and tokens.lows[whole.end] != BECOMES:
        return whole
    level = LEVELS.at(tokens.lows, whole.end)
    if (begun and BEGINNINGS.at(tokens.lows, whole.end)) or (level and tokens.numeral(whole.end + level[0])):
        surer = whole.unsure if whole.unsure is not Unsure.HEDGED_BEFORE else None
        return whole._replace(unsure=surer or Unsure.EARLIER)
    return whole
