"""Sentences about what others want, promise or are asked for, what is only foretold, or formulas: no planned
work.

In: a sentence with its marks. Others are who gives an opinion at a meeting, a private person, who thanks
for advice, and those who are no part of the organisation: companies, authorities, the people.
"""

from __future__ import annotations

import re

from reports.extract.marks import Sentence
from reports.extract.names.actors import OUTSIDE
from reports.extract.names.times import MONTHS, NUMBER, QUARTER
from reports.extract.page.signs import VERBS
from reports.extract.words.phrases import END, WORDS, any_of, begun, fold, hints, not_after

OTHERS = {name: any_of(words) for name, words in WORDS["others"].items()}
FORMULAS = tuple(map(fold, WORDS["others"]["formulas"]))
BEGUN = {name: begun(map(fold, words)) for name, words in WORDS["others"].items()}
AGREED = re.compile(rf"(?<!\w){any_of(WORDS['times']['agreeing'])}{END}")
WILL, BESIDES = fold(WORDS["work"]["will"]), any_of(WORDS["work"]["besides"])
ASKING_ON = (*WORDS["work"]["modals"], *WORDS["others"]["still"], WORDS["names"]["and"])
TO_COME, COMING = any_of(WORDS["work"]["modals"]), hints(WORDS["work"]["modals"])
AIMED = hints(f"{place} {aim}" for place in WORDS["others"]["places"] for aim in WORDS["others"]["aim"])
WISHING = hints((*WORDS["others"]["hold"], *WORDS["others"]["ask"]))
OPINION = re.compile(
    rf"(?:\A|[,:;]\s){OTHERS['some']}\s{OTHERS['voices']}{END}[^;:.]{{0,80}}?\s{OTHERS['hold']}{END}"
)
REPLY = re.compile(rf"(?<!\w){OTHERS['replying']}{END}")
# a reply that lists or tells what will be done
PROMISING = re.compile(rf";|(?<!\w){any_of(WORDS['people']['informing'])}{END}")
SAID_BEFORE = 2_000  # characters before a sentence in which something may be agreed on
AUTHORITY = re.compile(rf"{BEGUN['authorities']}{END}")
AND = fold(WORDS["names"]["and"])
REPLIES = hints(WORDS["others"]["replying"])
ASKED_BY = frozenset(["directed", "ordered", "plan"])  # cues before which a reply stands
PERSONS = hints(WORDS["others"]["persons"])
TELLING = re.compile(  # anh kể; not: bác bảo vệ
    rf"{BEGUN['persons']}\s(?!{any_of(WORDS['others']['of_guards'])}{END}){OTHERS['say']}{END}"
)
DISCUSSED = re.compile(rf"{OTHERS['discussing']}{END}")
QUOTED = re.compile(rf"”,?\s{OTHERS['persons']}\s")
MEANING = re.compile(rf"(?<!{OTHERS['we']}\s){BEGUN['self']}\s{WILL}{END}")
PROMISED = re.compile(  # not: lãnh đạo tỉnh và LĐLĐ tỉnh sẽ
    rf"{BEGUN['authorities']}{END}(?:\s(?!(?:{AND}|{any_of(WORDS['work']['together'])})\s)[^\W\d_]+){{0,4}}?\s{WILL}{END}"
)
ASKED = re.compile(
    rf"{BEGUN['ask']}{END}\s(?:{OTHERS['members']}{END}[\s,]*)*{OTHERS['outsiders']}{END}"
    rf"(?![^.]{{0,300}}(?:;|{BESIDES}{END}))"
)
ASKED_ABOVE = re.compile(  # LĐLĐ tỉnh đề nghị UBND tỉnh bố trí kinh phí; no work as in: sẽ đề nghị UBND tỉnh
    rf"(?<=\w\s){not_after(ASKING_ON)}{BEGUN['ask']}{END}\s"
    rf"(?:{OTHERS['members']}{END}[\s,]*)*{any_of(OUTSIDE)}{END}"
)
OF_PLACE = re.compile(  # tỉnh phấn đấu thu hút 20 dự án
    rf"(?:\A|[,:;]\s){OTHERS['places']}\s{OTHERS['aim']}{END}"
)
INFORMING = any_of(WORDS["people"]["informing"])
GRANTED = re.compile(  # huyện sẽ dành 2 ha đất xây nhà ở cho công nhân
    rf"(?:\A|[,:;]\s|(?<!\w){INFORMING}\s){OTHERS['grantors']}\s(?:{WILL}\s)?(?:{OTHERS['still']}\s)*"
    rf"{OTHERS['granting']}\s[^,;:.]{{0,40}}?{OTHERS['land']}{END}"
)
LAND = hints(WORDS["others"]["land"])
DATED = (  # được mở trong tháng 7, được giải quyết trước ngày 31/3
    rf"{WORDS['work']['by']}\s[^;:.]{{2,100}}?\s(?:{MONTHS}\s\d|{QUARTER}\s{NUMBER}(?!\w)|\d{{1,2}}/\d|dịp\s)"
)
BY_OWN = (  # được công đoàn hỗ trợ kinh phí
    rf"{WORDS['work']['by']}\s{any_of((*WORDS['subjects']['units'], *WORDS['subjects']['back']))}{END}"
    rf"[^;:.\d]{{0,60}}?\s{any_of(WORDS['work']['verbs'])}{END}"
)
HELD = any_of((*WORDS["work"]["held"], *WORDS["work"]["held_for"]))
EFFECT = re.compile(  # các phần quà sẽ giúp đoàn viên vượt khó
    rf"(?:\A|,\s)(?:{OTHERS['each']}\s)*{OTHERS['things']}{END}[^,;:.“”]{{0,60}}?\s{TO_COME}"
    rf"(?!\s{HELD}{END})[\s:]"
)
RECEIVED = re.compile(  # not: 2 lớp tập huấn sẽ được mở trong tháng 7
    rf"\s{WILL}\s(?:{OTHERS['still']}\s)*(?!{HELD}{END}|{DATED}|{BY_OWN}){OTHERS['passive']}\s"
)
HARDSHIP = any_of(WORDS["events"]["hardship"])
BEFALLING = re.compile(rf"\s{WILL}\s{HARDSHIP}{END}")
CONDITION = re.compile(rf"{OTHERS['in_order']}{END}[^,;.]*,")
FORETOLD = re.compile(rf"{BEGUN['believe']}{END}[^;.]{{0,200}}?\s{WILL}{END}")


def of_others(sentence: Sentence, folded: str, begins: int) -> bool:
    """Whether a sentence whose own words begin at `begins` tells of others' wishes, promises or duties."""
    words, told = folded[begins : sentence.end], sentence.words
    officer = sentence.person < sentence.end
    if officer and not told.isdisjoint(REPLIES) and _replies(sentence, words, begins):
        return AUTHORITY.search(words) is not None or not (WILL in words and PROMISING.search(words))
    if not (officer or told.isdisjoint(PERSONS)) and (TELLING.search(words) or QUOTED.search(words)):
        return True
    if WILL in told:
        promises = PROMISED.search(words) or _is_foretold(words)
        if promises or (not officer and MEANING.search(words)):
            return True
    befalls = not told.isdisjoint(COMING) and _befalls(words)
    if befalls or (not told.isdisjoint(LAND) and _grants(words)) or _ends(sentence, words):
        return True
    discussed = not (officer or sentence.opens_block) and _goes_on_discussing(sentence, folded)
    if discussed or (officer and not told.isdisjoint(AIMED) and OF_PLACE.search(words)):
        return True
    of_work = officer or VERBS.begins(folded, begins, sentence.end)
    return not told.isdisjoint(WISHING) and _wishes(words, of_work=of_work)


def _is_foretold(words: str) -> bool:
    """Whether words only tell what somebody believes or fears that will be; not why something will be done,
    `sẽ chuẩn bị sớm, bởi dự báo thưởng sẽ thấp`.
    """
    foretold = None if ";" in words else FORETOLD.search(words)
    return foretold is not None and f"{WILL} " not in words[: foretold.start()]


def _replies(sentence: Sentence, words: str, begins: int) -> bool:
    """Whether somebody thanks for advice, is not asked to take some, and charges nobody with work."""
    reply = REPLY.search(words)
    if reply is None:
        return False
    asked = [cue for cue in sentence.cues if cue.group in ASKED_BY]
    before = any(cue.start < begins + reply.start() for cue in asked)
    charged = WILL not in words and any(cue.group == "ordered" for cue in asked)
    return not (before or charged)


def _wishes(words: str, *, of_work: bool) -> bool:
    """Whether words tell what a delegate wants, somebody of others, or somebody of those above; of_work:
    an officer says so, or it is a part of other work.
    """
    if DISCUSSED.match(words):
        return True
    above = not of_work and ASKED_ABOVE.search(words)
    return bool(above or OPINION.search(words) or ASKED.search(words))


def _goes_on_discussing(sentence: Sentence, folded: str) -> bool:
    """Whether a paragraph begins with delegates who discuss, and up to a sentence in it nothing is agreed or
    replied.
    """
    if not DISCUSSED.match(folded, sentence.block.start):
        return False
    start, end = max(sentence.block.start, sentence.start - SAID_BEFORE), sentence.end
    return not (AGREED.search(folded, start, end) or REPLY.search(folded, start, end))


def _grants(words: str) -> bool:
    """Whether a sentence of one piece of work tells what an authority does with its land."""
    return ";" not in words and GRANTED.search(words) is not None


def _ends(sentence: Sentence, words: str) -> bool:
    """Whether words are those with which a paper or a talk ends, and ask for nothing."""
    return words.startswith(FORMULAS) and not any(cue.group == "directed" for cue in sentence.cues)


def _befalls(words: str) -> bool:
    """Whether a sentence of one piece of work tells what things will bring about, what somebody will be
    given, or what he needs for it: `Ngôi nhà sẽ được bàn giao`, `Để được hỗ trợ, công nhân cần nộp hồ sơ`.
    """
    if ";" in words:
        return False
    return bool(
        EFFECT.search(words) or BEFALLING.search(words) or RECEIVED.search(words) or CONDITION.match(words)
    )
