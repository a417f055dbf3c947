"""Saved web pages in the style of news sites: the article is read, and nothing around it."""

from __future__ import annotations

import socket
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import NotUnderstoodError
from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.readers.model import Format
from tests.readers.findings import codes
from tests.readers.page_files import ARTICLE, BODY, HEAD, LEAD, PAGE, PLAN, SIDE, TEXT, TITLE, bare, read


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


def test_a_page_without_an_article_is_read_whole_and_says_so():
    document = read(bare("<select><option>1</option></select><form>Tổng số: 350 <input value=9></form>"))
    assert (document.text, codes(document)) == ("Tổng số: 350\n", ["not-read", "page-whole"])


def test_lines_of_one_paragraph_stay_lines():
    page = bare(f"<h1>{TITLE}</h1><div>{LEAD}<br>{BODY}<br/><br/>{PLAN}</div>")
    assert [line for line in read(page).text.split("\n") if line] == [TITLE, LEAD, BODY, PLAN]


def test_lines_around_an_article_that_hold_numbers_are_told():
    comment = "<div class=comment><p>Đơn vị tôi còn 345 suất quà chưa nhận.</p></div>"
    (told,) = (
        one
        for one in read(PAGE.replace("</main>", f"</main>{comment}")).findings
        if one.code == "lines-left-out"
    )
    assert "“Đơn vị tôi còn 345 suất quà chưa nhận.”" in str(told.problem)


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
