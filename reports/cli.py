"""The command line: arguments to a build, findings to text, errors to exit codes.

0: done; 1: findings of severity error, documents that could not be made or written, or another run that is
building into the same folder; 2: wrong use or input.
Nothing else in the package prints or exits, but `cli_bulletin` and `terminal`, which belong to it. Heavy
modules are loaded by the command that needs them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.cli_bulletin import bulletin
from reports.terminal import Program, end, period_of, problems_told, show, tell, with_period, with_workspace

if TYPE_CHECKING:
    from reports.build import Watch
    from reports.config import Config
    from reports.deliver.intake import Reading
    from reports.deliver.outputs import Outputs
    from reports.errors import Finding
    from reports.extract.model import Extraction
    from reports.extract.values import Say
    from reports.jobs import Made
    from reports.language import Language
    from reports.order import Built
    from reports.words import Words


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ldreport")
def main() -> None:
    """Reports of trade-union federations: from quarterly records to Word and PDF."""


main.add_command(bulletin)

for_people_or_programs = click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json"]),
    default="table",
    help="For people or programs.",
)


@main.command()
@with_period
@click.option("--out", type=click.Path(path_type=Path), default="build", help="Folder to write into.")
@click.option(
    "--only",
    "only",
    metavar="ID",
    multiple=True,
    help="Build only this report, whatever is wrong elsewhere; may be repeated.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["docx", "pdf", "html"]),
    multiple=True,
    default=["docx", "pdf"],
    help="What to make; may be repeated.",
)
@click.option(
    "--draft/--issue",
    "draft",
    default=True,
    help="A draft that shows its sources, or the copy that is signed and sent.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes make documents (default: one for each core, where that pays).",
)
@click.option("--scheduler", metavar="ADDRESS", default="", help="Let a Dask cluster make the documents.")
@click.option("--force", is_flag=True, help="Make anew also what has not changed.")
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
def build(
    workspace: Path,
    lang: str,
    out: Path,
    only: tuple[str, ...],
    formats: tuple[str, ...],
    draft: bool,
    jobs: int | None,
    scheduler: str,
    force: bool,
    quiet: bool,
    **periods: str | None,
) -> None:
    """Build every report of one period as Word and PDF, as far as something has changed."""
    from reports.again import build as run
    from reports.document.report import Copy
    from reports.language import Language
    from reports.order import Order

    words = Language(lang)
    with problems_told(words):
        copy = Copy.DRAFT if draft else Copy.ISSUE
        order = Order(workspace, period_of(**periods), out, formats, only, copy, jobs, scheduler, force)
        built = run(order, _progress(words, quiet))
        tell(built.findings, words)
        if not quiet:
            _show_built(built, words)
    end(built.findings)


def _show_built(built: Built, words: Language) -> None:
    """Print the files; what is told besides is for people."""
    for path in built.files:
        show(path)
    if built.kept:
        with suppress(OSError):
            click.echo(_kept(built, words), err=True)


def _kept(built: Built, words: Language) -> str:
    """What did not have to be made again."""
    if not built.made:
        return words.text("Nothing has changed since the last build.")
    return words.text(
        "{made} reports were made anew, {kept} have not changed.", made=built.made, kept=built.kept
    )


@main.command()
@with_period
@for_people_or_programs
def status(workspace: Path, lang: str, format: str, **periods: str | None) -> None:
    """Show who has reported for a period, on time or late, and every finding."""
    from reports.overview import status as look
    from reports.overview import status_data, status_rows
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        found = look(workspace, period_of(**periods), words)
        if format == "json":
            _echo_json(status_data(found, words))
        else:
            _echo_table(status_rows(found, words))
            tell(found.findings, words)
    end(found.findings)


@main.command()
@with_period
@for_people_or_programs
@click.argument("text", default="")
def trace(workspace: Path, lang: str, format: str, text: str, **periods: str | None) -> None:
    """Lead printed figures that hold TEXT back to their records: file, line and quote."""
    from reports.overview import trace as look
    from reports.overview import trace_data, trace_rows
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        period = period_of(**periods)
        found = look(workspace, period, text, Words("vi"))
        if format == "json":
            _echo_json(trace_data(found, period))
        else:
            _echo_table(trace_rows(found, words))


@main.group()
def template() -> None:
    """The templates of Word files and pages."""


@template.command("check")
@with_workspace
@for_people_or_programs
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
def template_check(workspace: Path, lang: str, format: str, files: tuple[Path, ...]) -> None:
    """Show which fields templates use, and what is wrong with their tags.

    Without FILE, every template of the workspace.
    """
    from reports.proofs import check_files
    from reports.render.fields.plain import checked_data
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        found = check_files(files, workspace)
        findings = dict.fromkeys(finding for checked in found for finding in checked.findings)
        if format == "json":
            _echo_json(checked_data(found, words))
        else:
            for checked in found:
                show("\n  ".join((checked.file, *checked.fields)))
            tell(findings, words)
    end(findings)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_workspace
@for_people_or_programs
def check(files: tuple[Path, ...], workspace: Path, format: str, lang: str) -> None:
    """Check the format of Word and PDF documents against NĐ 30/2020."""
    from reports.check.run import check_paths, checked_data, checked_rows, closing_line, registry_in
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        checked, unread = check_paths(files, registry_in(workspace))
        if format == "json":
            _echo_json(checked_data(checked, words))
        else:
            for one in checked:
                if rows := checked_rows(one, words):
                    _echo_table(rows)
                show(closing_line(one, words))
        tell(unread, words)
    sys.exit(2 if unread else int(any(one.broken for one in checked)))


@main.command()
@with_period
@click.option("--unit", "units", metavar="ID", multiple=True, help="Only for this unit; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), default="forms", help="Folder to write into.")
def form(workspace: Path, lang: str, units: tuple[str, ...], out: Path, **periods: str | None) -> None:
    """Write Excel forms of a period for units to fill in; `extract` reads them back."""
    from reports.deliver.forms import write_forms
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        made = write_forms(workspace, period_of(**periods), units, out)
        tell(made.findings, words)
        for path in made.files:
            show(path)
    end(made.findings)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--format",
    "format",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    help="A record for seeds/, or data for programs.",
)
@click.option(
    "--tracked",
    type=click.Choice(["accepted", "original"]),
    default="accepted",
    help="Read the text with the tracked changes of Word, or the one before them.",
)
@click.option("--into", metavar="DIR", help="File the records in this folder, such as seeds/.")
@click.option("--html", metavar="FILE", help="Write a page that shows what was read where.")
@click.option("--text-out", metavar="PATH", help="Write the text that was read; several into a folder.")
@with_period
def extract(
    files: tuple[Path, ...],
    format: str,
    tracked: str,
    into: str | None,
    html: str | None,
    text_out: str | None,
    workspace: Path,
    lang: str,
    **periods: str | None,
) -> None:
    """Read figures and planned work out of documents and filled forms, each into one record.

    A file is taken for what it contains, whatever its name is. With a period named, a document of another one
    is refused.

    The records are printed as YAML, parted by ---, or with --format json as one line for each FILE. With
    --into they are filed instead, and what is printed are the paths of those that were written, and the
    differences from those that a person has reviewed or changed: these are kept. A copy of each document is
    kept in sources/ of the workspace then. What was read, skipped and not certain is summed up on standard
    error.
    """
    from reports.deliver.intake import config_of, read_documents
    from reports.deliver.outputs import outputs
    from reports.readers.model import Tracked
    from reports.words import Words

    words = Words(lang)
    with problems_told(words):
        wanted = outputs(into, html, text_out, format, len(files))
        config, notes = config_of(workspace)
        period = period_of(**periods) if any(periods.values()) else None
        readings, problems = read_documents(files, config, Tracked(tracked), period)
        told = [finding for one in readings for finding in one.findings]
        tell([*notes, *problems, *told], words)
        findings = _deliver(readings, wanted, format, workspace, config, words)
    if problems:
        sys.exit(2)
    end([*findings, *told])


def _deliver(
    readings: list[Reading],
    wanted: Outputs,
    format: str,
    workspace: Path,
    config: Config | None,
    words: Words,
) -> list[Finding]:
    """Write all that was wanted of what was read, and sum it up. Raises `DeliveryError`."""
    from reports.deliver.intake import summary
    from reports.deliver.outputs import write_page, write_texts

    found, say = [one.extraction for one in readings], words.say
    if wanted.text:
        write_texts(wanted.text, readings)
    if wanted.folder:
        findings = _file(readings, wanted.folder, workspace, config, say)
    else:
        findings = _print(found, format, config, say)
    tell([*findings, *map(summary, found)], words)
    if wanted.page and found:
        write_page(wanted.page, found[0], config, say)
    return findings


def _print(found: list[Extraction], format: str, config: Config | None, say: Say) -> list[Finding]:
    """Print what was found. Raises `DeliveryError`."""
    from reports.extract.outputs.as_json import as_json
    from reports.extract.outputs.as_yaml import as_yaml

    if format == "json":
        _echo("".join(f"{as_json(extraction)}\n" for extraction in found))
    else:
        _echo("---\n".join(as_yaml(extraction, config, say) for extraction in found))
    return []


def _file(
    readings: list[Reading], into: Path, workspace: Path, config: Config | None, say: Say
) -> list[Finding]:
    """File what was found, and print where, and what differs from a record that was kept.

    Of what was filed, a copy is kept in the workspace.
    """
    from reports.deliver.filing import file_record
    from reports.deliver.sources import keep_read
    from reports.errors import Severity

    findings: list[Finding] = []
    for one in readings:
        filed = file_record(one.extraction, into, config, say)
        printed = (*filed.difference, *([str(filed.path)] if filed.path else []))
        _echo("".join(f"{line}\n" for line in printed))
        findings += filed.findings
        if not any(finding.severity is Severity.ERROR for finding in filed.findings):
            findings += keep_read(one, workspace)
    return findings


def _echo(text: str) -> None:
    """Print data as UTF-8, whatever the terminal takes. Raises `DeliveryError`."""
    show(text.encode("utf-8", "backslashreplace"), nl=False)


def _echo_json(data: object) -> None:
    show(json.dumps(data, ensure_ascii=False, indent=1))


def _echo_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        show("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _progress(words: Language, quiet: bool) -> Watch:
    """What shows the reports going by: a bar with the time that is left on a terminal, nothing elsewhere."""

    def watch(made: Iterator[Made], total: int) -> Iterable[Made]:
        if quiet or not sys.stderr.isatty():
            yield from made
            return
        with click.progressbar(made, total, words.text("Building"), file=sys.stderr) as bar:
            yield from bar

    return watch
