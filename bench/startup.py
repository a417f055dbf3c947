"""How long `ldreport` takes before it does anything, beside Python with click alone."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from measuring import Timing, rounds, timed

ROUNDS = 15
COMMANDS = {
    "ldreport --help": ("-m", "reports", "--help"),
    "ldreport --version": ("-m", "reports", "--version"),
    "python -c 'import click'": ("-c", "import click"),
    "python -c pass": ("-c", "pass"),
}


def starts() -> list[Timing]:
    """Seconds of each command in a fresh process."""
    return rounds({name: timed(partial(_run, command)) for name, command in COMMANDS.items()}, ROUNDS)


def _run(arguments: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
