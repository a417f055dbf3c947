"""Who reports where more than one body is named for what a text tells."""

from __future__ import annotations

import pytest

from tests.extract.making import heading, source

TITLE = "Nhiều việc làm thiết thực"
NAME = "Ủy ban Kiểm tra Liên đoàn Lao động huyện Đèo Giả"


@pytest.mark.parametrize("inspectors", ["Ủy ban Kiểm tra LĐLĐ huyện", "UBKT Liên đoàn Lao động huyện"])
def test_the_inspectors_of_a_union_report_under_their_own_name(inspectors):
    made = source(title=TITLE, lead=f"{inspectors} Đèo Giả cho biết, năm 2023 đã kiểm tra 12 cơ sở.")
    assert heading(made).reporting_org == NAME


@pytest.mark.parametrize(
    "lead",
    [
        "Năm 2023, LĐLĐ huyện Đèo Giả trao 12 suất quà; UBKT LĐLĐ huyện Đèo Giả kiểm tra 3 cơ sở.",
        "Năm 2023, LĐLĐ huyện Đèo Giả cùng Ủy ban Kiểm tra LĐLĐ tỉnh Thử kiểm tra 3 cơ sở.",
    ],
)
def test_inspectors_that_only_take_part_do_not_report(lead):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == "Liên đoàn Lao động huyện Đèo Giả"


HANDED = (
    "Chiều 12/5, đồng chí Trần Văn Mẫu, Phó Chủ tịch LĐLĐ {place} đã trao quyết định bàn giao nhà cho chị Lê Thị"
    " Thử; trong đó Quỹ Mái ấm công đoàn hỗ trợ 40 triệu đồng."
)


@pytest.mark.parametrize(
    ("place", "name"),
    [("tỉnh", "Liên đoàn Lao động tỉnh"), ("huyện Đèo Giả", "Liên đoàn Lao động huyện Đèo Giả")],
)
def test_a_fund_that_only_pays_for_what_a_union_hands_over_does_not_report(place, name):
    rest = "Quỹ Mái ấm công đoàn đã hỗ trợ 30 đoàn viên."
    made = source(rest, title="Bàn giao nhà cho đoàn viên", lead=HANDED.format(place=place))
    assert heading(made).reporting_org == name


def test_a_fund_that_the_title_names_reports():
    lead = HANDED.format(place="huyện Đèo Giả")
    made = source(title="Quỹ Mái ấm công đoàn: Thêm một ngôi nhà", lead=lead)
    assert heading(made).reporting_org == "Quỹ Mái ấm công đoàn"


def test_a_fund_of_which_is_told_before_somebody_hands_over_reports():
    lead = "Quỹ Mái ấm công đoàn huyện Đèo Giả đã trao 30 suất vốn. Phó Chủ tịch LĐLĐ tỉnh Thử đã trao vốn cho 5 hộ."
    made = source(title="Nhiều kết quả trong hỗ trợ vốn", lead=lead)
    assert heading(made).reporting_org == "Quỹ Mái ấm công đoàn huyện Đèo Giả"
