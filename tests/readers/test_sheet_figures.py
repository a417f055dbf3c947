"""The figures of sheets: what columns, units and rows say of them, and totals that are no sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.extract.document import extract
from reports.extract.model import Extraction, Kind
from reports.facts import Role
from reports.readers.model import Format
from reports.readers.opening import document_of
from tests.readers.sheet_files import ods, read, separated, xlsx
from tests.readers.sheet_forms import HEADS, MEMBERS, STATISTICS, TARGETS, UNIT, told


def figure(found: Extraction, cell: str):
    (one,) = [f for f in found.figures if (place := found.where(f)) and str(place).endswith(f"cell {cell}")]
    return one


@pytest.mark.parametrize("form", [TARGETS, MEMBERS, STATISTICS], ids=["targets", "members", "statistics"])
def test_the_same_sheet_says_the_same_in_every_format(form, config):
    merged = HEADS if form is MEMBERS else ()
    documents = [
        read(xlsx(form, merged)),
        read(ods(form, merged), Format.ODS),
        read(separated(form), Format.CSV),
        read(separated(form, ";").replace(b"\xef\xbb\xbf", b""), Format.CSV),
    ]
    first, *others = (extract(document, config) for document in documents[:3])
    assert len(first.figures) > 3
    assert all(told(other) == told(first) for other in others)
    assert [other.heading for other in others] == [first.heading] * len(others)


def test_a_target_table_tells_plan_result_total_and_comparison(config):
    found = extract(read(xlsx(TARGETS)), config)
    assert (found.heading.reporting_org, found.heading.period) == (UNIT, "2021Q2")
    assert told(found)[:6] == [
        ("task", 1500, "members-recruited", "đoàn viên", "2021"),
        ("achievement", 352, "members-recruited", "đoàn viên", None),
        ("achievement", 700, "members-recruited", "đoàn viên", "2021H1"),
        ("achievement", Decimal("46.67"), "members-recruited", "%", None),
        ("achievement", 341, "members-recruited", "đoàn viên", "2020Q2"),
        ("achievement", Decimal("3.2"), "members-recruited", "%", None),
    ]
    assert [figure(found, cell).mention.base for cell in ("G7", "I7")] == ["plan", "last_year"]
    assert figure(found, "I8").mention.value == Decimal("-16.7")


def test_millions_in_the_column_of_units_multiplies_every_number_of_the_row(config):
    found = extract(read(xlsx(TARGETS)), config)
    values = [figure(found, cell).mention for cell in ("D9", "E9", "H9")]
    assert [m.value for m in values] == [2_000_000_000, 1_250_500_000, 1_100_000_000]
    assert {m.kind for m in values} == {Kind.MONEY}
    assert figure(found, "G9").mention.value == Decimal("62.5")
    assert found.source.text[values[0].start : values[0].end] == "2.000"


@pytest.mark.parametrize(
    ("above", "head", "value"),
    [
        ("Đơn vị tính: triệu đồng", "Số tiền", 120_500_000),
        ("(ĐVT: 1.000 đồng)", "Số tiền", 120_500),
        ("Đơn vị tính: đồng", "Kinh phí (triệu đồng)", 120_500_000),
        ("", "Kinh phí (1.000 đồng)", 120_500),
        ("", "Kinh phí (tỷ đồng)", 120_500_000_000),
    ],
)
def test_a_unit_above_a_table_or_in_a_head_multiplies(above, head, value):
    rows = [("TỔNG HỢP QUÝ I/2021",), (above,), (), ("STT", "Nội dung", head, "Số lượt người")]
    found = extract(read(xlsx([*rows, (1, "Hỗ trợ đoàn viên khó khăn", 120.5, 300)])), None)
    money, persons = (f.mention for f in found.figures)
    assert (money.value, money.kind, money.unit) == (value, Kind.MONEY, "đồng")
    assert (persons.value, persons.kind) == (300, Kind.COUNT)


def test_a_total_that_is_no_sum_is_told_with_its_cell_and_stays_the_figure(config):
    found = extract(read(xlsx(MEMBERS, HEADS)), config)
    (finding,) = found.findings
    assert (finding.code, str(finding.place)) == ("total-differs", "a.xlsx: Biểu 1!E9")
    total = figure(found, "E9")
    assert (total.mention.value, total.organisation, total.indicator) == (311, None, "members")
    assert figure(found, "E7").organisation == "Công đoàn cơ sở Công ty Thử"
    assert figure(found, "F9").indicator == "members-male"


@pytest.mark.parametrize(
    ("rows", "differs"),
    [
        ((("1", "Dịp Tết", 5), ("2", "Dịp hè", 6), ("", "Cộng", 11)), False),
        ((("1", "Dịp Tết", 5), ("2", "Dịp hè", 6), ("", "Cộng", 12)), True),
        ((("", "Tổng số", 11), ("1", "Dịp Tết", 5), ("2", "Dịp hè", 6)), False),
        ((("1", "Dịp Tết", 5), ("", "Trong đó: nữ", 3), ("2", "Dịp hè", 6), ("", "Tổng cộng", 11)), False),
        (
            (
                ("I", "Dịp Tết", 5),
                ("1", "Trẻ em", 2),
                ("2", "Phụ nữ", 3),
                ("II", "Dịp hè", 6),
                ("", "Tổng cộng", 11),
            ),
            False,
        ),
        (
            (
                ("I", "Dịp Tết", 5),
                ("1", "Trẻ em", 2),
                ("2", "Phụ nữ", 3),
                ("II", "Dịp hè", 6),
                ("", "Tổng cộng", 16),
            ),
            True,
        ),
        (
            (
                ("1", "Dịp Tết", 5),
                ("2", "Dịp hè", 1),
                ("", "Cộng", 6),
                ("1", "Dịp Trung thu", 2),
                ("2", "Cuối năm", 2),
                ("", "Cộng", 4),
                ("", "Tổng cộng", 10),
            ),
            False,
        ),
    ],
)
def test_totals_are_added_up_whatever_they_sum_up(rows, differs):
    table = [("SỐ LIỆU QUÝ I/2021",), (), ("TT", "Nội dung", "Số suất quà"), *rows]
    found = extract(read(xlsx(table)), None)
    assert len(found.figures) == len(rows)
    assert [f.code for f in found.findings] == ["total-differs"] * differs


def test_totals_of_several_indicators_are_added_up_each():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("Đơn vị", "Chỉ tiêu", "Kết quả"),
        ("LĐLĐ quận Thử", "Đoàn viên (người)", 100),
        (None, "CĐCS (đơn vị)", 12),
        ("LĐLĐ quận Mẫu", "Đoàn viên (người)", 50),
        (None, "CĐCS (đơn vị)", 5),
        ("Tổng cộng", "Đoàn viên (người)", 150),
        (None, "CĐCS (đơn vị)", 18),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [dict(f.problem.values)["sum"] for f in found.findings] == ["17 đơn vị"]


def test_totals_below_a_heading_are_added_up_each_until_the_next_heading():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("TT", "Nội dung", "ĐVT", "Kết quả"),
        ("I", "LĐLĐ quận Thử"),
        (1, "Đoàn viên mới", "người", 100),
        (2, "Kinh phí", "triệu đồng", 5),
        ("II", "LĐLĐ quận Mẫu"),
        (1, "Đoàn viên mới", "người", 200),
        (2, "Kinh phí", "triệu đồng", 6),
        (None, "Cộng toàn ngành"),
        (None, "Đoàn viên mới", "người", 300),
        (None, "Kinh phí", "triệu đồng", 12),
        ("III", "Nhiệm vụ quý II"),
        (1, "Đoàn viên mới", "người", 999),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [str(f.place) for f in found.findings] == ["a.xlsx: Biểu 1!D12"]
    last = found.figures[-1]
    assert (last.role, last.period, found.heading.task_period) == (Role.TASK, None, "2021Q2")


def test_an_amount_above_the_lines_that_make_it_up_is_their_sum():
    rows = [
        ("SỐ LIỆU QUÝ I/2021",),
        (),
        ("TT", "Nội dung", "Số tiền (đồng)"),
        ("A", "Thu", 1000),
        (1, "Đoàn phí", 400),
        (2, "Kinh phí", 500),
        ("B", "Chi", 800),
        (1, "Lương", 300),
        (2, "Hoạt động", 500),
    ]
    found = extract(read(xlsx(rows)), None)
    assert [dict(f.problem.values)["sum"] for f in found.findings] == ["900 đồng"]


def test_a_row_of_a_part_is_a_part_of_what_stands_above_it(config):
    found = extract(read(xlsx(STATISTICS)), config)
    assert (found.heading.reporting_org, found.heading.period, found.heading.kind) == (UNIT, "2021", "year")
    cells = {"D13": "workers-female", "D17": "members", "D18": "members-female", "D12": None}
    assert {cell: figure(found, cell).indicator for cell in cells} == cells
    assert figure(found, "D15").mention.kind is Kind.PERCENT


def test_a_table_of_two_columns_is_one(config):
    rows = [("KẾT QUẢ QUÝ I/2021",), (), ("Chỉ tiêu", "Kết quả"), ("Sáng kiến được công nhận", 23)]
    (one,) = extract(read(xlsx(rows)), config).figures
    assert (one.indicator, one.mention.value, one.role) == ("initiatives", 23, Role.ACHIEVEMENT)


def test_numbers_on_two_lines_of_a_cell_are_two_doubtful_figures(config):
    rows = [("SỐ LIỆU QUÝ I/2021",), ("Chỉ tiêu", "Số đoàn viên"), ("Kết nạp", "850\n120")]
    found = extract(read(xlsx(rows)), config)
    assert [(int(f.mention.value), f.unsure is not None) for f in found.figures] == [(850, True), (120, True)]


@pytest.mark.parametrize("unit", ["tr.đ", "trđ", "Tr.đồng", "triệu đồng"])
def test_short_forms_of_money_in_a_head_multiply(unit):
    rows = [["Nội dung", f"Kinh phí ({unit})", "Ghi chú"], ["Trao quà", "1.200", "x"]]
    found = extract(document_of(separated(rows), "a.csv"), None)
    assert [figure.mention.value for figure in found.figures] == [Decimal(1_200_000_000)]
