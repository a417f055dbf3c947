"""The password of the mail server: from the environment, or from the keyring of the machine.

It is never in a file of the workspace, in a log or in a text of an error; whoever gets it here hands it to
the server and forgets it.
"""

from __future__ import annotations

from collections.abc import Mapping

from reports.errors import DeliveryError, Finding, Place, Severity, message
from reports.mailing import Server

VARIABLE = "LDREPORT_SMTP_PASSWORD"


def password_for(server: Server, environment: Mapping[str, str]) -> str:
    """The password of the user that the config names; empty where no login is asked for.

    Raises `DeliveryError` when there is none.
    """
    if not server.user:
        return ""
    found = environment.get(VARIABLE) or _from_keyring(f"ldreport:{server.host}", server.user)
    if not found:
        problem = message("there is no password for “{user}”", user=server.user)
        hint = message(
            "Set {variable}, or keep it in the keyring: keyring set ldreport:{host} {user}"
            " (pip install ldreport[keyring]).",
            variable=VARIABLE,
            host=server.host,
            user=server.user,
        )
        raise DeliveryError([Finding(Severity.ERROR, "no-password", Place(server.host), problem, hint)])
    return found


def _from_keyring(service: str, user: str) -> str | None:
    """What the keyring holds; None without a keyring, or when it is locked."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(service, user)
    except keyring.errors.KeyringError:
        return None
    return found
