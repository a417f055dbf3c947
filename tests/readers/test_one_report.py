"""One report in every form in which units send texts: what is found in it is the same."""

from __future__ import annotations

import html
import unicodedata
from decimal import Decimal

import pytest
from weasyprint import HTML

from reports.extract.document import extract
from reports.readers.model import Format
from reports.readers.opening import document_of
from tests.readers.old_letters import in_1258, in_tcvn3, in_vni

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


def test_the_same_report_as_a_pdf_file_states_the_same_figures():
    assert figures(HTML(string=PAGE).write_pdf()) == figures(TEXT.encode())


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (TEXT.encode(), Format.TEXT),
        (PAGE.encode(), Format.HTML),
        (f"<!-- lưu -->\n<!DOCTYPE html>\n{PAGE}".encode(), Format.HTML),
        (PAGE.encode("utf-16"), Format.HTML),
        (f"Số liệu <b> và <br>: {TEXT}".encode(), Format.TEXT),
        (b"\n" * 100 + HTML(string=PAGE).write_pdf(), Format.PDF),
    ],
)
def test_a_file_is_known_by_what_it_contains(content, format):
    assert document_of(content, "tin.docx").format is format
