"""Documents made by several processes: one report is one job, and a job that fails loses only its report.

In: jobs, and who works on them. Out: what each job made, in the order in which they end. A job and its
result are plain data, so the processes may be on other machines.
"""

from __future__ import annotations

import os
import platform
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context, parent_process
from typing import Any

from reports.document.report import Report
from reports.errors import Finding, InputError, Message, Place, RenderError, Severity, TemplateError, message
from reports.machine import Machine, machine
from reports.settings import PdfLevel
from reports.studio import Studio

ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Kit:
    """What every job of a build needs. templates: bytes by name; level: of PDF/A; machine: the one whose
    documents are wanted; pages: the texts that name its fonts.
    """

    templates: tuple[tuple[str, bytes], ...]
    level: PdfLevel
    machine: Machine
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    """A report to make in some formats. records: the files that its PDF carries, by name."""

    report: Report
    formats: Collection[str]
    records: Mapping[str, bytes]


@dataclass(frozen=True)
class Made:
    """The documents of a report by format, or why there are none."""

    report: Report
    documents: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Crew:
    """Who works on jobs. call: what `executor` runs for each; width: how many jobs it holds at once."""

    executor: Executor
    call: Callable[[Job], tuple[Mapping[str, bytes], tuple[Finding, ...]]]
    width: int


Hire = Callable[[], AbstractContextManager[Crew]]


def run(jobs: Iterable[Job], hire: Hire) -> Iterator[Made]:
    """What each job made, as they end. `hire` finds a crew, and raises `InputError` when there is none.

    Where that happens after something was made, the jobs that are left are given up.
    """
    left = {job.report.id: job for job in jobs}
    everything = len(left)
    try:
        for made in _run(tuple(left.values()), hire):
            del left[made.report.id]
            yield made
    except InputError as error:
        if len(left) == everything:
            raise
        for job in left.values():
            yield Made(job.report, {}, error.findings)


def _run(jobs: Iterable[Job], hire: Hire) -> Iterator[Made]:
    """What each job made. Whenever a worker has died, a new crew goes on.

    Who killed it cannot be known, so all that were at work then are tried once more, one by one; the one
    that kills a second worker is given up.
    """
    left = deque(jobs)
    while left:
        suspects = deque((yield from _shift(left, hire)))
        while suspects:
            for job in (yield from _shift(suspects, hire, most=1)):
                problem = message("the process that made the report was ended from outside, twice")
                hint = message("See whether the machine has enough memory, then build again.")
                yield Made(job.report, {}, (_finding(job, "worker-lost", problem, hint),))


def _shift(left: deque[Job], hire: Hire, most: int | None = None) -> Generator[Made, None, list[Job]]:
    """What one crew makes of the jobs that are left, until they are done or a worker dies.

    The jobs that were at work then are returned; `most` of them at a time.
    """
    at_work: dict[Future[Any], Job] = {}
    lost: list[Job] = []
    with hire() as crew:
        while at_work or (left and not lost):
            while left and not lost and len(at_work) < (most or crew.width):
                try:
                    at_work[crew.executor.submit(crew.call, left[0])] = left[0]
                except BrokenExecutor:
                    break
                left.popleft()
            if not at_work:
                break
            for future in wait(at_work, return_when=FIRST_COMPLETED).done:
                job = at_work.pop(future)
                error = BrokenExecutor() if future.cancelled() else future.exception()
                if isinstance(error, BrokenExecutor):
                    lost.append(job)
                else:
                    yield _failed(job, error) if error else Made(job.report, *future.result())
    return lost


def _failed(job: Job, error: BaseException) -> Made:
    problem = message("the report could not be made: {detail}", detail=f"{type(error).__name__}: {error}")
    return Made(job.report, {}, (_finding(job, "job-failed", problem),))


def _finding(job: Job, code: str, problem: Message, hint: Message | None = None) -> Finding:
    return Finding(Severity.ERROR, code, Place(job.report.id), problem, hint)


def work(kit: Kit, job: Job) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """The documents of a job, or what is wrong with them; where it runs does not matter."""
    with ONE_AT_A_TIME:  # WeasyPrint's warnings are caught for the whole process
        try:
            return studio_of(kit).render(job.report, job.formats, job.records), ()
        except (RenderError, TemplateError) as error:
            return {}, error.findings


@lru_cache(maxsize=2)
def studio_of(kit: Kit) -> Studio:
    """The one studio of this process. Raises `RenderError` on a machine that would make other documents."""
    here, there = vars(machine(kit.pages)), vars(kit.machine)
    if differing := ", ".join(name for name in here if here[name] != there[name]):
        problem = message("this machine would make other documents: it differs in {what}", what=differing)
        hint = message("Install the same ldreport with the same libraries and fonts on every machine.")
        place = Place(platform.node())
        raise RenderError([Finding(Severity.ERROR, "other-machine", place, problem, hint)])
    return Studio(dict(kit.templates), kit.level)


class Here(Executor):
    """Runs each job in this process, when it is handed in."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done already."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # handed on, as every executor does
            future.set_exception(error)
        return future


@contextmanager
def alone(kit: Kit) -> Iterator[Crew]:
    """Nobody but this process."""
    yield Crew(Here(), partial(work, kit), 1)


@contextmanager
def pool(kit: Kit, processes: int) -> Iterator[Crew]:
    """Processes of this machine. Each gets the kit once, and starts clean on every system."""
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, _settle_in, (kit,)) as executor:
        yield Crew(executor, _work_here, 2 * processes)


def _settle_in(kit: Kit) -> None:
    """Make this process a worker: it ends with its parent, and leaves Ctrl-C to it."""
    global _own_kit  # noqa: PLW0603  # a worker has nothing else to keep it in
    _own_kit = kit
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


_own_kit: Kit


def _work_here(job: Job) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    return work(_own_kit, job)
