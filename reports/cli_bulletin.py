"""The command `ldreport bulletin`: writes the messages of a period, shows them, or sends them."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.terminal import end, period_of, problems_told, tell, with_period

if TYPE_CHECKING:
    from reports.bulletin import Order
    from reports.deliver.issue import Issue
    from reports.deliver.journal import State
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
@click.option("--old", is_flag=True, help="With --send: also an issue older than max_age_days.")
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
    from reports.bulletin import Order, prepare, write
    from reports.deliver.issue import summary
    from reports.sending import Consent
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        consent = Consent(approved, old, correction, refused)
        _check(consent, unknown, preview, sends)
        order = Order(workspace, period_of(**periods), out, _now())
        issue = prepare(order)
        tell(issue.findings, words)
        if not quiet:
            click.echo("\n".join(summary(issue.editions, issue.mailing, words)))
        if preview:
            return
        written = write(issue, order)
        tell(written.findings, words)
        if sends:
            findings = _send(issue, order, consent, unknown, words, quiet)
            end([*issue.findings, *findings])
    if not quiet:
        for path in written.files:
            click.echo(path)
    end(issue.findings)


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


def _now() -> datetime:
    """The time, or the one that SOURCE_DATE_EPOCH names."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) < 12:  # longer is beyond the year 9999
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now().astimezone()


def _send(
    issue: Issue, order: Order, consent: Consent, unknown: str | None, words: Words, quiet: bool
) -> tuple[Finding, ...]:
    """Send an issue; tell what became of it."""
    from reports.deliver.journal import Purpose
    from reports.sending import Office, send, write_failures

    decide = _decision(unknown, words)
    office = Office(order.workspace, os.environ, _now, time.sleep, decide, _watch(words, quiet))
    sent = send(issue, consent, office)
    failures = write_failures(sent, order.folder)
    tell(sent.findings, words)
    if not quiet:
        click.echo(_counts(sent, words))
        click.echo(failures)
        if sent.purpose is Purpose.REVIEW:
            click.echo(words.text("Send it to everybody with: --send --approved {hash}", hash=issue.hash))
    return sent.findings


def _decision(unknown: str | None, words: Words) -> Callable[[Parcel], Decision]:
    """What to do with messages in doubt: as the option says, else a person is asked, where one is there."""
    from reports.sending import Decision

    def decide(parcel: Parcel) -> Decision:
        if unknown:
            return Decision(unknown)
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return Decision.LEAVE
        question = words.text(
            "{address}: nobody knows whether the message has arrived", address=parcel.recipient.address
        )
        choices = click.Choice([*Decision])
        return Decision(click.prompt(question, type=choices, default=Decision.LEAVE, err=True))

    return decide


def _watch(words: Words, quiet: bool) -> Watch:
    """What shows the messages going by, on a terminal."""

    def watch(delivery: Delivery) -> None:
        if not quiet and sys.stderr.isatty():
            state = _named(delivery.state, words)
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
