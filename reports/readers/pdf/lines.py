"""The letters of a page to its lines in reading order. Lengths are in points, from the top left of the page.

In: letters. Out: rows, what stands on one level, in pieces with wide gaps between; then lines, the two boxes
of an official head, a signature block and columns of running text each read on its own, and rows whose pieces
stand in columns like those of a table as such, parted by tabs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import NamedTuple

from reports.readers.vietnamese import VIETNAMESE

LEVEL = 0.25
"""How far apart, in sizes, the base lines of one row may be, as those of boxes side by side are."""
RISE, SMALLER = 0.6, 0.9
"""As above for letters that are raised or lowered, and how much smaller they are at least."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # the mark of a note is no digit of the number before it
SPACE, APART, CELLS_APART = 0.2, 0.9, 1.5
"""The least gaps, in sizes, of two words, of two pieces, and of two cells of a table without lines."""
CELL = 0.12
"""The least gap, in sizes, between a number and what stands in the next cell; in one word there is none."""
TRACKED = 0.03
"""The gap, in sizes, between the letters of words that are spread from which on it tells nothing of cells."""
SAME = 0.1
"""A letter drawn twice within this distance, in sizes, is one that was made bold so."""
GUTTER = 0.5
"""The least width of the white between two columns, in sizes."""
FARTHER = 1.25
"""How much further below than the lines of the boxes of a head the title stands at least."""
NEXT = 3.0
"""How far below its row, in sizes, the next row of two columns is at most."""
RUNNING_ROWS, RUNNING_LENGTH = 4, 20
"""Columns of running text have so many rows, and so many letters in a line, at least."""
NUMBERS = 1 / 4
"""Columns of which more than this share are numbers are those of a table."""

HEAD = re.compile(VIETNAMESE["paper"]["head"], re.IGNORECASE)
SIGNED = re.compile(VIETNAMESE["paper"]["signature"], re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")


class Letter(NamedTuple):
    """A letter as it is drawn; `text` may be several for a ligature, and blank. room: of blanks after it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    room: float = 0.0


class Word(NamedTuple):
    """A word of a line, and where it begins and ends. room: of blanks drawn after it."""

    text: str
    x0: float
    x1: float
    room: float = 0.0


@dataclass(frozen=True)
class Line:
    """A line of text. left, right: the edges of its column; None when it runs over the page.

    In the boxes of a head or signature every line stands alone: right is infinite, no line reaches it.
    bold: whether it begins so; words: where each stands, blanks or white parting them.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    left: float | None = None
    right: float | None = None
    bold: bool = False
    words: tuple[Word, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it is a number rather than words."""
        letters = len(LETTER.findall(self.text))
        return letters < sum(sign.isdigit() for sign in self.text) or not letters


Row = tuple[Line, ...]
"""The pieces of a row from left to right."""


class Gutter(NamedTuple):
    """The white between two columns."""

    left: float
    right: float

    def beside(self, row: Row) -> Gutter | None:
        """What the pieces of a row leave of it; None when one runs across, or too little is left."""
        left, right, middle = self.left, self.right, (self.left + self.right) / 2
        for piece in row:
            if piece.x0 < self.left and piece.x1 > self.right:
                return None
            if (piece.x0 + piece.x1) / 2 < middle:
                left = max(left, piece.x1)
            else:
                right = min(right, piece.x0)
        wide = right - left >= GUTTER * row[0].size
        return Gutter(left, right) if wide else None

    def sides(self, row: Row) -> tuple[Row, Row]:
        """The pieces of a row on each side of it."""
        middle = (self.left + self.right) / 2
        return tuple(p for p in row if p.x0 < middle), tuple(p for p in row if p.x0 >= middle)


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """What stands on one level, from top to bottom."""
    rows: list[list[Letter]] = []
    for letter in sorted(_with_marks(letters), key=lambda one: one.base):
        if not rows or letter.base - rows[-1][0].base > LEVEL * max(letter.size, rows[-1][0].size):
            rows.append([])
        rows[-1].append(letter)
    return [row for row in (tuple(_pieces(letters)) for letters in _with_raised(rows)) if row]


def _with_raised(rows: Iterable[list[Letter]]) -> list[list[Letter]]:
    """Rows, with the raised and lowered letters of a row put into it."""
    whole: list[list[Letter]] = []
    for row in rows:
        small, large = sorted((row, whole[-1] if whole else row), key=_height)
        if small is large or not _belongs(small, large):
            whole.append(row)
            continue
        raised = small[0].base < large[0].base
        whole[-1] = [
            *large,
            *(one._replace(text=one.text.translate(RAISED)) if raised else one for one in small),
        ]
    return whole


def _height(row: Sequence[Letter]) -> float:
    return max(letter.size for letter in row)


def _belongs(small: Sequence[Letter], large: Sequence[Letter]) -> bool:
    """Whether letters are raised or lowered ones of a row: smaller, near, and right behind a letter of it."""
    size = _height(large)
    if _height(small) > SMALLER * size or abs(small[0].base - large[0].base) > RISE * size:
        return False
    return any(abs(small[0].x0 - letter.x1) < SPACE * size for letter in large)


def _with_marks(letters: Iterable[Letter]) -> Iterator[Letter]:
    """Letters, with each accent that is drawn on its own joined to the letter before it."""
    last: Letter | None = None
    for letter in letters:
        if last and letter.text and all(unicodedata.combining(sign) for sign in letter.text):
            last = last._replace(text=last.text + letter.text)
            continue
        if last:
            yield last
        last = letter
    if last:
        yield last


def _pieces(letters: Iterable[Letter]) -> Iterator[Line]:
    piece, blank, row = list[list[Letter]](), False, sorted(letters, key=lambda one: one.x0)
    spread = _spread(row)
    for letter in row:
        last = piece[-1][-1] if piece else None
        if not letter.text.strip():
            blank = True
            if last:
                piece[-1][-1] = last._replace(room=last.room + letter.x1 - letter.x0)
            continue
        if last and last.text == letter.text and letter.x0 - last.x0 < SAME * letter.size:
            continue
        gap = letter.x0 - last.x1 if last else 0.0
        if last and gap > APART * letter.size:
            yield _line(piece)
            piece = []
        touch = last is not None and gap > CELL * letter.size
        parted = touch and last is not None and _may_part(last, letter, spread=spread)
        if not piece or blank or gap > SPACE * letter.size or parted:
            piece.append([])
        piece[-1].append(letter)
        blank = letter.text[-1].isspace()
    if piece:
        yield _line(piece)


def _spread(row: Sequence[Letter]) -> bool:
    """Whether the letters of words stand apart from each other."""
    marks = [letter for letter in row if letter.text.strip()]
    gaps = sorted((b.x0 - a.x1) / b.size for a, b in pairwise(marks))
    return bool(gaps) and gaps[len(gaps) // 2] > TRACKED


def _may_part(last: Letter, letter: Letter, *, spread: bool) -> bool:
    """Whether the white between two letters may be that between cells: one of a number and one of a word, or
    two of numbers, if not all letters stand so.
    """
    return _is_digit(last) != _is_digit(letter) or (_is_digit(last) and not spread)


def _is_digit(letter: Letter) -> bool:
    return letter.text[-1:].isdigit()


def _line(words: Sequence[Sequence[Letter]]) -> Line:
    letters = [letter for word in words for letter in word]
    sizes = [letter.size for letter in letters]
    base = max(letters, key=lambda letter: letter.size).base
    x1 = max(letter.x1 for letter in letters)
    size = max(set(sizes), key=sizes.count)
    placed = tuple(
        Word(_text(word), word[0].x0, max(one.x1 for one in word), word[-1].room) for word in words
    )
    text = " ".join(word.text for word in placed)
    return Line(text, letters[0].x0, x1, base, size, bold=letters[0].bold, words=placed)


def _text(letters: Iterable[Letter]) -> str:
    return unicodedata.normalize("NFC", "".join(letter.text for letter in letters)).rstrip()


def lines_of(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of a stretch of rows in reading order."""
    at = 0
    while at < len(rows):
        band = _band(rows, at)
        if band is None:
            yield joined(rows[at], " ")
            at += 1
            continue
        gutter, end = band
        yield from _read(rows[at:end], gutter)
        at = end


def joined(row: Row, between: str) -> Line:
    """A row as one line."""
    first = max(row, key=lambda piece: len(piece.text))
    text, words = (
        between.join(piece.text for piece in row),
        tuple(word for piece in row for word in piece.words),
    )
    return replace(first, text=text, x0=row[0].x0, x1=row[-1].x1, words=words)


def _band(rows: Sequence[Row], start: int) -> tuple[Gutter, int] | None:
    """The white that parts the rows from `start` on in two columns, and where they end; None for one row."""
    gutter = _first_gutter(rows, start)
    if gutter is None:
        return None
    end = start
    for row in rows[start:]:
        far = end > start and row[0].base - rows[end - 1][0].base > NEXT * row[0].size
        rest = None if far else gutter.beside(row)
        if rest is None:
            break
        gutter, end = rest, end + 1
    if any(HEAD.search(piece.text) for row in rows[start:end] for piece in row):
        end = start + _head_ends(rows[start:end], gutter)
    both = sum(all(gutter.sides(row)) for row in rows[start:end])
    return (
        (gutter, end) if both > 1 or (both == 0 and end - start > 1) or _is_known(rows[start:end]) else None
    )


def _head_ends(rows: Sequence[Row], gutter: Gutter) -> int:
    """How many rows the two boxes of a head have: what follows under only one of them and further below is
    the title of the paper.
    """
    pitches = [after[0].base - row[0].base for row, after in pairwise(rows)]
    last = max((n for n, row in enumerate(rows) if gutter.sides(row)[1]), default=0)
    for n in range(max(last, 1), len(pitches)):
        if pitches[n] > FARTHER * max(pitches[:n]):
            return n + 1
    return len(rows)


def _first_gutter(rows: Sequence[Row], start: int) -> Gutter | None:
    """The widest gap in a row, or between it and the next one when that begins beside it."""
    pieces = list(rows[start])
    if len(pieces) == 1 and start + 1 < len(rows):
        beside = rows[start + 1]
        pieces += beside if beside[0].base - pieces[0].base < pieces[0].size * APART else ()
    pieces.sort(key=lambda piece: piece.x0)
    gaps = [(b.x0 - a.x1, Gutter(a.x1, b.x0)) for a, b in pairwise(pieces)]
    widest = max(gaps, default=None)
    return widest[1] if widest and widest[0] > GUTTER * pieces[0].size else None


def _is_known(rows: Sequence[Row]) -> bool:
    """Whether rows are the two boxes of a head or of a signature."""
    return any(HEAD.search(piece.text) or SIGNED.match(piece.text) for row in rows for piece in row)


def _read(rows: Sequence[Row], gutter: Gutter) -> Iterator[Line]:
    """The rows of a band: two columns, or rows of a table without lines, or just lines."""
    sides = [gutter.sides(row) for row in rows]
    columns = [[piece for side in sides for piece in side[n]] for n in (0, 1)]
    both = [pair for pair in sides if all(pair)]
    known = _is_known(rows)
    if known or _is_running(both):
        for n, column in enumerate(columns):
            left = min((piece.x0 for piece in column), default=0.0)
            right = inf if known else max(piece.x1 for piece in column)
            for line in lines_of([side[n] for side in sides if side[n]]):
                yield line if line.left is not None else replace(line, left=left, right=right)
        return
    wide = [right[0].x0 - left[-1].x1 > CELLS_APART * left[0].size for left, right in both]
    for row in rows:
        yield joined(row, "\t" if sum(wide) > 1 else " ")


def _is_running(both: Sequence[tuple[Row, Row]]) -> bool:
    """Whether the two sides of rows are columns of running text: long lines of words."""
    pieces = [piece for pair in both for side in pair for piece in side]
    if len(both) < RUNNING_ROWS or sum(piece.is_number for piece in pieces) > NUMBERS * len(pieces):
        return False
    return all(sum(len(pair[n][0].text) for pair in both) / len(both) >= RUNNING_LENGTH for n in (0, 1))
