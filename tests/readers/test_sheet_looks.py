"""What the look of a cell says of its value: struck through, a currency, thousands, a box that is ticked."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from reports.extract.document import extract
from reports.readers.model import Document
from reports.readers.opening import document_of
from reports.readers.sheets.model import format_shown, number_written
from tests.readers.sheet_files import ods_of

STRUCK = '<style:style style:name="x" style:family="{}"><style:text-properties style:text-line-through-style="solid"/></style:style>'


def workbook(*row: object) -> Workbook:
    book = Workbook()
    book.active.title = "Biểu 1"
    book.active.append(row)
    return book


def read(book: Workbook) -> Document:
    content = BytesIO()
    book.save(content)
    return document_of(content.getvalue(), "a.xlsx")


def struck(document: Document) -> list[str]:
    return [str(one.problem) for one in document.findings if one.code == "struck-text"]


def test_a_number_that_is_struck_through_is_not_read_and_told():
    book = workbook("Đoàn viên kết nạp mới", 352, "người")
    book.active["B1"].font = Font(strike=True)
    document = read(book)
    assert "352" not in document.text
    assert struck(document) == ["sheet Biểu 1: what is struck through in these cells is not read: B1"]


def test_of_a_text_only_the_words_that_are_struck_through_are_left_out():
    book = workbook("Kết nạp", CellRichText(TextBlock(InlineFont(strike=True), "352"), " 400 đoàn viên"))
    document = read(book)
    assert ("352" in document.text, "400 đoàn viên" in document.text) == (False, True)
    assert len(struck(document)) == 1


@pytest.mark.parametrize(
    ("family", "cell"),
    [
        (
            "table-cell",
            'table:style-name="x" office:value-type="float" office:value="352"><text:p>352</text:p>',
        ),
        (
            "text",
            'office:value-type="string"><text:p><text:span text:style-name="x">352</text:span></text:p>',
        ),
    ],
)
def test_an_opendocument_cell_that_is_struck_through_is_not_read_and_told(family, cell):
    row = f"<table:table-row><table:table-cell><text:p>Kết nạp</text:p></table:table-cell><table:table-cell {cell}</table:table-cell></table:table-row>"
    table = f'<table:table table:name="Biểu 1">{row}</table:table>'
    document = document_of(ods_of(table, STRUCK.format(family)), "a.ods")
    assert "352" not in document.text
    assert struck(document) == ["sheet Biểu 1: what is struck through in these cells is not read: B1"]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("#,##0 [$₫-42A]", "1.500.000 ₫"),
        ("_-* #,##0\\ [$₫-42A]_-", "1.500.000 ₫"),
        ("#,##0\\ \\đ", "1.500.000 đ"),
        ('0.0"%"', "1.500.000 %"),
        ('0.0,,"M"', "1.500.000"),
        ('#,##0,"k"', "1.500.000"),
        ("_(* #,##0_)", "1.500.000"),
        ('#,##0" -"', "1.500.000"),
        ('#,##0 "đồng"', "1.500.000 đồng"),
        ('0" người"', "1.500.000 người"),
        ('#,##0,,"tr"', "1,5 tr"),
        ('"Cả năm: "0', "Cả năm: 1.500.000"),
        ('#,##0 "₫"', "1.500.000 ₫"),
        ("[Red](#,##0)", "1.500.000"),
    ],
)
def test_what_a_format_shows_beside_a_number_is_read_when_it_says_something(format, text):
    assert number_written(Decimal(1_500_000), format, computed=False) == text


def test_a_number_is_read_as_its_format_shows_it_in_thousands_or_millions():
    assert number_written(Decimal(1_500_000_000), "#,##0,,", computed=False) == "1.500"
    assert number_written(Decimal(1_500_000_000), "#,##0", computed=False) == "1.500.000.000"


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("1.500.000 ₫", "1.500.000 ₫"),
        ("1.500", "1.500"),
        ("1,5 tr", "1,5 tr"),
        ("1.5M", "1.500.000"),
        ("1500000 người", "1.500.000 người"),
        ("(1,500,000)", "1.500.000"),
    ],
)
def test_an_opendocument_number_is_read_as_it_is_shown(shown, text):
    value = Decimal(1_500_000)
    assert number_written(value, format_shown(value, "General", shown), computed=False) == text


def test_a_box_that_is_ticked_is_no_number():
    ticked = True
    assert read(workbook("Đã ký thỏa ước", ticked)).text.split() == ["Đã", "ký", "thỏa", "ước", "TRUE"]


@pytest.mark.parametrize("amount", ["1.500.000 ₫", "1.500.000₫", "₫1.500.000"])
def test_the_sign_of_the_dong_is_money(amount):
    document = document_of(f"Đã chi {amount} cho đoàn viên.\n".encode(), "a.txt")
    (figure,) = extract(document, None).figures
    assert (figure.mention.value, figure.mention.unit) == (Decimal(1_500_000), "đồng")


def white(document: Document) -> list[str]:
    return [str(one.problem) for one in document.findings if "white on white" in str(one.problem)]


@pytest.mark.parametrize("colour", [Color("FFFFFFFF"), Color(theme=0), Color(indexed=9)])
def test_what_is_white_on_white_in_a_sheet_is_not_read_and_told(colour):
    book = workbook("Đoàn viên kết nạp mới", 352, "người", "ẩn 5")
    for name in ("B1", "D1"):
        book.active[name].font = Font(color=colour)
    book.active["D1"].fill = PatternFill("solid", fgColor="FFFFFF")
    document = read(book)
    assert ("352" in document.text, "ẩn" in document.text) == (False, False)
    assert white(document) == ["sheet Biểu 1: what is white on white in these cells is left out: B1, D1"]


def test_white_letters_on_a_dark_cell_are_read():
    book = workbook(
        "Đoàn viên kết nạp mới", 352, CellRichText("Có ", TextBlock(InlineFont(color="FFFFFFFF"), "5"))
    )
    for cell in book.active[1]:
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="1F3864")
    assert (read(book).text, white(read(book))) == ("Đoàn viên kết nạp mới\t352\tCó 5\n", [])


@pytest.mark.parametrize(("ground", "read_as"), [("", "Có"), ("#003366", "Có 5")])
def test_white_letters_of_an_opendocument_sheet_are_read_on_a_dark_cell_only(ground, read_as):
    behind = f'<style:table-cell-properties b:background-color="{ground}"/>' if ground else ""
    style = f'<style:style xmlns:b="b" style:name="x" style:family="table-cell">{behind}<style:text-properties b:color="#ffffff"/></style:style>'
    cells = '<table:table-cell><text:p>Có</text:p></table:table-cell><table:table-cell table:style-name="x" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    table = f'<table:table table:name="A"><table:table-row>{cells}</table:table-row></table:table>'
    document = document_of(ods_of(table, style), "a.ods")
    assert document.text.split() == read_as.split()
    assert len(white(document)) == (0 if ground else 1)


def test_a_raised_digit_in_a_cell_is_no_digit_of_the_number_before_it():
    raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
    text = read(workbook("Diện tích", CellRichText("10", raised), "người")).text
    assert text.split("\n")[1] == "10²"


def test_a_raised_digit_of_an_opendocument_sheet_is_no_digit_of_the_number_before_it():
    style = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    cell = '<table:table-cell><text:p>10<text:span text:style-name="T1">2</text:span> người</text:p></table:table-cell>'
    table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
    assert document_of(ods_of(table, style), "a.ods").text == "10² người\n"


def fading(document: Document) -> list[str]:
    return [str(one.problem) for one in document.findings if one.code == "conditional-format"]


FADING = ["sheet Biểu 1: conditional formats may hide what is read in these cells: B1:B9, D1"]
WHITE, DARK, PALE = (
    Font(color="FFFFFFFF"),
    PatternFill(bgColor="FF1F3864"),
    PatternFill("solid", bgColor="FFFFFFFF"),
)


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        ({"font": WHITE}, FADING),
        ({"font": WHITE, "fill": PALE}, FADING),
        ({"numFmt": NumberFormat(200, ";;;")}, FADING),
        ({"font": WHITE, "fill": DARK}, []),
        ({"font": Font(color="FFFF0000")}, []),
        ({"fill": DARK}, []),
    ],
)
def test_conditional_formats_that_may_hide_cells_are_told(looks, told):
    book = workbook("Đoàn viên kết nạp mới", 352, "người")
    rules = book.active.conditional_formatting
    rules.add("A1", CellIsRule("lessThan", ["5"], font=Font(bold=True)))
    rules.add("B1:B9 D1", Rule("expression", dxf=DifferentialStyle(**looks), formula=["TRUE"]))
    document = read(book)
    assert ("352" in document.text, fading(document)) == (True, told)


def test_a_conditional_format_with_looks_of_its_own_as_newer_excel_writes_it_is_told():
    format = (
        '<extLst><ext><x:conditionalFormatting xmlns:x="urn:x"><x:cfRule type="expression"><x:dxf><x:font>'
        '<x:color theme="0"/></x:font></x:dxf></x:cfRule><x:sqref>B1:B9 D1</x:sqref></x:conditionalFormatting></ext></extLst>'
    )
    content, made = BytesIO(), BytesIO()
    workbook("Đoàn viên kết nạp mới", 352, "người").save(content)
    with ZipFile(content) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            archive.writestr(
                name, source.read(name).replace(b"</worksheet>", format.encode() + b"</worksheet>")
            )
    assert fading(document_of(made.getvalue(), "a.xlsx")) == FADING


@pytest.mark.parametrize(("colour", "told"), [("#ffffff", FADING), ("#ff0000", [])])
def test_conditional_formats_of_an_opendocument_sheet_that_may_hide_cells_are_told(colour, told):
    style = f'<style:style style:name="x_1" style:display-name="Mờ 1" style:family="table-cell"><style:text-properties style:color="{colour}"/></style:style>'
    row = "<table:table-row><table:table-cell><text:p>Kết nạp 352 người</text:p></table:table-cell></table:table-row>"
    format = (
        "<calcext:conditional-formats><calcext:conditional-format "
        "calcext:target-range-address=\"'Biểu 1'.B1:'Biểu 1'.B9 'Biểu 1'.D1:'Biểu 1'.D1\">"
        '<calcext:condition calcext:apply-style-name="Mờ 1" calcext:value="&lt;5"/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )
    table = f'<table:table table:name="Biểu 1">{row}{format}</table:table>'
    assert fading(document_of(ods_of(table, style), "a.ods")) == told
