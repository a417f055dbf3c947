"""`LĐLĐ thành phố` is that of the directory, unless a text is about the one of another city."""

from __future__ import annotations

import pytest

from tests.extract.making import read

CITY, OTHER = "Liên đoàn Lao động thành phố Hà Nội", "Liên đoàn Lao động thành phố Mẫu Sơn"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Năm 2023, LĐLĐ thành phố kết nạp 310 đoàn viên.", CITY),
        ("Năm 2023, LĐLĐ thành phố Mẫu Sơn tổng kết. LĐLĐ thành phố kết nạp 310 đoàn viên.", OTHER),
        ("Theo Liên đoàn Lao động (LĐLĐ) TP Mẫu Sơn, năm 2023, LĐLĐ thành phố kết nạp 310 đoàn viên.", OTHER),
        ("Năm 2023, LĐLĐ thành phố kết nạp 310 đoàn viên. LĐLĐ thành phố Mẫu Sơn tặng quà.", OTHER),
    ],
)
def test_who_reports_is_the_city_that_is_named(text, name, config):
    assert read(f"Phát triển đoàn viên\n\n{text}\n", config).heading.reporting_org == name


def test_among_guests_from_several_cities_nobody_is_meant_before_they_are_named(config):
    text = (
        "Phát triển đoàn viên\n\nNăm 2023, LĐLĐ thành phố kết nạp 310 đoàn viên. "
        "Dự hội nghị có đại diện LĐLĐ thành phố Mẫu Sơn, LĐLĐ thành phố Mẫu An.\n"
    )
    assert read(text, config).heading.reporting_org == CITY


def test_a_guest_from_another_city_changes_no_name_in_a_text_of_the_directory(config):
    text = (
        "LĐLĐ quận Hoàng Mai tổng kết năm 2023\n\nNăm 2023, LĐLĐ quận Hoàng Mai kết nạp 310 đoàn viên. "
        "LĐLĐ thành phố Mẫu Sơn tặng 12 suất quà. LĐLĐ thành phố tặng 25 suất quà.\n"
    )
    assert [figure.organisation for figure in read(text, config).figures] == [None, OTHER, CITY]
