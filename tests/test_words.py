from datetime import date
from decimal import Decimal

import pytest

from reports.errors import message
from reports.periods import Period
from reports.quantities import read_change, read_quantity
from reports.words import Words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2130 người", "2.130 người"),
        ("hơn 2 tỷ đồng", "hơn 2 tỷ đồng"),
        ("trên 2 tỷ đồng", "hơn 2 tỷ đồng"),
        ("15 tỷ 220 triệu đồng", "15 tỷ 220 triệu đồng"),
        ("399.000.000 đồng", "399.000.000 đồng"),
        ("399 triệu đồng", "399 triệu đồng"),
        ("2,35 tỷ đồng", "2,35 tỷ đồng"),
        ("1.200 tỷ đồng", "1.200 tỷ đồng"),
        ("1,5 triệu đồng", "1,5 triệu đồng"),
        ("75 nghìn lượt", "75 nghìn lượt"),
        ("41,15%", "41,15%"),
        ("41,50%", "41,50%"),
        ("100%", "100%"),
        ("6/6 đơn vị", "6/6 đơn vị"),
        ("3-5 đơn vị", "từ 3-5 đơn vị"),
        ("từ 2-3 tỷ đồng", "từ 2 tỷ đồng đến 3 tỷ đồng"),
        ("không quá 5 đơn vị", "không quá 5 đơn vị"),
    ],
)
def test_a_quantity_is_printed_in_the_form_and_precision_in_which_it_was_stated(words, written, printed):
    assert words.quantity(read_quantity(written)) == printed


def test_a_cell_leaves_out_the_unit_but_never_the_hedge(words):
    written = ("khoảng 2.130 lượt người", "hơn 2 tỷ đồng", "41,15%")
    cells = [words.cell(read_quantity(text)) for text in written]
    assert cells == ["khoảng 2.130", "hơn 2 tỷ", "41,15"]


def test_changes_say_their_direction(words):
    assert words.change(read_change("tăng 3,33%")) == "tăng 3,33%"
    assert words.change(read_change("hụt 12%")) == "giảm 12%"


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2021Q1", "quý I/2021"),
        ("2021Q4", "quý IV/2021"),
        ("2021H1", "6 tháng đầu năm 2021"),
        ("2021H2", "6 tháng cuối năm 2021"),
        ("2021M09", "9 tháng năm 2021"),
        ("2023", "năm 2023"),
    ],
)
def test_periods_have_their_official_names(words, period, name):
    assert words.period(Period.parse(period)) == name


@pytest.mark.parametrize(
    ("day", "printed"),
    [(date(2020, 3, 5), "05/3/2020"), (date(2021, 2, 9), "09/02/2021"), (date(2021, 12, 31), "31/12/2021")],
)
def test_dates_pad_the_day_and_the_first_two_months(words, day, printed):
    assert words.date(day) == printed


def test_numbers_have_dots_for_thousands_and_a_comma_for_decimals(words):
    assert words.number(Decimal("1234567.891"), 2) == "1.234.567,89"


def test_roman_numbers_of_headings(words):
    assert [words.roman(n) for n in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_language_says_a_message_with_its_values(language):
    assert "xyz" in Words(language).say(message("unknown key “{key}”", key="xyz"))
