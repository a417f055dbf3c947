"""Standard streams that take nothing, or are not there: told where that is possible, never with a traceback."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.reliability.office import opened_office
from tests.reliability.program import TRACEBACK
from tests.samples import one_in


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return opened_office(tmp_path_factory.mktemp("office"))


def shell(command: str, streams: str, office) -> subprocess.CompletedProcess[str]:
    return bare(f"{command} --workspace '{office}' {streams}")


def bare(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m reports {line}', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


COMMANDS = (
    "build --quarter 2021Q1 --format html --out {out}",
    "status --quarter 2021Q1",
    "trace --quarter 2021Q1",
    "form --quarter 2021Q1 --out {out}",
    "template check templates/bulletin.txt",
)
HELP = ("--help", "-h", "build --help", "template check -h", "--version", "bulletin -h")
WRONG = ("", "--nonsense", "nonsense", "build --jobs x", "template")
STREAMS = ("<&- >&- 2>&-", "2>/dev/full", "2>&-", ">&-")


@pytest.mark.parametrize("command", one_in(2, zip(COMMANDS)))
def test_an_output_that_takes_no_more_is_told_by_every_command(office, tmp_path, command):
    done = shell(command.format(out=tmp_path / "out"), ">/dev/full", office)
    assert done.stdout == ""
    assert TRACEBACK not in done.stderr
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("stdout: không ghi được tệp: ổ đĩa đã đầy. ")


@pytest.mark.parametrize("words", one_in(3, zip(HELP)))
def test_help_that_cannot_be_shown_is_told(words):
    done = bare(f"{words} >/dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("stdout: không ghi được tệp: ổ đĩa đã đầy. ")
    assert done.stderr.count("\n") == 1
    assert (bare(f"{words} >/dev/full 2>&1").returncode, bare(f"{words} 2>/dev/full").returncode) == (1, 0)


@pytest.mark.parametrize("words", one_in(3, zip(WRONG)))
def test_wrong_use_that_cannot_be_told_still_ends_with_its_code(words):
    assert [bare(f"{words} {stream}").returncode for stream in ("", "2>/dev/full", "2>&-")] == [2, 2, 2]


@pytest.mark.parametrize("streams", one_in(2, zip(STREAMS)))
def test_a_build_needs_no_stream(office, tmp_path, streams):
    out = tmp_path / "out"
    done = shell(f"build --quarter 2021Q1 --format html --out {out}", streams, office)
    assert (done.returncode, done.stderr) == (0, "")
    assert len([*(out / "2021Q1").glob("*.html")]) == 3


def test_what_cannot_be_told_still_ends_with_its_code(office):
    assert shell("build --quarter 1x", "2>/dev/full", office).returncode == 2
    assert shell("build --quarter 1x", "2>&-", office).returncode == 2
