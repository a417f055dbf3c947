"""A file to a document, by what it contains and not by its name.

A kind of file is one row of `READERS`: how its content tells, and who reads it. Readers load their libraries
when the first file of their kind comes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, message
from reports.readers.model import Document, Limits, Options
from reports.readers.plain import text_document
from reports.readers.strangers import refuse_strangers

ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")  # the second: an empty one
WORD = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.",
)
AS_SET = Options()


class Look(NamedTuple):
    """What is looked at to tell what a file is. type: that an archive says it has, else empty."""

    content: bytes
    type: str


def document_of(content: bytes, path: str, options: Options = AS_SET) -> Document:
    """The file at `path` (as shown to people) as text. Raises `InputError` when it cannot be read."""
    try:
        refuse_large(len(content), options.limits)
        look = Look(content, _type(content, options.limits))
        refuse_strangers(content, look.type)
        return _reader(look)(content, path, options)
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, error.code, Place(path), error.problem, error.hint)
        raise InputError([finding]) from error


def refuse_large(size: int, limits: Limits) -> None:
    """Raises `NotUnderstoodError` for a file of `size` bytes when that is more than is read."""
    if size > limits.size:
        problem = message("the file is larger than {size} MB", size=f"{limits.size / 1_000_000:g}")
        hint = message("Save it in several smaller files, or raise the limit (reading) in config.yaml.")
        raise NotUnderstoodError(problem, hint, code="file-too-large")


def _type(content: bytes, limits: Limits) -> str:
    if not content.startswith(ARCHIVE):
        return ""
    from reports.readers.office import media_type  # noqa: PLC0415 only archives need it
    from reports.readers.package import opened  # noqa: PLC0415

    return media_type(opened(content, limits))


def _word(content: bytes, path: str, options: Options) -> Document:
    from reports.readers.word import word_document  # noqa: PLC0415 only Word files need it

    return word_document(content, path, options)


Reader = Callable[[bytes, str, Options], Document]

READERS: tuple[tuple[Callable[[Look], bool], Reader], ...] = (
    (lambda look: look.type.startswith(WORD), _word),
    (lambda look: not look.content.startswith(ARCHIVE), text_document),
)


def _reader(look: Look) -> Reader:
    for reads, reader in READERS:
        if reads(look):
            return reader
    hint = message("Unpack it, and name the files in it.")
    raise NotUnderstoodError(message("the file is an archive of files"), hint, code="not-read")
