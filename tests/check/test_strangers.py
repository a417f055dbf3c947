"""Files that our templates did not make are judged without a crash, and sensibly."""

from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.shared import Pt

from reports.check.judge import RULES, Status
from reports.check.registry import Registry
from reports.check.run import check_file
from reports.errors import InputError, Severity
from tests.check.word_parts import QUOC_HIEU, TIEU_NGU, word
from tests.libreoffice import converted
from tests.readers.word_files import saved

E, W = Severity.ERROR, Severity.WARNING
REPORT = Path(__file__).with_name("report.fodt")
NOTE = "Chào anh,\n\nTôi gửi anh bản tóm tắt kết quả quý I.\n\nThân mến"
PAGE = "<h1>Tin nhanh</h1><p>Kết quả <b>quý I</b>:</p><table border=1><tr><td>TT<td>Số<tr><td>1<td>24</table>"
LACKING = {"QH-01", "QH-03", "CQ-01", "SO-01", "NG-01", "TL-01", "KY-01", "NN-01"}
"""What says that a part is missing which every official document has."""
OF_PARTS = {"QH-02", "QH-05", "CQ-02", "SO-02", "NG-02", "TL-03", "FN-04", "KY-02", "NN-02", "NN-03", "PL-01"}
"""What has nothing to say about a document without these parts."""


def judged(content):
    """What each rule says: its status and severity by its id."""
    results = check_file(content, "x", Registry()).results
    assert [result.rule.id for result in results] == [rule.id for rule in RULES]
    return {result.rule.id: result for result in results}


def failed(content):
    return {id: result.severity for id, result in judged(content).items() if result.status is Status.FAIL}


# ------------------------------------------------------------------------------------- made by LibreOffice


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """What LibreOffice makes of a report, a note and a page: the bytes by name."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "report.fodt").write_bytes(REPORT.read_bytes())
    (folder / "note.txt").write_text(NOTE)
    (folder / "page.html").write_text(f"<meta charset=utf-8>{PAGE}")
    sources = [folder / name for name in ("report.fodt", "note.txt", "page.html")]
    made = (path for to in ("docx:MS Word 2007 XML", "pdf") for path in converted(to, *sources))
    return {path.name: path.read_bytes() for path in made}


def test_a_report_that_was_typed_in_libreoffice_lacks_what_its_author_forgot(office):
    forgotten = {"PN-01": E, "BG-02": W}  # page numbers; the repeated head of the table
    assert failed(office["report.docx"]) == forgotten


def test_the_pdf_of_that_report_is_a_good_one_but_no_final_file(office):
    found = failed(office["report.pdf"])
    assert found.pop("FN-01", W) is W  # in Liberation Serif where there is no Times New Roman
    assert found == {"DT-01": W}


@pytest.mark.parametrize("name", ["note.docx", "note.pdf", "page.docx", "page.pdf"])
def test_what_is_no_official_document_lacks_its_parts_and_the_rest_is_skipped(office, name):
    found = judged(office[name])
    assert {id for id in LACKING if found[id].status is not Status.FAIL} == set()
    assert {id for id in OF_PARTS if found[id].status is not Status.SKIP} == set()
    assert {"FN-01", "DT-01"} <= failed(office[name]).keys()


# ------------------------------------------------------------------------------------ made by other programs


def test_a_document_of_the_default_template_of_python_docx():
    document = docx.Document()
    document.add_heading("Kết quả quý I", 1)
    document.add_paragraph("Các đơn vị đã gửi báo cáo.", style="List Bullet")
    table = document.add_table(2, 2, style="Light Grid Accent 1")
    table.cell(1, 1).text = "24"
    found = failed(saved(document))
    assert LACKING | {"PG-01", "PN-01", "FN-01", "FN-02", "ND-01", "ND-02", "BG-02", "DT-01"} <= found.keys()
    assert found["PG-01"] is E


TIMES = '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"/>'
ARIAL = TIMES.replace("Times New Roman", "Arial")
DEFAULTS = f'<w:docDefaults><w:rPrDefault><w:rPr>{ARIAL}<w:sz w:val="22"/><w:lang w:val="vi"/></w:rPr></w:rPrDefault></w:docDefaults>'
SECTION = """<w:sectPr><w:pgSz w:h="16834" w:w="11909" w:orient="portrait"/><w:pgMar w:top="1133.8582677165355"
    w:right="850.3937007874016" w:bottom="1133.8582677165355" w:left="1700.787401574803" w:header="720" w:footer="720"/></w:sectPr>"""


def typed(text, size, *, bold=0, italic=0, align="center", first=0, after=0):
    """A paragraph as Google Docs writes it: no styles, everything at its place, fractions of twips."""
    cut = f'{TIMES}<w:b w:val="{bold}"/><w:i w:val="{italic}"/><w:sz w:val="{size * 2}"/><w:rtl w:val="0"/>'
    place = f'<w:spacing w:after="{after}" w:before="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="{first}"/>'
    return f'<w:p><w:pPr>{place}<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{cut}</w:rPr><w:t>{text}</w:t></w:r></w:p>'


def halved(left, right):
    """A table of two columns without lines."""
    margins = "".join(f'<w:{side} w:w="0.0" w:type="dxa"/>' for side in ("left", "right"))
    grid = '<w:tblGrid><w:gridCol w:w="4252"/><w:gridCol w:w="5102"/></w:tblGrid>'
    cells = "".join(f"<w:tc><w:tcPr/>{''.join(inside)}</w:tc>" for inside in (left, right))
    settings = f'<w:tblW w:w="9354.0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr>{grid}<w:tr>{cells}</w:tr></w:tbl>"


def body_text(words):
    return typed(words, 14, align="both", first=566.92, after=120)


TYPED = (
    halved(
        [typed("LIÊN ĐOÀN LAO ĐỘNG", 12), typed("CÔNG ĐOÀN CƠ SỞ A", 12, bold=1), typed("Số: 05/BC-CĐCS", 13)],
        [typed(QUOC_HIEU, 12, bold=1), typed(TIEU_NGU, 13, bold=1), typed("Hà Nội, ngày 05 tháng 4 năm 2021", 13, italic=1)],
    )
    + typed("BÁO CÁO", 14, bold=1)
    + typed("Về việc tổ chức hội nghị người lao động", 14, bold=1)
    + body_text("Công đoàn cơ sở A báo cáo việc tổ chức hội nghị người lao động như sau:")
    + body_text("Hội nghị được tổ chức đúng thời hạn./.")
    + halved(
        [typed("Nơi nhận:", 12, bold=1, italic=1, align="left"), typed("- Lưu: VT.", 11, align="left")],
        [typed("TM. BAN CHẤP HÀNH", 14, bold=1), typed("CHỦ TỊCH", 14, bold=1)],
    )
)  # fmt: skip


def test_a_document_that_is_formatted_by_hand_alone_is_judged_by_what_it_shows():
    undrawn = {"QH-05": E, "CQ-02": E, "TL-03": E}  # the lines below the head and the title
    other = {"PN-01": E, "DT-01": W}  # no page number; no title, no author
    assert failed(word(TYPED, section=SECTION, styles=DEFAULTS)) == undrawn | other


# ------------------------------------------------------------------------------------------- without anything


def test_an_empty_word_file_lacks_everything():
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(14)
    found = judged(saved(document))
    assert {id for id in LACKING if found[id].status is not Status.FAIL} == set()
    assert {id for id in OF_PARTS if found[id].status is not Status.SKIP} == set()


def test_an_empty_pdf_has_no_text_to_judge():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    raw = BytesIO()
    writer.write(raw)
    with pytest.raises(InputError, match="no text layer"):
        check_file(raw.getvalue(), "x.pdf", Registry())
