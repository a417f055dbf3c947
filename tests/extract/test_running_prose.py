"""Planned work as reporters tell it: within a paragraph, with few of the words that usually say so."""

from __future__ import annotations

import pytest

from reports.extract.reasons import Unsure
from tests.extract.making import read, texts

PLAN = "Quý II, LĐLĐ quận sẽ mở 2 lớp."


def goes_on(text: str) -> list[str]:
    """The work that a sentence tells after a plan in its paragraph."""
    first, *rest = texts(f"{PLAN} {text}")
    assert first == "mở 2 lớp"
    return rest


@pytest.mark.parametrize(
    "text",
    [
        "Hai lớp bồi dưỡng cho ủy ban kiểm tra CĐCS sẽ được mở trong tháng 6",
        "Mọi hồ sơ nhận được sẽ được giải quyết dứt điểm trước ngày 30/6",
        "Các tổ yếu sẽ được công đoàn hướng dẫn tận nơi",
        "Hội thao toàn quận sẽ diễn ra vào tháng 6",
        "Một đợt thi đua ngắn ngày sẽ được phát động tới tất cả các đơn vị",
        "“Chợ Tết Công đoàn” sẽ mở cửa trong ba ngày, gồm 70 gian hàng",
        "Đại hội CĐCS phải xong trước tháng 6",
        "Việc tuyên truyền tiếp tục được đẩy mạnh, mỗi tuần có 5 tin",
    ],
)
def test_what_will_be_done_or_takes_place_is_planned_whole(text):
    assert goes_on(f"{text}.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Tin rằng người lao động sẽ được đón một mùa xuân ấm áp.",
        "Mỗi gia đình sẽ được trao một suất quà.",
        "Hội nghị sẽ diễn ra trong hai ngày.",
        "Hội thi toàn quốc sẽ diễn ra trong tháng 6.",
    ],
)
def test_what_people_will_be_given_and_what_others_hold_are_no_work(text):
    assert goes_on(text) == []


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Năm nay phải thành lập được ít nhất 6 CĐCS.", "thành lập được ít nhất 6 CĐCS"),
        ("Tháng 6, tổng kết phong trào thi đua.", "tổng kết phong trào thi đua"),
        ("Đến 30/6 các đơn vị phải khóa sổ thu kinh phí.", "khóa sổ thu kinh phí"),
        (
            "Mùa khô còn dài, vì vậy công đoàn các công ty phải duy trì nước uống.",
            "duy trì nước uống",
        ),
        (
            "Riêng phong trào thi đua, từng chi hội phải họp trong tháng 4.",
            "từng chi hội phải họp trong tháng 4",
        ),
        ("Các CĐCS được yêu cầu kiểm tra bếp ăn.", "kiểm tra bếp ăn"),
        ("Các CĐCS có trách nhiệm giám sát việc trả lương.", "giám sát việc trả lương"),
        (
            "LĐLĐ quận chọn chủ đề “Vì đoàn viên”, phấn đấu kết nạp 200 đoàn viên.",
            "phấn đấu kết nạp 200 đoàn viên",
        ),
        ("Một nội dung quan trọng nữa là sửa đổi thỏa ước ngành.", "sửa đổi thỏa ước ngành"),
        (
            "Muốn vậy, LĐLĐ quận sẽ cùng UBND các phường rà lại doanh nghiệp.",
            "cùng UBND các phường rà lại doanh nghiệp",
        ),
    ],
)
def test_work_begins_behind_whoever_or_whatever_leads_up_to_it(text, work):
    assert goes_on(text) == [work]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "Đối với tài chính, phải hoàn thành 100% dự toán trước ngày 20/6.",
            "hoàn thành 100% dự toán trước ngày 20/6",
        ),
        ("Với việc này, kế hoạch là tổ chức đại hội điểm tại 2 CĐCS.", "tổ chức đại hội điểm tại 2 CĐCS"),
        ("Bước sang quý II, LĐLĐ quận đặt mục tiêu doanh thu 9 tỷ đồng.", "đặt mục tiêu doanh thu 9 tỷ đồng"),
        ("Lãnh đạo tỉnh và LĐLĐ quận sẽ đến thăm công nhân.", "đến thăm công nhân"),
        (
            "Chúng tôi sẽ kiến nghị để năm 2025 khởi công 1 khu nhà ở.",
            "kiến nghị để năm 2025 khởi công 1 khu nhà ở",
        ),
        (
            "LĐLĐ quận sẽ lên kế hoạch chăm lo Tết sớm, bởi dự báo thưởng Tết sẽ thấp.",
            "lên kế hoạch chăm lo Tết sớm, bởi dự báo thưởng Tết sẽ thấp",
        ),
        (
            "Công tác phát triển đoàn viên được giao đến từng cán bộ, phấn đấu kết nạp 60 đoàn viên.",
            "phấn đấu kết nạp 60 đoàn viên",
        ),
    ],
)
def test_words_that_plan_by_themselves(text, work):
    assert texts(text) == [work]


def test_delegates_who_agree_discuss_no_more():
    text = "Thảo luận tại hội nghị, các đại biểu thống nhất quý II làm tiếp 5 việc. Theo đó, mỗi tổ mở 1 lớp; trao 20 suất quà."
    assert texts(text)[-2:] == ["mỗi tổ mở 1 lớp", "trao 20 suất quà"]


def test_a_guard_says_nothing():
    assert goes_on("Công đoàn dự kiến trao quà cho 2 bác bảo vệ.") == ["trao quà cho 2 bác bảo vệ"]


def test_an_answer_that_begins_with_us_is_no_entry_of_a_list():
    made = "Phóng viên: Quý II, LĐLĐ quận sẽ làm gì?\n\n- Chúng tôi bàn rất kỹ chuyện này.\n"
    assert texts(made) == []


def test_targets_that_were_shared_out_are_planned():
    found = read(
        "LĐLĐ quận An Thử sơ kết quý I/2021\n\nChỉ tiêu kết nạp 250 đoàn viên đã được giao tới từng đơn vị.\n"
    )
    assert [figure.role.value for figure in found.figures] == ["task"]


def test_work_whose_doer_is_named_only_in_the_sentence_before_is_doubtful():
    text = f"{PLAN} Công đoàn Trường Mẫu chịu trách nhiệm mở chuyên mục. Hội thi cán bộ giỏi diễn ra tháng 5."
    found = read(f"LĐLĐ quận An Thử sơ kết quý I/2021\n\nNgày 5/4, hội nghị diễn ra.\n\n{text}\n")
    named, inherited = found.tasks[-2:]
    assert named.organisation == inherited.organisation == "Công đoàn Trường Mẫu"
    assert (named.doubts, inherited.doubts) == ((), (Unsure.OWNER_INHERITED,))


def test_what_stands_behind_targets_that_were_shared_out_is_told_as_before():
    text = "Chỉ tiêu kết nạp 250 đoàn viên đã được giao tới từng đơn vị. Công đoàn tặng 60 suất quà."
    found = read(f"LĐLĐ quận An Thử sơ kết quý I/2021\n\n{text}\n")
    assert [figure.role.value for figure in found.figures] == ["task", "achievement"]


def test_the_end_of_a_year_that_is_reviewed_is_over():
    text = "Những tháng cuối năm thiếu đơn hàng, LĐLĐ quận hỗ trợ 300 công nhân."
    half, year = (
        read(f"LĐLĐ quận An Thử sơ kết {time}\n\n{text}\n") for time in ("6 tháng đầu năm 2021", "năm 2021")
    )
    assert [found.figures[0].role.value for found in (half, year)] == ["task", "achievement"]


def test_a_meeting_of_the_lead_is_no_work_though_it_is_about_plans():
    lead = "(LĐTĐ) Chiều 12/10, LĐLĐ thị xã An Thử tổ chức hội nghị sơ kết 9 tháng, triển khai nhiệm vụ những tháng cuối năm 2022."
    found = read(
        f"LĐLĐ thị xã An Thử sơ kết 9 tháng\n\n{lead}\n\nQuý IV, các CĐCS mở 2 lớp. Tháng 11, tặng 50 suất quà.\n"
    )
    assert [task.text for task in found.tasks] == ["mở 2 lớp", "tặng 50 suất quà"]


def test_each_of_several_levels_is_nobody_by_name():
    body = f"Hội nghị sơ kết diễn ra ngày 5/4/2021.\n\n{PLAN} Mỗi huyện, thị, thành đoàn xây tặng 1 căn nhà."
    found = read(f"Tỉnh đoàn Ví Dụ sơ kết quý I/2021\n\n{body}\n")
    assert found.tasks[-1].text == "Mỗi huyện, thị, thành đoàn xây tặng 1 căn nhà"
    assert found.figures[-1].organisation is None


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Ngoài ra, LĐLĐ quận đang làm việc với các ngân hàng.", "làm việc với các ngân hàng"),
        ("Đường dây nóng đi vào hoạt động từ tháng 6.", "Đường dây nóng đi vào hoạt động từ tháng 6"),
        ("Về phát triển tổ chức, chỉ tiêu là 50 CĐCS mới.", "50 CĐCS mới"),
        (
            "Cũng trong tháng tư, mỗi tổ công đoàn chăm sóc một vườn cây.",
            "mỗi tổ công đoàn chăm sóc một vườn cây",
        ),
        ("LĐLĐ quận phải chú ý bồi dưỡng nghiệp vụ.", "chú ý bồi dưỡng nghiệp vụ"),
    ],
)
def test_a_plan_goes_on_with_what_is_under_way_or_set(text, work):
    assert goes_on(text) == [work]


def test_after_a_request_each_part_is_work_whatever_its_verb():
    asked = "Chủ tịch LĐLĐ quận đề nghị các CĐCS rà soát hồ sơ; sâu sát công nhân ở trọ."
    assert texts(asked) == ["rà soát hồ sơ", "sâu sát công nhân ở trọ"]


def test_a_short_name_that_is_explained_is_the_full_one():
    lead = "Công đoàn Dệt May Ví Dụ (Công đoàn DMVD) sơ kết quý I/2021."
    found = read(f"Công đoàn DMVD khép lại quý I\n\n{lead}\n\nCông đoàn DMVD đã tặng 60 suất quà.\n")
    assert found.heading.reporting_org == "Công đoàn Dệt May Ví Dụ"
    assert found.figures[0].organisation is None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Các CĐCS được yêu cầu kiểm tra bếp ăn, phát hiện sai phạm 23 triệu đồng.", "23 triệu đồng"),
        ("Các đơn vị được phân công giúp đỡ hộ nghèo đã trao 35 con bò.", "35 con bò"),
        ("Mục tiêu này được giao cho từng CĐCS, kết quả 90 CĐCS hoàn thành.", "90 CĐCS"),
        ("Kế hoạch là mở lớp, thực hiện được 16 lớp.", "16 lớp"),
        ("Trọng tâm thứ nhất là chăm lo Tết với 340 suất quà được trao.", "340 suất quà"),
        ("Huyện có chủ trương miễn phí, nhờ đó phiên chợ thu hút 35 gian hàng.", "35 gian hàng"),
        ("Trước mắt, LĐLĐ huyện hỗ trợ 45 đoàn viên.", "45 đoàn viên"),
        ("Hướng tới việc xóa nhà tạm, LĐLĐ huyện vận động 75 triệu đồng.", "75 triệu đồng"),
        ("Nâng tổng kinh phí chăm lo lên 3 tỷ đồng.", "3 tỷ đồng"),
        ("Đội ngũ giáo viên vùng cao 320 người được tặng quà.", "320 người"),
        ("LĐLĐ huyện chống thất thu 450 triệu đồng.", "450 triệu đồng"),
        ("Đợt thi đua phải hoàn thành trong tháng 3, các CĐCS đã có 85 sáng kiến.", "85 sáng kiến"),
    ],
)
def test_what_came_of_a_plan_is_a_result_and_no_work(text, result):
    found = read(f"LĐLĐ huyện An Thử sơ kết quý I/2021\n\nNgày 5/4, hội nghị diễn ra.\n\n{text}\n")
    role = next(f.role.value for f in found.figures if found.source.text[f.start : f.end] == result)
    assert (role, found.tasks) == ("achievement", ())


@pytest.mark.parametrize(
    "text",
    [
        "Kỳ thi tốt nghiệp sẽ diễn ra trong tháng 6.",
        "Giải bóng đá do UBND tỉnh chủ trì sẽ khai mạc ngày 20/5.",
        "Đại hội diễn ra ngày 20/3 đã đề ra nhiều việc.",
        "LĐLĐ quận đang quản lý 108 CĐCS.",
        "Các doanh nghiệp phải đóng đủ bảo hiểm xã hội.",
        "Trường phải học trực tuyến.",
        "Các đơn vị phải đóng cửa vì dịch.",
    ],
)
def test_what_others_do_and_how_things_are_is_no_work(text):
    assert goes_on(text) == []


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "Mùa mưa diễn ra từ tháng 5 đến tháng 10, LĐLĐ quận sẽ kiểm tra 12 khu nhà trọ.",
            "kiểm tra 12 khu nhà trọ",
        ),
        ("Hội thi năm ngoái diễn ra trong tháng 5, năm nay sẽ mở rộng lên 30 đội.", "mở rộng lên 30 đội"),
        ("Nhiệm vụ trước mắt là hoàn thành đại hội trước ngày 30/6.", "hoàn thành đại hội trước ngày 30/6"),
        (
            "“Hai lớp bồi dưỡng sẽ được mở trong tháng 6”, ông A nói.",
            "Hai lớp bồi dưỡng sẽ được mở trong tháng 6",
        ),
        (
            "Điểm nhấn của năm là lễ phát động dự kiến diễn ra ngày 28/4.",
            "lễ phát động dự kiến diễn ra ngày 28/4",
        ),
        ("Tháng 5, hội thi thợ giỏi sẽ trở lại.", "hội thi thợ giỏi sẽ trở lại"),
    ],
)
def test_work_begins_neither_before_nor_behind_what_it_is(text, work):
    assert goes_on(text) == [work]


def test_units_are_charged_outside_a_plan_too():
    head = "LĐLĐ huyện An Thử sơ kết quý I/2021\n\nNgày 5/4, hội nghị diễn ra.\n\nĐã tặng 9 suất quà."
    found = read(f"{head}\n\nMùa nắng nóng, các CĐCS được yêu cầu kiểm tra bếp ăn; lắp thêm quạt mát.\n")
    assert [task.text for task in found.tasks] == ["kiểm tra bếp ăn", "lắp thêm quạt mát"]


def test_a_body_above_in_brackets_is_no_short_name():
    text = "LĐLĐ huyện Bình Mẫu (LĐLĐ tỉnh Ví Dụ) kết nạp 25 đoàn viên. LĐLĐ tỉnh Ví Dụ đã kết nạp 450 đoàn viên."
    found = read(f"LĐLĐ huyện Bình Mẫu sơ kết quý I/2021\n\nNgày 5/4, hội nghị diễn ra.\n\n{text}\n")
    assert found.figures[-1].organisation == "Liên đoàn Lao động tỉnh Ví Dụ"


@pytest.mark.parametrize(
    "piece",
    [
        "hội thi cần phải ", "qua kết quả khảo sát ", "các đơn vị phải ", "chỉ tiêu được ", "sẽ được a ", "tháng công nhân ",
        "phải hoàn thành ", "thống nhất thảo luận tại ", "có nhu cầu muốn 9 người ", "“chợ tết ", "trong tháng 5, ",
    ],
)  # fmt: skip
def test_words_that_plan_come_to_an_end_however_often_they_stand(piece):
    for ended in ("", ". "):
        assert read(f"LĐLĐ quận An Thử sơ kết quý I/2021\n\n{PLAN} {(piece + ended) * 300}\n").source.text
