"""A mail server on loopback, in a process of its own: python -m tests.bulletin.server RECORD PORT MODE CERT KEY

What it has accepted stands in RECORD, a JSON line each, before it says so. MODE: starttls, tls, or plain for one that
offers no encryption. How it answers depends on the recipient's name; `user` logs in with `secret`.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

HOST = "127.0.0.1"
SLOW = 0.005  # seconds from taking a message to saying so: the moment in which a killed sender is in doubt


class Mailboxes:
    def __init__(self, record):
        self.record, self.tries = Path(record), Counter()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if not self.record.exists():  # a new test begins
            self.tries.clear()
            self.record.touch()
        if address.startswith("nobody@"):
            return "550 5.7.1 not a sender here"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.partition("@")[0]
        self.tries[name] += 1
        if name.startswith("refused"):
            return "550 5.1.1 no such \x1b[31m user"
        if name.startswith("later") and self.tries[name] <= 2:
            return "451 4.3.0 try again"
        if name.startswith("lost-before") and self.tries[name] == 1:
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (address,) = envelope.rcpt_tos
        name = address.partition("@")[0]
        if name.startswith("rejected"):
            return "554 5.6.0 not wanted"
        if name.startswith("busy") and self.tries[name] <= 2:
            return "452 4.2.2 mailbox busy"
        if name.startswith("dropped"):
            server.transport.abort()
            return "451 gone"
        line = {"to": address, "from": envelope.mail_from, "sha256": sha256(envelope.content).hexdigest()}
        with self.record.open("a") as file:
            file.write(json.dumps(line) + "\n")
        if name.startswith("lost-after"):
            server.transport.abort()
        if name.startswith("dies"):
            os._exit(1)
        await asyncio.sleep(SLOW)
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"user", b"secret"), handled=False)


async def serve(record, port, mode, cert, key):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    mailboxes, loop = Mailboxes(record), asyncio.get_running_loop()

    def protocol():
        return SMTP(
            mailboxes,
            hostname="localhost",
            tls_context=context if mode == "starttls" else None,
            require_starttls=mode == "starttls",
            authenticator=authenticate,
            auth_required=mode != "plain",
            auth_require_tls=mode == "starttls",
        )

    server = await loop.create_server(protocol, HOST, port, ssl=context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2]), *sys.argv[3:6]))
