"""Texts typed in the old fonts TCVN3 (.VnTime ...) and VNI (VNI-Times ...), to Unicode (the-thuc.md 6.3).

Such a text holds other letters than its font shows: `C«ng ®oµn`, `Coâng ñoaøn` for `Công đoàn`. Where the
font is known it decides (`converted`); else the words do, line by line (`recovered`). Tables and the rule of
more than three words and five times those in Unicode: the-thuc.md 6.3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from reports.errors import Finding, Place, Severity, message
from reports.readers.vietnamese import VIETNAMESE


class Old(StrEnum):
    """The old encodings."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


TABLES = {old: VIETNAMESE[old.lower()] for old in Old}
TCVN3 = dict(zip(bytes.fromhex(TABLES[Old.TCVN3]["codes"]), TABLES[Old.TCVN3]["letters"], strict=True))

TONES = "\u0301\u0300\u0309\u0303\u0323"  # acute, grave, hook, tilde, dot below
CIRCUMFLEX, BREVE = "\u0302\u0306"
VNI_GROUPS = [TABLES[Old.VNI][name] for name in ("toned", "circumflexed", "breved")]
VNI_SIGNS = (
    TONES,
    (CIRCUMFLEX, *(CIRCUMFLEX + tone for tone in TONES)),
    (BREVE, *(BREVE + tone for tone in TONES)),
)
VNI_MARKS = {
    mark: sign
    for group, signs in zip(VNI_GROUPS, VNI_SIGNS, strict=True)
    for mark, sign in zip(group["marks"], signs, strict=True)
}
VNI_LETTERS = dict(zip(TABLES[Old.VNI]["codes"], TABLES[Old.VNI]["letters"], strict=True))
VNI = re.compile(
    "|".join(
        (
            *(f"([{group['letters']}])([{group['marks']}])" for group in VNI_GROUPS),
            f"([{TABLES[Old.VNI]['codes']}])",
        )
    ),
    re.IGNORECASE,
)

TCVN3_FONT = re.compile(
    r"(?:.*\+)?(?:\.Vn ?|Vn(?=[A-Z\d]))(?P<name>[^,-]*?)(?: ?(?:Bold|Italic))*(?:[,-].*)?"
)
VNI_FONT = re.compile(r"(?:.*\+)?VNI[- ]?[A-Z\d].*")
UNICODE = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9]")
"""A letter that neither old encoding has."""
SIGNS = {old: re.compile(TABLES[old]["sign"]) for old in Old}
"""What words in an old encoding have and words in Unicode have not, foreign ones apart; in small letters."""
WORD = {old: re.compile(TABLES[old]["word"]) for old in Old}
"""What of a line is converted."""
CAPITAL, SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
FEW, FAR_MORE, STRANGER = 3, 5, 10
"""At most so many words prove nothing; so many times the words in Unicode; the other encoding's share."""
TOLD, NAMED = 10, 3  # conversions, and lines left as they are, that a finding shows

Pair = tuple[str, str]


def old_encoding(font: str) -> Old | None:
    """The old encoding of fonts of this name, `.VnTime`, or as PDF files have it, `ABCDEF+.VnTime,Bold`."""
    if TCVN3_FONT.fullmatch(font):
        return Old.TCVN3
    return Old.VNI if VNI_FONT.fullmatch(font) else None


def converted(text: str, font: str) -> str | None:
    """The text that `font` shows for these letters, in NFC; None when it is no font of an old encoding.

    `.Vn...H` fonts show capitals. A text that holds letters of Unicode is none of the font's, and kept.
    """
    old = old_encoding(font)
    if old is None:
        return None
    if UNICODE.search(text):
        return text
    found = TCVN3_FONT.fullmatch(font)
    shown = _capitals(text, _decoded(text, old), old)
    return shown.upper() if found and found["name"].endswith("H") else shown


class Recovered(NamedTuple):
    """A text with its old encodings converted. pairs: the words that changed, old and new; doubtful: lines
    that may be in an old encoding and were left as they are.
    """

    text: str
    pairs: tuple[Pair, ...] = ()
    doubtful: tuple[str, ...] = ()


def recovered(text: str) -> Recovered:
    """A text in NFC with the lines converted that are surely in an old encoding; all others are kept."""
    low = text.lower()
    if not any(sign.search(low) for sign in SIGNS.values()):
        return Recovered(text)  # as nearly all texts are
    lines = [_Line.read(line) for line in text.split("\n")]
    proven = _proven(lines)
    if not proven and not any(line.looks_old for line in lines):
        return Recovered(text)
    new, doubtful = list[str](), list[str]()
    for line, old in zip(lines, _encodings(lines, proven), strict=True):
        new.append(_line_decoded(line.text, old) if old else line.text)
        doubtful += [line.text] * (old is None and (line.looks_old or (bool(proven) and line.is_open)))
    pairs = tuple(pair for line, now in zip(lines, new, strict=True) for pair in changes(line.text, now))
    return Recovered("\n".join(new), pairs, tuple(doubtful))


def changes(old: str, new: str) -> Iterator[Pair]:
    """The words that differ between a text and what it was converted to."""
    if old != new:
        yield from (pair for pair in zip(old.split(), new.split(), strict=True) if pair[0] != pair[1])


def told(pairs: Iterable[Pair], doubtful: Sequence[str], place: Place) -> tuple[Finding, ...]:
    """What is said of conversions: the first ten, and the first lines that were left as they are."""
    findings = []
    if first := list(dict.fromkeys(pairs))[:TOLD]:
        problem = message(
            "letters of old fonts (TCVN3, VNI) were converted: {words}",
            words=", ".join(f"{old} → {new}" for old, new in first),
        )
        hint = message("Compare some of these words with the file.")
        findings.append(Finding(Severity.WARNING, "converted", place, problem, hint))
    if doubtful:
        lines = "; ".join(f"“{line.strip()[:60]}”" for line in doubtful[:NAMED])
        problem = message(
            "{number} lines may be typed in an old font (TCVN3, VNI) and are read as they stand: {lines}",
            number=len(doubtful),
            lines=lines,
        )
        hint = message("Save them in Unicode and read the file anew.")
        findings.append(Finding(Severity.WARNING, "perhaps-old-font", place, problem, hint))
    return tuple(findings)


class _Line(NamedTuple):
    """A line, how many of its words have the signs of each old encoding, and how many letters of Unicode."""

    text: str
    signs: dict[Old, int]
    unicode: int

    @classmethod
    def read(cls, text: str) -> _Line:
        words = [] if text.isascii() else text.lower().split()
        signs = {old: sum(bool(sign.search(word)) for word in words) for old, sign in SIGNS.items()}
        return cls(text, signs, sum(bool(UNICODE.search(word)) for word in words))

    def is_in(self, old: Old) -> bool:
        """Whether words of this encoding prevail."""
        return self.signs[old] > FAR_MORE * self.unicode

    @property
    def is_open(self) -> bool:
        """Whether the line has letters that stand for others in an old encoding, and none of Unicode."""
        return not self.unicode and any(_decoded(self.text, old) != self.text for old in Old)

    @property
    def looks_old(self) -> bool:
        """Whether it has words that are hardly Unicode: one, or two beside others that are."""
        return max(self.signs.values()) > bool(self.unicode)


def _proven(lines: Iterable[_Line]) -> list[Old]:
    """The encodings that a text surely has: more than a few words, and no mere share of the other one's."""
    counts = {old: sum(line.signs[old] for line in lines if line.is_in(old)) for old in Old}
    return [old for old, count in counts.items() if count > FEW and STRANGER * count > max(counts.values())]


def _encodings(lines: Sequence[_Line], proven: Sequence[Old]) -> Iterator[Old | None]:
    """The encoding of each line, None for Unicode. A line that does not tell has that of the lines around it
    when these agree.
    """
    own = [_own(line, proven) for line in lines]
    before, after = _carried(own), _carried(own[::-1])[::-1]
    for above, below in zip(before, after, strict=True):
        kinds = {above, below} - {""}
        yield Old(kinds.pop()) if len(kinds) == 1 and kinds <= set(proven) else None


def _carried(kinds: Sequence[str]) -> list[str]:
    """Each kind, or the last one before it where it is empty."""
    carried: Iterator[str] = accumulate(kinds, lambda last, kind: kind or last)
    return [*carried]


def _own(line: _Line, proven: Sequence[Old]) -> str:
    """The encoding that a line itself tells: an old one, `unicode`, `unproven` for another, or empty."""
    old = max(proven, key=lambda one: line.signs[one], default=None)
    if old and line.signs[old] and line.is_in(old):
        return old
    if line.unicode:
        return "unicode"
    return "unproven" if max(line.signs.values()) > 1 else ""


def _line_decoded(text: str, old: Old) -> str:
    """A line with its words converted, but those in Unicode."""

    def word(found: re.Match[str]) -> str:
        return found[0] if UNICODE.search(found[0]) else _decoded(found[0], old)

    return _capitals(text, WORD[old].sub(word, text), old)


def _decoded(text: str, old: Old) -> str:
    return text.translate(TCVN3) if old is Old.TCVN3 else VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    first, *mark = (part for part in found.groups() if part)
    small = first.lower()
    letter = VNI_LETTERS.get(small, small) + (VNI_MARKS[mark[0].lower()] if mark else "")
    composed = unicodedata.normalize("NFC", letter)
    return composed if first == small else composed.upper()


def _capitals(old: str, new: str, encoding: Old) -> str:
    """The new text in capitals where the old one was typed so, as far as its letters have a capital: those
    of VNI all have.
    """
    typed = encoding is Old.TCVN3 and not SMALL.search(old) and len(CAPITAL.findall(old)) > 1
    return new.upper() if typed else new
