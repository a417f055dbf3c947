"""What sheets hold beside cells that can be seen is told, with the sheet it is in."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from reports.readers.model import Document
from reports.readers.opening import document_of
from tests.readers.sheet_files import SPACES, ods_of, saved, shared, xlsx
from tests.readers.word_files import relations

SHEET = "xl/worksheets/sheet1.xml"
LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def told(document: Document) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.problem)) for finding in document.findings]


def with_parts(content: bytes, parts: dict[str, str], *links: tuple[str, str]) -> bytes:
    """A workbook whose first sheet leads to more parts. links: kind and target."""
    made = BytesIO()
    rows = relations(*((f"x{n}", kind, target) for n, (kind, target) in enumerate(links)))
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name not in parts:
                archive.writestr(name, source.read(name))
        for name, text in {LINKS: rows, **parts}.items():
            archive.writestr(name, text)
    return made.getvalue()


def test_comments_are_told_like_those_in_word():
    book = Workbook()
    book.active.title, book.active["A1"] = "Biểu 1", 5
    book.active["A1"].comment = Comment("Số này chưa chốt", "x")
    book.active["A2"].comment = Comment("Khác", "x")
    assert told(document_of(saved(book), "a.xlsx")) == [
        ("comment", "sheet Biểu 1: comments are not read; there are 2, the first: “Số này chưa chốt”")
    ]


def test_a_thread_of_comments_is_told_once():
    thread = '<ThreadedComments><threadedComment ref="A1" id="1"><text>Xem lại</text></threadedComment><threadedComment ref="A1" id="2" parentId="1"><text>Đã xem</text></threadedComment></ThreadedComments>'
    old = '<comments><commentList><comment ref="A1"><text><t>[Threaded comment] Xem lại</t></text></comment><comment ref="B2"><text><r><t>Ghi </t></r><r><t>chú</t></r></text></comment></commentList></comments>'
    content = with_parts(
        xlsx([("A", 1)]),
        {"xl/comments1.xml": old, "xl/threads.xml": thread},
        ("comments", "../comments1.xml"),
        ("threadedComment", "../threads.xml"),
    )
    (comments,) = told(document_of(content, "a.xlsx"))
    assert comments == ("comment", "sheet Biểu 1: comments are not read; there are 3, the first: “Xem lại”")


def test_text_boxes_are_told_with_their_words():
    shape = "<x:sp><x:txBody><a:p><a:r><a:t>Đơn vị: </a:t></a:r><a:r><a:t>LĐLĐ A</a:t></a:r></a:p></x:txBody></x:sp>"
    older = "<x:sp><x:txBody><a:p><a:r><a:t>Không mở được</a:t></a:r></a:p></x:txBody></x:sp>"
    drawing = (
        '<x:wsDr xmlns:x="x" xmlns:a="a" xmlns:mc="mc">'
        f"<x:twoCellAnchor><mc:AlternateContent><mc:Choice>{shape}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></x:twoCellAnchor>"
        "<x:twoCellAnchor><x:sp><x:txBody/></x:sp></x:twoCellAnchor><x:twoCellAnchor><x:pic/></x:twoCellAnchor></x:wsDr>"
    )
    content = with_parts(xlsx([("A", 1)]), {"xl/d.xml": drawing}, ("drawing", "../d.xml"))
    assert told(document_of(content, "a.xlsx")) == [
        ("text-box", "sheet Biểu 1: text boxes are not read; there are 1, the first: “Đơn vị: LĐLĐ A”"),
        ("not-read", "sheet Biểu 1: pictures are not read; there are 1"),
    ]


def test_charts_and_pictures_in_sheets_and_sheets_that_are_charts_are_told():
    book, picture = Workbook(), BytesIO()
    book.active.title = "Biểu 1"
    for row in (("A", 5), ("B", 6)):
        book.active.append(row)
    for target, place in ((book.active, "D1"), (book.create_chartsheet("Biểu đồ"), None)):
        chart = BarChart()
        chart.add_data(Reference(book.active, 2, 1, 2, 2))
        target.add_chart(chart, place) if place else target.add_chart(chart)
    Picture.new("RGB", (2, 2)).save(picture, "png")
    book.active.add_image(Image(picture), "F1")
    document = document_of(saved(book), "a.xlsx")
    assert document.text.split() == ["A", "5", "B", "6"]
    assert told(document) == [
        ("not-read", "sheet Biểu 1: pictures are not read; there are 1"),
        ("not-read", "sheet Biểu 1: charts are not read; there are 1"),
        ("not-read", "sheet Biểu đồ is a chart and is not read"),
    ]


def test_a_sheet_whose_part_is_missing_is_told():
    content = xlsx([("A", 1)])
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            if name != SHEET:
                archive.writestr(name, source.read(name))
    document = document_of(made.getvalue(), "a.xlsx")
    assert told(document) == [("not-read", "sheet Biểu 1 has no cells that can be read")]


def test_a_cell_whose_text_is_missing_is_told():
    document = document_of(shared(xlsx([("Một", "Hai", 3)]), most=1), "a.xlsx")
    assert told(document) == [
        ("missing-text", "sheet Biểu 1: the texts of these cells are missing from the file: B1")
    ]
    assert document.text.split() == ["Một", "3"]


def under_a_merged_cell() -> bytes:
    book = Workbook()
    book.active.title = "Biểu 1"
    for row in (("Nội dung", "Số", "Khác"), ("A", 5, 77), ("B", 6, 8)):
        book.active.append(row)
    cell = '<mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells><pageMargins'
    made = BytesIO()
    with ZipFile(BytesIO(saved(book))) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            archive.writestr(name, text.replace(b"<pageMargins", cell.encode()) if name == SHEET else text)
    return made.getvalue()


CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
WIDE = CELL.format(' table:number-columns-spanned="2"', "5")
UNDER = "<table:covered-table-cell><text:p>77</text:p></table:covered-table-cell>"
HEAD = "".join(CELL.format("", text) for text in ("Nội dung", "Số", "Khác"))
COVERED = (
    f'<table:table table:name="Biểu 1"><table:table-row>{HEAD}</table:table-row>'
    f"<table:table-row>{CELL.format('', 'A')}{WIDE}{UNDER}</table:table-row></table:table>"
)


@pytest.mark.parametrize("content", [under_a_merged_cell(), ods_of(COVERED)], ids=["xlsx", "ods"])
def test_what_stands_under_a_merged_cell_is_told_with_its_cell(content):
    document = document_of(content, "a")
    assert "77" not in document.text
    assert told(document) == [
        ("hidden-left-out", "sheet Biểu 1: what stands under merged cells is left out: C2")
    ]


def test_comments_text_boxes_and_charts_of_an_opendocument_sheet_are_told():
    drawn = 'xmlns:draw="draw"'
    note = "<office:annotation><text:p>Chưa chốt</text:p></office:annotation>"
    box = f"<draw:frame {drawn}><draw:text-box><text:p>Đơn vị: A</text:p></draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape {drawn}><text:p>Lưu ý</text:p></draw:custom-shape>"
    chart = (
        f'<draw:frame {drawn}><draw:object draw:notify-on-update-of-ranges="A"/><draw:image/></draw:frame>'
    )
    picture = f"<draw:frame {drawn}><draw:image/></draw:frame>"
    table = (
        f'<table:table table:name="Biểu 1"><table:shapes>{box}{chart}</table:shapes><table:table-row><table:table-cell>'
        f"{note}<text:p>Số{shape}</text:p>{picture}</table:table-cell></table:table-row></table:table>"
    )
    document = document_of(ods_of(table), "a.ods")
    assert document.text.split() == ["Số"]
    assert told(document) == [
        ("comment", "sheet Biểu 1: comments are not read; there are 1, the first: “Chưa chốt”"),
        ("text-box", "sheet Biểu 1: text boxes are not read; there are 2, the first: “Đơn vị: A”"),
        ("not-read", "sheet Biểu 1: pictures are not read; there are 1"),
        ("not-read", "sheet Biểu 1: charts are not read; there are 1"),
    ]


def page_margins(document: Document) -> list[str]:
    return [problem for code, problem in told(document) if code == "page-margins"]


ABOVE = "what stands above or below the printed pages is not read; there are {}, the first: “{}”"


def test_words_above_and_below_the_printed_pages_of_a_workbook_are_told():
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Kết nạp"
    sheet.oddHeader.right.text, sheet.oddHeader.right.size = "Đơn vị tính: triệu đồng", 12
    sheet.oddFooter.left.text, sheet.oddFooter.center.text = "Kết nạp 352 đoàn viên", "Trang &P/&N"
    assert page_margins(document_of(saved(book), "a.xlsx")) == [ABOVE.format(2, "Đơn vị tính: triệu đồng")]


def test_numbers_of_pages_and_names_of_sheets_there_are_not_told():
    book = Workbook()
    book.active["A1"], book.active.oddHeader.center.text = "Kết nạp", "&A"
    book.active.oddFooter.center.text, book.active.oddFooter.right.text = "Page &P", "&D &T"
    assert page_margins(document_of(saved(book), "a.xlsx")) == []


def test_words_above_the_printed_pages_of_an_opendocument_sheet_are_told():
    shown = "<style:header><text:p>Đơn vị tính: <text:span>triệu</text:span> đồng</text:p></style:header>"
    pages = "<style:footer><text:p>Trang <text:page-number>1</text:page-number></text:p><text:p><text:sheet-name>Biểu</text:sheet-name></text:p></style:footer>"
    unseen = '<style:header-left style:display="false"><text:p>Không in</text:p></style:header-left>'
    content = BytesIO(ods_of('<table:table table:name="Biểu 1"/>'))
    styles = f"<o:styles {SPACES} xmlns:o='o'>{shown}{pages}{unseen}</o:styles>"
    with ZipFile(content, "a") as archive:
        archive.writestr("styles.xml", styles)
    document = document_of(content.getvalue(), "a.ods")
    assert page_margins(document) == [ABOVE.format(1, "Đơn vị tính: triệu đồng")]
