"""What lies over the pages of a PDF: fields that are filled in, and notes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, TextStringObject
from weasyprint import HTML

from reports.errors import NotUnderstoodError
from tests.readers.findings import codes
from tests.readers.pdf_files import LONG, STYLE, made, read


def with_form(body: str) -> bytes:
    style = (
        "input, textarea, select { border: 1px solid; height: 16pt } textarea { height: 40pt; width: 100mm }"
    )
    return HTML(string=f"<html><style>{STYLE}{style}</style><body>{body}</body></html>").write_pdf(
        pdf_forms=True
    )


def test_what_is_filled_in_in_a_form_is_read_where_it_stands():
    fields = {
        "Đoàn viên kết nạp mới:": '<input name="so" value="350">',
        "Số tiền:": '<input name="tien" value="1.520 triệu đồng">',
        "Mật khẩu:": '<input type="password" name="mat" value="999">',
        "Đạt:": '<input type="checkbox" name="dat" checked>',
        "Không:": '<input type="checkbox" name="khong">',
    }
    rows = "".join(f"<tr><td>{label}</td><td>{field}</td></tr>" for label, field in fields.items())
    document = read(with_form(f"<form><table>{rows}</table></form>"))
    told = document.text.replace("\t", " ").split("\n")
    assert {*told} >= {"Đoàn viên kết nạp mới: 350", "Số tiền: 1.520 triệu đồng", "Đạt: ☒", "Không:"}
    assert "999" not in document.text
    assert document.text.count("☒") == 1
    assert "left-out" not in codes(document)


def changed(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(content))), BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def test_fields_that_stand_on_no_page_are_told():
    def form(writer: PdfWriter) -> None:
        filled = {"/FT": NameObject("/Tx"), "/T": TextStringObject("so"), "/V": TextStringObject("350")}
        field = DictionaryObject({NameObject(name): value for name, value in filled.items()})
        fields = ArrayObject([writer._add_object(field)])
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})

    (finding,) = read(changed(made(f"<p>{LONG}</p>"), form)).findings
    assert str(finding.problem) == "1 fields of a form are filled in and were not read"


@pytest.mark.parametrize("kind", [Text, FreeText])
def test_notes_laid_over_a_page_are_told(kind):
    note = kind(rect=(100, 100, 300, 160), text="Sửa: 352 đoàn viên")
    content = changed(made(f"<p>{LONG}</p>"), lambda writer: writer.add_annotation(0, note))
    document = read(content)
    assert document.text == f"{LONG}\n"
    (finding,) = document.findings
    assert str(finding.problem) == "1 notes laid over the pages were not read: “Sửa: 352 đoàn viên”"


def test_links_are_no_notes():
    assert read(made(f'<p><a href="https://cd.example/">{LONG}</a></p>')).findings == ()


@pytest.mark.parametrize("fields", [0, 1])
def test_a_form_that_only_its_own_program_shows_says_so(fields):
    writer = PdfWriter(BytesIO(made("<p>Please wait...</p>")))
    form = DictionaryObject(
        {
            NameObject("/XFA"): TextStringObject("x"),
            NameObject("/Fields"): ArrayObject([DictionaryObject()] * fields),
        }
    )
    writer._root_object[NameObject("/AcroForm")] = form
    writer._root_object[NameObject("/NeedsRendering")] = BooleanObject(fields == 1)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(NotUnderstoodError, match="XFA form"):
        read(out.getvalue())
