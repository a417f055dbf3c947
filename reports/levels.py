"""Which PDF/A is made. A module of its own: whoever makes a PDF need not load what reads a config."""

from __future__ import annotations

from enum import StrEnum


class PdfLevel(StrEnum):
    """Which PDF/A is made: 2b, or 3u, whose issue copies carry their records inside."""

    A2B = "2b"
    A3U = "3u"
