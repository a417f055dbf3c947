"""config.yaml: organisations, clusters, issuers, and the catalogue of indicators.

In: the config file of a workspace. Out: a frozen `Config`, or `InputError` with every problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from reports.causes import UNREADABLE
from reports.consistency import problems_in
from reports.errors import Finding, InputError, Place, Severity, message
from reports.indicators import Catalogue, Clause, Indicator, Section
from reports.levels import PdfLevel
from reports.mailing import SECTION, Mailing
from reports.organisations import Cluster, Directory, Member, Organisation, Validity
from reports.periods import CutOff
from reports.reading import Tree, load
from reports.room import Room
from reports.settings import (
    ClusterEntry,
    File,
    IndicatorEntry,
    IssuerEntry,
    Operator,
    Standing,
)

FILE = "config.yaml"
ELSEWHERE = message("Name the folder with config.yaml by --workspace.")


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
    have in `readers.model.Limits`; bulletin: None where none is sent; digest: sha256 of the file it was read
    from; limits: what the making of a document may use.
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
    bulletin: Mailing | None = None
    limits: Room = field(default_factory=Room)

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
    """config.yaml as it was found: the config unless there are problems, and its ids in any case.

    notes: what was changed in its texts.
    """

    config: Config | None
    ids: Ids
    problems: tuple[Finding, ...]
    notes: tuple[Finding, ...]

    @property
    def sound(self) -> Config:
        """The config. Raises `InputError` that holds all of its problems."""
        if not self.config:
            raise InputError(self.problems)
        return self.config


def read_config(workspace: Path) -> Config:
    """The config of `workspace`. Raises `InputError` that holds all of its problems."""
    return load_config(workspace).sound


def load_config(workspace: Path) -> ConfigFile:
    """The config file of `workspace`, checked. Never raises."""
    loaded = load(workspace / FILE, FILE, File)
    problems = [replace(p, hint=ELSEWHERE) if p.code == UNREADABLE else p for p in loaded.problems]
    if loaded.value:
        problems += (*_mended_addresses(loaded.tree), *problems_in(loaded.value, loaded.tree))
    config = _config(loaded.value, loaded.tree.digest) if loaded.value and not problems else None
    return ConfigFile(config, _ids(loaded.tree.data), tuple(problems), loaded.tree.notes)


def _mended_addresses(tree: Tree) -> Iterator[Finding]:
    """Names and addresses of the bulletin are refused, and not changed: a message goes where they say."""
    for key, finding in tree.mended:
        if key[:1] == (SECTION,):
            yield replace(finding, severity=Severity.ERROR, hint=message("Type the text anew."))


def _ids(data: Any) -> Ids:
    def of(*names: str) -> tuple[str, ...] | None:
        lists = [data.get(name) for name in names] if isinstance(data, dict) else [None]
        entries = [entry for found in lists if isinstance(found, list) for entry in found]
        ids = tuple(str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry)
        return ids if isinstance(lists[0], list) and lists[0] else None

    return Ids(of("organisations", "clusters"), of("sections"), of("indicators"))


def _config(file: File, digest: str) -> Config:
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
        file.bulletin,
        Room(**{name: limit for name, limit in file.limits if limit is not None}),
    )


def _cluster(c: ClusterEntry) -> Cluster:
    lead, deputy, members = (
        tuple(Member(m.organisation, m.validity) for m in terms) for terms in (c.lead, c.deputy, c.members)
    )
    return Cluster(c.id, c.name, c.short, lead, deputy, members, c.expected, c.note, c.validity)


def _issuer(i: IssuerEntry) -> Issuer:
    words = {name: value for name, value in i if name not in ("since", "until")}
    return Issuer(**words, validity=i.validity)


def _indicator(i: IndicatorEntry) -> Indicator:
    clause = Clause(i.clause.after, i.clause.text) if i.clause else None
    return Indicator(**{**dict(i), "clause": clause})
