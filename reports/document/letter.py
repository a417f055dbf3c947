"""The view model of a message of the bulletin: types only, which load nothing but those of reports.

Names of fields are the names of the tags in `templates/bulletin.html` and `.txt`. Texts carry marks (see
`document/marks`) here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.document.report import AchievementTable, Plan


@dataclass(frozen=True)
class Story:
    """A report as the body of a message tells it. paragraphs: how it begins, and that there are no
    figures, where there are none; note: what the signs in the tables mean, empty without any.
    """

    title: str
    paragraphs: tuple[str, ...]
    tables: tuple[AchievementTable, ...]
    note: str
    plan: Plan | None


@dataclass(frozen=True)
class Enclosure:
    """A file that comes with the message: its name, the report that it is, its size."""

    name: str
    title: str
    size: str


@dataclass(frozen=True)
class Letter:
    """A message to one group. contact: who answers questions; unsubscribe: the address that takes people
    off the list; links are what a page puts under the addresses.
    """

    subject: str
    to: str
    sender: str
    stories: tuple[Story, ...]
    enclosures: tuple[Enclosure, ...]
    contact: str
    contact_address: str
    contact_link: str
    unsubscribe: str
    unsubscribe_link: str
