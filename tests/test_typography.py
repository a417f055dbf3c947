"""Spaces that must not break (the-thuc.md 6.5), and marks that must never be printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document.marks import marked, pieces, plain
from reports.typography import bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hơn 2 tỷ đồng", "hơn 2_tỷ đồng"),
        ("990.921 lượt người", "990.921_lượt người"),
        ("15 tỷ 220 triệu đồng", "15_tỷ 220_triệu đồng"),
        ("từ 3-5 công đoàn cơ sở", "từ 3-5_công đoàn cơ sở"),
        ("6/6 đơn vị", "6/6_đơn vị"),
        ("quý I/2021", "quý_I/2021"),
        ("Quý IV năm 2021", "Quý_IV năm 2021"),
        ("điểm a khoản 2 Điều 103", "điểm a khoản_2 Điều_103"),
        ("nêu tại Phụ lục II", "nêu tại Phụ lục_II"),
        ("ngày 05 tháng 01 năm 2021", "ngày_05 tháng 01_năm 2021"),
        ("Kế hoạch số 12 của LĐLĐ TP Hà Nội", "Kế hoạch số_12 của LĐLĐ_TP Hà Nội"),
        ("năm 2021 như sau", "năm 2021 như sau"),
        ("Cụm thi đua số 1 như sau", "Cụm thi đua số_1 như sau"),
        ("tổng số 2 tỷ đồng", "tổng số_2_tỷ đồng"),
        ("ngày 31/3/2021 của Cụm", "ngày_31/3/2021 của Cụm"),
        ("1. Công tác tuyên truyền", "1. Công tác tuyên truyền"),
        ("50/2024/QH15 của Quốc hội", "50/2024/QH15 của Quốc hội"),
        ("đạt 25,16% kế hoạch", "đạt 25,16% kế hoạch"),
    ],
)
def test_a_number_stays_with_what_it_belongs_to(text, expected):
    assert bound(text).replace("\u00a0", "_") == expected


@given(st.text())
def test_nothing_but_spaces_changes(text):
    assert bound(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(st.lists(st.tuples(st.text("ab 1,", min_size=1), st.integers(0, 99))))
def test_marks_come_out_as_they_went_in(figures):
    text = "x".join(marked(words, number) for words, number in figures)
    assert plain(text) == "x".join(words for words, _ in figures)
    assert [(words, n) for words, n in pieces(text) if n is not None] == figures
    assert "".join(words for words, _ in pieces(text)) == plain(text)
