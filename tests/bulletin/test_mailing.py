"""The section `bulletin` of config.yaml: everything wrong with it is told in one run, with its line."""

from __future__ import annotations

import pytest

from reports.config import load_config, read_config
from reports.errors import NotUnderstoodError
from reports.mailing import Server, envelope
from tests.conftest import ROOT


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text((ROOT / "config.yaml").read_text())
    return path


def told(path):
    return [(f.code, f.place.line) for f in load_config(path.parent).problems]


def changed(path, *pairs):
    """The config with other texts, which follow each other in the file; the last line of each."""
    text, lines = path.read_text(), []
    for old, new in pairs:
        at = text.index(old)
        text = text[:at] + new + text[at + len(old) :]
        lines.append(text.count("\n", 0, at + len(new)) + 1)
    path.write_text(text)
    return lines


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("van-phong@example.org", "van-phong@example.org"),
        ("Van.Phong+bt@EXAMPLE.org", "Van.Phong+bt@example.org"),
        ("a@đơn-vị.example.org", "a@" + "đơn-vị".encode("idna").decode() + ".example.org"),
    ],
)
def test_servers_are_told_the_domain_in_punycode(address, shown):
    assert envelope(address) == shown
    assert envelope(address).isascii()


@pytest.mark.parametrize(
    "address",
    [
        "", "a", "@example.org", "a@", "a@b", "a@@example.org", "a b@example.org", "a@exa mple.org", "a@example..org",
        "a@-example.org", "a@example.123", ".a@example.org", "a.@example.org", "a@example.org, b@example.org",
        "a@example.org;b@example.org", "A <a@example.org>", "<a@example.org>", "a@example.org\nBcc: b@example.org",
        "a@example.org\r\nRCPT TO:<b@example.org>", "a\0@example.org", "ô@example.org", '"a"@example.org',
        "=?utf-8?q?=0a?=@example.org", "a@[127.0.0.1]", "x" * 65 + "@example.org", "a@" + "x" * 64 + ".org",
        "a@" + "x." * 130 + "org", "a\u202e@example.org", "a@example.org>", "a@exam\u200bple..org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(NotUnderstoodError):
        envelope(address)


def test_all_problems_come_in_one_run_with_their_lines(config):
    lines = changed(
        config,
        ("name: Bộ phận tổng hợp (ví dụ)", 'name: "=?UTF-8?Q?=0A?=Bcc"'),
        ("unsubscribe: thoi-nhan@example.org", "unsubscribe: thoi-nhan at example.org"),
        ("formats: [pdf]", "formats: [odt]"),
        ("max_size: 15 MB", "max_size: lots"),
        ("security: starttls", "security: none"),
        ("user: ban-tin@example.org", "user: ban-tin@example.org\n    pasword: x"),
        ("      reports: all", "      reports: everything"),
        ("address: lanh-dao-1@example.org", "address: lanh-dao-1"),
        ("reports: own", "reports: []"),
    )
    assert [line for _, line in sorted(told(config), key=lambda one: one[1])] == lines


def test_problems_between_entries_come_in_one_run_with_their_lines(config):
    lines = changed(
        config,
        ("pauses: [60, 300, 1800]", "pauses: [60, 30]"),
        ("address: cum-2@example.org", "address: CUM-1@example.org"),
        ("    - id: don-vi", "    - id: cum-truong"),
        ("address: bac-tu-liem@example.org, organisation: bac-tu-liem", "address: bac-tu-liem@example.org"),
        ("organisation: tay-ho}", "organisation: tay-hoo}"),
    )
    codes = ("shrinking-pauses", "doubled-address", "doubled-id", "no-organisation", "unknown-id")
    assert sorted(told(config), key=lambda one: one[1]) == [*zip(codes, lines, strict=True)]


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\u200b", "unseen-characters"), ("\u00ad", "unseen-characters"), ("\u202e", "no-header-text")],
)
def test_a_name_with_a_sign_that_nobody_sees_is_refused_with_its_line(config, sign, code):
    (line,) = changed(
        config,
        ("      name: Các đơn vị", f'      name: "Các{sign.encode("unicode_escape").decode()} đơn vị"'),
    )
    assert (code, line) in told(config)
    assert load_config(config.parent).config is None


def test_an_address_that_other_programs_have_spoilt_is_refused_and_not_mended(config):
    (line,) = changed(config, ("address: tay-ho@example.org", "address: tay\u00adho@example.org"))
    assert told(config) == [("unseen-characters", line)]
    (line,) = changed(config, ("address: tay\u00adho@example.org", "address: tay-ho＠example.org"))
    assert told(config) == [("wide-signs", line)]


@pytest.mark.parametrize(
    "host",
    [
        "mail..example.org",
        "x" * 64 + ".org",
        "máy chủ",
        "smtp.example.org:587",
        "-a.org",
        '"."',
        "a/b",
        "a@b",
    ],
)
def test_what_is_no_name_of_a_server_is_told_with_its_line(config, host):
    (line,) = changed(config, ("host: smtp.invalid", f"host: {host}"))
    assert told(config) == [("no-host", line)]


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "::1", "SMTP.example.org", "máy-chủ.example.org", "mail_1"]
)
def test_a_server_may_have_a_name_or_a_number(host):
    assert Server(host=host).host == host


def test_an_address_that_stands_twice_is_one_finding_that_names_the_first_line(config):
    (line,) = changed(config, ("address: tay-ho@example.org", "address: cum-1@example.org"))
    (finding,) = load_config(config.parent).problems
    assert (finding.code, finding.place.line) == ("doubled-address", line)
    first = next(
        n for n, text in enumerate(config.read_text().splitlines(), 1) if "cum-1@example.org" in text
    )
    assert str(first) in str(finding.hint)


def test_a_password_has_no_place_in_the_config(config):
    changed(config, ("    user: ban-tin@example.org", "    user: a\n    password: secret"))
    (finding,) = load_config(config.parent).problems
    assert finding.code == "unknown-key"
    assert "secret" not in str(finding)


def test_a_config_without_the_section_is_whole(config):
    text = config.read_text()
    start, end = text.index("bulletin:\n"), text.index("rules:\n")
    config.write_text(text[:start] + text[end:])
    assert read_config(config.parent).bulletin is None


def test_the_ports_are_the_usual_ones_and_the_example_names_nobody_real():
    assert Server(host="a.invalid").port_used == 587
    assert Server(host="a.invalid", security="tls").port_used == 465
    mailing = read_config(ROOT).bulletin
    people = [mailing.sender, mailing.reply_to, mailing.reviewer]
    people += [recipient for group in mailing.groups for recipient in group.recipients]
    assert all(person.address.endswith("@example.org") for person in people)
    assert mailing.smtp.host.endswith(".invalid")
