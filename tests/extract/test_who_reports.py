"""Who reports where more than one body is named for what a text tells."""

from __future__ import annotations

import pytest

from tests.extract.making import heading, read, source

TITLE = "Nhiều việc làm thiết thực"
NAME = "Ủy ban Kiểm tra Liên đoàn Lao động huyện Đèo Giả"


@pytest.mark.parametrize("inspectors", ["Ủy ban Kiểm tra LĐLĐ huyện", "UBKT Liên đoàn Lao động huyện"])
def test_the_inspectors_of_a_union_report_under_their_own_name(inspectors):
    made = source(title=TITLE, lead=f"{inspectors} Đèo Giả cho biết, năm 2023 đã kiểm tra 12 cơ sở.")
    assert heading(made).reporting_org == NAME


@pytest.mark.parametrize(
    "lead",
    [
        "Năm 2023, LĐLĐ huyện Đèo Giả trao 12 suất quà; UBKT LĐLĐ huyện Đèo Giả kiểm tra 3 cơ sở.",
        "Năm 2023, LĐLĐ huyện Đèo Giả cùng Ủy ban Kiểm tra LĐLĐ tỉnh Thử kiểm tra 3 cơ sở.",
    ],
)
def test_inspectors_that_only_take_part_do_not_report(lead):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == "Liên đoàn Lao động huyện Đèo Giả"


HANDED = (
    "Chiều 12/5, đồng chí Trần Văn Mẫu, Phó Chủ tịch LĐLĐ {place} đã trao quyết định bàn giao nhà cho chị Lê Thị"
    " Thử; trong đó Quỹ Mái ấm công đoàn hỗ trợ 40 triệu đồng."
)


@pytest.mark.parametrize(
    ("place", "name"),
    [("tỉnh", "Liên đoàn Lao động tỉnh"), ("huyện Đèo Giả", "Liên đoàn Lao động huyện Đèo Giả")],
)
def test_a_fund_that_only_pays_for_what_a_union_hands_over_does_not_report(place, name):
    rest = "Quỹ Mái ấm công đoàn đã hỗ trợ 30 đoàn viên."
    made = source(rest, title="Bàn giao nhà cho đoàn viên", lead=HANDED.format(place=place))
    assert heading(made).reporting_org == name


def test_a_fund_that_the_title_names_reports():
    lead = HANDED.format(place="huyện Đèo Giả")
    made = source(title="Quỹ Mái ấm công đoàn: Thêm một ngôi nhà", lead=lead)
    assert heading(made).reporting_org == "Quỹ Mái ấm công đoàn"


def test_a_fund_of_which_is_told_before_somebody_hands_over_reports():
    lead = "Quỹ Mái ấm công đoàn huyện Đèo Giả đã trao 30 suất vốn. Phó Chủ tịch LĐLĐ tỉnh Thử đã trao vốn cho 5 hộ."
    made = source(title="Nhiều kết quả trong hỗ trợ vốn", lead=lead)
    assert heading(made).reporting_org == "Quỹ Mái ấm công đoàn huyện Đèo Giả"


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        pytest.param(
            "Theo tin từ LĐLĐ tỉnh Thử, dịp Tết, các cấp Công đoàn trong tỉnh đã trao 50 suất quà.",
            "Liên đoàn Lao động tỉnh Thử",
            id="all unions within a province are that of the province",
        ),
        pytest.param(
            "Năm 2023, Công đoàn Khu kinh tế tỉnh Thử và công đoàn cơ sở trực thuộc đã tổ chức trao 120 suất.",
            "Công đoàn Khu kinh tế tỉnh Thử",
            id="unions below that have no name are not named beside who reports",
        ),
        pytest.param(
            "Dự đại hội có Chủ tịch LĐLĐ tỉnh Hà Duy Mẫu, cùng 80 đại biểu của Công đoàn xã Tây Giả.",
            "Công đoàn xã Tây Giả",
            id="the person who holds an office is no part of the name of a union",
        ),
        pytest.param(
            "(Đài Thử) Từ đầu năm đến nay, hội LHPN huyện tặng 20 suất quà.",
            "Hội Liên hiệp Phụ nữ huyện",
            id="a broadcaster in brackets only publishes",
        ),
    ],
)
def test_who_reports_by_the_lead(lead, name):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == name


def test_an_association_that_is_only_told_of_within_its_province_reports():
    lead = "Năm 2023, các cấp Hội Cựu chiến binh trong tỉnh vận động gần 3 tỷ đồng Quỹ Đền ơn đáp nghĩa, Quỹ Vì người nghèo."
    made = source(title="Thử Giả: Xây mới 43 căn nhà", lead=lead)
    assert heading(made).reporting_org == "Hội Cựu chiến binh tỉnh Thử Giả"


def test_unions_of_all_levels_are_nobody_who_reports():
    lead = "Liên đoàn Lao động các cấp đã tặng 60 suất quà."
    rest = "LĐLĐ tỉnh và Công đoàn các Khu công nghiệp trao 25 suất. LĐLĐ tỉnh cũng đã thăm 12 gia đình tại huyện Mẫu, tỉnh Thử."
    made = source(rest, title="Tháng Công nhân", lead=lead)
    assert heading(made).reporting_org == "Liên đoàn Lao động tỉnh Thử"


@pytest.mark.parametrize("level", ["huyện", "thị xã", "thành phố"])
def test_a_body_told_of_within_its_level_reports_before_one_of_its_kind_that_acts_later(level):
    lead = f"Các cấp Hội Nông dân trong {level} tặng 300 suất quà. Hội Nông dân tỉnh Mẫu Lớn tặng 20 suất."
    made = source(title="Thử Giả: Nông dân chăm lo Tết", lead=lead)
    assert heading(made).reporting_org == f"Hội Nông dân {level} Thử Giả"


@pytest.mark.parametrize(
    "told",
    [
        "Đã có 12 công trình tiêu biểu như “Một cửa điện tử” (Công ty Mẫu Sơn).",
        "Đã giới thiệu 12 người vào làm việc tại Công ty Mẫu Sơn.",
    ],
)
def test_a_name_in_brackets_or_of_a_place_of_work_reports_nothing(told):
    assert heading(source(title=TITLE, lead=told)).reporting_org is None


def test_the_unions_of_a_city_are_its_federation_where_a_text_names_that():
    lead = "Năm 2012, các cấp công đoàn TP đã thành lập 12 CĐCS."
    made = source("LĐLĐ TP.Đèo Giả đặt mục tiêu lập 20 CĐCS.", title=TITLE, lead=lead)
    assert heading(made).reporting_org == "Liên đoàn Lao động thành phố Đèo Giả"


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("UBND huyện Đèo Giả - Cụm trưởng Cụm thi đua số 9 đã tổ chức sơ kết.", "Cụm thi đua số 9"),
        ("Cụm thi đua số 9 có 6 đơn vị; trong năm đã trao 12 suất quà.", "Cụm thi đua số 9"),
        (
            "UBND huyện Đèo Giả - Cụm trưởng Cụm thi đua số 9 (gồm 5 xã) đã tổ chức sơ kết.",
            "Cụm thi đua số 9",
        ),
        ("Phong trào của Cụm thi đua số 9 và UBND huyện Đèo Giả đều khá.", "Ủy ban nhân dân huyện Đèo Giả"),
        (
            "UBND huyện Đèo Giả - Cụm trưởng Cụm thi đua số 9, có 12 sáng kiến. UBND huyện Đèo Giả đã trao 5 cờ.",
            "Ủy ban nhân dân huyện Đèo Giả",
        ),
        ("UBND huyện Đèo Giả đã trao cờ cho Cụm thi đua số 9.", "Ủy ban nhân dân huyện Đèo Giả"),
    ],
)
def test_a_cluster_reports_where_its_head_acts_for_it_or_nobody_does(lead, name):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == name


def test_a_fund_does_not_report_where_it_only_gives_something_in_the_end():
    rest = ["Các cấp công đoàn sẽ thăm 30 đoàn viên.", "Quỹ Mái ấm công đoàn sẽ hỗ trợ 12 căn nhà."]
    assert heading(source(*rest, title=TITLE, lead="Năm 2023 còn nhiều khó khăn.")).reporting_org is None


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Ngày 30/3/2023 Liên đoàn Lao động (LĐLĐ) tỉnh tổ chức giao ban.", "Liên đoàn Lao động tỉnh"),
        (
            "LĐLĐ tỉnh Thử cho biết, LĐLĐ huyện Đèo Giả đã trao 90 suất quà.",
            "Liên đoàn Lao động huyện Đèo Giả",
        ),
        ("LĐLĐ tỉnh Thử cho biết, Công ty Mẫu đã trao 90 suất quà.", "Liên đoàn Lao động tỉnh Thử"),
        ("Năm 2023, Công đoàn huyện Cư M’giả trao 90 suất quà.", "Công đoàn huyện Cư M’giả"),
        ("Năm 2023, Công đoàn huyện Cư M'giả trao 90 suất quà.", "Công đoàn huyện Cư M’giả"),
        ("Đầu năm đến nay, hội cựu chiến binh các cấp trong tỉnh xây 18 nhà.", "Hội cựu chiến binh tỉnh"),
        ("LĐLĐ Tp.Đèo Giả trao 90 suất quà.", "Liên đoàn Lao động thành phố Đèo Giả"),
        ("Thành lập 1 CĐCS Y tế Mẫu và 3 CĐCS trường học.", None),
        ("Nét nổi bật là Hội CCB 3 địa phương đã phát động thi đua.", None),
        ("Nét nổi bật là Hội CCB huyện Đèo Giả đã phát động thi đua.", "Hội Cựu chiến binh huyện Đèo Giả"),
        ("Hội nghị đã thông qua Báo cáo kết quả công tác Đoàn năm 2023.", None),
    ],
)
def test_who_reports_by_the_lead_under_whatever_form_of_name(lead, name):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == name


def test_the_last_of_many_bodies_does_not_report_for_the_one_above_them():
    lead = (
        "Năm 2023, LĐLĐ các huyện, các công đoàn ngành, Công đoàn Viên chức tỉnh Thử đã kết nạp 90 đoàn viên."
    )
    made = source("LĐLĐ tỉnh tiếp tục vận động 30 đoàn viên.", title=TITLE, lead=lead)
    assert heading(made).reporting_org == "Liên đoàn Lao động tỉnh Thử"


@pytest.mark.parametrize(
    "lead",
    [
        "Hội Nông dân huyện Đèo Giả - Phó Cụm trưởng Cụm thi đua số 9 đã trao 12 suất quà.",
        "Hội Nông dân huyện Đèo Giả - Trưởng khối đã trao 12 suất quà.",
    ],
)
def test_an_office_behind_a_name_is_no_part_of_it(lead):
    assert heading(source(title=TITLE, lead=lead)).reporting_org == "Hội Nông dân huyện Đèo Giả"


def test_a_place_in_which_something_was_given_is_named_without_the_word_for_that():
    made = source(title=TITLE, lead="Ở Trường Tiểu học Đèo Giả đã tặng 40 suất quà.")
    assert heading(made).reporting_org == "Trường Tiểu học Đèo Giả"


def test_the_cluster_within_the_name_of_its_body_is_its_cluster():
    made = source(title=TITLE, lead="Năm 2018, Hội CCB cụm thi đua số 8 đã trao 12 suất quà.")
    found = heading(made)
    assert (found.reporting_org, found.cluster) == ("Hội Cựu chiến binh cụm thi đua số 8", "Cụm thi đua số 8")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ĐẢNG ỦY CÔNG TY MẪU AN TỔ CHỨC HỘI NGHỊ SƠ KẾT NĂM 2023", "Đảng ủy Công ty Mẫu An"),
        ("TRẠM Y TẾ XÃ MẪU SƠN TỔ CHỨC TỔNG KẾT NĂM 2023", "Trạm Y tế xã Mẫu Sơn"),
        ("CÔNG ĐOÀN CÔNG TY TNHH THÀNH CÔNG\n\nBÁO CÁO", "Công đoàn Công ty TNHH Thành Công"),
        ("Công đoàn Công ty CP Khóa Việt Tiệp: Kết quả năm 2023", "Công đoàn Công ty CP Khóa Việt Tiệp"),
        ("CỤM THI ĐUA SỐ IV TỔNG KẾT NĂM 2023", "Cụm thi đua số IV"),
        ("Ngày 5/4 Khối thi đua trường học sơ kết quý I/2023", "Khối thi đua trường học"),
        ("Cụm thi đua các huyện 6 tháng đầu năm 2023", "Cụm thi đua các huyện"),
        ("Đại hội MTTQ Việt Nam xã Mẫu An lần thứ I", "Mặt trận Tổ quốc Việt Nam xã Mẫu An"),
    ],
)
def test_parties_fronts_and_whoever_acts_in_a_title_in_capitals_report(title, name):
    assert read(f"{title}\n\nHội nghị đã trao 30 suất quà.\n").heading.reporting_org == name


def test_a_place_stands_in_the_line_of_its_level():
    found = read("Công đoàn Giáo dục tỉnh\nTriển khai nhiệm vụ\n19/08/2019\nQuý I, đã trao 30 suất quà.\n")
    assert found.heading.reporting_org == "Công đoàn Giáo dục tỉnh"
    assert found.source.title == "Công đoàn Giáo dục tỉnh Triển khai nhiệm vụ"


def test_a_term_is_no_part_of_a_name():
    lead = "LĐLĐ huyện tổng kết năm 2021 với các ủy viên UBKT LĐLĐ huyện Khóa V ở huyện Mẫu An."
    found = heading(source("Năm 2021, LĐLĐ huyện đã trao 30 suất quà.", lead=lead))
    assert found.reporting_org == "Liên đoàn Lao động huyện Mẫu An"


def test_who_only_cares_for_somebody_does_not_report():
    title = "Được sự quan tâm của Đảng ủy xã Mẫu An, phụ nữ xã đạt nhiều kết quả"
    found = read(f"{title}\n\nNăm 2023, Hội LHPN xã Mẫu An đã trao 30 suất quà.\n")
    assert found.heading.reporting_org == "Hội Liên hiệp Phụ nữ xã Mẫu An"


def test_what_somebody_goes_on_doing_is_no_part_of_a_name():
    lead = "Năm 2023, Phụ nữ xã Mẫu An tích cực hỗ trợ 30 hội viên vay vốn."
    assert heading(source(title=TITLE, lead=lead)).reporting_org == "Phụ nữ xã Mẫu An"
    assert (
        heading(source(title=TITLE, lead="Năm 2023, các cấp Hội hỗ trợ 30 hội viên.")).reporting_org is None
    )


@pytest.mark.parametrize("title", ["Cẩm Mẫu: Tháng Công nhân", "Quận Cẩm Mẫu: Tháng Công nhân"])
def test_the_place_before_a_colon_in_a_title_is_that_of_the_union_of_its_level(title):
    text = f"{title}\n\nSáng 3/5, LĐLĐ quận tổ chức hội nghị. LĐLĐ quận đã tặng 45 suất quà."
    assert read(text).heading.reporting_org == "Liên đoàn Lao động quận Cẩm Mẫu"


def test_whose_meeting_it_is_reports_where_nobody_acts_in_the_lead():
    found = read(
        "Phải chuyển mạnh từ cơ sở\n\n"
        "Tại Hội nghị Ban Chấp hành Liên đoàn Lao động tỉnh Mẫu tổng kết năm 2023, đồng chí Chủ tịch đã phát biểu.\n\n"
        "Năm 2023, Trung tâm Tư vấn pháp luật Công đoàn tư vấn cho 1.320 lượt người.\n"
    )
    assert found.heading.reporting_org == "Liên đoàn Lao động tỉnh Mẫu"


def test_a_reporter_reports_nothing():
    found = read(
        "“Tuổi trẻ sẽ dồn sức cho chuyển đổi số”\n\n"
        "9 tháng năm 2022, phong trào ghi nhiều dấu ấn. Phóng viên Báo Mẫu đã trao đổi với lãnh đạo Tỉnh đoàn.\n\n"
        "Toàn tỉnh trao 130 suất quà.\n"
    )
    assert found.heading.reporting_org is None


@pytest.mark.parametrize("above", ["HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "HỘI LIÊN HIỆP PHỤ NỮ TỈNH VÍ DỤ"])
def test_a_board_below_the_name_of_the_whole_is_of_its_own_level(above):
    found = read(
        f"{above}\nBAN THƯỜNG VỤ HUYỆN AN THỬ\nSố: 46/BC-BTV\n\nBÁO CÁO\nkết quả công tác Hội quý I/2024\n\n"
        "Quý I/2024, Hội trao 40 suất quà.\n"
    )
    assert found.heading.reporting_org == "Hội Liên hiệp Phụ nữ huyện An Thử"
