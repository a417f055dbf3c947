"""Inputs with random damage: our own errors and no others, soon, and in little memory.

`LDREPORT_FUZZ_SEED=tonight pytest -m slow tests/reliability/test_fuzz.py -s` puts other inputs before the readers;
`python -m tests.reliability.fuzzing KIND SEED NUMBER` prints one of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from multiprocessing import get_context

import pytest

from reports.build import read
from reports.errors import InputError
from tests.reliability.fuzzing import KINDS, SECONDS, Outcome, fuzz
from tests.reliability.office import Q1, RECORD, opened_office

SEED = os.environ.get("LDREPORT_FUZZ_SEED", "20210405")
MOST_MEMORY = 512  # MB
CHUNK = 1_000
HOW_MANY = {  # in make test, and in make test-slow
    "records": (150, 100_000),
    "config": (150, 100_000),
    "docx": (40, 20_000),
    "xlsx": (20, 20_000),
    "ods": (25, 5_000),
    "pdf": (15, 5_000),
    "html": (10, 2_000),
    "mht": (15, 5_000),
    "text": (25, 5_000),
    "word templates": (3, 5_000),
    "page templates": (10, 5_000),
    "word parts": (1, 200),
    "page parts": (2, 200),
}
FEW, ALL = ({kind: counts[n] for kind, counts in HOW_MANY.items()} for n in (0, 1))


def tasks(counts: Mapping[str, int]) -> Iterator[tuple[str, str, range]]:
    for kind, count in counts.items():
        chunk = min(CHUNK, max(count // 8, 50))
        yield from ((kind, SEED, range(at, min(at + chunk, count))) for at in range(0, count, chunk))


@pytest.mark.parametrize(
    ("counts", "processes"), [(FEW, 1), pytest.param(ALL, 2, marks=pytest.mark.slow)], ids=["few", "all"]
)
def test_damaged_inputs_meet_errors_of_ours_alone(counts, processes):
    told: dict[str, Outcome] = {}
    with get_context("spawn").Pool(processes) as pool:
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


@pytest.mark.parametrize("value", ["{2/4/2021: x}", "[2/4/2021]"])
@pytest.mark.parametrize("key", ["published: 2/4/2021", "received: 5/4/2021", "period: 2021Q1"])
def test_a_day_or_period_that_is_no_text_is_told_with_its_line(tmp_path, key, value):
    path = opened_office(tmp_path) / RECORD.format("a")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(key, f"{key.partition(':')[0]}: {value}"), encoding="utf-8")
    with pytest.raises(InputError) as told:
        read(tmp_path, Q1)
    line = text[: text.index(key)].count("\n") + 1
    assert [(str(f.place), str(f.problem)) for f in told.value.findings] == [
        (f"{RECORD.format('a')}:{line}", "a text is expected here")
    ]
