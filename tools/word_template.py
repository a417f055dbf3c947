"""Writes templates/report.docx, the Word template, from scratch.

    python tools/word_template.py templates/report.docx

The template is an ordinary Word file: open it in Word to change fonts, widths, headings or fixed
words. This script is how the project's own first copy was made, so that its changes can be reviewed.
Measures: NĐ 30/2020/NĐ-CP, Phụ lục I, Mục I, II (the-thuc.md 1.1, 1.3, 1.10).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
TEXT_WIDTH = 165  # mm: 210 less the margins of 30 and 15
TWIPS = 1440 / 25.4

# name: size, bold, italic, alignment, space before, space after (pt), first-line indent (mm)
STYLES: dict[str, tuple[float, bool, bool, Any, float, float, float]] = {
    "Cơ quan chủ quản": (12, False, False, CENTRE, 0, 0, 0),
    "Cơ quan ban hành": (12, True, False, CENTRE, 0, 0, 0),
    "Quốc hiệu": (12, True, False, CENTRE, 0, 0, 0),
    "Tiêu ngữ": (13, True, False, CENTRE, 0, 0, 0),
    "Số ký hiệu": (13, False, False, CENTRE, 6, 0, 0),
    "Địa danh và ngày tháng": (13, False, True, CENTRE, 6, 0, 0),
    "Tên loại": (14, True, False, CENTRE, 18, 0, 0),
    "Trích yếu": (14, True, False, CENTRE, 0, 0, 0),
    "Đường kẻ": (4, False, False, CENTRE, 0, 0, 0),
    "Lời văn": (14, False, False, BOTH, 0, 6, 10),
    "Lời dẫn": (14, False, False, BOTH, 0, 6, 10),
    "Lời kết": (14, False, False, BOTH, 6, 6, 10),
    "Ô bảng": (12, False, False, LEFT, 1, 1, 0),
    "Ô bảng giữa": (12, False, False, CENTRE, 1, 1, 0),
    "Ô bảng số": (12, False, False, RIGHT, 1, 1, 0),
    "Đầu bảng": (12, True, False, CENTRE, 1, 1, 0),
    "Đầu bảng phụ lục": (11, True, False, CENTRE, 1, 1, 0),
    "Ô phụ lục": (11, False, False, LEFT, 1, 1, 0),
    "Ô phụ lục giữa": (11, False, False, CENTRE, 1, 1, 0),
    "Ô phụ lục số": (11, False, False, RIGHT, 1, 1, 0),
    "Nhóm bảng": (12, True, False, LEFT, 1, 1, 0),
    "Chú thích bảng": (12, False, True, LEFT, 3, 0, 0),
    "Nơi nhận": (12, True, True, LEFT, 0, 0, 0),
    "Nơi nhận mục": (11, False, False, LEFT, 0, 0, 0),
    "Chữ ký": (14, True, False, CENTRE, 0, 0, 0),
    "Phụ lục": (14, True, False, CENTRE, 0, 0, 0),
    "Kèm theo": (14, False, True, CENTRE, 0, 12, 0),
    "Số trang": (13, False, False, CENTRE, 0, 0, 0),
    "Heading 1": (14, True, False, BOTH, 12, 6, 10),
    "Heading 2": (14, True, False, BOTH, 6, 6, 10),
}
KEPT = (
    "Heading 1",
    "Heading 2",
    "Nhóm bảng",
    "Tên loại",
    "Trích yếu",
    "Lời dẫn",
    "Lời kết",
    "Chú thích bảng",
)


def main(target: Path) -> None:
    """Write the template to `target`."""
    document = Document()
    _page(document)
    for name in STYLES:
        _style(document, name)
    _heading_block(document)
    _body(document)
    _signature(document)
    _annex(document)
    _clean(document)
    document.save(str(target))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    _font(normal, 14, bold=False, italic=False)
    normal.paragraph_format.space_after = Pt(0)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    run.find(qn("w:lang")).set(qn("w:val"), "vi-VN")


def _style(document: Any, name: str) -> None:
    size, bold, italic, alignment, before, after, indent = STYLES[name]
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _font(style, size, bold=bold, italic=italic)
    style.quick_style = True
    form = style.paragraph_format
    form.alignment, form.line_spacing = alignment, 1.0
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent = Mm(indent)
    form.keep_with_next = name in KEPT
    form.widow_control = True


def _font(style: Any, size: float, *, bold: bool, italic: bool) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [*fonts.attrib]:
        del fonts.attrib[name]
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), FONT)


def _heading_block(document: Any) -> None:
    table = _table(document, (75, 90), borders=False)
    left, right = table.rows[0].cells
    _lines(
        left, ["{%p for line in letterhead.superior %}", "{{ line }}", "{%p endfor %}"], "Cơ quan chủ quản"
    )
    _lines(left, ["{%p for line in letterhead.issuer %}", "{{ line }}", "{%p endfor %}"], "Cơ quan ban hành")
    _rule(left, 75, 20)
    _lines(right, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "Quốc hiệu")
    _lines(right, ["Độc lập - Tự do - Hạnh phúc"], "Tiêu ngữ")
    _rule(right, 90, 56)
    number, date = table.add_row().cells
    _lines(number, ["{{ letterhead.number }}"], "Số ký hiệu")
    _lines(date, ["{{ letterhead.date }}"], "Địa danh và ngày tháng")
    for row in table.rows:
        for cell in row.cells:
            cell._tc.remove(cell._tc.p_lst[0])
    _lines(document, ["{{ letterhead.type }}"], "Tên loại")
    _lines(document, ["{%p for line in letterhead.subject %}", "{{ line }}", "{%p endfor %}"], "Trích yếu")
    _rule(document, TEXT_WIDTH, 50)
    _lines(document, [""], "Đường kẻ")


def _body(document: Any) -> None:
    _lines(document, ["{{ opening }}"], "Lời văn")
    _part(document, "situation")
    _part(document, "results")
    _achievements(document)
    _part(document, "assessment")
    _completeness(document)
    _promises(document)
    _plan(document)
    _lines(document, ["{%p for paragraph in closing %}", "{{ paragraph }}", "{%p endfor %}"], "Lời kết")


def _part(document: Any, name: str) -> None:
    _lines(document, [f"{{%p if {name} %}}"], "Lời văn")
    _lines(document, [f"{{{{ {name}.heading }}}}"], "Heading 1")
    _lines(
        document,
        [f"{{%p for paragraph in {name}.paragraphs %}}", "{{ paragraph }}", "{%p endfor %}"],
        "Lời văn",
    )
    _lines(document, [f"{{%p for section in {name}.sections %}}"], "Lời văn")
    _lines(document, ["{{ section.heading }}"], "Heading 2")
    _lines(
        document,
        ["{%p for paragraph in section.paragraphs %}", "{{ paragraph }}", "{%p endfor %}"],
        "Lời văn",
    )
    _lines(document, ["{%p endfor %}", "{%p endif %}"], "Lời văn")


def _achievements(document: Any) -> None:
    _lines(document, ["{%p if achievements %}"], "Lời văn")
    _lines(document, ["{{ achievements.heading }}"], "Heading 2")
    _lines(document, ["{{ achievements.introduction }}"], "Lời dẫn")
    _lines(document, ["{%p for table in achievements.tables %}"], "Lời văn")
    table = _table(document, (9, 72, 18, 22, 21, 21, 21, 26))
    units = ["{%tc for column in table.columns %}", "{{ column }}", "{%tc endfor %}"]
    _head(table, ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", *units, "Ghi chú"])
    _row(table, ["{%tr for group in table.groups %}"])
    _row(table, ["{%tr if group.heading %}"])
    _row(table, ["{% colspan 5 + table.columns|length %}{{ group.heading }}"], "Nhóm bảng", merged=True)
    _row(table, ["{%tr endif %}"])
    _row(table, ["{%tr for row in group.rows %}"])
    cells = ["{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"]
    _row(
        table,
        [
            "{{ row.number }}",
            "{{ row.label }}",
            "{{ row.unit }}",
            "{{ row.result }}",
            *cells,
            "{{ row.note }}",
        ],
        (
            "Ô bảng giữa",
            "Ô bảng",
            "Ô bảng giữa",
            "Ô bảng số",
            "Ô bảng số",
            "Ô bảng số",
            "Ô bảng số",
            "Ô bảng",
        ),
    )
    _row(table, ["{%tr endfor %}"])
    _row(table, ["{%tr endfor %}"])
    _lines(document, [""], "Đường kẻ")
    _lines(document, ["{%p endfor %}", "{%p endif %}"], "Lời văn")


def _completeness(document: Any) -> None:
    _lines(document, ["{%p if completeness %}"], "Lời văn")
    _lines(document, ["{{ completeness.heading }}"], "Heading 1")
    _lines(
        document,
        ["{%p for paragraph in completeness.paragraphs %}", "{{ paragraph }}", "{%p endfor %}"],
        "Lời dẫn",
    )
    table = _table(document, (9, 86, 70))
    _head(table, ["TT", "Đơn vị", "Tình hình báo cáo"])
    _row(table, ["{%tr for row in completeness.rows %}"])
    _row(
        table,
        ["{{ row.number }}", "{{ row.organisation }}", "{{ row.standing }}"],
        ("Ô bảng giữa", "Ô bảng", "Ô bảng"),
    )
    _row(table, ["{%tr endfor %}"])
    _lines(document, ["{%p endif %}"], "Lời văn")


def _promises(document: Any) -> None:
    _lines(document, ["{%p if promises %}"], "Lời văn")
    _lines(document, ["{{ promises.heading }}"], "Heading 1")
    table = _table(document, (9, 81, 25, 50))
    _head(table, ["TT", "Nhiệm vụ đã đề ra", "Đơn vị thực hiện", "Kết quả thực hiện"])
    _row(table, ["{%tr for row in promises.rows %}"])
    _row(
        table,
        ["{{ row.number }}", "{{ row.text }}", "{{ row.owner }}", "{{ row.standing }}"],
        ("Ô bảng giữa", "Ô bảng", "Ô bảng", "Ô bảng"),
    )
    _row(table, ["{%tr endfor %}"])
    _lines(document, ["{%p endif %}"], "Lời văn")


def _plan(document: Any) -> None:
    _lines(document, ["{%p if plan %}"], "Lời văn")
    _lines(document, ["{{ plan.heading }}"], "Heading 1")
    _lines(
        document, ["{%p for paragraph in plan.paragraphs %}", "{{ paragraph }}", "{%p endfor %}"], "Lời dẫn"
    )
    table = _table(document, (9, 70, 38, 23, 25))
    _head(table, ["TT", "Nhiệm vụ", "Chỉ tiêu", "Thời hạn", "Đơn vị thực hiện"])
    _row(table, ["{%tr for group in plan.groups %}"])
    _row(table, ["{%tr if group.heading %}"])
    _row(table, ["{{ group.heading }}"], "Nhóm bảng", merged=True)
    _row(table, ["{%tr endif %}"])
    _row(table, ["{%tr for row in group.rows %}"])
    _row(
        table,
        ["{{ row.number }}", "{{ row.text }}", "{{ row.target }}", "{{ row.due }}", "{{ row.owner }}"],
        ("Ô bảng giữa", "Ô bảng", "Ô bảng giữa", "Ô bảng giữa", "Ô bảng"),
    )
    _row(table, ["{%tr endfor %}"])
    _row(table, ["{%tr endfor %}"])
    _lines(document, ["{%p if plan.note %}"], "Lời văn")
    _lines(document, ["{{ plan.note }}"], "Chú thích bảng")
    _lines(document, ["{%p endif %}", "{%p endif %}"], "Lời văn")


def _signature(document: Any) -> None:
    table = _table(document, (82.5, 82.5), borders=False)
    _whole(table.rows[0])
    left, right = table.rows[0].cells
    _lines(left, ["{{ signature.recipients_heading }}"], "Nơi nhận")
    _lines(left, ["{%p for line in signature.recipients %}", "{{ line }}", "{%p endfor %}"], "Nơi nhận mục")
    _lines(right, ["{%p for line in signature.authority %}", "{{ line }}", "{%p endfor %}"], "Chữ ký")
    _lines(right, ["", "", "", "", ""], "Chữ ký")
    _lines(right, ["{{ signature.name }}"], "Chữ ký")
    for cell in (left, right):
        cell._tc.remove(cell._tc.p_lst[0])


def _annex(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)
    header = document.sections[0].header.paragraphs[0]
    header.style = document.styles["Số trang"]
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("text", "2"), ("end", None)):
        _field(header.add_run(), kind, text)
    _lines(document, ["{{ annex.heading }}", "{{ annex.title }}"], "Phụ lục")
    _lines(document, ["{{ annex.reference }}"], "Kèm theo")
    _lines(document, ["{%p for line in annex.documents %}", "{{ line }}", "{%p endfor %}"], "Lời văn")
    _lines(document, ["{%p if annex.rows %}"], "Lời văn")
    table = _table(document, (9, 53, 36, 52, 15))
    _head(table, ["TT", "Chỉ tiêu", "Số liệu", "Trích nguồn", "Nguồn"], "Đầu bảng phụ lục")
    _row(table, ["{%tr for row in annex.rows %}"])
    _row(
        table,
        ["{{ row.number }}", "{{ row.label }}", "{{ row.value }}", "{{ row.quote }}", "{{ row.documents }}"],
        ("Ô phụ lục giữa", "Ô phụ lục", "Ô phụ lục số", "Ô phụ lục", "Ô phụ lục giữa"),
    )
    _row(table, ["{%tr endfor %}"])
    _lines(document, ["{%p endif %}"], "Lời văn")
    _lines(document, ["{%p for line in annex.remarks %}", "{{ line }}", "{%p endfor %}"], "Lời văn")


def _field(run: Any, kind: str | None, text: str | None) -> None:
    if kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    elif kind == "text":
        run.text = text
    else:
        instruction = OxmlElement("w:instrText")
        instruction.text = text
        run._r.append(instruction)


def _lines(where: Any, texts: Iterable[str], style: str) -> None:
    for text in texts:
        where.add_paragraph(text).style = style


def _rule(where: Any, width: float, length: float) -> None:
    """A line of `length` mm in the middle of `width` mm: the top border of an empty paragraph."""
    paragraph = where.add_paragraph()
    paragraph.style = "Đường kẻ"
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before = Pt(2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _table(document: Any, widths: tuple[float, ...], *, borders: bool = True) -> Any:
    table = document.add_table(rows=1, cols=len(widths))
    table.style = "Table Grid" if borders else "Normal Table"
    table.autofit = False
    properties = table._tbl.tblPr
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:w"), str(round(TEXT_WIDTH * TWIPS)))
    width.set(qn("w:type"), "dxa")
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "0")
    indent.set(qn("w:type"), "dxa")
    width.addnext(indent)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "60" if borders else "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.find(qn("w:tblLayout")).addnext(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _head(table: Any, texts: list[str], style: str = "Đầu bảng") -> None:
    row = table.rows[0]
    _fill(row, texts, (style,) * len(texts))
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _row(
    table: Any, texts: list[str], styles: str | tuple[str, ...] = "Ô bảng", *, merged: bool = False
) -> None:
    row = table.add_row()
    if merged:
        row.cells[0].merge(row.cells[-1])
        texts = texts * len(row.cells)
    texts = texts + [""] * (len(row.cells) - len(texts))
    _fill(row, texts, (styles,) * len(texts) if isinstance(styles, str) else styles)


def _fill(row: Any, texts: list[str], styles: tuple[str, ...]) -> None:
    _whole(row)
    for cell, text, style in zip(row.cells, texts, styles, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.text, paragraph.style = text, style
        align = OxmlElement("w:vAlign")
        align.set(qn("w:val"), "center")
        if cell._tc.get_or_add_tcPr().find(qn("w:vAlign")) is None:
            cell._tc.get_or_add_tcPr().append(align)


def _whole(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.append(OxmlElement("w:cantSplit"))


def _clean(document: Any) -> None:
    """Today's Word, no compatibility mode; and nothing in the file that says who or what made it."""
    settings = document.settings.element
    settings.find(qn("w:compat")).find(qn("w:compatSetting")).set(qn("w:val"), "15")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "vi-VN")
    settings.remove(settings.find(qn("w:savePreviewPicture")))
    settings.remove(settings.find(qn("w:rsids")))
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by", "subject", "title", "category"):
        setattr(properties, name, "")
    package = document.part.package
    for key, relation in [*package.rels.items()]:
        if "thumbnail" in relation.reltype:
            del package.rels[key]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
