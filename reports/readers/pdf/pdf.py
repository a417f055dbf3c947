"""A PDF file with a text layer as a document; the only user of pdfplumber in readers/.

In: bytes. Out: text in reading order, page by page (`pdf_lines`, `pdf_text`), ruled tables as rows. Nothing
is fetched and nothing in the file is run. What is not read is told: pictures of pages, headers, forms.
"""

from __future__ import annotations

import logging
import warnings
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdffont import PDFFont, PDFSimpleFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import literal_name
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.table import Table as Ruled

from reports.errors import Finding, Message, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import Span
from reports.readers.legacy import Pair, old_encoding, recovered, told
from reports.readers.limits import too_large
from reports.readers.model import Document, Format, Options, Region
from reports.readers.pdf.across import pages_beside
from reports.readers.pdf.columns import parts_of
from reports.readers.pdf.findings import Beside, of_lines, of_pages
from reports.readers.pdf.forms import is_program, names_of_filled, notes_in
from reports.readers.pdf.ink import drawn_on
from reports.readers.pdf.letters import letters_of, turn_of, typed_in
from reports.readers.pdf.lines import Letter, Line, Row, joined, lines_of, rows_of
from reports.readers.pdf.packed import refuse_bomb
from reports.readers.pdf.text import (
    LONG,
    NEAR,
    Piece,
    Placed,
    Sheet,
    Table,
    pieces_of,
    whole_tables,
    without_running,
)
from reports.readers.pieces import on_one_line
from reports.readers.plain import normalised
from reports.readers.spoiled import spoiled

SIDEWAYS = 0.5
"""A page of which more than this share of the letters lies on one side is turned."""
PICTURE, FEW_LETTERS = 0.5, 200
"""A page is a scan when pictures cover this share of it and it has fewer letters, as in a stamp."""
MANY_LINES = 4_000
"""More lines than this are a drawing, and no table is looked for among them."""
OPEN_SIDE = 20.0
"""A table whose rules reach so far, in points, beyond its last column has one more there."""
FILLED = 2
"""A table has so many columns, and cells with text, at least; else it is a frame or a chart."""
HEADER = b"%PDF-"
Box = tuple[float, float, float, float]  # left, top, right, bottom

for name in ("pdfminer", "pdfplumber"):
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # they tell of each odd object of a file


def pdf_document(content: bytes, path: str, options: Options) -> Document:
    """The document of a PDF; `path` as shown to people.

    Raises `NotUnderstoodError`: locked, damaged, beyond a limit, or without a text layer.
    """
    refuse_bomb(content, options.limits.unpacked)
    file = _opened(content, options.limits.pages)
    scans = [str(number) for number in file.scans]
    hint = message("Run text recognition (OCR) over the scan, or ask for the Word file.")
    if not any(sheet.parts for sheet in file.sheets) or len(scans) == len(file.sheets):
        problem = message("the PDF has no text layer: its pages are pictures")
        raise NotUnderstoodError(problem, hint, code="pdf-no-text")
    sheets, running = without_running(file.sheets)
    sheets, file.beside.across = pages_beside(sheets)
    whole = whole_tables(_placed(sheets))
    text, regions, unclear, pairs, doubtful = _text([*pieces_of(whole.placed)])
    place, findings = Place(path), list(spoiled(text, path))
    if scans:
        problem = message(
            "pages {pages} are pictures with hardly a text; they were not read", pages=", ".join(scans)
        )
        findings.append(Finding(Severity.WARNING, "pdf-scanned-pages", place, problem, hint))
    findings += told([*file.beside.pairs, *pairs], doubtful, place)
    findings += [*of_lines(running, whole, place), *of_pages(file.beside, place)]
    digest = sha256(content).hexdigest()
    return Document(
        text, path, digest, Format.PDF, regions=regions, findings=tuple(findings), unclear=unclear
    )


@dataclass
class _File:
    """What was read of a file. scans: pages that are pictures."""

    beside: Beside
    sheets: list[Sheet] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)


def _opened(content: bytes, most: int) -> _File:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content, most)
    except NotUnderstoodError:
        raise
    except Exception as error:  # whatever the libraries stumble over lies in the file
        if any(isinstance(cause, PDFEncryptionError) for cause in (error, *error.args)):
            problem = message("the PDF is locked with a password")
            hint = message("Open it with the password, save a copy without one, and read that.")
            raise NotUnderstoodError(problem, hint, code="pdf-locked") from error
        problem = message("the PDF is damaged and cannot be read")
        hint = message("Make the PDF anew, or open it and save it under another name.")
        raise NotUnderstoodError(problem, hint, code="pdf-broken") from error


def _read(content: bytes, most: int) -> _File:
    start = max(content.find(HEADER), 0)  # its places count from there, whatever a mail program put before it
    pdf = PDF(BytesIO(content[start:]), stream_is_external=True, raise_unicode_errors=False)
    pdf.rsrcmgr = _Fonts()
    pages = list(islice(PDFPage.create_pages(pdf.doc), most + 1))
    if len(pages) > most:
        raise too_large(message("the PDF has more than {limit} pages", limit=most))
    if is_program(pdf.doc.catalog):
        problem = message("the PDF is an XFA form: what was filled into it stands on none of its pages")
        hint = message("Open it in Adobe Reader, print it to a new PDF, and read that.")
        raise NotUnderstoodError(problem, hint, code="pdf-xfa")
    file = _File(Beside(filled=names_of_filled(pdf.doc.catalog.get("AcroForm"))))
    for number, page in enumerate(pages, start=1):
        drawn = _upright(pdf, page, number)
        file.sheets.append(_sheet(drawn, file))
        drawn.close()
    return file


class _Fonts(PDFResourceManager):
    """Fonts of the old encodings give the codes of their letters; what the file calls these means others."""

    def get_font(self, objid: object, spec: Any) -> PDFFont:
        font = super().get_font(objid, spec)
        if "FontDescriptor" not in spec and isinstance(font, PDFSimpleFont):
            font.fontname = literal_name(spec.get("BaseFont"))
        if isinstance(font, PDFSimpleFont) and not font.unicode_map and old_encoding(font.fontname):
            font.cid2unicode = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
        return font


class _Page(Page):
    """A page whose letters that are drawn without ink have a colour of their own."""

    @property
    def layout(self) -> Any:
        """All that is on the page, in the order in which it is drawn."""
        if not hasattr(self, "_layout"):  # the name under which pdfplumber keeps and frees it
            pdf = self.pdf
            self._layout = drawn_on(self.page_obj, self.page_number, pdf.rsrcmgr, pdf.doc.catalog)
        return self._layout


def _upright(pdf: PDF, page: PDFPage, number: int) -> Page:
    """A page, turned when most of its letters lie on their side or on their head."""
    drawn = _Page(pdf, page, number)
    turns = Counter(map(turn_of, drawn.chars))
    for turn in (90, 180, 270):
        if turns[turn] > SIDEWAYS * len(drawn.chars):
            page.rotate = page.attrs["Rotate"] = (page.rotate + turn) % 360
            return _Page(pdf, page, number)
    return drawn


def _sheet(drawn: Page, file: _File) -> Sheet:
    """A page as tables and rows of text, in the order of their height."""
    letters = letters_of(drawn, file.beside)
    letters += typed_in(drawn, letters, file.beside)
    file.beside.notes += notes_in(drawn.page_obj.attrs.get("Annots"))
    pictures = sum(_area(image, drawn) for image in drawn.images)
    written = sum(not letter.text.isspace() for letter in letters)
    if pictures >= PICTURE * float(drawn.width) * float(drawn.height) and written < FEW_LETTERS:
        file.scans.append(drawn.page_number)
    parts: list[Table | tuple[Row, ...]] = []
    for ruled in _ruled(drawn):
        cells = _cells(ruled, letters)
        table = _table(ruled, cells, drawn.page_number)
        if table is None:
            continue
        taken = {id(letter) for found in cells.values() for letter in found}
        letters = [letter for letter in letters if id(letter) not in taken]
        parts += [tuple(rows_of(one for one in letters if one.base < ruled.bbox[1])), table]
        letters = [one for one in letters if one.base >= ruled.bbox[1]]
    parts.append(tuple(rows_of(letters)))
    size = float(drawn.width), float(drawn.height)
    number, ruled_ones = drawn.page_number, sum(isinstance(part, Table) for part in parts)
    found = (one for part in parts for one in ([part] if isinstance(part, Table) else parts_of(part, number)))
    whole = tuple(one for one in found if one)
    file.beside.columns += sum(isinstance(one, Table) for one in whole) - ruled_ones
    file.beside.unclear += sum(isinstance(one, Table) and one.unclear for one in whole)
    return Sheet(number, *size, whole)


def _area(picture: Any, drawn: Page) -> float:
    """How much of a page a picture covers, in square points."""
    x0, top, x1, bottom = drawn.bbox
    width = min(picture["x1"], x1) - max(picture["x0"], x0)
    height = min(picture["bottom"], bottom) - max(picture["top"], top)
    return float(max(width, 0) * max(height, 0))


def _ruled(drawn: Page) -> list[Ruled]:
    """The grids of lines on a page from top to bottom."""
    if len(drawn.edges) > MANY_LINES:
        return []
    found = [_closed(ruled, drawn) for ruled in drawn.find_tables()]
    return sorted(found, key=lambda ruled: (ruled.bbox[1], ruled.bbox[0]))


def _closed(ruled: Ruled, drawn: Page) -> Ruled:
    """A grid with the columns at its sides that have no border there."""
    left, top, right, bottom = ruled.bbox
    inside = (edge for edge in drawn.edges if edge["orientation"] == "h")
    rules = [edge for edge in inside if top - NEAR <= edge["top"] <= bottom + NEAR]
    ends = min(rule["x0"] for rule in rules), max(rule["x1"] for rule in rules)
    if left - ends[0] < OPEN_SIDE and ends[1] - right < OPEN_SIDE:
        return ruled
    strip = drawn.crop(
        (drawn.bbox[0], max(top - NEAR, drawn.bbox[1]), drawn.bbox[2], min(bottom + NEAR, drawn.bbox[3]))
    )
    wider = strip.find_tables({"explicit_vertical_lines": [*ends]})
    return max(wider, key=lambda one: len(one.cells), default=ruled)


def _cells(ruled: Ruled, letters: Iterable[Letter]) -> dict[Box, list[Letter]]:
    """The letters in each cell of a grid."""
    ordered = sorted(letters, key=_middle)
    middles = [_middle(one) for one in ordered]
    cells = {}
    for x0, top, x1, bottom in ruled.cells:
        level = ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]
        cells[x0, top, x1, bottom] = [one for one in level if x0 <= (one.x0 + one.x1) / 2 < x1]
    return cells


def _middle(letter: Letter) -> float:
    return letter.base - letter.size / 3


def _table(ruled: Ruled, cells: Mapping[Box, list[Letter]], page: int) -> Table | None:
    """The rows of a grid; None when it is a frame around a text, or part of a drawing."""
    texts = {box: _cell_text(letters) for box, letters in cells.items()}
    rows = [tuple(texts[box] if box else "" for box in row.cells) for row in ruled.rows]
    columns = {n for row in rows for n, text in enumerate(row) if text}
    if len(columns) < FILLED or sum(map(bool, texts.values())) < FILLED:
        return None
    filled = [(box.bbox[1], row) for box, row in zip(ruled.rows, rows, strict=True) if any(row)]
    tops, xs = [top for top, _ in filled], sorted({box[0] for box in cells})
    spans = (_span(box, tops, xs) for box, text in texts.items() if text)
    merged = tuple(span for span in spans if span.covers)
    heights = sorted({one.base for letters in cells.values() for one in letters})
    return Table(tuple(row for _, row in filled), tuple(xs), (page,) * len(filled), tuple(heights), merged)


def _span(box: Box, tops: Sequence[float], xs: Sequence[float]) -> Span:
    """The rows and columns over which a cell reaches, given where each of them begins."""
    x0, top, x1, bottom = box
    return Span(bisect_right(tops, top), bisect_right(xs, x0), bisect_left(tops, bottom), bisect_left(xs, x1))


def _cell_text(letters: Sequence[Letter]) -> str:
    return on_one_line(joined(row, " ").text for row in rows_of(letters))


def _placed(sheets: Iterable[Sheet]) -> Iterator[Placed]:
    """The lines and tables of all pages in reading order, with the edges of their text."""
    lines = {sheet.number: _in_order(sheet) for sheet in sheets}
    rights: dict[int, list[float]] = {}
    lefts: dict[int, list[float]] = {}
    for sheet in sheets:
        wide = [one for one in lines[sheet.number] if isinstance(one, Line) and one.left is None]
        long = [line.x1 for line in wide if line.x1 - line.x0 > LONG * sheet.width]
        rights.setdefault(round(sheet.width), []).extend(long)
        lefts.setdefault(round(sheet.width), []).extend(line.x0 for line in wide)
    for sheet in sheets:
        right = _most(rights[round(sheet.width)], 0.9, sheet.width)
        left = _most(lefts[round(sheet.width)], 0.1, 0.0)
        yield from (Placed(one, sheet.number, left, right, sheet.beside) for one in lines[sheet.number])


def _in_order(sheet: Sheet) -> list[Line | Table]:
    parts = ([part] if isinstance(part, Table) else lines_of(part) for part in sheet.parts)
    return [one for part in parts for one in part]


def _most(places: Sequence[float], share: float, otherwise: float) -> float:
    """The place that so large a share of places does not go beyond."""
    return sorted(places)[min(int(len(places) * share), len(places) - 1)] if places else otherwise


class _Text(NamedTuple):
    """The finished text. regions: its pages; unclear: rows of which heads or labels may be others; pairs,
    doubtful: what old fonts that are not named made of it.
    """

    text: str
    regions: tuple[Region, ...]
    unclear: tuple[Region, ...]
    pairs: Sequence[Pair]
    doubtful: Sequence[str]


def _text(pieces: Sequence[Piece]) -> _Text:
    """The text of pieces."""
    found = recovered("\n".join(normalised(piece.text) for piece in pieces))
    parts, length, bounds, unclear = list[str](), 0, dict[int, tuple[int, int]](), list[Region]()
    for piece, words in zip(pieces, found.text.split("\n"), strict=True):
        before = piece.before if parts else ""
        start = length + len(before)
        parts += [before, words]
        length = start + len(words)
        bounds[piece.page] = (bounds.get(piece.page, (start, 0))[0], length)
        if piece.unclear:
            unclear.append(Region(start, length, _page(piece.page)))
    regions = tuple(Region(*bound, _page(page)) for page, bound in bounds.items())
    return _Text("".join((*parts, "\n")), regions, tuple(unclear), found.pairs, found.doubtful)


def _page(number: int) -> Message:
    return message("page {number}", number=number)
