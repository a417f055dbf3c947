"""Who does something in a sentence, under a name of any form: the words with a capital before its verb.

In: sentences of a source with its marks. Out: the name, as the text writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from reports.extract.marks import Marked, Sentence
from reports.extract.names.actors import MARKS
from reports.extract.names.casing import is_in_capitals, recased
from reports.extract.names.names import BRACKETED, CAPITAL, NAMES, full
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold, tree

DOING = Phrases({"does": NAMES["doing"]})
ADVERBS = re.compile(rf"(?:\s{tree((*NAMES['adverbs'], *WORDS['work']['light']))})+\Z")
OF_MANY = re.compile(  # các công đoàn ngành, Công đoàn A
    rf"(?<!\w){any_of(NAMES['some_of'])}\s{any_of((*NAMES['heads'], *NAMES['levels']))}{END}"
    rf"[^;:.\d]{{0,60}},\s?\Z"
)
NO_NAMES = (
    NAMES["stop"],
    NAMES["amounts"],
    NAMES["gatherings"],
    NAMES["reporters"],
    WORDS["clause"]["times"],
    WORDS["others"]["each"],
)
NOBODY = re.compile(any_of(chain(WORDS["people"]["titles"], *NO_NAMES)) + END)
KINDS = Phrases({"kind": (*NAMES["heads"], *NAMES["levels"])})
BY_OTHERS = " do "  # phong trào do Công đoàn phát động
IS = " là "
COUNTS = re.compile(rf"\s\d[\d.,]*\s(?!{CAPITAL})[^\W\d_]")  # Hội CCB 3 địa phương: no name
EACH = tuple(f" {words}" for words in NAMES["all_of"])  # Liên đoàn Lao động các cấp: all, under no name
VERB = re.compile(
    rf"{any_of((*NAMES['doing'], *WORDS['events']['joining_in'], *WORDS['work']['verbs']))}{END}"
)
DONE = re.compile(rf"\s{fold(WORDS['mild'])}\s.*")
MOST_WORDS = 14
LONGEST_NAME = 120
WHERE = tuple(f" {fold(words)} " for words in WORDS["clause"]["at_work"])
ALL_OF = re.compile(rf"(?i:{'|'.join(NAMES['all_of'])})\s")  # các cấp Công đoàn quận A
AND_ALL = re.compile(rf"\s{NAMES['and']}(?:\s{NAMES['cluster_uniting']})?\Z")  # MTTQ và các tổ chức đã ...


def subject_of(sentences: Iterable[Sentence], marked: Marked) -> str | None:
    """The first that does something in some sentences, in full."""
    for sentence in sentences:
        for verb in DOING.find(marked.folded, sentence.start, sentence.end):
            start = max(sentence.start, verb.start - LONGEST_NAME)
            if name := _named_last(marked.source.text[start : verb.start]):
                in_capitals = is_in_capitals(marked.source.text[sentence.start : sentence.end])
                return full(recased(name) if in_capitals else name)
    return None


def _named_last(text: str) -> str | None:
    """The name that the words before a verb end with; None when they are nobody's, or those of many."""
    before = ADVERBS.sub("", BRACKETED.sub("", text).rstrip())
    clause = AND_ALL.sub("", DONE.sub("", MARKS.split(before)[-1]).strip())
    name = clause.rpartition(IS)[2]  # Nét nổi bật là Hội CCB tỉnh đã
    whose = fold(ALL_OF.sub("", name))
    of_many = OF_MANY.search(fold(before[: before.rfind(name)]))
    if of_many or whose.endswith(EACH) or BY_OTHERS in whose or COUNTS.search(name):
        return None
    if f" {whose}".startswith(WHERE) or NOBODY.match(whose) or VERB.match(whose):
        return None
    somebody = name[:1].isupper() or KINDS.begins(whose, 0, len(whose))
    begins_text = clause == before  # with a capital that any word there has
    capital = re.search(CAPITAL, clause[begins_text:])
    return name if somebody and capital and len(name.split()) <= MOST_WORDS else None
