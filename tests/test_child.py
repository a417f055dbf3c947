"""Child processes: limits of memory and time, whatever a call does, and a parent that goes on."""

import errno
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from reports.causes import cause
from reports.child import BEGIN, CHILDREN, Children, KilledError
from reports.errors import Finding, InputError, Place, RenderError, Severity, message
from reports.room import LEAST, Room
from reports.serving import Call, Limits, packed, send

WIDE = Limits(LEAST, 20)
SLIP = Finding(Severity.ERROR, "slip", Place("x", 3), message("a slip in {name}", name="x"))


def ask(function, *arguments, limits=WIDE):
    return CHILDREN.call(function, *arguments, limits=limits, shown="cum-1.pdf")


def problem_of(function, *arguments, limits=WIDE):
    with pytest.raises(RenderError) as caught:
        ask(function, *arguments, limits=limits)
    (finding,) = caught.value.findings
    assert str(finding.place) == "cum-1.pdf"
    return finding.code, str(finding.problem)


# What follows is called in a child.


def process():
    return os.getpid()


def refuse():
    raise InputError([SLIP])


def fail():
    raise ZeroDivisionError("một lỗi chưa biết")


def end_with(number):
    os.kill(os.getpid(), number)
    time.sleep(60)


def leave(code):
    os._exit(code)


def fill(size):
    return len(b"x" * size)


def answer(size):
    return b"x" * size


def turn():
    while True:
        pass


def compute():
    return 10 ** (10**10)


def say_and_end():
    os.write(1, b"in the way of the answers\n")
    os.write(2, "những lời\n cuối".encode())
    os.abort()


def test_a_call_is_answered_by_another_process_which_is_asked_again():
    other = ask(process)
    assert other != os.getpid()
    assert ask(process) == other


def test_an_error_of_ours_comes_back_as_it_is():
    with pytest.raises(InputError) as caught:
        ask(refuse)
    assert caught.value.findings == (SLIP,)


def test_an_error_that_nobody_knows_is_told_and_the_child_goes_on():
    other = ask(process)
    told = "this could not be made: ZeroDivisionError: một lỗi chưa biết"
    assert problem_of(fail) == ("job-failed", told)
    assert ask(process) == other


def descend():
    return descend()


def give_a_deep_thing():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep


@pytest.mark.parametrize("call", [descend, give_a_deep_thing])
def test_what_is_nested_without_end_is_told_and_the_child_goes_on(call):
    other = ask(process)
    assert problem_of(call) == ("too-deep", "it is nested too deeply")
    assert ask(process) == other


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGTERM"])
def test_a_crash_is_told_with_its_signal(name):
    assert problem_of(end_with, signal.Signals[name]) == (
        "crashed",
        f"the process that makes it crashed ({name})",
    )


def test_a_child_that_leaves_is_told_with_its_code():
    assert problem_of(leave, 3) == ("crashed", "the process that makes it crashed (3)")


def test_the_last_words_of_a_child_are_told_in_one_line():
    code, told = problem_of(say_and_end)
    assert code == "crashed"
    assert told.endswith("crashed (SIGABRT: in the way of the answers những lời cuối)")


def test_a_child_that_is_killed_from_outside_may_be_tried_again():
    with pytest.raises(KilledError) as caught:
        ask(end_with, signal.SIGKILL)
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("worker-lost", "cum-1.pdf")
    assert ask(process)


@pytest.mark.parametrize("call", [turn, compute])
def test_work_without_end_is_ended_when_its_time_is_up(call):
    ask(process)
    told = "this took more than 1 seconds and was ended"
    assert problem_of(call, limits=Limits(LEAST, 1)) == ("too-slow", told)
    assert ask(process)


def test_the_system_ends_a_child_that_nobody_waits_for():
    begin = [sys.executable, "-c", BEGIN.format(path=sys.path, modules=())]
    with subprocess.Popen(begin, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        send(child.stdin, packed(Call(turn, (), Limits(LEAST, 0.3))))
        try:
            assert child.wait(20) == -signal.SIGPROF
        finally:
            child.kill()


def test_a_child_that_sleeps_is_ended_too():
    told = "this took more than 0 seconds and was ended"
    assert problem_of(time.sleep, 600, limits=Limits(LEAST, 0.3)) == ("too-slow", told)


def test_time_counts_anew_for_each_call():
    for _ in range(4):
        assert ask(spend, 0.6, limits=Limits(LEAST, 2))


def spend(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return True


def test_more_memory_than_allowed_is_told_and_another_child_goes_on():
    other = ask(process)
    told = f"this needs more than {LEAST / 1_000_000:.0f} MB of memory and was ended"
    assert problem_of(fill, LEAST) == ("too-much-memory", told)
    assert ask(process) != other
    assert ask(fill, LEAST, limits=Limits(2 * LEAST, 20)) == LEAST


def test_an_answer_that_this_process_has_no_room_for_is_not_taken():
    code, _ = problem_of(answer, 300 << 20, limits=Limits(4 << 30, 60))
    assert code == "too-much-memory"
    assert ask(process)


def test_as_many_children_as_are_asked_at_once_work_side_by_side():
    with ThreadPoolExecutor(3) as threads:
        others = [*threads.map(lambda _: ask(spend_and_tell), range(3))]
    assert len({*others}) == 3
    assert {ask(process), ask(process)} <= {*others, *others}


def spend_and_tell():
    time.sleep(0.5)
    return os.getpid()


def test_ending_all_children_stops_those_at_work():
    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(ask, time.sleep, 600)
        while not CHILDREN.at_work:
            time.sleep(0.01)
        CHILDREN.close()
        with pytest.raises(KilledError):
            working.result(20)
    assert ask(process)


def test_a_long_report_has_more_room_than_a_short_one_and_never_more_than_the_config_allows():
    room = Room(memory=1 << 30, seconds=10)
    assert room.of(0) == Limits(LEAST, 10)
    assert room.of(1000).memory > LEAST
    assert room.of(1000).seconds > 10
    assert room.of(10**6).memory == 1 << 30


def test_a_child_that_died_while_it_waited_is_not_asked():
    children = Children()
    other = children.call(process, limits=WIDE, shown="cum-1.pdf")
    os.kill(other, signal.SIGKILL)
    (child,) = children.idle
    child.process.wait(20)
    assert children.call(process, limits=WIDE, shown="cum-1.pdf") != other
    children.close()


@pytest.mark.parametrize(
    ("call", "number"), [("subprocess.Popen", errno.ENOMEM), ("reports.child.TemporaryFile", errno.EMFILE)]
)
def test_a_system_that_has_no_room_for_a_child_is_told(monkeypatch, call, number):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(call, refuse)
    with pytest.raises(RenderError) as caught:
        Children().call(process, limits=WIDE, shown="cum-1.pdf")
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("no-process", "ldreport")
    assert str(finding.problem) == f"no other process can be started: {cause(OSError(number, 'x'))}"
