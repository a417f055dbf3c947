"""The tags of a template, found in its text; one that is broken is told and read as it was meant.

In: the text of a template. Out: its tags, so mended that one slip hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

import jinja2

from reports.errors import Finding, Message, Place, Severity, message
from reports.render.environment import environment

ENVIRONMENT = environment()
OPENING = ("autoescape", "block", "call", "filter", "for", "if", "macro", "raw", "set", "with")
CLOSING = tuple(f"end{word}" for word in OPENING)
WORDS = (*OPENING, *CLOSING, "elif", "else", "extends", "from", "import", "include", "print")
OF_DOCXTPL = ("cellbg", "colspan", "hm", "vm")
ALL_WORDS = (*WORDS, *OF_DOCXTPL)
NAME = r"[^\W\d]\w*(?:\.\w+)*"
TAG = re.compile(
    r"(?P<silent>\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{#.*?#\})"
    r"|\{\{(?:(?!\}\}|\{[{%#]).)*\}\}|\{%(?:(?!%\}|\{[{%#]).)*%\}",
    re.DOTALL,
)
OPENED = r"\{[ \t]*[{%][^{}%\n]*(?:[}%][ \t]*\}?)?|\{#"
# Braces of a page may be those of its styles, `p { color: red }}`; in Word they are always ours.
PAGE_SLIP = re.compile(
    rf"{OPENED}|\{{[ \t]*\w[^{{}}%:;\n]*(?:\}}[ \t]*\}}|%[ \t]*\}})|\{{[ \t]*{NAME}[ \t]*\}}"
)
WORD_SLIP = re.compile(rf"{OPENED}|\{{[^{{}}%\n]*(?:\}}[ \t]*\}}?|%[ \t]*\}})|(?:{NAME}[ \t]*)?\}}\}}|%\}}")
PRINTED = re.compile(rf"{NAME}(?:\s*\|\s*\w+(?:\([^()]*\))?)*")
INNER = re.compile(r"(?P<prefix>(?:tr|tc|p|r) +(?=\w))?(?P<rest>(?P<word>\w*).*)", re.DOTALL)
WIDTH = 80


@dataclass(frozen=True)
class Tag:
    """A tag as Jinja reads it, as it is written, where it stands, and the words around it.

    level: what has to be the same where it is opened and where it is closed: in Word the prefix of
    docxtpl and the path of the cell, row or table around it. number: its place among the tags of a part
    of a Word file, from 1; 0 elsewhere.
    """

    text: str
    source: str
    place: Place
    quote: str
    level: tuple[str, str] = ("", "")
    number: int = 0

    @property
    def word(self) -> str:
        """The word that says what a statement does: `for`, `endif`; empty for a tag that prints."""
        return word_of(self.text)

    def finding(self, code: str, problem: Message, hint: Message | None = None) -> Finding:
        """A finding about this tag; the pattern of `problem` names a {quote}, which is put in here."""
        told = Message(problem.pattern, (*problem.values, ("quote", self.quote)))
        return Finding(Severity.ERROR, code, self.place, told, hint)


@dataclass(frozen=True)
class Found:
    """A tag that stands from `start` to `end` of a text. text: the tag, mended when it is `broken`;
    empty for a comment, for raw text, and for what cannot be mended.
    """

    start: int
    end: int
    text: str
    broken: bool = False

    def tag(self, text: str, place: Place) -> Tag:
        """The tag with the line of `text` around it, no longer than some `WIDTH` characters."""
        begin, end = text.rfind("\n", 0, self.start) + 1, text.find("\n", self.end)
        line = text[begin : end if end >= 0 else None].replace("\n", " ")
        middle = self.start - begin + min(self.end - self.start, WIDTH) // 2
        left = max(0, min(middle - WIDTH // 2, len(line) - WIDTH))
        before, after = "…" * (left > 0), "…" * (left + WIDTH < len(line))
        quote = f"{before}{line[left : left + WIDTH].strip()}{after}"
        return Tag(self.text, text[self.start : self.end], place, quote)


def find(text: str, slip: re.Pattern[str]) -> Iterator[Found]:
    """The tags of a text in their order, and what looks like a broken one by the pattern `slip`."""
    at = 0
    for tag in TAG.finditer(text):
        yield from _broken(text, at, tag.start(), slip)
        yield Found(tag.start(), tag.end(), "" if tag["silent"] else tag[0])
        at = tag.end()
    yield from _broken(text, at, len(text), slip)


def _broken(text: str, start: int, end: int, slip: re.Pattern[str]) -> Iterator[Found]:
    for found in slip.finditer(text, start, end):
        yield Found(found.start(), found.end(), _mended(found[0]), broken=True)


def _mended(slip: str) -> str:
    """The whole tag that was meant, as far as it can be told; empty when it cannot be."""
    inner = INNER.fullmatch(slip.strip("{}%# \t"))
    if not inner or not inner["word"]:
        return ""
    prefix, rest = inner["prefix"] or " ", inner["rest"]
    if inner["word"] in ALL_WORDS:
        readable = inner["word"] in OF_DOCXTPL or not error_of(f"{{% {rest} %}}")
        return f"{{%{prefix}{rest} %}}" if readable else ""
    if not slip.endswith(("}", "%")):  # an open end: the rest of the line may be ordinary words
        start = PRINTED.match(rest)
        rest = start[0] if start else ""
    return "" if error_of(f"{{{{ {rest} }}}}") else f"{{{{{prefix}{rest} }}}}"


def broken(tag: Tag) -> Finding:
    """What is told of a broken tag."""
    problem = message("in “{quote}”: “{tag}” is not a whole tag", tag=tag.source)
    return tag.finding("broken-tag", problem, written(tag.text))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known word nearest to `name`; empty when none is near."""
    return next(iter(get_close_matches(name, sorted(known), n=1)), "")


def written(tag: str) -> Message | None:
    """The hint that shows a tag as it should be written; None when that is not known."""
    return message("Write {tag}.", tag=tag) if tag else None


def word_of(tag: str) -> str:
    """The word that says what a statement does: `for`, `endif`; empty for a tag that prints."""
    found = re.match(r"\{%[-+]?\s*(\w*)", tag)
    return found[1] if found else ""


def opens(tag: str) -> bool:
    """Whether a tag opens what a tag of its own kind has to close."""
    word = word_of(tag)
    return word in OPENING and not _refused(f"{tag}{{% end{word} %}}")


def error_of(tag: str) -> str:
    """What Jinja says against a tag taken alone; empty when it can be read."""
    word = word_of(tag)
    if word in CLOSING or opens(tag):
        return ""
    return _refused(f"{{% if x %}}{tag}{{% endif %}}" if word in ("elif", "else") else tag)


@cache
def _refused(source: str) -> str:
    try:
        ENVIRONMENT.parse(source)
    except jinja2.TemplateSyntaxError as error:
        return error.message or str(error)
    return ""
