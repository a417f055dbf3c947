"""Words that ask for work or begin with a verb, in sentences that tell what was done."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.extract.model import Heading
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import planned, quoted, read, source, told

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
        f"Hội nghị đã thông qua mục tiêu, phương hướng nhiệm kỳ mới; trao {GIFTS}.",
        f"Hội nghị đã thống nhất chương trình công tác năm 2021; trao {GIFTS}.",
        f"Tập thể có thành tích xuất sắc trong thực hiện nhiệm vụ công tác năm 2021 được trao {GIFTS}.",
    ],
)
def test_what_was_asked_for_or_assigned_or_adopted_is_told_among_results(text):
    made = source(text)
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT
    assert not planned(made, YEAR)


def test_what_somebody_in_office_assigns_is_work():
    made = source(f"Chủ tịch LĐLĐ huyện giao các CĐCS tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn ngành tặng Cờ thi đua, Giấy khen hoàn thành xuất sắc nhiệm vụ công tác, kèm 210 suất quà.",
        "So với kế hoạch đặt ra từng năm, kết quả vượt xa; trao 210 suất quà.",
        "Năm 2020, LĐLĐ huyện đặt chỉ tiêu trao 300 suất; các CĐCS mới vận động được 210 suất quà.",
    ],
)
def test_praise_and_what_results_are_compared_with_are_no_plans(text):
    made = source(text)
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT


def test_plans_that_were_made_and_bore_fruit_tell_results():
    text = (
        f"LĐLĐ huyện đã xây dựng kế hoạch triển khai nhiệm vụ công tác đạt nhiều hiệu quả như: trao {GIFTS}."
    )
    assert told(source(text), YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "words",
    ["Phấn đấu đạt nhiều kết quả", "LĐLĐ huyện sẽ phấn đấu đạt nhiều thành tích, đạt nhiều hiệu quả"],
)
def test_what_is_striven_for_is_no_result(words):
    assert told(source(f"{words}, trao {GIFTS}."), YEAR, GIFTS)[GIFTS].role is Role.TASK


def test_to_accomplish_tasks_is_planned():
    made = source(f"Để hoàn thành xuất sắc nhiệm vụ năm 2021, các đơn vị trao {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK


def test_brackets_behind_a_comparison_tell_of_the_other_time(config):
    text = (
        "LĐLĐ huyện Tân Mẫu sơ kết quý I năm 2021\n\n"
        "Thu 20 tỷ đồng, tăng 11% so với cùng kỳ (năm 2020 thu 18 tỷ đồng), nộp 2 tỷ đồng."
    )
    roles = {figure.mention.value: figure.role for figure in read(text, config).figures}
    assert roles[Decimal(18_000_000_000)] is Role.CONTEXT
    assert roles[Decimal(2_000_000_000)] is Role.ACHIEVEMENT


@pytest.mark.parametrize("told_of", ["20 cơ sở nộp đủ", "hỗ trợ 20 cơ sở", "có 20 cơ sở mới"])
def test_of_what_brackets_behind_a_comparison_tell_is_doubtful_where_they_count_something_else(
    told_of, config
):
    text = f"LĐLĐ huyện Tân Mẫu sơ kết quý I năm 2021\n\nThu 5 tỷ đồng, tăng 12% so với cùng kỳ ({told_of})."
    (figure,) = (one for one in read(text, config).figures if one.mention.value == 20)
    assert Unsure.COMPARED in figure.doubts


@pytest.mark.parametrize("inside", ["8 vụ", "cùng kỳ 8 vụ"])
def test_brackets_behind_a_comparison_surely_count_the_same(inside, config):
    text = (
        f"LĐLĐ huyện Tân Mẫu sơ kết quý I năm 2021\n\nGiải quyết 5 vụ, giảm 3 vụ so với cùng kỳ ({inside})."
    )
    figure = quoted(read(text, config), "8 vụ")
    assert (figure.role, figure.period, figure.doubts) == (Role.CONTEXT, "2020Q1", ())


@pytest.mark.parametrize(
    "told_of",
    ["Nhiệm vụ đặt ra", "Kế hoạch đề ra từ đầu năm", "Yêu cầu đặt ra", "Trọng tâm hoạt động của công đoàn"],
)
def test_what_was_set_up_is_perhaps_not_done(told_of):
    figure = told(source(f"{told_of} là tặng {GIFTS}."), YEAR, GIFTS)[GIFTS]
    assert figure.role is Role.TASK
    assert Unsure.PERHAPS_NOT_DONE in figure.doubts


def test_the_focus_of_a_period_is_planned():
    made = source(f"Trọng tâm công tác quý I: tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK


def test_what_an_adopted_plan_counts_is_planned_with_all_that_follows():
    text = f"Hội nghị đã thông qua phương hướng năm 2021 với 12 chỉ tiêu; tặng {GIFTS}."
    assert told(source(text), YEAR, GIFTS)[GIFTS].role is Role.TASK


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp tục đổi mới nội dung hoạt động, các chỉ tiêu Đại hội X đề ra đều đạt và vượt.",
        "Các đại biểu nhất trí cao với mục tiêu công tác Đoàn nhiệm kỳ 2017 - 2022.",
    ],
)
def test_targets_that_were_reached_or_agreed_to_turn_to_no_plans(text):
    made = source(f"{text} Các cấp công đoàn quan tâm chăm lo công nhân, tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT
    assert not planned(made, YEAR)


def test_the_lead_goes_on_with_plans_where_it_tells_them_in_detail():
    lead = "Tại hội nghị, các chỉ tiêu chủ yếu được đưa ra. Cụ thể như hàng năm phát triển mới 100 đoàn viên."
    found = read(f"Hội nghị Công đoàn phường Tân Mẫu\n\n{lead}\n")
    assert quoted(found, "100 đoàn viên").role is Role.TASK
    assert [task.text for task in found.tasks] == ["hàng năm phát triển mới 100 đoàn viên"]


def test_results_since_new_year_make_no_plan_of_a_text_that_names_the_work_of_a_year():
    text = "Từ đầu năm đến nay, Hội Nông dân huyện An Thử đã kết nạp 40 hội viên. Toàn huyện có 90 hộ giỏi trong năm 2020."
    found = read(f"Nông dân An Thử\n\n{text}\n\nNhiệm vụ năm 2020 là phối hợp mở 3 lớp.\n")
    assert (found.heading.kind, found.heading.task_period) == ("other", "2020")
    assert quoted(found, "90 hộ giỏi").role is not Role.TASK


@pytest.mark.parametrize(
    "followed",
    [
        "Bám sát trọng tâm công tác quý",
        "Hoàn thành nhiệm vụ năm",
        "Thực hiện nhiệm vụ năm 2020",
        "Xác định trọng tâm hoạt động năm 2020 là cơ sở",
        "Ban Thường vụ đã bám sát các nhiệm vụ trọng tâm",
    ],
)
def test_what_is_done_by_plans_of_the_time_that_is_reported_is_a_result(followed):
    made = source(f"{followed}, Liên đoàn Lao động huyện An Thử tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT
    assert not planned(made, YEAR)


def test_what_is_done_by_plans_of_the_time_to_come_is_planned():
    made = source(f"Thực hiện nhiệm vụ năm 2021, Liên đoàn Lao động huyện An Thử tặng {GIFTS}.")
    assert told(made, YEAR, GIFTS)[GIFTS].role is Role.TASK


def test_work_of_the_year_around_what_is_reported_is_planned():
    quarter = Heading("Liên đoàn Lao động huyện An Thử", None, "2021Q1", "2021Q2", "quarter")
    made = source(f"Nhiệm vụ năm 2021: tặng {GIFTS}.")
    assert told(made, quarter, GIFTS)[GIFTS].role is Role.TASK


@pytest.mark.parametrize(
    "adopted", ["đã thông qua nghị quyết với", "đã thông qua", "đã đưa ra", "thống nhất triển khai"]
)
def test_targets_that_were_adopted_are_counted_as_planned(adopted):
    figure = told(source(f"Đại hội {adopted} 8 chỉ tiêu."), YEAR, "8 chỉ tiêu")["8 chỉ tiêu"]
    assert (figure.role, Unsure.PERHAPS_NOT_DONE in figure.doubts) == (Role.TASK, True)


def test_targets_that_were_reached_as_all_agree_are_a_result():
    made = source("Hội nghị thống nhất đánh giá đã hoàn thành 8 chỉ tiêu.")
    assert told(made, YEAR, "8 chỉ tiêu")["8 chỉ tiêu"].role is Role.ACHIEVEMENT


@pytest.mark.parametrize("inside", ["2 tỷ đồng", "30 CĐCS, 2 tỷ đồng", "nữ nộp 2 tỷ đồng"])
def test_brackets_behind_a_comparison_are_doubtful_where_the_amount_was_not_told_before(inside, config):
    text = (
        f"LĐLĐ huyện Tân Mẫu sơ kết quý I năm 2021\n\nTặng 40 suất quà, tăng 12% so với cùng kỳ ({inside})."
    )
    assert Unsure.COMPARED in quoted(read(text, config), "2 tỷ đồng").doubts


LIST = "Cụ thể, kết nạp 680 đoàn viên; thành lập công đoàn cơ sở tại 13 doanh nghiệp."


def test_bare_verbs_in_a_text_that_says_nowhere_what_it_tells_are_doubtful():
    assert Unsure.ROLE_INHERITED in quoted(read(f"{LIST}\n"), "680 đoàn viên").doubts


def test_bare_verbs_in_a_text_that_tells_what_was_done_are_results():
    text = f"{LIST}\n\nLĐLĐ huyện An Thử đã đối thoại với 20 doanh nghiệp.\n"
    assert quoted(read(text), "680 đoàn viên").doubts == ()


AHEAD = f"công đoàn ngành tập trung đổi mới nội dung hoạt động; tặng {GIFTS}."


def test_the_one_term_named_after_the_past_one_is_to_come():
    text = f"Nhiệm kỳ qua, công đoàn ngành đã thành lập 26 CĐCS.\n\nNhiệm kỳ 2018-2023, {AHEAD}"
    found = read(f"Đại hội Công đoàn ngành Thử\n\n{text}\n")
    assert quoted(found, GIFTS).role is Role.TASK
    assert found.tasks[0].text == "tập trung đổi mới nội dung hoạt động"


def test_a_term_named_before_the_past_one_is_not():
    text = f"Nhiệm kỳ 2018-2023, {AHEAD}\n\nNhiệm kỳ qua, công đoàn ngành đã thành lập 26 CĐCS."
    found = read(f"Đại hội Công đoàn ngành Thử\n\n{text}\n")
    assert quoted(found, GIFTS).role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        f"Năm 2020, LĐLĐ huyện tặng {GIFTS}, năm 2021 sẽ tặng 300 suất.",
        f"Xác định phải chăm lo từ cơ sở, các CĐCS tặng {GIFTS}.",
        f"LĐLĐ huyện luôn xác định phải chăm lo từ cơ sở; trong năm tặng {GIFTS}.",
        f"Năm 2020 với mục tiêu là kết nạp 300; LĐLĐ huyện kết nạp được 90; tặng {GIFTS}.",
    ],
)
def test_what_was_done_before_or_besides_plans_is_a_result(text):
    assert told(source(text), YEAR, GIFTS)[GIFTS].role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "order",
    ["Đồng chí A, Trưởng ban chỉ đạo các CĐCS", "Chủ tịch LĐLĐ tỉnh đến dự, chỉ đạo LĐLĐ huyện"],
)
def test_who_heads_a_board_or_comes_may_give_orders(order):
    assert told(source(f"{order} tặng {GIFTS}."), YEAR, GIFTS)[GIFTS].role is Role.TASK
