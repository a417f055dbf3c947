"""Nothing is counted twice, and what may have been is said."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.facts import Event
from reports.merge.results import Summary
from reports.merge.summarise import summarise
from reports.organisations import Cluster, Member
from tests.factory import directory, fact, record, settings, totals

GIFT = Event(date(2021, 1, 20), "Công ty Mẫu")
UNITS = ("x", "y", "z", "solo")


def whole_cluster():
    """The directory in which all members of cluster `a` are known."""
    known = directory()
    a = Cluster("a", "Cụm A", "A", members=(Member("x"), Member("y")))
    return settings(replace(known, clusters={**known.clusters, "a": a}))


def of_a(*records, config=None) -> Summary:
    return next(s for s in summarise(records, config or settings()) if s.subject == "a")


@pytest.mark.parametrize(
    ("own", "x", "y", "differs"),
    [
        ("100", "30", "40", True),
        ("70", "30", "40", False),
        ("hơn 50", "30", "40", True),
        ("hơn 60", "30", "40", False),
        ("ít nhất 60", "30", "40", False),
    ],
)
def test_an_own_figure_that_cannot_be_the_sum_of_all_units_is_a_finding(own, x, y, differs):
    records = [record(id, fact(id, "gifts", n)) for id, n in (("a", own), ("x", x), ("y", y))]
    summary = of_a(*records, config=whole_cluster())
    assert totals(summary)["gifts"].startswith(own)
    assert [f.code for f in summary.findings] == ["own-and-sum-differ"] * differs


def test_an_own_figure_is_not_compared_while_a_unit_is_missing_or_not_named():
    records = [record(id, fact(id, "gifts", n)) for id, n in (("a", "100"), ("x", "30"), ("y", "40"))]
    assert of_a(*records).findings == (), "one of three members is not known by name"
    assert of_a(*records[:2], config=whole_cluster()).findings == ()


def two_of_one_event(days_apart=2, **answer):
    later = replace(GIFT, day=GIFT.day + timedelta(days=days_apart))
    one = fact("x", "money", "50 triệu đồng", event=GIFT, id="qua-tet")
    return record("x", one), record("y", fact("y", "money", "50 triệu đồng", event=later, **answer))


def test_two_figures_that_look_like_one_event_are_a_finding_and_still_added():
    summary = of_a(*two_of_one_event())
    assert totals(summary) == {"money": "100 triệu đồng"}
    assert [f.code for f in summary.findings] == ["suspect-double-count"]


def test_each_pair_of_figures_that_look_like_one_event_is_told_in_the_order_of_the_figures():
    said = {"x": "50 triệu đồng", "y": "60 triệu đồng", "z": "50 triệu đồng", "solo": "50 triệu đồng"}
    told = {id: fact(id, "money", text, event=GIFT) for id, text in said.items()}
    config = settings(replace(directory(), clusters={}))
    records = tuple(record(id, one) for id, one in told.items())
    city = next(s for s in summarise(records, config) if s.subject == "tp")
    pairs = [(dict(found.problem.values)["place"], str(found.place)) for found in city.findings]
    assert pairs == [
        (str(told[a].place), str(told[b].place)) for a, b in (("x", "z"), ("x", "solo"), ("z", "solo"))
    ]


@pytest.mark.parametrize(("same_as", "sum_"), [("qua-tet", "50 triệu đồng"), ("none", "100 triệu đồng")])
def test_an_answer_settles_it_once(same_as, sum_):
    summary = of_a(*two_of_one_event(same_as=same_as))
    assert totals(summary) == {"money": sum_}
    assert summary.findings == ()


def test_an_event_of_three_reporters_is_counted_once_and_both_tellers_keep_their_figure():
    z = fact("y", "money", "1 triệu đồng", as_of=None)
    x, y = two_of_one_event(same_as="qua-tet")
    summary = next(
        s
        for s in summarise((x, y, record("solo", replace(z, organisation="solo"))), settings())
        if s.subject == "tp"
    )
    assert totals(summary) == {"money": "51 triệu đồng"}
    assert [r.organisation for r in summary.results] == ["x", "y", "solo"]


M = "50 triệu đồng"


@pytest.mark.parametrize(
    ("x", "y", "z", "sum_", "codes"),
    [
        ([{"id": "e"}, {"same_as": "e"}], [{}], [], "100 triệu đồng", []),
        ([{"id": "e"}, {"same_as": "e"}], [{"same_as": "e"}], [], M, []),
        ([{"id": "e"}], [{"same_as": "f"}], [{"id": "f", "same_as": "e"}], M, []),
        ([{"id": "e"}], [{"same_as": "e", "text": "80 triệu đồng"}], [], M, ["conflict"]),
    ],
)
def test_events_are_told_once_however_their_names_are_joined(x, y, z, sum_, codes):
    told = [
        record(id, *(fact(id, "money", **{"text": M, **said}) for said in facts))
        for id, facts in (("x", x), ("y", y), ("z", z))
        if facts
    ]
    config = settings(replace(directory(), clusters={}))
    city = next(s for s in summarise(tuple(told), config) if s.subject == "tp")
    assert totals(city) == {"money": sum_}
    assert [f.code for f in city.findings] == codes


def test_an_event_told_by_three_is_counted_once():
    told = [
        record(id, fact(id, "money", "50 triệu đồng", event=GIFT, id=id, same_as="" if id == "x" else "x"))
        for id in ("x", "y", "z")
    ]
    city = next(s for s in summarise(tuple(told), settings()) if s.subject == "tp")
    assert totals(city) == {"money": "50 triệu đồng"}


@pytest.mark.parametrize(
    "other",
    [
        {"event": replace(GIFT, day=GIFT.day + timedelta(days=8))},
        {"event": replace(GIFT, partner="Công ty Khác")},
        {"event": None},
    ],
)
def test_other_days_or_partners_raise_no_suspicion(other):
    x = record("x", fact("x", "money", "50 triệu đồng", event=GIFT))
    y = record("y", fact("y", "money", "50 triệu đồng", **other))
    assert of_a(x, y).findings == ()


AMOUNTS = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.sampled_from(["", "hơn ", "gần ", "khoảng ", "ít nhất "]),
        st.integers(min_value=1, max_value=9_999),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda amount: amount[0],
)


def city(records) -> tuple[dict[str, str], ...]:
    return tuple(totals(summary) for summary in summarise(tuple(records), settings()))


def made(amounts):
    return [
        record(id, fact(id, "gifts", f"{hedge}{n} suất"), fact(id, "money", f"{hedge}{n} triệu đồng"))
        for id, hedge, n in amounts
    ]


@given(amounts=AMOUNTS, seed=st.integers())
def test_the_order_of_records_never_changes_the_result(amounts, seed):
    records = made(amounts)
    shuffled = list(records)
    Random(seed).shuffle(shuffled)
    assert city(shuffled) == city(records)


@given(amounts=AMOUNTS)
def test_splitting_a_record_in_two_never_changes_a_sum(amounts):
    records = made(amounts)
    split = [replace(r, facts=(f,)) for r in records for f in r.facts]
    assert city(split) == city(records)


@given(amounts=AMOUNTS, which=st.integers(min_value=0, max_value=1))
def test_adding_a_duplicate_never_changes_a_sum(amounts, which):
    records = made(amounts)
    assert city([*records, records[which]]) == city(records)
