"""Texts whose lines were broken at a width, as mails and old reports have them: they read as if they were not."""

from __future__ import annotations

from textwrap import fill
from unicodedata import normalize

import pytest

from reports.extract.document import Extraction
from tests.conftest import ROOT
from tests.extract.making import read

ARTICLES = [
    path
    for path in sorted((ROOT / "tests/extract/corpus/articles").glob("*.txt"))
    if not {"\t", "|"} & {*path.read_text()}
]


def broken(text: str, width: int) -> str:
    lines = (fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(lines)


def figures(found: Extraction) -> list[tuple[object, ...]]:
    return [
        (" ".join(found.source.text[f.start : f.end].split()), f.mention.value, f.mention.qualifier, f.role)
        for f in found.figures
    ]


@pytest.mark.parametrize("width", [64, 74, 92])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_broken_lines_change_no_figure(path, width):
    text = normalize("NFC", path.read_text())
    assert figures(read(broken(text, width))) == figures(read(text))


def test_a_quote_has_its_characters_as_they_stand():
    text = broken(
        f"Quý I, LĐLĐ huyện {'Đèo Giả ' * 4}đã thăm hỏi {'tận nhà ' * 12}1.520 công nhân, viên chức.", 50
    )
    (figure,) = read(text).figures
    assert "1.520" in text[figure.start : figure.end]
    assert read(text).source.text == text


def test_a_name_goes_on_in_the_next_line():
    lead = "Ngày 5/4, tại hội trường của Trung tâm Văn hóa huyện, Liên đoàn Lao động huyện Đèo Giả"
    rest = "tổ chức hội nghị sơ kết công tác công đoàn quý I năm 2024 với sự tham dự của nhiều cán bộ."
    text = f"{broken(f'{lead} {rest} {rest}', 60)}\n\nQuý I đã trao 30 suất quà.\n"
    assert read(text).heading.reporting_org == "Liên đoàn Lao động huyện Đèo Giả"


@pytest.mark.parametrize("last", ["hơn", "khoảng", "không quá", "gần"])
def test_a_line_that_ends_with_a_word_for_more_goes_on(last):
    found = read(f"Quý I/2024, LĐLĐ huyện Đèo Giả đã hỗ trợ {last}\n1.200 đoàn viên.\n")
    (figure,) = found.figures
    assert found.source.text[figure.start : figure.end].split() == [*last.split(), "1.200", "đoàn", "viên"]


def test_lines_of_a_menu_and_headings_do_not_go_on():
    text = "Trang chủ\nTin tức\nVăn bản\nLiên hệ\n\nLĐLĐ huyện Đèo Giả sơ kết quý I/2024\n\nĐã trao 30 suất quà.\n"
    assert read(text).source.title == "LĐLĐ huyện Đèo Giả sơ kết quý I/2024"
