"""An issue on its way: what the server's own record says, against what the journal and the program say."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta

import pytest

from reports.deliver.journal import Purpose, journal_of, opened
from reports.deliver.smtp import harmless
from reports.errors import DeliveryError, Finding, InputError, Place, Severity, message
from reports.sending import Consent, Decision, Sent, check_whole, keep_copy, write_failures
from tests.bulletin.making import NOW, codes, free_port, issue, mailing, sent, states

REVIEWER = {"name": "Người duyệt (thử)", "address": "duyet@example.org"}


def lines(workspace):
    return [json.loads(line) for line in journal_of(workspace, "2021Q1").read_text().splitlines()]


@pytest.mark.parametrize("mode", ["starttls", "tls"])
def test_everybody_gets_the_very_bytes_of_the_message_once_and_the_journal_says_so(serve, tmp_path, mode):
    server = serve(mode)
    told = issue(mailing(["a@example.org", "b@đvì-dụ.example.org"], smtp=server.smtp()))
    done = sent(told, tmp_path)
    sha256 = told.editions[0].mail.sha256
    punycode = "đvì-dụ".encode("idna").decode()
    assert server.accepted() == [
        {"to": to, "from": "van-phong@example.org", "sha256": sha256}
        for to in ("a@example.org", f"b@{punycode}.example.org")
    ]
    assert set(states(done).values()) == {"accepted"}
    assert done.findings == ()
    assert [(line["state"], line["message"]) for line in lines(tmp_path)] == [
        ("about", sha256),
        ("accepted", sha256),
    ] * 2


def test_run_again_nobody_gets_it_twice(server, tmp_path):
    told = issue(mailing(["a@example.org", "b@example.org"], smtp=server.smtp()))
    for _ in range(3):
        assert set(states(sent(told, tmp_path)).values()) == {"accepted"}
    assert server.counts() == {"a@example.org": 1, "b@example.org": 1}


def test_bad_addresses_are_told_and_the_others_get_it(server, tmp_path):
    to = ["refused@example.org", "a@example.org", "rejected@example.org", "b@example.org"]
    done = sent(issue(mailing(to, smtp=server.smtp())), tmp_path)
    assert list(states(done).values()) == ["refused", "accepted", "refused", "accepted"]
    assert [(f.code, f.place.file) for f in done.findings] == [
        ("refused", "refused@example.org"),
        ("refused", "rejected@example.org"),
    ]
    assert "\x1b" not in journal_of(tmp_path, "2021Q1").read_text() + str(done.findings[0].problem)


def test_those_whom_the_server_refused_are_tried_again_only_when_a_person_says_so(server, tmp_path):
    told = issue(mailing(["refused@example.org", "a@example.org"], smtp=server.smtp()))
    for consent in (Consent(), Consent(), Consent(refused=True)):
        assert list(states(sent(told, tmp_path, consent)).values()) == ["refused", "accepted"]
    assert [line["state"] for line in lines(tmp_path)] == ["refused", "about", "accepted", "refused"]


def test_what_the_server_puts_off_is_tried_again_after_growing_pauses(server, tmp_path):
    pauses = []
    to = ["later@example.org", "busy@example.org", "a@example.org"]
    told = issue(mailing(to, smtp=server.smtp(pauses=[1, 5, 25])))
    done = sent(told, tmp_path, sleep=pauses.append)
    assert set(states(done).values()) == {"accepted"}
    assert pauses == [0, 1, 5], "the third try succeeds"
    assert set(server.counts().values()) == {1}


def test_what_is_put_off_to_the_end_is_told_and_tried_by_the_next_run(server, tmp_path):
    told = issue(mailing(["later@example.org"], smtp=server.smtp(pauses=[])))
    assert [states(sent(told, tmp_path))["later@example.org"] for _ in range(3)] == [
        "deferred",
        "deferred",
        "accepted",
    ]


def test_a_connection_lost_before_the_text_is_no_doubt_and_one_lost_after_it_is(server, tmp_path):
    to = ["lost-before@example.org", "lost-after@example.org", "dropped@example.org", "a@example.org"]
    told = issue(mailing(to, smtp=server.smtp()))
    done = sent(told, tmp_path)
    assert list(states(done).values()) == ["accepted", "unknown", "unknown", "accepted"]
    assert server.counts() == {to[0]: 1, to[1]: 1, to[3]: 1}
    assert [f.code for f in done.findings] == ["unknown", "unknown"]


@pytest.mark.parametrize(
    ("decision", "state", "times"),
    [(Decision.LEAVE, "unknown", 1), (Decision.RECEIVED, "accepted", 1), (Decision.RESEND, "unknown", 2)],
)
def test_what_nobody_knows_is_decided_by_a_person_alone(server, tmp_path, decision, state, times):
    told = issue(mailing(["lost-after@example.org"], smtp=server.smtp()))
    sent(told, tmp_path)
    assert states(sent(told, tmp_path, decision=decision)) == {"lost-after@example.org": state}
    assert server.counts()["lost-after@example.org"] == times


def test_when_the_server_dies_the_rest_waits_and_gets_it_once_it_is_back(server, tmp_path):
    to = ["a@example.org", "dies@example.org", "b@example.org", "c@example.org"]
    told = issue(mailing(to, smtp=server.smtp()))
    rounds = []

    def sleep(_seconds):
        rounds.append(server.process.poll())
        if len(rounds) == 3:
            server.stop()
            server.start()

    done = sent(told, tmp_path, sleep=sleep)
    assert list(states(done).values()) == ["accepted", "unknown", "accepted", "accepted"]
    assert set(server.counts().values()) == {1}


def told_codes(done):
    return [finding.code for finding in done.findings]


def test_a_server_that_is_not_there_is_told_at_once_and_nothing_is_written_down(tmp_path):
    smtp = {"host": "localhost", "port": free_port(), "pauses": [600]}
    done = sent(issue(mailing(["a@example.org", "b@example.org"], smtp=smtp)), tmp_path)
    assert told_codes(done) == ["unreachable"], "once, not for each recipient"
    assert set(states(done).values()) == {"deferred"}
    assert lines(tmp_path) == []


def test_a_certificate_that_is_not_trusted_or_of_another_host_is_refused(serve, tmp_path):
    told = [mailing(smtp=serve(mode).smtp(ca="")) for mode in ("starttls", "tls")] + [
        mailing(smtp=serve(mode, "elsewhere.invalid").smtp()) for mode in ("starttls", "tls")
    ]
    for one in told:
        assert told_codes(sent(issue(one), tmp_path)) == ["no-trust"]
    assert lines(tmp_path) == []


def test_a_server_that_offers_no_encryption_gets_neither_password_nor_mail(serve, tmp_path):
    server = serve("plain")
    assert told_codes(sent(issue(mailing(smtp=server.smtp())), tmp_path)) == ["no-encryption"]
    assert server.accepted() == []


@pytest.mark.parametrize(
    ("password", "code"), [("wrong-hunter2", "login-refused"), ("sai-mật-khẩu", "no-login")]
)
def test_a_wrong_password_is_told_without_repeating_it(server, tmp_path, password, code):
    surroundings = {"LDREPORT_SMTP_PASSWORD": password}
    done = sent(issue(mailing(smtp=server.smtp())), tmp_path, environment=surroundings)
    assert told_codes(done) == [code]
    assert password not in str(done.findings)
    assert lines(tmp_path) == []


def test_a_missing_password_is_told_with_where_to_put_it(server, tmp_path):
    done = sent(issue(mailing(smtp=server.smtp())), tmp_path, environment={})
    assert told_codes(done) == ["no-password"]
    assert "LDREPORT_SMTP_PASSWORD" in str(done.findings[0].hint)


def test_a_sender_that_the_server_refuses_stops_everything_and_marks_nobody(server, tmp_path):
    sender = {"name": "Không ai", "address": "nobody@example.org"}
    assert told_codes(sent(issue(mailing(smtp=server.smtp(), sender=sender)), tmp_path)) == ["sender-refused"]
    assert lines(tmp_path) == []


def test_the_reviewer_gets_it_first_and_the_others_only_with_the_hash_that_the_reviewer_saw(server, tmp_path):
    told = issue(mailing(["a@example.org"], smtp=server.smtp(), reviewer=REVIEWER))
    with pytest.raises(InputError) as caught:
        sent(told, tmp_path, Consent(approved=told.hash))
    assert codes(caught) == ["not-reviewed"]
    sent(told, tmp_path)
    assert server.counts() == {"duyet@example.org": 2}, "the message and the sheet"
    with pytest.raises(InputError) as caught:
        sent(told, tmp_path, Consent(approved="0" * 64))
    assert codes(caught) == ["other-hash"]
    sent(told, tmp_path, Consent(approved=told.hash))
    assert server.counts() == {"duyet@example.org": 2, "a@example.org": 1}


@pytest.mark.parametrize("change", [{"text": "hơn 3 tỷ đồng"}, {"to": ["a@example.org", "b@example.org"]}])
def test_another_content_or_recipient_has_to_be_approved_anew(server, tmp_path, change):
    def made(text="hơn 2 tỷ đồng", to=("a@example.org",)):
        return issue(mailing(to, smtp=server.smtp(), reviewer=REVIEWER), text)

    old, new = made(), made(**change)
    sent(old, tmp_path)
    for approved, code in ((old.hash, "other-hash"), (new.hash, "not-reviewed")):
        with pytest.raises(InputError) as caught:
            sent(new, tmp_path, Consent(approved=approved))
        assert codes(caught) == [code]
        assert approved == new.hash or new.hash not in str(caught.value), (
            "what to approve comes from the reviewer"
        )
    assert server.counts().keys() == {"duyet@example.org"}


def test_a_draft_a_build_with_errors_and_an_old_issue_are_not_sent_and_all_is_told_at_once(server, tmp_path):
    error = Finding(Severity.ERROR, "build-with-errors", Place("seeds/x.yaml"), message("no data yet"))
    told = issue(mailing(smtp=server.smtp()), draft=True, errors=[error], now=NOW - timedelta(days=15))
    with pytest.raises(InputError) as caught:
        sent(told, tmp_path)
    assert codes(caught) == ["build-with-errors", "drafts", "old-issue"]
    assert server.accepted() == []


@pytest.mark.parametrize(("later", "code"), [(timedelta(), []), (timedelta(seconds=1), ["old-issue"])])
def test_an_issue_is_old_from_the_day_that_the_config_names(server, tmp_path, later, code):
    told = issue(mailing(smtp=server.smtp()), now=NOW - timedelta(days=14))
    found = []
    try:
        sent(told, tmp_path, clock=lambda: NOW + later)
    except InputError as error:
        found = [finding.code for finding in error.findings]
    assert found == code


@pytest.mark.parametrize(("day", "code"), [((2021, 5, 30), []), ((2021, 5, 31), ["old-period"])])
def test_a_period_that_is_long_past_is_old_however_new_its_messages_are(server, tmp_path, day, code):
    now = datetime(*day, 12, tzinfo=UTC)
    told, found = issue(mailing(smtp=server.smtp()), now=now), []
    try:
        sent(told, tmp_path, clock=lambda: now)
    except InputError as error:
        found = [finding.code for finding in error.findings]
    assert found == code
    assert set(states(sent(told, tmp_path, Consent(old=True), clock=lambda: now)).values()) == {"accepted"}


def test_an_old_issue_is_sent_when_that_is_said(server, tmp_path):
    told = issue(mailing(smtp=server.smtp()), now=NOW - timedelta(days=15))
    assert set(states(sent(told, tmp_path, Consent(old=True))).values()) == {"accepted"}


def test_other_content_goes_to_somebody_who_has_the_first_only_as_a_correction(server, tmp_path):
    told = mailing(["a@example.org"], smtp=server.smtp())
    sent(issue(told), tmp_path)
    new = issue(told, "hơn 3 tỷ đồng")
    with pytest.raises(InputError) as caught:
        sent(new, tmp_path)
    assert [(f.code, f.place.file) for f in caught.value.findings] == [("sent-before", "a@example.org")]
    sent(new, tmp_path, Consent(correction=True))
    sent(new, tmp_path)
    assert server.counts() == {"a@example.org": 2}


def test_the_same_content_made_anew_on_another_day_is_the_same_message(server, tmp_path):
    told = mailing(["a@example.org"], smtp=server.smtp())
    for seconds in (0, 1, 90000):
        new = issue(told, now=NOW + timedelta(seconds=seconds))
        assert set(states(sent(new, tmp_path, Consent(correction=True))).values()) == {"accepted"}
    assert server.counts() == {"a@example.org": 1}


def test_going_back_to_the_first_content_is_told_and_not_taken_for_sent(server, tmp_path):
    told = mailing(["a@example.org"], smtp=server.smtp())
    first, second = issue(told), issue(told, "hơn 3 tỷ đồng")
    for one in (first, second):
        sent(one, tmp_path, Consent(correction=True))
    with pytest.raises(InputError) as caught:
        sent(first, tmp_path, Consent(correction=True))
    assert [(f.code, f.place.file) for f in caught.value.findings] == [("sent-earlier", "a@example.org")]
    assert set(states(sent(second, tmp_path)).values()) == {"accepted"}
    assert server.counts() == {"a@example.org": 2}


def test_a_new_recipient_gets_what_the_others_have_without_any_flag(server, tmp_path):
    sent(issue(mailing(["a@example.org"], smtp=server.smtp())), tmp_path)
    sent(issue(mailing(["a@example.org", "b@example.org"], smtp=server.smtp())), tmp_path)
    assert server.counts() == {"a@example.org": 1, "b@example.org": 1}


def test_two_runs_cannot_send_at_once(server, tmp_path):
    told = issue(mailing(smtp=server.smtp()))
    with opened(journal_of(tmp_path, "2021Q1")), pytest.raises(DeliveryError) as caught:
        sent(told, tmp_path)
    assert codes(caught) == ["already-sending"]
    assert set(states(sent(told, tmp_path)).values()) == {"accepted"}


def test_failures_come_as_a_sheet_that_runs_no_formula(server, tmp_path):
    to = ["refused@example.org", "a@example.org", "+later@example.org", "lost-after@example.org"]
    told = issue(mailing(to, smtp=server.smtp(pauses=[])))
    path = write_failures(sent(told, tmp_path), tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["recipient"], row["state"]) for row in rows] == [
        ("refused@example.org", "refused"),
        ("lost-after@example.org", "unknown"),
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d"])
def test_no_name_begins_a_formula_in_the_list_of_failures(tmp_path, sign):
    (person,) = mailing(["a@example.org"]).groups[0].recipients
    done = Sent(Purpose.BULLETIN, (), (), (person.model_copy(update={"name": f"{sign}HYPERLINK(1)"}),))
    path = write_failures(done, tmp_path)
    (row,) = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    assert row["recipient"] == f"'{sign}HYPERLINK(1) <a@example.org>"
    assert row["state"] == "no report"


@pytest.mark.parametrize("left", ["", "first"])
def test_lines_that_are_gone_from_the_journal_are_missed(server, tmp_path, left):
    told = issue(mailing(["a@example.org", "b@example.org"], smtp=server.smtp()))
    sent(told, tmp_path)
    path = journal_of(tmp_path, "2021Q1")
    with opened(path) as journal:
        keep_copy(journal, tmp_path)
    sent(told, tmp_path, Consent(correction=True))
    with opened(path) as journal:
        check_whole(journal, tmp_path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[: 1 if left else 0]))
    with opened(path) as journal, pytest.raises(InputError) as caught:
        check_whole(journal, tmp_path)
    assert codes(caught) == ["journal-lost"]


def test_what_a_server_says_is_one_harmless_line():
    assert harmless(b"a\r\n2021 INFO sent\x1b[2J\x00\xff" + b"x" * 1000).startswith(
        "a 2021 INFO sent\\x1b[2J\\x00\ufffd"
    )
    assert len(harmless("x" * 1000)) == 300
