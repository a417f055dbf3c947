"""Widths of texts in Times, against those measured in glyphs (the-thuc.md, 1.10)."""

import pytest

from reports.check.metrics import widths


def text_width(*args, **kwargs):
    return sum(widths(*args, **kwargs))


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", 12, False, False, 80.4),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI", 13, True, False, 98.7),
        ("Hà Nội, ngày 05 tháng 01 năm 2026", 14, False, True, 72.2),
        ("TM. BAN THƯỜNG VỤ", 13, True, False, 49.0),
    ],
)
def test_widths_are_those_of_the_glyphs(text, size, bold, italic, width):
    assert text_width(text, size, bold=bold, italic=italic) == pytest.approx(width, abs=0.25)


def test_decomposed_letters_are_as_wide_as_composed_ones():
    assert text_width("Hoa\u0300n Kie\u0302\u0301m", 14) == text_width("Hoàn Kiếm", 14)


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\n"])
def test_what_is_not_seen_takes_no_room(character):
    assert text_width(character, 14) == 0


def test_a_space_that_does_not_break_is_as_wide_as_one_that_does():
    assert text_width("\u00a0", 14) == text_width(" ", 14) > 0
