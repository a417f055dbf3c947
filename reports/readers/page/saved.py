"""A web page saved as a single file (.mht), as browsers and Word write it: a message with the page and its
pictures as parts.

In: bytes. Out: the page, of which `page` makes a document. Pictures and pages within the page are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message as Part
from hashlib import sha256

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.model import Document, Format, Options
from reports.readers.page.page import html_document


def saved_document(content: bytes, path: str, options: Options) -> Document:
    """The document of a saved page; `path` as shown to people. Raises `NotUnderstoodError`."""
    first, *others = [*_pages(content)] or [b""]
    if not first:
        hint = message("Save the page as “Webpage, complete” (.html) and read that.")
        raise NotUnderstoodError(message("the saved page holds no page"), hint)
    document = html_document(first, path, options)
    findings = document.findings
    if others:
        problem = message("{number} pages within the saved page were not read", number=len(others))
        findings += (Finding(Severity.INFO, "left-out", Place(path), problem),)
    return replace(document, format=Format.MHTML, sha256=sha256(content).hexdigest(), findings=findings)


def _pages(content: bytes) -> Iterator[bytes]:
    """The parts that are pages, in UTF-8 where they say in what they are written."""
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html" and isinstance(
            page := part.get_payload(decode=True), bytes
        ):
            yield _unicode(page, part)


def _unicode(page: bytes, part: Part) -> bytes:
    try:
        return page.decode(part.get_content_charset("")).encode()
    except (LookupError, UnicodeError):
        return page  # which says in its own head what it is, or else is told by its words
