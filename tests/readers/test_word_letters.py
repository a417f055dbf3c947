"""Word files typed in fonts of before Unicode: by the font of a run, else by the words of a paragraph."""

import pytest

from tests.readers.findings import told
from tests.readers.old_letters import in_tcvn3, in_vni
from tests.readers.word_files import docx, p, r, read, tbl, text_of


def test_text_in_a_font_of_before_unicode_is_converted_and_told():
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    new = r(" – Đoàn ®", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
    theme = r(" µ", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    split = r("t") + r("­", "<w:b/>") + r(" ®")
    letter = "<w:r><w:t>t</w:t><w:softHyphen/></w:r>"
    document = read(docx(p(split, new, theme) + p(letter), styles=styles))
    assert document.text == "tư đ – Đoàn ® µ\n\ntư\n"
    (told_of,) = told(document, "converted")
    assert "® → đ" in told_of


@pytest.mark.parametrize(
    ("font", "typed", "text"),
    [
        (".VnTime", "l\u00adît ng\u00adêi", "lượt người"),
        (".VnTimeH", "c«ng ®oµn", "CÔNG ĐOÀN"),
        ("VNI-Times", "ngöôøi lao\u00ad ñoäng", "người lao động"),
        (".VnTime", "lượt lao\u00ad động", "lượt lao động"),
        ("Times New Roman", "lao\u00ad động", "lao động"),
    ],
)
def test_optional_hyphens_are_letters_in_fonts_of_tcvn3_alone(font, typed, text):
    run = r(typed, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    assert text_of(p(run)) == f"{text}\n"


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_old_letters_under_the_name_of_another_font_are_known_by_their_words(old):
    texts = ("Liên đoàn Lao động quận Hoàng Mai", "Chương trình hành động", "Số 12")
    first, second, third = map(old, texts)
    document = read(docx(p(first) + tbl(f"{second}|5") + p(third)))
    assert document.text == f"{texts[0]}\n\n{texts[1]}\t5\n\n{texts[2]}\n"
    assert len(told(document, "converted")) == 1


def test_optional_hyphens_prove_no_old_font():
    words = " ".join(f"bao\u00adcao\u00ad{n}" for n in range(9))
    document = read(docx(p(words)))
    assert document.text == words.replace("\u00ad", "") + "\n"
    assert document.findings == ()


def test_a_few_words_that_may_be_old_are_named():
    document = read(docx(p("Tổng hợp số liệu quý I") + p("Toång soá: 12")))
    assert "Toång soá: 12" in document.text
    assert "“Toång soá: 12”" in told(document, "perhaps-old-font")[0]


def test_spoiled_letters_are_named_in_word_too():
    document = read(docx(p("Tổng hợp số liệu quý I của CÃ´ng Ä‘oÃ n")))
    assert "CÃ´ng" in told(document, "spoiled-letters")[0]
