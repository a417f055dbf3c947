"""Where a paragraph ends.

In: the pages and their text areas. Out: for a paragraph as read so far and the next line, whether it goes
on: its last line is too full for the next word, and no indent, gap, size or weight begins another. Points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reports.check.model import Side
from reports.check.pdf.areas import Area, most
from reports.check.pdf.lines import Line
from reports.check.pdf.marks import MM
from reports.check.pdf.page import SAME_SIZE, WORD_SPACE, Page, follows, has_room

NEAR = 2.0
"""Lines that begin as near as this begin at the same place."""
EXACT = 1.0
"""First lines of the common indent do."""
OFF_AXIS = 2 * MM
"""How far the middle of a centred line may be off that of the text area; it leaves as much at its sides."""
INDENTS = 2 * MM, 25 * MM
"""The least and the greatest first-line indent."""
EXTRA = 2.5
"""The least extra pitch that begins a paragraph."""
SINGLE = 1.15
"""The pitch of single-spaced Times New Roman, in sizes."""
DASH = re.compile(r"[-–+•*]")
ITEM = re.compile(r"[-–+•*]|(\d+|[a-zđ])[.)]|[IVXL]+\.")
"""The first word of an item of a list."""
END = re.compile(r"[.;:!?]$")
ENTRY = re.compile(r"(\.{3,}|…+|( \.){3,}) ?\d+$")
"""The end of an entry of the contents: what leads to its page, and the page."""


@dataclass(frozen=True)
class Setting:
    """How a document is set. indent: of most first lines, None without one; pitch: of lines, in sizes."""

    pages: Sequence[Page]
    areas: Sequence[Area]
    indent: float | None
    pitch: float

    def area(self, line: Line) -> Area:
        return self.areas[line.page - 1]

    def start(self, line: Line) -> float:
        """How far from the left edge a line begins."""
        return line.x0 - (self.area(line).left or 0.0)

    def at_indent(self, line: Line) -> bool:
        return self.indent is not None and abs(self.start(line) - self.indent) <= EXACT

    def is_centred(self, line: Line) -> bool:
        """Whether a line is centred in the text area and does not fill it."""
        middle = self.area(line).middle
        if middle is None or self.at_indent(line):
            return False
        return abs(line.centre - middle) <= OFF_AXIS and self.start(line) > OFF_AXIS

    def goes_on(self, text: Sequence[Line], line: Line) -> bool:
        """Whether `line` is the next line of the paragraph `text`."""
        last = text[-1]
        ended = last.stroke or ENTRY.search(last.text)
        if last.side is not line.side or ended or self.is_parted(last, line):
            return False
        if line.side is not Side.WHOLE:
            return _is_wrapped_item(text, line)
        if not follows(last, line) if last.page == line.page else abs(last.size - line.size) >= SAME_SIZE:
            return False
        if self.is_centred(line) or self.is_centred(last):
            return self._goes_on_centred(last, line)
        if has_room(last, line, self.area(last).reach) or self.area(line).left is None:
            return False
        return self._fits(text, line)

    def is_parted(self, line: Line, following: Line) -> bool:
        """Whether a table stands between two lines."""
        for page in self.pages[line.page - 1 : following.page]:
            top = line.baseline if page.number == line.page else 0.0
            bottom = following.baseline if page.number == following.page else page.height
            if any(top < grid.top < bottom for grid in page.grids):
                return True
        return False

    def _goes_on_centred(self, last: Line, line: Line) -> bool:
        """Whether a centred line broke of itself, the next one being the rest of it."""
        width = self.area(line).width
        if not self.is_centred(line) or width is None:
            return False
        word = line.words[0]
        needed = last.x1 - last.x0 + WORD_SPACE * last.size + word.x1 - word.x0
        on_axis = abs(last.centre - line.centre) <= OFF_AXIS
        return needed > width and on_axis and _look(last) == _look(line)

    def _fits(self, text: Sequence[Line], line: Line) -> bool:
        """Whether a line that a full line precedes begins where the paragraph would go on."""
        first, start = self.start(text[0]), self.start(line)
        indented = abs(start) <= NEAR < first - start
        if len(text) == 1 and indented and not line.bold:
            return True
        if not indented and len(text) == 1:
            hangs = abs(start) > NEAR and start - first > NEAR
            begins = self.at_indent(line) or (hangs and not ITEM.fullmatch(text[0].words[0].text))
        else:
            begins = len(text) > 1 and abs(start - self.start(text[1])) > NEAR
        return not begins and not self._gapes(text, line) and (indented or not _looks_new(text, line))

    def _gapes(self, text: Sequence[Line], line: Line) -> bool:
        """Whether more than the pitch of the lines lies above a line."""
        last = text[-1]
        own = [b.baseline - a.baseline for a, b in pairwise(text) if a.page == b.page]
        usual = min(own) if own else self.pitch * line.size
        return last.page == line.page and line.baseline - last.baseline > usual + EXTRA


def _looks_new(text: Sequence[Line], line: Line) -> bool:
    """Whether a line is of another weight than the paragraph before it, or an item of a list."""
    last = text[-1]
    heavier = line.bold and not _look(last, -1)[1]
    lighter = all(one.bold for one in text) and not _look(line)[1]
    item = bool(ITEM.fullmatch(line.words[0].text)) and bool(END.search(last.text))
    return heavier or lighter or item


def _look(line: Line, word: int = 0) -> tuple[float, bool, bool]:
    """Size, weight and slant of a word of a line."""
    style = line.words[word].spans[word].style
    return style.size, style.bold, style.italic


def _is_wrapped_item(text: Sequence[Line], line: Line) -> bool:
    """Whether a line of a column is the rest of an item of a list, such as those of Nơi nhận."""
    first, last = text[0].words[0].text, text[-1]
    item = line.side is Side.LEFT and DASH.match(first) and not DASH.match(line.words[0].text)
    return bool(item) and follows(last, line) and not END.search(last.text)


def find_setting(pages: Sequence[Page], areas: Sequence[Area]) -> Setting:
    """How a document is set, as most of its paragraphs of several lines show it."""
    indents, pitches = [], []
    for page, area in zip(pages, areas, strict=True):
        for line, following in pairwise(page.whole):
            if area.left is None or not follows(line, following) or has_room(line, following, area.reach):
                continue
            if abs(following.x0 - area.left) <= NEAR:
                pitches.append((following.baseline - line.baseline) / line.size)
                indents.append(line.x0 - area.left)
    indents = [indent for indent in indents if INDENTS[0] <= indent <= INDENTS[1]]
    return Setting(pages, areas, most(indents), median(pitches) if pitches else SINGLE)
