"""The letters of a page of a PDF, as `pdf_lines` reads them: upright ones that can be seen, those of old
fonts converted, and what is typed into the fields of a form.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reports.readers.legacy import UNICODE, changes, converted, old_encoding
from reports.readers.pdf.findings import Beside
from reports.readers.pdf.forms import filled_in
from reports.readers.pdf.ink import CLEAR, CUT, OUTSIDE
from reports.readers.pdf.lines import Letter
from reports.readers.plain import normalised

ASLANT = 0.1
"""How much a line of text may rise, as against its length: a scan that was not laid straight."""
FIELD, BELOW, TYPED, WIDE = 0.8, 1 / 4, 12.0, 0.5
"""Of the height of a line in a field: what its letters have, and what is below them. Their size at most, in
points, and how wide they are, in sizes.
"""
TINY = 2.0  # points: nobody reads letters that are smaller
WHITE = 0.01
"""How far from white a colour may be that nobody sees on white."""
STRUCK, FLAT = (0.45, 0.15), 1.5
"""How far above the base of a letter the lines are that strike it through, in sizes, and how thick at most,
in points: lines under a text and around cells are lower or higher.
"""
INKS = 4  # of a colour in print
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " "})
LOST, PRIVATE, BULLET = "(cid:", range(0xE000, 0xF900), "•"


def letters_of(drawn: Any, beside: Beside) -> list[Letter]:
    """The upright letters of a page; words in old fonts are one letter each, converted."""
    chars = [*_valid(drawn, beside)]
    unicode = {char["fontname"] for char in chars if UNICODE.search(char["text"])}
    letters, word = list[Letter](), list[Any]()
    for char in [*chars, None]:
        old = char and char["fontname"] not in unicode and old_encoding(char["fontname"])
        if word and not (char and old and _is_same_word(word[-1], char)):
            letters.append(_converted(word, drawn, beside))
            word = []
        if char and old and not char["text"].isspace() and char["text"] != CUT:
            word.append(char)
        elif char:
            letters.append(_letter(char["text"], [char], drawn))
    return letters


def _valid(drawn: Any, beside: Beside) -> Iterator[Any]:
    """The upright letters of a page that can be seen and through which no line goes."""
    upright = [char for char in drawn.chars if turn_of(char) == 0 and char["text"]]
    beside.sideways += sum(turn_of(char) != 0 for char in drawn.chars)
    seen = [char for char in upright if _is_seen(char, drawn)]
    beside.cut += sum(char["text"].strip() != "" and char["text"][-1].isspace() for char in seen)
    beside.recognised += sum(_is_clear(char) for char in seen)
    kept = {id(char) for char in seen}
    beside.unseen += "".join(char["text"] for char in upright if id(char) not in kept)
    strokes = sorted(
        (one["top"], one["x0"], one["x1"])
        for one in (*drawn.lines, *drawn.rects)
        if one["bottom"] - one["top"] <= FLAT
    )
    for struck, chars in groupby(seen, lambda char: _is_struck(char, strokes)):
        if struck:
            beside.struck.append("".join(char["text"] for char in chars).strip())
        else:
            yield from chars


def _is_struck(char: Any, strokes: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a level line goes through a letter. strokes: from the top down, each with its left and right
    end.
    """
    base = char["top"] + char["y1"] - char["matrix"][5]
    upper, lower = (base - part * char["size"] for part in STRUCK)
    first, end = bisect_left(strokes, (upper,)), bisect_left(strokes, (lower,))
    middle = (char["x0"] + char["x1"]) / 2
    return any(left <= middle <= right for _, left, right in strokes[first:end])


def _is_seen(char: Any, drawn: Any) -> bool:
    """Whether anybody can read a letter: it is on the page, not tiny, not white on white, and drawn, or over
    the picture of itself.
    """
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    left, top, right, bottom = drawn.bbox
    if char["text"] == CUT:
        return True
    outside = char["non_stroking_color"] == (OUTSIDE,) or not (left <= x <= right and top <= y <= bottom)
    if outside or char["size"] <= TINY:
        return False
    clear = _is_clear(char)
    if not (clear or _is_white(char["non_stroking_color"])):
        return True
    filled = (one for one in (*drawn.rects, *drawn.curves) if one["fill"])
    dark = (one for one in filled if not _is_white(one["non_stroking_color"]))
    ground = drawn.images if clear else [*drawn.images, *dark]
    return any(one["x0"] <= x <= one["x1"] and one["top"] <= y <= one["bottom"] for one in ground)


def _is_clear(char: Any) -> bool:
    return bool(char["non_stroking_color"] == (CLEAR,))


def _is_white(colour: Any) -> bool:
    """Whether a colour is white: full light, or no ink of four; a colour of no known kind is not."""
    if not isinstance(colour, tuple | list) or not all(isinstance(part, int | float) for part in colour):
        return False
    ink = colour if len(colour) == INKS else [1 - part for part in colour]
    return bool(ink) and max(ink) <= WHITE


def typed_in(drawn: Any, letters: Sequence[Letter], beside: Beside) -> list[Letter]:
    """The texts of the fields of a form, each line of one as a letter, level with what stands beside it."""
    if drawn.rotation:
        return []
    found = list[Letter]()
    left, top = drawn.bbox[:2]
    for one in filled_in(drawn.page_obj.attrs.get("Annots")):
        beside.filled.discard(one.name)
        texts = [text for text in one.text.split("\n") if text.strip()]
        height = (one.top - one.bottom) / len(texts)
        size = min(height * FIELD, TYPED)
        for number, text in enumerate(texts, start=1):
            base = float(drawn.root_page.height) - one.top - top + height * (number - BELOW)
            near = [letter.base for letter in letters if abs(letter.base - base) < size / 2]
            level = min(near, key=lambda other: abs(other - base), default=base)
            x0 = one.left - left
            found.append(Letter(normalised(text), x0, x0 + WIDE * size * len(text), level, size))
    return found


def _is_same_word(before: Any, char: Any) -> bool:
    same = before["fontname"] == char["fontname"] and before["matrix"][5] == char["matrix"][5]
    near = -char["size"] / 2 < char["x0"] - before["x1"] < char["size"] / 5
    return same and near and not char["text"].isspace()


def _converted(word: Sequence[Any], drawn: Any, beside: Beside) -> Letter:
    old = "".join(char["text"] for char in word)
    new = converted(old, word[0]["fontname"]) or old
    beside.pairs += changes(old, new)
    return _letter(new, word, drawn)


def _letter(text: str, chars: Sequence[Any], drawn: Any) -> Letter:
    """Letters that stand together as one, its place counted from the corner of the page."""
    if text.startswith(LOST):
        text = "\ufffd"
    elif ord(text[0]) in PRIVATE:
        text = BULLET
    left, top = drawn.bbox[:2]
    base = chars[0]["top"] + chars[0]["y1"] - chars[0]["matrix"][5] - top
    x0, x1 = chars[0]["x0"] - left, chars[-1]["x1"] - left
    return Letter(text.translate(LIGATURES), x0, x1, base, chars[0]["size"], "Bold" in chars[0]["fontname"])


def turn_of(char: Any) -> int | None:
    """By how many degrees clockwise a letter is to be turned to stand upright; None when it is aslant."""
    across, up = char["matrix"][:2]
    if min(abs(across), abs(up)) > ASLANT * max(abs(across), abs(up)):
        return None
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270
