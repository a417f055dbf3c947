"""Files that are not read: told by their content, each with what it is and what to do."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from reports.errors import Message, NotUnderstoodError, message

OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # of old Office files, and of encrypted ones

SAVE_DOCX = message("Save it as Word Document (.docx) and try again.")
SAVE_XLSX = message("Save it as Excel Workbook (.xlsx) and try again.")
SAVE_UTF8 = message("Save it as “Unicode (UTF-8)” text and try again.")
SAVE_ATTACHED = message("Save the file that is attached to it, or its text, and read that.")
TYPE_IT = message("Its text must be typed, or recognised by another program, first.")
UNPACK = message("Unpack it, and name the files in it.")

LOCKED = message("the file is locked with a password")
UNLOCK = message("Open it, remove the password, and save it again.")
PICTURE, ARCHIVE = message("the file is a picture"), message("the file is an archive of files")

IN_OLE = (  # the name of a stream, what the file is then, what to do
    ("EncryptedPackage", LOCKED, UNLOCK),
    ("WordDocument", message("the file is an old Word file (.doc)"), SAVE_DOCX),
    ("Workbook", message("the file is an old Excel file (.xls)"), SAVE_XLSX),
    ("Book", message("the file is an old Excel file (.xls)"), SAVE_XLSX),
    ("PowerPoint Document", message("the file is an old presentation (.ppt)"), SAVE_DOCX),
    ("__properties_version1.0", message("the file is a message of Outlook (.msg)"), SAVE_DOCX),
)
BEGINS = (  # the first bytes, what the file is then, what to do
    (b"{\\rtf", message("the file is Rich Text (.rtf)"), SAVE_DOCX),
    (b"\xff\xd8\xff", PICTURE, TYPE_IT),
    (b"\x89PNG\r\n", PICTURE, TYPE_IT),
    (b"GIF8", PICTURE, TYPE_IT),
    (b"II*\0", PICTURE, TYPE_IT),
    (b"MM\0*", PICTURE, TYPE_IT),
    (b"ID;P", message("the file is an old sheet (.slk)"), SAVE_XLSX),
    (b"Rar!", ARCHIVE, UNPACK),
    (b"7z\xbc\xaf", ARCHIVE, UNPACK),
    (b"\x1f\x8b", ARCHIVE, UNPACK),
)
LOOKS = (  # what the first bytes look like, what the file is then, what to do
    (rb"RIFF.{4}WEBP", PICTURE, TYPE_IT),
    (rb".{4}ftyp(?:hei|hev|mif|msf|avi)", PICTURE, TYPE_IT),
    (rb".{4}ftyp", message("the file is a film or a sound"), TYPE_IT),
    (rb"BM.{4}\0{4}", PICTURE, TYPE_IT),
    (
        rb"\xff\xfe\0\0|\0\0\xfe\xff|(?:[^\0].\0\0){4}|(?:\0\0.[^\0]){4}",
        message("the file is text in UTF-32"),
        SAVE_UTF8,
    ),
)
LINES = rb"\A\s*(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
PARTS = re.compile(LINES + rb"Content-Type:\s*multipart/(\w+)", re.IGNORECASE)
"""The head of a message in parts, which a web page saved as a single file is, too."""
MESSAGE = re.compile(LINES + rb"MIME-Version:", re.IGNORECASE)
PARTS_WITHIN = 16_384  # bytes
TYPES = (  # what the type that an archive states holds, what the file is then, what to do
    ("presentation", message("the file is a presentation"), SAVE_DOCX),
    ("ms-excel.sheet.binary", message("the file is a binary Excel file (.xlsb)"), SAVE_XLSX),
    ("opendocument.text", message("the file is an OpenDocument text (.odt)"), SAVE_DOCX),
)
ONE_XML = (  # what stands at the beginning of office files that are no archives
    b'progid="Word.Document"',
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
    b"<office:document",
)
BEFORE_XML = codecs.BOM_UTF8 + b" \t\r\n"
LOOKED_THROUGH = 2_000  # bytes at the beginning of a file of XML

Stranger = tuple[Message, Message]


def is_saved_page(content: bytes) -> bool:
    """Whether a file is a web page with what belongs to it in one file (.mht)."""
    found = PARTS.match(content[:PARTS_WITHIN])
    return found is not None and found[1].lower() == b"related"


def refuse_strangers(content: bytes, type: str) -> None:
    """Raises `NotUnderstoodError` for a file of a kind that is known, but not read.

    type: that an archive states, else empty.
    """
    for problem, hint in _strangers(content, type):
        raise NotUnderstoodError(problem, hint, code="encrypted" if problem is LOCKED else "not-read")


def _strangers(content: bytes, type: str) -> Iterator[Stranger]:
    """What the file is and what to do, the surest first; nothing for one that may be read."""
    yield from ((problem, hint) for begin, problem, hint in BEGINS if content.startswith(begin))
    yield from ((problem, hint) for look, problem, hint in LOOKS if re.match(look, content, re.DOTALL))
    yield from ((problem, hint) for words, problem, hint in TYPES if words in type)
    if content.startswith(OLE):
        yield from ((problem, hint) for name, problem, hint in IN_OLE if name.encode("utf-16-le") in content)
        yield message("the file is of an old Office program"), SAVE_DOCX
    head = content[:PARTS_WITHIN]
    if (MESSAGE.match(head) or PARTS.match(head)) and not is_saved_page(content):
        yield message("the file is a message (.eml)"), SAVE_ATTACHED
    begin = content[:LOOKED_THROUGH].lstrip(BEFORE_XML)
    if not type and begin.startswith(b"<") and any(sign in begin for sign in ONE_XML):
        yield message("the file is an office document in one piece of XML"), SAVE_DOCX
