"""Figures of circumstances, which nobody who reports brought about: what a survey found, what people want or
need, prices, a vote, the average elsewhere, a network that there is, what those above are asked for.

In: a figure with its passage. Out: whether it is such background.
"""

from __future__ import annotations

import re
from itertools import chain

from reports.extract.model import CHANGE, COUNT, Kind, Mention
from reports.extract.telling.passage import Passage, leading_up
from reports.extract.words.phrases import END, WORDS, any_of, fold, hints
from reports.facts import TASK

CIRCUMSTANCES = WORDS["circumstances"]
LINKS = CIRCUMSTANCES["links"]
TOLD = {name: words for name, words in CIRCUMSTANCES.items() if name != "links"}
FOUND = {name: any_of(words) for name, words in (*TOLD.items(), *LINKS.items())}
WORKED = re.compile(rf"(?<!\w){any_of(WORDS['work']['verbs'])}{END}")
SURVEYED = re.compile(  # Qua khảo sát, 45% công nhân ở trọ; Khảo sát của công đoàn cho thấy, 30% ...
    rf"(?:(?:{FOUND['by_survey']}\s){{0,3}}+{FOUND['surveys']}{END}[^.;:\d]{{0,80}}?\s{FOUND['shows']}{END},?"
    rf"|(?:{FOUND['by_survey']}\s){{1,3}}+{FOUND['surveys']}{END}[^.;:,\d]{{0,40}},)\s"
)
GIVEN_BEHIND = re.compile(rf"[^.;:\d]{{0,80}}?\s{FOUND['given']}{END}")
DONE_BEHIND = re.compile(rf"[^.;:\d]{{0,80}}?\s{FOUND['done']}{END}")
MEASURED = re.compile(  # 88% giáo viên sử dụng thành thạo, vượt 3% kế hoạch
    rf"[^;.\d]{{0,80}},\s{any_of((*WORDS['doubts']['measured'], *WORDS['heading']['reached']))}\s"
    rf"[\d.,]+\s?%\s{any_of(WORDS['events']['targets'])}{END}"
)
NEEDED = re.compile(rf"(?<!\w){FOUND['needing']}\s(?:[^\W\d_]+\s){{0,6}}?\Z")  # có nhu cầu tuyển thêm
OF = fold(WORDS["names"]["of"])
EVERYWHERE = any_of(WORDS["doubts"]["everywhere"])
TOLD_OF = re.compile(  # còn thiếu 70 đoàn viên, bình quân của cả nước là 70%, nỗ lực của 540 đoàn viên
    rf"(?<!\w)(?:{FOUND['lacking']}|{FOUND['averages']}\s(?:{OF}\s)?{EVERYWHERE}(?:\s{FOUND['is']})?"
    rf"|{FOUND['efforts']}\s{OF}|{FOUND['present']})\s\Z"
)
WISHING = re.compile(rf"(?:\s[^\W\d_]+){{0,4}}?\s{FOUND['wishing']}{END}")  # 40% công nhân dự định ở lại
AT_PRESENT = re.compile(  # từ 6 tổ hiện nay lên 15 tổ
    rf"\s{FOUND['at_present']}\s{any_of(WORDS['events']['raised_to'])}{END}"
)
CAME = re.compile(rf"(?:\s[^\W\d_]+){{0,4}}?\s{FOUND['came']}{END}")  # 52 đoàn viên đã về dự đông đủ
VOTED = re.compile(  # nhất trí thông qua Nghị quyết với tỷ lệ 100%
    rf"(?<!\w){FOUND['voting']}{END}[^.;:\d]{{0,80}}\s{any_of(WORDS['events']['shares'])}\s\Z"
)
VOTES = re.compile(rf"\s{FOUND['voting']}{END}")  # 100% đại biểu biểu quyết thông qua
DELEGATES = re.compile(any_of(WORDS["events"]["attending"]))
OF_UNION = rf"[^,;:.\d]*\s{fold(WORDS['names']['union'])}{END}"  # giá bán tại siêu thị công đoàn
PRICES = re.compile(rf"(?:\A|,\s){FOUND['prices']}{END}(?!{OF_UNION})[^,;:.\d]{{0,60}}\Z")
NETWORK = re.compile(rf"{FOUND['networks']}{END}[^,;:.\d]{{0,60}}")
OF_PEOPLE = re.compile(rf"{FOUND['people']}{END}|.*viên{END}")
REQUESTED = re.compile(rf"(?:[^:.;]{{0,40}}:\s)?{any_of(WORDS['others']['ask'])}\s")
HINTS = hints(chain.from_iterable(TOLD.values()))


def is_circumstance(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure tells how things are, whoever reports them; of a plan, only what there is now and what
    those above are asked for.
    """
    planned = passage.role_at(mention.start) is TASK
    if planned and passage.appeal and REQUESTED.match(folded, passage.begins):
        return True
    if passage.sentence.words.isdisjoint(HINTS):
        return False
    if AT_PRESENT.match(folded, mention.end, passage.sentence.end):
        return True
    before = leading_up(folded, passage.begins, mention.start)
    if planned and not _is_wanted(mention, before, folded):
        return False
    whole = len(before) == mention.start - passage.begins  # so that it begins as its sentence does
    return bool(
        TOLD_OF.search(before)
        or CAME.match(folded, mention.end, passage.sentence.end)
        or _is_wanted(mention, before, folded)
        or _is_vote(mention, before, folded)
        or (mention.kind is CHANGE and PRICES.search(before))
        or (whole and (_is_found(mention, before, folded) or _is_of_network(mention, before, folded)))
    )


def _is_wanted(mention: Mention, before: str, folded: str) -> bool:
    """Whether it counts those who want something, or whom somebody wants; not those who got it: `cho vay 45
    đoàn viên có nhu cầu`.
    """
    if WORKED.search(before, before.rfind(", ") + 1):
        return False
    wishes = WISHING.match(folded, mention.end) and not GIVEN_BEHIND.match(folded, mention.end)
    return bool(NEEDED.search(before) or wishes)


def _is_found(mention: Mention, before: str, folded: str) -> bool:
    """Whether a survey found it, and no work is told before or behind it that was done."""
    survey = SURVEYED.match(before)
    if survey is None or WORKED.search(before, survey.end()):
        return False
    return not (MEASURED.match(folded, mention.end) or DONE_BEHIND.match(folded, mention.end))


def _is_vote(mention: Mention, before: str, folded: str) -> bool:
    """Whether a share tells how many were for something."""
    if mention.kind is not Kind.PERCENT:
        return False
    delegates = DELEGATES.search(folded, mention.start, mention.end)
    return bool(VOTED.search(before) or (delegates and VOTES.match(folded, mention.end)))


def _is_of_network(mention: Mention, before: str, folded: str) -> bool:
    """Whether it is told how many are in a network, where a sentence begins with that, and nothing is done to
    them.
    """
    if (
        GIVEN_BEHIND.match(folded, mention.end)
        or mention.kind is not COUNT
        or not NETWORK.fullmatch(before)
        or WORKED.search(before)
    ):
        return False
    return OF_PEOPLE.match(fold(mention.unit)) is not None
