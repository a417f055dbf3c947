from __future__ import annotations

from datetime import date

import pytest

from reports.extract.model import Heading
from tests.extract.making import QUARTER, planned, source

PLAN = Heading("Liên đoàn Lao động huyện An Thử", None, "2021", "2021", "plan")


def texts(*paragraphs: str, heading: Heading = QUARTER, **more) -> list[str]:
    return [task.text for task in planned(source(*paragraphs, **more), heading)]


def test_a_sentence_is_listed_by_its_semicolons():
    text = (
        "Quý II, các đơn vị tập trung tuyên truyền về bầu cử; tổ chức hội thao; chăm lo đời sống đoàn viên."
    )
    assert texts(text) == [
        "tập trung tuyên truyền về bầu cử",
        "tổ chức hội thao",
        "chăm lo đời sống đoàn viên",
    ]


def test_verbs_that_only_commas_join_are_one_piece():
    text = "LĐLĐ quận sẽ đẩy mạnh tuyên truyền, nâng cao nhận thức và mở rộng phong trào."
    assert texts(text) == ["đẩy mạnh tuyên truyền, nâng cao nhận thức và mở rộng phong trào"]


def test_a_semicolon_within_a_quotation_cuts_nothing():
    text = "LĐLĐ quận sẽ thực hiện phương châm “Thích ứng; an toàn” ở cơ sở."
    assert texts(text) == ["thực hiện phương châm “Thích ứng; an toàn” ở cơ sở"]


def test_what_a_piece_goes_on_with_is_no_piece_of_its_own():
    text = (
        "LĐLĐ quận sẽ đẩy mạnh phong trào thi đua; phong trào “Xanh - sạch - đẹp”; thực hiện Quy tắc ứng xử."
    )
    assert texts(text) == ["đẩy mạnh phong trào thi đua", "thực hiện Quy tắc ứng xử"]


@pytest.mark.parametrize(
    "text",
    [
        "Cụ thể, về công tác chăm lo, LĐLĐ quận sẽ tổ chức hội thao.",
        "Bên cạnh đó, các cấp công đoàn cũng cần tổ chức hội thao.",
        "Chủ tịch LĐLĐ quận nhấn mạnh: Quý II, các đơn vị tổ chức hội thao.",
        "Chủ tịch LĐLĐ quận đề nghị thời gian tới, các ban tổ chức hội thao.",
        "LĐLĐ quận đặt mục tiêu: Tổ chức hội thao.",
        "Triển khai nhiệm vụ quý II, các đơn vị sẽ tổ chức hội thao.",
        "Hội nghị triển khai nhiệm vụ quý II, tổ chức hội thao.",
        "Phương hướng quý II là tổ chức hội thao.",
        "Trong thời gian tới đây LĐLĐ các quận, huyện tổ chức hội thao.",
    ],
)
def test_work_begins_after_whoever_does_it_and_the_words_that_ask_for_it(text):
    assert [task.casefold() for task in texts(text)] == ["tổ chức hội thao"]


def test_work_is_listed_on_until_results_are_told():
    found = texts(
        "Quý II, LĐLĐ quận sẽ tổ chức hội thao.",
        "Tăng cường bồi dưỡng nghiệp vụ. Đồng thời làm tốt công tác nữ công.",
        "Quý I, LĐLĐ quận đã tổ chức 12 lớp. Trao quà cho người khó khăn.",
    )
    assert found == ["tổ chức hội thao", "Tăng cường bồi dưỡng nghiệp vụ", "làm tốt công tác nữ công"]


def test_items_of_a_list_are_one_piece_each_whatever_their_numbering():
    found = texts(
        "NHIỆM VỤ QUÝ II", items=["1. Tổ chức đại hội.", "2) Kiểm tra tài chính;", "- Tổ chức hội thao"]
    )
    assert found == ["Tổ chức đại hội", "Kiểm tra tài chính", "Tổ chức hội thao"]


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


def test_words_that_announce_a_list_before_its_colon_are_cut_off():
    text = "LĐLĐ quận sẽ tập trung vào 3 nhiệm vụ trọng tâm: Đổi mới phương thức; mở 2 lớp."
    assert texts(text) == ["Đổi mới phương thức", "mở 2 lớp"]


@pytest.mark.parametrize(
    "entry",
    [
        "- Lấy ý kiến đoàn viên về thỏa ước",
        "+ Mở đợt ra quân trồng cây",
        "1/ Giới thiệu gương điển hình",
        "1.2 Sửa đổi quy chế chi tiêu",
        "a) Đảm nhận 10 công trình thanh niên",
        "✅ Số hóa hồ sơ đoàn viên",
        "- Góp phần xây dựng nông thôn mới",
        "- Có ít nhất 5 sáng kiến cấp huyện",
        "- 100% cơ sở Hội có mô hình tiết kiệm",
        "- Mỗi chi hội giúp 2 hộ thoát nghèo",
    ],
)
def test_whatever_is_to_be_done_is_work_where_only_work_is_listed(entry):
    found = texts("LĐLĐ quận sẽ thực hiện các nhiệm vụ sau:", items=[entry])
    assert len(found) == 1
    assert entry.endswith(found[0])


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


def test_lines_parted_by_semicolons_are_a_list_without_numbers():
    found = texts(
        "Quý II, LĐLĐ quận tập trung các việc:",
        "Lấy ý kiến đoàn viên;",
        "Sửa nhà văn hóa;",
        "Trồng cây xanh.",
    )
    assert found == ["Lấy ý kiến đoàn viên", "Sửa nhà văn hóa", "Trồng cây xanh"]


def test_paragraphs_that_are_counted_in_words_are_a_list():
    found = texts(
        "NHIỆM VỤ QUÝ II",
        "Một là, nâng cao nhận thức cho đoàn viên.",
        "Hai là, xung kích trong chuyển đổi số.",
        "Thứ ba, về tổ chức: đổi mới sinh hoạt; giới thiệu 5 đoàn viên cho Đảng.",
    )
    assert found == [
        "nâng cao nhận thức cho đoàn viên",
        "xung kích trong chuyển đổi số",
        "đổi mới sinh hoạt",
        "giới thiệu 5 đoàn viên cho Đảng",
    ]


def test_numbers_in_brackets_part_pieces_of_one_sentence():
    text = "Quý II, LĐLĐ quận xác định 3 nhiệm vụ, gồm: (1) Tổ chức đại hội; (2) Số hóa hồ sơ; (3) Mở 2 lớp."
    assert texts(text) == ["Tổ chức đại hội", "Số hóa hồ sơ", "Mở 2 lớp"]


def test_any_verb_goes_on_with_a_list_of_work_in_a_sentence():
    text = (
        "Chủ tịch LĐLĐ quận yêu cầu các đơn vị xây dựng kịch bản; tiêm đủ vắc-xin cho cán bộ; mua 5 máy tính."
    )
    assert texts(text) == ["xây dựng kịch bản", "tiêm đủ vắc-xin cho cán bộ", "mua 5 máy tính"]


def test_work_begins_after_those_who_are_asked_whatever_its_verb():
    text = "Quý II, Ban Chấp hành yêu cầu các tổ ôn thi cho học sinh, phấn đấu tỷ lệ đỗ trên 99%."
    assert texts(text) == ["ôn thi cho học sinh, phấn đấu tỷ lệ đỗ trên 99%"]


def test_everybody_who_is_asked_has_a_piece_of_work():
    text = (
        "Chủ tịch LĐLĐ quận đề nghị: Các tổ chức thành viên chủ động xây dựng kế hoạch; Hội Nông dân xã "
        "tập trung phát triển hội viên; phòng Tư pháp, văn phòng chuẩn bị tài liệu; phong trào toàn dân đoàn kết."
    )
    assert texts(text) == [
        "chủ động xây dựng kế hoạch",
        "tập trung phát triển hội viên",
        "chuẩn bị tài liệu",
    ]


def test_what_others_are_to_do_goes_on_in_the_paragraph_but_not_in_the_next():
    text = "LĐLĐ quận sẽ tổ chức hội thao. Văn phòng chuẩn bị các điều kiện."
    assert texts(text) == ["tổ chức hội thao", "chuẩn bị các điều kiện"]
    assert texts("LĐLĐ quận sẽ tổ chức hội thao.", "Đại biểu tham quan nhà máy.") == ["tổ chức hội thao"]


def test_what_is_not_to_be_done_keeps_its_not():
    text = "Chủ tịch LĐLĐ quận yêu cầu các đơn vị không tổ chức liên hoan; các trường không thu thêm tiền."
    assert texts(text) == ["không tổ chức liên hoan", "không thu thêm tiền"]


def test_work_begins_after_what_it_is_about():
    found = texts(
        "NHIỆM VỤ QUÝ II",
        items=["1. Về dạy học, các trường xây dựng phương án.", "2. Về cơ sở vật chất, mua sắm khẩu trang."],
    )
    assert found == ["xây dựng phương án", "mua sắm khẩu trang"]


def test_what_a_plan_announces_before_a_colon_is_planned_though_the_plan_was_made():
    text = "Đại hội đã thông qua phương hướng với các chỉ tiêu: 100% đoàn viên học nghị quyết; mở 2 lớp."
    assert texts(text) == ["100% đoàn viên học nghị quyết", "mở 2 lớp"]


def test_work_in_a_quotation_ends_with_it():
    text = 'LĐLĐ quận họp. "Thời gian tới, chúng tôi sẽ mở 2 lớp", Chủ tịch LĐLĐ quận nói.'
    assert texts(text) == ["mở 2 lớp"]


def test_lines_after_the_same_sign_are_a_list():
    found = texts("Quý II, LĐLĐ quận thống nhất các nhiệm vụ:", "✅ Rà soát hộ nghèo.", "✅ Dọn nhà văn hóa.")
    assert found == ["Rà soát hộ nghèo", "Dọn nhà văn hóa"]


def test_words_for_at_the_same_time_begin_the_next_piece():
    text = "LĐLĐ quận sẽ tranh thủ sự hỗ trợ của thành phố, đồng thời huy động nguồn lực xã hội."
    assert texts(text) == ["tranh thủ sự hỗ trợ của thành phố", "huy động nguồn lực xã hội"]


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


def test_rows_of_a_table_of_work_are_listed_by_the_cell_that_tells_it():
    found = texts(
        "NHIỆM VỤ QUÝ II",
        items=[
            "TT\tNội dung\tThời gian",
            "1\tTổ chức hội thi thợ giỏi\tTháng 4",
            "2\tRà soát hồ sơ đoàn viên\tTháng 5",
        ],
    )
    assert found == ["Tổ chức hội thi thợ giỏi", "Rà soát hồ sơ đoàn viên"]


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


def test_title_and_lead_only_tell_what_the_body_lists():
    assert texts(title="LĐLĐ quận sẽ tổ chức hội thao", lead="Quý II, LĐLĐ quận sẽ tổ chức hội thao.") == []


def test_one_piece_told_twice_is_listed_once():
    assert texts("Quý II, LĐLĐ quận sẽ tổ chức hội thao.", "LĐLĐ quận sẽ tổ chức hội thao.") == [
        "tổ chức hội thao"
    ]


def test_a_target_that_is_striven_for_is_work():
    assert texts("Phấn đấu 100% cơ sở có tổ công đoàn.") == ["Phấn đấu 100% cơ sở có tổ công đoàn"]


def test_in_a_plan_everything_to_do_is_work():
    text = "LĐLĐ huyện chỉ đạo các cơ sở tổ chức đối thoại; chăm lo đời sống đoàn viên."
    assert texts(text, heading=PLAN) == ["chỉ đạo các cơ sở tổ chức đối thoại", "chăm lo đời sống đoàn viên"]
    assert not any(task.doubts for task in planned(source(text), PLAN))


def test_a_piece_says_where_it_stands():
    made = source("Quý II, LĐLĐ quận sẽ tổ chức hội thao; mở 2 lớp.")
    assert all(made.text[task.start : task.end] == task.text for task in planned(made))


def test_work_that_is_planned_by_the_text_before_alone_is_unsure():
    made = source("Quý II, LĐLĐ quận sẽ tổ chức hội thao.", "Mở 2 lớp.")
    assert [bool(task.doubts) for task in planned(made)] == [False, True]


def test_what_a_heading_or_the_words_before_a_list_plan_is_certain():
    headed = source("Phương hướng, nhiệm vụ quý II", "Tổ chức hội thao.", "Mở 2 lớp.")
    listed = source("Quý II, LĐLĐ quận sẽ làm những việc sau:", "- Tổ chức hội thao.", "- Mở 2 lớp.")
    assert [task.doubts for made in (headed, listed) for task in planned(made)] == [()] * 4


def test_words_such_as_se_plan_their_paragraph_alone():
    forecast = "Đại diện Ban Quản lý cho biết nhu cầu tuyển dụng sẽ tăng."
    result = "Công tác phát triển đoàn viên: kết nạp 45 đoàn viên; thành lập 2 cơ sở."
    assert texts(forecast, result) == []


def test_a_paragraph_that_is_joined_to_a_plan_goes_on_with_it():
    assert texts("LĐLĐ quận sẽ tổ chức hội thao.", "Cùng với đó, mở 2 lớp.") == [
        "tổ chức hội thao",
        "mở 2 lớp",
    ]


def test_how_things_are_is_told_between_plans_and_is_no_work():
    plan = "Thời gian tới, LĐLĐ quận tổ chức hội thao."
    result = "Công tác phát triển đoàn viên được đẩy mạnh: kết nạp 45 đoàn viên; thành lập 2 cơ sở."
    shortcomings = (
        "Một số hạn chế cần khắc phục: việc thu đoàn phí chưa kịp thời; công tác đối thoại còn yếu."
    )
    assert texts(plan, result, "Mở 2 lớp.") == ["tổ chức hội thao", "Mở 2 lớp"]
    assert texts(shortcomings) == []


def test_what_has_to_become_so_is_work():
    assert texts("Công tác tuyên truyền pháp luật cần được đẩy mạnh.") == [
        "Công tác tuyên truyền pháp luật cần được đẩy mạnh"
    ]


def test_words_that_lead_to_a_list_are_no_part_of_its_first_piece():
    text = "LĐLĐ quận nhấn mạnh một số nội dung cần tập trung trong thời gian tới như: mở 2 lớp; tổ chức hội thao."
    assert texts(text) == ["mở 2 lớp", "tổ chức hội thao"]


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


def test_work_can_be_two_verbs_but_no_two_that_only_announce_it():
    text = "LĐLĐ quận sẽ tập trung triển khai thực hiện; tăng cường đối thoại; đẩy mạnh tuyên truyền."
    assert texts(text) == ["tăng cường đối thoại", "đẩy mạnh tuyên truyền"]


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


def test_work_ends_with_the_quotation_that_an_earlier_sentence_began():
    text = "“Chúng tôi xác định chăm lo là hàng đầu. Công đoàn sẽ thăm các khu trọ”, Chủ tịch LĐLĐ quận nói."
    assert texts(text) == ["thăm các khu trọ"]


def test_officers_who_promise_and_members_who_are_asked_are_no_others():
    assert texts("Chủ tịch LĐLĐ quận đề nghị các cấp công đoàn phối hợp với doanh nghiệp mở 2 lớp.") == [
        "phối hợp với doanh nghiệp mở 2 lớp"
    ]
    assert texts("“Chúng tôi sẽ mở 2 lớp”, Chủ tịch LĐLĐ quận nói.") == ["mở 2 lớp"]


def test_work_begins_after_the_rest_of_a_name_that_is_not_known():
    text = "Quý II, Hội LHPN huyện tiếp tục đẩy mạnh học tập và làm theo Bác."
    assert texts(text) == ["tiếp tục đẩy mạnh học tập và làm theo Bác"]


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


def test_work_that_only_commas_part_is_listed_where_its_pieces_have_their_numbers():
    text = "LĐLĐ quận sẽ tập trung tuyên truyền đại hội, tổ chức Tháng Công nhân, phát triển 500 đoàn viên và thành lập 5 cơ sở."
    assert texts(text) == [
        "tập trung tuyên truyền đại hội",
        "tổ chức Tháng Công nhân",
        "phát triển 500 đoàn viên",
        "thành lập 5 cơ sở",
    ]


def test_verbs_with_one_object_are_no_list_whatever_is_counted():
    text = "LĐLĐ quận sẽ rà soát, vận động, hướng dẫn thành lập 5 cơ sở, 6 nghiệp đoàn."
    assert texts(text) == ["rà soát, vận động, hướng dẫn thành lập 5 cơ sở, 6 nghiệp đoàn"]


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
    "entry",
    [
        "- Hội thi tìm hiểu pháp luật.",
        "- Tuyên truyền kỷ niệm 30/4 và 1/5.",
        "- Không để xảy ra ngừng việc.",
        "- 500 công nhân được tuyên truyền pháp luật.",
    ],
)
def test_an_entry_of_a_list_of_work_can_be_an_event_or_a_target(entry):
    assert texts("NHIỆM VỤ QUÝ II", items=[entry]) == [entry.strip("- .")]


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


def test_the_standing_body_of_the_one_who_reports_asks_for_work():
    text = "Ban Thường vụ yêu cầu các CĐCS: (1) rà soát hợp đồng; (2) mở 2 lớp."
    assert texts(text) == ["rà soát hợp đồng", "mở 2 lớp"]


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


def test_what_we_will_do_is_planned_and_a_question_is_not():
    assert texts("Quý II, chúng tôi sẽ tổ chức hội thao; mở 2 lớp tập huấn.") == [
        "tổ chức hội thao",
        "mở 2 lớp tập huấn",
    ]
    assert texts("Bước vào quý II, công đoàn sẽ ưu tiên việc gì?") == []


def test_what_a_campaign_is_about_is_planned_where_somebody_launches_it():
    found = texts(
        "Tại hội nghị, Chủ tịch LĐLĐ quận phát động đợt thi đua cao điểm với các nội dung:",
        "Một là, mỗi CĐCS đăng ký ít nhất 01 công trình;",
        "Hai là, tổ chức 30 buổi đối thoại.",
    )
    assert found == ["mỗi CĐCS đăng ký ít nhất 01 công trình", "tổ chức 30 buổi đối thoại"]


def test_a_campaign_that_was_launched_before_plans_nothing():
    text = "LĐLĐ quận đã phát động thi đua với các nội dung: Tuyên truyền 20 buổi; tặng 30 suất quà."
    assert texts(text) == []


def test_a_call_to_do_several_things_lists_work():
    text = "Chủ tịch LĐLĐ quận kêu gọi các cấp công đoàn hỗ trợ 200 hộ nghèo; trồng 5.000 cây xanh."
    assert texts(text) == ["hỗ trợ 200 hộ nghèo", "trồng 5.000 cây xanh"]


def test_a_reply_that_lists_what_will_be_done_is_planned():
    text = "Tiếp thu ý kiến chỉ đạo, Chủ tịch LĐLĐ quận cho biết, LĐLĐ quận sẽ mở 2 lớp; xây 25 căn nhà."
    assert texts(text) == ["mở 2 lớp", "xây 25 căn nhà"]


def test_work_after_a_time_and_who_is_to_do_it_begins_with_its_first_verb():
    text = "Kết luận hội nghị, Chủ tịch LĐLĐ quận nhấn mạnh, trong quý II các đơn vị cần bám sát kế hoạch, mở 2 lớp."
    assert texts(text) == ["bám sát kế hoạch, mở 2 lớp"]


def test_work_of_a_department_may_begin_with_its_time():
    found = texts("Quý II, Ban Nữ công tham mưu LĐLĐ tỉnh chỉ đạo các cấp công đoàn tổ chức hội thao.")
    assert found == ["tham mưu LĐLĐ tỉnh chỉ đạo các cấp công đoàn tổ chức hội thao"]


def test_the_unions_above_the_grassroots_are_nobody_else():
    made = source("Chủ tịch LĐLĐ tỉnh yêu cầu công đoàn cấp trên cơ sở hướng dẫn cơ sở đối thoại.")
    assert [task.organisation for task in planned(made)] == [None]


def test_what_is_left_of_a_term_is_planned_for():
    text = "Nửa cuối nhiệm kỳ, LĐLĐ quận tập trung phát triển đoàn viên; tổ chức hội thao."
    assert texts(text) == ["tập trung phát triển đoàn viên", "tổ chức hội thao"]


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


def test_to_ask_an_authority_for_something_can_be_planned_itself():
    assert texts("Quý II, LĐLĐ quận sẽ đề nghị UBND quận bố trí quỹ đất; mở 2 lớp.")[-1] == "mở 2 lớp"
    assert texts("Phó Bí thư Quận ủy yêu cầu UBND các phường tạo điều kiện để công nhân đối thoại.") == [
        "tạo điều kiện để công nhân đối thoại"
    ]


def test_who_is_asked_to_take_advice_replies_to_nothing():
    text = "Chủ tịch LĐLĐ quận đề nghị các cấp công đoàn tiếp thu ý kiến của đoàn viên, mở 2 lớp."
    assert len(texts(text)) == 1


def test_the_unions_as_a_whole_are_asked_and_do_not_organise():
    text = "Phó Bí thư Quận ủy đề nghị tổ chức công đoàn tiếp tục đổi mới phương thức hoạt động; mở 2 lớp."
    assert texts(text) == ["tiếp tục đổi mới phương thức hoạt động", "mở 2 lớp"]


def test_the_first_entry_of_a_list_within_a_sentence_is_work_too():
    text = "Phó Bí thư Quận ủy đề nghị LĐLĐ quận thời gian tới: Một là, tăng cường tuyên truyền; hai là, mở 2 lớp."
    assert texts(text) == ["tăng cường tuyên truyền", "mở 2 lớp"]


def test_a_reply_that_charges_somebody_with_work_plans_it():
    text = "Kết thúc Hội nghị, Chủ tịch LĐLĐ quận tiếp thu ý kiến chỉ đạo và giao các ban tham mưu tổ chức hội thao."
    assert texts(text) == ["tham mưu tổ chức hội thao"]


def test_opinions_of_delegates_are_no_work():
    text = "Thảo luận tại hội nghị, đại diện LĐLĐ huyện An Thử cho rằng, cần có cơ chế khuyến khích cán bộ."
    assert texts(text) == []


def test_what_targets_are_adopted_is_planned():
    found = texts(
        "Đại hội thông qua 11 chỉ tiêu nhiệm kỳ 2023 - 2028: Hằng năm có trên 95% CĐCS vững mạnh; mở 2 lớp."
    )
    assert found[-1] == "mở 2 lớp"
    assert len(found) == 2


def test_a_promise_that_is_asked_for_is_work_where_others_follow_it():
    text = "Chủ tịch LĐLĐ tỉnh đề nghị các cấp công đoàn phát huy tinh thần đoàn kết; đẩy mạnh tuyên truyền."
    assert texts(text) == ["phát huy tinh thần đoàn kết", "đẩy mạnh tuyên truyền"]


def test_what_befalls_something_and_what_trainees_do_is_no_work():
    assert texts("Thời gian tới, việc xuống giống bị ảnh hưởng.") == []
    assert texts("Theo chương trình, các học viên sẽ học tập vào thứ sáu, kéo dài hơn 3 tháng.") == []


def test_work_that_the_lead_alone_lists_is_told():
    lead = "Quý II, LĐLĐ quận tập trung: một là, tổ chức hội thao; hai là, kết nạp 40 đoàn viên."
    assert texts(lead=lead) == ["tổ chức hội thao", "kết nạp 40 đoàn viên"]
    assert texts("LĐLĐ quận sẽ mở 2 lớp tập huấn.", lead=lead) == ["mở 2 lớp tập huấn"]


@pytest.mark.parametrize("giving", ["LĐLĐ quận sẽ giao", "Giao", "Yêu cầu"])
def test_work_is_of_the_one_it_is_given_to(giving):
    text = f"Quý II, CĐCS Công ty Thử tổ chức hội thao; {giving} CĐCS Công ty Mẫu An rà soát đoàn viên."
    assert planned(source(text), QUARTER)[-1].organisation == "Công đoàn cơ sở Công ty Mẫu An"
