"""The words by which figures are found (lexicon.toml), as tables of phrases that are looked up word by word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, Generic, TypeVar

LEXICON: dict[str, Any] = tomllib.loads(
    files("reports.extract").joinpath("lexicon.toml").read_text(encoding="utf-8")
)

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of lower-case words, each with what it stands for. The longest match wins."""

    def __init__(self, meanings: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Value]]] = {}
        self._by_last: dict[str, list[tuple[list[str], Value]]] = {}
        for phrase in sorted(meanings, key=len, reverse=True):
            words = phrase.split()
            self._by_first.setdefault(words[0], []).append((words, meanings[phrase]))
            self._by_last.setdefault(words[-1], []).append((words, meanings[phrase]))

    def at(self, words: Sequence[str], start: int) -> tuple[int, Value] | None:
        """How many words a phrase that begins at `start` has, and its meaning."""
        if start >= len(words):
            return None
        for phrase, meaning in self._by_first.get(words[start], ()):
            if words[start : start + len(phrase)] == phrase:
                return len(phrase), meaning
        return None

    def before(self, words: Sequence[str], end: int, floor: int = 0) -> tuple[int, Value] | None:
        """As `at`, for a phrase that ends right before `end` and begins at `floor` or later."""
        if end <= floor:
            return None
        for phrase, meaning in self._by_last.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= floor and words[start:end] == phrase:
                return len(phrase), meaning
        return None


def phrases(words: Iterable[str]) -> Phrases[None]:
    """Phrases that stand for nothing but themselves."""
    return Phrases(dict.fromkeys(words))
