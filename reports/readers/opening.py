"""A file to a document, by what it contains and not by its name."""

from __future__ import annotations

import re

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, message
from reports.readers.model import Document, Options
from reports.readers.page import html_document
from reports.readers.pdf import pdf_document
from reports.readers.plain import text_document

PDF_MARK, PDF_WITHIN = b"%PDF-", 1024
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
HTML_WITHIN = 4096


def document_of(content: bytes, path: str, options: Options | None = None) -> Document:
    """The file at `path` (as shown to people) as text. Raises `InputError` when it cannot be read."""
    try:
        return _read(content, path, options or Options())
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, error.code, Place(path), error.problem, error.hint)
        raise InputError([finding]) from error


def _read(content: bytes, path: str, options: Options) -> Document:
    if len(content) > options.limits.size:
        raise NotUnderstoodError(message("the file is larger than {limit} bytes", limit=options.limits.size))
    if PDF_MARK in content[:PDF_WITHIN]:
        return pdf_document(content, path, options)
    if HTML.search(content[:HTML_WITHIN].replace(b"\0", b"")):
        return html_document(content, path, options)
    return text_document(content, path, options)
