"""The turns in a sentence: the words from which on results or plans are told.

In: a sentence with its marks, and the heading. Out: its `Turn`s, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.extract.marks import Sentence, last_before, within
from reports.extract.model import Heading
from reports.extract.names.actors import START
from reports.extract.names.times import Stated
from reports.extract.page.signs import VERBS
from reports.extract.telling.announcing import (
    OF_SOMEBODY,
    aims,
    announces,
    are_reviewed,
    label_of_plans,
    names_plans,
    only_followed,
)
from reports.extract.telling.passage import Turn, begin
from reports.extract.telling.reached import is_done_since, is_reached, reached_of_set, sets, unless_adopted
from reports.extract.telling.speaking import ASKED_THEN, MILD, MUST, asks_own, calls_for_work, is_spoken
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold
from reports.facts import ACHIEVEMENT, CONTEXT, TASK, Role
from reports.periods import Period, PeriodKind

THEMES, BECOME, MODALS = (any_of(WORDS["work"][name]) for name in ("themes", "become", "modals"))
GOING_ON = fold(WORDS["work"]["continuing"])
STATEMENT = re.compile(  # công tác tuyên truyền được đẩy mạnh, but not: cần được
    rf"{THEMES}{END}(?:(?!\s(?:{MODALS}|{GOING_ON}){END})[^;:.“]){{0,80}}?\s{BECOME}{END}"
)
CHARGES = re.compile(rf"{any_of(WORDS['cues']['ordered'])}\s?:")  # Phân công: Đồng chí A phụ trách
RESOLVING = re.compile(  # Hội nghị thống nhất xác định tiếp tục
    rf"(?<!\w){any_of((*WORDS['names']['gatherings'], *WORDS['work']['resolutions']))}"
    rf"(?:\s[^\W\d_]+){{0,2}}\s\Z"
)
BY = fold(WORDS["work"]["by"])
CONDITION = re.compile(rf"(?<!\w){any_of(WORDS['conditions'])}(?!\w)")
DUTY = re.compile(  # not: các CĐCS phải giảm giờ làm
    rf"(?<!\w){any_of(WORDS['subjects']['units'])}\s(?!{any_of(WORDS['events']['hardship'])}{END})"
    rf"(?P<must>{MUST})\s{any_of(WORDS['work']['verbs'])}{END}(?!\slà\s)"
)
GIVEN_TO = re.compile(  # các công đoàn cơ sở được yêu cầu kiểm tra
    rf"(?<!\w)(?<!\d\s){any_of(WORDS['subjects']['units'])}\s(?P<given>{BY}\s"
    rf"{any_of(WORDS['work']['entrusting'])})\s{any_of(WORDS['work']['verbs'])}{END}"
)
SHARED_OUT = re.compile(  # Chỉ tiêu kết nạp 2.500 đoàn viên đã được giao tới từng đơn vị
    rf"{any_of(WORDS['work']['aims'])}\s(?!{BY})(?:[^;:.]|\.(?=\d)){{3,200}}?\s{BY}\s{any_of(WORDS['work']['sharing_out'])}{END}"
)
REACHED_THEN = re.compile(  # ..., kết quả 100% CĐCS hoàn thành
    rf"{ASKED_THEN.pattern}|(?<!\w){any_of(WORDS['heading']['reached'])}{END}"
)
NO_DUTY = re.compile(rf"(?<!\w){any_of(WORDS['others']['no_duty'])}{END}")
REST_OF_YEAR = frozenset(map(fold, WORDS["rest_of_year"]))
PASSING = frozenset(map(fold, WORDS["passing"]))
WHO_WILL = re.compile(  # quý I, LĐLĐ huyện sẽ; not: quý I, kết nạp 200 đoàn viên, quý II sẽ
    rf",?[^,;:.\d]{{0,60}}\s{fold(WORDS['work']['will'])}{END}"
)
FOR_IT = "cho "
FOR_A_TIME = re.compile(rf"{FOR_IT}[^,;:]*")  # thống nhất 4 việc lớn cho quý II
OF_A_TIME = frozenset(map(fold, WORDS["labels"]["of_a_time"]))
AIMS = frozenset(map(fold, WORDS["work"]["aims"]))
ENDS_OF_TIMES = frozenset(["", *map(fold, WORDS["elsewhen"]["by"])])


def turns_in(sentence: Sentence, folded: str, heading: Heading, begins: int) -> list[Turn]:
    """The turns of a sentence in their order. What only sets the scene counts where no plan is told."""
    found = _at_head(sentence, folded, heading, begins)
    if not (sentence.cues or found):
        return []
    works = VERBS.begins(folded, begins, sentence.end)
    stated = STATEMENT.match(folded, begins, sentence.end) is not None
    meeting = next((cue.start for cue in sentence.cues if cue.group == "meeting"), sentence.end)
    scenes = list[Turn]()
    for cue in sentence.cues:
        if folded[cue.start : cue.end] in REST_OF_YEAR and _is_of_year(heading):
            continue
        if cue.group == "purpose" and stated:
            found.append(Turn(cue.start, cue.end, CONTEXT))  # what something is done for
        elif cue.group == "aimed" and not found and aims(cue, folded, sentence.end):
            found.append(Turn(begins, begins, TASK, passing=True))
        elif cue.group == "scene":
            scenes.append(Turn(cue.start, cue.end, ACHIEVEMENT))
        elif _plans(cue, sentence, folded, begins) or (
            cue.start < meeting and _names_plans(cue, sentence, folded, heading, begins)
        ):
            passing = folded[cue.start : cue.end] in PASSING
            if passing and CONDITION.search(folded, sentence.start, cue.start):
                continue
            found.append(Turn(cue.start, cue.end, TASK, passing))
        # “Hỗ trợ các doanh nghiệp đã ký kết”: where a sentence begins with its verb, this is another's.
        elif (cue.group == "done_first" and cue.start == begins) or (
            cue.group == "done"
            and (not works or _is_done(cue, sentence, folded))
            and is_reached(cue, folded, begins)
        ):
            found.append(Turn(cue.start, cue.end, ACHIEVEMENT))
    found += reached_of_set(found, folded, sentence.end)
    found += (*_charges(sentence, folded), *_duties(sentence, folded))
    planned = any(turn.planned for turn in found)
    return sorted(unless_adopted(found, folded) if planned else [*found, *scenes], key=START)


def _is_of_year(heading: Heading) -> bool:
    """Whether a text reports a whole year, so that the end of it is over."""
    return heading.kind == PeriodKind.YEAR.value


def _charges(sentence: Sentence, folded: str) -> Iterator[Turn]:
    """What units were charged with, and of which it is not told what came of it: `các CĐCS được yêu cầu kiểm
    tra bếp ăn`.
    """
    for given in GIVEN_TO.finditer(folded, sentence.start, sentence.end):
        if not ASKED_THEN.search(folded, given.end(), sentence.end):
            yield Turn(*given.span("given"), TASK, passing=True, alone=True)


def _duties(sentence: Sentence, folded: str) -> Iterator[Turn]:
    """What an officer says that his own have to do, `Chủ tịch nêu rõ, các CĐCS phải rà soát phương án`; but
    not what they had to do, in a time that he names or because of something.
    """
    if MUST not in sentence.words or sentence.person == sentence.end:
        return
    for duty in DUTY.finditer(folded, sentence.person, sentence.end):
        had = within(sentence.times, sentence.start, duty.start()) or NO_DUTY.search(
            folded, sentence.start, duty.start()
        )
        if not had:
            yield Turn(*duty.span("must"), TASK, passing=True)


def _plans(cue: Found, sentence: Sentence, folded: str, begins: int) -> bool:
    """Whether words set, announce or share out work to come, or somebody asks or calls for it."""
    if is_done_since(cue, folded, sentence.end):
        return False
    return (
        (sets(cue, folded, begins, sentence.end) and not are_reviewed(cue, folded, begins))
        or (cue.group == "plan_first" and cue.start <= begins)
        or (cue.group in ("directed", "ordered") and is_spoken(cue, sentence, folded))
        or (cue.group == "directed" and asks_own(cue, sentence, folded))
        or (cue.group == "appeal" and calls_for_work(cue, sentence, folded))
        or announces(cue, folded, sentence.end)
        or (cue.group == "resolved" and RESOLVING.search(folded, begins, cue.start) is not None)
        or (cue.start == begins and CHARGES.match(folded, begins, sentence.end) is not None)
    )


def _names_plans(cue: Found, sentence: Sentence, folded: str, heading: Heading, begins: int) -> bool:
    """Whether a sentence names plans to tell them: not those of the period that is reported, or of no other
    that is named, where what follows is done by them.
    """
    if not names_plans(cue, folded, begins, sentence.end):
        return False
    if not only_followed(cue, folded, begins, sentence.end):
        return True
    time = next((time for time in sentence.times if cue.start <= time.start <= cue.end + 1), None)
    return time is not None and told_of(time, heading) is not ACHIEVEMENT


def _at_head(sentence: Sentence, folded: str, heading: Heading, begins: int) -> list[Turn]:
    """The turns by the periods that clauses begin with, and by targets that a sentence begins with."""
    found = [
        Turn(time.start, time.end, role)
        for time in sentence.leading
        if (role := told_of(time, heading))
        if not (_aimed_at(time, sentence, folded, heading) or _until(time, sentence, folded))
        if not any(cue.group == "named" and cue.start < time.start < cue.end for cue in sentence.cues)
    ]
    last = last_before(sentence.times, sentence.end)
    set_for = last and FOR_A_TIME.fullmatch(folded, last.start - len(FOR_IT), sentence.end)
    if last and set_for and not found and told_of(last, heading) is TASK:
        return [Turn(begins, last.end, TASK, passing=True)]
    shared = SHARED_OUT.match(folded, begins, sentence.end)
    if shared and not REACHED_THEN.search(folded, shared.end(), sentence.end):
        return [*found, Turn(begins, shared.end(), TASK, passing=True, alone=True)]
    label = label_of_plans(folded, begins, sentence.end)
    return [*found, Turn(*label.span(), TASK)] if label and _is_ahead(label, sentence, heading) else found


def _is_ahead(label: re.Match[str], sentence: Sentence, heading: Heading) -> bool:
    """Whether a label of plans names a period to come; or none, and no work whose results it may tell."""
    named = within(sentence.times, *label.span())
    if named and heading.period and any(told_of(time, heading) is TASK for time in named):
        return True
    if label["noun"] in OF_A_TIME or (heading.period and any(time.year for time in named)):
        return False
    return bool(label["colon"] or label["noun"] in AIMS) and OF_SOMEBODY.fullmatch(label["rest"]) is not None


def _is_done(cue: Found, sentence: Sentence, folded: str) -> bool:
    """Whether words of results in a sentence that begins with its verb tell what somebody did by that:
    `Thực hiện chương trình phúc lợi, trong năm LĐLĐ huyện đã thăm hỏi`.
    """
    if not folded.startswith(MILD, cue.start):
        return True
    parted = folded.rfind("; ", sentence.start, cue.start)  # tuyên truyền ...; hiện đã có 6.500 người
    if parted >= 0 and not VERBS.begins(folded, begin(folded, parted + 1, sentence.end), sentence.end):
        return True
    actor = last_before(sentence.actors, cue.start)
    return actor is not None and not folded[actor.end : cue.start].strip()


def _until(time: Stated, sentence: Sentence, folded: str) -> bool:
    """Whether a time only says up to when something is planned: `Từ nay đến hết năm 2020`."""
    cue = last_before(sentence.cues, time.start)
    return cue is not None and cue.group == "plan" and folded[cue.end : time.start].strip() in ENDS_OF_TIMES


def _aimed_at(time: Stated, sentence: Sentence, folded: str, heading: Heading) -> bool:
    """Whether a period around that of the record is one to plan for, `Đến hết năm 2023, phấn đấu`, or it is
    told what will be done in that period itself: `Năm 2023, LĐLĐ huyện sẽ ...`.
    """
    period = Period.parse(heading.period) if heading.period else None
    cue = next(
        (cue for cue in sentence.cues if cue.start >= time.end and cue.group in ("done", "plan")), None
    )
    if period is None or cue is None or cue.group != "plan":
        return False
    named = Period(time.year or period.year, time.kind, time.number)
    if named == period:
        return WHO_WILL.fullmatch(folded, time.end, cue.end) is not None
    return named.covers(period)


def told_of(time: Stated, heading: Heading) -> Role | None:
    """What is told of a period that a clause begins with; None when the heading leaves it open."""
    if not heading.period:
        return None
    if heading.task_period and time.named_like(Period.parse(heading.task_period)):
        return TASK
    period = Period.parse(heading.period)
    named = Period(time.year or period.year, time.kind, time.number)
    done = named.last_day < period.first_day if heading.kind == "plan" else named.first_day <= period.last_day
    return ACHIEVEMENT if done else TASK
