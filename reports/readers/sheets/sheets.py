"""Sheets to documents: Excel files, OpenDocument sheets, text with separators.

In: the bytes of a file. Out: a `Document` whose regions name the sheet and cell of each number. What
nobody sees in the file is not read, and said.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from reports.readers.file import File
from reports.readers.model import Document, Format, Options
from reports.readers.plain import text_in
from reports.readers.sheets.csv import csv_book
from reports.readers.sheets.days import told_days
from reports.readers.sheets.letters import in_unicode
from reports.readers.sheets.model import Book
from reports.readers.sheets.ods import ods_book
from reports.readers.sheets.text import text_of
from reports.readers.sheets.xlsx import xlsx_book


def sheet_document(book: Book, file: File) -> Document:
    """The sheets of a file as text."""
    text, regions, parts = text_of(book)
    digest = sha256(file.content).hexdigest()
    return Document(text, file.path, digest, file.format, regions, book.findings, parts)


def book_of(file: File, options: Options) -> Book:
    """The sheets of a file as a grid. Raises `NotUnderstoodError`."""
    book = _read(file, options)
    return replace(book, findings=(*book.findings, *told_days(book, file.path)))


def _read(file: File, options: Options) -> Book:
    if file.format is Format.CSV:
        text, findings = text_in(file.content, file.path)
        book = csv_book(text, file.path, options.limits)
        return replace(book, findings=(*findings, *book.findings))
    read = xlsx_book if file.format is Format.XLSX else ods_book
    return in_unicode(read(file.package, file.path, options.limits), file.path)
