from __future__ import annotations

from datetime import date

import pytest

from reports.extract.model import Extraction
from tests.extract.making import read

BODY = "\n\nQuý I/2022, kết nạp 3 đoàn viên.\n"


def paper(head: str) -> Extraction:
    return read(f"{head}{BODY}")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("BCH ĐOÀN XÃ TẢN MẪU\n***\nBáo cáo công tác Đoàn 6 tháng đầu năm 2022", "Đoàn xã Tản Mẫu"),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN HUYỆN QUỐC MẪU\n***\nSố: 12-BC/ĐTN\n\nBÁO CÁO\nCông tác quý I/2022",
            "Đoàn huyện Quốc Mẫu",
        ),
        (
            "Trường Mầm non Hoa Sen\nCÔNG ĐOÀN TRƯỜNG\n\nBÁO CÁO\nHoạt động công đoàn quý I/2022",
            "Công đoàn Trường Mầm non Hoa Sen",
        ),
        (
            "TRƯỜNG MẦM NON HOA SEN\nCÔNG ĐOÀN TRƯỜNG\n\nBÁO CÁO\nHoạt động công đoàn quý I/2022",
            "Công đoàn Trường Mầm non Hoa Sen",
        ),
        (
            "LIÊN ĐOÀN  LAO ĐỘNG HUYỆN BA MẪU\n\nBÁO CÁO\nKết quả quý I/2022",
            "Liên đoàn Lao động huyện Ba Mẫu",
        ),
        (
            "LĐLĐ TỈNH THỬ\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN BA MẪU\n\nCÔNG ĐOÀN VIỆT NAM\n\nBÁO CÁO\nKết quả quý I/2022",
            "Liên đoàn Lao động huyện Ba Mẫu",
        ),
        ("CÔNG ĐOÀN NGÀNH Y TẾ TỈNH:\n\nBÁO CÁO\nKết quả quý I/2022", "Công đoàn ngành Y tế tỉnh"),
        (
            "BAN CHẤP HÀNH CÔNG ĐOÀN NGÀNH GIÁO DỤC HUYỆN BA MẪU\n\nBÁO CÁO\nKết quả quý I/2022",
            "Công đoàn ngành Giáo dục huyện Ba Mẫu",
        ),
        (
            "BAN CHẤP HÀNH CÔNG ĐOÀN NGÀNH GIÁO DỤC HUYỆN BA MẪU TỔNG KẾT HOẠT ĐỘNG\nQUÝ I/2022",
            "Công đoàn ngành Giáo dục huyện Ba Mẫu",
        ),
    ],
)
def test_a_letterhead_names_who_issued_the_paper(head, name):
    assert paper(head).heading.reporting_org == name


def test_the_name_of_a_place_is_no_number():
    assert [f.mention.value for f in paper("LĐLĐ huyện Ba Mẫu sơ kết quý I/2022").figures] == [3]


def test_a_title_of_two_lines_keeps_both():
    found = paper("LĐLĐ HUYỆN THỬ SƠ KẾT CÔNG TÁC\nQUÝ I/2022, TRIỂN KHAI NHIỆM VỤ QUÝ II")
    assert found.source.title == "LĐLĐ HUYỆN THỬ SƠ KẾT CÔNG TÁC QUÝ I/2022, TRIỂN KHAI NHIỆM VỤ QUÝ II"


@pytest.mark.parametrize("row", ["Chia sẻ Facebook Twitter", "Chia sẻ Zalo Copy link", "Print Email"])
@pytest.mark.parametrize("above", [True, False])
def test_a_row_of_buttons_is_no_title(row, above):
    title = "LĐLĐ huyện Thử sơ kết quý I/2022"
    assert paper(f"{row}\n{title}" if above else f"{title}\n\n{row}").source.title == title


def test_the_day_may_stand_below_the_lead():
    found = paper(f"LĐLĐ huyện Thử sơ kết quý I/2022{BODY}\n15/12/2022 17:05\n")
    assert found.source.published == date(2022, 12, 15)


def test_a_name_of_a_letterhead_begins_with_a_capital_however_the_text_writes_it():
    found = read("HỘI LHPN XÃ BA MẪU\nBÁO CÁO\nKết quả quý I/2022\n\nQuý II, hội LHPN xã Ba Mẫu mở 2 lớp.\n")
    assert found.heading.reporting_org == "Hội Liên hiệp Phụ nữ xã Ba Mẫu"
