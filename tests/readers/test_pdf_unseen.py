"""Letters of a PDF that nobody can see, and what is struck through: told and not read."""

from __future__ import annotations

import pytest

from tests.readers.pdf_files import LONG, lines, made, read

ASIDE = "position: absolute; left: 300mm; white-space: nowrap"


@pytest.mark.parametrize("style", ["color: white", "font-size: 1px", "opacity: 0", ASIDE])
def test_letters_that_nobody_can_see_are_told_and_not_read(style):
    document = read(made(f'<p>{LONG}</p><p style="{style}">Ẩn 999 người</p>'))
    assert document.text == f"{LONG}\n"
    assert [str(finding.problem) for finding in document.findings] == [
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, 12: “Ẩn 999 người”"
    ]


HIDDEN_BY = {
    "opacity": b"/Clear gs",
    "mode": b"3 Tr",
    "layer": b"/OC /Off BDC",
    "form": b"/Clear gs /Form Do",
}


def with_ink(ink: bytes, picture: bytes = b"") -> bytes:
    """A page with a line as usual, and one drawn so, over a picture if there is one."""
    shown = b"BT /F1 12 Tf 72 700 Td (Ket nap 350 doan vien) Tj ET q "
    hidden = b"BT /F1 12 Tf 72 600 Td (Tang 999 suat qua) Tj ET"
    end = b" EMC" if b"BDC" in ink else b""
    page = shown + picture + ink + (b"" if b"Do" in ink else b" " + hidden) + end + b" Q"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    resources = b"<< /Font << /F1 5 0 R >> /ExtGState << /Clear << /ca 0 /CA 0 >> >> /Properties << /Off 6 0 R >> /XObject << /Form 7 0 R /Picture 8 0 R >> >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        font,
        b"<< /Type /OCG /Name (Off) >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        % (len(hidden), hidden),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x80\nendstream",
    ]
    return (
        b"%PDF-1.5\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
        + b"trailer\n<< /Root 1 0 R >>\n%%EOF"
    )


@pytest.mark.parametrize("ink", HIDDEN_BY)
def test_letters_without_ink_are_told_and_not_read(ink):
    document = read(with_ink(HIDDEN_BY[ink]))
    assert document.text == "Ket nap 350 doan vien\n"
    assert [str(finding.problem) for finding in document.findings] == [
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, 17: “Tang 999 suat qua”"
    ]


def test_letters_without_ink_over_a_picture_are_recognised_ones_and_told():
    document = read(with_ink(b"3 Tr", b"q 300 0 0 40 60 580 cm /Picture Do Q "))
    assert "Tang 999 suat qua" in document.text
    assert [str(finding.problem).split(":")[0] for finding in document.findings] == [
        "letters that a program recognised in the picture of a page were read, 17"
    ]


def test_what_is_struck_through_is_told_and_not_read():
    document = read(made(f"<p>{LONG}</p><p>Kết nạp <s>88 đoàn viên</s> 99 người</p>"))
    assert ("88" in document.text, "99 người" in document.text) == (False, True)
    assert [str(finding.problem) for finding in document.findings] == [
        "text that is struck through is not read; places: 1, the first: “88 đoàn viên”"
    ]


def test_lines_under_a_text_and_around_cells_strike_nothing_through():
    table = '<table class="ruled"><tr><td>Kết nạp</td><td>350</td><td>người</td></tr></table>'
    document = read(made(f"<p>{LONG}</p><p><u>Gồm 88 đoàn viên</u></p>{table}"))
    assert ("88" in document.text, "350" in document.text) == (True, True)
    assert not [finding for finding in document.findings if finding.code == "struck-text"]


def test_white_letters_on_a_dark_ground_are_read():
    body = '<p style="color: white; background: navy">Kết nạp 350 đoàn viên</p>'
    assert lines(made(f"{body}<p>{LONG}</p>")) == ["Kết nạp 350 đoàn viên", LONG]
