"""What a rule is: a function that judges a document, with its id, its severity and its source.

A rule is given a `Case` and gives back the problems it found, or None when it does not apply: nothing of
the kind is in the file, or this kind of file cannot tell. What the rules of several themes ask is here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.check.components import Components
from reports.check.model import Align, Document, Format, Paragraph, Run, Sheet, Side, Stroke, Table
from reports.check.registry import Registry
from reports.errors import Message, Severity, message

E, W = Severity.ERROR, Severity.WARNING
MM = 0.5  # what a length may differ by (the-thuc.md 5.1)
CENTRE_MM = 2.0


@dataclass(frozen=True)
class Problem:
    """Something that breaks a rule. severity: when it is milder than that of the rule."""

    place: Message
    text: Message
    severity: Severity | None = None


@dataclass(frozen=True)
class Case:
    """What a rule judges by: the measured file, its parts, and what the office knows of issuers."""

    document: Document
    parts: Components
    registry: Registry


Verdict = Iterable[Problem] | None


@dataclass(frozen=True)
class Rule:
    """A rule of the-thuc.md 5.2. source: where NĐ 30/2020 states it, empty for a house rule."""

    id: str
    severity: Severity
    source: str
    judge: Callable[[Case], Verdict]


def rule(id: str, severity: Severity, source: str = "") -> Callable[[Callable[[Case], Verdict]], Rule]:
    """Makes a function the rule `id`."""
    return lambda judge: Rule(id, severity, source, judge)


WHOLE_FILE = message("the whole file")


def figure(value: float) -> str:
    """A number as Vietnamese papers write it, with at most one decimal: `20,5`."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def short(text: str) -> str:
    """A text to quote in a message: its beginning when it is long."""
    return text if len(text) <= 50 else f"{text[:49].rstrip()}…"


def is_report(case: Case) -> bool:
    """Whether the document calls itself a báo cáo."""
    return case.parts.type is not None and case.parts.type.text.upper().startswith("BÁO CÁO")


def all_texts(document: Document) -> Iterator[tuple[Message, str]]:
    """The text of each paragraph and of each cell, with its place."""
    yield from ((p.place, p.text) for p in document.paragraphs)
    for table in document.tables:
        yield from ((table.place, cell) for row in table.rows for cell in row)


def visible(text: Paragraph | Table) -> tuple[Run, ...]:
    """The runs in which letters or digits are shown."""
    return tuple(run for run in text.runs if not run.hidden and any(c.isalnum() for c in run.text))


# -------------------------------------------------------------------------------------- how a part is set


@dataclass(frozen=True)
class Style:
    """How the letters of a part are set. sizes: the least and the most, in points."""

    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False


def size_fits(document: Document, size: float, least: float, most: float) -> bool:
    """Whether a size lies within; in a PDF give or take 0.3 points, in Word exactly."""
    slack = 0.3 if document.format is Format.PDF else 0.01
    return least - slack <= size <= most + slack


def style_faults(
    document: Document, part: str, paragraphs: Iterable[Paragraph], style: Style
) -> Iterator[Problem]:
    """Where the letters of `part` are of another size, weight or slant than `style`."""
    least, most = style.sizes
    for p in paragraphs:
        runs = visible(p)
        sizes = sorted({run.size for run in runs if not size_fits(document, run.size, least, most)})
        if sizes:
            yield Problem(
                p.place,
                message(
                    "{part} has the size {found}; allowed: {allowed}",
                    part=part,
                    found=" / ".join(map(figure, sizes)),
                    allowed=figure(least) if least == most else f"{figure(least)}–{figure(most)}",
                ),
            )
        if any(run.bold is not style.bold for run in runs):
            bold, regular = (
                message("{part} must be bold", part=part),
                message("{part} must not be bold", part=part),
            )
            yield Problem(p.place, bold if style.bold else regular)
        if any(run.italic is not style.italic for run in runs):
            italic, upright = (
                message("{part} must be italic", part=part),
                message("{part} must be upright", part=part),
            )
            yield Problem(p.place, italic if style.italic else upright)


def centre_faults(
    document: Document,
    part: str,
    paragraphs: Iterable[Paragraph],
    axis: float | None = None,
    slack: float = CENTRE_MM,
) -> Iterator[Problem]:
    """Where `part` is not centred: by its alignment, or against the axis of what it stands under."""
    for p in paragraphs:
        if p.align not in (None, Align.CENTRE) or _begins_at_margin(document, p):
            yield Problem(p.place, message("{part} must be centred", part=part))
        elif axis is not None and p.axis is not None and abs(p.axis - axis) > slack:
            yield Problem(
                p.place,
                message(
                    "{part} is {found} mm off the middle of what it stands under; allowed: {allowed} mm",
                    part=part,
                    found=figure(abs(p.axis - axis)),
                    allowed=figure(slack),
                ),
            )


def _begins_at_margin(document: Document, p: Paragraph) -> bool:
    """PDF: whether a line of unknown alignment begins at the left margin and ends before the right one."""
    if p.align or p.side is not Side.WHOLE or p.page is None or p.width is None or p.left_indent is None:
        return False
    room = _text_width(document, document.sheets[p.page - 1])
    return room is not None and abs(p.left_indent) <= MM and p.width < room - 2 * CENTRE_MM


def _text_width(document: Document, sheet: Sheet) -> float | None:
    """How wide the text can be on a sheet, as its margins show, or those of others of its width."""
    alike = [sheet.margins, *(other.margins for other in document.sheets if other.width == sheet.width)]
    left = next((margins.left for margins in alike if margins.left is not None), None)
    right = next((margins.right for margins in alike if margins.right is not None), None)
    return None if left is None or right is None else sheet.width - left - right


def axis_of(*paragraphs: Paragraph | None) -> float | None:
    """What the first of these stands on that is centred, or may be."""
    found = [p for p in paragraphs if p and p.axis is not None]
    centred = (p.axis for align in (Align.CENTRE, None) for p in found if p.align is align)
    return next(centred, None)


def stroke_faults(
    part: str, lines: tuple[Paragraph, ...], shares: tuple[float, float] | None
) -> Iterator[Problem]:
    """Whether a solid line stands below `lines`, centred, as long as `shares` of the longest of them.

    shares: None when the text itself is not set as it should be, so that its length says nothing.
    """
    last = lines[-1]
    if last.stroke is None:
        yield Problem(last.place, message("there is no line below {part}", part=part))
        return
    if not last.stroke.solid:
        yield Problem(last.place, message("the line below {part} must be solid", part=part))
    if shares is None:
        return
    width = max((p.width for p in lines if p.width is not None), default=None)
    if width is not None:
        yield from _length_faults(part, last.place, last.stroke, (width * shares[0], width * shares[1]))
    if last.axis is not None and abs(last.stroke.axis - last.axis) > CENTRE_MM:
        yield Problem(last.place, message("the line below {part} is not centred under it", part=part))


def _length_faults(
    part: str, place: Message, stroke: Stroke, allowed: tuple[float, float]
) -> Iterator[Problem]:
    least, most = allowed
    if not least - MM <= stroke.length <= most + MM:
        text = message(
            "the line below {part} is {found} mm long; allowed: {least}–{most} mm",
            part=part,
            found=figure(stroke.length),
            least=figure(least),
            most=figure(most),
        )
        yield Problem(place, text)


def third_to_half(document: Document) -> tuple[float, float]:
    """How long the rule below an issuer or a trích yếu is, as shares; in a PDF it is seen less exactly."""
    return (0.30, 0.53) if document.format is Format.PDF else (1 / 3, 1 / 2)
