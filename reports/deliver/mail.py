"""A message as the bytes that are sent: the same content gives the same bytes, on any day.

In: a `Draft`, and when messages of this content were first made. Out: a `Mail`, read back and compared
before anybody gets to see it. Its id and the lines between its parts come from its content; everything in it
is ASCII in lines of moderate length, so no server on its way has a reason to change it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cached_property

from reports.deliver.files import digest
from reports.errors import DeliveryError, Finding, Place, Severity, message
from reports.mailing import ENCODED_WORD, Mailing, envelope
from reports.render.letter import Bodies

TYPES = {"pdf": "pdf", "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document"}
LANGUAGE = "vi"
OF_MIME = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
DIGITS = 16  # of the sha256 of the content, in ids and between parts


@dataclass(frozen=True)
class Attachment:
    """A file that comes with a message. path: where it lies in the folder of its build."""

    name: str
    format: str
    path: str
    content: bytes


@dataclass(frozen=True)
class Draft:
    """What a message says. id: of the message within the bulletin, such as `2021Q1.cum-truong`; to: what its
    readers are called together; bodies: its page is empty for a message of plain text alone.
    """

    id: str
    to: str
    subject: str
    bodies: Bodies
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Mail:
    """A finished message. content: every byte of it, lines ended by CR LF."""

    draft: Draft
    message_id: str
    date: datetime
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The sha256 of the message."""
        return digest(self.content)


def mail(draft: Draft, mailing: Mailing, dates: Mapping[str, datetime], now: datetime) -> Mail:
    """The message as it is sent. dates: when messages were first made, by their ids; others are made now.

    Raises `DeliveryError` when a text cannot stand in the head of a message, or the finished message does not
    say what it should.
    """
    names = (mailing.sender.name, mailing.reply_to.name, *(one.name for one in draft.attachments))
    if refused := [text for text in (draft.subject, draft.to, *names) if not _harmless(text)]:
        raise DeliveryError(_not_a_header(draft.id, text) for text in refused)
    headers = _headers(draft, mailing)
    key = _key(draft, headers)
    message_id = f"<{draft.id}.{key}@{_domain(mailing)}>"
    date = dates.get(message_id, now).replace(microsecond=0)
    dated = {**headers, "Date": format_datetime(date), "Message-ID": message_id}
    content = _bytes(draft, dated, f"=_{key}")
    _check(draft, dated, content)
    return Mail(draft, message_id, date, content)


def _key(draft: Draft, headers: Mapping[str, str | Address]) -> str:
    """The first digits of a sha256 over everything that the message says."""
    said = [draft.id, draft.bodies.text, draft.bodies.page, *map(str, headers.values())]
    files = [[one.name, one.format, digest(one.content)] for one in draft.attachments]
    return digest(json.dumps([said, files]).encode())[:DIGITS]


def _headers(draft: Draft, mailing: Mailing) -> dict[str, str | Address]:
    list_id = f"{draft.id.partition('.')[2] or draft.id}.bulletin.{_domain(mailing)}"
    return {
        "From": _person(mailing.sender.name, mailing.sender.envelope),
        "To": _person(draft.to, mailing.sender.envelope),
        "Reply-To": _person(mailing.reply_to.name, mailing.reply_to.envelope),
        "Subject": draft.subject,
        "Auto-Submitted": "auto-generated",
        "List-Id": f"<{list_id}>",
        "List-Unsubscribe": f"<mailto:{envelope(mailing.unsubscribe)}?subject=unsubscribe>",
    }


def _person(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(name, local, domain)


def _domain(mailing: Mailing) -> str:
    return mailing.sender.envelope.rpartition("@")[2]


def _harmless(text: str) -> bool:
    """Whether a text stays on its line: Python before 3.11.10 writes out the line ends in encoded words."""
    return ENCODED_WORD not in text and text.isprintable()


def _not_a_header(id: str, text: str) -> Finding:
    problem = message("“{text}” cannot stand in the head of a message", text=ascii(text))
    return Finding(Severity.ERROR, "no-header-text", Place(id), problem)


def _bytes(draft: Draft, headers: Mapping[str, str | Address], boundary: str) -> bytes:
    made = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        made[name] = value
    made.set_content(draft.bodies.text, cte="base64")
    if draft.bodies.page:
        made.add_alternative(draft.bodies.page, subtype="html", cte="base64")
    for one in draft.attachments:
        made.add_attachment(one.content, maintype="application", subtype=TYPES[one.format], filename=one.name)
    made["Content-Language"] = LANGUAGE  # last: what begins with Content- moves into the first part
    containers = (part for part in made.walk() if part.is_multipart())
    for number, part in enumerate(containers):
        part.set_boundary(f"{boundary}.{number}")  # `=_` never begins a line of base64
    return made.as_bytes()


def _check(draft: Draft, headers: Mapping[str, str | Address], content: bytes) -> None:
    """Raise `DeliveryError` unless the bytes, read as a mail program reads them, say what they should."""
    found = message_from_bytes(content, policy=SMTP)
    own = {name: _spaced(value) for name, value in found.items() if name not in OF_MIME}
    wanted = {**{name: _spaced(value) for name, value in headers.items()}, "Content-Language": LANGUAGE}
    once = len(found.keys()) == len({*map(str.lower, found.keys())})
    files = [(part.get_filename(), part.get_content()) for part in found.iter_attachments()]
    whole = files == [(one.name, one.content) for one in draft.attachments]
    defects = [defect for part in found.walk() for defect in part.defects]
    if own != wanted or not once or not whole or defects or _bodies(found) != draft.bodies:
        problem = message("the finished message does not say what it should")
        raise DeliveryError([Finding(Severity.ERROR, "message-differs", Place(draft.id), problem)])


def _spaced(value: object) -> str:
    """A value of a head with single spaces: Python 3.13.0 reads two where a long name was folded."""
    return " ".join(str(value).split())


def bodies_of(content: bytes) -> Bodies:
    """The texts of a finished message."""
    return _bodies(message_from_bytes(content, policy=SMTP))


def _bodies(found: EmailMessage) -> Bodies:
    parts = (found.get_body(("plain",)), found.get_body(("html",)))
    text, page = (part.get_content().replace("\r\n", "\n") if part else "" for part in parts)
    return Bodies(text, page)
