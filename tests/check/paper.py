"""Pages to read back: HTML through WeasyPrint, Word files through LibreOffice."""

from __future__ import annotations

from pathlib import Path

import docx
import weasyprint
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt

from reports.check.model import Document, Paragraph
from reports.check.pdf.file import read_pdf
from tests.libreoffice import converted

STYLE = """
@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 30mm }
html { font: 14pt/1.15 "Liberation Serif" }
body { margin: 0 }
p { margin: 0 0 6pt; text-align: justify; text-indent: 10mm }
.c { text-align: center; text-indent: 0 }
table { border-collapse: collapse }
table.r td, table.r th { border: .5pt solid #000; padding: 1mm }
table.h { width: 165mm; table-layout: fixed }
table.h td { padding: 0; vertical-align: top; width: 82.5mm }
table.h p { margin: 0; text-indent: 0; text-align: center }
table.h .l { text-align: left; font-size: 11pt }
"""
NUMBERED = '@page { @top-center { content: counter(page); font: 13pt "Liberation Serif" } }'

SENTENCE = "Các công đoàn cơ sở tổ chức tuyên truyền, chăm lo đời sống đoàn viên và phát triển tổ chức. "
LONG = f"<p>{SENTENCE * 4}</p>"

HEAD = """<table class=h>
<tr><td style="width:75mm"><p style="font-size:12pt">TỔNG LIÊN ĐOÀN LAO ĐỘNG</p><p style="font-size:12pt"><b>LIÊN ĐOÀN LAO ĐỘNG</b></p>
<div style="border-top:1pt solid;width:20mm;margin:2pt auto"></div></td>
<td style="width:90mm"><p style="font-size:12pt"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p style="font-size:13pt"><b>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td><p>Số: 05/BC-LĐLĐ</p></td><td><p><i>Hà Nội, ngày 05 tháng 4 năm 2021</i></p></td></tr></table>
<p class=c style="margin-top:18pt"><b>BÁO CÁO</b></p>"""
SIGNED = """<table class=h style="margin-top:12pt"><tr>
<td><p class=l><b><i>Nơi nhận:</i></b></p><p class=l>- Như trên;</p>
<p class=l>- Các ban và đơn vị trực thuộc của Liên đoàn Lao động (để phối hợp);</p><p class=l>- Lưu: VT.</p></td>
<td><p><b>TM. BAN THƯỜNG VỤ</b></p><p><b>CHỦ TỊCH</b></p><p style="margin-top:30mm"><b>Họ Và Tên</b></p></td>
</tr></table>"""


def made(body: str, style: str = "", **options: object) -> bytes:
    """The PDF of a page with that body."""
    html = f'<html lang="vi"><title>Báo cáo</title><style>{STYLE}{style}</style><body>{body}'
    pdf: bytes = weasyprint.HTML(string=html).write_pdf(**options)
    return pdf


def read(body: str, style: str = "") -> Document:
    """What is read back from a page with that body."""
    return read_pdf(made(body, style), "x.pdf")


def bare(letters: dict[str, str], xmp: str = "") -> bytes:
    """A PDF that shows the keys of `letters`, one after the other, which its font reads as their values."""
    pairs = " ".join(f"<{ord(a):02x}> <{b.encode('utf-16-be').hex()}>" for a, b in letters.items())
    codes = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
    show = f"BT /F 12 Tf 90 700 Td ({''.join(letters)}) Tj ET"
    streams = show, f"{codes} {len(letters)} beginbfchar {pairs} endbfchar endcmap", xmp
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/ToUnicode 6 0 R>>",
        *(f"<</Length {len(text.encode())}>>stream\n{text}\nendstream" for text in streams),
    ]
    numbered = enumerate(objects, start=1)
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in numbered)
    return f"{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def only(document: Document, start: str) -> Paragraph:
    """The one paragraph that begins so."""
    (found,) = (p for p in document.paragraphs if p.text.startswith(start))
    return found


def word_file() -> WordDocument:
    """An empty A4 page with the margins of an office."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.0
    return word


def printed(words: dict[str, WordDocument], folder: Path) -> dict[str, Document]:
    """What is read back, by name, from the PDFs that LibreOffice makes of Word files: it starts once for all."""
    for name, word in words.items():
        word.save(str(folder / f"{name}.docx"))
    made = converted("pdf", *(folder / f"{name}.docx" for name in words))
    return {path.stem: read_pdf(path.read_bytes(), path.name) for path in made}
