"""Sheets to documents: Excel files, OpenDocument sheets, text with separators.

In: the bytes of a file. Out: a `Document` whose regions name the sheet and cell of each number. What
nobody sees in the file is not read, and said.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from reports.readers.model import Document, Format, Options
from reports.readers.package import opened
from reports.readers.plain import text_in
from reports.readers.sheet_csv import csv_book
from reports.readers.sheet_model import Book
from reports.readers.sheet_ods import ods_book
from reports.readers.sheet_text import text_of
from reports.readers.sheet_xlsx import xlsx_book


def sheet_document(content: bytes, path: str, format: Format, options: Options) -> Document:
    """A file of sheets as text; `path` as shown to people. Raises `NotUnderstoodError`."""
    book = book_of(content, path, format, options)
    text, regions = text_of(book)
    return Document(text, path, sha256(content).hexdigest(), format, regions, book.findings)


def book_of(content: bytes, path: str, format: Format, options: Options) -> Book:
    """The sheets of a file as a grid. Raises `NotUnderstoodError`."""
    limits = options.limits
    if format is Format.CSV:
        text, findings = text_in(content, path)
        book = csv_book(text, path, limits)
        return replace(book, findings=(*findings, *book.findings))
    package = opened(content, limits)
    return (xlsx_book if format is Format.XLSX else ods_book)(package, path, limits)
