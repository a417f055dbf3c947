"""Whose planned work is, by when, of which section and period."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.making import QUARTER, planned, source, texts


def test_title_and_lead_only_tell_what_the_body_lists():
    assert texts(title="LĐLĐ quận sẽ tổ chức hội thao", lead="Quý II, LĐLĐ quận sẽ tổ chức hội thao.") == []


def test_one_piece_told_twice_is_listed_once():
    assert texts("Quý II, LĐLĐ quận sẽ tổ chức hội thao.", "LĐLĐ quận sẽ tổ chức hội thao.") == [
        "tổ chức hội thao"
    ]


def test_a_piece_says_where_it_stands():
    made = source("Quý II, LĐLĐ quận sẽ tổ chức hội thao; mở 2 lớp.")
    assert all(made.text[task.start : task.end] == task.text for task in planned(made))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("LĐLĐ quận sẽ tổ chức đại hội trước ngày 30/4/2021.", date(2021, 4, 30)),
        ("LĐLĐ quận sẽ kiểm tra tài chính, báo cáo trước 20/6.", date(2021, 6, 20)),
        ("LĐLĐ quận sẽ vận động đi bầu cử trong ngày 23/5/2021.", date(2021, 5, 23)),
        ("LĐLĐ quận sẽ tổ chức hội thi, hoàn thành trong tháng 5/2021.", date(2021, 5, 31)),
        ("LĐLĐ quận sẽ rà soát hồ sơ trước tháng 6.", date(2021, 5, 31)),
        ("LĐLĐ quận sẽ báo cáo kết quả chậm nhất ngày 15 tháng 6 năm 2021.", date(2021, 6, 15)),
        ("LĐLĐ quận sẽ hoàn thành xây dựng nhà đến hết quý III.", date(2021, 9, 30)),
        ("LĐLĐ quận phấn đấu đến cuối năm kết nạp 2.500 đoàn viên.", date(2021, 12, 31)),
        ("LĐLĐ quận sẽ mở 2 lớp trong quý II.", None),
        ("LĐLĐ quận sẽ mở 2 lớp trong tháng 5 và 6.", None),
        ("LĐLĐ quận sẽ tổ chức hội thao chào mừng ngày 1/5.", None),
        ("LĐLĐ quận sẽ tổ chức hội thao trước ngày 31/2.", None),
    ],
)
def test_work_has_a_due_date_when_the_text_gives_one(text, due):
    assert planned(source(text))[0].due == due


def test_work_has_an_owner_when_it_is_not_the_one_who_reports():
    made = source("Quý II, Quỹ Trợ vốn sẽ mở rộng đối tượng vay; LĐLĐ quận sẽ tổ chức hội thao.")
    assert [task.organisation for task in planned(made)] == ["Quỹ Trợ vốn công nhân nghèo", None]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ban Tuyên giáo chủ trì, phối hợp với Ban Nữ công mở 2 lớp.", ["Ban Tuyên giáo"]),
        ("Ban Chính sách - Pháp luật: kiểm tra 15 cơ sở; rà soát hồ sơ.", ["Ban Chính sách - Pháp luật"] * 2),
        ("Giao Văn phòng tham mưu kế hoạch đại hội.", ["Văn phòng"]),
        ("UBKT Công đoàn huyện kiểm tra tài chính.", ["UBKT Công đoàn huyện"]),
        ("Phân công Ban Nữ công và Văn phòng tổ chức tọa đàm.", ["Ban Nữ công và Văn phòng"]),
        (
            "Tổ chức hội thao (Ban Tuyên giáo); mở 2 lớp, giao Ban Tổ chức thực hiện.",
            ["Ban Tuyên giáo", "Ban Tổ chức"],
        ),
        ("Rà soát hồ sơ. Chủ trì: Văn phòng.", ["Văn phòng"]),
        ("Văn phòng rà soát hồ sơ; các cơ sở mở 2 lớp.", ["Văn phòng", None]),
        ("Phối hợp với Ban Nữ công mở 2 lớp.", [None]),
    ],
)
def test_work_is_owned_by_the_department_that_is_to_do_it(text, owners):
    assert [task.organisation for task in planned(source("II. NHIỆM VỤ QUÝ II", text))] == owners


def test_a_heading_names_the_department_of_the_work_below_it():
    made = source(
        "NHIỆM VỤ QUÝ II", "1. Ban Tài chính:", "- Thu đủ kinh phí.", "2. Các cơ sở:", "- Mở 2 lớp."
    )
    assert [task.organisation for task in planned(made)] == ["Ban Tài chính", None]


def test_work_has_a_period_when_it_is_not_the_one_planned_for():
    made = source("Trong quý III, LĐLĐ quận sẽ kiểm tra tài chính. Quý II, sẽ tổ chức hội thao.")
    assert [task.period for task in planned(made)] == ["2021Q3", None]


@pytest.mark.parametrize(
    ("work", "section"),
    [
        ("thăm hỏi, tặng quà người lao động khó khăn", "care"),
        ("đôn đốc thu nộp đoàn phí, kinh phí công đoàn", "money"),
        ("kết nạp đoàn viên, thành lập công đoàn cơ sở", "growth"),
        ("chuẩn bị cơ sở vật chất", None),
    ],
)
def test_the_section_is_found_by_the_words_of_its_theme(work, section):
    assert planned(source(f"LĐLĐ quận sẽ {work}."))[0].section == section


def test_work_of_a_department_may_begin_with_its_time():
    found = texts("Quý II, Ban Nữ công tham mưu LĐLĐ tỉnh chỉ đạo các cấp công đoàn tổ chức hội thao.")
    assert found == ["tham mưu LĐLĐ tỉnh chỉ đạo các cấp công đoàn tổ chức hội thao"]


@pytest.mark.parametrize("giving", ["LĐLĐ quận sẽ giao", "Giao", "Yêu cầu"])
def test_work_is_of_the_one_it_is_given_to(giving):
    text = f"Quý II, CĐCS Công ty Thử tổ chức hội thao; {giving} CĐCS Công ty Mẫu An rà soát đoàn viên."
    assert planned(source(text), QUARTER)[-1].organisation == "Công đoàn cơ sở Công ty Mẫu An"
