"""Where the text of a Word paragraph comes to stand: its lines, their widths, what stands at tab stops.

Lengths are in mm from the left edge of the area that the paragraph is set in (margins, cell, box).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from reports.check.model import Align
from reports.check.word.text import Piece
from reports.check.word.xml import length, points

FREE_STOP = 36.0  # points: where Word sets its own tab stops when the file does not say
STOPS = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}
BREAKS = " -–"


@dataclass(frozen=True)
class Stop:
    """A tab stop: its place, how text stands at it, whether dots or a line lead to it."""

    at: float
    align: Align
    led: bool


@dataclass(frozen=True)
class Measure:
    """The room of a paragraph: where its first and its other lines begin, and where they end."""

    first: float
    left: float
    right: float
    align: Align
    stops: tuple[Stop, ...]
    free_stop: float


@dataclass(frozen=True)
class Part:
    """A stretch of a line between tabs. start, end: of its characters; left, right: of its ink."""

    start: int
    end: int
    left: float
    right: float
    align: Align
    led: bool = False


Line = tuple[Part, ...]


def tab_stops(found: Mapping[str, str]) -> tuple[Stop, ...]:
    """The tab stops of effective properties, from left to right."""
    stops = []
    for place, meaning in found.items():
        kind, leader = meaning.split(" ")
        if kind not in {"clear", "bar", "num"} and points(place) is not None:
            stops.append(Stop(length(place), STOPS.get(kind, Align.LEFT), leader != "none"))
    return tuple(sorted(stops, key=lambda stop: stop.at))


def lay(pieces: tuple[Piece, ...], measure: Measure) -> tuple[tuple[Line, ...], ...]:
    """The lines of a paragraph made of these pieces, grouped by the breaks that the file has in it.

    A line of an empty paragraph has no parts.
    """
    text = "".join(piece.run.text for piece in pieces)
    widths = [width for piece in pieces for width in piece.widths()]
    setter = _Setter(text, (0.0, *accumulate(widths)), measure)
    return tuple(tuple(setter.lines(start, end)) for start, end in _spans(text, "\n"))


def _spans(text: str, mark: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the stretches between marks begin and end."""
    for stretch in text[start:end].split(mark):
        yield start, start + len(stretch)
        start += len(stretch) + 1


@dataclass(frozen=True)
class _Setter:
    """Sets one text. sums: how wide it is up to each character."""

    text: str
    sums: tuple[float, ...]
    measure: Measure

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """The lines of the characters up to a hard break; only a line without tabs is broken."""
        if "\t" in self.text[start:end]:
            yield tuple(self._tabbed(start, end))
            return
        for begin, stop in self._broken(start, end):
            yield tuple(self._placed(begin, stop))

    def _ink(self, start: int, end: int) -> tuple[int, int]:
        """The same characters without white space at either end."""
        stretch = self.text[start:end]
        return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())

    def _begin(self, start: int) -> float:
        return self.measure.first if start == 0 else self.measure.left

    def _broken(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Lines as long as there is room for, broken behind spaces and hyphens."""
        breakable = start
        for i in range(start, end):
            room = self.measure.right - self._begin(start)
            if (
                self.text[i] not in BREAKS
                and breakable > start
                and self.sums[i + 1] - self.sums[start] > room
            ):
                yield start, breakable
                start = breakable
            if self.text[i] in BREAKS:
                breakable = i + 1
        yield start, end

    def _placed(self, start: int, end: int) -> Iterator[Part]:
        """The one part of a line without tabs. Spaces before it push it, those behind it do not."""
        first, last = self._ink(start, end)
        if first >= last:
            return
        begin, align = self._begin(start), self.measure.align
        over = self.measure.right - begin - (self.sums[last] - self.sums[start])
        shift = {Align.CENTRE: over / 2, Align.RIGHT: over}.get(align, 0.0)
        left = begin + shift + self.sums[first] - self.sums[start]
        yield Part(first, last, left, left + self.sums[last] - self.sums[first], align)

    def _tabbed(self, start: int, end: int) -> Iterator[Part]:
        """The parts of a line between its tabs, each at its tab stop."""
        at = self._begin(start)
        for number, (begin, stop) in enumerate(_spans(self.text, "\t", start, end)):
            first, last = self._ink(begin, stop)
            tab = self._stop(at) if number else Stop(at, Align.LEFT, led=False)
            width = max(0.0, self.sums[last] - self.sums[first]) if first < last else 0.0
            shift = {Align.CENTRE: width / 2, Align.RIGHT: width}.get(tab.align, 0.0)
            left = max(at, tab.at - shift)
            at = left + width
            if first < last:
                yield Part(first, last, left, at, tab.align, tab.led)

    def _stop(self, at: float) -> Stop:
        """The next tab stop: one of the paragraph, its own indent, or one that Word sets."""
        hanging = (Stop(self.measure.left, Align.LEFT, led=False),) if self.measure.left > at else ()
        at += 0.01  # a stop that is reached is behind, whatever the sums of fractions say
        stops = [stop for stop in (*self.measure.stops, *hanging) if stop.at > at]
        free = (at // self.measure.free_stop + 1) * self.measure.free_stop
        return min(stops, key=lambda stop: stop.at, default=Stop(free, Align.LEFT, led=False))
