import hashlib
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from reports.deliver.files import SUMS, OutputFolder, Shelf, digest, not_written, write_whole
from reports.deliver.locks import held
from reports.errors import DeliveryError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_written_files_are_listed_with_their_hash_as_sha256sum_does(tmp_path):
    with held(tmp_path / "new/out") as folder:
        folder.write({"b.pdf": b"B", "a.docx": b"A"})
    assert (tmp_path / "new/out" / SUMS).read_text().splitlines() == [
        f"{hashlib.sha256(b'A').hexdigest()}  a.docx",
        f"{hashlib.sha256(b'B').hexdigest()}  b.pdf",
    ]


@pytest.mark.parametrize(
    ("there", "listed", "name"),
    [
        (None, False, "a.docx"),
        (b"old", True, "a.docx"),
        (b"old", False, "a.new.docx"),
        (b"new", False, "a.docx"),
    ],
)
def test_a_file_is_replaced_only_when_it_is_ours_or_the_same(tmp_path, there, listed, name):
    if there is not None:
        if listed:
            OutputFolder(tmp_path).write({"a.docx": there})
        else:
            (tmp_path / "a.docx").write_bytes(there)
    assert OutputFolder(tmp_path).free_name("a.docx", digest(b"new")) == name


def test_a_second_edited_copy_is_kept_as_well(tmp_path):
    for name in ("a.docx", "a.new.docx"):
        (tmp_path / name).write_bytes(b"mine")
    assert OutputFolder(tmp_path).free_name("a.docx", digest(b"new")) == "a.new-2.docx"


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("nth", range(1, 12))
def test_a_failing_disk_leaves_the_old_file_or_the_new_one_and_no_leftover(tmp_path, monkeypatch, call, nth):
    folder = OutputFolder(tmp_path)
    folder.write({"a.docx": b"old", "b.pdf": b"old"})
    owner = os if call == "fsync" else Path
    real, calls = getattr(owner, call), 0

    def failing(*arguments):
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device", "a.docx")
        return real(*arguments)

    monkeypatch.setattr(owner, call, failing)
    with suppress(DeliveryError):
        folder.write({"a.docx": b"new", "b.pdf": b"new"})
    monkeypatch.undo()
    assert names(tmp_path) == [SUMS, "a.docx", "b.pdf"]
    for name in ("a.docx", "b.pdf"):
        assert (tmp_path / name).read_bytes() in (b"old", b"new")
        assert OutputFolder(tmp_path).free_name(name, digest(b"newer")) == name, "our own file must stay ours"


def test_what_cannot_be_written_is_told_by_its_own_name(tmp_path):
    in_the_way = tmp_path / "a.docx"
    in_the_way.mkdir()
    with pytest.raises(DeliveryError) as told:
        OutputFolder(tmp_path).write({"a.docx": b"new"})
    (finding,) = told.value.findings
    assert finding.place.file == str(in_the_way)
    error = PermissionError(13, "Permission denied", str(tmp_path / ".x.part"))
    assert not_written(error, in_the_way).findings[0].place.file == str(in_the_way)


def test_a_broken_list_of_hashes_only_makes_us_careful(tmp_path):
    OutputFolder(tmp_path).write({"a.docx": b"old"})
    (tmp_path / SUMS).write_bytes(b"\xff\xfe")
    assert OutputFolder(tmp_path).free_name("a.docx", digest(b"new")) == "a.new.docx"


def test_a_shelf_gives_back_each_document_and_keeps_none_in_memory():
    contents = {f"{n}.pdf": bytes([n]) * n * 1000 for n in range(9)}
    with TemporaryFile() as file:
        shelf = Shelf(file, Path())
        for name, content in contents.items():
            shelf.put(name, content)
        assert dict(shelf) == contents
        assert file.seek(0, os.SEEK_END) == sum(map(len, contents.values()))


def test_a_shelf_on_a_full_disk_is_told():
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(DeliveryError):  # noqa: PTH123
        Shelf(full, Path()).put("a.pdf", b"A")


def test_a_disk_that_keeps_other_bytes_than_it_was_given_is_told_and_the_old_file_stays(
    tmp_path, monkeypatch
):
    folder, real = OutputFolder(tmp_path), os.fsync
    folder.write({"a.docx": b"old"})

    def spoiling(handle):
        with suppress(OSError):  # folders cannot be written to
            os.pwrite(handle, b"?", 0)
        real(handle)

    monkeypatch.setattr(os, "fsync", spoiling)
    with pytest.raises(DeliveryError):
        folder.write({"a.docx": b"new"})
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert names(tmp_path) == [SUMS, "a.docx"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="which file is synced is looked up in /proc")
def test_a_file_is_whole_on_the_disk_before_it_has_its_name_and_the_name_before_it_is_told(
    tmp_path, monkeypatch
):
    target, synced, real = tmp_path / "a.txt", [], os.fsync

    def fsync(handle):
        path = Path(f"/proc/self/fd/{handle}").readlink()
        synced.append((path.read_bytes() if path.is_file() else path, target.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(target, b"350")
    assert synced == [(b"350", False), (tmp_path, True)]
