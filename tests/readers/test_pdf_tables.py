"""Tables of PDF files, with lines and without: their rows, their cells, and how they go on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

import pytest

from reports.readers.model import Document
from tests.readers.findings import codes
from tests.readers.pdf_files import LONG, PLAIN, WRAPPED, WRAPPED_ROWS, lines, made, read
from tests.samples import one_in


def rows_over_pages(*rest: tuple[str, str, str]) -> Document:
    """Two pages with the parts of one table, the second of which has these rows."""
    widths = ("12%", "58%", "30%")
    first = [("TT", "Đơn vị", "Đoàn viên"), ("1", "Công đoàn phường", "1.200")]

    def table(rows: Sequence[tuple[str, str, str]]) -> str:
        cells = (
            "".join(f'<td style="width: {w}">{text}</td>' for w, text in zip(widths, row, strict=True))
            for row in rows
        )
        return (
            f'<table class="ruled" style="width: 100%">{"".join(f"<tr>{one}</tr>" for one in cells)}</table>'
        )

    return read(made(f'{table(first)}<div style="break-before: page">{table(rest)}</div>'))


def test_a_row_that_the_end_of_a_page_cut_between_two_names_is_one_and_told():
    document = rows_over_pages(("", "Tương Mai", ""), ("2", "Công đoàn phường Lĩnh Nam", "800"))
    assert "1\tCông đoàn phường Tương Mai\t1.200\n2\tCông đoàn phường Lĩnh Nam\t800" in document.text
    told = [str(finding.problem) for finding in document.findings if finding.code == "cut-rows"]
    problem = "rows of tables that the end of a page seems to cut were put together"
    assert told == [f"{problem}: “1 Công đoàn phường Tương Mai 1.200”"]


def test_a_row_after_the_end_of_a_page_that_heads_a_group_as_others_do_stays_one_of_its_own():
    group = ("", "Khối doanh nghiệp", ""), ("2", "Công đoàn Công ty A", "80"), ("", "Khối trường học", "")
    document = rows_over_pages(*group, ("3", "Công đoàn Trường B", "70"))
    assert "1\tCông đoàn phường\t1.200\n\tKhối doanh nghiệp" in document.text
    assert "cut-rows" not in codes(document)


def test_a_ruled_table_is_one_line_a_row_with_tabs_and_stands_once():
    rows = "<tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả</th></tr><tr><td>1</td><td>Đoàn viên kết nạp mới</td><td>350</td></tr>"
    merged = '<tr><td colspan="2">Tổng số</td><td>362</td></tr>'
    found = lines(made(f'<p>Kết quả:</p><table class="ruled">{rows}{merged}</table><p>Hết.</p>'))
    assert found == [
        "Kết quả:",
        "TT\tChỉ tiêu\tKết quả",
        "1\tĐoàn viên kết nạp mới\t350",
        "Tổng số\t\t362",
        "Hết.",
    ]


def test_a_table_without_borders_at_its_sides_keeps_its_columns():
    rows = "".join(
        f"<tr><td>Đơn vị {n}</td><td>{n}00</td><td>{n}50</td><td>tốt</td></tr>" for n in range(1, 5)
    )
    style = ".open { border-collapse: collapse; width: 100% } .open td { border: 1px solid } .open td:first-child { border-left: none } .open td:last-child { border-right: none }"
    assert lines(made(f'<table class="open">{rows}</table>', style)) == [
        f"Đơn vị {n}\t{n}00\t{n}50\ttốt" for n in range(1, 5)
    ]


def test_columns_of_a_table_without_lines_are_read_row_by_row():
    rows = "".join(
        f'<tr><td style="width:90mm">Công đoàn cơ sở {n}</td><td>{n}50</td></tr>' for n in range(1, 5)
    )
    assert lines(made(f"<table>{rows}</table>")) == [f"Công đoàn cơ sở {n}\t{n}50" for n in range(1, 5)]


ALIGNS = ("top", "middle", "bottom", "baseline")
TABLES = {
    "spaced": ("", "", "2pt"),
    "tight": ("border-spacing: 0", "", "0 6pt"),
    "rows-ruled": ("border-collapse: collapse", "border-bottom: 1px solid", "2pt"),
    "columns-ruled": ("border-collapse: collapse", "border-right: 1px solid", "2pt 4pt"),
    "ruled": ("border-collapse: collapse", "border: 1px solid", "2pt"),
}


@pytest.mark.parametrize(("align", "kind"), one_in(3, product(ALIGNS, TABLES)))
def test_a_row_keeps_its_label_unit_and_numbers_wherever_in_their_cells_they_stand(align, kind):
    table, cell, padding = TABLES[kind]
    style = PLAIN.format(table=table, cell=cell, padding=padding, align=align)
    assert lines(made(f"{WRAPPED}<p>{LONG}</p>", style)) == [*WRAPPED_ROWS, LONG]


def test_the_next_row_of_a_table_without_lines_is_no_unit_of_a_number():
    rows = "".join(
        f"<tr><td style='width: 70%'>{label}</td><td>{number}</td></tr>"
        for label, number in (
            ("Đoàn viên", "1.520"),
            ("nạp mới", ""),
            ("Công đoàn cơ sở thành lập mới", "12"),
        )
    )
    style = PLAIN.format(table="", cell="", padding="1pt", align="top")
    assert lines(made(f'<table class="plain">{rows}</table>', style)) == [
        "Đoàn viên\t1.520",
        "nạp mới\t",
        "Công đoàn cơ sở thành lập mới\t12",
    ]


def test_titles_and_totals_that_run_across_the_columns_are_rows_of_their_own():
    title = "Công tác chăm lo đời sống đoàn viên, người lao động trên địa bàn quận trong năm"
    rows = f"""<tr><th>TT</th><th>Nội dung</th><th>Kế hoạch</th><th>Thực hiện</th></tr><tr><td>I</td><td colspan=3>{title}</td></tr>
    <tr><td>1</td><td>Đoàn viên kết nạp mới</td><td>2.000</td><td>1.520</td></tr><tr><td>2</td><td>Công đoàn cơ sở</td><td>20</td><td>12</td></tr>
    <tr><td>II</td><td colspan=3>{title}</td></tr><tr><td>1</td><td>Suất quà</td><td>500</td><td>420</td></tr>
    <tr><td colspan=2>Tổng cộng</td><td>2.520</td><td>1.952</td></tr>"""
    style = PLAIN.format(table="border-spacing: 0", cell="", padding="0 6pt", align="top")
    document = read(made(f'<p>{LONG}</p><table class="plain">{rows}</table><p>{LONG}</p>', style))
    assert [line for line in document.text.split("\n") if line] == [
        LONG,
        "TT\tNội dung\tKế hoạch\tThực hiện",
        f"I\t{title}\t\t",
        "1\tĐoàn viên kết nạp mới\t2.000\t1.520",
        "2\tCông đoàn cơ sở\t20\t12",
        f"II\t{title}\t\t",
        "1\tSuất quà\t500\t420",
        "Tổng cộng\t\t2.520\t1.952",
        LONG,
    ]
    assert codes(document) == ["left-out"]


@pytest.mark.parametrize("head", ["thead", "tbody"])
def test_a_table_without_lines_goes_on_over_pages_between_their_headers_and_numbers(head):
    label = "Công đoàn cơ sở phường thuộc quận trên địa bàn thành phố"
    first = f"<{head}><tr><th>TT</th><th>Đơn vị</th><th>Kế hoạch</th><th>Kết quả</th></tr></{head}>"
    rows = [(str(n), f"{label} số {n}", str(n * 7), str(n * 5)) for n in range(1, 60)]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    style = PLAIN.format(table="", cell="", padding="2pt 6pt", align="top") + " tr { break-inside: avoid }"
    style += '@page { @bottom-center { content: "Trang " counter(page) } @top-left { content: "Báo cáo 320 CĐCS" } }'
    document = read(made(f'<p>{LONG}</p><table class="plain">{first}{body}</table><p>Hết.</p>', style))
    found = [line for line in document.text.split("\n") if line]
    assert found == [LONG, "TT\tĐơn vị\tKế hoạch\tKết quả", *("\t".join(row) for row in rows), "Hết."]


def test_a_table_over_two_pages_is_one_and_its_head_stands_once():
    head = "<thead><tr><th>TT</th><th>Đơn vị</th><th>Số</th></tr></thead>"
    rows = "".join(f"<tr><td>{n}</td><td>Công đoàn cơ sở {n}</td><td>{n * 7}</td></tr>" for n in range(1, 61))
    document = read(made(f'<table class="ruled">{head}{rows}</table><p>Hết.</p>'))
    assert document.text.count("TT\tĐơn vị\tSố") == 1
    table = "\n".join(f"{n}\tCông đoàn cơ sở {n}\t{n * 7}" for n in range(1, 61))
    assert document.text == f"TT\tĐơn vị\tSố\n{table}\n\nHết.\n"
    assert codes(document) == ["running-lines", "repeated-heads"]


@pytest.mark.parametrize("style", [".t td { border: 1px solid }", ".t td { width: 33% }"])
def test_numbers_on_two_lines_of_a_cell_stay_two(style):
    rows = "<tr><td>Chỉ tiêu</td><td>ĐVT</td><td>Kết quả</td></tr><tr><td>Kết nạp mới</td><td>người</td><td>850<br>120</td></tr>"
    found = lines(made(f'<table class="t">{rows}</table>', style))
    assert "850 120" not in "\n".join(found)
    assert {"850", "120"} <= {*re.split(r"\W+", " ".join(found))}
