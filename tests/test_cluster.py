"""Reports made by a Dask cluster: a real scheduler and two worker processes on this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import import_module

import pytest
from click.testing import CliRunner

from reports.build import build
from reports.cli import main
from reports.deliver.locks import NAME as LOCK
from reports.order import Order
from reports.periods import Period
from tests.conftest import ROOT

Q1 = Period.parse("2021Q1")


@pytest.fixture(scope="module", autouse=True)
def _library():
    """Without it all of this is skipped. Loaded here, since it takes two seconds of every process that runs tests."""
    pytest.importorskip("distributed")


@contextmanager
def process(*arguments):
    command = [sys.executable, "-m", "dask", *map(str, arguments), "--no-dashboard"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as started:
        try:
            yield started
        finally:
            started.terminate()


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a scheduler that has no workers before `cluster` gives it some."""
    told = tmp_path_factory.mktemp("dask") / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", told)
    with process("scheduler", *options):
        assert until(lambda: told.is_file() and told.stat().st_size)
        yield json.loads(told.read_text())["address"]


@pytest.fixture(scope="module")
def cluster(scheduler, tmp_path_factory):
    """The address of a scheduler with two workers, each a process of its own."""
    folder = tmp_path_factory.mktemp("workers")
    options = ("--nworkers", "2", "--nthreads", "1", "--local-directory", folder)
    with process("worker", scheduler, *options):
        assert until(lambda: len(pids(scheduler)) == 2)
        yield scheduler


def pids(address):
    with import_module("distributed").Client(address, set_as_default=False) as client:
        return [*client.run(os.getpid).values()]


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(scheduler, tmp_path):
    assert "chưa có máy nào làm việc" in told(tmp_path, scheduler)


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes_as_one_process(built, cluster, tmp_path):
    done = build(Order(ROOT, Q1, tmp_path, scheduler=cluster))
    assert (done.made, done.findings) == (3, ())
    for path in (built / "2021Q1").iterdir():
        assert (tmp_path / "2021Q1" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.slow
def test_a_worker_that_dies_with_a_job_has_its_job_run_again(built, cluster, tmp_path):
    """The worker is stopped first, so that it surely has a job when it is killed."""
    held, *_ = pids(cluster)
    os.kill(held, signal.SIGSTOP)
    first = []

    def watch(made, _):
        for one in made:
            if not first:
                os.kill(held, signal.SIGKILL)
            first.append(one.report.id)
            yield one

    done = build(Order(ROOT, Q1, tmp_path, formats=("pdf",), scheduler=cluster), watch=watch)
    assert (done.made, done.findings) == (3, ())
    assert sorted(first) == ["cum-1", "cum-2", "thanh-pho"]
    for id in first:
        assert (tmp_path / f"2021Q1/{id}.pdf").read_bytes() == (built / f"2021Q1/{id}.pdf").read_bytes()
    assert held not in pids(cluster)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:8786", "tcp://127.0.0.1", "anything"])
def test_a_scheduler_that_does_not_answer_is_told_and_nothing_written(tmp_path, address):
    assert f"--scheduler: máy điều phối {address} không trả lời" in told(tmp_path, address)
    assert {path.name for path in (tmp_path / "out").rglob("*.*")} <= {LOCK}


def test_without_the_library_it_is_told_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'ldreport[cluster]'" in told(tmp_path, "tcp://127.0.0.1:8786")


def told(tmp_path, address):
    """What a build says that ends with 2."""
    options = ("--workspace", str(ROOT), "--out", str(tmp_path / "out"), "--format", "html")
    ended = CliRunner().invoke(main, ["build", "--quarter", "2021Q1", *options, "--scheduler", address])
    assert ended.exit_code == 2
    return ended.stderr
