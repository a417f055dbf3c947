"""What lies over the letters of a page of a PDF: upright boxes that are filled, and pictures.

In: paths, and where letters and covers are, in points. Out: boxes; what lies on top of each letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

from pdfminer.utils import Matrix, Point, apply_matrix_pt

Box = tuple[float, float, float, float]  # left, foot, right, top
EVERYWHERE, NOWHERE = (-inf, -inf, inf, inf), (inf, inf, -inf, -inf)
ASKEW = 0.1
"""So far, in points, the ends of an upright edge may be out of line."""
STRAIGHT, CORNERS = frozenset("mlh"), 4
Step = tuple[Any, ...]
"""A step of a path as pdfminer has it: the operator, and the places it names."""


class Cover(NamedTuple):
    """Something that hides what is below it. after: how many letters were drawn before it."""

    after: int
    box: Box
    picture: bool


def around(points: Sequence[Point]) -> Box:
    """The box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """What two boxes share; its right is left of its left when they share nothing."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def boxes_of(path: Sequence[Step], ctm: Matrix, *, even_odd: bool) -> tuple[Box, ...]:
    """The upright boxes that a path fills; none when it fills anything else, or a part of them alone."""
    outlines = [_outline(part, ctm) for part in _parts(path)]
    turns = {_area(outline) > 0 for outline in outlines}
    holes = len(outlines) > 1 and (even_odd or len(turns) > 1)  # ISO 32000-1, 8.5.3.3
    if holes or not all(map(_is_box, outlines)):
        return ()
    return tuple(map(around, outlines))


def box_within(box: Sequence[float], ctm: Matrix) -> Box:
    """The box of a form or picture, given in its own measure; nowhere when it is drawn aslant."""
    left, foot, right, top = box
    corners = [apply_matrix_pt(ctm, at) for at in ((left, foot), (right, foot), (right, top), (left, top))]
    return around(corners) if _is_box(corners) else NOWHERE


def _parts(path: Sequence[Step]) -> Iterator[Sequence[Step]]:
    begins = [n for n, step in enumerate(path) if step[0] == "m"]
    yield from (path[start:end] for start, end in pairwise([*begins, len(path)]))


def _outline(part: Sequence[Step], ctm: Matrix) -> list[Point]:
    """The corners of a part of a path, the first one once; none when an edge is bent."""
    if not STRAIGHT.issuperset(step[0] for step in part):
        return []
    points = [apply_matrix_pt(ctm, step[1:]) for step in part if step[0] != "h"]
    return points[:-1] if points[0] == points[-1] else points


def _edges(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise([*outline, *outline[:1]])


def _area(outline: Sequence[Point]) -> float:
    """Twice the area within; below zero when it goes around with the clock."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in _edges(outline))


def _is_box(outline: Sequence[Point]) -> bool:
    upright = (
        (abs(one[0] - other[0]) < ASKEW) or (abs(one[1] - other[1]) < ASKEW) for one, other in _edges(outline)
    )
    return len(outline) == CORNERS and all(upright)


def on_top(points: Sequence[Point], covers: Sequence[Cover]) -> Iterator[tuple[int, Cover]]:
    """The points that are covered, by their number, each with the last cover over it.

    Both in the order in which they are drawn. A line goes over the page from the left to the right; `tree`
    keeps the covers that it is in by their heights, so that hostile numbers of both take no long time.
    """
    levels = sorted({y for _, y in points})
    tree: list[list[tuple[int, float]]] = [[] for _ in range(2 * len(levels))]
    coming = sorted(range(len(covers)), key=lambda number: covers[number].box[0], reverse=True)
    for at, (x, y) in sorted(enumerate(points), key=lambda one: one[1]):
        while coming and covers[coming[-1]].box[0] <= x:
            number = coming.pop()
            _, foot, right, top = covers[number].box
            for node in _nodes(bisect_left(levels, foot), bisect_right(levels, top), len(levels)):
                heappush(tree[node], (-number, right))
        last = max((_last(heap, x) for heap in _above(tree, bisect_left(levels, y))), default=-1)
        if last >= 0 and covers[last].after > at:
            yield at, covers[last]


def _nodes(first: int, end: int, size: int) -> Iterator[int]:
    """The nodes of a tree over `size` levels that together are those from `first` to before `end`."""
    first, end = first + size, end + size
    while first < end:
        if first % 2:
            yield first
            first += 1
        if end % 2:
            end -= 1
            yield end
        first, end = first // 2, end // 2


def _above(tree: Sequence[list[tuple[int, float]]], level: int) -> Iterator[list[tuple[int, float]]]:
    """What a tree keeps for a level, from its leaf to the root."""
    node = level + len(tree) // 2
    while node:
        yield tree[node]
        node //= 2


def _last(heap: list[tuple[int, float]], x: float) -> int:
    """The number of the last cover that reaches to `x`; -1 without. Those that end before are let go."""
    while heap and heap[0][1] < x:
        heappop(heap)
    return -heap[0][0] if heap else -1
