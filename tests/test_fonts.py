"""The serif font of the PDF must be Times New Roman's twin and have every Vietnamese letter."""

import re
import subprocess
import unicodedata

import pypdf
import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT

FACES = ("", ":bold", ":italic", ":bold:italic")
LETTERS = {
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
} | set("đĐ")


def font(face: str) -> TTFont:
    """The font that the stylesheet's own list of families leads to on this machine."""
    families = re.search(
        r'html \{ font: 14pt/1.15 "([^"]+)", "([^"]+)"', (ROOT / "templates/report.css").read_text()
    )
    assert families
    pattern = ",".join(families.groups()) + face
    run = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    return TTFont(run.stdout)


@pytest.mark.parametrize("face", FACES)
def test_every_vietnamese_letter_is_in_the_font(face):
    assert all(len(letter) == 1 for letter in LETTERS)
    assert {*range(0x1EA0, 0x1EFA)} <= {*map(ord, LETTERS)}
    assert {letter for letter in LETTERS if ord(letter) not in font(face).getBestCmap()} == set()


@pytest.mark.parametrize(
    ("text", "face", "size", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ":bold", 13, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", ":bold", 13, 56.1),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI", ":bold", 12, 91.1),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "", 12, 80.4),
    ],
)
def test_texts_are_as_wide_as_in_times_new_roman(text, face, size, width):
    made = font(face)
    cmap, advances, em = made.getBestCmap(), made["hmtx"], made["head"].unitsPerEm
    measured = sum(advances[cmap[ord(letter)]][0] for letter in text) / em * size * 25.4 / 72
    assert measured == pytest.approx(width, abs=0.6)


def test_the_pdf_holds_that_font_alone_and_holds_it_whole(built):
    fonts = {
        str(entry.get_object()["/BaseFont"])
        for path in built.glob("*/*.pdf")
        for page in pypdf.PdfReader(path).pages
        for entry in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(re.fullmatch(r"/[A-Z]{6}\+(Liberation-Serif|Times-New-Roman).*", name) for name in fonts), (
        fonts
    )
