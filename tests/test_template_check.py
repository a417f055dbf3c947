"""What is told of a template before any report is there, and that rendering agrees with it."""

from io import BytesIO
from typing import get_type_hints

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.document.report import Report
from reports.errors import TemplateError
from reports.proofs import check_files
from reports.render.docx import render_docx
from reports.render.environment import context
from reports.render.fields.pages import check_pages
from reports.render.fields.word import check_word
from reports.render.html import render_html
from reports.render.templates import LETTERS
from reports.render.word_template import WordTemplate
from tests.conftest import ROOT
from tests.readers.word_files import saved
from tests.samples import one_in
from tests.template_files import BARE, TEMPLATE, TEMPLATES, WHOLE, page, told, word

KNOWN = f"Known: {', '.join(sorted({*get_type_hints(Report)} - {'figures', 'findings'}))}."
SPAN = "{% colspan 5 + table.columns|length %}{{ group.heading }}"


def paragraphs(template: bytes) -> list[str]:
    """The texts of the paragraphs of the body, in order, those of tables included."""
    document = docx.Document(BytesIO(template))
    return [Paragraph(element, document).text for element in document.element.body.iter(qn("w:p"))]


@pytest.mark.parametrize("name", LETTERS)
def test_the_templates_of_the_bulletin_have_no_slip_and_tell_table_tasks_and_files(name):
    (checked,) = check_files([ROOT / "templates" / name], ROOT)
    assert checked.findings == ()
    assert {
        "stories.tables.groups.rows.result",
        "stories.plan.groups.rows.text",
        "enclosures.size",
        "contact_address",
        "unsubscribe",
    } <= {*checked.fields}


@pytest.mark.parametrize("name", [name for name in TEMPLATES.whole if name not in LETTERS])
def test_the_templates_of_the_repository_have_no_slip(name):
    (checked,) = check_files([ROOT / "templates" / name], ROOT)
    assert checked.file == f"templates/{name}"
    assert checked.findings == ()
    assert {
        "letterhead.issuer",
        "plan.groups.rows.text",
        "situation.sections.heading",
        "remarks.paragraphs",
    } <= {*checked.fields}


def test_the_fields_are_told_once_each_in_the_order_of_their_first_use():
    text = (
        "{{ title }}{% if plan %}{% for group in plan.groups %}{% for row in group.rows %}{{ row.due }}{{ title }}"
        "{{ row.text }}{% endfor %}{% endfor %}{% endif %}{% if results %}x{% endif %}{{ closing[0] }}{{ closing | join }}"
    )
    assert page(text).fields == (
        "title",
        "plan.groups.rows.due",
        "plan.groups.rows.text",
        "results",
        "closing",
    )


# The paragraph that is changed, what it becomes, what is told: code, quote, hint.
WORD_SLIPS = [
    (["{{ opening }}", "{{ oppening }}"], "unknown-field", "{{ oppening }}", "Did you mean opening?"),
    (["{{ opening }}", "Họ và tên: {{ ten }}."], "unknown-field", "Họ và tên: {{ ten }}.", KNOWN),
    (["{{ row.text }}", "{{ row.texts }}"], "unknown-field", "{{ row.texts }}", "Did you mean text?"),
    (["{{ row.text }}", "{{ task.text }}"], "unknown-field", "{{ task.text }}", "Did you mean tasks?"),
    (["{{ letterhead.date }}", "{{ letterhead.day }}"], "unknown-field", "{{ letterhead.day }}", "Its fields: superior, issuer, number, date, type, subject."),
    (["{%p if plan %}", "{%p if plann %}"], "unknown-field", "{%p if plann %}", "Did you mean plan?"),
    (["{%tr for row in group.rows %}", "{%tr for row in group.row %}"], "unknown-field", "{%tr for row in group.row %}", "Did you mean rows?"),
    ([SPAN, "{% colspan 5 + table.colums|length %}x"], "unknown-field", "{% colspan 5 + table.colums|length %}x", "Did you mean columns?"),
    (["{{ opening }}", "{{ figures }}"], "unknown-field", "{{ figures }}", "Did you mean signature?"),
    (["{{ opening }}", "{{ opening.text }}"], "field-of-text", "{{ opening.text }}", ""),
    (["{{ plan.heading }}", "{{ plan.groups.text }}"], "field-of-list", "{{ plan.groups.text }}", "Go through it in a loop: {% for item in plan.groups %}."),
    (["{{ opening }}", "{{ closing }}"], "not-a-text", "{{ closing }}", "Write {{ closing | join(', ') }}."),
    (["{{ opening }}", "{{ signature }}"], "not-a-text", "{{ signature }}", "Its fields: recipients_heading, recipients, authority, name."),
    (["{{ opening }}", "{%p for x in opening %}", "{{ x }}", "{%p endfor %}"], "not-a-list", "{%p for x in opening %}", ""),
    (["{{ opening }}", "{{ plan.heading }}"], "may-be-missing", "{{ plan.heading }}", "Put it between {% if plan %} and {% endif %}."),
    (["{{ opening }}", "{{ opening }"], "broken-tag", "{{ opening }", "Write {{ opening }}."),
    (["{{ opening }}", "{ opening }}"], "broken-tag", "{ opening }}", "Write {{ opening }}."),
    (["{{ opening }}", "{ opening }"], "broken-tag", "{ opening }", "Write {{ opening }}."),
    (["{{ opening }}", "{ { opening } }"], "broken-tag", "{ { opening } }", "Write {{ opening }}."),
    (["{{ opening }}", "{{ opening"], "broken-tag", "{{ opening", "Write {{ opening }}."),
    (["{{ opening }}", "{{ opening của năm nay"], "broken-tag", "{{ opening của năm nay", "Write {{ opening }}."),
    (["{{ opening }}", "opening }} năm nay"], "broken-tag", "opening }} năm nay", "Write {{ opening }}."),
    (["{%p if plan %}", "{%p if plan }"], "broken-tag", "{%p if plan }", "Write {%p if plan %}."),
    (["{%p if plan %}", "{ %p if plan %}"], "broken-tag", "{ %p if plan %}", "Write {%p if plan %}."),
    (["{%p if plan %}", "{% p if plan %}"], "broken-tag", "{% p if plan %}", "Write {%p if plan %}."),
    (["{%p endif %}", "{%p endif"], "broken-tag", "{%p endif", "Write {%p endif %}."),
    (["{{ opening }}", "{# opening"], "broken-tag", "{# opening", ""),
    (["{{ opening }}", "{{ ope", "ning }}"], "cut-tag", "{{ ope ning }}", "Write {{ opening }}."),
    (["{%p endif %}"], "unclosed-tag", "{%p if salutation %}", "Write {%p endif %} where it ends, before the end of what stands around it."),
    (["{%p endfor %}"], "unclosed-tag", "{%p for line in letterhead.superior %}", "Write {%p endfor %} where it ends, before the end of what stands around it."),
    (["{%tr endfor %}"], "unclosed-tag", "{%tr for row in promises.rows %}", "Write {%tr endfor %} where it ends, before the end of what stands around it."),
    (["{%p if plan %}"], "stray-tag", "{%p endif %}", ""),
    (["{%tr for row in group.rows %}"], "stray-tag", "{%tr endfor %}", ""),
    (["{{ opening }}", "{% else %}"], "stray-tag", "{% else %}", ""),
    (["{{ opening }}", "{% if plan %}{% for g in plan.groups %}x{% endif %}{% endfor %}"], "unclosed-tag", "{% if plan %}{% for g in plan.groups %}x{% endif %}{% endfor %}", "Write {% endfor %} where it ends, before the end of what stands around it."),
    (["{%p if plan %}", "{% if plan %}"], "crossed-tag", "{%p endif %}", "Write both alike, as {%p … %}, {%tr … %}, {%tc … %} or without such letters, in one cell or table."),
    (["{%p endif %}", "{%p enif %}"], "unknown-tag", "{%p enif %}", "Did you mean endif?"),
    (["{%p if plan %}", "{%p neu plan %}"], "unknown-tag", "{%p neu plan %}", ""),
    ([SPAN, "{% colspn 5 %}x"], "unknown-tag", "{% colspn 5 %}x", "Did you mean colspan?"),
    (["{{ opening }}", "{{ opening năm }}"], "unreadable-tag", "{{ opening năm }}", ""),
    (["{%tr for row in group.rows %}", "{%tr for row of group.rows %}"], "unreadable-tag", "{%tr for row of group.rows %}", ""),
    (["{{ opening }}", "{{ opening | uper }}"], "unknown-filter", "{{ opening | uper }}", "Did you mean upper?"),
    (["{%p if plan %}", "{%p if plan is defind and plan %}"], "unknown-test", "{%p if plan is defind and plan %}", "Did you mean defined?"),
    (["{{ opening }}", "{{ opening if plan }}"], "no-else", "{{ opening if plan }}", "Write {{ … if … else '' }}."),
    (["{%p if plan %}", "Kế hoạch {%p if plan %}"], "lost-text", "Kế hoạch {%p if plan %}", "Give it a paragraph, a cell or a row of its own."),
    (["{{ opening }}", "{{r opening }}"], "lost-text", "{{r opening }}", "Write {{ opening }}."),
    (["{{ opening }}", "{% colspan 5 %}{{ opening }}"], "not-in-a-table", "{% colspan 5 %}{{ opening }}", ""),
    (["{{ opening }}", "{% include 'report.html' %}"], "unknown-template", "{% include 'report.html' %}", ""),
    (["{{ opening }}", "{{ cycler.__init__.__globals__ }}"], "unknown-field", "{{ cycler.__init__.__globals__ }}", KNOWN),
    (["{{ opening }}", "{{ closing.append('x') }}"], "field-of-list", "{{ closing.append('x') }}", "Go through it in a loop: {% for item in closing %}."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "quote", "hint"), one_in(3, WORD_SLIPS), ids=lambda value: str(value)[:60]
)
def test_a_slip_of_a_word_template_is_told_once_with_its_paragraph_and_a_hint(change, code, quote, hint):
    template = word(*change)
    ((found, place, problem, suggested),) = told(check_word(template, "templates/so-ket-quy.docx"))
    file, _, number = place.rpartition(":")
    assert (found, file, suggested) == (code, "templates/so-ket-quy.docx", hint)
    assert problem.startswith(f"in “{quote}”: ")
    assert quote.startswith(paragraphs(template)[int(number) - 1])


MACROS = "{% macro part(part) %}\n{{ part.heading }}{% for s in part.sections %}{{ s.heading }}{% endfor %}\n{% endmacro %}"
BASE = "<h1>{{ title }}</h1>\n{% block body %}{{ opening }}{% endblock %}\n{% block foot %}{{ signature.name }}{% endblock %}"


PAGE_SLIPS = [
    ("<p>\n{{ titel }}", "unknown-field", 2, "{{ titel }}"),
    ("<p>\n\n{{\n  titel\n}}", "unknown-field", 3, "{{   titel }}"),
    ("{{ title }}\n{{ loop.index }}", "unknown-field", 2, "{{ loop.index }}"),
    ("{% for x in closing %}\n{{ loop.idx }}{% endfor %}", "unknown-field", 2, "{{ loop.idx }}{% endfor %}"),
    ("{% for x in closing %}{{ x }}{% endfor %}\n{{ x }}", "unknown-field", 2, "{{ x }}"),
    ("{% set x = signature %}\n{{ x.nam }}", "unknown-field", 2, "{{ x.nam }}"),
    ("{{ letterhead['nuber'] }}", "unknown-field", 1, "{{ letterhead['nuber'] }}"),
    ("{{ letterhead | attr('nuber') }}", "unknown-field", 1, "{{ letterhead | attr('nuber') }}"),
    ("{% macro m(a) %}\n{{ a.b }}{{ opning }}\n{% endmacro %}", "unknown-field", 2, "{{ a.b }}{{ opning }}"),
    ("{{ contents | map(attribute='txet') | join }}", "unknown-field", 1, "{{ contents | map(attribute='txet') | join }}"),
    ("{% for row in contents | rejectattr('text') %}\n{{ row.texts }}{% endfor %}", "unknown-field", 2, "{{ row.texts }}{% endfor %}"),
    ("{% for x in closing %}{% block b %}{{ x }}{% endblock %}{% endfor %}", "unknown-field", 1, "{% for x in closing %}{% block b %}{{ x }}{% endblock %}{% endfor %}"),
    ("{% for a in title %}{% endfor %}", "not-a-list", 1, "{% for a in title %}{% endfor %}"),
    ("{{ title | join(', ') }}", "not-a-list", 1, "{{ title | join(', ') }}"),
    ("{{ contents | join(', ') }}", "not-a-text", 1, "{{ contents | join(', ') }}"),
    ("{{ title ~ closing }}", "not-a-text", 1, "{{ title ~ closing }}"),
    ("{{ closing | upper }}", "not-a-text", 1, "{{ closing | upper }}"),
    ("{% macro m() %}{% endmacro %}\n{{ m }}", "not-a-text", 2, "{{ m }}"),
    ("{% macro m(a, b='') %}{% endmacro %}\n{{ m() }}", "macro-arguments", 2, "{{ m() }}"),
    ("{% macro m(a) %}{% endmacro %}\n{{ m(1, 2) }}", "macro-arguments", 2, "{{ m(1, 2) }}"),
    ("{{ contents | selectattr('text') | length }}", "not-a-list", 1, "{{ contents | selectattr('text') | length }}"),
    ("{{ plan | length }}", "may-be-missing", 1, "{{ plan | length }}"),
    ("{% for item in ((tasks | last) | list) %}{{ item.groups }}{% endfor %}", "field-of-text", 1, "{% for item in ((tasks | last) | list) %}{{ item.groups }}{% endfor %}"),
    ("{% for item in letterhead | list %}{{ item.groups }}{% endfor %}", "field-of-text", 1, "{% for item in letterhead | list %}{{ item.groups }}{% endfor %}"),
    ("{% for item in letterhead | reverse %}{{ item.number }}{% endfor %}", "field-of-text", 1, "{% for item in letterhead | reverse %}{{ item.number }}{% endfor %}"),
    ("{% for item in letterhead | batch(2) %}{{ item.number }}{% endfor %}", "field-of-list", 1, "{% for item in letterhead | batch(2) %}{{ item.number }}{% endfor %}"),
    ("{% for item in title | list %}{{ item.groups }}{% endfor %}", "field-of-text", 1, "{% for item in title | list %}{{ item.groups }}{% endfor %}"),
    ("{{ title | list }}", "not-a-text", 1, "{{ title | list }}"),
    ("{{ (title | reverse).text }}", "field-of-text", 1, "{{ (title | reverse).text }}"),
    ("{{ (title | list | last).text }}", "field-of-text", 1, "{{ (title | list | last).text }}"),
    ("{{ letterhead | join }}", "not-a-list", 1, "{{ letterhead | join }}"),
    ("{{ letterhead | map('upper') | join }}", "not-a-list", 1, "{{ letterhead | map('upper') | join }}"),
    ("{{ letterhead | sort | join }}", "not-a-list", 1, "{{ letterhead | sort | join }}"),
    ("{{ letterhead | unique | join }}", "not-a-list", 1, "{{ letterhead | unique | join }}"),
    ("{{ (letterhead | last).text }}", "not-a-list", 1, "{{ (letterhead | last).text }}"),
    ("{% if letterhead[1:] %}x{% endif %}", "not-a-list", 1, "{% if letterhead[1:] %}x{% endif %}"),
    ("{{ (closing | map('upper') | first).text }}", "field-of-text", 1, "{{ (closing | map('upper') | first).text }}"),
    ("{{ (closing | slice(2))[0] | join }}", "not-a-list", 1, "{{ (closing | slice(2))[0] | join }}"),
    ("{{ contents | sort | length }}", "not-a-text", 1, "{{ contents | sort | length }}"),
    ("{{ (contents | max).text }}", "not-a-text", 1, "{{ (contents | max).text }}"),
    ("{% for x in contents | unique %}{{ x.text }}{% endfor %}", "not-a-text", 1, "{% for x in contents | unique %}{{ x.text }}{% endfor %}"),
    ("{% macro m(a) %}{% endmacro %}{{ m | list | length }}", "not-a-list", 1, "{% macro m(a) %}{% endmacro %}{{ m | list | length }}"),
    ("{{ title() }}", "not-a-macro", 1, "{{ title() }}"),
    ("{% if not plan %}\n{{ plan.heading }}{% endif %}", "may-be-missing", 2, "{{ plan.heading }}{% endif %}"),
    ("{% if plan or results %}\n{{ plan.heading }}{% endif %}", "may-be-missing", 2, "{{ plan.heading }}{% endif %}"),
    ("<p>{ title }</p>", "broken-tag", 1, "<p>{ title }</p>"),
    ("<p>{ letterhead.date }}</p>", "broken-tag", 1, "<p>{ letterhead.date }}</p>"),
    ("<p>{{ title }</p>", "broken-tag", 1, "<p>{{ title }</p>"),
    ("{ % if plan %}\n{% endif %}", "broken-tag", 1, "{ % if plan %}"),
    ("{% if plan %}\n{% for x in closing %}\n{% endif %}", "unclosed-tag", 2, "{% for x in closing %}"),
    ("{% for x in closing %}\n{% endfro %}", "unknown-tag", 2, "{% endfro %}"),
    ("{% do x %}", "unknown-tag", 1, "{% do x %}"),
    ("{% for x in closing %}{% endfor x %}", "unreadable-tag", 1, "{% for x in closing %}{% endfor x %}"),
    ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "unreadable-tag", 2, "{% block a %}{% endblock %}"),
    ("{% include 'a.html' %}{% include 'a.htm' ignore missing %}", "endless-template", 1, "{% include 'a.html' %}{% include 'a.htm' ignore missing %}"),
    ("{% extends 'bse.html' %}", "unknown-template", 1, "{% extends 'bse.html' %}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "quote"), PAGE_SLIPS)
def test_a_slip_of_a_page_is_told_once_with_its_line(text, code, line, quote):
    ((found, place, problem, _),) = told(page(text))
    assert (found, place) == (code, f"templates/a.html:{line}")
    assert problem.startswith(f"in “{quote}”: ")


FINE = [
    "{% if plan %}{{ plan.heading }}{% endif %}",
    "{% if plan is none %}x{% elif plan.heading %}{{ plan.heading }}{% else %}{{ plan.heading }}{% endif %}",
    "{% if plan is not none and plan.heading %}{{ plan.heading }}{% endif %}",
    "{% if plan != none %}{{ plan.heading }}{% endif %}",
    "{% if not plan or not plan.heading %}x{% else %}{{ plan.heading }}{% endif %}",
    "{{ plan.heading if plan else '' }}{{ plan and plan.heading or '' }}{{ plan.heading | default('') }}{{ plan.heading is defined }}",
    "{% set p = situation or results %}{% if p %}{{ p.heading }}{% endif %}",
    "{% set block %}{{ title }}{% endset %}{{ block | trim }}",
    "{% with t = title %}{{ t }}{% endwith %}{% filter upper %}{{ title }}{% endfilter %}",
    "{% for part in [situation, results] if part %}{{ part.heading }}{% endfor %}",
    "{% for x in closing %}{{ loop.index }}/{{ loop.length }}{{ ', ' if not loop.last else '.' }}{{ loop.cycle('a', 'b') }}{% else %}-{% endfor %}",
    "{{ title.upper() }}{{ closing[0] }}{{ closing[1:] | join }}{{ letterhead['number'] }}{{ title[0] }}",
    "{{ contents | map(attribute='text') | join('; ') }}{{ (contents | first).anchor }}{{ contents | selectattr('text') | list | length }}{{ 5 + contents | length }}",
    "{% macro m(a, b='x') %}{{ a }}{{ b }}{{ caller() if caller is defined else '' }}{% endmacro %}{{ m(title) }}{{ m(b=title, a='y') }}{% call m(1) %}z{% endcall %}",
    "{{ copy.upper() }}{% if copy == 'draft' %}x{% endif %}",
    "{% for x in title | list %}{{ x.upper() }}{% endfor %}{{ (title | reverse).upper() }}{% for x in letterhead | list %}{{ x | upper }}{% endfor %}",
    "{{ (contents | sort(attribute='text') | first).text }}{{ (contents | max(attribute='anchor')).text }}{{ closing | sort | unique | join }}",
    "{% for pair in contents | batch(2) %}{{ pair | length }}{% for x in pair %}{{ x.text }}{% endfor %}{% endfor %}{{ closing | map('length') | sum }}",
    "{% for x in closing recursive %}{{ x }}{% endfor %}{% autoescape true %}{{ title }}{% endautoescape %}",
]  # fmt: skip


FINE_IN_PAGES = [
    "<style>@media print { p { color: red }}\np{width:100%}\n.x { }</style>{# {{ nothing } #}{% raw %}{{ x }{% endraw %}",
    "{%- if title -%} {{- title -}} {%- endif -%}",
]  # fmt: skip


@pytest.mark.parametrize("text", [*FINE, *FINE_IN_PAGES])
def test_what_a_template_may_do_is_not_told_and_can_be_rendered(text):
    assert told(page(text)) == []
    for report in (WHOLE, BARE):
        render_html(report, {"a.html": text}, "a.html", "a.html")


def test_what_a_template_may_do_is_the_same_in_word():
    template = word("{{ opening }}", *FINE)
    assert told(check_word(template, "t")) == []
    for report in (WHOLE, BARE):
        render_docx(report, WordTemplate.compiled(template, "t"))


def test_what_docxtpl_leaves_out_is_told():
    template = word(
        "{{ opening }}", "{%p for x in closing %}", "{{ x }}", "{%p endfor %}", "{%- if plan %}Có{% endif %}"
    )
    assert {code for code, *_ in told(check_word(template, "t"))} == {"lost-text"}
    made = render_docx(WHOLE, WordTemplate.compiled(template, "t"))
    assert "Có" not in {p.text for p in docx.Document(BytesIO(made)).paragraphs}


def test_templates_are_followed_into_those_that_they_extend_include_and_import():
    pages = {
        "a.html": "{% extends 'base.html' %}{% from 'macros.html' import part %}\n"
        "{% block body %}{{ super() }}{% if results %}{{ part(results) }}{% endif %}\n"
        "<style>{% include 'a.css' %}</style>{% endblock %}",
        "base.html": BASE,
        "macros.html": MACROS,
        "a.css": "p { color: red }\n/* {{ id }} */",
    }
    checked = check_pages(pages, "a.html", "templates/a.html")
    assert checked.findings == ()
    assert checked.fields == (
        *("title", "opening", "results.heading", "results.sections.heading", "id", "signature.name"),
    )
    assert render_html(WHOLE, pages, "a.html", "a")


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        ("base.html", BASE.replace("title", "titel"), "templates/base.html:1: in “<h1>{{ titel }}</h1>”: there is no field “titel”"),
        ("macros.html", MACROS.replace("part.sections", "part.section"), "templates/macros.html:2: in “{{ part.heading }}{% for s in part.section %}{{ s.heading }}{% endfor %}”: “part” has no field “section”"),
        ("macros.html", MACROS.replace("part.heading", "title"), "templates/macros.html:2: in “{{ title }}{% for s in part.sections %}{{ s.heading }}{% endfor %}”: there is no field “title”"),
        ("macros.html", MACROS.replace("macro part", "macro prt"), "templates/a.html:1: in “{% extends 'base.html' %}{% from 'macros.html' import part %}”: the imported template has no macro “part”"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_the_file_in_which_it_stands(name, text, finding):
    start = "{% extends 'base.html' %}{% from 'macros.html' import part %}"
    pages = {
        "a.html": start + "\n{% block body %}{% if results %}{{ part(results) }}{% endif %}{% endblock %}",
        "base.html": BASE,
        "macros.html": MACROS,
        name: text,
    }
    ((_, place, problem, _),) = told(check_pages(pages, "a.html", "templates/a.html"))
    assert f"{place}: {problem}" == finding


def test_every_slip_of_a_template_is_told_in_one_run():
    document = docx.Document(
        BytesIO(
            word("{{ opening }}", "{{ oppening }} { title } {{ title | uper }}", "{{ closing", "{% endif %}")
        )
    )
    document.sections[0].header.paragraphs[0].text = "{{ annex.titel }}"
    codes = [code for code, *_ in told(check_word(saved(document), "t"))]
    assert sorted(codes) == sorted(
        [
            *(
                "unknown-field",
                "broken-tag",
                "unknown-filter",
                "broken-tag",
                "not-a-text",
                "stray-tag",
                "unknown-field",
            )
        ]
    )
    text = "{{ titel }}\n{ title }\n{% for x in closing %}\n{{ x.y }}\n{% if %}{% endif %}\n{{ a b }}"
    assert [f.place.line for f in page(text).findings] == [1, 2, 3, 4, 5, 6]


def with_header(document):
    document.sections[0].header.paragraphs[0].text = "{{ nothing }}"


def with_first_footer(document):
    document.sections[0].first_page_footer.paragraphs[0].text = "{{ nothing }}"


def with_footnote(document):
    xml = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r><w:t>{{{{ nothing }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def with_text_box(document):
    box = parse_xml(
        f"<w:pict {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>{{ nothing }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    document.paragraphs[0].add_run()._r.append(box)


PARTS = [(with_header, "t/header1:1"), (with_first_footer, "t/footer1:1"), (with_footnote, "t/footnotes:1"), (with_text_box, "t:2")]  # fmt: skip


@pytest.mark.parametrize(("change", "place"), PARTS)
def test_a_slip_outside_of_the_body_is_told_as_rendering_would(change, place):
    document = docx.Document(BytesIO(TEMPLATE))
    change(document)
    ((code, told_at, problem, _),) = told(check_word(saved(document), "t"))
    assert (code, told_at) == ("unknown-field", place)
    assert problem == "in “{{ nothing }}”: there is no field “nothing”"
    with pytest.raises(TemplateError):
        render_docx(WHOLE, WordTemplate.compiled(saved(document), "t"))


def test_a_tag_that_word_has_cut_into_runs_is_read_as_one():
    document = docx.Document(BytesIO(TEMPLATE))
    paragraph = document.paragraphs[0].insert_paragraph_before("Số: {")
    for piece in ("{ ope", "ning", " }", "} và {{ tit", "el }}"):
        paragraph.add_run(piece).bold = len(piece) > 4
    ((_, _, problem, hint),) = told(check_word(saved(document), "t"))
    assert problem == "in “Số: {{ opening }} và {{ titel }}”: there is no field “titel”"
    assert hint == "Did you mean title?"


def test_quotes_that_word_has_curled_are_read_as_docxtpl_does():
    assert told(check_word(word("{{ opening }}", "{{ closing | join(“; ”) }}"), "t")) == []


def test_a_long_paragraph_is_quoted_around_its_tag():
    text = f"{'đầu ' * 40}{{{{ oppening }}}}{' cuối' * 40}"
    ((_, _, problem, _),) = told(check_word(word("{{ opening }}", text), "t"))
    quote = problem.removeprefix("in “").partition("”")[0]
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert "đầu {{ oppening }} cuối" in quote
    assert len(quote) <= 82


PATHS = st.lists(
    st.sampled_from(
        [*("plan", "groups", "rows", "text", "letterhead", "date", "annex", "title", "heading", "x")]
    ),
    min_size=1,
    max_size=4,
)


@given(PATHS)
@settings(deadline=None)
def test_a_printed_field_is_told_exactly_when_a_report_may_not_have_it_as_a_text(path):
    def printed(report):
        value = context(report)
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return isinstance(value, str)

    checked = page(f"{{{{ {'.'.join(path)} }}}}")
    assert (checked.findings == ()) == (printed(WHOLE) and printed(BARE))


NAMES = ("plan", "situation", "closing", "title", "annex", "letterhead", "item", "tasks")
FIELDS = ("groups", "rows", "text", "heading", "paragraphs", "sections", "superior", "number", "titel")
FILTERS = (
    "upper",
    "length",
    "first",
    "join(', ')",
    "list",
    "default('-')",
    "map(attribute='text')",
    "sort",
    "last",
)


@st.composite
def expressions(draw, forms=("{0}", "{0}", "{0}", "[{0}]", "{0}[0]")):
    """A field, or the field of a field, some of them through a filter, in one of these forms."""
    text = draw(st.sampled_from(NAMES))
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=3)):
        text += f".{name}"
    for name in draw(st.lists(st.sampled_from(FILTERS), max_size=2)):
        text = f"({text} | {name})"
    return draw(st.sampled_from(forms)).format(text, draw(st.sampled_from(NAMES)))


PRINTED = ("{0}", "{0}", "{0} if {1} else ''", "{1} and {0} or ''", "{0} ~ 'x'", "{0} or {1}", "{0}[0]")


def statements(inner):
    return st.one_of(
        st.builds("{{% for item in {} %}}{}{{% endfor %}}".format, expressions(), inner),
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, expressions(), inner, inner),
        st.builds("{{% set item = {} %}}{}".format, expressions(), inner),
        st.builds("{{% macro m(item) %}}{}{{% endmacro %}}{{{{ m({}) }}}}".format, inner, expressions()),
        st.builds("{}{}".format, inner, inner),
    )


@given(st.recursive(expressions(PRINTED).map("{{{{ {} }}}}".format), statements, max_leaves=5))
@example("{% for item in ((tasks | last) | list) %}{{ item.groups }}{% endfor %}")
@settings(deadline=None)
def test_what_is_not_told_does_not_stop_rendering(text):
    if page(text).findings == ():
        for report in (WHOLE, BARE):
            render_html(report, {"a.html": text}, "a.html", "a.html")
