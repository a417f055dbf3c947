"""Texts of a PDF that the edge of their cell cuts off, as sheet programs draw them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from reports.extract.document import extract
from tests.libreoffice import converted, needs_calc
from tests.readers.pdf_files import made, read
from tests.readers.sheet_files import saved

STYLE = """
.row { position: relative; height: 10mm; } .row span { position: absolute; white-space: pre; }
.cell { left: 0; width: 30mm; overflow: hidden; } .next { left: 30mm; }
"""


def beside(label: str, amount: str) -> str:
    return f'<div class="row"><span class="cell">{label}</span><span class="next">{amount}</span></div>'


def is_told(content: bytes) -> bool:
    return any("are cut off at the edge" in str(finding.problem) for finding in read(content).findings)


@pytest.mark.parametrize(
    "label",
    [
        "Trao quà Tết năm 1234567890 cho đoàn viên",
        "Kết nạp 11111111111111111",
        "Tuyên truyền pháp luật lao động",
    ],
)
def test_what_the_edge_of_a_cell_cuts_off_is_no_part_of_the_number_beside_it(label, config):
    content = made(beside(label, "340 suất"), STYLE)
    found = extract(read(content), config).figures
    assert [(figure.mention.value, figure.mention.unit) for figure in found] == [(340, "suất")]
    assert is_told(content)


def test_a_text_that_has_room_in_its_cell_is_whole():
    content = made(beside("Quà Tết 2021", "340 suất"), STYLE)
    assert "Quà Tết 2021 340 suất" in read(content).text.replace("\t", " ")
    assert not is_told(content)


@pytest.mark.slow
@needs_calc
def test_what_calc_cuts_off_is_no_part_of_the_number_beside_it(config, tmp_path):
    book = Workbook()
    for row in (("Đoàn viên kết nạp 2021", "120 người"), ("Quà Tết 1234567 suất", "340 suất")):
        book.active.append(row)
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    (printed,) = converted("pdf", tmp_path / "a.xlsx")
    document = read(printed.read_bytes())
    assert [figure.mention.value for figure in extract(document, config).figures] == [120, 340]
