"""Rules FN: fonts, colour, sizes that belong together (NĐ 30/2020, Phụ lục I, I.4 and Mục V)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.check.components import Components
from reports.check.model import Document, Format, Paragraph, Run
from reports.check.rule import Case, E, Problem, Verdict, W, figure, rule, short, size_fits, visible
from reports.check.vietnamese import STAMPS
from reports.errors import Message, message

OLD_FONT = re.compile(r"\.Vn|VNI[- ]", re.IGNORECASE)
SIZES = ((12, 13), (13, 14), (13, 14))  # of Quốc hiệu, Tiêu ngữ, địa danh-ngày: the small set or the large


@rule("FN-01", E, "I.4")
def times_new_roman(case: Case) -> Iterator[Problem]:
    """Times New Roman everywhere. In a PDF its metric twins are a warning; old fonts are FN-03's."""
    pdf = case.document.format is Format.PDF
    for use in case.document.fonts:
        plain = re.sub(r"[ -]", "", use.name).lower()
        right = plain.startswith("timesnewroman") if pdf else use.name == "Times New Roman"
        if not right and not OLD_FONT.match(use.name):
            twin = pdf and plain.startswith(("liberationserif", "tinos"))
            text = message("the font is {found}; allowed: Times New Roman", found=use.name)
            yield Problem(use.place, text, W if twin else None)


@rule("FN-02", E, "I.4")
def black(case: Case) -> Iterator[Problem]:
    """Black letters on paper that is not marked. Stamps of urgency and secrecy are red."""
    for place, run in _shown_runs(case.document):
        if run.colour != "000000":
            text = message(
                "“{text}” has the colour {found}; allowed: black", text=short(run.text), found=run.colour
            )
            yield Problem(place, text)
        if run.marked:
            yield Problem(place, message("“{text}” is highlighted or shaded", text=short(run.text)))


@rule("FN-03", E)
def no_old_fonts(case: Case) -> Verdict:
    """No fonts of the encodings before Unicode."""
    return (
        Problem(use.place, message("{found} is a font of an old encoding; use Unicode", found=use.name))
        for use in case.document.fonts
        if OLD_FONT.match(use.name)
    )


@rule("FN-04", E, "V")
def one_set_of_sizes(case: Case) -> Verdict:
    """Quốc hiệu, Tiêu ngữ and date are 12, 13, 13 or 13, 14, 14. Sizes beyond both are other rules'."""
    head = case.parts.head
    if not head.nation or not head.motto or not head.date:
        return None
    found = [_sizes(p) for p in (head.nation, head.motto, head.date)]
    if any(len(sizes) != 1 for sizes in found):
        return None
    sizes = [min(one) for one in found]
    fits = [
        tuple(size_fits(case.document, size, allowed, allowed) for allowed in pair)
        for size, pair in zip(sizes, SIZES, strict=True)
    ]
    if not all(any(one) for one in fits):
        return None
    text = message(
        "Quốc hiệu, Tiêu ngữ and date have the sizes {found}; allowed: 12, 13, 13 or 13, 14, 14",
        found=", ".join(map(figure, sizes)),
    )
    together = all(small for small, _ in fits) or all(large for _, large in fits)
    return () if together else (Problem(head.nation.place, text),)


@rule("FN-05", W)
def nothing_drawn_with_letters(case: Case) -> Iterator[Problem]:
    """No underlining in the place of a rule in ô 1 to 5, no stretched letters anywhere."""
    for p in _head_paragraphs(case.parts):
        if any(run.underlined for run in visible(p)):
            text = message("“{text}” is underlined; draw a separate line below it", text=short(p.text))
            yield Problem(p.place, text)
    for place, run in _shown_runs(case.document):
        if run.stretched:
            text = message("the letters of “{text}” are stretched or spaced", text=short(run.text))
            yield Problem(place, text)


def _shown_runs(document: Document) -> Iterator[tuple[Message, Run]]:
    """The runs that show letters or digits, stamps left out, each with its place."""
    for p in document.paragraphs:
        if not p.text.casefold().startswith(STAMPS):
            yield from ((p.place, run) for run in visible(p))
    for table in document.tables:
        yield from ((table.place, run) for run in visible(table))


def _head_paragraphs(parts: Components) -> Iterator[Paragraph]:
    head = parts.head
    single = (head.nation, head.motto, head.number, head.date, parts.type)
    yield from (p for p in single if p)
    yield from (*head.superior, *head.issuer, *parts.subject)


def _sizes(paragraph: Paragraph) -> set[float]:
    return {run.size for run in visible(paragraph)}
