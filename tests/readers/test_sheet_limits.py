"""Sheets made to take all memory or time: refused with a word, and before they have taken it."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reports.errors import InputError
from reports.readers.model import Document, Limits, Options
from reports.readers.opening import document_of
from tests.readers.sheet_files import KIND, MAIN, SPACES, ods_of, shared, xlsx

FEW = Limits(cells=1_000, unpacked=20_000_000)
SHEET = "xl/worksheets/sheet1.xml"
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def refused(content: bytes, limits: Limits = FEW) -> tuple[list[str], str, int]:
    """The codes and words with which a file is refused, and how much memory that took at most."""
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        document_of(content, "a", Options(limits))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    findings = caught.value.findings
    return [f.code for f in findings], " ".join(str(f.problem) for f in findings), peak


def read(content: bytes) -> Document:
    return document_of(content, "a", Options(FEW))


def with_sheet(inside: str, before: str = "") -> bytes:
    """A workbook whose sheet has this beside its rows."""
    made = BytesIO()
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData><row><c t="str"><v>A</v></c></row></sheetData>{inside}</worksheet>'
    with ZipFile(BytesIO(xlsx([("A",)]))) as source, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, sheet if name == SHEET else source.read(name))
    return made.getvalue()


def table(inside: str) -> bytes:
    return ods_of(f'<table:table table:name="A">{inside}</table:table>')


def test_a_content_that_unpacks_to_more_than_the_limit_is_refused_before_all_of_it_is():
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        with archive.open("content.xml", "w") as part:
            part.write(f"<office:document-content {SPACES}>".encode())
            for _ in range(200):
                part.write(b" " * 1_000_000)
    codes, problem, peak = refused(made.getvalue(), Limits(unpacked=1_000_000))
    assert (codes, problem) == (["file-too-large"], "the file unpacks to more than 1 MB")
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "content",
    [
        with_sheet("", '<cols><col min="-999999999" max="999999999" hidden="1"/></cols>'),
        with_sheet("", "<cols>" + '<col min="1" max="900" hidden="1"/>' * 2 + "</cols>"),
        with_sheet("<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 2_000 + "</mergeCells>"),
        shared(xlsx([(f"Chữ {n}",) for n in range(10)] + [("x" * 25_000,)])),
        table(
            f'<table:table-column table:visibility="collapse" table:number-columns-repeated="99999999"/><table:table-row>{CELL}</table:table-row>'
        ),
        table(
            f'<table:table-column table:default-cell-style-name="a" table:number-columns-repeated="99999999"/><table:table-row>{CELL}</table:table-row>'
        ),
        table(f'<table:table-row table:number-rows-repeated="999999999999">{CELL}</table:table-row>'),
        table(
            f"<table:table-row>{CELL.replace('table-cell ', 'table-cell table:number-columns-repeated=%s ')}</table:table-row>".replace(
                "%s", '"999999999999"'
            )
        ),
        table(
            "<table:table-row>"
            + CELL.replace("table-cell ", 'table-cell table:number-columns-spanned="2" ') * 600
            + "</table:table-row>"
        ),
    ],
    ids=[
        "columns",
        "overlapping columns",
        "merged",
        "texts",
        "ods columns",
        "ods styles",
        "ods rows",
        "ods cells",
        "ods merged",
    ],
)
def test_what_a_few_bytes_repeat_without_end_is_refused_before_it_is_written_out(content):
    codes, _, peak = refused(content)
    assert codes == ["file-too-large"]
    assert peak < 5_000_000


def test_more_texts_than_cells_are_refused():
    texts = shared(xlsx([(f"Chữ {n}",) for n in range(1_100)]))
    assert "more than 1.000 cells" in refused(texts)[1]


def test_merged_cells_that_cover_each_other_again_and_again_are_refused():
    rows = "".join(f"<table:table-row>{CELL * 5}</table:table-row>" for _ in range(20))
    wide = CELL.replace(
        "table-cell ", 'table-cell table:number-columns-spanned="5" table:number-rows-spanned="20" '
    )
    content = table(f"<table:table-row>{wide * 5}</table:table-row>" * 4 + rows)
    assert refused(content)[0] == ["file-too-large"]


def test_empty_rows_and_columns_without_end_take_nothing():
    empty = '<table:table-column table:number-columns-repeated="16384"/>'
    row = (
        f'<table:table-row>{CELL}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    )
    rest = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert read(table(empty + row + rest)).text == "x\n"
    assert read(with_sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')).text == "A\n"


def test_a_row_without_end_is_refused_though_its_cells_are_empty():
    content = with_sheet("<sheetData><row>" + "<c/>" * 5_100_000 + "</row></sheetData>")
    codes, problem, _ = refused(content, Limits())
    assert codes == ["file-too-large"]
    assert problem == f"a piece of the part {SHEET} is too long to be read"
