"""What the system is asked for, and why it could not do it, in our own words; it speaks English only.

In: a path, out: a file that comes to an end; a pipe or a device never would. In: an error of the system, or
what the YAML parser says. Out: a `Message`.
"""

from __future__ import annotations

import errno
import os
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from reports.errors import Message, message

SYSTEM = MappingProxyType(
    {
        errno.ENOENT: message("there is no such file or folder"),
        errno.EACCES: message("this is not allowed here"),
        errno.EPERM: message("this is not allowed here"),
        errno.EROFS: message("the disk can only be read"),
        errno.ENOSPC: message("the disk is full"),
        errno.EDQUOT: message("the disk is full"),
        errno.EFBIG: message("the file is too large for this disk"),
        errno.EISDIR: message("this is a folder"),
        errno.ENOTDIR: message("a part of the path is no folder"),
        errno.EEXIST: message("it is there already"),
        errno.ENOTEMPTY: message("the folder is not empty"),
        errno.ENAMETOOLONG: message("the name is too long"),
        errno.ELOOP: message("links lead in a circle"),
        errno.EINVAL: message("the name or the place cannot be used"),
        errno.EBUSY: message("another program uses it"),
        errno.ETXTBSY: message("another program uses it"),
        errno.EMFILE: message("too many files are open"),
        errno.ENFILE: message("too many files are open"),
        errno.EIO: message("the disk does not answer as it should"),
        errno.ESTALE: message("the network drive does not answer"),
        errno.ENODEV: message("this is a pipe or a device, and no file"),
        errno.EOVERFLOW: message("the file is too large to be read"),
        errno.ENOMEM: message("there is not enough memory"),
    }
)
OTHER_SIGN = message("a text begins with a sign that means something else in YAML")
BACKSLASH = message("a backslash within quotation marks is followed by what it cannot be")
BRACKET = message("a bracket is opened and not closed, or a comma is missing")
OUT_OF_STEP = message("the line does not stand in step with those above it")
YAML = (
    ("tab character", message("a tab stands where spaces belong")),
    ("mapping values are not allowed", message("a second colon stands on the line")),
    ("could not find expected ':'", message("the colon after a key is missing")),
    ("did not find expected key", OUT_OF_STEP),
    ("<block end>", OUT_OF_STEP),
    ("'-' indicator", OUT_OF_STEP),
    ("sequence entries are not allowed", message("no list can begin here")),
    ("start any token", OTHER_SIGN),
    ("expected alphabetic or numeric", OTHER_SIGN),
    ("unexpected end of stream", message("quotation marks are opened and not closed")),
    ("flow sequence", BRACKET),
    ("',' or", BRACKET),
    ("node content", message("a value is missing here")),
    ("unknown escape", BACKSLASH),
    ("hexdecimal", BACKSLASH),
    ("Unicode character escape", BACKSLASH),
    ("directive", message("a line begins with %")),
    ("tag", message("a text begins with !")),
)
YAML_ELSE = message("its form is not right")
AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for until it is written to
LARGEST = 1 << 28  # bytes of a file that is read as a whole


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises `OSError`, also for what is no file and for one beyond `LARGEST`."""
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise _refused(errno.EOVERFLOW, path)
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
        raise _refused(errno.EINVAL, path) from error
    if S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise _refused(errno.ENODEV, path)


def _refused(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))


def cause(error: OSError) -> Message:
    """Why the system refused; an error that is none of the usual ones by its number."""
    known = SYSTEM.get(error.errno) if error.errno is not None else None
    return known or message("error {number} of the system", number=error.errno or "-")


def yaml_cause(said: str) -> Message:
    """What is wrong with a YAML text, by the words of the parser."""
    return next((told for words, told in YAML if words in said), YAML_ELSE)
