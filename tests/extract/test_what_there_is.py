"""What there is, who came and what is lacking are no results; what looks like it and was done is one."""

from __future__ import annotations

import pytest

from tests.extract.making import PLAN, QUARTER, Kind, mention, quoted, read, source, told


def roles_of(text: str, *quotes: str, heading=QUARTER) -> list[str]:
    made = source(text)
    found = told(made, heading, *(mention(made, q, Kind.PERCENT if "%" in q else Kind.COUNT) for q in quotes))
    return [found[quote].role.value for quote in quotes]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Tổng số đoàn viên của Cụm là 2.147 đoàn viên, đạt 99,4% so với tổng số lao động.",
            ["2.147 đoàn viên", "99,4%"],
        ),
        ("Tổng số CNCB: 8.760 người, trong đó thợ lò 3.945 người.", ["8.760 người", "3.945 người"]),
        (
            "Cụm có quy mô đào tạo 142.600 sinh viên, đội ngũ 6.128 cán bộ, tỷ lệ giảng viên nữ đạt 38,4%.",
            ["142.600 sinh viên", "6.128 cán bộ", "38,4%"],
        ),
        ("Thành phần: đại diện 7 đơn vị trong Cụm.", ["7 đơn vị"]),
        ("Có mặt: 21 đồng chí, vắng không.", ["21 đồng chí"]),
        ("Ngoài ra còn có đại diện của 6 cơ quan trong khối.", ["6 cơ quan"]),
        ("Cụm gồm Hội LHPN 04 quận và 03 huyện, làm tốt công tác Hội.", ["04 quận", "03 huyện"]),
        ("Cụm thi đua gồm 5 phường, làm tốt công tác Hội.", ["5 phường"]),
        ("Vẫn còn 23 CĐCS yếu kém.", ["23 CĐCS"]),
        ("Khối quản lý 312 CĐ cơ sở với trên 4.100 đoàn viên.", ["312 CĐ cơ sở", "trên 4.100 đoàn viên"]),
        (
            "Thành lập 12 CĐCS, nâng tổng số lên 140 CĐCS trong tổng số 152 doanh nghiệp.",
            ["140 CĐCS", "152 doanh nghiệp"],
        ),
        (
            "Công đoàn phường được thành lập trên cơ sở của 26 công đoàn cơ sở hợp thành, với 1.940 đoàn viên.",
            ["26 công đoàn cơ sở", "1.940 đoàn viên"],
        ),
        (
            "Công đoàn xã được thành lập trên cơ sở hợp nhất 8 CĐCS với 615 đoàn viên.",
            ["8 CĐCS", "615 đoàn viên"],
        ),
        ("Công đoàn tỉnh đã phát triển mạnh, nâng lên tổng số 91.340 đoàn viên.", ["91.340 đoàn viên"]),
        (
            "Đại hội công bố quyết định chỉ định Ban Thường vụ 9 ủy viên; 3 Phó Chủ tịch và Ủy ban Kiểm tra 7 ủy viên.",
            ["9 ủy viên", "3 Phó Chủ tịch", "7 ủy viên"],
        ),
        (
            "Đại hội diễn ra với sự tham gia của 88 đại biểu đại diện hơn 640 đoàn viên.",
            ["88 đại biểu", "hơn 640 đoàn viên"],
        ),
        ("Thành lập các chi hội mới trên cơ sở chia tách 4 chi hội.", ["4 chi hội"]),
        ("Xã được hình thành trên cơ sở 3 xã cũ.", ["3 xã cũ"]),
        ("Ký kết thêm, nâng tổng số DN tham gia lên con số 34 DN.", ["34 DN"]),
        ("Kết nạp mới, nâng tổng số 1.529 hội viên.", ["1.529 hội viên"]),
        ("Đại hội có 88 đại biểu đại diện cho 4.500 đoàn viên tham dự.", ["88 đại biểu", "4.500 đoàn viên"]),
        ("Với hơn 3.000 đoàn viên, Công đoàn Cảng luôn đi đầu.", ["hơn 3.000 đoàn viên"]),
        ("Công đoàn ngành chỉ đạo trực tiếp 43 CĐCS với 7.480 đoàn viên.", ["43 CĐCS", "7.480 đoàn viên"]),
        ("Trường có 16 thạc sĩ, 778 đại học.", ["16 thạc sĩ", "778 đại học"]),
        ("Qua kiểm tra có 3 doanh nghiệp nợ đóng BHXH.", ["3 doanh nghiệp"]),
        ("Ban Chấp hành được chỉ định 15 đồng chí.", ["15 đồng chí"]),
        ("Thành lập mới, nâng tổng số lên 90 CLB.", ["90 CLB"]),
        ("Hội nghị có hơn 10 ý kiến phát biểu và thống nhất cao.", ["hơn 10 ý kiến phát biểu"]),
        ("Đã thành lập CĐCS phường, giao quản lý 1.385 CĐCS.", ["1.385 CĐCS"]),
        ("Kết nạp mới, nâng tổng số ĐV trong toàn huyện lên hơn 8.150 đoàn viên.", ["hơn 8.150 đoàn viên"]),
        ("Cụm thi đua các tỉnh gồm 9 tỉnh: Mẫu An, Mẫu Sơn.", ["9 tỉnh"]),
        ("Qua nắm bắt, có 2 doanh nghiệp chậm trả lương cho 168 lao động.", ["2 doanh nghiệp"]),
        ("Còn 11 doanh nghiệp thiếu đơn hàng.", ["11 doanh nghiệp"]),
        ("Đã xong 9 công trình, còn 3 công trình đang thi công.", ["3 công trình"]),
        ("Bên cạnh đó, vẫn còn một số khó khăn, hạn chế như: 45% cơ sở chưa đối thoại.", ["45%"]),
        ("Tỷ lệ công nhân trở lại làm việc đạt 97,8%.", ["97,8%"]),
        ("Trên địa bàn huyện có 113 CĐCS.", ["113 CĐCS"]),
        ("Hiện nay, Hội có 32 hội thành viên.", ["32 hội thành viên"]),
        ("Đại hội thống nhất cử ra 57 đồng chí vào Ủy ban.", ["57 đồng chí"]),
        ("Khối thi đua có 8 công đoàn ngành, 245 CĐCS.", ["8 công đoàn ngành", "245 CĐCS"]),
        ("Huyện có dân số hơn 120.000 người.", ["120.000 người"]),
        (
            "Cụm gồm Hội Phụ nữ 4 huyện: An Mẫu, Bình Mẫu, Tân Mẫu và Hòa Mẫu, với 51 cơ sở Hội, 389 chi hội.",
            ["51 cơ sở Hội", "389 chi hội"],
        ),
        ("Lương tối thiểu vùng tăng 6%.", ["6%"]),
        (
            "Hội kết nạp thêm, nâng tổng số hội viên lên 1.860 người, sinh hoạt ở 74 chi hội.",
            ["1.860 người", "74 chi hội"],
        ),
        ("Tổng số CB, GV trong trường là: 31 đồng chí.", ["31 đồng chí"]),
        ("Toàn trường có 21 lớp với 744 học sinh.", ["744 học sinh"]),
        ("Có 6 doanh nghiệp với 290 lao động phải giảm giờ làm.", ["6 doanh nghiệp", "290 lao động"]),
        ("Tuy nhiên, hội nghị cũng chỉ rõ: còn 5 CĐCS nộp báo cáo chậm; 8 tổ ít họp.", ["5 CĐCS", "8 tổ"]),
        (
            "Các đơn vị còn gặp khó khăn do doanh nghiệp giải thể, tạm ngừng hoạt động: mới lập 26 CĐCS.",
            ["26 CĐCS"],
        ),
        (
            "Toàn tỉnh có 30 CĐCS, 450 đoàn viên trên tổng số 900 lao động ở nơi có tổ chức công đoàn.",
            ["450 đoàn viên", "900 lao động"],
        ),
        ("Nâng tổng số CĐCS lên 128 CĐCS với 9.400 đoàn viên.", ["128 CĐCS", "9.400 đoàn viên"]),
        ("Toàn huyện có 45 CĐCS; tổng số đoàn viên 8.500 người.", ["45 CĐCS", "8.500 người"]),
        ("Dự buổi lễ có lãnh đạo tỉnh; các đồng chí phụ trách 5 ban; 85 đại biểu.", ["5 ban", "85 đại biểu"]),
        ("Công tác vận động ở 5 CĐCS chưa có kết quả.", ["5 CĐCS"]),
        ("Có 450 công nhân bị nợ lương chưa được công ty giải quyết.", ["450 công nhân"]),
        ("Khó khăn, hạn chế, nguyên nhân: 5 CĐCS thiếu trụ sở.", ["5 CĐCS"]),
        ("Còn một số hạn chế như: 5 CĐCS nộp chậm.", ["5 CĐCS"]),
        ("Hạn chế: 3 CĐCS chưa họp; bên cạnh đó, 12 CĐCS nộp chậm báo cáo.", ["3 CĐCS", "12 CĐCS"]),
        ("Hạn chế: 3 tổ chưa họp; đồng thời, việc tổ chức họp ở 12 CĐCS còn chậm.", ["3 tổ", "12 CĐCS"]),
        ("Công đoàn bệnh viện hiện có 215 đoàn viên được chia thành 9 tổ.", ["215 đoàn viên", "9 tổ"]),
        (
            "Đã có 9 xã hết hộ hội viên nghèo (hiện còn trên 84 hộ nghèo; 97 hộ cận nghèo).",
            ["trên 84 hộ nghèo", "97 hộ cận nghèo"],
        ),
        (
            "Hội đã xóa 41 hộ nghèo, hiện chỉ còn 8 hộ nghèo và 6 hộ cận nghèo.",
            ["8 hộ nghèo", "6 hộ cận nghèo"],
        ),
        ("Toàn huyện hội có 52 hộ nghèo và 47 hộ cận nghèo.", ["52 hộ nghèo", "47 hộ cận nghèo"]),
        (
            "Kết nạp mới, nâng tổng số đoàn viên trong cụm trên 8.150 người, đạt tỷ lệ trên 90%.",
            ["trên 8.150 người", "trên 90%"],
        ),
        ("Nâng tổng số hội viên lên 950 người, chiếm 81% phụ nữ.", ["950 người", "81%"]),
        ("Chương trình được triển khai qua 2 giai đoạn.", ["2 giai đoạn"]),
        ("Công bố quyết định chỉ định Ban Chấp hành Công đoàn phường gồm 11 người.", ["11 người"]),
        ("Vận động thêm 87 triệu đồng, nâng tổng quỹ đến nay gần 231 triệu đồng.", ["gần 231 triệu đồng"]),
        ("Ủy ban kiểm tra hiện có 5 người, giải quyết 12 đơn.", ["5 người"]),
        ("Chỉ định Ban Chấp hành Hội gồm 11 chị, Ban Thường vụ 3 người.", ["11 chị", "3 người"]),
        ("Nâng tổng số hội viên của 30 chi hội lên 1.200 người.", ["30 chi hội", "1.200 người"]),
        ("Còn 9 hộ nghèo, 3 hộ cận nghèo.", ["9 hộ nghèo", "3 hộ cận nghèo"]),
        ("Toàn huyện còn 9 hộ nghèo.", ["9 hộ nghèo"]),
        ("Công đoàn bệnh viện có 420 đoàn viên được chia thành 18 tổ.", ["420 đoàn viên", "18 tổ"]),
    ],
)
def test_what_there_is_and_what_is_lacking_is_background(text, quotes):
    assert roles_of(text, *quotes) == ["context"] * len(quotes)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Trợ cấp 215 trường hợp bị tai nạn lao động.", "215 trường hợp"),
        ("Tổ chức 3 lớp với tổng số 450 cán bộ.", "450 cán bộ"),
        ("Đã có 27 đoàn viên bị tai nạn, ốm đau được hỗ trợ 81 triệu đồng.", "27 đoàn viên"),
        ("Hiện còn 9 hộ nghèo được hội giúp sửa nhà.", "9 hộ nghèo"),
        ("Hiện còn 9 hộ nghèo, 20 hộ được hội giúp sửa nhà.", "20 hộ"),
        ("Trao 45 suất quà, đạt tỷ lệ 90%.", "90%"),
        ("Hiện còn 7 nhà tạm, 15 nhà được khởi công trong quý.", "15 nhà"),
        ("Còn 20 suất quà được trao tại xã Mẫu.", "20 suất quà"),
        ("Ban Thường vụ 3 đồng chí đã tham gia hiến máu.", "3 đồng chí"),
        ("Vẫn còn 3 cơ sở nợ kinh phí; 12 cơ sở nộp đủ.", "12 cơ sở"),
        ("Nâng tổng số hội viên lên 3.200 người và 120 hội viên được khen thưởng.", "120 hội viên"),
        ("Nâng tổng số đoàn viên lên 5.400 người với 24 CĐCS thành lập mới.", "24 CĐCS"),
        ("Nâng tổng số đoàn viên được hỗ trợ từ đầu năm lên 450 người.", "450 người"),
        ("Ban Thường vụ tặng quà cho các hộ nghèo gồm 45 suất quà.", "45 suất quà"),
        ("Ban tổ chức đã trao thưởng cho các cá nhân gồm 5 người.", "5 người"),
        ("Ban tổ chức trao giải gồm 12 giải A.", "12 giải A"),
        ("Thi công xong 2 giai đoạn của dự án.", "2 giai đoạn"),
        ("Kết nạp 320 đoàn viên, tăng 5% so với cùng kỳ (đạt 45% kế hoạch).", "đạt 45% kế hoạch"),
        ("Thu 20 tỷ đồng, tăng 12% so với cùng kỳ (trong đó 15 đơn vị nộp đủ).", "15 đơn vị"),
        ("Đạt 88% kế hoạch (năm 2021 trao 45 suất quà).", "45 suất quà"),
        ("Tổng số đoàn viên được thăm là 35 đoàn viên, đạt 50% kế hoạch.", "35 đoàn viên"),
        ("Ngoài ra còn 12 đoàn viên khó khăn được hỗ trợ.", "12 đoàn viên"),
        ("Thăm, tặng quà đoàn viên còn nhiều khó khăn: 32 suất.", "32 suất"),
        ("Toàn huyện có 45 CĐCS tham gia, tặng 12 suất.", "45 CĐCS"),
        ("Toàn huyện có 45 CĐCS, đạt 90% kế hoạch.", "45 CĐCS"),
        ("Khối thi đua có 12 tập thể được tặng Bằng khen.", "12 tập thể"),
        ("Cụm có 8 đơn vị, kết nạp 245 đoàn viên mới.", "245 đoàn viên"),
        ("Tặng 3 CĐCS gồm A, B, C mỗi nơi một tủ sách.", "3 CĐCS"),
        ("LĐLĐ quận đã nỗ lực hoàn thành nhiệm vụ, kết nạp 45 đoàn viên.", "45 đoàn viên"),
        (
            "Có 90 sáng kiến, đạt 110% chỉ tiêu được giao, dẫn đầu là quận Hòa Mẫu với 51 sáng kiến.",
            "51 sáng kiến",
        ),
        ("Kết nạp 45 lao động chưa là đoàn viên.", "45 lao động"),
        ("Thành lập tổ chức công đoàn tại 3 doanh nghiệp chưa có CĐCS.", "3 doanh nghiệp"),
        ("Kết nạp được 320 đoàn viên chưa đạt chỉ tiêu đề ra.", "320 đoàn viên"),
        ("450 công nhân bị mất việc được LĐLĐ huyện hỗ trợ.", "450 công nhân"),
        ("Có 12 doanh nghiệp vi phạm được LĐLĐ huyện phối hợp nhắc nhở.", "12 doanh nghiệp"),
        ("Khó khăn, vướng mắc của 12 CĐCS được tháo gỡ.", "12 CĐCS"),
        ("Hội nghị chỉ ra những hạn chế: 3 tổ chưa họp; đồng thời khen thưởng 12 tập thể.", "12 tập thể"),
        ("Công ty có 1.200 công nhân; công đoàn trao 300 suất quà.", "300 suất"),
        ("Dự hội nghị có 120 đại biểu; LĐLĐ huyện tặng 12 Bằng khen.", "12 Bằng khen"),
        ("Toàn huyện có 45 CĐCS, trong quý phát triển thêm 320 đoàn viên.", "320 đoàn viên"),
        ("Tổng số đoàn viên phát triển mới: 450 đoàn viên.", "450 đoàn viên"),
        ("Tổ chức 3 hoạt động gồm 1 hội thao, 1 hội thi.", "1 hội thao"),
        ("Các tổ được tổ chức sinh hoạt tại 74 chi hội.", "74 chi hội"),
    ],
)
def test_what_was_done_is_a_result_whatever_it_looks_like(text, quote):
    assert roles_of(text, quote) == ["achievement"]


def test_what_happened_to_the_next_figure_did_not_happen_to_the_one_before():
    text = "Toàn huyện có 320 CĐCS, trong năm thành lập mới 12 tổ."
    assert roles_of(text, "320 CĐCS", "12 tổ") == ["context", "achievement"]
    text = "Toàn huyện có 320 CĐCS với 4.500 đoàn viên, trao 12 suất quà."
    assert roles_of(text, "320 CĐCS", "4.500 đoàn viên", "12 suất") == ["context", "context", "achievement"]
    text = "Toàn huyện có 320 CĐCS đăng ký, trong năm thành lập mới 12 tổ."
    assert roles_of(text, "320 CĐCS", "12 tổ") == ["achievement", "achievement"]


def test_the_parts_of_what_was_done_are_done_and_those_of_what_there_is_are_background():
    text = "Khen thưởng 20 tập thể, gồm 12 CĐCS."
    assert roles_of(text, "20 tập thể", "12 CĐCS") == ["achievement", "achievement"]
    text = "LĐLĐ quận quản lý 120 CĐCS, gồm 80 tổ."
    assert roles_of(text, "120 CĐCS", "80 tổ") == ["context", "context"]


def test_what_software_manages_is_not_what_there_is():
    text = "Năm 2021, đưa phần mềm quản lý đoàn viên vào hoạt động tại 38 đơn vị; kiểm tra 30 CĐCS."
    assert roles_of(text, "38 đơn vị", "30 CĐCS", heading=PLAN) == ["task", "task"]
    text = "Năm 2021, phấn đấu dùng phần mềm quản lý đoàn viên tại 38 đơn vị."
    assert roles_of(text, "38 đơn vị", heading=PLAN) == ["task"]


def test_shortcomings_that_need_to_be_faced_are_no_plan():
    text = "Phong trào vẫn còn những hạn chế cần nhìn nhận. Đã có 86 cơ sở báo cáo."
    assert roles_of(f"{text} Tặng 5 suất.", "86 cơ sở", "5 suất") == ["achievement", "achievement"]
    assert roles_of("Còn những hạn chế cần thẳng thắn nhìn nhận. Tặng 5 suất.", "5 suất") == ["achievement"]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Về tình hình lao động và tổ chức",
        "1. Tình hình lao động",
        "I. Tình hình doanh nghiệp, lao động, việc làm",
    ],
)
def test_a_heading_of_how_things_are_may_begin_with_about(heading):
    made = source(heading, "Công đoàn có 38 cơ sở; kỹ sư 5.015 người.")
    assert told(made, QUARTER, "5.015 người")["5.015 người"].role.value == "context"


def test_what_a_family_has_is_no_result_but_what_it_was_given_is_one():
    text = "Điển hình như hộ ông Mẫu Văn Thử (xã An) nuôi 3 ha tôm, tạo việc làm cho 6 lao động."
    assert roles_of(text, "3 ha tôm", "6 lao động") == ["context", "context"]
    text = "Gia đình chị Mẫu Thị Thử được Hội trao 2 con bò."
    assert roles_of(text, "2 con bò") == ["achievement"]


def test_what_came_in_anew_altogether_is_a_result():
    assert roles_of("Tổng số đoàn viên mới 270 người.", "270 người") == ["achievement"]


@pytest.mark.parametrize(
    ("before", "role"),
    [("LĐLĐ quận đã tặng quà Tết cho 63 lao động.", "achievement"), ("Toàn quận có 63 lao động.", "context")],
)
def test_whom_a_hardship_befell_among_those_who_were_helped_is_part_of_the_result(before, role):
    text = (
        f"LĐLĐ quận Hoàng Mai tổng kết năm 2023\n\n{before} Trong đó, có 4 trường hợp bị tai nạn lao động.\n"
    )
    assert quoted(read(text), "4 trường hợp").role.value == role


@pytest.mark.parametrize(
    ("heading", "role"), [("Hạn chế tranh chấp", "achievement"), ("Hạn chế, tồn tại", "context")]
)
def test_a_heading_that_says_what_is_kept_low_tells_results(heading, role):
    text = (
        "LĐLĐ quận Hoàng Mai tổng kết năm 2023\n\nHội nghị diễn ra ngày 5/1/2024.\n\n"
        f"{heading}\n\nCác cấp công đoàn tư vấn cho 910 lượt lao động.\n"
    )
    assert quoted(read(text), "910 lượt lao động").role.value == role


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Với 350 đoàn viên mới, LĐLĐ huyện đạt chỉ tiêu.", "350 đoàn viên mới"),
        ("Công đoàn đại diện cho 3 người lao động khởi kiện.", "3 người lao động"),
        ("Đã đào tạo 5 thạc sĩ.", "5 thạc sĩ"),
        ("Giải quyết 35 ý kiến của công nhân.", "35 ý kiến"),
    ],
)
def test_what_was_done_is_a_result_though_it_counts_such_as_there_are(text, quote):
    found = read(f"LĐLĐ huyện Mẫu sơ kết quý I/2021\n\n{text}\n")
    assert quoted(found, quote).role.value == "achievement"


def test_what_was_before_stands_in_brackets_behind_a_change_whatever_its_measure():
    found = read(
        "LĐLĐ huyện Mẫu sơ kết quý I/2021\n\nĐạt 137%, giảm 53% so với cùng kỳ (năm 2020 đạt 190%).\n"
    )
    assert quoted(found, "đạt 190%").role.value == "context"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Quý I, xây 9 nhà (quý I/2020: 7 nhà).", "7 nhà", "context"),
        ("Quý I, 78% cơ sở ký thỏa ước (năm 2019 là 74,5%).", "74,5%", "context"),
        ("Hạn chế: thu kinh phí mới đạt 44,6%; 5 CĐCS nộp chậm.", "44,6%", "achievement"),
        ("Hạn chế: thu kinh phí mới đạt 44,6%; 5 CĐCS nộp chậm.", "5 CĐCS", "context"),
        ("Quận ta có 437 CĐCS.", "437 CĐCS", "context"),
        ("Hiện, toàn Hội có 15 xã, phường có tổ chức Hội.", "15 xã, phường", "context"),
        ("Quý I, 15 xã, phường có tổ chức hội thi.", "15 xã, phường", "achievement"),
        ("Có 312 đoàn viên là F0 được công đoàn thăm hỏi.", "312 đoàn viên", "achievement"),
        ("Hạn chế: việc tổ chức đối thoại chỉ đạt 45%.", "45%", "achievement"),
        ("Khó khăn: sản lượng của doanh nghiệp chỉ đạt 60% công suất.", "60% công suất", "context"),
        ("6 tháng kết nạp 80 người (quý IV/2020: 30 người; quý I: 50 người).", "30 người", "achievement"),
    ],
)
def test_what_was_before_is_background_and_how_far_something_came_is_a_result(text, quote, expected):
    assert roles_of(text, quote) == [expected]
