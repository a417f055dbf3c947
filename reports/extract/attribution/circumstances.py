"""Figures of circumstances, which nobody who reports brought about: what a survey found, what people want or
need, prices, a vote, the average elsewhere, a network that there is, what those above are asked for.

In: a figure with its passage. Out: whether it is such background.
"""

from __future__ import annotations

import re

from reports.extract.model import CHANGE, COUNT, Kind, Mention
from reports.extract.telling.passage import Passage
from reports.extract.words.phrases import END, WORDS, any_of, fold, hints
from reports.facts import TASK

CIRCUMSTANCES = WORDS["circumstances"]
FOUND = {name: any_of(words) for name, words in CIRCUMSTANCES.items()}
VERBS = any_of(WORDS["work"]["verbs"])
WORKED = re.compile(rf"(?<!\w){VERBS}{END}")
SURVEYED = re.compile(  # Qua khảo sát, 45% công nhân ở trọ; Khảo sát của công đoàn cho thấy, 30% ...
    rf"(?:{FOUND['by_survey']}\s)*{FOUND['surveys']}{END}(?:[^.;:\d]{{0,80}}?\s{FOUND['shows']}{END},?|[^.;:,\d]{{0,40}},)\s"
)
MEASURED = re.compile(  # 88% giáo viên sử dụng thành thạo, vượt 3% kế hoạch
    rf"[^;.\d]{{0,80}},\s{any_of((*WORDS['doubts']['measured'], *WORDS['heading']['reached']))}\s"
    rf"[\d.,]+\s?%\s{any_of(WORDS['events']['targets'])}{END}"
)
BEFORE = re.compile(
    rf"(?<!\w)(?:{FOUND['needing']}\s(?:[^\W\d_]+\s){{0,6}}?|{FOUND['lacking']}\s"  # có nhu cầu tuyển thêm
    rf"|{FOUND['averages']}\s(?:của\s)?{any_of(WORDS['doubts']['everywhere'])}\s(?:{FOUND['is']}\s)?"
    rf"|{FOUND['efforts']}\s{fold(WORDS['names']['of'])}\s)\Z"
)
WISHING = re.compile(rf"(?:\s[^\W\d_]+){{0,4}}?\s{FOUND['wishing']}{END}")  # 40% công nhân dự định ở lại
AT_PRESENT = re.compile(rf"\s{FOUND['at_present']}{END}")  # từ 6 tổ hiện nay lên 15 tổ
CAME = re.compile(rf"(?:\s[^\W\d_]+){{0,3}}?\s(?:đã\s)?{FOUND['came']}{END}")  # 52 đoàn viên đã về dự đông đủ
PRESENT = re.compile(rf"(?<!\w){FOUND['present']}\s\Z")  # hội nghị có mặt 92/94 giáo viên
VOTED = re.compile(  # nhất trí thông qua Nghị quyết với tỷ lệ 100%
    rf"(?<!\w){FOUND['voting']}{END}[^.;:\d]{{0,80}}\s{any_of(WORDS['events']['shares'])}\s\Z"
)
VOTES = re.compile(rf"\s{FOUND['voting']}{END}")  # 100% đại biểu biểu quyết thông qua
PRICES = re.compile(rf"(?:\A|,\s){FOUND['prices']}{END}[^,;:.\d]{{0,60}}\Z")
NETWORK = re.compile(rf"{FOUND['networks']}{END}[^,;:.\d]{{0,60}}")
REQUESTED = re.compile(rf"(?:[^:.;]{{0,40}}:\s)?{any_of(WORDS['cues']['asked_above'])}\s")
TOLD = hints(
    word
    for name in (
        "surveys",
        "needing",
        "lacking",
        "averages",
        "efforts",
        "wishing",
        "at_present",
        "came",
        "present",
        "voting",
        "prices",
        "networks",
    )
    for word in CIRCUMSTANCES[name]
)


def is_circumstance(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure tells how things are, whoever reports them."""
    if passage.appeal and REQUESTED.match(folded, passage.begins) and passage.role_at(mention.start) is TASK:
        return True
    if passage.sentence.words.isdisjoint(TOLD):
        return False
    before = folded[passage.begins : mention.start]
    return bool(
        BEFORE.search(before)
        or WISHING.match(folded, mention.end, passage.sentence.end)
        or AT_PRESENT.match(folded, mention.end, passage.sentence.end)
        or (_is_found(before) and not MEASURED.match(folded, mention.end))
        or _is_vote(mention, before, folded)
        or (mention.kind is CHANGE and PRICES.search(before))
        or _attends(mention, before, folded)
        or (mention.kind is COUNT and NETWORK.fullmatch(before) and not WORKED.search(before))
    )


def _is_found(before: str) -> bool:
    """Whether the words before a figure say that it was found by a survey, and tell of no work after that."""
    survey = SURVEYED.match(before)
    return survey is not None and not WORKED.search(before, survey.end())


def _is_vote(mention: Mention, before: str, folded: str) -> bool:
    """Whether a share tells how many were for something."""
    return mention.kind is Kind.PERCENT and bool(VOTED.search(before) or VOTES.match(folded, mention.end))


def _attends(mention: Mention, before: str, folded: str) -> bool:
    """Whether it is told how many of a body came."""
    return bool(CAME.match(folded, mention.end) or PRESENT.search(before))
