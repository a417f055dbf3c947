"""Words that announce plans or results: headings, targets behind a colon, work that somebody stresses.

In: a folded text and a place in it. Out: whether plans follow there, or are told before.
"""

from __future__ import annotations

import re

from reports.extract.telling.reached import carried_out_some, reached_some
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold, not_after
from reports.facts import ACHIEVEMENT, TASK, Role

LABELS = WORDS["labels"]
BY = f"{fold(WORDS['work']['by'])} "
LAUNCH = re.compile(  # phát động đợt thi đua với các nội dung: thông qua 12 chỉ tiêu nhiệm kỳ 2023 - 2028:
    rf"(?:{not_after(WORDS['work']['launched'])}|(?!{fold(WORDS['work']['launching'])}))"
    rf"[^:;]{{0,240}}?\s{any_of(WORDS['work']['announced'])}{END}"
    rf"(?:\s(?:{any_of(WORDS['work']['announcing'])}{END}|[\d/-]++))*+\s?:"
)
NAMES_WORK = re.compile(  # nhấn mạnh 3 việc: Một là; xác định: kết nạp 20 hội viên; chỉ tiêu, như:
    rf"(?:,?\s(?:{any_of(WORDS['work']['announcing'])}{END}|[ivx]{{1,4}}(?!\w)|[\d/]+))*+\s?:"
)
SET = re.compile(rf"\s{any_of(WORDS['work']['aims'])}{END}")
NUMBER_IN_LABEL = r"(?:19|20)\d\d|(?<=quý\s)[1-4]|(?<=tháng\s)\d{1,2}|[369](?=\stháng)|\d(?=\snăm)"
LABEL = (
    re.compile(  # Chỉ tiêu quý II: ...; Các mục tiêu, nhiệm vụ năm 2021 của Hội là ...; not: Chỉ tiêu 3: ...
        rf"(?:{any_of(LABELS['several'])}\s)*(?P<noun>{any_of(LABELS['nouns'])}){END}"
        rf"(?P<rest>(?:[\s,/-]+(?!{any_of((*LABELS['of_done'], *LABELS['ends']))}{END})"
        rf"(?:[^\W\d_]+|{NUMBER_IN_LABEL})){{0,16}}+)"
        rf"(?:(?P<colon>\s?:)|\s{any_of(LABELS['ends'])}{END}\s?:?)"
    )
)
OF_SOMEBODY = re.compile(  # chủ yếu của Hội; not: kết nạp mới
    rf"(?:[\s,/-]+(?:{any_of(WORDS['work']['announcing'])}{END}|{NUMBER_IN_LABEL}|[ivx]{{1,4}}(?!\w)))*+"
    rf"(?:\s{fold(WORDS['names']['of'])}\s.+)?"
)
TOLD_OF_TARGETS = re.compile(  # Chỉ tiêu: đã đạt 12/15; Mục tiêu: 100 đoàn viên; kết quả: 80; thực hiện 90
    rf"\d\s{any_of(WORDS['work']['aims'])}(?:\s[^\W\d_]+){{0,3}}?\s{any_of(WORDS['heading']['reached'])}{END}"
    rf"|,\s{any_of(LABELS['carried_out'])}\s\d"
    rf"|[:;]\s{any_of((*WORDS['events']['reached'], *WORDS['events']['by_now']))}{END}"
    rf"|[;,]\s(?:[^\W\d_]+\s){{1,5}}?{BY}\d"  # ...; vận động được 350 triệu đồng
)
STRESSING = tuple(map(fold, WORDS["work"]["stressing"]))
AIMED_AT = re.compile(  # kết nạp 400 đoàn viên là mục tiêu của quý II: no figure follows, nor is it reached
    rf"(?!.*\s{any_of(WORDS['events']['reached'])}{END})(?:\D|\d{{4}}|[369](?=\stháng))*\Z"
)
LEADS_UP = re.compile(  # Xác định kết nạp đoàn viên là nhiệm vụ trọng tâm, LĐLĐ huyện ...
    rf"{any_of(WORDS['work']['finding'])}\s[^;:.\d]*\slà\s\Z"
)
LED_UP = re.compile(r"[^,;:.\d]{0,30},")
FOLLOWING = re.compile(  # Bám sát nhiệm vụ năm 2021, LĐLĐ huyện ...; đã hoàn thành các nhiệm vụ năm, kết nạp
    rf"(?:.*\s{fold(WORDS['mild'])}\s)?{any_of(WORDS['work']['following'])}"
    rf"(?:\s{any_of(WORDS['doubts']['several_aims'])})?\s\Z"
)
FOLLOWED = re.compile(r"(?:[^,;:.\d]|\d{4}){0,80},")
CARRIED_OUT = re.compile(  # Phương hướng được quán triệt đến 100% CĐCS
    rf"[^,;:.]{{0,30}}?\s{BY}(?:[^\W\d_]+\s){{0,6}}?{any_of(WORDS['work']['carried_out'])}{END}"
)
OF_RESULTS = re.compile(  # đánh giá kết quả lãnh đạo thực hiện nhiệm vụ năm 2020
    rf"(?<!\w){fold(WORDS['work']['results'])}(?:\s{any_of(WORDS['work']['results_of'])}{END})+\s\Z"
)
OF_MERIT = re.compile(  # thành tích xuất sắc trong thực hiện nhiệm vụ công tác năm 2020
    rf"(?<!\w){any_of(WORDS['work']['merits'])}(?:\s[^\W\d_]+){{0,4}}\s{fold(WORDS['work']['within'])}"
    rf"(?:\s[^\W\d_]+){{0,5}}\s\Z"
)
NEAR = 80  # characters before plans in which their results are named
GATHERED = re.compile(rf"{any_of(WORDS['names']['gatherings'])}{END}")
RESULTS_NAMED = re.compile(rf"{any_of(WORDS['result_headings'])}{END}")
HEADED_AHEAD = re.compile(rf"(?<!\w){any_of(WORDS['headed_ahead'])}{END}")
PLANS_NAMED = re.compile(  # a heading that names plans and nothing else: `2. Nhiệm vụ`, `Mục tiêu cụ thể:`
    rf"{any_of(WORDS['plan_headings'])}{END}"
    rf"(?:[\s\d,/:]|{any_of(WORDS['work']['announcing'])}{END})*+\Z"
)


def named_by(folded: str, begins: int, end: int) -> Role | None:
    """What a heading says that stands below it, where it says nothing else."""
    if PLANS_NAMED.match(folded, begins, end) or HEADED_AHEAD.search(folded, begins, end):
        return TASK
    return ACHIEVEMENT if RESULTS_NAMED.match(folded, begins, end) else None


def names_plans(cue: Found, folded: str, begins: int, end: int) -> bool:
    """Whether a sentence that begins at `begins` names plans to tell them, not what was done about them."""
    if cue.group != "named" or folded.endswith("/", 0, cue.start) or CARRIED_OUT.match(folded, cue.end, end):
        return False
    before = folded[begins : cue.start]
    if LEADS_UP.match(before):
        return LED_UP.match(folded, cue.end, end) is None
    if reached_some(before) or are_reviewed(cue, folded, begins) or OF_MERIT.search(before[-NEAR:]):
        return False
    hands_out = GATHERED.match(before) or NAMES_WORK.match(folded, cue.end, end)
    return bool(hands_out) or not carried_out_some(before)


def are_reviewed(cue: Found, folded: str, begins: int) -> bool:
    """Whether it is told how plans were carried out: `Kết quả thực hiện một số chỉ tiêu chủ yếu`."""
    return OF_RESULTS.search(folded[max(begins, cue.start - NEAR) : cue.start]) is not None


def only_followed(cue: Found, folded: str, begins: int, end: int) -> bool:
    """Whether words that name plans only say what somebody follows by what is told behind a comma."""
    followed = FOLLOWING.match(folded[begins : cue.start])
    return followed is not None and FOLLOWED.match(folded, cue.end, end) is not None


def label_of_plans(folded: str, begins: int, end: int) -> re.Match[str] | None:
    """The label of plans that a sentence begins with, where nothing tells how far they were reached:
    `Chỉ tiêu quý II: kết nạp 80 đoàn viên`, `Mục tiêu của Hội là ...`.
    """
    label = LABEL.match(folded, begins, end)
    told = label is None or TOLD_OF_TARGETS.search(folded, label.end() - 1, end)
    return None if told else label


def announces(cue: Found, folded: str, end: int) -> bool:
    """Whether work follows behind a colon: after a campaign, after what somebody stresses or finds, or after
    targets that are set: `tập trung thực hiện một số chỉ tiêu:`.
    """
    if cue.group == "launch":
        return LAUNCH.match(folded, cue.start, end) is not None
    found = NAMES_WORK.match(folded, cue.end, end) if cue.group in ("told", "determined", "aiming") else None
    if found is None:
        return False
    if cue.group == "aiming":
        return SET.search(found[0]) is not None
    if cue.group == "determined":
        return not folded.endswith(BY, 0, cue.start)
    return found[0] != ":" and folded.startswith(STRESSING, cue.start)


def aims(cue: Found, folded: str, end: int) -> bool:
    """Whether a sentence that names targets ends with words that say so, and none that they were reached."""
    return AIMED_AT.match(folded, cue.end, end) is not None
