"""Why something could not be done, in our own words; the system and the YAML parser speak English only.

In: an error of the system, or what the parser says. Out: a `Message`.
"""

from __future__ import annotations

import errno
from types import MappingProxyType

from reports.errors import Finding, Message, Place, Severity, message

UNREADABLE = "file-unreadable"

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


def cause(error: OSError) -> Message:
    """Why the system refused; an error that is none of the usual ones by its number."""
    known = SYSTEM.get(error.errno) if error.errno is not None else None
    return known or message("error {number} of the system", number=error.errno or "-")


def not_read(error: OSError, file: object, hint: Message | None = None) -> Finding:
    """What is said when a file could not be read. file: its path, as shown to people."""
    problem = message("the file cannot be read: {detail}", detail=cause(error))
    return Finding(Severity.ERROR, UNREADABLE, Place(str(file)), problem, hint)


def yaml_cause(said: str) -> Message:
    """What is wrong with a YAML text, by the words of the parser."""
    return next((told for words, told in YAML if words in said), YAML_ELSE)
