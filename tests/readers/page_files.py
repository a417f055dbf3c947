"""Web pages made for tests: our own, in the style of news sites and of office programs."""

from __future__ import annotations

from reports.readers.model import Document, Options
from reports.readers.page.page import html_document

TITLE = "LĐLĐ quận Hoàng Mai: Nhiều kết quả trong quý I/2021"
LEAD = "Trong quý I/2021, LĐLĐ quận Hoàng Mai đã kết nạp mới 350 đoàn viên, thành lập 12 công đoàn cơ sở."
BODY = "Các cấp công đoàn quận đã trao 1.520 suất quà cho công nhân, tổng trị giá hơn 760 triệu đồng."
PLAN = "Quý II, LĐLĐ quận sẽ tổ chức hội thao cho người lao động."
ITEMS = "<ul><li>Hỗ trợ 352 lượt vé xe &amp; 117 suất quà;</li><li>Thăm hỏi 25 gia đình.</li></ul>"
TABLE = """<table><tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả</th></tr>
<tr><td>1</td><td><p>Đoàn viên</p><p>kết nạp mới</p></td><td>350</td></tr>
<tr><td colspan="2">Tổng số</td><td>362</td></tr></table>"""
HEAD = f"""<head><meta charset="utf-8"><title>{TITLE} | Báo Thử Nghiệm</title>
<meta property="og:site_name" content="Báo Thử Nghiệm"><meta name="author" content="Ban Biên tập">
<link rel="canonical" href="https://thu-nghiem.example/quy-1.html">
<meta property="article:published_time" content="2021-04-28T08:00:00+07:00">
<script>var so = "9999 đoàn viên";</script><style>p::after {{ content: "8888" }}</style></head>"""
MENU = "<nav><ul><li><a href='/'>Trang chủ</a></li><li><a href='/cd'>Công đoàn</a></li></ul></nav>"
RELATED = """<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/a">Công đoàn A trao 500 suất quà cho công nhân</a></li>
<li><a href="/b">Hà Nội: 1.000 công nhân được khám sức khỏe</a></li></ul></div>"""
FOOT = "<footer><p>© 2021 Báo Thử Nghiệm. Lượt truy cập: 123.456</p></footer>"
ARTICLE = f"""<h1>{TITLE}</h1><div class="time">28/04/2021 08:00</div><h2 class="sapo">{LEAD}</h2>
<div class="detail-content"><p>{BODY}</p><p>Kết quả cụ thể:</p>{ITEMS}{TABLE}<p style="display: none">Ẩn 777 người</p><p>{PLAN}</p></div>"""
PAGE = f"<!DOCTYPE html><html>{HEAD}<body><header>{MENU}</header><main><article>{ARTICLE}</article>{RELATED}</main>{FOOT}</body></html>"
SIDE = (
    '<div class="sidebar"><table><tr><td>T2</td><td>T3</td></tr><tr><td>1</td><td>2</td></tr></table></div>'
)
TEXT = f"""{TITLE}

28/04/2021 08:00

{LEAD}

{BODY}

Kết quả cụ thể:

- Hỗ trợ 352 lượt vé xe & 117 suất quà;
- Thăm hỏi 25 gia đình.

TT\tChỉ tiêu\tKết quả
1\tĐoàn viên kết nạp mới\t350
Tổng số\t\t362

{PLAN}
"""
LETTERHEAD = """<table border=0><tr><td width=250><p>LIÊN ĐOÀN LAO ĐỘNG<br>THÀNH PHỐ HÀ NỘI</p><p><b>LĐLĐ QUẬN HOÀNG MAI</b></p><p>Số: 12/BC-LĐLĐ</p></td>
<td width=350><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>Độc lập - Tự do - Hạnh phúc</p><p><i>Hà Nội, ngày 28 tháng 4 năm 2021</i></p></td></tr></table>"""
REPORT = f"""<h2>BÁO CÁO</h2><h3>Kết quả hoạt động công đoàn quý I/2021, phương hướng nhiệm vụ quý II/2021</h3>
<h3>I. KẾT QUẢ</h3><h4>1. Phát triển đoàn viên</h4><p>{LEAD}</p><h4>2. Chăm lo</h4><p>{BODY}</p>{ITEMS}
<table border=1><tr><th>TT</th><th>Chỉ tiêu</th><th>Kết quả<br>quý I</th></tr><tr><td>1</td><td>Số tiền<br>hỗ trợ</td><td>760<br>triệu đồng</td></tr></table>
<h3>II. NHIỆM VỤ QUÝ II</h3><p>{PLAN}</p>"""
REPORT_LINES = [
    "BÁO CÁO",
    "Kết quả hoạt động công đoàn quý I/2021, phương hướng nhiệm vụ quý II/2021",
    "I. KẾT QUẢ",
    "1. Phát triển đoàn viên",
    LEAD,
    "2. Chăm lo",
    BODY,
    "- Hỗ trợ 352 lượt vé xe & 117 suất quà;",
    "- Thăm hỏi 25 gia đình.",
    "TT\tChỉ tiêu\tKết quả quý I",
    "1\tSố tiền hỗ trợ\t760 triệu đồng",
    "II. NHIỆM VỤ QUÝ II",
    PLAN,
]
BOXES = [
    "LIÊN ĐOÀN LAO ĐỘNG",
    "THÀNH PHỐ HÀ NỘI",
    "LĐLĐ QUẬN HOÀNG MAI",
    "Số: 12/BC-LĐLĐ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Nội, ngày 28 tháng 4 năm 2021",
]
WORD = '<meta http-equiv=Content-Type content="text/html; charset={}"><meta name=Generator content="Microsoft Word 15">'


def read(page: str | bytes) -> Document:
    return html_document(page if isinstance(page, bytes) else page.encode(), "tin.html", Options())


def bare(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"
