"""One report in every form in which units send texts: what is found in it is the same."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import chain

import docx
import pytest
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
