"""The text of a Word file, and how it is set: runs, paragraphs, lists."""

import pytest

from reports.check.model import Align
from reports.errors import message
from tests.check.word_parts import (
    BREAK,
    TAB,
    TIEU_NGU,
    TIMES,
    bold,
    centred,
    field,
    only,
    p,
    r,
    read,
    run,
    style,
    styled,
    table,
    texts,
)

# Text


def test_the_text_is_in_nfc_with_single_spaces_and_the_raw_one_as_the_file_has_it():
    found = only(p("Hoa\u0300n\u00a0Kie\u0302\u0301m ", TAB, " số"))
    assert (found.text, found.raw) == ("Hoàn Kiếm số", "Hoa\u0300n\u00a0Kie\u0302\u0301m \t số")


@pytest.mark.parametrize(
    ("inside", "raw"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "a\u00adb"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "\uf0fc"),
        ("<w:t> a </w:t>", "a"),
        ("<w:t>a\n b</w:t>", "a  b"),
        ('<w:t xml:space="preserve"> a </w:t>', " a "),
        ("<w:t>a</w:t><w:footnoteReference/><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
    ],
)
def test_each_sign_of_word_is_a_character(inside, raw):
    assert only(p(f"<w:r>{inside}</w:r>")).raw == raw


def test_a_sign_of_a_symbol_font_is_set_in_that_font():
    assert run(p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')).fonts == ("Wingdings",)


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('a')}</w:sdtContent></w:sdt>{r('b')}",
        f"<w:hyperlink>{r('a')}</w:hyperlink>{r('b')}",
        f"<w:smartTag><w:smartTagPr/><w:smartTag>{r('a')}</w:smartTag></w:smartTag>{r('b')}",
        f"{field('REF x', 'a')}{r('b')}",
        f'<w:fldSimple w:instr="REF x">{r("a")}</w:fldSimple>{r("b")}',
        f"<w:customXml>{r('a')}{r('b')}</w:customXml>",
        f"<mc:AlternateContent><mc:Choice>{r('a')}</mc:Choice><mc:Fallback>{r('x')}</mc:Fallback></mc:AlternateContent>{r('b')}",
        f"<mc:AlternateContent><mc:Fallback>{r('a')}</mc:Fallback></mc:AlternateContent>{r('b')}",
        f"{r('a')}<m:r xmlns:m='m'><m:t>b</m:t></m:r>",
    ],
)
def test_text_is_read_through_what_wraps_it(inside):
    assert texts(p(inside)) == ["ab"]


def test_the_instructions_of_nested_fields_are_no_text():
    inner = field("PAGEREF x", "7")
    outer = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(p("a", outer, "b")) == ["ab"]


def test_a_content_control_may_hold_whole_paragraphs():
    assert texts(f"<w:sdt><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>") == ["a", "b"]


def test_capitals_are_applied_to_the_text_but_not_to_the_raw_one():
    found = only(p(r("Đặng ế", "<w:caps/>")))
    assert (found.text, found.raw, found.runs[0].text) == ("ĐẶNG Ế", "Đặng ế", "ĐẶNG Ế")


def test_hidden_text_is_a_run_but_no_text():
    found = only(p("a", r("b", "<w:vanish/>")))
    assert found.text == "a"
    assert [(run.text, run.hidden) for run in found.runs] == [("a", False), ("b", True)]


def test_empty_paragraphs_are_kept():
    assert texts(p("a") + p() + p(" ") + p("b")) == ["a", "", "", "b"]


def test_paragraphs_are_counted_outside_of_data_tables():
    body = p("a") + table((p("1"), p("2"), p("3")), widths=(1, 1, 1)) + p("b")
    assert [x.place for x in read(body).paragraphs] == [message("paragraph {n}", n=n) for n in (1, 2)]


# Tracked changes


def test_insertions_are_read_deletions_are_not_and_both_are_counted():
    document = read(
        p("450", f"<w:ins>{r('540')}</w:ins>", "<w:del><w:r><w:delText>6</w:delText></w:r></w:del>")
    )
    assert [x.text for x in document.paragraphs] == ["450540"]
    assert document.traits.tracked == 2


def test_a_text_that_was_moved_stands_where_it_was_moved_to():
    document = read(p(f"<w:moveFrom>{r('a')}</w:moveFrom>") + p("b", f"<w:moveTo>{r('a')}</w:moveTo>"))
    assert [x.text for x in document.paragraphs] == ["", "ba"]


def test_a_paragraph_deleted_with_its_end_is_gone():
    gone = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    assert texts(p("a") + gone + p("b")) == ["a", "b"]


def test_what_a_paragraph_was_before_a_change_of_format_does_not_count():
    old = '<w:jc w:val="left"/><w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    assert only(p("a", properties=old)).align is Align.LEFT


# Properties of runs


def test_without_any_statement_a_run_is_ten_points_black_and_upright():
    found = run(p("a"))
    assert (found.size, found.colour, found.bold, found.italic, found.fonts) == (
        10,
        "000000",
        False,
        False,
        (),
    )


def test_all_four_slots_of_a_font_are_named_once():
    slots = '<w:rFonts w:ascii="A" w:hAnsi="A" w:eastAsia="C" w:cs="D"/>'
    assert run(p(r("a", slots))).fonts == ("A", "C", "D")


def test_a_style_inherits_from_the_defaults_and_from_the_style_it_is_based_on():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:color w:val="FF0000"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Base", f"<w:rPr>{TIMES}<w:i/></w:rPr>")
        + style("Derived", '<w:rPr><w:sz w:val="28"/></w:rPr>', based_on="Base")
    )
    found = run(p("a", properties=styled("Derived")), styles=styles)
    assert (found.size, found.italic, found.colour, found.fonts) == (14, True, "FF0000", ("Times New Roman",))


def test_a_paragraph_without_a_style_has_the_standard_one():
    styles = style("X", "") + style("Chuẩn", '<w:rPr><w:sz w:val="26"/></w:rPr>', default="1")
    assert run(p("a"), styles=styles).size == 13


def test_styles_based_on_each_other_end_somewhere():
    styles = style("A", "<w:rPr><w:b/></w:rPr>", based_on="B") + style("B", "", based_on="A")
    assert run(p("a", properties=styled("A")), styles=styles).bold


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="false"/>', False),
    ],
)
def test_bold_by_two_styles_is_not_bold_and_direct_format_has_the_last_word(
    paragraph, character, direct, bold
):
    styles = style("P", f"<w:rPr>{paragraph}</w:rPr>") + style(
        "C", f"<w:rPr>{character}</w:rPr>", "character"
    )
    body = p(r("a", f'<w:rStyle w:val="C"/>{direct}'), properties=styled("P"))
    assert run(body, styles=styles).bold is bold


THEME = """<a:themeElements>
  <a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472c4"/></a:accent1></a:clrScheme>
  <a:fontScheme><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>
  <a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:minorFont></a:fontScheme>
</a:themeElements>"""


def test_a_font_of_the_theme_overrides_the_font_beside_it():
    fonts = '<w:rFonts w:ascii="X" w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    assert run(p(r("a", fonts)), theme=THEME).fonts == ("Calibri", "Arial")


def test_a_font_stated_directly_overrides_the_theme_font_of_a_style():
    styles = style("P", '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/></w:rPr>')
    body = p(r("a", TIMES), properties=styled("P"))
    assert run(body, styles=styles, theme=THEME).fonts == ("Times New Roman",)


@pytest.mark.parametrize(
    ("properties", "colour"),
    [
        ('<w:color w:val="auto"/>', "000000"),
        ('<w:color w:val="c00000"/>', "C00000"),
        ('<w:color w:val="auto" w:themeColor="text1"/>', "000000"),
        ('<w:color w:themeColor="accent1"/>', "4472C4"),
    ],
)
def test_colours_come_as_six_digits(properties, colour):
    assert run(p(r("a", properties)), theme=THEME).colour == colour


@pytest.mark.parametrize(
    ("properties", "marked"),
    [
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:highlight w:val="none"/>', False),
        ('<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>', True),
        ('<w:shd w:val="pct15" w:color="auto" w:fill="auto"/>', True),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', False),
    ],
)
def test_highlighted_and_shaded_text_is_marked(properties, marked):
    assert run(p(r("a", properties))).marked is marked


def test_the_text_of_a_shaded_paragraph_is_marked():
    assert run(p("a", properties='<w:shd w:val="clear" w:fill="FFFF00"/>')).marked


@pytest.mark.parametrize(
    ("properties", "stretched"),
    [
        ('<w:w w:val="90"/>', True),
        ('<w:w w:val="100"/>', False),
        ('<w:spacing w:val="-12"/>', True),
        ('<w:spacing w:val="10"/>', False),
    ],
)
def test_scaled_and_spaced_letters_are_stretched(properties, stretched):
    assert run(p(r("a", properties))).stretched is stretched


def test_underlined_text_is_known():
    assert run(p(r("a", '<w:u w:val="single"/>'))).underlined
    assert not run(p(r("a", '<w:u w:val="none"/>'))).underlined


def test_runs_that_are_set_alike_are_one():
    assert [x.text for x in only(p("a", "b", r("c", "<w:b/>"), r("d", "<w:b/>"))).runs] == ["ab", "cd"]


# Properties of paragraphs


@pytest.mark.parametrize(
    ("value", "align"),
    [
        ("left", Align.LEFT),
        ("start", Align.LEFT),
        ("center", Align.CENTRE),
        ("end", Align.RIGHT),
        ("both", Align.JUSTIFIED),
        ("distribute", Align.JUSTIFIED),
    ],
)
def test_alignment_has_four_kinds(value, align):
    assert only(p("a", properties=f'<w:jc w:val="{value}"/>')).align is align


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        ("", 1),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', 1.5),
        ('<w:spacing w:line="276"/>', 1.15),
        ('<w:spacing w:line="322" w:lineRule="exact"/>', 1),
        ('<w:spacing w:line="483" w:lineRule="atLeast"/>', 1.5),
        ('<w:spacing w:line="240" w:lineRule="atLeast"/>', 1),
    ],
)
def test_line_spacing_is_told_in_lines(spacing, expected):
    body = p(r("a", '<w:sz w:val="28"/>'), properties=spacing)
    assert only(body).spacing == pytest.approx(expected)


def gap(first, second):
    return read(p("a", properties=first) + p("b", properties=second)).paragraphs[0].gap


def test_the_gap_is_what_stands_after_one_paragraph_and_before_the_next():
    assert gap('<w:spacing w:after="120"/>', '<w:spacing w:before="40"/>') == 8


def test_contextual_spacing_closes_the_gap_between_paragraphs_of_one_style():
    closed = '<w:spacing w:before="120" w:after="120"/><w:contextualSpacing/>'
    assert gap(closed, closed) == 0
    assert gap(closed, styled("X") + closed) == 0
    assert (
        read(p("a", properties=closed) + p("b", properties=styled("X") + closed), styles=style("X", ""))
        .paragraphs[0]
        .gap
        == 12
    )


def test_the_last_paragraph_and_one_before_a_table_have_no_gap():
    body = p("a") + table((p("1"), p("2"), p("3")), widths=(1, 1, 1)) + p("b")
    assert [x.gap for x in read(body).paragraphs] == [None, None]


def test_indents_are_told_in_mm():
    found = only(p("a", properties='<w:ind w:left="567" w:firstLine="567"/>'))
    assert (found.left_indent, found.first_indent) == (
        pytest.approx(10, abs=0.01),
        pytest.approx(10, abs=0.01),
    )


def test_a_hanging_line_has_a_negative_indent():
    assert only(p("a", properties='<w:ind w:start="720" w:hanging="360"/>')).first_indent == pytest.approx(
        -6.35
    )


def test_a_hanging_indent_overrides_the_first_line_of_the_style():
    styles = style("P", '<w:pPr><w:ind w:firstLine="567"/></w:pPr>')
    assert only(p("a", properties=styled("P") + '<w:ind w:hanging="0"/>'), styles=styles).first_indent == 0


def test_keep_with_next_is_inherited_and_can_be_turned_off():
    styles = style("P", "<w:pPr><w:keepNext/></w:pPr>")
    assert only(p("a", properties=styled("P")), styles=styles).kept
    assert not only(p("a", properties=styled("P") + '<w:keepNext w:val="0"/>'), styles=styles).kept


def test_a_centred_paragraph_is_centred_on_the_middle_of_the_text_area():
    assert only(centred("a")).axis == pytest.approx(112.5, abs=0.1)


def test_an_indent_moves_what_is_centred():
    assert only(centred("a", properties='<w:ind w:firstLine="567"/>')).axis == pytest.approx(117.5, abs=0.1)


def test_the_width_is_that_of_the_longest_line():
    body = centred(r(TIEU_NGU, bold(13)), BREAK, r("Hạnh phúc", bold(13)))
    assert only(body).width == pytest.approx(56.1, abs=0.3)


def test_a_line_that_is_too_long_is_broken():
    assert 140 < only(p(r("Nội dung " * 60, bold(14)))).width <= 165


# Lists

LIST = """<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
  <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="5"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""


def item(level, text="x", key=1):
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
    return p(*([text] if text else []), properties=numbering)


def test_the_numbers_of_automatic_lists_stand_in_front_of_the_text():
    body = item(0) + item(1) + item(2) + item(2) + item(1) + item(2) + item(0) + item(1) + item(3)
    expected = ["I. x", "1. x", "a) x", "b) x", "2. x", "a) x", "II. x", "1. x", "2.1.1 x"]
    assert texts(body, numbering=LIST) == expected


def test_the_raw_text_is_without_the_number():
    assert only(item(0), numbering=LIST).raw == "x"


def test_the_format_of_a_list_is_told():
    found = read(item(0) + item(2) + p("y"), numbering=LIST).paragraphs
    assert [x.list_format for x in found] == ["upperRoman", "lowerLetter", ""]


def test_signs_of_symbol_fonts_are_bullets_in_the_text_and_dashes_stay_dashes():
    assert texts(item(4) + item(5), numbering=LIST) == ["• x", "- x"]


def test_the_font_of_a_list_number_is_a_font_of_the_document():
    assert "Symbol" in {font.name for font in read(item(4), numbering=LIST).fonts}


def test_a_list_that_is_told_to_starts_anew():
    assert texts(item(1) + item(1) + item(1, key=2) + item(1, key=2), numbering=LIST) == [
        "1. x",
        "2. x",
        "5. x",
        "6. x",
    ]


def test_a_list_number_is_bold_when_its_paragraph_mark_is():
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr>'
    found = only(p("x", properties=mark), numbering=LIST)
    assert [(x.text, x.bold) for x in found.runs] == [("I. ", True), ("x", False)]


def test_a_style_may_make_items_and_a_paragraph_may_refuse():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    levels = LIST.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="M"/>')
    refused = styled("M") + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("x", properties=styled("M")) + p("y", properties=refused)
    assert texts(body, numbering=levels, styles=style("M", numbered)) == ["1. x", "y"]


def test_a_list_indents_its_items_unless_they_do_it_themselves():
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="720"/>'
    found = read(item(0) + p("y", properties=own), numbering=LIST).paragraphs
    assert [x.first_indent for x in found] == [pytest.approx(10, abs=0.01), pytest.approx(12.7)]
