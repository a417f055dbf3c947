from __future__ import annotations

import pytest

from reports.config import Config
from tests.extract.making import read


def indicators(text: str, config: Config) -> dict[str, str | None]:
    """The indicator of each figure of a text, by its quote."""
    found = read(f"LĐLĐ quận Hoàng Mai: Kết quả\n\n{text}\n", config)
    return {found.source.text[f.start : f.end]: f.indicator for f in found.figures}


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("Đã kết nạp mới 350 đoàn viên.", "350 đoàn viên", "members-recruited"),
        ("Thành lập mới 24 CĐCS.", "24 CĐCS", "unions-founded"),
        ("Đã trao 352 lượt vé xe.", "352 lượt vé xe", "tet-tickets"),
        ("Đến nay, 41% đơn vị tổ chức Hội nghị người lao động.", "41% đơn vị", "worker-conferences"),
        ("Quận hiện có 486 công đoàn cơ sở.", "486 công đoàn cơ sở", "grassroots-unions"),
    ],
)
def test_an_indicator_is_told_by_its_kind_its_unit_and_its_words(text, quote, indicator, config):
    assert indicators(text, config)[quote] == indicator


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Đã trao 350 suất.", "350 suất"),
        ("Đã có 12 đơn vị hưởng ứng.", "12 đơn vị"),
        ("Đã hỗ trợ 30 triệu đồng.", "30 triệu đồng"),
        ("Đã tuyên truyền cho 486 công đoàn cơ sở.", "486 công đoàn cơ sở"),  # not how many there are
        ("Số đoàn viên kết nạp mới và số sáng kiến lần lượt tăng 18% và 9%.", "tăng 18%"),
    ],
)
def test_nothing_is_guessed(text, quote, config):
    assert indicators(text, config)[quote] is None


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("Tổng số đoàn viên 9.450 người, trong đó nữ 4.500 người.", "4.500 người", "members-female"),
        ("Tổng số đoàn viên 9.450 người, trong đó 4.500 người có thẻ.", "4.500 người", None),
        ("Tổng số CNVCLĐ 3.450 người, trong đó 2.100 người là nữ.", "2.100 người", "workers-female"),
        ("Tổng số CNVCLĐ 3.450 người, trong đó nam 1.350 người.", "1.350 người", None),
    ],
)
def test_a_part_of_what_there_is_goes_with_it_by_its_own_words(text, quote, indicator, config):
    assert indicators(text, config)[quote] == indicator


def test_money_after_a_count_is_the_one_that_goes_with_it(config):
    text = (
        "Dịp Tết Sum vầy, đã hỗ trợ Tết cho 350 lượt người với số tiền 90 triệu đồng, mỗi suất 500.000 đồng."
    )
    found = indicators(text, config)
    assert (found["350 lượt người"], found["90 triệu đồng"]) == ("tet-support", "tet-support-money")
    assert found["500.000 đồng"] is None


def test_money_does_not_go_with_a_count_before_the_last(config):
    text = "Khám sức khỏe cho 350 đoàn viên; hỗ trợ 2 gia đình với số tiền 80 triệu đồng."
    assert indicators(text, config)["80 triệu đồng"] is None


def test_a_change_is_that_of_what_it_changes(config):
    found = indicators("Đã kết nạp mới 350 đoàn viên, đạt 52,3% kế hoạch năm.", config)
    assert found["đạt 52,3% kế hoạch năm"] == "members-recruited"


def test_one_indicator_is_not_told_twice_of_one_organisation_and_period(config):
    found = indicators("Thành lập mới 18 CĐCS, trong đó thành lập mới 11 CĐCS tư nhân.", config)
    assert [*found.values()] == ["unions-founded", None]


def test_the_same_count_of_the_next_organisation_in_a_list_is_the_same(config):
    text = (
        "LĐLĐ quận Tây Hồ kết nạp 50 đoàn viên, LĐLĐ quận Cầu Giấy 40 đoàn viên, LĐLĐ quận Hà Đông "
        "hỗ trợ 30 đoàn viên."
    )
    found = indicators(text, config)
    assert found["50 đoàn viên"] == found["40 đoàn viên"] == "members-recruited"
    assert found["30 đoàn viên"] is None


def test_what_is_told_of_no_reporting_period_takes_nothing_from_what_is(config):
    text = "Quý I/2021.\n\nNhiệm kỳ qua, kết nạp 3.000 đoàn viên.\n\nQuý I, kết nạp 50 đoàn viên."
    found = read(f"LĐLĐ quận Hoàng Mai: Sơ kết quý I/2021\n\n{text}\n", config).figures
    assert [figure.indicator for figure in found] == [None, "members-recruited"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Bàn giao 3 Mái ấm Công đoàn, mỗi mái ấm 50 triệu đồng.", "50 triệu đồng"),
        ("Trao quà Tết cho 100 lượt người, 1 triệu đồng mỗi người.", "1 triệu đồng"),
        ("Tổ chức 25 buổi tuyên truyền, mỗi buổi có 200 người.", "200 người"),
        ("Mỗi LĐLĐ huyện, thị xã kết nạp 200 đoàn viên.", "200 đoàn viên"),
        ("Bình quân 3 tháng có 1 vụ TNLĐ.", "1 vụ TNLĐ"),
    ],
)
def test_what_is_told_of_one_is_no_amount_of_all(text, quote, config):
    assert indicators(text, config)[quote] is None


def test_the_sum_after_the_amount_of_one_is_that_of_all(config):
    told = indicators("Bàn giao 3 Mái ấm Công đoàn, mỗi mái ấm 50 triệu đồng, tổng 150 triệu đồng.", config)
    assert told["150 triệu đồng"] == "shelters-money"


def test_changes_in_a_row_and_changes_of_something_else_are_not_those_of_the_count_before(config):
    told = indicators("Kết nạp 1.560 đoàn viên, thành lập 12 CĐCS, tăng 5% và 20% so với cùng kỳ.", config)
    assert told["tăng 5%"] is told["20% so với cùng kỳ"] is None
    told = indicators("Toàn quận có 486 CĐCS, số đoàn viên tăng 5% so với cùng kỳ.", config)
    assert told["tăng 5% so với cùng kỳ"] != "grassroots-unions"


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("Tổng số đoàn viên tăng 340 người, công đoàn cơ sở giảm 4 đơn vị.", "tăng 340 người", "members"),
        ("So với cùng kỳ, đoàn viên tăng 340 người, công đoàn cơ sở giảm 4.", "tăng 340 người", None),
        (
            "Kết nạp 120 đoàn viên, thành lập 4 CĐCS, tăng 20 đoàn viên so với cùng kỳ.",
            "tăng 20 đoàn viên so với cùng kỳ",
            "members-recruited",
        ),
        ("Kết nạp đoàn viên tăng 340, CĐCS thành lập mới giảm 4.", "tăng 340", "members-recruited"),
        ("Số công đoàn cơ sở ở đó tăng 340 người.", "tăng 340 người", None),
    ],
)
def test_a_change_is_that_of_what_its_own_words_name_in_its_own_unit(text, quote, indicator, config):
    assert indicators(text, config)[quote] == indicator


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("trong đó 14 người được kết nạp", "party-admitted"),
        ("có 14 người được đứng vào hàng ngũ của Đảng", "party-admitted"),
        ("trong đó 14 người trúng cử cấp ủy", None),
        ("có 14 người nhận bằng khen", None),
    ],
)
def test_some_of_those_who_were_recommended_are_admitted_only_where_words_say_so(words, indicator, config):
    told = indicators(f"Giới thiệu 21 đoàn viên ưu tú cho Đảng, {words}.", config)
    assert told["14 người"] == indicator


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kết nạp gần 4.200 đoàn viên", "4.183 đoàn viên"),
        ("Kết nạp 4.183 đoàn viên", "4.183 đoàn viên"),
        ("Kết nạp 9.500 đoàn viên", "9.500 đoàn viên"),
    ],
)
def test_what_a_title_rounds_is_told_by_the_text_below_it(title, told, config):
    found = read(f"{title}\n\nNăm 2023, LĐLĐ tỉnh Mẫu đã kết nạp 4.183 đoàn viên.\n", config)
    recruited = [figure for figure in found.figures if figure.indicator == "members-recruited"]
    assert [found.source.text[figure.start : figure.end] for figure in recruited] == [told]
    assert recruited[0].start > len(title) or told == "9.500 đoàn viên"
