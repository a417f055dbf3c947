"""Two looks at a period without building it: who has reported, and where a figure comes from.

In: a workspace and a period. Out: plain data for `--format json`, and rows of text for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from reports.build import read
from reports.config import Config
from reports.document.compose import compose
from reports.document.report import Figure
from reports.errors import Finding, InputError, Place, Severity, message
from reports.merge.results import Attendance, Standing, Summary
from reports.periods import Period
from reports.words import Words


class Timeliness(StrEnum):
    """Whether a record came before its deadline."""

    ON_TIME = "on_time"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Unit:
    """One expected reporter of a report. organisation: empty for members not known by name;
    timeliness: None while it has not reported itself.
    """

    report: str
    organisation: str
    name: str
    standing: str
    timeliness: Timeliness | None


@dataclass(frozen=True)
class Status:
    """Who reported for a period, and every finding."""

    period: Period
    deadline: date
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def status(workspace: Path, period: Period, words: Words) -> Status:
    """The completeness of a period. Raises `InputError`."""
    found = read(workspace, period)
    config, summaries = found.config, found.summaries(period)
    deadline = period.cut_off(config.cut_off) + timedelta(days=config.deadline_days)
    units = tuple(unit for s in summaries for unit in _units(s, config, deadline, words))
    findings = (*found.findings, *(finding for s in summaries for finding in s.findings))
    return Status(period, deadline, units, tuple(dict.fromkeys(findings)))


def _units(summary: Summary, config: Config, deadline: date, words: Words) -> Iterator[Unit]:
    silent = all(record.absence for record in summary.records)
    alone = Attendance(summary.subject, Standing.MISSING if silent else Standing.REPORTED)
    for attendance in summary.attendance or (alone,):
        id = attendance.organisation or ""
        name = config.directory[id].name if id else words.text("other members not yet named in the list")
        timeliness = _timeliness(summary, id, deadline)
        yield Unit(summary.subject, id, name, attendance.standing, timeliness)


def _timeliness(summary: Summary, id: str, deadline: date) -> Timeliness | None:
    own = [record for record in summary.records if record.organisation == id and not record.absence]
    days = [record.received for record in own if record.received]
    if not days:
        return Timeliness.UNKNOWN if own else None
    return Timeliness.ON_TIME if min(days) <= deadline else Timeliness.LATE


def status_data(found: Status, words: Words) -> dict[str, Any]:
    """The status as plain data."""
    return {
        "schema": "ldreport/status-1",
        "period": str(found.period),
        "deadline": found.deadline.isoformat(),
        "units": [
            {
                "report": unit.report,
                "organisation": unit.organisation or None,
                "name": unit.name,
                "standing": unit.standing,
                "timeliness": unit.timeliness,
            }
            for unit in found.units
        ],
        "findings": [
            {
                "severity": finding.severity,
                "code": finding.code,
                "place": str(finding.place),
                "message": words.say(finding.problem),
                "hint": words.say(finding.hint) if finding.hint else None,
            }
            for finding in found.findings
        ],
    }


def status_rows(found: Status, words: Words) -> list[tuple[str, ...]]:
    """The status as a table, its head first."""
    text = words.text
    standings = {
        "reported": text("reported"),
        "joint": text("no report of its own; covered by the joint report"),
        "in_part": text("reported in part"),
        "missing": text("not reported yet, no data"),
    }
    timing = {
        Timeliness.ON_TIME: text("on time"),
        Timeliness.LATE: text("late"),
        Timeliness.UNKNOWN: text("day not recorded"),
        None: "-",
    }
    head = (text("Report"), text("Unit"), text("Standing"), text("Received"))
    return [head, *((u.report, u.name, standings[u.standing], timing[u.timeliness]) for u in found.units)]


@dataclass(frozen=True)
class Traced:
    """A printed figure of a report."""

    report: str
    figure: Figure


def trace(workspace: Path, period: Period, wanted: str, words: Words) -> tuple[Traced, ...]:
    """The figures of a period that hold the text `wanted` (all for an empty one), at least one.

    Raises `InputError`.
    """
    read_in = read(workspace, period)
    reports = [compose(summary, read_in.config, words) for summary in read_in.summaries(period)]
    needle = " ".join(wanted.casefold().split())
    figures = [Traced(r.id, figure) for r in reports for figure in r.figures]
    if found := tuple(traced for traced in figures if needle in traced.figure.text.casefold()):
        return found
    problem = message("no figure printed for {period} holds “{text}”", period=period, text=wanted)
    hint = message("Name it as it is printed, or no text for all figures.")
    raise InputError([Finding(Severity.ERROR, "no-figure", Place(str(period)), problem, hint)])


def trace_data(found: tuple[Traced, ...], period: Period) -> dict[str, Any]:
    """The traced figures as plain data."""
    return {
        "schema": "ldreport/trace-1",
        "period": str(period),
        "figures": [
            {
                "report": traced.report,
                "text": traced.figure.text,
                "indicator": traced.figure.indicator,
                "organisation": traced.figure.organisation,
                "sources": [
                    {"source": c.source, "file": c.file, "line": c.line, "quote": c.quote}
                    for c in traced.figure.sources
                ],
            }
            for traced in found
        ],
    }


def trace_rows(found: tuple[Traced, ...], words: Words) -> list[tuple[str, ...]]:
    """The traced figures as a table, a row for each place that states one."""
    text = words.text
    head = (text("Figure"), text("Report"), text("Of whom"), text("Record"), text("Quote"))
    rows = (
        (t.figure.text, t.report, t.figure.organisation, f"{c.file}:{c.line}", f"“{c.quote}”")
        for t in found
        for c in t.figure.sources
    )
    return [head, *rows]
