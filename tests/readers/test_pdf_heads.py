"""Heads of tables in PDF files: over several columns, of several lines, and over each other."""

from __future__ import annotations

import pytest

from tests.readers.pdf_files import PLAIN, lines, made, read


def test_a_head_of_two_lines_and_merged_cells_are_known_over_pages():
    head = (
        '<thead><tr><th rowspan="2">Đơn vị</th><th rowspan="2">Chỉ tiêu</th><th colspan="2">Quý I</th></tr>'
        "<tr><th>KH</th><th>TH</th></tr><tr><th>A</th><th>B</th><th>1</th><th>2</th></tr></thead>"
    )
    rows = "".join(
        f'<tr><td rowspan="2">Công đoàn cơ sở {n}</td><td>Đoàn viên</td><td>{n}</td><td>{n}5</td></tr>'
        f"<tr><td>suất quà</td><td>{n}</td><td>{n}7</td></tr>"
        for n in range(1, 41)
    )
    document = read(made(f'<table class="ruled">{head}{rows}</table><p>Hết.</p>'))
    assert lines(made(f'<table class="ruled">{head}{rows}</table>')) == [
        "Đơn vị\tChỉ tiêu\tQuý I: KH\tQuý I: TH",
        *(
            line
            for n in range(1, 41)
            for line in (f"Công đoàn cơ sở {n}\tĐoàn viên\t{n}\t{n}5", f"\tsuất quà\t{n}\t{n}7")
        ),
    ]
    places = {str(region.where): document.text[region.start : region.end] for region in document.regions}
    assert places["page 2"].startswith("Công đoàn cơ sở")


HEADED = (
    PLAIN.replace("text-align: left", "text-align: {side}")
    + " .plain td {{ text-align: right; }} .plain td:first-child {{ text-align: left; }}"
)
UNITS = """<tr><th rowspan=2>Chỉ tiêu</th><th rowspan=2>ĐVT</th><th colspan=2>LĐLĐ quận Hoàng Mai</th><th colspan=2>LĐLĐ quận Hai Bà Trưng</th></tr>
<tr><th>Kế hoạch</th><th>Thực hiện</th><th>Kế hoạch</th><th>Thực hiện</th></tr>"""
NUMBERS = """<tr><td>Đoàn viên kết nạp mới</td><td>người</td><td>100</td><td>120</td><td>80</td><td>85</td></tr>
<tr><td>CĐCS thành lập mới</td><td>CĐCS</td><td>10</td><td>12</td><td>8</td><td>9</td></tr>"""


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("side", ["left", "center"])
def test_heads_over_several_columns_of_a_table_without_lines_are_groups_of_these(side, align):
    style = HEADED.format(
        side=side, table="border-collapse: collapse", cell="", padding="3pt 4pt", align=align
    )
    one, other = "LĐLĐ quận Hoàng Mai", "LĐLĐ quận Hai Bà Trưng"
    assert lines(made(f'<table class="plain">{UNITS}{NUMBERS}</table>', style)) == [
        f"Chỉ tiêu\tĐVT\t{one}: Kế hoạch\t{one}: Thực hiện\t{other}: Kế hoạch\t{other}: Thực hiện",
        "Đoàn viên kết nạp mới\tngười\t100\t120\t80\t85",
        "CĐCS thành lập mới\tCĐCS\t10\t12\t8\t9",
    ]


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("side", ["left", "center"])
def test_a_head_over_three_columns_and_one_of_an_empty_column_are_none_of_a_column_beside(side, align):
    head = """<tr><th rowspan=2>Đơn vị</th><th colspan=3>Đoàn viên</th><th rowspan=2>Ghi chú</th></tr>
    <tr><th>Tổng số</th><th>Nam</th><th>Nữ</th></tr>"""
    rows = """<tr><td>LĐLĐ quận Hoàng Mai</td><td>300</td><td>120</td><td>180</td><td></td></tr>
    <tr><td>LĐLĐ quận Tây Hồ</td><td>200</td><td>90</td><td>110</td><td></td></tr>"""
    style = HEADED.format(
        side=side, table="border-collapse: collapse", cell="", padding="3pt 4pt", align=align
    )
    assert lines(made(f'<table class="plain">{head}{rows}</table>', style)) == [
        "Ghi chú",
        "Đơn vị\tĐoàn viên: Tổng số\tĐoàn viên: Nam\tĐoàn viên: Nữ",
        "LĐLĐ quận Hoàng Mai\t300\t120\t180",
        "LĐLĐ quận Tây Hồ\t200\t90\t110",
    ]


THREE = """<tr><th rowspan=3>Đơn vị</th><th colspan=4>Kết quả thực hiện nhiệm vụ các năm</th></tr>
<tr><th colspan=2>Năm 2020</th><th colspan=2>Năm 2021</th></tr><tr><th>KH</th><th>TH</th><th>KH</th><th>TH</th></tr>"""
OF_THREE = "<tr><td>LĐLĐ quận Tây Hồ</td><td>200</td><td>90</td><td>110</td><td>120</td></tr>" * 2


@pytest.mark.parametrize("side", ["left", "center"])
def test_three_lines_of_heads_over_each_other_are_kept_for_their_columns(side):
    style = HEADED.format(side=side, table="", cell="", padding="3pt 4pt", align="middle")
    above = "Kết quả thực hiện nhiệm vụ các năm"
    heads = "\t".join(f"{above}: {year}: {one}" for year in ("Năm 2020", "Năm 2021") for one in ("KH", "TH"))
    found = lines(made(f'<table class="plain">{THREE}{OF_THREE}</table>', style))
    assert found == [f"Đơn vị\t{heads}", *["LĐLĐ quận Tây Hồ\t200\t90\t110\t120"] * 2]


def test_heads_of_which_it_is_not_clear_over_which_columns_they_stand_are_told():
    style = HEADED.format(side="right", table="", cell="", padding="3pt 4pt", align="middle")
    document = read(made(f'<table class="plain">{THREE}{OF_THREE}</table>', style))
    assert any("not clear over which columns" in str(finding.problem) for finding in document.findings)


COUNTED = """<tr><th rowspan=3>TT</th><th rowspan=3>Đơn vị</th><th rowspan=3>Tổng số CNVCLĐ</th><th colspan=4>Đoàn viên</th><th rowspan=3>Số CĐCS</th></tr>
<tr><th rowspan=2>Tổng số</th><th colspan=2>Trong đó</th><th rowspan=2>Tỷ lệ %</th></tr><tr><th>Nam</th><th>Nữ</th></tr>
<tr><td>1</td><td>Công đoàn ngành Giáo dục quận Hoàng Mai</td><td>12.500</td><td>11.000</td><td>5.000</td><td>6.000</td><td>88</td><td>120</td></tr>
<tr><td>2</td><td>Công đoàn ngành Y tế quận Hoàng Mai</td><td>9.500</td><td>9.000</td><td>4.200</td><td>4.800</td><td>94</td><td>98</td></tr>"""
AS_CALC = """.plain { border-collapse: collapse; width: 150mm; font-size: 11pt } .plain td, .plain th { padding: 1pt; font-weight: normal;
vertical-align: middle; text-align: right } .plain th { text-align: center } .plain td:nth-child(2) { text-align: left; width: 35mm }
.plain td:first-child { width: 7mm }"""


def test_numbers_of_rows_close_before_labels_and_heads_over_heads_are_columns_of_their_own():
    assert lines(made(f'<table class="plain">{COUNTED}</table>', AS_CALC)) == [
        "TT\tĐơn vị\tTổng số CNVCLĐ\tĐoàn viên: Tổng số\tĐoàn viên: Trong đó: Nam\tĐoàn viên: Trong đó: Nữ\tĐoàn viên: Tỷ lệ %\tSố CĐCS",
        "1\tCông đoàn ngành Giáo dục quận Hoàng Mai\t12.500\t11.000\t5.000\t6.000\t88\t120",
        "2\tCông đoàn ngành Y tế quận Hoàng Mai\t9.500\t9.000\t4.200\t4.800\t94\t98",
    ]


def test_the_lines_of_a_head_beside_groups_are_one_head():
    head = """<tr><th rowspan=2>Chỉ tiêu</th><th rowspan=2 style="width: 16mm">Kế hoạch năm</th><th colspan=2>Thực hiện</th>
    <th rowspan=2 style="width: 16mm">Cùng kỳ năm 2020</th></tr><tr><th>Quý II</th><th>Lũy kế</th></tr>"""
    rows = "".join(
        f"<tr><td>{label}</td><td>1.000</td><td>100</td><td>350</td><td>300</td></tr>"
        for label in ("Đoàn viên kết nạp mới", "Công đoàn cơ sở thành lập")
    )
    style = HEADED.format(
        side="left", table="border-collapse: collapse", cell="", padding="3pt 6pt", align="top"
    )
    assert lines(made(f'<table class="plain">{head}{rows}</table>', style)) == [
        "Chỉ tiêu\tKế hoạch năm\tThực hiện: Quý II\tThực hiện: Lũy kế\tCùng kỳ năm 2020",
        "Đoàn viên kết nạp mới\t1.000\t100\t350\t300",
        "Công đoàn cơ sở thành lập\t1.000\t100\t350\t300",
    ]


CLOSE = """<tr><th>TT</th><th>Nội dung</th><th>ĐVT</th><th>Kế hoạch cả năm 2021</th><th>Thực hiện</th><th>Tỷ lệ %</th></tr>
<tr><td>1</td><td>Đoàn viên</td><td>người</td><td>1.001</td><td>101</td><td class=l>10,1</td></tr>
<tr><td>2</td><td>Quà tặng</td><td>suất</td><td>1.002</td><td>102</td><td class=l>10,2</td></tr>"""


def test_a_number_at_the_edge_of_its_column_is_no_part_of_the_next_one_and_heads_of_three_lines_are_kept():
    style = (
        AS_CALC.replace("width: 35mm", "width: 25mm")
        + " .plain .l { text-align: left } .plain th { padding: 6pt 1pt }"
    )
    assert lines(
        made(f'<table class="plain">{CLOSE}</table>', style + " .plain th:nth-child(4) { width: 12mm }")
    ) == [
        "TT\tNội dung\tĐVT\tKế hoạch cả năm 2021\tThực hiện\tTỷ lệ %",
        "1\tĐoàn viên\tngười\t1.001\t101\t10,1",
        "2\tQuà tặng\tsuất\t1.002\t102\t10,2",
    ]
