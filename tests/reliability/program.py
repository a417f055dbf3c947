"""The program as a person runs it, with what it took: time of processors, and the largest memory of any of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass

from tests.conftest import ROOT

TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Ended:
    """code: what the shell would see; seconds: of processors, which no load of the machine changes; memory: MB
    of the largest process.
    """

    code: int
    out: str
    err: str
    seconds: float
    memory: float


def ldreport(*arguments: object, changes: Mapping[str, str] | None = None) -> Ended:
    """`ldreport` with these arguments, run to its end, in an environment with these changes."""
    command = [sys.executable, "-m", "reports", *map(str, arguments)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(changes or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT, env=surroundings)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told = []
        for stream in (out, err):
            stream.seek(0)
            told.append(stream.read().decode("utf-8", "replace"))
    return Ended(process.returncode, *told, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
