"""How much memory documents take: many reports in one process, and one report with a long table.

    python bench/memory.py [--reports N] [--rows N]

The resident set after 1, 100, 200 ... reports as Word and PDF shows what stays behind; the peak of a whole
`ldreport build` in one process shows what a long table needs.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from measuring import MIB, resident
from peers.made import material
from workspace import BUILD, make_workspace

SAMPLE = 10  # different reports, made again and again
STEP = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=200, help="how many reports one process makes")
    parser.add_argument("--rows", type=int, default=1_000, help="how long the table is")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _long_table(Path(folder), options.rows)
        _many_reports(Path(folder), options.reports)


def _many_reports(folder: Path, count: int) -> None:
    make_workspace(folder / "many", SAMPLE)
    given = material(folder / "many", folder / "scratch", SAMPLE)
    first = 0.0
    for number in range(1, count + 1):
        for format in ("docx", "pdf"):
            given.studio.render(given.reports[number % SAMPLE], format, {})
        first = first or resident()
        if number == 1 or number % STEP == 0:
            now = resident()
            print(f"{number:6} reports: {now:.0f} MiB, {now - first:+.1f} since the first", flush=True)


def _long_table(folder: Path, rows: int) -> None:
    make_workspace(folder / "long", 1, tasks=rows)
    start = time.perf_counter()
    subprocess.run([*BUILD, "--jobs=1", "--workspace", folder / "long", "--out", folder / "made"], check=True)  # noqa: S603
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MIB
    print(
        f"a table of {rows:,} rows as Word and PDF: {peak:.0f} MiB at the peak, {seconds:.0f} s", flush=True
    )


if __name__ == "__main__":
    main()
