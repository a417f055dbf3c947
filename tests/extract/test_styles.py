"""Whole texts in styles of their own, read as the program reads a file."""

from __future__ import annotations

from reports.extract.model import Extraction
from reports.facts import Role
from tests.extract.making import read

REPORT = """LIÊN ĐOÀN LAO ĐỘNG HUYỆN THỬ NGHIỆM
Số: 45/BC-LĐLĐ

BÁO CÁO
Tình hình công nhân và hoạt động công đoàn 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2023

I. KẾT QUẢ HOẠT ĐỘNG
1. Quý I
Các cấp công đoàn trao 1.250 suất quà; năm 2022 trao 980 suất quà.
2. Quý II
Kết nạp 210 đoàn viên, nâng tổng số từ đầu năm lên 360 đoàn viên.

II. NHIỆM VỤ TRỌNG TÂM
1. Công tác tuyên truyền
a) Tuyên truyền Đại hội Công đoàn các cấp.
b) Mỗi cơ sở có ít nhất 1 buổi sinh hoạt.
2. Công tác kiểm tra: kiểm tra tài chính tại 20 đơn vị; giải quyết kịp thời đơn thư.

V. KIẾN NGHỊ
Đề nghị LĐLĐ tỉnh hỗ trợ kinh phí xây dựng 10 mái ấm công đoàn.

Nơi nhận:
- Như trên
"""

PLAN = """LIÊN ĐOÀN LAO ĐỘNG QUẬN HÒA MẪU
Số: 12/KH-LĐLĐ

KẾ HOẠCH
Tổ chức các hoạt động Tháng Công nhân năm 2024

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của đoàn viên về Tháng Công nhân.

II. CHỈ TIÊU
- Ít nhất 80% doanh nghiệp tổ chức đối thoại.

III. TỔ CHỨC THỰC HIỆN
1. Ban Nữ công: Tham mưu tổ chức lễ phát động; tổng hợp kết quả.
"""

MINUTES = """BIÊN BẢN
Hội nghị giao ban quý III/2023 của Cụm thi đua số 2

Thành phần: 28 đại biểu là thường trực các đơn vị trong cụm.

1. Báo cáo kết quả quý III: các đơn vị kết nạp 1.120 đoàn viên.
2. Kết luận của chủ trì: Đề nghị các đơn vị trong quý IV tập trung thu kinh phí; rà soát danh sách.
"""

TABLE = """CÔNG ĐOÀN CÔNG TY CỔ PHẦN DỆT MAY VÍ DỤ
BÁO CÁO
Kết quả hoạt động công đoàn năm 2023, phương hướng năm 2024

Nội dung | Năm 2022 | Năm 2023 | Kế hoạch năm 2024
Đoàn viên kết nạp (người) | 900 | 1.150 | 1.200
"""


def heading(found: Extraction) -> tuple[str | None, ...]:
    head = found.heading
    return head.reporting_org, head.period, head.task_period, head.kind


def told(found: Extraction) -> list[tuple[str, str, str | None]]:
    return [(found.source.text[f.start : f.end], f.role.value, f.period) for f in found.figures]


def work(found: Extraction) -> list[str]:
    return [task.text for task in found.tasks]


def test_a_report_under_numbered_headings_tells_time_and_work_by_its_headings():
    found = read(REPORT)
    assert heading(found) == ("Liên đoàn Lao động huyện Thử Nghiệm", "2023H1", "2023H2", "half")
    assert told(found)[:4] == [
        ("1.250 suất quà", "achievement", "2023Q1"),
        ("980 suất quà", "achievement", "2022"),
        ("210 đoàn viên", "achievement", "2023Q2"),
        ("360 đoàn viên", "achievement", None),
    ]
    assert work(found) == [
        "Tuyên truyền Đại hội Công đoàn các cấp",
        "Mỗi cơ sở có ít nhất 1 buổi sinh hoạt",
        "kiểm tra tài chính tại 20 đơn vị",
        "giải quyết kịp thời đơn thư",
    ]


def test_a_plan_lists_targets_and_the_work_of_each_board_but_not_its_purpose():
    found = read(PLAN)
    assert heading(found) == ("Liên đoàn Lao động quận Hòa Mẫu", "2024", "2024", "plan")
    assert work(found) == [
        "Ít nhất 80% doanh nghiệp tổ chức đối thoại",
        "Tham mưu tổ chức lễ phát động",
        "tổng hợp kết quả",
    ]


def test_minutes_are_of_the_cluster_that_met_and_list_what_its_chair_asks_for():
    found = read(MINUTES)
    assert heading(found) == ("Cụm thi đua số 2", "2023Q3", "2023Q4", "quarter")
    assert told(found) == [("28 đại biểu", "context", None), ("1.120 đoàn viên", "achievement", None)]
    assert work(found) == ["tập trung thu kinh phí", "rà soát danh sách"]


def test_the_heads_of_columns_tell_the_time_and_the_role_of_figures():
    assert told(read(TABLE)) == [
        ("900", "achievement", "2022"),
        ("1.150", "achievement", None),
        ("1.200", "task", None),
    ]


def test_a_remark_about_the_past_ends_no_list_of_plans():
    text = """BÁO CÁO
Kết quả hoạt động công đoàn quý I/2024

III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI
1. Tổ chức 3 lớp tập huấn. Năm 2023 đã tổ chức 2 lớp.
2. Tổ chức Hội thao với 600 vận động viên (năm 2023 có 540 vận động viên).
3. Kết nạp 500 đoàn viên.
"""
    found = read(text)
    planned = [figure.mention.value for figure in found.figures if figure.role is Role.TASK]
    assert planned == [3, 600, 500]
    assert len(found.tasks) == 3


def test_a_bare_heading_of_plans_turns_to_plans():
    found = read("Kết quả hoạt động quý I/2024\n\n1. Kết quả\n- Xây 3 nhà.\n2. Nhiệm vụ\n- Xây 5 nhà.\n")
    assert [figure.role for figure in found.figures] == [Role.ACHIEVEMENT, Role.TASK]
