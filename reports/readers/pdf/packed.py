"""How much a PDF unpacks to, counted before a library unpacks it: few bytes can stand for gigabytes.

A stream says in the dictionary before it how it is packed, one way after the other: counted is what each of
them gives. Only what a way by dictionary codes (LZW) or in letters (ASCII85, hexadecimal) takes in is held.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from pdfminer.lzw import LZWDecoder

from reports.readers.limits import unpacks_to_more

STREAM = re.compile(rb"stream[^\r\n]*[\r\n]+")
OBJECT = re.compile(rb"\d\s+obj\b")
WAY = re.compile(
    rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL)\b"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
DICTIONARY = 4_096  # bytes before a stream in which its dictionary is looked for
PACKED, UNPACKED = 65_536, 1_000_000  # bytes that are taken in and given out at once
END, NOT_HEXADECIMAL = b"endstream", re.compile(rb"[^0-9A-Fa-f]")
END_OF_RUNS = 128  # below it, so many bytes follow and one more; above it, one that is repeated

Chunks = Iterator[bytes]


def refuse_bomb(content: bytes, limit: int) -> None:
    """Raises `NotUnderstoodError` when the streams of a PDF unpack to more than `limit` bytes."""
    left = limit
    for found in STREAM.finditer(content):
        for size in _sizes(content, found):
            left -= size
            if left < 0:
                raise unpacks_to_more(limit)


def _sizes(content: bytes, found: re.Match[bytes]) -> Iterator[int]:
    """How much each step of unpacking a stream gives, as it goes on; it ends where the stream is damaged."""
    sizes = list[int]()
    chunks = _from(content, found.end())
    for way in _ways(content, found.start()):
        chunks = _told(way(chunks), sizes)
    try:
        for _ in chunks:
            yield sum(sizes)
            sizes.clear()
    except (zlib.error, ValueError):
        yield sum(sizes)


def _told(chunks: Iterable[bytes], sizes: list[int]) -> Chunks:
    for chunk in chunks:
        sizes.append(len(chunk))
        yield chunk


def _ways(content: bytes, stream: int) -> list[Callable[[Chunks], Chunks]]:
    """How a stream is packed, the last way first; as nearly all are where it does not say so itself."""
    before = content[max(stream - DICTIONARY, 0) : stream]
    own = [*OBJECT.finditer(before)]
    said = ESCAPED.sub(
        lambda code: bytes.fromhex(code[1].decode()), before[own[-1].end() :] if own else before
    )
    return [WAYS[name.decode()] for name in WAY.findall(said)] or [_flate]


def _from(content: bytes, start: int) -> Chunks:
    """The bytes of a stream, and what follows: those who unpack know where it ends."""
    for at in range(start, len(content), PACKED):
        yield content[at : at + PACKED]


def _flate(chunks: Chunks) -> Chunks:
    flate = zlib.decompressobj()
    for chunk in chunks:
        packed = chunk
        while packed and not flate.eof:
            yield flate.decompress(packed, UNPACKED)
            packed = flate.unconsumed_tail
        if flate.eof:
            return


def _whole(chunks: Chunks) -> bytes:
    """A stream in one piece, for those who cannot tell where it ends."""
    taken = bytearray()
    for chunk in chunks:
        taken += chunk
        if (end := taken.find(END, max(len(taken) - len(chunk) - len(END), 0))) >= 0:
            return bytes(taken[:end])
    return bytes(taken)


def _ascii85(chunks: Chunks) -> Chunks:
    yield a85decode(_whole(chunks).strip().removeprefix(b"<~").partition(b"~")[0])


def _hexadecimal(chunks: Chunks) -> Chunks:
    digits = NOT_HEXADECIMAL.sub(b"", _whole(chunks).partition(b">")[0])
    yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _lzw(chunks: Chunks) -> Chunks:
    yield from LZWDecoder(BytesIO(_whole(chunks))).run()


def _run_length(chunks: Chunks) -> Chunks:
    data = (byte for chunk in chunks for byte in chunk)
    for length in data:
        if length == END_OF_RUNS:
            return
        if length < END_OF_RUNS:
            yield bytes(byte for byte, _ in zip(data, range(length + 1), strict=False))
        else:
            yield bytes([next(data, 0)]) * (257 - length)


WAYS = {
    **dict.fromkeys(("FlateDecode", "Fl"), _flate),
    **dict.fromkeys(("ASCII85Decode", "A85"), _ascii85),
    **dict.fromkeys(("ASCIIHexDecode", "AHx"), _hexadecimal),
    **dict.fromkeys(("LZWDecode", "LZW"), _lzw),
    **dict.fromkeys(("RunLengthDecode", "RL"), _run_length),
}
