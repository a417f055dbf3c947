"""Headings among the paragraphs of a text: they say what follows, and are nothing to list themselves."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.extract.model import OPENING, UNTOLD, Block, BlockKind, Source
from reports.extract.words.phrases import WORDS

ENDED = re.compile(r"[.;,!?…][”\"’»)\]]*\Z")
ANNEX = re.compile(
    rf"{WORDS['annex']}(?:\s(?:số\s)?(?:\d{{1,2}}|[ivx]{{1,5}}|[a-hđ]))?\s?(?:[:.–-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
LEVELS = re.compile(
    r"([IVX]+[.)]\s)|([A-ZĐ][.)]\s)|(\d+[.)/]\s)|(\d+\.\d+[.)]?\d*\s)|([a-zđ][.)]\s)|([-–—+*•●▪]\s)"
)
"""How headings of each level are numbered, from the highest."""
LOWEST_SECTION = 1  # level of headings that may end with a full stop, in capitals: II. KẾT QUẢ ĐẠT ĐƯỢC.
LONGEST = 120  # characters


def headlines(source: Source) -> frozenset[int]:
    """Where the headings among the blocks of body and lists start: blocks that are short, without a full
    stop, and in capitals, followed by something of another form, or plain before whole sentences or words
    that lead to a list. A line below the title is one where the entries of a list follow.
    """
    told = [block for block in source.blocks if block.kind not in UNTOLD]
    return frozenset(
        block.start
        for block, after in pairwise((*told, None))
        if block and _is_headline(source.text, block, after)
        if block.kind not in OPENING or (block is not told[0] and _heads_a_list(source.text, block, after))
    )


def level(words: str) -> int:
    """How deep a heading stands by its numbering; -1, above all others, without one."""
    numbering = LEVELS.match(words)
    return (numbering.lastindex or 0) - 1 if numbering else -1


def _heads_a_list(text: str, block: Block, after: Block | None) -> bool:
    """Whether a line above the text is a heading of its own: `Nhiệm vụ quý II` right before an entry."""
    if after is None or after.kind is not BlockKind.ITEM:
        return False
    return text[block.start].isupper() and ENDED.search(text[after.start : after.end].strip()) is not None


def _is_headline(text: str, block: Block, after: Block | None) -> bool:
    """Whether a block has the form of a heading of the one after it."""
    words = text[block.start : block.end].strip()
    deep = level(words)
    section = words.isupper() and 0 <= deep <= LOWEST_SECTION
    if len(words) > LONGEST or (ENDED.search(words) and not section):
        return False
    if ANNEX.match(words):
        return True
    following = text[after.start : after.end].strip() if after else words
    if words.isupper() or words.endswith(":") or deep != level(following):
        return True
    return deep < 0 and (following.endswith(":") or ENDED.search(following) is not None)
