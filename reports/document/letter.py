"""The view model of a message of the bulletin, and how it is made of reports.

In: the reports that a group gets, and what the office has set. Out: a `Letter` of ready strings; names of
fields are the names of the tags in `templates/bulletin.html` and `.txt`. What the message tells is taken from
the reports as they are; texts carry marks (see `document/marks`) here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.document.report import AchievementTable, Plan, Report
from reports.mailing import Mailbox, Mailing, mailto
from reports.periods import Period
from reports.words import Words


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


def letter(
    to: str, told: Sequence[Report], enclosures: tuple[Enclosure, ...], mailing: Mailing, words: Words
) -> Letter:
    """The message to the group that is called `to`. told: the reports that its body tells, one or more."""
    return Letter(
        subject=subject(told, words),
        to=to,
        sender=mailing.sender.name,
        stories=tuple(map(_story, told)),
        enclosures=enclosures,
        contact=_called(mailing.reply_to),
        contact_address=mailing.reply_to.address,
        contact_link=mailto(mailing.reply_to.address),
        unsubscribe=mailing.unsubscribe,
        unsubscribe_link=mailto(mailing.unsubscribe),
    )


def subject(told: Sequence[Report], words: Words) -> str:
    """What a list of messages shows: the period, and whose reports they are."""
    period = words.period(Period.parse(told[0].period))
    names = words.list(dict.fromkeys(report.organisation for report in told))
    return words.text("Bulletin {period}: {names}", period=period, names=names)


def _called(mailbox: Mailbox) -> str:
    return mailbox.name or mailbox.address


def _story(report: Report) -> Story:
    table, results = report.achievements, report.results
    without_figures = results.paragraphs if results and not table else ()
    return Story(
        report.title,
        (report.opening, *without_figures),
        table.tables if table else (),
        table.note if table else "",
        report.plan,
    )
