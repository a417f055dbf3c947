"""Documents read, one after the other: what was found in each, or why it cannot be read.

In: a workspace, paths. Out: extractions and findings; the texts that were read, and the page that shows an
extraction.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reports.config import FILE, Config, read_config
from reports.deliver.files import not_written, write_new, write_whole
from reports.errors import (
    DeliveryError,
    Finding,
    InputError,
    Message,
    NotUnderstoodError,
    Place,
    Severity,
    message,
)
from reports.extract.as_html import OPENING, as_html
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.extract.values import Say, counts
from reports.periods import Period
from reports.readers.file import File
from reports.readers.limits import refuse_large
from reports.readers.model import SHEETS, Limits, Options, Tracked
from reports.readers.opening import placed, read, recognised


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
    """A file that was read: its bytes, and what was found in it."""

    path: Path
    content: bytes
    extraction: Extraction


def read_documents(
    paths: Iterable[Path],
    config: Config | None,
    tracked: Tracked = Tracked.ACCEPTED,
    period: Period | None = None,
) -> tuple[list[Reading], list[Finding]]:
    """What was found in each file that can be read, and why the others cannot.

    tracked: as in `Options`; period: what all have to be of, when it is known.
    """
    gc.freeze()  # the program and its tables stay: the collector need not go through them for each document
    options = Options(Limits(**config.reading) if config else Limits(), tracked)
    readings, problems = list[Reading](), list[Finding]()
    for path in paths:
        try:
            content = content_of(path, options.limits)
            found = _of_period(_read(content, place_of(path).file, config, options), period)
        except InputError as error:
            problems += error.findings
        else:
            readings.append(Reading(path, content, found))
    return readings, problems


def _read(content: bytes, path: str, config: Config | None, options: Options) -> Extraction:
    """What was found in a file: a form that was filled in, or any other document. Raises `InputError`."""
    with placed(path):
        file = recognised(content, path, options.limits)
        if file.format in SHEETS:
            return _read_sheets(file, config, options)
        return extract(read(file, options), config)


def _read_sheets(file: File, config: Config | None, options: Options) -> Extraction:
    """What was found in a file of sheets. Raises `InputError` and `NotUnderstoodError`."""
    from reports.form.filled import filled_form  # noqa: PLC0415 only files of sheets need it
    from reports.readers.sheets import book_of, sheet_document  # noqa: PLC0415 as above

    book = book_of(file, options)
    return filled_form(book, file, config) or extract(sheet_document(book, file), config)


def _of_period(found: Extraction, period: Period | None) -> Extraction:
    """What was found, when it is of `period` or nothing says of which. Raises `InputError`."""
    named = found.heading.period
    if period and named and named != str(period):
        problem = message("the document is of {found}, not of {wanted}", found=named, wanted=period)
        hint = message("Name its period, or the file of the period you mean.")
        place = Place(found.document.path)
        raise InputError([Finding(Severity.ERROR, "other-period", place, problem, hint)])
    return found


def write_texts(out: Path, readings: Sequence[Reading]) -> None:
    """Write the texts in which all places count: to the file `out`, or several into the folder of that name.

    Over no other file. Raises `DeliveryError`.
    """
    folder = len(readings) > 1 or out.is_dir()
    for reading in readings:
        document = reading.extraction.document
        name = f"{reading.path.stem}-{document.sha256[:8]}.txt"
        target, text = out / name if folder else out, document.text.encode()
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
    return Finding(Severity.INFO, "extracted", Place(extraction.document.path), counts(extraction))


class Outputs(NamedTuple):
    """What is to be written beside the records: None for what is not asked for."""

    folder: Path | None
    page: Path | None
    text: Path | None


def outputs(into: str | None, html: str | None, text_out: str | None, format: str) -> Outputs:
    """What the options --into, --html, --text-out and --format mean. Raises `InputError`."""
    given = {"--into": into, "--html": html, "--text-out": text_out}
    unnamed = [option for option, name in given.items() if name is not None and not name.strip()]
    if unnamed:
        problem = message("this is no name of a file or folder")
        raise InputError(Finding(Severity.ERROR, "no-name", Place(option), problem) for option in unnamed)
    if into and format == "json":
        problem = message("what is filed is a record in YAML")
        hint = message("Leave out --into to get JSON on standard output.")
        raise InputError([Finding(Severity.ERROR, "not-as-json", Place("--format"), problem, hint)])
    return Outputs(*(Path(name) if name else None for name in given.values()))


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


def write_page(path: Path, extraction: Extraction, config: Config | None, say: Say) -> None:
    """Write the page that shows a document. Raises `DeliveryError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, as_html(extraction, config, say).encode())
    except OSError as error:
        raise not_written(error, path) from error


def content_of(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a file. limits: beyond these it is not read at all.

    Raises `InputError`, also for what would never end or never begin, and for a file that another program
    changes at the same time.
    """
    try:
        if path.exists() and not path.is_file():
            hint = message("Name the files themselves.")
            raise _unusable("no-file", path, message("this is a folder, a pipe or a device"), hint)
        before = path.stat()
        if limits:
            refuse_large(before.st_size, limits)
        content = path.read_bytes()
        if _version(path.stat()) != _version(before):
            hint = message("Close it in other programs, wait until it is saved or copied, and try again.")
            raise _unusable("file-changing", path, message("the file changed while it was read"), hint)
    except NotUnderstoodError as error:
        raise _unusable(error.code, path, error.problem, error.hint) from error
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        detail = getattr(error, "strerror", error)
        problem = message("the file cannot be read: {detail}", detail=detail)
        hint = message("Check its name, and whether you may read it.")
        raise _unusable("file-unreadable", path, problem, hint) from error
    return content


def _version(state: os.stat_result) -> tuple[int, ...]:
    """What is another when a file was written to, or another was put in its place."""
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _unusable(code: str, path: Path, problem: Message, hint: Message | None) -> InputError:
    return InputError([Finding(Severity.ERROR, code, place_of(path), problem, hint)])


def place_of(path: Path) -> Place:
    """A file as shown to people; a byte of its name that is no text is told by its code."""
    return Place(os.fsencode(path).decode("utf-8", "backslashreplace"))
