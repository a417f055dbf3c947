"""Rules PG and PN: paper, margins, page numbers (NĐ 30/2020, Phụ lục I, Mục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.check.model import Document, Format, PageNumber, Sheet
from reports.check.rule import CENTRE_MM, MM, Case, E, Problem, Verdict, W, figure, rule, size_fits
from reports.errors import message


@rule("PG-01", E, "I.1")
def paper(case: Case) -> Verdict:
    """A4, portrait or landscape."""
    return (
        Problem(
            s.place,
            message(
                "the paper is {width} × {height} mm; allowed: A4, 210 × 297 mm",
                width=figure(s.width),
                height=figure(s.height),
            ),
        )
        for s in case.document.sheets
        if abs(min(s.width, s.height) - 210) > MM or abs(max(s.width, s.height) - 297) > MM
    )


@rule("PG-02", W, "I.2")
def orientation(case: Case) -> Verdict:
    """Landscape is for tables and annexes."""
    text = message("the page is landscape; allowed only for pages of tables and for annexes")
    lying = (s for s in case.document.sheets if s.width > s.height)
    return (Problem(s.place, text) for s in lying if not s.tabular and not s.annex)


@rule("PG-03", E, "I.3")
def top_and_bottom(case: Case) -> Verdict:
    """20 to 25 mm. A PDF shows only that there is room enough: its pages need not be full."""
    top, bottom = _margins(case.document, "top"), _margins(case.document, "bottom")
    if not top and not bottom:
        return None
    return (
        *(
            Problem(s.place, message("the top margin is {found} mm; allowed: 20–25 mm", found=figure(found)))
            for s, found in _outside(top, 20, 25)
        ),
        *(
            Problem(
                s.place, message("the bottom margin is {found} mm; allowed: 20–25 mm", found=figure(found))
            )
            for s, found in _outside(bottom, 20, 25)
        ),
    )


@rule("PG-04", E, "I.3")
def left(case: Case) -> Verdict:
    """30 to 35 mm, on odd pages and on even ones."""
    margins = _margins(case.document, "left")
    if not margins:
        return None
    faults = [
        Problem(s.place, message("the left margin is {found} mm; allowed: 30–35 mm", found=figure(found)))
        for s, found in (*_outside(margins, 30, 35), *_all_wider(margins, 35))
    ]
    if case.document.traits.mirrored:
        text = message("odd and even pages have mirrored margins; the left margin must be the same on all")
        faults.append(Problem(margins[0][0].place, text))
    return faults


@rule("PG-05", E, "I.3")
def right(case: Case) -> Verdict:
    """15 to 20 mm."""
    margins = _margins(case.document, "right")
    return (
        (
            Problem(
                s.place, message("the right margin is {found} mm; allowed: 15–20 mm", found=figure(found))
            )
            for s, found in (*_outside(margins, 15, 20), *_all_wider(margins, 20))
        )
        if margins
        else None
    )


Margin = tuple[Sheet, float]


def _margins(document: Document, side: str) -> list[Margin]:
    """The margins of a side that are known."""
    found = ((s, getattr(s.margins, side)) for s in document.sheets)
    return [(sheet, margin) for sheet, margin in found if margin is not None]


def _outside(margins: list[Margin], least: float, most: float) -> Iterator[Margin]:
    """Those too narrow, and of those that the file declares the ones too wide."""
    for sheet, found in margins:
        if found < least - MM or (sheet.margins.declared and found > most + MM):
            yield sheet, found


def _all_wider(margins: list[Margin], most: float) -> Iterator[Margin]:
    """The narrowest of the margins that were seen, when even that is too wide."""
    seen = [margin for margin in margins if not margin[0].margins.declared]
    narrowest = min(seen, key=lambda margin: margin[1], default=None)
    if narrowest and narrowest[1] > most + MM:
        yield narrowest


# ------------------------------------------------------------------------------------------- page numbers


@rule("PN-01", E, "I.7")
def number_at_top(case: Case) -> Verdict:
    """In the top margin of each page but the first ones, none in the bottom margin.

    A section of a Word file that holds annexes may be a single page, which needs no number: a warning.
    """
    if not _pages_to_number(case.document):
        return None
    in_footer = message("the page number stands in the bottom margin; it must stand in the top margin")
    missing = message("there is no page number in the top margin")
    footers = [n for s in case.document.sheets for n in (*s.numbers, *s.first_numbers) if n.in_footer]
    bare = [s for s in _pages_to_number(case.document) if not s.numbers]
    mild = W if case.document.format is Format.DOCX else None
    return (
        *(Problem(n.place, in_footer) for n in footers),
        *(Problem(s.place, missing, mild if s.annex else None) for s in bare),
    )


@rule("PN-02", E, "I.7")
def number_style(case: Case) -> Verdict:
    """Centred over the text, 13 to 14, upright. Its font is the matter of FN-01."""
    numbers = _numbers(case.document)
    return (fault for n in numbers for fault in _number_faults(case.document, n)) if numbers else None


def _number_faults(document: Document, number: PageNumber) -> Iterator[Problem]:
    if number.axis is not None and number.middle is not None:
        off = abs(number.axis - number.middle)
        if off > CENTRE_MM:
            text = message(
                "the page number is {found} mm off the middle of the text; allowed: {allowed} mm",
                found=figure(off),
                allowed=figure(CENTRE_MM),
            )
            yield Problem(number.place, text)
    if not size_fits(document, number.size, 13, 14):
        text = message("the page number has the size {found}; allowed: 13–14", found=figure(number.size))
        yield Problem(number.place, text)
    if number.italic:
        yield Problem(number.place, message("the page number must be upright"))


@rule("PN-03", E, "I.7")
def first_page_unnumbered(case: Case) -> Verdict:
    """No number on the first page."""
    first = case.document.sheets[0]
    shown = first.first_numbers if case.document.format is Format.DOCX else first.numbers
    if not shown and not _pages_to_number(case.document):
        return None
    return (Problem(n.place, message("the first page must not show its number")) for n in shown)


@rule("PN-04", E, "I.7")
def number_counts(case: Case) -> Verdict:
    """Arabic digits alone, from 1."""
    numbers = _numbers(case.document)
    if not numbers:
        return None
    bare = message("the page number must stand alone, without words or dashes")
    return (
        *(Problem(n.place, bare) for n in numbers if not n.bare),
        *(fault for s in case.document.sheets if not s.annex for fault in _count_faults(s)),
        *_section_faults(case.document),
    )


def _section_faults(document: Document) -> Iterator[Problem]:
    """Word: what a section says about its numbers."""
    for sheet in document.sheets:
        if sheet.number_format not in ("", "decimal"):
            text = message("the page numbers are not Arabic digits ({found})", found=sheet.number_format)
            yield Problem(sheet.place, text)
        first = sheet is document.sheets[0]
        if not sheet.annex and sheet.start is not None and (sheet.start != 1 or not first):
            text = message(
                "the page numbers begin anew with {found}; allowed: from 1, once", found=sheet.start
            )
            yield Problem(sheet.place, text)


def _count_faults(sheet: Sheet) -> Iterator[Problem]:
    """PDF: whether a page shows which one it is."""
    for number in sheet.numbers:
        digits = re.search(r"\d+", number.text)
        if sheet.ordinal and (not digits or int(digits[0]) != sheet.ordinal):
            text = message(
                "the page number is “{found}”; allowed: {allowed}", found=number.text, allowed=sheet.ordinal
            )
            yield Problem(number.place, text)


@rule("PN-05", E, "III.1.đ")
def annex_counts_anew(case: Case) -> Verdict:
    """The pages of each annex are numbered apart, from 1."""
    if case.document.format is Format.PDF:
        annexes = [s for s in case.document.sheets if s.annex and s.ordinal]
        if not any(s.numbers for s in annexes):
            return None
        return (fault for sheet in annexes for fault in _count_faults(sheet))
    sections = [s for s in case.document.sheets if s.annexes]
    text = message("each annex must be a section of its own whose page numbers begin with 1")
    whole = [s for s in sections if s.opens_annex and s.annexes == 1 and s.start == 1]
    return (Problem(s.place, text) for s in sections if s not in whole) if sections else None


def _pages_to_number(document: Document) -> list[Sheet]:
    """Pages that must show a number: those after a first one, and in Word each section."""
    return [s for s in document.sheets if document.format is Format.DOCX or (s.ordinal or 0) > 1]


def _numbers(document: Document) -> list[PageNumber]:
    return [number for sheet in document.sheets for number in sheet.numbers]
