"""What makes it uncertain whose the figures of a sentence are: `Ngoài 100 suất do Tỉnh ủy trao, ...`, and
whether they are done: `đề nghị Tỉnh ủy hỗ trợ 10 tỷ đồng`.

In: a sentence, and who reports. Out: `Doubt`s, in which stretch and why.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reports.extract.marks import Sentence, last_before
from reports.extract.model import Mention
from reports.extract.names.actors import OUTSIDE, START
from reports.extract.names.days import Due
from reports.extract.names.honours import rank
from reports.extract.names.names import CITY, FEDERATION
from reports.extract.reasons import Unsure
from reports.extract.telling.others import WILL
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import END, WORDS, any_of, begun, fold, hints, not_after
from reports.facts import ACHIEVEMENT, TASK, Role
from reports.quantities import LEXICON as STRICT

DOUBTS, EVENTS = WORDS["doubts"], WORDS["events"]
WORK, APART_FROM = any_of(WORDS["work"]["verbs"]), any_of(EVENTS["apart"])
WISHED, REALLY, BODIES = (any_of(DOUBTS[name]) for name in ("wished", "really", "bodies"))
AIMS, AIMING = any_of(WORDS["work"]["aims"]), hints((*WORDS["work"]["aims"], *DOUBTS["set_up"]))
GIVES = not_after(EVENTS["handing"]) + fold(EVENTS["gives"])
"""Assigns work, as giao does; not bàn giao."""
ORDERED = (  # giao cho các CĐCS kết nạp 20 đoàn viên; trình LĐLĐ tỉnh; phải thành lập 5 CĐCS
    rf"{GIVES}\s(?:\d[\d.]*\s)?{BODIES}|{fold(DOUBTS['submitting'])}\s{BODIES}"
    rf"|{fold(DOUBTS['must'])}\s{WORK}"
)
WISH = re.compile(rf"(?<!\w)(?:{WISHED}|{ORDERED})(?!\w)(?:[^;.,:]|,(?=\s\Z|\s\d)|[.,](?=\d))*\Z")
WISHING = hints((*DOUBTS["wished"], WORDS["events"]["gives"], DOUBTS["submitting"], DOUBTS["must"]))
AIM = re.compile(
    rf"(?<!\w)(?:{AIMS}(?:\s{any_of(DOUBTS['foremost'])}\s|(?!\w)[^;]*\s{not_after(DOUBTS['foremost'])})là"
    rf"|{any_of(DOUBTS['set_up'])}{END}[^,;:.]*\slà(?=\s{WORK}{END}))\s"
    rf"(?:(?!{fold(WORDS['mild'])}\s)[^;)])*(?<!\s{fold(WORDS['work']['by'])}\s)\Z"
)
RESULTING = tuple(map(fold, EVENTS["by_now"]))
LAUNCHING = fold(WORDS["work"]["launching"])  # đã phát động với các chỉ tiêu: kết nạp 500 đoàn viên
LISTED_AIMS = re.compile(  # thực hiện các chỉ tiêu: trồng 500 cây; not: kết quả thực hiện các chỉ tiêu: ...
    rf"(?<!\w){any_of(DOUBTS['several_aims'])}\s{AIMS}[^,;:.\d]{{0,30}}:(?:[^;:.]|\.(?=\d))*\Z"
)
AIM_NAMED = re.compile(rf"(?:\A|[;.]\s){AIMS}\s(?:(?:[^\W\d_]+|\d{{4}})\s?){{1,10}}:[^,;:.\d]*\Z")
REACHED_BEHIND = re.compile(  # Chỉ tiêu kết nạp đoàn viên: 220 đoàn viên, đạt 110%
    rf"[^;:]*?(?:\d/\d|(?<!\w){any_of((*EVENTS['reached'], *DOUBTS['measured']))}{END})"
)
DONE = re.compile(rf"(?<!\w){REALLY}(?!\w)[^;.,]*\Z")
PLANNED = any_of(
    (*WORDS["heading"]["still_to_reach"], *WORDS["clause"]["parting"], *WORDS["clause"]["introducing"])
)
BEHIND_SET = re.compile(  # Đại hội đề ra 20 mô hình, xây dựng 18 mô hình
    rf"(?<!\w){fold(WORDS['setting'])}\s(?:là\s)?\d[^:]*[,;]\s(?!{PLANNED}{END})(?:(?!\s{PLANNED}{END})[^,;:.\d])+\Z"
)
ADOPTED = hints(EVENTS["adopted"])
COMPARED_WITH = re.compile(  # tăng 5% so với thực hiện năm 2023 (6,47 tỷ đồng)
    rf"(?<!\w)so\s(?:với\s)?+(?!{any_of(EVENTS['targets'])})[^,;:()]{{2,60}}\s\(\Z"
)
LAID_DOWN = re.compile(  # đã xây dựng kế hoạch chăm lo dịp khai giảng, tặng 300 suất quà
    rf"(?<!\w){any_of(EVENTS['adopting'])}\s"
    rf"(?:(?!{any_of(EVENTS['carried_out'])}\s)[^\W\d_]+\s){{0,4}}?"
    rf"{any_of(EVENTS['adopted'])}"
    rf"(?:\s(?!{APART_FROM}\s)[^\W\d_]+){{0,2}}?\s{WORK}(?!\w)"
    rf"(?:(?!(?<!\w){any_of((*EVENTS['by_now'], *EVENTS['or_else']))}(?!\w))(?:[^;:.]|\.(?=\d)))*\Z"
)
AGREEING = hints((*WORDS["times"]["agreeing"], *EVENTS["pledged"]))
HONOURS = any_of(WORDS["honours"]["verbs"])  # nhất trí khen thưởng 5 tập thể: that does it
AGREED = re.compile(  # thống nhất kết nạp 500 đoàn viên; ký giao ước với 8 chỉ tiêu, kết nạp 500 đoàn viên
    rf"(?<!\w)(?:{any_of(WORDS['times']['agreeing'])}(?:\s[^\W\d_]+)?"
    rf"|{any_of(EVENTS['pledged'])}[^;:.]*?)\s(?!{HONOURS}{END}){WORK}(?!\w)"
    rf"(?:(?!(?<!\w){any_of(EVENTS['by_now'])}(?!\w))(?:[^;:.]|\.(?=\d)))*\Z"
)
CLAUSES = r"(?:[^;.]|\.(?=\d))"  # a character of a sentence, its numbers included
PARTED, FAR = re.compile(r"[,;\d]"), re.compile(r"[;\d]")  # between a day before a figure and one behind it
REACH = 120  # characters before a figure
APART = re.compile(rf"(?<!\w)(?<!\w\s){any_of(DOUBTS['left_out'])}(?!\w|\sra)[^,;]*?\d[^,;]*")
EVERYWHERE = re.compile(rf"(?<!\w)(?<!\w\s){any_of(DOUBTS['everywhere'])}(?!\w)[^;]*")
ALL_OF = re.compile(
    rf"(?<!\w){any_of(DOUBTS['all_of'])}\s"
    rf"(?P<level>{any_of(DOUBTS['all_levels'])})(?!\w)[^;]*"
)
EVERYONE = hints(DOUBTS["all_of"])
ALIKE = frozenset(map(fold, DOUBTS["alike"]))
ELSEWHERE = re.compile(rf"{any_of(DOUBTS['elsewhere'])}\s?(?P<place>[^,;:\d]{{2,30}}),[^;]*")
PERSON = re.compile(
    rf"{begun(map(fold, DOUBTS['persons']))}\s(?:[^\W\d_]+\s){{2,6}}"
    rf"{any_of(DOUBTS['giving'])}(?!\w)[^;]*"
)
DONORS, WHOSE = (any_of(DOUBTS[name]) for name in ("donors", "whose"))
GIVING = any_of((*DOUBTS["giving"], *DOUBTS["their_giving"]))
GIFT = re.compile(
    rf"(?<!\w){not_after(DOUBTS['together'])}{DONORS}(?:\s{WHOSE}\s[^,;.:\d]{{2,40}}?)?"
    rf"\s(?:{any_of(DOUBTS['also'])}\s)*"
    rf"{GIVING}(?!\w){CLAUSES}*"
)
GIVEN_BY = re.compile(  # 15 triệu đồng do các nhà hảo tâm ủng hộ
    rf"\d(?<![\w.,]\d)[\d.,]*[^\d,;:.]{{2,60}}\sdo\s{DONORS}(?!\w)"
)
BEFORE_NUMBER = re.compile(r"[^,;:.\d]*\Z")
HEDGED = 24  # characters before a number that can qualify it
PAID_BY = re.compile(
    rf"(?<!\w)do\s{any_of(OUTSIDE)}(?!\w)(?:[^;.,]|[.,](?=\d))*"
)  # kinh phí do UBND huyện cấp là 200 triệu đồng
PRIVATE = re.compile(  # chị Mẫu, công nhân Công ty A, cho biết: “Thu nhập 18 triệu đồng/tháng ...”
    rf"{begun(map(fold, DOUBTS['private']))}\s(?:[^\W\d_]+,?\s){{1,16}}?"
    rf"{any_of(DOUBTS['saying'])}(?!\w)[^;]*"
)
PERSONAL = re.compile(  # chị Mẫu được vay 20 triệu đồng, nay có 500 con gà; not: chị em góp 20 triệu đồng
    rf"[“\"\s]*{any_of(DOUBTS['private'])}\s(?!{any_of(DOUBTS['private'])}{END})"
)
HAPPENING = re.compile(rf"(?<!\w){any_of(EVENTS['befalling'])}\s\d{CLAUSES}*")
SUPPOSED = re.compile(rf"(?<!\w){any_of(WORDS['conditions'])}\s{CLAUSES}{{0,200}}?\s{WILL}\s{CLAUSES}*")
IN_TURN = fold(WORDS["units"]["in_turn"])
TURNS = re.compile(rf"(?<!\w){IN_TURN}(?!\w)[^;]*")
OUT_OF = re.compile(rf"(?<!\w){any_of(DOUBTS['out_of'])}\s\d{CLAUSES}*")  # cứ 10 người có 7 nữ
MONEYS = (*LEXICON["spoken"]["short"], *STRICT["scales"], *LEXICON["units"]["money"])
EACH, EVERY = fold(DOUBTS["each"]), (DOUBTS["each"], *DOUBTS["every"])
SPELLS = rf"{any_of(DOUBTS['spells'])}(?!\w)"
EACH_TIME = rf"{any_of(EVERY)}\s{SPELLS}"
AVERAGE = "|".join(rf"(?<={fold(words)}\s)" for words in DOUBTS["on_average"])
AGAIN = re.compile(  # hằng năm, công đoàn kết nạp 300 đoàn viên; trung bình mỗi tháng 15 đoàn viên
    rf"(?:(?<![^\n])|(?<=[,;:.]\s)|(?<=\()|{AVERAGE}){EACH_TIME}(?:(?!năm\s\d){CLAUSES})*"
)
AGAIN_BEHIND = re.compile(  # 45 đoàn viên mỗi tháng
    rf"\d(?<![\w.,]\d)[\d.,]*\s[^,;:.\d]{{2,40}}?\s{EACH_TIME}"
)
EACH_BEHIND = re.compile(  # 2 triệu đồng mỗi hộ
    rf"\d[\d.,]*(?:\s?{any_of(MONEYS)})+\s(?:cho\s)?{EACH}\s(?!{SPELLS})"
)
ALL = any_of(WORDS["units"]["summed"])
TO_EACH = re.compile(  # mỗi suất trị giá 500.000 đồng (300.000 đồng tiền mặt)
    rf"(?<!\w){EACH}\s(?!{SPELLS})[^\d;.,]{{2,50}}\d[\d.,]*(?:\s?(?:đến|-|–)\s?\d[\d.,]*)?"
    rf"\s?{any_of(MONEYS)}(?!\w)(?:[^;.,()]|\.(?=\d)|\((?!{ALL}{END})[^()]*\))*"
)
BY_EACH = re.compile(  # mỗi LĐLĐ huyện trao 20 suất quà
    rf"(?<!\w){EACH}\s{any_of(DOUBTS['each_of'])}(?!\w)(?:[^;:.,()\d]|\d[\d.]*)*"
)
PACKAGE = re.compile(  # gói hỗ trợ 26.000 tỷ đồng
    rf"(?<!\w){any_of(DOUBTS['packages'])}\s[^,;.\d]{{0,24}}\d[\d.,]*\s(?:nghìn\s)?t[ỷỉ](?!\w)"
)
UNDATED = r"(?:[^;.,\d]|\d+(?:/\d+)+|(?<=năm )\d{4}){0,60}?"  # no number but of days and years
AMOUNT = rf"\d[\d.,]*\s?(?:nghìn\s)?{any_of(MONEYS)}(?!\w)"
STOCK = re.compile(rf"(?<!\w){any_of(DOUBTS['stocks'])}(?!\w){UNDATED}{AMOUNT}")  # dư nợ 215 tỷ đồng
RAISING = [
    f"{verb} {what}"
    for verb in EVENTS["raising"]
    for what in (EVENTS["altogether"], EVENTS["number"], *DOUBTS["funds"])
]
RAISED = re.compile(  # nâng tổng số CĐCS lên 115, not: nâng số tiền
    rf"(?<!\w){any_of(RAISING)}\s(?:(?!\stừ\s)[^;.,\d]){{0,60}}{DOUBTS['rising']}\s"
    r"[^;.,\d]*\d[\d.,]*"
)
ALLOTTED = re.compile(  # được cấp trên phân bổ 2 tỷ đồng; được sự hỗ trợ 100 triệu đồng của LĐLĐ tỉnh
    rf"(?<!\w)(?:được\s(?:[^\W\d_]+\s){{0,8}}?{any_of(DOUBTS['allotting'])}"
    rf"|{any_of(DOUBTS['received'])})(?:\s[^\W\d_]+){{0,3}}?\s{AMOUNT}"
)
PRIZE = re.compile(  # 2 giải Nhì trị giá 3 triệu đồng, giải Nhất (5 triệu đồng), tiền thưởng 3 triệu đồng
    rf"(?<!\w)(?:{DOUBTS['prize']}\s{any_of(DOUBTS['prizes'])}(?:(?!\stổng\s)[^;.,\d]){{0,40}}?"
    rf"|(?<!tổng )(?<!tổng số ){fold(DOUBTS['prize_money'])}\s(?:là\s)?){AMOUNT}"
)
DO = hints(["do"])
ALWAYS = tuple(
    (pattern, why, hints(words))
    for pattern, why, words in (
        (OUT_OF, Unsure.SHARE_IN_WORDS, DOUBTS["out_of"]),
        (APART, Unsure.LEFT_OUT, DOUBTS["left_out"]),
        (EVERYWHERE, Unsure.WIDER, DOUBTS["everywhere"]),
        (PERSON, Unsure.GIVEN, DOUBTS["giving"]),
        (GIFT, Unsure.GIVEN, DOUBTS["donors"]),
        (PRIVATE, Unsure.STRANGER, DOUBTS["saying"]),
        (PAID_BY, Unsure.GIVEN, DO),
        (SUPPOSED, Unsure.PERHAPS_NOT_DONE, WORDS["conditions"]),
        (HAPPENING, Unsure.BEFELL, EVENTS["befalling"]),
        (PACKAGE, Unsure.GIVEN, DOUBTS["packages"]),
        (STOCK, Unsure.STOCK, DOUBTS["stocks"]),
        (RAISED, Unsure.STOCK, RAISING),
        (ALLOTTED, Unsure.GIVEN, (*DOUBTS["allotting"], *DOUBTS["received"])),
        (PRIZE, Unsure.TO_EACH, (DOUBTS["prize"], DOUBTS["prize_money"])),
        (TO_EACH, Unsure.TO_EACH, [EACH]),
        (BY_EACH, Unsure.TO_EACH, [EACH]),
        (AGAIN, Unsure.AGAIN, EVERY),
    )
)
BEHIND = (  # a number, and what tells of it
    (AGAIN_BEHIND, Unsure.AGAIN, hints(EVERY)),
    (EACH_BEHIND, Unsure.TO_EACH, hints([EACH])),
    (GIVEN_BY, Unsure.GIVEN, DO),
)
TELLING = frozenset().union(*(words for _, _, words in ALWAYS))


class Doubt(NamedTuple):
    """Whose figures between `start` and `until` are is unsure, and why."""

    start: int
    until: int
    unsure: Unsure


def reconsidered(folded: str, sentence: Sentence, place: int, role: Role) -> tuple[Role, Unsure | None]:
    """The role of the figure at `place` by words before it in its sentence, which leave it open: what was
    aimed at is planned, what was asked for may be done by now. And why that is doubtful.
    """
    before, words = folded[sentence.start : place][-REACH:], sentence.words
    if role is ACHIEVEMENT:
        if not words.isdisjoint(AIMING) and AIM.search(before):
            return TASK, Unsure.PERHAPS_NOT_DONE
        laid_down = not words.isdisjoint(ADOPTED) and LAID_DOWN.search(before)
        wished = not words.isdisjoint(WISHING) and WISH.search(before)
        listed = not words.isdisjoint(AIMING) and _lists_aims(folded, sentence, place)
        agreed = not words.isdisjoint(AGREEING) and AGREED.search(before)
        return role, Unsure.PERHAPS_NOT_DONE if laid_down or wished or agreed or listed else None
    if role is TASK and before.endswith("(") and COMPARED_WITH.search(before):
        return ACHIEVEMENT, None
    done = role is TASK and (DONE.search(before) or BEHIND_SET.search(before))
    return role, Unsure.PERHAPS_DONE if done else None


def _lists_aims(folded: str, sentence: Sentence, place: int) -> bool:
    """Whether a figure stands in a list of targets behind a colon, of which no result is told: `thực hiện các
    chỉ tiêu: trồng 500 cây`, `Chỉ tiêu kết nạp: 200 đoàn viên`.
    """
    told = folded[sentence.start : place]
    before = told[-REACH:]
    if any(map(told.__contains__, RESULTING)) and LAUNCHING not in told:
        return False
    if AIM_NAMED.search(before):
        return REACHED_BEHIND.match(folded, place, sentence.end) is None
    return LISTED_AIMS.search(before) is not None


def ahead(folded: str, mention: Mention, dues: Sequence[Due], limit: date | None) -> bool:
    """Whether the clause of a figure names a day or a period later than `limit`, so that it can hardly be
    done: `còn 15 cơ sở dự kiến hoàn thành trong tháng 4`.
    """
    before = last_before(dues, mention.start)
    place = bisect_left(dues, mention.start, key=START)
    behind = dues[place] if place < len(dues) else None
    if limit and before and before.day > limit and not PARTED.search(folded, before.end, mention.start):
        return True
    return bool(limit and behind and behind.day > limit and not FAR.search(folded, mention.end, behind.start))


def doubts_in(folded: str, sentence: Sentence, issuer: str) -> Iterator[Doubt]:
    """The doubts of a sentence in a report of `issuer`."""
    start, end, told = sentence.start, sentence.end, sentence.words
    for pattern, why, words in () if told.isdisjoint(TELLING) else ALWAYS:
        if not told.isdisjoint(words):
            yield from (Doubt(*found.span(), why) for found in pattern.finditer(folded, start, end))
    if sentence.person == end and PERSONAL.match(folded, start, end):
        yield Doubt(start, end, Unsure.STRANGER)
    place = ELSEWHERE.match(folded, start, end)
    if place and place["place"].strip(" .") not in fold(issuer):
        yield Doubt(*place.span(), Unsure.WIDER)
    for found in () if told.isdisjoint(EVERYONE) else ALL_OF.finditer(folded, start, end):
        if _is_above(found["level"], issuer):
            yield Doubt(*found.span(), Unsure.WIDER)
    if IN_TURN in told and (turns := TURNS.search(folded, start, end)):
        yield Doubt(*turns.span(), Unsure.IN_TURN)
    for pattern, why, words in BEHIND:
        for found in () if told.isdisjoint(words) else pattern.finditer(folded, start, end):
            hedged = BEFORE_NUMBER.search(folded, max(start, found.start() - HEDGED), found.start())
            yield Doubt(hedged.start() if hedged else found.start(), found.end(), why)


def _is_above(level: str, issuer: str) -> bool:
    """Whether all of a level is more than all of `issuer`: toàn tỉnh for a district, not for its province."""
    words, of_issuer = fold(issuer), rank(issuer)
    if not issuer or (of_issuer == 0 and words.startswith(FEDERATION)):
        return False
    unlike = level in ALIKE and level not in words and of_issuer < rank(CITY)
    return unlike or rank(level) > of_issuer
