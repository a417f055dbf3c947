"""Phrases of several groups, found in one pass over a text. The words themselves stand in context.toml.

Texts are compared folded: small letters, the tone mark on the second vowel (hòa is hoà), plain spaces
and hyphens. Folding keeps every offset, so what is found in the folded text stands there in the text.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

WORDS: dict[str, Any] = tomllib.loads(
    files("reports.extract.words").joinpath("context.toml").read_text(encoding="utf-8")
)

SAME = (  # spellings that mean the same
    *WORDS["spellings"].items(),
    *((space, " ") for space in "\u00a0\t"),
    *((dash, "-") for dash in "‐‑–—−"),
)

SHORT = 100  # characters
GAP = r"\s{1,4}"  # between two words

# A digit may touch a word: spaces get lost between them (“tại12 doanh nghiệp”).
BEGIN, END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
NO_LETTER = "[^a-zà-ɏạ-ỿ]"  # in a folded text
WORD = re.compile("[a-zà-öø-ɏạ-ỿ]+")


def fold(text: str) -> str:
    """The text for comparing, character for character as long as it was."""
    return _folded_words(text) if len(text) < SHORT else _folded(text)


@lru_cache(maxsize=4096)
def _folded_words(text: str) -> str:
    """The same for units and names, which come again and again."""
    return _folded(text)


def _folded(text: str) -> str:
    """The same for any text."""
    small = text.lower()
    if len(small) != len(text):  # İ is the one letter whose small form is longer
        small = "".join(letter.lower()[0] for letter in text)
    for old, new in SAME:
        small = small.replace(old, new)
    return small


class Found(NamedTuple):
    """A phrase of `group` at text[start:end]."""

    start: int
    end: int
    group: str


class _Groups(dict[str, str]):
    """The group of each phrase, also of one written with other spaces between its words."""

    def __missing__(self, phrase: str) -> str:
        return self[" ".join(phrase.split())]


class Phrases:
    """The phrases of some groups; where several begin at one place, the longest is found."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self.groups = _Groups(
            (fold(phrase), group) for group, phrases in groups.items() for phrase in phrases
        )
        self.hints = hints(self.groups)
        self._spelt = f"{tree(self.groups)}{END}" if self.groups else "(?!)"
        self._behind_a_mark = re.compile(f"{NO_LETTER}({self._spelt})")  # searched twice as fast as BEGIN

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """A phrase with nothing before it, at the head of a text: asked for seldom, and dear to compile."""
        return re.compile(f"({self._spelt})")

    def _match(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """What is found right at `start`, where a word begins there."""
        return (
            self._behind_a_mark.match(folded, start - 1, end) if start else self._first.match(folded, 0, end)
        )

    def find(self, folded: str, start: int = 0, end: int = sys.maxsize) -> list[Found]:
        """Every phrase in folded[start:end], from left to right; none overlaps another."""
        first = None if start else self.at(folded, start, end)  # with nothing before it
        found = self._behind_a_mark.finditer(folded, first.end if first else start - 1, end)
        rest = [Found(*match.span(1), self.groups[match[1]]) for match in found]
        return [first, *rest] if first else rest

    def among(self, words: frozenset[str], folded: str, start: int, end: int) -> list[Found]:
        """The same, in a text whose `words_in` are known."""
        return [] if words.isdisjoint(self.hints) else self.find(folded, start, end)

    def at(self, folded: str, start: int, end: int) -> Found | None:
        """The phrase that begins right at `start`."""
        match = self._match(folded, start, end)
        return Found(start, match.end(), self.groups[match[1]]) if match else None

    def begins(self, folded: str, start: int, end: int) -> bool:
        """Whether any phrase begins right at `start`."""
        return self._match(folded, start, end) is not None


def words_in(folded: str, start: int, end: int) -> frozenset[str]:
    """The words of folded[start:end], and each two that follow one another."""
    words = WORD.findall(folded, start, end)
    return frozenset(words + [f"{word} {after}" for word, after in pairwise(words)])


def hints(phrases: Iterable[str]) -> frozenset[str]:
    """What begins each of some phrases, a word or two: where `words_in` has none of these stands none of the
    phrases. To look for them costs a hundredth of a pattern.
    """
    return frozenset(" ".join(WORD.findall(fold(phrase))[:2]) for phrase in phrases)


def past(pattern: re.Pattern[str], text: str, place: int, end: int = sys.maxsize) -> int:
    """Where a pattern ends that is found right at `place`; `place` itself where it is not."""
    found = pattern.match(text, place, end)
    return found.end() if found else place


def tree(phrases: Iterable[str]) -> str:
    """A pattern for phrases as they are spelt that tries each letter once, however many begin alike."""
    return f"(?:{_branches(_nodes(phrases))})"


def any_of(phrases: Iterable[str]) -> str:
    """The same for folded texts, whatever the spelling of the phrases."""
    return tree(map(fold, phrases))


def not_after(phrases: Iterable[str]) -> str:
    """A pattern for a place in a folded text where none of some phrases stands right before, and a space."""
    return "".join(f"(?<!{re.escape(fold(phrase))} )" for phrase in phrases)


def begun(phrases: Iterable[str]) -> str:
    """The same as `tree`, where a word begins. What is before its first letter is looked at behind it, as
    a search passes over all other letters much faster when the pattern begins with a letter.
    """
    heads = _nodes(phrases).items()
    begun = (f"{re.escape(head)}{BEGIN[:-1]}{re.escape(head)}){_branches(rest)}" for head, rest in heads)
    return f"(?:{'|'.join(begun)})"


def _nodes(phrases: Iterable[str]) -> dict[str, Any]:
    """The letters that phrases can begin with, each with those that follow it; an empty one at an end."""
    nodes: dict[str, Any] = {}
    for phrase in phrases:
        node = nodes
        for letter in " ".join(phrase.split()):
            node = node.setdefault(letter, {})
        node[""] = {}
    return nodes


def _branches(nodes: dict[str, Any]) -> str:
    """What may follow, the longer first: “công” must not end the search before “công đoàn” was tried."""
    branches = [
        (GAP if letter == " " else re.escape(letter)) + _branches(rest)
        for letter, rest in nodes.items()
        if letter
    ]
    if "" in nodes:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
