"""What is known of an indicator through time, and how it stands beside other periods."""

from dataclasses import replace
from datetime import date

import pytest

from reports.facts import Measure, RecordKind, Role
from reports.indicators import Catalogue, Indicator, Kind, Time
from reports.merge.results import Basis, Summary
from reports.merge.summarise import summarise
from reports.merge.timeline import Timeline
from reports.organisations import Cluster, Member, Organisation, Validity
from reports.periods import Period
from reports.quantities import read_change, read_quantity
from reports.words import Words
from tests.factory import catalogue, directory, fact, record, settings

WORDS = Words("vi")
STOCK = Indicator("members", "Đoàn viên", "suất", Kind.COUNT, "care", "Có {value}", time=Time.STOCK)


def config(organisations=None):
    known = {**catalogue().indicators, "members": STOCK}
    return replace(settings(organisations), catalogue=Catalogue(catalogue().sections, known))


def stated(organisation, period, text, indicator="gifts", **fields):
    time = Period.parse(period)
    made = replace(fact(organisation, "gifts", "1"), indicator=indicator, period=time, quote=text, **fields)
    unit = "đồng" if indicator == "money" else "suất"
    made = replace(made, quantity=read_quantity(text).in_unit(unit))
    return replace(record(organisation, made), period=time, task_period=time.ahead, kind=RecordKind.OTHER)


def at(period, *records, indicator="gifts", organisation="x", organisations=None):
    result = Timeline(records, config(organisations)).at(organisation, indicator, Period.parse(period))
    return result and (WORDS.cell(result.quantity), result.basis.value)


@pytest.mark.parametrize(
    ("told", "period", "known"),
    [
        ({"2021Q1": "30"}, "2021Q1", ("30", "stated")),
        ({"2021Q1": "30"}, "2021Q2", None),
        ({"2021Q1": "30", "2021H1": "70"}, "2021Q2", ("40", "derived")),
        ({"2021H1": "70", "2021M09": "100"}, "2021Q3", ("30", "derived")),
        ({"2021M09": "100", "2021": "150"}, "2021Q4", ("50", "derived")),
        ({"2021H1": "70", "2021": "150"}, "2021H2", ("80", "derived")),
        ({"2021H1": "70"}, "2021Q2", None),
        ({"2021Q1": "80", "2021H1": "70"}, "2021Q2", None),
        ({"2021Q1": "hơn 70", "2021H1": "hơn 70"}, "2021Q2", None),
        ({"2021Q1": "70", "2021H1": "70"}, "2021Q2", ("0", "derived")),
        ({"2021Q1": "30", "2021H1": "hơn 70"}, "2021Q2", ("hơn 40", "derived")),
        ({"2021Q1": "hơn 30", "2021H1": "70"}, "2021Q2", ("không quá 40", "derived")),
        ({"2021Q1": "gần 30", "2021H1": "khoảng 70"}, "2021Q2", ("khoảng 40", "derived")),
        ({"2021Q1": "30", "2021Q2": "35", "2021H1": "70"}, "2021Q2", ("35", "stated")),
        ({"2021Q1": "30", "2021Q2": "40"}, "2021H1", ("70", "rolled_up")),
        ({"2021Q2": "40"}, "2021H1", ("40", "partial")),
        ({"2021Q1": "30"}, "2021H1", None),
        ({"2021Q1": "1", "2021Q2": "2", "2021Q3": "3", "2021Q4": "4"}, "2021", ("10", "rolled_up")),
        ({"2021Q1": "1", "2021H1": "3", "2021M09": "6"}, "2021M09", ("6", "stated")),
        ({"2021Q1": "1", "2021H1": "3", "2021Q3": "3"}, "2021M09", ("6", "rolled_up")),
        ({"2021Q1": "1", "2021Q3": "3", "2021Q4": "4"}, "2021", ("8", "partial")),
    ],
)
def test_a_flow_is_stated_or_derived_or_rolled_up_and_says_which(told, period, known):
    assert at(period, *(stated("x", time, text) for time, text in told.items())) == known


@pytest.mark.parametrize(
    ("told", "period", "known"),
    [
        ({"2021Q1": "30", "2021Q2": "40"}, "2021H1", ("40", "rolled_up")),
        ({"2021Q1": "30", "2021H1": "70"}, "2021Q2", None),
        ({"2021Q1": "30"}, "2021H1", None),
    ],
)
def test_a_stock_is_that_of_the_end_and_is_never_subtracted(told, period, known):
    records = (stated("x", time, text, "members") for time, text in told.items())
    assert at(period, *records, indicator="members") == known


def test_a_derived_figure_rests_on_both_its_cumulative_figures():
    records = stated("x", "2021Q1", "30"), stated("x", "2021H1", "70")
    result = Timeline(records, config()).at("x", "gifts", Period.parse("2021Q2"))
    assert [f.quote for f in result.facts] == ["70", "30"]
    assert str(result.period) == "2021Q2"


def reorganised():
    """Units x and y merged into `xy` on 1/7/2021; solo was renamed `solo-2`."""
    old = directory()
    before, after = Validity(until=date(2021, 6, 30)), Validity(since=date(2021, 7, 1))
    changed = {
        **old.organisations,
        "x": replace(old.organisations["x"], merged_into="xy", validity=before),
        "y": replace(old.organisations["y"], merged_into="xy", validity=before),
        "solo": replace(old.organisations["solo"], validity=before),
        "xy": Organisation("xy", "Đơn vị XY", "XY", "tp", after),
        "solo-2": Organisation("solo-2", "Đơn vị mới", "SOLO", "tp", after, renamed_from="solo"),
    }
    members = (Member("x", before), Member("y", before), Member("xy", after), Member("z"))
    return replace(old, organisations=changed, clusters={"a": Cluster("a", "Cụm A", "A", members=members)})


def test_a_merged_or_renamed_unit_keeps_the_history_of_what_it_was():
    told = [stated("x", "2020Q4", "30"), stated("y", "2020Q4", "40"), stated("solo", "2020Q4", "7")]
    known, then = Timeline(told, config(reorganised())), Period.parse("2020Q4")
    merged, renamed = (known.history(id, "gifts", then) for id in ("xy", "solo-2"))
    assert [WORDS.cell(r.quantity) for r in (merged, renamed) if r] == ["70", "7"]
    half = Timeline(told[:1], config(reorganised()))
    assert half.history("xy", "gifts", then) is None, "what y did is not known"


def test_what_does_not_add_up_over_units_has_no_history_of_two():
    told = [stated(id, "2020Q4", "30", "members") for id in ("x", "y")]
    known = Timeline(told, config(reorganised()))
    assert known.history("xy", "members", Period.parse("2020Q4")) is None


def test_a_year_of_a_merged_unit_is_rolled_up_over_those_that_it_was_made_of():
    told = [stated(id, p, "10") for id in ("x", "y") for p in ("2021Q1", "2021Q2")]
    told += [stated("xy", p, "25") for p in ("2021Q3", "2021Q4")]
    assert at("2021", *told, organisation="xy", organisations=reorganised()) == ("90", "rolled_up")
    known = Timeline(told, config(reorganised()))
    half, year = (known.history("xy", "gifts", Period.parse(p)) for p in ("2021H1", "2021"))
    assert [WORDS.cell(r.quantity) for r in (half, year) if r] == ["40", "90"]


def summary(period, *records, subject="x", organisations=None) -> Summary:
    time = Period.parse(period)
    now = tuple(r for r in records if r.period == time)
    past = tuple(r for r in records if r.period != time)
    made = summarise(now, config(organisations), time, past)
    return next(s for s in made if s.subject == subject)


def compared(found: Summary, organisation, indicator="gifts"):
    (one,) = [c for c in found.comparisons if (c.organisation, c.indicator) == (organisation, indicator)]
    cells = {n: getattr(one, n) for n in ("plan", "share", "previous", "last_year", "change")}
    return {n: WORDS.cell(r.quantity) for n, r in cells.items() if r}


def test_a_result_stands_beside_the_period_before_and_the_same_period_last_year():
    told = [stated("solo", p, n) for p, n in (("2021Q2", "90"), ("2021Q1", "60"), ("2020Q2", "80"))]
    assert compared(summary("2021Q2", *told, subject="solo"), "solo") == {
        "previous": "60",
        "last_year": "80",
        "change": "12,50",
    }


def test_a_hedged_figure_gives_a_hedged_change_and_a_range_none():
    hedged = [stated("solo", "2021Q2", "hơn 90"), stated("solo", "2020Q2", "80")]
    assert compared(summary("2021Q2", *hedged, subject="solo"), "solo")["change"] == "khoảng 12,50"
    ranged = [stated("solo", "2021Q2", "từ 90-95"), stated("solo", "2020Q2", "80")]
    assert "change" not in compared(summary("2021Q2", *ranged, subject="solo"), "solo")
    turned = [stated("solo", "2021Q2", "hơn 80"), stated("solo", "2020Q2", "gần 80")]
    assert "change" not in compared(summary("2021Q2", *turned, subject="solo"), "solo")


def test_the_share_of_a_years_plan_is_that_of_all_quarters_so_far():
    plan = stated("solo", "2021", "200", role=Role.TASK)
    told = [stated("solo", "2021Q1", "60"), stated("solo", "2021Q2", "90")]
    assert compared(summary("2021Q2", plan, *told, subject="solo"), "solo") == {
        "plan": "200",
        "share": "75,00",
        "previous": "60",
    }
    assert compared(summary("2021Q2", plan, told[1], subject="solo"), "solo") == {"plan": "200"}


@pytest.mark.parametrize(
    ("change", "codes"), [("tăng 12,5%", []), ("tăng 13%", []), ("tăng 20%", ["stated-differs"])]
)
def test_a_stated_change_is_used_and_checked(change, codes):
    now = stated("solo", "2021Q2", "90")
    said = replace(
        now.facts[0], measure=Measure.CHANGE_ON_LAST_YEAR, quantity=read_change(change), quote=change
    )
    found = summary(
        "2021Q2", replace(now, facts=(*now.facts, said)), stated("solo", "2020Q2", "80"), subject="solo"
    )
    assert f"tăng {compared(found, 'solo')['change']}%" == change
    assert [f.code for f in found.findings] == codes


def test_a_sum_is_compared_only_with_the_sum_of_the_same_units():
    now = [stated("x", "2021Q2", "30"), stated("y", "2021Q2", "40")]
    before = [stated("x", "2021Q1", "20"), stated("y", "2021Q1", "20")]
    assert compared(summary("2021Q2", *now, *before, subject="a"), "a") == {"previous": "40"}
    own = summary("2021Q2", *now, stated("a", "2020Q2", "99"), subject="a")
    assert own.comparisons == (), "a sum of some units is not the cluster's own figure"


def test_a_comparison_over_a_merger_says_that_it_was_bridged():
    now = [stated("xy", "2021Q3", "90"), stated("z", "2021Q3", "10")]
    before = [stated("x", "2021Q2", "30"), stated("y", "2021Q2", "40"), stated("z", "2021Q2", "10")]
    found = summary("2021Q3", *now, *before, subject="a", organisations=reorganised())
    assert compared(found, "a") == {"previous": "80"}
    assert compared(found, "xy") == {"previous": "70"}
    bridged = "compared with 2021Q2 over mergers and new names"
    assert [(f.place.file, str(f.problem)) for f in found.findings] == [
        ("xy 2021Q2", bridged),
        ("a 2021Q2", bridged),
    ]


def test_units_that_are_others_are_not_compared_and_that_is_said():
    now = [stated("x", "2021Q2", "30"), stated("y", "2021Q2", "40")]
    before = [stated("x", "2021Q1", "20"), stated("z", "2021Q1", "20"), stated("y", "2020Q4", "1")]
    wider = replace(
        directory(), clusters={"a": Cluster("a", "A", "A", members=(Member("x"), Member("y"), Member("z")))}
    )
    found = summary("2021Q2", *now, *before, subject="a", organisations=wider)
    assert [c for c in found.comparisons if c.organisation == "a"] == []
    assert [f.code for f in found.findings] == ["reorganised"]


def test_a_half_year_is_told_from_its_quarters_once_the_last_has_come():
    told = [stated("solo", "2021Q1", "30"), stated("solo", "2021Q2", "40")]
    found = summary("2021H1", *told, subject="solo")
    assert [(WORDS.cell(r.quantity), r.basis) for r in found.results] == [("70", Basis.ROLLED_UP)]


def test_an_event_of_the_first_quarter_is_not_taken_off_the_second_once_more():
    gift = "50 triệu đồng"
    told = [stated("x", "2021Q1", gift, "money", id="e"), stated("y", "2021Q1", gift, "money", same_as="e")]
    now = [stated(id, "2021H1", f"{n} triệu đồng", "money") for id, n in (("x", 100), ("y", 120))]
    made = summarise(tuple(now), config(), Period.parse("2021Q2"), tuple(told))
    (total,) = next(s for s in made if s.subject == "a").totals
    assert WORDS.quantity(total.quantity) == "120 triệu đồng"


def test_a_sum_with_a_figure_that_lacks_a_quarter_is_partial_and_not_compared():
    told = [stated("x", "2021Q2", "40"), stated("y", "2021H1", "30")]
    told += [stated("x", "2020H1", "90"), stated("y", "2020H1", "30")]
    found = summary("2021H1", *told, subject="a")
    assert [(WORDS.cell(r.quantity), r.basis) for r in found.totals] == [("70", Basis.PARTIAL)]
    assert [c.organisation for c in found.comparisons] == ["y"]


def test_a_clusters_figure_that_lacks_a_quarter_does_not_hide_its_units():
    told = [stated(id, "2021H1", n) for id, n in (("x", "50"), ("y", "60"), ("z", "5"))]
    told.append(stated("a", "2021Q2", "40"))
    sums = {id: summary("2021H1", *told, subject=id) for id in ("a", "tp")}
    assert [WORDS.cell(s.totals[0].quantity) for s in sums.values()] == ["110", "115"]
    assert [f.code for s in sums.values() for f in s.findings] == []


def test_a_unit_that_takes_in_another_keeps_its_figures_of_the_time_before():
    known = directory()
    y = replace(known.organisations["y"], merged_into="x", validity=Validity(until=date(2021, 3, 31)))
    merged = replace(known, organisations={**known.organisations, "y": y})
    told = [
        stated(id, p, n) for id, p, n in (("x", "2021Q1", "30"), ("y", "2021Q1", "40"), ("x", "2021Q2", "50"))
    ]
    assert at("2021H1", *told, organisations=merged) == ("120", "rolled_up")


@pytest.mark.parametrize(
    ("told", "period", "codes"),
    [
        ({"2021Q1": "30", "2021Q2": "40", "2021H1": "70"}, "2021H1", []),
        ({"2021Q1": "30", "2021Q2": "40", "2021H1": "100"}, "2021H1", ["parts-and-whole-differ"]),
        ({"2021Q2": "40", "2021H1": "100"}, "2021H1", []),
        ({"2021Q1": "80", "2021H1": "70"}, "2021Q2", ["cumulative-falls"]),
        ({"2021Q1": "30", "2021H1": "70"}, "2021Q2", []),
    ],
)
def test_a_whole_that_its_parts_cannot_give_is_a_finding(told, period, codes):
    known = Timeline([stated("x", time, text) for time, text in told.items()], config())
    found = known.contradictions("x", "gifts", Period.parse(period))
    assert [f.code for f in found] == codes


def test_a_conflict_among_the_parts_is_told_with_the_whole_that_rests_on_them():
    told = [stated(id, p, n) for id, p, n in (("solo", "2021Q1", "30"), ("solo", "2021Q2", "40"))]
    told += [stated("solo", "2021Q1", "35"), stated("z", "2021Q1", "1"), stated("z", "2021Q1", "2")]
    found = summary("2021H1", *told, subject="solo").findings
    assert [(f.code, str(f.problem).count("“35”")) for f in found] == [("conflict", 1)]


def test_six_months_tell_the_second_quarter():
    told = [stated("solo", "2021Q1", "30"), stated("solo", "2021H1", "70")]
    found = summary("2021Q2", *told, subject="solo")
    assert [(WORDS.cell(r.quantity), r.basis) for r in found.results] == [("40", Basis.DERIVED)]


@pytest.mark.parametrize(
    ("now", "before", "last_year", "far"),
    [
        ("24", "2.400", None, True),
        ("24", "2.400", "30", False),
        ("2.400", "24", "30", True),
        ("24", "200", None, False),
        ("24", None, None, False),
    ],
)
def test_a_value_far_from_all_its_history_is_a_warning(now, before, last_year, far):
    history = {"2021Q1": before, "2020Q2": last_year}
    told = [stated("solo", p, n) for p, n in history.items() if n]
    found = summary("2021Q2", stated("solo", "2021Q2", now), *told, subject="solo")
    assert [f.code for f in found.findings] == ["far-off"] * far
