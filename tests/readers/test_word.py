"""Paragraphs of Word files, whoever wrote them: all that is shown is read once, in reading order, and nothing else."""

import io
import unicodedata

import docx as python_docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reports.readers.legacy import recovered
from reports.readers.model import Format
from tests.readers.word_files import box, docx, p, part, r, read, tbl, text_of

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
CODE = r(" REF so_lieu ", tag="instrText")


def test_paragraphs_are_parted_by_an_empty_line_and_empty_ones_are_not_read():
    assert text_of(p("Một") + p() + p(" ") + p("Hai")) == "Một\n\nHai\n"


def test_the_runs_of_a_paragraph_are_one_text():
    assert text_of(p("Kết n", "ạp 5", "40 đoàn viên")) == "Kết nạp 540 đoàn viên\n"


def test_white_space_counts_as_in_word():
    run = "<w:r><w:t> 540 </w:t></w:r>"
    assert text_of(f"<w:p>{run}{r(' đoàn viên')}</w:p>") == "540 đoàn viên\n"
    kept = part("document", f"<w:body><w:p>{r('a')}<w:r><w:t> b</w:t></w:r></w:p></w:body>")
    assert text_of(f'<w:p xml:space="preserve">{r("a")}<w:r><w:t> b</w:t></w:r></w:p>') == "a b\n", kept


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>", "2021-2025"),
        ("<w:r><w:t>đoàn</w:t><w:softHyphen/><w:t>viên</w:t></w:r>", "đoànviên"),
        (r("đoàn\u00adviên"), "đoànviên"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 90%"), "≥ 90%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" Có"), "☑ Có"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>' + r(" Có"), "• Có"),
        ('<w:r><w:sym w:font="Symbol" w:char="?"/></w:r>' + r("Có"), "Có"),
        ('<w:hyperlink r:id="x">' + r("540") + "</w:hyperlink>", "540"),
        ('<w:smartTag><w:customXml w:element="x">' + r("540") + "</w:customXml></w:smartTag>", "540"),
        ("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + r("540") + "</w:sdtContent></w:sdt>", "540"),
        (r("Kết nạp", "<w:caps/>"), "Kết nạp"),
        (
            "<w:r><w:ruby><w:rt>"
            + r("âm")
            + "</w:rt><w:rubyBase>"
            + r("chữ")
            + "</w:rubyBase></w:ruby></w:r>",
            "chữ",
        ),
        ('<w:bookmarkStart w:id="0" w:name="a"/><w:proofErr w:type="spellStart"/>' + r("540"), "540"),
    ],
)
def test_what_stands_in_a_paragraph_is_read_as_it_is_shown(inside, text):
    assert text_of(f"<w:p>{inside}</w:p>") == f"{text}\n"


def test_digits_that_are_raised_stay_so_and_join_no_figure():
    raised = '<w:vertAlign w:val="superscript"/>'
    assert text_of(p("540", r("1", raised), " đoàn viên, 12 m", r("2", raised))) == "540¹ đoàn viên, 12 m²\n"


def test_of_a_field_its_result_is_read_and_not_its_code():
    assert (
        text_of(p("Kết nạp ", BEGIN, CODE, SEPARATE, "540", END, " đoàn viên")) == "Kết nạp 540 đoàn viên\n"
    )


def test_what_a_field_within_a_code_results_in_is_not_read():
    inner = BEGIN + CODE + SEPARATE + r("123") + END
    assert text_of(p("Có ", BEGIN, CODE, inner, SEPARATE, "540", END)) == "Có 540\n"


def test_a_simple_field_is_read_and_a_page_number_is_not():
    numbered = f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>'
    simple = f'<w:fldSimple w:instr=" REF x ">{r("540")}</w:fldSimple>'
    assert text_of(f"<w:p>{numbered}{simple}</w:p>") == "540\n"


def test_marks_of_fields_that_fit_no_field_change_nothing():
    stray = '<w:r><w:fldChar w:fldCharType="odd"/></w:r>'
    assert text_of(p(SEPARATE, CODE, END, "540", stray)) == "540\n"


@pytest.mark.parametrize(("result", "chosen"), [('<w:result w:val="1"/>', "352"), ("", "100")])
def test_what_was_chosen_in_a_field_that_lets_choose_is_read(result, chosen):
    entries = '<w:listEntry w:val="100"/><w:listEntry w:val="352"/>'
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text_of(p("Kết nạp ", field, " đoàn viên")) == f"Kết nạp {chosen} đoàn viên\n"


def test_the_text_is_in_nfc_and_its_regions_fit_it():
    document = read(
        docx(p(unicodedata.normalize("NFD", "Số liệu"), box(unicodedata.normalize("NFD", "Hộp"))))
    )
    (region,) = document.regions
    assert document.text == "Số liệu\n\nHộp\n"
    assert document.text[region.start : region.end] == "Hộp"


def test_a_file_of_python_docx_is_read_whole():
    made, buffer = python_docx.Document(), io.BytesIO()
    made.add_heading("Báo cáo", 1)
    made.add_paragraph("Kết nạp 540 đoàn viên.")
    made.add_paragraph("Một", style="List Bullet")
    made.add_paragraph("Hai", style="List Number")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Đơn vị"
    table.cell(1, 2).text = "12"
    made.sections[0].header.paragraphs[0].text = "LĐLĐ quận"
    made.save(buffer)
    document = read(buffer.getvalue())
    assert document.text == (
        "LĐLĐ quận\n\nBáo cáo\n\nKết nạp 540 đoàn viên.\n\n- Một\n1. Hai\n\nĐơn vị\t\t\n\t\t12\n"
    )
    assert (document.format, document.path) == (Format.DOCX, "bao-cao.docx")


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
TABLES = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=1, max_size=4)
)


@settings(deadline=None)  # on a busy machine
@given(st.lists(st.one_of(st.lists(WORDS, min_size=1, max_size=4), st.tuples(TABLES)), max_size=8))
def test_no_text_of_paragraphs_and_tables_is_lost(blocks):
    made, lines = "", []
    for block in blocks:
        if isinstance(block, tuple):
            made += tbl(*("|".join(row) for row in block[0])) + p()
            lines += ["\t".join(row) for row in block[0]]
        else:
            made += p(*block)
            lines.append("".join(block))
    assume(not recovered("\n".join(lines)).pairs)  # AÀ again and again is the Ầ of an old font
    found = [line for line in text_of(made).split("\n") if line]
    assert found == [unicodedata.normalize("NFC", line) for line in lines]
