"""Tables of two columns: what is told of, and how much there is of it."""

from __future__ import annotations

from decimal import Decimal

from reports.extract.model import Kind
from tests.extract.making import quoted, read

TITLE = "LĐLĐ tỉnh An Thử: Kết quả 6 tháng đầu năm 2024"


def test_bars_around_two_cells_make_them_a_row(config):
    rows = ("| Đơn vị | Quỹ (triệu đồng) |", "|---|---|", "| LĐLĐ huyện Tân Hòa | 1.512 |")
    figure = quoted(read("\n".join((TITLE, "", "Đã vận động.", "", *rows)), config), "1.512")
    assert (figure.mention.value, figure.mention.kind) == (Decimal(1_512_000_000), Kind.MONEY)
    assert figure.organisation == "Liên đoàn Lao động huyện Tân Hòa"


def test_a_bar_between_two_parts_of_a_line_makes_no_table(config):
    found = read(f"{TITLE}\n\nĐã vận động.\n\nĐơn vị | Quỹ (triệu đồng)\nTân Hòa | 512 đoàn viên", config)
    assert quoted(found, "512 đoàn viên").mention.kind is Kind.COUNT
