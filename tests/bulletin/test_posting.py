"""The order of what is written down and what is sent, by a server that says what a test tells it to."""

from __future__ import annotations

import json
import os
import resource
import signal
from contextlib import contextmanager

import pytest

from reports.deliver.journal import Purpose, State, journal_of, opened, read_log
from reports.deliver.posting import Parcel, Postman
from reports.deliver.smtp import Reply
from reports.errors import DeliveryError, Finding, InputError, Place, Severity, message
from tests.bulletin.making import NOW, issue, mailing

TAKEN, GONE = Reply(State.ACCEPTED, "250 taken"), Reply(State.UNKNOWN, "closed", lost=True)
BUSY = Reply(State.DEFERRED, "421 too many", lost=True, closing=True)


class Line:
    """A connection that takes everybody's message, but for those of whom `replies` says else."""

    def __init__(self, replies, offers=None, seen=lambda what: None):
        self.replies, self.offers, self.seen, self.to = replies, offers or {}, seen, ""

    def offer(self, recipient, size):
        self.to = recipient.partition("@")[0]
        reply = self.offers.get(self.to)
        if isinstance(reply, DeliveryError):
            raise reply
        return reply

    def hand_over(self, content):
        self.seen("text")
        return self.replies.get(self.to, TAKEN)

    def close(self):
        self.seen("close")


def parcels(count):
    told = issue(mailing([f"{name}@example.org" for name in "abcdefgh"[:count]]))
    (edition,) = told.editions
    recipients = edition.share.recipients
    return [Parcel(edition.mail, recipient, Purpose.BULLETIN, told.hash) for recipient in recipients]


def posted(workspace, connect, count=4, pauses=()):
    with opened(journal_of(workspace, "2021Q1")) as journal:
        postman = Postman(connect, journal, lambda: NOW, lambda _: None, lambda _: None)
        return postman.deliver(parcels(count), pauses)


def states(done):
    return [str(one.state) for one in done.deliveries]


def test_what_is_about_to_happen_is_safe_on_the_disk_before_the_text_is_sent_and_its_end_after(
    tmp_path, monkeypatch
):
    events, sync, path = [], os.fsync, journal_of(tmp_path, "2021Q1")

    def seen(what):
        events.append((what, [line.state for line in read_log(path).lines]))

    def noted(handle):
        sync(handle)
        seen("folder" if os.path.samestat(os.fstat(handle), path.parent.stat()) else "synced")

    monkeypatch.setattr(os, "fsync", noted)
    posted(tmp_path, lambda: Line({}, seen=seen), 1)
    assert events == [
        ("folder", []),
        ("synced", ["about"]),
        ("text", ["about"]),
        ("synced", ["about", "accepted"]),
        ("close", ["about", "accepted"]),
    ]


def test_killed_while_the_text_is_on_its_way_the_journal_says_that_it_was_begun(tmp_path):
    child = os.fork()
    if not child:
        posted(tmp_path, lambda: Line({}, seen=lambda what: os.kill(os.getpid(), signal.SIGKILL)), 1)
    os.waitpid(child, 0)
    (line,) = read_log(journal_of(tmp_path, "2021Q1")).lines
    assert (line.state, line.recipient) == ("about", "a@example.org")


@contextmanager
def full_disk(size):
    """Files cannot grow beyond `size`: a line that goes over it is written in part."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_line_that_fits_the_disk_in_part_only_stops_everything_before_the_text(tmp_path):
    texts = []
    with full_disk(100):
        done = posted(tmp_path, lambda: Line({}, seen=texts.append), 2)
    assert [finding.code for finding in done.findings] == ["not-written"]
    assert states(done) == ["deferred", "deferred"]
    assert "text" not in texts
    assert journal_of(tmp_path, "2021Q1").stat().st_size == 100


def test_a_journal_that_somebody_takes_away_stops_everything_before_the_next_text(tmp_path):
    texts = []

    def seen(what):
        texts.append(what)
        if what == "text":
            journal_of(tmp_path, "2021Q1").unlink()

    done = posted(tmp_path, lambda: Line({}, seen=seen), 3)
    assert [finding.code for finding in done.findings] == ["lock-lost"]
    assert states(done) == ["unknown", "deferred", "deferred"]
    assert texts.count("text") == 1


def test_what_stops_everything_leaves_those_before_accepted_and_those_after_untried(tmp_path):
    fatal = DeliveryError([Finding(Severity.ERROR, "sender-refused", Place("smtp"), message("no"))])
    done = posted(tmp_path, lambda: Line({}, {"c": fatal}))
    assert states(done) == ["accepted", "accepted", "deferred", "deferred"]
    assert [finding.code for finding in done.findings] == ["sender-refused"]


def test_a_journal_that_cannot_be_written_after_the_text_leaves_that_message_in_doubt(tmp_path):
    path = journal_of(tmp_path, "2021Q1")
    posted(tmp_path, lambda: Line({}), 1)
    about = len(path.read_bytes().splitlines(keepends=True)[0])
    path.write_bytes(b"")
    with full_disk(about + 5):
        done = posted(tmp_path, lambda: Line({}), 2)
    assert states(done) == ["unknown", "deferred"]


def test_a_refusal_of_one_message_is_no_end(tmp_path):
    large = Reply(State.REFUSED, "552 too large")
    assert states(posted(tmp_path, lambda: Line({}, {"b": large}))) == [
        "accepted",
        "refused",
        "accepted",
        "accepted",
    ]


def test_after_three_messages_in_a_row_that_nobody_knows_of_the_rest_is_left(tmp_path):
    done = posted(tmp_path, lambda: Line(dict.fromkeys("abcdef", GONE)), 6)
    assert states(done) == ["unknown"] * 3 + ["deferred"] * 3
    assert [finding.code for finding in done.findings] == ["server-drops"]


def test_messages_in_doubt_that_are_not_in_a_row_stop_nothing(tmp_path):
    done = posted(tmp_path, lambda: Line(dict.fromkeys("abde", GONE)), 6)
    assert states(done) == ["unknown", "unknown", "accepted", "unknown", "unknown", "accepted"]
    assert done.findings == ()


def test_a_server_that_closes_at_once_is_left_until_the_next_round(tmp_path):
    made = []

    def connect():
        made.append(1)
        return Line({}, dict.fromkeys("abcd", BUSY))

    done = posted(tmp_path, connect, pauses=(1, 5))
    assert [(one.state, one.reply) for one in done.deliveries] == [("deferred", "421 too many")] * 4
    assert len(made) == 3, "a connection for each round"


def test_a_server_that_closes_after_a_few_messages_gets_the_rest_on_the_next_connection(tmp_path):
    class Few(Line):
        taken = 0

        def offer(self, recipient, size):
            super().offer(recipient, size)
            self.taken += 1
            return BUSY if self.taken > 2 else None

    done = posted(tmp_path, lambda: Few({}), pauses=(1,))
    assert states(done) == ["accepted"] * 4


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2021-04-20"}, {"date": "2021-04-20T08:30:00"}, {"recipient": 5}, {"recipient": None}, {"message": [1]},
        {"reply": 5}, {"at": None}, {"message_id": ["x"]}, {"purpose": "look"}, {"state": 3}, {"more": "x"},
    ],
)  # fmt: skip
def test_a_line_that_was_edited_into_nonsense_is_damaged(tmp_path, change):
    posted(tmp_path, lambda: Line({}), 1)
    path = journal_of(tmp_path, "2021Q1")
    path.write_text(json.dumps(json.loads(path.read_text().splitlines()[0]) | change) + "\n")
    with pytest.raises(InputError) as caught:
        read_log(path)
    assert [finding.code for finding in caught.value.findings] == ["damaged-journal"]
