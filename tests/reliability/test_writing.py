"""The door through which files are written: each way that a disk can fail at it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from reports.deliver.files import SUMS, OutputFolder, Shelf, digest, kept, write_new, write_whole
from reports.deliver.locks import held
from reports.errors import DeliveryError, Severity
from tests.reliability.faults import Disk


def told(work):
    """The place and the code of what stops the work."""
    with pytest.raises(DeliveryError) as caught:
        work()
    (finding,) = caught.value.findings
    return finding.place.file, finding.code


def failing(number):
    def fail(*arguments, **options):
        raise OSError(number, os.strerror(number))

    return fail


def test_what_was_written_is_read_back_and_compared_before_it_takes_its_place(tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    real = os.fsync

    def spoil(handle):
        if Path(f"/proc/self/fd/{handle}").readlink().suffix == ".part":
            os.pwrite(handle, b"?", 1)  # a disk that keeps something else
        real(handle)

    monkeypatch.setattr(os, "fsync", spoil)
    folder = OutputFolder(tmp_path)
    assert told(lambda: folder.write({"a.docx": b"new"})) == (str(tmp_path / SUMS), "not-written")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert target.read_bytes() == b"old"


def test_a_new_file_takes_no_name_that_another_has(tmp_path):
    write_new(tmp_path / "a.yaml", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yaml", b"second")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"first"]


def test_on_a_disk_without_links_a_new_file_takes_no_other_name_either(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    write_new(tmp_path / "a.yaml", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yaml", b"second")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"first"]


def test_on_a_system_where_folders_are_no_files_a_file_is_written_too(tmp_path, monkeypatch):
    monkeypatch.setattr("reports.deliver.files.os.name", "nt")
    content, target = b"new", str(tmp_path / "a.docx")
    monkeypatch.setattr("reports.deliver.files.Path", type(tmp_path))
    write_whole(tmp_path / "a.docx", content)
    with open(target, "rb") as file:  # noqa: PTH123  # pathlib goes by the name of the system
        assert file.read() == content


def test_a_list_of_sums_that_cannot_be_read_stops_the_work(tmp_path):
    with held(tmp_path) as folder:
        folder.write({"a.docx": b"old"})
    disk = Disk(tmp_path / SUMS, 1, errno.EIO)
    with disk.failing():
        assert told(lambda: OutputFolder(tmp_path)) == (str(tmp_path / SUMS), "file-unreadable")


def test_a_part_that_cannot_be_removed_is_told(tmp_path, monkeypatch):
    part = tmp_path / ".ldreport-x.part"
    part.write_bytes(b"half")
    monkeypatch.setattr(Path, "unlink", failing(errno.EACCES))
    assert told(OutputFolder(tmp_path).sweep) == (str(part), "not-written")


def test_a_folder_without_room_for_what_waits_is_told(tmp_path):
    folder = OutputFolder(tmp_path / "none")

    def wait():
        with folder.shelf():
            pass

    assert told(wait)[1] == "not-written"
    (tmp_path / "none").mkdir()
    wait()
    assert not [*(tmp_path / "none").iterdir()]


def test_what_waits_comes_back_whole_or_is_told(tmp_path):
    path = tmp_path / "waiting"
    with path.open("w+b", 0) as file:
        shelf = Shelf(file, tmp_path)
        shelf.put("a.pdf", b"whole")
        assert (dict(shelf), len(shelf)) == ({"a.pdf": b"whole"}, 1)
        os.truncate(path, 3)
        assert told(lambda: shelf["a.pdf"]) == (str(tmp_path), "not-written")


def test_a_disk_that_takes_only_the_beginning_is_asked_again(tmp_path):
    class Slow:
        """A file that takes three bytes at a time."""

        def __init__(self, file):
            self.file = file

        def write(self, content):
            return self.file.write(content[:3])

        def __getattr__(self, name):
            return getattr(self.file, name)

    with (tmp_path / "waiting").open("w+b", 0) as file:
        shelf = Shelf(Slow(file), tmp_path)
        shelf.put("a.pdf", b"0123456789")
        assert shelf["a.pdf"] == b"0123456789"


def test_too_many_copies_are_told(tmp_path):
    for ending in ("", ".new", *(f".new-{n}" for n in range(2, 100))):
        (tmp_path / f"a{ending}.docx").write_bytes(b"mine")
    assert told(lambda: OutputFolder(tmp_path).free_name("a.docx", digest(b"new"))) == (
        str(tmp_path / "a.docx"),
        "too-many-copies",
    )


def test_what_is_no_longer_wanted_goes_and_a_person_s_file_stays(tmp_path):
    with held(tmp_path) as folder:
        folder.write({"a.eml": b"a", "b.eml": b"b", "c.eml": b"c"})
        (tmp_path / "b.eml").write_bytes(b"edited")
        findings = folder.clear("*.eml", {"c.eml"})
        assert [(f.severity, f.code, f.place.file) for f in findings] == [
            (Severity.WARNING, "stale-file-kept", str(tmp_path / "b.eml"))
        ]
        assert sorted(path.name for path in tmp_path.glob("*.eml")) == ["b.eml", "c.eml"]
        (tmp_path / "d.eml").mkdir()
        assert told(lambda: folder.clear("d.eml", ()))[0] == str(tmp_path / "d.eml")


def test_a_standing_file_is_ours_and_as_it_was_written(tmp_path):
    with held(tmp_path) as folder:
        folder.write({"a.docx": b"new"})
        assert folder.standing("a.docx", digest(b"new")) == "a.docx"
        assert folder.standing("a.docx", digest(b"other")) is None
        (tmp_path / "a.docx").unlink()
        assert folder.standing("a.docx", digest(b"new")) is None


def test_an_edited_file_is_named_with_the_new_one(tmp_path):
    assert (kept(tmp_path / "a.docx", "a.new.docx").problem.values) == (("name", "a.new.docx"),)


@pytest.mark.parametrize("for_ever", [False, True])
def test_whichever_call_fails_no_part_is_left_where_it_can_be_removed(tmp_path, for_ever):
    for nth in range(1, 40):
        disk = Disk(tmp_path, nth, errno.ENOSPC, for_ever=for_ever)
        with disk.failing(), suppress(OSError):
            write_whole(tmp_path / "a.docx", bytes([nth]))
        parts = [*OutputFolder(tmp_path).parts]
        assert not parts or for_ever or disk.failed.startswith("unlink")
        OutputFolder(tmp_path).sweep()
