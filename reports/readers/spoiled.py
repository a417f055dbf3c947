"""Texts whose letters were lost on the way: named, never repaired, for what was lost can only be guessed.

UTF-8 read as Windows-1252 and saved again (`CÃ´ng Ä‘oÃ n`), letters that became question marks (`C?ng
?o?n`), and those that became U+FFFD.
"""

from __future__ import annotations

import re

from reports.errors import Finding, NotUnderstoodError, Place, Severity, message
from reports.readers.legacy import FAR_MORE, FEW, UNICODE

TAIL = r"[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # what bytes 80 to BF are in Windows-1252
KINDS = (
    (
        re.compile(rf"Ã{TAIL}|á[º»]{TAIL}|Ä[\x82\x83\x90\x91‚ƒ‘¨©]|Å[¨©]|Æ[\xa0¡¯°]"),
        message("the letters are spoiled: UTF-8 was read as Windows-1252 and saved again ({words})"),
    ),
    (
        re.compile(r"\?(?=[^\W\d_])(?:(?<=[^\W\d_]\?)|(?<!\S\?))"),
        message("the letters are lost: question marks stand in their place ({words})"),
    ),
    (re.compile("\ufffd"), message("letters are lost: signs of replacement stand in their place ({words})")),
)
HINT = message("Ask for the file anew, or save the original as “Unicode (UTF-8)”; nothing was guessed.")
SHOWN = 3


def spoiled(text: str, path: str) -> tuple[Finding, ...]:
    """What is to be said of single words of a text in NFC that were spoiled; none for a sound text.

    Raises `NotUnderstoodError` when more than a few words are, and those in sound Vietnamese are no match.
    """
    findings = []
    for pattern, problem in KINDS:
        if not pattern.search(text):
            continue
        words = [word for word in text.split() if pattern.search(word) and not _is_address(word)]
        if not words:
            continue
        told = message(problem.pattern, words=", ".join(word[:40] for word in words[:SHOWN]))
        if len(words) > FEW and FAR_MORE * len(words) > _sound(text):
            raise NotUnderstoodError(told, HINT, code="spoiled-letters")
        findings.append(Finding(Severity.WARNING, "spoiled-letters", Place(path), told, HINT))
    return tuple(findings)


def _is_address(word: str) -> bool:
    return "/" in word or "=" in word


def _sound(text: str) -> int:
    """How many words have letters that only Vietnamese in Unicode has."""
    return sum(bool(UNICODE.search(word)) for word in text.split())
