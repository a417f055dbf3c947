"""Files in, results and exit codes out; nothing is changed."""

import hashlib
import json
import re
from dataclasses import replace

import docx
import pytest
from click.testing import CliRunner

from reports.check.judge import RULES, Result, Status
from reports.check.registry import Registry
from reports.check.rule import Problem, rule
from reports.check.run import Checked, check_file, checked_data, checked_rows, closing_line, registry_in
from reports.cli import main
from reports.errors import InputError, Severity, message
from reports.words import Words
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


@pytest.mark.parametrize("content", [b"", b"text", b"\xd0\xcf\x11\xe0 an old .doc file"])
def test_a_file_that_is_neither_word_nor_pdf_is_refused(content):
    with pytest.raises(InputError, match=r"a\.doc: the file is neither"):
        check_file(content, "a.doc", Registry())


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


def test_a_config_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "config.yaml").write_text("organisations: []\n")
    done = run("a.docx", "--workspace", tmp_path)
    assert done.exit_code == 2
    assert "config.yaml" in done.stderr
