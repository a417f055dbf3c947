"""The same inputs give the same bytes, whatever the process, its clock, its language or the order of files."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT

INPUTS = ("config.yaml", "seeds", "templates")
SEEDS, ZONES, LANGUAGES = (
    ("0", "1", "2"),
    ("UTC", "Asia/Ho_Chi_Minh", "America/St_Johns"),
    ("C", "C.UTF-8"),
)
FEW = (("0", "UTC", "C"), ("1", "Asia/Ho_Chi_Minh", "C.UTF-8"))
COMMANDS = (
    "build --quarter 2021Q1 --format docx --format pdf --format html --issue",
    "build --year 2023 --format docx --format pdf --format html",
    "form --quarter 2021Q1 --unit cum-1 --unit thuong-tin --out forms",
    "bulletin --quarter 2021Q1",
)
OF_A_QUARTER = (COMMANDS[0], "form --quarter 2021Q1 --unit thuong-tin --out forms", COMMANDS[3])
PROGRAM = """
import sys
from click.testing import CliRunner
from reports.cli import main
for line in sys.argv[1:]:
    done = CliRunner().invoke(main, line.split())
    assert not done.exit_code, done.output + done.stderr
"""
KINDS = (".docx", ".pdf", ".html", ".xlsx", ".eml", ".json", "SHA256SUMS")


def copied(folder: Path, order: random.Random) -> None:
    """The repository's workspace in `folder`, its files made in a random order and at other times."""
    files = [path for name in INPUTS for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    order.shuffle(files)
    for path in files:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (order.randint(0, 2**30),) * 2)


def bytes_made(
    folder: Path, seed: str, zone: str, language: str, commands: tuple[str, ...]
) -> dict[str, str]:
    """The sha256 of each file that the commands leave in a copy of the workspace, run by another Python."""
    copied(folder, random.Random(f"{seed}{zone}{language}"))
    env = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": language,
        "SOURCE_DATE_EPOCH": "1619000000",
    }
    env["PYTHONPATH"] = str(ROOT)
    subprocess.run([sys.executable, "-c", PROGRAM, *commands], cwd=folder, env=env, check=True)
    paths = [path for out in ("build", "forms") for path in (folder / out).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.parametrize(
    ("runs", "commands"),
    [
        (FEW, OF_A_QUARTER),
        pytest.param((*product(SEEDS, ZONES, LANGUAGES),), COMMANDS, marks=pytest.mark.slow),
    ],
    ids=["few", "all"],
)
def test_every_file_is_the_same_on_every_run(tmp_path, runs, commands):
    first, *others = [bytes_made(tmp_path / str(n), *run, commands) for n, run in enumerate(runs)]
    kinds = Counter(kind for name in first for kind in KINDS if name.endswith(kind))
    assert {*kinds} == {*KINDS}
    for other in others:
        assert {*other} == {*first}
        assert [name for name in first if other[name] != first[name]] == []
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    print(f"row 11: {len(runs)} runs, {len(first)} files ({told}): all the same, byte for byte")
