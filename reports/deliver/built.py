"""A finished build, read back: what its manifest lists, and its files as they were made.

In: the folder of a period. Out: a `Built`; a file comes out of it only with the sha256 that the manifest
names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reports.causes import not_read
from reports.contents import content_of
from reports.deliver.files import digest
from reports.deliver.manifest import NAME, SCHEMA
from reports.document.report import Copy
from reports.errors import Finding, InputError, Message, Place, Severity, message

AGAIN = message("Build the period again.")


class _Listed(BaseModel):
    model_config = ConfigDict(frozen=True)


class BuiltFile(_Listed):
    """A file as the manifest lists it."""

    path: str
    format: str
    sha256: str


class BuiltFinding(_Listed):
    """A problem that the build told, in the words of its language."""

    severity: Severity
    place: str
    message: str


class BuiltReport(_Listed):
    """A report as the manifest lists it."""

    id: str
    title: str
    made_as: Copy = Field(alias="copy")
    files: tuple[BuiltFile, ...]
    findings: tuple[BuiltFinding, ...]


class MissingReport(_Listed):
    """A report that the build could not make."""

    id: str
    findings: tuple[BuiltFinding, ...]


class _Manifest(_Listed):
    shape: str = Field(alias="schema")
    period: str
    inputs: Mapping[str, str]
    reports: tuple[BuiltReport, ...]
    missing: tuple[MissingReport, ...] = ()


class Built:
    """A build of one period in `folder`. Raises `InputError` when there is none that can be used."""

    def __init__(self, folder: Path, period: str) -> None:
        self.folder = folder
        found = self._manifest()
        if (found.shape, found.period) != (SCHEMA, period):
            problem = message("the manifest is not that of a build of {period}", period=period)
            raise self._error(NAME, "other-manifest", problem, AGAIN)
        self.inputs, self.reports = found.inputs, {report.id: report for report in found.reports}
        self.missing = found.missing

    def _manifest(self) -> _Manifest:
        try:
            return _Manifest.model_validate_json(content_of(self.folder / NAME))
        except FileNotFoundError as error:
            problem = message("this period has not been built yet")
            hint = message("Build it first: ldreport build, with --issue for the copies that are sent.")
            raise self._error(NAME, "not-built", problem, hint) from error
        except OSError as error:
            raise InputError([not_read(error, self.folder / NAME)]) from error
        except ValidationError as error:
            problem = message("the manifest cannot be understood")
            raise self._error(NAME, "no-manifest", problem, AGAIN) from error

    def file(self, report: str, format: str) -> tuple[str, bytes]:
        """The report in this format: its name in the folder, and every byte as it was built.

        Raises `InputError`.
        """
        listed = next((file for file in self.reports[report].files if file.format == format), None)
        if listed is None:
            problem = message("the report was not built as {format}", format=format)
            hint = message("Build the period again, with --format {format} too.", format=format)
            raise self._error(f"{report}.{format}", "not-attached", problem, hint)
        return listed.path, self._read(listed)

    def _read(self, listed: BuiltFile) -> bytes:
        path = self.folder / listed.path
        if path.name != listed.path or path.is_symlink():
            problem = message("the manifest names a file outside of its folder")
            raise self._error(listed.path, "file-elsewhere", problem, AGAIN)
        try:
            content = content_of(path)
        except OSError as error:
            raise InputError([not_read(error, path, AGAIN)]) from error
        if digest(content) != listed.sha256:
            problem = message("the file is not the one that was built: its sha256 is another")
            hint = message("Only files as they were built are sent. Correct the record, and build again.")
            raise self._error(listed.path, "changed-attachment", problem, hint)
        return content

    def _error(self, name: str, code: str, problem: Message, hint: Message | None = None) -> InputError:
        return InputError([Finding(Severity.ERROR, code, Place(str(self.folder / name)), problem, hint)])
