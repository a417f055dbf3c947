"""Copies of the documents that were read, kept in the workspace so that a quote can be shown years later.

In: bytes, a name, a workspace. Out: `sources/<first 16 digits of the sha256>/<name>`, and beside it
`source.json`, which says what it is: sha256, name, where it came from, the day it was read. A file is kept
once, and nothing that lies there is ever written over; what a killed run left half written there is gone.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from reports.deliver.clock import dated
from reports.deliver.files import OutputFolder, digest, not_written, write_new
from reports.deliver.intake import Reading
from reports.deliver.locks import in_turn
from reports.deliver.names import safe_name
from reports.errors import DeliveryError, Finding, Place, Severity, message

FOLDER, ABOUT = "sources", "source.json"
DIGITS = 16


def keep_read(reading: Reading, workspace: Path) -> tuple[Finding, ...]:
    """Keep a copy of a file that was read today; gives why there is none. Never raises.

    A page comes from its address, everything else from where it lay.
    """
    document = reading.extraction.document
    try:
        keep(reading.content, reading.path.name, workspace, document.address or document.path, dated().date())
    except DeliveryError as error:
        return error.findings
    return ()


def keep(content: bytes, name: str, workspace: Path, origin: str, day: date) -> Path:
    """Keep a copy of a file; gives where it lies, also when it lay there before, under whatever name.

    origin: where it came from; day: when it was read. Raises `DeliveryError`.
    """
    folder = workspace / FOLDER / digest(content)[:DIGITS]
    about = {"sha256": digest(content), "name": safe_name(name), "origin": origin, "read": day.isoformat()}
    try:
        with in_turn(workspace / FOLDER):
            folder.mkdir(exist_ok=True)
            OutputFolder(folder).sweep()
            kept = folder / (_name_there(folder) or about["name"])
            _write(kept, content)
            _write_about(folder / ABOUT, about)
    except OSError as error:
        raise not_written(error, folder) from error
    return kept


def _name_there(folder: Path) -> str | None:
    """The name of the copy that a folder has already, as it says itself."""
    try:
        return safe_name(json.loads((folder / ABOUT).read_text(encoding="utf-8"))["name"])
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(path: Path, content: bytes) -> None:
    """Write a file if it is not there yet. Raises `DeliveryError` when another one is."""
    if not path.exists():
        write_new(path, content)
    if path.read_bytes() != content:
        raise _changed(path)


def _write_about(path: Path, about: dict[str, str]) -> None:
    if not path.exists():
        write_new(path, f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode())


def _changed(path: Path) -> DeliveryError:
    problem = message("another file lies where the copy of the source belongs; it is kept")
    hint = message("Move it elsewhere, then read the document once more.")
    return DeliveryError([Finding(Severity.ERROR, "source-changed", Place(str(path)), problem, hint)])
