"""Files in, results and exit codes out; nothing is changed."""

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pytest
from click.testing import CliRunner

from reports.check.judge import RULES, Result, Status
from reports.check.registry import Registry
from reports.check.rule import Problem, rule
from reports.check.run import Checked, check_file, checked_data, checked_rows, closing_line, registry_in
from reports.cli import main
from reports.errors import InputError, Severity, message
from reports.words import Words
from tests.check.word_parts import zipped
from tests.conftest import ROOT

ENGLISH = Words("en")


def run(*arguments):
    return CliRunner().invoke(main, ["check", "--lang", "en", *map(str, arguments)])


def checked(*problems, severity=Severity.ERROR, source="I.3"):
    made = rule("PG-03", severity, source)(lambda _: None)
    return Checked(
        "a.docx", (Result(made, Status.FAIL, problems), Result(made, Status.OK), Result(made, Status.SKIP))
    )


def problem(place, text="the top margin is off"):
    return Problem(message(place), message(text))


def told(*problems, **settings):
    (found,) = checked_data([checked(*problems, **settings)], ENGLISH)
    return found["rules"][0]


def test_a_rule_tells_its_first_place_its_problem_and_where_the_decree_states_it():
    assert told(problem("page 1")) == {
        "id": "PG-03",
        "severity": "E",
        "status": "fail",
        "place": "page 1",
        "message": "the top margin is off (NĐ 30/2020, I.3)",
    }
    assert told(problem("page 1"), source="")["message"] == "the top margin is off"


def test_the_same_problem_at_several_places_is_told_once():
    found = told(problem("page 1"), problem("page 2"), problem("page 2", "another"), problem("page 3"))
    assert (found["place"], found["message"]) == (
        "page 1",
        "the top margin is off [page 2, page 3]; another [page 2] (NĐ 30/2020, I.3)",
    )


def test_no_more_than_five_places_are_told():
    found = told(*(problem(f"page {n}", f"problem {n}") for n in range(1, 8)))
    assert "problem 5 [page 5]; and 2 more (NĐ" in found["message"]
    assert "problem 6" not in found["message"]


def test_a_milder_problem_makes_a_rule_milder_unless_there_is_a_worse_one():
    mild = replace(problem("page 1"), severity=Severity.WARNING)
    assert told(mild)["severity"] == "W"
    assert told(mild, problem("page 2"))["severity"] == "E"
    assert not checked(mild).broken
    assert checked(mild, problem("page 2")).broken


def test_the_table_shows_what_fails_and_counts_the_rest():
    one = checked(problem("page 1"))
    assert checked_rows(one, ENGLISH) == [
        ("Rule", "Severity", "Place", "Problem"),
        ("PG-03", "error", "page 1", "the top margin is off (NĐ 30/2020, I.3)"),
    ]
    assert closing_line(one, ENGLISH) == "a.docx: 1 rules hold, 1 fail, 1 do not apply"


def test_a_file_that_holds_to_all_rules_has_no_table():
    assert checked_rows(Checked("a.docx", (Result(RULES[0], Status.OK),)), ENGLISH) == []


def test_a_file_that_is_neither_word_nor_pdf_is_refused():
    with pytest.raises(InputError, match=r"a\.doc: the file is neither"):
        check_file(b"text", "a.doc", Registry())


def test_the_registry_is_that_of_the_workspace_or_empty(tmp_path):
    (known,) = registry_in(ROOT).named("Liên đoàn Lao động Thành phố Hà Nội")
    assert known.symbol == "LĐLĐ"
    assert registry_in(tmp_path) == Registry()


@pytest.mark.parametrize("name", ["cum-1.docx", "cum-1.pdf"])
def test_our_own_report_breaks_no_rule_of_severity_error(built, name):
    path = built / "2021Q1" / name
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    done = run(path, "--workspace", ROOT, "--format", "json")
    (found,) = json.loads(done.stdout)
    assert (done.exit_code, found["file"]) == (0, str(path))
    assert [r["id"] for r in found["rules"]] == [r.id for r in RULES]
    assert [r for r in found["rules"] if r["status"] == "fail" and r["severity"] == "E"] == []
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_broken_rule_ends_with_1_and_every_file_is_told(built, tmp_path):
    broken = tmp_path / "letter.docx"
    docx.Document().save(broken)
    done = run(built / "2021Q1/cum-1.docx", broken, "--workspace", tmp_path)
    assert done.exit_code == 1
    assert re.search(
        r"^QH-01  error .*there is no Quốc hiệu.*\(NĐ 30/2020, II.1.a\)$", done.stdout, re.MULTILINE
    )
    assert (
        len(re.findall(r"^.*: \d+ rules hold, \d+ fail, \d+ do not apply$", done.stdout, re.MULTILINE)) == 2
    )


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_told(built, tmp_path):
    (tmp_path / "notes.txt").write_text("notes")
    done = run(
        tmp_path / "absent.docx", tmp_path / "notes.txt", built / "2021Q1/cum-1.pdf", "--workspace", tmp_path
    )
    assert done.exit_code == 2
    assert f"{built / '2021Q1/cum-1.pdf'}: " in done.stdout
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        str(tmp_path / "absent.docx"),
        str(tmp_path / "notes.txt"),
    ]


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
LOCKED = "the file is locked with a password. Open it in Word, remove the password, and save it again."
SAVE_AS = "Open it in Word and save it as Word Document (.docx)."
REFUSED = {
    "notes.txt": (
        "the file is neither a Word file (.docx) nor a PDF. Save an old .doc file as .docx in Word.",
        lambda built: b"notes",
    ),
    "old.doc": (f"the file is an old Office file (such as .doc). {SAVE_AS}", lambda built: OLE + bytes(2000)),
    "locked.docx": (LOCKED, lambda built: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2000)),
    "strange.docx": (f"the file holds no Word document. {SAVE_AS}", lambda built: zipped({"a.txt": "x"})),
    "cut.docx": (
        "the file is damaged and cannot be unpacked. Open it in Word, let Word repair it, and save it again.",
        lambda built: half(built / "cum-1.docx"),
    ),
    "cut.pdf": (
        "the PDF is damaged and cannot be read. Make the PDF anew, or open it and save it under another name.",
        lambda built: half(built / "cum-1.pdf"),
    ),
    "locked.pdf": (
        "the PDF is locked with a password. Save a copy without a password and check that one.",
        lambda built: locked(built / "cum-1.pdf"),
    ),
    "empty.docx": ("the file is empty. Save or copy it once more.", lambda built: b""),
}
"""What is told of a file that cannot be checked, and how it is made."""


def half(path):
    content = path.read_bytes()
    return content[: len(content) // 2]


def locked(path):
    writer, raw = pypdf.PdfWriter(clone_from=path), BytesIO()
    writer.encrypt("a password", algorithm="RC4-128")
    writer.write(raw)
    return raw.getvalue()


@pytest.fixture(scope="module")
def wrong(built, tmp_path_factory):
    """A folder with files that cannot be checked, and one folder."""
    folder = tmp_path_factory.mktemp("wrong")
    for name, (_, make) in REFUSED.items():
        (folder / name).write_bytes(make(built / "2021Q1"))
    (folder / "folder").mkdir()
    return folder


def hashes(folder):
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize("name", [*REFUSED, "folder", "absent.docx"])
def test_a_wrong_file_gives_one_clear_line_and_is_not_changed(wrong, name):
    told = {name: line for name, (line, _) in REFUSED.items()}
    told |= {"folder": "this is a folder; name the files in it.", "absent.docx": "there is no such file."}
    before = hashes(wrong)
    done = run(wrong / name, "--workspace", wrong)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"{wrong / name}: {told[name]}\n"
    assert hashes(wrong) == before


def test_wrong_files_are_told_one_after_the_other_and_never_as_a_traceback(wrong):
    names = [str(wrong / name) for name in (*REFUSED, "folder")]
    command = [sys.executable, "-m", "reports", "check", *names, "--workspace", str(wrong)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == names


def test_a_config_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "config.yaml").write_text("organisations: []\n")
    done = run("a.docx", "--workspace", tmp_path)
    assert done.exit_code == 2
    assert "config.yaml" in done.stderr
