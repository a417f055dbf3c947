"""Which period a text reports and which it plans for, where it names others beside them."""

from __future__ import annotations

import pytest

from tests.extract.making import quoted, read

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


YEARS = "Từ năm 2012 đến 2019, các cấp công đoàn huyện Tân Mẫu đã gửi 900 suất quà."


def test_results_of_several_years_are_of_no_period_but_those_that_one_of_them_is_named_for():
    text = f"Chăm lo đoàn viên ở Tân Mẫu\n\n{YEARS} Riêng năm 2019, có 120 suất quà đến tay công nhân.\n"
    found = read(text)
    assert (found.heading.period, found.heading.kind) == (None, "other")
    assert (quoted(found, "900 suất quà").period, quoted(found, "120 suất quà").period) == (None, "2019")


def test_years_that_are_listed_are_told_of_together():
    lead = "So với kế hoạch đặt ra từng năm, kết quả đều vượt: năm 2014 đạt 102%, năm 2015 đạt 105%, năm 2016 đạt 110%."
    title = "Kết quả phát triển đoàn viên giai đoạn 2014 - 2016 của LĐLĐ huyện Tân Mẫu"
    assert times_of(title, lead, DONE) == (None, None, "other")


def test_a_year_after_several_is_planned_for():
    plan = "Năm 2020, LĐLĐ huyện phấn đấu tặng 150 suất quà; mở 4 lớp tập huấn."
    assert times_of("Chăm lo đoàn viên ở Tân Mẫu", YEARS, plan) == (None, "2020", "other")


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("Ngày 5/1/2020, LĐLĐ huyện Tân Mẫu tổng kết hoạt động công đoàn năm 2019.", "2019"),
        ("Ngày 5/7/2020, LĐLĐ huyện Tân Mẫu sơ kết hoạt động công đoàn 6 tháng đầu năm 2020.", "2020H1"),
        ("Hội nghị của LĐLĐ huyện Tân Mẫu tổng kết 2 năm từ năm 2018 đến 2019 và công tác năm 2019.", "2019"),
    ],
)
def test_the_period_that_a_lead_reviews_goes_before_several_years(lead, period):
    assert times_of("Công đoàn huyện Tân Mẫu họp", lead, YEARS)[0] == period


def test_years_of_which_the_lead_reviews_a_programme_are_told_of_together():
    title = "Tổng kết chương trình phối hợp giữa Hội Nông dân huyện và Ngân hàng huyện"
    lead = "Sáng 20/5, Hội Nông dân huyện tổng kết chương trình phối hợp với Ngân hàng giai đoạn năm 2014 - 2019."
    done = "So với kế hoạch đặt ra từng năm, năm 2014 đạt 120%, năm 2015 đạt 118%, năm 2016 đạt 102%."
    assert times_of(title, lead, done) == (None, None, "other")


def test_a_half_year_without_its_year_is_of_the_one_that_is_planned_for():
    lead = "Ngày 28/6, Hội Nông dân huyện Tân Mẫu sơ kết công tác 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm."
    rest = "Trong 6 tháng cuối năm 2024, Hội phấn đấu kết nạp 30 hội viên."
    assert times_of(TITLE, lead, DONE, rest) == ("2024H1", "2024H2", "half")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hội nghị sơ kết đề ra 11 nhiệm vụ quý II năm 2022.", ("2022Q1", "2022Q2", "quarter")),
        (
            "Hội nghị sơ kết công tác Hội, triển khai nhiệm vụ quý II năm 2022.",
            ("2022Q1", "2022Q2", "quarter"),
        ),
        ("Hội nghị tổng kết phong trào đề ra nhiệm vụ năm 2022.", ("2021", "2022", "year")),
        ("Hội nghị sơ kết đề ra nhiệm vụ năm 2022.", ("2022", "2022", "plan")),
        ("Hội nghị tổng kết đề ra nhiệm vụ quý II năm 2022.", ("2022Q2", "2022Q2", "plan")),
        ("Hội nghị sơ kết đợt thi đua, đề ra nhiệm vụ quý II năm 2022.", ("2022Q2", "2022Q2", "plan")),
        ("Hội nghị tổng kết 5 năm thực hiện đề án, đề ra nhiệm vụ năm 2022.", ("2022", "2022", "plan")),
        ("Hội đã tổ chức hội nghị đề ra 11 nhiệm vụ quý II năm 2022.", ("2022Q2", "2022Q2", "plan")),
        ("Hội nghị đề ra 11 nhiệm vụ quý II năm 2022.", ("2022Q2", "2022Q2", "plan")),
        (
            "Năm 2021, Hội sẽ thành lập 9 chi hội, đến nay đã thành lập 6 chi hội.",
            ("2021", None, "year"),
        ),
        ("Năm 2021, Hội sẽ thành lập 9 chi hội.", ("2021", "2021", "plan")),
    ],
)
def test_a_review_is_of_the_period_before_the_one_it_plans_for(sentence, expected):
    assert times_of("Nông dân thi đua", f"Hội Nông dân huyện Tân Mẫu họp. {sentence}") == expected


def test_a_period_of_which_it_is_told_what_was_done_is_reported_whatever_plans_were_followed():
    lead = "Bám sát nhiệm vụ của tỉnh và định hướng của Trung ương, 6 tháng đầu năm 2017, Hội đã hoạt động sôi nổi."
    assert times_of(TITLE, lead, DONE) == ("2017H1", None, "half")


def test_a_year_that_plans_and_what_they_brought_by_now_both_name_is_planned_for():
    lead = "Hội Nông dân huyện Tân Mẫu ban hành kế hoạch công tác năm 2021."
    rest = "Năm 2021, Hội sẽ thành lập 9 chi hội, đến nay đã có 12 chi hội đăng ký."
    title = "Năm 2021: Phấn đấu thành lập 9 chi hội"
    assert times_of(title, f"{lead} {rest}") == ("2021", "2021", "plan")


def test_a_plan_of_which_a_part_of_its_time_is_told_by_now_is_no_report_of_all_of_it():
    lead = "Hội Nông dân huyện Tân Mẫu phấn đấu năm 2021 kết nạp 300 hội viên, quý I đến nay đã kết nạp 80 hội viên."
    assert times_of("Nông dân thi đua", lead, "Trong quý II sẽ mở 5 lớp.") == ("2021Q1", "2021Q2", "quarter")


@pytest.mark.parametrize(
    "rest",
    [
        "So với quý III năm 2020, quỹ tăng 12 triệu đồng.",
        "Phấn đấu đến hết quý III năm 2024 mở 5 lớp. Đại hội Hội sẽ tổ chức trong quý IV năm 2023.",
    ],
)
def test_a_period_without_its_year_is_not_of_one_that_is_compared_with_or_of_several(rest):
    assert times_of(TITLE, "Hội Nông dân huyện Tân Mẫu sơ kết công tác quý I.", rest)[0] is None


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("Trong năm 2019, Hội sẽ tập trung làm tốt công tác tuyên truyền.", ("2018", "2019", "year")),
        ("Đến năm 2025, Hội phấn đấu kết nạp 900 hội viên.", (None, "2025", "other")),
        ("Trong năm 2019, Hội tập trung xây 15 nhà, nhờ đó 20 hộ thoát nghèo.", (None, None, "other")),
        ("Trong năm 2019, Hội đã làm tốt công tác tuyên truyền.", ("2019", None, "year")),
    ],
)
def test_the_past_year_is_the_one_before_that_is_planned_for(plan, expected):
    lead = "Năm qua, Hội Nông dân huyện Tân Mẫu đã xây 12 nhà."
    assert times_of("Nông dân thi đua", lead, plan) == expected


def test_a_title_that_reviews_a_school_year_reports_it_whatever_the_lead_follows():
    lead = "Thực hiện chương trình công tác năm 2024, LĐLĐ huyện Mẫu đã chỉ đạo các trường tổng kết."
    assert times_of("TỔNG KẾT HOẠT ĐỘNG CÔNG ĐOÀN NĂM HỌC 2023-2024", lead, DONE) == (None, None, "year")


def test_a_year_that_has_hardly_begun_is_not_reported():
    lead = (
        "Ngày 31/01/2024, LĐLĐ huyện Mẫu đã tổ chức Hội nghị Người lao động năm 2024. "
        "Hội nghị hướng tới hoàn thành thắng lợi các mục tiêu năm 2024."
    )
    assert times_of(lead, "Năm 2023, LĐLĐ huyện đã trao 30 suất quà.") == ("2023", None, "year")


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("Ngày 10/9/2021, LĐLĐ huyện Mẫu tổ chức hội nghị tổng kết phong trào thi đua năm 2021.", "2021"),
        ("Ngày 25/2/2021, LĐLĐ huyện Mẫu sơ kết công tác quý I/2021.", "2021Q1"),
        ("Ngày 31 tháng 01 năm 2022, LĐLĐ huyện Mẫu tổ chức hội nghị tổng kết năm 2021.", "2021"),
    ],
)
def test_a_period_that_is_reviewed_is_reported_on_any_day(lead, period):
    assert times_of(lead, "LĐLĐ huyện đã trao 30 suất quà.")[0] == period


def test_a_school_year_that_is_only_planned_for_is_not_reviewed():
    title = "LĐLĐ huyện Mẫu tổng kết công tác hè, triển khai nhiệm vụ năm học 2021-2022"
    assert times_of(title, "Quý III/2021, LĐLĐ huyện Mẫu đã trao 30 suất quà.")[2] != "year"


def test_plans_that_somebody_only_follows_are_not_told():
    lead = "Bám sát nhiệm vụ chính trị và định hướng của Trung ương, hoạt động Hội 6 tháng đầu năm 2017 khá sôi nổi."
    plan = "Những tháng còn lại của năm, Hội sẽ mở 4 lớp."
    assert times_of("Hội Nông dân huyện Tân Mẫu họp", lead, DONE, plan) == ("2017H1", "2017H2", "half")


def test_of_periods_that_only_the_body_names_the_latest_is_reported():
    title = "Công đoàn ngành Mẫu: Khởi sắc từ cơ sở"
    told = "Năm 2020, ngành có 95 sáng kiến; riêng 6 tháng đầu năm 2021 đã có 71 sáng kiến."
    first = "Phong trào có sức lan tỏa trong đoàn viên, người lao động ở các cơ sở."
    assert times_of(title, first, first, first, told) == ("2021H1", None, "half")


def test_targets_that_were_reached_are_told_as_results_of_a_period():
    found = read(
        "LĐLĐ quận Mẫu: Về đích sớm\n\n9 tháng đầu năm 2022, nhiều chỉ tiêu hoàn thành trước thời hạn.\n"
    )
    assert (found.heading.kind, found.heading.period) == ("nine_months", "2022M09")


def test_a_part_of_a_school_year_is_no_reporting_period():
    found = read(
        "Trường THPT Mẫu: Một học kỳ nhìn lại\n\n"
        "Chiều 15/1/2024, Công đoàn Trường THPT Mẫu họp sơ kết học kỳ I.\n\n"
        "Đại biểu góp ý cho dự thảo kế hoạch năm 2024.\n"
    )
    assert (found.heading.kind, found.heading.period) == ("other", None)


def test_a_meeting_to_review_names_its_period_and_is_no_order():
    found = read(
        "Hội nghị giao ban quý I năm 2024\n\n"
        "Sáng 5/4, LĐLĐ huyện An Thử tổ chức hội nghị giao ban quý I năm 2024. LĐLĐ huyện kết nạp 20 đoàn viên.\n"
    )
    assert (found.heading.kind, found.heading.period) == ("quarter", "2024Q1")
