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


# A process begins with the record of memory of the one that it was forked from, and pytest is large.
LAUNCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], "w").write(f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}")
"""


def ldreport(*arguments: object, changes: Mapping[str, str] | None = None) -> Ended:
    """`ldreport` with these arguments, run to its end, in an environment with these changes."""
    command = [sys.executable, "-m", "reports", *map(str, arguments)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(changes or {})}
    with tempfile.NamedTemporaryFile() as used:
        launched = [sys.executable, "-c", LAUNCH, used.name, *command]
        done = subprocess.run(launched, capture_output=True, cwd=ROOT, env=surroundings, check=True)
        code, seconds, memory = used.read().decode().split()
    told = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return Ended(int(code), *told, float(seconds), float(memory))
