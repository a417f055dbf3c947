"""Plans and results told in other words than those of reports: stressed, found necessary, aimed at, headed."""

from __future__ import annotations

import pytest

from reports.extract.reasons import Unsure
from reports.facts import ACHIEVEMENT, CONTEXT, TASK
from tests.extract.making import QUARTER, mention, planned, read, source, told

MEMBERS = "400 đoàn viên"


def roles_of(text: str, *quotes: str) -> list[str]:
    found = told(source(text), QUARTER, *quotes)
    return [found[quote].role for quote in quotes]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Chủ tịch LĐLĐ quận nhấn mạnh 3 việc: một là đẩy mạnh đối thoại; hai là kết nạp 400 đoàn viên.",
            ["đẩy mạnh đối thoại", "kết nạp 400 đoàn viên"],
        ),
        (
            "Để khắc phục, Ban Thường vụ xác định: tặng 5 suất quà; kết nạp 400 đoàn viên.",
            ["tặng 5 suất quà", "kết nạp 400 đoàn viên"],
        ),
        ("Đồng chí ghi nhận kết quả; mong các cơ sở kết nạp 400 đoàn viên.", ["kết nạp 400 đoàn viên"]),
        ("Việc kết nạp 400 đoàn viên là mục tiêu của năm.", None),
        ("Kết nạp 400 đoàn viên, thành lập 5 CĐCS là đích đến.", None),
    ],
)
def test_what_is_stressed_found_necessary_or_aimed_at_is_planned(text, items):
    assert roles_of(text, MEMBERS) == [TASK]
    assert items is None or [task.text for task in planned(source(text))] == items


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch LĐLĐ quận nhấn mạnh: quý I kết nạp 400 đoàn viên.",
        "Kết nạp 400 đoàn viên là chỉ tiêu đã hoàn thành.",
        "Chăm lo đời sống là mục tiêu hàng đầu, kết nạp 400 đoàn viên.",
        "Kết quả được xác định: kết nạp 400 đoàn viên.",
        "Toàn huyện có thêm 400 đoàn viên.",
        "Với mục tiêu chăm lo tốt hơn, LĐLĐ quận kết nạp 400 đoàn viên.",
        "Xác định đối thoại là nhiệm vụ trọng tâm, LĐLĐ quận kết nạp 400 đoàn viên.",
        "Phương hướng được quán triệt đến các cơ sở, kết nạp 400 đoàn viên.",
        "Mục tiêu: kết nạp 300 đoàn viên; kết nạp được 400 đoàn viên.",
        "LĐLĐ quận kết nạp 400 đoàn viên, đề nghị các cấp công đoàn tiếp tục tặng 5 suất quà.",
    ],
)
def test_what_only_looks_so_is_a_result(text):
    assert roles_of(text, MEMBERS) == [ACHIEVEMENT]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "LĐLĐ quận trao 90 suất quà, đề nghị các cấp công đoàn tiếp tục tặng 5 suất quà.",
            ["tiếp tục tặng 5 suất quà"],
        ),
        ("Nhằm mục tiêu chăm lo đời sống, LĐLĐ quận đã hỗ trợ 12 nhà.", []),
        ("Đặt mục tiêu kết nạp 500 đoàn viên, đến nay LĐLĐ quận kết nạp 400 đoàn viên.", []),
        ("Quý II, tặng 5 suất quà; hiện đã có 60 cơ sở đăng ký.", ["tặng 5 suất quà"]),
        ("LĐLĐ quận đặt mục tiêu kết nạp 400 đoàn viên và đã xong trong quý I.", ["kết nạp 400 đoàn viên"]),
    ],
)
def test_only_what_is_to_come_is_planned_work(text, items):
    assert [task.text for task in planned(source(text))] == items


def test_reports_that_are_due_are_work_below_a_heading_of_plans(config):
    text = "LĐLĐ quận Hòa Mẫu: Kết quả\n\nII. Nhiệm vụ quý II\n\nBáo cáo kết quả trước ngày 20/6.\n"
    assert [task.text for task in read(text, config).tasks] == ["Báo cáo kết quả trước ngày 20/6"]


def test_what_work_is_done_for_or_assigned_to_some_is_a_target():
    text = "Để hoàn thành chỉ tiêu kết nạp 900 đoàn viên, LĐLĐ quận đã kết nạp 400 đoàn viên."
    assert roles_of(text, "900 đoàn viên", MEMBERS) == [TASK, ACHIEVEMENT]
    assert roles_of("LĐLĐ quận giao 12 CĐCS thực hiện 15 công trình.", "15 công trình") == [TASK]
    assert roles_of("Phấn đấu nâng tổng số đoàn viên lên 400 đoàn viên.", MEMBERS) == [TASK]


def test_what_was_reached_of_a_target_belongs_neither_to_it_nor_to_its_work():
    text = "Phấn đấu kết nạp 900 đoàn viên, hiện đạt 400 đoàn viên."
    assert roles_of(text, "900 đoàn viên", MEMBERS) == [TASK, ACHIEVEMENT]
    assert [task.text for task in planned(source(text))] == ["Phấn đấu kết nạp 900 đoàn viên"]


def test_what_is_reached_without_a_word_of_the_past_may_be_done():
    found = told(source("Phấn đấu kết nạp 900 đoàn viên, kết quả đạt 400 đoàn viên."), QUARTER, MEMBERS)
    assert Unsure.PERHAPS_DONE in found[MEMBERS].doubts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Quận còn 2 chỉ tiêu đạt thấp.", "2 chỉ tiêu"),
        ("Có 3 chỉ tiêu không đạt.", "3 chỉ tiêu"),
        ("Mới đạt 27% kế hoạch, còn 9 cơ sở phải hoàn thành trong quý II.", "9 cơ sở"),
    ],
)
def test_what_is_not_reached_is_background(text, quote):
    assert roles_of(text, quote) == [CONTEXT]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Việc quý sau", TASK),
        ("Những con số biết nói", ACHIEVEMENT),
        ("Điểm nhấn", ACHIEVEMENT),
        ("Công tác tuyên truyền", TASK),
    ],
)
def test_a_heading_may_name_results_or_plans_in_other_words(heading, role):
    made = source("Nhiệm vụ quý II", "Trao 5 suất quà.", heading, "Kết nạp 400 đoàn viên.")
    assert told(made, QUARTER, MEMBERS)[MEMBERS].role is role


def test_who_assigns_work_does_not_do_it():
    text = "LĐLĐ huyện An Thử giao các cơ sở kết nạp 900 đoàn viên, quý I kết nạp 400 đoàn viên."
    found = told(source(text), QUARTER, "900 đoàn viên", MEMBERS)
    assert [found[quote].role for quote in ("900 đoàn viên", MEMBERS)] == [TASK, ACHIEVEMENT]
    assert found[MEMBERS].organisation is None


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        ("Trao 2 giải Nhì trị giá 3 triệu đồng.", "3 triệu đồng", Unsure.TO_EACH),
        ("Giải Nhất (5 triệu đồng) thuộc về cơ sở A.", "5 triệu đồng", Unsure.TO_EACH),
        ("Quận được Tổng Liên đoàn phân bổ 2 tỷ đồng.", "2 tỷ đồng", Unsure.GIVEN),
        ("Được sự hỗ trợ 100 triệu đồng của cấp trên, quận xây 2 nhà.", "100 triệu đồng", Unsure.GIVEN),
        ("Phát hiện 3 đơn vị thu sai 12 triệu đồng.", "12 triệu đồng", Unsure.BEFELL),
        ("Tổng dư nợ đến 31/3/2021 là 215 tỷ đồng.", "215 tỷ đồng", Unsure.STOCK),
        ("Nâng quỹ hội lên 320 triệu đồng.", "320 triệu đồng", Unsure.STOCK),
        ("Quỹ hiện có 6 tỷ đồng, cho 210 hộ vay.", "6 tỷ đồng", Unsure.STOCK),
        ("Dự báo cả năm kết nạp 400 đoàn viên.", MEMBERS, Unsure.PERHAPS_NOT_DONE),
        ("Chỉ tiêu kết nạp mới: 400 đoàn viên.", MEMBERS, Unsure.PERHAPS_NOT_DONE),
        ("Đã phát động với các chỉ tiêu: kết nạp 400 đoàn viên.", MEMBERS, Unsure.PERHAPS_NOT_DONE),
        ("Anh Tý được vay vốn, nay có 500 con gà.", "500 con gà", Unsure.STRANGER),
    ],
)
def test_what_may_be_no_result_of_who_reports_is_doubtful(text, quote, why):
    assert why in told(source(text), QUARTER, mention(source(text), quote))[quote].doubts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Trao 2 giải Nhì, tổng giá trị giải thưởng 3 triệu đồng.", "3 triệu đồng"),
        ("Có 25 đoàn viên được LĐLĐ quận cấp thẻ bảo hiểm trị giá 20 triệu đồng.", "20 triệu đồng"),
        ("Hiện có 9 cơ sở, thu quỹ 6 tỷ đồng.", "6 tỷ đồng"),
        ("Chỉ tiêu kết nạp mới: 400 đoàn viên, đạt 110% kế hoạch.", MEMBERS),
        ("Chị em phụ nữ góp 20 triệu đồng.", "20 triệu đồng"),
    ],
)
def test_what_only_looks_doubtful_is_sure(text, quote):
    assert told(source(text), QUARTER, mention(source(text), quote))[quote].doubts == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mục tiêu: tặng 5 suất quà; kết nạp 400 đoàn viên.", TASK),
        ("Chỉ tiêu quý II: tặng 5 suất quà; kết nạp 400 đoàn viên.", TASK),
        ("Chỉ tiêu 3: kết nạp 400 đoàn viên.", ACHIEVEMENT),
        ("Các chỉ tiêu: đạt kế hoạch, kết nạp 400 đoàn viên.", ACHIEVEMENT),
        ("Chỉ tiêu: 900 đoàn viên; kết quả: 400 đoàn viên.", ACHIEVEMENT),
        ("LĐLĐ quận lên kế hoạch kết nạp 400 đoàn viên.", TASK),
        ("Bí thư nói: Chúng ta phải đoàn kết. Toàn quận kết nạp 400 đoàn viên.", TASK),
    ],
)
def test_targets_behind_their_name_are_planned_but_how_far_they_were_reached_is_not(text, role):
    assert roles_of(text, MEMBERS) == [role]


def test_targets_that_somebody_works_on_may_be_set_or_done():
    text = "Tuổi trẻ toàn quận thực hiện các chỉ tiêu: trồng 5.000 cây, kết nạp 400 đoàn viên."
    assert Unsure.PERHAPS_NOT_DONE in told(source(text), QUARTER, MEMBERS)[MEMBERS].doubts
    text = "Kết quả thực hiện các chỉ tiêu: trồng 5.000 cây, kết nạp 400 đoàn viên."
    assert told(source(text), QUARTER, MEMBERS)[MEMBERS].doubts == ()


def test_what_comes_after_the_period_may_not_be_done():
    text = "Tháng Công nhân có điểm mới là tặng 5 suất quà."
    assert Unsure.PERHAPS_NOT_DONE in told(source(text), QUARTER, "5 suất")["5 suất"].doubts
    text = "Chuẩn bị Tháng Công nhân, LĐLĐ quận đã tặng 5 suất quà."
    assert told(source(text), QUARTER, "5 suất")["5 suất"].doubts == ()


def test_what_somebody_wants_goes_on_to_the_end_of_his_words():
    text = (
        "Anh nói thêm: “Thời gian tới chúng tôi tập trung ba việc. Việc thứ nhất là kết nạp 400 đoàn viên”."
    )
    figure = told(source(text, "Trao 5 suất quà."), QUARTER, MEMBERS, "5 suất")
    assert figure[MEMBERS].role is TASK
    assert figure[MEMBERS].doubts == (Unsure.ROLE_INHERITED,)
    assert figure["5 suất"].role is ACHIEVEMENT


def test_a_total_that_was_raised_may_be_what_there_is():
    found = told(
        source("Nâng tổng số hội viên lên 900 hội viên, tặng 5 suất quà."), QUARTER, "900 hội viên", "5 suất"
    )
    assert found["900 hội viên"].doubts == (Unsure.STOCK,)
    assert found["5 suất"].doubts == ()


def test_a_list_of_targets_goes_on_behind_what_is_told_in_brackets():
    text = "Chỉ tiêu năm 2021: kết nạp mới 900 đoàn viên (trong đó 500 nữ; quý I 120 nữ); tặng 5 suất quà."
    quotes = "900 đoàn viên", "500 nữ", "120 nữ", "5 suất"
    assert roles_of(text, *quotes) == [TASK, TASK, ACHIEVEMENT, TASK]


def test_what_those_charged_have_done_by_now_is_doubted_as_a_result():
    found = told(source("Chỉ tiêu tỉnh giao cho huyện đã kết nạp 400 đoàn viên."), QUARTER, MEMBERS)[MEMBERS]
    assert (found.role, found.unsure) == (ACHIEVEMENT, Unsure.PERHAPS_NOT_DONE)
