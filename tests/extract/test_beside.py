"""What a file says beside its text: days in the text go before it, and what stands on all pages is doubtful."""

from __future__ import annotations

from datetime import date

import pytest

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.readers.model import PAGE_FOOTER, PAGE_HEADER, Document, Format, Region

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


@pytest.mark.parametrize("where", [PAGE_HEADER, PAGE_FOOTER])
def test_a_figure_in_the_header_or_footer_of_the_pages_is_doubtful(where):
    text = "Báo cáo có 12 trang\n\nTrong quý I năm 2021 đã kết nạp 100 đoàn viên.\n"
    document = Document(text, "bc", "0" * 64, Format.DOCX, regions=(Region(0, 19, where),))
    doubts = {int(figure.mention.value): figure.unsure for figure in extract(document, None).figures}
    assert doubts == {12: Unsure.ON_ALL_PAGES, 100: None}
