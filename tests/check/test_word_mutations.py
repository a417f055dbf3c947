"""Each rule of the linter, and no other, catches its own fault in a finished Word file of the repository.

Every rule can be broken in a Word file. What such a file cannot show: where its pages end (a signature that
stands alone on its page, a row that is cut), whether its fonts are embedded, and what is PDF/A's alone.
One fault of each rule is tried in make test, all in make test-slow.
"""

from __future__ import annotations

from unicodedata import normalize

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX as COLOUR
from docx.shared import Mm, Pt, RGBColor

from reports.check.judge import RULES
from tests.check.issued import FILLED, broken
from tests.check.spoil_word import (
    before,
    both,
    cell,
    changed,
    coloured,
    cut,
    dashed,
    drop,
    gone,
    indented,
    inserted,
    laid,
    line,
    macros,
    number,
    number_to_footer,
    numbering,
    paragraph,
    properties,
    run_property,
    say,
    section,
    sections,
    setting,
    short,
    spoken,
    styled,
    swap,
    template_elsewhere,
    total,
    unset,
    wide,
    written,
)

Q1, CITY, YEAR, PLAN = "2021Q1/cum-1", "2021Q1/thanh-pho", "2023/cum-2", "2021/thuong-tin"
NATION, MOTTO, SUPERIOR, ISSUER = "CỘNG HÒA", "Độc lập", "TỔNG LIÊN ĐOÀN", "LIÊN ĐOÀN LAO ĐỘNG"
ISSUER_END, NUMBER, DATE = "THÀNH PHỐ HÀ NỘI", "Số:", "Hà Nội, ngày"
TYPE, SUBJECT, SUBJECT_END, ADDRESSED = "BÁO CÁO", "Sơ kết", "của Cụm thi đua số 1", "Kính gửi"
OPENING, TEXT, HEADING, CLAUSE = "Trên cơ sở", "Các đơn vị trong Cụm", "III. ", "2. Phát triển"
END, RECIPIENTS, SIGNS, SIGNER = "Trên đây", "Nơi nhận", "TM.", "Nguyễn Văn A"
ANNEX, ANNEX_TITLE, REFERENCE = "Phụ lục II", "TÌNH HÌNH GỬI", "(Kèm theo"
TASKS, FIGURES, SENDERS = "Nhiệm vụ, chỉ tiêu", "Kết quả", "Tình hình báo cáo"

LYING = section(0, page_width=Mm(297), page_height=Mm(210), orientation=WD_ORIENT.LANDSCAPE)

PAGE = {
    "PG-01": [
        sections(page_width=Mm(215.9), page_height=Mm(279.4), right_margin=Mm(20)),
        section(1, page_width=Mm(215), page_height=Mm(330)),
    ],
    "PG-02": [both(LYING, line(SUBJECT_END, indented(102)))],
    "PG-03": [section(0, top_margin=Mm(15)), section(1, bottom_margin=Mm(30))],
    "PG-04": [section(0, left_margin=Mm(29)), setting("w:mirrorMargins")],
    "PG-05": [section(0, right_margin=Mm(14)), section(1, right_margin=Mm(10))],
    "PN-01": [number_to_footer, number(lambda p: p.clear())],
    "PN-02": [
        number(lambda p: setattr(p.paragraph_format, "alignment", ALIGN.RIGHT)),
        number(lambda p: [setattr(run.font, "size", Pt(11)) for run in p.runs]),
        number(lambda p: [setattr(run.font, "italic", True) for run in p.runs]),
    ],
    "PN-03": [section(0, different_first_page_header_footer=False)],
    "PN-04": [
        numbering(0, fmt="lowerRoman"),
        numbering(0, start="5"),
        number(lambda p: p._p.insert(1, p.add_run("Trang ")._r)),
    ],
    "PN-05": [numbering(1, start=None)],
}
"""What can be broken about paper and page numbers."""

LETTERS = {
    "FN-01": [
        cut(TEXT, name="Arial"),
        run_property(TEXT, "w:rFonts", eastAsia="Calibri"),
        number(lambda p: [setattr(run.font, "name", "Arial") for run in p.runs]),
        styled("Ô bảng", name="Arial"),
    ],
    "FN-02": [
        coloured(TEXT, RGBColor(0xFF, 0, 0)),
        cut(TEXT, highlight_color=COLOUR.YELLOW),
        run_property(TEXT, "w:shd", val="clear", fill="FFFF00"),
    ],
    "FN-03": [cut(TEXT, name=".VnTime"), cut(TEXT, name="VNI-Times")],
    "FN-04": [cut(NATION, size=Pt(13)), cut(DATE, size=Pt(14))],
    "FN-05": [
        cut(TYPE, underline=True),
        run_property(TEXT, "w:w", val="90"),
        run_property(TEXT, "w:spacing", val="40"),
    ],
}
"""What can be broken about fonts."""

HEAD = {
    "QH-01": [
        say(NATION, "CỘNG HOÀ XÃ HỘI CHŨ NGHĨA VIỆT NAM"),
        say(NATION, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        say(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"),
        drop(NATION),
    ],
    "QH-02": [cut(NATION, size=Pt(11)), cut(NATION, bold=False), cut(NATION, italic=True)],
    "QH-03": [say(MOTTO, "Độc lập – Tự do – Hạnh phúc"), say(MOTTO, "Độc lập- Tự do- Hạnh phúc")],
    "QH-04": [
        cut(MOTTO, size=Pt(12)),
        cut(MOTTO, bold=False),
        laid(MOTTO, alignment=ALIGN.LEFT),
        laid(MOTTO, line_spacing=1.5),
    ],
    "QH-05": [line(MOTTO, gone), line(MOTTO, indented(30)), line(MOTTO, dashed)],
    "CQ-01": [
        cut(SUPERIOR, bold=True),
        cut(ISSUER, size=Pt(14)),
        cut(ISSUER_END, bold=False),
        say(SUPERIOR, "Tổng Liên đoàn"),
        laid(ISSUER, alignment=ALIGN.LEFT),
    ],
    "CQ-02": [line(ISSUER_END, gone), line(ISSUER_END, indented(5)), line(ISSUER_END, dashed)],
    "CQ-03": [say(ISSUER_END, "TP HÀ NỘI"), say(ISSUER_END, "QUẬN BA ĐÌNH")],
    "SO-01": [
        say(NUMBER, "Số: 5/BC-LĐLĐ"),
        say(NUMBER, "Số: 05/KH-LĐLĐ"),
        say(NUMBER, "Số: 05/BC-LĐLĐ/2021"),
        say(NUMBER, "Số 05-BC/LĐLĐ"),
        say(NUMBER, "Số: 05/BC-CĐCS"),
        drop(NUMBER),
    ],
    "SO-02": [cut(NUMBER, bold=True), cut(NUMBER, size=Pt(14)), laid(NUMBER, alignment=ALIGN.LEFT)],
    "NG-01": [
        say(DATE, "Hà Nội, ngày 5 tháng 4 năm 2021"),
        say(DATE, "Hà Nội, ngày 05 tháng 04 năm 2021"),
        say(DATE, "Hà Nội, ngày 31 tháng 4 năm 2021"),
        say(DATE, "Hà nội, ngày 05 tháng 4 năm 2021"),
        say(DATE, "Hà Nội, 05/4/2021"),
        drop(DATE),
    ],
    "NG-02": [
        cut(DATE, italic=False),
        cut(DATE, bold=True),
        before(DATE, ""),
        laid(DATE, alignment=ALIGN.LEFT),
    ],
    "NG-03": [
        swap(", số liệu tính đến ngày 31/3/2021", ""),
        swap("đến ngày 31/3/2021", "đến ngày 30/3/2021"),
        say(DATE, "Hà Nội, ngày 30 tháng 3 năm 2021"),
    ],
    "TL-01": [
        say(TYPE, "Báo cáo"),
        say(TYPE, "BÁO CAO"),
        cut(TYPE, size=Pt(15)),
        cut(TYPE, bold=False),
        laid(TYPE, alignment=ALIGN.LEFT),
    ],
    "TL-02": [
        cut(SUBJECT, bold=False),
        cut(SUBJECT, size=Pt(15)),
        cut(SUBJECT, all_caps=True),
        laid(SUBJECT, alignment=ALIGN.LEFT),
    ],
    "TL-03": [line(SUBJECT_END, gone), line(SUBJECT_END, indented(10)), line(SUBJECT_END, dashed)],
    "TL-04": [
        both(
            say(SUBJECT, "Sơ kết hoạt động công đoàn trong kỳ báo cáo,"),
            say("phương hướng", "phương hướng, nhiệm vụ trọng tâm kỳ tiếp theo"),
        ),
        both(
            say(SUBJECT, "Sơ kết hoạt động công đoàn quý I vừa qua,"),
            say("phương hướng", "phương hướng, nhiệm vụ trọng tâm quý II sắp tới"),
        ),
        before(SUBJECT_END, *["và các nội dung khác của các đơn vị"] * 14),
    ],
    "KG-01": [
        drop(ADDRESSED),
        drop("- Như trên"),
        cut(ADDRESSED, bold=True),
        say(ADDRESSED, "Kính gửi Tổng Liên đoàn Lao động Việt Nam"),
    ],
}
"""What can be broken about boxes 1 to 5 and 9a."""

BODY = {
    "ND-01": [cut(TEXT, size=Pt(12)), cut(TEXT, size=Pt(13)), styled("Lời văn", bold=True)],
    "ND-02": [laid(TEXT, alignment=ALIGN.LEFT), laid(OPENING, alignment=ALIGN.CENTER)],
    "ND-03": [
        laid(TEXT, first_line_indent=Mm(15)),
        laid(TEXT, first_line_indent=Mm(12.7)),
        say(TEXT, "\tCác đơn vị trong Cụm bám sát chỉ đạo của cấp trên."),
        say(TEXT, "   Các đơn vị trong Cụm bám sát chỉ đạo của cấp trên."),
    ],
    "ND-04": [laid("Dịch bệnh", space_after=Pt(3))],
    "ND-05": [laid(TEXT, line_spacing=2.0), laid(OPENING, line_spacing=Pt(12))],
    "ND-06": [
        say(HEADING, "III. Đánh giá chung"),
        say(HEADING, "III/ ĐÁNH GIÁ CHUNG"),
        say(HEADING, "III."),
        cut(HEADING, bold=False),
        cut(CLAUSE, bold=False),
        say(TEXT, "- Các đơn vị trong Cụm bám sát chỉ đạo của cấp trên;"),
        both(before(TEXT, "a. Công tác chỉ đạo;"), before(TEXT, "b) Công tác phối hợp;")),
    ],
    "ND-07": [
        say(HEADING, "IV. ĐÁNH GIÁ CHUNG"),
        say(CLAUSE, "1. Phát triển đoàn viên, thành lập công đoàn cơ sở"),
        before(TEXT, "a) Công tác chỉ đạo;", "b) Công tác phối hợp;", "d) Công tác khác;"),
    ],
    "ND-08": [laid(HEADING, keep_with_next=False), before(TEXT, "", "")],
    "ND-09": [swap("./.", ".")],
    "ND-10": [
        say(TEXT, "Thực hiện Kế hoạch 12/KH-LĐLĐ ngày 05/01/2021 của Ban Thường vụ."),
        say(TEXT, "Thực hiện Kế hoạch số 12/KH-LĐLĐ."),
        say(TEXT, "Thực hiện Khoản 2 Điều 5 của Luật Công đoàn, Điều 5 khoản 3 của Điều lệ."),
    ],
    "BG-01": [wide(TASKS, 12), written(TASKS, 9, slice(None)), written(TASKS, 13, slice(2, 3))],
    "BG-02": [
        unset(FIGURES, "w:tblHeader"),
        unset(FIGURES, "w:cantSplit"),
        cell(FIGURES, 3, 0, "4"),
        cell(FIGURES, 2, 2, ""),
    ],
    "BG-03": [
        both(
            *(cell(SENDERS, n, 2, str(n)) for n in (1, 2, 3)),
            total(SENDERS, 2, "7"),
        ),
        say(TEXT, "Có 2.589/4.298 hội nghị người lao động (đạt 60,25%)."),
    ],
}
"""What can be broken about the text and its tables."""

ENDING = {
    "KY-01": [
        say(SIGNS, "T/M BAN THƯỜNG VỤ"),
        say(SIGNS, "TM.BAN THƯỜNG VỤ"),
        say(SIGNS, "BAN THƯỜNG VỤ"),
        say("CHỦ TỊCH", "Chủ tịch"),
        both(say(SIGNS, "PHÓ CHỦ TỊCH"), drop("CHỦ TỊCH")),
        cut(SIGNS, bold=False),
        cut(SIGNS, size=Pt(12)),
        laid("CHỦ TỊCH", alignment=ALIGN.LEFT),
    ],
    "KY-02": [say(SIGNER, "NGUYỄN VĂN A"), say(SIGNER, "TS. Nguyễn Văn A"), cut(SIGNER, bold=False)],
    "KY-03": [before(RECIPIENTS, ""), before(SIGNS, "")],
    "NN-01": [
        cut(RECIPIENTS, size=Pt(14)),
        cut(RECIPIENTS, italic=False),
        say(RECIPIENTS, "Nơi nhận"),
        laid(RECIPIENTS, left_indent=Mm(10)),
    ],
    "NN-02": [
        cut("- Các ban", size=Pt(12)),
        say("- Các ban", "- Các ban, các đơn vị có liên quan."),
        say("- Các ban", "+ Các ban, các đơn vị có liên quan;"),
    ],
    "NN-03": [say("- Lưu", "- Lưu VT, Văn phòng."), say("- Lưu", "- Lưu: VT, Văn phòng;")],
    "PL-01": [
        say(ANNEX, "PHỤ LỤC II"),
        say("Phụ lục I", "Phụ lục 1"),
        both(say("Phụ lục I", "Phụ lục I. KẾT QUẢ THỰC HIỆN CHỈ TIÊU"), drop("KẾT QUẢ THỰC HIỆN")),
        cut(ANNEX, size=Pt(13)),
        cut(ANNEX, bold=False),
        laid(ANNEX, alignment=ALIGN.LEFT),
        say("Tình hình gửi", "Tình hình gửi báo cáo của các đơn vị nêu ở phần sau."),
    ],
    "PL-02": [
        say(ANNEX_TITLE, "Tình hình gửi báo cáo"),
        cut(ANNEX_TITLE, bold=False),
        drop(REFERENCE),
        cut(REFERENCE, italic=False),
        say(REFERENCE, "(Kèm theo Báo cáo của Liên đoàn Lao động thành phố Hà Nội)"),
    ],
}
"""What can be broken about boxes 7 and 9b and the annexes."""

WORDS = {
    "SL-01": [
        say(TEXT, "Các cấp công đoàn hỗ trợ 2,130 lượt người."),
        say(TEXT, "Tổng kinh phí 2.5 tỷ đồng."),
        cell(FIGURES, 3, 1, "Kinh phí hỗ trợ 12345 đoàn viên"),
    ],
    "SL-02": [
        say(TEXT, "Các đơn vị trong Cụm hoàn thành kế hoạch quý 1."),
        say(TEXT, "Các đơn vị trong Cụm tổ chức 05 cuộc đối thoại."),
    ],
    "CT-01": [
        say(TEXT, normalize("NFD", "Các đơn vị bám sát chỉ đạo của cấp trên.")),
        say(TEXT, "Các đơn vị bám\u200b sát chỉ đạo của cấp trên."),
        say(TEXT, "Ðồng chí Chủ tịch chỉ đạo trực tiếp."),
        cell(FIGURES, 3, 1, "Kinh phí\u200b hỗ trợ"),
    ],
    "CT-02": [
        say(TEXT, "Tæng Liªn ®oµn Lao ®éng ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"),
        say(TEXT, "Toång Lieân ñoaøn Lao ñoäng Vieät Nam, Ñoäc laäp"),
    ],
    "CT-03": [say(TEXT, "Các gia đình hoà thuận."), say(TEXT, "Các lớp kĩ năng được tổ chức.")],
    "DT-01": [
        lambda word: word.add_comment(paragraph(word, TEXT).runs, "Xem lại.", "Văn phòng"),
        inserted,
        cut("Dịch bệnh", hidden=True),
        macros,
        template_elsewhere,
        properties(title=""),
        properties(author=""),
        spoken("en-US"),
    ],
}
"""What can be broken about words, figures, letters and the file itself."""

CASES = [
    (id, Q1, change)
    for theme in (PAGE, LETTERS, HEAD, BODY, ENDING, WORDS)
    for id, changes in theme.items()
    for change in changes
]
CASES += [
    ("PN-05", CITY, numbering(1, start=None)),
    ("ND-06", YEAR, styled("Heading 1", bold=False)),
    ("CQ-03", PLAN, say("Thường Tín, ngày", "Thường Tín, ngày 05 tháng 4 năm 2026")),
    ("SO-01", PLAN, say(NUMBER, "Số: 05/BC-LĐLĐ")),
]


@pytest.fixture(scope="module")
def good(issued):
    folder, registry = issued
    filled = both(*(swap(blank, text) for blank, text in FILLED.items()), short)
    files = {name: (folder / f"{name}.docx").read_bytes() for name in (Q1, CITY, YEAR, PLAN)}
    return {**files, Q1: changed(files[Q1], filled)}, registry


@pytest.mark.parametrize("name", [Q1, CITY, YEAR, PLAN])
def test_nothing_fails_in_a_good_file(good, name):
    files, registry = good
    assert broken(files[name], registry) == set()


def one_of_each_rule():
    """Cases of `parametrize`: the first fault of each rule for `make test`, all for `make test-slow`."""
    first = {id: n for n, (id, *_) in reversed([*enumerate(CASES)])}
    return [
        pytest.param(*case, id=f"{case[0]}-{n}", marks=() if first[case[0]] == n else pytest.mark.slow)
        for n, case in enumerate(CASES)
    ]


@pytest.mark.parametrize(("id", "name", "change"), one_of_each_rule())
def test_one_fault_in_a_file_breaks_its_own_rule_alone(good, id, name, change):
    files, registry = good
    assert {rule for rule, _ in broken(changed(files[name], change), registry)} == {id}


def test_every_rule_is_broken_in_a_word_file():
    assert {id for id, *_ in CASES} == {rule.id for rule in RULES}
