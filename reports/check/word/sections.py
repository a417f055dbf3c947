"""The sections of a Word file: paper, margins, and the page numbers in the margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from reports.check.model import Margins, PageNumber
from reports.check.word.blocks import Area, Block, Blocks, Composer, Page, paragraphs
from reports.check.word.package import Package
from reports.check.word.tables import parts
from reports.check.word.text import PAGE, Piece, joined
from reports.check.word.xml import Element, attributes, find, length, switched, value
from reports.errors import Message, message
from reports.readers.xml import local, whole

LETTER = {"w": "12240", "h": "15840"}  # twips: the paper and the margins of Word when a section states none
INCH = "1440"
TYPED = re.compile(r"\W*(trang|page)?\W*\d{1,3}\W*", re.IGNORECASE)  # a page number typed by hand


@dataclass(frozen=True)
class Section:
    """A section. number: from 1; elements: its paragraphs and tables.

    headers, footers: their parts by the pages they stand on (default, first, even); where the section states
    none, those of the section before.
    """

    number: int
    properties: Element | None
    elements: tuple[Element, ...]
    headers: Mapping[str, Element]
    footers: Mapping[str, Element]

    @property
    def page(self) -> Page:
        """Its paper and text area."""
        size = {**LETTER, **attributes(find(self.properties, "pgSz"))}
        margins, width = self.margins, length(size["w"])
        left, right, top = (side or 0.0 for side in (margins.left, margins.right, margins.top))
        return Page(width, length(size["h"]), left, width - right, top)

    @property
    def margins(self) -> Margins:
        """Its margins as stated, the gutter added to the left one."""
        found = attributes(find(self.properties, "pgMar"))
        top, bottom = (abs(length(found.get(side, INCH))) for side in ("top", "bottom"))
        left, right = (length(found.get(side, INCH)) for side in ("left", "right"))
        return Margins(top, bottom, left + length(found.get("gutter")), right, declared=True)

    @property
    def start(self) -> int | None:
        """What its page numbers begin with when it says so."""
        return whole(value(self.properties, "pgNumType", "start"))

    @property
    def number_format(self) -> str:
        """How its page numbers are written, by Word's name; empty for plain digits."""
        found = value(self.properties, "pgNumType", "fmt")
        return "" if found == "decimal" else found

    @property
    def has_first(self) -> bool:
        """Whether its first page has a header and a footer of its own."""
        return switched(self.properties, "titlePg")


def read_sections(package: Package) -> tuple[Section, ...]:
    """The sections of the document in their order; at least one."""
    body = find(package.roots[package.main], "body")
    found: list[Section] = []
    for properties, elements in _stretches(body if body is not None else ()):
        before = found[-1] if found else None
        headers = {**(before.headers if before else {}), **_linked(package, properties, "headerReference")}
        footers = {**(before.footers if before else {}), **_linked(package, properties, "footerReference")}
        found.append(Section(len(found) + 1, properties, elements, headers, footers))
    return tuple(found)


def _stretches(body: Element) -> Iterator[tuple[Element | None, tuple[Element, ...]]]:
    """For each section its `w:sectPr`, which ends it, and what stands in it."""
    elements: list[Element] = []
    ended = None
    for element in parts(body, {"p", "tbl"}):
        elements.append(element)
        ended = find(element, "pPr/sectPr") if local(element) == "p" else None
        if ended is not None:
            yield ended, tuple(elements)
            elements = []
    last = next(parts(body, {"sectPr"}), None)
    if elements or last is not None or ended is None:
        yield last, tuple(elements)


def _linked(package: Package, properties: Element | None, name: str) -> dict[str, Element]:
    references = map(attributes, parts(properties, {name}) if properties is not None else ())
    found = {ref.get("type", "default"): package.linked(ref.get("id", "")) for ref in references}
    return {kind: root for kind, root in found.items() if root is not None}


@dataclass(frozen=True)
class Margin:
    """A header or footer as set. pages: default, first or even."""

    blocks: Blocks
    pages: str
    in_footer: bool
    place: Message

    def numbers(self, page: Page) -> Iterator[PageNumber]:
        """The page numbers in it: fields, and digits typed by hand."""
        for block in paragraphs(self.blocks):
            inked = [piece for piece in block.pieces if piece.run.text.strip()]
            fields = [piece for piece in inked if piece.field == PAGE]
            typed = inked if TYPED.fullmatch(block.text) else []
            if fields or typed:
                yield self._number(block, page, (fields or typed)[0], bare=fields == inked)

    def _number(self, block: Block, page: Page, piece: Piece, *, bare: bool) -> PageNumber:
        at = sum(len(before.run.text) for before in takewhile(lambda p: p is not piece, block.pieces))
        ink = [part for stretch in block.stretches for line in stretch for part in line]
        part = next((part for part in ink if part.start <= at < part.end), None)
        return PageNumber(
            text=joined(block.pieces),
            bare=bare,
            in_footer=self.in_footer,
            size=piece.run.size,
            italic=piece.run.italic,
            fonts=piece.run.fonts,
            axis=block.area.left + (part.left + part.right) / 2 if part else None,
            middle=(page.left + page.right) / 2,
            place=self.place,
        )


def read_margins(section: Section, composer: Composer) -> tuple[Margin, ...]:
    """The headers and footers of a section as they are set on its pages."""
    number, page = section.number, section.page
    places = (message("header of section {n}", n=number), message("footer of section {n}", n=number))
    return tuple(
        Margin(
            composer.blocks(parts(root, {"p", "tbl"}), Area(page.left, page.right), page, 0.0),
            pages,
            in_footer,
            place,
        )
        for in_footer, stories, place in zip(
            (False, True), (section.headers, section.footers), places, strict=True
        )
        for pages, root in stories.items()
    )
