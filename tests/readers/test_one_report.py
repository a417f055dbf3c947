"""One report in every form in which units send texts: what is found in it is the same."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import chain

import docx
import pytest
from openpyxl.utils import range_boundaries
from weasyprint import HTML

from reports.extract.document import extract
from reports.readers.model import Format
from reports.readers.opening import document_of
from tests.readers.old_letters import in_1258, in_tcvn3, in_vni
from tests.readers.sheet_files import ods, separated, xlsx

PARAGRAPHS = (
    "Liên đoàn Lao động quận Hoàng Mai: Nhiều kết quả trong quý I/2021",
    "Trong quý I/2021, LĐLĐ quận đã kết nạp mới 350 đoàn viên, thành lập 12 công đoàn cơ sở, đạt 41,15% kế hoạch năm.",
    "Các cấp công đoàn đã trao 1.520 suất quà cho công nhân, tổng trị giá hơn 760 triệu đồng; thăm 6/6 đơn vị trực thuộc.",
    "Công đoàn quận hỗ trợ gần 200 triệu đồng cho 352 lượt người lao động về quê đón Tết.",
    "Quý II, LĐLĐ quận sẽ tổ chức hội thao cho người lao động.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
STYLE = "<style>body { font: 14pt 'Liberation Serif' } p { margin: 0 0 8pt; text-align: justify }</style>"
BODY = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS[1:])
PAGE = f"<html><head><meta charset='utf-8'><title>x</title>{STYLE}</head><body><h1>{PARAGRAPHS[0]}</h1>{BODY}</body></html>"


def in_word(
    paragraphs: Iterable[str], font: str = "Times New Roman", rows: Sequence[Sequence[str]] = ()
) -> bytes:
    """A Word file as an office writes it, its font named by the style of the text."""
    made, file = docx.Document(), BytesIO()
    made.styles["Normal"].font.name = font
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    table = made.add_table(len(rows), len(rows[0]) if rows else 0)
    for cell, text in zip(table._cells, chain(*rows), strict=True):
        cell.text = text
    made.save(file)
    return file.getvalue()


FORMS = {
    "utf-8": TEXT.encode(),
    "mark": TEXT.encode("utf-8-sig"),
    "nfd": unicodedata.normalize("NFD", TEXT).encode(),
    "dos": TEXT.replace("\n", "\r\n").encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "cp1258": in_1258(TEXT),
    "tcvn3": in_tcvn3(TEXT).encode("cp1252"),
    "vni": in_vni(TEXT).encode("cp1252"),
    "vni in utf-8": in_vni(TEXT).encode(),
    "docx": in_word(PARAGRAPHS),
    "docx in .VnTime": in_word(map(in_tcvn3, PARAGRAPHS), ".VnTime"),
    "docx in VNI-Times": in_word(map(in_vni, PARAGRAPHS), "VNI-Times"),
    "pdf": HTML(string=PAGE).write_pdf(),
    "html": PAGE.encode(),
    "html in cp1258": in_1258(PAGE.replace("utf-8", "windows-1258")),
}


def figures(content: bytes) -> list[tuple[Decimal, str, str, str]]:
    found = extract(document_of(content, "tin"), None)
    mentions = [figure.mention for figure in found.figures]
    return [(one.value, one.kind, one.qualifier, found.source.text[one.start : one.end]) for one in mentions]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_in_any_form_states_the_same_figures(form):
    assert figures(FORMS[form]) == figures(TEXT.encode())


def test_there_are_figures_to_compare():
    assert [f"{value:f}" for value, *_ in figures(TEXT.encode())] == [
        "350",
        "12",
        "41.15",
        "1520",
        "760000000",
        "6",
        "200000000",
        "352",
    ]


TABLE = (
    ("TT", "Đơn vị", "Đoàn viên kết nạp mới", "Kinh phí (triệu đồng)"),
    (1, "CĐCS Công ty Thử", 1120, 35.5),
    (2, "CĐCS Công ty Mẫu", 220, 12),
    (None, "Tổng cộng", 1340, 47.5),
)
TITLES = "LIÊN ĐOÀN LAO ĐỘNG QUẬN HOÀNG MAI", "KẾT QUẢ QUÝ I/2021"
WRITTEN = (
    TABLE[0],
    ("1", "CĐCS Công ty Thử", "1.120", "35,5"),
    ("2", "CĐCS Công ty Mẫu", "220", "12"),
    ("", "Tổng cộng", "1.340", "47,5"),
)
LINES = "\n".join((*TITLES, "", *map("\t".join, WRITTEN), ""))
CELLS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in WRITTEN)
RULED = "<style>table { border-collapse: collapse } td { border: 1px solid; padding: 2pt }</style>"
SHEET = f"<html><head><meta charset='utf-8'><title>x</title>{RULED}</head><body><p>{TITLES[0]}</p><p>{TITLES[1]}</p><table>{CELLS}</table></body></html>"
TABLES = {
    "xlsx": xlsx(((TITLES[0],), (TITLES[1],), (), *TABLE)),
    "ods": ods(((TITLES[0],), (TITLES[1],), (), *TABLE)),
    "csv": separated(WRITTEN, ";"),
    "csv in cp1258": in_1258(separated(WRITTEN, ";").decode()),
    "csv in tcvn3": in_tcvn3(separated(WRITTEN, ";").decode()).encode("cp1252"),
    "csv in vni": in_vni(separated(WRITTEN, ";").decode()).encode("cp1252"),
    "docx": in_word(TITLES, rows=WRITTEN),
    "docx in .VnTime": in_word(map(in_tcvn3, TITLES), ".VnTime", [[*map(in_tcvn3, row)] for row in WRITTEN]),
    "docx in VNI-Times": in_word(map(in_vni, TITLES), "VNI-Times", [[*map(in_vni, row)] for row in WRITTEN]),
    "pdf": HTML(string=SHEET).write_pdf(),
    "html": SHEET.encode(),
}


@pytest.mark.parametrize("form", TABLES)
def test_the_same_table_in_any_form_states_the_same_figures(form):
    assert figures(TABLES[form]) == figures(LINES.encode())


def test_there_are_figures_in_the_table_to_compare():
    assert [value for value, *_ in figures(LINES.encode())] == [
        1120,
        35_500_000,
        220,
        12_000_000,
        1340,
        47_500_000,
    ]


Cells = Sequence[Sequence[str | None]]
UNITS = (
    (
        ("TT", "Đơn vị", "Chỉ tiêu", "Quý I/2021", None, "Quý I/2020"),
        (None, None, None, "Kế hoạch", "Thực hiện", None),
        ("A", "B", "C", "1", "2", "3=2/1"),
        ("1", "CĐCS Công ty Thử", "Đoàn viên kết nạp mới", "150", "120", "101"),
        (None, None, "Số suất quà", "90", "85", "81"),
        ("2", "CĐCS Công ty Mẫu", "Đoàn viên kết nạp mới", "50", "40", "31"),
        (None, None, "Số suất quà", "30", "25", "21"),
        (None, "Tổng cộng", "Đoàn viên kết nạp mới", "200", "160", "132"),
    ),
    ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "A4:A5", "B4:B5", "A6:A7", "B6:B7"),
)
GROUPS = (
    (
        ("TT", "Nội dung", "Kế hoạch", None, "Thực hiện"),
        (None, None, "Năm 2021", "Quý I", None),
        ("I", "CĐCS Công ty Thử", None, None, None),
        ("1", "Đoàn viên kết nạp mới", "520", "150", "120"),
        ("2", "Số suất quà", "300", "90", "85"),
        ("II", "CĐCS Công ty Mẫu", None, None, None),
        ("1", "Đoàn viên kết nạp mới", "220", "50", "40"),
        ("III", "Cơ quan Liên đoàn", None, None, None),
        ("1", "Đoàn viên kết nạp mới", "12", "5", "4"),
        (None, "Tổng cộng", "752", "205", "164"),
    ),
    ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "B3:E3", "B6:E6", "B8:E8"),
)
COLUMNS = (
    (
        ("TT", "Chỉ tiêu", "CĐCS Công ty Thử", None, "CĐCS Công ty Mẫu", None, "Toàn quận", None),
        (None, None, *("Kế hoạch", "Thực hiện") * 3),
        ("1", "Đoàn viên kết nạp mới", "150", "120", "50", "40", "200", "160"),
        ("2", "Số suất quà", "90", "85", "30", "25", "120", "110"),
    ),
    ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"),
)
SHAPES = {"units": UNITS, "groups": GROUPS, "columns": COLUMNS}


def as_text(rows: Cells, _: Sequence[str]) -> bytes:
    return "\n".join((*TITLES, "", *("\t".join(cell or "" for cell in row) for row in rows), "")).encode()


def as_bars(rows: Cells, _: Sequence[str]) -> bytes:
    lines = (f"| {' | '.join(cell or '' for cell in row)} |" for row in rows)
    return "\n".join((*TITLES, "", *lines, "")).encode()


def as_page(rows: Cells, merged: Sequence[str]) -> bytes:
    areas = [range_boundaries(area) for area in merged]
    spans = {(top, left): (bottom - top + 1, right - left + 1) for left, top, right, bottom in areas}
    inside = {(r, c) for x, y, z, w in areas for r in range(y, w + 1) for c in range(x, z + 1)} - spans.keys()
    table = ""
    for n, row in enumerate(rows, start=1):
        cells = [
            (spans.get((n, c), (1, 1)), cell or "")
            for c, cell in enumerate(row, start=1)
            if (n, c) not in inside
        ]
        table += f"<tr>{''.join(f'<td rowspan={down} colspan={across}>{text}</td>' for (down, across), text in cells)}</tr>"
    return SHEET.replace(CELLS, table).encode()


def as_word(rows: Cells, merged: Sequence[str]) -> bytes:
    made, file = docx.Document(), BytesIO()
    for title in TITLES:
        made.add_paragraph(title)
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text or ""
    for left, top, right, bottom in map(range_boundaries, merged):
        joined = table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
        joined.text = joined.text.strip()
    made.save(file)
    return file.getvalue()


def in_numbers(rows: Cells) -> list[list[str | int | None]]:
    return [[int(cell) if cell and cell.isdecimal() else cell for cell in row] for row in rows]


def below_titles(merged: Sequence[str]) -> list[str]:
    return [re.sub(r"\d+", lambda found: str(int(found[0]) + 3), area) for area in merged]


HEADING = ((TITLES[0],), (TITLES[1],), ())
MAKERS: dict[str, Callable[[Cells, Sequence[str]], bytes]] = {
    "text with bars": as_bars,
    "html": as_page,
    "pdf": lambda rows, merged: HTML(string=as_page(rows, merged).decode()).write_pdf(),
    "docx": as_word,
    "xlsx": lambda rows, merged: xlsx((*HEADING, *in_numbers(rows)), below_titles(merged)),
    "ods": lambda rows, merged: ods((*HEADING, *in_numbers(rows)), below_titles(merged)),
    "csv": lambda rows, _: separated(
        [[*row, *[None] * (len(rows[0]) - len(row))] for row in (*HEADING, *rows)], ";"
    ),
}
Fact = tuple[str, str, str, str | None, str | None, bool]


def facts(content: bytes) -> list[Fact]:
    found = extract(document_of(content, "tin"), None).figures
    return [
        (f"{f.mention.value}", f.mention.unit, f.role.value, f.organisation, f.period, bool(f.unsure))
        for f in found
    ]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", MAKERS)
def test_a_table_with_a_head_of_two_lines_and_units_named_once_is_the_same_in_any_form(form, shape):
    assert facts(MAKERS[form](*SHAPES[shape])) == facts(as_text(*SHAPES[shape]))


def owned(*shape: object) -> list[tuple[str, str | None]]:
    return [(value, name and name.rpartition(" ")[2]) for value, _, _, name, *_ in facts(as_text(*shape))]


def test_the_figures_beside_or_below_a_unit_that_is_named_once_are_its_own():
    of_one = [(value, "Thử") for value in ("150", "120", "101", "90", "85", "81")]
    of_other = [(value, "Mẫu") for value in ("50", "40", "31", "30", "25", "21")]
    assert owned(*UNITS) == [*of_one, *of_other, ("200", None), ("160", None), ("132", None)]
    assert [name for _, name in owned(*GROUPS)] == ["Thử"] * 6 + ["Mẫu"] * 3 + [None] * 6
    assert [name for _, name in owned(*COLUMNS)] == (["Thử"] * 2 + ["Mẫu"] * 2 + [None] * 2) * 2


def test_every_line_of_a_head_says_something_of_its_columns():
    told = [(role, period) for _, _, role, _, period, _ in facts(as_text(*UNITS))[:3]]
    assert told == [("task", "2021Q1"), ("achievement", None), ("achievement", "2020Q1")]
    told = [(role, period) for _, _, role, _, period, _ in facts(as_text(*GROUPS))[:3]]
    assert told == [("task", "2021"), ("task", "2021Q1"), ("achievement", None)]


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (TEXT.encode(), Format.TEXT),
        (PAGE.encode(), Format.HTML),
        (f"<!-- lưu -->\n<!DOCTYPE html>\n{PAGE}".encode(), Format.HTML),
        (PAGE.encode("utf-16"), Format.HTML),
        (f"Số liệu <b> và <br>: {TEXT}".encode(), Format.TEXT),
        (b"\n" * 100 + HTML(string=PAGE).write_pdf(), Format.PDF),
        (f"Tệp PDF bắt đầu bằng %PDF-1.7. {TEXT}".encode(), Format.TEXT),
        ("Loại\tDấu\tSố\nPDF\t%PDF-1.7\t350\nDOCX\tPK\t12\n".encode(), Format.CSV),
        (f'<?xml version="1.0"?>\n{PAGE}'.encode(), Format.HTML),
        (
            f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><meta name=ProgId content=Word.Document>{PAGE}'.encode(),
            Format.HTML,
        ),
        (f"Tệp một mảnh có <office:document ở đầu. {TEXT}".encode(), Format.TEXT),
    ],
)
def test_a_file_is_known_by_what_it_contains(content, format):
    assert document_of(content, "tin.docx").format is format
