"""Where pieces of planned work begin and end."""

from __future__ import annotations

import pytest

from tests.extract.making import PLAN, planned, read, source, texts


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


@pytest.mark.parametrize("first", ["không còn nhà dột nát", "xóa hết nhà tạm của hội viên"])
def test_targets_that_commas_part_are_one_piece_each(first):
    text = f"Năm 2022, Hội phấn đấu {first}, giảm tỷ lệ hộ nghèo xuống dưới 0,5%, giảm nợ xuống dưới 0,2%."
    assert texts(text) == [
        f"phấn đấu {first}",
        "giảm tỷ lệ hộ nghèo xuống dưới 0,5%",
        "giảm nợ xuống dưới 0,2%",
    ]


def test_a_semicolon_within_a_quotation_cuts_nothing():
    text = "LĐLĐ quận sẽ thực hiện phương châm “Thích ứng; an toàn” ở cơ sở."
    assert texts(text) == ["thực hiện phương châm “Thích ứng; an toàn” ở cơ sở"]


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


def test_to_go_on_telling_others_what_to_do_is_the_work_of_the_one_who_tells_them():
    text = "Quý II, hội LHPN xã Tân Mẫu tiếp tục chỉ đạo các chi hội thực hiện tốt phong trào; mở 2 lớp."
    assert texts(text) == ["tiếp tục chỉ đạo các chi hội thực hiện tốt phong trào", "mở 2 lớp"]


@pytest.mark.parametrize("afresh", ["tích cực tham gia", "tiếp tục giữ vững", "chủ động phối hợp"])
def test_work_that_begins_afresh_behind_a_comma_is_a_piece_of_its_own(afresh):
    text = f"Quý II, LĐLĐ quận sẽ đẩy mạnh phong trào thi đua ở cơ sở, {afresh} xây dựng nông thôn mới."
    assert texts(text) == ["đẩy mạnh phong trào thi đua ở cơ sở", f"{afresh} xây dựng nông thôn mới"]


@pytest.mark.parametrize("rest", ["chủ động, sáng tạo trong công việc", "tích cực hơn trong công việc"])
def test_words_on_how_work_is_done_begin_no_piece(rest):
    text = f"Quý II, LĐLĐ quận sẽ đẩy mạnh phong trào thi đua ở cơ sở, {rest}."
    assert texts(text) == [f"đẩy mạnh phong trào thi đua ở cơ sở, {rest}"]


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


def test_a_target_that_is_striven_for_is_work():
    assert texts("Phấn đấu 100% cơ sở có tổ công đoàn.") == ["Phấn đấu 100% cơ sở có tổ công đoàn"]


def test_in_a_plan_everything_to_do_is_work():
    text = "LĐLĐ huyện chỉ đạo các cơ sở tổ chức đối thoại; chăm lo đời sống đoàn viên."
    assert texts(text, heading=PLAN) == ["chỉ đạo các cơ sở tổ chức đối thoại", "chăm lo đời sống đoàn viên"]
    assert not any(task.doubts for task in planned(source(text), PLAN))


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


def test_what_has_to_become_so_is_work():
    assert texts("Công tác tuyên truyền pháp luật cần được đẩy mạnh.") == [
        "Công tác tuyên truyền pháp luật cần được đẩy mạnh"
    ]


def test_words_that_lead_to_a_list_are_no_part_of_its_first_piece():
    text = "LĐLĐ quận nhấn mạnh một số nội dung cần tập trung trong thời gian tới như: mở 2 lớp; tổ chức hội thao."
    assert texts(text) == ["mở 2 lớp", "tổ chức hội thao"]


def test_work_can_be_two_verbs_but_no_two_that_only_announce_it():
    text = "LĐLĐ quận sẽ tập trung triển khai thực hiện; tăng cường đối thoại; đẩy mạnh tuyên truyền."
    assert texts(text) == ["tăng cường đối thoại", "đẩy mạnh tuyên truyền"]


def test_work_ends_with_the_quotation_that_an_earlier_sentence_began():
    text = "“Chúng tôi xác định chăm lo là hàng đầu. Công đoàn sẽ thăm các khu trọ”, Chủ tịch LĐLĐ quận nói."
    assert texts(text) == ["thăm các khu trọ"]


def test_work_begins_after_the_rest_of_a_name_that_is_not_known():
    text = "Quý II, Hội LHPN huyện tiếp tục đẩy mạnh học tập và làm theo Bác."
    assert texts(text) == ["tiếp tục đẩy mạnh học tập và làm theo Bác"]


def test_work_that_only_commas_part_is_listed_where_its_pieces_have_their_numbers():
    text = "LĐLĐ quận sẽ tập trung tuyên truyền đại hội, tổ chức Tháng Công nhân, phát triển 500 đoàn viên và thành lập 5 cơ sở."
    assert texts(text) == [
        "tập trung tuyên truyền đại hội",
        "tổ chức Tháng Công nhân",
        "phát triển 500 đoàn viên",
        "thành lập 5 cơ sở",
    ]


def test_four_pieces_of_work_or_more_that_only_commas_part_are_listed():
    work = [
        "tăng cường công tác tuyên truyền",
        "phát động các phong trào thi đua",
        "xây dựng mô hình tổ công nhân tự quản",
        "củng cố tổ chức công đoàn cơ sở",
    ]
    assert texts(f"LĐLĐ quận sẽ {', '.join(work)}.") == work
    striven = "phấn đấu hoàn thành tiêu chí nông thôn mới"
    assert texts(f"LĐLĐ quận sẽ {', '.join([*work, striven])}.") == [*work, striven]
    assert len(texts(f"LĐLĐ quận sẽ {', '.join(work[:3])}.")) == 1


def test_a_long_list_is_one_in_a_part_of_a_sentence_too():
    listed = ["thăm hỏi gia đình đoàn viên khó khăn", "trao quà cho công nhân nghèo", "mở các lớp học nghề"]
    text = f"LĐLĐ quận sẽ xây 5 nhà; {', '.join([*listed, 'củng cố tổ chức công đoàn cơ sở'])}."
    assert texts(text) == ["xây 5 nhà", *listed, "củng cố tổ chức công đoàn cơ sở"]


def test_what_work_is_done_for_is_no_piece_of_a_list():
    text = "LĐLĐ quận sẽ tăng cường công tác tuyên truyền để ổn định việc làm, nâng cao đời sống công nhân, xây dựng quan hệ lao động, phát triển tổ chức công đoàn."
    assert len(texts(text)) == 1


def test_the_term_to_come_is_planned_for_by_any_word_for_it():
    text = "Nhiệm vụ của công đoàn trong nhiệm kỳ đến là: Tiếp tục đổi mới hoạt động; chăm lo cho đoàn viên."
    assert texts(text) == ["Tiếp tục đổi mới hoạt động", "chăm lo cho đoàn viên"]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Đại hội đề ra mục tiêu đẩy mạnh chuyển đổi số.", "đẩy mạnh chuyển đổi số"),
        (
            "Bước vào nhiệm kỳ mới, Đại hội đã đề ra mục tiêu đẩy mạnh chuyển đổi số.",
            "đẩy mạnh chuyển đổi số",
        ),
        (
            "Quý II, các công đoàn cơ sở trong Khối Mặt trận – Đoàn thể tiếp tục làm tốt công tác tuyên truyền.",
            "tiếp tục làm tốt công tác tuyên truyền",
        ),
        (
            "Các đơn vị đã ký kết giao ước thi đua với các nội dung: Tiếp tục đẩy mạnh phong trào xanh - sạch.",
            "Tiếp tục đẩy mạnh phong trào xanh - sạch",
        ),
        ("LĐLĐ quận sẽ: mỗi cơ sở mở tối thiểu một lớp học nghề.", "mỗi cơ sở mở tối thiểu một lớp học nghề"),
    ],
)
def test_aims_that_are_set_and_what_each_is_to_do_are_work(text, work):
    assert texts(text) == [work]


def test_work_goes_on_afresh_with_any_verb_and_without_cease():
    text = "LĐLĐ quận sẽ không ngừng đổi mới phương thức hoạt động, tiếp tục hướng mạnh về cơ sở."
    assert texts(text) == ["không ngừng đổi mới phương thức hoạt động", "tiếp tục hướng mạnh về cơ sở"]


def test_several_pieces_of_work_in_a_lead_are_listed_beside_those_of_the_body():
    lead = "Nội dung thi đua gồm: tuyên truyền pháp luật; thi đua lao động giỏi; chăm lo đời sống đoàn viên."
    found = read(f"LĐLĐ quận phát động thi đua\n\n{lead}\n\nLĐLĐ quận sẽ kết nạp 90 đoàn viên.\n")
    assert [task.text for task in found.tasks] == [
        "tuyên truyền pháp luật",
        "thi đua lao động giỏi",
        "chăm lo đời sống đoàn viên",
        "kết nạp 90 đoàn viên",
    ]


def test_a_lead_of_which_a_piece_is_told_again_below_only_sums_up():
    lead = "Quý II, LĐLĐ quận sẽ tuyên truyền pháp luật; phát triển đoàn viên; chăm lo đời sống công nhân."
    work = "Quý II, LĐLĐ quận sẽ phát triển đoàn viên tại 5 cơ sở; chăm lo đời sống công nhân khó khăn."
    found = read(f"LĐLĐ quận Mẫu: Nhiệm vụ quý II/2021\n\n{lead}\n\n{work}\n")
    assert [task.text for task in found.tasks] == [
        "phát triển đoàn viên tại 5 cơ sở",
        "chăm lo đời sống công nhân khó khăn",
    ]


@pytest.mark.parametrize(
    "first",
    [
        "hướng dẫn công đoàn cơ sở tổ chức hội nghị người lao động",
        "mở lớp tập huấn về tuyên truyền miệng tại cơ sở",
        "giám sát việc thực hiện chính sách với lao động nữ",
        "tuyên truyền cuộc vận động Toàn dân đoàn kết",
    ],
)
def test_a_list_behind_what_others_are_to_do_or_what_is_spoken_of_may_be_theirs(first):
    rest = "xây dựng quy chế dân chủ, giải quyết tranh chấp lao động, nâng cao chất lượng thương lượng"
    assert texts(f"LĐLĐ quận sẽ {first}, {rest}.") == [f"{first}, {rest}"]


def test_any_verb_after_going_on_may_be_of_those_named_before():
    text = "LĐLĐ quận sẽ tặng quà công nhân mất việc làm, tiếp tục gặp khó khăn do dịch bệnh."
    assert texts(text) == ["tặng quà công nhân mất việc làm, tiếp tục gặp khó khăn do dịch bệnh"]


def test_verbs_with_one_object_are_no_list_whatever_is_counted():
    text = "LĐLĐ quận sẽ rà soát, vận động, hướng dẫn thành lập 5 cơ sở, 6 nghiệp đoàn."
    assert texts(text) == ["rà soát, vận động, hướng dẫn thành lập 5 cơ sở, 6 nghiệp đoàn"]


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


def test_the_standing_body_of_the_one_who_reports_asks_for_work():
    text = "Ban Thường vụ yêu cầu các CĐCS: (1) rà soát hợp đồng; (2) mở 2 lớp."
    assert texts(text) == ["rà soát hợp đồng", "mở 2 lớp"]


def test_what_a_campaign_is_about_is_planned_where_somebody_launches_it():
    found = texts(
        "Tại hội nghị, Chủ tịch LĐLĐ quận phát động đợt thi đua cao điểm với các nội dung:",
        "Một là, mỗi CĐCS đăng ký ít nhất 01 công trình;",
        "Hai là, tổ chức 30 buổi đối thoại.",
    )
    assert found == ["mỗi CĐCS đăng ký ít nhất 01 công trình", "tổ chức 30 buổi đối thoại"]


def test_a_call_to_do_several_things_lists_work():
    text = "Chủ tịch LĐLĐ quận kêu gọi các cấp công đoàn hỗ trợ 200 hộ nghèo; trồng 5.000 cây xanh."
    assert texts(text) == ["hỗ trợ 200 hộ nghèo", "trồng 5.000 cây xanh"]


def test_work_after_a_time_and_who_is_to_do_it_begins_with_its_first_verb():
    text = "Kết luận hội nghị, Chủ tịch LĐLĐ quận nhấn mạnh, trong quý II các đơn vị cần bám sát kế hoạch, mở 2 lớp."
    assert texts(text) == ["bám sát kế hoạch, mở 2 lớp"]


def test_what_is_left_of_a_term_is_planned_for():
    text = "Nửa cuối nhiệm kỳ, LĐLĐ quận tập trung phát triển đoàn viên; tổ chức hội thao."
    assert texts(text) == ["tập trung phát triển đoàn viên", "tổ chức hội thao"]


def test_to_ask_an_authority_for_something_can_be_planned_itself():
    assert texts("Quý II, LĐLĐ quận sẽ đề nghị UBND quận bố trí quỹ đất; mở 2 lớp.")[-1] == "mở 2 lớp"
    assert texts("Phó Bí thư Quận ủy yêu cầu UBND các phường tạo điều kiện để công nhân đối thoại.") == [
        "tạo điều kiện để công nhân đối thoại"
    ]


def test_the_first_entry_of_a_list_within_a_sentence_is_work_too():
    text = "Phó Bí thư Quận ủy đề nghị LĐLĐ quận thời gian tới: Một là, tăng cường tuyên truyền; hai là, mở 2 lớp."
    assert texts(text) == ["tăng cường tuyên truyền", "mở 2 lớp"]


def test_what_targets_are_adopted_is_planned():
    found = texts(
        "Đại hội thông qua 11 chỉ tiêu nhiệm kỳ 2023 - 2028: Hằng năm có trên 95% CĐCS vững mạnh; mở 2 lớp."
    )
    assert found[-1] == "mở 2 lớp"
    assert len(found) == 2


def test_work_that_the_lead_alone_lists_is_told():
    lead = "Quý II, LĐLĐ quận tập trung: một là, tổ chức hội thao; hai là, kết nạp 40 đoàn viên."
    assert texts(lead=lead) == ["tổ chức hội thao", "kết nạp 40 đoàn viên"]
    assert texts("LĐLĐ quận sẽ mở 2 lớp cho 40 người.", lead=lead) == ["mở 2 lớp cho 40 người"]


def test_what_shall_not_be_is_a_target():
    found = texts(
        "Năm 2021, phấn đấu:", items=["Kết nạp 30 đoàn viên; không có CĐCS xếp loại yếu."], heading=PLAN
    )
    assert found == ["Kết nạp 30 đoàn viên", "không có CĐCS xếp loại yếu"]


def test_work_behind_words_of_praise_is_told():
    plan = "Quý II, LĐLĐ quận tiếp tục phát huy tinh thần trách nhiệm, đổi mới phương pháp hoạt động."
    assert texts(plan) == ["đổi mới phương pháp hoạt động"]


def test_no_word_that_joins_is_cut_from_a_verb():
    text = "LĐLĐ quận sẽ đẩy mạnh đổi mới; cụ thể hóa nghị quyết thành chương trình."
    assert texts(text) == ["đẩy mạnh đổi mới", "cụ thể hóa nghị quyết thành chương trình"]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "Hội nghị xác định tiếp tục kiện toàn tổ chức; nâng cao chất lượng cán bộ.",
            ["tiếp tục kiện toàn tổ chức", "nâng cao chất lượng cán bộ"],
        ),
        (
            "Đồng chí yêu cầu các CĐCS tiếp tục phát huy vai trò cầu nối với đoàn viên.",
            ["tiếp tục phát huy vai trò cầu nối với đoàn viên"],
        ),
        (
            "Trong thời gian tới Công đoàn ngành sẽ chủ trì, phối hợp với các cấp để hoàn chỉnh quy chế.",
            ["chủ trì, phối hợp với các cấp để hoàn chỉnh quy chế"],
        ),
        (
            "Đại diện LĐLĐ tỉnh xin tiếp thu; thời gian tới Công đoàn ngành sẽ mở 2 lớp, dùng thông tin thu thập ở cơ sở.",
            ["mở 2 lớp, dùng thông tin thu thập ở cơ sở"],
        ),
        (
            "Quý II, LĐLĐ quận sẽ đổi mới hoạt động. Ngăn chặn, đẩy lùi tiêu cực trong cơ quan.",
            ["đổi mới hoạt động", "Ngăn chặn, đẩy lùi tiêu cực trong cơ quan"],
        ),
        (
            "Chủ tịch Công đoàn nhấn mạnh, Công đoàn các đơn vị cần phát huy sáng kiến của mình.",
            ["phát huy sáng kiến của mình"],
        ),
        (
            "Thứ trưởng Nguyễn Văn A ghi nhận những gì đã đạt được, đồng thời nhấn mạnh, LĐLĐ quận cần chăm lo đời sống.",
            ["chăm lo đời sống"],
        ),
        (
            "Quý II, LĐLĐ quận sẽ huy động mọi nguồn lực, từng bước xây dựng cơ sở, đẩy mạnh tuyên truyền.",
            ["huy động mọi nguồn lực", "từng bước xây dựng cơ sở", "đẩy mạnh tuyên truyền"],
        ),
        (
            "Hội nghị đã thống nhất chỉ tiêu năm 2022 với nhiệm vụ trọng tâm là tiếp tục chăm lo đời sống; mở 2 lớp.",
            ["tiếp tục chăm lo đời sống", "mở 2 lớp"],
        ),
        ("Chủ tịch nhấn mạnh, quý I, LĐLĐ quận sẽ tiếp tục củng cố tổ chức.", ["tiếp tục củng cố tổ chức"]),
        (
            "Quý II, các CĐCS sẽ thực hiện 25 chỉ tiêu được giao, trong đó có một số chỉ tiêu như: Xây 2 mô hình mới.",
            ["Xây 2 mô hình mới"],
        ),
    ],
)
def test_work_begins_where_it_is_found_or_asked_for(text, work):
    assert texts(text) == work


def test_all_parts_of_a_sentence_make_a_list_together():
    text = (
        "Đồng chí đề nghị LĐLĐ quận tập trung chăm lo đời sống cho đoàn viên, thẩm định danh sách những người bị "
        "ảnh hưởng, tiếp tục công tác vận động thành lập công đoàn cơ sở, phát động các phong trào thi đua."
    )
    assert texts(text) == [
        "tập trung chăm lo đời sống cho đoàn viên",
        "thẩm định danh sách những người bị ảnh hưởng",
        "tiếp tục công tác vận động thành lập công đoàn cơ sở",
        "phát động các phong trào thi đua",
    ]


def test_what_leads_up_to_the_work_is_none_of_it():
    led = "Phân tích khó khăn trong thời gian tới, Hội nghị xác định nhiệm vụ trọng tâm là tiếp tục đổi mới; mở 2 lớp."
    found = texts("Tập trung thực hiện nhiệm vụ quý II:", led)
    assert found == ["tiếp tục đổi mới", "mở 2 lớp"]
