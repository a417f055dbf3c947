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
