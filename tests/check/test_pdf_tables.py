"""Ruled tables of a PDF are found, with their cells, and go on over pages; bars and frames are no tables."""

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.check.paper import LONG, SENTENCE, printed, read, word_file

ROW = "<tr><td>{0}<td>Công đoàn cơ sở số {0}<td>{0}0"
HEAD = "<tr><th>TT<th>Đơn vị<th>Số"


def table(rows, head=HEAD):
    return f"<table class=r style='width:100%'><thead>{head}</thead>{''.join(map(ROW.format, range(1, rows + 1)))}</table>"


def with_cut_rows():
    word = word_file()
    rows = word.add_table(0, 2)
    rows.style = "Table Grid"
    for number in range(1, 25):
        cells = rows.add_row().cells
        cells[0].text, cells[1].text = str(number), SENTENCE * (9 if number % 5 else 2)
    for column, width in zip(rows.columns, (20, 145), strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    return word


def with_repeated_head():
    word = word_file()
    rows = word.add_table(1, 3)
    rows.style = "Table Grid"
    rows.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows.rows[0]._tr.trPr[0].set(qn("w:val"), "true")
    for cell, text in zip(rows.rows[0].cells, ("TT", "Đơn vị", "Số"), strict=True):
        cell.text = text
    for number in range(1, 70):
        for cell, text in zip(rows.add_row().cells, (number, "Cụm", number * 10), strict=True):
            cell.text = str(text)
    return word


@pytest.fixture(scope="module")
def of_word(tmp_path_factory):
    """Tables of Word files, as LibreOffice prints them."""
    words = {"cut": with_cut_rows(), "headed": with_repeated_head()}
    return printed(words, tmp_path_factory.mktemp("word"))


def test_cells_come_out_row_by_row_and_not_as_paragraphs():
    found = read(LONG + table(2) + LONG)
    assert found.tables[0].rows == (
        ("TT", "Đơn vị", "Số"),
        ("1", "Công đoàn cơ sở số 1", "10"),
        ("2", "Công đoàn cơ sở số 2", "20"),
    )
    assert len(found.paragraphs) == 2


def test_a_table_knows_how_many_paragraphs_stand_before_it():
    assert [found.before for found in read(table(1) + LONG + table(1) + LONG * 2).tables] == [0, 1]


def test_a_merged_cell_counts_once_in_its_first_column_and_row():
    rows = "<tr><th rowspan=2>TT<th colspan=2>Số<tr><th>Nam<th>Nữ<tr><td colspan=3>Nhóm I<tr><td>1<td><td>4"
    (found,) = read(f"<table class=r>{rows}</table>").tables
    assert found.rows == (("TT", "Số", ""), ("", "Nam", "Nữ"), ("Nhóm I", "", ""), ("1", "", "4"))


def test_lines_of_a_cell_are_one_text_and_a_number_broken_in_two_is_one_number():
    cell = '<td style="width:16mm;overflow-wrap:anywhere">'
    rows = f"<tr>{cell}công đoàn cơ sở{cell}399.000.000<tr>{cell}a{cell}b"
    (found,) = read(f'<table class=r style="table-layout:fixed;width:36mm">{rows}</table>').tables
    assert found.rows[0] == ("công đoàn cơ sở", "399.000.000")


def test_width_indent_and_room_are_measured():
    (found,) = read(
        LONG + '<table class=r style="width:100mm;margin-left:-5mm"><tr><td>a<td>b<tr><td>c<td>d</table>'
    ).tables
    assert (found.width, found.indent, found.room) == pytest.approx((100, -5, 165), abs=0.3)


def test_runs_of_cells_tell_how_they_are_set():
    (found,) = read(f'<div style="font-size:12pt">{table(1)}</div>').tables
    assert {(run.size, run.bold) for run in found.runs} == {(12, True), (12, False)}


def test_a_table_that_goes_on_over_pages_is_one():
    (found,) = read(table(60)).tables
    assert [row[0] for row in found.rows] == ["TT", *map(str, range(1, 61))]
    assert found.head_repeats
    assert found.rows_whole


def test_a_head_that_stands_on_the_first_page_only_is_seen():
    (found,) = read(table(60), "thead { display: table-row-group }").tables
    assert len(found.rows) == 61
    assert found.head_repeats is False


def test_a_table_on_one_page_cannot_tell_whether_its_head_would_repeat():
    assert read(table(3)).tables[0].head_repeats is None


def test_a_row_that_a_page_cuts_is_seen_and_put_together(of_word):
    (found,) = of_word["cut"].tables
    assert found.rows_whole is False
    assert [row[0] for row in found.rows] == [str(number) for number in range(1, 25)]
    assert {row[1].count("tổ chức.") for row in found.rows} == {2, 9}


def test_a_table_of_word_is_read_with_its_repeated_head(of_word):
    (found,) = of_word["headed"].tables
    assert (len(found.rows), found.head_repeats, found.rows_whole) == (70, True, True)


def test_tables_with_other_columns_on_the_next_page_are_two():
    other = '<table class=r style="width:60mm;break-before:page"><tr><td>a<td>b<tr><td>c<td>d</table>'
    assert len(read(table(3) + other).tables) == 2


@pytest.mark.parametrize(
    "style",
    [
        "table.r { border-collapse: separate; border-spacing: 0 }",
        "table.r { border-collapse: separate; border-spacing: 1pt; border: 1pt solid }",
        "table.r tr:nth-child(odd) { background: #ddd }",
        "table.r td, table.r th { border-width: 1.5pt }",
        "table.r td:first-child, table.r th:first-child { border-left: 0 }",
    ],
)
def test_a_table_is_found_however_its_lines_are_drawn(style):
    assert len(read(table(3), style).tables[0].rows) == 4


def test_bars_of_a_chart_are_no_table():
    bars = "".join(
        f'<div style="background:#666;height:6mm;width:{w}mm;margin:2mm 0">{w}</div>' for w in (40, 90)
    )
    axes = f'<div style="border-left:1pt solid;border-bottom:1pt solid">{bars}</div>'
    grid = "".join(f'<line x1="20" x2="390" y1="{y}" y2="{y}" stroke="#999"/>' for y in (20, 60, 100))
    boxes = "".join(
        f'<rect x="{x}" y="40" width="30" height="60" fill="#555" stroke="#000"/>' for x in (40, 100)
    )
    drawn = f'<svg width="400" height="120"><line x1="20" x2="20" y1="0" y2="100" stroke="#000"/>{grid}{boxes}</svg>'
    assert read(LONG + axes + LONG + drawn + LONG).tables == ()
