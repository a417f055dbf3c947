"""Tracked changes of a Word file: one of the two texts that it holds, and what differs between them.

In: the tree of a part (`w:document`, `w:footnotes` ...). Changes are told first; then the tree is settled in
place: it holds one text alone, and who reads on needs to know nothing of changes. Formats that were changed
are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reports.readers.changes import Change, Changes, Stretch, changes_in
from reports.readers.model import Tracked
from reports.readers.xml import Element, every, find, local

ADDED, TAKEN = ("ins", "moveTo"), ("del", "moveFrom")
GONE = {Tracked.ACCEPTED: TAKEN, Tracked.ORIGINAL: ADDED}
CELL_MARKS = {"cellIns": "ins", "cellDel": "del"}  # in `tcPr`, and what it says of the cell
CELLS_GONE = {Tracked.ACCEPTED: "cellDel", Tracked.ORIGINAL: "cellIns"}
JOINT = re.compile(r"(\S+)\n(\S+)")
RETURNED = {"delText": "t", "delInstrText": "instrText"}
PROPERTIES = {
    "rPr",
    "trPr",
    "numPr",
}  # in these the same names stand around nothing, but speak of what is around
NOT_OF_IT = {"txbxContent", "pPr", "rPr"}  # what stands in a paragraph and is no text of it
SPACES = {"tab", "ptab", "br", "cr"}
BLOCKS = {"p", "tbl", "sdt", "customXml"}


class Revisions:
    """Settles the parts of a file, and keeps what was changed in them.

    insertions, deletions: as often as the file marks one; changes: in the order of the parts.
    """

    def __init__(self, tracked: Tracked) -> None:
        self.tracked, self.insertions, self.deletions = tracked, 0, 0
        self._changes: list[Change] = []

    @property
    def made(self) -> Changes:
        """The changes of the parts that were settled."""
        return Changes(self.tracked, self.insertions, self.deletions, tuple(self._changes))

    def settled(self, root: Element) -> Element:
        """The tree, with one text in it."""
        self.insertions += sum(1 for _ in every(root, *ADDED, "cellIns"))
        self.deletions += sum(1 for _ in every(root, *TAKEN, "cellDel"))
        self._changes += changes(root)
        settle(root, self.tracked)
        return root


def changes(root: Element) -> Iterator[Change]:
    """The places in which the two texts of a part, not settled yet, differ; in the order of the file."""
    marks = [*every(root, *ADDED, *TAKEN, *CELL_MARKS)]
    touched = {paragraph for element in marks for paragraph in _touched(element)}
    for paragraph in every(root, "p") if marks else ():
        if paragraph in touched:
            yield from changes_in(_told(paragraph))
        yield from _joints(paragraph)


def _touched(element: Element) -> Iterator[Element]:
    """The paragraphs of whose text an insertion or deletion changes something."""
    parent = local(element.getparent())
    if parent in {"trPr", "tcPr"}:
        yield from every(element.getparent().getparent(), "p")
    elif parent not in PROPERTIES:
        around = next(element.iterancestors("{*}p"), None)
        yield from every(element, "p") if around is None else (around,)


def _joints(paragraph: Element) -> Iterator[Change]:
    """The words that a paragraph and the next one make where only one of the two texts parts them."""
    properties = find(paragraph, "pPr/rPr")
    marked = set[str]() if properties is None else {local(mark) for mark in properties}
    after = _next(paragraph) if marked.intersection(ADDED + TAKEN) else None
    if after is not None and local(after) == "p":
        for names, one in ((TAKEN, "new"), (ADDED, "old")):
            texts = (
                "".join(part.text for part in _told(p) if getattr(part, one)) for p in (paragraph, after)
            )
            if marked.intersection(names) and (words := JOINT.search("\n".join(texts))):
                parted, joined = f"{words[1]} {words[2]}", words[1] + words[2]
                yield Change(parted, joined) if one == "new" else Change(joined, parted)


def _told(paragraph: Element) -> Iterator[Stretch]:
    old, new = _standing(paragraph)
    return _stretches(paragraph, old=old, new=new)


def _standing(paragraph: Element) -> tuple[bool, bool]:
    """In which of the two texts a paragraph stands, by its table rows and cells and what is put around it."""
    around = list(paragraph.iterancestors())
    names = {local(element) for element in around}
    for row in (element for element in around if local(element) == "tr"):
        names |= {name for name in (*ADDED, *TAKEN) if find(row, f"trPr/{name}") is not None}
    for cell in (element for element in around if local(element) == "tc"):
        names |= {CELL_MARKS[name] for name in CELL_MARKS if find(cell, f"tcPr/{name}") is not None}
    return names.isdisjoint(ADDED), names.isdisjoint(TAKEN)


def _stretches(element: Element, *, old: bool, new: bool) -> Iterator[Stretch]:
    for part in element:
        name = local(part)
        if name in {"t", "delText"}:
            yield Stretch(part.text or "", old, new)
        elif name in SPACES:
            yield Stretch(" ", old, new)
        elif name not in NOT_OF_IT:
            yield from _stretches(part, old=old and name not in ADDED, new=new and name not in TAKEN)


def settle(root: Element, tracked: Tracked) -> None:
    """Leave one text in a tree: the other's rows, cells, paragraphs and words are taken out."""
    ended = []
    for element in list(every(root, *GONE[tracked])):
        around = [local(above) for above in islice(element.iterancestors(), 3)]
        if around[0] not in PROPERTIES:
            _remove(element)
        elif around[:2] == ["trPr", "tr"]:
            _remove(element.getparent().getparent())
        elif around == ["rPr", "pPr", "p"]:
            ended.append(element.getparent().getparent().getparent())
    for element in list(every(root, CELLS_GONE[tracked])):
        if [local(above) for above in islice(element.iterancestors(), 2)] == ["tcPr", "tc"]:
            _remove(element.getparent().getparent())
    for paragraph in reversed(ended):
        _join(paragraph)
    for element in list(every(root, *RETURNED)):
        element.tag = element.tag.replace(local(element), RETURNED[local(element)])


def _next(paragraph: Element) -> Element | None:
    """What follows a paragraph in its story; None at the end."""
    return next((element for element in paragraph.itersiblings() if local(element) in BLOCKS), None)


def _join(paragraph: Element) -> None:
    """Put what a paragraph without its end holds before the next one's text; the next one's format holds."""
    content = [element for element in paragraph if local(element) != "pPr"]
    after = _next(paragraph)
    if after is not None and local(after) == "p":
        first = next(iter(after), None)
        place = int(first is not None and local(first) == "pPr")
        while content:
            after.insert(place, content.pop())
    if not content:
        _remove(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:  # a row may be marked twice, as taken out and as moved
        parent.remove(element)
