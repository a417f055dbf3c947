"""Sheets as text, in whatever file they came: rows, cells, numbers, and what a file of them is."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from reports.extract.document import extract
from reports.readers.model import Format
from reports.readers.opening import document_of
from tests.readers.findings import codes, said
from tests.readers.sheet_files import MAKERS, Rows, changed, lines, ods, ods_of, read, saved, separated, xlsx
from tests.readers.sheet_forms import HEADS, MEMBERS, TARGETS


def test_numbers_are_written_as_in_vietnam_and_percentages_and_days_as_people_see_them():
    book = Workbook()
    sheet = book.active
    sheet.append(["Nội dung", "Số", "Tỷ lệ", "Ngày"])
    sheet.append(["A", 1234567.5, 0.125, date(2021, 3, 5)])
    sheet["C2"].number_format, sheet["D2"].number_format = "0.0%", "dd/mm/yyyy"
    sheet.append(["B", 2015, 0.1 + 0.2, "12 người"])
    document = read(saved(book))
    assert lines(document)[1:] == [
        ["A", "1.234.567,5", "12,5%", "05/03/2021"],
        ["B", "2.015", "0,3", "12 người"],
    ]
    assert document.format is Format.XLSX


def test_every_number_knows_its_sheet_and_cell():
    document = read(xlsx(TARGETS))
    places = {document.text[r.start : r.end]: str(r.where) for r in document.regions}
    assert places["1.500"] == "sheet Biểu 1, cell D7"
    assert places["1.200.000.000"] == "sheet Biểu 1, cell E10"


def test_the_lines_of_a_head_become_one_and_the_line_that_numbers_columns_goes():
    rows = lines(read(xlsx(MEMBERS, HEADS)))
    assert rows[3] == [*MEMBERS[4][:5], "Trong đó: Nam", "Trong đó: Nữ", "Ghi chú"]
    assert rows[4] == ["1", "CĐCS Công ty Thử", "Cụm 1", "120", "110", "60", "50", ""]
    assert lines(read(xlsx(TARGETS)))[3][:2] == ["1", "Đoàn viên kết nạp mới"]


def test_what_a_merged_cell_covers_is_empty_and_counted_once():
    rows = [("Đơn vị", "Số suất quà", "Số lượt người"), ("A", 5, 7), ("B", None, 8)]
    assert lines(read(xlsx(rows, ["B2:B3"])))[1:] == [["A", "5", "7"], ["B", "", "8"]]


def test_each_of_several_sheets_stands_under_its_name():
    book = Workbook()
    book.active.title, book.active["A1"] = "Quý I", "Một"
    book.create_sheet("Trống")
    book.create_sheet("Quý II")["A1"] = "Hai"
    assert lines(read(saved(book))) == [["Quý I"], ["Một"], ["Quý II"], ["Hai"]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_from_the_lines(separator):
    rows = [("Tên, đơn vị", "Số", "Ghi chú"), ("LĐLĐ A, B", "5", "x"), ("C", "6", "y; z")]
    document = read(separated(rows, separator), Format.CSV)
    assert lines(document)[1] == ["LĐLĐ A, B", "5", "x"]


def test_points_for_decimals_are_read_beside_commas_only_and_doubtful_numbers_are_told():
    rows = [("Nội dung", "Số", "Khác"), ("A", "1234567.5", "1.250"), ("B", "12.5%", "1,234,567")]
    document = read(separated(rows), Format.CSV)
    assert lines(document)[1:] == [["A", "1.234.567,5", "1.250"], ["B", "12,5%", "1.234.567"]]
    assert codes(document) == ["doubtful-number"]
    assert lines(read(separated(rows, ";"), Format.CSV))[1][1] == "1234567.5"


def test_what_a_file_is_follows_from_what_it_contains():
    assert document_of(xlsx(TARGETS), "a.txt").format is Format.XLSX
    assert document_of(ods(TARGETS), "a.bin").format is Format.ODS
    assert document_of(separated(TARGETS), "a.csv").format is Format.CSV


@pytest.mark.parametrize(
    "type",
    [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-excel.template.macroEnabled.main+xml",
    ],
)
def test_templates_and_workbooks_with_macros_are_read(type):
    usual = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    document = document_of(changed(xlsx([("A", 1)]), "[Content_Types].xml", usual, type), "a.xlsm")
    assert (lines(document), document.format) == ([["A", "1"]], Format.XLSX)


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"TT,Ten,So\r\n1,A,5\r\n2,B,6\r\n", Format.CSV),
        (b'TT;Ten;So\n1;"A; B";5\n2;C;6\n', Format.CSV),
        (b"sep=;\nTen;So\n", Format.CSV),
        (b"TT,Ten,So\n1,A,5\n", Format.TEXT),
        (b"Gom gao, mi, dau.\nGom sach, vo, but.\nGom chan, man, chieu.\n", Format.TEXT),
        (b"TT,Ten,So\n1,A,5\nTong cong: 5\n", Format.TEXT),
        (b'A,B,"C' + b" " * 200_000, Format.TEXT),
    ],
)
def test_a_text_is_a_table_when_all_its_lines_are_rows(content, format):
    assert document_of(content, "a.txt").format is format


def test_a_row_of_separated_values_with_more_cells_than_the_head_is_told_and_doubtful():
    document = read(
        "Chỉ tiêu,Kết quả,Ghi chú\nSố đoàn viên mới,15,\nChi thăm hỏi,1,5,x\n".encode(), Format.CSV
    )
    assert "rows with more cells than the head of the table: 3" in said(document)
    assert codes(document) == ["more-cells"]


def test_numbers_on_two_lines_of_a_cell_stay_two():
    cell = '<table:table-cell office:value-type="string"><text:p>850</text:p><text:p>120</text:p></table:table-cell>'
    table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
    assert read(ods_of(table), Format.ODS).text == "850; 120\n"
    assert read(xlsx([("850\n120",)])).text == "850; 120\n"
    assert read(xlsx([("Quý I\nnăm 2021",)])).text == "Quý I năm 2021\n"


def test_an_empty_file_is_told(config):
    found = extract(document_of(b"", "a.txt"), config)
    assert [finding.code for finding in found.findings] == ["nothing-in-it"]


SHARES: Rows = (
    ("Ngày báo cáo:", date(2021, 4, 28)),
    ("TT", "Nội dung", "Kết quả", "Ngày họp", "Kế hoạch"),
    (1, "Cơ sở có nhà trẻ", date(2021, 5, 3), date(2021, 3, 1), 12),
    (2, "Cơ sở có bếp ăn", "13/20", date(2021, 3, 2), "7/9"),
    (3, "Ngày thành lập", date(1995, 7, 28), None, date(1995, 7, 28)),
    (4, "Số đoàn viên", 120, date(2021, 3, 4), date(2021, 9, 7)),
)


@pytest.mark.parametrize("format", [Format.XLSX, Format.ODS])
def test_days_among_numbers_may_have_been_shares_and_are_told_with_their_cells(format):
    (finding,) = read(MAKERS[format](SHARES), format).findings
    assert finding.code == "day-among-numbers"
    assert str(finding.problem).endswith("shares such as 3/5: C3 (03/05/2021), E6 (07/09/2021)")


def test_days_in_separated_values_that_excel_shortened_are_told():
    table = "Chỉ tiêu;Kết quả\nCơ sở có nhà trẻ;03-thg 5\nCơ sở có bếp ăn;3-May\nĐoàn viên;120\n"
    (finding,) = read(table.encode(), Format.CSV).findings
    assert str(finding.problem).endswith("B2 (03-thg 5), B3 (3-May)")
