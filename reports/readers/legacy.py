"""Texts typed in fonts of before Unicode, to Unicode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.errors import Finding, Place, Severity, message

Pair = tuple[str, str]
TCVN3 = {ord(old): new for old, new in zip("¸µ®«Êåé­", "áàđôấồộư", strict=True)}


def converted(text: str, font: str) -> str | None:
    """The text that `font` shows for these letters; None when it is no font of an old encoding."""
    return text.translate(TCVN3) if font.startswith(".Vn") else None


def changes(old: str, new: str) -> Iterator[Pair]:
    """The words that differ between a text and what it was converted to."""
    yield from (pair for pair in zip(old.split(), new.split(), strict=True) if pair[0] != pair[1])


def told(pairs: Iterable[Pair], _: Sequence[str], place: Place) -> tuple[Finding, ...]:
    """What is said of conversions."""
    words = ", ".join(f"{old} → {new}" for old, new in list(dict.fromkeys(pairs))[:10])
    problem = message("letters of old fonts (TCVN3, VNI) were converted: {words}", words=words)
    return (Finding(Severity.WARNING, "converted", place, problem),) if words else ()
