"""How much a PDF unpacks to, counted before a library unpacks it: few bytes can stand for gigabytes.

Nothing is held. Counted is what is packed by Flate and by nothing before that, as nearly all of PDF files is.
"""

from __future__ import annotations

import re
import zlib

from reports.readers.limits import unpacks_to_more

STREAM = re.compile(rb"stream[^\r\n]*[\r\n]+")
PACKED, UNPACKED = 65_536, 1_000_000  # bytes that are taken in and given out at once


def refuse_bomb(content: bytes, limit: int) -> None:
    """Raises `NotUnderstoodError` when the streams of a PDF unpack to more than `limit` bytes."""
    left = limit
    for found in STREAM.finditer(content):
        left -= _size(content, found.end(), left)
        if left < 0:
            raise unpacks_to_more(limit)


def _size(content: bytes, start: int, most: int) -> int:
    """How much is unpacked from what starts there, counted until it is more than `most`."""
    flate, size = zlib.decompressobj(), 0
    try:
        for at in range(start, len(content), PACKED):
            packed = content[at : at + PACKED]
            while packed and size <= most:
                size += len(flate.decompress(packed, UNPACKED))
                packed = flate.unconsumed_tail
            if flate.eof or size > most:
                break
    except zlib.error:
        return size  # not packed so, or damaged from here on
    return size
