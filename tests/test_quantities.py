from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import NotUnderstoodError
from reports.quantities import Qualifier, Quantity, agree, read_change, read_quantity, states, total
from reports.words import Words

READINGS = [
    # text, value, unit, qualifier, value_to, total, precision
    ("2.130", 2130, "", "exact", None, None, 1),
    ("18750", 18750, "", "exact", None, None, 1),
    ("05", 5, "", "exact", None, None, 1),
    ("1.520 người", 1520, "người", "exact", None, None, 1),
    ("hơn 2 tỷ đồng", 2_000_000_000, "đồng", "more_than", None, None, 1_000_000_000),
    ("trên 2 tỉ đồng", 2_000_000_000, "đồng", "more_than", None, None, 1_000_000_000),
    ("gần 200 triệu đồng", 200_000_000, "đồng", "nearly", None, None, 1_000_000),
    ("khoảng 1,5 vạn lượt", 15_000, "lượt", "about", None, None, 1000),
    ("ít nhất 5 đơn vị", 5, "đơn vị", "at_least", None, None, 1),
    ("không dưới 5 đơn vị", 5, "đơn vị", "at_least", None, None, 1),
    ("5 đơn vị trở lên", 5, "đơn vị", "at_least", None, None, 1),
    ("không quá 75 nghìn", 75_000, "", "at_most", None, None, 1000),
    ("15 tỷ 220 triệu đồng", 15_220_000_000, "đồng", "exact", None, None, 1_000_000),
    ("3 tỷ 05 triệu", 3_005_000_000, "", "exact", None, None, 1_000_000),
    ("2,35 tỷ", 2_350_000_000, "", "exact", None, None, 10_000_000),
    ("399.000.000 đồng", 399_000_000, "đồng", "exact", None, None, 1),
    ("100.000đ", 100_000, "đồng", "exact", None, None, 1),
    ("41,15%", "41.15", "%", "exact", None, None, "0.01"),
    ("41,15 %", "41.15", "%", "exact", None, None, "0.01"),
    ("6/6", 6, "", "exact", None, 6, 1),
    ("2.589/4.298 đơn vị", 2589, "đơn vị", "exact", None, 4298, 1),
    ("3-5", 3, "", "range", 5, None, 1),
    ("từ 3-5 công đoàn cơ sở", 3, "công đoàn cơ sở", "range", 5, None, 1),
    ("từ 2 đến 3 tỷ đồng", 2_000_000_000, "đồng", "range", 3_000_000_000, None, 1_000_000_000),
    ("từ 500.000 đồng đến 1 triệu đồng", 500_000, "đồng", "range", 1_000_000, None, 1_000_000),
    ("hơn 2 tỷ đồng", 2_000_000_000, "đồng", "more_than", None, None, 1_000_000_000),
    (
        "ho\u031bn 2 ty\u0309 \u0111o\u0302\u0300ng",
        2_000_000_000,
        "đồng",
        "more_than",
        None,
        None,
        1_000_000_000,
    ),
    ("2\u00a0tỷ\u00a0đồng", 2_000_000_000, "đồng", "exact", None, None, 1_000_000_000),
]


@pytest.mark.parametrize(("text", "value", "unit", "qualifier", "value_to", "of", "precision"), READINGS)
def test_a_figure_is_read_exactly(text, value, unit, qualifier, value_to, of, precision):
    assert read_quantity(text) == Quantity(
        Decimal(value),
        unit,
        Qualifier(qualifier),
        None if value_to is None else Decimal(value_to),
        None if of is None else Decimal(of),
        Decimal(precision),
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "hơn", "1.52", "0.5", "1,234.5", "12.34.567", "1.2345", "4.3 tỷ", "1 2",
        "2 tỷ 350", "2 tỷ 350 đồng", "2 tỷ 3 tỷ", "15 tỷ 2200 triệu", "12 triệu tỷ",
        "2 tỷ đồng 5", "50% đơn vị", "5-3", "3-3", "khoảng 3-5", "hơn 5 trở lên", "2 tỷ/3 tỷ",
        "từ 500 đến 1 triệu đồng", "2-3 tỷ 200 triệu", "-5", "1e3", "٣", "2,", "6/", "0.125%", "0.500 tỷ đồng",
        "30/4 đồng chí", "8/3", "6/0", "5/6%", "1,5 tỷ 200 triệu", "2020-2021", "9" * 30, "1.000.000 tỷ", "hơn hơn 2",
        "1 tỷ rưỡi đồng", "2 trăm rưỡi người", "5 chục người", "20 mấy người", "10 ½", "10 Ⅳ", "5 ⅔ suất",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_or_none_is_refused(text):
    with pytest.raises(NotUnderstoodError):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "value"), [("tăng 3,33%", "3.33"), ("giảm 12%", "-12"), ("hụt 1,5%", "-1.5"), ("vượt 2%", "2")]
)
def test_a_change_has_the_sign_of_its_word(text, value):
    assert read_change(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["3,33%", "tăng từ 3-5%", "giảm 3-5%", "tăng 6/7 đơn vị", "tăng"])
def test_a_change_without_one_direction_and_one_size_is_refused(text):
    with pytest.raises(NotUnderstoodError):
        read_change(text)


def test_a_fall_by_nothing_is_nothing():
    assert str(read_change("giảm 0%").value) == "0"


def test_a_percentage_needs_its_sign_and_a_count_its_own_unit():
    assert read_quantity("24").in_unit("công đoàn cơ sở").unit == "công đoàn cơ sở"
    with pytest.raises(NotUnderstoodError):
        read_quantity("41").in_unit("%")
    with pytest.raises(NotUnderstoodError):
        read_quantity("24 đồng chí").in_unit("đồng")


def sums_of(parts):
    """What the parts add up to, as printed, in any order."""
    return {
        Words("vi").quantity(total(read_quantity(part) for part in order)) for order in permutations(parts)
    }


@pytest.mark.parametrize(
    ("parts", "sum_"),
    [
        (["24 đơn vị", "6 đơn vị"], "30 đơn vị"),
        (["2 tỷ đồng", "hơn 1 tỷ đồng"], "hơn 3 tỷ đồng"),
        (["hơn 2 tỷ đồng", "gần 1 tỷ đồng"], "khoảng 3 tỷ đồng"),
        (["hơn 2 tỷ đồng", "khoảng 1 tỷ đồng"], "khoảng 3 tỷ đồng"),
        (["gần 2 tỷ đồng", "gần 1 tỷ đồng"], "gần 3 tỷ đồng"),
        (["gần 2 tỷ đồng", "không quá 1 tỷ đồng"], "không quá 3 tỷ đồng"),
        (["hơn 2 tỷ đồng", "ít nhất 1 tỷ đồng"], "hơn 3 tỷ đồng"),
        (["ít nhất 2 đơn vị", "từ 3-5 đơn vị"], "ít nhất 5 đơn vị"),
        (["hơn 2 đơn vị", "từ 3-5 đơn vị"], "hơn 5 đơn vị"),
        (["gần 2 đơn vị", "từ 3-5 đơn vị"], "không quá 7 đơn vị"),
        (["từ 3-5 đơn vị", "từ 1-2 đơn vị", "4 đơn vị"], "từ 8-11 đơn vị"),
        (["6/6 đơn vị", "4/7 đơn vị"], "10/13 đơn vị"),
        (["6/6 đơn vị", "4 đơn vị"], "10 đơn vị"),
    ],
)
def test_a_sum_keeps_every_hedge_in_any_order(parts, sum_):
    assert sums_of(parts) == {sum_}


@pytest.mark.parametrize(
    ("parts", "sum_"),
    [
        (["2,35 tỷ đồng", "399.123.456 đồng"], "khoảng 2,75 tỷ đồng"),
        (["hơn 2,35 tỷ đồng", "399.123.456 đồng"], "hơn 2,74 tỷ đồng"),
        (["gần 2,35 tỷ đồng", "391.123.456 đồng"], "gần 2,75 tỷ đồng"),
        (["2 tỷ đồng", "399 triệu đồng"], "khoảng 2,4 tỷ đồng"),
        (["2 tỷ đồng", "350 triệu đồng"], "2,35 tỷ đồng"),
        (["399.000.000 đồng", "1.123.456 đồng"], "400.123.456 đồng"),
        (["1.234.567 suất", "1 suất"], "1.234.568 suất"),
    ],
)
def test_a_sum_is_as_precise_as_its_least_precise_part_and_says_when_it_was_rounded(parts, sum_):
    assert sums_of(parts) == {sum_}


@pytest.mark.parametrize(
    ("one", "other", "can_be_one"),
    [
        ("24", "24", True),
        ("24", "25", False),
        ("2 tỷ", "2,35 tỷ", True),
        ("2 tỷ", "2,6 tỷ", False),
        ("hơn 2 tỷ", "2,35 tỷ", True),
        ("hơn 2 tỷ", "1,9 tỷ", False),
        ("gần 200 triệu", "199.500.000", True),
        ("gần 200 triệu", "201 triệu", False),
        ("khoảng 200 triệu", "200,4 triệu", True),
        ("ít nhất 5", "12", True),
        ("không quá 5", "12", False),
        ("từ 3-5", "4", True),
        ("từ 3-5", "7", False),
        ("hơn 2.000", "2.350", True),
        ("hơn 2.043", "2.350", False),
        ("6/6", "6/7", False),
    ],
)
def test_two_statements_agree_within_what_their_words_leave_open(one, other, can_be_one):
    assert agree(read_quantity(one), read_quantity(other)) is can_be_one
    assert agree(read_quantity(other), read_quantity(one)) is can_be_one


@pytest.mark.parametrize("parts", [["41%", "100%"], ["2 người", "2 đơn vị"], []])
def test_percentages_and_mixed_units_have_no_sum(parts):
    with pytest.raises(ValueError, match="added"):
        total(read_quantity(part) for part in parts)


@pytest.mark.parametrize(
    ("quote", "figure", "stated"),
    [
        ("2.130 lượt công nhân", "2.130", True),
        ("hơn 2 tỷ đồng", "hơn 2 tỷ đồng", True),
        ("hơn 2 tỷ đồng", "2 tỷ đồng", False),
        ("ít nhất 5 đơn vị", "5 đơn vị", False),
        ("5 đơn vị trở lên", "5", False),
        ("1.520 người", "520", False),
        ("1.520 người", "1.5", False),
        ("41,15% đơn vị", "41,15%", True),
        ("41,15% đơn vị", "41", False),
        ("6/6 đơn vị", "6", False),
        ("2 tỷ đồng", "2", False),
        ("từ 3-5 Công đoàn cơ sở", "từ 3-5", True),
        ("2.043 lượt đoàn viên công đoàn", "2.043 lượt đoàn viên", True),
        ("tăng 3,33% so cùng kỳ 2023", "tăng 3,33%", True),
        ("đạt 25,16% kế hoạch", "25,16%", True),
        ("vượt 25,16% kế hoạch", "25,16%", False),
        ("giảm 12%", "12%", False),
        ("15 tỷ 220 triệu đồng", "15 tỷ 220 triệu đồng", True),
        ("15 tỷ 220 triệu đồng", "220 triệu đồng", False),
        ("15 tỷ 220 triệu đồng", "15 tỷ", False),
        ("3 – 5 đơn vị", "3", False),
        ("3–5 đơn vị", "5 đơn vị", False),
        ("từ 3 đến 5 đơn vị", "3", False),
        ("từ 3 đến 5 đơn vị", "5 đơn vị", False),
        ("từ 3-5 đơn vị", "3-5", False),
        ("1 200 lượt", "200 lượt", False),
        ("6 / 7 đơn vị", "6", False),
        ("2 tỷ rưỡi", "2 tỷ", False),
        ("dưới 200 triệu đồng", "200 triệu đồng", False),
        ("chưa đến 80 triệu đồng", "80 triệu đồng", False),
        ("gần tới 80 triệu đồng", "80 triệu đồng", False),
        ("hơn\u200b 2 tỷ đồng", "2 tỷ đồng", False),
        *((f"1{mark}520 suất", "520 suất", False) for mark in "'’·․‧‚⁄٫˙−‐\u0336\u20d2×"),
        *((f"5{mark}200 suất", "5", False) for mark in "'’·․‧‚⁄٫˙\u0336\u20d2×"),
        *((f"{mark}520 suất", "520 suất", False) for mark in "−‐‑²½"),
        ("quý 1:520 suất", "520 suất", True),
        ("(1)520 suất", "520 suất", True),
        ("trao “520” suất", "520", True),
        ("5 đơn vị (trở lên)", "5 đơn vị", False),
        ("hỗ trợ 431 đồng chí, trong đó 12 nữ", "431 đồng chí", True),
        ("hỗ trợ 431 đồng chí, trong đó 12 nữ", "12", True),
    ],
)
def test_a_quote_states_a_figure_only_as_a_whole_and_with_its_hedge(quote, figure, stated):
    assert states(quote, figure) is stated


@given(
    value=st.integers(min_value=0, max_value=10**13),
    power=st.integers(min_value=0, max_value=9),
    hedge=st.sampled_from([q for q in Qualifier if q is not Qualifier.RANGE]),
)
def test_what_is_written_is_read_back_as_the_same_value(value, power, hedge):
    step = Decimal(10) ** power
    stated = Quantity(Decimal(value) // step * step, "đồng", hedge, precision=step)
    read = read_quantity(Words("vi").quantity(stated))
    assert (read.value, read.unit, read.qualifier) == (stated.value, stated.unit, stated.qualifier)
