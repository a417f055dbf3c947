"""The stages, wired: config and records -> facts -> summaries -> reports -> documents -> files.

In: a workspace, a period and what to make. Out: what was written, and the findings. Nothing is
written before everything has been read, composed and rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.config import FILE, Config, load_config
from reports.deliver.files import OutputFolder, digest, kept
from reports.deliver.manifest import NAME, Output, manifest
from reports.document.compose import compose
from reports.document.report import Copy, Report
from reports.errors import Finding, InputError, Place, Severity, did_you_mean, message
from reports.facts import Record
from reports.merge.results import Summary
from reports.merge.scopes import closing
from reports.merge.summarise import summarise
from reports.periods import Period
from reports.records import Known, load_past, load_record_files, no_records, read_past, read_records
from reports.settings import PdfLevel
from reports.studio import Studio
from reports.words import Words

Watch = Callable[[Iterable[Report]], Iterable[Report]]


@dataclass(frozen=True)
class Order:
    """What to build. only: ids of reports, empty for all; formats: some of docx, pdf, html; copy: drafts
    for the office, or the copies that are signed and sent.
    """

    workspace: Path
    period: Period
    out: Path
    formats: Collection[str] = ("docx", "pdf")
    only: Collection[str] = ()
    copy: Copy = Copy.DRAFT


@dataclass(frozen=True)
class Built:
    """What a build left: the files in order, and every finding."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def build(order: Order, watch: Watch = iter) -> Built:
    """Make every report of the period. `watch` sees the reports go by, for a progress bar.

    Raises `InputError` (nothing usable was given), `TemplateError`, `RenderError`, `DeliveryError`.
    """
    words = Words("vi")
    found = read(order.workspace, order.period)
    studio = Studio(order.workspace, order.formats, found.config.pdf)
    summaries = found.summaries(order.period)
    reports = choose([compose(s, found.config, words, order.copy) for s in summaries], order.only)
    studio.look_through(reports)
    folder = OutputFolder(order.out / str(order.period))
    placed = [
        place(report, studio.render(report, carried(report, order, found)), folder)
        for report in watch(reports)
    ]
    contents = {name: content for p in placed for name, content in p.contents.items()}
    inputs = {**found.digests, **studio.digests}
    listed = [(p.report, p.outputs) for p in placed]
    folder.write({**contents, NAME: manifest(str(order.period), inputs, listed, words)})
    findings = (*found.findings, *(finding for p in placed for finding in p.findings))
    return Built(tuple(folder.path / name for name in (*contents, NAME)), tuple(dict.fromkeys(findings)))


@dataclass(frozen=True)
class Input:
    """Everything that was read. past: records of other periods; digests: sha256 by file."""

    config: Config
    records: tuple[Record, ...]
    past: tuple[Record, ...]
    digests: Mapping[str, str]
    findings: tuple[Finding, ...]

    def summaries(self, period: Period) -> tuple[Summary, ...]:
        """What is known of the period, for each report."""
        return summarise(self.records, self.config, period, self.past)


def read(workspace: Path, period: Period) -> Input:
    """Config and records, or one `InputError` with the problems of both."""
    found = load_config(workspace)
    known = Known(period, found.ids, found.config.catalogue if found.config else None)
    files, past_files = load_record_files(workspace, known), load_past(workspace, known)
    if not found.config:
        raise InputError((*found.problems, *files.problems))
    records, (past, left_out) = read_records(files, found.config), read_past(past_files, found.config)
    if not records and not any(closing(period, past, found.config.directory)):
        raise InputError([no_records(workspace, period)])
    every = [file.tree for one in (files, *past_files) for file in one.files]
    digests = {FILE: found.config.digest, **{tree.file: tree.digest for tree in every}}
    return Input(found.config, records, past, digests, (*files.ignored, *left_out))


def carried(report: Report, order: Order, found: Input) -> dict[str, bytes]:
    """The record files that the PDF of an issue copy carries, by name: those its figures come from."""
    if report.copy is Copy.DRAFT or found.config.pdf is not PdfLevel.A3U:
        return {}
    names = dict.fromkeys(citation.file for figure in report.figures for citation in figure.sources)
    files = {name: (order.workspace / name).read_bytes() for name in names}
    changed = [name for name, content in files.items() if digest(content) != found.digests[name]]
    if changed:
        problem = message("the file was changed while the reports were made")
        raise InputError(Finding(Severity.ERROR, "changed-meanwhile", Place(n), problem) for n in changed)
    return files


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


@dataclass(frozen=True)
class Placed:
    """A report with its documents under the names they will have. findings: its own, and files kept."""

    report: Report
    contents: Mapping[str, bytes]
    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]


def place(report: Report, documents: Mapping[str, bytes], folder: OutputFolder) -> Placed:
    """A name for each document, beside any file that a person has edited."""
    wanted = {f"{report.id}.{format}": (format, content) for format, content in documents.items()}
    names = {name: folder.free_name(name, content) for name, (_, content) in wanted.items()}
    beside = (kept(folder.path / old, new) for old, new in names.items() if new != old)
    return Placed(
        report,
        {names[name]: content for name, (_, content) in wanted.items()},
        tuple(Output(names[name], format, digest(content)) for name, (format, content) in wanted.items()),
        (*report.findings, *beside),
    )
