"""Which figures somebody set, whatever their sentence tells: `chỉ tiêu giao là 10 cơ sở, đã thành lập 12`,
`được giao kết nạp 900 đoàn viên, thành lập 6 cơ sở`, `đạt 24,5% chỉ tiêu năm (2.500 đoàn viên)`.

In: a passage and the mentions in it. Out: a `Target` for each that was set, None for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reports.extract.comparisons import PLAN
from reports.extract.marks import within
from reports.extract.model import Kind, Mention
from reports.extract.phrases import WORDS, fold, tree
from reports.extract.reasons import Unsure
from reports.extract.telling import Passage

EVENTS = WORDS["events"]
REACH = 160  # characters before a figure
TARGETS, SET, ASSIGNED, AIMS, DONE = (
    tree(map(fold, EVENTS[name])) for name in ("targets", "set", "assigned", "aims", "reached")
)
WORK = tree(map(fold, WORDS["work"]["verbs"]))
TARGET = re.compile(
    rf"(?:(?:\A|[,;:(/])\s?{TARGETS}(?:\s(?:{SET}|\d{{4}}))*(?:\slà|:)?"
    rf"|(?:\A|[\s“])(?:{AIMS}|(?P<assigned>{ASSIGNED})))\s(?:{WORK}\s)*\Z"
)
GOES_ON = re.compile(rf"(?:,|,?\svà)\s(?!{DONE}\s)(?:{WORK}\s)+\Z")
OF_PLAN = re.compile(r"[^,;:.()\d]{0,40}\(\Z")
NEARLY = Decimal("0.005")  # by how much a share that was rounded differs from the exact one


class Target(NamedTuple):
    """A figure that somebody set; unsure: why that is doubtful, if it is."""

    unsure: Unsure | None = None


def targets(passage: Passage, mentions: Sequence[Mention], folded: str) -> Iterator[Target | None]:
    """What of the mentions of a passage was set, one for each of them."""
    assigned: Mention | None = None  # the one before, if it was set together with the work for it
    for n, mention in enumerate(mentions):
        before = folded[max(passage.sentence.start, mention.start - REACH) : mention.start]
        found = TARGET.search(before)
        goes_on = assigned is not None and _goes_on(assigned, mention, passage, folded)
        if found:
            yield Target()
        elif goes_on:
            yield Target(Unsure.PERHAPS_DONE)
        else:
            yield _of_plan(mentions[:n], mention, folded)
        assigned = mention if goes_on or (found and found["assigned"]) else None


def _goes_on(before: Mention, mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure is one of several that were set together: `được giao kết nạp 9 người, lập 2 tổ`."""
    turned = within(passage.turns, before.end, mention.start)
    return not turned and GOES_ON.fullmatch(folded, before.end, mention.start) is not None


def _of_plan(earlier: Sequence[Mention], mention: Mention, folded: str) -> Target | None:
    """A figure in brackets after its share of a plan: the plan, surely where the share comes out."""
    share = earlier[-1] if earlier else None
    if share is None or share.base != PLAN or mention.kind is not Kind.COUNT:
        return None
    if not OF_PLAN.fullmatch(folded, share.end, mention.start):
        return None
    alike = (one.value for one in earlier if one.kind is Kind.COUNT and one.unit == mention.unit)
    exact = mention.value and any(abs(value / mention.value - share.value / 100) <= NEARLY for value in alike)
    return Target(None if exact else Unsure.PERHAPS_DONE)
