"""Whole texts: of which time targets are, and what is told of a number of months."""

from __future__ import annotations

import pytest

from reports.config import Config
from reports.extract.model import Figure
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import quoted, read

TITLE = "LĐLĐ tỉnh Mẫu Lâm: Kết quả hoạt động quý III năm 2023"
LEAD = "Trong quý III năm 2023, LĐLĐ tỉnh Mẫu Lâm đã tổ chức 5 lớp tập huấn."
PAPER = """LĐLĐ TỈNH MẪU LÂM
BÁO CÁO
Kết quả hoạt động quý I năm 2022, nhiệm vụ quý II năm 2022
I. Kết quả
LĐLĐ tỉnh kết nạp 300 đoàn viên.
II. Nhiệm vụ quý II năm 2022
"""


def figure(text: str, quote: str, config: Config) -> Figure:
    """One figure of a text under the title and lead of a report of a third quarter."""
    return quoted(read(f"{TITLE}\n\n{LEAD}\n\n{text}", config), quote)


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Trong 2 tháng, đã kết nạp 80 đoàn viên.", Unsure.PART_OF_PERIOD),
        ("Chỉ trong hai tháng, LĐLĐ tỉnh kết nạp 80 đoàn viên.", Unsure.PART_OF_PERIOD),
        ("Sau 1 tháng triển khai, LĐLĐ tỉnh kết nạp 80 đoàn viên.", Unsure.PART_OF_PERIOD),
        ("Kết nạp 80 đoàn viên trong 2 tháng.", Unsure.PART_OF_PERIOD),
        ("Chỉ trong 2 tháng đầu năm, LĐLĐ tỉnh kết nạp 80 đoàn viên.", Unsure.UNNAMED),
        ("Trong 8 tháng, LĐLĐ tỉnh kết nạp 80 đoàn viên.", Unsure.UNNAMED),
        ("Trong 3 tháng, LĐLĐ tỉnh kết nạp 80 đoàn viên.", None),
        ("Qua 3 tháng thực hiện, LĐLĐ tỉnh kết nạp 80 đoàn viên.", None),
    ],
)
def test_so_many_months_may_be_fewer_than_those_of_the_period_or_others(text, unsure, config):
    found = figure(text, "80 đoàn viên", config)
    assert (found.period, found.unsure) == (None, unsure)


@pytest.mark.parametrize(
    "words",
    [
        "Năm 2022, phấn đấu: ",
        "Phấn đấu năm 2022: ",
        "Phấn đấu cả năm ",
        "Phấn đấu đến cuối năm 2022 ",
        "Cả năm 2022 phấn đấu ",
        "Giao ước thi đua năm 2022: ",
        "Năm 2022, phấn đấu:\n- ",
    ],
)
def test_a_list_of_what_is_aimed_at_is_of_one_time(words, config):
    work = ["kết nạp 500 đoàn viên", "thành lập 20 CĐCS", "tặng 30 suất quà"]
    joint = ";\n- " if "\n" in words else "; "
    found = read(f"{PAPER}{words}{joint.join(work)}.", config)
    assert [(f.role, f.period) for f in found.figures[1:]] == [(Role.TASK, "2022")] * 3
    assert [task.period for task in found.tasks] == ["2022"] * 3


def test_a_list_of_what_is_aimed_at_ends_where_another_time_is_named(config):
    found = read(f"{PAPER}Phấn đấu năm 2022: kết nạp 500 đoàn viên; quý II thành lập 5 CĐCS.", config)
    assert [f.period for f in found.figures[1:]] == ["2022", None]


def test_a_target_behind_brackets_is_none_of_the_year_in_them(config):
    found = read(f"{PAPER}- Kết nạp 120 đoàn viên (chỉ tiêu năm 500 đoàn viên), thành lập 5 CĐCS.", config)
    assert [f.period for f in found.figures[1:]] == [None, "2022", None]


def test_what_a_target_lists_behind_a_colon_is_set(config):
    found = figure("Mục tiêu năm 2023: kết nạp 507 đoàn viên, thành lập 27 CĐCS.", "27 CĐCS", config)
    assert (found.role, found.period) == (Role.TASK, "2023")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kết nạp 450 đoàn viên (KH 500).", "500"),
        ("Kết nạp 450 đoàn viên (KH: 500).", "500"),
        ("Kết nạp 450 đoàn viên/KH 500, đạt 90%.", "500"),
        ("Kết nạp 450 đoàn viên (kế hoạch 500).", "500"),
        ("Thành lập 3 CĐCS (giao 4).", "4"),
        ("Thành lập 3 CĐCS (Thành phố giao 4).", "4"),
        ("Thành lập 3 CĐCS (chỉ tiêu giao 4).", "4"),
        ("Thành lập 3 CĐCS (tỉnh giao 4 CĐCS).", "4 CĐCS"),
        ("Các đơn vị đăng ký: kết nạp 450 đoàn viên; thành lập 26 CĐCS.", "26 CĐCS"),
    ],
)
def test_a_number_in_brackets_beside_a_result_is_what_was_set(text, quote, config):
    assert figure(text, quote, config).role is Role.TASK


@pytest.mark.parametrize("text", ["LĐLĐ tỉnh mở 2 lớp (bàn giao 4 phòng).", "Đăng ký: 4 phòng, 2 lớp."])
def test_what_is_handed_over_or_registered_was_not_set(text, config):
    assert figure(text, "4 phòng", config).role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trước đó, đã trao 10 căn nhà trong quý II.", "2023Q2"),
        ("Đã trao 10 căn nhà (quý II), 12 phòng (quý III).", "2023Q2"),
        ("Đã trao 10 căn nhà trong quý III.", None),
    ],
)
def test_a_figure_is_of_the_quarter_that_is_named_behind_it(text, period, config):
    assert figure(text, "10 căn nhà", config).period == period


def test_a_share_of_a_target_that_is_told_in_brackets_is_no_comparison(config):
    text = "Thành lập 12 CĐCS, đạt 60% so với chỉ tiêu Tổng Liên đoàn giao (20 CĐCS)."
    assert figure(text, "20 CĐCS", config).role is Role.TASK
