"""An issue of the bulletin, sent: to the reviewer, or with the reviewer's word to everybody.

In: an `Issue`, what a person has allowed, and the world outside (server, clock). Out: what became of each
message for each person. Whatever has been accepted once is never sent again; what nobody knows is asked
about, or left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from reports.causes import not_read
from reports.config import FILE
from reports.contents import content_of
from reports.deliver.files import not_written, write_whole
from reports.deliver.issue import Issue, called
from reports.deliver.journal import Journal, Line, Purpose, State
from reports.deliver.password import password_for
from reports.deliver.posting import Clock, Delivery, Parcel, Postman, Watch, note
from reports.deliver.smtp import Session
from reports.errors import Finding, InputError, Place, Severity, message
from reports.mailing import SECTION, Mailbox, Server

FAILURES, COPY = "failures.csv", "sent.jsonl"
MAY_HAVE_IT = (State.ACCEPTED, State.ABOUT, State.UNKNOWN)
IN_DOUBT = (State.ABOUT, State.UNKNOWN)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d")


class Decision(StrEnum):
    """What a person decides about a message of which nobody knows whether it arrived."""

    RESEND = "resend"
    RECEIVED = "received"
    LEAVE = "leave"


@dataclass(frozen=True)
class Consent:
    """What a person has allowed. approved: the hash that the reviewer has passed on; old: an issue that is
    older than max_age_days; correction: other content for those who have got this period's bulletin
    before; refused: another try for those whom the server refused.
    """

    approved: str = ""
    old: bool = False
    correction: bool = False
    refused: bool = False


@dataclass(frozen=True)
class Office:
    """The world outside. environment: where a password may stand; clock: the time, whatever files are dated;
    decide: asks a person about a parcel in doubt; watch: sees every outcome go by.
    """

    workspace: Path
    environment: Mapping[str, str]
    clock: Clock
    sleep: Callable[[float], None]
    decide: Callable[[Parcel], Decision]
    watch: Watch


@dataclass(frozen=True)
class Sent:
    """What became of every message. purpose: who has got them; findings: what is told of the journal, and of
    each message that has not surely arrived; left_out: who is to get nothing, for want of a report.
    """

    purpose: Purpose
    deliveries: tuple[Delivery, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[Mailbox, ...] = ()


def send(issue: Issue, consent: Consent, office: Office, journal: Journal) -> Sent:
    """Send what has not been accepted yet: to the reviewer alone until the hash is approved.

    The journal must have been held since before the issue was made: its messages are dated from there. What
    stops everything on the way stands among the findings. Raises `InputError` when the issue may not be sent,
    with every reason, and `DeliveryError` when the journal cannot be written.
    """
    server, parcels = _server(issue), _parcels(issue, consent)
    if problems := tuple(_objections(issue, consent, parcels, journal, office.clock())):
        raise InputError(problems)
    outcomes = {parcel.key: _known(parcel, consent, journal, office) for parcel in parcels}
    stopped: tuple[Finding, ...] = ()
    if waiting := [one.parcel for one in outcomes.values() if one.state is State.DEFERRED]:
        sender = issue.mailing.sender.envelope

        def connect() -> Session:
            return Session(server, sender, password_for(server, office.environment), office.workspace)

        postman = Postman(connect, journal, office.clock, office.sleep, office.watch)
        posted = postman.deliver(waiting, server.pauses)
        outcomes |= {one.parcel.key: one for one in posted.deliveries}
        stopped = posted.findings
    deliveries = tuple(outcomes.values())
    findings = (*journal.log.findings, *filter(None, map(_told, deliveries)), *stopped)
    return Sent(parcels[0].purpose, deliveries, findings, issue.left_out)


def _server(issue: Issue) -> Server:
    if issue.mailing.smtp is None:
        problem = message("there is no mail server in the config")
        hint = message("Add smtp, with host and user, to the section {name}.", name=SECTION)
        raise InputError([Finding(Severity.ERROR, "no-server", Place(FILE), problem, hint)])
    return issue.mailing.smtp


def _parcels(issue: Issue, consent: Consent) -> tuple[Parcel, ...]:
    """Who is to get what now."""
    reviewer = issue.mailing.reviewer
    if reviewer and not consent.approved:
        return tuple(Parcel(mail, reviewer, Purpose.REVIEW, issue.hash) for mail in issue.mails)
    return tuple(
        Parcel(edition.mail, recipient, Purpose.BULLETIN, issue.hash)
        for edition in issue.editions
        for recipient in edition.share.recipients
    )


def _objections(
    issue: Issue, consent: Consent, parcels: tuple[Parcel, ...], journal: Journal, now: datetime
) -> Iterator[Finding]:
    """Why the issue may not be sent."""
    yield from issue.errors
    if issue.draft:
        problem = message("the reports are drafts, which show their sources and what is not checked")
        hint = message("Build the copies that are sent: ldreport build --issue.")
        yield Finding(Severity.ERROR, "drafts", Place(str(issue.period)), problem, hint)
    if not parcels:
        problem = message("nobody gets anything of this period")
        yield Finding(Severity.ERROR, "no-recipients", Place(FILE), problem)
    if not consent.old:
        yield from _too_old(issue, now)
    if consent.approved:
        yield from _not_approved(issue, consent.approved, journal)
    yield from _others_before(parcels, journal, consent)


def _too_old(issue: Issue, now: datetime) -> Iterator[Finding]:
    """Whether the issue was made long ago, or tells of a time that is long past."""
    place, hint = Place(str(issue.period)), message("Send it all the same with --old, if that is meant.")
    age = now - min((edition.mail.date for edition in issue.editions), default=now)
    if age > timedelta(days=issue.mailing.max_age_days):
        yield Finding(
            Severity.ERROR, "old-issue", place, message("the issue is {days} days old", days=age.days), hint
        )
    since = (now.date() - issue.period.last_day).days
    if since > issue.mailing.max_days_after:
        problem = message("its period ended {days} days ago", days=since)
        yield Finding(Severity.ERROR, "old-period", place, problem, hint)


def _not_approved(issue: Issue, approved: str, journal: Journal) -> Iterator[Finding]:
    """Why the hash is not that of what the reviewer has seen."""
    place, hint = Place("--approved"), message("Send it to the reviewer again: --send without --approved.")
    if approved != issue.hash:
        problem = message("the hash is not that of this issue")
        yield Finding(Severity.ERROR, "other-hash", place, problem, hint)
    elif issue.mailing.reviewer:
        seen = journal.standings
        mails = (Parcel(mail, issue.mailing.reviewer, Purpose.REVIEW, issue.hash) for mail in issue.mails)
        if not all(parcel.key in seen and seen[parcel.key].state is State.ACCEPTED for parcel in mails):
            problem = message("the reviewer has not got this issue yet")
            yield Finding(Severity.ERROR, "not-reviewed", place, problem, hint)


def _others_before(parcels: Iterable[Parcel], journal: Journal, consent: Consent) -> Iterator[Finding]:
    """Those who have, or may have, another content of this period's bulletin as their newest."""
    newest: dict[str, Line] = {
        address: line
        for (address, _), line in journal.standings.items()
        if line.purpose is Purpose.BULLETIN and line.state in MAY_HAVE_IT
    }
    for parcel in parcels:
        line, own = newest.get(parcel.key[0]), journal.standings.get(parcel.key)
        if parcel.purpose is not Purpose.BULLETIN or not line or line.message_id == parcel.mail.message_id:
            continue
        place = Place(parcel.recipient.address)
        if own and own.state in MAY_HAVE_IT:
            problem = message("this person has got this very message before, and another one since")
            hint = message("Nothing is sent twice: say in the new message that it goes back to the first.")
            yield Finding(Severity.ERROR, "sent-earlier", place, problem, hint)
        elif not own and not consent.correction:
            problem = message("this person has got the period's bulletin before, with other content")
            hint = message("Send the new one with --correction, if that is meant.")
            yield Finding(Severity.ERROR, "sent-before", place, problem, hint)


def _known(parcel: Parcel, consent: Consent, journal: Journal, office: Office) -> Delivery:
    """What is known of a parcel before anything is sent; `DEFERRED` for what is to be sent now."""
    line = journal.standings.get(parcel.key)
    if line is None or (line.state is State.REFUSED and consent.refused):
        return Delivery(parcel, State.DEFERRED, "")
    if line.state not in IN_DOUBT:
        return Delivery(parcel, line.state, line.reply)
    decision = office.decide(parcel)
    if decision is Decision.RECEIVED:
        return note(journal, parcel, State.ACCEPTED, "by decision of a person", office.clock())
    return Delivery(parcel, State.DEFERRED if decision is Decision.RESEND else State.UNKNOWN, line.reply)


def _told(delivery: Delivery) -> Finding | None:
    """What is said of a message that has not surely arrived; nothing of one that was not even tried, for what
    stopped everything is told already.
    """
    place = Place(delivery.parcel.recipient.address)
    reply = delivery.reply or "-"
    if delivery.state is State.REFUSED:
        problem = message("the server refuses this recipient: {reply}", reply=reply)
        hint = message("Correct the address in the config and build again; or try it again with --refused.")
        return Finding(Severity.ERROR, "refused", place, problem, hint)
    if delivery.state is State.DEFERRED and delivery.reply:
        problem = message("the message could not be handed over yet: {reply}", reply=reply)
        hint = message("Run the same command again later: those who have it do not get it twice.")
        return Finding(Severity.ERROR, "deferred", place, problem, hint)
    if delivery.state is State.UNKNOWN:
        problem = message("nobody knows whether this message has arrived: {reply}", reply=reply)
        hint = message("Ask the recipient, then use --unknown received or --unknown resend.")
        return Finding(Severity.ERROR, "unknown", place, problem, hint)
    return None


def write_failures(sent: Sent, folder: Path) -> Path:
    """Write `failures.csv` for a sheet of people to call: who has not surely got it, and why.

    Raises `DeliveryError`.
    """
    rows = io.StringIO(newline="")
    writer = csv.writer(rows)
    writer.writerow(("recipient", "message", "state", "reply"))
    for one in sent.deliveries:
        if one.state is not State.ACCEPTED:
            cells = (called(one.parcel.recipient), one.parcel.mail.draft.id, one.state, one.reply)
            writer.writerow(map(_harmless_cell, cells))
    for person in sent.left_out:
        writer.writerow((_harmless_cell(called(person)), "", "no report", ""))
    return _written(folder / FAILURES, rows.getvalue().encode("utf-8-sig"))


def _harmless_cell(text: str) -> str:
    """A cell that no sheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def check_whole(journal: Journal, folder: Path) -> None:
    """Raise `InputError` when the journal lacks what the copy in the build's folder of messages has."""
    copy = folder / COPY
    try:
        known = content_of(copy)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError([not_read(error, copy)]) from error
    if not journal.path.read_bytes().startswith(known):
        problem = message("lines that stood here are gone, so it is not known who has got the bulletin")
        hint = message("They stand in {copy}: put them back, or delete that copy if all is right.", copy=copy)
        raise InputError([Finding(Severity.ERROR, "journal-lost", Place(str(journal.path)), problem, hint)])


def keep_copy(journal: Journal, folder: Path) -> Path:
    """Keep a copy of the journal beside the messages, by which a later run sees that it is whole.

    Raises `DeliveryError`.
    """
    return _written(folder / COPY, journal.path.read_bytes())


def _written(path: Path, content: bytes) -> Path:
    try:
        write_whole(path, content)
    except OSError as error:
        raise not_written(error, path) from error
    return path
