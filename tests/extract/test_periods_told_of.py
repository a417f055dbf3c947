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
