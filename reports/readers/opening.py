"""A file to a document, by what it contains and not by its name."""

from __future__ import annotations

from hashlib import sha256

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity
from reports.readers.model import Document, Format
from reports.readers.plain import decoded, normalised


def document_of(content: bytes, path: str) -> Document:
    """The file at `path` (as shown to people) as text. Raises `InputError` when it cannot be read."""
    try:
        text = normalised(decoded(content))
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, "not-text", Place(path), error.problem, error.hint)
        raise InputError([finding]) from error
    return Document(text, path, sha256(content).hexdigest(), Format.TEXT)
