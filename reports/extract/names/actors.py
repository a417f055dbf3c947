"""Who acts in a sentence: the organisations and general subjects at the head of a clause.

In: the names of a sentence and its clauses. Out: the names and `Found` subjects that act, in their order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from reports.extract.names.departments import DEPARTMENT
from reports.extract.names.names import CLUSTER_NAMES, STOP, Named
from reports.extract.names.times import BULLETS
from reports.extract.words.phrases import END, WORDS, Found, Phrases, any_of, begun, fold, hints, words_in

CLAUSE = WORDS["clause"]
OUTSIDE = (
    *WORDS["subjects"]["outside"],
    *(f"{body} {level}" for body in WORDS["outside"]["bodies"] for level in WORDS["outside"]["levels"]),
)
"""Who is none of those who report, named by a level alone."""
SUBJECTS = Phrases({**WORDS["subjects"], "outside": OUTSIDE})
DOING = Phrases({"doing": (*WORDS["work"]["verbs"], *WORDS["modals"]["words"], *WORDS["events"]["words"])})
AFTER, TIME, TIME_WORD = (any_of(CLAUSE[name]) for name in ("after", "times", "time_words"))
SCENE = rf"(?:{any_of(CLAUSE['at'])}\s(?:\w+\s){{1,4}}{fold(CLAUSE['this'])}(?:\s|$))"
HEAD = re.compile(  # Riêng tại hội nghị này; Ban Nữ công LĐLĐ tỉnh A
    rf"{DEPARTMENT}|(?:{AFTER}(?:\s|$))*{SCENE}?(?:{TIME}(?:\s(?:[\divx/]+|{TIME_WORD}))*)?"
)
JOINED = re.compile(rf".*\d.*\s{any_of(CLAUSE['joints'])}")
SUCH_AS = re.compile(rf".*\s{any_of(CLAUSE['such_as'])}")
OF = re.compile(r"[^\d“”\"]{2,40}\scủa")
TITLES = tuple(map(fold, WORDS["people"]["titles"]))
COMMEMORATED = tuple(map(fold, CLAUSE["commemorated"]))
OF_SOMEBODY = (*TITLES, *COMMEMORATED)  # before a name that is but somebody's
WITH = fold(CLAUSE["with"])
NO_WORK = rf"(?:\s(?!{any_of(WORDS['work']['verbs'])}{END})\w+)"
WITH_AMOUNT = re.compile(  # Ngân hàng B với số vốn 3 tỷ đồng; not: Công ty B với 20 người tặng 30 suất quà
    rf"(?:\s[^\W\d_]+){{0,5}}?\s{WITH}(?=[^,;:.()\d]*\d){NO_WORK}+(?:[.,]\d+{NO_WORK}*)*(?![\s\w])"
)
SENDING = tuple(map(fold, CLAUSE["representing"]))
TITLED = Phrases({"title": TITLES})
PLACED = tuple(f" {fold(words)}" for words in CLAUSE["at_work"])
LISTED = {fold(words) for words in CLAUSE["listed"]}
COUNTED = re.compile(
    r"(?<!năm\s\d{3})(?<!/\d{3})[\d%]\s"
)  # 12 CĐCS: nobody who acts; not: Ngày 30/3/2023 LĐLĐ tỉnh
EMPLOYED = re.compile(  # đoàn viên A, Công ty B, được hỗ trợ: who has his place of work named acts there not
    rf".*(?<!\w){any_of(WORDS['doubts']['employed'])}\s(?:[^\W\d_]+\s?){{1,8}}(?:\([^()]*\))?,\s",
    re.DOTALL,
)
HELPED = re.compile(r",\s(?:đã\s)?(?:được|bị)\s")
CHOSEN = re.compile(  # bầu A làm Cụm trưởng, but: A làm Cụm trưởng năm 2023 đã tổ chức 4 hội nghị
    rf"\s{any_of(CLAUSE['holding'])}\s{any_of(CLAUSE['offices'])}(?![^,;:.]{{0,20}}\sđã\s)"
)
RECEIVING = re.compile(  # đại diện Công ty A nhận 30 suất quà: that is who receives them, and no more
    rf"(?:\s[^\W\d_]+){{0,2}}?\s{any_of(WORDS['strangers']['receiving'])}{END}"
)
ASSIGNS = fold(WORDS["events"]["gives"])
UNASSIGNED = [fold(words) for words in WORDS["cues"]["neutral"] if fold(words).startswith(f"{ASSIGNS} ")]
ASSIGNING = re.compile(  # LĐLĐ tỉnh giao huyện kết nạp 50 đoàn viên: what is done for that is not its own
    rf"\s(?:{fold(WORDS['mild'])}\s)?(?!{any_of(UNASSIGNED)}{END}){ASSIGNS}{END}"
)
MAKING_UP = hints(WORDS["events"]["making_up"])
MEMBERS = re.compile(  # gồm 5 đơn vị: A, B và C; gồm các CĐCS: A; B; C
    rf"{begun(map(fold, WORDS['events']['making_up']))}{END}(?:[^;.:]*:[^.:]*|[^;.]*)"
)
DASH = " - "
MARKS = re.compile(r"[,:;.()\n]")
BOUNDARY = re.compile(rf"[,:;.()\n]|{DASH}")
START = attrgetter("start")
REACH = 48  # characters before a mark that can say how it is meant


@dataclass(slots=True)  # as `Block`
class Clauses:
    """The clauses of the sentence folded[start:end]; starts: where each begins; words: as of `words_in`."""

    folded: str
    start: int
    end: int
    starts: Sequence[int]
    words: frozenset[str]

    def head(self, place: int) -> str:
        """The words between the beginning of a clause and a place in it."""
        start = self.starts[bisect_right(self.starts, place) - 1]
        return self.folded[start:place][-REACH:].strip(BULLETS)


def clauses_of(folded: str, start: int, end: int) -> Clauses:
    """The clauses of the sentence folded[start:end]."""
    boundary = MARKS if folded.find(DASH, start, end) < 0 else BOUNDARY  # the first is far faster
    ends = [mark.end() for mark in boundary.finditer(folded, start, end)]
    return Clauses(folded, start, end, (start, *ends), words_in(folded, start, end))


def actors(clauses: Clauses, named: Sequence[Named]) -> Iterator[Named | Found]:
    """The names and general subjects that act. A later item of a list of names does not act, nor those that
    only make up another, nor one more of some partners: `vay vốn với Ngân hàng A 9 tỷ; Ngân hàng B với 3 tỷ`.
    """
    last = clauses.start
    members = _members(clauses) if named else range(0)
    titled = True  # whether the name before is that of somebody's office, or of who is commemorated
    placed = False  # whether it only says where: tại Công ty A, công đoàn đã
    marks: list[Named | Found] = sorted((*named, *_subjects(clauses, named)), key=START)
    others = partners(clauses, marks)
    for mark in marks:
        head = clauses.head(mark.start)
        alone = titled or (placed and _is_no_place(clauses, mark))
        listed = not alone and clauses.folded[last : mark.start].strip() in LISTED
        member = mark.start in members and not _does(clauses, mark)
        if not (listed or member or mark in others) and _acts(clauses, head, mark):
            yield mark
        titled, placed, last = head.endswith(OF_SOMEBODY), f" {head}".endswith(PLACED), mark.end


def partners(clauses: Clauses, marks: Sequence[Named | Found]) -> list[Named | Found]:
    """Those that have their amount after another of their kind with whom something is done."""
    if WITH not in clauses.words:
        return []
    kinds = {_kind(clauses, mark) for mark in marks if clauses.head(mark.start).endswith(f" {WITH}")}
    alike = [mark for mark in marks if _kind(clauses, mark) in kinds] if kinds else []
    return [mark for mark in alike if WITH_AMOUNT.match(clauses.folded, mark.end, clauses.end)]


def _kind(clauses: Clauses, mark: Named | Found) -> tuple[str, ...]:
    """The first words of a name or subject."""
    return tuple(clauses.folded[mark.start : mark.end].split()[:2])


def _subjects(clauses: Clauses, named: Sequence[Named]) -> Iterator[Found]:
    """The general subjects outside of names, but for those that are counted."""
    for subject in SUBJECTS.find(clauses.folded, clauses.start, clauses.end):
        counted = follows_number(clauses.folded, subject.start)
        if subject.group != "nobody" and not _inside(subject, named) and not counted:
            yield subject


def follows_number(folded: str, place: int) -> bool:
    """Whether a number stands right before `place`: what is named there are many, and nobody who acts."""
    return COUNTED.match(folded, max(0, place - 2)) is not None


def _acts(clauses: Clauses, head: str, mark: Named | Found) -> bool:
    """Whether a name or subject after `head` acts, and is not only employing, chosen, given work or gifts."""
    if _employs(clauses, mark) or not (HEAD.fullmatch(head) or _goes_on(clauses, head, mark)):
        return False
    if CHOSEN.match(clauses.folded, mark.end) or ASSIGNING.match(clauses.folded, mark.end, clauses.end):
        return False
    return not (head.endswith(SENDING) and RECEIVING.match(clauses.folded, mark.end, clauses.end))


def _members(clauses: Clauses) -> range:
    """Where it is listed what something is made up of."""
    if clauses.words.isdisjoint(MAKING_UP):
        return range(0)
    found = MEMBERS.search(clauses.folded, clauses.start, clauses.end)
    return range(*found.span()) if found else range(0)


def _is_no_place(clauses: Clauses, mark: Named | Found) -> bool:
    """Whether a name behind that of a place is no other one: `tại Sở A, Cụm thi đua số 3 gồm`."""
    return isinstance(mark, Found) or mark.name.startswith(CLUSTER_NAMES) or _does(clauses, mark)


def _does(clauses: Clauses, mark: Named | Found) -> bool:
    """Whether a verb follows a name."""
    return DOING.begins(clauses.folded, mark.end + 1, clauses.end)


def _employs(clauses: Clauses, mark: Named | Found) -> bool:
    """Whether a name only says where somebody works who is told of."""
    if not HELPED.match(clauses.folded, mark.end):
        return False
    return EMPLOYED.fullmatch(clauses.folded[clauses.start : mark.start][-REACH:]) is not None


def _goes_on(clauses: Clauses, head: str, mark: Named | Found) -> bool:
    """Whether a name that does something stands after a joint within a clause, is one of many, or says whose
    the subject is: `kết nạp 50 đoàn viên và LĐLĐ quận B trao 30 suất`, `nhiều đơn vị như LĐLĐ quận B trao 30
    suất`, `Đội tình nguyện của Đoàn phường hỗ trợ 5 hộ`.
    """
    if isinstance(mark, Found) or not _does(clauses, mark):
        return False
    if JOINED.fullmatch(head) or SUCH_AS.fullmatch(head):
        return True
    return OF.fullmatch(head) is not None and not STOP.begins(head, 0, len(head)) and not TITLED.find(head)


def _inside(mark: Found, others: Sequence[Named]) -> bool:
    """Whether a general subject begins within a name."""
    at = bisect_right(others, mark.start, key=START)
    return at > 0 and mark.start < others[at - 1].end
