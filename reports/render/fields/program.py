"""The tags of one text fitted together: what is opened is closed, and Jinja can read the whole.

In: tags in their order. Out: a `Program`, in which line n of the parsed tree is tag n.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import jinja2
from jinja2 import nodes

from reports.errors import Finding, did_you_mean, message
from reports.render.fields.tags import (
    ALL_WORDS,
    CLOSING,
    ENVIRONMENT,
    OPENING,
    WORDS,
    Tag,
    error_of,
    nearest,
    opens,
)


@dataclass(frozen=True)
class Program:
    """A template that can be walked through. findings: what was wrong with its tags; missing: the
    words of tags that should have stood somewhere, so that it is not known what they said.
    """

    tags: tuple[Tag, ...]
    tree: nodes.Template
    findings: tuple[Finding, ...]
    missing: frozenset[str]

    def tag(self, node: nodes.Node) -> Tag:
        """The tag in which a node of the tree stands."""
        return self.tags[node.lineno - 1]

    def refused(self) -> Finding | None:
        """What Jinja refuses in a tree that it could read, such as two blocks of one name."""
        try:
            ENVIRONMENT.compile(_source(self.tags))
        except jinja2.TemplateSyntaxError as error:
            return _unreadable(self.tags[error.lineno - 1], error.message or str(error))
        return None


def program(tags: Sequence[Tag], told: Iterable[Finding]) -> Program:
    """The program of these tags. told: the findings that their text gave already."""
    fitting = _Fitting(tags)
    fitting.run()
    findings, kept = [*told, *fitting.findings], tuple(fitting.kept)
    try:
        tree = ENVIRONMENT.parse(_source(kept))
    except jinja2.TemplateSyntaxError as error:
        tree = ENVIRONMENT.parse("")
        findings.append(_unreadable(kept[error.lineno - 1], error.message or str(error)))
    return Program(kept, tree, tuple(findings), frozenset(fitting.missing))


def _source(tags: Iterable[Tag]) -> str:
    return "\n".join(re.sub(r"[\r\n]+", " ", tag.text) for tag in tags)


@dataclass(frozen=True)
class _Open:
    """A tag that waits for its end. start: its place among the tags that are kept."""

    tag: Tag
    start: int
    readable: bool


class _Fitting:
    """Takes tag after tag and keeps those that fit. What stands between the start and the end of
    something that cannot be read is left out: the names it would give are unknown.
    """

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.ahead = [*reversed(tags)]
        self.kept: list[Tag] = []
        self.findings: list[Finding] = []
        self.open: list[_Open] = []
        self.crossed: list[str] = []
        self.unknown = 0
        self.missing: set[str] = set()

    def run(self) -> None:
        while self.ahead:
            self._add(self.ahead.pop())
        while self.open:
            self._unclosed()

    def _add(self, tag: Tag) -> None:
        if tag.word and tag.word not in WORDS:
            tag = self._known(tag)
        error = error_of(tag.text)
        if error:
            self.findings.append(_unreadable(tag, error))
        if tag.word in CLOSING:
            self._close(tag)
        elif opens(tag.text) or (error and tag.word in OPENING and tag.word != "set"):
            self.open.append(_Open(tag, len(self.kept), readable=not error))
            self.kept.append(tag)
        elif tag.word in ("elif", "else") and not self._chooses(tag):
            self.findings.append(_stray(tag))
        elif tag.text and not error:
            self.kept.append(tag)

    def _known(self, tag: Tag) -> Tag:
        """The tag with the known word that is nearest to its own; without a text when none is near."""
        problem = message("in “{quote}”: there is no tag “{word}”", word=tag.word)
        self.findings.append(tag.finding("unknown-tag", problem, did_you_mean(tag.word, ALL_WORDS)))
        near = nearest(tag.word, WORDS)
        if near in CLOSING:
            return replace(tag, text=f"{{% {near} %}}")
        self.unknown += not near
        return replace(tag, text=tag.text.replace(tag.word, near, 1) if near else "")

    def _chooses(self, tag: Tag) -> bool:
        """Whether `else` or `elif` has something to belong to."""
        if not self.open or self.open[-1].tag.word not in ("if", "for"):
            return False
        self._same_level(tag)
        return True

    def _close(self, tag: Tag) -> None:
        word = tag.word.removeprefix("end")
        start = self._start(word, tag)
        if start is None:
            self._without_start(word, tag)
            return
        while self.open[-1].tag is not start:
            self.crossed.append(self._unclosed())
        self._same_level(tag)
        self._leave(tag)

    def _start(self, word: str, end: Tag) -> Tag | None:
        """What `end` closes: what stands as it does, or else what nothing further on closes."""
        same = [opened.tag for opened in reversed(self.open) if opened.tag.word == word]
        beside = next((tag for tag in same if tag.level == end.level), None)
        if beside or not same:
            return beside
        ahead = {tag.level for tag in self.ahead if tag.word == end.word}
        return next((tag for tag in same if tag.level not in ahead), None)

    def _without_start(self, word: str, tag: Tag) -> None:
        if word in self.crossed:
            self.crossed.remove(word)
            return
        self.missing.add(word)
        if self.unknown:
            self.unknown -= 1
        else:
            self.findings.append(_stray(tag))

    def _unclosed(self) -> str:
        """Close, and tell, what was opened last and has no end; its word."""
        tag = self.open[-1].tag
        problem = message("in “{quote}”: “{tag}” is not closed", tag=tag.source)
        end = f"{{%{tag.level[0]} end{tag.word} %}}"
        hint = message("Write {tag} where it ends, before the end of what stands around it.", tag=end)
        self.findings.append(tag.finding("unclosed-tag", problem, hint))
        self._leave(replace(tag, text=f"{{% end{tag.word} %}}"))
        return tag.word

    def _same_level(self, tag: Tag) -> None:
        start = self.open[-1].tag
        if start.level != tag.level:
            problem = message(
                "in “{quote}”: “{tag}” does not stand as “{start}” does", tag=tag.source, start=start.source
            )
            hint = message(
                "Write both alike, as {p}, {tr}, {tc} or without such letters, in one cell or table.",
                p="{%p … %}",
                tr="{%tr … %}",
                tc="{%tc … %}",
            )
            self.findings.append(tag.finding("crossed-tag", problem, hint))

    def _leave(self, end: Tag) -> None:
        opened = self.open.pop()
        self.kept.append(end)
        if not opened.readable:
            del self.kept[opened.start :]


def _stray(tag: Tag) -> Finding:
    problem = message("in “{quote}”: nothing is open to which “{tag}” belongs", tag=tag.source)
    return tag.finding("stray-tag", problem)


def _unreadable(tag: Tag, detail: str) -> Finding:
    problem = message("in “{quote}”: the tag cannot be read: {detail}", detail=detail)
    return tag.finding("unreadable-tag", problem)
