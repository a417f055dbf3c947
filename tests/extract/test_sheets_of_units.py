"""A workbook with a sheet for each unit: every figure is told of the unit of its sheet, or is unsure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from reports.extract.document import extract
from reports.extract.reasons import Unsure
from reports.facts import Role
from reports.readers.opening import document_of
from tests.readers.sheet_files import saved

HM, HBT = "Liên đoàn Lao động quận Hoàng Mai", "Liên đoàn Lao động quận Hai Bà Trưng"
HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")
PLAIN = ("TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng")
STATE = ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",)


def found_in(config, *sheets: tuple[str, Sequence[Sequence[str]]], head: Sequence[str] = HEAD):
    """What is found in a workbook with these names of sheets, each with lines above its table."""
    book = Workbook()
    book.remove(book.active)
    for number, (name, lines) in enumerate(sheets, start=1):
        sheet = book.create_sheet(name)
        for row in (*lines, (), head, (1, "Đoàn viên kết nạp mới", "đoàn viên", 100 * number)):
            sheet.append(row)
    return extract(document_of(saved(book), "a.xlsx"), config)


def owners(found):
    return [(f.mention.value, f.organisation, f.indicator) for f in found.figures]


@pytest.mark.parametrize(
    "sheets",
    [
        (("LĐLĐ Hoàng Mai", ()), ("LĐLĐ Hai Bà Trưng", ())),
        (("1. LĐLĐ Hoàng Mai", ()), ("2. Hai Bà Trưng", ())),
        (("Biểu 1", [("Đơn vị báo cáo:", HM)]), ("Biểu 2", [("Đơn vị báo cáo:", HBT)])),
        (("Sheet1", [STATE, (HM.upper(),)]), ("Sheet2", [STATE, (HBT.upper(),)])),
    ],
)
def test_a_sheet_says_by_its_name_or_its_first_lines_whose_its_figures_are(config, sheets):
    found = found_in(config, *sheets)
    assert found.heading.reporting_org == HM
    assert owners(found) == [(100, None, "members-recruited"), (200, HBT, "members-recruited")]
    assert not any(f.unsure in (Unsure.SHEET_OF_NOBODY, Unsure.SHEET_OF_TWO) for f in found.figures)


def test_a_unit_that_nobody_knows_is_named_as_the_sheet_has_it(config):
    found = found_in(config, ("LĐLĐ Hoàng Mai", ()), ("LĐLĐ huyện Thử Nghiệm", ()))
    assert owners(found)[1][:2] == (200, "Liên đoàn Lao động huyện Thử Nghiệm")


def test_a_sheet_that_names_nobody_among_those_of_several_units_is_unsure(config):
    found = found_in(config, ("LĐLĐ Hoàng Mai", ()), ("LĐLĐ Hai Bà Trưng", ()), ("Khác", ()))
    one, two, three = found.figures
    assert three.unsure is Unsure.SHEET_OF_NOBODY
    assert Unsure.SHEET_OF_NOBODY not in (one.unsure, two.unsure)


def test_a_sheet_named_after_another_unit_than_its_first_lines_is_unsure(config):
    found = found_in(config, ("LĐLĐ Hoàng Mai", ()), ("LĐLĐ Hai Bà Trưng", [("Đơn vị báo cáo:", HM)]))
    assert found.figures[1].organisation == HBT
    assert found.figures[1].unsure is Unsure.SHEET_OF_TWO


def test_the_letterhead_of_the_one_above_is_no_other_unit(config):
    found = found_in(config, ("LĐLĐ Hoàng Mai", [STATE]), ("LĐLĐ Hai Bà Trưng", [STATE]))
    assert owners(found) == [(100, None, "members-recruited"), (200, HBT, "members-recruited")]
    assert not any(f.unsure is Unsure.SHEET_OF_TWO for f in found.figures)


def test_a_first_sheet_of_nobody_before_one_of_a_unit_is_unsure(config):
    found = found_in(config, ("Tổng hợp", [STATE]), ("LĐLĐ Hai Bà Trưng", ()))
    assert found.heading.reporting_org == "Liên đoàn Lao động thành phố Hà Nội"
    assert owners(found)[1][:2] == (200, HBT)
    found = found_in(config, ("Tổng hợp", ()), ("LĐLĐ Hai Bà Trưng", ()), ("LĐLĐ Hoàng Mai", ()))
    assert found.figures[0].unsure is Unsure.SHEET_OF_NOBODY


def test_a_row_that_names_its_unit_is_that_units_on_any_sheet(config):
    book = Workbook()
    book.active.title = "LĐLĐ Hoàng Mai"
    for name in ("LĐLĐ Hoàng Mai", "LĐLĐ Hai Bà Trưng"):
        sheet = book[name] if name in book else book.create_sheet(name)
        for row in (("TT", "Đơn vị", "Đoàn viên kết nạp mới"), (1, HM, 5), (2, HBT, 6), (None, "Cộng", 11)):
            sheet.append(row)
    found = extract(document_of(saved(book), "a.xlsx"), config)
    assert [f.organisation for f in found.figures] == [None, HBT, None, None, HBT, HBT]


def test_sheets_of_one_unit_are_all_its_own(config):
    found = found_in(config, ("Biểu 1", [("Đơn vị báo cáo:", HM)]), ("Biểu 2", ()))
    assert [f.organisation for f in found.figures] == [None, None]
    assert not any(f.unsure is Unsure.SHEET_OF_NOBODY for f in found.figures)


def test_a_sheet_named_after_a_period_is_of_that_period(config):
    found = found_in(config, ("Quý I-2021", [("Đơn vị báo cáo:", HM)]), ("Quý II-2021", ()))
    assert found.heading.period == "2021Q1"
    assert found.figures[1].period == "2021Q2"


def test_sheets_named_by_periods_without_a_year_are_unsure_and_told_as_no_indicator(config):
    found = found_in(config, ("Quý I", [(HM,)]), ("Quý II", [(HM,)]), ("Kế hoạch 2023", [(HM,)]), head=PLAIN)
    assert [(f.unsure, f.indicator) for f in found.figures[:2]] == [(Unsure.YEARLESS, None)] * 2
    planned = found.figures[2]
    assert (planned.role, planned.period or found.heading.task_period) == (Role.TASK, "2023")


def test_sheets_named_by_last_year_by_plans_and_by_months_are_of_these(config):
    head = [(HM,), ("BÁO CÁO 6 THÁNG ĐẦU NĂM 2022",)]
    found = found_in(config, ("BC", head), ("Cùng kỳ", ()), ("KH năm 2022", ()), ("Tháng 1", ()), head=PLAIN)
    said = [(f.role, f.period) for f in found.figures]
    assert said[:3] == [(Role.ACHIEVEMENT, None), (Role.ACHIEVEMENT, "2021H1"), (Role.TASK, "2022")]
    assert found.figures[3].unsure == Unsure.UNNAMED


def test_results_in_a_sheet_named_by_a_plan_are_unsure(config):
    found = found_in(config, ("BC", [(HM,), ("BÁO CÁO QUÝ I NĂM 2022",)]), ("Kế hoạch 2022", ()))
    assert found.figures[1].unsure == Unsure.PERHAPS_NOT_DONE
