"""The one door to Word templates: nothing in them leads outside, nothing tells who made them and where.

In: the bytes of a template. Out: the same template without the traces of people and machines, tracked changes
as accepted. What Word would fetch, run or ask for when the report is opened is refused by name, never
taken out in silence, for it may be what the office prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml.etree import XPath

from reports.errors import Finding, NotUnderstoodError, Place, Severity, TemplateError, message
from reports.readers.model import Limits
from reports.readers.package import Package, opened
from reports.readers.xml import attribute, every, local, parsed
from reports.render.archive import Entry, archive
from reports.render.page_door import TAKE_OUT, drawing_leads_out
from reports.render.word_package import xml

RELATIONS, DRAWING, TYPES, XML = ".rels", ".svg", "[Content_Types].xml", (".xml", ".rels", ".vml", ".svg")
XML_TYPE = re.compile(r"[+/]xml\s*(?:;|$)", re.IGNORECASE)
OF_REPORTS = {  # kinds of relations to what a report may be made of; a hyperlink is one to the report itself
    *("officeDocument", "core-properties", "styles", "stylesWithEffects", "numbering", "settings", "theme"),
    *("themeOverride", "fontTable", "font", "image", "hdphoto", "header", "footer", "footnotes", "endnotes"),
    *("chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "hyperlink"),
    *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
}
TRACES = re.compile(  # kinds of relations to what people noted, to who they are, and to where they worked
    r"comments\w*|people|thumbnail|(?:custom|extended)-?[pP]roperties|customXml\w*|printerSettings|webSettings"
    r"|glossaryDocument|attachedTemplate|mailMerge\w*|recipientData|webextension\w*|attachedToolbars|keyMap\w*"
    r"|classificationlabels|intelligence\w*|documenttasks|origin"
)
MACROS = ("entryMacro", "exitMacro")  # of fields of forms
TOLD_OF_PEOPLE = (
    *("rsids", "rsid", "mailMerge", "docVars", "attachedTemplate", "saveThroughXslt", "permStart", "permEnd"),
    *("dataBinding", "commentRangeStart", "commentRangeEnd", "commentReference"),
)
DELETED = ("del", "moveFrom", "cellIns", "cellDel", "cellMerge", "numberingChange", "tblGridChange")
CHANGED = re.compile(r"\w+PrChange|(?:move|customXml)\w+Range(?:Start|End)")
INSERTED = ("ins", "moveTo")
MAYBE_CHANGED = XPath("//*[contains(local-name(), 'PrChange') or contains(local-name(), 'Range')]")
SAYS_WHO = XPath(
    "//@*[starts-with(local-name(), 'rsid') or contains('|author|initials|userId|providerId|', "
    "concat('|', local-name(), '|'))]"
)
PATH = re.compile(r"[a-z]:[\\/]|\\\\|file:|/home/|/users/|/tmp/", re.IGNORECASE)
PICTURES = ("docPr", "cNvPr", "imagedata")
FIELDS = {  # what a field may do: count, refer to the document itself, show a day
    *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "TC", "XE", "INDEX", "REF", "PAGEREF", "NOTEREF"),
    *("STYLEREF", "SEQ", "=", "IF", "QUOTE", "SYMBOL", "EQ", "ADVANCE", "LISTNUM", "DATE", "TIME"),
    *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "TITLE", "SUBJECT"),
}
FIELD_NAME = re.compile(r"\s*(=|[^\W\d_]+)")
WITHIN = re.compile(  # to a place in the document itself, and nowhere else
    r"\s*HYPERLINK\s+\\l\s+(?:\"[^\"]*\"|[^\s\"\\]+)(?:\s+\\h|\s+\\o\s+\"[^\"]*\")*\s*", re.IGNORECASE
)
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)  # an address, or another machine
NAMELESS = "?"  # a field whose name another field gives
ADDRESSES = XPath("//@*[local-name() = 'src' or local-name() = 'href' or local-name() = 'althref']")
SHOWN = 100


@lru_cache(maxsize=64)  # shared parts are opened for each template that takes them in
def admitted(content: bytes, shown: str) -> bytes:
    """The template without traces; `shown` is its name. Raises `TemplateError` for what may not come in."""
    try:
        package = opened(content, Limits())
        parts = {name: _part(package, name) for name in package.names}
    except NotUnderstoodError as error:
        finding = Finding(Severity.ERROR, "template", Place(shown), error.problem, error.hint)
        raise TemplateError([finding]) from error
    trees = {name: part for name, part in parts.items() if not isinstance(part, bytes)}
    if led := dict.fromkeys(where for name, tree in trees.items() for where in _leading_out(name, tree)):
        raise TemplateError(_outside(shown, where) for where in led)
    for tree in trees.values():
        _forget(tree)
        _accept_changes(tree)
    written = {name: xml(part) if name in trees else part for name, part in parts.items()}
    return archive(Entry.of(name, part) for name, part in written.items())


def _part(package: Package, name: str) -> Any:
    """A part as a tree where it is XML, else its bytes."""
    content = package.read(name)
    return parsed(content, name) if name.lower().endswith(XML) else content


def _outside(shown: str, what: str) -> Finding:
    problem = message("the template leads out of itself: {text}", text=what[:SHOWN])
    return Finding(Severity.ERROR, "template-from-outside", Place(shown), problem, TAKE_OUT)


def _leading_out(name: str, tree: Any) -> Iterator[str]:
    """What in a part Word would fetch, run or ask for, each with how the part is called."""
    for link in every(tree, "Relationship") if name.endswith(RELATIONS) else ():
        kind, target = _kind(link), attribute(link, "Target") or ""
        out = attribute(link, "TargetMode") not in (None, "Internal") or ELSEWHERE.match(target)
        if not TRACES.fullmatch(kind) and (kind not in OF_REPORTS or out):
            yield f"{name}: {kind} {target}"
    yield from (f"{name}: {{ {field.strip()} }}" for field in _fields(tree) if not _harmless(field))
    yield from (f"{name}: {local(macro)} {attribute(macro, 'val')}" for macro in every(tree, *MACROS))
    for value in ADDRESSES(tree):
        if not value.startswith("#"):
            yield f"{name}: {local(value.getparent())} {value}"
    if name.lower().endswith(DRAWING):
        yield from (f"{name}: {what}" for what in drawing_leads_out(tree))
    if name == TYPES:
        yield from (f"{name}: {part}" for part in _in_disguise(tree))


def _in_disguise(types: Any) -> Iterator[str]:
    """Parts that are XML by what the file says of them and not by their names: nobody looks into those."""
    for said in every(types, "Default", "Override"):
        part = attribute(said, "PartName") or f".{attribute(said, 'Extension')}"
        if XML_TYPE.search(attribute(said, "ContentType") or "") and not part.lower().endswith(XML):
            yield part


def _kind(link: Any) -> str:
    return (attribute(link, "Type") or "").rpartition("/")[2]


def _fields(tree: Any) -> Iterator[str]:
    """The instructions of the fields of a part, each without those within it."""
    begun: list[str] = []
    for element in every(tree, "fldSimple", "fldChar", "instrText", "delInstrText"):
        match local(element), attribute(element, "fldCharType"):
            case "fldSimple", _:
                yield attribute(element, "instr") or ""
            case "fldChar", "begin":
                begun[-1:] = [begun[-1] if begun[-1].strip() else NAMELESS] if begun else []
                begun.append("")
            case "fldChar", "end" if begun:
                yield begun.pop()
            case (("instrText" | "delInstrText"), _) if begun:
                begun[-1] += element.text or ""
    yield from begun


def _harmless(field: str) -> bool:
    name = FIELD_NAME.match(field)
    return bool(name and name[1].upper() in FIELDS) or bool(WITHIN.fullmatch(field))


def _forget(tree: Any) -> None:
    """Take out what tells of people and their machines, and which people read in no document."""
    gone = [link for link in every(tree, "Relationship") if TRACES.fullmatch(_kind(link))]
    for element in [*gone, *every(tree, *TOLD_OF_PEOPLE)]:
        element.getparent().remove(element)
    for element in every(tree, *PICTURES):  # a picture is called like the file that it came from
        named = {"name": "Picture", "descr": attribute(element, "descr") or "", "title": ""}
        for key in element.attrib:
            if (value := named.get(key.rpartition("}")[2])) is not None:
                element.set(key, "" if PATH.search(value) else value)
    for told in SAYS_WHO(tree):
        del told.getparent().attrib[told.attrname]


def _accept_changes(tree: Any) -> None:
    """Tracked changes as accepted."""
    changed = [element for element in MAYBE_CHANGED(tree) if CHANGED.fullmatch(local(element))]
    for element in [*changed, *every(tree, *DELETED)]:
        row = element.getparent().getparent() if local(element.getparent()) == "trPr" else None
        gone = row if row is not None and local(element) == "del" else element
        gone.getparent().remove(gone)
    for element in [*every(tree, *INSERTED)]:
        for child in [*element]:
            element.addprevious(child)
        element.getparent().remove(element)
