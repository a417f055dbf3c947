"""PDF files made for tests: of a page in HTML, and byte by byte as old programs wrote them."""

from __future__ import annotations

from functools import cache

from weasyprint import HTML

from reports.readers.model import Document, Limits, Options
from reports.readers.pdf.pdf import pdf_document

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }
@page :first { @top-center { content: none; } }
body { font: 14pt/1.3 "Liberation Serif"; text-align: justify; }
p { text-indent: 10mm; margin: 0 0 6pt; } h1 { font-size: 14pt; text-align: center; }
table.ruled { border-collapse: collapse; width: 100%; } .ruled td, .ruled th { border: 1px solid; padding: 2pt; }
.head { width: 100%; text-align: center; font-size: 12pt; } .head td { padding: 0; vertical-align: top; } .head td:first-child { width: 40%; }
"""
LONG = (
    "Trong quý I năm 2021, các cấp công đoàn trên địa bàn đã tặng 1.520 suất quà cho đoàn viên, người lao động có hoàn "
    "cảnh khó khăn với tổng trị giá hơn 760 triệu đồng, thăm hỏi 25 gia đình và trao 352 lượt vé xe về quê đón Tết."
)
PLAIN = ".plain {{ width: 165mm; {table} }} .plain th, .plain td {{ text-align: left; vertical-align: {align}; padding: {padding}; {cell} }}"
WRAPPED = """<table class="plain"><tr><th style="width: 8%">TT</th><th style="width: 38%">Nội dung chỉ tiêu thi đua thực hiện trong quý</th>
<th>Đơn vị tính</th><th>Kế hoạch năm 2021</th><th>Kết quả thực hiện quý I</th></tr>
<tr><td>1</td><td>Số đoàn viên công đoàn được kết nạp mới trong các doanh nghiệp ngoài khu vực nhà nước</td><td>Đoàn viên</td><td>2.000</td><td>1.520</td></tr>
<tr><td>2</td><td>Số công đoàn cơ sở thành lập mới</td><td>CĐCS</td><td>20</td><td>12</td></tr>
<tr><td>3</td><td>Tổng số tiền hỗ trợ đoàn viên, người lao động có hoàn cảnh khó khăn dịp Tết Nguyên đán Tân Sửu năm 2021</td><td>Triệu đồng</td><td></td><td>760</td></tr></table>"""
WRAPPED_ROWS = [
    "TT\tNội dung chỉ tiêu thi đua thực hiện trong quý\tĐơn vị tính\tKế hoạch năm 2021\tKết quả thực hiện quý I",
    "1\tSố đoàn viên công đoàn được kết nạp mới trong các doanh nghiệp ngoài khu vực nhà nước\tĐoàn viên\t2.000\t1.520",
    "2\tSố công đoàn cơ sở thành lập mới\tCĐCS\t20\t12",
    "3\tTổng số tiền hỗ trợ đoàn viên, người lao động có hoàn cảnh khó khăn dịp Tết Nguyên đán Tân Sửu năm 2021\tTriệu đồng\t\t760",
]


@cache
def made(body: str, style: str = "") -> bytes:
    return HTML(string=f"<html><style>{STYLE}{style}</style><body>{body}</body></html>").write_pdf()


def read(content: bytes, **limits: int) -> Document:
    return pdf_document(content, "bao-cao.pdf", Options(Limits(**limits)))


def lines(content: bytes) -> list[str]:
    return [line for line in read(content).text.split("\n") if line]


def drawn(text: bytes, font: str, encoding: str = "/Encoding /WinAnsiEncoding") -> bytes:
    """A page as old programs wrote it: one line of bytes in a font of which the file has the name alone."""
    stream = b"BT /F1 14 Tf 72 700 Td (" + text.replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} {encoding} /FirstChar 32 /LastChar 255 "
        f"/Widths [{' '.join(['500'] * 224)}] >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(out),
        )
    )
