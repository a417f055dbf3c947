"""What is made of a server's every answer, by a server that says what a test tells it to."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import closing, contextmanager

import pytest

from reports.deliver.journal import State
from reports.deliver.smtp import Session, _context
from reports.errors import DeliveryError
from reports.mailing import Server

USUAL = {
    "EHLO": b"250-localhost\r\n250-SIZE 1000\r\n250 AUTH PLAIN",
    "AUTH": b"235 ok",
    "MAIL": b"250 ok",
    "RCPT": b"250 ok",
    "DATA": b"354 go on",
    ".": b"250 taken",
    "RSET": b"250 ok",
    "QUIT": b"221 bye",
}
HANG_UP = b""
SLOW = b"250 at last"  # after a second


def answer(connection, answers, heard):
    """Answer each line, and a text by what comes after its dot; an empty answer hangs up."""
    with closing(connection), connection.makefile("rb") as lines:
        connection.sendall(answers.get("HELLO", b"220 ready") + b"\r\n")
        within = False
        for line in lines:
            heard.append(line)
            if within and line != b".\r\n":
                continue
            reply = answers["." if within else line[:4].decode().strip().upper()]
            if reply == HANG_UP:
                return
            if reply == SLOW:
                time.sleep(1)
            connection.sendall(reply + b"\r\n")
            within = reply.startswith(b"354")


@contextmanager
def talking(certificates, **answers):
    """A session with a server that answers as usual but for these, and the lines that it has heard."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates / "localhost.pem", certificates / "localhost.key")
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run():
            with closing(context.wrap_socket(listening.accept()[0], server_side=True)) as connection:
                answer(connection, {**USUAL, **answers}, heard)

        thread = threading.Thread(target=run)
        thread.start()
        server = Server(
            host="localhost", port=listening.getsockname()[1], security="tls", user="user",
            ca=str(certificates / "ca.pem"), timeout=5,
        )  # fmt: skip
        try:
            with closing(Session(server, "a@example.org", "secret", certificates)) as session:
                yield session, heard
        finally:
            thread.join()


@pytest.mark.parametrize(
    ("answers", "state", "lost"),
    [
        ({}, State.ACCEPTED, False),
        ({".": b"554 no"}, State.REFUSED, False),
        ({".": b"451 later"}, State.DEFERRED, False),
        ({".": b"421 closing"}, State.DEFERRED, True),
        ({".": b"354 what"}, State.UNKNOWN, True),
        ({".": b"what is this"}, State.UNKNOWN, True),
        ({".": b"250 " + b"x" * 9000}, State.UNKNOWN, True),
        ({".": HANG_UP}, State.UNKNOWN, True),
        ({"DATA": HANG_UP}, State.DEFERRED, True),
        ({"DATA": b"451 not now"}, State.DEFERRED, False),
        ({"DATA": b"554 never", "RSET": b"500 what"}, State.REFUSED, True),
        ({"DATA": b"554 never", "RSET": HANG_UP}, State.REFUSED, True),
    ],
)
def test_a_message_is_accepted_refused_put_off_or_in_doubt(certificates, answers, state, lost):
    with talking(certificates, **answers) as (session, heard):
        assert session.offer("b@example.org", 900) is None
        reply = session.hand_over(b"Subject: x\r\n\r\n.\r\n..a\r\n")
    assert (reply.state, reply.lost) == (state, lost)
    assert b"mail from:<a@example.org> size=900\r\n" in [line.lower() for line in heard]
    if not answers:
        assert heard[heard.index(b"Subject: x\r\n") :][2:5] == [b"..\r\n", b"...a\r\n", b".\r\n"]


@pytest.mark.parametrize(
    ("answers", "state", "lost"),
    [
        ({"RCPT": b"550 no"}, State.REFUSED, False),
        ({"RCPT": b"450 later"}, State.DEFERRED, False),
        ({"RCPT": HANG_UP}, State.DEFERRED, True),
        ({"MAIL": b"421 closing"}, State.DEFERRED, True),
        ({"MAIL": b"451 later"}, State.DEFERRED, False),
        ({"MAIL": HANG_UP}, State.DEFERRED, True),
        ({"MAIL": b"552 5.3.4 too large"}, State.REFUSED, False),
    ],
)
def test_a_recipient_is_refused_or_put_off_before_any_text_is_sent(certificates, answers, state, lost):
    with talking(certificates, **answers) as (session, heard):
        reply = session.offer("b@example.org", 900)
    assert (reply.state, reply.lost) == (state, lost)
    assert not any(line.startswith(b"DATA") for line in heard)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"AUTH": b"535 secret is wrong"}, "login-refused"),
        ({"EHLO": b"250 localhost"}, "no-login"),
        ({"MAIL": b"550 not you"}, "sender-refused"),
        ({"EHLO": b"250-localhost\r\n250 AUTH XOAUTH2"}, "no-login"),
        ({"EHLO": b"250-localhost\r\n250 AUTH CRAM-MD5", "AUTH": b"334 A"}, "no-login"),
    ],
)
def test_what_no_further_try_can_mend_stops_everything(certificates, answers, code):
    with pytest.raises(DeliveryError) as caught, talking(certificates, **answers) as (session, _):
        session.offer("b@example.org", 900)
    assert [finding.code for finding in caught.value.findings] == [code]
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"AUTH": b"454 later"}, "login put off"),
        ({"HELLO": b"554 not today"}, "not today"),
        ({"EHLO": HANG_UP}, "closed"),
    ],
)
def test_what_may_pass_is_no_end(certificates, answers, why):
    with pytest.raises(OSError, match=why), talking(certificates, **answers):
        pass


def test_what_the_server_says_of_a_whole_message_is_waited_for_longer_than_all_else(certificates):
    with talking(certificates, **{".": SLOW}) as (session, _):
        session.smtp.sock.settimeout(0.2)
        assert session.offer("b@example.org", 900) is None
        assert session.hand_over(b"x\r\n").state is State.ACCEPTED


def test_nobody_waits_for_a_server_to_say_goodbye(certificates):
    with talking(certificates, QUIT=SLOW) as (session, _):
        began = time.monotonic()
        session.close()
        assert time.monotonic() - began < 0.5


def test_a_password_that_the_server_repeats_is_not_told(certificates):
    with talking(certificates, RCPT=b"550 you said secret") as (session, _):
        assert session.offer("b@example.org", 900).text == "550 you said ***"


def test_tls_is_1_2_or_newer_where_the_system_allows_older(certificates, monkeypatch):
    lax = ssl.create_default_context()
    lax.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    monkeypatch.setattr(ssl, "create_default_context", lambda: lax)
    assert _context(Server(host="localhost"), certificates).minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_server_that_is_silent_is_left_after_a_while(certificates):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(host="127.0.0.1", port=listening.getsockname()[1], timeout=1)
        with pytest.raises(OSError, match="timed out"):
            Session(server, "a@example.org", "", certificates)


def test_a_file_of_certificates_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DeliveryError) as caught:
        Session(Server(host="localhost", ca="none.pem"), "a@example.org", "", tmp_path)
    assert caught.value.findings[0].place.file == str(tmp_path / "none.pem")
