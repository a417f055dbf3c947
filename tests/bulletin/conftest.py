from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import trustme

from tests.bulletin.making import PERIOD, Server
from tests.conftest import copy_of_workspace


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority, a certificate of localhost, and one of another host."""
    folder, authority = tmp_path_factory.mktemp("certificates"), trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    for name in ("localhost", "elsewhere.invalid"):
        made = authority.issue_cert(name)
        made.private_key_pem.write_to_path(str(folder / f"{name}.key"))
        made.cert_chain_pems[0].write_to_path(str(folder / f"{name}.pem"))
    return folder


@pytest.fixture(scope="session")
def servers(certificates, tmp_path_factory):
    """Servers by mode and host, as far as they were asked for."""
    started: dict[tuple[str, str], Server] = {}
    yield started
    for server in started.values():
        server.stop()


@pytest.fixture
def serve(servers, certificates, tmp_path_factory):
    """Gives a running server that has taken nothing yet."""

    def running(mode="starttls", host="localhost"):
        if (mode, host) not in servers:
            folder = tmp_path_factory.mktemp("server")
            certificate = (certificates / f"{host}.pem", certificates / f"{host}.key")
            servers[mode, host] = Server(folder, *certificate, mode)
        return servers[mode, host].emptied()

    return running


@pytest.fixture
def server(serve):
    return serve()


@pytest.fixture(scope="session")
def finished(final: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace like the repository's, with the issue copies of 2021Q1 in it."""
    folder = copy_of_workspace(tmp_path_factory.mktemp("finished"))
    shutil.copytree(final / str(PERIOD), folder / "build" / str(PERIOD))
    return folder


@pytest.fixture
def office(finished, tmp_path):
    """A copy of the finished workspace that a test may spoil, without messages."""
    messages = shutil.ignore_patterns("bulletin")
    return Path(shutil.copytree(finished, tmp_path / "office", ignore=messages))
