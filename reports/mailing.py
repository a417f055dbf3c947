"""The section `bulletin` of config.yaml: from whom, through which server, what goes to whom.

In: that part of the config file. Out: a frozen `Mailing`, and a finding for everything a schema cannot see.
Addresses and names are checked here once, so that nothing further on can write a line of its own into the
head of a message: no control or invisible characters, no encoded words (RFC 2047), ASCII before the @.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from ipaddress import ip_address
from itertools import pairwise
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator

from reports.cleaning import is_seen
from reports.errors import Finding, NotUnderstoodError, message
from reports.reading import Id, Key, Schema, Size, Text, Tree

SECTION = "bulletin"
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/^_{|}~-]+)*")
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
HOST_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
LONGEST_LOCAL, LONGEST_DOMAIN = 64, 253  # RFC 5321, 4.5.3.1
ENCODED_WORD = "=?"
WAITING = (60, 300, 1800)

Choice = Literal["all", "own"] | tuple[str, ...]


def envelope(address: str) -> str:
    """An address as servers are told it: its domain in small letters and Punycode (RFC 3490).

    Raises `NotUnderstoodError` for what is no address.
    """
    local, _, domain = address.rpartition("@")
    ascii = _punycode(domain) if len(domain) <= LONGEST_DOMAIN else ""
    labels = ascii.split(".")
    named = len(labels) > 1 and all(map(LABEL.fullmatch, labels)) and not labels[-1].isdecimal()
    if not named or len(local) > LONGEST_LOCAL or not LOCAL.fullmatch(local):
        problem = message("“{text}” is no e-mail address", text=address)
        hint = message("Write it as van-phong@example.org: one address, no name, no spaces.")
        raise NotUnderstoodError(problem, hint, code="no-address")
    return f"{local}@{ascii}"


def _punycode(domain: str) -> str:
    """A domain in small letters and Punycode; empty where that would be another one: ss.de for ß.de."""
    try:
        ascii = domain.encode("idna").decode().lower()
        same = domain.isascii() or ascii.encode().decode("idna") == domain.lower()
    except UnicodeError:
        return ""
    return ascii if same else ""


def _host(text: str) -> str:
    """The name or number of a server. Raises `NotUnderstoodError`."""
    labels = _punycode(text).removesuffix(".").split(".")
    if not all(map(HOST_LABEL.fullmatch, labels)) and not _is_number(text):
        problem = message("“{text}” is no name of a server", text=text)
        hint = message("Write it as smtp.example.org, without a port and without spaces.")
        raise NotUnderstoodError(problem, hint, code="no-host")
    return text


def _is_number(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def mailto(address: str) -> str:
    """The address as a link (RFC 6068, 2): every sign that means something in links is written as %xx."""
    return f"mailto:{quote(envelope(address), safe='@')}"


def _address(text: Any) -> str:
    envelope(str(text))
    return str(text)


def fit_for_a_head(text: str) -> bool:
    """Whether a text may stand in the head of a message: one line, nothing invisible, no encoded word."""
    return ENCODED_WORD not in text and all(map(is_seen, text))


def _name(text: str) -> str:
    """A text that may stand in the head of a message. Raises `NotUnderstoodError`."""
    if not fit_for_a_head(text):
        problem = message("“{text}” cannot stand in the head of a message", text=ascii(text).strip("'"))
        hint = message("Type the text anew, without {sign} and without invisible characters.", sign="=?")
        raise NotUnderstoodError(problem, hint, code="no-header-text")
    return text


def _choice(value: Any) -> Choice:
    if value in ("all", "own"):
        return "all" if value == "all" else "own"
    if isinstance(value, list) and value and all(isinstance(id, str) and id for id in value):
        return tuple(value)
    problem = message("it is not said which reports the group gets")
    raise NotUnderstoodError(problem, message("Write all, own, or a list of ids such as [cum-1]."))


def _some(value: Any) -> Any:
    if value == []:
        raise NotUnderstoodError(message("the list has too few items"))
    return value


SOME = BeforeValidator(_some)  # not a length: pydantic counts only items that are sound
Address = Annotated[str, PlainValidator(_address)]
Name = Annotated[Text, AfterValidator(_name)]


class Format(StrEnum):
    """What can be attached."""

    PDF = "pdf"
    DOCX = "docx"


Formats = Annotated[tuple[Format, ...], SOME]


class Mailbox(Schema):
    """Somebody with an address, as people write it."""

    address: Address
    name: Annotated[str, AfterValidator(_name)] = ""

    @property
    def envelope(self) -> str:
        """The address as servers are told it."""
        return envelope(self.address)


class Recipient(Mailbox):
    """Somebody who gets the bulletin. organisation: id of the unit or cluster for which."""

    organisation: Id | None = None


class Sender(Mailbox):
    """From whom the bulletin comes: its name is shown to everybody."""

    name: Name


class Group(Schema):
    """Recipients of one kind. reports: all of the period, those of these ids, or to each the report that
    is about the own organisation; formats: None for those of the section.
    """

    id: Id
    name: Name
    reports: Annotated[Choice, PlainValidator(_choice)]
    recipients: Annotated[tuple[Recipient, ...], SOME]
    formats: Formats | None = None


class Security(StrEnum):
    """How the way to the server is encrypted: after a greeting, or from the first byte."""

    STARTTLS = "starttls"
    TLS = "tls"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465}


class Server(Schema):
    """The server that takes the messages. user: empty for one that asks for no login; ca: a file with the
    certificates of an office's own authority; timeout: seconds to wait for an answer; pauses: seconds
    before each new try of what the server has put off.
    """

    host: Annotated[str, AfterValidator(_host)]
    security: Security = Security.STARTTLS
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    user: str = ""
    ca: str = ""
    timeout: Annotated[int, Field(ge=1)] = 60
    pauses: tuple[Annotated[int, Field(ge=0)], ...] = WAITING

    @property
    def port_used(self) -> int:
        """The port that is set, or the usual one."""
        return self.port or PORTS[self.security]


class Mailing(Schema):
    """The whole section. reply_to: the person who answers questions; unsubscribe: the address that takes
    people off the list; reviewer: who gets every issue first; max_age_days: after how many days an issue
    is not sent without being asked again, counted from its first writing; max_days_after: the same, counted
    from the last day of its period; max_size: of a message, in bytes as it is sent; ascii_names: names
    of attachments without Vietnamese letters, for old mail programs.
    """

    sender: Sender
    reply_to: Sender
    unsubscribe: Address
    reviewer: Mailbox | None = None
    formats: Formats = (Format.PDF,)
    max_age_days: Annotated[int, Field(ge=1)] = 14
    max_days_after: Annotated[int, Field(ge=1)] = 60
    max_size: Size = 15_000_000
    ascii_names: bool = False
    smtp: Server | None = None
    groups: Annotated[tuple[Group, ...], SOME]


def mailing_problems(mailing: Mailing, tree: Tree) -> Iterator[Finding]:
    """Groups of one id, persons who would get more than one message, recipients of no organisation."""
    first: dict[str, Key] = {}
    ids: set[str] = set()
    for n, group in enumerate(mailing.groups):
        at: Key = (SECTION, "groups", n)
        if group.id in ids:
            problem = message("the id “{id}” is given to more than one entry", id=group.id)
            yield tree.error("doubled-id", (*at, "id"), problem)
        ids.add(group.id)
        for m, recipient in enumerate(group.recipients):
            key = (*at, "recipients", m)
            if group.reports == "own" and not recipient.organisation:
                problem = message("it is not said for which organisation this recipient gets its report")
                hint = message("Add its organisation: the id of a unit or a cluster.")
                yield tree.error("no-organisation", key, problem, hint)
            known = first.setdefault(recipient.envelope.casefold(), key)
            if known != key:
                yield _doubled(tree, recipient, known, (*key, "address"))
    if mailing.smtp and any(later < sooner for sooner, later in pairwise(mailing.smtp.pauses)):
        problem = message("the pauses between tries must not become shorter")
        yield tree.error("shrinking-pauses", (SECTION, "smtp", "pauses"), problem)


def _doubled(tree: Tree, recipient: Recipient, first: Key, here: Key) -> Finding:
    problem = message("the address “{address}” stands here a second time", address=recipient.address)
    line = tree.place(*first).line
    hint = message("It stands first on line {line}; each person gets one message, so keep one.", line=line)
    return tree.error("doubled-address", here, problem, hint)


def organisations_named(mailing: Mailing) -> Iterator[tuple[Key, str]]:
    """Every id of an organisation or cluster that the section names, with its place."""
    for n, group in enumerate(mailing.groups):
        at: Key = (SECTION, "groups", n)
        if isinstance(group.reports, tuple):
            yield from (((*at, "reports", m), id) for m, id in enumerate(group.reports))
        for m, recipient in enumerate(group.recipients):
            if recipient.organisation:
                yield (*at, "recipients", m, "organisation"), recipient.organisation
