"""Text files: bytes to text in NFC with plain line ends."""

from __future__ import annotations

import codecs
import re
import unicodedata
from hashlib import sha256

from reports.errors import NotUnderstoodError, message
from reports.readers.model import Document, Format, Options

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


def text_document(content: bytes, path: str, _: Options) -> Document:
    """A text file; `path` as shown to people. Raises `NotUnderstoodError`."""
    text = normalised(decoded(content))
    return Document(text, path, sha256(content).hexdigest(), Format.TEXT)


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
            code="not-text",
        )
    return text


def normalised(text: str) -> str:
    """The text in NFC with plain line ends: what all offsets count in (design.md 6).

    Long runs of accents are read piece by piece: ordering them takes the square of their length.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = MANY_ACCENTS.split(plain) if FOREIGN_RUN.search(plain) else [plain]
    return "".join(unicodedata.normalize("NFC", part) for part in parts)
