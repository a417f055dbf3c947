"""What headings, and words that lead to a list, say of what stands below them."""

from __future__ import annotations

import pytest

from tests.extract.making import QUARTER, planned, source


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
    done = source("Phấn đấu hoàn thành chỉ tiêu, đến nay LĐLĐ quận đã:", items=["1. Mở 2 lớp."])
    assert planned(done, QUARTER) == []
