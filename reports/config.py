"""config.yaml: organisations, clusters, issuers, and the catalogue of indicators.

In: the config file of a workspace. Out: a frozen `Config`, or `InputError` with every problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, did_you_mean, message
from reports.indicators import (
    Aggregation,
    Catalogue,
    Clause,
    Indicator,
    Kind,
    OverTime,
    ReportPart,
    Section,
    Time,
)
from reports.organisations import Cluster, Directory, Member, Organisation, Validity
from reports.periods import CutOff
from reports.quantities import MONEY, PERCENT
from reports.reading import Day, Id, Key, Number, Schema, Size, Text, Tree, load

FILE = "config.yaml"


@dataclass(frozen=True)
class Issuer:
    """Who issues a report, and the words of its letterhead and signature (NĐ 30/2020, Phụ lục I, II),
    as long as they hold.

    superior, name: the lines of ô 2, broken by hand; symbol: the issuer's part of the document
    symbol; signature: quyền hạn and chức vụ, a line each; recipients: the items of Nơi nhận; addressees:
    whom its reports go to (Kính gửi), superiors only.
    """

    organisation: str
    superior: tuple[str, ...]
    name: tuple[str, ...]
    symbol: str
    place: str
    signature: tuple[str, ...]
    recipients: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    signer: str = ""
    validity: Validity = field(default_factory=Validity)


class PdfLevel(StrEnum):
    """Which PDF/A is made: 2b, or 3u, whose issue copies carry their records inside."""

    A2B = "2b"
    A3U = "3u"


class Standing(StrEnum):
    """The classes of facts that `precedence` puts in order."""

    REVIEWED = "reviewed"
    OFFICIAL_REPORT = "official_report"
    FORM = "form"
    NEWSPAPER = "newspaper"


class Operator(StrEnum):
    """How the two sides of a rule must stand to each other."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True)
class Rule:
    """What must hold between an organisation's figures: the sum of `left` against that of `right`."""

    id: str
    left: tuple[str, ...]
    operator: Operator
    right: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True)
class Config:
    """Everything the office has set. precedence: whose figure is printed when two contradict each
    other, the first class first; cut_off: when the figures of a period close; deadline_days: by how many days
    after that a report is on time; far_off: how many times as large or small as before is suspicious;
    pdf: the level of PDF/A; reading: the limits that are set for files to extract from, by the names they
    have in `readers.model.Limits`; digest: sha256 of the file it was read from.
    """

    directory: Directory
    catalogue: Catalogue
    issuers: tuple[Issuer, ...]
    precedence: tuple[Standing, ...]
    rules: tuple[Rule, ...]
    cut_off: CutOff
    deadline_days: int
    far_off: Decimal
    pdf: PdfLevel
    reading: Mapping[str, int]
    digest: str

    def issuer_for(self, id: str, day: date) -> Issuer:
        """Who issues a report about `id` on `day`: itself, or the nearest above it that issues then.

        Raises `InputError` when nobody does.
        """
        valid = {i.organisation: i for i in self.issuers if i.validity.covers(day)}
        for above in self.directory.upward(id):
            if above in valid:
                return valid[above]
        problem = message("no issuer of “{id}” is valid on {day}", id=id, day=f"{day:%d/%m/%Y}")
        hint = message("Add a profile of that time to issuers (since, until).")
        raise InputError([Finding(Severity.ERROR, "no-valid-issuer", Place(FILE), problem, hint)])


class _Dated(Schema):
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            problem = message("the time ends before it begins")
            raise NotUnderstoodError(problem, code="ends-before", key=("until",))
        return self

    @property
    def validity(self) -> Validity:
        return Validity(self.since, self.until)


class _Organisation(_Dated):
    id: Id
    name: Text
    short: Text
    parent: Id | None = None
    merged_into: Id | None = None
    renamed_from: Id | None = None


class _Member(_Dated):
    organisation: Id


class _Cluster(_Dated):
    id: Id
    name: Text
    short: Text
    lead: tuple[_Member, ...] = ()
    deputy: tuple[_Member, ...] = ()
    expected: Annotated[int, Field(ge=1)] | None = None
    note: str = ""
    members: tuple[_Member, ...] = ()


class _Issuer(_Dated):
    organisation: Id
    superior: tuple[Text, ...]
    name: Annotated[tuple[Text, ...], Field(min_length=1)]
    symbol: Text
    place: Text
    signature: Annotated[tuple[Text, ...], Field(min_length=1)]
    recipients: Annotated[tuple[Text, ...], Field(min_length=1)]
    addressees: tuple[Text, ...] = ()
    signer: str = ""


class _Section(Schema):
    id: Id
    heading: Text
    part: ReportPart = ReportPart.RESULTS


class _Clause(Schema):
    after: Id
    text: Text


class _Indicator(Schema):
    id: Id
    label: Text
    unit: Text
    kind: Kind
    section: Id
    sentence: Text
    time: Time = Time.FLOW
    aggregation: Aggregation = Aggregation.NONE
    clause: _Clause | None = None
    hedged: str = ""
    over_time: OverTime | None = None
    share_of: Id | None = None
    chart: bool = False
    synonyms: tuple[Text, ...] = ()


class _Rule(Schema):
    id: Id
    left: Annotated[tuple[Id, ...], Field(min_length=1)]
    operator: Operator
    right: Annotated[tuple[Id, ...], Field(min_length=1)]
    severity: Severity = Severity.WARNING


class _Reading(Schema):
    max_size: Size | None = None
    max_unpacked: Size | None = None
    max_pages: Number | None = None
    max_cells: Number | None = None


class _File(Schema):
    organisations: Annotated[tuple[_Organisation, ...], Field(min_length=1)]
    clusters: tuple[_Cluster, ...] = ()
    issuers: Annotated[tuple[_Issuer, ...], Field(min_length=1)]
    precedence: tuple[Standing, ...] = tuple(Standing)
    rules: tuple[_Rule, ...] = ()
    cut_off: CutOff = CutOff.CALENDAR
    deadline_days: Annotated[int, Field(ge=0)] = 10
    far_off: Annotated[int, Field(ge=2)] = 10
    pdf: PdfLevel = PdfLevel.A2B
    reading: _Reading = _Reading()
    sections: Annotated[tuple[_Section, ...], Field(min_length=1)]
    indicators: Annotated[tuple[_Indicator, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Ids:
    """The ids that a config gives, also while something else in it is wrong; None for a list that cannot be
    read, against which nothing can be checked.
    """

    organisations: tuple[str, ...] | None
    sections: tuple[str, ...] | None
    indicators: tuple[str, ...] | None


@dataclass(frozen=True)
class ConfigFile:
    """config.yaml as it was found: the config unless there are problems, and its ids in any case."""

    config: Config | None
    ids: Ids
    problems: tuple[Finding, ...]


def read_config(workspace: Path) -> Config:
    """The config of `workspace`. Raises `InputError` that holds all of its problems."""
    found = load_config(workspace)
    if not found.config:
        raise InputError(found.problems)
    return found.config


def load_config(workspace: Path) -> ConfigFile:
    """The config file of `workspace`, checked. Never raises."""
    loaded = load(workspace / FILE, FILE, _File)
    problems = list(loaded.problems)
    if loaded.value:
        problems += _problems(loaded.value, loaded.tree)
    config = _config(loaded.value, loaded.tree.digest) if loaded.value and not problems else None
    return ConfigFile(config, _ids(loaded.tree.data), tuple(problems))


def _ids(data: Any) -> Ids:
    def of(*names: str) -> tuple[str, ...] | None:
        lists = [data.get(name) for name in names] if isinstance(data, dict) else [None]
        entries = [entry for found in lists if isinstance(found, list) for entry in found]
        ids = tuple(str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry)
        return ids if isinstance(lists[0], list) and lists[0] else None

    return Ids(of("organisations", "clusters"), of("sections"), of("indicators"))


def _config(file: _File, digest: str) -> Config:
    organisations = {
        o.id: Organisation(o.id, o.name, o.short, o.parent, o.validity, o.merged_into, o.renamed_from)
        for o in file.organisations
    }
    sections = tuple(Section(s.id, s.heading, s.part) for s in file.sections)
    indicators = sorted(file.indicators, key=lambda i: [s.id for s in sections].index(i.section))
    return Config(
        Directory(organisations, {c.id: _cluster(c) for c in file.clusters}),
        Catalogue(sections, {i.id: _indicator(i) for i in indicators}),
        tuple(_issuer(i) for i in file.issuers),
        file.precedence,
        tuple(Rule(**dict(rule)) for rule in file.rules),
        file.cut_off,
        file.deadline_days,
        Decimal(file.far_off),
        file.pdf,
        {name.removeprefix("max_"): limit for name, limit in file.reading if limit is not None},
        digest,
    )


def _cluster(c: _Cluster) -> Cluster:
    lead, deputy, members = (
        tuple(Member(m.organisation, m.validity) for m in terms) for terms in (c.lead, c.deputy, c.members)
    )
    return Cluster(c.id, c.name, c.short, lead, deputy, members, c.expected, c.note, c.validity)


def _issuer(i: _Issuer) -> Issuer:
    words = {name: value for name, value in i if name not in ("since", "until")}
    return Issuer(**words, validity=i.validity)


def _indicator(i: _Indicator) -> Indicator:
    clause = Clause(i.clause.after, i.clause.text) if i.clause else None
    return Indicator(**{**dict(i), "clause": clause})


def _problems(file: _File, tree: Tree) -> Iterator[Finding]:
    """What a schema cannot see: ids that clash or lead nowhere, sentences without a value."""
    yield from _doubled_ids(file, tree)
    yield from _unknown_ids(file, tree)
    yield from _tree_problems(file, tree)
    yield from _membership_problems(file, tree)
    yield from _issuer_problems(file, tree)
    yield from _sentence_problems(file, tree)
    yield from _indicator_problems(file, tree)
    yield from _rule_problems(file, tree)


def _doubled_ids(file: _File, tree: Tree) -> Iterator[Finding]:
    groups = (
        ("id", "organisations", "clusters"),
        ("id", "sections"),
        ("id", "indicators"),
    )
    for key, *names in groups:
        entries = [
            ((name, n, key), getattr(e, key)) for name in names for n, e in enumerate(getattr(file, name))
        ]
        counts = Counter(id for _, id in entries)
        for place, id in entries:
            if counts[id] > 1:
                problem = message("the id “{id}” is given to more than one entry", id=id)
                yield tree.error("doubled-id", place, problem)


def _unknown_ids(file: _File, tree: Tree) -> Iterator[Finding]:
    organisations = {o.id for o in file.organisations}
    for key, id, known in _references(file, organisations):
        if id and id not in known:
            problem = message("nothing has the id “{id}”", id=id)
            yield tree.error("unknown-id", key, problem, did_you_mean(id, known))


Reference = tuple[Key, str | None, set[str]]


def _references(file: _File, organisations: set[str]) -> Iterator[Reference]:
    """Every id that should lead somewhere: where it stands, and what it may be."""
    for n, o in enumerate(file.organisations):
        for name in ("parent", "merged_into", "renamed_from"):
            yield ("organisations", n, name), getattr(o, name), organisations
    for n, c in enumerate(file.clusters):
        for name in ("lead", "deputy", "members"):
            for m, member in enumerate(getattr(c, name)):
                yield ("clusters", n, name, m, "organisation"), member.organisation, organisations
    for n, issuer in enumerate(file.issuers):
        yield (
            ("issuers", n, "organisation"),
            issuer.organisation,
            organisations | {c.id for c in file.clusters},
        )
    yield from _indicator_references(file)


def _indicator_references(file: _File) -> Iterator[Reference]:
    indicators, sections = {i.id for i in file.indicators}, {s.id for s in file.sections}
    for n, i in enumerate(file.indicators):
        yield ("indicators", n, "section"), i.section, sections
        yield ("indicators", n, "share_of"), i.share_of, indicators
        yield ("indicators", n, "clause", "after"), i.clause.after if i.clause else None, indicators
    for n, rule in enumerate(file.rules):
        for side in ("left", "right"):
            for m, id in enumerate(getattr(rule, side)):
                yield ("rules", n, side, m), id, indicators


def _tree_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    parents = {o.id: o.parent for o in file.organisations}
    roots = [id for id, parent in parents.items() if parent is None]
    if len(roots) != 1:
        problem = message(
            "exactly one organisation has no parent; here it is: {ids}", ids=", ".join(roots) or "-"
        )
        yield tree.error("no-single-root", ("organisations",), problem)
    elif roots[0] not in {i.organisation for i in file.issuers}:
        problem = message("“{id}”, the federation at the top, must be among the issuers", id=roots[0])
        yield tree.error("root-issues-nothing", ("issuers",), problem)
    becomes = {o.id: o.merged_into for o in file.organisations}
    becomes |= {o.renamed_from: o.id for o in file.organisations if o.renamed_from}
    for n, o in enumerate(file.organisations):
        if _goes_round(o.id, becomes):
            problem = message("“{id}” becomes itself by mergers and new names", id=o.id)
            yield tree.error("merger-cycle", ("organisations", n, "id"), problem)
        if _goes_round(o.id, parents):
            problem = message("“{id}” stands above itself in the tree", id=o.id)
            yield tree.error("tree-cycle", ("organisations", n, "parent"), problem)


def _goes_round(id: str, to: Mapping[str, str | None]) -> bool:
    at, seen = to.get(id), {id}
    while at is not None and at not in seen:
        seen.add(at)
        at = to.get(at)
    return at is not None


def _membership_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    members = [
        (("clusters", n, "members", m), cluster.id, member)
        for n, cluster in enumerate(file.clusters)
        for m, member in enumerate(cluster.members)
    ]
    for (_, one, a), (key, other, b) in combinations(members, 2):
        if a.organisation == b.organisation and a.validity.meets(b.validity.since, b.validity.until):
            problem = message(
                "“{id}” belongs to {one} and {other} at the same time",
                id=b.organisation,
                one=one,
                other=other,
            )
            hint = message("Give the memberships dates (since, until) that do not overlap.")
            yield tree.error("two-memberships", key, problem, hint)


def _issuer_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    for (_, one), (n, other) in combinations(enumerate(file.issuers), 2):
        times = other.since, other.until
        if one.organisation == other.organisation and one.validity.meets(*times):
            problem = message("“{id}” has two profiles for the same time", id=other.organisation)
            hint = message("Give the profiles dates (since, until) that do not overlap.")
            yield tree.error("two-profiles", ("issuers", n, "organisation"), problem, hint)


def _sentence_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    texts: Iterable[tuple[Key, str]] = [
        *((("indicators", n, "sentence"), i.sentence) for n, i in enumerate(file.indicators)),
        *((("indicators", n, "hedged"), i.hedged) for n, i in enumerate(file.indicators) if i.hedged),
        *(
            (("indicators", n, "clause", "text"), i.clause.text)
            for n, i in enumerate(file.indicators)
            if i.clause
        ),
    ]
    for key, text in texts:
        if text.count("{value}") != 1 or text.count("{") != 1 or text.count("}") != 1:
            problem = message("the sentence must hold {value} once, and no other braces", value="{value}")
            yield tree.error("sentence-without-value", key, problem)


def _rule_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    known = {i.id: i for i in file.indicators}
    for n, rule in enumerate(file.rules):
        named = [known[id] for id in (*rule.left, *rule.right) if id in known]
        kinds = {Kind.COUNT if i.kind is Kind.RATIO else i.kind for i in named}
        several = len(rule.left) > 1 or len(rule.right) > 1
        if len(kinds) > 1 or (several and Kind.PERCENT in kinds):
            problem = message(
                "a rule compares counts with counts and money with money, and adds no percentages"
            )
            yield tree.error("rule-mixes-units", ("rules", n, "left"), problem)


def _indicator_problems(file: _File, tree: Tree) -> Iterator[Finding]:
    clauses = {i.id for i in file.indicators if i.clause}
    units = {Kind.MONEY: MONEY, Kind.PERCENT: PERCENT}
    shares = {i.id for i in file.indicators} - {i.id for i in file.indicators if i.kind is Kind.RATIO}
    for n, i in enumerate(file.indicators):
        if i.share_of in shares:
            problem = message("“{id}” states no x/y, so nothing is a share of it", id=i.share_of)
            yield tree.error("share-of-no-ratio", ("indicators", n, "share_of"), problem)
        if i.clause and i.clause.after in clauses:
            problem = message(
                "“{id}” is itself told in a clause, so no clause can follow it", id=i.clause.after
            )
            yield tree.error("clause-after-clause", ("indicators", n, "clause", "after"), problem)
        if i.kind is Kind.PERCENT and i.aggregation is Aggregation.SUM:
            problem = message("percentages never add up; name its x/y in share_of instead")
            yield tree.error("percent-sum", ("indicators", n, "aggregation"), problem)
        if i.chart and i.kind not in (Kind.COUNT, Kind.MONEY):
            problem = message("only counts and money are comparable in a chart")
            yield tree.error("chart-of-shares", ("indicators", n, "chart"), problem)
        if i.unit != units.get(i.kind, i.unit):
            problem = message("the unit of this kind of indicator is “{unit}”", unit=units[i.kind])
            yield tree.error("wrong-unit", ("indicators", n, "unit"), problem)
