"""Zip archives of files that are deflated once and written many times.

In: names and contents. Out: the bytes of an archive, the same on any day: files in the order of their
names, no times. The layout is that of PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
VERSION, DEFLATED, UTF8 = 20, 8, 1 << 11
UNIX, MODE = 3 << 8, 0o600 << 16
MIDNIGHT, FIRST_DAY = 0, 1 << 5 | 1  # 1980-01-01


@dataclass(frozen=True)
class Entry:
    """A file of an archive. crc and size: of the content before it was deflated."""

    name: str
    crc: int
    size: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, content: bytes) -> Entry:
        """The file, deflated."""
        packer = zlib.compressobj(method=zlib.DEFLATED, wbits=-zlib.MAX_WBITS)
        return cls(name, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def archive(entries: Iterable[Entry]) -> bytes:
    """The archive of these files, of which no two have one name."""
    written, directory = bytearray(), bytearray()
    sorted_entries = sorted(entries, key=lambda entry: entry.name)
    for entry in sorted_entries:
        name = entry.name.encode()
        lengths = (entry.crc, len(entry.deflated), entry.size, len(name), 0)
        told = (VERSION, UTF8, DEFLATED, MIDNIGHT, FIRST_DAY, *lengths)
        directory += CENTRAL.pack(b"PK\1\2", UNIX | VERSION, *told, 0, 0, 0, MODE, len(written)) + name
        written += LOCAL.pack(b"PK\3\4", *told) + name + entry.deflated
    count = len(sorted_entries)
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(written), 0)
    return bytes(written + directory + end)
