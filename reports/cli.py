"""The command line: arguments to a build, findings to text, errors to exit codes.

0: done; 1: findings of severity error, or documents that could not be made; 2: wrong use or input.
Nothing else in the package prints or exits. Heavy modules are loaded by the command that needs them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports import __version__

if TYPE_CHECKING:
    from reports.build import Watch
    from reports.document.report import Report
    from reports.errors import Finding
    from reports.periods import Period
    from reports.words import Words


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ldreport")
def main() -> None:
    """Reports of trade-union federations: from quarterly records to Word and PDF."""


@main.command()
@click.option("--quarter", metavar="2021Q1", help="Build the reports of a quarter.")
@click.option("--half", metavar="2021H1", help="Build the reports of a half-year.")
@click.option("--nine-months", metavar="2021", help="Build the reports of nine months.")
@click.option("--year", metavar="2023", help="Build the reports of a year.")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default=".",
    help="Folder with config.yaml, seeds/ and templates/.",
)
@click.option("--out", type=click.Path(path_type=Path), default="build", help="Folder to write into.")
@click.option("--only", "only", metavar="ID", multiple=True, help="Build only this report; may be repeated.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(["docx", "pdf", "html"]),
    multiple=True,
    default=["docx", "pdf"],
    help="What to make; may be repeated.",
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the messages.")
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
def build(
    quarter: str | None,
    half: str | None,
    nine_months: str | None,
    year: str | None,
    workspace: Path,
    out: Path,
    only: tuple[str, ...],
    formats: tuple[str, ...],
    lang: str,
    quiet: bool,
) -> None:
    """Build every report of one period as Word and PDF."""
    from reports.build import Order
    from reports.build import build as run
    from reports.errors import InputError, ReportError, Severity
    from reports.words import Words

    words = Words(lang)
    try:
        period = _period(quarter=quarter, half=half, nine_months=nine_months, year=year)
        built = run(Order(workspace, period, out, formats, only), _progress(words, quiet))
    except ReportError as error:
        _tell(error.findings, words)
        sys.exit(2 if isinstance(error, InputError) else 1)
    _tell(built.findings, words)
    if not quiet:
        for path in built.files:
            click.echo(path)
    sys.exit(1 if any(f.severity is Severity.ERROR for f in built.findings) else 0)


def _period(**given: str | None) -> Period:
    """The one period that the options name. Raises `InputError`."""
    from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, message
    from reports.periods import Period, PeriodKind

    named = {name: text for name, text in given.items() if text is not None}
    if len(named) != 1:
        problem = message("exactly one period must be named")
        hint = message("Give one of --quarter, --half, --nine-months, --year.")
        raise InputError(
            [Finding(Severity.ERROR, "no-single-period", Place("ldreport build"), problem, hint)]
        )
    name, text = named.popitem()
    place, kind = Place(f"--{name.replace('_', '-')}"), PeriodKind(name)
    try:
        suffix = "M09" if kind is PeriodKind.NINE_MONTHS and text.isdecimal() else ""
        period = Period.parse(text + suffix)
    except NotUnderstoodError as error:
        raise InputError(
            [Finding(Severity.ERROR, "not-a-period", place, error.problem, error.hint)]
        ) from error
    if period.kind is not kind:
        problem = message("“{text}” is a period of another length", text=text)
        hint = message("Write --quarter 2021Q1, --half 2021H1, --nine-months 2021 or --year 2021.")
        raise InputError([Finding(Severity.ERROR, "other-period", place, problem, hint)])
    return period


def _tell(findings: Iterable[Finding], words: Words) -> None:
    """Print findings to stderr, each as `place: problem. hint`."""
    for finding in findings:
        parts = [f"{finding.place}: {words.say(finding.problem)}."]
        if finding.hint:
            parts.append(words.say(finding.hint))
        click.echo(" ".join(parts), err=True)


def _progress(words: Words, quiet: bool) -> Watch:
    """What shows the reports going by: a bar on a terminal, nothing elsewhere."""

    def watch(reports: Iterable[Report]) -> Iterable[Report]:
        if quiet or not sys.stderr.isatty():
            yield from reports
            return
        with click.progressbar(reports, label=words.text("Building"), file=sys.stderr) as bar:
            yield from bar

    return watch
