"""Word files: everything that is shown is read once, in reading order, and nothing else."""

import io
import unicodedata

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.readers.model import Format
from tests.libreoffice import converted
from tests.readers.findings import told
from tests.readers.old_letters import in_tcvn3, in_vni
from tests.readers.word_files import box, docx, p, part, r, read, tbl, tc, text_of, tr

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
CODE = r(" REF so_lieu ", tag="instrText")


# ------------------------------------------------------------------------------------------- paragraphs


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


def test_the_text_is_in_nfc_and_its_regions_fit_it():
    document = read(
        docx(p(unicodedata.normalize("NFD", "Số liệu"), box(unicodedata.normalize("NFD", "Hộp"))))
    )
    (region,) = document.regions
    assert document.text == "Số liệu\n\nHộp\n"
    assert document.text[region.start : region.end] == "Hộp"


# ------------------------------------------------------------------------------------------------ lists


def level(depth, format, text, extra=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def item(text, depth=0, list=1, props=""):
    return p(text, props=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>{props}')


def test_items_of_a_list_stand_under_each_other_with_their_numbers():
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "\uf0b7")
    )
    body = (
        p("Gồm:")
        + item("một")
        + item("hai", 1)
        + item("ba", 1)
        + item("bốn", 2)
        + item("năm")
        + item("sáu", 1)
    )
    assert text_of(body + p("Hết."), numbering=numbering) == (
        "Gồm:\n\n1. một\na) hai\nb) ba\n- bốn\n2. năm\na) sáu\n\nHết.\n"
    )


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("decimal", "1. 2. 3."),
        ("decimalZero", "01. 02. 03."),
        ("upperRoman", "I II III"),
        ("lowerRoman", "i ii iii"),
        ("upperLetter", "A B C"),
        ("lowerLetter", "a b c"),
        ("bullet", "- - -"),
        ("vietnameseCounting", "1. 2. 3."),
    ],
)
def test_numbers_are_written_in_the_format_of_their_list(format, numbers):
    text = text_of(item("x") * 3, numbering=lists(level(0, format, "%1")))
    assert text.split() == " x ".join([*numbers.split(), ""]).split()


def test_letters_go_on_after_z():
    assert text_of(item("x") * 27, numbering=lists(level(0, "lowerLetter", "%1)"))).split()[-2] == "aa)"


def test_a_number_may_hold_those_of_the_levels_above():
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    assert text_of(item("một") + item("hai", 1) + item("ba", 1), numbering=numbering) == (
        "I. một\n1.1. hai\n1.2. ba\n"
    )


def test_a_level_without_a_sign_is_no_item():
    body = item("một") + item("hai")
    assert text_of(body, numbering=lists(level(0, "none", ""))) == "một\n\nhai\n"
    assert text_of(body, numbering=lists(level(0, "bullet", " "))) == "một\n\nhai\n"


def test_lists_of_one_family_count_on_unless_one_begins_anew():
    again = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", list=2) + item("c", list=3) + item("d", list=3)
    assert (
        text_of(body, numbering=lists(level(0, "decimal", "%1."), numbers=again))
        == "1. a\n2. b\n5. c\n6. d\n"
    )


def test_a_level_may_be_changed_and_may_never_begin_anew():
    changed = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1/")}</w:lvlOverride></w:num>'
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'), numbers=changed
    )
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert text_of(body, numbering=numbering) == "1/ a\n1) b\n2/ c\n2) d\n"


def test_a_style_may_put_its_paragraphs_into_a_list_and_say_they_are_headings():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    numbering = lists(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Con"/>'),
    )
    body = p("Kết quả", props='<w:pStyle w:val="Muc"/>') + p("Ưu điểm", props='<w:pStyle w:val="Con"/>')
    assert text_of(body, styles=styles, numbering=numbering) == "I. Kết quả\n\n1. Ưu điểm\n"


def test_a_list_may_be_linked_to_that_of_a_list_style():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/>{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert text_of(item("a"), numbering=numbering) == "1. a\n"


@pytest.mark.parametrize("list", [0, 9])
def test_a_paragraph_of_no_list_has_no_number(list):
    assert text_of(item("a", list=list), numbering=lists(level(0, "decimal", "%1."))) == "a\n"
    assert text_of(item("a", 5), numbering=lists(level(0, "decimal", "%1."))) == "a\n"


def test_an_empty_item_counts_and_one_that_is_hidden_does_not():
    hidden = item(r("ẩn", "<w:vanish/>"), props="<w:rPr><w:vanish/></w:rPr>")
    body = item("a") + item("") + hidden + item("b")
    assert text_of(body, numbering=lists(level(0, "decimal", "%1."))) == "1. a\n3. b\n"


# ----------------------------------------------------------------------------------------------- tables


def test_a_row_is_a_line_and_its_cells_are_parted_by_tabs():
    assert text_of(p("Bảng") + tbl("TT|Đơn vị|Số", "1|Ba Đình|12") + p("Hết")) == (
        "Bảng\n\nTT\tĐơn vị\tSố\n1\tBa Đình\t12\n\nHết\n"
    )


def test_what_a_merged_cell_covers_is_empty_and_the_lines_of_a_head_are_one():
    first, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("Đơn vị", first), tc("Số", '<w:gridSpan w:val="2"/>')),
        tr(tc("không thấy", rest), "KH", "TH"),
        tr(tc("Tổng", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "12"),
    )
    assert text_of(table) == "Đơn vị\tSố: KH\tSố: TH\nTổng\t\t12\n"


def test_a_row_may_begin_later_and_end_earlier_than_others():
    row = tr("a", "b", props='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')
    assert text_of(tbl("1|2|3|4|5", row)) == "1\t2\t3\t4\t5\n\ta\tb\t\t\n"


def test_a_span_beyond_what_word_knows_is_cut():
    assert text_of(tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>'), "b"))) == "a" + "\t" * 63 + "b\n"


def test_the_paragraphs_of_a_cell_are_one_text_and_empty_rows_are_not_read():
    cell = tc(p("Nam") + p("<w:r><w:t>10</w:t><w:tab/><w:t>người</w:t><w:br/><w:t>Nữ</w:t></w:r>"))
    table = tbl(tr(cell, "x", "y"), " | | ", "a|b|c")
    assert text_of(table) == "Nam 10 người Nữ\tx\ty\na\tb\tc\n"


def test_a_table_in_a_cell_is_told_with_its_row():
    inner = tbl("Chỉ tiêu|Số|Ghi chú", "Đoàn viên|55|x")
    row = (
        "<w:tr>"
        + "".join(f"<w:tc>{part}</w:tc>" for part in (p("CĐCS A"), p("tốt"), inner + p("")))
        + "</w:tr>"
    )
    (problem,) = told(read(docx(tbl("Đơn vị|Loại|Kết quả", row))), "nested-table")
    assert problem.endswith("there are 1, the first in the row “CĐCS A”")


def test_a_table_in_a_cell_follows_the_table_around_it():
    inner = tc(p("trước") + tbl("1|2", "3|4") + p("sau"))
    assert text_of(tbl(tr("a", inner, "d"), "b|c|e")) == "a\ttrước sau\td\nb\tc\te\n\n1\t2\n3\t4\n"


def test_the_figures_of_a_table_in_a_cell_are_doubtful(config):
    row = tr("LĐLĐ quận Tây Hồ", tc(tbl("Chỉ tiêu|ĐVT|Số", "Đoàn viên kết nạp mới|người|55") + p("")))
    document = read(docx(p("LĐLĐ quận Hoàng Mai: Kết quả quý I/2021") + tbl("Đơn vị|Kết quả", row)))
    (figure,) = extract(document, config).figures
    assert (figure.mention.value, figure.unsure) == (55, Unsure.NESTED)


def test_a_table_of_one_column_is_read_as_the_text_that_it_frames():
    assert text_of(tbl(tr(tc(p("Một") + p("Hai"))), "Ba")) == "Một\n\nHai\n\nBa\n"


def test_the_two_sides_of_a_letterhead_are_read_one_after_the_other():
    left = tc(p("LIÊN ĐOÀN LAO ĐỘNG") + p("QUẬN HÒA MẪU"))
    right = tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc"))
    head = tbl(tr(left, right), "Số: 12/BC-LĐLĐ|Hòa Mẫu, ngày 30 tháng 3 năm 2021")
    assert text_of(head).split("\n\n") == [
        "LIÊN ĐOÀN LAO ĐỘNG\nQUẬN HÒA MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-LĐLĐ",
        "Hòa Mẫu, ngày 30 tháng 3 năm 2021\n",
    ]


def test_rows_and_cells_may_stand_in_content_controls():
    row = f"<w:sdt><w:sdtContent>{tr('a', 'b')}</w:sdtContent></w:sdt>"
    cell = f"<w:tr><w:sdt><w:sdtContent>{tc('c')}</w:sdtContent></w:sdt>{tc('d')}</w:tr>"
    assert text_of(f"<w:sdt><w:sdtContent>{tbl(row, cell)}</w:sdtContent></w:sdt>") == "a\tb\nc\td\n"


def test_a_hidden_row_is_told_and_not_read():
    document = read(docx(tbl("a|b", tr("ẩn", "99", props="<w:hidden/>"))))
    assert document.text == "a\tb\n"
    assert told(document, "hidden-text") == ["hidden text is not read; places: 1, the first: “ẩn 99”"]


# ------------------------------------------------------------------------------------ boxes and margins


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read(docx(p("Trước", box("Trong hộp", "540 đoàn viên")) + p("Sau", box("Hộp hai"))))
    assert document.text == "Trước\n\nTrong hộp\n\n540 đoàn viên\n\nSau\n\nHộp hai\n"
    assert [(document.text[s:e], str(where)) for s, e, where in document.regions] == [
        ("Trong hộp\n\n540 đoàn viên", "text box 1"),
        ("Hộp hai", "text box 2"),
    ]


def test_a_text_box_in_an_old_form_or_in_a_cell_or_in_a_box_is_read():
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('cũ', box('trong'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert text_of(tbl(tr(tc(p("a", old)), "b"), "c|d")) == "a\tb\nc\td\n\ncũ\n\ntrong\n"


def test_the_first_of_alternatives_is_read_and_the_other_one_when_there_is_no_first():
    def either(inner):
        return f"<w:p><mc:AlternateContent>{inner}</mc:AlternateContent></w:p>"

    choices = "".join(f'<mc:Choice Requires="a">{r(text)}</mc:Choice>' for text in ("một", "hai"))
    fallback = f"<mc:Fallback>{r('ba')}</mc:Fallback>"
    assert text_of(either(choices + fallback) + either(fallback) + either("")) == "một\n\nba\n"


def reference(kind, id, pages="default"):
    return f'<w:{kind}Reference w:type="{pages}" r:id="{id}"/>'


def test_headers_come_first_and_footers_last_each_once():
    section = f"<w:sectPr>{reference('header', 'header1')}{reference('footer', 'footer1')}</w:sectPr>"
    second = f"<w:sectPr>{reference('header', 'header1')}{reference('header', 'header2')}</w:sectPr>"
    document = read(
        docx(
            p("Thân", props=section) + p("bài") + second,
            header1=p("LĐLĐ quận"),
            header2=p("LĐLĐ quận"),
            footer1=p("Trang ", f'<w:fldSimple w:instr="PAGE">{r("9")}</w:fldSimple>'),
        )
    )
    assert document.text == "LĐLĐ quận\n\nThân\n\nbài\n\nTrang\n"
    assert [str(region.where) for region in document.regions] == ["page header", "page footer"]


@pytest.mark.parametrize(
    ("section", "settings", "text"),
    [
        ("", "", "Thân\n"),
        ("<w:titlePg/>", "", "Đầu\n\nThân\n"),
        ("", "<w:evenAndOddHeaders/>", "Chẵn\n\nThân\n"),
    ],
)
def test_headers_that_no_page_shows_are_not_read(section, settings, text):
    margins = reference("header", "header1", "first") + reference("header", "header2", "even")
    body = p("Thân") + f"<w:sectPr>{margins}{reference('header', 'gone')}{section}</w:sectPr>"
    assert text_of(body, header1=p("Đầu"), header2=p("Chẵn"), settings=settings) == text


def note(kind, id, own=""):
    return f'<w:r><w:{kind}Reference w:id="{id}"{own}/></w:r>'


def test_notes_follow_the_text_with_their_numbers():
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((1, "đầu"), (2, "sau"), (3, "không"))
    )
    body = p(
        "540", note("footnote", 2), " và 12", note("footnote", 1), note("endnote", 5), note("footnote", 8)
    )
    document = read(docx(body, footnotes=notes, endnotes=f'<w:endnote w:id="5">{p("cuối")}</w:endnote>'))
    assert document.text == "540 và 12\n\nsau\n\nđầu\n\ncuối\n"
    assert [str(region.where) for region in document.regions] == ["footnote 1", "footnote 2", "endnote 1"]


def test_the_own_mark_of_a_note_joins_no_figure():
    marked = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>3</w:t></w:r>'
    assert (
        text_of(p("540", marked), footnotes=f'<w:footnote w:id="1">{p("chú")}</w:footnote>') == "540\n\nchú\n"
    )


def test_a_note_without_its_part_is_none():
    assert text_of(p("540", note("footnote", 1))) == "540\n"


# -------------------------------------------------------------------------------- what is told, not read


STYLE_A_HIDDEN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
)
STYLE_B_SHOWN = (
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "styles"),
    [
        (p("Hiện ", r("ẩn 5", "<w:vanish/>")), ""),
        (
            p("Hiện ", r("ẩn 5", '<w:rStyle w:val="An"/>')),
            '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        (
            p(r("ẩn 5")) + p("Hiện", props='<w:pStyle w:val="B"/>'),
            STYLE_A_HIDDEN + STYLE_B_SHOWN,
        ),
        (
            p(r("ẩn 5")) + p(r("Hiện", '<w:vanish w:val="false"/>')),
            "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        ),
    ],
)
def test_hidden_text_is_told_and_not_read(paragraph, styles):
    document = read(docx(paragraph, styles=styles))
    assert document.text == "Hiện\n"
    assert told(document, "hidden-text") == ["hidden text is not read; places: 1, the first: “ẩn 5”"]


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
PAPER = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
STYLED = (
    '<w:style w:type="table" w:styleId="Bang"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    f"{DARK}</w:tcPr></w:tblStylePr></w:style>"
)


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (p("Hiện ", r("ẩn 5", WHITE)), ""),
        (p("Hiện ", r("ẩn 5", '<w:color w:val="ffffff" w:themeColor="background1"/>')), ""),
        (p("Hiện ", r("ẩn 5", WHITE + PAPER)), ""),
        (p("Hiện ", r("ẩn 5", '<w:sz w:val="2"/>')), ""),
        (
            p("Hiện ", r("ẩn 5", '<w:rStyle w:val="T"/>')),
            f'<w:style w:type="character" w:styleId="T"><w:rPr>{WHITE}</w:rPr></w:style>',
        ),
    ],
)
def test_what_is_white_on_white_or_tiny_is_hidden(body, styles):
    document = read(docx(body, styles=styles))
    assert document.text == "Hiện\n"
    assert told(document, "hidden-text") == ["hidden text is not read; places: 1, the first: “ẩn 5”"]


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (p(r("Có 5", WHITE + DARK)), ""),
        (p(r("Có 5", WHITE + '<w:highlight w:val="darkBlue"/>')), ""),
        (p(r("Có 5", WHITE), props=DARK), ""),
        (p(r("Có 5", '<w:color w:val="auto"/><w:sz w:val="20"/>')), ""),
        (f"<w:tbl>{tr(tc(p(r('Có 5', WHITE)), DARK))}</w:tbl>", ""),
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr>' + tr(tc(p(r("Có 5", WHITE)))) + "</w:tbl>",
            STYLED,
        ),
        (
            p(r("Có 5", WHITE), props='<w:pStyle w:val="N"/>'),
            f'<w:style w:type="paragraph" w:styleId="N"><w:pPr>{DARK}</w:pPr></w:style>',
        ),
    ],
)
def test_white_letters_on_a_dark_ground_are_read(body, styles):
    document = read(docx(body, styles=styles))
    assert (document.text, told(document, "hidden-text")) == ("Có 5\n", [])


@pytest.mark.parametrize("cell", ["100<w:br/>200", "100</w:t></w:r></w:p><w:p><w:r><w:t>200"])
def test_numbers_on_several_lines_of_a_cell_stay_several(cell):
    cell = cell.replace("<w:br/>", "</w:t><w:br/><w:t>")
    assert text_of(tbl("TT|Đơn vị|Số", f"1|A|{cell}", "2|B|5")) == (
        "TT\tĐơn vị\tSố\n1\tA\t100; 200\n2\tB\t5\n"
    )


@pytest.mark.parametrize("strike", ["strike", "dstrike"])
def test_text_that_is_struck_through_is_told_and_not_read(strike):
    document = read(docx(p("Hiện ", r("77 người", f"<w:{strike}/>"))))
    assert document.text == "Hiện\n"
    assert told(document, "struck-text") == [
        "text that is struck through is not read; places: 1, the first: “77 người”"
    ]


def test_a_run_that_takes_back_the_strike_of_its_style_is_read():
    styles = '<w:style w:type="character" w:styleId="Gach"><w:rPr><w:strike/></w:rPr></w:style>'
    back = r("5 người", '<w:rStyle w:val="Gach"/><w:strike w:val="0"/>')
    document = read(docx(p(r("9 ", '<w:rStyle w:val="Gach"/>'), back), styles=styles))
    assert document.text == "5 người\n"


def test_styles_that_are_based_on_each_other_in_a_circle_say_what_they_say():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert text_of(p("a", props='<w:pStyle w:val="A"/>'), styles=styles) == "a\n"


def test_a_text_box_in_hidden_text_is_hidden():
    hidden = box("Hộp 5").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    document = read(docx(p("a", hidden)))
    assert (document.text, len(told(document, "hidden-text"))) == ("a\n", 1)


def test_comments_are_told_and_not_read():
    comments = "".join(
        f'<w:comment w:id="{n}">{p(text)}</w:comment>' for n, text in enumerate(["Sai số?", "Xem lại"])
    )
    document = read(docx(p("a"), comments=comments))
    assert document.text == "a\n"
    assert told(document, "comment") == ["comments are not read; there are 2, the first: “Sai số?”"]


def test_pictures_charts_and_others_are_counted():
    def drawing(inside):
        return f"<w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r>"

    ole = '<w:r><w:object><v:imagedata/><o:OLEObject Type="Embed"/></w:object></w:r>'
    body = p(
        "a",
        drawing("<a:blip/>") * 2,
        drawing('<c:chart r:id="x"/>'),
        ole,
        "<m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>",
    )
    document = read(docx(body + '<w:altChunk r:id="x"/>'))
    assert document.text == "a\n"
    assert told(document, "not-read") == [
        "pictures are not read; there are 2",
        "charts are not read; there are 1",
        "embedded objects are not read; there are 1",
        "equations are not read; there are 1",
        "documents put into this one are not read; there are 1",
    ]


def test_a_file_of_pictures_alone_is_told_to_hold_no_text():
    document = read(docx(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")))
    assert (document.text, document.regions) == ("", ())
    assert [finding.code for finding in document.findings] == ["not-read", "no-text"]


def test_a_picture_in_a_text_box_is_counted_once():
    inside = box("x").replace("<w:t ", "<w:drawing><a:blip/></w:drawing><w:t ")
    assert told(read(docx(p(inside))), "not-read") == ["pictures are not read; there are 1"]


def test_links_to_other_files_are_told_and_to_pages_are_not():
    links = [("x", "image", "file:///etc/passwd", "External"), ("y", "hyperlink", "http://a.vn", "External")]
    document = read(docx(p("a"), *links))
    assert told(document, "link-not-followed") == ["links to other files are not followed; there are 1"]


def test_a_part_that_lies_outside_of_the_file_is_not_read():
    links = [
        ("s", "styles", "file:///etc/passwd", "External"),
        ("h", "header", "http://a.vn/h.xml", "External"),
    ]
    assert read(docx(p("a") + f"<w:sectPr>{reference('header', 'h')}</w:sectPr>", *links)).text == "a\n"


def test_text_in_a_font_of_before_unicode_is_converted_and_told():
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    new = r(" – Đoàn ®", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
    theme = r(" µ", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    split = r("t") + r("­", "<w:b/>") + r(" ®")
    letter = "<w:r><w:t>t</w:t><w:softHyphen/></w:r>"
    document = read(docx(p(split, new, theme) + p(letter), styles=styles))
    assert document.text == "tư đ – Đoàn ® µ\n\ntư\n"
    (told_of,) = told(document, "converted")
    assert "® → đ" in told_of


@pytest.mark.parametrize(
    ("font", "typed", "text"),
    [
        (".VnTime", "l\u00adît ng\u00adêi", "lượt người"),
        (".VnTimeH", "c«ng ®oµn", "CÔNG ĐOÀN"),
        ("VNI-Times", "ngöôøi lao\u00ad ñoäng", "người lao động"),
        (".VnTime", "lượt lao\u00ad động", "lượt lao động"),
        ("Times New Roman", "lao\u00ad động", "lao động"),
    ],
)
def test_optional_hyphens_are_letters_in_fonts_of_tcvn3_alone(font, typed, text):
    run = r(typed, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    assert text_of(p(run)) == f"{text}\n"


# ------------------------------------------------------------------------------------- other makers


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


HTML = """<html><head><meta charset="utf-8"></head><body><h1>BÁO CÁO</h1><p>Kết quả quý I:</p>
<ol><li>Kết nạp 350 đoàn viên<ul><li>Nam 100</li><li>Nữ 250</li></ul></li><li>Thành lập 5 CĐCS</li></ol>
<table border="1"><tr><th rowspan="2">Đơn vị</th><th colspan="2">Số</th></tr><tr><th>KH</th><th>TH</th></tr>
<tr><td>Ba Đình</td><td>10</td><td>12<table border="1"><tr><td>nam</td><td>nữ</td></tr></table></td></tr></table>
<p>Hết.</p></body></html>"""


def test_a_file_of_libreoffice_is_read_whole(tmp_path):
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    (made,) = converted("docx:MS Word 2007 XML", tmp_path / "a.html")
    assert read(made.read_bytes()).text == (
        "BÁO CÁO\n\nKết quả quý I:\n\n1. Kết nạp 350 đoàn viên\n- Nam 100\n- Nữ 250\n2. Thành lập 5 CĐCS\n\n"
        "Đơn vị\tSố: KH\tSố: TH\nBa Đình\t10\t12\n\nnam\tnữ\n\nHết.\n"
    )


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
    found = [line for line in text_of(made).split("\n") if line]
    assert found == [unicodedata.normalize("NFC", line) for line in lines]


# ------------------------------------------------------------------------------------------- old letters


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_old_letters_under_the_name_of_another_font_are_known_by_their_words(old):
    texts = ("Liên đoàn Lao động quận Hoàng Mai", "Chương trình hành động", "Số 12")
    first, second, third = map(old, texts)
    document = read(docx(p(first) + tbl(f"{second}|5") + p(third)))
    assert document.text == f"{texts[0]}\n\n{texts[1]}\t5\n\n{texts[2]}\n"
    assert len(told(document, "converted")) == 1


def test_optional_hyphens_prove_no_old_font():
    words = " ".join(f"bao\u00adcao\u00ad{n}" for n in range(9))
    document = read(docx(p(words)))
    assert document.text == words.replace("\u00ad", "") + "\n"
    assert document.findings == ()


def test_a_few_words_that_may_be_old_are_named():
    document = read(docx(p("Tổng hợp số liệu quý I") + p("Toång soá: 12")))
    assert "Toång soá: 12" in document.text
    assert "“Toång soá: 12”" in told(document, "perhaps-old-font")[0]


def test_spoiled_letters_are_named_in_word_too():
    document = read(docx(p("Tổng hợp số liệu quý I của CÃ´ng Ä‘oÃ n")))
    assert "CÃ´ng" in told(document, "spoiled-letters")[0]


@pytest.mark.parametrize(("result", "chosen"), [('<w:result w:val="1"/>', "352"), ("", "100")])
def test_what_was_chosen_in_a_field_that_lets_choose_is_read(result, chosen):
    entries = '<w:listEntry w:val="100"/><w:listEntry w:val="352"/>'
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text_of(p("Kết nạp ", field, " đoàn viên")) == f"Kết nạp {chosen} đoàn viên\n"


def test_the_number_of_an_item_is_no_part_of_what_the_item_counts():
    numbering = lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    body = item("tổ công đoàn được thành lập") + item("352 suất quà đã trao", 1)
    found = extract(read(docx(body, numbering=numbering)), None)
    assert [figure.mention.value for figure in found.figures] == [352]
