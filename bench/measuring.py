"""Times of rounds that take turns, so that what else the machine does meets all alike; and the machine."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

MIB = 2**20
LIBRARIES = (
    "docxtpl",
    "python-docx",
    "jinja2",
    "lxml",
    "weasyprint",
    "pydyf",
    "pypdfium2",
    "pydantic",
    "click",
)


@dataclass(frozen=True)
class Timing:
    """The seconds that each round took, for one document or one run."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def timed(work: Callable[[], object], parts: int = 1) -> Callable[[], float]:
    """A round of `work`, which makes this many documents: gives the seconds for one of them."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) / parts

    return once


def rounds(contestants: Mapping[str, Callable[[], float]], count: int) -> list[Timing]:
    """Each contestant's seconds in `count` rounds, in which all take turns."""
    found: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(count):
        for name, once in contestants.items():
            print(f"\r  round {number + 1} of {count}: {name:50}", end="", file=sys.stderr, flush=True)
            found[name].append(once())
    print(f"\r{'':80}\r", end="", file=sys.stderr, flush=True)
    return [Timing(name, tuple(seconds)) for name, seconds in found.items()]


def table(timings: Sequence[Timing]) -> list[str]:
    """The lines of a Markdown table: milliseconds, and the first median in proportion to each other."""
    ours = timings[0].median
    lines = ["| | min ms | median ms | max ms | ours ÷ this |", "|---|---:|---:|---:|---:|"]
    for one in timings:
        shown = " | ".join(f"{s * 1000:.1f}" for s in (min(one.seconds), one.median, max(one.seconds)))
        lines.append(f"| {one.name} | {shown} | {ours / one.median:.2f} |")
    return lines


def resident() -> float:
    """The memory of this process that is in use, in MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def machine() -> list[str]:
    """What the figures hold for: the machine, how busy it was before, Python and the libraries."""
    processor = next(
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB / 1024
    return [
        f"- {os.cpu_count()} cores ({processor}), {memory:.0f} GiB of memory; load {os.getloadavg()[0]:.1f}",
        f"- {platform.system()} {platform.release()}",
        f"- Python {platform.python_version()} of {platform.python_build()[1]}, {platform.python_compiler()}",
        f"- {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}",
    ]
