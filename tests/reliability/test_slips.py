"""Row 18: slips in templates, each told with its part, its paragraph and the text around it."""

from io import BytesIO

import docx
import pytest

from reports.errors import TemplateError
from reports.render.docx import render_docx
from reports.render.fields.word import check_word
from reports.render.templates import Templates
from reports.render.word_template import WordTemplate
from tests.readers.word_files import saved
from tests.reliability.test_template_payloads import BARE, word_file
from tests.template_files import WHOLE, told
from tests.test_template_check import PAGE_SLIPS, WORD_SLIPS

# What a clerk types, and whether Word would print it as it stands, or make something else of it.
SLIPS = (
    "{ title }",
    "{title}",
    "{{title}",
    "{ { title } }",
    "{{ titel }}",
    "{{ ten }}",
    "{ ten }",
    "{{ tên đơn vị }}",
    "{{ title.text }}",
    "{{ title | in_hoa }}",
    "{% if plan }",
    "{ % if plan %}x{% endif %}",
    "{% if plan %}x",
    "x{% endif %}",
    "{% for x in closing %}{{ x }}{% end for %}",
    "{{ letterhead.ngay }}",
)
PARTS = {
    "body": "t.docx",
    "table": "t.docx",
    "header": "t.docx/header1",
    "footer": "t.docx/footer1",
    "footnote": "t.docx/footnotes",
}
ROW = len(WORD_SLIPS) + len(PAGE_SLIPS) + len(SLIPS) * (len(PARTS) + 1)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_any_part_is_told_with_its_part_its_paragraph_and_its_text(slip, part):
    found = told(check_word(word_file(slip, part), "t.docx"))
    assert found
    for _, place, problem, _ in found:
        file, _, number = place.rpartition(":")
        assert file == PARTS[part]
        assert int(number) == (2 if file == "t.docx" else 1)
        assert slip in problem.replace("  ", " ")


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_shared_part_is_told_at_the_part(slip):
    document = docx.Document(BytesIO(BARE))
    document.add_paragraph('{% include "parts/x.docx" %}')
    sources = {"a.docx": saved(document), "parts/x.docx": word_file(slip, "body")}
    (checked,) = Templates(sources, "templates").check(["a.docx"])
    places = {str(finding.place) for finding in checked.findings}
    assert places == {"templates/parts/x.docx:2"}


@pytest.mark.parametrize("part", ["body", "header", "footer", "footnote"])
@pytest.mark.parametrize("slip", ["{{ title.text }}", "{{ ten }}", "{{ 1 / 0 }}", "{{ title + 1 }}"])
def test_what_only_filling_meets_is_told_with_its_part_and_the_text_around_it(slip, part):
    template = word_file(f"Đơn vị: {slip} và.", part)
    with pytest.raises(TemplateError) as caught:
        render_docx(WHOLE, WordTemplate.compiled(template, "t.docx"))
    (finding,) = caught.value.findings
    assert str(finding.place) == PARTS[part]
    assert f"Đơn vị: {slip} và." in str(finding.hint)


def test_the_figure_of_the_row():
    """The slips of tests/test_template_check.py are told there with their paragraphs and lines."""
    assert ROW >= 40
    print(f"row 18: {ROW} of {ROW} planted slips told with part, paragraph and the text around them")
