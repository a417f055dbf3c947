"""Who has to do a piece of work, where that is told before the work itself; and what is to take place.

In: a passage and a piece of it, with its folded text. Out: where its work begins, None where nobody is told
to do any.
"""

from __future__ import annotations

import re

from reports.extract.marks import within
from reports.extract.names.times import MONTHS
from reports.extract.tasks.asked import BY
from reports.extract.tasks.verbs import VOCABULARY, is_likely, names_work, past_modals, takes_place
from reports.extract.telling.others import BY_OWN, DATED
from reports.extract.telling.passage import Passage, Piece, begin
from reports.extract.telling.reached import WAS_DONE
from reports.extract.telling.turns import CHARGES, SHARED_OUT
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import END, WORDS, any_of, fold, past

MODALS = any_of(VOCABULARY["modals"])
DETERMINED = any_of(VOCABULARY["determiners"])
DETERMINERS = re.compile(rf"(?:{DETERMINED}{END}\s)+")
NEEDED = re.compile(  # các đồng chí phải tiếp cận; do đó công đoàn phải; not: công nhân phải thuê trọ
    r"(?:(?<![^\s“])(?<!\w\s)"  # where a clause begins
    rf"|{any_of(VOCABULARY['therefore'])},?\s|\d/\d{{1,2}}\s)"
    rf"(?:(?:{DETERMINED}\s)?{any_of(WORDS['subjects']['units'])}"
    rf"|{any_of(VOCABULARY['each_one'])}\s{any_of(VOCABULARY['each_unit'])}){END}"
    rf"[^,;:.“\d]{{0,40}}?\s(?!{any_of(WORDS['events']['hardship'])}{END})(?={MODALS}\s)"
)
EACH_ONE = re.compile(  # giao mỗi cán bộ phụ trách một địa bàn
    rf"(?<!\w)(?:{fold(WORDS['events']['gives'])}\s)?{any_of(VOCABULARY['each_one'])}\s"
    rf"(?:[^,;:.\d]|,\s{any_of(WORDS['clause']['levels'])}{END}){{2,60}}\s\Z"
)
ASSIGNED_TO = re.compile(  # cán bộ chuyên trách được phân công phụ trách từng xã
    rf"(?:{DETERMINED}\s)?{any_of(LEXICON['nouns']['people'])}{END}[^,;:.\d]{{0,40}}?"
    rf"\s{BY}{any_of(VOCABULARY['assigned'][:2])}\s(?!\d)"
)
CHARGED = re.compile(  # phân công: đồng chí A phụ trách công tác tổ chức
    rf"{any_of(VOCABULARY['charged'])}\s(?:[^\W\d_]+\s){{1,6}}?"
    rf"{any_of((*VOCABULARY['verbs'], *WORDS['departments']['charged']))}{END}"
)
TOGETHER = re.compile(  # cùng nhà trường chuẩn bị hội nghị
    rf"{any_of(VOCABULARY['together'])}\s(?:(?!{any_of(VOCABULARY['verbs'])}{END})(?:[^\W\d_]+,?|-)\s){{1,12}}"
    rf"{any_of(VOCABULARY['verbs'])}{END}"
)
TAKES_PLACE = re.compile(  # Hội thi sẽ diễn ra, Đại hội phải xong
    rf"\s(?:(?:{MODALS}|{any_of(WORDS['others']['still'])})\s){{0,3}}+{any_of(VOCABULARY['held'])}{END}"
)
OPENED_ON_A_DAY = re.compile(  # đường dây nóng đi vào hoạt động từ tháng 2
    rf"\s(?:{MODALS}\s)?{any_of(VOCABULARY['opened'])}[^;:.]{{0,40}}?\s(?:{MONTHS}\s\d|\d{{1,2}}/\d)"
)
OF_ANOTHER = re.compile(rf"\s{any_of((*WORDS['heading']['years_before'], VOCABULARY['held_by']))}\s")
LEADING_UP = re.compile(  # Tháng 5, hội thi; Song hành với đó, chương trình; Điểm nhấn là lễ phát động
    rf"(?:{any_of((*VOCABULARY['adverbials'], *VOCABULARY['now'], MONTHS))}{END}[^;:.“]{{0,80}}?,\s){{1,3}}"
    rf"|(?:{any_of(VOCABULARY['determiners'])}\s)?{any_of(VOCABULARY['leading'])}{END}[^,;:.“]{{0,80}}?\slà\s"
)
OPENING_QUOTES, CLOSED = ("“", '"'), re.compile('[”"]')
TO_BE_DONE = re.compile(  # sẽ được kiện toàn; 2 lớp sẽ được mở trong tháng 7
    rf"\s(?:(?:{MODALS}\s)?{any_of(VOCABULARY['held_for'])}{END}|{DATED}|{BY_OWN})"
)
OF_ALL = re.compile(rf"(?<!\w){any_of(VOCABULARY['of_all'])}{END}")
MEETING = re.compile(rf"{any_of(WORDS['names']['gatherings'])}")  # alone, the one told of: Hội nghị sẽ


def needed(begins: int, piece: Piece, folded: str) -> int | None:
    """Where work begins that somebody at the head of a piece is to do: `các đồng chí phải tiếp cận`."""
    found = NEEDED.search(folded, begins, piece.end)
    place = past_modals(folded, found.end(), piece.end) if found else piece.end
    return place if found and is_likely(folded, place, piece.end) else None


def from_each(folded: str, begins: int, start: int) -> int:
    """Where work at `start` begins with each of those who are to do it: `mỗi CĐCS tổ chức 1 hoạt động`."""
    found = EACH_ONE.search(folded[begins:start])
    return begins + found.start() if found else start


def charged(passage: Passage, begins: int, piece: Piece, folded: str) -> int | None:
    """Where a piece begins with those who are given work, by name or by their office: `phân công: đồng chí A
    phụ trách`.
    """
    if ASSIGNED_TO.match(folded, begins, piece.end):
        return begins
    if charges := CHARGES.match(folded, passage.begins, passage.sentence.end):
        place = max(begins, begin(folded, charges.end(), passage.sentence.end))
        if CHARGED.match(folded, place, piece.end):
            return place
    return None


def is_together(folded: str, place: int, end: int) -> bool:
    """Whether work that is done with somebody begins: `cùng nhà trường chuẩn bị hội nghị`."""
    return TOGETHER.match(folded, place, end) is not None


def held(passage: Passage, begins: int, piece: Piece, folded: str) -> int | None:
    """Where a piece begins with what is to take place, also behind what leads up to it: `Tháng 5, hội thao sẽ
    diễn ra`, `“Chợ Tết” sẽ mở cửa`; with what is to be done by a day or for units, or with targets that were
    shared out. Not with what others hold.
    """
    turns = within(passage.turns, begins, piece.end)
    to_be_done = any(turn.planned and TO_BE_DONE.match(folded, turn.end, piece.end) for turn in turns)
    if to_be_done or (turns and turns[0].planned and SHARED_OUT.match(folded, begins, piece.end)):
        return begins
    place = past(LEADING_UP, folded, begins, piece.end)
    event = past(DETERMINERS, folded, place + folded.startswith(OPENING_QUOTES, place), piece.end)
    named = takes_place(folded, event, piece.end) or names_work(folded, event, piece.end)
    found = (TAKES_PLACE if named else OPENED_ON_A_DAY).search(folded, event, piece.end)
    if found is None or ":" in folded[event : found.start()]:
        return None
    if past_modals(folded, event, piece.end) > event:  # phải hoàn thành: nothing takes place
        return None
    over = any(not turn.planned for turn in turns) or WAS_DONE.search(folded, found.end(), piece.end)
    if over or _is_of_others(passage, folded, place, found):
        return None  # Đại hội diễn ra ngày 20/3 đã đề ra 15 chỉ tiêu
    opened = folded.startswith(OPENING_QUOTES, max(place - 1, 0))
    return place - 1 if opened and CLOSED.search(folded, event, found.start()) else place


def _is_of_others(passage: Passage, folded: str, place: int, found: re.Match[str]) -> bool:
    """Whether what is found to take place is the meeting that is told of, or held by somebody else."""
    if MEETING.fullmatch(folded, place, found.start()) or OF_ANOTHER.search(folded, place, found.end()):
        return True
    held_by = within(passage.sentence.actors, place, found.start())
    return bool(held_by) or OF_ALL.search(folded, place, passage.sentence.end) is not None
