"""A PDF file becomes a measured document, or one clear problem."""

import random
from contextlib import suppress
from io import BytesIO

import pypdf
import pytest
from pypdf.annotations import FreeText, Highlight, Link
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from reports.check.model import Format
from reports.check.pdf.file import read_pdf
from reports.errors import InputError
from tests.check.paper import HEAD, LONG, NUMBERED, SENTENCE, SIGNED, bare, made, read

TABLE = "<table class=r style='width:100%'>" + "<tr><td>1<td>Đơn vị<td>10" * 20 + "</table>"


def changed(raw, change):
    """The PDF after `change` has had its way with a writer of it."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(raw))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


# Sheets


def test_a_document_is_told_to_be_a_pdf():
    assert read(LONG).format is Format.PDF


def test_a_sheet_has_the_size_of_its_paper():
    found = read(LONG + '<div style="page:wide">Ngang</div>', "@page wide { size: 297mm 210mm }")
    assert [(sheet.width, sheet.height) for sheet in found.sheets] == [(210, 297), (297, 210)]
    assert str(found.sheets[1].place) == "page 2"


def test_a_page_that_is_turned_for_viewing_has_the_size_as_seen():
    def turn(writer):
        page = writer.pages[0]
        page.add_transformation(pypdf.Transformation().rotate(90).translate(595.28, 0))
        page.mediabox = RectangleObject((0, 0, 595.28, 841.89))
        page.cropbox = page.mediabox
        page.rotate(90)

    raw = made(LONG * 2, "@page { size: 297mm 210mm }")
    seen, plain = read_pdf(changed(raw, turn), "x"), read_pdf(raw, "x")
    assert (seen.sheets[0].width, seen.sheets[0].height) == (297, 210)
    assert seen.paragraphs[0].text == plain.paragraphs[0].text
    assert seen.sheets[0].margins.top == pytest.approx(plain.sheets[0].margins.top, abs=0.05)


@pytest.mark.parametrize(("top", "right", "bottom", "left"), [(20, 15, 20, 30), (25, 20, 22, 35)])
def test_margins_are_seen_as_they_were_set(top, right, bottom, left):
    found = read(LONG * 20, f"@page {{ margin: {top}mm {right}mm {bottom}mm {left}mm }}")
    margins = found.sheets[0].margins
    assert (margins.top, margins.left, margins.right) == pytest.approx((top, left, right), abs=0.3)
    assert bottom <= margins.bottom < bottom + 20
    assert not margins.declared


def test_a_page_without_full_lines_tells_no_margin_at_its_sides():
    margins = read("<p class=c><b>BÁO CÁO</b></p><p class=c>quý I</p>").sheets[0].margins
    assert (margins.left, margins.right) == (None, None)


def test_the_right_margin_is_that_of_full_lines_however_few_and_not_of_a_table():
    page = f"<p style='break-before: page'>{SENTENCE}</p>"
    wide = TABLE.replace("width:100%", "width:175mm")
    assert [sheet.margins.right for sheet in read(page + wide + page).sheets] == pytest.approx(
        [15, 15], abs=0.1
    )


def test_a_page_that_a_table_fills_shows_its_margins_by_the_table():
    margins = read(TABLE).sheets[0].margins
    assert (margins.left, margins.right) == pytest.approx((30, 15), abs=0.3)


def test_where_the_page_has_its_origin_does_not_matter():
    def shift(writer):
        page = writer.pages[0]
        page.add_transformation(pypdf.Transformation().translate(100, -50))
        page.mediabox = RectangleObject((100, -50, 100 + 595.28, -50 + 841.89))
        page.cropbox = page.mediabox

    raw = made(HEAD + LONG * 2)
    moved, still = read_pdf(changed(raw, shift), "x"), read_pdf(raw, "x")
    assert moved.sheets[0].margins.left == pytest.approx(still.sheets[0].margins.left, abs=0.05)
    assert moved.paragraphs[0].level == pytest.approx(still.paragraphs[0].level, abs=0.05)
    assert moved.paragraphs[1].stroke.axis == pytest.approx(still.paragraphs[1].stroke.axis, abs=0.05)


def test_page_numbers_are_found_and_are_no_text():
    found = read(LONG * 10, NUMBERED + "@page :first { @top-center { content: none } }")
    assert found.sheets[0].numbers == ()
    (number,) = found.sheets[1].numbers
    assert (number.text, number.bare, number.in_footer, number.size, number.italic) == (
        "2",
        True,
        False,
        13,
        False,
    )
    assert number.axis == pytest.approx(number.middle, abs=0.1)
    assert number.fonts == ("Liberation-Serif",)
    assert "2" not in {paragraph.text for paragraph in found.paragraphs}
    assert found.sheets[1].margins.top == pytest.approx(20, abs=0.3)


@pytest.mark.parametrize(
    ("content", "text", "bare_number"),
    [
        ("counter(page)", "1", True),
        ("counter(page, lower-roman)", "i", True),
        ("'- ' counter(page) ' -'", "- 1 -", False),
        ("'Trang ' counter(page)", "Trang 1", False),
        ("counter(page) '/' counter(pages)", "1/1", False),
    ],
)
def test_a_page_number_is_bare_when_nothing_stands_around_it(content, text, bare_number):
    (number,) = read(LONG, f"@page {{ @bottom-right {{ content: {content} }} }}").sheets[0].numbers
    assert (number.text, number.bare, number.in_footer) == (text, bare_number, True)
    assert number.axis > number.middle + 50


def test_a_head_that_repeats_is_no_text():
    found = read(LONG * 10, '@page { @top-left { content: "Báo cáo quý I" } }')
    assert len(found.sheets) == 2
    assert not any("Báo cáo" in paragraph.text for paragraph in found.paragraphs)


def test_an_annex_begins_with_its_heading_and_counts_its_pages_anew():
    annex = '<section style="break-before:page"><p class=c><b>{}</b></p>' + LONG * 10 + "</section>"
    found = read(LONG + annex.format("Phụ lục I") + annex.format("PHỤ LỤC II"))
    assert [sheet.opens_annex for sheet in found.sheets] == [False, True, False, True, False]
    assert [sheet.annex for sheet in found.sheets] == [False, True, True, True, True]
    assert [sheet.ordinal for sheet in found.sheets] == [1, 1, 2, 1, 2]
    assert [sheet.annexes for sheet in found.sheets] == [0, 1, 0, 1, 0]


def test_a_page_that_speaks_of_an_annex_opens_none():
    assert not read("<p>Phụ lục I kèm theo báo cáo này.</p>").sheets[0].opens_annex


def test_a_page_of_tables_is_told_from_a_page_of_text():
    found = read(TABLE + f'<div style="break-before:page">{LONG}</div>')
    assert [sheet.tabular for sheet in found.sheets] == [True, False]


# Fonts and traits


def test_each_font_stands_once_with_the_page_that_first_uses_it():
    found = read(LONG + '<p style="break-before:page">chữ <b>đậm</b>')
    assert [(font.name, str(font.place), font.embedded) for font in found.fonts] == [
        ("Liberation-Serif", "page 1", True),
        ("Liberation-Serif-Bold", "page 2", True),
    ]


def test_a_font_that_is_not_in_the_file_is_told():
    (font,) = read_pdf(bare({"a": "a"}), "x").fonts
    assert (font.name, font.embedded) == ("Times-Roman", False)


def test_title_author_and_language_are_read():
    traits = read('<meta name=author content="Liên đoàn">' + LONG).traits
    assert (traits.title, traits.author, traits.language) == ("Báo cáo", "Liên đoàn", "vi")


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2"{0}>{1}</rdf:Description>
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li>Báo cáo quý</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    "level",
    [(' pdfaid:conformance="B"', ""), ("", "<pdfaid:conformance>B</pdfaid:conformance>")],
)
def test_title_and_archival_form_are_read_from_the_xmp(level):
    traits = read_pdf(bare({"a": "a"}, XMP.format(*level)), "x").traits
    assert (traits.title, traits.archival) == ("Báo cáo quý", "2B")


@pytest.mark.parametrize(
    "packet", ["", "no xml", "<x>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>']
)
def test_a_broken_xmp_tells_nothing(packet):
    traits = read_pdf(bare({"a": "a"}, packet), "x").traits
    assert (traits.title, traits.archival) == ("", "")


@pytest.mark.parametrize(
    ("keywords", "draft"),
    [("công đoàn, bản nháp", True), ("Draft", True), ("góp ý dự thảo", False), ("draft law", False)],
)
def test_a_keyword_makes_a_draft(keywords, draft):
    assert read(f'<meta name=keywords content="{keywords}">' + LONG).traits.draft is draft


def test_the_version_is_that_of_the_header_or_a_later_one_of_the_catalogue():
    raw = bare({"a": "a"})
    assert read_pdf(raw, "x").traits.pdf_version == "1.4"
    assert read_pdf(raw.replace(b"/Catalog", b"/Catalog/Version/1.7"), "x").traits.pdf_version == "1.7"


def test_comments_are_counted_and_links_are_not():
    def comment(writer):
        box = (100, 100, 200, 120)
        points = ArrayObject(FloatObject(n) for n in (100, 120, 200, 120, 100, 100, 200, 100))
        note = FreeText(text="Sửa", rect=box)
        note[NameObject("/T")] = TextStringObject("Văn phòng")
        writer.add_annotation(0, note)
        writer.add_annotation(0, Highlight(rect=box, quad_points=points))
        writer.add_annotation(0, Link(rect=box, url="https://example.org"))

    traits = read_pdf(changed(made(LONG), comment), "x").traits
    assert traits.commenters == ("Văn phòng", "")
    assert traits.external == ()


def test_a_signature_field_is_no_comment():
    def sign(writer):
        field = DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Widget"), NameObject("/FT"): NameObject("/Sig")}
        )
        field[NameObject("/Rect")] = ArrayObject(NumberObject(0) for _ in range(4))
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(field)])

    assert read_pdf(changed(made(LONG), sign), "x").traits.commenters == ()


def test_scripts_and_links_to_files_are_told():
    def script(writer):
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
        start = DictionaryObject({NameObject(key): value for key, value in action.items()})
        writer.root_object[NameObject("/OpenAction")] = start
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="file:///C:/mat.xlsx"))

    traits = read_pdf(changed(made(LONG), script), "x").traits
    assert traits.scripts
    assert traits.external == ("file:///C:/mat.xlsx",)
    assert not read(LONG).traits.scripts


# Problems


def refusal(raw):
    with pytest.raises(InputError) as caught:
        read_pdf(raw, "thư/x.pdf")
    (finding,) = caught.value.findings
    assert finding.place.file == "thư/x.pdf"
    assert finding.hint
    return finding.code


def test_what_is_no_pdf_is_refused():
    assert refusal(b"PK\x03\x04 a Word file") == "not-pdf"
    assert refusal(b"") == "not-pdf"


def test_a_broken_pdf_is_refused():
    assert refusal(made(LONG)[:2000]) == "pdf-broken"


def test_a_pdf_that_needs_a_password_is_refused():
    assert refusal(changed(made(LONG), lambda writer: writer.encrypt("mật"))) == "pdf-locked"


def test_a_pdf_that_only_forbids_changes_is_read():
    raw = changed(made(LONG), lambda writer: writer.encrypt("", "mật"))
    assert len(read_pdf(raw, "x").paragraphs) == 1


def test_a_pdf_without_pages_is_refused():
    raw = bare({"a": "a"}).replace(b"[3 0 R]/Count 1", b"[]/Count 0").replace(b"/Page/", b"/None/")
    assert refusal(raw) == "pdf-empty"


def test_a_scanned_pdf_is_refused():
    assert refusal(made('<div style="width:100mm;height:100mm;background:#888"></div>')) == "pdf-no-text"


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr("reports.check.pdf.file.MAX_PAGES", 1)
    assert refusal(made(LONG * 10)) == "pdf-too-long"


@pytest.mark.parametrize(
    "seed", [*range(10), *(pytest.param(n, marks=pytest.mark.slow) for n in range(10, 40))]
)
def test_a_damaged_pdf_is_read_or_refused_but_never_breaks_the_program(seed, damaged):
    chance = random.Random(seed)
    raw = bytearray(chance.choice(damaged))
    for _ in range(chance.choice((1, 10, 100))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    if seed % 3 == 0:
        del raw[chance.randrange(len(raw)) :]
    with suppress(InputError):
        read_pdf(bytes(raw), "x")


def test_what_the_libraries_say_of_a_damaged_pdf_is_not_heard(damaged, caplog):
    with suppress(InputError):
        read_pdf(damaged[1].replace(b"/FontBBox", b"/FontBBuy"), "x")
    assert caplog.records == []


@pytest.fixture(scope="module")
def damaged():
    body = HEAD + LONG + TABLE + SIGNED
    return [made(body), made(body, uncompressed_pdf=True)]
