"""The language of a reader: numbers, dates, periods, lists, and translated sentences.

In: values and English patterns. Out: text. The only user of Babel. A `Words` is bound to one language
once and handed on; nothing reads the environment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from reports.language import Language
from reports.periods import Period, PeriodKind
from reports.quantities import MONEY, PERCENT, Qualifier, Quantity
from reports.roman import roman

BILLION, MILLION, THOUSAND = Decimal(10**9), Decimal(10**6), Decimal(10**3)
SCALES = {
    BILLION: MILLION,
    MILLION: THOUSAND,
    THOUSAND: Decimal(100),
}  # with the finest step each is used for


class Words(Language):
    """Everything that is said in one language, `vi` or `en`."""

    def __init__(self, language: str = "vi") -> None:
        super().__init__(language)
        self.locale = Locale.parse(language)

    def number(self, value: Decimal, decimals: int = 0) -> str:
        """A number with `decimals` digits after the comma: 1.234,50."""
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return str(format_decimal(value, pattern, self.locale))

    def size(self, count: int) -> str:
        """How large a file is: 87 KB, 1,4 MB."""
        if count < MILLION:
            return f"{self.number((Decimal(count) / THOUSAND).to_integral_value(ROUND_CEILING))} KB"
        return f"{self.number(Decimal(count) / MILLION, 1)} MB"

    def quantity(self, quantity: Quantity) -> str:
        """A quantity as reports write it, with its hedge: `hơn 2 tỷ đồng`, `6/6 đơn vị`, `41,15%`."""
        figure = self._amount(quantity.value, quantity)
        if quantity.value_to is not None:
            return self._range(figure, self._amount(quantity.value_to, quantity), quantity)
        if quantity.total is not None:
            figure += f"/{self._amount(quantity.total, quantity)}"
        return self._hedged(figure + _unit(quantity), quantity.qualifier)

    def cell(self, quantity: Quantity) -> str:
        """A quantity for a table that names the unit in a column of its own; the hedge stays."""
        return self.quantity(replace(quantity, unit=""))

    def signed(self, quantity: Quantity) -> str:
        """A change for a table: `+3,33`, `khoảng -5,2`."""
        sign = "-" if quantity.value < 0 else "+" if quantity.value else ""
        return self._hedged(sign + self._amount(abs(quantity.value), quantity), quantity.qualifier)

    def change(self, quantity: Quantity) -> str:
        """A rise or a fall: `tăng 3,33%`."""
        size = Quantity(abs(quantity.value), quantity.unit, quantity.qualifier, precision=quantity.precision)
        figure = self.quantity(size)
        if not quantity.value:
            return self.text("no change")
        if quantity.value < 0:
            return self.text("a fall of {figure}", figure=figure)
        return self.text("a rise of {figure}", figure=figure)

    def date(self, day: date) -> str:
        """A date as official papers write it: months 3 to 9 are not padded (NĐ 30/2020, II.4.b)."""
        return format_date(day, "dd/MM/y" if day.month < 3 else "dd/M/y", self.locale)

    def period(self, period: Period) -> str:
        """The name of a period: `quý I/2021`, `6 tháng đầu năm 2021`."""
        if period.kind is PeriodKind.QUARTER:
            return self.text("quarter {roman}/{year}", roman=self.roman(period.number), year=period.year)
        if period.kind is PeriodKind.NINE_MONTHS:
            return self.text("nine months of {year}", year=period.year)
        if period.kind is PeriodKind.YEAR:
            return self.text("year {year}", year=period.year)
        if period.number == 1:
            return self.text("first half of {year}", year=period.year)
        return self.text("second half of {year}", year=period.year)

    def list(self, items: Iterable[str]) -> str:
        """Items as a running list: `A, B và C`."""
        return format_list(list(items), locale=self.locale)

    def roman(self, number: int) -> str:
        """A number in Roman digits."""
        return roman(number)

    def _hedged(self, figure: str, qualifier: Qualifier) -> str:
        return {
            Qualifier.MORE_THAN: self.text("more than {figure}", figure=figure),
            Qualifier.NEARLY: self.text("nearly {figure}", figure=figure),
            Qualifier.ABOUT: self.text("about {figure}", figure=figure),
            Qualifier.AT_LEAST: self.text("at least {figure}", figure=figure),
            Qualifier.AT_MOST: self.text("at most {figure}", figure=figure),
        }.get(qualifier, figure)

    def _range(self, low: str, high: str, quantity: Quantity) -> str:
        unit = _unit(quantity)
        if quantity.unit == MONEY or quantity.precision >= THOUSAND:
            return self.text("from {low} to {high}", low=low + unit, high=high + unit)
        return self.text("from {low}-{high}", low=low, high=high + unit)

    def _amount(self, value: Decimal, quantity: Quantity) -> str:
        """A number in the largest scale that its stated precision allows: 2130, 2,35 tỷ, 15 tỷ 220 triệu."""
        step = next(
            (s for s, finest in SCALES.items() if abs(value) >= s and quantity.precision >= finest), None
        )
        if step is None:
            return self.number(value, max(_decimals(value), _decimals(quantity.precision)))
        rest = value % step
        if rest and quantity.precision * 1000 == step:
            return f"{self._scaled((value - rest) / step, step)} {self._amount(rest, quantity)}"
        return self._scaled(value / step, step)

    def _scaled(self, value: Decimal, step: Decimal) -> str:
        number = self.number(value, _decimals(value))
        return {
            BILLION: self.text("{number} billion", number=number),
            MILLION: self.text("{number} million", number=number),
            THOUSAND: self.text("{number} thousand", number=number),
        }[step]


def capitalised(text: str) -> str:
    """The text with its first letter as a capital; the rest untouched."""
    return text[:1].upper() + text[1:]


def _unit(quantity: Quantity) -> str:
    return f" {quantity.unit}" if quantity.unit not in ("", PERCENT) else quantity.unit


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
