"""What was sent to whom: a file of JSON lines that is only ever added to, and outlives every build.

In: what is about to happen, and what became of it. Out: `sent/<period>.jsonl` in the workspace, each line
safe on the disk before anything else is done. A line `about` with nothing after it means that the work was
cut off: nobody knows whether the message arrived. Two runs cannot send at once.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from reports.causes import not_read
from reports.contents import content_of
from reports.deliver.files import not_written, sync
from reports.deliver.locks import hold, see_held
from reports.errors import Finding, InputError, Place, Severity, message

FOLDER, SUFFIX = "sent", ".jsonl"
TORN = b" # cut off\n"  # closes a line that a crash has cut


class State(StrEnum):
    """How far a message has come. deferred: put off, surely not accepted."""

    ABOUT = "about"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"


class Purpose(StrEnum):
    """Why somebody gets a message: to look an issue over, or as a reader."""

    REVIEW = "review"
    BULLETIN = "bulletin"


@dataclass(frozen=True)
class Line:
    """One line. at: when; recipient: the address as servers are told it; message, issue: their sha256; date:
    of the message; reply: what the server said, or who decided.
    """

    at: str
    state: State
    recipient: str
    purpose: Purpose
    issue: str
    group: str
    message: str
    message_id: str
    date: str
    reply: str = ""


@dataclass(frozen=True)
class Log:
    """The lines of a journal, and what is told of it."""

    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def dates(self) -> dict[str, datetime]:
        """When messages were first made, by their ids."""
        return {line.message_id: datetime.fromisoformat(line.date) for line in reversed(self.lines)}


def journal_of(workspace: Path, period: str) -> Path:
    """Where the journal of a period lies."""
    return workspace / FOLDER / f"{period}{SUFFIX}"


def read_log(path: Path) -> Log:
    """The journal as it lies there. Raises `InputError` when a line of it is damaged: what that line said may
    have been that somebody has got the message.
    """
    try:
        content = content_of(path)
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise InputError([not_read(error, path)]) from error
    lines: list[Line] = []
    told: list[Finding] = []
    for number, raw in enumerate(content.splitlines(keepends=True), 1):
        place = Place(str(path), number)
        if raw.endswith(TORN):
            continue
        if not raw.endswith(b"\n"):
            problem = message("the line was cut off when the program was stopped, and counts for nothing")
            told.append(Finding(Severity.WARNING, "torn-line", place, problem))
        else:
            lines.append(_line(raw, place))
    return Log(tuple(lines), tuple(told))


def _line(raw: bytes, place: Place) -> Line:
    try:
        data: dict[str, Any] = json.loads(raw)
        line = Line(**{**data, "state": State(data["state"]), "purpose": Purpose(data["purpose"])})
        sound = all(isinstance(value, str) for value in data.values())
        sound = sound and datetime.fromisoformat(line.date).tzinfo is not None
    except (ValueError, TypeError, KeyError, RecursionError):
        sound = False
    if not sound:
        problem = message("the line cannot be read, so it is not known who has got the bulletin")
        hint = message("Mend it by hand, from a backup; nothing is sent until then.")
        raise InputError([Finding(Severity.ERROR, "damaged-journal", place, problem, hint)])
    return line


class Journal:
    """A journal that this run alone may add to. standings: the last line of each recipient and message, by
    the message's id, for that comes from its content alone; the newest stands last.
    """

    def __init__(self, path: Path, handle: int, log: Log) -> None:
        self.path, self.handle, self.log = path, handle, log
        self.standings: dict[tuple[str, str], Line] = {}
        for line in log.lines:
            self._stand(line)

    def add(self, line: Line) -> None:
        """Add a line, and see it safe on the disk. Raises `DeliveryError`."""
        self._write(json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n")
        self._stand(line)

    def _stand(self, line: Line) -> None:
        key = line.recipient.casefold(), line.message_id
        self.standings.pop(key, None)
        self.standings[key] = line

    def close_torn_line(self) -> None:
        """End what a crash has left half written, so that the next line stands alone."""
        if self.log.findings and not self.path.read_bytes().endswith(b"\n"):
            self._write(TORN)

    def _write(self, content: bytes) -> None:
        see_held(self.handle, self.path)
        try:
            written = os.write(self.handle, content)
            os.fsync(self.handle)
        except OSError as error:
            raise not_written(error, self.path) from error
        if written < len(content):
            raise not_written(OSError(None, "-", str(self.path)), self.path)


@contextmanager
def opened(path: Path) -> Iterator[Journal]:
    """The journal at `path`, held by this run until it ends. Raises `InputError`, `DeliveryError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        sync(path.parent)
    except OSError as error:
        raise not_written(error, path) from error
    problem = message("another run is sending this bulletin")
    hint = message("Wait until it has ended, then run the command again: nobody gets it twice.")
    busy = Finding(Severity.ERROR, "already-sending", Place(str(path)), problem, hint)
    try:
        hold(handle, path, busy)
        journal = Journal(path, handle, read_log(path))
        journal.close_torn_line()
        yield journal
    finally:
        os.close(handle)
