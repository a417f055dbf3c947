"""What is in a file, read whole: a file comes to an end, which a pipe or a device never would.

In: a path. Out: its bytes, or their sha256.
"""

from __future__ import annotations

import os
from errno import EINVAL, ENODEV, EOVERFLOW
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG

AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for until it is written to
LARGEST = 1 << 28  # bytes of a file that is read as a whole


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises `OSError`, also for what is no file and for one beyond `LARGEST`."""
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise _refused(EOVERFLOW, path)
        return file.read()


def sum_of(path: Path) -> str:
    """The sha256 of a file, however large it is; empty for what is no file or cannot be read."""
    try:
        with _opened(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _opened(path: Path) -> BufferedReader:
    try:
        file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | AT_ONCE))  # noqa: SIM115  # its callers close it
    except ValueError as error:  # NUL in the name
        raise _refused(EINVAL, path) from error
    if S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise _refused(ENODEV, path)


def _refused(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))
