"""Issues made without a build, for the tests of what sends them; and the server they go to."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports.deliver.issue import Edition, Issue
from reports.deliver.journal import journal_of, opened
from reports.deliver.mail import Attachment, Draft, mail
from reports.deliver.shares import Share
from reports.errors import ReportError
from reports.mailing import Mailing
from reports.periods import Period
from reports.render.letter import Bodies
from reports.sending import Consent, Decision, Office, Sent, send
from tests.conftest import ROOT

PERIOD = Period.parse("2021Q1")
NOW = datetime(2021, 4, 20, 8, 30, tzinfo=UTC)
HOST = "127.0.0.1"


def mailing(recipients=("a@example.org",), *, smtp=None, **more) -> Mailing:
    return Mailing.model_validate(
        {
            "sender": {"name": "Văn phòng (thử)", "address": "van-phong@example.org"},
            "reply_to": {"name": "Tổng hợp (thử)", "address": "tong-hop@example.org"},
            "unsubscribe": "thoi@example.org",
            "smtp": smtp,
            "groups": [
                {
                    "id": "tat-ca",
                    "name": "Tất cả",
                    "reports": "all",
                    "recipients": [{"address": address} for address in recipients],
                }
            ],
        }
        | more
    )


def issue(
    told: Mailing, text: str = "hơn 2 tỷ đồng", *, draft=False, errors=(), dates=None, now=NOW
) -> Issue:
    """An issue of one message for the one group."""
    (group,) = told.groups
    pdf = Attachment("Báo cáo.pdf", "pdf", "cum-1.pdf", b"%PDF-1.7 " + bytes(range(256)))
    content = Draft(
        f"{PERIOD}.{group.id}", group.name, "Bản tin", Bodies(f"{text}\n", f"<p>{text}</p>\n"), (pdf,)
    )
    edition = Edition(
        Share(group.id, group, ("cum-1",), group.recipients), mail(content, told, dates or {}, now)
    )
    sheet = None
    if told.reviewer:
        hash = Issue(PERIOD, told, (edition,), None, draft=draft, errors=errors, findings=()).hash
        review = Draft(f"{PERIOD}.review", told.reviewer.name, "Duyệt", Bodies(f"{hash}\n", ""))
        sheet = mail(review, told, dates or {}, now)
    return Issue(PERIOD, told, (edition,), sheet, draft=draft, errors=tuple(errors), findings=())


@dataclass
class Server:
    """The server of `tests.bulletin.server`, which can be killed and started again."""

    folder: Path
    cert: Path
    key: Path
    mode: str = "starttls"
    port: int = 0
    process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def record(self) -> Path:
        return self.folder / "mailboxes.jsonl"

    def start(self) -> Server:
        command = [sys.executable, "-m", "tests.bulletin.server", self.record, str(self.port), self.mode]
        self.process = subprocess.Popen(
            [*command, self.cert, self.key], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.port = int(self.process.stdout.readline())
        return self

    def emptied(self) -> Server:
        """The server at work, with empty mailboxes."""
        self.record.unlink(missing_ok=True)
        if self.process and self.process.poll() is None:
            return self
        self.stop()
        return self.start()

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def accepted(self) -> list[dict[str, str]]:
        return (
            [json.loads(line) for line in self.record.read_text().splitlines()]
            if self.record.exists()
            else []
        )

    def counts(self) -> Counter[str]:
        return Counter(line["to"] for line in self.accepted())

    def smtp(self, **more):
        """The section smtp of the config for this server."""
        return {
            "host": "localhost",
            "port": self.port,
            "security": "tls" if self.mode == "tls" else "starttls",
            "user": "user",
            "ca": str(self.cert.with_name("ca.pem")),
            "timeout": 5,
            "pauses": [0, 0, 0],
        } | more


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return free.getsockname()[1]


def office(workspace: Path, decision=Decision.LEAVE, **more) -> Office:
    values = {
        "environment": {"LDREPORT_SMTP_PASSWORD": "secret"},
        "clock": lambda: NOW,
        "sleep": lambda seconds: None,
        "decide": lambda parcel: decision,
        "watch": lambda delivery: None,
    }
    return Office(workspace, **(values | more))


def sent(told: Issue, workspace: Path, consent=None, **more) -> Sent:
    with opened(journal_of(workspace, str(PERIOD))) as journal:
        return send(told, consent or Consent(), office(workspace, **more), journal)


def states(done: Sent) -> dict[str, str]:
    return {one.parcel.recipient.address: str(one.state) for one in done.deliveries}


def codes(caught: pytest.ExceptionInfo[ReportError]) -> list[str]:
    return [finding.code for finding in caught.value.findings]
