"""Terms of office and school years: which of those that a text names is still to come.

In: a folded text. Out: where it names the term that begins when another one ends, or the school year after
the one that it is about; what is told of that is planned: `Nhiệm kỳ 2017-2022, công đoàn ngành tiếp tục ...`
behind the results of 2012-2017.
"""

from __future__ import annotations

import re

from reports.extract.words.phrases import WORDS, Found, fold

TERM, SCHOOL_YEAR = (fold(WORDS["times"][name]) for name in ("term", "school_year"))
YEARS = r"\s((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)(?!\d)"
PAST = tuple(f"{TERM} {fold(words)}" for words in WORDS["times"]["past_terms"])
NAMED = {word: re.compile(rf"(?<!\w){word}{YEARS}") for word in (TERM, SCHOOL_YEAR)}
PLAN = "plan"  # the group of cues that tell plans


def terms_ahead(folded: str) -> list[Found]:
    """Where the last term is named, if it begins with the end of another or is the only one and named after
    `nhiệm kỳ qua`, and the school year that begins with the end of the one named first; in their order.
    """
    terms, years = ([*named.finditer(folded)] if word in folded else [] for word, named in NAMED.items())
    last = max((term[1] for term in terms), default="")
    only = len({term[1] for term in terms}) == 1
    told = min((at for words in PAST if (at := folded.find(words)) >= 0), default=len(folded)) if only else -1
    ended = only or last in {term[2] for term in terms}
    ahead = [term for term in terms if ended and term[1] == last and term.start() > told]
    ahead += [year for year in years if year[1] == years[0][2]]
    return sorted(Found(*term.span(), PLAN) for term in ahead)
