"""What many tests share: the repository as a workspace, copies of it, and its finished reports."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Callable, Generator, Sequence
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from reports.build import Order, build
from reports.config import Config, read_config
from reports.document.report import Copy
from reports.periods import Period
from reports.words import Words

ROOT = Path(__file__).parent.parent
PERIODS = ("2021Q1", "2021", "2023", "2024Q1")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("update_golden") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--update-golden writes files that tests share: run it with -n 0")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Let nobody look for garbage among thousands of tests, now or later, again and again: they stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures that tests of docs/reliability.md have reached: lines that begin with `row`."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.getreports(name)]
    lines = {line for report in reports for line in report.capstdout.splitlines() if line.startswith("row ")}
    for line in sorted(lines, key=lambda line: (int(re.search(r"\d+", line)[0]), line)):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def config() -> Config:
    return read_config(ROOT)


@pytest.fixture(scope="session")
def words() -> Words:
    return Words("vi")


def copy_of_workspace(folder: Path) -> Path:
    """The folder, with a copy of the repository's workspace in it."""
    for name in ("seeds", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "config.yaml", folder)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the repository's workspace that a test may spoil."""
    return copy_of_workspace(tmp_path / "workspace")


@pytest.fixture(scope="session")
def for_all(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def once(out: Path, make: Callable[[Path], object]) -> Path:
    """The folder, which the first process that asks for it has filled."""
    done = out.with_suffix(".done")
    with out.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            make(out)
            done.touch()
    return out


def finished(out: Path, copy: Copy, periods: Sequence[str] = PERIODS) -> Path:
    """The folder with the finished reports of these periods of the repository."""
    orders = [Order(ROOT, Period.parse(period), out, copy=copy) for period in periods]
    return once(out, lambda _: [build(order) for order in orders])


@pytest.fixture(scope="session")
def built(for_all: Path) -> Path:
    """The folder with the finished drafts of every period of the repository."""
    return finished(for_all / "build", Copy.DRAFT)


@pytest.fixture(scope="session")
def final(for_all: Path) -> Path:
    """The folder with the copies to be signed of the quarter: those of a year hold nothing else."""
    return finished(for_all / "final", Copy.ISSUE, PERIODS[:1])


@pytest.fixture(scope="session")
def every_final(for_all: Path) -> Path:
    """The folder with the copies to be signed of every period of the repository."""
    return finished(for_all / "every-final", Copy.ISSUE)
