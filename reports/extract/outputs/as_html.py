"""An extraction as one page to read through: the text with every find marked, its reading beside it.

In: an `Extraction`, and what says messages in the reader's language. Out: HTML that needs nothing else.
Everything that comes from the document is escaped; the page runs no script. Whatever a colour says is
said in words beside it as well, for paper and for screen readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from reports.config import Config
from reports.errors import Message, message
from reports.extract.marks import within
from reports.extract.model import BlockKind, Extraction, Figure, PlannedTask, Skipped
from reports.extract.reasons import Reasons
from reports.extract.values import ROLES, Say, counts, day_written, hedged, unlisted
from reports.indicators import Catalogue

LONGEST = 60  # characters of a task beside the text, enough to know it by
OPENING = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="generator" content="ldreport extract">"""
KINDS = {
    "quarter": message("report of a quarter"),
    "half": message("report of half a year"),
    "nine_months": message("report of nine months"),
    "year": message("report of a year"),
    "event": message("account of an event"),
    "plan": message("plan of work"),
    "other": message("neither report, event nor plan"),
}
BASES = {
    "plan": message("compared with the plan"),
    "last_year": message("compared with the same period last year"),
    "before": message("compared with the time before"),
}
REASONS = (  # why numbers are skipped, for the catalogue: the stages before write them in English
    message("age"),
    message("amount repeated in words"),
    message("anniversary"),
    message("around the clock"),
    message("article of a law"),
    message("bare number"),
    message("date"),
    message("document number"),
    message("duration"),
    message("file size"),
    message("furniture"),
    message("list number"),
    message("no exact number"),
    message("number of a name"),
    message("number of a table or page"),
    message("one of several"),
    message("ordinal"),
    message("period"),
    message("phone or account number"),
    message("place or group number"),
    message("programme name"),
    message("rate of a fee"),
    message("repeat"),
    message("score"),
    message("slogan"),
    message("term"),
    message("time of day"),
    message("unit of a table"),
    message("unreadable number"),
    message("year"),
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)  # turns lines round
STYLE = """
body { font: 16px/1.6 "Times New Roman", serif; color: #111; background: #fff; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 76rem; }
h1 { font-size: 1.4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.row { display: grid; grid-template-columns: 3fr 2fr; gap: 0 2rem; align-items: start; break-inside: avoid; }
.row > * { min-width: 0; margin: .3rem 0; overflow-wrap: anywhere; }
.row p { white-space: pre-wrap; }
.row ul { padding-left: 1rem; font: 13px/1.5 sans-serif; }
.aside, .skipped { color: #6e6e6e; }
.figure { font-weight: bold; border-radius: 2px; }
.achievement { background: #cdebc8; }
.task { background: #ffe3a8; }
.context { background: #d3e2f7; }
.planned { border-bottom: 2px solid #b06000; }
.unsure { text-decoration: underline dashed #a00000; }
li .unsure { text-decoration: none; color: #a00000; }
@media print { * { print-color-adjust: exact; } }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } }
""".strip()


def as_html(extraction: Extraction, config: Config | None, say: Say) -> str:
    """The page for one document, with the labels of config.yaml. Every such page begins with `OPENING`."""
    catalogue = config.catalogue if config else Catalogue()
    names = {section.id: section.heading for section in catalogue.sections}
    names |= {indicator.id: indicator.label for indicator in catalogue.indicators.values()}
    title = escape(extraction.source.title or extraction.document.path)
    page = "\n".join(
        (
            OPENING,
            '<meta name="viewport" content="width=device-width">',
            f"<title>{title}</title><style>{STYLE}</style></head>",
            f"<body><h1>{title}</h1>",
            _heading(extraction, say),
            _legend(say),
            *_rows(extraction, names, say),
            "</body>",
            "</html>",
            "",
        )
    )
    return UNSEEN.sub("\ufffd", page)


def _heading(extraction: Extraction, say: Say) -> str:
    heading, unknown = extraction.heading, say(message("not known"))
    told = (
        (message("reporting organisation"), heading.reporting_org),
        (message("cluster"), heading.cluster),
        (message("period"), heading.period),
        (message("planned for"), heading.task_period),
        (message("kind"), say(KINDS[heading.kind])),
        (message("file"), extraction.document.path),
        (message("read"), say(counts(extraction))),
    )
    rows = (f"<dt>{escape(say(name))}</dt><dd>{escape(value or unknown)}</dd>" for name, value in told)
    return f"<dl>{''.join(rows)}</dl>"


def _legend(say: Say) -> str:
    marks = (
        *((f"figure {role.value}", name) for role, name in ROLES.items()),
        ("planned", message("planned work")),
        ("unsure", message("not certain")),
        ("skipped", message("no figure")),
    )
    told = (f'<span class="{classes}">{escape(say(name))}</span>' for classes, name in marks)
    return f"<p>{' · '.join(told)}</p>"


def _rows(extraction: Extraction, names: Mapping[str, str], say: Say) -> Iterator[str]:
    """A row for each line of the text: its words with the finds marked, and the readings of these."""
    text, marked = extraction.source.text, tuple(_stretches(extraction))
    furniture = {block.start for block in extraction.source.blocks if block.kind is BlockKind.FURNITURE}
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            readings = "".join(_readings(extraction, (at, end), names, say))
            aside = ' class="aside"' if at + len(line) - len(line.lstrip()) in furniture else ""
            words = "".join(stretch.html(text) for stretch in within(marked, at, end))
            beside = f"<ul>{readings}</ul>" if readings else ""
            yield f'<div class="row"><p{aside}>{words}</p>{beside}</div>'
        at = end + 1


def _readings(
    extraction: Extraction, line: tuple[int, int], names: Mapping[str, str], say: Say
) -> Iterator[str]:
    """What was read in a line, an item for each find, and one for all that was skipped."""
    start, end = line
    for figure in within(extraction.figures, start, end):
        yield _figure(figure, extraction.where(figure), names, say)
    for task in within(extraction.tasks, start, end):
        yield _task(task, names, say)
    if skipped := within(extraction.skipped, start, end):
        yield _skipped(skipped, extraction.source.text, say)


@dataclass(frozen=True)
class Stretch:
    """A piece of a line that is marked in one way throughout."""

    start: int
    end: int
    classes: str

    def html(self, text: str) -> str:
        words = escape(text[self.start : self.end])
        return f'<span class="{self.classes}">{words}</span>' if self.classes else words


def _stretches(extraction: Extraction) -> Iterator[Stretch]:
    """The whole text cut wherever a mark begins or ends; marks may lie within each other."""
    text = extraction.source.text
    spans = [
        *((f.start, f.end, f"figure {f.role.value}{_doubted(f.doubts)}") for f in extraction.figures),
        *((t.start, t.end, f"planned{_doubted(t.doubts)}") for t in extraction.tasks),
        *((s.start, s.end, "skipped") for s in extraction.skipped),
    ]
    begun = ((start, 1, classes) for start, _, classes in spans)
    ended = ((end, -1, classes) for _, end, classes in spans)
    lines = ((place, 0, "") for found in re.finditer(r"\n", text) for place in found.span())
    marks = Counter[str]()
    at = 0
    for place, step, classes in sorted((*begun, *ended, *lines, (len(text), 0, ""))):
        if place > at:
            yield Stretch(at, place, " ".join(sorted(+marks)))
            at = place
        marks[classes] += step


def _doubted(doubts: Reasons) -> str:
    return " unsure" if doubts else ""


def _figure(figure: Figure, where: Message | None, names: Mapping[str, str], say: Say) -> str:
    base, day = figure.mention.base, figure.as_of
    told = (
        hedged(figure.mention, say),
        say(BASES[base]) if base else None,
        say(ROLES[figure.role]),
        names.get(figure.indicator or "") or say(unlisted(figure)),
        figure.organisation,
        figure.period,
        say(message("as of {day}", day=day_written(day))) if day else None,
        say(where) if where else None,
    )
    return _item(", ".join(filter(None, told)), figure.doubts, say)


def _task(task: PlannedTask, names: Mapping[str, str], say: Say) -> str:
    due = day_written(task.due) if task.due else None
    text = shorten(task.text, LONGEST, placeholder=" …")
    words = say(message("planned work “{text}”", text=text))
    told = (words, names.get(task.section or ""), task.organisation, task.period, due)
    return _item(", ".join(filter(None, told)), task.doubts, say)


def _item(told: str, doubts: Reasons, say: Say) -> str:
    if not doubts:
        return f"<li>{escape(told)}</li>"
    doubt = say(message("not certain: {reason}", reason="; ".join(say(why.told) for why in doubts)))
    return f'<li>{escape(told)} <strong class="unsure">{escape(doubt)}</strong></li>'


def _skipped(skipped: Iterable[Skipped], text: str, say: Say) -> str:
    """The numbers of a line that are no figures, by the reason why."""
    quotes: dict[str, list[str]] = {}
    for one in skipped:
        quotes.setdefault(one.why, []).append(f"<q>{escape(text[one.start : one.end])}</q>")
    told = [f"{escape(say(message(why)))}: {', '.join(words)}" for why, words in quotes.items()]
    none = escape(say(message("no figure")))
    return f'<li class="skipped">{none} – {"; ".join(told)}</li>'
