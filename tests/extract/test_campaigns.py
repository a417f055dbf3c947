"""What texts are about that review no period: campaigns of a year, and plans that stand behind results."""

from __future__ import annotations

from datetime import date

import pytest

from reports.extract.names.times import stated
from reports.extract.words.phrases import fold
from tests.extract.making import read


def told(text: str) -> tuple[str | None, str | None, str]:
    """The period, the period planned for and the kind of a text."""
    heading = read(text).heading
    return heading.period, heading.task_period, heading.kind


@pytest.mark.parametrize(
    "title",
    [
        "Công đoàn ngành Y tế Ví Dụ với Tháng Công nhân năm 2022",
        "LĐLĐ tỉnh Ví Dụ chăm lo Tết Nguyên đán Nhâm Dần 2022",
        "Tỉnh đoàn Ví Dụ phát động Tháng An toàn, vệ sinh lao động năm 2022",
    ],
)
def test_a_campaign_of_a_year_is_what_a_text_is_about(title):
    body = "Trong dịp này, các CĐCS đã thăm 40 đoàn viên. Tới đây, các CĐCS sẽ mở 2 lớp."
    assert told(f"{title}\n\n{body}\n") == ("2022", "2022", "event")


def test_the_plan_of_a_campaign_and_a_review_that_names_one_are_none():
    plan = "LĐLĐ tỉnh Ví Dụ ban hành kế hoạch chăm lo Tết Giáp Thìn năm 2024\n\nLĐLĐ tỉnh sẽ tặng 600 suất quà.\n"
    assert told(plan) == ("2024", "2024", "plan")
    review = "LĐLĐ tỉnh Ví Dụ sơ kết quý II, tổng kết Tháng Công nhân năm 2022\n\nĐã tặng 600 suất quà.\n"
    assert told(review)[::2] == ("2022Q2", "quarter")


def test_a_campaign_keeps_the_period_that_is_planned_for():
    title = "Công đoàn ngành Y tế Ví Dụ với Tháng Công nhân năm 2022"
    body = "Đã thăm 40 đoàn viên.\n\nTrong quý III, các CĐCS sẽ mở 2 lớp."
    found = read(f"{title}\n\n{body}\n")
    assert (found.heading.task_period, [task.text for task in found.tasks]) == ("2022Q3", ["mở 2 lớp"])
    announced = f"Chuẩn bị Tháng Công nhân năm 2022\n\n{body}\n"
    assert told(announced)[2] == "plan"


def test_what_comes_again_each_quarter_is_no_period():
    assert stated(fold("duy trì mỗi quý một lần")) == []
    assert [time.number for time in stated(fold("Bán hàng quý II/2021"))] == [2]


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        (
            "LĐLĐ huyện An Thử chăm lo Tết, hoàn thành nhiệm vụ năm 2023\n\nNăm 2023, kết nạp 65 đoàn viên.",
            "2023",
            "year",
        ),
        (
            "LĐLĐ huyện An Thử\n\nDịp Tết Giáp Thìn 2024, các CĐCS vui xuân.\n\nQuý I/2024, đã kết nạp 25 đoàn viên.\n\nQuý II/2024, sẽ mở 3 lớp.",
            "2024Q1",
            "quarter",
        ),
        (
            "LĐLĐ huyện An Thử chuẩn bị Tháng Công nhân năm 2024\n\nLĐLĐ huyện ban hành kế hoạch tổ chức Tháng Công nhân năm 2024.\n\nTheo đó, LĐLĐ huyện mở 3 phiên chợ.",
            "2024",
            "plan",
        ),
    ],
)
def test_a_campaign_beside_what_is_told_of_is_not_what_a_text_is_about(text, period, kind):
    assert told(text)[::2] == (period, kind)


def test_the_plan_of_a_period_that_has_just_ended_is_of_that():
    text = "LĐLĐ huyện An Thử họp\n\nNgày 8/4/2024, LĐLĐ huyện họp triển khai nhiệm vụ quý I.\n"
    assert told(text)[1] in ("2024Q1", None)


def test_results_before_a_plan_of_the_body_make_no_plan_of_a_text():
    body = "LĐLĐ huyện An Thử đã tặng 60 suất quà.\n\nLĐLĐ huyện yêu cầu các CĐCS trong quý IV/2021 mở 2 lớp."
    assert told(f"LĐLĐ huyện An Thử tiếp sức đoàn viên\n\n{body}\n") == (None, "2021Q4", "other")
    assert [figure.role.value for figure in read(f"An Thử\n\n{body}\n").figures] == ["achievement", "task"]


def test_a_quarter_to_come_without_its_year_is_of_the_next_of_its_name():
    body = "Hội sẽ tặng quà 60 hộ. Cũng trong quý III, Hội phối hợp mở 2 lớp."
    found = read(f"Hội An Thử vì cộng đồng\n\nTin hoạt động | 02-06-2022 | Lượt xem: 318\n\n{body}\n")
    assert found.source.published == date(2022, 6, 2)
    assert found.heading.period is None
    planned = read(
        "Thông báo của Hội An Thử\n\n(An Thử, ngày 30 tháng 01 năm 2023)\n\nHồ sơ sẽ được trả trong quý II.\n"
    )
    assert planned.heading.task_period == "2023Q2"


def test_a_paragraph_of_the_lead_that_begins_with_a_period_tells_of_it():
    lead = "Quý III/2021 là quãng thời gian nặng nề. Giữa những ngày ấy, Hội An Thử đã tặng 60 suất quà."
    assert told(f"Hội An Thử tiếp sức y tế\n\n{lead}\n\nQuý IV, Hội sẽ mở 2 lớp.\n") == (
        "2021Q3",
        "2021Q4",
        "quarter",
    )
