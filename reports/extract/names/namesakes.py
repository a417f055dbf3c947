"""Organisations of the directory that a text of another place does not mean: `LĐLĐ thành phố` is not that of
config.yaml where a text names LĐLĐ thành phố Đà Lạt, and nobody of the directory by more than a level.

In: the names of a text in their order. Out: those that mean another, with the name of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reports.extract.names.names import Named, full
from reports.extract.words.phrases import fold


def namesakes(named: Sequence[Named], text: str) -> dict[int, Named]:
    """The names that mean another than the one of the directory, by where they begin: the one that was named
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
