"""Days that a file says beside its text: those in the text go before them, and what disagrees is told."""

from __future__ import annotations

from datetime import date

import pytest

from reports.extract.document import extract
from reports.readers.model import Document, Format

TITLE = "BÁO CÁO\n\nKết quả hoạt động công đoàn quý I, phương hướng, nhiệm vụ quý II năm 2021"
TEXT = "LIÊN ĐOÀN LAO ĐỘNG QUẬN HOÀNG MAI\n\n{day}" + TITLE + "\n\nTrong quý I đã kết nạp 100 đoàn viên.\n"
DAY = "Hoàng Mai, ngày 05 tháng 4 năm 2021\n\n"


def extraction(day, beside):
    document = Document(TEXT.format(day=day), "bc", "0" * 64, Format.HTML, published=beside)
    return extract(document, None)


@pytest.mark.parametrize("year", [2013, 2020, 2024])
def test_the_day_in_the_text_goes_before_another_beside_it_which_is_told(year):
    found = extraction(DAY, date(year, 12, 23))
    assert (found.source.published, found.heading.period) == (date(2021, 4, 5), "2021Q1")
    assert [finding.code for finding in found.findings] == ["other-day"]


def test_a_day_beside_a_text_that_agrees_with_it_is_not_told():
    assert extraction(DAY, date(2021, 4, 5)).findings == ()


def test_a_day_long_before_the_years_of_the_title_is_not_taken():
    found = extraction("", date(2013, 12, 23))
    assert (found.source.published, found.heading.period) == (None, "2021Q1")
    assert [finding.code for finding in found.findings] == ["other-day"]


def test_a_day_beside_a_text_without_one_is_taken():
    found = extraction("", date(2021, 4, 9))
    assert (found.source.published, found.findings) == (date(2021, 4, 9), ())
