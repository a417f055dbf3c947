"""Whose each figure is: named, acting, carried on, in tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.extract.model import Figure, Heading
from reports.extract.names.names import names_of
from reports.extract.reasons import Unsure
from reports.extract.words.phrases import fold
from reports.facts import Role
from reports.organisations import Directory
from tests.extract.making import QUARTER, REPORT, mention, source, told

CITY = Heading("Cơ quan Liên đoàn Lao động thành phố Ví Dụ", None, "2021Q1", "2021Q2", "quarter")


def owner(text: str, quote: str, heading: Heading = CITY) -> str | None:
    return told(source(text), heading, quote)[quote].organisation


def test_the_reporting_organisation_is_not_named_again():
    assert owner("LĐLĐ quận Hòa Mẫu đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("LĐLĐ quận đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("Các đơn vị đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("LĐLĐ Thành phố chỉ đạo 350 đơn vị.", "350 đơn vị") is None  # the office of just that


def test_a_unit_that_acts_owns_its_figures():
    assert owner("Quỹ Trợ vốn đã giải ngân cho 503 hộ.", "503 hộ") == "Quỹ Trợ vốn công nhân nghèo"
    assert owner("Quý I, LĐLĐ huyện An Thử trao 350 suất.", "350 suất") == "Liên đoàn Lao động huyện An Thử"


def test_a_unit_that_does_not_act_owns_nothing():
    assert owner("Theo chỉ đạo của LĐLĐ huyện An Thử, các đơn vị trao 350 suất.", "350 suất") is None
    assert owner("Chủ tịch LĐLĐ huyện An Thử trao 350 suất.", "350 suất") is None
    assert owner("Phối hợp với LĐLĐ huyện An Thử, LĐLĐ quận Hòa Mẫu trao 350 suất.", "350 suất") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LĐLĐ huyện Bến Thử 80 suất quà", "Liên đoàn Lao động huyện Bến Thử"),
        ("LĐLĐ huyện Bến Thử 40 và LĐLĐ", "Liên đoàn Lao động huyện Bến Thử"),
        ("Công đoàn ngành Y tế 12, Công đoàn", "Công đoàn ngành Y tế"),
        ("Công ty May Mẫu 5,6 tỷ đồng", "Công ty May Mẫu"),
        ("Công ty May Mẫu 50 suất", "Công ty May Mẫu"),
        ("Công ty May 10 đạt 50 suất", "Công ty May 10"),
        ("Công ty May 19/5 trao", "Công ty May 19/5"),
        ("Công ty Cổ phần 26 đã trao", "Công ty Cổ phần 26"),
        ("Trường THPT số 2 tổ chức", "Trường THPT số 2"),
        ("Đoàn phường 14 hỗ trợ 05 hộ", "Đoàn phường 14"),
        ("LĐLĐ quận 3 50 suất", "Liên đoàn Lao động quận 3"),
        ("Riêng LĐLĐ huyện Bến Thử trao", "Liên đoàn Lao động huyện Bến Thử"),
        ("Riêng Trường Mầm non Mẫu trao", "Trường Mầm non Mẫu"),
        ("LĐLĐ TP.Bến Thử trao", "Liên đoàn Lao động thành phố Bến Thử"),
        ("Công đoàn Khu kinh tế tỉnh", "Công đoàn Khu kinh tế tỉnh"),
        ("Công đoàn Viên chức tỉnh tặng 40 suất", "Công đoàn Viên chức tỉnh"),
        ("Công đoàn các KCN tỉnh Mẫu trao", "Công đoàn các Khu công nghiệp tỉnh Mẫu"),
        ("Công đoàn ngành Xây dựng tỉnh trao 40 suất", "Công đoàn ngành Xây dựng tỉnh"),
        ("Công đoàn ngành Y tế thành phố", "Công đoàn ngành Y tế thành phố"),
        ("Công đoàn ngành Xây dựng tỉnh Mẫu trao 40 suất", "Công đoàn ngành Xây dựng tỉnh Mẫu"),
    ],
)
def test_a_number_is_part_of_a_name_only_where_it_counts_nothing(text, name):
    assert names_of(Directory()).find(text, fold(text), 0, len(text))[0].name == name


def test_a_city_named_after_its_short_form_is_not_the_one_of_the_directory():
    text = "LĐLĐ TP.Bến Thử đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động thành phố Bến Thử"


def test_the_name_of_a_person_is_no_school():
    text = "Anh Nguyễn Văn Trường Sơn và ông Lê Trường Giang"
    assert names_of(Directory()).find(text, fold(text), 0, len(text)) == ()


def owners_of(text: str, *quotes: str) -> list[str | None]:
    return [figure.organisation for figure in told(source(text), CITY, *quotes).values()]


HOA_MAU, AN_THU = "Liên đoàn Lao động quận Hòa Mẫu", "Liên đoàn Lao động huyện An Thử"


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên, LĐLĐ huyện An Thử 40 đoàn viên.",
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên và LĐLĐ huyện An Thử 40 đoàn viên.",
        "LĐLĐ quận Hòa Mẫu kết nạp 50 đoàn viên và LĐLĐ huyện An Thử kết nạp 40 đoàn viên.",
        "Các đơn vị làm tốt như LĐLĐ quận Hòa Mẫu (50 đoàn viên), LĐLĐ huyện An Thử (40 đoàn viên).",
        "Dẫn đầu là LĐLĐ quận Hòa Mẫu với 50 đoàn viên, tiếp đến là LĐLĐ huyện An Thử với 40 đoàn viên.",
        "Trong đó, LĐLĐ quận Hòa Mẫu: 50 đoàn viên; LĐLĐ huyện An Thử: 40 đoàn viên.",
        "Các đơn vị: Hòa Mẫu 50 đoàn viên và An Thử 40 đoàn viên.",
        "Kết quả (quận Hòa Mẫu: 50 đoàn viên; huyện An Thử: 40 đoàn viên).",
    ],
)
def test_each_unit_of_a_list_has_its_own_figure(text):
    assert owners_of(text, "50 đoàn viên", "40 đoàn viên") == [HOA_MAU, AN_THU]


def test_who_is_given_something_owns_nothing_in_a_list_either():
    text = "Đã tặng LĐLĐ quận Hòa Mẫu 50 suất quà, LĐLĐ huyện An Thử 40 suất quà."
    assert owners_of(text, "50 suất quà", "40 suất quà") == [None, None]


def test_a_place_that_nobody_knows_has_its_own_figure_and_a_doubt():
    made = source("Các đơn vị: Hòa Mẫu 50 đoàn viên, Lạ Thử 40 đoàn viên.")
    figure = told(made, CITY, "50 đoàn viên", "40 đoàn viên")["40 đoàn viên"]
    assert (figure.organisation, bool(figure.unsure)) == ("Lạ Thử", True)


def test_a_part_of_what_is_told_does_not_go_on_in_the_next_sentence():
    text = "Trao 120 suất, trong đó riêng LĐLĐ huyện An Thử trao 50 suất; lập 5 tổ. Khám cho 30 người."
    assert owners_of(text, "120 suất", "50 suất", "5 tổ", "30 người") == [None, AN_THU, None, None]


def test_one_of_many_that_does_something_owns_its_figures():
    text = "Nhiều đơn vị làm tốt như LĐLĐ huyện An Thử đã trao 350 suất."
    assert owner(text, "350 suất") == AN_THU


def test_what_is_counted_does_not_make_a_list_of_names():
    text = "Điển hình: LĐLĐ quận Hòa Mẫu thành lập 12 CĐCS, LĐLĐ huyện An Thử thành lập 9 CĐCS."
    assert owners_of(text, "12 CĐCS", "9 CĐCS") == [HOA_MAU, AN_THU]


@pytest.mark.parametrize("giver", ["LĐLĐ Thành phố", "UBND quận Hòa Mẫu", "Công đoàn Giáo dục Việt Nam"])
def test_those_honoured_from_above_are_those_of_the_one_who_reports(giver):
    assert owner(f"{giver} tặng Bằng khen cho 5 tập thể.", "5 tập thể", QUARTER) is None


def test_those_honoured_by_a_unit_below_are_its_own():
    text = "Công đoàn phường Mẫu tặng Giấy khen cho 5 tập thể."
    assert owner(text, "5 tập thể", QUARTER) == "Công đoàn phường Mẫu"
    assert owner("LĐLĐ huyện An Thử khen thưởng 5 tập thể.", "5 tập thể") == AN_THU
    cluster = replace(CITY, reporting_org="Cụm thi đua số 1")
    assert owner("LĐLĐ huyện An Thử biểu dương 5 tập thể.", "5 tập thể", cluster) == AN_THU


def test_what_is_given_from_above_is_that_of_the_giver():
    text = "LĐLĐ Thành phố tặng 350 suất quà."
    assert owner(text, "350 suất quà", QUARTER) == "Liên đoàn Lao động thành phố Ví Dụ"


def test_a_place_where_something_happens_owns_nothing():
    assert owner("Tại Hòa Mẫu 50 đoàn viên được khen.", "50 đoàn viên") is None


def test_after_a_list_the_text_goes_on_with_whom_it_was_before():
    text = "Kết nạp 120 người (LĐLĐ quận Hòa Mẫu: 50 người), lập 5 tổ."
    assert owners_of(text, "120 người", "50 người", "5 tổ") == [None, HOA_MAU, None]
    text = "Trong đó LĐLĐ quận Hòa Mẫu 50 người; thành lập 5 tổ. Trao 30 suất."
    assert owners_of(text, "50 người", "5 tổ", "30 suất") == [HOA_MAU, None, None]


def test_what_stands_in_brackets_after_a_name_does_not_end_what_it_does():
    assert owners_of("LĐLĐ huyện An Thử (12 tổ) đã trao 80 suất.", "12 tổ", "80 suất")[1] == AN_THU


def test_a_group_of_a_unit_acts_for_it():
    assert owner("Đội phản ứng của LĐLĐ huyện An Thử hỗ trợ 5 hộ.", "5 hộ") == AN_THU


def test_a_unit_is_pointed_back_to_by_its_first_word_or_by_this():
    text = "Quỹ Trợ vốn hoạt động tốt. Quý I, Quỹ đã giải ngân cho 503 hộ."
    assert owner(text, "503 hộ") == "Quỹ Trợ vốn công nhân nghèo"
    text = "LĐLĐ huyện An Thử hoạt động tốt. Đơn vị này đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động huyện An Thử"


def test_words_that_only_begin_like_a_unit_point_to_nobody():
    text = "Quỹ Trợ vốn hoạt động tốt. Các đơn vị đã báo cáo, cung cấp thông tin cho 350 người."
    assert owner(text, "350 người") is None


def test_who_acts_is_carried_on_within_the_paragraph_and_said_to_be_unsure():
    made = source("LĐLĐ huyện An Thử hoạt động tốt. Trao 350 suất cho người khó khăn.", "Trao 90 suất.")
    figures = told(made, CITY, "350 suất", "90 suất")
    assert figures["350 suất"].organisation == "Liên đoàn Lao động huyện An Thử"
    assert figures["350 suất"].unsure
    assert (figures["90 suất"].organisation, figures["90 suất"].unsure) == (None, None)


def test_an_item_of_a_list_belongs_to_whom_the_list_is_of():
    made = source("Quỹ Trợ vốn đã:", items=["- Giải ngân cho 503 hộ.", "- Tạo 557 việc làm."])
    figures = told(made, CITY, "503 hộ", "557 việc làm")
    assert {f.organisation for f in figures.values()} == {"Quỹ Trợ vốn công nhân nghèo"}


def test_the_name_of_a_person_is_no_part_of_that_of_a_unit():
    text = "Chủ tịch LĐLĐ huyện Bến Thử Trần Thị C cho biết, LĐLĐ huyện đã trao 350 suất."
    assert owner(text, "350 suất") == "Liên đoàn Lao động huyện Bến Thử"
    text = "Chủ tịch LĐLĐ huyện Trần Thị C cho biết, các đơn vị đã trao 350 suất."
    assert owner(text, "350 suất") is None


def test_the_federation_above_a_grassroots_union_is_another():
    union = replace(CITY, reporting_org="Công đoàn Công ty Mẫu")
    assert owner("LĐLĐ huyện đã trao 350 suất.", "350 suất", union) == "Liên đoàn Lao động huyện"


def table(heading: Heading, *rows: str, quotes: tuple[str, ...]) -> list[Figure]:
    """The figures of the cells `quotes`, each a number alone."""
    made = source("Kết quả như sau.", *rows)
    bare = [replace(mention(made, quote), unit="", unsure=Unsure.NO_UNIT) for quote in quotes]
    return [*told(made, heading, *bare).values()]


CLUSTER = Heading("Cụm thi đua số 1", "Cụm thi đua số 1", "2021Q3", "2021Q4", "quarter")


@pytest.mark.parametrize("bar", [" | ", "\t"])
def test_each_row_of_a_table_is_of_its_unit_and_the_total_of_the_one_who_reports(bar):
    rows = (
        ("Đơn vị", "Kết nạp đoàn viên", "Thành lập CĐCS"),
        ("LĐLĐ quận Hòa Mẫu", "121", "51"),
        ("An Thử", "82", "32"),
        ("Tổng cộng", "203", "83"),
    )
    quotes = ("121", "51", "82", "32", "203", "83")
    figures = table(CLUSTER, *(bar.join(row) for row in rows), quotes=quotes)
    assert [f.organisation for f in figures] == [HOA_MAU, HOA_MAU, AN_THU, AN_THU, None, None]
    assert [f.mention.unit for f in figures] == ["đoàn viên", "CĐCS"] * 3
    assert all(f.unsure for f in figures)


def test_a_unit_of_a_table_that_nobody_knows_has_its_own_figures_and_a_doubt():
    rows = ("Đơn vị | Kế hoạch | Thực hiện", "Lạ Thử | 121 suất | 82 suất")
    figures = table(CLUSTER, *rows, quotes=("121 suất",))
    assert [(f.organisation, bool(f.unsure)) for f in figures] == [("Lạ Thử", True)]


def test_each_column_of_a_table_may_be_of_a_unit():
    rows = (
        "Chỉ tiêu | LĐLĐ quận Hòa Mẫu | LĐLĐ huyện An Thử | Toàn cụm",
        "Kết nạp đoàn viên (người) | 121 | 82 | 203",
    )
    figures = table(CLUSTER, *rows, quotes=("121", "82", "203"))
    assert [f.organisation for f in figures] == [HOA_MAU, AN_THU, None]
    assert {f.mention.unit for f in figures} == {"người"}


def test_the_columns_of_a_table_tell_time_and_role():
    rows = (
        "TT | Chỉ tiêu | Kế hoạch năm | Quý III | Lũy kế 9 tháng | Cùng kỳ 2020 | Kế hoạch 2022",
        "1 | Kết nạp đoàn viên | 510 | 121 | 402 | 113 | 604",
    )
    figures = table(CLUSTER, *rows, quotes=("510", "121", "402", "113", "604"))
    assert [(f.role, f.period) for f in figures] == [
        (Role.TASK, "2021"),
        (Role.ACHIEVEMENT, None),
        (Role.ACHIEVEMENT, "2021M09"),
        (Role.ACHIEVEMENT, "2020Q3"),
        (Role.TASK, "2022"),
    ]


def test_a_line_of_a_table_that_lacks_cells_lacks_the_first_ones():
    rows = ("TT | Đơn vị | Kế hoạch | Thực hiện", "1 | An Thử | 121 | 82", "Tổng | 203 | 164")
    figures = table(CLUSTER, *rows, quotes=("121", "82", "203", "164"))
    assert [f.role for f in figures] == [Role.TASK, Role.ACHIEVEMENT] * 2
    assert [f.organisation for f in figures] == [AN_THU, AN_THU, None, None]


def test_a_head_that_multiplies_its_numbers_does_so_and_says_so():
    rows = ("Đơn vị | Kinh phí (triệu đồng) | Số suất quà", "An Thử | 121 | 82")
    money, presents = table(CLUSTER, *rows, quotes=("121", "82"))
    assert (money.mention.value, money.mention.unit) == (121_000_000, "đồng")
    assert (money.mention.in_full, money.mention.unsure) == ("121 triệu đồng", Unsure.SCALE_ABOVE)
    assert (presents.mention.unit, presents.mention.unsure) == ("suất quà", Unsure.UNIT_ABOVE)


def test_the_label_of_a_row_that_is_an_organisation_is_no_unit():
    made = source("Kết quả.", "Đơn vị | Kế hoạch | Đạt", "LĐLĐ huyện An Thử | 121 | 82")
    read = replace(mention(made, "121"), unit="LĐLĐ huyện An Thử", unsure=Unsure.UNIT_APART)
    assert told(made, CLUSTER, read)["121"].mention.unit == ""


def test_a_paragraph_that_begins_with_a_place_is_of_its_union():
    made = source(
        "Kết quả:",
        items=["- Huyện An Thử: trao 51 suất.", "- Huyện Lạ Thử: trao 32 suất.", "- Kết quả: 13 suất."],
    )
    figures = told(made, CLUSTER, "51 suất", "32 suất", "13 suất")
    assert [f.organisation for f in figures.values()] == [AN_THU, "Huyện Lạ Thử", None]
    assert [bool(f.unsure) for f in figures.values()] == [False, True, False]


def test_a_place_that_does_something_may_be_its_union():
    figure = told(source("Huyện An Thử đã trao 350 suất."), CLUSTER, "350 suất")["350 suất"]
    assert (figure.organisation, bool(figure.unsure)) == (AN_THU, True)
    assert owner("Quận Hòa Mẫu đã trao 350 suất.", "350 suất", QUARTER) is None
    assert owner("Huyện đã trao 350 suất.", "350 suất", QUARTER) is None


@pytest.mark.parametrize(
    ("text", "quote", "named"),
    [
        ("UBND tỉnh chi 30 suất quà.", "30 suất quà", "Ủy ban nhân dân tỉnh"),
        ("Tỉnh đoàn tặng 20 suất quà.", "20 suất quà", "Tỉnh đoàn"),
        ("Tổng công ty 319 ủng hộ 20 suất quà.", "20 suất quà", "Tổng công ty 319"),
        ("Nhà máy Z113 thưởng Tết 20 suất quà.", "20 suất quà", "Nhà máy Z113"),
        ("Đoàn viên Trần Thị Mẫu, Công ty May 10, được hỗ trợ 20 suất quà.", "20 suất quà", None),
        (
            "Dẫn đầu là LĐLĐ quận Hòa Mẫu với 90 suất, tiếp đến là quận Bình Thử với 70 suất.",
            "70 suất",
            "quận Bình Thử",
        ),
    ],
)
def test_others_who_act_are_named_as_far_as_they_are_names(text, quote, named):
    assert owner(text, quote, REPORT) == named


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("LĐLĐ các huyện An Thử, Tân Mẫu kết nạp lần lượt 100 và 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ huyện An Thử và Công đoàn Giáo dục lần lượt trao 100 suất và 200 suất.", "200 suất"),
        ("Ông Nguyễn Văn Mẫu ủng hộ 20 suất quà.", "20 suất quà"),
        ("Ngoài 100 suất quà do Tỉnh ủy trao, LĐLĐ tỉnh trao 300 suất khác.", "100 suất quà"),
        ("Không kể 20 suất quà của doanh nghiệp, các cấp công đoàn trao 300 suất khác.", "20 suất quà"),
        ("Trên cả nước, các cấp công đoàn trao 900 suất quà.", "900 suất quà"),
        ("Tại TP.HCM, 45.000 công nhân mất việc.", "45.000 công nhân"),
    ],
)
def test_whose_a_figure_is_is_unsure_where_the_words_leave_it_open(text, quote):
    assert told(source(text), REPORT, quote)[quote].unsure


def test_what_is_left_out_says_nothing_of_what_follows():
    text = "Ngoài 100 suất quà do Tỉnh ủy trao, LĐLĐ tỉnh trao 300 suất khác. Ngoài ra, trao 50 vé xe."
    figures = told(source(text), REPORT, "300 suất khác", "50 vé xe")
    assert [figure.unsure for figure in figures.values()] == [None, None]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("LĐLĐ các huyện An Thử, Tân Mẫu kết nạp 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ các huyện An Thử và Tân Mẫu đã kết nạp 300 đoàn viên.", "300 đoàn viên"),
        ("LĐLĐ huyện An Thử và LĐLĐ quận Hòa Mẫu trao 300 suất quà.", "300 suất quà"),
        ("Hai huyện An Thử và Tân Mẫu kết nạp 800 đoàn viên.", "800 đoàn viên"),
    ],
)
def test_what_several_do_together_is_of_the_one_who_reports_with_a_doubt(text, quote):
    figure = told(source(text), CITY, quote)[quote]
    assert (figure.organisation, figure.unsure) == (None, Unsure.JOINTLY)


def test_what_each_of_several_does_is_its_own():
    text = "LĐLĐ huyện An Thử kết nạp 5 đoàn viên, LĐLĐ quận Hòa Mẫu kết nạp 6 đoàn viên."
    figures = told(source(text), CITY, "5 đoàn viên", "6 đoàn viên")
    assert [(f.organisation, f.unsure) for f in figures.values()] == [
        ("Liên đoàn Lao động huyện An Thử", None),
        ("Liên đoàn Lao động quận Hòa Mẫu", None),
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Tỷ lệ đoàn viên lần lượt đạt 85% và 90%.", "85%"),
        ("Doanh nghiệp ủng hộ 15 triệu đồng.", "15 triệu đồng"),
        ("Số tiền 150 triệu đồng do các nhà hảo tâm ủng hộ.", "150 triệu đồng"),
        ("Số tiền hơn 150 triệu đồng do các nhà hảo tâm ủng hộ.", "hơn 150 triệu đồng"),
        ("Kinh phí do UBND huyện cấp là 200 triệu đồng.", "200 triệu đồng"),
        ("Trong đó, ngân sách huyện hỗ trợ 120 triệu đồng.", "120 triệu đồng"),
        ("Cứ 10 công nhân thì có 7 người thuê nhà trọ.", "7 người"),
        ("Trên địa bàn xảy ra 2 vụ ngừng việc.", "2 vụ"),
        ("Nếu có kinh phí, LĐLĐ quận sẽ hỗ trợ 200 đoàn viên.", "200 đoàn viên"),
        ("Đề xuất LĐLĐ tỉnh khen thưởng 5 tập thể, 12 cá nhân.", "12 cá nhân"),
        ("LĐLĐ quận giao CĐCS Trường Mẫu kết nạp 50 đoàn viên.", "50 đoàn viên"),
        ("Dự án sẽ tạo việc làm cho 3.000 lao động.", "3.000 lao động"),
        ("Các đơn vị thống nhất kết nạp 500 đoàn viên.", "500 đoàn viên"),
        ("Các đơn vị ký giao ước thi đua với 8 chỉ tiêu, kết nạp 500 đoàn viên.", "500 đoàn viên"),
    ],
)
def test_what_others_give_suppose_or_ask_for_leaves_a_doubt(text, quote):
    assert told(source(text), QUARTER, quote)[quote].unsure


def test_a_union_above_that_of_the_district_is_another():
    assert owner("LĐLĐ tỉnh trao 50 suất quà.", "50 suất quà", QUARTER) == "Liên đoàn Lao động tỉnh"
    assert owner("LĐLĐ quận trao 50 suất quà.", "50 suất quà", QUARTER) is None
    assert owner("Công an huyện xử lý 12 vụ.", "12 vụ", QUARTER) == "Công an huyện"


def test_a_middle_name_tells_a_person_of_any_family_from_a_place():
    made = source("Chủ tịch Liên đoàn Lao động quận Lý Thị Giả trao 60 suất quà.")
    assert told(made, QUARTER, "60 suất quà")["60 suất quà"].organisation is None
