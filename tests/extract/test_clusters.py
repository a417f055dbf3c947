"""Clusters of organisations: how they are called, when they report, and who only belongs to them."""

from __future__ import annotations

import pytest

from tests.extract.making import QUARTER, heading, planned, read, source, told

LEAD = "Ngày 5/4, Hội nghị sơ kết quý I/2024 đã diễn ra."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Cụm thi đua số 3 LĐLĐ tỉnh Thử: Nhiều chỉ tiêu vượt kế hoạch", "Cụm thi đua số 3"),
        ("Khối thi đua số 1 ký kết giao ước thi đua năm 2024", "Khối thi đua số 1"),
        ("Cụm hoạt động số 2 Tỉnh Đoàn: Sôi nổi Tháng Thanh niên", "Cụm hoạt động số 2"),
        ("Cụm công tác số 04 sơ kết quý I", "Cụm công tác số 4"),
        ("CỤM THI ĐUA SỐ 7 CÁC TRƯỜNG ĐẠI HỌC TỔNG KẾT NĂM 2024", "Cụm thi đua số 7"),
        ("Công đoàn Viên chức tỉnh: Khối thi đua số 1 ký kết giao ước thi đua", "Khối thi đua số 1"),
        ("Trường Đại học Thử\nCỤM THI ĐUA SỐ 7 TỔNG KẾT NĂM 2024", "Cụm thi đua số 7"),
        ("CÔNG ĐOÀN THAN VÙNG THỬ\nCỤM THI ĐUA SỐ 4\nBIÊN BẢN HỘI NGHỊ", "Cụm thi đua số 4"),
        ("KHỐI THI ĐUA CÁC CÔNG ĐOÀN NGÀNH\nBÁO CÁO", "Khối thi đua các Công đoàn ngành"),
        ("Cụm Thi đua LĐLĐ các huyện miền núi sơ kết", "Cụm thi đua Liên đoàn Lao động các huyện miền núi"),
        (
            "Hội nghị tổng kết Cụm LĐLĐ các tỉnh Nam Sông Thử năm 2023",
            "Cụm Liên đoàn Lao động các tỉnh Nam Sông Thử",
        ),
        ("Cụm Công đoàn các trường sơ kết", "Cụm Công đoàn các trường"),
        ("Khối thi đua Mặt trận - Đoàn thể tỉnh sơ kết", "Khối thi đua Mặt trận - Đoàn thể tỉnh"),
        ("Cụm thi đua các quận, huyện tỉnh Thử sơ kết", "Cụm thi đua các quận, huyện tỉnh Thử"),
        (
            "Khối thi đua Mặt trận 13 xã, thị trấn của huyện Mẫu An họp",
            "Khối thi đua Mặt trận 13 xã, thị trấn của huyện Mẫu An",
        ),
        ("Khối thi đua Doanh nghiệp số 1 tổng kết năm 2023", "Khối thi đua Doanh nghiệp số 1"),
        ("Khối thi đua công đoàn ngành 2 đã sơ kết quý I", "Khối thi đua công đoàn ngành 2"),
        ("Cụm thi đua khối trường học số 3 sơ kết", "Cụm thi đua khối trường học số 3"),
        ("Cụm thi đua Công đoàn cấp trên cơ sở họp", "Cụm thi đua Công đoàn cấp trên cơ sở"),
        (
            "Khối thi đua Mặt trận và các tổ chức chính trị - xã hội tỉnh Thử sơ kết",
            "Khối thi đua Mặt trận và các tổ chức chính trị - xã hội tỉnh Thử",
        ),
        ("Khối thi đua Mặt trận và các đã sơ kết", "Khối thi đua Mặt trận"),
        (
            "HỘI NGHỊ TỔNG KẾT CỤM THI ĐUA LIÊN ĐOÀN LAO ĐỘNG CÁC HUYỆN NĂM 2023",
            "Cụm thi đua Liên đoàn Lao động các huyện",
        ),
    ],
)
def test_a_cluster_reports_under_its_own_name(title, name):
    found = heading(source(title=title, lead=LEAD))
    assert (found.reporting_org, found.cluster) == (name, name)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        (
            "Tại huyện Mẫu đã diễn ra hội nghị sơ kết của Cụm thi đua các LĐLĐ thành phố trực thuộc Trung ương.",
            "Cụm thi đua các Liên đoàn Lao động thành phố trực thuộc Trung ương",
        ),
        (
            "Tại Sở Mẫu, Cụm thi đua số 3 gồm các CĐCS: Sở Thử; Sở Giả; Sở Ví Dụ tổ chức hội nghị.",
            "Cụm thi đua số 3",
        ),
        (
            "Năm nay, Khối thi đua Hội CTĐ các tỉnh Tây Mẫu-TP. Hoa Thử tổ chức hội nghị.",
            "Khối thi đua Hội Chữ thập đỏ các tỉnh Tây Mẫu-TP. Hoa Thử",
        ),
    ],
)
def test_a_cluster_that_a_lead_names_reports(lead, name):
    found = read(f"{lead}\n\nCác đơn vị đã trao 30 suất quà.\n").heading
    assert (found.reporting_org, found.cluster) == (name, name)


def test_the_cluster_of_a_union_of_one_is_its_cluster():
    title = "Công đoàn Khối thi đua Mặt trận – Đoàn thể tỉnh sơ kết quý I"
    found = heading(source(title=title, lead=LEAD))
    assert found.cluster == "Khối thi đua Mặt trận – Đoàn thể tỉnh"
    assert found.reporting_org == f"Công đoàn {found.cluster}"


def test_a_meeting_that_hands_out_work_is_no_review():
    found = read(
        "Cụm thi đua số 2 triển khai nhiệm vụ 6 tháng cuối năm\n\n09/8/2024\n\nSáng 09/8, Cụm thi đua số 2 tổ chức "
        "hội nghị giao ban triển khai nhiệm vụ 6 tháng cuối năm 2024.\n\nCụm được thành lập theo Quyết định của LĐLĐ "
        "tỉnh, gồm 10 công đoàn phường.\n\nTừ nay đến cuối năm, Cụm sẽ tập trung mở 4 lớp tập huấn.\n"
    )
    assert (found.heading.kind, found.heading.task_period) == ("plan", "2024H2")
    assert [task.text for task in found.tasks] == ["tập trung mở 4 lớp tập huấn"]


@pytest.mark.parametrize("words", ["Cụm thi đua tỉnh", "cụm thi đua các quận", "Khối thi đua"])
def test_a_cluster_that_says_of_nobody_whom_it_unites_has_no_name(words):
    assert read(f"Hội nghị của {words} đã diễn ra.\n\nHội nghị trao 30 suất quà.\n").heading.cluster is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Cụm thi đua Công đoàn ngành 5 đơn vị", "Cụm thi đua Công đoàn ngành"),
        ("Cụm thi đua các huyện 5 đơn vị", "Cụm thi đua các huyện"),
        ("Khối thi đua miền Đông 5 đơn vị", "Khối thi đua miền Đông"),
        ("Công đoàn Cụm thi đua các huyện 5 đơn vị", "Công đoàn Cụm thi đua các huyện"),
        ("Cụm thi đua số 5 có 5 đơn vị", "Cụm thi đua số 5"),
        ("Cụm thi đua Công đoàn ngành 5 tỉnh Tây Mẫu", "Cụm thi đua Công đoàn ngành 5 tỉnh Tây Mẫu"),
    ],
)
def test_a_number_is_no_part_of_the_name_of_a_cluster_but_before_a_place(words, name):
    figures = read(f"LĐLĐ tỉnh Thử: Kết quả quý I/2024\n\n{words} kết nạp 300 đoàn viên.\n").figures
    assert [(figure.mention.value, figure.organisation) for figure in figures] == [(5, name), (300, name)]


@pytest.mark.parametrize(
    "name",
    [
        "Cụm thi đua 5 thành phố trực thuộc Trung ương",
        "Cụm thi đua 6 tỉnh Tây Nguyên",
        "Khối thi đua 4 quận nội thành",
        "Cụm thi đua 5 tỉnh thuộc khu vực đồng bằng sông Hồng",
        "Khối thi đua 12 trường tiểu học",
        "Cụm thi đua các tỉnh đồng bằng sông Cửu Long",
        "Cụm thi đua số 5",
    ],
)
def test_how_many_places_a_cluster_unites_is_not_its_number(name):
    heading = read(f"{name} tổng kết năm 2023\n\nNăm 2023, {name} kết nạp 300 đoàn viên.\n").heading
    assert (heading.reporting_org, heading.cluster) == (name, name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Cụm thi đua 6 tỉnh Tây Nguyên", "Cụm thi đua 6 tỉnh Tây Nguyên"),
        ("Khối thi đua 12 trường tiểu học", "Khối thi đua 12 trường tiểu học"),
        ("Cụm thi đua 6 huyện", "Cụm thi đua số 6"),
    ],
)
def test_a_number_in_the_name_of_a_cluster_is_no_result(words, name):
    figures = read(f"LĐLĐ tỉnh Thử: Kết quả quý I/2024\n\n{words} trao 30 suất quà.\n").figures
    assert [(figure.organisation, figure.role.value) for figure in figures] == [
        (name, "context"),
        (name, "achievement"),
    ]


def test_the_union_of_a_cluster_has_the_whole_name_of_it():
    name = "Công đoàn Cụm thi đua 5 thành phố trực thuộc Trung ương"
    found = read(f"LĐLĐ tỉnh Thử: Kết quả quý I/2024\n\n{name} trao 30 suất quà.\n")
    assert found.figures[-1].organisation == name


def test_the_name_of_a_site_gives_way_only_to_a_title_that_names_somebody():
    found = heading(source(title="Trường Đại học Thử\nNhiều kết quả trong năm 2024", lead=LEAD))
    assert found.reporting_org == "Trường Đại học Thử"


@pytest.mark.parametrize(
    "members",
    [
        "Cụm gồm 3 đơn vị: LĐLĐ quận Hòa Mẫu (Cụm trưởng), Bưu điện tỉnh, Công đoàn ngành Y tế",
        "Cụm có 3 đơn vị gồm: LĐLĐ quận Hòa Mẫu, Công Thương, Công đoàn ngành Y tế",
    ],
)
def test_members_that_are_only_listed_do_not_act(members):
    made = source(f"{members}, với tổng số 538 CĐCS, 31.275 đoàn viên.")
    for figure in told(made, QUARTER, "538 CĐCS", "31.275 đoàn viên").values():
        assert (figure.organisation, figure.role.value) == (None, "context")


def test_a_member_that_does_something_acts():
    text = "Cụm gồm 3 đơn vị, Công đoàn ngành Y tế trao 50 suất quà."
    assert told(source(text), QUARTER, "50 suất")["50 suất"].organisation == "Công đoàn ngành Y tế"


def test_no_work_begins_within_the_name_of_a_member():
    text = "Năm 2024, phấn đấu cùng các đơn vị: Cục Thuế, Cục Thống kê, Sở Công Thương."
    assert [task.text for task in planned(source(text), QUARTER) if task.text.startswith("Thống kê")] == []


def test_a_pledge_for_a_year_is_a_plan_even_where_it_looks_back(config):
    found = read(
        "Công đoàn Viên chức tỉnh: Khối thi đua số 1 ký kết giao ước thi đua năm 2024\n\n23/02/2024\n\n"
        "Ngày 22/02, Khối thi đua số 1 tổ chức Hội nghị ký kết giao ước thi đua năm 2024.\n\n"
        "Trước đó, điểm lại kết quả năm 2023, các CĐCS trong Khối đã tặng 214 suất quà.\n\n"
        "Tại hội nghị, các đơn vị đã thảo luận, thống nhất nội dung giao ước. Theo đó, năm 2024 các CĐCS phấn đấu "
        "kết nạp 90 đoàn viên.\n",
        config,
    )
    assert (found.heading.kind, found.heading.period, found.heading.task_period) == ("plan", "2024", "2024")
    assert [(f.role.value, f.period) for f in found.figures] == [("context", "2023"), ("task", None)]


@pytest.mark.parametrize("words", ["3/3 Khối thi đua trường học", "Các Khối thi đua trường học"])
def test_several_clusters_have_no_name(words):
    assert read(f"LĐLĐ huyện Mẫu: Kết quả\n\n{words} đã trao 30 suất quà.\n").heading.cluster is None


def test_a_cluster_of_unions_reports_but_is_none_in_which_others_compete():
    lead = "Ngày 12/6, Cụm Công đoàn số 6 gồm các đơn vị Mẫu An, Mẫu Sơn tổ chức hội nghị."
    found = read(f"{lead}\n\nCác đơn vị đã trao 30 suất quà.\n").heading
    assert (found.reporting_org, found.cluster) == ("Cụm Công đoàn số 6", "Cụm Công đoàn số 6")
    body = "LĐLĐ huyện Mẫu trao 30 suất quà. Sau đó, Cụm Công đoàn số 2 trao 10 suất quà."
    assert read(f"LĐLĐ huyện Mẫu trao quà\n\nNgày 2/6, quà được trao.\n\n{body}\n").heading.cluster is None
