"""Saved web pages: our own, in the style of news sites, of office programs, and without an article."""

from __future__ import annotations

import socket
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import NotUnderstoodError
from reports.extract.document import extract
from reports.readers.model import Document, Format, Options
from reports.readers.opening import document_of
from reports.readers.page import html_document
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


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


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


def test_what_the_page_says_goes_before_what_the_text_says():
    page = PAGE.replace("28/04/2021 08:00", "01/05/2021 08:00").replace("<article>", "<article><p>(CĐM) ")
    source = extract(read(page), None).source
    assert (source.published, source.publisher, source.title) == (date(2021, 4, 28), "Báo Thử Nghiệm", TITLE)


def test_a_page_that_says_nothing_leaves_it_to_its_text():
    page = bare(f"<article>{ARTICLE}</article>")
    assert extract(read(page), None).source.published == date(2021, 4, 28)


def test_what_was_left_out_is_told():
    (finding,) = read(PAGE).findings
    assert finding.code == "boilerplate"
    assert "12 that are hidden" in str(finding.problem)


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
    with pytest.raises(NotUnderstoodError, match=r"more than 1\.000\.000 cells"):
        read(bare(f"<table><tr>{cells}</tr></table>"))


def test_references_to_what_no_text_holds_are_spaces():
    assert read(bare(f"<p>{BODY}&#1;&#x1F;&#xFFFF;&#99999999;.</p><p>&#7841;</p>")).text == f"{BODY} .\n\nạ\n"


def test_a_page_of_an_office_program_is_read_whole():
    head = '<meta charset="utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)">'
    document = read(bare(f"<p class=MsoNormal>Số: 12/BC-LĐLĐ</p><p>{BODY}</p><p>Nơi nhận:</p>{TABLE}", head))
    assert document.text.startswith(f"Số: 12/BC-LĐLĐ\n\n{BODY}\n\nNơi nhận:\n\nTT\tChỉ tiêu\tKết quả\n")
    assert document.findings == ()


def test_a_page_without_an_article_is_read_whole_and_says_so():
    document = read(bare("<select><option>1</option></select><form>Tổng số: 350 <input value=9></form>"))
    assert (document.text, codes(document)) == ("Tổng số: 350\n", ["page-whole"])


def test_lines_of_one_paragraph_stay_lines():
    page = bare(f"<h1>{TITLE}</h1><div>{LEAD}<br>{BODY}<br/><br/>{PLAN}</div>")
    assert [line for line in read(page).text.split("\n") if line] == [TITLE, LEAD, BODY, PLAN]


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
