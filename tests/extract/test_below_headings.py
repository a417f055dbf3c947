"""What headings, and words that lead to a list, say of what stands below them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.making import QUARTER, planned, read, source

TITLE = "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ MẪU\n\nBÁO CÁO KẾT QUẢ QUÝ I/2021\n\n"


@pytest.mark.parametrize("above", ["Việc của quý II", "*** Công việc quý II/2021"])
@pytest.mark.parametrize("leading", ["Anh Lê Mẫu lưu ý các cơ sở:", "Cụ thể như sau:"])
def test_a_heading_right_above_words_that_lead_to_a_list_heads_that_list(above, leading):
    made = source(
        "Quý I, LĐLĐ quận đã mở 2 lớp.", above, leading, items=["+ Củng cố 10 tổ;", "+ Mở thêm 3 lớp."]
    )
    assert [task.text for task in planned(made, QUARTER)] == ["Củng cố 10 tổ", "Mở thêm 3 lớp"]


@pytest.mark.parametrize(
    "leading",
    [
        "Trên cơ sở kết quả đạt được, các đơn vị thống nhất nhiệm vụ quý II:",
        "Cụm đã thảo luận và thống nhất tập trung:",
    ],
)
def test_the_last_words_before_a_list_say_what_it_lists(leading):
    items = ["1. Mở thêm 3 lớp.", "2. Củng cố 10 tổ."]
    assert [task.text for task in planned(source(leading, items=items), QUARTER)] == [
        "Mở thêm 3 lớp",
        "Củng cố 10 tổ",
    ]


@pytest.mark.parametrize(
    "leading",
    [
        "Phấn đấu hoàn thành chỉ tiêu, đến nay LĐLĐ quận đã:",
        "LĐLĐ quận đã bám sát kế hoạch, chủ động triển khai nhiệm vụ từ đầu năm, đạt được một số kết quả sau:",
        "LĐLĐ quận tổ chức triển khai nhiệm vụ năm 2021, kết quả cụ thể như sau:",
    ],
)
def test_words_before_a_list_say_that_it_lists_results(leading):
    assert planned(source(leading, items=["1. Mở 2 lớp."]), QUARTER) == []


@pytest.mark.parametrize("leading", ["II. Ý kiến thảo luận", "2. Các ý kiến phát biểu"])
def test_what_delegates_ask_for_under_a_heading_of_discussion_is_no_work(leading):
    items = ["- Đ/c A (CĐ Than Thử): đề nghị Cụm phối hợp với trường nghề.", "- Đ/c B: đề nghị mở 2 lớp."]
    assert planned(source(leading, items=items), QUARTER) == []


def test_a_paragraph_that_begins_with_discussion_goes_on_with_it():
    opinions = "Thảo luận tại hội nghị, LĐLĐ huyện A nêu kinh nghiệm. Theo LĐLĐ huyện B, cần mở thêm lớp."
    assert planned(source(opinions), QUARTER) == []
    agreed = f"{opinions} Các đơn vị thống nhất sẽ mở thêm 3 lớp."
    assert [task.text for task in planned(source(agreed), QUARTER)] == ["mở thêm 3 lớp"]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị suy tôn LĐLĐ quận A, đồng chí Chủ tịch đề nghị LĐLĐ tỉnh tặng Cờ thi đua.",
        "Quý II, hội nghị kết thúc lúc 16 giờ.",
        "Quý II, các CĐCS phấn đấu thực hiện tốt các nội dung sau:",
    ],
)
def test_honours_formulas_and_words_that_lead_to_a_list_are_no_work(text):
    assert planned(source(text), QUARTER) == []


def test_to_send_a_report_is_work():
    made = source("NHIỆM VỤ QUÝ II", items=["1. Các đơn vị gửi báo cáo về Cụm trước ngày 20."])
    assert [task.text for task in planned(made, QUARTER)] == ["gửi báo cáo về Cụm trước ngày 20"]


@pytest.mark.parametrize(
    ("heads", "kind", "base"),
    [
        ("Kế hoạch\tThực hiện\tTỷ lệ (%)", "change", "plan"),
        ("Thực hiện\tKế hoạch\t%", "change", "plan"),
        ("Nữ\tNam\tTỷ lệ (%)", "percent", ""),
        ("Kế hoạch\tThực hiện\tTỷ lệ nữ (%)", "percent", ""),
    ],
)
def test_a_share_right_after_plan_and_result_is_one_of_the_plan(heads, kind, base):
    found = read(f"{TITLE}TT\tChỉ tiêu\tĐVT\t{heads}\n1\tKết nạp mới\tngười\t2.400\t1.925\t80,2\n")
    share = found.figures[-1]
    assert (share.mention.value, share.mention.kind.value, share.mention.base) == (
        Decimal("80.2"),
        kind,
        base,
    )


@pytest.mark.parametrize("speaker", ["Chị Lê Mẫu", "Hội nghị"])
def test_what_ones_own_are_asked_for_before_a_list_is_planned_whoever_asks(speaker):
    made = source(f"{speaker} yêu cầu các đơn vị trong Cụm:", items=["+ Củng cố 10 tổ;", "+ Mở thêm 3 lớp."])
    assert [task.text for task in planned(made, QUARTER)] == ["Củng cố 10 tổ", "Mở thêm 3 lớp"]
