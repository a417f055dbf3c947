"""Records with problems on which no report rests that is wanted: one broken office does not stop the others.

In: the record files of a period, and the ids of the reports that are wanted. Out: the files without such
records, and what is told of them. A report rests on the records of everybody below it, and of the members of
its cluster; a record that does not say whose it is may be anybody's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reports.config import Config
from reports.errors import Finding, Severity, message
from reports.organisations import Directory
from reports.periods import Period
from reports.reading import Loaded
from reports.records import RecordFiles


def without_outsiders(
    files: RecordFiles, wanted: Collection[str], config: Config, period: Period
) -> tuple[RecordFiles, tuple[Finding, ...]]:
    """The files that count for the reports `wanted`, all when none is named; and what is told of the rest."""
    reach = _Reach(config.directory, period)
    outside = [bool(wanted and file.problems) and not reach.touches(file, wanted) for file in files.files]
    told = (one for file, out in zip(files.files, outside, strict=True) if out for one in _told(file))
    kept = tuple(file for file, out in zip(files.files, outside, strict=True) if not out)
    return replace(files, files=kept), tuple(told)


def _told(file: Loaded[Any]) -> Iterator[Finding]:
    """What is wrong with a record, as warnings, and that it was left out."""
    yield from (replace(problem, severity=Severity.WARNING) for problem in file.problems)
    problem = message(
        "the record has problems and is left out: none of the reports that are wanted rests on it"
    )
    yield Finding(Severity.WARNING, "record-left-out", file.tree.place(), problem)


@dataclass(frozen=True)
class _Reach:
    """Which reports of a period rest on whose records."""

    directory: Directory
    period: Period

    def touches(self, file: Loaded[Any], wanted: Collection[str]) -> bool:
        """Whether one of the wanted reports may rest on a record."""
        data = file.tree.data
        owner = data.get("organisation") if isinstance(data, dict) else None
        known = isinstance(owner, str) and owner in self.directory.ids
        return not known or bool({*wanted} & {*self.above(str(owner))})

    def above(self, owner: str) -> Iterator[str]:
        """The reports that may rest on a record of `owner`: its own, those above, and those of its heirs."""
        organisations = self.directory.organisations
        heirs = {id for id, o in organisations.items() if o.renamed_from == owner}
        heirs |= {o.merged_into for id, o in organisations.items() if id == owner and o.merged_into}
        for id in (*self.directory.upward(owner), *heirs):
            yield id
            yield from self.clusters(id)
        for heir in heirs:
            yield from self.directory.upward(heir)

    def clusters(self, id: str) -> Iterator[str]:
        """The clusters of the period that an organisation belongs to, or leads."""
        days = self.directory.clusters_within(self.period.first_day, self.period.last_day)
        for cluster, day in days.items():
            known = self.directory.clusters[cluster]
            if id in (*known.members_on(day), *known.lead_on(day), *known.deputy_on(day)):
                yield cluster
