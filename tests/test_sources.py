"""Copies of sources, and the texts that were read, from the command line."""

from __future__ import annotations

import json
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.deliver import files, locks
from reports.deliver.names import safe_name
from reports.deliver.sources import keep
from reports.errors import DeliveryError

TEXT = "Liên đoàn Lao động quận Hoàng Mai: Nhiều kết quả trong quý I/2021\n\nTrong quý I/2021, LĐLĐ quận đã kết nạp mới 350 đoàn viên.\n"
CONTENT = TEXT.encode()
DAY = date(2021, 4, 28)
FOLDER = sha256(CONTENT).hexdigest()[:16]


def under(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != locks.NAME)
    return sorted(str(path.relative_to(folder)) for path in files)


def run(workspace: Path, *arguments: str | Path) -> Result:
    command = ["extract", *map(str, arguments), "--workspace", str(workspace), "--lang", "en"]
    return CliRunner().invoke(main, command, catch_exceptions=False, env={"SOURCE_DATE_EPOCH": "1619568000"})


def test_a_copy_lies_under_its_hash_and_says_where_it_came_from(tmp_path):
    kept = keep(CONTENT, "tin.txt", tmp_path, "/home/tin.txt", DAY)
    assert kept == tmp_path / f"sources/{FOLDER}/tin.txt"
    assert kept.read_bytes() == CONTENT
    assert json.loads((kept.parent / "source.json").read_text()) == {
        "sha256": sha256(CONTENT).hexdigest(),
        "name": "tin.txt",
        "origin": "/home/tin.txt",
        "read": "2021-04-28",
    }


def test_a_file_is_kept_once_under_its_first_name(tmp_path):
    first = keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    before = {name: (tmp_path / name).read_bytes() for name in under(tmp_path)}
    assert keep(CONTENT, "khac.txt", tmp_path, "b", date(2024, 1, 1)) == first
    assert {name: (tmp_path / name).read_bytes() for name in under(tmp_path)} == before


def test_a_copy_that_someone_changed_is_told_and_left_alone(tmp_path):
    kept = keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    kept.write_text("khác")
    with pytest.raises(DeliveryError, match="another file"):
        keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    assert kept.read_text() == "khác"


@pytest.mark.parametrize("gone", ["tin.txt", "source.json"])
def test_what_is_gone_is_written_again(tmp_path, gone):
    kept = keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    (kept.parent / gone).unlink()
    assert keep(CONTENT, "tin.txt", tmp_path, "a", DAY).read_bytes() == CONTENT
    assert under(kept.parent) == ["source.json", "tin.txt"]


@pytest.mark.parametrize("spoilt", ["", "[" * 100_000, '{"name": [1]}', "null"])
def test_a_copy_is_found_also_where_what_is_told_of_it_was_spoilt(tmp_path, spoilt):
    kept = keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    (kept.parent / "source.json").write_text(spoilt)
    assert keep(CONTENT, "tin.txt", tmp_path, "a", DAY) == kept


def test_a_copy_is_whole_or_not_there(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(DeliveryError, match="the disk is full"):
        keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    assert under(tmp_path) == []


def test_what_a_killed_run_left_half_written_is_gone_after_the_next(tmp_path):
    kept = keep(CONTENT, "tin.txt", tmp_path, "a", DAY)
    (kept.parent / ".ldreport-x.part").write_bytes(b"half")
    (kept.parent / "mine.part").write_bytes(b"a person's")
    assert keep(CONTENT, "tin.txt", tmp_path, "a", DAY) == kept
    assert under(kept.parent) == ["mine.part", "source.json", "tin.txt"]


def test_many_runs_at_once_keep_one_copy(tmp_path):
    with ThreadPoolExecutor(8) as runs:
        kept = [*runs.map(lambda n: keep(CONTENT, "tin.txt", tmp_path, "a", DAY), range(16))]
    assert len({*kept}) == 1
    assert under(tmp_path / "sources") == [f"{FOLDER}/source.json", f"{FOLDER}/tin.txt"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Báo cáo quý I.docx", "Báo cáo quý I.docx"),
        (unicodedata.normalize("NFD", "Báo cáo.pdf"), "Báo cáo.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\\b:c*?.txt", "a_b_c__.txt"),
        ("tin\udcff\n.txt", "tin__.txt"),
        ("source.json", "_source.json"),
        ("CON.txt", "_CON.txt"),
        ("...", "file"),
        ("", "file"),
        (".tin", "tin"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["ế" * 300 + ".docx", "a" * 400, "x." + "ế" * 200])
def test_long_names_are_cut_and_keep_their_ending(tmp_path, name):
    safe = safe_name(name)
    assert len(safe.encode()) <= 255
    assert safe.endswith(".docx") == name.endswith(".docx")
    assert keep(CONTENT, name, tmp_path, "a", DAY).name == safe


def test_extract_keeps_copies_of_what_it_files_with_the_day(workspace):
    (workspace / "tin.txt").write_bytes(CONTENT)
    assert run(workspace, workspace / "tin.txt", "--into", workspace / "in").exit_code == 0
    about = json.loads((workspace / f"sources/{FOLDER}/source.json").read_text())
    assert (about["origin"], about["read"]) == (str(workspace / "tin.txt"), "2021-04-28")


def test_a_page_comes_from_its_address(workspace):
    page = f"<html><head><meta charset='utf-8'><link rel=canonical href='https://cd.example/tin'></head><body><p>{TEXT}</p></body></html>"
    (workspace / "tin.html").write_text(page.replace("\n\n", "</p><p>"), encoding="utf-8")
    assert run(workspace, workspace / "tin.html", "--into", workspace / "in").exit_code == 0
    (about,) = workspace.glob("sources/*/source.json")
    assert json.loads(about.read_text())["origin"] == "https://cd.example/tin"


def test_nothing_is_kept_of_what_is_only_printed_or_cannot_be_filed(workspace):
    (workspace / "tin.txt").write_bytes(CONTENT)
    (workspace / "khac.txt").write_text("Không rõ ai, khi nào.")
    run(workspace, workspace / "tin.txt")
    run(workspace, workspace / "khac.txt", "--into", workspace / "in")
    assert not (workspace / "sources").exists()


def test_the_text_that_places_count_in_is_written(workspace):
    (workspace / "tin.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-16"))
    done = run(workspace, workspace / "tin.txt", "--format", "json", "--text-out", workspace / "van-ban.txt")
    text = (workspace / "van-ban.txt").read_text(encoding="utf-8")
    assert text == TEXT
    assert [text[one["start"] : one["end"]] for one in json.loads(done.stdout)["figures"]] == [
        "350 đoàn viên"
    ]


def test_several_texts_are_written_into_a_folder(workspace):
    for name in ("a", "b"):
        (workspace / f"{name}.txt").write_text(f"{TEXT}{name}\n", encoding="utf-8")
    run(workspace, workspace / "a.txt", workspace / "b.txt", "--text-out", workspace / "van-ban")
    names = under(workspace / "van-ban")
    assert [name[:2] for name in names] == ["a-", "b-"]
    assert (workspace / "van-ban" / names[1]).read_text(encoding="utf-8") == f"{TEXT}b\n"


def test_what_a_killed_run_left_beside_a_page_or_texts_is_swept_by_the_next(workspace):
    (workspace / "tin.txt").write_bytes(CONTENT)
    for option, name in (("--html", "trang.html"), ("--text-out", "van-ban.txt")):
        folder = workspace / option[2:]
        folder.mkdir()
        (folder / ".ldreport-x.part").write_bytes(b"half")
        (folder / "mine.part").write_bytes(b"a person's")
        assert run(workspace, workspace / "tin.txt", option, folder / name).exit_code == 0
        assert under(folder) == ["mine.part", name]


def test_a_text_is_written_over_no_other_file(workspace):
    (workspace / "tin.txt").write_bytes(CONTENT)
    (workspace / "van-ban.txt").write_text("của người khác")
    done = run(workspace, workspace / "tin.txt", "--text-out", workspace / "van-ban.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert (workspace / "van-ban.txt").read_text() == "của người khác"


def test_what_a_reader_has_to_say_is_told(workspace):
    (workspace / "tin.txt").write_bytes(
        "Toång Lieân ñoaøn Lao ñoäng Vieät Nam keát naïp 350 ñoaøn vieân.".encode()
    )
    done = run(workspace, workspace / "tin.txt")
    assert "letters of old fonts (TCVN3, VNI) were converted: Toång → Tổng" in done.stderr
