from dataclasses import replace
from datetime import date

import pytest

from reports.errors import Place, Severity
from reports.facts import Task
from reports.merge.results import Basis, Standing, Summary
from reports.merge.scopes import scopes
from reports.merge.summarise import summarise
from reports.periods import Period
from reports.words import Words
from tests.factory import Q1, directory, fact, record, settings, source, totals


def summaries(*records) -> dict[str, Summary]:
    return {s.subject: s for s in summarise(records, settings())}


@pytest.mark.parametrize(
    ("reporters", "reports"),
    [
        (["x"], ["a"]),
        (["a"], ["a"]),
        (["a", "x"], ["a"]),
        (["solo"], ["solo"]),
        (["a", "z"], ["a", "b", "tp"]),
        (["x", "solo"], ["a", "solo", "tp"]),
        (["tp"], ["tp"]),
        (["tp", "x"], ["a", "tp"]),
    ],
)
def test_there_is_a_report_for_each_cluster_each_unit_outside_one_and_the_city_over_two(reporters, reports):
    records = tuple(record(id, fact(id, "gifts", "1")) for id in reporters)
    assert [scope.subject for scope in scopes(Q1, records, directory())] == reports


def test_the_figures_of_units_add_up_and_keep_every_fact():
    x, y = fact("x", "money", "hơn 2 tỷ đồng"), fact("y", "money", "350 triệu đồng")
    summary = summaries(record("x", x), record("y", y))["a"]
    (total,) = summary.totals
    assert totals(summary) == {"money": "hơn 2,35 tỷ đồng"}
    assert (total.basis, total.facts) == (Basis.SUMMED, (x, y))


def test_a_clusters_own_figure_stands_and_its_units_are_not_added_to_it():
    records = (
        record("a", fact("a", "gifts", "100")),
        record("x", fact("x", "gifts", "30")),
        record("y", fact("y", "gifts", "40")),
        record("z", fact("z", "gifts", "7")),
    )
    found = summaries(*records)
    assert totals(found["a"]) == {"gifts": "100 suất"}
    assert totals(found["tp"]) == {"gifts": "107 suất"}


def test_the_figure_of_one_unit_is_not_the_figure_of_its_cluster():
    assert totals(summaries(record("x", fact("x", "gifts", "30")))["a"]) == {}


def test_percentages_are_never_added():
    summary = summaries(record("x", fact("x", "share", "40%")), record("y", fact("y", "share", "60%")))["a"]
    assert totals(summary) == {}
    assert [r.organisation for r in summary.results] == ["x", "y"]


def test_a_figure_told_twice_counts_once():
    told = (fact("x", "gifts", "30"), fact("x", "gifts", "30"))
    summary = summaries(record("x", *told), record("y", fact("y", "gifts", "1")))["a"]
    assert totals(summary) == {"gifts": "31 suất"}
    assert summary.findings == ()
    assert next(r for r in summary.results if r.organisation == "x").facts == told


@pytest.mark.parametrize("swapped", [False, True])
def test_a_conflict_prints_the_newest_source_and_names_both(swapped):
    old = fact("x", "gifts", "30", source=source("old", date(2021, 4, 1)))
    new = fact("x", "gifts", "35", source=source("new", date(2021, 4, 9)))
    facts = (new, old) if swapped else (old, new)
    summary = summaries(record("x", *facts))["a"]
    (result,) = summary.results
    (finding,) = summary.findings
    assert Words("vi").quantity(result.quantity) == "35 suất"
    assert (finding.severity, finding.code, finding.place) == (Severity.WARNING, "conflict", old.place)
    assert "“30” contradicts “35”" in str(finding.problem)
    assert "its source was published later" in str(finding.hint)


def test_a_conflict_without_a_later_source_says_that_the_first_record_was_taken():
    facts = (fact("x", "gifts", "30"), fact("x", "gifts", "35"))
    (finding,) = summaries(record("x", *facts))["a"].findings
    assert "“30” is printed: its record stands first" in str(finding.hint)


def test_percentages_of_different_bases_are_two_results():
    facts = (fact("x", "share", "40%", base="doanh nghiệp"), fact("x", "share", "90%", base="trường học"))
    summary = summaries(record("x", *facts))["a"]
    assert [r.facts for r in summary.results] == [(facts[0],), (facts[1],)]
    assert summary.findings == ()


def test_the_same_value_stated_more_precisely_is_no_conflict_and_is_printed():
    facts = (fact("x", "money", "2 tỷ đồng"), fact("x", "money", "2.000.000.000 đồng"))
    summary = summaries(record("x", *facts))["a"]
    (result,) = summary.results
    assert (Words("vi").quantity(result.quantity), len(result.facts)) == ("2.000.000.000 đồng", 2)
    assert summary.findings == ()


def test_a_figure_of_another_day_is_no_conflict():
    days = [fact("x", "gifts", n, as_of=date(2021, 2, d)) for n, d in (("30", 1), ("40", 20))]
    summary = summaries(record("x", *days))["a"]
    assert summary.findings == ()
    assert [Words("vi").quantity(r.quantity) for r in summary.results] == ["30 suất", "40 suất"]


def test_what_an_organisation_states_of_others_adds_up_as_well():
    told = record("a", fact("x", "gifts", "30"), fact("y", "gifts", "31"))
    found = summaries(told, record("z", fact("z", "gifts", "5")), record("solo", fact("solo", "gifts", "7")))
    assert totals(found["a"]) == {"gifts": "61 suất"}
    assert totals(found["tp"]) == {"gifts": "73 suất"}


def test_what_stands_below_an_organisation_in_the_tree_is_not_added_to_it_again():
    found = summaries(
        record("solo", fact("solo", "gifts", "100")),
        record("branch", fact("branch", "gifts", "30")),
        record("z", fact("z", "gifts", "1")),
    )
    assert totals(found["tp"]) == {"gifts": "101 suất"}


def test_a_cluster_that_ended_within_the_year_keeps_its_members():
    year = Period.parse("2021")
    ended = directory(until=date(2021, 6, 30))
    records = [
        replace(record(id, fact(id, "gifts", n, period=year)), period=year)
        for id, n in (("a", "100"), ("x", "30"), ("solo", "1"))
    ]
    found = {s.subject: s for s in summarise(tuple(records), settings(ended))}
    assert [*found] == ["a", "solo", "tp"]
    assert totals(found["tp"]) == {"gifts": "101 suất"}


def test_a_record_that_nobody_checked_is_a_finding():
    summary = summaries(record("x", fact("x", "gifts", "1"), reviewed=False))["a"]
    assert [(f.code, str(f.place)) for f in summary.findings] == [("not-reviewed", "seeds/2021Q1/x.yaml")]


def test_a_plan_and_a_report_of_one_organisation_plan_for_both_times():
    one, other = (Task("T", "x", Period.parse(p), source(), Place("x")) for p in ("2021", "2022"))
    summary = summaries(record("x", tasks=(other,)), record("x", tasks=(one,), kind="plan"))["a"]
    assert [str(p) for p in summary.task_periods] == ["2021", "2022"]


def test_a_cluster_knows_who_has_not_reported_named_or_not():
    summary = summaries(record("x", fact("x", "gifts", "1")))["a"]
    assert [(a.organisation, a.standing) for a in summary.attendance] == [
        ("x", Standing.REPORTED),
        ("y", Standing.MISSING),
        (None, Standing.MISSING),
    ]


def test_a_joint_report_covers_the_members():
    summary = summaries(record("a", fact("a", "gifts", "1")))["a"]
    assert {a.standing for a in summary.attendance} == {Standing.JOINT}


def test_the_city_knows_which_clusters_reported_in_part_or_not_at_all():
    records = (record("x", fact("x", "gifts", "1")), record("solo", fact("solo", "gifts", "1")))
    assert [(a.organisation, a.standing, a.through) for a in summaries(*records)["tp"].attendance] == [
        ("a", Standing.IN_PART, ("x",)),
        ("b", Standing.MISSING, ()),
        ("solo", Standing.REPORTED, ()),
    ]


def test_the_order_of_records_changes_no_total():
    records = [
        record(id, fact(id, "money", text))
        for id, text in (("x", "hơn 2 tỷ đồng"), ("y", "gần 1 tỷ đồng"), ("z", "5 triệu đồng"))
    ]
    one, other = summaries(*records)["tp"], summaries(*reversed(records))["tp"]
    assert totals(one) == totals(other) == {"money": "khoảng 3 tỷ đồng"}
