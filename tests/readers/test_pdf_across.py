"""Tables that a sheet program printed over several pages side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.readers.opening import document_of
from tests.libreoffice import converted, needs_calc
from tests.readers.pdf_files import made, read
from tests.readers.sheet_files import saved

STYLE = """
body { margin: 0; } @page { margin: 20mm; @top-center { content: none; } } table { border-collapse: collapse; page-break-after: always; }
td { height: 8mm; padding: 0 3mm; vertical-align: middle; text-align: left; } td:nth-child(2) { width: 60mm }
"""
LABELLED = [
    ["TT", "Nội dung", "Năm 2020"],
    ["1", "Kết nạp đoàn viên mới", "120 người"],
    ["2", "Trao quà Tết", "340 suất"],
    ["3", "Tập huấn cán bộ", "12 lớp"],
]
BESIDE = [["Năm 2021", "Ghi chú"], ["150 người", "Đạt"], ["360 suất", "Đạt"], ["14 lớp", "Vượt"]]
NUMBERS = [["Năm 2021"], ["150"], ["360"], ["14"]]
OTHER_FORM = [
    ["TT", "Đơn vị", "Số"],
    ["1", "Ba Đình", "120"],
    ["2", "Tây Hồ", "340"],
    ["3", "Cầu Giấy", "12"],
]


def printed(*pages: Sequence[Sequence[str]], ruled: bool, above: str = "") -> bytes:
    """Tables on a page each, their rows at the same heights."""
    tables = (
        "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in page) for page in pages
    )
    named = ' class="ruled"' if ruled else ""
    titles = (f"<p>{above} {name}</p>" if above else "" for name in ("một", "hai", "ba"))
    return made("".join(f"{next(titles)}<table{named}>{table}</table>" for table in tables), STYLE)


def is_told(content: bytes) -> bool:
    told = any("wider than their page" in str(finding.problem) for finding in read(content).findings)
    assert told == bool(read(content).unclear)
    return told


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("beside", [BESIDE, NUMBERS])
def test_columns_that_stand_on_the_next_page_are_told_and_all_of_their_table_is_doubtful(
    beside, ruled, config
):
    content = printed(LABELLED, beside, ruled=ruled)
    assert is_told(content)
    found = extract(read(content), config).figures
    assert {120, 340, 12} <= {figure.mention.value for figure in found}
    assert all(Unsure.UNCLEAR_TABLE in figure.doubts for figure in found)


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_on_the_next_page_that_have_labels_of_their_own_are_another_table(ruled):
    assert not is_told(printed(LABELLED, OTHER_FORM, ruled=ruled, above="Biểu số liệu"))


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_that_go_on_below_on_pages_that_are_filled_alike_are_not_beside_others(ruled):
    rows = [[str(n), f"Công đoàn cơ sở số {n}", str(3 * n)] for n in range(1, 31)]
    assert not is_told(printed(LABELLED[:1] + rows[:10], rows[10:20], rows[20:30], ruled=ruled))


@pytest.mark.slow
@needs_calc
def test_a_wide_sheet_that_calc_printed_states_nothing_for_sure(config, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["TT", "Nội dung", *(text for n in range(2018, 2024) for text in (f"Năm {n}", None))])
    sheet.append([None, None, *["Kế hoạch", "Thực hiện"] * 6])
    for column in range(3, 15, 2):
        sheet.merge_cells(start_row=1, start_column=column, end_row=1, end_column=column + 1)
        sheet.cell(1, column).alignment = Alignment(horizontal="center")
    for n in range(1, 6):
        sheet.append([n, f"Tuyên truyền đợt {'ABCDE'[n - 1]}", *(f"{100 * n + at} buổi" for at in range(12))])
    sheet.column_dimensions["B"].width = 32
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    (printed,) = converted("pdf", tmp_path / "a.xlsx")
    document = document_of(printed.read_bytes(), "a.pdf")
    assert any("wider than their page" in str(finding.problem) for finding in document.findings)
    found = extract(document, config).figures
    assert len(found) > 50
    assert all(Unsure.UNCLEAR_TABLE in figure.doubts for figure in found)
