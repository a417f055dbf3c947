"""Rules ND: the text (NĐ 30/2020, Phụ lục I, II.6 and V.6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reports.check.model import Align, Document, Format, Paragraph
from reports.check.passages import Kind, Numbering, Passage, Rank, mostly
from reports.check.rule import (
    MM,
    Case,
    E,
    Problem,
    Style,
    Verdict,
    W,
    figure,
    rule,
    size_fits,
    style_faults,
    visible,
)
from reports.check.vietnamese import ALPHABET, ROMANS
from reports.errors import message

SIZES = (13.0, 14.0)
INDENTS = (10.0, 12.7)
TIGHT_GAP = {Format.DOCX: 5.95, Format.PDF: 5.5}  # points
SPACING = (0.98, 1.515)  # lines: 1 to 1.5, as finely as a PDF shows them


def _texts(case: Case) -> list[Paragraph]:
    """The paragraphs of running text: no headings, no bases, no notes."""
    return [p.paragraph for p in case.parts.body if p.kind is Kind.TEXT]


@rule("ND-01", E, "II.6.e")
def text_size(case: Case) -> Verdict:
    """13 to 14, one size throughout, upright and regular but for a fifth."""
    texts = _texts(case)
    return (*_size_faults(case.document, texts), *_weight_faults(texts)) if texts else None


def _size_faults(document: Document, texts: list[Paragraph]) -> Iterator[Problem]:
    letters = Counter[float]()
    for p in texts:
        letters.update({run.size: 0 for run in visible(p)})
        for run in visible(p):
            letters[run.size] += len(run.text)
    usual = max(letters, key=lambda size: letters[size])
    for p in texts:
        sizes = {run.size for run in visible(p)}
        wrong = sorted(size for size in sizes if not size_fits(document, size, *SIZES))
        other = sorted(size for size in sizes if not size_fits(document, size, usual, usual))
        if wrong:
            text = message(
                "the text has the size {found}; allowed: 13–14", found=" / ".join(map(figure, wrong))
            )
            yield Problem(p.place, text)
        elif other:
            text = message(
                "the text has the size {found}, elsewhere {usual}; allowed: one size throughout",
                found=" / ".join(map(figure, other)),
                usual=figure(usual),
            )
            yield Problem(p.place, text)


def _weight_faults(texts: list[Paragraph]) -> Iterator[Problem]:
    """A warning when more than a fifth of the text is bold or italic."""
    runs = [run for p in texts for run in visible(p)]
    letters = sum(len(run.text) for run in runs)
    if 5 * sum(len(run.text) for run in runs if run.bold) > letters:
        yield Problem(texts[0].place, message("more than a fifth of the text is bold"), W)
    if 5 * sum(len(run.text) for run in runs if run.italic) > letters:
        yield Problem(texts[0].place, message("more than a fifth of the text is italic"), W)


@rule("ND-02", E, "II.6.e")
def justified(case: Case) -> Verdict:
    """Both edges even."""
    known = [p for p in _texts(case) if p.align]
    text = message("the paragraph is not justified")
    return (Problem(p.place, text) for p in known if p.align is not Align.JUSTIFIED) if known else None


@rule("ND-03", E, "II.6.e")
def first_line(case: Case) -> Verdict:
    """The first line of each paragraph is indented by 10 or by 12.7 mm, the same throughout."""
    texts = _texts(case)
    known = [(p, p.first_indent) for p in texts if p.first_indent is not None]
    if not known:
        return None
    blanks = message("the paragraph begins with spaces or a tab; indent its first line instead")
    return (
        *(Problem(p.place, blanks) for p in texts if p.raw[:1].isspace()),
        *_indent_faults(known),
    )


def _indent_faults(known: list[tuple[Paragraph, float]]) -> Iterator[Problem]:
    usual = Counter(_allowed_indent(found) for _, found in known if _allowed_indent(found)).most_common(1)
    for p, found in known:
        allowed = _allowed_indent(found)
        if allowed is None:
            text = message(
                "the first line is indented by {found} mm; allowed: 10 or 12,7 mm", found=figure(found)
            )
            yield Problem(p.place, text)
        elif allowed != usual[0][0]:
            text = message(
                "the first line is indented by {found} mm, elsewhere by {usual} mm; allowed: one indent",
                found=figure(found),
                usual=figure(usual[0][0] or 0),
            )
            yield Problem(p.place, text)


def _allowed_indent(found: float) -> float | None:
    return next((indent for indent in INDENTS if abs(found - indent) <= MM), None)


@rule("ND-04", E, "II.6.e")
def gaps(case: Case) -> Verdict:
    """At least 6 points between paragraphs."""
    least = TIGHT_GAP[case.document.format]
    known = [
        (p.paragraph, p.paragraph.gap)
        for p in case.parts.body[:-1]
        if p.paragraph.gap is not None
        and not p.blanks
        and not p.before_table
        and not p.paragraph.last_on_page
    ]
    return (
        (
            Problem(
                p.place,
                message("{found} pt to the next paragraph; allowed: at least 6 pt", found=figure(gap)),
            )
            for p, gap in known
            if gap < least
        )
        if known
        else None
    )


@rule("ND-05", E, "II.6.e")
def line_spacing(case: Case) -> Verdict:
    """Single to 1.5 lines."""
    least, most = SPACING
    known = [(p, p.spacing) for p in _texts(case) if p.spacing is not None]
    return (
        (
            Problem(
                p.place,
                message(
                    "the line spacing is {found}; allowed: 1–1,5", found=f"{found:.2f}".replace(".", ",")
                ),
            )
            for p, found in known
            if not least <= found <= most
        )
        if known
        else None
    )


# ------------------------------------------------------------------------------------------------ headings


@rule("ND-06", E, "II.6.đ; V.6.b")
def ladder(case: Case) -> Verdict:
    """I. in bold capitals, 1. with a title in bold, a) regular; each level has a title."""
    numbered = [(p, p.numbering) for p in case.parts.body if p.numbering]
    return [f for p, n in numbered for f in _ladder_faults(case.document, p, n)] if numbered else None


RIGHT_FORMS = {
    Rank.PART: re.compile(r"Phần (?:[IVX]+|thứ \w+)$"),
    Rank.SECTION: re.compile(r"[IVX]+\. "),
    Rank.CLAUSE: re.compile(r"\d+\. "),
    Rank.POINT: re.compile(r"[a-zđ]\) "),
}


def _ladder_faults(document: Document, passage: Passage, numbering: Numbering) -> Iterator[Problem]:
    place, text = passage.paragraph.place, passage.paragraph.text
    if numbering.rank not in RIGHT_FORMS:
        problem = message("“{form}” is no level of the decree; allowed: I., 1., a)", form=numbering.form)
        yield Problem(place, problem, None if numbering.rank is Rank.CAPITAL else W)
    elif not numbering.title and numbering.rank is not Rank.PART:
        yield Problem(place, message("“{form}” has no title", form=numbering.form))
    elif not RIGHT_FORMS[numbering.rank].match(text):
        problem = message(
            "“{form}” must be written like “{allowed} …”", form=numbering.form, allowed=numbering.rank
        )
        yield Problem(place, problem)
    yield from _heading_faults(document, passage, numbering)


def _heading_faults(document: Document, passage: Passage, numbering: Numbering) -> Iterator[Problem]:
    place = passage.paragraph.place
    if passage.kind is Kind.HEADING:
        part = f"Đề mục “{numbering.form}”"
        yield from style_faults(document, part, (passage.paragraph,), Style((13, 14), bold=True))
    if numbering.rank is Rank.SECTION and numbering.title and not numbering.title.isupper():
        text = message("the title of “{form}” must be in capitals", form=numbering.form)
        yield Problem(place, text)
    if numbering.rank is Rank.POINT and mostly(passage.paragraph, "bold"):
        yield Problem(place, message("“{form}” must not be bold", form=numbering.form))


@rule("ND-07", E, "II.6.đ")
def sequence(case: Case) -> Verdict:
    """Numbers and letters without gap and repeat; the letters are those of the Vietnamese alphabet."""
    numbered = [(p, p.numbering) for p in case.parts.body if p.numbering]
    counted = [(p, n) for p, n in numbered if n.rank in BELOW]
    return _sequence_faults(counted) if counted else None


BELOW = {
    Rank.PART: (Rank.SECTION, Rank.CLAUSE, Rank.POINT),
    Rank.SECTION: (Rank.CLAUSE, Rank.POINT),
    Rank.CLAUSE: (Rank.POINT,),
    Rank.POINT: (),
}
LABELS: dict[Rank, Sequence[str]] = {
    Rank.SECTION: ROMANS,
    Rank.CLAUSE: [str(n) for n in range(100)],
    Rank.POINT: ["", *ALPHABET],
}


def _sequence_faults(numbered: Iterable[tuple[Passage, Numbering]]) -> Iterator[Problem]:
    """A Phần may go on with the numbers of the one before."""
    expected = dict.fromkeys(LABELS, 1)
    after_part = False
    for passage, numbering in numbered:
        rank = numbering.rank
        if rank in LABELS:
            labels, wanted = LABELS[rank], expected[rank]
            found = labels.index(numbering.label) if numbering.label in labels else None
            if found != wanted and not (after_part and found == 1):
                text = message(
                    "“{form}” stands where “{allowed}” should",
                    form=numbering.form,
                    allowed=labels[wanted] if wanted < len(labels) else "-",
                )
                yield Problem(passage.paragraph.place, text)
            expected[rank] = (wanted if found is None else found) + 1
        after_part = rank is Rank.PART
        expected |= dict.fromkeys((below for below in BELOW[rank] if not after_part), 1)


@rule("ND-08", W)
def nothing_stranded(case: Case) -> Verdict:
    """No heading at the foot of a page, no empty paragraphs instead of spacing."""
    if not case.parts.body:
        return None
    headings = [p.paragraph for p in case.parts.body if p.kind is Kind.HEADING]
    loose = message("the heading can be left alone at the foot of a page; keep it with the next paragraph")
    empty = message("more than one empty paragraph follows; set the spacing of the paragraph instead")
    return (
        *(Problem(p.place, loose) for p in headings if p.kept is False or p.last_on_page),
        *(Problem(p.paragraph.place, empty) for p in case.parts.body[:-1] if p.blanks > 1),
    )


@rule("ND-09", W, "Phụ lục III, mẫu 1.4")
def end_mark(case: Case) -> Verdict:
    """The text ends with ./."""
    texts = _texts(case)
    if not texts:
        return None
    text = message("the text must end with “./.”")
    return () if texts[-1].text.endswith("./.") else (Problem(texts[-1].place, text),)


# ----------------------------------------------------------------------------------------------- citations

CITED = (
    "Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Đề án|Báo cáo|"
    "Nghị định|Thông tư|Công văn|Kết luận|Tờ trình"
)
CITATION = re.compile(rf"(?P<type>{CITED}) (?P<word>số )?(?P<number>\d+[\w/-]*[/-][A-ZĐ][\w/-]*)")
LAW_NUMBER = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh)\b[^.;,]{0,80}? số \d+/\d{4}/\w+")
IN_FULL = re.compile(r"[^;]{0,40}?\bngày \d{1,2}(?:/| tháng )\d{1,2}[^;]{0,60}?\bcủa \w")
CAPITAL_PART = re.compile(r"(?<=[^.!?:;“(\s] )(?:Khoản \d+|Điểm [a-zđ]\b(?= khoản))")
SMALL_ARTICLE = re.compile(r"\bđiều \d+\b(?= (?:của )?(?:Luật|Bộ luật|Nghị định|Thông tư|Điều lệ))")
WRONG_ORDER = re.compile(r"Điều \d+,? (?:khoản|điểm) \w+")


@rule("ND-10", W, "II.6.b; Phụ lục II, V.7")
def citations(case: Case) -> Verdict:
    """Type, số and number; the first time with date and issuer; điểm a khoản 2 Điều 5."""
    paragraphs = [p.paragraph for p in case.parts.body if p.kind is not Kind.HEADING]
    return (*_citation_faults(paragraphs), *_article_faults(paragraphs)) if paragraphs else None


def _citation_faults(paragraphs: Iterable[Paragraph]) -> Iterator[Problem]:
    cited = set[str]()
    for p in paragraphs:
        for found in CITATION.finditer(p.text):
            if not found["word"]:
                text = message(
                    "write “{type} số {number}”, with “số”", type=found["type"], number=found["number"]
                )
                yield Problem(p.place, text)
            if found["number"] not in cited and not IN_FULL.match(p.text[found.end() :]):
                text = message(
                    "“{found}” is cited for the first time without its date and issuer", found=found[0]
                )
                yield Problem(p.place, text)
            cited.add(found["number"])


def _article_faults(paragraphs: Iterable[Paragraph]) -> Iterator[Problem]:
    order = message(
        "cite as “điểm a khoản 2 Điều 5”: điểm and khoản small, Điều with a capital, in this order"
    )
    for p in paragraphs:
        if CAPITAL_PART.search(p.text) or SMALL_ARTICLE.search(p.text) or WRONG_ORDER.search(p.text):
            yield Problem(p.place, order)
        if law := LAW_NUMBER.search(p.text):
            yield Problem(p.place, message("a law is cited without a number: “{found}”", found=law[0]))
