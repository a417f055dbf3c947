"""Marks in the texts of a report that tie each printed figure to its entry in `Report.figures`.

In: a figure's text and its number. Out: the same text between characters of the private use area,
which no text of the field holds. Whoever prints a text takes the marks out, by `plain` or `pieces`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

START, AFTER_NUMBER, END = "\ue000", "\ue001", "\ue002"
LOOSE = re.compile(f"{START}[0-9]*{AFTER_NUMBER}?|[{AFTER_NUMBER}{END}]")  # also of a text that was cut
MARKED = re.compile(f"{START}([0-9]+){AFTER_NUMBER}([^{END}]*){END}")


def marked(text: str, number: int) -> str:
    """The text, marked as figure `number` of the report (from 0)."""
    return f"{START}{number}{AFTER_NUMBER}{text}{END}"


def plain(text: str) -> str:
    """The text without its marks, as people read it."""
    return LOOSE.sub("", text)


def pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """The text cut at its marks: each piece with the number of its figure, None between figures."""
    at = 0
    for found in MARKED.finditer(text):
        if between := text[at : found.start()]:
            yield between, None
        yield found[2], int(found[1])
        at = found.end()
    if rest := text[at:]:
        yield rest, None
