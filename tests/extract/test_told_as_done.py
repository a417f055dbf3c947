"""Words that ask for work or begin with a verb, in sentences that tell what was done."""

from __future__ import annotations

import pytest

from reports.extract.model import Heading
from reports.facts import Role
from tests.extract.making import planned, source, told

YEAR = Heading("Liên đoàn Lao động huyện An Thử", None, "2020", "2021", "year")
PLANS = "Năm 2021, các cấp công đoàn tiếp tục đổi mới hoạt động."
GIFTS = "210 suất quà"


def test_who_has_done_something_after_a_verb_tells_results():
    made = source(PLANS, f"Thực hiện chương trình phúc lợi, trong năm LĐLĐ huyện đã tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT


def test_whom_work_is_for_may_have_done_something():
    made = source(PLANS, f"Hỗ trợ các doanh nghiệp đã ký kết thỏa ước, tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK


@pytest.mark.parametrize(
    "text",
    [
        f"Chăm lo Tết Nguyên đán, đề nghị hỗ trợ các gia đình; tặng {GIFTS}.",
        f"10/10 chỉ tiêu do đồng chí Chủ tịch LĐLĐ tỉnh giao đạt kế hoạch, tặng {GIFTS}.",
    ],
)
def test_what_was_asked_for_or_assigned_is_told_among_results(text):
    made = source(text)
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT
    assert not planned(made, YEAR)


def test_what_somebody_in_office_assigns_is_work():
    made = source(f"Chủ tịch LĐLĐ huyện giao các CĐCS tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK
