"""What each figure tells: a result, a target, or background."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.extract.model import Heading, Kind
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import QUARTER, mention, read, source, told

PLAN = Heading("Liên đoàn Lao động huyện An Thử", None, "2021", "2021", "plan")


def role(text: str, quote: str, heading: Heading = QUARTER) -> Role:
    return told(source(text), heading, quote)[quote].role


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị đã kết nạp 350 đoàn viên.",
        "Đến nay, các đơn vị kết nạp 350 đoàn viên.",
        "Trong quý I, kết nạp 350 đoàn viên.",
        "Kết nạp 350 đoàn viên.",
        "Kết quả, 350 đoàn viên được kết nạp.",
        "Bà A, Chủ tịch LĐLĐ quận, cho biết, quý I kết nạp được 350 đoàn viên.",
        "Dịp này, LĐLĐ quận trao quà cho 350 đoàn viên.",
        "Theo kế hoạch được giao, các đơn vị đã kết nạp 350 đoàn viên.",
        "Phấn đấu cả năm kết nạp 900 đoàn viên, kết quả quý I đạt 350 đoàn viên.",
        "Đào tạo nghề cho 90% lao động đã qua đào tạo; kết nạp 350 đoàn viên.",
    ],
)
def test_what_was_done_is_a_result(text):
    assert role(text, "350 đoàn viên") is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ quận sẽ kết nạp 350 đoàn viên.",
        "Phấn đấu kết nạp 350 đoàn viên.",
        "Quý II, các đơn vị tập trung kết nạp 350 đoàn viên.",
        "Trong thời gian tới, các đơn vị kết nạp 350 đoàn viên.",
        "Chủ tịch LĐLĐ quận đề nghị các đơn vị kết nạp 350 đoàn viên.",
        "LĐLĐ quận đã đề ra mục tiêu kết nạp 350 đoàn viên.",
        "Với mục tiêu kết nạp 350 đoàn viên, các đơn vị đã họp bàn.",
        "LĐLĐ quận cần kết nạp 350 đoàn viên.",
        "Theo kế hoạch, quý II sẽ kết nạp 350 đoàn viên.",
        "Từ nay đến hết quý, các đơn vị kết nạp 350 đoàn viên.",
        "Ông A cho biết, LĐLĐ quận có kế hoạch kết nạp 350 đoàn viên.",
        "Để đạt 350 đoàn viên, các đơn vị đã họp bàn.",
    ],
)
def test_what_is_planned_is_a_target(text):
    assert role(text, "350 đoàn viên") is Role.TASK


@pytest.mark.parametrize(
    "text",
    [
        "Quận hiện có 350 đoàn viên.",
        "LĐLĐ quận quản lý 350 đoàn viên.",
        "Toàn quận có 350 đoàn viên.",
        "LĐLĐ quận Hòa Mẫu có 350 đoàn viên ở 12 cơ sở.",
        "Tổng số đoàn viên trên địa bàn quận là 350 đoàn viên.",
        "Tổng số đoàn viên đến nay là 350 đoàn viên.",
    ],
)
def test_what_there_is_is_background(text):
    assert role(text, "350 đoàn viên") is Role.CONTEXT


def test_what_there_is_goes_on_being_background_in_its_sentence():
    made = source("Quận hiện có 486 cơ sở với 31.720 đoàn viên.")
    assert {f.role for f in told(made, QUARTER, "486 cơ sở", "31.720 đoàn viên").values()} == {Role.CONTEXT}


def test_something_that_happened_to_what_there_is_is_a_result():
    assert role("Toàn quận có 350 đoàn viên được kết nạp Đảng.", "350 đoàn viên") is Role.ACHIEVEMENT
    assert role("Toàn quận có 350 hộ đăng ký thi đua.", "350 hộ") is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu giao là thành lập 10 cơ sở, đã thành lập 12 cơ sở.",
        "Được giao thành lập 10 cơ sở, đến nay đã thành lập 12 cơ sở.",
        "LĐLĐ quận được giao chỉ tiêu thành lập 10 cơ sở. Đến nay, thành lập 12 cơ sở.",
        "Kế hoạch giao thành lập 10 cơ sở, thành lập được 12 cơ sở.",
        "Đã thành lập 12 cơ sở (chỉ tiêu 10 cơ sở).",
    ],
)
def test_a_target_that_was_set_stands_beside_its_result(text):
    figures = told(source(text), QUARTER, "10 cơ sở", "12 cơ sở")
    assert figures["10 cơ sở"].role is Role.TASK
    assert figures["10 cơ sở"].period == "2021Q1"
    assert figures["12 cơ sở"].role is Role.ACHIEVEMENT


def test_what_was_before_a_change_and_what_is_not_done_yet_is_background():
    made = source("Giảm từ 9 cơ sở xuống còn 7 cơ sở.")
    before = replace(mention(made, "9 cơ sở"), unsure=Unsure.EARLIER)
    assert told(made, QUARTER, before)["9 cơ sở"].role is Role.CONTEXT
    assert role("Đã thăm 40 tổ, còn 6 tổ chưa thăm.", "6 tổ") is Role.CONTEXT


def test_what_something_is_or_is_made_of_is_background():
    assert role("Đây là dự án có mức đầu tư lớn, ở 12 phường.", "12 phường") is Role.CONTEXT
    assert role("Đại hội đã bầu ban chấp hành gồm 15 đồng chí.", "15 đồng chí") is Role.CONTEXT
    assert role("Đại hội đã bầu ban chấp hành khóa V, gồm 15 anh, chị.", "15 anh, chị") is Role.CONTEXT


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Quý I, trên địa bàn xảy ra 3 vụ ngừng việc.", "3 vụ ngừng việc", Role.CONTEXT),
        ("Quý I, tham gia giải quyết 3 vụ ngừng việc.", "3 vụ ngừng việc", Role.ACHIEVEMENT),
        ("Thu nhập bình quân của công nhân đạt 7,9 triệu đồng.", "7,9 triệu đồng", Role.CONTEXT),
        ("Thu nhập bình quân năm 2020: 7,9 triệu đồng.", "7,9 triệu đồng", Role.CONTEXT),
        ("Quý I, đã hỗ trợ 20 người có thu nhập bình quân dưới 3 triệu đồng.", "20 người", Role.ACHIEVEMENT),
        ("Nợ bảo hiểm xã hội còn 3 tỷ đồng.", "3 tỷ đồng", Role.CONTEXT),
        ("Quý I, đã giúp thu hồi nợ bảo hiểm xã hội 3 tỷ đồng.", "3 tỷ đồng", Role.ACHIEVEMENT),
        ("Toàn tỉnh có 1.640 doanh nghiệp đang hoạt động.", "1.640 doanh nghiệp", Role.CONTEXT),
        ("Quý I có 2 vụ đình công.", "2 vụ đình công", Role.CONTEXT),
        ("Tai nạn lao động làm chết 2 người.", "2 người", Role.CONTEXT),
        ("Số công nhân mất việc là 1.200 người.", "1.200 người", Role.CONTEXT),
        ("Quý I, hòa giải 5 vụ, trong đó có 2 vụ tranh chấp.", "2 vụ tranh chấp", Role.ACHIEVEMENT),
        ("Quý I, diễn ra 3 hội nghị người lao động.", "3 hội nghị người lao động", Role.ACHIEVEMENT),
        ("Quý I, thu nhập bình quân tăng, 95% công nhân được hỗ trợ.", "95% công nhân", Role.ACHIEVEMENT),
    ],
)
def test_how_things_are_is_background_and_what_is_done_about_it_a_result(text, quote, expected):
    assert role(text, quote) is expected


@pytest.mark.parametrize(
    ("text", "quotes", "last"),
    [
        (
            "Mức thưởng cao nhất 45 triệu đồng, thấp nhất 500.000 đồng.",
            ("45 triệu đồng", "500.000 đồng"),
            Role.CONTEXT,
        ),
        (
            "Nợ kinh phí còn 2,4 tỷ đồng của 40 doanh nghiệp.",
            ("2,4 tỷ đồng", "40 doanh nghiệp"),
            Role.CONTEXT,
        ),
        (
            "Có 12 doanh nghiệp nợ BHXH, quận đã đối thoại với 30 doanh nghiệp.",
            ("12 doanh nghiệp", "30 doanh nghiệp"),
            Role.ACHIEVEMENT,
        ),
        (
            "Có 12 doanh nghiệp nợ BHXH, tổ chức đối thoại với 30 doanh nghiệp.",
            ("12 doanh nghiệp", "30 doanh nghiệp"),
            Role.ACHIEVEMENT,
        ),
        (
            "Nợ BHXH là 3 tỷ đồng, tổng thu kinh phí là 5 tỷ đồng.",
            ("3 tỷ đồng", "5 tỷ đồng"),
            Role.ACHIEVEMENT,
        ),
        (
            "Có 45 lao động bị mất việc, 30 suất quà được trao.",
            ("45 lao động", "30 suất quà"),
            Role.ACHIEVEMENT,
        ),
    ],
)
def test_what_is_done_after_a_hardship_is_told_is_none_of_it(text, quotes, last):
    found = told(source(text), QUARTER, *quotes)
    assert found[quotes[0]].role is Role.CONTEXT
    assert found[quotes[1]].role is last


def test_whom_a_union_sends_is_a_result_and_who_was_elected_is_none():
    assert role("Quý I, quận đã cử 45 y, bác sĩ chi viện cho tỉnh bạn.", "45 y, bác sĩ") is Role.ACHIEVEMENT
    assert role("Hội nghị đã hiệp thương cử 45 đồng chí vào ủy ban.", "45 đồng chí") is Role.CONTEXT


def test_a_share_of_what_there_is_is_a_result():
    made = source("Toàn quận có 37/52 doanh nghiệp sử dụng từ 100 lao động trở lên ký thỏa ước.")
    share = mention(made, "37/52 doanh nghiệp", Kind.RATIO)
    assert told(made, QUARTER, share)["37/52 doanh nghiệp"].role is Role.ACHIEVEMENT


def test_a_condition_between_does_not_part_a_figure_from_what_happened():
    text = "Quý I/2021\n\nĐã làm tốt.\nToàn quận có 37 doanh nghiệp có từ 100 lao động trở lên ký thỏa ước."
    figures = read(text).figures
    found = [(figure.mention.value, figure.role) for figure in figures]
    assert found == [(37, Role.ACHIEVEMENT), (100, Role.CONTEXT)]


def test_those_who_attend_a_meeting_are_background():
    assert role("Dự hội nghị có 120 đại biểu.", "120 đại biểu") is Role.CONTEXT
    assert role("27 ủy viên có mặt.", "27 ủy viên") is Role.CONTEXT
    text = "Đến dự và chỉ đạo đại hội còn có ông A, lãnh đạo quận và 90 người đại diện cho 350 đoàn viên."
    assert role(text, "350 đoàn viên") is Role.CONTEXT


def test_all_who_came_are_background():
    made = source("Dự chương trình có Phó Chủ tịch LĐLĐ quận; cùng hơn 300 đoàn viên.")
    assert told(made, QUARTER, "300 đoàn viên")["300 đoàn viên"].role is Role.CONTEXT


def test_what_somebody_made_is_no_part_of_him():
    assert role("Tổng công ty Xây dựng Ví Dụ có 420 sáng kiến.", "420 sáng kiến") is Role.ACHIEVEMENT


def test_the_number_that_only_calls_the_subject_is_background_until_something_is_done():
    assert role("6 đơn vị trong Cụm luôn theo sát chỉ đạo.", "6 đơn vị") is Role.CONTEXT
    assert role("6 đơn vị trong Cụm đã ký kết chương trình.", "6 đơn vị") is Role.ACHIEVEMENT


def test_a_plan_goes_on_in_later_sentences_and_paragraphs():
    made = source("Quý II, LĐLĐ quận sẽ đổi mới công tác. Kết nạp 350 đoàn viên.", "Thành lập 12 cơ sở.")
    figures = told(made, QUARTER, "350 đoàn viên", "12 cơ sở")
    assert {f.role for f in figures.values()} == {Role.TASK}
    assert all(f.unsure for f in figures.values())


def test_results_may_stand_after_the_plans():
    made = source(
        "Quý II, LĐLĐ quận sẽ kết nạp 350 đoàn viên.", "Kết quả rà soát, đã có 431 đồng chí được hỗ trợ."
    )
    figures = told(made, QUARTER, "350 đoàn viên", "431 đồng chí")
    assert [f.role for f in figures.values()] == [Role.TASK, Role.ACHIEVEMENT]


def test_somebody_who_begins_to_tell_how_things_are_ends_a_plan():
    made = source(
        "Quý II, các đơn vị sẽ kết nạp 350 đoàn viên.",
        "Bà A, Chủ tịch LĐLĐ quận cho biết, quận có nhiều khó khăn. Trao 90 suất.",
    )
    assert told(made, QUARTER, "350 đoàn viên", "90 suất")["90 suất"].role is Role.ACHIEVEMENT


def test_what_belongs_to_another_season_was_not_planned():
    made = source("Quý II, LĐLĐ quận sẽ đổi mới công tác.", "Tổ chức “Tết Sum vầy” cho 350 đoàn viên.")
    assert told(made, QUARTER, "350 đoàn viên")["350 đoàn viên"].role is Role.ACHIEVEMENT


def test_headings_of_an_official_paper_turn_what_follows():
    made = source("I. KẾT QUẢ", "Kết nạp 350 đoàn viên.", "II. NHIỆM VỤ QUÝ II", "Kết nạp 400 đoàn viên.")
    figures = told(made, QUARTER, "350 đoàn viên", "400 đoàn viên")
    assert [f.role for f in figures.values()] == [Role.ACHIEVEMENT, Role.TASK]


def test_headings_turn_what_follows_by_the_one_time_in_them():
    made = source("I. CHƯƠNG TRÌNH QUÝ II/2021", "Trao 350 suất.", "II. NỘI DUNG QUÝ I/2021", "Trao 90 suất.")
    figures = told(made, QUARTER, "350 suất", "90 suất")
    assert [f.role for f in figures.values()] == [Role.TASK, Role.ACHIEVEMENT]


def test_the_caption_of_a_table_turns_nothing():
    made = source("Biểu 02. Một số chỉ tiêu chủ yếu", "Trao 350 suất.")
    assert told(made, QUARTER, "350 suất")["350 suất"].role is Role.ACHIEVEMENT


def test_title_and_lead_turn_nothing():
    made = source(
        "Kết nạp 350 đoàn viên.", lead="LĐLĐ quận triển khai nhiệm vụ quý II, phấn đấu vượt chỉ tiêu."
    )
    assert told(made, QUARTER, "350 đoàn viên")["350 đoàn viên"].role is Role.ACHIEVEMENT


def test_parts_of_one_sentence_may_tell_results_and_plans():
    made = source("Công đoàn trao 200 suất; kết nạp 350 đoàn viên; quý II phấn đấu trao 300 suất.")
    figures = told(made, QUARTER, "200 suất", "350 đoàn viên", "300 suất")
    assert [f.role for f in figures.values()] == [Role.ACHIEVEMENT, Role.ACHIEVEMENT, Role.TASK]


def test_results_already_reached_are_no_plan_and_targets_already_set_no_result():
    text = "Phát huy kết quả đã đạt được, quý II, LĐLĐ quận sẽ kết nạp 350 đoàn viên."
    assert role(text, "350 đoàn viên") is Role.TASK
    assert (
        role("Các chỉ tiêu đã đề ra đều hoàn thành, kết nạp 350 đoàn viên.", "350 đoàn viên")
        is Role.ACHIEVEMENT
    )


def test_a_city_called_can_tho_plans_nothing():
    assert role("Quỹ công đoàn Cần Thơ trao 350 suất.", "350 suất") is Role.ACHIEVEMENT


def test_everything_in_a_plan_is_planned():
    assert role("Huyện vận động 350 đoàn viên tham gia.", "350 đoàn viên", PLAN) is Role.TASK


@pytest.mark.parametrize(
    "told",
    [
        "LĐLĐ tỉnh đề nghị Tỉnh ủy hỗ trợ 10 tỷ đồng.",
        "Chỉ tiêu cả năm 2024 là kết nạp 6.000 đoàn viên, thành lập 60 CĐCS.",
        "Đang triển khai xây dựng 6 Mái ấm.",
    ],
)
def test_what_is_asked_for_or_aimed_at_is_no_result_without_a_doubt(told):
    title = "Kết quả hoạt động quý I/2024 của LĐLĐ tỉnh Bình Minh\n\n"
    figures = read(title + told).figures
    assert figures
    for figure in figures:
        assert figure.unsure or figure.role is Role.TASK


def test_a_demand_that_was_met_and_a_share_of_a_target_doubt_nothing():
    title = "Kết quả hoạt động quý I/2024 của LĐLĐ tỉnh Bình Minh\n\n"
    told = "Đáp ứng yêu cầu, LĐLĐ tỉnh đã tổ chức 5 lớp tập huấn. Đạt 125% chỉ tiêu, kết nạp 312 đoàn viên."
    figures = read(title + told).figures
    assert [figure.unsure for figure in figures] == [None, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị thẳng thắn chỉ ra một số hạn chế: còn 350 đoàn viên chưa có thẻ.",
        "Hội nghị cũng đánh giá những vướng mắc trong năm: 350 đoàn viên chưa được cấp thẻ; dữ liệu chưa đồng bộ.",
    ],
)
def test_shortcomings_named_before_a_colon_are_background(text):
    assert role(text, "350 đoàn viên") is Role.CONTEXT


def test_people_in_hardship_are_no_shortcomings():
    assert role("Thăm gia đình đoàn viên khó khăn: 350 đoàn viên.", "350 đoàn viên") is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị trong Cụm ký giao ước thi đua. Toàn Cụm kết nạp 350 đoàn viên.",
        "Chủ tịch LĐLĐ quận cho biết, nếu cơ sở yếu thì người lao động sẽ rời đi. Các đơn vị kết nạp 350 đoàn viên.",
    ],
)
def test_an_emulation_pact_and_what_would_happen_plan_nothing(text):
    assert role(text, "350 đoàn viên") is Role.ACHIEVEMENT


def test_an_aim_that_is_named_is_planned_and_what_was_done_after_it_is_not():
    text = "Chỉ tiêu cả năm là kết nạp 400 đoàn viên, đã kết nạp 350 đoàn viên."
    figures = told(source(text), QUARTER, "400 đoàn viên", "350 đoàn viên")
    assert [figures[q].role for q in ("400 đoàn viên", "350 đoàn viên")] == [Role.TASK, Role.ACHIEVEMENT]
    assert not figures["350 đoàn viên"].unsure


def test_what_is_counted_up_to_a_day_is_a_result_after_a_plan():
    plan = "Phó Chủ tịch đề nghị các CĐCS rà soát danh sách."
    made = source(plan, "Đến 30/3, quận có 12 CĐCS. Trong quý kết nạp 350 đoàn viên.")
    assert told(made, QUARTER, "350 đoàn viên")["350 đoàn viên"].role is Role.ACHIEVEMENT
    later = source(plan, "Đến 30/6, quận có 12 CĐCS. Trong quý kết nạp 350 đoàn viên.")
    assert told(later, QUARTER, "350 đoàn viên")["350 đoàn viên"].role is Role.TASK


@pytest.mark.parametrize("title", ["1. Tình hình CNVCLĐ", "b) Chưa làm được", "5. Hạn chế"])
def test_what_stands_under_a_heading_of_the_situation_or_of_shortcomings_is_background(title):
    made = source(
        title, "Có 5 cơ sở cho 350 đoàn viên nghỉ luân phiên.", "6. Kết quả", "Kết nạp 12 đoàn viên."
    )
    figures = told(made, QUARTER, "350 đoàn viên", "12 đoàn viên")
    assert figures["350 đoàn viên"].role is Role.CONTEXT
    assert figures["12 đoàn viên"].role is Role.ACHIEVEMENT


def test_a_table_that_stands_apart_has_a_head_of_its_own():
    text = (
        "LĐLĐ quận Hòa Mẫu: Kết quả quý I/2021\n\n"
        "TT\tNội dung\tKết quả\n1\tĐoàn viên kết nạp\t350 đoàn viên\n\n"
        "TT\tNội dung\tKế hoạch quý II\n1\tĐoàn viên kết nạp\t12 đoàn viên\n"
    )
    figures = read(text).figures
    assert [figure.role for figure in figures] == [Role.ACHIEVEMENT, Role.TASK]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Dự kiến 2.000 công nhân sẽ mất việc trong quý II.", "2.000 công nhân", Role.CONTEXT),
        ("450 lao động bị mất việc đã được hỗ trợ tiền thuê nhà.", "450 lao động", Role.ACHIEVEMENT),
        ("Có 5 cơ sở chưa nộp kinh phí.", "5 cơ sở", Role.CONTEXT),
        ("Ông Mẫu cho biết công ty có 300 công nhân.", "300 công nhân", Role.CONTEXT),
    ],
)
def test_what_was_set_foreseen_or_not_done_is_no_result(text, quote, expected):
    assert role(text, quote) is expected


def test_what_was_assigned_goes_on_with_other_work_but_not_with_what_was_done():
    text = "LĐLĐ quận được giao kết nạp 900 đoàn viên, thành lập 60 cơ sở."
    figure = told(source(text), QUARTER, "900 đoàn viên", "60 cơ sở")["60 cơ sở"]
    assert (figure.role, figure.unsure) == (Role.TASK, Unsure.PERHAPS_DONE)
    text = "LĐLĐ quận được giao 60 cơ sở, thực hiện 50 tổ."
    assert told(source(text), QUARTER, "60 cơ sở", "50 tổ")["50 tổ"].role is Role.ACHIEVEMENT


def test_a_plan_in_brackets_after_its_share_is_a_target_surely_where_the_share_comes_out():
    texts = {
        "Kết nạp 612 đoàn viên, đạt 24,5% chỉ tiêu năm (2.500 đoàn viên).": None,
        "Kết nạp 612 đoàn viên, đạt 24,5% chỉ tiêu năm (3.000 đoàn viên).": Unsure.PERHAPS_DONE,
    }
    for text, doubt in texts.items():
        plan = read(f"Kết quả hoạt động quý I/2021\n\nĐã làm tốt.\n{text}").figures[-1]
        assert (plan.role, plan.period, plan.unsure) == (Role.TASK, "2021", doubt)


def test_women_among_what_there_is_are_background():
    made = source("Toàn tỉnh có 64.300 nữ CNVCLĐ, chiếm 53,7% tổng số.")
    assert told(made, QUARTER, "64.300 nữ CNVCLĐ")["64.300 nữ CNVCLĐ"].role is Role.CONTEXT


def test_what_is_left_among_plans_is_background():
    made = source(
        "Bí thư Tỉnh đoàn nhấn mạnh, còn 2 chỉ tiêu chưa hoàn thành, các đơn vị cần nỗ lực cao hơn."
    )
    assert told(made, QUARTER, "2 chỉ tiêu")["2 chỉ tiêu"].role is Role.CONTEXT


def test_places_that_a_meeting_is_held_in_at_once_are_background():
    made = source("Hội nghị được kết nối trực tuyến đến 11 điểm cầu các huyện.")
    assert told(made, QUARTER, "11 điểm cầu")["11 điểm cầu"].role is Role.CONTEXT


def test_what_there_is_by_now_is_background_whoever_has_it():
    made = source("Theo ông A, hiện các khu công nghiệp có 118 doanh nghiệp; trong đó 86 CĐCS.")
    found = told(made, QUARTER, "118 doanh nghiệp", "86 CĐCS")
    assert [one.role for one in found.values()] == [Role.CONTEXT, Role.CONTEXT]


def test_work_that_is_carried_out_is_no_background():
    made = source("LĐLĐ quận thực hiện các hoạt động, có 118 đoàn viên tham gia.")
    assert told(made, QUARTER, "118 đoàn viên")["118 đoàn viên"].role is Role.ACHIEVEMENT


def test_what_a_worker_tells_of_himself_is_doubtful():
    made = source("Chị Mẫu, công nhân Công ty Thử, cho biết: “Tôi có thu nhập 18 triệu đồng mỗi tháng”.")
    assert told(made, QUARTER, "18 triệu đồng")["18 triệu đồng"].unsure is not None


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch LĐLĐ tỉnh biểu dương quận đã kết nạp 320 đoàn viên, đồng thời đề nghị rà soát 45 đơn vị.",
        "LĐLĐ tỉnh đã trao quà cho 320 đoàn viên, Phó Chủ tịch LĐLĐ tỉnh đề nghị quan tâm đến 45 đơn vị.",
    ],
)
def test_what_was_done_before_somebody_asks_for_more_is_a_result(text):
    found = told(source(text), QUARTER, "320 đoàn viên", "45 đơn vị")
    assert [one.role for one in found.values()] == [Role.ACHIEVEMENT, Role.TASK]


def test_what_stands_before_a_request_without_a_word_of_time_is_doubtful():
    made = source("Đồng chí biểu dương 320 đoàn viên tiêu biểu và đề nghị các cấp công đoàn mở 2 lớp.")
    assert told(made, QUARTER, "320 đoàn viên")["320 đoàn viên"].unsure is Unsure.PERHAPS_DONE


def test_what_people_are_called_on_to_do_is_doubtful_as_a_result():
    made = source("Chủ tịch LĐLĐ quận phát động thi đua và kêu gọi mỗi đoàn viên có 1 sáng kiến.")
    assert told(made, QUARTER, "1 sáng kiến")["1 sáng kiến"].unsure is Unsure.PERHAPS_NOT_DONE
