"""Inputs with random damage: our own errors and no others, soon, and in little memory.

`LDREPORT_FUZZ_SEED=tonight pytest -m slow tests/reliability/test_fuzz.py -s` puts other inputs before the readers;
`python -m tests.reliability.fuzzing KIND SEED NUMBER` prints one of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from multiprocessing import get_context

import pytest

from tests.reliability.fuzzing import KINDS, SECONDS, Outcome, fuzz

SEED = os.environ.get("LDREPORT_FUZZ_SEED", "20210405")
MOST_MEMORY = 512  # MB
CHUNK = 1_000
HOW_MANY = {  # in make test, and in make test-slow
    "records": (600, 100_000),
    "config": (600, 100_000),
    "docx": (150, 20_000),
    "xlsx": (80, 20_000),
    "ods": (100, 5_000),
    "pdf": (60, 5_000),
    "html": (40, 2_000),
    "mht": (60, 5_000),
    "text": (100, 5_000),
    "word templates": (20, 5_000),
    "page templates": (40, 5_000),
    "word parts": (4, 200),
    "page parts": (8, 200),
}
FEW, ALL = ({kind: counts[n] for kind, counts in HOW_MANY.items()} for n in (0, 1))


def tasks(counts: Mapping[str, int]) -> Iterator[tuple[str, str, range]]:
    for kind, count in counts.items():
        chunk = min(CHUNK, max(count // 8, 50))
        yield from ((kind, SEED, range(at, min(at + chunk, count))) for at in range(0, count, chunk))


@pytest.mark.parametrize("counts", [FEW, pytest.param(ALL, marks=pytest.mark.slow)], ids=["few", "all"])
def test_damaged_inputs_meet_errors_of_ours_alone(counts):
    told: dict[str, Outcome] = {}
    with get_context("spawn").Pool(2) as pool:
        for one in pool.imap_unordered(fuzz, tasks(counts)):
            all_of = told.setdefault(one.kind, Outcome(one.kind))
            all_of.count += one.count
            all_of.refused += one.refused
            all_of.wrong += one.wrong
            all_of.examples |= one.examples
            all_of.slowest = max(all_of.slowest, one.slowest)
            all_of.peak = max(all_of.peak, one.peak)
    assert {kind: one.count for kind, one in told.items()} == counts
    assert {*counts} == {*KINDS}
    for kind in counts:
        one = told[kind]
        print(
            f"row 2: {kind}: {one.count} inputs, seed {SEED}, {one.refused} refused, the slowest "
            f"{one.slowest[0]:.2f} s, at most {one.peak:.0f} MB"
        )
        for what, times in one.wrong.most_common():
            print(f"    {times} times {what}: input {one.examples[what]}")
    assert sum(one.wrong.total() for one in told.values()) == 0
    assert max(one.slowest[0] for one in told.values()) <= SECONDS
    assert max(one.peak for one in told.values()) < MOST_MEMORY
