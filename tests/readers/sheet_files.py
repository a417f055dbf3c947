"""Files of sheets made for tests: as Excel, as OpenDocument as LibreOffice writes it, as separated values."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from reports.readers.file import File
from reports.readers.model import Document, Format, Limits, Options
from reports.readers.package import opened
from reports.readers.sheets.sheets import book_of, sheet_document

Value = str | int | float | date | None
Rows = Sequence[Sequence[Value]]
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "calcext")
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(rows: Rows, merged: Sequence[str] = (), title: str = "Biểu 1") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    for area in merged:
        book.active.merge_cells(area)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


INLINE = re.compile(r't="inlineStr"><is>(.*?)</is>')
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shared(content: bytes, most: int | None = None) -> bytes:
    """A workbook with its texts, or the first so many of them, in a part of their own, as Excel has it."""
    made, texts = BytesIO(), list[str]()

    def numbered(found: re.Match[str]) -> str:
        texts.append(f"<si>{found[1]}</si>")
        return f't="s"><v>{len(texts) - 1}</v>'

    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                text = INLINE.sub(numbered, text)
            if name == "xl/_rels/workbook.xml.rels":
                link = f'<Relationship Id="x" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
                text = text.replace("</Relationships>", f"{link}</Relationships>")
            archive.writestr(name, text)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"".join(texts[:most])}</sst>')
    return made.getvalue()


def ods(rows: Rows, merged: Sequence[str] = (), title: str = "Biểu 1", styles: str = "") -> bytes:
    spans = {}
    for area in merged:
        left, top, right, bottom = range_boundaries(area)
        spans[top, left] = (bottom - top + 1, right - left + 1)
    lines = "".join(_row(n, row, spans) for n, row in enumerate(rows, start=1))
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return ods_of(f'<table:table table:name="{title}">{lines}{empty}</table:table>', styles)


def ods_of(tables: str, styles: str = "") -> bytes:
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>{body}</office:document-content>"
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content)
    return made.getvalue()


def _row(number: int, row: Sequence[Value], spans: dict[tuple[int, int], tuple[int, int]]) -> str:
    cells = "".join(_cell(value, spans.get((number, n))) for n, value in enumerate(row, start=1))
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(value: Value, span: tuple[int, int] | None) -> str:
    merged = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    )
    if value is None:
        return f"<table:table-cell{merged}/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, str):
        kind = 'office:value-type="string"'
    else:
        kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {kind}{merged}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def separated(rows: Rows, separator: str = ",") -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


MAKERS = {Format.XLSX: xlsx, Format.ODS: ods}


def read(content: bytes, format: Format = Format.XLSX, limits: Limits | None = None) -> Document:
    options = Options(limits or Limits())
    packed = None if format is Format.CSV else opened(content, options.limits)
    file = File(content, f"a.{format}", format, packed)
    return sheet_document(book_of(file, options), file)


def lines(document: Document) -> list[list[str]]:
    """The cells of each line."""
    return [line.split("\t") for line in document.text.split("\n") if line]


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """A file with other words in one part."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as archive:
        for name in source.namelist():
            words = source.read(name).decode()
            archive.writestr(name, words.replace(old, new) if name == part else words)
    return made.getvalue()
