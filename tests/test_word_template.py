"""A Word template that is compiled once says what docxtpl makes of it, and one report leaves nothing for the next."""

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docxtpl import DocxTemplate
from lxml import etree

from reports.document.marks import plain
from reports.document.report import Bar, Chart, Copy, Overview
from reports.errors import TemplateError
from reports.periods import Period
from reports.render.docx import render_docx
from reports.render.environment import context, environment
from reports.render.word_door import admitted
from reports.render.word_parts import assembled
from reports.render.word_template import AT_ONCE, WordTemplate
from tests.conftest import ROOT
from tests.random_reports import random_report
from tests.readers.word_files import saved
from tests.reading_back import report_of

FOLDER = ROOT / "templates"
FILES = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.docx")}
SEEDS = (0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6)))
SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
OF_OUR_OWN = {
    "docProps/core.xml",
    "word/document.xml",
    "word/header1.xml",
    "word/footer1.xml",
    "word/footnotes.xml",
}
FOOTNOTES = "<w:footnotes {}><w:footnote w:id='1'><w:p><w:r><w:t>{{{{ opening }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>"


LOOPS = (
    *("{%tc for x in closing %}", "{{ x }}", "{%tc endfor %}"),
    *("{%tr for x in closing %}", "", ""),
    *("{% vm %}chung", "{% cellbg 'FF0000' %}{{ x }}", "{% hm %}{{ loop.index }}"),
)


def everything() -> bytes:
    """A template with what those of the repository do without: fields in headers, footers and footnotes,
    columns out of a loop without widths, cells that are merged or coloured, tables within tables.
    """
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ title }} {% if opening %}{{ opening }}{% endif %}"
    section.footer.paragraphs[0].text = "Chân trang {_{ x }_}"
    notes = FOOTNOTES.format(nsdecls("w")).encode()
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, notes, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    for text in ("{{ opening }}", "{%p for x in closing %}", "– {{ x }}\thết", "{%p endfor %}", "{_{ x }_}"):
        document.add_paragraph(text)
    wide = document.add_table(3, 3)
    for cell, text in zip(wide._cells, LOOPS, strict=True):
        cell.text = text
    wide.add_row().cells[0].text = "{%tr endfor %}"
    spread = document.add_table(2, 2)
    spread.cell(0, 0).text = "{% colspan 1 + closing|length %}{{ title }}"
    spread.cell(1, 0).add_table(1, 2).cell(0, 0).text = "{{ title }}"
    return saved(document)


NAMES = (*(name for name in FILES if "/" not in name), "everything.docx")


@cache
def whole(name: str) -> bytes:
    """A template with all its parts."""
    if name == "everything.docx":
        return admitted(everything(), name)
    return assembled(name, FILES, "templates")


@cache
def compiled(name: str) -> WordTemplate:
    return WordTemplate.compiled(whole(name), name)


def by_docxtpl(report, template: bytes) -> bytes:
    """What docxtpl itself makes of a template, in the way that its documentation shows."""
    document = DocxTemplate(BytesIO(template))
    document.render(context(report), environment(), autoescape=True)
    return saved(document)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def told(part: bytes) -> list[tuple[str, str]]:
    """Each paragraph that says something, with its style; of a picture what it shows."""
    paragraphs = []
    for paragraph in etree.fromstring(part).iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        words = (
            SIGNS.get(e.tag) or e.get("descr") or e.text or ""
            for e in paragraph.iter(*SIGNS, qn("w:t"), qn("wp:docPr"))
            if next(e.iterancestors(qn("w:p"))) is paragraph and e.getparent().tag != qn("w:tabs")
        )
        if text := plain("".join(words)):
            paragraphs.append((style.get(qn("w:val")) if style is not None else "", text))
    return paragraphs


def structure(part: bytes) -> bytes:
    """The whole XML of a document, but for what Word needs otherwise than docxtpl leaves it."""
    body = etree.fromstring(plain(part.decode()).encode())[-1]
    for loose in [*body.iter(qn("w:tblGrid"), qn("w:tblW"), qn("w:tcW"), qn("w:gridSpan"))]:
        loose.getparent().remove(loose)
    for traits in body.iter(qn("w:tcPr")):
        traits[:] = sorted(traits, key=lambda trait: trait.tag)
    while body[-1].tag in (qn("w:p"), qn("w:sectPr")) and not next(body[-1].itertext(), ""):
        body.remove(body[-1])
    return etree.tostring(body, method="c14n", exclusive=True)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_compiled_template_says_what_docxtpl_makes_of_it(name, seed):
    report = random_report(seed)
    made, other = parts(render_docx(report, compiled(name))), parts(by_docxtpl(report, whole(name)))
    for part in sorted({*other} & OF_OUR_OWN - {"docProps/core.xml"}):
        assert told(made[part]) == told(other[part])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_an_issue_copy_is_what_docxtpl_makes_but_for_the_fixes_that_word_needs(name, seed):
    report = replace(random_report(seed), copy=Copy.ISSUE, overview=None)
    made, other = parts(render_docx(report, compiled(name))), parts(by_docxtpl(report, whole(name)))
    assert structure(made["word/document.xml"]) == structure(other["word/document.xml"])
    assert {*made} == {*other}
    assert {name for name in made if made[name] != other[name]} <= OF_OUR_OWN


def test_a_long_report_that_is_filled_piece_by_piece_is_what_docxtpl_makes_of_it_as_a_whole():
    many = tuple(f"điều {n}" for n in range(1, 3 * AT_ONCE))
    report = replace(random_report(0), copy=Copy.ISSUE, overview=None, closing=many)
    for name in ("everything.docx", "so-ket-quy.docx"):
        made, other = parts(render_docx(report, compiled(name))), parts(by_docxtpl(report, whole(name)))
        assert structure(made["word/document.xml"]) == structure(other["word/document.xml"])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_of_another_kind_has_the_columns_that_docxtpl_gives_it(seed):
    report = random_report(seed)
    made, other = (
        [
            [column.get(qn("w:w")) for column in grid]
            for grid in etree.fromstring(document).iter(qn("w:tblGrid"))
        ]
        for document in (
            parts(render_docx(report, compiled("everything.docx")))["word/document.xml"],
            parts(by_docxtpl(report, whole("everything.docx")))["word/document.xml"],
        )
    )
    assert made[1:] == other[1:]  # the first has widths, and is given a grid that fits


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [2, pytest.param(6, marks=pytest.mark.slow)])
def test_a_report_leaves_nothing_behind_for_the_next(name, number):
    reports = [random_report(seed) for seed in range(number)]
    first = [render_docx(report, WordTemplate.compiled(whole(name), "t")) for report in reports]
    with pytest.raises(TypeError):
        render_docx(replace(reports[0], title=7), compiled(name))
    assert [render_docx(report, compiled(name)) for report in reports] == first
    assert [render_docx(report, compiled(name)) for report in reports[::-1]] == first[::-1]


@pytest.mark.parametrize(
    ("tag", "detail"),
    [("{{ nothing }}", "'nothing' is undefined"), ("{% fi %}", "Encountered unknown tag 'fi'.")],
)
def test_a_slip_is_told_with_the_paragraphs_around_it(tag, detail):
    document = docx.Document()
    for text in ("một", "hai", "ba", f"bốn {tag}", "năm", "sáu", "bảy", "tám"):
        document.add_paragraph(text)
    with pytest.raises(TemplateError) as caught:
        render_docx(random_report(0), WordTemplate.compiled(saved(document), "templates/x.docx"))
    (finding,) = caught.value.findings
    assert str(finding.place) == "templates/x.docx"
    assert str(finding.problem) == f"the template cannot be filled: {detail}"
    assert str(finding.hint) == f"Look near: một / hai / ba / bốn {tag} / năm / sáu / bảy"


def test_a_condition_that_cuts_a_table_is_told_where_docxtpl_loses_what_follows():
    document = docx.Document()
    document.add_paragraph("một")
    document.add_paragraph("{% if not title %}hai")
    document.add_table(1, 1).cell(0, 0).text = "{% endif %}ba"
    document.add_paragraph("bốn")
    report = replace(random_report(0), title="có")
    assert told(parts(by_docxtpl(report, saved(document)))["word/document.xml"]) == [("", "một"), ("", "ba")]
    with pytest.raises(TemplateError) as caught:
        render_docx(report, WordTemplate.compiled(saved(document), "templates/x.docx"))
    assert str(caught.value.findings[0].hint) == "Look near: một / ba / bốn"


@pytest.mark.parametrize("copy", list(Copy))
def test_comments_that_people_made_in_the_template_itself_do_not_go_out(copy):
    document = docx.Document(BytesIO(whole("so-ket-quy.docx")))
    noted = next(paragraph for paragraph in document.paragraphs if paragraph.runs)
    document.add_comment(noted.runs, "xem lại", author="Ai đó")
    template = WordTemplate.compiled(assembled("x.docx", {"x.docx": saved(document)}, "t"), "t")
    made = parts(render_docx(replace(random_report(1), copy=copy), template))
    assert not [name for name, content in made.items() if "Ai đó".encode() in content]
    assert ("word/comments.xml" in made) == (copy is Copy.DRAFT)


def test_each_figure_of_a_draft_has_its_comment():
    report = replace(random_report(2), copy=Copy.DRAFT)
    made = docx.Document(BytesIO(render_docx(report, compiled("so-ket-quy.docx"))))
    comments = {str(comment.comment_id): comment for comment in made.comments}
    starts = [*made.element.body.iter(qn("w:commentRangeStart"))]
    assert [start.get(qn("w:id")) for start in starts] == [*comments]
    assert len({start.getnext().find(qn("w:t")).text for start in starts}) > 3
    for start in starts:
        figure = start.getnext().find(qn("w:t")).text.replace("\u00a0", " ")
        account = next(f.account for f in report.figures if f.text == figure)
        assert comments[start.get(qn("w:id"))].text == account


def test_a_comment_says_every_sign_of_where_its_figure_comes_from():
    signs = "A & B <w:t> ]]> \"x\" 'y' {text} %b"
    report = replace(random_report(2), copy=Copy.DRAFT)
    report = replace(report, figures=tuple(replace(figure, account=signs) for figure in report.figures))
    made = docx.Document(BytesIO(render_docx(report, compiled("so-ket-quy.docx"))))
    assert {comment.text for comment in made.comments} == {signs}


def test_a_report_may_become_a_template(config, words):
    bars = tuple(Bar(f"Cụm {n}", str(n), f"{n}0.0") for n in range(1, 4))
    charts = Overview("Biểu đồ", (), tuple(Chart(alt, bars, f"{alt}: 1; 2; 3") for alt in ("Một", "Hai")))
    report = replace(report_of("cum-1", Period.parse("2021Q1"), config, words), overview=charts)
    document = docx.Document(BytesIO(render_docx(report, compiled("so-ket-quy.docx"))))
    document.paragraphs[0].insert_paragraph_before("{{ overview.charts[0].alt }}")
    made = docx.Document(BytesIO(render_docx(report, WordTemplate.compiled(saved(document), "t"))))
    pictures = [blip.get(qn("r:embed")) for blip in made.element.body.iter(qn("a:blip"))]
    assert len({made.part.rels[id].target_part.partname for id in pictures}) == 3


def test_a_long_title_is_told_whole_by_the_file():
    report = replace(random_report(4), title="Báo cáo " * 100)
    made = docx.Document(BytesIO(render_docx(report, compiled("so-ket-quy.docx"))))
    assert made.core_properties.title == report.title


@pytest.mark.slow
def test_a_thousand_reports_take_no_more_memory_than_a_few():
    reports = [random_report(seed) for seed in range(50)]
    template = compiled("so-ket-quy.docx")
    for report in reports:
        render_docx(report, template)
    before = resident()
    for _ in range(20):
        for report in reports:
            render_docx(report, template)
    assert resident() - before < 20


def resident() -> float:
    """The memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6
