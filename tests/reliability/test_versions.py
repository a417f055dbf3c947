"""Row 24: the versions that are installed have the known holes mended."""

from __future__ import annotations

import re
import sys
import tomllib

import pytest

from reports.mailing import fit_for_a_head
from tests.conftest import ROOT

LEAST = {  # what reliability.md 1.1, 1.2 and 1.4 name
    "jinja2": (3, 1, 6),
    "weasyprint": (70, 0),
    "lxml": (6, 1, 0),
    "openpyxl": (3, 1, 0),
    "docxtpl": (0, 20, 2),
    "python-docx": (0, 8, 6),
    "pyyaml": (6, 0, 0),
}
LOCKS = ("requirements.txt", "requirements-dev.txt")
READERS_OF_OPENPYXL = re.compile(r"load_workbook|openpyxl\.reader|openpyxl\.xml")


def locked(name: str) -> dict[str, tuple[int, ...]]:
    """The versions of a lock file, by the names of the packages."""
    lines = re.findall(r"^([\w.-]+)==([\d.]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package.lower(): tuple(map(int, version.split("."))) for package, version in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_files_hold_versions_without_the_known_holes(lock):
    versions = locked(lock)
    assert {
        package: versions.get(package, ()) for package in LEAST if versions.get(package, ()) < LEAST[package]
    } == {}
    print(f"row 24: {lock}: {len(LEAST)} of {len(LEAST)} packages new enough")


def test_openpyxl_reads_no_file_from_outside_and_so_needs_no_defusedxml():
    using = [
        path for path in (ROOT / "reports").rglob("*.py") if READERS_OF_OPENPYXL.search(path.read_text())
    ]
    assert using == []


def test_our_own_check_of_heads_is_on_whatever_python_does():
    """Before Python 3.13 an encoded word could write a line of the head."""
    assert not fit_for_a_head("Bản tin =?UTF-8?Q?=0A?=Bcc: x@example.org")
    assert not fit_for_a_head("Bản tin\n")
    print(f"row 24: header check on under Python {sys.version_info.major}.{sys.version_info.minor}")


def test_each_planted_bug_still_has_its_place():
    planted = tomllib.loads((ROOT / "tests/reliability/mutants.toml").read_text(encoding="utf-8"))["mutant"]
    lost = [bug["name"] for bug in planted if (ROOT / bug["file"]).read_text("utf-8").count(bug["old"]) != 1]
    assert len(planted) >= 30
    assert lost == []
