"""Saved web pages: our own, in the style of news sites, of office programs, and without an article."""

from __future__ import annotations

import socket
from datetime import date
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import InputError, NotUnderstoodError
from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.readers.model import Document, Format, Options, Tracked
from reports.readers.opening import document_of
from reports.readers.page import html_document
from tests.readers.findings import codes
from tests.readers.old_letters import in_1258, in_tcvn3, in_vni

TITLE = "LĐLĐ quận Hoàng Mai: Nhiều kết quả trong quý I/2021"
LEAD = "Trong quý I/2021, LĐLĐ quận Hoàng Mai đã kết nạp mới 350 đoàn viên, thành lập 12 công đoàn cơ sở."
BODY = "Các cấp công đoàn quận đã trao 1.520 suất quà cho công nhân, tổng trị giá hơn 760 triệu đồng."
PLAN = "Quý II, LĐLĐ quận sẽ tổ chức hội thao cho người lao động."
ITEMS = "<ul><li>Hỗ trợ 352 lượt vé xe &amp; 117 suất quà;</li><li>Thăm hỏi 25 gia đình.</li></ul>"
TABLE = """<table><tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả</th></tr>
<tr><td>1</td><td><p>Đoàn viên</p><p>kết nạp mới</p></td><td>350</td></tr>
<tr><td colspan="2">Tổng số</td><td>362</td></tr></table>"""
HEAD = f"""<head><meta charset="utf-8"><title>{TITLE} | Báo Thử Nghiệm</title>
<meta property="og:site_name" content="Báo Thử Nghiệm"><meta name="author" content="Ban Biên tập">
<link rel="canonical" href="https://thu-nghiem.example/quy-1.html">
<meta property="article:published_time" content="2021-04-28T08:00:00+07:00">
<script>var so = "9999 đoàn viên";</script><style>p::after {{ content: "8888" }}</style></head>"""
MENU = "<nav><ul><li><a href='/'>Trang chủ</a></li><li><a href='/cd'>Công đoàn</a></li></ul></nav>"
RELATED = """<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/a">Công đoàn A trao 500 suất quà cho công nhân</a></li>
<li><a href="/b">Hà Nội: 1.000 công nhân được khám sức khỏe</a></li></ul></div>"""
FOOT = "<footer><p>© 2021 Báo Thử Nghiệm. Lượt truy cập: 123.456</p></footer>"
ARTICLE = f"""<h1>{TITLE}</h1><div class="time">28/04/2021 08:00</div><h2 class="sapo">{LEAD}</h2>
<div class="detail-content"><p>{BODY}</p><p>Kết quả cụ thể:</p>{ITEMS}{TABLE}<p style="display: none">Ẩn 777 người</p><p>{PLAN}</p></div>"""
PAGE = f"<!DOCTYPE html><html>{HEAD}<body><header>{MENU}</header><main><article>{ARTICLE}</article>{RELATED}</main>{FOOT}</body></html>"
SIDE = (
    '<div class="sidebar"><table><tr><td>T2</td><td>T3</td></tr><tr><td>1</td><td>2</td></tr></table></div>'
)
TEXT = f"""{TITLE}

28/04/2021 08:00

{LEAD}

{BODY}

Kết quả cụ thể:

- Hỗ trợ 352 lượt vé xe & 117 suất quà;
- Thăm hỏi 25 gia đình.

TT\tChỉ tiêu\tKết quả
1\tĐoàn viên kết nạp mới\t350
Tổng số\t\t362

{PLAN}
"""


def read(page: str | bytes) -> Document:
    return html_document(page if isinstance(page, bytes) else page.encode(), "tin.html", Options())


def bare(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_the_article_is_read_from_its_title_on_and_nothing_around_it():
    assert read(PAGE).text == TEXT


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("article>", "div>")
        .replace("main>", "div>")
        .replace("<nav>", "<div>")
        .replace("</nav>", "</div>"),
        PAGE.replace("<main>", '<div class="container"><div class="col-8">').replace(
            "</main>", f"</div>{SIDE}</div>"
        ),
        PAGE.replace("h1>", "div>"),
        f"<?xml version='1.0' encoding='utf-8'?>{PAGE}",
        PAGE.replace("\n", "\r\n\t\t"),
    ],
)
def test_it_is_read_so_however_the_page_is_built(page):
    assert read(page).text == TEXT


def test_links_in_the_article_are_left_out_and_nothing_else_with_them():
    share = "<div><a href='#'>Chia sẻ</a> <a href='#'>In bài</a></div>"
    box = "<div><b>Xem thêm</b><ul><li><a href='/c'>Công đoàn C tặng 77 suất quà</a></li></ul></div>"
    page = PAGE.replace('<h2 class="sapo">', f'{share}<h2 class="sapo">').replace(
        "<p>Kết quả cụ thể", f"{box}<p>Kết quả cụ thể"
    )
    assert read(page).text == TEXT


def test_a_last_list_of_the_article_is_read():
    page = PAGE.replace(
        f"<p>{PLAN}</p>", f"<p>{PLAN}</p><ol><li>Kết nạp 90 đoàn viên;</li><li>Thăm 5 đơn vị.</li></ol>"
    )
    assert read(page).text == f"{TEXT}\n- Kết nạp 90 đoàn viên;\n- Thăm 5 đơn vị.\n"


def test_a_page_says_who_published_it_when_and_where():
    document = read(PAGE)
    assert (document.format, document.title, document.author) == (Format.HTML, TITLE, "Ban Biên tập")
    assert (document.publisher, document.published) == ("Báo Thử Nghiệm", date(2021, 4, 28))
    assert document.address == "https://thu-nghiem.example/quy-1.html"


def test_what_the_page_says_goes_before_what_the_text_says_but_for_the_day():
    page = PAGE.replace("28/04/2021 08:00", "01/05/2021 08:00").replace("<article>", "<article><p>(CĐM) ")
    source = extract(read(page), None).source
    assert (source.published, source.publisher, source.title) == (date(2021, 5, 1), "Báo Thử Nghiệm", TITLE)


def test_a_page_that_says_nothing_leaves_it_to_its_text():
    page = bare(f"<article>{ARTICLE}</article>")
    assert extract(read(page), None).source.published == date(2021, 4, 28)


def test_what_was_left_out_is_told():
    hidden, around, lines = read(PAGE).findings
    assert (hidden.code, around.code, lines.code) == ("hidden-text", "boilerplate", "lines-left-out")
    assert str(hidden.problem) == "hidden text is not read; places: 1, the first: “Ẩn 777 người”"
    assert "12 that are hidden" in str(around.problem)
    assert "“© 2021 Báo Thử Nghiệm. Lượt truy cập: 123.456”" in str(lines.problem)


def test_a_table_beside_the_article_is_named():
    page = PAGE.replace("<main>", '<div class="container"><div class="col-8">').replace(
        "</main>", f"</div>{SIDE}</div>"
    )
    assert [str(one.problem) for one in read(page).findings if one.code == "table-left-out"] == [
        "a table of 2 rows was left out: T2\tT3"
    ]


def test_the_lines_of_a_head_with_merged_cells_become_one():
    page = bare(
        "<table><tr><td rowspan=2>TT</td><td rowspan=2>Đơn vị</td><td colspan=2>Đoàn viên</td><td rowspan=2>Ghi chú</td></tr>"
        "<tr><td>Kế hoạch</td><td>Thực hiện</td></tr><tr><td>1</td><td>Hoàng Mai</td><td>300</td><td>350</td><td></td></tr></table>"
    )
    head = ["TT", "Đơn vị", "Đoàn viên: Kế hoạch", "Đoàn viên: Thực hiện", "Ghi chú"]
    rows = ["\t".join(head), "1\tHoàng Mai\t300\t350\t"]
    assert [line for line in read(page).text.split("\n") if line] == rows


def test_the_mark_of_a_note_is_no_digit_of_a_number():
    page = PAGE.replace("1.520 suất", '1.520<sup><a href="#n">1</a></sup> suất')
    assert read(page).text == TEXT.replace("1.520 suất", "1.520¹ suất")


def test_a_page_with_more_cells_than_allowed_is_refused():
    cells = "<td rowspan=99999 colspan=99999>a</td>" * 100
    with pytest.raises(NotUnderstoodError, match=r"more than 200\.000 cells"):
        read(bare(f"<table><tr>{cells}</tr></table>"))


def test_references_to_what_no_text_holds_are_spaces():
    assert read(bare(f"<p>{BODY}&#1;&#x1F;&#xFFFF;&#99999999;.</p><p>&#7841;</p>")).text == f"{BODY} .\n\nạ\n"


def test_a_page_of_an_office_program_is_read_whole():
    head = '<meta charset="utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)">'
    document = read(bare(f"<p class=MsoNormal>Số: 12/BC-LĐLĐ</p><p>{BODY}</p><p>Nơi nhận:</p>{TABLE}", head))
    assert document.text.startswith(f"Số: 12/BC-LĐLĐ\n\n{BODY}\n\nNơi nhận:\n\nTT\tChỉ tiêu\tKết quả\n")
    assert document.findings == ()


def test_hidden_text_of_a_page_of_an_office_program_is_told():
    document = read(bare(f"<p>{BODY}</p><p style='display:none'>Ẩn 777 người</p>", WORD.format("utf-8")))
    assert (document.text, codes(document)) == (f"{BODY}\n", ["hidden-text", "boilerplate"])


SHEET = """<style>/* .hien { display: none } */ @media print { .chi-web { display: none } } .nen, th { background: #036 }
.an, p.kin { display:none } #trang { color: white } body { background: #ffffff }
.phu .ruot, div > p.le.kin2 { display: none } .phu.mo .ruot { display: block }</style>"""


@pytest.mark.parametrize(
    "hidden",
    [
        "<p class='an'>Ẩn 777 người</p>",
        "<p class='x KIN'>Ẩn 777 người</p>",
        "<p><span style='color:#fff'>Ẩn 777 người</span></p>",
        "<p><font color='#FFFFFF'>Ẩn 777 người</font></p>",
        "<p style='color: rgb(255, 255, 255); background: #fff'>Ẩn <b>777</b> người</p>",
        "<p id='trang'>Ẩn 777 người</p>",
        "<p style='opacity: 0'>Ẩn 777 người</p>",
        "<p style='position:absolute; left:-9999px'>Ẩn 777 người</p>",
        "<p style='font-size:1px'>Ẩn 777 người</p>",
        "<div hidden><p style='display:none'>Ẩn 777 người</p></div>",
        "<div class='phu'><div><p class='ruot'>Ẩn 777 người</p></div></div>",
        "<div><p class='kin2 x le'>Ẩn 777 người</p></div>",
    ],
)
def test_figures_that_nobody_sees_in_a_page_are_told_and_not_read(hidden):
    document = read(bare(f"<p>{BODY}</p>{hidden}<p>{PLAN}</p>", WORD.format("utf-8") + SHEET))
    assert (document.text, codes(document)) == (f"{BODY}\n\n{PLAN}\n", ["hidden-text", "boilerplate"])
    assert str(document.findings[0].problem).endswith("places: 1, the first: “Ẩn 777 người”")


@pytest.mark.parametrize(
    "shown",
    [
        "<p class='nen' style='color:#fff'>Có 777 người</p>",
        "<div style='background-color:#036'><p style='color:white'>Có 777 người</p></div>",
        "<table><tr><th><font color='white'>Có 777 người</font></th></tr></table>",
        "<table><tr><td bgcolor='navy' style='color:#fff'>Có 777 người</td></tr></table>",
        "<div style='color:#fff'><p style='color:#000'>Có 777 người</p></div>",
        "<div style='font-size:0'><p style='font-size:14pt'>Có 777 người</p></div>",
        "<p class='chi-web'>Có 777 người</p>",
        "<p class='hien'>Có 777 người</p>",
        "<p class='an' style='display:block'>Có 777 người</p>",
        "<div class='ruot'><p class='kin2'>Có 777 người</p></div>",
        "<div class='mo phu'><p class='ruot'>Có 777 người</p></div>",
    ],
)
def test_what_can_be_seen_in_a_page_is_read(shown):
    document = read(bare(f"<p>{BODY}</p>{shown}<p>{PLAN}</p>", WORD.format("utf-8") + SHEET))
    assert (document.text, codes(document)) == (f"{BODY}\n\nCó 777 người\n\n{PLAN}\n", [])


@pytest.mark.parametrize("sheet", ["a", "/* ", "{", "@media x{a{b}", "a:", ".a .b{color:red}"])
def test_a_style_sheet_however_strange_takes_no_longer_than_it_is_long(sheet):
    before = process_time()
    read(bare(f"<p>{BODY}</p>", f"<style>{sheet * (300_000 // len(sheet))}</style>"))
    assert process_time() - before < 5


def test_of_a_long_hidden_text_the_words_before_its_first_figure_are_told():
    long = "Dòng chữ dài không ai thấy " * 20
    document = read(bare(f"<p>{BODY}</p><p hidden>{long} và tặng 777 suất quà</p>", WORD.format("utf-8")))
    assert "và tặng 777 suất quà" in str(document.findings[0].problem)


def test_a_page_without_an_article_is_read_whole_and_says_so():
    document = read(bare("<select><option>1</option></select><form>Tổng số: 350 <input value=9></form>"))
    assert (document.text, codes(document)) == ("Tổng số: 350\n", ["not-read", "page-whole"])


def test_lines_of_one_paragraph_stay_lines():
    page = bare(f"<h1>{TITLE}</h1><div>{LEAD}<br>{BODY}<br/><br/>{PLAN}</div>")
    assert [line for line in read(page).text.split("\n") if line] == [TITLE, LEAD, BODY, PLAN]


LETTERHEAD = """<table border=0><tr><td width=250><p>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI</p><p><b>LĐLĐ QUẬN HOÀNG MAI</b></p><p>Số: 12/BC-LĐLĐ</p></td>
<td width=350><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>Độc lập - Tự do - Hạnh phúc</p><p><i>Hà Nội, ngày 28 tháng 4 năm 2021</i></p></td></tr></table>"""
IN_ROWS = """<table><tr><td>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>
<tr><td>LĐLĐ QUẬN HOÀNG MAI</td><td>Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 12/BC-LĐLĐ</td><td>Hà Nội, ngày 28 tháng 4 năm 2021</td></tr></table>"""
REPORT = f"""<h2>BÁO CÁO</h2><h3>Kết quả hoạt động công đoàn quý I/2021, phương hướng nhiệm vụ quý II/2021</h3>
<h3>I. KẾT QUẢ</h3><h4>1. Phát triển đoàn viên</h4><p>{LEAD}</p><h4>2. Chăm lo</h4><p>{BODY}</p>{ITEMS}
<table border=1><tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả<br>quý I</th></tr><tr><td>1</td><td>Số tiền<br>hỗ trợ</td><td>760<br>triệu đồng</td></tr></table>
<h3>II. NHIỆM VỤ QUÝ II</h3><p>{PLAN}</p>"""
SIGNATURE = "<table><tr><td><p>Nơi nhận:</p><p>- Lưu: VT.</p></td><td><p>TM. BAN THƯỜNG VỤ</p><p>CHỦ TỊCH</p></td></tr></table>"
REPORT_LINES = [
    "BÁO CÁO",
    "Kết quả hoạt động công đoàn quý I/2021, phương hướng nhiệm vụ quý II/2021",
    "I. KẾT QUẢ",
    "1. Phát triển đoàn viên",
    LEAD,
    "2. Chăm lo",
    BODY,
    "- Hỗ trợ 352 lượt vé xe & 117 suất quà;",
    "- Thăm hỏi 25 gia đình.",
    "TT\tChỉ tiêu\tKết quả quý I",
    "1\tSố tiền hỗ trợ\t760 triệu đồng",
    "II. NHIỆM VỤ QUÝ II",
    PLAN,
]
BOXES = [
    "LIÊN ĐOÀN LAO ĐỘNG",
    "THÀNH PHỐ HÀ NỘI",
    "LĐLĐ QUẬN HOÀNG MAI",
    "Số: 12/BC-LĐLĐ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Nội, ngày 28 tháng 4 năm 2021",
]
WORD = '<meta http-equiv=Content-Type content="text/html; charset={}"><meta name=Generator content="Microsoft Word 15">'
MENUS = "<ul>" + "".join(f"<li><a href=/m{n}>Mục tin số {n}</a></li>" for n in range(12)) + "</ul>"
OTHERS = "".join(
    f"<li><a href=/r{n}>Công đoàn Thử trao {n}00 suất quà cho công nhân</a> (12/0{n}/2021)</li>"
    for n in range(2, 7)
)
COMMENTS = (
    "<h4>Bình luận (3)</h4>"
    + "<div><b>Bạn đọc</b><div>Đơn vị tôi còn 345 suất quà chưa nhận, mong công đoàn xem xét.</div></div>" * 2
)
SITES = {
    "boxes": f'<div class="header">{MENUS}</div><div class="row"><div class="col-8"><div>28/04/2021 08:00</div>{{}}<div><h3>Tin khác</h3><ul>{OTHERS}</ul></div><div>{COMMENTS}</div></div><div class="col-4"><p>Đang truy cập: 25</p></div></div>',
    "tables": f"<table><tr><td><img src=b.gif></td></tr></table><table><tr><td><ul>{MENUS}</ul></td><td>{{}}</td><td><b>Tin mới</b><ul>{OTHERS}</ul></td></tr></table><div>Lượt truy cập: 123.456</div>",
    "flat": f"{MENUS}{{}}<h3>Bài liên quan</h3><ul>{OTHERS}</ul><h3>Bình luận</h3>{COMMENTS}<p>© 2021</p>",
}


def filled(page: str | bytes) -> list[str]:
    return [line for line in read(page).text.split("\n") if line]


@pytest.mark.parametrize("letterhead", [LETTERHEAD, IN_ROWS])
@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("site", SITES)
def test_a_report_in_a_page_of_a_site_is_whole_and_nothing_around_it_gives_figures(site, level, letterhead):
    report = REPORT.replace("h2>", f"h{2 - level}>").replace("h3>", f"h{3 - level}>")
    page = bare(SITES[site].format(f"{letterhead}{report}{SIGNATURE}"))
    found = filled(page)
    assert {*found} >= {*BOXES, *REPORT_LINES, "Nơi nhận:", "TM. BAN THƯỜNG VỤ"}
    assert [line for line in found if line in REPORT_LINES] == REPORT_LINES
    extraction = extract(read(page), None)
    assert extraction.heading.reporting_org == "Liên đoàn Lao động quận Hoàng Mai"
    assert [figure.mention.value for figure in extraction.figures] == [
        350,
        12,
        1520,
        760_000_000,
        352,
        117,
        25,
        760_000_000,
    ]


@pytest.mark.parametrize("site", SITES)
def test_a_report_without_a_letterhead_keeps_its_headings(site):
    found = filled(bare(SITES[site].format(REPORT)))
    assert [line for line in found if line in REPORT_LINES] == REPORT_LINES


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", str.encode),
        ("windows-1258", in_1258),
        ("windows-1252", lambda page: page.encode("ascii", "xmlcharrefreplace")),
    ],
)
def test_a_report_that_word_saved_as_a_page_is_read_in_lines(charset, encoded):
    document = read(encoded(bare(f"{LETTERHEAD}{REPORT}{SIGNATURE}", WORD.format(charset))))
    found = [line for line in document.text.split("\n") if line]
    assert found == [*BOXES, *REPORT_LINES, "Nơi nhận:", "- Lưu: VT.", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"]
    assert document.findings == ()


def test_a_table_of_places_and_numbers_is_no_pair_of_boxes():
    rows = "<tr><td>Q. Hai Bà Trưng</td><td>350</td></tr><tr><td>Q. Hoàng Mai</td><td>420</td></tr>"
    assert filled(bare(f"<table>{rows}</table>")) == ["Q. Hai Bà Trưng\t350", "Q. Hoàng Mai\t420"]


def test_lines_around_an_article_that_hold_numbers_are_told():
    comment = "<div class=comment><p>Đơn vị tôi còn 345 suất quà chưa nhận.</p></div>"
    (told,) = (
        one
        for one in read(PAGE.replace("</main>", f"</main>{comment}")).findings
        if one.code == "lines-left-out"
    )
    assert "“Đơn vị tôi còn 345 suất quà chưa nhận.”" in str(told.problem)


def saved(page: str, charset: str = "utf-8", browser: str = "", subtype: str = "related") -> bytes:
    """A page and a picture in one file, as Word and browsers write it."""
    whole = MIMEMultipart(subtype)
    whole.attach(MIMEText(page, "html", charset))
    whole.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    return browser.encode() + whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "browser", ["", "From: <Saved by Blink>\nSnapshot-Content-Location: https://cd.example/\n"]
)
def test_a_page_saved_as_a_single_file_is_read(charset, browser):
    document = document_of(saved(PAGE, charset, browser), "bao-cao.mht")
    assert (document.text, document.format, document.published) == (TEXT, Format.MHTML, date(2021, 4, 28))


def test_a_saved_page_in_parts_reads_as_the_report_that_word_saved():
    page = bare(f"{LETTERHEAD}{REPORT}", WORD.format("utf-8"))
    content = saved(page)
    document = document_of(content, "bao-cao.mht")
    assert [line for line in document.text.split("\n") if line] == [*BOXES, *REPORT_LINES]
    assert document.sha256 == sha256(content).hexdigest()


def test_pages_within_a_saved_page_are_told():
    whole = MIMEMultipart("related")
    for text in (PAGE, bare("<p>Quảng cáo 99 suất</p>")):
        whole.attach(MIMEText(text, "html", "utf-8"))
    document = document_of(whole.as_bytes(), "bao-cao.mht")
    assert (document.text, "left-out" in codes(document)) == (TEXT, True)


@pytest.mark.parametrize("subtype", ["mixed", "alternative"])
@pytest.mark.parametrize("head", ["", "Received: from a.example\n by b.example\n", "From: a@a.example\n"])
def test_a_message_is_no_page_and_says_what_to_do(subtype, head):
    with pytest.raises(InputError) as caught:
        document_of(saved(PAGE, browser=head, subtype=subtype), "thu.eml")
    (finding,) = caught.value.findings
    assert (str(finding.problem), finding.hint is not None) == ("the file is a message (.eml)", True)


def test_a_saved_page_without_a_page_says_what_to_do():
    whole = MIMEMultipart("related")
    whole.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    with pytest.raises(InputError) as caught:
        document_of(whole.as_bytes(), "anh.mht")
    assert str(caught.value.findings[0].problem) == "the saved page holds no page"


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", str.encode),
        ("windows-1258", in_1258),
        ("iso-8859-1", in_1258),
        ("x-user-defined", lambda page: in_tcvn3(page).encode("cp1252")),
        ("iso-8859-1", lambda page: in_vni(page).encode("cp1252")),
        ("utf-16", lambda page: page.encode("utf-16")),
        ("utf-16", lambda page: page.encode("utf-16-le")),
    ],
)
def test_pages_are_read_in_the_encoding_that_they_have(charset, encoded):
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"').replace("©", "(c)")
    assert document_of(encoded(page), "tin.html").text.casefold() == TEXT.casefold()


def test_old_fonts_are_known_by_their_names():
    office = '<meta charset="utf-8"><meta name="generator" content="LibreOffice 7">'
    body = (
        f"<p style='font-family:\".VnTimeH\"'>{in_tcvn3('báo cáo')}</p>"
        f"<p style=\"font-family:'.VnTime'\">{in_tcvn3('kết nạp <b>350</b> đoàn viên')}</p>"
        f'<p><font face="VNI-Times">{in_vni("Tổng số: ")}<b>{in_vni("mười")}</b></font> hoà thuận</p>'
    )
    document = read(bare(body, office))
    assert document.text == "BÁO CÁO\n\nkết nạp 350 đoàn viên\n\nTổng số: mười hoà thuận\n"
    assert codes(document) == ["converted"]


def test_spoiled_letters_are_named():
    with pytest.raises(NotUnderstoodError, match="spoiled"):
        read(PAGE.encode().decode("cp1252", "ignore"))


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>1</script></body></html>", bare("<p> </p>")]
)
def test_a_page_without_text_is_told(page):
    with pytest.raises(NotUnderstoodError, match="no text"):
        read(page)


def test_a_page_of_elements_in_each_other_without_end_is_told():
    try:
        read(bare("<div>" * 5_000 + BODY))
    except NotUnderstoodError as error:
        assert str(error.problem) == "the page is damaged and cannot be read"  # noqa: PT017


@settings(deadline=None)  # on a busy machine
@given(st.text(st.sampled_from("<>/!-&;='\" abptdrlh1\n\x00é\u0301")))
def test_any_text_is_read_or_refused(text):
    try:
        document = read(f"<html><body>{text}")
    except NotUnderstoodError:
        return
    assert document.text.strip()


def test_nothing_is_fetched(monkeypatch):
    def no(*args, **options):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", no)
    monkeypatch.setattr(socket, "getaddrinfo", no)
    page = PAGE.replace(
        "<head>",
        '<head><base href="http://cd.example/"><link rel="stylesheet" href="http://cd.example/a.css">',
    )
    assert (
        read(
            page.replace(
                "<main>",
                '<main><iframe src="http://cd.example/"></iframe><img src="http://cd.example/a.png">',
            )
        ).text
        == TEXT
    )


CHANGED = "Thành lập <del>15</del><ins>18</ins> công đoàn cơ sở."


def plain_page(inner, tracked=Tracked.ACCEPTED):
    content = f"<html><head><meta charset=utf-8></head><body><p>{inner}</p></body></html>".encode()
    return document_of(content, "trang.html", Options(tracked=tracked))


@pytest.mark.parametrize(("tracked", "figure"), [("accepted", "18"), ("original", "15")])
def test_tracked_changes_of_a_page_give_one_text_and_are_listed(tracked, figure):
    document = plain_page(CHANGED, Tracked(tracked))
    assert document.text == f"Thành lập {figure} công đoàn cơ sở.\n"
    told = [str(finding.problem) for finding in document.findings if finding.code == "tracked-change"]
    assert told == ["a tracked change of figures: “15” became “18”"]


def test_blocks_that_were_taken_out_of_a_page_are_listed_once_each():
    document = plain_page("Có 5 lớp.</p><del><p>Có 6 lớp.</p></del><p>Hết.")
    assert document.text == "Có 5 lớp.\n\nHết.\n"
    assert [f.code for f in document.findings].count("tracked-change") == 1


@pytest.mark.parametrize(
    "struck",
    ["<s>33</s>", "<strike>33</strike>", '<span style="text-decoration: line-through">33</span>'],
)
def test_what_is_struck_through_in_a_page_is_told_and_not_read(struck):
    document = plain_page(f"Tặng {struck} 34 suất quà.")
    assert document.text == "Tặng 34 suất quà.\n"
    told = [str(finding.problem) for finding in document.findings if finding.code == "struck-text"]
    assert told == ["text that is struck through is not read; places: 1, the first: “33”"]


INNER = "<table><tr><th>Chỉ tiêu</th><th>ĐVT</th><th>Số</th></tr><tr><td>Kết nạp mới</td><td>đoàn viên</td><td>55</td></tr></table>"


def test_the_figures_of_a_table_beside_a_label_of_another_one_are_doubtful(config):
    row = f"<table><tr><th>Đơn vị</th><th>Kết quả</th></tr><tr><td>LĐLĐ quận Tây Hồ</td><td>{INNER}</td></tr></table>"
    document = read(f"<html>{HEAD}<body><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p>{row}</body></html>")
    assert [f.unsure for f in extract(document, config).figures if f.mention.value == 55] == [Unsure.NESTED]
    (told,) = (one for one in document.findings if one.code == "nested-table")
    assert str(told.problem).endswith("there are 1, the first in the row “LĐLĐ quận Tây Hồ”")


def test_a_table_in_a_table_that_only_arranges_the_page_stands_in_no_row():
    document = read(
        f"<html>{HEAD}<body><table><tr><td><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p>{INNER}</td></tr></table></body></html>"
    )
    assert not document.regions


def test_numbers_on_two_lines_of_a_cell_stay_two():
    table = "<table><tr><th>Chỉ tiêu</th><th>ĐVT</th><th>Số</th></tr><tr><td>Kết nạp mới</td><td>người</td><td>850<br>-120</td></tr></table>"
    assert (
        "Kết nạp mới\tngười\t850; -120"
        in read(f"<html>{HEAD}<body><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p>{table}</body></html>").text
    )


COMMENTS = "".join(
    f"<p>Bạn đọc {n}: Tôi rất vui vì công đoàn đã quan tâm tới công nhân khu trọ, mong các cấp công đoàn tiếp tục chăm lo.</p>"
    for n in range(12)
)


def test_an_article_without_a_title_is_read_though_its_comments_are_longer():
    document = read(bare(f"<div>{LEAD}</div><div>{BODY}</div><article>{COMMENTS}</article>"))
    assert document.text.startswith(f"{LEAD}\n\n{BODY}\n")


@pytest.mark.parametrize(
    "shown",
    [
        "<svg><text>58 người</text></svg>",
        "<textarea>58 người</textarea>",
        "<input value='58 người'>",
        "<iframe srcdoc='&lt;p&gt;58 người&lt;/p&gt;'></iframe>",
    ],
)
def test_figures_that_a_page_shows_beside_its_text_are_told(shown):
    document = read(bare(f"<p>{LEAD}</p><div>{shown}</div><p>{BODY}</p>"))
    assert "58" not in document.text
    assert [str(one.problem) for one in document.findings if one.code == "not-read"] == [
        "figures in drawings, fields and frames of the page are not read; there are 1, the first: “58 người”"
    ]


@pytest.mark.parametrize(
    "nothing",
    [
        "<svg><text>Biểu</text></svg>",
        "<input type='hidden' value='58'>",
        "<iframe srcdoc=''></iframe>",
        "<iframe src='/a'></iframe>",
    ],
)
def test_drawings_and_fields_without_figures_are_not_told(nothing):
    assert "not-read" not in codes(read(bare(f"<p>{LEAD}</p><div>{nothing}</div><p>{BODY}</p>")))
