"""Terms of office: which of those that a text names is still to come.

In: a folded text. Out: where it names the term that begins when another one ends; what is told of that is
planned: `Nhiệm kỳ 2017-2022, công đoàn ngành tiếp tục ...` behind the results of 2012-2017.
"""

from __future__ import annotations

import re

from reports.extract.words.phrases import WORDS, Found, fold

TERM = fold(WORDS["times"]["term"])
NAMED = re.compile(rf"(?<!\w){TERM}\s((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)(?!\d)")
PLAN = "plan"  # the group of cues that tell plans


def terms_ahead(folded: str) -> list[Found]:
    """Where the last term is named, if it begins with the end of another."""
    named = [*NAMED.finditer(folded)] if TERM in folded else []
    last = max((term[1] for term in named), default="")
    if last not in {term[2] for term in named}:
        return []
    return [Found(*term.span(), PLAN) for term in named if term[1] == last]
