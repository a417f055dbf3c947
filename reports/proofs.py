"""Templates looked through before any report is there, each by a child process: a template is a program.

In: files, or the workspace whose templates are meant. Out: what each asks for, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reports.child import CHILDREN
from reports.errors import Finding, InputError, Place, RenderError, Severity, TemplateError, message
from reports.render.fields.scope import Checked
from reports.render.templates import FOLDER, PARTS, WHOLE, Templates, check_one, read_templates
from reports.room import Room

LOADED = ("reports.render.fields.word", "reports.render.fields.pages")  # what the child needs in any case


def check_files(files: Iterable[Path], workspace: Path) -> tuple[Checked, ...]:
    """Look through these templates, all of the workspace without any; each among the files of its folder.

    Raises `InputError` with every file that is no template.
    """
    CHILDREN.begin(*LOADED)
    home = workspace / FOLDER
    checked: list[Checked] = []
    unusable: list[Finding] = []
    for path in [*files] or [home / name for name in Templates(read_templates(home, FOLDER), FOLDER).whole]:
        try:
            checked.append(_check_file(path, workspace))
        except TemplateError as error:
            unusable += error.findings
    if unusable or not checked:
        problem = message("there is no template in this folder")
        raise InputError(unusable or [Finding(Severity.ERROR, "no-template", Place(str(home)), problem)])
    return tuple(checked)


def _check_file(path: Path, workspace: Path) -> Checked:
    """Look through one template; one that takes too much has the finding that says so."""
    folder = path.parent.parent if path.parent.name == PARTS else path.parent
    name = path.relative_to(folder).as_posix()
    inside = folder.resolve().is_relative_to(workspace.resolve())
    shown = folder.resolve().relative_to(workspace.resolve()) if inside else folder
    named = "" if str(shown) == "." else str(shown)
    templates = Templates(read_templates(folder, named), named)
    if path.suffix not in WHOLE:
        problem = message("a template is a .docx, .html or .txt file")
        raise TemplateError([Finding(Severity.ERROR, "no-template", Place(templates.named(name)), problem)])
    asked = (check_one, tuple(templates.sources.items()), named, templates.known(name))
    try:
        checked: Checked = CHILDREN.call(*asked, limits=Room().of(), shown=templates.named(name))
    except RenderError as error:
        return Checked(templates.named(name), (), error.findings)
    return checked
