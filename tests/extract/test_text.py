"""What the stretches of a text are: pages of newspapers, official reports, notes of an office."""

import unicodedata
from datetime import date

import pytest

from reports.extract.figures.mentions import mentions
from reports.extract.model import BlockKind
from reports.extract.page.sentences import sentences
from reports.extract.page.text import source_of
from reports.readers.plain import normalised

LEAD = "(LĐTĐ) Ngày 27/4, Cụm thi đua số 9 đã tổ chức Hội nghị sơ kết hoạt động công đoàn quý I."
RESULTS = "Trong quý I, các đơn vị đã kết nạp mới 350 đoàn viên và trao 120 suất quà cho công nhân khó khăn."
PLANS = "Quý II, các đơn vị tập trung tuyên truyền, tổ chức các hoạt động chào mừng Tháng Công nhân."
ARTICLE = f"""Cụm thi đua số 9:

Nâng cao chất lượng hoạt động công đoàn

14:13 | 28/04/2021
{LEAD}
Trao 500 suất quà cho công nhân Đẩy mạnh tuyên truyền trong 24 công đoàn cơ sở

{RESULTS}

Nâng cao chất lượng hoạt động công đoàn
Các đại biểu trao 20 suất quà tại Hội nghị.

{PLANS}

{RESULTS}

Minh Hoa

Có thể bạn quan tâm

Tin khác

15 đội bóng tranh tài tại Giải bóng đá công nhân

15 đội bóng tranh tài tại Giải bóng đá công nhân

Ngày 19/4, giải đã khai mạc với 15 đội bóng và 300 cầu thủ.
"""
REPORT = """LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ MẪU
LIÊN ĐOÀN LAO ĐỘNG HUYỆN MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BC-LĐLĐ
Huyện Mẫu, ngày 05 tháng 4 năm 2021

BÁO CÁO
Kết quả hoạt động công đoàn quý I năm 2021

Kính gửi: Liên đoàn Lao động thành phố Mẫu

Liên đoàn Lao động huyện báo cáo kết quả như sau:
I. KẾT QUẢ
1. Công tác tuyên truyền
- Tổ chức 12 buổi tuyên truyền cho 1.250 lượt CNVCLĐ;
a) Khu vực nhà nước: 50 đoàn viên
Đoàn viên mới\tngười\t350
Trên đây là báo cáo kết quả hoạt động quý I của Liên đoàn Lao động huyện./.

Nơi nhận:
- Lưu: VT.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
"""


def kinds(text):
    """The kind of each block by its first words."""
    source = source_of(text)
    return [
        (str(block.kind), source.text[block.start : block.end].split("\n")[0][:40]) for block in source.blocks
    ]


def texts(text, *wanted):
    source = source_of(text)
    return [source.text[block.start : block.end] for block in source.blocks if block.kind in wanted]


def quotes(text):
    source = source_of(text)
    found, _ = mentions(source)
    return [source.text[mention.start : mention.end] for mention in found]


def test_an_article_is_title_lead_and_body_and_the_rest_is_furniture():
    assert texts(ARTICLE, BlockKind.TITLE) == ["Cụm thi đua số 9:", "Nâng cao chất lượng hoạt động công đoàn"]
    assert texts(ARTICLE, BlockKind.LEAD) == [LEAD]
    assert texts(ARTICLE, BlockKind.BODY) == [RESULTS, PLANS]
    assert texts(ARTICLE, BlockKind.REPEAT) == [RESULTS]


def test_an_article_says_title_day_author_and_publisher():
    source = source_of(ARTICLE)
    assert source.title == "Nâng cao chất lượng hoạt động công đoàn"
    assert source.published == date(2021, 4, 28)
    assert source.author == "Minh Hoa"
    assert source.publisher == "LĐTĐ"


def test_figures_come_from_the_text_alone_and_once():
    assert quotes(ARTICLE) == ["350 đoàn viên", "120 suất quà"]


def test_blocks_cover_every_line_in_order():
    source = source_of(ARTICLE)
    lines = [line for line in source.text.split("\n") if line.strip()]
    assert [source.text[block.start : block.end] for block in source.blocks] == lines


def test_an_official_report_is_read_down_to_its_signature():
    source = source_of(REPORT)
    assert source.title == "BÁO CÁO Kết quả hoạt động công đoàn quý I năm 2021"
    assert source.published == date(2021, 4, 5)
    assert texts(REPORT, BlockKind.ITEM) == [
        "I. KẾT QUẢ",
        "1. Công tác tuyên truyền",
        "- Tổ chức 12 buổi tuyên truyền cho 1.250 lượt CNVCLĐ;",
        "a) Khu vực nhà nước: 50 đoàn viên",
        "Đoàn viên mới\tngười\t350",
    ]
    assert quotes(REPORT) == ["12 buổi tuyên truyền", "1.250 lượt CNVCLĐ", "50 đoàn viên", "350"]
    assert texts(REPORT, BlockKind.FURNITURE)[-4:] == [
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
    ]


def test_notes_without_full_stops_lose_no_figure():
    notes = "Kết quả quý I\nKết nạp mới 1.520 đoàn viên\nHoàng Mai\nTrao 300 suất quà\nTây Hồ\nTrao 250 suất quà\n"
    assert quotes(notes) == ["1.520 đoàn viên", "300 suất quà", "250 suất quà"]


def test_a_text_without_title_begins_with_its_lead():
    assert kinds("Trong quý I, đơn vị trao 5 suất quà. Kết quả tốt.") == [
        ("lead", "Trong quý I, đơn vị trao 5 suất quà. Kết")
    ]
    assert kinds("") == []
    assert kinds(" \n\n ") == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("13:25 | 09/04/2024", date(2024, 4, 9)),
        ("26/02/2021 16:09", date(2021, 2, 26)),
        ("Thứ Tư, 28/04/2021 10:15 (GMT+7)", date(2021, 4, 28)),
        ("Thứ tư, ngày 28-04-2021 - 10:15 AM", date(2021, 4, 28)),
        ("Cập nhật lúc: 10h15 ngày 28/4/2021", date(2021, 4, 28)),
        ("2021-04-28", date(2021, 4, 28)),
        ("Hà Nội, ngày 05 tháng 01 năm 2021", date(2021, 1, 5)),
        ("28/13/2021", None),
    ],
)
def test_the_day_of_publication_is_that_of_a_line_of_its_own(line, day):
    page = f"Kết quả hoạt động quý I\n\n{line}\n\n{RESULTS}\n"
    assert source_of(page).published == day
    assert texts(page, BlockKind.FURNITURE) == [line]


def test_the_day_of_an_event_is_not_the_day_of_publication():
    assert source_of(f"Kết quả quý I\n\n{LEAD}\n").published is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Minh Hoa", "Minh Hoa"),
        ("H.P", "H.P"),
        ("NGỌC QUỐC", "NGỌC QUỐC"),
        ("H.Quyền", "H.Quyền"),
        ("Bài, ảnh: N. Hoa", "N. Hoa"),
        ("Minh Hoa - Lan Anh", "Minh Hoa - Lan Anh"),
        ("(Theo Báo Mẫu)", "Báo Mẫu"),
        ("*Tin, ảnh: PV", "PV"),
    ],
)
def test_the_author_stands_at_the_end(line, author):
    page = f"Kết quả quý I\n\n{LEAD}\n\n{RESULTS}\n\n{line}\n\nNguồn :"
    source = source_of(page)
    assert source.author == author
    assert [source.text[b.start : b.end] for b in source.blocks][-2:] == [line, "Nguồn :"]
    assert [b.kind for b in source.blocks][-2:] == [BlockKind.FURNITURE] * 2


@pytest.mark.parametrize("name", ["LĐLĐ quận Tây Hồ", "Kết quả đạt được", "Trao 20 suất quà"])
def test_a_heading_is_no_author(name):
    assert quotes(f"Kết quả quý I\n\n{LEAD}\n\n{name}\n\n{RESULTS}\n")[-2:] == [
        "350 đoàn viên",
        "120 suất quà",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Quang cảnh Hội nghị.",
        "Các đại biểu dự Hội nghị có 20 người.",
        "Đồng chí Chủ tịch trao tặng 20 suất quà cho công nhân",
        "Chủ tịch trao 20 suất quà. Ảnh: N.H",
        "Ảnh minh họa 20 suất quà",
        "https://example.org/20-suat-qua",
        "© 2021 Ghi rõ nguồn khi phát hành lại 20 bản tin",
        "Xem thêm: Trao 20 suất quà cho công nhân",
        ">>> Trao 20 suất quà cho công nhân",
        "LĐLĐ huyện trao 20 suất quà LĐLĐ xã thăm 15 công nhân |",
    ],
)
def test_captions_and_links_state_no_figures(line):
    page = f"Kết quả quý I\n\n{LEAD}\n\n{PLANS}\n\n{line}\n\n{RESULTS}\n"
    assert quotes(page)[:1] in ([], ["350 đoàn viên"])
    assert line in texts(page, BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "line",
    [
        "Báo đã đăng tải 20 tin, bài, ảnh.",
        "Thăm hỏi 20 trường hợp ốm đau",
        "Trao quà cho 20 công nhân",
        "Phóng sự đạt 20 lượt xem.",
        "Suất quà | 20 suất quà |",
        "Toàn cảnh bức tranh công đoàn huyện năm qua có nhiều điểm sáng, trong đó có 20 đơn vị dẫn đầu.",
    ],
)
def test_a_line_of_the_text_is_no_caption(line):
    page = f"Kết quả quý I\n\n{LEAD}\n\n{PLANS}\n\n{line}\n\n{RESULTS}\n"
    assert len(quotes(page)) == 3


def test_the_headlines_of_a_box_of_links_are_passed_over_and_the_text_goes_on():
    page = f"Kết quả\n\n{LEAD}\nTin liên quan\nTrao 200 suất quà\nHơn 500 đoàn viên dự hội thao\n{RESULTS}\n\nMinh Hoa\n"
    assert quotes(page) == ["350 đoàn viên", "120 suất quà"]


def test_headlines_that_begin_with_the_address_of_the_page_are_links():
    slug = "nang cao chat luong hoat dong cong doan Trao 52 suất quà cho công nhân"
    page = f"Nâng cao chất lượng hoạt động công đoàn\n\n{LEAD}\n{slug}\n\n{RESULTS}\n"
    assert quotes(page) == ["350 đoàn viên", "120 suất quà"]


def test_the_line_after_a_numbered_picture_is_its_caption():
    page = (
        f"Chăm lo Tết\n\n{LEAD}\nChăm lo Tết - Ảnh 1.\n\nHơn 300 đoàn viên tại buổi tổng kết\n\n{RESULTS}\n"
    )
    assert quotes(page) == ["350 đoàn viên", "120 suất quà"]


def test_a_list_of_other_headlines_ends_the_text_even_without_a_mark():
    others = "Trao 200 suất quà cho công nhân nghèo"
    page = (
        f"Kết quả quý I\n\n{LEAD}\n\n{RESULTS}\n\n{others}\n\n{others}\n\nNgày 5/5, đã trao 200 suất quà.\n"
    )
    assert quotes(page) == ["350 đoàn viên", "120 suất quà"]


def test_menus_above_a_text_are_furniture():
    page = f"Trang chủ\nHotline: 0982.095.095\n72.790.124 lượt truy cập\nChia sẻ\n\nKết quả quý I\n\n{LEAD}\n{RESULTS}\n"
    assert source_of(page).title == "Kết quả quý I"
    assert texts(page, BlockKind.FURNITURE)[:4] == page.split("\n")[:4]


def test_a_menu_with_an_entry_in_each_line_is_furniture_and_a_title_in_short_lines_is_none():
    menu = "Thời sự\nCông đoàn\nViệc làm\nĐời sống"
    page = f"{menu}\n\nKết quả hoạt động quý I\n\n{LEAD}\n{RESULTS}\n"
    assert source_of(page).title == "Kết quả hoạt động quý I"
    assert texts(page, BlockKind.FURNITURE)[:4] == menu.split("\n")
    assert "Công đoàn" in texts(f"Công đoàn\ntrường Mẫu\n\n{LEAD}\n{RESULTS}\n", BlockKind.TITLE)[0]


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
@pytest.mark.parametrize("site", [[], ["CÔNG ĐOÀN MẪU LÂM"]])
def test_a_menu_such_as_all_pages_have_is_furniture_whatever_parts_its_entries(joint, site):
    menu = [*site, "Trang chủ", "Giới thiệu chung", "Tin tức", "Văn bản"]
    page = f"{joint.join(menu)}{joint}Kết quả hoạt động quý I của công đoàn\n\n{LEAD}\n{RESULTS}\n"
    assert texts(page, BlockKind.TITLE) == ["Kết quả hoạt động quý I của công đoàn"]
    assert texts(page, BlockKind.FURNITURE)[: len(menu)] == menu


def test_a_short_title_below_a_menu_is_no_part_of_it():
    page = f"Trang chủ\nGiới thiệu\nTin tức\nHoạt động quý I\n\n{LEAD}\n{RESULTS}\n"
    assert texts(page, BlockKind.TITLE) == ["Hoạt động quý I"]


def test_the_name_of_a_site_above_its_menu_is_furniture_and_a_day_with_a_counter_is_the_day():
    head = "CÔNG ĐOÀN TỈNH MẪU\nGiới thiệu | Tin tức | Văn bản\n"
    found = source_of(
        f"{head}\nCụm thi đua số 3 sơ kết quý I\n\nĐăng ngày 12-07-2022. Lượt xem: 346\n\n{LEAD}\n{RESULTS}\n"
    )
    assert (found.title, found.published) == ("Cụm thi đua số 3 sơ kết quý I", date(2022, 7, 12))


def test_a_line_broken_in_the_middle_of_a_sentence_is_one_paragraph():
    page = "Kết quả quý I\n\nTrong quý I,\ncác đơn vị đã trao tặng 120 suất quà cho công nhân\nkhó khăn.\nThành lập 3 CĐCS.\n"
    source = source_of(page)
    assert [source.text[b.start : b.end].count("\n") for b in source.blocks] == [0, 2, 0]
    assert quotes(page) == ["120 suất quà", "3 CĐCS"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: unicodedata.normalize("NFD", text),
    ],
)
def test_line_ends_and_letters_of_other_systems_change_nothing(change):
    assert source_of(normalised(change(ARTICLE))) == source_of(ARTICLE)
    assert source_of(normalised(change(REPORT))) == source_of(REPORT)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trao 1.520 suất quà. Thành lập 3 CĐCS.", ["Trao 1.520 suất quà.", "Thành lập 3 CĐCS."]),
        ("Tại TP. Hà Nội có 5 đơn vị.", ["Tại TP. Hà Nội có 5 đơn vị."]),
        ("TS. Nguyễn Văn A phát biểu. Kết quả tốt.", ["TS. Nguyễn Văn A phát biểu.", "Kết quả tốt."]),
        ("Ông N.V. A dự. Có 3 người.", ["Ông N.V. A dự.", "Có 3 người."]),
        ("Chào mừng Đại hội lần thứ X. Có 3 người.", ["Chào mừng Đại hội lần thứ X.", "Có 3 người."]),
        ("Đạt 2,5 tỷ đồng... Ngoài ra, có 3 đơn vị.", ["Đạt 2,5 tỷ đồng...", "Ngoài ra, có 3 đơn vị."]),
        (
            "Ông nói: “Chúng tôi đã xong.” Hội nghị kết thúc.",
            ["Ông nói: “Chúng tôi đã xong.”", "Hội nghị kết thúc."],
        ),
        ("1. Công tác tuyên truyền. Tổ chức 5 buổi.", ["1. Công tác tuyên truyền.", "Tổ chức 5 buổi."]),
        ("Có 24 đơn vị v.v. và nhiều đơn vị khác.", ["Có 24 đơn vị v.v. và nhiều đơn vị khác."]),
        ("Năm 2023. 1.075 đoàn viên được khám.", ["Năm 2023.", "1.075 đoàn viên được khám."]),
    ],
)
def test_sentences_end_at_full_stops_and_not_at_abbreviations(text, parts):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == parts


def test_a_sentence_without_end_is_cut():
    text = "a b " * 20_000
    pieces = sentences(text, 0, len(text))
    assert max(end - start for start, end in pieces) <= 5_000
    assert "".join(text[start:end].replace(" ", "") for start, end in pieces) == "ab" * 20_000


@pytest.mark.parametrize(
    "line",
    [
        "Trang chủ | Tin tức | Văn bản",
        "Tin tức » Hoạt động công đoàn",
        "Hôm nay: Thứ năm, 06/10/2022",
        "Ngày in: 09/04/2024 07:31",
        "----------",
        "Số 233/BC-LĐLĐ",
        "BÁO ĐIỆN TỬ THỬ",
        "Theo dõi Báo Thử trên Google News",
        "Chi tiết bài viết - Huyện Mẫu",
        "Tháng trước: 62,906",
        "Chia sẻ:   Facebook   Zalo   In bài",
    ],
)
def test_lines_of_the_page_above_a_title_are_furniture(line):
    page = f"{line}\n\nKết quả hoạt động quý I\n\n{LEAD}\n\n{RESULTS}\n"
    assert texts(page, BlockKind.TITLE) == ["Kết quả hoạt động quý I"]
    assert line in texts(page, BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "line",
    [
        "LĐO | 08/04/2024 | 19:05",
        "Đăng lúc: Thứ hai - 08/04/2024 16:47 - Người đăng: Quản trị",
        "08/04/2024 10:12:00 AM - Cỡ chữ 14px",
        "Đăng ngày: 08/04/2024 - Lượt xem: 321",
    ],
)
def test_a_day_with_its_time_is_the_day_of_publication_whatever_stands_beside_it(line):
    page = f"Ngày in: 09/04/2024 07:31\n\nKết quả quý I\n\n{line}\n\n{RESULTS}\n"
    assert source_of(page).published == date(2024, 4, 8)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Đơn vị đạt kế hoạch.Các đơn vị khác cũng đạt.", 2),
        ("Hội nghị họp ngày 20/12.Các đơn vị đều dự.", 2),
        ("Hội nghị họp tại TP.Thử và LĐLĐ Q.Mẫu.", 1),
        ("Theo ThS.Mẫu, việc này cần làm.", 1),
    ],
)
def test_a_sentence_ends_though_the_space_after_its_stop_got_lost(text, number):
    assert len(sentences(text, 0, len(text))) == number


def test_the_heads_of_a_table_are_no_menu():
    assert kinds("Kết quả\n\nNội dung | Năm 2022 | Năm 2023\nĐoàn viên | 900 | 1.150\n")[1] == (
        "item",
        "Nội dung | Năm 2022 | Năm 2023",
    )


def test_a_lead_without_a_full_stop_is_no_title():
    lead = "Tối 5/5, tại nhà văn hóa, Công đoàn Công ty Thử đã tổ chức biểu diễn"
    page = f"Hát cho công nhân nghe\n\n{lead}\n\n{RESULTS}\n"
    assert source_of(page).title == "Hát cho công nhân nghe"
    assert texts(page, BlockKind.LEAD) == [lead]


def test_lines_in_capitals_above_a_title_leave_room_for_it():
    page = (
        f"SỞ GIÁO DỤC TỈNH THỬ\nTRƯỜNG TIỂU HỌC MẪU\n\nCông đoàn trường sơ kết quý I\n\n{LEAD}\n{RESULTS}\n"
    )
    assert source_of(page).title == "Công đoàn trường sơ kết quý I"
    assert texts(page, BlockKind.LEAD) == [LEAD]


def test_the_first_part_of_a_report_is_no_title():
    page = "BÁO CÁO\nCông tác quý I năm 2021\n\nPhần thứ nhất\nKẾT QUẢ\n\nA. TUYÊN TRUYỀN\n- Mở 12 lớp.\n"
    assert source_of(page).title == "BÁO CÁO Công tác quý I năm 2021"


@pytest.mark.parametrize(
    "line", ["-Sửa đổi thỏa ước", "1.1 Mở đợt ra quân", "2/ Giám sát việc đóng bảo hiểm"]
)
def test_entries_of_lists_are_known_by_numbers_and_dashes_of_all_kinds(line):
    assert line in texts(f"Kết quả quý I\n\n{LEAD}\n\n{RESULTS}\n{line}\n", BlockKind.ITEM)


def test_what_the_next_paragraph_tells_in_the_same_words_is_a_caption():
    told = "cho các cá nhân có thành tích xuất sắc trong phong trào toàn dân bảo vệ an ninh tổ quốc của huyện Mẫu"
    text = f"Trao giấy khen {told}\n\nHội nghị cũng trao 9 giấy khen của Giám đốc {told}.\n"
    page = f"LĐLĐ huyện Mẫu trao giấy khen\n\nQuý I, LĐLĐ huyện trao 3 giấy khen.\n\n{text}"
    assert f"Trao giấy khen {told}" not in texts(page, BlockKind.BODY)


def test_a_line_with_a_number_is_no_caption_however_the_next_one_ends():
    where = "tại các doanh nghiệp có đông công nhân lao động trên địa bàn các khu công nghiệp của huyện Mẫu"
    lines = [f"Thành lập 4 CĐCS {where}", f"Kết nạp 250 đoàn viên {where}"]
    assert {"4 CĐCS", "250 đoàn viên"} <= {*quotes("LĐLĐ huyện Mẫu: Quý I\n\n" + "\n".join(lines) + "\n")}
