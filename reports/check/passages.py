"""The body of a document, paragraph by paragraph: what is a heading, what is text.

In: a `Document` and where its body begins and ends. Out: `Passage`s. The ladder is that of NĐ 30/2020,
Phụ lục I, II.6.d and V.6.b; forms that it does not know are read too, so that a rule can name them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.check.model import Align, Document, Paragraph


class Rank(StrEnum):
    """The steps of the ladder, and three that stand beside it."""

    PART = "Phần I"
    SECTION = "I."
    CLAUSE = "1."
    POINT = "a)"
    CAPITAL = "A."
    DOTTED = "1.1."
    DASH = "-"


class Kind(StrEnum):
    """What a passage is for. BASIS: a line of Căn cứ. NOTE: a line that belongs to a table or the title."""

    HEADING = "heading"
    TEXT = "text"
    BASIS = "basis"
    NOTE = "note"


@dataclass(frozen=True)
class Numbering:
    """How a paragraph is numbered. label: `IV`, `2`, `đ`; form: label, mark and space as they stand."""

    rank: Rank
    label: str
    form: str
    title: str


@dataclass(frozen=True)
class Passage:
    """A paragraph of the body. blanks: the most empty paragraphs that follow it in a row;
    before_table: a table stands between it and the next passage.
    """

    paragraph: Paragraph
    kind: Kind
    numbering: Numbering | None
    blanks: int
    before_table: bool


FORMS = (
    (Rank.PART, r"(?P<form>Phần (?P<label>[IVX]+|thứ \w+)[.:]?)(?P<title>)$"),
    (Rank.SECTION, r"(?P<form>(?P<label>[IVX]+) ?(?:[.)/:–-](?= |$)|\.(?=[^\W\d_]))) ?(?P<title>.*)$"),
    (Rank.CAPITAL, r"(?P<form>(?P<label>[A-HĐ]) ?[.)/:–-]) (?P<title>.+)$"),
    (Rank.DOTTED, r"(?P<form>(?P<label>\d{1,2}(?:\.\d{1,2})+)\.?) (?P<title>[^\W\d_].*)$"),
    (Rank.CLAUSE, r"(?P<form>(?P<label>\d{1,2})(?:[.)/:–-](?= |$)|[.)](?=[^\W\d_]))) ?(?P<title>.*)$"),
    (Rank.POINT, r"(?P<form>(?P<label>[a-zđ])(?:\)|[./](?= ))) ?(?P<title>.*)$"),
    (Rank.DASH, r"(?P<form>(?P<label>[-–+•*])) (?P<title>.*)$"),
)
ALWAYS_HEADINGS = (Rank.PART, Rank.SECTION, Rank.CAPITAL)
CAPTION = re.compile(r"(?:bảng|biểu|hình)\b.*|\(?(?:đơn vị(?: tính)?|đvt) ?:.*", re.IGNORECASE)
REMARK = re.compile(r"\(.*|(?:ghi chú|nguồn) ?:.*", re.IGNORECASE)


def says(paragraph: Paragraph) -> bool:
    """Whether there is text in it, not white space or a row of underscores alone."""
    return any(letter.isalnum() for letter in paragraph.text)


def mostly(paragraph: Paragraph, cut: str) -> bool:
    """Whether more than half of its letters are `bold` or `italic`."""
    letters = sum(len(run.text) for run in paragraph.runs)
    return 2 * sum(len(run.text) for run in paragraph.runs if getattr(run, cut)) > letters


def numbering(text: str) -> Numbering | None:
    """How the paragraph that begins with `text` is numbered; None when it is not."""
    for rank, pattern in FORMS:
        if found := re.match(pattern, text):
            return Numbering(rank, found["label"], found["form"], found["title"])
    return None


def passages(document: Document, start: int, end: int) -> tuple[Passage, ...]:
    """The passages among the paragraphs from `start` to `end`."""
    at = [n for n in range(start, end) if says(document.paragraphs[n])]
    following = [*at, end][1:]
    tables = [
        any(n < table.before <= after for table in document.tables)
        for n, after in zip(at, following, strict=True)
    ]
    paragraphs = [document.paragraphs[n] for n in at]
    kinds = _kinds(paragraphs, tables)
    return tuple(
        Passage(p, kind, numbering(p.text), _blanks(document, n + 1, after), table)
        for p, kind, n, after, table in zip(paragraphs, kinds, at, following, tables, strict=True)
    )


def _blanks(document: Document, start: int, end: int) -> int:
    """The most paragraphs from `start` to `end` that follow each other with no table between."""
    stretches = Counter(sum(1 for t in document.tables if t.before <= n) for n in range(start, end))
    return max(stretches.values(), default=0)


def _kinds(paragraphs: Sequence[Paragraph], tables: Sequence[bool]) -> list[Kind]:
    kinds: list[Kind] = []
    for n, paragraph in enumerate(paragraphs):
        after_table = n > 0 and tables[n - 1]
        if _is_note(paragraph, after_table=after_table, before_table=tables[n]):
            kinds.append(Kind.NOTE)
        elif _is_heading(paragraphs, tables, n):
            kinds.append(Kind.HEADING)
        elif _is_basis(paragraph) and not {Kind.TEXT, Kind.HEADING} & {*kinds}:
            kinds.append(Kind.BASIS)
        else:
            kinds.append(Kind.TEXT)
    return kinds


def _is_note(paragraph: Paragraph, *, after_table: bool, before_table: bool) -> bool:
    if before_table and CAPTION.fullmatch(paragraph.text):
        return True
    if after_table and (REMARK.fullmatch(paragraph.text) or mostly(paragraph, "italic")):
        return True
    return paragraph.align is Align.CENTRE and paragraph.text.startswith("(")


def _is_basis(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith("Căn cứ") or mostly(paragraph, "italic")


def _is_heading(paragraphs: Sequence[Paragraph], tables: Sequence[bool], n: int) -> bool:
    """By its number; `1.` is a heading when it has a title of its own and is no item of a list."""
    paragraph, found = paragraphs[n], numbering(paragraphs[n].text)
    if found is None:
        return paragraph.text.isupper() and mostly(paragraph, "bold")
    if found.rank in ALWAYS_HEADINGS:
        return True
    if found.rank not in (Rank.CLAUSE, Rank.DOTTED) or paragraph.text.endswith((".", ";", ":", ",")):
        return False
    listed = _same_rank(paragraphs, n + 1, found) and not tables[n]
    listed = listed or (_same_rank(paragraphs, n - 1, found) and not tables[n - 1])
    return mostly(paragraph, "bold") or not listed


def _same_rank(paragraphs: Sequence[Paragraph], n: int, found: Numbering) -> bool:
    beside = numbering(paragraphs[n].text) if 0 <= n < len(paragraphs) else None
    return beside is not None and beside.rank is found.rank
