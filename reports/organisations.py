"""Organisations, their tree, and the dated competition clusters (cụm thi đua) beside it.

In: the entries of config.yaml. Out: a `Directory` that answers who belonged where on a day.
A report about a past period uses the membership of that period, never today's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Validity:
    """From `since` to `until`, both days included. None: not known, or without end."""

    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` lies within. A start that is not known counts as long past."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether it shares a day with the time from `first` to `last`; None: without end."""
        starts_in_time = self.since is None or last is None or self.since <= last
        return starts_in_time and (self.until is None or first is None or first <= self.until)


@dataclass(frozen=True)
class Organisation:
    """A unit that reports: a federation, a union, an agency, a fund, a newspaper.

    name: the official name in full; short: the name for tables; parent: id of the unit above, None
    for the root; merged_into, renamed_from: ids that keep the history across a reorganisation.
    """

    id: str
    name: str
    short: str
    parent: str | None = None
    validity: Validity = Validity()
    merged_into: str | None = None
    renamed_from: str | None = None


@dataclass(frozen=True)
class Member:
    """The belonging of one organisation to a cluster, or its term of office there, with its dates."""

    organisation: str
    validity: Validity = Validity()


def _on(day: date, terms: tuple[Member, ...]) -> tuple[str, ...]:
    return tuple(term.organisation for term in terms if term.validity.covers(day))


@dataclass(frozen=True)
class Cluster:
    """A cụm thi đua: organisations grouped beside the tree.

    lead, deputy: the terms of the cụm trưởng and cụm phó as far as they are known; expected: how
    many members there are when not all are known by name; note: what is not certain about the list.
    """

    id: str
    name: str
    short: str
    lead: tuple[Member, ...] = ()
    deputy: tuple[Member, ...] = ()
    members: tuple[Member, ...] = ()
    expected: int | None = None
    note: str = ""
    validity: Validity = Validity()

    def day_within(self, first: date, last: date) -> date | None:
        """The last day from `first` to `last` on which the cluster exists; None when there is none."""
        if not self.validity.meets(first, last):
            return None
        return min(last, self.validity.until or last)

    def members_on(self, day: date) -> tuple[str, ...]:
        """Ids of the members known by name on `day`, in the order of the config."""
        return _on(day, self.members)

    def lead_on(self, day: date) -> tuple[str, ...]:
        """Id of the organisation that leads on `day`; empty when not known."""
        return _on(day, self.lead)

    def deputy_on(self, day: date) -> tuple[str, ...]:
        """Id of the deputy lead on `day`; empty when not known."""
        return _on(day, self.deputy)

    def unnamed_on(self, day: date) -> int:
        """How many members are expected on `day` beyond those known by name."""
        return max(0, (self.expected or 0) - len(self.members_on(day)))


@dataclass(frozen=True, eq=False)
class Directory:
    """All organisations and clusters by id. Ids are unique across both."""

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)

    def __getitem__(self, id: str) -> Organisation | Cluster:
        return self.organisations[id] if id in self.organisations else self.clusters[id]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, organisations first, in the order of the config."""
        return (*self.organisations, *self.clusters)

    @property
    def root(self) -> Organisation:
        """The federation at the top: the one organisation without a parent."""
        return next(o for o in self.organisations.values() if o.parent is None)

    def clusters_within(self, first: date, last: date) -> Mapping[str, date]:
        """The clusters that exist from `first` to `last`, each with the day its members are told for."""
        days = ((c.id, c.day_within(first, last)) for c in self.clusters.values())
        return {id: day for id, day in days if day}

    def stood(self, id: str, first: date, last: date) -> bool:
        """Whether `id` existed at some time from `first` to `last`; not knowing it rules nothing out."""
        known = self.organisations.get(id) or self.clusters.get(id)
        return known is None or known.validity.meets(first, last)

    def former(self, id: str, first: date, last: date) -> tuple[str, ...]:
        """Who has become part of `id`, by merger or a new name, and still stood by itself in that time."""
        known = self.organisations
        before = [*self._merged.get(id, ())]
        if id in known and (renamed := known[id].renamed_from):
            before.append(renamed)
        return tuple(o for o in before if o in known and self.stood(o, first, last))

    def today(self, id: str) -> str:
        """The organisation that `id` has become in the end."""
        into = self._renamed.get(id) or (
            self.organisations[id].merged_into if id in self.organisations else None
        )
        return self.today(into) if into else id

    def order(self, first: Iterable[str]) -> Callable[[str], tuple[int, int]]:
        """By what ids are sorted where these come first, in their order, and the others as in the config."""
        ahead = {id: place for place, id in enumerate(dict.fromkeys(first))}
        return lambda id: (0, ahead[id]) if id in ahead else (1, self._places[id])

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {id: place for place, id in enumerate(self.ids)}

    @cached_property
    def _merged(self) -> Mapping[str, list[str]]:
        """Who has been merged into an organisation."""
        found = dict[str, list[str]]()
        for known in self.organisations.values():
            if known.merged_into:
                found.setdefault(known.merged_into, []).append(known.id)
        return found

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """The new id of each organisation that has one; the first, where the config gives two."""
        news = reversed([*self.organisations.values()])
        return {known.renamed_from: known.id for known in news if known.renamed_from}

    def upward(self, id: str) -> Iterator[str]:
        """`id`, then the ids above it up to the root. A cluster stands right under the root."""
        at: str | None = id
        while at is not None:
            yield at
            at = self.organisations[at].parent if at in self.organisations else self.root.id
