"""Writes the Word templates into a folder, from scratch: a file for each form of report, and the parts
that they share.

    python tools/word_template.py templates

The templates are ordinary Word files: open them in Word to change fonts, widths, headings or fixed
words. This script is how the project's own first copies were made, so that changes can be reviewed.
Measures: NĐ 30/2020/NĐ-CP, Phụ lục I, Mục I, II (the-thuc.md 1.1, 1.3, 1.10).
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from word_styles import clean, styled

TEXT_WIDTH = 165  # mm: 210 less the margins of 30 and 15
TWIPS = 1440 / 25.4
PORTRAIT, LANDSCAPE = (210, 297), (297, 210)


def main(folder: Path) -> None:
    """Write every template into `folder`."""
    files: dict[str, Callable[[Any], None]] = {
        "so-ket-quy": _report,
        "so-ket-6-9-thang": _report,
        "tong-ket-nam": _yearly,
        "giao-ban": _report,
        "ke-hoach": _report,
        "parts/heading": _heading,
        "parts/body": _body,
        "parts/signature": _signature,
        "parts/annexes": _annexes,
    }
    for name, write in files.items():
        document = styled(Document())
        write(document)
        clean(document)
        document.save(str(folder / f"{name}.docx"))


def _report(document: Any) -> None:
    _include(document, "heading")
    _include(document, "body")
    _end(document)


def _yearly(document: Any) -> None:
    _include(document, "heading")
    _contents(document)
    _include(document, "body")
    _end(document)


def _end(document: Any) -> None:
    """Signature and annexes. The body's own section ends here; its header has the page number."""
    _include(document, "signature")
    header = document.sections[0].header.paragraphs[0]
    header.style = document.styles["Số trang"]
    _field(header, "PAGE", "2")
    _break(document, PORTRAIT, first=True)
    _include(document, "annexes")


def _include(document: Any, part: str) -> None:
    _lines(document, [f'{{% include "parts/{part}.docx" %}}'], "Normal")


def _break(document: Any, size: tuple[int, int], *, first: bool = False) -> None:
    """The end of a section: a small paragraph that holds its page, here without the last one's header."""
    _lines(document, [""], "Ngắt phần")
    properties = document.paragraphs[-1]._p.get_or_add_pPr()
    section = copy.deepcopy(document.sections[-1]._sectPr)
    if not first:
        for reference in section.findall(qn("w:headerReference")):
            section.remove(reference)
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section.find(qn("w:pgMar")).addnext(numbering)
    page = section.find(qn("w:pgSz"))
    for name, length in zip(("w:w", "w:h"), size, strict=True):
        page.set(qn(name), str(round(length * TWIPS)))
    if size == LANDSCAPE:
        page.set(qn("w:orient"), "landscape")
    properties.append(section)


def _contents(document: Any) -> None:
    """A table of contents field, filled with the parts; Word puts the page numbers in."""
    _lines(document, ["Mục lục"], "Mục lục")
    _lines(document, ["{%p for entry in contents %}", "", "{%p endfor %}"], "toc 1")
    entry = document.paragraphs[-2]
    entry.add_run("{%r if loop.first %}")
    _mark(entry.add_run(), "begin", dirty=True)
    _instruction(entry.add_run(), 'TOC \\o "1-1" \\h \\z \\u')
    _mark(entry.add_run(), "separate")
    entry.add_run("{%r endif %}")
    entry.add_run("{{ entry.text }}")
    entry.add_run("{%r if loop.last %}")
    _mark(entry.add_run(), "end")
    entry.add_run("{%r endif %}")


def _heading(document: Any) -> None:
    # LibreOffice puts a paragraph of its own before a table that opens a document; this one is small.
    _lines(document, [""], "Ngắt phần")
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
    _rule(document, TEXT_WIDTH, 50, after=12)
    _lines(document, ["{%p if salutation %}", "{{ salutation.heading }}"], "Kính gửi")
    _lines(document, ["{%p for line in salutation.lines %}", "{{ line }}", "{%p endfor %}"], "Nơi kính gửi")
    _lines(document, ["{%p endif %}"], "Kính gửi")


def _body(document: Any) -> None:
    _lines(document, ["{{ opening }}"], "Lời văn")
    _part(document, "situation")
    _part(document, "results")
    _promises(document)
    _overview(document)
    _part(document, "assessment")
    _plan(document)
    _part(document, "proposals")


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


def _overview(document: Any) -> None:
    _lines(document, ["{%p if overview %}"], "Lời văn")
    _lines(document, ["{{ overview.heading }}"], "Heading 2")
    _lines(
        document,
        ["{%p for paragraph in overview.paragraphs %}", "{{ paragraph }}", "{%p endfor %}"],
        "Lời văn",
    )
    _lines(document, ["{%p for chart in overview.charts %}"], "Lời văn")
    frame = _table(document, (TEXT_WIDTH,))
    _head(frame, ["{{ chart.title }}"])
    _row(frame, ["{{ chart.alt }}"], "Ô bảng giữa")
    _lines(document, [""], "Đường kẻ")
    _lines(document, ["{%p endfor %}", "{%p endif %}"], "Lời văn")


def _promises(document: Any) -> None:
    _lines(document, ["{%p if promises %}"], "Lời văn")
    _lines(document, ["{{ promises.heading }}"], "Heading 2")
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
    _lines(document, ["{%p if plan.groups %}"], "Lời văn")
    table = _table(document, (9, 106, 25, 25))
    _head(table, ["TT", "Nhiệm vụ, chỉ tiêu", "Thời hạn", "Đơn vị thực hiện"])
    _row(table, ["{%tr for group in plan.groups %}"])
    _row(table, ["{%tr if group.heading %}"])
    _row(table, ["{{ group.heading }}"], "Nhóm bảng", merged=True)
    _row(table, ["{%tr endif %}"])
    _row(table, ["{%tr for row in group.rows %}"])
    _row(
        table,
        ["{{ row.number }}", "{{ row.text }}", "{{ row.due }}", "{{ row.owner }}"],
        ("Ô bảng giữa", "Ô bảng", "Ô bảng giữa", "Ô bảng"),
    )
    _row(table, ["{%tr endfor %}"])
    _row(table, ["{%tr endfor %}"])
    _lines(document, ["{%p endif %}", "{%p endif %}"], "Lời văn")


def _signature(document: Any) -> None:
    _lines(document, ["{%p for paragraph in closing %}", "{{ paragraph }}", "{%p endfor %}"], "Lời kết")
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


def _annexes(document: Any) -> None:
    for write in (_achievements, _completeness, _sources, _remarks):
        write(document)


def _annex_head(document: Any, name: str) -> None:
    _lines(document, [f"{{%p if {name} %}}"], "Lời văn")
    _lines(document, [f"{{{{ {name}.head.name }}}}"], "Phụ lục")
    _lines(document, [f"{{{{ {name}.head.title }}}}"], "Tên phụ lục")
    _lines(document, [f"{{{{ {name}.head.reference }}}}"], "Kèm theo")


def _annex_end(document: Any) -> None:
    _break(document, PORTRAIT)
    _lines(document, ["{%p endif %}"], "Lời văn")


def _achievements(document: Any) -> None:
    _annex_head(document, "achievements")
    _lines(document, ["{%p for table in achievements.tables %}"], "Lời văn")
    table = _table(document, (9, 63, 22, 26, 24, 24, 24, 34))
    units = ["{%tc for column in table.columns %}", "{{ column }}", "{%tc endfor %}"]
    _head(table, ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", *units, "Ghi chú"])
    _row(table, ["{%tr for group in table.groups %}"])
    _row(table, ["{%tr if group.heading %}"])
    _row(table, ["{% colspan 5 + table.columns|length %}{{ group.heading }}"], "Nhóm bảng", merged=True)
    _row(table, ["{%tr endif %}"])
    _row(table, ["{%tr for row in group.rows %}"])
    cells = ["{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"]
    texts = ["{{ row.number }}", "{{ row.label }}", "{{ row.unit }}", "{{ row.result }}", *cells]
    middle, number = "Ô bảng giữa", "Ô bảng số"
    styles = (middle, "Ô bảng", middle, number, number, number, number, "Ô bảng")
    _row(table, [*texts, "{{ row.note }}"], styles)
    _row(table, ["{%tr endfor %}"])
    _row(table, ["{%tr endfor %}"])
    _lines(document, [""], "Đường kẻ")
    _lines(document, ["{%p endfor %}", "{%p if achievements.note %}"], "Lời văn")
    _lines(document, ["{{ achievements.note }}"], "Chú thích bảng")
    _lines(document, ["{%p endif %}", "{%p if achievements.wide %}"], "Lời văn")
    _break(document, LANDSCAPE)
    _lines(document, ["{%p else %}"], "Lời văn")
    _break(document, PORTRAIT)
    _lines(document, ["{%p endif %}", "{%p endif %}"], "Lời văn")


def _completeness(document: Any) -> None:
    _annex_head(document, "completeness")
    _lines(
        document,
        ["{%p for paragraph in completeness.paragraphs %}", "{{ paragraph }}", "{%p endfor %}"],
        "Lời dẫn",
    )
    table = _table(document, (9, 86, 70))
    _head(table, ["TT", "Đơn vị", "Tình hình báo cáo"])
    _row(table, ["{%tr for row in completeness.rows %}"])
    texts = ["{{ row.number }}", "{{ row.organisation }}", "{{ row.standing }}"]
    _row(table, texts, ("Ô bảng giữa", "Ô bảng", "Ô bảng"))
    _row(table, ["{%tr endfor %}"])
    _annex_end(document)


def _sources(document: Any) -> None:
    _annex_head(document, "sources")
    _lines(document, ["{%p for line in sources.documents %}", "{{ line }}", "{%p endfor %}"], "Lời văn")
    table = _table(document, (9, 53, 36, 52, 15))
    _head(table, ["TT", "Chỉ tiêu", "Số liệu", "Trích nguồn", "Nguồn"], "Đầu bảng phụ lục")
    _row(table, ["{%tr for row in sources.rows %}"])
    texts = ["{{ row.number }}", "{{ row.label }}", "{{ row.value }}", "{{ row.quote }}"]
    middle, number, left = "Ô phụ lục giữa", "Ô phụ lục số", "Ô phụ lục"
    _row(table, [*texts, "{{ row.documents }}"], (middle, left, number, left, middle))
    _row(table, ["{%tr endfor %}"])
    _annex_end(document)


def _remarks(document: Any) -> None:
    _annex_head(document, "remarks")
    _lines(document, ["{%p for line in remarks.paragraphs %}", "{{ line }}", "{%p endfor %}"], "Lời văn")
    _annex_end(document)


def _field(paragraph: Any, instruction: str, result: str) -> None:
    _mark(paragraph.add_run(), "begin")
    _instruction(paragraph.add_run(), instruction)
    _mark(paragraph.add_run(), "separate")
    paragraph.add_run(result)
    _mark(paragraph.add_run(), "end")


def _mark(run: Any, kind: str, *, dirty: bool = False) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if dirty:
        mark.set(qn("w:dirty"), "true")
    run._r.append(mark)


def _instruction(run: Any, text: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.text = text
    run._r.append(instruction)


def _lines(where: Any, texts: Iterable[str], style: str) -> None:
    for text in texts:
        where.add_paragraph(text).style = style


def _rule(where: Any, width: float, length: float, after: float = 0) -> None:
    """A line of `length` mm in the middle of `width` mm: the top border of an empty paragraph."""
    paragraph = where.add_paragraph()
    paragraph.style = "Đường kẻ"
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before, form.space_after = Pt(2), Pt(after)
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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
