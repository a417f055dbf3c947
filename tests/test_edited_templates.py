"""What an office may do to the templates in Word or by hand, and what becomes of it."""

import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from reports.build import Order, build
from reports.document.marks import START
from reports.document.report import Copy
from reports.errors import RenderError, TemplateError
from reports.periods import Period
from tests.reading_back import docx_text

Q1 = Period.parse("2021Q1")


def edited(workspace, name, change):
    """Change a template by a function of its document, and save it."""
    path = workspace / "templates" / name
    document = docx.Document(path)
    change(document)
    document.save(path)


def built(workspace, tmp_path, copy=Copy.DRAFT, format="docx"):
    build(Order(workspace, Q1, tmp_path / "out", formats=(format,), only=("cum-1",), copy=copy))
    return tmp_path / f"out/2021Q1/cum-1.{format}"


def paragraph(document, text):
    return next(p for p in document.paragraphs if p.text == text)


def test_a_sentence_typed_into_the_body_is_in_every_form_that_has_it(workspace, tmp_path):
    edited(workspace, "parts/body.docx", lambda d: d.paragraphs[0].insert_paragraph_before("Câu cố định."))
    assert "Câu cố định." in docx_text(built(workspace, tmp_path))


@pytest.mark.parametrize("copy", list(Copy))
def test_words_breaks_and_tabs_around_a_field_stay(workspace, tmp_path, copy):
    xml = "<w:r {}><w:t>CỐ ĐỊNH:</w:t><w:br/><w:t>{{{{ paragraph }}}}</w:t><w:tab/><w:t>HẾT</w:t></w:r>"

    def change(document):
        for field in (p for p in document.paragraphs if p.text == "{{ paragraph }}"):
            field._p.replace(field.runs[0]._r, parse_xml(xml.format(nsdecls("w"))))

    edited(workspace, "parts/body.docx", change)
    made = docx.Document(built(workspace, tmp_path, copy))
    (line,) = (p for p in made.paragraphs if "24\u00a0công đoàn cơ sở" in p.text)
    assert line.text.startswith("CỐ ĐỊNH:\nThành lập mới 24")
    assert line.text.endswith(".\tHẾT")


@pytest.mark.parametrize("copy", list(Copy))
def test_what_people_noted_in_a_template_does_not_go_out(workspace, tmp_path, copy):
    tracked = (
        "<w:ins {0} w:id='90' w:author='Ai đó'><w:r><w:t>thêm </w:t></w:r></w:ins>",
        "<w:del {0} w:id='91' w:author='Ai đó'><w:r><w:delText>bớt</w:delText></w:r></w:del>",
    )

    def change(document):
        field = paragraph(document, "{{ opening }}")
        document.add_comment(field.runs, "xem lại", author="Ai đó")
        for xml in tracked:
            field._p.append(parse_xml(xml.format(nsdecls("w"))))

    edited(workspace, "parts/body.docx", change)
    made = docx.Document(built(workspace, tmp_path, copy))
    assert {comment.author for comment in made.comments} <= {"ldreport"}
    xml = made.element.xml
    assert "w:author" not in xml
    assert "bớt" not in xml
    assert "thêm" in xml
    anchors = [start.get(qn("w:id")) for start in made.element.body.iter(qn("w:commentRangeStart"))]
    assert len(anchors) == len({*anchors}) == len([*made.comments])


def test_a_style_changed_in_the_part_that_uses_it_has_its_effect(workspace, tmp_path):
    def change(document):
        document.styles["Phụ lục"].font.size = Pt(30)

    edited(workspace, "parts/annexes.docx", change)
    made = docx.Document(built(workspace, tmp_path))
    assert made.styles["Phụ lục"].font.size == Pt(30)
    assert paragraph(made, "Phụ lục\u00a0I").style.name == "Phụ lục"


def test_a_new_style_comes_along_with_what_it_is_based_on(workspace, tmp_path):
    def change(document):
        base = document.styles.add_style("Nền riêng", 1)
        document.styles.add_style("Kiểu riêng", 1).base_style = base
        document.paragraphs[0].insert_paragraph_before("Mới.", "Kiểu riêng")

    edited(workspace, "parts/signature.docx", change)
    made = docx.Document(built(workspace, tmp_path))
    assert paragraph(made, "Mới.").style.base_style.name == "Nền riêng"


@pytest.mark.parametrize(
    "inside",
    ["<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:r><w:footnoteReference w:id='2'/></w:r>"],
)
def test_a_part_with_what_cannot_come_along_is_refused(workspace, tmp_path, inside):
    def change(document):
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))

    edited(workspace, "parts/signature.docx", change)
    with pytest.raises(TemplateError) as caught:
        built(workspace, tmp_path)
    assert "a shared part can hold no" in str(caught.value.findings[0].problem)


def test_an_empty_paragraph_at_the_end_makes_no_empty_page(workspace, tmp_path):
    edited(workspace, "parts/annexes.docx", lambda d: d.add_paragraph())
    edited(workspace, "so-ket-quy.docx", lambda d: d.add_paragraph())
    *_, last, end = docx.Document(built(workspace, tmp_path)).element.body
    assert (last.tag, end.tag) == (qn("w:tbl"), qn("w:sectPr"))


def test_a_figure_in_a_header_carries_no_mark(workspace, tmp_path):
    def change(document):
        document.sections[0].header.paragraphs[
            0
        ].text = "{% if results %}{{ results.sections[0].paragraphs[0] }}{% endif %}"

    edited(workspace, "so-ket-quy.docx", change)
    with zipfile.ZipFile(built(workspace, tmp_path)) as archive:
        assert not [n for n in archive.namelist() if START.encode() in archive.read(n)]


def test_capitals_and_a_full_stop_after_a_number_are_no_difference(workspace, tmp_path):
    style, page = workspace / "templates/parts/style.css", workspace / "templates/parts/annexes.html"
    style.write_text(style.read_text() + "h3 { text-transform: uppercase; } @page { margin-top: 15mm; }")
    page.write_text(page.read_text().replace("{{ row.number }}<", "{{ row.number }}.<"))
    assert built(workspace, tmp_path, format="pdf").exists()


def test_parts_of_a_block_in_another_order_are_a_difference(workspace, tmp_path):
    page = workspace / "templates/parts/blocks.html"
    first = '<h2 id="{{ anchor }}">{{ part.heading }}</h2>\n'
    text = page.read_text().replace(first, "")
    page.write_text(text.replace("{% endmacro %}", first + "{% endmacro %}", 1))
    with pytest.raises(RenderError):
        built(workspace, tmp_path, format="pdf")
