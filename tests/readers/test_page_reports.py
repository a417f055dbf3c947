"""Reports as pages: as office programs save them, and as sites show them between menus and comments."""

from __future__ import annotations

import pytest

from reports.extract.document import extract
from tests.readers.old_letters import in_1258
from tests.readers.page_files import BODY, BOXES, LETTERHEAD, REPORT, REPORT_LINES, TABLE, WORD, bare, read


def test_a_page_of_an_office_program_is_read_whole():
    head = '<meta charset="utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)">'
    document = read(bare(f"<p class=MsoNormal>Số: 12/BC-LĐLĐ</p><p>{BODY}</p><p>Nơi nhận:</p>{TABLE}", head))
    assert document.text.startswith(f"Số: 12/BC-LĐLĐ\n\n{BODY}\n\nNơi nhận:\n\nTT\tChỉ tiêu\tKết quả\n")
    assert document.findings == ()


IN_ROWS = """<table><tr><td>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>
<tr><td>LĐLĐ QUẬN HOÀNG MAI</td><td>Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 12/BC-LĐLĐ</td><td>Hà Nội, ngày 28 tháng 4 năm 2021</td></tr></table>"""
SIGNATURE = "<table><tr><td><p>Nơi nhận:</p><p>- Lưu: VT.</p></td><td><p>TM. BAN THƯỜNG VỤ</p><p>CHỦ TỊCH</p></td></tr></table>"
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
