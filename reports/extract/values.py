"""What was read, as people and records write it: numbers, days, and the value of a record for a figure.

The value of a figure is made of the words of its quote that the strict reader takes for just that figure.
In: a figure with its indicator, and its quote. Out: a `Stated`, None when the strict reader would refuse
the words or read anything else in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.errors import Message, NotUnderstoodError, message
from reports.extract.model import Extraction, Figure, Kind, Mention
from reports.facts import Measure, Role
from reports.indicators import Indicator
from reports.indicators import Kind as IndicatorKind
from reports.quantities import MONEY, PERCENT, Qualifier, Quantity, read_change, read_quantity, states

Say = Callable[[Message], str]  # gives a message in the language of its reader

LONGEST = 10  # words of a value: từ 500 triệu đồng đến 1 tỷ 200 triệu đồng
SWAPPED = str.maketrans(",.", ".,")
ROLES = {
    Role.ACHIEVEMENT: message("result"),
    Role.TASK: message("target"),
    Role.CONTEXT: message("background"),
}
MEASURES = {"plan": Measure.PERCENT_OF_PLAN, "last_year": Measure.CHANGE_ON_LAST_YEAR}


@dataclass(frozen=True)
class Stated:
    """What a record writes of a figure. base: what a percentage is of."""

    value: str
    measure: Measure
    base: str = ""


def stated_value(figure: Figure, indicator: Indicator, quote: str) -> Stated | None:
    """How a record states the figure, with all of its words that the reader understands."""
    mention = figure.mention
    if mention.kind is Kind.CHANGE and mention.base not in MEASURES:
        return None
    measure = MEASURES[mention.base] if mention.kind is Kind.CHANGE else Measure.AMOUNT
    for value, rest in _stretches(quote):
        if states(quote, value) and _is(mention, _read(value, measure, indicator)):
            is_share = measure is Measure.AMOUNT and indicator.kind is IndicatorKind.PERCENT
            return Stated(value, measure, rest if is_share else "")
    return None


def written(mention: Mention) -> str:
    """What was read in a mention, as people write numbers: 15.220.000.000 đồng, 3-5, 6/6, 52,3%."""
    upper = "" if mention.value_to is None else f"-{_number(mention.value_to)}"
    whole = "" if mention.total is None else f"/{_number(mention.total)}"
    unit = mention.unit if mention.unit in ("", PERCENT) else f" {mention.unit}"
    return f"{_number(mention.value)}{upper}{whole}{unit}"


def unlisted(figure: Figure) -> Message:
    """Why a figure has no indicator."""
    if figure.told_as:
        return message("{indicator} is told by another figure of this text", indicator=figure.told_as)
    return message("no indicator of config.yaml")


def hedged(mention: Mention, say: Say) -> str:
    """The same with the word that qualifies it, in the reader's language: hơn 3%."""
    figure = written(mention)
    hedges = {
        Qualifier.MORE_THAN: message("more than {figure}", figure=figure),
        Qualifier.NEARLY: message("nearly {figure}", figure=figure),
        Qualifier.ABOUT: message("about {figure}", figure=figure),
        Qualifier.AT_LEAST: message("at least {figure}", figure=figure),
        Qualifier.AT_MOST: message("at most {figure}", figure=figure),
    }
    hedge = hedges.get(mention.qualifier)
    return say(hedge) if hedge else figure


def day_written(day: date) -> str:
    """A day as people and records write it: 23/5/2021."""
    return f"{day.day}/{day.month}/{day.year}"


def counts(extraction: Extraction) -> Message:
    """How much was read in a document, how much of it is doubtful, and how much was skipped."""
    doubts = (*(f.doubts for f in extraction.figures), *(t.doubts for t in extraction.tasks))
    return message(
        "figures: {figures}; planned tasks: {tasks}; not certain among these: {unsure}; "
        "numbers skipped because they are no figures: {skipped}",
        figures=len(extraction.figures),
        tasks=len(extraction.tasks),
        unsure=sum(map(bool, doubts)),
        skipped=len(extraction.skipped),
    )


def _number(value: Decimal) -> str:
    return f"{value:,f}".translate(SWAPPED)


def _stretches(quote: str) -> Iterator[tuple[str, str]]:
    """Every stretch of words of the quote, the longest first, with what comes after it."""
    words = quote.split()
    for length in range(min(len(words), LONGEST), 0, -1):
        for first in range(len(words) - length + 1):
            last = first + length
            yield " ".join(words[first:last]), " ".join(words[last:])


def _read(value: str, measure: Measure, indicator: Indicator) -> Quantity | None:
    """The quantity that the reader of records finds in `value`; None when it refuses it."""
    unit = {IndicatorKind.MONEY: MONEY, IndicatorKind.PERCENT: PERCENT}.get(indicator.kind, indicator.unit)
    try:
        if measure is Measure.PERCENT_OF_PLAN:
            return read_quantity(value).in_unit(PERCENT)
        if measure is Measure.CHANGE_ON_LAST_YEAR:
            change = read_change(value)
            return change if change.unit == PERCENT else change.in_unit(indicator.unit)
        quantity = read_quantity(value).in_unit(unit)
    except NotUnderstoodError:
        return None
    return None if indicator.kind is IndicatorKind.RATIO and quantity.total is None else quantity


def _is(mention: Mention, quantity: Quantity | None) -> bool:
    if quantity is None:
        return False
    read = quantity.value, quantity.value_to, quantity.total, quantity.qualifier
    return read == (mention.value, mention.value_to, mention.total, mention.qualifier)
