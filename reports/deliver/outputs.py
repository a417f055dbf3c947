"""What `ldreport extract` writes beside its records: the texts that were read, and the page that shows one.

In: extractions. Out: files, over no others.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reports.config import Config
from reports.deliver.files import not_written, sweep_abandoned, write_new, write_whole
from reports.deliver.intake import Reading, given, place_of, unusable
from reports.deliver.names import fitted
from reports.errors import DeliveryError, Finding, InputError, Place, Severity, message
from reports.extract.model import Extraction
from reports.extract.outputs.as_html import OPENING, as_html
from reports.extract.values import Say


class Outputs(NamedTuple):
    """What is to be written beside the records: None for what is not asked for."""

    folder: Path | None
    page: Path | None
    text: Path | None


def outputs(into: str | None, html: str | None, text_out: str | None, format: str, documents: int) -> Outputs:
    """What the options --into, --html, --text-out and --format mean for so many documents.

    Raises `InputError`.
    """
    given = {"--into": into, "--html": html, "--text-out": text_out}
    unnamed = [option for option, name in given.items() if name is not None and not name.strip()]
    if unnamed:
        problem = message("this is no name of a file or folder")
        raise InputError(Finding(Severity.ERROR, "no-name", Place(option), problem) for option in unnamed)
    if into and format == "json":
        problem = message("what is filed is a record in YAML")
        hint = message("Leave out --into to get JSON on standard output.")
        raise InputError([Finding(Severity.ERROR, "not-as-json", Place("--format"), problem, hint)])
    wanted = Outputs(*(Path(name) if name else None for name in given.values()))
    if wanted.page:
        _check_page(wanted.page, documents)
    return wanted


def _check_page(path: Path, documents: int) -> None:
    """See that a page of so many documents can be written to `path`: one, and over no other file.

    Raises `InputError`.
    """
    if documents > 1:
        problem = message("a page shows one document, not {number}", number=documents)
        raise unusable("several-documents", path, problem, message("Name one file, or leave out --html."))
    if os.path.lexists(path) and not given(path).startswith(OPENING.encode()):
        problem = message("the file is there already and is no page of ldreport; it is kept")
        raise unusable("no-page", path, problem, message("Choose another name."))


def write_page(path: Path, extraction: Extraction, config: Config | None, say: Say) -> None:
    """Write the page that shows a document. Raises `DeliveryError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_abandoned(path.parent)
        write_whole(path, as_html(extraction, config, say).encode())
    except OSError as error:
        raise not_written(error, path) from error


def write_texts(out: Path, readings: Sequence[Reading]) -> None:
    """Write the texts in which all places count: to the file `out`, or several into the folder of that name.

    Over no other file. Raises `DeliveryError`.
    """
    folder = len(readings) > 1 or out.is_dir()
    for reading in readings:
        document = reading.extraction.document
        name = fitted(reading.path.stem, f"-{document.sha256[:8]}.txt")
        target, text = out / name if folder else out, document.text.encode()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if reading is readings[0]:  # the others go into the same folder
                sweep_abandoned(target.parent)
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
