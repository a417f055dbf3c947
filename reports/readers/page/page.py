"""A saved web page as a document; the only user of trafilatura.

In: bytes. Out: the text of the article (`article`) with its lists and tables (`markup`), and what the page
says of itself. Nothing is fetched, scripts and what is hidden are never text; how much of the page was left
out is told. A page that an office program wrote, or in which no article is found, is read whole.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import date
from hashlib import sha256
from itertools import dropwhile
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.changes import told_changes, told_unseen
from reports.readers.legacy import Pair, changes, converted, recovered, told
from reports.readers.limits import Room
from reports.readers.markup import (
    Line,
    cells_of,
    is_layout,
    lines_in,
    raise_digits,
    row_around,
    rows_of,
    straighten,
)
from reports.readers.model import Document, Format, Options, Region
from reports.readers.nested import NESTED, told_nested
from reports.readers.page.article import article
from reports.readers.page.unseen import without_unseen
from reports.readers.plain import counted, encoding_of, normalised
from reports.readers.spoiled import spoiled

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
CHARSET_WITHIN = 4096
ANY_BYTES = {"", "utf-8", "iso-8859-1", "windows-1252"}
"""What pages say whatever they are: the last two take any bytes, also those of old Vietnamese encodings."""
OFFICE = re.compile(r"Microsoft (?:Word|Excel)|LibreOffice|OpenOffice", re.IGNORECASE)
FACE = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""A day is taken only where the page marks one; the years make the clock of the machine no part of it."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # what a tree cannot hold
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,9}));?", re.IGNORECASE)
SPACE = ord(" ")
SHOWN, MOST_SHOWN = 80, 5
SHORTEST, DIGIT = 25, re.compile(r"\d")
"""Lines around an article with so many letters and a digit are told."""
CONFIG = deepcopy(DEFAULT_CONFIG)
CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = (
    "1"  # else a short article is given up for all words of the page in a row
)
DEEPEST = 200  # elements in each other; more is no page, and would end the recursion

for name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def html_document(content: bytes, path: str, options: Options) -> Document:
    """The document of a web page; `path` as shown to people. Raises `NotUnderstoodError`."""
    tree = _tree(content)
    pairs = [*_without_old_fonts(tree, "")]
    unseen = without_unseen(tree, options.tracked)
    raise_digits(tree)
    _straighten_tables(tree, options.limits.cells)
    found = _extracted(tree)
    said, whole = _said(found), [*lines_in(tree.find("body"))]
    taken = () if found is None else lines_in(found.body)
    read = [] if _is_office(tree) else article(whole, taken, _titles(tree, said))
    lines = read or whole
    text, more, doubtful = _recovered(lines)
    nested, labels = _nested(lines, text)
    if not text.strip():
        raise _nothing()
    place = Place(path)
    findings = [*spoiled(text, path), *told([*pairs, *more], doubtful, place)]
    findings += [*told_changes(unseen.changes, place), *told_unseen(unseen.hidden, unseen.struck, place)]
    findings += (*_beside(unseen.beside, place), *told_nested(labels, place))
    hidden = unseen.letters
    findings += _left_out(tree, read, whole, hidden, place) if read else _read_whole(tree, hidden, place)
    return Document(
        text,
        path,
        sha256(content).hexdigest(),
        Format.HTML,
        regions=nested,
        findings=tuple(findings),
        **said,
    )


def _tree(content: bytes) -> Any:
    """The page as a tree with a body. Raises `NotUnderstoodError`."""
    text = CONTROL.sub(" ", REFERENCE.sub(_plain, normalised(_decoded(content))))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (ValueError, etree.ParserError) as error:  # lxml says so of an empty page
        raise _nothing() from error
    if tree.find("body") is None:
        raise _nothing()
    if _depth(tree) > DEEPEST:
        problem = message("the page is damaged and cannot be read")
        raise NotUnderstoodError(problem, message("Save the page once more, or copy its text into a file."))
    return tree


def _plain(reference: re.Match[str]) -> str:
    """A numeric reference, a space where it stands for what a tree cannot hold."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if code < SPACE or code > sys.maxunicode or CONTROL.match(chr(code)) else reference[0]


def _straighten_tables(tree: Any, most: int) -> None:
    """Gives merged cells their places and each table a head of one line.

    Raises `NotUnderstoodError` for more cells than `most`.
    """
    Room(most).take(sum(map(cells_of, tree.iter("table"))))
    for table in tree.iter("table"):
        straighten(table)


def _extracted(tree: Any) -> Any:
    """What trafilatura takes for the article, and what it knows of the page; None when it finds nothing."""
    try:
        return bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=DATES, config=CONFIG
        )
    except Exception:  # noqa: BLE001  # whatever it stumbles over lies in the page, which is read whole then
        return None


def _nothing() -> NotUnderstoodError:
    return NotUnderstoodError(message("the page holds no text"), message("Save the page once more."))


def _decoded(content: bytes) -> str:
    """The text of the file: as UTF-8 or UTF-16, as it says itself, or by its words, whichever fits first."""
    said = CHARSET.search(content[:CHARSET_WITHIN])
    name = said[1].decode("ascii").lower() if said else ""
    for encoding in ("utf-8-sig", *([name] if name not in ANY_BYTES else [])):
        try:
            if b"\0" not in content:
                return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode(encoding_of(content))


def _depth(tree: Any) -> int:
    depth = deepest = 0
    for event, _ in html.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _without_old_fonts(element: Any, font: str) -> Iterator[Pair]:
    """Converts the text of a tree where it is set in an old font, and gives the words that changed."""
    styled = FACE.search(element.get("style") or "")
    face = styled[1].strip() if styled else element.get("face") or font
    if element.text and (new := converted(old := normalised(element.text), face)):
        yield from changes(old, new)
        element.text = new
    for child in element:
        yield from _without_old_fonts(child, face)
        if child.tail and (new := converted(old := normalised(child.tail), face)):
            yield from changes(old, new)
            child.tail = new


def _is_office(tree: Any) -> bool:
    """Whether an office program wrote the page: all of it is the document then."""
    said = tree.xpath(
        "//meta[translate(@name, 'G', 'g')='generator' or translate(@name, 'P', 'p')='progid']/@content"
    )
    return any(OFFICE.search(one) for one in said)


def _titles(tree: Any, said: dict[str, Any]) -> list[str]:
    return [said.get("title", ""), *(head.text_content() for head in tree.iter("h1"))]


def _recovered(lines: Iterable[Line]) -> tuple[str, tuple[Pair, ...], tuple[str, ...]]:
    found = recovered(normalised("\n".join(line.text for line in lines)).strip("\n") + "\n")
    return found.text, found.pairs, found.doubtful


def _nested(lines: Sequence[Line], text: str) -> tuple[tuple[Region, ...], list[str]]:
    """Where the text stands that is of tables in rows of others, and how these rows begin."""
    told = dropwhile(lambda line: not line.text, lines)
    regions, rows, start = list[Region](), dict[Any, str](), 0
    for line, words in zip(told, text.split("\n"), strict=False):
        row = row_around(line.block) if line.block is not None and line.block.tag == "table" else ""
        if row:
            regions.append(Region(start, start + len(words), NESTED))
            rows[line.block] = row
        start += len(words) + 1
    return tuple(regions), [*rows.values()]


def _said(found: Any) -> dict[str, Any]:
    """What a page says of itself."""
    if found is None:
        return {}
    named = {"title": found.title, "author": found.author, "publisher": found.sitename, "address": found.url}
    said = {name: " ".join(normalised(text).split()) for name, text in named.items() if text}
    return {**said, "published": date.fromisoformat(found.date) if found.date else None}


def _beside(texts: Sequence[str], place: Place) -> Iterator[Finding]:
    if texts:
        problem = message(
            "figures in drawings, fields and frames of the page are not read; there are {number}, the first:"
            " “{words}”"
        )
        yield Finding(Severity.WARNING, "not-read", place, counted(problem, texts))


def _read_whole(tree: Any, hidden: int, place: Place) -> Iterator[Finding]:
    if not _is_office(tree):
        problem = message("no article was found in the page, so all of its text was read")
        hint = message("Menus and other headlines may stand in it: look through what was read.")
        yield Finding(Severity.WARNING, "page-whole", place, problem, hint)
    if hidden:
        problem = message("{hidden} letters of the page that are hidden were left out", hidden=hidden)
        yield Finding(Severity.INFO, "boilerplate", place, problem)


def _left_out(
    tree: Any, lines: list[Line], whole: list[Line], hidden: int, place: Place
) -> Iterator[Finding]:
    """How much of the page does not stand in the text, and tables that do not."""
    letters = max(sum(len(line.text) for line in whole) - sum(len(line.text) for line in lines), 0)
    problem = message(
        "of the page {letters} letters around the article were left out, and {hidden} that are hidden",
        letters=letters,
        hidden=hidden,
    )
    if letters or hidden:
        yield Finding(Severity.INFO, "boilerplate", place, problem)
    read = {line.text for line in lines}
    yield from _lines_left_out((line for line in whole if line.text not in read), place)
    for table in tree.iter("table"):
        rows = rows_of(table)
        if len(rows) > 1 and not is_layout(table) and not read.intersection(rows):
            problem = message(
                "a table of {number} rows was left out: {row}", number=len(rows), row=rows[0][:SHOWN]
            )
            hint = message("If it belongs to the article, save it as a file of its own and read that.")
            yield Finding(Severity.WARNING, "table-left-out", place, problem, hint)


def _lines_left_out(lines: Iterable[Line], place: Place) -> Iterator[Finding]:
    """Lines that are no links and may hold figures."""
    texts = [
        line.text
        for line in lines
        if not line.linked and len(line.text) >= SHORTEST and DIGIT.search(line.text)
    ]
    if texts:
        problem = message(
            "{number} lines with numbers around the article were left out: {lines}",
            number=len(texts),
            lines=", ".join(f"“{text[:SHOWN]}”" for text in texts[:MOST_SHOWN]),
        )
        yield Finding(Severity.INFO, "lines-left-out", place, problem)
