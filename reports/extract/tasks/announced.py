"""Words that name no work but announce it: `thực hiện tốt các nhiệm vụ sau`.

In: folded words. Out: whether they only announce what stands elsewhere.
"""

from __future__ import annotations

import re

from reports.extract.words.phrases import END, WORDS, any_of, fold

VOCABULARY = WORDS["work"]
STRIVEN = frozenset(map(fold, VOCABULARY["striving"]))
AS_FOLLOWS = tuple(map(fold, VOCABULARY["as_follows"]))
DOING = [verb for verb in VOCABULARY["verbs"] if verb not in VOCABULARY["making"]]
ANNOUNCING = re.compile(
    rf"(?:{any_of((*VOCABULARY['announcing'], *DOING))}{END}|[ivx]{{1,4}}(?!\w)|[\d\s,;:./-])++"
)
EMPLOYMENT = fold(VOCABULARY["employment"])
ANNOUNCED = re.compile(rf"(?<!\w)(?!{EMPLOYMENT}){any_of(VOCABULARY['announced'])}{END}")
SAYING = re.compile(rf"(?<!\w){any_of(verb for verb in DOING if verb not in VOCABULARY['light'])}{END}")
DATED = re.compile(
    r"\d/\d{1,2}(?!\d)|\d/20\d\d"
)  # tuyên truyền kỷ niệm 30/4, trong tháng 01/2024: what has a day or a month is work
LIGHT = re.compile(rf"(?:{any_of(VOCABULARY['light'])}{END}|[\s,])+|{any_of(DOING)}")
SETTING = re.compile(  # Đại hội đề ra 12 chỉ tiêu, 8 nhiệm vụ
    rf"(?:[^\W\d_]+\s){{0,10}}?{fold(WORDS['setting'])}\s(?:\d+\s{any_of(VOCABULARY['announced'])}(?:,\s|\Z))+"
)


def only_announces(words: str) -> bool:
    """Whether folded words name no work but announce it: `thực hiện tốt các nhiệm vụ sau`, `tập trung thực
    hiện`, `đề ra 12 chỉ tiêu`, or a verb alone; but not `tăng cường đối thoại`, `đổi mới hoạt động`.
    """
    if words.endswith(AS_FOLLOWS) or words in STRIVEN or SETTING.fullmatch(words):
        return True
    if DATED.search(words) or not ANNOUNCING.fullmatch(words):
        return False
    alone = SAYING.search(words) is None or LIGHT.fullmatch(words) is not None
    return alone or ANNOUNCED.search(words) is not None
