"""The stages, wired: config and records -> facts -> summaries -> reports -> documents -> files.

In: a workspace, a period and what to make. Out: what was written, and the findings. Nothing is
written before everything has been read, composed and rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.config import FILE, Config, load_config
from reports.deliver.files import OutputFolder, digest
from reports.deliver.manifest import NAME, Output, manifest
from reports.document.compose import compose
from reports.document.report import Report
from reports.errors import (
    Finding,
    InputError,
    Message,
    Place,
    Severity,
    TemplateError,
    did_you_mean,
    message,
)
from reports.facts import Record
from reports.merge.results import Summary
from reports.merge.scopes import closing
from reports.merge.summarise import summarise
from reports.periods import Period
from reports.records import Known, load_past, load_record_files, no_records, read_past, read_records
from reports.words import Words

TEMPLATES = "templates"
WORD, PAGE = "report.docx", "report.html"

Watch = Callable[[Iterable[Report]], Iterable[Report]]


@dataclass(frozen=True)
class Order:
    """What to build. only: ids of reports, empty for all; formats: some of docx, pdf, html."""

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


def build(order: Order, watch: Watch = iter) -> Built:
    """Make every report of the period. `watch` sees the reports go by, for a progress bar.

    Raises `InputError` (nothing usable was given), `TemplateError`, `RenderError`, `DeliveryError`.
    """
    words = Words("vi")
    found = read(order.workspace, order.period)
    studio, folder = Studio(order), OutputFolder(order.out / str(order.period))
    reports = [compose(s, found.config, words) for s in found.summaries(order.period)]
    placed = [place(r, studio.render(r), folder) for r in watch(choose(reports, order.only))]
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
    """The renderers and the templates they use. Loads only the libraries that the formats need.

    Raises `TemplateError` with every slip of the templates when it is made.
    """

    def __init__(self, order: Order) -> None:
        self.folder, self.formats = order.workspace / TEMPLATES, order.formats
        self.pages: dict[str, str] = {}
        self.sources: dict[str, bytes] = {}
        if "docx" in self.formats:
            self.sources[WORD] = self._read(WORD)
        if "pdf" in self.formats or "html" in self.formats:
            beside = (path.name for suffix in ("html", "css") for path in self.folder.glob(f"*.{suffix}"))
            for name in sorted({PAGE, *beside}):
                self.sources[name] = self._read(name)
                self.pages[name] = self.sources[name].decode("utf-8", "replace")
        self._check()

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
        if self.pages:
            from reports.render.html import render_html

            page = render_html(report, self.pages, PAGE, f"{TEMPLATES}/{PAGE}")
            if "pdf" in self.formats:
                from reports.render.pdf import render_pdf

                made["pdf"] = render_pdf(page, f"{report.id}.pdf")
            if "html" in self.formats:
                made["html"] = page.encode()
        return made

    def _check(self) -> None:
        checked = []
        if WORD in self.sources:
            from reports.render.fields.word import check_word

            checked.append(check_word(self.sources[WORD], f"{TEMPLATES}/{WORD}"))
        if self.pages:
            from reports.render.fields.pages import check_pages

            checked.append(check_pages(self.pages, PAGE, f"{TEMPLATES}/{PAGE}"))
        findings = [finding for template in checked for finding in template.findings]
        if findings:
            raise TemplateError(findings)

    def _read(self, name: str) -> bytes:
        """A template's bytes; a link that leads out of the folder is not followed."""
        path = (self.folder / name).resolve()
        if path.parent != self.folder.resolve():
            raise _no_template(name, message("the template is a link to another folder"))
        try:
            return path.read_bytes()
        except OSError as error:
            problem = message("the template cannot be read: {detail}", detail=error.strerror)
            raise _no_template(name, problem) from error


def _no_template(name: str, problem: Message) -> TemplateError:
    return TemplateError([Finding(Severity.ERROR, "no-template", Place(f"{TEMPLATES}/{name}"), problem)])


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
    kept = (_kept(folder.path / old, new) for old, new in names.items() if new != old)
    return Placed(
        report,
        {names[name]: content for name, (_, content) in wanted.items()},
        tuple(Output(names[name], format, digest(content)) for name, (format, content) in wanted.items()),
        (*report.findings, *kept),
    )


def _kept(path: Path, name: str) -> Finding:
    problem = message("the file was changed by hand and is kept; the new one is {name}", name=name)
    return Finding(Severity.WARNING, "edited-file-kept", Place(str(path)), problem)
