"""What a PDF says of itself: titles, language, comments, scripts, links to files, archival form.

In: the file's own objects, as pdfminer hands them over. Out: `Traits`. Objects of the wrong kind count
as absent: nothing here raises for what a file may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from reports.check.model import Traits
from reports.check.pdf.fonts import as_dict
from reports.cleaning import cleaned

VERSION = re.compile(rb"%PDF-(\d\.\d)")
DRAFT = {"draft", "bản nháp"}
NO_COMMENT = {"Link", "Popup"}
MAX_CHAIN = 100
"""How many actions that follow one another are looked at; a chain may be a circle."""
DC, PDF_A, PDF = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://ns.adobe.com/pdf/1.3/}",
)


def read_traits(content: bytes, document: PDFDocument, pages: Sequence[PDFPage]) -> Traits:
    """The traits of a file of these bytes."""
    catalog, info, xmp = as_dict(document.catalog), _info(document), _xmp(document)
    notes = [as_dict(note) for page in pages for note in as_list(page.annots)]
    actions = [*_actions(catalog), *(a for page in pages for a in _actions(page.attrs))]
    actions += [action for note in notes for action in _actions(note)]
    words = (
        info.get("Keywords", ""),
        info.get("Subject", ""),
        xmp.get(f"{PDF}Keywords", ""),
        xmp.get(f"{DC}subject", ""),
    )
    return Traits(
        title=info.get("Title") or xmp.get(f"{DC}title", ""),
        author=info.get("Author") or xmp.get(f"{DC}creator", ""),
        language=as_text(catalog.get("Lang")),
        draft=any(word.strip().casefold() in DRAFT for text in words for word in re.split("[,;]", text)),
        commenters=tuple(as_text(note.get("T")) for note in notes if _is_comment(note)),
        scripts="JavaScript" in as_dict(catalog.get("Names")) or any(map(_is_script, actions)),
        external=tuple(target for action in actions for target in _targets(action)),
        pdf_version=_version(content, catalog),
        archival=xmp.get(f"{PDF_A}part", "") + xmp.get(f"{PDF_A}conformance", "").upper(),
    )


def _info(document: PDFDocument) -> dict[str, str]:
    return {key: as_text(value) for info in document.info for key, value in as_dict(info).items()}


def _xmp(document: PDFDocument) -> dict[str, str]:
    """The properties of the XMP packet, by their names, whether they stand as elements or attributes."""
    packet = resolve1(as_dict(document.catalog).get("Metadata"))
    if not isinstance(packet, PDFStream):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(packet.get_data(), parser)
    except etree.XMLSyntaxError:
        return {}
    found: dict[str, str] = {}
    for element in root.iter(etree.Element) if root is not None else ():
        found.setdefault(element.tag, cleaned(" ".join(element.itertext())))
        found.update({name: cleaned(value) for name, value in element.attrib.items()})
    return found


def _version(content: bytes, catalog: Mapping[str, Any]) -> str:
    """The version of the header, or the later one that the catalogue puts in its place."""
    header = VERSION.search(content[:1024])
    return max(header.group(1).decode() if header else "", as_text(catalog.get("Version")))


def _is_comment(note: Mapping[str, Any]) -> bool:
    """Whether an annotation is one of a reader: no link, no window of another one, no signature."""
    kind = as_text(note.get("Subtype"))
    field = as_text(note.get("FT")) or as_text(as_dict(note.get("Parent")).get("FT"))
    return kind not in NO_COMMENT and not (kind == "Widget" and field == "Sig")


def _actions(holder: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The actions that opening, turning to or clicking something starts."""
    starts = [holder.get("A"), holder.get("OpenAction"), *as_dict(holder.get("AA")).values()]
    waiting = [action for action in map(as_dict, starts) if action]
    for _ in range(MAX_CHAIN):
        if not waiting:
            return
        action = waiting.pop()
        yield action
        following = resolve1(action.get("Next"))
        waiting += filter(None, map(as_dict, following if isinstance(following, list) else [following]))


def _is_script(action: Mapping[str, Any]) -> bool:
    return as_text(action.get("S")) == "JavaScript"


def _targets(action: Mapping[str, Any]) -> Iterable[str]:
    """The file that an action opens, if it opens one."""
    kind, address = as_text(action.get("S")), as_text(action.get("URI"))
    if kind in {"GoToR", "Launch"}:
        file = resolve1(action.get("F"))
        yield as_text(as_dict(file).get("UF") or as_dict(file).get("F")) or as_text(file)
    elif kind == "URI" and address.casefold().startswith("file:"):
        yield address


def as_list(value: object) -> list[Any]:
    """A list of the file, behind its reference; empty when it is none."""
    found = resolve1(value)
    return found if isinstance(found, list) else []


def as_text(value: object) -> str:
    """A text or a name of the file, NFC, without white space at its ends; empty when it is none."""
    found = resolve1(value)
    if isinstance(found, PSLiteral):
        found = found.name
    if isinstance(found, bytes):
        found = (
            found.decode("utf-8-sig", "replace") if found.startswith(b"\xef\xbb\xbf") else decode_text(found)
        )
    return cleaned(found) if isinstance(found, str) else ""
