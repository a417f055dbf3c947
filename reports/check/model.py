"""A document as it was measured, whether it came as Word or as PDF. Types only.

The readers (`word_file`, `pdf_file`) fill these in and judge nothing; the rules judge and measure
nothing. Lengths are in mm, sizes and gaps in points. None means that this kind of file cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.errors import Message


class Format(StrEnum):
    """What kind of file was read."""

    DOCX = "docx"
    PDF = "pdf"


class Side(StrEnum):
    """Where a paragraph stands across the page: over its whole width, or in one of two halves."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Align(StrEnum):
    """How the lines of a paragraph are set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True)
class Run:
    """A stretch of text set in one way.

    text: as printed, capitals of `w:caps` applied. fonts: the names that can apply: in Word those of the
    four slots of rFonts, theme fonts resolved; in PDF the one of the glyphs, without its subset prefix.
    colour: six hexadecimal digits. marked: highlighted or shaded. stretched: scaled or spaced letters.
    hidden: text that is in the file but not shown.
    """

    text: str
    fonts: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    underlined: bool = False
    marked: bool = False
    stretched: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line drawn right below a text. axis: its middle, from the left edge of the page."""

    length: float
    axis: float
    solid: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph outside of data tables.

    text: NFC, each NBSP and run of white space as one space, the number of an automatic list in front;
    raw: its characters as the file has them. level: what stands at the same height has the same level,
    give or take 4 (PDF: points from the top of the page; Word: the row of the layout table).
    axis: what its text is centred on, from the left edge of the page. width: of its longest line.
    first_indent: of the first line against the others. gap: to the next paragraph, beyond the line pitch.
    spacing: line pitch, 1.0 for single. stroke: the rule drawn right below it. kept: stays with the next
    paragraph. last_on_page: nothing of the text stands below it on its page. list_format: of an automatic
    list (Word's name: decimal, lowerLetter ...), empty without one.
    """

    text: str
    raw: str
    runs: tuple[Run, ...]
    place: Message
    side: Side = Side.WHOLE
    page: int | None = None
    level: float | None = None
    align: Align | None = None
    axis: float | None = None
    width: float | None = None
    first_indent: float | None = None
    left_indent: float | None = None
    gap: float | None = None
    spacing: float | None = None
    stroke: Stroke | None = None
    kept: bool | None = None
    last_on_page: bool | None = None
    list_format: str = ""


@dataclass(frozen=True)
class Table:
    """A data table. rows: the texts of its cells; a merged cell counts once, in its first column.

    before: how many of the document's paragraphs stand before it. indent: from the left margin.
    head_repeats: the first row comes again on each page (None when the table has one page only).
    rows_whole: no row is cut by a page.
    """

    rows: tuple[tuple[str, ...], ...]
    runs: tuple[Run, ...]
    place: Message
    before: int
    width: float | None
    indent: float | None
    room: float | None
    head_repeats: bool | None
    rows_whole: bool | None


@dataclass(frozen=True)
class PageNumber:
    """What stands in the top or bottom margin. bare: the number alone; middle: of the text area."""

    text: str
    bare: bool
    in_footer: bool
    size: float
    italic: bool
    fonts: tuple[str, ...]
    axis: float | None
    middle: float | None
    place: Message


@dataclass(frozen=True)
class Margins:
    """Paper left free. declared: the file states it (Word); else it was seen: at least as much."""

    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    declared: bool


@dataclass(frozen=True)
class Sheet:
    """A page of a PDF, or a section of a Word file.

    tabular: holds mostly tables. annex: belongs to a phụ lục; opens_annex: begins with its heading;
    annexes: how many annex headings stand in it. numbers: page numbers on it (Word: beyond the first page
    of the section); first_numbers: those on the section's first page (Word only). start: what the page
    numbers of a section begin with when the file says so; number_format: Word's name, empty for plain
    digits; ordinal: which page of the body, or of its annex, it is (PDF).
    """

    width: float
    height: float
    margins: Margins
    place: Message
    tabular: bool = False
    annex: bool = False
    opens_annex: bool = False
    annexes: int = 0
    numbers: tuple[PageNumber, ...] = ()
    first_numbers: tuple[PageNumber, ...] = ()
    start: int | None = None
    number_format: str = ""
    ordinal: int | None = None


@dataclass(frozen=True)
class FontUse:
    """A font that a file names or uses, and the first place where it does. embedded: PDF only."""

    name: str
    place: Message
    embedded: bool | None = None


@dataclass(frozen=True)
class Traits:
    """What a file is besides its text. draft: it says of itself that it is one.

    commenters: an author for each comment (PDF: for each annotation but links and signatures);
    tracked: how many tracked changes; external: targets of links that the file loads by itself;
    pdf_version: `1.7`; archival: the PDF/A part and level, `2B`, empty without; mirrored: odd and even
    pages have mirrored margins.
    """

    title: str
    author: str
    language: str
    draft: bool = False
    commenters: tuple[str, ...] = ()
    tracked: int = 0
    macros: bool = False
    scripts: bool = False
    external: tuple[str, ...] = ()
    pdf_version: str = ""
    archival: str = ""
    mirrored: bool = False


@dataclass(frozen=True)
class Document:
    """A measured file: its sheets, its paragraphs in reading order, its tables, its fonts."""

    format: Format
    sheets: tuple[Sheet, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    fonts: tuple[FontUse, ...]
    traits: Traits
