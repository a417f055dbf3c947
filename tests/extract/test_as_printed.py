"""Whole texts as sites, schools and local papers print them: what surrounds them, who and when they name, and
what they announce.
"""

from __future__ import annotations

import pytest

from tests.extract.making import QUARTER, quoted, read, source, told

BELOW = """Ngày 20/12, LĐLĐ huyện Đèo Giả tổ chức hội nghị tổng kết năm 2023.

Năm 2023, LĐLĐ huyện đã kết nạp 120 đoàn viên.
"""


def quotes(text: str) -> list[str]:
    found = read(text)
    return [found.source.text[figure.start : figure.end] for figure in found.figures]


def work(text: str) -> list[str]:
    return [task.text for task in read(text).tasks]


def test_counters_and_buttons_of_a_site_are_no_part_of_its_text():
    head = "Liên kết website\nThống kê truy cập\nHôm nay : 11\nTháng 10 : 39\nNăm 2021 : 1.179\nTrang chủ\n"
    day = "Thứ 5, 21/12/2023 | 16:40\nA- A A+ |\nHuyện Đèo Giả tổng kết công đoàn\nĐọc bài Lưu\n"
    assert quotes(head + day + BELOW) == ["120 đoàn viên"]


def test_a_line_with_the_address_of_a_paper_is_its_head_and_nobody_reports_by_it():
    text = "Báo Ví Dụ điện tử - www.baovidu.vn\nTổng Biên tập: A B\nTrong 6 tháng, các cấp hội trao 57 suất quà.\n"
    assert read(text).heading.reporting_org is None


def test_the_name_of_a_picture_that_stands_twice_does_not_end_a_text():
    name = "Lãnh đạo huyện tặng hoa cho đại hội điểm"
    text = f"{BELOW}\n{name}\n\n{name}\n\nThời gian tới, LĐLĐ huyện tiếp tục mở 4 lớp tập huấn.\n\nHoa Mẫu\n"
    assert work(text) == ["tiếp tục mở 4 lớp tập huấn"]


def test_plans_in_a_text_of_one_paragraph_go_on():
    results = (
        "Năm 2023, LĐLĐ huyện Đèo Giả đã kết nạp 120 đoàn viên. " + "Phong trào thi đua phát triển. " * 30
    )
    plans = "Năm 2024, LĐLĐ huyện phấn đấu kết nạp 150 đoàn viên. Công đoàn tiếp tục mở 4 lớp tập huấn."
    assert work(results + plans) == ["phấn đấu kết nạp 150 đoàn viên", "tiếp tục mở 4 lớp tập huấn"]


def test_headings_in_capitals_may_end_with_a_full_stop():
    listed = (
        "II. NHIỆM VỤ TRỌNG TÂM.\n\n- Mở 4 lớp tập huấn.\n\nIII. KẾT QUẢ ĐẠT ĐƯỢC.\n\n- Mở 3 lớp tập huấn.\n"
    )
    assert work(f"{BELOW}\n{listed}") == ["Mở 4 lớp tập huấn"]


@pytest.mark.parametrize(
    "announced",
    [
        "Đợt thi đua được Hội xác định một số chỉ tiêu trọng tâm, như:",
        "Các cấp Hội tập trung thực hiện một số chỉ tiêu:",
        "Hội đặt ra các mục tiêu cụ thể sau:",
    ],
)
def test_targets_that_are_announced_are_planned(announced):
    found = read(f"{BELOW}\n{announced} 100% chi hội tổ chức diễn đàn; vận động 2 tỷ đồng giúp học sinh.")
    assert quoted(found, "100% chi hội").role.value == quoted(found, "2 tỷ đồng").role.value == "task"


def test_targets_that_were_worked_on_are_results():
    found = read(f"{BELOW}\nCác cấp Hội đã tập trung thực hiện một số chỉ tiêu: kết nạp 45 hội viên.")
    assert quoted(found, "45 hội viên").role.value == "achievement"


@pytest.mark.parametrize(
    ("plan", "period"),
    [
        ("Nhiệm vụ trọng tâm 2024, Hội phấn đấu mở 4 lớp tập huấn.", "2024"),
        ("Phương hướng 2024: mở 4 lớp tập huấn.", "2024"),
        ("Kế hoạch 2024 suất quà đã hoàn thành.", None),
    ],
)
def test_a_year_alone_is_one_behind_a_word_for_plans(plan, period):
    assert read(f"{BELOW}\n{plan}").heading.task_period == period


def test_the_months_that_remain_of_a_year_are_planned_for():
    text = """Huyện Đèo Giả sơ kết 9 tháng

Ngày 8/10, UBND huyện Đèo Giả tổ chức hội nghị sơ kết 9 tháng năm 2021.

9 tháng năm 2021, huyện hỗ trợ 450 hộ nghèo.

3 tháng còn lại của năm, huyện tập trung hoàn thành 2 công trình.
"""
    found = read(text)
    assert (found.heading.task_period, quoted(found, "2 công trình").role.value) == ("2021Q4", "task")


def test_a_review_of_how_tasks_were_carried_out_is_no_plan():
    text = """Hội Người cao tuổi huyện Đèo Giả họp tổng kết tình hình thực hiện nhiệm vụ năm 2013, bàn
phương hướng, nhiệm vụ trong năm 2014.
Hội kết nạp 84 hội viên mới.
"""
    heading = read(text).heading
    assert (heading.kind, heading.period, heading.task_period) == ("year", "2013", "2014")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hội Liên hiệp Phụ nữ (LHPN) T.P Ví Dụ đã tổ chức", "Hội Liên hiệp Phụ nữ thành phố Ví Dụ"),
        ("Hội nông dân huyện Đèo Giả tổ chức", "Hội nông dân huyện Đèo Giả"),
        ("Tỉnh đoàn, Hội Liên hiệp Thanh niên, Hội Đồng Đội tỉnh đã tổ chức", "Tỉnh đoàn"),
        ("Sáng nay, tại trường THPT Hoa Mẫu đã tổ chức", "Trường THPT Hoa Mẫu"),
        ("LĐLĐ TP HCM tổ chức", "Liên đoàn Lao động thành phố Hồ Chí Minh"),
        ("Công đoàn các KCN tỉnh tổ chức", "Công đoàn các Khu công nghiệp tỉnh"),
        ("HND huyện Mẫu Sơn tổ chức", "Hội Nông dân huyện Mẫu Sơn"),
        (
            "Thiết thực chào mừng 85 năm Ngày thành lập, LĐLĐ huyện Mẫu Sơn tổ chức",
            "Liên đoàn Lao động huyện Mẫu Sơn",
        ),
        ("Chiều nay, Công đoàn viên chức tỉnh đã tổ chức", "Công đoàn viên chức tỉnh"),
        (
            "(ABC) Hội nghị triển khai nhiệm vụ\n\nSáng 5/4, LĐLĐ huyện Mẫu Sơn đã tổ chức",
            "Liên đoàn Lao động huyện Mẫu Sơn",
        ),
    ],
)
def test_who_reports_under_names_as_papers_write_them(words, name):
    assert (
        read(f"{words} hội nghị tổng kết năm 2023.\n\nHội nghị trao 12 suất quà.").heading.reporting_org
        == name
    )


def test_what_a_meeting_does_is_no_name():
    text = "Xã Hoa Mẫu: Tổ chức Kỳ họp thứ 5\n\nHĐND xã đã mở Kỳ họp thứ 5.\n\nXã giúp 45 hộ nghèo.\n"
    assert read(text).heading.reporting_org != "Tổ chức Kỳ"


def test_a_letterhead_may_stand_below_the_menu_of_a_site():
    menu = "Trang chủ\nTin tức - Sự kiện\nTin công đoàn\nThứ 2, 19/12/2022 | 00:00\nA- A A+\n"
    head = "CÔNG ĐOÀN\n\nCĐ PHÒNG GIÁO DỤC ĐÈO GIẢ\n\nCĐ TRƯỜNG THCS HOA MẪU\n\nBÁO CÁO\n\nSƠ KẾT THI ĐUA\n\n"
    found = read(f"{menu}\n\n\n\n\n{head}Công đoàn khen thưởng 12 giáo viên.\n")
    assert found.heading.reporting_org == "Công đoàn trường THCS Hoa Mẫu"


def test_honours_told_behind_plans_were_given():
    plan = "Nhiệm vụ trọng tâm 2024, Hội phấn đấu xây dựng 5 căn nhà."
    found = read(f"{BELOW}\n{plan}\n\nQua bình xét, Hội tặng giấy khen cho 12 cá nhân.")
    assert quoted(found, "12 cá nhân").role.value == "achievement"


def test_what_somebody_promises_for_himself_is_no_work():
    assert work(f"{BELOW}\nĐại diện học viên xin hứa sẽ chăm chỉ học tập.") == []


def test_plans_for_one_thing_are_followed_by_others():
    plan = "Về phương hướng năm 2024, số phòng học sẽ là 30 phòng. Nhà trường tiếp tục mở 4 lớp tập huấn."
    assert work(f"{BELOW}\n{plan}") == ["tiếp tục mở 4 lớp tập huấn"]


def test_what_an_organisation_has_directed_as_somebody_tells_was_done():
    told = "Theo Chủ tịch LĐLĐ huyện, ông A, LĐLĐ huyện đã chỉ đạo 3 CĐCS mở hội thi."
    assert work(f"{BELOW}\n{told}") == []


def test_the_name_of_a_picture_is_told_from_a_list_of_other_texts_by_what_follows_it():
    name = "Trao cờ cho các đơn vị dẫn đầu"
    told = "Trong năm, các CĐCS của huyện đã mở nhiều hội thi tay nghề cho người trẻ, tặng 45 suất quà cho thợ nghèo."
    given = "Buổi lễ kết thúc với việc trao giấy khen của Liên đoàn Lao động huyện cho 10 tập thể dẫn đầu các phong trào"
    assert quotes(f"{BELOW}\n{name}\n\n{name}\n\n{told}\n\n{given}") == [
        "120 đoàn viên",
        "45 suất quà",
        "10 tập thể",
    ]


def test_a_slogan_above_a_title_names_no_period():
    slogan = "QUYẾT TÂM HOÀN THÀNH KẾ HOẠCH NĂM 2022!"
    heading = read(f"{slogan}\n\nHuyện Đèo Giả tổng kết công đoàn\n\n{BELOW}").heading
    assert (heading.kind, heading.period) == ("year", "2023")


def test_a_school_year_is_a_year_and_no_period_of_a_report():
    text = "Công đoàn Giáo dục huyện tổng kết hoạt động năm học 2015-2016.\n\nCó 9 giáo viên giỏi.\n"
    heading = read(text).heading
    assert (heading.kind, heading.period) == ("year", None)


def test_a_pledge_for_the_next_year_makes_no_plan_of_the_results_before_it():
    results = "Năm qua, các CĐCS đã thăm 215 lượt đoàn viên; xây dựng 4 Mái ấm."
    found = read(f"{results}\n\nSau đó, Cụm thi đua số 4 ký kết giao ước thi đua năm 2020.\n")
    assert (
        quoted(found, "215 lượt đoàn viên").role.value
        == quoted(found, "4 Mái ấm").role.value
        == "achievement"
    )
    assert found.heading.cluster == "Cụm thi đua số 4"


@pytest.mark.parametrize(
    ("plan", "pieces"),
    [
        ("Năm 2024, lực lượng nòng cốt tiếp tục mở 4 lớp tập huấn.", ["tiếp tục mở 4 lớp tập huấn"]),
        ("Năm 2024, mỗi CĐCS giới thiệu ít nhất 1 đoàn viên.", ["mỗi CĐCS giới thiệu ít nhất 1 đoàn viên"]),
        (
            "Năm 2024, Hội phấn đấu: mở 4 lớp tập huấn; tỷ lệ hội viên đạt 70% trở lên.",
            ["mở 4 lớp tập huấn", "tỷ lệ hội viên đạt 70% trở lên"],
        ),
    ],
)
def test_pieces_of_work_begin_with_whoever_is_to_do_them_or_their_measure(plan, pieces):
    assert work(f"{BELOW}\n{plan}") == pieces


def test_what_happened_is_no_result_and_kindness_no_plan():
    found = read(f"{BELOW}\nToàn huyện xảy ra 12 vụ. Chủ tịch đã ân cần hỏi han, tặng 28 phần quà.")
    assert quoted(found, "12 vụ").role.value == "context"
    assert quoted(found, "28 phần quà").role.value == "achievement"


def test_the_term_that_begins_when_another_ends_is_planned_for():
    results = "Nhiệm kỳ 2012-2017, Công đoàn ngành đã mở 9 lớp. Cả nhiệm kỳ có 210 sáng kiến."
    plans = "Nhiệm kỳ 2017-2022, Công đoàn ngành tiếp tục mở 4 lớp tập huấn. Xây dựng 2 nhà văn hóa."
    found = read(f"{results}\n\n{plans}\n")
    assert [task.text for task in found.tasks] == ["tiếp tục mở 4 lớp tập huấn", "Xây dựng 2 nhà văn hóa"]
    assert quoted(found, "210 sáng kiến").role.value == "achievement"


def test_work_that_was_assigned_for_a_period_is_no_plan_for_it():
    results = "Bám sát nhiệm vụ được giao, 6 tháng đầu năm 2018 đã lập 17 CĐCS."
    plans = "6 tháng cuối năm, Hội tập trung thực hiện các nhiệm vụ trọng tâm: mở 4 lớp tập huấn."
    found = read(f"{results}\n\n{plans}\n")
    assert (found.heading.kind, found.heading.period) == ("half", "2018H1")
    assert quoted(found, "17 CĐCS").role.value == "achievement"


def test_what_a_chairman_has_asked_of_the_units_is_work():
    asked = "Tại hội nghị, Chủ tịch LĐLĐ tỉnh đã yêu cầu các cấp CĐ mở 2 lớp tập huấn; đẩy mạnh tuyên truyền."
    assert work(f"{BELOW}\n{asked}") == ["mở 2 lớp tập huấn", "đẩy mạnh tuyên truyền"]


def test_a_target_in_brackets_ends_with_them():
    text = "Đã kết nạp 3.300 đoàn viên (đạt 110% so với chỉ tiêu giao là 3.000 đoàn viên), thành lập 15 CĐCS."
    found = read(f"{BELOW}\n{text}")
    assert [quoted(found, words).role.value for words in ("3.000 đoàn viên", "15 CĐCS")] == [
        "task",
        "achievement",
    ]


def test_a_number_within_a_name_of_no_one_ends_it():
    text = "Hội nghị sơ kết đã đánh giá: sáp nhập 30 Chi hội thành 24 Chi hội; có 113.000đ nguồn Quỹ Mẫu đã thu.\n"
    assert read(text).heading.reporting_org not in ("Chi hội thành 24 Chi", "000đ nguồn Quỹ Mẫu")


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("đề nghị LĐLĐ tỉnh hỗ trợ 80 suất quà", "achievement"),
        ("yêu cầu doanh nghiệp chi trả 80 suất quà", "achievement"),
        ("đề nghị các đơn vị tiếp tục trao 80 suất quà", "task"),
    ],
)
def test_help_that_others_were_asked_for_is_among_what_was_done(asked, role):
    text = f"LĐLĐ huyện Mẫu đã thăm 15 gia đình; {asked}."
    found = told(source(text), QUARTER, "15 gia đình", "80 suất")
    assert [figure.role.value for figure in found.values()] == ["achievement", role]


def test_targets_of_a_lead_that_no_other_paragraph_repeats_are_work():
    lead = "Chủ tịch LĐLĐ huyện Mẫu cho biết, phấn đấu thành lập mới 4 CĐCS, kết nạp 350 đoàn viên."
    body = "Liên đoàn Lao động huyện Mẫu phấn đấu trong năm 2021 giới thiệu 60 đoàn viên ưu tú cho Đảng."
    title = "Huyện Mẫu: Phấn đấu kết nạp 350 đoàn viên"
    tasks = [task.text for task in read(f"{title}\n\n20/02/2021\n\n{lead}\n\n{body}\n").tasks]
    assert "kết nạp 350 đoàn viên" in tasks[0] or "kết nạp 350 đoàn viên" in tasks[1]
    assert len([task for task in tasks if "60 đoàn viên" in task]) == 1


def test_the_level_that_a_title_begins_with_reports():
    text = (
        "Liên đoàn Lao động tỉnh kết nạp hơn 800 đoàn viên\n\nSáng 9.12, Tổng Liên đoàn Lao động Việt Nam tổng kết "
        "năm 2021.\n\nCác cấp công đoàn đã kết nạp 812 đoàn viên.\n"
    )
    assert read(text).heading.reporting_org == "Liên đoàn Lao động tỉnh"


def test_a_union_of_no_place_reports_for_nobody():
    text = (
        "Hưởng ứng Tháng Công nhân, các cấp Công đoàn đã kết nạp 320 đoàn viên.\n\nQuý I, có thêm 3 CĐCS.\n"
    )
    assert read(text).heading.reporting_org is None


def test_a_year_that_the_lead_begins_with_is_the_period_where_no_other_is_named():
    text = "Công đoàn ngành Mẫu vững mạnh\n\nNăm 2011, ngành Mẫu có 49/54 CĐCS vững mạnh.\n\nCó 5 tập thể được khen.\n"
    assert (read(text).heading.period, read(text).heading.kind) == ("2011", "year")


def test_up_to_when_something_is_planned_tells_of_no_results():
    text = "Từ nay đến hết năm 2021, công đoàn viên chức tỉnh tiếp tục đẩy mạnh các phong trào, trao 80 suất quà."
    assert told(source(text), QUARTER, "80 suất")["80 suất"].role.value == "task"
    assert work(f"LĐLĐ huyện Mẫu sơ kết quý I/2021\n\nQuý I đã trao 5 suất quà.\n\n{text}\n") == [
        "tiếp tục đẩy mạnh các phong trào, trao 80 suất quà"
    ]


def test_targets_that_somebody_names_are_planned_and_those_that_were_reached_are_not():
    named = (
        "Lãnh đạo Công đoàn ngành đã nêu một số chỉ tiêu phấn đấu đề ra như: kết nạp 30 đoàn viên; mở 2 lớp."
    )
    assert [f.role.value for f in told(source(named), QUARTER, "30 đoàn viên", "2 lớp").values()] == [
        "task"
    ] * 2
    reached = "Hoàn thành các chỉ tiêu đề ra, như: kết nạp 30 đoàn viên."
    assert told(source(reached), QUARTER, "30 đoàn viên")["30 đoàn viên"].role.value == "achievement"


@pytest.mark.parametrize("hedge", ["hơn", "ít nhất", "tối thiểu", "không dưới"])
def test_a_hedge_hides_no_indicator_and_a_size_has_none(hedge, config):
    text = f"Quý I/2021, LĐLĐ huyện Mẫu đã kết nạp {hedge} 150 đoàn viên tại các doanh nghiệp có từ 25 lao động trở lên."
    recruited, size = read(text, config).figures
    assert (recruited.indicator, size.indicator) == ("members-recruited", None)
