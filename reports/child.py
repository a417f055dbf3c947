"""Child processes that do what may never end, need all memory, or crash: templates filled, PDFs made.

In: a function of a module and its arguments, which travel as plain data, and limits. Out: what it gives, or
an error with a finding. Whatever becomes of a child, this process goes on. A child is a fresh Python, on
every system alike; it ends when its standard input does.
"""

from __future__ import annotations

import atexit
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from threading import Lock, Timer
from typing import Any

from reports.causes import cause
from reports.errors import Finding, Message, Place, RenderError, Severity, message
from reports.serving import Answer, Call, Limits, TooLongError, packed, receive, send

MOST = 1 << 28  # bytes of an answer
CALLS = 300  # after which a child is replaced: libraries keep some memory of each document
TAIL = 300  # of what a child that crashed had said last
BEGIN = "import sys; sys.path[:] = {path!r}; from reports.serving import serve; serve({modules!r})"
# How long on a clock, for each second of a processor: others may keep the machine busy, but a child that
# sleeps is ended too. Where the system counts no time of processors, the clock alone counts.
WAIT = 8 if hasattr(signal, "setitimer") else 1
PATIENCE = 5  # seconds for a child that has let go of its pipes to be gone
KILL = 9  # the signal of those who end processes from outside, such as the system when memory is short
HINT = message("See whether a template repeats or computes too much, or allow more (limits) in config.yaml.")
DEEP = message("it is nested too deeply")
SHALLOWER = message("See whether a template holds too many brackets or blocks within each other.")
ROOM = message("See whether the machine has enough memory, then try again.")
# Ctrl-C is for this process alone, which then ends its children.
APART: dict[str, Any] = {}
if sys.platform == "win32":
    APART["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP
else:
    APART["process_group"] = 0


class KilledError(RenderError):
    """A child that was ended from outside: it may go well another time."""


class Children:
    """Children of this process: as many as are at work at once. Each then waits for the next call."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.idle: list[_Child] = []
        self.at_work: set[_Child] = set()

    def begin(self, *modules: str) -> None:
        """Begin a child before there is work for it, and have it load these modules meanwhile."""
        with self.lock:
            if not self.idle:
                self.idle.append(_Child(modules))

    def call(self, function: Callable[..., Any], *arguments: Any, limits: Limits, shown: str) -> Any:
        """What `function` gives, called in a child; `shown` is what it makes or looks at, in messages.

        Raises whatever of ours the function raises, and `RenderError` when it fails otherwise: with the
        limits passed, with a crash; as `KilledError` when somebody else has ended the child.
        """
        with self._one() as child:
            try:
                answer = child.ask(Call(function, arguments, limits))
            except (OSError, EOFError) as error:
                raise _lost(child, shown, limits) from error
            child.sound = not (answer.full or child.late) and child.asked < CALLS
        if answer.error:
            raise answer.error(answer.findings)
        if answer.full:
            raise RenderError([_too_much(shown, limits)])
        if answer.deep:
            raise RenderError([_finding("too-deep", shown, DEEP, SHALLOWER)])
        if answer.unknown:
            problem = message("this could not be made: {detail}", detail=answer.unknown)
            raise RenderError([_finding("job-failed", shown, problem)])
        return answer.value

    def close(self) -> None:
        """End every child; the calls that are at work raise `KilledError`."""
        with self.lock:
            idle, self.idle = self.idle, []
            for child in self.at_work:
                child.process.kill()
        for child in idle:
            child.end()

    def _idle(self) -> _Child | None:
        """A child that waits for work; those that have died meanwhile are let go of."""
        while self.idle:
            child = self.idle.pop()
            if child.process.poll() is None:
                return child
            child.end()
        return None

    @contextmanager
    def _one(self) -> Iterator[_Child]:
        """A child for one call, which is kept for the next when it is sound then."""
        with self.lock:
            child = self._idle() or _Child(())
            self.at_work.add(child)
        child.sound = False
        try:
            yield child
        finally:
            with self.lock:
                self.at_work.discard(child)
                if child.sound:
                    self.idle.append(child)
            if not child.sound:
                child.end()


class _Child:
    """A process and the pipes to it. asked: how often; sound: whether it can be asked again; late: whether
    its time was up.
    """

    def __init__(self, modules: tuple[str, ...]) -> None:
        self.asked, self.sound, self.late = 0, False, False
        command = [sys.executable, "-P", "-c", BEGIN.format(path=sys.path, modules=modules)]
        pipe = subprocess.PIPE
        try:
            self.said = TemporaryFile()  # noqa: SIM115  # closed when the process has ended
        except OSError as error:
            raise _not_started(error) from error
        try:
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=self.said, **APART)  # noqa: S603
        except OSError as error:
            self.said.close()
            raise _not_started(error) from error
        self.calls: Any = self.process.stdin
        self.answers: Any = self.process.stdout

    def ask(self, call: Call) -> Answer:
        """What the child answers. Raises `OSError` or `EOFError` when it has died over it."""
        self.asked += 1
        timer = Timer(WAIT * call.limits.seconds, self._end_late)
        timer.start()
        try:
            send(self.calls, packed(call))
            answer: Answer = receive(self.answers, MOST)
        except TooLongError:
            return Answer(full=True)
        else:
            return answer
        finally:
            timer.cancel()

    def _end_late(self) -> None:
        self.late = True
        self.process.kill()

    def end(self) -> None:
        """End the process at once, and let go of all that belongs to it."""
        self.process.kill()
        with suppress(OSError):  # what it was not given any more
            self.calls.close()
        self.answers.close()
        self.process.wait()
        self.said.close()

    def ended(self) -> str:
        """How the process has ended: a signal or a code, and its last words; empty: from outside."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return ""
        if code == -KILL:
            return ""
        name = signal.Signals(-code).name if code < 0 else str(code)
        self.said.seek(max(0, self.said.seek(0, 2) - TAIL))
        words = " ".join(self.said.read().decode("utf-8", "replace").split())
        return ": ".join(filter(None, (name, words)))


def _not_started(error: OSError) -> RenderError:
    problem = message("no other process can be started: {detail}", detail=cause(error))
    return RenderError([_finding("no-process", "ldreport", problem, ROOM)])


def _lost(child: _Child, shown: str, limits: Limits) -> RenderError:
    """What is raised for a child that has died over a call."""
    how = child.ended()
    if child.late or how.startswith("SIGPROF"):
        problem = message(
            "this took more than {seconds} seconds and was ended", seconds=f"{limits.seconds:.0f}"
        )
        return RenderError([_finding("too-slow", shown, problem, HINT)])
    if not how:
        problem = message("the process that makes it was ended from outside")
        return KilledError([_finding("worker-lost", shown, problem, ROOM)])
    problem = message("the process that makes it crashed ({how})", how=how)
    hint = message("See that fonts and libraries are installed: run “make system” in the folder of ldreport.")
    return RenderError([_finding("crashed", shown, problem, hint)])


def _too_much(shown: str, limits: Limits) -> Finding:
    size = f"{limits.memory / 1_000_000:.0f}"
    problem = message("this needs more than {size} MB of memory and was ended", size=size)
    return _finding("too-much-memory", shown, problem, HINT)


def _finding(code: str, shown: str, problem: Message, hint: Message | None = None) -> Finding:
    return Finding(Severity.ERROR, code, Place(shown), problem, hint)


CHILDREN = Children()  # of this process
atexit.register(CHILDREN.close)
