from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.deliver.intake import _stamped

ARTICLE = """Liên đoàn Lao động quận Hoàng Mai: Nhiều kết quả trong quý I/2021

Trong quý I/2021, LĐLĐ quận đã kết nạp mới 350 đoàn viên.

Quý II, LĐLĐ quận sẽ tổ chức hội thao.
"""
NAME = "2021Q1/hoang-mai.yaml"


@pytest.fixture
def office(workspace: Path) -> Path:
    (workspace / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    return workspace


def run(office: Path, *arguments: str | Path) -> Result:
    given = ["extract", *map(str, arguments), "--workspace", str(office), "--lang", "en"]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def file(office: Path, name: str = "tin.txt") -> Result:
    return run(office, office / name, "--into", office / "in")


def test_a_record_is_printed_and_what_was_read_is_summed_up_on_stderr(office):
    done = run(office, office / "tin.txt")
    assert done.exit_code == 0
    assert "organisation: hoang-mai" in done.stdout
    assert (
        "1 figures and 1 planned tasks read, 0 of them not certain; 3 numbers are no figures" in done.stderr
    )


def test_json_is_one_object(office):
    data = json.loads(run(office, office / "tin.txt", "--format", "json").stdout)
    assert data["source"]["path"] == str(office / "tin.txt")
    assert data["figures"][0]["value"] == 350


def test_a_workspace_without_a_config_knows_no_organisation(tmp_path):
    (tmp_path / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    done = run(tmp_path, tmp_path / "tin.txt")
    assert done.exit_code == 0
    assert "organisation: “Liên đoàn Lao động quận Hoàng Mai” is not in config.yaml" in done.stdout


def test_a_broken_config_is_told(office):
    (office / "config.yaml").write_text("organisations: 3", encoding="utf-8")
    done = run(office, office / "tin.txt")
    assert done.exit_code == 2
    assert "config.yaml:1" in done.stderr


def test_files_that_cannot_be_read_are_told_and_the_others_are_read(office):
    (office / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    done = run(office, office / "anh.jpg", office / "no.txt", office / "tin.txt")
    assert done.exit_code == 2
    assert "anh.jpg: the file is not text in UTF-8 (byte 1)." in done.stderr
    assert "no.txt: the file cannot be read" in done.stderr
    assert "organisation: hoang-mai" in done.stdout


def test_the_page_is_written(office):
    assert run(office, office / "tin.txt", "--html", office / "trang.html").exit_code == 0
    assert "350 đoàn viên" in (office / "trang.html").read_text(encoding="utf-8")


def test_a_page_is_never_written_over_another_file(office):
    before = (office / "tin.txt").read_bytes()
    assert run(office, office / "tin.txt", "--html", office / "tin.txt").exit_code == 2
    assert (office / "tin.txt").read_bytes() == before


def test_a_page_shows_one_document(office):
    done = run(office, office / "tin.txt", office / "tin.txt", "--html", office / "trang.html")
    assert done.exit_code == 2
    assert not (office / "trang.html").exists()


def test_a_page_that_cannot_be_written_is_told(office):
    done = run(office, office / "tin.txt", "--html", office / "tin.txt" / "trang.html")
    assert done.exit_code == 1
    assert "the file cannot be written" in done.stderr


def test_a_record_is_filed_by_its_period_and_organisation(office):
    done = file(office)
    assert done.exit_code == 0
    assert done.stdout == f"{office / 'in' / NAME}\n"
    assert "organisation: hoang-mai" in (office / "in" / NAME).read_text(encoding="utf-8")


def test_filing_twice_changes_nothing(office):
    file(office)
    before = (office / "in" / NAME).read_bytes()
    assert file(office).exit_code == 0
    assert [path.name for path in (office / "in/2021Q1").iterdir()] == ["hoang-mai.yaml"]
    assert (office / "in" / NAME).read_bytes() == before


def test_a_record_that_nobody_touched_is_replaced(office):
    file(office)
    path = office / "in" / NAME
    path.write_text(_stamped("organisation: an-older-one\n"), encoding="utf-8")
    assert file(office).exit_code == 0
    assert "organisation: hoang-mai" in path.read_text(encoding="utf-8")


def test_a_record_that_somebody_changed_is_kept_and_the_new_one_goes_beside(office):
    file(office)
    path = office / "in" / NAME
    changed = path.read_text(encoding="utf-8").replace("hội thao", "Hội thao quận")
    path.write_text(changed, encoding="utf-8")
    done = file(office)
    assert path.read_text(encoding="utf-8") == changed
    assert "the file was changed by hand and is kept; the new one is hoang-mai.yaml.new" in done.stderr
    assert "tổ chức hội thao" in (path.parent / "hoang-mai.yaml.new").read_text(encoding="utf-8")
    file(office)
    assert len([*path.parent.iterdir()]) == 2


@pytest.mark.parametrize("yes", ["true", "True", "yes"])
def test_a_reviewed_record_is_never_overwritten_but_compared(office, yes):
    file(office)
    path = office / "in" / NAME
    reviewed = (
        path.read_text(encoding="utf-8").replace("reviewed: false", f"reviewed: {yes}").replace("350", "351")
    )
    path.write_text(reviewed, encoding="utf-8")
    done = file(office)
    assert path.read_text(encoding="utf-8") == reviewed
    assert [*path.parent.iterdir()] == [path]
    assert "-    value: 351 đoàn viên" in done.stdout
    assert "+    value: 350 đoàn viên" in done.stdout
    assert "the record was reviewed and is kept; nothing was written" in done.stderr


def test_a_second_document_of_the_same_unit_and_period_gets_a_file_of_its_own(office):
    (office / "tin-2.txt").write_text(ARTICLE.replace("350", "360"), encoding="utf-8")
    file(office)
    file(office, "tin-2.txt")
    assert "360" in (office / "in/2021Q1/hoang-mai-2.yaml").read_text(encoding="utf-8")
    assert "350" in (office / "in" / NAME).read_text(encoding="utf-8")


def test_a_record_without_a_place_is_not_filed(office):
    (office / "tin-3.txt").write_text("Trời đẹp.\n", encoding="utf-8")
    done = file(office, "tin-3.txt")
    assert done.exit_code == 1
    assert "its organisation or period is not known" in done.stderr
    assert not (office / "in").exists()


def test_the_records_of_seeds_are_what_a_build_reads(office):
    for path in (office / "seeds/2021Q1").iterdir():
        path.unlink()
    run(office, office / "tin.txt", "--into", office / "seeds")
    done = CliRunner().invoke(main, ["status", "--quarter", "2021Q1", "--workspace", str(office)])
    assert done.exit_code == 0
    assert "hoang-mai" in done.stderr
