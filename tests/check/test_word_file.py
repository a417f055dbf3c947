"""What a Word file holds comes out measured, whoever wrote it; what is no Word file is refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from reports.check.model import Format, Margins
from reports.check.word.file import read_word
from reports.errors import InputError, message
from tests.check.word_parts import (
    A4,
    NAMESPACES,
    TAB,
    TIEU_NGU,
    TIMES,
    boxed,
    centred,
    data,
    field,
    p,
    r,
    read,
    relation,
    relations,
    word,
    xml,
    zipped,
)
from tests.libreoffice import converted
from tests.readers.word_files import saved
from tests.reliability.bombs import a_gigabyte, word_with

# Sections and page numbers

PAGE = field(" PAGE ", "2")


def section(*, start="", title=False, refs="", size='<w:pgSz w:w="11906" w:h="16838"/>', gutter=0):
    margin = f'<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:gutter="{gutter}"/>'
    first = "<w:titlePg/>" if title else ""
    return f"<w:sectPr>{refs}{size}{margin}{start}{first}</w:sectPr>"


def ends(section):
    return f"<w:p><w:pPr>{section}</w:pPr></w:p>"


def reference(key, pages="default"):
    return f'<w:{key.rstrip("0123456789")}Reference w:type="{pages}" r:id="{key}"/>'


def test_a_section_tells_its_paper_and_margins_in_mm():
    (sheet,) = read(section=section(gutter=284)).sheets
    assert (sheet.width, sheet.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    expected = Margins(20, 20, 35, 15, declared=True)
    assert [getattr(sheet.margins, x) for x in ("top", "bottom", "left", "right")] == [
        pytest.approx(getattr(expected, x), abs=0.1) for x in ("top", "bottom", "left", "right")
    ]
    assert sheet.place == message("section {n}", n=1)


def test_lengths_may_come_with_their_unit():
    (sheet,) = read(section='<w:sectPr><w:pgSz w:w="210mm" w:h="29.7cm"/></w:sectPr>').sheets
    assert (sheet.width, sheet.height) == (pytest.approx(210), pytest.approx(297))


def test_a_section_that_states_nothing_is_letter_paper_with_an_inch():
    (sheet,) = read(p("a"), section="").sheets
    assert (sheet.width, sheet.margins.left) == (pytest.approx(215.9), pytest.approx(25.4))


def numbers(inside, **options):
    margins = {"header1": inside}
    return read(section=section(refs=reference("header1"), **options), margins=margins).sheets[0].numbers


@pytest.mark.parametrize(
    "number",
    [
        PAGE,
        f'<w:fldSimple w:instr="PAGE \\* MERGEFORMAT">{r("2")}</w:fldSimple>',
        '<w:fldSimple w:instr=" PAGE "/>',
        field("PAGE", ""),
        "<w:r><w:pgNum/></w:r>",
    ],
)
def test_a_field_alone_is_a_bare_page_number(number):
    (found,) = numbers(centred(number))
    assert (found.bare, found.in_footer, found.text.isdigit()) == (True, False, True)
    assert found.axis == pytest.approx(found.middle)
    assert found.place == message("header of section {n}", n=1)


@pytest.mark.parametrize("inside", [p("- ", PAGE, " -"), p("Trang ", PAGE), p("2"), p("- 2 -")])
def test_a_page_number_with_more_or_typed_by_hand_is_not_bare(inside):
    assert [x.bare for x in numbers(inside)] == [False]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        p(boxed("{}", x=0, y=0, width=165)),
    ],
)
def test_a_page_number_is_found_in_what_wraps_it(wrapped):
    assert [x.bare for x in numbers(wrapped.format(centred(PAGE)))] == [True]


def test_other_text_in_a_header_is_no_page_number():
    assert numbers(p("LIÊN ĐOÀN LAO ĐỘNG 2021") + p(field("NUMPAGES", "9 trang"))) == ()


def test_a_page_number_tells_how_it_is_set():
    number = '<w:fldSimple w:instr="PAGE">' + r("2", f'{TIMES}<w:i/><w:sz w:val="26"/>') + "</w:fldSimple>"
    (found,) = numbers(p(number))
    assert (found.size, found.italic, found.fonts) == (13, True, ("Times New Roman",))
    assert found.axis < 40 < found.middle


def test_a_page_number_at_a_tab_stop_or_in_a_frame_is_centred_there():
    stop = '<w:tabs><w:tab w:val="center" w:pos="4677"/></w:tabs>'
    frame = '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center"/>'
    for body in (p(TAB, PAGE, properties=stop), p(PAGE, properties=frame)):
        (found,) = numbers(body)
        assert found.axis == pytest.approx(found.middle, abs=0.1)


def test_the_first_page_has_its_own_header_only_when_the_section_says_so():
    margins = {"header1": p(PAGE), "header2": p()}
    refs = reference("header1") + reference("header2", "first")
    with_first, without = (
        read(section=section(refs=refs, title=title), margins=margins).sheets[0] for title in (True, False)
    )
    assert (len(with_first.numbers), len(with_first.first_numbers)) == (1, 0)
    assert (len(without.numbers), len(without.first_numbers)) == (1, 1)


def test_a_number_in_the_footer_is_known():
    (sheet,) = read(section=section(refs=reference("footer1")), margins={"footer1": p(PAGE)}).sheets
    assert [(x.in_footer, x.place) for x in sheet.numbers] == [(True, message("footer of section {n}", n=1))]


def test_the_header_of_even_pages_counts_only_when_the_file_has_them():
    options = {"section": section(refs=reference("header1", "even")), "margins": {"header1": p(PAGE)}}
    assert read(**options).sheets[0].numbers == ()
    assert len(read(**options, settings="<w:evenAndOddHeaders/>").sheets[0].numbers) == 1


def test_a_section_without_headers_has_those_of_the_section_before():
    first = ends(section(refs=reference("header1")))
    sheets = read(p("a") + first + p("b"), section=section(), margins={"header1": p(PAGE)}).sheets
    assert [x.numbers[0].place for x in sheets] == [message("header of section {n}", n=n) for n in (1, 2)]


def test_the_start_and_the_format_of_page_numbers_are_told():
    start = '<w:pgNumType w:start="1" w:fmt="upperRoman"/>'
    body = p("a") + ends(section(start=start)) + p("b")
    sheets = read(body, section=section(start='<w:pgNumType w:fmt="decimal"/>')).sheets
    assert [(x.start, x.number_format) for x in sheets] == [(1, "upperRoman"), (None, "")]


def test_annexes_are_sections_that_begin_with_their_heading_behind_the_recipients():
    body = (
        p("Phụ lục")
        + p("Nơi nhận:")
        + ends(A4)
        + p("PHỤ LỤC I")
        + p("x")
        + p("Phụ lục II")
        + ends(A4)
        + p("y")
        + ends(A4)
        + p("Phụ lục 3. DANH SÁCH")
    )
    sheets = read(body).sheets
    assert [(x.annex, x.opens_annex, x.annexes) for x in sheets] == [
        (False, False, 0),
        (True, True, 2),
        (True, False, 0),
        (True, True, 1),
    ]


def test_a_section_that_is_mostly_tables_is_tabular():
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = p("a" * 50) + ends(A4) + p("Bảng") + data((p("a" * 50), p(), p()))
    sheets = read(body, section=section(size=wide)).sheets
    assert [(x.tabular, x.width > x.height) for x in sheets] == [(False, False), (True, True)]


# Fonts and traits


def test_each_font_is_told_with_the_first_place_that_uses_it():
    def set_in(name):
        return p(r("a", f'<w:rFonts w:ascii="{name}"/>'))

    body = p() + set_in("A") + set_in("A") + data((set_in("B"), p(), p()))
    options = {"section": section(refs=reference("header1")), "margins": {"header1": set_in("C")}}
    found = read(body, **options, footnotes=f"<w:footnote>{set_in('D')}</w:footnote>").fonts
    places = [("paragraph {n}", 2), ("table {n}", 1), ("header of section {n}", 1)]
    expected = [message(pattern, n=n) for pattern, n in places] + [message("the footnotes")]
    assert [(x.name, x.place) for x in found] == list(zip("ABCD", expected, strict=True))


def test_properties_of_the_file_are_its_traits():
    core = (
        "<dc:title>Báo cáo</dc:title><dc:creator>LĐLĐ</dc:creator><dc:language>vi-VN</dc:language>"
        "<cp:contentStatus>Bản nháp</cp:contentStatus>"
    )
    traits = read(p("a"), core=core).traits
    assert (traits.title, traits.author, traits.language, traits.draft) == ("Báo cáo", "LĐLĐ", "vi-VN", True)


def test_the_language_is_the_one_of_most_letters():
    english, vietnamese = ('<w:lang w:val="en-US"/>', '<w:lang w:val="vi-VN"/>')
    body = p(r("ab", english), r("cde", vietnamese))
    assert read(body, core="<dc:language>en-US</dc:language>").traits.language == "vi-VN"


def test_comments_tell_their_authors():
    comments = '<w:comment w:id="0" w:author="Văn phòng"/><w:comment w:id="1" w:author="Ban Nữ công"/>'
    assert read(comments=comments).traits.commenters == ("Văn phòng", "Ban Nữ công")


def test_outward_links_count_unless_a_person_must_click_them():
    links = relation("a", "hyperlink", "https://example.org", "External")
    links += relation("b", "image", "https://example.org/x.png", "External")
    template = relations(relation("t", "attachedTemplate", "file:///x.dotm", "External"))
    found = read(settings="", links=links, extra={"word/_rels/settings.xml.rels": template}).traits.external
    assert sorted(found) == ["file:///x.dotm", "https://example.org/x.png"]


def test_macros_and_mirrored_margins_are_known():
    traits = read(settings="<w:mirrorMargins/>", extra={"word/vbaProject.bin": "x"}).traits
    assert (traits.macros, traits.mirrored) == (True, True)
    assert (read().traits.macros, read().traits.mirrored) == (False, False)


# What is no Word file


def refused(content):
    with pytest.raises(InputError) as caught:
        read_word(content, "x.docx")
    (finding,) = caught.value.findings
    assert finding.place.file == "x.docx"
    assert finding.hint is not None
    return str(finding.problem)


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        ("Báo cáo".encode(), "the file is not a Word file (.docx)"),
        (OLE + bytes(600), "the file is an old Office file (such as .doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the file is locked with a password"),
        (word("")[:-40], "the file is damaged and cannot be unpacked"),
        (zipped({"a.txt": "a"}), "the file holds no Word document"),
        (zipped({"word/document.xml": xml("w:hdr", "")}), "the file is not a Word file (.docx)"),
        (zipped({"word/document.xml": "<w:document"}), "the part word/document.xml is not well-formed XML"),
    ],
)
def test_what_is_no_word_file_is_refused_with_its_reason(content, problem):
    assert refused(content) == problem


def test_a_file_that_unpacks_to_too_much_is_refused():
    assert refused(word_with(str, a_gigabyte("word/document.xml"))) == "the file unpacks to more than 200 MB"


def test_a_file_that_defines_entities_is_refused(tmp_path):
    (tmp_path / "secret").write_text("secret")
    document = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>' + word_xml("<w:t>&s;</w:t>")
    told = "the part word/document.xml has a DOCTYPE, which files of this kind never have"
    assert refused(zipped({"word/document.xml": document})) == told


def word_xml(inside):
    return xml("w:document", f"<w:body><w:p><w:r>{inside}</w:r></w:p></w:body>").partition("?>")[2]


def test_a_file_whose_archive_lies_about_a_size_is_refused():
    content = bytearray(word(p("a")))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1).to_bytes(4, "little")
    assert refused(bytes(content)) == "the part word/_rels/document.xml.rels of the file is damaged"


# Other programs


def test_the_strict_dialect_of_the_format_is_read():
    def strict(text):
        text = text.replace(NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
        return text.replace(NAMESPACES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships")

    with zipfile.ZipFile(
        BytesIO(word(p(r("a", '<w:sz w:val="14pt"/>')), margins={"header1": p(PAGE)}))
    ) as archive:
        content = zipped({name: strict(archive.read(name).decode()) for name in archive.namelist()})
    (found,) = read_word(content, "x").paragraphs
    assert (found.text, found.runs[0].size) == ("a", 14)


def test_a_standard_document_of_python_docx_is_read():
    document = docx.Document()
    document.add_heading("I. KẾT QUẢ", 1)
    document.add_paragraph("Nội dung", style="List Bullet")
    document.add_table(rows=1, cols=3, style="Table Grid").rows[0].cells[1].text = "a"
    document.core_properties.title = "Báo cáo"
    found = read_word(saved(document), "x.docx")
    assert found.format is Format.DOCX
    assert [x.text for x in found.paragraphs] == ["I. KẾT QUẢ", "• Nội dung"]
    assert found.paragraphs[0].runs[0].bold
    assert (found.paragraphs[0].runs[0].size, found.paragraphs[0].kept) == (14, True)
    assert found.tables[0].rows == (("", "a", ""),)
    assert found.traits.title == "Báo cáo"


def letter():
    """A report with its heading, a page number, and an annex on a page across."""
    document = docx.Document()
    first = document.sections[0]
    first.page_width, first.page_height, first.left_margin, first.right_margin = (
        Mm(210),
        Mm(297),
        Mm(30),
        Mm(15),
    )
    first.header.paragraphs[0].text = "2"
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Times New Roman", Pt(14)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for box, text in zip(cells, ("LIÊN ĐOÀN LAO ĐỘNG", TIEU_NGU), strict=True):
        box.paragraphs[0].add_run(text).bold = True
        box.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Nội dung").paragraph_format.first_line_indent = Mm(10)
    document.add_paragraph("Mục", style="List Number")
    document.add_paragraph("Nơi nhận:")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.page_width, second.page_height = Mm(297), Mm(210)
    document.add_paragraph("Phụ lục")
    return saved(document)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same report as python-docx and as LibreOffice write it, the latter by way of its own format."""
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    (folder / "letter.docx").write_bytes(letter())
    (theirs,) = converted("docx", *converted("odt", folder / "letter.docx"))
    return read_word(letter(), "x"), read_word(theirs.read_bytes(), "x")


def test_libreoffice_writes_the_same_texts_in_the_same_places(both):
    ours, theirs = ([(x.text, x.side, x.level, x.align) for x in found.paragraphs] for found in both)
    assert [x[0] for x in ours][:4] == ["LIÊN ĐOÀN LAO ĐỘNG", TIEU_NGU, "Nội dung", "1. Mục"]
    assert theirs == ours


def test_libreoffice_writes_the_same_measures(both):
    def measures(found):
        return [(x.axis, x.width, x.first_indent, x.gap) for x in found.paragraphs if x.text]

    ours, theirs = map(measures, both)
    assert theirs == [pytest.approx(numbers, abs=0.3) for numbers in ours]


def test_libreoffice_writes_the_same_sections(both):
    ours, theirs = (
        [
            (round(x.width), round(x.margins.left), x.annexes, len(x.numbers), len(x.first_numbers))
            for x in found.sheets
        ]
        for found in both
    )
    assert ours == [(210, 30, 0, 1, 1), (297, 30, 1, 1, 1)]
    assert theirs == ours
