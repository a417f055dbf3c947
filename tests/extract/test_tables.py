"""Tables as text: what heads, labels and rows above say of the figures in them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.config import Config
from reports.extract.model import Extraction, Figure
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract import making

TITLE = "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ MẪU\n\nBÁO CÁO KẾT QUẢ QUÝ I/2021\n\n"


def read(*rows: str) -> Extraction:
    """What a report with a table says; cells are parted by bars in the test, and by tabs in the report."""
    lines = (row.replace(" | ", "\t").replace("| ", "\t").replace(" |", "\t") for row in rows)
    return making.read(TITLE + "\n".join(lines) + "\n")


def told(*rows: str) -> list[Figure]:
    return list(read(*rows).figures)


def owners(*rows: str) -> list[tuple[int, str | None, Unsure | None]]:
    """The values of a table, the last word of whose each is, and the doubt of it."""
    return [
        (int(f.mention.value), f.organisation and f.organisation.rpartition(" ")[2], f.unsure)
        for f in told(*rows)
    ]


def test_a_unit_named_once_has_the_rows_beside_it_until_a_total():
    assert owners(
        "Đơn vị | Chỉ tiêu | Kết quả",
        "LĐLĐ quận Thử | Kết nạp mới | 51 đoàn viên",
        "| Trao quà | 62 suất quà",
        "| Trong đó: Tết | 13 suất quà",
        "LĐLĐ quận Mẫu | Kết nạp mới | 41 đoàn viên",
        "Tổng cộng | Kết nạp mới | 92 đoàn viên",
    ) == [
        (51, "Thử", None),
        (62, "Thử", Unsure.OWNER_ABOVE),
        (13, "Thử", Unsure.OWNER_ABOVE),
        (41, "Mẫu", None),
        (92, None, None),
    ]


def test_a_unit_in_a_row_without_numbers_has_the_rows_below_it_until_the_numbering_goes_back():
    assert owners(
        "TT | Nội dung | Kết quả",
        "A | LĐLĐ quận Thử |",
        "I | Công tác tổ chức |",
        "1 | Kết nạp mới | 51 đoàn viên",
        "II | Công tác chăm lo |",
        "1 | Trao quà | 62 suất quà",
        "B | Cơ quan |",
        "1 | Trao quà | 13 suất quà",
    ) == [(51, "Thử", Unsure.OWNER_ABOVE), (62, "Thử", Unsure.OWNER_ABOVE), (13, None, None)]


@pytest.mark.parametrize("heading", ["II. LĐLĐ quận Thử | |", "II | LĐLĐ quận Thử", "LĐLĐ quận Thử"])
def test_a_heading_between_rows_may_be_one_cell(heading):
    rows = ("TT | Nội dung | Kết quả", "1 | Kết nạp mới | 41 đoàn viên", heading)
    found = owners(*rows, "1 | Kết nạp mới | 51 đoàn viên")
    assert found == [(41, None, None), (51, "Thử", Unsure.OWNER_ABOVE)]


def test_a_total_below_the_rows_of_a_unit_may_be_its_own_or_that_of_all():
    rows = ("TT | Nội dung | Kết quả", "I | LĐLĐ quận Thử |", "1 | Kết nạp mới | 51 đoàn viên")
    assert owners(*rows, "| Cộng | 51 đoàn viên")[1] == (51, None, Unsure.TOTAL_OF)
    rows = ("Đơn vị | Kết quả | Ghi chú", "LĐLĐ quận Thử | 51 đoàn viên | x")
    assert owners(*rows, "Cộng | 51 đoàn viên |")[1] == (51, None, None)


def test_a_sum_that_names_its_unit_is_that_of_the_unit():
    rows = ("Đơn vị | Kết quả | Ghi chú", "An Thử | 51 đoàn viên | x", "Cộng LĐLĐ quận Thử | 51 đoàn viên |")
    assert owners(*rows)[1] == (51, "Thử", None)


def test_a_part_is_of_the_unit_of_the_row_above():
    rows = ("Đơn vị | Kết quả | Ghi chú", "LĐLĐ quận Thử | 51 đoàn viên | x", "Trong đó: nữ | 13 đoàn viên |")
    assert owners(*rows)[1] == (13, "Thử", None)


@pytest.mark.parametrize(
    ("unit", "below", "whose"),
    [
        ("I | LĐLĐ quận Thử", "1 | Nam", ("Thử", Unsure.OWNER_ABOVE)),
        ("1 | LĐLĐ quận Thử", "| Nam", ("Thử", Unsure.OWNER_ABOVE)),
        ("1 | LĐLĐ quận Thử", "- | Nam", ("Thử", Unsure.OWNER_ABOVE)),
        ("| LĐLĐ quận Thử", "| Đoàn viên", (None, Unsure.PERHAPS_ABOVE)),
        ("1 | LĐLĐ quận Thử", "2 | Đoàn viên", (None, None)),
    ],
)
def test_below_a_unit_with_figures_the_numbering_tells_what_is_its_own(unit, below, whose):
    found = owners("TT | Nội dung | Kết quả", f"{unit} | 51 người", f"{below} | 13 người")
    assert found == [(51, "Thử", None), (13, *whose)]


def test_columns_grouped_by_units_are_those_of_the_units():
    rows = (
        "Chỉ tiêu | LĐLĐ quận Thử |  | Hòa Lạ |  | Toàn thành phố | ",
        "| KH | TH | KH | TH | KH | TH",
        "Kết nạp mới | 1 đoàn viên | 2 đoàn viên | 3 đoàn viên | 4 đoàn viên | 5 đoàn viên | 6 đoàn viên",
    )
    planned, done = Unsure.TARGET_TIME, None
    whose = [
        ("Thử", planned),
        ("Thử", done),
        *[("Lạ", Unsure.PLACE_ALONE)] * 2,
        (None, planned),
        (None, done),
    ]
    assert [(name, unsure) for _, name, unsure in owners(*rows)] == whose
    assert [figure.role for figure in told(*rows)] == [Role.TASK, Role.ACHIEVEMENT] * 3


def test_a_row_and_a_column_that_name_different_units_are_doubtful():
    rows = ("Đơn vị | LĐLĐ quận Thử | Toàn thành phố", "LĐLĐ quận Mẫu | 1 đoàn viên | 2 đoàn viên")
    assert owners(*rows) == [(1, "Mẫu", Unsure.TWO_OWNERS), (2, "Mẫu", None)]


def test_a_row_with_more_cells_than_the_head_is_doubtful():
    rows = ("Chỉ tiêu | LĐLĐ quận Thử | LĐLĐ quận Mẫu", "Kết nạp mới | 1 người | 2 người | 3 người | 4 người")
    assert [(name, unsure) for _, name, unsure in owners(*rows)] == [(None, Unsure.OTHER_CELLS)] * 4


@pytest.mark.parametrize("unit", ["1.000đ", "1.000 đồng", "ngđ", "nghìn đ", "nghìn đồng", "1.000đồng"])
@pytest.mark.parametrize(
    "rows",
    [
        ("TT | Nội dung | ĐVT | Kết quả", "1 | Chi thăm hỏi | {} | 57,2"),
        ("TT | Nội dung | Kết quả | Đơn vị tính", "1 | Chi thăm hỏi | 57,2 | {}"),
        ("Nội dung | Kết quả | Đơn vị", "Chi thăm hỏi | 57,2 | {}"),
    ],
)
def test_a_cell_with_a_unit_multiplies_and_is_no_figure(unit, rows):
    (figure,) = told(*(row.format(unit) for row in rows))
    assert (figure.mention.value, figure.mention.unit) == (57_200, "đồng")
    assert figure.unsure


def test_the_line_that_numbers_columns_is_no_row():
    head = ("TT | Đơn vị | Kết quả | Tỷ lệ", "A | B | 1 | 2=1/3")
    found = read(*head, "1 | LĐLĐ quận Thử | 51 đoàn viên | 9%")
    assert [figure.mention.value for figure in found.figures] == [51, 9]
    numbers = [skipped for skipped in found.skipped if skipped.why == "number of a column"]
    assert [found.source.text[one.start : one.end] for one in numbers] == ["1"]


def test_the_first_row_is_no_line_that_numbers_columns_when_the_second_follows():
    assert [f.mention.value for f in told("TT | Nam | Nữ", "1 | 2 | 3", "2 | 5 | 6")] == [2, 3, 5, 6]


@pytest.mark.parametrize("head", ["Năm", "Nội dung", "Kỳ"])
def test_a_year_as_the_label_of_a_row_is_its_time(head):
    found = told(
        f"{head} | Kết nạp mới | Kết quả khác",
        "2019 | 15 đoàn viên | 20 suất",
        "2020 | 16 đoàn viên | 21 suất",
    )
    assert [figure.period for figure in found] == ["2019", "2019", "2020", "2020"]
    assert [int(figure.mention.value) for figure in found] == [15, 20, 16, 21]


def test_a_period_as_the_label_of_a_row_is_its_time_and_goes_with_that_of_the_column():
    found = told("Kỳ | Năm 2019 | Năm 2020", "Quý III | 15 đoàn viên | 16 đoàn viên")
    assert [figure.period for figure in found] == ["2019Q3", "2020Q3"]


def test_rows_of_two_cells_without_a_head_have_labels():
    found = told("Đoàn viên kết nạp mới | 120", "Kinh phí hỗ trợ (triệu đồng) | 1.250")
    assert [(f.mention.value, f.mention.unit) for f in found] == [(120, "Đoàn viên"), (1_250_000_000, "đồng")]


def test_what_is_counted_may_stand_once_beside_several_units():
    found = told(
        "Chỉ tiêu | Đơn vị | Kết quả", "Đoàn viên kết nạp | LĐLĐ quận Thử | 15", "| LĐLĐ quận Mẫu | 16"
    )
    assert [figure.mention.unit for figure in found] == ["Đoàn viên", "Đoàn viên"]


def test_what_is_counted_may_stand_once_beside_several_years():
    found = told("Chỉ tiêu | Năm | Kết quả", "Đoàn viên kết nạp | 2019 | 15", "| 2020 | 16")
    assert [(f.mention.unit, f.period) for f in found] == [("Đoàn viên", "2019"), ("Đoàn viên", "2020")]


def kinds(*rows: str) -> list[tuple[Decimal, str, str]]:
    """The values of a table, with their kinds and units."""
    return [(f.mention.value, f.mention.kind.value, f.mention.unit) for f in told(*rows)]


def test_a_row_that_begins_with_its_number_beside_a_unit_is_one_of_figures():
    rows = ("Đơn vị | Đoàn viên mới (người) | Kinh phí (triệu đồng)", "LĐLĐ quận Thử | 100 | 1.200")
    found = told(*rows, " | 200 | 2.300,5")
    assert [f.mention.value for f in found] == [100, 1_200_000_000, 200, 2_300_500_000]
    assert [found[2].organisation, found[2].mention.unit] == [found[0].organisation, "người"]


def test_a_number_alone_in_a_cell_is_a_figure_whatever_stands_around_it_but_no_letters():
    found = told("Chỉ tiêu | Kết quả", "Số mã | '350", "Số dư | - 20")
    assert [(int(f.mention.value), f.unsure) for f in found] == [
        (350, Unsure.NO_UNIT),
        (20, Unsure.PERHAPS_MINUS),
    ]


def test_budgets_are_planned_and_accounts_are_done():
    found = told("Nội dung | ĐVT | Dự toán | Quyết toán", "Thu đoàn phí | triệu đồng | 100 | 95")
    assert [f.role for f in found] == [Role.TASK, Role.ACHIEVEMENT]


@pytest.mark.parametrize(
    "heads", ["Tháng 1 | Tháng 2 | Tháng 3", "T1 | T2 | T3", "31/01/2021 | 28/02/2021 | 3/2/2021"]
)
def test_months_and_days_in_heads_are_no_period_of_the_report(heads):
    found = told(f"Chỉ tiêu | {heads} | Quý I", "Đoàn viên mới (người) | 100 | 200 | 300 | 600")
    assert [f.unsure for f in found[:3]] == [Unsure.UNNAMED] * 3
    assert (found[3].period, found[3].unsure) == (None, Unsure.UNIT_APART)


def test_the_day_that_closes_the_period_is_its_end():
    found = told("Chỉ tiêu | 28/02/2021 | 31/03/2021", "Đoàn viên (người) | 100 | 200")
    assert [f.unsure for f in found] == [Unsure.UNNAMED, Unsure.UNIT_APART]


def test_what_is_expected_of_the_whole_year_is_no_exact_amount():
    found = told("Chỉ tiêu | Quý I | Ước cả năm", "Đoàn viên mới (người) | 600 | 2.400")
    assert [(f.mention.qualifier.value, f.period) for f in found] == [("exact", None), ("about", "2021")]


def test_below_a_heading_of_plans_between_rows_all_is_planned_for_its_period():
    found = told(  # None: the period of the record for results, the next one for plans
        "TT | Nội dung | Kết quả",
        "I | Kết quả quý I |",
        "1 | Kết nạp mới | 41 đoàn viên",
        "II | Nhiệm vụ quý II |",
        "1 | Kết nạp mới | 51 đoàn viên",
    )
    assert [(f.role, f.period) for f in found] == [(Role.ACHIEVEMENT, None), (Role.TASK, None)]
    assert found[1].unsure == Unsure.PLAN_INHERITED


def test_a_heading_of_last_year_between_rows_has_what_is_below_it():
    found = told("Nội dung | Số lượng | Ghi chú", "Cùng kỳ năm trước |  | ", "Kết nạp mới | 41 đoàn viên | x")
    assert [f.period for f in found] == ["2020Q1"]


def test_the_unit_of_a_row_is_nearer_than_that_of_the_table():
    rows = ("Đơn vị tính: triệu đồng", "", "TT | Nội dung | Thực hiện", "1 | Chi thăm hỏi | 5")
    assert kinds(*rows, "2 | Quà Tết (suất) | 1.350", "3 | Số CĐCS thành lập | 6") == [
        (5_000_000, "money", "đồng"),
        (1350, "count", "suất"),
        (6, "count", "CĐCS"),
    ]


def test_addresses_and_days_give_no_units():
    rows = ("Tên CĐCS | Địa chỉ | Ngày thành lập | Nam", "CĐCS Trường Thử | Số 5 Lê Lợi | 2008 | 20")
    assert kinds(*rows) == [(20, "count", "Nam")]


def test_a_number_in_brackets_is_a_fall_where_a_change_is_told_and_else_perhaps_one():
    (fall, amount) = told("Chỉ tiêu | Số lượng", "Tăng, giảm đoàn viên | (120)", "Chi thăm hỏi | (30)")
    assert (fall.mention.value, fall.mention.kind.value) == (-120, "change")
    assert (amount.mention.value, amount.unsure) == (30, Unsure.PERHAPS_MINUS)


@pytest.mark.parametrize(
    ("head", "cell", "told"),
    [
        ("Người (nghìn)", "3", (3000, "count", "Người")),
        ("Tăng/giảm (%)", "-25", (-25, "change", "%")),
        ("Tăng/giảm (%)", "25", (25, "change", "%")),
    ],
)
def test_what_a_head_says_of_its_numbers(head, cell, told):
    assert kinds(f"Nội dung | {head}", f"Phong trào | {cell}", f"Phong trào khác | {cell}")[0] == told


def test_a_rate_of_money_is_money():
    rows = ("Nội dung | ĐVT | Kết quả", "Thu nhập bình quân | đồng/tháng | 7.500.000")
    assert kinds(*rows)[0][:2] == (7_500_000, "money")


def test_a_unit_that_is_not_known_to_be_counted_is_doubtful():
    (figure,) = told("Nội dung | Kết quả | Ghi chú", "Thu khác | 15 tr | x")
    assert figure.unsure == Unsure.UNKNOWN_UNIT


@pytest.mark.parametrize(
    "head",
    [
        "Từ đầu nhiệm kỳ đến nay",
        "Nhiệm kỳ 2018-2023",
        "Số đầu kỳ",
        "Kỳ trước",
        "Đầu năm 2021",
        "Lũy kế 5 năm",
    ],
)
def test_a_column_of_a_longer_or_an_earlier_time_is_not_of_the_period(head):
    found = told(f"Chỉ tiêu | Thực hiện | {head}", "Kết nạp mới | 41 đoàn viên | 51 đoàn viên")
    assert [figure.unsure for figure in found] == [None, Unsure.UNNAMED]


def indicators(config: Config, *rows: str) -> list[tuple[int, str | None, bool]]:
    """The values of a table with their indicators, and whether another cell may be the same result."""
    lines = "\n".join(row.replace(" | ", "\t") for row in rows)
    found = making.read(f"LĐLĐ quận Hoàng Mai: Kết quả năm 2021\n\n{lines}\n", config)
    return [
        (int(f.mention.value), f.indicator, f.unsure in (Unsure.SAME_RESULT, Unsure.TOLD_OTHERWISE))
        for f in found.figures
    ]


RECRUITED = "members-recruited"


@pytest.mark.parametrize(
    ("heads", "which"),
    [
        ("Lũy kế | Ước cả năm", 1),
        ("Lũy kế | Năm 2021", 1),
        ("Thực hiện năm 2021 | Lũy kế", 0),
        ("Nam | Tổng số", 1),
        ("Tổng số | Trong đó: nữ", 0),
    ],
)
def test_of_two_columns_the_one_that_names_its_time_or_sums_up_tells_the_indicator(heads, which, config):
    rows = (f"Chỉ tiêu | ĐVT | {heads}", "Đoàn viên kết nạp mới | người | 100 | 250")
    found = indicators(config, *rows)
    assert [indicator for _, indicator, _ in (found[which], found[1 - which])] == [RECRUITED, None]
    assert not any(doubtful for *_, doubtful in found)


@pytest.mark.parametrize("heads", ["Thực hiện | Lũy kế", "Lũy kế | Thực hiện", "Nam | Nữ", "Đợt 1 | Đợt 2"])
def test_of_two_columns_that_nothing_tells_apart_none_tells_the_indicator(heads, config):
    rows = (f"Chỉ tiêu | ĐVT | {heads}", "Đoàn viên kết nạp mới | người | 100 | 250")
    assert indicators(config, *rows) == [(100, None, True), (250, None, True)]


def test_two_columns_with_the_same_value_tell_it_once(config):
    rows = ("Chỉ tiêu | ĐVT | Thực hiện | Lũy kế", "Đoàn viên kết nạp mới | người | 100 | 100")
    assert indicators(config, *rows) == [(100, RECRUITED, False), (100, None, False)]


def test_of_two_rows_that_nothing_tells_apart_none_tells_the_indicator(config):
    rows = ("Chỉ tiêu | ĐVT | Thực hiện", "Kết nạp mới | đoàn viên | 100", "Kết nạp mới | đoàn viên | 120")
    assert indicators(config, *rows) == [(100, None, True), (120, None, True)]


def test_a_table_that_differs_from_the_text_above_it_is_doubtful(config):
    text = (
        "LĐLĐ quận Hoàng Mai: Kết quả năm 2021\n\nĐã kết nạp mới 350 đoàn viên.\n\nChỉ tiêu\tĐVT\tThực hiện\n"
    )
    for value, unsure in (("350", Unsure.UNIT_APART), ("360", Unsure.TOLD_OTHERWISE)):
        row = f"Kết nạp mới\tđoàn viên\t{value}\n"
        first, second = making.read(text + row, config).figures
        assert (first.indicator, second.indicator, second.unsure) == (RECRUITED, None, unsure)


def test_numbers_under_each_other_in_a_cell_are_no_pair_and_none_of_them_is_the_result(config):
    for cell in ("100; 120", "100; (120)"):
        rows = ("Chỉ tiêu | ĐVT | Thực hiện", f"Đoàn viên kết nạp mới | người | {cell}")
        assert indicators(config, *rows) == [(100, None, True), (120, None, True)]


@pytest.mark.parametrize("label", ["2Đoàn viên", "2 Đoàn viên"])
def test_a_number_before_the_label_of_a_row_may_only_count_it(label):
    found = told("Nội dung | Kế hoạch | Kết quả", f"{label} | 50 người | 60 người")
    assert [(int(f.mention.value), f.unsure) for f in found] == [
        (2, Unsure.NUMBERING),
        (50, Unsure.TARGET_TIME),
        (60, None),
    ]


@pytest.mark.parametrize("planned", ["Kế hoạch", "Kế hoạch năm 2021", "Chỉ tiêu:"])
def test_a_row_of_plans_has_only_targets(planned):
    figures = told(
        "Nội dung | Đoàn viên kết nạp mới | CĐCS thành lập mới | Cuộc kiểm tra",
        f"{planned} | 1.500 | 20 | 8",
        "Thực hiện | 352 | 5 | 4",
    )
    assert [figure.role for figure in figures] == [Role.TASK] * 3 + [Role.ACHIEVEMENT] * 3


def test_a_row_that_counts_plans_is_no_row_of_plans():
    figures = told("Nội dung | Số lượng | Ghi chú", "Kế hoạch tuyên truyền đã ban hành | 15 | x")
    assert [figure.role for figure in figures] == [Role.ACHIEVEMENT]


def test_a_column_of_indicators_makes_no_plan_of_what_stands_beside_them(config):
    text = "Chỉ tiêu\tQuý II/2021\nĐoàn viên kết nạp mới\t352\nCĐCS thành lập mới\t5\n"
    found = making.read(text, config)
    assert (found.heading.period, found.heading.kind, found.tasks) == ("2021Q2", "quarter", ())
    assert [figure.role for figure in found.figures] == [Role.ACHIEVEMENT] * 2


@pytest.mark.parametrize("number", ["99", "100", "1500", "1.500"])
def test_the_number_of_a_row_is_no_figure_however_large_it_is(number):
    found = read("STT | Tên CĐCS | Đoàn viên (người)", f"{number} | CĐCS Công ty Mẫu | 120")
    assert [figure.mention.value for figure in found.figures] == [120]
    assert number in {found.source.text[one.start : one.end].strip() for one in found.skipped}


def test_a_table_right_under_another_has_its_own_head():
    done, planned, money = told(
        "TT | Chỉ tiêu | Quý I/2021 (người)",
        "1 | Đoàn viên kết nạp mới | 352",
        "TT | Nội dung | Kế hoạch 2021 (triệu đồng) | Thực hiện (triệu đồng)",
        "1 | Thu kinh phí công đoàn | 700 | 1.250",
    )
    assert (done.mention.value, done.role) == (352, Role.ACHIEVEMENT)
    assert (planned.mention.value, planned.role) == (Decimal(700_000_000), Role.TASK)
    assert (money.mention.value, money.role) == (Decimal(1_250_000_000), Role.ACHIEVEMENT)


@pytest.mark.parametrize(
    "head",
    [
        "Chỉ tiêu | ĐVT | Cùng kỳ 2020 | Kế hoạch năm 2021",
        "Công tác chăm lo | ĐVT | Cùng kỳ 2020 | Kế hoạch năm 2021",
        "Đơn vị | ĐVT | Năm 2020 | Kế hoạch năm 2021",
        "Công tác chăm lo | ĐVT | 2020 | Kế hoạch năm 2021",
    ],
)
def test_a_head_in_the_middle_of_a_table_holds_for_the_rows_below_it(head):
    before, after, earlier, planned = told(
        "Nội dung | ĐVT | Kế hoạch quý I | Thực hiện quý I",
        "Kết nạp mới | đoàn viên | 100 | 120",
        head,
        "Tặng quà | suất | 50 | 70",
    )
    assert (before.role, after.role) == (Role.TASK, Role.ACHIEVEMENT)
    assert (earlier.role, earlier.period and earlier.period[:4]) == (Role.ACHIEVEMENT, "2020")
    assert (planned.role, planned.period) == (Role.TASK, "2021")


@pytest.mark.parametrize(
    "row", ["Xếp loại | Tốt | Khá", "Hội nghị | Quý II | Thực hiện", "Báo cáo | Chưa có | Không"]
)
def test_a_row_of_words_in_a_table_is_no_head(row):
    found = told(
        "Nội dung | Kế hoạch năm 2021 | Thực hiện",
        "Kết nạp | 100 người | 90 người",
        row,
        "Trao | 50 suất quà | x",
    )
    assert [one.role for one in found] == [Role.TASK, Role.ACHIEVEMENT, Role.TASK]


def test_a_head_that_comes_again_changes_nothing():
    head = "TT | Nội dung | Kế hoạch 2021 | Thực hiện"
    rows = ("1 | Thu kinh phí | 700 | 650", head, "2 | Chi hỗ trợ | 300 | 250")
    values = [figure.mention.value for figure in told("Đơn vị tính: triệu đồng", "", head, *rows)]
    assert values == [Decimal(n * 1_000_000) for n in (700, 650, 300, 250)]


@pytest.mark.parametrize(
    ("done", "period", "unsure"),
    [("Thực hiện 6 tháng đầu năm", "2020H1", Unsure.TIME_BESIDE), ("Thực hiện quý I", "2020Q1", None)],
)
def test_the_same_period_last_year_is_that_of_the_results_beside_it(done, period, unsure):
    found = told(f"TT | Nội dung | {done} | Cùng kỳ 2020", "1 | Kết nạp mới | 70 người | 65 người")
    assert [(figure.period, figure.unsure) for figure in found[1:]] == [(period, unsure)]


@pytest.mark.parametrize(
    ("head", "doubts"),
    [
        ("Quý II/2021", (Unsure.STILL_TO_COME,)),
        ("Năm 2022", (Unsure.STILL_TO_COME,)),
        ("Kế hoạch quý II", ()),
        ("Chỉ tiêu quý II/2021", ()),
        ("Dự kiến quý II", ()),
    ],
)
def test_a_column_of_a_time_to_come_is_planned_and_doubtful_where_it_does_not_say_so(head, doubts):
    done, planned = told(
        f"TT\tChỉ tiêu\tThực hiện quý I\t{head}", "1\tĐoàn viên kết nạp mới\t25 người\t30 người"
    )
    assert (done.role, planned.role) == (Role.ACHIEVEMENT, Role.TASK)
    assert (Unsure.STILL_TO_COME in planned.doubts) is bool(doubts)
