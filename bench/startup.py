"""How long `ldreport` takes before it does anything, beside Python with click alone."""

from __future__ import annotations

import subprocess
import sys

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
    return rounds({name: timed(lambda c=command: _run(c)) for name, command in COMMANDS.items()}, ROUNDS)


def _run(arguments: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
