"""What a folder of documents remembers of its last build, so that nothing is made twice.

In: a folder. Out: a `Ledger`: which sha256 came of which inputs, and how the folder was left. It is a help
and no truth: of a ledger that is missing, torn or altered nothing is believed, and of a whole one only what
the files themselves confirm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reports.contents import content_of, sum_of
from reports.deliver.files import digest, kept, not_written, write_whole
from reports.errors import Finding, Message, Place, Severity
from reports.order import Built

NAME = ".ldreport.json"


@dataclass(frozen=True)
class Whole:
    """A build that left nothing to do. digest: of all that it read; left: see `left_in`; files: their names
    in order; findings: what was said; edited: the names of files of a person with those that were written
    beside them; reports: how many there are.
    """

    digest: str
    left: Mapping[str, str]
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    edited: Mapping[str, str]
    reports: int


@dataclass(frozen=True)
class Ledger:
    """made: by the name of each document the digest of all that went into it, and the sha256 that came out;
    whole: None after a build that lost a report.
    """

    made: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    whole: Whole | None = None


def built(whole: Whole, folder: Path, made: int) -> Built:
    """What a build left in its folder, as it is told. made: of how many reports documents were made now."""
    edited = (kept(folder / old, new) for old, new in whole.edited.items())
    files = tuple(folder / name for name in whole.files)
    return Built(files, (*whole.findings, *edited), made, whole.reports - made)


def left_in(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The sha256 of each file of these names, and of any that a person may have put in place of one."""
    stems = {name.partition(".")[0] for name in names}
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: sum_of(path) for path in paths if path.name.partition(".")[0] in stems}


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder; an empty one when there is none that can be believed. Never raises."""
    try:
        data = json.loads(content_of(folder / NAME))
        return _ledger(data["ledger"]) if data["seal"] == _seal(data["ledger"]) else Ledger()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Ledger()


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Keep a ledger in its folder. Raises `DeliveryError`."""
    data: dict[str, Any] = {"made": {name: [*made] for name, made in sorted(ledger.made.items())}}
    if whole := ledger.whole:
        data["whole"] = {**vars(whole), "findings": [_plain(finding) for finding in whole.findings]}
    text = json.dumps({"seal": _seal(data), "ledger": data}, ensure_ascii=False, indent=1)
    try:
        write_whole(folder / NAME, text.encode())
    except OSError as error:
        raise not_written(error, folder / NAME) from error


def _seal(data: Any) -> str:
    """Tells a whole ledger from a torn one, not a true one from a forged one: it is no secret."""
    return digest(json.dumps(data, sort_keys=True).encode())


def _ledger(data: Mapping[str, Any]) -> Ledger:
    made = {name: (key, sum) for name, (key, sum) in data["made"].items()}
    if "whole" not in data:
        return Ledger(made)
    return Ledger(made, _whole(**data["whole"]))


def _whole(*, left: Any, files: Any, findings: Any, edited: Any, **rest: Any) -> Whole:
    left, edited = ({str(name): str(told) for name, told in one.items()} for one in (left, edited))
    told = tuple(_finding(*finding) for finding in findings)
    return Whole(left=left, files=tuple(map(str, files)), findings=told, edited=edited, **rest)


Told = tuple[str, tuple[tuple[str, Any], ...]]


def _plain(finding: Finding) -> tuple[str, str, tuple[str, int], Told, Told | None]:
    place, problem, hint = finding.place, finding.problem, finding.hint
    said = _told(hint) if hint else None
    return (finding.severity, finding.code, (place.file, place.line), _told(problem), said)


def _told(message: Message) -> Told:
    values = ((name, _told(value) if isinstance(value, Message) else value) for name, value in message.values)
    return message.pattern, tuple(values)


def _finding(severity: str, code: str, place: tuple[str, int], problem: Told, hint: Told | None) -> Finding:
    return Finding(Severity(severity), code, Place(*place), _message(problem), hint and _message(hint))


def _message(told: Told) -> Message:
    pattern, values = told
    return Message(pattern, tuple((n, v if isinstance(v, str) else _message(v)) for n, v in values))
