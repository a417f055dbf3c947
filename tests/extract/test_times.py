"""When each figure is of: the period of the record, another one, one in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.extract.model import Heading, Kind
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import QUARTER, REPORT, mention, quoted, read, source, told


def test_a_period_is_told_only_when_it_is_not_that_of_the_record():
    made = source("Quý I, trao 350 suất. Năm 2020, trao 400 suất. Trong quý III, sẽ trao 500 suất.")
    figures = told(made, QUARTER, "350 suất", "400 suất", "500 suất")
    assert [f.period for f in figures.values()] == [None, "2020", "2021Q3"]
    made = source("Tính chung 9 tháng năm 2021, trao 600 suất.")
    assert told(made, QUARTER, "600 suất")["600 suất"].period == "2021M09"


def test_what_is_summed_up_beside_a_figure_ends_with_its_part_of_the_sentence():
    made = source("Trong quý kết nạp 188 đoàn viên, lũy kế 9 tháng 604 đoàn viên; thành lập 2 CĐCS.")
    figures = told(made, QUARTER, "188 đoàn viên", "604 đoàn viên", "2 CĐCS")
    assert [f.period for f in figures.values()] == [None, "2021M09", None]
    made = source("Lũy kế 9 tháng kết nạp 604 đoàn viên; thành lập 2 CĐCS.")
    assert told(made, QUARTER, "604 đoàn viên", "2 CĐCS")["2 CĐCS"].period == "2021M09"


@pytest.mark.parametrize(("day", "period"), [("30/3/2021", None), ("30/3/2020", "2020"), ("30/3", "2020")])
def test_a_year_ends_with_a_part_of_the_sentence_on_a_day_of_another_year(day, period):
    made = source(f"Năm 2020, trao 12 suất; ngày {day}, trao 350 suất.")
    figures = told(made, QUARTER, "12 suất", "350 suất")
    assert [f.period for f in figures.values()] == ["2020", period]


def test_a_period_is_carried_on_within_the_paragraph():
    made = source("Năm 2020, các đơn vị hoạt động tốt. Trao 350 suất.", "Trao 90 suất.")
    assert [f.period for f in told(made, QUARTER, "350 suất", "90 suất").values()] == ["2020", None]


def test_a_period_of_a_sentence_before_is_unsure_and_ends_with_the_paragraph():
    made = source("Năm 2020, trao 30 suất. Trao 350 suất.", "Trao 90 suất.")
    figures = told(made, QUARTER, "30 suất", "350 suất", "90 suất")
    assert [(f.period, bool(f.unsure)) for f in figures.values()] == [
        ("2020", False),
        ("2020", True),
        (None, False),
    ]


def test_a_time_ahead_does_not_hold_for_results_after_the_plan():
    made = source("Quý II, các đơn vị sẽ đổi mới. Đã trao 350 suất.")
    assert told(made, QUARTER, "350 suất")["350 suất"].period is None


def period(text: str, heading: Heading = QUARTER) -> tuple[str | None, bool]:
    figure = told(source(text), heading, "350 suất")["350 suất"]
    return figure.period, bool(figure.unsure)


@pytest.mark.parametrize(
    "text",
    [
        "Cùng kỳ năm trước trao 350 suất.",
        "Cùng kỳ năm trước, các đơn vị đã trao 350 suất.",
        "Cùng kỳ năm 2020, các đơn vị đã trao 350 suất.",
        "Đã trao 400 suất, cùng kỳ xảy ra trao 350 suất.",
        "Đã trao 400 suất (cùng kỳ 350 suất).",
        "Đã trao 400 suất, tăng so với cùng kỳ năm trước (350 suất).",
        "Năm ngoái các đơn vị trao 350 suất.",
    ],
)
def test_what_is_told_of_the_same_period_last_year_is_of_that(text):
    assert period(text) == ("2020Q1", False)


def test_the_same_period_last_year_put_in_beside_holds_for_one_figure():
    assert period("Trao 400 quà, cùng kỳ 300 quà, hỗ trợ 350 suất.") == (None, False)
    assert period("Trao 400 quà (cùng kỳ 300 quà), hỗ trợ 350 suất.") == (None, False)
    assert period("Tăng 5% so với cùng kỳ năm 2020, trao 350 suất.") == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm kỳ 2018-2023, các đơn vị đã trao 350 suất.",
        "Trong nhiệm kỳ qua, trao 350 suất.",
        "3 năm qua, trao 350 suất.",
        "Sau 5 năm thực hiện, trao 350 suất.",
        "Giai đoạn 2021-2025, trao 350 suất.",
        "Từ năm 2019 đến nay, trao 350 suất.",
        "Năm học 2020-2021, trao 350 suất.",
        "Tháng 12/2020, trao 350 suất.",
        "Đã trao 350 suất trong nhiệm kỳ qua.",
        "Nhiệm kỳ qua có nhiều đổi mới. Trao 350 suất.",
    ],
)
def test_a_time_that_is_no_reporting_period_is_said_to_be_unsure(text):
    assert period(text) == (None, True)


@pytest.mark.parametrize(
    "text",
    [
        "Trong tháng 3, trao 350 suất.",
        "Riêng tháng 3 trao 350 suất.",
        "Trao 350 suất trong tháng 3/2021.",
        "Trao 900 suất (tháng 3: 350 suất).",
        "Trong tuần đầu tháng 3, trao 350 suất.",
        "Tuần qua, trao 350 suất.",
        "Hai tháng đầu quý I, trao 350 suất.",
        "Tháng 2 và tháng 3, trao 350 suất.",
        "Đến hết tháng 2, trao 350 suất.",
        "Tháng 1, trao 90 suất; tháng 2: 350 suất.",
        "Trong tháng Ba, trao 350 suất.",
        "Tháng 3 năm nay, trao 350 suất.",
        "Nửa đầu quý I, trao 350 suất.",
    ],
)
def test_what_is_told_of_a_part_of_the_period_is_unsure_and_of_no_indicator(text):
    figure = told(source(text), QUARTER, "350 suất")["350 suất"]
    assert (figure.period, figure.doubts) == (None, (Unsure.PART_OF_PERIOD,))


@pytest.mark.parametrize(
    "text", ["Từ tháng 1 đến tháng 3, trao 350 suất.", "Trong tháng 1, 2 và 3, trao 350 suất."]
)
def test_all_months_of_the_period_are_no_part_of_it(text):
    assert period(text) == (None, False)


def test_a_month_goes_on_in_its_paragraph_until_the_quarter_is_named():
    made = source("Tháng 3, trao 350 suất. Trao 90 suất. Trong quý, trao 900 suất.", "Trao 30 suất.")
    figures = told(made, QUARTER, "350 suất", "90 suất", "900 suất", "30 suất")
    assert [f.unsure for f in figures.values()] == [
        Unsure.PART_OF_PERIOD,
        Unsure.TIME_INHERITED,
        None,
        None,
    ]


def test_what_stands_under_the_heading_of_a_month_is_of_a_part_of_the_period():
    found = read("LĐLĐ quận Hòa Mẫu: Kết quả quý I/2021\n\n1. Tháng 3\nTrao 350 suất.\n")
    assert quoted(found, "350 suất").unsure is Unsure.PART_OF_PERIOD


def test_the_month_in_which_work_is_to_be_done_and_what_there_is_in_the_last_leave_no_doubt():
    made = source("Quý II, sẽ trao 350 suất trong tháng 5.")
    assert told(made, QUARTER, "350 suất")["350 suất"].doubts == ()
    made = source("Đến tháng 3, toàn quận có 40 CĐCS.")
    assert told(made, QUARTER, "40 CĐCS")["40 CĐCS"].doubts == ()


def test_a_period_inside_a_longer_time_is_told_for_itself():
    assert period("Từ đầu nhiệm kỳ đến nay trao 900 suất, trong đó quý I/2021 trao 350 suất.") == (
        None,
        False,
    )


def test_words_that_only_name_a_term_change_nothing():
    assert period("Bầu đại biểu Hội đồng, nhiệm kỳ 2021-2026, trao 350 suất.") == (None, False)


def test_from_the_start_of_the_year_is_the_year_up_to_the_end_of_the_record():
    second = replace(QUARTER, period="2021Q2", task_period="2021Q3")
    assert period("Từ đầu năm đến nay, trao 350 suất.", second) == ("2021H1", False)
    assert period("Từ đầu năm đến nay, trao 350 suất.") == (None, False)


THIRD = replace(QUARTER, period="2021Q3", task_period="2021Q4")


@pytest.mark.parametrize(
    "text",
    [
        "Quý III trao 90 suất, lũy kế 9 tháng 350 suất.",
        "Quý III trao 90 suất (9 tháng: 350 suất).",
        "Quý III trao 90 suất, 9 tháng đạt 350 suất.",
        "Quý III trao 90 suất; cộng dồn 9 tháng, trao 350 suất.",
        "Quý III trao 90 suất, nâng tổng số suất quà trao từ đầu năm lên 350 suất.",
        "Trao 90 suất, nâng số suất quà trao 9 tháng lên 350 suất.",
        "Số suất quà trao từ đầu năm đến nay là 350 suất.",
    ],
)
def test_what_is_told_of_the_year_up_to_now_is_of_that(text):
    assert period(text, THIRD) == ("2021M09", False)


@pytest.mark.parametrize(
    "text",
    [
        "Trao 90 suất (lũy kế 350 suất).",
        "Tính đến hết quý III, trao 350 suất.",
        "Đến hết tháng 9, trao 350 suất.",
    ],
)
def test_what_is_cumulative_without_saying_since_when_is_unsure(text):
    assert period(text, THIRD) == ("2021M09", True)
    nine_months = replace(THIRD, period="2021M09", kind="nine_months")
    assert period(text, nine_months) == (None, False)


def test_what_there_is_at_the_end_of_a_period_is_of_the_record():
    made = source("Tính đến hết quý III, toàn quận có 350 đoàn viên.")
    figure = told(made, THIRD, "350 đoàn viên")["350 đoàn viên"]
    assert (figure.role, figure.period) == (Role.CONTEXT, None)


def test_the_whole_year_in_a_quarters_report_is_the_year():
    assert period("Quý III trao 90 suất; cả năm phấn đấu trao 350 suất.", THIRD) == ("2021", False)


def test_by_when_something_is_planned_is_no_time_that_it_is_counted_from():
    assert period("Phấn đấu đến hết quý IV trao 350 suất.", THIRD) == (None, False)


def test_the_same_period_last_year_is_that_of_the_amount_beside_it():
    assert period("Quý III trao 90 suất, 9 tháng đạt 400 suất (cùng kỳ 350 suất).", THIRD) == (
        "2020M09",
        False,
    )


def test_months_that_are_no_period_change_nothing():
    assert period("Hỗ trợ 6 tháng tiền thuê nhà, trao 350 suất.", THIRD) == (None, False)
    assert period("Nợ trên 06 tháng, trao 350 suất.", THIRD) == (None, False)


def test_a_time_put_in_beside_a_figure_does_not_go_on_in_the_next_sentence():
    made = source("Trao 90 suất, lũy kế 9 tháng 400 suất. Thành lập 350 tổ.")
    assert told(made, THIRD, "90 suất", "400 suất", "350 tổ")["350 tổ"].period is None


def test_a_joint_parts_the_times_of_two_figures():
    made = source("Nếu như quý II chỉ có 90 suất thì quý III đã có 350 suất.")
    figures = told(made, THIRD, "90 suất", "350 suất")
    assert [f.period for f in figures.values()] == ["2021Q2", None]


def test_a_year_in_brackets_is_that_of_the_figure_before_it():
    year = replace(QUARTER, period="2021", task_period="2022", kind="year")
    made = source("Tăng từ 90 suất (năm 2020) lên 350 suất (năm 2021).")
    assert [f.period for f in told(made, year, "90 suất", "350 suất").values()] == ["2020", None]
    made = source("Tăng từ 90 suất năm 2020 lên 350 suất năm 2021.")
    assert [f.period for f in told(made, year, "90 suất", "350 suất").values()] == ["2020", None]


def test_a_period_that_is_not_told_of_the_clause_changes_nothing():
    made = source("Hỗ trợ đoàn viên bị thiên tai năm 2020 số tiền 350 đồng.")
    money = mention(made, "350 đồng", Kind.MONEY)
    assert told(made, QUARTER, money)["350 đồng"].period is None


def test_the_day_up_to_which_figures_are_counted_is_kept():
    made = source("Tính đến ngày 30/3/2021, có 350 đơn vị tổ chức hội nghị.")
    assert told(made, QUARTER, "350 đơn vị")["350 đơn vị"].as_of == date(2021, 3, 30)


@pytest.mark.parametrize(
    "time",
    [
        "Cuối năm 2023",
        "Hồi tháng 12",
        "Từ tháng 1/2023 đến nay",
        "Từ ngày 15/5/2023 đến nay",
        "Tết Quý Mão 2023",
        "Từ khi triển khai đến nay",
        "Trong năm 2023 và quý I/2024",
        "Lũy kế đến nay",
    ],
)
def test_a_time_that_is_not_that_of_the_record_makes_a_figure_unsure(time):
    figure = told(source(f"{time}, các đơn vị trao 350 suất quà."), REPORT, "350 suất quà")["350 suất quà"]
    assert figure.unsure


@pytest.mark.parametrize("time", ["Đầu năm 2024", "Tết Giáp Thìn 2024", "Từ tháng 1/2024 đến nay", "Quý I"])
def test_a_time_within_that_of_the_record_leaves_no_doubt(time):
    figure = told(source(f"{time}, các đơn vị trao 350 suất quà."), REPORT, "350 suất quà")["350 suất quà"]
    assert (figure.period, figure.unsure) == (None, None)


def test_the_difference_from_another_time_says_that_it_is_one():
    text = "Kết nạp 1.500 đoàn viên, nhiều hơn cùng kỳ 300 đoàn viên."
    figure = told(source(text), REPORT, "300 đoàn viên")["300 đoàn viên"]
    assert (figure.period, figure.unsure) == (None, Unsure.DIFFERENCE)


def test_the_target_of_a_year_is_of_that_year_among_the_results_of_a_quarter():
    text = "Chỉ tiêu năm 2024 là kết nạp 6.000 đoàn viên, quý I đã kết nạp 1.500 đoàn viên."
    figures = told(source(text), REPORT, "6.000 đoàn viên", "1.500 đoàn viên")
    assert figures["6.000 đoàn viên"].period == "2024"
    assert figures["1.500 đoàn viên"].period is None


def test_a_number_in_brackets_after_a_time_is_of_that_time():
    text = "So với quý I năm 2020 (500 đoàn viên), kết nạp tăng 112 người."
    assert told(source(text), QUARTER, "500 đoàn viên")["500 đoàn viên"].period == "2020Q1"


def test_in_a_text_of_no_period_a_figure_is_of_the_one_its_clause_begins_with():
    made = source("Nửa nhiệm kỳ qua, đã kết nạp 800 đoàn viên. Riêng năm 2025, đã tặng 30 suất quà.")
    heading = Heading("Liên đoàn Lao động quận Hòa Mẫu", None, None, None, "other")
    found = told(made, heading, "800 đoàn viên", "30 suất quà")
    assert (found["800 đoàn viên"].period, found["800 đoàn viên"].unsure) == (None, Unsure.UNNAMED)
    assert (found["30 suất quà"].period, found["30 suất quà"].unsure) == ("2025", None)
