"""The serif font of the PDF must be Times New Roman's twin and have every Vietnamese letter."""

import re
import subprocess
import unicodedata
from functools import cache

import pypdf
import pytest
from fontTools.ttLib import TTFont

from reports.build import read
from reports.document.compose import compose
from reports.merge.summarise import summarise
from reports.periods import Period
from tests.conftest import PERIODS, ROOT

FACES = ("", ":bold", ":italic", ":bold:italic")
LETTERS = {
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
} | set("đĐ")


@cache
def font(face: str) -> TTFont:
    """The font that the stylesheet's own list of families leads to on this machine."""
    families = re.search(
        r'html \{ font: 14pt/1.15 "([^"]+)", "([^"]+)"', (ROOT / "templates/parts/style.css").read_text()
    )
    assert families
    pattern = ",".join(families.groups()) + face
    run = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    return TTFont(run.stdout)


def measured(text: str, face: str, size: float) -> float:
    """The width of a text in mm."""
    made = font(face)
    cmap, advances, em = made.getBestCmap(), made["hmtx"], made["head"].unitsPerEm
    return float(sum(advances[cmap[ord(letter)]][0] for letter in text) / em * size * 25.4 / 72)


@pytest.mark.parametrize("face", FACES)
def test_every_vietnamese_letter_is_in_the_font(face):
    assert all(len(letter) == 1 for letter in LETTERS)
    assert {*range(0x1EA0, 0x1EFA)} <= {*map(ord, LETTERS)}
    assert {*map(ord, LETTERS)} <= font(face).getBestCmap().keys()


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
    assert measured(text, face, size) == pytest.approx(width, abs=0.6)


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


@pytest.mark.parametrize("period", PERIODS)
def test_the_rule_under_the_subject_is_a_third_to_a_half_of_its_longest_line(period, config, words):
    """NĐ 30/2020, II.5.b. The rule is 50 mm long in both templates."""
    records = read(ROOT, Period.parse(period)).records
    for summary in summarise(records, config):
        subject = compose(summary, config, words).letterhead.subject
        longest = max(measured(line, ":bold", 14) for line in subject)
        assert 1 / 3 <= 50 / longest <= 1 / 2, subject
