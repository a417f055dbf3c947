"""Word templates, prepared once: rewritten by docxtpl, compiled by Jinja, their parts deflated. The only user
of docxtpl.

In: the bytes of a Word file with tags. Out: a `WordTemplate`, and from it and the values of a report the
parts that the report changes. docxtpl is never called in another way: by default it loses text and runs
code (field-notes.md 1), and it begins from the file for each report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

import jinja2
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from reports.render.environment import environment, template_errors
from reports.render.word_door import admitted
from reports.render.word_package import Package, packaged
from reports.render.word_parts import opening, see_body

DOCXTPL = DocxTemplate(BytesIO())  # for what it does with texts of XML alone
BESIDE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
CHANGED = re.compile(r"\{[{%#_]|[}%]_\}|[\t\n\a\f]")  # what filling changes in a part
PARAGRAPH_START = re.compile(r"(?=<w:p[ >])")
PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
BODY = re.compile(r"^<w:body[^>]*>|</w:body>$")
ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
LISTED = re.compile(r"[\t\n\a\f]")  # what docxtpl makes tabs, new lines, paragraphs and pages of
PARAGRAPH_END = "</w:p>"
AT_ONCE = 1_000  # texts and values of a template that are filled before they are read


@dataclass(frozen=True)
class _Part:
    """The XML of a part as Jinja reads it, a paragraph a line, and what Jinja made of it. shown: its name in
    messages.
    """

    shown: str
    paragraphs: str
    template: jinja2.Template

    def filled(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The XML filled with these values, with what docxtpl does after filling, piece by piece; each but
        the last ends with a paragraph.

        Raises `TemplateError`.
        """
        left = ""
        with template_errors(self.shown, self.paragraphs):
            stream = self.template.stream(values)
            stream.enable_buffering(AT_ONCE)
            for text in stream:
                whole, end, left = (left + text).rpartition(PARAGRAPH_END)
                yield _after_filling(whole + end)
        yield _after_filling(left)


@dataclass(frozen=True)
class WordTemplate:
    """A Word template, ready to be filled any number of times. shown: its name in messages.

    frame: the document before and after what its body holds; beside: headers, footers and footnotes that
    filling changes.
    """

    shown: str
    package: Package
    frame: tuple[str, str]
    body: _Part
    beside: Mapping[str, _Part]

    @classmethod
    def compiled(cls, content: bytes, shown: str) -> WordTemplate:
        """The template with these bytes. Raises `TemplateError`: no Word file, or a tag that is none."""
        document = _open(content, shown)
        sources = {name: preprocessed(tree) for name, tree in _parts(document)}
        with opening(shown):
            package = packaged(document.docx)
        inside = BODY.sub("", sources.pop(package.document))
        tagged = {name: source for name, source in sources.items() if CHANGED.search(source)}
        beside = {name: _compiled(source, _named(shown, name)) for name, source in tagged.items()}
        return cls(shown, package, _frame(document), _compiled(inside, shown), beside)

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
        """The document filled with these values, and the other parts that filling changes by name, as trees.

        Raises `TemplateError`.
        """
        before, after = self.frame
        document = self._tree(values, self.body, before, after)
        return document, {name: self._tree(values, part) for name, part in self.beside.items()}

    def _tree(self, values: Mapping[str, Any], part: _Part, before: str = "", after: str = "") -> Any:
        """The XML of a part filled with these values as a tree, with what stands before and after it.

        It is read as it is filled: a long report is never there as one text. docxtpl would drop what
        cannot be read, and go on.
        """
        parser = etree.XMLParser()
        try:
            for text in chain((before,), part.filled(values), (after,)):
                parser.feed(text.encode())
            return parser.close()
        except (etree.XMLSyntaxError, UnicodeEncodeError):
            text = "".join((before, *part.filled(values), after))
            paragraphs = PARAGRAPH_START.sub("\n", text)
            with template_errors(self.shown, paragraphs):  # again, to tell where
                return etree.fromstring(paragraphs.encode())


def _after_filling(text: str) -> str:
    """Whole paragraphs that Jinja has filled, with what docxtpl does to them then."""
    text = text.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
    for escape, sign in ESCAPES.items():
        text = text.replace(escape, sign)
    if LISTED.search(text):
        text = PARAGRAPH.sub(lambda paragraph: DOCXTPL.resolve_listing(paragraph[0]), text)
    return text


def tagged_parts(content: bytes, shown: str) -> tuple[tuple[str, Any], ...]:
    """The XML trees that are filled, each with what messages call it: body, headers, footers, footnotes.

    Raises `TemplateError`.
    """
    (_, body), *beside = _parts(_open(content, shown))
    return (shown, body), *((_named(shown, name), tree) for name, tree in beside)


def _named(shown: str, part: str) -> str:
    """What messages call a part beside the body: `templates/so-ket-quy.docx/header1`."""
    return f"{shown}/{PurePosixPath(part).stem}"


def preprocessed(part: Any) -> str:
    """The XML of such a part as docxtpl hands it to Jinja."""
    return str(DOCXTPL.patch_xml(DOCXTPL.xml_to_string(part)))


def _open(content: bytes, shown: str) -> Any:
    clean = admitted(content, shown)
    with opening(shown):
        document = DocxTemplate(BytesIO(clean))
        document.init_docx()
        see_body(document)
    return document


def _parts(document: Any) -> Iterator[tuple[str, Any]]:
    """The parts that docxtpl fills, each with its name in the archive."""
    yield document.part.partname.lstrip("/"), document.element.body
    related = [relation for relation in document.part.rels.values() if not relation.is_external]
    headers_footers = [r.target_part for kind in BESIDE for r in related if r.reltype == kind]
    notes = [part for part in document.part.package.parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES]
    for part in (*headers_footers, *notes):
        yield part.partname.lstrip("/"), parse_xml(part.blob)


def _compiled(source: str, shown: str) -> _Part:
    """The part with this XML. Raises `TemplateError` with the text around a tag that is none."""
    paragraphs = PARAGRAPH_START.sub("\n", source)
    with template_errors(shown, paragraphs):
        return _Part(shown, paragraphs, environment().from_string(paragraphs))


def _frame(document: Any) -> tuple[str, str]:
    """What stands before and after the inside of the body, which is emptied, in the part of the document."""
    document.element.body.clear()
    before, _, after = DOCXTPL.xml_to_string(document.element).rpartition("/>")
    return f"{before}>", f"</w:body>{after}"
