"""What a draft shows and an issue copy does not; and that Word and PDF hold the same."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from reports.build import Order, build
from reports.deliver.locks import NAME as LOCK
from reports.document.marks import AFTER_NUMBER, END, START
from reports.document.report import Copy
from reports.errors import RenderError, Severity
from reports.levels import PdfLevel
from reports.parity import differences
from reports.periods import Period
from reports.studio import Studio, sources_for
from tests.conftest import ROOT
from tests.reading_back import docx_text, pdf_text, report_of

STUDIO = Studio(sources_for(ROOT, ("docx", "pdf")), PdfLevel.A2B)
Q1 = Period.parse("2021Q1")


def rendered(report):
    return {format: STUDIO.render(report, format, {}) for format in ("docx", "pdf")}


def comments(path):
    return [comment.text for comment in docx.Document(path).comments]


def test_in_a_draft_each_figure_has_a_comment_with_its_source_and_quote(built):
    document = docx.Document(built / "2021Q1/cum-1.docx")
    body = document.element.body
    told = {}
    for start in body.iter(qn("w:commentRangeStart")):
        run = start.getnext()
        told.setdefault("".join(t.text for t in run.iter(qn("w:t"))), []).append(start.get(qn("w:id")))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    (of_money,) = {texts[id] for id in told["hơn 2\u00a0tỷ đồng"]}
    assert "Báo Lao động Thủ đô" in of_money
    assert "“hơn 2 tỷ đồng”" in of_money
    assert "seeds/2021Q1/cum-1.yaml:30" in of_money
    assert {"6\u00a0đơn vị", "431\u00a0đồng chí", "2.130", "6/6"} <= told.keys()
    assert {comment.author for comment in document.comments} == {"ldreport"}


def test_an_issue_copy_has_no_comment_no_finding_and_says_what_it_is(final, built):
    for path in final.glob("2021Q1/*.docx"):
        assert comments(path) == []
        with zipfile.ZipFile(path) as archive:
            assert "word/comments.xml" not in archive.namelist()
        properties = docx.Document(path).core_properties
        assert (properties.content_status, properties.category) == ("Final", "Báo cáo")
        assert properties.title
        assert properties.subject
        assert properties.author == "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"
    assert docx.Document(built / "2021Q1/cum-1.docx").core_properties.content_status == "Draft"


def test_no_mark_of_a_figure_is_ever_printed(final, built):
    marks = {START, AFTER_NUMBER, END}
    for folder in (final / "2021Q1", built / "2021Q1"):
        for path in folder.glob("*.docx"):
            assert not marks & {*docx_text(path)}
            assert not any(marks & {*text} for text in comments(path))
        for path in folder.glob("*.pdf"):
            assert not marks & {*pdf_text(path)}


@pytest.fixture
def unchecked(workspace):
    """The workspace, with a record that nobody has checked."""
    seed = workspace / "seeds/2021Q1/cum-1.yaml"
    seed.write_text(seed.read_text().replace("reviewed: true", "reviewed: false"))
    return workspace


def test_what_nobody_has_checked_is_visible_in_a_draft_alone(unchecked, tmp_path):
    for copy in Copy:
        build(Order(unchecked, Q1, tmp_path / copy, only=("cum-1",), copy=copy))
    draft, issue = (tmp_path / copy / "2021Q1/cum-1" for copy in Copy)
    for path in (draft.with_suffix(".docx"), draft.with_suffix(".pdf")):
        text = docx_text(path) if path.suffix == ".docx" else pdf_text(path)
        assert "hơn 2 tỷ đồng (chưa có người kiểm tra)" in text
        assert "NHỮNG ĐIỂM CẦN XEM LẠI TRƯỚC KHI BAN HÀNH" in text
    assert any("Chưa có người kiểm tra." in text for text in comments(draft.with_suffix(".docx")))
    for text in (docx_text(issue.with_suffix(".docx")), pdf_text(issue.with_suffix(".pdf"))):
        assert "hơn 2 tỷ đồng" in text
        assert "kiểm tra)" not in text
        assert "CẦN XEM LẠI" not in text


def test_with_3u_an_issue_copy_carries_its_records_and_a_draft_does_not(workspace, tmp_path):
    config = workspace / "config.yaml"
    config.write_text(config.read_text().replace("pdf: 2b", "pdf: 3u"))
    held = {}
    for copy in Copy:
        build(Order(workspace, Q1, tmp_path / copy, formats=("pdf",), only=("cum-1",), copy=copy))
        held[copy] = pypdf.PdfReader(tmp_path / copy / "2021Q1/cum-1.pdf").attachments
    record = (workspace / "seeds/2021Q1/cum-1.yaml").read_bytes()
    assert dict(held[Copy.ISSUE]) == {"seeds/2021Q1/cum-1.yaml": [record]}
    assert dict(held[Copy.DRAFT]) == {}


@pytest.fixture(scope="module")
def made(config, words):
    """A report and its documents."""
    report = report_of("cum-1", Q1, config, words)
    return report, rendered(report)


def test_what_was_made_holds_the_whole_report(made):
    report, documents = made
    assert [*differences(report, documents, "cum-1")] == []


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (lambda r: {"opening": r.opening.replace("31/3", "30/3")}, "30/3/2021"),
        (lambda r: {"results": replace(r.results, heading="II. KẾT QUẢ")}, None),
        (lambda r: {"results": replace(r.results, heading="II. KẾT QỦA")}, "II. KẾT QỦA"),
        (lambda r: {"closing": (*r.closing, "Một câu không có trong văn bản.")}, "Một câu"),
        (lambda r: {"closing": r.closing[::-1]}, "Phụ lục"),
        (lambda r: {"figures": (replace(r.figures[0], text="101% cơ quan"), *r.figures[1:])}, "101%"),
        (lambda r: {"tasks": (replace(r.tasks[0], text="Việc khác"), *r.tasks[1:])}, "Việc khác"),
    ],
)
def test_a_text_that_one_document_lacks_is_named_for_each(made, change, missing):
    report, documents = made
    found = [*differences(replace(report, **change(report)), documents, "cum-1")]
    assert {f.place.file for f in found} == ({"cum-1.docx", "cum-1.pdf"} if missing else set())
    assert all(missing in str(f.problem) for f in found)


def test_a_changed_cell_of_a_table_is_found(made):
    report, documents = made
    table = report.achievements.tables[0]
    group = table.groups[0]
    rows = (replace(group.rows[0], result="99"), *group.rows[1:])
    tables = (replace(table, groups=(replace(group, rows=rows),)),)
    changed = replace(report, achievements=replace(report.achievements, tables=tables))
    assert [f.place.file for f in differences(changed, documents, "cum-1")] == ["cum-1.docx", "cum-1.pdf"]


def test_a_row_higher_than_a_page_is_found_over_its_pages_and_a_changed_letter_in_it(made):
    report, _ = made
    row = replace(report.sources.rows[0], quote="; ".join(f"“số {n}”" for n in range(600)))
    long = replace(report, sources=replace(report.sources, rows=(row, *report.sources.rows[1:])))
    documents = rendered(long)
    changed = replace(row, quote=row.quote.replace("“số 599”", "“số 999”"))
    spoilt = replace(report, sources=replace(report.sources, rows=(changed, *report.sources.rows[1:])))
    assert [f.place.file for f in differences(spoilt, documents, "x")] == ["x.docx", "x.pdf"]


def test_a_document_whose_template_leaves_a_part_out_is_told_and_not_written(workspace, tmp_path):
    path = workspace / "templates/parts/body.docx"
    document = docx.Document(path)
    (heading,) = [p for p in document.paragraphs if p.text == "{{ plan.heading }}"]
    heading.text = "Nhiệm vụ"
    document.save(path)
    told = build(Order(workspace, Q1, tmp_path / "out", only=("cum-1",)))
    found = {(f.code, f.place.file) for f in told.findings if f.severity is Severity.ERROR}
    assert found == {("parity", "cum-1.docx"), ("document-missing", "cum-1.docx")}
    assert [path.name for path in told.files] == ["cum-1.pdf", "manifest.json"]
    assert not (tmp_path / "out/2021Q1/cum-1.docx").exists()
    with pytest.raises(RenderError):
        build(Order(workspace, Q1, tmp_path / "none", only=("cum-1",), formats=("docx",)))
    assert [path.name for path in (tmp_path / "none").rglob("*.*")] == [LOCK]


def test_the_same_draft_has_the_same_bytes_with_its_comments(made, config, words):
    report = report_of("cum-1", Q1, config, words)
    assert rendered(report) == made[1]
    assert b"w:date" not in zipfile.ZipFile(BytesIO(made[1]["docx"])).read("word/comments.xml")
