"""One run at a time where files are written: locks that end with the process, however it ends.

In: an open file, or a folder. Out: the right to write there until it is closed. A lock file stays when its
run has ended, for taking it away would let two runs hold two files of one name; nobody holds it then. A run
whose lock file somebody has taken away writes no more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

from reports.deliver.files import OutputFolder, not_written
from reports.errors import DeliveryError, Finding, Place, Severity, message

NAME = ".ldreport.lock"
HELD = (EACCES, EAGAIN, EDEADLK)  # by another: what POSIX says of it, and what Windows says

if sys.platform == "win32":
    import msvcrt

    BEYOND = 2**30  # a byte that no file here has: Windows lets nobody read what is locked

    def _lock(handle: int) -> None:
        os.lseek(handle, BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _wait(handle: int) -> None:
        os.lseek(handle, BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


def hold(handle: int, path: Path, busy: Finding) -> None:
    """Hold the open file at `path` until it is closed or this process has ended.

    Raises `DeliveryError`: with `busy` when another run holds it, else with why it cannot be held.
    """
    try:
        _lock(handle)
    except OSError as error:
        raise DeliveryError([busy]) if error.errno in HELD else not_written(error, path) from error
    see_held(handle, path)


def see_held(handle: int, path: Path) -> None:
    """See that the open file still lies at `path`: another run may hold what was put there instead.

    Raises `DeliveryError`.
    """
    try:
        there = os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        there = False
    except OSError as error:
        raise not_written(error, path) from error
    if not there:
        problem = message("the file was deleted or replaced while this run held it; nothing more is written")
        hint = message("See that no other run is at work, then run the command again.")
        raise DeliveryError([Finding(Severity.ERROR, "lock-lost", Place(str(path)), problem, hint)])


class _Held(OutputFolder):
    """A folder that this run alone writes into, as long as its lock lies there."""

    def __init__(self, path: Path, handle: int) -> None:
        super().__init__(path)
        self.handle = handle

    def _put(self, name: str, content: bytes) -> None:
        see_held(self.handle, self.path / NAME)
        super()._put(name, content)


@contextmanager
def held(path: Path) -> Iterator[OutputFolder]:
    """The folder at `path`, made if need be, for this run alone; what killed runs left half written is gone.

    Raises `DeliveryError`, at once when another run holds the folder.
    """
    lock = path / NAME
    problem = message("another run is building into this folder")
    hint = message("Wait until it has ended, then run the command again.")
    busy = Finding(Severity.ERROR, "already-building", Place(str(path)), problem, hint)
    with _opened(lock) as handle:
        hold(handle, lock, busy)
        folder = _Held(path, handle)
        folder.sweep()
        yield folder


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """The folder at `path`, made if need be, for this run as soon as those before it are done.

    For what takes a moment. Raises `DeliveryError`.
    """
    lock = path / NAME
    with _opened(lock) as handle:
        try:
            _wait(handle)
        except OSError as error:
            raise not_written(error, lock) from error
        see_held(handle, lock)
        yield


@contextmanager
def _opened(lock: Path) -> Iterator[int]:
    """The lock file, made if need be with its folder, until it is let go of. Raises `DeliveryError`."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = _open(lock)
    except OSError as error:
        raise not_written(error, lock) from error
    try:
        yield handle
    finally:
        os.close(handle)


def _open(lock: Path) -> int:
    """The lock file, made if need be. Raises `OSError`."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:  # a folder that several people share: it is the file of another one
        if not lock.exists():
            raise
        return os.open(lock, os.O_RDONLY)  # which is enough to hold it, but for disks of NFS
