"""Clauses in which somebody does something who is no organisation that is known: `Hồng Mẫu trao 20 suất`,
`Câu lạc bộ thiện nguyện tặng 7 suất`. Whose its figures are is not certain.

In: a sentence with its marks. Out: `Doubt`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.extract.attribution.doubts import Doubt
from reports.extract.marks import Marked, Sentence, within
from reports.extract.names.actors import SUBJECTS
from reports.extract.names.names import CAPITAL, PROPER, STOP, Named
from reports.extract.names.shares import UNTIL
from reports.extract.names.times import BULLETS
from reports.extract.reasons import Unsure
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, fold, hints, past, tree

STRANGERS = WORDS["strangers"]
COLLECTIVES = Phrases(
    {
        "somebody": STRANGERS["collectives"],
        "nobody": (*STRANGERS["nobody"], *WORDS["subjects"]["nobody"], *WORDS["doubts"]["donors"]),
    }
)
LEAD = re.compile(rf"[\s{re.escape(BULLETS)}]*(?:{any_of(WORDS['clause']['after'])}{END}[\s,:]*)*")
"""What leads up to the subject of a clause."""
ADVERBS = rf"(?:\s{any_of(STRANGERS['adverbs'])}{END})*"
VERB = rf"\s{any_of((*WORDS['work']['verbs'], *STRANGERS['verbs']))}{END}"
DOES = re.compile(rf"(?P<more>(?:\s[^\W\d_]+){{0,8}}?){ADVERBS}(?={VERB})")
DOES_OR_COUNTS = re.compile(rf"{ADVERBS}(?={VERB}|\s(?!(?:19|20)\d\d(?!\d))\d)")
OF_OWN = re.compile(rf"(?:\s{any_of((*WORDS['outside']['levels'], 'cơ sở', 'các cấp'))}{END})?{ADVERBS}")
LEADERS = hints(STRANGERS["leading"])
LEADER = re.compile(rf"{PROPER}\s{tree(STRANGERS['leading'])}(?!\w)")
CAPITALS = re.compile(rf"{CAPITAL}\w*(?:\s{CAPITAL}\w*){{1,5}}(?!\w)")


RECEIVES = re.compile(  # CĐCS A nhận 30 suất quà, LĐLĐ huyện B được LĐLĐ tỉnh hỗ trợ 30 triệu đồng
    rf"{ADVERBS}\s(?:{any_of(STRANGERS['receiving'])}"
    rf"|{fold(WORDS['work']['by'])}\s(?:[^\W\d_]+\s){{0,8}}?{any_of(STRANGERS['given'])})"
    rf"\s(?:[^\W\d_]+\s){{0,3}}?\d[\d.,]*\s{any_of(STRANGERS['gifts'])}{END}"
)


def strangers(marked: Marked, sentence: Sentence) -> Iterator[Doubt]:
    """The doubts of a sentence about who acts in its clauses, and who gives what somebody receives."""
    text = marked.source.text
    for name in sentence.names:
        if RECEIVES.match(marked.folded, name.end, sentence.end):
            until = past(UNTIL, marked.folded, name.end, sentence.end)
            yield Doubt(name.start, until, Unsure.GIVEN)
    collective = not sentence.words.isdisjoint(COLLECTIVES.hints)
    for start in sentence.clauses.starts:
        place = past(LEAD, marked.folded, start, sentence.end)
        verb = _verb_of_collective(marked, sentence, place) if collective else 0
        if not verb and text[place : place + 1].isupper():
            verb = _verb_of_capitals(marked, sentence, place)
        if verb and not _is_known(marked, sentence, place, verb):
            until = past(UNTIL, marked.folded, place, sentence.end)
            yield Doubt(place, until, Unsure.STRANGER)
    if not sentence.words.isdisjoint(LEADERS):
        yield from _leaders(marked, sentence)


def _leaders(marked: Marked, sentence: Sentence) -> Iterator[Doubt]:
    """Unknown places that lead, with what is told of those after them: `Hồng Mẫu dẫn đầu với 17 nhà, ...`."""
    text, start, end = marked.source.text, sentence.start, sentence.end
    known = (*sentence.names, *marked.names.places(marked.folded, start, end))
    for found in LEADER.finditer(text, start, end):
        until = UNTIL.match(marked.folded, found.start(), end)
        if until and not any(name.start <= found.start() < name.end for name in known):
            yield Doubt(found.start(), until.end(), Unsure.STRANGER)


def _verb_of_collective(marked: Marked, sentence: Sentence, place: int) -> int:
    """Where the verb begins that follows a subject such as `Câu lạc bộ ...` at `place`; 0 without one."""
    subject = COLLECTIVES.at(marked.folded, place, sentence.end)
    if subject is None or subject.group == "nobody":
        return 0
    does = DOES.match(marked.folded, subject.end, sentence.end)
    return does.end() if does else 0


def _verb_of_capitals(marked: Marked, sentence: Sentence, place: int) -> int:
    """Where the verb or number begins that follows words with capitals at the head of a clause, else 0."""
    found = CAPITALS.match(marked.source.text, place, sentence.end)
    if not found or found[0].isupper() or STOP.begins(marked.folded, place, sentence.end):
        return 0
    if SUBJECTS.begins(marked.folded, place, sentence.end):
        return 0
    does = DOES_OR_COUNTS.match(marked.folded, found.end(), sentence.end)
    return does.end() if does else 0


def _is_known(marked: Marked, sentence: Sentence, place: int, verb: int) -> bool:
    """Whether something that is known stands between the head of a clause and its verb."""
    if any(name.start < place < name.end for name in sentence.names):
        return True  # a dot or dash within a name parts no clauses
    known = (within(marks, place, verb) for marks in (sentence.names, sentence.shares, sentence.times))
    if any(known):
        return True
    acting = [actor for actor in sentence.actors if place <= actor.start < verb]
    return any(_says_all(actor, marked.folded, verb) for actor in acting)


def _says_all(actor: Named | Found, folded: str, verb: int) -> bool:
    """Whether an actor is all of the subject before a verb: `Hội`, not `Hội đồng hương`."""
    if isinstance(actor, Found) and actor.group == "back":
        return OF_OWN.fullmatch(folded, actor.end, verb) is not None
    return True
