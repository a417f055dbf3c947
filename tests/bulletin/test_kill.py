"""Senders and servers that are killed at any moment: nobody gets a message twice, nobody is lost without a word."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from reports.deliver.journal import journal_of, read_log
from reports.sending import Decision
from tests.bulletin.making import issue, mailing, sent, states


def addresses(count):
    """Names that the server refuses, puts off twice, or takes."""
    kinds = {3: "refused", 5: "later", 8: "busy", 11: "rejected"}
    return [f"{kinds.get(n % 20, 'unit')}-{n}@example.org" for n in range(count)]


def killed(told, workspace, seconds):
    """Whether a sender was at work when it was killed; it is a copy of this process, which has all loaded."""
    child = os.fork()
    if not child:
        try:
            sent(told, workspace)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(
    ("count", "kills"), [(40, 3), pytest.param(1000, 100, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_killed_at_any_moment_and_run_again_everybody_gets_it_once_or_is_named_as_unknown(
    server, tmp_path, count, kills
):
    chance, at_work = random.Random(20210420), []
    told = issue(mailing(addresses(count), smtp=server.smtp()))
    for kill in range(kills):
        at_work.append(killed(told, tmp_path, chance.uniform(0.02, 0.12)))
        if kill == kills // 2:
            server.stop()
            server.start()
    assert sum(at_work) >= kills // 2
    found = states(sent(told, tmp_path))
    got = server.counts()
    assert max(got.values()) == 1, "nobody twice"
    for address in addresses(count):
        kind = address.partition("-")[0]
        if kind == "refused":
            assert found[address] == "refused"
        if kind in ("refused", "rejected"):  # of a text that was on its way nobody knows what the server said
            assert found[address] in ("refused", "unknown")
            assert address not in got
        else:
            assert found[address] in ("accepted", "unknown")
            assert got[address] == 1 or found[address] == "unknown"
    unknown = [address for address, state in found.items() if state == "unknown"]
    assert len(unknown) <= kills, "a kill leaves no more than one in doubt"
    assert set(states(sent(told, tmp_path, decision=Decision.RESEND)).values()) == {"accepted", "refused"}
    got = server.counts()
    assert {address for address, times in got.items() if times > 1} <= {*unknown}
    assert {address for address in found if address.startswith(("unit", "later", "busy"))} == {*got}
    print(
        f"row 20: {kills} kills, {sum(at_work)} of a sender at work, {count} recipients: 0 twice, "
        f"0 lost, {len(unknown)} named as unknown"
    )


def test_a_line_that_was_cut_off_is_told_closed_and_counts_for_nothing(server, tmp_path):
    told = issue(mailing(["a@example.org", "b@example.org"], smtp=server.smtp()))
    sent(told, tmp_path)
    path = journal_of(tmp_path, "2021Q1")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1][:40])
    done = sent(told, tmp_path)
    assert list(states(done).values()) == ["accepted", "unknown"]
    assert [(f.code, str(f.place)) for f in done.findings] == [
        ("torn-line", f"{path}:4"),
        ("unknown", "b@example.org"),
    ]
    sent(told, tmp_path, decision=Decision.RECEIVED)
    assert len(read_log(path).lines) == 4
    assert set(states(sent(told, tmp_path)).values()) == {"accepted"}
    assert server.counts() == {"a@example.org": 1, "b@example.org": 1}
