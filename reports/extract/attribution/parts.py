"""What an organisation consists of, and how many there are by now: background, whatever was done for it.

In: a passage and a figure in it, with the one before. Out: whether it counts such parts.
"""

from __future__ import annotations

import re

from reports.extract.attribution.lacking import is_done
from reports.extract.model import COUNT, Kind, Mention
from reports.extract.telling.passage import Passage, leading_up
from reports.extract.words.phrases import END, WORDS, any_of, fold, hints
from reports.facts import TASK

EVENTS = WORDS["events"]
PARTS = (*map(fold, EVENTS["parts"]), *(fold(f"{EVENTS['women']} {part}") for part in EVENTS["parts"]))
PART = any_of(PARTS)
ATTENDING = tuple(map(fold, EVENTS["attending"]))
PART_COUNTED = re.compile(rf"{PART}{END}")  # hộ, not: hội thi
MEMBER_COUNTED = re.compile(rf"{any_of((*PARTS, *ATTENDING))}{END}")
HAVING = tuple(map(fold, EVENTS["statively"]))
LEVELS = tuple(map(fold, WORDS["clause"]["levels"]))
MAKING_UP, RAISING = (any_of(EVENTS[name]) for name in ("making_up", "raising"))
MADE_UP_OF = re.compile(rf"\s{MAKING_UP}(?::|{END})")
CONSISTING = re.compile(rf"(?<!\w){MAKING_UP}\s\Z")
CONSISTING_AFTER = re.compile(rf"[^,;:.()\d]{{0,40}}(?:,|:|\s\()?\s?{MAKING_UP}\s")
CONSISTING_OF = re.compile(  # Cụm gồm Hội LHPN 04 quận và 03 huyện
    rf"[\s(]{MAKING_UP}\s{any_of(WORDS['names']['heads'])}(?:\s[^\W\d_]+){{0,3}}?"
    rf"\s(?:\d+\s[^\W\d_]+(?:,|\svà)\s)*\Z"
)
BOARD = re.compile(  # Ban Chấp hành Công đoàn phường gồm 11 đồng chí; not: Ban tổ chức trao quà gồm 40 suất
    rf"(?<!\w){any_of(EVENTS['boards'])}{END}"
    rf"(?:\s(?!{any_of((*EVENTS['words'], *EVENTS['to_whom']))}{END})[^\W\d_]+){{0,12}}?"
    rf"\s{any_of(EVENTS['statively'])}\s\Z"
)
BOARD_ALONE = re.compile(rf"(?<!\w){any_of(EVENTS['boards'])}\s\Z")  # Ban Thường vụ 3 đồng chí
SEATED = re.compile(rf"{any_of((*EVENTS['seated'], *ATTENDING))}{END}")
RAISED_WITH = re.compile(rf",?\s{any_of(EVENTS['raised_with'])}\s")
WHERE = any_of(EVENTS["where"])
TOTAL, GIFTS = fold(EVENTS["total"]), tuple(map(fold, WORDS["strangers"]["gifts"]))
ALL, NUMBER = any_of([EVENTS["altogether"]]), fold(EVENTS["number"])
COMING_IN = any_of((*WORDS["units"]["anew"], *WORDS["spans"]["to_date"]))  # what came in
RAISED = re.compile(  # nâng tổng số đoàn viên lên 1.860 người, sinh hoạt tại 74 chi hội
    rf"(?<!\w){RAISING}\s(?:(?P<total>{ALL}|{TOTAL}(?=\s[^\W\d_]+\s))|{NUMBER})(?P<part>\s{PART}{END})?"
    rf"(?:\s(?!{COMING_IN}{END})\w[\w.]*){{0,8}}?\s{any_of(EVENTS['raised_to'])}\s\Z"
    rf"|(?<!\w)(?:{any_of(EVENTS['raising_to'])}|{RAISING})\s{ALL}\s\Z"
    rf"|(?<!\w){RAISING}\s{ALL}\s(?P<all>{PART}{END})(?:\s(?!{COMING_IN}{END})[^\W\d_]+){{0,8}}\s\Z"
    rf"|(?<!\w){RAISING}\s(?P<fund>{any_of(EVENTS['funds'])}{END})[^,;:.\d]{{0,40}}\Z"
    rf"|(?<!\w)(?<!tổ chức ){any_of(EVENTS['gathering'])}\s(?P<place>{WHERE})\s\Z"
)
RAISES = hints((*EVENTS["raising"], *EVENTS["raising_to"], *EVENTS["gathering"]))
SHARE_OF_THESE = re.compile(rf",?\s{any_of(EVENTS['sharing'])}(?:\s{any_of(EVENTS['shares'])})?\s")


def counts_parts(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether it counts what an organisation consists of: `gồm 27 ủy viên`, `có 2 cơ sở gồm A và B`, `gồm
    LĐLĐ 5 quận`; or how many of these there are by now.
    """
    unit = fold(mention.unit)
    leading = leading_up(folded, passage.sentence.start, mention.start)
    if unit.startswith(LEVELS) and CONSISTING_OF.search(leading):
        return True
    if is_raised_to(mention, passage, folded):
        return True
    seated = SEATED.match(unit) and not is_done(mention, folded)
    if seated and BOARD_ALONE.search(leading):
        return True
    if not leading.rstrip().endswith(HAVING):
        return False
    members = MEMBER_COUNTED.match(unit)
    consists = members and (MADE_UP_OF.match(folded, mention.end) or CONSISTING.search(leading))
    return bool(consists or (seated and BOARD.search(leading)))


def is_part_of(before: Mention, mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether it tells of what the figure before it counts: `khen thưởng 20 tập thể, gồm 12 cơ sở`, `nâng
    tổng số lên 128 cơ sở với 9.400 đoàn viên, đạt tỷ lệ 90%`.
    """
    between = folded[before.end : mention.start]
    if CONSISTING_AFTER.fullmatch(between):
        return True
    if passage.sentence.words.isdisjoint(RAISES):
        return False
    share = mention.kind is Kind.PERCENT and SHARE_OF_THESE.fullmatch(between)
    joined = MEMBER_COUNTED.match(fold(mention.unit)) and RAISED_WITH.fullmatch(between)
    told = share or (joined and not is_done(mention, folded))
    return bool(told) and is_raised_to(before, passage, folded)


def is_raised_to(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether it tells how many of its parts an organisation has got by now, or a fund, and not by a plan."""
    if passage.sentence.words.isdisjoint(RAISES) or passage.role_at(mention.start) is TASK:
        return False
    raised = RAISED.search(folded, passage.begins, mention.start)
    if raised is None:
        return False
    given = mention.kind is not COUNT or fold(mention.unit).startswith(GIFTS)
    if raised["total"] and given:  # nâng tổng kinh phí lên 3 tỷ đồng
        return False
    return any(raised.groups()) or PART_COUNTED.match(fold(mention.unit)) is not None
