"""Row 5: nothing is fetched while a report or a message is made, and nothing in them would be later."""

from __future__ import annotations

import threading
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import docx
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reports.document.letter import Enclosure, Letter
from reports.errors import RenderError, TemplateError
from reports.levels import PdfLevel
from reports.render.html import render_html
from reports.render.letter import Stationery
from reports.render.page_door import page_findings
from reports.render.pdf import render_pdf
from reports.render.templates import Templates, read_templates
from reports.render.word_template import WordTemplate
from tests.bad.recipes import changed
from tests.conftest import ROOT
from tests.reading_back import pdf_text
from tests.reliability.texts import bare_report
from tests.test_pdf import page
from tests.test_render import PAGE, PAGES

CANARY = "KHOCHIMYEN"  # stands in the file and in all that the server says
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
# HTTP stands for the server, FILE for the address of the file, PATH for its path.
BODIES = [
    '<img src="HTTP/a.png" alt="">', '<img src="HTTPS/a.png" alt="">', '<img src="FTP/a.png" alt="">', '<img src="FILE" alt="">',
    '<img src="file://127.0.0.1PATH" alt="">', '<img src="file:PATH" alt="">', '<img src="FILE?x#y" alt="">', '<img src="//HOST/a.png" alt="">',
    '<img src="HTTP/redirect" alt="">', '<img src="HTTP/redirect-file" alt="">', '<img src="PATH" alt="">', '<img src="../../../../../../..PATH" alt="">',
    '<img src="\\\\\\\\HOST\\\\share\\\\a.png" alt="">', '<img src="file:///%65tc/hostname" alt="">', '<img src="FILE%2F..%2Fcanary.txt" alt="">',
    '<img src="  HTTP/a.png" alt="">', '<img src="hTTp://HOST/a.png" alt="">', '<img srcset="HTTP/a.png 2x" alt="">',
    '<picture><source srcset="HTTP/a.png"><img src="#" alt=""></picture>', '<input type="image" src="HTTP/a.png">',
    '<object data="HTTP/a.svg"></object>', '<object data="FILE" type="text/plain"></object>', '<embed src="HTTP/a.svg">',
    '<iframe src="HTTP/a.html"></iframe>', "<iframe srcdoc=\"<img src='HTTP/a.png'>\"></iframe>", '<video poster="HTTP/a.png"></video>',
    '<audio src="HTTP/a.mp3"></audio>', '<script src="HTTP/a.js"></script>', '<table background="HTTP/a.png"><tr><td>x</td></tr></table>',
    '<link rel="stylesheet" href="HTTP/a.css">', '<link rel="stylesheet" href="FILE">', '<link rel="attachment" href="FILE">',
    '<link rel="attachment" href="HTTP/a.txt">', '<a rel="attachment" href="FILE">x</a>', '<link rel="icon" href="HTTP/a.ico">',
    '<base href="HTTP/"><img src="a.png" alt="">', '<base href="file:///"><link rel="attachment" href="PATH">',
    '<meta http-equiv="refresh" content="0; url=HTTP/a">', '<!--[if mso]><img src="HTTP/a.png"><![endif]-->', '<?xml-stylesheet href="HTTP/a.css"?>',
    '<![CDATA[<img src="HTTP/a.png">]]>', '<form action="HTTP/a"></form>', '<p onload="x()">x</p>', '<a href="javascript:x()">x</a>', '<a href="FILE">x</a>', '<a href="#x" attributionsrc="HTTP/a">x</a>',
    *(SVG.format(inside) for inside in (
        '<image href="HTTP/a.png" width="9" height="9"/>', '<image xlink:href="FILE" width="9" height="9"/>', '<use href="HTTP/a.svg#b"/>',
        '<use xlink:href="FILE#b"/>', '<script href="HTTP/a.js"/>', '<style>@import "HTTP/a.css";</style>', '<rect fill="url(HTTP/a.svg#b)" width="9" height="9"/>',
        '<path marker-end="url(HTTP/a.svg#b)"/>', '<set attributeName="href" to="HTTP/a.png"/>', '<feImage href="HTTP/a.png"/>', '<a href="FILE"><text>x</text></a>',
    )),
    '<img src="data:image/svg+xml,SVGDATA" alt="">',
]  # fmt: skip
STYLES = [
    '@import "HTTP/a.css";', "@import url(HTTP/a.css);", "@import 'FILE';", '@imp\\6frt "HTTP/a.css";', '@IMPORT url("HTTP/a.css") print;',
    '@font-face { font-family: x; src: url("HTTP/a.woff2") } p { font-family: x }', '@font-face { font-family: x; src: url("FILE") } p { font-family: x }',
    "p { background: url(HTTP/a.png) }", "p { background: u\\72l(HTTP/a.png) }", "p { background-image: image-set('HTTP/a.png' 1x) }",
    "p { list-style-image: url(HTTP/a.png); display: list-item }", 'p::before { content: url("HTTP/a.png") }', "p { cursor: url(HTTP/a.cur), auto }",
    "p { border-image: url(HTTP/a.png) 1 }", "p { mask: url(HTTP/a.svg#b) }", "p { background: url(FILE) }", "p { background: url(PATH) }",
    "@page { background: url(HTTP/a.png) }", "@page { @top-left { content: url(FILE) } }", "@media print { p { background: url(HTTP/a.png) } }",
    "@color-profile --x { src: url(HTTP/a.icc) }", "p { content: url(  'HTTP/a.png'  ) }", "p { width: expression(x) }",
]  # fmt: skip
FIELDS = [
    'INCLUDETEXT "C:\\\\x.docx"', 'INCLUDEPICTURE "HTTP/a.png" \\\\d', "INCLUDE x.docx", "DDEAUTO c:\\\\windows\\\\cmd.exe", "DDE excel x y", "LINK Excel.Sheet.12 x.xlsx",
    "IMPORT x.png", "DATABASE \\\\d x.mdb", "RD x.docx", 'HYPERLINK "HTTP/a"', "MACROBUTTON x y", "EMBED Package", "AUTHOR", "FILENAME \\\\p", "USERNAME",
    "LASTSAVEDBY", "DOCPROPERTY Company", "MERGEFIELD x", "includetext x.docx", "TEMPLATE", "ASK x y", "FILLIN x",
    'HYPERLINK \\l "x" "HTTP/a"', "HYPERLINK \\l x HTTP/a",
]  # fmt: skip


@pytest.fixture(scope="module")
def canary(tmp_path_factory):
    """A server on loopback that counts who asks for something, and a file nobody is to read."""
    hits: list[str] = []
    file: Path = tmp_path_factory.mktemp("canary") / "canary.txt"
    file.write_text(f"{CANARY} p {{ color: red }}")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            away = {"/redirect": "/a.png", "/redirect-file": file.as_uri()}.get(self.path)
            self.send_response(302 if away else 200)
            if away:
                self.send_header("Location", away)
            self.end_headers()
            self.wfile.write(CANARY.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"

    def filled(text: str) -> str:
        image = (
            SVG.format(f"<image href='http://{host}/a.png' width='9' height='9'/>")
            .replace('"', "'")
            .replace("#", "%23")
        )
        for sign, real in (
            ("SVGDATA", image), ("HTTPS", f"https://{host}"), ("HTTP", f"http://{host}"), ("FTP", f"ftp://{host}"), ("HOST", host),
            ("FILE", file.as_uri()), ("PATH", str(file)),
        ):  # fmt: skip
            text = text.replace(sign, real)
        return text

    yield SimpleNamespace(hits=hits, filled=filled)
    server.shutdown()
    thread.join()
    server.server_close()


def holds_canary(pdf: bytes) -> bool:
    """Whether the canary stands in a PDF, packed or not, or in a file attached to it."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    files = [content for contents in reader.attachments.values() for content in contents]
    streams = []
    for piece in pdf.split(b"stream")[1:]:
        try:
            streams.append(zlib.decompressobj().decompress(piece.lstrip(b"\r\n")))
        except zlib.error:
            streams.append(piece)
    return any(CANARY.encode() in part for part in (pdf, *files, *streams))


def bare_pdf(text: str) -> bool:
    """Whether a page becomes a PDF, when nobody has looked through it before; the canary is not in it."""
    try:
        made = render_pdf(page(text), "x.pdf")
    except RenderError:
        return False
    assert not holds_canary(made)
    return True


STYLED = [f"<style>{style}</style><p>x</p>" for style in STYLES]


def test_no_payload_in_a_page_or_a_stylesheet_fetches_and_each_is_told(canary):
    report, made = bare_report(), 0
    for payload in map(canary.filled, (*BODIES, *STYLED)):
        made += bare_pdf(payload)
        with pytest.raises(TemplateError) as caught:
            render_html(report, {"x.html": page(payload)}, "x.html", "x.html")
        assert "page-from-outside" in {finding.code for finding in caught.value.findings}
        assert caught.value.findings[0].hint
    assert canary.hits == []
    number = len(BODIES) + len(STYLED)
    print(f"row 5: {number} payloads in pages and stylesheets: {number} told, 0 hits, 0 canary bytes")
    print(f"row 5: past that door {number - made} of them fail at WeasyPrint, {made} fetch nothing by nature")


def test_payloads_in_values_are_printed_as_they_are(canary, tmp_path):
    payloads = [canary.filled(text) for text in (*BODIES, *STYLES)]
    fit = [text for text in payloads if "\\" not in text]
    report = replace(bare_report(), closing=tuple(fit))
    made = render_pdf(render_html(report, PAGES, PAGE, "t.html"), "x.pdf")
    (tmp_path / "x.pdf").write_bytes(made)
    said = "".join(pdf_text(tmp_path / "x.pdf").split())
    assert all("".join(text.split()) in said for text in fit[:10])
    assert (canary.hits, holds_canary(made)) == ([], False)
    print(f"row 5: {len(fit)} payloads as values, 0 hits, printed as text")


def test_names_of_attached_records_fetch_nothing(canary):
    names = [canary.filled(name) for name in ("HTTP/a.yaml", "FILE", "PATH", "../../a.yaml")]
    made = render_pdf(page("<p>x</p>"), "x.pdf", PdfLevel.A3U, dict.fromkeys(names, b"a: 1"))
    assert (canary.hits, holds_canary(made)) == ([], False)


def letter(text: str) -> Letter:
    return Letter(
        text,
        text,
        text,
        (),
        (Enclosure(text, text, "1 kB"),),
        text,
        "a@example.org",
        "mailto:a@example.org",
        "b@example.org",
        "mailto:b@example.org",
    )


def test_nothing_in_the_page_of_a_message_comes_from_outside(canary):
    sources = read_templates(ROOT / "templates", "templates")
    payloads = [*map(canary.filled, (*BODIES, *STYLED))]
    bodies = Stationery(Templates(sources, "templates")).bodies(letter(" ".join(payloads)))
    assert page_findings(bodies.page, "x") == ()
    for payload in payloads:
        assert page_findings(bodies.page.replace("</body>", f"{payload}</body>"), "x")
    spoiled = sources["bulletin.html"].replace(b"</body>", payloads[0].encode() + b"</body>")
    with pytest.raises(TemplateError, match="bulletin"):
        Stationery(Templates({**sources, "bulletin.html": spoiled}, "templates")).bodies(letter("Văn phòng"))
    assert canary.hits == []
    print(f"row 5: {len(payloads)} payloads in the page of a message, all told; as values 0 references leave")


def word(change) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ title }}")
    change(document)
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


def with_field(code: str, *, simple: bool):
    xml = (
        f'<w:p {nsdecls("w")}><w:fldSimple w:instr="{code}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
        if simple
        else f'<w:p {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(
            f'<w:r><w:instrText xml:space="preserve">{half}</w:instrText></w:r>'
            for half in (code[:2], code[2:])
        )
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return word(lambda document: document.element.body.insert(0, parse_xml(xml)))


NESTED = (
    '<w:p {}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
FORM = (
    '<w:p {}><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="x"/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
KINDS = [
    "hyperlink",
    "image",
    "aFChunk",
    "subDocument",
    "oleObject",
    "frame",
    "header",
    "video",
    "package",
    "styles",
]
WITHIN = [
    "aFChunk",
    "subDocument",
    "oleObject",
    "package",
    "control",
    "vbaProject",
    "model3d",
    "extensibility",
    "nobody-knows",
    "",
]
RELATIONS = "word/_rels/document.xml.rels"
DROPPED = ["attachedTemplate", "mailMergeSource", "webextensiontaskpanes"]
DRAWN = [
    '<image href="HTTP/a"/>', '<style>@import "HTTP/a.css";</style>', '<style>x{}<![CDATA[@im\\70ort "HTTP/a.css";]]></style>', '<rect fill="url(HTTP/a)"/>',
    '<rect style="fill:url(HTTP/a)"/>', '<path marker-end="url(HTTP/a#b)"/>', "<script>x()</script>", '<use xml:base="HTTP/a" href="#a"/>', '<rect onload="x()"/>', '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
]  # fmt: skip


def test_word_templates_that_lead_outside_are_refused(canary):
    base = RELATIONSHIP_TYPE.IMAGE.rpartition("/")[0]
    cases = [
        with_field(canary.filled(code).replace('"', "&quot;"), simple=number % 2 == 0)
        for number, code in enumerate(FIELDS)
    ]
    cases += [
        word(lambda d, kind=kind: d.part.rels.get_or_add_ext_rel(f"{base}/{kind}", canary.filled("HTTP/a")))
        for kind in KINDS
    ]
    cases += [
        word(lambda d, kind=kind: d.part.rels.get_or_add(f"{base}/{kind}", d.part._styles_part))
        for kind in WITHIN
    ]
    cases.append(word(lambda d: d.element.body.insert(0, parse_xml(NESTED.format(nsdecls("w"))))))
    picture = '<w:p {} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:imagedata src="{}"/></v:shape></w:pict></w:r></w:p>'
    cases.append(
        word(
            lambda d: d.element.body.insert(
                0, parse_xml(picture.format(nsdecls("w"), canary.filled("HTTP/a.png")))
            )
        )
    )
    relation = f'<Relationship Id="rIdX" Type="{base}/image" {{}}/></Relationships>'
    for where in ('Target="HTTP/a"', 'Target="//a.example/x"', 'Target="x.png" TargetMode="external"'):
        relations = canary.filled(relation.format(where)).encode()
        plain = word(lambda _: None)
        with ZipFile(BytesIO(plain)) as archive:
            told = archive.read(RELATIONS).replace(b"</Relationships>", relations)
        cases.append(changed(plain, {RELATIONS: told}))
    cases += [
        changed(word(lambda _: None), {"word/media/x.svg": drawing(canary.filled(one))}) for one in DRAWN
    ]
    cases += [
        disguised(with_field("INCLUDETEXT x.docx", simple=True), name)
        for name in ("document.foo", "document.png")
    ]
    cases.append(word(lambda d: d.element.body.insert(0, parse_xml(FORM.format(nsdecls("w"))))))
    for case in cases:
        with pytest.raises(TemplateError) as caught:
            WordTemplate.compiled(case, "templates/x.docx")
        (finding, *_) = caught.value.findings
        assert (finding.code, finding.place.file, bool(finding.hint)) == (
            "template-from-outside",
            "templates/x.docx",
            True,
        )
    print(f"row 5: {len(cases)} Word templates that lead outside, {len(cases)} refused by name")


def drawing(inside: str) -> bytes:
    return SVG.format(inside).encode()


def disguised(content: bytes, name: str) -> bytes:
    """A Word file whose main part has another name."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for part in old.namelist():
            told = old.read(part).replace(b"word/document.xml", b"word/" + name.encode())
            new.writestr(part.replace("document.xml", name), told)
    return made.getvalue()


def test_a_drawing_that_needs_nothing_may_stand_in_a_word_template():
    inside = '<style>rect { fill: url(#a) }</style><rect fill="url(#a)"/><use href="#b"/>'
    assert WordTemplate.compiled(changed(word(lambda _: None), {"word/media/x.svg": drawing(inside)}), "x")


@pytest.mark.parametrize("kind", DROPPED)
def test_what_a_word_template_says_of_its_own_origin_is_dropped(canary, kind):
    base = RELATIONSHIP_TYPE.IMAGE.rpartition("/")[0]
    template = word(lambda d: d.part.rels.get_or_add_ext_rel(f"{base}/{kind}", canary.filled("HTTP/t.dotm")))
    made = docx.Document(BytesIO(WordTemplate.compiled(template, "x").package.with_parts({}, [])))
    assert not [link for link in made.part.rels.values() if link.is_external]
