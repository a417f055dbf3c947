"""PDF files as WeasyPrint, LibreOffice, scanners and old programs make them."""

from __future__ import annotations

import base64
import re
import shutil
import tracemalloc
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)
from weasyprint import HTML

from reports.errors import NotUnderstoodError
from reports.readers.model import Document, Limits, Options
from reports.readers.pdf import pdf_document
from tests.libreoffice import converted
from tests.readers.old_letters import in_tcvn3, in_vni

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }
@page :first { @top-center { content: none; } }
body { font: 14pt/1.3 "Liberation Serif"; text-align: justify; }
p { text-indent: 10mm; margin: 0 0 6pt; } h1 { font-size: 14pt; text-align: center; }
table.ruled { border-collapse: collapse; width: 100%; } .ruled td, .ruled th { border: 1px solid; padding: 2pt; }
.head { width: 100%; text-align: center; font-size: 12pt; } .head td { padding: 0; vertical-align: top; } .head td:first-child { width: 40%; }
"""
LONG = (
    "Trong quý I năm 2021, các cấp công đoàn trên địa bàn đã tặng 1.520 suất quà cho đoàn viên, người lao động có hoàn "
    "cảnh khó khăn với tổng trị giá hơn 760 triệu đồng, thăm hỏi 25 gia đình và trao 352 lượt vé xe về quê đón Tết."
)
HEAD = """<table class="head"><tr><td>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI<br><b>LĐLĐ QUẬN HOÀNG MAI</b><br>Số: 12/BC-LĐLĐ</td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br><br>Hà Nội, ngày 28 tháng 4 năm 2021</td></tr></table>"""


@cache
def made(body: str, style: str = "") -> bytes:
    return HTML(string=f"<html><style>{STYLE}{style}</style><body>{body}</body></html>").write_pdf()


def read(content: bytes, **limits: int) -> Document:
    return pdf_document(content, "bao-cao.pdf", Options(Limits(**limits)))


def lines(content: bytes) -> list[str]:
    return [line for line in read(content).text.split("\n") if line]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def drawn(text: bytes, font: str, encoding: str = "/Encoding /WinAnsiEncoding") -> bytes:
    """A page as old programs wrote it: one line of bytes in a font of which the file has the name alone."""
    stream = b"BT /F1 14 Tf 72 700 Td (" + text.replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} {encoding} /FirstChar 32 /LastChar 255 "
        f"/Widths [{' '.join(['500'] * 224)}] >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(out),
        )
    )


def scanned(pages: int = 1) -> bytes:
    out = BytesIO()
    first, *others = (Image.new("L", (827, 1169), 200 + n) for n in range(pages))
    first.save(out, "PDF", resolution=100, save_all=True, append_images=others)
    return out.getvalue()


def joined(*contents: bytes) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for content in contents:
        writer.append(BytesIO(content))
    writer.write(out)
    return out.getvalue()


def test_the_lines_of_a_paragraph_are_one():
    assert lines(made(f"<p>{LONG}</p><p>{LONG}</p><p>Ngắn.</p>")) == [LONG, LONG, "Ngắn."]


def test_a_full_line_and_a_line_below_it_that_is_indented_as_well_are_two():
    line = "Các cấp công đoàn đã tặng 1.520 suất quà cho đoàn viên, người lao"
    found = lines(made(f"<p>{line}</p><p>{LONG}</p><p>{line}</p><p>{LONG}</p>"))
    assert found == [line, LONG, line, LONG]


def test_full_lines_that_are_parted_by_white_are_two():
    style = "p { text-indent: 0; margin: 0 0 10pt }"
    line = "Các cấp công đoàn đã tặng 1.520 suất quà cho đoàn viên, người lao động"
    assert lines(made(f"<p>{line}</p><p>{LONG}</p><p>{line}</p><p>{LONG}</p>", style)) == [
        line,
        LONG,
        line,
        LONG,
    ]


def test_a_paragraph_that_goes_on_over_a_page_is_one_and_its_pages_are_known():
    text = " ".join([LONG] * 20)
    document = read(made(f"<p>{text}</p>"))
    assert document.text == f"{text}\n"
    assert [str(region.where) for region in document.regions] == ["page 1", "page 2"]
    (first, second) = document.regions
    assert (first.start, second.end) == (0, len(document.text) - 1)
    assert second.start == first.end + 1


@pytest.mark.parametrize(
    "item", ["- Hỗ trợ 352 lượt vé xe;", "1. Công tác chăm lo", "a) Tặng 117 suất quà;", "+ Thăm 25 gia đình"]
)
def test_entries_of_a_list_begin_lines_of_their_own(item):
    assert lines(made(f"<p>{LONG[:-1]}:</p><p>{item}</p><p>{item}</p>")) == [f"{LONG[:-1]}:", item, item]


def test_the_boxes_of_an_official_head_are_each_kept_together():
    assert lines(made(f"{HEAD}<h1>BÁO CÁO</h1><p>{LONG}</p>")) == [
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",
        "LĐLĐ QUẬN HOÀNG MAI",
        "Số: 12/BC-LĐLĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 28 tháng 4 năm 2021",
        "BÁO CÁO",
        LONG,
    ]


def test_a_title_at_the_left_below_the_boxes_of_a_head_stands_behind_both():
    left = "LIÊN ĐOÀN LAO ĐỘNG<br>QUẬN HOÀNG MAI<br>Số: 12/BC-LĐLĐ"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do<br>Hoàng Mai, ngày 05 tháng 4 năm<br>2021"
    head = f'<table class="head" style="width: 100%"><tr><td>{left}</td><td>{right}</td></tr></table>'
    found = lines(made(f'{head}<div style="margin-top: 24pt">BÁO CÁO</div><p>{LONG}</p>'))
    assert found[-3:] == ["Hoàng Mai, ngày 05 tháng 4 năm 2021", "BÁO CÁO", LONG]


ASIDE = "position: absolute; left: 300mm; white-space: nowrap"


@pytest.mark.parametrize("style", ["color: white", "font-size: 1px", "opacity: 0", ASIDE])
def test_letters_that_nobody_can_see_are_told_and_not_read(style):
    document = read(made(f'<p>{LONG}</p><p style="{style}">Ẩn 999 người</p>'))
    assert document.text == f"{LONG}\n"
    assert [str(finding.problem) for finding in document.findings] == [
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, 12: “Ẩn 999 người”"
    ]


HIDDEN_BY = {
    "opacity": b"/Clear gs",
    "mode": b"3 Tr",
    "layer": b"/OC /Off BDC",
    "form": b"/Clear gs /Form Do",
}


def with_ink(ink: bytes, picture: bytes = b"") -> bytes:
    """A page with a line as usual, and one drawn so, over a picture if there is one."""
    shown = b"BT /F1 12 Tf 72 700 Td (Ket nap 350 doan vien) Tj ET q "
    hidden = b"BT /F1 12 Tf 72 600 Td (Tang 999 suat qua) Tj ET"
    end = b" EMC" if b"BDC" in ink else b""
    page = shown + picture + ink + (b"" if b"Do" in ink else b" " + hidden) + end + b" Q"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    resources = b"<< /Font << /F1 5 0 R >> /ExtGState << /Clear << /ca 0 /CA 0 >> >> /Properties << /Off 6 0 R >> /XObject << /Form 7 0 R /Picture 8 0 R >> >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        font,
        b"<< /Type /OCG /Name (Off) >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        % (len(hidden), hidden),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x80\nendstream",
    ]
    return (
        b"%PDF-1.5\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
        + b"trailer\n<< /Root 1 0 R >>\n%%EOF"
    )


@pytest.mark.parametrize("ink", HIDDEN_BY)
def test_letters_without_ink_are_told_and_not_read(ink):
    document = read(with_ink(HIDDEN_BY[ink]))
    assert document.text == "Ket nap 350 doan vien\n"
    assert [str(finding.problem) for finding in document.findings] == [
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, 17: “Tang 999 suat qua”"
    ]


def test_letters_without_ink_over_a_picture_are_recognised_ones_and_told():
    document = read(with_ink(b"3 Tr", b"q 300 0 0 40 60 580 cm /Picture Do Q "))
    assert "Tang 999 suat qua" in document.text
    assert [str(finding.problem).split(":")[0] for finding in document.findings] == [
        "letters that a program recognised in the picture of a page were read, 17"
    ]


def test_what_is_struck_through_is_told_and_not_read():
    document = read(made(f"<p>{LONG}</p><p>Kết nạp <s>88 đoàn viên</s> 99 người</p>"))
    assert ("88" in document.text, "99 người" in document.text) == (False, True)
    assert [str(finding.problem) for finding in document.findings] == [
        "text that is struck through is not read; places: 1, the first: “88 đoàn viên”"
    ]


def test_lines_under_a_text_and_around_cells_strike_nothing_through():
    table = '<table class="ruled"><tr><td>Kết nạp</td><td>350</td><td>người</td></tr></table>'
    document = read(made(f"<p>{LONG}</p><p><u>Gồm 88 đoàn viên</u></p>{table}"))
    assert ("88" in document.text, "350" in document.text) == (True, True)
    assert not [finding for finding in document.findings if finding.code == "struck-text"]


def test_white_letters_on_a_dark_ground_are_read():
    body = '<p style="color: white; background: navy">Kết nạp 350 đoàn viên</p>'
    assert lines(made(f"{body}<p>{LONG}</p>")) == ["Kết nạp 350 đoàn viên", LONG]


def rows_over_pages(*rest: tuple[str, str, str]) -> Document:
    """Two pages with the parts of one table, the second of which has these rows."""
    widths = ("12%", "58%", "30%")
    first = [("TT", "Đơn vị", "Đoàn viên"), ("1", "Công đoàn phường", "1.200")]

    def table(rows: Sequence[tuple[str, str, str]]) -> str:
        cells = (
            "".join(f'<td style="width: {w}">{text}</td>' for w, text in zip(widths, row, strict=True))
            for row in rows
        )
        return (
            f'<table class="ruled" style="width: 100%">{"".join(f"<tr>{one}</tr>" for one in cells)}</table>'
        )

    return read(made(f'{table(first)}<div style="break-before: page">{table(rest)}</div>'))


def test_a_row_that_the_end_of_a_page_cut_between_two_names_is_one_and_told():
    document = rows_over_pages(("", "Tương Mai", ""), ("2", "Công đoàn phường Lĩnh Nam", "800"))
    assert "1\tCông đoàn phường Tương Mai\t1.200\n2\tCông đoàn phường Lĩnh Nam\t800" in document.text
    told = [str(finding.problem) for finding in document.findings if finding.code == "cut-rows"]
    problem = "rows of tables that the end of a page seems to cut were put together"
    assert told == [f"{problem}: “1 Công đoàn phường Tương Mai 1.200”"]


def test_a_row_after_the_end_of_a_page_that_heads_a_group_as_others_do_stays_one_of_its_own():
    group = ("", "Khối doanh nghiệp", ""), ("2", "Công đoàn Công ty A", "80"), ("", "Khối trường học", "")
    document = rows_over_pages(*group, ("3", "Công đoàn Trường B", "70"))
    assert "1\tCông đoàn phường\t1.200\n\tKhối doanh nghiệp" in document.text
    assert "cut-rows" not in codes(document)


def test_a_title_in_the_middle_that_goes_on_below_is_one_line():
    title = (
        "Sơ kết hoạt động công đoàn quý I/2021,<br>phương hướng, nhiệm vụ quý II/2021<br>của Cụm thi đua số 1"
    )
    assert lines(made(f"<h1>BÁO CÁO</h1><h1>{title}</h1><p>{LONG}</p>")) == [
        "BÁO CÁO",
        title.replace("<br>", " "),
        LONG,
    ]


def test_columns_of_running_text_are_read_one_after_the_other():
    body = f'<div style="columns: 2; column-gap: 10mm"><p>{LONG}</p><p>{LONG}</p></div>'
    assert " ".join(lines(made(body, "p { text-indent: 0 }"))).count(LONG) == 2


def test_three_columns_are_read_one_after_the_other():
    body = f'<div style="columns: 3; column-gap: 8mm">{f"<p>{LONG}</p>" * 3}</div>'
    assert " ".join(lines(made(body, "p { text-indent: 0; font-size: 9pt }"))).count(LONG) == 3


def test_the_mark_of_a_note_is_no_digit_of_a_number():
    body = "<p>Kết nạp 350<sup>1</sup> đoàn viên, rộng 12 m<sup>2</sup>, thải CO<sub>2</sub>.</p>"
    assert lines(made(body)) == ["Kết nạp 350¹ đoàn viên, rộng 12 m², thải CO2."]


def test_letters_across_a_page_are_left_out_and_told():
    mark = (
        '<div style="position: fixed; top: 300pt; transform: rotate(-45deg); font-size: 60pt">DỰ THẢO</div>'
    )
    document = read(made(f"{mark}<p>{LONG}</p>"))
    assert (document.text, codes(document)) == (f"{LONG}\n", ["left-out"])


def test_lines_that_are_short_stay_lines():
    body = "<p>Số đoàn viên ............ 350</p><p>Số công đoàn ............ 12</p>"
    assert lines(made(body)) == ["Số đoàn viên ............ 350", "Số công đoàn ............ 12"]


def test_a_ruled_table_is_one_line_a_row_with_tabs_and_stands_once():
    rows = "<tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả</th></tr><tr><td>1</td><td>Đoàn viên kết nạp mới</td><td>350</td></tr>"
    merged = '<tr><td colspan="2">Tổng số</td><td>362</td></tr>'
    found = lines(made(f'<p>Kết quả:</p><table class="ruled">{rows}{merged}</table><p>Hết.</p>'))
    assert found == [
        "Kết quả:",
        "TT\tChỉ tiêu\tKết quả",
        "1\tĐoàn viên kết nạp mới\t350",
        "Tổng số\t\t362",
        "Hết.",
    ]


def test_a_table_without_borders_at_its_sides_keeps_its_columns():
    rows = "".join(
        f"<tr><td>Đơn vị {n}</td><td>{n}00</td><td>{n}50</td><td>tốt</td></tr>" for n in range(1, 5)
    )
    style = ".open { border-collapse: collapse; width: 100% } .open td { border: 1px solid } .open td:first-child { border-left: none } .open td:last-child { border-right: none }"
    assert lines(made(f'<table class="open">{rows}</table>', style)) == [
        f"Đơn vị {n}\t{n}00\t{n}50\ttốt" for n in range(1, 5)
    ]


def test_columns_of_a_table_without_lines_are_read_row_by_row():
    rows = "".join(
        f'<tr><td style="width:90mm">Công đoàn cơ sở {n}</td><td>{n}50</td></tr>' for n in range(1, 5)
    )
    assert lines(made(f"<table>{rows}</table>")) == [f"Công đoàn cơ sở {n}\t{n}50" for n in range(1, 5)]


WRAPPED = """<table class="plain"><tr><th style="width: 8%">TT</th><th style="width: 38%">Nội dung chỉ tiêu thi đua thực hiện trong quý</th>
<th>Đơn vị tính</th><th>Kế hoạch năm 2021</th><th>Kết quả thực hiện quý I</th></tr>
<tr><td>1</td><td>Số đoàn viên công đoàn được kết nạp mới trong các doanh nghiệp ngoài khu vực nhà nước</td><td>Đoàn viên</td><td>2.000</td><td>1.520</td></tr>
<tr><td>2</td><td>Số công đoàn cơ sở thành lập mới</td><td>CĐCS</td><td>20</td><td>12</td></tr>
<tr><td>3</td><td>Tổng số tiền hỗ trợ đoàn viên, người lao động có hoàn cảnh khó khăn dịp Tết Nguyên đán Tân Sửu năm 2021</td><td>Triệu đồng</td><td></td><td>760</td></tr></table>"""
WRAPPED_ROWS = [
    "TT\tNội dung chỉ tiêu thi đua thực hiện trong quý\tĐơn vị tính\tKế hoạch năm 2021\tKết quả thực hiện quý I",
    "1\tSố đoàn viên công đoàn được kết nạp mới trong các doanh nghiệp ngoài khu vực nhà nước\tĐoàn viên\t2.000\t1.520",
    "2\tSố công đoàn cơ sở thành lập mới\tCĐCS\t20\t12",
    "3\tTổng số tiền hỗ trợ đoàn viên, người lao động có hoàn cảnh khó khăn dịp Tết Nguyên đán Tân Sửu năm 2021\tTriệu đồng\t\t760",
]
PLAIN = ".plain {{ width: 165mm; {table} }} .plain th, .plain td {{ text-align: left; vertical-align: {align}; padding: {padding}; {cell} }}"


@pytest.mark.parametrize("align", ["top", "middle", "bottom", "baseline"])
@pytest.mark.parametrize(
    ("table", "cell", "padding"),
    [
        ("", "", "2pt"),
        ("border-spacing: 0", "", "0 6pt"),
        ("border-collapse: collapse", "border-bottom: 1px solid", "2pt"),
        ("border-collapse: collapse", "border-right: 1px solid", "2pt 4pt"),
        ("border-collapse: collapse", "border: 1px solid", "2pt"),
    ],
    ids=["spaced", "tight", "rows-ruled", "columns-ruled", "ruled"],
)
def test_a_row_keeps_its_label_unit_and_numbers_wherever_in_their_cells_they_stand(
    table, cell, padding, align
):
    style = PLAIN.format(table=table, cell=cell, padding=padding, align=align)
    assert lines(made(f"{WRAPPED}<p>{LONG}</p>", style)) == [*WRAPPED_ROWS, LONG]


def test_the_next_row_of_a_table_without_lines_is_no_unit_of_a_number():
    rows = "".join(
        f"<tr><td style='width: 70%'>{label}</td><td>{number}</td></tr>"
        for label, number in (
            ("Đoàn viên", "1.520"),
            ("nạp mới", ""),
            ("Công đoàn cơ sở thành lập mới", "12"),
        )
    )
    style = PLAIN.format(table="", cell="", padding="1pt", align="top")
    assert lines(made(f'<table class="plain">{rows}</table>', style)) == [
        "Đoàn viên\t1.520",
        "nạp mới\t",
        "Công đoàn cơ sở thành lập mới\t12",
    ]


def test_titles_and_totals_that_run_across_the_columns_are_rows_of_their_own():
    title = "Công tác chăm lo đời sống đoàn viên, người lao động trên địa bàn quận trong năm"
    rows = f"""<tr><th>TT</th><th>Nội dung</th><th>Kế hoạch</th><th>Thực hiện</th></tr><tr><td>I</td><td colspan=3>{title}</td></tr>
    <tr><td>1</td><td>Đoàn viên kết nạp mới</td><td>2.000</td><td>1.520</td></tr><tr><td>2</td><td>Công đoàn cơ sở</td><td>20</td><td>12</td></tr>
    <tr><td>II</td><td colspan=3>{title}</td></tr><tr><td>1</td><td>Suất quà</td><td>500</td><td>420</td></tr>
    <tr><td colspan=2>Tổng cộng</td><td>2.520</td><td>1.952</td></tr>"""
    style = PLAIN.format(table="border-spacing: 0", cell="", padding="0 6pt", align="top")
    document = read(made(f'<p>{LONG}</p><table class="plain">{rows}</table><p>{LONG}</p>', style))
    assert [line for line in document.text.split("\n") if line] == [
        LONG,
        "TT\tNội dung\tKế hoạch\tThực hiện",
        f"I\t{title}\t\t",
        "1\tĐoàn viên kết nạp mới\t2.000\t1.520",
        "2\tCông đoàn cơ sở\t20\t12",
        f"II\t{title}\t\t",
        "1\tSuất quà\t500\t420",
        "Tổng cộng\t\t2.520\t1.952",
        LONG,
    ]
    assert codes(document) == ["left-out"]


@pytest.mark.parametrize("border", [0, 1])
def test_a_table_of_libreoffice_keeps_its_cells_with_lines_and_without(border, tmp_path: Path):
    table = WRAPPED.replace(
        'class="plain"', f'border="{border}" cellspacing="0" cellpadding="4" width="100%"'
    )
    page = tmp_path / "bieu.html"
    page.write_text(f'<html><head><meta charset="utf-8"></head><body>{table}<p>{LONG}</p></body></html>')
    (made,) = converted("pdf", *converted("docx:Office Open XML Text", page))
    found = lines(made.read_bytes())
    assert [line.replace("T T\t", "TT\t") for line in found] == [*WRAPPED_ROWS, LONG]


@pytest.mark.parametrize("head", ["thead", "tbody"])
def test_a_table_without_lines_goes_on_over_pages_between_their_headers_and_numbers(head):
    label = "Công đoàn cơ sở phường thuộc quận trên địa bàn thành phố"
    first = f"<{head}><tr><th>TT</th><th>Đơn vị</th><th>Kế hoạch</th><th>Kết quả</th></tr></{head}>"
    rows = [(str(n), f"{label} số {n}", str(n * 7), str(n * 5)) for n in range(1, 60)]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    style = PLAIN.format(table="", cell="", padding="2pt 6pt", align="top") + " tr { break-inside: avoid }"
    style += '@page { @bottom-center { content: "Trang " counter(page) } @top-left { content: "Báo cáo 320 CĐCS" } }'
    document = read(made(f'<p>{LONG}</p><table class="plain">{first}{body}</table><p>Hết.</p>', style))
    found = [line for line in document.text.split("\n") if line]
    assert found == [LONG, "TT\tĐơn vị\tKế hoạch\tKết quả", *("\t".join(row) for row in rows), "Hết."]


def test_a_table_over_two_pages_is_one_and_its_head_stands_once():
    head = "<thead><tr><th>TT</th><th>Đơn vị</th><th>Số</th></tr></thead>"
    rows = "".join(f"<tr><td>{n}</td><td>Công đoàn cơ sở {n}</td><td>{n * 7}</td></tr>" for n in range(1, 61))
    document = read(made(f'<table class="ruled">{head}{rows}</table><p>Hết.</p>'))
    assert document.text.count("TT\tĐơn vị\tSố") == 1
    table = "\n".join(f"{n}\tCông đoàn cơ sở {n}\t{n * 7}" for n in range(1, 61))
    assert document.text == f"TT\tĐơn vị\tSố\n{table}\n\nHết.\n"
    assert codes(document) == ["running-lines", "repeated-heads"]


def test_a_head_of_two_lines_and_merged_cells_are_known_over_pages():
    head = (
        '<thead><tr><th rowspan="2">Đơn vị</th><th rowspan="2">Chỉ tiêu</th><th colspan="2">Quý I</th></tr>'
        "<tr><th>KH</th><th>TH</th></tr><tr><th>A</th><th>B</th><th>1</th><th>2</th></tr></thead>"
    )
    rows = "".join(
        f'<tr><td rowspan="2">Công đoàn cơ sở {n}</td><td>Đoàn viên</td><td>{n}</td><td>{n}5</td></tr>'
        f"<tr><td>suất quà</td><td>{n}</td><td>{n}7</td></tr>"
        for n in range(1, 41)
    )
    document = read(made(f'<table class="ruled">{head}{rows}</table><p>Hết.</p>'))
    assert lines(made(f'<table class="ruled">{head}{rows}</table>')) == [
        "Đơn vị\tChỉ tiêu\tQuý I: KH\tQuý I: TH",
        *(
            line
            for n in range(1, 41)
            for line in (f"Công đoàn cơ sở {n}\tĐoàn viên\t{n}\t{n}5", f"\tsuất quà\t{n}\t{n}7")
        ),
    ]
    places = {str(region.where): document.text[region.start : region.end] for region in document.regions}
    assert places["page 2"].startswith("Công đoàn cơ sở")


def test_headers_footers_and_page_numbers_are_left_out_and_told():
    style = '@page { @bottom-left { content: "LĐLĐ quận Hoàng Mai - Báo cáo quý I" } }'
    document = read(made(f"<p>{LONG}</p>" * 14, style))
    assert "Báo cáo quý I" not in document.text
    assert document.text.count(LONG) == 14
    (finding,) = document.findings
    assert finding.code == "running-lines"
    assert "“LĐLĐ quận Hoàng Mai - Báo cáo quý I”" in str(finding.problem)


def test_a_number_that_is_no_number_of_a_page_stays():
    style = "@page { @top-center { content: none } }"
    assert lines(made("<p>350</p><p>Kết quả trên là của quý I.</p>", style))[0] == "350"


def test_words_that_a_line_broke_after_a_hyphen_or_slash_are_whole():
    body = f"<p style='width: 120mm; text-indent: 0; text-align: left'>{'Nhiệm kỳ 2018-2023 và dịch Covid-19, lương 6.500.000 đồng/người/tháng. ' * 6}</p>"
    text = read(made(body)).text
    assert (text.count("2018-2023"), text.count("Covid-19"), text.count("đồng/người/tháng")) == (6, 6, 6)


@pytest.mark.parametrize(
    ("font", "old"), [(".VnTime", in_tcvn3), ("ABCDEF+VNI-Times", in_vni), ("VnTime,Bold", in_tcvn3)]
)
@pytest.mark.parametrize("encoding", ["/Encoding /WinAnsiEncoding", ""])
def test_old_fonts_are_known_by_their_names(font, old, encoding):
    text = "Được nghe nước ngoài: kết nạp 350 đoàn viên, trị giá 760 triệu đồng (hai tư)."
    document = read(drawn(old(text).encode("cp1252"), font, encoding))
    assert document.text.strip().casefold() == text.casefold()
    assert "converted" in codes(document)


def test_old_letters_in_a_font_of_another_name_are_known_by_the_words():
    text = "Công đoàn ngoài nước kết nạp 350 đoàn viên, tặng quà người lao động."
    document = read(drawn(in_vni(text).encode("cp1252"), "Helvetica"))
    assert (document.text, codes(document)) == (f"{text}\n", ["converted"])


def test_a_scan_says_what_to_do():
    with pytest.raises(NotUnderstoodError, match="pictures") as caught:
        read(scanned(2))
    assert "OCR" in str(caught.value.hint)


def test_pages_that_are_scans_are_named():
    document = read(joined(made(f"<p>{LONG}</p>"), scanned(2)))
    assert LONG in document.text
    (finding,) = document.findings
    assert (finding.code, str(finding.problem)[:10]) == ("pdf-scanned-pages", "pages 2, 3")


def test_a_locked_file_says_so_and_one_that_is_only_protected_is_read():
    for user, locked in (("bi-mat", True), ("", False)):
        out = BytesIO()
        protected = PdfWriter(clone_from=PdfReader(BytesIO(made(f"<p>{LONG}</p>"))))
        protected.encrypt(user, "chu", algorithm="AES-256")
        protected.write(out)
        if locked:
            with pytest.raises(NotUnderstoodError, match="password"):
                read(out.getvalue())
        else:
            assert LONG in read(out.getvalue()).text


def test_more_pages_than_allowed_are_refused():
    with pytest.raises(NotUnderstoodError, match="more than 2 pages"):
        read(scanned(3), pages=2)


def page_of(size: int) -> bytes:
    """A page whose content is that many bytes of blanks around a line of text."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(made(f"<p>{LONG}</p>")))), BytesIO()
    stream = DecodedStreamObject()
    stream.set_data(writer.pages[0].get_contents().get_data() + b" " * size)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(out)
    return out.getvalue()


def test_a_page_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_unpacked():
    bomb = page_of(200_000_000)
    assert len(bomb) < 500_000
    tracemalloc.start()
    try:
        with pytest.raises(NotUnderstoodError, match="unpacks to more than 100 MB") as caught:
            read(bomb, unpacked=100_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert (caught.value.code, caught.value.hint is not None) == ("file-too-large", True)


def test_pages_up_to_the_limit_are_read():
    assert LONG in read(page_of(10_000), unpacked=500_000).text


def test_what_all_streams_of_a_file_unpack_to_is_counted_together():
    content = page_of(300_000)
    both = content + content[content.index(b"1 0 obj") :]
    with pytest.raises(NotUnderstoodError, match=r"unpacks to more than 0\.5 MB"):
        read(both, unpacked=500_000)


def repacked(data: bytes, ways: str) -> bytes:
    """A page whose content, a line of text and `data`, is packed in several ways one after the other."""
    content = b"BT /F1 14 Tf 72 700 Td (350 people) Tj ET " + data
    for way in reversed(ways.split()):
        content = PACKERS[way](content)
    dictionary = f"/Filter [{' '.join(f'/{way}' for way in ways.split())}] ".encode()
    plain = drawn(b"", "Helvetica")
    start, end = plain.index(b"stream\n") + 7, plain.index(b"\nendstream")
    plain = plain[:start] + content + plain[end:]
    return re.sub(rb"/Length \d+", dictionary + b"/Length %d" % len(content), plain, count=1)


def by_runs(data: bytes) -> bytes:
    runs = (data[at : at + 128] for at in range(0, len(data), 128))
    one = (
        (bytes([257 - len(run), run[0]]) if len({*run}) == 1 < len(run) else bytes([len(run) - 1]) + run)
        for run in runs
    )
    return b"".join(one) + b"\x80"


def by_codes(data: bytes) -> bytes:
    """LZW at its plainest: each byte is its own code of nine bits, and the table is cleared in time."""
    codes = [code for n, byte in enumerate(data) for code in ([256] if n % 200 == 0 else []) + [byte]] + [257]
    bits = "".join(f"{code:09b}" for code in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


PACKERS = {
    "FlateDecode": zlib.compress,
    "Fl#61teDecode": zlib.compress,
    "ASCII85Decode": lambda data: b"<~" + base64.a85encode(data) + b"~>",
    "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
    "RunLengthDecode": by_runs,
    "LZWDecode": by_codes,
}
PACKED = [
    "FlateDecode",
    "FlateDecode FlateDecode",
    "FlateDecode Fl#61teDecode FlateDecode",
    "ASCII85Decode FlateDecode",
    "ASCIIHexDecode FlateDecode",
    "FlateDecode RunLengthDecode",
    "RunLengthDecode",
    "FlateDecode LZWDecode",
]


@pytest.mark.parametrize("ways", PACKED)
def test_a_stream_that_is_packed_several_times_is_counted(ways):
    with pytest.raises(NotUnderstoodError, match=r"unpacks to more than 0\.5 MB"):
        read(repacked(b" " * 600_000, ways), unpacked=500_000)


@pytest.mark.parametrize("ways", PACKED)
def test_a_stream_that_is_packed_several_times_is_read(ways):
    assert read(repacked(b" " * 1_000, ways), unpacked=10_000).text == "350 people\n"


@pytest.mark.parametrize(
    "broken", [b"%PDF-1.4\n", b"%PDF-1.4\n" + b"\x00" * 500, made(f"<p>{LONG}</p>")[:300]]
)
def test_a_damaged_file_is_told(broken):
    with pytest.raises(NotUnderstoodError):
        read(broken)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read_upright(turn):
    content = made(f"<p>{LONG}</p>")
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(content))), BytesIO()
    writer.pages[0].rotate(turn)
    writer.pages[0].transfer_rotation_to_content()
    writer.write(out)
    assert lines(out.getvalue()) == [LONG]


def with_form(body: str) -> bytes:
    style = (
        "input, textarea, select { border: 1px solid; height: 16pt } textarea { height: 40pt; width: 100mm }"
    )
    return HTML(string=f"<html><style>{STYLE}{style}</style><body>{body}</body></html>").write_pdf(
        pdf_forms=True
    )


def test_what_is_filled_in_in_a_form_is_read_where_it_stands():
    fields = {
        "Đoàn viên kết nạp mới:": '<input name="so" value="350">',
        "Số tiền:": '<input name="tien" value="1.520 triệu đồng">',
        "Mật khẩu:": '<input type="password" name="mat" value="999">',
        "Đạt:": '<input type="checkbox" name="dat" checked>',
        "Không:": '<input type="checkbox" name="khong">',
    }
    rows = "".join(f"<tr><td>{label}</td><td>{field}</td></tr>" for label, field in fields.items())
    document = read(with_form(f"<form><table>{rows}</table></form>"))
    told = document.text.replace("\t", " ").split("\n")
    assert {*told} >= {"Đoàn viên kết nạp mới: 350", "Số tiền: 1.520 triệu đồng", "Đạt: ☒", "Không:"}
    assert "999" not in document.text
    assert document.text.count("☒") == 1
    assert "left-out" not in codes(document)


def changed(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(content))), BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def test_fields_that_stand_on_no_page_are_told():
    def form(writer: PdfWriter) -> None:
        filled = {"/FT": NameObject("/Tx"), "/T": TextStringObject("so"), "/V": TextStringObject("350")}
        field = DictionaryObject({NameObject(name): value for name, value in filled.items()})
        fields = ArrayObject([writer._add_object(field)])
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})

    (finding,) = read(changed(made(f"<p>{LONG}</p>"), form)).findings
    assert str(finding.problem) == "1 fields of a form are filled in and were not read"


@pytest.mark.parametrize("kind", [Text, FreeText])
def test_notes_laid_over_a_page_are_told(kind):
    note = kind(rect=(100, 100, 300, 160), text="Sửa: 352 đoàn viên")
    content = changed(made(f"<p>{LONG}</p>"), lambda writer: writer.add_annotation(0, note))
    document = read(content)
    assert document.text == f"{LONG}\n"
    (finding,) = document.findings
    assert str(finding.problem) == "1 notes laid over the pages were not read: “Sửa: 352 đoàn viên”"


def test_links_are_no_notes():
    assert read(made(f'<p><a href="https://cd.example/">{LONG}</a></p>')).findings == ()


def test_nothing_is_printed(capfd):
    with pytest.raises(NotUnderstoodError):
        read(made(f"<p>{LONG}</p>")[:4000])
    assert capfd.readouterr() == ("", "")


def test_a_file_of_libreoffice_reads_as_one_of_weasyprint(built: Path, tmp_path: Path):
    (made,) = converted("pdf", Path(shutil.copy(built / "2021Q1/cum-1.docx", tmp_path)))
    rows = [line for line in lines(made.read_bytes()) if "\t" in line]
    assert rows == [line for line in lines((built / "2021Q1/cum-1.pdf").read_bytes()) if "\t" in line]
    assert len(rows) > 20


HEADED = (
    PLAIN.replace("text-align: left", "text-align: {side}")
    + " .plain td {{ text-align: right; }} .plain td:first-child {{ text-align: left; }}"
)
UNITS = """<tr><th rowspan=2>Chỉ tiêu</th><th rowspan=2>ĐVT</th><th colspan=2>LĐLĐ quận Hoàng Mai</th><th colspan=2>LĐLĐ quận Hai Bà Trưng</th></tr>
<tr><th>Kế hoạch</th><th>Thực hiện</th><th>Kế hoạch</th><th>Thực hiện</th></tr>"""
NUMBERS = """<tr><td>Đoàn viên kết nạp mới</td><td>người</td><td>100</td><td>120</td><td>80</td><td>85</td></tr>
<tr><td>CĐCS thành lập mới</td><td>CĐCS</td><td>10</td><td>12</td><td>8</td><td>9</td></tr>"""


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("side", ["left", "center"])
def test_heads_over_several_columns_of_a_table_without_lines_are_groups_of_these(side, align):
    style = HEADED.format(
        side=side, table="border-collapse: collapse", cell="", padding="3pt 4pt", align=align
    )
    one, other = "LĐLĐ quận Hoàng Mai", "LĐLĐ quận Hai Bà Trưng"
    assert lines(made(f'<table class="plain">{UNITS}{NUMBERS}</table>', style)) == [
        f"Chỉ tiêu\tĐVT\t{one}: Kế hoạch\t{one}: Thực hiện\t{other}: Kế hoạch\t{other}: Thực hiện",
        "Đoàn viên kết nạp mới\tngười\t100\t120\t80\t85",
        "CĐCS thành lập mới\tCĐCS\t10\t12\t8\t9",
    ]


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("side", ["left", "center"])
def test_a_head_over_three_columns_and_one_of_an_empty_column_are_none_of_a_column_beside(side, align):
    head = """<tr><th rowspan=2>Đơn vị</th><th colspan=3>Đoàn viên</th><th rowspan=2>Ghi chú</th></tr>
    <tr><th>Tổng số</th><th>Nam</th><th>Nữ</th></tr>"""
    rows = """<tr><td>LĐLĐ quận Hoàng Mai</td><td>300</td><td>120</td><td>180</td><td></td></tr>
    <tr><td>LĐLĐ quận Tây Hồ</td><td>200</td><td>90</td><td>110</td><td></td></tr>"""
    style = HEADED.format(
        side=side, table="border-collapse: collapse", cell="", padding="3pt 4pt", align=align
    )
    assert lines(made(f'<table class="plain">{head}{rows}</table>', style)) == [
        "Ghi chú",
        "Đơn vị\tĐoàn viên: Tổng số\tĐoàn viên: Nam\tĐoàn viên: Nữ",
        "LĐLĐ quận Hoàng Mai\t300\t120\t180",
        "LĐLĐ quận Tây Hồ\t200\t90\t110",
    ]


THREE = """<tr><th rowspan=3>Đơn vị</th><th colspan=4>Kết quả thực hiện nhiệm vụ các năm</th></tr>
<tr><th colspan=2>Năm 2020</th><th colspan=2>Năm 2021</th></tr><tr><th>KH</th><th>TH</th><th>KH</th><th>TH</th></tr>"""
OF_THREE = "<tr><td>LĐLĐ quận Tây Hồ</td><td>200</td><td>90</td><td>110</td><td>120</td></tr>" * 2


@pytest.mark.parametrize("side", ["left", "center"])
def test_three_lines_of_heads_over_each_other_are_kept_for_their_columns(side):
    style = HEADED.format(side=side, table="", cell="", padding="3pt 4pt", align="middle")
    above = "Kết quả thực hiện nhiệm vụ các năm"
    heads = "\t".join(f"{above}: {year}: {one}" for year in ("Năm 2020", "Năm 2021") for one in ("KH", "TH"))
    found = lines(made(f'<table class="plain">{THREE}{OF_THREE}</table>', style))
    assert found == [f"Đơn vị\t{heads}", *["LĐLĐ quận Tây Hồ\t200\t90\t110\t120"] * 2]


def test_heads_of_which_it_is_not_clear_over_which_columns_they_stand_are_told():
    style = HEADED.format(side="right", table="", cell="", padding="3pt 4pt", align="middle")
    document = read(made(f'<table class="plain">{THREE}{OF_THREE}</table>', style))
    assert any("not clear over which columns" in str(finding.problem) for finding in document.findings)


COUNTED = """<tr><th rowspan=3>TT</th><th rowspan=3>Đơn vị</th><th rowspan=3>Tổng số CNVCLĐ</th><th colspan=4>Đoàn viên</th><th rowspan=3>Số CĐCS</th></tr>
<tr><th rowspan=2>Tổng số</th><th colspan=2>Trong đó</th><th rowspan=2>Tỷ lệ %</th></tr><tr><th>Nam</th><th>Nữ</th></tr>
<tr><td>1</td><td>Công đoàn ngành Giáo dục quận Hoàng Mai</td><td>12.500</td><td>11.000</td><td>5.000</td><td>6.000</td><td>88</td><td>120</td></tr>
<tr><td>2</td><td>Công đoàn ngành Y tế quận Hoàng Mai</td><td>9.500</td><td>9.000</td><td>4.200</td><td>4.800</td><td>94</td><td>98</td></tr>"""
AS_CALC = """.plain { border-collapse: collapse; width: 150mm; font-size: 11pt } .plain td, .plain th { padding: 1pt; font-weight: normal;
vertical-align: middle; text-align: right } .plain th { text-align: center } .plain td:nth-child(2) { text-align: left; width: 35mm }
.plain td:first-child { width: 7mm }"""


def test_numbers_of_rows_close_before_labels_and_heads_over_heads_are_columns_of_their_own():
    assert lines(made(f'<table class="plain">{COUNTED}</table>', AS_CALC)) == [
        "TT\tĐơn vị\tTổng số CNVCLĐ\tĐoàn viên: Tổng số\tĐoàn viên: Trong đó: Nam\tĐoàn viên: Trong đó: Nữ\tĐoàn viên: Tỷ lệ %\tSố CĐCS",
        "1\tCông đoàn ngành Giáo dục quận Hoàng Mai\t12.500\t11.000\t5.000\t6.000\t88\t120",
        "2\tCông đoàn ngành Y tế quận Hoàng Mai\t9.500\t9.000\t4.200\t4.800\t94\t98",
    ]


@pytest.mark.parametrize("style", [".t td { border: 1px solid }", ".t td { width: 33% }"])
def test_numbers_on_two_lines_of_a_cell_stay_two(style):
    rows = "<tr><td>Chỉ tiêu</td><td>ĐVT</td><td>Kết quả</td></tr><tr><td>Kết nạp mới</td><td>người</td><td>850<br>120</td></tr>"
    found = lines(made(f'<table class="t">{rows}</table>', style))
    assert "850 120" not in "\n".join(found)
    assert {"850", "120"} <= {*re.split(r"\W+", " ".join(found))}


@pytest.mark.parametrize("fields", [0, 1])
def test_a_form_that_only_its_own_program_shows_says_so(fields):
    writer = PdfWriter(BytesIO(made("<p>Please wait...</p>")))
    form = DictionaryObject(
        {
            NameObject("/XFA"): TextStringObject("x"),
            NameObject("/Fields"): ArrayObject([DictionaryObject()] * fields),
        }
    )
    writer._root_object[NameObject("/AcroForm")] = form
    writer._root_object[NameObject("/NeedsRendering")] = BooleanObject(fields == 1)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(NotUnderstoodError, match="XFA form"):
        read(out.getvalue())


def test_the_lines_of_a_head_beside_groups_are_one_head():
    head = """<tr><th rowspan=2>Chỉ tiêu</th><th rowspan=2 style="width: 16mm">Kế hoạch năm</th><th colspan=2>Thực hiện</th>
    <th rowspan=2 style="width: 16mm">Cùng kỳ năm 2020</th></tr><tr><th>Quý II</th><th>Lũy kế</th></tr>"""
    rows = "".join(
        f"<tr><td>{label}</td><td>1.000</td><td>100</td><td>350</td><td>300</td></tr>"
        for label in ("Đoàn viên kết nạp mới", "Công đoàn cơ sở thành lập")
    )
    style = HEADED.format(
        side="left", table="border-collapse: collapse", cell="", padding="3pt 6pt", align="top"
    )
    assert lines(made(f'<table class="plain">{head}{rows}</table>', style)) == [
        "Chỉ tiêu\tKế hoạch năm\tThực hiện: Quý II\tThực hiện: Lũy kế\tCùng kỳ năm 2020",
        "Đoàn viên kết nạp mới\t1.000\t100\t350\t300",
        "Công đoàn cơ sở thành lập\t1.000\t100\t350\t300",
    ]


CLOSE = """<tr><th>TT</th><th>Nội dung</th><th>ĐVT</th><th>Kế hoạch cả năm 2021</th><th>Thực hiện</th><th>Tỷ lệ %</th></tr>
<tr><td>1</td><td>Đoàn viên</td><td>người</td><td>1.001</td><td>101</td><td class=l>10,1</td></tr>
<tr><td>2</td><td>Quà tặng</td><td>suất</td><td>1.002</td><td>102</td><td class=l>10,2</td></tr>"""


def test_a_number_at_the_edge_of_its_column_is_no_part_of_the_next_one_and_heads_of_three_lines_are_kept():
    style = (
        AS_CALC.replace("width: 35mm", "width: 25mm")
        + " .plain .l { text-align: left } .plain th { padding: 6pt 1pt }"
    )
    assert lines(
        made(f'<table class="plain">{CLOSE}</table>', style + " .plain th:nth-child(4) { width: 12mm }")
    ) == [
        "TT\tNội dung\tĐVT\tKế hoạch cả năm 2021\tThực hiện\tTỷ lệ %",
        "1\tĐoàn viên\tngười\t1.001\t101\t10,1",
        "2\tQuà tặng\tsuất\t1.002\t102\t10,2",
    ]
