"""What the commands share: how a workspace and a period are named, how problems are told, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reports.errors import DeliveryError, Finding
    from reports.language import Language
    from reports.periods import Period

F = TypeVar("F", bound=Callable[..., None])


class Program(click.Group):
    """The commands, with all three standard streams: one that is closed leads nowhere."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command. The next file that is opened would take the place of a stream that is closed."""
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:
                setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # until the end
        options["standalone_mode"] = False
        with _told_by_click():
            sys.exit(super().main(*arguments, **options))


@contextmanager
def _told_by_click() -> Iterator[None]:
    """What click tells by itself: wrong use, to stderr, which may take no more; and help, to stdout."""
    try:
        yield
    except click.ClickException as wrong:
        with suppress(OSError):
            wrong.show()
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(1)
    except OSError as error:
        from reports.language import Language

        with problems_told(Language("vi")):
            raise _not_shown(error) from error


def with_workspace(command: F) -> F:
    """The options by which every command names its workspace and the language of its messages."""
    options = (
        click.option(
            "--workspace",
            type=click.Path(path_type=Path),
            default=".",
            help="Folder with config.yaml, seeds/ and templates/.",
        ),
        click.option(
            "--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the messages."
        ),
    )
    return _with(options, command)


def with_period(command: F) -> F:
    """The options by which a command names its period, and those of `with_workspace`."""
    options = (
        click.option("--quarter", metavar="2021Q1", help="A quarter."),
        click.option("--half", metavar="2021H1", help="A half-year."),
        click.option("--nine-months", metavar="2021", help="Nine months."),
        click.option("--year", metavar="2023", help="A year."),
    )
    return _with(options, with_workspace(command))


def _with(options: tuple[Callable[[F], F], ...], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def period_of(**given: str | None) -> Period:
    """The one period that the options name. Raises `InputError`."""
    from reports.errors import Finding, InputError, NotUnderstoodError, Place, Severity, message
    from reports.periods import Period, PeriodKind

    named = {name: text for name, text in given.items() if text is not None}
    if len(named) != 1:
        problem = message("exactly one period must be named")
        hint = message("Give one of --quarter, --half, --nine-months, --year.")
        raise InputError([Finding(Severity.ERROR, "no-single-period", Place("ldreport"), problem, hint)])
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


def tell(findings: Iterable[Finding], words: Language) -> None:
    """Print findings to stderr, each on one line as `place: problem. hint`; it may take no more."""
    from reports.cleaning import in_one_line

    for finding in findings:
        parts = [f"{finding.place}: {words.say(finding.problem)}."]
        if finding.hint:
            parts.append(words.say(finding.hint))
        with suppress(OSError):
            click.echo(in_one_line(" ".join(parts)), err=True)


def show(what: object, *, nl: bool = True) -> None:
    """Print what was asked for. Raises `DeliveryError`."""
    try:
        click.echo(what, nl=nl)
    except BrokenPipeError:
        raise  # nobody reads on: click ends the program without a word
    except OSError as error:
        raise _not_shown(error) from error


def _not_shown(error: OSError) -> DeliveryError:
    """What is said when stdout takes no more. What it did not take is dropped: it would fail once more when
    Python ends.
    """
    from reports.deliver.files import not_written

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return not_written(error, Path("stdout"))


@contextmanager
def problems_told(words: Language) -> Iterator[None]:
    """Tell what stops the work, and end with 2 for wrong use or input, with 1 for anything else."""
    from reports.errors import InputError, ReportError

    try:
        yield
    except ReportError as error:
        tell(error.findings, words)
        sys.exit(2 if isinstance(error, InputError) else 1)
    except BrokenPipeError:
        raise  # nobody reads on: click ends the program without a word
    except OSError as error:
        tell([_disk_failed(error)], words)
        sys.exit(1)


def _disk_failed(error: OSError) -> Finding:
    """What is said when the system refuses what it can hardly refuse, such as to list a folder."""
    from reports.causes import cause
    from reports.errors import Finding, Place, Severity, message

    problem = message("the file or folder cannot be used: {detail}", detail=cause(error))
    hint = message("See whether the disk is full or failing, and whether you may use the folder.")
    return Finding(Severity.ERROR, "disk-failed", Place(str(error.filename or "ldreport")), problem, hint)


def end(findings: Iterable[Finding]) -> None:
    """End the program: with 1 when a finding is of severity error."""
    from reports.errors import Severity

    sys.exit(1 if any(finding.severity is Severity.ERROR for finding in findings) else 0)
