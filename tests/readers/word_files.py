"""Word files with known content, made part by part."""

import zipfile
from io import BytesIO

from reports.readers.model import Document, Options, Tracked
from reports.readers.opening import document_of

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{main}" ContentType="{type}"/></Types>'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ROOTS = {"header": "hdr", "footer": "ftr"}


def packed(*members, **options):
    """A zip archive of (name, content), the same at any time."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def saved(document):
    """The bytes of a document of python-docx."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def part(root, content):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relations(*links):
    """Links as (id, kind, target) or (id, kind, target, mode)."""
    rows = (
        f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f'{"".join(f""" TargetMode="{one}" """ for one in mode)}/>'
        for id, kind, target, *mode in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def docx(body, *links, main="word/document.xml", type=WORD, **parts):
    """A Word file with this body. parts: by their kinds; header and footer with a number, `header1`."""
    folder, _, name = main.rpartition("/")
    known = [(kind, kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts]
    return packed(
        ("[Content_Types].xml", TYPES.format(main=main, type=type)),
        ("_rels/.rels", relations(("a", "officeDocument", main))),
        (main, part("document", f"<w:body>{body}</w:body>")),
        (f"{folder}/_rels/{name}.rels", relations(*known, *links)),
        *((f"{folder}/{kind}.xml", part(ROOTS.get(plain, plain), parts[kind])) for kind, plain, _ in known),
    )


def p(*runs, props=""):
    """A paragraph; texts become runs, what begins with < is put in as it is."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def r(text, props="", tag="t"):
    inner = f'<w:{tag} xml:space="preserve">{text}</w:{tag}>'
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inner}</w:r>"


def ins(text):
    return f'<w:ins w:id="1" w:author="x">{r(text)}</w:ins>'


def gone(text):
    return f'<w:del w:id="2" w:author="x">{r(text, tag="delText")}</w:del>'


def tbl(*rows):
    return f"<w:tbl>{''.join(row if row.startswith('<') else tr(*row.split('|')) for row in rows)}</w:tbl>"


def tr(*cells, props=""):
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>"


def tc(content, props=""):
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inner}</w:tc>"


def box(*paragraphs):
    """A text box as Word writes it: twice, as a drawing and for older programs."""
    text = f"<w:txbxContent>{''.join(map(p, paragraphs))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def reference(kind, id, pages="default"):
    """What leads from a section to one of its margins. kind: header or footer; pages: default, first or even."""
    return f'<w:{kind}Reference w:type="{pages}" r:id="{id}"/>'


def read(content, tracked="accepted") -> Document:
    return document_of(content, "bao-cao.docx", Options(tracked=Tracked(tracked)))


def text_of(body, tracked="accepted", **parts):
    """The text of a Word file with this body."""
    return read(docx(body, **parts), tracked).text
