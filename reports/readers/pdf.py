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
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdffont import PDFFont, PDFSimpleFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import literal_name
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.table import Table as Ruled

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.grid import Span
from reports.readers.legacy import UNICODE, Pair, changes, converted, old_encoding, recovered, told
from reports.readers.limits import too_large
from reports.readers.model import Document, Format, Options, Region
from reports.readers.pdf_columns import parts_of
from reports.readers.pdf_forms import filled_in, names_of_filled, notes_in
from reports.readers.pdf_lines import Letter, Line, Row, joined, lines_of, rows_of
from reports.readers.pdf_packed import refuse_bomb
from reports.readers.pdf_text import (
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
from reports.readers.plain import normalised
from reports.readers.spoiled import spoiled

SIDEWAYS = 0.5
"""A page of which more than this share of the letters lies on one side is turned."""
ASLANT = 0.1
"""How much a line of text may rise, as against its length: a scan that was not laid straight."""
PICTURE, FEW_LETTERS = 0.5, 200
"""A page is a scan when pictures cover this share of it and it has fewer letters, as in a stamp."""
MANY_LINES = 4_000
"""More lines than this are a drawing, and no table is looked for among them."""
OPEN_SIDE = 20.0
"""A table whose rules reach so far, in points, beyond its last column has one more there."""
FILLED = 2
"""A table has so many columns, and cells with text, at least; else it is a frame or a chart."""
FIELD, BELOW, TYPED, WIDE = 0.8, 1 / 4, 12.0, 0.5
"""Of the height of a line in a field: what its letters have, and what is below them. Their size at most, in
points, and how wide they are, in sizes.
"""
SHOWN, TINY = 5, 0.1  # lines in a finding; points: smaller letters are no text
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " "})
HEADER = b"%PDF-"
Box = tuple[float, float, float, float]  # left, top, right, bottom
LOST, PRIVATE, BULLET = "(cid:", range(0xE000, 0xF900), "•"

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
    placed, heads = whole_tables(_placed(sheets))
    text, regions, pairs, doubtful = _text([*pieces_of(placed)])
    place, findings = Place(path), list(spoiled(text, path))
    if scans:
        problem = message(
            "pages {pages} are pictures with hardly a text; they were not read", pages=", ".join(scans)
        )
        findings.append(Finding(Severity.WARNING, "pdf-scanned-pages", place, problem, hint))
    findings += [*told([*file.pairs, *pairs], doubtful, place), *_left_out(running, heads, file, place)]
    digest = sha256(content).hexdigest()
    return Document(text, path, digest, Format.PDF, regions=regions, findings=tuple(findings))


@dataclass
class _File:
    """What was read of a file. scans: pages that are pictures; notes: laid over the pages; sideways:
    letters across the others; columns: tables without lines; filled: the fields of a form that have a
    text and were not read.
    """

    sheets: list[Sheet] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sideways: int = 0
    columns: int = 0
    filled: set[str] = field(default_factory=set)


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
    file = _File(filled=names_of_filled(pdf.doc.catalog.get("AcroForm")))
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


def _upright(pdf: PDF, page: PDFPage, number: int) -> Page:
    """A page, turned when most of its letters lie on their side or on their head."""
    drawn = Page(pdf, page, number)
    turns = Counter(map(_turn, drawn.chars))
    for turn in (90, 180, 270):
        if turns[turn] > SIDEWAYS * len(drawn.chars):
            page.rotate = page.attrs["Rotate"] = (page.rotate + turn) % 360
            return Page(pdf, page, number)
    return drawn


def _turn(char: Any) -> int | None:
    """By how many degrees clockwise a letter is to be turned to stand upright; None when it is aslant."""
    across, up = char["matrix"][:2]
    if min(abs(across), abs(up)) > ASLANT * max(abs(across), abs(up)):
        return None
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270


def _sheet(drawn: Page, file: _File) -> Sheet:
    """A page as tables and rows of text, in the order of their height."""
    letters = _letters(drawn, file)
    letters += _filled_in(drawn, letters, file)
    file.notes += notes_in(drawn.page_obj.attrs.get("Annots"))
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
    file.columns += sum(isinstance(one, Table) for one in whole) - ruled_ones
    return Sheet(number, *size, whole)


def _letters(drawn: Page, file: _File) -> list[Letter]:
    """The upright letters of a page; words in old fonts are one letter each, converted."""
    chars = [char for char in drawn.chars if _turn(char) == 0 and char["text"] and char["size"] > TINY]
    file.sideways += sum(_turn(char) != 0 for char in drawn.chars)
    unicode = {char["fontname"] for char in chars if UNICODE.search(char["text"])}
    letters, word = list[Letter](), list[Any]()
    for char in [*chars, None]:
        old = char and char["fontname"] not in unicode and old_encoding(char["fontname"])
        if word and not (char and old and _is_same_word(word[-1], char)):
            letters.append(_converted(word, drawn, file))
            word = []
        if char and old and not char["text"].isspace():
            word.append(char)
        elif char:
            letters.append(_letter(char["text"], [char], drawn))
    return letters


def _filled_in(drawn: Page, letters: Sequence[Letter], file: _File) -> list[Letter]:
    """The texts of the fields of a form, each line of one as a letter, level with what stands beside it."""
    if drawn.rotation:
        return []
    found = list[Letter]()
    left, top = drawn.bbox[:2]
    for one in filled_in(drawn.page_obj.attrs.get("Annots")):
        file.filled.discard(one.name)
        texts = [text for text in one.text.split("\n") if text.strip()]
        height = (one.top - one.bottom) / len(texts)
        size = min(height * FIELD, TYPED)
        for number, text in enumerate(texts, start=1):
            base = float(drawn.root_page.height) - one.top - top + height * (number - BELOW)
            near = [letter.base for letter in letters if abs(letter.base - base) < size / 2]
            level = min(near, key=lambda other: abs(other - base), default=base)
            x0 = one.left - left
            found.append(Letter(normalised(text), x0, x0 + WIDE * size * len(text), level, size))
    return found


def _is_same_word(before: Any, char: Any) -> bool:
    same = before["fontname"] == char["fontname"] and before["matrix"][5] == char["matrix"][5]
    near = -char["size"] / 2 < char["x0"] - before["x1"] < char["size"] / 5
    return same and near and not char["text"].isspace()


def _converted(word: Sequence[Any], drawn: Page, file: _File) -> Letter:
    old = "".join(char["text"] for char in word)
    new = converted(old, word[0]["fontname"]) or old
    file.pairs += changes(old, new)
    return _letter(new, word, drawn)


def _letter(text: str, chars: Sequence[Any], drawn: Page) -> Letter:
    """Letters that stand together as one, its place counted from the corner of the page."""
    if text.startswith(LOST):
        text = "\ufffd"
    elif ord(text[0]) in PRIVATE:
        text = BULLET
    left, top = drawn.bbox[:2]
    base = chars[0]["top"] + chars[0]["y1"] - chars[0]["matrix"][5] - top
    x0, x1 = chars[0]["x0"] - left, chars[-1]["x1"] - left
    return Letter(text.translate(LIGATURES), x0, x1, base, chars[0]["size"], "Bold" in chars[0]["fontname"])


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
    return Table(tuple(row for _, row in filled), tuple(xs), (page,) * len(filled), merged)


def _span(box: Box, tops: Sequence[float], xs: Sequence[float]) -> Span:
    """The rows and columns over which a cell reaches, given where each of them begins."""
    x0, top, x1, bottom = box
    return Span(bisect_right(tops, top), bisect_right(xs, x0), bisect_left(tops, bottom), bisect_left(xs, x1))


def _cell_text(letters: Sequence[Letter]) -> str:
    return " ".join(joined(row, " ").text for row in rows_of(letters))


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
        yield from (Placed(one, sheet.number, left, right) for one in lines[sheet.number])


def _in_order(sheet: Sheet) -> list[Line | Table]:
    parts = ([part] if isinstance(part, Table) else lines_of(part) for part in sheet.parts)
    return [one for part in parts for one in part]


def _most(places: Sequence[float], share: float, otherwise: float) -> float:
    """The place that so large a share of places does not go beyond."""
    return sorted(places)[min(int(len(places) * share), len(places) - 1)] if places else otherwise


def _text(pieces: Sequence[Piece]) -> tuple[str, tuple[Region, ...], list[Pair], list[str]]:
    """The text of pieces, where its pages are, and what old fonts that are not named made of it."""
    found = recovered("\n".join(normalised(piece.text) for piece in pieces))
    parts, length, bounds = list[str](), 0, dict[int, tuple[int, int]]()
    for piece, words in zip(pieces, found.text.split("\n"), strict=True):
        before = piece.before if parts else ""
        start = length + len(before)
        parts += [before, words]
        length = start + len(words)
        bounds[piece.page] = (bounds.get(piece.page, (start, 0))[0], length)
    regions = tuple(Region(*bound, message("page {number}", number=page)) for page, bound in bounds.items())
    return "".join((*parts, "\n")), regions, list(found.pairs), list(found.doubtful)


def _left_out(running: Counter[str], heads: int, file: _File, place: Place) -> Iterator[Finding]:
    """What of the pages does not stand in the text."""
    if running:
        first = ", ".join(f"“{text[:60]}”" for text in list(running)[:SHOWN])
        told = message(
            "headers, footers and page numbers were left out, {number} lines: {lines}",
            number=running.total(),
            lines=first,
        )
        yield Finding(Severity.INFO, "running-lines", place, told)
    if heads:
        problem = message(
            "heads of tables that come again on the next page were left out, {number} rows", number=heads
        )
        yield Finding(Severity.INFO, "repeated-heads", place, problem)
    for number, problem, hint in (
        (
            file.sideways,
            message("letters that lie on their side were left out, {number}", number=file.sideways),
            message("A stamp, a watermark or the head of a column may be written so: look at the page."),
        ),
        (
            len(file.filled),
            message("{number} fields of a form are filled in and were not read", number=len(file.filled)),
            message("Print the form to a new PDF, and read that."),
        ),
        (
            file.columns,
            message(
                "tables without lines were put together by where their words stand, {number}",
                number=file.columns,
            ),
            message("Compare their rows with the file."),
        ),
        (
            len(file.notes),
            message(
                "{number} notes laid over the pages were not read: {notes}",
                number=len(file.notes),
                notes=", ".join(f"“{note[:60]}”" for note in file.notes[:SHOWN]),
            ),
            message("If they belong to the text, print the file to a new PDF, and read that."),
        ),
    ):
        if number:
            yield Finding(Severity.WARNING, "left-out", place, problem, hint)
