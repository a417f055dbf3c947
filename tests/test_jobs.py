"""Reports made by several processes: the same bytes, and a failure costs the one report it belongs to."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reports.build import build, hiring
from reports.child import CHILDREN, KilledError
from reports.errors import Finding, InputError, Place, RenderError, Severity, message
from reports.jobs import Crew, Job, Kit, pool, run, work_elsewhere
from reports.levels import PdfLevel
from reports.machine import Machine, machine
from reports.order import Order
from reports.periods import Period
from reports.room import Room
from reports.studio import sources_for
from tests.conftest import ROOT
from tests.reading_back import report_of

Q1 = Period.parse("2021Q1")


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_several_processes_make_the_same_bytes_as_one(built, tmp_path):
    done = build(Order(ROOT, Q1, tmp_path, jobs=2))
    assert (done.made, done.kept) == (3, 0)
    assert files_in(tmp_path / "2021Q1") == files_in(built / "2021Q1")


@pytest.mark.parametrize(
    ("asked", "reports", "processes"),
    [(None, 7, 1), (None, 8, 2), (None, 99, 2), (3, 2, 2), (3, 9, 3), (1, 99, 1)],
)
def test_further_processes_begin_where_they_pay_or_are_asked_for(monkeypatch, asked, reports, processes):
    monkeypatch.setattr("reports.build.cores", lambda: 2)
    kit = Kit((), PdfLevel.A2B, Room(), Machine("", "", ""), ())
    hire = hiring(Order(ROOT, Q1, ROOT, jobs=asked), kit, reports)
    assert (hire.func, *hire.args[1:]) == (pool, processes)


def test_the_reports_are_seen_going_by_as_they_end_with_their_number(tmp_path):
    totals, seen = [], []

    def watch(made, total):
        totals.append(total)
        for one in made:
            seen.append(one.report.id)
            yield one

    build(Order(ROOT, Q1, tmp_path, formats=("html",), jobs=2), watch=watch)
    assert (totals, sorted(seen)) == ([3], ["cum-1", "cum-2", "thanh-pho"])


def test_a_build_that_fails_lets_its_workers_go_before_it_says_so(tmp_path, monkeypatch):
    gone = []

    @contextmanager
    def hired(kit, processes):
        with pool(kit, processes) as crew:
            try:
                yield crew
            finally:
                gone.append(threading.current_thread())

    def failing(made, total):
        yield next(made)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reports.build.pool", hired)
    with pytest.raises(OSError, match="space") as caught:  # which holds on to whatever was at work
        build(Order(ROOT, Q1, tmp_path, formats=("html",), jobs=1), watch=failing)
    assert caught.traceback
    assert gone == [threading.current_thread()]


def test_a_worker_that_is_killed_once_costs_nothing(tmp_path):
    def watch(made, _):
        for n, one in enumerate(made):
            if not n:
                for child in [*CHILDREN.at_work, *CHILDREN.idle]:
                    child.process.kill()
                    child.process.wait()
            yield one

    done = build(Order(ROOT, Q1, tmp_path, formats=("html",), jobs=2), watch=watch)
    assert (done.made, done.findings) == (3, ())


# What follows needs workers that fail on purpose: these are called in place of `work`.


def deadly(id):
    if id == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return id.encode()


def faulty(id):
    if id == "faulty":
        raise ZeroDivisionError("một lỗi chưa biết")
    return id.encode()


def in_a_child(call, job):
    try:
        return {"html": CHILDREN.call(call, job.report.id, limits=Room().of(), shown=job.report.id)}, ()
    except KilledError as error:
        raise BrokenExecutor from error
    except RenderError as error:
        return {}, error.findings


def in_no_child(call, job):
    return {"html": call(job.report.id)}, ()


@contextmanager
def crew_of(call, width=2, where=in_a_child):
    with ThreadPoolExecutor(width) as executor:
        yield Crew(executor, partial(where, call), 2 * width)


@pytest.fixture(scope="module")
def jobs(config, words):
    report = report_of("cum-1", Q1, config, words)

    def named(*ids):
        return [Job(replace(report, id=id), ("html",), {}) for id in ids]

    return named


def made_of(ended):
    return {one.report.id: (dict(one.documents), [finding.code for finding in one.findings]) for one in ended}


def fine(*ids):
    return {id: ({"html": id.encode()}, []) for id in ids}


def test_a_report_that_kills_its_workers_is_named_and_the_others_complete(jobs):
    ended = [*run(jobs("a", "b", "deadly", "c", "d", "e"), lambda: crew_of(deadly))]
    assert made_of(ended) == {**fine(*"abcde"), "deadly": ({}, ["worker-lost"])}
    assert len(ended) == 6
    (lost,) = [finding for one in ended for finding in one.findings]
    assert (lost.severity, str(lost.place)) == (Severity.ERROR, "deadly")


@pytest.mark.parametrize("hire", [lambda: crew_of(faulty), lambda: crew_of(faulty, where=in_no_child)])
def test_a_job_that_fails_without_reason_is_named_with_what_was_said(jobs, hire):
    ended = [*run(jobs("a", "faulty", "b"), hire)]
    assert made_of(ended) == {**fine("a", "b"), "faulty": ({}, ["job-failed"])}
    (lost,) = [finding for one in ended for finding in one.findings]
    assert "ZeroDivisionError: một lỗi chưa biết" in str(lost.problem)


def test_when_no_other_crew_is_to_be_had_the_rest_is_given_up(jobs):
    crews = iter([crew_of(deadly, 1)])

    @contextmanager
    def hire():
        for crew in crews:
            with crew as one:
                yield one
            return
        raise InputError([Finding(Severity.ERROR, "no-cluster", Place("--scheduler"), message("gone"))])

    ended = made_of(run(jobs("a", "deadly", "b", "c"), hire))
    assert (ended["a"], ended["b"]) == (*fine("a", "b").values(),)
    assert {id for id, (_, codes) in ended.items() if codes == ["no-cluster"]} == {"deadly", "c"}
    with pytest.raises(InputError):
        [*run(jobs("a"), hire)]


def test_a_machine_that_differs_makes_nothing_and_says_in_what(jobs, config):
    sources = tuple(sources_for(ROOT, ("html",)).items())
    other = replace(machine(()), fonts="0" * 64)
    documents, (finding,) = work_elsewhere(Kit(sources, config.pdf, Room(), other, ()), jobs("a")[0])
    assert (documents, finding.code) == ({}, "other-machine")
    assert "fonts" in str(finding.problem)


WAITING = """
import os, time
from reports.child import CHILDREN
from reports.room import Room
print(CHILDREN.call(os.getpid, limits=Room().of(), shown="x"), flush=True)
time.sleep(60)
"""


def test_workers_end_with_the_program_even_when_it_is_killed(tmp_path):
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=surroundings) as p:
        worker = int(p.stdout.readline())
        p.kill()
    until = time.monotonic() + 20
    while alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(worker)


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_a_pool_makes_each_document_with_its_kit(jobs, config):
    kit = Kit(tuple(sources_for(ROOT, ("html",)).items()), config.pdf, Room(), machine(()), ())
    ended = [*run(jobs("a", "b"), lambda: pool(kit, 2))]
    assert sorted(made_of(ended)) == ["a", "b"]
    assert all(one.documents["html"].startswith(b"<!DOCTYPE html>") for one in ended)
