"""A document's text: from bytes to plain text, and from text to what its stretches are."""

from __future__ import annotations

import codecs
import re
import unicodedata

from reports.errors import NotUnderstoodError, message
from reports.extract.blocks import Page, blocks_of, page_of
from reports.extract.lines import COPYRIGHT, TYPES, day_in
from reports.extract.model import BlockKind, Source

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ACCENTS = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1F000))))
FOREIGN_RUN = re.compile(
    "[^\\x00-\u02ff\u1e00-\u1eff]{32}"
)  # only there can so many accents follow each other
MANY_ACCENTS = re.compile(rf"(?<=[{ACCENTS}]{{32}})")
AUTHOR_PREFIX = re.compile(r"\A[^:]{0,20}:|\A(?:theo|nguồn) ", re.IGNORECASE)
TAG = re.compile(r"\(([A-ZĐ][\w.&-]{1,24})\)|([A-ZĐ]{2,6}) [-–] ")
SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z]{2,6}){1,3}\b")


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, with or without its mark, or UTF-16 with it. Raises `NotUnderstoodError`."""
    mark, encoding = next(((m, e) for m, e in BYTE_ORDER_MARKS if content.startswith(m)), (b"", "utf-8"))
    try:
        text = content[len(mark) :].decode(encoding)
        wrong = text.find("\0")  # no text has it, but files of programs do
    except UnicodeDecodeError as problem:
        wrong = problem.start
    if wrong >= 0:
        raise NotUnderstoodError(
            message("the file is not text in UTF-8 (byte {place})", place=wrong + 1),
            message("Save it as “Unicode (UTF-8)” text and try again."),
        )
    return text


def normalised(text: str) -> str:
    """The text in NFC with plain line ends: what all offsets count in (design.md 6).

    Long runs of accents are read piece by piece: ordering them takes the square of their length.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = MANY_ACCENTS.split(plain) if FOREIGN_RUN.search(plain) else [plain]
    return "".join(unicodedata.normalize("NFC", part) for part in parts)


def source_of(text: str) -> Source:
    """The blocks of a text with its title, its day, who wrote it and who published it, where it says so."""
    text = normalised(text)
    page = page_of(text)
    days = (day_in(page.lines[index].text) for index in page.dates)
    return Source(
        text=text,
        blocks=blocks_of(text, page),
        title=_title(page),
        published=next((day for day in days if day), None),
        author=_author(page),
        publisher=_publisher(page),
    )


def _title(page: Page) -> str:
    """The title itself, not the line above it that names an organisation; a report's with its type."""
    lines = [page.lines[index] for index in page.titles]
    typed = next((place for place, line in enumerate(lines) if line.key in TYPES), None)
    if typed is not None:
        return " ".join(line.text for line in lines[typed:])
    lines = [line for line in lines if not line.text.startswith("(")] or lines
    repeated = [line for line in lines if sum(other.key == line.key for other in page.lines) > 1]
    return (repeated or lines)[-1].text.rstrip(" :") if lines else ""


def _author(page: Page) -> str:
    """The name alone: `Lê Thắm` of `Bài, ảnh: Lê Thắm`."""
    text = "" if page.author is None else page.lines[page.author].text.strip("()* ")
    return AUTHOR_PREFIX.sub("", text).strip(" .")


def _publisher(page: Page) -> str:
    """The tag that a lead begins with, `(LĐTĐ)`, or the site that a copyright line names."""
    for line, kind in zip(page.lines, page.kinds, strict=True):
        if kind is BlockKind.LEAD and (tag := TAG.match(line.text)):
            return tag[1] or tag[2]
    sites = (SITE.search(line.text) for line in page.lines if COPYRIGHT.search(line.text))
    return next((site[0] for site in sites if site), "")
