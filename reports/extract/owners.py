"""Who acts where: from which place of a text on it speaks of which organisation.

In: the sentences of a source, and who reports. Out: `Owner`s in the order of the text; what stands after
one and before the next is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reports.extract.marks import START, Marked
from reports.extract.model import BlockKind
from reports.extract.names import NAMES, Named, full, same
from reports.extract.phrases import WORDS, Found, fold

POINTERS = {phrase: fold(full(phrase)) for phrase in map(fold, WORDS["subjects"]["back"])}
UNIONS_BELOW = tuple(map(fold, WORDS["clause"]["below"]))


class Owner(NamedTuple):
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
        acts = {actor.start for actor in sentence.actors}
        for mark in sorted({*sentence.actors, *sentence.names}, key=START):
            if mark.start in acts:
                acting = _organisation(mark, marked.folded, named, acting, issuer)
                yield Owner(mark.start, acting)
            if isinstance(mark, Named):
                named.update(dict.fromkeys(_pointers(mark.name), mark.name))
        if marked.folded[sentence.start : sentence.end].rstrip().endswith(":"):
            in_list, listing = True, acting


def _organisation(
    actor: Named | Found, folded: str, named: dict[str, str], acting: str | None, issuer: str
) -> str | None:
    """Who it is that acts; None for the one who reports."""
    if isinstance(actor, Named):
        name: str | None = actor.name
    elif actor.group == "back":
        words = " ".join(folded[actor.start : actor.end].split())
        name = named.get(words) or _above(words, issuer)
    else:
        name = acting if actor.group == "this" else None
    return None if not name or (issuer and same(name, issuer)) else name


def _above(words: str, issuer: str) -> str | None:
    """Whom “LĐLĐ quận” means before such a name has stood: the reporting side, or what is above its union."""
    spelt = full(words.upper() if " " not in words else words)
    is_federation = fold(spelt).startswith(fold(NAMES["federation"]))
    below = fold(issuer).startswith(UNIONS_BELOW)
    return f"{NAMES['federation']}{spelt[len(NAMES['federation']) :]}" if below and is_federation else None


@lru_cache(maxsize=1024)
def _pointers(name: str) -> tuple[str, ...]:
    """The words that point back to a name: its first ones."""
    folded = fold(name)
    return tuple(words for words, spelt in POINTERS.items() if folded.startswith(spelt))
