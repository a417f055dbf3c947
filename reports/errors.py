"""Problems as data, and the one family of exceptions that carries them.

    ReportError            anything that stops the work; holds findings
    ├── NotUnderstoodError      a text that cannot be read as what it should be; no place yet
    │   └── UnknownNameError        one that nothing known is called
    ├── InputError         config or records that cannot be used: nothing was built
    ├── TemplateError      a template that cannot be filled
    ├── RenderError        a renderer, or a library or font under it, that failed
    └── DeliveryError      a file that could not be written, a message that could not be sent

A problem is told as a `Message`: an English pattern that the message catalogue translates at the
edge of the program, so nothing below the edge has to know the reader's language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

MOST_COMPARED = 1_000  # words, to find what was meant
LIKELY = 20  # of them, by the pairs of letters that they share with it


@dataclass(frozen=True)
class Message:
    """A sentence to translate: its English pattern and the values of its {names}, texts or such sentences."""

    pattern: str
    values: tuple[tuple[str, str | Message], ...] = ()

    def __str__(self) -> str:
        return self.pattern.format(**dict(self.values))


def message(pattern: str, **values: object) -> Message:
    """A `Message` from a pattern and the values that stand for its {names}."""
    told = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
    return Message(pattern, tuple(sorted(told)))


def did_you_mean(name: str, known: Collection[str]) -> Message | None:
    """A hint that names the known word nearest to `name`; None when none is near, or too many are known."""
    near = _nearest(name, tuple(sorted(known))) if len(known) <= MOST_COMPARED else None
    return message("Did you mean {name}?", name=near) if near else None


@lru_cache(maxsize=1_000)  # one slip is often made in every line, and to compare words takes time
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    words = _words_by_pair(known)
    shared = Counter(word for pair in _pairs(name) for word in words.get(pair, ()))
    likely = sorted(shared, key=lambda word: (-shared[word], word))[:LIKELY]
    return next(iter(get_close_matches(name, likely, n=1)), None)


@lru_cache(maxsize=10)
def _words_by_pair(known: tuple[str, ...]) -> Mapping[str, list[str]]:
    """The words that have two letters beside each other, by these."""
    words: dict[str, list[str]] = {}
    for word in known:
        for pair in _pairs(word):
            words.setdefault(pair, []).append(word)
    return words


def _pairs(word: str) -> set[str]:
    """The letters of a word two by two, its first and last one with a blank."""
    around = f" {word} "
    return {around[at : at + 2] for at in range(len(word) + 1)}


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file as shown to people, and its line (from 1; 0 is the whole file)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Severity(StrEnum):
    """How bad a finding is. Only `ERROR` makes the program end with a code other than 0."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One problem as data: how bad, a code that never changes, where, what, and what to do."""

    severity: Severity
    code: str
    place: Place
    problem: Message
    hint: Message | None = None


class ReportError(Exception):
    """Work that had to stop. `findings` tells every problem known at that moment."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "; ".join(f"{f.place}: {f.problem}" for f in self.findings)


class NotUnderstoodError(ReportError, ValueError):
    """A text that cannot be read. Whoever knows where the text stands turns it into a finding.

    key: which part of the entry at hand is meant, when it is not the whole.
    """

    def __init__(
        self,
        problem: Message,
        hint: Message | None = None,
        *,
        code: str = "not-understood",
        key: tuple[str, ...] = (),
    ) -> None:
        self.problem, self.hint, self.code, self.key = problem, hint, code, key
        super().__init__([Finding(Severity.ERROR, code, Place("-"), problem, hint)])


class UnknownNameError(NotUnderstoodError):
    """A name that is none of the `known` ones. Whoever tells it looks for what was meant (`did_you_mean`),
    for there may be many more than are told.
    """

    def __init__(self, problem: Message, name: str, known: Collection[str], code: str) -> None:
        self.name, self.known = name, known
        super().__init__(problem, code=code)


class InputError(ReportError):
    """Config or records that cannot be used as they are."""


class TemplateError(ReportError):
    """A template that is missing, broken, or asks for a field that does not exist."""


class RenderError(ReportError):
    """A document that could not be made although its data are right."""


class DeliveryError(ReportError):
    """A finished document that could not be put in its place."""
