"""A file to a document, by what it contains and not by its name.

A kind of file is one row of `READERS`: how its content tells, and who reads it. Readers load their libraries
when the first file of their kind comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, message
from reports.readers.file import File
from reports.readers.limits import refuse_large
from reports.readers.model import Document, Format, Limits, Options
from reports.readers.plain import decoded, text_document
from reports.readers.sheets.separators import is_separated
from reports.readers.strangers import is_saved_page, refuse_strangers

if TYPE_CHECKING:
    from reports.readers.package import Package
    from reports.readers.sheets.model import Book

ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")  # the second: an empty one
WORD = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.",
)
EXCEL = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.",
    "application/vnd.ms-excel.sheet.macroEnabled.",
    "application/vnd.ms-excel.template.macroEnabled.",
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PDF_MARK, PDF_WITHIN = b"%PDF-", 1024  # programs that fetch files may leave something before it
PDF_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")  # without one it is a text about such files
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
HTML_WITHIN = 4096
SEPARATED = (".csv", ".tsv")  # the names of files whose content may be less clear
AS_SET = Options()

Reader = Callable[[File, Options], Document]
Known = TypeVar("Known")


class Look(NamedTuple):
    """What is looked at to tell what a file is. path: as shown to people; type: that an archive says it has,
    else empty.
    """

    content: bytes
    path: str
    type: str

    @property
    def is_archive(self) -> bool:
        """Whether it is a file of files."""
        return self.content.startswith(ARCHIVE)


def document_of(content: bytes, path: str, options: Options = AS_SET) -> Document:
    """The file at `path` (as shown to people) as text. Raises `InputError` when it cannot be read."""
    return opened(content, path, options, lambda _book, _file: None)


def opened(
    content: bytes, path: str, options: Options, known: Callable[[Book, File], Known | None]
) -> Document | Known:
    """The file at `path` as text; for one of sheets what `known` makes of them, when that knows them.

    Raises `InputError` when it cannot be read, and as `known` does.
    """
    with placed(path):
        file = recognised(content, path, options.limits)
        reader = next(kind.read for kind in READERS if kind.format is file.format)
        if reader:
            return reader(file, options)
        from reports.readers.sheets.sheets import book_of, sheet_document  # noqa: PLC0415 only sheets need it

        book = book_of(file, options)
        return known(book, file) or sheet_document(book, file)


def recognised(content: bytes, path: str, limits: Limits) -> File:
    """What the file at `path` is. Raises `NotUnderstoodError`: too large, damaged, or of a kind that is not
    read.
    """
    refuse_large(len(content), limits)
    package = _unpacked(content, limits)
    look = Look(content, path, _type(package))
    refuse_strangers(content, look.type)
    for kind in READERS:
        if kind.tells(look):
            return File(content, path, kind.format, package)
    hint = message("Unpack it, and name the files in it.")
    raise NotUnderstoodError(message("the file is an archive of files"), hint, code="not-read")


@contextmanager
def placed(path: str) -> Iterator[None]:
    """Tell of a file what is not understood in it: as an `InputError`."""
    try:
        yield
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, error.code, Place(path), error.problem, error.hint)
        raise InputError([finding]) from error


def _unpacked(content: bytes, limits: Limits) -> Package | None:
    """The parts of a file of files; None for one of one piece."""
    if not content.startswith(ARCHIVE):
        return None
    from reports.readers.office import refuse_locked  # noqa: PLC0415 only archives need it
    from reports.readers.package import opened  # noqa: PLC0415 as above

    package = opened(content, limits)
    refuse_locked(package)
    return package


def _type(package: Package | None) -> str:
    if package is None:
        return ""
    from reports.readers.office import media_type  # noqa: PLC0415 as above

    return media_type(package)


def _text(file: File, _: Options) -> Document:
    return text_document(file.content, file.path)


def _word(file: File, options: Options) -> Document:
    from reports.readers.word.word import word_document  # noqa: PLC0415 only Word files need it

    return word_document(file, options)


def _pdf(file: File, options: Options) -> Document:
    from reports.readers.pdf.pdf import pdf_document  # noqa: PLC0415 only PDF files need it

    return pdf_document(file.content, file.path, options)


def _html(file: File, options: Options) -> Document:
    from reports.readers.page.page import html_document  # noqa: PLC0415 only web pages need it

    return html_document(file.content, file.path, options)


def _saved(file: File, options: Options) -> Document:
    from reports.readers.page.saved import saved_document  # noqa: PLC0415 only saved pages need it

    return saved_document(file.content, file.path, options)


def _is_pdf(look: Look) -> bool:
    """Whether a file begins as a PDF, or has that mark a little later and objects behind it."""
    begins, marked = look.content.startswith(PDF_MARK), PDF_MARK in look.content[:PDF_WITHIN]
    return begins or (marked and not look.is_archive and PDF_OBJECT.search(look.content) is not None)


def _is_page(look: Look) -> bool:
    """Whether a file begins as a web page does, in UTF-16 too."""
    return not look.is_archive and HTML.search(look.content[:HTML_WITHIN].replace(b"\0", b"")) is not None


def _is_table(look: Look) -> bool:
    """Whether a text is a table, by its name or by its lines."""
    return look.path.lower().endswith(SEPARATED) or is_separated(decoded(look.content))


class Kind(NamedTuple):
    """A kind of file. tells: whether a file is of it; read: its reader, which raises `NotUnderstoodError`;
    None for sheets, which `opened` shows to who knows more of them first.
    """

    format: Format
    tells: Callable[[Look], bool]
    read: Reader | None


READERS = (
    Kind(Format.DOCX, lambda look: look.type.startswith(WORD), _word),
    Kind(Format.XLSX, lambda look: look.type.startswith(EXCEL), None),
    Kind(Format.ODS, lambda look: look.type.startswith(ODS), None),
    Kind(Format.PDF, _is_pdf, _pdf),
    Kind(Format.MHTML, lambda look: is_saved_page(look.content), _saved),
    Kind(Format.HTML, _is_page, _html),
    Kind(Format.CSV, lambda look: not look.is_archive and _is_table(look), None),
    Kind(Format.TEXT, lambda look: not look.is_archive, _text),
)
