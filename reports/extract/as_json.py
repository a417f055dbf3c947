"""An extraction as JSON data, in the shape that other programs rely on (design.md 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reports.extract.model import Extraction, Figure, PlannedTask, Skipped

SCHEMA = "ldreport/extraction-1"


def as_json(extraction: Extraction) -> dict[str, Any]:
    """The one object that describes a document."""
    source, heading = extraction.source, extraction.heading
    return {
        "schema": SCHEMA,
        "source": {
            "path": extraction.path,
            "sha256": extraction.sha256,
            "title": source.title,
            "published": source.published.isoformat() if source.published else None,
            "publisher": source.publisher,
        },
        "record": {
            "reporting_org": heading.reporting_org,
            "cluster": heading.cluster,
            "period": heading.period,
            "task_period": heading.task_period,
            "kind": heading.kind,
        },
        "figures": [_figure(figure, source.text) for figure in extraction.figures],
        "tasks": [_task(task) for task in extraction.tasks],
        "skipped": [_skipped(skipped, source.text) for skipped in extraction.skipped],
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    mention = figure.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "quote": text[mention.start : mention.end],
        "value": _number(mention.value),
        "value_to": _number(mention.value_to),
        "total": _number(mention.total),
        "kind": mention.kind.value,
        "unit": mention.unit,
        "qualifier": mention.qualifier.value,
        "role": figure.role.value,
        "org": figure.organisation,
        "period": figure.period,
        "indicator": figure.indicator,
    }


def _task(task: PlannedTask) -> dict[str, Any]:
    return {
        "start": task.start,
        "end": task.end,
        "text": task.text,
        "org": task.organisation,
        "period": task.period,
        "section": task.section,
    }


def _skipped(skipped: Skipped, text: str) -> dict[str, Any]:
    quote = text[skipped.start : skipped.end]
    return {"start": skipped.start, "end": skipped.end, "quote": quote, "why": skipped.why}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
