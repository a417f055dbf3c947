"""Lists of Word files: their items stand under each other, with the numbers that Word shows."""

import pytest

from reports.extract.document import extract
from tests.readers.word_files import docx, p, r, read, text_of


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


def test_the_number_of_an_item_is_no_part_of_what_the_item_counts():
    numbering = lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    body = item("tổ công đoàn được thành lập") + item("352 suất quà đã trao", 1)
    found = extract(read(docx(body, numbering=numbering)), None)
    assert [figure.mention.value for figure in found.figures] == [352]
