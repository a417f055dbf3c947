"""The text of PDF files as WeasyPrint, LibreOffice and old programs make them: lines, paragraphs, boxes and columns."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from tests.readers.findings import codes
from tests.readers.old_letters import in_tcvn3, in_vni
from tests.readers.pdf_files import LONG, drawn, lines, made, read

HEAD = """<table class="head"><tr><td>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI<br><b>LĐLĐ QUẬN HOÀNG MAI</b><br>Số: 12/BC-LĐLĐ</td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br><br>Hà Nội, ngày 28 tháng 4 năm 2021</td></tr></table>"""


def test_the_lines_of_a_paragraph_are_one():
    assert lines(made(f"<p>{LONG}</p><p>{LONG}</p><p>Ngắn.</p>")) == [LONG, LONG, "Ngắn."]


def test_a_full_line_and_a_line_below_it_that_is_indented_as_well_are_two():
    line = "Các cấp công đoàn đã tặng 1.520 suất quà cho đoàn viên, người lao"
    found = lines(made(f"<p>{line}</p><p>{LONG}</p><p>{line}</p><p>{LONG}</p>"))
    assert found == [line, LONG, line, LONG]


def test_full_lines_that_are_parted_by_white_are_two():
    style = "p { text-indent: 0; margin: 0 0 10pt }"
    line = "Các cấp công đoàn đã tặng 1.520 suất quà cho đoàn viên, người lao động"
    assert lines(made(f"<p>{line}</p><p>{LONG}</p><p>{line}</p><p>{LONG}</p>", style)) == [
        line,
        LONG,
        line,
        LONG,
    ]


def test_a_paragraph_that_goes_on_over_a_page_is_one_and_its_pages_are_known():
    text = " ".join([LONG] * 20)
    document = read(made(f"<p>{text}</p>"))
    assert document.text == f"{text}\n"
    assert [str(region.where) for region in document.regions] == ["page 1", "page 2"]
    (first, second) = document.regions
    assert (first.start, second.end) == (0, len(document.text) - 1)
    assert second.start == first.end + 1


@pytest.mark.parametrize(
    "item", ["- Hỗ trợ 352 lượt vé xe;", "1. Công tác chăm lo", "a) Tặng 117 suất quà;", "+ Thăm 25 gia đình"]
)
def test_entries_of_a_list_begin_lines_of_their_own(item):
    assert lines(made(f"<p>{LONG[:-1]}:</p><p>{item}</p><p>{item}</p>")) == [f"{LONG[:-1]}:", item, item]


def test_the_boxes_of_an_official_head_are_each_kept_together():
    assert lines(made(f"{HEAD}<h1>BÁO CÁO</h1><p>{LONG}</p>")) == [
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",
        "LĐLĐ QUẬN HOÀNG MAI",
        "Số: 12/BC-LĐLĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 28 tháng 4 năm 2021",
        "BÁO CÁO",
        LONG,
    ]


def test_a_title_at_the_left_below_the_boxes_of_a_head_stands_behind_both():
    left = "LIÊN ĐOÀN LAO ĐỘNG<br>QUẬN HOÀNG MAI<br>Số: 12/BC-LĐLĐ"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do<br>Hoàng Mai, ngày 05 tháng 4 năm<br>2021"
    head = f'<table class="head" style="width: 100%"><tr><td>{left}</td><td>{right}</td></tr></table>'
    found = lines(made(f'{head}<div style="margin-top: 24pt">BÁO CÁO</div><p>{LONG}</p>'))
    assert found[-3:] == ["Hoàng Mai, ngày 05 tháng 4 năm 2021", "BÁO CÁO", LONG]


def test_a_title_in_the_middle_that_goes_on_below_is_one_line():
    title = (
        "Sơ kết hoạt động công đoàn quý I/2021,<br>phương hướng, nhiệm vụ quý II/2021<br>của Cụm thi đua số 1"
    )
    assert lines(made(f"<h1>BÁO CÁO</h1><h1>{title}</h1><p>{LONG}</p>")) == [
        "BÁO CÁO",
        title.replace("<br>", " "),
        LONG,
    ]


def test_columns_of_running_text_are_read_one_after_the_other():
    body = f'<div style="columns: 2; column-gap: 10mm"><p>{LONG}</p><p>{LONG}</p></div>'
    assert " ".join(lines(made(body, "p { text-indent: 0 }"))).count(LONG) == 2


def test_three_columns_are_read_one_after_the_other():
    body = f'<div style="columns: 3; column-gap: 8mm">{f"<p>{LONG}</p>" * 3}</div>'
    assert " ".join(lines(made(body, "p { text-indent: 0; font-size: 9pt }"))).count(LONG) == 3


def test_the_mark_of_a_note_is_no_digit_of_a_number():
    body = "<p>Kết nạp 350<sup>1</sup> đoàn viên, rộng 12 m<sup>2</sup>, thải CO<sub>2</sub>.</p>"
    assert lines(made(body)) == ["Kết nạp 350¹ đoàn viên, rộng 12 m², thải CO2."]


def test_letters_across_a_page_are_left_out_and_told():
    mark = (
        '<div style="position: fixed; top: 300pt; transform: rotate(-45deg); font-size: 60pt">DỰ THẢO</div>'
    )
    document = read(made(f"{mark}<p>{LONG}</p>"))
    assert (document.text, codes(document)) == (f"{LONG}\n", ["left-out"])


def test_lines_that_are_short_stay_lines():
    body = "<p>Số đoàn viên ............ 350</p><p>Số công đoàn ............ 12</p>"
    assert lines(made(body)) == ["Số đoàn viên ............ 350", "Số công đoàn ............ 12"]


def test_headers_footers_and_page_numbers_are_left_out_and_told():
    style = '@page { @bottom-left { content: "LĐLĐ quận Hoàng Mai - Báo cáo quý I" } }'
    document = read(made(f"<p>{LONG}</p>" * 14, style))
    assert "Báo cáo quý I" not in document.text
    assert document.text.count(LONG) == 14
    (finding,) = document.findings
    assert finding.code == "running-lines"
    assert "“LĐLĐ quận Hoàng Mai - Báo cáo quý I”" in str(finding.problem)


def test_a_number_that_is_no_number_of_a_page_stays():
    style = "@page { @top-center { content: none } }"
    assert lines(made("<p>350</p><p>Kết quả trên là của quý I.</p>", style))[0] == "350"


def test_words_that_a_line_broke_after_a_hyphen_or_slash_are_whole():
    body = f"<p style='width: 120mm; text-indent: 0; text-align: left'>{'Nhiệm kỳ 2018-2023 và dịch Covid-19, lương 6.500.000 đồng/người/tháng. ' * 6}</p>"
    text = read(made(body)).text
    assert (text.count("2018-2023"), text.count("Covid-19"), text.count("đồng/người/tháng")) == (6, 6, 6)


@pytest.mark.parametrize(
    ("font", "old"), [(".VnTime", in_tcvn3), ("ABCDEF+VNI-Times", in_vni), ("VnTime,Bold", in_tcvn3)]
)
@pytest.mark.parametrize("encoding", ["/Encoding /WinAnsiEncoding", ""])
def test_old_fonts_are_known_by_their_names(font, old, encoding):
    text = "Được nghe nước ngoài: kết nạp 350 đoàn viên, trị giá 760 triệu đồng (hai tư)."
    document = read(drawn(old(text).encode("cp1252"), font, encoding))
    assert document.text.strip().casefold() == text.casefold()
    assert "converted" in codes(document)


def test_old_letters_in_a_font_of_another_name_are_known_by_the_words():
    text = "Công đoàn ngoài nước kết nạp 350 đoàn viên, tặng quà người lao động."
    document = read(drawn(in_vni(text).encode("cp1252"), "Helvetica"))
    assert (document.text, codes(document)) == (f"{text}\n", ["converted"])


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read_upright(turn):
    content = made(f"<p>{LONG}</p>")
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(content))), BytesIO()
    writer.pages[0].rotate(turn)
    writer.pages[0].transfer_rotation_to_content()
    writer.write(out)
    assert lines(out.getvalue()) == [LONG]
