"""The marks of figures in a filled Word template: taken out, in a draft with a comment on each figure.

In: the body of the document and the report. Out: the same body, changed, and the part of the comments.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from lxml import etree

from reports.document.marks import START, pieces, plain
from reports.document.report import Copy, Report
from reports.render.word_package import Attachment

TEXT, RUN, LOOK, SPACE = qn("w:t"), qn("w:r"), qn("w:rPr"), qn("xml:space")
ID = qn("w:id")
# As texts: trees of ten thousand comments would take 30 MB more.
COMMENTS = f"""<?xml version='1.0' encoding='UTF-8' standalone='yes'?>
<w:comments xmlns:w="{nsmap["w"]}">%b</w:comments>""".encode()
COMMENT = (
    '<w:comment w:id="{id}" w:author="ldreport" w:initials="ld">'
    '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    '<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:comment>'
)


def settle_figures(body: Any, report: Report) -> list[Attachment]:
    """Take the marks out of the texts; in a draft comment each figure with where it comes from."""
    marked = [text for text in body.iter(TEXT) if START in (text.text or "")]
    if report.copy is not Copy.DRAFT:
        for text in marked:
            text.text = plain(text.text)
        return []
    figures = [figure for text in marked for figure in _split(text)]
    for number, (run, _) in enumerate(figures):
        _anchor(run, str(number))
    accounts = [report.figures[number].account for _, number in figures]
    return [_comments(accounts)] if accounts else []


def _split(text: Any) -> Iterator[tuple[Any, int]]:
    """Cut the run around a text so that each figure in it has a run of its own; those come back with their
    numbers. What else the run holds stays where it is.
    """
    run = text.getparent()
    before, after = _like(run), _like(run)
    for child in [child for child in run if child.tag != LOOK]:
        place = run.index(child) - run.index(text)
        if place:
            (before if place < 0 else after).append(child)
    parts = [(_like(run, piece), number) for piece, number in pieces(text.text)]
    for part in (before, *(part for part, _ in parts), after):
        if any(child.tag != LOOK for child in part):
            run.addprevious(part)
    run.getparent().remove(run)
    yield from ((part, number) for part, number in parts if number is not None)


def _like(run: Any, text: str = "") -> Any:
    """An empty run, or one with a text, that looks like `run`."""
    made, look = run.makeelement(RUN), run.find(LOOK)
    if look is not None:
        made.append(copy.deepcopy(look))
    if text:
        _say(made, text)
    return made


def _say(run: Any, text: str) -> None:
    """Put a text into a run."""
    etree.SubElement(run, TEXT, {SPACE: "preserve"}).text = text


def _anchor(run: Any, number: str) -> None:
    """Tie a run to the comment of this number."""
    reference = run.makeelement(RUN)
    _style(reference, "rPr", "rStyle", "CommentReference")
    etree.SubElement(reference, qn("w:commentReference"), {ID: number})
    run.addprevious(run.makeelement(qn("w:commentRangeStart"), {ID: number}))
    run.addnext(reference)
    run.addnext(run.makeelement(qn("w:commentRangeEnd"), {ID: number}))


def _comments(accounts: list[str]) -> Attachment:
    """The part with a comment for each of these texts, by number; without the time of the day."""
    told = (COMMENT.format(id=id, text=escape(account)).encode() for id, account in enumerate(accounts))
    content = COMMENTS % b"".join(told)
    return Attachment("comments.xml", RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS, content)


def _style(element: Any, traits: str, kind: str, style: str) -> None:
    look = etree.SubElement(element, qn(f"w:{traits}"))
    etree.SubElement(look, qn(f"w:{kind}"), {qn("w:val"): style})
