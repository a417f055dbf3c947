"""Templates on the disk: which of them are whole, and what is found in each.

In: paths. Out: `Checked`, a template each, and the same as plain data.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reports.errors import Finding, InputError, Message, Place, Severity, TemplateError, message
from reports.render.fields.pages import check_pages, read_page
from reports.render.fields.program import Program
from reports.render.fields.scope import Checked
from reports.render.fields.word import check_word, read_word
from reports.words import Words

WORD, PAGE = ".docx", ".html"


def whole_templates(folder: Path) -> tuple[Path, ...]:
    """The Word and HTML templates in a folder that are not made to be a part of another one there.

    Raises `InputError` when there is none.
    """
    files = sorted(path for path in folder.glob("[!.~]*") if path.suffix in (WORD, PAGE))
    if not files:
        raise InputError([_unusable(str(folder), message("there is no template in this folder"))])
    asked = {name for path in files for program in _programs(path) for name in program.asks_for}
    return tuple(path for path in files if path.name not in asked)


def check_files(files: Iterable[Path], workspace: Path) -> tuple[Checked, ...]:
    """Look through these templates; those in the workspace are shown by their path in it.

    Raises `InputError` with every file that cannot be read as a template.
    """
    checked: list[Checked] = []
    unusable: list[Finding] = []
    for path in files:
        shown = path.relative_to(workspace) if path.is_relative_to(workspace) else path
        try:
            checked.append(_check(path, str(shown)))
        except TemplateError as error:
            unusable.extend(error.findings)
        except OSError as error:
            problem = message("the template cannot be read: {detail}", detail=error.strerror)
            unusable.append(_unusable(str(shown), problem))
    if unusable:
        raise InputError(unusable)
    return tuple(checked)


def checked_data(found: Iterable[Checked], words: Words) -> dict[str, Any]:
    """What was found as plain data."""
    return {
        "schema": "ldreport/template-1",
        "templates": [
            {
                "file": checked.file,
                "fields": checked.fields,
                "findings": [
                    {
                        "severity": finding.severity,
                        "code": finding.code,
                        "place": str(finding.place),
                        "message": words.say(finding.problem),
                        "hint": words.say(finding.hint) if finding.hint else None,
                    }
                    for finding in checked.findings
                ],
            }
            for checked in found
        ],
    }


def _check(path: Path, shown: str) -> Checked:
    if path.suffix == WORD:
        return check_word(path.read_bytes(), shown)
    if path.suffix == PAGE:
        return check_pages({**_beside(path), path.name: _text(path)}, path.name, shown)
    raise TemplateError([_unusable(shown, message("a template is a .docx or .html file"))])


def _beside(path: Path) -> dict[str, str]:
    """The pages and styles in the folder of a page; a link that leads out of it is not followed."""
    folder = path.parent.resolve()
    every = (file for suffix in ("html", "css") for file in folder.glob(f"*.{suffix}"))
    return {file.name: _text(file) for file in every if file.resolve().parent == folder}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _programs(path: Path) -> tuple[Program, ...]:
    """What a file would make Jinja do; nothing when it cannot be read, which is told when it is checked."""
    try:
        if path.suffix == PAGE:
            return (read_page(_text(path), path.name),)
        return read_word(path.read_bytes(), path.name)
    except (OSError, TemplateError):
        return ()


def _unusable(shown: str, problem: Message) -> Finding:
    return Finding(Severity.ERROR, "no-template", Place(shown), problem)
