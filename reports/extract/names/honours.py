"""Whose those are who were honoured: `LĐLĐ Thành phố tặng Bằng khen cho 5 tập thể` in a district's report.

In: who honours, the words after the name, who reports. Out: whether the one who reports tells of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reports.extract.names.names import full
from reports.extract.words.phrases import WORDS, Phrases, any_of, fold

HONOURS = WORDS["honours"]
GIVEN = re.compile(
    rf"[^\d;.]{{0,40}}(?<!\w)(?:{any_of(HONOURS['verbs'])}(?!\w)"
    rf"|{any_of(HONOURS['giving'])}\s[^;.]{{0,40}}?{any_of(HONOURS['things'])}(?!\w))"
)
GRASSROOTS = tuple(map(fold, (*WORDS["clause"]["below"], *HONOURS["grassroots"])))
RANKS = tuple(Phrases({"rank": words}) for words in HONOURS["ranks"])


def honours_of(issuer: str, giver: str | None, folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end], after the name of `giver`, tells of honours that those of `issuer` got:
    `giver` honours somebody and is nobody below `issuer`. giver: None for the one who reports.
    """
    if not giver or not GIVEN.match(folded, start, end):
        return False
    return rank(giver) >= rank(issuer)


@lru_cache(maxsize=1024)
def rank(name: str) -> int:
    """How high an organisation stands: 0 for a union of one place of work or of a commune."""
    folded = fold(full(name))
    if folded.startswith(GRASSROOTS):
        return 0
    fitting = (rank for rank, words in enumerate(RANKS, start=1) if words.find(folded, 0, len(folded)))
    return next(fitting, 0)
