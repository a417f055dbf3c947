from datetime import date

import pytest

from reports.organisations import Cluster, Directory, Member, Organisation, Validity

DAY = date(2021, 3, 31)


@pytest.mark.parametrize(
    ("since", "until", "covered"),
    [
        (None, None, True),
        (date(2021, 3, 31), None, True),
        (date(2021, 4, 1), None, False),
        (None, date(2021, 3, 31), True),
        (None, date(2021, 3, 30), False),
        (date(2021, 1, 1), date(2021, 12, 31), True),
    ],
)
def test_validity_includes_both_its_ends(since, until, covered):
    assert Validity(since, until).covers(DAY) is covered


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Validity(), Validity(), True),
        (Validity(until=date(2021, 3, 30)), Validity(since=DAY), False),
        (Validity(until=DAY), Validity(since=DAY), True),
        (Validity(since=DAY), Validity(until=date(2021, 3, 30)), False),
    ],
)
def test_validities_overlap_when_they_share_a_day(one, other, shared):
    assert one.meets(other.since, other.until) is shared
    assert other.meets(one.since, one.until) is shared


def cluster(id: str, *members: Member, **fields: object) -> Cluster:
    return Cluster(id, f"Cụm {id}", id, members=members, **fields)  # type: ignore[arg-type]


def test_a_unit_that_changed_its_cluster_belongs_to_the_cluster_of_the_day():
    until, since = Validity(until=date(2021, 6, 30)), Validity(since=date(2021, 7, 1))
    directory = Directory(
        clusters={"a": cluster("a", Member("x", until), Member("y")), "b": cluster("b", Member("x", since))}
    )
    before, after = date(2021, 6, 30), date(2021, 7, 1)
    assert directory.clusters["a"].members_on(before) == ("x", "y")
    assert directory.clusters["a"].members_on(after) == ("y",)
    assert directory.clusters["b"].members_on(before) == ()
    assert directory.clusters["b"].members_on(after) == ("x",)


def test_a_cluster_that_ended_within_a_period_is_told_by_its_last_day():
    ended = cluster("a", Member("x"), validity=Validity(until=date(2025, 6, 30)))
    directory = Directory(clusters={"a": ended})
    within = directory.clusters_within(date(2025, 1, 1), date(2025, 12, 31))
    assert within == {"a": date(2025, 6, 30)}
    assert directory.clusters_within(date(2025, 7, 1), date(2025, 9, 30)) == {}


def test_members_that_are_not_named_are_counted_by_the_day():
    joined = Validity(since=date(2021, 7, 1))
    six = cluster("a", Member("x"), Member("y", joined), expected=6)
    assert six.unnamed_on(date(2021, 6, 30)) == 5
    assert six.unnamed_on(date(2021, 7, 1)) == 4
    assert cluster("b", Member("x")).unnamed_on(DAY) == 0


def test_a_lead_is_known_only_within_its_term():
    term = Member("x", Validity(date(2023, 1, 1), date(2023, 12, 31)))
    led = cluster("a", Member("x"), lead=(term,))
    assert led.lead_on(date(2023, 6, 1)) == ("x",)
    assert led.lead_on(DAY) == ()


def test_upward_goes_from_a_unit_or_a_cluster_to_the_root():
    organisations = [
        Organisation("top", "T", "T"),
        Organisation("mid", "M", "M", "top"),
        Organisation("low", "L", "L", "mid"),
    ]
    directory = Directory({o.id: o for o in organisations}, {"a": cluster("a")})
    assert list(directory.upward("low")) == ["low", "mid", "top"]
    assert list(directory.upward("a")) == ["a", "top"]
    assert directory.root.id == "top"
