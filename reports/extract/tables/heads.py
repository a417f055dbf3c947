"""What the head of a column says of the figures below it: whose, when, planned or done, what they count.

In: the words of all heads of a table, groups before what they group (`LĐLĐ quận A: Kế hoạch`), and what finds
organisations. Out: a `Head` for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.extract.figures.comparisons import PLAN
from reports.extract.model import Kind
from reports.extract.names.names import Names
from reports.extract.names.spans import Span, spans_in
from reports.extract.names.times import Stated, stated
from reports.extract.reasons import Unsure
from reports.extract.tables.tally import Tally, tally_in
from reports.extract.words.phrases import END, WORDS, Phrases, any_of, fold, past
from reports.facts import Role
from reports.periods import PeriodKind
from reports.quantities import PERCENT

COLUMNS = WORDS["columns"]
HEADS = Phrases({name: COLUMNS[name] for name in ("plan", "done", "last_year", "compared")})
AGAINST = Phrases({"plan": COLUMNS["plan"], "last_year": COLUMNS["against_last_year"]})
RISES = Phrases({"rises": COLUMNS["rises"]})
SHARES = frozenset(map(fold, COLUMNS["shares"]))
WHOLE_YEAR = Phrases({"year": COLUMNS["whole_year"]})
UNITS, LABELS, MEASURES, TIMES, NUMBERINGS = (
    frozenset(map(fold, COLUMNS[name])) for name in ("units", "labels", "unit_above", "times", "numbering")
)
TOTALS, TOTALLED = (any_of(COLUMNS[name]) for name in ("totals", "totalled"))
TOTAL = re.compile(rf"{TOTALS}(?:\s{TOTALLED}){{0,2}}\W*\Z")
SUM = re.compile(rf"{any_of(COLUMNS['sums'])}\s(?=\w)")
AMONG = re.compile(rf"[\s(+-]*{any_of(COLUMNS['among'])}{END}[\s:,]*")
YEAR = re.compile(r"(?<![\d./])(?:19|20)\d\d(?![\d./])")
ESTIMATE = re.compile(rf"\W*{any_of(COLUMNS['estimates'])}(?!\w)")
OF_YEAR = r"(?:\s?[/.-]\s?|\snăm\s|\s)(?P<year>(?:19|20)\d\d)(?!\d)"
DAYS = re.compile(rf"{any_of(COLUMNS['days'])}(?!\w)\D*\Z")
"""The head of a column of days or years: Ngày thành lập."""
MONTH = re.compile(rf"(?<!\w){any_of(COLUMNS['month'])}\.?\s?0?(?P<month>1[0-2]|[1-9])(?!\w)(?:{OF_YEAR})?")
EARLIER = re.compile(rf"(?<!\w)(?<!từ ){any_of(COLUMNS['earlier'])}(?!\w)")
"""What there was before the period: Số đầu kỳ, Kỳ trước."""
TOTALLED_TIME = re.compile(any_of(WORDS["spans"]["totalled"]))
DAY = re.compile(r"(?<![\d/.])\d{1,2}[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)")
TELLING = re.compile(r"[^\W\d_]|\d{4}|%")
"""What a head has that says anything: a letter, a year or a sign of shares."""
ROLES = {"plan": Role.TASK, "done": Role.ACHIEVEMENT}
CUMULATIVE = ("totalled", "to_date", "until")
JOINT = ": "  # between a group and what it groups


class Head(NamedTuple):
    """The head of a column. role, time, tally: None where it says nothing; last_year: of the same period
    one year before; owner: whose the column is, empty for the one who reports, None where nothing does;
    unsure: why that is doubtful; estimated: whether its amounts are only expected; part: whether they are
    only a part of those of the column before; beside: for one of last year, when the results beside it are.
    """

    words: str
    role: Role | None = None
    time: Stated | Span | None = None
    last_year: bool = False
    tally: Tally | None = None
    owner: str | None = None
    unsure: Unsure | None = None
    estimated: bool = False
    part: bool = False
    beside: Stated | Span | None = None

    @property
    def key(self) -> str:
        """Its words as they are compared with others."""
        return fold(self.words).strip(" :")

    @property
    def sums_up(self) -> bool:
        """Whether its column is the total of others."""
        return any(TOTAL.match(fold(part)) for part in self.words.split(JOINT))


def head_in(words: str) -> Head:
    """What words say that stand over figures without a name: a heading between rows, the name of a sheet."""
    return _head(words, None, words)


def role_of(label: str) -> Role | None:
    """Planned or done, as the label of a row says that says nothing else but a time: `Kế hoạch năm 2021`."""
    rest = fold(_without(label)).strip(" :.,-")
    named = stated(rest)
    timed = YEAR.fullmatch(rest) or (len(named) == 1 and (named[0].start, named[0].end) == (0, len(rest)))
    return _role(label) if not rest or timed else None


def heads_in(texts: Sequence[str], names: Names) -> list[Head]:
    """The heads of a table from left to right."""
    owners = [_owned(words, names) for words in texts]
    heads = [_head(words, *owned) for words, owned in zip(texts, owners, strict=True)]
    if any(head.owner for head in heads):
        heads = [_like_others(head) for head in heads]
    return [*_beside_results(_of_plans(_of_groups(heads)))]


@lru_cache(maxsize=4096)  # the same cell is asked about more than once
def owner_of(words: str, names: Names) -> str | None:
    """The organisation that a cell names; empty for the total of all, None for anything else."""
    folded = fold(words)
    if TOTAL.match(folded):
        return ""
    named = names.whole(words, folded, 0, len(words))
    return named.name if named else None


def time_of(words: str) -> Stated | Span | None:
    """The period in a head; a year may stand alone there, and the record's year without its number."""
    time: Stated | Span | None = None
    for part in words.split(JOINT):
        time = both(time, _time(fold(part)))
    return time or _time(fold(words.replace(JOINT, " ")))


def both(outer: Stated | Span | None, inner: Stated | Span | None) -> Stated | Span | None:
    """The time that is meant by two, the inner one said within the outer: năm 2021, quý I."""
    if outer is None or inner is None:
        return inner or outer
    if inner.year is None:
        return inner._replace(year=outer.year)
    narrower = isinstance(outer, Stated) and outer.kind is not PeriodKind.YEAR
    narrower = narrower and isinstance(inner, Stated) and inner.kind is PeriodKind.YEAR
    return outer._replace(year=inner.year) if narrower and outer.year in (None, inner.year) else inner


def moment_in(folded: str) -> Span | None:
    """A month or a day in a head: one month is no period of a report, several are all up to the last; a day
    that closes the period is the end of what is told.
    """
    months, days = [*MONTH.finditer(folded)], [*DAY.finditer(folded)]
    if not (months or days):
        return None
    last, kind = (months or days)[-1], "unnamed" if len(months) == 1 else "by"
    year = int(last["year"]) if last["year"] else None
    return Span(last.start(), last.end(), len(folded), kind, year, int(last["month"]))


def part_of(whole: str, part: str) -> str:
    """What a part may be called: `đoàn viên nữ, nữ đoàn viên`."""
    return f"{whole} {part}, {part} {whole}".strip(", ") if whole else part


def _of_plans(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads; a share right after a plan and its result is one of that plan: `Kế hoạch`, `Thực hiện`,
    `Tỷ lệ (%)`.
    """
    roles = list[Role | None]()
    for head in heads:
        words = fold(head.words.split(JOINT)[-1]).replace(PERCENT, "").strip(" ()")
        of_plan = {*roles[-2:]} == {*ROLES.values()} and words in SHARES and PERCENT in head.words
        roles.append(Role.ACHIEVEMENT if of_plan else head.role)
        share = Tally(Kind.PERCENT, PERCENT, Unsure.UNIT_ABOVE, base=PLAN)
        yield head._replace(role=roles[-1], tally=share) if of_plan else head


def _beside_results(heads: Iterable[Head]) -> Iterator[Head]:
    """Columns of last year with the time of the only results before them: `Thực hiện 6 tháng`, `Cùng kỳ`.

    Where there are several, nothing says beside which of them it stands.
    """
    done: list[Stated | Span | None] = []
    for head in heads:
        yield head._replace(beside=done[0] if head.last_year and len(done) == 1 else None)
        other = head.last_year or (head.tally and head.tally.base)
        if not other and (head.role is Role.ACHIEVEMENT or (head.role is None and head.time)):
            done.append(head.time)


def _time(folded: str) -> Stated | Span | None:
    """The time in one part of a head: a period, else one without a name, up to a moment, or a year alone."""
    spans = [*spans_in(folded, 0, len(folded))]
    earlier = (Span(*one.span(), one.end(), "unnamed") for one in EARLIER.finditer(folded))
    lasting = [*(span for span in spans if span.kind == "unnamed"), *earlier]
    named = (time for time in stated(folded) if not any(one.start <= time.start < one.end for one in lasting))
    if period := next(named, None):
        return period
    if lasting:
        since_when = TOTALLED_TIME.match(folded, lasting[0].start)
        return lasting[0]._replace(kind="totalled") if since_when else lasting[0]
    if span := next((span for span in spans if span.kind in CUMULATIVE), None):
        return span
    if moment := moment_in(folded):
        return moment
    year = YEAR.search(folded)
    if year or WHOLE_YEAR.find(folded):
        return Stated(0, len(folded), PeriodKind.YEAR, 1, int(year[0]) if year else None)
    return None


def _owned(words: str, names: Names) -> tuple[str | None, str]:
    """Whose a column is, and what its head says besides."""
    parts = words.split(JOINT)
    for n, part in enumerate(parts):
        owner = owner_of(part, names)
        if owner or (owner is not None and n == 0):
            return owner, JOINT.join(parts[:n] + parts[n + 1 :])
    return None, words


def _head(words: str, owner: str | None, rest: str) -> Head:
    """What the words of a head say; rest: those that do not only name whose it is."""
    if not TELLING.search(words):
        return Head(words)
    found = HEADS.find(fold(rest))
    groups = {one.group for one in found}
    if "compared" in groups:
        return _comparison(Head(words, owner=owner), rest)
    return Head(
        words,
        role=_role(rest),
        time=None if "last_year" in groups else time_of(rest),
        last_year="last_year" in groups,
        tally=_tally(rest),
        owner=owner,
        estimated=any(ESTIMATE.match(fold(part)) for part in rest.split(JOINT)),
    )


def _role(words: str) -> Role | None:
    """Planned or done, as the innermost part of a head says that says it."""
    found = [one.group for part in reversed(words.split(JOINT)) for one in HEADS.find(fold(part))]
    said = next((ROLES[group] for group in found if group in ROLES), None)
    return said or (Role.ACHIEVEMENT if "last_year" in found else None)


def _tally(words: str) -> Tally | None:
    """What a head says is counted; the innermost part that says so as such, else the whole."""
    for part in reversed(words.split(JOINT)):
        if (told := tally_in(_without(part), Unsure.UNIT_ABOVE)) and told.explicit:
            return told
    return tally_in(_without(words), Unsure.UNIT_ABOVE)


def _like_others(head: Head) -> Head:
    """A head beside others that name whose they are: a group that says nothing else is a name, too."""
    group, joint, _ = head.words.partition(JOINT)
    silent = _head(group, None, group) == Head(group) and not AMONG.match(fold(group))
    if head.owner is None and joint and silent and group[:1].isupper():
        return head._replace(owner=group, unsure=Unsure.PLACE_ALONE)
    return head


def _of_groups(heads: Iterable[Head]) -> Iterator[Head]:
    """Heads `Trong đó: Nam` with what they are a part of: the column before."""
    whole: Head | None = None
    for head in heads:
        among = AMONG.match(fold(head.words))
        yield _part(head, among, whole) if among and whole else head
        whole = head if head.words and not among else whole


def _part(head: Head, among: re.Match[str], whole: Head) -> Head:
    """A head `Trong đó: Nam` as that of a part of `whole`: what it does not say itself is said there."""
    words = part_of(whole.words[past(SUM, fold(whole.words), 0) :], head.words[among.end() :])
    explicit = head.tally and head.tally.explicit
    return whole._replace(words=words, tally=head.tally if explicit else whole.tally, part=True)


def _comparison(head: Head, words: str) -> Head:
    """The head of a column of shares or changes; what it compares with, where it says that."""
    parts = ({one.group for one in AGAINST.find(fold(part))} for part in reversed(words.split(JOINT)))
    against = next(filter(None, parts), set())
    base = against.pop() if len(against) == 1 else ""
    percent, rises = PERCENT in words, bool(RISES.find(fold(words)))
    if not base:
        share = Tally(Kind.PERCENT, PERCENT, Unsure.UNIT_ABOVE, PERCENT, rises=rises, explicit=True)
        return head._replace(tally=share if percent else None)
    kind = Kind.PERCENT if percent else Kind.COUNT
    tally = Tally(kind, PERCENT, Unsure.UNIT_ABOVE, base=base, rises=rises)
    return head._replace(role=Role.ACHIEVEMENT, tally=tally)


def _without(words: str) -> str:
    """The words of a head without those of plans, results and comparisons."""
    for one in HEADS.find(fold(words)):
        words = words[: one.start] + " " * (one.end - one.start) + words[one.end :]
    return words
