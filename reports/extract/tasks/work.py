"""Where pieces of planned work begin and end in a sentence.

In: a passage, which says what of it tells of plans. Out: spans. A sentence is cut at its semicolons; a piece
counts when it begins with work to do, after whoever does it and words such as sẽ and cần. Where only work
is listed, any verb begins a piece; elsewhere one of those that name work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reports.extract.marks import Marked, last_before, within
from reports.extract.model import BlockKind
from reports.extract.names.departments import DEPARTMENT
from reports.extract.names.names import FEDERATION, SHORT_FEDERATION
from reports.extract.names.times import MONTHS
from reports.extract.tables.tables import CELL
from reports.extract.tasks.announced import ANNOUNCING
from reports.extract.tasks.asked import BY, FRONTED, GOES_ON, NEAR, STATED, asked_in
from reports.extract.tasks.departments import work_of_department
from reports.extract.tasks.doing import (
    DETERMINERS,
    OPENING_QUOTES,
    TAKES_PLACE,
    charged,
    from_each,
    held,
    is_together,
    needed,
)
from reports.extract.tasks.listing import COMMAS, enumerated, long_lists
from reports.extract.tasks.targets import TRAILING, targets_named
from reports.extract.tasks.verbs import (
    HEADS,
    STRIVING,
    VOCABULARY,
    WORK,
    from_not,
    is_likely,
    is_listed,
    is_work,
    names_work,
    past_modals,
    takes_place,
)
from reports.extract.telling.passage import Passage, Piece, begin
from reports.extract.telling.reached import WAS_DONE, is_counted
from reports.extract.telling.speaking import MUST
from reports.extract.telling.turns import STATEMENT
from reports.extract.words.lexicon import LEXICON
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold, past
from reports.facts import ACHIEVEMENT, TASK

TIMES_NAMED = [WORDS["times"][name] for name in ("quarter", "year", "months")]
PRAISE = Phrases({"praise": VOCABULARY["praise"]})
MODALS = frozenset(map(fold, VOCABULARY["modals"]))
MUST_DO = f"{MUST} "  # phải hoàn thành: the work begins with the verb
LABEL = re.compile(r"[^:;.]{3,80}:\s")
AIM, EACH = (any_of(VOCABULARY[name]) for name in ("targets", "each"))
TARGET = re.compile(
    rf"(?:{AIM}{END}\s)?(?:[\d.,]+\s?%|\d+/\d+)\s|{AIM}{END}\s\d|{EACH}{END}[^;]{{0,80}}?(?:\d|{AIM}{END}\s\w)"
    rf"|{fold(VOCABULARY['none'])}\s\w"  # không có CĐCS yếu
    rf"|{any_of(WORDS['events']['shares'])}\s[^;\d]{{2,80}}\d"  # tỷ lệ hội viên đạt 70%
)
TO_EACH = re.compile(
    rf"{EACH}{END}[^,;:.\d]{{0,80}}?\s{AIM}{END}\s(?:\d|{any_of(LEXICON['spoken']['starts'])}{END})"
)  # mỗi CĐCS giới thiệu ít nhất 1 người
AIMS_NAMED = re.compile(rf"(?:{any_of(VOCABULARY['aims'])}\s)?")  # đề ra mục tiêu đẩy mạnh chuyển đổi số
LISTS = re.compile(  # thực hiện 25 chỉ tiêu được giao, trong đó có một số chỉ tiêu như: ...
    rf"(?<!\w){any_of(WORDS['plan_headings'])}(?:\s{any_of(VOCABULARY['announcing'])})*\Z"
)
NAMED_AS = re.compile(rf"(?:{any_of(VOCABULARY['leading'])}{END}\s)+là\s")
OF_LEVEL = re.compile(rf"\s{any_of(WORDS['names']['placed_levels'])}{END}")  # công đoàn viên chức tỉnh
AND_OTHERS = re.compile(  # LĐLĐ tỉnh và các công đoàn cơ sở tiếp tục
    rf"(?:và|trong)\s(?:[^\W\d_]+\s|[-–]\s){{1,8}}?(?={any_of(VOCABULARY['going_on'])}{END})"
)
ADVERBIAL = re.compile(rf"{any_of(VOCABULARY['adverbials'])}{END}[^,;:.]{{2,80}}[,:]\s+")
AT_A_TIME = re.compile(rf"(?:{any_of(VOCABULARY['now'])}|{MONTHS}\s\d{{1,2}}),?\s")
PARTS = re.compile(r"[,:;]\s")
WILL = fold(VOCABULARY["will"])
SETTING, UNDER_WAY = fold(WORDS["setting"]), f"{fold(VOCABULARY['under_way'])} "
ENTRUSTED = re.compile(rf"{any_of(WORDS['events']['entrusted'])}{END}")
PROPOSES = re.compile(rf"{any_of(VOCABULARY['proposing'])}{END}")
OF_SLOGAN = re.compile(rf"(?<!\w){any_of(VOCABULARY['slogans'])}{END}[^“”\"]{{0,60}}[“\"][^“”\"]*\Z")
NAMING_SLOGAN = re.compile(rf"[^\W\d_]+\s{any_of(VOCABULARY['slogans'])}{END}")
OF_BODY = re.compile(  # Toàn Cụm; not a department, which is named apart, nor a federation, which reports
    rf"(?!{DEPARTMENT}|(?:{FEDERATION}|{SHORT_FEDERATION}){END})(?:(?!{any_of(VOCABULARY['adverbials'])}{END})[^\W\d_]+\s){{1,6}}"
)
STATIVE = any_of((*VOCABULARY["stated"], *WORDS["events"]["statively"], *VOCABULARY["no_doing"]))
DOES = re.compile(  # gói bánh chưng tặng học sinh: whatever the verb, with a known one behind
    rf"(?!{STATIVE}{END})(?:(?!{STATIVE}{END})[^\s,;:.]+,?\s){{1,12}}?{any_of(VOCABULARY['verbs'])}{END}"
)
UNTIL_ACTOR = re.compile(rf"{any_of(VOCABULARY['adverbials'])}{END}[^;:.]*,\s")
WISHED = re.compile(rf"(?<!\w){any_of(WORDS['people']['wishing'])}\s[^,;:.\d]*\Z")
WISHED_WELL = re.compile(r"(?:[^;:\d]|năm (?:19|20)\d\d)*")
PARTED = re.compile(rf"(?:,|\svà)\s(?:(?:trong\s)?{any_of(TIMES_NAMED)}(?:\s[^\W\d_]+)?\s)?\Z")
QUOTES = re.compile(r"[“”\"]")
Works = Callable[[str, int, int], bool]  # whether work begins in a folded text at a place before an end


def pieces_of_work(passage: Passage, folded: str, *, listed: bool) -> Iterator[tuple[int, int]]:
    """Where each piece of planned work of a sentence starts and ends; listed: it stands in a list of such."""
    entry = listed and passage.sentence.opens_block
    for piece in passage.pieces:
        if piece.role is not TASK or _told_on(passage, piece, folded):
            continue
        asked = passage.speech >= 0 and piece is not passage.pieces[0]
        start = _first_word(passage, piece, folded, listed=listed or asked)
        if start is None or _is_no_work(passage, piece, folded, start):
            continue
        end = _told_until(passage, folded, start, piece.end)
        end = _quotation_end(folded, passage.sentence.block.start, start, end)
        end = start + len(folded[start:end].rstrip(TRAILING))
        if entry and piece is passage.pieces[0]:
            start = _from_body(folded, _begins(passage, piece, folded), start)
        listed = True
        alone = len(passage.pieces) == 1
        yield from enumerated(folded, start, end) if alone else long_lists(folded, start, end)


def _first_word(passage: Passage, piece: Piece, folded: str, *, listed: bool) -> int | None:
    """Where work begins in a piece; None where it has none."""
    targets = targets_named(passage, folded)
    if targets is not None and piece.start <= targets < piece.end and folded[targets].isdecimal():
        return targets
    start = _start(passage, piece, folded, is_listed if listed else is_work)
    if start is None and (listed or passage.said):
        start = _after_bodies(folded, _begins(passage, piece, folded), piece.end)
    if start is None and piece is passage.pieces[0]:
        start = _praised(passage, piece, folded) or _past_praise(passage, piece, folded)
    if start is None and targets is not None:
        start = begin(folded, max(targets, piece.start), piece.end)
    if start is not None and (after := _after_meeting(passage, piece, folded, start)):
        start = after
    return start if start is None else from_each(folded, piece.start, _announced(folded, start, piece.end))


def _is_no_work(passage: Passage, piece: Piece, folded: str, start: int) -> bool:
    """Whether what looks like work that begins at `start` is none: a theme, a meeting, how things are, a mere
    wish, or what was done by now: `đặt mục tiêu 500 đoàn viên, đến nay đã kết nạp 320`.
    """
    turn = last_before(within(passage.turns, piece.start, piece.end), start + 1)
    done = turn is not None and not turn.planned
    stated = STATEMENT.match(folded, start, piece.end) is not None
    return done or stated or _is_wished(passage, folded, start) or _is_of_slogan(passage, folded, start)


def _is_wished(passage: Passage, folded: str, start: int) -> bool:
    """Whether words at `start` only say what somebody wishes: `mong muốn Hội tiếp tục là mái nhà chung`; none
    that are counted, `mong muốn Hội xây 2 nhà`, or listed.
    """
    if passage.pieces[1:] or not WISHED.search(folded, passage.begins, start):
        return False
    return WISHED_WELL.fullmatch(folded, start, passage.sentence.end) is not None


def _from_body(folded: str, begins: int, start: int) -> int:
    """Where an entry of a list begins that says by a general word who is to do it, `Toàn Cụm phấn đấu ...`;
    else `start`.
    """
    named = OF_BODY.fullmatch(folded, begins, start) and not STATED.search(folded, begins, start)
    return begins if named else start


def _told_on(passage: Passage, piece: Piece, folded: str) -> bool:
    """Whether a plan was told before to say what was done of it by now, and not one of a period ahead."""
    planned = [turn for turn in within(passage.turns, piece.start, piece.end) if turn.planned]
    ahead = any(within(passage.sentence.leading, turn.start, turn.end) for turn in planned)
    return bool(planned) and not ahead and is_counted(folded, piece.start, passage.sentence.end)


def _is_of_slogan(passage: Passage, folded: str, start: int) -> bool:
    """Whether words only name a theme: `chọn chủ đề là “Tập trung tổ chức đại hội”`."""
    if NAMING_SLOGAN.match(folded, start):
        return True
    return OF_SLOGAN.search(folded[passage.sentence.start : start]) is not None


def _after_meeting(passage: Passage, piece: Piece, folded: str, start: int) -> int | None:
    """Where the plan begins that is made at a meeting of which it is told at `start`: `tổ chức hội nghị tổng
    kết và đề ra nhiệm vụ`; None where no meeting is told of.
    """
    if passage.below is TASK or passage.sentence.block.kind is BlockKind.ITEM:
        return None
    planned = (turn for turn in within(passage.turns, piece.start, piece.end) if turn.planned)
    turn = next((turn for turn in planned if folded.endswith(SETTING, 0, turn.end)), None)
    met = (cue.start for cue in passage.sentence.cues if cue.group == "meeting")
    return turn.start if turn and any(start <= place < turn.start for place in met) else None


def _told_until(passage: Passage, folded: str, start: int, end: int) -> int:
    """Where work ends that begins at `start`: where it is told after a comma what was done of it."""
    done = (turn.start for turn in within(passage.turns, start, end) if not turn.planned)
    parted = (PARTED.search(folded[start:place]) for place in done)
    return next((start + found.start() for found in parted if found), end)


def _praised(passage: Passage, piece: Piece, folded: str) -> int | None:
    """Where a promise begins that somebody asks for, with pieces of work after it: `đề nghị các cấp công đoàn
    phát huy tinh thần đoàn kết; mở 2 lớp`.
    """
    if passage.speech < 0 or len(passage.pieces) == 1:
        return None
    after = passage.pieces[1]
    if after.role is not TASK or not is_work(folded, begin(folded, after.start, after.end), after.end):
        return None
    found = PRAISE.find(folded, passage.speech, min(piece.end, passage.speech + NEAR))
    return found[0].start if found else None


def _past_praise(passage: Passage, piece: Piece, folded: str) -> int | None:
    """Where work begins behind a comma in a plan that opens with words of praise: `Năm 2023, LĐLĐ tỉnh tiếp
    tục phát huy tinh thần trách nhiệm, đổi mới phương pháp hoạt động`.
    """
    if passage.speech >= 0 or not within(passage.sentence.leading, passage.begins, passage.begins + 1):
        return None
    praise = PRAISE.find(folded, piece.start, piece.end)
    parts = (joint.end() for joint in COMMAS.finditer(folded, praise[0].end, piece.end)) if praise else ()
    return next((part for part in parts if is_work(folded, part, piece.end)), None)


def _quotation_end(folded: str, block: int, start: int, end: int) -> int:
    """Where words end that begin within a quotation, perhaps a sentence before: where it does, else `end`."""
    named = folded.startswith(OPENING_QUOTES, start)  # “Chợ Tết” sẽ mở cửa
    mark = None if named else QUOTES.search(folded, start, end)
    straight = mark is not None and mark[0] == '"' and folded.count('"', block, start) % 2
    return mark.start() if mark and (straight or mark[0] == "”") else end


def work_in_row(passage: Passage, marked: Marked) -> Iterator[tuple[int, int]]:
    """The cell of a planned row in which work stands; none in a row of results alone."""
    sentence, folded = passage.sentence, marked.folded
    told = within(marked.cells.cells, sentence.start, sentence.end)
    with_amounts = [cell for cell in told if folded[cell.start : cell.end].strip()[:1].isdigit()]
    if {cell.role for cell in with_amounts if cell.role and not cell.last_year} == {ACHIEVEMENT}:
        return
    cells = CELL.finditer(marked.source.text, sentence.start, sentence.end)
    spans = ((begin(folded, *cell.span()), cell.end()) for cell in cells)
    if passage.pieces[0].role is TASK:
        for start, end in [span for span in spans if is_work(folded, *span) or takes_place(folded, *span)][
            :1
        ]:
            yield start, start + len(folded[start:end].rstrip(TRAILING))


def _start(passage: Passage, piece: Piece, folded: str, works: Works) -> int | None:
    """Where work begins in a piece: at its head, after the one who acts, or after words that ask for it."""
    begins = _begins(passage, piece, folded)
    if (place := held(passage, begins, piece, folded)) is not None:
        return place
    if (place := _at_head(passage, begins, piece, folded)) is not None:
        return place
    stated = STATEMENT.match(folded, begins, piece.end) is not None
    head = not stated and works(folded, begins, piece.end)
    told = head or (not stated and names_work(folded, begins, piece.end))
    if not told or FRONTED.begins(folded, begins, piece.end):
        later = (*_after_actors(passage, begins, piece, folded), *_after_turns(passage, piece, folded))
        for place, does in later:
            if does(folded, place, piece.end) or _announced(folded, place, piece.end) > place:
                return place
            if names_work(folded, place, piece.end):
                return None
    if head:
        return begins
    return None if told else _asked_or_aimed(passage, begins, piece, folded)


def _asked_or_aimed(passage: Passage, begins: int, piece: Piece, folded: str) -> int | None:
    """Where work begins that somebody has to do, that is a target or that is asked for."""
    if (aimed := _aimed(begins, piece, folded)) is not None:
        return aimed
    places = (needed(begins, piece, folded), asked_in(passage, piece, folded))
    return min((place for place in places if place is not None), default=None)


def _at_head(passage: Passage, begins: int, piece: Piece, folded: str) -> int | None:
    """Where a piece begins with one who is charged or what each one is to do, or its work after what leads
    up to it or a department.
    """
    if named := NAMED_AS.match(folded, begins, piece.end):
        place = past_modals(folded, named.end(), piece.end)
        if is_work(folded, place, piece.end) or takes_place(folded, place, piece.end):
            return place
    goes_on = piece is not passage.pieces[0] and is_together(folded, begins, piece.end)
    given = begins if goes_on else charged(passage, begins, piece, folded)
    if given is not None:
        return given
    if (aside := ADVERBIAL.match(folded, begins, piece.end)) and is_work(folded, aside.end(), piece.end):
        acting = within(passage.sentence.actors, begins, aside.end())
        somebody_acts = acting or not MODALS.isdisjoint(aside[0].split())
        return None if somebody_acts else aside.end()  # trong quý II các đơn vị cần bám sát kế hoạch, tổ chức
    dated = within(passage.sentence.leading, begins, begins + 1)
    after = dated[0].end if dated else past(AT_A_TIME, folded, begins, piece.end)
    place = past_modals(folded, after, piece.end)
    if after > begins and not dated and is_work(folded, place, piece.end):
        return place
    striving = STRIVING.at(folded, place, piece.end)
    if TO_EACH.match(folded, place, piece.end) or (striving and TARGET.match(folded, striving.end + 1)):
        return place
    return work_of_department(folded, place, piece.end)


def _begins(passage: Passage, piece: Piece, folded: str) -> int:
    """Where the own words of a piece begin: after what somebody is reported to say, and after numbers."""
    speech = piece.start < passage.speech < piece.end
    return begin(folded, past_modals(folded, passage.speech, piece.end) if speech else piece.start, piece.end)


def _after_bodies(folded: str, begins: int, end: int) -> int | None:
    """Where work begins that those named right before it are to do: các trường, Văn phòng Sở."""
    if aside := ADVERBIAL.match(folded, begins, end):
        begins = aside.end()
    words = HEADS.find(folded, begins, min(end, begins + NEAR))
    work = next((word.start for word in words if word.group == "work"), None)
    if work is None or folded.endswith(BY, begins, work):
        return None
    parts = [begins, *(mark.end() for mark in PARTS.finditer(folded, begins, work))]
    bodies = {word.start for word in words if word.group == "body"}
    named = all(past(DETERMINERS, folded, part) in bodies for part in parts)
    return from_not(folded, work) if named and not STATED.search(folded, begins, work) else None


def _announced(folded: str, start: int, end: int) -> int:
    """Where work begins that words before a colon only announce, else `start`."""
    colon = folded.find(":", start, min(end, start + NEAR))
    place = begin(folded, past_modals(folded, colon, end), end) if colon >= 0 else end
    works = WORK.begins(folded, place, end) or TARGET.match(folded, place, end)
    announced = works and (ANNOUNCING.fullmatch(folded, start, colon) or LISTS.search(folded, start, colon))
    return place if announced else start


def _aimed(begins: int, piece: Piece, folded: str) -> int | None:
    """Where a target begins that is the work itself, or the work after the label of an entry of a list."""
    if TARGET.match(folded, begins, piece.end):
        return begins
    label = LABEL.match(folded, begins, piece.end) or NAMED_AS.match(folded, begins, piece.end)
    if label is None:
        return None
    place = past_modals(folded, label.end(), piece.end)
    found = WORK.at(folded, place, piece.end)
    works = found.group == "work" if found else TARGET.match(folded, place, piece.end)
    return place if works else None


def _after_actors(passage: Passage, begins: int, piece: Piece, folded: str) -> Iterator[tuple[int, Works]]:
    actors = within(passage.sentence.actors, max(begins, passage.speech), piece.end)
    for actor in actors:
        place = past_modals(folded, past(OF_LEVEL, folded, actor.end), piece.end)
        if not (folded.endswith(BY, 0, actor.start) or folded.endswith(BY, actor.end, place)):
            if others := AND_OTHERS.match(folded, place, piece.end):
                place = others.end()
            if NAMING_SLOGAN.match(folded, place, piece.end):
                continue  # huyện đoàn chọn chủ đề “...”, phấn đấu kết nạp 200 đoàn viên
            if folded.startswith(UNDER_WAY, place):
                yield place + len(UNDER_WAY), _is_under_way  # LĐLĐ tỉnh đang làm việc với ngân hàng
                continue
            will = WILL in folded[actor.end : place].split()
            first = piece is passage.pieces[0] and not UNTIL_ACTOR.sub("", folded[begins : actor.start])
            likely = will or (first and DOES.match(folded, place))
            yield place, is_likely if likely else is_work


def _after_turns(passage: Passage, piece: Piece, folded: str) -> Iterator[tuple[int, Works]]:
    """The places after words such as sẽ, which only verbs follow; striving is part of the work itself."""
    for turn in within(passage.turns, piece.start, piece.end):
        going_on = GOES_ON.search(folded, turn.start, turn.end + 1)  # xác định tiếp tục đổi mới
        behind = turn.start + len(MUST) if folded.startswith(MUST_DO, turn.start) else turn.end
        if behind < turn.end and WAS_DONE.search(folded, turn.end, piece.end):
            continue  # Đợt thi đua phải hoàn thành trong tháng 3, các CĐCS đã có 85 sáng kiến
        place = past_modals(folded, _past_time(passage, past_modals(folded, behind, piece.end)), piece.end)
        place = going_on.start() if going_on else past(AIMS_NAMED, folded, place, piece.end)
        place = past(NAMED_AS, folded, place, piece.end)
        modal = folded[turn.start : turn.end].rpartition(" ")[2] in MODALS
        if modal and is_together(folded, turn.end + 1, piece.end):
            yield turn.end + 1, is_together
            continue
        leads_up = not modal and FRONTED.begins(folded, place, piece.end)
        if turn.planned and not (leads_up or STRIVING.begins(folded, turn.start, turn.end)):
            yield place, _is_to_do if modal else is_work


def _is_to_do(folded: str, place: int, end: int) -> bool:
    """Whether work begins behind a word such as `sẽ`: also what those above will be asked for."""
    if TAKES_PLACE.match(folded, place - 1, end):
        return False  # Giải bóng đá do UBND tỉnh chủ trì sẽ khai mạc
    return is_likely(folded, place, end) or PROPOSES.match(folded, place, end) is not None


def _is_under_way(folded: str, place: int, end: int) -> bool:
    """Whether work begins behind `đang`, and not how things are: `đang quản lý 45 CĐCS`."""
    return is_work(folded, place, end) and not ENTRUSTED.match(folded, place, end)


def _past_time(passage: Passage, place: int) -> int:
    """Where a period ends that is named at `place`, else `place`: `dự kiến quý II kết nạp 90 đoàn viên`."""
    named = within(passage.sentence.times, place, place + 1)
    return named[0].end if named else place
