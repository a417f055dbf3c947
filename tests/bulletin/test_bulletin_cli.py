"""The command as people run it: a look first, files, the reviewer, everybody, and what is left over."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from hashlib import sha256

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.deliver.journal import journal_of, opened, read_log
from reports.deliver.password import password_for
from reports.errors import DeliveryError, InputError
from reports.mailing import Server
from tests.conftest import ROOT

REVIEWED = ("  reviewer: {name: Người duyệt (ví dụ), address: duyet@example.org}\n", "")


def ldreport(office, *arguments, **environment):
    line = ["bulletin", "--quarter", "2021Q1", "--workspace", str(office), "--out", str(office / "build")]
    consent = ["--old"] if "--send" in arguments else []  # the period is long past
    env = {"SOURCE_DATE_EPOCH": "1618876800", "LDREPORT_SMTP_PASSWORD": "secret"} | environment
    return CliRunner().invoke(main, [*line, *arguments, *consent], env=env)


def configured(office, *pairs):
    """The config with other texts, as if the period had been built from it."""
    path, manifest = office / "config.yaml", office / "build/2021Q1/manifest.json"
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    listed = json.loads(manifest.read_text())
    listed["inputs"]["config.yaml"] = sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(listed))


@pytest.fixture
def connected(office, server):
    """The workspace with the server of the test in its config."""
    smtp = server.smtp()
    configured(
        office,
        ("host: smtp.invalid", f"host: localhost\n    port: {smtp['port']}\n    ca: {smtp['ca']}"),
        ("    user: ban-tin@example.org", "    user: user"),
        ("pauses: [60, 300, 1800]", "pauses: [0, 0]"),
    )
    return office


def test_a_preview_shows_subjects_recipients_and_sizes_and_writes_nothing(office):
    run = ldreport(office, "--preview")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "  Tiêu đề: Bản tin quý I/2021: Cụm thi đua số 2" in run.stdout
    assert "    Lãnh đạo một (ví dụ) <lanh-dao-1@example.org>" in run.stdout
    assert re.search(r"Dung lượng khi gửi: \d+ KB \(tối đa 15,0 MB\)", run.stdout)
    assert "Mã duyệt" not in run.stdout, "what is not written yet will be dated anew"
    assert not (office / "build/2021Q1/bulletin").exists()
    assert not (office / "sent").exists()


def test_a_preview_of_what_is_written_shows_the_hash_that_the_reviewer_gets(connected, server):
    ldreport(connected)
    shown = re.search(r"^Mã duyệt: ([0-9a-f]{64})$", ldreport(connected, "--preview").stdout, re.MULTILINE)[1]
    later = ldreport(connected, "--send", SOURCE_DATE_EPOCH="1619000000")
    assert f"--send --approved {shown}" in later.stdout


def test_what_another_run_is_sending_is_not_even_made(connected, server):
    with opened(journal_of(connected, "2021Q1")):
        run = ldreport(connected, "--send")
    assert (run.exit_code, "một lần chạy khác đang gửi bản tin này" in run.stderr) == (1, True)
    assert not (connected / "build/2021Q1/bulletin").exists(), (
        "no message got a date that the other cannot know"
    )


def test_a_period_long_past_is_sent_only_when_that_is_said_whatever_the_files_are_dated(connected, server):
    arguments = ["bulletin", "--quarter", "2021Q1", "--workspace", connected, "--out", connected / "build"]
    env = {"SOURCE_DATE_EPOCH": "1618876800", "LDREPORT_SMTP_PASSWORD": "secret"}
    run = CliRunner().invoke(main, [*map(str, arguments), "--send"], env=env)
    assert (run.exit_code, "--old" in run.stderr) == (2, True)
    assert server.accepted() == []


def test_what_stops_a_run_is_told_with_what_became_of_everybody_and_no_list_is_of_yesterday(
    connected, server
):
    failures = connected / "build/2021Q1/bulletin/failures.csv"
    failures.parent.mkdir()
    failures.write_text("of yesterday")
    configured(connected, REVIEWED, ("organisation: tay-ho}", "organisation: thuong-tin}"))
    run = ldreport(connected, "--send", LDREPORT_SMTP_PASSWORD="wrong")
    assert run.exit_code == 1
    assert "(mã 535)" in run.stderr
    rows = [line.split(",")[2] for line in failures.read_text(encoding="utf-8-sig").splitlines()]
    assert rows == ["state", "deferred", "deferred", "deferred", "deferred", "no report"]


def test_all_is_told_before_a_file_that_cannot_be_written_stops_the_run(connected, server):
    configured(connected, REVIEWED, ("cum-1@example.org", "refused@example.org"))
    (connected / "build/2021Q1/bulletin/failures.csv").mkdir(parents=True)
    run = ldreport(connected, "--send")
    assert run.exit_code == 1
    assert "refused@example.org: máy chủ từ chối" in run.stderr
    assert "máy chủ đã nhận: 4" in run.stdout


def test_a_journal_that_was_lost_is_missed(connected, server):
    configured(connected, REVIEWED)
    assert ldreport(connected, "--send").exit_code == 0
    journal_of(connected, "2021Q1").unlink()
    run = ldreport(connected, "--send")
    assert (run.exit_code, "sent.jsonl" in run.stderr) == (2, True)
    assert set(server.counts().values()) == {1}


ASKING = """
from types import SimpleNamespace as Some
from reports.cli_bulletin import Doubts
from reports.words import Words
doubts = Doubts(None, Words("en"))
for name in ("a", "b", "c"):
    draft = Some(id="2021Q1.don-vi", subject="Bulletin Q1")
    parcel = Some(recipient=Some(address=name + "@example.org"), mail=Some(draft=draft))
    print(name, "->", str(doubts.decide(parcel)))
"""


def test_a_person_at_a_terminal_is_asked_about_each_message_or_all_of_them_at_once():
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminals")
    command = [sys.executable, "-c", ASKING]
    asking = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    os.write(ours, b"nonsense\nreceived\nresend-all\n")
    told, _ = asking.communicate(timeout=60)
    shown = os.read(ours, 9999).decode()
    os.close(ours)
    assert told.decode().splitlines() == ["a -> received", "b -> resend", "c -> resend"]
    assert "2021Q1.don-vi" in shown
    assert "Bulletin Q1" in shown


def test_without_send_files_are_written_and_nothing_leaves_the_machine(connected, server):
    run = ldreport(connected)
    assert (run.exit_code, run.stderr) == (0, "")
    listed = [line.rpartition("/")[2] for line in run.stdout.splitlines() if line.startswith("/")]
    assert listed == [
        "lanh-dao.eml",
        "cum-truong.cum-1.eml",
        "cum-truong.cum-2.eml",
        "don-vi.cum-2.eml",
        "index.json",
    ]
    assert server.accepted() == []
    assert not (connected / "sent").exists()


def test_the_reviewer_first_then_everybody_and_run_again_nobody_twice(connected, server):
    first = ldreport(connected, "--send")
    assert (first.exit_code, first.stderr) == (0, "")
    assert server.counts() == {"duyet@example.org": 5}
    (approved,) = re.findall(r"--send --approved ([0-9a-f]{64})$", first.stdout, re.MULTILINE)
    everybody = {f"{name}@example.org" for name in ("lanh-dao-1", "cum-1", "cum-2", "bac-tu-liem", "tay-ho")}
    for _ in range(2):
        run = ldreport(connected, "--send", "--approved", approved)
        assert (run.exit_code, run.stderr) == (0, "")
        assert "máy chủ đã nhận: 5" in run.stdout
        assert server.counts() == {"duyet@example.org": 5} | dict.fromkeys(everybody, 1)
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in connected.glob("build/**/*.eml")}
    assert {line["sha256"] for line in server.accepted() if line["to"] in everybody} == {*files.values()}


def test_a_build_thrown_away_and_made_again_does_not_send_again(connected, server):
    configured(connected, ("  reviewer: {name: Người duyệt (ví dụ), address: duyet@example.org}\n", ""))
    assert ldreport(connected, "--send").exit_code == 0
    for path in (connected / "build/2021Q1/bulletin").iterdir():
        path.unlink()
    assert ldreport(connected, "--send", SOURCE_DATE_EPOCH="1619000000").exit_code == 0
    assert set(server.counts().values()) == {1}


def test_what_is_in_doubt_ends_with_1_until_a_person_decides(connected, server):
    configured(
        connected,
        ("  reviewer: {name: Người duyệt (ví dụ), address: duyet@example.org}\n", ""),
        ("cum-1@example.org", "lost-after@example.org"),
        ("tay-ho@example.org", "refused@example.org"),
    )
    run = ldreport(connected, "--send")
    assert run.exit_code == 1
    assert "lost-after@example.org: không rõ thư này đã tới hay chưa" in run.stderr
    assert "--unknown received (đã nhận) hoặc --unknown resend (gửi lại)" in run.stderr
    assert "refused@example.org: máy chủ từ chối người nhận này: 550" in run.stderr
    failures = (connected / "build/2021Q1/bulletin/failures.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[2] for line in failures.splitlines()] == ["state", "unknown", "refused"]
    again = ldreport(connected, "--send")
    assert (again.exit_code, again.stderr.count("không rõ thư này")) == (1, 1)
    assert ldreport(connected, "--send", "--unknown", "received").stderr.count("không rõ thư này") == 0
    assert server.counts()["lost-after@example.org"] == 1


def test_drafts_are_refused_with_the_command_that_helps(connected, server):
    path = connected / "build/2021Q1/manifest.json"
    path.write_text(path.read_text().replace('"copy": "issue"', '"copy": "draft"'))
    assert ldreport(connected).exit_code == 0
    run = ldreport(connected, "--send")
    assert (run.exit_code, "ldreport build --issue" in run.stderr) == (2, True)
    assert server.accepted() == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--preview", "--send"], "--preview: xem trước thì không gửi"),
        (["--approved", "x", "--old"], "--approved: tùy chọn này chỉ dùng với --send.\n--old: "),
        (["--unknown", "resend"], "--unknown: tùy chọn này chỉ dùng với --send"),
    ],
)
def test_options_that_contradict_each_other_are_told(office, options, told):
    run = ldreport(office, *options)
    assert (run.exit_code, told in run.stderr) == (2, True)


def test_a_period_that_was_not_built_is_told_with_the_command_that_helps(office):
    run = CliRunner().invoke(
        main, ["bulletin", "--year", "2023", "--workspace", str(office), "--out", str(office)]
    )
    assert run.exit_code == 2
    assert "kỳ này chưa được dựng" in run.stderr


def test_no_output_and_no_file_ever_holds_the_password(connected, server):
    secret = "mat-khau-9271"
    run = ldreport(connected, "--send", LDREPORT_SMTP_PASSWORD=secret)
    assert run.exit_code == 1
    assert "máy chủ từ chối đăng nhập (mã 535)" in run.stderr
    assert secret not in run.output
    for path in connected.rglob("*"):
        assert path.is_dir() or secret.encode() not in path.read_bytes()


def test_a_damaged_journal_stops_everything_until_a_person_has_looked(connected, server):
    path = journal_of(connected, "2021Q1")
    path.parent.mkdir()
    for damaged in (b"{}\n", b"\xff\n", b'{"state": "sent"}\n', b"x\n" * 3):
        path.write_bytes(damaged)
        with pytest.raises(InputError) as caught:
            read_log(path)
        assert caught.value.findings[0].code == "damaged-journal"
        run = ldreport(connected, "--send")
        assert (run.exit_code, f"{path}:1" in run.stderr) == (2, True)
    assert server.accepted() == []


def test_the_password_comes_from_the_keyring_when_the_environment_has_none(tmp_path, monkeypatch):
    (tmp_path / "keyring.py").write_text(
        "class errors:\n    class KeyringError(Exception): pass\n"
        "def get_password(service, user):\n"
        "    if user == 'locked': raise errors.KeyringError\n"
        "    return {('ldreport:smtp.example.org', 'user'): 'from-keyring'}.get((service, user))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    server = Server(host="smtp.example.org", user="user")
    assert password_for(server, {}) == "from-keyring"
    assert password_for(server, {"LDREPORT_SMTP_PASSWORD": "from-environment"}) == "from-environment"
    assert password_for(Server(host="smtp.example.org"), {}) == ""
    with pytest.raises(DeliveryError):
        password_for(Server(host="smtp.example.org", user="locked"), {})
    monkeypatch.delitem(sys.modules, "keyring")
