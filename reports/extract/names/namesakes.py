"""Names that mean another organisation in a text than they say: one of the directory where the text is of
another place, `LĐLĐ thành phố` where it names LĐLĐ thành phố Đà Lạt, and a short name that it explains,
`Công đoàn Dệt May Việt Nam (Công đoàn DMVN)`.

In: the names of a text in their order. Out: those that mean another, with the name of that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reports.extract.names.names import Named, full
from reports.extract.words.phrases import fold

SHORT = re.compile(r"(?:[^\W\d_]+ ){1,2}[^\W\d_a-zà-ỹ]{2,}")  # Công đoàn DMVN; not: LĐLĐ tỉnh Ví Dụ


def explained(named: Sequence[Named], text: str) -> dict[int, Named]:
    """The short names that stand in brackets behind the full one somewhere, by where they begin."""
    full_names = {
        short.name: name.name
        for name, short in pairwise(named)
        if text[name.end : short.start] == " ("
        and text.startswith(")", short.end)
        and SHORT.fullmatch(short.name)
    }
    return {one.start: one._replace(name=full_names[one.name]) for one in named if one.name in full_names}


def namesakes(named: Sequence[Named], text: str) -> dict[int, Named]:
    """The names of the directory that mean another than that, by where they begin: the one that was named
    last with the same first words, or else the only one that is.
    """
    spelt = {one.start: f"{fold(full(text[one.start : one.end]))} " for one in named if one.id}
    if not spelt or not all(fold(one.name).startswith(spelt[one.start]) for one in named if one.id):
        return {}
    beginnings = {*spelt.values()}
    others, last, found = defaultdict[str, set[str]](set), dict[str, str](), dict[int, Named]()
    for one in named:
        if one.id:
            found[one.start] = one._replace(name=last.get(spelt[one.start], ""), id="")
            continue
        folded = fold(one.name)
        for words in filter(folded.startswith, beginnings):
            others[words].add(one.name)
            last[words] = one.name
    only = {words: min(names) for words, names in others.items() if len(names) == 1}
    meant = {start: one._replace(name=one.name or only.get(spelt[start], "")) for start, one in found.items()}
    return {start: one for start, one in meant.items() if one.name}
