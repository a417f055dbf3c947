"""Whole texts: readings that could be wrong without a word. Each is right here, or says why it is doubtful."""

from __future__ import annotations

from datetime import date

import pytest

from reports.config import Config
from reports.extract.model import Figure
from reports.extract.reasons import Unsure
from reports.facts import Role
from tests.extract.making import quoted, read

TITLE = "LĐLĐ tỉnh Mẫu Lâm: Kết quả hoạt động quý III năm 2023"
LEAD = "Trong quý III năm 2023, LĐLĐ tỉnh Mẫu Lâm đã tổ chức 5 lớp tập huấn."


def figure(text: str, quote: str, config: Config, title: str = TITLE) -> Figure:
    """One figure of a text under the title and lead of a report of a third quarter."""
    return quoted(read(f"{title}\n\n{LEAD}\n\n{text}", config), quote)


def whose(text: str, quote: str, config: Config, title: str = TITLE) -> tuple[str | None, Unsure | None]:
    found = figure(text, quote, config, title)
    return found.organisation, found.unsure


# ------------------------------------------------------------------------------------------- whose it is


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quận 3: 18 suất quà; Quận 5: 20 suất quà.", "Quận 3"),
        ("Quận 3: 12 suất quà; Quận 5: 18 suất quà.", "Quận 5"),
        ("Kết quả cụ thể: Quận 1 (25 suất quà), Quận 10 (18 suất quà).", "Quận 10"),
        ("Phường 2 trao 18 suất quà.", "Phường 2"),
    ],
)
def test_a_numbered_district_has_its_own_figure_which_is_not_certain(text, name, config):
    assert whose(text, "18 suất quà", config) == (name, Unsure.PLACE_ALONE)


@pytest.mark.parametrize(
    "who",
    [
        "LĐLĐ các huyện Tân Mẫu, Hoà Thử, Bình An",
        "LĐLĐ các huyện: Tân Mẫu, Hoà Thử, Bình An",
        "LĐLĐ các quận, huyện Tân Mẫu và Hoà Thử",
        "LĐLĐ các huyện Tân Mẫu - Hoà Thử",
        "LĐLĐ huyện Tân Mẫu, Hoà Thử, Bình An",
        "LĐLĐ 3 huyện Tân Mẫu, Hoà Thử, Bình An",
    ],
)
def test_several_places_after_one_federation_act_together(who, config):
    assert whose(f"{who} kết nạp 300 đoàn viên.", "300 đoàn viên", config) == (None, Unsure.JOINTLY)


def test_the_federations_of_a_level_are_none_that_was_named_before(config):
    text = "LĐLĐ huyện Tân Mẫu mở 3 lớp.\n\nTrong quý, LĐLĐ các huyện, thị xã tổ chức 23 cuộc đối thoại."
    assert whose(text, "23 cuộc đối thoại", config) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn phường vận động 30 hộ.",
        "Quỹ đã cho 30 hộ vay vốn.",
        "Công ty hỗ trợ 30 hộ.",
        "Thi đua xây nhà thì Giao Mẫu dẫn đầu với 30 hộ.",
        "Giao Mẫu dẫn đầu với 17 nhà, tiếp đến là Nghĩa Thử với 30 hộ.",
    ],
)
def test_one_who_was_never_named_leaves_a_doubt(text, config):
    assert Unsure.STRANGER in figure(text, "30 hộ", config).doubts


def test_the_city_of_the_one_who_reports_is_not_that_of_the_config(config):
    title = "LĐLĐ thành phố Mẫu Lâm: Kết quả hoạt động quý III năm 2023"
    lead = "Quý III năm 2023, LĐLĐ thành phố Mẫu Lâm mở 3 lớp.\n\nLĐLĐ thành phố trao 41 suất quà."
    found = read(f"{title}\n\n{lead}", config)
    assert {f.organisation for f in found.figures} == {None}


def test_a_level_alone_is_not_certain_in_the_report_of_one_who_is_not_known(config):
    name = "Liên đoàn Lao động thành phố Hà Nội"
    assert whose("LĐLĐ thành phố trao 41 suất quà.", "41 suất quà", config) == (name, Unsure.LEVEL_ALONE)


def test_a_name_of_the_same_kind_as_the_one_who_reports_is_not_certain_when_shortened(config):
    title = "Hội Nông dân tỉnh Mẫu Lâm: Kết quả công tác quý III năm 2023"
    text = "Hội Nông dân huyện Tân Mẫu xây 12 nhà.\n\nHội vận động 57 nhà."
    name = "Hội Nông dân huyện Tân Mẫu"
    assert whose(text, "57 nhà", config, title) == (name, Unsure.PERHAPS_REPORTER)


def test_the_union_of_a_level_is_its_federation(config):
    assert whose("Công đoàn tỉnh đã trao 42 suất quà.", "42 suất quà", config) == (None, None)


@pytest.mark.parametrize("words", ["Tiêu biểu là", "Dẫn đầu là", "Đơn cử như", "Đáng chú ý,"])
def test_an_example_is_of_the_one_that_it_names(words, config):
    found = whose(f"{words} LĐLĐ huyện Tân Mẫu (kết nạp 500 đoàn viên).", "500 đoàn viên", config)
    assert found == ("Liên đoàn Lao động huyện Tân Mẫu", None)


def test_what_the_family_gave_is_not_given_by_the_union(config):
    text = "LĐLĐ tỉnh hỗ trợ 120 triệu đồng, gia đình và bạn bè đóng góp thêm 210 triệu đồng."
    assert whose(text, "210 triệu đồng", config) == (None, Unsure.GIVEN)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Toàn tỉnh có 1.250 CĐCS; trong quý kết nạp 230 đoàn viên.", "230 đoàn viên"),
        ("Trao 3 giải, mức thưởng 5 triệu đồng.", "5 triệu đồng"),
        ("Hỗ trợ 4.500 công nhân tại 12 doanh nghiệp bị giảm giờ làm.", "4.500 công nhân"),
    ],
)
def test_what_is_done_beside_what_there_is_or_befell_somebody_is_a_result(text, quote, config):
    assert figure(text, quote, config).role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Các doanh nghiệp đã thưởng Tết cho 12.000 công nhân với tổng số tiền 30 triệu đồng.",
        "Doanh nghiệp trả lương cho 12.000 công nhân, tổng số 30 triệu đồng.",
        "Các doanh nghiệp trên địa bàn chi trả cho 1.200 người 30 triệu đồng.",
        "CĐCS Công ty Dệt Thử nhận 30 triệu đồng.",
        "Tặng quà 50 triệu đồng (trong đó chuyên môn hỗ trợ 30 triệu đồng).",
        "CĐCS Công ty Dệt Thử được LĐLĐ tỉnh hỗ trợ 30 triệu đồng.",
    ],
)
def test_what_companies_pay_or_others_give_is_not_certain(text, config):
    assert figure(text, "30 triệu đồng", config).unsure is Unsure.GIVEN


def test_who_only_receives_gifts_did_not_give_them(config):
    found = whose("Đại diện Công ty Dệt Thử nhận 30 suất quà.", "30 suất quà", config)
    assert found == (None, Unsure.GIVEN)


def test_who_takes_care_of_somebody_or_gets_letters_does_so_for_sure(config):
    name = "Công đoàn cơ sở Công ty Dệt Thử"
    assert whose("CĐCS Công ty Dệt Thử nhận đỡ đầu 30 cháu.", "30 cháu", config) == (name, None)
    assert whose("CĐCS Công ty Dệt Thử tiếp nhận 30 đơn.", "30 đơn", config) == (name, None)


# -------------------------------------------------------------------------------------- done or planned


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("CĐCS đã xây dựng kế hoạch chăm lo dịp khai giảng, tặng 300 suất quà.", "300 suất quà"),
        ("CĐCS đã xây dựng kế hoạch chăm lo, tặng 30 suất quà trị giá 90 triệu đồng.", "90 triệu đồng"),
        ("LĐLĐ tỉnh đã ban hành kế hoạch kiểm tra tài chính 15 đơn vị.", "15 đơn vị"),
        ("Đã xây 2 nhà; đang xây 01 nhà.", "01 nhà"),
        ("LĐLĐ tỉnh đang triển khai xây nhà trên 3,2 ha với 500 căn hộ.", "500 căn hộ"),
        ("LĐLĐ tỉnh xây dựng kế hoạch tổ chức hội trại, trao 1.200 suất quà cho 40 CĐCS.", "40 CĐCS"),
    ],
)
def test_what_a_plan_that_was_made_foresees_may_not_be_done(text, quote, config):
    assert figure(text, quote, config).unsure is Unsure.PERHAPS_NOT_DONE


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("LĐLĐ tỉnh đã xây dựng kế hoạch, tổ chức 6 buổi đối thoại.", "6 buổi đối thoại"),
        ("LĐLĐ tỉnh triển khai kế hoạch chăm lo, tặng 310 suất quà.", "310 suất quà"),
        ("LĐLĐ tỉnh đã ban hành kế hoạch kiểm tra 15 đơn vị, đến nay đã kiểm tra 9 CĐCS.", "9 CĐCS"),
        ("LĐLĐ tỉnh đã ban hành 12 kế hoạch, tặng 20 suất quà.", "20 suất quà"),
        ("LĐLĐ tỉnh đã xây dựng và triển khai kế hoạch kiểm tra tại 16 đơn vị.", "16 đơn vị"),
    ],
)
def test_what_is_done_beside_a_plan_is_done(text, quote, config):
    found = figure(text, quote, config)
    assert (found.role, found.unsure) == (Role.ACHIEVEMENT, None)


def test_what_a_plan_is_compared_with_is_background(config):
    text = "KẾ HOẠCH\nCông tác năm 2024\n1. LĐLĐ tỉnh thu kinh phí 6,8 tỷ đồng, "
    found = read(f"{text}tăng 5% so với thực hiện năm 2023 (6,47 tỷ đồng).", config)
    roles = {found.source.text[f.start : f.end]: (f.role, f.period) for f in found.figures}
    assert roles["6,8 tỷ đồng"] == (Role.TASK, None)
    assert roles["6,47 tỷ đồng"] == (Role.CONTEXT, "2023")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ông A cho biết, có lúc 4.200 công nhân phải nghỉ việc.", "4.200 công nhân"),
        ("Có 37 bác sĩ xin nghỉ việc.", "37 bác sĩ"),
        ("Có 23 doanh nghiệp cắt giảm lao động.", "23 doanh nghiệp"),
        ("Cái chưa được: 6 chỉ tiêu về văn thể không làm.", "6 chỉ tiêu"),
        ("Ban Chấp hành có 15 đ/c.", "15 đ/c"),
        ("LĐLĐ tỉnh nhận bàn giao 58 CĐCS.", "58 CĐCS"),
        ("Không xảy ra vụ đình công nào, giảm 2 vụ so với cùng kỳ.", "giảm 2 vụ so với cùng kỳ"),
        ("Không có đình công, ngừng việc, giảm 2 cuộc so với cùng kỳ.", "giảm 2 cuộc so với cùng kỳ"),
        ("Trao 45 suất quà, thu nhập bình quân 7 triệu đồng/người.", "7 triệu đồng/người"),
        ("Trao 45 suất; lương bình quân tăng từ 6.500.000 đồng lên 7 triệu đồng.", "7 triệu đồng"),
        ("Hỗ trợ công nhân có thu nhập bình quân 7 triệu đồng.", "7 triệu đồng"),
        ("Hỗ trợ 7.500.000 đồng; 1.200 công nhân bị mất việc.", "1.200 công nhân"),
        ("Công nhân vất vả, lương 6-7 triệu đồng/tháng.", "6-7 triệu đồng/tháng"),
        ("Thưởng Tết cao nhất 120 triệu đồng/người, thấp nhất 2 triệu đồng/người.", "2 triệu đồng/người"),
        ("Đã thu 450 triệu đồng, còn nợ 1,2 tỷ đồng.", "1,2 tỷ đồng"),
        ("Có 4.500 công nhân tại 12 doanh nghiệp bị giảm giờ làm.", "4.500 công nhân"),
        ("Có 1.800 doanh nghiệp trên địa bàn phải thu hẹp sản xuất.", "1.800 doanh nghiệp"),
        ("Giải quyết xong 2 đơn, còn 1 đơn đang xem xét.", "1 đơn"),
        ("Còn 2 CĐCS hoạt động yếu.", "2 CĐCS"),
    ],
)
def test_what_there_is_or_befell_somebody_is_background(text, quote, config):
    assert figure(text, quote, config).role is Role.CONTEXT


# ------------------------------------------------------------------------------------------- of which time


@pytest.mark.parametrize(
    ("text", "quote", "period", "unsure"),
    [
        ("LĐLĐ tỉnh kết nạp 120 người (chỉ tiêu 500 đoàn viên).", "500 đoàn viên", "2023Q3", "TARGET_TIME"),
        ("Chỉ tiêu giao kiểm tra 10 đơn vị, đã kiểm tra 4.", "10 đơn vị", "2023Q3", "TARGET_TIME"),
        ("LĐLĐ tỉnh mở 2 lớp, chỉ tiêu năm là 5 CĐCS.", "5 CĐCS", "2023", None),
    ],
)
def test_a_target_that_says_no_time_may_be_that_of_the_year(text, quote, period, unsure, config):
    found = figure(text, quote, config)
    assert (found.role, found.period) == (Role.TASK, period)
    assert found.unsure == (Unsure[unsure] if unsure else None)


def test_a_target_in_the_report_of_a_year_is_that_of_the_year(config):
    text = "LĐLĐ tỉnh Mẫu Lâm: Kết quả năm 2023\n\nLĐLĐ tỉnh kết nạp 520 người (chỉ tiêu 500 đoàn viên)."
    target = read(text, config).figures[-1]
    assert (target.role, target.unsure) == (Role.TASK, None)


def test_a_share_of_a_plan_has_the_time_before_it(config):
    found = figure("Thu kinh phí công đoàn 6 tháng đạt 51,8% dự toán.", "đạt 51,8% dự toán", config)
    assert found.period == "2023H1"


def test_a_result_below_plans_is_not_of_the_time_planned_for(config):
    plans = "Nhiệm vụ quý IV năm 2023:\n\n- Kết nạp 80 đoàn viên;\n\n- Tặng 30 suất quà."
    found = figure(f"{plans}\n\nDịp này, 7 tập thể được LĐLĐ tỉnh khen thưởng.", "7 tập thể", config)
    assert (found.role, found.period, found.unsure) == (Role.ACHIEVEMENT, None, Unsure.TIME_INHERITED)


def test_last_years_figures_are_not_certain_where_no_period_is_known(config):
    text = "LĐLĐ tỉnh Mẫu Lâm trao 300 suất quà\n\nSáng 25/1, LĐLĐ tỉnh Mẫu Lâm trao 300 suất quà.\n\n"
    found = read(f"{text}Năm ngoái, toàn tỉnh tặng 90 suất quà.", config)
    assert found.figures[-1].unsure is Unsure.UNNAMED


# ---------------------------------------------------------------------------- planned for, and by what day

PAPER = "BÁO CÁO\nKết quả hoạt động công đoàn {period}\nLĐLĐ huyện Mẫu đã tặng 60 suất quà.\n{heading}\n"


@pytest.mark.parametrize(
    ("period", "heading", "planned"),
    [
        ("quý III năm 2023", "B. Công tác quý IV / dự kiến:", "2023Q4"),
        ("quý III năm 2023", "II. Trọng tâm công tác quý IV năm 2023", "2023Q4"),
        ("quý III năm 2023", "II. CÔNG TÁC TRỌNG TÂM QUÝ IV", "2023Q4"),
        ("quý III năm 2023", "II. Dự kiến quý IV:", "2023Q4"),
        ("quý III năm 2023", "II. Kế hoạch quý sau", "2023Q4"),
        ("9 tháng đầu năm 2023", "II. Nhiệm vụ từ nay đến cuối năm", "2023Q4"),
        ("quý II năm 2023", "II. Nhiệm vụ từ nay đến cuối năm", "2023H2"),
        ("6 tháng đầu năm 2023", "II. Phương hướng 6 tháng cuối năm", "2023H2"),
        ("năm 2022", "II. Công tác năm 2023", "2023"),
        ("quý III năm 2023", "II. Phương hướng thời gian tới", None),
    ],
)
def test_a_heading_says_for_when_it_is_planned(period, heading, planned, config):
    text = PAPER.format(period=period, heading=heading) + "- Kết nạp 150 đoàn viên trước ngày 20/12."
    found = read(text, config)
    assert found.heading.task_period == planned
    assert [task.due for task in found.tasks] == [date(2023, 12, 20)]


def test_a_day_without_a_year_falls_into_the_time_that_is_planned_for(config):
    text = PAPER.format(period="quý III năm 2023", heading="II. Nhiệm vụ quý IV năm 2023")
    found = read(f"{text}- Trao 50 suất quà Tết trước ngày 15/1;\n- Nộp hồ sơ trước ngày 5/1/2023.", config)
    assert [task.due for task in found.tasks] == [date(2024, 1, 15), date(2023, 1, 5)]


def test_a_heading_before_work_is_no_part_of_it(config):
    text = PAPER.format(period="quý III năm 2023", heading="II. Nhiệm vụ quý IV năm 2023")
    found = read(f"{text}- Phương hướng năm học 2023-2024: giữ vững danh hiệu; mở 2 lớp.", config)
    assert [task.text for task in found.tasks] == ["giữ vững danh hiệu", "mở 2 lớp"]


def test_a_share_of_all_that_is_to_do_something_is_work(config):
    text = PAPER.format(period="quý III năm 2023", heading="II. Nhiệm vụ quý IV năm 2023")
    found = read(f"{text}- 19/19 cơ sở hoàn thành chương trình trước 30/10.", config)
    assert [task.due for task in found.tasks] == [date(2023, 10, 30)]


# ------------------------------------------------------------------------------------------- who reports


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Công nhân đón Tết\n\nNgày 10/1, LĐLĐ tỉnh tổng kết năm 2023.\n\nTỉnh ủy và tỉnh Mẫu Lâm dự.",
            "Liên đoàn Lao động tỉnh Mẫu Lâm",
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH\nBÁO CÁO\nKết quả năm 2023\nLĐLĐ tỉnh mở 2 lớp.\nLĐLĐ TỈNH MẪU LÂM",
            "Liên đoàn Lao động tỉnh Mẫu Lâm",
        ),
        (
            "Công nhân đón Tết\n\nNgày 10/1, LĐLĐ tỉnh tổng kết năm 2023.\n\nTỉnh Mẫu và tỉnh Thử cùng dự.",
            "Liên đoàn Lao động tỉnh",
        ),
        (
            "Nông dân Mẫu Lâm làm giàu\n\nHội Nông dân tỉnh tổng kết năm 2022.\n\nQuỹ Hỗ trợ nông dân tăng.",
            "Hội Nông dân tỉnh",
        ),
        (
            "Nhiều kết quả\n\nNăm 2023, các cấp Công đoàn quận Bình Mẫu chăm lo.\n\nLĐLĐ quận Bình Mẫu dự.",
            "Liên đoàn Lao động quận Bình Mẫu",
        ),
        (
            "BÁO CÁO\nKết quả hoạt động Công đoàn Khối Doanh nghiệp tỉnh Mẫu quý II năm 2022\nTổng số tiền chăm lo 9.",
            "Công đoàn Khối Doanh nghiệp tỉnh Mẫu",
        ),
        (
            "Trao quà\n\nCông đoàn Viên chức tỉnh sơ kết quý III năm 2023, trao 40 suất ở tỉnh Mẫu Lâm.",
            "Công đoàn Viên chức tỉnh Mẫu Lâm",
        ),
        (
            "Mẫu Sơn: Công đoàn huyện sơ kết quý III năm 2023\n\nQuý III, Công đoàn huyện trao 40 suất.",
            "Công đoàn huyện Mẫu Sơn",
        ),
        ("Mẫu Sơn: Công đoàn sơ kết quý III năm 2023\n\nCông đoàn trao 40 suất.", "Công đoàn Mẫu Sơn"),
    ],
)
def test_the_one_who_reports_has_its_place_and_is_no_other(text, name, config):
    assert read(text, config).heading.reporting_org == name


@pytest.mark.parametrize("who", ["Công đoàn các Khu công nghiệp tỉnh", "Công đoàn các KCN"])
def test_industrial_zones_are_the_same_in_short(who, config):
    title = "Công đoàn các KCN tỉnh Mẫu Lâm: Kết quả quý III năm 2023"
    assert whose(f"{who} trao 30 suất quà.", "30 suất quà", config, title) == (None, None)


def test_a_line_that_begins_with_its_period_tells_results_of_it(config):
    text = "Bản tin Công đoàn Công ty Dệt Thử\n\nQUÝ I/2024: NHỮNG CON SỐ\n• Thăm ốm: 96 lượt\n\nQUÝ II SẼ LÀM GÌ?"
    heading = read(text, config).heading
    assert (heading.period, heading.task_period, heading.kind) == ("2024Q1", "2024Q2", "quarter")


def test_a_share_of_a_plan_makes_no_plan_of_the_period_before_it(config):
    text = "Hội LHPN huyện Mẫu: Dấu ấn\n\n6 tháng đầu năm 2024, toàn huyện giúp 38 hộ (đạt 60% chỉ tiêu)."
    found = read(text, config)
    assert (found.heading.period, found.heading.kind) == ("2024H1", "half")
    assert found.figures[0].role is Role.ACHIEVEMENT


def test_a_plan_that_names_what_was_done_before_is_a_plan(config):
    text = "LĐLĐ HUYỆN MẪU\nKẾ HOẠCH\nTổ chức các hoạt động Tháng Công nhân năm 2024\nI. Chỉ tiêu\n"
    items = "1. Mỗi CĐCS mở 1 lớp.\n2. LĐLĐ huyện trao 100 suất quà.\n3. Năm 2023 đã trao 80 suất quà."
    heading = read(f"{text}{items}", config).heading
    assert (heading.task_period, heading.kind) == ("2024", "plan")


# ------------------------------------------------------------------------------------------- all the doubts


def test_all_doubts_of_a_figure_are_told(config):
    found = figure("Quận 3: 18 triệu; Quận 5: 20 triệu.", "18 triệu", config)
    assert found.doubts == (Unsure.NO_CURRENCY, Unsure.PLACE_ALONE)


@pytest.mark.parametrize(
    ("text", "quote", "unsure"),
    [
        ("Hằng năm, LĐLĐ tỉnh kết nạp 300 đoàn viên.", "300 đoàn viên", Unsure.AGAIN),
        ("Bình quân mỗi tháng kết nạp 40 đoàn viên.", "40 đoàn viên", Unsure.AGAIN),
        ("Đã kết nạp hơn 45 đoàn viên mỗi tháng.", "hơn 45 đoàn viên", Unsure.AGAIN),
        ("Cho 30 đoàn viên vay vốn, mỗi người 20 triệu đồng.", "20 triệu đồng", Unsure.TO_EACH),
        ("Trao 90 suất quà, mỗi suất trị giá 500.000 đồng.", "500.000 đồng", Unsure.TO_EACH),
        ("Gói hỗ trợ 26.000 tỷ đồng đã đến với người dân.", "26.000 tỷ đồng", Unsure.GIVEN),
        ("Hỗ trợ 2 triệu đồng mỗi người.", "2 triệu đồng", Unsure.TO_EACH),
        ("Mỗi suất 500.000 đồng (300.000 đồng tiền mặt).", "300.000 đồng", Unsure.TO_EACH),
        ("Mỗi LĐLĐ huyện trao 20 suất quà.", "20 suất quà", Unsure.TO_EACH),
        ("LĐLĐ huyện Bình An, Tân Mẫu mỗi đơn vị trao 20 suất quà.", "20 suất quà", Unsure.TO_EACH),
        ("Nếu góp 1.500 đồng thì sẽ có 2 tỷ đồng.", "2 tỷ đồng", Unsure.PERHAPS_NOT_DONE),
    ],
)
def test_what_is_told_of_each_is_not_certain_for_all(text, quote, unsure, config):
    assert figure(text, quote, config).unsure is unsure


def test_a_meeting_of_each_month_makes_no_figure_beside_it_doubtful(config):
    text = "Sinh hoạt hằng tháng của các tổ được duy trì, thu hút 800 lượt đoàn viên."
    assert figure(text, "800 lượt đoàn viên", config).unsure is None


@pytest.mark.parametrize(
    "text",
    [
        "Mục tiêu đến năm 2028, LĐLĐ tỉnh có 900 đoàn viên.",
        "LĐLĐ tỉnh phấn đấu đến hết nhiệm kỳ 2023-2028 kết nạp 900 đoàn viên.",
    ],
)
def test_a_target_of_years_ahead_is_none_of_the_time_planned_for(text, config):
    assert figure(text, "900 đoàn viên", config).unsure is Unsure.UNNAMED


# --------------------------------------------------------------------------------------------- planned work


def test_an_entry_of_a_list_of_work_can_look_back_or_call_on_others(config):
    text = PAPER.format(period="quý III năm 2023", heading="II. Nhiệm vụ quý IV năm 2023")
    entries = "- Đánh giá kết quả hoạt động năm 2023.\n- Kêu gọi doanh nghiệp ủng hộ quỹ.\n- Mở 2 lớp."
    work = ["Đánh giá kết quả hoạt động năm 2023", "Kêu gọi doanh nghiệp ủng hộ quỹ", "Mở 2 lớp"]
    assert [task.text for task in read(f"{text}{entries}", config).tasks] == work


def test_an_entry_of_a_list_of_work_can_tell_of_results_behind_a_colon(config):
    text = PAPER.format(period="quý III năm 2023", heading="II. Nhiệm vụ quý IV năm 2023")
    found = read(f"{text}- Mở 2 lớp.\n- Đánh giá kết quả: đã kết nạp 20 đoàn viên.", config)
    assert quoted(found, "20 đoàn viên").role is Role.ACHIEVEMENT


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Quý IV, LĐLĐ tỉnh sẽ kêu gọi doanh nghiệp ủng hộ quỹ.", ["kêu gọi doanh nghiệp ủng hộ quỹ"]),
        ("Chủ tịch LĐLĐ tỉnh kêu gọi đoàn viên tích cực thi đua.", []),
    ],
)
def test_who_will_call_on_others_plans_to_and_who_does_so_in_a_talk_plans_nothing(text, work, config):
    found = read(f"{TITLE}\n\n{LEAD}\n\n{text}", config)
    assert [task.text for task in found.tasks] == work
