"""What stands where in a Word file: the two halves of a heading, the lines below texts, tables."""

import re

import pytest

from reports.check.model import Side
from reports.errors import message
from tests.check.word_parts import (
    BREAK,
    QUOC_HIEU,
    TAB,
    TIEU_NGU,
    WIDTHS,
    anchored,
    bold,
    boxed,
    cell,
    centred,
    data,
    drawn,
    heading,
    only,
    p,
    r,
    read,
    style,
    table,
    texts,
)

# The heading of a document


def test_a_table_without_lines_puts_its_text_into_two_halves():
    found = read(heading(centred("a") + centred("b"), centred("c")))
    assert found.tables == ()
    assert [(x.text, x.side, x.level) for x in found.paragraphs] == [
        ("a", Side.LEFT, 0),
        ("b", Side.LEFT, 10),
        ("c", Side.RIGHT, 0),
    ]
    assert [x.axis for x in found.paragraphs] == [pytest.approx(m, abs=0.1) for m in (67.5, 67.5, 150)]


def test_the_rows_of_layout_tables_are_counted_through_the_file():
    body = table((p("a"), p("b")), (p("c"), p("d")), widths=WIDTHS) + p("x") + heading(p("e"), p("f"))
    assert [x.level for x in read(body).paragraphs] == [0, 0, 1000, 1000, None, 2000, 2000]


def test_a_row_over_both_halves_is_whole():
    merged = cell(p("b"), '<w:gridSpan w:val="2"/>')
    body = table((p("a"), p("c")), (merged,), widths=WIDTHS)
    assert [x.side for x in read(body).paragraphs] == [Side.LEFT, Side.RIGHT, Side.WHOLE]


def test_an_empty_cell_is_no_empty_paragraph_but_an_empty_line_in_a_cell_is():
    body = heading(p(), p("TM. BAN THƯỜNG VỤ") + p() + p("Họ tên"))
    assert [(x.text, x.level) for x in read(body).paragraphs] == [
        ("TM. BAN THƯỜNG VỤ", 0),
        ("", 10),
        ("Họ tên", 20),
    ]


def test_lines_in_white_or_turned_off_are_no_lines():
    lines = '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:color="FFFFFF"/><w:left w:val="nil"/></w:tblBorders>'
    assert read(heading(p("a"), p("b"), properties=lines)).tables == ()


def test_a_column_that_is_left_free_between_the_halves_does_no_harm():
    body = table((centred("a"), p(), centred("c")), widths=(4000, 354, 5000))
    assert [x.side for x in read(body).paragraphs] == [Side.LEFT, Side.RIGHT]


def test_cell_margins_narrow_a_cell():
    body = "<w:tbl><w:tblGrid><w:gridCol w:w='4252'/><w:gridCol w:w='5102'/></w:tblGrid><w:tr>{}{}</w:tr></w:tbl>"
    margins = '<w:tcMar><w:left w:w="567" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
    body = body.format(cell(centred("a"), margins), cell(p("b")))
    assert read(body, settings=mode).paragraphs[0].axis == pytest.approx(72.5, abs=0.1)


def test_before_word_2013_a_table_begins_its_cell_margin_further_left():
    margin = '<w:tblCellMar><w:left w:w="567" w:type="dxa"/></w:tblCellMar>'
    body = heading(centred("a"), p("b")).replace("<w:tblPr>", f"<w:tblPr>{margin}", 1)
    body = body.replace(
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>', ""
    )
    assert read(body).paragraphs[0].axis == pytest.approx(30 - 10 + (10 + 75 - 1.9) / 2, abs=0.1)


def test_a_line_with_a_tab_between_two_texts_is_two_paragraphs():
    stops = '<w:tabs><w:tab w:val="center" w:pos="2126"/><w:tab w:val="center" w:pos="6803"/></w:tabs>'
    body = p(TAB, "LIÊN ĐOÀN LAO ĐỘNG", TAB, QUOC_HIEU, properties=stops) + p("x")
    left, right, below = read(body).paragraphs
    assert (left.text, left.side, left.level) == ("LIÊN ĐOÀN LAO ĐỘNG", Side.LEFT, 0)
    assert (right.text, right.side, right.level) == (QUOC_HIEU, Side.RIGHT, 0)
    assert (left.axis, right.axis) == (pytest.approx(67.5, abs=0.1), pytest.approx(150, abs=0.1))
    assert (below.side, below.level) == (Side.WHOLE, None)


def test_lines_broken_by_hand_are_halved_one_by_one():
    body = p("ĐƠN VỊ CẤP TRÊN", TAB, TAB, TAB, TAB, TAB, QUOC_HIEU, BREAK, "ĐƠN VỊ", *[TAB] * 7, TIEU_NGU)
    assert texts(body) == ["ĐƠN VỊ CẤP TRÊN", QUOC_HIEU, "ĐƠN VỊ", TIEU_NGU]


@pytest.mark.parametrize("mark", ["1.", "I.", "a)", "-", "•", "1.1."])
def test_the_mark_of_an_item_before_a_tab_is_no_half(mark):
    stops = '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
    body = p(mark, TAB, "Một nội dung dài hơn một dòng. " * 9, properties=stops)
    assert [x.side for x in read(body).paragraphs] == [Side.WHOLE]


def test_a_line_of_a_table_of_contents_is_one_paragraph():
    stops = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>'
    assert texts(p("I. KẾT QUẢ", TAB, "3", properties=stops)) == ["I. KẾT QUẢ 3"]


def test_a_text_pushed_into_the_right_half_stands_there():
    indented = centred("TM. BAN THƯỜNG VỤ", properties='<w:ind w:left="4820"/>')
    assert [x.side for x in read(indented + p(*[TAB] * 7, "CHỦ TỊCH")).paragraphs] == [Side.RIGHT, Side.RIGHT]


def test_text_boxes_put_their_text_into_two_halves_and_one_branch_is_read():
    body = p(
        boxed(centred("a"), x=0, y=0, width=75), boxed(centred("b") + centred("c"), x=75, y=0, width=90), "d"
    )
    found = read(body).paragraphs
    assert [(x.text, x.side, x.level) for x in found] == [
        ("a", Side.LEFT, 0),
        ("b", Side.RIGHT, 0),
        ("c", Side.RIGHT, 10),
        ("d", Side.WHOLE, None),
    ]
    assert found[1].axis == pytest.approx(150, abs=0.1)


def test_the_text_boxes_of_old_word_files_are_read():
    content = f"<v:textbox><w:txbxContent>{centred('a')}</w:txbxContent></v:textbox>"
    place = "position:absolute;margin-left:240pt;margin-top:2pt;width:220pt;height:40pt"
    body = p(f'<w:r><w:pict><v:shape style="{place}">{content}</v:shape></w:pict></w:r>', "d")
    assert [(x.text, x.side) for x in read(body).paragraphs] == [("a", Side.RIGHT), ("d", Side.WHOLE)]


# Lines

BORDER = '<w:pBdr><w:{} w:val="{}" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'


def test_an_empty_paragraph_with_a_border_is_the_line_below_the_text_before():
    empty = p(properties=BORDER.format("top", "single") + '<w:ind w:left="3260" w:right="3260"/>')
    found = read(centred("Trích yếu") + empty + p("x")).paragraphs
    assert [x.text for x in found] == ["Trích yếu", "x"]
    assert (found[0].stroke.length, found[0].stroke.axis) == (
        pytest.approx(50, abs=0.1),
        pytest.approx(112.5, abs=0.1),
    )
    assert found[0].stroke.solid


def test_a_paragraph_with_a_border_at_its_foot_has_that_line():
    found = read(centred("a", properties=BORDER.format("bottom", "dashed")) + p("x")).paragraphs
    assert [x.text for x in found] == ["a", "x"]
    assert (found[0].stroke.length, found[0].stroke.solid) == (pytest.approx(165, abs=0.1), False)


def test_a_border_that_goes_on_in_the_next_paragraph_is_drawn_once():
    line = BORDER.format("bottom", "single")
    found = read(centred("a", properties=line) + centred("b", properties=line) + p("c")).paragraphs
    assert [x.stroke is None for x in found] == [True, False, True]


def test_a_box_around_a_paragraph_is_no_line_below_it():
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    assert only(p("KHẨN", properties=f"<w:pBdr>{sides}</w:pBdr>")).stroke is None


def test_a_line_of_a_cell_belongs_to_the_text_of_its_own_half():
    line = centred(properties=BORDER.format("top", "single"))
    left, right = read(table((centred("a"), centred("b")), (line, p()), widths=WIDTHS)).paragraphs
    assert left.stroke.length == pytest.approx(75, abs=0.1)
    assert right.stroke is None


def test_a_drawn_line_belongs_to_the_text_above_it():
    body = centred("BÁO CÁO") + centred(r("Về việc", bold(14)), drawn(x=60, y=17, width=45)) + p("x")
    found = read(body).paragraphs
    assert [x.stroke is None for x in found] == [True, False, True]
    assert (found[1].stroke.length, found[1].stroke.axis) == (
        pytest.approx(45),
        pytest.approx(112.5, abs=0.1),
    )


def test_a_drawn_line_may_hang_on_another_paragraph_than_the_one_it_underlines():
    body = (
        centred(r("a", bold(14)), drawn(x=60, y=33, width=45))
        + centred(r("b", bold(14)))
        + centred(r("c", bold(14)))
    )
    assert [x.stroke is None for x in read(body).paragraphs] == [True, False, True]


def test_a_line_placed_on_the_page_belongs_to_the_text_at_that_height():
    line = drawn(x=60, y=20 / 25.4 * 72 + 33, width=45).replace(
        'V relativeFrom="paragraph"', 'V relativeFrom="page"'
    )
    body = centred(r("a", bold(14))) + centred(r("b", bold(14))) + centred(r("c", bold(14)), line)
    assert [x.stroke is None for x in read(body).paragraphs] == [True, False, True]


def test_a_line_set_like_a_letter_stands_where_its_paragraph_is_set():
    line = re.sub("<wp:position[HV].*?</wp:position[HV]>", "", drawn(x=0, y=0, width=45)).replace(
        "anchor", "inline"
    )
    found = read(centred("a") + centred(line) + p("b")).paragraphs
    assert [x.text for x in found] == ["a", "b"]
    assert (found[0].stroke.length, found[0].stroke.axis) == (
        pytest.approx(45),
        pytest.approx(112.5, abs=0.1),
    )


def test_an_empty_paragraph_that_only_holds_a_line_disappears():
    body = heading(centred("a"), centred(TIEU_NGU) + centred(drawn(x=17, y=2, width=56)) + centred("c"))
    found = read(body).paragraphs
    assert [(x.text, x.stroke is None) for x in found] == [("a", True), (TIEU_NGU, False), ("c", True)]


@pytest.mark.parametrize(
    ("line", "solid"),
    [('<a:prstDash val="dash"/>', False), ('<a:prstDash val="solid"/>', True), ("", True)],
)
def test_a_dashed_line_is_not_solid(line, solid):
    assert only(p("a", drawn(x=0, y=12, width=20, line=line))).stroke.solid is solid


def test_a_line_without_colour_and_a_picture_are_no_lines():
    invisible = anchored(
        '<wps:spPr><a:prstGeom prst="line"/><a:ln><a:noFill/></a:ln></wps:spPr>', x=0, y=12, width=20
    )
    square = anchored('<wps:spPr><a:prstGeom prst="rect"/></wps:spPr>', x=0, y=12, width=20, height=20)
    assert only(p("a", invisible, square)).stroke is None


@pytest.mark.parametrize(
    "shape",
    [
        '<v:line style="position:absolute" from="50pt,14pt" to="209.03pt,14pt"/>',
        '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:50pt;margin-top:14pt;width:159.03pt;height:0"/>',
        '<v:rect style="position:absolute;margin-left:50pt;margin-top:14pt;width:2.2088in;height:1pt"/>',
    ],
)
def test_the_lines_of_old_word_files_are_read(shape):
    body = heading(p("a"), centred(TIEU_NGU, f"<w:r><w:pict>{shape}</w:pict></w:r>"))
    stroke = read(body).paragraphs[1].stroke
    assert (stroke.length, stroke.axis) == (pytest.approx(56.1, abs=0.1), pytest.approx(150.7, abs=0.1))


def test_underscores_are_a_line_also_when_they_are_raised():
    typed = r("_" * 20, '<w:vertAlign w:val="superscript"/><w:sz w:val="28"/>')
    found = read(centred(TIEU_NGU) + centred(typed) + p("x")).paragraphs
    assert [x.text for x in found] == [TIEU_NGU, "x"]
    assert found[0].stroke.length == pytest.approx(20 * 7 * 0.65 * 25.4 / 72)
    assert found[0].stroke.axis == pytest.approx(112.5, abs=0.1)


def test_a_last_line_of_underscores_belongs_to_the_lines_above_it():
    found = only(centred("LIÊN ĐOÀN", BREAK, "LAO ĐỘNG", BREAK, "______"))
    assert found.text == "LIÊN ĐOÀN LAO ĐỘNG"
    assert found.stroke is not None


@pytest.mark.parametrize("typed", ["--------", "-----o0o-----"])
def test_dashes_are_a_line_that_is_not_solid(typed):
    (found,) = read(centred("a") + centred(typed)).paragraphs
    assert found.stroke.solid is False


def test_a_line_of_old_word_files_may_stand_in_the_text():
    line = '<w:r><w:pict><v:line style="width:159.03pt;height:0pt"/></w:pict></w:r>'
    (found,) = read(centred("a") + centred(line)).paragraphs
    assert (found.stroke.length, found.stroke.axis) == (
        pytest.approx(56.1, abs=0.1),
        pytest.approx(112.5, abs=0.1),
    )


def test_underscores_between_tabs_underline_both_halves():
    stops = '<w:tabs><w:tab w:val="center" w:pos="2126"/><w:tab w:val="center" w:pos="6803"/></w:tabs>'
    body = p(TAB, "ĐƠN VỊ", TAB, TIEU_NGU, properties=stops) + p(
        TAB, "____", TAB, "________", properties=stops
    )
    found = read(body).paragraphs
    assert [(x.text, x.stroke is None) for x in found] == [("ĐƠN VỊ", False), (TIEU_NGU, False)]


# Tables


def test_a_table_tells_its_texts_its_place_and_its_measures():
    body = p("x") + data((p("TT"), p("Chỉ") + p("tiêu"), p("Số")), (p("1"), p("a"), p("2.130")))
    (found,) = read(body).tables
    assert found.rows == (("TT", "Chỉ tiêu", "Số"), ("1", "a", "2.130"))
    assert (found.before, found.place) == (1, message("table {n}", n=1))
    assert (found.width, found.room) == (pytest.approx(105.8, abs=0.1), pytest.approx(165, abs=0.1))
    assert (found.indent, found.head_repeats, found.rows_whole) == (0, False, False)


def test_a_merged_cell_counts_once_in_its_first_column():
    wide = cell(p("Tổng"), '<w:gridSpan w:val="2"/>')
    above, below = cell(p("a"), '<w:vMerge w:val="restart"/>'), cell(p("ẩn"), "<w:vMerge/>")
    body = data((wide, p("3")), (above, p("b"), p("c")), (below, p("d"), p("e")))
    assert read(body).tables[0].rows == (("Tổng", "", "3"), ("a", "b", "c"), ("", "d", "e"))


def test_repeated_heads_and_whole_rows_are_known():
    body = data((p("a"), p("b"), p("c")), row="<w:tblHeader/><w:cantSplit/>")
    (found,) = read(body).tables
    assert (found.head_repeats, found.rows_whole) == (True, True)


@pytest.mark.parametrize(
    ("properties", "width", "indent"),
    [
        ('<w:tblW w:w="5670" w:type="dxa"/><w:tblInd w:w="567" w:type="dxa"/>', 100, 10),
        ('<w:tblW w:w="5000" w:type="pct"/>', 165, 0),
        ('<w:tblW w:w="50%" w:type="pct"/>', 82.5, 0),
        ('<w:tblW w:w="0" w:type="auto"/><w:jc w:val="right"/>', 105.8, 59.2),
    ],
)
def test_the_width_of_a_table_is_what_it_states(properties, width, indent):
    (found,) = read(data((p("a"), p("b"), p("c")), properties=properties)).tables
    assert (found.width, found.indent) == (pytest.approx(width, abs=0.1), pytest.approx(indent, abs=0.1))


def test_a_merged_cell_is_as_wide_as_its_columns_whatever_it_states():
    wide = cell(p("Nhóm"), '<w:gridSpan w:val="3"/><w:tcW w:w="11906" w:type="dxa"/>')
    body = data((wide,), (p("a"), p("b"), p("c")), properties='<w:tblLayout w:type="fixed"/>')
    assert read(body).tables[0].width == pytest.approx(105.8, abs=0.1)


def test_two_columns_with_a_line_between_them_are_data():
    lines = '<w:tblBorders><w:insideV w:val="single" w:sz="4"/></w:tblBorders>'
    assert read(heading(p("a"), p("b"), properties=lines)).tables[0].rows == (("a", "b"),)


def test_the_style_of_a_table_sets_its_text():
    inside = '<w:rPr><w:sz w:val="22"/></w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    named = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="1" w:noHBand="1"/>'
    body = data((p("a"), p("b"), p("c")), (p("d"), p("e"), p("f")), properties=named)
    found = read(body, styles=style("T", inside, "table")).tables[0].runs
    assert [(x.size, x.bold) for x in found] == [(11, True)] * 3 + [(11, False)] * 3


def test_a_long_table_of_two_columns_is_data():
    rows = [(p(str(n)), p("a")) for n in range(9)]
    assert len(read(table(*rows, widths=WIDTHS)).tables[0].rows) == 9


def test_a_deleted_row_is_no_row():
    body = data((p("a"), p("b"), p("c"))).replace(
        "</w:tbl>", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    assert len(read(body).tables[0].rows) == 1
