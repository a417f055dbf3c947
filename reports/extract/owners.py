"""Who acts where: from which place of a text on it speaks of which organisation.

In: the sentences of a source, and who reports. Out: `Owner`s in the order of the text; what stands after
one and before the next is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reports.extract.marks import Marked
from reports.extract.model import BlockKind
from reports.extract.names import Named, full, same
from reports.extract.phrases import WORDS, Found, fold

POINTERS = {phrase: fold(full(phrase)) for phrase in map(fold, WORDS["subjects"]["back"])}


@dataclass(frozen=True)
class Owner:
    """From `start` on, `name` acts; None: the one who reports. carried: only a sentence before says so."""

    start: int
    name: str | None
    carried: bool = False


def owners(marked: Marked, issuer: str | None) -> tuple[Owner, ...]:
    """Who acts where in the whole text."""
    return tuple(_walk(marked, issuer or ""))


def _walk(marked: Marked, issuer: str) -> Iterator[Owner]:
    named: dict[str, str] = {}  # by each pointer, the name it points to by now
    acting = listing = None
    in_list = False
    for sentence in marked.sentences:
        if sentence.block.kind is BlockKind.TITLE:
            continue  # a headline tells of the one who reports, under whatever name
        if sentence.opens_block:
            in_list = in_list and sentence.block.kind is BlockKind.ITEM
            acting = listing if in_list else None
        yield Owner(sentence.start, acting, carried=acting is not None)
        for mark in sorted({*sentence.actors, *sentence.names}, key=lambda mark: mark.start):
            if mark in sentence.actors:
                acting = _organisation(mark, marked.folded, named, acting, issuer)
                yield Owner(mark.start, acting)
            if isinstance(mark, Named):
                named.update(dict.fromkeys(_pointers(mark.name), mark.name))
        if marked.folded[sentence.start : sentence.end].rstrip().endswith(":"):
            in_list, listing = True, acting


def _organisation(
    actor: Named | Found, folded: str, named: dict[str, str], acting: str | None, issuer: str
) -> str | None:
    if isinstance(actor, Named):
        name: str | None = actor.name
    elif actor.group == "this":
        name = acting
    elif actor.group == "back":
        words = " ".join(folded[actor.start : actor.end].split())
        name = named.get(words) or _pointed(words, issuer)
    else:
        name = None
    return None if name is None or _is_issuer(name, issuer) else name


def _is_issuer(name: str, issuer: str) -> bool:
    return bool(issuer) and same(name, issuer)


def _pointed(words: str, issuer: str) -> str | None:
    """Whom “LĐLĐ quận” means while no such name has stood: the reporting side, unless that is a union below."""
    below = fold(issuer).startswith(BELOW)
    return full(words.replace("lđlđ", "LĐLĐ")).capitalize() if below and words.startswith(FEDERATIONS) else None


FEDERATIONS = ("lđlđ", fold("liên đoàn lao động"))
BELOW = tuple(fold(head) for head in WORDS["subjects"]["below"])


@lru_cache(maxsize=1024)
def _pointers(name: str) -> tuple[str, ...]:
    """The words that point back to a name: its first ones."""
    folded = fold(name)
    return tuple(words for words, spelt in POINTERS.items() if folded.startswith(spelt))
