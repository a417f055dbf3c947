"""What Word files hold and is not read, but told: hidden and struck text, comments, pictures, links."""

import pytest

from tests.readers.findings import told
from tests.readers.word_files import box, docx, p, r, read, reference, tc, text_of, tr

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
