"""How fast reports become Word files and PDFs, beside the programs that others use.

    python bench/rendering.py [--large]   (or: make bench)

Builds its own inputs. All make the same documents, which are compared by text first; rounds take turns in one
run on one machine, so it is the ratios that count. The results are kept in bench/results.md.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from batch import batches
from measuring import Timing, machine, rounds, table
from peers.contestants import pdf_contestants, word_contestants
from peers.made import Material, Peer, compare, material
from startup import starts
from workspace import make_workspace

RESULTS = Path(__file__).parent / "results.md"
UNITS, PROVINCE = 200, 2_000
SAMPLE = 10  # reports of a round, where a whole period would add nothing but time
SHARE = 4  # of the units, one in so many is in a batch: five programs take turns at it
ROUNDS, BATCHES = 5, 3
ROWS, LONGEST = (1, 10, 100, 1_000, 10_000), 1_000  # the longest table as PDF, but of a province


def main() -> None:
    """Measure, print, and keep what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", action="store_true", help=f"{PROVINCE:,} units, and the longest PDF")
    large = parser.parse_args().large
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        told = _report(Path(folder), PROVINCE if large else UNITS, ROWS[-1] if large else LONGEST)
    RESULTS.write_text("\n".join(told) + "\n")


def _report(folder: Path, units: int, longest: int) -> list[str]:
    make_workspace(folder / "period", units)
    sample = material(folder / "period", folder / "sample", SAMPLE)
    batch = material(folder / "period", folder / "batch", max(1, units // SHARE))
    count = len(batch.reports)
    inputs = f"- {units} units; {SAMPLE} reports a round, {count} in a batch"
    told = _say(["# What `make bench` found", "", *machine(), inputs])
    told += _section("Word, for one report", _against(sample, word_contestants(sample), "docx", ROUNDS))
    told += _section("PDF, for one report", _against(sample, pdf_contestants(), "pdf", ROUNDS))
    told += _section(f"Word and PDF, {count} reports: for one of them", batches(batch, BATCHES))
    for rows in ROWS:
        told += _long_tables(folder, rows, longest)
    return told + _section("Start-up", starts())


def _long_tables(folder: Path, rows: int, longest: int) -> list[str]:
    """One report with a table of this many rows."""
    make_workspace(folder / f"rows-{rows}", 1, tasks=rows)
    long = material(folder / f"rows-{rows}", folder / f"long-{rows}", 1)
    count = 3 if rows < LONGEST else 1
    word = _against(long, word_contestants(long), "docx", count)
    told = _section(f"Word, a table of {rows:,} rows", word)
    if rows <= longest:
        told += _section(f"PDF, a table of {rows:,} rows", _against(long, pdf_contestants(), "pdf", count))
    return told


def _against(given: Material, peers: Mapping[str, Peer], format: str, count: int) -> list[Timing]:
    """The times of each peer, once its documents have been found to say what ours say."""
    ours = None
    for name, peer in peers.items():
        made = peer(given)
        ours = ours or made
        compare(name, given, ours, made, format)
    return rounds({name: partial(_seconds, peer, given) for name, peer in peers.items()}, count)


def _seconds(peer: Peer, given: Material) -> float:
    return peer(given).seconds


def _section(title: str, timings: list[Timing]) -> list[str]:
    return _say(["", f"## {title}", "", *table(timings)])


def _say(lines: list[str]) -> list[str]:
    print(*lines, sep="\n", flush=True)
    return lines


if __name__ == "__main__":
    main()
