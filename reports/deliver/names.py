"""Names of files that every file system takes, made of any text: the one door for them.

In: names as people and programs give them. Out: names in NFC, without separators, legal on Windows too, short
enough to be written, their ending kept; and names of several files that nobody confuses.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from reports.cleaning import is_seen

LONGEST = 238  # bytes: file systems take 255, and copies get something added to their names
LONGEST_ENDING = 16
UNSAFE = frozenset('/\\:*?"<>|')  # what Windows refuses
# What Windows keeps for devices; and the name of what is told of a copy, which stands beside it.
KEPT = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]|source)\s*(?:\.|\Z)", re.IGNORECASE
)
ENDS = " ."  # what Windows takes off the end of a name


def safe_name(name: str) -> str:
    """A name that every file system takes, its ending kept."""
    clean = _clean(name)
    stem, dot, ending = clean.rpartition(".")
    return _cut(stem, f"{dot}{ending}") if stem and len(ending) <= LONGEST_ENDING else _cut(clean, "")


def fitted(text: str, tail: str) -> str:
    """A name that every file system takes: `text`, cut where that is needed, and then all of `tail`."""
    return _cut(_clean(text), tail)


def _cut(stem: str, tail: str) -> str:
    room = LONGEST - len(tail.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip("" if tail else ENDS) + tail


def _clean(text: str) -> str:
    letters = unicodedata.normalize("NFC", text)
    clean = "".join(one if is_seen(one) and one not in UNSAFE else "_" for one in letters)
    clean = clean.strip(ENDS) or "file"
    return f"_{clean}" if KEPT.match(clean) else clean


def clashing(names: Iterable[str]) -> set[str]:
    """Those of the names that some file system takes for the same as another one."""
    given = [*names]
    times = Counter(map(_key, given))
    return {name for name in given if times[_key(name)] > 1}


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
