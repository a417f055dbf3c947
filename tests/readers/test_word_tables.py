"""Tables of Word files: a line for each row, cells that are merged, and tables in cells of others."""

import pytest

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from tests.readers.findings import told
from tests.readers.word_files import docx, p, read, tbl, tc, text_of, tr


def test_a_row_is_a_line_and_its_cells_are_parted_by_tabs():
    assert text_of(p("Bảng") + tbl("TT|Đơn vị|Số", "1|Ba Đình|12") + p("Hết")) == (
        "Bảng\n\nTT\tĐơn vị\tSố\n1\tBa Đình\t12\n\nHết\n"
    )


def test_what_a_merged_cell_covers_is_empty_and_the_lines_of_a_head_are_one():
    first, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("Đơn vị", first), tc("Số", '<w:gridSpan w:val="2"/>')),
        tr(tc("không thấy", rest), "KH", "TH"),
        tr(tc("Tổng", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "12"),
    )
    assert text_of(table) == "Đơn vị\tSố: KH\tSố: TH\nTổng\t\t12\n"


def test_a_row_may_begin_later_and_end_earlier_than_others():
    row = tr("a", "b", props='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')
    assert text_of(tbl("1|2|3|4|5", row)) == "1\t2\t3\t4\t5\n\ta\tb\t\t\n"


def test_a_span_beyond_what_word_knows_is_cut():
    assert text_of(tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>'), "b"))) == "a" + "\t" * 63 + "b\n"


def test_the_paragraphs_of_a_cell_are_one_text_and_empty_rows_are_not_read():
    cell = tc(p("Nam") + p("<w:r><w:t>10</w:t><w:tab/><w:t>người</w:t><w:br/><w:t>Nữ</w:t></w:r>"))
    table = tbl(tr(cell, "x", "y"), " | | ", "a|b|c")
    assert text_of(table) == "Nam 10 người Nữ\tx\ty\na\tb\tc\n"


def test_a_table_in_a_cell_is_told_with_its_row():
    inner = tbl("Chỉ tiêu|Số|Ghi chú", "Đoàn viên|55|x")
    row = (
        "<w:tr>"
        + "".join(f"<w:tc>{part}</w:tc>" for part in (p("CĐCS A"), p("tốt"), inner + p("")))
        + "</w:tr>"
    )
    (problem,) = told(read(docx(tbl("Đơn vị|Loại|Kết quả", row))), "nested-table")
    assert problem.endswith("there are 1, the first in the row “CĐCS A”")


def test_a_table_in_a_cell_follows_the_table_around_it():
    inner = tc(p("trước") + tbl("1|2", "3|4") + p("sau"))
    assert text_of(tbl(tr("a", inner, "d"), "b|c|e")) == "a\ttrước sau\td\nb\tc\te\n\n1\t2\n3\t4\n"


def test_the_figures_of_a_table_in_a_cell_are_doubtful(config):
    row = tr("LĐLĐ quận Tây Hồ", tc(tbl("Chỉ tiêu|ĐVT|Số", "Đoàn viên kết nạp mới|người|55") + p("")))
    document = read(docx(p("LĐLĐ quận Hoàng Mai: Kết quả quý I/2021") + tbl("Đơn vị|Kết quả", row)))
    (figure,) = extract(document, config).figures
    assert (figure.mention.value, figure.unsure) == (55, Unsure.NESTED)


def test_a_table_of_one_column_is_read_as_the_text_that_it_frames():
    assert text_of(tbl(tr(tc(p("Một") + p("Hai"))), "Ba")) == "Một\n\nHai\n\nBa\n"


def test_the_two_sides_of_a_letterhead_are_read_one_after_the_other():
    left = tc(p("LIÊN ĐOÀN LAO ĐỘNG") + p("QUẬN HÒA MẪU"))
    right = tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc"))
    head = tbl(tr(left, right), "Số: 12/BC-LĐLĐ|Hòa Mẫu, ngày 30 tháng 3 năm 2021")
    assert text_of(head).split("\n\n") == [
        "LIÊN ĐOÀN LAO ĐỘNG\nQUẬN HÒA MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-LĐLĐ",
        "Hòa Mẫu, ngày 30 tháng 3 năm 2021\n",
    ]


def test_rows_and_cells_may_stand_in_content_controls():
    row = f"<w:sdt><w:sdtContent>{tr('a', 'b')}</w:sdtContent></w:sdt>"
    cell = f"<w:tr><w:sdt><w:sdtContent>{tc('c')}</w:sdtContent></w:sdt>{tc('d')}</w:tr>"
    assert text_of(f"<w:sdt><w:sdtContent>{tbl(row, cell)}</w:sdtContent></w:sdt>") == "a\tb\nc\td\n"


def test_a_hidden_row_is_told_and_not_read():
    document = read(docx(tbl("a|b", tr("ẩn", "99", props="<w:hidden/>"))))
    assert document.text == "a\tb\n"
    assert told(document, "hidden-text") == ["hidden text is not read; places: 1, the first: “ẩn 99”"]


@pytest.mark.parametrize("cell", ["100<w:br/>200", "100</w:t></w:r></w:p><w:p><w:r><w:t>200"])
def test_numbers_on_several_lines_of_a_cell_stay_several(cell):
    cell = cell.replace("<w:br/>", "</w:t><w:br/><w:t>")
    assert text_of(tbl("TT|Đơn vị|Số", f"1|A|{cell}", "2|B|5")) == (
        "TT\tĐơn vị\tSố\n1\tA\t100; 200\n2\tB\t5\n"
    )
