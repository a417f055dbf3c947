"""The office's own checks, and percentages against their bases."""

from dataclasses import replace

import pytest

from reports.config import Rule
from reports.errors import Severity
from reports.indicators import Aggregation, Catalogue, Indicator, Kind
from reports.merge.summarise import summarise
from reports.quantities import read_quantity
from reports.settings import Operator
from reports.words import Words
from tests.factory import catalogue, fact, record, settings

BY_SEX = Rule("by-sex", ("men", "women"), Operator.EQUAL, ("all",), Severity.ERROR)
WITHIN = Rule("within", ("men",), Operator.AT_MOST, ("all",), Severity.WARNING)


def counted(id: str, kind: str = "count", **fields) -> Indicator:
    return Indicator(
        id,
        id,
        "%" if kind == "percent" else "người",
        Kind(kind),
        "care",
        "{value}",
        aggregation=Aggregation.SUM,
        **fields,
    )


def config(*rules):
    more = [counted(id) for id in ("men", "women", "all")]
    more += [counted("held", "ratio"), counted("held-share", "percent", share_of="held")]
    known = {**catalogue().indicators, **{i.id: i for i in more}}
    return replace(settings(rules=rules), catalogue=Catalogue(catalogue().sections, known))


def told(organisation, **figures):
    facts = []
    for name, text in figures.items():
        id = name.replace("_", "-")
        quantity = read_quantity(text).in_unit("%" if id == "held-share" else "người")
        facts.append(replace(fact(organisation, "gifts", "1"), indicator=id, quantity=quantity, quote=text))
    return record(organisation, *facts)


def summary(*records, rules=()):
    return summarise(records, config(*rules))[-1]


@pytest.mark.parametrize(
    ("figures", "broken"),
    [
        ({"men": "30", "women": "70", "all": "100"}, False),
        ({"men": "30", "women": "60", "all": "100"}, True),
        ({"men": "30", "women": "70", "all": "gần 101"}, False),
        ({"men": "1,2 nghìn", "women": "1,3 nghìn", "all": "2.540"}, False),
        ({"men": "30", "women": "70"}, False),
        ({"men": "30", "all": "100"}, False),
    ],
)
def test_parts_must_make_the_whole_within_stated_precision_and_missing_is_not_zero(figures, broken):
    findings = summary(told("x", **figures), rules=(BY_SEX,)).findings
    assert [(f.code, f.severity) for f in findings] == [("rule-broken", Severity.ERROR)] * broken


@pytest.mark.parametrize(
    ("men", "all_", "broken"),
    [
        ("30", "100", False),
        ("100", "100", False),
        ("101", "100", True),
        ("101", "hơn 100", False),
    ],
)
def test_a_part_is_at_most_the_whole(men, all_, broken):
    findings = summary(told("x", men=men, all=all_), rules=(WITHIN,)).findings
    assert [f.code for f in findings] == ["rule-broken"] * broken


def test_a_finding_names_the_rule_and_both_sides():
    (finding,) = summary(told("x", men="30", women="60", all="100"), rules=(BY_SEX,)).findings
    assert str(finding.problem) == "“30” + “60” == “100” does not hold (rule by-sex)"


@pytest.mark.parametrize(
    ("share", "wrong"), [("60,24%", False), ("60%", False), ("61%", True), ("60,3%", True)]
)
def test_a_percentage_is_computed_again_from_its_bases(share, wrong):
    findings = summary(told("x", held="2.589/4.298", held_share=share)).findings
    assert [f.code for f in findings] == ["wrong-share"] * wrong


def test_the_percentage_of_a_sum_comes_from_the_sum_of_its_bases():
    made = summary(told("x", held="6/6", held_share="100%"), told("y", held="4/7"))
    totals = {r.indicator: Words("vi").quantity(r.quantity) for r in made.totals}
    assert totals == {"held": "10/13 người", "held-share": "76,92%"}


def test_there_is_no_percentage_of_a_sum_that_lacks_a_base():
    made = summary(told("x", held="6/6", held_share="100%"), told("y", held_share="50%"))
    assert made.totals == ()
