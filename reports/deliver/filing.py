"""Records put into a folder such as seeds/, never over what a person has written.

In: an extraction and the folder. Out: a file, or what differs from the record that is there. A record that
ldreport filed says so in its first line, with the sha256 of the rest: as long as that holds nobody has
touched it, wherever it was moved, and a newer reading of its document takes its place. Every other record
is a person's; it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from itertools import count
from pathlib import Path
from typing import Any

from reports.causes import UNREADABLE
from reports.config import Config
from reports.deliver.files import OutputFolder, digest, not_written, write_new, write_whole
from reports.deliver.intake import given, place_of
from reports.deliver.locks import in_turn
from reports.errors import Finding, InputError, Message, Place, ReportError, Severity, message
from reports.extract.model import Extraction
from reports.extract.outputs.as_yaml import as_yaml, organisation_id
from reports.extract.values import Say
from reports.reading import read_tree
from reports.records import SUFFIX

STAMP = "# ldreport extract, sha256 "
TRUE = {"true", "yes", "on", "y", "t", "1"}


@dataclass(frozen=True)
class Filed:
    """What became of a record: where it was written, None when nowhere; the lines in which it differs from
    the one that was kept; what is to be said.
    """

    path: Path | None = None
    difference: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def file_record(extraction: Extraction, into: Path, config: Config | None, say: Say) -> Filed:
    """Put the record of a document into `into`/<period>/<organisation id>.yaml. Never raises.

    It is there already when `into` has one of the same document, in whatever file, or one of the same
    organisation and period that a person has reviewed, or that names no document. Then it is replaced if
    nobody has touched it, else kept and compared. Other documents of an organisation get files of their own.
    """
    organisation = organisation_id(extraction.heading.reporting_org, config)
    period = extraction.heading.period
    if not organisation or not period:
        return Filed(findings=(_no_place(extraction, into, organisation),))
    text = stamped(as_yaml(extraction, config, say))
    try:
        with in_turn(into):
            return _Record(text, into / period, organisation, extraction.document.sha256).file()
    except ReportError as error:
        return Filed(findings=error.findings)
    except OSError as error:
        return Filed(findings=not_written(error, into).findings)


def stamped(text: str) -> str:
    """A record as it is filed: its first line says what the rest is."""
    return f"{STAMP}{digest(text.encode())}\n{text}"


def _no_place(extraction: Extraction, into: Path, organisation: str | None) -> Finding:
    problem = message("the record cannot be filed: its organisation and its period are not known")
    if organisation:
        problem = message("the record cannot be filed: its period is not known")
    elif extraction.heading.period:
        problem = message("the record cannot be filed: its organisation is not known")
    hint = message(
        "Print it without --into, fill in what its comments ask for, and save it as "
        "{folder}/<period>/<organisation>.yaml.",
        folder=place_of(into),
    )
    return Finding(Severity.ERROR, "no-place", Place(extraction.document.path), problem, hint)


def _second(path: Path) -> Finding:
    problem = message("this is one more record of the organisation in this period; a build reads all of them")
    hint = message("Delete those that tell the same.")
    return Finding(Severity.WARNING, "second-record", place_of(path), problem, hint)


@dataclass(frozen=True)
class _Record:
    """A record on its way into `folder`, that of its period. document: the sha256 of its document."""

    text: str
    folder: Path
    organisation: str
    document: str

    def file(self) -> Filed:
        """What becomes of it; what killed runs left half written is gone. Raises `ReportError`, `OSError`."""
        OutputFolder(self.folder).sweep()
        if there := self.there():
            return self.replaced_or_kept(there)
        return next(filed for n in count(1) if (filed := self.filed_as(n)))

    def filed_as(self, n: int) -> Filed | None:
        """What becomes of it under the n-th name; None when another file has that name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{self.organisation}{f'-{n}' if n > 1 else ''}{SUFFIX}"
        try:
            write_new(path, self.text.encode())
        except FileExistsError:
            return None
        return Filed(path, findings=() if n == 1 else (_second(path),))

    def there(self) -> Path | None:
        """The file that has the record already; of several rather one that a person has touched."""
        contents = {path: given(path) for path in sorted(self.folder.parent.glob(f"*/*{SUFFIX}"))}
        own = [path for path, content in contents.items() if self.document.encode() in content]
        if own:
            return min(own, key=lambda path: _is_untouched(contents[path]))
        beside = (path for path in contents if path.parent == self.folder)
        named = (path for path in beside if self.organisation.encode() in contents[path])
        return next(filter(self.is_settled, named), None)

    def is_settled(self, path: Path) -> bool:
        """Whether a person has said there what is true of the organisation. A broken file may say it."""
        data = _data(path)
        if data is None:
            return True
        return data.get("organisation") == self.organisation and (_is_reviewed(data) or not _document(data))

    def replaced_or_kept(self, path: Path) -> Filed:
        """What becomes of it when `path` has the record already."""
        old, new = given(path), self.text.encode()
        if old == new:
            problem = message("the record is filed here already, with the same content")
            return Filed(findings=(Finding(Severity.INFO, "filed-already", place_of(path), problem),))
        if _is_untouched(old) and path.parent == self.folder:
            write_whole(path, new)
            return Filed(path)
        lines = unified_diff(_lines(old), _lines(new), str(path), "ldreport extract", lineterm="")
        problem, hint = self.why_kept(path, old)
        kept = Finding(Severity.WARNING, "record-kept", place_of(path), problem, hint)
        return Filed(difference=tuple(lines), findings=(kept,))

    def why_kept(self, path: Path, old: bytes) -> tuple[Message, Message]:
        """What is said of a record that was kept, and what to do."""
        data = _data(path) or {}
        hint = message("Lines with + are new: take over by hand what is right.")
        if _document(data) not in ("", self.document):
            hint = message(
                "It is of another document: to have both, print the new one and save it beside it."
            )
        if _is_reviewed(data):
            return message("the record was reviewed and is kept; nothing was written"), hint
        if _is_untouched(old):
            hint = message("Delete it to have the document filed in {folder}.", folder=place_of(self.folder))
            return message("the record lies in another folder and is kept; nothing was written"), hint
        return message("the record was changed by hand and is kept; nothing was written"), hint


def _data(path: Path) -> dict[str, Any] | None:
    """What a record says; None for a file that is no record. Raises `InputError` when it cannot be read."""
    tree, problems = read_tree(path, str(path))
    if unread := [problem for problem in problems if problem.code == UNREADABLE]:
        raise InputError(unread)
    data = tree.data
    return data if isinstance(data, dict) else None


def _document(data: dict[str, Any]) -> str:
    """The sha256 of the document that a record is about, empty when it names none."""
    source = data.get("source")
    return str(source.get("sha256", "")) if isinstance(source, dict) else ""


def _is_reviewed(data: dict[str, Any]) -> bool:
    return str(data.get("reviewed", "")).lower() in TRUE


def _is_untouched(content: bytes) -> bool:
    """Whether a file is as ldreport wrote it."""
    stamp, _, rest = content.partition(b"\n")
    return stamp == f"{STAMP}{digest(rest)}".encode()


def _lines(content: bytes) -> list[str]:
    lines = content.decode("utf-8", "replace").splitlines()
    return lines[1:] if content.startswith(STAMP.encode()) else lines
