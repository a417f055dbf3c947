"""Documents to records: files read, and records put into seeds/.

In: paths, and extractions. Out: files and findings. A record that ldreport filed says so in its first
line, with the sha256 of the rest; as long as that holds, nobody has touched it. What a person reviewed
or changed is known by its file name only: under another name it is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import count
from pathlib import Path

from reports.config import FILE, Config, read_config
from reports.deliver.files import digest, not_written, write_whole
from reports.errors import Finding, InputError, Place, Severity, message
from reports.extract.as_html import as_html
from reports.extract.as_yaml import as_yaml, organisation_id
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.extract.values import Say, counts
from reports.reading import read_tree
from reports.records import SUFFIX

STAMP = "# ldreport extract, sha256 "
TRUE = {"true", "yes", "on", "y", "t", "1"}


@dataclass(frozen=True)
class Filed:
    """What became of a record: where it was written, None when nowhere; what differs from the one that was
    kept; what is to be said.
    """

    path: Path | None
    difference: tuple[str, ...] = ()
    finding: Finding | None = None


def config_of(workspace: Path) -> Config | None:
    """The config of a workspace, None when it has none. Raises `InputError` for one with problems."""
    return read_config(workspace) if (workspace / FILE).exists() else None


def read_documents(paths: Iterable[Path], config: Config | None) -> tuple[list[Extraction], list[Finding]]:
    """What was found in each file that can be read, and why the others cannot."""
    found, problems = list[Extraction](), list[Finding]()
    for path in paths:
        try:
            found.append(extract(path.read_bytes(), config, str(path)))
        except OSError as error:
            problem = message("the file cannot be read: {detail}", detail=error.strerror)
            problems.append(Finding(Severity.ERROR, "file-unreadable", Place(str(path)), problem))
        except InputError as error:
            problems += error.findings
    return found, problems


def summary(extraction: Extraction) -> Finding:
    """How much was read in a document, and how much of it is doubtful."""
    doubts = (*(f.unsure for f in extraction.figures), *(t.unsure for t in extraction.tasks))
    problem = message(
        "{figures} figures and {tasks} planned tasks read, {unsure} of them not certain; "
        "{skipped} numbers are no figures",
        figures=len(extraction.figures),
        tasks=len(extraction.tasks),
        unsure=sum(map(bool, doubts)),
        skipped=len(extraction.skipped),
    )
    return Finding(Severity.INFO, "extracted", Place(extraction.path), problem)


def write_page(path: Path, found: Sequence[Extraction], say: Say) -> None:
    """Write the page that shows one document, never over a file that is no page.

    Raises `InputError` for several documents or such a file, and `DeliveryError`.
    """
    if len(found) > 1:
        problem = message("a page shows one document, not {number}", number=len(found))
        raise InputError([Finding(Severity.ERROR, "several-documents", Place(str(path)), problem)])
    if path.exists() and path.suffix.lower() not in (".html", ".htm"):
        problem = message("the file is there already and is no page; it is kept")
        raise InputError([Finding(Severity.ERROR, "no-page", Place(str(path)), problem)])
    for extraction in found:
        _write(path, as_html(extraction, say))


def file_record(extraction: Extraction, into: Path, config: Config | None, say: Say) -> Filed:
    """Put the record of a document into `into`/<period>/<organisation id>.yaml.

    A reviewed record is kept, and one that somebody has changed; a record of another document as well.
    Raises `DeliveryError`.
    """
    organisation = organisation_id(extraction.heading.reporting_org, config)
    if not organisation or not extraction.heading.period:
        problem = message(
            "the record has no place in {folder}: its organisation or period is not known", folder=into
        )
        hint = message("Print it without --into, and file it by hand.")
        finding = Finding(Severity.ERROR, "no-place", Place(extraction.path), problem, hint)
        return Filed(None, finding=finding)
    text = _stamped(as_yaml(extraction, config, say))
    path = _path(into / extraction.heading.period, organisation, extraction.sha256)
    if not path.exists() or (_is_untouched(path) and not _is_reviewed(path)):
        _write(path, text)
        return Filed(path)
    return _kept(path, text)


def _kept(path: Path, text: str) -> Filed:
    """A record of which a person's version exists: shown as a difference, or put beside it."""
    old = path.read_text(encoding="utf-8", errors="replace")
    if _is_reviewed(path):
        lines = unified_diff(old.splitlines(), text.splitlines(), str(path), "ldreport extract", lineterm="")
        problem = message("the record was reviewed and is kept; nothing was written")
        return Filed(
            None, tuple(lines), Finding(Severity.WARNING, "reviewed-kept", Place(str(path)), problem)
        )
    # A name that does not end in .yaml: no build takes it for a second record.
    names = (path.with_name(f"{path.name}.new{n if n > 1 else ''}") for n in count(1))
    beside = next(name for name in names if not name.exists() or _is_untouched(name))
    _write(beside, text)
    problem = message("the file was changed by hand and is kept; the new one is {name}", name=beside.name)
    return Filed(beside, finding=Finding(Severity.WARNING, "edited-file-kept", Place(str(path)), problem))


def _path(folder: Path, organisation: str, sha256: str) -> Path:
    """The file of the organisation that is about this document, or the first name that is free."""
    names = (folder / f"{organisation}{f'-{n}' if n > 1 else ''}{SUFFIX}" for n in count(1))
    return next(name for name in names if not name.exists() or _document(name) in (sha256, None))


def _document(path: Path) -> str | None:
    """The sha256 of the document that a record is about, None when it names none."""
    data = read_tree(path, str(path))[0].data
    source = data.get("source") if isinstance(data, dict) else None
    found = source.get("sha256") if isinstance(source, dict) else None
    return found if isinstance(found, str) and found else None


def _is_reviewed(path: Path) -> bool:
    data = read_tree(path, str(path))[0].data
    return isinstance(data, dict) and str(data.get("reviewed", "")).lower() in TRUE


def _is_untouched(path: Path) -> bool:
    """Whether a file is as ldreport wrote it."""
    stamp, _, rest = path.read_bytes().partition(b"\n")
    return stamp == f"{STAMP}{digest(rest)}".encode()


def _stamped(text: str) -> str:
    return f"{STAMP}{digest(text.encode())}\n{text}"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise not_written(error, path) from error
