"""Pieces of a document to one text, with the places of those that stood apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from reports.errors import Message
from reports.readers.model import Region
from reports.readers.plain import normalised


class Piece(NamedTuple):
    """A paragraph, or a row of a table. close: no empty line parts it from the piece before it; where: it
    stood, None in the body itself.
    """

    text: str
    close: bool = False
    where: Message | None = None


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
