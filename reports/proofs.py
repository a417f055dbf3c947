"""Templates looked through before any report is there, each by a child process: a template is a program.

In: files, or the workspace whose templates are meant. Out: what each asks for, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reports.child import CHILDREN
from reports.errors import Finding, InputError, Place, Severity, TemplateError, message
from reports.render.templates import FOLDER, Templates, check_file, read_templates
from reports.room import Room

if TYPE_CHECKING:
    from reports.render.fields.scope import Checked


def check_files(files: Iterable[Path], workspace: Path) -> tuple[Checked, ...]:
    """Look through these templates, all of the workspace without any.

    Raises `InputError` with every file that is no template, `RenderError` when one asks for too much.
    """
    CHILDREN.begin("reports.render.fields.word", "reports.render.fields.pages")
    home = workspace / FOLDER
    checked: list[Checked] = []
    unusable: list[Finding] = []
    for path in [*files] or [home / name for name in Templates(read_templates(home, FOLDER), FOLDER).whole]:
        try:
            checked.append(CHILDREN.call(check_file, path, workspace, limits=Room().of(), shown=str(path)))
        except TemplateError as error:
            unusable += error.findings
    if unusable or not checked:
        problem = message("there is no template in this folder")
        raise InputError(unusable or [Finding(Severity.ERROR, "no-template", Place(str(home)), problem)])
    return tuple(checked)
