"""What the renderers must never do: lose text, run code, fetch, or pass over a slip in a template."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from reports.build import read
from reports.document.compose import compose
from reports.errors import RenderError, TemplateError
from reports.merge.summarise import summarise
from reports.periods import Period
from reports.render.docx import render_docx
from reports.render.environment import context, template_errors
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.render.word_parts import assembled
from reports.render.word_template import WordTemplate
from tests.conftest import ROOT
from tests.readers.word_files import saved
from tests.reading_back import docx_text, pdf_text

FOLDER = ROOT / "templates"
FILES = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.docx")}
TEMPLATE = assembled("so-ket-quy.docx", FILES, "templates")
PAGES = {
    path.relative_to(FOLDER).as_posix(): path.read_text()
    for path in FOLDER.rglob("*")
    if path.suffix in (".html", ".css")
}
PAGE = "so-ket-quy.html"
NASTY = [
    "Công ty A & B <TNHH> “x” 'y' \"z\"",
    "</w:t></w:r></w:p>",
    "so < 5 người & hơn > 3",
    "&lt;b&gt; {{ 7 * 7 }} {% if x %} {# c #}",
    "<link rel=attachment href='file:///etc/hostname'>",
]


@pytest.fixture(scope="module")
def report(words):
    found = read(ROOT, Period.parse("2021Q1"))
    config, records = found.config, found.records
    return compose(summarise(records, config)[0], config, words)


def word(report, template=TEMPLATE, shown="t"):
    """The report as a Word file, from the bytes of a template."""
    return render_docx(report, WordTemplate.compiled(template, shown))


def with_tag(paragraph: str) -> bytes:
    """The Word template with one more paragraph at its head."""
    document = docx.Document(BytesIO(TEMPLATE))
    document.paragraphs[0].insert_paragraph_before(paragraph)
    return saved(document)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_lost_or_changed_in_word_or_pdf(report, tmp_path, text):
    changed = replace(report, opening=text, closing=("Trước", text, "Sau"))
    (tmp_path / "x.docx").write_bytes(word(changed))
    (tmp_path / "x.pdf").write_bytes(render_pdf(render_html(changed, PAGES, PAGE, "t"), "x"))
    for found in (docx_text(tmp_path / "x.docx"), pdf_text(tmp_path / "x.pdf")):
        assert f"Trước {text} Sau" in found
        assert found.count(text) == 2


def test_decomposed_letters_come_out_composed(report, tmp_path):
    changed = replace(report, opening="Hoa\u0300n Kie\u0302\u0301m")
    (tmp_path / "x.docx").write_bytes(word(changed))
    assert "Hoàn Kiếm" in docx_text(tmp_path / "x.docx")


def test_a_text_that_docxtpl_would_change_is_refused_by_name(report):
    with pytest.raises(RenderError) as caught:
        word(replace(report, opening="a {_{ b"))
    assert "a {_{ b" in str(caught.value.findings[0].problem)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ nothing }}",
        "{{ letterhead.nothing }}",
        "{% if plan %}",
        "{{ range(3) }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ opening.__class__.__mro__ }}",
        "{{ closing.append('x') }}",
        "{% include 'so-ket-quy.html' %}",
    ],
)
def test_a_template_with_a_slip_or_with_code_is_refused_by_name(report, tag):
    with pytest.raises(TemplateError) as caught:
        word(report, with_tag(tag), "templates/so-ket-quy.docx")
    assert caught.value.findings[0].place.file == "templates/so-ket-quy.docx"


def test_code_in_the_properties_of_a_template_never_runs(report):
    document = docx.Document(BytesIO(TEMPLATE))
    document.core_properties.title = "{{ cycler.__init__.__globals__.os.getcwd() }}"
    made = docx.Document(BytesIO(word(report, saved(document))))
    assert made.core_properties.title == report.title


@pytest.mark.parametrize("content", [b"", b"no word file", b"PK\x03\x04 cut"])
def test_what_is_no_word_file_is_refused(report, content):
    with pytest.raises(TemplateError):
        word(report, content, "templates/so-ket-quy.docx")


def test_an_html_template_with_a_slip_is_refused_at_its_line(report):
    with pytest.raises(TemplateError):
        render_html(report, {"a": "<p>\n{{ nothing }}"}, "a", "templates/a")
    with pytest.raises(TemplateError) as caught:
        render_html(report, {"a": "<p>\n{% if %}"}, "a", "templates/a")
    assert caught.value.findings[0].place.line == 2


def test_memory_that_is_used_up_is_no_error_of_the_template():
    with pytest.raises(MemoryError), template_errors("report.html"):
        raise MemoryError


def test_the_word_template_has_real_styles_plain_tags_and_no_text_boxes():
    document = docx.Document(BytesIO(TEMPLATE))
    xml = document.element.xml
    assert "txbxContent" not in xml
    assert {"Heading 1", "Heading 2", "Lời văn", "Trích yếu"} <= {p.style.name for p in document.paragraphs}
    assert not any("," in style.name for style in document.styles), "a comma begins another name of the style"
    tags = [p.text for p in document.paragraphs if "{" in p.text]
    assert "{{ results.heading }}" in tags
    for paragraph in document.element.body.iter(qn("w:p")):
        runs = [run for run in paragraph.iter(qn("w:t")) if run.text]
        assert len(runs) <= 1, "a tag cut into pieces is hard to edit"


def test_tables_repeat_their_head_keep_rows_whole_and_stay_within_the_text(report):
    made = docx.Document(BytesIO(word(report)))
    section = made.sections[0]
    text_width = section.page_width - section.left_margin - section.right_margin
    for table in made.tables:
        widths = [column.width for column in table.columns]
        assert sum(widths) <= text_width
        for row in table.rows:
            assert sum(cell.width for cell in dict.fromkeys(row.cells)) <= text_width
        if table.style.name == "Table Grid":
            properties = [row._tr.trPr for row in table.rows]
            assert properties[0].find(qn("w:tblHeader")) is not None
            assert all(p.find(qn("w:cantSplit")) is not None for p in properties)


def test_a_cell_says_its_width_before_its_span_as_the_schema_wants(words):
    found = read(ROOT, Period.parse("2021Q1"))
    by_group = compose(summarise(found.records, found.config)[1], found.config, words)
    made = docx.Document(BytesIO(word(by_group)))
    spans = [*made.element.body.iter(qn("w:gridSpan"))]
    assert spans
    assert all(span.getparent().find(qn("w:tcW")) in [*span.itersiblings(preceding=True)] for span in spans)


def test_a_column_for_each_unit_has_its_place_in_the_grid(words):
    found = read(ROOT, Period.parse("2021Q1"))
    config, records = found.config, found.records
    city = compose(summarise(records, config)[-1], config, words)
    made = docx.Document(BytesIO(word(city)))
    table = next(t for t in made.tables if t.rows[0].cells[0].text == "TT" and len(t.columns) == 7)
    assert [cell.text for cell in table.rows[0].cells][4:6] == ["Cụm 1", "LĐLĐ Bắc Từ Liêm"]
    assert [c.width for c in table.columns] == [cell.width for cell in table.rows[0].cells]


def test_a_word_file_carries_no_author_of_a_library_and_no_time(report):
    raw = word(report)
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in archive.namelist())
    properties = docx.Document(BytesIO(raw)).core_properties
    assert properties.author == "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"
    assert (properties.comments, properties.language) == ("", "vi-VN")


def test_a_table_that_an_office_added_in_its_own_way_is_left_alone(report):
    document = docx.Document(BytesIO(TEMPLATE))
    table = document.add_table(rows=2, cols=3)
    before = [column.width for column in table.columns]
    bare = document.add_table(rows=1, cols=2)
    for cell in bare._tbl.iter_tcs():
        cell.remove(cell.tcPr)
    made = docx.Document(BytesIO(word(report, saved(document))))
    assert [column.width for column in made.tables[-2].columns] == before
    assert len(made.tables[-1].columns) == 2


def test_a_template_is_given_texts_and_nothing_else(report):
    with pytest.raises(TypeError, match="texts only"):
        context(replace(report, title=42))
