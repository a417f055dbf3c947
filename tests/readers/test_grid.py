"""Tables as grids: which rows are their heads, and the lines that they become."""

from __future__ import annotations

import pytest

from reports.readers.grid import Cell, Grid, Span
from reports.readers.grid_rows import table_lines


def lines(rows: str, *merged: tuple[int, int, int, int]) -> list[str]:
    """The lines of a table, cells parted by bars, with merged cells (top, left, bottom, right)."""
    texts = [line.split("|") for line in rows.strip().split("\n")]
    cells = {
        (n, c): Cell(text) for n, row in enumerate(texts, 1) for c, text in enumerate(row, 1) if text.strip()
    }
    return ["|".join(line.texts) for line in table_lines(Grid(cells, tuple(Span(*one) for one in merged)))]


def test_the_lines_of_a_head_become_one_with_groups_before_what_they_group():
    found = lines(
        "TT|Đơn vị|Đoàn viên|||\n||Quý I||Quý II|\n||KH|TH|KH|TH\n1|A|1|2|3|4",
        *((1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 6), (2, 3, 2, 4), (2, 5, 2, 6)),
    )
    groups = [f"Đoàn viên: Quý {quarter}: {kind}" for quarter in ("I", "II") for kind in ("KH", "TH")]
    assert found == ["|".join(("TT", "Đơn vị", *groups)), "1|A|1|2|3|4"]


def test_groups_may_stand_above_heads_that_do_not_reach_up():
    found = lines("||Năm 2020||Năm 2021|\nTT|Nội dung|KH|TH|KH|TH\n1|A|1|2|3|4", (1, 3, 1, 4), (1, 5, 1, 6))
    assert found[0] == "TT|Nội dung|Năm 2020: KH|Năm 2020: TH|Năm 2021: KH|Năm 2021: TH"


def test_a_row_of_words_below_a_merged_head_is_a_row():
    rows = "Ngày|Nội dung||Chủ trì\nThứ Hai|Sáng: họp|Chiều: đi cơ sở|Văn phòng\nThứ Ba|Họp|Nghỉ|Văn phòng"
    head, *body = lines(rows, (1, 2, 1, 3))
    assert head == "Ngày|Nội dung|Nội dung|Chủ trì"
    assert body == rows.split("\n")[1:]


def test_titles_in_a_table_stand_above_its_head():
    found = lines("BIỂU TỔNG HỢP||\nTT|Đơn vị|Số\n1|A|5", (1, 1, 1, 3))
    assert found == ["BIỂU TỔNG HỢP", "TT|Đơn vị|Số", "1|A|5"]


@pytest.mark.parametrize("numbers", ["A|B|1|2", "(1)|(2)|(3)|(4)", "1|2|3|4=3/2", "a|b|[1]|[2]=[1]"])
def test_the_line_that_numbers_columns_is_left_out(numbers):
    assert lines(f"TT|Đơn vị|KH|TH\n{numbers}\n1|X|5|6") == ["TT|Đơn vị|KH|TH", "1|X|5|6"]


def test_rows_that_number_themselves_stay():
    assert lines("TT|Nam|Nữ\n1|2|3\n2|5|6") == ["TT|Nam|Nữ", "1|2|3", "2|5|6"]


def test_a_table_without_a_head_keeps_its_rows():
    assert lines("A|5|6\nB|7|8") == ["A|5|6", "B|7|8"]


def test_what_a_merged_cell_covers_is_empty_and_rows_know_their_numbers():
    cells = {(1, 1): "Đơn vị", (1, 2): "Nội dung", (1, 3): "Số", (3, 1): "A", (3, 2): "x", (3, 3): "1"}
    cells |= {(4, 2): "y", (4, 3): "2"}
    grid = Grid({place: Cell(text) for place, text in cells.items()}, (Span(3, 1, 4, 1),))
    assert [(line.row, line.texts) for line in table_lines(grid)][1:] == [
        (3, ("A", "x", "1")),
        (4, ("", "y", "2")),
    ]
