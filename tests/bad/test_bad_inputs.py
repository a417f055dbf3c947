"""Bad inputs and what is told of each: place, problem, hint, in Vietnamese.

A case of cases/*.txt stands on lines that begin with a sign:

    # its name
    $ the command, as typed; without one, that of the case before
    @ the file of the workspace that is changed or made
    < the text that is taken out of it, once; without any the file is new, or replaced
    > the text that is put in; \\u0000 stands for that character
    = a recipe of recipes.py that makes the file, with its arguments
    ! what is told on standard error, line for line, and the exit code before it

`pytest tests/bad --update-golden` writes the lines with ! anew, to be read before they are kept.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports import machine
from reports.cli import main
from tests.bad.recipes import RECIPES
from tests.conftest import ROOT

FOLDER = Path(__file__).parent
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
LEAST_CASES = 300


@dataclass
class Change:
    """A file of the workspace: texts out and in, or the recipe that makes it."""

    file: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    recipe: list[str] = field(default_factory=list)

    def make(self, workspace: Path) -> None:
        path = workspace / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.recipe:
            name, *arguments = self.recipe
            path.write_bytes(RECIPES[name](*arguments))
            return
        old, new = "\n".join(self.old), ESCAPED.sub(lambda m: chr(int(m[1], 16)), "\n".join(self.new))
        text = path.read_text(encoding="utf-8") if self.old else ""
        assert text.count(old) == 1 or not self.old, f"{self.file} does not hold {old!r} once"
        text = text.replace(old, new) if self.old else f"{new}\n"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


@dataclass
class Case:
    name: str
    command: str
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self, workspace: Path) -> list[str]:
        """The exit code, and what was told of the changed workspace."""
        for change in self.changes:
            change.make(workspace)
        run = CliRunner().invoke(main, shlex.split(self.command.replace("WORKSPACE", str(workspace))))
        if run.exception and not isinstance(run.exception, SystemExit):
            raise run.exception
        return [str(run.exit_code), *run.stderr.replace(f"{workspace}/", "").splitlines()]


def cases_in(path: Path) -> list[Case]:
    cases: list[Case] = []
    command = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        sign, text = line[:1], line[2:]
        match sign:
            case "#":
                cases.append(Case(text, command))
            case "$":
                command = cases[-1].command = text
            case "@":
                cases[-1].changes.append(Change(text))
            case "<":
                cases[-1].changes[-1].old.append(text)
            case ">":
                cases[-1].changes[-1].new.append(text)
            case "=":
                cases[-1].changes[-1].recipe = shlex.split(text)
            case "!":
                cases[-1].told.append(text)
            case _:
                assert not line, f"{path.name}: {line}"
    return cases


GROUPS = {path: cases_in(path) for path in sorted((FOLDER / "cases").glob("*.txt"))}


@pytest.fixture(scope="module", autouse=True)
def _fonts_asked_for_once() -> Iterator[None]:
    """Which fonts the machine has is the same for all cases, and another program tells it each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "_fonts", cache(machine._fonts))
        yield


@pytest.fixture
def office(tmp_path):
    """A small workspace in which all is well."""
    shutil.copytree(FOLDER / "workspace", tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "case"),
    [
        pytest.param(path, case, id=f"{path.stem}: {case.name}")
        for path, cases in GROUPS.items()
        for case in cases
    ],
)
def test_a_bad_input_is_told(path, case, office, request):
    told = case.run(office)
    if request.config.getoption("--update-golden"):
        update(path, case, told)
    else:
        assert told == case.told


def update(path: Path, case: Case, told: list[str]) -> None:
    """Write what was told into the file of the case."""
    text = path.read_text(encoding="utf-8")
    head, found, rest = text.partition(f"# {case.name}\n")
    own, _, after = rest.partition("\n\n")
    kept = [line for line in own.split("\n") if line and not line.startswith("!")]
    lines = [*kept, *(f"! {line}".rstrip() for line in told)]
    path.write_text(head + found + "\n".join(lines) + "\n\n" + after.lstrip("\n"), encoding="utf-8")


def test_there_are_cases_of_every_kind_and_no_name_stands_twice():
    for path, cases in GROUPS.items():
        names = [case.name for case in cases]
        assert len(names) == len({*names}), path.name
    assert sum(map(len, GROUPS.values())) >= LEAST_CASES


def test_the_small_workspace_itself_is_in_order(office):
    command = f"build --quarter 2021Q1 --workspace {office} --format html --out {office / 'out'}"
    run = CliRunner().invoke(main, command.split())
    assert (run.exit_code, run.stderr) == (0, "")
