"""Files that are zip archives of parts (DOCX, XLSX, ODS): the one door to their parts.

In: the bytes of a file. Out: a `Package`. It unpacks a part when it is asked for, and counts what it unpacks:
the sizes that an archive states are not believed. Nothing is written to disk.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from reports.errors import Message, NotUnderstoodError, message
from reports.readers.limits import megabytes, unpacks_to_more
from reports.readers.model import Limits
from reports.readers.xml import SAVE_AGAIN, Element, parsed, streamed

MAX_MEMBERS = 20_000
MAX_XML = 50_000_000  # bytes of a part that is held as a tree: that takes some ten times as much
ENCRYPTED = 0x1  # of the flags of a member
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the ones that Office and LibreOffice use
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)

COPY_AGAIN = message("Copy or download it again, or save it again in the program that made it.")


class Package:
    """A file of parts. names: of its parts, in the order of the archive; folders are none."""

    def __init__(
        self, packed: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], unpacked: int
    ) -> None:
        self.names = tuple(members)
        self._packed, self._members, self._limit, self._left = packed, members, unpacked, unpacked

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `NotUnderstoodError`: not there, damaged, or beyond the limit.

        What is read twice counts twice.
        """
        if name not in self._members:
            raise _damaged(message("the part {part} is missing from the file", part=name))
        try:
            with self._packed.open(self._members[name]) as stream:
                content = stream.read(self._left + 1)
        except BROKEN as error:
            raise _damaged(message("the part {part} of the file is damaged", part=name)) from error
        self._left -= len(content)
        if self._left < 0:
            raise unpacks_to_more(self._limit)
        return content

    def xml(self, name: str) -> Element:
        """The root of a part that is XML. Raises `NotUnderstoodError` as `read` and `xml.parsed` do."""
        content = self.read(name)
        if len(content) > MAX_XML:
            size = megabytes(MAX_XML)
            problem = message("the part {part} is larger than {size} MB", part=name, size=size)
            hint = message("Save it in several smaller files.")
            raise NotUnderstoodError(problem, hint, code="file-too-large")
        return parsed(content, name)

    def elements(self, name: str, *names: str) -> Iterator[Element]:
        """The elements of these local names in a part, one after the other, as `xml.streamed` gives them.

        Raises `NotUnderstoodError` as `read` and `streamed` do.
        """
        yield from streamed(self.read(name), name, *names)


def opened(content: bytes, limits: Limits) -> Package:
    """The file of parts that `content` is. Raises `NotUnderstoodError`: damaged or unsafe."""
    try:
        packed = zipfile.ZipFile(BytesIO(content))
    except BROKEN as error:
        raise _damaged(message("the file is damaged and cannot be unpacked")) from error
    members = [member for member in packed.infolist() if not _name(member).endswith("/")]
    if len(members) > MAX_MEMBERS:
        raise _unsafe(message("the file has more than {number} parts", number=MAX_MEMBERS))
    named: dict[str, zipfile.ZipInfo] = {}
    alike: set[str] = set()
    for member in members:
        name = _name(member)
        _check(member, name)
        if name.lower() in alike:  # Office takes capital and small letters for the same
            raise _unsafe(message("the file has the part {part} twice", part=name))
        alike.add(name.lower())
        named[name] = member
    return Package(packed, named, limits.unpacked)


def _name(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/")  # some programs on Windows write it so


def _check(member: zipfile.ZipInfo, name: str) -> None:
    steps = name.split("/")
    if ".." in steps or not steps[0] or ":" in steps[0]:
        raise _unsafe(message("the name of the part {part} leads out of the file", part=name))
    if member.flag_bits & ENCRYPTED:
        raise locked()
    if member.compress_type not in PACKINGS:
        raise _damaged(message("the part {part} is packed in a way that such files never are", part=name))


def locked() -> NotUnderstoodError:
    """What is said of a file that is locked."""
    hint = message("Open it, remove the password, and save it again.")
    return NotUnderstoodError(message("the file is locked with a password"), hint, code="encrypted")


def _damaged(problem: Message) -> NotUnderstoodError:
    return NotUnderstoodError(problem, COPY_AGAIN, code="file-damaged")


def _unsafe(problem: Message) -> NotUnderstoodError:
    return NotUnderstoodError(problem, SAVE_AGAIN, code="file-unsafe")
