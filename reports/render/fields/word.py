"""Word templates, looked through as docxtpl will read them.

docxtpl rewrites the XML of a part before Jinja sees it. So each tag is numbered first, in spaces, which
docxtpl and Jinja pass over: by its number, whatever Jinja gets leads back to its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn

from reports.errors import Finding, Place, message
from reports.render.fields.program import Program, program
from reports.render.fields.scope import Checked
from reports.render.fields.tags import (
    OF_DOCXTPL,
    TAG,
    WIDTH,
    WORD_SLIP,
    WORDS,
    Tag,
    broken,
    error_of,
    find,
    word_of,
    written,
)
from reports.render.fields.walk import walk
from reports.render.word_parts import INCLUDE
from reports.render.word_template import preprocessed, tagged_parts

TEXTS = (qn("w:t"), qn("w:delText"), qn("w:instrText"))
PREFIX = re.compile(r"(?<=^\{[{%])(?P<name>tr|tc|p|r) +")
APART = re.compile(r"(?<=^\{%) +(?P<name>tr|tc|p|r) +(?=(?P<word>\w+))")
CLOSE = re.compile(r"(?P<number>[\u2002\u2003]*)(?P<close>[-+]?[%}]\})$")
TO_SPACES, TO_DIGITS = str.maketrans("01", "\u2002\u2003"), str.maketrans("\u2002\u2003", "01")


def check_word(template: bytes, shown: str, parts: Mapping[str, Program] = MappingProxyType({})) -> Checked:
    """The fields and the slips of a Word template; `shown` names it in messages. Raises `TemplateError`.

    parts: the bodies of those that it may include, by name.
    """
    return walk(read_word(template, shown), shown, parts)


def read_word(template: bytes, shown: str) -> tuple[Program, ...]:
    """The tags of a Word template: of its body, then of each header, footer and of the footnotes.

    The place of a tag is its part, and the number of its paragraph in it, those of tables included.
    """
    return tuple(_read_part(part, named) for named, part in tagged_parts(template, shown))


def read_shared(template: bytes, shown: str) -> Program:
    """The tags of the body of a shared part, which cannot ask for another one."""
    shared = read_word(template, shown)[0]
    asking = (_not_put_in(tag) for tag in shared.tags if tag.word == "include")
    return replace(shared, findings=(*shared.findings, *asking))


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph of a part, and its own pieces of text: those of a text box in it are not."""

    element: Any
    pieces: tuple[Any, ...]

    @classmethod
    def of(cls, element: Any) -> _Paragraph:
        every = element.iter(*TEXTS)
        return cls(element, tuple(p for p in every if next(p.iterancestors(element.tag)) is element))

    @property
    def text(self) -> str:
        return re.sub(r"[\r\n]", " ", _text(self.pieces))

    @property
    def asks_for_part(self) -> bool:
        """Whether a shared part is put in the place of the paragraph."""
        return bool(INCLUDE.fullmatch(self.text)) and self.element.getparent().tag == qn("w:body")

    def holder(self, name: str) -> Any:
        """The paragraph itself, `p`, or the cell, `tc`, or row, `tr`, around it; None when there is none."""
        around = (self.element, *self.element.iterancestors())
        return next((element for element in around if element.tag == qn(f"w:{name}")), None)

    def around(self, prefix: str) -> str:
        """The path of what a tag with this prefix of docxtpl has to be closed in."""
        holder = self.holder(prefix) if prefix in ("tr", "tc") else None
        inside = self.element if holder is None else holder
        return str(inside.getroottree().getpath(inside.getparent()))

    def write(self, text: str) -> None:
        """Give the paragraph another text, in one piece."""
        if text != self.text:
            self.pieces[0].text = text
            for piece in self.pieces[1:]:
                piece.getparent().remove(piece)


def _read_part(part: Any, shown: str) -> Program:
    """What Jinja gets of one part, of which the XML tree is changed on the way."""
    paragraphs = [_Paragraph.of(element) for element in part.iter(qn("w:p"))]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    tags: list[Tag] = []
    told: list[Finding] = []
    new, at = "", 0
    for found in find(text, WORD_SLIP):
        before = text.count("\n", 0, found.start)
        tag = replace(found.tag(text, Place(shown, before + 1)), number=len(tags) + 1)
        if found.broken:
            told.append(broken(tag))
        tag, findings = _placed(tag, paragraphs[before])
        told.extend(findings)
        new += text[at : found.start] + _numbered(tag) + "\n" * tag.source.count("\n")
        tags.append(tag)
        at = found.end
    for paragraph, line in zip(paragraphs, (new + text[at:]).split("\n"), strict=True):
        paragraph.write(line)
    given = _given_to_jinja(preprocessed(part), tags, Place(shown))
    kept = {tag.number for tag in given}
    plain = [tag for tag in tags if tag.text and tag.word not in OF_DOCXTPL]
    lost = [tag for tag in plain if tag.number not in kept]
    if lost:  # what Jinja would get makes little sense then, so look at what is written
        given = [replace(tag, text=PREFIX.sub(" ", tag.text)) for tag in plain]
    return program(given, [*told, *map(_left_out, lost)])


def _numbered(tag: Tag) -> str:
    return CLOSE.sub(lambda end: f"{tag.number:b}".translate(TO_SPACES) + end["close"], tag.text)


def _given_to_jinja(xml: str, tags: list[Tag], place: Place) -> list[Tag]:
    """The tags of the rewritten XML, each with the place of the one it was made of."""
    given = []
    for found in TAG.finditer(xml):
        close = CLOSE.search(found[0])
        number = int(f"0{close['number'].translate(TO_DIGITS)}" if close else "0", 2)
        text = CLOSE.sub(lambda end: end["close"], found[0])
        given.append(replace(tags[number - 1], text=text) if number else Tag(text, text, place, text))
    return given


def _left_out(tag: Tag) -> Finding:
    """What is told of a tag that docxtpl leaves out, as it does with what `{%-` joins to a `{%p … %}`."""
    problem = message("in “{quote}”: what stands here would be lost")
    return tag.finding("lost-text", problem, message("Write the tags without {sign}.", sign="-"))


def _placed(tag: Tag, paragraph: _Paragraph) -> tuple[Tag, list[Finding]]:
    """The tag as docxtpl can take it where it stands, and what is told when it could not have."""
    findings = []
    if "\n" in tag.text:
        whole = tag.text.replace("\n", "")
        tag = replace(tag, text="" if error_of(PREFIX.sub(" ", whole)) else whole)
        problem = message("in “{quote}”: the tag goes on in the next paragraph")
        findings.append(tag.finding("cut-tag", problem, written(tag.text)))
    apart = APART.search(tag.text)
    if apart and apart["word"] in WORDS:
        tag = replace(tag, text=APART.sub(f"{apart['name']} ", tag.text))
        findings.append(broken(tag))
    prefix = PREFIX.search(tag.text)
    name = prefix["name"] if prefix else ""
    tag = replace(tag, level=(name, paragraph.around(name)))
    misplaced = _misplaced(name, tag, paragraph)
    if misplaced:
        findings.append(misplaced)
        tag = replace(tag, text="" if tag.word in (*OF_DOCXTPL, "include") else PREFIX.sub(" ", tag.text))
    return tag, findings


def _misplaced(name: str, tag: Tag, paragraph: _Paragraph) -> Finding | None:
    """What is told of a tag of docxtpl that cannot stand where it does. name: its prefix, if any."""
    if name and not tag.word:
        problem = message("in “{quote}”: what “{tag}” prints would be lost", tag=tag.source)
        return tag.finding("lost-text", problem, written(PREFIX.sub(" ", tag.text)))
    if (name in ("tr", "tc") or tag.word in OF_DOCXTPL) and paragraph.holder("tc") is None:
        problem = message("in “{quote}”: “{tag}” does not stand in a table", tag=tag.source)
        return tag.finding("not-in-a-table", problem)
    if word_of(PREFIX.sub(" ", tag.text)) == "include" and not paragraph.asks_for_part:
        return _not_put_in(tag)
    if name not in ("tr", "tc", "p"):
        return None
    lost = _text(paragraph.holder(name).iter(*TEXTS)).replace(tag.source, " ", 1).strip()
    if not lost:
        return None
    problem = message(
        "in “{quote}”: “{tag}” takes the place of “{lost}” as well", tag=tag.source, lost=lost[:WIDTH]
    )
    return tag.finding("lost-text", problem, message("Give it a paragraph, a cell or a row of its own."))


def _not_put_in(tag: Tag) -> Finding:
    problem = message("in “{quote}”: no part is put in here")
    hint = message("A part is put into a paragraph of its own, outside of tables and of other parts.")
    return tag.finding("no-part-here", problem, hint)


def _text(pieces: Any) -> str:
    return "".join(piece.text or "" for piece in pieces)
