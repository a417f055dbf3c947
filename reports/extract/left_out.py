"""The end of a page that was taken for no part of its text, though it tells of amounts: a finding says so.

In: what was found in a document. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.errors import Finding, Place, Severity, message
from reports.extract.figures.mentions import mentions
from reports.extract.model import UNTOLD, Block, BlockKind, Extraction, Source
from reports.extract.page.sentences import sentences
from reports.extract.page.signs import FULL_STOP, is_date_line

SHOWN = 60  # characters of the first of them


def left_out(found: Extraction) -> Iterator[Finding]:
    """A finding where a sentence after the text counts something."""
    text = found.source.text
    first = next((place for block in _tail(found.source) for place in _counted(text, block)), None)
    if first is not None:
        problem = message(
            "figures after the end of the text were not read, the first at “{words}”",
            words=" ".join(text[first : first + SHOWN].split()),
        )
        hint = message("If they belong to the text, put them before the line that names the author.")
        yield Finding(Severity.WARNING, "text-left-out", Place(found.document.path), problem, hint)


def _tail(source: Source) -> list[Block]:
    """The blocks after the last one that is told."""
    told = max((n for n, block in enumerate(source.blocks) if block.kind not in UNTOLD), default=-1)
    return [block for block in source.blocks[told + 1 :] if block.kind is BlockKind.FURNITURE]


def _counted(text: str, block: Block) -> Iterator[int]:
    """Where the sentences of a block begin that state an amount with a unit."""
    if is_date_line(text[block.start : block.end].strip()):
        return
    for span in sentences(text, block.start, block.end):
        if FULL_STOP.search(text, *span):
            stated, _ = mentions(Source(text, (Block(*span, BlockKind.BODY, (span,)),)))
            if any(mention.unit for mention in stated):
                yield span[0]
