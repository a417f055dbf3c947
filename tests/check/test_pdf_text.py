"""Lines of a PDF become paragraphs as a reader of the page sees them, with what the rules measure."""

from io import BytesIO

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from reports.check.model import Align, Side
from reports.check.pdf.file import read_pdf
from tests.check.paper import (
    HEAD,
    LONG,
    SENTENCE,
    SIGNED,
    bare,
    made,
    only,
    printed,
    read,
    word_file,
)

FIRST, SECOND = f"<p>Một. {SENTENCE * 4}</p>", f"<p>Hai. {SENTENCE * 4}</p>"


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.fixture(scope="module")
def of_word(tmp_path_factory):
    """Word files, as LibreOffice prints them."""
    words = {
        "picture": titled_picture(),
        "head": head_with_tabs(),
        "looks": looks(),
        "spaced": spaced_paragraphs(),
    }
    return printed(words, tmp_path_factory.mktemp("word"))


@pytest.mark.parametrize(
    "style",
    [
        "",
        "p { text-indent: 0 }",
        "p { text-align: left }",
        "p { text-align: left; text-indent: 0 }",
        "p { margin: 0 }",
        "p { line-height: 1.725 }",
        "p { line-height: 2.3 }",
        "p { line-height: 3.45 }",
        "p { text-indent: -5mm; margin-left: 10mm }",
    ],
)
def test_lines_of_a_paragraph_are_joined_however_it_is_set(style):
    whole = " ".join((SENTENCE * 4).split())
    assert texts(read(FIRST + SECOND, style)) == [f"Một. {whole}", f"Hai. {whole}"]


def test_a_paragraph_goes_on_over_the_page():
    found = read(LONG * 6 + f"<p>Cuối trang. {SENTENCE * 30}</p>" + LONG)
    assert len(found.sheets) == 2
    assert len(found.paragraphs) == 8
    assert found.paragraphs[6].text.count("đoàn viên và phát triển") == 30


@pytest.mark.parametrize(("pitch", "spacing"), [(1.725, 1.5), (2.3, 2.0)])
def test_paragraphs_of_different_line_spacing_stand_on_one_page(pitch, spacing):
    found = read(FIRST + f'<p style="line-height: {pitch}">{SENTENCE * 4}</p>' + SECOND)
    assert [paragraph.spacing for paragraph in found.paragraphs] == [1.0, spacing, 1.0]
    assert min(paragraph.gap for paragraph in found.paragraphs[:2]) > 5.9


def test_a_bold_heading_is_a_paragraph_even_without_indents_and_gaps():
    found = read(LONG + "<p><b>I. KẾT QUẢ</b></p>" + LONG, "p { text-indent: 0; margin: 0 }")
    assert found.paragraphs[1].text == "I. KẾT QUẢ"


def test_a_word_broken_after_a_hyphen_or_a_slash_gets_no_space():
    terms = "2018-2023 I/2021 " * 30
    assert texts(read(f"<p>{terms}</p>{LONG}"))[0] == terms.strip()


def test_lines_centred_by_hand_are_paragraphs_of_their_own():
    found = read("<p class=c><b>Sơ kết quý I,</b></p><p class=c><b>phương hướng quý II</b></p>" + LONG)
    assert texts(found)[:2] == ["Sơ kết quý I,", "phương hướng quý II"]
    assert [paragraph.align for paragraph in found.paragraphs] == [
        Align.CENTRE,
        Align.CENTRE,
        Align.JUSTIFIED,
    ]


def test_a_centred_text_that_is_too_long_for_its_line_is_one_paragraph():
    found = read(f"<p class=c><i>({SENTENCE})</i></p>" + LONG)
    assert found.paragraphs[0].text == f"({SENTENCE.strip()} )"
    assert found.paragraphs[0].align is Align.CENTRE


def test_a_single_line_at_the_common_indent_has_it_and_is_not_taken_for_centred():
    line = "Kết quả này là của các công đoàn cơ sở trực thuộc trong quý I năm nay."
    found = only(read(LONG * 2 + f"<p>{line}</p>"), "Kết quả")
    assert abs(found.axis - 112.5) < 2
    assert found.first_indent == pytest.approx(10, abs=0.1)
    assert found.align is None


@pytest.mark.parametrize(
    ("style", "first", "rest"), [("", 10, 0), ("p{text-indent:-5mm;margin-left:15mm}", -5, 0)]
)
def test_the_first_line_is_measured_against_the_others(style, first, rest):
    found = read(FIRST + SECOND, style).paragraphs[0]
    assert found.first_indent == pytest.approx(first, abs=0.1)
    assert found.left_indent == pytest.approx(rest, abs=0.1)


def test_a_left_indent_is_measured_from_the_lines_at_the_edge():
    found = only(
        read(LONG * 2 + f'<p style="margin-left:15mm;text-indent:-5mm">- Mục. {SENTENCE * 3}</p>'), "- Mục"
    )
    assert (found.first_indent, found.left_indent) == pytest.approx((-5, 15), abs=0.1)


@pytest.mark.parametrize(("css", "align"), [("justify", Align.JUSTIFIED), ("left", Align.LEFT)])
def test_the_right_edge_tells_justified_from_ragged(css, align):
    words = " ".join(f"{'từ' * (1 + n % 4)}{n}" for n in range(150))
    found = read(f"<p style='text-align:{css}'>{words}</p>{LONG * 3}")
    assert found.paragraphs[0].align is align


RAGGED = "p { text-align: left }"


def test_ragged_lines_show_where_they_begin_but_no_right_margin_and_no_room_for_tables():
    found = read(LONG * 3 + "<table class=r><tr><td>a<td>b<tr><td>c<td>d</table>", RAGGED)
    assert {paragraph.align for paragraph in found.paragraphs} == {Align.LEFT}
    assert (found.sheets[0].margins.left, found.sheets[0].margins.right) == (pytest.approx(30, abs=0.1), None)
    assert found.tables[0].room is None


def test_a_title_over_ragged_lines_is_centred_on_the_titles_around_it():
    found = read(
        "<p class=c><b>BÁO CÁO</b></p><p class=c><b>Kết quả quý I năm nay</b></p>" + LONG * 3, RAGGED
    )
    assert only(found, "BÁO CÁO").align is Align.CENTRE


def test_a_page_without_full_lines_has_the_edges_of_the_pages_on_its_side():
    turn = "@page :right { margin: 20mm 15mm 20mm 30mm } @page :left { margin: 20mm 30mm 20mm 15mm }"
    title = '<p class=c style="break-before: page"><b>Phụ lục</b></p>'
    found = read(LONG * 14 + title, turn)
    assert [sheet.margins.left for sheet in found.sheets] == [pytest.approx(30), pytest.approx(15), None]
    assert found.paragraphs[-1].align is Align.CENTRE


@pytest.mark.parametrize("gap", [0, 6, 12])
def test_the_gap_is_what_lies_between_paragraphs_beyond_the_pitch(gap):
    found = read(FIRST + SECOND, f"p {{ margin: 0 0 {gap}pt }}").paragraphs[0]
    assert found.gap == pytest.approx(gap, abs=0.1)


def test_no_gap_is_told_where_a_page_or_a_table_comes_between():
    table = "<table class=r><tr><td>a<td>b<tr><td>c<td>d</table>"
    found = read(LONG + table + LONG + '<p style="break-before:page">Trang sau.</p>')
    assert [paragraph.gap for paragraph in found.paragraphs] == [None, None, None]


def test_the_last_paragraph_of_a_page_is_told():
    found = read(f"<p>Đầu.</p>{LONG}<p>Cuối.</p><p style='break-before:page'>Sau.</p>")
    assert [paragraph.last_on_page for paragraph in found.paragraphs] == [False, False, True, True]


def titled_picture():
    word = word_file()
    word.add_paragraph("Biểu đồ")
    picture = BytesIO()
    Image.new("RGB", (400, 200), "gray").save(picture, "PNG")
    word.add_picture(picture)
    return word


def test_a_title_above_a_picture_is_not_the_last_of_its_page(of_word):
    assert of_word["picture"].paragraphs[0].last_on_page is False


def test_names_and_values_of_a_chart_are_not_measured_as_paragraphs():
    bar = '<span style="display:inline-block;width:{}mm;height:3mm;background:#555"></span>'
    chart = "".join(f'<p style="margin:0 0 2pt">Đơn vị {n} {bar.format(n * 9)} {n}</p>' for n in (2, 5, 7))
    found = read(LONG * 2 + chart)
    assert [p.text for p in found.paragraphs[2:]] == ["Đơn vị 2 2", "Đơn vị 5 5", "Đơn vị 7 7"]
    assert {(p.gap, p.first_indent) for p in found.paragraphs[2:]} == {(None, None)}


def test_a_paragraph_is_placed_by_page_and_line():
    found = read(LONG + '<p style="break-before:page">Một.</p><p>Hai.</p>').paragraphs[-1]
    assert str(found.place) == "page 2, line 2"
    assert (found.page, int(found.level // 10_000)) == (2, 2)


def test_letters_come_out_composed_and_raw_keeps_them_as_they_are():
    found = read_pdf(bare({"K": "K", "i": "i", "e": "e\u0302\u0301", "m": "m", "_": "\u00a0", "H": "H"}), "x")
    assert found.paragraphs[0].text == "Kiếm H"
    assert found.paragraphs[0].raw == "Kie\u0302\u0301m\u00a0H"


def test_a_letter_that_the_file_does_not_name_is_marked():
    found = read_pdf(bare({"a": "a", "b": "\x01", "c": "c"}), "x")
    assert found.paragraphs[0].text == "a\ufffdc"


LEFT = "TỔNG LIÊN ĐOÀN LAO ĐỘNG", "LIÊN ĐOÀN LAO ĐỘNG", "Số: 05/BC-LĐLĐ"


def test_the_head_stands_in_two_columns():
    found = read(HEAD + LONG)
    left = [p.text for p in found.paragraphs if p.side is Side.LEFT]
    right = [p.text for p in found.paragraphs if p.side is Side.RIGHT]
    assert left == [*LEFT]
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 05 tháng 4 năm 2021",
    ]
    assert only(found, "BÁO CÁO").side is Side.WHOLE


def test_entries_of_the_contents_are_paragraphs_however_wide_the_text_is_spaced():
    entry = "<p style='text-align: left; text-indent: 0; line-height: 1.15'>{}<a></a></p>"
    style = "p { line-height: 2.3 } a::after { content: leader('.') '1' }"
    found = read(entry.format("I. TÌNH HÌNH") + entry.format("II. KẾT QUẢ") + LONG * 2, style)
    assert [text.split(".")[0] for text in texts(found)[:3]] == [
        "I",
        "II",
        "Các công đoàn cơ sở tổ chức tuyên truyền, chăm lo đời sống đoàn viên và phát triển tổ chức",
    ]


def test_a_line_of_the_head_that_begins_at_the_margin_stands_in_its_column():
    last = "<b>LIÊN ĐOÀN LAO ĐỘNG</b></p>"
    found = read(HEAD.replace(last, f"{last}<p style='text-align: left'>HUYỆN ỨNG HÒA</p>") + LONG)
    assert (only(found, "HUYỆN").side, only(found, "Hà Nội").side) == (Side.LEFT, Side.RIGHT)


def test_lines_that_share_an_edge_are_set_there_though_they_are_nearly_as_wide():
    issuer = "<p style='font-size: 12pt; text-align: left'><b>LIÊN ĐOÀN LAO</b></p>"
    issuer += issuer.replace("LIÊN ĐOÀN LAO", "HUYỆN ỨNG HÒA")
    found = read(HEAD.replace('<p style="font-size:12pt"><b>LIÊN ĐOÀN LAO ĐỘNG</b></p>', issuer) + LONG)
    first, second = only(found, "LIÊN ĐOÀN LAO"), only(found, "HUYỆN")
    assert 2 < abs(first.width - second.width) < 4
    assert (first.align, second.align) == (Align.LEFT, Align.LEFT)


def test_the_type_belongs_to_no_column_wherever_it_stands():
    paper = "@page { size: 216.4mm 279.4mm }"  # so that it begins nearly where the right column does
    found = read(HEAD + LONG, paper + "table.h td:first-child { width: 75mm } table.h td { width: 90mm }")
    assert only(found, "BÁO CÁO").side is Side.WHOLE


def test_columns_of_the_head_may_nearly_touch():
    head = HEAD.replace("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT")
    found = read(head + LONG, "table.h td:first-child { width: 75mm } table.h td { width: 90mm }")
    left, right = only(found, "TỔNG"), only(found, "CỘNG")
    assert right.axis - right.width / 2 - left.axis - left.width / 2 < 5
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)


def test_what_stands_at_one_height_in_two_columns_has_one_level():
    found = read(HEAD + LONG)
    assert only(found, "Số:").level == pytest.approx(only(found, "Hà Nội").level, abs=1)


@pytest.mark.parametrize(("css", "align"), [("center", Align.CENTRE), ("left", Align.LEFT)])
def test_lines_of_a_column_tell_together_how_they_are_set(css, align):
    found = read(HEAD + LONG, f"table.h p {{ text-align: {css} }}")
    assert {p.align for p in found.paragraphs if p.side is Side.LEFT} == {align}


def test_the_signature_block_stands_in_two_columns_with_wrapped_items_whole():
    found = read(LONG + SIGNED)
    assert [p.text for p in found.paragraphs if p.side is Side.LEFT] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các ban và đơn vị trực thuộc của Liên đoàn Lao động (để phối hợp);",
        "- Lưu: VT.",
    ]
    right = ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Họ Và Tên"]
    assert [p.text for p in found.paragraphs if p.side is Side.RIGHT] == right
    assert only(found, "Nơi nhận").level == pytest.approx(only(found, "TM.").level, abs=4)
    assert only(found, "Nơi nhận").left_indent == pytest.approx(0, abs=0.1)


def test_a_signature_that_a_page_cuts_off_stays_in_its_column():
    found = read(LONG * 8 + SIGNED.replace("30mm", "90mm"), "tr { break-inside: auto }")
    name = only(found, "Họ Và Tên")
    assert (name.page, name.side) == (2, Side.RIGHT)


def test_words_of_the_body_are_no_signature_block():
    found = read(f"<p>Nơi nhận thưởng là hội trường. {SENTENCE * 3}</p>" + LONG)
    assert {paragraph.side for paragraph in found.paragraphs} == {Side.WHOLE}


def test_a_rule_drawn_below_a_text_is_measured():
    stroke = only(read(HEAD + LONG), "LIÊN ĐOÀN LAO ĐỘNG").stroke
    assert (stroke.length, stroke.axis) == pytest.approx((20, 67.5), abs=0.2)
    assert stroke.solid


def test_a_dashed_rule_is_not_solid():
    drawn = (
        '<svg width="600" height="6" style="display:block"><line x1="250" x2="370" y1="3" y2="3" {}/></svg>'
    )
    dashed = drawn.format('stroke="black" stroke-dasharray="4 3"')
    stroke = only(read(f'<p class=c style="margin:0">BÁO CÁO</p>{dashed}{LONG}'), "BÁO CÁO").stroke
    assert stroke.length == pytest.approx(31.75, abs=1)
    assert not stroke.solid


def test_typed_underscores_are_a_rule_and_no_paragraph():
    found = read('<p class=c style="margin:0">BÁO CÁO</p><p class=c>__________</p>' + LONG)
    assert found.paragraphs[0].stroke.length == pytest.approx(24.7, abs=0.2)
    assert len(found.paragraphs) == 2


def test_the_frame_of_a_box_below_a_text_is_no_rule():
    found = read(LONG + '<div style="border:1pt solid;width:40mm">KHẨN</div>')
    assert found.paragraphs[0].stroke is None
    assert found.tables == ()


def test_runs_tell_how_letters_are_set():
    body = "<p>thường <b>đậm</b> <i>nghiêng</i> <u>gạch</u> <span style='font-size:11pt'>nhỏ</span></p>"
    runs = {run.text.strip(): run for run in read(body).paragraphs[0].runs}
    assert runs["thường"].fonts == ("Liberation-Serif",)
    assert runs["đậm"].bold
    assert runs["nghiêng"].italic
    assert runs["gạch"].underlined
    assert not runs["đậm"].underlined
    assert (runs["thường"].size, runs["nhỏ"].size) == (14, 11)


@pytest.mark.parametrize(
    ("css", "colour"),
    [
        ("#000", "000000"),
        ("#ff0000", "FF0000"),
        ("device-cmyk(0 0 0 1)", "000000"),
        ("device-cmyk(1 0 0 0)", "00FFFF"),
    ],
)
def test_colours_come_out_as_rgb(css, colour):
    assert read(f'<p style="color:{css}">chữ</p>').paragraphs[0].runs[0].colour == colour


def test_spaced_letters_are_stretched_and_kerned_ones_are_not():
    body = '<p>AVATAR IV. <span style="letter-spacing:1.5pt">giãn cách</span></p>'
    assert [(run.text, run.stretched) for run in read(body).paragraphs[0].runs] == [
        ("AVATAR IV. ", False),
        ("giãn cách", True),
    ]


def test_a_colour_behind_letters_marks_them_and_one_that_fills_a_cell_does_not():
    cells = "<td>chữ trong ô<td><mark>đánh dấu</mark>"
    found = read(
        f"<p>chữ <mark>đánh dấu</mark></p><table class=r><tr>{cells}</table>", "td { background: #ddd }"
    )
    for runs in (found.paragraphs[0].runs, found.tables[0].runs):
        assert [run.text for run in runs if run.marked] == ["đánh dấu"]


def test_white_behind_letters_marks_nothing():
    found = read('<p style="background: #fff">chữ <span style="background: #fff">trắng</span></p>')
    assert not any(run.marked for run in found.paragraphs[0].runs)


def test_raised_letters_stay_in_their_line():
    found = read(f'<p>Nhà 30 m<sup style="font-size:9pt">2</sup> và {SENTENCE * 3}</p>').paragraphs
    assert found[0].text.startswith("Nhà 30 m2 và Các")


def test_a_turned_watermark_is_no_text():
    mark = '<div style="position:absolute;top:90mm;font-size:60pt;transform:rotate(-45deg)">DỰ THẢO</div>'
    assert "DỰ THẢO" not in " ".join(texts(read(LONG + mark + LONG)))


def test_letters_drawn_twice_to_look_bold_are_read_once():
    twice = '<div style="position:relative;height:20pt">{0}<div style="position:absolute;left:.3pt;top:0">{0}</div></div>'
    assert texts(read(twice.format("BÁO CÁO"))) == ["BÁO CÁO"]


def head_with_tabs():
    word = word_file()
    for left, right in (("TỔNG LIÊN ĐOÀN", "CỘNG HÒA XÃ HỘI"), ("LIÊN ĐOÀN LAO ĐỘNG", "Độc lập - Tự do")):
        line = word.add_paragraph(f"\t{left}\t{right}")
        for stop in (35, 120):
            line.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.CENTER)
    return word


def test_a_head_set_with_tabs_stands_in_two_columns(of_word):
    assert [(p.text, p.side) for p in of_word["head"].paragraphs] == [
        ("TỔNG LIÊN ĐOÀN", Side.LEFT),
        ("LIÊN ĐOÀN LAO ĐỘNG", Side.LEFT),
        ("CỘNG HÒA XÃ HỘI", Side.RIGHT),
        ("Độc lập - Tự do", Side.RIGHT),
    ]


def looks():
    word = word_file()
    paragraph = word.add_paragraph("thường ")
    for tag, value in (("w:w", "150"), ("w:spacing", "40")):
        run = paragraph.add_run(f"giãn{value} ")
        mark = OxmlElement(tag)
        mark.set(qn("w:val"), value)
        run._r.get_or_add_rPr().append(mark)
    paragraph.add_run("gạch").underline = True
    paragraph.add_run(" ")
    paragraph.add_run("tô vàng").font.highlight_color = WD_COLOR_INDEX.YELLOW
    return word


def test_what_word_scales_spaces_underlines_and_highlights_is_seen(of_word):
    runs = of_word["looks"].paragraphs[0].runs
    assert [(run.text.strip(), run.stretched, run.underlined, run.marked) for run in runs] == [
        ("thường", False, False, False),
        ("giãn150 giãn40", True, False, False),
        ("gạch", False, True, False),
        ("tô vàng", False, False, True),
    ]


def spaced_paragraphs():
    word = word_file()
    for _ in range(2):
        paragraph = word.add_paragraph(SENTENCE * 4)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.paragraph_format.line_spacing = 1.5
    return word


def test_paragraphs_of_word_are_measured(of_word):
    first = of_word["spaced"].paragraphs[0]
    assert first.align is Align.JUSTIFIED
    assert first.first_indent == pytest.approx(12.7, abs=0.1)
    assert first.spacing == pytest.approx(1.5, abs=0.01)
    assert first.gap == pytest.approx(6, abs=0.2)


def test_the_same_bytes_give_the_same_document():
    raw = made(HEAD + LONG + SIGNED)
    assert read_pdf(raw, "x") == read_pdf(raw, "x")
