"""The parts of an official document, found in a measured one.

In: a `Document`. Out: `Components`, by the boxes (ô) of NĐ 30/2020, Phụ lục I, Mục IV. A part is found by
its words where it has fixed ones and else by its place, so that a misspelt part is still found and its own
rule can say so. A part that is not there is None or empty; nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from reports.check.model import Align, Document, Paragraph, Side
from reports.check.passages import Passage, mostly, numbering, passages, says
from reports.check.vietnamese import STAMPS, TYPES, alike, heads_annex, key

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TOP = 40  # paragraphs, empty ones too, among which the title is looked for
LEVEL = 4.0  # what differs by no more stands at the same height
SIGNATURE_SPACE = 24.0  # points: more than between two lines, less than is left for a signature

BODIES = (
    *("TỔNG LIÊN ĐOÀN", "LIÊN ĐOÀN", "LĐLĐ", "CÔNG ĐOÀN", "CĐCS", "ĐẢNG", "THÀNH ỦY", "ỦY BAN", "BAN "),
    *("CƠ QUAN", "VĂN PHÒNG", "TRUNG TÂM", "QUỸ", "BÁO", "NHÀ ", "TRƯỜNG", "CỤM"),
)
DATED = re.compile(r"ngày|tháng|\d{4}", re.IGNORECASE)
NUMBERED = re.compile(r"s[ốô]\b|\S* ?[/-] ?[A-ZĐ][A-ZĐa-z]{0,3}[/-][A-ZĐ]", re.IGNORECASE)
ADDRESSED = re.compile(r"kính g[ửở]i\b", re.IGNORECASE)
BEGINS_BODY = re.compile(r"(?:căn cứ|kính g[ửở]i)\b", re.IGNORECASE)
AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\b ?[./:]?|T/M|K/T|T/L", re.IGNORECASE)
POSITION = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|TRƯỞNG|CHÁNH|GIÁM ĐỐC|ỦY VIÊN|BÍ THƯ)\b|BAN (?:THƯỜNG|CHẤP)|ĐOÀN CHỦ",
    re.IGNORECASE,
)
RECIPIENTS = re.compile(r"nơi nhận\b", re.IGNORECASE)
BELONGS = re.compile(r"\(? ?kèm theo\b", re.IGNORECASE)
CONTENTS = re.compile(r"mục lục\b", re.IGNORECASE)
LEADER = re.compile(r"[ .…]*\d*$")  # what leads from an entry of the contents to its page
ENTRY = re.compile(r".*[ .…]\d{1,3}")
ITEM = re.compile(r"[-–+•*]")

Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Annex:
    """A phụ lục: its heading, its title, the line that says what it belongs to, and its paragraphs."""

    heading: Paragraph
    title: Paragraphs
    reference: Paragraphs
    content: Paragraphs


@dataclass(frozen=True)
class Head:
    """Ô 1 to 4. superior, issuer: the lines of ô 2."""

    nation: Paragraph | None
    motto: Paragraph | None
    superior: Paragraphs
    issuer: Paragraphs
    number: Paragraph | None
    date: Paragraph | None


@dataclass(frozen=True)
class Tail:
    """Ô 7 and 9b. authority: quyền hạn and chức vụ, a line each; signer: họ tên."""

    authority: Paragraphs
    signer: Paragraph | None
    title: Paragraph | None
    recipients: Paragraphs


@dataclass(frozen=True)
class Components:
    """The parts of an official document. type, subject: ô 5a; addressed: Kính gửi and its names."""

    head: Head
    type: Paragraph | None
    subject: Paragraphs
    addressed: Paragraphs
    body: tuple[Passage, ...]
    tail: Tail
    annexes: tuple[Annex, ...]


def find_components(document: Document) -> Components:
    """The parts of `document`, as far as they are there."""
    paragraphs = document.paragraphs
    title = _title_at(paragraphs)
    type = paragraphs[title] if title is not None and _is_type(paragraphs[title]) else None
    below = title or 0 if type is None else (title or 0) + 1
    annexes = [n for n in range(below, len(paragraphs)) if _opens_annex(paragraphs[n])]
    end = annexes[0] if annexes else len(paragraphs)
    subject_end = below if title is None else _subject_end(paragraphs[:end], below)
    addressed_end = _addressed_end(paragraphs[:end], subject_end)
    body = _contents_end(paragraphs[:end], addressed_end)
    tail = _tail_at(paragraphs[:end], body)
    return Components(
        head=_head(paragraphs[:title] if title else ()),
        type=type,
        subject=_texts(paragraphs[below:subject_end]),
        addressed=_texts(paragraphs[subject_end:addressed_end]),
        body=passages(document, body, tail),
        tail=_tail(paragraphs[tail:end]),
        annexes=tuple(_annex(paragraphs[n:m]) for n, m in pairwise([*annexes, len(paragraphs)])),
    )


def _texts(paragraphs: Sequence[Paragraph]) -> Paragraphs:
    return tuple(p for p in paragraphs if says(p))


# ------------------------------------------------------------------------------------------- ô 1 to ô 4


def _head(paragraphs: Sequence[Paragraph]) -> Head:
    texts = [p for p in _texts(paragraphs) if not p.text.casefold().startswith(STAMPS)]
    nation, motto, date = _right([p for p in texts if p.side is Side.RIGHT])
    left = [p for p in texts if p.side is Side.LEFT]
    number = _number(left, date)
    names = tuple(takewhile(lambda p: p is not number, left))
    cut = _issuer_at(names)
    return Head(nation, motto, names[:cut], names[cut:], number, date)


def _right(texts: Sequence[Paragraph]) -> tuple[Paragraph | None, ...]:
    """Quốc hiệu, Tiêu ngữ and the date: by their words, else in the order in which they stand."""
    date = next((p for p in texts if DATED.search(p.text)), None)
    motto = next((p for p in texts if alike(p.text, MOTTO)), None)
    nation = next((p for p in texts if alike(p.text, NATION)), None)
    rest = (p for p in texts if p not in (date, motto, nation))
    return nation or next(rest, None), motto or next(rest, None), date or next(rest, None)


def _number(left: Sequence[Paragraph], date: Paragraph | None) -> Paragraph | None:
    by_words = next((p for p in left if NUMBERED.match(p.text)), None)
    return by_words or next((p for p in left if date and same_level(p, date) and not p.text.isupper()), None)


def same_level(one: Paragraph, other: Paragraph) -> bool | None:
    """Whether they stand at the same height; None when that is not known."""
    if one.level is None or other.level is None:
        return None
    return abs(one.level - other.level) <= LEVEL


def _issuer_at(names: Paragraphs) -> int:
    """Where the issuer's name begins: at the first bold line, or with the last name of a body."""
    bold = [mostly(p, "bold") for p in names]
    by_weight = bold.index(True) if True in bold and bold == sorted(bold) else 0
    by_words = [n for n, p in enumerate(names) if n and p.text.upper().startswith(BODIES)]
    if by_weight in by_words or not by_words:
        return by_weight
    return by_words[-1]


# ------------------------------------------------------------------------- ô 5a, Kính gửi and the contents


def _title_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the type stands, or should: by its words, else below the head. None without a head."""
    top = paragraphs[:TOP]
    named = (n for n, p in enumerate(top) if p.text in TYPES or (p.side is Side.WHOLE and _names_type(p)))
    if (found := next(named, None)) is not None:
        return found
    head = (n for n, p in enumerate(paragraphs) if p.side is not Side.WHOLE and says(p))
    first = next(head, len(paragraphs))
    whole = (n for n in range(first, len(paragraphs)) if paragraphs[n].side is Side.WHOLE)
    return next((n for n in whole if says(paragraphs[n])), None)


def _names_type(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith(tuple(TYPES)) or paragraph.text.upper() in TYPES


def _is_type(paragraph: Paragraph) -> bool:
    """Whether it may be a type: one in words, or a short line of capitals where one should stand."""
    return _names_type(paragraph) or (paragraph.text.isupper() and len(paragraph.text) < 40)


def _subject_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where the trích yếu ends: its first line by place, the others while they are set as titles are."""
    at = [n for n in range(start, len(paragraphs)) if says(paragraphs[n])]
    lines = [n for n in at[:1] if _may_be_subject(paragraphs[n])]
    if lines:
        lines += takewhile(lambda n: _goes_on(paragraphs[n]), at[1:])
    return lines[-1] + 1 if lines else start


def _may_be_subject(paragraph: Paragraph) -> bool:
    if BEGINS_BODY.match(paragraph.text) or CONTENTS.match(paragraph.text) or numbering(paragraph.text):
        return False
    if paragraph.align is Align.CENTRE or mostly(paragraph, "bold"):
        return True
    return paragraph.align is not Align.JUSTIFIED and not paragraph.text.endswith((".", ":", ";"))


def _goes_on(paragraph: Paragraph) -> bool:
    set_as_title = paragraph.align is Align.CENTRE or mostly(paragraph, "bold")
    closed = paragraph.text.startswith("(") or paragraph.text.endswith((".", ":", ";"))
    return set_as_title and not closed and _may_be_subject(paragraph)


def _addressed_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where Kính gửi and the names under it end; `start` when there is none."""
    at = [n for n in range(start, len(paragraphs)) if says(paragraphs[n])]
    if not at or not ADDRESSED.match(paragraphs[at[0]].text):
        return start
    names = takewhile(
        lambda n: ITEM.match(paragraphs[n].text) or paragraphs[n].side is not Side.WHOLE, at[1:]
    )
    return [at[0], *names][-1] + 1


def _contents_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where a table of contents ends, whose entries say what headings say again, or show a page at least;
    `start` without one.
    """
    at = [n for n in range(start, len(paragraphs)) if says(paragraphs[n])]
    if not at or not CONTENTS.match(paragraphs[at[0]].text):
        return start
    said = [key(paragraphs[n].text) for n in at]

    def is_entry(n: int) -> bool:
        again = {said[n], LEADER.sub("", said[n])} & {*said[n + 1 :]}
        return bool(again or ENTRY.fullmatch(said[n]))

    return at[[0, *takewhile(is_entry, range(1, len(at)))][-1]] + 1


# ------------------------------------------------------------------------------------------- ô 7 and ô 9b


def _tail_at(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where the first of signature and Nơi nhận begins, which stand beside each other."""
    opening = (n for n in range(start, len(paragraphs)) if _opens_tail(paragraphs[n]))
    at = next(opening, len(paragraphs))
    while at > start and (paragraphs[at - 1].side is not Side.WHOLE or not says(paragraphs[at - 1])):
        at -= 1
    return at


def _opens_tail(paragraph: Paragraph) -> bool:
    signs = AUTHORITY.match(paragraph.text) or POSITION.match(paragraph.text)
    placed = paragraph.side is Side.RIGHT or paragraph.text.isupper()
    return bool(RECIPIENTS.match(paragraph.text) or (signs and placed))


def _tail(paragraphs: Sequence[Paragraph]) -> Tail:
    right = [p for p in paragraphs if p.side is Side.RIGHT]
    left = _texts([p for p in paragraphs if p.side is not Side.RIGHT])
    if not right:
        right = [p for p in left if not ITEM.match(p.text) and not RECIPIENTS.match(p.text)]
        left = tuple(p for p in left if p not in right)
    by_words = next((p for p in left if RECIPIENTS.match(p.text)), None)
    title = by_words or next((p for p in left if not ITEM.match(p.text)), None)
    recipients = tuple(p for p in left if p is not title)
    return Tail(*_authority_and_signer(right), title, recipients)


def _authority_and_signer(right: Sequence[Paragraph]) -> tuple[Paragraphs, Paragraph | None]:
    """The name stands last, below the space for the signature or in small letters."""
    texts = [(n, p) for n, p in enumerate(right) if says(p) and not p.text.startswith("(")]
    lines = tuple(p for _, p in texts)
    if len(texts) < 2:
        return lines, None
    (above_at, above), (last_at, last) = texts[-2:]
    apart = last_at - above_at > 1 or (above.gap or 0) >= SIGNATURE_SPACE
    named = not AUTHORITY.match(last.text) and not POSITION.match(last.text)
    if named and (apart or not last.text.isupper()):
        return lines[:-1], last
    return lines, None


# ------------------------------------------------------------------------------------------------ phụ lục


def _opens_annex(paragraph: Paragraph) -> bool:
    if paragraph.side is not Side.WHOLE:
        return False
    titled = key(paragraph.text).startswith("phụ lục") and paragraph.align is Align.CENTRE
    return heads_annex(paragraph.text) or (titled and len(paragraph.text) < 120)


def _annex(paragraphs: Sequence[Paragraph]) -> Annex:
    heading, *rest = _texts(paragraphs)
    belongs = next((n for n, p in enumerate(rest[:6]) if BELONGS.match(p.text)), None)
    if belongs is None:
        title = tuple(takewhile(_titled, rest))
        return Annex(heading, title, (), tuple(rest[len(title) :]))
    closes = next((n for n, p in enumerate(rest[: belongs + 4]) if n >= belongs and ")" in p.text), belongs)
    reference, content = rest[belongs : closes + 1], rest[closes + 1 :]
    return Annex(heading, tuple(rest[:belongs]), tuple(reference), tuple(content))


def _titled(paragraph: Paragraph) -> bool:
    return paragraph.align is Align.CENTRE or paragraph.text.isupper()
