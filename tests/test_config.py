from datetime import date, timedelta

import pytest

from reports.config import read_config
from reports.errors import InputError
from reports.readers.model import Limits
from reports.room import Room


def problems(workspace):
    with pytest.raises(InputError) as caught:
        read_config(workspace)
    return [f"{f.place}: {f.problem}" + (f" | {f.hint}" if f.hint else "") for f in caught.value.findings]


def changed(workspace, old, new):
    path = workspace / "config.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    changed = new.splitlines()
    return [n for n, line in enumerate(path.read_text().splitlines(), 1) if any(c in line for c in changed)]


def test_the_repository_names_only_the_members_that_its_sources_name(config):
    one, two = config.directory.clusters["cum-1"], config.directory.clusters["cum-2"]
    assert [m.organisation for m in one.members] == ["hoang-mai", "hai-ba-trung"]
    assert (one.expected, two.expected, len(two.members)) == (6, 6, 6)
    assert all(m.validity.since is None for m in two.members)
    assert one.note
    assert two.note


def test_the_districts_end_with_june_2025(config):
    day = config.directory.organisations["hoang-mai"].validity.until
    assert str(day) == "2025-06-30"


def test_reports_are_issued_by_the_subject_or_the_nearest_above(config):
    day = date(2021, 3, 31)
    issuers = {id: config.issuer_for(id, day).organisation for id in ("cum-1", "co-quan", "thuong-tin")}
    assert issuers == {"cum-1": "thanh-pho", "co-quan": "thanh-pho", "thuong-tin": "thuong-tin"}


def test_a_district_issues_nothing_after_its_profile_has_ended(config):
    last_day = date(2025, 6, 30)
    assert config.issuer_for("thuong-tin", last_day).organisation == "thuong-tin"
    assert config.issuer_for("thuong-tin", last_day + timedelta(days=1)).organisation == "thanh-pho"


def test_profiles_of_one_issuer_follow_each_other_without_overlap(workspace):
    path = workspace / "config.yaml"
    profile = "  - organisation: thanh-pho\n    superior"
    old, new = (
        profile.replace("\n", f"\n    {when}\n", 1) for when in ("until: 30/6/2025", "since: 1/7/2025")
    )
    text = path.read_text()
    entry = text[text.index(profile) : text.index("  - organisation: thuong-tin")]
    path.write_text(
        text.replace(
            entry,
            entry.replace(profile, old)
            + entry.replace(profile, new).replace("TỔNG LIÊN ĐOÀN", "CẤP TRÊN MỚI"),
        )
    )
    made = read_config(workspace)
    tops = [made.issuer_for("cum-1", day).superior[0] for day in (date(2025, 6, 30), date(2025, 7, 1))]
    assert tops == ["TỔNG LIÊN ĐOÀN", "CẤP TRÊN MỚI"]
    path.write_text(text.replace(entry, entry + entry))
    with pytest.raises(InputError) as caught:
        read_config(workspace)
    assert [f.code for f in caught.value.findings] == ["two-profiles"]


def test_a_time_without_any_issuer_is_told(workspace):
    path = workspace / "config.yaml"
    profile = "  - organisation: thanh-pho\n    superior"
    path.write_text(path.read_text().replace(profile, profile.replace("\n", "\n    since: 1/1/2022\n", 1)))
    with pytest.raises(InputError) as caught:
        read_config(workspace).issuer_for("cum-1", date(2021, 12, 31))
    assert str(caught.value.findings[0].problem) == "no issuer of “cum-1” is valid on 31/12/2021"


def test_a_unit_cannot_be_in_two_clusters_at_once(workspace):
    changed(workspace, "      - organisation: hoang-mai", "      - organisation: ha-dong")
    assert any("“ha-dong” belongs to cum-1 and cum-2 at the same time" in p for p in problems(workspace))


def test_the_catalogue_covers_the_work_of_a_union_in_official_words(config):
    indicators = config.catalogue.indicators.values()
    assert len(indicators) >= 60
    assert {i.section for i in indicators} == {s.id for s in config.catalogue.sections}
    assert all(i.synonyms for i in indicators)
    assert len({i.label for i in indicators}) == len(indicators)


def test_flows_add_up_over_time_stocks_stand_at_the_end_and_percentages_do_neither(config):
    known = config.catalogue.indicators
    through = {
        id: known[id].through_time.value for id in ("members-recruited", "members", "worker-conferences")
    }
    assert through == {"members-recruited": "sum", "members": "last", "worker-conferences": "none"}


def test_the_limits_of_reading_may_be_set_each_by_itself(workspace):
    changed(workspace, "{max_size: 50 MB, max_unpacked: 500 MB,", "{max_size: 1.500 KB,")
    assert read_config(workspace).reading == {"size": 1_500_000, "pages": 1_000, "cells": 200_000}


def test_limits_of_reading_need_not_be_set(workspace):
    changed(workspace, "reading: {", "# {")
    assert read_config(workspace).reading == {}


def test_the_limits_that_the_repository_sets_are_the_standard_ones(config):
    assert Limits(**config.reading) == Limits()


def test_the_limits_of_documents_may_be_set_each_by_itself(workspace, config):
    assert config.limits == Room()
    changed(workspace, "limits: {memory: 2 GB, seconds: 15}", "limits: {seconds: 1.000}")
    assert read_config(workspace).limits == Room(seconds=1000)


def test_less_memory_than_any_document_needs_is_told(workspace):
    (line,) = changed(workspace, "{memory: 2 GB,", "{memory: 100 MB,")
    assert problems(workspace) == [f"config.yaml:{line}: no document can be made with less than 806 MB"]
