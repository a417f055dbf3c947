"""What is lacking or not done yet, and shortcomings: background, but where somebody did something about it.

In: a passage and a figure in it. Out: whether it is left to be done, whether those whom it counts were
helped, and from where on the sentence tells of shortcomings.
"""

from __future__ import annotations

import re

from reports.extract.model import COUNT, Mention
from reports.extract.telling.passage import Passage, leading_up
from reports.extract.telling.turns import THEMES
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold, hints, not_after
from reports.facts import TASK

EVENTS = WORDS["events"]
REMAINING = tuple(map(fold, EVENTS["remaining"]))
LEFT = hints(EVENTS["remaining"])
ALL_OF_LEVEL = rf"{any_of(WORDS['doubts']['all_of'])}\s{any_of(WORDS['clause']['levels'])}"
STILL = re.compile(  # hiện còn 96 hộ nghèo; 110 hộ cận nghèo; Còn 9 hộ nghèo; toàn huyện còn 9 hộ
    rf"(?:(?<!\w){any_of(EVENTS['still'])}|(?P<heads>\A)(?:{ALL_OF_LEVEL}\s)?{fold(EVENTS['left'])})\s"
    rf"(?P<before>(?:[^,;.:()\d]{{0,12}}\d[\d.]*\s[^,;.:()\d]{{1,40}}(?:[,;]|\svà)\s)*)\Z"
)
DONE_BEHIND = re.compile(  # 15 nhà được khởi công, 30 suất đã trao; not: 12 hộ chưa được vay
    rf"(?:\s[^\W\d_]+){{0,3}}?\s{not_after(EVENTS['none'])}"
    rf"(?!{any_of(EVENTS['no_happenings'])}{END}){any_of((*EVENTS['words'], *EVENTS['settling']))}{END}"
)
WEAK = re.compile(rf"\s{any_of(EVENTS['weak'])}{END}")
NOT_YET = re.compile(r"[^,;.:()]{0,40}?\s(?:chưa|đang|phải)\s")
FAILING = hints(EVENTS["failing"])
RIGHT_NOT_YET = re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s{any_of(EVENTS['failing'])}{END}")
CARING = rf"(?<!\w){any_of((*EVENTS['helping'], *EVENTS['winning']))}\s"
CARED_FOR = re.compile(rf"{CARING}(?:{fold(WORDS['work']['by'])}\s)?\Z")  # hỗ trợ 12 đoàn viên chưa có nhà
CARED_FOR_AMONG = re.compile(  # thành lập CĐCS tại 3 doanh nghiệp chưa có
    rf"{CARING}(?:(?!{any_of(EVENTS['showing'])}\s)[^\W\d_]+\s){{1,6}}\Z"
)
STILL_WITHOUT = re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\schưa\s{any_of(EVENTS['without'])}{END}")
THEME = re.compile(rf"{THEMES}{END}")
HELPING = Phrases({"helping": EVENTS["helping"], "telling": EVENTS["telling"]})
HELPED = re.compile(  # 450 lao động bị mất việc đã được LĐLĐ huyện hỗ trợ, not: chưa được hỗ trợ
    rf"(?:\sf\d|[^;.:\d]){{0,60}}?\s{not_after(EVENTS['none'])}{any_of(EVENTS['helped'])}\s(?:[^\W\d_]+\s){{0,6}}?"
    rf"{any_of(EVENTS['helping'])}{END}"
)
FAULTS = any_of(WORDS["work"]["shortcomings"])
FAULTY = hints(WORDS["work"]["shortcomings"])
SHORTCOMINGS = re.compile(rf"(?>{FAULTS}{END})(?:,\s(?>{FAULTS}{END}))*+\s*[:,]")
BESIDES_FAULTS = re.compile(  # chỉ ra những hạn chế: ...; đồng thời khen thưởng 12 tập thể
    rf"[,;]\s{any_of(WORDS['work']['besides'])},?\s"
    rf"(?:(?!(?:{THEMES}|{any_of(REMAINING)}){END})[^\W\d_]+\s){{0,5}}?"
    rf"{any_of(WORDS['work']['verbs'])}{END}"
)
FAULTS_NAMED = re.compile(
    rf"(?:[^.;:\d]{{0,80}}\s)?{any_of(WORDS['work']['admitting'])}\s(?:[^.;:,\d]{{1,40}}\s)?"
    rf"(?P<fault>{FAULTS})(?:\s{any_of(EVENTS['because'])}\s[^.;:\d]{{1,120}}|\s[^.;:,\d]{{1,40}})?:"
)
CONTRASTS = tuple(map(fold, EVENTS["contrasts"]))
CONTRASTED = re.compile(  # Tuy nhiên, hội nghị cũng chỉ rõ: còn 5 CĐCS nộp báo cáo chậm
    rf"{any_of(CONTRASTS)}{END}[,\s][^.;:\d]{{0,60}}?\s{any_of(WORDS['work']['admitting'])}:"
)


def is_left(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether it is not done yet, or lacking: còn 6 tổ chưa thăm, 2 chỉ tiêu chưa đạt, còn 3 tổ yếu."""
    end, words = passage.sentence.end, passage.sentence.words
    not_yet = not words.isdisjoint(FAILING) and RIGHT_NOT_YET.match(folded, mention.end, end)
    done = not_yet and passage.role_at(mention.start) is not TASK
    if done and not _is_cared_for(mention, passage, folded):
        return True
    if words.isdisjoint(LEFT):
        return False
    before = leading_up(folded, passage.sentence.start, mention.start)
    still = STILL.search(before)
    if still and mention.kind is COUNT:
        settled = (still["before"] or still["heads"] is not None) and is_done(mention, folded)
        return not (settled or is_helped(mention, passage, folded))
    if not before.rstrip().endswith(REMAINING):
        return False
    lacking = WEAK.search(f" {fold(mention.unit)}") or WEAK.match(folded, mention.end)
    weak = lacking and not is_helped(mention, passage, folded)
    return bool(weak or NOT_YET.match(folded, mention.end))


def _is_cared_for(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure is the object of work, so that what is lacking only says whom it counts: `hỗ trợ 12
    đoàn viên chưa có nhà`; none of what a theme is told of, `công tác vận động tại 5 cơ sở chưa có`.
    """
    if THEME.match(folded, passage.begins):
        return False
    before = leading_up(folded, passage.begins, mention.start)
    without = STILL_WITHOUT.match(folded, mention.end, passage.sentence.end)
    return bool(CARED_FOR.search(before) or (without and CARED_FOR_AMONG.search(before)))


def is_done(mention: Mention, folded: str) -> bool:
    """Whether it is told right after a figure what was done with what it counts: `15 nhà được khởi công`."""
    return DONE_BEHIND.match(folded, mention.end) is not None


def is_helped(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether it is told right after a figure that those whom it counts were helped."""
    return HELPED.match(folded, mention.end, passage.sentence.end) is not None


def is_faulty(mention: Mention, faults: int, folded: str) -> bool:
    """Whether a figure stands among shortcomings that are told from `faults` on."""
    return mention.start >= faults and BESIDES_FAULTS.search(folded, faults, mention.start) is None


def faults_in(passage: Passage, folded: str) -> int:
    """From where on a sentence tells of shortcomings, `Hạn chế: ...`, `chỉ ra một số vướng mắc: ...`; its end
    where it does not.
    """
    start = passage.sentence.start
    if folded.startswith(CONTRASTS, start) and (contrast := CONTRASTED.match(folded, start)):
        return contrast.end()
    if passage.sentence.words.isdisjoint(FAULTY):
        return passage.sentence.end
    if SHORTCOMINGS.match(folded, passage.begins):
        return passage.sentence.start
    heads = (start, passage.begins)  # còn một số hạn chế: the first word joins, too
    named = (FAULTS_NAMED.match(folded, head, passage.sentence.end) for head in heads)
    found = next(filter(None, named), None)
    if found is None:
        return passage.sentence.end
    before = HELPING.find(folded, passage.begins, found.start("fault"))
    helped = any(one.group == "helping" for one in before)  # thăm đoàn viên còn khó khăn: 30 suất
    return passage.sentence.end if helped else found.end()
