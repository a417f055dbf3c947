"""A PDF file as a measured document. The only user of pdfplumber.

In: the bytes of a file. Out: a `Document`, or one clear `InputError`. The way of the data: what is drawn
(`pdf_marks`), ruled tables (`pdf_grids`), lines (`pdf_lines`), pages (`pdf_page`); then page numbers
(`pdf_sheets`), columns (`pdf_sides`), rules below texts (`pdf_strokes`); and over all pages the text area
(`pdf_areas`), paragraphs (`pdf_breaks`, `pdf_paragraphs`) and data tables (`pdf_tables`).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as DrawnPage
from pdfplumber.pdf import PDF

from reports.check.model import Document, FontUse, Format, Traits
from reports.check.pdf.areas import find_areas
from reports.check.pdf.fonts import Font, Fonts
from reports.check.pdf.marks import Marks, Plain, make_glyphs, make_segments, with_highlights
from reports.check.pdf.page import Page, make_page
from reports.check.pdf.paragraphs import make_paragraphs
from reports.check.pdf.sheets import make_sheets, opens_annex, page_place, without_bands
from reports.check.pdf.sides import with_head, with_signature
from reports.check.pdf.strokes import with_strokes
from reports.check.pdf.tables import make_tables
from reports.check.pdf.traits import read_traits
from reports.errors import Finding, InputError, Message, Place, Severity, message

MAX_PAGES = 2_000
HEADER, HEADER_WITHIN = b"%PDF-", 1024

for name in ("pdfminer", "pdfplumber"):
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # they tell of each odd object of a file


def read_pdf(content: bytes, shown: str) -> Document:
    """The document that the bytes of a PDF hold; `shown` names the file in messages.

    Raises `InputError` with one finding: no PDF, encrypted, broken, without pages or text, too long.
    """
    file = _open(content, shown)
    if not any(page.lines or page.grids for page in file.pages):
        problem = message("the PDF has no text layer: its pages are pictures")
        hint = message("Make the PDF anew from the Word file, or run text recognition (OCR) over the scan.")
        raise _refusal("pdf-no-text", shown, problem, hint)
    pages = _in_order(without_bands(file.pages))
    areas = find_areas(pages)
    paragraphs = make_paragraphs(pages, areas)
    levels = [paragraph.level or 0.0 for paragraph in paragraphs]
    return Document(
        format=Format.PDF,
        sheets=tuple(make_sheets(pages, areas)),
        paragraphs=paragraphs,
        tables=tuple(make_tables(pages, areas, levels)),
        fonts=file.fonts,
        traits=file.traits,
    )


def _in_order(pages: Iterable[Page]) -> list[Page]:
    """The pages with their columns, and with what is drawn below their texts."""
    ordered: list[Page] = []
    for page in pages:
        lines = page.lines if ordered else with_head(page.lines, page.height)
        before = ordered[-1].lines if ordered and not opens_annex(page) else ()
        lines = with_signature(lines, page.width, before)
        ordered.append(with_strokes(replace(page, lines=lines)))
    return ordered


@dataclass(frozen=True)
class _File:
    pages: tuple[Page, ...]
    fonts: tuple[FontUse, ...]
    traits: Traits


def _open(content: bytes, shown: str) -> _File:
    if HEADER not in content[:HEADER_WITHIN]:
        hint = message("Check that the whole file was copied and that it is a PDF.")
        raise _refusal("not-pdf", shown, message("the file is no PDF"), hint)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content, shown)
    except InputError:
        raise
    except Exception as error:  # whatever the libraries stumble over lies in the file
        if any(isinstance(cause, PDFEncryptionError) for cause in (error, *error.args)):
            hint = message("Save a copy without a password and check that one.")
            raise _refusal("pdf-locked", shown, message("the PDF is locked with a password"), hint) from error
        hint = message("Make the PDF anew, or open it and save it under another name.")
        raise _refusal("pdf-broken", shown, message("the PDF is damaged and cannot be read"), hint) from error


def _read(content: bytes, shown: str) -> _File:
    """The file through pdfplumber. Raises what that raises, or `InputError` for its number of pages."""
    pdf = PDF(BytesIO(content), stream_is_external=True, raise_unicode_errors=False)
    found = list(islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1))
    if not found:
        hint = message("Make the PDF anew, or open it and save it under another name.")
        raise _refusal("pdf-empty", shown, message("the PDF has no page"), hint)
    if len(found) > MAX_PAGES:
        problem = message("the PDF has more than {limit} pages", limit=MAX_PAGES)
        raise _refusal("pdf-too-long", shown, problem, message("Check its parts one by one."))
    fonts, used = Fonts(pdf.rsrcmgr), dict[str, FontUse]()
    pages = []
    for number, page in enumerate(found, start=1):
        drawn = DrawnPage(pdf, page, number)
        fonts.add(page.resources)
        for use in _uses(drawn, fonts.by_name):
            used[use.name] = _either(used.get(use.name, use), use)
        pages.append(make_page(_marks(drawn, fonts.by_name)))
        drawn.close()
    return _File(tuple(pages), tuple(used.values()), read_traits(content, pdf.doc, found))


def _uses(drawn: DrawnPage, fonts: Mapping[str, Font]) -> Iterator[FontUse]:
    for name in dict.fromkeys(str(char["fontname"]) for char in drawn.chars):
        font = fonts.get(name) or Font.named(name)
        yield FontUse(font.name, page_place(drawn.page_number), font.embedded)


def _either(first: FontUse, other: FontUse) -> FontUse:
    """Two fonts of one name: embedded when both are."""
    return replace(first, embedded=first.embedded and other.embedded)


def _marks(drawn: DrawnPage, fonts: Mapping[str, Font]) -> Marks:
    left, top = drawn.bbox[:2]
    chars, lines, curves, rects = (
        [_moved(shape, left, top) for shape in shapes]
        for shapes in (drawn.chars, drawn.lines, drawn.curves, drawn.rects)
    )
    size = float(drawn.width), float(drawn.height)
    across, down = make_segments([*lines, *curves, *rects], [*rects, *curves])
    glyphs = with_highlights(make_glyphs(chars, fonts, *size), [*rects, *curves], down)
    pictures = tuple(picture["top"] - top for picture in drawn.images)
    return Marks(drawn.page_number, *size, glyphs, across, down, pictures)


def _moved(shape: Plain, left: float, top: float) -> Plain:
    """A shape with its place counted from the corner of the page, wherever the file has its origin."""
    across = {side: shape[side] - left for side in ("x0", "x1")}
    return {**shape, **across, **{side: shape[side] - top for side in ("top", "bottom")}}


def _refusal(code: str, shown: str, problem: Message, hint: Message) -> InputError:
    return InputError([Finding(Severity.ERROR, code, Place(shown), problem, hint)])
