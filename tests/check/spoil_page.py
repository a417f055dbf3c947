"""Ways to spoil one thing in the page of a finished report, or in the PDF made of it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdf
import pypdf.annotations
import weasyprint
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from reports.render.pdf import render_pdf

Change = Callable[[str], str]


def css(rule: str) -> Change:
    """A rule more at the end of the style sheet."""
    return lambda page: page.replace("</style>", f"{rule}</style>", 1)


def swap(old: str, new: str) -> Change:
    """Other words, or other tags, the first time that they stand there."""

    def change(page: str) -> str:
        assert old in page, old
        return page.replace(old, new, 1)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(page: str) -> str:
        for one in changes:
            page = one(page)
        return page

    return change


def printed(page: str) -> bytes:
    """The page as PDF, as reports are made."""
    return render_pdf(page, "report.pdf")


def printed_plainly(page: str) -> bytes:
    """The page as a PDF that is neither PDF/A nor tagged."""
    pdf: bytes = weasyprint.HTML(string=page).write_pdf()
    return pdf


# ------------------------------------------------------------------------------------- in the finished PDF

Edit = Callable[[pypdf.PdfWriter], object]


def edited(content: bytes, edit: Edit) -> bytes:
    """The PDF after `edit` has had its way with a writer of it."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(content))
    writer.pdf_header = content[:8].decode()
    edit(writer)
    raw = BytesIO()
    writer.write(raw)
    return raw.getvalue()


def fonts(writer: pypdf.PdfWriter, style: str) -> list[DictionaryObject]:
    """What the file says of the fonts whose names end so."""
    found = [entry for entry in writer._objects if isinstance(entry, DictionaryObject)]
    named = [(entry, str(entry.get("/BaseFont") or entry.get("/FontName") or "")) for entry in found]
    return [entry for entry, name in named if name.endswith(f"Serif{style}")]


def renamed(style: str, name: str) -> Edit:
    """A font under another name."""

    def edit(writer: pypdf.PdfWriter) -> None:
        for font in fonts(writer, style):
            key = "/BaseFont" if "/BaseFont" in font else "/FontName"
            font[NameObject(key)] = NameObject(f"/{name}")

    return edit


def bare(style: str) -> Edit:
    """A font that is not in the file."""
    return lambda writer: [font.pop("/FontFile2", None) for font in fonts(writer, style)]


def noted(writer: pypdf.PdfWriter) -> None:
    """A comment of a reader."""
    note = pypdf.annotations.Text(rect=(100, 700, 120, 720), text="Xem lại.")
    note[NameObject("/T")] = TextStringObject("Văn phòng")
    writer.add_annotation(0, note)


def scripted(writer: pypdf.PdfWriter) -> None:
    """A script that runs when the file is opened."""
    action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('1');")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in action.items()}
    )


def launching(writer: pypdf.PdfWriter) -> None:
    """A link that opens another file."""
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/GoToR"), NameObject("/F"): TextStringObject("so-lieu.pdf")}
    )
    link = pypdf.annotations.Link(rect=(100, 700, 120, 720), url="https://192.0.2.1/")
    link[NameObject("/A")] = action
    writer.add_annotation(0, link)


def dated(writer: pypdf.PdfWriter) -> None:
    """A version of PDF that is too old."""
    writer.pdf_header = "%PDF-1.3"
