"""Figures that nobody who reports brought about are background, and those beside them are not."""

from __future__ import annotations

import pytest

from tests.extract.making import quoted, read

HEAD = "LĐLĐ huyện An Thử sơ kết quý I/2021\n\n"


def role(text: str, quote: str) -> str:
    """The role of a figure in a report of what was done."""
    return quoted(read(f"{HEAD}{text}\n"), quote).role.value


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Khảo sát của công đoàn cho thấy, khoảng 30% công nhân ở trọ.", "khoảng 30% công nhân"),
        ("Qua khảo sát, có 45% công nhân ở trọ.", "45% công nhân"),
        ("Nhiều doanh nghiệp có nhu cầu tuyển thêm gần 500 lao động.", "gần 500 lao động"),
        ("Khoảng 40% công nhân dự định ở lại ăn Tết.", "Khoảng 40% công nhân"),
        ("LĐLĐ huyện còn thiếu hơn 70 đoàn viên.", "hơn 70 đoàn viên"),
        ("Số chi hội còn ít, mới có 63 chi hội.", "63 chi hội"),
        ("LĐLĐ huyện đang phụ trách 108 CĐCS.", "108 CĐCS"),
        ("Đơn hàng giảm gần 30% so với năm trước.", "giảm gần 30% so với năm trước"),
        ("Mạng lưới an toàn vệ sinh viên gồm 187 người hoạt động đều.", "187 người"),
        ("Toàn thể 52 đoàn viên đã về dự đông đủ.", "52 đoàn viên"),
        ("Hội nghị có mặt 92/94 giáo viên.", "92/94 giáo viên"),
        ("Với sự nỗ lực của 540 đoàn viên, mọi việc đều xong.", "540 đoàn viên"),
        ("Đại biểu nhất trí thông qua Nghị quyết với tỷ lệ 100%.", "100%"),
        ("100% đại biểu biểu quyết thông qua Nghị quyết.", "100% đại biểu"),
        ("Có 55% doanh nghiệp ký thỏa ước, trong khi bình quân cả nước là 70%.", "70%"),
        ("Ký lại 54 bản thỏa ước, đưa tổng số bản lên 331 bản.", "331 bản"),
        (
            "Trên địa bàn có 90 doanh nghiệp, trong đó 60 doanh nghiệp đã có tổ chức công đoàn.",
            "60 doanh nghiệp",
        ),
        ("Hơn 30 cán bộ y tế xin chuyển công tác.", "Hơn 30 cán bộ y tế"),
    ],
)
def test_what_was_found_wanted_or_there_is_background(text, quote):
    assert role(text, quote) == "context"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Qua khảo sát, LĐLĐ huyện đã hỗ trợ 30 đoàn viên.", "30 đoàn viên"),
        ("Khảo sát cho thấy 88% giáo viên sử dụng thành thạo, vượt 3% kế hoạch.", "88% giáo viên"),
        ("Khảo sát tại 12 doanh nghiệp.", "12 doanh nghiệp"),
        ("Trong quý, huyện mới có 3 CĐCS được thành lập.", "3 CĐCS"),
        ("Câu lạc bộ đã giúp 30 đoàn viên.", "30 đoàn viên"),
        ("Mạng lưới cộng tác viên viết 125 tin bài.", "125 tin bài"),
        ("LĐLĐ huyện cho vay 45 đoàn viên có nhu cầu.", "45 đoàn viên"),
        ("Đã trao quà cho 30 công nhân muốn về quê.", "30 công nhân"),
        ("60 đoàn viên có nhu cầu vay vốn được giải ngân.", "60 đoàn viên"),
        ("100% doanh nghiệp đồng ý nâng mức ăn ca.", "100% doanh nghiệp"),
        ("Qua khảo sát, có 125 đoàn viên được hỗ trợ sửa nhà.", "125 đoàn viên"),
        ("Thành lập 12 tổ hiện nay hoạt động tốt.", "12 tổ"),
        ("Giá bán tại siêu thị công đoàn giảm 15%.", "giảm 15%"),
        ("Ký lại 54 bản thỏa ước, đưa tổng số bản lên 331 bản.", "54 bản thỏa ước"),
        ("Có 55% doanh nghiệp ký thỏa ước, trong khi bình quân cả nước là 70%.", "55% doanh nghiệp"),
    ],
)
def test_what_was_done_beside_such_words_is_a_result(text, quote):
    assert role(text, quote) == "achievement"


def test_a_number_before_a_change_to_come_is_what_there_is():
    text = "Quý II, LĐLĐ huyện nhân rộng mô hình từ 6 tổ hiện nay lên 15 tổ."
    assert (role(text, "6 tổ"), role(text, "15 tổ")) == ("context", "task")
