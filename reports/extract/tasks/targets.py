"""Targets among planned work: named by a label, or entries of a list of them, whatever they begin with.

In: a passage and its folded text. Out: where they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.extract.tasks.listing import enumerated
from reports.extract.tasks.verbs import VOCABULARY
from reports.extract.telling.passage import Passage, begin
from reports.extract.telling.reached import WAS_DONE
from reports.extract.words.phrases import END, WORDS, any_of, fold, past
from reports.facts import TASK

TARGETS_NAMED = re.compile(
    rf"(?:{any_of(WORDS['labels']['several'])}\s)*"
    rf"{any_of((*VOCABULARY['striving'], *VOCABULARY['aims']))}{END}[^:;.,]{{0,80}}"
    rf"(?::\s|\s{any_of(WORDS['labels']['ends'])}\s(?=\d))"
)
ABOUT = re.compile(rf"{fold(WORDS['about'])}\s[^,;:.\d]{{2,60}},\s")  # Về phát triển tổ chức, chỉ tiêu là ...
NO_TARGET = re.compile(  # (nam 100; nữ 200); not: (2) mở 5 lớp
    rf"\s*(?:\((?!\d{{1,2}}\))|{any_of(VOCABULARY['no_targets'])}{END})"
)
TRAILING = " .;:,…\n\t"


def targets_of_entry(passage: Passage, folded: str) -> Iterator[tuple[int, int]]:
    """Where each target starts and ends of an entry of a list of them, whatever it begins with."""
    for piece in passage.pieces:
        start = begin(folded, piece.start, piece.end)
        end = start + len(folded[start : piece.end].rstrip(TRAILING))
        aside = NO_TARGET.match(folded, piece.start, piece.end)
        if piece.role is TASK and end > start and not aside:
            yield from enumerated(folded, start, end)


def targets_named(passage: Passage, folded: str) -> int | None:
    """Where a list of targets begins in a sentence; they need no verb: `Phấn đấu: 90 sáng kiến; 2
    CĐCS mới`.
    """
    place = past(ABOUT, folded, passage.begins, passage.sentence.end)
    label = TARGETS_NAMED.match(folded, place, passage.sentence.end)
    if label is None or WAS_DONE.search(folded, label.end(), passage.sentence.end):
        return None  # Mục tiêu là 85% CĐCS đạt vững mạnh, kết quả đạt 91%
    return label.end() if passage.pieces[1:] or folded[label.end()].isdecimal() else None
