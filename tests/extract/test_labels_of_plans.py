"""Labels that name plans, before a colon or `là`: what stands behind them is planned."""

from __future__ import annotations

import pytest

from reports.extract.model import Extraction
from reports.facts import Role
from tests.extract.making import read

PAPER = "LĐLĐ huyện An Thử tổng kết năm 2019\n\nNăm 2019, LĐLĐ huyện đã kết nạp 50 đoàn viên.\n\n"


def roles(found: Extraction) -> list[Role]:
    return [figure.role for figure in found.figures[1:]]


@pytest.mark.parametrize(
    "label",
    [
        "Chỉ tiêu năm 2020:",
        "Trọng tâm 2020:",
        "Trọng tâm năm 2020:",
        "Nhiệm vụ năm 2020 của LĐLĐ huyện:",
        "Các mục tiêu, nhiệm vụ chủ yếu trong năm 2020:",
        "Mục tiêu năm 2020 của LĐLĐ huyện là",
        "Những chỉ tiêu cụ thể của năm 2020 gồm:",
        "Định hướng hoạt động công đoàn năm 2020:",
    ],
)
def test_what_a_label_of_a_year_to_come_names_is_planned(label):
    work = ["đưa 90% CĐCS đạt vững mạnh", "dựng từ 3 đến 5 mô hình", "góp quỹ 150 triệu đồng"]
    found = read(f"{PAPER}{label} {'; '.join(work)}.")
    assert roles(found) == [Role.TASK] * 3
    assert [task.text for task in found.tasks] == work
    assert (found.heading.period, found.heading.task_period) == ("2019", "2020")


@pytest.mark.parametrize(
    "label",
    [
        "Kết quả thực hiện các chỉ tiêu năm 2019:",
        "Các chỉ tiêu đã hoàn thành:",
        "Nhiệm vụ đạt kết quả tốt:",
    ],
)
def test_what_a_label_of_what_is_over_names_was_done(label):
    found = read(f"{PAPER}{label} đưa 90% CĐCS đạt vững mạnh; góp quỹ 150 triệu đồng.")
    assert roles(found) == [Role.ACHIEVEMENT] * 2
    assert found.tasks == ()


def test_targets_of_a_term_may_stand_below_numbers_of_their_own():
    found = read(
        "Đại hội Công đoàn ngành Giáo dục tỉnh An Thử\n\nCác chỉ tiêu gồm:\n\nChỉ tiêu 1: Kết nạp 95% nhà giáo.\n\n"
        "Chỉ tiêu 2: Ký thỏa ước tại 40 trường."
    )
    assert [figure.role for figure in found.figures] == [Role.TASK] * 2
    assert [task.text for task in found.tasks] == ["Kết nạp 95% nhà giáo", "Ký thỏa ước tại 40 trường"]


def test_a_target_that_a_sentence_names_is_of_the_year_it_names():
    found = read(
        f"{PAPER}Chỉ tiêu của các cấp công đoàn trong năm 2020 là thành lập 42 CĐCS và kết nạp 900 đoàn viên."
    )
    assert [(f.role, f.period) for f in found.figures[1:]] == [(Role.TASK, None)] * 2
    assert found.heading.task_period == "2020"


def test_a_number_of_its_own_is_no_part_of_the_work():
    found = read(
        f"{PAPER}Nhiệm vụ năm 2020:\n\nNội dung 1: Hỗ trợ 90% đoàn viên cần tư vấn pháp luật.\n\nNội dung 2: Mở 2 lớp."
    )
    assert [task.text for task in found.tasks] == ["Hỗ trợ 90% đoàn viên cần tư vấn pháp luật", "Mở 2 lớp"]


def test_what_each_one_must_do_is_planned_work():
    text = "Năm 2020, LĐLĐ huyện sẽ mở 2 lớp. Từng CĐCS phải giới thiệu ít nhất 1 đoàn viên ưu tú cho Đảng."
    work = [task.text for task in read(f"{PAPER}{text}").tasks]
    assert work == ["mở 2 lớp", "Từng CĐCS phải giới thiệu ít nhất 1 đoàn viên ưu tú cho Đảng"]


def test_a_new_term_is_planned_for():
    text = "Nhiệm kỳ mới, Hội phấn đấu xây 8 nhà.\n\nBan Chấp hành nhiệm kỳ mới gồm 15 đồng chí."
    found = read(f"Đại hội Hội Nông dân huyện An Thử\n\n{text}")
    assert [figure.role for figure in found.figures] == [Role.TASK, Role.CONTEXT]


NOW = "LĐLĐ huyện An Thử: Báo cáo quý II năm 2021\n\nQuý II, LĐLĐ huyện đã kết nạp 50 đoàn viên.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm vụ: LĐLĐ huyện trao 300 suất quà.",
        "Trọng tâm: LĐLĐ huyện trao 300 suất quà; 5 CĐCS tổ chức hội thi.",
        "Các chỉ tiêu gồm 12 chỉ tiêu, trong đó 10 chỉ tiêu vượt.",
    ],
)
def test_a_label_of_no_time_names_targets_alone_and_none_that_were_met(text):
    found = read(f"{NOW}{text}")
    assert set(roles(found)) == {Role.ACHIEVEMENT}
    assert found.tasks == ()


@pytest.mark.parametrize(
    "label", ["Mục tiêu tháng 7:", "Một số chỉ tiêu được giao:", "Mục tiêu quý II:", "Mục tiêu 5 năm:"]
)
def test_targets_of_any_time_that_is_not_over_are_planned(label):
    found = read(f"{NOW}{label} kết nạp 30 đoàn viên; mở 2 lớp.")
    assert roles(found) == [Role.TASK] * 2
    assert [task.text for task in found.tasks] == ["kết nạp 30 đoàn viên", "mở 2 lớp"]


def test_what_was_done_of_a_target_stands_beside_it():
    found = read(f"{NOW}Mục tiêu: 280 đoàn viên, thực hiện 320 đoàn viên.")
    assert roles(found) == [Role.TASK, Role.ACHIEVEMENT]
    assert found.tasks == ()


def test_a_need_is_no_work():
    found = read(f"{NOW}LĐLĐ huyện đã giúp 40 hộ, cần cố gắng hơn. Một hộ cần vốn 200 triệu đồng.")
    assert roles(found)[0] is Role.ACHIEVEMENT


def test_work_that_is_carried_out_heads_results_among_results():
    entries = "+ Giới thiệu việc làm cho 22 chị.\n+ Phát động thi đua, thu được 47 triệu đồng.\n"
    found = read(f"{NOW}I. KẾT QUẢ\n\n2. Thực hiện các nhiệm vụ trọng tâm\n\n{entries}")
    assert roles(found) == [Role.ACHIEVEMENT] * 2
    assert found.tasks == ()
