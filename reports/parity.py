"""One truth in Word, PDF and mail: what was printed is pulled back out of the finished files and compared.

In: a report and the bytes of its documents, or reports and the bodies of a finished message. Out: a finding
for each heading, paragraph, row of a table, task and figure of the report that a document does not hold, or
holds in another order within its part.
Where lines break, capitals, ligatures and invisible characters are the page's own affair.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
LEAST_TEXT, LEAST_CELL = 8, 3  # letters that a page keeps of what goes on over the next
DECORATION = ".{0,3}?"  # what a template may put around the cells of a row
PAGE_END = "\f"  # white space, which no squeezed text holds
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
            yield from (_lacks(f"{shown}.{format}", missing) for missing in _missing(report, pages))


def body_differences(reports: Sequence[Report], text: str, page: str, shown: str) -> Iterator[Finding]:
    """What the two bodies of a message lack of the reports that they tell: title, opening, results by
    indicator or why there are none, what is planned. `shown` is the message's name.
    """
    html = etree.fromstring(page, etree.HTMLParser()).find("body")
    for name, body in ((f"{shown} (text)", text), (f"{shown} (HTML)", "".join(html.itertext()))):
        for report in reports:
            parts = ((report.title, report.opening, *_results(report)), report.plan)
            missing = (wanted for part in parts for wanted in _lost(part, [squeezed(body)]))
            yield from (_lacks(name, text) for text in missing)


def _results(report: Report) -> tuple[Any, ...]:
    """The results as a body tells them: the tables, or why there are none."""
    if report.achievements:
        return report.achievements.tables, report.achievements.note
    return report.results.paragraphs if report.results else ()


def _lacks(shown: str, text: str) -> Finding:
    problem = message("“{text}” of the report is not in the document as it stands", text=text)
    hint = message("See that the template prints every part of the report, in its order.")
    return Finding(Severity.ERROR, "parity", Place(shown), problem, hint)


def word_text(content: bytes) -> list[str]:
    """Everything that a Word file prints in its body, in order, as one page; of pictures what they show."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    told = body.iter(f"{WORD}t", f"{DRAWING}docPr")
    return ["".join(element.get("descr") or element.text or "" for element in told)]


def pdf_text(content: bytes) -> list[str]:
    """Everything that a PDF prints, in order, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """The text as it is compared: its letters alone, the same for all ways to write them."""
    letters = unicodedata.normalize("NFKC", text.translate(BROKEN_HYPHENS)).casefold()
    unseen = (ord(c) for c in set(letters) if c.isspace() or unicodedata.category(c) == "Cf")
    return letters.translate(dict.fromkeys(unseen))


def _missing(report: Report, pages: Sequence[str]) -> Iterator[str]:
    """The texts of the report that the pages lack: each part in its own order, then any figure and task."""
    for name in BLOCKS:
        yield from _lost(getattr(report, name), pages)
    loose = (*(figure.text for figure in report.figures), *(task.text for task in report.tasks))
    yield from _nowhere(loose, pages)


def _nowhere(texts: Iterable[str], pages: Sequence[str]) -> Iterator[str]:
    """Those of the texts that no page holds, nor two of them together."""
    whole, at = PAGE_END.join(pages), 0
    for text in dict.fromkeys(texts):
        letters = squeezed(text)
        # Mostly each stands behind the last: searches from the top would add up in a long report.
        behind = whole.find(letters, at)
        found = behind if behind >= 0 else whole.find(letters, 0, at + len(letters))
        if found < 0 and not _on_pages([letters], pages):
            yield text
        at = max(found, 0)


def _lost(part: Any, pages: Sequence[str]) -> Iterator[str]:
    """The texts of one part that the pages lack, or have in another order."""
    text, at = "".join(pages), 0
    for wanted in _texts(part):
        cells = [squeezed(cell) for cell in wanted]
        shape = re.compile(DECORATION.join(map(re.escape, cells)), re.DOTALL)
        if found := shape.search(text, at):
            at = found.end()
        elif shape.search(text) or not _on_pages(cells, pages):
            yield " | ".join(wanted)


def _on_pages(cells: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether the page has cut these texts: a paragraph, or a row of which a cell stands on no page whole."""
    if len(cells) > 1 and all(any(cell in page for page in pages) for cell in cells):
        return False
    least = LEAST_CELL if len(cells) > 1 else LEAST_TEXT
    return all(any(_goes_on(cell, pages[n:], least) for n in range(len(pages))) for cell in cells)


def _goes_on(text: str, pages: Sequence[str], least: int) -> bool:
    """Whether a text stands on the first page, or begins there and goes on over the next."""
    if not pages or text in pages[0]:
        return bool(pages)
    length = bisect_left(range(len(text)), 1, key=lambda n: text[: n + 1] not in pages[0])
    return least <= length <= len(text) - least and _goes_on(text[length:], pages[1:], least)


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
