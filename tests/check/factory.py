"""A good document in the model of the linter, as Word and as PDF, and ways to spoil one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reports.check.judge import Status, judge
from reports.check.model import (
    Align,
    Document,
    FontUse,
    Format,
    Margins,
    PageNumber,
    Paragraph,
    Run,
    Sheet,
    Side,
    Stroke,
    Table,
    Traits,
)
from reports.check.registry import Profile, Registry
from reports.errors import Severity, message
from reports.organisations import Validity
from reports.periods import CutOff

TIMES = ("Times New Roman",)
LEFT_AXIS, RIGHT_AXIS, PAGE_AXIS = 67.5, 150.0, 112.5
REGISTRY = Registry(
    (
        Profile(
            "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",
            "LĐLĐ",
            Validity(date(2000, 1, 1), date(2030, 12, 31)),
            reports_up=True,
        ),
    ),
    CutOff.CALENDAR,
)

Change = Callable[[Document], Document]


def paragraph(text: str, size: float = 14, **fields) -> Paragraph:
    """A paragraph set in one way. bold, italic and other fields of a run go to its run."""
    cut = {name: fields.pop(name) for name in ("bold", "italic", "colour", "underlined") if name in fields}
    settings = {"runs": (Run(text, TIMES, size, **cut),), "raw": text, "place": message(f"at {text[:20]}")}
    return Paragraph(**{"text": text, **settings, **fields})


def left(text: str, level: float, **fields) -> Paragraph:
    """A centred line of ô 2 or 3."""
    return paragraph(
        text, side=Side.LEFT, level=level, align=Align.CENTRE, axis=LEFT_AXIS, width=40, **fields
    )


def right(text: str, level: float, **fields) -> Paragraph:
    """A centred line of ô 1 or 4."""
    return paragraph(
        text, side=Side.RIGHT, level=level, align=Align.CENTRE, axis=RIGHT_AXIS, width=56, **fields
    )


def title(text: str, **fields) -> Paragraph:
    """A bold line in the middle of the page."""
    return paragraph(text, bold=True, align=Align.CENTRE, axis=PAGE_AXIS, width=100, **fields)


def text(words: str, **fields) -> Paragraph:
    """A paragraph of the body."""
    settings = {
        "align": Align.JUSTIFIED,
        "first_indent": 10,
        "left_indent": 0,
        "gap": 6,
        "spacing": 1.0,
        "page": 1,
    }
    return paragraph(words, **{**settings, **fields})


def heading(words: str) -> Paragraph:
    """A heading of the body."""
    return text(words, bold=True, kept=True, last_on_page=False)


def recipient(words: str, size: float = 11, **fields) -> Paragraph:
    """A line of Nơi nhận."""
    settings = {"side": Side.LEFT, "align": Align.LEFT, "left_indent": 0, "first_indent": 0, "level": 900}
    return paragraph(words, size, **{**settings, **fields})


def signature(words: str, level: float, **fields) -> Paragraph:
    """A line of the signature block."""
    return paragraph(
        words, bold=True, side=Side.RIGHT, align=Align.CENTRE, axis=RIGHT_AXIS, level=level, page=2, **fields
    )


def head() -> tuple[Paragraph, ...]:
    """Ô 1 to 4."""
    rule = Stroke(20, LEFT_AXIS)
    return (
        left("TỔNG LIÊN ĐOÀN", 100, size=12),
        left("LAO ĐỘNG VIỆT NAM", 110, size=12),
        left("LIÊN ĐOÀN LAO ĐỘNG", 120, size=12, bold=True),
        left("THÀNH PHỐ HÀ NỘI", 130, size=12, bold=True, stroke=rule),
        right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 100, size=12, bold=True, gap=0, spacing=1.0),
        right(
            "Độc lập - Tự do - Hạnh phúc", 110, size=13, bold=True, stroke=Stroke(56, RIGHT_AXIS), spacing=1.0
        ),
        left("Số: 05/BC-LĐLĐ", 200, size=13),
        right("Hà Nội, ngày 05 tháng 4 năm 2021", 200, size=13, italic=True),
    )


def body() -> tuple[Paragraph, ...]:
    """Ô 5a, 9a and 6."""
    return (
        title("BÁO CÁO"),
        title("Sơ kết hoạt động công đoàn quý I/2021,"),
        title("phương hướng, nhiệm vụ quý II/2021", stroke=Stroke(45, PAGE_AXIS)),
        paragraph("Kính gửi: Tổng Liên đoàn Lao động Việt Nam.", align=Align.CENTRE),
        text(
            "Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 05/01/2021 của Ban Thường vụ về công tác năm, "
            "Liên đoàn Lao động thành phố báo cáo kết quả quý I/2021 (số liệu tính đến ngày 31/3/2021)."
        ),
        heading("I. TÌNH HÌNH CÔNG NHÂN, VIÊN CHỨC, LAO ĐỘNG"),
        text(
            "Việc làm ổn định, đời sống của người lao động được quan tâm; Kế hoạch số 12/KH-LĐLĐ được giữ vững."
        ),
        heading("II. KẾT QUẢ HOẠT ĐỘNG CÔNG ĐOÀN"),
        heading("1. Công tác chăm lo"),
        text("a) Thăm hỏi 1.234 lượt người, kinh phí 2.500.000 đồng, đạt 60,24% kế hoạch."),
        text(
            "b) Có 2.589/4.298 hội nghị người lao động (60,24%), nhiệm kỳ 2018 - 2023, theo quý I và quý II."
        ),
        heading("2. Công tác tuyên truyền"),
        text("Tổ chức 05 cuộc tuyên truyền theo điểm a khoản 2 Điều 5; số liệu nêu tại Phụ lục kèm theo."),
        text("Trên đây là báo cáo kết quả, kỹ lưỡng và hòa hợp./.", last_on_page=False, page=2),
    )


def tail() -> tuple[Paragraph, ...]:
    """Ô 9b and 7."""
    return (
        recipient("Nơi nhận:", 12, bold=True, italic=True, level=890),
        recipient("- Như trên;"),
        recipient("- Các ban, đơn vị;"),
        recipient("- Lưu: VT, Văn phòng."),
        signature("TM. BAN THƯỜNG VỤ", 890),
        signature("CHỦ TỊCH", 910, gap=80),
        signature("Nguyễn Văn A", 990),
    )


def annex() -> tuple[Paragraph, ...]:
    """A phụ lục."""
    return (
        title("Phụ lục"),
        title("BẢNG SỐ LIỆU"),
        paragraph(
            "(Kèm theo Báo cáo số 05/BC-LĐLĐ ngày 05 tháng 4 năm 2021 của Liên đoàn Lao động thành phố Hà Nội)",
            italic=True,
            align=Align.CENTRE,
        ),
    )


def table() -> Table:
    """A data table in the annex, its last line a total."""
    rows = (
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Tỷ lệ (%)"),
        ("Chăm lo", "", "", "", ""),
        ("1", "Quà Tết", "suất", "1.200", "60,20"),
        ("2", "Quà Tháng Công nhân", "suất", "34", "100"),
        ("", "Tổng cộng", "", "1.234", ""),
    )
    runs = tuple(Run(cell, TIMES, 12) for row in rows for cell in row)
    before = len((*head(), *body(), *tail(), *annex()))
    return Table(rows, runs, message("table 1"), before, 165, 0, 165, head_repeats=True, rows_whole=True)


def word() -> Document:
    """The document as Word: a section for the text and one for the annex."""
    number = _number("2")
    sheet = Sheet(210, 297, Margins(20, 20, 30, 15, declared=True), message("section 1"), numbers=(number,))
    annex_sheet = replace(sheet, place=message("section 2"), annex=True, opens_annex=True, annexes=1, start=1)
    return Document(
        Format.DOCX,
        (sheet, annex_sheet),
        (*head(), *body(), *tail(), *annex()),
        (table(),),
        (FontUse("Times New Roman", message("at style Normal")),),
        Traits("Báo cáo quý I/2021", "Liên đoàn Lao động thành phố Hà Nội", "vi-VN"),
    )


def pdf() -> Document:
    """The document as PDF: two pages of text and two of annex."""
    margins = Margins(20.4, 21, 30, 15, declared=False)
    sheets = (
        Sheet(210, 297, margins, message("page 1"), ordinal=1),
        Sheet(
            210,
            297,
            replace(margins, right=16, bottom=90),
            message("page 2"),
            numbers=(_number("2"),),
            ordinal=2,
        ),
        Sheet(210, 297, margins, message("page 3"), annex=True, opens_annex=True, annexes=1, ordinal=1),
        Sheet(210, 297, margins, message("page 4"), annex=True, numbers=(_number("2"),), ordinal=2),
    )
    fonts = tuple(
        FontUse(name, message("page 1"), embedded=True)
        for name in ("TimesNewRomanPSMT", "TimesNewRomanPS-BoldMT")
    )
    traits = replace(word().traits, pdf_version="1.7", archival="2B")
    return replace(word(), format=Format.PDF, sheets=sheets, fonts=fonts, traits=traits)


def _number(text: str) -> PageNumber:
    return PageNumber(text, True, False, 13, False, TIMES, PAGE_AXIS, PAGE_AXIS, message("top margin"))  # noqa: FBT003


MAKERS = {"word": word, "pdf": pdf}
OPENING = "Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 05/01/2021 của Ban Thường vụ, Liên đoàn báo cáo"


def failed(document: Document, registry: Registry = REGISTRY) -> dict[str, Severity]:
    """The rules that fail, with the severity of each."""
    return {r.rule.id: r.severity for r in judge(document, registry) if r.status is Status.FAIL}


def status(document: Document, id: str, registry: Registry = REGISTRY) -> Status:
    """What one rule says."""
    return next(r.status for r in judge(document, registry) if r.rule.id == id)


# ---------------------------------------------------------------------------------------------- spoiling it


def edit(start: str, **fields) -> Change:
    """Changes fields of the paragraph whose text begins with `start`."""

    def change(document: Document) -> Document:
        assert sum(p.text.startswith(start) for p in document.paragraphs) == 1, start
        edited = (replace(p, **fields) if p.text.startswith(start) else p for p in document.paragraphs)
        return replace(document, paragraphs=tuple(edited))

    return change


def say(start: str, words: str) -> Change:
    """Other words for the paragraph whose text begins with `start`."""

    def change(document: Document) -> Document:
        (old,) = (p for p in document.paragraphs if p.text.startswith(start))
        return edit(start, text=words, raw=words, runs=(replace(old.runs[0], text=words),))(document)

    return change


def cut(start: str, **fields) -> Change:
    """Other letters (size, bold, colour ...) for the paragraph whose text begins with `start`."""

    def change(document: Document) -> Document:
        (old,) = (p for p in document.paragraphs if p.text.startswith(start))
        return edit(start, runs=tuple(replace(run, **fields) for run in old.runs))(document)

    return change


def drop(*starts: str) -> Change:
    """Takes paragraphs out; tables keep their place."""

    def change(document: Document) -> Document:
        gone = [n for n, p in enumerate(document.paragraphs) if p.text.startswith(starts)]
        kept = tuple(p for n, p in enumerate(document.paragraphs) if n not in gone)
        tables = tuple(replace(t, before=t.before - sum(n < t.before for n in gone)) for t in document.tables)
        return replace(document, paragraphs=kept, tables=tables)

    return change


def insert(after: str, *new: Paragraph) -> Change:
    """Puts paragraphs after the one whose text begins with `after`; tables keep their place."""

    def change(document: Document) -> Document:
        (at,) = (n + 1 for n, p in enumerate(document.paragraphs) if p.text.startswith(after))
        paragraphs = (*document.paragraphs[:at], *new, *document.paragraphs[at:])
        tables = tuple(
            replace(t, before=t.before + (len(new) if t.before >= at else 0)) for t in document.tables
        )
        return replace(document, paragraphs=paragraphs, tables=tables)

    return change


def sheet(n: int, /, **fields) -> Change:
    """Changes fields of a sheet; margins as `margins={...}`."""

    def change(document: Document) -> Document:
        old = document.sheets[n]
        settings = dict(fields)
        if "margins" in settings:
            settings["margins"] = replace(old.margins, **settings["margins"])
        if "number" in settings:
            settings["numbers"] = tuple(replace(one, **settings["number"]) for one in old.numbers)
            del settings["number"]
        new = replace(old, **settings)
        return replace(document, sheets=tuple(new if s is old else s for s in document.sheets))

    return change


def tabled(**fields) -> Change:
    """Changes fields of the table."""
    return lambda document: replace(document, tables=tuple(replace(t, **fields) for t in document.tables))


def row(number: int, *cells: str) -> Change:
    """Another line for the table."""

    def change(document: Document) -> Document:
        rows = tuple(cells if n == number else old for n, old in enumerate(document.tables[0].rows))
        return tabled(rows=rows)(document)

    return change


def traits(**fields) -> Change:
    """Changes what the file is besides its text."""
    return lambda document: replace(document, traits=replace(document.traits, **fields))


def fonts(name: str, **fields) -> Change:
    """One more font."""
    use = FontUse(name, message("at text"), **fields)
    return lambda document: replace(document, fonts=(*document.fonts, use))


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(document: Document) -> Document:
        for one in changes:
            document = one(document)
        return document

    return change
