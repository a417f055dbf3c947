"""Files that LibreOffice Calc saved read as those it opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font

from reports.errors import Finding
from reports.extract.document import extract
from reports.readers.opening import document_of
from tests.libreoffice import converted, needs_calc
from tests.readers.old_letters import in_tcvn3, in_vni
from tests.readers.sheet_files import saved, xlsx
from tests.readers.sheet_forms import HEADS, MEMBERS, STATISTICS, TARGETS, told

pytestmark = [pytest.mark.slow, needs_calc]
FORMS = {"targets": xlsx(TARGETS), "members": xlsx(MEMBERS, HEADS), "statistics": xlsx(STATISTICS)}


def saved_again(content: bytes, kind: str, folder: Path) -> bytes:
    (folder / "a.xlsx").write_bytes(content)
    (made,) = converted(kind, folder / "a.xlsx")
    return made.read_bytes()


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_calc_saved_states_the_same(form, kind, config, tmp_path):
    content = FORMS[form]
    again = document_of(saved_again(content, kind, tmp_path), f"a.{kind}")
    first, second = extract(document_of(content, "a.xlsx"), config), extract(again, config)
    assert again.text == first.document.text
    assert told(second) == told(first)
    assert [str(second.where(f)) for f in second.figures] == [str(first.where(f)) for f in first.figures]


def everything() -> bytes:
    """Two sheets with whatever is told of them, in old fonts, and one that is hidden."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Quý I"
    for row in (("TT", "Nội dung", "Số", "Tỷ lệ", "Ngày"), (1, "A", 5, 0.125, date(2021, 3, 5)), (2, "B", 6)):
        sheet.append(row)
    sheet["D2"].number_format, sheet["E2"].number_format = "0.0%", "dd/mm/yyyy"
    sheet["C4"], sheet["B4"] = "=SUM(C2:C3)", in_tcvn3("Tổng số của các đơn vị")
    sheet["B4"].font = Font(name=".VnTime")
    sheet["B5"], sheet["C5"] = "Dòng ẩn", 99
    sheet.row_dimensions[5].hidden = True
    sheet["C2"].comment = Comment("Chưa chốt", "x")
    chart = BarChart()
    chart.add_data(Reference(sheet, 3, 2, 3, 3))
    sheet.add_chart(chart, "H1")
    second = book.create_sheet("Quý II")
    second["A1"], second["A1"].font = in_vni("Kết quả hoạt động công đoàn"), Font(name="VNI-Times")
    hidden = book.create_sheet("Nháp")
    hidden["A1"], hidden.sheet_state = "Nháp", "hidden"
    return saved(book)


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted((finding.code, str(finding.problem)) for finding in findings)


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_nothing_of_a_workbook_gets_lost_on_its_way_through_calc(kind, tmp_path):
    document = document_of(saved_again(everything(), kind, tmp_path), f"a.{kind}")
    assert document.text == (
        "Quý I\n\nTT\tNội dung\tSố\tTỷ lệ\tNgày\n1\tA\t5\t12,5%\t05/03/2021\n2\tB\t6\t\t\n"
        "\tTổng số của các đơn vị\t11\t\t\n\n\nQuý II\n\nKết quả hoạt động công đoàn\n"
    )
    codes = [code for code, _ in said(document.findings)]
    assert codes == ["comment", "converted", "hidden-left-out", "hidden-left-out", "not-read"]
    assert (
        "comment",
        "sheet Quý I: comments are not read; there are 1, the first: “Chưa chốt”",
    ) in said(document.findings)
    assert ("not-read", "sheet Quý I: charts are not read; there are 1") in said(document.findings)
