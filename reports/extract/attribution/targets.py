"""Which figures somebody set, whatever their sentence tells: `chỉ tiêu giao là 10 cơ sở, đã thành lập 12`,
`được giao kết nạp 900 đoàn viên, thành lập 6 cơ sở`, `đã thông qua chỉ tiêu kết nạp 900 đoàn viên`,
`đạt 24,5% chỉ tiêu năm (2.500 đoàn viên)`.

In: a passage and the mentions in it. Out: a `Target` for each that was set, None for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reports.extract.attribution.doubts import GIVES, WORK
from reports.extract.figures.comparisons import PLAN
from reports.extract.figures.lists import comes_out
from reports.extract.marks import within
from reports.extract.model import Kind, Mention
from reports.extract.names.spans import CLOSED
from reports.extract.reasons import Unsure
from reports.extract.telling.passage import BRACKETS, Passage, leading_up
from reports.extract.words.phrases import END, WORDS, any_of, fold, hints
from reports.facts import TASK

EVENTS = WORDS["events"]
TARGETS, SET, ASSIGNED, AIMS, DONE, ADOPTING, ADOPTED, PLEDGING = (
    any_of(EVENTS[name])
    for name in (
        *("targets", "set", "assigned", "aims", "reached"),
        *("adopting", "adopted", "pledging"),
    )
)
SETS = rf"(?:{fold(WORDS['setting'])}{END}|{GIVES})"
WHEREAS = any_of(EVENTS["whereas"])
RECEIVERS = any_of((*WORDS["doubts"]["bodies"], *WORDS["doubts"]["all_levels"], *WORDS["clause"]["levels"]))
TO_THEM = rf"(?:\s{RECEIVERS}{END}(?:\s(?!{DONE}{END})[^\W\d_]+){{0,3}}?)?"  # giao cho các huyện
WORK_FOR = rf"(?!{any_of(EVENTS['entrusted'])}{END})"
WORKING = rf"(?:{WORK}\s(?:{any_of(EVENTS['anew'])}\s)?)"
OWN_WORK = any_of(verb for verb in WORDS["work"]["verbs"] if verb not in EVENTS["joining_in"])
TARGET = re.compile(
    rf"(?:(?:\A|[,;:(/%]|(?<!\w){WHEREAS}(?=\s))\s?{TARGETS}(?:\s(?:{SET}|\d{{4}}))*"
    rf"(?:(?:\s[^\W\d_]+){{1,6}}?\s{SETS}{TO_THEM})?(?:\slà|:)?"  # chỉ tiêu Đại hội đề ra
    rf"|(?:\A|[,;:(]\s?){fold(EVENTS['resolution'])}(?:\s[^\W\d_]+){{0,6}}?\s{fold(WORDS['setting'])}(?:\slà|:)?"
    rf"|\((?:[^\W\d_]+\s){{0,4}}{GIVES}(?:\slà|:)?"  # thành lập 3 cơ sở (giao 4)
    rf"|(?:\A|[\s“])(?:{AIMS}(?:\s{TARGETS}(?:\s{SET})*)?|(?P<assigned>{ASSIGNED})|{PLEDGING}:(?=\s{OWN_WORK}\s)))\s{WORKING}*\Z"
)
GIVEN = re.compile(  # được Thành phố giao 500 đoàn viên; Thành phố giao huyện kết nạp 500 đoàn viên
    rf"(?<!\w)(?:{fold(WORDS['work']['by'])}\s(?:[^\W\d_]+\s){{1,6}}{GIVES}\s{WORK_FOR}(?:{TARGETS}\s)?(?:{WORK}\s)*"
    rf"|{GIVES}\s{WORK_FOR}(?:(?:\d[\d.]*\s)?{RECEIVERS}{END}(?:\s(?!{DONE}{END})[^\W\d_]+){{0,4}}?\s)?"
    rf"(?:{TARGETS}\s)?(?:{WORK}\s)+)\Z"
)
VOTED = re.compile(  # thống nhất chỉ tiêu: kết nạp 400 đoàn viên; ban hành kế hoạch kết nạp 400
    rf"(?<!\w){ADOPTING}\s(?:[^\W\d_]+\s){{0,4}}?{ADOPTED}{END}"
    rf"(?:\s(?!{any_of(EVENTS['apart'])}\s)(?:[^\W\d_]+|\d{{4}}|-|[369](?=\stháng))){{0,10}}?:?"
    rf"\s(?:{WORK}\s)+\Z"
)
AIMS_ADOPTED = re.compile(  # đã thông qua nghị quyết với 8 chỉ tiêu; not: thống nhất đã đạt 8 chỉ tiêu
    rf"(?<!\w){ADOPTING}(?:\s(?!{DONE}{END})[^\W\d_]+){{0,8}}\s\Z"
)
AIMS_COUNTED = tuple(map(fold, EVENTS["adopted"]))
HANDED, VOTING = hints([EVENTS["gives"]]), hints(EVENTS["adopting"])  # words that the two patterns need
PLEDGED = re.compile(rf"(?<!\w){PLEDGING}\s(?:{OWN_WORK}\s)+\Z")
LISTED = re.compile(rf"\s*(?:,|;|,?\svà)\s(?!{DONE}\s){WORKING}*\Z")
GOES_ON = re.compile(rf"(?:,|,?\svà)\s(?!{DONE}\s)(?:{WORK}\s)+\Z")
REACHED = re.compile(rf"{DONE}\s")
PART_OF = re.compile(rf"\A\s\({any_of(EVENTS['within'])}[^,;:()\d]*\Z")
OF_PLAN = re.compile(rf"[^,;:.()\d]{{0,40}}\({WORKING}*\Z")
SETTING_WORDS = ("targets", "assigned", "aims", "adopted", "pledging")
SETTING_NAMED = hints((*chain.from_iterable(EVENTS[name] for name in SETTING_WORDS), EVENTS["gives"]))
SETTING = re.compile(  # one of these words stands before whatever was set
    any_of((*chain.from_iterable(EVENTS[name] for name in SETTING_WORDS), EVENTS["gives"]))
)


class Target(NamedTuple):
    """A figure that somebody set; unsure: why that is doubtful, if it is."""

    unsure: Unsure | None = None


def targets(passage: Passage, mentions: Sequence[Mention], folded: str) -> Iterator[Target | None]:
    """What of the mentions of a passage was set, one for each of them."""
    assigned: Mention | None = None  # the one before, if it was set together with the work for it
    listed: Mention | None = None  # the one before, if it was set in a list: behind a colon or in brackets
    sentence, words = passage.sentence, passage.sentence.words
    named = not words.isdisjoint(SETTING_NAMED)
    setting = SETTING.search(folded, sentence.start, sentence.end) if named else None
    gives, voted = not words.isdisjoint(HANDED), not words.isdisjoint(VOTING)
    for n, mention in enumerate(mentions):
        if voted and fold(mention.unit).startswith(AIMS_COUNTED) and _is_adopted(mention, passage, folded):
            yield Target(Unsure.PERHAPS_NOT_DONE)
            continue
        if setting is None or mention.start < setting.start():
            yield _of_plan(mentions[:n], mention, folded)
            continue
        before = leading_up(folded, passage.begins, mention.start)
        found = TARGET.search(before)
        given = (
            (gives and GIVEN.search(before))
            or (voted and VOTED.search(before))
            or (found and found["assigned"])
        )
        goes_on = assigned is not None and _goes_on(assigned, mention, passage, folded)
        bracketed = _is_bracketed(mention, passage, folded)
        reached = bracketed and REACHED.match(folded, mention.start)  # (kế hoạch giao 150, đạt 124,7%)
        goes_on_listed = listed is not None and not reached and _goes_on_listed(listed, mention, folded)
        if found or given or goes_on_listed:
            yield Target()
        elif goes_on:
            yield Target(Unsure.PERHAPS_DONE)
        elif PLEDGED.search(before):
            yield Target(Unsure.PERHAPS_NOT_DONE)
        else:
            yield _of_plan(mentions[:n], mention, folded)
        assigned = mention if goes_on or given else None
        listing = found and (":" in found[0][1:] or bracketed)
        aside = bracketed and not listing
        listed = mention if listing or (goes_on_listed and not aside) else listed if aside else None


def _is_adopted(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a number of targets is told after words that they were adopted, where results are told."""
    if mention.kind is not Kind.COUNT or passage.role_at(mention.start) is TASK:
        return False
    before = leading_up(folded, passage.sentence.start, mention.start)
    return AIMS_ADOPTED.search(before) is not None


def _is_bracketed(mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure stands in brackets: `(chỉ tiêu cả năm 8 cơ sở, 1.000 đoàn viên)`."""
    before = leading_up(folded, passage.sentence.start, mention.start)
    return before.rfind("(") > before.rfind(")")


def _goes_on_listed(before: Mention, mention: Mention, folded: str) -> bool:
    """Whether a figure goes on with a list of targets, or tells in brackets what is a part of the one before:
    `900 người (trong đó 500 nữ); lập 2 tổ`.
    """
    between = folded[before.end : mention.start]
    if CLOSED.match(between):
        return False  # (chỉ tiêu giao là 3.000 đoàn viên), thành lập 15 cơ sở
    return LISTED.fullmatch(BRACKETS.sub("", between)) is not None or PART_OF.search(between) is not None


def _goes_on(before: Mention, mention: Mention, passage: Passage, folded: str) -> bool:
    """Whether a figure is one of several that were set together: `được giao kết nạp 9 người, lập 2 tổ`."""
    turned = within(passage.turns, before.end, mention.start)
    return not turned and GOES_ON.fullmatch(folded, before.end, mention.start) is not None


def _of_plan(earlier: Sequence[Mention], mention: Mention, folded: str) -> Target | None:
    """A figure in brackets after its share of a plan: the plan, surely where the share comes out; perhaps
    less than before a stroke: `520 đoàn viên/500 đoàn viên`.
    """
    share = earlier[-1] if earlier else None
    if share is None or mention.kind is not Kind.COUNT:
        return None
    less = mention.unit.startswith(share.unit) and share.value > mention.value
    if less and share.unit and folded[share.end : mention.start].strip() == "/":
        return Target(Unsure.PERHAPS_DONE)
    if share.base != PLAN:
        return None
    if not OF_PLAN.fullmatch(folded, share.end, mention.start):
        return None
    alike = (one.value for one in earlier if one.kind is Kind.COUNT and mention.unit in (one.unit, ""))
    exact = mention.value and any(comes_out(value, mention.value, share.value) for value in alike)
    return Target(None if exact else Unsure.PERHAPS_DONE)
