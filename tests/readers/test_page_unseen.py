"""What a page holds and nobody sees, or that stands in no text: drawings, fields and frames."""

from __future__ import annotations

from time import process_time

import pytest

from tests.readers.findings import codes
from tests.readers.page_files import BODY, LEAD, PLAN, WORD, bare, read


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
