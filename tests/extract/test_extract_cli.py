"""`ldreport extract`: what it prints and writes of the documents it is given, and what a build makes of that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from reports.build import read
from reports.cli import main
from reports.deliver.intake import read_documents
from reports.periods import Period
from tests.conftest import ROOT
from tests.extract.command import ARTICLE, lines, run
from tests.samples import one_in


def test_a_record_is_printed_and_what_was_read_is_summed_up_on_stderr(office):
    done = run(office, office / "tin.txt")
    assert done.exit_code == 0
    assert yaml.safe_load(done.stdout)["organisation"] == "hoang-mai"
    assert done.stderr == (
        f"{office / 'tin.txt'}: figures: 1; planned tasks: 1; not certain among these: 0; "
        "numbers skipped because they are no figures: 3.\n"
    )


def test_json_is_one_object(office):
    data = json.loads(run(office, office / "tin.txt", "--format", "json").stdout)
    assert data["source"]["path"] == str(office / "tin.txt")
    assert data["figures"][0]["value"] == 350


def test_json_of_several_files_is_one_object_on_each_line(office):
    (office / "tin-2.txt").write_text(ARTICLE.replace("350", "360"), encoding="utf-8")
    done = run(office, office / "tin.txt", office / "no.txt", office / "tin-2.txt", "--format", "json")
    assert [json.loads(line)["figures"][0]["value"] for line in done.stdout.splitlines()] == [350, 360]


def test_yaml_of_several_files_is_a_document_for_each(office):
    (office / "tin-2.txt").write_text(ARTICLE.replace("350", "360"), encoding="utf-8")
    done = run(office, office / "tin.txt", office / "tin-2.txt")
    records = [*yaml.safe_load_all(done.stdout)]
    assert [record["facts"][0]["value"] for record in records] == ["350 đoàn viên", "360 đoàn viên"]


def test_the_help_says_what_is_printed_for_several_files(office):
    told = " ".join(run(office, "--help").stdout.split())
    assert "parted by ---" in told
    assert "one line for each FILE" in told


def test_a_record_is_not_filed_and_printed_as_json_at_once(office):
    done = run(office, office / "tin.txt", "--format", "json", "--into", office / "in")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "--format: what is filed is a record in YAML. Leave out --into to get JSON on standard output.\n"
    )
    assert not (office / "in").exists()


def test_a_workspace_without_a_config_knows_no_organisation_and_says_so(tmp_path):
    (tmp_path / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    done = run(tmp_path, tmp_path / "tin.txt")
    assert done.exit_code == 0
    assert "organisation: “Liên đoàn Lao động quận Hoàng Mai” is not in config.yaml" in done.stdout
    assert (
        f"{tmp_path}: there is no config.yaml, so no organisation and no indicator is known." in done.stderr
    )


@pytest.mark.parametrize(
    ("name", "problem"),
    [("no", "there is no such file or folder"), ("tin.txt", "a part of the path is no folder")],
)
def test_a_workspace_that_is_no_folder_is_told(office, name, problem):
    done = run(office / name, office / "tin.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{office / name}: the folder cannot be read: {problem}. Name the folder with config.yaml by --workspace.\n"
    )


def test_a_broken_config_is_told(office):
    (office / "config.yaml").write_text("organisations: 3", encoding="utf-8")
    done = run(office, office / "tin.txt")
    assert done.exit_code == 2
    assert "config.yaml:1" in done.stderr


def test_files_that_cannot_be_read_are_told_all_at_once_and_the_others_are_read(office):
    (office / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    (office / "zero.txt").write_bytes(ARTICLE.encode().replace(b"350", b"3\0000"))
    (office / "folder.txt").mkdir()
    os.mkfifo(office / "pipe.txt")
    odd = os.fsdecode(b"no-\xff.txt")
    names = ["anh.jpg", "zero.txt", "folder.txt", "pipe.txt", "no.txt", odd, "tin.txt/x", "x" * 300]
    done = run(office, *(office / name for name in names), "", office / "tin.txt")
    assert done.exit_code == 2
    problems = [line.replace(f"{office}/", "") for line in lines(done)]
    assert [problem.partition(": ")[0] for problem in problems] == [
        *("anh.jpg", "zero.txt", "folder.txt", "pipe.txt", "no.txt", "no-\\xff.txt", "tin.txt/x", "x" * 300),
        ".",
    ]
    assert problems[0].startswith("anh.jpg: the file is a picture. ")
    assert problems[1].startswith("zero.txt: the file holds 1 NUL characters, ")
    assert problems[1].endswith("save it once more as “Unicode (UTF-8)” text.")
    assert problems[2] == "folder.txt: this is a folder, a pipe or a device. Name the files themselves."
    assert (
        problems[4]
        == "no.txt: the file cannot be read: there is no such file or folder. Check its name, and whether you may read it."
    )
    assert yaml.safe_load(done.stdout)["organisation"] == "hoang-mai"


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_whose_name_cannot_be_decoded_is_read(office, format):
    name = office / os.fsdecode(b"tin-\xff.txt")
    name.write_text(ARTICLE, encoding="utf-8")
    done = run(office, name, "--format", format, "--html", office / "trang.html")
    assert done.exit_code == 0
    assert f"{office}/tin-\\xff.txt: figures: 1" in done.stderr
    assert run(office, name, "--into", office / "in").exit_code == 0


def test_a_name_that_no_file_can_have_is_told(office):
    found, (problem,) = read_documents([office / "a\0b.txt", office / "tin.txt"], None)
    assert len(found) == 1
    assert str(problem.problem) == "the file cannot be read: the name or the place cannot be used"


@pytest.mark.parametrize("option", ["--into", "--html"])
@pytest.mark.parametrize("name", ["", " "])
def test_an_option_must_name_something(office, option, name):
    done = run(office, office / "tin.txt", option, name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{option}: this is no name of a file or folder.")


def ldreport(*arguments: str | Path, **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reports", "extract", *map(str, arguments), "--workspace", str(ROOT)]
    return subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, **options)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_an_output_that_takes_no_more_is_told(office):
    with Path("/dev/full").open("wb") as full:
        done = ldreport(office / "tin.txt", office / "no.txt", "--lang", "en", stdout=full)
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert told[0].startswith(f"{office}/no.txt: ")
    assert told[1].startswith("stdout: the file cannot be written: the disk is full. ")
    assert len(told) == 2


def test_records_are_utf_8_whatever_the_terminal_takes(office):
    done = ldreport(
        office / "tin.txt", stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "quận Hoàng Mai" in done.stdout.decode()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "figures: 1; planned tasks: 1; not certain among these: 0; numbers skipped because they are no figures: 3.",
        ),
        (
            "vi",
            "số liệu: 1; nhiệm vụ: 1; chưa chắc chắn trong số đó: 0; con số bỏ qua vì không phải số liệu: 3.",
        ),
    ],
)
def test_the_summary_is_told_in_both_languages(office, language, told):
    given = ["extract", str(office / "tin.txt"), "--workspace", str(office), "--lang", language]
    assert CliRunner().invoke(main, given).stderr == f"{office}/tin.txt: {told}\n"


def test_the_page_is_written(office):
    assert run(office, office / "tin.txt", "--html", office / "trang.html").exit_code == 0
    assert "350 đoàn viên" in (office / "trang.html").read_text(encoding="utf-8")


def test_a_page_is_written_over_its_older_self_alone(office):
    mine = office / "mine.html"
    mine.write_text("<p>my own page</p>", encoding="utf-8")
    for name in (office / "tin.txt", mine):
        before = name.read_bytes()
        done = run(office, office / "tin.txt", "--html", name)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{name}: the file is there already and is no page of ldreport; it is kept." in done.stderr
        assert name.read_bytes() == before
    for _ in range(2):
        assert run(office, office / "tin.txt", "--html", office / "trang.html").exit_code == 0


def test_a_page_that_cannot_be_written_does_not_keep_the_record_back(office):
    done = run(office, office / "tin.txt", "--html", office / "tin.txt" / "trang.html")
    assert done.exit_code == 1
    assert "the file cannot be written: " in done.stderr
    assert "organisation: hoang-mai" in done.stdout


def test_a_page_shows_one_document(office):
    done = run(office, office / "tin.txt", office / "tin.txt", "--html", office / "trang.html")
    assert done.exit_code == 2
    assert not (office / "trang.html").exists()


def test_the_records_of_seeds_are_what_a_build_reads(office):
    for path in (office / "seeds/2021Q1").iterdir():
        path.unlink()
    run(office, office / "tin.txt", "--into", office / "seeds")
    done = CliRunner().invoke(main, ["status", "--quarter", "2021Q1", "--workspace", str(office)])
    assert done.exit_code == 0
    assert "hoang-mai" in done.stderr


@pytest.mark.parametrize(
    "article",
    one_in(3, zip(sorted((ROOT / "tests/extract/corpus/articles").iterdir()))),
    ids=lambda path: path.stem,
)
def test_a_build_accepts_every_record_once_a_person_has_said_whose_it_is(office, article):
    record = run(office, article).stdout
    data = yaml.safe_load(record)
    period = data.get("period", "2021Q1")
    missing = {"organisation": "hoang-mai", "period": f'"{period}"'}
    record += "".join(f"{name}: {value}\n" for name, value in missing.items() if name not in data)
    folder = office / "seeds" / period
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "x.yaml").write_text(record, encoding="utf-8")
    (read_back,) = read(office, Period.parse(period)).records
    assert not read_back.reviewed
    assert (len(read_back.facts), len(read_back.tasks)) == (
        len(data.get("facts", [])),
        len(data.get("tasks", [])),
    )
