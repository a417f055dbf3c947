"""Whole texts: what was set, asked for or is still to come is not told as done."""

from __future__ import annotations

from datetime import date

import pytest

from reports.config import Config
from reports.extract.model import Figure
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import quoted, read

TITLE = "LĐLĐ quận Hoàng Mai: Kết quả hoạt động quý I năm 2023, nhiệm vụ quý II"
RESULTS = "Quý I, đã kết nạp 12 đoàn viên.\n\nLĐLĐ quận đã tặng 30 suất quà."


def figure(text: str, quote: str, config: Config) -> Figure:
    """One figure of a text under the title of a report of the first quarter of 2023."""
    return quoted(read(f"{TITLE}\n\n{text}", config), quote)


def tasks(text: str, config: Config) -> list[str]:
    """The planned work of a text that follows results."""
    return [task.text for task in read(f"{TITLE}\n\n{RESULTS}\n\n{text}", config).tasks]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Hội nghị thống nhất chỉ tiêu quý II: kết nạp 400 đoàn viên.", "400 đoàn viên"),
        ("Hội nghị thống nhất chỉ tiêu quý II: kết nạp 400 đoàn viên, thành lập 5 CĐCS.", "5 CĐCS"),
        ("Các đại biểu biểu quyết thông qua chỉ tiêu thành lập 5 CĐCS.", "5 CĐCS"),
        ("Đại hội đã thông qua chỉ tiêu đến năm 2028 kết nạp 6.000 đoàn viên.", "6.000 đoàn viên"),
        ("Ban Thường vụ đã ban hành kế hoạch kết nạp 400 đoàn viên trong năm 2023.", "400 đoàn viên"),
        ("LĐLĐ quận được Thành phố giao kết nạp 500 đoàn viên, đã kết nạp 320.", "500 đoàn viên"),
        ("Thành phố giao kết nạp 500 đoàn viên, LĐLĐ quận đã kết nạp 320.", "500 đoàn viên"),
        ("LĐLĐ quận đăng ký kết nạp 500 đoàn viên.", "500 đoàn viên"),
        ("Các đơn vị ký giao ước thi đua năm 2023: kết nạp 900 đoàn viên; thành lập 5 CĐCS.", "5 CĐCS"),
        ("Nhiệm kỳ 2023 - 2028, đại hội đề ra chỉ tiêu kết nạp 6.000 đoàn viên.", "6.000 đoàn viên"),
        ("Đã thành lập 3 CĐCS (chỉ tiêu cả năm 8 CĐCS, 1.000 đoàn viên).", "1.000 đoàn viên"),
        ("Đã thành lập 3 CĐCS, trong khi kế hoạch là 9 CĐCS.", "9 CĐCS"),
        ("Đã kết nạp 520 đoàn viên so với chỉ tiêu 500 đoàn viên.", "500 đoàn viên"),
        ("Đã kết nạp 520 đoàn viên trên chỉ tiêu 500 đoàn viên.", "500 đoàn viên"),
        ("Đã kết nạp 520 đoàn viên/chỉ tiêu 500 đoàn viên.", "500 đoàn viên"),
        ("Đã thành lập 5 CĐCS (chỉ tiêu giao 4).", "4"),
        ("Đã kết nạp 520 đoàn viên/500 đoàn viên, đạt 104% chỉ tiêu.", "500 đoàn viên"),
    ],
)
def test_a_target_that_was_adopted_or_assigned_is_planned(text, quote, config):
    assert figure(text, quote, config).role is Role.TASK


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        (
            "Các đại biểu thống nhất trong quý II tập trung mở 2 lớp tập huấn; xây 8 căn nhà.",
            ["tập trung mở 2 lớp tập huấn", "xây 8 căn nhà"],
        ),
        (
            "Hội nghị thống nhất 6 tháng cuối năm mở 2 lớp tập huấn; xây 8 căn nhà.",
            ["mở 2 lớp tập huấn", "xây 8 căn nhà"],
        ),
        (
            "Các đơn vị thống nhất nội dung giao ước gồm các nhiệm vụ: mở 2 lớp tập huấn; xây 8 căn nhà.",
            ["mở 2 lớp tập huấn", "xây 8 căn nhà"],
        ),
        ("Hội nghị nhất trí tiếp tục mở 2 lớp tập huấn, xây 8 căn nhà.", None),
    ],
)
def test_what_was_agreed_for_a_time_to_come_is_planned(text, planned, config):
    assert figure(text, "8 căn nhà", config).role is Role.TASK
    assert planned is None or tasks(text, config) == planned


def test_what_was_agreed_of_the_time_that_is_reported_is_a_result(config):
    text = "Hội nghị thống nhất đánh giá quý I đã xây 8 căn nhà."
    assert figure(text, "8 căn nhà", config).role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Kết nạp 480 đoàn viên, kế hoạch năm là 500 đoàn viên.",
        "Kết nạp 480 đoàn viên trên kế hoạch năm là 500 đoàn viên.",
        "Kết nạp 480 đoàn viên, gấp 2 lần kế hoạch năm.",
    ],
)
def test_the_plan_of_the_year_beside_a_result_makes_no_plan_of_that(text, config):
    found = figure(text, "480 đoàn viên", config)
    assert (found.role, found.doubts) == (Role.ACHIEVEMENT, ())


def test_less_than_was_done_after_a_stroke_may_be_something_else_that_was_done(config):
    found = figure("Đã kết nạp 520 đoàn viên/500 đoàn viên.", "500 đoàn viên", config)
    assert Unsure.PERHAPS_DONE in found.doubts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Đã ban hành kế hoạch và tổ chức 12 lớp tập huấn.", "12 lớp tập huấn"),
        ("Đã bàn giao 5 căn nhà cho đoàn viên.", "5 căn nhà"),
        ("Thực hiện chỉ tiêu được giao, LĐLĐ quận đã kết nạp 320 đoàn viên.", "320 đoàn viên"),
        ("Có 12 đơn vị đăng ký tham gia hội thi.", "12 đơn vị"),
    ],
)
def test_what_was_done_beside_a_plan_is_a_result(text, quote, config):
    found = figure(text, quote, config)
    assert (found.role, found.unsure) == (Role.ACHIEVEMENT, None)


def test_a_bare_number_counts_what_the_same_verb_counted_before(config):
    found = figure("LĐLĐ quận được Thành phố giao kết nạp 500 đoàn viên, đã kết nạp 320.", "320", config)
    assert (found.role, found.indicator) == (Role.ACHIEVEMENT, "members-recruited")
    assert (found.mention.unit, found.unsure) == ("đoàn viên", Unsure.UNIT_ELSEWHERE)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Đã sửa 30 căn nhà, còn 15 CĐCS dự kiến hoàn thành trong tháng 4.", "15 CĐCS"),
        ("Hoàn thành việc kiểm tra tại 20 CĐCS trước ngày 25/6.", "20 CĐCS"),
    ],
)
def test_what_has_a_day_after_the_period_is_doubtful_as_a_result(text, quote, config):
    assert figure(text, quote, config).unsure is Unsure.PERHAPS_NOT_DONE


def test_a_day_within_the_period_makes_no_result_doubtful(config):
    found = figure("Đã kiểm tra 20 CĐCS trong tháng 3.", "20 CĐCS", config)
    assert Unsure.PERHAPS_NOT_DONE not in found.doubts


def test_the_past_year_that_an_undated_text_names_first_is_what_it_reports(config):
    found = read(
        "Năm 2022, Hội có 9 chi hội. Hội kết nạp 40 hội viên. Năm 2023, Hội phấn đấu kết nạp 30 hội viên.",
        config,
    )
    assert (found.heading.kind, found.heading.period, found.heading.task_period) == ("year", "2022", "2023")
    assert [f.role for f in found.figures] == [Role.CONTEXT, Role.ACHIEVEMENT, Role.TASK]


def test_in_a_plan_that_no_title_calls_so_a_figure_without_a_cue_is_unsure(config):
    found = read(
        "Năm 2023, Hội phấn đấu kết nạp 30 hội viên.\n\nHội có nhiều cách làm mới. Tặng 120 suất quà.", config
    )
    assert found.heading.kind == "plan"
    assert found.figures[-1].unsure is Unsure.ROLE_INHERITED


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("Nợ kinh phí công đoàn 320 triệu đồng.", "320 triệu đồng", None),
        ("Đã truy thu kinh phí công đoàn 320 triệu đồng.", "320 triệu đồng", None),
        ("Đã thu kinh phí công đoàn 320 triệu đồng.", "320 triệu đồng", "union-fund"),
        ("Thành lập mới 4 CĐCS, thăm 120 đoàn viên ốm đau.", "120 đoàn viên ốm đau", None),
        ("Thành lập mới 4 CĐCS với 120 đoàn viên.", "120 đoàn viên", "unions-founded-members"),
        ("Dự hội nghị có 120 đại biểu đến từ 85 công đoàn cơ sở.", "85 công đoàn cơ sở", None),
        ("Tổ chức Tết Sum vầy cho 800 đoàn viên; thu kinh phí đạt 100% kế hoạch.", "đạt 100% kế hoạch", None),
        ("Ảnh hưởng dịch bệnh làm 200 người mất việc.", "200 người", None),
    ],
)
def test_a_word_across_another_verb_tells_no_indicator(text, quote, indicator, config):
    assert figure(text, quote, config).indicator == indicator


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Chúng tôi đặt mục tiêu đến hết năm 2023 kết nạp 2.200 đoàn viên”, ông A nói.", "2.200 đoàn viên"),
        ("Phấn đấu đến cuối năm thành lập 15 CĐCS.", "15 CĐCS"),
        ("Đã thành lập 3 CĐCS (chỉ tiêu cả năm 8 CĐCS, 1.000 đoàn viên).", "1.000 đoàn viên"),
        ("Dự kiến cả năm thu 12 tỷ đồng, quý I thu 3,1 tỷ đồng.", "12 tỷ đồng"),
        ("Ban Thường vụ đã ban hành kế hoạch kết nạp 400 đoàn viên trong năm 2023.", "400 đoàn viên"),
    ],
)
def test_a_target_of_the_year_is_of_the_year_wherever_its_time_stands(text, quote, config):
    found = figure(text, quote, config)
    assert (found.role, found.period) == (Role.TASK, "2023")


def test_a_target_for_the_end_of_a_term_is_of_no_period(config):
    text = "Đại hội đã thông qua chỉ tiêu đến năm 2028 kết nạp 6.000 đoàn viên."
    assert figure(text, "6.000 đoàn viên", config).unsure is Unsure.UNNAMED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Trong dịp Trung thu năm ngoái, LĐLĐ quận đã trao 300 suất quà.", "300 suất quà"),
        ("Đã tặng quà cho 60 cháu (Trung thu 2022: 40 cháu).", "40 cháu"),
        ("Học kỳ I, các trường đã tổ chức 12 hội thi.", "12 hội thi"),
    ],
)
def test_a_feast_or_a_school_term_is_no_reporting_period(text, quote, config):
    assert figure(text, quote, config).unsure is Unsure.UNNAMED


def test_a_feast_of_the_year_itself_leaves_no_doubt(config):
    assert figure("Tháng Công nhân năm 2023: tặng 300 suất quà.", "300 suất quà", config).unsure is None


@pytest.mark.parametrize("heading", ["Năm học 2023 - 2024:", "Học kỳ II:"])
def test_what_stands_under_a_school_year_or_term_is_unsure(heading, config):
    found = read(f"{TITLE}\n\n{RESULTS}\n\n{heading}\n\n- Tổ chức 14 hội thi.\n\n- Mở 2 lớp.", config)
    assert [f.unsure for f in found.figures[2:]] == [Unsure.UNNAMED] * 2


def test_a_plan_that_is_made_for_another_season_is_no_result(config):
    text = "Quý II, LĐLĐ quận tổ chức hội thao. Xây dựng kế hoạch Tết Trung thu với 400 suất quà."
    assert figure(f"{RESULTS}\n\n{text}", "400 suất quà", config).role is Role.TASK


def test_to_reach_the_targets_of_a_competition_is_work(config):
    text = "Quý II, LĐLĐ quận tập trung hoàn thành các chỉ tiêu thi đua; mở 2 lớp."
    assert tasks(text, config) == ["tập trung hoàn thành các chỉ tiêu thi đua", "mở 2 lớp"]


def test_a_season_of_a_later_year_is_planned_for(config):
    text = "Quý II, LĐLĐ quận tổ chức hội thao. Tặng 400 suất quà Tết Nguyên đán năm 2024."
    assert figure(f"{RESULTS}\n\n{text}", "400 suất quà Tết Nguyên đán", config).role is Role.TASK


def test_what_only_the_season_calls_done_is_unsure(config):
    text = "Quý II, LĐLĐ quận tổ chức hội thao. Tặng 400 suất quà Tết Nguyên đán."
    found = figure(f"{RESULTS}\n\n{text}", "400 suất quà Tết Nguyên đán", config)
    assert found.role is Role.ACHIEVEMENT
    assert found.unsure is not None


@pytest.mark.parametrize(
    "text",
    [
        "Đề xuất, kiến nghị: đề nghị LĐLĐ Thành phố mở 01 lớp tập huấn; hỗ trợ 20 máy tính.",
        (
            "Cụm trưởng thông tin, hội nghị đã bình xét thi đua, đề nghị tặng Cờ thi đua cho 2 đơn vị; bầu LĐLĐ "
            "huyện Sóc Sơn làm Cụm trưởng."
        ),
        "“Ai cũng được thăm hỏi khi ốm đau”, Chủ tịch LĐLĐ quận khẳng định.",
    ],
)
def test_requests_honours_and_promises_are_no_tasks(text, config):
    assert tasks(text, config) == []


@pytest.mark.parametrize(
    "promise",
    [
        "Huyện sẽ dành 2 ha đất xây nhà ở cho công nhân.",
        "Huyện quy hoạch 2 ha đất xây nhà ở cho công nhân.",
        "Chủ tịch UBND huyện cho biết huyện sẽ dành 2 ha đất xây nhà ở cho công nhân.",
    ],
)
def test_the_land_that_an_authority_will_give_is_no_work_of_the_union(promise, config):
    text = f"Nhiệm vụ quý II/2023:\n- Thành lập 5 CĐCS.\n- {promise}\n- Trao 40 suất quà."
    assert tasks(text, config) == ["Thành lập 5 CĐCS", "Trao 40 suất quà"]
    assert figure(text, "2 ha đất xây nhà ở", config).unsure is Unsure.PERHAPS_NOT_DONE


def test_the_time_to_come_names_no_period_and_its_days_fall_into_the_next_one(config):
    found = read(
        "LĐLĐ quận Hoàng Mai: Kết quả quý IV/2022\n\nKết nạp 90 đoàn viên.\n\n"
        "Trong thời gian tới, LĐLĐ quận tiếp tục trao 40 suất quà trước ngày 15/3.\n",
        config,
    )
    (task,) = found.tasks
    assert (found.heading.period, found.heading.task_period, task.period) == ("2022Q4", None, None)
    assert task.due == date(2023, 3, 15)


def test_what_is_asked_for_above_is_neither_done_nor_planned(config):
    text = "Đề xuất, kiến nghị: đề nghị LĐLĐ Thành phố hỗ trợ 20 máy tính."
    assert figure(text, "20 máy tính", config).role is Role.CONTEXT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Trên địa bàn còn 145 doanh nghiệp nợ BHXH 23,4 tỷ đồng.", "23,4 tỷ đồng"),
        ("Hội hiện có 14/14 cơ sở, 32.450 hội viên, đạt tỷ lệ tập hợp 78,3%.", "32.450 hội viên"),
        ("Hội hiện có 14/14 cơ sở, 32.450 hội viên, đạt tỷ lệ tập hợp 78,3%.", "78,3%"),
    ],
)
def test_debts_and_what_there_is_are_background_to_their_end(text, quote, config):
    assert figure(text, quote, config).role is Role.CONTEXT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("So với năm 2021: thu đoàn phí tăng 8%; chi giảm 3,5%.", "tăng 8%"),
        ("So với năm 2021: thu đoàn phí tăng 8%; chi giảm 3,5%.", "giảm 3,5%"),
        ("Đã thu 3 tỷ đồng (tăng 5% so với thực hiện năm 2022).", "tăng 5% so với thực hiện năm 2022"),
        ("Đã trao 300 suất quà, gấp 2,1 lần năm 2020.", "gấp 2,1 lần năm 2020"),
    ],
)
def test_a_change_keeps_what_it_is_compared_with(text, quote, config):
    assert figure(text, quote, config).mention.base == "before"


def test_a_change_against_something_unknown_is_unsure(config):
    text = "Mức thưởng đạt 6,2 triệu đồng, tăng 5,9% so với mặt bằng chung."
    assert figure(text, "tăng 5,9%", config).unsure is Unsure.THAN_WHAT


@pytest.mark.parametrize(
    "text",
    ["Theo đó, LĐLĐ quận đã kết nạp 320 đoàn viên.", "LĐLĐ quận đã bàn giao cho đoàn viên 320 suất quà."],
)
def test_common_connectives_make_nothing_doubtful(text, config):
    found = read(f"{TITLE}\n\n{text}", config)
    assert [f.unsure for f in found.figures] == [None]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("LĐLĐ quận giao cho các CĐCS kết nạp 320 đoàn viên.", "320 đoàn viên"),
        ("Năm qua, nhiều nơi phải tổ chức 5 lớp.", "5 lớp"),
        ("LĐLĐ quận trình LĐLĐ Thành phố 12 hồ sơ.", "12 hồ sơ"),
    ],
)
def test_what_somebody_has_to_do_or_to_agree_to_may_not_be_done(text, quote, config):
    assert figure(text, quote, config).unsure is not None


@pytest.mark.parametrize("heading", ["2. Nhiệm vụ", "Chỉ tiêu:"])
def test_a_list_under_a_heading_of_plans_is_planned_for_sure(heading, config):
    found = read(
        f"{TITLE}\n\n{RESULTS}\n\n{heading}\n\n- Kết nạp 300 đoàn viên.\n\n- Thành lập 5 CĐCS.", config
    )
    assert [(f.role, f.unsure) for f in found.figures[2:]] == [(Role.TASK, None)] * 2


def test_who_spoke_in_the_sentence_before_goes_on_to_ask_for_work(config):
    text = (
        "Phát biểu tại hội nghị, đồng chí Nguyễn Văn Thử, Chủ tịch LĐLĐ Thành phố, ghi nhận kết quả. Đồng thời "
        "đề nghị trong quý II, các cấp công đoàn tiếp tục tuyên truyền về đại hội; tập trung kết nạp đoàn viên, "
        "hoàn thành trước ngày 30/6."
    )
    found = read(f"{TITLE}\n\n{RESULTS}\n\n{text}", config).tasks
    assert [(task.text, task.due) for task in found] == [
        ("tiếp tục tuyên truyền về đại hội", None),
        ("tập trung kết nạp đoàn viên, hoàn thành trước ngày 30/6", date(2023, 6, 30)),
    ]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "Phấn đấu kết nạp 355 đoàn viên, thành lập 03 CĐCS.",
            ["Phấn đấu kết nạp 355 đoàn viên, thành lập 03 CĐCS"],
        ),
        (
            "Phân công: Đồng chí Nguyễn Văn Thử phụ trách công tác tổ chức; đồng chí Trần Thị Ví theo dõi tài chính.",
            ["Đồng chí Nguyễn Văn Thử phụ trách công tác tổ chức", "đồng chí Trần Thị Ví theo dõi tài chính"],
        ),
        (
            '"Chúng tôi sẽ tổ chức hội thi. Tập trung chăm lo đời sống đoàn viên".',
            ["tổ chức hội thi", "Tập trung chăm lo đời sống đoàn viên"],
        ),
        (
            "Đến hết năm 2023, LĐLĐ quận phấn đấu kết nạp 2.200 đoàn viên.",
            ["phấn đấu kết nạp 2.200 đoàn viên"],
        ),
    ],
)
def test_work_is_listed_as_people_would_list_it(text, listed, config):
    assert tasks(text, config) == listed


def test_a_month_in_brackets_after_work_is_when_it_is_due(config):
    text = f"{TITLE}\n\n{RESULTS}\n\nNhiệm vụ:\n\n- Tổ chức hội thi (tháng 10).\n\n- Thăm đoàn viên (tháng 2/2024)."
    assert [task.due for task in read(text, config).tasks] == [date(2023, 10, 31), date(2024, 2, 29)]
