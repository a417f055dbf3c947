"""Row 22: finished files and what is printed tell nothing of the people and machines behind them, and a line is an event."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import traceback
import zipfile
import zlib
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports.deliver.journal import journal_of
from reports.deliver.smtp import harmless
from reports.errors import DeliveryError
from tests.bad.recipes import changed
from tests.bulletin.conftest import certificates, serve, server, servers
from tests.bulletin.making import free_port, issue, mailing, sent
from tests.conftest import ROOT, copy_of_workspace
from tests.readers.word_files import relations
from tests.reading_back import docx_text

__all__ = ["certificates", "serve", "server", "servers"]
CANARY = "khochimyen"  # whoever edits, whose folder it is, what was noted
PASSWORD = "m4tkh4u-kin"
NOTE = f"Ghi chú nội bộ của {CANARY}"
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TRACKED = (
    "<w:ins {0} w:id='90' w:author='{1}' w:date='2026-01-01T00:00:00Z'><w:r w:rsidR='00C0FFEE'><w:t>thêm </w:t></w:r></w:ins>",
    "<w:del {0} w:id='91' w:author='{1}'><w:r><w:delText>{1}</w:delText></w:r></w:del>",
)
FORGED = ["\n2026-11-22 INFO đã gửi", "\r2026 INFO", "\x1b[2J\x1b[31m", "\u2028INFO", "\u2029", "\x85INFO", "\u202e", "\udcff", "\x07", "\x9b31m"]  # fmt: skip


def noted(content: bytes, *, body: bool) -> bytes:
    """A Word template as it looks after a person of that name worked on it, in a folder of that name."""
    document = docx.Document(BytesIO(content))
    told = document.core_properties
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = CANARY
    paragraph = document.paragraphs[0].insert_paragraph_before("Câu cố định.")
    if body:
        document.add_comment(paragraph.runs, NOTE, author=CANARY)
    headers = [section.header.paragraphs[0]._p for section in document.sections]
    for place in (paragraph._p, *headers):
        for xml in TRACKED:
            place.append(parse_xml(xml.format(nsdecls("w"), CANARY)))
    for element in (paragraph._p, *document.element.body.iter(qn("w:sectPr"))):
        element.set(qn("w:rsidR"), "00C0FFEE")
    settings = document.settings.element
    for xml in (
        f"<w:rsids {nsdecls('w')}><w:rsidRoot w:val='00C0FFEE'/></w:rsids>",
        f"<w:docVars {nsdecls('w')}><w:docVar w:name='x' w:val='{CANARY}'/></w:docVars>",
        f"<w:mailMerge {nsdecls('w')}><w:connectString w:val='C:\\Users\\{CANARY}\\x.mdb'/></w:mailMerge>",
    ):
        settings.append(parse_xml(xml))
    part = document.part
    for kind, name in (("customXml", "/customXml/item9.xml"), ("people", "/word/people.xml")):
        part.relate_to(
            Part(PackURI(name), "application/xml", f"<a>{CANARY}</a>".encode(), part.package),
            f"{BASE}/{kind}",
        )
    part.rels.get_or_add_ext_rel(f"{BASE}/attachedTemplate", f"file:///C:/Users/{CANARY}/mau.dotm")
    raw = BytesIO()
    document.save(raw)
    return beside(raw.getvalue())


def beside(content: bytes) -> bytes:
    """The same with what stands beside the document in its package."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        links = archive.read("_rels/.rels").decode()
    more = relations(
        ("rId91", "extended-properties", "docProps/app.xml"),
        ("rId92", "custom-properties", "docProps/custom.xml"),
        ("rId93", "classificationlabels", "docMetadata/LabelInfo.xml"),
        ("rId94", "digital-signature/origin", "_xmlsignatures/origin.xml"),
    )
    added = "".join(re.findall("<Relationship .*?/>", more))
    parts = {
        "_rels/.rels": links.replace("</Relationships>", f"{added}</Relationships>"),
        "docProps/app.xml": f"<Properties><Company>{CANARY}</Company><Template>C:\\{CANARY}.dotx</Template></Properties>",
        "docProps/custom.xml": f"<Properties><property name='{CANARY}'/></Properties>",
        "docMetadata/LabelInfo.xml": f"<labelList><label siteId='{CANARY}'/></labelList>",
        "_xmlsignatures/origin.xml": f"<Signature><X509SubjectName>{CANARY}</X509SubjectName></Signature>",
    }
    return changed(content, {name: text.encode() for name, text in parts.items()})


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A workspace in a folder of that name, whose templates tell of it in every way."""
    home = copy_of_workspace(tmp_path_factory.mktemp("leaks") / CANARY)
    for path in (home / "templates").rglob("*.docx"):
        path.write_bytes(noted(path.read_bytes(), body=path.parent.name != "parts"))
    for path in (home / "templates").rglob("*.html"):
        path.write_text(path.read_text().replace("</body>", f"<!-- {NOTE} --></body>"))
    style = home / "templates/parts/style.css"
    style.write_text(f"/* {NOTE} */\n{style.read_text()}")
    return home


def ldreport(office: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as that person would run it, in that folder."""
    who = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "EMAIL"), CANARY)
    env = {
        **os.environ,
        **who,
        "PYTHONPATH": str(ROOT),
        "LDREPORT_SMTP_PASSWORD": PASSWORD,
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "reports", *arguments]
    return subprocess.run(command, cwd=office, env=env, capture_output=True, text=True, check=False)


def opened_up(path: Path) -> bytes:
    """Everything in a file: parts of an archive, streams of a PDF, parts of a message."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return b"\n".join([*map(str.encode, archive.namelist()), *map(archive.read, archive.namelist())])
    if path.suffix == ".pdf":
        streams = (piece.lstrip(b"\r\n") for piece in content.split(b"stream")[1:])
        told = str(pypdf.PdfReader(path).metadata).encode()
        return b"\n".join([content, told, *(inflated(one) for one in streams)])
    if path.suffix == ".eml":
        parts = message_from_bytes(content, policy=policy.default).walk()
        return b"\n".join([content, *(part.get_payload(decode=True) or b"" for part in parts)])
    return content


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@pytest.fixture(scope="module")
def told(office) -> dict[str, bytes]:
    """All that is in the finished files, by their paths, and what was printed meanwhile, by command."""
    formats = (word for format in ("docx", "pdf", "html") for word in ("--format", format))
    built = ldreport(office, "build", "--quarter", "2021Q1", *formats, "--issue")
    assert built.returncode in (0, 1), built.stderr
    mailed = ldreport(office, "bulletin", "--quarter", "2021Q1")
    files = [path for path in (office / "build").rglob("*") if path.is_file()]
    printed = {"build": built, "bulletin": mailed}
    return {str(path.relative_to(office)): opened_up(path) for path in files} | {
        command: (run.stdout + run.stderr).encode() for command, run in printed.items()
    }


def test_nothing_in_finished_files_and_messages_tells_of_people_or_machines(office, told):
    kinds = {Path(name).suffix for name in told}
    assert kinds >= {".docx", ".pdf", ".html", ".eml", ".json"}
    host = socket.gethostname()
    machine = [host] if len(host) > 4 else []  # shorter ones stand in any file
    secrets = [CANARY, str(office), str(office.parent), str(ROOT), *machine, PASSWORD, "00C0FFEE", "mau.dotm"]
    hidden = [secret.encode().lower() for secret in secrets]
    assert [(name, one) for name, text in told.items() for one in hidden if one in text.lower()] == []
    print(f"row 22: {len(secrets)} canaries looked for in {len(told)} files and printed texts: 0 found")


def test_finished_word_files_have_no_part_about_people_and_nothing_from_outside(office, told):
    files = [*(office / "build").rglob("*.docx")]
    parts = [name for path in files for name in zipfile.ZipFile(path).namelist()]
    about = re.compile(r"comments|people|thumbnail|custom|app\.xml|printer|docMetadata|signatures")
    assert [part for part in parts if about.search(part)] == []
    assert not any(b'TargetMode="External"' in text for text in told.values())
    assert any("thêm" in docx_text(path) for path in files)  # a change that was tracked is accepted


def test_names_of_files_forge_no_line_and_send_nothing_to_the_terminal(tmp_path):
    shutil.copytree(ROOT / "tests/bad/workspace", tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    folder = tmp_path / "seeds/2021Q1"
    for number, forged in enumerate(FORGED):
        shutil.copy(folder / "huyen-a.yaml", os.fsencode(folder) + os.fsencode(f"/la{forged}.yaml"))
        (folder / f"boqua{forged}.txt").touch()
        broken = folder / f"huyen-b{number}.yaml"
        broken.write_text(f"ten{forged.encode('unicode_escape').decode()}: [\n", "utf-8")
    run = ldreport(tmp_path, "build", "--quarter", "2021Q1", "--format", "html")
    assert (run.returncode, run.stdout) == (2, "")
    lines = run.stderr.split("\n")
    assert [line for line in lines if line and not re.match(r"(seeds/2021Q1/|config\.yaml)", line)] == []
    assert "Traceback" not in run.stderr
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", run.stderr)
    assert len([line for line in lines if "/la" in line]) == len(FORGED)
    assert len([line for line in lines if "/huyen-b" in line]) == len(FORGED)


@pytest.mark.parametrize("forged", FORGED)
def test_what_a_server_says_forges_no_line(forged):
    said = harmless(f"250 taken{forged}")
    assert len(said.splitlines()) == 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e\ud800-\udfff]", said)


def test_replies_stay_one_line_in_the_journal_and_in_the_list_of_failures(serve, tmp_path):
    from reports.sending import write_failures  # noqa: PLC0415

    running = serve()
    done = sent(issue(mailing(["refused@example.org", "a@example.org"], smtp=running.smtp())), tmp_path)
    journal = journal_of(tmp_path, "2021Q1").read_bytes()
    said = [json.loads(line) for line in journal.splitlines()]
    assert not [line for line in said if "\x1b" in line["reply"]]
    assert b"\x1b" not in journal
    rows = [*csv.reader((write_failures(done, tmp_path).read_text("utf-8-sig")).splitlines())]
    assert len(rows) == 2
    assert "\x1b" not in str(rows)


def test_the_password_stands_in_no_message_file_or_traceback(serve, tmp_path):
    wrong = {"LDREPORT_SMTP_PASSWORD": PASSWORD}
    told = ""
    for host in ({}, {"port": free_port()}, {"ca": str(tmp_path / "khong-co.pem")}):
        try:
            told += repr(sent(issue(mailing(smtp=serve().smtp(**host))), tmp_path, environment=wrong))
        except DeliveryError as error:
            told += "".join(traceback.format_exception(error))
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert told
    assert PASSWORD not in told
    assert PASSWORD.encode() not in files
    print("row 22: the password of the mail server: 0 found in messages, tracebacks and files")
