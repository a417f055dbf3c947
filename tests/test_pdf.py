"""What every PDF is: archivable, readable aloud, the same on every run, and in the stylesheet's own fonts."""

import gc
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest
import weasyprint
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from reports.errors import RenderError
from reports.levels import PdfLevel
from reports.render.pdf import render_pdf
from tests.conftest import ROOT

PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RECORDS = {"cum-1.yaml": b"period: 2021Q1\n", "bac-tu-liem.yaml": "đơn vị: Bắc Từ Liêm\n".encode()}
SERIF = '"Times New Roman", "Liberation Serif"'
WANTED = "Times New Roman, Liberation Serif"
TELL = """
import sys
from reports.errors import RenderError
try:
    from reports.render.pdf import render_pdf
    render_pdf(sys.stdin.read(), "x.pdf")
except RenderError as error:
    print(*(f"{finding.code}: {finding.problem}" for finding in error.findings), sep="\\n")
"""
DIGEST = """
import hashlib, sys
from reports.levels import PdfLevel
from reports.render.pdf import render_pdf
records = {"b.yaml": b"b: 1", "a.yaml": b"a: 1"}
print(hashlib.sha256(render_pdf(sys.stdin.read(), "x.pdf", PdfLevel.A3U, records)).hexdigest())
"""


def page(body: str) -> str:
    """A whole page, with the fonts of the templates."""
    return f"""<!DOCTYPE html><html lang="vi-VN"><head><title>Báo cáo thử</title><meta name="author" content="LĐLĐ">
    <style>html {{ font: 14pt {SERIF} }} @page {{ @top-center {{ content: counter(page); font: 13pt {SERIF} }} }}
    </style></head><body><h1>I. KẾT QUẢ</h1>{body}</body></html>"""


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def problems(body: str) -> list[str]:
    """What is wrong with a page."""
    with pytest.raises(RenderError) as caught:
        render_pdf(page(body), "x.pdf")
    return [f"{finding.code}: {finding.problem}" for finding in caught.value.findings]


def elsewhere(code: str, body: str, changes: Mapping[str, str]) -> str:
    """What another Python prints for `code` and a page, in a changed environment."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **changes},
        cwd=ROOT,
        input=page(body),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("level", "part", "conformance"), [(PdfLevel.A2B, "2", "B"), (PdfLevel.A3U, "3", "U")]
)
def test_a_pdf_claims_pdfa_and_pdfua_in_the_one_tree_that_readers_look_at(level, part, conformance):
    xmp = opened(render_pdf(page("<p>x"), "x.pdf", level)).trailer["/Root"]["/Metadata"].get_data()
    (tree,) = ET.fromstring(xmp).iter(f"{RDF}RDF")
    claims = {name: value for node in tree for name, value in node.attrib.items()}
    assert (claims[f"{PDFA}part"], claims[f"{PDFA}conformance"]) == (part, conformance)
    assert claims[f"{PDFUA}part"] == "1"


def test_a_pdf_has_title_author_language_bookmarks_and_tags_but_no_dates():
    found = opened(render_pdf(page("<h2>1. Tuyên truyền</h2><p>x"), "x.pdf"))
    root, info = found.trailer["/Root"], found.metadata
    assert (info["/Title"], info["/Author"], root["/Lang"]) == ("Báo cáo thử", "LĐLĐ", "vi-VN")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert root["/MarkInfo"]["/Marked"].value
    assert not {"/CreationDate", "/ModDate"} & {*info}
    first, below = found.outline
    assert (first.title, [mark.title for mark in below]) == ("I. KẾT QUẢ", ["1. Tuyên truyền"])


def test_records_ride_in_the_pdf_as_the_data_behind_it():
    found = opened(render_pdf(page("<p>x"), "x.pdf", PdfLevel.A3U, RECORDS))
    assert {name: contents[0] for name, contents in found.attachments.items()} == RECORDS
    files = [file.get_object() for file in found.trailer["/Root"]["/AF"]]
    assert [file["/UF"] for file in files] == sorted(RECORDS)
    assert {(file["/AFRelationship"], file["/Desc"]) for file in files} == {("/Data", "Báo cáo thử")}
    inside = [file["/EF"]["/F"].get_object() for file in files]
    assert {file["/Subtype"] for file in inside} == {"/application/yaml"}
    assert {file["/Params"]["/ModDate"] for file in inside} == {"D:19800101000000Z"}


def test_only_pdfa3_may_hold_records():
    with pytest.raises(ValueError, match=PdfLevel.A2B):
        render_pdf(page("<p>x"), "x.pdf", PdfLevel.A2B, RECORDS)


def test_every_font_is_in_the_file_and_says_its_letters():
    (first,) = opened(render_pdf(page("<p>thường <b>đậm</b> <i>nghiêng</i>"), "x.pdf")).pages
    fonts = [font.get_object() for font in first["/Resources"]["/Font"].values()]
    assert len(fonts) == 3
    for font in fonts:
        assert "/ToUnicode" in font
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<img alt=x src='file:///etc/hostname'>", "disallowed protocol"),
        ("<img alt=x src='http://127.0.0.1:9/x.png'>", "disallowed protocol"),
        ("<img alt=x src='data:image/png;base64,AAAA'>", "disallowed protocol"),
        ("<img alt=x src='x.png'>", "Relative URI"),
        ("<link rel=attachment href='file:///etc/hostname'>", "disallowed protocol"),
        ("<style>@import 'file:///etc/hostname';</style>", "disallowed protocol"),
        ("<p style='background: url(file:///etc/hostname)'>x", "disallowed protocol"),
    ],
)
def test_a_pdf_fetches_nothing(body, text):
    (problem,) = problems(body)
    assert problem.startswith("pdf-warning")
    assert text in problem


def test_a_defect_of_a_stylesheet_is_told_of_every_report_that_has_it():
    body = "<style>p { colour: red }</style><p>x"
    assert problems(body) == problems(body) != []


def test_a_report_is_the_same_whatever_stylesheets_were_parsed_before_it():
    numbered = "<style>@counter-style own { symbols: x } li { list-style: own }</style><ol><li>một</ol>"
    others = ("<style>@counter-style own { symbols: y }</style><p>y", "<style>@layer b, a;</style><p>z")
    alone = elsewhere(DIGEST, numbered, {})
    for body in (*others, numbered, *others):
        render_pdf(page(body), "x.pdf")
    made = render_pdf(page(numbered), "x.pdf", PdfLevel.A3U, {"b.yaml": b"b: 1", "a.yaml": b"a: 1"})
    assert hashlib.sha256(made).hexdigest() == alone


@pytest.mark.parametrize(
    "body", ["<p>x", "<ol><li>một<li>hai</ol>", "<p>x<i style='float: footnote'>ghi chú</i>"]
)
def test_the_rules_for_lists_and_notes_that_a_page_has_no_use_for_change_nothing(body, monkeypatch):
    body += "<h2>1. Bảng</h2><table><tr><th>Đơn vị<td><q>một</q><br><a href='#x' id=x>x</a></table>"
    made = render_pdf(page(body), "x.pdf")
    monkeypatch.setattr("reports.render.pdf.MARKED", re.compile(""))
    assert made == render_pdf(page(body), "x.pdf")


def test_only_a_page_with_lists_or_notes_has_styles_for_their_marks(monkeypatch):
    styles: set[str] = set()
    seen = weasyprint.css.StyleFor.set_computed_styles

    def told(self, element, parent, root=None, pseudo_type=None, **others):
        styles.add(pseudo_type)
        return seen(self, element, parent, root, pseudo_type, **others)

    monkeypatch.setattr("weasyprint.css.StyleFor.set_computed_styles", told)
    render_pdf(page("<p>x"), "x.pdf")
    assert not styles & {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker"}
    render_pdf(page("<ul><li>x</ul>"), "x.pdf")
    assert styles >= {"marker", "footnote-call"}


@pytest.mark.parametrize("body", ["<p>x", "<img alt=x src='x.png'>"])
def test_making_a_pdf_leaves_the_garbage_collector_as_it_was(body):
    for switch, on in ((gc.disable, False), (gc.enable, True)):
        switch()
        with suppress(RenderError):
            render_pdf(page(body), "x.pdf")
        assert gc.isenabled() is on


def test_a_relative_link_does_not_tell_the_folder_it_was_made_in():
    (first,) = opened(render_pdf(page("<p><a href='x.html'>x</a>"), "x.pdf")).pages
    assert first["/Annots"][0]["/A"]["/URI"] == "x.html"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<p>Công ty \U000130c0 Hà Nội", "Công ty \U000130c0 Hà Nội"),
        ("<table><tr><th>Đơn vị<td>một \U000130c0</table>", "một \U000130c0"),
        ("<p style='position: absolute'>dấu \U000130c0", "dấu \U000130c0"),
        ("<style>p::before { content: '\U000130c0 ' }</style><p>x", "\U000130c0"),
        ("<style>@page { @bottom-left { content: 'chân \U000130c0' } }</style>", "chân \U000130c0"),
        (f"<svg font-family='{WANTED}'><title>x</title><text y='9'>\U000130c0</text></svg>", "\U000130c0"),
    ],
)
def test_a_letter_that_no_font_has_is_told_with_its_code_and_its_line(body, line):
    (problem,) = problems(body)
    assert problem == (
        f"letter-without-font: the letter “\U000130c0” (U+130C0) would not be set in {WANTED}; it stands in “{line}”"
    )


def test_a_font_that_the_stylesheet_never_names_is_told():
    body = "<svg><title>x</title><text y='9'>ô</text></svg>"
    assert problems(body) == [
        f"letter-without-font: the letter “ô” (U+00F4) would not be set in {WANTED}; it stands in “ô”"
    ]


def fonts_of(folder: Path, letters: str, *others: str) -> dict[str, str]:
    """An environment whose only fonts are one with `letters`, called Elsewhere, and those of `others`."""
    folder.joinpath("fonts").mkdir()
    if letters:
        font_with(letters).save(folder / "fonts/elsewhere.ttf")
    places = "".join(f"<dir>{place}</dir>" for place in (folder / "fonts", *others))
    config = folder / "fonts.conf"
    config.write_text(f"<fontconfig>{places}<cachedir>{folder / 'cache'}</cachedir></fontconfig>")
    return {"FONTCONFIG_FILE": str(config)}


def font_with(letters: str) -> FontBuilder:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 500))
    pen.lineTo((500, 500))
    pen.closePath()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    made.setupGlyf(dict.fromkeys(names, pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Elsewhere", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    return made


def test_a_letter_from_another_font_is_told(tmp_path):
    match = ["fc-match", "-f", "%{file}", WANTED]
    serif = subprocess.run(match, capture_output=True, text=True, check=True).stdout
    there = fonts_of(tmp_path, "漢", str(Path(serif).parent))
    assert elsewhere(TELL, "<p>Công ty 漢 Hà Nội", there) == (
        f"letter-without-font: the letter “漢” (U+6F22) would not be set in {WANTED}; it stands in “Công ty 漢 Hà Nội”"
    )


def test_a_machine_without_the_fonts_of_the_stylesheet_is_told_so_once(tmp_path):
    there = fonts_of(tmp_path, "abc")
    assert elsewhere(TELL, "<p>abc", there) == (
        f"no-font: none of the fonts {WANTED} is installed; the text would be set in Elsewhere"
    )


def test_a_machine_without_any_font_is_told_so(tmp_path):
    assert (
        elsewhere(TELL, "<p>abc", fonts_of(tmp_path, "")) == "no-font: no font is installed on this machine"
    )
