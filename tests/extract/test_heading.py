from __future__ import annotations

from datetime import date

import pytest

from tests.extract.making import heading, read, source

CONFERENCE = "đã tổ chức Hội nghị sơ kết hoạt động công đoàn"


def reporting(made) -> str | None:
    return heading(made).reporting_org


def times_of(made) -> tuple[str | None, str | None, str]:
    found = heading(made)
    return found.period, found.task_period, found.kind


@pytest.mark.parametrize(
    "title",
    [
        "Liên đoàn Lao động quận Hòa Mẫu: Một quý bận rộn",
        "LĐLĐ quận Hòa Mẫu: Một quý bận rộn",
        "LĐLĐ quận Hoà Mẫu: Một quý bận rộn",
        "LĐLĐ Hòa Mẫu: Một quý bận rộn",
        "liên đoàn lao động quận  Hòa Mẫu: Một quý bận rộn",
    ],
)
def test_an_organisation_of_the_config_is_known_however_its_name_is_written(title):
    assert reporting(source(title=title)) == "Liên đoàn Lao động quận Hòa Mẫu"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LĐLĐ huyện Đèo Giả: Chăm lo người lao động", "Liên đoàn Lao động huyện Đèo Giả"),
        ("LĐLĐ TP.Ví Dụ: Chăm lo người lao động", "Liên đoàn Lao động thành phố Ví Dụ"),
        ("Công đoàn ngành Y tế tỉnh Thử tổng kết năm 2022", "Công đoàn ngành Y tế tỉnh Thử"),
        ("Hội LHPN xã Bến Mẫu thăm hỏi hội viên", "Hội Liên hiệp Phụ nữ xã Bến Mẫu"),
        ("Công đoàn Viên chức tỉnh Thử sơ kết quý I", "Công đoàn Viên chức tỉnh Thử"),
        ("Công đoàn Trường THCS Ví Dụ có nhiều sáng kiến", "Công đoàn Trường THCS Ví Dụ"),
        ("Hội Nông dân tỉnh Thử giao ban công tác 9 tháng", "Hội Nông dân tỉnh Thử"),
    ],
)
def test_an_organisation_that_no_config_knows_is_named_by_its_form(title, name):
    assert reporting(source(title=title)) == name


def test_a_department_before_the_name_of_its_union_leads_a_title_with_it():
    made = source(
        "LĐLĐ huyện Đèo Giả trao 30 suất quà.",
        title="Ban Nữ công LĐLĐ tỉnh Thử: Nhiều việc làm thiết thực",
        lead="6 tháng đầu năm 2023, công tác nữ công đạt nhiều kết quả.",
    )
    assert reporting(made) == "Liên đoàn Lao động tỉnh Thử"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Công đoàn ngành Y tế Thử: Một năm bận rộn", "Công đoàn ngành Y tế tỉnh Thử"),
        ("CÔNG ĐOÀN CÔNG TY CP GIÀY MẪU TỔNG KẾT NĂM 2022", "Công đoàn Công ty Cổ phần Giày Mẫu"),
        ("Công đoàn Giày Mẫu: Một năm bận rộn", "Công đoàn cơ sở Công ty TNHH Giày Mẫu"),
        ("Công đoàn các KCN Thử: Một năm bận rộn", "Công đoàn các khu công nghiệp tỉnh Thử"),
    ],
)
def test_the_lead_says_in_full_whom_a_title_shortens(title, name):
    lead = f"Ngày 5/1/2023, {name} tổ chức Hội nghị tổng kết hoạt động năm 2022."
    assert reporting(source(title=title, lead=lead)) == name


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
def test_spaces_between_the_words_of_a_title_in_capitals_move_no_name(gap):
    title = "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐÈO GIẢ: MỘT NĂM BẬN RỘN".replace(" ", gap)
    assert reporting(source(title=title)) == "Liên đoàn Lao động huyện Đèo Giả"


def test_short_forms_without_a_vowel_stay_in_capitals():
    made = source(title="CÔNG ĐOÀN CÔNG TY TNHH GIÀY MẪU TỔNG KẾT NĂM 2022")
    assert reporting(made) == "Công đoàn Công ty TNHH Giày Mẫu"


def test_the_line_above_the_title_names_who_reports():
    made = source(
        title="Cụm thi đua số 1 Liên đoàn Lao động thành phố Ví Dụ\nTriển khai đồng bộ các mặt công tác"
    )
    assert (heading(made).reporting_org, heading(made).cluster) == ("Cụm thi đua số 1", "Cụm thi đua số 1")


def test_a_cluster_may_be_named_by_its_number_alone():
    assert reporting(source(title="Cụm 1: Nhiều việc làm thiết thực")) == "Cụm thi đua số 1"
    assert reporting(source(title="Cụm thi đua số 07: Nhiều việc làm thiết thực")) == "Cụm thi đua số 7"


def test_who_acts_in_the_lead_reports_when_the_title_names_nobody():
    made = source(
        title="Nhiều việc làm thiết thực", lead=f"Ngày 27/4, tại quận An Lạc, LĐLĐ huyện An Thử {CONFERENCE}."
    )
    assert reporting(made) == "Liên đoàn Lao động huyện An Thử"


def test_an_organisation_named_after_a_title_does_not_act():
    lead = f"Theo Chủ tịch LĐLĐ quận Hòa Mẫu, LĐLĐ huyện An Thử {CONFERENCE}."
    assert reporting(source(lead=lead)) == "Liên đoàn Lao động huyện An Thử"


def test_the_letterhead_of_an_official_paper_names_who_issued_it():
    made = source(
        "Tính đến nay, toàn tỉnh có 12 đơn vị.",
        title="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU",
    )
    assert reporting(made) == "Liên đoàn Lao động tỉnh Mẫu"


def test_a_title_of_a_place_goes_with_the_level_that_the_text_names():
    made = source("LĐLĐ quận đã thăm 12 gia đình.", title="Hoa Thử: Chăm lo người lao động")
    assert reporting(made) == "Liên đoàn Lao động quận Hoa Thử"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ĐOÀN THANH NIÊN XÃ BẾN MẪU RA QUÂN HỖ TRỢ ĐƯỜNG DÂY 500kV", "Đoàn Thanh niên xã Bến Mẫu"),
        ("📢 UBND XÃ BẾN MẪU LẮNG NGHE NHÂN DÂN", "Ủy ban nhân dân xã Bến Mẫu"),
        ("Hội nghị sơ kết quý I/2021 Cụm thi đua số 1", "Cụm thi đua số 1"),
        ("Kết quả 9 tháng của Hội Nông dân tỉnh Thử", "Hội Nông dân tỉnh Thử"),
    ],
)
def test_a_title_names_who_reports_in_capitals_after_signs_or_at_its_end(title, name):
    assert reporting(source(title=title)) == name


@pytest.mark.parametrize(
    ("title", "names"),
    [
        (
            "Cụm thi đua số 1 và Cụm thi đua số 2 sơ kết quý I/2021",
            "Cụm thi đua số 1 và Cụm thi đua số 2",
        ),
        (
            "LĐLĐ quận Hòa Mẫu, LĐLĐ huyện An Thử: Tổng kết năm 2021",
            "Liên đoàn Lao động quận Hòa Mẫu và Liên đoàn Lao động huyện An Thử",
        ),
    ],
)
def test_two_that_report_together_are_both_named(title, names):
    assert reporting(source(title=title)) == names


def test_the_paper_that_printed_a_text_does_not_report():
    made = source(title="Báo Thợ Mẫu - bản in\nLĐLĐ huyện An Thử: Chăm lo Tết sớm")
    assert reporting(made) == "Liên đoàn Lao động huyện An Thử"


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Sáng 11/8, Đảng bộ xã Bến Mẫu tổ chức Đại hội.", "Đảng bộ xã Bến Mẫu"),
        (
            "Nhân ngày 27/7, xã Bến Mẫu (tỉnh Thử) phối hợp với Phòng Văn hóa huyện Thử trao quà.",
            "xã Bến Mẫu",
        ),
        (
            "Chiều 10/9, Sở Giáo dục và Đào tạo tỉnh Thử tổ chức họp bàn.",
            "Sở Giáo dục và Đào tạo tỉnh Thử",
        ),
        ("Vừa qua, Mỏ than Thử đã long trọng tổ chức lễ phát động.", "Mỏ than Thử"),
    ],
)
def test_whoever_does_something_in_the_lead_reports_under_any_name(lead, name):
    assert reporting(source(title="Một ngày đẹp trời", lead=lead)) == name


def test_a_title_may_begin_with_the_last_words_of_a_name():
    made = source(
        "Đến cuối tháng 6, Công ty Xây lắp Thử có 2.038 lao động.", title="Xây lắp Thử giữ việc làm"
    )
    assert reporting(made) == "Công ty Xây lắp Thử"


def test_who_issued_a_paper_stands_to_the_left_of_the_name_of_the_state():
    made = source(title="CÔNG ĐOÀN NGÀNH Y TẾ TỈNH THỬ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert reporting(made) == "Công đoàn ngành Y tế tỉnh Thử"


def test_nobody_is_named_rather_than_guessed():
    assert reporting(source("Trời đẹp.", title="Một ngày đẹp trời")) is None


@pytest.mark.parametrize(
    ("lead", "published", "expected"),
    [
        ("sơ kết quý I/2021, triển khai nhiệm vụ quý II/2021", None, ("2021Q1", "2021Q2", "quarter")),
        ("sơ kết quý 1 năm 2021", None, ("2021Q1", None, "quarter")),
        ("sơ kết quý I, triển khai nhiệm vụ quý II năm 2021", None, ("2021Q1", "2021Q2", "quarter")),
        ("tổng kết quý IV, triển khai nhiệm vụ quý I năm 2022", None, ("2021Q4", "2022Q1", "quarter")),
        ("sơ kết quý I, nhiệm vụ quý II", date(2021, 4, 28), ("2021Q1", "2021Q2", "quarter")),
        ("sơ kết quý IV", date(2022, 1, 5), ("2021Q4", None, "quarter")),
        ("sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2021", None, ("2021H1", "2021H2", "half")),
        ("sơ kết sáu tháng  đầu năm 2021", None, ("2021H1", None, "half")),
        (
            "đánh giá kết quả 9 tháng năm 2021, nhiệm vụ 3 tháng cuối năm",
            None,
            ("2021M09", "2021Q4", "nine_months"),
        ),
        ("tổng kết năm 2023; phương hướng, nhiệm vụ năm 2024", None, ("2023", "2024", "year")),
        ("sơ kết 6 tháng đầu năm", None, (None, None, "half")),
        ("sơ kết công tác 6 tháng, nhiệm vụ 6 tháng cuối năm 2022", None, ("2022H1", "2022H2", "half")),
        ("báo cáo 9 tháng đầu năm 2022", None, ("2022M09", None, "nine_months")),
        (
            "báo cáo công tác quý IV/2023 và chương trình quý I/2024",
            None,
            ("2023Q4", "2024Q1", "quarter"),
        ),
        (
            "sơ kết quý I, triển khai nhiệm vụ quý II và quý III năm 2021",
            None,
            ("2021Q1", "2021Q2", "quarter"),
        ),
    ],
)
def test_the_period_is_the_one_reviewed_and_the_task_period_the_one_planned_for(lead, published, expected):
    made = source(lead=f"LĐLĐ quận Hòa Mẫu {lead}.", published=published)
    assert (heading(made).period, heading(made).task_period, heading(made).kind) == expected


def test_results_told_in_the_body_outweigh_plans_in_the_lead():
    made = source(
        "Ông A cho biết, trong quý I/2021, các cấp công đoàn đã hỗ trợ nhiều người.",
        lead="Trong quý II/2021, LĐLĐ quận Hòa Mẫu sẽ hoàn thành nhiều nhiệm vụ.",
    )
    assert (heading(made).period, heading(made).task_period, heading(made).kind) == (
        "2021Q1",
        "2021Q2",
        "quarter",
    )


def test_a_text_that_only_plans_is_a_plan_of_its_period():
    made = source(
        "Trong Kế hoạch thực hiện nhiệm vụ năm 2021, LĐLĐ huyện chỉ đạo các cơ sở tổ chức đối thoại.",
        title="LĐLĐ huyện An Thử: Đẩy mạnh triển khai các nhiệm vụ năm 2021",
    )
    assert (heading(made).period, heading(made).task_period, heading(made).kind) == ("2021", "2021", "plan")


def test_a_year_that_is_reviewed_after_the_plans_is_the_one_reported():
    made = source(
        "Năm 2022, LĐLĐ quận phấn đấu kết nạp 200 đoàn viên.",
        "Nhìn lại năm 2021, LĐLĐ quận đã kết nạp 150 đoàn viên.",
        lead="LĐLĐ quận Hòa Mẫu triển khai nhiệm vụ năm 2022.",
    )
    assert (heading(made).period, heading(made).task_period, heading(made).kind) == ("2021", "2022", "year")


def test_results_that_a_plan_builds_on_are_no_review():
    made = source(
        "Năm 2022, phát huy những kết quả đạt được năm 2021, LĐLĐ quận sẽ kết nạp 200 đoàn viên.",
        lead="LĐLĐ quận Hòa Mẫu triển khai nhiệm vụ năm 2022.",
    )
    assert heading(made).kind == "plan"


def test_what_is_left_of_the_year_is_planned_for_after_the_first_half():
    made = source(
        "Những tháng cuối năm, LĐLĐ quận sẽ tổ chức hội thao.",
        lead="LĐLĐ quận Hòa Mẫu sơ kết 6 tháng đầu năm 2022.",
    )
    assert heading(made).task_period == "2022H2"


def test_a_happening_of_one_day_has_no_period():
    made = source(
        title="Sôi nổi hội thao ở Cơ khí Mẫu",
        lead="Ngày 20/5, Công đoàn Công ty Cơ khí Mẫu tổ chức hội thao năm 2023.",
    )
    assert (heading(made).period, heading(made).task_period, heading(made).kind) == (None, None, "event")


def test_a_happening_is_no_report_of_the_year_it_stands_in():
    made = source(
        title="Trọn niềm vui ngôi nhà mới",
        lead="Thực hiện công tác an sinh năm 2026, vừa qua, LĐLĐ huyện An Thử tổ chức Lễ bàn giao nhà.",
        published=date(2026, 6, 8),
    )
    assert (heading(made).period, heading(made).kind) == (None, "event")


def test_a_period_that_was_over_is_reported_even_where_no_word_says_so():
    made = source(
        title="LĐLĐ huyện An Thử: Chăm lo Tết sớm",
        lead="Quý I năm nay, LĐLĐ huyện An Thử chăm lo Tết sớm hơn mọi năm.",
        published=date(2024, 4, 8),
    )
    assert (heading(made).period, heading(made).kind) == ("2024Q1", "quarter")


def test_a_period_named_in_passing_is_better_than_none_and_takes_the_year_of_the_days_named():
    made = source(
        "Ngày 12/8/2026, Công ty họp bàn.",
        "Lương bình quân sáu tháng đầu năm đạt 20 triệu đồng, tăng 2% so với cùng kỳ năm 2025.",
        title="Công ty Xây lắp Thử giữ việc làm",
        lead="Công ty Xây lắp Thử chăm lo nơi ở cho công nhân xa nhà.",
    )
    assert (heading(made).period, heading(made).kind) == ("2026H1", "half")


def test_from_one_year_to_another_is_no_period():
    made = source(
        "Từ năm 2015 đến quý I năm 2018, các ngành đã giải quyết 1.818 vụ.", lead="LĐLĐ huyện An Thử họp."
    )
    assert heading(made).period is None


def test_the_year_of_a_day_or_month_is_no_period():
    lead = "Chiều ngày 12 tháng 01 năm 2024, LĐLĐ huyện An Thử tổ chức hội nghị triển khai nhiệm vụ tháng 2 năm 2024."
    assert heading(source(lead=lead)).period is None


def test_a_clause_that_begins_with_a_later_period_tells_what_is_planned_for():
    made = source(
        "Từ nay đến hết quý IV, LĐLĐ huyện tập trung các việc sau:",
        lead="LĐLĐ huyện An Thử sơ kết 9 tháng đầu năm 2022.",
    )
    assert heading(made).task_period == "2022Q4"


def test_the_heads_of_a_table_plan_nothing():
    made = source(
        lead="LĐLĐ huyện An Thử: Kết quả quý III/2022.",
        items=["Chỉ tiêu\tĐVT\tThực hiện quý III\t% kế hoạch năm"],
    )
    assert heading(made).task_period is None


def test_a_plan_of_a_school_year_is_a_plan_without_a_period():
    made = source(title="CÔNG ĐOÀN TRƯỜNG TIỂU HỌC THỬ\nKẾ HOẠCH\nHoạt động năm học 2022 - 2023")
    assert (heading(made).period, heading(made).kind) == (None, "plan")


def test_terms_of_office_and_comparisons_are_no_periods_of_a_report():
    made = source(lead="LĐLĐ quận Hòa Mẫu bầu cử nhiệm kỳ 2021 - 2026, tăng so với cùng kỳ năm 2020.")
    assert heading(made).period is None


def test_the_paper_in_brackets_before_the_lead_does_not_report():
    lead = "(Báo Ví Dụ) - Quý I/2024, LĐLĐ huyện An Thử bàn giao 12 căn nhà."
    assert heading(source(title="Thêm những mái ấm", lead=lead)).reporting_org == (
        "Liên đoàn Lao động huyện An Thử"
    )


def test_a_name_in_the_letterhead_and_a_title_go_on_in_the_next_line():
    text = (
        "TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG\nQUẬN HÒA MẪU\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBÁO CÁO\n\nKết quả công tác quý I/2021,\n\n"
        "phương hướng, nhiệm vụ quý II/2021\n\nĐã kết nạp 350 đoàn viên.\n"
    )
    found = read(text)
    assert found.heading.reporting_org == "Liên đoàn Lao động quận Hòa Mẫu"
    assert (found.heading.period, found.heading.task_period) == ("2021Q1", "2021Q2")
    assert found.source.title.endswith("quý I/2021, phương hướng, nhiệm vụ quý II/2021")


def test_a_menu_that_says_union_is_no_letterhead():
    text = "CÔNG ĐOÀN\nQuận Hòa Mẫu: Nhiều việc làm hay\n\nQuý I/2021, LĐLĐ quận Hòa Mẫu kết nạp 350 đoàn viên.\n"
    found = read(text)
    assert found.heading.reporting_org == "Liên đoàn Lao động quận Hòa Mẫu"


def test_a_name_in_capitals_keeps_its_spelling():
    text = "LIÊN ĐOÀN LAO ĐỘNG QUẬN HÒA MẪU\nBÁO CÁO\nKết quả quý I/2021\n\nĐã kết nạp 350 đoàn viên.\n"
    found = read(text)
    assert found.heading.reporting_org == "Liên đoàn Lao động quận Hòa Mẫu"


def test_a_title_that_says_union_means_the_federation_of_the_place_where_the_text_has_one():
    text = (
        "Công đoàn Hòa Mẫu: Nửa năm dồn sức\n\nQuý I/2021, các cấp công đoàn quận Hòa Mẫu giữ nhịp hoạt động.\n\n"
        "LĐLĐ quận đã kết nạp 350 đoàn viên.\n"
    )
    found = read(text)
    assert found.heading.reporting_org == "Liên đoàn Lao động quận Hòa Mẫu"


def test_a_quarter_without_a_year_in_the_title_is_that_of_the_body():
    text = "LĐLĐ quận Hòa Mẫu giao ban quý II\n\nLĐLĐ quận kết nạp 350 đoàn viên.\n\nHọp giao ban công tác quý II/2022.\n"
    assert read(text).heading.period == "2022Q2"


@pytest.mark.parametrize("title", ["Kết quả thi đua quý I/2022", "An Thử: Bảng điểm thi đua quý I/2022"])
def test_those_whom_a_table_compares_do_not_report(title):
    made = source(
        title=title,
        items=[
            "Chỉ tiêu\tLĐLĐ quận Hòa Mẫu\tLĐLĐ huyện An Thử",
            "Đoàn viên kết nạp mới\t350\t420",
            "Công đoàn Điện lực Thử đã trao\t15",
        ],
    )
    assert reporting(made) is None


def test_who_reports_in_a_text_is_named_though_a_table_stands_above_it():
    made = source(
        "LĐLĐ quận Hòa Mẫu đã kết nạp 350 đoàn viên.",
        title="Kết quả thi đua quý I/2022",
        lead="Đơn vị\tLĐLĐ huyện An Thử đã đạt\tKết quả",
    )
    assert reporting(made) == "Liên đoàn Lao động quận Hòa Mẫu"


def test_a_review_of_half_a_term_is_of_no_reporting_period():
    made = source(
        "Nửa nhiệm kỳ qua, đã kết nạp 800 đoàn viên. Riêng năm 2025, đã tặng 30 suất quà.",
        title="LĐLĐ quận Hòa Mẫu sơ kết giữa nhiệm kỳ",
        lead="Ngày 17/11, LĐLĐ quận Hòa Mẫu sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội lần thứ VII.",
        published=date(2025, 11, 18),
    )
    assert times_of(made) == (None, None, "other")


def test_a_campaign_is_planned_for_the_period_that_it_is_launched_for():
    made = source(
        title="LĐLĐ quận Hòa Mẫu phát động đợt thi đua cao điểm 6 tháng cuối năm",
        lead="Chiều 3/7/2024, LĐLĐ quận Hòa Mẫu sơ kết hoạt động công đoàn 6 tháng đầu năm.",
        published=date(2024, 7, 4),
    )
    assert times_of(made) == ("2024H1", "2024H2", "half")


def test_a_year_whose_targets_were_reached_is_reported_in_an_interview():
    made = source(
        "PV: Năm 2025, LĐLĐ quận sẽ làm gì?",
        "Đồng chí A: Năm 2025, chúng tôi sẽ xây 20 căn nhà.",
        title="“Lấy người lao động làm trung tâm”",
        lead="Năm 2024, LĐLĐ quận Hòa Mẫu hoàn thành toàn bộ chỉ tiêu. Phóng viên trao đổi với đồng chí A về"
        " những định hướng trong năm 2025.",
        published=date(2025, 1, 6),
    )
    assert times_of(made) == ("2024", "2025", "year")


def test_a_target_that_is_still_to_be_reached_reports_no_year():
    made = source(
        title="Xã Mẫu xây dựng nông thôn mới",
        lead="Để hoàn thành mục tiêu về đích vào cuối năm 2018, xã Mẫu đang thực hiện nhiều công trình.",
        published=date(2018, 6, 12),
    )
    assert heading(made).kind != "year"


def test_what_is_aimed_at_for_years_ahead_is_no_plan_of_work():
    made = source(
        "Mục tiêu đến năm 2030, quận có 100% CĐCS vững mạnh.",
        "Quý IV, LĐLĐ quận tổ chức 5 lớp tập huấn.",
        title="LĐLĐ quận Hòa Mẫu sơ kết quý III năm 2023",
    )
    assert times_of(made) == ("2023Q3", "2023Q4", "quarter")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Công đoàn ngành Giáo dục và Đào tạo Mẫu Sơn sơ kết", "Công đoàn ngành Giáo dục và Đào tạo Mẫu Sơn"),
        ("Liên đoàn lao động TP. Mẫu Sơn sơ kết", "Liên đoàn Lao động thành phố Mẫu Sơn"),
        ("Các cấp công đoàn tỉnh Mẫu sơ kết", "Công đoàn tỉnh Mẫu"),
    ],
)
def test_names_with_more_than_one_part_and_in_other_spellings_are_whole(title, name):
    found = read(f"{title} quý I/2021\n\nTrong quý, đã kết nạp 350 đoàn viên.\n")
    assert found.heading.reporting_org == name


def test_a_period_that_a_meeting_assesses_is_reported():
    text = (
        "Hội nghị thống nhất đánh giá trong quý I/2019, các cấp công đoàn đã chi trên 9 tỷ đồng chăm lo Tết.\n"
        "Kết luận hội nghị, Thường trực LĐLĐ tỉnh yêu cầu triển khai các nhiệm vụ trọng tâm quý II/2019.\n"
    )
    heading = read(text).heading
    assert (heading.period, heading.task_period, heading.kind) == ("2019Q1", "2019Q2", "quarter")


def test_a_name_ends_before_all_the_others_that_did_something_with_it():
    text = "Trong năm 2025, MTTQ và các tổ chức phường An Mẫu đã vận động 400 triệu đồng.\n"
    assert read(text).heading.reporting_org == "Mặt trận Tổ quốc"
