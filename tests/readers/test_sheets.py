from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from reports.errors import InputError, NotUnderstoodError
from reports.extract.document import extract
from reports.extract.model import Extraction, Kind
from reports.facts import Role
from reports.readers.file import File
from reports.readers.model import Document, Format, Limits, Options
from reports.readers.opening import document_of
from reports.readers.package import opened
from reports.readers.sheet_model import number_written
from reports.readers.sheets import book_of, sheet_document
from tests.readers.findings import codes
from tests.readers.sheet_files import KIND, Rows, ods, ods_of, saved, separated, xlsx

UNIT = "Liên đoàn Lao động quận Hoàng Mai"
TARGETS: Rows = (
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("BIỂU KẾT QUẢ THỰC HIỆN CHỈ TIÊU QUÝ II/2021",),
    (),
    (
        *("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2021", "Thực hiện quý II/2021", "Lũy kế"),
        *("So với kế hoạch (%)", "Cùng kỳ năm 2020", "Tăng (+), giảm (-) so với cùng kỳ (%)"),
    ),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(6)/(4)", "(8)", "(9)"),
    (1, "Đoàn viên kết nạp mới", "đoàn viên", 1500, 352, 700, 46.67, 341, 3.2),
    (2, "Công đoàn cơ sở thành lập mới", "CĐCS", 20, 5, 9, 45, 6, -16.7),
    (3, "Kinh phí hỗ trợ dịp Tết Nguyên đán", "triệu đồng", 2000, 1250.5, 1250.5, 62.5, 1100, 13.7),
    (4, "Thu kinh phí công đoàn", "đồng", 4000000000, "1.200.000.000", 2300000000, 57.5, 1100000000, 9.1),
)
MEMBERS: Rows = (
    ("BẢNG TỔNG HỢP SỐ LIỆU CÔNG ĐOÀN CƠ SỞ VÀ ĐOÀN VIÊN CÔNG ĐOÀN",),
    ("Quý I/2021",),
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("STT", "Tên CĐCS", "Địa chỉ - cụm", "Tổng số CNVCLĐ", "Tổng số đoàn viên", "Trong đó", None, "Ghi chú"),
    (None, None, None, None, None, "Nam", "Nữ", None),
    (1, "CĐCS Công ty Thử", "Cụm 1", 120, 110, 60, 50, None),
    (2, "CĐCS Công ty Mẫu", "Cụm 1", 220, 200, 120, 80, None),
    (None, "Tổng cộng", None, 340, 311, 180, 130, None),
)
HEADS = ("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G5", "H5:H6")
STATISTICS: Rows = (
    ("Công đoàn cấp trên: Liên đoàn Lao động thành phố Hà Nội", None, None, None, "MẪU SỐ 2-HĐCĐ"),
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("BÁO CÁO SỐ LIỆU",),
    ("NĂM 2021",),
    ("(Số liệu tính đến ngày: 31/5 ☐ 30/11 ☑)",),
    (),
    ("A- SỐ LIỆU",),
    ("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"),
    ("I", "Tình hình lao động"),
    (1, "Lao động"),
    (None, "Tổng số", "người", 12500),
    (None, "Trong đó: nữ", "người", 6320),
    (2, "Việc làm"),
    (None, "Tỷ lệ thiếu việc", "%", 1.2),
    ("II", "Tổ chức công đoàn"),
    (1, "Đoàn viên công đoàn", "người", 9800),
    (None, "Trong đó: nữ", "người", 5000),
)
MAKERS = {Format.XLSX: xlsx, Format.ODS: ods}
Told = tuple[str, Decimal, str | None, str, str | None]


def read(content: bytes, format: Format = Format.XLSX, limits: Limits | None = None) -> Document:
    options = Options(limits or Limits())
    packed = None if format is Format.CSV else opened(content, options.limits)
    file = File(content, f"a.{format}", format, packed)
    return sheet_document(book_of(file, options), file)


def lines(document: Document) -> list[list[str]]:
    return [line.split("\t") for line in document.text.split("\n") if line]


def told(found: Extraction) -> list[Told]:
    return [(str(f.role), f.mention.value, f.indicator, f.mention.unit, f.period) for f in found.figures]


def said(document: Document) -> str:
    return " ".join(str(finding.problem) for finding in document.findings)


def figure(found: Extraction, cell: str):
    (one,) = [f for f in found.figures if (place := found.where(f)) and str(place).endswith(f"cell {cell}")]
    return one


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


@pytest.mark.parametrize("form", [TARGETS, MEMBERS, STATISTICS], ids=["targets", "members", "statistics"])
def test_the_same_sheet_says_the_same_in_every_format(form, config):
    merged = HEADS if form is MEMBERS else ()
    documents = [
        read(xlsx(form, merged)),
        read(ods(form, merged), Format.ODS),
        read(separated(form), Format.CSV),
        read(separated(form, ";").replace(b"\xef\xbb\xbf", b""), Format.CSV),
    ]
    first, *others = (extract(document, config) for document in documents[:3])
    assert len(first.figures) > 3
    assert all(told(other) == told(first) for other in others)
    assert [other.heading for other in others] == [first.heading] * len(others)


def test_a_target_table_tells_plan_result_total_and_comparison(config):
    found = extract(read(xlsx(TARGETS)), config)
    assert (found.heading.reporting_org, found.heading.period) == (UNIT, "2021Q2")
    assert told(found)[:6] == [
        ("task", 1500, "members-recruited", "đoàn viên", "2021"),
        ("achievement", 352, "members-recruited", "đoàn viên", None),
        ("achievement", 700, "members-recruited", "đoàn viên", "2021H1"),
        ("achievement", Decimal("46.67"), "members-recruited", "%", None),
        ("achievement", 341, "members-recruited", "đoàn viên", "2020Q2"),
        ("achievement", Decimal("3.2"), "members-recruited", "%", None),
    ]
    assert [figure(found, cell).mention.base for cell in ("G7", "I7")] == ["plan", "last_year"]
    assert figure(found, "I8").mention.value == Decimal("-16.7")


def test_millions_in_the_column_of_units_multiplies_every_number_of_the_row(config):
    found = extract(read(xlsx(TARGETS)), config)
    values = [figure(found, cell).mention for cell in ("D9", "E9", "H9")]
    assert [m.value for m in values] == [2_000_000_000, 1_250_500_000, 1_100_000_000]
    assert {m.kind for m in values} == {Kind.MONEY}
    assert figure(found, "G9").mention.value == Decimal("62.5")
    assert found.source.text[values[0].start : values[0].end] == "2.000"


@pytest.mark.parametrize(
    ("above", "head", "value"),
    [
        ("Đơn vị tính: triệu đồng", "Số tiền", 120_500_000),
        ("(ĐVT: 1.000 đồng)", "Số tiền", 120_500),
        ("Đơn vị tính: đồng", "Kinh phí (triệu đồng)", 120_500_000),
        ("", "Kinh phí (1.000 đồng)", 120_500),
        ("", "Kinh phí (tỷ đồng)", 120_500_000_000),
    ],
)
def test_a_unit_above_a_table_or_in_a_head_multiplies(above, head, value):
    rows = [("TỔNG HỢP QUÝ I/2021",), (above,), (), ("STT", "Nội dung", head, "Số lượt người")]
    found = extract(read(xlsx([*rows, (1, "Hỗ trợ đoàn viên khó khăn", 120.5, 300)])), None)
    money, persons = (f.mention for f in found.figures)
    assert (money.value, money.kind, money.unit) == (value, Kind.MONEY, "đồng")
    assert (persons.value, persons.kind) == (300, Kind.COUNT)


def test_a_total_that_is_no_sum_is_told_with_its_cell_and_stays_the_figure(config):
    found = extract(read(xlsx(MEMBERS, HEADS)), config)
    (finding,) = found.findings
    assert (finding.code, str(finding.place)) == ("total-differs", "a.xlsx: Biểu 1!E9")
    total = figure(found, "E9")
    assert (total.mention.value, total.organisation, total.indicator) == (311, None, "members")
    assert figure(found, "E7").organisation == "Công đoàn cơ sở Công ty Thử"
    assert figure(found, "F9").indicator == "members-male"


@pytest.mark.parametrize(
    ("rows", "differs"),
    [
        ((("1", "Dịp Tết", 5), ("2", "Dịp hè", 6), ("", "Cộng", 11)), False),
        ((("1", "Dịp Tết", 5), ("2", "Dịp hè", 6), ("", "Cộng", 12)), True),
        ((("", "Tổng số", 11), ("1", "Dịp Tết", 5), ("2", "Dịp hè", 6)), False),
        ((("1", "Dịp Tết", 5), ("", "Trong đó: nữ", 3), ("2", "Dịp hè", 6), ("", "Tổng cộng", 11)), False),
        (
            (
                ("I", "Dịp Tết", 5),
                ("1", "Trẻ em", 2),
                ("2", "Phụ nữ", 3),
                ("II", "Dịp hè", 6),
                ("", "Tổng cộng", 11),
            ),
            False,
        ),
        (
            (
                ("I", "Dịp Tết", 5),
                ("1", "Trẻ em", 2),
                ("2", "Phụ nữ", 3),
                ("II", "Dịp hè", 6),
                ("", "Tổng cộng", 16),
            ),
            True,
        ),
        (
            (
                ("1", "Dịp Tết", 5),
                ("2", "Dịp hè", 1),
                ("", "Cộng", 6),
                ("1", "Dịp Trung thu", 2),
                ("2", "Cuối năm", 2),
                ("", "Cộng", 4),
                ("", "Tổng cộng", 10),
            ),
            False,
        ),
    ],
)
def test_totals_are_added_up_whatever_they_sum_up(rows, differs):
    table = [("SỐ LIỆU QUÝ I/2021",), (), ("TT", "Nội dung", "Số suất quà"), *rows]
    found = extract(read(xlsx(table)), None)
    assert len(found.figures) == len(rows)
    assert [f.code for f in found.findings] == ["total-differs"] * differs


def test_totals_of_several_indicators_are_added_up_each():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("Đơn vị", "Chỉ tiêu", "Kết quả"),
        ("LĐLĐ quận Thử", "Đoàn viên (người)", 100),
        (None, "CĐCS (đơn vị)", 12),
        ("LĐLĐ quận Mẫu", "Đoàn viên (người)", 50),
        (None, "CĐCS (đơn vị)", 5),
        ("Tổng cộng", "Đoàn viên (người)", 150),
        (None, "CĐCS (đơn vị)", 18),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [dict(f.problem.values)["sum"] for f in found.findings] == ["17 đơn vị"]


def test_totals_below_a_heading_are_added_up_each_until_the_next_heading():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("TT", "Nội dung", "ĐVT", "Kết quả"),
        ("I", "LĐLĐ quận Thử"),
        (1, "Đoàn viên mới", "người", 100),
        (2, "Kinh phí", "triệu đồng", 5),
        ("II", "LĐLĐ quận Mẫu"),
        (1, "Đoàn viên mới", "người", 200),
        (2, "Kinh phí", "triệu đồng", 6),
        (None, "Cộng toàn ngành"),
        (None, "Đoàn viên mới", "người", 300),
        (None, "Kinh phí", "triệu đồng", 12),
        ("III", "Nhiệm vụ quý II"),
        (1, "Đoàn viên mới", "người", 999),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [str(f.place) for f in found.findings] == ["a.xlsx: Biểu 1!D12"]
    last = found.figures[-1]
    assert (last.role, last.period, found.heading.task_period) == (Role.TASK, None, "2021Q2")


def test_an_amount_above_the_lines_that_make_it_up_is_their_sum():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("TT", "Nội dung", "Số tiền (đồng)"),
        ("A", "Thu", 1000),
        (1, "Đoàn phí", 400),
        (2, "Kinh phí", 500),
        ("B", "Chi", 800),
        (1, "Lương", 300),
        (2, "Hoạt động", 500),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [dict(f.problem.values)["sum"] for f in found.findings] == ["900 đồng"]


def test_a_row_of_a_part_is_a_part_of_what_stands_above_it(config):
    found = extract(read(xlsx(STATISTICS)), config)
    assert (found.heading.reporting_org, found.heading.period, found.heading.kind) == (UNIT, "2021", "year")
    cells = {"D13": "workers-female", "D17": "members", "D18": "members-female", "D12": None}
    assert {cell: figure(found, cell).indicator for cell in cells} == cells
    assert figure(found, "D15").mention.kind is Kind.PERCENT


def test_a_table_of_two_columns_is_one(config):
    rows = [("KẾT QUẢ QUÝ I/2021",), (), ("Chỉ tiêu", "Kết quả"), ("Sáng kiến được công nhận", 23)]
    (one,) = extract(read(xlsx(rows)), config).figures
    assert (one.indicator, one.mention.value, one.role) == ("initiatives", 23, Role.ACHIEVEMENT)


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


def test_a_binary_workbook_is_told():
    usual = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    with pytest.raises(InputError, match=r"a binary Excel file \(.xlsb\)"):
        document_of(changed(xlsx([("A", 1)]), "[Content_Types].xml", usual, binary), "a.xlsb")


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


def bomb(size: int) -> bytes:
    """A workbook whose one sheet unpacks to `size` bytes."""
    made, pieces = BytesIO(), b"\0" * 1_000_000
    book = xlsx([("A", 1)])
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if not name.startswith("xl/worksheets/"):
                archive.writestr(name, source.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(size // len(pieces)):
                part.write(pieces)
    return made.getvalue()


def test_a_sheet_that_unpacks_to_more_than_the_limit_is_refused_before_all_of_it_is():
    content = bomb(200_000_000)
    tracemalloc.start()
    with pytest.raises(NotUnderstoodError, match="unpacks to more than 1 MB"):
        read(content, limits=Limits(unpacked=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("format", MAKERS)
def test_more_cells_than_the_limit_are_refused(format):
    content = MAKERS[format]([(n, n) for n in range(60)])
    with pytest.raises(NotUnderstoodError, match="more than 100 cells"):
        read(content, format, Limits(cells=100))


def test_a_row_that_is_repeated_a_million_times_is_refused():
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(NotUnderstoodError, match="cells"):
        read(ods_of(f'<table:table table:name="A">{row}</table:table>'), Format.ODS)


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", xlsx([("A",)])[:-200]])
def test_a_damaged_file_is_refused_without_a_traceback(content):
    with pytest.raises(NotUnderstoodError, match="damaged"):
        read(content)


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """A file with other words in one part."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            words = source.read(name).decode()
            archive.writestr(name, words.replace(old, new) if name == part else words)
    return made.getvalue()


def test_what_is_no_number_where_a_sheet_needs_one_is_told_with_its_part():
    sheet = changed(xlsx([("A", 1)]), "xl/worksheets/sheet1.xml", '<row r="1"', '<row r="?"')
    with pytest.raises(NotUnderstoodError, match=r"sheet1\.xml is not what files of sheets"):
        read(sheet)
    styles = changed(xlsx([("A", 1)]), "xl/styles.xml", 'numFmtId="0"', 'numFmtId="?"')
    assert lines(read(styles)) == [["A", "1"]]


def test_a_part_with_a_document_type_is_refused():
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(NotUnderstoodError, match="has a DOCTYPE"):
        read(made.getvalue(), Format.ODS)


def test_a_quotation_mark_that_is_never_closed_is_told():
    for content in (b'A,B,C\n1,"2,3\n' + b"4,5,6\n" * 50_000, b'A;B;C\n1;"2;3\n4;5;6\n'):
        with pytest.raises(NotUnderstoodError, match="in line 2 begins a cell whose quotation marks"):
            read(content, Format.CSV)


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


def test_numbers_on_two_lines_of_a_cell_are_two_doubtful_figures(config):
    rows = [("SỐ LIỆU QUÝ I/2021",), ("Chỉ tiêu", "Số đoàn viên"), ("Kết nạp", "850\n120")]
    found = extract(read(xlsx(rows)), config)
    assert [(int(f.mention.value), f.unsure is not None) for f in found.figures] == [(850, True), (120, True)]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ('#,##0 "đồng"', "1.500.000 đồng"),
        ('0" người"', "1.500.000 người"),
        ('#,##0,,"tr"', "1,5 tr"),
        ('"Cả năm: "0', "Cả năm: 1.500.000"),
        ('#,##0 "₫"', "1.500.000 ₫"),
        ("[Red](#,##0)", "1.500.000"),
    ],
)
def test_the_words_of_a_number_format_are_read(format, text):
    assert number_written(Decimal(1_500_000), format, computed=False) == text


def test_a_number_whose_format_shows_nothing_is_left_out_and_told():
    book = Workbook()
    book.active["A1"], book.active["B1"], book.active["B1"].number_format = "Số đoàn viên", 777, ";;;"
    document = read(saved(book))
    assert ("777" in document.text, codes(document)) == (False, ["hidden-left-out"])
    assert "B1" in said(document)


def test_an_empty_file_is_told(config):
    found = extract(document_of(b"", "a.txt"), config)
    assert [finding.code for finding in found.findings] == ["nothing-in-it"]


def test_one_long_text_in_many_cells_is_refused_before_it_fills_the_memory():
    cell = f"<table:table-cell><text:p>{'a' * 20_000}</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="20000">{cell}</table:table-row>'
    table = f'<table:table table:name="Biểu 1">{row}</table:table>'
    with pytest.raises(InputError) as caught:
        document_of(ods_of(table), "a.ods", Options(Limits(cells=100_000)))
    assert [finding.code for finding in caught.value.findings] == ["file-too-large"]


def test_a_number_is_read_as_its_format_shows_it_in_thousands_or_millions():
    assert number_written(Decimal(1_500_000_000), "#,##0,,", computed=False) == "1.500"
    assert number_written(Decimal(1_500_000_000), "#,##0", computed=False) == "1.500.000.000"


@pytest.mark.parametrize("unit", ["tr.đ", "trđ", "Tr.đồng", "triệu đồng"])
def test_short_forms_of_money_in_a_head_multiply(unit):
    rows = [["Nội dung", f"Kinh phí ({unit})", "Ghi chú"], ["Trao quà", "1.200", "x"]]
    found = extract(document_of(separated(rows), "a.csv"), None)
    assert [figure.mention.value for figure in found.figures] == [Decimal(1_200_000_000)]


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
