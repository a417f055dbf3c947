"""The words by which figures are found (lexicon.toml), as tables of phrases that are looked up by words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Generic, TypeVar

from reports.extract.words.tokens import TOKEN

LEXICON: dict[str, Any] = tomllib.loads(
    files("reports.extract.words").joinpath("lexicon.toml").read_text(encoding="utf-8")
)

Value = TypeVar("Value")


class PhraseTable(Generic[Value]):
    """Phrases of lower-case words, each with what it stands for. The longest match wins.

    firsts, lasts: the words that they begin and end with.
    """

    def __init__(self, meanings: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[int, list[str], Value]]] = {}
        self._by_last: dict[str, list[tuple[int, list[str], Value]]] = {}
        for phrase in sorted(meanings, key=len, reverse=True):
            words = [match[0] for match in TOKEN.finditer(phrase)]
            entry = (len(words), words, meanings[phrase])
            self._by_first.setdefault(words[0], []).append(entry)
            self._by_last.setdefault(words[-1], []).append(entry)
        self.firsts, self.lasts = frozenset(self._by_first), frozenset(self._by_last)

    def at(self, words: list[str], start: int) -> tuple[int, Value] | None:
        """How many words the phrase that begins at `start` has, and its meaning."""
        for length, phrase, meaning in self._by_first.get(words[start], ()):
            if length == 1 or words[start : start + length] == phrase:
                return length, meaning
        return None

    def before(self, words: list[str], end: int, floor: int = 0) -> tuple[int, Value] | None:
        """As `at`, for the phrase that ends right before `end` and begins at `floor` or later."""
        if end > floor:
            for length, phrase, meaning in self._by_last.get(words[end - 1], ()):
                start = end - length
                if start >= floor and (length == 1 or words[start:end] == phrase):
                    return length, meaning
        return None


def phrases(words: Iterable[str]) -> PhraseTable[None]:
    """Phrases that stand for nothing but themselves."""
    return PhraseTable(dict.fromkeys(words))
