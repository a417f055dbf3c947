from datetime import date

import pytest

from reports.errors import Severity
from reports.merge import Basis, Standing, Summary, scopes, summarise
from reports.words import Words
from tests.factory import catalogue, directory, fact, record, source


def summaries(*records) -> dict[str, Summary]:
    return {s.subject: s for s in summarise(records, directory(), catalogue())}


def totals(summary: Summary) -> dict[str, str]:
    return {r.indicator: Words("vi").quantity(r.quantity) for r in summary.totals}


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
    assert [scope.subject for scope in scopes(records, directory())] == reports


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


def test_percentages_of_different_bases_are_not_taken_for_one():
    facts = (fact("x", "share", "40%", base="doanh nghiệp"), fact("x", "share", "40%", base="trường học"))
    (finding,) = summaries(record("x", *facts))["a"].findings
    assert finding.code == "conflict"


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
    assert totals(one) == totals(other) == {"money": "khoảng 3,005 tỷ đồng"}
