"""The stages, wired: config and records -> facts -> summaries -> reports -> documents -> files.

In: a workspace, a period and what to make. Out: what was written, and the findings. No document is written
before everything has been read and composed, and the documents of each report made or given up. From then on
until it ends, a build has its folder alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reports.child import CHILDREN
from reports.cluster import cluster
from reports.config import FILE, Config, load_config
from reports.deliver.files import SUMS, OutputFolder, Shelf, digest
from reports.deliver.ledger import Ledger, Whole, built, left_in, read_ledger, write_ledger
from reports.deliver.locks import held
from reports.deliver.manifest import NAME, Output, manifest
from reports.document.compose import compose
from reports.document.report import Copy, Report
from reports.errors import Finding, InputError, Place, RenderError, Severity, did_you_mean, message
from reports.facts import Record
from reports.jobs import Hire, Kit, Made, pool, run
from reports.levels import PdfLevel
from reports.machine import cores
from reports.merge.results import Summary
from reports.merge.scopes import closing
from reports.merge.summarise import summarise
from reports.order import Built, Order
from reports.outside import without_outsiders
from reports.periods import Period
from reports.records import Known, load_past, load_record_files, no_records, read_past, read_records
from reports.render.templates import FOLDER, Templates
from reports.standing import Desk, Ended, Work, ended, named
from reports.studio import Behind, look_through, sources_for
from reports.survey import Survey, survey
from reports.words import Words

SHARE = 4  # reports that are made while one more process loads its libraries
LOADED = ("reports.render.fields.word", "reports.studio")  # what the first child needs in any case
Watch = Callable[[Iterator[Made], int], Iterable[Made]]


def unwatched(made: Iterator[Made], _: int) -> Iterable[Made]:
    """Let the reports go by."""
    return made


def build(order: Order, seen: Survey | None = None, watch: Watch = unwatched) -> Built:
    """Make every report of the period, as far as its documents do not stand already.

    seen: what `survey` saw before; `watch` sees the reports go by as they are made, and how many there will
    be, for a progress bar. Raises `InputError` (nothing usable was given), `TemplateError`, `RenderError`
    (not one report could be made), `DeliveryError`.
    """
    CHILDREN.begin(*LOADED)
    plan = _plan(order, seen or survey(order))
    with held(order.folder) as folder, folder.shelf() as shelf:
        building = _Building(plan, folder)
        works = building.works()
        fresh = building.made(works, watch, shelf)
        return building.leave([ended(work, *fresh.get(work.report.id, ((), ()))) for work in works], shelf)


@dataclass(frozen=True)
class _Plan:
    """All that was read, and the reports to make of it. behind: see `Desk`."""

    order: Order
    seen: Survey
    found: Input
    templates: Templates
    kit: Kit
    behind: Behind
    reports: tuple[Report, ...]


def _plan(order: Order, seen: Survey) -> _Plan:
    """Read everything, and compose every report."""
    words, found = Words("vi"), read(order.workspace, order.period, order.only)
    sources, config = sources_for(order.workspace, order.formats), found.config
    kit = Kit(tuple(sources.items()), config.pdf, config.limits, seen.machine, seen.pages)
    summaries = choose(found.summaries(order.period), order.only)
    reports = tuple(compose(summary, config, words, order.copy) for summary in summaries)
    forms = tuple(dict.fromkeys(report.form for report in reports))
    asked = (look_through, kit.templates, kit.level, forms, order.formats)
    behind = CHILDREN.call(*asked, limits=kit.limits.of(), shown=FOLDER)
    return _Plan(order, seen, found, Templates(sources, FOLDER), kit, behind, reports)


Placed = tuple[tuple[Output, ...], tuple[Finding, ...]]


class _Building:
    """One build into a folder that is held. Each method is a stage."""

    def __init__(self, plan: _Plan, folder: OutputFolder) -> None:
        self.plan, self.order, self.seen, self.found = plan, plan.order, plan.seen, plan.found
        self.folder, self.ledger = folder, read_ledger(folder.path)

    def works(self) -> list[Work]:
        """The reports, each with what is to be done for it."""
        order, kit = self.order, self.plan.kit
        ledger = Ledger() if order.force else self.ledger
        desk = Desk(order.formats, kit.level, self.plan.behind, self.seen, self.folder, ledger)
        return [desk.work(report, carried(report, order, self.found)) for report in self.plan.reports]

    def made(self, works: Iterable[Work], watch: Watch, shelf: Shelf) -> dict[str, Placed]:
        """Make the documents that are to be made, and put each on the shelf as it is ready. Whatever fails,
        the crew is let go here, and not by whatever thread collects garbage later.
        """
        jobs = [work.job for work in works if work.job]
        with contextlib.closing(run(jobs, hiring(self.order, self.plan.kit, len(jobs)))) as making:
            return {made.report.id: self.place(made, shelf) for made in watch(making, len(jobs))}

    def place(self, made: Made, shelf: Shelf) -> Placed:
        """Put documents on the shelf, under names that no edited file has. Why, when there are none."""
        outputs = []
        for format, content in made.documents.items():
            sum = digest(content)
            name = self.folder.free_name(named(made.report, format), sum)
            shelf.put(name, content)
            outputs.append(Output(name, format, sum))
        return tuple(outputs), made.findings

    def leave(self, reports: list[Ended], shelf: Shelf) -> Built:
        """Write the documents and their manifest, and remember what they came of. Raises `RenderError`."""
        there = [one for one in reports if one.outputs]
        if reports and not there:
            raise RenderError(dict.fromkeys(finding for one in reports for finding in one.failed))
        inputs = {**self.found.digests, **self.plan.templates.digests}
        listed = [(one.report, one.outputs, one.findings) for one in there]
        missing = [(one.report, one.failed) for one in reports if not one.outputs]
        shelf.put(NAME, manifest(str(self.order.period), inputs, listed, missing, Words("vi")))
        self.folder.write(shelf)
        whole = self.whole(reports)
        done = whole.digest and not any(one.failed for one in reports) and self.seen.holds(inputs)
        entries = {name: entry for one in there for name, entry in one.entries.items()}
        write_ledger(self.folder.path, Ledger({**self.ledger.made, **entries}, whole if done else None))
        return built(whole, self.folder.path, sum(one.work.job is not None for one in there))

    def whole(self, reports: list[Ended]) -> Whole:
        """The build as its folder remembers it: what was written, and not what lies there by now."""
        outputs = [output for one in reports for output in one.outputs]
        files = (*(output.path for output in outputs), NAME)
        left = left_in(self.folder.path, (*files, SUMS)) | {output.path: output.sha256 for output in outputs}
        findings = dict.fromkeys((*self.found.findings, *(f for one in reports for f in one.findings)))
        edited = {name: path for one in reports for name, path in one.edited.items()}
        there = sum(bool(one.outputs) for one in reports)
        return Whole(self.seen.digest(self.order), left, files, tuple(findings), edited, there)


def hiring(order: Order, kit: Kit, jobs: int) -> Hire:
    """Who makes the documents of so many jobs."""
    if order.scheduler:
        return partial(cluster, kit, order.scheduler)
    processes = min(jobs, order.jobs) if order.jobs else min(jobs // SHARE, cores())
    return partial(pool, kit, max(1, processes))


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


def read(workspace: Path, period: Period, only: Collection[str] = ()) -> Input:
    """Config and records, or one `InputError` with the problems of both.

    only: the reports that are wanted, all when none is named; a record with problems on which none of them
    rests is left out and told.
    """
    found = load_config(workspace)
    known = Known(period, found.ids, found.config.catalogue if found.config else None)
    files, past_files = load_record_files(workspace, known), load_past(workspace, known)
    if not found.config:
        raise InputError((*found.problems, *files.problems))
    files, outside = without_outsiders(files, only, found.config, period)
    records, (past, left_out) = read_records(files, found.config), read_past(past_files, found.config)
    if not records and not any(closing(period, past, found.config.directory)):
        raise InputError([no_records(workspace, period)])
    every = [file.tree for one in (files, *past_files) for file in one.files]
    digests = {FILE: found.config.digest, **{tree.file: tree.digest for tree in every}}
    notes = (*found.notes, *(note for one in (files, *past_files) for note in one.notes))
    return Input(found.config, records, past, digests, (*files.ignored, *notes, *outside, *left_out))


def carried(report: Report, order: Order, found: Input) -> dict[str, bytes]:
    """The record files that the PDF of an issue copy carries, by name: those its figures come from."""
    if report.copy is Copy.DRAFT or found.config.pdf is not PdfLevel.A3U:
        return {}
    names = dict.fromkeys(citation.file for figure in report.figures for citation in figure.sources)
    files = {name: _read_again(order.workspace / name) for name in names}
    changed = [name for name, content in files.items() if digest(content) != found.digests[name]]
    if changed:
        problem = message("the file was changed while the reports were made")
        raise InputError(Finding(Severity.ERROR, "changed-meanwhile", Place(n), problem) for n in changed)
    return files


def _read_again(path: Path) -> bytes:
    """A file that was read before; empty when it cannot be read any more."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def choose(summaries: Iterable[Summary], only: Collection[str]) -> list[Summary]:
    """What the reports that are wanted tell. Raises `InputError` for an id that there is no report of."""
    known = {summary.subject: summary for summary in summaries}
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
    return [summary for id, summary in known.items() if not only or id in only]
