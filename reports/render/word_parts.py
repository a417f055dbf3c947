"""Word templates that share parts: `{% include "parts/heading.docx" %}`, alone in a paragraph.

In: the bytes of every Word template by name. Out: one Word file with the parts in their places. A part
brings its paragraphs, tables, sections and the styles that the file lacks; its header and footer stay out.
What people noted in a template is gone already (`word_door`).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from reports.errors import Finding, Message, Place, Severity, TemplateError, message
from reports.render.word_door import admitted

INCLUDE = re.compile(r"""\s*\{%p?\s*include\s+["']([^"']+)["']\s*%\}\s*""")
STYLED = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
ELSEWHERE = tuple(qn(f"w:{name}") for name in ("numPr", "footnoteReference", "endnoteReference"))
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def assembled(name: str, templates: Mapping[str, bytes], folder: str) -> bytes:
    """The template `name` with its parts put in; `folder` names the place of the templates in messages.

    Raises `TemplateError`: no Word file, a part that does not exist, a part with pictures or links.
    """
    document = opened(templates[name], f"{folder}/{name}")
    for paragraph in document.element.body.findall(qn("w:p")):
        if found := INCLUDE.fullmatch(paragraph.text):
            part, shown = found[1], f"{folder}/{found[1]}"
            if part not in templates:
                problem = message("the part “{part}” does not exist", part=part)
                raise _error(f"{folder}/{name}", problem)
            _put(opened(templates[part], shown), paragraph, document, shown)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def opened(template: bytes, shown: str) -> Any:
    """A Word file as python-docx sees it. Raises `TemplateError`."""
    clean = admitted(template, shown)
    with opening(shown):
        document = docx.Document(BytesIO(clean))
        see_body(document)
    return document


def see_body(document: Any) -> None:
    """Raise `AttributeError` or `TypeError` for a package whose main part is no document."""
    len(document.element.body)


@contextmanager
def opening(shown: str) -> Iterator[None]:
    """Turn what goes wrong while the template shown as `shown` is opened into a `TemplateError`."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets through whatever zipfile, lxml and itself raise
        problem = message("the template cannot be opened as a Word file (.docx)")
        raise _error(shown, problem) from error


def _put(part: Any, place: Any, document: Any, shown: str) -> None:
    """Put the blocks of `part` where the paragraph `place` of `document` stands."""
    blocks = [copy.deepcopy(block) for block in part.element.body if block.tag != qn("w:sectPr")]
    for block in blocks:
        for reference in [*block.iter(qn("w:headerReference"), qn("w:footerReference"))]:
            reference.getparent().remove(reference)
        linked = any(name.startswith(RELATIONS) for element in block.iter() for name in element.attrib)
        if linked or next(block.iter(*ELSEWHERE), None) is not None:
            raise _error(
                shown, message("a shared part can hold no pictures, links, footnotes or automatic numbers")
            )
        place.addprevious(block)
    place.getparent().remove(place)
    known = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}
    used = {element.get(qn("w:val")) for block in blocks for element in block.iter(*STYLED)}
    for style in _with_bases(part, used - known):
        document.styles.element.append(copy.deepcopy(style))


def _with_bases(part: Any, ids: set[str]) -> Iterator[Any]:
    """The styles of these ids and those that they are based on, down to one that every file has."""
    for style in part.styles.element.iter(qn("w:style")):
        if style.get(qn("w:styleId")) in ids:
            yield style
            base = style.find(qn("w:basedOn"))
            if base is not None and base.get(qn("w:val")) not in {*ids, "Normal"}:
                yield from _with_bases(part, {base.get(qn("w:val"))})


def _error(shown: str, problem: Message) -> TemplateError:
    return TemplateError([Finding(Severity.ERROR, "template", Place(shown), problem)])
