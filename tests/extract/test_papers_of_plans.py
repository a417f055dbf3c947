"""Papers that are plans by their number or their title, and what is told in them of the time before."""

from __future__ import annotations

import pytest

from reports.facts import Role
from tests.extract.making import read

WORK = "1. Tuyên truyền\n- Mở 02 lớp tuyên truyền cho công nhân.\n- Tặng 70 suất quà (700.000 đồng/suất).\n"
BEFORE = "Căn cứ kết quả hoạt động quý I năm 2021 (đã kết nạp 74 đoàn viên), LĐLĐ huyện xây dựng kế hoạch, cụ thể:\n\n"


@pytest.mark.parametrize(
    "head",
    [
        "Kế hoạch công tác quý II năm 2021 của LĐLĐ huyện An Thử",
        "LĐLĐ HUYỆN AN THỬ\nSố: 15 /KH-LĐLĐ\n\nCông tác quý II năm 2021",
        "Chương trình hoạt động quý II năm 2021 của LĐLĐ huyện An Thử",
    ],
)
def test_a_plan_is_one_also_where_it_looks_back(head):
    found = read(f"{head}\n\n{BEFORE}{WORK}")
    assert (found.heading.kind, found.heading.period, found.heading.task_period) == (
        "plan",
        "2021Q2",
        "2021Q2",
    )
    assert [(f.mention.value, f.role, f.period) for f in found.figures] == [
        (74, Role.CONTEXT, "2021Q1"),
        (2, Role.TASK, None),
        (70, Role.TASK, None),
        (700_000, Role.TASK, None),
    ]
    assert [task.text for task in found.tasks] == [
        "Mở 02 lớp tuyên truyền cho công nhân",
        "Tặng 70 suất quà (700.000 đồng/suất)",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Kế hoạch công tác quý I năm 2021 đã hoàn thành",
        "Kế hoạch quý I năm 2021 về đích sớm",
        "Kế hoạch quý I năm 2021 của LĐLĐ huyện An Thử cán đích",
        "Chương trình hành động quý I năm 2021 mang lại hiệu quả",
        "Công đoàn An Thử\n\nSố: 22/BC-LĐLĐ\n\nThực hiện các văn bản:\nSố 15/KH-LĐLĐ ngày 2/1/2021",
        "Kế hoạch số 15/KH-LĐLĐ đi vào cuộc sống",
        "Nghị quyết đại hội đi vào cuộc sống",
    ],
)
def test_a_title_of_what_was_done_or_of_no_period_makes_no_plan(title):
    found = read(f"{title}\n\nSơ kết quý I năm 2021, LĐLĐ huyện An Thử đã tặng 70 suất quà.\n")
    assert (found.heading.kind, found.figures[-1].role) == ("quarter", Role.ACHIEVEMENT)


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "LĐLĐ huyện sẽ kết nạp 300 đoàn viên (Mẫu An 140; Mẫu Sơn 110; nơi khác 50); tặng 70 suất quà.",
            ["kết nạp 300 đoàn viên (Mẫu An 140; Mẫu Sơn 110; nơi khác 50)", "tặng 70 suất quà"],
        ),
        (
            "Phấn đấu: 90% lao động vào công đoàn; 90 sáng kiến; CĐCS đạt danh hiệu vững mạnh.",
            ["90% lao động vào công đoàn", "90 sáng kiến", "CĐCS đạt danh hiệu vững mạnh"],
        ),
        (
            "Nhiệm vụ\n\n- Toàn Cụm phấn đấu kết nạp 30 người.\n- Gia đình học tập đạt 75%.\n- LĐLĐ sẽ mở 2 lớp.\n",
            ["Toàn Cụm phấn đấu kết nạp 30 người", "Gia đình học tập đạt 75%", "mở 2 lớp"],
        ),
    ],
)
def test_brackets_targets_and_who_is_to_do_it_stay_with_their_work(text, work):
    found = read(f"Kế hoạch công tác quý II năm 2021 của LĐLĐ huyện An Thử\n\n{text}")
    assert [task.text for task in found.tasks] == work


def test_the_results_of_targets_are_results():
    table = "| Chỉ tiêu | Kế hoạch năm | Thực hiện |\n| Kết nạp hội viên | 320 | 268 |\n"
    text = f"Kết quả thực hiện một số chỉ tiêu chủ yếu như sau:\n\n{table}"
    found = read(f"Hội Nông dân huyện An Thử: Kết quả công tác Hội 9 tháng đầu năm 2023\n\n{text}")
    assert [figure.role for figure in found.figures] == [Role.TASK, Role.ACHIEVEMENT]
    assert found.tasks == ()


def test_an_institution_that_is_named_in_a_list_of_work_says_nothing():
    work = "tổ chức đại hội điểm tại Bệnh viện Mẫu; hướng dẫn các CĐCS đánh giá, xếp loại; kiểm tra 04 CĐCS."
    head = "Báo cáo kết quả 9 tháng đầu năm, nhiệm vụ quý IV năm 2022"
    found = read(f"{head}\n\nI. KẾT QUẢ\n\n- Tặng 70 suất quà.\n\nII. NHIỆM VỤ QUÝ IV\n\nTập trung {work}")
    assert [figure.role for figure in found.figures] == [Role.ACHIEVEMENT, Role.TASK]
    assert len(found.tasks) == 3


def test_what_is_foretold_before_a_list_of_work_takes_nothing_from_it():
    text = "Năm 2023, dự báo còn nhiều khó khăn, LĐLĐ huyện sẽ tập trung vào 2 việc: bố trí việc làm; tặng 70 suất quà."
    found = read(f"LĐLĐ huyện An Thử tổng kết năm 2022\n\nNăm 2022, đã mở 5 lớp.\n\n{text}")
    assert [task.text for task in found.tasks] == ["bố trí việc làm", "tặng 70 suất quà"]


def test_the_name_of_targets_above_a_table_of_results_plans_nothing():
    table = "Nội dung\tĐVT\tQuý II\tQuý III\nHội viên kết nạp\tngười\t11\t18\n\nTồn tại: Chi hội 4 chưa đều; thu phí đạt 82%.\n"
    head = "Hội LHPN xã An Thử: Báo cáo quý III năm 2024\n\nA. Kết quả hoạt động quý III"
    found = read(f"{head}\n\nHội đã tặng 16 suất quà.\n\nMột số chỉ tiêu:\n{table}")
    assert Role.TASK not in {figure.role for figure in found.figures}
    assert found.tasks == ()


def test_the_plan_of_a_time_to_come_is_one_behind_a_colon():
    found = read(
        "CĐCS Công ty May Mẫu: Báo cáo quý III năm 2024\n\nQuý III, kết nạp 29 đoàn viên.\n\n"
        "Kế hoạch quý IV: Ký lại thỏa ước. Tổ chức hội nghị nữ công. Tặng 40 suất quà.\n"
    )
    assert [figure.role for figure in found.figures] == [Role.ACHIEVEMENT, Role.TASK]
    assert [task.text for task in found.tasks] == [
        "Ký lại thỏa ước",
        "Tổ chức hội nghị nữ công",
        "Tặng 40 suất quà",
    ]


@pytest.mark.parametrize(
    "lead", ["Năm 2022, Hội đề ra các chỉ tiêu:", "II. CHỈ TIÊU", "Một số chỉ tiêu năm 2022:"]
)
def test_entries_of_a_list_of_targets_are_targets_whatever_they_begin_with(lead):
    entries = "- Gia đình học tập đạt 75%; đơn vị học tập đạt 90%.\n- Quỹ toàn huyện đạt trên 10 tỷ đồng.\n- 01 ngày hội.\n"
    found = read(f"Kế hoạch năm 2022 của Hội Khuyến học huyện An Thử\n\n{lead}\n\n{entries}")
    assert [task.text for task in found.tasks] == [
        "Gia đình học tập đạt 75%",
        "đơn vị học tập đạt 90%",
        "Quỹ toàn huyện đạt trên 10 tỷ đồng",
        "01 ngày hội",
    ]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "LĐLĐ huyện đề ra 8 nhiệm vụ, trong đó: (1) chỉ đạo CĐCS tổ chức đại hội; (2) mở 2 lớp.",
            ["chỉ đạo CĐCS tổ chức đại hội", "mở 2 lớp"],
        ),
        ("LĐLĐ huyện xác định chủ đề là “Tập trung tổ chức đại hội; chăm lo đoàn viên”.", []),
        (
            "theo Chủ tịch LĐLĐ huyện, LĐLĐ huyện sẽ ứng dụng công nghệ thông tin, mạng xã hội; mở 2 lớp.",
            ["ứng dụng công nghệ thông tin, mạng xã hội", "mở 2 lớp"],
        ),
        (
            "LĐLĐ huyện sẽ phân công Ủy viên Ban Chấp hành phụ trách từng cụm; đề nghị tỉnh tháo gỡ khó khăn về nhà ở.",
            ["phân công Ủy viên Ban Chấp hành phụ trách từng cụm", "đề nghị tỉnh tháo gỡ khó khăn về nhà ở"],
        ),
        (
            "LĐLĐ huyện sẽ cùng nhà trường chuẩn bị tốt hội nghị; mở 2 lớp.",
            ["cùng nhà trường chuẩn bị tốt hội nghị", "mở 2 lớp"],
        ),
        (
            "“Chúng tôi sẽ bố trí một cán bộ ở mỗi xã, đồng thời phân công lãnh đạo phụ trách” - đại diện LĐLĐ cho biết.",
            ["bố trí một cán bộ ở mỗi xã", "phân công lãnh đạo phụ trách"],
        ),
    ],
)
def test_what_leads_up_to_work_is_none(text, work):
    head = "LĐLĐ huyện An Thử tổng kết năm 2021\n\nNăm 2021, LĐLĐ huyện đã tặng 50 suất quà."
    assert [task.text for task in read(f"{head}\n\nNăm 2022, {text}").tasks] == work


@pytest.mark.parametrize(
    "text",
    [
        "Thay mặt LĐLĐ tỉnh, Phó Chủ tịch LĐLĐ tỉnh chúc mừng kết quả; lưu ý LĐLĐ huyện rà soát chỉ tiêu khó thực hiện.",
        "Phó Chủ tịch LĐLĐ tỉnh lưu ý LĐLĐ huyện rà soát chỉ tiêu khó thực hiện.",
    ],
)
def test_what_is_asked_of_the_one_who_reports_is_planned(text):
    head = "LĐLĐ huyện An Thử tổng kết năm 2021\n\nNăm 2021, LĐLĐ huyện đã tặng 50 suất quà."
    assert [task.text for task in read(f"{head}\n\n{text}").tasks] == ["rà soát chỉ tiêu khó thực hiện"]


def test_rows_of_a_programme_may_name_what_takes_place():
    rows = "Thời gian\tNội dung\tĐơn vị\nTháng 5\tHội thi cắm hoa\tBan Nữ công\nTrong quý\tVận động thành lập 5 CĐCS\tBan Tổ chức\n"
    found = read(f"Chương trình công tác quý II năm 2023 của LĐLĐ huyện An Thử\n\n{rows}")
    assert [task.text for task in found.tasks] == ["Hội thi cắm hoa", "Vận động thành lập 5 CĐCS"]


def test_a_quarter_below_the_plans_of_a_year_is_one_of_it():
    plans = "- Mở 2 lớp.\n- Luân phiên đăng cai sinh hoạt: quý I - Y tế, quý II - Giáo dục.\n"
    found = read(
        "Báo cáo kết quả năm 2023 của LĐLĐ huyện An Thử\n\nI. KẾT QUẢ\n\n- Đã tặng 50 suất quà.\n\n"
        f"II. PHƯƠNG HƯỚNG NĂM 2024\n\n{plans}"
    )
    assert [task.text for task in found.tasks] == [
        "Mở 2 lớp",
        "Luân phiên đăng cai sinh hoạt: quý I - Y tế, quý II - Giáo dục",
    ]


def test_what_was_done_in_the_year_before_is_background_of_a_plan_however_it_is_named():
    found = read(
        "LĐLĐ huyện An Thử: Nhiệm vụ trọng tâm năm 2023\n\n"
        "Năm 2023, LĐLĐ huyện sẽ thành lập 20 CĐCS.\n\nNăm qua, huyện thành lập được 26 CĐCS.\n"
    )
    assert [figure.role.value for figure in found.figures] == ["task", "context"]
