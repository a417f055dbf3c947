"""Sheets to documents: Excel files, OpenDocument sheets, text with separators.

In: the bytes of a file. Out: a `Document` whose regions name the sheet and cell of each number. What
nobody sees in the file is not read, and said.
"""

from __future__ import annotations

from hashlib import sha256

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity
from reports.readers.model import Document, Format, Options
from reports.readers.package import opened
from reports.readers.plain import decoded, normalised
from reports.readers.sheet_csv import csv_book
from reports.readers.sheet_model import Book
from reports.readers.sheet_ods import ods_book
from reports.readers.sheet_text import text_of
from reports.readers.sheet_xlsx import xlsx_book


def xlsx_document(content: bytes, path: str, options: Options) -> Document:
    """An Excel file (.xlsx) as text. Raises `InputError`."""
    return _document(content, path, Format.XLSX, options)


def ods_document(content: bytes, path: str, options: Options) -> Document:
    """An OpenDocument sheet (.ods) as text. Raises `InputError`."""
    return _document(content, path, Format.ODS, options)


def csv_document(content: bytes, path: str, options: Options) -> Document:
    """Separated values (.csv) as text. Raises `InputError`."""
    return _document(content, path, Format.CSV, options)


def book_of(content: bytes, path: str, format: Format, options: Options) -> Book:
    """The sheets of a file as a grid. Raises `NotUnderstoodError`."""
    limits = options.limits
    if format is Format.CSV:
        return csv_book(normalised(decoded(content)), path, limits)
    package = opened(content, limits)
    return (xlsx_book if format is Format.XLSX else ods_book)(package, path, limits)


def _document(content: bytes, path: str, format: Format, options: Options) -> Document:
    try:
        book = book_of(content, path, format, options)
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, error.code, Place(path), error.problem, error.hint)
        raise InputError([finding]) from error
    text, regions = text_of(book)
    return Document(text, path, sha256(content).hexdigest(), format, regions, book.findings)
