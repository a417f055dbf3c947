"""The bulletin of a period as it would be sent: every message, everybody who gets it, and the hash over both.

In: messages with their recipients. Out: files that any mail program opens, `index.json`, and the same for
people to read. What a person approves is the hash: another byte or another recipient gives another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from reports.contents import content_of
from reports.deliver.files import digest
from reports.deliver.mail import Mail
from reports.deliver.shares import Share
from reports.errors import Finding
from reports.mailing import Mailbox, Mailing, Recipient
from reports.periods import Period
from reports.words import Words

FOLDER, INDEX, MESSAGES, SCHEMA = "bulletin", "index.json", "*.eml", "ldreport/bulletin-1"


@dataclass(frozen=True)
class Edition:
    """One message, and everybody who gets it."""

    share: Share
    mail: Mail

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.share.id}.eml"


@dataclass(frozen=True)
class Issue:
    """The bulletin of a period. sheet: what tells the reviewer who gets what, None without a reviewer; draft:
    whether its reports are drafts; errors: what the build has told of severity error; left_out: recipients
    for whom there is no report.
    """

    period: Period
    mailing: Mailing
    editions: tuple[Edition, ...]
    sheet: Mail | None
    draft: bool
    errors: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[Recipient, ...] = ()

    @cached_property
    def hash(self) -> str:
        """What a person approves."""
        return hash_of(self.editions)

    @property
    def mails(self) -> tuple[Mail, ...]:
        """Every message that a reviewer sees, the sheet last so that it lies on top."""
        return (*(edition.mail for edition in self.editions), *((self.sheet,) if self.sheet else ()))


def hash_of(editions: Iterable[Edition]) -> str:
    """The sha256 over each message and its recipients."""
    told = [
        [e.share.id, e.mail.sha256, sorted(recipient.envelope for recipient in e.share.recipients)]
        for e in editions
    ]
    return digest(json.dumps(told).encode())


def index(issue: Issue, names: Mapping[str, str]) -> bytes:
    """`index.json`: the messages, their recipients, and the hash. names: of the files, by `Edition.file`."""
    data = {
        "schema": SCHEMA,
        "period": str(issue.period),
        "hash": issue.hash,
        "messages": [_entry(edition, names[edition.file]) for edition in issue.editions],
        "sheet": _dated(issue.sheet) if issue.sheet else None,
        "left_out": [_person(recipient) for recipient in issue.left_out],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _dated(made: Mail) -> dict[str, str]:
    return {"message_id": made.message_id, "date": made.date.isoformat()}


def _entry(edition: Edition, file: str) -> dict[str, Any]:
    share, made = edition.share, edition.mail
    return {
        "id": share.id,
        "group": share.group.name,
        "reports": list(share.reports),
        "file": file,
        "sha256": made.sha256,
        "size": len(made.content),
        "subject": made.draft.subject,
        **_dated(made),
        "recipients": [_person(recipient) for recipient in share.recipients],
        "attachments": [
            {"name": one.name, "path": one.path, "sha256": digest(one.content), "size": len(one.content)}
            for one in made.draft.attachments
        ],
    }


def _person(recipient: Recipient) -> dict[str, str | None]:
    return {"name": recipient.name, "address": recipient.address, "organisation": recipient.organisation}


def dates_in(path: Path) -> dict[str, datetime]:
    """When the messages of an index were made, by their ids; none for an index that says nothing of it."""
    try:
        read = json.loads(content_of(path))
        listed = [*read["messages"], *filter(None, [read.get("sheet")])]
        dates = {str(one["message_id"]): datetime.fromisoformat(one["date"]) for one in listed}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return {id: date for id, date in dates.items() if date.tzinfo}


def hash_in(path: Path) -> str:
    """The hash of an index; empty for an index that says nothing of it."""
    try:
        return str(json.loads(content_of(path))["hash"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""


def summary(editions: Sequence[Edition], mailing: Mailing, words: Words) -> Iterator[str]:
    """Messages and recipients, line by line, for people to look through."""
    text, size = words.text, words.size
    for edition in editions:
        share, made = edition.share, edition.mail
        yield f"{share.id}: {share.group.name}"
        yield "  " + text("Subject: {text}", text=made.draft.subject)
        for one in made.draft.attachments:
            yield "  " + text("Attached: {name} ({size})", name=one.name, size=size(len(one.content)))
        told = text("Size as sent: {size}", size=size(len(made.content)))
        limit = text("limit: {size}", size=size(mailing.max_size))
        yield f"  {told} ({limit})"
        yield "  " + text("Recipients: {count}", count=len(share.recipients))
        yield from (f"    {called(recipient)}" for recipient in share.recipients)


def called(mailbox: Mailbox) -> str:
    """Somebody as people are told of: name and address."""
    return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address
