"""Small inputs that would take all time or memory of a machine."""

from __future__ import annotations

import base64
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import docx
from openpyxl import Workbook

from reports.render.archive import Entry, archive

MB, MIB = 1_000_000, 1 << 20
MANY = "('x'|center(9999)|list)"  # what loops run over where there is no range
STYLE = '<style>html { font: 14pt "Times New Roman", "Liberation Serif" }</style>'


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="vi"><head><title>x</title>{STYLE}</head><body>{body}</body></html>'


def nested_use() -> str:
    levels = "".join(f'<g id="g{n}">{f"<use href=#g{n - 1} />" * 10}</g>' for n in range(1, 8))
    return f'<svg width="9" height="9"><g id="g0"><rect width="1" height="1"/></g>{levels}<use href="#g7"/></svg>'


def deflated(block: bytes, times: int) -> bytes:
    """What so many of these blocks deflate to, without going through them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return once * times + b"\3\0"


def packed(block: bytes, times: int) -> bytes:
    """The same as a stream of zlib, but for its sum at the end."""
    return b"\x78\x9c" + deflated(block, times) + b"\0\0\0\0"


def png(side: int, bits: int, rows: bytes) -> str:
    """A grey picture of side × side dots of so many bits, with its rows packed as they are given."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">2I5B", side, side, bits, 0, 0, 0, 0))
    made = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return f'<img alt="x" src="data:image/png;base64,{base64.b64encode(made).decode()}">'


def huge_png(side: int) -> str:
    """A picture of side × side black dots, which packs to next to nothing."""
    return png(side, 8, packed(b"\0" * (side + 1) * 100, side // 100))


# Pages whose tags never end, or want all memory; already where Jinja computes what is constant.
TAGS = {
    "a power of a power": "{{ 10 ** (10 ** 10) }}",
    "a power that a condition hides": "{% if not title %}{{ 7 ** (7 ** 12) }}{% endif %}",
    "a text a billion times": "{{ 'a' * 10**9 }}",
    "a list a billion times": "{{ ([0] * 10**9)|length }}",
    "a number set in a billion places": "{{ '%1000000000d'|format(1) }}",
    "a text in the middle of a billion": "{{ 'a'|center(10**9) }}",
    "a text drawn in by a billion": "{{ 'a\\nb'|indent(10**9) }}",
    "a replacement of each letter": "{{ ('a' * 10**6)|replace('a', 'b' * 10**6) }}",
    "loops in loops": f"{{% for a in {MANY} %}}{{% for b in {MANY} %}}{{% for c in {MANY} %}}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "loops in loops that print nothing": f"{{% for a in {MANY} %}}{{% for b in {MANY} %}}{{% for c in {MANY} %}}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself with more": "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m(title) }}",
    "a sort of sorts": f"{{% for a in {MANY} %}}{{{{ (a * 10**6)|list|sort|join|length }}}}{{% endfor %}}",
    "brackets in brackets": f"{{{{ {'(' * 3000}1{')' * 3000} }}}}",
    "sums of sums": "{{ " + "+".join(["1"] * 20_000) + " }}",
    "a field of a field of a field": "{{ title" + ".x" * 20_000 + " }}",
    "a million braces": "{" * MB,
    "many tags that are not whole": "{{ x " * 50_000,
}  # fmt: skip
# Pages that only their setting in type makes a bomb.
PAGES = {
    "a cell over a million columns": "<table><tr><td colspan=1000000>x</table>",
    "a cell over a hundred thousand columns and rows": "<table><tr><td colspan=100000 rowspan=60000>x</table>",
    "drawings of drawings": nested_use(),
    "elements in elements": "<div>" * 20_000,
    "a paragraph of a million letters": "<p>" + "chữ dài " * 130_000,
    "a page for each letter": "<style>@page { size: 9mm; margin: 4mm }</style><p>" + "x " * 20_000,
    "a picture of 900 million dots": huge_png(30_000),
    "a letter as high as a house": "<p style='font-size: 999999999px'>x",
}


def word_with(change: Callable[[str], str] = str, *large: Entry) -> bytes:
    """A Word file whose document is changed so, with these parts besides, or in place of its own."""
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph("Báo cáo")
    document.save(made)
    with zipfile.ZipFile(made) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    entries = {name: Entry.of(name, content) for name, content in parts.items()}
    return archive({**entries, **{entry.name: entry for entry in large}}.values())


def a_gigabyte(name: str) -> Entry:
    return Entry(name, 0, 1 << 30, deflated(b" " * MIB, 1024))


def laughing(start: str) -> Callable[[str], str]:
    """A document with entities that hold each other ten times over."""
    lines = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    doctype = f"<!DOCTYPE x [<!ENTITY e0 'ha'>{lines}]>"
    return lambda xml: xml.replace(start, doctype + start, 1).replace("Báo cáo", "&e11;")


def far_cell() -> bytes:
    book, made = Workbook(), BytesIO()
    book.active["A1"] = "Đơn vị"
    book.active["XFD1048576"] = "x"
    book.save(made)
    return made.getvalue()


def repeated_cells() -> bytes:
    """A sheet of ODF that says of one cell that it stands a billion times."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    names = f'xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"'
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet><table:table>{row}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind, made = "application/vnd.oasis.opendocument.spreadsheet", BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
    return made.getvalue()


def packed_pdf() -> bytes:
    """A page whose content is packed twice and unpacks to 4 GB."""
    stream = zlib.compress(packed(b"q Q " * (MIB // 4), 4096), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\n" % table
    return made + head + b"startxref\n%d\n%%%%EOF\n" % len(made)


def aliases(levels: int) -> str:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(["a0: &a0 [x]", *lines, ""])


WORD: dict[str, Callable[[], bytes]] = {
    "a template with a part of 1 GiB": lambda: word_with(str, a_gigabyte("word/media/x.xml")),
    "a template whose text is 1 GiB": lambda: word_with(str, a_gigabyte("word/document.xml")),
    "a template of entities": lambda: word_with(laughing("<w:document")),
    "a Word template with a power of a power": lambda: word_with(lambda xml: xml.replace("Báo cáo", "{{ 10 ** (10 ** 10) }}")),
    "a Word template with a text a billion times": lambda: word_with(lambda xml: xml.replace("Báo cáo", "{{ 'a' * 10**9 }}")),
    "a Word template with loops in loops": lambda: word_with(lambda xml: xml.replace("Báo cáo", TAGS["loops in loops"])),
    "a Word template of a million cells": lambda: word_with(lambda xml: xml.replace("<w:p>", "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * MB + "</w:tr></w:tbl><w:p>")),
}  # fmt: skip
# Files to read figures from, each with its suffix.
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a Word file with a part of 1 GiB": ("docx", lambda: word_with(str, a_gigabyte("word/media/x.xml"))),
    "a Word file whose text is 1 GiB": ("docx", lambda: word_with(str, a_gigabyte("word/document.xml"))),
    "a Word file of entities": ("docx", lambda: word_with(laughing("<w:document"))),
    "a Word file of elements in elements": ("docx", lambda: word_with(lambda xml: xml.replace("<w:p>", "<w:p><w:r>" * 20_000))),
    "a sheet with one cell far off": ("xlsx", far_cell),
    "a sheet of ODF with a cell a billion times": ("ods", repeated_cells),
    "a PDF packed twice": ("pdf", packed_pdf),
    "a web page of elements in elements": ("html", lambda: b"<html><body>" + b"<div>" * 300_000 + b"<p>12 x"),
    "a web page of tables in tables": ("html", lambda: b"<html><body>" + b"<table><tr><td>12 " * 20_000),
    "a line of digits and dots": ("txt", lambda: b"12.345." * 700_000),
    "a line of brackets": ("txt", lambda: b"(12 " * 70_000),
    "a longer line of brackets": ("txt", lambda: b"(12 " * 700_000),
}  # fmt: skip
# Records of a unit, as YAML.
RECORDS = {
    "aliases of aliases": aliases(10),
    "lists in lists": "a: " + "[" * 100_000,
    "ten thousand keys": "".join(f"k{n}: 1\n" for n in range(10_000)),
    "a text of a hundred megabytes": 'period: "' + "x" * 100 * MB + '"\n',
    "marks without end on one letter": 'organisation: "a' + "\u0301\u0323" * MB + '"\n',
    "misspelt ids by the ten thousand": "facts:\n"
    + "".join(f"- {{indicator: unions-foundet-{n}}}\n" for n in range(99_000)),
    "texts that must not be printed": "highlights:\n"
    + "".join(f'- "te\u0445{n}t"\n' for n in range(290_000)),
    "units that nobody knows": "facts:\n"
    + "".join(f"- {{organisation: cong-doan-{n}}}\n" for n in range(99_000)),
}
