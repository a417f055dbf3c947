"""Patterns and notations of Vietnamese papers."""

from datetime import date
from decimal import Decimal

import pytest

from reports.check.passages import Rank, numbering
from reports.check.vietnamese import (
    cut_off_dates,
    heads_annex,
    key,
    old_encoding,
    own_words,
    period_of,
    plain_number,
    spelling,
)
from reports.periods import Period


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("Sơ kết hoạt động công đoàn quý I/2021, phương hướng quý II/2021", "2021Q1"),
        ("Kết quả hoạt động quý IV năm 2021", "2021Q4"),
        ("Sơ kết 6 tháng đầu năm 2021", "2021H1"),
        ("Sơ kết sáu tháng cuối năm 2021", "2021H2"),
        ("Kết quả 9 tháng năm 2021", "2021M09"),
        ("Tổng kết hoạt động công đoàn năm 2023, phương hướng năm 2024", "2023"),
    ],
)
def test_a_subject_names_its_period(subject, period):
    assert period_of(subject) == Period.parse(period)


@pytest.mark.parametrize(
    "subject", ["Kết quả quý IV, nhiệm vụ quý I năm 2022", "Sơ kết quý I", "Kết quả kiểm tra"]
)
def test_a_period_without_its_own_year_is_not_guessed(subject):
    assert period_of(subject) is None


@pytest.mark.parametrize(
    "text",
    [
        "(Số liệu tính đến ngày 31/3/2021)",
        "số liệu tính đến hết ngày 31 tháng 3 năm 2021",
        "Số liệu chốt đến 31/03/2021",
    ],
)
def test_the_day_up_to_which_figures_count_is_read(text):
    assert cut_off_dates(text) == (date(2021, 3, 31),)


def test_a_day_that_no_calendar_has_is_no_day():
    assert cut_off_dates("số liệu tính đến ngày 31/4/2021") == ()


def test_names_are_compared_however_they_are_spelt():
    assert key("ỨNG  HOÀ") == key("Ứng Hòa") != key("Ứng Hoa")
    assert (key("Thuỷ"), key("khoẻ"), key("quý"), key("toàn")) == ("thủy", "khỏe", "quý", "toàn")


def test_words_are_sorted_by_the_way_they_are_spelt():
    found = spelling("Hoà, hòa, thuỷ, thủy, quý, toàn, ngoài, kỹ, kĩ, tỉ mỉ")
    assert (found.new, found.old, found.y, found.i) == (("hoà", "thuỷ"), ("hòa", "thủy"), ("kỹ",), ("kĩ",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Tæng Liªn ®oµn Lao ®éng ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam, quân, hoà, thuê, yêu", ""),
        ("Tổng kinh phí ½ dự toán © 2021 «tạm ứng» ® và §", ""),
        ("", ""),
    ],
)
def test_old_encodings_are_known_by_their_words(text, encoding):
    assert old_encoding(text) == encoding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", "1234"),
        ("60,24", "60.24"),
        ("1.234,5", "1234.5"),
        ("12", "12"),
        ("1,234.5", None),
        ("hơn 2", None),
    ],
)
def test_plain_numbers_are_those_of_vietnamese_notation(text, value):
    assert plain_number(text) == (Decimal(value) if value else None)


def test_quotations_are_nobody_s_own_words():
    assert own_words("Nêu “1,000 suất” quà") == "Nêu “” quà"


@pytest.mark.parametrize(
    ("text", "rank", "label", "title"),
    [
        ("Phần I", Rank.PART, "I", ""),
        ("Phần thứ nhất", Rank.PART, "thứ nhất", ""),
        ("IV. KIẾN NGHỊ", Rank.SECTION, "IV", "KIẾN NGHỊ"),
        ("I/ ĐÁNH GIÁ", Rank.SECTION, "I", "ĐÁNH GIÁ"),
        ("I-", Rank.SECTION, "I", ""),
        ("A. KẾT QUẢ", Rank.CAPITAL, "A", "KẾT QUẢ"),
        ("1.1. Chăm lo", Rank.DOTTED, "1.1", "Chăm lo"),
        ("2. Tuyên truyền", Rank.CLAUSE, "2", "Tuyên truyền"),
        ("2.Tuyên truyền", Rank.CLAUSE, "2", "Tuyên truyền"),
        ("đ) Nội dung", Rank.POINT, "đ", "Nội dung"),
        ("- Nội dung", Rank.DASH, "-", "Nội dung"),
    ],
)
def test_the_ladder_is_read_in_right_forms_and_wrong_ones(text, rank, label, title):
    found = numbering(text)
    assert found
    assert (found.rank, found.label, found.title) == (rank, label, title)


@pytest.mark.parametrize(
    "text",
    [
        "2.130 lượt người",
        "31/3/2021 là ngày",
        "5 - 7 người",
        "V/v báo cáo",
        "X-quang",
        "Phần I nêu rõ",
        "2,5 tỷ",
        "",
    ],
)
def test_a_paragraph_that_begins_with_a_figure_or_a_letter_is_not_numbered(text):
    assert numbering(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Phụ lục",
        "Phụ lục II",
        "PHỤ LỤC 1.",
        "Phụ lục số 2:",
        "Phụ lục a",
        "Phụ lục I. BẢNG SỐ LIỆU",
        "PHỤ LỤC KÈM THEO",
    ],
)
def test_a_line_heads_an_annex_with_its_number_and_its_title_in_capitals(text):
    assert heads_annex(text)


@pytest.mark.parametrize(
    "text", ["Phụ lục I kèm theo báo cáo này.", "Phụ lục chung", "Các Phụ lục", "Phần phụ lục"]
)
def test_a_line_that_speaks_of_an_annex_heads_none(text):
    assert not heads_annex(text)
