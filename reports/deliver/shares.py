"""Who gets which reports of a period: groups of the config, parted by what is about each recipient.

In: the mailing, the ids of the reports there are, the directory. Out: a `Share` for each message to be made.
A recipient for whom there is no report gets no message, and is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.config import FILE
from reports.errors import Finding, Place, Severity, message
from reports.mailing import Group, Mailing, Recipient
from reports.organisations import Directory
from reports.periods import Period


@dataclass(frozen=True)
class Share:
    """What some recipients of a group get together. id: the group's, with the report's where it has several
    shares; reports: ids, in the order of the build.
    """

    id: str
    group: Group
    reports: tuple[str, ...]
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True)
class Shared:
    """All shares of a period. left_out: recipients for whom there is no report; findings: what is told of
    them, and of reports that are wanted and not there.
    """

    shares: tuple[Share, ...]
    left_out: tuple[Recipient, ...]
    findings: tuple[Finding, ...]


def shared(mailing: Mailing, reports: Sequence[str], directory: Directory, period: Period) -> Shared:
    """The messages to make. reports: the ids of all reports of the period."""
    shares: list[Share] = []
    left_out: list[Recipient] = []
    findings: list[Finding] = []
    for group in mailing.groups:
        if group.reports == "own":
            owners = {r: _own(r.organisation or "", reports, directory, period) for r in group.recipients}
            for id in dict.fromkeys(report for report in owners.values() if report):
                theirs = tuple(recipient for recipient, own in owners.items() if own == id)
                shares.append(Share(f"{group.id}.{id}", group, (id,), theirs))
            without = [recipient for recipient, own in owners.items() if not own]
            left_out += without
            findings += (_left_out(group, recipient) for recipient in without)
        else:
            wanted = reports if group.reports == "all" else group.reports
            there = tuple(id for id in reports if id in wanted)
            findings += (_not_there(group, id) for id in wanted if id not in reports)
            if there:
                shares.append(Share(group.id, group, there, group.recipients))
    return Shared(tuple(shares), tuple(left_out), tuple(findings))


def _own(id: str, reports: Sequence[str], directory: Directory, period: Period) -> str | None:
    """The report about an organisation, or the one of the cluster it belongs to in that period."""
    return next((about for about in (id, *_clusters(id, directory, period)) if about in reports), None)


def _clusters(id: str, directory: Directory, period: Period) -> Iterator[str]:
    for cluster, day in directory.clusters_within(period.first_day, period.last_day).items():
        known = directory.clusters[cluster]
        if id in (*known.members_on(day), *known.lead_on(day), *known.deputy_on(day)):
            yield cluster


def _left_out(group: Group, recipient: Recipient) -> Finding:
    problem = message(
        "there is no report about {organisation} or its cluster, so {address} of {group} gets no bulletin",
        organisation=recipient.organisation,
        address=recipient.address,
        group=group.id,
    )
    return Finding(Severity.WARNING, "no-own-report", Place(FILE), problem)


def _not_there(group: Group, id: str) -> Finding:
    problem = message(
        "the group {group} wants the report “{id}”, and this period has none", group=group.id, id=id
    )
    return Finding(Severity.WARNING, "no-such-report", Place(FILE), problem)
