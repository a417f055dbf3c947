"""Sheets that are damaged, larger than allowed, or not what they seem: refused with a word."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reports.errors import InputError, NotUnderstoodError
from reports.readers.model import Format, Limits, Options
from reports.readers.opening import document_of
from tests.readers.sheet_files import KIND, MAKERS, changed, lines, ods_of, read, xlsx


def test_a_binary_workbook_is_told():
    usual = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    with pytest.raises(InputError, match=r"a binary Excel file \(.xlsb\)"):
        document_of(changed(xlsx([("A", 1)]), "[Content_Types].xml", usual, binary), "a.xlsb")


def bomb(size: int) -> bytes:
    """A workbook whose one sheet unpacks to `size` bytes."""
    made, pieces = BytesIO(), b"\0" * 1_000_000
    book = xlsx([("A", 1)])
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if not name.startswith("xl/worksheets/"):
                archive.writestr(name, source.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(size // len(pieces)):
                part.write(pieces)
    return made.getvalue()


def test_a_sheet_that_unpacks_to_more_than_the_limit_is_refused_before_all_of_it_is():
    content = bomb(200_000_000)
    tracemalloc.start()
    with pytest.raises(NotUnderstoodError, match="unpacks to more than 1 MB"):
        read(content, limits=Limits(unpacked=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("format", MAKERS)
def test_more_cells_than_the_limit_are_refused(format):
    content = MAKERS[format]([(n, n) for n in range(60)])
    with pytest.raises(NotUnderstoodError, match="more than 100 cells"):
        read(content, format, Limits(cells=100))


def test_a_row_that_is_repeated_a_million_times_is_refused():
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(NotUnderstoodError, match="cells"):
        read(ods_of(f'<table:table table:name="A">{row}</table:table>'), Format.ODS)


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", xlsx([("A",)])[:-200]])
def test_a_damaged_file_is_refused_without_a_traceback(content):
    with pytest.raises(NotUnderstoodError, match="damaged"):
        read(content)


def test_what_is_no_number_where_a_sheet_needs_one_is_told_with_its_part():
    sheet = changed(xlsx([("A", 1)]), "xl/worksheets/sheet1.xml", '<row r="1"', '<row r="?"')
    with pytest.raises(NotUnderstoodError, match=r"sheet1\.xml is not what files of sheets"):
        read(sheet)
    styles = changed(xlsx([("A", 1)]), "xl/styles.xml", 'numFmtId="0"', 'numFmtId="?"')
    assert lines(read(styles)) == [["A", "1"]]


def test_a_part_with_a_document_type_is_refused():
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(NotUnderstoodError, match="has a DOCTYPE"):
        read(made.getvalue(), Format.ODS)


def test_a_quotation_mark_that_is_never_closed_is_told():
    for content in (b'A,B,C\n1,"2,3\n' + b"4,5,6\n" * 50_000, b'A;B;C\n1;"2;3\n4;5;6\n'):
        with pytest.raises(NotUnderstoodError, match="in line 2 begins a cell whose quotation marks"):
            read(content, Format.CSV)


def test_one_long_text_in_many_cells_is_refused_before_it_fills_the_memory():
    cell = f"<table:table-cell><text:p>{'a' * 20_000}</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="20000">{cell}</table:table-row>'
    table = f'<table:table table:name="Biểu 1">{row}</table:table>'
    with pytest.raises(InputError) as caught:
        document_of(ods_of(table), "a.ods", Options(Limits(cells=100_000)))
    assert [finding.code for finding in caught.value.findings] == ["file-too-large"]
