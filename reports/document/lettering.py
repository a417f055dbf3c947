"""How a message of the bulletin is made of reports.

In: the reports that a group gets, and what the office has set. Out: a `Letter`. What the message tells is
taken from the reports as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.document.letter import Enclosure, Letter, Story
from reports.document.report import Report
from reports.mailing import Mailbox, Mailing, mailto
from reports.periods import Period
from reports.words import Words


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
