"""Charts: the values of one indicator beside each other, where looking beats reading.

In: the material of a report. Out: a chart for each charted indicator with three values or more, by
unit, or by quarter for a longer period. What has no figure, or a range, keeps its place without a bar.
More rows than a page can hold at a glance make no chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.document.figures import Material
from reports.document.marks import plain
from reports.document.report import Bar, Chart
from reports.facts import Measure, Role
from reports.indicators import Indicator
from reports.merge.results import Result
from reports.quantities import Qualifier
from reports.words import capitalised

ENOUGH, TOO_MANY = 3, 25


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
    return (r for r in material.told(Role.ACHIEVEMENT) if r.measure is Measure.AMOUNT)


def _chart(material: Material, title: str, values: list[tuple[str, Result | None]]) -> Chart | None:
    drawn = [result.quantity.value for _, result in values if result and _has_length(result)]
    longest = max(drawn, default=Decimal(0))
    if len(drawn) < ENOUGH or len(values) > TOO_MANY or not longest:
        return None
    bars = tuple(_bar(material, label, result, longest) for label, result in values)
    told = "; ".join(f"{bar.label}: {plain(bar.text)}" for bar in bars)
    return Chart(title, bars, material.words.text("Bar chart. {title}: {values}.", title=title, values=told))


def _bar(material: Material, label: str, result: Result | None, longest: Decimal) -> Bar:
    if not result:
        return Bar(label, material.words.text("no data yet"), "")
    share = f"{result.quantity.value / longest * 100:.1f}" if _has_length(result) else ""
    return Bar(label, material.cell(result), share)


def _has_length(result: Result) -> bool:
    """Whether a value can be drawn as one length."""
    return result.quantity.qualifier is not Qualifier.RANGE
