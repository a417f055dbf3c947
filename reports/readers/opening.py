"""A file to a document, by what it contains and not by its name."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity
from reports.readers.model import Document, Format, Options
from reports.readers.plain import decoded, normalised
from reports.readers.sheets import csv_document, ods_document, xlsx_document

ARCHIVE = b"PK\x03\x04"
SEPARATED = (".csv", ".tsv")  # what a text alone does not say


def document_of(content: bytes, path: str, options: Options | None = None) -> Document:
    """The file at `path` (as shown to people) as text. Raises `InputError` when it cannot be read."""
    given = options or Options()
    match format_of(content, path):
        case Format.XLSX:
            return xlsx_document(content, path, given)
        case Format.ODS:
            return ods_document(content, path, given)
        case Format.CSV:
            return csv_document(content, path, given)
    try:
        text = normalised(decoded(content))
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, "not-text", Place(path), error.problem, error.hint)
        raise InputError([finding]) from error
    return Document(text, path, sha256(content).hexdigest(), Format.TEXT)


def format_of(content: bytes, path: str) -> Format:
    """What a file is; text where nothing says anything else."""
    if content.startswith(ARCHIVE):
        try:
            names = set(ZipFile(BytesIO(content)).namelist())
        except (BadZipFile, ValueError, OSError):
            names = set()
        if "xl/workbook.xml" in names:
            return Format.XLSX
        if "content.xml" in names and b"opendocument.spreadsheet" in content[:200]:
            return Format.ODS
    return Format.CSV if path.lower().endswith(SEPARATED) else Format.TEXT
