"""What of a web page is no text of it, taken out of its tree: scripts, what is hidden or struck through, and
of tracked changes (`<del>`, `<ins>`) the text that is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import html

from reports.readers.changes import Change, Changes, Stretch, changes_in
from reports.readers.markup import BREAKS, INLINE
from reports.readers.model import Tracked
from reports.readers.page.looks import Looks

NO_TEXT = "//script[not(@type='application/ld+json')]|//style|//template|//noscript|//iframe|//object|//svg"
BESIDE = "//svg//text|//textarea|//input[@type='text' or @type='number' or not(@type)]|//iframe[@srcdoc]"
"""What is shown of a page and is no text of it: the words of drawings, what is typed into fields, frames."""
DIGIT = re.compile(r"\d")
BEFORE = 40  # letters before the first figure of a hidden text that are told
GONE = {Tracked.ACCEPTED: "del", Tracked.ORIGINAL: "ins"}


class Unseen(NamedTuple):
    """What was taken out of a page. letters: how many are hidden; hidden: the texts of these with figures;
    struck: the texts; beside: those with figures in drawings, fields and frames.
    """

    letters: int
    hidden: list[str]
    struck: list[str]
    beside: list[str]
    changes: Changes


def without_unseen(tree: Any, tracked: Tracked) -> Unseen:
    """Takes what is no text out of a tree."""
    looks = Looks(tree)
    beside = [words for element in tree.xpath(BESIDE) if DIGIT.search(words := _shown(element))]
    for element in tree.xpath(NO_TEXT):
        element.drop_tree()
    hidden = [*_dropped(tree, lambda one: _is_unseen(one, looks))]
    changes = _settled(tree, tracked)
    struck = [*_dropped(tree, looks.is_struck)]
    figures = [_from_first_figure(text) for text in hidden if DIGIT.search(text)]
    return Unseen(sum(map(len, hidden)), figures, struck, beside, changes)


def _shown(element: Any) -> str:
    """What an element shows that is no text of its page."""
    framed = html.fromstring(f"<div>{element.get('srcdoc', '')}</div>").text_content()
    return " ".join(f"{element.text_content()} {element.get('value', '')} {framed}".split())


def _is_unseen(element: Any, looks: Looks) -> bool:
    return looks.is_hidden(element) or looks.is_white(element) or looks.is_tiny(element)


def _from_first_figure(text: str) -> str:
    """A text from the words before its first figure on."""
    first = DIGIT.search(text)
    begin = text.rfind(" ", 0, max(first.start() - BEFORE, 0)) + 1 if first else 0
    return text[begin:]


def _dropped(tree: Any, unseen: Callable[[Any], bool]) -> Iterator[str]:
    """The texts of the elements that are unseen, which are taken out."""
    elements = [
        one for one in tree.find("body").iterdescendants() if isinstance(one.tag, str) and unseen(one)
    ]
    within = set(elements)
    for element in elements:
        if within.intersection(element.iterancestors()):
            continue
        if text := " ".join(element.text_content().split()):
            yield text
        element.drop_tree()


def _settled(tree: Any, tracked: Tracked) -> Changes:
    """The tracked changes of a tree, which is left with one of its two texts."""
    marked = [*tree.find("body").iter("ins", "del")]
    blocks = dict.fromkeys(_block(element) for element in marked)
    made = [change for block in blocks for change in _changes(block)]
    for element in marked:
        (element.drop_tree if element.tag == GONE[tracked] else element.drop_tag)()
    deletions = sum(element.tag == "del" for element in marked)
    return Changes(tracked, len(marked) - deletions, deletions, tuple(made))


def _block(element: Any) -> Any:
    return next(above for above in element.iterancestors() if above.tag not in INLINE)


def _changes(block: Any) -> Iterator[Change]:
    return changes_in(_stretches(block, old=True, new=True))


def _stretches(element: Any, *, old: bool, new: bool) -> Iterator[Stretch]:
    """The text of a block without that of others in it; what is put in or taken out may hold whole blocks."""
    yield Stretch(element.text or "", old, new)
    for child in element:
        if child.tag in BREAKS:
            yield Stretch(" ", old, new)
        elif child.tag in INLINE or not (old and new):
            yield from _stretches(child, old=old and child.tag != "ins", new=new and child.tag != "del")
        else:
            yield Stretch(" ", old, new)
        yield Stretch(child.tail or "", old, new)
