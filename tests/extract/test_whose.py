from __future__ import annotations

import pytest

from reports.extract.model import Figure, Heading
from reports.extract.reasons import Unsure
from tests.extract.making import quoted, read, source, told

YOUTH = Heading("Đoàn xã Bến Mẫu", None, "2021Q1", "2021Q2", "quarter")
WOMEN = Heading("Hội Liên hiệp Phụ nữ huyện An Thử", None, "2021Q1", "2021Q2", "quarter")
DISTRICT = Heading("Liên đoàn Lao động quận Long Mẫu", None, "2021Q1", "2021Q2", "quarter")
PROVINCE = Heading("Liên đoàn Lao động tỉnh Mẫu", None, "2021Q1", "2021Q2", "quarter")
PARKS = Heading("Công đoàn các Khu công nghiệp tỉnh Mẫu", None, "2021Q1", "2021Q2", "quarter")
CLUSTER = Heading("Cụm thi đua số 1", "Cụm thi đua số 1", "2021Q1", "2021Q2", "quarter")


def figure(text: str, quote: str, heading: Heading) -> Figure:
    return told(source(text), heading, quote)[quote]


def whose(text: str, quote: str, heading: Heading) -> tuple[str | None, Unsure | None]:
    found = figure(text, quote, heading)
    return found.organisation, found.unsure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chi đoàn Công an phường nhận đỡ đầu 12 em.", "Chi đoàn Công an phường"),
        ("Hội LHTN Việt Nam huyện tặng 12 em.", "Hội LHTN Việt Nam huyện"),
        ("Hội Cựu chiến binh huyện giúp 12 em.", "Hội Cựu chiến binh huyện"),
        ("Hội CCB thị trấn giúp 12 em.", "Hội Cựu chiến binh thị trấn"),
        ("Viện kiểm sát nhân dân huyện giúp 12 em.", "Viện kiểm sát nhân dân huyện"),
        ("Hội xã Tam Mẫu giúp 12 em.", "Hội xã Tam Mẫu"),
        ("Tổ công đoàn Mầm non hỗ trợ 12 em.", "Tổ công đoàn Mầm non"),
        ("Chi hội 3 giúp 12 em.", "Chi hội 3"),
        ("Dịp này, Đoàn Khối các cơ quan tỉnh giúp 12 em.", "Đoàn Khối các cơ quan tỉnh"),
        ("Đoàn Khối doanh nghiệp thành phố giúp 12 em.", "Đoàn Khối doanh nghiệp thành phố"),
    ],
)
def test_a_body_with_its_level_or_name_acts_for_itself(text, name):
    assert whose(text, "12 em", YOUTH) == (name, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ban Nữ công LĐLĐ tỉnh Mẫu giúp 12 em.", "Liên đoàn Lao động tỉnh Mẫu"),
        ("Văn phòng HĐND tỉnh Mẫu giúp 12 em.", "Hội đồng nhân dân tỉnh Mẫu"),
        ("Đoàn công tác LĐLĐ tỉnh Mẫu giúp 12 em.", "Liên đoàn Lao động tỉnh Mẫu"),
        ("Ban Nữ công LĐLĐ quận Long Mẫu giúp 12 em.", None),
    ],
)
def test_what_a_department_does_is_of_its_organisation(text, name):
    assert whose(text, "12 em", DISTRICT) == (name, None)


def test_a_body_that_is_the_one_who_reports_is_no_other():
    assert whose("Hội Phụ nữ huyện giúp 12 em.", "12 em", WOMEN) == (None, None)
    assert whose("Hội LHPN huyện giúp 12 em.", "12 em", WOMEN) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Câu lạc bộ thiện nguyện trẻ tặng 12 em.",
        "Ngoài ra, nhóm bạn học cũ đã giúp 12 em.",
        "Hội đồng hương tại miền Nam ủng hộ 12 em.",
        "Hồng Mẫu thăm 12 em.",
        "Trong khi đó, Hồng Mẫu thăm 12 em.",
        "Kết nạp nhiều đoàn viên; Hồng Mẫu 12 em.",
    ],
)
def test_a_subject_that_is_not_known_leaves_a_doubt(text):
    assert figure(text, "12 em", CLUSTER).unsure is Unsure.STRANGER


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn đã giúp 12 em.",
        "Tổ chức giúp 12 em.",
        "Đoàn viên các chi đoàn giúp 12 em.",
        "Quý I giúp 12 em.",
        "Ban tổ chức tặng 12 em.",
        "Riêng LĐLĐ TP.Dĩ Mẫu giúp 12 em.",
        "Ban Chấp hành đã giúp 12 em.",
    ],
)
def test_what_is_no_other_subject_leaves_no_doubt(text):
    assert figure(text, "12 em", YOUTH).unsure is None


@pytest.mark.parametrize("heading", [PARKS, DISTRICT, CLUSTER])
def test_the_federation_of_the_province_is_another_than_those_below_it(heading):
    name = "Liên đoàn Lao động tỉnh"
    assert whose("- LĐLĐ tỉnh: 350 suất, trị giá 175 triệu đồng.", "350 suất", heading) == (name, None)


def test_the_federation_of_the_province_is_itself_in_its_own_report():
    assert whose("LĐLĐ tỉnh trao 350 suất.", "350 suất", PROVINCE) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kết nạp 80 đoàn viên; phường Ngọc Mẫu trao 20 suất quà, phường Bồ Thử 15 suất quà.",
        "Cụ thể: phường Ngọc Mẫu 20 suất quà, phường Bồ Thử 15 suất quà.",
        "Phường Ngọc Mẫu 20 suất quà, phường Bồ Thử 15 suất quà.",
    ],
)
def test_each_place_has_its_own_figure_wherever_it_stands(text):
    first, second = told(source(text), DISTRICT, "20 suất quà", "15 suất quà").values()
    assert (first.organisation.lower(), first.unsure) == ("phường ngọc mẫu", Unsure.PLACE_ALONE)
    assert (second.organisation, second.unsure) == ("phường Bồ Thử", Unsure.PLACE_ALONE)


def test_the_place_of_a_known_union_acts_within_a_sentence():
    text = "Kết nạp 80 đoàn viên. Trong khi đó, An Thử thăm 45 công nhân; Hòa Mẫu 12 công nhân."
    figures = told(source(text), CLUSTER, "45 công nhân", "12 công nhân")
    assert [f.organisation for f in figures.values()] == [
        "Liên đoàn Lao động huyện An Thử",
        "Liên đoàn Lao động quận Hòa Mẫu",
    ]
    assert figures["45 công nhân"].unsure is Unsure.PLACE_ALONE


def test_several_who_are_pointed_back_to_act_together_and_are_no_figure():
    text = (
        "Cụm thi đua số 1: Kết quả quý I/2021\n\nQuý I/2021, Cụm đã làm tốt.\n\nLĐLĐ huyện Ba Thử và LĐLĐ "
        "huyện Thạch Mẫu trao 40 suất. Hai đơn vị này còn hỗ trợ 30 đoàn viên."
    )
    figures = read(text).figures
    assert [(f.mention.value, f.organisation, f.unsure) for f in figures] == [
        (40, None, Unsure.JOINTLY),
        (30, None, Unsure.JOINTLY),
    ]


@pytest.mark.parametrize("words", ["Toàn Thành phố", "Cả tỉnh", "Toàn ngành", "Trên địa bàn tỉnh"])
@pytest.mark.parametrize("heading", [DISTRICT, CLUSTER])
def test_all_of_a_level_above_is_not_counted_as_own(words, heading):
    assert figure(f"{words} thành lập mới 735 CĐCS.", "735 CĐCS", heading).unsure is Unsure.WIDER


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Toàn quận", DISTRICT),
        ("Toàn tỉnh", PROVINCE),
        ("Toàn thành phố", PROVINCE),
        ("Toàn ngành", Heading("Công đoàn ngành Y tế huyện Thử", None, "2021Q1", "2021Q2", "quarter")),
    ],
)
def test_all_of_the_own_level_is_own(words, heading):
    assert whose(f"{words} thành lập mới 735 CĐCS.", "735 CĐCS", heading) == (None, None)


def test_a_hospital_is_called_by_its_kind_and_level():
    made = read("LĐLĐ tỉnh Mẫu sơ kết quý I/2023\n\nCĐCS Bệnh viện đa khoa tỉnh tặng 30 suất quà.")
    assert quoted(made, "30 suất quà").organisation == "Công đoàn cơ sở Bệnh viện đa khoa tỉnh"


def test_who_is_chosen_for_an_office_does_not_act():
    text = "Quý I, các đơn vị bầu LĐLĐ quận Ba Mẫu làm Cụm trưởng, LĐLĐ quận Tư Mẫu làm Cụm phó; kết nạp 50 đoàn viên."
    assert whose(text, "50 đoàn viên", CLUSTER)[0] is None


def test_whoever_holds_an_office_acts_where_it_is_told_what_he_did():
    text = "LĐLĐ quận Ba Mẫu là Cụm trưởng năm 2021 đã tổ chức 75 bữa cơm."
    assert whose(text, "75 bữa cơm", CLUSTER)[0] == "Liên đoàn Lao động quận Ba Mẫu"


def test_what_somebody_tells_for_an_organisation_is_of_that():
    text = "Tại hội nghị, đại diện LĐLĐ quận Ba Mẫu chia sẻ: quý I, đã tổ chức 75 bữa cơm."
    assert whose(text, "75 bữa cơm", CLUSTER)[0] == "Liên đoàn Lao động quận Ba Mẫu"


@pytest.mark.parametrize(
    "head",
    [
        "BÁO ĐIỆN TỬ THỬ",
        "BÁO ĐIỆN TỬ THỬ\nCƠ QUAN CỦA LĐLĐ TỈNH MẪU",
        "CÔNG ĐOÀN TỈNH MẪU\nGiới thiệu | Tin tức",
        "CÔNG ĐOÀN TỈNH MẪU\n\nGiới thiệu | Tin tức",
    ],
)
def test_a_site_does_not_report_and_a_cluster_needs_no_number(head):
    title = "Cụm thi đua các tỉnh Tây Mẫu ký kết giao ước thi đua năm 2024"
    heading = read(f"{head}\n\n{title}\n\nNăm 2023, toàn Cụm kết nạp 50 đoàn viên.\n").heading
    assert heading.reporting_org == heading.cluster == "Cụm thi đua các tỉnh Tây Mẫu"


def test_a_headline_in_capitals_about_a_paper_is_a_title():
    headline = "BÁO LAO ĐỘNG MẪU TRAO 20 SUẤT QUÀ"
    assert (
        read(f"{headline}\n\nQuý I/2023, báo đã trao 20 suất quà cho công nhân.\n").source.title == headline
    )


def test_the_short_name_of_a_fund_is_sure_only_where_the_directory_knows_who_reports():
    text = "Quỹ Trợ vốn cho 60 đoàn viên vay."
    fund = "Quỹ Trợ vốn công nhân nghèo"
    assert whose(text, "60 đoàn viên", PROVINCE) == (fund, Unsure.LEVEL_ALONE)
    assert whose(text, "60 đoàn viên", CLUSTER) == (fund, None)


def test_the_union_of_a_place_of_work_acts_there():
    text = "Tại Công ty Giày Thử, CĐCS đã thuê 45 chuyến xe; tại Công ty May Thử, LĐLĐ tỉnh tặng 7 suất."
    assert whose(text, "45 chuyến", PROVINCE) == ("Công đoàn cơ sở Công ty Giày Thử", None)
    assert whose(text, "7 suất", PROVINCE) == (None, None)


def test_somebody_who_is_named_with_his_union_before_a_colon_speaks_for_it():
    text = "- Đ/c Lê Mẫu (CĐ Than Thử): Quý I đơn vị tuyển mới được 54 thợ lò."
    assert whose(text, "54 thợ", CLUSTER) == ("Công đoàn Than Thử", None)


def test_a_union_of_a_level_is_the_federation_that_its_text_names(config):
    text = "Công đoàn tỉnh Mẫu: Một năm vượt khó\n\n05/01/2023\n\nNăm 2022, LĐLĐ tỉnh đã trao 60 suất quà.\n"
    assert read(text, config).heading.reporting_org == "Liên đoàn Lao động tỉnh Mẫu"
    text = text.replace("LĐLĐ tỉnh", "các cấp công đoàn")
    assert read(text, config).heading.reporting_org == "Công đoàn tỉnh Mẫu"


@pytest.mark.parametrize(
    "day", ["Kỷ niệm 90 năm Ngày thành lập", "Chào mừng 90 năm thành lập", "Nhân ngày truyền thống"]
)
def test_who_is_commemorated_does_not_act_and_is_not_pointed_back_to(day):
    text = f"{day} Hội Nông dân Việt Nam, Hội đã tặng 45 suất quà. Hội còn mở 3 lớp."
    own = Heading("Hội Nông dân huyện An Thử", None, "2021Q1", "2021Q2", "quarter")
    assert [whose(text, quote, own) for quote in ("45 suất quà", "3 lớp")] == [(None, None)] * 2
    assert [whose(text, quote, WOMEN)[0] for quote in ("45 suất quà", "3 lớp")] == [None] * 2
    text = f"{day} Hội Nông dân Việt Nam, Hội Phụ nữ xã Bến Mẫu đã tặng 45 suất quà."
    assert whose(text, "45 suất quà", own)[0] == "Hội Liên hiệp Phụ nữ xã Bến Mẫu"


def test_one_more_partner_with_its_amount_does_not_own_what_follows():
    text = (
        "Hội phối hợp với Ngân hàng Chính sách xã hội huyện cho 90 hộ vay; ngân hàng Nông nghiệp huyện với số vốn"
        " gần 40 tỷ đồng, đồng thời tổ chức 11 lớp."
    )
    assert [whose(text, quote, WOMEN) for quote in ("40 tỷ đồng", "11 lớp")] == [(None, None)] * 2


def test_one_more_partner_may_have_no_words_before_its_amount():
    text = "Hội ủy thác vốn với Ngân hàng Chính sách; Ngân hàng Nông nghiệp với 3,2 tỷ đồng cho 45 hộ."
    assert [whose(text, quote, WOMEN) for quote in ("3,2 tỷ đồng", "45 hộ")] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("partners", "name"),
    [
        (
            "Ngân hàng Chính sách; Ngân hàng Nông nghiệp tặng 45 suất quà với niềm vui",
            "Ngân hàng Nông nghiệp",
        ),
        ("Công ty Mẫu trao 30 lá cờ; Công ty Thử với tấm lòng thơm thảo tặng 45 suất quà", "Công ty Thử"),
        ("Công ty Mẫu trao 30 lá cờ; Công ty Thử với 12 tổ trao 45 suất quà", "Công ty Thử"),
        ("Công ty Mẫu trao 30 lá cờ; Công đoàn Thử với 45 suất quà", "Công đoàn Thử"),
    ],
)
def test_a_partner_that_does_something_or_is_of_another_kind_owns_that(partners, name):
    assert whose(f"Hội phối hợp với {partners}.", "45 suất quà", WOMEN)[0] == name


def test_all_levels_of_a_union_are_called_by_its_name():
    text = "Công đoàn các cấp huyện Thử Giả tặng 45 suất quà."
    assert whose(text, "45 suất quà", WOMEN)[0] == "Công đoàn huyện Thử Giả"
