"""Each rule of the linter, and no other, catches its own fault in the PDF of a report of the repository.

Every rule can be broken in a PDF. What a PDF cannot show: margins that are too wide above and below (its pages
need not be full), empty paragraphs (they are gaps), a tab or spaces before a text, the fonts of the other
slots, invisible characters (programs leave them out), comments, changes and macros of a Word file; and dashes
that a program makes by cutting a solid line into pieces (CSS borders), while dashed lines are seen.
"""

from __future__ import annotations

import re

import pytest

from reports.check.judge import RULES
from tests.check.issued import FILLED, broken
from tests.check.spoil_page import (
    bare,
    both,
    css,
    dated,
    edited,
    launching,
    noted,
    printed,
    printed_plainly,
    renamed,
    scripted,
    swap,
)

pytestmark = pytest.mark.slow

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
NUMBER, DATE = "Số: 05/BC-LĐLĐ", "Hà Nội, ngày 05 tháng 4 năm 2021"
ISSUER, SUBJECT = '<p class="issuer">THÀNH PHỐ HÀ NỘI', '<span class="subject">'
LONG = '<p class="text">Hội nghị'
TEXT = "Các đơn vị trong Cụm bám sát chỉ đạo của cấp trên, triển khai công tác thống nhất, đồng bộ."
DASHED = """<svg style="display: block; margin: 2pt auto 0" width="{0}mm" height="1mm">
<line x1="0" x2="{0}mm" y1="1" y2="1" stroke="#000" stroke-dasharray="4 3"/></svg>"""


def text(words):
    """Another text in the place of one of a single line."""
    return swap(TEXT, words)


def long(style):
    """A paragraph of several lines set in another way."""
    return swap(LONG, LONG.replace(">", f' style="{style}">'))


def number(place, content):
    """Page numbers at another place, or with something beside them."""
    rule = "@page {{ @top-center {{ content: none }} @{} {{ content: {} }} }} @page :first {{ @{} {{ content: none }} }}"
    return css(rule.format(place, content, place))


def dashed(name, width):
    """A dashed line in the place of a solid one."""
    return swap(f'<div class="{name}"></div>', DASHED.format(width))


PAGE = {
    "PG-01": [css("@page { size: 215.9mm 279.4mm }")],
    "PG-02": [css("@page { size: 297mm 210mm } @page senders-annex { size: 210mm 297mm }")],
    "PG-03": [
        css("@page { margin-top: 15mm }"),
        both(css("@page { margin-bottom: 5mm }"), long("line-height: 1.6")),
    ],
    "PG-04": [
        css("@page { margin-left: 40mm } .table, .head, .sign { width: 155mm } .head .left { width: 65mm }"),
    ],
    "PG-05": [css("@page { margin-right: 10mm }")],
    "PN-01": [number("bottom-center", "counter(page)")],
    "PN-02": [number("top-right", "counter(page)")],
    "PN-03": [css("@page :first { @top-center { content: counter(page) } }")],
    "PN-04": [number("top-center", "'- ' counter(page) ' -'"), css("@page :first { counter-reset: page 5 }")],
    "PN-05": [
        css("@page :nth(1 of senders-annex) { counter-reset: none } .senders-annex td { height: 80mm }")
    ],
}
"""What can be broken about paper and page numbers."""

LETTERS = {
    "FN-01": [css(".text { font-family: 'Liberation Sans' }")],
    "FN-02": [css(".text { color: #c00 }"), text(TEXT.replace("chỉ đạo", "<mark>chỉ đạo</mark>"))],
    "FN-04": [css(".date { font-size: 14pt }")],
    "FN-05": [css(".text { letter-spacing: 1pt }")],
}
"""What can be broken about fonts, but for their names."""

HEAD = {
    "QH-01": [swap(NATION, NATION.replace("NGHĨA ", "NGHĨA<br>"))],
    "QH-02": [css(".nation { font-size: 11pt }")],
    "QH-03": [swap(MOTTO, "Độc lập – Tự do – Hạnh phúc")],
    "QH-04": [css(".motto { text-align: left }")],
    "QH-05": [css(".motto-rule { width: 30mm }"), dashed("motto-rule", 56)],
    "CQ-01": [css(".issuer { text-align: left }")],
    "CQ-02": [css(".rule { margin-left: 5mm }"), dashed("rule", 20)],
    "CQ-03": [swap(ISSUER, '<p class="issuer">TP HÀ NỘI')],
    "SO-01": [swap(NUMBER, "")],
    "SO-02": [css(".number { text-align: left }")],
    "NG-01": [swap(DATE, "Hà Nội, ngày 5 tháng 4 năm 2021")],
    "NG-02": [css(".date { padding-top: 20pt !important }"), css(".date { text-align: right }")],
    "NG-03": [swap(", số liệu tính đến ngày 31/3/2021", "")],
    "TL-01": [css(".type { text-align: left }")],
    "TL-02": [css(".subject { text-align: left }")],
    "TL-03": [dashed("subject-rule", 50)],
    "TL-04": [
        both(
            swap(
                f"{SUBJECT}Sơ kết hoạt động công đoàn quý I/2021,",
                f"{SUBJECT}Sơ kết công tác công đoàn trong kỳ,",
            ),
            swap(
                f"{SUBJECT}phương hướng, nhiệm vụ trọng tâm quý II/2021",
                f"{SUBJECT}phương hướng, nhiệm vụ trọng tâm kỳ tiếp theo",
            ),
        ),
    ],
    "KG-01": [swap("<p>Kính gửi: Tổng Liên đoàn Lao động Việt Nam</p>", "")],
}
"""What can be broken about boxes 1 to 5 and 9a."""

BODY = {
    "ND-01": [long("font-size: 13pt")],
    "ND-02": [css(".text { text-align: left }"), long("text-align: left")],
    "ND-03": [css(".text, h2, h3 { text-indent: 15mm }"), long("text-indent: 12.7mm")],
    "ND-04": [css(".text { margin-bottom: 2pt }")],
    "ND-05": [css(".text { line-height: 2.3 }"), long("line-height: 2.3")],
    "ND-06": [css("h3 { font-weight: normal }"), text(f"- {TEXT}")],
    "ND-07": [swap("III. ĐÁNH GIÁ CHUNG", "IV. ĐÁNH GIÁ CHUNG")],
    "ND-08": [css("#assessment { break-after: page }")],
    "ND-09": [swap("./.", ".")],
    "ND-10": [text("Thực hiện Kế hoạch 12/KH-LĐLĐ ngày 05/01/2021 của Ban Thường vụ.")],
    "BG-01": [css(".table { width: 180mm }"), css(".table { margin-left: -8mm }")],
    "BG-02": [css("thead { display: table-row-group } .results-annex td { height: 90mm }")],
    "BG-03": [text("Có 2.589/4.298 hội nghị người lao động (đạt 60,25%).")],
}
"""What can be broken about the text and its tables."""

ENDING = {
    "KY-01": [css(".signature p { font-size: 12pt } .signature .name { font-size: 14pt }")],
    "KY-02": [css(".name { font-weight: normal }")],
    "KY-03": [
        css(".recipients { padding-top: 16pt }"),
        css(".end { break-inside: auto } .sign { break-before: page }"),
    ],
    "NN-01": [css(".recipients .title { margin-left: 10mm }")],
    "NN-02": [css(".recipients p { font-size: 12pt }")],
    "NN-03": [swap("- Lưu: VT, Văn phòng.", "- Lưu VT, Văn phòng.")],
    "PL-01": [
        swap("<span>Phụ lục I<", "<span>Phụ lục 1<"),
        css(".annex-title span:first-child { text-align: left }"),
    ],
    "PL-02": [css(".reference { display: none }")],
}
"""What can be broken about boxes 7 and 9b and the annexes."""

WORDS = {
    "SL-01": [text("Các cấp công đoàn hỗ trợ 2,130 lượt người.")],
    "SL-02": [text("Các đơn vị trong Cụm hoàn thành kế hoạch quý 1.")],
    "CT-01": [text("Ðồng chí Chủ tịch chỉ đạo trực tiếp.")],
    "CT-02": [text("Tæng Liªn ®oµn Lao ®éng ViÖt Nam, §éc lËp - Tù do - H¹nh phóc")],
    "CT-03": [text("Các gia đình hoà thuận.")],
    "DT-01": [swap('<meta name="author"', '<meta name="publisher"')],
}
"""What can be broken about words, figures, letters and the titles of the file."""

FILE = {
    "FN-03": [renamed("-Italic", ".VnTime")],
    "DT-01": [bare("-Bold"), noted, scripted, launching, dated],
}
"""What can be broken in the finished PDF."""

CASES = [
    (id, change)
    for theme in (PAGE, LETTERS, HEAD, BODY, ENDING, WORDS)
    for id, changes in theme.items()
    for change in changes
]
EDITS = [(id, edit) for id, edits in FILE.items() for edit in edits]


@pytest.fixture(scope="module")
def good(issued):
    """The page of a report, cut short, the PDF made of it, what fails there, and the issuers of the office."""
    folder, registry = issued
    page = (folder / "2021Q1/cum-1.html").read_text().replace("\u00a0", " ")
    for blank, filled in FILLED.items():
        page = page.replace(blank, filled)
    page = re.sub(r'<section class="sources-annex">.*?</section>', "", page, flags=re.DOTALL)
    page = page.replace('<p class="text">Nguồn của từng số liệu nêu tại Phụ lục III.</p>', "")
    page = re.sub(r'<tr><td class="centre">(?:[4-9]|1\d)<.*?</tr>', "", page)
    pdf = printed(page)
    return page, pdf, broken(pdf, registry), registry


def test_nothing_fails_in_a_good_file_but_that_its_font_may_be_a_twin_of_times(good):
    assert {f"{id} {severity}" for id, severity in good[2]} <= {"FN-01 warning"}


@pytest.mark.parametrize(("id", "change"), CASES, ids=[f"{id}-{n}" for n, (id, _) in enumerate(CASES)])
def test_one_fault_in_a_page_breaks_its_own_rule_alone(good, id, change):
    page, _, before, registry = good
    assert {rule for rule, _ in broken(printed(change(page)), registry) - before} == {id}


@pytest.mark.parametrize(("id", "edit"), EDITS, ids=[f"{id}-{n}" for n, (id, _) in enumerate(EDITS)])
def test_one_fault_in_a_pdf_breaks_its_own_rule_alone(good, id, edit):
    _, pdf, before, registry = good
    assert {rule for rule, _ in broken(edited(pdf, edit), registry) - before} == {id}


def test_a_pdf_that_is_no_pdf_a_breaks_the_rule_of_final_files_alone(good):
    page, _, before, registry = good
    assert {rule for rule, _ in broken(printed_plainly(page), registry) - before} == {"DT-01"}


def test_every_rule_is_broken_in_a_pdf():
    assert {id for id, _ in (*CASES, *EDITS)} == {rule.id for rule in RULES}
