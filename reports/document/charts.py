"""Charts: the values of one indicator beside each other, where looking beats reading.

In: the material of a report. Out: a chart for each charted indicator with three values or more, by
unit, or by quarter for a longer period. A unit without a figure keeps its place, without a bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.document.figures import Material, capitalised
from reports.document.marks import plain
from reports.document.report import Bar, Chart
from reports.facts import Measure, Role
from reports.indicators import Indicator
from reports.merge.results import Result
from reports.quantities import Qualifier

ENOUGH = 3


def charts(material: Material) -> tuple[Chart, ...]:
    """The charts of a report, in the order of the catalogue."""
    charted = [i for i in material.config.catalogue.indicators.values() if i.chart]
    return tuple(
        chart
        for indicator in charted
        for chart in (_by_unit(material, indicator), _by_quarter(material, indicator))
        if chart
    )


def _by_unit(material: Material, indicator: Indicator) -> Chart | None:
    units = [id for id in material.summary.reporters if id != material.summary.subject]
    told = {r.organisation: r for r in _amounts(material) if r.indicator == indicator.id}
    values = [(material.short(id), told.get(id)) for id in units]
    title = material.words.text("{label} by unit ({unit})", label=indicator.label, unit=indicator.unit)
    return _chart(material, title, values)


def _by_quarter(material: Material, indicator: Indicator) -> Chart | None:
    words, told = (
        material.words,
        {r.period: r for r in material.summary.quarters if r.indicator == indicator.id},
    )
    quarters = material.summary.period.quarters
    values = [(capitalised(words.period(quarter)), told.get(quarter)) for quarter in quarters]
    title = words.text("{label} by quarter ({unit})", label=indicator.label, unit=indicator.unit)
    return _chart(material, title, values)


def _amounts(material: Material) -> Iterator[Result]:
    told = material.told(Role.ACHIEVEMENT)
    return (r for r in told if r.measure is Measure.AMOUNT and r.quantity.qualifier is not Qualifier.RANGE)


def _chart(material: Material, title: str, values: list[tuple[str, Result | None]]) -> Chart | None:
    known = [result.quantity.value for _, result in values if result]
    longest = max(known, default=Decimal(0))
    if len(known) < ENOUGH or not longest:
        return None
    missing = material.words.text("no data yet")
    bars = tuple(
        Bar(label, material.cell(result), f"{result.quantity.value / longest * 100:.1f}")
        if result
        else Bar(label, missing, "")
        for label, result in values
    )
    told = "; ".join(f"{bar.label}: {plain(bar.text)}" for bar in bars)
    return Chart(title, bars, material.words.text("Bar chart. {title}: {values}.", title=title, values=told))
