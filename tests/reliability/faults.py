"""A disk that fails: in this process the n-th call on files below a folder raises an error."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from unittest import mock

NAMED = ("chmod", "link", "listdir", "lstat", "mkdir", "open", "replace", "scandir", "stat", "unlink")
CWD, READLINK = os.fsdecode(Path.cwd()), os.readlink
ON_HANDLES = ("fsync", "write")
ON_FILES = ("read", "write", "flush")


class Disk:
    """Calls on files below `folder` count; the n-th fails with `error`, and so do all later ones if it stays so."""

    def __init__(self, folder: Path, nth: int = 0, error: int = 0, *, for_ever: bool = False) -> None:
        self.folder, self.nth, self.error, self.for_ever = str(folder), nth, error, for_ever
        self.calls = 0
        self.failed: list[str] = []

    def call(self, name: str, path: Any, *, named: bool = True) -> None:
        """Let one call go by, or fail."""
        where = _path_of(path)
        if not where.startswith(self.folder):
            return
        self.calls += 1
        if self.nth and (self.calls == self.nth or (self.for_ever and self.calls > self.nth)):
            self.failed.append(f"{name} {where}")
            raise OSError(self.error, os.strerror(self.error), *([where] if named else []))

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Have everything in this process use this disk."""
        with mock.patch.multiple(os, **self._functions()), mock.patch.object(io, "open", self._opener()):
            yield

    def _functions(self) -> dict[str, Callable[..., Any]]:
        return {
            **{name: self._failing(name, getattr(os, name), named=True) for name in NAMED},
            **{name: self._failing(name, getattr(os, name), named=False) for name in ON_HANDLES},
        }

    def _failing(self, name: str, real: Callable[..., Any], *, named: bool) -> Callable[..., Any]:
        def call(path: Any = ".", *arguments: Any, **options: Any) -> Any:
            self.call(name, path, named=named)
            return real(path, *arguments, **options)

        return call

    def _opener(self) -> Callable[..., Any]:
        real = io.open

        def opened(file: Any, *arguments: Any, **options: Any) -> Any:
            if not isinstance(file, int):  # else its handle was opened before, and counted
                self.call("open", file)
            return _File(self, real(file, *arguments, **options), file)

        return opened


class _File:
    """An open file whose reads and writes count."""

    def __init__(self, disk: Disk, file: Any, path: Any) -> None:
        self._disk, self._file, self._path = disk, file, _path_of(path)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        if name not in ON_FILES:
            return found

        def call(*arguments: Any) -> Any:
            self._disk.call(name, self._path, named=False)
            return found(*arguments)

        return call

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)


def _path_of(path: Any) -> str:
    """The absolute path of what a call is about; links stay links, for nothing is to be asked of the disk."""
    if isinstance(path, int):
        try:
            return READLINK(f"/proc/self/fd/{path}")
        except OSError:
            return ""
    return os.path.join(CWD, os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else ""  # noqa: PTH118
