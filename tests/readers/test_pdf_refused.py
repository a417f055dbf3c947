"""PDF files that are scans, locked, damaged or larger than allowed: told with a word, and before they fill the memory."""

from __future__ import annotations

import base64
import re
import tracemalloc
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from reports.errors import NotUnderstoodError
from tests.readers.pdf_files import LONG, drawn, made, read


def scanned(pages: int = 1) -> bytes:
    out = BytesIO()
    first, *others = (Image.new("L", (827, 1169), 200 + n) for n in range(pages))
    first.save(out, "PDF", resolution=100, save_all=True, append_images=others)
    return out.getvalue()


def joined(*contents: bytes) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for content in contents:
        writer.append(BytesIO(content))
    writer.write(out)
    return out.getvalue()


def test_a_scan_says_what_to_do():
    with pytest.raises(NotUnderstoodError, match="pictures") as caught:
        read(scanned(2))
    assert "OCR" in str(caught.value.hint)


def test_pages_that_are_scans_are_named():
    document = read(joined(made(f"<p>{LONG}</p>"), scanned(2)))
    assert LONG in document.text
    (finding,) = document.findings
    assert (finding.code, str(finding.problem)[:10]) == ("pdf-scanned-pages", "pages 2, 3")


def test_a_locked_file_says_so_and_one_that_is_only_protected_is_read():
    for user, locked in (("bi-mat", True), ("", False)):
        out = BytesIO()
        protected = PdfWriter(clone_from=PdfReader(BytesIO(made(f"<p>{LONG}</p>"))))
        protected.encrypt(user, "chu", algorithm="AES-256")
        protected.write(out)
        if locked:
            with pytest.raises(NotUnderstoodError, match="password"):
                read(out.getvalue())
        else:
            assert LONG in read(out.getvalue()).text


def test_more_pages_than_allowed_are_refused():
    with pytest.raises(NotUnderstoodError, match="more than 2 pages"):
        read(scanned(3), pages=2)


def page_of(size: int) -> bytes:
    """A page whose content is that many bytes of blanks around a line of text."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(made(f"<p>{LONG}</p>")))), BytesIO()
    stream = DecodedStreamObject()
    stream.set_data(writer.pages[0].get_contents().get_data() + b" " * size)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(out)
    return out.getvalue()


def test_a_page_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_unpacked():
    bomb = page_of(101_000_000)
    assert len(bomb) < 500_000
    tracemalloc.start()
    try:
        with pytest.raises(NotUnderstoodError, match="unpacks to more than 100 MB") as caught:
            read(bomb, unpacked=100_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert (caught.value.code, caught.value.hint is not None) == ("file-too-large", True)


def test_pages_up_to_the_limit_are_read():
    assert LONG in read(page_of(10_000), unpacked=500_000).text


def test_what_all_streams_of_a_file_unpack_to_is_counted_together():
    content = page_of(300_000)
    both = content + content[content.index(b"1 0 obj") :]
    with pytest.raises(NotUnderstoodError, match=r"unpacks to more than 0\.5 MB"):
        read(both, unpacked=500_000)


def repacked(data: bytes, ways: str) -> bytes:
    """A page whose content, a line of text and `data`, is packed in several ways one after the other."""
    content = b"BT /F1 14 Tf 72 700 Td (350 people) Tj ET " + data
    for way in reversed(ways.split()):
        content = PACKERS[way](content)
    dictionary = f"/Filter [{' '.join(f'/{way}' for way in ways.split())}] ".encode()
    plain = drawn(b"", "Helvetica")
    start, end = plain.index(b"stream\n") + 7, plain.index(b"\nendstream")
    plain = plain[:start] + content + plain[end:]
    return re.sub(rb"/Length \d+", dictionary + b"/Length %d" % len(content), plain, count=1)


def by_runs(data: bytes) -> bytes:
    runs = (data[at : at + 128] for at in range(0, len(data), 128))
    one = (
        (bytes([257 - len(run), run[0]]) if len({*run}) == 1 < len(run) else bytes([len(run) - 1]) + run)
        for run in runs
    )
    return b"".join(one) + b"\x80"


def by_codes(data: bytes) -> bytes:
    """LZW at its plainest: each byte is its own code of nine bits, and the table is cleared in time."""
    codes = [code for n, byte in enumerate(data) for code in ([256] if n % 200 == 0 else []) + [byte]] + [257]
    bits = "".join(f"{code:09b}" for code in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


PACKERS = {
    "FlateDecode": zlib.compress,
    "Fl#61teDecode": zlib.compress,
    "ASCII85Decode": lambda data: b"<~" + base64.a85encode(data) + b"~>",
    "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
    "RunLengthDecode": by_runs,
    "LZWDecode": by_codes,
}
PACKED = [
    "FlateDecode",
    "FlateDecode FlateDecode",
    "FlateDecode Fl#61teDecode FlateDecode",
    "ASCII85Decode FlateDecode",
    "ASCIIHexDecode FlateDecode",
    "FlateDecode RunLengthDecode",
    "RunLengthDecode",
    "FlateDecode LZWDecode",
]


@pytest.mark.parametrize("ways", PACKED)
def test_a_stream_that_is_packed_several_times_is_counted(ways):
    with pytest.raises(NotUnderstoodError, match=r"unpacks to more than 0\.5 MB"):
        read(repacked(b" " * 600_000, ways), unpacked=500_000)


@pytest.mark.parametrize("ways", PACKED)
def test_a_stream_that_is_packed_several_times_is_read(ways):
    assert read(repacked(b" " * 1_000, ways), unpacked=10_000).text == "350 people\n"


@pytest.mark.parametrize(
    "broken", [b"%PDF-1.4\n", b"%PDF-1.4\n" + b"\x00" * 500, made(f"<p>{LONG}</p>")[:300]]
)
def test_a_damaged_file_is_told(broken):
    with pytest.raises(NotUnderstoodError):
        read(broken)


def test_nothing_is_printed(capfd):
    with pytest.raises(NotUnderstoodError):
        read(made(f"<p>{LONG}</p>")[:4000])
    assert capfd.readouterr() == ("", "")
