"""Pieces of a document to one text in Unicode, with the places of those that stood apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, islice
from typing import NamedTuple

from reports.errors import Message
from reports.readers.legacy import Recovered, recovered
from reports.readers.model import Region
from reports.readers.plain import normalised

NUMBER_ENDS, NUMBER_BEGINS = re.compile(r"\d[%)]{0,2}\Z"), re.compile(r"[-+–−(]{0,2}\d")
HYPHEN = "\u00ad"  # shown only where a line breaks


class Piece(NamedTuple):
    """A paragraph, or a row of a table. close: no empty line parts it from the piece before it; where: it
    stood, None in the body itself.
    """

    text: str
    close: bool = False
    where: Message | None = None


def on_one_line(lines: Iterable[str]) -> str:
    """The lines of a cell as one, where the numbers of two lines stay two."""
    text = ""
    for line in filter(None, lines):
        between = "; " if NUMBER_ENDS.search(text) and NUMBER_BEGINS.match(line) else " "
        text = f"{text}{between}{line}" if text else line
    return text


def in_unicode(pieces: Iterable[Piece]) -> tuple[list[Piece], Recovered]:
    """The pieces with what is typed in old fonts that nobody named in Unicode, and without optional hyphens;
    and what was converted.

    In TCVN3 such a hyphen is a letter, but it is none that could prove it.
    """
    typed = [piece._replace(text=normalised(piece.text)) for piece in pieces]
    text = "\n".join(piece.text for piece in typed)
    found = recovered(text.replace(HYPHEN, ""))
    if found.pairs and HYPHEN in text:
        found = recovered(text)
    lines = iter(found.text.replace(HYPHEN, "").split("\n"))
    new = (piece._replace(text="\n".join(islice(lines, piece.text.count("\n") + 1))) for piece in typed)
    return [piece for piece in new if piece.text], found


def composed(pieces: Iterable[Piece]) -> tuple[str, tuple[Region, ...]]:
    """The text of the pieces in NFC with plain line ends, a line end after the last; regions: one for all
    pieces that follow each other in the same place.
    """
    texts, regions, length = list[str](), list[Region](), 0
    for where, group in groupby(pieces, key=lambda piece: piece.where):
        start = None
        for piece in group:
            before = ("\n" if piece.close else "\n\n") if texts else ""
            text = normalised(piece.text)
            texts += before, text
            start = length + len(before) if start is None else start
            length += len(before) + len(text)
        if where is not None and start is not None:
            regions.append(Region(start, length, where))
    return "".join(texts) + ("\n" if texts else ""), tuple(regions)
