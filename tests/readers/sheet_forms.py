"""Forms as offices fill them in, and what is stated in them."""

from __future__ import annotations

from decimal import Decimal

from reports.extract.model import Extraction
from tests.readers.sheet_files import Rows

UNIT = "Liên đoàn Lao động quận Hoàng Mai"
TARGETS: Rows = (
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("BIỂU KẾT QUẢ THỰC HIỆN CHỈ TIÊU QUÝ II/2021",),
    (),
    (
        *("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2021", "Thực hiện quý II/2021", "Lũy kế"),
        *("So với kế hoạch (%)", "Cùng kỳ năm 2020", "Tăng (+), giảm (-) so với cùng kỳ (%)"),
    ),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(6)/(4)", "(8)", "(9)"),
    (1, "Đoàn viên kết nạp mới", "đoàn viên", 1500, 352, 700, 46.67, 341, 3.2),
    (2, "Công đoàn cơ sở thành lập mới", "CĐCS", 20, 5, 9, 45, 6, -16.7),
    (3, "Kinh phí hỗ trợ dịp Tết Nguyên đán", "triệu đồng", 2000, 1250.5, 1250.5, 62.5, 1100, 13.7),
    (4, "Thu kinh phí công đoàn", "đồng", 4000000000, "1.200.000.000", 2300000000, 57.5, 1100000000, 9.1),
)
MEMBERS: Rows = (
    ("BẢNG TỔNG HỢP SỐ LIỆU CÔNG ĐOÀN CƠ SỞ VÀ ĐOÀN VIÊN CÔNG ĐOÀN",),
    ("Quý I/2021",),
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("STT", "Tên CĐCS", "Địa chỉ - cụm", "Tổng số CNVCLĐ", "Tổng số đoàn viên", "Trong đó", None, "Ghi chú"),
    (None, None, None, None, None, "Nam", "Nữ", None),
    (1, "CĐCS Công ty Thử", "Cụm 1", 120, 110, 60, 50, None),
    (2, "CĐCS Công ty Mẫu", "Cụm 1", 220, 200, 120, 80, None),
    (None, "Tổng cộng", None, 340, 311, 180, 130, None),
)
HEADS = ("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G5", "H5:H6")
STATISTICS: Rows = (
    ("Công đoàn cấp trên: Liên đoàn Lao động thành phố Hà Nội", None, None, None, "MẪU SỐ 2-HĐCĐ"),
    ("Đơn vị báo cáo:", UNIT),
    (),
    ("BÁO CÁO SỐ LIỆU",),
    ("NĂM 2021",),
    ("(Số liệu tính đến ngày: 31/5 ☐ 30/11 ☑)",),
    (),
    ("A- SỐ LIỆU",),
    ("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"),
    ("I", "Tình hình lao động"),
    (1, "Lao động"),
    (None, "Tổng số", "người", 12500),
    (None, "Trong đó: nữ", "người", 6320),
    (2, "Việc làm"),
    (None, "Tỷ lệ thiếu việc", "%", 1.2),
    ("II", "Tổ chức công đoàn"),
    (1, "Đoàn viên công đoàn", "người", 9800),
    (None, "Trong đó: nữ", "người", 5000),
)
Told = tuple[str, Decimal, str | None, str, str | None]


def told(found: Extraction) -> list[Told]:
    """The figures: role, value, indicator, unit and period of each."""
    return [(str(f.role), f.mention.value, f.indicator, f.mention.unit, f.period) for f in found.figures]
