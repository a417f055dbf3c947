"""A disk that fails or is full: each file stays as it was or is as it was to be, and the error names the place."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, EIO, ENOSPC
from io import BytesIO
from itertools import count
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.deliver.files import SUMS
from reports.deliver.ledger import NAME as LEDGER
from reports.deliver.locks import NAME as LOCK
from reports.deliver.manifest import NAME as MANIFEST
from tests.reliability.faults import Disk
from tests.reliability.office import SMALL, opened_office, state, sums_in
from tests.reliability.test_kills import child

ERRORS = (ENOSPC, EIO, EACCES)
OWN = (SUMS, LEDGER, LOCK)
SIZES = 20
COMMANDS = {
    "build": "build --quarter 2021Q1 --jobs 1 --out {0}/out --workspace {0}",
    "build docx": "build --quarter 2021Q1 --jobs 1 --out {0}/out --workspace {0} --format docx",
    "form": "form --quarter 2021Q1 --out {0}/out --workspace {0}",
    "extract": "extract {0}/bao-cao.txt --into {0}/out --workspace {0} --html {0}/out/2021Q1/page.html",
}
TEXT = "LĐLĐ Bình Mẫu báo cáo quý I/2021: kết nạp {} đoàn viên, trao {} suất quà.\n"


class Case:
    """A command that has run once, and is about to run again with other things to say."""

    def __init__(self, folder: Path, command: str) -> None:
        self.workspace = opened_office(folder / "office")
        self.command = COMMANDS[command].format(self.workspace).split()
        self.out = self.workspace / "out"
        self.tell(1000)
        self.run()
        self.old, self.kept = self.sums(), folder / "kept"
        shutil.copytree(self.out, self.kept)
        self.tell(2000)
        self.run()
        self.new = self.sums()

    def tell(self, number: int) -> None:
        state(self.workspace, number)
        (self.workspace / "bao-cao.txt").write_text(TEXT.format(number, number + 1), encoding="utf-8")
        config = self.workspace / "config.yaml"
        text = (SMALL / "config.yaml").read_text(encoding="utf-8")
        config.write_text(text.replace("huyện An Mẫu", f"huyện An Mẫu {number}"), encoding="utf-8")

    def restore(self) -> None:
        shutil.rmtree(self.out)
        shutil.copytree(self.kept, self.out)
        shutil.rmtree(self.workspace / "sources", ignore_errors=True)

    def run(self) -> tuple[int, str]:
        """The exit code and what was told. Raises what no user is to see."""
        done = CliRunner().invoke(main, self.command)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.stderr

    def sums(self) -> dict[str, str]:
        return {name: sum for name, sum in sums_in(self.out / "2021Q1").items() if name not in OWN}

    def check(self, code: int) -> None:
        """Each file is the old one or the new one, whole; a run that was told to have ended well is all new."""
        found = {name: sum for name, sum in self.sums().items() if not name.endswith(".part")}
        assert {*self.old} <= {*found}, "no file is lost"
        for name, sum in found.items():
            legal = sum in (self.old.get(name), self.new.get(name.replace(".new", "")))
            assert legal or (name == MANIFEST and self.names_of_new_files() <= {*found.items()}), name
        if code == 0:
            assert {sum for name, sum in self.new.items() if name != MANIFEST} <= {*found.values()}

    def names_of_new_files(self) -> set[tuple[str, str]]:
        """What the manifest lists: others than usual where a file could not be read, and was taken for edited."""
        manifest = json.loads((self.out / "2021Q1" / MANIFEST).read_bytes())
        return {(file["path"], file["sha256"]) for report in manifest["reports"] for file in report["files"]}


def names_the_place(told: str, failed: str, workspace: Path) -> bool:
    """Whether the file that failed is named, or what it was to become, or a folder of it."""
    path = Path(failed.partition(" ")[2])
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    near = [one for one in (path, *path.parents, *beside) if one.is_relative_to(workspace)]
    return any(
        str(one) in told or (one != workspace and str(one.relative_to(workspace)) in told) for one in near
    )


@pytest.mark.parametrize(
    ("command", "step", "for_ever"),
    [
        *(pytest.param(name, 31, False, id=name) for name in ("build docx", "form", "extract")),
        *(
            pytest.param(name, 1, stays, id=f"{name}{', for ever' * stays}", marks=pytest.mark.slow)
            for name in COMMANDS
            for stays in (False, True)
        ),
    ],
)
def test_whichever_call_on_the_disk_fails_files_are_old_or_new_and_the_place_is_told(
    tmp_path, command, step, for_ever
):
    case, told, points = Case(tmp_path, command), 0, 0
    for n in count(1, step):
        for error in ERRORS if step == 1 else (ERRORS[n // step % len(ERRORS)],):
            case.restore()
            disk = Disk(case.workspace, n, error, for_ever=for_ever)
            with disk.failing():
                code, said = case.run()
            case.check(code)
            if code:
                named = any(names_the_place(said, failed, case.workspace) for failed in disk.failed)
                assert named, (disk.failed, said)
            told += bool(code)
            points += bool(disk.failed)
        if not disk.failed:
            break
    assert case.run()[0] == 0
    assert {*case.new.items()} <= {*case.sums().items()}
    print(
        f"row 8: {command}: {points} calls failed, {told} told with their place, 0 half files, 0 tracebacks"
    )


@contextmanager
def disk_of(folder: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes at `folder`."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk of a chosen size")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def opens(path: Path) -> None:
    """See that the library opens a document and finds it whole."""
    if path.suffix == ".docx":
        assert docx.Document(BytesIO(path.read_bytes())).paragraphs
    elif path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path.read_bytes())
        assert document[0].get_textpage().get_text_bounded()
        document.close()


def check_full(case: Case, run: Callable[[], tuple[int, str]]) -> bool:
    """Whether the disk was too small; in any case all files are whole, and it is told where there is no room."""
    code, said = run()
    case.check(code)
    for name in case.sums():
        opens(case.out / "2021Q1" / name)
    if code:
        assert str(case.out) in said
        assert "Traceback" not in said
    return code != 0


@pytest.mark.parametrize("sizes", [4, pytest.param(SIZES, marks=pytest.mark.slow)])
def test_a_full_disk_leaves_old_files_or_new_ones(tmp_path, sizes):
    case = Case(tmp_path, "build" if sizes == SIZES else "build docx")
    page = 4096
    least = sum(-(-path.stat().st_size // page) + 1 for path in (case.kept / "2021Q1").iterdir()) + 2
    full = 0
    for n in range(sizes):
        shutil.rmtree(case.out)
        case.out.mkdir()
        room = least + n * 2 * least // sizes
        with disk_of(case.out, room * page):
            shutil.copytree(case.kept, case.out, dirs_exist_ok=True)
            full += check_full(case, case.run)
    assert 0 < full < sizes
    print(f"row 9: {sizes} sizes of a disk, {full} too small: 0 half files, all opened with their library")


@pytest.mark.slow
def test_a_limit_on_the_size_of_files_leaves_old_files_or_new_ones(tmp_path):
    case = Case(tmp_path, "build docx")
    largest = sum(path.stat().st_size for path in (case.kept / "2021Q1").iterdir())
    full = 0
    for n in range(SIZES):
        case.restore()
        told = tmp_path / "told"
        told.touch()

        def limited(limit: int = largest * (n + 1) // SIZES, told: Path = told) -> None:
            handle = os.open(told, os.O_RDWR | os.O_TRUNC)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            code, said = case.run()
            os.write(handle, f"{code}\n{said}".encode()[:limit])

        os.waitpid(child(limited), 0)
        code, _, said = told.read_text(encoding="utf-8").partition("\n")
        full += check_full(case, lambda code=code, said=said: (int(code), said))
    assert 0 < full < SIZES
    print(f"row 9: {SIZES} limits on the size of a file, {full} too small: 0 half files")
