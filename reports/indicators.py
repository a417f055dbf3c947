"""The catalogue of indicators (chỉ tiêu): what can be counted, in which words, under which heading.

In: the entries of config.yaml. Out: `Catalogue`. Decides nothing about values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a figure of an indicator looks like."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"


class Time(StrEnum):
    """A flow happens over a period (members recruited); a stock stands at its end (members)."""

    FLOW = "flow"
    STOCK = "stock"


class Aggregation(StrEnum):
    """How the figures of several organisations become one; `none`: they never do."""

    SUM = "sum"
    NONE = "none"


class OverTime(StrEnum):
    """How the figures of several periods become that of the whole; `last`: the one at its end."""

    SUM = "sum"
    LAST = "last"
    NONE = "none"


class ReportPart(StrEnum):
    """The part of a report that a section stands in."""

    SITUATION = "situation"
    RESULTS = "results"


@dataclass(frozen=True)
class Section:
    """A section of the report, by area of work (mảng công tác)."""

    id: str
    heading: str
    part: ReportPart = ReportPart.RESULTS


@dataclass(frozen=True)
class Clause:
    """How an indicator is told within the sentence of another, instead of in one of its own."""

    after: str
    text: str


@dataclass(frozen=True)
class Indicator:
    """One entry: its official label, its unit as printed, and its sentence with `{value}` in it.

    hedged: the sentence for a figure with a hedge, where the other would read badly; over_time: None
    means that a flow adds up and a stock is that of the end; share_of: the indicator of the form x/y
    that a percentage is computed from; chart: shown as a chart where there are enough values; synonyms:
    other words that reports use for it.
    """

    id: str
    label: str
    unit: str
    kind: Kind
    section: str
    sentence: str
    time: Time = Time.FLOW
    aggregation: Aggregation = Aggregation.NONE
    clause: Clause | None = None
    hedged: str = ""
    over_time: OverTime | None = None
    share_of: str | None = None
    chart: bool = False
    synonyms: tuple[str, ...] = ()

    @property
    def through_time(self) -> OverTime:
        """How the indicator's figures of several periods become one."""
        if self.over_time or self.kind is Kind.PERCENT:
            return self.over_time or OverTime.NONE
        return OverTime.LAST if self.time is Time.STOCK else OverTime.SUM


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Sections and indicators, in the order in which reports tell them."""

    sections: tuple[Section, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    def clauses_of(self, indicator: str) -> tuple[Indicator, ...]:
        """The indicators told within the sentence of `indicator`."""
        return tuple(i for i in self.indicators.values() if i.clause and i.clause.after == indicator)
