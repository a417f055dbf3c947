"""Does the suite notice? Each bug of tests/reliability/mutants.toml is put into a copy of the program, and
the tests that it names must fail there: `make test-mutants`, or `tools/mutants.py NAME...` for some of them.

Exit code 1 when a bug lives, or when a test that is to find one fails without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parent.parent
LIST = ROOT / "tests" / "reliability" / "mutants.toml"
WORKERS = 2
TIME_LIMIT = 900  # seconds for the tests of one bug
PASSED, FAILED = 0, 1  # what pytest exits with


@dataclass(frozen=True)
class Mutant:
    """A bug. file: where it is planted; old: the text that it replaces, which stands there once; new: what
    stands there instead; tests: that find it.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def planted(self, text: str) -> str:
        """The file with the bug in it. Raises `ValueError` when the list is older than the program."""
        if text.count(self.old) != 1:
            raise ValueError(
                f"{self.name}: the text to replace stands {text.count(self.old)} times in {self.file}"
            )
        return text.replace(self.old, self.new)


def mutants() -> list[Mutant]:
    """The bugs of the list, in its order."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8"))["mutant"]
    return [Mutant(**{**entry, "tests": tuple(entry["tests"])}) for entry in entries]


def main(names: Sequence[str]) -> int:
    """Try the bugs of these names, or all, and print what became of each."""
    wanted = [mutant for mutant in mutants() if not names or mutant.name in names]
    for mutant in wanted:
        mutant.planted((ROOT / mutant.file).read_text(encoding="utf-8"))
    copies: SimpleQueue[Path] = SimpleQueue()
    with _copies(WORKERS) as folders, ThreadPoolExecutor(WORKERS) as pool:
        for folder in folders:
            copies.put(folder)
        sound = _outcome(
            folders[0], sorted({test for mutant in wanted for test in mutant.tests}), "-n", "auto"
        )
        if sound != PASSED:
            print("The tests fail without any bug: see them pass first.")
            print((folders[0].parent / "told").read_text(encoding="utf-8"))
            return 1
        outcomes = list(pool.map(lambda mutant: _tried(mutant, copies), wanted))
    alive = [mutant.name for mutant, found in zip(wanted, outcomes, strict=True) if not found]
    print(
        f"row 23: {len(wanted)} bugs, {len(wanted) - len(alive)} found by the tests",
        *alive,
        sep="\n  not found: ",
    )
    return 1 if alive else 0


@contextmanager
def _copies(number: int) -> Iterator[list[Path]]:
    """Copies of what git knows of the program, gone afterwards."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / str(n) / ROOT.name for n in range(number)]
        for folder in folders:
            for name in filter(None, tracked.stdout.split("\0")):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
            (folder.parent / "shared").symlink_to(ROOT.parent / "shared")
        yield folders


def _tried(mutant: Mutant, copies: SimpleQueue[Path]) -> bool:
    """Whether the tests find the bug."""
    folder, started = copies.get(), time.monotonic()
    file = folder / mutant.file
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(mutant.planted(text), encoding="utf-8")
        found = _outcome(folder, mutant.tests) == FAILED
    finally:
        file.write_text(text, encoding="utf-8")
        copies.put(folder)
    print(f"{'found ' if found else 'LIVES '} {time.monotonic() - started:5.1f} s  {mutant.name}", flush=True)
    return found


def _outcome(folder: Path, tests: Sequence[str], *options: str) -> int | None:
    """What pytest exits with; None when the tests did not end."""
    quick = "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow"
    command = [sys.executable, "-B", "-m", "pytest", *quick, *options, *tests]
    own = {**os.environ, "PYTHONPATH": str(folder)}  # also for the programs that tests start
    with suppress(subprocess.TimeoutExpired), (folder.parent / "told").open("w") as told:
        return subprocess.run(
            command, cwd=folder, env=own, stdout=told, stderr=told, timeout=TIME_LIMIT, check=False
        ).returncode
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
