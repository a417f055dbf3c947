"""Which period a text reports and which it plans for, where it names others beside them."""

from __future__ import annotations

import pytest

from tests.extract.making import read

TITLE = "Hội nghị Ban Chấp hành Hội Nông dân huyện Tân Mẫu"
DONE = "Hội đã kết nạp 120 hội viên, thành lập 3 chi hội."


def times_of(*lines: str) -> tuple[str | None, str | None, str]:
    found = read("\n\n".join(lines)).heading
    return found.period, found.task_period, found.kind


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Hội nghị thông qua báo cáo kết quả công tác quý I và trọng tâm công tác quý II năm 2015.",
            ("2015Q1", "2015Q2", "quarter"),
        ),
        (
            "Hội nghị nghe báo cáo kết quả 6 tháng đầu năm, trọng tâm hoạt động 6 tháng cuối năm 2015.",
            ("2015H1", "2015H2", "half"),
        ),
        (
            "Hội nghị nghe báo cáo kết quả thực hiện một số nhiệm vụ trọng tâm quý I năm 2015.",
            ("2015Q1", None, "quarter"),
        ),
        (
            "Hội nghị kiểm điểm việc thực hiện những trọng tâm công tác quý I năm 2015.",
            ("2015Q1", None, "quarter"),
        ),
    ],
)
def test_the_main_work_of_a_period_is_planned_unless_it_is_reviewed(lead, expected):
    assert times_of(TITLE, lead, DONE) == expected


@pytest.mark.parametrize(
    "reviewed",
    [
        "tổng kết công tác hội năm học 2014-2015, kết hợp ngày hội thanh niên năm 2015",
        "tổng kết phong trào thanh niên khối trường học 2014 - 2015, gắn với hội trại năm 2015",
    ],
)
def test_a_year_named_beside_a_school_year_is_not_reported(reviewed):
    lead = f"Chiều 20/5, Hội Liên hiệp Thanh niên huyện Tân Mẫu tổ chức {reviewed}."
    assert times_of("Sôi nổi phong trào thanh niên", lead, DONE) == (None, None, "year")


def test_a_period_that_is_reviewed_beside_a_school_year_is_reported():
    lead = "Hội Nông dân huyện tổng kết phong trào năm học 2014-2015, sơ kết công tác 6 tháng đầu năm 2015."
    assert times_of(TITLE, lead, DONE)[0] == "2015H1"
