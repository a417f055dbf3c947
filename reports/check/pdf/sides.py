"""What stands in two columns: the head of the first page (boxes 1 to 4) and the signature block.

In: the lines of a page from top to bottom, each over its whole width. Out: the same lines in reading
order, those of the two columns cut at the gutter, with their side and how they are set. Points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from reports.check.model import Align, Side
from reports.check.pdf.lines import APART, Line
from reports.check.pdf.marks import MM
from reports.check.vietnamese import TYPES

HEAD_START, HEAD_END = 3, 0.5
"""The head begins with one of so many lines, and ends above this share of the height of the page."""
LEVEL = 0.6
"""How far apart, in sizes, the baselines of two lines may be that stand side by side."""
WIDE = 0.5
"""The least gap of two words, in sizes, that a gutter may run through."""
AXIS, EDGE = 5 * MM, 2 * MM
"""How far a line of the head may be off the axis, or else an edge, of its column."""
SAME_AXIS, SAME_EDGE = 2 * MM, 1 * MM
"""How near two lines are that share an axis or an edge, if their widths differ by more than twice as much."""
RECIPIENTS = re.compile(r"(?i)nơi (nhận|gửi)\s*(:.*)?")
AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?[./ ].*")

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Gutter:
    """The white between two columns, from `left` to `right`."""

    left: float
    right: float

    def side(self, line: Line) -> Side:
        """Where a line stands: WHOLE when it runs across."""
        if line.x0 < self.left and line.x1 > self.right:
            return Side.WHOLE
        return Side.LEFT if line.centre < (self.left + self.right) / 2 else Side.RIGHT

    def cut(self, line: Line) -> Lines:
        """The part of a line in each column, at most two; one part with the side WHOLE runs across."""
        words = line.words
        gaps = [
            (after.x0 - before.x1, index)
            for index, (before, after) in enumerate(pairwise(words), start=1)
            if before.x1 <= self.right and after.x0 >= self.left
            if after.apart or after.x0 - before.x1 > WIDE * line.size
        ]
        if gaps:
            _, at = max(gaps)
            left = replace(line, words=words[:at], side=Side.LEFT)
            return left, replace(line, words=words[at:], side=Side.RIGHT)
        return (replace(line, side=self.side(line)),)

    def beside(self, columns: Iterable[Line]) -> Gutter:
        """The white that is left between the lines of two columns."""
        lines = [*columns]
        left = max([self.left, *(line.x1 for line in lines if line.side is Side.LEFT)])
        right = min([self.right, *(line.x0 for line in lines if line.side is Side.RIGHT)])
        return Gutter(left, right)


def with_head(lines: Lines, height: float) -> Lines:
    """The lines of the first page with its head, if there is one, in two columns."""
    upper = [line for line in lines if line.baseline < HEAD_END * height]
    first = _first_row(upper[:HEAD_START])
    if first is None:
        return lines
    start, gutter = first
    edge = min(line.x0 for line in lines)
    columns: list[Line] = []
    for line in upper[start:]:
        cut = gutter.cut(line)
        strange = len(cut) == 1 and not _belongs(cut[0], columns, edge)
        if cut[0].side is Side.WHOLE or strange:
            break
        columns += cut
        gutter = gutter.beside(cut)
    rows = len({line.row for line in columns})
    if rows < 2 or not _both(columns):
        return lines
    return *lines[:start], *_columns(columns), *lines[start + rows :]


def _first_row(lines: Sequence[Line]) -> tuple[int, Gutter] | None:
    """The first line that stands in two columns, or beside the next line, and the gutter there."""
    for index, line in enumerate(lines):
        row = [line, *lines[index + 1 : index + 2]]
        pieces = [part for one in row for part in _parts(one) if _level(part, line)]
        pieces.sort(key=lambda part: part.x0)
        gaps = [(b.x0 - a.x1, a.x1, b.x0) for a, b in pairwise(pieces)]
        if gaps and max(gaps)[0] > 0:
            _, left, right = max(gaps)
            return index, Gutter(left, right)
    return None


def _parts(line: Line) -> Iterator[Line]:
    """A line cut wherever two columns may meet."""
    start = 0
    for index, (before, word) in enumerate(pairwise(line.words), start=1):
        if word.apart or word.x0 - before.x1 > APART * line.size:
            yield replace(line, words=line.words[start:index])
            start = index
    yield replace(line, words=line.words[start:])


def _level(line: Line, other: Line) -> bool:
    return abs(line.baseline - other.baseline) <= LEVEL * max(line.size, other.size)


def _belongs(line: Line, columns: Sequence[Line], edge: float) -> bool:
    """Whether a line stands on the axis or at an edge of its column, as far as that is known.

    edge: where the text of the page begins. The type never stands in a column.
    """
    column = [one for one in columns if one.side is line.side]
    if line.text.upper() in TYPES:
        return False
    if not column or line.x0 - edge <= EDGE:
        return True
    on_axis = abs(line.centre - median(one.centre for one in column)) <= AXIS
    at_left = abs(line.x0 - min(one.x0 for one in column)) <= EDGE
    return on_axis or at_left or abs(line.x1 - max(one.x1 for one in column)) <= EDGE


def _both(lines: Iterable[Line]) -> bool:
    return {Side.LEFT, Side.RIGHT} <= {line.side for line in lines}


def with_signature(lines: Lines, width: float, before: Lines = ()) -> Lines:
    """The lines of a page with its signature block, if there is one, in two columns.

    before: the lines of the page before, when this one may begin with the rest of its block.
    """
    gutter = _last_gutter(before)
    if gutter and not any(part.side is Side.WHOLE for line in lines for part in gutter.cut(line)):
        return tuple(_in_columns(lines, gutter))
    start = _signature_start(lines, width)
    if start is None:
        return lines
    first = _first_row(lines[start:])
    gutter = first[1] if first else Gutter(width / 2, width / 2)
    return *lines[:start], *_in_columns(lines[start:], gutter)


def _last_gutter(lines: Lines) -> Gutter | None:
    """The gutter of the two columns that a page ends with."""
    block = list(takewhile(lambda line: line.side is not Side.WHOLE, reversed(lines)))
    if not _both(block):
        return None
    left = max(line.x1 for line in block if line.side is Side.LEFT)
    return Gutter(left, min(line.x0 for line in block if line.side is Side.RIGHT))


def _in_columns(lines: Lines, gutter: Gutter) -> Iterator[Line]:
    cut: list[Line] = []
    for line in lines:
        parts = gutter.cut(line)
        cut += parts
        gutter = gutter.beside(parts)
    return _columns(cut)


def _signature_start(lines: Lines, width: float) -> int | None:
    for index, line in enumerate(lines):
        for part in _parts(line):
            authority = part.x0 > width / 3 and part.text.isupper() and AUTHORITY.fullmatch(part.text)
            if authority or RECIPIENTS.fullmatch(part.text):
                beside = index and _level(lines[index - 1], line) and lines[index - 1].x0 > width / 3
                return index - 1 if beside else index
    return None


def _columns(lines: Sequence[Line]) -> Iterator[Line]:
    """The left column, then the right one, then what runs across."""
    for side in (Side.LEFT, Side.RIGHT):
        column = [line for line in lines if line.side is side]
        yield from (replace(line, align=_alignment(line, column)) for line in column)
    yield from (line for line in lines if line.side is Side.WHOLE)


def _alignment(line: Line, column: Sequence[Line]) -> Align | None:
    """How a line of a column is set: what it shares with most lines that are shorter or longer."""
    shifts = [(one.x0 - line.x0, one.x1 - line.x1) for one in column]
    shifts = [(left, right) for left, right in shifts if abs(left - right) > 2 * SAME_EDGE]
    votes = {
        Align.CENTRE: sum(abs(left + right) <= 2 * SAME_AXIS < abs(left - right) for left, right in shifts),
        Align.LEFT: sum(abs(left) <= SAME_EDGE for left, _ in shifts),
        Align.RIGHT: sum(abs(right) <= SAME_EDGE for _, right in shifts),
    }
    best = max(votes, key=lambda align: votes[align])
    return best if votes[best] else None
