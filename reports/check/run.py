"""Files to results, and results to text and plain data.

In: Word and PDF files. Out: for each a `Checked`, or findings for a file that cannot be read. Nothing is
ever written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.causes import not_read
from reports.check.judge import Result, Status, judge
from reports.check.pdf.file import read_pdf
from reports.check.registry import Registry, registry_of
from reports.check.rule import Problem
from reports.check.word.file import read_word
from reports.config import FILE, read_config
from reports.contents import content_of
from reports.errors import Finding, InputError, Message, Place, Severity, message
from reports.readers.strangers import OLE
from reports.words import Words

SPELLED_OUT = 5  # places of one rule that are told; the others are counted


@dataclass(frozen=True)
class Checked:
    """A file and what the rules say about it."""

    file: str
    results: tuple[Result, ...]

    @property
    def broken(self) -> bool:
        """Whether a rule of severity error fails."""
        return any(r.problems and r.severity is Severity.ERROR for r in self.results)


def registry_in(workspace: Path) -> Registry:
    """What the config of `workspace` knows of issuers; empty without one. Raises `InputError`."""
    return registry_of(read_config(workspace)) if (workspace / FILE).is_file() else Registry()


def check_paths(paths: Iterable[Path], registry: Registry) -> tuple[list[Checked], list[Finding]]:
    """Every file that can be read, checked, and why the others cannot be read."""
    checked: list[Checked] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            checked.append(check_file(_content(path), str(path), registry))
        except InputError as error:
            findings += error.findings
    return checked, findings


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError as error:
        finding = Finding(Severity.ERROR, "unreadable", Place(str(path)), _unreadable(error, path))
        raise InputError([finding]) from error


def _unreadable(error: OSError, path: Path) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("there is no such file")
    if isinstance(error, IsADirectoryError):
        return message("this is a folder; name the files in it")
    return not_read(error, path).problem


def check_file(content: bytes, shown: str, registry: Registry) -> Checked:
    """The file `content`, known as `shown`, under all rules. Raises `InputError`."""
    if not content or content.startswith((b"PK", OLE)):
        document = read_word(content, shown)
    elif b"%PDF" in content[:1024]:
        document = read_pdf(content, shown)
    else:
        problem = message("the file is neither a Word file (.docx) nor a PDF")
        hint = message("Save an old .doc file as .docx in Word.")
        raise InputError([Finding(Severity.ERROR, "neither-word-nor-pdf", Place(shown), problem, hint)])
    return Checked(shown, judge(document, registry))


# --------------------------------------------------------------------------------------------------- telling


def checked_data(checked: Iterable[Checked], words: Words) -> list[dict[str, Any]]:
    """The results as plain data: severities E, W and I, each rule with its first place."""
    return [{"file": one.file, "rules": [_data(r, words) for r in one.results]} for one in checked]


def _data(result: Result, words: Words) -> dict[str, str]:
    return {
        "id": result.rule.id,
        "severity": result.severity.name[0],
        "status": result.status,
        "place": words.say(result.problems[0].place) if result.problems else "",
        "message": _told(result, words) if result.problems else "",
    }


def checked_rows(checked: Checked, words: Words) -> list[tuple[str, ...]]:
    """The rules that fail as a table, its head first; nothing when all hold."""
    failed = [r for r in checked.results if r.problems]
    if not failed:
        return []
    text = words.text
    severities = {
        Severity.ERROR: text("error"),
        Severity.WARNING: text("warning"),
        Severity.INFO: text("information"),
    }
    rows = (
        (r.rule.id, severities[r.severity], words.say(r.problems[0].place), _told(r, words)) for r in failed
    )
    return [(text("Rule"), text("Severity"), text("Place"), text("Problem")), *rows]


def closing_line(checked: Checked, words: Words) -> str:
    """How many rules hold, fail, and have nothing to say about the file."""
    counts = Counter(r.status for r in checked.results)
    return words.text(
        "{file}: {ok} rules hold, {fail} fail, {skip} do not apply",
        file=checked.file,
        ok=counts[Status.OK],
        fail=counts[Status.FAIL],
        skip=counts[Status.SKIP],
    )


def _told(result: Result, words: Words) -> str:
    """The problems of a rule in one sentence, and where the decree states it."""
    told, more = result.problems[:SPELLED_OUT], len(result.problems) - SPELLED_OUT
    parts = [*_parts(told, words)]
    if more > 0:
        parts.append(words.text("and {n} more", n=more))
    source = f" (NĐ 30/2020, {result.rule.source})" if result.rule.source else ""
    return "; ".join(parts) + source


def _parts(problems: tuple[Problem, ...], words: Words) -> Iterator[str]:
    """Each problem once, with its places but for the first of all, which is told beside."""
    places: dict[str, list[str]] = {}
    for problem in problems:
        places.setdefault(words.say(problem.text), []).append(words.say(problem.place))
    first = words.say(problems[0].place)
    for text, found in places.items():
        others = [place for place in dict.fromkeys(found) if place != first]
        yield f"{text} [{', '.join(others)}]" if others else text
