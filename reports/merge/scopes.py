"""Which reports a period has, what each is about, and who was expected to report for it.

In: records and the directory. Out: `Scope`s. A report about a past period uses its clusters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reports.facts import Record, RecordKind
from reports.grouping import grouped
from reports.merge.results import Attendance, Standing
from reports.organisations import Cluster, Directory
from reports.periods import Period


@dataclass(frozen=True)
class Scope:
    """What one report is about: a subject, its own records, and the scopes below it."""

    subject: str
    own: tuple[Record, ...] = ()
    parts: tuple[Scope, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the scope, the subject's own first."""
        return (*self.own, *(record for part in self.parts for record in part.records))

    @property
    def reporters(self) -> tuple[str, ...]:
        """Ids of all that sent a record, in order."""
        return tuple(dict.fromkeys(record.organisation for record in self.records))


def scopes(period: Period, records: tuple[Record, ...], directory: Directory) -> tuple[Scope, ...]:
    """The reports to write: each cluster and each organisation outside one that has records.

    The city comes last, when it has records of its own or there are two or more others.
    """
    root, days = directory.root.id, cluster_days(period, directory)
    sent = grouped(records, lambda record: record.organisation)
    clusters = [_cluster_scope(directory.clusters[id], sent, day) for id, day in days.items()]
    apart = {root, *(reporter for scope in clusters for reporter in scope.reporters)}
    others = [Scope(id, sent[id]) for id in directory.ids if id in sent and id not in apart]
    parts = tuple(scope for scope in (*clusters, *others) if scope.records)
    city = Scope(root, sent.get(root, ()), parts)
    return (*parts, city) if city.own or len(parts) > 1 else parts


def closing(period: Period, past: Iterable[Record], directory: Directory) -> Iterator[Record]:
    """The records of longer or shorter periods that close together with `period`.

    They stand for the period: the last quarter for a year, six months for the second quarter. An
    organisation that ended within the period closes with its own last day.
    """
    for record in past:
        other, until = record.period, directory[record.organisation].validity.until
        last = min(period.last_day, until or period.last_day)
        together = other.first_day <= last <= other.last_day and other.last_day <= period.last_day
        nested = period.covers(other) or (other.covers(period) and other.last_day == period.last_day)
        if together and nested and other != period and record.kind is not RecordKind.PLAN:
            yield record


def cluster_days(period: Period, directory: Directory) -> Mapping[str, date]:
    """The clusters of a period, each with the day that its membership is told for."""
    return directory.clusters_within(period.first_day, period.last_day)


def _cluster_scope(cluster: Cluster, sent: Mapping[str, tuple[Record, ...]], day: date) -> Scope:
    members = tuple(Scope(id, sent[id]) for id in cluster.members_on(day) if id in sent)
    return Scope(cluster.id, sent.get(cluster.id, ()), members)


def attendance(scope: Scope, directory: Directory, days: Mapping[str, date]) -> Iterator[Attendance]:
    """Who was expected to report within the scope, and who did."""
    if scope.subject == directory.root.id:
        reported = {part.subject: part for part in scope.parts}
        for id in dict.fromkeys([*days, *reported]):
            part = reported.get(id, Scope(id))
            standing = Standing.REPORTED if part.own else Standing.IN_PART if part.parts else Standing.MISSING
            yield Attendance(id, standing, tuple(p.subject for p in part.parts))
    elif scope.subject in days:
        cluster, day = directory.clusters[scope.subject], days[scope.subject]
        absent = Standing.JOINT if scope.own else Standing.MISSING
        reasons = {record.organisation: record.absence for record in scope.records if record.absence}
        senders = {*scope.reporters}
        for id in cluster.members_on(day):
            standing = Standing.REPORTED if id in senders else absent
            yield Attendance(id, Standing.MISSING if id in reasons else standing, (), reasons.get(id, ""))
        if cluster.unnamed_on(day):
            yield Attendance(None, absent)
