"""Cells of sheets that show nothing: hidden, without a value, or of a format that hides it; left out and told."""

from __future__ import annotations

from openpyxl import Workbook

from reports.readers.model import Format
from tests.readers.findings import codes, said
from tests.readers.sheet_files import changed, lines, ods_of, read, saved, xlsx


def test_formulas_without_a_value_and_errors_are_told_and_nothing_is_read():
    book = Workbook()
    for row in (["Nội dung", "Số", "Tổng"], ["A", 5, "=SUM(B2:B3)"], ["B", 6, "#REF!"]):
        book.active.append(row)
    book.active["C3"].data_type = "e"
    document = read(saved(book))
    assert lines(document)[1:] == [["A", "5", ""], ["B", "6", ""]]
    assert codes(document) == ["formula-without-value", "error-value"]
    assert "C2" in said(document)
    assert "C3" in said(document)


def test_what_is_hidden_is_not_read_and_said():
    book = Workbook()
    for row in (["Nội dung", "Số", "Kín"], ["A", 5, 1], ["B", 6, 2], ["C", 7, 3]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Nháp").append([999])
    book["Nháp"].sheet_state = "veryHidden"
    document = read(saved(book))
    assert lines(document) == [["Nội dung", "Số"], ["A", "5"], ["C", "7"]]
    assert codes(document) == ["hidden-left-out"] * 3


def test_what_is_hidden_in_an_opendocument_sheet_is_not_read_and_said():
    cell = (
        '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    )
    row = f"<table:table-row{{}}>{cell.format(5, 5)}{cell.format(6, 6)}</table:table-row>"
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    shown = f'<table:table table:name="A">{columns}{row.format("")}{row.format(chr(32) + "table:visibility=" + chr(34) + "filter" + chr(34))}</table:table>'
    kin = f'<table:table table:name="Kín" table:style-name="ta2">{row.format("")}</table:table>'
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    document = read(ods_of(shown + kin, style), Format.ODS)
    assert document.text.split() == ["5"]
    assert codes(document) == ["hidden-left-out"] * 3


def test_a_number_whose_format_shows_nothing_is_left_out_and_told():
    book = Workbook()
    book.active["A1"], book.active["B1"], book.active["B1"].number_format = "Số đoàn viên", 777, ";;;"
    document = read(saved(book))
    assert ("777" in document.text, codes(document)) == (False, ["hidden-left-out"])
    assert "B1" in said(document)


def test_rows_and_columns_without_any_height_or_width_are_hidden():
    rows = (("Chỉ tiêu", "ĐVT", "KH", "TH"), ("Đoàn viên", "người", 777, 120), ("Quà", "suất", 10, 888))
    part, narrow = "xl/worksheets/sheet1.xml", '<cols><col min="3" max="3" width="0"/></cols>'
    sized = changed(xlsx(rows), part, "<sheetData>", f"{narrow}<sheetData>")
    document = read(changed(sized, part, '<row r="3"', '<row ht="0" r="3"'))
    assert [*filter(None, document.text.split())] == [
        "Chỉ",
        "tiêu",
        "ĐVT",
        "TH",
        "Đoàn",
        "viên",
        "người",
        "120",
    ]
    assert codes(document) == ["hidden-left-out"] * 2
