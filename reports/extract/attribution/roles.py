"""Whether a figure is a result, a target or background, by what stands around it in its sentence.

In: a passage and the mentions in it. Out: their roles. Background is what there is, who came, and which
ones are meant; everything else is what its piece of the sentence tells, done or planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.extract.attribution.circumstances import is_circumstance
from reports.extract.attribution.lacking import HELPING, faults_in, is_faulty, is_helped, is_left
from reports.extract.attribution.parts import (
    ALL,
    ATTENDING,
    HAVING,
    MADE_UP_OF,
    PART_COUNTED,
    WHERE,
    counts_parts,
    is_part_of,
)
from reports.extract.figures.comparisons import BEFORE, LAST_YEAR, PLAN
from reports.extract.marks import Sentence, last_before, within
from reports.extract.model import CHANGE, COUNT, RATIO, Kind, Mention
from reports.extract.names.names import CLUSTER_NAMES
from reports.extract.names.spans import LAST_YEAR as LAST_YEAR_NAMED
from reports.extract.reasons import Unsure
from reports.extract.telling.others import HARDSHIP
from reports.extract.telling.passage import REACH, Passage, ends_item, leading_up
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, fold, hints
from reports.facts import ACHIEVEMENT, CONTEXT, TASK, Role

EVENTS = WORDS["events"]
HAPPENED = Phrases({"happened": EVENTS["words"], "not": EVENTS["no_happenings"]})
ATTEND = Phrases({"attend": EVENTS["attend"]})
MEMBERS = Phrases({"members": EVENTS["members"]})
STANDING = Phrases({"standing": EVENTS["standing"]})
WITHIN = Phrases({"within": EVENTS["within"]})
ALL_STANDING, WITH = frozenset(map(fold, EVENTS["standing"])), "với "
REPRESENTING = tuple(f"{fold(words)} " for words in EVENTS["representing"])
ATTENDED = re.compile(rf"(?<!\w){any_of(ATTENDING)}{END}")
OPINIONS = fold(EVENTS["opinions"])
DISCUSSED = re.compile(rf"[^;.\d]{{0,100}}?\s{any_of(EVENTS['discussing'])}{END}")
DEGREES = tuple(map(fold, EVENTS["degrees"]))
WORKED = re.compile(rf"(?<!\w){any_of(WORDS['work']['verbs'])}\s\Z")
MEASURED = "đạt "
REACHING = fold(EVENTS["reaching"])
CAME = any_of(EVENTS["came"])
DESCRIBING = tuple(map(fold, EVENTS["describing"]))
HOUSEHOLD = re.compile(  # Điển hình như hộ ông Mẫu nuôi 3 ha tôm
    rf"(?:{any_of(WORDS['clause']['after'])},?\s)?{any_of(EVENTS['households'])}"
    rf"\s{any_of(EVENTS['heads_of_households'])}\s"
)
MORE = tuple(f" {fold(words)} " for words in EVENTS["more"])
DONE_TO = fold(f" {WORDS['work']['by']} ")
PRESENT = re.compile(rf"{any_of(EVENTS['present'])}\s?:")  # Thành phần: đại diện 7 đơn vị
NO_OBJECT = re.compile(rf"\s{any_of(EVENTS['no_object'])}\s")
ALTOGETHER = re.compile(rf"(?<!\w){ALL}\s\Z")
OUT_OF_ALL = tuple(map(fold, EVENTS["out_of_all"]))
COMING = "dự"
ATTENDANCE = re.compile(rf"(?:\A|[.;,:]\s?)(?:{CAME}\s)*{COMING}\s(?:[^.;:,]{{0,60}}?\s)?(?:có|gồm){END}")
STAGES = tuple(map(fold, EVENTS["stages"]))
FINISHED = re.compile(rf"(?<!\w){any_of(EVENTS['finishing'])}\s\Z")
GOVERNED = re.compile(r"(?:\s[^\W\d_]+){0,3}\s")
FOLLOWING = any_of(EVENTS["follows"])
BEFELL = re.compile(  # 4.500 công nhân tại 12 doanh nghiệp bị giảm giờ làm
    rf"(?:\s{WHERE}(?:\s(?:[^\W\d_]+|\d[\d.]*)){{0,8}}?)?"
    rf"\s(?:{HARDSHIP}|{any_of(EVENTS['existing'])}){END}"
    rf"|\svới\s\d[\d.]*(?:\s[^\W\d_]+){{1,3}}\s{any_of(EVENTS['suffering'])}\s"
)
OCCURRING = re.compile(rf"(?<!\w){any_of(EVENTS['occurring'])}(?:\s[^\W\d_]+){{0,2}}\s\Z")
BEFALLING, CASE = tuple(map(fold, EVENTS["befalling"])), "vụ"
ACCIDENTS = tuple(map(fold, EVENTS["accidents"]))
TROUBLES = re.compile(  # nợ đọng còn 3 tỷ đồng
    rf"(?<!\w){any_of(EVENTS['troubles'])}{END}[^,\d]*\s\Z"
)
WAGES = re.compile(  # thu nhập bình quân tăng từ 6 triệu đồng lên 7 triệu đồng
    rf"(?<!\w){any_of(EVENTS['wages'])}{END}[^,\d]*(?:\d{{4}}[^,\d]*)?"
    r"(?:\d[\d.,]*\d?\s[^,\d]*lên[^,\d]*)?\Z"
)
NONE_OF = re.compile(  # không xảy ra vụ đình công nào, giảm 2 vụ
    rf"(?<!\w){any_of(EVENTS['none'])}\s{any_of(EVENTS['occurring'])}\s[^,;:.\d]*?"
    rf"{any_of(EVENTS['strikes'])}{END}[^;:.\d]{{0,40}},\s\Z"
)
PLAIN = hints((*EVENTS["occurring"], *EVENTS["troubles"], *EVENTS["wages"], *EVENTS["earned"]))
AWARD, BY_MONTH = fold(EVENTS["award"]), tuple(map(fold, EVENTS["by_month"]))
EARNED = tuple(map(fold, EVENTS["earned"]))
PER_HEAD = tuple(map(fold, EVENTS["per_head"]))
AHEAD = hints(EVENTS["foreseen"])
FORESEEN = re.compile(rf"\s(?:{any_of(EVENTS['foreseen'])}\s)+{HARDSHIP}{END}")
SHARES = any_of(EVENTS["shares"])
OF_ALL = rf"{any_of(EVENTS['whereas'])}\s{ALL}"
SHARE = re.compile(  # đạt tỷ lệ 97%, đạt 97% so với tổng số lao động
    rf"\s(?:{SHARES}{END}|[\d.,]+\s?%\s{OF_ALL})"
)
OF_SHARE = re.compile(rf"(?<!\w){SHARES}\s[^,;:.\d]*\Z")  # tỷ lệ nữ đạt 52%
WORK_REACHED = re.compile(  # tổ chức hội nghị mới đạt 44,6%; not: lương chỉ đạt 60% mức sống
    rf"\s(?<!chưa\s){any_of(WORDS['work']['verbs'])}{END}[^;:.]*\s{any_of(WORDS['heading']['reached'])}\s\Z"
)
ELECTED = re.compile(rf"(?<!\w){any_of(EVENTS['elected'])}\s\Z")
ELECTING = hints(EVENTS["elected"])
OFFICES, APPOINTING = re.compile(rf"{any_of(EVENTS['offices'])}{END}"), hints(EVENTS["appointing"])
PRESENTLY = re.compile(  # hiện các khu công nghiệp có 118 doanh nghiệp
    rf"(?:\A|[,;:.“]\s?)(?>{any_of(EVENTS['at_present'])}),?\s(?:[^\W\d_]+\s){{1,8}}?"
    rf"{any_of(EVENTS['keeping'])}\s\Z"
)
NOW = hints(EVENTS["at_present"])
CLAUSE_ENDS = re.compile(r"[;:(]|\.(?!\d)")
WORKS = re.compile(  # 12 doanh nghiệp nợ BHXH, tổ chức đối thoại với 30 doanh nghiệp
    rf",\s(?:đã\s)?(?!{FOLLOWING}\s){any_of(WORDS['work']['verbs'])}{END}"
)
ANEW = re.compile(  # có 120 cơ sở; công đoàn trao 300 suất quà
    rf";\s(?:(?!{any_of(EVENTS['no_work_behind'])}\s)[^\W\d_]+,?\s){{0,6}}?"
    rf"(?!{any_of(EVENTS['no_work'])}{END}){any_of(WORDS['work']['verbs'])}{END}"
)
FOLLOWS = re.compile(  # ... với số tiền 3 tỷ đồng; 145 doanh nghiệp nợ BHXH 3 tỷ đồng
    rf"[^;.]{{0,60}}(?:\s{FOLLOWING}|,)\s\Z"
    rf"|[^;.,]{{0,60}}\s{any_of(EVENTS['of_these'])}\s\Z"
    rf"|\s{HARDSHIP}{END}(?:\s[^\W\d_]+){{0,6}}\s\Z"
)
IN_BRACKETS = re.compile(rf"\s?\((?:(?:{LAST_YEAR_NAMED}|năm\s(?P<year>\d{{4}}))[^()\d]{{0,30}})?")
YEARS = re.compile(r"\d{4}")
GAPS = {"context": 15, "total": 60}  # characters between a word and the figure it governs


def roles(
    passage: Passage, mentions: Sequence[Mention], folded: str, before: Role
) -> tuple[list[Role], Role]:
    """The role of each mention of a sentence, and the one that the next may go on with; `before`: the one
    that this may go on with.
    """
    goes_on = WITHIN.begins(folded, passage.sentence.start, passage.sentence.end)
    surroundings = _surroundings(passage, folded, of_results=goes_on and before is ACHIEVEMENT)
    found, background = list[Role](), -1  # from where on background is told
    others: Mention | None = None  # the figure before, if it counts whom something befell
    for n, mention in enumerate(mentions):
        if mention.narrows or (n and _is_compared_with(mentions[n - 1], mention, folded)):
            found.append(CONTEXT)
            continue
        stop = next((m.start for m in mentions[n + 1 :] if not m.narrows), passage.sentence.end)
        turn, told = last_before(passage.turns, mention.start + 1), passage.role_at(mention.start)
        if background >= 0 and surroundings.begins_anew(mentions[n - 1], mention):
            background = -1
        since = max(background, surroundings.background(mention))
        if since > (turn.start if turn else -1) and not surroundings.happens(mention, stop):
            background = since
            found.append(CONTEXT)
        elif n and is_part_of(mentions[n - 1], mention, passage, folded):
            found.append(found[-1])
        elif surroundings.sets_aside(mention):
            found.append(CONTEXT)
        elif surroundings.is_others(mention, told, others, stop):
            found.append(CONTEXT)
            others = mention
            continue
        else:
            found.append(before if goes_on and not turn else told)
        before, others = found[-1], None
    return found, CONTEXT if others else before


@dataclass(slots=True)  # as `Block`
class _Surroundings:
    """What stands around the figures of one sentence. words: its own; quiet: those of background;
    describes: it only says what something is, Đây là dự án có tổng mức đầu tư ..., or how a family lives;
    faults: from where on it tells of shortcomings, its end where it does not; came: where it begins to tell
    who came, -1 where it does not; of_results: it tells more of results, and so of those who were helped;
    plain: whether words are in it that can tell how things are.
    """

    passage: Passage
    words: frozenset[str]
    folded: str
    quiet: Sequence[Found]
    describes: bool
    faults: int
    came: int
    of_results: bool
    plain: bool

    def before(self, mention: Mention) -> str:
        """The words of the sentence right before a figure."""
        return self.folded[self.passage.sentence.start : mention.start][-GAPS["context"] :]

    def background(self, mention: Mention) -> int:
        """Where words of background stand right before a count, -1 when none do."""
        if mention.kind not in (COUNT, RATIO):
            return -1
        near = self.quiet_near(mention)
        unit = fold(mention.unit)
        counts_parts = PART_COUNTED.match(unit) is not None
        governed = near and (near.group == "total" or counts_parts)
        if near and governed and not _happenings(self.folded, near.end, mention.start):
            ahead = any(turn.planned for turn in within(self.passage.turns, near.end, mention.start))
            return mention.start - 1 if near.group == "total" and not ahead else near.start
        if self.presently(mention) or (counts_parts and self.altogether(mention)):
            return mention.start - 1
        actor = last_before(self.passage.sentence.actors, mention.start)
        standing = actor is not None and STANDING.begins(unit, 0, len(unit))
        if not actor or not (counts_parts or standing) or (self.passage.turns and not standing):
            return -1
        if last_before([turn for turn in self.passage.turns if turn.planned], mention.start):
            return -1
        between = self.folded[actor.end : min(mention.start, actor.end + GAPS["context"])]
        return actor.start if between.strip() in HAVING else -1

    def quiet_near(self, mention: Mention) -> Found | None:
        """The words of background that a figure is the object of: none in `quản lý hội viên tại 8 cơ sở`."""
        cue = last_before(self.quiet, mention.start)
        if cue is None or mention.start - cue.end > GAPS[cue.group]:
            return None
        if self.folded.startswith(MORE, cue.end):
            return None  # toàn huyện có thêm 4 CĐCS
        indirect = cue.group == "context" and NO_OBJECT.search(self.folded, cue.end, mention.start)
        return None if indirect else cue

    def altogether(self, mention: Mention) -> bool:
        """Whether it counts what all parts listed before it have, or of how many something is told: `gồm A và
        B, với tổng số 538 CĐCS`, `18 CĐCS trong tổng số 25 doanh nghiệp`.
        """
        before = self.before(mention)
        if not ALTOGETHER.search(before):
            return False
        if before.rstrip().endswith(OUT_OF_ALL):
            return True
        listed = MADE_UP_OF.search(self.folded, self.passage.begins, mention.start)
        return listed is not None and not within(self.passage.turns, listed.end(), mention.start)

    def presently(self, mention: Mention) -> bool:
        """Whether a clause tells right before a figure what there is by now."""
        if self.words.isdisjoint(NOW):
            return False
        before = leading_up(self.folded, self.passage.sentence.start, mention.start)
        return PRESENTLY.search(before) is not None

    def happens(self, mention: Mention, stop: int) -> bool:
        """Whether it is told right after a figure what happened to what it counts; what share of all it is,
        is nothing that happened: `32.450 hội viên, đạt tỷ lệ tập hợp 78,3%`.
        """
        end = min(stop, mention.end + REACH)
        clause = self.folded.find(";", mention.end, end)
        happened = _happenings(self.folded, mention.end, clause if clause >= 0 else end)
        return any(
            not SHARE.match(self.folded, found.end)
            and not OF_SHARE.search(self.folded[mention.end : found.start])
            and not self.to_another(mention, found, stop)
            for found in happened
        )

    def to_another(self, mention: Mention, happened: Found, stop: int) -> bool:
        """Whether it happened to what the next figure counts: `huyện có 320 CĐCS, thành lập mới 12 CĐCS`."""
        if stop >= self.passage.sentence.end or self.folded.startswith(REACHING, happened.start):
            return False
        apart = self.folded.find(",", mention.end, happened.start) >= 0
        return apart and GOVERNED.fullmatch(self.folded, happened.end, stop) is not None

    def begins_anew(self, before: Mention, mention: Mention) -> bool:
        """Whether work is told between two figures, so that what was said of the first holds no more."""
        between = self.folded[before.end : mention.start]
        if WORKS.search(between) or ANEW.search(between):
            return True
        happened = _happenings(self.folded, before.end, mention.start)
        parted = self.folded.rfind(";", before.end, mention.start)  # có 120 cơ sở; kết nạp 30 người
        return any(
            found.start > parted >= 0 or self.to_another(before, found, mention.start) for found in happened
        )

    def sets_aside(self, mention: Mention) -> bool:
        """Whether a figure itself is background, whatever its sentence tells: also what was before a change,
        and what is not done yet.
        """
        unit = fold(mention.unit)
        return (
            mention.unsure is Unsure.EARLIER
            or self.describes
            or counts_parts(mention, self.passage, self.folded)
            or is_left(mention, self.passage, self.folded)
            or (is_faulty(mention, self.faults, self.folded) and not self.tells_how_far(mention))
            or self.attends(mention, unit)
            or self.names_the_subject(mention)
            or self.is_of_name(mention)
            or (unit.startswith(STAGES) and not FINISHED.search(self.before(mention)))
            or self.is_strength(mention, unit)
            or is_circumstance(mention, self.passage, self.folded)
        )

    def is_strength(self, mention: Mention, unit: str) -> bool:
        """Whether it counts those whom somebody speaks for, who have a degree, or of whom a subject consists:
        `Với 3.000 đoàn viên, Công đoàn Cảng luôn đi đầu`; or what was said at a meeting.
        """
        if unit.startswith(OPINIONS) and DISCUSSED.match(self.folded, mention.end - len(unit)):
            return True
        start, folded = self.passage.sentence.start, self.folded
        if unit.startswith(DEGREES) and not WORKED.search(leading_up(folded, start, mention.start)):
            return True
        if folded.endswith(REPRESENTING, start, mention.start):
            return ATTENDED.search(folded, start, mention.start) is not None
        consists = unit in ALL_STANDING and folded.startswith(", ", mention.end)
        return consists and folded[self.passage.begins : mention.start] == WITH

    def is_of_name(self, mention: Mention) -> bool:
        """Whether it is the first number in the name of a cluster: `Cụm thi đua 6 tỉnh Tây Nguyên`."""
        named = last_before(self.passage.sentence.names, mention.start)
        if named is None or mention.start >= named.end or not named.name.startswith(CLUSTER_NAMES):
            return False
        return not any(map(str.isdecimal, self.folded[named.start : mention.start]))

    def is_others(self, mention: Mention, told: Role, before: Mention | None, stop: int) -> bool:
        """Whether it counts whom something befell or who was elected, or goes on after such a one; told: its
        role by its piece of the sentence; stop: where the next figure begins.
        """
        if not self.words.isdisjoint(AHEAD) and FORESEEN.match(self.folded, mention.end):
            return True  # dự kiến 2.000 công nhân sẽ mất việc
        if told is TASK:
            return False
        if self.befell(mention) or self.is_elected(mention):
            return True
        return before is not None and self.goes_on(before, mention, stop)

    def befell(self, mention: Mention) -> bool:
        """Whether it counts those whom a hardship befell, or tells of how things are: `4.730 người bị mất
        việc`, `thu nhập bình quân 7 triệu đồng`, `không xảy ra đình công, giảm 2 vụ`; helping them is work.
        """
        befell = BEFELL.match(self.folded, mention.end)
        if befell and self.of_results:
            return False  # tặng quà 87 người. Trong đó, 2 người bị tai nạn
        if not (befell or self.plain):
            return False
        before = leading_up(self.folded, self.passage.begins, mention.start)
        before = f"{before[:-2]} " if before.endswith(": ") else before  # thu nhập bình quân: 7 triệu đồng
        clause = before[max((mark.end() for mark in CLAUSE_ENDS.finditer(before)), default=0) :]
        if mention.kind is CHANGE and NONE_OF.search(clause):
            return True
        wages = _tells_wages(clause, mention)
        if wages and AWARD not in clause:
            return True  # whatever is done for those who earn it
        if not (befell or wages or _tells_of_trouble(clause, mention)):
            return False
        helping = any(found.group == "helping" for found in HELPING.find(clause))
        return not helping and not is_helped(mention, self.passage, self.folded)

    def goes_on(self, before: Mention, mention: Mention, stop: int) -> bool:
        """Whether a figure tells more of what the one before it counts, and of nothing that was done."""
        between = self.folded[before.end : mention.start]
        if FOLLOWS.match(between) is None or WORKS.search(between):
            return False
        if within(self.passage.sentence.actors, before.end, mention.start):
            return False
        if mention.kind is CHANGE:
            return True
        happened = between.endswith(", ") and self.happens(mention, stop)
        return not (happened or is_helped(mention, self.passage, self.folded))

    def tells_how_far(self, mention: Mention) -> bool:
        """Whether it is told how far something came, though not far enough: `mới đạt 44,6%`."""
        told = leading_up(self.folded, self.passage.begins, mention.start)
        worked = mention.kind is Kind.PERCENT and WORK_REACHED.search(told) is not None
        return worked or mention.base == PLAN

    def is_elected(self, mention: Mention) -> bool:
        """Whether it counts people who were chosen for an office: `bầu 15 đồng chí`, `chỉ định 4 ủy viên`."""
        if not self.words.isdisjoint(APPOINTING) and OFFICES.match(fold(mention.unit)):
            return True
        return not self.words.isdisjoint(ELECTING) and ELECTED.search(self.before(mention)) is not None

    def attends(self, mention: Mention, unit: str) -> bool:
        """Whether it counts those who attend a meeting."""
        sentence = self.passage.sentence
        if mention.kind in (COUNT, RATIO) and -1 < self.came < mention.start:
            turned = within(self.passage.turns, self.came, mention.start)
            return not turned and ANEW.search(self.folded, self.came, mention.start) is None
        if not unit.startswith(ATTENDING):
            return False
        around = max(sentence.start, mention.start - REACH), min(sentence.end, mention.end + REACH)
        return bool(ATTEND.find(self.folded, *around))

    def names_the_subject(self, mention: Mention) -> bool:
        """Whether a sentence only calls its subject by its number: “6 đơn vị trong Cụm luôn ...”."""
        if self.passage.turns or mention.kind is not COUNT or mention.start != self.passage.begins:
            return False
        return MEMBERS.begins(self.folded, mention.end + 1, self.passage.sentence.end)


def _is_compared_with(before: Mention, mention: Mention, folded: str) -> bool:
    """Whether brackets tell what was before a change: `tăng 2% so với cùng kỳ (năm 2020 đạt 88%)`."""
    if before.kind is not CHANGE or before.base not in (LAST_YEAR, BEFORE):
        return False
    if mention.kind is CHANGE and not folded.startswith(MEASURED, mention.start):
        return False
    if mention.kind is COUNT and folded[mention.start - 1] == "(" and not ends_item(folded, mention.end):
        return False  # tăng 2% so với cùng kỳ (20 đơn vị nộp đủ)
    found = IN_BRACKETS.fullmatch(folded, before.end, mention.start)
    years = YEARS.findall(folded, before.start, before.end)
    return found is not None and (not (found["year"] and years) or found["year"] in years)


def _happenings(folded: str, start: int, end: int) -> list[Found]:
    """The words in folded[start:end] that tell that something happened."""
    return [found for found in HAPPENED.find(folded, start, end) if found.group == "happened"]


def _tells_of_trouble(clause: str, mention: Mention) -> bool:
    """Whether the words of its clause before a figure say that it tells of accidents, strikes or debts."""
    unit = fold(mention.unit)
    if unit.startswith(ACCIDENTS) and OCCURRING.search(clause):
        return True
    if unit.startswith(CASE) and clause.rstrip().endswith(BEFALLING):
        return True
    return TROUBLES.search(clause) is not None


def _tells_wages(clause: str, mention: Mention) -> bool:
    """Whether the words of its clause before a figure say that it is what people earn."""
    if any(map(clause.__contains__, PER_HEAD)):
        return False
    by_month = mention.unit.endswith(BY_MONTH) and any(map(clause.__contains__, EARNED))
    return by_month or WAGES.search(clause) is not None


def _surroundings(passage: Passage, folded: str, *, of_results: bool) -> _Surroundings:
    begins, sentence = passage.begins, passage.sentence
    quiet = [cue for cue in sentence.cues if cue.group in GAPS]
    words = folded[begins : sentence.end]
    describes = not passage.turns and (words.startswith(DESCRIBING) or _is_of_household(words, sentence))
    attendance = ATTENDANCE.search(words) if COMING in words else None
    came = begins + attendance.start() if attendance else -1
    came = begins if PRESENT.match(folded, begins) else came
    plain = not sentence.words.isdisjoint(PLAIN)
    faults = faults_in(passage, folded)
    return _Surroundings(passage, sentence.words, folded, quiet, describes, faults, came, of_results, plain)


def _is_of_household(words: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what a family has and earns, and of nobody who did something for it."""
    return HOUSEHOLD.match(words) is not None and not sentence.actors and DONE_TO not in words
