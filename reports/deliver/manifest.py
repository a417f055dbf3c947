"""manifest.json: what a build read, what it wrote, and where every printed figure comes from.

The shape is fixed by design.md section 5; `copy` says whether a report is a draft or the copy that is sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.document.report import Citation, Figure, Report
from reports.errors import Finding
from reports.words import Words

NAME = "manifest.json"
SCHEMA = "ldreport/manifest-1"


@dataclass(frozen=True)
class Output:
    """A file of a report as it was written."""

    path: str
    format: str
    sha256: str


def manifest(
    period: str,
    inputs: Mapping[str, str],
    reports: Iterable[tuple[Report, Iterable[Output], Iterable[Finding]]],
    missing: Iterable[tuple[Report, Iterable[Finding]]],
    words: Words,
) -> bytes:
    """The manifest as JSON. inputs: sha256 by path; reports: each with the files it became, and what is to be
    said of it; missing: those that could not be made, each with why.
    """
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "period": period,
        "inputs": dict(sorted(inputs.items())),
        "reports": [_report(*report, words) for report in reports],
    }
    if lost := [_missing(report, findings, words) for report, findings in missing]:
        data["missing"] = lost
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _report(
    report: Report, outputs: Iterable[Output], findings: Iterable[Finding], words: Words
) -> dict[str, Any]:
    return {
        "id": report.id,
        "kind": report.kind,
        "copy": report.copy,
        "title": report.title,
        "organisation": report.organisation,
        "files": [{"path": o.path, "format": o.format, "sha256": o.sha256} for o in outputs],
        "figures": [_figure(figure) for figure in report.figures],
        "tasks": [{"text": task.text, "period": task.period} for task in report.tasks],
        "findings": [_finding(finding, words) for finding in findings],
    }


def _missing(report: Report, findings: Iterable[Finding], words: Words) -> dict[str, Any]:
    """What the manifest says of a report that is not there."""
    return {
        "id": report.id,
        "title": report.title,
        "organisation": report.organisation,
        "findings": [_finding(finding, words) for finding in findings],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    ends = {"value_to": figure.value_to, "total": figure.total}
    return {
        "text": figure.text,
        "indicator": figure.indicator,
        "organisation": figure.organisation,
        "period": figure.period,
        "value": _plain(figure.value),
        **{name: _plain(end) for name, end in ends.items() if end is not None},
        "qualifier": figure.qualifier,
        "sources": [_citation(citation) for citation in figure.sources],
    }


def _plain(value: Decimal) -> str:
    """The digits of a value without an exponent or needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _citation(citation: Citation) -> dict[str, Any]:
    return {"source": citation.source, "file": citation.file, "line": citation.line, "quote": citation.quote}


def _finding(finding: Finding, words: Words) -> dict[str, str]:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "place": str(finding.place),
        "message": f"{words.say(finding.problem)}. {words.say(finding.hint) if finding.hint else ''}".strip(),
    }
