"""Whose figure is printed when several facts speak of one thing."""

from dataclasses import replace
from datetime import date

import pytest

from reports.facts import SourceKind
from reports.merge.settle import settle
from reports.settings import Standing
from reports.words import Words
from tests.factory import fact, source

OLD, NEW = date(2021, 4, 1), date(2021, 4, 9)


def stated(text, kind="newspaper", published=OLD, *, reviewed=False):
    origin = replace(source(kind, published), kind=SourceKind(kind))
    return fact("x", "money", text, source=origin, reviewed=reviewed)


@pytest.mark.parametrize(
    ("one", "other", "printed", "rule"),
    [
        (stated("30 triệu đồng"), stated("35 triệu đồng", published=NEW), "35 triệu đồng", "published later"),
        (stated("30 triệu đồng", "form"), stated("35 triệu đồng", published=NEW), "30 triệu đồng", "class comes first"),
        (stated("30 triệu đồng", "form"), stated("35 triệu đồng", "official_report"), "35 triệu đồng", "class comes first"),
        (stated("30 triệu đồng", "official_report"), stated("35 triệu đồng", reviewed=True), "35 triệu đồng", "class comes first"),
        (stated("30 triệu đồng"), stated("35 triệu đồng"), "30 triệu đồng", "stands first"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_the_written_order_decides_and_is_named(one, other, printed, rule, turned):
    (result,), (finding,) = settle([other, one] if turned else [one, other], tuple(Standing))
    assert Words("vi").quantity(result.quantity) == printed
    assert rule in str(finding.hint)
    assert all(quote in str(finding.problem) for quote in (one.quote, other.quote))


def test_the_office_can_turn_the_order_round():
    facts = [stated("30 triệu đồng", "form"), stated("35 triệu đồng", "newspaper")]
    (result,), _ = settle(facts, (Standing.NEWSPAPER, Standing.FORM))
    assert Words("vi").quantity(result.quantity) == "35 triệu đồng"


def test_a_vague_figure_does_not_make_two_others_agree():
    facts = [stated("hơn 2 tỷ đồng"), stated("2,35 tỷ đồng"), stated("2,6 tỷ đồng")]
    (result,), (finding,) = settle(facts, tuple(Standing))
    assert Words("vi").quantity(result.quantity) == "2,35 tỷ đồng"
    assert "“2,6 tỷ đồng” contradicts" in str(finding.problem)


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        (["2 tỷ đồng", "2 tỷ đồng"], "2 tỷ đồng"),
        (["2 tỷ đồng", "2,35 tỷ đồng"], "2,35 tỷ đồng"),
        (["hơn 2 tỷ đồng", "2,35 tỷ đồng"], "2,35 tỷ đồng"),
        (["khoảng 2,4 tỷ đồng", "2.350.000.000 đồng", "hơn 2 tỷ đồng"], "2.350.000.000 đồng"),
    ],
)
def test_consistent_statements_are_one_result_in_its_sharpest_form(texts, printed):
    facts = [stated(text) for text in texts]
    (result,), findings = settle(facts, tuple(Standing))
    assert Words("vi").quantity(result.quantity) == printed
    assert len(result.facts) == len(texts)
    assert findings == []
