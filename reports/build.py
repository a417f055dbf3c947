"""The stages, wired: config and records -> facts -> summaries -> reports -> documents -> files.

In: a workspace, a period and what to make. Out: what was written, and the findings. Nothing is
written before everything has been read, composed and rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from reports.config import FILE, Config, read_config
from reports.deliver.files import OutputFolder, digest
from reports.deliver.manifest import NAME, Output, manifest
from reports.document.compose import compose
from reports.document.report import Report
from reports.errors import (
    Finding,
    InputError,
    Place,
    Severity,
    TemplateError,
    did_you_mean,
    message,
)
from reports.facts import Record
from reports.merge import summarise
from reports.periods import Period
from reports.records import RecordFiles, load_record_files, read_records
from reports.words import Words

FORMATS = ("docx", "pdf", "html")
TEMPLATES = "templates"
WORD, PAGE, STYLE = "report.docx", "report.html", "report.css"


@dataclass(frozen=True)
class Order:
    """What to build. only: ids of reports, empty for all; formats: some of `FORMATS`."""

    workspace: Path
    period: Period
    out: Path
    formats: Collection[str] = ("docx", "pdf")
    only: Collection[str] = ()


@dataclass(frozen=True)
class Built:
    """What a build left: the files in order, and every finding."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def build(order: Order, watch: Callable[[Iterable[Report]], Iterable[Report]] = iter) -> Built:
    """Make every report of the period. `watch` sees the reports go by, for a progress bar.

    Raises `InputError` (nothing usable was given), `TemplateError`, `RenderError`, `DeliveryError`.
    """
    words = Words("vi")
    config, records, files = read(order.workspace, order.period)
    reports = [compose(s, config, words) for s in summarise(records, config.directory, config.catalogue)]
    chosen = choose(reports, order.only)
    studio = Studio(order.workspace / TEMPLATES, order.formats)
    rendered = [(report, studio.render(report)) for report in watch(chosen)]
    folder = OutputFolder(order.out / str(order.period))
    named, kept = name_files(folder, rendered)
    outputs = [(report, [output for output, _ in files_of]) for report, files_of in named]
    inputs = {FILE: config.digest, **{f.tree.file: f.tree.digest for f in files.files}, **studio.digests}
    contents = {output.path: content for _, files_of in named for output, content in files_of}
    folder.write({**contents, NAME: manifest(str(order.period), inputs, outputs, words)})
    findings = (*files.ignored, *(f for report in chosen for f in report.findings), *kept)
    return Built(tuple(folder.path / path for path in (*contents, NAME)), tuple(dict.fromkeys(findings)))


def read(workspace: Path, period: Period) -> tuple[Config, tuple[Record, ...], RecordFiles]:
    """Config and records, or one `InputError` with the problems of both."""
    problems: list[Finding] = []
    try:
        config = read_config(workspace)
    except InputError as error:
        problems += error.findings
    try:
        files = load_record_files(workspace, period)
        if not problems:
            return config, read_records(files, config), files
        problems += files.problems
    except InputError as error:
        problems += error.findings
    raise InputError(problems)


def choose(reports: list[Report], only: Collection[str]) -> list[Report]:
    """The reports whose ids are wanted. Raises `InputError` for an id that there is no report of."""
    known = [report.id for report in reports]
    unknown = [id for id in only if id not in known]
    if unknown:
        raise InputError(
            Finding(
                Severity.ERROR,
                "no-such-report",
                Place("--only"),
                message("there is no report “{id}” in this period", id=id),
                did_you_mean(id, known) or message("Known: {names}.", names=", ".join(known)),
            )
            for id in unknown
        )
    return [report for report in reports if not only or report.id in only]


class Studio:
    """The renderers and the templates they use. Loads only the libraries that the formats need."""

    def __init__(self, templates: Path, formats: Collection[str]) -> None:
        self.templates, self.formats = templates, [f for f in FORMATS if f in formats]
        self.sources: dict[str, bytes] = {}
        if "docx" in formats:
            self.sources[WORD] = self._read(WORD)
        if "pdf" in formats or "html" in formats:
            self.sources |= {PAGE: self._read(PAGE), STYLE: self._read(STYLE)}

    @property
    def digests(self) -> dict[str, str]:
        """The sha256 of each template, by its path in the workspace."""
        return {f"{TEMPLATES}/{name}": digest(content) for name, content in self.sources.items()}

    def render(self, report: Report) -> dict[str, bytes]:
        """The report in each wanted format."""
        made: dict[str, bytes] = {}
        if "docx" in self.formats:
            from reports.render.docx import render_docx

            made["docx"] = render_docx(report, self.sources[WORD], f"{TEMPLATES}/{WORD}")
        if "pdf" in self.formats or "html" in self.formats:
            from reports.render.html import render_html

            page = render_html(report, self.templates, PAGE)
            if "pdf" in self.formats:
                from reports.render.pdf import render_pdf

                made["pdf"] = render_pdf(page, f"{report.id}.pdf")
            if "html" in self.formats:
                made["html"] = page.encode()
        return made

    def _read(self, name: str) -> bytes:
        try:
            return (self.templates / name).read_bytes()
        except OSError as error:
            problem = message("the template cannot be read: {detail}", detail=error.strerror)
            place = Place(f"{TEMPLATES}/{name}")
            raise TemplateError([Finding(Severity.ERROR, "no-template", place, problem)]) from error


def name_files(
    folder: OutputFolder, rendered: Iterable[tuple[Report, dict[str, bytes]]]
) -> tuple[list[tuple[Report, list[tuple[Output, bytes]]]], list[Finding]]:
    """A name for each document, beside any file that a person has changed; and what was kept."""
    named, kept = [], []
    for report, documents in rendered:
        files = []
        for format, content in documents.items():
            wanted = f"{report.id}.{format}"
            name = folder.free_name(wanted, content)
            files.append((Output(name, format, digest(content)), content))
            if name != wanted:
                kept.append(_kept(folder.path / wanted, name))
        named.append((report, files))
    return named, kept


def _kept(path: Path, name: str) -> Finding:
    problem = message("the file was changed by hand and is kept; the new one is {name}", name=name)
    return Finding(Severity.WARNING, "edited-file-kept", Place(str(path)), problem)
