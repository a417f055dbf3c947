"""Documents made by other processes: one report is one job, and what fails loses only its document.

In: jobs, and who works on them. Out: what each job made, in the order in which they end. A job and its
result are plain data, so the processes may be on other machines.
"""

from __future__ import annotations

import platform
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial
from typing import Any

from reports.child import CHILDREN, KilledError
from reports.document.report import Report
from reports.errors import Finding, InputError, Message, Place, RenderError, Severity, TemplateError, message
from reports.levels import PdfLevel
from reports.machine import Machine, machine
from reports.room import Room
from reports.studio import Sources, make

Ended = tuple[Mapping[str, bytes], tuple[Finding, ...]]


@dataclass(frozen=True)
class Kit:
    """What every job of a build needs. templates: bytes by name; level: of PDF/A; limits: of what a document
    may use; machine: the one whose documents are wanted; pages: the texts that name its fonts.
    """

    templates: Sources
    level: PdfLevel
    limits: Room
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
    """The documents of a report by format, and why there are not all that were wanted."""

    report: Report
    documents: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Crew:
    """Who works on jobs. call: what `executor` runs for each; width: how many jobs it holds at once."""

    executor: Executor
    call: Callable[[Job], Ended]
    width: int


Hire = Callable[[], AbstractContextManager[Crew]]


def run(jobs: Iterable[Job], hire: Hire) -> Generator[Made, None, None]:
    """What each job made, as they end. `hire` finds a crew, and raises `InputError` when there is none.

    Where that happens after something was made, the jobs that are left are given up. The crew goes when the
    generator is closed.
    """
    left = {job.report.id: job for job in jobs}
    everything = len(left)
    try:
        with closing(_run(tuple(left.values()), hire)) as making:
            for made in making:
                del left[made.report.id]
                yield made
    except InputError as error:
        if len(left) == everything:
            raise
        for job in left.values():
            yield Made(job.report, {}, error.findings)


def _run(jobs: Iterable[Job], hire: Hire) -> Generator[Made, None, None]:
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


def work(kit: Kit, job: Job) -> Ended:
    """The documents of a job, each made by a child, and what is wrong with those that there are not."""
    made: dict[str, bytes] = {}
    findings: list[Finding] = []
    size = texts(job.report)
    for format in job.formats:
        asked = (kit.templates, kit.level, job.report, format, job.records)
        try:
            made[format] = CHILDREN.call(
                make, *asked, limits=kit.limits.of(size), shown=f"{job.report.id}.{format}"
            )
        except KilledError as error:
            raise BrokenExecutor from error
        except (RenderError, TemplateError) as error:
            findings += error.findings
    return made, tuple(dict.fromkeys(findings))


def texts(value: Any) -> int:
    """How many texts there are in a part of a report, by which it is known how long it may take."""
    if isinstance(value, tuple):
        return sum(map(texts, value))
    return sum(texts(getattr(value, field.name)) for field in fields(value)) if is_dataclass(value) else 1


@contextmanager
def pool(kit: Kit, processes: int) -> Iterator[Crew]:
    """So many children of this process at once; a thread waits for each."""
    with ThreadPoolExecutor(processes) as executor:
        try:
            yield Crew(executor, partial(work, kit), 2 * processes)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            CHILDREN.close()
            raise


def work_elsewhere(kit: Kit, job: Job) -> Ended:
    """The same on a machine of a cluster, which has to be like the one whose documents are wanted."""
    if differing := _differing(kit.pages, kit.machine):
        problem = message("this machine would make other documents: it differs in {what}", what=differing)
        hint = message("Install the same ldreport with the same libraries and fonts on every machine.")
        return {}, (Finding(Severity.ERROR, "other-machine", Place(platform.node()), problem, hint),)
    return work(kit, job)


@lru_cache(maxsize=2)
def _differing(pages: tuple[str, ...], wanted: Machine) -> str:
    """In what this machine differs from the one that is wanted."""
    here, there = vars(machine(pages)), vars(wanted)
    return ", ".join(name for name in here if here[name] != there[name])
