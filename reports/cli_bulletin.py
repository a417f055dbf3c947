"""The command `ldreport bulletin`: writes the messages of a period, shows them, or sends them."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.terminal import end, period_of, problems_told, show, tell, with_period

if TYPE_CHECKING:
    from reports.bulletin import Order
    from reports.deliver.issue import Issue
    from reports.deliver.journal import Journal, State
    from reports.deliver.posting import Delivery, Parcel, Watch
    from reports.errors import Finding
    from reports.sending import Consent, Decision, Sent
    from reports.words import Words


@click.command()
@with_period
@click.option("--out", type=click.Path(path_type=Path), default="build", help="Folder of the builds.")
@click.option("--preview", is_flag=True, help="Show subjects, recipients and sizes; write nothing.")
@click.option("--send", "sends", is_flag=True, help="Send: to the reviewer first, when the config names one.")
@click.option("--approved", metavar="HASH", default="", help="With --send: what the reviewer has passed on.")
@click.option(
    "--old",
    is_flag=True,
    help="With --send: also an issue older than max_age_days, or long after its period.",
)
@click.option(
    "--correction", is_flag=True, help="With --send: other content also for those who got this period's."
)
@click.option("--refused", is_flag=True, help="With --send: try again those whom the server refused.")
@click.option(
    "--unknown",
    type=click.Choice(["resend", "received"]),
    help="With --send: what to do with messages of which nobody knows whether they arrived.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
def bulletin(
    workspace: Path,
    lang: str,
    out: Path,
    preview: bool,
    sends: bool,
    approved: str,
    old: bool,
    correction: bool,
    refused: bool,
    unknown: str | None,
    quiet: bool,
    **periods: str | None,
) -> None:
    """Write a period's bulletin: a message with the reports of its build for each group in the config.

    The messages lie as .eml files beside the build; nothing leaves the machine without --send. What was sent
    to whom stands in sent/ of the workspace: run again, the command goes on where it stopped.
    """
    from reports.bulletin import Order
    from reports.deliver.clock import dated
    from reports.sending import Consent
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        consent = Consent(approved, old, correction, refused)
        _check(consent, unknown, preview, sends)
        order = Order(workspace, period_of(**periods), out, dated())
        if preview:
            end(_look(order, words, quiet))
        if sends:
            end(_post(order, consent, Doubts(unknown, words), words, quiet))
        end(_write(order, words, quiet).findings)


def _post(order: Order, consent: Consent, doubts: Doubts, words: Words, quiet: bool) -> tuple[Finding, ...]:
    """Write the issue and send it, while no other run does. The journal is held from before the dates are
    read: two runs must not make, and send, one message with two dates.
    """
    from reports.deliver.journal import journal_of, opened
    from reports.sending import check_whole

    with opened(journal_of(order.workspace, str(order.period))) as journal:
        check_whole(journal, order.folder)
        issue = _write(order, words, quiet)
        return (*issue.findings, *_send(issue, order, consent, doubts, journal, words, quiet))


def _look(order: Order, words: Words, quiet: bool) -> tuple[Finding, ...]:
    """Show the issue; its hash only where the files lie there, for else a later run dates them anew."""
    from reports.bulletin import is_written, prepare

    issue = prepare(order)
    _show(issue, words, quiet)
    if not quiet and is_written(issue, order):
        show(words.text("Hash: {hash}", hash=issue.hash))
    return issue.findings


def _show(issue: Issue, words: Words, quiet: bool) -> None:
    from reports.deliver.issue import summary

    tell(issue.findings, words)
    if not quiet:
        show("\n".join(summary(issue.editions, issue.mailing, words)))


def _write(order: Order, words: Words, quiet: bool) -> Issue:
    """Write the issue's files; show it and their names."""
    from reports.bulletin import prepare, write

    issue = prepare(order)
    _show(issue, words, quiet)
    written = write(issue, order)
    tell(written.findings, words)
    if not quiet:
        show(words.text("Hash: {hash}", hash=issue.hash))
        for path in written.files:
            show(path)
    return issue


def _check(consent: Consent, unknown: str | None, preview: bool, sends: bool) -> None:
    """Raise `InputError` for options that contradict each other."""
    from reports.errors import Finding, InputError, Place, Severity, message

    if preview and sends:
        problem = message("a preview sends nothing: give one of --preview and --send")
        raise InputError([Finding(Severity.ERROR, "preview-or-send", Place("--preview"), problem)])
    given = {f"--{name}": value for name, value in (*vars(consent).items(), ("unknown", unknown))}
    if alone := [name for name, value in given.items() if value and not sends]:
        problem = message("this option is for --send")
        raise InputError(Finding(Severity.ERROR, "only-to-send", Place(name), problem) for name in alone)


def _send(
    issue: Issue, order: Order, consent: Consent, doubts: Doubts, journal: Journal, words: Words, quiet: bool
) -> tuple[Finding, ...]:
    """Send an issue; tell what became of it before anything is written that could fail."""
    from reports.deliver.clock import now
    from reports.deliver.journal import Purpose, State
    from reports.sending import Office, keep_copy, send, write_failures

    office = Office(order.workspace, os.environ, now, time.sleep, doubts.decide, _watch(words, quiet))
    sent = send(issue, consent, office, journal)
    tell(sent.findings, words)
    if not quiet:
        show(_counts(sent, words))
    whole = all(one.state is State.ACCEPTED for one in sent.deliveries)
    keep_copy(journal, order.folder)
    failures = write_failures(sent, order.folder)
    if not quiet:
        show(failures)
        if sent.purpose is Purpose.REVIEW and whole:
            show(words.text("Send it to everybody with: --send --approved {hash}", hash=issue.hash))
    return sent.findings


class Doubts:
    """What to do with messages in doubt: as the option says, else a person is asked, where one is there.

    Whoever is asked may answer for all that are still to come.
    """

    def __init__(self, answer: str | None, words: Words) -> None:
        self.answer, self.words = answer, words

    def decide(self, parcel: Parcel) -> Decision:
        """What is to become of a parcel."""
        from reports.sending import Decision

        if self.answer:
            return Decision(self.answer)
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return Decision.LEAVE
        answer, _, every = self._ask(parcel).partition("-")
        if every:
            self.answer = answer
        return Decision(answer)

    def _ask(self, parcel: Parcel) -> str:
        question = self.words.text(
            "{address}: nobody knows whether the message {id}, “{subject}”, has arrived",
            address=parcel.recipient.address,
            id=parcel.mail.draft.id,
            subject=parcel.mail.draft.subject,
        )
        answers = click.Choice(["resend", "received", "leave", "resend-all", "received-all", "leave-all"])
        answer: str = click.prompt(question, type=answers, default="leave", err=True)
        return answer


def _watch(words: Words, quiet: bool) -> Watch:
    """What shows the messages going by, on a terminal."""

    def watch(delivery: Delivery) -> None:
        if not quiet and sys.stderr.isatty():
            state = _named(delivery.state, words)
            with suppress(OSError):  # who watches no more does not stop the sending
                click.echo(f"{delivery.parcel.recipient.address}: {state}", err=True)

    return watch


def _counts(sent: Sent, words: Words) -> str:
    counts = Counter(delivery.state for delivery in sent.deliveries)
    return ", ".join(f"{_named(state, words)}: {number}" for state, number in counts.items())


def _named(state: State, words: Words) -> str:
    """A state in words."""
    return {
        "accepted": words.text("accepted by the server"),
        "refused": words.text("refused"),
        "deferred": words.text("put off"),
    }.get(state, words.text("unknown whether it arrived"))
