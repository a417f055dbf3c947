"""Word files made of pieces of XML, each test with just the pieces that it is about."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from reports.check.word.file import read_word

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
WIDTHS = (4252, 5102)  # 75 and 90 mm: all of the text area of `A4`, which begins at 30 mm
QUOC_HIEU, TIEU_NGU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = NAMESPACES["r"]
A4 = """<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134"
    w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"""
ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "theme": "a:theme",
    "comments": "w:comments",
    "footnotes": "w:footnotes",
}


def xml(root: str, inside: str) -> str:
    """A part: its root element with all namespaces declared."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {declared}>{inside}</{root}>'


def word(
    body: str,
    *,
    section: str = A4,
    core: str = "",
    margins: Mapping[str, str] | None = None,
    extra: Mapping[str, str] | None = None,
    links: str = "",
    **parts: str,
) -> bytes:
    """A Word file. parts: what stands in styles, numbering ...; margins: headers and footers by id (`header1`);
    extra: more files by name; links: more relationships of the document."""
    files = {
        "[Content_Types].xml": content_types(parts, margins or {}),
        "_rels/.rels": relations(
            relation("d", "officeDocument", "word/document.xml"),
            f'<Relationship Id="c" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
        ),
        "docProps/core.xml": xml("cp:coreProperties", core),
        "word/document.xml": xml("w:document", f"<w:body>{body}{section}</w:body>"),
        **{f"word/{name}.xml": xml(ROOTS[name], inside) for name, inside in parts.items()},
        **{f"word/{name}.xml": xml(f"w:{name[0:1]}d", inside) for name, inside in (margins or {}).items()},
        **(extra or {}),
    }
    related = [relation(name, name, f"{name}.xml") for name in parts]
    related += [relation(name, name.rstrip("0123456789"), f"{name}.xml") for name in margins or {}]
    files["word/_rels/document.xml.rels"] = relations(*related, links)
    return zipped(files)


def content_types(parts: Mapping[str, str], margins: Mapping[str, str]) -> str:
    """What the parts are: LibreOffice opens no file without."""
    kinds = {"document": "document.main", **{name: name for name in parts}}
    kinds |= {name: name.rstrip("0123456789") for name in margins}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>{types}{listed}</Types>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these entries."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def relations(*links: str) -> str:
    """A `.rels` part."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def relation(key: str, kind: str, target: str, mode: str = "Internal") -> str:
    """One link of a `.rels` part."""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs and of plain texts."""
    content = "".join(x if x.startswith("<") else r(x) for x in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def centred(*inside: str, properties: str = "") -> str:
    """A centred paragraph."""
    return p(*inside, properties=properties + '<w:jc w:val="center"/>')


def table(*rows: tuple[str, ...], widths: tuple[int, ...], properties: str = "", row: str = "") -> str:
    """A table without borders and cell margins. widths: in twips; rows: what stands in the cells."""
    bare = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(f"<w:tr><w:trPr>{row}</w:trPr>{''.join(map(cell, cells))}</w:tr>" for cells in rows)
    return f"<w:tbl><w:tblPr>{properties}{bare}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def cell(inside: str, properties: str = "") -> str:
    """A cell; one that is written out as `<w:tc>` stays as it is."""
    return inside if inside.startswith("<w:tc>") else f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def anchored(shape: str, *, x: float, y: float, width: float, height: float = 0) -> str:
    """A run with a floating DrawingML shape, in mm from the column and in points from its paragraph."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{emu(x)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/><wp:wrapNone/><wp:docPr id="1" name="1"/>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}">'
        f"<wps:wsp>{shape}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )


def emu(mm: float) -> int:
    return round(mm * 36000)


FORM = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{}" cy="{}"/></a:xfrm><a:prstGeom prst="{}"><a:avLst/></a:prstGeom>'


def drawn(*, x: float, y: float, width: float, line: str = "") -> str:
    """A run with a line that Word draws."""
    black = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{line}</a:ln>'
    form = FORM.format(emu(width), 0, "line")
    return anchored(f"<wps:cNvCnPr/><wps:spPr>{form}{black}</wps:spPr><wps:bodyPr/>", x=x, y=y, width=width)


def boxed(inside: str, *, x: float, y: float, width: float) -> str:
    """A run with a text box."""
    form = FORM.format(emu(width), emu(20), "rect")
    text = f'<wps:cNvSpPr txBox="1"/><wps:spPr>{form}</wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/>'
    return anchored(text, x=x, y=y, width=width, height=20)


def read(body="", **parts):
    """The measured document of a body."""
    return read_word(word(body, **parts), "x.docx")


def only(body="", **parts):
    """Its only paragraph."""
    (paragraph,) = read(body, **parts).paragraphs
    return paragraph


def run(body="", **parts):
    """The only run of its only paragraph."""
    (found,) = only(body, **parts).runs
    return found


def texts(body="", **parts):
    """The texts of its paragraphs."""
    return [paragraph.text for paragraph in read(body, **parts).paragraphs]


def bold(size):
    """The properties of a bold run of that size."""
    return f'<w:b/><w:sz w:val="{size * 2}"/>'


def field(instruction, result):
    """A field in the long form."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{r(result)}{end}"


def style(key, inside, kind="paragraph", based_on="", default="0"):
    """A style."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}" w:default="{default}">{based}{inside}</w:style>'


def styled(key):
    """The paragraph property that names a style."""
    return f'<w:pStyle w:val="{key}"/>'


def heading(left, right, **options):
    """A table without lines with two halves."""
    return table((left, right), widths=WIDTHS, **options)


def data(*rows, **options):
    """A table of three columns."""
    return table(*rows, widths=(1000, 2000, 3000), **options)
