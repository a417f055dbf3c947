"""A text to the figures it states and the numbers that are none.

Every number of a title, lead, body or item becomes one or the other; those of the rest of the page are
listed as skipped. Nothing is guessed in silence: a doubtful reading says why (`Mention.unsure`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.errors import message
from reports.extract.comparisons import CHANGES, comparison_of
from reports.extract.lexicon import LEXICON, Phrases, phrases
from reports.extract.model import Block, BlockKind, Kind, Mention, Skipped, Source
from reports.extract.not_figures import LABELS, NotFigure, not_figure_at, quoted, roman_at, span_of_time
from reports.extract.numbers import COMMA_AS_DOT, DOT_AS_COMMA, EITHER, HALF_OF, STARTS, Amount, amount_at
from reports.extract.tokens import CELL, Tokens, tokens_of
from reports.extract.units import NO_CURRENCY, Unit, counted_at, inside_end, unit_at
from reports.quantities import LEXICON as STRICT
from reports.quantities import Qualifier

NO_UNIT = str(message("nothing says what the number counts"))
MORE_THAN_WHOLE = str(message("the part is greater than the whole"))
TWO_HEDGES = str(message("two words qualify the number in different ways"))
LIKE_A_YEAR = str(message("the number looks like a year"))

SILENT = {BlockKind.FURNITURE: "furniture", BlockKind.REPEAT: "repeat"}
HEDGES: Phrases[Qualifier] = Phrases(
    {word: Qualifier(name) for word, name in {**STRICT["hedges"], **LEXICON["hedges"]}.items()}
)
HEDGES_AFTER: Phrases[Qualifier] = Phrases({w: Qualifier(n) for w, n in STRICT["hedges_after"].items()})
BARE = phrases(LEXICON["bare"]["before"])
RATIO_WORDS = phrases(word for word in LEXICON["ratio"]["of"] if not word.startswith("/"))
FROM, TO = STRICT["range"]["from"], STRICT["range"]["to"]
TO_WORDS = (TO, "tới")
DASHES = ("-", "–", "—")
BOTH, ABSTRACT = phrases(LEXICON["contexts"]["both"]), phrases(LEXICON["phrase"]["abstract"])
MEASURES, NOT_HEDGES = phrases(LEXICON["phrase"]["measures"]), phrases(LEXICON["phrase"]["not_hedges"])
LIKE_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
TRIGGER = re.compile(
    rf"[0-9]|\b(?:{'|'.join(sorted(STARTS - {'một', 'năm'}))}|(?:một|năm) (?:mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
    rf"|nửa|(?:khóa|khoá|thứ|[qQ]uý|kỳ) [IVXL]+)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[0-9]++(?:[.,/:-][0-9]++)*+")


@dataclass(frozen=True)
class Found:
    """A figure among the pieces of a sentence: from `first` up to `end`."""

    first: int
    end: int
    value: Decimal
    kind: Kind
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    value_to: Decimal | None = None
    total: Decimal | None = None
    base: str = ""
    unsure: str = ""


def mentions(source: Source) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """Every number of `source`: the figures it states, and what is none, both in the order of the text."""
    found, skipped = list[Mention](), list[Skipped]()
    for block in source.blocks:
        if block.kind in SILENT:
            skipped += _silent(source.text, block)
            continue
        for start, end in block.sentences:
            if TRIGGER.search(source.text, start, end):
                _read(tokens_of(source.text, start, end), found, skipped)
    return tuple(found), tuple(skipped)


def _silent(text: str, block: Block) -> list[Skipped]:
    why = SILENT[block.kind]
    return [Skipped(n.start(), n.end(), why) for n in NUMBER.finditer(text, block.start, block.end)]


def _read(tokens: Tokens, found: list[Mention], skipped: list[Skipped]) -> None:
    """Adds what one sentence states to the two lists."""
    for reading in readings(tokens):
        start, end = tokens.starts[reading.first], tokens.ends[reading.end - 1]
        if isinstance(reading, NotFigure):
            skipped.append(Skipped(start, end, reading.why))
            continue
        r = reading
        found.append(
            Mention(start, end, r.value, r.kind, r.unit, r.qualifier, r.value_to, r.total, r.base, r.unsure)
        )


def readings(tokens: Tokens) -> list[Found | NotFigure]:
    """All numbers of a sentence, in order."""
    found, names = list[Found | NotFigure](), quoted(tokens)
    index = floor = 0
    while index < len(tokens):
        reading = _reading_at(tokens, index, floor, names)
        if reading is None:
            index += 1
            continue
        if isinstance(reading, Found) and found and isinstance(found[-1], Found):
            reading = _after_change(tokens, found, reading)
        found.append(reading)
        index = floor = reading.end
    return found


def _reading_at(
    tokens: Tokens, index: int, floor: int, names: list[tuple[int, int]]
) -> Found | NotFigure | None:
    """What the number at `index` is; None when there is no number."""
    if tokens.numeral(index):
        if found := not_figure_at(tokens, index, floor):
            return found
        if any(opened < index < closed for opened, closed in names):
            return NotFigure(index, index + 1, "programme name")
        return figure_at(tokens, index, floor) or NotFigure(index, index + 1, "bare number")
    if tokens.low(index) in STARTS or tokens.low(index) == HALF_OF:
        return _spoken_at(tokens, index, floor, names)
    if tokens.texts[index][0] in "IVXL":
        return roman_at(tokens, index, floor)
    return None


def _spoken_at(
    tokens: Tokens, index: int, floor: int, names: list[tuple[int, int]]
) -> Found | NotFigure | None:
    """A number in words. One word alone is a number only before what can be counted."""
    amount = amount_at(tokens, index)
    if amount is None or BOTH.at(tokens.lows, index) or any(a < index < b for a, b in names):
        return None
    label = LABELS.before(tokens.lows, index, floor)
    if label and not counted_at(tokens, amount.end):
        return NotFigure(index - label[0], amount.end, label[1].why)
    if found := span_of_time(tokens, index, floor):
        return found
    small = amount.end == index + 1 and amount.value <= 10
    if small and (not counted_at(tokens, amount.end) or ABSTRACT.at(tokens.lows, amount.end)):
        return None
    if tokens.capital(index) and tokens.capital(index + 1):
        return None
    return figure_at(tokens, index, floor)


def figure_at(tokens: Tokens, index: int, floor: int) -> Found | None:
    """The figure whose number begins at `index`, with the words before and after that belong to it."""
    amount = amount_at(tokens, index)
    if amount is None:
        return None
    core = _ratio(tokens, index, amount) or _range(tokens, index, amount) or _single(tokens, index, amount)
    whole = _compared(tokens, _hedged(tokens, core, floor), floor)
    if whole.unit or whole.total is not None or whole.value_to is not None:
        return whole
    named = whole.first < index or BARE.before(tokens.lows, whole.first) or tokens.low(index - 1) in CELL
    return replace(whole, unsure=whole.unsure or NO_UNIT) if named else None


def _single(tokens: Tokens, index: int, amount: Amount) -> Found:
    """One number with its unit."""
    unit = unit_at(tokens, amount.end, scaled=bool(amount.power >= 3))
    value, unsure = _settled(amount, unit)
    if unit.kind is Kind.COUNT and LIKE_YEARS.fullmatch(tokens.texts[index]) and amount.end == index + 1:
        unsure = unsure or LIKE_A_YEAR
    return Found(index, unit.end, value, unit.kind, unit.name, unsure=unsure or unit.unsure)


def _settled(amount: Amount, unit: Unit) -> tuple[Decimal, str]:
    """The value that fits the unit where a mark can be read in two ways, and what is doubtful."""
    if amount.other is None:
        return amount.value, amount.unsure
    whole, fraction = max(amount.value, amount.other), min(amount.value, amount.other)
    if unit.kind is Kind.PERCENT:
        return fraction, amount.unsure if fraction == amount.value else DOT_AS_COMMA
    if whole == amount.value:
        return whole, amount.unsure
    return (fraction, EITHER) if MEASURES.at(unit.name.lower().split(), 0) else (whole, COMMA_AS_DOT)


def _ratio(tokens: Tokens, index: int, amount: Amount) -> Found | None:
    """`6/6 đơn vị`, `42 trong số 61 đơn vị`, `118.000 hội viên/166.000 phụ nữ`."""
    noun = amount.end
    if tokens.low(noun) != "/" and not RATIO_WORDS.at(tokens.lows, noun):
        unit = unit_at(tokens, noun, scaled=False)
        if unit.kind is not Kind.COUNT or unit.end == noun:
            return None
        noun = unit.end
    start = noun
    if tokens.low(start) == "/":
        start += 1
    if found := RATIO_WORDS.at(tokens.lows, start):
        start += found[0]
    whole = amount_at(tokens, start) if start > noun and tokens.numeral(start) else None
    if whole is None:
        return None
    unit = unit_at(tokens, whole.end, scaled=False)
    if unit.kind is not Kind.COUNT:
        return None
    name = tokens.words(amount.end, noun) if noun > amount.end else unit.name
    unsure = amount.unsure or whole.unsure or (MORE_THAN_WHOLE if amount.value > whole.value else "")
    return Found(index, unit.end, amount.value, Kind.RATIO, name, total=whole.value, unsure=unsure)


def _range(tokens: Tokens, index: int, amount: Amount) -> Found | None:
    """`3-5`, `từ 2 đến 3 tỷ đồng`, `từ 500.000 đồng đến 1 triệu đồng`, `80% - 85%`."""
    begun = tokens.low(index - 1) == FROM
    joint, between = amount.end, None
    if tokens.low(joint) not in (*DASHES, *TO_WORDS):
        between = unit_at(tokens, joint, scaled=bool(amount.power >= 3))
        joint = between.end
        if between.end == amount.end or not (begun or between.kind is not Kind.COUNT):
            return None
    if tokens.low(joint) not in (*DASHES, *TO_WORDS):
        return None
    upper = amount_at(tokens, joint + 1)
    if upper is None:
        return None
    unit = unit_at(tokens, upper.end, scaled=bool(upper.power >= 3))
    if between and (between.kind is not unit.kind and between.unsure != NO_CURRENCY):
        return None
    low = _lower(amount, upper, alone=between is None)
    high, unsure = _settled(upper, unit)
    if low >= high:
        return None
    return Found(
        index,
        unit.end,
        low,
        unit.kind,
        unit.name,
        Qualifier.RANGE,
        high,
        unsure=unsure or amount.unsure or unit.unsure,
    )


def _lower(lower: Amount, upper: Amount, *, alone: bool) -> Decimal:
    """The lower end: `2-3 tỷ` shares its scale word, `từ 500.000 đến 1 triệu` does not."""
    if alone and not lower.power and upper.power and lower.value < upper.numeral:
        return lower.value.scaleb(upper.power)
    return lower.value


def _hedged(tokens: Tokens, core: Found, floor: int) -> Found:
    """The figure with the words that qualify it, before and after."""
    first, end, hedges = core.first, core.end, list[Qualifier]()
    while (found := HEDGES.before(tokens.lows, first, floor)) and not _part_of_word(tokens, first, found[0]):
        first, hedges = first - found[0], [*hedges, found[1]]
    if found := HEDGES_AFTER.at(tokens.lows, end):
        end, hedges = end + found[0], [*hedges, found[1]]
    begun = first > floor and tokens.low(first - 1) == FROM
    if begun and (core.value_to is not None or end > core.end):
        first -= 1
    if not hedges:
        return replace(core, first=first, end=end)
    one = len(set(hedges)) == 1
    qualifier = hedges[0] if one else Qualifier.ABOUT
    return replace(
        core, first=first, end=end, qualifier=qualifier, unsure=core.unsure or ("" if one else TWO_HEDGES)
    )


def _part_of_word(tokens: Tokens, first: int, length: int) -> bool:
    """Whether the hedge belongs to a longer word: `trình độ 12`, `cao hơn 5%`."""
    changed = CHANGES.before(tokens.lows, first)
    return bool(changed and changed[0] > length) or (
        NOT_HEDGES.before(tokens.lows, first - length + 1) is not None
    )


def _compared(tokens: Tokens, core: Found, floor: int) -> Found:
    """The figure as a change where it is one; a percentage with what it is of."""
    percent = core.kind is Kind.PERCENT
    if core.kind is not Kind.RATIO:
        compared = comparison_of(tokens, core.first, core.end, floor, percent=percent)
        if compared:
            return replace(
                core,
                first=compared.first,
                end=compared.end,
                kind=Kind.CHANGE,
                value=core.value * compared.sign,
                base=compared.base,
            )
    return replace(core, end=inside_end(tokens, core.end)) if percent else core


def _after_change(tokens: Tokens, found: list[Found | NotFigure], reading: Found) -> Found:
    """`tăng 18% và 9%`: what follows a change in a list is one as well; a base named last holds for both."""
    before = found[-1]
    assert isinstance(before, Found)
    joined = reading.first == before.end + 1 and tokens.low(before.end) in (",", "và")
    if not joined or before.kind is not Kind.CHANGE or reading.unit != before.unit:
        return reading
    if reading.kind is Kind.PERCENT or (reading.kind is Kind.CHANGE and not before.base):
        found[-1] = replace(before, base=before.base or reading.base)
        sign = -1 if before.value < 0 and reading.kind is Kind.PERCENT else 1
        return replace(
            reading, kind=Kind.CHANGE, value=reading.value * sign, base=reading.base or before.base
        )
    return reading
