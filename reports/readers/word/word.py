"""Word files (.docx) to text: headers, the body with its tables and text boxes, notes, footers.

Read straight from the XML: what libraries make of tracked changes, merged cells and text boxes loses figures.
Macros are not run, and no link is followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from reports.errors import Message, NotUnderstoodError, Place, message
from reports.readers.file import File
from reports.readers.model import PAGE_FOOTER, PAGE_HEADER, Document, Format, Options
from reports.readers.office import main_part, relations
from reports.readers.package import Package
from reports.readers.pieces import Piece, composed, in_unicode
from reports.readers.spoiled import spoiled
from reports.readers.word.blocks import Blocks
from reports.readers.word.changes import Revisions
from reports.readers.word.findings import Beside, findings_of
from reports.readers.word.lists import Counter, read_lists
from reports.readers.word.styles import Styles
from reports.readers.word.text import DOCUMENT, Texts, all_text
from reports.readers.xml import SAVE_AGAIN, Element, attribute, every, find, local, switch

ROOTS = {"document", "hdr", "ftr", "footnotes", "endnotes", "comments", "styles", "numbering", "settings"}
NOTES = {"footnote": "footnotes", "endnote": "endnotes"}  # the part with the notes of each kind


def word_document(file: File, options: Options) -> Document:
    """A Word file as text. Raises `NotUnderstoodError`."""
    parts = Parts(file.package)
    revisions = Revisions(options.tracked)
    texts = Texts(Styles(parts.of("styles")), Counter(read_lists(parts.of("numbering"))))
    blocks = Blocks(texts)
    pieces, found = in_unicode(_pieces(parts, revisions, texts, blocks))
    text, regions = composed(pieces)
    comments = tuple(all_text(comment) for comment in every(parts.of("comments"), "comment"))
    beside = Beside(
        comments, parts.links, [*texts.converted, *found.pairs], found.doubtful, blocks.nested, empty=not text
    )
    findings = (*spoiled(text, file.path), *findings_of(Place(file.path), revisions, texts, beside))
    return Document(text, file.path, sha256(file.content).hexdigest(), Format.DOCX, regions, findings)


class Parts:
    """The parts that the main part of a Word file leads to, each of its alternatives left with one branch.

    links: to how many files beside this one they lead; those to pages do not count.
    """

    def __init__(self, package: Package) -> None:
        self._package, self._main = package, main_part(package)
        self._relations = relations(package, self._main)
        outside = (link for link in self._relations.values() if link.external)
        self.links = sum(link.kind != "hyperlink" for link in outside)

    def main(self) -> Element:
        """The root of the main part."""
        return self._root(self._main)

    def of(self, kind: str) -> Element | None:
        """The root of the part of a kind, such as `styles`; None without."""
        links = self._relations.values()
        part = next((link.target for link in links if link.kind == kind and not link.external), "")
        return self._root(part) if part in self._package.names else None

    def linked(self, key: str) -> Iterator[Element]:
        """The root of the part with that id; none when there is no such part."""
        link = self._relations.get(key)
        if link and link.target in self._package.names:
            yield self._root(link.target)

    def _root(self, part: str) -> Element:
        root = self._package.xml(part)
        if local(root) not in ROOTS:
            problem = message("the part {part} is not what Word files have there", part=part)
            raise NotUnderstoodError(problem, SAVE_AGAIN, code="file-damaged")
        for alternatives in list(every(root, "AlternateContent")):
            branches = (find(alternatives, name) for name in ("Choice", "Fallback"))
            chosen = next((branch for branch in branches if branch is not None), None)
            for other in [branch for branch in alternatives if branch is not chosen]:
                alternatives.remove(other)
        return root


def _pieces(parts: Parts, revisions: Revisions, texts: Texts, blocks: Blocks) -> list[Piece]:
    """All that is shown: headers, the body, notes in the order of their numbers, footers."""
    document = revisions.settled(parts.main())
    texts.left_out[DOCUMENT] += sum(1 for _ in every(document, "altChunk"))
    body = [*blocks.pieces(next(every(document, "body"), document))]
    notes = [piece for kind in NOTES for piece in _notes(kind, parts, revisions, texts, blocks)]
    even = switch(parts.of("settings"), "evenAndOddHeaders") or False
    headers, footers = (
        [*_margins(kind, [*_shown(document, kind, parts, even=even)], revisions, blocks)]
        for kind in ("header", "footer")
    )
    return [*headers, *body, *notes, *footers]


def _notes(kind: str, parts: Parts, revisions: Revisions, texts: Texts, blocks: Blocks) -> Iterator[Piece]:
    """The notes of a kind that the text refers to."""
    referred = [key for noted, key in texts.notes if noted == kind]
    root = parts.of(NOTES[kind]) if referred else None
    if root is not None:
        notes = {attribute(note, "id"): note for note in every(revisions.settled(root), kind)}
        for number, key in enumerate(referred, 1):
            if key in notes:
                yield from blocks.pieces(notes[key], _where(kind, number))


def _where(kind: str, number: int) -> Message:
    if kind == "footnote":
        return message("footnote {number}", number=number)
    return message("endnote {number}", number=number)


def _shown(document: Element, kind: str, parts: Parts, *, even: bool) -> Iterator[Element]:
    """The headers or footers that are shown, each part once; even: whether even pages have their own."""
    seen = set[str]()
    for reference in every(document, f"{kind}Reference"):
        first = switch(reference.getparent(), "titlePg") or False
        pages, key = attribute(reference, "type") or "default", attribute(reference, "id") or ""
        if {"first": first, "even": even}.get(pages, True) and key not in seen:
            seen.add(key)
            yield from parts.linked(key)


def _margins(kind: str, roots: list[Element], revisions: Revisions, blocks: Blocks) -> Iterator[Piece]:
    """What stands above or below the text of the pages; what several of them say is told once."""
    where = PAGE_HEADER if kind == "header" else PAGE_FOOTER
    told = set[tuple[str, ...]]()
    for root in roots:
        pieces = [*blocks.pieces(revisions.settled(root), where)]
        texts = tuple(piece.text for piece in pieces)
        if texts not in told:
            told.add(texts)
            yield from pieces
