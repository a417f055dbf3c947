"""Which department of the one who reports is to do a piece of work: `Ban Tuyên giáo chủ trì, phối hợp với
Văn phòng tổ chức hội thi`, `Giao Văn phòng tham mưu ...`, `... (Ban Nữ công)`, under `1. Ban Tài chính:`.

In: the words of a piece of work, and those before it in its sentence. Out: the department, as it is written.
What a department counts is of the one who reports; only its work is told by department.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reports.extract.marks import Marked, within
from reports.extract.names.departments import DEPARTMENT
from reports.extract.page.headlines import level
from reports.extract.telling.passage import Passage, begin
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, begun, fold, hints

WORDED = {name: any_of(words) for name, words in WORDS["departments"].items()}
LEVELS = any_of((*WORDS["names"]["levels"], *WORDS["departments"]["levels"]))
OWNED = rf"(?:\s(?:của\s)?{WORDED['of']}(?:\s{LEVELS})?{END})?"
ONE = rf"{DEPARTMENT}{OWNED}"
SEVERAL = rf"(?P<name>{ONE}(?:(?:,\s|,?\s{WORDED['joints']}\s)(?:các\s)?{ONE}){{0,4}})"
DOES = Phrases({"does": (*WORDS["work"]["verbs"], *WORDS["departments"]["charged"])})
MODALS = rf"(?:[\s,:]|{any_of(WORDS['modals']['words'])}{END})*"
ACTING = re.compile(rf"(?:{WORDED['assigning']}{END}\s)*{SEVERAL}(?!\w){MODALS}")
CLAUSES = re.compile(rf"(?:\A|[,:;.(]\s|(?<!\w){WORDED['assigning']}\s)(?={SEVERAL}(?!\w){MODALS})")
NAMED = hints(
    (
        *(
            f"{head} {field}"
            for head in WORDS["departments"]["heads"]
            for field in WORDS["departments"]["fields"]
        ),
        *WORDS["departments"]["alone"],
    )
)
CHARGED = (  # behind the work
    re.compile(rf"\(\s?(?:{WORDED['answering']}\s?:?\s)?{SEVERAL}(?:\s{WORDED['charged']})?\s?\)"),
    re.compile(rf"(?<!\w){WORDED['assigning']}\s{SEVERAL}\s{WORDED['charged']}{END}"),
)
ANSWERING = re.compile(rf"{begun(map(fold, WORDS['departments']['answering']))}\s?:\s{SEVERAL}(?!\w)")
HEADING = re.compile(rf"{SEVERAL}\s?:?\s*\Z")
REACH = 300  # characters before and behind a piece of work in which a department may be named for it


def work_of_department(folded: str, begins: int, end: int) -> int | None:
    """Where the work begins of the department that folded[begins:end] begins with, if one does something."""
    found = ACTING.match(folded, begins, end)
    return found.end() if found and DOES.at(folded, found.end(), end) else None


def only_names_departments(words: str) -> bool:
    """Whether folded words only say who is to do the work before them: `Chủ trì: Văn phòng`."""
    return ANSWERING.fullmatch(words) is not None


def department_of(marked: Marked, passage: Passage, start: int, end: int) -> str | None:
    """The department that is to do the work at [start, end) of a passage: named behind it, else before it,
    where nobody else acts in between; None where no department is named.
    """
    named = not passage.sentence.words.isdisjoint(NAMED)
    behind = [pattern.search(marked.folded, start, end) for pattern in CHARGED if named]
    behind.append(ANSWERING.search(marked.folded, start, min(passage.sentence.block.end, end + REACH)))
    for found in filter(None, behind):
        return marked.source.text[slice(*found.span("name"))]
    if not named:
        return None
    begins = max(passage.begins, start - REACH)
    words = marked.folded[begins:end]
    before = [
        slice(*(begins + place for place in found.span("name")))
        for found in CLAUSES.finditer(words, 0, start + 1 - begins)
        if work_of_department(words, found.start("name"), len(words)) is not None
    ]
    if not before or within(passage.sentence.actors, before[-1].stop, start):
        return None
    return marked.source.text[before[-1]]


def headed_by_department(marked: Marked) -> Mapping[int, str]:
    """The department that the heading names above each block, by where the block starts."""
    found, above, depth = dict[int, str](), "", -1
    for block in marked.source.blocks:
        if block.start in marked.headlines:
            deep = level(marked.source.text[block.start : block.end])
            heading = HEADING.match(marked.folded, begin(marked.folded, block.start, block.end), block.end)
            if heading or deep <= depth:
                above = marked.source.text[slice(*heading.span("name"))] if heading else ""
                depth = deep
        elif above:
            found[block.start] = above
    return found
