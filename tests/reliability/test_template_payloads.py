"""Row 4: templates that try to run code, reach files or change our data. None of them does, in any part."""

import copy
import subprocess
import sys
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from jinja2 import DictLoader

from reports.document.report import Report
from reports.errors import ReportError
from reports.periods import Period
from reports.render.environment import context, environment
from reports.render.fields.pages import check_pages
from reports.render.fields.word import check_word
from reports.render.word_finish import properties
from reports.render.word_package import xml
from reports.render.word_template import WordTemplate
from tests.conftest import ROOT
from tests.reading_back import report_of
from tests.reliability.payloads import CANARY, PAYLOADS, SIGNS
from tests.reliability.program import TRACEBACK, ldreport

PAGES = ("a.html", "bulletin.txt")
PARTS = ("body", "table", "header", "footer", "footnote", "properties", *PAGES)
ALONE = ("body", "a.html")  # the other parts are filled as one of these is
SOME = PAYLOADS[::6]
WATCHED = ("os.", "open", "subprocess.", "socket.", "shutil.", "ctypes.", "tempfile.", "pty.", "import")
happened: list[tuple[str, object]] = []
watching = [False]


@sys.addaudithook
def _note(event, arguments):
    if watching and watching[0] and event.startswith(WATCHED):  # when Python ends, its names are gone
        happened.append((event, arguments))


def _bare() -> bytes:
    """A Word file without the many styles that those of python-docx bring along."""
    document = docx.Document()
    for style in [*document.styles.element.iter(qn("w:style"), qn("w:latentStyles"))]:
        if style.get(qn("w:default")) is None:
            style.getparent().remove(style)
    for id, relation in [*document.part.rels.items()]:
        if relation.reltype.rpartition("/")[2] not in ("styles", "settings"):
            del document.part.rels[id]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


BARE = _bare()


def word_file(payload: str, part: str) -> bytes:
    """A Word template with the payload in one part, beside a line that any report fills."""
    document = docx.Document(BytesIO(BARE))
    document.add_paragraph("{{ title }}")
    section = document.sections[0]
    if part == "body":
        document.add_paragraph(payload)
    elif part == "table":
        document.add_table(1, 1).rows[0].cells[0].text = payload
    elif part == "header":
        section.header.paragraphs[0].text = payload
    elif part == "footer":
        section.first_page_footer.paragraphs[0].text = payload
    elif part == "footnote":
        text = f"<w:p><w:r><w:t>{escape(payload)}</w:t></w:r></w:p>"
        xml = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'>{text}</w:footnote></w:footnotes>"
        name, package = PackURI("/word/footnotes.xml"), document.part.package
        notes = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
        document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    else:
        for name in ("title", "subject", "author", "comments", "keywords", "category"):
            setattr(document.core_properties, name, payload[:255])
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def template_with(payload: str, part: str) -> bytes:
    return payload.encode() if part in PAGES else word_file(payload, part)


def fill(template: bytes, part: str, report: Report, values: dict[str, Any]) -> str:
    """Everything that the finished document says, in all its parts. values: what the template is given."""
    if part in PAGES:
        return environment(DictLoader({part: template.decode()})).get_template(part).render(values)
    prepared = WordTemplate.compiled(template, "templates/a.docx")
    document, beside = prepared.filled(values)
    parts = {name: xml(tree) for name, tree in {**beside, prepared.package.document: document}.items()}
    finished = prepared.package.with_parts({**parts, prepared.package.properties: properties(report)}, ())
    with ZipFile(BytesIO(finished)) as made:
        return "".join(made.read(name).decode("utf-8", "replace") for name in made.namelist())


def look_through(template: bytes, part: str) -> None:
    """What `template check` and a build do before anything is filled."""
    if part in PAGES:
        check_pages({part: template.decode()}, part, part)
    else:
        check_word(template, "a.docx")


@pytest.fixture(scope="module")
def report(config, words):
    return report_of("cum-1", Period.parse("2021Q1"), config, words)


@pytest.fixture(scope="module", autouse=True)
def _everything_loaded(report):
    """What is loaded on first use is no sign of a payload."""
    for part in PARTS:
        fill(template_with("{{ title|upper|e|safe }}", part), part, report, context(report))
        look_through(template_with("{{ title }}{{ titel.x|join }}", part), part)
    for payload in PAYLOADS:
        with suppress(Exception):
            fill(template_with(payload, "body"), "body", report, context(report))


@contextmanager
def watched():
    """What the system was asked for meanwhile."""
    happened.clear()
    watching[0] = True
    try:
        yield happened
    finally:
        watching[0] = False


def payloads_by_part():
    """Cases of `parametrize`: in `make test` all payloads in two parts and some in each other, then all there, slow."""
    others = [part for part in PARTS if part not in ALONE]
    return [
        *(pytest.param(part, PAYLOADS, id=part) for part in ALONE),
        *(pytest.param(part, SOME, id=f"{part}, some") for part in others),
        *(pytest.param(part, PAYLOADS, id=part, marks=pytest.mark.slow) for part in others),
    ]


@pytest.mark.parametrize(("part", "payloads"), payloads_by_part())
def test_no_payload_runs_in_any_part_of_a_template(part, payloads, report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    values = context(report)
    before = copy.deepcopy(values)
    for payload in payloads:
        template, told = template_with(payload, part), ""
        with watched() as asked:
            with suppress(ReportError):
                look_through(template, part)
            with suppress(Exception):  # what it raises, callers turn into an error of ours
                told = fill(template, part, report, values)
        assert asked == [], payload
        assert not [sign for sign in SIGNS if sign in told], payload
        assert values == before, payload
    assert [*tmp_path.iterdir()] == []
    assert not CANARY.exists()


UNGUARDED = """
from contextlib import suppress
from jinja2 import Environment
from tests.reliability.payloads import CANARY, PAYLOADS, SIGNS
ran = 0
for payload in PAYLOADS:
    with suppress(Exception):
        told = Environment().from_string(payload).render(title="A", closing=["B"], letterhead={"number": "1"})
        ran += any(sign in told for sign in SIGNS)
print(ran, CANARY.exists())
CANARY.unlink(missing_ok=True)
"""


def test_the_payloads_run_where_nothing_guards_against_them():
    """Else the test above would show nothing."""
    command = [sys.executable, "-c", UNGUARDED]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    ran, touched = ended.stdout.split()
    assert int(ran) >= 25
    assert touched == "True"


def test_a_build_with_a_payload_in_any_template_says_where_it_stands(workspace, tmp_path):
    payload = PAYLOADS[0]
    page = workspace / "templates/parts/body.html"
    page.write_text(payload + page.read_text())
    path = workspace / "templates/so-ket-quy.docx"
    document = docx.Document(path)
    document.sections[0].footer.paragraphs[0].text = payload
    document.save(path)
    ended = ldreport(
        "build", "--quarter", "2021Q1", "--workspace", workspace, "--out", tmp_path / "out", "--lang", "en"
    )
    assert (ended.code, TRACEBACK in ended.err) == (1, False)
    assert {line.partition(": ")[0] for line in ended.err.splitlines()} >= {"templates/parts/body.html:1"}
    assert any(line.startswith("templates/so-ket-quy.docx") for line in ended.err.splitlines())
    assert not (tmp_path / "out").exists()
    assert not CANARY.exists()
    print(
        f"row 4: {len(PAYLOADS)} payloads in {len(PARTS)} parts, {len(SOME)} in six of them in make test: 0 run, 0 files touched, our data unchanged"
    )
