"""What sheets hold beside their cells: comments, text boxes, pictures, charts. It is told and not read.

In: the parts that a sheet of an Excel file leads to, or the elements of an OpenDocument file. Out: findings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reports.errors import Finding, Place, Severity, message
from reports.readers.office import relations
from reports.readers.package import Package
from reports.readers.plain import normalised
from reports.readers.xml import Element, attribute, every, local

LONGEST = 120  # characters of a text that are shown
COMMENTS = message("sheet {sheet}: comments are not read; there are {number}, the first: “{words}”")
BOXES = message("sheet {sheet}: text boxes are not read; there are {number}, the first: “{words}”")
MARGINS = message(
    "what stands above or below the printed pages is not read; there are {number}, the first: “{words}”"
)
OBJECTS = {
    "picture": message("sheet {sheet}: pictures are not read; there are {number}"),
    "chart": message("sheet {sheet}: charts are not read; there are {number}"),
    "object": message("sheet {sheet}: embedded objects are not read; there are {number}"),
}
DRAWN = {"pic": "picture", "chart": "chart", "graphicFrame": "object"}
"""Elements of drawings in Excel files; a frame holds a chart, or something else."""
EMBEDDED = {"oleObject": "object", "package": "object", "control": "object"}
"""Parts that a sheet leads to."""
FRAMED = {"image": "picture", "object": "object", "object-ole": "object", "plugin": "object"}
"""Elements of frames in OpenDocument files."""
CHART, CHARTED = "chart", "notify-on-update-of-ranges"
HEADS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
SECTION = re.compile(r"&[LCR]")
CODE = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|\d+|[^&])', re.IGNORECASE)
PAGE_CODE = re.compile(r"&[PN](?![a-z])")
MARGINAL = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
OF_PAGE = ("page-number", "page-count")
LETTER = re.compile(r"[^\W_]")
SHAPES = ("custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "line", "connector")


@dataclass
class Beside:
    """Gathers what is beside the cells of a sheet. objects: how many of each kind; margins: what stands above
    or below its printed pages.
    """

    comments: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    objects: Counter[str] = field(default_factory=Counter)
    margins: list[str] = field(default_factory=list)

    def findings(self, sheet: str, path: str) -> Iterator[Finding]:
        """What is to be said of it."""
        hint = message("Type it into a cell if it is to be read.")
        for severity, code, texts, pattern in (
            (Severity.INFO, "comment", self.comments, COMMENTS),
            (Severity.WARNING, "text-box", self.boxes, BOXES),
        ):
            if texts:
                told = message(pattern.pattern, sheet=sheet, number=len(texts), words=_begun(texts[0]))
                yield Finding(severity, code, Place(path), told, hint)
        yield from told_margins(self.margins, path)
        for kind, pattern in OBJECTS.items():
            if number := self.objects[kind]:
                told = message(pattern.pattern, sheet=sheet, number=number)
                yield Finding(Severity.INFO, "not-read", Place(path), told)


def told_margins(texts: Sequence[str], path: str) -> Iterator[Finding]:
    """What is said of the texts above or below the printed pages of the file at `path`."""
    if texts:
        told = message(MARGINS.pattern, number=len(texts), words=_begun(texts[0]))
        hint = message("Type it into a cell if it is to be read.")
        yield Finding(Severity.WARNING, "page-margins", Place(path), told, hint)


def coded_margin(code: str) -> Iterator[str]:
    """The words in the sections of a header or footer of an Excel file that do not count its pages."""
    for section in SECTION.split(code):
        words = " ".join(normalised(CODE.sub("", section)).split())
        if LETTER.search(words) and not PAGE_CODE.search(section):
            yield words


def styled_margin(margin: Element) -> Iterator[str]:
    """The words in the paragraphs of a header or footer of an OpenDocument file that do not count its pages;
    none of its fields.
    """
    shown = attribute(margin, "display") != "false"
    for paragraph in every(margin, "p") if shown else ():
        texts = (paragraph.text, *(text for child in paragraph for text in (_typed(child), child.tail)))
        words = " ".join(normalised("".join(filter(None, texts))).split())
        if LETTER.search(words) and next(every(paragraph, *OF_PAGE), None) is None:
            yield words


def _typed(element: Element) -> str:
    return "".join(element.itertext()) if local(element) == "span" else " "


def beside_sheet(package: Package, part: str) -> Beside:
    """What a sheet of an Excel file leads to. Raises `NotUnderstoodError`."""
    links = [link for link in relations(package, part).values() if link.target in package.names]
    found, cells = Beside(), set[str | None]()
    for link in sorted(links, key=lambda link: link.kind, reverse=True):  # comments after their threads
        match link.kind:
            case "threadedComment":
                for comment in package.elements(link.target, "threadedComment"):
                    found.comments.append(_words(comment, "text"))
                    cells.add(attribute(comment, "ref"))
            case "comments":
                comments = package.elements(link.target, "comment")
                found.comments += [_words(c, "t") for c in comments if attribute(c, "ref") not in cells]
            case "drawing":
                _take_drawing(package, link.target, found)
            case kind if kind in EMBEDDED:
                found.objects[EMBEDDED[kind]] += 1
    return found


def _take_drawing(package: Package, part: str, found: Beside) -> None:
    """The text boxes, pictures and charts of a drawing, each of its alternatives once."""
    for element in package.elements(part, "sp", *DRAWN):
        kind = local(element)
        if next(element.iterancestors("{*}Fallback"), None) is not None:
            continue
        if kind == "sp":
            found.boxes += filter(None, [_words(element, "t")])
        elif kind != "graphicFrame" or next(every(element, CHART), None) is None:
            found.objects[DRAWN[kind]] += 1


def take_drawn(element: Element, found: Beside) -> None:
    """The comments, text boxes, pictures and charts in a row, or beside the rows, of an OpenDocument file."""
    for drawn in every(element, "annotation", "frame", *SHAPES):
        words, kind = _words(drawn, "p"), local(drawn)
        if kind == "annotation":
            found.comments.append(words)
        elif inside := next((FRAMED[name] for child in drawn if (name := local(child)) in FRAMED), None):
            charted = any(attribute(child, CHARTED) is not None for child in drawn)
            found.objects[CHART if charted else inside] += 1
        else:
            found.boxes += filter(None, [words])


def _words(element: Element, name: str) -> str:
    """The texts of all elements of a name in an element, on one line."""
    return " ".join(normalised(" ".join("".join(one.itertext()) for one in every(element, name))).split())


def _begun(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
