"""Rules KY, NN and PL: signature, Nơi nhận, annexes (NĐ 30/2020, Phụ lục I, II.7, II.9 and III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.check.components import Annex, same_level
from reports.check.model import Align, Paragraph
from reports.check.rule import (
    WHOLE_FILE,
    Case,
    E,
    Problem,
    Style,
    Verdict,
    W,
    axis_of,
    centre_faults,
    rule,
    short,
    style_faults,
)
from reports.check.vietnamese import LAST_RECIPIENT, ROMANS
from reports.errors import message

AUTHORITY_NAME, SIGNER_NAME = "Quyền hạn, chức vụ", "Họ tên người ký"
RECIPIENTS_NAME, ITEM_NAME = "Nơi nhận", "Mục nơi nhận"
ANNEX_NAME, TITLE_NAME, REFERENCE_NAME = "Phụ lục", "Tên phụ lục", "Chỉ dẫn kèm theo"
MARGIN = 2.5  # mm: the margin of a Word cell, and what a length may differ by

PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|Q)\b")
RIGHT_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S")
PARTY_PREFIX = re.compile(r"[TK]/[MTL]\b")
COLLECTIVE = re.compile(r"(?:BAN|ĐOÀN|HỘI ĐỒNG) ")
DEGREE = re.compile(
    r"(?:GS|PGS|TS|ThS|BS|KS|CN|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|NGND|NGƯT)\b"
)


@rule("KY-01", E, "II.7.b, đ")
def authority(case: Case) -> Verdict:
    """TM. BAN THƯỜNG VỤ / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH: capitals of 13 to 14, bold, upright, centred."""
    lines = case.parts.tail.authority
    if not lines:
        return (Problem(WHOLE_FILE, message("there is no signature block at the bottom right of the text")),)
    capitals = message("authority and position of the signer must be in capitals")
    return (
        *_prefix_faults(lines),
        *(Problem(p.place, capitals) for p in lines if not p.text.isupper()),
        *style_faults(case.document, AUTHORITY_NAME, lines, Style((13, 14), bold=True)),
        *centre_faults(case.document, AUTHORITY_NAME, lines, axis_of(*lines)),
    )


def _prefix_faults(lines: tuple[Paragraph, ...]) -> Iterator[Problem]:
    for p in lines:
        found = p.text.upper()
        if PARTY_PREFIX.match(found):
            allowed = f"{found[0]}{found[2]}. …"
            text = message(
                "“{found}” is written as the Party does; write “{allowed}”", found=p.text, allowed=allowed
            )
            yield Problem(p.place, text, W)
        elif PREFIX.match(found) and not RIGHT_PREFIX.match(found):
            text = message("“{found}” must begin like “TM. ”, with a dot and a space", found=p.text)
            yield Problem(p.place, text)
    if COLLECTIVE.match(lines[0].text.upper()):
        text = message("“{found}” signs for a collective and must begin with “TM. ”", found=lines[0].text)
        yield Problem(lines[0].place, text)
    if lines[0].text.upper().startswith("PHÓ "):
        text = message("“{found}” signs for the head; the line “KT. …” is missing above", found=lines[0].text)
        yield Problem(lines[0].place, text)


@rule("KY-02", E, "II.7.c, đ")
def signer(case: Case) -> Verdict:
    """The name: not in capitals, 13 to 14, bold, upright, centred, without degrees and titles."""
    tail = case.parts.tail
    if tail.signer is None:
        return None
    return (
        *_name_faults(tail.signer),
        *style_faults(case.document, SIGNER_NAME, (tail.signer,), Style((13, 14), bold=True)),
        *centre_faults(case.document, SIGNER_NAME, (tail.signer,), axis_of(*tail.authority)),
    )


def _name_faults(signer: Paragraph) -> Iterator[Problem]:
    if signer.text.isupper():
        text = message("the name “{found}” must not be all in capitals", found=signer.text)
        yield Problem(signer.place, text)
    if DEGREE.match(signer.text):
        text = message("the name “{found}” must stand without degrees and titles", found=signer.text)
        yield Problem(signer.place, text)


@rule("KY-03", W, "II.9.d")
def signature_whole(case: Case) -> Verdict:
    """Level with Nơi nhận, and not alone on its page."""
    tail = case.parts.tail
    if not tail.authority:
        return None
    first = tail.authority[0]
    alone = message("the signature block stands alone on its page")
    apart = message("the signature block must begin level with “Nơi nhận”")
    beside = tail.title is None or same_level(first, tail.title) is not False
    return (
        *(() if beside else (Problem(first.place, apart),)),
        *((Problem(first.place, alone),) if _stands_alone(case, first) else ()),
    )


def _stands_alone(case: Case, first: Paragraph) -> bool:
    """Whether the text, and any table after it, ended on a page before."""
    if not case.parts.body or first.page is None:
        return False
    last = case.parts.body[-1]
    page = last.paragraph.page
    return (
        page is not None and page < first.page and bool(last.paragraph.last_on_page) and not last.before_table
    )


# ------------------------------------------------------------------------------------------------ Nơi nhận


@rule("NN-01", E, "II.9.d")
def recipients_title(case: Case) -> Verdict:
    """Nơi nhận: on its own line, 12, bold italic, at the left margin."""
    found = case.parts.tail.title
    if found is None:
        return (Problem(WHOLE_FILE, message("there is no “Nơi nhận:” at the bottom left of the text")),)
    wording = message("“{found}” must read “Nơi nhận:”, on a line of its own", found=short(found.text))
    indented = message("“Nơi nhận:” must begin at the left margin")
    return (
        *((Problem(found.place, wording),) if found.text != "Nơi nhận:" else ()),
        *style_faults(case.document, RECIPIENTS_NAME, (found,), Style((12, 12), bold=True, italic=True)),
        *((Problem(found.place, indented),) if _is_indented(found) else ()),
    )


def _is_indented(paragraph: Paragraph) -> bool:
    start = (paragraph.left_indent or 0) + (paragraph.first_indent or 0)
    return paragraph.align in (Align.CENTRE, Align.RIGHT) or abs(start) > MARGIN


@rule("NN-02", E, "II.9.d")
def recipients(case: Case) -> Verdict:
    """11, regular, upright; each on a line of its own, from a hyphen to a semicolon."""
    tail = case.parts.tail
    if not tail.recipients:
        missing = message("there is nothing below “Nơi nhận:”")
        return (Problem(tail.title.place, missing),) if tail.title else None
    return (
        *style_faults(case.document, ITEM_NAME, tail.recipients, Style((11, 11))),
        *(
            Problem(p.place, message("“{found}” must be written “- …;”", found=short(p.text)))
            for p in tail.recipients[:-1]
            if not re.fullmatch(r"- [^;]+;", p.text) and not LAST_RECIPIENT.fullmatch(p.text)
        ),
    )


@rule("NN-03", E, "II.9.d")
def last_recipient(case: Case) -> Verdict:
    """- Lưu: VT, unit."""
    items = case.parts.tail.recipients
    if not items:
        return None
    text = message(
        "the last item “{found}” must be written “- Lưu: VT, Văn phòng.”", found=short(items[-1].text)
    )
    return () if LAST_RECIPIENT.fullmatch(items[-1].text) else (Problem(items[-1].place, text),)


# ------------------------------------------------------------------------------------------------- phụ lục


@rule("PL-01", E, "III.1.a–b")
def annex_heading(case: Case) -> Verdict:
    """Phụ lục, with a Roman number when there are several: 14, bold, centred; the text speaks of it."""
    annexes = case.parts.annexes
    if not annexes:
        return None
    headings = [annex.heading for annex in annexes]
    return (
        *_heading_faults(headings),
        *style_faults(case.document, ANNEX_NAME, headings, Style((14, 14), bold=True)),
        *centre_faults(case.document, ANNEX_NAME, headings),
        *_mention_faults(case, headings),
    )


def _heading_faults(headings: list[Paragraph]) -> Iterator[Problem]:
    for n, p in enumerate(headings, 1):
        allowed = f"Phụ lục {ROMANS[n]}" if len(headings) > 1 else "Phụ lục"
        if p.text != allowed:
            text = message(
                "“{found}” must be “{allowed}”, in small letters, on a line of its own",
                found=short(p.text),
                allowed=allowed,
            )
            yield Problem(p.place, text)


def _mention_faults(case: Case, headings: list[Paragraph]) -> Iterator[Problem]:
    """Before the annexes, each is named, or all are with “các Phụ lục”."""
    first = case.document.paragraphs.index(headings[0])
    told = [p.text for p in case.document.paragraphs[:first]]
    told += [cell for t in case.document.tables if t.before <= first for row in t.rows for cell in row]
    mentions = [text for text in told if re.search(r"phụ lục", text, re.IGNORECASE)]
    together = any(re.search(r"các phụ lục", text, re.IGNORECASE) for text in mentions)
    for n, p in enumerate(headings, 1):
        named = len(headings) == 1 or any(re.search(rf"\b{ROMANS[n]}\b", text) for text in mentions)
        if not mentions or not (together or named):
            yield Problem(p.place, message("the text does not mention “{annex}”", annex=p.text))


@rule("PL-02", E, "III.1.b–c")
def annex_title(case: Case) -> Verdict:
    """The title in capitals of 13 to 14, bold, centred; (Kèm theo … số … ngày …) in italics of 13 to 14."""
    annexes = case.parts.annexes
    return (
        [f for a in annexes for f in (*_title_faults(case, a), *_reference_faults(case, a))]
        if annexes
        else None
    )


def _title_faults(case: Case, annex: Annex) -> Iterator[Problem]:
    if not annex.title and annex.heading.text.upper() == "PHỤ LỤC":
        yield Problem(annex.heading.place, message("the annex has no title"))
    capitals = message("the title of the annex must be in capitals")
    yield from (Problem(p.place, capitals) for p in annex.title if not p.text.isupper())
    yield from style_faults(case.document, TITLE_NAME, annex.title, Style((13, 14), bold=True))
    yield from centre_faults(case.document, TITLE_NAME, annex.title)


REFERENCE = re.compile(r"\(Kèm theo .+ số.*/.+ ngày.*tháng.*năm.* của .+\)")


def _reference_faults(case: Case, annex: Annex) -> Iterator[Problem]:
    example = "(Kèm theo Báo cáo số …/BC-LĐLĐ ngày … tháng … năm … của …)"
    if not annex.reference:
        text = message("below the title of the annex “{example}” is missing", example=example)
        yield Problem(annex.heading.place, text)
        return
    first = annex.reference[0]
    if not REFERENCE.fullmatch(" ".join(p.text for p in annex.reference)):
        text = message("“{found}” must be written “{example}”", found=short(first.text), example=example)
        yield Problem(first.place, text)
    yield from style_faults(case.document, REFERENCE_NAME, annex.reference, Style((13, 14), italic=True))
    yield from centre_faults(case.document, REFERENCE_NAME, annex.reference)
