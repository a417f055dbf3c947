"""What the schema of config.yaml cannot see: ids that clash or lead nowhere, sentences without a value.

In: the file as its schema has read it, with the lines of its values. Out: a finding for each problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from reports.errors import Finding, NotUnderstoodError, UnknownNameError, message
from reports.indicators import Aggregation, Kind
from reports.mailing import mailing_problems, organisations_named
from reports.quantities import MONEY, PERCENT
from reports.reading import Key, Tree, slips_told
from reports.settings import File

ALIKE = str.maketrans("01i", "oll")  # signs of ids that look like others in many fonts


def problems_in(file: File, tree: Tree) -> Iterator[Finding]:
    """What a schema cannot see: ids that clash or lead nowhere, sentences without a value."""
    yield from _doubled_ids(file, tree)
    yield from _ids_alike(file, tree)
    yield from slips_told(tree, _unknown_ids(file))
    yield from _tree_problems(file, tree)
    yield from _membership_problems(file, tree)
    yield from _issuer_problems(file, tree)
    yield from _sentence_problems(file, tree)
    yield from _indicator_problems(file, tree)
    yield from _rule_problems(file, tree)
    if file.bulletin:
        yield from mailing_problems(file.bulletin, tree)


def _doubled_ids(file: File, tree: Tree) -> Iterator[Finding]:
    for names in (("organisations", "clusters"), ("sections",), ("indicators",)):
        entries = [((name, n, "id"), e.id) for name in names for n, e in enumerate(getattr(file, name))]
        counts = Counter(id for _, id in entries)
        for place, id in entries:
            if counts[id] > 1:
                problem = message("the id “{id}” is given to more than one entry", id=id)
                yield tree.error("doubled-id", place, problem)


def _ids_alike(file: File, tree: Tree) -> Iterator[Finding]:
    """Ids of reports that people cannot tell apart where they read them: in the names of files."""
    seen: dict[str, str] = {}
    for name in ("organisations", "clusters"):
        for n, entry in enumerate(getattr(file, name)):
            other = seen.setdefault(entry.id.translate(ALIKE), entry.id)
            if other != entry.id:
                problem = message("the id “{id}” looks like “{other}”", id=entry.id, other=other)
                hint = message("Files are named after ids: choose one that nobody takes for the other.")
                yield tree.error("ids-alike", (name, n, "id"), problem, hint)


def _unknown_ids(file: File) -> Iterator[tuple[Key, NotUnderstoodError]]:
    organisations = {o.id for o in file.organisations}
    for key, id, known in _references(file, organisations):
        if id and id not in known:
            problem = message("nothing has the id “{id}”", id=id)
            yield key, UnknownNameError(problem, id, known, "unknown-id")


Reference = tuple[Key, str | None, set[str]]


def _references(file: File, organisations: set[str]) -> Iterator[Reference]:
    """Every id that should lead somewhere: where it stands, and what it may be."""
    for n, o in enumerate(file.organisations):
        for name in ("parent", "merged_into", "renamed_from"):
            yield ("organisations", n, name), getattr(o, name), organisations
    for n, c in enumerate(file.clusters):
        for name in ("lead", "deputy", "members"):
            for m, member in enumerate(getattr(c, name)):
                yield ("clusters", n, name, m, "organisation"), member.organisation, organisations
    anything = organisations | {c.id for c in file.clusters}
    for n, issuer in enumerate(file.issuers):
        yield ("issuers", n, "organisation"), issuer.organisation, anything
    named = organisations_named(file.bulletin) if file.bulletin else ()
    yield from ((key, id, anything) for key, id in named)
    yield from _indicator_references(file)


def _indicator_references(file: File) -> Iterator[Reference]:
    indicators, sections = {i.id for i in file.indicators}, {s.id for s in file.sections}
    for n, i in enumerate(file.indicators):
        yield ("indicators", n, "section"), i.section, sections
        yield ("indicators", n, "share_of"), i.share_of, indicators
        yield ("indicators", n, "clause", "after"), i.clause.after if i.clause else None, indicators
    for n, rule in enumerate(file.rules):
        for side in ("left", "right"):
            for m, id in enumerate(getattr(rule, side)):
                yield ("rules", n, side, m), id, indicators


def _tree_problems(file: File, tree: Tree) -> Iterator[Finding]:
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


def _membership_problems(file: File, tree: Tree) -> Iterator[Finding]:
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


def _issuer_problems(file: File, tree: Tree) -> Iterator[Finding]:
    for (_, one), (n, other) in combinations(enumerate(file.issuers), 2):
        times = other.since, other.until
        if one.organisation == other.organisation and one.validity.meets(*times):
            problem = message("“{id}” has two profiles for the same time", id=other.organisation)
            hint = message("Give the profiles dates (since, until) that do not overlap.")
            yield tree.error("two-profiles", ("issuers", n, "organisation"), problem, hint)


def _sentence_problems(file: File, tree: Tree) -> Iterator[Finding]:
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


def _rule_problems(file: File, tree: Tree) -> Iterator[Finding]:
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


def _indicator_problems(file: File, tree: Tree) -> Iterator[Finding]:
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
