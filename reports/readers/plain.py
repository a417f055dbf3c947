"""Text files: bytes to text in NFC with plain line ends.

UTF-8 and UTF-16 are known by their bytes. The old encodings of one byte a letter, Windows-1258 and the fonts
TCVN3 and VNI, are told by their words: the reading counts in which these are Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from reports.errors import Finding, Message, NotUnderstoodError, Place, Severity, message
from reports.readers.legacy import FEW, recovered, told
from reports.readers.model import Document, Format
from reports.readers.spoiled import spoiled
from reports.readers.vietnamese import VIETNAMESE

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS = "cp1258"
ONE_BYTE = (WINDOWS, "cp1252")  # the second is how TCVN3 and VNI look where their fonts are not known
LONGEST = 120  # characters of a text that are shown
MANY_NULS = 0.3
"""The share of letters in UTF-16 text that are below U+0100: spaces, digits and plain letters, at least."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
WORD = re.compile(r"[^\W\d_]+")
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
PARTS = {name: f"(?:{words.replace(' ', '|')})" for name, words in VIETNAMESE["syllable"].items()}
SYLLABLE = re.compile("{onsets}?{vowels}{codas}?".format(**PARTS))
VOWEL = re.compile(PARTS["vowels"])
MOST_CONTROL = 0.01
"""The share of the signs of a text that only programs use, at most."""
MOST = 0.75
"""The share of words with signs that are Vietnamese syllables, at least, where the words decide."""

ACCENTS = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1F000))))
FOREIGN = "[^\\x00-\u02ff\u1e00-\u1eff]"
FOREIGN_RUN = re.compile(f"{FOREIGN}{FOREIGN}{{31}}")  # only there can so many accents follow each other
MANY_ACCENTS = re.compile(rf"(?<=[{ACCENTS}]{{32}})")


def text_document(content: bytes, path: str) -> Document:
    """A text file; `path` as shown to people. Raises `NotUnderstoodError`."""
    text, findings = text_in(content, path)
    return Document(text, path, sha256(content).hexdigest(), Format.TEXT, findings=findings)


def text_in(content: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file in any encoding, and what is to be said of that. Raises `NotUnderstoodError`."""
    encoding = encoding_of(content)
    text = normalised(content.decode(encoding))
    findings = spoiled(text, path)
    found = recovered(text)
    findings += told(found.pairs, found.doubtful, Place(path))
    if encoding == WINDOWS:
        problem = message("the file was read as Windows-1258: its words are Vietnamese so")
        findings = (Finding(Severity.INFO, "encoding", Place(path), problem), *findings)
    return found.text, findings


def decoded(content: bytes) -> str:
    """The text of a file; words in TCVN3 or VNI as they stand. Raises `NotUnderstoodError`."""
    return content.decode(encoding_of(content))


@lru_cache(maxsize=1)
def encoding_of(content: bytes) -> str:
    """The name under which Python decodes all of a file. Raises `NotUnderstoodError` when it is no text.

    Kept for the last file: what a file is tells by its text, before that is read.
    """
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    encoding = marked or _without_nuls(content) or "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        told_by_words = None if marked or b"\0" in content else _told_by_words(content)
        if not told_by_words:
            if not marked and _is_noise(content.decode("latin-1")):
                raise _no_text() from problem
            raise NotUnderstoodError(
                message("the file is not text in UTF-8 (byte {place})", place=problem.start + 1),
                message("Save it as “Unicode (UTF-8)” text and try again."),
                code="not-text",
            ) from problem
        return told_by_words
    if "\0" in text:  # no text has it, but files of programs do
        raise _with_nul(text)
    if _is_noise(text):
        raise _no_text()
    return encoding


def _is_noise(text: str) -> bool:
    """Whether so many signs that no text has stand in one, that it is none."""
    return len(CONTROL.findall(text)) > max(FEW, MOST_CONTROL * len(text))


def _no_text() -> NotUnderstoodError:
    problem = message("the file is no text: signs stand in it that only programs use")
    return NotUnderstoodError(
        problem, message("Ask for the file anew, as Word, Excel or PDF."), code="not-text"
    )


def _with_nul(text: str) -> NotUnderstoodError:
    problem = message(
        "the file holds {number} NUL characters, which no text has; the first is on line {line}",
        number=text.count("\0"),
        line=text.count("\n", 0, text.index("\0")) + 1,
    )
    hint = message("It was damaged on its way, or is no text: save it once more as “Unicode (UTF-8)” text.")
    return NotUnderstoodError(problem, hint, code="not-text")


def _without_nuls(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of plain letters is 0, and none of the others."""
    if b"\0" not in content:
        return None
    first, second = content[0::2].count(0), content[1::2].count(0)
    if min(first, second) or max(first, second) < MANY_NULS * len(content) / 2:
        return None
    encoding = "utf-16-le" if second else "utf-16-be"
    try:
        return None if CONTROL.search(content.decode(encoding)) else encoding
    except UnicodeDecodeError:
        return None


def _told_by_words(content: bytes) -> str | None:
    """The encoding of one byte a letter in which most words with signs are Vietnamese; None without such."""
    shares = dict[str, float]()
    for encoding in ONE_BYTE:
        try:
            text = normalised(content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if _is_noise(text):
            return None
        marked, good = _counted(text if encoding == WINDOWS else recovered(text).text)
        if good > FEW:
            shares[encoding] = good / marked
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best and shares[best] >= MOST else None


def _counted(text: str) -> tuple[int, int]:
    """How many words of a text in NFC have a vowel, a sign and another letter, and how many of these are
    syllables. Single letters come up in anything.
    """
    folded = (
        unicodedata.normalize("NFC", TONES.sub("", unicodedata.normalize("NFD", word.lower())))
        for word in WORD.findall(text)
        if len(word) > 1 and not word.isascii()
    )
    words = [word for word in folded if VOWEL.search(word)]
    return len(words), sum(SYLLABLE.fullmatch(word) is not None for word in words)


def normalised(text: str) -> str:
    """The text in NFC with plain line ends: what all offsets count in (design.md 6).

    Long runs of accents are read piece by piece: ordering them takes the square of their length.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = MANY_ACCENTS.split(plain) if FOREIGN_RUN.search(plain) else [plain]
    return "".join(unicodedata.normalize("NFC", part) for part in parts)


def counted(problem: Message, texts: Sequence[str]) -> Message:
    """A sentence with how many texts there are for its {number}, and how the first begins for its {words}."""
    return message(problem.pattern, number=len(texts), words=begun(texts[0]))


def begun(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(normalised(text).split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
