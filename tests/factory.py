"""Small made-up facts for tests, each naming only what the test is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count

from reports.config import Config, Rule
from reports.errors import Place
from reports.facts import Fact, Measure, Record, RecordKind, Role, Source, SourceKind, Task
from reports.indicators import Aggregation, Catalogue, Indicator, Kind, Section
from reports.levels import PdfLevel
from reports.merge.results import Summary
from reports.organisations import Cluster, Directory, Member, Organisation, Validity
from reports.periods import CutOff, Period
from reports.quantities import read_quantity
from reports.settings import Standing
from reports.words import Words

Q1 = Period.parse("2021Q1")
LINES = count(1)


def directory(until: date | None = None) -> Directory:
    """City `tp`; cluster `a` (units x, y, one not named); cluster `b` (z); outside `solo` and its `branch`.

    until: the last day of the clusters.
    """
    units = [Organisation(id, f"Đơn vị {id.upper()}", id.upper(), "tp") for id in ("x", "y", "z", "solo")]
    branch = Organisation("branch", "Chi nhánh", "CN", "solo")
    ended = Validity(until=until)
    return Directory(
        {o.id: o for o in (Organisation("tp", "Thành phố", "TP"), *units, branch)},
        {
            "a": Cluster("a", "Cụm A", "A", members=(Member("x"), Member("y")), expected=3, validity=ended),
            "b": Cluster("b", "Cụm B", "B", members=(Member("z"),), validity=ended),
        },
    )


def catalogue() -> Catalogue:
    """`gifts` and `money` add up, `share` is a percentage that does not."""
    indicators = (
        Indicator("gifts", "Quà", "suất", Kind.COUNT, "care", "Tặng {value}", aggregation=Aggregation.SUM),
        Indicator("money", "Tiền", "đồng", Kind.MONEY, "care", "Chi {value}", aggregation=Aggregation.SUM),
        Indicator("share", "Tỷ lệ", "%", Kind.PERCENT, "care", "Đạt {value}"),
    )
    return Catalogue((Section("care", "Chăm lo"),), {i.id: i for i in indicators})


def source(id: str = "s", published: date | None = None) -> Source:
    return Source(id, SourceKind.NEWSPAPER, "Tin", "Báo", published)


def fact(organisation: str, indicator: str, text: str, **fields: object) -> Fact:
    unit = catalogue().indicators[indicator].unit
    settings: dict[str, object] = {
        "organisation": organisation,
        "indicator": indicator,
        "period": Q1,
        "quantity": read_quantity(text).in_unit(unit),
        "source": source(),
        "place": Place(f"seeds/2021Q1/{organisation}.yaml", next(LINES)),
        "quote": text,
        "role": Role.ACHIEVEMENT,
        "measure": Measure.AMOUNT,
        **fields,
    }
    return Fact(**settings)  # type: ignore[arg-type]


def record(
    organisation: str,
    *facts: Fact,
    tasks: tuple[Task, ...] = (),
    kind: str = "quarter",
    reviewed: bool = True,
) -> Record:
    return Record(
        organisation=organisation,
        period=Q1,
        kind=RecordKind(kind),
        task_period=Q1.ahead,
        source=source(),
        reviewed=reviewed,
        place=Place(f"seeds/2021Q1/{organisation}.yaml"),
        facts=facts,
        tasks=tasks,
    )


def settings(organisations: Directory | None = None, rules: tuple[Rule, ...] = ()) -> Config:
    """A config of these organisations, with the default order of precedence."""
    return Config(
        organisations or directory(),
        catalogue(),
        (),
        tuple(Standing),
        rules,
        CutOff.CALENDAR,
        10,
        Decimal(10),
        PdfLevel.A2B,
        {},
        "",
    )


def totals(summary: Summary) -> dict[str, str]:
    """The sums of a summary as they are printed, by their indicators."""
    return {r.indicator: Words("vi").quantity(r.quantity) for r in summary.totals}
