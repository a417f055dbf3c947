"""An extraction as JSON data, in the shape that other programs rely on (design.md 6).

In: an `Extraction`. Out: one line of JSON. Every number stands there digit by digit as it was read: JSON
written by way of binary fractions would turn 0,1 + 0,2 into something that no text states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from reports.extract.figures.comparisons import TIMES
from reports.extract.model import Extraction, Figure, Kind, Mention, PlannedTask, Skipped
from reports.extract.reasons import Reasons, Unsure
from reports.facts import Role
from reports.quantities import MONEY, PERCENT

SCHEMA = "ldreport/extraction-1"
SIGNS = ("+", "-", "–", "−", "‐", "‑")  # before a difference to what another cell has
SHARES = (PERCENT, *TIMES)
BREAKS = re.compile("[\x85\u2028\u2029]")  # ends of lines to some programs, and JSON leaves them as they are
SIGNED = re.compile(r"(?:\D*[\s(])?[-–−‐‑]\d")  # with the first of its numbers


def as_json(extraction: Extraction) -> str:
    """The one object that describes a document, on one line.

    Beside what design.md 6 fixes: `confidence` is `low` where `unsure` says why a reading is doubtful, else
    `high`, and `reasons` are all the doubts; `base` is what a change is compared with (`plan`, `last_year`,
    `before`), and `falls` whether it goes down: `value` has the sign that its digits have (`giảm 3 vụ` is 3,
    `-4%` is -4); a rise that is compared with nothing (`tăng thêm 20 CĐCS`) is a count or money, and of
    no indicator, like such a fall; `as_of` and `due` are days; `place` is where a figure stands in a file of
    sheets or pages; `targets` are the places in `figures` of what a task sets itself.
    """
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", _encoded(_document(extraction)))


def _document(extraction: Extraction) -> dict[str, Any]:
    source, heading = extraction.source, extraction.heading
    return {
        "schema": SCHEMA,
        "source": {
            "path": extraction.document.path,
            "sha256": extraction.document.sha256,
            "title": source.title,
            "published": _day(source.published),
            "publisher": source.publisher,
        },
        "record": {
            "reporting_org": heading.reporting_org,
            "cluster": heading.cluster,
            "period": heading.period,
            "task_period": heading.task_period,
            "kind": heading.kind,
        },
        "figures": [_figure(figure, extraction) for figure in extraction.figures],
        "tasks": [_task(task, extraction.figures) for task in extraction.tasks],
        "skipped": [_skipped(skipped, source.text) for skipped in extraction.skipped],
    }


def _figure(figure: Figure, extraction: Extraction) -> dict[str, Any]:
    mention, where = figure.mention, extraction.where(figure)
    quote = extraction.source.text[mention.start : mention.end]
    alone = _is_alone(mention) and not quote.startswith(SIGNS)
    return {
        "start": mention.start,
        "end": mention.end,
        "quote": quote,
        "value": _as_written(mention.value, quote),
        "value_to": _as_written(mention.value_to, quote),
        "total": mention.total,
        "kind": (_counted(mention.unit) if alone and mention.value > 0 else mention.kind).value,
        "unit": mention.unit,
        "qualifier": mention.qualifier.value,
        "role": figure.role.value,
        "org": figure.organisation,
        "period": figure.period,
        "indicator": None if alone else figure.indicator,  # which tells how many there are, not how many more
        "base": mention.base or None,
        "falls": mention.value < 0,
        "as_of": _day(figure.as_of),
        **({"place": str(where)} if where else {}),
        **_certainty(figure.doubts),
    }


def _is_alone(mention: Mention) -> bool:
    """Whether a rise or a fall is compared with nothing that is named, nor told as a share or in times."""
    compared = mention.base or mention.unsure is Unsure.THAN_WHAT or mention.unit.startswith(SHARES)
    return mention.kind is Kind.CHANGE and not compared


def _counted(unit: str) -> Kind:
    """What a rise is that is compared with nothing: `tăng thêm 20 CĐCS` counts 20 of them."""
    return Kind.MONEY if unit.startswith(MONEY) else Kind.COUNT


def _as_written(value: Decimal | None, quote: str) -> Decimal | None:
    return value if value is None or SIGNED.match(quote) else value.copy_abs()


def _task(task: PlannedTask, figures: Sequence[Figure]) -> dict[str, Any]:
    inside = (n for n, figure in enumerate(figures) if task.start <= figure.start < task.end)
    return {
        "start": task.start,
        "end": task.end,
        "text": task.text,
        "org": task.organisation,
        "period": task.period,
        "section": task.section,
        "due": _day(task.due),
        "targets": [n for n in inside if figures[n].role is Role.TASK],
        **_certainty(task.doubts),
    }


def _skipped(skipped: Skipped, text: str) -> dict[str, Any]:
    quote = text[skipped.start : skipped.end]
    return {"start": skipped.start, "end": skipped.end, "quote": quote, "why": skipped.why}


def _certainty(doubts: Reasons) -> dict[str, Any]:
    first = next(iter(doubts), None)
    return {"confidence": "low" if doubts else "high", "unsure": first, "reasons": [*doubts]}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _encoded(value: Any) -> str:
    """A value as JSON; `Decimal` is what the library has no exact form for."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_encoded(name)}: {_encoded(one)}" for name, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_encoded, value)) + "]"
        case Decimal():
            digits = f"{value:f}"
            return digits.rstrip("0").removesuffix(".") if "." in digits else digits
        case _:
            return json.dumps(value, ensure_ascii=False)
