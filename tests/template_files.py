"""The Word template of the repository with changes, and reports of every shape to fill it from."""

import copy
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from io import BytesIO
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports.document.report import Report
from reports.render.fields.pages import check_pages
from reports.render.templates import Templates, read_templates
from reports.render.word_parts import assembled
from tests.conftest import ROOT
from tests.readers.word_files import saved

TEMPLATES = Templates(read_templates(ROOT / "templates", "templates"), "templates")
TEMPLATE = assembled("so-ket-quy.docx", TEMPLATES.sources, "templates")
SPECIAL = {"share": "50.0", "alt": "mô tả"}  # texts that rendering does something with


def made_up(shape, *, whole: bool):
    """A value of this shape: every text a word, every list two items; parts that may be missing as told."""
    if isinstance(shape, UnionType):
        (part, _) = get_args(shape)
        return made_up(part, whole=whole) if whole else None
    if get_origin(shape) is tuple:
        return (made_up(get_args(shape)[0], whole=whole),) * 2
    if issubclass(shape, Enum | bool):
        return shape(whole) if shape is bool else next(iter(shape))
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        wanted = [
            f.name
            for f in fields(shape)
            if f.default is MISSING or f.name in ("paragraphs", "sections", "tasks")
        ]
        made = {name: made_up(hints[name], whole=whole) for name in wanted}
        return shape(**made | {name: text for name, text in SPECIAL.items() if name in made})
    return "chữ"


WHOLE, BARE = made_up(Report, whole=True), made_up(Report, whole=False)


def word(old: str, *new: str, template: bytes = TEMPLATE) -> bytes:
    """The Word template of the repository with other paragraphs in place of the first that reads `old`."""
    document = docx.Document(BytesIO(template))
    (paragraph, *_) = (
        p for e in document.element.body.iter(qn("w:p")) if (p := Paragraph(e, document)).text == old
    )
    for text in new:
        added = copy.deepcopy(paragraph._p)
        paragraph._p.addprevious(added)
        Paragraph(added, document).text = text
    paragraph._p.getparent().remove(paragraph._p)
    return saved(document)


def page(text: str):
    """What is told of a page with this text."""
    return check_pages({"a.html": text}, "a.html", "templates/a.html")


def told(checked):
    """The findings: code, place, problem and hint of each."""
    return [(f.code, str(f.place), str(f.problem), str(f.hint or "")) for f in checked.findings]
