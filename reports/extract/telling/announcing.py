"""Words that announce plans or results: headings, targets behind a colon, work that somebody stresses.

In: a folded text and a place in it. Out: whether plans follow there, or are told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.extract.marks import Sentence, last_before
from reports.extract.telling.passage import Turn
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold, not_after
from reports.facts import ACHIEVEMENT, TASK, Role

SETTING = fold(WORDS["setting"])
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
TARGETS = re.compile(rf"{any_of(WORDS['listing_targets'])}{END}")
NUMBERED = re.compile(r"(?<!quý)(?<!tháng)\s\d{1,2}\s?:\Z|\d{4}")
TOLD_OF_TARGETS = re.compile(  # Chỉ tiêu: đã đạt 12/15; Mục tiêu: 100 đoàn viên; kết quả: 80
    rf"[:;]\s{any_of((*WORDS['events']['reached'], *WORDS['events']['by_now']))}{END}"
    rf"|[;,]\s(?:[^\W\d_]+\s){{1,5}}?{BY}\d"  # ...; vận động được 350 triệu đồng
)
AIMS, BY_NOW = any_of(WORDS["work"]["aims"]), any_of(WORDS["events"]["by_now"])
REACHED = any_of(WORDS["heading"]["reached"])
WHOSE_AIMS = re.compile(rf"(?<!\w){AIMS}\s(?:[^\W\d_]+\s){{1,10}}\Z")
TO_REACH = re.compile(rf"(?<!\w){any_of(WORDS['heading']['still_to_reach'])}{END}")
NOT_REACHED = (  # quyết tâm đạt, yêu cầu đạt, phải đạt, góp phần đạt
    *(*WORDS["heading"]["still_to_reach"], *WORDS["doubts"]["wished"]),
    *(WORDS["doubts"]["must"], *WORDS["times"]["agreeing"], *WORDS["work"]["verbs"]),
)
UNTIL_REACHED = rf"(?:(?!{any_of(NOT_REACHED)}{END})[^\W\d_]+\s){{0,5}}?"  # who reached them, and how
ESTIMATED = rf"(?:{any_of(WORDS['columns']['estimates'])}\s)?"
AIMS_REACHED = rf"{ESTIMATED}{REACHED}(?:\s[^\W\d_]+){{0,3}}?\s(?:\d+/\d+|\d+\s{AIMS}){END}"
TELLS_ON = re.compile(
    rf",?\s(?:[^\W\d_]+\s){{0,4}}?{BY_NOW}{END}"
    rf"|\s(?:[^\W\d_]+\s){{0,4}}?{REACHED}{END}|,\s{UNTIL_REACHED}{AIMS_REACHED}"
)
REACHED_OF = re.compile(  # đề ra 12 chỉ tiêu, huyện hoàn thành 11 chỉ tiêu
    rf"\d\s{AIMS}{END}[^;:.\d]*[,;]\s{UNTIL_REACHED}(?P<reached>{AIMS_REACHED})"
)
ADOPTS = re.compile(
    rf"\s{any_of(WORDS['events']['adopting'])}\s(?:[^\W\d_]+\s){{0,4}}?{any_of(WORDS['events']['adopted'])}{END}"
)
STRESSING = tuple(map(fold, WORDS["work"]["stressing"]))
AIMED_AT = re.compile(  # kết nạp 400 đoàn viên là mục tiêu của quý II: no figure follows, nor is it reached
    rf"(?!.*\s{any_of(WORDS['events']['reached'])}{END})(?:\D|\d{{4}}|[369](?=\stháng))*\Z"
)
LEADS_UP = re.compile(  # Xác định kết nạp đoàn viên là nhiệm vụ trọng tâm, LĐLĐ huyện ...
    rf"{any_of(WORDS['work']['finding'])}\s[^;:.\d]*\slà\s\Z"
)
LED_UP = re.compile(r"[^,;:.\d]{0,30},")
CARRIED_OUT = re.compile(  # Phương hướng được quán triệt đến 100% CĐCS
    rf"[^,;:.]{{0,30}}?\s{BY}(?:[^\W\d_]+\s){{0,6}}?{any_of(WORDS['work']['carried_out'])}{END}"
)
COUNTED = r"\s[^,;:.\d]{0,60}\d+(?:/\d+)?\s\Z"
REACHED_SOME = re.compile(  # LĐLĐ quận hoàn thành 02 nhiệm vụ trọng tâm; đã tập trung chỉ đạo hoàn thành 5/5
    rf"(?:(?:\A|[,;]\s){UNTIL_REACHED}|(?<!\w){BY_NOW}\s(?:[^\W\d_]+\s){{0,5}}?){REACHED}{COUNTED}"
)
CARRIED_OUT_SOME = re.compile(  # đã triển khai 02 nhiệm vụ trọng tâm
    rf"(?<!\w){BY_NOW}\s(?:[^\W\d_]+\s){{0,3}}?{any_of(WORDS['events']['carried_out'])}{COUNTED}"
)
GATHERED = re.compile(rf"{any_of(WORDS['names']['gatherings'])}{END}")
FOCUSED = re.compile(rf"{any_of(WORDS['work']['focusing'])}\s(?:[^\W\d_]+\s){{0,3}}\Z")
OF_THESE = re.compile(rf"(?<!\w){any_of(WORDS['clause']['parting'])}{END}[,:]?\s*\Z")
SUCH_AS = re.compile(rf"\s{any_of(WORDS['work']['examples'])}{END}")
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
    if REACHED_SOME.search(before):
        return False
    hands_out = GATHERED.match(before) or NAMES_WORK.match(folded, cue.end, end)
    return bool(hands_out) or CARRIED_OUT_SOME.search(before) is None


def gives_examples(turn: Turn, sentence: Sentence, folded: str, begins: int) -> bool:
    """Whether words of plans only say on what work went, that of somebody or that told of before: `Các cơ sở
    tập trung vào các nhiệm vụ trọng tâm như A, B`, `Trong đó, tập trung vào ...`.
    """
    focused = FOCUSED.search(folded, begins, turn.start)
    if focused is None or SUCH_AS.match(folded, turn.end) is None:
        return False
    actor = last_before(sentence.actors, focused.start())
    if actor and actor.end + 1 == focused.start():
        return folded.find(",", begins, actor.start) < 0
    return OF_THESE.search(folded, sentence.start, begins) is not None


def lists_targets(folded: str, begins: int, end: int) -> bool:
    """Whether a sentence begins with targets behind a colon, and not how far they were reached: `Chỉ tiêu quý
    II: kết nạp 80 đoàn viên`; nor is one of several named by its number, `Chỉ tiêu 3: ...`, or of a year.
    """
    named = TARGETS.match(folded, begins, end)
    found = NAMES_WORK.match(folded, named.end(), end) if named else None
    if found is None or NUMBERED.search(found[0]):
        return False
    return TOLD_OF_TARGETS.search(folded, found.end() - 1, end) is None


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


def set_before(cue: Found, folded: str, begins: int, end: int) -> bool:
    """Whether words of setting only say whose the targets before them are: `25 chỉ tiêu của xã đề ra, đã hoàn
    thành 10`.
    """
    if not (folded.endswith(SETTING, begins, cue.end) and TELLS_ON.match(folded, cue.end, end)):
        return False
    before = folded[begins : cue.start]
    return WHOSE_AIMS.search(before) is not None and not TO_REACH.search(before)


def unless_adopted(turns: Sequence[Turn], folded: str) -> list[Turn]:
    """The turns, but those to results where only plans were adopted: `đã thông qua kế hoạch gồm 7 việc`."""
    last = max((turn.start for turn in turns if turn.planned), default=-1)
    return [turn for turn in turns if turn.planned or turn.start > last or not ADOPTS.match(folded, turn.end)]


def reached_of_set(turns: Sequence[Turn], folded: str, end: int) -> Iterator[Turn]:
    """The turn from targets that were set to how many of them were reached."""
    for turn in turns[-1:]:
        found = REACHED_OF.search(folded, turn.end, end) if folded.endswith(SETTING, 0, turn.end) else None
        if found:
            yield Turn(found.start("reached"), found.end("reached"), ACHIEVEMENT)


def aims(cue: Found, folded: str, end: int) -> bool:
    """Whether a sentence that names targets ends with words that say so, and none that they were reached."""
    return AIMED_AT.match(folded, cue.end, end) is not None
