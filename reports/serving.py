"""What a child process does: call after call within limits, until its parent has no more of them.

In: calls on standard input. Out: answers, on what was standard output when the process began. The system
keeps the limits, whatever the child does: memory, and time of a processor, also when the parent is gone.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from reports.errors import Finding, ReportError

try:
    import resource
except ImportError:  # Windows limits memory in other ways, which Python does not know
    resource = None  # type: ignore[assignment]

LONGEST = 500  # characters that are told of an error
LENGTH = struct.Struct("<Q")


@dataclass(frozen=True)
class Limits:
    """What a call may use. memory: bytes of address space; seconds: of a processor's time."""

    memory: int
    seconds: float


@dataclass(frozen=True)
class Call:
    """A function of a module with what it is given; both can be pickled."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    limits: Limits


@dataclass(frozen=True)
class Answer:
    """What the function gave, or what stopped it: an error of ours with its findings; one that nobody knew,
    in words; or, when `full`, the want of memory; when `deep`, things within things without end.
    """

    value: Any = None
    error: type[ReportError] | None = None
    findings: tuple[Finding, ...] = ()
    unknown: str = ""
    full: bool = False
    deep: bool = False


class TooLongError(Exception):
    """A message is longer than what is taken."""


def packed(message: Call | Answer) -> bytes:
    """A message as it travels."""
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def send(stream: BinaryIO, content: bytes) -> None:
    """Write a message with its length before it. Raises `OSError` when nobody reads any more."""
    stream.write(LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO, most: int = sys.maxsize) -> Any:
    """Read a message. Raises `EOFError` when there is no whole one, `TooLongError` beyond `most` bytes."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    if length > most:
        raise TooLongError
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301  # from our own process


def serve(modules: Iterable[str]) -> None:
    """Answer calls until there are no more. modules: what to load while there are none yet."""
    with os.fdopen(os.dup(1), "wb") as answers, contextlib.suppress(EOFError, BrokenPipeError):
        os.dup2(2, 1)  # a library that prints does not disturb the answers
        _leave_no_core()
        for name in modules:
            with contextlib.suppress(Exception):  # what is wrong with it is said when it is used
                importlib.import_module(name)
        while True:
            call = receive(sys.stdin.buffer)
            with _limited(call.limits):
                send(answers, _answer(call))


def _answer(call: Call) -> bytes:
    try:
        return packed(Answer(call.function(*call.arguments)))
    except ReportError as error:
        return packed(Answer(error=type(error), findings=error.findings))
    except MemoryError:
        return packed(Answer(full=True))
    except RecursionError:
        return packed(Answer(deep=True))
    except BaseException as error:  # noqa: BLE001  # WeasyPrint has errors that are no Exception
        return packed(Answer(unknown=f"{type(error).__name__}: {error}"[:LONGEST]))


@contextlib.contextmanager
def _limited(limits: Limits) -> Any:
    """Keep the limits until the call is answered."""
    _alarm(limits.seconds)
    _allow(limits.memory)
    try:
        yield
    finally:
        _allow(None)
        _alarm(0)


def _alarm(seconds: float) -> None:
    """Have the system end this process after so much work, unless called off with 0 before."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _allow(memory: int | None) -> None:
    """Let this process have so much memory, or again as much as when it began."""
    if resource:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = most if memory is None else memory
        # A system may know this limit and not keep it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(
                resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
            )


def _leave_no_core() -> None:
    """Have no picture of the memory written to the disk when this process crashes."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
