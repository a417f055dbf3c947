"""Which documents of a report stand already, as an earlier build left them, and which are to be made.

In: reports, what goes into their documents, and the ledger of the folder. Out: `Work`, and `Ended` when it
is done. A document stands when its ledger entry names all that goes into it now, and the file has the
sha256 of that entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reports.deliver.files import OutputFolder, digest
from reports.deliver.ledger import Ledger
from reports.deliver.manifest import Output
from reports.document.report import Report
from reports.errors import Finding, Place, Severity, message
from reports.jobs import Job
from reports.levels import PdfLevel
from reports.studio import Behind
from reports.survey import Survey


@dataclass(frozen=True)
class Work:
    """A report to have. keys: for each format the digest of all that goes into the document, empty when not
    everything is known; records: the files that its PDF carries; standing: the documents that stay.
    """

    report: Report
    keys: Mapping[str, str]
    records: Mapping[str, bytes]
    standing: tuple[Output, ...]

    @property
    def job(self) -> Job | None:
        """What is to be made."""
        standing = {output.format for output in self.standing}
        lacking = tuple(format for format in self.keys if format not in standing)
        return Job(self.report, lacking, self.records) if lacking else None


@dataclass(frozen=True)
class Ended:
    """What became of a report. outputs: its documents, made now or standing, in the order of their formats;
    failed: why there are not all that were wanted.
    """

    work: Work
    outputs: tuple[Output, ...]
    failed: tuple[Finding, ...] = ()

    @property
    def report(self) -> Report:
        """The report that it is about."""
        return self.work.report

    @property
    def edited(self) -> dict[str, str]:
        """The names that files of a person have, each with the name that the document got instead."""
        names = {named(self.report, output.format): output.path for output in self.outputs}
        return {name: path for name, path in names.items() if name != path}

    @property
    def entries(self) -> dict[str, tuple[str, str]]:
        """What a ledger remembers of the documents, see `Ledger.made`."""
        return {named(self.report, o.format): (self.work.keys[o.format], o.sha256) for o in self.outputs}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of the report."""
        return (*(self.report.findings if self.outputs else ()), *self.failed, *self._missing())

    def _missing(self) -> Iterator[Finding]:
        """A finding for the report that is missing, or for each of its documents that is."""
        made = {output.format for output in self.outputs}
        hint = message("What lies in the folder under its name is of an earlier build.")
        if not made:
            problem = message("the report could not be made and is missing")
            yield Finding(Severity.ERROR, "report-missing", Place(self.report.id), problem, hint)
            return
        for format in self.work.keys:
            if format not in made:
                problem = message("the document could not be made and is missing; the others are there")
                place = Place(named(self.report, format))
                yield Finding(Severity.ERROR, "document-missing", place, problem, hint)


@dataclass(frozen=True)
class Desk:
    """What the reports of one build have in common: what makes their documents, and what lies there."""

    formats: Collection[str]
    level: PdfLevel
    behind: Behind
    seen: Survey
    folder: OutputFolder
    ledger: Ledger

    def work(self, report: Report, records: Mapping[str, bytes]) -> Work:
        """What is to be done for a report that carries these records."""
        told = f"{report}{ ({name: digest(content) for name, content in records.items()}) }"
        keys = {format: self.key(report.form, format, told) for format in self.formats}
        standing = (self.standing(named(report, format), format, key) for format, key in keys.items())
        return Work(report, keys, records, tuple(output for output in standing if output))

    def key(self, form: str, format: str, told: str) -> str:
        """The digest of what is told and of all by which it becomes a document of this form and format."""
        by = (format, self.level, self.behind[form, format], self.seen.machine)
        return digest(f"{by}{told}".encode()) if self.seen.machine.fonts else ""

    def standing(self, name: str, format: str, key: str) -> Output | None:
        """The document that the ledger knows by this key, where it lies as it was left."""
        known, sum = self.ledger.made.get(name, ("", ""))
        found = self.folder.standing(name, sum) if key and known == key else None
        return Output(found, format, sum) if found else None


def ended(work: Work, made: Iterable[Output], failed: tuple[Finding, ...]) -> Ended:
    """A work with what was made for it, and why some could not be."""
    formats = [*work.keys]
    outputs = sorted((*work.standing, *made), key=lambda output: formats.index(output.format))
    return Ended(work, tuple(outputs), failed)


def named(report: Report, format: str) -> str:
    """The name that a document has, unless a person's file has it."""
    return f"{report.id}.{format}"
