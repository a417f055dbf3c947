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
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cached_property

from reports.deliver.files import digest
from reports.errors import DeliveryError, Finding, Place, Severity, message
from reports.mailing import Mailing, fit_for_a_head, mailto
from reports.render.letter import Bodies

TYPES = {"pdf": "pdf", "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document"}
LANGUAGE = "vi"
OF_MIME = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
TEXTS, PERSONS, DISPOSITION = ("Subject",), ("From", "To", "Reply-To"), "Content-Disposition"
LINE_END = "\r\n"
DIGITS = 16  # of the sha256 of the content, in ids and between parts

Head = Mapping[str, tuple[str, str]]  # of each line what people read, and what machines read


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
    head = _head(draft, mailing)
    texts = {name: text for name, (text, _) in head.items()} | {
        f"{DISPOSITION} ({number})": one.name for number, one in enumerate(draft.attachments, 1)
    }
    if refused := {name: text for name, text in texts.items() if not fit_for_a_head(text)}:
        raise DeliveryError(_unfit(draft.id, name, text) for name, text in refused.items())
    key = _key(draft, head)
    message_id = f"<{draft.id}.{key}@{_domain(mailing)}>"
    date = dates.get(message_id, now).replace(microsecond=0)
    dated = {**head, "Date": ("", format_datetime(date)), "Message-ID": ("", message_id)}
    content = _bytes(draft, dated, f"=_{key}")
    _check(draft, dated, content)
    return Mail(draft, message_id, date, content)


def _key(draft: Draft, head: Head) -> str:
    """The first digits of a sha256 over everything that the message says."""
    said = [draft.id, draft.bodies.text, draft.bodies.page, *head.values()]
    files = [[one.name, one.format, digest(one.content)] for one in draft.attachments]
    return digest(json.dumps([said, files]).encode())[:DIGITS]


def _head(draft: Draft, mailing: Mailing) -> Head:
    list_id = f"{draft.id.partition('.')[2] or draft.id}.bulletin.{_domain(mailing)}"
    return {
        "From": (mailing.sender.name, f"<{mailing.sender.envelope}>"),
        "To": (draft.to, f"<{mailing.sender.envelope}>"),
        "Reply-To": (mailing.reply_to.name, f"<{mailing.reply_to.envelope}>"),
        "Subject": (draft.subject, ""),
        "Auto-Submitted": ("", "auto-generated"),
        "List-Id": ("", f"<{list_id}>"),
        "List-Unsubscribe": ("", f"<{mailto(mailing.unsubscribe)}?subject=unsubscribe>"),
        "Content-Language": ("", LANGUAGE),
    }


def _domain(mailing: Mailing) -> str:
    return mailing.sender.envelope.rpartition("@")[2]


def _unfit(id: str, name: str, text: str) -> Finding:
    problem = message("{name}: “{text}” cannot stand in the head of a message", name=name, text=ascii(text))
    return Finding(Severity.ERROR, "no-header-text", Place(id), problem)


def _bytes(draft: Draft, head: Head, boundary: str) -> bytes:
    made = EmailMessage(policy=SMTP)
    made.set_content(draft.bodies.text, cte="base64")
    if draft.bodies.page:
        made.add_alternative(draft.bodies.page, subtype="html", cte="base64")
    for one in draft.attachments:
        made.add_attachment(one.content, maintype="application", subtype=TYPES[one.format], filename=one.name)
    containers = (part for part in made.walk() if part.is_multipart())
    for number, part in enumerate(containers):
        part.set_boundary(f"{boundary}.{number}")  # `=_` never begins a line of base64
    return "".join(_line(name, *value) for name, value in head.items()).encode("ascii") + made.as_bytes()


def _line(name: str, text: str, rest: str) -> str:
    """A line of a head: the text in encoded words of at most 75 characters (RFC 2047, 2), then the rest.

    Written here and not by `EmailMessage`, which before Python 3.13 loses spaces between encoded words.
    """
    words = Header(text, "utf-8", header_name=name, maxlinelen=75).encode(linesep=LINE_END) if text else ""
    return f"{name}: {f'{LINE_END} '.join(filter(None, (words, rest)))}{LINE_END}"


def _check(draft: Draft, head: Head, content: bytes) -> None:
    """Raise `DeliveryError` unless the bytes, read as a mail program reads them, say what they should."""
    found = message_from_bytes(content, policy=SMTP)
    lines = [(name, value) for name, value in message_from_bytes(content).items() if name not in OF_MIME]
    wrong = [
        name for name, value in head.items() if [_said(name, v) for n, v in lines if n == name] != [value]
    ]
    files = [(part.get_filename(), part.get_content()) for part in found.iter_attachments()]
    if files != [(one.name, one.content) for one in draft.attachments]:
        wrong.append(DISPOSITION)
    if any(part.defects for part in found.walk()) or len(lines) != len(head):
        wrong.append("MIME")
    if _bodies(found) != draft.bodies:
        wrong.append("text")
    if wrong:
        problem = message("the finished message does not say what it should: {names}", names=", ".join(wrong))
        raise DeliveryError([Finding(Severity.ERROR, "message-differs", Place(draft.id), problem)])


def _said(name: str, value: str) -> tuple[str, str]:
    """What a line of a head says, by RFC 2047: the text of its encoded words, and the rest."""
    if name in TEXTS:
        return str(make_header(decode_header(value))), ""
    if name in PERSONS:
        text, address = parseaddr(value)
        return str(make_header(decode_header(text))), f"<{address}>"
    return "", value


def _bodies(found: EmailMessage) -> Bodies:
    parts = (found.get_body(("plain",)), found.get_body(("html",)))
    text, page = (part.get_content().replace("\r\n", "\n") if part else "" for part in parts)
    return Bodies(text, page)
