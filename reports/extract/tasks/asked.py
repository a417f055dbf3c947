"""Where work begins that somebody is asked for, or that is told somewhere after words that look ahead.

In: a passage and a piece of it, with its folded text. Out: a place, or None where no work is found.
"""

from __future__ import annotations

import re

from reports.extract.marks import within
from reports.extract.names.actors import SUBJECTS
from reports.extract.tasks.verbs import STRIVING, VOCABULARY, WORK, from_not, is_likely, is_work, past_modals
from reports.extract.telling.passage import Passage, Piece, begin
from reports.extract.telling.reached import WAS_DONE
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold

BY = f"{fold(VOCABULARY['by'])} "
NEAR = 120  # characters after a word such as đề nghị in which the work that is asked for begins
ASKING = Phrases(
    {
        "asking": (*VOCABULARY["asking"], *WORDS["cues"]["directed"], *WORDS["rest_of_year"]),
        "neutral": WORDS["cues"]["neutral"],
    }
)
FRONTED = Phrases({"fronted": VOCABULARY["fronted"]})
STATES = Phrases({"states": WORDS["events"]["statively"]})
ASKED = re.compile(rf"(?:{any_of((*WORDS['subjects']['own'], *VOCABULARY['bodies']))}{END}(?:,\s|\svà\s)?)+")
REST_OF_NAME = re.compile(r"(?:[^\W\d_]+\s){1,3}")
GOING_ON = re.compile(  # lực lượng công an tiếp tục tổ chức thực hiện
    rf"(?:[^\W\d_]+\s){{1,8}}?(?={any_of(VOCABULARY['going_on'])}\s(?!{BY}))"
)
GOES_ON = re.compile(rf"(?<!\w){any_of(VOCABULARY['going_on'])}\s\Z")  # tiếp tục chỉ đạo chi hội thực hiện
AFTER = re.compile(r"[,:]\s|\slà\s")
ORDINALS = re.compile(rf"{any_of(VOCABULARY['ordinals'])}{END}[\s,:]*")
NOT_YET = re.compile(rf"(?<!\w){any_of(VOCABULARY['not_yet'])}\s\Z")
SETS_FIGURE = re.compile(  # đặt mục tiêu doanh thu 900 tỷ đồng
    rf"{any_of(VOCABULARY['set'])}(?:\s{any_of(VOCABULARY['aims'])})?\s[^,;:.\d]{{0,40}}\d"
)
STATED = re.compile(rf"{any_of(VOCABULARY['stated'])}{END}")


def asked_in(passage: Passage, piece: Piece, folded: str) -> int | None:
    """Where work begins that is striven for, or somewhere after words that ask for it or look ahead, or
    after those who are to do it.
    """
    striving = STRIVING.find(folded, max(piece.start, passage.speech), piece.end)
    asking = (cue for cue in ASKING.find(folded, piece.start, piece.end) if cue.group == "asking")
    if cue := next(asking, None):
        if going_on := GOES_ON.search(folded, piece.start, cue.start):
            return going_on.start()
        asked = (
            _first_of_list(folded, cue.end, piece.end)
            or _of_those_asked(passage, folded, cue.end, piece.end)
            or _first_work(folded, cue.end, piece.end)
        )
        places = [place for place in (asked, *(found.start for found in striving[:1])) if place is not None]
        return min(places, default=None)
    if striving:
        return striving[0].start
    for turn in within(passage.turns, piece.start, piece.end):
        if turn.planned and (place := _further(turn.end, piece.end, folded)) is not None:
            return place
        sets = turn.planned and SETS_FIGURE.match(folded, turn.start, piece.end)
        if sets and not WAS_DONE.search(folded, turn.end, piece.end):
            return turn.start
    return _of_actor(passage, piece, folded)


def _of_actor(passage: Passage, piece: Piece, folded: str) -> int | None:
    """Where work begins somewhere after who is to do it; in a sentence with a turn, right after the name."""
    actors = within(passage.sentence.actors, max(piece.start, passage.speech), piece.end)
    does = actors[0].end + 1 if actors else piece.end
    if STATES.begins(folded, does, piece.end) or folded.startswith(BY, does):
        return None
    work = _first_work(folded, does, piece.end)
    if work is None or not passage.turns:
        return work
    rest = folded[does:work]  # of a name: “Hội” LHPN huyện
    return work if REST_OF_NAME.fullmatch(rest) and not STATED.search(rest) else None


def _further(start: int, end: int, folded: str) -> int | None:
    """Where work begins after a comma or colon, not far from words that look ahead."""
    for mark in AFTER.finditer(folded, start, min(end, start + NEAR)):
        place = begin(folded, mark.end(), end)
        works = is_likely if mark[0][0] == ":" else is_work
        if mark[0][0] == "," and (somebody := GOING_ON.match(folded, place, end)):
            place = somebody.end()
        if works(folded, place, end) and not FRONTED.begins(folded, place, end):
            return place
    return None


def _first_of_list(folded: str, start: int, end: int) -> int | None:
    """Where the work of the first entry of a list within a sentence begins: `đề nghị: Một là, mở 2 lớp`."""
    colon = folded.find(": ", start, min(end, start + NEAR))
    ordinal = ORDINALS.match(folded, colon + 2, end) if colon >= 0 else None
    return ordinal.end() if ordinal and is_likely(folded, ordinal.end(), end) else None


def _of_those_asked(passage: Passage, folded: str, start: int, end: int) -> int | None:
    """Where the work begins of those who are named right after words that ask for it; None without them."""
    place = past_modals(folded, start, end)
    subject, asked = SUBJECTS.at(folded, place, end), ASKED.match(folded, place, end)
    stops = [name.end for name in within(passage.sentence.names, place, place + 1)]
    if subject and subject.group != "nobody":
        stops.append(subject.end)
    if asked:
        stops.append(asked.end())
    if not stops:
        return None
    behind = past_modals(folded, max(stops), end)
    return behind if is_likely(folded, behind, end) else None


def _first_work(folded: str, start: int, end: int) -> int | None:
    works = WORK.find(folded, start, min(end, start + NEAR))
    done = (work for work in works if not NOT_YET.search(folded, start, work.start))
    work = next(done, None)
    return from_not(folded, work.start) if work and work.group == "work" else None
