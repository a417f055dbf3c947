"""Documents read, one after the other: what was found in each, or why it cannot be read.

In: a workspace, paths. Out: extractions and findings.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from reports.causes import cause, not_read
from reports.config import FILE, Config, load_config
from reports.contents import content_of
from reports.errors import Finding, InputError, Message, NotUnderstoodError, Place, Severity, message
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.extract.values import counts
from reports.periods import Period
from reports.readers.file import File
from reports.readers.limits import refuse_large
from reports.readers.model import Document, Limits, Options, Tracked
from reports.readers.opening import opened

if TYPE_CHECKING:
    from reports.readers.sheets.model import Book


def config_of(workspace: Path) -> tuple[Config | None, tuple[Finding, ...]]:
    """The config of a workspace, and what is said of it; None when it has none. Raises `InputError`."""
    hint = message("Name the folder with config.yaml by --workspace.")
    try:
        names = {path.name for path in workspace.iterdir()}
    except OSError as error:
        problem = message("the folder cannot be read: {detail}", detail=cause(error))
        raise unusable("folder-unreadable", workspace, problem, hint) from error
    if FILE in names:
        found = load_config(workspace)
        return found.sound, found.notes
    problem = message("there is no config.yaml, so no organisation and no indicator is known")
    return None, (Finding(Severity.WARNING, "no-config", place_of(workspace), problem, hint),)


class Reading(NamedTuple):
    """A file that was read: its bytes, and what was found in it."""

    path: Path
    content: bytes
    extraction: Extraction

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of the file and of its figures."""
        return (*self.extraction.document.findings, *self.extraction.findings)


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
            content = given(path, options.limits)
            found = _of_period(_read(content, place_of(path).file, config, options), period)
        except InputError as error:
            problems += error.findings
        else:
            readings.append(Reading(path, content, found))
    return readings, problems


def _read(content: bytes, path: str, config: Config | None, options: Options) -> Extraction:
    """What was found in a file: a form that was filled in, or any other document. Raises `InputError`."""
    found = opened(content, path, options, lambda book, file: _filled(book, file, config))
    return extract(found, config) if isinstance(found, Document) else found


def _filled(book: Book, file: File, config: Config | None) -> Extraction | None:
    """What a form states; None for other sheets. Raises `InputError` and `NotUnderstoodError`."""
    from reports.form.filled import filled_form  # noqa: PLC0415 only files of sheets need it

    return filled_form(book, file, config)


def _of_period(found: Extraction, period: Period | None) -> Extraction:
    """What was found, when it is of `period` or nothing says of which. Raises `InputError`."""
    named = found.heading.period
    if period and named and named != str(period):
        problem = message("the document is of {found}, not of {wanted}", found=named, wanted=period)
        hint = message("Name its period, or the file of the period you mean.")
        place = Place(found.document.path)
        raise InputError([Finding(Severity.ERROR, "other-period", place, problem, hint)])
    return found


def summary(extraction: Extraction) -> Finding:
    """How much was read in a document, how much of it is doubtful, and how much was skipped."""
    return Finding(Severity.INFO, "extracted", Place(extraction.document.path), counts(extraction))


def given(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a file that somebody named. limits: beyond these it is not read at all.

    Raises `InputError`, also for what would never end or never begin, and for a file that another program
    changes at the same time.
    """
    try:
        before = path.stat()
        if not S_ISREG(before.st_mode):
            hint = message("Name the files themselves.")
            raise unusable("no-file", path, message("this is a folder, a pipe or a device"), hint)
        if limits:
            refuse_large(before.st_size, limits)
        content = content_of(path)
        if _version(path.stat()) != _version(before):
            hint = message("Close it in other programs, wait until it is saved or copied, and try again.")
            raise unusable("file-changing", path, message("the file changed while it was read"), hint)
    except NotUnderstoodError as error:
        raise unusable(error.code, path, error.problem, error.hint) from error
    except (OSError, ValueError) as error:  # ValueError: NUL in the name
        hint = message("Check its name, and whether you may read it.")
        why = error if isinstance(error, OSError) else OSError(EINVAL, os.strerror(EINVAL))
        raise InputError([not_read(why, place_of(path), hint)]) from error
    return content


def _version(state: os.stat_result) -> tuple[int, ...]:
    """What is another when a file was written to, or another was put in its place."""
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def unusable(code: str, path: Path, problem: Message, hint: Message | None) -> InputError:
    """Why the file at `path` cannot be used."""
    return InputError([Finding(Severity.ERROR, code, place_of(path), problem, hint)])


def place_of(path: Path) -> Place:
    """A file as shown to people; a byte of its name that is no text is told by its code."""
    return Place(os.fsencode(path).decode("utf-8", "backslashreplace"))
