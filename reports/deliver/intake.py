"""Documents read, one after the other: what was found in each, or why it cannot be read.

In: a workspace, paths. Out: extractions and findings; the texts that were read, and the page that shows an
extraction.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reports.config import FILE, Config, read_config
from reports.deliver.files import not_written, write_new, write_whole
from reports.errors import DeliveryError, Finding, InputError, Message, Place, Severity, message
from reports.extract.as_html import OPENING, as_html
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.extract.values import Say, counts
from reports.readers.model import Document
from reports.readers.opening import document_of


def config_of(workspace: Path) -> tuple[Config | None, list[Finding]]:
    """The config of a workspace; None, and a warning, when it has none. Raises `InputError`."""
    hint = message("Name the folder with config.yaml by --workspace.")
    try:
        names = {path.name for path in workspace.iterdir()}
    except OSError as error:
        problem = message("the folder cannot be read: {detail}", detail=error.strerror)
        raise _unusable("folder-unreadable", workspace, problem, hint) from error
    if FILE in names:
        return read_config(workspace), []
    problem = message("there is no config.yaml, so no organisation and no indicator is known")
    return None, [Finding(Severity.WARNING, "no-config", place_of(workspace), problem, hint)]


class Reading(NamedTuple):
    """A file that was read: its bytes, its text, and what was found in that."""

    path: Path
    content: bytes
    document: Document
    extraction: Extraction


def read_documents(paths: Iterable[Path], config: Config | None) -> tuple[list[Reading], list[Finding]]:
    """What was found in each file that can be read, and why the others cannot."""
    found, problems = list[Reading](), list[Finding]()
    for path in paths:
        try:
            content = content_of(path)
            document = document_of(content, place_of(path).file)
        except InputError as error:
            problems += error.findings
        else:
            found.append(Reading(path, content, document, extract(document, config)))
    return found, problems


def write_texts(out: Path, readings: Sequence[Reading]) -> None:
    """Write the texts in which all places count: to the file `out`, or several into the folder of that name.

    Over no other file. Raises `DeliveryError`.
    """
    folder = len(readings) > 1 or out.is_dir()
    for reading in readings:
        name = f"{reading.path.stem}-{reading.document.sha256[:8]}.txt"
        target, text = out / name if folder else out, reading.document.text.encode()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                write_new(target, text)
            elif target.read_bytes() != text:
                raise _another(target)
        except OSError as error:
            raise not_written(error, target) from error


def _another(path: Path) -> DeliveryError:
    problem = message("another file of this name is there already; it is kept")
    hint = message("Choose another name.")
    return DeliveryError([Finding(Severity.ERROR, "not-written", place_of(path), problem, hint)])


def summary(extraction: Extraction) -> Finding:
    """How much was read in a document, how much of it is doubtful, and how much was skipped."""
    return Finding(Severity.INFO, "extracted", Place(extraction.path), counts(extraction))


def check_page(path: Path, documents: int) -> None:
    """See that a page of so many documents can be written to `path`: one, and over no other file.

    Raises `InputError`.
    """
    if documents > 1:
        problem = message("a page shows one document, not {number}", number=documents)
        raise _unusable("several-documents", path, problem, message("Name one file, or leave out --html."))
    if os.path.lexists(path) and not content_of(path).startswith(OPENING.encode()):
        problem = message("the file is there already and is no page of ldreport; it is kept")
        raise _unusable("no-page", path, problem, message("Choose another name."))


def write_page(path: Path, extraction: Extraction, say: Say) -> None:
    """Write the page that shows a document. Raises `DeliveryError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, as_html(extraction, say).encode())
    except OSError as error:
        raise not_written(error, path) from error


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises `InputError`, also for what would never end or never begin."""
    try:
        if path.exists() and not path.is_file():
            hint = message("Name the files themselves.")
            raise _unusable("no-file", path, message("this is a folder, a pipe or a device"), hint)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        detail = getattr(error, "strerror", error)
        problem = message("the file cannot be read: {detail}", detail=detail)
        hint = message("Check its name, and whether you may read it.")
        raise _unusable("file-unreadable", path, problem, hint) from error


def _unusable(code: str, path: Path, problem: Message, hint: Message) -> InputError:
    return InputError([Finding(Severity.ERROR, code, place_of(path), problem, hint)])


def place_of(path: Path) -> Place:
    """A file as shown to people; a byte of its name that is no text is told by its code."""
    return Place(os.fsencode(path).decode("utf-8", "backslashreplace"))
