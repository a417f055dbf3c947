"""Several builds and one folder: one at a time, and whoever reads meanwhile sees whole files."""

from __future__ import annotations

import errno
import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.deliver.files import SUMS, sweep_abandoned, write_whole
from reports.deliver.locks import NAME, held, hold, in_turn
from reports.errors import DeliveryError, Finding, InputError, Place, Severity, message
from tests.reliability.office import Q1, listed_in, made, opened_office
from tests.reliability.test_kills import child

NAMES = ("cum-mot.docx", "cum-mot.pdf", "manifest.json")
GROUP = 40_000  # that no system has
BUSY = Finding(Severity.ERROR, "busy", Place("x"), message("busy"))


def content(writer: int, turn: int) -> bytes:
    """What tells by itself whether it is whole: its own sha256, then the rest."""
    rest = f"{writer} {turn}\n".encode() * random.Random(turn).randint(1_000, 20_000)
    return sha256(rest).hexdigest().encode() + b"\n" + rest


def is_whole(found: bytes) -> bool:
    head, _, rest = found.partition(b"\n")
    return head == sha256(rest).hexdigest().encode()


def write_on(folder: Path, writer: int, tally: Path) -> None:
    """Write into the folder whenever nobody else does, until the end; each turn of its own is one letter."""
    turn = 0
    while True:
        turn += 1
        try:
            with held(folder) as one, tally.open("ab", 0) as done:
                one.write({name: content(writer, turn) for name in NAMES})
                done.write(b"w")
        except DeliveryError as error:
            if [finding.code for finding in error.findings] != ["already-building"]:
                raise
            time.sleep(0.001)


@pytest.mark.parametrize("seconds", [1, pytest.param(15, marks=pytest.mark.slow)])
def test_four_writers_and_a_reader_who_never_sees_half_a_file(tmp_path, seconds):
    folder, tally = tmp_path / "out", tmp_path / "tally"
    with held(folder) as one:
        one.write({name: content(0, 0) for name in NAMES})
    writers = [child(lambda n=n: write_on(folder, n, tally)) for n in range(4)]
    reads = 0
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for name in NAMES:
                assert is_whole((folder / name).read_bytes()), f"{name} is half a file"
                reads += 1
    finally:
        for pid in writers:
            os.kill(pid, signal.SIGKILL)
        ended = [os.waitpid(pid, 0)[1] for pid in writers]
    assert [os.WTERMSIG(status) for status in ended] == [signal.SIGKILL] * 4, "no writer gave up before"
    with held(folder) as one:
        one.write({"manifest.json": content(9, 9)})
        assert not one.parts
    assert all(listed_in(folder)[name] == sha256((folder / name).read_bytes()).hexdigest() for name in NAMES)
    writes = len(tally.read_bytes())
    assert writes > 4
    print(f"row 10: 4 writers for {seconds} s, {writes} builds, {reads} reads: 0 half files, 0 empty ones")


def test_a_second_build_into_the_folder_stops_with_its_own_message(tmp_path):
    workspace = opened_office(tmp_path)
    folder = workspace / "out" / str(Q1)
    command = f"build --quarter 2021Q1 --format html --workspace {workspace} --out {workspace / 'out'}"
    with held(folder):
        second = CliRunner().invoke(main, command.split())
        assert second.exit_code == 1
        assert second.stderr.startswith(f"{folder}: ")
        assert "another run" in second.stderr or "đang có người dựng" in second.stderr
        assert [path.name for path in folder.iterdir()] == [NAME], "the second has written nothing"
    assert CliRunner().invoke(main, command.split()).exit_code == 0
    print("row 10: a second build stops with its own message and exit code 1")


@pytest.mark.parametrize(
    "out",
    ["seeds", "templates/parts", "sources/x", "sent", "config.yaml", ".", "seeds/..", "link", "..", "linked"],
)
def test_outputs_do_not_lie_among_what_a_workspace_keeps(tmp_path, out):
    workspace = opened_office(tmp_path / str(Q1))  # called like the folder of a period
    (workspace / "link").symlink_to(workspace / "seeds")
    (workspace / "linked").mkdir()
    (workspace / "linked" / str(Q1)).symlink_to(workspace / "seeds/2021Q1")
    before = sorted(workspace.rglob("*"))
    with pytest.raises(InputError) as told:
        made(workspace, workspace / out, ("html",))
    assert [finding.code for finding in told.value.findings] == ["out-among-inputs"]
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize("command", ["form", "build"])
def test_forms_and_reports_wait_for_each_other(tmp_path, command):
    workspace = opened_office(tmp_path)
    line = f"{command} --quarter 2021Q1 --workspace {workspace} --out {workspace / 'out'}"
    with held(workspace / "out/2021Q1"):
        assert CliRunner().invoke(main, line.split()).exit_code == 1


def test_the_lock_of_a_killed_run_holds_nobody_up_and_its_parts_are_swept(tmp_path):
    def stay() -> None:
        with held(tmp_path) as folder:
            (folder.path / ".ldreport-x.part").write_bytes(b"half")
            (folder.path / "mine.part").write_bytes(b"a person's")
            time.sleep(60)

    pid = child(stay)
    while not (tmp_path / "mine.part").exists():
        time.sleep(0.01)
    with pytest.raises(DeliveryError), held(tmp_path):
        pass
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with held(tmp_path) as folder:
        assert not folder.parts
        assert (tmp_path / "mine.part").exists(), "what a person or a browser left is not ours"


def test_a_part_in_a_folder_without_a_lock_is_swept_when_its_writer_is_dead_and_not_before(tmp_path):
    def stay() -> None:
        os.fsync = lambda _: time.sleep(60)
        write_whole(tmp_path / "trang.html", b"x")

    pid = child(stay)
    while not [part for part in tmp_path.iterdir() if part.stat().st_size]:
        time.sleep(0.01)
    sweep_abandoned(tmp_path)
    (part,) = tmp_path.iterdir()
    write_whole(tmp_path / "van-ban.txt", b"other files can be written meanwhile")
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    sweep_abandoned(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["van-ban.txt"]
    assert part.suffix == ".part"


def test_a_part_that_was_just_made_is_not_swept_before_its_writer_can_claim_it(tmp_path):
    (tmp_path / ".ldreport-x.part").touch()
    sweep_abandoned(tmp_path)
    assert (tmp_path / ".ldreport-x.part").exists()
    (tmp_path / ".ldreport-x.part").write_bytes(b"half")
    sweep_abandoned(tmp_path)
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def shared():
    """A folder that everybody of group 40000 may write in, outside those that only root may enter."""
    with TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        os.chown(folder, 0, GROUP)
        folder.chmod(0o2770)
        yield folder


def as_user(user: int, work: Callable[[], object]) -> int:
    """The exit code of a process of this user of the group, with the usual umask, that does the work."""

    def other() -> None:
        os.setgroups([])
        os.setegid(GROUP)
        os.seteuid(user)
        os.umask(0o022)
        try:
            work()
        finally:
            os.seteuid(0)

    return os.waitstatus_to_exitcode(os.waitpid(child(other), 0)[1])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be several users")
def test_several_people_of_a_group_share_a_folder_one_run_at_a_time(shared):
    def write(name: str) -> None:
        with held(shared) as folder:
            folder.write({name: b"x", "manifest.json": name.encode()})
        with in_turn(shared):
            pass

    def be_told() -> None:
        with pytest.raises(DeliveryError) as told, held(shared):
            pass
        assert [finding.code for finding in told.value.findings] == ["already-building"]

    def stay() -> None:
        with held(shared):
            assert as_user(40_002, be_told) == 0

    assert as_user(40_001, lambda: write("a.docx")) == 0
    assert as_user(40_002, lambda: write("b.docx")) == 0
    assert {*listed_in(shared)} == {"a.docx", "b.docx", "manifest.json"}
    stay()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be several users")
def test_a_folder_that_one_may_not_write_in_is_told_as_such(shared):
    def be_told() -> None:
        with pytest.raises(DeliveryError) as told, held(shared):
            pass
        (finding,) = told.value.findings
        assert (finding.code, finding.place.file) == ("not-written", str(shared / NAME))
        assert "this is not allowed here" in str(finding.problem)

    shared.chmod(0o555)
    assert as_user(40_001, be_told) == 0


def test_a_folder_that_a_killed_build_left_as_it_was_is_swept_by_the_next(tmp_path):
    workspace = opened_office(tmp_path)
    made(workspace, workspace / "out", ("html",))
    part = workspace / "out/2021Q1/.ldreport-x.part"
    part.write_bytes(b"half")
    command = f"build --quarter 2021Q1 --format html --workspace {workspace} --out {workspace / 'out'}"
    assert CliRunner().invoke(main, command.split()).exit_code == 0
    assert not part.exists()


def test_of_two_sums_that_a_crash_left_for_a_name_the_true_one_stays(tmp_path):
    with held(tmp_path) as folder:
        folder.write({"a.docx": b"old", "b.docx": b"other", "c.docx": b"gone"})
    (tmp_path / "c.docx").unlink()
    new = sha256(b"new").hexdigest()
    (tmp_path / SUMS).write_text(f"{new}  a.docx\n{(tmp_path / SUMS).read_text()}")
    with held(tmp_path) as folder:
        folder.write({"d.docx": b"d"})
    assert {*listed_in(tmp_path)} == {"a.docx", "b.docx", "d.docx"}
    assert listed_in(tmp_path)["a.docx"] == sha256(b"old").hexdigest()


@pytest.mark.parametrize("replaced", [False, True])
def test_a_run_whose_lock_was_taken_away_writes_no_more(tmp_path, replaced):
    with held(tmp_path) as first:
        first.write({"a.docx": b"first"})
        (tmp_path / NAME).unlink()
        if replaced:
            with held(tmp_path) as second:
                second.write({"a.docx": b"second"})
        with pytest.raises(DeliveryError) as told:
            first.write({"a.docx": b"late", "b.docx": b"late"})
    assert [(f.code, f.place.file) for f in told.value.findings] == [("lock-lost", str(tmp_path / NAME))]
    assert (tmp_path / "a.docx").read_bytes() == (b"second" if replaced else b"first")
    assert not (tmp_path / "b.docx").exists()


def test_a_lock_that_was_taken_away_before_it_was_held_is_none(tmp_path):
    path = tmp_path / "x"
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        path.unlink()
        with pytest.raises(DeliveryError):
            hold(handle, path, BUSY)
    finally:
        os.close(handle)


def test_a_lock_on_a_disk_that_fails_is_told(tmp_path, monkeypatch):
    def failing(*_: object) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("os.path.samestat", failing)
    with pytest.raises(DeliveryError) as told, held(tmp_path):
        pass
    assert [finding.code for finding in told.value.findings] == ["not-written"]


@pytest.mark.parametrize(("call", "writing"), [("_lock", held), ("_wait", in_turn)])
def test_a_disk_without_locks_is_told_and_not_written_to(tmp_path, monkeypatch, call, writing):
    def without(handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(f"reports.deliver.locks.{call}", without)
    with pytest.raises(DeliveryError) as told, writing(tmp_path):
        pass
    assert [(f.code, f.place.file) for f in told.value.findings] == [("not-written", str(tmp_path / NAME))]


def test_what_takes_a_moment_is_done_in_turn(tmp_path):
    seen: list[str] = []

    def work(name: str) -> None:
        with in_turn(tmp_path):
            seen.append(name)
            time.sleep(0.01)
            seen.append(name)

    with ThreadPoolExecutor(4) as runs:
        [*runs.map(work, "abcd")]
    assert seen[::2] == seen[1::2], "nobody has begun before the one before had ended"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(DeliveryError) as told, held(tmp_path / "out"):
        pass
    assert told.value.findings[0].place.file == str(tmp_path / "out")


def test_what_is_held_by_another_is_told_as_the_caller_says_it(tmp_path):
    path = tmp_path / "x"
    first, second = (os.open(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    try:
        hold(first, path, BUSY)
        with pytest.raises(DeliveryError) as told:
            hold(second, path, BUSY)
        assert told.value.findings == (BUSY,)
        os.close(first)
        hold(second, path, BUSY)
    finally:
        os.close(second)
