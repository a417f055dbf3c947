"""A build that is killed at any moment leaves each file as it was or as it was to be, and the next one is whole."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import reports.render.docx
import reports.render.html
import reports.render.pdf  # noqa: F401  # loaded once, for all the processes that are made of this one
from reports.deliver.files import SUMS
from reports.deliver.ledger import NAME as LEDGER
from reports.deliver.locks import NAME as LOCK
from tests.reliability.office import listed_in, made, opened_office, state, sums_in

STATES = (1000, 2000, 3000)
OWN = {SUMS, LEDGER, LOCK}
KILLS = 1000
KILLS_PER_RUN = 10


def child(work: Callable[[], object]) -> int:
    """A process that does the work and ends, with 0 if it could; a copy of this one, which has all loaded."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return pid


def done(work: Callable[[], object]) -> float:
    """The seconds that the work took a process of its own."""
    start = time.monotonic()
    assert os.waitpid(child(work), 0)[1] == 0
    return time.monotonic() - start


class Office:
    """An office whose builds are killed. known: by state what a whole build leaves; seconds: how long it takes."""

    def __init__(self, folder: Path, formats: tuple[str, ...]) -> None:
        self.workspace, self.formats = opened_office(folder / "office"), formats
        self.known: dict[int, dict[str, str]] = {}
        # Pages are made here and no PDF: after Pango has been used, a copy of this process is not safe.
        made(self.workspace, folder / "warm", ("docx", "html"))
        for gifts in STATES:
            state(self.workspace, gifts)
            self.seconds = done(lambda: self.build("known"))
            self.known[gifts] = self.documents("known")
        done(self.build)

    def build(self, out: str = "out") -> None:
        made(self.workspace, self.workspace / out, self.formats)

    def folder(self, out: str = "out") -> Path:
        return self.workspace / out / "2021Q1"

    def documents(self, out: str = "out") -> dict[str, str]:
        """The sha256 of what a build leaves: documents and the manifest."""
        found = sums_in(self.folder(out))
        return {name: sum for name, sum in found.items() if name not in OWN and not name.endswith(".part")}

    def killed(self, chance: random.Random) -> bool:
        """Whether a build was at work when it was killed: at any moment, or soon after it began to write."""
        begun, pid = time.monotonic(), child(self.build)
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, self.seconds))
        else:
            while not [*self.folder().glob("*.part")] and time.monotonic() - begun < 2 * self.seconds:
                time.sleep(0.0005)
            time.sleep(0.03 * chance.random() ** 2)
        os.kill(pid, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(pid, 0)[1])

    def check_each_file_is_old_or_new(self) -> None:
        legal = {name: {known[name] for known in self.known.values()} for name in self.known[STATES[0]]}
        found = self.documents()
        assert {*found} == {*legal}, "no file is lost, none is new"
        for name, sum in found.items():
            assert sum in legal[name], f"{name} is half a file"

    def check_next_run(self, gifts: int) -> None:
        done(self.build)
        found = self.documents()
        assert found == self.known[gifts]
        assert listed_in(self.folder()) == found
        manifest = json.loads((self.folder() / "manifest.json").read_bytes())
        listed = {file["path"]: file["sha256"] for report in manifest["reports"] for file in report["files"]}
        assert listed == {name: sum for name, sum in found.items() if name != "manifest.json"}
        assert {path.name for path in self.folder().iterdir()} == {*found, *OWN}, (
            "nothing half written is left"
        )


@pytest.mark.slow
def test_a_killed_build_leaves_old_files_or_new_ones_and_the_next_is_whole(tmp_path):
    chance, office = random.Random(7), Office(tmp_path, ("docx", "pdf"))
    at_work = left = mixed = 0
    for kill in range(1, KILLS + 1):
        gifts = STATES[kill % len(STATES)]
        state(office.workspace, gifts)
        at_work += office.killed(chance)
        left += bool([*office.folder().glob("*.part")])
        office.check_each_file_is_old_or_new()
        mixed += office.documents() not in office.known.values()
        if not kill % KILLS_PER_RUN:
            office.check_next_run(gifts)
    assert at_work > KILLS / 3
    print(
        f"row 7: {KILLS} kills, {at_work} of a build at work, {left} left a part, {mixed} old and new files: "
        f"0 half files, 0 lost, {KILLS // KILLS_PER_RUN} next runs whole"
    )
