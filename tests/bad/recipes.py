"""How files are made that no line of text can show: archives, documents of Word and Excel, PDFs.

A recipe takes the words that follow its name in a case and gives the bytes of the file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pypdfium2
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.conftest import ROOT
from tests.readers.sheet_files import ods, saved, xlsx
from tests.readers.word_files import docx, gone, ins, p, packed, r

REPORT = p("LĐLĐ An Mẫu kết nạp 250 đoàn viên trong quý I/2021.")
ROWS = [("STT", "Nội dung", "Đơn vị tính", "Thực hiện"), (1, "Đoàn viên kết nạp mới", "đoàn viên", 250)]
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">{}]>'


def changed(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """An archive with other parts; None takes one out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts[name] if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def word(kind: str) -> bytes:
    """A Word file with what `kind` names in it."""
    bodies = {
        "plain": REPORT,
        "empty": "",
        "tracked": p("Kết nạp ", gone("250"), ins("300"), " đoàn viên."),
        "hidden": REPORT + p(r("Trao 99 suất quà.", "<w:vanish/>")),
        "old-font": p(
            r("KÕt n¹p 250 ®oµn viªn c«ng ®oµn trong quý", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
        ),
        "picture-only": p("<w:r><w:drawing/></w:r>"),
        "endless-table": "<w:tbl>" * 300 + "</w:tbl>" * 300,
    }
    return docx(bodies[kind])


def word_with(name: str, content: str) -> bytes:
    """A Word file in which a part is `content`, as text."""
    return changed(docx(REPORT), {name: content.encode()})


def word_without(name: str) -> bytes:
    return changed(docx(REPORT), {name: None})


def cut(kind: str, size: str) -> bytes:
    """The first bytes of a file."""
    return BASES[kind]()[: int(size)]


def after(kind: str, text: str) -> bytes:
    """A file with a text before it, as mail programs and downloads leave it."""
    return text.encode() + BASES[kind]()


def locked() -> bytes:
    """What Word makes of a document with a password: an old container with an encrypted package."""
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + name + bytes(1000)


def old_office(kind: str) -> bytes:
    """A file of Office 97: a container with the stream that tells its kind."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + kind.encode("utf-16-le") + bytes(1000)


def bomb(kind: str) -> bytes:
    """An archive that unpacks to far more than it is."""
    part = {"docx": "word/media/image1.png", "xlsx": "xl/media/image1.png", "ods": "Pictures/image1.png"}[
        kind
    ]
    return changed(BASES[kind](), {part: bytes(3_000_000)})


def doctype(kind: str, inside: str = "") -> bytes:
    """An archive whose main part begins with a document type."""
    part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ods": "content.xml"}[kind]
    with zipfile.ZipFile(BytesIO(BASES[kind]())) as archive:
        text = archive.read(part).decode().removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    return changed(BASES[kind](), {part: (DOCTYPE.format(inside) + text).encode()})


def archive(*names: str) -> bytes:
    return packed(*((name, "Trao 5 suất quà.") for name in names))


def hide_row(book: Workbook) -> None:
    book.active.row_dimensions[2].hidden = True


def hide_sheet(book: Workbook) -> None:
    book.create_sheet("Phụ").append(("Trao quà", 5))
    book["Phụ"].sheet_state = "hidden"


def fill(book: Workbook) -> None:
    for n in range(200):
        book.active.append((n, "Đoàn viên", "người", n))


def total_wrongly(book: Workbook) -> None:
    book.active.append((2, "Đoàn viên nữ", "đoàn viên", 150))
    book.active.append(("", "Tổng cộng", "", 999))


SLIPS: dict[str, Callable[[Workbook], object]] = {
    "none": lambda _: None,
    "formula": lambda book: setattr(book.active["D3"], "value", "=SUM(D2:D2)"),
    "error": lambda book: setattr(book.active["D2"], "value", "#REF!"),
    "comment": lambda book: setattr(book.active["D2"], "comment", Comment("số này là 300", "x")),
    "hidden-row": hide_row,
    "hidden-sheet": hide_sheet,
    "many-cells": fill,
    "wrong-total": total_wrongly,
    "empty": lambda book: book.active.delete_rows(1, 5),
}


def sheet(kind: str) -> bytes:
    """An Excel file with what `kind` names in it."""
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    SLIPS[kind](book)
    return saved(book)


def sheet_without(name: str) -> bytes:
    return changed(xlsx(ROWS), {name: None})


def sheet_with(name: str, content: str) -> bytes:
    return changed(xlsx(ROWS), {name: content.encode()})


def pdf(kind: str) -> bytes:
    """A PDF with what `kind` names."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(9 if kind == "many-pages" else 1):
        document.new_page(595, 842)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def letters(encoding: str, text: str) -> bytes:
    return text.encode(encoding)


def repeated(text: str, times: str, end: str = "") -> bytes:
    return (text * int(times) + end).encode()


def octets(digits: str, times: str = "1") -> bytes:
    """Bytes by their hexadecimal digits, as often as told."""
    return bytes.fromhex(digits) * int(times)


def template(name: str, old: str, new: str) -> bytes:
    """A Word template of the repository with another text in place of one, which stands in one run."""
    with zipfile.ZipFile(ROOT / "templates" / name) as file:
        body = file.read("word/document.xml").decode()
    assert body.count(old) >= 1, f"{name} does not hold {old!r}"
    return changed(
        (ROOT / "templates" / name).read_bytes(), {"word/document.xml": body.replace(old, new, 1).encode()}
    )


def page(name: str, old: str, new: str) -> bytes:
    """A page template of the repository with another text in place of one."""
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    assert old in text, f"{name} does not hold {old!r}"
    return text.replace(old, new, 1).encode()


BASES: dict[str, Callable[[], bytes]] = {
    "docx": lambda: docx(REPORT),
    "xlsx": lambda: xlsx(ROWS),
    "ods": lambda: ods(ROWS),
    "pdf": lambda: pdf("empty"),
    "template": (ROOT / "templates/so-ket-quy.docx").read_bytes,
}
RECIPES: dict[str, Callable[..., bytes]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        word, word_with, word_without, cut, after, locked, old_office, bomb, doctype, archive,
        sheet, sheet_without, sheet_with, pdf, letters, repeated, octets, template, page,
    )
}  # fmt: skip
