"""Finished bytes to files, whole or not at all, never over what a person has edited.

In: a folder and named bytes. Out: files, and SHA256SUMS, the list of what ldreport wrote there. A
file is ours while its sha256 stands in that list; any other file is kept, the new one goes beside.
A file is written beside its place, made safe on the disk, read back and compared, and then takes its place.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EIO
from hashlib import sha256
from pathlib import Path
from typing import IO

from reports.causes import cause, not_read
from reports.contents import content_of, sum_of
from reports.errors import DeliveryError, Finding, Place, Severity, message

SUMS = "SHA256SUMS"
LISTED = re.compile(r"^([0-9a-f]{64})  ([^/\\\r\n]+)\r?$", re.MULTILINE)  # another line says nothing
OURS, PART = ".ldreport-", ".part"  # what the names of files that are being written begin and end with


def digest(content: bytes) -> str:
    """The sha256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()


class OutputFolder:
    """A folder that builds write into; `locks.held` makes it, and gives it to one run at a time.

    Raises `DeliveryError` when it cannot be known what in it is ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ours = set(_read_sums(path / SUMS))

    @property
    def parts(self) -> list[Path]:
        """What is being written, or was when a run was killed."""
        return [*self.path.glob(f"{OURS}*{PART}")]

    def sweep(self) -> None:
        """Remove what killed runs left half written. Raises `DeliveryError`."""
        for part in self.parts:
            try:
                part.unlink(missing_ok=True)
            except OSError as error:
                raise not_written(error, part) from error

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """Where documents wait, on the disk they are for; nothing is left of it. Raises `DeliveryError`."""
        try:
            file = tempfile.TemporaryFile(buffering=0, prefix=OURS, suffix=PART, dir=self.path)  # noqa: SIM115
        except OSError as error:
            raise not_written(error, self.path) from error
        with file:
            yield Shelf(file, self.path)

    def free_name(self, name: str, sum: str) -> str:
        """The name under which content of this sha256 can be written without touching another's file.

        `name` itself unless a person's file has it; else `name.new`, `name.new-2` and so on.
        """
        stem, dot, suffix = name.rpartition(".")
        for ending in ("", ".new", *(f".new-{n}" for n in range(2, 100))):
            candidate = f"{stem}{ending}{dot}{suffix}"
            if self._may_replace(self.path / candidate, sum):
                return candidate
        problem = message("there are too many edited copies of this file")
        hint = message("Move the copies that you want to keep to another folder.")
        raise DeliveryError(
            [Finding(Severity.ERROR, "too-many-copies", Place(str(self.path / name)), problem, hint)]
        )

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write each file whole or leave what was there. Raises `DeliveryError`."""
        new = {(digest(content), name) for name, content in files.items()}
        # What is about to be written is listed first: a crash must not turn our files into strangers.
        self._put(SUMS, _sums(self.ours | new))
        for name, content in files.items():
            self._put(name, content)
        left = self._settled({(sum, name) for sum, name in self.ours if name not in files}) | new
        self._put(SUMS, _sums(left))
        self.ours = left

    def _put(self, name: str, content: bytes) -> None:
        try:
            write_whole(self.path / name, content)
        except OSError as error:
            raise not_written(error, self.path / name) from error

    def _settled(self, listed: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those that still are there. Of several that a crash has left for a name, the file's own."""
        times = Counter(name for _, name in listed)
        there = {(sum, name) for sum, name in listed if (self.path / name).exists()}
        return {(sum, name) for sum, name in there if times[name] == 1 or sum_of(self.path / name) == sum}

    def standing(self, name: str, sum: str) -> str | None:
        """The name that `free_name` finds, where a file of ours of that name holds the content already."""
        found = self.free_name(name, sum)
        return found if (sum, found) in self.ours and sum_of(self.path / found) == sum else None

    def clear(self, pattern: str, wanted: Collection[str]) -> tuple[Finding, ...]:
        """Remove what ldreport wrote here before and is not wanted now; a person's file is kept and told.

        Raises `DeliveryError`.
        """
        told: list[Finding] = []
        for path in sorted(path for path in self.path.glob(pattern) if path.name not in wanted):
            try:
                if (digest(content_of(path)), path.name) in self.ours:
                    path.unlink()
                    continue
            except OSError as error:
                raise not_written(error, path) from error
            problem = message("this file is none of those that belong here now, and is kept")
            told.append(Finding(Severity.WARNING, "stale-file-kept", Place(str(path)), problem))
        return tuple(told)

    def _may_replace(self, path: Path, sum: str) -> bool:
        if not path.exists():
            return True
        found = sum_of(path)
        return found == sum or (found, path.name) in self.ours


class Shelf(Mapping[str, bytes]):
    """Finished documents by name, on the disk and not in memory until they are wanted.

    file: where they wait, not buffered, so that nothing can fail when it is closed; shown: its name in
    messages.
    """

    def __init__(self, file: IO[bytes], shown: Path) -> None:
        self.file, self.shown, self.places = file, shown, dict[str, tuple[int, int, str]]()

    def put(self, name: str, content: bytes) -> None:
        """Add a document. Raises `DeliveryError`."""
        left = memoryview(content)
        try:
            self.places[name] = (self.file.seek(0, os.SEEK_END), len(content), digest(content))
            while left:  # a disk that is nearly full takes the beginning
                left = left[self.file.write(left) :]
        except OSError as error:
            raise not_written(error, self.shown) from error

    def __getitem__(self, name: str) -> bytes:
        """The document, every byte as it was put. Raises `DeliveryError`."""
        start, length, sum = self.places[name]
        try:
            self.file.seek(start)
            content = self.file.read(length)
            _see_same(digest(content), sum)
        except OSError as error:
            raise not_written(error, self.shown) from error
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def kept(path: Path, name: str) -> Finding:
    """What is said when the file at `path` is a person's, and ours was written beside it as `name`."""
    problem = message("the file was changed by hand and is kept; the new one is {name}", name=name)
    return Finding(Severity.WARNING, "edited-file-kept", Place(str(path)), problem)


def _read_sums(path: Path) -> Iterable[tuple[str, str]]:
    try:
        text = content_of(path).decode()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return
    except OSError as error:  # what is ours would be taken for a person's, and a build leave it for ever
        raise DeliveryError([not_read(error, path)]) from error
    yield from LISTED.findall(text)


def _sums(entries: Iterable[tuple[str, str]]) -> bytes:
    lines = sorted(entries, key=lambda entry: (entry[1], entry[0]))
    return "".join(f"{sum}  {name}\n" for sum, name in lines).encode()


def not_written(error: OSError, path: Path) -> DeliveryError:
    """What is said when `path` could not be written."""
    problem = message("the file cannot be written: {detail}", detail=cause(error))
    hint = message("Check that you may write there, and that the disk is not full.")
    named = (str(name) for name in (error.filename2, error.filename) if name)
    place = Place(next((name for name in named if not name.endswith(PART)), str(path)))
    return DeliveryError([Finding(Severity.ERROR, "not-written", place, problem, hint)])


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there. Raises `OSError`."""
    with _part(target.parent, content) as part:
        part.replace(target)


def write_new(target: Path, content: bytes) -> None:
    """Write a file whole under a name that nothing has. Raises `FileExistsError`, and `OSError`.

    Of several runs that want the name at once, one gets it.
    """
    with _part(target.parent, content) as part:
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:  # a disk without links, such as FAT: an empty file holds the name for a moment
            target.touch(exist_ok=False)
            part.replace(target)


def sweep_abandoned(folder: Path) -> None:
    """Remove what killed runs left half written in a folder without a lock, as far as that can be.

    What other runs are writing there is theirs; one that is empty still may not be claimed by its writer yet.
    """
    for part in folder.glob(f"{OURS}*{PART}"):
        with suppress(OSError):
            if part.stat().st_size:
                _sweep(part)


def _sweep(part: Path) -> None:
    with _claimed(part) as ours:
        if ours:
            part.unlink()


if sys.platform == "win32":

    @contextmanager
    def _claimed(part: Path) -> Iterator[bool]:  # noqa: ARG001
        yield True  # nobody can remove a file there that another has open

else:
    import fcntl

    @contextmanager
    def _claimed(part: Path) -> Iterator[bool]:
        """Whether no other run writes this part or sweeps it away; it is ours then, as long as this lasts."""
        handle = os.open(part, os.O_RDONLY)
        try:
            yield _locked(handle)
        finally:
            os.close(handle)

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # it is another's, or the disk knows no locks
            return False
        return True


@contextmanager
def _part(folder: Path, content: bytes) -> Iterator[Path]:
    """A finished file beside the one that it is to become; gone afterwards, the name it got is safe."""
    handle, name = tempfile.mkstemp(prefix=OURS, suffix=PART, dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, _claimed(part):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # Windows moves no file that is open
            part.chmod(0o644)
            _see_same(part.read_bytes(), content)
            yield part
        sync(folder)
    finally:
        part.unlink(missing_ok=True)


def _see_same(found: bytes | str, wanted: bytes | str) -> None:
    if found != wanted:
        raise OSError(EIO, os.strerror(EIO))


def sync(folder: Path) -> None:
    """See the names in a folder safe on the disk. Raises `OSError`."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
