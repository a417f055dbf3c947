"""Targets and tasks that were set before, in sentences that tell how many of them were reached or done."""

from __future__ import annotations

import pytest

from reports.extract.reasons import Unsure
from tests.extract.making import QUARTER, Kind, mention, planned, quoted, read, source, told

HEAD = "LĐLĐ quận Mẫu: Kết quả quý I/2021\n\nQuý I, LĐLĐ quận Mẫu đạt nhiều kết quả.\n\n"


def roles_of(text: str, *quotes: str) -> list[str]:
    made = source(text)
    kinds = {True: Kind.PERCENT, False: Kind.COUNT}
    found = told(made, QUARTER, *(mention(made, quote, kinds["%" in quote]) for quote in quotes))
    return [found[quote].role.value for quote in quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Trong số chỉ tiêu của thị trấn đề ra, đã hoàn thành 14 chỉ tiêu.",
        "Đề ra 17 chỉ tiêu, hoàn thành 14 chỉ tiêu.",
        "Hội nghị đề ra 17 chỉ tiêu; LĐLĐ quận cơ bản hoàn thành 14 chỉ tiêu.",
        "Chỉ tiêu do LĐLĐ tỉnh đề ra, hoàn thành 14 chỉ tiêu.",
        "Đầu năm quận đề ra 17 chỉ tiêu, LĐLĐ quận đã hoàn thành 14 chỉ tiêu.",
        "Các chỉ tiêu Đại hội Công đoàn huyện lần thứ IX đề ra đều đạt và vượt: hoàn thành 14 chỉ tiêu.",
        "Các cấp công đoàn đã triển khai 3 nhiệm vụ trọng tâm, đạt 14 chỉ tiêu.",
    ],
)
def test_how_many_of_those_that_were_set_were_reached_is_a_result(text):
    assert roles_of(text, "14 chỉ tiêu") == ["achievement"]
    assert not planned(source(text), QUARTER)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chỉ tiêu đề ra 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Mục tiêu đề ra là 300 đoàn viên, đã kết nạp được 320 đoàn viên.", "achievement"),
        ("Chỉ tiêu Đại hội Công đoàn đề ra 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Kết nạp 320 đoàn viên, kế hoạch thành phố giao là 300 đoàn viên.", "achievement"),
        ("Kế hoạch đề ra 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Chỉ tiêu đề ra 300 ca phẫu thuật, hoàn thành 320 ca phẫu thuật.", "achievement"),
        ("Chỉ tiêu tỉnh giao cho huyện 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Kết nạp 320 đoàn viên, chỉ tiêu thi đua ban chấp hành giao 300 đoàn viên.", "achievement"),
        ("Chỉ tiêu công đoàn ngành giao cho các trường 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Nghị quyết Đại hội đề ra 300 đoàn viên, kết nạp 320 đoàn viên.", "achievement"),
        ("Chỉ tiêu đề ra 300 đoàn viên, trong đó kết nạp mới 320 đoàn viên.", "task"),
        ("Chỉ tiêu đề ra 300 đoàn viên, phấn đấu kết nạp 320 đoàn viên.", "task"),
        ("Chỉ tiêu đề ra 300 đoàn viên, tuyên truyền 320 công nhân.", "task"),
    ],
)
def test_what_was_done_behind_a_target_that_was_set_is_a_result_of_its_kind(text, role):
    found = {figure.mention.value: figure.role.value for figure in read(f"{HEAD}{text}\n").figures}
    assert found == {300: "task", 320: role}


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Nghị quyết đề ra 20 mô hình, nhân rộng 18 mô hình.", True),
        ("Mục tiêu đề ra 30.000 lượt khám, khám 18 lượt.", True),
        ("Nghị quyết đề ra 20 mô hình, sẽ nhân rộng 18 mô hình.", False),
        ("Nghị quyết đề ra 20 chỉ tiêu, 18 nhiệm vụ.", False),
        ("Nghị quyết đề ra 20 chỉ tiêu, trong đó có 18 chỉ tiêu pháp lệnh.", False),
    ],
)
def test_what_follows_a_number_that_was_set_without_a_word_of_plans_may_be_done(text, doubted):
    (found,) = (figure for figure in read(f"{HEAD}{text}\n").figures if figure.mention.value == 18)
    assert (Unsure.PERHAPS_DONE in found.doubts) == doubted


def test_the_plan_named_behind_its_share_was_set():
    made = read(f"{HEAD}Kết nạp đoàn viên đạt 120% kế hoạch giao 300 đoàn viên.\n")
    assert {figure.mention.value: figure.role.value for figure in made.figures} == {
        120: "achievement",
        300: "task",
    }


def test_what_somebody_hands_over_under_a_plan_was_not_set():
    (figure,) = read(f"{HEAD}Kế hoạch cấp trên bàn giao 300 suất quà.\n").figures
    assert figure.role.value == "achievement"


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị đề ra 14 chỉ tiêu.",
        "Hội nghị đề ra mục tiêu, phấn đấu hoàn thành 14 chỉ tiêu.",
        "Hội nghị đề ra 17 chỉ tiêu, quyết tâm hoàn thành 14 chỉ tiêu.",
        "Hội nghị đề ra 17 chỉ tiêu, yêu cầu các CĐCS đạt 14 chỉ tiêu.",
        "Hội nghị đề ra 17 chỉ tiêu, bảo đảm đạt 14 chỉ tiêu.",
        "Hội nghị đề ra 17 chỉ tiêu, phải đạt 14 chỉ tiêu.",
        "LĐLĐ quận quyết tâm hoàn thành các chỉ tiêu của năm đề ra, đạt 14 chỉ tiêu.",
    ],
)
def test_what_is_set_is_planned(text):
    assert roles_of(text, "14 chỉ tiêu") == ["task"]


@pytest.mark.parametrize("estimate", ["ước thực hiện đạt 14 chỉ tiêu", "ước đạt 14 chỉ tiêu"])
def test_an_estimate_of_how_many_targets_were_reached_is_a_result(estimate):
    figures = read(
        f"LĐLĐ quận Mẫu: Kết quả quý I/2021\n\nNghị quyết đề ra 17 chỉ tiêu, {estimate}.\n"
    ).figures
    assert [figure.role.value for figure in figures] == ["task", "achievement"]


def test_how_many_targets_somebody_set_is_no_work():
    entries = "- Đại hội đề ra 17 chỉ tiêu; đến nay đạt 14 chỉ tiêu.\n- Kết nạp 240 đoàn viên.\n"
    assert not read(f"LĐLĐ quận Mẫu: Kết quả quý I/2021\n\n{entries}").tasks


def test_what_follows_what_was_done_of_a_plan_by_now_is_a_result_and_the_plan_no_work_to_come():
    made = read(
        f"{HEAD}Năm 2021, quận sẽ thành lập 21 CĐCS, đến nay đã thành lập 32 CĐCS. Trao 210 suất quà.\n"
    )
    assert [figure.role.value for figure in made.figures] == ["task", "achievement", "achievement"]
    assert not made.tasks


@pytest.mark.parametrize(
    "text",
    [
        "Quý II, quận sẽ kết nạp 21 đoàn viên, đến nay đã kết nạp 5 đoàn viên.",
        "Thời gian tới, quận sẽ mở 5 lớp, đến nay đã có 60 cơ sở đăng ký.",
    ],
)
def test_a_plan_of_the_time_ahead_or_of_something_else_is_work_to_come(text):
    made = read(f"{HEAD}{text}\n")
    assert [figure.role.value for figure in made.figures] == ["task", "achievement"]
    assert len(made.tasks) == 1


def test_what_is_told_by_now_of_an_entry_of_a_plan_ends_with_it():
    entry = "Kết nạp 150 đoàn viên, đến nay đã giới thiệu 40 công nhân; mở 5 lớp; xây 3 căn nhà."
    made = read(f"{HEAD}II. NHIỆM VỤ QUÝ II\n\n- {entry}\n")
    roles = {figure.mention.value: figure.role.value for figure in made.figures}
    assert roles == {150: "task", 40: "achievement", 5: "task", 3: "task"}
    assert [task.text for task in made.tasks] == ["Kết nạp 150 đoàn viên", "mở 5 lớp", "xây 3 căn nhà"]


def test_what_is_told_by_now_of_a_sentence_of_a_plan_ends_with_it():
    plan = "Vận động quỹ 12 triệu đồng, đến nay đã có 3 triệu đồng. Tổ chức 2 hội thi."
    made = read(f"LĐLĐ quận Mẫu\n\nKẾ HOẠCH\n\nCông tác năm 2023\n\n{plan}\n")
    assert [figure.role.value for figure in made.figures] == ["task", "achievement", "task"]
    assert [task.text for task in made.tasks] == ["Vận động quỹ 12 triệu đồng", "Tổ chức 2 hội thi"]


def test_a_target_is_one_in_an_entry_with_its_number():
    made = read(f"{HEAD}1. Chỉ tiêu Đại hội đề ra 300 đoàn viên, kết nạp 180 đoàn viên.\n")
    assert [figure.role.value for figure in made.figures] == ["task", "achievement"]


def test_an_aim_that_stands_out_is_one():
    (figure,) = read(f"{HEAD}Trong đó, mục tiêu tiêu biểu nhất là xây 12 căn nhà.\n").figures
    assert (figure.role.value, Unsure.PERHAPS_NOT_DONE in figure.doubts) == ("task", True)


def test_what_stands_out_among_the_targets_that_were_met_is_no_target():
    made = read(
        f"{HEAD}Quận đạt 15/20 chỉ tiêu, nổi bật nhất là vận động quỹ được 62 triệu đồng (đạt 116%).\n"
    )
    assert {figure.role.value for figure in made.figures} == {"achievement"}


@pytest.mark.parametrize(
    "text",
    [
        "Theo chỉ tiêu của LĐLĐ tỉnh đề ra, hoàn thành kết nạp 240 đoàn viên trong năm 2021.",
        "Các CĐCS phấn đấu thực hiện tốt các chỉ tiêu của năm đề ra, kết nạp 240 đoàn viên.",
        "LĐLĐ quận quyết tâm hoàn thành 3 nhiệm vụ trọng tâm, kết nạp 240 đoàn viên.",
        "Thống nhất hoàn thành 3 nhiệm vụ trọng tâm, kết nạp 240 đoàn viên.",
        "Hội nghị đã triển khai 3 nhiệm vụ trọng tâm, trong đó kết nạp 240 đoàn viên.",
        "LĐLĐ quận đã triển khai 3 nhiệm vụ trọng tâm: kết nạp 240 đoàn viên, thành lập 5 CĐCS.",
    ],
)
def test_what_targets_and_tasks_tell_to_do_is_planned(text):
    assert roles_of(text, "240 đoàn viên") == ["task"]


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý, LĐLĐ quận đã hoàn thành 02 nhiệm vụ trọng tâm và trao 240 suất quà.",
        "LĐLĐ quận hoàn thành 2/2 nhiệm vụ trọng tâm, trao 240 suất quà.",
        "LĐLĐ quận đã triển khai 02 nhiệm vụ trọng tâm, trao 240 suất quà.",
    ],
)
def test_what_was_done_behind_a_number_of_tasks_is_a_result(text):
    assert roles_of(text, "240 suất quà") == ["achievement"]
    assert not planned(source(text), QUARTER)


def test_who_signs_up_for_a_title_has_done_so():
    text = "Kết quả: 85% CĐCS vững mạnh; 100% nữ nhà giáo đăng ký phấn đấu đạt danh hiệu giỏi việc trường."
    assert roles_of(text, "85% CĐCS", "100% nữ nhà giáo") == ["achievement", "achievement"]
    assert not planned(source(text), QUARTER)


FOCUS = "tập trung vào các nhiệm vụ trọng tâm như tổ chức chăm lo Tết cho 760 lao động."


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Năm qua, các cấp công đoàn đã triển khai nhiều hoạt động. Trong đó, {FOCUS}", "achievement"),
        (f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Các cơ sở {FOCUS}", "achievement"),
        (f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Tiếp tục {FOCUS}", "task"),
        (f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Sau hội nghị, {FOCUS}", "task"),
        (
            f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Để làm tốt hơn, các cơ sở {FOCUS}",
            "task",
        ),
        (f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Năm 2023, {FOCUS}", "task"),
        (f"Năm qua, các cấp công đoàn đã làm tốt công tác chăm lo. Thời gian tới, {FOCUS}", "task"),
    ],
)
def test_examples_of_the_tasks_that_work_went_to_are_no_plans_among_results(text, role):
    found = read(
        f"LĐLĐ tỉnh Mẫu tổng kết hoạt động năm 2022\n\nLĐLĐ tỉnh Mẫu vừa tổng kết năm 2022.\n\n{text}\n"
    )
    assert [figure.role.value for figure in found.figures] == [role]
    assert bool(found.tasks) == (role == "task")


SCHOOLS = "Công đoàn ngành Giáo dục tỉnh Mẫu tổng kết năm học 2018 - 2019\n\n"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Năm học 2019-2020, công đoàn ngành tập trung xây 6 nhà công vụ.", "task"),
        ("Năm học 2019-2020, công đoàn ngành đã xây 6 nhà công vụ.", "achievement"),
        ("Năm học 2018-2019, công đoàn ngành xây 6 nhà công vụ.", "achievement"),
        ("Năm học 2017-2018, công đoàn ngành xây 6 nhà công vụ.", "achievement"),
    ],
)
def test_the_school_year_after_the_one_that_is_reviewed_is_planned_for(text, role):
    (figure,) = read(f"{SCHOOLS}{text}\n").figures
    assert figure.role.value == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Hội nghị đã thông qua chương trình công tác năm 2022 với 5 nhiệm vụ trọng tâm. 80% chi hội đạt.",
            "task",
        ),
        ("Hội nghị đã thông qua báo cáo quý I về 5 nhiệm vụ. 80% chi hội đạt.", "achievement"),
    ],
)
def test_what_a_plan_that_was_adopted_foresees_is_planned(text, role):
    found = read(f"Hội Nông dân xã Mẫu họp\n\nHội Nông dân xã Mẫu vừa họp.\n\n{text}\n")
    assert quoted(found, "80% chi hội").role.value == role
