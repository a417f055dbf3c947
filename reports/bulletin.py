"""The bulletin of a period, wired: a finished build and the config -> who gets what -> messages -> files.

In: a workspace, a period, a folder of builds. Out: an `Issue`, and its files. Nothing is attached but what
lies in the build as it was built, and the build must still say what the records say. Nothing is sent here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reports.build import Input, read
from reports.child import CHILDREN
from reports.config import FILE
from reports.deliver.built import AGAIN, Built
from reports.deliver.files import digest, kept
from reports.deliver.issue import (
    FOLDER,
    INDEX,
    MESSAGES,
    Edition,
    Issue,
    dates_in,
    hash_in,
    hash_of,
    index,
    summary,
)
from reports.deliver.journal import journal_of, read_log
from reports.deliver.locks import held
from reports.deliver.mail import Attachment, Draft, mail
from reports.deliver.manifest import NAME
from reports.deliver.names import clashing, fitted, safe_name
from reports.deliver.shares import Share, shared
from reports.document.compose import compose
from reports.document.letter import Enclosure, Letter
from reports.document.lettering import letter
from reports.document.report import Copy, Report
from reports.errors import Finding, InputError, Place, RenderError, Severity, message
from reports.mailing import SECTION, Mailbox, Mailing
from reports.parity import body_differences
from reports.periods import Period
from reports.render.letter import Bodies
from reports.render.letter import write as write_bodies
from reports.render.templates import FOLDER as TEMPLATES
from reports.render.templates import Templates, read_templates
from reports.serving import Limits
from reports.words import Words


@dataclass(frozen=True)
class Order:
    """Which bulletin to make. out: the folder of builds; now: the date of messages that are new."""

    workspace: Path
    period: Period
    out: Path
    now: datetime

    @property
    def folder(self) -> Path:
        """Where the messages are written."""
        return self.out / str(self.period) / FOLDER


def prepare(order: Order) -> Issue:
    """The bulletin as it would be sent.

    Raises `InputError` for a build that is missing, changed or out of date, and for messages that are too
    large; `TemplateError`; `RenderError` when a message does not tell the whole report; `DeliveryError`.
    """
    CHILDREN.begin("reports.render.letter")
    words, workspace, period = Words("vi"), order.workspace, order.period
    found = read(workspace, period)
    mailing = _mailing(found)
    built = Built(order.out / str(period), str(period))
    sources = read_templates(workspace / TEMPLATES, TEMPLATES)
    _check_inputs(built, found, Templates(sources, TEMPLATES))
    reports = _reports(built, found, period, words)
    split = shared(mailing, tuple(reports), found.config.directory, period)
    pen = _Pen(tuple(sources.items()), found.config.limits.of())
    writer = _Writer(built, reports, mailing, found.config.directory.root.id, pen, words)
    drafts = [writer.draft(share) for share in split.shares]
    dates = dates_in(order.folder / INDEX) | read_log(journal_of(workspace, str(period))).dates
    mails = [mail(draft, mailing, dates, order.now) for draft in drafts]
    editions = tuple(Edition(share, made) for share, made in zip(split.shares, mails, strict=True))
    for edition in editions:
        writer.check(edition)
    _check_sizes(editions, mailing, words)
    sheet = None
    if mailing.reviewer:
        draft = _sheet(editions, mailing, mailing.reviewer, period, words)
        sheet = mail(draft, mailing, dates, order.now)
    return Issue(
        period,
        mailing,
        editions,
        sheet,
        any(report.copy is Copy.DRAFT for report in reports.values()),
        tuple(_errors(built)),
        split.findings,
        split.left_out,
    )


@dataclass(frozen=True)
class Written:
    """What was written: the files in order, and what is told of them."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write(issue: Issue, order: Order) -> Written:
    """Write each message as a file that mail programs open, and the index. Raises `DeliveryError`."""
    contents = {edition.file: edition.mail.content for edition in issue.editions}
    with held(order.folder) as folder:
        names = {name: folder.free_name(name, digest(content)) for name, content in contents.items()}
        gone = folder.clear(MESSAGES, {*names, *names.values()})
        made = {names[name]: content for name, content in contents.items()}
        folder.write({**made, INDEX: index(issue, names)})
    findings = tuple(kept(folder.path / old, new) for old, new in names.items() if new != old) + gone
    return Written(tuple(folder.path / name for name in (*names.values(), INDEX)), findings)


def is_written(issue: Issue, order: Order) -> bool:
    """Whether the files that lie there are those of this issue: only then will its hash stay what it is."""
    return hash_in(order.folder / INDEX) == issue.hash


def _mailing(found: Input) -> Mailing:
    if found.config.bulletin is None:
        problem = message("there is no section “{name}” that says who gets the bulletin", name=SECTION)
        raise InputError([Finding(Severity.ERROR, "no-bulletin", Place(FILE), problem)])
    return found.config.bulletin


def _check_inputs(built: Built, found: Input, templates: Templates) -> None:
    """Raise `InputError` with each file that is not as it was when the period was built."""
    used = {name: sum for name, sum in templates.digests.items() if name in built.inputs}
    today = {**found.digests, **used}
    names = sorted(n for n in {*today, *built.inputs} if today.get(n) != built.inputs.get(n))
    if names:
        problem = message("the file is not the one that the period was built from")
        raise InputError(Finding(Severity.ERROR, "stale-build", Place(n), problem, AGAIN) for n in names)


def _reports(built: Built, found: Input, period: Period, words: Words) -> dict[str, Report]:
    """Every report of the period, as it was built, by id. Raises `InputError` when some are not there."""
    if built.missing:
        raise InputError(_not_made(built))
    summaries = {summary.subject: summary for summary in found.summaries(period)}
    if missing := [id for id in summaries if id not in built.reports]:
        problem = message("the build lacks the reports {names}", names=", ".join(missing))
        hint = message("Build the period again, without --only.")
        place = Place(str(built.folder / NAME))
        raise InputError([Finding(Severity.ERROR, "build-in-part", place, problem, hint)])
    return {
        id: compose(summary, found.config, words, built.reports[id].made_as)
        for id, summary in summaries.items()
    }


def _not_made(built: Built) -> Iterator[Finding]:
    """What is said of reports that the build could not make, and of why."""
    for report in built.missing:
        problem = message(
            "the build could not make the report {id}: {text}",
            id=report.id,
            text=" ".join(told.message for told in report.findings),
        )
        yield Finding(Severity.ERROR, "report-missing", Place(str(built.folder / NAME)), problem, AGAIN)


def _errors(built: Built) -> Iterator[Finding]:
    for report in built.reports.values():
        for told in report.findings:
            if told.severity is Severity.ERROR:
                problem = message("the build has an error: {text}", text=told.message)
                yield Finding(Severity.ERROR, "build-with-errors", Place(told.place), problem)


def _check_sizes(editions: tuple[Edition, ...], mailing: Mailing, words: Words) -> None:
    """Raise `InputError` with each message that is larger than servers are likely to take."""
    large = [edition for edition in editions if len(edition.mail.content) > mailing.max_size]
    if large:
        hint = message("Attach fewer formats or reports, or raise max_size if the server takes more.")
        raise InputError(
            Finding(
                Severity.ERROR,
                "too-large",
                Place(edition.share.id),
                message(
                    "the message has {size}, more than the {limit} that max_size allows",
                    size=words.size(len(edition.mail.content)),
                    limit=words.size(mailing.max_size),
                ),
                hint,
            )
            for edition in large
        )


def _sheet(
    editions: tuple[Edition, ...], mailing: Mailing, reviewer: Mailbox, period: Period, words: Words
) -> Draft:
    """What the reviewer gets with the messages: who gets which, and the hash to approve."""
    lines = (
        words.text("These messages are ready. Nobody but you has got them yet."),
        words.text("To send them, hand this hash to whoever runs ldreport: {hash}", hash=hash_of(editions)),
        "",
        *summary(editions, mailing, words),
    )
    subject = words.text("For review: bulletin {period}", period=words.period(period))
    to = reviewer.name or reviewer.address
    return Draft(f"{period}.review", to, subject, Bodies("\n".join(lines) + "\n", ""))


@dataclass(frozen=True)
class _Pen:
    """Has a child write bodies, within limits. sources: the templates, bytes by name."""

    sources: tuple[tuple[str, bytes], ...]
    limits: Limits

    def bodies(self, letter: Letter, shown: str) -> Bodies:
        """The bodies of a letter; `shown` names it in messages. Raises `TemplateError`, `RenderError`."""
        bodies: Bodies = CHILDREN.call(write_bodies, self.sources, letter, limits=self.limits, shown=shown)
        return bodies


@dataclass(frozen=True)
class _Writer:
    """Writes the message of each share. root: id of the report that tells what all others tell."""

    built: Built
    reports: Mapping[str, Report]
    mailing: Mailing
    root: str
    pen: _Pen
    words: Words

    def draft(self, share: Share) -> Draft:
        """The message of a share, with its files. Raises `InputError`, `TemplateError`."""
        files = tuple(self.files(share))
        enclosures = tuple(
            Enclosure(file.name, self.reports[id].title, self.words.size(len(file.content)))
            for id, file in files
        )
        told = letter(share.group.name, self.told(share), enclosures, self.mailing, self.words)
        period = self.reports[share.reports[0]].period
        bodies = self.pen.bodies(told, share.id)
        return Draft(
            f"{period}.{share.id}", share.group.name, told.subject, bodies, tuple(file for _, file in files)
        )

    def told(self, share: Share) -> list[Report]:
        """The reports that the body tells: the one that sums up all others, where it is among them."""
        ids = [self.root] if self.root in share.reports else share.reports
        return [self.reports[id] for id in ids]

    def files(self, share: Share) -> Iterator[tuple[str, Attachment]]:
        """The files of a share, each with the id of its report; no two of them have one name."""
        formats = share.group.formats or self.mailing.formats
        titles = {id: self.title(self.reports[id]) for id in share.reports}
        alike = clashing(safe_name(title) for title in titles.values())
        for id, title in titles.items():
            told = f" ({id})" if safe_name(title) in alike else ""
            for format in formats:
                path, content = self.built.file(id, format)
                yield id, Attachment(fitted(title, f"{told}.{format}"), format, path, content)

    def title(self, report: Report) -> str:
        """What the attachments with a report are called."""
        if self.mailing.ascii_names:
            return f"{report.period}-{report.id}"
        period = self.words.period(Period.parse(report.period)).replace("/", "-")
        type = report.letterhead.type.capitalize()
        return f"{type} {period} - {report.organisation}"

    def check(self, edition: Edition) -> None:
        """Raise `RenderError` when the finished message lacks something of the reports that it tells."""
        bodies = edition.mail.draft.bodies  # `mail` has seen that the bytes say just this
        lost = body_differences(self.told(edition.share), bodies.text, bodies.page, edition.file)
        if findings := tuple(lost):
            raise RenderError(findings)
