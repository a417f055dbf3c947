"""What reads like planned work and is none."""

from __future__ import annotations

import pytest

from tests.extract.making import PLAN, planned, source, texts


def test_what_a_piece_goes_on_with_is_no_piece_of_its_own():
    text = (
        "LĐLĐ quận sẽ đẩy mạnh phong trào thi đua; phong trào “Xanh - sạch - đẹp”; thực hiện Quy tắc ứng xử."
    )
    assert texts(text) == ["đẩy mạnh phong trào thi đua", "thực hiện Quy tắc ứng xử"]


def test_the_heading_of_a_list_is_no_piece():
    found = texts(
        "NHIỆM VỤ QUÝ II",
        items=["1. Chăm lo đời sống", "- Tổ chức hội thao.", "2. Tuyên truyền", "- Mở 2 lớp."],
    )
    assert found == ["Tổ chức hội thao", "Mở 2 lớp"]


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ quận sẽ thực hiện các nhiệm vụ trọng tâm sau:",
        "LĐLĐ quận đã đề ra 21 nhiệm vụ trọng tâm, phấn đấu hoàn thành vượt tiến độ đề ra.",
        "Quý II, phát huy tinh thần đoàn kết, chung sức, đồng lòng.",
        "Ông B, Chủ tịch LĐLĐ quận, kêu gọi toàn thể đoàn viên tích cực hưởng ứng phong trào.",
        "Tại hội nghị, các đại biểu đã thảo luận; báo cáo về các nhiệm vụ sẽ triển khai trong thời gian tới.",
        "Hội nghị sẽ diễn ra trong hai ngày.",
        "LĐLĐ quận đã trao quà; tổ chức hội thao.",
        "LĐLĐ quận tổ chức Hội nghị sơ kết quý I, triển khai nhiệm vụ quý II.",
    ],
)
def test_announcements_appeals_and_results_are_no_work(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    "entry",
    [
        "- Kinh phí: 20 triệu đồng",
        "- Thu nhập bình quân 8 triệu đồng",
        "- Các đồng chí dự họp đầy đủ",
        "- Tết",
    ],
)
def test_a_thing_is_no_work_even_in_a_list(entry):
    assert texts("LĐLĐ quận sẽ thực hiện các nhiệm vụ sau:", items=[entry]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ông B cho biết, Cụm có 9 công đoàn cơ sở, quản lý hơn 11 nghìn đoàn viên.",
        "Tổng kinh phí dự kiến 410 triệu đồng, trong đó Công ty hỗ trợ 40%.",
        "Mỗi ý kiến của đoàn viên là cơ sở để hoàn thiện phương án.",
        "Ông B mong những phần quà sẽ góp phần động viên các gia đình.",
    ],
)
def test_what_only_is_or_costs_is_no_work(text):
    assert texts("Quý II, LĐLĐ quận sẽ tổ chức hội thao.", text) == ["tổ chức hội thao"]


def test_what_is_said_of_the_situation_under_its_heading_is_no_work():
    found = texts(
        items=[
            "I. ĐẶC ĐIỂM TÌNH HÌNH",
            "- Triển khai kế hoạch trong lúc nhiều đoàn viên ở xa.",
            "II. NHIỆM VỤ",
            "- Tổ chức hội nghị viên chức.",
        ],
        heading=PLAN,
    )
    assert found == ["Tổ chức hội nghị viên chức"]


def test_how_things_are_is_told_between_plans_and_is_no_work():
    plan = "Thời gian tới, LĐLĐ quận tổ chức hội thao."
    result = "Công tác phát triển đoàn viên được đẩy mạnh: kết nạp 45 đoàn viên; thành lập 2 cơ sở."
    shortcomings = (
        "Một số hạn chế cần khắc phục: việc thu đoàn phí chưa kịp thời; công tác đối thoại còn yếu."
    )
    assert texts(plan, result, "Mở 2 lớp.") == ["tổ chức hội thao", "Mở 2 lớp"]
    assert texts(shortcomings) == []


@pytest.mark.parametrize(
    "told",
    [
        "Nhiều mô hình được nhân rộng; hỗ trợ 45 công nhân vay vốn.",
        "Công đoàn phường được thành lập từ năm ngoái; quản lý 85 cơ sở.",
        "Mới đây, các đơn vị tổ chức giao lưu văn nghệ; tặng 50 suất quà.",
    ],
)
def test_a_paragraph_that_begins_with_what_was_done_tells_no_plans(told):
    assert texts("Thời gian tới, LĐLĐ quận mở 2 lớp.", told) == ["mở 2 lớp"]


def test_words_of_speech_begin_no_piece():
    text = "Chủ tịch LĐLĐ quận yêu cầu các ban mở 2 lớp; đồng thời mong muốn các cơ sở tổ chức hội thao."
    assert texts(text) == ["mở 2 lớp", "tổ chức hội thao"]


def test_who_is_given_something_by_others_plans_nothing():
    assert texts("Thời gian tới, LĐLĐ quận mở 2 lớp.", "Công đoàn ngành được LĐLĐ tỉnh tặng Cờ thi đua.") == [
        "mở 2 lớp"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiều ý kiến cho rằng, thời gian tới Công đoàn cấp trên sẽ cần có hướng dẫn về thủ tục hỗ trợ.",
        "Tại hội nghị, các đại biểu cũng đề xuất tổ chức thêm lớp tập huấn.",
        "Tiếp thu ý kiến chỉ đạo, Chủ tịch LĐLĐ quận khẳng định sẽ cụ thể hóa thành kế hoạch.",
        "Anh bảo về quê lần này sẽ sửa chữa mái nhà cho mẹ.",
        "“Năm tới tôi sẽ tiết kiệm hơn”, chị nói.",
        "Lãnh đạo tỉnh mong muốn các doanh nghiệp chia sẻ khó khăn với người lao động.",
        "LĐLĐ quận đề nghị cán bộ, đảng viên và toàn thể Nhân dân đóng góp ý kiến.",
        "Chủ tịch LĐLĐ tỉnh tin tưởng, các cấp công đoàn sẽ tiếp tục đổi mới hoạt động.",
        "Dự báo thời gian tới, tình hình sẽ còn khó khăn.",
        "Lãnh đạo Quận ủy khẳng định Quận ủy sẽ luôn tạo điều kiện để công đoàn hoạt động.",
    ],
)
def test_what_others_want_promise_or_are_asked_for_is_no_work(text):
    assert texts(text, "Mở 2 lớp.") == []


def test_officers_who_promise_and_members_who_are_asked_are_no_others():
    assert texts("Chủ tịch LĐLĐ quận đề nghị các cấp công đoàn phối hợp với doanh nghiệp mở 2 lớp.") == [
        "phối hợp với doanh nghiệp mở 2 lớp"
    ]
    assert texts("“Chúng tôi sẽ mở 2 lớp”, Chủ tịch LĐLĐ quận nói.") == ["mở 2 lớp"]


@pytest.mark.parametrize(
    "text",
    [
        "Các phần quà sẽ giúp đoàn viên vượt qua khó khăn.",
        "Đây sẽ là động lực để công nhân gắn bó với nơi làm việc.",
        "Ngôi nhà sẽ được khởi công ngày 2/6.",
        "Các em học sinh sẽ được nhận học bổng.",
        "Để được hỗ trợ, đoàn viên cần nộp hồ sơ.",
        "Mỗi đội sẽ trải qua 3 phần thi.",
        "Thời gian tới, việc nặng nhất là nhân sự đại hội.",
    ],
)
def test_what_things_bring_about_and_what_people_get_is_no_work(text):
    assert texts(text) == []


def test_what_something_is_done_for_is_no_work_of_its_own():
    entries = ["- Tinh gọn bộ máy.", "- Bảo đảm quy mô."]
    assert texts("Việc sắp xếp các tổ được thực hiện với mục tiêu:", items=entries) == []
    assert texts("LĐLĐ quận tổ chức hội thao với mục tiêu:", items=["- Mở 2 lớp."]) == ["Mở 2 lớp"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LĐLĐ quận sẽ tiếp tục đổi mới hoạt động.", ["tiếp tục đổi mới hoạt động"]),
        ("LĐLĐ quận sẽ thực hiện tốt mấy việc sau.", []),
        ("Đại hội đã đề ra các mục tiêu: mở 2 lớp; lập 5 tổ.", ["mở 2 lớp", "lập 5 tổ"]),
        ("Để bảo đảm an toàn, người dân cần: báo cáo kịp thời.", []),
    ],
)
def test_what_announces_work_is_told_from_work(text, expected):
    assert texts(text) == expected


def test_what_we_will_do_is_planned_and_a_question_is_not():
    assert texts("Quý II, chúng tôi sẽ tổ chức hội thao; mở 2 lớp tập huấn.") == [
        "tổ chức hội thao",
        "mở 2 lớp tập huấn",
    ]
    assert texts("Bước vào quý II, công đoàn sẽ ưu tiên việc gì?") == []


def test_a_campaign_that_was_launched_before_plans_nothing():
    text = "LĐLĐ quận đã phát động thi đua với các nội dung: Tuyên truyền 20 buổi; tặng 30 suất quà."
    assert texts(text) == []


def test_a_reply_that_lists_what_will_be_done_is_planned():
    text = "Tiếp thu ý kiến chỉ đạo, Chủ tịch LĐLĐ quận cho biết, LĐLĐ quận sẽ mở 2 lớp; xây 25 căn nhà."
    assert texts(text) == ["mở 2 lớp", "xây 25 căn nhà"]


def test_the_unions_above_the_grassroots_are_nobody_else():
    made = source("Chủ tịch LĐLĐ tỉnh yêu cầu công đoàn cấp trên cơ sở hướng dẫn cơ sở đối thoại.")
    assert [task.organisation for task in planned(made)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Phó Bí thư Tỉnh ủy nhấn mạnh, năm 2022, tỉnh phấn đấu thu hút 20 dự án.",
        "Để hoàn thành nhiệm vụ, LĐLĐ quận đề nghị UBND quận quan tâm bố trí kinh phí; các phòng tăng cường phối hợp.",
        "Thay mặt Cụm, Cụm trưởng tiếp thu ý kiến chỉ đạo và mong muốn các đơn vị tiếp tục phối hợp chặt chẽ.",
    ],
)
def test_what_a_place_aims_at_and_authorities_are_asked_for_is_no_work(text):
    assert texts(text) == []


def test_who_is_asked_to_take_advice_replies_to_nothing():
    text = "Chủ tịch LĐLĐ quận đề nghị các cấp công đoàn tiếp thu ý kiến của đoàn viên, mở 2 lớp."
    assert len(texts(text)) == 1


def test_the_unions_as_a_whole_are_asked_and_do_not_organise():
    text = "Phó Bí thư Quận ủy đề nghị tổ chức công đoàn tiếp tục đổi mới phương thức hoạt động; mở 2 lớp."
    assert texts(text) == ["tiếp tục đổi mới phương thức hoạt động", "mở 2 lớp"]


def test_a_reply_that_charges_somebody_with_work_plans_it():
    text = "Kết thúc Hội nghị, Chủ tịch LĐLĐ quận tiếp thu ý kiến chỉ đạo và giao các ban tham mưu tổ chức hội thao."
    assert texts(text) == ["tham mưu tổ chức hội thao"]


def test_opinions_of_delegates_are_no_work():
    text = "Thảo luận tại hội nghị, đại diện LĐLĐ huyện An Thử cho rằng, cần có cơ chế khuyến khích cán bộ."
    assert texts(text) == []


def test_a_promise_that_is_asked_for_is_work_where_others_follow_it():
    text = "Chủ tịch LĐLĐ tỉnh đề nghị các cấp công đoàn phát huy tinh thần đoàn kết; đẩy mạnh tuyên truyền."
    assert texts(text) == ["phát huy tinh thần đoàn kết", "đẩy mạnh tuyên truyền"]


def test_what_befalls_something_and_what_trainees_do_is_no_work():
    assert texts("Thời gian tới, việc xuống giống bị ảnh hưởng.") == []
    assert texts("Theo chương trình, các học viên sẽ học tập vào thứ sáu, kéo dài hơn 3 tháng.") == []


@pytest.mark.parametrize(
    "text", ["* Các chỉ tiêu phấn đấu", "Hội nghị cũng phát động thi đua và ký giao ước giữa các cụm."]
)
def test_a_heading_of_targets_and_what_a_meeting_did_besides_are_no_work(text):
    assert texts("Năm 2021, tổ chức hội thao.", text, heading=PLAN) == ["tổ chức hội thao"]


@pytest.mark.parametrize(
    "text",
    [
        "Tham dự có: đồng chí A, Phó Trưởng ban chỉ đạo cuộc vận động; đại diện Văn phòng tỉnh; các tập thể.",
        "Lãnh đạo huyện về dự và chỉ đạo: Ông B, Bí thư; đại diện các cơ quan; cùng đại diện MTTQ các xã bạn.",
        "Kết quả: Giám đốc được Công đoàn ngành tin tưởng giao nhiệm vụ Cụm trưởng; thực hiện tốt quy chế.",
        "Kinh tế vẫn sẽ gặp nhiều khó khăn.",
        "Quý II, việc xây dựng các tổ hội nông dân nghề nghiệp ở các xã là nhiệm vụ trọng tâm nhằm đổi mới.",
        "Đại hội nhằm đề ra phương hướng, nhiệm vụ nhiệm kỳ mới; bầu chi ủy, bầu bí thư và phó bí thư.",
    ],
)
def test_who_came_who_was_chosen_or_charged_and_what_is_feared_is_no_work(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chiều ngày 24/12/2020, LĐLĐ quận tổ chức Hội nghị ra Nghị quyết lãnh đạo năm 2021.",
        "Hội nghị đánh giá kết quả lãnh đạo thực hiện nhiệm vụ năm 2020, tổ chức 3 hội thi.",
    ],
)
def test_a_meeting_of_a_past_day_and_results_of_plans_are_no_work_even_below_plans(text):
    assert texts("Triển khai nhiệm vụ năm 2021", text) == []


@pytest.mark.parametrize(
    "wished", ["tiếp tục là mái nhà chung của phụ nữ", "giữ gìn sức khỏe, giữ vững nền nếp"]
)
def test_what_somebody_only_wishes_well_is_no_work(wished):
    told = "Quý II, LĐLĐ quận sẽ mở 2 lớp."
    assert texts(f"{told} Chủ tịch LĐLĐ quận mong muốn các cơ sở {wished}.") == ["mở 2 lớp"]
    assert len(texts(f"{told} Chủ tịch LĐLĐ quận mong muốn các cơ sở trao 30 suất quà.")) == 2
