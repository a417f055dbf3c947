from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.extract.model import Figure, Heading, Kind
from reports.extract.names import names_of
from reports.extract.phrases import fold
from reports.extract.reasons import Unsure
from reports.facts import Role
from reports.organisations import Directory
from tests.extract.making import QUARTER, mention, read, source, told

PLAN = Heading("Liên đoàn Lao động huyện An Thử", None, "2021", "2021", "plan")
CITY = Heading("Cơ quan Liên đoàn Lao động thành phố Ví Dụ", None, "2021Q1", "2021Q2", "quarter")


def role(text: str, quote: str, heading: Heading = QUARTER) -> Role:
    return told(source(text), heading, quote)[quote].role


def owner(text: str, quote: str, heading: Heading = CITY) -> str | None:
    return told(source(text), heading, quote)[quote].organisation


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
    before = mention(made, "9 cơ sở")._replace(unsure=Unsure.EARLIER)
    assert told(made, QUARTER, before)["9 cơ sở"].role is Role.CONTEXT
    assert role("Đã thăm 40 tổ, còn 6 tổ chưa thăm.", "6 tổ") is Role.CONTEXT


def test_what_something_is_or_is_made_of_is_background():
    assert role("Đây là dự án có mức đầu tư lớn, ở 12 phường.", "12 phường") is Role.CONTEXT
    assert role("Đại hội đã bầu ban chấp hành gồm 15 đồng chí.", "15 đồng chí") is Role.CONTEXT


def test_a_share_of_what_there_is_is_a_result():
    made = source("Toàn quận có 37/52 doanh nghiệp sử dụng từ 100 lao động trở lên ký thỏa ước.")
    share = mention(made, "37/52 doanh nghiệp", Kind.RATIO)
    assert told(made, QUARTER, share)["37/52 doanh nghiệp"].role is Role.ACHIEVEMENT


def test_a_condition_between_does_not_part_a_figure_from_what_happened():
    text = "Quý I/2021\n\nĐã làm tốt.\nToàn quận có 37 doanh nghiệp có từ 100 lao động trở lên ký thỏa ước."
    figures = read(text).figures
    assert [(figure.mention.value, figure.role) for figure in figures] == [(37, Role.ACHIEVEMENT)]


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


def test_the_reporting_organisation_is_not_named_again():
    assert owner("LĐLĐ quận Hòa Mẫu đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("LĐLĐ quận đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("Các đơn vị đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("LĐLĐ Thành phố chỉ đạo 350 đơn vị.", "350 đơn vị") is None  # the office of just that


def test_a_unit_that_acts_owns_its_figures():
    assert owner("Quỹ Trợ vốn đã giải ngân cho 503 hộ.", "503 hộ") == "Quỹ Trợ vốn công nhân nghèo"
    assert owner("Quý I, LĐLĐ huyện An Thử trao 350 suất.", "350 suất") == "Liên đoàn Lao động huyện An Thử"


def test_a_unit_that_does_not_act_owns_nothing():
    assert owner("Theo chỉ đạo của LĐLĐ huyện An Thử, các đơn vị trao 350 suất.", "350 suất") is None
    assert owner("Chủ tịch LĐLĐ huyện An Thử trao 350 suất.", "350 suất") is None
    assert owner("Phối hợp với LĐLĐ huyện An Thử, LĐLĐ quận Hòa Mẫu trao 350 suất.", "350 suất") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LĐLĐ huyện Bến Thử 80 suất quà", "Liên đoàn Lao động huyện Bến Thử"),
        ("LĐLĐ huyện Bến Thử 40 và LĐLĐ", "Liên đoàn Lao động huyện Bến Thử"),
        ("Công đoàn ngành Y tế 12, Công đoàn", "Công đoàn ngành Y tế"),
        ("Công ty May Mẫu 5,6 tỷ đồng", "Công ty May Mẫu"),
        ("Công ty May Mẫu 50 suất", "Công ty May Mẫu"),
        ("Công ty May 10 đạt 50 suất", "Công ty May 10"),
        ("Công ty May 19/5 trao", "Công ty May 19/5"),
        ("Công ty Cổ phần 26 đã trao", "Công ty Cổ phần 26"),
        ("Trường THPT số 2 tổ chức", "Trường Trung học phổ thông số 2"),
        ("Đoàn phường 14 hỗ trợ 05 hộ", "Đoàn phường 14"),
        ("LĐLĐ quận 3 50 suất", "Liên đoàn Lao động quận 3"),
        ("Riêng LĐLĐ huyện Bến Thử trao", "Liên đoàn Lao động huyện Bến Thử"),
        ("Riêng Trường Mầm non Mẫu trao", "Trường Mầm non Mẫu"),
        ("LĐLĐ TP.Bến Thử trao", "Liên đoàn Lao động thành phố Bến Thử"),
        ("Công đoàn Khu kinh tế tỉnh", "Công đoàn Khu kinh tế"),
    ],
)
def test_a_number_is_part_of_a_name_only_where_it_counts_nothing(text, name):
    assert names_of(Directory()).find(text, fold(text), 0, len(text))[0].name == name


def test_a_city_named_after_its_short_form_is_not_the_one_of_the_directory():
    text = "LĐLĐ TP.Bến Thử đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động thành phố Bến Thử"


def test_the_name_of_a_person_is_no_school():
    text = "Anh Nguyễn Văn Trường Sơn và ông Lê Trường Giang"
    assert names_of(Directory()).find(text, fold(text), 0, len(text)) == ()


def owners_of(text: str, *quotes: str) -> list[str | None]:
    return [figure.organisation for figure in told(source(text), CITY, *quotes).values()]


HOA_MAU, AN_THU = "Liên đoàn Lao động quận Hòa Mẫu", "Liên đoàn Lao động huyện An Thử"


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên, LĐLĐ huyện An Thử 40 đoàn viên.",
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên và LĐLĐ huyện An Thử 40 đoàn viên.",
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên và LĐLĐ huyện An Thử kết nạp 40 đoàn viên.",
        "Các đơn vị làm tốt như LĐLĐ quận Hòa Mẫu (50 đoàn viên), LĐLĐ huyện An Thử (40 đoàn viên).",
        "Dẫn đầu là LĐLĐ quận Hòa Mẫu với 50 đoàn viên, tiếp đến là LĐLĐ huyện An Thử với 40 đoàn viên.",
        "Trong đó, LĐLĐ quận Hòa Mẫu: 50 đoàn viên; LĐLĐ huyện An Thử: 40 đoàn viên.",
        "Các đơn vị: Hòa Mẫu 50 đoàn viên và An Thử 40 đoàn viên.",
        "Kết quả (quận Hòa Mẫu: 50 đoàn viên; huyện An Thử: 40 đoàn viên).",
    ],
)
def test_each_unit_of_a_list_has_its_own_figure(text):
    assert owners_of(text, "50 đoàn viên", "40 đoàn viên") == [HOA_MAU, AN_THU]


def test_who_is_given_something_owns_nothing_in_a_list_either():
    text = "Đã tặng LĐLĐ quận Hòa Mẫu 50 suất quà, LĐLĐ huyện An Thử 40 suất quà."
    assert owners_of(text, "50 suất quà", "40 suất quà") == [None, None]


def test_a_place_that_nobody_knows_has_its_own_figure_and_a_doubt():
    made = source("Các đơn vị: Hòa Mẫu 50 đoàn viên, Lạ Thử 40 đoàn viên.")
    figure = told(made, CITY, "50 đoàn viên", "40 đoàn viên")["40 đoàn viên"]
    assert (figure.organisation, bool(figure.unsure)) == ("Lạ Thử", True)


def test_a_part_of_what_is_told_does_not_go_on_in_the_next_sentence():
    text = "Trao 120 suất, trong đó riêng LĐLĐ huyện An Thử trao 50 suất; lập 5 tổ. Khám cho 30 người."
    assert owners_of(text, "120 suất", "50 suất", "5 tổ", "30 người") == [None, AN_THU, None, None]


def test_one_of_many_that_does_something_owns_its_figures():
    text = "Nhiều đơn vị làm tốt như LĐLĐ huyện An Thử đã trao 350 suất."
    assert owner(text, "350 suất") == AN_THU


def test_what_is_counted_does_not_make_a_list_of_names():
    text = "Điển hình: LĐLĐ quận Hòa Mẫu thành lập 12 CĐCS, LĐLĐ huyện An Thử thành lập 9 CĐCS."
    assert owners_of(text, "12 CĐCS", "9 CĐCS") == [HOA_MAU, AN_THU]


@pytest.mark.parametrize("giver", ["LĐLĐ Thành phố", "UBND quận Hòa Mẫu", "Công đoàn Giáo dục Việt Nam"])
def test_those_honoured_from_above_are_those_of_the_one_who_reports(giver):
    assert owner(f"{giver} tặng Bằng khen cho 5 tập thể.", "5 tập thể", QUARTER) is None


def test_those_honoured_by_a_unit_below_are_its_own():
    text = "Công đoàn phường Mẫu tặng Giấy khen cho 5 tập thể."
    assert owner(text, "5 tập thể", QUARTER) == "Công đoàn phường Mẫu"
    assert owner("LĐLĐ huyện An Thử khen thưởng 5 tập thể.", "5 tập thể") == AN_THU
    cluster = replace(CITY, reporting_org="Cụm thi đua số 1")
    assert owner("LĐLĐ huyện An Thử biểu dương 5 tập thể.", "5 tập thể", cluster) == AN_THU


def test_what_is_given_from_above_is_that_of_the_giver():
    text = "LĐLĐ Thành phố tặng 350 suất quà."
    assert owner(text, "350 suất quà", QUARTER) == "Liên đoàn Lao động thành phố Ví Dụ"


def test_a_place_where_something_happens_owns_nothing():
    assert owner("Tại Hòa Mẫu 50 đoàn viên được khen.", "50 đoàn viên") is None


def test_after_a_list_the_text_goes_on_with_whom_it_was_before():
    text = "Kết nạp 120 người (LĐLĐ quận Hòa Mẫu: 50 người), lập 5 tổ."
    assert owners_of(text, "120 người", "50 người", "5 tổ") == [None, HOA_MAU, None]
    text = "Trong đó LĐLĐ quận Hòa Mẫu 50 người; thành lập 5 tổ. Trao 30 suất."
    assert owners_of(text, "50 người", "5 tổ", "30 suất") == [HOA_MAU, None, None]


def test_what_stands_in_brackets_after_a_name_does_not_end_what_it_does():
    assert owners_of("LĐLĐ huyện An Thử (12 tổ) đã trao 80 suất.", "12 tổ", "80 suất")[1] == AN_THU


def test_a_group_of_a_unit_acts_for_it():
    assert owner("Đội phản ứng của LĐLĐ huyện An Thử hỗ trợ 5 hộ.", "5 hộ") == AN_THU


def test_a_unit_is_pointed_back_to_by_its_first_word_or_by_this():
    text = "Quỹ Trợ vốn hoạt động tốt. Quý I, Quỹ đã giải ngân cho 503 hộ."
    assert owner(text, "503 hộ") == "Quỹ Trợ vốn công nhân nghèo"
    text = "LĐLĐ huyện An Thử hoạt động tốt. Đơn vị này đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động huyện An Thử"


def test_words_that_only_begin_like_a_unit_point_to_nobody():
    text = "Quỹ Trợ vốn hoạt động tốt. Các đơn vị đã báo cáo, cung cấp thông tin cho 350 người."
    assert owner(text, "350 người") is None


def test_who_acts_is_carried_on_within_the_paragraph_and_said_to_be_unsure():
    made = source("LĐLĐ huyện An Thử hoạt động tốt. Trao 350 suất cho người khó khăn.", "Trao 90 suất.")
    figures = told(made, CITY, "350 suất", "90 suất")
    assert figures["350 suất"].organisation == "Liên đoàn Lao động huyện An Thử"
    assert figures["350 suất"].unsure
    assert (figures["90 suất"].organisation, figures["90 suất"].unsure) == (None, None)


def test_an_item_of_a_list_belongs_to_whom_the_list_is_of():
    made = source("Quỹ Trợ vốn đã:", items=["- Giải ngân cho 503 hộ.", "- Tạo 557 việc làm."])
    figures = told(made, CITY, "503 hộ", "557 việc làm")
    assert {f.organisation for f in figures.values()} == {"Quỹ Trợ vốn công nhân nghèo"}


def test_the_name_of_a_person_is_no_part_of_that_of_a_unit():
    text = "Chủ tịch LĐLĐ huyện Bến Thử Trần Thị C cho biết, LĐLĐ huyện đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động huyện Bến Thử"
    text = "Chủ tịch LĐLĐ huyện Trần Thị C cho biết, các đơn vị đã trao 350 suất."
    assert owner(text, "350 suất") is None


def test_the_federation_above_a_grassroots_union_is_another():
    union = replace(CITY, reporting_org="Công đoàn Công ty Mẫu")
    assert owner("LĐLĐ huyện đã trao 350 suất.", "350 suất", union) == "Liên đoàn Lao động huyện"


def test_a_period_is_told_only_when_it_is_not_that_of_the_record():
    made = source("Quý I, trao 350 suất. Năm 2020, trao 400 suất. Trong quý III, sẽ trao 500 suất.")
    figures = told(made, QUARTER, "350 suất", "400 suất", "500 suất")
    assert [f.period for f in figures.values()] == [None, "2020", "2021Q3"]
    made = source("Tính chung 9 tháng năm 2021, trao 600 suất.")
    assert told(made, QUARTER, "600 suất")["600 suất"].period == "2021M09"


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


def test_a_month_of_the_period_is_part_of_it():
    assert period("Trong tháng 3, trao 350 suất.") == (None, False)


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


def table(heading: Heading, *rows: str, quotes: tuple[str, ...]) -> list[Figure]:
    """The figures of the cells `quotes`, each a number alone."""
    made = source("Kết quả như sau.", *rows)
    bare = [mention(made, quote)._replace(unit="", unsure=Unsure.NO_UNIT) for quote in quotes]
    return [*told(made, heading, *bare).values()]


CLUSTER = Heading("Cụm thi đua số 1", "Cụm thi đua số 1", "2021Q3", "2021Q4", "quarter")


@pytest.mark.parametrize("bar", [" | ", "\t"])
def test_each_row_of_a_table_is_of_its_unit_and_the_total_of_the_one_who_reports(bar):
    rows = (
        ("Đơn vị", "Kết nạp đoàn viên", "Thành lập CĐCS"),
        ("LĐLĐ quận Hòa Mẫu", "121", "51"),
        ("An Thử", "82", "32"),
        ("Tổng cộng", "203", "83"),
    )
    quotes = ("121", "51", "82", "32", "203", "83")
    figures = table(CLUSTER, *(bar.join(row) for row in rows), quotes=quotes)
    assert [f.organisation for f in figures] == [HOA_MAU, HOA_MAU, AN_THU, AN_THU, None, None]
    assert [f.mention.unit for f in figures] == ["đoàn viên", "CĐCS"] * 3
    assert all(f.unsure for f in figures)


def test_a_unit_of_a_table_that_nobody_knows_has_its_own_figures_and_a_doubt():
    rows = ("Đơn vị | Kế hoạch | Thực hiện", "Lạ Thử | 121 suất | 82 suất")
    figures = table(CLUSTER, *rows, quotes=("121 suất",))
    assert [(f.organisation, bool(f.unsure)) for f in figures] == [("Lạ Thử", True)]


def test_each_column_of_a_table_may_be_of_a_unit():
    rows = (
        "Chỉ tiêu | LĐLĐ quận Hòa Mẫu | LĐLĐ huyện An Thử | Toàn cụm",
        "Kết nạp đoàn viên (người) | 121 | 82 | 203",
    )
    figures = table(CLUSTER, *rows, quotes=("121", "82", "203"))
    assert [f.organisation for f in figures] == [HOA_MAU, AN_THU, None]
    assert {f.mention.unit for f in figures} == {"người"}


def test_the_columns_of_a_table_tell_time_and_role():
    rows = (
        "TT | Chỉ tiêu | Kế hoạch năm | Quý III | Lũy kế 9 tháng | Cùng kỳ 2020 | Kế hoạch 2022",
        "1 | Kết nạp đoàn viên | 510 | 121 | 402 | 113 | 604",
    )
    figures = table(CLUSTER, *rows, quotes=("510", "121", "402", "113", "604"))
    assert [(f.role, f.period) for f in figures] == [
        (Role.TASK, "2021"),
        (Role.ACHIEVEMENT, None),
        (Role.ACHIEVEMENT, "2021M09"),
        (Role.ACHIEVEMENT, "2020Q3"),
        (Role.TASK, "2022"),
    ]


def test_a_line_of_a_table_that_lacks_cells_lacks_the_first_ones():
    rows = ("TT | Đơn vị | Kế hoạch | Thực hiện", "1 | An Thử | 121 | 82", "Tổng | 203 | 164")
    figures = table(CLUSTER, *rows, quotes=("121", "82", "203", "164"))
    assert [f.role for f in figures] == [Role.TASK, Role.ACHIEVEMENT] * 2
    assert [f.organisation for f in figures] == [AN_THU, AN_THU, None, None]


def test_a_head_that_multiplies_its_numbers_does_so_and_says_so():
    rows = ("Đơn vị | Kinh phí (triệu đồng) | Số suất quà", "An Thử | 121 | 82")
    money, presents = table(CLUSTER, *rows, quotes=("121", "82"))
    assert (money.mention.value, money.mention.unit) == (121_000_000, "đồng")
    assert (money.mention.in_full, money.mention.unsure) == ("121 triệu đồng", Unsure.SCALE_ABOVE)
    assert (presents.mention.unit, presents.mention.unsure) == ("suất quà", Unsure.UNIT_ABOVE)


def test_the_label_of_a_row_that_is_an_organisation_is_no_unit():
    made = source("Kết quả.", "Đơn vị | Kế hoạch | Đạt", "LĐLĐ huyện An Thử | 121 | 82")
    read = mention(made, "121")._replace(unit="LĐLĐ huyện An Thử", unsure=Unsure.UNIT_APART)
    assert told(made, CLUSTER, read)["121"].mention.unit == ""


def test_a_paragraph_that_begins_with_a_place_is_of_its_union():
    made = source(
        "Kết quả:",
        items=["- Huyện An Thử: trao 51 suất.", "- Huyện Lạ Thử: trao 32 suất.", "- Kết quả: 13 suất."],
    )
    figures = told(made, CLUSTER, "51 suất", "32 suất", "13 suất")
    assert [f.organisation for f in figures.values()] == [AN_THU, "Huyện Lạ Thử", None]
    assert [bool(f.unsure) for f in figures.values()] == [False, True, False]


def test_a_place_that_does_something_may_be_its_union():
    figure = told(source("Huyện An Thử đã trao 350 suất."), CLUSTER, "350 suất")["350 suất"]
    assert (figure.organisation, bool(figure.unsure)) == (AN_THU, True)
    assert owner("Quận Hòa Mẫu đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("Huyện đã trao 350 suất.", "350 suất", QUARTER) is None


REPORT = Heading("Liên đoàn Lao động tỉnh Ví Dụ", None, "2024Q1", "2024Q2", "quarter")


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


@pytest.mark.parametrize(
    ("text", "quote", "named"),
    [
        ("UBND tỉnh chi 30 suất quà.", "30 suất quà", "Ủy ban nhân dân tỉnh"),
        ("Tỉnh đoàn tặng 20 suất quà.", "20 suất quà", "Tỉnh đoàn"),
        ("Tổng công ty 319 ủng hộ 20 suất quà.", "20 suất quà", "Tổng công ty 319"),
        ("Nhà máy Z113 thưởng Tết 20 suất quà.", "20 suất quà", "Nhà máy Z113"),
        ("Đoàn viên Trần Thị Mẫu, Công ty May 10, được hỗ trợ 20 suất quà.", "20 suất quà", None),
        (
            "Dẫn đầu là LĐLĐ quận Hòa Mẫu với 90 suất, tiếp đến là quận Bình Thử với 70 suất.",
            "70 suất",
            "quận Bình Thử",
        ),
    ],
)
def test_others_who_act_are_named_as_far_as_they_are_names(text, quote, named):
    assert owner(text, quote, REPORT) == named


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("LĐLĐ các huyện An Thử, Tân Mẫu kết nạp lần lượt 100 và 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ huyện An Thử và Công đoàn Giáo dục lần lượt trao 100 suất và 200 suất.", "200 suất"),
        ("Ông Nguyễn Văn Mẫu ủng hộ 20 suất quà.", "20 suất quà"),
        ("Ngoài 100 suất quà do Tỉnh ủy trao, LĐLĐ tỉnh trao 300 suất khác.", "100 suất quà"),
        ("Không kể 20 suất quà của doanh nghiệp, các cấp công đoàn trao 300 suất khác.", "20 suất quà"),
        ("Trên cả nước, các cấp công đoàn trao 900 suất quà.", "900 suất quà"),
        ("Tại TP.HCM, 45.000 công nhân mất việc.", "45.000 công nhân"),
    ],
)
def test_whose_a_figure_is_is_unsure_where_the_words_leave_it_open(text, quote):
    assert told(source(text), REPORT, quote)[quote].unsure


def test_what_is_left_out_says_nothing_of_what_follows():
    text = "Ngoài 100 suất quà do Tỉnh ủy trao, LĐLĐ tỉnh trao 300 suất khác. Ngoài ra, trao 50 vé xe."
    figures = told(source(text), REPORT, "300 suất khác", "50 vé xe")
    assert [figure.unsure for figure in figures.values()] == [None, None]


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
    ("text", "quote"),
    [
        ("LĐLĐ các huyện An Thử, Tân Mẫu kết nạp 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ các huyện An Thử và Tân Mẫu đã kết nạp 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ huyện An Thử và LĐLĐ quận Hòa Mẫu trao 300 suất quà.", "300 suất quà"),
        ("Hai huyện An Thử và Tân Mẫu kết nạp 800 đoàn viên.", "800 đoàn viên"),
    ],
)
def test_what_several_do_together_is_of_the_one_who_reports_with_a_doubt(text, quote):
    figure = told(source(text), CITY, quote)[quote]
    assert (figure.organisation, figure.unsure) == (None, Unsure.JOINTLY)


def test_what_each_of_several_does_is_its_own():
    text = "LĐLĐ huyện An Thử kết nạp 5 đoàn viên, LĐLĐ quận Hòa Mẫu kết nạp 6 đoàn viên."
    figures = told(source(text), CITY, "5 đoàn viên", "6 đoàn viên")
    assert [(f.organisation, f.unsure) for f in figures.values()] == [
        ("Liên đoàn Lao động huyện An Thử", None),
        ("Liên đoàn Lao động quận Hòa Mẫu", None),
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Tỷ lệ đoàn viên lần lượt đạt 85% và 90%.", "85%"),
        ("Doanh nghiệp ủng hộ 15 triệu đồng.", "15 triệu đồng"),
        ("Số tiền 150 triệu đồng do các nhà hảo tâm ủng hộ.", "150 triệu đồng"),
        ("Kinh phí do UBND huyện cấp là 200 triệu đồng.", "200 triệu đồng"),
        ("Trong đó, ngân sách huyện hỗ trợ 120 triệu đồng.", "120 triệu đồng"),
        ("Cứ 10 công nhân thì có 7 người thuê nhà trọ.", "7 người"),
        ("Trên địa bàn xảy ra 2 vụ ngừng việc.", "2 vụ"),
        ("Nếu có kinh phí, LĐLĐ quận sẽ hỗ trợ 200 đoàn viên.", "200 đoàn viên"),
        ("Đề xuất LĐLĐ tỉnh khen thưởng 5 tập thể, 12 cá nhân.", "12 cá nhân"),
        ("LĐLĐ quận giao CĐCS Trường Mẫu kết nạp 50 đoàn viên.", "50 đoàn viên"),
        ("Dự án sẽ tạo việc làm cho 3.000 lao động.", "3.000 lao động"),
    ],
)
def test_what_others_give_suppose_or_ask_for_leaves_a_doubt(text, quote):
    assert told(source(text), QUARTER, quote)[quote].unsure


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


def test_a_number_in_brackets_after_a_time_is_of_that_time():
    text = "So với quý I năm 2020 (500 đoàn viên), kết nạp tăng 112 người."
    assert told(source(text), QUARTER, "500 đoàn viên")["500 đoàn viên"].period == "2020Q1"


def test_a_union_above_that_of_the_district_is_another():
    assert owner("LĐLĐ tỉnh trao 50 suất quà.", "50 suất quà", QUARTER) == "Liên đoàn Lao động tỉnh"
    assert owner("LĐLĐ quận trao 50 suất quà.", "50 suất quà", QUARTER) is None
    assert owner("Công an huyện xử lý 12 vụ.", "12 vụ", QUARTER) == "Công an huyện"


def test_in_a_text_of_no_period_a_figure_is_of_the_one_its_clause_begins_with():
    made = source("Nửa nhiệm kỳ qua, đã kết nạp 800 đoàn viên. Riêng năm 2025, đã tặng 30 suất quà.")
    heading = Heading("Liên đoàn Lao động quận Hòa Mẫu", None, None, None, "other")
    found = told(made, heading, "800 đoàn viên", "30 suất quà")
    assert (found["800 đoàn viên"].period, found["800 đoàn viên"].unsure) == (None, Unsure.UNNAMED)
    assert (found["30 suất quà"].period, found["30 suất quà"].unsure) == ("2025", None)


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


def test_a_middle_name_tells_a_person_of_any_family_from_a_place():
    made = source("Chủ tịch Liên đoàn Lao động quận Lý Thị Giả trao 60 suất quà.")
    assert told(made, QUARTER, "60 suất quà")["60 suất quà"].organisation is None


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
