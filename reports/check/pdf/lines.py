"""Glyphs to words to lines. Lengths are in points, from the top left of the page.

In: the glyphs of a page or of a table cell in the order of the content stream, and the drawn lines that
may underline them. Out: lines from top to bottom, each of words from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from reports.check.model import Align, Run, Side, Stroke
from reports.check.pdf.marks import Glyph, Segment, Style
from reports.cleaning import cleaned, composed

ONE_LINE = 0.15
"""How far apart, in sizes, the baselines of one line may be."""
RAISED, SMALLER = 0.5, 0.8
"""As above for letters that are raised or lowered, and how much smaller they are at least."""
SPACE = 0.2
"""The least gap, in sizes, that stands for a space."""
APART = 1.0
"""The least gap, in sizes, that may part two columns."""
SPACED, SPACED_GAPS = 0.6, 3
"""The least distance of all letters of a word, in points, that was asked for; kerning moves a few of them."""
SAME = 0.1
"""A letter drawn twice within this distance, in sizes, is one letter."""
UNDERLINE = 0.2
"""How far below the baseline, in sizes, a line still underlines."""

JOINT = re.compile(r".*\w[-/]")
NUMBER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style


@dataclass(frozen=True)
class Word:
    """What stands between two spaces. lead: the white space before it, as in the file.

    apart: it does not follow on from the word before, so that two columns may meet there.
    """

    spans: tuple[Span, ...]
    x0: float
    x1: float
    lead: str
    apart: bool

    @cached_property
    def text(self) -> str:
        return cleaned("".join(span.text for span in self.spans))


@dataclass(frozen=True)
class Line:
    """Words on one baseline. row: which line of its page, from 1; align: set for lines of a column."""

    page: int
    row: int
    words: tuple[Word, ...]
    baseline: float
    side: Side = Side.WHOLE
    align: Align | None = None
    stroke: Stroke | None = None

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def spans(self) -> Iterator[Span]:
        return (span for word in self.words for span in word.spans)

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        counts: Counter[float] = Counter()
        for span in self.spans:
            counts[span.style.size] += len(span.text)
        return max(counts, key=lambda size: (counts[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(span.style.bold for span in self.spans)


def make_lines(
    glyphs: Iterable[Glyph], underlines: Sequence[Segment] = (), page: int = 0
) -> tuple[Line, ...]:
    """The lines that glyphs make, numbered from 1."""
    ordered = [_Placed(index, glyph) for index, glyph in enumerate(_with_marks(glyphs))]
    rows = _with_raised(_rows(ordered))
    lines = ((tuple(_words(row, underlines)), row[0].glyph.baseline) for row in rows)
    written = [(words, baseline) for words, baseline in lines if words]
    return tuple(Line(page, row, words, baseline) for row, (words, baseline) in enumerate(written, start=1))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph and its place in the content stream."""

    index: int
    glyph: Glyph

    @property
    def blank(self) -> bool:
        return self.glyph.text.isspace()


def _with_marks(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs, with each accent that is drawn on its own joined to the letter before it."""
    letter: Glyph | None = None
    for glyph in glyphs:
        if letter and all(unicodedata.combining(sign) for sign in glyph.text):
            letter = replace(letter, text=letter.text + glyph.text)
            continue
        if letter:
            yield letter
        letter = glyph
    if letter:
        yield letter


def _rows(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    for one in sorted(placed, key=lambda p: p.glyph.baseline):
        size = one.glyph.style.size
        if not rows or one.glyph.baseline - rows[-1][0].glyph.baseline > ONE_LINE * size:
            rows.append([])
        rows[-1].append(one)
    return rows


def _with_raised(rows: Iterable[list[_Placed]]) -> list[list[_Placed]]:
    """Rows, with raised and lowered letters put into the row that they belong to."""
    whole: list[list[_Placed]] = []
    for row in rows:
        if whole and _belong(
            small := min(whole[-1], row, key=_height), large := max(whole[-1], row, key=_height)
        ):
            whole[-1] = large + small
        else:
            whole.append(row)
    return whole


def _height(row: list[_Placed]) -> float:
    return max(p.glyph.style.size for p in row)


def _belong(small: list[_Placed], large: list[_Placed]) -> bool:
    size = _height(large)
    near = abs(small[0].glyph.baseline - large[0].glyph.baseline) <= RAISED * size
    if not near or _height(small) > SMALLER * size:
        return False
    gaps = [
        max(a.glyph.x0 - b.glyph.x1, b.glyph.x0 - a.glyph.x1) for a in small for b in large if not b.blank
    ]
    return bool(gaps) and -SAME * size <= min(gaps) <= SPACE * size


def _words(row: Iterable[_Placed], underlines: Sequence[Segment]) -> Iterator[Word]:
    letters: list[Glyph] = []
    lead, apart, end, index = "", False, None, 0
    for one in _single(sorted(row, key=lambda p: (p.glyph.x0, p.index))):
        glyph = one.glyph
        size = glyph.style.size
        gap = 0.0 if end is None else glyph.x0 - end
        if letters and (one.blank or gap > SPACE * size):
            yield _word(letters, lead, underlines, apart=apart)
            letters, lead, apart = [], "", False
        apart = apart or gap > APART * size or (one.index != index + 1 and gap > SAME * size)
        if one.blank:
            lead += glyph.text
        else:
            letters.append(glyph)
        end, index = glyph.x1, one.index
    if letters:
        yield _word(letters, lead, underlines, apart=apart)


def _single(row: Iterable[_Placed]) -> Iterator[_Placed]:
    """Glyphs without those that are drawn a second time to look bold."""
    last: Glyph | None = None
    for one in row:
        glyph = one.glyph
        again = last and last.text == glyph.text and glyph.x0 - last.x0 < SAME * glyph.style.size
        if not again:
            yield one
            last = glyph


def _word(letters: list[Glyph], lead: str, underlines: Sequence[Segment], *, apart: bool) -> Word:
    first, last = letters[0], letters[-1]
    gaps = [after.x0 - before.x1 for before, after in pairwise(letters)]
    spaced = len(gaps) >= SPACED_GAPS and (min(gaps) > SPACED or max(gaps) < -SPACED)
    under = any(
        0 <= line.at - first.baseline <= UNDERLINE * first.style.size
        and line.start - 1 <= first.x0
        and last.x1 <= line.end + 1
        for line in underlines
    )
    spans = tuple(
        Span("".join(g.text for g in same), _changed(style, spaced=spaced, under=under))
        for style, same in groupby(letters, key=lambda g: g.style)
    )
    return Word(spans, first.x0, last.x1, lead, apart)


def _changed(style: Style, *, spaced: bool, under: bool) -> Style:
    if not spaced and not under:
        return style
    return replace(style, stretched=style.stretched or spaced, underlined=under)


def runs_of(lines: Iterable[Line]) -> tuple[Run, ...]:
    """The runs of a text that goes on over lines. A space is set like what stands before it."""
    spans: list[Span] = []
    for space, word in _flow(lines):
        if spans and space:
            spans[-1] = replace(spans[-1], text=spans[-1].text + " ")
        spans += word.spans
    return tuple(
        _run("".join(span.text for span in same), style)
        for style, same in groupby(spans, key=lambda span: span.style)
    )


def _run(text: str, style: Style) -> Run:
    return Run(
        text=composed(text),
        fonts=(style.font,),
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        colour=style.colour,
        underlined=style.underlined,
        stretched=style.stretched,
        marked=style.marked,
    )


def text_of(lines: Iterable[Line]) -> str:
    """A text that goes on over lines."""
    return cleaned("".join(space + word.text for space, word in _flow(lines)))


def raw_of(lines: Iterable[Line]) -> str:
    """As `text_of`, with its characters as the file has them."""
    return "".join(space + "".join(span.text for span in word.spans) for space, word in _flow(lines))


def _flow(lines: Iterable[Line]) -> Iterator[tuple[str, Word]]:
    """The words of a text, each with the white space before it."""
    before: Word | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            broken = before and not index and _is_broken(before.text, word.text)
            yield ("" if broken else word.lead or (" " if before else "")), word
            before = word


def _is_broken(end: str, start: str) -> bool:
    """Whether a line broke within a word: after a hyphen or a slash, or within a number."""
    number = NUMBER.fullmatch(end + start) and not NUMBER.fullmatch(end)
    return bool(number or (JOINT.fullmatch(end) and start[0].isalnum()))
