"""Each rule of the linter, and no other, catches its own fault in the PDF of a report of the repository."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest

from reports.check.judge import RULES
from tests.check.issued import FILLED, broken
from tests.check.spoil_page import (
    bare,
    both,
    css,
    dated,
    edited,
    information,
    language,
    launching,
    noted,
    printed,
    printed_plainly,
    renamed,
    scripted,
    swap,
)

TEXT = "Các đơn vị trong Cụm bám sát chỉ đạo của cấp trên, triển khai công tác thống nhất, đồng bộ."
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
NUMBER, DATE = "Số: 05/BC-LĐLĐ", "Hà Nội, ngày 05 tháng 4 năm 2021"

FIRST = "@page :first { @top-right { content: none } @bottom-center { content: none } }"
DASHED = """<svg style="display: block; margin: 2pt auto 0" width="{}mm" height="1mm">
<line x1="0" x2="{}mm" y1="1" y2="1" stroke="#000" stroke-dasharray="4 3"/></svg>"""


def dashed(name, width):
    """A dashed line in the place of a solid one."""
    return swap(f'<div class="{name}"></div>', DASHED.format(width, width))


def text(words):
    return swap(TEXT, words)


PAGE = {
    "PG-01": [css("@page { size: 215.9mm 279.4mm; margin-right: 20mm }")],
    "PG-02": [css("@page { size: 297mm 210mm } @page senders-annex { size: 210mm 297mm }")],
    "PG-03": [
        css("@page { margin-top: 15mm }"),
        css("@page { margin-bottom: 5mm } #results + h3 + p { line-height: 1.6 }"),
    ],
    "PG-04": [
        css("@page { margin-left: 25mm }"),
        css("@page { margin-left: 40mm } table { width: 155mm !important }"),
    ],
    "PG-05": [css("@page { margin-right: 10mm }")],
    "PN-01": [
        css("@page { @top-center { content: none } @bottom-center { content: counter(page) } }" + FIRST),
        css("@page { @top-center { content: none } }"),
    ],
    "PN-02": [
        css("@page { @top-center { content: none } @top-right { content: counter(page) } }" + FIRST),
        css("@page { @top-center { font-size: 11pt } }"),
        css("@page { @top-center { font-style: italic } }"),
    ],
    "PN-03": [css("@page :first { @top-center { content: counter(page) } }")],
    "PN-04": [
        css("@page { @top-center { content: '- ' counter(page) ' -' } }"),
        css("@page { @top-center { content: counter(page, lower-roman) } }"),
        css("@page :first { counter-reset: page 5 }"),
    ],
    "PN-05": [
        css("@page :nth(1 of senders-annex) { counter-reset: none } .senders-annex td { height: 80mm }"),
    ],
}

LETTERS = {
    "FN-01": [
        css(".text { font-family: 'Liberation Sans' }"),
        css("@page { @top-center { font-family: 'Liberation Sans' } }"),
        css("td { font-family: 'Liberation Sans' }"),
    ],
    "FN-02": [
        css(".text { color: #c00 }"),
        text(f"<span style='background: #ff0'>{TEXT}</span>"),
        css("td { color: #333 }"),
    ],
    "FN-04": [css(".date { font-size: 14pt }")],
    "FN-05": [css(".type { text-decoration: underline }"), css(".text { letter-spacing: 1pt }")],
}

HEAD = {
    "QH-01": [
        swap(NATION, "CỘNG HOÀ XÃ HỘI CHŨ NGHĨA VIỆT NAM"),
        swap(NATION, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        swap(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA<br>VIỆT NAM"),
        swap(f'<p class="nation">{NATION}</p>', ""),
    ],
    "QH-02": [
        css(".nation { font-size: 11pt }"),
        css(".nation { font-weight: normal }"),
        css(".nation { font-style: italic }"),
    ],
    "QH-03": [swap(MOTTO, "Độc lập – Tự do – Hạnh phúc"), swap(MOTTO, "Độc lập- Tự do- Hạnh phúc")],
    "QH-04": [
        css(".motto { font-size: 12pt }"),
        css(".motto { font-weight: normal }"),
        css(".motto { text-align: left }"),
        css(".motto { margin-top: 6pt }"),
    ],
    "QH-05": [
        css(".motto-rule { display: none }"),
        css(".motto-rule { width: 30mm }"),
        dashed("motto-rule", 56),
    ],
    "CQ-01": [
        css(".superior { font-weight: bold }"),
        css(".issuer { font-size: 14pt }"),
        css(".issuer { font-weight: normal }"),
        swap("TỔNG LIÊN ĐOÀN", "Tổng Liên đoàn"),
        css(".issuer { text-align: left }"),
    ],
    "CQ-02": [
        css(".rule { border: none }"),
        css(".rule { width: 65mm }"),
        dashed("rule", 20),
        css(".rule { margin-left: 5mm }"),
    ],
    "CQ-03": [
        swap('<p class="issuer">THÀNH PHỐ HÀ NỘI', '<p class="issuer">TP HÀ NỘI'),
        swap('<p class="issuer">THÀNH PHỐ HÀ NỘI', '<p class="issuer">QUẬN BA ĐÌNH'),
    ],
    "SO-01": [
        swap(NUMBER, "Số: 5/BC-LĐLĐ"),
        swap(NUMBER, "Số: 05/KH-LĐLĐ"),
        swap(NUMBER, "Số: 05/BC-LĐLĐ/2021"),
        swap(NUMBER, "Số 05-BC/LĐLĐ"),
        swap(NUMBER, "Số: 05/BC-CĐCS"),
        swap(NUMBER, ""),
    ],
    "SO-02": [
        css(".number { font-weight: bold }"),
        css(".number { font-size: 14pt }"),
        css(".number { text-align: left }"),
    ],
    "NG-01": [
        swap(DATE, "Hà Nội, ngày 5 tháng 4 năm 2021"),
        swap(DATE, "Hà Nội, ngày 31 tháng 4 năm 2021"),
        swap(DATE, "Hà nội, ngày 05 tháng 4 năm 2021"),
        swap(DATE, "Hà Nội, 05/4/2021"),
        swap(DATE, ""),
    ],
    "NG-02": [
        css(".date { font-style: normal }"),
        css(".date { padding-top: 20pt !important }"),
        css(".date { text-align: right }"),
        css(".date { text-align: left }"),
    ],
    "NG-03": [
        swap(", số liệu tính đến ngày 31/3/2021", ""),
        swap("đến ngày 31/3/2021", "đến ngày 30/3/2021"),
        swap(DATE, "Hà Nội, ngày 30 tháng 3 năm 2021"),
    ],
    "TL-01": [
        swap("BÁO CÁO", "Báo cáo"),
        swap("BÁO CÁO", "BÁO CAO"),
        css(".type { font-size: 15pt }"),
        css(".type { font-weight: normal }"),
        css(".type { text-align: left }"),
    ],
    "TL-02": [
        css(".subject { font-weight: normal }"),
        css(".subject { font-size: 15pt }"),
        css(".subject { text-transform: uppercase }"),
        css(".subject { text-align: left }"),
    ],
    "TL-03": [
        css(".subject-rule { border: none }"),
        css(".subject-rule { width: 165mm }"),
        dashed("subject-rule", 50),
    ],
    "TL-04": [
        both(
            swap(
                '<span class="subject">Sơ kết hoạt động công đoàn quý I/2021,',
                '<span class="subject">Sơ kết hoạt động công đoàn trong kỳ báo cáo,',
            ),
            swap(
                '<span class="subject">phương hướng, nhiệm vụ trọng tâm quý II/2021',
                '<span class="subject">phương hướng, nhiệm vụ trọng tâm kỳ tiếp theo',
            ),
        ),
    ],
    "KG-01": [
        swap("<p>Kính gửi: Tổng Liên đoàn Lao động Việt Nam</p>", ""),
        swap("<p>- Như trên;</p>", ""),
        css(".salutation { font-weight: bold }"),
        swap("Kính gửi: Tổng", "Kính gửi Tổng"),
    ],
}

BODY = {
    "ND-01": [
        css(".text { font-size: 12pt }"),
        swap('<p class="text">Trên cơ sở', '<p class="text" style="font-size: 13pt">Trên cơ sở'),
        css(".text { font-weight: bold }"),
    ],
    "ND-02": [
        css(".text { text-align: left }"),
        swap('<p class="text">Hội nghị', '<p class="text" style="text-align: left">Hội nghị'),
    ],
    "ND-03": [
        css(".text, h2, h3 { text-indent: 15mm }"),
        swap('<p class="text">Hội nghị', '<p class="text" style="text-indent: 12.7mm">Hội nghị'),
        swap('<p class="text">Hội nghị', '<p class="text" style="text-indent: 5mm">Hội nghị'),
    ],
    "ND-04": [css(".text { margin-bottom: 2pt }"), css(".text { margin-bottom: 0 }")],
    "ND-05": [
        css(".text { line-height: 2.3 }"),
        css(".text { line-height: 1 }"),
        css(".text { line-height: 2 }"),
        swap('<p class="text">Hội nghị', '<p class="text" style="line-height: 2.3">Hội nghị'),
    ],
    "ND-06": [
        swap("III. ĐÁNH GIÁ CHUNG", "III. Đánh giá chung"),
        swap("III. ĐÁNH GIÁ CHUNG", "III/ ĐÁNH GIÁ CHUNG"),
        swap('<h2 id="assessment"', '<h2 style="font-weight: normal" id="assessment"'),
        css("h3 { font-weight: normal }"),
        text(f"- {TEXT}"),
    ],
    "ND-07": [
        swap("III. ĐÁNH GIÁ CHUNG", "IV. ĐÁNH GIÁ CHUNG"),
        swap("<h3>2. Phát triển", "<h3>1. Phát triển"),
    ],
    "ND-08": [css("#assessment { break-after: page }"), css("#results + h3 { break-after: page }")],
    "ND-09": [swap("./.", ".")],
    "ND-10": [
        text("Thực hiện Kế hoạch 12/KH-LĐLĐ ngày 05/01/2021 của Ban Thường vụ."),
        text("Thực hiện Kế hoạch số 12/KH-LĐLĐ."),
        text("Thực hiện Khoản 2 Điều 5 của Luật Công đoàn."),
    ],
    "BG-01": [
        css(".table { width: 180mm }"),
        css(".table { margin-left: -8mm }"),
        css(".table { font-size: 9pt }"),
        css(".group { font-size: 14pt }"),
    ],
    "BG-02": [
        both(css("thead { display: table-row-group } .results-annex td { height: 20mm }")),
        swap('<td class="centre">2</td>', '<td class="centre">3</td>'),
        swap('<td class="centre">lượt người</td>', "<td></td>"),
    ],
    "BG-03": [
        text("Có 2.589/4.298 hội nghị người lao động (đạt 60,25%)."),
    ],
}

ENDING = {
    "KY-01": [
        swap("TM. BAN", "T/M BAN"),
        swap("TM. BAN", "TM.BAN"),
        swap("TM. BAN", "BAN"),
        swap("<p>CHỦ TỊCH", "<p>Chủ tịch"),
        css(".signature p { font-weight: normal } .signature .name { font-weight: bold }"),
        css(".signature p { font-size: 12pt } .signature .name { font-size: 14pt }"),
    ],
    "KY-02": [
        swap("Nguyễn Văn A", "NGUYỄN VĂN A"),
        swap("Nguyễn Văn A", "TS. Nguyễn Văn A"),
        css(".name { font-weight: normal }"),
    ],
    "KY-03": [
        css(".recipients { padding-top: 16pt }"),
        css(".signature { padding-top: 16pt }"),
        css(".end { break-inside: auto } .sign { break-before: page }"),
    ],
    "NN-01": [
        css(".recipients .title { font-size: 14pt }"),
        css(".recipients .title { font-style: normal }"),
        swap("Nơi nhận:", "Nơi nhận"),
        css(".recipients .title { margin-left: 10mm }"),
    ],
    "NN-02": [
        css(".recipients p { font-size: 12pt }"),
        swap("- Các ban, các đơn vị có liên quan;", "- Các ban, các đơn vị có liên quan."),
        swap("- Các ban, các đơn vị có liên quan;", "+ Các ban, các đơn vị có liên quan;"),
    ],
    "NN-03": [
        swap("- Lưu: VT, Văn phòng.", "- Lưu VT, Văn phòng."),
        swap("- Lưu: VT, Văn phòng.", "- Lưu: VT, Văn phòng;"),
    ],
    "PL-01": [
        swap("<span>Phụ lục II<", "<span>PHỤ LỤC II<"),
        swap("<span>Phụ lục I<", "<span>Phụ lục 1<"),
        css(".annex-title span:first-child { font-size: 13pt }"),
        css(".annex-title span:first-child { font-weight: normal }"),
        css(".annex-title span:first-child { text-align: left }"),
        swap("nêu tại Phụ lục II.", "nêu ở phần sau."),
    ],
    "PL-02": [
        swap("TÌNH HÌNH GỬI BÁO CÁO", "Tình hình gửi báo cáo"),
        css(".annex-title span:last-child { font-weight: normal }"),
        css(".reference { display: none }"),
        css(".reference { font-style: normal }"),
    ],
}

WORDS = {
    "SL-01": [text("Các cấp công đoàn hỗ trợ 2,130 lượt người."), text("Tổng kinh phí 2.5 tỷ đồng.")],
    "SL-02": [
        text("Các đơn vị trong Cụm hoàn thành kế hoạch quý 1."),
        text("Các đơn vị trong Cụm tổ chức 05 cuộc đối thoại."),
    ],
    "CT-01": [
        text("Ðồng chí Chủ tịch chỉ đạo trực tiếp."),
    ],
    "CT-02": [
        text("Tæng Liªn ®oµn Lao ®éng ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"),
        text("Toång Lieân ñoaøn Lao ñoäng Vieät Nam, Ñoäc laäp"),
    ],
    "CT-03": [text("Các gia đình hoà thuận."), text("Các lớp kĩ năng được tổ chức.")],
}

FILE = {
    "FN-03": [renamed("-Italic", ".VnTime"), renamed("-Italic", "ABCDEF+VNI-Times")],
    "DT-01": [
        bare("-Bold"),
        information(Title=""),
        information(Author=""),
        language("en-US"),
        noted,
        scripted,
        launching,
    ],
}


CASES = [
    (id, change)
    for theme in (PAGE, LETTERS, HEAD, BODY, ENDING, WORDS)
    for id, changes in theme.items()
    for change in changes
]
EDITS = [(id, edit) for id, edits in FILE.items() for edit in edits]


@pytest.fixture(scope="module")
def good(issued):
    """The page of a report, the PDF made of it, what fails in that, and the issuers of the office."""
    folder, registry = issued
    page = (folder / "2021Q1/cum-1.html").read_text()
    for blank, text in FILLED.items():
        page = page.replace(blank, text)
    page = re.sub(r'<section class="sources-annex">.*?</section>', "", page, flags=re.DOTALL)
    page = page.replace('<p class="text">Nguồn của từng số liệu nêu tại Phụ lục\u00a0III.</p>', "")
    pdf = printed(page)
    return page, pdf, broken(pdf, registry), registry


def test_nothing_fails_in_a_good_file_but_that_the_font_is_a_twin_of_times(good):
    assert {f"{id} {severity}" for id, severity in good[2]} <= {"FN-01 warning"}


@pytest.mark.parametrize(("id", "change"), CASES, ids=[f"{id}-{n}" for n, (id, *_) in enumerate(CASES)])
def test_one_fault_in_a_page_breaks_its_own_rule_alone(good, id, change):
    page, _, before, registry = good
    spoilt = change(page)
    assert spoilt != page
    assert {rule for rule, _ in broken(printed(spoilt), registry) - before} == {id}


@pytest.mark.parametrize(("id", "edit"), EDITS, ids=[f"{id}-{n}" for n, (id, *_) in enumerate(EDITS)])
def test_one_fault_in_a_pdf_breaks_its_own_rule_alone(good, id, edit):
    _, pdf, before, registry = good
    assert {rule for rule, _ in broken(edited(pdf, edit), registry) - before} == {id}


def test_every_rule_is_broken_in_a_pdf():
    assert {id for id, _ in (*CASES, *EDITS)} == {rule.id for rule in RULES}
