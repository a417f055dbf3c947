"""Who reports: the organisation whose results or plans a text tells, and its cluster.

In: a source with its marks. Out: names in full, as config.yaml has them where it knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.extract.heading.letterhead import PRESS, letterhead_of, stated_in
from reports.extract.heading.placing import federation, lacks_place, of_place, with_place
from reports.extract.heading.subject import ALL_OF, LONGEST_NAME, NOBODY, OF_MANY, WHERE, subject_of
from reports.extract.marks import Marked, Sentence
from reports.extract.model import BlockKind
from reports.extract.names.actors import LISTED, follows_number
from reports.extract.names.departments import DEPARTMENT
from reports.extract.names.names import (
    BRACKETED,
    CAPITAL,
    CLUSTER_NAMES,
    NAMES,
    OF_BRANCH,
    UNION,
    Named,
    clusters,
    full,
    stands_for,
)
from reports.extract.tables.tables import is_row
from reports.extract.words.phrases import END, WORDS, Found, any_of, fold, tree
from reports.organisations import Directory

DOES_NEXT = re.compile(rf"(?:\s\([^()]*\))?(?:\s{tree(NAMES['adverbs'])})*\s{any_of(NAMES['doing'])}{END}")
INFORMS = re.compile(rf"[^,;:.\d]{{0,40}}\s{any_of(WORDS['people']['informing'])}{END}")
DEPARTMENT_OF = re.compile(rf"\W*{DEPARTMENT}\s(?:{fold(NAMES['of'])}\s)?")
"""A department before the name of the one it belongs to."""
LEADING_IT = re.compile(rf"\s[-–]\s{any_of(WORDS['clause']['offices'])}\s\Z")
HANDING = re.compile(  # Phó Chủ tịch LĐLĐ tỉnh đã trao quyết định bàn giao nhà
    rf"(?<!\w){any_of(WORDS['people']['titles'])}\s(?P<who>[^,;:.()\d]{{2,80}}?)"
    rf"\s(?:{fold(WORDS['mild'])}\s)?{any_of(NAMES['handing'])}{END}"
)
INSPECTING = re.compile(rf"(?<!\w){any_of(NAMES['inspecting'])}\s\Z")
MEETING_OF = re.compile(  # Tại Hội nghị Ban Chấp hành LĐLĐ tỉnh Mẫu
    rf"(?<!\w){any_of(NAMES['held_at'])}\s(?:{any_of(WORDS['events']['boards'])}\s)?\Z"
)
SAYING_KIND = frozenset(" ".join(map(fold, (*NAMES["levels"], *NAMES["kinds"]))).split())
ALL = rf"(?i:{any_of(NAMES['all_of'])})"
WITHIN = re.compile(  # các cấp Công đoàn trong tỉnh, hội nông dân các cấp trong tỉnh
    rf"(?:{ALL}\s(?P<body>{CAPITAL}\w*(?:\s\w+){{0,5}}?)"
    rf"|(?<!\w)(?P<whole>(?i:{any_of(NAMES['mass'])})(?:\s\w+){{1,4}}?)\s{ALL})"
    rf"\s(?i:{any_of(NAMES['within'])})\s(?P<level>(?i:{any_of(NAMES['placed_levels'])}))(?!\w)"
)
SHORT_AND_LEVEL = re.compile(  # Liên đoàn Lao động (LĐLĐ) tỉnh
    rf"{BRACKETED.pattern}\s{any_of(NAMES['placed_levels'])}{END}"
)
WORD = re.compile(r"\w+")
LETTER = re.compile(r"[^\W_]")
DIGITS = " 0123456789"
WHOSE = tuple(f"{fold(words)} " for words in NAMES["whose"])
THEIR_CARE = re.compile(  # được sự quan tâm của Đảng ủy xã
    rf"(?<!\w){fold(NAMES['their'])}(?:\s[^\W\d_]+,?){{1,5}}\s{fold(NAMES['of'])}\s\Z"
)
NO_NAMES = frozenset(map(fold, (OF_BRANCH, UNION, *NAMES["generic"])))
UNIONS = tuple(map(fold, (NAMES["federation"], NAMES["union"], *NAMES["mass"])))
ALONE = frozenset(NAMES["alone"])
FUND = f"{fold(NAMES['fund'])} "
CLUSTERS, COMPETING = tuple(map(fold, CLUSTER_NAMES)), tuple(map(fold, NAMES["cluster_words"]))


def issuer_in(marked: Marked, directory: Directory) -> str | None:
    """Who reports: the one a form names as that, the letterhead's, the one the title begins with, the first
    that acts in the lead, or else the one that acts most often; with its place, wherever that is told.
    """
    found = head_of(marked, directory) or _issuer(marked) or ""
    if found.startswith(NAMES["fund"]):
        found = _handing_over(found, marked) or found
    rest = ALL_OF.sub("", found)
    union = rest != found or fold(rest).startswith(UNIONS)
    named = f"{rest[:1].upper()}{rest[1:]}" if union else rest
    placed = with_place(_fuller(named, marked) or named, marked)
    name = federation(placed, _named(marked), marked) or placed
    return name if name and fold(name) not in NO_NAMES else None


def head_of(marked: Marked, directory: Directory) -> str | None:
    """The one that a form names as who reports, or the letterhead; None when neither names anybody."""
    head = stated_in(marked) or letterhead_of(marked)
    numbered = next(clusters(head, fold(head), 0, len(head)), None)
    if numbered and numbered.start == 0:
        return numbered.name
    return _official(head, directory) if head else None


def cluster_in(marked: Marked, issuer: str | None) -> str | None:
    """The cluster that reports, that title or lead name, or the only one of a text if those in it compete."""
    if issuer and (own := next(clusters(issuer, fold(issuer), 0, len(issuer)), None)):
        return own.name  # also: Công đoàn Khối thi đua A
    if issuer and fold(issuer).startswith(CLUSTERS):
        return issuer
    if first := next(_clusters(_outside_tables(marked.opening, marked)), None):
        return first
    named = {*_clusters(_outside_tables(marked.sentences, marked))}
    competing = [name for name in named if fold(name).startswith(COMPETING)]
    return competing[0] if len(named) == len(competing) == 1 else None


def _issuer(marked: Marked) -> str | None:
    """Who reports by the title, or else by the lead and what follows."""
    opening = _outside_tables(marked.opening, marked)
    in_title = [s for s in opening if s.block.kind is BlockKind.TITLE]
    below = [s for s in opening if s not in in_title]
    titles = [(s, s.names) for s in in_title if s.names]
    heads = [(s, names) for s, names in titles if _leads(names[0], s, marked)]
    heads.sort(key=lambda head: _is_whole_title(head[1][0], head[0], marked))
    if heads:
        leading = _together(heads[0][1], marked)
        acting = [name for s in below for name in _reporting(s, marked)]
        return federation(leading, acting, marked) or leading
    titled = (n.name for s, names in titles for n in names if _is_whose(n, s, marked.folded))
    clustered = (n.name for _, names in titles for n in names if n.name.startswith(CLUSTER_NAMES))
    head = next(titled, None) or next(clustered, None) or _shortened(in_title, marked)
    return head or _of_level_in_title(in_title, marked) or _told_below(opening, below, marked)


def _told_below(opening: Sequence[Sentence], below: Sequence[Sentence], marked: Marked) -> str | None:
    """Who reports by the lead, or by what is named most; below: the lead alone."""
    if of_level := _of_level(opening, marked):
        return of_place(marked) or of_level
    acting = [name for s in below for name in _reporting(s, marked)]
    if cluster := _of_cluster(below, marked):
        return cluster
    subject = subject_of(opening, marked)
    if acting:
        head, _, rest = (subject or "").partition(f" {NAMES['and']} ")
        others = re.search(CAPITAL, rest) and not NOBODY.match(fold(rest))
        together = subject if others and head == acting[0] else None
        own = _within_first(acting[0], below, marked)
        return own or together or _inspectors(acting[0], below, marked) or acting[0]
    told = _outside_tables(marked.sentences, marked)
    actors = (actor for sentence in told for actor in sentence.actors if not _is_aside(actor, marked))
    doing = [name for actor in actors if (name := _name_of(actor, marked))]
    named = [name.name for sentence in told for name in sentence.names if not _is_aside(name, marked)]
    _, within = _within(opening, marked) or (None, None)
    doing, named = _without_press(doing), _without_press(named)
    single = [name for name in named if not name.startswith(CLUSTER_NAMES)]
    met = _meeting(below, marked)
    return of_place(marked) or within or subject or met or _most(doing) or _most(single or named)


def _without_press(names: Sequence[str]) -> list[str]:
    """Some names without those of papers and stations, which only publish what others report."""
    return [name for name in names if not PRESS.begins(fold(name), 0, len(name))]


def _meeting(sentences: Sequence[Sentence], marked: Marked) -> str | None:
    """Whose meeting is told of: `Tại Hội nghị Ban Chấp hành LĐLĐ tỉnh Mẫu`."""
    for sentence in sentences:
        for name in sentence.names:
            if MEETING_OF.search(marked.folded[sentence.start : name.start]):
                return name.name
    return None


def _of_cluster(sentences: Sequence[Sentence], marked: Marked) -> str | None:
    """The cluster that is told of where nobody else is named, or for which whoever leads it acts: `UBND huyện
    A - Cụm trưởng Cụm thi đua số 9 đã tổ chức sơ kết`.
    """
    named = [(name, sentence) for sentence in sentences for name in sentence.names]
    found = [one for one in named if one[0].name.startswith(CLUSTER_NAMES)]
    for name, sentence in found[:1]:
        led = LEADING_IT.search(marked.folded, sentence.start, name.start)
        acts = led and DOES_NEXT.match(marked.folded, name.end)
        if acts or len(found) == len(named):
            return name.name
    return None


def _handing_over(fund: str, marked: Marked) -> str | None:
    """The body for which somebody hands over what a fund has only paid for, that no title names, and that is
    not told of before.
    """
    for sentence in marked.opening:
        if sentence.block.kind is BlockKind.TITLE and fund in _acting(sentence.names):
            return None
    for sentence in marked.opening:
        paid = next((actor.start for actor in sentence.actors if fund in _acting((actor,))), sentence.end)
        if handed := HANDING.search(marked.folded, sentence.start, paid):
            start, end = handed.span("who")
            named = marked.names.find(marked.source.text, marked.folded, start, end)
            return named[0].name if named else _generally(Found(start, end, "back"), marked)
        if paid < sentence.end:
            return None
    return None


def _inspectors(name: str, sentences: Sequence[Sentence], marked: Marked) -> str | None:
    """The committee of inspection of a union, where the union is only named for that: `Ủy ban Kiểm tra LĐLĐ
    tỉnh Mẫu cho biết`.
    """
    places = ((s.start, actor.start) for s in sentences for actor in s.actors if name in _acting((actor,)))
    found = INSPECTING.search(marked.folded, *next(places))
    return f"{NAMES['inspectors']} {name}" if found else None


def _named(marked: Marked) -> list[str]:
    """All names of a text."""
    return [name.name for sentence in marked.sentences for name in sentence.names]


def _outside_tables(sentences: Sequence[Sentence], marked: Marked) -> list[Sentence]:
    """Sentences without the lines of tables: those name whom they compare, not who reports."""
    text = marked.source.text
    return [s for s in sentences if "\t" not in (words := text[s.start : s.end]) and not is_row(words)]


def _is_whose(name: Named, title: Sentence, folded: str) -> bool:
    """Whether a title tells what is somebody's: `Kết quả của LĐLĐ huyện`; not `sự quan tâm của Đảng ủy`."""
    whose = folded.endswith(WHOSE, title.start, name.start)
    return whose and not THEIR_CARE.search(folded, title.start, name.start)


def _leads(name: Named, title: Sentence, marked: Marked) -> bool:
    """Whether a title begins with a name, after no more than signs and a department of it, and not with that
    of who published it: `Ban Nữ công LĐLĐ tỉnh Mẫu: ...`.
    """
    before = marked.folded[title.start : name.start]
    if LETTER.search(before) and not DEPARTMENT_OF.fullmatch(before):
        return False
    return not PRESS.begins(marked.folded, name.start, title.end)


def _is_whole_title(name: Named, title: Sentence, marked: Marked) -> bool:
    """Whether a title is but a name, as that of a site above the title of its article."""
    return not LETTER.search(marked.folded, name.end, title.end)


def _fuller(name: str, marked: Marked) -> str | None:
    """The name of one who acts in the lead that says in full what `name` shortens: `Công đoàn Y tế tỉnh Mẫu`
    for `Công đoàn Y tế Mẫu`; names of the directory are full.
    """
    if not name or name in marked.names.official.values():
        return None
    told = (s for s in _outside_tables(marked.opening, marked) if s.block.kind is not BlockKind.TITLE)
    others = (other for sentence in told for other in _reporting(sentence, marked))
    return next((other for other in others if other != name and _is_short_for(name, other)), None)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name is another without words that only say of which kind or level it is."""
    others = fold(name).split()
    for word in short.split():
        while not (said := stands_for(word, others)) and others and others[0] in SAYING_KIND:
            del others[0]
        if not said:
            return False
        del others[:said]
    return True


def _together(names: Sequence[Named], marked: Marked) -> str:
    """The first of some names, with those of its kind that are listed right after it; the cluster that a
    title speaks of after the name of who publishes it: `LĐLĐ tỉnh: Cụm thi đua số 1 tổng kết`.
    """
    about = names[1] if len(names) > 1 and names[1].name.startswith(CLUSTER_NAMES) else None
    if about and marked.folded[names[0].end : about.start].strip() == ":":
        return about.name
    together = [names[0]]
    for name in names[1:]:
        listed = marked.folded[together[-1].end : name.start].strip() in LISTED
        if not listed or name.name.split()[0] != together[0].name.split()[0]:
            break
        together.append(name)
    *first, last = (name.name for name in together)
    return f"{', '.join(first)} {NAMES['and']} {last}" if first else last


def _shortened(titles: Sequence[Sentence], marked: Marked) -> str | None:
    """The organisation by whose last words a title begins: “Hoa Thử: ...” and “LĐLĐ quận Hoa Thử”."""
    told = _outside_tables(marked.sentences, marked)
    for title in titles:
        words = tuple(WORD.findall(marked.folded, title.start, title.start + LONGEST_NAME))
        for name in dict.fromkeys(name.name for s in told for name in s.names):
            if not name.rstrip(DIGITS).split()[-1][0].isupper():
                continue  # Quỹ Hỗ trợ nông dân
            last = fold(name).rstrip(DIGITS).split()
            if any(words[: len(last) - n] == tuple(last[n:]) for n in range(1, len(last) - 1)):
                return name
    return None


def _within(sentences: Sequence[Sentence], marked: Marked) -> tuple[str, str] | None:
    """The kind and the name of the body of a level that is told of as all that belong to it: `các cấp Hội
    Nông dân trong huyện`.
    """
    text = marked.source.text
    found = next((one for s in sentences if (one := WITHIN.search(text, s.start, s.end))), None)
    if found is None:
        return None
    body = found["body"] or f"{found['whole'][0].upper()}{found['whole'][1:]}"
    return full(body), full(f"{body} {found['level']}")


def _within_first(name: str, sentences: Sequence[Sentence], marked: Marked) -> str | None:
    """The same where it is told of before `name` acts, which is of its kind and of another level."""
    acts = next(s for s in sentences if name in _reporting(s, marked))
    place = next(actor.start for actor in acts.actors if name in _acting((actor,)))
    before = [s for s in sentences if s.start < acts.start]
    kind, body = _within([*before, replace(acts, end=place)], marked) or (None, None)
    alike = body and name.startswith(f"{kind} ")
    return body if body and alike and not name.startswith(f"{body} ") else None


def _of_level(sentences: Sequence[Sentence], marked: Marked) -> str | None:
    """The union or association that acts first below a title, before all that are named, under a name
    without its place: LĐLĐ tỉnh, Hội Nông dân huyện.
    """
    told = (s for s in sentences if s.block.kind is not BlockKind.TITLE)
    first = next((actor for s in told for actor in _doing(s, marked) if _is_somebody(actor)), None)
    return None if first is None or isinstance(first, Named) else _generally(first, marked)


def _of_level_in_title(titles: Sequence[Sentence], marked: Marked) -> str | None:
    """The union or association that a title begins with, under a name without its place."""
    first = next((title.actors[0] for title in titles if title.actors), None)
    leads = isinstance(first, Found) and any(first.start == title.start for title in titles)
    return _generally(first, marked) if isinstance(first, Found) and leads and _is_somebody(first) else None


def _name_of(actor: Named | Found, marked: Marked) -> str | None:
    """The name under which somebody acts, with or without its place; None for any unit."""
    if isinstance(actor, Named):
        return actor.name
    return _generally(actor, marked) if _is_somebody(actor) else None


def _generally(first: Found, marked: Marked) -> str | None:
    """The name of a union or association that stands for it without its place."""
    spelt = SHORT_AND_LEVEL.match(marked.folded, first.end)
    words = marked.source.text[first.start : spelt.end() if spelt else first.end]
    name = full(f"{words[0].upper()}{words[1:]}")
    of_level = lacks_place(name) and fold(name).startswith(UNIONS)
    return name if of_level or fold(name) in ALONE else None


def _is_somebody(actor: Named | Found) -> bool:
    """Whether an actor is an organisation, not just any unit."""
    return isinstance(actor, Named) or actor.group in ("back", "outside")


def _clusters(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The clusters that sentences name by their numbers, also within the name of their bodies."""
    for name in (name.name for sentence in sentences for name in sentence.names):
        if name.startswith(CLUSTER_NAMES):
            yield name
        else:
            yield from (one.name for one in clusters(name, fold(name), 0, len(name)))


def _reporting(sentence: Sentence, marked: Marked) -> list[str]:
    """Who acts in a sentence, without the paper in brackets that it begins with: `(Báo A) - Quý I, ...`."""
    inside = sentence.start + 1
    tagged = marked.source.text[sentence.start] == "(" and PRESS.begins(marked.folded, inside, sentence.end)
    actors = (actor for actor in _doing(sentence, marked) if not (tagged and actor.start == inside))
    return _acting(tuple(actor for actor in actors if not _is_bracketed(actor, marked.source.text)))


def _doing(sentence: Sentence, marked: Marked) -> Sequence[Named | Found]:
    """Who acts in a sentence, without one who only tells what another did: `LĐLĐ tỉnh cho biết, LĐLĐ huyện
    Mẫu đã trao 90 suất quà`.
    """
    first = next(iter(sentence.actors), None)
    informs = first and INFORMS.match(marked.folded, first.end, sentence.end)
    others = any(fold(name).startswith(UNIONS) for name in _acting(sentence.actors[1:]))
    return sentence.actors[1:] if informs and others else sentence.actors


def _is_bracketed(name: Named | Found, text: str) -> bool:
    """Whether a name stands alone in brackets, for whoever was told of before."""
    return text.endswith("(", 0, name.start) and text.startswith(")", name.end)


def _is_aside(name: Named | Found, marked: Marked) -> bool:
    """Whether a name is that of none who may report: in brackets, of a place, `việc làm tại Công ty A`, one
    that was counted or is the last of many, `các công đoàn ngành, Công đoàn A`, or of a fund, out of which
    others give.
    """
    folded = marked.folded
    if folded.endswith(WHERE, 0, name.start) and not DOES_NEXT.match(folded, name.end):
        return True
    before = folded[max(0, name.start - LONGEST_NAME) : name.start]
    if folded.startswith(FUND, name.start) or OF_MANY.search(before):
        return True
    return follows_number(folded, name.start) or _is_bracketed(name, marked.source.text)


def _acting(actors: tuple[Named | Found, ...]) -> list[str]:
    """The names of those who act under one."""
    return [actor.name for actor in actors if isinstance(actor, Named)]


def _most(names: Sequence[str]) -> str | None:
    """The name that stands most often among some."""
    return max(names, key=names.count) if names else None


def _official(name: str, directory: Directory) -> str:
    """The name that config.yaml has for the organisation, else the name itself."""
    known = (entry.name for entry in directory.organisations.values())
    return next((official for official in known if fold(official) == fold(name)), name)
