"""Planned work by what is to take place, and by who is to do it."""

from __future__ import annotations

import pytest

from reports.extract.page.sentences import sentences
from tests.extract.making import read, texts

REPORT = (
    "LĐLĐ huyện An Thử sơ kết quý I/2021\n\n"
    "Ngày 5/4/2021, LĐLĐ huyện An Thử tổ chức hội nghị sơ kết quý I, triển khai nhiệm vụ quý II năm 2021.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Giải thể thao dự kiến diễn ra vào trung tuần tháng 5 với 3 môn thi đấu",
        "Những CĐCS yếu sẽ được kiện toàn xong trong tháng 6",
        "Hội thao của ngành, sau 3 năm gián đoạn, sẽ trở lại vào ngày 20/5",
        "Các hoạt động Tháng Công nhân sẽ được tổ chức từ ngày 25/4",
    ],
)
def test_what_is_to_take_place_is_planned(text):
    assert texts(f"{text}.") == [text]


def test_the_meeting_that_is_told_of_and_what_is_given_to_people_are_not_planned():
    assert texts("Hội nghị sẽ diễn ra trong hai ngày.") == []
    assert texts("Mỗi gia đình sẽ được trao một suất quà.") == []


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Các đồng chí phải tiếp cận được 10 doanh nghiệp.", ["tiếp cận được 10 doanh nghiệp"]),
        ("Việc thứ nhất là phải nâng chất lượng đối thoại.", ["nâng chất lượng đối thoại"]),
        ("Việc thứ hai là phát triển đoàn viên.", ["phát triển đoàn viên"]),
        ("Mỗi CĐCS xây dựng một góc nghỉ cho công nhân.", ["Mỗi CĐCS xây dựng một góc nghỉ cho công nhân"]),
        ("LĐLĐ quận giao mỗi cán bộ phụ trách một địa bàn.", ["giao mỗi cán bộ phụ trách một địa bàn"]),
        ("Các huyện, thị, thành hội củng cố 5 chi hội.", ["củng cố 5 chi hội"]),
        ("Các cụm nộp báo cáo trước ngày 10/5.", ["nộp báo cáo trước ngày 10/5"]),
    ],
)
def test_work_that_goes_on_with_a_plan_begins_with_who_is_to_do_it_or_its_verb(text, work):
    assert texts(f"Quý II, LĐLĐ quận sẽ mở 2 lớp. {text}") == ["mở 2 lớp", *work]


def test_what_an_officer_tells_of_plans_in_his_reply_is_planned():
    reply = "Tiếp thu ý kiến chỉ đạo, đồng chí Chủ tịch LĐLĐ quận"
    assert texts(f"{reply} cho biết, từ nay đến cuối năm, LĐLĐ quận sẽ mở 2 lớp.") == ["mở 2 lớp"]
    assert texts(f"{reply} hứa sẽ triển khai nghiêm túc.") == []


def test_work_is_read_before_the_words_that_say_who_asked_for_it():
    text = "“Từng đồng chí Ủy viên phải bám cơ sở”, Chủ tịch LĐLĐ quận nhấn mạnh."
    assert texts(f"Quý II, LĐLĐ quận sẽ mở 2 lớp. {text}")[1:] == ["Từng đồng chí Ủy viên phải bám cơ sở"]


def test_a_report_begins_with_results_though_its_first_sentence_names_plans_too():
    found = read(
        "CĐCS Công ty May An Thử báo cáo kết quả hoạt động 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2022"
        " như sau:\n\nI. Tình hình\n\nTặng 120 suất quà.\n"
    )
    assert [figure.role.value for figure in found.figures] == ["achievement"]


def test_what_an_organisation_applied_for_is_done_like_its_other_work():
    text = "LĐLĐ huyện phối hợp thẩm định hồ sơ, đề nghị chi hỗ trợ 850 công nhân; tặng 200 suất quà."
    assert [figure.role.value for figure in read(f"{REPORT}{text}\n").figures] == ["achievement"] * 2


def test_after_stepping_into_a_year_it_is_told_of_that_year():
    text = "Năm 2020, LĐLĐ huyện trao 40 suất quà. Bước vào năm 2021, LĐLĐ huyện trao 50 suất quà."
    found = read(f"LĐLĐ huyện An Thử tổng kết năm 2020, nhiệm vụ năm 2021\n\n{text}\n")
    assert [figure.role.value for figure in found.figures] == ["achievement", "task"]


def test_what_somebody_says_that_his_own_must_do_is_planned_whatever_he_told_before():
    text = (
        "Chủ tịch LĐLĐ huyện nêu rõ, mùa mưa đã đến nên các cấp công đoàn phải rà soát nhà của 20 đoàn viên."
    )
    found = read(f"{REPORT}{text}\n")
    assert [figure.role.value for figure in found.figures] == ["task"]
    suffered = "Chủ tịch LĐLĐ huyện nêu rõ, các doanh nghiệp phải giảm giờ làm của 20 công nhân."
    assert [figure.role.value for figure in read(f"{REPORT}{suffered}\n").figures] != ["task"]


def test_a_stop_after_the_number_in_the_name_of_a_place_ends_a_sentence():
    text = "Quý II, LĐLĐ huyện sẽ mở 2 lớp ở Khu công nghiệp An Thử I. Công đoàn cơ sở kiểm tra bữa ăn ca."
    assert texts(text) == ["mở 2 lớp ở Khu công nghiệp An Thử I", "kiểm tra bữa ăn ca"]
    heading = "Phần I. Mở đầu"
    assert sentences(heading, 0, len(heading)) == ((0, len(heading)),)


def test_work_among_which_an_authority_is_asked_for_something_is_planned():
    plan = "Nhiệm vụ quý II:\n\n- Nắm tâm tư của đoàn viên, kịp thời kiến nghị với UBND huyện tháo gỡ.\n\n- Mở 2 lớp.\n"
    assert len(read(f"{REPORT}{plan}").tasks) == 2


def test_a_quarter_without_its_year_is_of_the_year_that_is_planned_for():
    text = "Năm 2022, LĐLĐ huyện sẽ mở 2 lớp. Ngay trong quý I, LĐLĐ huyện dự kiến tặng 500 suất quà."
    found = read(f"LĐLĐ huyện An Thử tổng kết năm 2021, nhiệm vụ năm 2022\n\n{text}\n")
    assert [figure.role.value for figure in found.figures] == ["task"] * 2


def test_a_row_of_results_is_no_work_though_its_heading_names_targets():
    table = "Nội dung | ĐVT | {}\nPhát triển đoàn viên | người | 327\nThành lập CĐCS | đơn vị | 4\n"
    head = f"{REPORT}5. Một số chỉ tiêu cụ thể:\n"
    assert read(head + table.format("Kết quả quý I")).tasks == ()
    assert len(read(head + table.format("Chỉ tiêu quý II")).tasks) == 2


def test_work_of_any_verb_is_read_right_behind_who_is_to_do_it_in_a_plan():
    text = "Quý II, LĐLĐ quận sẽ mở 2 lớp. Trước Tết, công đoàn nấu 300 chiếc bánh chưng tặng học sinh."
    assert texts(text)[1:] == ["nấu 300 chiếc bánh chưng tặng học sinh"]


def test_what_was_done_the_year_before_a_part_of_a_year_is_background():
    text = "Quý II, LĐLĐ huyện sẽ trao 120 suất quà. Năm ngoái, toàn huyện chăm lo cho 165 lượt đoàn viên."
    assert [figure.role.value for figure in read(f"{REPORT}{text}\n").figures] == ["task", "context"]


def test_work_that_only_says_when_something_is_to_be_done_announces_it():
    text = "Chủ tịch LĐLĐ huyện gợi ý một số việc cần làm trong thời gian tới. Các CĐCS tiếp cận 20 doanh nghiệp."
    assert [task.text for task in read(f"{REPORT}{text}\n").tasks] == ["tiếp cận 20 doanh nghiệp"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("LĐLĐ huyện yêu cầu các công đoàn cơ sở rà soát; khởi kiện 2 doanh nghiệp.", "task"),
        ("LĐLĐ huyện yêu cầu 100% CĐCS xây dựng kế hoạch.", "task"),
        ("LĐLĐ huyện đã yêu cầu 3 doanh nghiệp đóng bảo hiểm.", "achievement"),
        ("Kết nạp 187 đoàn viên mới (kế hoạch giao 150, đạt 124,7%).", "achievement"),
    ],
)
def test_what_an_organisation_asks_of_its_own_units_is_planned(text, role):
    assert read(f"{REPORT}{text}\n").figures[-1].role.value == role


def test_everybody_whose_work_a_plan_goes_on_with_is_read():
    plan = "Trong tháng 5, Huyện đoàn sẽ tổ chức lễ ra quân. Sinh viên Trường Đại học Mẫu mở lớp ôn tập. Thanh niên các xã làm đường."
    assert texts(plan) == ["tổ chức lễ ra quân", "mở lớp ôn tập", "làm đường"]


def test_who_is_charged_with_planned_work_is_told_with_it():
    text = "cán bộ chuyên trách được phân công phụ trách từng xã"
    assert texts(f"Quý II, LĐLĐ quận sẽ mở 2 lớp. Bên cạnh đó, {text}.")[1:] == [text]
