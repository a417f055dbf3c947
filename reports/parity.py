"""One truth in Word and PDF: what was printed is pulled back out of the finished files and compared.

In: a report and the bytes of its documents. Out: a finding for each heading, paragraph, row of a table,
task and figure of the report that a document does not hold, in its order. White space is no part of
the comparison: where lines break is the page's own affair.
"""

from __future__ import annotations

import unicodedata
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from reports.document.marks import plain
from reports.document.report import (
    AchievementRow,
    AttendanceRow,
    Chart,
    PromiseRow,
    Report,
    SourceRow,
    TaskRow,
)
from reports.errors import Finding, Place, Severity, message

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HEADER_BAND = 56  # points: the top margin of 20 mm, where the page number stands
LONG_CELL = 150  # letters, which fill the narrowest column of a page
BROKEN_HYPHENS = str.maketrans("\ufffe\x02", "--")  # how PDFium writes a hyphen at the end of a line
ROWS = (AchievementRow, AttendanceRow, PromiseRow, SourceRow, TaskRow)
BLOCKS = (
    "letterhead",
    "salutation",
    "opening",
    "situation",
    "results",
    "promises",
    "overview",
    "assessment",
    "plan",
    "proposals",
    "closing",
    "signature",
    "achievements",
    "completeness",
    "sources",
    "remarks",
)


def differences(report: Report, documents: Mapping[str, bytes], shown: str) -> Iterator[Finding]:
    """What the DOCX and the PDF among `documents` (by format) lack; `shown` is their name without suffix."""
    readers = {"docx": word_text, "pdf": pdf_text}
    for format, read in readers.items():
        if format in documents:
            pages = [squeezed(page) for page in read(documents[format])]
            for missing in _missing(report, pages):
                problem = message("“{text}” of the report is not in the document as it stands", text=missing)
                hint = message("See that the template prints every part of the report, in its order.")
                yield Finding(Severity.ERROR, "parity", Place(f"{shown}.{format}"), problem, hint)


def word_text(content: bytes) -> list[str]:
    """Everything that a Word file prints in its body, in order, as one page; of pictures what they show."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    told = body.iter(f"{WORD}t", f"{DRAWING}docPr")
    return ["".join(element.get("descr") or element.text or "" for element in told)]


def pdf_text(content: bytes) -> list[str]:
    """Everything that a PDF prints below the top margin of its pages, in order."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        texts = []
        for page in document:
            width, height = page.get_size()
            texts.append(page.get_textpage().get_text_bounded(0, 0, width, height - HEADER_BAND))
        return texts
    finally:
        document.close()


def squeezed(text: str) -> str:
    """The text without any white space, its letters composed."""
    return "".join(unicodedata.normalize("NFC", text).translate(BROKEN_HYPHENS).split())


def _missing(report: Report, pages: Sequence[str]) -> Iterator[str]:
    """The texts of the report that the pages lack: each part in its own order, then any figure and task."""
    text = "".join(pages)
    for name in BLOCKS:
        at = 0
        for wanted in _texts(getattr(report, name)):
            whole = squeezed("".join(wanted))
            found = text.find(whole, at)
            if found >= 0:
                at = found + len(whole)
            elif not (_may_be_cut(wanted) and _on_pages(wanted, pages)):
                yield " ".join(wanted)
    loose = (*(figure.text for figure in report.figures), *(task.text for task in report.tasks))
    yield from (wanted for wanted in dict.fromkeys(loose) if squeezed(wanted) not in text)


def _may_be_cut(row: Sequence[str]) -> bool:
    """Whether a row of a table may be higher than a page; all others stay whole."""
    return len(row) > 1 and max(map(len, row)) > LONG_CELL


def _on_pages(row: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether each cell of the row stands on a page, or goes on from one page to the next."""
    cells = map(squeezed, row)
    return all(any(_goes_on(cell, pages[n:]) for n in range(len(pages))) for cell in cells)


def _goes_on(cell: str, pages: Sequence[str]) -> bool:
    if not pages or cell in pages[0]:
        return bool(pages)
    length = bisect_left(range(len(cell)), 1, key=lambda n: cell[: n + 1] not in pages[0])
    return length > 0 and _goes_on(cell[length:], pages[1:])


def _texts(value: Any) -> Iterator[tuple[str, ...]]:
    """The texts of a part in the order of the page, each alone; a row of a table as its cells."""
    if isinstance(value, str):
        yield from ((plain(value),),) if value else ()
    elif isinstance(value, ROWS):
        cells = (getattr(value, field.name) for field in fields(value))
        yield tuple(plain(text) for cell in cells for text in ((cell,) if isinstance(cell, str) else cell))
    elif isinstance(value, Chart):
        yield (value.title,)
        yield from ((text,) for bar in value.bars for text in (bar.label, plain(bar.text)))
    elif is_dataclass(value):
        yield from _texts(tuple(getattr(value, field.name) for field in fields(value)))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
