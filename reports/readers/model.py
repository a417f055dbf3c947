"""A file as text, and what became of the rest of it. Types only; the contract between readers and extraction.

All offsets are characters of `Document.text`: NFC, plain line ends (design.md 6). Paragraphs are lines of
their own, parted by an empty line where the file parts them; a row of a table is one line, its cells parted
by tabs, a cell that a merged one covers empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from reports.errors import Finding, Message, message


class Format(StrEnum):
    """What a file is, by its content."""

    TEXT = "text"
    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    PDF = "pdf"
    HTML = "html"
    MHTML = "mhtml"


SHEETS = frozenset([Format.XLSX, Format.ODS, Format.CSV])
"""The files whose text stood in the cells of sheets."""


class Tracked(StrEnum):
    """Which text of tracked changes is read: with all of them accepted, or the one before them."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


class Region(NamedTuple):
    """Where text[start:end] stood in the file: a page, a cell of a sheet, a footnote, a text box."""

    start: int
    end: int
    where: Message


PAGE_HEADER, PAGE_FOOTER = message("page header"), message("page footer")
"""Where a text stands that is on every page of a file."""


class Part(NamedTuple):
    """A sheet of several: text[start:end], below its name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Limits:
    """How much of a file is read: more is refused, never cut. Sizes in bytes; unpacked: all parts of
    an archive that are read; its pictures are not.
    """

    size: int = 50_000_000
    unpacked: int = 500_000_000
    pages: int = 1_000
    cells: int = 200_000


@dataclass(frozen=True)
class Options:
    """How files are read."""

    limits: Limits = field(default_factory=Limits)
    tracked: Tracked = Tracked.ACCEPTED


@dataclass(frozen=True)
class Document:
    """A file as text. path: as shown to people; sha256: of its bytes; regions: in the order of the text, and
    none overlaps another; findings: what was converted, left out or is doubtful, and why; parts: its sheets,
    if it has several; title, published, author, publisher, address: as the file itself says beside its text,
    empty or None when it does not; unclear: lines of tables whose heads or labels may be others.
    """

    text: str
    path: str
    sha256: str
    format: Format
    regions: tuple[Region, ...] = ()
    findings: tuple[Finding, ...] = ()
    parts: tuple[Part, ...] = ()
    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""
    address: str = ""
    unclear: tuple[Region, ...] = ()
