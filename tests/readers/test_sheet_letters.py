"""Sheets typed in fonts of before Unicode: by the font of a cell or a run, else by the words of a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from reports.errors import InputError
from reports.extract.document import extract
from reports.readers.model import Document
from reports.readers.opening import document_of
from tests.readers.findings import told
from tests.readers.old_letters import in_tcvn3, in_vni
from tests.readers.sheet_files import ods_of, saved, shared, xlsx

ROWS = (
    ("LIÊN ĐOÀN LAO ĐỘNG QUẬN HOÀNG MAI", None, None),
    ("Kết quả hoạt động quý I/2021", None, None),
    ("TT", "Nội dung", "Đoàn viên kết nạp mới"),
    (1, "Công đoàn cơ sở Công ty Thử", 120),
    (2, "Công đoàn cơ sở Công ty Mẫu", 35),
)
FONTS = {".VnTime": in_tcvn3, ".VnArial": in_tcvn3, "VNI-Times": in_vni}


def written(rows, old: Callable[[str], str]):
    return [[old(value) if isinstance(value, str) else value for value in row] for row in rows]


def in_font(font: str, old: Callable[[str], str]) -> bytes:
    book = Workbook()
    for row in written(ROWS[1:], old):
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            cell.font = Font(name=font)
    return saved(book)


def cells(document: Document) -> list[list[str]]:
    return [line.split("\t") for line in document.text.split("\n") if line]


@pytest.mark.parametrize("stored", [bytes, shared], ids=["inline", "shared"])
@pytest.mark.parametrize("font", FONTS)
def test_a_workbook_in_an_old_font_reads_as_one_in_unicode(font, stored):
    document = document_of(stored(in_font(font, FONTS[font])), "a.xlsx")
    assert document.text == document_of(xlsx(ROWS[1:]), "a.xlsx").text
    (line,) = told(document, "converted")
    assert line.count("→") == 10


def test_fonts_with_an_h_show_capitals():
    book = Workbook()
    book.active["A1"], book.active["A1"].font = in_tcvn3("liên đoàn lao động"), Font(name=".VnTimeH")
    assert cells(document_of(saved(book), "a.xlsx")) == [["LIÊN ĐOÀN LAO ĐỘNG"]]


@pytest.mark.parametrize("stored", [bytes, shared], ids=["inline", "shared"])
def test_each_run_of_a_cell_has_its_own_font(stored):
    book = Workbook()
    book.active["A1"] = CellRichText(
        TextBlock(InlineFont(rFont=".VnTime"), in_tcvn3("Công đoàn ")),
        TextBlock(InlineFont(rFont="VNI-Times"), in_vni("cơ sở ")),
        TextBlock(InlineFont(rFont="Times New Roman"), "trực thuộc"),
    )
    book.active["A2"] = CellRichText(in_vni("Kết nạp "), TextBlock(InlineFont(b=True), in_vni("đoàn viên")))
    book.active["A2"].font = Font(name="VNI-Times")
    document = document_of(stored(saved(book)), "a.xlsx")
    assert cells(document) == [["Công đoàn cơ sở trực thuộc"], ["Kết nạp đoàn viên"]]


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_old_letters_under_another_font_are_known_by_their_words_and_told(old, config):
    document = document_of(xlsx(written(ROWS[1:], old)), "a.xlsx")
    assert document.text == document_of(xlsx(ROWS[1:]), "a.xlsx").text
    assert told(document, "converted")
    found = extract(document, config)
    assert [f.mention.value for f in found.figures] == [120, 35]
    assert [str(found.where(f)) for f in found.figures] == [
        "sheet Biểu 1, cell C3",
        "sheet Biểu 1, cell C4",
    ]


def test_a_few_such_words_prove_nothing_and_are_named():
    document = document_of(xlsx([("Nội dung", "Số"), ("Toång soá", 5)]), "a.xlsx")
    assert cells(document)[1] == ["Toång soá", "5"]
    assert "Toång soá" in told(document, "perhaps-old-font")[0]


def test_nothing_is_told_of_sheets_in_unicode():
    document = document_of(xlsx(ROWS), "a.xlsx")
    assert not told(document, "converted") + told(document, "perhaps-old-font")


def test_spoiled_letters_in_sheets_are_named_and_not_repaired():
    rows = [("Kết quả", "Số"), ("CÃ´ng Ä‘oÃ n", 5)]
    assert "CÃ´ng" in told(document_of(xlsx(rows), "a.xlsx"), "spoiled-letters")[0]
    with pytest.raises(InputError, match="the letters are spoiled"):
        document_of(xlsx([("CÃ´ng Ä‘oÃ n cÆ¡ sá»Ÿ trá»±c thuá»™c",)] * 5), "a.xlsx")


FACES = (
    '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;" xmlns:svg="s"/>'
    '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="VNI-Times" xmlns:fo="f"/></style:style>'
)


@pytest.mark.parametrize(
    ("column", "row", "cell"),
    [("", "", "ce1"), ("", "", "ce2"), ("", "ce1", ""), ("ce1", "", "")],
)
def test_the_fonts_of_an_opendocument_sheet_are_those_of_its_cells_rows_or_columns(column, row, cell):
    def style(name: str, kind: str = "default-cell-style-name") -> str:
        return f' table:{kind}="{name}"' if name else ""

    text = in_tcvn3("Công đoàn ") + f'<text:span text:style-name="T1">{in_vni("cơ sở")}</text:span>'
    table = (
        f'<table:table table:name="A"><table:table-column{style(column)}/><table:table-row{style(row)}>'
        f"<table:table-cell{style(cell, 'style-name')}><text:p>{text}</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    document = document_of(ods_of(table, FACES), "a.ods")
    assert cells(document) == [["Công đoàn cơ sở"]]
    assert told(document, "converted")
