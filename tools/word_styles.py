"""The page and the styles of every Word template: NĐ 30/2020/NĐ-CP, Phụ lục I, Mục I and II.

In: an empty python-docx document. Out: the same with its page, its styles, and nothing in it that
says who or what made it. Measures are those of the-thuc.md 1.1, 1.3.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)

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
    "Chú thích bảng": (12, False, True, LEFT, 3, 6, 0),
    "Nơi nhận": (12, True, True, LEFT, 0, 0, 0),
    "Nơi nhận mục": (11, False, False, LEFT, 0, 0, 0),
    "Chữ ký": (14, True, False, CENTRE, 0, 0, 0),
    "Kính gửi": (14, False, False, CENTRE, 0, 6, 0),
    "Nơi kính gửi": (14, False, False, LEFT, 0, 6, 0),
    "Mục lục": (14, True, False, CENTRE, 0, 6, 0),
    "toc 1": (14, False, False, LEFT, 0, 6, 0),
    "Phụ lục": (14, True, False, CENTRE, 0, 0, 0),
    "Tên phụ lục": (14, True, False, CENTRE, 0, 0, 0),
    "Ngắt phần": (1, False, False, LEFT, 0, 0, 0),
    "Kèm theo": (14, False, True, CENTRE, 0, 12, 0),
    "Số trang": (14, False, False, CENTRE, 0, 0, 0),
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
    "Phụ lục",
    "Tên phụ lục",
)


def styled(document: Any) -> Any:
    """The document with the page and all styles."""
    _page(document)
    for name in STYLES:
        _style(document, name)
    return document


def clean(document: Any) -> None:
    """Today's Word, no compatibility mode; and nothing in the file that says who or what made it."""
    _drop_unused_styles(document)
    settings = document.settings.element
    settings.find(qn("w:compat")).find(qn("w:compatSetting")).set(qn("w:val"), "15")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "vi-VN")
    settings.remove(settings.find(qn("w:savePreviewPicture")))
    settings.remove(settings.find(qn("w:rsids")))
    for name, sign in (("decimalSymbol", ","), ("listSeparator", ";")):
        settings.find(qn(f"w:{name}")).set(qn("w:val"), sign)
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by", "subject", "title", "category"):
        setattr(properties, name, "")
    package = document.part.package
    for key, relation in [*package.rels.items()]:
        if "thumbnail" in relation.reltype or "extended-properties" in relation.reltype:
            del package.rels[key]


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
    if name == "Nơi kính gửi":  # its dashes stand under the colon of Kính gửi
        form.left_indent = Mm(91)
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


def _drop_unused_styles(document: Any) -> None:
    """A shared part brings the styles that a file lacks, so each file has only those that it uses."""
    headers = (section.header for section in document.sections)
    own = (header._element for header in headers if not header.is_linked_to_previous)
    parts = (document.element.body, *own)
    used = {style.get(qn("w:val")) for part in parts for style in part.iter(qn("w:pStyle"))}
    for name in STYLES:
        style = document.styles[name]
        if style.style_id not in used and not style.builtin:
            style.element.getparent().remove(style.element)
