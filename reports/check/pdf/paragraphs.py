"""Lines to paragraphs.

In: the pages and their text areas, in points. Out: the paragraphs in reading order, measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from statistics import median

from reports.check.model import Align, Paragraph, Side
from reports.check.pdf.areas import Area
from reports.check.pdf.breaks import NEAR, SINGLE, Setting, find_setting
from reports.check.pdf.lines import Line, raw_of, runs_of, text_of
from reports.check.pdf.marks import MM
from reports.check.pdf.page import PAGE_LEVEL, Page
from reports.check.pdf.sheets import millimetres
from reports.errors import message

OFF_EDGE = 1 * MM
"""How far a line may be off the edge of the text area that it ends at."""
JUSTIFIED = 0.9
"""The share of the lines of a justified paragraph, but the last one, that end at the right edge."""
FAR = 30 * MM
"""How far from the left edge a single line begins that is set to the right."""
ABOVE, BELOW = 0.8, 0.2
"""The share of its size that a line adds to the pitch above it, and to that below it."""
BLANK, TAB = 0.4, 3.0
"""The greatest width of a typed space, in sizes, and that of the gap after the number of an item."""
LOOSE = 1.8
"""Where the lines of most paragraphs stand further apart, in sizes, those of headings need not."""

Text = Sequence[Line]


def make_paragraphs(pages: Sequence[Page], areas: Sequence[Area]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document."""
    setting = find_setting(pages, areas)
    texts: list[list[Line]] = []
    for line in (line for page in pages for line in page.lines):
        if texts and setting.goes_on(texts[-1], line):
            texts[-1].append(line)
        else:
            texts.append([line])
    return tuple(_paragraph(text, after, setting) for text, after in zip_longest(texts, texts[1:]))


def _paragraph(text: Text, after: Text | None, setting: Setting) -> Paragraph:
    first, last = text[0], text[-1]
    longest = max(text, key=lambda line: line.x1 - line.x0)
    pitch, align = _pitch(text), _align(text, setting)
    first_indent, left_indent = _indents(text, align, setting)
    return Paragraph(
        text=text_of(text),
        raw=raw_of(text),
        runs=runs_of(text),
        place=message("page {page}, line {line}", page=first.page, line=first.row),
        side=first.side,
        page=first.page,
        level=round(PAGE_LEVEL * first.page + first.baseline, 2),
        align=align,
        axis=millimetres(longest.centre),
        width=millimetres(longest.x1 - longest.x0),
        first_indent=first_indent,
        left_indent=left_indent,
        gap=_gap(text, after, setting),
        spacing=None if pitch is None else round(pitch / SINGLE, 3),
        stroke=last.stroke,
        last_on_page=_is_last(last, setting.pages[last.page - 1]),
    )


def _align(text: Text, setting: Setting) -> Align | None:
    first, right = text[0], setting.area(text[0]).right
    if first.side is not Side.WHOLE or right is None:
        return first.align
    if setting.is_centred(text[-1]):
        return Align.CENTRE
    ends = [abs(line.x1 - (setting.area(line).right or right)) <= OFF_EDGE for line in text]
    if len(text) == 1:
        return Align.RIGHT if ends[0] and setting.start(first) > FAR else None
    return Align.JUSTIFIED if sum(ends[:-1]) >= JUSTIFIED * len(ends[:-1]) else Align.LEFT


def _indents(text: Text, align: Align | None, setting: Setting) -> tuple[float | None, float | None]:
    """The first-line indent and the left indent, in mm. A single line at the common indent has that one."""
    first = text[0]
    if setting.area(first).left is None or first.side is Side.RIGHT:
        return None, None
    start = millimetres(setting.start(first))
    if first.side is Side.LEFT:
        return None, start
    if align in {Align.CENTRE, Align.RIGHT} or _is_scattered(text):
        return None, None
    if len(text) > 1:
        rest = millimetres(median(setting.start(line) for line in text[1:]))
        return round(start - rest, 2), rest
    if setting.at_indent(first):
        return start, 0.0
    return (start, 0.0) if abs(start) * MM <= NEAR else (None, None)


def _pitch(text: Text) -> float | None:
    """The pitch of the lines of a text, in sizes."""
    pitches = [(b.baseline - a.baseline) / b.size for a, b in pairwise(text) if a.page == b.page]
    return median(pitches) if pitches else None


def _gap(text: Text, after: Text | None, setting: Setting) -> float | None:
    """The gap to the next paragraph, in points; None when that stands elsewhere or is none of the text."""
    if after is None:
        return None
    last, line = text[-1], after[0]
    if last.page != line.page or last.side is not line.side or setting.is_parted(last, line):
        return None
    if _is_scattered(text) or _is_scattered(after):
        return None
    usual = setting.pitch if line.side is Side.WHOLE and setting.pitch <= LOOSE else SINGLE
    pitch = min(_pitch(after) or usual, _pitch(text) or usual) * (ABOVE * line.size + BELOW * last.size)
    return round(line.baseline - last.baseline - pitch, 2) + 0.0


def _is_scattered(text: Text) -> bool:
    """Whether a line stands in parts further apart than its spaces, as the names and values of a chart do."""
    (line, *others), spaced = text, False
    for at, (before, word) in enumerate(pairwise(line.words)):
        most = max(BLANK * max(len(word.lead), 1), 0 if at else TAB)
        spaced = spaced or word.x0 - before.x1 > most * line.size
    return spaced and not others


def _is_last(line: Line, page: Page) -> bool:
    places = [other.baseline - NEAR for other in page.lines]
    places += [grid.bottom for grid in page.grids]
    return all(place <= line.baseline for place in (*places, *page.pictures))
