"""One connection to the office's mail server: encrypted, the certificate checked, each step on its own.

In: the server as config.yaml names it, and a password. Out: what the server says of each message, as a
`Reply`. A connection that breaks before the text of a message has begun leaves nothing in doubt; later it
does.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reports.causes import cause
from reports.cleaning import in_one_line
from reports.deliver.journal import State
from reports.errors import DeliveryError, Finding, Message, Place, Severity, message
from reports.mailing import Security, Server

LONGEST_REPLY = 300
GO_ON, CLOSING, TOO_LARGE = 354, 421, 552  # RFC 5321, 4.2
LAST_REPLY = 600  # seconds to wait for what the server says of a whole message (RFC 5321, 4.5.3.2.6)
DONE, PUT_OFF, NEVER = range(200, 300), range(400, 500), range(500, 600)
NO_CERTIFICATES = message("these are no certificates")
PASSING = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)  # a connection that broke


@dataclass(frozen=True)
class Reply:
    """What became of a message. text: the server's words, made harmless; lost: the connection is gone;
    closing: the server takes nothing more on it.
    """

    state: State
    text: str
    lost: bool = False
    closing: bool = False


def harmless(text: str | bytes) -> str:
    """What a server says, fit for a terminal and for one line of a file."""
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return in_one_line(" ".join(shown.split()))[:LONGEST_REPLY]


class Session:
    """A connection that is ready to take messages from `sender`.

    Raises `DeliveryError` for what no further try can mend: a certificate that is not trusted, no encryption,
    a refused login; and `OSError` when the server cannot be reached for now.
    """

    def __init__(self, server: Server, sender: str, password: str, workspace: Path) -> None:
        self.sender, self.server, self.password = sender, server, password
        context = _context(server, workspace)
        with self._trusted():
            self.smtp = self._connected(context)
        try:
            with self._trusted():
                self._encrypt(context)
            self.smtp.ehlo_or_helo_if_needed()
            self._log_in(password)
        except BaseException:
            self.smtp.close()
            raise

    @contextmanager
    def _trusted(self) -> Iterator[None]:
        """Tell an encryption that is not to be trusted from a connection that broke."""
        try:
            yield
        except PASSING:
            raise
        except ssl.SSLError as error:
            detail = getattr(error, "verify_message", "") or error.reason or "TLS"
            problem = message("the server's encryption cannot be trusted: {detail}", detail=harmless(detail))
            hint = message(
                "If it has a certificate of the office's own, name the authority's file in smtp, ca."
            )
            raise self._error("no-trust", problem, hint) from error

    def _connected(self, context: ssl.SSLContext) -> smtplib.SMTP:
        host, port, timeout = self.server.host, self.server.port_used, self.server.timeout
        name = self.sender.rpartition("@")[2]
        if self.server.security is Security.TLS:
            return smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=context)
        return smtplib.SMTP(host, port, name, timeout=timeout)

    def _encrypt(self, context: ssl.SSLContext) -> None:
        if self.server.security is Security.TLS:
            return
        self.smtp.ehlo_or_helo_if_needed()
        if not self.smtp.has_extn("starttls"):
            problem = message("the server offers no encryption, so nothing was sent")
            hint = message("Ask who runs it; port 465 with security: tls may work.")
            raise self._error("no-encryption", problem, hint)
        self.smtp.starttls(context=context)

    def _log_in(self, password: str) -> None:
        """The server's words are not repeated: some tell what they were given."""
        if not self.server.user:
            return
        hint = message("Look at smtp, user, and at the password (LDREPORT_SMTP_PASSWORD or the keyring).")
        if not (self.server.user + password).isascii():
            problem = message("user and password of the server can only hold letters without accents")
            raise self._error("no-login", problem, hint)
        try:
            self.smtp.login(self.server.user, password)
        except smtplib.SMTPNotSupportedError as error:
            raise self._error("no-login", message("the server offers no login that is known here")) from error
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code in PUT_OFF:
                raise smtplib.SMTPConnectError(error.smtp_code, "login put off") from None
            problem = message("the server refuses the login (code {code})", code=error.smtp_code)
            raise self._error("login-refused", problem, hint) from None
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, ValueError):  # no way that is known here, or a riddle that is none
            raise self._error("no-login", message("the server offers no login that is known here")) from None

    def offer(self, recipient: str, size: int) -> Reply | None:
        """Ask the server to take a message of `size` bytes for `recipient`; None when it will.

        Raises `DeliveryError` when it takes nothing from this sender.
        """
        try:
            limits = (f"SIZE={size}",) if self.smtp.has_extn("size") else ()
            code, text = self.smtp.mail(self.sender, limits)
            if code in NEVER and code != TOO_LARGE:
                problem = message("the server refuses the sender: {reply}", reply=self._said(code, text))
                raise self._error("sender-refused", problem)
            if code in DONE:
                code, text = self.smtp.rcpt(recipient)
            return None if code in DONE else self._refusal(code, text)
        except OSError as error:
            return Reply(State.DEFERRED, why(error), lost=True)

    def hand_over(self, content: bytes) -> Reply:
        """Send the message that the server has just agreed to take; whether it has it now."""
        try:
            code, text = self.smtp.docmd("DATA")
        except OSError as error:
            return Reply(State.DEFERRED, why(error), lost=True)
        if code != GO_ON:
            return self._refusal(code, text)
        try:
            self.smtp.send(content.replace(b"\r\n.", b"\r\n..") + b".\r\n")
            self._wait(max(LAST_REPLY, self.server.timeout))
            code, text = self.smtp.getreply()
            self._wait(self.server.timeout)
        except OSError as error:
            return Reply(State.UNKNOWN, why(error), lost=True)
        if code in DONE:
            return Reply(State.ACCEPTED, self._said(code, text))
        if code in PUT_OFF or code in NEVER:
            return self._refusal(code, text)
        return Reply(State.UNKNOWN, self._said(code, text), lost=True)

    def _wait(self, seconds: int) -> None:
        """How long the connection waits for the server from now on."""
        if self.smtp.sock:
            self.smtp.sock.settimeout(seconds)

    def _refusal(self, code: int, text: bytes) -> Reply:
        """A refusal, after which the next message can begin."""
        lost = code == CLOSING
        if not lost:
            try:
                lost = self.smtp.rset()[0] not in DONE
            except OSError:
                lost = True
        state = State.REFUSED if code in NEVER else State.DEFERRED
        return Reply(state, self._said(code, text), lost, closing=code == CLOSING)

    def close(self) -> None:
        """Say goodbye to a server that may be gone already, and do not wait for its answer."""
        with suppress(OSError):
            self.smtp.putcmd("QUIT")
        self.smtp.close()

    def _said(self, code: int, text: bytes) -> str:
        """The server's words, without a password that it may repeat."""
        hidden = self.password.encode()
        return f"{code} {harmless(text.replace(hidden, b'***') if hidden else text)}"

    def _error(self, code: str, problem: Message, hint: Message | None = None) -> DeliveryError:
        place = Place(f"{self.server.host}:{self.server.port_used}")
        return DeliveryError([Finding(Severity.ERROR, code, place, problem, hint)])


def why(error: OSError) -> str:
    """Why a connection broke or was not made, in short: what the server said may stand in the error."""
    return harmless(f"{type(error).__name__}: {error.strerror or error}")


def _context(server: Server, workspace: Path) -> ssl.SSLContext:
    """TLS as it is checked: certificate, name of the host, version 1.2 or newer. Raises `DeliveryError`."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if server.ca:
        path = workspace / server.ca
        try:
            context.load_verify_locations(path)
        except OSError as error:
            problem = message(
                "the certificates cannot be read: {detail}",
                detail=NO_CERTIFICATES if isinstance(error, ssl.SSLError) else cause(error),
            )
            found = Finding(Severity.ERROR, "no-certificates", Place(str(path)), problem)
            raise DeliveryError([found]) from error
    return context
