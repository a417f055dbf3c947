"""A build after a build: what has not changed stays, what has is made anew, and the bytes are the same."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports import again, machine
from reports.build import build
from reports.deliver.files import SUMS, digest
from reports.deliver.ledger import NAME, _seal
from reports.document.report import Copy
from reports.order import Order
from reports.periods import Period
from reports.render.templates import Templates, read_templates
from tests.conftest import ROOT, copy_of_workspace

Q1 = Period.parse("2021Q1")
EVERY = {"cum-1", "cum-2", "thanh-pho"}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A workspace with its pages built, which tests copy."""
    folder = copy_of_workspace(tmp_path_factory.mktemp("first"))
    again.build(order_in(folder), lambda made, _: made)
    return folder


@pytest.fixture
def order(first, tmp_path):
    """An order for pages in a workspace where they stand already."""
    return order_in(shutil.copytree(first, tmp_path / "w"))


def order_in(folder: Path) -> Order:
    return Order(folder, Q1, folder / "build", formats=("html",))


def run(order: Order):
    """What a build left, and the reports and formats that it made for that."""
    jobs = []

    def watch(made, total):
        for one in made:
            jobs.append((one.report.id, *one.documents))
            yield one
        assert len(jobs) == total

    return again.build(order, watch), jobs


def contents(order: Order) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in order.folder.iterdir()}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_with_nothing_changed_no_job_is_run_and_nothing_is_written(order):
    before = contents(order)
    for path in (*order.workspace.rglob("*"), *order.folder.iterdir()):
        os.utime(path, (0, 0))  # never by file times
    built, jobs = run(order)
    assert (jobs, built.made, built.kept) == ([], 0, 3)
    assert [path.name for path in built.files] == [*(f"{id}.html" for id in sorted(EVERY)), "manifest.json"]
    assert contents(order) == before
    assert all(path.stat().st_mtime == 0 for path in order.folder.iterdir())


def test_with_nothing_changed_the_findings_of_the_last_build_are_still_told(order):
    change(order.workspace / "seeds/2021Q1/bac-tu-liem.yaml", "reviewed: true", "reviewed: false")
    made, _ = run(order)
    kept, jobs = run(order)
    assert jobs == []
    assert kept.findings == made.findings
    assert [finding.code for finding in kept.findings] == ["not-reviewed"]


def test_a_changed_record_makes_its_cluster_and_the_city_anew_and_nothing_else(order):
    change(order.workspace / "seeds/2021Q1/bac-tu-liem.yaml", "41%", "42%")
    built, jobs = run(order)
    assert jobs == [("cum-2", "html"), ("thanh-pho", "html")]
    assert (built.made, built.kept) == (2, 1)
    assert run(order)[1] == []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("templates/ke-hoach.html", set()),
        ("templates/so-ket-quy.docx", set()),
        ("templates/so-ket-quy.html", EVERY),
        ("templates/parts/style.css", EVERY),
    ],
)
def test_a_changed_template_makes_anew_what_it_takes_part_in(order, name, made):
    path = order.workspace / name
    if path.suffix == ".docx":
        shutil.copy(order.workspace / "templates/ke-hoach.docx", path)
    else:
        path.write_text(path.read_text() + "\n")
    assert {id for id, *_ in run(order)[1]} == made


def test_a_comment_in_the_config_is_read_but_makes_nothing_anew(order):
    config = order.workspace / "config.yaml"
    config.write_text(config.read_text() + "\n# nothing\n")
    _, jobs = run(order)
    assert jobs == []
    inputs = json.loads((order.folder / "manifest.json").read_text())["inputs"]
    assert inputs["config.yaml"] == digest(config.read_bytes())


@pytest.mark.parametrize("part", ["program", "libraries", "fonts"])
def test_another_program_library_or_font_makes_all_anew(order, monkeypatch, part):
    found = machine.machine(())
    monkeypatch.setattr("reports.survey.machine", lambda _: replace(found, **{part: "another"}))
    monkeypatch.setattr("reports.jobs.machine", lambda _: replace(found, **{part: "another"}))
    before = contents(order)
    assert {id for id, *_ in run(order)[1]} == EVERY
    assert {**contents(order), NAME: b""} == {**before, NAME: b""}


def test_the_digest_of_the_program_is_that_of_each_of_its_files(tmp_path, monkeypatch):
    package = shutil.copytree(ROOT / "reports", tmp_path / "reports")
    monkeypatch.setattr(machine, "PACKAGE", package)
    found = {machine._digest(machine._program())}
    for name in ("build.py", "lexicon.toml", "locale/vi/LC_MESSAGES/ldreport.mo"):
        (package / name).write_bytes((package / name).read_bytes() + b"\n")
        found.add(machine._digest(machine._program()))
    assert len(found) == 4


def test_only_fonts_that_the_pages_name_count():
    named = machine._fonts('html { font: 14pt "liberation serif" }')
    assert re.fullmatch("[0-9a-f]{64}", named)
    assert machine._fonts("") == named, "those of charts count always"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    assert machine._fonts(listed.casefold()) != named


def test_where_nothing_tells_the_fonts_all_is_made_anew(order, monkeypatch):
    monkeypatch.setenv("PATH", "")
    before = contents(order)
    for _ in range(2):
        assert {id for id, *_ in run(order)[1]} == EVERY
    assert {**contents(order), NAME: b""} == {**before, NAME: b""}


def test_all_is_made_anew_when_that_is_wanted_with_the_same_bytes(order):
    before = contents(order)
    built, jobs = run(replace(order, force=True))
    assert {id for id, *_ in jobs} == EVERY
    assert (built.made, built.kept) == (3, 0)
    assert contents(order) == before


def test_another_copy_another_format_and_another_choice_make_what_they_ask_for(order):
    assert {id for id, *_ in run(replace(order, copy=Copy.ISSUE))[1]} == EVERY
    _, jobs = run(replace(order, copy=Copy.ISSUE, formats=("docx", "html")))
    assert {job[1:] for job in jobs} == {("docx",)}, "the pages stand"
    assert run(replace(order, copy=Copy.ISSUE, only=("cum-2",)))[1] == []
    assert run(replace(order, copy=Copy.ISSUE))[1] == []


def test_an_edited_file_is_kept_and_the_new_one_beside_it_is_made_once(order):
    edited = order.folder / "cum-2.html"
    edited.write_bytes(b"edited by a person")
    built, jobs = run(order)
    assert jobs == [("cum-2", "html")]
    for _ in range(2):
        assert [path.name for path in built.files if "cum-2" in path.name] == ["cum-2.new.html"]
        assert [finding.code for finding in built.findings] == ["edited-file-kept"]
        built, jobs = run(order)
        assert jobs == []
    edited.unlink()
    built, jobs = run(order)
    assert jobs == [("cum-2", "html")]
    assert (edited in built.files, built.findings) == (True, ())


def test_a_changed_file_that_nobody_asked_for_changes_nothing(order):
    (order.folder / "notes.txt").write_text("Gọi lại cho cụm 2")
    assert run(order)[1] == []


@pytest.mark.parametrize("name", ["cum-1.html", "manifest.json", SUMS, NAME])
def test_whatever_is_deleted_the_same_bytes_come_back(order, name):
    before = contents(order)
    (order.folder / name).unlink()
    run(order)
    assert contents(order) == before


def spoilt(text: str):
    """A ledger in many states of disrepair."""
    yield from (text[:length] for length in range(0, len(text), len(text) // 4))
    yield from ("null", "[]", '{"seal": "", "ledger": 1}', '{"ledger": {}}', "\udcff\udcfe", text + text)
    for found in [*re.finditer("[0-9a-f]{64}", text)][::5]:
        yield text[: found.start()] + "0" * 64 + text[found.end() :]


def test_a_torn_or_altered_ledger_only_costs_time(order):
    before = contents(order)
    for text in spoilt(before[NAME].decode()):
        (order.folder / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
        built, _ = run(order)
        assert contents(order) == before
        assert (len(built.files), built.findings) == (4, ())


def forged(data):
    yield {"made": {}}
    yield {**data, "whole": {**data["whole"], "digest": "0" * 64}}
    yield {**data, "made": {name: [key[::-1], sum] for name, (key, sum) in data["made"].items()}}
    yield {**data, "made": {name: [key, sum[::-1]] for name, (key, sum) in data["made"].items()}, "whole": 1}
    yield {**data, "whole": {**data["whole"], "left": {}, "digest": "0" * 64}, "made": {"cum-1.html": 3}}


def test_a_ledger_that_lies_under_a_right_seal_only_costs_time_while_the_files_are_ours(order):
    before = contents(order)
    for data in forged(json.loads(before[NAME])["ledger"]):
        (order.folder / NAME).write_text(json.dumps({"seal": _seal(data), "ledger": data}))
        run(order)
        assert {**contents(order), NAME: b""} == {**before, NAME: b""}


def test_a_ledger_cannot_make_a_persons_file_ours(order):
    (order.folder / "cum-2.html").write_bytes(b"edited by a person")
    data = json.loads((order.folder / NAME).read_text())["ledger"]
    data["made"]["cum-2.html"][1] = data["whole"]["left"]["cum-2.html"] = digest(b"edited by a person")
    (order.folder / NAME).write_text(json.dumps({"seal": _seal(data), "ledger": data}))
    built, jobs = run(order)
    assert jobs == [("cum-2", "html")]
    assert [finding.code for finding in built.findings] == ["edited-file-kept"]


def test_a_file_that_changes_while_the_reports_are_made_is_seen_by_the_next_build(order):
    record = order.workspace / "seeds/2021Q1/bac-tu-liem.yaml"
    change(record, "41%", "42%")
    seen = again.survey(order)
    change(record, "42%", "43%")
    build(order, seen)
    after = contents(order)
    change(record, "43%", "42%")
    _, jobs = run(order)
    assert jobs, "what was seen before the build was not what it read"
    change(record, "42%", "43%")
    run(order)
    assert {**contents(order), NAME: b""} == {**after, NAME: b""}


def test_a_report_that_cannot_be_made_is_missing_and_the_others_are_there(order):
    test = "{% for s in assessment.sections %}{% if 'rất hỏng' in s.paragraphs | join %}<div>{% endif %}{% endfor %}"
    spoiled = f"{{% if assessment %}}{test}{{% endif %}}</body>"
    change(order.workspace / "templates/parts/page.html", "</body>", spoiled)
    run(order)
    record = order.workspace / "seeds/2021Q1/cum-1.yaml"
    text = record.read_text().replace("highlights:\n", "highlights:\n  - Việc này rất hỏng\n")
    record.write_text(text)
    change(order.workspace / "seeds/2021Q1/bac-tu-liem.yaml", "41%", "42%")
    built, _ = run(order)
    told = json.loads((order.folder / "manifest.json").read_text())
    assert [report["id"] for report in told["reports"]] == ["cum-2"]
    assert [missing["id"] for missing in told["missing"]] == ["cum-1", "thanh-pho"]
    assert [finding["code"] for finding in told["missing"][0]["findings"]] == ["tag-not-closed"]
    assert "42%" in (order.folder / "cum-2.html").read_text()
    lost = [str(finding.place) for finding in built.findings if finding.code == "report-missing"]
    assert lost == ["cum-1", "thanh-pho"]
    assert {id for id, *_ in run(order)[1]} == {"cum-1", "thanh-pho"}, "it is tried again"
    record.write_text(text.replace("rất hỏng", "đã tốt"))
    built, jobs = run(order)
    assert {id for id, *_ in jobs} == {"cum-1", "thanh-pho"}
    assert built.findings == ()
    assert "missing" not in json.loads((order.folder / "manifest.json").read_text())


def test_nothing_that_makes_documents_is_loaded_when_nothing_has_changed(order):
    script = (
        "import sys; from reports.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, *sorted({m.split('.')[0] for m in sys.modules} & set(HEAVY)))"
    ).replace("HEAVY", repr([*HEAVY]))
    options = ("--workspace", order.workspace, "--out", order.out, "--format", "html", "--quarter", "2021Q1")
    command = [sys.executable, "-c", script, "build", *map(str, options)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.splitlines()[-1] == "0"
    assert told.stdout.splitlines()[:-1] == [str(path) for path in run(order)[0].files]
    assert told.stderr == "Không có gì thay đổi so với lần dựng trước.\n"


HEAVY = (
    "babel",
    "distributed",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "multiprocessing",
    "openpyxl",
    "PIL",
    "pydantic",
    "pypdfium2",
    "weasyprint",
    "yaml",
)


def test_a_template_needs_all_that_it_takes_in_over_any_number_of_steps():
    sources = {
        "a.html": b'{% extends "parts/page.html" %}',
        "parts/page.html": b"<style>{% include 'parts/style.css' %}</style>",
        "parts/style.css": b"p {}",
        "b.html": b'{% include "a.html" %}',
    }
    templates = Templates(sources, "templates")
    assert {*templates.needs("a.html")} == {"a.html", "parts/page.html", "parts/style.css"}
    assert {*templates.needs("b.html")} == {*sources}


def test_a_word_template_needs_the_parts_that_it_names_also_in_a_tracked_change():
    sources = read_templates(ROOT / "templates", "templates")
    needed = Templates(sources, "templates").needs("so-ket-quy.docx")
    parts = {name for name in sources if name.startswith("parts/") and name.endswith(".docx")}
    assert {*needed} == {"so-ket-quy.docx", *parts}
    template = docx.Document(BytesIO(sources["so-ket-quy.docx"]))
    paragraph = template.element.body[0]
    inserted = OxmlElement("w:ins")
    run = paragraph.makeelement(qn("w:r"))
    run.append(run.makeelement(qn("w:t")))
    run[0].text = '{% include "ke-hoach.docx" %}'
    inserted.append(run)
    paragraph.append(inserted)
    saved = BytesIO()
    template.save(saved)
    changed = Templates({**sources, "so-ket-quy.docx": saved.getvalue()}, "templates")
    assert {*changed.needs("so-ket-quy.docx")} == {*needed, "ke-hoach.docx"}
