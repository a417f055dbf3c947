"""What a piece of work begins with: a verb that names work, what is not to be done, words of praise.

In: a folded text, a place in it and an end. Out: whether work begins there.
"""

from __future__ import annotations

import re
from itertools import chain

from reports.extract.telling.speaking import CALLING
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold, past

VOCABULARY = WORDS["work"]
NAMED = (*VOCABULARY["verbs"], *VOCABULARY["things"])
WORK = Phrases({"work": NAMED, "not": (*VOCABULARY["praise"], *VOCABULARY["not_work"])})
HEADS = Phrases(
    {
        "noun": (*chain.from_iterable(LEXICON["nouns"].values()), *VOCABULARY["nouns"]),
        "body": (*LEXICON["nouns"]["people"], *LEXICON["nouns"]["bodies"], *VOCABULARY["bodies"]),
        "work": NAMED,
        "praise": VOCABULARY["praise"],
        "event": (*VOCABULARY["events"], *WORDS["happenings"]),
        "not": (*VOCABULARY["not_work"], *VOCABULARY["speaking"]),
    }
)
STRIVING = Phrases({"striving": VOCABULARY["striving"]})
LEADING = re.compile(rf"(?:[\s,:]*{any_of(WORDS['modals']['words'])}{END})*+[\s,:]*")
TWO_WORDS = re.compile(r"[^\W\d_]{2,}[\s,]+\w")
GIVEN = re.compile(rf"\d[\d.,]*\s[^;:.\d]{{3,60}}?\s{fold(VOCABULARY['by'])}\s")  # 500 công nhân được khám
NOT = tuple(f"{fold(words)} " for words in VOCABULARY["not"])
CALLED = re.compile(r"[^,;:.\d]{2,40}?\slà\s")  # says what something is
THING_CALLED = re.compile(rf"{any_of(VOCABULARY['themes'])}{END}(?:\s[^\W\d_]+){{0,14}}?\slà\s")


def is_work(folded: str, place: int, end: int) -> bool:
    """Whether a word for work begins at `place`, or what is not to be done."""
    found = HEADS.at(folded, past_not(folded, place), end)
    return found is not None and found.group == "work" and not THING_CALLED.match(folded, place, end)


def is_listed(folded: str, place: int, end: int) -> bool:
    """Whether work begins at `place`, where nothing but work is listed: even with words of praise, or with
    what is to take place.
    """
    found = HEADS.at(folded, place, end)
    listed = found is not None and found.group in ("praise", "event")
    return listed or GIVEN.match(folded, place, end) is not None or is_likely(folded, place, end)


def takes_place(folded: str, place: int, end: int) -> bool:
    """Whether something begins at `place` that takes some days: `Hội thi cắm hoa`."""
    found = HEADS.at(folded, place, end)
    return found is not None and found.group == "event"


def is_likely(folded: str, place: int, end: int) -> bool:
    """Whether work begins at `place`, where a verb is likely: with any word but a noun, kêu gọi, too."""
    found = HEADS.at(folded, past_not(folded, place), end)
    if found:
        return found.group == "work" or folded[place : found.end] == CALLING
    return TWO_WORDS.match(folded, place, end) is not None and not CALLED.match(folded, place, end)


def names_work(folded: str, place: int, end: int) -> bool:
    """Whether a word that names work begins at `place`, and nobody is named by it: tổ chức công đoàn."""
    if not WORK.begins(folded, place, end):
        return False
    named = HEADS.at(folded, place, end)
    return named is None or named.group != "body"


def past_not(folded: str, place: int) -> int:
    """The place behind words such as `không` or `không ngừng` that stand at `place`; else `place`."""
    if not folded.startswith(NOT, place):
        return place
    return place + next(len(words) for words in NOT if folded.startswith(words, place))


def from_not(folded: str, place: int) -> int:
    """The place where such words begin right before `place`; else `place`."""
    if not folded.endswith(NOT, 0, place):
        return place
    return place - next(len(words) for words in NOT if folded.endswith(words, 0, place))


def past_modals(folded: str, start: int, end: int) -> int:
    """The place behind words such as `sẽ`, `cũng cần` and commas that stand at `start`; else `start`."""
    return past(LEADING, folded, start, end)
